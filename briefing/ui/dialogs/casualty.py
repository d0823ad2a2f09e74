"""One toll row as the analyst corrects it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from briefing.domain.actor import ActorId
from briefing.domain.casualty import Casualty
from briefing.domain.event import EventId
from briefing.ui.craft.discretion import in_quotes
from briefing.ui.dialogs.base import Asking
from briefing.ui.dialogs.fields import OneOfMany, RangeField, Terms, WhenField, day_beside, sorted_names
from briefing.ui.panes.parts import label
from briefing.ui.seen.view import View
from briefing.ui.wording import words
from briefing.ui.wording.plain import shortened


class CasualtyDialog(Asking):
    """The value is the row with the corrections; its wording and its place in the text stay as they are. With `bare` the
    range is still to be given.
    """

    def __init__(
        self,
        parent: QWidget | None,
        row: Casualty,
        view: View,
        today: date,
        heading: str = words.EDIT_FIGURE_TITLE,
        *,
        bare: bool = False,
    ) -> None:
        super().__init__(parent, heading)
        self.setMinimumWidth(560)
        self._row = row
        if quote := view.sentence(row.evidence):
            self.body.addWidget(label(in_quotes(shortened(quote, 320)), quiet=True, wrap=True))
        actors = sorted_names((one.id, one.name) for one in view.corpus.actors)
        self.range = RangeField(None, None, self) if bare else RangeField(row.low, row.high, self)
        self.effect = Terms(self, words.EFFECTS, row.effect, words.EFFECT)
        self.victims = Terms(self, words.VICTIMS, row.victims, words.VICTIMS_NAME)
        self.told_in = OneOfMany(self, _events(row, view), row.event, words.NO_EVENT, words.COLUMN_WHAT)
        self.when = WhenField(row.when, today, self)
        self.perpetrator = OneOfMany(self, actors, row.perpetrator, words.NOBODY_NAMED, words.RESPONSIBLE)
        self.victim = OneOfMany(self, actors, row.victim_actor, words.NOBODY_NAMED, words.VICTIM_ACTOR)
        self.status = Terms(self, words.STATUSES, row.status, words.STATUS)
        self.cumulative = QCheckBox(words.CUMULATIVE, self)
        self.cumulative.setChecked(row.cumulative)
        for name, field in (
            (words.PEOPLE, self.range),
            (words.EFFECT, self.effect),
            (words.VICTIMS_NAME, self.victims),
            (words.COLUMN_WHAT, self.told_in),
            (words.WHEN, self.when),
            (words.RESPONSIBLE, self.perpetrator),
            (words.VICTIM_ACTOR, self.victim),
            (words.STATUS, self.status),
            ("", self.cumulative),
        ):
            self.form.addRow(name, field)
        self.body.addLayout(self.form)
        self._problem = label("", wrap=True)
        self.body.addWidget(self._problem)
        self.range.changed.connect(self.check)
        self.when.changed.connect(self.check)

    @classmethod
    def ask(cls, parent: QWidget, row: Casualty, view: View, answer: Callable[[Casualty], None]) -> CasualtyDialog:
        opened: CasualtyDialog = cls(parent, row, view, day_beside(view, row.evidence)).shown_for(answer)
        return opened

    @classmethod
    def ask_new(
        cls, parent: QWidget, row: Casualty, view: View, answer: Callable[[Casualty], None], *, bare: bool
    ) -> CasualtyDialog:
        """For a figure entered by hand."""
        made = cls(parent, row, view, day_beside(view, row.evidence), words.NEW_FIGURE, bare=bare)
        opened: CasualtyDialog = made.shown_for(answer)
        opened.range.low.setFocus()
        opened.range.low.selectAll()
        return opened

    def problem(self) -> str:
        return self.range.problem() or self.when.problem()

    def check(self) -> None:
        super().check()
        self._problem.setText(self.problem())
        self._problem.setVisible(bool(self.problem()))

    def value(self) -> Casualty:
        low, high = self.range.value()
        perpetrator, victim, event = self.perpetrator.id(), self.victim.id(), self.told_in.id()
        return replace(
            self._row,
            low=low,
            high=high,
            effect=self.effect.term(),
            victims=self.victims.term(),
            event=EventId(event) if event else None,
            when=self.when.value(),
            perpetrator=ActorId(perpetrator) if perpetrator else None,
            victim_actor=ActorId(victim) if victim else None,
            status=self.status.term(),
            cumulative=self.cumulative.isChecked(),
        )


def _events(row: Casualty, view: View) -> dict[str, str]:
    """The events that the figure can be counted in: those of its article, and the one it is counted in now."""
    articles = {span.article for span in row.evidence}
    told = [
        (one.id, shortened(one.title, 70))
        for one in view.corpus.events
        if one.id == row.event or any(span.article in articles for span in one.evidence)
    ]
    return sorted_names(told)

"""A tie between two actors as the analyst corrects it or puts it in: what it is, how it stands, since when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from briefing.domain.actor import Actor, ActorId, Predicate
from briefing.domain.claim import Review
from briefing.domain.text import Span
from briefing.domain.tie import EITHER_WAY, Standing, TieKey, TieVerdict, is_moment
from briefing.ui.craft.discretion import in_quotes, with_quotes
from briefing.ui.dialogs.base import Asking
from briefing.ui.dialogs.fields import OneOfMany, Terms, sorted_names
from briefing.ui.panes.parts import label
from briefing.ui.seen.profile import Profiler
from briefing.ui.seen.view import View
from briefing.ui.wording import tie_words as words
from briefing.ui.wording.plain import apart, shortened
from briefing.ui.wording.words import PREDICATES
from briefing.usecases.looking.ties import Tie

_MOST_SENTENCES = 3
_LONGEST = 260


class _Fields(Asking):
    """The fields that both dialogs share."""

    def __init__(self, parent: QWidget | None, title: str, verdict: TieVerdict, *, is_new: bool = False) -> None:
        super().__init__(parent, title)
        self._verdict = verdict
        choices = {one: text for one, text in words.STANDING_CHOICES.items() if one is not None or not is_new}
        self.standing = Terms(self, choices, verdict.standing, words.STANDING)
        self.since, self.until = QLineEdit(verdict.since, self), QLineEdit(verdict.until, self)
        self.note = QLineEdit(verdict.note, self)
        self.note.setPlaceholderText(words.NOTE_HINT)
        self.note.setMaxLength(400)
        self._problem = label("", wrap=True)

    def _lay_out(self) -> None:
        for name, field in (
            (words.STANDING, self.standing),
            (words.SINCE_FIELD, self.since),
            (words.UNTIL_FIELD, self.until),
            (words.NOTE, self.note),
        ):
            self.form.addRow(name, field)
            field.setAccessibleName(name)
        for moment in (self.since, self.until):
            moment.setPlaceholderText(words.MOMENT_HINT)
            moment.textChanged.connect(self._on_changed)
        self.body.addLayout(self.form)
        self.body.addWidget(self._problem)

    def _on_changed(self, _what: object = None) -> None:
        self.check()

    def check(self) -> None:
        super().check()
        self._problem.setText(self.problem())
        self._problem.setVisible(bool(self.problem()))

    def problem(self) -> str:
        since, until = self.since.text().strip(), self.until.text().strip()
        if any(one and not is_moment(one) for one in (since, until)):
            return words.NO_MOMENT.format(hint=words.MOMENT_HINT)
        return words.ENDS_BEFORE if since and until and until[: len(since)] < since[: len(until)] else ""

    def _said(self) -> TieVerdict:
        return replace(
            self._verdict,
            standing=self.standing.term(),
            since=self.since.text().strip(),
            until=self.until.text().strip(),
            note=" ".join(self.note.text().split()),
        )


class TieDialog(_Fields):
    """The value is the verdict on a tie that is there, as one that was edited."""

    def __init__(self, parent: QWidget | None, tie: Tie, view: View) -> None:
        super().__init__(parent, words.EDIT_TITLE, tie.verdict)
        self._tie = tie
        self.body.addWidget(label(Profiler(view).tie_words(tie), strong=True, wrap=True))
        sentences = list(dict.fromkeys(view.sentence((span,)) for span in tie.spans))
        for sentence in sentences[:_MOST_SENTENCES]:
            self.body.addWidget(label(in_quotes(shortened(sentence, _LONGEST)), quiet=True, wrap=True))
        other = apart(view.actor_name(tie.object))
        says = {one: f"… {forms[0].format(other=other)}" for one, forms in PREDICATES.items()}
        self.predicate = Terms(self, says, tie.predicate, words.TIE)
        self.form.addRow(words.TIE, self.predicate)
        self._lay_out()

    @classmethod
    def ask(cls, parent: QWidget, tie: Tie, view: View, answer: Callable[[TieVerdict], None]) -> TieDialog:
        opened: TieDialog = cls(parent, tie, view).shown_for(answer)
        opened.predicate.setFocus()
        return opened

    def value(self) -> TieVerdict:
        says = self.predicate.term()
        said = replace(self._said(), predicate=None if says is self._tie.key.predicate else says)
        if said == self._verdict:
            return said
        return replace(said, review=Review.EDITED)


class NewTieDialog(_Fields):
    """The value is the key and the verdict of a tie that the program did not read."""

    def __init__(self, parent: QWidget | None, actor: Actor, view: View, evidence: Span | None = None) -> None:
        super().__init__(parent, words.ADD_TITLE.format(name=shortened(actor.name, 60)), TieVerdict(), is_new=True)
        self._evidence = evidence
        if evidence is not None:
            quote = shortened(view.quote((evidence,)), _LONGEST)
            self.body.addWidget(label(with_quotes(words.WITH_WORDS.format(quote=quote)), quiet=True, wrap=True))
        self._actor, self._known = actor, {TieKey.of(*one.key) for one in view.ties_of(actor.id)}
        ways: dict[tuple[Predicate, bool], str] = {}
        for one, (forward, backward) in PREDICATES.items():
            ways[one, True] = f"{apart(shortened(actor.name, 40))} {forward.format(other='…')}"
            if one not in EITHER_WAY:
                ways[one, False] = f"{apart(shortened(actor.name, 40))} {backward.format(other='…')}"
        self.way = Terms(self, ways, next(iter(ways)), words.TIE)
        others = sorted_names((one.id, one.name) for one in view.corpus.actors if one.id != actor.id)
        self.other = OneOfMany(self, others, None, words.CHOOSE_OTHER, words.WITH)
        self.form.addRow(words.TIE, self.way)
        self.form.addRow(words.WITH, self.other)
        self._lay_out()
        self.way.currentIndexChanged.connect(self._on_changed)
        self.other.currentTextChanged.connect(self._on_changed)

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        actor: Actor,
        view: View,
        answer: Callable[[tuple[TieKey, TieVerdict]], None],
        evidence: Span | None = None,
    ) -> NewTieDialog:
        """`evidence` are words of an article that tell it, which are kept with it."""
        opened: NewTieDialog = cls(parent, actor, view, evidence).shown_for(answer)
        opened.way.setFocus()
        return opened

    def _key(self) -> TieKey | None:
        other = self.other.id()
        if other is None:
            return None
        predicate, is_outward = self.way.term()
        ends = (self._actor.id, ActorId(other)) if is_outward else (ActorId(other), self._actor.id)
        return TieKey.of(ends[0], predicate, ends[1])

    def problem(self) -> str:
        key = self._key()
        if key is None:
            return words.WHOM
        return words.THERE_ALREADY if key in self._known else super().problem()

    def value(self) -> tuple[TieKey, TieVerdict]:
        key = self._key()
        assert key is not None
        said = replace(self._said(), review=Review.ACCEPTED, by_hand=True, evidence=self._evidence)
        return key, replace(said, standing=None) if said.standing is Standing.STATED else said

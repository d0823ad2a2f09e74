"""An event as the analyst corrects it or enters it by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from briefing.domain.actor import Actor, ActorId
from briefing.domain.claim import Origin
from briefing.domain.event import SUBTYPES, Event, Participant, Role
from briefing.domain.grade import UNJUDGED_INFORMATION, Credibility
from briefing.domain.place import Place, PlaceId
from briefing.ui.craft import icons
from briefing.ui.craft.discretion import in_quotes
from briefing.ui.craft.gradings import grade_words
from briefing.ui.dialogs.base import Asking
from briefing.ui.dialogs.fields import OneOfMany, Terms, WhenField, day_beside, sorted_names
from briefing.ui.panes.grade_picker import credibility_picker
from briefing.ui.panes.parts import label, tool
from briefing.ui.seen.view import View
from briefing.ui.wording import grading_words, words
from briefing.ui.wording.plain import shortened, tip

MOST_PARTICIPANTS = 24


class ParticipantsField(QWidget):
    """Who takes part, each in a role."""

    changed = Signal()

    def __init__(self, participants: tuple[Participant, ...], names: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._rows: list[tuple[Terms, OneOfMany, QWidget]] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._more = QPushButton(icons.icon("add"), words.ADD_PARTICIPANT, self)
        self._more.clicked.connect(self._on_more)
        self._layout.addWidget(self._more)
        for one in participants:
            self._add(one.role, one.actor)

    def _add(self, role: Role, actor: str | None) -> None:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        part = Terms(holder, words.ROLES, role, words.ROLE)
        part.setMinimumContentsLength(8)
        who = OneOfMany(holder, self._names, actor, words.CHOOSE_ACTOR, words.ACTOR)
        remove = tool("close", words.REMOVE_PARTICIPANT, holder)
        row.addWidget(part)
        row.addWidget(who, 1)
        row.addWidget(remove)
        entry = (part, who, holder)
        self._rows.append(entry)
        self._layout.insertWidget(len(self._rows) - 1, holder)
        remove.setProperty("row", len(self._rows) - 1)
        remove.clicked.connect(self._on_remove)
        self._more.setEnabled(len(self._rows) < MOST_PARTICIPANTS)

    def _on_more(self) -> None:
        self._add(Role.INITIATOR if not self._rows else Role.TARGET, None)
        self._rows[-1][1].setFocus()
        self.changed.emit()

    def _on_remove(self) -> None:
        sender = self.sender()
        holder = sender.parent() if sender is not None else None
        for entry in self._rows:
            if entry[2] is holder:
                self._rows.remove(entry)
                entry[2].hide()
                self._layout.removeWidget(entry[2])
                entry[2].deleteLater()
                break
        self._more.setEnabled(len(self._rows) < MOST_PARTICIPANTS)
        self.changed.emit()

    def value(self) -> tuple[tuple[Participant, ...], tuple[Actor, ...]]:
        """Who takes part, and those among them that are new."""
        found, fresh = [], []
        for part, who, _holder in self._rows:
            if name := who.unknown():
                made = Actor(ActorId(f"analyst:{_slug(name)}"), name, origin=Origin.ANALYST)
                fresh.append(made)
                found.append(Participant(made.id, part.term()))
            elif (actor := who.id()) is not None:
                found.append(Participant(ActorId(actor), part.term()))
        return tuple(dict.fromkeys(found)), tuple(dict.fromkeys(fresh))


@dataclass(frozen=True, slots=True)
class Edited:
    """An event with the corrections and its grade, and the place and actors that the analyst named and the case does not
    know yet."""

    event: Event
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    credibility: Credibility = UNJUDGED_INFORMATION


class EventDialog(Asking):
    """The value is an `Edited`. A place or actor typed in that is not in the list is made with that name."""

    def __init__(self, parent: QWidget | None, event: Event, view: View, today: date, heading: str) -> None:
        super().__init__(parent, heading)
        self._event = event
        if quote := view.sentence(event.evidence):
            words_of_text = label(in_quotes(shortened(quote, 320)), quiet=True, wrap=True)
            self.body.addWidget(words_of_text)
        self.title = QLineEdit(event.title, self)
        self.type = Terms(self, words.EVENT_TYPES, event.type, words.TYPE)
        self.subtype = QComboBox(self)
        self.when = WhenField(event.when, today, self)
        places = sorted_names((one.id, one.name) for one in view.corpus.places)
        self.place = OneOfMany(self, places, event.place, words.PLACE_UNKNOWN, words.PLACE)
        self.status = Terms(self, words.STATUSES, event.status, words.STATUS)
        actors = sorted_names((one.id, one.name) for one in view.corpus.actors)
        self.participants = ParticipantsField(event.participants, actors, self)
        self.credibility = credibility_picker("", self)
        self.credibility.choose(view.grader.of(event).grade.credibility)
        self.credibility.setToolTip(tip(grade_words(view.grader.of(event))))
        self._fill_subtypes()
        self.subtype.setCurrentIndex(max(0, self.subtype.findData(event.subtype)))
        for name, field in (
            (words.TITLE, self.title),
            (words.TYPE, self.type),
            (words.SUBTYPE, self.subtype),
            (words.WHEN, self.when),
            (words.PLACE, self.place),
            (words.STATUS, self.status),
            (grading_words.REPORT, self.credibility),
            (words.PARTICIPANTS, self.participants),
        ):
            self.form.addRow(name, field)
            field.setAccessibleName(name)
        self.body.addLayout(self.form)
        self._problem = label("", wrap=True)
        self.body.addWidget(self._problem)
        self.body.addStretch(1)
        self.type.currentIndexChanged.connect(self._on_type)
        self.title.textChanged.connect(self._on_changed)
        self.when.changed.connect(self.check)
        self.setMinimumWidth(560)

    @classmethod
    def ask(
        cls, parent: QWidget, event: Event, view: View, answer: Callable[[Edited], None], *, new: bool = False
    ) -> EventDialog:
        heading = words.NEW_EVENT if new else words.EDIT_EVENT_TITLE
        opened: EventDialog = cls(parent, event, view, day_beside(view, event.evidence), heading).shown_for(answer)
        opened.credibility.setEnabled(not new)  # what is not in the case yet is graded later
        opened.title.selectAll()
        return opened

    def _fill_subtypes(self) -> None:
        self.subtype.clear()
        self.subtype.addItem(words.NO_SUBTYPE, None)
        for one in SUBTYPES[self.type.term()]:
            self.subtype.addItem(words.EVENT_SUBTYPES[one], one)

    def _on_type(self, _at: int) -> None:
        self._fill_subtypes()

    def _on_changed(self, _text: str) -> None:
        self.check()

    def problem(self) -> str:
        return words.NEEDS_A_TITLE if not self.title.text().strip() else self.when.problem()

    def check(self) -> None:
        super().check()
        self._problem.setText(self.problem())
        self._problem.setVisible(bool(self.problem()))

    def value(self) -> Edited:
        place = self.place.id()
        places: tuple[Place, ...] = ()
        if name := self.place.unknown():
            made = Place(PlaceId(f"analyst:{_slug(name)}"), name)
            place, places = made.id, (made,)
        participants, actors = self.participants.value()
        event = replace(
            self._event,
            title=" ".join(self.title.text().split()),
            type=self.type.term(),
            subtype=self.subtype.currentData(),
            when=self.when.value(),
            place=PlaceId(place) if place else None,
            status=self.status.term(),
            participants=participants,
        )
        return Edited(event, places, actors, self.credibility.value())


def _slug(name: str) -> str:
    """A name as part of an id: the same name gives the same one."""
    return "-".join("".join(one if one.isalnum() else " " for one in name.casefold()).split())

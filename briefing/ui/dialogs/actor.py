"""An actor as the analyst corrects it, and the choice of another that it turns out to be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from briefing.domain.actor import Actor, ActorId
from briefing.ui.dialogs.base import Asking
from briefing.ui.dialogs.fields import OneOfMany, Terms, sorted_names
from briefing.ui.models.actors import ActorModel
from briefing.ui.painting.cards import ActorDelegate
from briefing.ui.panes.parts import RowList, SearchField, label
from briefing.ui.seen.view import View
from briefing.ui.wording import words
from briefing.ui.wording.plain import shortened


class ActorDialog(Asking):
    """The value is the actor with the corrections."""

    def __init__(self, parent: QWidget | None, actor: Actor, view: View) -> None:
        super().__init__(parent, words.EDIT_ACTOR_TITLE)
        self._actor = actor
        self.name = QLineEdit(actor.name, self)
        self.kind = Terms(self, words.ACTOR_KINDS, actor.kind, words.KIND)
        self.aliases = QPlainTextEdit("\n".join(actor.aliases), self)
        self.aliases.setMaximumHeight(96)
        self.aliases.setTabChangesFocus(True)
        self.title = QLineEdit(actor.title or "", self)
        others = sorted_names((one.id, one.name) for one in view.corpus.actors if one.id != actor.id)
        self.affiliation = OneOfMany(self, others, actor.affiliation, words.NOBODY_NAMED, words.AFFILIATION)
        self.country = QLineEdit(actor.country or "", self)
        self.country.setMaxLength(2)
        for name, field in (
            (words.NAME, self.name),
            (words.KIND, self.kind),
            (words.ALIASES, self.aliases),
            (words.ACTOR_TITLE, self.title),
            (words.AFFILIATION, self.affiliation),
            (words.COUNTRY, self.country),
        ):
            self.form.addRow(name, field)
            field.setAccessibleName(name)
        self.body.addLayout(self.form)
        self.name.textChanged.connect(self._on_changed)
        self.country.textChanged.connect(self._on_changed)

    @classmethod
    def ask(cls, parent: QWidget, actor: Actor, view: View, answer: Callable[[Actor], None]) -> ActorDialog:
        opened: ActorDialog = cls(parent, actor, view).shown_for(answer)
        opened.name.selectAll()
        return opened

    def _on_changed(self, _text: str) -> None:
        self.check()

    def problem(self) -> str:
        if not self.name.text().strip():
            return words.NEEDS_A_NAME
        country = self.country.text().strip()
        return words.COUNTRY_CODE if country and not (len(country) == 2 and country.isascii() and country.isalpha()) else ""

    def value(self) -> Actor:
        affiliation = self.affiliation.id()
        name = " ".join(self.name.text().split())
        aliases = [" ".join(line.split()) for line in self.aliases.toPlainText().splitlines()]
        if name != self._actor.name and not self._actor.nameless:
            aliases.append(self._actor.name)  # what the texts call it must still lead to it
        return replace(
            self._actor,
            name=name,
            kind=self.kind.term(),
            aliases=tuple(dict.fromkeys(one for one in aliases if one and one != name)),
            title=self.title.text().strip() or None,
            affiliation=ActorId(affiliation) if affiliation else None,
            country=self.country.text().strip().upper() or None,
            nameless=self._actor.nameless and name == self._actor.name,
        )


class NoteDialog(Asking):
    """The analyst's note on an actor; an empty one takes it away."""

    def __init__(self, parent: QWidget | None, actor: Actor, note: str) -> None:
        super().__init__(parent, words.NOTE_TITLE.format(name=shortened(actor.name, 60)))
        self.note = QPlainTextEdit(note, self)
        self.note.setTabChangesFocus(True)
        self.note.setAccessibleName(words.NOTE_TITLE.format(name=actor.name))
        self.note.setMinimumHeight(160)
        self.body.addWidget(self.note, 1)
        self.body.addWidget(label(words.NOTE_HOW, wrap=True, quiet=True))

    @classmethod
    def ask(cls, parent: QWidget, actor: Actor, note: str, answer: Callable[[str], None]) -> NoteDialog:
        opened: NoteDialog = cls(parent, actor, note).shown_for(answer)
        opened.note.setFocus()
        return opened

    def value(self) -> str:
        return "\n".join(line.rstrip() for line in self.note.toPlainText().splitlines()).strip()


class JoinDialog(Asking):
    """Which other actor this one is. Shows names, kinds and how often each is met before anything is joined."""

    def __init__(self, parent: QWidget | None, actor: Actor, view: View) -> None:
        super().__init__(parent, words.JOIN_TITLE, words.JOIN_CONFIRM)
        self._actor, self._view = actor, view
        self.body.addWidget(label(words.JOIN_QUESTION.format(name=actor.name), wrap=True, strong=True))
        self.body.addWidget(label(words.JOIN_NOTE, wrap=True, quiet=True))
        self.search = SearchField(words.ACTORS_SEARCH, self)
        self.body.addWidget(self.search)
        self.list = RowList(words.PANE_ACTORS, self)
        self.model = ActorModel(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(ActorDelegate(self.list))
        self.list.setMinimumHeight(260)
        self.body.addWidget(self.list, 1)
        self.search.looked_for.connect(self._narrow)
        self.search.installEventFilter(self)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.doubleClicked.connect(self._on_double_clicked)
        self._narrow("")

    @classmethod
    def ask(cls, parent: QWidget, actor: Actor, view: View, answer: Callable[[ActorId], None]) -> JoinDialog:
        opened: JoinDialog = cls(parent, actor, view).shown_for(answer)
        return opened

    def _narrow(self, text: str) -> None:
        others = [one for one in self._view.actors_like(text) if one.id != self._actor.id]
        at = self.list.currentIndex()
        chosen = self.model.actor(at.row()).id if at.isValid() else None
        self.model.show(others, self._view.weights)
        if chosen is not None and (row := self.model.row_of(chosen)) is not None:
            self.list.setCurrentIndex(self.model.index(row, 0))
        self.check()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and up walk the list from the search field."""
        if watched is self.search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step and self.model.rowCount():
                at = min(max(self.list.currentIndex().row() + step, 0), self.model.rowCount() - 1)
                self.list.setCurrentIndex(self.model.index(at, 0))
                return True
        return super().eventFilter(watched, event)

    def _on_current(self, _index: QModelIndex, _before: QModelIndex) -> None:
        self.check()

    def _on_double_clicked(self, _index: QModelIndex) -> None:
        self._on_confirmed()

    def problem(self) -> str:
        return "" if self.list.currentIndex().isValid() else words.CHOOSE_ACTOR

    def value(self) -> ActorId:
        return self.model.actor(self.list.currentIndex().row()).id

"""What the program knows, as the window shows it: the dialogs that add to it, the list of what was added, and the reasons
for what was read.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from briefing.domain.actor import ActorId
from briefing.domain.additions import NOTHING_ADDED, Additions, Entry
from briefing.domain.claim import Origin
from briefing.domain.place import PlaceId
from briefing.domain.text import ArticleId, Span
from briefing.domain.tie import TieKey
from briefing.errors import BriefingError, CaseReadOnly, NotInCase
from briefing.ui.case.case_signals import OpenCase
from briefing.ui.case.learning import Learning, Wanted, load
from briefing.ui.craft.work import Desk, ReplyTo
from briefing.ui.seen.rows import MarkKind
from briefing.ui.seen.selection import Picked
from briefing.ui.seen.view import View
from briefing.ui.wording import learning_words, words
from briefing.usecases.reviewing.explaining import Explained, Explainer
from briefing.usecases.taking_in import learning
from briefing.usecases.taking_in.learning import ActorDraft, Draft, PlaceDraft, Where

if TYPE_CHECKING:
    from briefing.domain.change import Change
    from briefing.knowledge import Knowledge
    from briefing.ui.dialogs.knowledge import Asked, KnowledgeDialog, LearnedDialog
    from briefing.usecases.taking_in.reading import ReadingRoom


class Knowing(QObject):
    """Opens dialogs on the `window` and hands what they say to `learning`.

    `opened` tells of each dialog, `said` is for the status bar, `failed` carries errors. `told` comes when the program's
    own knowledge has been read, or what was added has changed: explanations may then say more.
    """

    opened = Signal(object)
    said = Signal(str)
    failed = Signal(object)
    told = Signal()

    def __init__(self, desk: Desk, room: ReadingRoom, case: OpenCase, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._case, self._window = desk, case, window
        self._own: Knowledge | None = None
        self._is_loading = False
        self._waiting: list[Callable[[Knowledge], None]] = []
        self._list: LearnedDialog | None = None
        self._told_of = ""  # what is wrong with the file of additions, if that was said
        self.learning = Learning(desk, room, case, self)
        self.learning.failed.connect(self.failed)
        self.learning.progressed.connect(self._on_progress)
        self.learning.finished.connect(self._on_finished)
        case.changed.connect(self._on_changed)
        case.closed.connect(self._show_entries)

    # --- what is known
    def additions(self) -> Additions:
        """What the analyst added, for every case and for this one. Where the file of the first cannot be used that is said,
        once, and articles are read with the rest.
        """
        file = self._case.file
        try:
            found = learning.additions(file)
        except BriefingError as error:
            if str(error) != self._told_of:
                self._told_of = str(error)
                self.failed.emit(error)
            return file.added.get() if file is not None else NOTHING_ADDED
        self._told_of = ""
        return found

    def _with_knowledge(self, use: Callable[[Knowledge], None]) -> None:
        """Do something with what the program knows; the clerk reads it first, once."""
        if self._own is not None:
            use(self._own)
            return
        self._waiting.append(use)
        if not self._is_loading:
            self._is_loading = True
            self._desk.look_up(load, ReplyTo(self, self._on_loaded, self._on_not_loaded))

    def _on_loaded(self, own: Knowledge) -> None:
        self._own, self._is_loading = own, False
        waiting, self._waiting = self._waiting, []
        for use in waiting:
            use(own)
        self.told.emit()

    def _on_not_loaded(self, error: Exception) -> None:
        self._is_loading = False
        self._waiting.clear()
        if not isinstance(error, BriefingError):
            raise error
        self.failed.emit(error)

    # --- adding
    def learn(self, span: Span | None = None) -> None:
        """Ask for an actor or place, beginning with some words of an article."""
        view = self._case.view
        if span is None or span.article not in view.articles:
            self._ask(ActorDraft(""))
            return
        named = " ".join(view.articles[span.article].quote(span).split())
        marks = {one.kind: one.ref for one in view.marks(span.article) if one.start < span.end and span.start < one.end}
        if MarkKind.PLACE in marks:
            place = view.places.get(PlaceId(marks[MarkKind.PLACE]))
            self._ask(PlaceDraft(named, country=place.country or "" if place is not None else ""))
        elif MarkKind.ACTOR in marks:
            self._ask(self._draft_of(view, marks[MarkKind.ACTOR], named))
        else:
            self._ask(ActorDraft(named))

    def learn_actor(self, actor: str) -> None:
        """Ask for an actor, beginning with what the case tells of it."""
        self._ask(self._draft_of(self._case.view, actor))

    @staticmethod
    def _draft_of(view: View, actor: str, name: str = "") -> ActorDraft:
        found = view.actors.get(ActorId(actor))
        if found is None:
            return ActorDraft(name)
        known = any(one.rule.startswith("knowledge") for one in found.why)  # then its other names are known as well
        names = (found.name, *(() if known else found.aliases))
        title = name or found.name
        aliases = tuple(one for one in names if one != title and any(letter.isupper() for letter in one))
        above = view.actor_name(found.affiliation) if found.affiliation is not None else ""
        return ActorDraft(title, aliases, found.kind, found.country or "", above)

    def _ask(self, draft: Draft, parent: QWidget | None = None) -> None:
        from briefing.ui.dialogs.knowledge import Asked

        self._open(Asked(draft, has_case=self._has_case, can_write=self._can_write), parent)

    @property
    def _has_case(self) -> bool:
        return self._case.file is not None

    @property
    def _can_write(self) -> bool:
        return self._has_case and not self._case.is_read_only

    def _open(self, asked: Asked, parent: QWidget | None = None) -> None:
        from briefing.ui.dialogs.knowledge import KnowledgeDialog

        if self.learning.is_busy:
            self.said.emit(learning_words.WAIT)
            return
        dialog = KnowledgeDialog.ask(parent or self._window, asked, self.change)
        self.opened.emit(dialog)
        dialog.wondered.connect(partial(self._count, dialog))
        self._with_knowledge(partial(self._tell, dialog))

    def _tell(self, dialog: KnowledgeDialog, own: Knowledge) -> None:
        if isValid(dialog):
            dialog.know(own, self.additions())

    def _count(self, dialog: KnowledgeDialog, names: tuple[str, ...]) -> None:
        self.learning.find(names, partial(self._counted, dialog, names))

    @staticmethod
    def _counted(dialog: KnowledgeDialog, names: tuple[str, ...], found: tuple[ArticleId, ...]) -> None:
        if isValid(dialog):
            dialog.show_found(names, len(found))

    def change(self, wanted: Wanted) -> None:
        """Add, change or remove an entry, or put one to use, with the articles in which it stands read again."""
        touches_case = Where.CASE in (*(one for one, _ in wanted.gone), *(one for one, _ in wanted.come))
        if touches_case and self._case.is_read_only:
            self.failed.emit(CaseReadOnly(words.READ_ONLY_SENTENCE, words.READ_ONLY_ADVICE))
            return
        self.learning.change(wanted)

    # --- the list
    def show_list(self) -> None:
        """Open the list of what was added; it stays open beside the window."""
        from briefing.ui.dialogs.knowledge import LearnedDialog

        if self._list is not None and isValid(self._list):
            self._list.raise_()
            self._list.activateWindow()
            return
        self._list = dialog = LearnedDialog(self._window)
        dialog.add_wanted.connect(self._add_from_list)
        dialog.edit_wanted.connect(self._change_entry)
        dialog.remove_wanted.connect(self._remove_entry)
        dialog.again_wanted.connect(self._use_entry)
        self.opened.emit(dialog)
        self._show_entries()
        dialog.show()

    def _show_entries(self) -> None:
        if self._list is not None and isValid(self._list):
            self._with_knowledge(self._fill)

    def _fill(self, own: Knowledge) -> None:
        if self._list is None or not isValid(self._list):
            return
        file = self._case.file
        try:
            everywhere = learning.everywhere()
        except BriefingError as error:
            everywhere = NOTHING_ADDED
            self._list.say(str(error), busy=self.learning.is_busy)
        here = file.added.get() if file is not None else NOTHING_ADDED
        known = own.with_additions(everywhere | here)
        self._list.show_entries(here, everywhere, known, has_case=self._has_case, can_write=self._can_write)

    def _add_from_list(self) -> None:
        self._ask(ActorDraft(""), self._list)

    def _change_entry(self, entry: Entry, where: Where) -> None:
        self._with_knowledge(partial(self._ask_to_change, entry, where))

    def _ask_to_change(self, entry: Entry, where: Where, own: Knowledge) -> None:
        from briefing.ui.dialogs.knowledge import Asked

        draft = learning.draft_of(entry, own.with_additions(self.additions()))
        self._open(Asked(draft, entry, where, self._has_case, self._can_write), self._list)

    def _remove_entry(self, entry: Entry, where: Where) -> None:
        self.change(Wanted(before=entry, before_where=where, again=self._can_write))

    def _use_entry(self, entry: Entry, _where: Where) -> None:
        self.change(Wanted(more_names=entry.names))

    def _on_progress(self, done: int, total: int, _name: str) -> None:
        if self._list is not None and isValid(self._list):
            form = learning_words.READ_AGAIN_PROGRESS if total else learning_words.READ_AGAIN_LOOKING
            self._list.say(form.format(done=done, total=total), busy=True)

    def _on_finished(self, sentence: str) -> None:
        self.said.emit(sentence)
        if self._list is not None and isValid(self._list):
            self._list.say(sentence, busy=self.learning.is_busy)
        self._show_entries()
        self.told.emit()

    def _on_changed(self, _view: View, _change: Change) -> None:
        self._show_entries()

    # --- why
    def explained(self, what: Picked) -> Explained | None:
        """Why what is pointed at says what it says; None where it says nothing, or is not in the case any more."""
        file, view = self._case.file, self._case.view
        if file is None:
            return None
        if self._own is None:
            self._with_knowledge(_nothing)  # names of entries come when it is there: `told` says so
        added = self.additions()
        known = self._own.with_additions(added) if self._own is not None else None
        explainer = Explainer(view.articles, view.actors, view.places, view.events, view.casualties, added, known)
        try:
            if what.casualty is not None and what.casualty in view.casualties:
                row = file.casualties.get(what.casualty)
                read, reader = self._as_read(row)
                return explainer.casualty(row, read, reader)
            if what.event is not None and what.event in view.events:
                event = file.events.get(what.event)
                read, reader = self._as_read(event)
                return explainer.event(event, read, reader)
            if what.tie is not None and (tie := view.tie(what.tie)) is not None:
                relations = view.corpus.relations
                read = [one for one in relations if TieKey.of(one.subject, one.predicate, one.object) == what.tie]
                return explainer.tie(tie, read) if read else None
            if what.actor is not None and what.actor in view.actors:
                return explainer.actor(file.actors.get(what.actor))
        except NotInCase:
            return None
        return None

    def _as_read(self, fact: Any) -> tuple[Any, Explainer | None]:
        """An event or figure as the machine read it, with the names of that reading; (None, None) where it was not read."""
        file = self._case.file
        article = self._case.view.articles.get(fact.evidence[0].article) if fact.evidence else None
        if file is None or article is None or fact.origin is Origin.ANALYST:
            return None, None
        findings = file.articles.reading(article.id)
        told: tuple[Any, ...] = (*findings.events, *findings.casualties)
        return next((one for one in told if one.id == fact.id), None), Explainer.of(article, findings)


def _nothing(_own: Knowledge) -> None:
    """Let the knowledge be read, and use it later."""

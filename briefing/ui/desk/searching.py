"""Joins the search field, the case and the reader: words are looked up beside the interface thread, a hit opens the text at
them, and keys go from place to place."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from briefing.domain.actor import ActorId
from briefing.domain.claim import Review
from briefing.domain.event import EventId
from briefing.domain.text import ArticleId, Span
from briefing.errors import BriefingError
from briefing.store.search import Found, Hit, Kind
from briefing.ui.craft.work import Desk, ReplyTo, Ticket, Work
from briefing.ui.desk.finding import FindField
from briefing.ui.seen.selection import Picked, Selection
from briefing.ui.wording import find_words, outlet_words, when_words, words
from briefing.ui.wording.plain import apart

if TYPE_CHECKING:
    from briefing.store.casefile import CaseFile
    from briefing.ui.case.case_signals import OpenCase
    from briefing.ui.panes.reader import ReaderPane

LISTED = 60  # hits of each kind


class Searching(QObject):
    """`front(name)` brings a pane to the front. `failed` carries what the case said when it could not be read."""

    failed = Signal(object)  # BriefingError
    said = Signal(str)

    def __init__(
        self,
        desk: Desk,
        case: OpenCase,
        selection: Selection,
        reader: ReaderPane,
        front: Callable[[str], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk, self._case, self._selection, self._reader, self._front = desk, case, selection, reader, front
        self._tickets: dict[str, Ticket] = {}
        self.field = FindField(self.look, self.about, parent)
        self.field.hit.connect(self.open_hit)
        reader.places_wanted.connect(self._find_places)
        reader.found_bar.article_wanted.connect(self.go_to_article)
        case.closed.connect(self._on_closed)

    # --- looking
    def look(self, words: str, answer: Callable[[Found], None]) -> None:
        """Search the case; an answer to older words is dropped."""
        self._ask("hits", lambda file: file.search.look(words, LISTED), answer)

    def about(self, hit: Hit) -> str:
        """When and where an event was and what becomes of it, who printed an article and when, what an actor is; "" while
        the case is still being read.
        """
        if self._case.is_being_read:
            return ""
        view = self._case.view
        if hit.kind is Kind.EVENT:
            event = view.events.get(EventId(hit.id))
            if event is None:
                return ""
            parts = [when_words.phrase(event.when), apart(view.place_name(event.place) or ""), words.STATUSES[event.status]]
            if event.review is Review.REJECTED:
                parts.append(words.REVIEWS[event.review])
        elif hit.kind is Kind.ACTOR:
            actor = view.actors.get(ActorId(hit.id))
            parts = [words.ACTOR_KINDS[actor.kind], ", ".join(map(apart, actor.aliases[:3]))] if actor is not None else []
        else:
            article = view.articles.get(ArticleId(hit.id))
            parts = [view.source_line(article), outlet_words.chip(article)] if article is not None else []
        return " · ".join(part for part in parts if part)

    def _find_places(self, article: ArticleId, words: str) -> None:
        def answer(places: tuple[Span, ...]) -> None:
            self._reader.show_places(article, words, places)

        self._ask("places", lambda file: file.search.places(words, article), answer)

    def _ask(self, what: str, question: Callable[[CaseFile], object], answer: Callable[..., None]) -> None:
        if (before := self._tickets.pop(what, None)) is not None:
            before.cancel()
        file = self._case.file
        if file is None:
            return
        if file.path is None:  # a case in memory has no second connection
            try:
                answer(question(file))
            except BriefingError as error:
                self.failed.emit(error)
            return
        self._tickets[what] = self._desk.look_up(_asked(file.path, question), ReplyTo(self, answer, self._on_error))

    def _on_error(self, error: Exception) -> None:
        if not isinstance(error, BriefingError):
            raise error
        self.failed.emit(error)

    def _on_closed(self) -> None:
        for ticket in self._tickets.values():
            ticket.cancel()
        self._tickets.clear()
        self.field.forget()
        self._reader.stop_marking()

    # --- going there
    def open_hit(self, hit: Hit) -> None:
        """Show a hit where it belongs, and in the text every place of the words."""
        span = hit.span
        if hit.kind is Kind.EVENT:
            event = self._case.view.events.get(EventId(hit.id))
            if span is None and event is not None and event.evidence:
                span = event.evidence[0]
            self._front("timeline")
            self._selection.pick(Picked(event=EventId(hit.id), span=span, article=span.article if span else None))
        elif hit.kind is Kind.ACTOR:
            self._front("actors")
            self._selection.pick(Picked(actor=ActorId(hit.id), span=span))
        else:
            self._selection.pick(Picked(article=ArticleId(hit.id), span=span))
            self._reader.text.setFocus()
        self._reader.mark_found(self.field.looked)

    def go_to_place(self, way: int) -> None:
        """The next place of the words in this article, or the one before."""
        if not self._reader.go_to_place(way):
            self.said.emit(find_words.NO_SEARCH)

    def go_to_article(self, way: int) -> None:
        """The next of the articles found, or the one before."""
        if not self.field.looked:
            self.said.emit(find_words.NO_SEARCH)
            return
        hit = self.field.beside(self._reader.article, way)
        if hit is None:
            self.said.emit(find_words.NO_OTHER)
        else:
            self.open_hit(hit)

    def actions(self, make: Callable[..., QAction]) -> list[QAction]:
        """The actions for a menu, made by `make(text, slot, keys)`."""
        return [
            make(find_words.NEXT_PLACE, partial(self._place, 1), "F3"),
            make(find_words.LAST_PLACE, partial(self._place, -1), "Shift+F3"),
            make(find_words.NEXT_ARTICLE, partial(self._article, 1), "Ctrl+F3"),
            make(find_words.LAST_ARTICLE, partial(self._article, -1), "Ctrl+Shift+F3"),
        ]

    def _place(self, way: int, _checked: bool = False) -> None:
        self.go_to_place(way)

    def _article(self, way: int, _checked: bool = False) -> None:
        self.go_to_article(way)


def _asked(path: Path, question: Callable[[CaseFile], object]) -> Work:
    def work(stop: threading.Event) -> object:
        from briefing.store.casefile import CaseFile

        if stop.is_set():
            return None
        with CaseFile.open(path, read_only=True) as file:
            return question(file)

    return work

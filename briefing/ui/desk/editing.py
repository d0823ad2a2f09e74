"""What is edited by hand, wherever in the window it is asked for: articles, events, figures, actors and what is the same.

Each is one step of undo. Forms are opened here; what they say is carried out by the edits of `usecases.editing.edits`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefing.domain.actor import Actor, ActorId
from briefing.domain.casualty import Casualty, CasualtyId
from briefing.domain.claim import Origin, Review
from briefing.domain.event import Event, EventId, EventType
from briefing.domain.text import Article, ArticleId, Span
from briefing.domain.when import UNKNOWN, When
from briefing.errors import BriefingError, CaseReadOnly
from briefing.ui.craft.work import Desk, ReplyTo, Ticket
from briefing.ui.seen.selection import Picked, Selection
from briefing.ui.wording import words
from briefing.ui.wording.plain import shortened

if TYPE_CHECKING:
    from briefing.domain.additions import Additions
    from briefing.ui.case.case_signals import OpenCase
    from briefing.ui.dialogs.event import Edited
    from briefing.usecases.reviewing.proposals import Proposal
    from briefing.usecases.taking_in.reading import ReadingRoom


class Editing(QObject):
    """`opened` tells of each form, `said` is for the status bar ("" for nothing any more), `failed` carries errors.
    `selected` gives the words that are selected in the text, `added` what the analyst added to what the program knows.
    """

    opened = Signal(object)
    said = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        room: ReadingRoom,
        case: OpenCase,
        added: Callable[[], Additions],
        selection: Selection,
        selected: Callable[[], Span | None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk, self._room, self._case, self._added = desk, room, case, added
        self._selection, self._selected, self._window = selection, selected, window
        self._rereading: dict[ArticleId, Ticket] = {}

    @property
    def is_reading_again(self) -> bool:
        """Whether an article with a corrected date is being read."""
        return bool(self._rereading)

    def give_up(self) -> None:
        """Wait no longer for articles that are read again."""
        for ticket in self._rereading.values():
            ticket.cancel()
        self._rereading.clear()

    # --- articles
    def edit_article(self, article: str, *, date_first: bool = False) -> None:
        from briefing.ui.dialogs.article import ArticleDialog

        found = self._case.view.articles.get(ArticleId(article))
        if found is not None:
            self.opened.emit(
                ArticleDialog.ask(self._window, found, partial(self.correct_article, found), date_first=date_first)
            )

    def set_date(self, article: str) -> None:
        self.edit_article(article, date_first=True)

    def correct_article(self, before: Article, after: Article) -> None:
        """Details change at once; a new date lets a worker read the article again first, and is then one step of undo."""
        if after == before or self._case.file is None:
            return
        if after.published == before.published:
            self._correct(after, None)
            return
        if self._case.is_read_only:
            self.failed.emit(CaseReadOnly(words.READ_ONLY_SENTENCE, words.READ_ONLY_ADVICE))
            return
        if (running := self._rereading.pop(after.id, None)) is not None:
            running.cancel()
        self.said.emit(words.READING_AGAIN.format(title=shortened(self._case.view.article_name(after), 60)))
        reply = ReplyTo(self, partial(self._on_read_again, after), partial(self._on_not_read_again, after.id))
        self._rereading[after.id] = self._desk.follow(self._room.submit_again(after, self._added()), reply)

    def _on_read_again(self, after: Article, findings: Any) -> None:
        self._rereading.pop(after.id, None)
        self.said.emit("")
        if after.id in self._case.view.articles:
            self._correct(after, findings)

    def _on_not_read_again(self, article: ArticleId, error: Exception) -> None:
        self._rereading.pop(article, None)
        self.said.emit("")
        if isinstance(error, BriefingError):
            self.failed.emit(error)
        else:
            raise error

    def _correct(self, after: Article, findings: Any) -> None:
        from briefing.usecases.editing.articles import CorrectDetails

        assert self._case.file is not None
        self._case.do(CorrectDetails(self._case.file, after, findings))

    def remove_articles(self, articles: tuple[ArticleId, ...]) -> None:
        from briefing.usecases.editing.articles import RemoveArticle

        if self._case.file is not None:
            edits = [RemoveArticle(self._case.file, one) for one in articles]
            self._case.do_all(words.REMOVE_ARTICLES.format(articles=words.articles(len(edits))), edits)

    def review_events(self, events: tuple[EventId, ...], review: Review) -> None:
        from briefing.usecases.editing.facts import ReviewEvent

        if self._case.file is None:
            return
        known = self._case.view.events
        todo = [one for one in events if one in known and known[one].review is not review]
        edits = [ReviewEvent(self._case.file, one, review) for one in todo]
        self._case.do_all(words.REVIEW_EVENTS[review].format(events=words.events(len(edits))), edits)

    def review_casualties(self, rows: tuple[CasualtyId, ...], review: Review) -> None:
        from briefing.usecases.editing.facts import ReviewCasualty

        if self._case.file is None:
            return
        known = self._case.view.casualties
        todo = [one for one in rows if one in known and known[one].review is not review]
        edits = [ReviewCasualty(self._case.file, one, review) for one in todo]
        self._case.do_all(words.REVIEW_EVENTS[review].format(events=words.figures(len(edits))), edits)

    def review_proposals(self, chosen: Sequence[Proposal], review: Review, label: str = "") -> bool:
        """Give proposals a verdict, as one step. Whether it was done."""
        from briefing.usecases.reviewing.proposals import decisions

        if self._case.file is None:
            return False
        try:
            edits = decisions(self._case.file, chosen, review)
        except BriefingError as error:
            self.failed.emit(error)
            return False
        return self._case.do_all(label, edits) is None

    def edit_event(self, event: str) -> None:
        from briefing.ui.dialogs.event import EventDialog

        found = self._case.view.events.get(EventId(event))
        if found is not None:
            self.opened.emit(EventDialog.ask(self._window, found, self._case.view, partial(self._on_event_edited, found)))

    def _on_event_edited(self, before: Event, after: Edited) -> None:
        from briefing.usecases.editing.facts import EditEvent
        from briefing.usecases.editing.grading import GradeEvent

        file = self._case.file
        if file is None:
            return
        edits: list[Any] = []
        if after.event != before:
            event = replace(after.event, review=Review.EDITED)
            edits.append(EditEvent(file, event, actors=after.actors, places=after.places))
        if after.credibility is not self._case.view.grader.of(before).grade.credibility:
            edits.append(GradeEvent(file, before.id, after.credibility))
        self._case.do_all(words.EDIT_EVENT_TITLE, edits)

    def remove_events(self, events: tuple[EventId, ...]) -> None:
        """What the analyst entered goes; what was read from a text is rejected, so that it can be found again."""
        from briefing.usecases.editing.facts import RemoveEvent, ReviewEvent

        file, known = self._case.file, self._case.view.events
        if file is None:
            return
        edits: list[Any] = []
        for one in events:
            if one not in known:
                continue
            if known[one].origin is Origin.ANALYST:
                edits.append(RemoveEvent(file, one))
            elif known[one].review is not Review.REJECTED:
                edits.append(ReviewEvent(file, one, Review.REJECTED))
        self._case.do_all(words.REMOVE_EVENTS.format(events=words.events(len(edits))), edits)

    def add_event(self, span: Span | None = None) -> None:
        """By hand, from the words selected in the article where there are some."""
        if self._case.file is None or self._case.is_read_only:
            return
        if not isinstance(span, Span):
            span = self._selected()
        view = self._case.view
        title, when = "", UNKNOWN
        if span is not None:
            article = view.articles[span.article]
            title = shortened(article.quote(span), 90)
            inside = [one for one in view.corpus.times if one.evidence.overlaps(span) and one.when.is_known]
            when = inside[0].when if inside else UNKNOWN
        self._ask_event(title, when, span)

    def add_event_on(self, day: date) -> None:
        """By hand, on a day that was pointed at in the timeline."""
        if self._case.file is not None and not self._case.is_read_only:
            self._ask_event("", When.on(day), None)

    def redate_event(self, event: str, when: When) -> None:
        """An event that was dragged to another day."""
        from briefing.usecases.editing.facts import EditEvent

        found = self._case.view.events.get(EventId(event))
        if found is not None and self._case.file is not None:
            self._case.do(EditEvent(self._case.file, replace(found, when=when)))

    def _ask_event(self, title: str, when: When, span: Span | None) -> None:
        from briefing.ui.dialogs.event import EventDialog

        fresh = Event(
            id=EventId(f"analyst:{datetime.now(UTC):%Y%m%d%H%M%S%f}"),
            title=title,
            type=EventType.OTHER,
            when=when,
            confidence=1.0,
            review=Review.ACCEPTED,
            origin=Origin.ANALYST,
            evidence=(span,) if span is not None else (),
        )
        self.opened.emit(EventDialog.ask(self._window, fresh, self._case.view, self._on_event_added, new=True))

    def _on_event_added(self, added: Edited) -> None:
        from briefing.usecases.editing.facts import AddEvent

        file, event = self._case.file, added.event
        if file is None:
            return
        if self._case.do(AddEvent(file, event, actors=added.actors, places=added.places)) is None:
            self._case.read_again()
            span = event.evidence[0] if event.evidence else None
            self._selection.pick(Picked(event=event.id, span=span, article=span.article if span else None))

    def add_figure(self, span: Span | None = None) -> None:
        """By hand, from the words selected in the article: they are the evidence."""
        from briefing.ui.dialogs.casualty import CasualtyDialog
        from briefing.usecases.editing.drafting import draft_figure

        if self._case.file is None or self._case.is_read_only:
            return
        if not isinstance(span, Span):
            span = self._selected()
        if span is None:
            self.said.emit(words.SELECT_WORDS_FIRST)
            return
        view = self._case.view
        id_ = CasualtyId(f"analyst:{datetime.now(UTC):%Y%m%d%H%M%S%f}")
        draft = draft_figure(view.corpus, view.articles[span.article], span, id_)
        self.opened.emit(
            CasualtyDialog.ask_new(self._window, draft.row, view, self._on_figure_added, bare=not draft.has_number)
        )

    def _on_figure_added(self, row: Casualty) -> None:
        from briefing.usecases.editing.facts import AddCasualty

        if self._case.file is not None and self._case.do(AddCasualty(self._case.file, row)) is None:
            self._case.read_again()
            span = row.evidence[0]
            self._selection.pick(Picked(article=span.article, event=row.event, casualty=row.id, span=span))

    def join_happenings(self, events: tuple[EventId, ...]) -> None:
        from briefing.usecases.editing.deciding import JoinIncidents

        if self._case.file is not None:
            edits = [JoinIncidents(self._case.file, events[0], other) for other in events[1:]]
            self._case.do_all(words.JOIN_HAPPENINGS, edits)

    def split_happening(self, event: str, other: str) -> None:
        """Take an event out of its happening: apart from each of the events that tell it."""
        from briefing.usecases.editing.deciding import SplitIncident

        if self._case.file is None:
            return
        for one in self._case.view.happenings:
            members = [member.id for member in one.events]
            if event in members and other in members:
                edits = [SplitIncident(self._case.file, EventId(event), each) for each in members if each != event]
                self._case.do_all(words.SPLIT_HAPPENING, edits)
                return

    def edit_actor(self, actor: str) -> None:
        from briefing.ui.dialogs.actor import ActorDialog

        found = self._case.view.actors.get(ActorId(actor))
        if found is not None:
            self.opened.emit(ActorDialog.ask(self._window, found, self._case.view, partial(self._on_actor_edited, found)))

    def _on_actor_edited(self, before: Actor, after: Actor) -> None:
        from briefing.usecases.editing.deciding import EditActor

        if after != before and self._case.file is not None:
            self._case.do(EditActor(self._case.file, after))

    def join_actor(self, actor: str) -> None:
        from briefing.ui.dialogs.actor import JoinDialog

        found = self._case.view.actors.get(ActorId(actor))
        if found is not None:
            self.opened.emit(JoinDialog.ask(self._window, found, self._case.view, partial(self._on_joined, found.id)))

    def _on_joined(self, actor: ActorId, into: ActorId) -> None:
        from briefing.usecases.editing.deciding import JoinActors

        if self._case.file is not None and self._case.do(JoinActors(self._case.file, actor, into)) is None:
            self._case.read_again()
            self._selection.pick(Picked(actor=into))

    def split_actor(self, actor: str) -> None:
        """Take apart what was joined under this actor."""
        from briefing.usecases.editing.deciding import SplitActor

        if self._case.file is not None:
            self._case.do(SplitActor(self._case.file, ActorId(actor)))

    def edit_casualty(self, row: str) -> None:
        from briefing.ui.dialogs.casualty import CasualtyDialog

        found = self._case.view.casualties.get(CasualtyId(row))
        if found is not None:
            self.opened.emit(
                CasualtyDialog.ask(self._window, found, self._case.view, partial(self._on_casualty_edited, found))
            )

    def _on_casualty_edited(self, before: Casualty, after: Casualty) -> None:
        from briefing.usecases.editing.facts import EditCasualty

        if after != before and self._case.file is not None:
            self._case.do(EditCasualty(self._case.file, replace(after, review=Review.EDITED)))

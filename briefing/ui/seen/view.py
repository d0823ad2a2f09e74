"""A case as the panes read it: look-ups over one frozen corpus, and the rows and lines that panes show. No Qt, no case
file."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from briefing.domain.actor import Actor, ActorId, ActorKind
from briefing.domain.casualty import Casualty, CasualtyId, Effect
from briefing.domain.claim import Review, Status
from briefing.domain.corpus import Corpus
from briefing.domain.event import Event, EventId
from briefing.domain.grade import NOT_GRADED, UNJUDGED_SOURCE, Graded, Grader, Reliability
from briefing.domain.incident import Incident, Toll
from briefing.domain.likeness import Verdicts
from briefing.domain.place import Place, PlaceId
from briefing.domain.tally import as_told, figure
from briefing.domain.text import Article, ArticleId, Span, sentence_around
from briefing.domain.tie import Standing, TieKey, TieVerdict
from briefing.domain.when import When
from briefing.ui.wording import grading_words, tie_words, when_words, words
from briefing.ui.wording.amount_words import with_people
from briefing.ui.wording.guard_words import figure_words, reason
from briefing.ui.wording.plain import apart, shortened
from briefing.usecases.wording.phrasing import figure_of

if TYPE_CHECKING:
    from briefing.reconcile.provenance import Provenance
    from briefing.usecases.looking.searching import ActorSearch
    from briefing.usecases.looking.ties import Tie

K = TypeVar("K", bound=str)
T = TypeVar("T")

ASIDE = frozenset({Status.BACKGROUND, Status.PLANNED, Status.DENIED})


class MarkKind(StrEnum):
    """What a marked stretch of an article is."""

    EVENT = "event"
    ACTOR = "actor"
    PLACE = "place"
    TIME = "time"
    CASUALTY = "casualty"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Mark:
    """One extracted stretch of an article, and the id of what was read from it."""

    start: int
    end: int
    kind: MarkKind
    ref: str
    rejected: bool = False


@dataclass(frozen=True, slots=True)
class Happening:
    """One row of the timeline: an incident with the events that tell it, or an event that stands alone."""

    key: str
    title: str
    when: When
    lead: Event
    events: tuple[Event, ...]
    status: Status
    review: Review
    place: str | None
    toll: str
    told_by: int
    place_id: PlaceId | None = None

    @property
    def is_aside(self) -> bool:
        """Whether it belongs beside the main line: background, planned or denied."""
        return self.status in ASIDE

    @property
    def kind(self) -> str:
        """The most telling name of its type."""
        return kind_words(self.lead)


class ToldBy(NamedTuple):
    """Of a happening's reports how many there are, from how many origins, when the first came out; `by_hand` counts those
    without an article.
    """

    reports: int
    origins: int
    first: date | None
    by_hand: int = 0


class GradedSource(NamedTuple):
    """Whom a letter is given to, and which it has: an actor, or a publisher; neither where nobody is known."""

    name: str = ""
    reliability: Reliability = UNJUDGED_SOURCE
    actor: ActorId | None = None
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One toll row as a text gives it, with what became of it in the reconciled figures."""

    casualty: Casualty
    figure: str
    who: str
    wording: str
    said_by: str
    article: Article | None
    what: str
    where: str
    counted: bool
    because: str
    grade: Graded = NOT_GRADED


class ActorOrder(StrEnum):
    """How actors are listed."""

    MET = "met"
    TOLLS = "tolls"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a profile or summary. With a `span` a click shows the words it rests on. `chip` says how it stands, `tie`
    names a tie that can be judged, `review` what was decided of it.
    """

    text: str
    detail: str = ""
    span: Span | None = None
    is_heading: bool = False
    event: EventId | None = None
    casualty: CasualtyId | None = None
    actor: ActorId | None = None
    tone: str = "text"
    icon: str = ""
    chip: str = ""
    review: Review | None = None
    tie: TieKey | None = None
    is_open: bool = False  # nobody states it as a fact


_Fate = tuple[Incident, Toll | None, str]


class _MadeRow(NamedTuple):
    """A row of the figures, and all that it was made of."""

    row: Casualty
    fate: _Fate | None
    event: Event | None
    whole: Casualty | None
    made: FigureRow


"""Of a figure: the incident whose toll it stands behind, or out of which it was left, and then why."""


@dataclass(frozen=True)
class View:
    """Look-ups over a corpus. `duplicates` names the article that each near-duplicate repeats.

    Where the window's filter left something out, `figures` and `listed` are the figures and articles that lists show, of
    those that the corpus still holds because something else rests on them; None means all. `with_rejected`: rejected items
    were asked for. `notes` are the analyst's on actors, `verdicts` what was said of pairs of actors that resemble.
    """

    corpus: Corpus = field(default_factory=Corpus)
    duplicates: dict[ArticleId, ArticleId] = field(default_factory=dict)
    figures: frozenset[CasualtyId] | None = None
    listed: frozenset[ArticleId] | None = None
    with_rejected: bool = False
    notes: Mapping[ActorId, str] = field(default_factory=dict)
    verdicts: Verdicts = field(default_factory=Verdicts)

    @property
    def is_narrowed(self) -> bool:
        """Whether the window's filter is in force."""
        return self.figures is not None

    # --- where it comes from, and how good that is
    @cached_property
    def grader(self) -> Grader:
        return Grader.of_corpus(self.corpus)

    @cached_property
    def provenance(self) -> Provenance:
        from briefing.reconcile.provenance import Provenance  # and with it all of joining: no window opens for it

        return Provenance(self.corpus, copies=self.duplicates)

    def grade_of(self, one: Happening) -> Graded:
        """The best grade among the reports of a happening and of its figures."""
        return self.grader.best(self._reports_of(one)) if self.corpus.grades else NOT_GRADED

    def chain(self, fact: Event | Casualty) -> str:
        """Through whom a report came, as "BBC ← SOHR ← hospital sources"."""
        return " ← ".join(apart(link.name) for link in self.provenance.chain(fact))

    def _graded(self, fact: Event | Casualty) -> tuple[str, ...]:
        """Its grade, where anybody judged it."""
        grade = self.grader.of(fact).grade
        return (str(grade),) if grade.is_judged else ()

    def report_line(self, fact: Event | Casualty) -> str:
        """As "reported 28 Nov 2024 · B2 · BBC ← SOHR"; the grade only where there is one."""
        article = self.source_of(fact.evidence)
        if article is None:
            return words.BY_ANALYST
        reported = grading_words.REPORTED_ON.format(day=when_words.published(article.day))
        chain = self.chain(fact) or apart(article.publisher or words.NO_PUBLISHER)
        return " · ".join((reported, *self._graded(fact), chain))

    def told(self, one: Happening) -> ToldBy:
        """How many articles tell a happening, copies and what other outlets printed included, how many origins they have,
        and when the first of them came out."""
        found = self._told.get(one.key)
        if found is None:
            facts = self._reports_of(one)
            articles = self.provenance.told_in(facts)
            days = [day for id_ in articles if (day := self.articles[id_].first_out) is not None]
            by_hand = sum(not fact.evidence for fact in facts)
            origins = self.provenance.origins(facts)
            found = self._told[one.key] = ToldBy(
                self.provenance.printings(articles) or 1, origins, min(days, default=None), by_hand
            )
        return found

    @cached_property
    def _told(self) -> dict[str, ToldBy]:
        return {}

    def _reports_of(self, one: Happening) -> list[Event | Casualty]:
        rows = [row for event in one.events for row in self._figures_of.get(event.id, ())]
        return [*one.events, *(row for row in rows if row.review is not Review.REJECTED)]

    def graded_source(self, id_: str) -> GradedSource:
        """Whom a letter is given to for a report: the source that it names, where there is one alone with a name, else the
        outlet, of several the one that is graded best."""
        fact = self.events.get(EventId(id_)) or self.casualties.get(CasualtyId(id_))
        if fact is None:
            return GradedSource()
        named = [one for one in fact.attributed_to if one in self.actors and not self.actors[one].nameless]
        if named:
            return GradedSource(self.actor_name(named[0]), self.grader.source(named[0]), actor=named[0])
        article = self.source_of(fact.evidence)
        outlets = article.outlets if article is not None else ("",)
        publisher = min(outlets, key=self.grader.publisher)  # of several the best, the first of those
        return GradedSource(publisher, self.grader.publisher(publisher), publisher=publisher)

    def renewed(self, other: View) -> View:
        """The other view, with whatever this one has worked out already of what is the very same object in both.

        After an edit nearly everything is: only happenings that hold something altered are put together anew. The other
        view shows what it would show by itself; it only comes to it sooner.
        """
        _hand_on(self, other)
        return other

    def warm(self) -> None:
        """Work out now what all panes will ask for, in whichever thread this is."""
        for _ in (self.chosen, self.articles, self.casualties, self._counts):
            pass
        self.provenance.prepare()

    # --- look-ups
    @cached_property
    def articles(self) -> dict[ArticleId, Article]:
        return {one.id: one for one in self.corpus.articles}

    @cached_property
    def actors(self) -> dict[ActorId, Actor]:
        return {one.id: one for one in self.corpus.actors}

    @cached_property
    def places(self) -> dict[PlaceId, Place]:
        return {one.id: one for one in self.corpus.places}

    @cached_property
    def events(self) -> dict[EventId, Event]:
        return {one.id: one for one in self.corpus.events}

    @cached_property
    def casualties(self) -> dict[CasualtyId, Casualty]:
        return {one.id: one for one in self.corpus.casualties}

    @cached_property
    def incidents(self) -> dict[str, Incident]:
        return {one.id: one for one in self.corpus.incidents}

    @cached_property
    def _figures_of(self) -> dict[EventId, tuple[Casualty, ...]]:
        found: dict[EventId, tuple[Casualty, ...]] = {}
        for row in self.corpus.casualties:
            if row.event is not None:
                found[row.event] = (*found.get(row.event, ()), row)
        return found

    @cached_property
    def _incident_of(self) -> dict[EventId, Incident]:
        return {event: one for one in self.corpus.incidents for event in one.events}

    def place_name(self, place: PlaceId | None) -> str | None:
        found = self.places.get(place) if place is not None else None
        return found.name if found else None

    def actor_name(self, actor: ActorId | None) -> str:
        found = self.actors.get(actor) if actor is not None else None
        return (found.name.strip() and found.name) or words.NAMELESS_ACTOR if found else words.UNKNOWN_ACTOR

    def names(self, actors: Iterable[ActorId]) -> str:
        """Names in a row, as "SOHR, White Helmets"."""
        return ", ".join(apart(self.actor_name(one)) for one in actors)

    def source_of(self, spans: Sequence[Span]) -> Article | None:
        """The article that the first evidence lies in."""
        return self.articles.get(spans[0].article) if spans else None

    def article_name(self, article: Article) -> str:
        """Its title, or the first words of an untitled one."""
        if article.title:
            return article.title
        first = article.blocks[0].end if article.blocks else len(article.text)
        return shortened(article.text[:first], 70)

    def source_line(self, article: Article) -> str:
        """As "Northern Levant Wire · 28 Nov 2024"."""
        return " · ".join((apart(article.publisher or words.NO_PUBLISHER), when_words.published(article.day)))

    def events_in(self, article: ArticleId) -> int:
        return self._counts[article][0]

    def figures_in(self, article: ArticleId) -> int:
        return self._counts[article][1]

    @cached_property
    def _counts(self) -> dict[ArticleId, list[int]]:
        counts: dict[ArticleId, list[int]] = defaultdict(lambda: [0, 0])
        _count(counts, 0, self.corpus.events)
        _count(counts, 1, self.corpus.casualties)
        return counts

    # --- the timeline
    def _key_of(self, event: Event) -> str:
        """Of the happening that an event belongs to."""
        incident = self._incident_of.get(event.id)
        return event.id if incident is None or event.review is Review.REJECTED else incident.id

    @cached_property
    def happenings(self) -> tuple[Happening, ...]:
        """In order of time, those without a date last. Rejected events stand alone, apart from their incident."""
        grouped: dict[str, list[Event]] = defaultdict(list)
        for event in self.corpus.events:
            grouped[self._key_of(event)].append(event)
        found = [self._happening(key, events) for key, events in grouped.items()]
        return tuple(sorted(found, key=_in_time))

    def _happening(self, key: str, events: list[Event]) -> Happening:
        lead = min(events, key=_leading)
        incident = self.incidents.get(key)
        sole = len(events) == 1
        told = {span.article for event in events for span in event.evidence}
        place = lead.place or next((event.place for event in events if event.place), None)
        if incident is not None and incident.place is not None and not sole:
            place = incident.place
        return Happening(
            key=key,
            title=lead.title if sole or incident is None else incident.title,
            when=lead.when if sole or incident is None else incident.when,
            lead=lead,
            events=tuple(sorted(events, key=_leading)),
            status=joint_status([event.status for event in events]),
            review=joint_review([event.review for event in events]),
            place=self.place_name(place),
            toll=self.toll_of(incident, events),
            told_by=len(told),
            place_id=place,
        )

    def toll_of(self, incident: Incident | None, events: Sequence[Event]) -> str:
        """As "15–24 civilians killed, 36 civilians wounded"; empty where nothing is told."""
        told = self._standing(incident, events)
        settled = [self._toll_words(one) for one in told if isinstance(one, Toll)]  # two of the same words are of two sides
        return ", ".join(settled or dict.fromkeys(self._row_words(one) for one in told if not isinstance(one, Toll)))

    def standing(self, one: Happening) -> tuple[Toll | Casualty, ...]:
        """The figures that its toll is told by: settled ones, or those of its reports where none is."""
        return self._standing(self.incidents.get(one.key), one.events)

    def _standing(self, incident: Incident | None, events: Sequence[Event]) -> tuple[Toll | Casualty, ...]:
        told = tuple(
            one for one in (incident.tolls if incident is not None else ()) if one.low is not None or one.high is not None
        )
        return told or tuple(
            row
            for event in events
            for row in self._figures_of.get(event.id, ())
            if row.part_of is None and row.review is not Review.REJECTED
        )

    def _toll_words(self, toll: Toll) -> str:
        """As "15–24 civilians killed"; "dozens of civilians killed" where no report gives a number."""
        rows = [self.casualties[one] for one in toll.casualties if one in self.casualties]
        told = {as_told(row.low, row.high, row.qualifier) for row in rows}
        word = next(iter(told)) if len(told) == 1 else None
        if word is None:
            return toll_words(toll)
        return f"{with_people(word, words.VICTIMS[toll.victims])} {words.EFFECTS[toll.effect]}"

    def loss_words(self, row: Casualty) -> str:
        """As "24 civilians killed": the figure of one row, of whom, and what became of them."""
        return f"{with_people(figure_of(row), self.who(row))} {words.EFFECTS[row.effect]}"

    def _row_words(self, row: Casualty) -> str:
        text = self.loss_words(row)
        return words.IN_ALL.format(toll=text) if row.cumulative else text

    @cached_property
    def chosen(self) -> tuple[Happening, ...]:
        """The happenings that lists show: rejected ones only where they were asked for."""
        return tuple(one for one in self.happenings if self.with_rejected or one.review is not Review.REJECTED)

    # --- words and where they stand
    def quote(self, spans: Sequence[Span]) -> str:
        """The words of the first evidence, or nothing."""
        article = self.source_of(spans)
        if article is None or spans[0].end > len(article.text):
            return ""
        return article.quote(spans[0])

    def sentence(self, spans: Sequence[Span]) -> str:
        """The sentence around the first evidence, as it stands in the article."""
        article = self.source_of(spans)
        if article is None:
            return ""
        return self._around(article, spans[0])

    @staticmethod
    def _around(article: Article, span: Span) -> str:
        return article.quote(sentence_around(article, span)) if span.end <= len(article.text) else ""

    def marks(self, article: ArticleId) -> tuple[Mark, ...]:
        """Everything that was read from an article, longest stretches first where two begin together."""
        found = self._marks.get(article)
        if found is None:
            in_order = sorted(self._marks_in(article), key=lambda one: (one.start, -one.end, one.kind))
            found = self._marks[article] = tuple(in_order)
        return found

    @cached_property
    def _marks(self) -> dict[ArticleId, tuple[Mark, ...]]:
        return {}

    def _marks_in(self, article: ArticleId) -> Iterable[Mark]:
        """One article is looked at at a time, so the others are passed over and not sorted out."""
        corpus, rejected = self.corpus, Review.REJECTED
        told: tuple[tuple[MarkKind, Iterable[Event | Casualty]], ...] = (
            (MarkKind.EVENT, corpus.events),
            (MarkKind.CASUALTY, corpus.casualties),
        )
        for kind, facts in told:
            for fact in facts:
                for span in fact.evidence:
                    if span.article == article:
                        yield Mark(span.start, span.end, kind, fact.id, fact.review is rejected)
        named: tuple[tuple[MarkKind, Iterable[Actor | Place]], ...] = (
            (MarkKind.ACTOR, corpus.actors),
            (MarkKind.PLACE, corpus.places),
        )
        for kind, things in named:
            for one in things:
                for span in one.mentions:
                    if span.article == article:
                        yield Mark(span.start, span.end, kind, one.id)
        for time in corpus.times:
            if time.evidence.article == article:
                yield Mark(time.evidence.start, time.evidence.end, MarkKind.TIME, time.id)
        for said in corpus.statements:
            for span in said.evidence:
                if span.article == article:
                    yield Mark(span.start, span.end, MarkKind.STATEMENT, said.id)

    def explain(self, mark: Mark) -> str:
        """What a marked stretch stands for, in a line or two."""
        if mark.kind is MarkKind.EVENT and (event := self.events.get(EventId(mark.ref))):
            parts = [kind_words(event), when_words.phrase(event.when), self.place_name(event.place) or words.NO_PLACE]
            return f"{event.title}\n{' · '.join(parts)} · {words.STATUSES[event.status]}\n{self.report_line(event)}"
        if mark.kind is MarkKind.CASUALTY and (row := self.casualties.get(CasualtyId(mark.ref))):
            return f"{self.loss_words(row)}\n{self.figure_row(row).because}\n{self.report_line(row)}"
        if mark.kind is MarkKind.ACTOR and (actor := self.actors.get(ActorId(mark.ref))):
            return f"{actor.name}\n{words.ACTOR_KINDS[actor.kind]}"
        if mark.kind is MarkKind.PLACE and (place := self.places.get(PlaceId(mark.ref))):
            return f"{place.name}\n{place.kind.value.capitalize()}{f', {place.country}' if place.country else ''}"
        if mark.kind is MarkKind.TIME:
            time = next((one for one in self.corpus.times if one.id == mark.ref), None)
            return when_words.phrase(time.when) if time else ""
        if mark.kind is MarkKind.STATEMENT:
            said = next((one for one in self.corpus.statements if one.id == mark.ref), None)
            return f"{self.actor_name(said.speaker)} {words.STANCES[said.stance]}" if said else ""
        return ""

    # --- figures
    def who(self, row: Casualty) -> str:
        """The people counted, as "civilians", "children", "Syrian army", "people"."""
        sole = row.low == 1 and row.high in (1, None)  # "at least 1 civilian"
        if row.groups:
            return ", ".join((words.ONE_OF_GROUP if sole else words.GROUPS)[group] for group in row.groups)
        if row.victims.value == "unknown" and row.victim_actor in self.actors:
            return words.OF_ACTOR.format(actor=self.actor_name(row.victim_actor))
        return (words.ONE_OF if sole else words.VICTIMS)[row.victims]

    @cached_property
    def _fates(self) -> dict[CasualtyId, _Fate]:
        """What became of the rows that tolls were made of; a row that stands behind one is no more left out of another."""
        fates: dict[CasualtyId, _Fate] = {}
        for incident in self.corpus.incidents:
            for toll in incident.tolls:
                for left_out, why in toll.left_out:
                    fates.setdefault(left_out, (incident, None, why))
        for incident in self.corpus.incidents:
            for toll in incident.tolls:
                for counted in toll.casualties:
                    fates[counted] = incident, toll, ""
        return fates

    def figure_row(self, row: Casualty) -> FigureRow:
        """What a list shows of a figure."""
        fate = self._fates.get(row.id)
        event = self.events.get(row.event) if row.event is not None else None
        whole = self.casualties.get(row.part_of) if row.part_of is not None else None  # its words stand in the guard
        known = self._figure_rows_made.get(row.id)
        if known is not None and known.row is row and known.event is event and known.whole is whole and known.fate == fate:
            made = known.made
        else:
            made = self._figure_row(row, fate, event)
        grade = self.grader.of(row)
        made = made if made.grade == grade else replace(made, grade=grade)
        self._figure_rows_made[row.id] = _MadeRow(row, fate, event, whole, made)
        return made

    @cached_property
    def _figure_rows_made(self) -> dict[CasualtyId, _MadeRow]:
        return {}

    def _figure_row(self, row: Casualty, fate: _Fate | None, event: Event | None) -> FigureRow:
        counted, because = False, ""
        if fate is not None and fate[1] is not None:
            counted, because = True, words.COUNTED_IN.format(incident=apart(fate[0].title), total=self._toll_words(fate[1]))
        if row.review is Review.REJECTED:
            counted, because = False, words.REJECTED_BY_ANALYST
        elif not counted:
            from briefing.usecases.looking.reckoning import guard

            because = words.LEFT_OUT.format(why=reason(guard(self, row, fate[2] if fate is not None else "")))
        if counted and row.status in ASIDE:  # its happening has a range, which is in no total
            counted, because = False, words.OUTSIDE[row.status]
        place = row.place or (event.place if event else None)
        return FigureRow(
            casualty=row,
            figure=figure_words(row),
            who=f"{self.who(row)} {words.EFFECTS[row.effect]}",
            wording=self.quote(row.evidence),
            said_by=self.names(row.attributed_to) or words.THE_ARTICLE,
            article=self.source_of(row.evidence),
            what=event.title if event else "",
            where=self.place_name(place) or "",
            counted=counted,
            because=because,
        )

    @cached_property
    def figure_rows(self) -> tuple[FigureRow, ...]:
        """All toll rows, ordered by when they happened."""
        return tuple(
            self.figure_row(row)
            for row in sorted(self.corpus.casualties, key=lambda row: (row.when.sort_key, row.id))
            if self.figures is None or row.id in self.figures
        )

    # --- actors
    @cached_property
    def weights(self) -> dict[ActorId, int]:
        """How often each actor is met: mentions, and parts in events."""
        found: dict[ActorId, int] = defaultdict(int)
        for actor in self.corpus.actors:
            found[actor.id] += len(actor.mentions)
        for event in self.corpus.events:
            for one in event.participants:
                found[one.actor] += 1
        return found

    @cached_property
    def ranked_actors(self) -> tuple[Actor, ...]:
        """Named actors first, the most met ahead."""
        return tuple(sorted(self.corpus.actors, key=lambda one: (one.nameless, -self.weights[one.id], one.name.casefold())))

    @cached_property
    def _search(self) -> ActorSearch:
        from briefing.usecases.looking.searching import ActorSearch

        return ActorSearch(self.corpus.actors, self.notes)

    def actors_like(
        self, text: str, kinds: frozenset[ActorKind] = frozenset(), order: ActorOrder = ActorOrder.MET
    ) -> tuple[Actor, ...]:
        """Actors whose names, title or note every word fits, however it is spelt: the best first, then in the order."""
        ranked = self._ranked(order)
        if text.strip():
            fits = self._search.find(text)
            ranked = tuple(sorted((one for one in ranked if one.id in fits), key=lambda one: fits[one.id]))
        return tuple(one for one in ranked if not kinds or one.kind in kinds)

    def _ranked(self, order: ActorOrder) -> tuple[Actor, ...]:
        if order is ActorOrder.NAME:
            return tuple(sorted(self.corpus.actors, key=lambda one: (one.nameless, one.name.casefold(), one.id)))
        if order is ActorOrder.TOLLS:
            tolls = self.killings
            return tuple(sorted(self.ranked_actors, key=lambda one: -tolls.get(one.id, 0)))
        return self.ranked_actors

    @cached_property
    def killings(self) -> dict[ActorId, int]:
        """By actor the largest number of dead that reports hold it responsible for, or that it lost: one figure for each
        incident, so that two reports of the same dead are never added.
        """
        found: dict[ActorId, int] = defaultdict(int)
        for incident in self.corpus.incidents:
            most: dict[ActorId, int] = {}
            for toll in incident.tolls:
                for row in (self.casualties[id_] for id_ in toll.casualties if id_ in self.casualties):
                    if toll.effect is Effect.KILLED and row.status not in ASIDE:
                        high = row.high if row.high is not None else row.low or 0
                        for actor in (row.perpetrator, row.victim_actor):
                            if actor is not None:
                                most[actor] = max(most.get(actor, 0), high)
            for actor, high in most.items():
                found[actor] += high
        return found

    def profile(self, actor: Actor) -> tuple[Line, ...]:
        """Everything the case says about an actor, in sections; each line leads to its words."""
        lines: list[Line] = []

        def section(title: str, found: list[Line]) -> None:
            if found:
                lines.append(Line(title, is_heading=True))
                lines.extend(found)

        section(words.SECTION_NOTE, self._note(actor))
        section(words.SECTION_PERHAPS, self._perhaps(actor))
        section(words.SECTION_ROLES, self._roles(actor, is_former=False))
        section(tie_words.SECTION_FORMERLY, self._roles(actor, is_former=True))
        section(words.SECTION_TIES, self._ties(actor))
        section(words.SECTION_EVENTS, self._part_in(actor))
        section(words.SECTION_SUFFERED, self._tolls(actor, lambda row: row.victim_actor == actor.id))
        section(words.SECTION_CAUSED, self._tolls(actor, lambda row: row.perpetrator == actor.id))
        section(words.SECTION_SAID, self._said(actor))
        section(words.SECTION_SAID_ABOUT, self._said_about(actor))
        section(words.SECTION_REPORTED, self._reported(actor))
        section(words.SECTION_SOURCES, self._sources(actor))
        section(words.SECTION_MENTIONS, self._met(actor))
        return tuple(lines)

    def _note(self, actor: Actor) -> list[Line]:
        return [Line(line) for line in self.notes.get(actor.id, "").splitlines() if line.strip()]

    def _perhaps(self, actor: Actor) -> list[Line]:
        others = [self.actors[one] for one in self.verdicts.of(actor.id) if one in self.actors]
        return [Line(one.name, ", ".join(one.aliases[:3]), actor=one.id, span=_first(one.mentions)) for one in others]

    def _roles(self, actor: Actor, *, is_former: bool) -> list[Line]:
        """Offices and ranks as articles give them, with the first and last day on which they do, and who does."""
        from briefing.usecases.looking.offices import offices_of

        found = [
            Line(
                one.words,
                self.told_over_time(one.first, one.last, one.articles),
                span=one.called[-1 if is_former else 0].span,
                tone="muted" if is_former else "text",
            )
            for one in offices_of(actor, self.articles)
            if one.is_former is is_former
        ]
        if not found and not is_former and actor.title and actor.kind is ActorKind.PERSON:
            return [Line(actor.title[:1].upper() + actor.title[1:], span=_first(actor.mentions))]
        return found

    def told_over_time(self, first: date | None, last: date | None, articles: Sequence[ArticleId]) -> str:
        """When something was reported and by whom, as "reported 28 Nov – 5 Dec 2024 · BBC and 2 more"."""
        told = [self.articles[one] for one in articles if one in self.articles]
        if not told:
            return ""
        days = when_words.published(first)
        if first is not None and last is not None and first != last:
            days = when_words.from_to(first, last)
        sources = list(dict.fromkeys(apart(name or words.NO_PUBLISHER) for one in told for name in one.outlets))
        by = sources[0] if len(sources) == 1 else tie_words.AND_MORE.format(first=sources[0], number=len(sources) - 1)
        return tie_words.TOLD_OVER_TIME.format(days=days, by=by)

    def _said_about(self, actor: Actor) -> list[Line]:
        """What others say of events that the actor has part in, denials among them."""
        own = {event.id for event in self.corpus.events if any(part.actor == actor.id for part in event.participants)}
        found = []
        for said in self.corpus.statements:
            if said.event in own and said.speaker != actor.id:
                about = self.events[said.event]
                text = f"{apart(self.actor_name(said.speaker))} {words.STANCES[said.stance]}: {about.title}"
                found.append(Line(text, self._source_detail(said.evidence), span=_first(said.evidence), event=said.event))
        return found

    def _sources(self, actor: Actor) -> list[Line]:
        """The articles that name the actor, with how often."""
        number: dict[ArticleId, int] = defaultdict(int)
        firsts: dict[ArticleId, Span] = {}
        for span in actor.mentions:
            number[span.article] += 1
            firsts.setdefault(span.article, span)
        found = []
        for article in sorted((self.articles[one] for one in number if one in self.articles), key=lambda one: str(one.day)):
            first, times = firsts[article.id], number[article.id]
            named = tie_words.NAMED_ONCE if times == 1 else words.NAMED_TIMES.format(number=times)
            detail = f"{self.source_line(article)} · {named}"
            found.append(Line(self.article_name(article), detail, span=first))
        return found

    @cached_property
    def _ties_of(self) -> dict[ActorId, tuple[Tie, ...]]:
        return {}

    def ties_of(self, actor: ActorId) -> tuple[Tie, ...]:
        """The ties of an actor, rejected ones among them."""
        from briefing.usecases.looking.ties import ties

        found = self._ties_of.get(actor)
        if found is None:
            found = self._ties_of[actor] = ties(self.corpus, actor)
        return found

    def tie(self, key: TieKey) -> Tie | None:
        """One tie by what it is known by."""
        return next((one for one in self.ties_of(key.subject) if TieKey.of(*one.key) == key), None)

    def _ties(self, actor: Actor) -> list[Line]:
        """Where it belongs, then its ties: those that hold, those claimed or denied, those that are over, rejected ones."""
        own = list(self.ties_of(actor.id))
        told = {(one.subject, one.object) for one in own}
        found: list[Line] = []
        if actor.affiliation is not None and (actor.id, actor.affiliation) not in told:
            found.append(Line(words.BELONGS_TO.format(other=self.actor_name(actor.affiliation)), actor=actor.affiliation))
        order = list(Standing)
        own.sort(key=lambda one: (one.review is Review.REJECTED, order.index(one.standing)))
        found += [self._tie_line(one, actor.id) for one in own]
        for one in self.corpus.actors:
            if one.affiliation == actor.id and (one.id, actor.id) not in told:
                text = words.HAS_MEMBER.format(other=one.name)
                found.append(Line(text, one.title or "", actor=one.id, span=_first(one.mentions)))
        return found

    def _tie_line(self, one: Tie, actor: ActorId) -> Line:
        is_rejected = one.review is Review.REJECTED
        detail = [
            self._lasted(one.verdict),
            self.told_over_time(one.first, one.last, one.articles) or tie_words.NOT_IN_ARTICLES,
            one.verdict.note,
        ]
        return Line(
            self.tie_words(one, actor),
            " · ".join(part for part in detail if part),
            span=_first(one.spans),
            actor=one.other(actor),
            tone="muted" if is_rejected or one.standing in (Standing.ENDED, Standing.DENIED) else "text",
            chip=tie_words.REJECTED if is_rejected else tie_words.STANDINGS[one.standing],
            review=one.review,
            tie=TieKey.of(*one.key),
            is_open=one.standing in (Standing.CLAIMED, Standing.DISPUTED, Standing.DENIED),
        )

    def tie_words(self, one: Tie, actor: ActorId | None = None) -> str:
        """As seen from one of its ends: "Backed by Turkey"; without an end, "Turkey backs X"."""
        outward = actor is None or one.subject == actor
        other = one.object if outward else one.subject
        text = words.PREDICATES[one.predicate][0 if outward else 1].format(other=apart(self.actor_name(other)))
        if actor is None:
            return tie_words.WHOLE.format(subject=apart(self.actor_name(one.subject)), tie=text)
        return text[:1].upper() + text[1:]

    @staticmethod
    def _lasted(verdict: TieVerdict) -> str:
        since, until = (when_words.moment(one) if one else "" for one in (verdict.since, verdict.until))
        if since and until:
            return tie_words.FROM_TO.format(first=since, last=until)
        return tie_words.SINCE.format(day=since) if since else tie_words.UNTIL.format(day=until) if until else ""

    def _part_in(self, actor: Actor) -> list[Line]:
        found = []
        for event in sorted(self.corpus.events, key=lambda one: (not one.when.is_known, *one.when.sort_key, one.id)):
            roles = [one.role for one in event.participants if one.actor == actor.id]
            if not roles or event.review is Review.REJECTED:
                continue
            parts = [when_words.phrase(event.when), ", ".join(words.ROLES[role].lower() for role in roles)]
            if event.status is not Status.REPORTED:
                parts.append(words.STATUSES[event.status].lower())
            parts += self._graded(event)
            found.append(Line(event.title, " · ".join(parts), span=_first(event.evidence), event=event.id))
        return found

    def _tolls(self, actor: Actor, belongs: Callable[[Casualty], bool]) -> list[Line]:
        found = []
        for row in sorted(self.corpus.casualties, key=lambda one: (one.when.sort_key, one.id)):
            if not belongs(row) or row.review is Review.REJECTED:
                continue
            shown = self.figure_row(row)
            source = shown.said_by if row.attributed_to else self._publisher(row.evidence)
            parts = [when_words.phrase(row.when), words.ACCORDING_TO.format(source=source)]
            if row.status is not Status.REPORTED:
                parts.append(words.STATUSES[row.status].lower())
            parts += self._graded(row)
            if not shown.counted:
                parts.append(shown.because)
            found.append(
                Line(
                    with_people(figure_of(row), shown.who),
                    " · ".join(parts),
                    span=_first(row.evidence),
                    casualty=row.id,
                    tone="casualty",
                )
            )
        return found

    def _said(self, actor: Actor) -> list[Line]:
        found = []
        for said in self.corpus.statements:
            if said.speaker == actor.id:
                about = self.events.get(said.event) if said.event is not None else None
                verb = words.STANCES[said.stance].capitalize()
                text = f"{verb}: {about.title}" if about else f"{verb}: “{shortened(self.quote(said.evidence), 90)}”"
                found.append(Line(text, self._source_detail(said.evidence), span=_first(said.evidence), event=said.event))
        return found

    def _reported(self, actor: Actor) -> list[Line]:
        found = []
        for event in self.corpus.events:
            if actor.id in event.attributed_to and event.review is not Review.REJECTED:
                found.append(Line(event.title, when_words.phrase(event.when), span=_first(event.evidence), event=event.id))
        for row in self.corpus.casualties:
            if actor.id in row.attributed_to and row.review is not Review.REJECTED:
                shown = self.figure_row(row)
                detail = " · ".join(one for one in (when_words.phrase(row.when), shown.what) if one)
                found.append(
                    Line(
                        with_people(figure_of(row), shown.who),
                        detail,
                        span=_first(row.evidence),
                        casualty=row.id,
                        tone="casualty",
                    )
                )
        return found

    def _met(self, actor: Actor) -> list[Line]:
        found = []
        for span in actor.mentions:
            if (article := self.articles.get(span.article)) is not None:
                found.append(Line(f"“{self._around(article, span)}”", self.source_line(article), span=span, tone="muted"))
        return found

    def _publisher(self, spans: Sequence[Span]) -> str:
        article = self.source_of(spans)
        return (article.publisher if article else None) or words.THE_ARTICLE

    def _source_detail(self, spans: Sequence[Span]) -> str:
        article = self.source_of(spans)
        return self.source_line(article) if article else ""


def _in_time(one: Happening) -> tuple[bool, date, date, bool, str]:
    return (not one.when.is_known, *one.when.sort_key, one.is_aside, one.key)


def _count(counts: dict[ArticleId, list[int]], at: int, facts: Iterable[Event | Casualty], by: int = 1) -> None:
    """Add what is not rejected to the counts of the articles that it is told in."""
    rejected = Review.REJECTED
    for one in facts:
        if one.review is not rejected:
            told = one.evidence
            for article in (told[0].article,) if len(told) == 1 else {span.article for span in told}:
                counts[article][at] += by


def _altered(before: Mapping[K, T], now: Mapping[K, T]) -> tuple[list[T], list[T]]:
    """What is not the same object in both: as it was, and as it is."""
    fresh = [one for id_, one in now.items() if before.get(id_) is not one]
    gone = [one for id_, one in before.items() if now.get(id_) is not one] if fresh or len(before) != len(now) else []
    return gone, fresh


_OF_TIES = ("articles", "actors", "relations", "statements", "ties")  # what ties are made of


def _hand_on(old: View, new: View) -> None:
    """Fill what the new view works out on demand with what the old one has of it, as far as that still holds."""
    known, made = old.__dict__, new.__dict__
    for part in ("articles", "actors", "places", "events", "casualties", "incidents"):
        if part in known and getattr(old.corpus, part) is getattr(new.corpus, part):
            made[part] = known[part]
    if "_ties_of" in known and all(getattr(old.corpus, one) is getattr(new.corpus, one) for one in _OF_TIES):
        made["_ties_of"] = known["_ties_of"].copy()
    events_were, events_are = _altered(old.events, new.events)
    rows_were, rows_are = _altered(old.casualties, new.casualties)
    if max(len(events_are), len(rows_are)) > 0.25 * (len(new.events) + len(new.casualties)) + 20:
        return  # another case, or all of it read again: there is nothing to be saved
    if "provenance" in known and old.duplicates == new.duplicates:
        made["provenance"] = old.provenance.over(new.corpus)
    if "_counts" in known:
        counts: dict[ArticleId, list[int]] = defaultdict(lambda: [0, 0])
        counts.update((article, list(number)) for article, number in known["_counts"].items())
        for at, were, are in ((0, events_were, events_are), (1, rows_were, rows_are)):
            _count(counts, at, were, -1)
            _count(counts, at, are)
        made["_counts"] = counts
    renamed = _renamed(old.corpus.actors, new.corpus.actors) | _renamed(old.corpus.places, new.corpus.places)
    if len(renamed) > 50:
        return
    if renamed:
        events_are = [*events_are, *(one for one in new.corpus.events if not renamed.isdisjoint(_named_in(one)))]
        rows_are = [*rows_are, *(one for one in new.corpus.casualties if not renamed.isdisjoint(_named_in(one)))]
    if "_figure_rows_made" in known and old.corpus.articles is new.corpus.articles:
        kept = made["_figure_rows_made"] = known["_figure_rows_made"].copy()
        if renamed:
            told = {one.id for one in events_are}
            for row in (*rows_are, *(one for one in new.corpus.casualties if one.event in told)):
                kept.pop(row.id, None)
    if "happenings" in known:
        _hand_on_happenings(old, new, events_were, events_are, rows_were, rows_are)


def _renamed(before: Sequence[Actor | Place], now: Sequence[Actor | Place]) -> set[str]:
    """The ids of actors or places that are not called the same, or are not in both."""
    if before is now:
        return set()
    names, others = {str(one.id): one.name for one in before}, {str(one.id): one.name for one in now}
    return {id_ for id_ in names.keys() | others.keys() if names.get(id_) != others.get(id_)}


def _named_in(fact: Event | Casualty) -> Iterator[str]:
    """The actors and places whose names are shown where a fact is."""
    if fact.place is not None:
        yield fact.place
    yield from fact.attributed_to
    if isinstance(fact, Event):
        yield from (one.actor for one in fact.participants)
    elif fact.victim_actor is not None:
        yield fact.victim_actor


def _hand_on_happenings(
    old: View,
    new: View,
    events_were: Sequence[Event],
    events_are: Sequence[Event],
    rows_were: Sequence[Casualty],
    rows_are: Sequence[Casualty],
) -> None:
    touched = {old._key_of(one) for one in events_were} | {new._key_of(one) for one in events_are}
    for rows, view in ((rows_were, old), (rows_are, new)):
        touched |= {view._key_of(view.events[row.event]) for row in rows if row.event in view.events}
    for incident in (one for some in _altered(old.incidents, new.incidents) for one in some):
        for view in (old, new):
            touched |= {view._key_of(view.events[one]) for one in incident.events if one in view.events}
    members: dict[str, list[Event]] = defaultdict(list)
    for event in new.corpus.events:  # in the order of the corpus, as all happenings list theirs
        if (key := new._key_of(event)) in touched:
            members[key].append(event)
    kept = [one for one in old.happenings if one.key not in touched]
    for one in (new._happening(key, events) for key, events in members.items()):
        insort(kept, one, key=_in_time)
    new.__dict__["happenings"] = tuple(kept)


def kind_words(event: Event) -> str:
    """The subtype where there is one, otherwise the type."""
    if event.subtype:
        return words.EVENT_SUBTYPES.get(event.subtype, event.subtype.replace("-", " ").capitalize())
    return words.EVENT_TYPES[event.type]


def toll_words(toll: Toll) -> str:
    """As "15–24 civilians killed"."""
    if toll.effect is Effect.KILLED and toll.low == toll.high == 0:
        return words.NOBODY_KILLED
    if toll.effect is Effect.WOUNDED and toll.low == toll.high == 0:
        return words.NOBODY_WOUNDED
    people = words.VICTIMS[toll.victims]
    if toll.low == 1 and toll.high in (1, None):
        people = words.ONE_OF[toll.victims]
    return f"{with_people(figure(toll.low, toll.high), people)} {words.EFFECTS[toll.effect]}"


def _leading(event: Event) -> tuple[bool, bool, bool, float, str]:
    reviewed = event.review in (Review.ACCEPTED, Review.EDITED)
    return event.status in ASIDE, not reviewed, not event.when.is_known, -event.confidence, event.id


def joint_status(statuses: list[Status]) -> Status:
    """That of a happening whose reports have these."""
    found = set(statuses)
    if len(found) == 1:
        return statuses[0]
    if Status.DISPUTED in found or (Status.DENIED in found and found - {Status.DENIED}):
        return Status.DISPUTED
    for status in (Status.REPORTED, Status.CLAIMED, Status.PLANNED, Status.BACKGROUND):
        if status in found:
            return status
    return statuses[0]


def joint_review(reviews: list[Review]) -> Review:
    """That of a happening whose reports have these."""
    found = set(reviews)
    if len(found) == 1:
        return reviews[0]
    return Review.SUGGESTED if Review.SUGGESTED in found else Review.EDITED if Review.EDITED in found else Review.ACCEPTED


def _first(spans: Sequence[Span]) -> Span | None:
    return spans[0] if spans else None

"""A case as the panes read it: look-ups over one frozen corpus, and the rows and lines that panes show. No Qt, no case
file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from briefing.domain.actor import Actor, ActorId, ActorKind
from briefing.domain.casualty import Casualty, CasualtyId, Effect
from briefing.domain.claim import Review
from briefing.domain.corpus import Corpus
from briefing.domain.event import Event, EventId
from briefing.domain.grade import NOT_GRADED, Graded, Grader
from briefing.domain.incident import Incident, Toll
from briefing.domain.likeness import Verdicts
from briefing.domain.place import Place, PlaceId
from briefing.domain.tally import as_told, is_one
from briefing.domain.text import Article, ArticleId, Span, sentence_around
from briefing.domain.tie import TieKey
from briefing.ui.seen.rows import (
    ASIDE,
    ActorOrder,
    FigureRow,
    GradedSource,
    Happening,
    Mark,
    MarkKind,
    ToldBy,
    joint_review,
    joint_status,
    kind_words,
    toll_words,
)
from briefing.ui.wording import grading_words, when_words, words
from briefing.ui.wording.amount_words import with_people
from briefing.ui.wording.guard_words import figure_words, reason
from briefing.ui.wording.plain import apart, shortened
from briefing.usecases.wording.phrasing import figure_of

if TYPE_CHECKING:
    from briefing.reconcile.provenance import Provenance
    from briefing.usecases.looking.searching import ActorSearch
    from briefing.usecases.looking.ties import Tie


# Of a figure: the incident whose toll it stands behind, or out of which it was left, and then why.
_Fate = tuple[Incident, Toll | None, str]


class _MadeRow(NamedTuple):
    """A row of the figures, and all that it was made of."""

    row: Casualty
    fate: _Fate | None
    event: Event | None
    whole: Casualty | None
    made: FigureRow


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

    def judged(self, fact: Event | Casualty) -> tuple[str, ...]:
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
        return " · ".join((reported, *self.judged(fact), chain))

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
        count(counts, 0, self.corpus.events)
        count(counts, 1, self.corpus.casualties)
        return counts

    # --- the timeline
    def key_of(self, event: Event) -> str:
        """Of the happening that an event belongs to."""
        incident = self._incident_of.get(event.id)
        return event.id if incident is None or event.review is Review.REJECTED else incident.id

    @cached_property
    def happenings(self) -> tuple[Happening, ...]:
        """In order of time, those without a date last. Rejected events stand alone, apart from their incident."""
        grouped: dict[str, list[Event]] = defaultdict(list)
        for event in self.corpus.events:
            grouped[self.key_of(event)].append(event)
        found = [self.happening(key, events) for key, events in grouped.items()]
        return tuple(sorted(found, key=in_time))

    def happening(self, key: str, events: list[Event]) -> Happening:
        """What some reports tell together."""
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
        return self.around(article, spans[0])

    @staticmethod
    def around(article: Article, span: Span) -> str:
        """The sentence around some words of an article; nothing where they lie outside it."""
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
        sole = is_one(row.low, row.high)  # "at least 1 civilian"
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


def in_time(one: Happening) -> tuple[bool, date, date, bool, str]:
    return (not one.when.is_known, *one.when.sort_key, one.is_aside, one.key)


def count(counts: dict[ArticleId, list[int]], at: int, facts: Iterable[Event | Casualty], by: int = 1) -> None:
    """Add what is not rejected to the counts of the articles that it is told in."""
    rejected = Review.REJECTED
    for one in facts:
        if one.review is not rejected:
            told = one.evidence
            for article in (told[0].article,) if len(told) == 1 else {span.article for span in told}:
                counts[article][at] += by


def _leading(event: Event) -> tuple[bool, bool, bool, float, str]:
    reviewed = event.review in (Review.ACCEPTED, Review.EDITED)
    return event.status in ASIDE, not reviewed, not event.when.is_known, -event.confidence, event.id

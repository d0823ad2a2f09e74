"""The case as one briefing sees it: what the choice leaves in, joined into happenings, each with the tolls that stand.

A happening is an incident, or an event that belongs to none. Rejected items are gone; planned, denied and background ones
are kept apart and never counted.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefing.domain.actor import Actor, ActorId, ActorKind
from briefing.domain.casualty import Casualty, CasualtyId, Effect, Victims
from briefing.domain.choice import Choice, Rule
from briefing.domain.claim import Origin, Review, Statement, Status
from briefing.domain.corpus import Corpus
from briefing.domain.event import Event, EventId, EventType, IncidentId, Role
from briefing.domain.grade import Grader
from briefing.domain.incident import Incident, Toll
from briefing.domain.place import PlaceId
from briefing.domain.text import Article, ArticleId, Span
from briefing.domain.when import UNKNOWN, When
from briefing.reconcile.provenance import Provenance
from briefing.usecases.looking.hindsight import is_known
from briefing.usecases.looking.measure import within_measure
from briefing.usecases.wording import phrasing

UNCOUNTED = frozenset({Status.PLANNED, Status.DENIED, Status.BACKGROUND})
_COUNTED_AFTER = re.compile(r"(?<=\d)\s+(?:as\s+)?the\s+(?:total\s+)?number\s+of\b.*$", re.DOTALL | re.IGNORECASE)
_STRENGTH = (Status.DISPUTED, Status.REPORTED, Status.CLAIMED, Status.DENIED, Status.PLANNED, Status.BACKGROUND)


@dataclass(frozen=True, slots=True)
class StandingToll:
    """A toll after the choice: its range, the figure the rule prefers, the rows counted and those left out, with why."""

    incident: IncidentId
    effect: Effect
    victims: Victims
    low: int | None
    high: int | None
    preferred: float | None
    counted: tuple[Casualty, ...]
    left_out: tuple[tuple[Casualty, str], ...]

    @property
    def floor(self) -> int:
        """The smallest figure, 0 where no report sets one."""
        return self.low or 0

    @property
    def ceiling(self) -> int:
        """The largest figure told, of an open range its floor."""
        told = [row.high if row.high is not None else row.low or 0 for row in self.counted]
        return self.high if self.high is not None else max([self.floor, *told])

    @property
    def weight(self) -> float:
        """What the toll is ranked by."""
        return self.preferred if self.preferred is not None else (self.floor + self.ceiling) / 2

    @property
    def rows(self) -> tuple[Casualty, ...]:
        """Every report that was seen, counted or not."""
        return (*self.counted, *(row for row, _ in self.left_out))


@dataclass(frozen=True, slots=True)
class Happening:
    """One happening with the events that tell it."""

    key: str
    title: str
    type: EventType
    subtypes: frozenset[str]
    when: When
    place: PlaceId | None
    status: Status
    events: tuple[Event, ...]
    tolls: tuple[StandingToll, ...] = ()
    statements: tuple[Statement, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether it is said to have happened in the time the briefing is about."""
        return self.status not in UNCOUNTED

    @property
    def spans(self) -> tuple[Span, ...]:
        """The words that tell it."""
        return tuple(span for event in self.events for span in event.evidence)

    @property
    def is_by_hand(self) -> bool:
        """Whether some part of it was entered by the analyst without an article."""
        return any(not event.evidence for event in self.events)

    @property
    def is_reviewed(self) -> bool:
        """Whether the analyst looked at every event of it."""
        return all(event.review is not Review.SUGGESTED for event in self.events)

    def actors(self, role: Role) -> tuple[ActorId, ...]:
        """The actors in a role, each once, in the order of the events."""
        return tuple(dict.fromkeys(actor for event in self.events for actor in event.in_role(role)))


class View:
    """A corpus through a choice. Everything in it is in a fixed order: same corpus, same choice, same view. Its names and
    titles are within measure, whatever the case holds.
    """

    def __init__(self, corpus: Corpus, choice: Choice) -> None:
        self.corpus = corpus = within_measure(corpus)
        self.choice = choice
        later = {article.id for article in corpus.articles if not is_known(article, choice.known_on)}
        self.articles = tuple(
            sorted((a for a in corpus.articles if a.id not in later), key=lambda a: (a.day or date.max, _clock(a)))
        )
        self.undated_left_out = sum(a.id in later and a.day is None for a in corpus.articles)
        self.articles_later = len(later) - self.undated_left_out
        self._articles: dict[ArticleId, Article] = {article.id: article for article in self.articles}
        self._order = {article.id: n for n, article in enumerate(self.articles)}
        self.provenance = Provenance(corpus, self.articles)
        self.grader = Grader.of_corpus(corpus)
        self.actors: dict[ActorId, Actor] = {actor.id: actor for actor in corpus.actors}
        self.places = {place.id: place for place in corpus.places}

        kept_events = [one for one in map(self._event, corpus.events) if one is not None]
        kept_rows = [one for one in map(self._casualty, corpus.casualties) if one is not None]
        self.unreviewed_left_out = 0
        if choice.reviewed_only:
            looked_at = [one for one in kept_events if one.review is not Review.SUGGESTED]
            self.unreviewed_left_out = len(kept_events) - len(looked_at)
            kept_events = looked_at
            kept_rows = [one for one in kept_rows if one.review is not Review.SUGGESTED]
        in_period = [one for one in kept_events if self._is_in_period(one.when) or one.status is Status.BACKGROUND]
        self.outside_period = len(kept_events) - len(in_period)
        self.events: dict[EventId, Event] = {event.id: event for event in in_period}
        gone = {event.id for event in corpus.events} - set(self.events)
        self.casualties: dict[CasualtyId, Casualty] = {
            row.id: row
            for row in kept_rows
            if row.event not in gone and (row.status is Status.BACKGROUND or self._is_in_period(row.when))
        }
        self.statements = tuple(
            replace(said, evidence=spans) for said in corpus.statements if (spans := self.spans(said.evidence))
        )
        self.happenings = self._happenings()
        in_tolls = {row.id for one in self.happenings for toll in one.tolls for row in toll.rows}
        self.outside_tolls = tuple(row for row in self._in_order(self.casualties.values()) if row.id not in in_tolls)

    # -- names and places in words

    def name(self, actor: ActorId) -> str:
        """An actor's name."""
        found = self.actors.get(actor)
        if found is None:
            return str(actor)
        return phrasing.quoting(found.name) if found.nameless else found.name

    def names(self, actors: Iterable[ActorId], limit: int = 3) -> str:
        """The names of some actors as a list in words."""
        return phrasing.listed(list(dict.fromkeys(self.name(actor) for actor in actors)), limit)

    def short_name(self, actor: ActorId) -> str:
        """An actor's initials where it goes by them ("OCHA"), else its name."""
        found = self.actors.get(actor)
        initials = [form for form in found.aliases if form.isupper() and form.isascii() and len(form) < 8] if found else []
        return initials[0] if initials else self.name(actor)

    def where(self, place: PlaceId | None) -> str:
        """A place's name, or ""."""
        found = self.places.get(place) if place is not None else None
        return found.name if found else ""

    def article(self, span: Span) -> Article:
        """The article that a span lies in."""
        return self._articles[span.article]

    def sentence(self, span: Span) -> Span:
        """The sentence that a span stands in."""
        return self.provenance.sentence(span)

    def outlet(self, article: Article) -> str:
        """Who publishes an article, in words."""
        return article.publisher or (f"“{article.title}”" if article.title else "an unnamed outlet")

    def speaker(self, row: Casualty | Event) -> str:
        """Who says it: whom the text names as the source, else the outlet, else the analyst."""
        if row.attributed_to:
            return phrasing.listed(list(dict.fromkeys(map(self._speaker_name, row.attributed_to))), 4)
        return self.outlet(self.article(row.evidence[0])) if row.evidence else "the analyst"

    def _speaker_name(self, actor: ActorId) -> str:
        """A person is named with the body that it speaks for."""
        found = self.actors.get(actor)
        if found is None or found.kind is not ActorKind.PERSON or found.affiliation is None:
            return self.name(actor)
        return f"{found.name} ({self.name(found.affiliation)})"

    def wording(self, row: Casualty) -> str:
        """The words a figure was read from, "" for one entered by hand. Of "put at 25 the number of people killed" it is
        the figure alone: what follows it reads oddly without what came before.
        """
        words = self.article(row.evidence[0]).quote(row.evidence[0]) if row.evidence else ""
        return _COUNTED_AFTER.sub("", words) if len(words) <= phrasing.LONG else words

    def origins(self, rows: Iterable[Casualty | Event]) -> int:
        """The number of different origins of some reports: docs/reconciliation.md."""
        return self.provenance.origins(rows)

    def reports(self, rows: Iterable[Casualty | Event]) -> int:
        """The number of reports, with those in copies that nothing is read from."""
        return self.provenance.reports(rows)

    def chain(self, row: Casualty | Event) -> str:
        """Through whom a report came, as "BBC ← SOHR ← hospital sources"."""
        return phrasing.chain([link.name for link in self.provenance.chain(row)])

    def first_reported(self, rows: Iterable[Casualty | Event]) -> date | None:
        """The day of the earliest article that tells something, copies included; None where none has a date."""
        days = (self._articles[id_].first_out for id_ in self.provenance.told_in(rows) if id_ in self._articles)
        return min((day for day in days if day is not None), default=None)

    # -- what stays

    def spans(self, spans: Sequence[Span]) -> tuple[Span, ...]:
        """Those spans whose articles stay in."""
        return tuple(span for span in spans if span.article in self._articles)

    def _event(self, event: Event) -> Event | None:
        spans = self.spans(event.evidence)
        if event.review is Review.REJECTED or not (spans or self._is_by_hand(event)):
            return None
        return replace(event, title=phrasing.quoting(event.title), evidence=spans)

    def _casualty(self, row: Casualty) -> Casualty | None:
        spans = self.spans(row.evidence)
        if row.review is Review.REJECTED or not (spans or self._is_by_hand(row)):
            return None
        return replace(row, evidence=spans)

    def _is_by_hand(self, fact: Event | Casualty) -> bool:
        """Whether it stands without an article. Of what does nobody can say when it became known."""
        return not fact.evidence and self.choice.known_on is None

    def _is_in_period(self, when: When) -> bool:
        if not when.is_known or (self.choice.first is None and self.choice.last is None):
            return True
        return when.overlaps(When(self.choice.first, self.choice.last))

    def place_in_text(self, spans: Sequence[Span]) -> tuple[int, int]:
        """Sorts by article and offset; what has no words comes last."""
        if not spans:
            return len(self._order), 0
        return min((self._order[span.article], span.start) for span in spans)

    def _in_order(self, rows: Iterable[Casualty]) -> list[Casualty]:
        return sorted(rows, key=lambda row: (self.place_in_text(row.evidence), row.id))

    # -- happenings

    def _happenings(self) -> tuple[Happening, ...]:
        said_of: dict[EventId, list[Statement]] = {}
        for said in self.statements:
            if said.event is not None:
                said_of.setdefault(said.event, []).append(said)
        found: list[Happening] = []
        taken: set[EventId] = set()
        for incident in self.corpus.incidents:
            members = [self.events[key] for key in incident.events if key in self.events and key not in taken]
            taken |= {event.id for event in members}
            if members:
                found.append(self._happening(incident, members, said_of))
            else:
                tolls = self._tolls(incident)
                if tolls and not incident.events:
                    found.append(
                        Happening(
                            incident.id,
                            phrasing.quoting(incident.title),
                            incident.type,
                            frozenset(),
                            incident.when,
                            incident.place,
                            Status.REPORTED,
                            (),
                            tolls,
                        )
                    )
        alone = [event for event in self.events.values() if event.id not in taken]
        found += [self._happening(None, [event], said_of) for event in alone]
        return tuple(
            sorted(
                found,
                key=lambda one: (one.when.sort_key, not one.when.is_one_day, self.place_in_text(one.spans), one.key),
            )
        )

    def _happening(
        self, incident: Incident | None, members: Sequence[Event], said_of: dict[EventId, list[Statement]]
    ) -> Happening:
        status = self._status(members)
        if status not in UNCOUNTED:
            members = [event for event in members if event.status not in (Status.PLANNED, Status.BACKGROUND)]
        members = sorted(members, key=lambda one: (self.place_in_text(one.evidence), one.id))
        first = members[0]
        is_whole = incident is not None and len(members) == len(incident.events)
        when = incident.when if incident is not None and is_whole else _narrowest(event.when for event in members)
        place = incident.place if incident is not None else None
        statements = [said for event in members for said in said_of.get(event.id, [])]
        return Happening(
            key=incident.id if incident is not None else first.id,
            title=phrasing.quoting(incident.title) if incident is not None else first.title,
            type=incident.type if incident is not None else first.type,
            subtypes=frozenset(event.subtype for event in members if event.subtype),
            when=when,
            place=place or next((event.place for event in members if event.place), None),
            status=status,
            events=tuple(members),
            tolls=self._tolls(incident) if incident is not None and status not in UNCOUNTED else (),
            statements=tuple(sorted(statements, key=lambda said: (self.place_in_text(said.evidence), said.id))),
        )

    def _status(self, members: Sequence[Event]) -> Status:
        """Of several accounts: disputed where one denies what another says, else the firmest."""
        met = {event.status for event in members}
        if Status.DENIED in met and met & {Status.REPORTED, Status.CLAIMED}:
            return Status.DISPUTED
        return next(status for status in _STRENGTH if status in met)

    def _tolls(self, incident: Incident) -> tuple[StandingToll, ...]:
        found = (self._standing(incident.id, toll) for toll in incident.tolls)
        return tuple(toll for toll in found if toll is not None)

    def _standing(self, incident: IncidentId, toll: Toll) -> StandingToll | None:
        rows = [self.casualties[key] for key in toll.casualties if key in self.casualties]
        counted = [row for row in rows if row.status not in UNCOUNTED and not row.cumulative]
        left_out = [(row, why_not(row)) for row in rows if row not in counted]
        left_out += [(self.casualties[key], why) for key, why in toll.left_out if key in self.casualties]
        if not counted:
            return None
        low, best, high = toll.low, toll.best, toll.high
        if len(counted) != len(toll.casualties):
            low, best, high = reconciled(counted)
        return StandingToll(
            incident=incident,
            effect=toll.effect,
            victims=toll.victims,
            low=low,
            high=high,
            preferred=preferred(self.choice.rule, low, best, high),
            counted=tuple(counted),
            left_out=tuple(left_out),
        )


def why_not(row: Casualty) -> str:
    """Why a report that stands by itself is in no total."""
    if row.status in _ASIDE:
        return _ASIDE[row.status]
    if row.cumulative:
        return RUNNING_LONGER
    if row.part_of is not None:
        return PART
    if row.origin is Origin.ANALYST:
        return BY_HAND
    first, last = row.when.earliest, row.when.latest
    if first is not None and last is not None and (last - first).days > 1:
        return SEVERAL_DAYS
    return TIED_TO_NONE


_ASIDE = {
    Status.DENIED: "a denial, which does not lower the range",
    Status.BACKGROUND: "background, older than the story",
    Status.PLANNED: "not said to have happened",
}
RUNNING_LONGER = "a running total over a longer time"
PART = "part of a larger figure"
BY_HAND = "entered by the analyst, tied to no single happening"
SEVERAL_DAYS = "a figure over several days, tied to no single happening"
TIED_TO_NONE = "tied to no single happening"
REASONS = (*_ASIDE.values(), RUNNING_LONGER, PART, BY_HAND, SEVERAL_DAYS, TIED_TO_NONE)  # all that `why_not` gives


def reconciled(rows: Sequence[Casualty]) -> tuple[int | None, float | None, int | None]:
    """The range of some reports that stand and the median of their figures (docs/counting.md).

    A report's own figure is its middle, of an open range the end that it sets.
    """
    floors = [row.low for row in rows if row.low is not None]
    ceilings = [row.high for row in rows if row.high is not None]
    figures = [_figure(row) for row in rows]
    low = min(floors) if floors else None
    high = max([*ceilings, *floors]) if ceilings else None
    return low, statistics.median(figures) if figures else None, high


def preferred(rule: Rule, low: int | None, best: float | None, high: int | None) -> float | None:
    """The figure a rule prefers, None where it prefers none."""
    if rule is Rule.WIDEST:
        return None
    if rule is Rule.LOWEST:
        return low if low is not None else high
    return best if best is not None else low if low is not None else high


def _figure(row: Casualty) -> float:
    if row.low is None:
        return float(row.high or 0)
    return float(row.low) if row.high is None else (row.low + row.high) / 2


def _narrowest(whens: Iterable[When]) -> When:
    known = [when for when in whens if when.is_known]
    if not known:
        return UNKNOWN

    def width(when: When) -> tuple[bool, int]:
        if when.earliest is None or when.latest is None:
            return True, 0
        return False, (when.latest - when.earliest).days

    return min(known, key=lambda when: (width(when), when.sort_key))


def _clock(article: Article) -> str:
    published = article.published
    return published.isoformat() if published is not None else ""

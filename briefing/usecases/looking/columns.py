"""What the filter asks of every event and figure of a case, in columns: no line of ours runs for each of a hundred
thousand.

All columns hold the events first and then the figures, in the order of the corpus. A value that many have is held once, and
by its number: a condition is put to each value, and what fits is looked up. A mask has a byte for each, 1 where it fits.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import compress, repeat
from operator import contains
from typing import Generic, TypeVar

from briefing.domain.actor import ActorId
from briefing.domain.casualty import Casualty, Effect
from briefing.domain.claim import Review, Status
from briefing.domain.corpus import Corpus
from briefing.domain.event import Event, EventId, EventType
from briefing.domain.grade import Grade, Grader
from briefing.domain.incident import Incident
from briefing.domain.place import PlaceId
from briefing.domain.text import ArticleId, Span
from briefing.domain.when import When

Mask = bytes
NEVER = date.max.toordinal() + 1
Days = tuple[int | None, int]
"""First and last day as ordinals, both counting; `first` is None without a date."""

T = TypeVar("T", bound=Hashable)


class Column(Generic[T]):
    """Values, each held once, and the number of that of each row."""

    def __init__(self, values: Iterable[T]) -> None:
        numbers: dict[T, int] = {}
        found = [numbers.setdefault(one, len(numbers)) for one in values]
        self.values: Sequence[T] = list(numbers)
        self.numbers: Sequence[int] = bytes(found) if len(numbers) <= 256 else found

    def __len__(self) -> int:
        return len(self.numbers)

    def fitting(self, test: Callable[[T], object]) -> Mask:
        """The rows whose value fits."""
        return self.marked(bytes(1 if test(one) else 0 for one in self.values))

    def marked(self, fits: Mask) -> Mask:
        """The rows whose value is marked: a byte for each value, 1 where it fits."""
        numbers = self.numbers
        if 1 not in fits:
            return bytes(len(numbers))
        if isinstance(numbers, bytes):
            return numbers.translate(fits.ljust(256, b"\0"))
        return bytes(map(fits.__getitem__, numbers))

    def among(self, mask: Mask) -> Iterable[T]:
        """The values of some rows, each once."""
        return map(self.values.__getitem__, set(compress(self.numbers, mask)))

    def weights(self) -> Iterable[tuple[T, int]]:
        """Each value, and how many rows have it."""
        counts = [0] * len(self.values)
        for one in self.numbers:
            counts[one] += 1
        return zip(self.values, counts, strict=True)


def both(one: Mask, other: Mask) -> Mask:
    """Where both fit."""
    return (int.from_bytes(one) & int.from_bytes(other)).to_bytes(len(one))


def either(one: Mask, other: Mask) -> Mask:
    """Where one of them fits."""
    return (int.from_bytes(one) | int.from_bytes(other)).to_bytes(len(one))


class Facts:
    """The columns of a corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        events, rows = corpus.events, corpus.casualties
        told: tuple[Event | Casualty, ...] = (*events, *rows)
        self.events, self.rows = len(events), len(rows)
        number_of: dict[EventId | None, int] = {one.id: at for at, one in enumerate(events)}
        self.number_of: Mapping[EventId | None, int] = number_of
        behind = [number_of.get(row.event) if row.event is not None else None for row in rows]
        self._events_of_rows = behind
        self.ids: list[str] = [one.id for one in told]
        self.happenings = Column(_happenings(corpus, behind))
        self.statuses: Column[Status] = Column(one.status for one in told)
        self.reviews: Column[Review] = Column(one.review for one in told)
        types = [one.type for one in events]
        self.types: Column[EventType | None] = Column([*types, *(None if at is None else types[at] for at in behind)])
        self.effects: Column[Effect | None] = Column([*repeat(None, len(events)), *(row.effect for row in rows)])
        days = [_days(one.when) for one in told]
        for at, of in enumerate(behind, start=len(events)):
            if days[at][0] is None and of is not None:
                days[at] = days[of]
        self.days: Column[Days] = Column(days)
        self.places_of_rows: Column[PlaceId | None] = Column(row.place for row in rows)
        places = [one.place for one in told]
        for at, of in enumerate(behind, start=len(events)):
            if places[at] is None and of is not None:
                places[at] = places[of]
        self.places: Column[PlaceId | None] = Column(places)
        self.named_by_rows = Column(map(_named_by, rows))  # whom each figure names itself
        parts = [frozenset((*[part.actor for part in one.participants], *one.attributed_to)) for one in events]
        named = map(self.named_by_rows.values.__getitem__, self.named_by_rows.numbers)
        nobody: frozenset[ActorId] = frozenset()
        parts += [names | (nobody if of is None else parts[of]) for names, of in zip(named, behind, strict=True)]
        self.actors = Column(parts)
        self.articles: Column[tuple[ArticleId, ...]] = Column(_articles(one.evidence) for one in told)

    @cached_property
    def torn(self) -> frozenset[str]:
        """The happenings with a report whose figures belong to another one as well: they may be kept without it."""
        key_of, values = self.happenings.numbers, self.happenings.values
        pairs = zip(self._events_of_rows, key_of[self.events :], self._corpus.casualties, strict=True)
        apart = (of for of, key, row in pairs if of is not None and key != key_of[of] and row.review is not Review.REJECTED)
        return frozenset(values[key_of[of]] for of in apart)

    def all(self) -> Mask:
        return b"\1" * len(self.ids)

    def are_events(self, mask: Mask) -> Mask:
        """Those of a mask that are events."""
        return mask[: self.events] + bytes(self.rows)

    def overlapping(self, since: date | None, until: date | None, *, undated: bool) -> Mask:
        """What can have happened in a period; what has no date where `undated`."""
        low = since.toordinal() if since is not None else 0
        high = until.toordinal() if until is not None else NEVER
        return self.days.fitting(lambda one: undated if one[0] is None else one[0] <= high and one[1] >= low)

    def statements_about(self) -> Sequence[int]:
        """The number of the event that each statement is about; -2 for nothing, -1 for one that is not there."""
        about = (one.event for one in self._corpus.statements)
        return [-2 if one is None else self.number_of.get(one, -1) for one in about]

    # --- grades
    @cached_property
    def grades(self) -> Column[Grade]:
        grader = Grader.of_corpus(self._corpus)
        told: tuple[Event | Casualty, ...] = (*self._corpus.events, *self._corpus.casualties)
        return Column(grader.of(one).grade for one in told)

    # --- words
    @cached_property
    def _names(self) -> Mapping[ActorId, str]:
        return {one.id: " ".join((one.name, *one.aliases)).casefold() for one in self._corpus.actors}

    @cached_property
    def _place_names(self) -> Mapping[PlaceId, str]:
        return {one.id: " ".join((one.name, *one.aliases)).casefold() for one in self._corpus.places}

    @cached_property
    def _prints(self) -> Mapping[ArticleId, str]:
        """Of each article who printed it, and its title."""
        return {one.id: "\n".join((*one.outlets, one.title or "")).casefold() for one in self._corpus.articles}

    @cached_property
    def _titles(self) -> Column[str]:
        """What an event is called, and of which kind it is; of a figure what its event is."""
        texts = [
            "\n".join((one.title, one.type.value, (one.subtype or "").replace("-", " "))).casefold()
            for one in self._corpus.events
        ]
        return Column([*texts, *("" if of is None else texts[of] for of in self._events_of_rows)])

    @cached_property
    def _amounts(self) -> Column[str]:
        """What figures say."""
        texts = (
            "\n".join((row.effect.value, str(row.low or ""), str(row.high or ""), row.qualifier or "")).casefold()
            for row in self._corpus.casualties
        )
        return Column([*repeat("", self.events), *texts])

    @cached_property
    def _quotes(self) -> Column[str]:
        """The words that each rests on."""
        articles = {one.id: one for one in self._corpus.articles}

        def quote(evidence: Iterable[Span]) -> str:
            spans = [(articles.get(span.article), span) for span in evidence]
            found = [article.text[span.start : span.end] for article, span in spans if article is not None]
            return "\n".join(found).casefold()

        told: tuple[Event | Casualty, ...] = (*self._corpus.events, *self._corpus.casualties)
        return Column(quote(one.evidence) for one in told)

    def telling(self, word: str) -> Mask:
        """Where a folded word without a space occurs: in what it is called, in names and their other names, in the words it
        rests on, and in the heads of their articles."""
        found = bytes(len(self.ids))
        for column in (self._titles, self._amounts, self._quotes):
            found = either(found, _holding(column, word))
        if actors := {one for one, name in self._names.items() if word in name}:
            found = either(found, self.actors.fitting(lambda some: not actors.isdisjoint(some)))
        if places := {one for one, name in self._place_names.items() if word in name}:
            found = either(found, self.places.fitting(places.__contains__))
        if articles := {one for one, text in self._prints.items() if word in text}:
            found = either(found, self.articles.fitting(lambda some: not articles.isdisjoint(some)))
        return found


class Incidents:
    """The happenings of a corpus by the same numbers."""

    def __init__(self, corpus: Corpus, facts: Facts) -> None:
        self._incidents = corpus.incidents
        self._places: Column[PlaceId | None] = Column(one.place for one in corpus.incidents)
        numbers = {key: number for number, key in enumerate(facts.happenings.values)}
        self._happenings = [numbers.get(one.id, -1) for one in corpus.incidents]
        self._number_of = facts.number_of
        row_of = {row.id: at for at, row in enumerate(corpus.casualties)}
        happening_of = facts.happenings.numbers
        self._parted: list[int] = []  # those that may be shown in part: some of their reports were rejected
        self._rows: dict[int, list[int]] = {}  # figures that their tolls speak of although they are not told in them
        for at, (one, key) in enumerate(zip(corpus.incidents, self._happenings, strict=True)):
            members = [self._number_of.get(event, -1) for event in one.events]
            is_whole = bool(members) and all(member >= 0 and happening_of[member] == key for member in members)
            if not is_whole:
                self._parted.append(at)
            rows = {row_of.get(row, -1) for toll in one.tolls for row in (*toll.casualties, *dict(toll.left_out))} - {-1}
            others = [row for row in rows if not is_whole or happening_of[facts.events + row] != key]
            if others:
                self._rows[at] = others

    def kept(
        self, happenings: Collection[int], is_event_kept: Mask, is_row_kept: Mask
    ) -> tuple[list[Incident], Iterable[PlaceId | None], Mask]:
        """Those of which events are kept, with these alone, their places, and the figures that are kept with them: all that
        their tolls speak of, whichever happening they are told in."""
        incidents: Sequence[Incident] = self._incidents
        is_kept = bytearray(map(happenings.__contains__, self._happenings))
        flags = is_event_kept + b"\0"
        parts: dict[int, Incident] = {}
        for at in self._parted:
            one = incidents[at]
            left = tuple(event for event in one.events if flags[self._number_of.get(event, -1)])
            is_kept[at] = bool(left)
            if len(left) < len(one.events):
                parts[at] = replace(one, events=left)
        rows = bytearray(is_row_kept)
        for at, others in self._rows.items():
            if is_kept[at]:
                for row in others:
                    rows[row] = 1
        mask = bytes(is_kept)
        found = list(compress((parts.get(at, one) for at, one in enumerate(incidents)) if parts else incidents, mask))
        return found, self._places.among(mask), bytes(rows)


def _holding(column: Column[str], word: str) -> Mask:
    return column.marked(bytes(map(contains, column.values, repeat(word))))  # no line of ours for each text


def _happenings(corpus: Corpus, behind: Sequence[int | None]) -> list[str]:
    """The happening of each. What was rejected has no part in one."""
    of_event: dict[str, str] = {event: one.id for one in corpus.incidents for event in one.events}
    counted: dict[str, str] = {}
    for incident in corpus.incidents:
        for toll in incident.tolls:
            counted |= dict.fromkeys((row for row, _ in toll.left_out), incident.id)
    for incident in corpus.incidents:
        for toll in incident.tolls:
            counted |= dict.fromkeys(toll.casualties, incident.id)
    found: list[str] = [one.id if one.review is Review.REJECTED else of_event.get(one.id, one.id) for one in corpus.events]
    for row, of in zip(corpus.casualties, behind, strict=True):
        if row.review is Review.REJECTED:
            found.append(row.id)
            continue
        told_in = corpus.events[of].id if of is not None else None
        found.append(counted.get(row.id) or (row.id if told_in is None else of_event.get(told_in, told_in)))
    return found


def _days(when: When) -> Days:
    """First and last day, open ends as far off as can be; (None, 0) without a date. Whatever a damaged case holds, no
    error.
    """
    first = when.earliest.toordinal() if isinstance(when.earliest, date) else None
    last = when.latest.toordinal() if isinstance(when.latest, date) else None
    if first is None and last is None:
        return None, 0
    low, high = first if first is not None else 0, last if last is not None else NEVER
    return min(low, high), max(low, high)


def _named_by(row: Casualty) -> frozenset[ActorId]:
    """Whom a figure names itself."""
    return frozenset([one for one in (row.victim_actor, row.perpetrator, *row.attributed_to) if one is not None])


def _articles(evidence: Sequence[Span]) -> tuple[ArticleId, ...]:
    return tuple(dict.fromkeys(span.article for span in evidence))

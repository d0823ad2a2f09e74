"""Texts read through the extractor's public door, with what was found told by names instead of ids."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from briefing.domain.actor import ActorId
from briefing.domain.casualty import Casualty
from briefing.domain.event import Event, Role
from briefing.domain.findings import Findings
from briefing.domain.place import PlaceId
from briefing.domain.text import Article, BlockKind, Span, article_id, assemble
from briefing.domain.when import When
from briefing.extract.pipeline import Extractor

FRIDAY = date(2025, 5, 16)


@cache
def extractor() -> Extractor:
    """One for all tests: loading the language model takes a second."""
    return Extractor()


@dataclass(frozen=True)
class Told:
    """An event or a toll with names instead of ids, dates as ISO text."""

    item: Event | Casualty
    words: str
    when: str
    place: str | None
    by: tuple[str, ...]

    @property
    def status(self) -> str:
        return self.item.status.value


@dataclass(frozen=True)
class ToldEvent(Told):
    item: Event
    doers: tuple[str, ...]
    targets: tuple[str, ...]

    @property
    def kind(self) -> str:
        return self.item.type.value + (f"/{self.item.subtype}" if self.item.subtype else "")

    @property
    def title(self) -> str:
        return self.item.title


@dataclass(frozen=True)
class ToldToll(Told):
    item: Casualty
    doer: str | None
    side: str | None
    event: str | None

    @property
    def figure(self) -> tuple[str, int | None, int | None]:
        return self.item.effect.value, self.item.low, self.item.high


class Reading:
    """What was found in one article."""

    def __init__(self, article: Article, found: Findings) -> None:
        self.article = article
        self.found = found
        self._actors = {actor.id: actor.name for actor in found.actors}
        self._places = {place.id: place.name for place in found.places}
        self.events = [self._event(event) for event in found.events]
        titles = {event.id: event.title for event in found.events}
        self.tolls = [self._toll(toll, titles.get(toll.event) if toll.event else None) for toll in found.casualties]
        self.ties = {(self._name(r.subject), r.predicate.value, self._name(r.object)) for r in found.relations}
        self.statements = {(self._name(one.speaker), one.stance.value) for one in found.statements}
        self.actors = {actor.name: actor for actor in found.actors}

    def event(self, words: str) -> ToldEvent:
        """The one event whose evidence or title holds these words."""
        found = [event for event in self.events if words in event.words or words in event.title]
        assert len(found) == 1, (words, [(event.title, event.words) for event in self.events])
        return found[0]

    def toll(self, effect: str, low: int | None) -> ToldToll:
        """The one toll with this effect and lower bound."""
        found = [toll for toll in self.tolls if toll.figure[:2] == (effect, low)]
        assert len(found) == 1, [toll.figure for toll in self.tolls]
        return found[0]

    @property
    def figures(self) -> list[tuple[str, int | None, int | None]]:
        return [toll.figure for toll in self.tolls]

    def _name(self, actor: ActorId) -> str:
        return self._actors[actor]

    def _place(self, place: PlaceId | None) -> str | None:
        return self._places[place] if place is not None else None

    def _words(self, spans: tuple[Span, ...]) -> str:
        return " | ".join(self.article.quote(span) for span in spans)

    def _event(self, event: Event) -> ToldEvent:
        return ToldEvent(
            event,
            self._words(event.evidence),
            days(event.when),
            self._place(event.place),
            tuple(map(self._name, event.attributed_to)),
            tuple(self._name(one.actor) for one in event.participants if one.role is Role.INITIATOR),
            tuple(self._name(one.actor) for one in event.participants if one.role is Role.TARGET),
        )

    def _toll(self, toll: Casualty, event: str | None) -> ToldToll:
        return ToldToll(
            toll,
            self._words(toll.evidence),
            days(toll.when),
            self._place(toll.place),
            tuple(map(self._name, toll.attributed_to)),
            self._name(toll.perpetrator) if toll.perpetrator else None,
            self._name(toll.victim_actor) if toll.victim_actor else None,
            event,
        )


def days(when: When) -> str:
    """ "2025-05-15" for a day, "2025-05-01..2025-05-31" for a stretch, dots for an open end, "" where it is not known."""
    if not when.is_known:
        return ""
    ends = [day.isoformat() if day is not None else "" for day in (when.earliest, when.latest)]
    return ends[0] if ends[0] == ends[1] else "..".join(ends)


def read(text: str, day: date | None = FRIDAY, *, publisher: str | None = None) -> Reading:
    """Read a text; an empty line begins a paragraph, "# " a heading, "- " an item of a list."""
    parts = []
    for paragraph in text.strip().split("\n\n"):
        words = " ".join(paragraph.split())
        if words.startswith("# "):
            parts.append((BlockKind.HEADING, words[2:]))
        elif words.startswith("- "):
            parts.append((BlockKind.LIST_ITEM, words[2:]))
        else:
            parts.append((BlockKind.PARAGRAPH, words))
    whole, blocks = assemble(parts)
    article = Article(article_id(whole), whole, blocks, publisher=publisher, published=day)
    return Reading(article, extractor().read(article))

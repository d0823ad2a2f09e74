"""Short articles with the findings that a careful reader would take from them, for tests.

`Draft` grows one article: every actor, place, event and toll is pointed at by words of the text, so a case reads like the
article it comes from.
"""

from __future__ import annotations

from datetime import date

from briefing.domain.actor import Actor, ActorId, ActorKind, Predicate, Relation
from briefing.domain.casualty import Casualty, CasualtyId, Effect, Group, Victims
from briefing.domain.claim import Stance, Statement, Status
from briefing.domain.event import Event, EventId, EventType, Participant, Role
from briefing.domain.findings import Findings
from briefing.domain.place import Place, PlaceId, PlaceKind, PlacePrecision
from briefing.domain.text import Article, ArticleId, BlockKind, Span, article_id, assemble
from briefing.domain.when import UNKNOWN, Precision, When
from briefing.knowledge.folding import fold


def day(text: str) -> When:
    """A day ("2024-05-03"), a span ("2024-05-03/2024-05-05"), a month ("2024-05") or no time at all ("")."""
    if not text:
        return UNKNOWN
    if len(text) == 7:
        first = date.fromisoformat(f"{text}-01")
        after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        return When(first, date.fromordinal(after.toordinal() - 1), Precision.MONTH)
    first, _, last = text.partition("/")
    return When(date.fromisoformat(first), date.fromisoformat(last or first), Precision.DAY)


class Draft:
    """One article under construction. `published` is an ISO day, empty where it is not known."""

    def __init__(self, text: str, published: str = "", publisher: str | None = None, title: str | None = None) -> None:
        words, blocks = assemble((BlockKind.PARAGRAPH, part) for part in text.split("\n\n"))
        self.article = Article(
            article_id(words), words, blocks, title=title, publisher=publisher,
            published=date.fromisoformat(published) if published else None,
        )  # fmt: skip
        self._actors: dict[ActorId, Actor] = {}
        self._places: dict[PlaceId, Place] = {}
        self._events: list[Event] = []
        self._rows: list[Casualty] = []
        self._relations: list[Relation] = []
        self._statements: list[Statement] = []

    @property
    def id(self) -> ArticleId:
        return self.article.id

    def span(self, words: str) -> Span:
        start = self.article.text.index(words)
        return Span(self.id, start, start + len(words))

    def actor(
        self,
        name: str,
        kind: str = "armed-group",
        *,
        aliases: tuple[str, ...] = (),
        country: str | None = None,
        title: str | None = None,
        affiliation: ActorId | None = None,
        nameless: bool = False,
        key: str | None = None,
    ) -> ActorId:
        actor_id = ActorId(f"{self.id}:{fold(name)}" if nameless else key or f"a:{fold(name)}")
        mentions = (self.span(name),) if name in self.article.text else ()
        self._actors[actor_id] = Actor(
            actor_id, name, ActorKind(kind), aliases, country, title, affiliation, mentions, nameless=nameless
        )
        return actor_id

    def place(
        self,
        name: str,
        lat: float | None = None,
        lon: float | None = None,
        country: str | None = None,
        kind: str = "city",
        *,
        aliases: tuple[str, ...] = (),
        gazetteer: str | None = None,
        precision: str | None = None,
    ) -> PlaceId:
        place_id = PlaceId(gazetteer or f"p:{fold(name)}")
        area = kind in ("country", "region", "admin")
        told = (PlacePrecision.ADMIN if area else PlacePrecision.EXACT) if lat is not None else None
        mentions = (self.span(name),) if name in self.article.text else ()
        self._places[place_id] = Place(
            place_id,
            name,
            PlaceKind(kind),
            aliases,
            country,
            lat,
            lon,
            PlacePrecision(precision) if precision else told,
            gazetteer,
            mentions,
        )
        return place_id

    def event(
        self,
        words: str,
        kind: str,
        when: str = "",
        place: PlaceId | None = None,
        by: tuple[ActorId, ...] = (),
        on: tuple[ActorId, ...] = (),
        *,
        status: str = "reported",
        title: str | None = None,
        said_by: tuple[ActorId, ...] = (),
    ) -> EventId:
        span = self.span(words)
        family, _, subtype = kind.partition("/")
        event = Event(
            EventId(f"{self.id}:e{span.start}"), title or words, EventType(family), subtype or None, day(when), place,
            tuple([Participant(one, Role.INITIATOR) for one in by] + [Participant(one, Role.TARGET) for one in on]),
            Status(status), said_by, 0.8, evidence=(span,),
        )  # fmt: skip
        self._events.append(event)
        return event.id

    def toll(
        self,
        words: str,
        effect: str,
        low: int | None,
        high: int | None,
        event: EventId | None = None,
        *,
        victims: str = "unknown",
        said_by: tuple[ActorId, ...] = (),
        status: str = "reported",
        groups: tuple[str, ...] = (),
        part_of: CasualtyId | None = None,
        replaces: CasualtyId | None = None,
        cumulative: bool = False,
        when: str = "",
        place: PlaceId | None = None,
        perpetrator: ActorId | None = None,
        victim_actor: ActorId | None = None,
    ) -> CasualtyId:
        span = self.span(words)
        row = Casualty(
            CasualtyId(f"{self.id}:c{span.start}:{effect}"), Effect(effect), low, high, victims=Victims(victims),
            groups=tuple(Group(group) for group in groups), event=event, victim_actor=victim_actor, perpetrator=perpetrator,
            cumulative=cumulative, when=day(when), place=place, attributed_to=said_by, status=Status(status),
            part_of=part_of, replaces=replaces, evidence=(span,),
        )  # fmt: skip
        self._rows.append(row)
        return row.id

    def relation(self, words: str, subject: ActorId, predicate: str, thing: ActorId) -> str:
        span = self.span(words)
        tie = Relation(f"{self.id}:r{span.start}", subject, Predicate(predicate), thing, (span,))
        self._relations.append(tie)
        return tie.id

    def statement(self, words: str, speaker: ActorId, stance: str, event: EventId | None = None) -> str:
        span = self.span(words)
        said = Statement(f"{self.id}:s{span.start}", speaker, Stance(stance), event, (span,))
        self._statements.append(said)
        return said.id

    def findings(self) -> Findings:
        return Findings(
            self.id, tuple(self._actors.values()), tuple(self._places.values()), (), tuple(self._events),
            tuple(self._rows), tuple(self._relations), tuple(self._statements),
        )  # fmt: skip

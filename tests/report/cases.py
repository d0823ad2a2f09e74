"""Cases of other sizes than the sample: empty, one event, many events, hostile words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from briefing.domain.actor import Actor, ActorId, ActorKind
from briefing.domain.casualty import Casualty, CasualtyId, Effect, Victims
from briefing.domain.choice import Choice
from briefing.domain.claim import Stance, Statement, Status
from briefing.domain.corpus import Corpus
from briefing.domain.event import Event, EventId, EventType, IncidentId, Participant, Role
from briefing.domain.incident import Incident, Toll
from briefing.domain.place import Place, PlaceId, PlaceKind
from briefing.domain.text import Article, Block, BlockKind, Span, article_id
from briefing.domain.when import When

WRITTEN = datetime(2024, 12, 2, 18, 0, tzinfo=UTC)
TEMPLATES = Path(__file__).parents[2] / "resources" / "templates"


def choice(title: str = "Fighting around Aleppo", **more: object) -> Choice:
    return Choice(title, WRITTEN, **more)  # type: ignore[arg-type]


def empty() -> Corpus:
    return Corpus()


def one_event() -> Corpus:
    return many(1)


def many(events: int, days: int = 60) -> Corpus:
    """So many strikes spread over days, four to an article, each with two reports of its dead."""
    actors = [
        Actor(ActorId(f"actor:{n}"), f"Side {'ABCDEFGHIJKL'[n]}", ActorKind.ARMED_GROUP, country="SY") for n in range(12)
    ]
    places = [Place(PlaceId(f"place:{n}"), f"Town {n}", PlaceKind.CITY, country="SY") for n in range(20)]
    articles: list[Article] = []
    told: list[Event] = []
    rows: list[Casualty] = []
    incidents: list[Incident] = []
    for start in range(0, events, 4):
        numbers = range(start, min(start + 4, events))
        sentences = [
            f"Strike number {n} on Town {n % 20} killed at least {n % 9 + 1} civilians, doctors said; "
            f"a monitor counted {n % 9 + 3}."
            for n in numbers
        ]
        text = "\n\n".join(sentences)
        day = date(2024, 10, 1) + timedelta(days=start * days // max(1, events))
        key = article_id(text)
        blocks, at = [], 0
        for sentence in sentences:
            blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(sentence)))
            at += len(sentence) + 2
        articles.append(Article(key, text, tuple(blocks), f"Report {start}", f"Outlet {start % 7}", published=day))
        for n, block in zip(numbers, blocks, strict=True):
            event = Event(
                EventId(f"{key}:e{n}"),
                f"Strike number {n} on Town {n % 20}",
                EventType.STRIKE,
                "airstrike",
                When.on(date(2024, 10, 1) + timedelta(days=n * days // max(1, events))),
                PlaceId(f"place:{n % 20}"),
                (Participant(actors[n % 12].id, Role.INITIATOR), Participant(actors[(n + 5) % 12].id, Role.TARGET)),
                (Status.REPORTED, Status.CLAIMED, Status.DISPUTED)[n % 3],
                evidence=(Span(key, block.start, block.end),),
                incident=IncidentId(f"i{n}"),
            )
            first = Casualty(
                CasualtyId(f"{key}:c{n}"),
                Effect.KILLED,
                n % 9 + 1,
                None,
                "at least",
                Victims.CIVILIAN,
                event=event.id,
                incident=IncidentId(f"i{n}"),
                perpetrator=actors[n % 12].id,
                when=event.when,
                place=event.place,
                evidence=(Span(key, block.start, block.start + 40),),
            )
            second = Casualty(
                CasualtyId(f"{key}:d{n}"),
                Effect.KILLED,
                n % 9 + 3,
                n % 9 + 3,
                None,
                Victims.CIVILIAN,
                event=event.id,
                incident=IncidentId(f"i{n}"),
                attributed_to=(actors[(n + 1) % 12].id,),
                when=event.when,
                place=event.place,
                evidence=(Span(key, block.end - 20, block.end),),
            )
            told.append(event)
            rows += [first, second]
            toll = Toll(Effect.KILLED, Victims.CIVILIAN, n % 9 + 1, n % 9 + 2, n % 9 + 3, (first.id, second.id))
            incidents.append(
                Incident(IncidentId(f"i{n}"), event.title, event.type, event.when, event.place, (event.id,), (toll,))
            )
    return Corpus(tuple(articles), tuple(actors), tuple(places), (), tuple(told), tuple(rows), (), (), tuple(incidents))


HOSTILE = (
    "#panic()",
    "$x$ ] [ } { \\",
    "= Heading #set page(width: 1cm)",
    '<label> @ref #import "@preview/cetz:0.1.0"',
    "*bold* _it_ `raw` // comment",
    "\u202egnipeels\u202c",
    "a\x00b\x1b[31m\x7f",
    "x" * 10_000,
    "\U0001f480 \ue000 \ufdd0 \U0010ffff",
    "محمد الخطيب 123 שלום",
    "   ",
    "\u2028\u2029",
)


def hostile(texts: tuple[str, ...] = HOSTILE) -> Corpus:
    """Every text in every place where a text of an article or an analyst can stand."""
    articles, actors, places, told, rows, incidents, statements = [], [], [], [], [], [], []
    for n, words in enumerate(texts):
        text = f"Begin {n} {words} end."
        key = article_id(text)
        blocks = (Block(BlockKind.PARAGRAPH, 0, len(text)),)
        articles.append(Article(key, text, blocks, words, words, words, words, date(2024, 11, 28)))
        span = Span(key, 0, len(text))
        actor = Actor(ActorId(f"a{n}"), words, ActorKind.ARMED_GROUP, (words, f"{words}!"), "SY", words, mentions=(span,))
        place = Place(PlaceId(f"p{n}"), words)
        event = Event(
            EventId(f"e{n}"),
            words,
            EventType.STRIKE,
            "airstrike",
            When.on(date(2024, 11, 28)),
            place.id,
            (Participant(actor.id, Role.INITIATOR),),
            Status.DISPUTED,
            (actor.id,),
            incident=IncidentId(f"i{n}"),
            evidence=(span,),
        )
        row = Casualty(
            CasualtyId(f"c{n}"),
            Effect.KILLED,
            5,
            9,
            victims=Victims.CIVILIAN,
            event=event.id,
            attributed_to=(actor.id,),
            perpetrator=actor.id,
            evidence=(span,),
        )
        toll = Toll(Effect.KILLED, Victims.CIVILIAN, 5, 7, 9, (row.id,))
        actors.append(actor)
        places.append(place)
        told.append(event)
        rows.append(row)
        statements.append(Statement(f"s{n}", actor.id, Stance.DENIES, event.id, (span,)))
        incidents.append(Incident(IncidentId(f"i{n}"), words, EventType.STRIKE, event.when, place.id, (event.id,), (toll,)))
    return Corpus(
        tuple(articles),
        tuple(actors),
        tuple(places),
        (),
        tuple(told),
        tuple(rows),
        (),
        tuple(statements),
        tuple(incidents),
    )

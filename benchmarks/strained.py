"""Cases that strain a window: none, one event, three hundred events in three days under names of any length and script.

The articles are made up, word by word with what is to be found in them; the places are real.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from benchmarks.articles import SPOTS, Made
from briefing.domain.actor import Actor, ActorId, ActorKind, Predicate, Relation
from briefing.domain.casualty import Casualty, CasualtyId, Effect, Victims
from briefing.domain.claim import Stance, Statement, Status
from briefing.domain.event import Event, EventId, EventType, Participant, Role
from briefing.domain.findings import Findings
from briefing.domain.place import Place, PlaceId, PlaceKind, PlacePrecision
from briefing.domain.text import Article, BlockKind, Original, PublishedFrom, Span, article_id, assemble
from briefing.domain.when import Precision, When
from briefing.store.casefile import CaseFile
from briefing.usecases.editing.articles import AddArticle
from briefing.usecases.editing.edits import refresh_view
from briefing.usecases.taking_in.intake import Intake, signature
from briefing.usecases.taking_in.reading import Reading

FIRST = date(2024, 11, 27)
CROWD = 300

# A name of ninety characters, names that run to the left, a name that cannot be broken.
NAMES = (
    ("Joint Emergency Coordination Committee of Displaced Families from Aleppo's Western Country", ActorKind.NGO),
    ("هيئة تحرير الشام", ActorKind.ARMED_GROUP),
    ("محمد عبد الرحمن الخطيب", ActorKind.PERSON),
    ("Министерство обороны Российской Федерации", ActorKind.GOVERNMENT),
    ("Олег Игнасюк", ActorKind.PERSON),
    ("Bundesverteidigungsministeriumspressesprecherdienststelle", ActorKind.GOVERNMENT),
    ("the Eastern Front", ActorKind.ARMED_GROUP),
    ("the army", ActorKind.MILITARY),
)
OUTLETS = (
    "The Orontes Courier",
    "وكالة أنباء الشمال",
    "Северный вестник",
    "The Daily Gazette of the Western Country and the Plain",
)
DEEDS = (
    ("Shelling of {spot}", EventType.STRIKE, "shelling"),
    ("Air strike on the grain market of {spot}", EventType.STRIKE, "airstrike"),
    ("Clashes near {spot}", EventType.BATTLE, "armed-clash"),
    ("قصف على {spot}", EventType.STRIKE, "shelling"),
    ("Колонна покидает {spot}", EventType.MOVEMENT, "deployment"),
)


def empty(path: Path) -> None:
    """A case without an article."""
    CaseFile.create(path).close()


def one_event(path: Path) -> None:
    """A case of one article with one event."""
    _write(path, [next(_told(1, 1))])


def crowd(path: Path) -> None:
    """Three hundred events, each another, in three days, of twenty articles."""
    _write(path, list(_told(20, CROWD // 20)))


def _write(path: Path, told: list[Made]) -> None:
    with CaseFile.create(path) as case:
        for one in told:
            original = Original(f"{one.article.id}.txt", "text/plain", one.article.text.encode())
            intake = Intake(one.article, original, signature(one.article.text))
            AddArticle(case, Reading(original.name, intake, one.findings), refresh=False).apply()
        refresh_view(case)


def _told(articles: int, events: int) -> Iterator[Made]:
    chance = Random("strained")
    deeds = [(deed, spot) for deed in DEEDS for spot in SPOTS]
    chance.shuffle(deeds)
    for n in range(articles):
        parts: list[tuple[BlockKind, str]] = []
        cast = []
        for number in range(events):
            (form, kind, subtype), spot = deeds[n * events + number]
            doer, target = chance.sample(NAMES, 2)
            killed = chance.choice((0, 0, 2, 5, 12, 40))
            title = form.format(spot=spot.name)
            toll = f" At least {killed} people were killed." if killed else ""
            day = FIRST + timedelta(chance.randrange(3))
            parts.append((BlockKind.PARAGRAPH, f"{title}: {doer[0]} against {target[0]} on {day:%A}.{toll}"))
            cast.append((title, kind, subtype, spot, doer, target, killed, day))
        text, blocks = assemble(parts)
        article = Article(
            id=article_id(text),
            text=text,
            blocks=blocks,
            title=f"{cast[0][0]} and what else was told on day {n % 3 + 1}, report {n + 1}",
            publisher=OUTLETS[n % len(OUTLETS)],
            published=FIRST + timedelta(n % 3 + 1),
            published_from=PublishedFrom.METADATA,
        )
        yield Made(article, _found(article, [block.start for block in blocks], cast, chance))


def _found(article: Article, starts: list[int], cast: list[tuple], chance: Random) -> Findings:  # type: ignore[type-arg]
    actors: dict[str, Actor] = {}
    places: dict[str, Place] = {}
    events, tolls, ties, said = [], [], [], []

    def met(name: str, kind: ActorKind, at: int) -> ActorId:
        start = article.text.index(name, at)
        key = ActorId(f"actor:{NAMES.index((name, kind))}")
        before = actors[key].mentions if key in actors else ()
        actors[key] = Actor(key, name, kind, mentions=(*before, Span(article.id, start, start + len(name))))
        return key

    for at, (title, kind, subtype, spot, doer, target, killed, day) in zip(starts, cast, strict=True):
        one, other = met(*doer, at), met(*target, at)
        place = PlaceId(f"place:{spot.name.lower()}")
        start = article.text.index(spot.name, at)
        seen = places[place].mentions if place in places else ()
        places[place] = Place(
            place,
            spot.name,
            PlaceKind.CITY,
            country=spot.country,
            lat=spot.lat,
            lon=spot.lon,
            precision=PlacePrecision.EXACT,
            mentions=(*seen, Span(article.id, start, start + len(spot.name))),
        )
        when = When.on(day) if chance.random() < 0.9 else When(day, day + timedelta(3), Precision.WEEK)
        quoted = Span(article.id, at, at + len(title))
        id_ = EventId(f"{article.id}:e{at}")
        status = chance.choice([Status.REPORTED] * 5 + list(Status))
        roles = (Participant(one, Role.INITIATOR), Participant(other, Role.TARGET))
        events.append(Event(id_, title, kind, subtype, when, place, roles, status, confidence=0.8, evidence=(quoted,)))
        if killed:
            start = article.text.index(f"At least {killed}", at)
            words = Span(article.id, start, start + len(f"At least {killed} people"))
            row = CasualtyId(f"{article.id}:c{start}")
            tolls.append(
                Casualty(
                    row, Effect.KILLED, killed, None, "at least", Victims.CIVILIAN, event=id_, perpetrator=one, when=when,
                    place=place, status=Status.REPORTED, evidence=(words,),
                )
            )  # fmt: skip
        if status is Status.DENIED:
            said.append(Statement(f"{article.id}:s{at}", other, Stance.DENIES, id_, evidence=(quoted,)))
        if not ties:
            ties.append(Relation(f"{article.id}:r{at}", one, Predicate.OPPOSES, other, evidence=(quoted,)))
    return Findings(
        article.id,
        actors=tuple(actors.values()),
        places=tuple(places.values()),
        events=tuple(events),
        casualties=tuple(tolls),
        relations=tuple(ties),
        statements=tuple(said),
    )

"""A made-up world of happenings and the articles that tell them, of any number and always the same.

Every article has some 400 words, put together from sentences with slots. The slots say where each actor, place, day and
figure stands, so that the findings of an article are known without reading it: cases of any size can be made in seconds.
Places are real, everything that happens in them is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from briefing.domain.actor import Actor, ActorId, ActorKind
from briefing.domain.casualty import Casualty, CasualtyId, Effect, Victims
from briefing.domain.claim import Because, Stance, Statement
from briefing.domain.event import Event, EventId, EventType, Participant, Role
from briefing.domain.findings import Findings
from briefing.domain.place import Place, PlaceId, PlaceKind, PlacePrecision
from briefing.domain.text import Article, BlockKind, PublishedFrom, Span, article_id, assemble
from briefing.domain.when import TimeExpression, TimeKind, When
from briefing.knowledge.folding import fold

FIRST_DAY = date(2019, 1, 7)
DAYS = 5 * 365  # that the happenings of a large case are spread over
WORDS = 400
TELLINGS = 10  # of happenings in one article
REPORTS = 1.6  # by how many articles a happening is told, on average


@dataclass(frozen=True, slots=True)
class Spot:
    """A real place: degrees of latitude and longitude."""

    name: str
    country: str
    lat: float
    lon: float


_SPOTS = """
El Fasher SD 13.63 25.35; Nyala SD 12.05 24.88; Kutum SD 14.20 24.67; Zalingei SD 12.91 23.47; Geneina SD 13.45 22.44;
El Obeid SD 13.18 30.22; Kadugli SD 11.01 29.72; Damazin SD 11.79 34.36; Kassala SD 15.45 36.40; Atbara SD 17.70 33.97;
Goma CD -1.68 29.23; Bunia CD 1.57 30.25; Beni CD 0.49 29.47; Butembo CD 0.14 29.29; Rutshuru CD -1.19 29.45;
Masisi CD -1.40 28.81; Uvira CD -3.40 29.14; Kalemie CD -5.93 29.19; Djugu CD 1.92 30.50; Mahagi CD 2.30 30.99;
Kharkiv UA 49.98 36.25; Kupiansk UA 49.71 37.62; Izium UA 49.21 37.25; Bakhmut UA 48.59 38.00; Kramatorsk UA 48.72 37.56;
Pokrovsk UA 48.28 37.18; Orikhiv UA 47.57 35.79; Kherson UA 46.64 32.61; Nikopol UA 47.57 34.39; Sumy UA 50.91 34.80;
Mopti ML 14.49 -4.20; Gao ML 16.27 -0.04; Kidal ML 18.44 1.41; Menaka ML 15.92 2.40; Tessalit ML 20.20 1.01;
Djibo BF 14.10 -1.63; Dori BF 14.03 -0.03; Kaya BF 13.09 -1.08; Ouahigouya BF 13.58 -2.42; Fada BF 12.06 0.36;
Sittwe MM 20.15 92.90; Lashio MM 22.93 97.75; Loikaw MM 19.67 97.21; Myitkyina MM 25.38 97.40; Monywa MM 22.11 95.14;
Hakha MM 22.64 93.61; Mindat MM 21.38 93.97; Bhamo MM 24.26 97.23; Kale MM 23.19 94.07; Hpakant MM 25.61 96.31;
Idlib SY 35.93 36.63; Raqqa SY 35.95 39.01; Manbij SY 36.53 37.95; Daraa SY 32.62 36.10; Palmyra SY 34.56 38.28;
Taiz YE 13.58 44.02; Marib YE 15.46 45.33; Hodeidah YE 14.80 42.95; Shabwah YE 14.53 46.83; Saada YE 16.94 43.76
"""


def _spot(line: str) -> Spot:
    *name, country, lat, lon = line.split()
    return Spot(" ".join(name), country, float(lat), float(lon))


SPOTS = tuple(map(_spot, _SPOTS.replace("\n", " ").split(";")))

_ARMED = (
    "the Eastern Front", "the Rapid Guard", "the River Militia", "the Republican Brigade", "the People's Column",
    "the army",    "the Highland Council", "the Desert Falcons", "the National Resistance Command", "the Northern Alliance",
    "the Border Corps", "the Coalition of Patriots", "the Mountain Defence Force", "the Fourth Division",
)  # fmt: skip
_SOURCES = (
    "the Conflict Register", "the Red Crescent", "the health ministry", "the governor's office", "the United Nations",
    "a doctors' network", "the civil defence", "the Human Rights Monitor", "the defence ministry", "the local council",
)  # fmt: skip
_SURNAMES = """
Adam Bakri Cissé Diallo Eshete Farah Garba Haddad Ibrahim Jaber Keita Lwin Mbeki Nasser Ouedraogo Petrenko Qasim Rahman
Shevchuk Traoré Umar Volkov Win Yusuf Zongo Kovalenko Mutasa Hlaing Saleh Bondar
""".split()
_FIRST_NAMES = """
Amina Boris Clara Daoud Elena Fatou Grigor Hamid Irina Joseph Khin Lamine Maryam Nadia Oleh Paul Rasha Samuel Tin Viktor
""".split()
_OUTLETS = (
    "Lakeside Wire", "The Plateau Post", "Frontier Radio", "Delta Courier", "Steppe Monitor", "Sahel Dispatch",
    "Gulf Evening News", "Harbour Press", "Crossing Times", "Ridge Telegraph",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SITES = (
    "a market", "a clinic", "a school", "a bridge", "a fuel depot", "a bus station", "a camp for displaced people",
    "a bakery",    "a power station", "a grain store", "a mosque", "a church",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of happening and the sentences that tell it."""

    type: EventType
    subtype: str
    verb: str
    tellings: tuple[str, ...]


def _read() -> tuple[tuple[Kind, ...], tuple[str, ...]]:
    told: dict[tuple[str, ...], list[str]] = {}
    for line in SENTENCES.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            kind, sentence = line.split(": ", 1)
            told.setdefault(tuple(kind.split()), []).append(sentence)
    fillers = told.pop(("-",))
    kinds = (Kind(EventType(kind[0]), kind[1], kind[2], tuple(sentences)) for kind, sentences in told.items())
    return tuple(kinds), tuple(fillers)


SENTENCES = Path(__file__).with_name("sentences.txt")
KINDS, FILLERS = _read()

_OUTSIDE = ("the African Union", "the Security Council", "the European Union", "the United Nations", "the Arab League")
_SLOT = re.compile(r"\[(\w+)\]")


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened in the made-up world, and what may be told of it."""

    n: int
    day: date
    spot: Spot
    kind: Kind
    doer: str
    target: str
    killed: int
    wounded: int
    fled: int
    source: str
    site: str


@dataclass(frozen=True, slots=True)
class Made:
    """An article and what there is to be found in it."""

    article: Article
    findings: Findings


def happening(n: int, day: date) -> Happening:
    """The nth happening of the world, on a day."""
    chance = Random(f"happening {n}")
    doer, target = chance.sample(_ARMED, 2)
    return Happening(
        n=n,
        day=day,
        spot=chance.choice(SPOTS),
        kind=chance.choice(KINDS),
        doer=doer,
        target=target,
        killed=chance.choice((2, 3, 4, 5, 7, 9, 11, 14, 18, 24, 31, 42)),
        wounded=chance.choice((6, 8, 12, 15, 20, 26, 35, 50)),
        fled=chance.choice((400, 900, 1500, 2600, 4000, 12000)),
        source=chance.choice(_SOURCES),
        site=chance.choice(_SITES),
    )


def made(number: int, days: int | None = None, *, start: int = 0) -> Iterator[Made]:
    """The articles from the `start`th on, `number` of them, out of a world that lasts `days`.

    As many happen a day as its articles have room for, so that a world of more days is not a denser one. Without `days`
    the world has about as many happenings a day as a large war.
    """
    days = days or max(14, min(DAYS, number // 4))
    happenings = max(TELLINGS, round((number + start) * TELLINGS / REPORTS))
    for n in range(start, start + number):
        yield _article(n, days, happenings)


def _article(n: int, days: int, happenings: int) -> Made:
    chance = Random(f"article {n}")
    today = chance.randrange(days)
    published = FIRST_DAY + timedelta(days=today + 1)
    recent = [*range(max(0, today - 5), today + 1), today]
    a_day = happenings / days
    is_busy = len(recent[1:]) * a_day >= 2 * TELLINGS  # else it has happenings of its own
    told: dict[int, Happening] = {}
    while len(told) < TELLINGS:
        at = chance.choice(recent)
        first, last = round(at * a_day), max(round(at * a_day) + 1, round((at + 1) * a_day))
        which = chance.randrange(first, last) if is_busy else n * TELLINGS + len(told)
        told.setdefault(which, happening(which, FIRST_DAY + timedelta(days=at)))
    return _Writer(n, published, sorted(told.values(), key=lambda one: (-one.day.toordinal(), one.n)), chance).made()


@dataclass(frozen=True, slots=True)
class _Slot:
    name: str
    words: str
    start: int
    end: int


class _Writer:
    """Writes one article and notes what stands where in it."""

    def __init__(self, n: int, published: date, told: list[Happening], chance: Random) -> None:
        self.n, self.published, self.told, self.chance = n, published, told, chance

    def made(self) -> Made:
        chance = self.chance
        lead = self.told[0]
        sentences: list[tuple[str, list[_Slot], Happening | None]] = []
        words = 0
        for one in self.told:
            text, slots = self._filled(chance.choice(one.kind.tellings), one)
            sentences.append((text, slots, one))
            words += len(text.split())
        fillers = list(FILLERS)
        chance.shuffle(fillers)
        while words < WORDS - 12 and fillers:
            text, slots = self._filled(fillers.pop(), None)
            sentences.insert(chance.randrange(1, len(sentences) + 1), (text, slots, None))
            words += len(text.split())
        paragraphs: list[list[tuple[str, list[_Slot], Happening | None]]] = []
        while sentences:
            size = chance.choice((1, 2, 2, 3))
            paragraphs.append(sentences[:size])
            del sentences[:size]
        text, blocks = assemble((BlockKind.PARAGRAPH, " ".join(sentence for sentence, _, _ in part)) for part in paragraphs)
        article = Article(
            id=article_id(text),
            text=text,
            blocks=blocks,
            title=f"{lead.spot.name}: {lead.doer.removeprefix('the ')} {lead.kind.verb}, {lead.source} reports",
            publisher=_OUTLETS[self.n % len(_OUTLETS)],
            published=self.published,
            published_from=PublishedFrom.METADATA,
        )
        return Made(article, _findings(article, paragraphs))

    def _filled(self, pattern: str, one: Happening | None) -> tuple[str, list[_Slot]]:
        parts: list[str] = []
        slots: list[_Slot] = []
        at = read = 0
        for match in _SLOT.finditer(pattern):
            before, words = pattern[read : match.start()], self._words(match[1], one)
            if not parts and not before:
                words = words[:1].upper() + words[1:]
            parts += [before, words]
            at += len(before)
            slots.append(_Slot(match[1], words, at, at + len(words)))
            at += len(words)
            read = match.end()
        return "".join([*parts, pattern[read:]]), slots

    def _words(self, slot: str, one: Happening | None) -> str:
        if slot == "person":
            return f"{self.chance.choice(_FIRST_NAMES)} {self.chance.choice(_SURNAMES)}"
        if slot == "armed":
            return self.chance.choice(_ARMED)
        if slot == "outside":
            return self.chance.choice(_OUTSIDE)
        assert one is not None
        if slot == "place":
            return one.spot.name
        if slot == "day":
            near = (self.published - one.day).days < 7
            return _WEEKDAYS[one.day.weekday()] if near else f"{one.day.day} {one.day:%B}"
        value = getattr(one, slot)
        return f"{value:,}" if isinstance(value, int) else str(value)


def _findings(article: Article, paragraphs: list[list[tuple[str, list[_Slot], Happening | None]]]) -> Findings:
    actors: dict[ActorId, tuple[Actor, list[Span]]] = {}
    places: dict[PlaceId, tuple[Place, list[Span]]] = {}
    times: list[TimeExpression] = []
    events: list[Event] = []
    rows: list[Casualty] = []
    said: list[Statement] = []

    def actor(name: str, kind: ActorKind, span: Span) -> ActorId:
        bare = name[:1].lower() + name[1:]
        bare = bare.removeprefix("the ").removeprefix("a ")
        id_ = ActorId(f"a:{fold(bare)}")
        if id_ not in actors:
            words = bare[:1].upper() + bare[1:]
            actors[id_] = Actor(id_, words, kind, why=(Because("kind", "lexicon: actor", span),)), []
        actors[id_][1].append(span)
        return id_

    for part, block in zip(paragraphs, article.blocks, strict=True):
        at = block.start
        for text, slots, one in part:
            here = {slot.name: Span(article.id, at + slot.start, at + slot.end) for slot in slots}
            named = {slot.name: slot.words for slot in slots}
            whole = Span(article.id, at, at + len(text))
            at += len(text) + 1
            kinds = {"person": ActorKind.PERSON, "outside": ActorKind.IGO, "source": ActorKind.NGO}
            ids = {
                name: actor(named[name], kinds.get(name, ActorKind.ARMED_GROUP), here[name])
                for name in ("person", "armed", "outside", "doer", "target", "source")
                if name in named
            }
            if one is None:
                speaker = ids.get("person") or ids.get("outside")
                if speaker is not None:
                    said.append(Statement(f"{article.id}:s{whole.start}", speaker, Stance.ASSERTS, None, (whole,)))
                continue
            place = None
            if "place" in here:
                spot = one.spot
                place = PlaceId(f"p:{fold(spot.name)}")
                if place not in places:
                    places[place] = (
                        Place(place, spot.name, PlaceKind.CITY, (), spot.country, spot.lat, spot.lon, PlacePrecision.EXACT),
                        [],
                    )
                places[place][1].append(here["place"])
            when = When.on(one.day)
            if "day" in here:
                times.append(TimeExpression(f"{article.id}:t{here['day'].start}", when, TimeKind.DATE, here["day"]))
            doers = (Participant(ids["doer"], Role.INITIATOR),) if "doer" in ids else ()
            targets = (Participant(ids["target"], Role.TARGET),) if "target" in ids else ()
            sources = (ids["source"],) if "source" in ids else ()
            event = Event(
                id=EventId(f"{article.id}:e{whole.start}"),
                title=text[: text.find(" on ")] if " on " in text else text,
                type=one.kind.type,
                subtype=one.kind.subtype,
                when=when,
                place=place,
                participants=(*doers, *targets),
                attributed_to=sources,
                confidence=0.8,
                evidence=(whole,),
                why=(
                    Because("type", f"lexicon: {one.kind.verb}", whole),
                    Because("when", "times: weekday", here.get("day")),
                ),
            )
            events.append(event)
            deadly = one.kind.type not in (EventType.DETENTION, EventType.UNREST) and one.kind.subtype != "abduction"
            for slot, effect in (("killed", Effect.KILLED), ("wounded", Effect.WOUNDED), ("fled", Effect.DISPLACED)):
                if slot not in here or (slot == "killed" and not deadly):
                    continue
                figure = getattr(one, slot)
                fighting = one.kind.type is EventType.BATTLE
                rows.append(
                    Casualty(
                        id=CasualtyId(f"{article.id}:c{here[slot].start}"),
                        effect=effect,
                        low=figure,
                        high=figure,
                        victims=Victims.COMBATANT if fighting else Victims.CIVILIAN,
                        event=event.id,
                        perpetrator=ids.get("doer"),
                        when=when,
                        place=place,
                        attributed_to=sources,
                        evidence=(here[slot],),
                        why=(Because("low", "amounts: figure", here[slot]),),
                    )
                )
    return Findings(
        article=article.id,
        actors=tuple(_with(one, spans) for one, spans in actors.values()),
        places=tuple(_placed(one, spans) for one, spans in places.values()),
        times=tuple(times),
        events=tuple(events),
        casualties=tuple(rows),
        relations=(),
        statements=tuple(said),
    )


def _with(one: Actor, spans: list[Span]) -> Actor:
    return Actor(one.id, one.name, one.kind, mentions=tuple(spans), why=one.why)


def _placed(one: Place, spans: list[Span]) -> Place:
    return Place(one.id, one.name, one.kind, (), one.country, one.lat, one.lon, one.precision, None, tuple(spans))

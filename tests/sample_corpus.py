"""A hand-made case for tests of every room: five articles about the days around 27 November to 2 December 2024 near Aleppo.

The outlets are invented and the words are ours; what they tell follows what was publicly known. Every span is found by
searching the article for the words it stands for, so a quote can never drift from its text.

`sample_articles`, `sample_findings` and `sample_corpus` give the same values each time. The findings are as extraction
leaves them (no incidents, everything suggested); the corpus is joined, with incidents, tolls and some of the analyst's
decisions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache

from briefing.domain.actor import Actor, ActorId, ActorKind, Predicate, Relation
from briefing.domain.casualty import Casualty, CasualtyId, Effect, Group, Victims
from briefing.domain.claim import Because, Origin, Review, Stance, Statement, Status
from briefing.domain.corpus import Corpus
from briefing.domain.event import Event, EventId, EventType, IncidentId, Participant, Role
from briefing.domain.findings import Findings
from briefing.domain.incident import Incident, Toll
from briefing.domain.place import Place, PlaceId, PlaceKind, PlacePrecision
from briefing.domain.text import Article, BlockKind, PublishedFrom, Span, article_id, assemble
from briefing.domain.when import UNKNOWN, Precision, TimeExpression, TimeKind, When

P, H, L, C = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.CAPTION

LONG_NAME = "Joint Emergency Coordination Committee of Displaced Families from Aleppo's Western Country"
ARABIC_NAME = "محمد الخطيب"
CYRILLIC_NAME = "Олег Игнасюк"

DAY = {n: date(2024, 11, n) for n in range(26, 31)} | {n: date(2024, 12, n) for n in range(1, 8)}

# -- the articles -------------------------------------------------------------------------------------------------------


def _article(
    parts: Sequence[tuple[BlockKind, str]],
    *,
    title: str | None,
    publisher: str | None,
    published: date | None,
    author: str | None = None,
    url: str | None = None,
) -> Article:
    text, blocks = assemble(parts)
    return Article(
        id=article_id(text),
        text=text,
        blocks=blocks,
        title=title,
        publisher=publisher,
        author=author,
        url=url,
        published=published,
        published_from=None if published is None else PublishedFrom.METADATA,
    )


@cache
def sample_articles() -> tuple[Article, ...]:
    """Five articles, in order of publication; the last has no known date and no publisher."""
    return (
        _article(
            [
                (P, "ATARIB, 28 November 2024"),
                (
                    P,
                    "Insurgents led by Hay'at Tahrir al-Sham opened an offensive against Syrian army positions west of "
                    "Aleppo on Wednesday. By nightfall the fighters had taken at least ten villages and the base of the "
                    "army's 46th Regiment, the group said in a statement.",
                ),
                (
                    P,
                    "On Thursday air strikes hit the market town of Atarib. At least 15 civilians, including six "
                    "children, were killed and 36 others were wounded, the White Helmets said. Residents blamed "
                    "Russian warplanes. Russia's defence ministry denied that its aircraft had struck civilians in Atarib.",
                ),
                (
                    P,
                    "Brig. Gen. Kioumars Pourhashemi, an Iranian military adviser, was killed in Aleppo on Thursday, "
                    "Iranian state media reported.",
                ),
                (P, "Fighters cut the M5 highway near Zarbah on Thursday, residents said."),
                (
                    P,
                    "More than 14,000 people, nearly half of them children, have fled their homes since Tuesday, the "
                    "United Nations humanitarian office said.",
                ),
            ],
            title="Insurgents push towards Aleppo as strikes hit Atarib",
            publisher="Northern Levant Wire",
            author="R. Haddad",
            published=datetime(2024, 11, 28, 19, 40, tzinfo=timezone(timedelta(hours=3))),
            url="https://levantwire.example/2024/11/28/atarib",
        ),
        _article(
            [
                (
                    P,
                    "The Syrian Observatory for Human Rights (SOHR) said on Friday that Thursday's air strikes on Atarib "
                    "had killed 19 civilians. It said 182 fighters had died in two days of battle: 121 insurgents and 61 "
                    "soldiers or allied militiamen.",
                ),
                (
                    P,
                    "Shells struck a student residence at Aleppo University on Friday, killing four civilians, state "
                    "media said, blaming HTS. A spokesman for HTS, Hassan Abdul Ghani, denied that the group had shelled "
                    "the residence.",
                ),
                (
                    P,
                    "Insurgents entered the western districts of Aleppo on Friday evening, according to SOHR and videos "
                    "posted online. A Syrian security official denied that any fighter had entered the city.",
                ),
                (
                    P,
                    "Turkey, which backs the Syrian National Army, had tried for weeks to hold the operation back, "
                    "Turkish security sources said. The group grew out of the Nusra Front, once al-Qaeda's branch in "
                    "Syria. More than 500,000 people have been killed since the war began in 2011.",
                ),
            ],
            title="Fighting reaches Aleppo's western districts",
            publisher="The Orontes Courier",
            author=None,
            published=DAY[29],
            url="https://orontescourier.example/aleppo-western-districts",
        ),
        _article(
            [
                (H, "Army confirms pull-out from Aleppo"),
                (
                    P,
                    "The Syrian army acknowledged on Saturday that insurgents had entered large parts of Aleppo and that "
                    "dozens of its soldiers had been killed. It called the withdrawal a redeployment before a "
                    "counter-offensive.",
                ),
                (
                    P,
                    "Russia's forces killed at least 300 militants in air strikes over the past day, Captain Oleg "
                    f"Ignasyuk ({CYRILLIC_NAME}) said in Moscow.",
                ),
                (
                    P,
                    "SOHR put the toll of the Atarib strikes at between 20 and 24 civilians. In all, 327 people have "
                    "been killed since Wednesday, 44 of them civilians, it said.",
                ),
                (
                    P,
                    "HTS said it had taken Khan Sheikhoun and captured as many as 200 soldiers. A military source denied "
                    "that the army had left Hama.",
                ),
                (
                    P,
                    "Air strikes on a crossroads in central Aleppo killed 16 civilians on Saturday morning, SOHR said.",
                ),
            ],
            title="Army confirms pull-out from Aleppo",
            publisher="Meridian Dispatch",
            author="L. Ferrand and K. Oduya",
            published=datetime(2024, 11, 30, 21, 5, tzinfo=UTC),
            url="https://meridian-dispatch.example/a/30118",
        ),
        _article(
            [
                (
                    P,
                    "Air strikes on Idlib city on Sunday killed at least eight civilians and wounded 59, among them 29 "
                    "children, local health authorities said. The White Helmets counted up to 62 wounded.",
                ),
                (
                    P,
                    "Nearly 50,000 people had been displaced by Saturday, the United Nations humanitarian office (OCHA) "
                    f"said. The {LONG_NAME} said thousands of families were sleeping in cars.",
                ),
                (
                    P,
                    "Syrian soldiers and Russian aircraft attacked insurgent columns north of Hama on Monday. SOHR said "
                    "at least 12 fighters were killed; the army claimed that it had killed between 30 and 50.",
                ),
                (
                    P,
                    "The Security Council will meet on Tuesday to discuss the fighting. Foreign ministers of Iran, "
                    "Russia and Turkey plan to hold talks in Doha at the end of the week.",
                ),
                (
                    P,
                    "Government forces had held all of Aleppo since December 2016. A ceasefire agreed by Russia and "
                    "Turkey in March 2020 had frozen the front lines.",
                ),
            ],
            title="Strikes on Idlib as front moves south",
            publisher="Harbour Street Journal",
            author="A. Lindqvist",
            published=DAY[2],
            url=None,
        ),
        _article(
            [
                (H, "Notes from the road"),
                (
                    P,
                    f"The photographer Mohammad al-Khatib ({ARABIC_NAME}) was wounded near Saraqib late in November while "
                    "filming the fighting. Another journalist is missing.",
                ),
                (P, "A bakery in the northern countryside was shelled. Nobody was hurt."),
                (L, "Kurdish-led forces moved families out of Tel Rifaat."),
                (L, "Iran-aligned militiamen left Zarbah without a fight."),
                (C, "Trucks of displaced families wait outside Afrin in the last week of November."),
            ],
            title=None,
            publisher=None,
            author=None,
            published=None,
        ),
    )


# -- the actors and places ----------------------------------------------------------------------------------------------

HTS = ActorId("actor:hts")
ARMY = ActorId("actor:syrian-arab-army")
SYRIA = ActorId("actor:syria")
RUSSIA = ActorId("actor:russia-armed-forces")
RUSSIA_MOD = ActorId("actor:russia-mod")
SOHR = ActorId("actor:sohr")
WHITE_HELMETS = ActorId("actor:white-helmets")
OCHA = ActorId("actor:ocha")
IRAN_MEDIA = ActorId("actor:iran-state-media")
POURHASHEMI = ActorId("actor:kioumars-pourhashemi")
IRAN = ActorId("actor:iran")
TURKEY = ActorId("actor:turkey")
SNA = ActorId("actor:sna")
SYRIA_MEDIA = ActorId("actor:syria-state-media")
ABDUL_GHANI = ActorId("actor:hassan-abdul-ghani")
OFFICIAL = ActorId("actor:nameless:syrian-security-official")
MILITARY_SOURCE = ActorId("actor:nameless:military-source")
RESIDENTS = ActorId("actor:nameless:residents")
NUSRA = ActorId("actor:nusra-front")
AL_QAEDA = ActorId("actor:al-qaeda")
IGNASYUK = ActorId("actor:oleg-ignasyuk")
HEALTH = ActorId("actor:idlib-health-authorities")
COMMITTEE = ActorId("actor:joint-emergency-committee")
COUNCIL = ActorId("actor:un-security-council")
KHATIB = ActorId("actor:mohammad-al-khatib")
SDF = ActorId("actor:sdf")
MILITIA = ActorId("actor:iran-aligned-militia")

ALEPPO = PlaceId("geonames:170063")
ATARIB = PlaceId("geonames:170595")
IDLIB = PlaceId("geonames:169389")
HAMA = PlaceId("geonames:170017")
ZARBAH = PlaceId("place:zarbah")
KHAN_SHEIKHOUN = PlaceId("place:khan-sheikhoun")
SARAQIB = PlaceId("place:saraqib")
TEL_RIFAAT = PlaceId("place:tel-rifaat")
AFRIN = PlaceId("place:afrin")
SYRIA_PLACE = PlaceId("geonames:163843")
DOHA = PlaceId("geonames:290030")
M5 = PlaceId("place:m5")
COUNTRYSIDE = PlaceId("place:northern-countryside")

# actor -> (template, the words it goes by in each article)
_ACTORS: tuple[tuple[Actor, tuple[tuple[int, str], ...]], ...] = (
    (
        Actor(
            HTS,
            "Hay'at Tahrir al-Sham",
            ActorKind.ARMED_GROUP,
            ("HTS", "Hayat Tahrir al-Sham", "Tahrir al-Sham", "هيئة تحرير الشام"),
            "SY",
        ),
        (
            (0, "Hay'at Tahrir al-Sham"),
            (0, "the group said"),
            (1, "HTS"),
            (1, "HTS, Hassan"),
            (1, "the group had shelled"),
            (2, "HTS"),
        ),
    ),
    (
        Actor(ARMY, "Syrian Arab Army", ActorKind.MILITARY, ("Syrian army", "government forces"), "SY", affiliation=SYRIA),
        (
            (0, "Syrian army"),
            (0, "army's 46th Regiment"),
            (2, "The Syrian army"),
            (2, "the army had left"),
            (3, "Syrian soldiers"),
            (3, "the army"),
            (3, "Government forces"),
        ),
    ),
    (Actor(SYRIA, "Syria", ActorKind.STATE, ("Syrian Arab Republic",), "SY", origin=Origin.KNOWLEDGE), ((1, "Syria."),)),
    (
        Actor(RUSSIA, "Russian Armed Forces", ActorKind.MILITARY, ("Russia's forces", "Russian aircraft"), "RU"),
        ((0, "Russian warplanes"), (2, "Russia's forces"), (3, "Russian aircraft"), (3, "Russia and Turkey")),
    ),
    (
        Actor(
            RUSSIA_MOD,
            "Russian Ministry of Defence",
            ActorKind.GOVERNMENT,
            ("Russia's defence ministry", "Министерство обороны России"),
            "RU",
        ),
        ((0, "Russia's defence ministry"),),
    ),
    (
        Actor(SOHR, "Syrian Observatory for Human Rights", ActorKind.NGO, ("SOHR",), "GB"),
        ((1, "Syrian Observatory for Human Rights"), (1, "SOHR and videos"), (2, "SOHR"), (2, "SOHR said"), (3, "SOHR")),
    ),
    (
        Actor(WHITE_HELMETS, "White Helmets", ActorKind.NGO, ("Syria Civil Defence", "الدفاع المدني السوري"), "SY"),
        ((0, "White Helmets"), (3, "White Helmets")),
    ),
    (
        Actor(OCHA, "UN Office for the Coordination of Humanitarian Affairs", ActorKind.IGO, ("OCHA",)),
        ((0, "United Nations humanitarian office"), (3, "OCHA")),
    ),
    (
        Actor(IRAN_MEDIA, "Iranian state media", ActorKind.MEDIA, (), "IR"),
        ((0, "Iranian state media"),),
    ),
    (
        Actor(
            POURHASHEMI,
            "Kioumars Pourhashemi",
            ActorKind.PERSON,
            ("Kiumars Pourhashemi", "کیومرث پورهاشمی"),
            "IR",
            title="Brigadier General",
            affiliation=IRAN,
        ),
        ((0, "Kioumars Pourhashemi"),),
    ),
    (Actor(IRAN, "Iran", ActorKind.STATE, (), "IR"), ((3, "Iran"),)),
    (
        Actor(TURKEY, "Türkiye", ActorKind.STATE, ("Turkey",), "TR"),
        ((1, "Turkey"), (3, "Turkey plan"), (3, "Turkey in March")),
    ),
    (
        Actor(SNA, "Syrian National Army", ActorKind.ARMED_GROUP, ("SNA",), "SY"),
        ((1, "Syrian National Army"),),
    ),
    (Actor(SYRIA_MEDIA, "Syrian state media", ActorKind.MEDIA, ("SANA",), "SY"), ((1, "state media"),)),
    (
        Actor(ABDUL_GHANI, "Hassan Abdul Ghani", ActorKind.PERSON, (), "SY", title="spokesman", affiliation=HTS),
        ((1, "Hassan Abdul Ghani"),),
    ),
    (
        Actor(OFFICIAL, "a Syrian security official", ActorKind.PERSON, (), "SY", affiliation=SYRIA, nameless=True),
        ((1, "A Syrian security official"),),
    ),
    (
        Actor(MILITARY_SOURCE, "a military source", ActorKind.PERSON, (), None, affiliation=ARMY, nameless=True),
        ((2, "A military source"),),
    ),
    (
        Actor(RESIDENTS, "residents", ActorKind.POPULATION, (), "SY", nameless=True),
        ((0, "Residents"), (0, "residents said")),
    ),
    (Actor(NUSRA, "Nusra Front", ActorKind.ARMED_GROUP, ("Jabhat al-Nusra", "جبهة النصرة"), "SY"), ((1, "Nusra Front"),)),
    (Actor(AL_QAEDA, "al-Qaeda", ActorKind.ARMED_GROUP, ("al-Qaida",)), ((1, "al-Qaeda"),)),
    (
        Actor(IGNASYUK, "Oleg Ignasyuk", ActorKind.PERSON, (CYRILLIC_NAME,), "RU", title="Captain", affiliation=RUSSIA_MOD),
        ((2, "Oleg Ignasyuk"), (2, CYRILLIC_NAME)),
    ),
    (Actor(HEALTH, "Idlib health authorities", ActorKind.GOVERNMENT, (), "SY"), ((3, "local health authorities"),)),
    (Actor(COMMITTEE, LONG_NAME, ActorKind.NGO, (), "SY"), ((3, LONG_NAME),)),
    (Actor(COUNCIL, "UN Security Council", ActorKind.IGO, ("Security Council",)), ((3, "Security Council"),)),
    (
        Actor(KHATIB, "Mohammad al-Khatib", ActorKind.PERSON, (ARABIC_NAME,), "SY", title="photographer"),
        ((4, "Mohammad al-Khatib"), (4, ARABIC_NAME)),
    ),
    (Actor(SDF, "Kurdish-led forces", ActorKind.ARMED_GROUP, ("SDF",), "SY"), ((4, "Kurdish-led forces"),)),
    (
        Actor(MILITIA, "Iran-aligned militiamen", ActorKind.ARMED_GROUP, (), "SY", nameless=True),
        ((4, "Iran-aligned militiamen"),),
    ),
)

_PLACES: tuple[tuple[Place, tuple[tuple[int, str], ...]], ...] = (
    (
        Place(ALEPPO, "Aleppo", PlaceKind.CITY, ("Halab", "حلب"), "SY", 36.2012, 37.1612, PlacePrecision.EXACT, ALEPPO),
        ((0, "Aleppo"), (1, "Aleppo on Friday"), (2, "Aleppo and that"), (3, "Aleppo since")),
    ),
    (
        Place(
            ATARIB, "Atarib", PlaceKind.CITY, ("al-Atarib", "الأتارب"), "SY", 36.1381, 36.8269, PlacePrecision.EXACT, ATARIB
        ),
        ((0, "Atarib"), (1, "Atarib"), (2, "Atarib")),
    ),
    (
        Place(IDLIB, "Idlib", PlaceKind.CITY, ("Idleb", "إدلب"), "SY", 35.9306, 36.6339, PlacePrecision.EXACT, IDLIB),
        ((3, "Idlib city"),),
    ),
    (
        Place(HAMA, "Hama", PlaceKind.CITY, ("Hamah",), "SY", 35.1318, 36.7578, PlacePrecision.NEAR, HAMA),
        ((2, "Hama"), (3, "Hama")),
    ),
    (
        Place(ZARBAH, "Zarbah", PlaceKind.VILLAGE, ("al-Zirbah",), "SY", 36.0706, 36.9897, PlacePrecision.NEAR),
        ((0, "Zarbah"), (4, "Zarbah")),
    ),
    (
        Place(KHAN_SHEIKHOUN, "Khan Sheikhoun", PlaceKind.CITY, (), "SY", 35.4431, 36.6511, PlacePrecision.EXACT),
        ((2, "Khan Sheikhoun"),),
    ),
    (Place(SARAQIB, "Saraqib", PlaceKind.CITY, (), "SY", 35.8644, 36.8006, PlacePrecision.NEAR), ((4, "Saraqib"),)),
    (
        Place(TEL_RIFAAT, "Tel Rifaat", PlaceKind.CITY, (), "SY", 36.4733, 37.0972, PlacePrecision.EXACT),
        ((4, "Tel Rifaat"),),
    ),
    (Place(AFRIN, "Afrin", PlaceKind.CITY, (), "SY", 36.5114, 36.8664, PlacePrecision.EXACT), ((4, "Afrin"),)),
    (
        Place(SYRIA_PLACE, "Syria", PlaceKind.COUNTRY, (), "SY", 35.0, 38.0, PlacePrecision.COUNTRY, SYRIA_PLACE),
        ((1, "Syria."),),
    ),
    (Place(DOHA, "Doha", PlaceKind.CITY, (), "QA", 25.2867, 51.5333, PlacePrecision.EXACT, DOHA), ((3, "Doha"),)),
    (Place(M5, "M5", PlaceKind.ROAD, ("M5 highway",), "SY"), ((0, "M5 highway"),)),
    (
        Place(COUNTRYSIDE, "northern countryside", PlaceKind.REGION, (), "SY"),
        ((4, "northern countryside"),),
    ),
)


# -- what was read from each article ------------------------------------------------------------------------------------


@dataclass
class _Reader:
    """Collects one article's rows; ids are made of the article's id and the offset of the words."""

    n: int
    article: Article
    times: list[TimeExpression] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    casualties: list[Casualty] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)

    def at(self, words: str) -> Span:
        start = self.article.text.index(words)
        return Span(self.article.id, start, start + len(words))

    def time(self, words: str, when: When, kind: TimeKind = TimeKind.DATE) -> None:
        span = self.at(words)
        self.times.append(TimeExpression(f"{self.article.id}:t{span.start}", when, kind, span))

    def event(
        self,
        words: str,
        title: str,
        type: EventType,
        subtype: str | None = None,
        when: When = UNKNOWN,
        place: PlaceId | None = None,
        who: Sequence[tuple[ActorId, Role]] = (),
        status: Status = Status.REPORTED,
        said: Sequence[ActorId] = (),
        confidence: float = 0.8,
    ) -> EventId:
        span = self.at(words)
        key = EventId(f"{self.article.id}:e{span.start}")
        self.events.append(
            Event(
                key,
                title,
                type,
                subtype,
                when,
                place,
                tuple(Participant(actor, role) for actor, role in who),
                status,
                tuple(said),
                confidence,
                evidence=(span,),
                why=(Because("type", f"lexicon: {subtype or type}", span),),
            )
        )
        return key

    def toll(
        self,
        words: str,
        effect: Effect,
        low: int | None,
        high: int | None,
        event: EventId | None = None,
        *,
        qualifier: str | None = None,
        victims: Victims = Victims.CIVILIAN,
        groups: Sequence[Group] = (),
        victim: ActorId | None = None,
        by: ActorId | None = None,
        cumulative: bool = False,
        when: When | None = None,
        place: PlaceId | None = None,
        said: Sequence[ActorId] = (),
        status: Status = Status.REPORTED,
        part_of: CasualtyId | None = None,
        replaces: CasualtyId | None = None,
    ) -> CasualtyId:
        span = self.at(words)
        about = next((one for one in self.events if one.id == event), None)
        key = CasualtyId(f"{self.article.id}:c{span.start}-{effect}")
        self.casualties.append(
            Casualty(
                key,
                effect,
                low,
                high,
                qualifier,
                victims,
                tuple(groups),
                event,
                None,
                victim,
                by,
                cumulative,
                when if when is not None else about.when if about else UNKNOWN,
                place if place is not None else about.place if about else None,
                tuple(said),
                status,
                part_of,
                replaces,
                evidence=(span,),
                why=(Because("low", "number phrase", span),),
            )
        )
        return key

    def tie(self, words: str, subject: ActorId, predicate: Predicate, object: ActorId) -> None:
        span = self.at(words)
        self.relations.append(Relation(f"{self.article.id}:r{span.start}", subject, predicate, object, (span,)))

    def says(self, words: str, speaker: ActorId, stance: Stance, event: EventId | None) -> None:
        span = self.at(words)
        self.statements.append(Statement(f"{self.article.id}:s{span.start}", speaker, stance, event, (span,)))

    def findings(self) -> Findings:
        def met(forms: Sequence[tuple[int, str]]) -> tuple[Span, ...]:
            return tuple(sorted(self.at(words) for n, words in forms if n == self.n))

        actors = [replace(actor, mentions=met(forms)) for actor, forms in _ACTORS if any(n == self.n for n, _ in forms)]
        places = [replace(place, mentions=met(forms)) for place, forms in _PLACES if any(n == self.n for n, _ in forms)]
        known = {actor.id for actor in actors}
        used = {p.actor for event in self.events for p in event.participants}
        used |= {a for event in self.events for a in event.attributed_to}
        used |= {a for row in self.casualties for a in row.attributed_to}
        used |= {a for row in self.casualties for a in (row.victim_actor, row.perpetrator) if a}
        used |= {a for tie in self.relations for a in (tie.subject, tie.object)}
        used |= {said.speaker for said in self.statements}
        used |= {actor.affiliation for actor in actors if actor.affiliation}
        actors += [replace(actor, origin=Origin.KNOWLEDGE) for actor, _ in _ACTORS if actor.id in used - known]
        known_places = {place.id for place in places}
        needed = {event.place for event in self.events} | {row.place for row in self.casualties}
        needed -= known_places
        places += [place for place, _ in _PLACES if place.id in needed]

        def first(spans: Sequence[Span]) -> tuple[int, int]:
            return (spans[0].start, spans[0].end) if spans else (len(self.article.text), 0)

        return Findings(
            self.article.id,
            tuple(sorted(actors, key=lambda one: (first(one.mentions), one.id))),
            tuple(sorted(places, key=lambda one: (first(one.mentions), one.id))),
            tuple(sorted(self.times, key=lambda one: one.evidence)),
            tuple(sorted(self.events, key=lambda one: (first(one.evidence), one.id))),
            tuple(sorted(self.casualties, key=lambda one: (first(one.evidence), one.id))),
            tuple(sorted(self.relations, key=lambda one: (first(one.evidence), one.id))),
            tuple(sorted(self.statements, key=lambda one: (first(one.evidence), one.id))),
        )


def _first_article(r: _Reader) -> None:
    wed, thu = When.on(DAY[27]), When.on(DAY[28])
    r.time("28 November 2024", thu)
    r.time("on Wednesday", wed)
    r.time("On Thursday", thu)
    r.time("since Tuesday", When(DAY[26], DAY[28], Precision.DAY), TimeKind.RANGE)
    opened = r.event(
        "opened an offensive against Syrian army positions",
        "Hay'at Tahrir al-Sham opens offensive west of Aleppo",
        EventType.BATTLE,
        "offensive",
        wed,
        ALEPPO,
        [(HTS, Role.INITIATOR), (ARMY, Role.TARGET)],
        confidence=0.92,
    )
    r.event(
        "had taken at least ten villages and the base of the army's 46th Regiment",
        "Hay'at Tahrir al-Sham takes ten villages and an army base",
        EventType.BATTLE,
        "capture-of-territory",
        wed,
        ALEPPO,
        [(HTS, Role.INITIATOR), (ARMY, Role.TARGET)],
        Status.CLAIMED,
        [HTS],
    )
    r.says("the group said in a statement", HTS, Stance.ASSERTS, opened)
    strike = r.event(
        "air strikes hit the market town of Atarib",
        "Air strikes hit Atarib",
        EventType.STRIKE,
        "airstrike",
        thu,
        ATARIB,
        [(RUSSIA, Role.INITIATOR)],
        Status.DISPUTED,
        [WHITE_HELMETS, RESIDENTS],
        0.88,
    )
    killed = r.toll(
        "At least 15 civilians",
        Effect.KILLED,
        15,
        None,
        strike,
        qualifier="at least",
        by=RUSSIA,
        said=[WHITE_HELMETS],
    )
    r.toll("six children", Effect.KILLED, 6, 6, strike, groups=[Group.CHILDREN], said=[WHITE_HELMETS], part_of=killed)
    r.toll("36 others", Effect.WOUNDED, 36, 36, strike, by=RUSSIA, said=[WHITE_HELMETS])
    r.says("the White Helmets said", WHITE_HELMETS, Stance.ASSERTS, strike)
    r.says("Residents blamed Russian warplanes", RESIDENTS, Stance.ASSERTS, strike)
    r.says("denied that its aircraft had struck civilians", RUSSIA_MOD, Stance.DENIES, strike)
    r.toll(
        "had struck civilians in Atarib", Effect.KILLED, 0, 0, strike, by=RUSSIA, said=[RUSSIA_MOD], status=Status.DENIED
    )
    death = r.event(
        "an Iranian military adviser, was killed in Aleppo",
        "Iranian adviser Kioumars Pourhashemi killed in Aleppo",
        EventType.CASUALTY,
        "death",
        thu,
        ALEPPO,
        [(POURHASHEMI, Role.TARGET)],
        Status.REPORTED,
        [IRAN_MEDIA],
    )
    r.toll(
        "Brig. Gen. Kioumars Pourhashemi",
        Effect.KILLED,
        1,
        1,
        death,
        victims=Victims.COMBATANT,
        victim=POURHASHEMI,
        groups=[Group.OFFICIALS],
        said=[IRAN_MEDIA],
    )
    r.event(
        "Fighters cut the M5 highway near Zarbah",
        "Insurgents cut the M5 highway near Zarbah",
        EventType.DISRUPTION,
        "road-closure",
        thu,
        ZARBAH,
        [(HTS, Role.INITIATOR)],
        Status.REPORTED,
        [RESIDENTS],
    )
    fled = r.event(
        "have fled their homes since Tuesday",
        "Thousands flee fighting west of Aleppo",
        EventType.MOVEMENT,
        "displacement",
        When(DAY[26], DAY[28], Precision.DAY),
        ALEPPO,
        [],
        Status.REPORTED,
        [OCHA],
    )
    r.toll(
        "More than 14,000 people",
        Effect.DISPLACED,
        14_001,
        None,
        fled,
        qualifier="more than",
        cumulative=True,
        said=[OCHA],
    )


def _second_article(r: _Reader) -> None:
    thu, fri = When.on(DAY[28]), When.on(DAY[29])
    r.time("on Friday", fri)
    r.time("Thursday", thu)
    r.time("two days", When(DAY[27], DAY[28], Precision.DAY), TimeKind.DURATION)
    r.time("2011", When(date(2011, 1, 1), date(2011, 12, 31), Precision.YEAR))
    strike = r.event(
        "air strikes on Atarib",
        "Air strikes on Atarib kill 19 civilians",
        EventType.STRIKE,
        "airstrike",
        thu,
        ATARIB,
        [],
        Status.REPORTED,
        [SOHR],
    )
    r.toll("19 civilians", Effect.KILLED, 19, 19, strike, said=[SOHR])
    battle = r.event(
        "182 fighters had died in two days of battle",
        "Two days of battle west of Aleppo",
        EventType.BATTLE,
        "armed-clash",
        When(DAY[27], DAY[28], Precision.DAY),
        ALEPPO,
        [(HTS, Role.INITIATOR), (ARMY, Role.TARGET)],
        Status.REPORTED,
        [SOHR],
    )
    all_fighters = r.toll("182 fighters", Effect.KILLED, 182, 182, battle, victims=Victims.COMBATANT, said=[SOHR])
    r.toll(
        "121 insurgents",
        Effect.KILLED,
        121,
        121,
        battle,
        victims=Victims.COMBATANT,
        victim=HTS,
        by=ARMY,
        said=[SOHR],
        part_of=all_fighters,
    )
    r.toll(
        "61 soldiers",
        Effect.KILLED,
        61,
        61,
        battle,
        victims=Victims.COMBATANT,
        victim=ARMY,
        by=HTS,
        said=[SOHR],
        part_of=all_fighters,
    )
    dorm = r.event(
        "Shells struck a student residence at Aleppo University",
        "Shells hit student residence in Aleppo",
        EventType.STRIKE,
        "shelling",
        fri,
        ALEPPO,
        [(HTS, Role.INITIATOR)],
        Status.DISPUTED,
        [SYRIA_MEDIA],
    )
    r.toll("four civilians", Effect.KILLED, 4, 4, dorm, by=HTS, said=[SYRIA_MEDIA], status=Status.CLAIMED)
    r.says("state media said, blaming HTS", SYRIA_MEDIA, Stance.ASSERTS, dorm)
    r.says("denied that the group had shelled the residence", ABDUL_GHANI, Stance.DENIES, dorm)
    entered = r.event(
        "Insurgents entered the western districts of Aleppo",
        "Insurgents enter western Aleppo",
        EventType.BATTLE,
        "advance",
        fri,
        ALEPPO,
        [(HTS, Role.INITIATOR), (ARMY, Role.TARGET)],
        Status.DISPUTED,
        [SOHR],
    )
    r.says("according to SOHR and videos posted online", SOHR, Stance.ASSERTS, entered)
    r.says("denied that any fighter had entered the city", OFFICIAL, Stance.DENIES, entered)
    r.tie("which backs the Syrian National Army", TURKEY, Predicate.BACKS, SNA)
    r.tie("grew out of the Nusra Front", HTS, Predicate.OFFSHOOT_OF, NUSRA)
    r.tie("once al-Qaeda's branch in Syria", NUSRA, Predicate.PART_OF, AL_QAEDA)
    war = r.event(
        "since the war began in 2011",
        "War in Syria since 2011",
        EventType.BATTLE,
        None,
        When(date(2011, 1, 1), DAY[29], Precision.YEAR),
        SYRIA_PLACE,
        [],
        Status.BACKGROUND,
    )
    r.toll(
        "More than 500,000 people",
        Effect.KILLED,
        500_001,
        None,
        war,
        qualifier="more than",
        victims=Victims.UNKNOWN,
        cumulative=True,
        status=Status.BACKGROUND,
    )


def _third_article(r: _Reader) -> None:
    thu, sat = When.on(DAY[28]), When.on(DAY[30])
    r.time("on Saturday", sat)
    r.time("the past day", When(DAY[29], DAY[30], Precision.DAY), TimeKind.DURATION)
    r.time("since Wednesday", When(DAY[27], DAY[30], Precision.DAY), TimeKind.RANGE)
    left = r.event(
        "It called the withdrawal a redeployment",
        "Syrian army withdraws from Aleppo",
        EventType.BATTLE,
        "withdrawal",
        sat,
        ALEPPO,
        [(ARMY, Role.INITIATOR), (HTS, Role.TARGET)],
        Status.REPORTED,
        [ARMY],
        0.9,
    )
    entered = r.event(
        "insurgents had entered large parts of Aleppo",
        "Insurgents hold large parts of Aleppo",
        EventType.BATTLE,
        "capture-of-territory",
        When(DAY[29], DAY[30], Precision.DAY),
        ALEPPO,
        [(HTS, Role.INITIATOR), (ARMY, Role.TARGET)],
        Status.REPORTED,
        [ARMY],
    )
    r.says("acknowledged on Saturday", ARMY, Stance.CONFIRMS, entered)
    r.toll(
        "dozens of its soldiers",
        Effect.KILLED,
        24,
        99,
        left,
        qualifier="dozens",
        victims=Victims.COMBATANT,
        victim=ARMY,
        by=HTS,
        said=[ARMY],
        when=When(DAY[27], DAY[30], Precision.DAY),
    )
    raid = r.event(
        "killed at least 300 militants in air strikes",
        "Russian forces say air strikes kill 300 militants",
        EventType.STRIKE,
        "airstrike",
        When(DAY[29], DAY[30], Precision.DAY),
        None,
        [(RUSSIA, Role.INITIATOR), (HTS, Role.TARGET)],
        Status.CLAIMED,
        [IGNASYUK],
    )
    r.toll(
        "at least 300 militants",
        Effect.KILLED,
        300,
        None,
        raid,
        qualifier="at least",
        victims=Victims.COMBATANT,
        victim=HTS,
        by=RUSSIA,
        said=[IGNASYUK],
        status=Status.CLAIMED,
    )
    r.says("said in Moscow", IGNASYUK, Stance.ASSERTS, raid)
    strike = r.event(
        "the Atarib strikes",
        "Toll of Atarib air strikes rises",
        EventType.STRIKE,
        "airstrike",
        thu,
        ATARIB,
        [],
        Status.REPORTED,
        [SOHR],
    )
    r.toll("between 20 and 24 civilians", Effect.KILLED, 20, 24, strike, qualifier="between", said=[SOHR])
    running = r.toll(
        "327 people",
        Effect.KILLED,
        327,
        327,
        None,
        victims=Victims.MIXED,
        cumulative=True,
        when=When(DAY[27], DAY[30], Precision.DAY),
        said=[SOHR],
    )
    r.toll(
        "44 of them civilians",
        Effect.KILLED,
        44,
        44,
        None,
        cumulative=True,
        when=When(DAY[27], DAY[30], Precision.DAY),
        said=[SOHR],
        part_of=running,
    )
    r.event(
        "it had taken Khan Sheikhoun",
        "Hay'at Tahrir al-Sham says it holds Khan Sheikhoun",
        EventType.BATTLE,
        "capture-of-territory",
        sat,
        KHAN_SHEIKHOUN,
        [(HTS, Role.INITIATOR), (ARMY, Role.TARGET)],
        Status.CLAIMED,
        [HTS],
    )
    held = r.event(
        "captured as many as 200 soldiers",
        "Hay'at Tahrir al-Sham says it captured up to 200 soldiers",
        EventType.DETENTION,
        "capture-of-personnel",
        sat,
        None,
        [(HTS, Role.INITIATOR), (ARMY, Role.TARGET)],
        Status.CLAIMED,
        [HTS],
    )
    r.toll(
        "as many as 200 soldiers",
        Effect.CAPTURED,
        None,
        200,
        held,
        qualifier="as many as",
        victims=Victims.COMBATANT,
        victim=ARMY,
        by=HTS,
        said=[HTS],
        status=Status.CLAIMED,
    )
    hama = r.event(
        "the army had left Hama",
        "Syrian army leaves Hama",
        EventType.BATTLE,
        "withdrawal",
        UNKNOWN,
        HAMA,
        [(ARMY, Role.INITIATOR)],
        Status.DENIED,
        [MILITARY_SOURCE],
    )
    r.says("A military source denied", MILITARY_SOURCE, Stance.DENIES, hama)
    crossroads = r.event(
        "Air strikes on a crossroads in central Aleppo killed 16 civilians",
        "Air strikes on central Aleppo kill 16 civilians",
        EventType.STRIKE,
        "airstrike",
        sat,
        ALEPPO,
        [],
        Status.REPORTED,
        [SOHR],
    )
    r.toll("16 civilians", Effect.KILLED, 16, 16, crossroads, said=[SOHR])


def _fourth_article(r: _Reader) -> None:
    sun, mon = When.on(DAY[1]), When.on(DAY[2])
    r.time("on Sunday", sun)
    r.time("on Monday", mon)
    r.time("on Tuesday", When.on(DAY[3]))
    r.time("at the end of the week", When(DAY[6], DAY[7], Precision.WEEK))
    r.time("December 2016", When(date(2016, 12, 1), date(2016, 12, 31), Precision.MONTH))
    r.time("March 2020", When(date(2020, 3, 1), date(2020, 3, 31), Precision.MONTH))
    strike = r.event(
        "Air strikes on Idlib city",
        "Air strikes hit Idlib city",
        EventType.STRIKE,
        "airstrike",
        sun,
        IDLIB,
        [],
        Status.REPORTED,
        [HEALTH, WHITE_HELMETS],
        0.9,
    )
    r.toll("at least eight civilians", Effect.KILLED, 8, None, strike, qualifier="at least", said=[HEALTH])
    hurt = r.toll("wounded 59", Effect.WOUNDED, 59, 59, strike, said=[HEALTH])
    r.toll("29 children", Effect.WOUNDED, 29, 29, strike, groups=[Group.CHILDREN], said=[HEALTH], part_of=hurt)
    r.toll("up to 62 wounded", Effect.WOUNDED, None, 62, strike, qualifier="up to", said=[WHITE_HELMETS])
    fled = r.event(
        "people had been displaced by Saturday",
        "Nearly 50,000 people displaced in the north-west",
        EventType.MOVEMENT,
        "displacement",
        When(None, DAY[30], Precision.DAY),
        None,
        [],
        Status.REPORTED,
        [OCHA],
    )
    r.toll(
        "Nearly 50,000 people",
        Effect.DISPLACED,
        50_000,
        50_000,
        fled,
        qualifier="nearly",
        cumulative=True,
        said=[OCHA],
        victims=Victims.CIVILIAN,
    )
    r.says("thousands of families were sleeping in cars", COMMITTEE, Stance.ASSERTS, fled)
    clash = r.event(
        "Syrian soldiers and Russian aircraft attacked insurgent columns north of Hama",
        "Syrian army and Russian aircraft attack columns north of Hama",
        EventType.BATTLE,
        "armed-clash",
        mon,
        HAMA,
        [(ARMY, Role.INITIATOR), (RUSSIA, Role.ALLY), (HTS, Role.TARGET)],
    )
    r.toll(
        "at least 12 fighters",
        Effect.KILLED,
        12,
        None,
        clash,
        qualifier="at least",
        victims=Victims.COMBATANT,
        victim=HTS,
        by=ARMY,
        said=[SOHR],
    )
    r.toll(
        "between 30 and 50",
        Effect.KILLED,
        30,
        50,
        clash,
        qualifier="between",
        victims=Victims.COMBATANT,
        victim=HTS,
        by=ARMY,
        said=[ARMY],
        status=Status.CLAIMED,
    )
    r.event(
        "The Security Council will meet on Tuesday",
        "UN Security Council to meet on Syria",
        EventType.DIPLOMACY,
        "talks",
        When.on(DAY[3]),
        None,
        [(COUNCIL, Role.INITIATOR)],
        Status.PLANNED,
    )
    r.event(
        "plan to hold talks in Doha",
        "Iran, Russia and Türkiye plan talks in Doha",
        EventType.DIPLOMACY,
        "talks",
        When(DAY[6], DAY[7], Precision.WEEK),
        DOHA,
        [(IRAN, Role.INITIATOR), (TURKEY, Role.INITIATOR)],
        Status.PLANNED,
    )
    r.event(
        "Government forces had held all of Aleppo since December 2016",
        "Government forces hold all of Aleppo from December 2016",
        EventType.BATTLE,
        "capture-of-territory",
        When(date(2016, 12, 1), date(2016, 12, 31), Precision.MONTH),
        ALEPPO,
        [(ARMY, Role.INITIATOR)],
        Status.BACKGROUND,
    )
    r.event(
        "A ceasefire agreed by Russia and Turkey in March 2020",
        "Russia and Türkiye agree ceasefire in Idlib",
        EventType.DIPLOMACY,
        "ceasefire",
        When(date(2020, 3, 1), date(2020, 3, 31), Precision.MONTH),
        None,
        [(RUSSIA, Role.INITIATOR), (TURKEY, Role.INITIATOR)],
        Status.BACKGROUND,
    )


def _fifth_article(r: _Reader) -> None:
    r.time("late in November", When(date(2024, 11, 21), date(2024, 11, 30), Precision.VAGUE))
    r.time("the last week of November", When(date(2024, 11, 24), date(2024, 11, 30), Precision.WEEK))
    shot = r.event(
        "was wounded near Saraqib",
        "Photographer Mohammad al-Khatib wounded near Saraqib",
        EventType.CASUALTY,
        "injury",
        When(date(2024, 11, 21), date(2024, 11, 30), Precision.VAGUE),
        SARAQIB,
        [(KHATIB, Role.TARGET)],
        confidence=0.7,
    )
    r.toll(
        f"The photographer Mohammad al-Khatib ({ARABIC_NAME})",
        Effect.WOUNDED,
        1,
        1,
        shot,
        victim=KHATIB,
        groups=[Group.JOURNALISTS],
    )
    r.toll("Another journalist", Effect.MISSING, 1, 1, None, groups=[Group.JOURNALISTS], place=SARAQIB)
    bakery = r.event(
        "A bakery in the northern countryside was shelled",
        "Shelling hits a bakery in the northern countryside",
        EventType.STRIKE,
        "shelling",
        UNKNOWN,
        COUNTRYSIDE,
        confidence=0.45,
    )
    r.toll("Nobody was hurt", Effect.WOUNDED, 0, 0, bakery, victims=Victims.UNKNOWN)
    r.event(
        "Kurdish-led forces moved families out of Tel Rifaat",
        "Kurdish-led forces evacuate families from Tel Rifaat",
        EventType.MOVEMENT,
        "evacuation",
        UNKNOWN,
        TEL_RIFAAT,
        [(SDF, Role.INITIATOR)],
        confidence=0.6,
    )
    r.event(
        "Iran-aligned militiamen left Zarbah",
        "Iran-aligned militiamen leave Zarbah",
        EventType.BATTLE,
        "withdrawal",
        UNKNOWN,
        ZARBAH,
        [(MILITIA, Role.INITIATOR)],
        confidence=0.6,
    )
    r.event(
        "Trucks of displaced families wait outside Afrin",
        "Displaced families wait outside Afrin",
        EventType.MOVEMENT,
        "displacement",
        When(date(2024, 11, 24), date(2024, 11, 30), Precision.WEEK),
        AFRIN,
        confidence=0.5,
    )


_READ: tuple[Callable[[_Reader], None], ...] = (
    _first_article,
    _second_article,
    _third_article,
    _fourth_article,
    _fifth_article,
)


@cache
def sample_findings() -> tuple[Findings, ...]:
    """What was read from each sample article, in the same order; nothing reviewed, no incidents."""
    readers = [_Reader(n, article) for n, article in enumerate(sample_articles())]
    for read, reader in zip(_READ, readers, strict=True):
        read(reader)
    return tuple(reader.findings() for reader in readers)


# -- the joined view ----------------------------------------------------------------------------------------------------


@cache
def sample_corpus() -> Corpus:
    """The sample case joined: incidents with tolls, six events reviewed (one of them rejected) and one entered by hand."""
    findings = sample_findings()
    events = [event for one in findings for event in one.events]
    casualties = [row for one in findings for row in one.casualties]
    by_words = {
        article.quote(row.evidence[0]): row
        for article, one in zip(sample_articles(), findings, strict=True)
        for row in one.events
    }
    tolls = {
        article.quote(row.evidence[0]): row
        for article, one in zip(sample_articles(), findings, strict=True)
        for row in one.casualties
    }

    def toll(
        effect: Effect,
        victims: Victims,
        low: int | None,
        best: float | None,
        high: int | None,
        rows: Sequence[str],
        left_out: Sequence[tuple[str, str]] = (),
    ) -> Toll:
        return Toll(
            effect,
            victims,
            low,
            best,
            high,
            tuple(tolls[words].id for words in rows),
            tuple((tolls[words].id, why) for words, why in left_out),
        )

    def incident(title: str, words: Sequence[str], *parts: Toll) -> Incident:
        first = by_words[words[0]]
        return Incident(
            IncidentId(f"incident:{first.id}"),
            title,
            first.type,
            first.when,
            first.place,
            tuple(by_words[one].id for one in words),
            parts,
        )

    killed, wounded, captured = Effect.KILLED, Effect.WOUNDED, Effect.CAPTURED
    civilian, combatant = Victims.CIVILIAN, Victims.COMBATANT
    joined = [
        incident(
            "Air strikes on Atarib",
            ["air strikes hit the market town of Atarib", "air strikes on Atarib", "the Atarib strikes"],
            toll(
                killed,
                civilian,
                15,
                18.5,
                24,
                ["At least 15 civilians", "between 20 and 24 civilians"],
                [
                    ("19 civilians", "replaced by a later figure of the same source"),
                    ("six children", "part of a larger figure"),
                    ("had struck civilians in Atarib", "a denial does not lower the range"),
                ],
            ),
            toll(wounded, civilian, 36, 36, 36, ["36 others"]),
        ),
        incident(
            "Battle west of Aleppo",
            ["182 fighters had died in two days of battle", "opened an offensive against Syrian army positions"],
            toll(
                killed,
                combatant,
                182,
                182,
                182,
                ["182 fighters"],
                [("121 insurgents", "part of a larger figure"), ("61 soldiers", "part of a larger figure")],
            ),
        ),
        incident(
            "Shelling of a student residence in Aleppo",
            ["Shells struck a student residence at Aleppo University"],
            toll(killed, civilian, 4, 4, 4, ["four civilians"]),
        ),
        incident(
            "Killing of Kioumars Pourhashemi",
            ["an Iranian military adviser, was killed in Aleppo"],
            toll(killed, combatant, 1, 1, 1, ["Brig. Gen. Kioumars Pourhashemi"]),
        ),
        incident(
            "Insurgents enter Aleppo",
            ["Insurgents entered the western districts of Aleppo", "insurgents had entered large parts of Aleppo"],
        ),
        incident(
            "Syrian army withdraws from Aleppo",
            ["It called the withdrawal a redeployment"],
            toll(killed, combatant, 24, 61.5, 99, ["dozens of its soldiers"]),
        ),
        incident(
            "Russian air strikes on insurgents",
            ["killed at least 300 militants in air strikes"],
            toll(killed, combatant, 300, 300, None, ["at least 300 militants"]),
        ),
        incident(
            "Capture of soldiers",
            ["captured as many as 200 soldiers"],
            toll(captured, combatant, None, 200, 200, ["as many as 200 soldiers"]),
        ),
        incident(
            "Air strikes on central Aleppo",
            ["Air strikes on a crossroads in central Aleppo killed 16 civilians"],
            toll(killed, civilian, 16, 16, 16, ["16 civilians"]),
        ),
        incident(
            "Air strikes on Idlib city",
            ["Air strikes on Idlib city"],
            toll(killed, civilian, 8, 8, None, ["at least eight civilians"]),
            toll(
                wounded,
                civilian,
                59,
                60.5,
                62,
                ["wounded 59", "up to 62 wounded"],
                [("29 children", "part of a larger figure")],
            ),
        ),
        incident(
            "Fighting north of Hama",
            ["Syrian soldiers and Russian aircraft attacked insurgent columns north of Hama"],
            toll(killed, combatant, 12, 26, 50, ["at least 12 fighters", "between 30 and 50"]),
        ),
        incident(
            "Photographer wounded near Saraqib",
            ["was wounded near Saraqib"],
            toll(
                wounded,
                civilian,
                1,
                1,
                1,
                [f"The photographer Mohammad al-Khatib ({ARABIC_NAME})"],
            ),
        ),
        incident(
            "Shelling of a bakery",
            ["A bakery in the northern countryside was shelled"],
            toll(wounded, Victims.UNKNOWN, 0, 0, 0, ["Nobody was hurt"]),
        ),
    ]
    taken = {event for one in joined for event in one.events}
    alone = [
        Incident(IncidentId(f"incident:{event.id}"), event.title, event.type, event.when, event.place, (event.id,))
        for event in events
        if event.id not in taken and event.status not in (Status.BACKGROUND, Status.PLANNED)
    ]
    incidents = sorted((*joined, *alone), key=lambda one: (one.when.sort_key, one.id))
    of_event = {event: one.id for one in incidents for event in one.events}

    decided = {
        "opened an offensive against Syrian army positions": Review.ACCEPTED,
        "air strikes hit the market town of Atarib": Review.ACCEPTED,
        "Insurgents entered the western districts of Aleppo": Review.EDITED,
        "It called the withdrawal a redeployment": Review.ACCEPTED,
        "Air strikes on Idlib city": Review.ACCEPTED,
        "Trucks of displaced families wait outside Afrin": Review.REJECTED,
    }
    reviews = {by_words[words].id: review for words, review in decided.items()}
    by_hand = Event(
        EventId("analyst:e1"),
        "Aleppo airport closed to civil flights",
        EventType.DISRUPTION,
        "infrastructure-attack",
        When.on(DAY[30]),
        ALEPPO,
        review=Review.ACCEPTED,
        origin=Origin.ANALYST,
        confidence=1.0,
    )
    judged = {tolls["At least 15 civilians"].id: Review.ACCEPTED, tolls["44 of them civilians"].id: Review.EDITED}
    judged[tolls["Another journalist"].id] = Review.REJECTED

    return Corpus(
        articles=sample_articles(),
        actors=_joined_actors(findings),
        places=_joined_places(findings),
        times=tuple(time for one in findings for time in one.times),
        events=(
            *(
                replace(event, incident=of_event.get(event.id), review=reviews.get(event.id, event.review))
                for event in events
            ),
            by_hand,
        ),
        casualties=tuple(
            replace(
                row,
                incident=of_event.get(row.event) if row.event is not None else None,
                review=judged.get(row.id, row.review),
            )
            for row in casualties
        ),
        relations=tuple(tie for one in findings for tie in one.relations),
        statements=tuple(said for one in findings for said in one.statements),
        incidents=tuple(incidents),
    )


def _joined_actors(findings: Sequence[Findings]) -> tuple[Actor, ...]:
    joined: dict[ActorId, Actor] = {}
    for one in findings:
        for actor in one.actors:
            before = joined.get(actor.id)
            if before is None:
                joined[actor.id] = actor
                continue
            met = (*before.mentions, *actor.mentions)
            origin = Origin.EXTRACTED if met else Origin.KNOWLEDGE
            joined[actor.id] = replace(before, mentions=met, origin=origin)
    return tuple(joined.values())


def _joined_places(findings: Sequence[Findings]) -> tuple[Place, ...]:
    joined: dict[PlaceId, Place] = {}
    for one in findings:
        for place in one.places:
            before = joined.get(place.id)
            joined[place.id] = place if before is None else replace(before, mentions=(*before.mentions, *place.mentions))
    return tuple(joined.values())

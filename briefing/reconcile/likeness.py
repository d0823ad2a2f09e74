"""How much speaks for two events being one happening.

Seven witnesses each give a number, and the sum decides: what kind of thing it was, when, where, who, how many, the site and
the words. A witness that knows nothing says 0. Some answers rule sameness out whatever the others say: then there is no
likeness at all. The weights were set by hand on written cases of several conflicts (docs/reconciliation.md gives the
figures); a threshold over a sum of agreements and disagreements is the decision rule of record linkage after Fellegi and
Sunter.
"""

from __future__ import annotations

from math import cos, hypot, radians

from briefing.domain.casualty import Effect, Victims
from briefing.domain.claim import Status
from briefing.domain.event import EventType
from briefing.reconcile.names import sound
from briefing.reconcile.tellings import DATED_DAYS, SOME_ARMY, Figure, Spread, Telling

DENIED_SINCE = 1.6
SAME = 3.6  # from here on two events are one happening
REPORTED_NEAR = 0.3
RETOLD = 0.7
SUMMED_UP = 0.7
PART = 3.0  # a figure that is less than a third of the other may count a part of the same people
SCENE_ONE, SCENE_SOME, SCENE_ELSEWHERE = 1.2, 0.8, -0.5
GRAVE, GRAVE_TOLL = 0.6, 10.0
TWO_TOLLS = 0.5
NOT_TELLING = 0.6
SAME_SIDE = 0.3  # as many of one army
SAME_VICTIMS = 0.3  # a woman and a child, two policemen
ONE_DEATH = 4.0  # a person who is known by name dies once
SUMS_UP = 1.0
OTHER_ACT = 1.6  # two kinds of act, and two sites
SAME_COUNT, COUNTS = 0.9, 1.5  # as many trucks, prisoners, houses
NAMED_HERE = 1.2  # the one has no place of its own, and its sentences name the other's
NAMED_INSIDE = 1.3  # the one is known by an area, and its sentences name the other's town in it
OTHER_DOER = 0.8
SITE_BESIDE = 0.8  # the one tells it in other words of its sentence
TWO_VILLAGES = -0.5
BORDER = 0.6  # two sides of a border
FAR_KM = 40.0  # known towns farther apart than this are two places
ROUGHLY_KM = 20.0  # how far off a village is at most that is put beside its neighbour on the map
KM_PER_DEGREE = 111.2

E = EventType

# Families that one happening can be told in, and what such a pair says for or against sameness.
_KIN: dict[tuple[EventType, EventType], float] = {
    pair: weight
    for one, other, weight in (
        (E.STRIKE, E.VIOLENCE_AGAINST_CIVILIANS, 0.5),
        (E.STRIKE, E.CASUALTY, -0.2),
        (E.STRIKE, E.BATTLE, -0.7),
        (E.STRIKE, E.DISASTER, -0.2),
        (E.STRIKE, E.DISRUPTION, -0.2),
        (E.VIOLENCE_AGAINST_CIVILIANS, E.CASUALTY, -0.1),
        (E.VIOLENCE_AGAINST_CIVILIANS, E.DETENTION, 0.4),
        (E.VIOLENCE_AGAINST_CIVILIANS, E.BATTLE, 0.1),
        (E.VIOLENCE_AGAINST_CIVILIANS, E.UNREST, 0.0),
        (E.BATTLE, E.CASUALTY, -0.5),
        (E.BATTLE, E.MOVEMENT, -0.7),
        (E.BATTLE, E.SEIZURE, -0.7),
        (E.UNREST, E.CASUALTY, 0.1),
        (E.DISASTER, E.CASUALTY, 0.4),
        (E.DIPLOMACY, E.POLITICS, 0.1),
        (E.DIPLOMACY, E.SANCTION, 0.0),
        (E.DIPLOMACY, E.STATEMENT, -0.6),
        (E.POLITICS, E.SANCTION, 0.2),
        (E.AID, E.DISRUPTION, -0.2),
    )
    for pair in ((one, other), (other, one))
}
FAMILIES: dict[EventType, frozenset[EventType]] = {
    kind: frozenset({kind, *(other for one, other in _KIN if one is kind)}) for kind in EventType
}
# Strikes: what falls from the sky, what is fired, what was laid. A drone may be called a missile, a landmine never a jet;
# a bombing can be any of them.
_WEAPONS: dict[str, frozenset[str]] = {
    "airstrike": frozenset({"air"}),
    "drone": frozenset({"air"}),
    "missile": frozenset({"air", "ground"}),
    "shelling": frozenset({"ground"}),
    "bombing": frozenset({"air", "ground", "laid"}),
    "suicide-bombing": frozenset({"laid"}),
    "ied": frozenset({"laid"}),
    "landmine": frozenset({"laid"}),
}
_OPPOSITES = frozenset(
    frozenset(pair)
    for pair in (
        ("arrest", "release"),
        ("capture-of-personnel", "release"),
        ("abduction", "release"),
        ("displacement", "return"),
        ("agreement", "break-off"),
        ("ceasefire", "break-off"),
        ("appointment", "resignation"),
        ("deployment", "evacuation"),
    )
)
# Two words for one act: who is exchanged is released.
_ONE_ACT = frozenset({frozenset({"prisoner-exchange", "release"}), frozenset({"talks", "mediation"})})
# What happens once: in one place, whoever tells it (a village is taken on one day), or by one hand, wherever it began.
ONCE_HERE = frozenset(
    {
        "capture-of-territory",
        "offensive",
        "prisoner-exchange",
        "election",
        "coup",
        "ceasefire",
        "massacre",
        "suicide-bombing",
    }
)
_ONCE_BY_ONE = frozenset({"offensive", "prisoner-exchange", "election", "coup", "ceasefire"})
_SELDOM = ONCE_HERE | {"bombing", "execution", "abduction", "ied", "landmine", "explosion-accident", "crash"}
_MINED = frozenset({"ied", "landmine"})
_PEOPLE_CHOOSE = frozenset({E.DIPLOMACY, E.POLITICS, E.SANCTION, E.STATEMENT})


def likeness(one: Telling, other: Telling) -> float | None:
    """The sum of the witnesses, or None where the two cannot be one happening. The same whichever is given first."""
    kind = kinship(one, other)
    if kind is None:
        return None
    time = _time(one, other)
    if time is None:
        return None
    place = _place(one, other)
    if place is None:
        return None
    if one.died and other.died and not one.died & other.died and one.type is other.type is E.CASUALTY:
        return None  # the deaths of two people
    tolls = tolls_agree(one, other, same_site=bool(one.sites & other.sites))
    if (one.is_background or other.is_background) and not _is_dated(one, other, tolls):
        return None
    if kind < 0.0 < tolls and E.CASUALTY in (one.type, other.type):
        kind = 0.0  # deaths told with nothing that caused them can be those of any fight that counts as many
    people, words = _people(one, other), _words(one, other, told_alike=tolls >= 1.0)
    if (one.where is None or other.where is None) and tolls < 0.7 and max(people, words) <= 0.0:
        place = min(place, 0.0)  # that both articles are about one town is nothing without something told alike
    words += _counts(one, other)
    tolls += min(2, len(one.victims & other.victims)) * SAME_VICTIMS
    if time == REPORTED_NEAR and place >= 0.8 and tolls >= 0.2 and people > 0.0 and one.type is other.type:
        time = RETOLD  # one hand, one place, as many dead, told on one day or the next
    score = kind + time + place + tolls + people + words
    if one.several is not other.several and place < 2.0 and tolls < 0.7 and not _is_all_over(one, other, people):
        score -= SUMS_UP  # "struck gatherings in Idlib and near Khan Sheikhoun", and one blow on a quarter
    elif one.counted is not other.counted and tolls < 0.7:
        score -= SUMS_UP  # "14 assaults were repelled", and the taking of the village
    if place >= 1.0 and tolls >= 0.2 and one.sites & other.sites and _is_grave(one) and _is_grave(other):
        score += GRAVE  # two such blows on two schools of one town in one week would be told as two
    if kind <= 0.5 and place < 1.0 and tolls < 0.5 and words <= 0.0:
        score -= NOT_TELLING  # acts of two kinds on one day in one district: many happen there
    if one.died & other.died:
        score += ONE_DEATH
    if (one.status is Status.DENIED) is not (other.status is Status.DENIED) and place >= 1.0:
        score += _denied(one, other, place, people) if kind >= 0.0 and time >= 0.0 else 0.4
    return score


def _denied(one: Telling, other: Telling, place: float, people: float) -> float:
    """What it says that the one asserts of this very place what the other denies."""
    denial, told = (one, other) if one.status is Status.DENIED else (other, one)
    if told.band and any(side.startswith("state:") for side in denial.initiators):
        return -OTHER_DOER  # "denied that soldiers had opened fire": nothing of the gunmen who came before
    score = 0.4
    if (one.first is None) is not (other.first is None) and people >= 0.0 and place >= (1.3 if people > 0.0 else 2.0):
        dated = one if one.first is not None else other
        score += min(0.45, 0.15 * (len(dated.evidence) - 1))  # a denial answers what is mostly told, no side of it
        score += DENIED_SINCE  # "denied that a massacre had taken place in Quiterajo": the one told of that week
    return score


def _is_all_over(one: Telling, other: Telling, people: float) -> bool:
    """Whether the one lists towns and the other tells what the same hands did "across north-west Syria": both sum up."""
    whole = other if one.several else one
    return whole.where is not None and not whole.where.point and people > 0.0 and one.type is other.type


def _is_grave(one: Telling) -> bool:
    """Whether a telling counts ten dead or more."""
    return any(figure.effect is Effect.KILLED and figure.value >= GRAVE_TOLL for figure in one.figures)


def is_contradicted(one: Telling, other: Telling) -> bool:
    """Whether two of the three, site, toll and doer, are told so differently that no third report may join the two."""
    tolls = tolls_agree(one, other, same_site=False)
    if tolls >= 1.0:
        return False
    sites = bool(one.sites and other.sites and not one.sites & other.sites) and not _in_one_village(one, other)
    doers = bool(one.initiators and other.initiators and not one.initiators & (other.initiators | other.targets))
    return sites + doers + (tolls <= -0.6) >= 2


def kinship(one: Telling, other: Telling) -> float | None:
    if {one.type, other.type} == {E.VIOLENCE_AGAINST_CIVILIANS, E.DETENTION}:
        taken = {one.subtype, other.subtype} & {None, "abduction", "capture-of-personnel"}
        return _KIN[one.type, other.type] if taken else None  # nobody who is arrested is attacked by being so
    if {one.type, other.type} == {E.STRIKE, E.BATTLE} and {one.subtype, other.subtype} & _MINED:
        return 0.1  # an ambush begins with what was laid on the road
    if {one.type, other.type} == {E.VIOLENCE_AGAINST_CIVILIANS, E.UNREST} and "protest" in (one.subtype, other.subtype):
        return -0.7  # the rally, and the attack on it
    if one.type is not other.type:
        return _KIN.get((one.type, other.type))
    if one.subtype is None or other.subtype is None:
        return 0.7
    if one.subtype == other.subtype:
        here = one.where is not None and other.where is not None and one.where.id == other.where.id
        truce = one.subtype == "ceasefire" and one.where is other.where is None and _scene(one, other) > 0.0
        once = (
            truce
            or (here and one.subtype in ONCE_HERE)
            or (one.initiators & other.initiators - {SOME_ARMY} and one.subtype in _ONCE_BY_ONE)
        )
        return 1.8 if once else 1.0
    if frozenset((one.subtype, other.subtype)) in _OPPOSITES:
        return None
    if frozenset((one.subtype, other.subtype)) in _ONE_ACT:
        return 1.0
    if one.type is E.STRIKE:
        arms = _WEAPONS.get(one.subtype), _WEAPONS.get(other.subtype)
        if arms[0] and arms[1]:
            return 0.7 if arms[0] & arms[1] else -0.5
    return 0.3


def _time(one: Telling, other: Telling) -> float | None:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return _reported(one, other)
    if one.stretch or other.stretch:
        # "Shelled again and again since February" is no happening; the same campaign told twice is.
        same = one.stretch and other.stretch and (one.first, one.last) == (other.first, other.last)
        return 0.3 if same else None
    apart = max(one.first, other.first) - min(one.last, other.last)
    span = max(one.last, other.last) - min(one.first, other.first) + 1
    if apart > 0:
        precise = one.last - one.first <= 1 and other.last - other.first <= 1
        once = one.subtype in ONCE_HERE and one.subtype == other.subtype
        if apart == 1 and precise:
            by_night = one.nightly or other.nightly or one.first != one.last or other.first != other.last
            lasts = E.BATTLE in (one.type, other.type)  # a town falls on the evening of one day or the morning of the next
            return 0.3 if once else -0.5 if by_night or lasts else None  # a night has two dates
        return 0.0 if apart <= 2 and not (one.sure and other.sure) else None
    if not (one.sure and other.sure):
        return 0.5 if span <= 14 else 0.2
    if (one.first, one.last) == (other.first, other.last):
        return 2.0 if span == 1 else 1.8 if span <= 3 else 1.5 if span <= 7 else 1.2 if span <= DATED_DAYS else 0.5
    common = min(one.last, other.last) - max(one.first, other.first) + 1
    alike = 0.4 if span > 3 and 2 * common >= span else 0.0  # two stretches of about the same days
    if one.ranged is not other.ranged and span > 2:
        return SUMMED_UP + alike  # what went on from the tenth to the twelfth, and one of its days
    for days, weight in ((2, 1.7), (3, 1.4), (7, 0.7), (14, 0.5), (DATED_DAYS, 0.3)):
        if span <= days:
            return weight + alike
    return -0.3


def _reported(one: Telling, other: Telling) -> float | None:
    """Where one article gives no day: how near the other's day, or its publication, is to this one's publication."""
    if one.published is None or other.published is None:
        return 0.0
    if any(each.is_background and each.first is None for each in (one, other)):
        return None  # older than the story, and nobody says by how much
    for undated, dated in ((one, other), (other, one)):
        if undated.first is None and undated.published is not None and dated.last is not None and dated.first is not None:
            ago = undated.published - dated.last
            if one.status is other.status is Status.PLANNED:
                return 1.0 if -DATED_DAYS <= ago <= 0 else None  # of one kind in one place few things are planned at a time
            if dated.first > undated.published + 1 and Status.PLANNED not in (one.status, other.status):
                return None
            small = one.where is not None and other.where is not None and one.where.small and one.where.id == other.where.id
            if small and 0 <= ago <= 3 and one.type is other.type:
                return RETOLD  # of one hamlet no two attacks are told within three days
            if 0 <= ago <= 7 and _is_seldom(one) and _is_seldom(other) and _is_one_town(one, other):
                return RETOLD  # nor of one town two car bombs within a week
            if 0 <= ago <= DATED_DAYS and _is_disaster(one, other) and _is_one_town(one, other):
                return RETOLD  # nor two fires with their dead within a month
            return None if ago > 30 else REPORTED_NEAR if ago <= 3 else 0.0 if ago <= 10 else -0.5
    gap = abs(one.published - other.published)
    if one.status is other.status is Status.PLANNED:
        return 1.0 if gap <= 7 else None
    return REPORTED_NEAR if gap <= 2 else 0.0 if gap <= 7 else None


def _is_seldom(one: Telling) -> bool:
    """Whether it is of a kind that a town does not see every day, as it sees shelling and clashes."""
    return one.subtype in _SELDOM


def _is_disaster(one: Telling, other: Telling) -> bool:
    """Whether the one is a disaster, and the other that too or the deaths of some, of whom both count ten or more."""
    kinds = {one.type, other.type}
    return E.DISASTER in kinds and kinds <= {E.DISASTER, E.CASUALTY} and _is_grave(one) and _is_grave(other)


def _is_one_town(one: Telling, other: Telling) -> bool:
    return one.where is not None and other.where is not None and one.where.id == other.where.id and one.where.point


def _is_dated(one: Telling, other: Telling, tolls: float) -> bool:
    """Whether both name a time as of one happening, and a place, a site, a person or a telling figure of it: only then is
    background told of one thing. Of one and the same day a smaller figure tells enough."""
    if one.stretch or other.stretch:
        return False
    if one.first is None or other.first is None:
        return tolls >= 1.0 and _is_one_town(one, other)  # today's news without its day, and a later look back on it
    if (
        one.where is not None
        and other.where is not None
        and (one.where.id == other.where.id or (one.where.point and other.where.point))
    ):
        return True
    if one.died & other.died:
        return True
    same_day = one.first == one.last == other.first == other.last
    return tolls >= (0.7 if same_day else 1.0) or bool(one.rare & other.rare or one.sites & other.sites)


def _place(one: Telling, other: Telling) -> float | None:
    here, there = one.where, other.where
    if here is None or there is None:
        return NAMED_HERE if _is_named(one, other) else _scene(one, other)
    says = places_apart(here, there)
    if says is not None and 0.0 < says < NAMED_INSIDE and here.point is not there.point and _is_named(one, other):
        says = NAMED_INSIDE
    foreign = here.country and there.country and here.country != there.country
    return says - BORDER if foreign and says is not None else says


def _is_named(one: Telling, other: Telling) -> bool:
    """Whether the sentences of the one name the town where the other was, as the only one or one of two."""
    for mine, its in ((one, other), (other, one)):
        town = mine.where
        if town is None or not (town.point or town.named) or not 0 < len(its.named) <= 2:
            continue
        if any(spot.id == town.id or _is_near(spot, town) for spot in its.named):
            return True
    return False


def places_apart(here: Spread, there: Spread) -> float | None:
    """What two places say, one of them perhaps an area around the other."""
    if here.id == there.id:
        if here.point or here.named:
            return 2.3 if here.small else 2.0
        return 0.2 if here.reach > 1000 else 0.8
    apart = _apart_km(here, there)
    if here.point and there.point:
        if apart is None:
            foreign = here.country and there.country and here.country != there.country
            if here.words & there.words and (here.words <= there.words or there.words <= here.words):
                return None if foreign else 1.3  # the village, and the school that has its name
            return None if foreign else -1.5  # two names, and no map to join them
        if apart > max(FAR_KM, here.reach + there.reach):
            return None
        if here.guessed and there.guessed and not _sound_alike(here, there):
            return TWO_VILLAGES  # two names, each put on the map where one and the same town is
        if apart <= 10:
            return 1.3
        roughly = apart <= here.reach + there.reach and max(here.reach, there.reach) <= ROUGHLY_KM
        return 1.0 if roughly else 0.6 if apart <= 25 else -0.3
    if apart is None:
        return None if here.country and there.country and here.country != there.country else -0.3
    if here.country and there.country and here.country != there.country and apart > FAR_KM:
        return None
    if apart <= FAR_KM and min(here.reach, there.reach) <= FAR_KM:
        return 0.8  # a town, and the district around it
    if here.named is not there.named and apart <= 1.0:
        return 0.8  # a village of which no more is known than its district, and that district
    return 0.3 if apart <= here.reach + there.reach else None


def _sound_alike(here: Spread, there: Spread) -> bool:
    """Whether two names may be spellings of one, qaf written as it is spoken in Sudan or Libya: Um Garfa, Umm Qarfa."""
    mine, its = ([sound(word.replace("q", "g")) for word in spot.words] for spot in (here, there))
    return any(a.agrees(b) for a in mine for b in its)


def _scene(one: Telling, other: Telling) -> float:
    """Where one tells no place: whether the other's is among those that its article is about."""
    heres = (one.where,) if one.where is not None else one.scene
    theres = (other.where,) if other.where is not None else other.scene
    heres = tuple(spot for spot in heres if spot.point)
    theres = tuple(spot for spot in theres if spot.point)
    if not heres or not theres:
        return 0.0
    near = any(here.id == there.id or _is_near(here, there) for here in heres for there in theres)
    if near:
        return SCENE_ONE if len(heres) == len(theres) == 1 else SCENE_SOME
    return SCENE_ELSEWHERE


def _is_near(here: Spread, there: Spread) -> bool:
    apart = _apart_km(here, there)
    return apart is not None and apart <= 10


def _apart_km(here: Spread, there: Spread) -> float | None:
    """The distance in kilometres on a plane that touches the earth between the two: good to a per cent within 500 km."""
    if here.lat is None or here.lon is None or there.lat is None or there.lon is None:
        return None
    across = (here.lon - there.lon + 180) % 360 - 180
    return KM_PER_DEGREE * hypot(here.lat - there.lat, across * cos(radians((here.lat + there.lat) / 2)))


def _people(one: Telling, other: Telling) -> float:
    score = 0.0
    agreed = 0
    for mine, others, weight, against in (
        (one.initiators, other.initiators, 0.5, OTHER_DOER),
        (one.targets, other.targets, 0.4, 0.4),
    ):
        if mine & others - {SOME_ARMY}:
            score += weight
            agreed += 1
        elif mine and others and not _can_be_one_army(mine, others):
            # The two sides of one clash, or of talks, told from either end.
            crossed = (one.initiators | one.targets) & (other.initiators | other.targets)
            score -= 0.0 if crossed else against
    if one.rare & other.rare:
        score += 0.7
    if agreed == 2 and one.type in _PEOPLE_CHOOSE:
        score += 0.5
    return score


def _can_be_one_army(mine: frozenset[str], others: frozenset[str]) -> bool:
    """Whether the one is a unit of nobody knows which army, and the other an arm of some state."""
    return any(SOME_ARMY in a and any(side.startswith("state:") for side in b) for a, b in ((mine, others), (others, mine)))


def _words(one: Telling, other: Telling, *, told_alike: bool) -> float:
    """The site that was hit, and rare words. Two sites speak against sameness, unless a telling figure is the same."""
    score = min(1.2, 0.3 * len(one.words & other.words))
    if one.sites & other.sites:
        return score + 1.0
    if one.sites & other.beside or one.beside & other.sites:
        return score + SITE_BESIDE
    if not (one.sites and other.sites) or told_alike:
        return score
    if one.type is not other.type:
        return score - OTHER_ACT  # a barge is fired upon, a camp is bombed
    return score - (0.4 if _in_one_village(one, other) else 1.2)


def _counts(one: Telling, other: Telling) -> float:
    """Numbers that both tell, of things or people ("17 trucks"), tolls apart: those were looked at."""
    tolls = {number for each in (one, other) for figure in each.figures for number in (figure.low, figure.high)}
    return min(COUNTS, SAME_COUNT * len((one.counts & other.counts) - tolls))


def _in_one_village(one: Telling, other: Telling) -> bool:
    """There each side has its own word for what stood: a monastery, a training ground."""
    return one.where is not None and other.where is not None and one.where.id == other.where.id and one.where.small


def tolls_agree(one: Telling, other: Telling, *, same_site: bool) -> float:
    """Figures that agree, that grow with the day of publication, or that cannot both be true. The effect that says most."""
    best = 0.0
    worst = 0.0
    equal: set[Effect] = set()
    for mine in one.figures:
        for its in other.figures:
            if mine.effect is not its.effect or not same_class(mine, its):
                continue
            says = _figures(one, mine, other, its)
            if mine.value == its.value and mine.value > 0:
                equal.add(mine.effect)
                says += SAME_SIDE if mine.side & its.side else 0.0
            if mine.effect in (Effect.WOUNDED, Effect.MISSING):
                says /= 2  # counted late and seldom twice in the same way
            if mine.side and its.side and not mine.side & its.side:
                continue  # the dead of the two sides of one clash
            armed = (mine.victims is Victims.COMBATANT, its.victims is Victims.COMBATANT)
            if armed[0] is not armed[1] or (all(armed) and not (mine.side and its.side)):
                says = max(says, -0.4)  # one side counts the enemies it says it hit, the other whoever was carried out
            best, worst = max(best, says), min(worst, says)
    if best > 0:
        return best + TWO_TOLLS if len(equal) > 1 else best  # as many dead and as many wounded
    return worst / 2 if same_site else worst


def same_class(one: Figure, other: Figure) -> bool:
    return one.victims is other.victims or bool({one.victims, other.victims} & {Victims.UNKNOWN, Victims.MIXED})


def _figures(one: Telling, mine: Figure, other: Telling, its: Figure) -> float:
    if mine.value == its.value:
        return 1.6 if mine.value >= 20 else 1.2 if mine.value >= 10 else 0.7 if mine.value >= 3 else 0.2
    touch = (mine.low is None or its.high is None or mine.low <= its.high) and (
        its.low is None or mine.high is None or its.low <= mine.high
    )
    low, high = sorted((mine.value, its.value))
    ratio = high / max(low, 1.0)
    if touch and ratio <= 2.5:
        return 0.4
    if one.published is not None and other.published is not None and one.published != other.published:
        later, earlier = (mine, its) if one.published > other.published else (its, mine)
        if later.value > earlier.value and ratio <= 3:
            return 0.2
    if touch:
        return 0.0
    return -0.4 if high < 3 else -0.6 if ratio <= 1.25 else -1.0

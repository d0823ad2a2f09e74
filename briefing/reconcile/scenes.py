"""What one article tells in several events: one happening told twice, or several acts of one.

An article that speaks of two events mostly means two. Where nothing tells them apart they may still both be what another
article tells as one.
"""

from __future__ import annotations

from briefing.domain.casualty import Victims
from briefing.domain.claim import Status
from briefing.domain.event import EventType as E
from briefing.reconcile.likeness import ONCE_HERE, PART, kinship, places_apart, same_class, tolls_agree
from briefing.reconcile.tellings import Telling

_REFUTED = (Status.DENIED, Status.DISPUTED)
_FIGHTS = frozenset({E.STRIKE, E.BATTLE, E.VIOLENCE_AGAINST_CIVILIANS, E.CASUALTY})
_ASSAULTS = frozenset({"advance", "capture-of-territory"})  # they come, they hold it; an offensive takes many places
_TAKING = frozenset({"armed-clash", "capture-of-territory"})
_DAMAGE = frozenset({E.STRIKE, E.DISASTER, E.DISRUPTION})  # what is hit burns, and the lights go out
_TOLD = frozenset({Status.REPORTED, Status.CLAIMED, *_REFUTED})
NEXT_SENTENCES = 500  # code points from a denial to what is told in its place


def is_told_twice(one: Telling, other: Telling) -> bool:
    """Whether two events of one article are one happening that was read twice.

    An article that speaks of two events mostly means two. So everything has to agree: family, day, place, the two sides,
    and the words themselves or a telling figure.
    """
    if one.type is not other.type or (one.subtype and other.subtype and one.subtype != other.subtype):
        return False
    same_day = (one.first, one.last) == (other.first, other.last) and one.first is not None
    if not same_day and not (_goes_on(one, other) and one.sites & other.sites and not (one.another or other.another)):
        return False  # "killed 38 in a church. ... stormed the church in Komanda at 1 a.m., a priest said"
    if (Status.PLANNED in (one.status, other.status)) and one.status is not other.status:
        return False
    if one.where is None or other.where is None or one.where.id != other.where.id:
        return False
    if not (one.where.point or one.where.named):
        return False
    for mine, others in ((one.initiators, other.initiators), (one.targets, other.targets)):
        if mine and others and not mine & others:
            return False
    toll = tolls_agree(one, other, same_site=False)
    if toll < 0:
        return False
    overlapping = any(a < d and c < b for a, b in one.evidence for c, d in other.evidence)
    return overlapping or one.title == other.title or toll >= 0.7 or bool(one.sites & other.sites)


def is_one_scene(one: Telling, other: Telling) -> bool:
    """Whether two events of one article may both be what another article tells as one: attackers come to a village, they
    set fire to it; a drone is shot down, and what falls burns a depot. Acts of one fight or attack on one day in one town,
    that no word, site, toll or doer tells apart."""
    if one.another or other.another or not _are_acts_of_one(one, other):
        return False
    told_alike = one.status is other.status or {one.status, other.status} == {Status.REPORTED, Status.CLAIMED}
    if not told_alike and not _is_of_two_voices(one, other) and not _is_denial_and_own_version(one, other):
        return False
    if one.stretch or other.stretch or not _on_one_day(one, other) or not _in_one_town(one, other):
        return False
    if one.initiators and other.initiators and not one.initiators & (other.initiators | other.targets):
        return False
    if one.sites and other.sites and not one.sites & other.sites:
        return False
    return _tolls_of_one_scene(one, other)


def _are_acts_of_one(one: Telling, other: Telling) -> bool:
    """Whether two kinds of act can be of one fight or attack."""
    kind = kinship(one, other)
    if kind is None:
        return False
    if {one.type, other.type} <= _FIGHTS:
        if kind < 0.0 and E.CASUALTY not in (one.type, other.type):
            return False
    elif E.STRIKE not in (one.type, other.type) or not {one.type, other.type} <= _DAMAGE or not _is_near(one, other):
        return False
    in_one_raid = one.type is E.VIOLENCE_AGAINST_CIVILIANS and one.where is not None and one.where.small  # kill and abduct
    acts = in_one_raid or _ASSAULTS.issuperset((one.subtype, other.subtype))
    acts = acts or _is_claimed_further(one, other) or _is_fought_in(one, other)
    # a village is taken, and a patrol is ambushed; an offensive is opened, and ten villages are taken
    return one.type is not other.type or kind > 0.3 or acts


def _is_claimed_further(one: Telling, other: Telling) -> bool:
    """Whether those who attacked say more of it than the article does: "Al Shabaab fighters attacked a base. The group said
    that it had overrun the base"."""
    claims = Status.CLAIMED in (one.status, other.status) and not (one.where and other.where)
    return claims and bool(one.initiators & other.initiators) and _TAKING.issuperset((one.subtype, other.subtype))


def _is_fought_in(one: Telling, other: Telling) -> bool:
    """Whether there is a fight in what the same hands set out to do: "raided the camp. The forces exchanged fire ..." """
    same = one.initiators & other.initiators and {one.subtype, other.subtype} == {"offensive", "armed-clash"}
    return bool(same) and _is_near(one, other)


def _in_one_town(one: Telling, other: Telling) -> bool:
    """Whether two events of one article lie in one town, or the one in a quarter of it or, told beside it, in the district
    around it."""
    if one.where is None or other.where is None:
        return one.where is not other.where
    if one.where.id == other.where.id:
        return one.where.point or one.where.named
    if _goes_on(one, other):
        return _is_site_there(one, other)
    says = places_apart(one.where, other.where)
    if says is None or not (one.where.point or other.where.point) or not _is_near(one, other):
        return False
    if one.where.point is not other.where.point:
        return says > 0.0
    return says >= 1.0 and one.where.small is not other.where.small


def _goes_on(one: Telling, other: Telling) -> bool:
    """Whether the one, of the same kind and no day of its own, tells more of the other: "Gunmen killed 115 people near
    Moscow on Friday. The attackers stormed a hall in Krasnogorsk"."""
    undated = (one.first is None or other.first is None) and not (one.is_background or other.is_background)
    alike = one.type is other.type and not (one.subtype and other.subtype and one.subtype != other.subtype)
    return undated and alike and _is_near(one, other) and one.status is not Status.PLANNED is not other.status


def _is_site_there(one: Telling, other: Telling) -> bool:
    """Whether the later telling names the site, village or quarter, and the first the town or area that it lies in."""
    if one.where is None or other.where is None:
        return False
    says = places_apart(one.where, other.where)
    return says is not None and says > 0.0 and one.where.small is not other.where.small


def _is_near(one: Telling, other: Telling) -> bool:
    """Whether the one is told in the sentences beside the other."""
    return any(abs(a - b) <= NEXT_SENTENCES for a, _ in one.evidence for b, _ in other.evidence)


def _is_of_two_voices(one: Telling, other: Telling) -> bool:
    """Whether the one says of a place what the other denies or calls into question there: "said it had taken Kuich. The
    army denied that the village had been lost"."""
    if not {one.status, other.status} <= _TOLD or not {one.status, other.status} & set(_REFUTED):
        return False
    refuted, told = (one, other) if one.status in _REFUTED else (other, one)
    if one.type is E.STRIKE and not refuted.sites <= told.sites | told.beside:
        return False  # "jets hit the depot, and denied having hit a pagoda" tells of two things
    return one.type is other.type and not (one.subtype and other.subtype and one.subtype != other.subtype)


def _is_denial_and_own_version(one: Telling, other: Telling) -> bool:
    """Whether the one is denied, and the other tells in the next sentences what is said to have been done there instead:
    "denies an attack on civilians in Um Sayala. On Sunday our forces engaged fighters in that area"."""
    refuted, told = (one, other) if one.status in _REFUTED else (other, one)
    if refuted.status not in _REFUTED or told.status not in (Status.REPORTED, Status.CLAIMED) or refuted.first is not None:
        return False
    if refuted.where is None or told.where is None:
        return False
    return _is_near(refuted, told)


def _tolls_of_one_scene(one: Telling, other: Telling) -> bool:
    """Whether no two tolls of the same people differ, other than as a part differs from the whole."""
    for mine in one.figures:
        for its in other.figures:
            if mine.effect is not its.effect or not same_class(mine, its) or mine.value == its.value:
                continue
            if mine.victims is its.victims is Victims.COMBATANT and one.type is not E.STRIKE:
                continue  # the dead of the two sides
            low, high = sorted((mine.value, its.value))
            if low * PART > high:
                return False
    return True


def _on_one_day(one: Telling, other: Telling) -> bool:
    """Whether two events of one article are given the same day or night, or one of them no day at all."""
    if one.first is None or other.first is None:
        if one.is_background or other.is_background:
            return False
        if one.first is other.first is None and _goes_on(one, other):
            return True
        return one.first is not other.first or (one.subtype == other.subtype and one.subtype in ONCE_HERE)
    assert one.last is not None
    assert other.last is not None
    span = max(one.last, other.last) - min(one.first, other.first)
    return span <= 1 and one.first <= other.last and other.first <= one.last

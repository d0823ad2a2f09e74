"""Later figures of one incident count the same people: "eleven soldiers were killed ... three wounded men"."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.domain.casualty import Effect, Group, Victims
from briefing.extract.sentences.parse import Token
from briefing.extract.tolls.rows import Row

NEAR = 3  # sentences
_OF_THEM = frozenset("casualty dead death fatality injured other toll victim wounded".split())
_ALSO_MEN = frozenset("man".split())
_HARMS = (Effect.KILLED, Effect.WOUNDED, Effect.MISSING)


def run_on(rows: Sequence[Row]) -> None:
    """Give the side told for an incident's dead to later figures of it that say nothing else of whom they count."""
    for n, row in enumerate(rows):
        if row.effect not in _HARMS or row.victim_actor is not None or row.groups:
            continue
        men = row.victims is Victims.CIVILIAN and row.head.lemma in _ALSO_MEN
        if row.victims is not Victims.UNKNOWN and not men:
            continue
        if row.happening is None or row.high == 0 or row.cumulative or not _says_no_more(row):
            continue
        told = [other for other in rows[:n] if _is_of_one(other, row) and other.effect in _HARMS and other.high != 0]
        if row.head.pos == "NUM" and not any(0 <= row.head.sent.group - other.head.sent.group <= 1 for other in told):
            continue  # "Two died last weekend": two of whom
        whole = [other for other in told if other.part_of is None]
        sides = {other.victim_actor for other in whole}
        if not whole or len(sides) != 1 or any(other.victims is not Victims.COMBATANT for other in whole):
            continue
        if all(other.low == other.high == 1 for other in whole) and (row.low or 0) > 1:
            continue  # one member's death says nothing of who the 22 were
        side = next(iter(sides))
        if side is not None and side in row.perpetrators:
            continue
        row.victim_actor, row.victims = side, Victims.COMBATANT
        if all(Group.POLICE in other.groups for other in whole):
            row.groups = (Group.POLICE,)


def _is_of_one(other: Row, row: Row) -> bool:
    """Whether two figures are of one incident: of one happening, or told close together as the same people's doing."""
    if other.happening is row.happening:
        return True
    near = 0 <= row.head.sent.group - other.head.sent.group <= NEAR
    return near and bool(row.perpetrators) and other.perpetrators == row.perpetrators


def _says_no_more(row: Row) -> bool:
    """Whether a figure stands alone, or with a word that means those who were told: "the toll", "others", "the injured"."""
    head = row.head
    behind = [obj for prep in head.kids_by("prep") if prep.low == "of" for obj in prep.kids_by("pobj")]
    nouns = [one for one in (head, *behind) if one.pos in ("NOUN", "PROPN", "ADJ")]
    if not nouns:
        return head.pos == "NUM"
    return all(_means_them(one) for one in nouns)


def _means_them(noun: Token) -> bool:
    return noun.lemma in _OF_THEM or noun.low in _OF_THEM or noun.lemma in _ALSO_MEN

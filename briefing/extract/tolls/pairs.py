"""Two who are told in one breath as kin: "a mother and her daughter", "an old man and his wife" are a toll of two."""

from __future__ import annotations

from briefing.extract.names.signs import KIN
from briefing.extract.sentences.parse import Token
from briefing.extract.tolls.people import People

_OF_ONE = frozenset("her his their".split())
_PLAIN = frozenset("boy girl lady man woman".split())
_PAIRS = frozenset("couple family household pair".split())


def partner(head: Token, people: People) -> Token | None:
    """Who is told with a nameless person as his or hers, one person too; none where a number or a name counts either."""
    if (
        head.tag != "NN"
        or head.lemma in _PAIRS
        or not any(kid.low in ("a", "an") for kid in head.kids_by("det"))
        or not people.is_people(head)
    ):
        return None
    if head.lemma not in KIN | _PLAIN or head.kids_by("prep"):
        return None  # "a nurse and her son", "a woman from Kano and her son of seven" are told apart
    listed = head.kids_by("conj")
    if len(listed) != 1:
        return None
    other = listed[0]
    own = any(kid.low in _OF_ONE for kid in other.kids_by("poss"))
    named = any(people.person(one) is not None for one in (head, other, *head.kids_by("appos"), *other.kids_by("appos")))
    alone = other.tag == "NN" and other.lemma in KIN and not other.kids_by("conj", "prep")
    return other if own and alone and not named else None

"""Set phrases for death: "embraced martyrdom", "paid the supreme sacrifice", "put 10 terrorists out of action"."""

from __future__ import annotations

from collections.abc import Callable

from briefing.extract.sentences.clauses import Clause
from briefing.extract.sentences.parse import Token


def is_death(clause: Clause) -> bool:
    """ "Embraced martyrdom", "laid down their lives", "breathed his last", "met their death"."""
    objects = {obj.lemma for obj in clause.objects}
    verb = clause.verb.lemma
    if verb in _ATTAINING and "martyrdom" in objects:
        return True
    if _is_martyred(clause, objects):
        return True
    if verb in ("embrace", "attain", "achieve", "drink") and objects & {"shahadat", "shahada"}:
        return True
    if verb in ("make", "pay", "offer") and any(
        obj.lemma in ("sacrifice", "price") and any(kid.low in ("ultimate", "supreme") for kid in obj.kids)
        for obj in clause.objects
    ):
        return True
    if verb == "sacrifice" and "life" in objects:
        return True
    if verb in ("lay", "lie") and "life" in objects and any(kid.low == "down" for kid in clause.verb.kids):
        return True
    return (verb == "meet" and bool(objects & {"death", "end"})) or (verb == "breathe" and "last" in objects)


def _is_martyred(clause: Clause, objects: set[str]) -> bool:
    """ "Ascended to martyrdom", "rose as martyrs", "fell martyr", "reached the rank of martyrdom", "joined the martyrs"."""
    verb = clause.verb
    if verb.lemma not in _RISING or clause.passive:
        return False
    behind = {one.lemma for one in clause.behind("as", "to", "into")} & {"martyr", "martyrdom"}
    ranks = [obj for obj in clause.objects if obj.lemma in _RANKS]
    of = {one.lemma for rank in ranks for one in rank.behind("of")} & {"martyr", "martyrdom"}
    told = {kid.lemma for kid in verb.kids_by("attr", "acomp", "oprd", "advcl", "npadvmod")} & {"martyr", "martyrdom"}
    return bool(behind or of or told or objects & {"martyr", "martyrdom"})


_ATTAINING = frozenset("achieve attain embrace gain".split())
_RISING = frozenset("ascend fall join reach rise".split())
_RANKS = frozenset("caravan convoy degree honour level rank station".split())


def is_laid_to_rest(clause: Clause) -> bool:
    """ "Three elders were laid to rest on Wednesday": the parser may take "rest" for a verb."""
    verb = clause.verb
    behind = [one.low for one in verb.sent.tokens if 0 < one.i - verb.i <= 2]
    return verb.lemma in ("lay", "lie") and clause.passive and behind == ["to", "rest"]


def put_out(clause: Clause, is_force: Callable[[Token], bool]) -> list[Token]:
    """ "Put 10 terrorists out of action", "put out of action 38 attackers", "nine were sent to hell": who is dead by it."""
    behind = {one.lemma for one in clause.behind(*clause.preps)}
    if clause.verb.lemma == "send":
        return clause.objects if "hell" in behind else []
    if clause.verb.lemma != "put":
        return []
    late = [one for one in clause.behind("out of") if any(kid.lemma == "action" for kid in one.kids_by("nmod"))]
    people = clause.objects or late
    return people if ("action" in behind or late) and any(map(is_force, people)) else []

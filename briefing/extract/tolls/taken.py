"""Who is counted as held because the happening is a seizing of people: "took 12 people from two buses", "dragged 23
students into vans", "took six into custody". No verb of these counts anybody by itself."""

from __future__ import annotations

from briefing.domain.casualty import Effect
from briefing.domain.event import EventType
from briefing.extract.events.happenings import Happening
from briefing.extract.events.reading import EventReader
from briefing.extract.sentences.clauses import Clause
from briefing.extract.sentences.parse import Token
from briefing.extract.tolls.figures import Figures
from briefing.knowledge.words import lists

_EFFECTS = {
    (EventType.VIOLENCE_AGAINST_CIVILIANS, "abduction"): Effect.ABDUCTED,
    (EventType.DETENTION, "arrest"): Effect.DETAINED,
    (EventType.DETENTION, "capture-of-personnel"): Effect.CAPTURED,
}

_KILLING = frozenset("behead execute kill massacre murder shoot slaughter".split())
_CARE = frozenset("clinic home hospital safety shelter".split())


def taken(clause: Clause, reader: EventReader, figures: Figures) -> tuple[list[Token], Effect] | None:
    """The counted people that a clause tells as seized, and what that makes of them."""
    one = reader.by_token.get(clause.verb.i)
    effect = _effect(one, clause) if one is not None else None
    if effect is None or any(doer.lemma in lists().casualties.rescuing for doer in clause.subjects):
        return None
    if any(end.lemma in _CARE for end in clause.behind("to")):
        return None
    if any(verb.lemma in _KILLING for verb in clause.verb.kids_by("conj")):
        return None  # "took 40 men from a bus and shot them": they are dead, not held
    people = [head for head in clause.objects if head.low != "one"]  # "seized one, the Star of Suez"
    counted = [head for head in people if (amount := figures.of(head)) is not None and figures.counts_people(head, amount)]
    return (counted, effect) if counted else None


def _effect(one: Happening, clause: Clause) -> Effect | None:
    if one.nominal or clause.verb not in (one.trigger, *one.triggers):
        return None
    return _EFFECTS.get((one.meaning.type, one.meaning.subtype or ""))

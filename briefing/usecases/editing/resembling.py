"""Actors that may be one: proposed, never joined by themselves.

Reconciliation joins what it is sure of. What is left and still looks alike is proposed to the analyst, who joins it, keeps
it as "possibly the same", which is a link and no join, or says that it is not; both can be undone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from difflib import SequenceMatcher
from itertools import combinations

from briefing.domain.actor import Actor, ActorId, ActorKind
from briefing.domain.change import Change
from briefing.domain.claim import Origin
from briefing.domain.corpus import Corpus
from briefing.domain.likeness import (
    SETTING,
    Certainty,
    Likeness,
    Twain,
    Verdict,
    Verdicts,
    read_verdicts,
    twain,
    write_verdicts,
)
from briefing.reconcile import names
from briefing.store.casefile import CaseFile
from briefing.usecases.editing.edits import Done, Edit
from briefing.usecases.looking.searching import latin

_NEAR_SURNAME = 0.6  # and two surnames beside one first name
_NEAR = 0.82  # how alike two names of several words are from which on they are proposed
_MOST = 200  # proposals
_ALIKE_KINDS = (
    frozenset({ActorKind.ARMED_GROUP, ActorKind.MILITARY, ActorKind.POLITICAL, ActorKind.POLICE}),
    frozenset({ActorKind.GOVERNMENT, ActorKind.STATE, ActorKind.POLITICAL, ActorKind.POLICE}),
    frozenset({ActorKind.NGO, ActorKind.IGO, ActorKind.COMPANY, ActorKind.MEDIA}),
)


_NONE = Verdicts()


def likenesses(corpus: Corpus, verdicts: Verdicts = _NONE) -> tuple[Likeness, ...]:
    """Pairs of named actors that may be one and were not looked at, the likeliest first; at most 200."""
    known = {one.id: one for one in corpus.actors if not one.nameless}
    tied = {twain(one.subject, one.object) for one in corpus.relations}
    tied |= {twain(one.id, one.affiliation) for one in known.values() if one.affiliation is not None}
    done = verdicts.perhaps | verdicts.apart | tied
    by_rule = frozenset(one.id for one in known.values() if _is_known(one))
    found: dict[Twain, Likeness] = {}
    for one, other in _candidates(known.values()):
        pair = twain(one.id, other.id)
        if pair in done or pair in found or not _may_be_one(one, other, by_rule):
            continue
        alike = _alike(one, other)
        if alike is not None:
            found[pair] = alike
    order = list(Certainty)
    ranked = sorted(found.values(), key=lambda one: (order.index(one.certainty), one.names, one.pair))
    return tuple(ranked[:_MOST])


def _all_names(actor: Actor) -> tuple[str, ...]:
    """What an actor is called by name; "the ministry" is what many are called."""
    named = (one for one in actor.aliases if names.is_proper(one) and not names.is_common_title(one))
    return tuple(dict.fromkeys((actor.name, *named)))


def _candidates(actors: Iterable[Actor]) -> Iterator[tuple[Actor, Actor]]:
    """Pairs that share a sound, the sound of a last or first word, or initials: others are not compared."""
    heaps: dict[str, dict[ActorId, Actor]] = defaultdict(dict)
    for actor in actors:
        for name in _all_names(actor):
            plain = latin(name)
            parts = names.words(plain)
            keys = {f"whole {names.key(plain)}"}
            if parts:
                keys |= {f"word {names.sound(part).consonants[:3]}" for part in (parts[0], parts[-1]) if len(part) > 2}
            if names.is_abbreviation(name):
                keys.add(f"initials {plain.replace(' ', '')}")
            elif len(parts) > 2:
                keys.add(f"initials {''.join(part[0] for part in parts)}")
            for key in keys:
                heaps[key][actor.id] = actor
    for key in sorted(heaps):
        heap = sorted(heaps[key].values(), key=lambda one: one.id)
        if len(heap) <= 60:  # a word that so many share tells nothing
            yield from combinations(heap, 2)


def _may_be_one(one: Actor, other: Actor, by_rule: frozenset[ActorId]) -> bool:
    if one.id in by_rule and other.id in by_rule:
        return False  # the knowledge base tells them apart
    kinds = {one.kind, other.kind}
    if len(kinds) > 1 and ActorKind.OTHER not in kinds and not any(kinds <= some for some in _ALIKE_KINDS):
        return False
    return not (one.country and other.country and one.country != other.country)


def _is_known(actor: Actor) -> bool:
    by_rule = any(because.rule.startswith("knowledge") for because in actor.why)
    return actor.origin is Origin.KNOWLEDGE or by_rule


def _alike(one: Actor, other: Actor) -> Likeness | None:
    best: tuple[int, str, tuple[str, str]] | None = None
    slavic = names.is_slavic((one.country, other.country))
    is_person = ActorKind.PERSON in (one.kind, other.kind)
    order = list(Certainty)
    for a in _all_names(one):
        for b in _all_names(other):
            told = _reason(a, b, is_person=is_person, slavic=slavic)
            if told is not None and (best is None or order.index(told[0]) < best[0]):
                best = (order.index(told[0]), told[1], (a, b))
    return None if best is None else Likeness(one.id, other.id, order[best[0]], best[1], best[2])


def _reason(a: str, b: str, *, is_person: bool, slavic: bool) -> tuple[Certainty, str] | None:
    """Why two names may be of one actor, and how much speaks for it."""
    one, other = latin(a), latin(b)
    if not one or not other:
        return None
    if one == other:
        return Certainty.LIKELY, "the same letters"
    mine, others = names.words(one), names.words(other)
    if names.weight(one) >= 3 and names.sounds_like(one, other, slavic=slavic):
        return Certainty.LIKELY, "two spellings of one name"
    for short, long, words in ((a, one, others), (b, other, mine)):
        if names.is_abbreviation(short) and len(words) > 1 and long.replace(" ", "") == "".join(word[0] for word in words):
            return Certainty.POSSIBLE, "initials of the other"
    if is_person and mine and others:
        if len(mine) != len(others) and min(len(mine), len(others)) == 1 and _agree(mine[-1], others[-1]):
            return Certainty.POSSIBLE, "one surname"
        initial = mine[0][0] == others[0][0] and min(len(mine[0]), len(others[0])) == 1
        if len(mine) > 1 < len(others) and initial and _agree(mine[-1], others[-1]):
            return Certainty.POSSIBLE, "one surname and initial"
        surnames = SequenceMatcher(None, mine[-1], others[-1]).ratio()
        if len(mine) > 1 < len(others) and _agree(mine[0], others[0]) and surnames >= _NEAR_SURNAME:
            return Certainty.FAINT, "one first name, like surnames"
    if (
        min(len(mine), len(others)) > 1
        and SequenceMatcher(None, one, other).ratio() >= _NEAR
        and _differ_in_sound(mine, others)
    ):
        return Certainty.FAINT, "nearly the same letters"
    return None


def _agree(one: str, other: str) -> bool:
    return len(one) > 2 and len(other) > 2 and names.sound(one).agrees(names.sound(other))


def _differ_in_sound(mine: Collection[str], others: Collection[str]) -> bool:
    """Whether what differs may be a slip: numbers and single letters tell bodies apart."""
    left = set(mine) ^ set(others)
    return all(len(word) > 3 and not any(char.isdigit() for char in word) for word in left)


# --- what the analyst says


def verdicts(case: CaseFile) -> Verdicts:
    """What was said of pairs so far. What cannot be read counts as not said."""
    return read_verdicts(case.settings.get(SETTING))


_LABELS = {
    Verdict.PERHAPS: "“{one}” is possibly “{other}”",
    Verdict.APART: "“{one}” is not “{other}”",
    None: "Look again whether “{one}” is “{other}”",
}


class JudgeLikeness(Edit):
    """Say that two actors are possibly one, or are not, or (None) that it is open again. Neither is altered.

    Raises NotInCase for an actor that is not there, ValueError for one actor given twice.
    """

    def __init__(self, case: CaseFile, one: ActorId, other: ActorId, verdict: Verdict | None) -> None:
        super().__init__(case)
        first, second = case.actors.get(one), case.actors.get(other)
        if first.id == second.id:
            raise ValueError(f"{one} and {other} are one")
        self._pair = twain(first.id, second.id)
        self._verdict = verdict
        self.label = _LABELS[verdict].format(one=first.name, other=second.name)

    @property
    def needs_joining(self) -> bool:
        return False  # a link joins nothing

    def _do(self) -> Done:
        before = verdicts(self._case)
        perhaps, apart = before.perhaps - {self._pair}, before.apart - {self._pair}
        if self._verdict is Verdict.PERHAPS:
            perhaps |= {self._pair}
        elif self._verdict is Verdict.APART:
            apart |= {self._pair}
        self._case.settings.set(SETTING, write_verdicts(Verdicts(perhaps, apart)))
        was = next((one.value for one, pairs in _said(before) if self._pair in pairs), None)
        return Done(Change(actors=frozenset(self._pair)), was, self._verdict.value if self._verdict else None)


def _said(told: Verdicts) -> tuple[tuple[Verdict, frozenset[Twain]], ...]:
    return (Verdict.PERHAPS, told.perhaps), (Verdict.APART, told.apart)

"""Whose men bare soldiers and bare militants are, where an article has only one force, or armed group, that they can be of.

"Militants overran the camp. ... A nurse said 17 wounded soldiers had been brought in": with one army in the article they
are its men. "The army has fought X since May. ... In the hills 37 militants died": with one armed group that is told to
fight, and no word that sets them apart, they are of it. With two that they could be of nobody is guessed.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.domain.actor import ActorId, ActorKind
from briefing.domain.casualty import Effect, Victims
from briefing.domain.claim import Because
from briefing.extract.actors.cast import Cast
from briefing.extract.events.happenings import Happening, is_background
from briefing.extract.passages.camps import Camps
from briefing.extract.sentences.parse import Paper, Token
from briefing.extract.tolls.rows import Row
from briefing.knowledge.words import lists

_SERVING = frozenset("conscript paratrooper recruit serviceman servicewoman soldier trooper troop".split())
_POLICING = frozenset("constable policeman policewoman".split())
_GUNMEN = frozenset("bandit gunman operative".split())  # who may be anybody's
_TELLING_WHOSE = ("amod", "compound", "nmod", "poss", "relcl", "appos")
_COUNTING = frozenset(
    "armed another dead further government injured islamist killed more other several suspected wounded".split()
)
_HARMS = (Effect.KILLED, Effect.WOUNDED, Effect.CAPTURED, Effect.MISSING)
_OF_STATES = frozenset((ActorKind.MILITARY, ActorKind.POLICE, ActorKind.STATE, ActorKind.GOVERNMENT))
_RULE = "the only force of their sort that the article names"
_BAND_RULE = "the only armed group that the article tells to fight"


def name_bare_men(told: Sequence[Happening], rows: Sequence[Row], cast: Cast, paper: Paper) -> None:
    """Complete tolls of bare soldiers, policemen and militants in place."""
    day = paper.article.day
    fresh = [row for row in rows if _is_open(row) and not is_background(row.when, day)]
    fresh = [row for row in fresh if row.happening is None or not is_background(row.happening.when, day)]
    for kind, words in ((ActorKind.MILITARY, _SERVING), (ActorKind.POLICE, _POLICING)):
        bare = [row for row in fresh if _is_called(row, words)]
        force = _only(kind, cast) if bare else None
        for row in bare if force is not None else ():
            if force is not None and force not in row.perpetrators and not _did(row, force, cast):
                _give(row, force, _RULE, paper)
    bare = [row for row in fresh if _is_called(row, lists().bands.fought | lists().bands.branding, _GUNMEN)]
    bare = [row for row in bare if row.head.tag != "NN"]  # of a single man his own may have thought otherwise
    band = _only_band(told, rows, cast) if bare else None
    for row in bare if band is not None else ():
        if band is not None and band not in row.perpetrators and not _strikes(row, band) and _is_told(band, row, cast):
            _give(row, band, _BAND_RULE, paper)


def _give(row: Row, side: ActorId, rule: str, paper: Paper) -> None:
    row.victim_actor, row.victims = side, Victims.COMBATANT
    row.why.append(Because("victim_actor", rule, paper.span(row.head)))


def _is_open(row: Row) -> bool:
    return row.victim_actor is None and row.effect in _HARMS and row.high != 0 and not row.cumulative and row.nation is None


def _is_called(row: Row, words: frozenset[str], but: frozenset[str] = frozenset()) -> bool:
    """Whether those counted are called by one of these words, and nothing beside it says whose they are."""
    noun: Token = row.head
    if noun.pos == "NUM":
        noun = next(iter(noun.behind("of")), noun)
    if noun.lemma.lower() not in words - but or noun.behind("of", "from") or noun.kid("cc") is not None:
        return False
    beside = [kid for kid in noun.kids if kid.dep in _TELLING_WHOSE and kid.tag != "VBN" and kid.i < noun.i]
    return not any(kid.low not in _COUNTING for kid in beside) and noun.kid("relcl") is None


def _did(row: Row, force: ActorId, cast: Cast) -> bool:
    """Whether the force itself is told to have done it, or others of its country."""
    one = row.happening
    drafts, doers = cast.drafts, one.initiators if one is not None else []
    states = [drafts[actor] for actor in doers if drafts[actor].kind in _OF_STATES]
    return force in doers or any(other.country == drafts[force].country for other in states)


def _strikes(row: Row, band: ActorId) -> bool:
    """Whether the group is told to have dealt the blow in which they died: they may be its foes."""
    return row.happening is not None and band in row.happening.initiators


def _is_told(band: ActorId, row: Row, cast: Cast) -> bool:
    """Whether the group has been named before: fighters told before any group is named are nobody's."""
    return any(span.start < row.head.start for span in cast.drafts[band].mentions)


def _only(kind: ActorKind, cast: Cast) -> ActorId | None:
    """The one named force of a kind, where the article has none of another country."""
    forces = [one for one in cast.drafts.values() if one.kind is kind and not one.nameless and one.mentions]
    lands = {one.country for one in forces}
    if len(lands) != 1 or None in lands:
        return None
    whole = [one for one in forces if one.affiliation is None or cast.drafts.get(one.affiliation, one).kind is not kind]
    return max(whole or forces, key=lambda one: len(one.mentions)).id


def _only_band(told: Sequence[Happening], rows: Sequence[Row], cast: Cast) -> ActorId | None:
    """The one armed group that is told to fight, where it fights a state's forces and no second one does."""
    camps = Camps(cast, told, rows)
    acting = dict.fromkeys(actor for one in told for actor in (*one.initiators, *one.targets))
    groups = [one for one in acting if cast.drafts[one].kind is ActorKind.ARMED_GROUP and camps.fights(one)]
    return camps.speaker_of(camps.of(groups[0])) if len({camps.of(one) for one in groups}) == 1 else None

"""Happenings that are none: played in an exercise, made up in a film, or a figure of speech."""

from __future__ import annotations

from briefing.extract.events.noun_classes import NounClasses
from briefing.extract.sentences.clauses import Clause
from briefing.extract.sentences.parse import Token

_UP = 4  # governors that are asked
_PLAYING = frozenset("dramatise dramatize mimic practice practise reenact rehearse simulate".split())
_WORKS = frozenset(
    "comic drama drill exercise film game movie musical novel opera play scenario sequel series thriller".split()
)
_TELLING = frozenset("depict feature follow imagine include involve open portray show stage tell".split())
_PARTS = frozenset("act chapter episode level scene sequence".split())
_MOCK = frozenset("fictional fictitious imaginary make-believe mock notional pretend simulated".split())
_SPORT = frozenset("batsman batter bowler goalkeeper midfielder sprinter winger".split())
_MONEY = frozenset("buyer depositor fund investor lender saver shareholder speculator trader".split())
_CHANCES = frozenset("advantage chance initiative moment opening opportunity".split())
_WORDS = frozenset(
    "abuse call complaint criticism demand email enquiry inquiry letter message objection praise query question "
    "request".split()
)
_SHOTS = frozenset("broadside salvo shot volley".split())
# What is attacked in speeches and papers.
_THOUGHTS = frozenset(
    "amendment appointment bill budget constitution credibility criticism decision democracy dignity freedom handling idea "
    "independence integrity judgment judgement law legacy legislation liberty motion policy proposal record reform report "
    "reputation right ruling secularism sovereignty speech stance strategy tax value verdict".split()
)
_MONIES = frozenset("currency dollar euro naira peso rand rouble ruble rupee".split())
_OVER = ("for", "over")
_ATTACKING = frozenset("assail assault attack bash blast criticise hammer hit pound savage slam target".split())
_BARRAGES = frozenset("bomb bombard hit pelt pepper shell swamp".split())


def is_staged(word: Token) -> bool:
    """Whether what a verb or noun names is only played or told of in a work: "the drill simulated an attack on the port",
    "the film follows a nurse whose hospital is bombed", "stormed a mock village"."""
    node = word
    for _ in range(_UP):
        if node.pos == "VERB" and (node.lemma in _PLAYING or _is_of_work(node)):
            return True
        if node.head is node:
            break
        node = node.head
    told = [word, *word.kids_by("dobj", "nsubjpass")]
    told += [obj for kid in word.kids_by("prep", "agent") for obj in kid.kids_by("pobj")]
    if any(kid.low in _MOCK for one in told for kid in one.kids_by("amod")):
        return True
    scenes = [one for kid in word.kids_by("prep") if kid.low == "in" for one in kid.kids_by("pobj")]
    return word.tag in ("VBP", "VBZ") and any(one.lemma in _PARTS for one in scenes)


def _is_of_work(verb: Token) -> bool:
    if verb.lemma not in _TELLING:
        return False
    return any(one.lemma in _WORKS for one in verb.kids_by("nsubj"))


def is_figure(clause: Clause, classes: NounClasses) -> bool:
    """Whether a verb is a figure of speech: "came under fire over the budget", "seized the chance", "fled the naira"."""
    lemma = clause.lemma
    subjects = {one.lemma if one.pos == "NOUN" else one.low.removesuffix("s") for one in clause.subjects}
    objects = {one.lemma.lower() for one in clause.objects}
    if lemma.startswith("crash") and any(kid.low == "out" for kid in clause.verb.kids):
        return True  # "crashed out of the cup"
    if subjects and subjects <= _SPORT:
        return True
    if lemma == "come" and "under" in clause.preps:
        told = [*clause.behind(*_OVER), *(obj for one in clause.behind("under") for obj in one.behind(*_OVER))]
        spoken = bool(told) or bool(subjects & _MONIES)
        return spoken or (bool(clause.subjects) and all(map(classes.is_envoy, clause.subjects)))
    if lemma in ("abandon", "dump", "flee", "leave") and subjects and subjects <= _MONEY:
        return True
    if lemma in ("grasp", "lose", "seize", "take") and objects and objects <= _CHANCES:
        return True
    if lemma in _ATTACKING and objects and objects <= _THOUGHTS | _MONIES:
        return True
    if lemma in _BARRAGES | {"ambush"} and any(
        one.lemma in _WORDS for one in [*clause.behind("with", "by"), *clause.subjects]
    ):
        return True
    if lemma == "fire" and objects and objects <= _SHOTS and clause.subjects and not clause.passive:
        return not any(classes.of(one) & {"force", "people", "state"} or classes.is_weapon(one) for one in clause.subjects)
    return False


def is_attack_in_words(noun: Token) -> bool:
    """ "A blistering attack on the budget", "an assault on press freedom"."""
    behind = [obj for kid in noun.kids_by("prep") if kid.low in ("on", "against", "upon") for obj in kid.kids_by("pobj")]
    if behind and all(one.lemma in _THOUGHTS | _MONIES | _SPORT for one in behind):
        return True
    verbal = any(kid.low in ("blistering", "rhetorical", "scathing", "stinging", "verbal") for kid in noun.kids_by("amod"))
    return verbal and noun.lemma in ("assault", "attack", "barrage", "broadside", "offensive", "onslaught")

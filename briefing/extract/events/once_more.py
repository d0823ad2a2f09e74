"""Whether a blow is told once more or another one is told: "came under fire again", "the fighting, which began in 2023"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from briefing.domain.event import EventType
from briefing.domain.text import BlockKind
from briefing.extract.events.happenings import BLOWS, Happening, is_background, is_stretch
from briefing.extract.sentences.parse import Paper, Token
from briefing.extract.sentences.tree import below, is_new_noun
from briefing.extract.times.clause_times import is_avenged

HIGHLIGHTS = 10  # sentences; a list at the head tells in brief what the article is about
LEFT = 2  # blocks between an item of a list and what cannot be of it any more
_BLOWN = frozenset(
    "airstrike ambush assault attack blast bomb device drone explosion grenade ied missile raid rocket shell strike".split()
)
_ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth 2nd 3rd 4th 5th 6th".split())
FIGHTS = frozenset("clash combat conflict fighting hostility war".split())


def is_another(one: Happening, other: Happening, published: date | None) -> bool:
    """Whether a happening is told as another one than that."""
    return (
        is_one_more(one, other)
        or is_struck_again(one, other)
        or is_the_answer(one, other)
        or is_the_war(one, other, published)
        or _followed(one, other)
        or _hits_with_another(one, other)
        or _counts_since(one, other, published)
    )


def _counts_since(one: Happening, other: Happening, published: date | None) -> bool:
    """ "It was the third attack on the depot since August 2024": how many there were, and not the day of a blow told
    without one."""
    if not one.nominal or not one.own_time or other.own_time or not is_stretch(one.when, published):
        return False
    return any(kid.low in _ORDINALS for kid in one.trigger.kids_by("amod"))


def _hits_with_another(one: Happening, other: Happening) -> bool:
    """ "Two bombs hit a block of flats ..." and, in another paragraph, "a drone hit his car near Murom", "the drone
    strike on the depot in Salsk": another weapon, told with a place of its own."""
    if not one.own_place or other.nominal or other.clause is None or one.trigger.sent.block == other.trigger.sent.block:
        return False
    theirs = {token.lemma for token in other.clause.subjects} & _BLOWN
    if not theirs or not other.objects:
        return False
    if one.nominal:
        ours = {kid.lemma for kid in one.trigger.kids_by("compound")} & _BLOWN
        return bool(ours) and other.spot is None and not ours & theirs
    if one.clause is None or not one.objects or {o.lemma for o in one.objects} & {o.lemma for o in other.objects}:
        return False
    return any(is_new_noun(t) and t.lemma in _BLOWN and t.lemma not in theirs for t in one.clause.subjects)


def _followed(one: Happening, other: Happening) -> bool:
    """ "They abducted eight men. The clashes that followed killed 37": another thing than what it followed."""
    if not one.nominal or any(token.sent is one.trigger.sent for token in other.triggers):
        return False
    return any(verb.lemma in ("ensue", "follow") and verb.kid("dobj") is None for verb in one.trigger.kids_by("relcl"))


def is_one_more(one: Happening, other: Happening) -> bool:
    """ "A second device went off at Kuchlak", "another drone hit a bus": not the blow told in a sentence before, unless
    that was told as one more as well."""
    if one.type not in BLOWS or any(token.sent is one.trigger.sent for token in other.triggers):
        return False
    nouns = [one.trigger] if one.nominal else one.clause.subjects if one.clause is not None else []
    if not any(map(_is_one_more, nouns)):
        return False
    told = [other.trigger] if other.nominal else other.clause.subjects if other.clause is not None else []
    return not any(map(_is_one_more, told))


def _is_one_more(noun: Token) -> bool:
    first = noun.kid("det")
    if first is not None and first.low == "another":
        return noun.lemma.lower() in _BLOWN
    counted = any(kid.low in ("second", "third", "fourth") for kid in noun.kids_by("amod"))
    return counted and first is not None and first.low == "a" and noun.lemma.lower() in _BLOWN


def is_struck_again(one: Happening, other: Happening) -> bool:
    """ "Came under fire again": not the blow told in a sentence before, unless that was told as one more as well."""
    if one.nominal or one.type not in BLOWS or not _again(one.trigger):
        return False
    return not any(token.sent is one.trigger.sent or _again(token) for token in other.triggers)


def _again(verb: Token) -> bool:
    return any(kid.low == "again" for kid in verb.kids_by("advmod"))


def is_the_war(one: Happening, other: Happening, published: date | None) -> bool:
    """ "The fighting, which broke out in April 2023": the war as a whole, and no blow of it that was told without a day."""
    whole = one.nominal and one.own_time and one.trigger.lemma in FIGHTS and not other.nominal
    return whole and not other.when.is_known and is_background(one.when, published)


def is_behind_colon(one: Happening, other: Happening, paper: Paper) -> bool:
    """ "The town came under fire again: a mine went off in a yard": what a colon brings in tells the same in full."""
    if one.nominal or other.nominal or one.own_time or one.type not in BLOWS or other.type not in BLOWS:
        return False
    between = paper.article.text[other.trigger.end : one.trigger.start]
    if between.count(":") != 1 or any(mark in between for mark in ';\n"“”'):
        return False
    nearest = other.trigger.i < one.trigger.i and one.trigger.kid("nsubj", "nsubjpass") is not None
    return nearest and one.trigger.dep != "conj"


def is_of_the_answer(one: Happening, other: Happening, told: Sequence[Happening]) -> bool:
    """ "In response to a raid on Bara they shelled a base. The strike killed nine": the answer, not what it answers."""
    if not (one.nominal and other.nominal) or one.trigger.lemma == other.trigger.lemma or not is_avenged(other.trigger):
        return False
    since = [later for later in told if later.trigger.i > other.trigger.i and later.type in BLOWS]
    return bool(since) and one.trigger.sent is not other.trigger.sent


def is_the_answer(one: Happening, other: Happening) -> bool:
    """ "In retaliation for attacks on its posts the army shelled a base": the shelling is none of the attacks."""
    if one.trigger.sent is not other.trigger.sent:
        return False
    if one.nominal and is_avenged(one.trigger) and below(other.trigger, one.trigger) is None:
        return True  # "the raid was a reply to the killing of two fighters"
    if one.nominal or not other.nominal:
        return False
    return below(one.trigger, other.trigger) is None and is_avenged(other.trigger)


def tells_whose_shot(one: Happening) -> Token | None:
    """ "A missile fired by rebels hit a camp": the verb of the blow that the participle tells no other blow beside."""
    noun = one.trigger.head
    if one.trigger.dep != "acl" or one.trigger.tag == "VBG" or one.trigger.lemma not in _SHOOTING:
        return None
    return noun.head if noun.dep == "nsubj" and noun.head.pos == "VERB" and noun.head.i > one.trigger.i else None


_SHOOTING = frozenset("drop fire launch lob throw".split())


def fell_there(one: Happening, other: Happening) -> bool:
    """ "Denied the shelling of a market. The shells that fell there on Monday were theirs": in that shelling."""
    noun = one.trigger.head
    if one.nominal or one.trigger.dep != "relcl" or other.type is not EventType.STRIKE or not other.nominal:
        return False
    the = any(kid.low in ("the", "those", "these") for kid in noun.kids_by("det"))
    return the and noun.lemma in _SHOTS and any(kid.low == "there" for kid in one.trigger.kids_by("advmod"))


_SHOTS = frozenset("bomb drone missile mortar munition projectile rocket round shell".split())


def is_said_of(one: Happening, other: Happening) -> bool:
    """ "Fired drones, in an attack that killed 25 in Ternopil": what a blow did is said of the blow just named."""
    verb = one.trigger
    subject = verb.kid("nsubj") if verb.dep == "relcl" and one.type in BLOWS else None
    return subject is not None and subject.low in ("that", "which") and any(verb.head is token for token in other.triggers)


def is_of_left_item(one: Happening, other: Happening, paper: Paper) -> bool:
    """ "... who claimed that attack", in a paragraph far behind the list that told of others: not one of its items; nor is
    "the March 4 attack" of an item what the opening paragraph told without a day."""
    here, last = one.trigger.sent, other.triggers[-1].sent
    placed = one.nominal and one.type is EventType.STRIKE and one.own_place and not one.own_time and other.spot is None
    if placed and here.block > last.block and one.trigger.behind("of"):
        return True  # "for the bombing of its consulate in Damascus", a paragraph behind what has no place
    if not (one.nominal and one.definite) or here.block == last.block:
        return False
    items = [paper.block(sent).kind is BlockKind.LIST_ITEM for sent in (here, last)]
    if items == [False, True]:
        return (
            here.block - last.block >= LEFT
            and last.group >= HIGHLIGHTS
            and not one.own_place
            and not (one.own_time and other.when.is_known)
        )
    return items == [True, False] and one.own_time and not other.when.is_known

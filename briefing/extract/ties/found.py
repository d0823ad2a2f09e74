"""What the readers of standing ties give: one tie, as the words tell it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from briefing.domain.actor import ActorId, ActorKind, Predicate
from briefing.extract.actors.cast import Cast
from briefing.extract.names.mentions import Mention, Sort
from briefing.extract.sentences.clauses import antecedent, spread
from briefing.extract.sentences.parse import Token
from briefing.extract.sentences.tree import clause_verb
from briefing.knowledge.words import lists

GROUPS = frozenset((ActorKind.ARMED_GROUP, ActorKind.MILITARY, ActorKind.POLITICAL))
OF_A_STATE = (ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.MILITARY, ActorKind.POLICE)
FACTIONS = frozenset("army faction force front group militia movement party wing".split())
Who = Callable[[Token], list[ActorId]]
"""The actors that a noun stands for; a description in apposition stands for the name beside it."""


class FoundTie(NamedTuple):
    """One tie: who, how, to whom, the words that tell it, the rule."""

    subjects: list[ActorId]
    predicate: Predicate
    objects: list[ActorId]
    tokens: list[Token]
    rule: str


_AMONG = frozenset("including like such".split())


def among(noun: Token, cast: Cast) -> list[ActorId]:
    """The bodies named as instances of a plural: "militias such as Kataib Hezbollah", "among them Hezbollah"."""
    if noun.tag != "NNS":
        return []
    named = [one for prep in noun.kids_by("prep") if prep.low in _AMONG for one in spread(prep.kid("pobj"))]
    tokens = noun.sent.tokens
    for at in range(noun.i - tokens[0].i + 1, len(tokens) - 2):
        if tokens[at].low == "among" and tokens[at + 1].low == "them":
            named += [one for one in tokens[at + 2 :] if cast.mentions.over(one, Sort.ACTOR) is not None][:1]
            break
        if tokens[at].text in (";", "."):
            break
    found = dict.fromkeys(actor for one in named for actor in cast.of(one))
    return [one for one in found if cast.drafts[one].kind in GROUPS]


def of_whose(whose: Token, cast: Cast) -> Token | None:
    """The noun that "whose" refers to: a name right before it, else the one that the clause hangs on."""
    tokens = whose.sent.tokens
    at = whose.i - tokens[0].i
    before = tokens[at - 2 : at] if at >= 2 else []
    if before and before[1].text == ",":
        named = cast.mentions.over(before[0], Sort.ACTOR, Sort.STATE, Sort.PERSON)
        if named is not None:
            return named.head
    verb = clause_verb(whose.head)
    return antecedent(verb) if verb is not None else None


def named_next(noun: Token, cast: Cast) -> list[ActorId]:
    """Who is named behind the comma that follows a noun."""
    named = name_behind_comma(noun, cast, Sort.ACTOR, Sort.STATE, Sort.PERSON)
    return cast.headed(named.head) if named is not None else []


def name_behind_comma(last: Token, cast: Cast, *sorts: Sort) -> Mention | None:
    """The name of one of these sorts that begins behind the comma that follows a token, with or without an article."""
    tokens = last.sent.tokens
    at = last.i - tokens[0].i + 1
    if at + 1 >= len(tokens) or tokens[at].text != ",":
        return None
    start = at + 2 if tokens[at + 1].low in ("the", "a", "an") else at + 1
    named = cast.mentions.over(tokens[start], *sorts) if start < len(tokens) else None
    return named if named is not None and named.tokens[0] is tokens[start] else None


_GENERIC = frozenset(
    """alliance association battalion bloc brigade coalition command company cooperative council division faction federation
    force forces front group hospital league militia mission movement network operation organisation organization outfit
    party regiment service syndicate union unit""".split()
)
_ANY_GROUP = frozenset("faction force group militia movement organisation organization outfit".split())
_BACK = 3  # sentences


def body_meant(noun: Token, cast: Cast) -> list[ActorId]:
    """The body that "the front", "the outfit", "the association" stands for: the last one with that word in its name, else,
    of a group, whatever the register says."""
    word = noun.low
    if word in _GENERIC and noun.kid("prep", "amod", "compound") is None:
        called: dict[ActorId, bool] = {}
        for spoken in cast.spoken_back(noun, _BACK):
            draft = cast.drafts[spoken.actor]
            if draft.nameless or draft.kind in (ActorKind.PERSON, ActorKind.STATE):
                continue
            if any(word in name.lower().split() for name in draft.names):
                called[draft.id] = called.get(draft.id, False) or spoken.subject
        about = [one for one, subject in called.items() if subject] if len(called) > 1 else list(called)
        if called:
            return about if len(about) == 1 else []
    found = cast.of(noun)
    if not found and word in _ANY_GROUP:
        for spoken in cast.spoken_back(noun, 1):
            if cast.drafts[spoken.actor].kind in GROUPS and not cast.drafts[spoken.actor].nameless:
                return [spoken.actor]
    return found


def before_bracket(tokens: list[Token], at: int) -> Token:
    """The name before a bracket that ends at a place: "the Collective of Movements for Change (CMC), a faction"."""
    if tokens[at].text == ")":
        opening = next((n for n in range(at - 1, max(-1, at - 6), -1) if tokens[n].text == "("), at)
        return tokens[opening - 1] if 0 < opening < at else tokens[at]
    return tokens[at]


def is_part_of_one(whole: Token) -> bool:
    """ "A hardline faction of the TPLF led by Debretsion": he leads the faction, which has no name."""
    noun = whole.head.head if whole.dep == "pobj" and whole.head.low == "of" else None
    noun = whole if noun is None and whole.behind("of") and whole.kid("appos") is None else noun
    return noun is not None and (noun.lemma in FACTIONS or noun.lemma in lists().relations.parts) and noun.text.islower()


def surely_own(cast: Cast, person: ActorId, body: ActorId) -> ActorId | None:
    """ "Its spokesman, Zaw Min Tun": of whom he is known to belong to, where "it" seems to be somebody else."""
    known, told = cast.drafts[person], cast.drafts[body]
    own = known.affiliation if known.entry is not None else None
    if own is None or body == own or told.affiliation == own:
        return body
    if told.kind in OF_A_STATE and told.country is not None and told.country == known.country:
        return body
    return own if own in cast.drafts else None


def goes_on(verb: Token) -> bool:
    """ "Have been fighting", "is fighting", "fights": a fight that is not over."""
    if any(kid.low in ("been", "is", "are") for kid in verb.kids_by("aux")):
        return True
    return verb.tag in ("VBZ", "VBP") and not verb.sent.label and not verb.kids_by("aux")

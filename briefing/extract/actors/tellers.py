"""Who tells something, where the sentence itself only says "it" or "the air force"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.domain.actor import ActorId, ActorKind
from briefing.extract.sentences.parse import Token
from briefing.knowledge.actor_entries import KnownActor

if TYPE_CHECKING:
    from briefing.extract.actors.cast import Cast

_SENDING = frozenset("attack fire hit launch pound send strike target".split())
_NOBODIES = (ActorKind.PERSON, ActorKind.POPULATION)


def attack_told_by(token: Token, cast: Cast) -> tuple[str | None, KnownActor | None]:
    """ "Russia launched 93 drones at Ukraine, the air force said": the country of the attacker that a speaker tells
    of, and the state attacked where the sentence names one."""
    verb = token.head
    if token.dep != "nsubj" or token.lemma not in ("force", "navy", "army", "military"):
        return None, None
    told = next(iter(verb.kids_by("ccomp")), None) or (verb.head if verb.dep == "parataxis" else None)
    if told is None or told.pos != "VERB" or told.lemma not in _SENDING or verb.lemma not in cast.knowledge.lexicon.stances:
        return None, None
    subject = told.kid("nsubj")
    doers = [cast.drafts[actor] for actor in (cast.headed(subject) if subject is not None else [])]
    country = next((one.country for one in doers if one.country), None)
    if country is None:
        return None, None
    for one in told.subtree():
        spot = cast.atlas.at(one) if one.i > told.i else None
        if spot is not None and spot.country not in (None, country) and one.dep in ("pobj", "dobj", "compound"):
            return country, cast.knowledge.actors.state(spot.country)
    return country, None


def told_on(token: Token, cast: Cast) -> list[ActorId]:
    """ "It blamed the rebels, who are at war with the army. Among the dead were nine children, it said": who told the
    sentence before tells this one."""
    stances, before = cast.knowledge.lexicon.stances, token.sent.index - 1
    if token.dep != "nsubj" or token.head.lemma not in stances or before < 0 or token is token.sent.tokens[0]:
        return []
    sentence = cast.paper.sentences[before]
    root = next((one for one in sentence.tokens if one.dep == "ROOT"), None)
    if sentence.block != token.sent.block or root is None or root.lemma not in stances:
        return []
    goes_on = token.head.lemma == "add" and token.i > token.head.sent.tokens[0].i + 1  # "..., it adds": who spoke before
    if not goes_on and any(
        cast.drafts[actor].kind not in _NOBODIES
        for one in token.sent.tokens
        if one.i < token.i
        for actor in cast.headed(one)
    ):
        return []
    subject = root.kid("nsubj")
    if subject is None:
        return []
    found = cast.pronoun(subject) if subject.low == "it" else cast.headed(subject)
    return [actor for actor in found if cast.drafts[actor].kind not in _NOBODIES]


def doer_of_its_own(token: Token, cast: Cast) -> list[ActorId]:
    """ "The ministry counts those killed since Israel launched its offensive": that of whoever launched it."""
    noun, verb = token.head, token.head.head
    if token.dep != "poss" or noun.dep != "dobj" or verb.pos != "VERB":
        return []
    subject = verb.kid("nsubj")
    if subject is None or subject.i > token.i:
        return []
    return [actor for actor in cast.headed(subject) if cast.drafts[actor].kind not in _NOBODIES]


def says_which(noun: Token) -> bool:
    """ "The alliance that attacked Falam": a clause without a comma says which one, so that it is not the one told last."""
    verb = noun.kid("relcl")
    tokens = noun.sent.tokens
    at = noun.i - tokens[0].i + 1
    first = min(one.i for one in (noun, *noun.kids_by("det", "amod", "compound", "nmod"))) - tokens[0].i
    if noun.dep in ("appos", "attr") or (first and tokens[first - 1].text == ","):
        return False  # "the RSF, the group that has been fighting the army"
    return verb is not None and at < len(tokens) and tokens[at].low in ("that", "which", "who")


_OWN_TELLERS = frozenset("activist correspondent investigator monitor observer reporter researcher source".split())
_GATHERING = (ActorKind.IGO, ActorKind.MEDIA, ActorKind.NGO)


def telling_for(token: Token, cast: Cast) -> ActorId | None:
    """ "The Observatory's activists documented", "SOHR sources": the body that they tell it for."""
    if token.lemma.lower() not in _OWN_TELLERS or any(cast.headed(kid) for kid in token.kids_by("appos")):
        return None
    for kid in token.kids_by("poss", "compound", "nmod"):
        for actor in cast.headed(kid):
            if cast.drafts[actor].kind in _GATHERING and not cast.drafts[actor].nameless:
                return actor
    return None


def teller_before(token: Token, cast: Cast) -> ActorId | None:
    """ "A follower, Badrudin Usop, was arrested the next day, he added": whoever told the sentence before tells it, and
    nobody of whom it is told."""
    stances, verb, drafts = cast.knowledge.lexicon.stances, token.head, cast.drafts
    if token.dep != "nsubj" or verb.lemma not in stances:
        return None
    if verb.dep != "parataxis" and not any(kid.i < token.i for kid in verb.kids_by("ccomp")):
        return None
    if not any(drafts[actor].kind is ActorKind.PERSON for _, actor, _ in cast.spoken_back(token, 0)):
        return None  # nobody stands between who spoke last and who speaks
    for at, actor, subject in cast.spoken_back(token, 2):
        other = cast.paper.tokens[at]
        if not subject or other.sent.group == token.sent.group or other.sent.block != token.sent.block:
            continue
        if drafts[actor].kind is ActorKind.PERSON and other.first_conjunct().head.lemma in stances:
            return actor
    return None

"""Noun phrases that describe actors without naming them: "Syrian rebel groups", "the army", "a security official"."""

from __future__ import annotations

import re
from collections.abc import Container

from briefing.domain.actor import ActorKind
from briefing.domain.text import Article
from briefing.extract.names.mentions import Mention, Mentions, Sort
from briefing.extract.sentences.parse import Sentence, Token
from briefing.knowledge import Knowledge
from briefing.knowledge.collectives import Collective
from briefing.knowledge.folding import fold
from briefing.knowledge.words import lists

_NOBODY = frozenset("nobody everyone someone anyone everybody somebody".split())
_OWNED_BODIES = frozenset("association committee federation network office syndicate union".split())
_BEFORE = ("compound", "amod", "nmod")
_BODIES_TOLD = (ActorKind.ARMED_GROUP, ActorKind.NGO, ActorKind.POLICE)
_OF_CREWS = frozenset("captain lieutenant officer pilot recruit".split())
_AIRCRAFT = re.compile(r"[A-Z]{1,3}[a-z]*-?\d+[A-Z]{0,3}|Gripen|Mirage|Rafale|Typhoon|Tornado|Sukhoi|Phantom")
_OF_WAR = frozenset("corvette cruiser destroyer frigate submarine".split())


def describe(sentence: Sentence, knowledge: Knowledge, found: Mentions, own: Container[str] = frozenset()) -> None:
    """Add the descriptions of a sentence to its mentions; names outrank them. `own`: what the publisher calls itself."""
    for token in sentence.tokens:
        if token.pos not in ("NOUN", "PROPN", "ADJ") or token.low in _NOBODY or token.low == "others" or found.over(token):
            continue
        if token.pos == "ADJ" and token.dep not in ("nsubj", "dobj", "pobj", "nsubjpass", "conj"):
            continue
        if token.dep in _BEFORE and token.head.pos in ("NOUN", "PROPN") and token.head is not token:
            continue
        collective = collective_of(token, knowledge)
        if collective is None and token.lemma not in lists().names.anaphors and not is_other_side(token):
            itself = token.low in own and token.text[:1].isupper()
            if not itself or not any(kid.low == "the" for kid in token.kids_by("det")):
                continue  # "the Centre documented", of itself
        if collective is not None and collective.word.replace(" ", "_") in lists().names.materiel:
            continue
        if token.low == "party" and any(kid.low in ("any", "either", "neither", "no") for kid in token.kids_by("det")):
            continue  # "no party has claimed responsibility"
        kind = collective.kind if collective is not None else None
        found.add(Mention(Sort.DESCRIPTION, _phrase(sentence, token, found), token, kind=kind))


def _phrase(sentence: Sentence, head: Token, found: Mentions) -> list[Token]:
    """A noun with the modifiers that stand right before it."""
    words = [head]
    for token in reversed(sentence.tokens[: head.i - sentence.tokens[0].i]):
        owner = _is_part(token, words)
        if not owner and (token.dep not in (*_BEFORE, "npadvmod", "punct", "advmod") or token.head not in words):
            break
        if not (token.text[:1].isalpha() or token.text == "-" or owner) or _is_of_time(token) or _is_of_age(token):
            break
        if token.dep != "compound" and found.over(token, Sort.PERSON):
            break
        words.insert(0, token)
    while words[0].text == "-":
        words.pop(0)
    name = found.over(words[0], Sort.ACTOR)
    if name is not None and words[0] is not head and name.tokens[0].i < words[0].i:
        words = [*[token for token in name.tokens if token.i < words[0].i], *words]  # no half of a name
    return words


def is_other_side(token: Token) -> bool:
    """ "The opposing side", "the opposing forces": how armies write of those whom they do not name."""
    opposing = any(kid.low in ("opposing", "adversary", "hostile") for kid in token.kids_by("amod", "compound"))
    return opposing and token.lemma in ("side", "force", "party", "troop")


def _is_of_time(token: Token) -> bool:
    """ "A fortnight ago gunmen killed ...", "last year rebels took ...": when, and no part of whom."""
    words = lists().clauses.adverbs_of_time
    return token.low in ("ago", "yesterday") or (token.dep == "npadvmod" and token.lemma.lower() in words)


def _is_of_age(token: Token) -> bool:
    """ "A 17-year-old gunman" is no "old gunman"."""
    before = token.sent.tokens[max(0, token.i - token.sent.tokens[0].i - 1)]
    return (token.low == "old" and before.text in ("-", "–")) or token.low.endswith("-old")


def _is_office_holder(owner: Token, knowledge: Knowledge) -> bool:
    known = knowledge.collectives.get(owner.lemma.lower())
    held = knowledge.offices.get(owner.lemma) is not None or (known is not None and known.kind is ActorKind.GOVERNMENT)
    return owner.text[:1].islower() and (held or owner.lemma == "prosecutor")


def _is_part(token: Token, words: list[Token]) -> bool:
    """ "The fishermen's union", "the prosecutor's office": whose a body is belongs to what it is called."""
    if token.dep == "case":
        return token.head.dep == "poss" and _is_part(token.head, words)
    if token.dep != "poss" or token.head not in words or token.head.lemma.lower() not in _OWNED_BODIES:
        return False
    return token.pos == "NOUN" and token.text[:1].islower() and token.lemma not in lists().names.anaphors


def told_apart(head: Token) -> str:
    """Under what a nameless description is the same: "Murle youth" are no "Lou Nuer youth"."""
    beside = head.kids_by("compound", "amod", "nmod")
    people = [
        kid.low
        for kid in beside
        if (kid.i > head.sent.tokens[0].i and kid.pos == "PROPN") or kid.low in lists().names.set_apart
    ]
    return " ".join([*people, head.lemma.lower()])


def _is_of_ship(noun: Token, knowledge: Knowledge) -> bool:
    """Whether somebody is told to be of a ship that is none of a navy's: "captain of a bulk carrier"."""
    ships = knowledge.lexicon.objects["vessel"] - _OF_WAR
    owners = [kid for kid in noun.kids if kid.dep in ("poss", *_BEFORE)]
    owners += [obj for prep in noun.kids_by("prep") if prep.low == "of" for obj in prep.kids_by("pobj")]
    for owner in owners:
        names = {owner.lemma.lower(), *(f"{kid.lemma.lower()}_{owner.lemma.lower()}" for kid in owner.kids_by("compound"))}
        if names & ships:
            return True
    return False


def collective_of(noun: Token, knowledge: Knowledge) -> Collective | None:
    """What kind of people or body a generic noun means, compounds first: "rebel group", "aid worker", "police officer"."""
    lemma = noun.lemma.lower()
    if noun.low == "force" and not noun.kids:
        return None  # "evicted by force", "the use of force"
    for kid in reversed(noun.kids):
        if kid.dep in _BEFORE and kid.i < noun.i:
            found = knowledge.collectives.get(f"{_hyphened(kid)} {lemma}") or knowledge.collectives.get(
                f"{kid.low} {lemma}"
            )
            if found is not None:
                return found
    if lemma == "fighter" and any(
        _AIRCRAFT.fullmatch(kid.text) for kid in noun.kids_by("compound", "nmod", "amod", "nummod")
    ):
        return knowledge.collectives.get("fighter jet")  # "two F-16 fighters"
    if lemma in _OF_CREWS and _is_of_ship(noun, knowledge):
        return knowledge.collectives.get("seafarer")  # "the captain of the tanker"
    if lemma == "office" and any(_is_office_holder(kid, knowledge) for kid in noun.kids_by("poss")):
        return knowledge.collectives.get("authority")  # "the regional prosecutor's office"
    found = knowledge.collectives.get(lemma) or knowledge.collectives.get(noun.low)
    if found is None and noun.pos == "PROPN" and noun.low.endswith("s"):
        found = knowledge.collectives.get(noun.low[:-1])  # "Rebels" at the head of a sentence keeps its plural as its lemma
    return found


def _hyphened(kid: Token) -> str:
    """The lemma of a word with what a hyphen joins to it: "self-defence"."""
    tokens, at = kid.sent.tokens, kid.i - kid.sent.tokens[0].i
    joined = at >= 2 and tokens[at - 1].text == "-" and not tokens[at - 1].space and not tokens[at - 2].space
    return f"{tokens[at - 2].low}-{kid.lemma.lower()}" if joined else kid.lemma.lower()


def body_told(noun: Token, knowledge: Knowledge) -> ActorKind | None:
    """What a compound says that stands beside a name: "the self-defence group Jean Denis", "Pakales, a police unit"."""
    if noun.pos != "NOUN" or not noun.text[:1].islower():
        return None
    found = collective_of(noun, knowledge)
    told = found is not None and not found.people and " " in found.word and found.kind in _BODIES_TOLD
    return found.kind if told and found is not None else None


_BANDS = frozenset("band faction gang group militia".split())
_LOCAL = frozenset("city council district municipal neighbourhood parish town village".split())


def is_restricted(head: Token) -> bool:
    """A description with modifiers of its own ("the Zaïre militia", "the town council") is not simply anaphoric."""
    if any(kid.low in _LOCAL for kid in head.kids_by("compound", "amod", "nmod")):
        return True  # "the village council"
    if head.lemma.lower() in _BANDS and any(one.pos == "PROPN" for one in head.behind("of")):
        return True  # "the gang of Micanor Altès"
    return any(kid.text[:1].isupper() for kid in head.kids_by("compound", "nmod", "relcl", "acl", "appos"))


def are_from_land(head: Token) -> bool:
    """ "Forces from Tigray": men of a land that is told by name."""
    froms = [obj for prep in head.kids_by("prep") if prep.low == "from" for obj in prep.kids_by("pobj")]
    return head.lemma.lower() in ("fighter", "force", "troop") and any(obj.tag in ("NNP", "NNPS") for obj in froms)


def words_for_itself(article: Article) -> frozenset[str]:
    """The nouns that a publisher's name calls it by, small: "the Centre" of a documentation centre's report."""
    words = fold(article.publisher or "").split()
    bodies, names = lists().names.bodies, lists().names
    called = [word for word in words if word in _OFFICES or word in names.anaphors or word in bodies]
    return frozenset(word for word in called if bodies.get(word) is not ActorKind.MEDIA) if len(words) > 1 else frozenset()


_OFFICES = frozenset("bureau center centre corporation directorate foundation initiative office secretariat".split())

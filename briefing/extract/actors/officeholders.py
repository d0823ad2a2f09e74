"""Persons told again by the office they hold: "the spokesman", and with its body "the Fano leader"."""

from __future__ import annotations

from briefing.domain.actor import ActorId, ActorKind
from briefing.extract.actors.acting import takes_part
from briefing.extract.actors.cast import Cast
from briefing.extract.actors.registry import Draft
from briefing.extract.sentences.parse import Token
from briefing.knowledge.folding import fold

_HEADS = frozenset("boss chief commander head leader".split())  # one word may stand for another
_HOLDS = 6  # sentences that "the spokesman" refers back over
_REACH = 12  # sentences that an office with its body refers back over
_NO_BODIES = (ActorKind.PERSON, ActorKind.POPULATION, ActorKind.MEDIA)


def holder_of(cast: Cast, head: Token) -> ActorId | None:
    """ "The spokesman", "the general": the person last spoken of who was told with that rank or office."""
    lemma = head.lemma.lower()
    if head.tag != "NN" or any(kid.dep not in ("det", "punct", "cc", "conj") for kid in head.kids):
        return None
    if not any(kid.low == "the" for kid in head.kids_by("det")) or not takes_part(head):
        return None
    for at, actor, _ in cast.spoken_back(head, _HOLDS):
        draft = cast.drafts[actor]
        if draft.kind is not ActorKind.PERSON or draft.nameless:
            continue
        name = cast.paper.tokens[at]
        beside = [kid.lemma.lower() for kid in name.kids_by("compound", "nmod", "appos", "amod")]
        apposed = name.dep == "appos" and name.head.lemma == lemma
        if apposed or lemma in beside or lemma in fold(draft.title or "").split():
            return actor
    return None


def holder_in(cast: Cast, head: Token) -> ActorId | None:
    """Who holds the office that a noun tells with its body, told before with the same office; else the one whom the
    sentence before was about, where nothing was told of his office yet."""
    lemma = head.lemma.lower()
    if head.tag != "NN" or (lemma not in _HEADS and cast.knowledge.offices.get(lemma) is None) or not takes_part(head):
        return None
    if head.kid("appos") is not None or not any(kid.low == "the" for kid in head.kids_by("det")):
        return None
    body = _body(cast, head)
    if body is None:
        return None
    for _, actor, _ in cast.spoken_back(head, _REACH):
        draft = cast.drafts[actor]
        if draft.kind is ActorKind.PERSON and draft.affiliation == body and _is_told_so(draft, lemma):
            return actor
    return _just_before(cast, head, body) if lemma in _HEADS else None


def _body(cast: Cast, head: Token) -> ActorId | None:
    beside = [kid for kid in head.kids_by("compound", "nmod") if kid.text[:1].isupper()]
    if any(kid.dep in ("amod", "relcl", "acl") for kid in head.kids):
        return None  # "the former leader of the group"
    for one in (*head.behind("of"), *beside):
        for actor in cast.headed(one):
            draft = cast.drafts[actor]
            if draft.kind not in _NO_BODIES and not draft.nameless:
                return actor
    return None


def _is_told_so(draft: Draft, lemma: str) -> bool:
    words = set(fold(draft.title or "").split())
    return lemma in words or (lemma in _HEADS and bool(words & _HEADS))


def _just_before(cast: Cast, head: Token, body: ActorId) -> ActorId | None:
    """ "Haitham al-Shaabi rejected the charge. The leader of the group said ...": by name, then by office."""
    sentences = cast.paper.sentences
    before = sentences[head.sent.index - 1] if head.sent.index else None
    if before is None or before.block != head.sent.block or head.first_conjunct().dep != "nsubj":
        return None
    root = next((one for one in before.tokens if one.is_root), None)
    subject = root.kid("nsubj") if root is not None else None
    for actor in cast.headed(subject) if subject is not None else ():
        draft = cast.drafts[actor]
        plain = draft.kind is ActorKind.PERSON and not draft.nameless and draft.title is None
        known = draft.entry is not None and draft.affiliation is not None
        if plain and (draft.affiliation == body if known else draft.affiliation in (None, body)):
            return actor
    return None

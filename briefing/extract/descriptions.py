"""Noun phrases that describe actors without naming them: "Syrian rebel groups", "the army", "a security official"."""

from __future__ import annotations

from briefing.extract.mentions import Mention, Mentions, Sort
from briefing.extract.parse import Sentence, Token
from briefing.knowledge import Knowledge
from briefing.knowledge.collectives import Collective
from briefing.knowledge.words import lists

_NOBODY = frozenset("nobody everyone someone anyone everybody somebody".split())
_BEFORE = ("compound", "amod", "nmod")


def describe(sentence: Sentence, knowledge: Knowledge, found: Mentions) -> None:
    """Add the descriptions of a sentence to its mentions; names outrank them."""
    for token in sentence.tokens:
        if token.pos not in ("NOUN", "PROPN", "ADJ") or token.low in _NOBODY or found.over(token):
            continue
        if token.pos == "ADJ" and token.dep not in ("nsubj", "dobj", "pobj", "nsubjpass", "conj"):
            continue
        if token.dep in _BEFORE and token.head.pos in ("NOUN", "PROPN") and token.head is not token:
            continue
        collective = collective_of(token, knowledge)
        if collective is None and token.lemma not in lists().names.anaphors:
            continue
        if collective is not None and collective.word.replace(" ", "_") in lists().names.materiel:
            continue
        kind = collective.kind if collective is not None else None
        found.add(Mention(Sort.DESCRIPTION, _phrase(sentence, token, found), token, kind=kind))


def _phrase(sentence: Sentence, head: Token, found: Mentions) -> list[Token]:
    """A noun with the modifiers that stand right before it."""
    words = [head]
    for token in reversed(sentence.tokens[: head.i - sentence.tokens[0].i]):
        if token.dep not in (*_BEFORE, "npadvmod", "punct", "advmod") or token.head not in words:
            break
        if not (token.text[:1].isalpha() or token.text == "-"):
            break
        if token.dep != "compound" and found.over(token, Sort.PERSON):
            break
        words.insert(0, token)
    while words[0].text == "-":
        words.pop(0)
    return words


def collective_of(noun: Token, knowledge: Knowledge) -> Collective | None:
    """What kind of people or body a generic noun means, compounds first: "rebel group", "aid worker", "police officer"."""
    lemma = noun.lemma.lower()
    for kid in reversed(noun.kids):
        if kid.dep in _BEFORE and kid.i < noun.i:
            found = knowledge.collectives.get(f"{kid.lemma.lower()} {lemma}")
            if found is not None:
                return found
    found = knowledge.collectives.get(lemma) or knowledge.collectives.get(noun.low)
    if found is None and noun.pos == "PROPN" and noun.low.endswith("s"):
        found = knowledge.collectives.get(noun.low[:-1])  # "Rebels" at the head of a sentence keeps its plural as its lemma
    return found

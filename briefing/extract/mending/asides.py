"""Clauses between commas, or behind the last one, that the small parser joined to the clause beside them."""

from __future__ import annotations

from briefing.extract.sentences.grafting import give_opening, move, put_above
from briefing.extract.sentences.parse import Token
from briefing.knowledge.words import lists

_MANNERS = frozenset("accident chance error force lot mistake night surprise".split())
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_BEHIND_SAYING = frozenset(("prep", "npadvmod", "advmod", "punct", "nsubj"))


def saying_read_as_joined(token: Token) -> None:
    """ "Sixteen soldiers died when their convoy was hit, the general staff said on Wednesday": it says so, and nothing
    joins its verb to theirs."""
    told = token.head
    if token.dep not in ("conj", "dep") or token.lemma not in lists().mending.saying or not told.is_root or told is token:
        return
    subject = token.kid("nsubj")
    if told.pos not in ("VERB", "AUX") or subject is None or not told.i < subject.i < token.i:
        return
    tokens = token.sent.tokens
    first = min(one.i for one in subject.subtree()) - tokens[0].i
    if tokens[first - 1].text != "," or any(kid.dep not in _BEHIND_SAYING for kid in token.kids):
        return
    if token.subtree()[-1].i + 1 >= tokens[-1].i:
        put_above(token, told, "ccomp")


def participle_between_commas(token: Token) -> None:
    """ "The crossing, shut since the raid, will reopen", "the mayor, kidnapped on Sunday, was freed": what stands between
    the commas says more of the noun, and the verb behind them is the main one."""
    subject = token.kid("nsubj", "nsubjpass")
    if token.tag not in ("VBD", "VBN") or subject is None or token.kid("aux", "auxpass", "dobj", "ccomp") is not None:
        return
    tokens, first = token.sent.tokens, token.sent.tokens[0].i
    if token.i - first < 2 or tokens[token.i - first - 1].text != "," or subject.subtree()[-1].i > token.i:
        return
    if any(one.text == "," for one in tokens[subject.i - first : token.i - first - 1]):
        return  # "holds the president, his generals and ministers responsible for the raid, ordered after ..."
    beside = token.head.kids if token.head is not token else []
    for then in (*token.kids, *beside):
        if then.i < token.i or then.pos not in ("VERB", "AUX") or then.kid("nsubj", "nsubjpass", "mark", "expl", "cc"):
            continue
        begins = min([then.i, *(kid.i for kid in then.kids_by("aux", "auxpass", "neg"))])
        finite = then.tag in _FINITE or any(kid.tag in _FINITE for kid in then.kids_by("aux", "auxpass"))
        if not finite or tokens[begins - first - 1].text != ",":
            continue
        if then.head is token:
            put_above(then, token, "acl")
        for mark in token.kids_by("mark"):
            move(mark, then, "mark")
        move(subject, then, "nsubjpass" if then.kid("auxpass") is not None else "nsubj")
        move(token, subject, "acl")
        token.tag = "VBN"
        give_opening(token, then)
        return


def manner_read_as_agent(token: Token) -> None:
    """ "Recruited by force", "shot by mistake", "taken by surprise": how it was done, and nobody who did it."""
    noun = token.kid("pobj")
    if token.dep == "agent" and noun is not None and noun.lemma in _MANNERS and not noun.kids:
        token.dep = "prep"

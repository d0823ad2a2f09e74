"""How a token is hung on another head, with the tree kept whole."""

from __future__ import annotations

from briefing.extract.sentences.parse import Token


def move(token: Token, head: Token, dep: str) -> None:
    """Hang a token on another, which is not below it, as its `dep`."""
    if head is token or token in head.ancestors() or (head in token.kids and token.head is token):
        return
    if token.head is not token:
        token.head.kids.remove(token)
    token.head = head
    token.dep = dep
    head.kids.append(token)
    head.kids.sort(key=lambda kid: kid.i)


def put_above(verb: Token, above: Token, dep: str) -> None:
    """Put a verb where another token stands, and hang that token on it as its `dep`. The verb is not above the token."""
    if verb.head is not verb:
        verb.head.kids.remove(verb)
    if above.head is above:
        verb.head, verb.dep = verb, "ROOT"
    else:
        above.head.kids.remove(above)
        verb.head, verb.dep = above.head, above.dep
        above.head.kids.append(verb)
        above.head.kids.sort(key=lambda kid: kid.i)
    above.head, above.dep = verb, dep
    verb.kids.append(above)
    verb.kids.sort(key=lambda kid: kid.i)


def to_root(verb: Token, noun: Token) -> None:
    """Make a verb below the sentence's root its root, and the noun its subject."""
    put_above(verb, noun, "nsubj")
    for kid in [kid for kid in noun.kids if kid.i > verb.i]:
        move(kid, verb, kid.dep)


def give_opening(clause: Token, verb: Token) -> None:
    """Hang what opens the sentence before the subject of `verb` on it, where it hung on a clause behind that subject: "On
    25 June men believed to belong to the group abducted two traders"."""
    subject = verb.kid("nsubj", "nsubjpass")
    if subject is not None and clause.i > subject.i:
        for kid in [kid for kid in clause.kids if kid.i < subject.i]:
            move(kid, verb, kid.dep)

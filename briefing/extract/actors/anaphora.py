"""Where a word that stands for somebody looks back to, as far as the tree of the sentences tells it."""

from __future__ import annotations

from briefing.extract.sentences.parse import Paper, Token
from briefing.knowledge.words import lists

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}
_HELD = frozenset("apprehend arrest catch charge convict detain disarm escape flee jail surrender".split())
_GROUPS = frozenset("army faction force gang group militia movement organisation organization".split())
_LANDS = frozenset("country government nation neighbor neighbour state".split())


def counted_again(token: Token) -> int:
    """How many bodies "the three groups" stands for; 0 where it is no such phrase."""
    if token.tag != "NNS" or token.lemma.lower() not in _GROUPS | _LANDS:
        return 0
    if not any(one.low in ("the", "all", "both") for one in token.kids):
        return 0
    if any(kid.dep in ("amod", "compound", "nmod", "prep", "relcl", "acl", "poss") for kid in token.kids):
        return 0
    both = 2 if any(kid.low == "both" for kid in token.kids_by("det", "predet")) else 0
    return next((_NUMBERS[kid.low] for kid in token.kids_by("nummod") if kid.low in _NUMBERS), both)


def are_lands(token: Token) -> bool:
    """Whether "the two governments" stands for states."""
    return token.lemma.lower() in _LANDS


def it_before(token: Token, paper: Paper) -> Token | None:
    """ "It said four of the group's members had died. Its spokesman ...": the "it" that the sentence before is about."""
    noun = token.head
    if token.dep != "poss" or noun.dep != "nsubj" or not noun.head.is_root or not token.sent.index:
        return None
    before = paper.sentences[token.sent.index - 1]
    root = next((one for one in before.tokens if one.is_root), None)
    subject = root.kid("nsubj") if root is not None and before.block == token.sent.block else None
    return subject if subject is not None and subject.low == "it" else None


def done_to(token: Token) -> Token | None:
    """ "Police arrested three men after they shot a trader": those who were arrested, shot or chased."""
    verb = token.head if token.dep in ("nsubj", "nsubjpass") else None
    main = verb.head if verb is not None and verb.dep == "advcl" else None
    if verb is None or main is None or main.i > verb.i or main.lemma not in lists().cast.holding_to_account:
        return None
    who = main.kid("dobj") or main.kid("nsubjpass")
    if who is None or who.i > token.i or who.tag not in ("NNS", "NNPS", "CD"):
        return None
    marks = {kid.low for kid in verb.kids_by("mark", "advmod")}
    return who if marks & {"after", "as", "because", "when", "while"} else None


def those_of_main(token: Token) -> Token | None:
    """ "The group shot four men after its court had convicted them": those of the main clause to whom it was done."""
    verb = token.head
    if token.dep != "dobj" or verb.dep != "advcl" or verb.head.i > verb.i:
        return None
    whom = verb.head.kid("dobj", "nsubjpass")
    return whom if whom is not None and whom.tag == "NNS" and whom.i < verb.i else None


def those_counted(token: Token, paper: Paper) -> Token | None:
    """ "Rebels abducted nine drivers. Three of them were found dead": of those to whom it was done, not of the rebels."""
    head = token.head.head if token.dep == "pobj" and token.head.low in ("of", "among") else token
    verb = head.head
    if head is token or head.dep not in ("nsubj", "nsubjpass") or not token.sent.index or verb.kid("agent") is not None:
        return None
    before = paper.sentences[token.sent.index - 1]
    root = next((one for one in before.tokens if one.is_root), None)
    if root is None or before.block != token.sent.block or verb.lemma in _HELD:
        return None  # "gunmen attacked villagers. Two of them were arrested": the gunmen
    whom = root.kid("dobj")
    if whom is not None and whom.tag == "NN":  # "struck a column of terrorists. Twelve of them ..."
        whom = next((one for one in whom.behind("of") if one.tag == "NNS"), whom)
    return whom if whom is not None and whom.tag == "NNS" and root.kid("nsubj") is not None else None

"""Nouns that the small parser hung on a verb which has all it needs: they say more about what stands before them."""

from __future__ import annotations

from briefing.extract.sentences.grafting import move
from briefing.extract.sentences.numerals import UNITS
from briefing.extract.sentences.parse import Token

_RANKING = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last latest".split())


def remark_read_as_object(token: Token) -> None:
    """ "Gunmen shot two men, police said, the second attack in a week": what the blow was, and no second object of it."""
    verb = token.head
    if token.dep != "dobj" or token.pos != "NOUN" or verb.pos != "VERB" or token.i < verb.i:
        return
    ranked = any(kid.low in _RANKING or kid.tag == "JJS" for kid in token.kids_by("amod"))
    tokens, first = token.sent.tokens, min(one.i for one in token.subtree())
    at = first - tokens[0].i - 1
    if not ranked or tokens[at].text != "," or tokens[at + 1].low not in ("the", "its", "their", "his"):
        return
    has_all = verb.kid("nsubjpass") is not None or any(kid.i < token.i for kid in verb.kids_by("dobj"))
    if has_all and not any(kid.low in ("and", "or") and kid.i == at + tokens[0].i + 1 for kid in verb.kids_by("cc")):
        token.dep = "dep"


def name_behind_its_trade(token: Token) -> None:
    """ "Militias loyal to the cleric Hikmat al-Hijri ambushed them": the name is the cleric's, and no second subject."""
    verb = token.head
    if token.dep != "nsubj" or token.pos != "PROPN" or verb is token or not any(
        kid.i < token.i for kid in verb.kids_by("nsubj", "nsubjpass")
    ):  # fmt: skip
        return
    tokens, first = token.sent.tokens, min(one.i for one in token.subtree())
    at = first - tokens[0].i - 1
    trade = tokens[at] if at > 0 else token
    if trade.dep != "pobj" or trade.tag != "NN" or trade.i != first - 1 or trade.kid("det") is None:
        return
    move(token, trade.head, "pobj")
    move(trade, token, "compound")


def subject_behind_stretch(token: Token) -> None:
    """ "On the night of April 10, a drone attempting to cross was shot down": the drone was, and not in the night."""
    prep = token.head
    if token.dep != "pcomp" or token.tag != "VBG" or prep.dep != "prep" or prep.kid("pobj") is None:
        return
    subject, verb = token.kid("nsubj"), prep.head
    if subject is None or subject.i > token.i or verb.pos != "VERB" or verb.i < token.i:
        return
    if verb.kid("nsubj", "nsubjpass") is not None:
        return
    move(subject, verb, "nsubjpass" if verb.kid("auxpass") is not None else "nsubj")
    move(token, subject, "acl")


def of_the_nearer_name(token: Token) -> None:
    """ "Its rival, the Patriotic Union (PUK) of Bafel Talabani": of the party named last, not of what it is to somebody."""
    noun = token.head
    if token.low != "of" or token.dep != "prep" or noun.kid("poss") is None or noun.pos != "NOUN":
        return
    names = [kid for kid in noun.kids_by("appos") if noun.i < kid.i < token.i and kid.pos == "PROPN"]
    before = token.sent.tokens[token.i - token.sent.tokens[0].i - 1]
    if names and (before is names[-1] or before.text == ")") and token.i > noun.i + 2:
        move(token, names[-1], "prep")


def names_of_those_counted(token: Token) -> None:
    """ "Two of our men, Elmar Aliyev and Vusal Mammadov, were killed": the two names are the two men, not two more."""
    whole = token.head
    if token.dep != "conj" or token.pos != "PROPN" or whole.i > token.i or whole.kid("cc") is not None:
        return
    if whole.pos == "NUM":
        number = whole if whole.kid("prep") is not None else None
    else:
        number = whole.kid("nummod") if whole.tag == "NNS" else None
    if number is None:
        return
    names = [token, *(one for one in token.conjuncts() if one is not whole and one.i > token.i)]
    figure = int(number.low) if number.low.isdecimal() else UNITS.get(number.low)
    if figure == len(names) and all(one.pos == "PROPN" for one in names):
        token.dep = "appos"

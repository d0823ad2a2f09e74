"""Offices with a hyphen, names behind them, and what is told of a body behind its name: abbreviations, participles."""

from __future__ import annotations

from briefing.extract.names.signs import is_acronym
from briefing.extract.sentences.grafting import move, put_above
from briefing.extract.sentences.parse import Token
from briefing.knowledge.words import lists

_SECOND = frozenset("chair chairman chairperson chairwoman governor marshal minister premier president".split())
_BEFORE = frozenset("co deputy ex vice".split())
_GENERAL = frozenset("attorney auditor consul director inspector prosecutor secretary solicitor".split())
_BODIES = frozenset("agency body department force group mission monitor office organisation organization programme".split())


def hyphened_office(token: Token) -> None:
    """ "The party's vice-chairman", "the secretary-general of Nujaba": the half that tells the office has what is said of
    the whole."""
    tokens = token.sent.tokens
    at = token.i - tokens[0].i
    if at < 2 or tokens[at - 1].text != "-":
        return
    first = tokens[at - 2]
    if token.low in _SECOND and first.low in _BEFORE:
        main, other = token, first
    elif token.low == "general" and first.low in _GENERAL:
        main, other = first, token
    else:
        return
    if other in main.ancestors():
        return
    for kid in [kid for kid in other.kids if kid is not main]:
        move(kid, main, kid.dep)
    move(other, main, "compound" if other is first else "amod")
    move(tokens[at - 1], main, "punct")


def abbreviation_of_the_body(token: Token) -> None:
    """ "The UN agency for Palestinian refugees, UNRWA, said": the abbreviation is the agency's and not the refugees'."""
    near = token.head
    if token.dep != "appos" or near.dep != "pobj" or near.pos != "NOUN" or not is_acronym(token.text):
        return
    tokens = token.sent.tokens
    at = token.i - tokens[0].i
    if tokens[at - 1].text != "," or tokens[min(at + 1, len(tokens) - 1)].text not in (",", "."):
        return
    body = near.head.head
    if near.text.islower() and body.lemma in _BODIES and near.head.low in ("for", "of"):
        move(token, body, "appos")


def participle_joined_to_the_agent(token: Token) -> None:
    """ "A faction led by Aws al-Khafaji and funded by Iran": the faction is funded, and not Khafaji joined."""
    agent = token.head
    if token.tag != "VBN" or token.dep != "conj" or agent.pos != "PROPN" or token.kid("agent", "prep") is None:
        return
    above = next((one for one in agent.ancestors() if one.tag == "VBN"), None)
    if above is not None and above.i < agent.i and above.dep in ("acl", "relcl", "advcl"):
        move(token, above, "conj")


def name_behind_its_noun(token: Token) -> None:
    """ "Headed by the cleric Aws al-Khafaji": the name belongs to the noun right before it, and to nothing farther off."""
    if token.dep != "appos" or token.pos != "PROPN" or token.head.pos != "PROPN":
        return
    tokens = token.sent.tokens
    first = min(one.i for one in token.subtree() if one.i <= token.i)
    at = first - tokens[0].i
    noun = tokens[at - 1] if at >= 2 else None
    if noun is None or noun.tag != "NN" or noun is token.head or noun.dep not in ("pobj", "dobj", "nsubj", "nsubjpass"):
        return
    if noun.text.islower() and tokens[at - 2].low in ("the", "a", "an") and noun.kid("appos") is None:
        move(token, noun, "appos")


def article_hung_apart(token: Token) -> None:
    """ "The cleric Aws al-Khafaji": article and name are one, though the parser hung each on another word."""
    tokens = token.sent.tokens
    at = token.i - tokens[0].i
    if token.low not in ("al", "el") or token.dep != "appos" or at + 2 >= len(tokens) or tokens[at + 1].text != "-":
        return
    name, noun = tokens[at + 2], token.head
    if name.head is token or name.dep != "appos" or name in noun.ancestors() or noun.i > token.i:
        return
    move(name, noun, "appos")
    move(token, name, "compound")


def name_of_the_office_told(token: Token) -> None:
    """ "Among the dead is the deputy commander of the brigade, Abu Zahra": who the commander is, not when."""
    verb = token.head
    if token.pos != "PROPN" or token.dep not in ("npadvmod", "dep") or verb.lemma != "be" or token.ent in ("DATE", "TIME"):
        return
    told = verb.kid("attr")
    tokens = token.sent.tokens
    before = min(one.i for one in token.subtree()) - 1 - tokens[0].i
    if told is None or told.pos != "NOUN" or not verb.i < told.i < token.i or tokens[before].text != ",":
        return
    if told.kid("appos") is None and max(one.i for one in told.subtree()) == tokens[before].i - 1:
        move(token, told, "appos")


def whose_read_as_main(token: Token) -> None:
    """ "Saad, whose party is close to Hezbollah, accused Israel": the clause behind "whose" was read as the main one."""
    whose = token.kid("poss") if token.dep in ("nsubj", "nsubjpass") else None
    verb = token.head
    if whose is None or whose.low != "whose" or not verb.is_root:
        return
    tokens = token.sent.tokens
    at = whose.i - tokens[0].i
    owner = tokens[at - 2] if at >= 2 and tokens[at - 1].text == "," else None
    if owner is None or owner.head is not verb or owner.dep not in ("nsubj", "nsubjpass"):
        return
    main = next((kid for kid in verb.kids if kid.i > verb.i and kid.tag in ("VBD", "VBZ", "VBP") and _is_free(kid)), None)
    if main is None:
        return
    put_above(main, verb, "relcl")
    move(owner, main, "nsubj")
    move(verb, owner, "relcl")


def _is_free(verb: Token) -> bool:
    """Whether a verb behind a comma has no subject of its own and is joined by no word."""
    tokens = verb.sent.tokens
    at = verb.i - tokens[0].i
    joined = verb.kid("nsubj", "nsubjpass", "mark", "cc") is not None
    return tokens[at - 1].text == "," and not joined and verb.dep in ("dep", "conj", "ccomp", "advcl", "parataxis")


def side_read_as_modifier(token: Token) -> None:
    """ "The Congolese government and M23 rebels signed": two sides, of which the first was hung before the second."""
    noun = token.head
    if token.dep not in ("nmod", "compound") or token.tag != "NN" or noun.tag != "NNS" or token.i > noun.i:
        return
    cc = token.kid("cc")
    own = token.kid("det") is not None and token.kid("amod", "compound") is not None
    if cc is None or cc.low != "and" or not own or noun.is_root or cc.i < token.i:
        return
    names = [kid for kid in (*noun.kids_by("compound", "amod", "nmod"), *token.kids_by("conj")) if cc.i < kid.i < noun.i]
    if not any(kid.pos == "PROPN" for kid in names):
        return
    for name in names:
        move(name, noun, "compound")
    above, dep = noun.head, noun.dep
    move(token, above, dep)
    move(noun, token, "conj")


def name_of_the_nearer_office(token: Token) -> None:
    """ "The release of its coordinator, Basa Zukpa Gerson": the name is the coordinator's."""
    far = token.head
    if token.dep != "appos" or token.pos != "PROPN" or far.pos != "NOUN" or not far.i < token.i:
        return
    words = lists().relations
    tokens = token.sent.tokens
    at = min(one.i for one in token.subtree()) - tokens[0].i
    near = tokens[at - 2] if at >= 2 and tokens[at - 1].text == "," else None
    offices = words.offices | words.leaders | words.rank_and_file
    if near is None or near is far or near.tag != "NN" or near.dep != "pobj" or near.lemma not in offices:
        return
    if far.lemma not in offices and near in far.subtree():
        move(token, near, "appos")


def teller_at_the_very_end(token: Token) -> None:
    """ "..., the head of the regional administration, Vadym Filashkin, said.": the teller of a long sentence was hung on a
    verb of what he tells."""
    if not token.is_root or token.lemma not in lists().mending.saying or token.kid("nsubj") is not None:
        return
    tokens = token.sent.tokens
    at = token.i - tokens[0].i
    if at < 4 or tokens[at - 1].text != "," or any(one.text != "." for one in tokens[at + 1 :]):
        return
    name = tokens[at - 2]
    noun = name.head if name.dep == "appos" and name.head.pos in ("NOUN", "PROPN") else None
    if noun is None or noun.dep not in ("npadvmod", "dep", "appos", "conj", "dobj", "nmod") or token in noun.kids:
        return
    first = min(one.i for one in noun.subtree()) - tokens[0].i
    if first > 0 and tokens[first - 1].text == ",":
        move(noun, token, "nsubj")

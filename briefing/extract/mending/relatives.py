"""Clauses, appositions and joined words that the parser took for parts of the main clause."""

from __future__ import annotations

from briefing.extract.sentences.grafting import move, put_above, to_root
from briefing.extract.sentences.parse import Sentence, Token
from briefing.knowledge.words import lists

_FOUGHT = frozenset("fight battle clash skirmish".split())
_JOINED = frozenset("amod compound nmod".split())
FAR_CLAIM = 6  # tokens between "claims" and what is claimed: "claims on social media that"
_SETTING_ASIDE = frozenset("deny discount dismiss disregard ignore refute reject".split())
_FRONTING = frozenset("across inside near outside".split())
_TAKING = frozenset("carry hold lead seize take".split())
_SEATS = frozenset(
    "bastion capital center centre city gateway heart heartland hub port seat stronghold town village".split()
)
_TOWARDS = frozenset("at in near outside to toward towards".split())


def whose_clause_read_as_main(sentence: Sentence) -> None:
    """ "He and his wife, whose mother was shot dead, have hunted suspects": they hunt, and only the mother was shot."""
    root = next((token for token in sentence.tokens if token.is_root), None)
    subjects = root.kids_by("nsubj", "nsubjpass") if root is not None else []
    if root is None or len(subjects) != 2 or root.pos != "VERB":
        return
    first, second = subjects
    main = next((kid for kid in root.kids_by("conj") if kid.kid("aux", "auxpass") or kid.tag in ("VBD", "VBZ")), None)
    if main is None or main.kid("nsubj", "nsubjpass") is not None or root.kid("cc") is not None:
        return
    if not any(kid.tag == "WP$" for kid in second.kids_by("poss")) or not first.i < second.i < root.i < main.i:
        return
    put_above(main, root, "relcl")
    move(first, main, "nsubj")
    move(root, first, "relcl")


def apposition_behind_aim(token: Token) -> None:
    """ "Fired at those who marched towards State House, the president's residence": where they marched, not what was
    fired."""
    verb, tokens = token.head, token.sent.tokens
    if token.dep != "dobj" or verb.pos != "VERB" or token.kid("poss", "det") is None:
        return
    first = min(one.i for one in token.subtree()) - tokens[0].i
    other = any(kid.i < token.i for kid in verb.kids_by("dobj") if kid is not token)
    if first < 2 or tokens[first - 1].text != "," or not other:
        return
    aim = tokens[first - 2]
    if aim.dep == "pobj" and aim.pos == "PROPN" and aim.head.low in _TOWARDS and aim.i > verb.i:
        move(token, aim, "appos")
        for one in [kid for kid in verb.kids_by("conj", "cc") if kid.i > token.i and kid.pos != "VERB"]:
            move(one, aim, one.dep)


def which_hung_on_person(token: Token) -> None:
    """ "The faction of Minni Minnawi, which sides with the army": no person is a which."""
    person = token.head
    if token.dep != "relcl" or person.dep != "pobj" or person.pos != "PROPN" or person.head.low != "of":
        return
    body, which = person.head.head, token.kid("nsubj", "nsubjpass")
    if which is None or which.low != "which" or person.ent != "PERSON" or body.pos not in ("NOUN", "PROPN"):
        return
    if token not in body.ancestors():
        move(token, body, "relcl")


def which_behind_apposition(token: Token) -> None:
    """ "In El Fasher, the capital of North Darfur, which the RSF seized": the town was seized, not the state it heads."""
    area = token.head
    if token.dep != "relcl" or area.dep != "pobj" or area.head.low != "of":
        return
    seat = area.head.head
    town = seat.head
    if seat.dep != "appos" or seat.lemma not in _SEATS or town.pos != "PROPN":
        return
    tokens = token.sent.tokens
    if tokens[min(one.i for one in token.subtree()) - 1 - tokens[0].i].text == ",":
        move(token, town, "relcl")


def main_verb_behind_participle(token: Token) -> None:
    """ "The government, headed by X, threatened to ...": a second participle behind the comma is the sentence's verb."""
    noun = token.head
    if token.dep != "acl" or token.tag != "VBD" or not noun.is_root or noun.pos not in ("NOUN", "PROPN"):
        return
    before = token.sent.tokens[token.i - token.sent.tokens[0].i - 1]
    if before.text == "," and any(kid.dep in ("acl", "relcl", "appos") and kid.i < token.i for kid in noun.kids):
        to_root(token, noun)


def fighting_read_as_verb(token: Token) -> None:
    """ "Fighting between X and Y killed nine people": the fighting did; the other side is no subject of its own."""
    if token.tag != "VBG" or not token.is_root or token.lemma not in _FOUGHT or token is not token.sent.tokens[0]:
        return
    verb = next((kid for kid in token.kids_by("conj") if kid.tag in ("VBD", "VBZ")), None)
    between = next((one for one in token.subtree() if one.low == "between" and one.dep == "prep"), None)
    if verb is None or between is None or token.kid("nsubj", "dobj") is not None or between.i > verb.i:
        return
    first, second = between.kid("pobj"), verb.kid("nsubj")
    if first is None or second is None or first.kid("conj") is not None or not first.i < second.i < verb.i:
        return
    move(between, token, "prep")
    move(second, first, "conj")
    token.pos, token.tag, token.lemma = "NOUN", "NN", "fighting"
    to_root(verb, token)


def joined_before_noun(token: Token) -> None:
    """ "476 strike and decoy drones": the "and" between two words before a noun belongs to them."""
    if token.dep != "cc" or token.low not in ("and", "or"):
        return
    tokens = token.sent.tokens
    at = token.i - tokens[0].i
    if not 0 < at < len(tokens) - 1:
        return
    left, right = tokens[at - 1], tokens[at + 1]
    noun = left.head
    tied = left.dep in _JOINED and right.dep in _JOINED and right.head is noun and token.head not in (left, right)
    if tied and noun is not token.head and noun.i > right.i:
        move(token, left, "cc")


def content_of_what_is_disregarded(token: Token) -> None:
    """ "Disregard claims on social media that 20 soldiers were killed": it is what is claimed."""
    if token.dep not in ("advcl", "ccomp") or token.pos != "VERB":
        return
    mark = next((kid for kid in token.kids if kid.low == "that" and kid.i < token.i), None)
    if mark is None:
        return
    at = mark.i - token.sent.tokens[0].i
    hearsay = lists().standing.hearsay_nouns
    claims = [one for one in token.sent.tokens[max(0, at - FAR_CLAIM) : at] if one.lemma in hearsay and one.dep == "dobj"]
    if claims and claims[-1].head.lemma in _SETTING_ASIDE:
        mark.dep = "mark"
        move(token, claims[-1], "acl")


def alias_before_name(token: Token) -> None:
    """ "Alias 'Kevin' was arrested": one name."""
    if token.low not in ("alias", "aka", "a.k.a"):
        return
    tokens = token.sent.tokens
    at = token.i - tokens[0].i
    behind = [one for one in tokens[at + 1 : at + 4] if one.pos != "PUNCT"]
    name = behind[0] if behind else None
    if name is not None and name.pos == "PROPN" and token.head is name.head and token.dep == name.dep:
        move(token, name, "compound")


def place_in_front(token: Token) -> None:
    """ "Near Djibo, five traders were killed": the preposition was read as a part of the name."""
    name, tokens = token.head, token.sent.tokens
    if token is not tokens[0] or token.low not in _FRONTING or token.dep != "compound" or name.pos != "PROPN":
        return
    verb = name.head
    after = name.i - tokens[0].i + 1
    others = [kid for kid in verb.kids_by("nsubj", "nsubjpass") if kid.i > name.i]
    if name.dep not in ("nsubj", "nsubjpass") or not others or after >= len(tokens) or tokens[after].text != ",":
        return
    token.tag, token.pos, token.lemma = "IN", "ADP", token.low
    move(token, verb, "prep")
    move(name, token, "pobj")


def taken_beside_killed(token: Token) -> None:
    """ "1,200 were killed and 251 taken hostage": done to them, as what stands before."""
    verb, subject = token.head, token.kid("nsubj")
    if token.tag != "VBN" or token.dep != "conj" or subject is None or token.kid("aux", "auxpass") is not None:
        return
    if verb.kid("auxpass") is not None and token.lemma in _TAKING and subject.i > verb.i:
        subject.dep = "nsubjpass"
        for kid in token.kids_by("dobj"):
            kid.dep = "oprd" if kid.lemma in ("captive", "hostage", "prisoner") else kid.dep


def clause_of_the_last_listed(token: Token) -> None:
    """ "A woman, three children and a porter, who died two days later": the parser hangs the clause on the woman alone."""
    first = token.head
    if token.dep != "relcl" or token.pos != "VERB" or first.pos != "NOUN" or first.kid("conj") is None:
        return
    who = next((kid for kid in token.kids_by("nsubj", "nsubjpass") if kid.low == "who"), None)
    listed = [one for one in first.subtree() if one.dep == "conj" and one.first_conjunct() is first and one.i < token.i]
    if who is None or not listed or any(kid.low in ("are", "have", "were") for kid in token.kids_by("aux", "auxpass")):
        return
    last, tokens = max(listed, key=lambda one: one.i), token.sent.tokens
    if last.tag == "NN" and last.i == who.i - 2 and tokens[who.i - 1 - tokens[0].i].text == ",":
        move(token, last, "relcl")

"""Lists, appositions and names in brackets: what is joined to what."""

from __future__ import annotations

from briefing.extract.names.signs import KIN
from briefing.extract.sentences.grafting import move, put_above
from briefing.extract.sentences.parse import Token

LONGEST_LIST = 8  # names
_MEMBERS = frozenset(
    "combatant commander defector deserter fighter guerrilla gunman insurgent man member militant militiaman officer rebel "
    "soldier veteran".split()
)


def joined_to_the_bracket(token: Token) -> None:
    """ "Between the March 23 Movement (M23) and the Wazalendo": "and" joins to the name, not to its abbreviation."""
    short = token.head
    if token.dep != "conj" or short.dep != "appos" or short.head is short:
        return
    tokens = token.sent.tokens
    at = short.i - tokens[0].i
    if at > 0 and tokens[at - 1].text == "(" and token.i > short.i + 1:
        conjunction = next((kid for kid in short.kids if kid.dep == "cc"), None)
        name = short.head
        move(token, name, "conj")
        if conjunction is not None:
            move(conjunction, name, "cc")


def apposition_read_as_object(token: Token) -> None:
    """ "Blamed the EMC, a faction of former fighters": what the name is was read as a second object."""
    verb = token.head
    if token.dep != "dobj" or token.pos != "NOUN" or verb.pos != "VERB" or token.kid("det") is None:
        return
    name = next((kid for kid in verb.kids_by("dobj") if kid.i < token.i), None)
    if name is not None and name.pos == "NOUN":
        name = next((one for one in name.behind("of") if one.pos == "PROPN" and one.i < token.i), None)
    if name is None or name.pos != "PROPN":
        return
    tokens, first = token.sent.tokens, min(one.i for one in token.subtree())
    at = first - tokens[0].i
    if at >= 2 and tokens[at - 1].text == "," and tokens[at - 2].i <= max(one.i for one in name.subtree()) + 1:
        move(token, name, "appos")


def who_hung_on_unit(token: Token) -> None:
    """ "Havildar Balwinder Singh, of 34 RR, who was wounded": who is wounded is the man, and no unit with a number."""
    unit = token.head
    if token.dep != "relcl" or unit.dep != "pobj" or unit.pos != "PROPN" or unit.kid("nummod") is None:
        return
    person = unit.head.head
    who = token.kid("nsubj", "nsubjpass")
    told = who is not None and who.low == "who" and unit.head.low in ("of", "from", "with")
    if told and person.pos == "PROPN" and person.i < unit.i and person is not token and token not in person.ancestors():
        move(token, person, "relcl")


def who_hung_on_place(token: Token) -> None:
    """ "Two drivers from Jalisco who had been held": no place is a who."""
    place = token.head
    if token.dep != "relcl" or place.dep != "pobj" or place.pos != "PROPN":
        return
    if place.head.low not in ("at", "from", "in", "near"):
        return
    people = place.head.head
    if people.pos == "VERB" and (obj := people.kid("dobj")) is not None and obj.i == place.head.i - 1:
        people = obj
    who = token.kid("nsubj", "nsubjpass")
    if who is None or who.low != "who" or people.pos != "NOUN" or people.i > place.i or people is token:
        return
    if token not in people.ancestors():
        move(token, people, "relcl")


def which_hung_on_people(token: Token) -> None:
    """ "A faction of former fighters which rejected the deal": people are who, the faction is which."""
    noun = token.head
    if token.dep != "relcl" or noun.tag != "NNS" or noun.dep != "pobj" or noun.head.low != "of":
        return
    which = token.kid("nsubj", "nsubjpass")
    body = noun.head.head
    if which is None or which.low != "which" or noun.lemma not in _MEMBERS or body.pos != "NOUN" or body.tag != "NN":
        return
    move(token, body, "relcl")


def joined_to_the_name(token: Token) -> None:
    """ "Her husband Sule and their two sons": the sons are joined to the husband, not to his name."""
    name = token.head
    if token.dep != "conj" or name.dep != "appos" or name.pos != "PROPN" or token.kid("poss", "det", "nummod") is None:
        return
    noun = name.head
    first = min(one.i for one in name.subtree())
    if noun.pos == "NOUN" and noun.i == first - 1 and token.pos == "NOUN":
        for kid in [kid for kid in name.kids_by("cc") if kid.i < token.i]:
            move(kid, noun, "cc")
        move(token, noun, "conj")


def clause_of_the_nearer_name(token: Token) -> None:
    """ "The capital of North Darfur, El Fasher, which fell": the clause tells of the name that it stands behind."""
    name = token.head
    if token.dep != "relcl" or name.pos != "PROPN":
        return
    near = [kid for kid in name.kids_by("appos") if kid.pos == "PROPN" and name.i < kid.i < token.i]
    first = min(one.i for one in token.subtree())
    before = token.sent.tokens[max(0, first - token.sent.tokens[0].i - 2)]
    if near and before is near[-1]:
        move(token, near[-1], "relcl")


def list_read_as_apposition(token: Token) -> None:
    """ "The United States, Saudi Arabia, Egypt and Oman plan": an apposition that goes on with "and" is a list."""
    if token.dep != "appos" or token.pos != "PROPN" or token.head.pos != "PROPN" or token.head.i > token.i:
        return
    listed = [token]
    while len(listed) <= LONGEST_LIST and (following := _next_in_list(listed[-1])) is not None:
        last = following.dep == "conj" and any(kid.dep == "cc" and kid.low in ("and", "or") for kid in listed[-1].kids)
        listed.append(following)
        if last:
            for one in listed:
                one.dep = "conj"
            return


def nouns_read_as_apposition(token: Token) -> None:
    """ "Wounded a cyclist, a barber and his apprentice": the second of three was read as saying what the first was."""
    first = token.head
    if token.dep != "appos" or token.pos != "NOUN" or first.pos != "NOUN" or first.dep not in ("dobj", "nsubjpass", "pobj"):
        return
    last = next((kid for kid in token.kids if kid.dep == "conj" and kid.pos == "NOUN"), None)
    joined = last is not None and any(kid.dep == "cc" and kid.low == "and" for kid in token.kids)
    if joined and last is not None and all(map(_is_one_of_several, (first, token, last))):
        token.dep = "conj"


def counted_read_as_apposition(token: Token) -> None:
    """ "Two teachers, a nurse and four pupils were killed": those behind the comma were read as saying who the first were.

    What says so ends with a comma: "two men, a farmer and a teacher, were killed".
    """
    first = token.head
    if token.dep != "appos" or token.pos != "NOUN" or first.dep not in ("nsubj", "nsubjpass") or token.kid("cc") is None:
        return
    last = next((kid for kid in token.kids_by("conj") if kid.pos == "NOUN"), None)
    if last is None or any(one.kid("nummod", "det", "poss") is None for one in (first, token, last)):
        return
    tokens, end = token.sent.tokens, token.subtree()[-1].i - token.sent.tokens[0].i
    closed = any(one.text == "," for one in tokens[end : end + 2])
    if first.kid("nummod") is not None and first.i + 1 < token.i and not closed:
        token.dep = "conj"


def _is_one_of_several(noun: Token) -> bool:
    return noun.tag == "NN" and any(kid.low in ("a", "an", "another", "his", "her") for kid in noun.kids)


def kin_read_as_apposition(token: Token) -> None:
    """ "Killed a journalist, his wife and their four children": one person and those behind the comma are a list.

    Somebody who is told by what he is ("the commander, a father of two and a veteran") has no number or owner behind.
    """
    first = token.head
    if token.dep != "appos" or token.pos != "NOUN" or first.pos != "NOUN" or first.tag != "NN" or first.i > token.i:
        return
    joined = token.kid("conj")
    if joined is None or token.kid("cc") is None or joined.pos != "NOUN" or first.kid("nummod") is not None:
        return
    owned = [one.kid("poss", "nummod") is not None for one in (token, joined)]
    told = [one.kid("poss", "nummod", "det") is not None for one in (token, joined)]
    if any(owned) and all(told) and first.kid("det", "poss") is not None:
        token.dep = "conj"


def kin_behind_name(token: Token) -> None:
    """ "Killed Musa Ali, 60, his wife and five of their children", "a farmer, Musa Ali, and his wife": all of them."""
    first, owner = token.head, token.kid("poss")
    if token.pos != "NOUN" or token.lemma not in KIN or owner is None or owner.pos != "PRON" or first.i > token.i:
        return
    if token.dep == "appos" and first.pos == "PROPN" and token.kid("cc", "conj") is not None:
        token.dep = "conj"
    if token.dep == "conj" and first.dep == "appos" and first.pos == "PROPN" and first.head.tag == "NN":
        move(token, first.head, "conj")


def kin_behind_relative(token: Token) -> None:
    """ "Said Abir, who lost her three children, aged 1 and 11, and her husband": she lost him, and he says nothing."""
    person, owner = token.head, token.kid("poss")
    if token.dep != "conj" or token.lemma not in KIN or owner is None or owner.pos != "PRON" or person.pos != "PROPN":
        return
    clause = next((kid for kid in person.kids_by("relcl") if kid.i < token.i), None)
    lost = clause.kid("dobj") if clause is not None else None
    if lost is None or not any(kid.low == owner.low for kid in lost.kids):
        return
    for joint in [kid for kid in person.kids_by("cc") if kid.i < token.i]:
        move(joint, lost, "cc")
    move(token, lost, "conj")


def among_them_read_as_object(token: Token) -> None:
    """ "Killing 17, among them five women and five children": who is among them was read as one more object."""
    noun, them = token.head, token.kid("pobj")
    if token.low not in ("among", "including") or token.dep != "prep" or them is None or token.i > noun.i:
        return
    if noun.dep not in ("dobj", "conj") or them.low not in ("them", "those"):
        return
    verb = noun.head if noun.dep == "dobj" else noun.head.head
    whole = next((kid for kid in verb.kids_by("dobj") if kid.i < token.i and kid is not noun), None)
    if whole is not None and verb.pos == "VERB":
        move(noun, whole, "dep")


def number_of_the_next_noun(token: Token) -> None:
    """ "Fired 476 strike and decoy drones": the number counts the drones, and no "strike"."""
    number = token.kid("nummod")
    if token.tag != "NN" or number is None or number.low in ("one", "1"):
        return
    tokens, at = token.sent.tokens, token.i - token.sent.tokens[0].i
    ahead = tokens[at + 1 : at + 4]
    if len(ahead) < 2 or ahead[0].low not in ("and", "or") or token.i - number.i != 1:
        return
    noun = next((one for one in ahead[1:] if one.tag == "NNS"), None)
    if noun is None or any(one.pos not in ("NOUN", "ADJ", "PROPN", "VERB") for one in ahead[1 : ahead.index(noun)]):
        return
    above, dep = token.head, token.dep
    if noun in token.ancestors():
        return
    between = [one for one in ahead[1:] if one.i < noun.i]
    move(noun, above, dep)
    for one in between:
        for kid in [kid for kid in one.kids if kid is not noun]:
            move(kid, noun, kid.dep)
        move(one, noun, "compound")
    for kid in list(token.kids):
        move(kid, noun, kid.dep)
    move(token, noun, "compound")


def kin_behind_origin(token: Token) -> None:
    """ "A woman from Lucknow and her son of seven": the son was read as a second place that she comes from."""
    place, owner = token.head, token.kid("poss")
    if token.dep != "conj" or token.lemma not in KIN or owner is None or owner.pos != "PRON" or place.pos != "PROPN":
        return
    person = place.head.head
    if place.dep == "pobj" and place.head.low in ("from", "of", "in") and person.tag in ("NN", "NNS"):
        for joint in place.kids_by("cc"):
            move(joint, person, "cc")
        move(token, person, "conj")


def _next_in_list(name: Token) -> Token | None:
    return next((kid for kid in name.kids if kid.dep in ("conj", "appos") and kid.pos == "PROPN" and kid.i > name.i), None)


def apposition_read_as_subject(token: Token) -> None:
    """ "A third, a shopkeeper, died": what stands between two commas says who the first is."""
    if token.dep != "nsubj" or token.pos != "NOUN" or token.kid("det") is None:
        return
    first = next((kid for kid in token.head.kids_by("nsubj") if kid.i < token.i), None)
    tokens, at = token.sent.tokens, min(kid.i for kid in token.subtree()) - token.sent.tokens[0].i
    after = token.i - tokens[0].i + 1
    if first is None or first.pos == "PRON" or at < 1 or after >= len(tokens):
        return
    if tokens[at - 1].text == "," and tokens[at - 2] is first and tokens[after].text == ",":
        move(token, first, "appos")


def names_before_their_noun(token: Token) -> None:
    """ "Between X and Y, militias that fight beside the army": what Y is called was read as what all of it is about."""
    noun = token.head
    if token.dep not in ("nmod", "compound") or token.kid("conj") is None or noun.tag != "NNS" or noun.dep != "pobj":
        return
    last = token.conjuncts()[-1]
    first = token.sent.tokens[0].i
    if not token.i < last.i < noun.i or token.sent.tokens[noun.i - first - 1].text != "," or not noun.text.islower():
        return
    put_above(token, noun, "appos")
    move(noun, last, "appos")


def described_behind_the_list(token: Token) -> None:
    """ "X and Y, militias that fight beside the army": what stands behind a list that its "and" has closed tells of Y."""
    if token.dep != "conj" or not token.text.islower() or token.kid("relcl") is None:
        return
    tokens = token.sent.tokens
    at = min(one.i for one in token.kids_by("det", "amod", "compound", "nummod") or [token]) - tokens[0].i
    listed = [one for one in token.first_conjunct().conjuncts() if one.i < token.i]
    if len(listed) < 2 or tokens[min(at, token.i - tokens[0].i) - 1].text != "," or listed[-1].pos != "PROPN":
        return
    if any(one.low in ("and", "or") and listed[-2].i < one.i < listed[-1].i for one in tokens):
        move(token, listed[-1], "appos")


def rival_before_name(token: Token) -> None:
    """ "Men of the rival Arakan Army": what the name is called was read as the noun, and the name as its apposition."""
    noun = token.head
    if token.dep != "appos" or noun.low != "rival" or noun.kid("poss", "prep") is not None:
        return
    if token.subtree()[0].i != noun.i + 1:
        return
    put_above(token, noun, "amod")
    for kid in [kid for kid in noun.kids if kid.dep == "det"]:
        move(kid, token, "det")

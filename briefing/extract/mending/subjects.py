"""Subjects: what was read as one and is none, and what was not and is."""

from __future__ import annotations

from briefing.extract.sentences.grafting import move, put_above
from briefing.extract.sentences.parse import Token
from briefing.extract.sentences.tree import clause_verb

_SINGULAR, _PLURAL = frozenset(("was", "is", "has")), frozenset(("were", "are", "have"))
_PUTTING = frozenset("estimate place put set".split())
_PUT = frozenset("count figure number tally toll total".split())
_PARTS = frozenset("all both half many most several some".split())
_OPENING = frozenset("after before since until".split())
_THEM = frozenset("them whom which these those".split())
_AT = frozenset("in at near outside".split())
_FINITE = frozenset("MD VBD VBP VBZ".split())
_JOINING = frozenset("and but while whereas".split())
_GROUNDS = frozenset(
    "area border camp city community county district forest hill island mountain neighborhood neighbourhood outskirt "
    "province quarter region road settlement state street suburb territory town village".split()
)  # what a name in front of it names, and not who lives there
_ASIDE = 8  # tokens between commas behind a subject


def known_as(token: Token) -> None:
    """ "The attackers, known locally as bandits, raided ...": what they are known as was read as the subject."""
    verb = token.head
    known, subject = verb.head, verb.kid("nsubj")
    if token.low != "as" or token.dep != "mark" or known.low not in ("known", "called") or subject is None:
        return
    noun = known.head
    between = {one.text for one in token.sent.tokens if subject.i < one.i < verb.i}
    if noun is known or not known.i < token.i < subject.i < verb.i or "," not in between:
        return
    for kid in [kid for kid in noun.kids if kid.i > verb.i and kid.dep not in ("punct",)]:
        move(
            kid,
            verb,
            "dobj"
            if kid.dep == "appos" and verb.kid("dobj") is None
            else "prep"
            if kid.pos == "ADP"
            else "advcl"
            if kid.tag == "VBG"
            else kid.dep,
        )
    put_above(verb, noun, "nsubj")
    move(token, known, "prep")
    move(subject, token, "pobj")


def mark_swallows_subject(token: Token) -> None:
    """ "Until government forces, with air support, retook it": what opens the clause took the subject for its object."""
    verb, noun = token.head, token.kid("pobj")
    if token.dep != "mark" or noun is None or verb.tag == "VBG" or verb.pos not in ("VERB", "AUX"):
        return
    if noun.i < verb.i and verb.kid("nsubj", "nsubjpass") is None:
        move(noun, verb, "nsubjpass" if verb.kid("auxpass") is not None else "nsubj")


def preposition_swallows_subject(token: Token) -> None:
    """ "They met three months after fighting along the border killed 48 and forced 300,000 to flee": fighting did both;
    "they shelled Bara as a drone that came down in El Obeid killed two": the drone killed them."""
    noun, above = token.kid("pobj"), token.head
    opens = token.low in _OPENING or (token.low == "as" and noun is not None and noun.kid("relcl") is not None)
    if token.dep != "prep" or not opens or noun is None or above.pos not in ("VERB", "AUX"):
        return
    last = max(one.i for one in noun.subtree())
    joined = above.kid("cc") is not None
    deps = ("advcl",) if joined else ("advcl", "conj")  # "it came days after a raid on Sidon killed 13"
    verb = next((kid for kid in above.kids_by(*deps) if kid.tag in ("VBD", "VBN") and kid.i > last), None)
    if (
        verb is None
        or (verb.tag == "VBN" and verb.kid("dobj", "auxpass") is None)
        or verb.kid("nsubj", "nsubjpass", "mark") is not None
    ):
        return
    tokens, start = token.sent.tokens, token.sent.tokens[0].i
    between = tokens[last + 1 - start : verb.i - start]
    asides = [one for one in between if one.head is above and one.dep == "prep" and between[0].text == ","]
    inside = {one.i for aside in asides for one in aside.subtree()}
    if any(one.head is not verb and one.i not in inside and one.pos != "PUNCT" for one in between):
        return
    for aside in asides:
        move(aside, noun, "prep")  # "a raid on a camp, on the outskirts of Sidon, killed 13"
    for kid in above.kids_by("conj"):
        if kid.i > verb.i and kid.tag == "VBD" and kid.kid("nsubj", "nsubjpass") is None:
            move(kid, verb, "conj")
    if verb.kid("auxpass") is None:
        verb.tag = "VBD"
    verb.dep = "advcl"
    measure = token.kid("npadvmod")
    move(token, verb, "mark")
    move(noun, verb, "nsubjpass" if verb.kid("auxpass") is not None else "nsubj")
    if measure is not None:
        move(measure, verb, "npadvmod")


def subject_behind_source(token: Token) -> None:
    """ "According to Naftogaz, the state company, its plants were attacked": the subject was joined to who says so."""
    if token.dep not in ("conj", "appos") or token.pos not in ("NOUN", "PROPN") or token.kid("cc") is not None:
        return
    _source_told_on(token)
    source = next((one for one in token.ancestors() if one.low == "according"), None)
    verb = source.head if source is not None else None
    if source is None or verb is None or source.i > token.i or verb.pos not in ("VERB", "AUX") or verb.i < token.i:
        return
    if verb.kid("nsubj", "nsubjpass", "expl") is not None or verb.tag not in ("VBD", "VBN", "VBZ", "VBP"):
        return
    first = min(one.i for one in token.subtree())
    tokens, at = token.sent.tokens, first - token.sent.tokens[0].i
    if at and tokens[at - 1].text == "," and max(one.i for one in token.subtree()) < verb.i:
        move(token, verb, "nsubjpass" if verb.kid("auxpass") is not None else "nsubj")


def _source_told_on(token: Token) -> None:
    """ "According to Kahramaa, the state company, its plants were attacked": what the source is was read as the subject."""
    told = token.head
    verb = told.head
    if token.dep != "appos" or told.dep not in ("nsubj", "nsubjpass") or not told.i < token.i < verb.i:
        return
    source = next((kid for kid in verb.kids if kid.low == "according" and kid.i < told.i), None)
    name = next((obj for to in source.kids for obj in to.kids_by("pobj")), None) if source is not None else None
    if name is None or not any(kid.low in ("its", "their") for kid in token.kids_by("poss")):
        return
    dep = told.dep
    move(token, verb, dep)
    move(told, name, "appos")


def subject_read_as_compound(token: Token) -> None:
    """ "The same day, a bomb explodes on the railway": the noun straight before a finite verb was read as a part of it."""
    if token.dep != "compound" or token.tag != "NN" or token.head.i != token.i + 1:
        return
    verb = token.head
    if verb.pos != "VERB" or verb.tag not in ("VBZ", "VBD") or verb.kid("nsubj", "nsubjpass", "expl") is not None:
        return
    token.dep = "nsubj"
    for kid in [kid for kid in verb.kids_by("det", "amod", "nummod") if kid.i < token.i]:
        move(kid, token, kid.dep)


def place_swallows_subject(token: Token) -> None:
    """ "In Chhattisgarh's Narayanpur, 27 rebels were killed": the subject was read as an apposition to the place."""
    place = token.kid("pobj") if token.dep == "prep" else None
    noun = place.kid("appos") if place is not None else None
    verb = token.head
    if token.low in _AT and token.i == token.sent.tokens[0].i:
        if not token.kids:
            _place_read_as_subject(token)
        elif place is not None and place.pos in ("NOUN", "PROPN"):
            _second_place_read_as_subject(place, verb)
    if place is not None and noun is None and (inner := place.behind("of")):
        noun = inner[0].kid("appos")  # "By the grace of Allah, mujahideen of X ambushed a convoy"
    if noun is None or verb.pos not in ("VERB", "AUX") or verb.i < noun.i or verb.kid("nsubj", "nsubjpass") is not None:
        return
    bare = noun.pos == "NOUN" and noun.text.islower() and verb.tag == "VBD" and verb.kid("dobj") is not None
    if (noun.kid("nummod", "det") is None and not bare) or verb.tag not in ("VBD", "VBN", "VBZ", "VBP"):
        return
    move(noun, verb, "nsubjpass" if verb.kid("auxpass") is not None else "nsubj")


def _second_place_read_as_subject(first: Token, verb: Token) -> None:
    """ "In Tibú, Norte de Santander, two men on a motorbike killed ...": nor is the wider place the subject."""
    place = verb.kid("nsubj", "nsubjpass") if verb.pos in ("VERB", "AUX") else None
    noun = place.kid("appos") if place is not None and place.pos == "PROPN" else None
    if place is None or noun is None or noun.kid("det", "nummod") is None or noun.pos != "NOUN" or noun.i > verb.i:
        return
    tokens, start = verb.sent.tokens, verb.sent.tokens[0].i
    begins, ends = min(one.i for one in place.subtree()), max(one.i for one in noun.subtree())
    after = tokens[ends + 1 - start] if ends + 1 - start < len(tokens) else verb
    if tokens[begins - 1 - start].text != "," or begins - 2 != first.i or after.text == ",":
        return  # "In Goma, Kabila, a former president, said": told of him
    move(noun, verb, place.dep)
    move(place, first, "appos")


def _place_read_as_subject(token: Token) -> None:
    """ "In Guinea-Bissau, a group of officers said": the place is the subject no more than what opens the sentence."""
    verb = token.head
    place = verb.kid("nsubj", "nsubjpass") if verb.pos in ("VERB", "AUX") else None
    noun = place.kid("appos") if place is not None and place.pos == "PROPN" else None
    if place is None or noun is None or noun.kid("det", "nummod") is None or noun.i > verb.i:
        return
    within = token.sent.tokens[1 : place.i - token.i]
    commas = [kid for kid in place.kids_by("punct") if place.i < kid.i]
    if any(one.head is not place for one in within) or len([one for one in commas if one.text == ","]) != 1:
        return
    move(noun, verb, place.dep)
    move(place, token, "pobj")
    for comma in commas:
        move(comma, verb, "punct")


def place_before_subject(token: Token) -> None:
    """ "In Adan Yabaal gunmen entered a hotel": the place that opens the sentence was read as a part of the subject."""
    verb = token.head
    if token.low not in ("in", "at", "near", "outside") or token.i != token.sent.tokens[0].i or token.kids:
        return
    noun = verb.kid("nsubj", "nsubjpass") if verb.pos in ("VERB", "AUX") else None
    if noun is None or noun.tag != "NNS" or not noun.text.islower() or noun.kid("det", "poss", "nummod") is not None:
        return
    before = token.sent.tokens[1 : noun.i - token.i]
    if not before or any(one.head not in (noun, *before) or not (one.pos == "PROPN" or one.text == "-") for one in before):
        return
    place = before[-1]
    for one in before[:-1]:
        move(one, place, one.dep)
    move(place, token, "pobj")


def place_behind_opening(token: Token) -> None:
    """ "Meanwhile, in Karachi, the Rangers and the police arrested ...": the place was read as the subject, or the subject
    as a further place."""
    verb, first = token.head, token.sent.tokens[0].i
    if token.dep != "prep" or token.low not in ("at", "in", "near", "outside"):
        return
    if verb.pos != "VERB" or verb.i < token.i or token.i - first > LONGEST_OPENING:
        return
    opening = token.sent.tokens[: token.i - first]
    if any(one.pos in ("VERB", "AUX") or one.dep in ("nsubj", "nsubjpass") for one in opening):
        return
    subject, place = verb.kid("nsubj", "nsubjpass"), token.kid("pobj")
    if (subject is None) == (place is None):
        return
    place = place or subject
    nouns = place.kids_by("conj", "appos") if place is not None else []
    apposed = len(nouns) > 1 and nouns[0].dep == "appos" and nouns[0].i < nouns[-1].i < verb.i
    noun = nouns[-1] if apposed else next(iter(nouns), None)  # "In Juba, the capital, soldiers ..."
    if place is None or noun is None or place.pos != "PROPN" or noun.i > verb.i:
        return
    if not apposed and noun.kid("det", "nummod") is None:
        return
    begins, starts = min(one.i for one in place.subtree()), min(one.i for one in noun.subtree())
    tokens = token.sent.tokens
    between = [one.text for one in tokens[(starts - 1 if apposed else place.i + 1) - first : starts - first]]
    after = tokens[max(one.i for one in noun.subtree()) + 1 - first]
    if begins != token.i + 1 or between != [","] or (noun.dep == "appos" and subject is None and after.text == ","):
        return
    move(noun, verb, "nsubjpass" if verb.kid("auxpass") is not None else "nsubj")
    if subject is not None:
        move(place, token, "pobj")
    for comma in [kid for kid in place.kids_by("punct") if kid.i > place.i]:
        move(comma, verb, "punct")


LONGEST_OPENING = 7  # tokens before the place: "Across the river, in ...", "Further north, in ..."


def people_behind_place(token: Token) -> None:
    """ "In Navolato armed men took a mechanic": without a comma the people were read as what stands behind "in"."""
    people = token.kid("pobj") if token.dep == "prep" and token.low == "in" else None
    verb = token.head
    if people is None or people.tag != "NNS" or verb.pos != "VERB" or verb.tag not in ("VBD", "VBZ", "VBP", "VBN"):
        return
    before = [kid for kid in people.kids if kid.i < people.i]
    place = before[0] if before else None
    if place is None or place.pos != "PROPN" or place.dep not in ("nmod", "compound") or place.i != token.i + 1:
        return
    if verb.kid("nsubj", "nsubjpass") is not None or verb.i < people.i or place.tag != "NNP" or len(before) < 2:
        return
    move(people, verb, "nsubjpass" if verb.kid("auxpass") is not None else "nsubj")
    move(place, token, "pobj")


def subject_of_relative(token: Token) -> None:
    """ "The M23, which Rwanda backs": the name was read as a part of the verb."""
    verb = token.head
    if token.dep != "compound" or token.pos != "PROPN" or verb.pos != "VERB" or verb.dep != "relcl":
        return
    if verb.kid("nsubj", "nsubjpass") is None and any(kid.tag in ("WDT", "WP") for kid in verb.kids_by("dobj")):
        token.dep = "nsubj"


def relative_read_as_apposition(token: Token) -> None:
    """ "The attack, which Turkey's minister, Ali Yerlikaya, blamed on the PKK": the verb was hung on the minister."""
    if token.low != "which" or token.dep != "appos":
        return
    subject, noun = token.kid("nsubj"), token.head
    verb = next((kid for kid in subject.kids_by("acl") if kid.tag in ("VBN", "VBD")), None) if subject is not None else None
    if (
        subject is None
        or verb is None
        or verb.i < subject.i
        or verb.sent.tokens[verb.i - verb.sent.tokens[0].i - 1].text != ","
    ):
        return
    move(verb, noun, "relcl")
    move(subject, verb, "nsubj")
    move(token, verb, "dobj")
    verb.tag = "VBD"


def people_behind_second_place(token: Token) -> None:
    """ "Rebels burned a school in Rutshuru, and in Masisi militiamen killed four": the second have their own doers."""
    if token.dep not in ("prep", "conj") or token.low not in _AT or not (at := token.i - token.sent.tokens[0].i) > 2:
        return
    tokens, verb = token.sent.tokens, token.head
    if tokens[at - 1].low not in _JOINING or tokens[at - 2].text != ",":
        return
    if verb.i < token.i:
        verb = next((one for one in tokens[at:] if one.tag in _FINITE and one.dep == "conj"), token)
    if verb.tag not in ("VBD", "VBZ", "VBP", "VBN"):
        return
    passive = verb.kid("auxpass") is not None
    if verb.tag == "VBN" and not passive:
        return
    end = at + 1
    while end < len(tokens) - 1 and tokens[end].text[:1].isupper():
        end += 1
    place, stretch = tokens[end - 1], tokens[end : verb.i - tokens[0].i]
    people = next((one for one in stretch[:3] if one.tag == "NNS"), None)
    if end == at + 1 or people is None or people.lemma in _GROUNDS or people.head not in (token, place, verb):
        return
    if any(one.pos not in ("ADJ", "NOUN", "VERB", "NUM") for one in stretch[: stretch.index(people)]):
        return
    subject = verb.kid("nsubj", "nsubjpass")
    if subject is not None and subject not in (people, place):
        return
    if verb.head.tag == "VBG" and (main := clause_verb(verb.head.head)) is not None and verb.dep == "conj":
        move(verb, main, "conj")  # "..., injuring six, and in Katsina bandits abducted nine"
    place.pos, place.tag = "PROPN", "NNP"
    move(people, verb, "nsubjpass" if passive else "nsubj")
    if place.head is not token:
        move(place, token, "pobj")
    if token.dep == "conj":
        move(token, verb, "prep")
    place.dep = "pobj"


def gerund_swallows_subject(token: Token) -> None:
    """ "In six hours of fighting 22 rebels were killed": the subject was read as the object of the fighting."""
    if token.dep != "auxpass" or token.head.kid("nsubj", "nsubjpass") is not None:
        return
    tokens = token.sent.tokens
    first = token.head.kid("aux") or token
    at = min(token.i, first.i) - tokens[0].i
    noun = tokens[at - 1] if at else None
    if noun is None or noun.dep != "dobj" or noun.head.tag != "VBG" or noun.head.dep != "pcomp":
        return
    if token.head in noun.head.ancestors() and noun.kid("nummod", "det", "amod") is not None:
        move(noun, token.head, "nsubjpass")


def aside_read_as_subject(token: Token) -> None:
    """ "14 people, most of them drivers, were taken": the aside was read as the subject, and what it is of hung on it."""
    if token.low not in _PARTS or token.dep not in ("nsubj", "nsubjpass") or token.kid("prep") is None:
        return
    tokens, verb = token.sent.tokens, token.head
    at = token.i - tokens[0].i
    behind = tokens[at + 2 : at + 3]
    if at < 2 or tokens[at - 1].text != "," or tokens[at + 1].low != "of" or not behind or behind[0].low not in _THEM:
        return
    noun = tokens[at - 2]
    if noun.tag not in ("NNS", "NNPS") or verb.i < token.i or noun.head.i > verb.i:
        return
    if noun in verb.kids and noun.dep in ("nsubj", "nsubjpass"):
        move(token, noun, "appos")
        return
    behind_day = noun.dep == "appos" and noun.head.dep == "npadvmod" and noun.head.head is verb  # "the next day 230 people"
    if behind_day or (noun.dep in ("npadvmod", "dep", "nsubj", "appos", "dobj") and noun.head.i >= verb.i):
        dep = token.dep
        move(noun, verb, dep)
        move(token, noun, "appos")


def subject_behind_object(token: Token) -> None:
    """ "Two were beaten with rifles and a pastor, X, was taken away": he was taken, and not what they were beaten with."""
    first = token.head
    if (
        token.dep != "conj"
        or token.pos != "NOUN"
        or first.dep not in ("pobj", "dobj")
        or token.kid("det", "nummod") is None
    ):
        return
    verb = next((one for one in first.ancestors() if one.pos in ("VERB", "AUX")), None)
    if verb is None:
        return
    last = max(one.i for one in token.subtree() if one.pos != "PUNCT")
    after = next((kid for kid in verb.kids_by("conj") if kid.i > last and kid.kid("nsubj", "nsubjpass") is None), None)
    if after is None and verb.dep == "ccomp" and verb.kid("mark") is None and verb.head.kid("auxpass") is not None:
        # "The army combed the district and three men, one a teacher, were arrested"
        after = verb.head if verb.head.i > last and verb.head.kid("nsubj", "nsubjpass") is None else None
    aux = after.kid("auxpass", "aux") if after is not None else None
    if after is None or aux is None or aux.low not in (_SINGULAR if token.tag == "NN" else _PLURAL):
        return
    start = token.sent.tokens[0].i
    between = token.sent.tokens[last + 1 - start : aux.i - start]
    aside = (
        2 < len(between) <= _ASIDE
        and between[-1].text == ","
        and (between[0].text == "," or token.kid("appos") is not None)
    )
    aside = aside and not any(one.tag in _FINITE or (one.pos == "CCONJ" and one.head is verb) for one in between)
    if aside or all(one.pos == "PUNCT" for one in between):
        for one in between:
            if one.pos in ("NOUN", "VERB", "ADP") and one.head in (verb, first):
                move(one, token, {"VERB": "acl", "ADP": "prep"}.get(one.pos, "appos"))
        move(token, after, "nsubjpass" if after.kid("auxpass") is not None else "nsubj")


def subject_beside_verb(token: Token) -> None:
    """ "Seven crews were held and a midwife was raped": the second subject was joined to the first verb."""
    verb = token.head
    if token.dep != "conj" or token.pos != "NOUN" or verb.pos != "VERB" or token.kid("det", "nummod", "poss") is None:
        return
    last = max(one.i for one in token.subtree())
    after = [kid for kid in verb.kids_by("conj") if kid.i > last and kid.pos in ("VERB", "AUX")]
    if not after or after[0].kid("nsubj", "nsubjpass") is not None or after[0].kid("aux", "auxpass") is None:
        return
    between = token.sent.tokens[last + 1 - token.sent.tokens[0].i : after[0].i - token.sent.tokens[0].i]
    if all(one.pos in ("AUX", "PUNCT", "ADV", "PART") for one in between):
        move(token, after[0], "nsubjpass" if after[0].kid("auxpass") is not None else "nsubj")


def name_before_verb(token: Token) -> None:
    """ "Aleppo falls": a name straight before the only finite verb was read as its modifier."""
    if token.pos != "PROPN" or token.dep not in ("amod", "compound", "nmod") or token.head.tag not in ("VBZ", "VBD", "VBP"):
        return
    verb = token.head
    if verb.is_root and verb.i > token.i and verb.kid("nsubj", "nsubjpass") is None:
        token.dep = "nsubj"


def two_subjects(token: Token) -> None:
    """ "The independent outlet Tochka quoted": a noun and the name behind it were both read as subjects."""
    if token.dep != "nsubj" or token.pos != "PROPN" or token.head is token:
        return
    first = next((kid for kid in token.head.kids if kid.dep == "nsubj" and kid is not token and kid.i < token.i), None)
    if first is None or first.pos != "NOUN":
        return
    left = min(kid.i for kid in token.subtree())
    if first.i == left - 1:
        move(first, token, "compound")


def range_of_subjects(token: Token) -> None:
    """ "Between 300,000 and 600,000 civilians died": who died was hung on "between"."""
    verb = token.head
    if token.low != "between" or token.dep != "prep" or verb.pos != "VERB" or token.i > verb.i:
        return
    counted = token.kid("pobj")
    if counted is None or verb.kid("nsubj", "nsubjpass") is not None or counted.kid("nummod") is None:
        return
    if counted.i < verb.i and counted.tag == "NNS":
        passive = verb.kid("auxpass") is not None
        move(counted, verb, "nsubjpass" if passive else "nsubj")


def subject_read_as_conjunct(token: Token) -> None:
    """ "Police surrounded the base of the party, and its leader, Bobi Wine, said": the leader said it, not the police."""
    first = token.head
    if token.dep != "conj" or token.tag not in ("VBD", "VBZ") or token.kid("nsubj", "nsubjpass"):
        return
    if first.pos not in ("VERB", "AUX"):  # "was to withdraw from Kherson and Ukraine was to free the prisoners"
        return
    tokens = token.sent.tokens
    at = token.i - tokens[0].i - 1
    noun = tokens[at]
    if noun.text == ",":
        apposed = next((one for one in reversed(tokens[:at]) if one.dep == "appos"), None)
        if apposed is None or max(one.i for one in apposed.subtree()) != noun.i - 1:
            return
        noun = apposed.head
    joined = noun.dep == "conj" and noun.pos in ("NOUN", "PROPN") and first.i < noun.i < token.i
    if joined and any(one.low == "and" and noun.head.i < one.i < noun.i for one in tokens):
        move(noun, token, "nsubj")


def number_behind_name(token: Token) -> None:
    """ "In Kryvyi Rih 26 were wounded": the number counts those hurt, not the town."""
    name = token.head
    if token.dep != "nummod" or token.pos != "NUM" or name.pos != "PROPN" or name.i != token.i - 1 or name.dep != "pobj":
        return
    tokens = token.sent.tokens
    at = token.i - tokens[0].i
    after = tokens[at + 1] if at + 1 < len(tokens) else token
    of = after if after.low == "of" and at + 4 < len(tokens) and tokens[at + 2].low in ("the", "those", "its") else None
    after = after if of is None else tokens[at + 4]  # "at the hospital of Kaya 27 of the wounded are"
    verb = after if after.pos in ("VERB", "AUX") and after.dep not in ("aux", "auxpass") else after.head
    finite = after.tag in ("VBD", "VBP", "VBZ") and (after is verb or after.dep in ("aux", "auxpass"))
    if finite and verb.pos in ("VERB", "AUX") and verb.kid("nsubj", "nsubjpass") is None:
        move(token, verb, "nsubjpass" if verb.kid("auxpass") is not None else "nsubj")
        if of is not None:
            move(of, token, "prep")


def figure_before_number(token: Token) -> None:
    """ "put at 25 the number of people killed": what is put stands behind its figure, and was read as a new subject."""
    obj, verb = token.kid("pobj") if token.low == "at" else None, token.head
    if obj is None or verb.lemma not in _PUTTING or obj.pos != "NUM":
        return
    words = verb.sent.tokens
    at = next((n for n, word in enumerate(words) if word is obj), 0)
    article, number = (*words[at + 1 : at + 3], token, token)[:2]
    if article.low != "the" or number.lemma not in _PUT:
        return
    told = number.head
    move(number, verb, "dobj")
    counted = next((one for prep in number.kids_by("prep") if prep.low == "of" and (one := prep.kid("pobj"))), None)
    if counted is not None and told is not verb and told.tag in ("VBN", "VBD") and told.i > counted.i:
        told.tag = "VBN"
        move(told, counted, "acl")


def number_of_next_participle(token: Token) -> None:
    """ "Nine people were hurt and around 40 arrested": the second number was hung on the first verb."""
    verb = token.head
    if token.pos != "NUM" or token.dep != "conj" or verb.tag != "VBN" or verb.kid("nsubjpass") is None or verb.i > token.i:
        return
    tokens = token.sent.tokens
    at = token.i - tokens[0].i + 1
    after = tokens[at] if at < len(tokens) else token
    if after.tag in ("VBN", "VBD") and after.head is verb and after.kid("nsubj", "nsubjpass", "dobj") is None:
        after.tag, after.dep = "VBN", "conj"
        move(token, after, "nsubjpass")

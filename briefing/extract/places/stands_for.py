"""What a place's name or noun stands for in its sentence: a scene, who governs there, the way to it, or one told before."""

from __future__ import annotations

import re

from briefing.extract.sentences.parse import Token
from briefing.knowledge.words import lists

TOWNS = frozenset("city town village".split())
_TOWARDS = re.compile(r"(?:north|south|east|west)(?:-?(?:east|west))?$")
ELSEWHERE = frozenset("between from than toward towards via with".split())
_REACHING = frozenset("come emerge reach".split())  # "From Sake came reports of shelling": from the scene
_COMING_DOWN = frozenset("come drop explode fall hail land rain".split())  # "splinters came down on the village"
_DESKS = frozenset("headquarters office newsroom secretariat studio".split())
_CITING = frozenset("cite quote".split())
_CARE = frozenset("clinic governor hospital mayor morgue".split())
_ANSWERING = frozenset("comment react reply respond".split())
_HARBOURS = frozenset("port harbour harbor".split())
_OF_HARBOURS = frozenset("commercial container fishing main oil river sea".split())


def tells_who(name: Token) -> bool:
    """Whether a place's name stands for those who govern there: "Moscow said", "Moscow's Defence Ministry"."""
    noun, first = name.head, name.first_conjunct()
    if first is not name and first.dep == "pobj" and first.head.low == "from":
        return True  # "fighters from Deir ez-Zor and Aleppo": the second of those whence they came
    if name.dep == "pobj" and noun.low == "of" and _TOWARDS.match(noun.head.low):
        return True  # "35 kilometres south-east of Kharkiv" lies elsewhere
    news = noun.text == "From" and noun is noun.sent.tokens[0] and noun.head.lemma in _REACHING
    aim = noun.low == "on" and noun.head.pos == "VERB" and noun.head.lemma not in _COMING_DOWN
    if name.dep == "pobj" and ((noun.low in ELSEWHERE and not news) or aim):
        return True  # "a column was moving on Saraqib", "links Aleppo with Damascus": nothing is told there
    if name.dep in ("npadvmod", "advmod") and noun.tag == "VBN":
        return True  # "the Moscow-appointed mayor"
    if name.dep in ("compound", "nmod", "poss") and noun.lemma.lower() in _CARE:
        return True  # "died at a Kharkiv hospital"
    if name.dep == "pobj" and noun.low in ("in", "at") and noun.head.lemma in _CARE:
        return True  # "brought to the hospital in Bria"
    if (
        name.dep == "pobj"
        and noun.low in ("in", "from")
        and noun.head.lemma in lists().mending.saying
        and noun.head.tag == "VBD"
    ):
        return True  # "repulsed an attack on Nasir, a spokesman said in Juba"
    desk = noun.head if name.dep == "pobj" and noun.low in ("in", "at") else name
    if desk.lemma in _DESKS and desk.dep == "pobj" and desk.head.head.lemma in lists().mending.saying:
        return True  # "the Red Cross said from its office in Suva"
    if name.dep == "pobj" and noun.low in ("in", "at") and _speaks(noun.head):
        return True  # "clashes broke out in Yumbe, police in Kampala said"
    if name.dep == "pobj" and noun.low == "in" and noun.head.dep == "dobj" and noun.head.head.lemma in _CITING:
        return True  # "citing the special services in Kyiv"
    first = name.first_conjunct()
    if first.dep == "nsubj":  # "Neither Damascus nor Moscow commented"
        return first.head.lemma in lists().mending.saying | lists().speech.always | _ANSWERING
    words = lists().circumstances
    return name.dep in ("poss", "compound", "nmod") and noun.lemma.lower() in words.seats | words.ways


def _speaks(noun: Token) -> bool:
    """Whether a noun is who says what is told, and not one of those who live where it happened."""
    if noun.dep != "nsubj" or noun.lemma.lower() in lists().circumstances.locals:
        return False
    return noun.head.lemma in lists().mending.saying | lists().mending.telling_of and noun.head.i > noun.i


def is_bare(noun: Token) -> bool:
    """Whether a noun refers back: "the city", not "the old city", "the city of X"."""
    if not any(kid.low in ("the", "this", "that") for kid in noun.kids_by("det")):
        return False
    harbour = noun.lemma in _HARBOURS
    return not any(
        (
            kid.dep in ("amod", "compound", "nummod", "relcl")
            and kid.low not in _STILL_IT
            and not (harbour and kid.low in _OF_HARBOURS)
            and not (kid.dep == "relcl" and _is_aside(kid, noun))
        )
        or (kid.dep == "prep" and kid.low == "of" and not _is_headcount(kid.kid("pobj")))
        for kid in noun.kids
    )


def are_towns(noun: Token) -> bool:
    """ "The villages between Sake and Goma": more than one, so not the one named before."""
    return noun.tag == "NNS" and noun.lemma in TOWNS


_STILL_IT = frozenset("entire same whole".split())


def _is_aside(verb: Token, noun: Token) -> bool:
    """ "Seized the town, which lies on the highway": behind a comma a clause tells more of what is meant."""
    after = noun.sent.tokens[noun.i - noun.sent.tokens[0].i + 1 :][:1]
    return bool(after) and after[0].text == "," and any(kid.low in ("which", "where") for kid in verb.subtree())


def _is_headcount(noun: Token | None) -> bool:
    """ "The city of some 400,000 people": how many live there does not say which it is."""
    return noun is not None and (noun.pos == "NUM" or (noun.pos == "NOUN" and noun.kid("nummod") is not None))


def is_way(name: Token) -> bool:
    """Whether a place is where somebody goes or is taken, not where the story is: "taken to Téra with bullet wounds"."""
    one = name.first_conjunct()
    return one.dep == "pobj" and one.head.low in ("to", "for", "towards", "of")

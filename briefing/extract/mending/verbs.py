"""Mends of verbs and what stands with them: "let the women go", "were slain"."""

from __future__ import annotations

from briefing.extract.sentences.grafting import give_opening, move, put_above
from briefing.extract.sentences.parse import Token

_LETTING = {"let": "go leave walk", "allow": "go leave", "permit": "go leave"}

_NAMING = frozenset("brand call consider deem describe dub label name style term".split())
_CHARGED = frozenset("accuse charge condemn convict".split())
_MAKING = frozenset("allow cause compel drive encourage force lead oblige order prompt push spur urge".split())
_NOUNS = ("NOUN", "PROPN")

_DAYS_AND_MONTHS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december".split()
)
_BELIEVING = frozenset("believe know say suspect think understand".split())
_DONE_TO = frozenset("behead bury gun kill maim martyr murder rap rape shoot slay wound".split())


def let_go(token: Token) -> None:
    """Read a letter-go as who frees, and those let go as its object."""
    verbs = _LETTING.get(token.lemma)
    if verbs is not None:
        going = next((kid for kid in token.kids_by("ccomp", "xcomp") if kid.lemma in verbs.split()), None)
        freed = going.kid("nsubj", "nsubjpass") if going is not None else None
        if going is None or freed is None or going.kid("neg") is not None or going.kid("dobj") is not None:
            return
        move(freed, token, "dobj")
        for kid in list(going.kids):
            if kid.dep in ("prep", "npadvmod", "advmod"):
                move(kid, token, kid.dep)
        going.pos, going.tag, going.dep = "ADV", "RB", "advmod"
        token.lemma = "free"


def accused_read_as_doer(token: Token) -> None:
    """ "The party stands accused by Turkey of it": it accuses nobody."""
    stands = token.head
    verb = stands.head if stands.dep == "auxpass" else stands
    if token.dep != "nsubj" or verb.tag != "VBN" or verb.lemma not in _CHARGED or token.i > verb.i:
        return
    if any(kid.lemma in ("stand", "stands", "stood") for kid in verb.kids_by("auxpass")):
        move(token, verb, "nsubjpass")


def doing_ruled_out(token: Token) -> None:
    """ "Ruled out recognising the state": what is ruled out, and not what was done meanwhile."""
    verb = token.head
    if token.dep != "advcl" or token.tag != "VBG" or verb.lemma != "rule" or verb.kid("dobj") is not None:
        return
    if any(kid.low == "out" and kid.i == token.i - 1 for kid in verb.kids):
        token.dep = "xcomp"


def made_to_act(token: Token) -> None:
    """ "Prompted 100,000 people to flee": what they were made to do, and not which people these are."""
    people = token.head
    if token.dep != "relcl" or token.tag != "VB" or people.dep != "dobj" or people.head.lemma not in _MAKING:
        return
    if any(kid.low == "to" for kid in token.kids_by("aux")) and token.kid("nsubj", "nsubjpass") is None:
        move(token, people.head, "xcomp")


def particle_with_object(token: Token) -> None:
    """ "Capsized off the island": what has an object of its own is a preposition, and no part of the verb."""
    if token.dep == "prt" and token.kid("pobj") is not None:
        token.dep, token.tag = "prep", "IN"


def particle_of_be(token: Token) -> None:
    """ "Power is out in most of the city", "the lines are down": what is so, like the particle of a verb."""
    if token.dep != "advmod" or token.low not in ("down", "off", "out"):
        return
    if token.head.lemma == "be" and token.i == token.head.i + 1:
        token.dep, token.tag = "prt", "RP"


def when_of_the_adjective(token: Token) -> None:
    """ "When suspected rebels detonated a mine": when they did it, not when they were suspected."""
    doer = token.head.head
    if token.low not in ("when", "while", "where") or token.dep != "advmod" or token.head.dep != "amod":
        return
    if token.i < token.head.i < doer.i and doer.dep in ("nsubj", "nsubjpass") and doer.head.pos == "VERB":
        move(token, doer.head, "advmod")


def fire_opened(token: Token) -> None:
    """ "Gunmen riding a motorcycle opened fire on a van": they opened it; no fire was opened."""
    fire = token.head
    if token.low != "opened" or token.dep != "amod" or fire.low != "fire" or fire.i != token.i + 1 or fire.dep != "dobj":
        return
    riding = fire.head
    doer = riding.head
    if riding.dep != "acl" or riding.tag != "VBG" or doer.pos not in ("NOUN", "PROPN") or riding.i > token.i:
        return
    above = doer.head
    later = above is not doer and doer.dep == "nsubj" and above.i > token.i and above.kids_by("nsubj")[-1:] != [doer]
    if not later:
        return
    token.pos, token.tag = "VERB", "VBD"
    move(token, above, "ccomp")
    move(doer, token, "nsubj")
    move(fire, token, "dobj")
    for kid in [kid for kid in riding.kids if kid.i > fire.i]:
        move(kid, token, kid.dep)
    for kid in [kid for kid in above.kids_by("prep") if kid.i < doer.i]:
        move(kid, token, "prep")


def participle_of_be(token: Token) -> None:
    """ "Three soldiers were slain": the participle was read as what they were, like an adjective."""
    be = token.head
    if token.tag != "VBN" or token.dep != "acomp" or be.lemma != "be" or be.i > token.i or token.lemma not in _DONE_TO:
        return
    subject = be.kid("nsubj")
    if subject is None or token.kid("aux", "auxpass") is not None:
        return
    put_above(token, be, "auxpass")
    for kid in [kid for kid in be.kids if kid is not token]:
        move(kid, token, "nsubjpass" if kid is subject else kid.dep)
    token.pos = "VERB"
    if token.low == "raped":
        token.lemma = "rape"  # "were gang-raped"
    others = token.kid("conj")
    hurt = others.kid("acl") if others is not None and others.pos == "NOUN" else None
    if others is not None and hurt is not None and hurt.tag == "VBN":
        put_above(hurt, others, "nsubjpass")  # "and seven others injured"


def finite_behind_participle(token: Token) -> None:
    """ "Rebels shelled Sake, killing three, and a drone hit Minova": joined to the main verb, not to "killing"."""
    low = token.head
    if token.dep != "conj" or token.tag not in ("VBD", "VBZ", "VBP") or low.tag != "VBG" or low.dep != "advcl":
        return
    if token.kid("nsubj", "nsubjpass") is not None and low.kid("aux", "nsubj") is None and low.head.tag != "VBG":
        move(token, low.head, "conj")


def believed_to_be(token: Token) -> None:
    """ "Gunmen believed to be fighters of the group last Friday abducted a judge": they abducted him, and are believed."""
    verb = token.head
    if token.dep not in ("ccomp", "conj", "dep") or token.tag not in ("VBD", "VBP", "VBZ") or not verb.is_root:
        return
    to_be = verb.kid("xcomp", "ccomp")
    subject = verb.kid("nsubj", "nsubjpass")
    if verb.lemma not in _BELIEVING or verb.tag not in ("VBD", "VBN") or subject is None or to_be is None:
        return
    if to_be.i > token.i or to_be.tag != "VB" or token.kid("mark", "aux", "auxpass") is not None:
        return
    called = token.kid("nsubj", "nsubjpass")
    if called is not None:  # "men thought to be fighters of the group abducted a judge": the fighters are what they are
        between = called.tag in ("NNS", "NNPS") and called.subtree()[0].i == to_be.i + 1
        if to_be.lemma != "be" or to_be.kid("attr") is not None or not between:
            return
        move(called, to_be, "attr")
    if verb.kid("aux", "auxpass", "cc") is not None or subject.i > verb.i:
        return
    hung = [kid for one in to_be.subtree() for kid in one.kids_by("npadvmod", "prep")]
    day = next((kid for kid in hung if kid.subtree()[-1].i == token.i - 1 and _is_day(kid)), None)
    put_above(token, verb, "acl")
    move(subject, token, "nsubj")
    move(verb, subject, "acl")
    if day is not None:
        move(day, token, day.dep)
    give_opening(verb, token)


def _is_day(hung: Token) -> bool:
    """Whether what hangs on a word is a day: "on Tuesday", "last Friday"."""
    one = hung.kid("pobj") if hung.dep == "prep" else hung
    return one is not None and one.low in _DAYS_AND_MONTHS


def night_swallows_subject(token: Token) -> None:
    """ "On the night of 30 April to 1 May members of a gang burned": who did it was read as a second end of the night."""
    prep = token.head
    if token.dep != "pobj" or token.pos != "NOUN" or prep.low not in ("to", "into", "of", "on", "in"):
        return
    day = next((kid for kid in prep.kids_by("pobj") if kid.i < token.i), None)
    if day is None or not (day.low in _DAYS_AND_MONTHS or day.tag == "CD"):
        return
    verb = next((one for one in token.sent.tokens if one.is_root and one.pos == "VERB" and one.i > token.i), None)
    if verb is not None and verb.kid("nsubj", "nsubjpass") is None and verb.tag in ("VBD", "VBN"):
        move(token, verb, "nsubjpass" if verb.kid("auxpass") is not None else "nsubj")


def what_it_called(token: Token) -> None:
    """ "Bombed what it called a hideout in the hills on Monday": it bombed the hideout, and did so on Monday."""
    if token.dep not in ("ccomp", "pcomp") or token.lemma not in _NAMING:
        return
    naming, verb = token, token.head
    what = next((kid for kid in naming.kids if kid.low == "what" and kid.dep in ("dobj", "nsubj")), None)
    if what is None or verb is naming:
        return
    named = [kid for kid in naming.kids_by("oprd", "dobj", "attr", "pobj") if kid.i > naming.i and kid.pos in _NOUNS]
    noun = named[0] if named else None
    behind = next((kid for kid in naming.kids_by("prep") if kid.low == "as"), None)
    if noun is None and behind is not None:
        noun = behind.kid("pobj")
    if noun is None or naming.kid("nsubj") is None or (verb.pos == "VERB" and verb.kid("dobj") is not None):
        return
    for kid in [kid for kid in naming.kids if kid.i > noun.i and kid.dep in ("prep", "npadvmod", "advcl")]:
        if verb.pos == "VERB":
            move(kid, verb, kid.dep)
    move(noun, verb, "dobj" if verb.pos == "VERB" else "pobj")
    move(naming, noun, "relcl")


def perfect_read_as_having(token: Token) -> None:
    """ "Russia had armed Haftar": the participle was read as an adjective of the name, and "had" as the verb."""
    noun = token.kid("dobj") if token.lemma == "have" and token.kid("nsubj") is not None else None
    if noun is None or noun.pos != "PROPN":
        return
    tokens = token.sent.tokens
    at = token.i - tokens[0].i + 1
    verb = tokens[at] if at < len(tokens) else token
    if verb.tag != "VBN" or not verb.text.islower() or verb.dep != "amod" or verb.head is not noun:
        return
    if token.kid("aux", "auxpass", "neg") is not None or noun.kid("det", "poss") is not None:
        return
    others = [kid for kid in token.kids if kid is not verb]
    put_above(verb, token, "aux")
    for kid in others:
        move(kid, verb, kid.dep)
    verb.pos = "VERB"

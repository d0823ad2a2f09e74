"""Second verbs and the phrases behind objects: whose they are, where the small parser hung them on the wrong one of two."""

from __future__ import annotations

from briefing.extract.sentences.grafting import move, put_above
from briefing.extract.sentences.parse import Token
from briefing.extract.sentences.tree import TOLD_IN, clause_verb
from briefing.knowledge.words import lists

_GOING_ON = frozenset("add argue explain insist note say stress".split())
_BLOWS = frozenset("attack bomb bombard kill loot murder raid shell storm target".split())
_MONTHS = frozenset("january february march april may june july august september october november december".split())
_ASIDES = frozenset("when where while as".split())


def saying_of_the_teller(token: Token) -> None:
    """ "She admitted that rebels had entered the town but suggested that ...": it is she who suggests, not the rebels."""
    told, above = token.head, token.head.head
    if (
        told.dep != "ccomp"
        or told is above
        or above.i > told.i
        or above.kid("nsubj") is None
        or token.kid("nsubj") is not None
    ):
        return
    if above.lemma not in lists().mending.saying and not any(kid.low == "that" for kid in told.kids_by("mark")):
        return
    tells = any(kid.i > token.i for kid in token.kids_by("ccomp"))
    tells = tells or (token.lemma in lists().speech.blaming and token.kid("dobj") is not None)
    if token.dep == "conj" and token.tag == "VBD" and tells:
        if any(kid.low == "had" for kid in told.kids_by("aux")) and token.kid("aux") is None:
            move(token, above, "conj")
    elif token.dep == "advcl" and token.tag == "VBG" and token.lemma in _GOING_ON and _is_behind_comma(token):
        move(token, above, "advcl")


def done_by_the_main_subject(token: Token) -> None:
    """ "He withdrew the bill that had set off the unrest and sacked his cabinet": he did, and not the bill."""
    above = token.head
    noun = above.head
    main = clause_verb(noun) if above.dep == "relcl" and noun.pos == "NOUN" else None
    if (
        main is None
        or token.dep != "conj"
        or token.tag != "VBD"
        or main.tag != "VBD"
        or token.kid("nsubj", "aux") is not None
    ):
        return
    had = above.tag == "VBN" and any(kid.low == "had" for kid in above.kids_by("aux"))
    which = any(kid.low in ("that", "which") for kid in above.kids_by("nsubj"))
    his = any(kid.low in ("his", "her") for obj in token.kids_by("dobj") for kid in obj.kids_by("poss"))
    if had and which and his and main.kid("nsubj") is not None:
        move(token, main, "conj")


def gone_on_after_aside(token: Token) -> None:
    """ "They came on Sunday, when the market was full, and opened fire": they did, not the market."""
    aside = token.head
    if token.dep != "conj" or token.tag != "VBD" or aside.dep not in ("relcl", "advcl") or token.kid("nsubj", "nsubjpass"):
        return
    first = min(aside.subtree(), key=lambda one: one.i)
    main = clause_verb(aside.head)
    cc = next((kid for kid in aside.kids_by("cc") if aside.i < kid.i < token.i), None)
    if main is None or main.tag != "VBD" or main.i > aside.i or cc is None or first.low not in _ASIDES:
        return
    if _is_behind_comma(cc) and _is_behind_comma(first) and main.kid("nsubj", "nsubjpass") is not None:
        move(token, main, "conj")


def wanted_for_the_blow(token: Token) -> None:
    """ "Killing a suspect in Sunday's bombing": what he is suspected of, and not where he was killed."""
    noun = next((one for one in token.sent.tokens if one.i == token.i - 1), None)
    if token.dep != "prep" or token.low not in ("in", "of", "behind") or noun is None or noun.head is not token.head:
        return
    if (
        noun.lemma in lists().casualties.in_a_case
        and noun.dep in ("dobj", "nsubj", "nsubjpass", "pobj")
        and token.head.pos == "VERB"
    ):
        move(token, noun, "prep")


def _is_behind_comma(token: Token) -> bool:
    tokens = token.sent.tokens
    at = token.i - tokens[0].i
    return at > 0 and tokens[at - 1].text == ","


def done_beside_a_plan(token: Token) -> None:
    """ "Was to visit the city but cancelled the trip": a past tense is no second infinitive."""
    planned, above = token.head, token.head.head
    if token.dep != "conj" or token.tag != "VBD" or planned.tag != "VB" or planned.dep != "xcomp" or planned is above:
        return
    bare = token.kid("aux", "auxpass", "nsubj", "nsubjpass") is None and planned.i < token.i
    if bare and above.tag in ("VBD", "VBZ", "VBP") and any(kid.low == "to" for kid in planned.kids_by("aux")):
        move(token, above, "conj")


def done_to_those_told(token: Token) -> None:
    """ "The army intercepted fighters who had crossed the river and killed 23 of them": nobody killed 23 of himself."""
    told, whom = token.head, token.head.head
    beside = (token.dep == "conj" and token.tag in ("VBD", "VBN")) or (token.dep == "advcl" and token.tag == "VBG")
    if not beside or told.dep != "relcl" or token.kid("nsubj", "nsubjpass") or token.i < told.i:
        return
    counted = token.kid("dobj")
    if counted is None or not any(one.low == "them" for one in counted.behind("of")):
        return
    main = clause_verb(whom)
    subject = main.kid("nsubj") if main is not None else None
    who = told.kid("nsubj")
    if main is None or subject is None or who is None or main.tag != "VBD" or main.i > told.i or subject is whom:
        return
    move(token, main, token.dep)


def accused_of_doing(token: Token) -> None:
    """ "Accused Afar of attacking villages", "accused Kinshasa of bombing Minembwe": the accused is a name, which was read
    as an adverb, and what it is accused of a verb, which was read as a noun beside its object."""
    if token.lemma not in lists().speech.blaming:
        return
    accused = next((kid for kid in token.kids_by("advmod") if kid.i == token.i + 1 and kid.text[:1].isupper()), None)
    if accused is not None and token.kid("dobj") is None and any(kid.low == "of" for kid in token.kids_by("prep")):
        accused.pos, accused.tag, accused.dep = "PROPN", "NNP", "dobj"
    for prep in token.kids_by("prep"):
        done = prep.kid("pcomp")
        if prep.low not in ("of", "for") or done is None or done.tag != "NN" or done.kid("dobj") is None:
            continue
        if done.low.endswith("ing") and done.low[:-3] in _BLOWS:
            done.pos, done.tag, done.lemma = "VERB", "VBG", done.low[:-3]


def agent_behind_the_night(token: Token) -> None:
    """ "Were massacred on the night of 14 to 15 November by rebels": who did it was hung on the month."""
    day, noun = token.head, token.kid("pobj")
    if token.low != "by" or token.dep != "prep" or noun is None or day.low not in _MONTHS or day.i > token.i:
        return
    verb = next((one for one in day.ancestors() if one.pos == "VERB"), None)
    if verb is None or verb.kid("auxpass") is None or verb.kid("agent") is not None or noun.low in _MONTHS:
        return
    if noun.pos in ("NOUN", "PROPN") and noun.ent not in ("DATE", "TIME"):
        move(token, verb, "agent")


def told_in_a_statement(token: Token) -> None:
    """ "Confirmed the attack in a statement issued in Ilorin on Wednesday": the statement tells it; it was not there."""
    noun, words = token.kid("pobj"), lists()
    if token.low != "in" or token.dep != "prep" or noun is None or noun.lemma not in TOLD_IN:
        return
    told = token.head
    verb = told.head
    saying = verb.lemma in words.mending.telling_of or verb.lemma in words.mending.saying
    if told.dep == "dobj" and told.pos == "NOUN" and saying and verb.i < told.i < token.i:
        move(token, verb, "prep")


def allied_behind_and(token: Token) -> None:
    """ "The RSF and allied Misseriya militias attacked", "The army and allied tribal militias retook": "allied" was read as
    a verb beside the first side, and that side as a part of the second, or the second as a part of the verb."""
    if token.low not in ("allied", "affiliated", "associated") or token.dep != "conj" or token.kids:
        return
    side, above = token.head, token.head.head
    cc = side.kid("cc")
    if cc is None or cc.i != token.i - 1:
        return
    if side.dep in ("nmod", "compound") and above.tag in ("NNS", "NNPS", "NN") and above.i > token.i and not above.is_root:
        men = above
        if any(one.head is not men for one in men.sent.tokens if token.i < one.i < men.i):
            return
        move(side, men.head, men.dep)
    elif side.dep == "nsubj" and above.pos in ("VERB", "AUX") and above.i > token.i:
        between = [one for one in above.kids if token.i < one.i < above.i and one.tag in ("NNS", "NNPS")]
        if len(between) != 1 or between[0].dep not in ("compound", "nmod", "dobj", "nsubj"):
            return
        men = between[0]
    else:
        return
    move(men, side, "conj")
    token.pos, token.tag = "ADJ", "JJ"
    move(token, men, "amod")


def allied_with_the_accused(token: Token) -> None:
    """ "Accused the army and allied Dozo militias of having killed 31": both are, and nobody allied anybody."""
    verb, men = token.head, token.kid("dobj")
    beside = verb.kid("dobj")
    if token.low not in ("allied", "associated", "affiliated") or token.dep != "conj" or men is None or beside is None:
        return
    if verb.lemma not in lists().speech.blaming or token.kid("nsubj", "aux") is not None or men.i < token.i:
        return
    for prep in [*token.kids_by("prep"), *men.kids_by("prep")]:
        if prep.low in ("of", "for") and prep.kid("pcomp") is not None:
            move(prep, verb, "prep")
    move(men, beside, "conj")
    token.pos, token.tag = "ADJ", "JJ"
    move(token, men, "amod")


def number_behind_date(token: Token) -> None:
    """ "21 in Kamona on October 2 and ten in Balle on October 13": the second number is joined to the first."""
    day = token.head
    if token.dep != "conj" or token.tag != "CD" or (day.low not in _MONTHS and day.head.low not in _MONTHS):
        return
    prep = next((one for one in day.ancestors() if one.dep == "prep"), None)
    first = prep.head if prep is not None else token
    if (
        first is token
        or first.tag != "CD"
        or not first.i < day.i < token.i
        or (token.text.isdigit() and int(token.text) < 32)
    ):
        return
    for kid in [one for one in first.kids_by("prep") if one.i > token.i]:
        move(kid, token, "prep")
    for kid in [one for one in day.kids_by("cc") if day.i < one.i < token.i]:
        move(kid, first, "cc")
    move(token, first, "conj")


def source_told_by_name(token: Token) -> None:
    """ "According to the police spokesperson, Maj. Daniel Majak": the name behind the source is the source's."""
    if token.dep != "npadvmod" or token.tag != "NNP" or token.ent != "PERSON":
        return
    words = token.sent.tokens
    first = min(token.subtree(), key=lambda one: one.i).i - words[0].i
    if first < 2 or words[first - 1].text != ",":
        return
    source = words[first - 2]
    if source.dep == "pobj" and source.pos == "NOUN" and source.head.low == "to" and source.head.head.low == "according":
        move(token, source, "appos")


def told_behind_aside(token: Token) -> None:
    """ "Residents, however, told us that twelve civilians died": who told was hung beside what is told."""
    died = token.head
    if token.dep != "parataxis" or token.lemma not in lists().mending.saying or token.i > died.i or not died.is_root:
        return
    that = next((one for one in token.subtree() if one.low == "that" and token.i < one.i < died.i), None)
    dead = token.kids_by("dobj")
    if that is None or not dead or token.kid("nsubj") is None or died.kid("nsubj", "nsubjpass") is not None:
        return
    if dead[-1].i > that.i:
        put_above(token, died, "ccomp")
        move(dead[-1], died, "nsubjpass" if died.kid("auxpass") is not None else "nsubj")
        move(that, died, "mark")

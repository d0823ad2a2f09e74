"""Mends what the small parser gets wrong in sentences that tell tolls: who was hurt, in what, and who says so."""

from __future__ import annotations

from briefing.extract.mending.in_turn import InTurn, asked
from briefing.extract.sentences.grafting import move, put_above
from briefing.extract.sentences.parse import Sentence, Token
from briefing.knowledge.words import lists

_BLOWS_IN_ING = frozenset("bombing burning fighting killing looting rioting shelling shooting stabbing".split())
_IN_WHAT = frozenset("after amid by during following from in of under".split())
_DONE = ("VBN", "VBD")
_HURT = frozenset("hurt injured killed wounded".split())
_MISSIONS = frozenset("agency force mission office team".split())
_NUMBERS = frozenset("figure number toll total".split())
_PUTTING = frozenset("estimate place put set".split())


def mend_tolls(sentence: Sentence) -> None:
    """Mend one sentence in place, after everything else has been mended."""
    for token in sentence.tokens:
        _IN_TURN(token)


def _part_read_as_hurt(token: Token) -> None:
    """ "Sixteen people died, seven of them children, and 30 were injured": the children are of those who died."""
    verb = token.head
    if token.dep not in ("nsubj", "nsubjpass") or token.tag != "NNS" or verb.i < token.i:
        return
    tokens = token.sent.tokens
    at = token.i - tokens[0].i
    before = [one.low for one in tokens[max(0, at - 2) : at]]
    behind = [one.low for one in tokens[at + 1 : at + 3]]
    if before not in (["of", "them"], ["of", "whom"]) or behind != [",", "and"]:
        return
    others = [kid for kid in verb.kids_by("nsubj", "nsubjpass") if kid.i > token.i]
    dead = verb.head.kid("nsubj", "nsubjpass") if verb.head is not verb else None
    if others and dead is not None and dead.i < token.i:
        move(token, dead, "appos")


def _short_name_beside_the_place(token: Token) -> None:
    """ "The UN mission in Somalia (UNTMIS) urged": the short name is the mission's."""
    place, prep = token.head, token.head.head
    if token.dep != "appos" or len(token.text) < 3 or not token.text.isupper() or place.dep != "pobj" or prep.low != "in":
        return
    body = prep.head
    if (
        body.pos == "NOUN"
        and body.lemma in _MISSIONS
        and token.sent.tokens[token.i - 1 - token.sent.tokens[0].i].text == "("
    ):
        move(token, body, "appos")


def _agent_of_a_blow(token: Token) -> None:
    """ "Blamed the deaths on mortar fire by the 103rd Battalion": it fired, and did not blame."""
    verb = token.head
    if token.dep != "agent" or verb.tag not in ("VBD", "VBZ", "VBP") or verb.kid("auxpass", "nsubjpass") is not None:
        return
    before = next((one for one in reversed(token.sent.tokens) if one.i == token.i - 1), None)
    if before is not None and before.pos == "NOUN" and verb.kid("dobj") is not None and verb in before.ancestors():
        move(token, before, "prep")


def _blow_read_as_doing(token: Token) -> None:
    """ "12 were wounded in shelling by Russian forces": a noun with its doers, not what the wounded did."""
    if token.dep != "pcomp" or token.tag != "VBG" or token.low not in _BLOWS_IN_ING or token.head.low not in _IN_WHAT:
        return
    if token.kid("dobj", "aux", "nsubj", "ccomp", "xcomp", "prt") is not None:
        return
    token.pos, token.tag, token.lemma, token.dep = "NOUN", "NN", token.low, "pobj"


def _hurt_read_as_speakers(token: Token) -> None:
    """ "Four were killed and 35 others injured in shelling, said the mayor": the 35 were read as those who said it."""
    if token.lemma not in lists().mending.saying or token.tag not in ("VBD", "VBZ") or token.dep != "conj":
        return
    first, subjects = token.head, token.kids_by("nsubj")
    if len(subjects) != 2 or first.tag not in _DONE or not subjects[0].i < token.i < subjects[1].i:
        return
    hurt, told = subjects[0], subjects[0].kid("acl")
    if told is None or told.tag not in _DONE or first.kid("nsubjpass") is None or told.kid("auxpass") is not None:
        return
    move(told, first, "conj")
    move(hurt, told, "nsubjpass")
    first.kids.remove(token)
    token.head, token.dep = token, "ROOT"
    above = first.head
    if first.is_root or above is first:
        first.head, first.dep = token, "ccomp"
        token.kids.append(first)
        token.kids.sort(key=lambda kid: kid.i)
    else:
        token.head, token.dep = first, "conj"
        first.kids.append(token)
        first.kids.sort(key=lambda kid: kid.i)
        put_above(token, first, "ccomp")


def _subject_beside_the_place(token: Token) -> None:
    """ "Across the line in Bajaur, a woman and four children were hurt": they were read as an apposition to the place."""
    if token.dep != "appos" or token.pos != "NOUN" or token.kid("nummod", "det") is None or token.head.pos != "PROPN":
        return
    place = token.head
    opening = next((one for one in place.ancestors() if one.dep == "prep" and one.head.pos in ("VERB", "AUX")), None)
    if place.dep != "pobj" or opening is None or opening.i != token.sent.tokens[0].i:
        return
    verb = opening.head
    if verb.i < token.i or verb.kid("nsubj", "nsubjpass") is not None or verb.tag not in ("VBD", "VBN", "VBZ", "VBP"):
        return
    move(token, verb, "nsubjpass" if verb.kid("auxpass") is not None else "nsubj")


def _subject_read_as_doing(token: Token) -> None:
    """ "Five men planting a bomb were killed": the men were, whatever the parser took for the subject."""
    if token.tag != "VBG" or token.dep not in ("nsubj", "nsubjpass", "csubj", "csubjpass"):
        return
    noun = token.kid("nsubj")
    if (
        noun is None
        or token.kid("aux", "auxpass", "mark") is not None
        or noun.pos not in ("NOUN", "PROPN", "NUM")
        or noun.i > token.i
    ):
        return
    verb, dep = token.head, token.dep.removeprefix("c").removeprefix("n")
    move(noun, verb, f"n{dep}")
    move(token, noun, "acl")


def _joined_behind_preposition(token: Token) -> None:
    """ "The number of Taliban and allied fighters": both stand behind the preposition, the second joined to the first."""
    if token.dep != "prep":
        return
    objects = token.kids_by("pobj")
    if len(objects) != 2:
        return
    first, second = objects
    joins = [kid for kid in first.kids_by("cc") if first.i < kid.i < second.i and kid.low in ("and", "or")]
    if joins and first.kid("conj") is None:
        move(second, first, "conj")


def _put_at_behind_participle(token: Token) -> None:
    """ "Put the number of fighters killed at 200": they were put at 200, and not killed at it."""
    if token.dep != "acl" or token.tag not in _DONE:
        return
    told, at = token, token.kid("prep")
    if at is None or at.low != "at":
        return
    figure = at.kid("pobj")
    if figure is None or figure.pos != "NUM":
        return
    number = next((one for one in told.ancestors() if one.lemma in _NUMBERS), None)
    verb = number.head if number is not None else None
    if number is not None and verb is not None and number.dep == "dobj" and verb.lemma in _PUTTING and number.i < token.i:
        move(at, verb, "prep")


def _act_claimed(token: Token) -> None:
    """ "Claimed the attack on a bank on 11 February that killed eight": the attack did, on that day."""
    if token.pos != "VERB":
        return
    told = next(
        (kid for kid in token.kids_by("ccomp") if (who := kid.kid("nsubj")) is not None and who.low == "that"), None
    )
    act = token.kid("dobj")
    if told is None or act is None or act.pos != "NOUN" or not act.i < told.i or told.tag != "VBD":
        return
    that = told.kid("nsubj")
    for kid in token.kids_by("prep"):
        if that is not None and act.i < kid.i < that.i and kid.low == "on":
            move(kid, act, "prep")
    move(told, act, "relcl")


def _said_behind_aside(token: Token) -> None:
    """ "The mission, headed by X, called on the Taliban to stop": it was the mission that called."""
    if token.dep != "acl" or token.tag not in _DONE:
        return
    noun = next((one for one in token.ancestors() if one.is_root), token)
    if noun.pos not in ("NOUN", "PROPN") or noun is token.head:
        return
    tokens = token.sent.tokens
    at = token.i - tokens[0].i
    aside = noun.kid("acl")
    if at < 2 or tokens[at - 1].text != "," or aside is None or aside is token or not aside.i < token.i:
        return
    if token.head.pos != "PROPN" or token.kid("nsubj", "nsubjpass", "auxpass", "agent") is not None:
        return
    if token.lemma not in lists().mending.saying | lists().speech.always and token.kid("dobj", "prep", "xcomp") is None:
        return
    token.tag = "VBD"
    put_above(token, noun, "nsubj")


def _hurt_behind_number(token: Token) -> None:
    """ "Reported one dead and seven wounded": the seven were, not who reported it."""
    if token.low not in _HURT or token.tag not in _DONE or token.dep not in ("advcl", "ccomp", "conj"):
        return
    if token.kid("nsubj", "nsubjpass", "aux", "auxpass", "dobj", "mark") is not None or token.i == token.sent.tokens[0].i:
        return
    number = token.sent.tokens[token.i - token.sent.tokens[0].i - 1]
    if number.pos == "NUM" and number.dep == "conj" and number.head is not token and token.head.pos == "VERB":
        token.tag = "VBN"
        move(token, number, "acl")


_IN_TURN = InTurn(
    (
        asked(_part_read_as_hurt, dep="nsubj nsubjpass", tag="NNS"),
        asked(_blow_read_as_doing, dep="pcomp", tag="VBG"),
        asked(_hurt_read_as_speakers, dep="conj", tag="VBD VBZ"),
        asked(_subject_beside_the_place, dep="appos", pos="NOUN"),
        asked(_subject_read_as_doing, dep="csubj csubjpass nsubj nsubjpass", tag="VBG"),
        asked(_joined_behind_preposition, dep="prep"),
        asked(_put_at_behind_participle, dep="acl"),
        asked(_act_claimed, pos="VERB"),
        asked(_said_behind_aside, dep="acl"),
        asked(_hurt_behind_number, dep="advcl ccomp conj"),
        asked(_agent_of_a_blow, dep="agent"),
        asked(_short_name_beside_the_place, dep="appos"),
    )
)

"""Words tagged as another part of speech than they are, and what hangs on them in consequence."""

from __future__ import annotations

from briefing.extract.sentences.grafting import move, put_above
from briefing.extract.sentences.parse import Sentence, Token
from briefing.knowledge.words import lists

_RANKS = frozenset("corporal general major private regular".split())
_SHOWING = frozenset("clip footage image photo photograph picture video".split())
_BEFORE_NOUN = frozenset("amod compound nmod npadvmod".split())
_DOING = frozenset("claims controls demands fields holds pledges runs swears".split())
_WEAPONS = frozenset(
    "bombs drones gunships helicopters jets missiles mortars planes rockets shells tanks warplanes".split()
)


_BLOWS = frozenset("ambush attack blast clash protest raid strike".split())


def noun_taken_for_verb(token: Token) -> None:
    """ "the ceasefire talks planned for ...": a plural noun with an article before it was tagged as a verb."""
    if token.tag not in ("VBZ", "VBP"):
        return
    if token.tag == "VBP" and token.is_root and token.low in _BLOWS and token.kid("dobj", "aux") is None:
        subject = token.kid("nsubj")
        if (
            subject is not None
            and subject.tag in ("NN", "NNP")
            and subject.i == token.i - 1
            and not subject.kids_by("conj")
        ):
            token.pos, token.tag, subject.dep = "NOUN", "NN", "compound"  # "KNLA ambush on column"
            return
    if not token.low.endswith("s"):
        return
    if token.low == "militias" and token.dep == "ccomp" and token.head.i > token.i and token.head.tag in ("VBD", "VBN"):
        token.dep = "nsubj"  # "militias loyal to the sheikh ambushed": never a verb
    if token.dep not in ("nsubj", "dobj", "pobj", "nsubjpass", "conj", "attr"):
        return
    before = [kid for kid in token.kids if kid.i < token.i]
    governing = token.dep == "nsubj" and token.head.i > token.i  # "Druze militias ambushed": a clause is no plain subject
    plain = ("DET", "NOUN", "ADJ", "PROPN") if governing else ("DET", "NOUN", "ADJ")
    if any(kid.dep in ("det", "compound", "amod", "nsubj") and kid.pos in plain for kid in before):
        token.pos, token.tag = "NOUN", "NNS"
        for kid in before:
            if kid.dep == "nsubj":
                kid.dep = "compound"


def burst_in(token: Token) -> None:
    """ "Gunmen in camouflage burst into the hall": the verb was read as a noun."""
    if token.low != "burst" or not token.is_root or token.pos != "NOUN" or token.kid("nsubj") is None:
        return
    into = next((kid for kid in token.kids_by("prep") if kid.i == token.i + 1), None)
    if into is not None and into.low in ("into", "through"):
        token.pos, token.tag = "VERB", "VBD"


def as_they_passed(token: Token) -> None:
    """ "A bomb went off as a truck passed along the road": the clause was read as what the truck is."""
    if token.low != "as" or token.dep != "prep":
        return
    noun, verb = token.kid("pobj"), token.head
    passing = noun.kid("acl") if noun is not None else None
    if noun is None or passing is None or verb.tag not in ("VBD", "VBN") or verb.i > token.i:
        return
    if passing.tag not in ("VBD", "VBN") or passing.lemma not in _PASSING or passing.kid("agent") is not None:
        return
    move(passing, verb, "advcl")
    move(noun, passing, "nsubj")
    move(token, passing, "mark")
    passing.tag = "VBD"


_PASSING = frozenset("arrive cross drive gather go head leave march move pass return sleep travel walk".split())


def shown(token: Token) -> None:
    """ "Videos circulated online show clashes": the showing was read as a part of what is shown."""
    show = next((kid for kid in token.kids_by("compound") if kid.low == "show"), None)
    verb = token.head
    subject = verb.kid("nsubj")
    if show is None or token.dep != "dobj" or subject is None or subject.lemma not in _SHOWING:
        return
    for kid in [kid for kid in token.kids if kid.i <= show.i]:
        move(kid, verb, "advmod")


def feared(token: Token) -> None:
    """ "At least 30 feared killed": the number of a headline was hung on the participle as its measure."""
    if (
        token.low not in ("feared", "believed", "presumed")
        or not token.is_root
        or token.kid("nsubj", "nsubjpass") is not None
    ):
        return
    number = token.kid("nummod")
    if number is not None and number.i < token.i:
        number.dep, token.tag = "nsubjpass", "VBN"


def copula_read_as_noun(token: Token) -> None:
    """ "And a nun is missing": the tagger took "is" for a noun, and the nun for a part of it."""
    if token.low not in ("is", "was", "are", "were") or token.pos != "NOUN":
        return
    token.pos, token.tag, token.lemma = "AUX", {"is": "VBZ", "are": "VBP"}.get(token.low, "VBD"), "be"
    before = [kid for kid in token.kids if kid.i < token.i and kid.dep == "compound"]
    if before:
        subject = before[-1]
        for kid in [
            kid for kid in token.kids if kid.i < token.i and kid is not subject and kid.dep in ("det", "amod", "nummod")
        ]:
            move(kid, subject, kid.dep)
        subject.dep = "nsubj"


def verb_read_as_adjective(token: Token) -> None:
    """ "Settlers from an outpost assaulted herders": what has a subject and an object and ends in -ed is a verb."""
    if token.tag != "JJ" or not token.is_root or not token.low.endswith("ed") or token.kid("cop") is not None:
        return
    if token.kid("dobj") is None or token.kid("nsubj") is None:
        return
    token.pos, token.tag, token.lemma = "VERB", "VBD", token.low.removesuffix("ed")


def stroke_joins(token: Token) -> None:
    """ "Army/M23 clashes": a stroke between two names in front of a noun joins them."""
    if token.text != "/" or token.i in (token.sent.tokens[0].i, token.sent.tokens[-1].i):
        return
    tokens, at = token.sent.tokens, token.i - token.sent.tokens[0].i
    left = tokens[at - 1]
    right = next((one for one in [left, *left.ancestors()] if one.i > token.i), None)
    if right is None or right.dep not in _BEFORE_NOUN or left.dep not in _BEFORE_NOUN or right.head.i <= right.i:
        return
    noun = right.head
    for kid in [kid for kid in right.kids if kid.i < left.i and kid.dep in ("nummod", "det", "amod", "advmod", "poss")]:
        move(kid, noun, kid.dep)  # "14 PKK/YPG terrorists"
    move(left, noun, "compound")
    move(right, left, "conj")


def men_who_fire(sentence: Sentence) -> None:
    """ "Men fire on campus, killing three": in a headline those who fire were read as a part of the fire."""
    if len(sentence.tokens) < 4:
        return
    fire = next((one for one in sentence.tokens[:4] if one.low == "fire" and one.is_root and one.pos == "NOUN"), None)
    who = fire.kid("compound") if fire is not None else None
    if fire is None or who is None or who.tag != "NNS" or who.i != fire.i - 1 or fire.kid("det", "nsubj") is not None:
        return
    if any(kid.dep == "prep" and kid.low in ("on", "at", "into") and kid.i == fire.i + 1 for kid in fire.kids):
        fire.pos, fire.tag = "VERB", "VBP"
        who.dep = "nsubj"
        for kid in [kid for kid in fire.kids if kid.i < who.i]:
            move(kid, who, kid.dep)


def headline_noun_in_ing(sentence: Sentence) -> None:
    """ "Two dead in Kherson shelling": the last word of a headline is the noun that stands behind the preposition."""
    words = [token for token in sentence.tokens if token.pos != "PUNCT"]
    if len(words) < 4 or words[-1].tag != "VBG" or not words[-1].is_root:
        return
    last, name = words[-1], words[-2]
    prep = name.head
    first = words[0]
    if name.dep != "pobj" or name.pos != "PROPN" or prep.dep != "prep" or first.head is not last:
        return
    for kid in list(last.kids):
        if kid is not first:
            move(kid, first, kid.dep)
    last.kids.remove(first)
    first.head, first.dep = first, "ROOT"
    last.pos, last.tag, last.lemma = "NOUN", "NN", last.low
    last.head, last.dep = prep, "pobj"
    prep.kids.append(last)
    move(name, last, "compound")


def verb_of_relative(token: Token) -> None:
    """ "A charge that Baku rejects": the verb in -s was read as a plural noun."""
    which = next((kid for kid in token.kids if kid.low in ("that", "which") and kid.dep in ("dobj", "mark")), None)
    if token.tag == "NNS" and token.dep == "relcl" and token.kid("nsubj") is not None and which is not None:
        token.pos, token.tag, token.lemma, which.dep = "VERB", "VBZ", token.low.removesuffix("s"), "dobj"
        which.tag = "WDT"


def shot_dead(token: Token) -> None:
    """ "Gunmen shot dead two welders": "dead" was read as an adjective of those shot."""
    if token.low != "dead" or token.dep != "amod" or token.i == token.sent.tokens[0].i:
        return
    verb = token.sent.tokens[token.i - token.sent.tokens[0].i - 1]
    counted = token.head.head if token.head.dep == "nummod" else token.head
    if verb.lemma in ("shoot", "gun", "stab") and verb.pos == "VERB" and counted.head is verb:
        move(token, verb, "acomp")


def shot_behind_weapon(token: Token) -> None:
    """ "Men on motorbikes shot dead a priest", "gunmen riding a motorcycle shot dead a baker": the verb was read as a noun,
    or whom it killed as hung on "dead"."""
    if token.low != "dead" or token.i == token.sent.tokens[0].i:
        return
    shot = token.sent.tokens[token.i - token.sent.tokens[0].i - 1]
    if shot.low != "shot":
        return
    victim = next((kid for kid in token.kids_by("pobj", "dobj") if kid.i > token.i), None)
    if victim is None:
        _shot_read_as_load(token, shot)
        return
    if shot is token.head and shot.tag in ("VBN", "VBD"):
        move(victim, shot, "dobj")
        return
    doer, prep = token.kid("nsubj"), shot.head
    if doer is shot and shot.tag == "NN" and (by := shot.kid("compound")) is not None:  # "a sniper shot dead a girl"
        put_above(shot, token, "acomp")
        shot.pos, shot.tag, shot.lemma = "VERB", "VBD", "shoot"
        move(by, shot, "nsubj")
        move(victim, shot, "dobj")
        for kid in [kid for kid in (*shot.kids, *token.kids) if kid is not by and kid.i < shot.i]:
            move(kid, by if kid.dep in ("det", "amod", "nummod") else shot, kid.dep)
        return
    if doer is None or shot.dep not in ("pobj", "dobj") or prep.head is not doer or shot.tag != "NN":
        return
    ridden = shot.kid("compound")
    put_above(shot, token, "acomp")
    shot.pos, shot.tag, shot.lemma = "VERB", "VBD", "shoot"
    if ridden is not None:
        move(ridden, prep, "pobj" if prep.pos == "ADP" else "dobj")
        for kid in [kid for kid in shot.kids if kid.i < ridden.i and kid is not doer]:
            move(kid, ridden, kid.dep)
    move(doer, shot, "nsubj")
    move(victim, shot, "dobj")
    for named in [kid for kid in doer.kids_by("appos") if kid.i > victim.i]:
        move(named, victim, "appos")  # "a teacher, Norhata Salik"


def _shot_read_as_load(dead: Token, shot: Token) -> None:
    """ "Two men on a motorcycle shot dead Abdul Karim": "dead" was read as an adjective of his name."""
    victim, prep = dead.head, shot.head
    doer = prep.head
    if dead.dep != "amod" or shot.dep != "pobj" or shot.tag != "NN" or prep.dep != "prep":
        return
    if victim.head not in (doer, shot) and doer.head is not victim:
        return  # "Gunmen on a motorbike shot dead Aslam": which of the two was read as the main one
    ridden = shot.kid("compound")
    if ridden is None or doer.pos != "NOUN" or doer.i > prep.i or victim.i < dead.i:
        return
    if doer.head is victim:
        put_above(shot, victim, "dobj")
        move(doer, shot, "nsubj")
    else:
        put_above(shot, doer, "nsubj")
    for kid in [kid for kid in victim.kids_by("prep") if kid.i > victim.i]:
        move(kid, shot, "prep")
    shot.pos, shot.tag, shot.lemma = "VERB", "VBD", "shoot"
    move(ridden, prep, "pobj")
    for kid in [kid for kid in shot.kids if kid.i < ridden.i and kid.dep in ("det", "amod")]:
        move(kid, ridden, kid.dep)
    move(victim, shot, "dobj")
    move(dead, shot, "acomp")
    for kid in [
        kid for kid in doer.kids if (kid.i < doer.i or kid.i > victim.i) and kid.dep in ("prep", "punct", "npadvmod")
    ]:
        move(kid, shot, kid.dep)


def plural_of_man(token: Token) -> None:
    """ "Servicemen", "tribesmen": unknown plurals of -man are read as singulars."""
    if token.pos == "NOUN" and token.low.endswith("men") and token.lemma == token.low and len(token.low) > 5:
        token.lemma, token.tag = token.low[:-2] + "an", "NNS"


def weapons_read_as_name(token: Token) -> None:
    """ "Drones attacked a base": the first word of a sentence was read as a name."""
    if token.low in _WEAPONS and token.tag in ("NNP", "NNPS") and token is token.sent.tokens[0] and token.dep == "nsubj":
        token.tag, token.pos, token.lemma = "NNS", "NOUN", token.low[:-1]


def rank_read_as_adjective(token: Token) -> None:
    """ "A wounded private, Karen Saroyan, told": a rank behind an article and in the subject's place is a noun."""
    if token.tag == "JJ" and token.dep in ("nsubj", "nsubjpass", "dobj") and token.low in _RANKS and token.kid("det"):
        token.pos, token.tag = "NOUN", "NN"


def past_read_as_noun(token: Token) -> None:
    """ "A town which the army retook in January": the tagger saw a past, the rules of lemmas a noun."""
    if token.tag != "VBD" or token.pos != "NOUN":
        return
    token.pos = "VERB"
    which, doer = token.kid("nsubj"), token.kid("compound")
    if token.dep == "relcl" and doer is not None and which is not None and which.low in ("which", "that"):
        for kid in token.kids_by("det"):
            move(kid, doer, "det")
        doer.dep, which.dep = "nsubj", "dobj"


def denial_read_as_noun(token: Token) -> None:
    """ "A killing that police dispute", "an account the army disputes": the tagger took the verb for a noun."""
    if token.pos != "NOUN" or token.low not in ("dispute", "disputes", "rejects"):
        return
    told, doer = token.head, next((kid for kid in token.kids_by("compound") if kid.i == token.i - 1), None)
    ends = token.i == token.sent.tokens[-1].i or token.sent.tokens[token.i - token.sent.tokens[0].i + 1].text in ".,;”"
    one = any(kid.low in ("a", "an") for kid in told.kids_by("det"))
    if token.dep not in ("relcl", "appos") or doer is None or not ends or told.pos != "NOUN" or not one:
        return
    if any(kid.pos == "PUNCT" for kid in token.sent.tokens[told.i - token.sent.tokens[0].i : -1] if kid.i < token.i):
        return  # "a clash, a land dispute"
    token.pos, token.tag = "VERB", "VBZ" if token.low.endswith("s") else "VBP"
    token.lemma = token.low.removesuffix("s")
    for kid in token.kids_by("det", "amod"):
        move(kid, *((token, "dobj") if kid.low in ("that", "which") else (doer, kid.dep)))
    doer.dep, token.dep = "nsubj", "relcl"


def unknown_past(token: Token) -> None:
    """ "Retook": a past tense that the lemmatizer does not know."""
    if token.low == "retook":
        token.lemma, token.tag = "retake", "VBD"
    elif token.low == "raped":
        token.lemma = "rape"


def noun_in_ing(token: Token) -> None:
    """ "Shelling by government forces left a girl dead": a form in -ing without an object is a noun where nouns stand."""
    unsure = token.tag == "JJ" and token.low.endswith("ing") and token.kid("prep") is not None
    if (token.tag == "VBG" or unsure) and token.is_root and token.kid("dobj", "aux", "nsubj", "ccomp", "xcomp") is None:
        if any(kid.low in ("of", "between") for kid in token.kids_by("prep")):
            token.pos, token.tag, token.lemma = "NOUN", "NN", token.low  # "Shelling of Nikopol."
        return
    if (
        token.tag != "VBG"
        or token.dep not in ("nsubj", "nsubjpass", "csubj", "csubjpass", "dobj", "pobj")
        or token.kid("dobj", "aux", "nsubj") is not None
    ):
        return
    if token.dep == "pobj" and token.kid("det", "amod", "prep", "agent", "poss") is None:
        return
    token.pos, token.tag, token.lemma = "NOUN", "NN", token.low
    token.dep = {"csubj": "nsubj", "csubjpass": "nsubjpass"}.get(token.dep, token.dep)


def verb_read_as_modifier(token: Token) -> None:
    """ "JNIM is led by X and pledges allegiance to Y": the second verb was taken for a noun before its object."""
    noun, verb = token.head, token.head.head
    if token.tag != "NNS" or token.low not in _DOING or token.dep != "compound" or noun.dep != "conj":
        return
    before = token.sent.tokens[max(0, token.i - token.sent.tokens[0].i - 1)]
    if before.low not in ("and", "but") or verb.pos not in ("VERB", "AUX") or noun.kid("det", "poss") is not None:
        return
    token.pos, token.tag = "VERB", "VBZ"
    move(token, verb, "conj")
    move(noun, token, "dobj")


def adjective_read_as_main(token: Token) -> None:
    """ "Gunmen loyal to Tareq Saleh exchanged fire": the adjective behind the subject was read as what is told of it."""
    if token.tag != "JJ" or not token.is_root or token.kid("cop", "aux", "cc") is not None:
        return
    subject = token.kid("nsubj")
    verb = next((kid for kid in token.kids_by("conj", "ccomp", "advcl") if kid.tag == "VBD" and kid.i > token.i), None)
    if subject is None or subject.i != token.i - 1 or verb is None or verb.kid("nsubj", "nsubjpass", "mark") is not None:
        return
    put_above(verb, token, "amod")
    move(subject, verb, "nsubj")
    for kid in [kid for kid in token.kids if kid.i < subject.i or kid.i > verb.i]:
        move(kid, verb, kid.dep)
    move(token, subject, "amod")


def held_land_in_list(token: Token) -> None:
    """ "From Rostov Oblast and occupied Crimea": the second of two places was read as what somebody occupied."""
    land = token.kid("dobj")
    if token.low not in ("annexed", "besieged", "occupied") or token.dep != "conj" or land is None or land.pos != "PROPN":
        return
    tokens, at = token.sent.tokens, token.i - token.sent.tokens[0].i
    if at < 2 or tokens[at - 1].low != "and" or token.kid("nsubj", "nsubjpass", "aux") is not None:
        return
    first, joint = tokens[at - 2], tokens[at - 1]
    if first.pos != "PROPN" or first.dep != "pobj" or min(one.i for one in land.subtree()) != token.i + 1:
        return
    main = token.head
    for kid in [kid for kid in token.kids if kid is not land]:
        move(kid, main, kid.dep)
    move(land, first, "conj")
    move(token, land, "amod")
    move(joint, first, "cc")
    token.pos, token.tag = "ADJ", "VBN"


def town_taken_for_participle(token: Token) -> None:
    """ "The army recaptured Tessalit from them": an unknown name was read as what the object became."""
    verb = token.head
    if token.tag not in ("VBN", "VBD", "JJ") or token.dep not in ("acomp", "oprd", "xcomp") or token.i != verb.i + 1:
        return
    if not token.text[:1].isupper() or verb.lemma not in lists().names.taking or verb.kid("dobj") is not None:
        return
    for kid in token.kids_by("prep"):
        move(kid, verb, "prep")
    token.pos, token.tag, token.dep, token.lemma = "PROPN", "NNP", "dobj", token.text


def town_taken_for_verb(token: Token) -> None:
    """ "Trucks carrying fuel to Djibo": an unknown name behind "to" was read as an infinitive."""
    to = token.kid("aux")
    if token.tag != "VB" or not token.text[:1].isupper() or to is None or to.low != "to" or to.i != token.i - 1:
        return
    governor = token.head
    if governor is token or token.kid("nsubj", "dobj", "ccomp") is not None:
        return
    for kid in [kid for kid in token.kids if kid is not to]:
        move(kid, governor, kid.dep)
    move(to, governor, "prep")
    to.pos, to.tag = "ADP", "IN"
    move(token, to, "pobj")
    token.pos, token.tag = "PROPN", "NNP"

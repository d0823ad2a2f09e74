"""What is called false: "claims that X are fabricated", "there is no truth in reports of X", "called the report a lie".

Also the other way of denying without a verb of denial: "said it had nothing to do with the attack".
"""

from __future__ import annotations

from briefing.extract.sentences.clauses import is_negated, spread
from briefing.extract.sentences.parse import Token
from briefing.knowledge.words import lists

_CALLING = frozenset("brand call deem denounce describe dismiss dub label reject term".split())
_REFUTED = frozenset("debunk deny disprove dismiss dispute refute reject".split())
_ASIDE = frozenset("discount disregard ignore".split())  # what nobody is to believe
_TRUTH = frozenset("basis evidence foundation substance truth".split())
_WHAT_HAPPENED = frozenset("accident blast case clash death dispute explosion fire incident killing matter murder".split())
_PART = frozenset("connection hand involvement knowledge link part responsibility role".split())
_BEING = frozenset("be remain seem constitute amount".split())
BRANDING = frozenset("brand call decry denounce describe dismiss label paint portray ridicule term".split())
_COMING_ABOUT = frozenset("happen occur take".split())
_THEMSELVES = frozenset("he it she they we".split())
_THEIRS = frozenset("her his its our their".split())


def is_called_false(noun: Token) -> bool:
    """Whether a noun of hearsay ("claims", "the report") is told to be false where it stands."""
    if noun.lemma not in lists().standing.hearsay_nouns:
        return False
    verb = noun.head
    if noun.dep == "pobj" and verb.pos == "ADP":
        source = verb.head
        return source.lemma in _TRUTH and any(kid.low in ("no", "any", "little") for kid in source.kids_by("det", "amod"))
    if verb.pos not in ("VERB", "AUX"):
        return False
    if noun.dep in ("nsubj", "nsubjpass"):
        if (verb.lemma == "be" or noun.dep == "nsubjpass") and is_false(verb):
            return True
        return noun.dep == "nsubjpass" and (verb.lemma in _REFUTED or _is_branded(verb)) and not is_negated(verb)
    aside = verb.lemma in _ASIDE
    return noun.dep == "dobj" and (_is_branded(verb) or aside) and not is_negated(verb)


def is_false(verb: Token) -> bool:
    """ "Are fabricated", "were simply untrue", "is a lie", "are without foundation"; "not true"."""
    words, negated = lists().standing, is_negated(verb)
    told = [one for first in verb.kids_by("acomp", "attr", "oprd") for one in spread(first)]
    told += [verb] if verb.tag == "VBN" else []
    if any(one.lemma in words.true or one.low in words.true for one in told):
        return negated
    for one in told:
        beside = {one.low, one.lemma, *(kid.low for kid in one.kids_by("amod"))}
        if beside & words.false:
            return not negated
    behind = [obj for prep in verb.kids_by("prep") if prep.low == "without" for obj in prep.kids_by("pobj")]
    return any(obj.lemma in _TRUTH | {"merit"} for obj in behind) and not negated


def is_it_false(told: Token, verb: Token) -> bool:
    """ "It is false that the army shelled Kutum", "it is a lie that they fled": what hangs on such words."""
    subject = verb.kid("nsubj")
    if verb.lemma != "be" or subject is None or subject.low not in ("it", "this") or not is_false(verb):
        return False
    that = any(kid.low == "that" for kid in told.kids) and told.kid("nsubj", "nsubjpass") is not None
    return that and (told.dep == "ccomp" or (told.dep == "relcl" and told.head.dep in ("attr", "acomp")))


def never_happened(noun: Token) -> bool:
    """ "The attack, in which 13 were said to have died, never happened": also of what a clause tells of it."""
    while noun.dep == "pobj" and noun.head.head.pos == "NOUN":
        noun = noun.head.head  # "the massacre at Tuti, where they were said to have killed 60"
    verb = noun.head
    if noun.dep != "nsubj" or verb.lemma not in _COMING_ABOUT or not is_negated(verb):
        return False
    return verb.lemma != "take" or any(obj.low == "place" for obj in verb.kids_by("dobj"))


def _is_branded(verb: Token) -> bool:
    """ "Called the reports a lie", "dismissed the claim as propaganda", "was described as false"."""
    if verb.lemma not in _CALLING:
        return False
    words = lists().standing.false
    told = [*verb.kids_by("oprd", "attr", "acomp", "xcomp", "ccomp")]
    told += [
        obj for prep in verb.kids_by("prep") if prep.low == "as" for obj in prep.kids_by("pobj", "amod", "acomp", "pcomp")
    ]
    told += [kid for one in list(told) for kid in one.kids_by("acomp", "attr", "amod", "oprd")]
    return any(one.low in words or one.lemma in words for one in told)


def is_no_truth(verb: Token) -> bool:
    """ "There is no truth in the report"."""
    told = verb.kids_by("attr") if verb.lemma == "be" else []
    return any(one.lemma in _TRUTH and any(kid.low == "no" for kid in one.kids_by("det")) for one in told)


def disowns(verb: Token) -> bool:
    """ "Had nothing to do with the blast", "had no hand in it", "was not involved", "was not behind the attack"."""
    objects = verb.kids_by("dobj", "attr")
    if any(kid.lemma in _WHAT_HAPPENED for kid in verb.kids_by("nsubj")):
        return False  # "the incident had nothing to do with militancy": nobody says that it was not
    if verb.lemma == "have" and any(obj.low == "nothing" for obj in objects):
        return any(kid.lemma == "do" for obj in objects for kid in obj.kids_by("relcl", "acl", "xcomp")) or (
            verb.kid("xcomp") is not None
        )
    none = any(kid.low == "no" for obj in objects for kid in obj.kids_by("det"))
    if verb.lemma in ("have", "play", "take", "bear") and (none or is_negated(verb)):
        return any(obj.lemma in _PART for obj in objects)
    if not is_negated(verb):
        return False
    if verb.lemma == "be":
        if any(prep.low == "behind" and prep.kid("pobj") is not None for prep in verb.kids_by("prep")):
            return True
        return any(kid.low in ("involved", "responsible") for kid in verb.kids_by("acomp"))
    return verb.lemma == "involve"


def denies_own_part(verb: Token) -> bool:
    """Whether a denial is of what the denier did, and not of what others suffered: "denied responsibility", "denied having
    shelled the camp", "denied that its men had taken part"; not "denied that a school was struck"."""
    if any(obj.lemma in _PART for obj in verb.kids_by("dobj")):
        return True
    inner = verb.kid("ccomp", "xcomp")
    if inner is None:
        return False
    subject = inner.kid("nsubj", "nsubjpass")
    if subject is None or inner.dep == "xcomp":
        return True
    own = subject.low in _THEMSELVES or any(kid.low in _THEIRS for kid in subject.kids_by("poss"))
    return own and subject.dep == "nsubj"


_JUDGED = frozenset(
    "abhorrent atrocious barbaric brutal cowardly criminal despicable heinous savage senseless terrorist treacherous vile "
    "villainous".split()
)
_COMMITTING = frozenset("carry carry_out commit perpetrate".split())


def condemns(verb: Token) -> bool:
    """ "The ministry rejects the terrorist attack that a gang carried out": what is rejected has happened, and nobody
    denies it. So is put in official English what in Spanish or Arabic is condemned."""
    if verb.lemma not in ("reject", "repudiate"):
        return False
    for deed in verb.kids_by("dobj"):
        if any(kid.low in _JUDGED for kid in deed.kids_by("amod", "compound", "nmod")):
            return True
        if any(kid.lemma in _COMMITTING for kid in deed.kids_by("acl", "relcl")):
            return deed.lemma not in _RUMOURED
    return False


_RUMOURED = frozenset("accusation allegation charge claim insinuation report rumor rumour suggestion".split())


def says_false(verb: Token) -> bool:
    """Whether a clause says of its subject that it is untrue: "these reports are false", "there is no truth in them"."""
    words = lists().standing
    told = [one for first in verb.kids_by("acomp", "attr", "oprd", "dobj") for one in first.conjuncts()]
    if verb.lemma in _BEING:
        negated = is_negated(verb)
        for one in told:
            if one.low in words.false or (one.lemma in words.false and one.dep != "dobj"):
                return not negated
            if one.low in words.true:
                return negated
            if one.lemma in _TRUTH and any(kid.low in ("no", "any") for kid in one.kids_by("det")):
                return negated or any(kid.low == "no" for kid in one.kids_by("det"))
        return False
    if verb.lemma == "have":
        return any(one.low in ("nothing", "little") and _is_of_truth(verb) for one in told) or any(
            one.lemma in _TRUTH and any(kid.low == "no" for kid in one.kids_by("det")) for one in told
        )
    return verb.lemma in ("correspond", "match", "reflect") and is_negated(verb) and _is_of_truth(verb)


def brands_false(verb: Token) -> bool:
    """ "Described the claims as baseless", "called the report a lie"."""
    if verb.lemma not in BRANDING:
        return False
    words = lists().standing
    told = list(verb.kids_by("oprd", "attr", "acomp", "dobj"))
    told += [kid for kid in verb.kids_by("advcl") if any(mark.low == "as" for mark in kid.kids_by("mark"))]
    hung = [prep for obj in verb.kids_by("dobj") for prep in obj.kids_by("prep")]  # "the reports as fabrications"
    for prep in (*verb.kids_by("prep"), *hung):
        told += prep.kids_by("pobj", "amod", "pcomp") if prep.low == "as" else []
    inner = verb.kid("ccomp")  # "called the report a lie", read as a clause of its own
    told += inner.kids_by("attr", "acomp") if inner is not None and inner.lemma != "be" else []
    told += [inner] if inner is not None and inner.pos in ("NOUN", "ADJ") else []
    said = {one for first in told for one in first.conjuncts()}
    said |= {kid for one in said for kid in one.kids_by("amod")}
    return any(one.low in words.false or one.lemma in words.false for one in said)


def _is_of_truth(verb: Token) -> bool:
    return any(one.lemma in ("fact", "reality", "truth") for one in verb.subtree())

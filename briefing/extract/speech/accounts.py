"""Sayings without a verb of saying, and denials without a verb of denial: "gave a different account", "said its forces
never entered", "named him as"."""

from __future__ import annotations

from briefing.domain.claim import Stance
from briefing.domain.event import EventType
from briefing.extract.sentences.clauses import Clause, is_negated, lemma_of, spread
from briefing.extract.sentences.parse import Token
from briefing.knowledge.lexicons import Lexicon

_GIVING = frozenset("give have offer present provide".split())
_ACCOUNTS = frozenset("account explanation narrative version".split())
_OTHER = frozenset(
    "another alternative conflicting contradictory contrary different differing diverging opposite other own rival".split()
)
_CLAIMS = frozenset("allegation assertion claim statement".split())
_TAKING = frozenset("accept assume take".split())
_SETTING = frozenset("deliver issue send set".split())
_WANTED = frozenset("ceasefire inquiry inquest investigation negotiation probe release talk talks truce withdrawal".split())
_UTTERING = frozenset("convey express issue voice".split())
_AGAIN = frozenset("reaffirm reiterate renew repeat restate".split())
_FEELINGS = frozenset(
    "alarm concern condolence confidence disappointment dismay doubt hope optimism outrage readiness regret satisfaction "
    "shock solidarity sorrow sympathy unease willingness worry".split()
)
_UTTERED = {
    "appeal": Stance.CALLS_FOR,
    "call": Stance.CALLS_FOR,
    "demand": Stance.CALLS_FOR,
    "condemnation": Stance.CONDEMNS,
    "denial": Stance.DENIES,
    "opposition": Stance.DENIES,
    "rejection": Stance.DENIES,
    "threat": Stance.THREATENS,
    "warning": Stance.WARNS,
}
_SPREADING = frozenset("circulate disseminate distribute spread".split())
_OTHERWISE = frozenset("differently otherwise".split())
_THEMSELVES = frozenset("he i it she they we".split())
_THEIRS = frozenset("her his its my our their".split())
_DOING = frozenset("aim bomb enter fire hit launch open order raid shell shoot strike target use".split())
_AIMED = frozenset("aim attack bomb bombard shell shoot strike target".split())
_BLOWS = frozenset((EventType.STRIKE, EventType.BATTLE, EventType.VIOLENCE_AGAINST_CIVILIANS))


def gives_account(clause: Clause) -> bool:
    """ "Gave a different account", "offered its own version", "tells it otherwise"."""
    if clause.lemma == "tell":
        return any(one.low == "it" for one in clause.objects) and any(kid.low in _OTHERWISE for kid in clause.verb.kids)
    if clause.lemma not in _GIVING or clause.passive or clause.verb.sent.tokens[-1].text == ":":
        return False  # what stands behind the colon is said by somebody
    told = [one for one in clause.objects if one.lemma in _ACCOUNTS]
    return any(kid.low in _OTHER for one in told for kid in one.kids_by("amod", "det", "poss"))


def says_by_deed(clause: Clause) -> Stance | None:
    """What is said with a verb that is none of saying: "took responsibility", "gave them an ultimatum", "wants talks",
    "stands by its claim", "arrives at 758 dead"; None where nothing is."""
    verb, objects = clause.verb, {one.lemma for one in clause.objects}
    if clause.passive or not clause.subjects or any(kid.tag == "MD" for kid in verb.kids_by("aux")):
        return None
    if clause.lemma in _TAKING and "responsibility" in objects:
        return Stance.ASSERTS
    if clause.lemma in _GIVING | _SETTING and "ultimatum" in objects:
        return Stance.THREATENS
    if clause.lemma in _UTTERING | _AGAIN and (uttered := _uttered(clause)) is not None:
        return uttered
    if clause.lemma == "plead" and (guilty := next((one for one in verb.kids if one.low == "guilty"), None)) is not None:
        return Stance.DENIES if is_negated(verb) or any(kid.low == "not" for kid in guilty.kids) else Stance.CONFIRMS
    if clause.lemma == "point" and "finger" in objects and (clause.preps.keys() & {"at"} or _is_at_somebody(clause)):
        return Stance.ASSERTS
    behind = {one.lemma for one in clause.behind("by", "at")}
    if clause.lemma == "stand" and behind & (_ACCOUNTS | _CLAIMS):
        return Stance.ASSERTS
    if clause.lemma == "arrive" and any(one.pos == "NUM" or _is_of_people(one) for one in clause.behind("at")):
        return Stance.ASSERTS
    if clause.lemma == "want" and verb.tag in ("VBZ", "VBP", "VBD"):
        wished = verb.kid("ccomp")
        of_others = wished is not None and wished.kid("nsubj", "nsubjpass") is not None
        asked = [one for one in verb.subtree() if one.dep == "xcomp" and any(kid.low == "to" for kid in one.kids_by("aux"))]
        of_others |= bool(clause.objects and asked)  # "wants the officers to be suspended"
        return Stance.CALLS_FOR if of_others or objects & _WANTED else None
    return None


def _uttered(clause: Clause) -> Stance | None:
    """ "Voiced concern", "reiterated its call for a truce", "expressed its opposition to it": by the noun."""
    for obj in clause.objects:
        if obj.lemma in _FEELINGS and clause.lemma in _UTTERING:
            return Stance.ASSERTS
        if obj.lemma in _UTTERED and (clause.lemma in _AGAIN or _UTTERED[obj.lemma] is not Stance.CALLS_FOR):
            own = obj.kid("poss") is not None or obj.kid("prep") is not None or clause.lemma not in _AGAIN
            return _UTTERED[obj.lemma] if own else None
    return None


def _is_at_somebody(clause: Clause) -> bool:
    """ "Pointed the finger at supporters of Haftar", where "at" hangs on the finger."""
    return any(kid.low == "at" for obj in clause.objects for kid in obj.kids_by("prep"))


def _is_of_people(noun: Token) -> bool:
    return noun.kid("nummod") is not None and noun.lemma in ("person", "people", "civilian", "dead", "death", "victim")


def claim_of(noun: Token) -> list[Token]:
    """Whose claim is told with what it claims: "the claim of the army that ...", "a Thai army statement that ..."."""
    if noun.low in ("information", "reports") and (spreading := _spreading(noun)) is not None:
        return [one for agent in spreading.kids_by("agent") for one in spread(agent.kid("pobj"))]
    if noun.lemma not in _CLAIMS or noun.pos != "NOUN":
        return []
    told = [kid for kid in noun.kids_by("acl", "relcl", "ccomp") if any(one.low == "that" for one in kid.kids_by("mark"))]
    if not told:
        return []
    behind = noun.behind("of", "by")
    return [*noun.kids_by("poss"), *behind, *noun.kids_by("compound", "nmod")]


def _spreading(noun: Token) -> Token | None:
    """ "The information spread by the ministry that its units fired first": the verb, whatever the parser took it for."""
    verbs = [*noun.kids_by("acl"), *([noun.head] if noun.dep == "nsubj" else [])]
    told = [one for one in verbs if one.lemma in _SPREADING and one.kid("agent") is not None]
    return next((one for one in told if one.i > noun.i and any(kid.low == "that" for kid in one.subtree())), None)


def names_as(clause: Clause) -> bool:
    """ "Named him as Mahmoud Shaheen", "identified the gunman as Ali Reza"; not "named him as its chief"."""
    if clause.lemma not in ("name", "identify") or not clause.objects:
        return False
    return any(one.pos == "PROPN" and one.kid("det", "poss") is None for one in clause.behind("as"))


def denies_act(told: Token, lexicon: Lexicon) -> bool:
    """Whether what somebody says is that his side did not do something, or that nobody was aimed at."""
    if told.pos not in ("VERB", "AUX"):
        return False
    subject = told.kid("nsubj", "nsubjpass")
    if subject is None:
        return False
    if subject.dep == "nsubjpass":
        nobody = subject.low in ("nobody", "none") or any(kid.low in ("no", "neither") for kid in subject.kids_by("det"))
        return told.lemma in _AIMED and (nobody or is_negated(told))
    if told.tag in ("VBP", "VBZ") and any(kid.low == "never" for kid in told.kids_by("neg", "advmod")):
        return False  # "our forces never aim at homes": what they make a habit of, and no blow
    own = subject.low in _THEMSELVES or any(kid.low in _THEIRS for kid in subject.kids_by("poss"))
    if not own or not is_negated(told) or told.tag == "MD" or any(kid.tag == "MD" for kid in told.kids_by("aux")):
        return False
    senses = lexicon.verbs.get(lemma_of(told), ())
    blow = any(sense.meaning.type in _BLOWS for sense in senses)
    return told.lemma in _DOING or lemma_of(told) in lexicon.effect_verbs or blow

"""Which clause of a long sentence a time belongs to, where it tells of more than one happening."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.extract.sentences.parse import Paper, Sentence, Token
from briefing.extract.sentences.tree import below
from briefing.extract.times.found import FoundTime

_COMPARING = frozenset("percent cent than compared against versus from".split())
_SPANS = frozenset("day month week year".split())  # "days after an attack in Bara"
_JOINING = frozenset("on the a with to in same period that those".split())

CARRYING = frozenset("admit airlift bring carry evacuate fly move receive rush take transfer transport treat".split())
_BURYING = frozenset("bury cremate eulogise honour identify inter lay mourn name repatriate".split())
_TRYING = frozenset(
    "accuse acquit arraign arrest charge condemn convict detain extradite fine imprison indict investigate jail "
    "prosecute sanction sentence sue try".split()
)
_FOR_WHAT = frozenset("of for over".split())


def is_of_next_clause(tie: Token, trigger: Token) -> bool:
    """ "A soldier was shot in May, and on Wednesday five rangers were wounded": what is joined on with a subject of its own
    tells its own day."""
    if below(tie, trigger) is None:
        return False
    for one in [tie, *tie.ancestors()]:
        if one is trigger:
            return False
        if one.dep == "conj" and one.pos == "VERB" and one.kid("nsubj", "nsubjpass") is not None:
            return not is_gapped(one)
        if one.dep == "conj" and one.head is trigger and any(kid.low in _LATER for kid in (tie, *tie.kids)):
            return one.i > trigger.i and tie.i > one.i  # "were abducted and released the next day"
    return False


def is_gapped(verb: Token) -> bool:
    """ "Five had been killed and 31 wounded since then": whether a verb shares its auxiliary, and so its day, with the one
    before it."""
    first = verb.head
    return verb.tag == "VBN" and verb.kid("aux", "auxpass") is None and first.kid("auxpass") is not None


def long_after(trigger: Token) -> Token | None:
    """The head of what a trigger stands in and that lies so long before or after what the sentence tells: "they signed it
    in Doha, three months after fighting killed 48", "a week after an attack in Bara". Where that happened
    only its own words can say."""
    for one in [trigger, *trigger.ancestors()]:
        mark = one.kid("mark") if one.pos in ("VERB", "AUX") else one.head if one.dep == "pobj" else None
        if mark is None or mark.low not in ("after", "before", "since"):
            continue
        measure = next((kid for kid in (*one.kids, *mark.kids) if kid.dep == "npadvmod" and kid.i == mark.i - 1), None)
        if measure is None and mark.low == "since" and mark.head.lemma in _SPANS and mark.head.i == mark.i - 1:
            measure = mark.head  # "to mark a year since demonstrations in which 60 died"
        if measure is not None and (measure.kid("nummod", "det", "amod") is not None or measure.lemma in _SPANS):
            return one
    return None


def is_of_long_before(tie: Token, trigger: Token) -> bool:
    """ "The raid came two days after a drone struck a mosque during Friday prayers": Friday is the drone's, the two
    days are not."""
    clause = long_after(tie)
    if clause is not None and tie.dep == "npadvmod" and any(mark.i == tie.i + 1 for mark in clause.kids_by("mark")):
        return False
    return clause is not None and clause is not trigger and below(trigger, clause) is None


def is_of_carrying(verb: Token, above: Token) -> bool:
    """ "Those wounded in a strike had been brought there on Wednesday": the day is not that of the strike."""
    if verb.dep not in ("acl", "relcl") or verb.lemma not in _HARMING:
        return False
    if above.lemma in CARRYING:
        return verb.lemma in _HURTING
    subject = above.kid("nsubjpass", "nsubj")
    prayers = subject is not None and subject.lemma in _RITES and verb in subject.subtree()
    return above.lemma in _BURYING or prayers  # "prayers for the six policemen killed in the attack were held on Friday"


def is_of_the_dead(noun: Token, verb: Token) -> bool:
    """ "The six farmers killed in the attack were buried on Wednesday": they were killed before that day."""
    killed = any(kid.lemma in _HARMING for kid in noun.kids_by("acl", "relcl"))
    return killed and verb.lemma in _BURYING and noun.dep in ("nsubjpass", "nsubj") and noun.head is verb


_HURTING = frozenset("hit hurt injure shoot wound".split())
_HARMING = _HURTING | frozenset("behead kill lynch martyr martyre massacre murder slay".split())
_RITES = frozenset("burial ceremony funeral mass memorial prayer procession service tribute vigil wake".split())


def is_set_apart(sentence: Sentence) -> bool:
    """ "Separately, ...", "In a separate incident ...": a sentence that says it tells something else."""
    lows = [token.low for token in sentence.tokens[:4]]
    return lows[:1] == ["separately"] or (lows[:1] == ["in"] and bool(_ANOTHER & set(lows[1:3])))


def opens_then(sentence: Sentence) -> bool:
    """ "Then, eight people were killed", "Back then ...": a sentence that goes on in the time told just before it."""
    lows = [token.low for token in sentence.tokens[:3]]
    return (
        lows[:2] == ["then", ","] or lows[:2] == ["back", "then"] or lows in (["at", "the", "time"], ["at", "that", "time"])
    )


_ANOTHER = frozenset("another separate unrelated".split())


def tells_what_followed(verb: Token) -> bool:
    """ "..., and a motorist died in Seiyun the next morning": whether a clause goes on to later."""
    if verb.dep != "conj" or verb.kid("nsubj", "nsubjpass") is None:
        return False
    return any(one.low in _LATER for kid in verb.kids_by("npadvmod", "advmod") for one in (kid, *kid.kids))


_LATER = frozenset("afterwards following later next".split())


def is_compared(time: FoundTime, paper: Paper, trigger: Token) -> bool:
    """ "Down 12 percent on the year before", "more than in May", "against 96 in the same period of 2024": a time that
    figures are compared with, unless it is that of the figure they are compared with."""
    first = max(0, time.start - 40)
    before = [word.strip("(),;") for word in paper.article.text[first : time.start].lower().split()]
    while before and (before[-1] in _JOINING or before[-1].replace(",", "").isdecimal()):
        before.pop()
    if not before or before[-1] not in _COMPARING - {"from"}:
        return False
    return not paper.article.text.lower().rfind(before[-1], first, time.start) < trigger.start < time.start


def is_of_subject(own: Token, verb: Token) -> bool:
    """Whether a verb is the one that says of another's subject who it is: "officers who responded on Sunday engaged"."""
    subject = own.head
    comma = any(one.text == "," for one in subject.sent.tokens if subject.i < one.i < own.i)
    if comma and subject.pos == "PROPN":
        return False  # "Elan, who was arrested in 2019, was killed": what is told of him by the way
    near = subject.head is verb or subject.head is verb.first_conjunct()
    agent = subject.dep == "pobj" and subject.head.dep == "agent" and subject.head.head is verb
    if own.dep == "relcl" and agent:  # "were shot by commandos who took them for rebels on Saturday"
        return not any(kid.low in ("had", "has", "have") for kid in own.kids_by("aux"))
    return own.dep == "relcl" and subject.dep in ("nsubj", "nsubjpass") and near


def is_when_then(trigger: Token, time: FoundTime) -> bool:
    """ "The worst since March last year, when nine people died": what "when" brings in right behind a time was then."""
    for verb in [trigger, *trigger.ancestors()]:
        when = verb.kid("advmod") if verb.pos in ("VERB", "AUX") else None
        if when is not None and when.low == "when" and 0 <= when.start - time.end <= 2:
            return True
    return False


def is_of_the_case(trigger: Token, tie: Token) -> bool:
    """ "Convicted in October of ordering attacks", "charged on Friday over the killing": the day is that of the court."""
    for one in trigger.ancestors():
        if one.dep != "prep" or one.head.lemma not in _TRYING:
            continue
        if one.low in _FOR_WHAT or (one.low == "with" and one.head.lemma == "charge"):
            return tie is not one and below(tie, one) is None
    return False


def is_of_the_deed(trigger: Token, tie: Token) -> bool:
    """ "Sentenced for his role in the 1994 genocide", "charged over the killing in May": the day is that of the deed."""
    if trigger.lemma not in _TRYING:
        return False
    for one in (tie, *tie.ancestors()):
        if one.head is trigger:
            behind = one.dep == "prep" and (one.low in ("of", "over") or (one.low == "with" and trigger.lemma == "charge"))
            deed = one.dep == "prep" and one.low == "for" and one is not tie.head and one is not tie
            return behind or deed
    return False


def is_where(verb: Token) -> bool:
    """ "On Friday they reached the lines, where a woman blew herself up": what happened there, happened then."""
    return any(kid.low == "where" for kid in verb.kids_by("advmod")) and not any(
        kid.low in ("had", "has", "have") for kid in verb.kids_by("aux")
    )


_ANSWERS = frozenset("answer protest reply reprisal response retaliation retribution revenge vengeance".split())


def is_avenged(noun: Token) -> bool:
    """ "Shot six herders in revenge for the ambush of a patrol": the ambush was before and elsewhere."""
    prep = noun.head
    if noun.dep == "attr" and any(obj.low == "which" for one in prep.kids_by("nsubj") for obj in one.behind("of")):
        before = [one for one in noun.sent.tokens if one.i < prep.i and one.dep == "pobj"]
        return any(is_avenged(one) for one in before)  # "in response to raids, the latest of which was that on Bara"
    if noun.dep != "pobj" or prep.low not in ("against", "at", "for", "over", "to"):
        return False
    tokens = noun.sent.tokens
    at = prep.i - tokens[0].i
    return at > 0 and tokens[at - 1].lemma in _ANSWERS


def is_of_answered(word: Token, trigger: Token) -> bool:
    """ "In response to the raid on Bara, the missile force struck": whether it is of what is answered, not of that."""
    for one in [word, *word.ancestors()]:
        if one is trigger:
            return False
        if is_avenged(one):
            return True
    tokens = word.sent.tokens
    between = tokens[trigger.i + 1 - tokens[0].i : max(0, word.i - tokens[0].i)]
    return any(one.pos == "NOUN" and is_avenged(one) and follows(one, word) for one in between)


def follows(noun: Token, word: Token) -> bool:
    """Whether a word stands behind a noun in its phrase, whatever the parser hung it on: no comma and no verb between."""
    tokens = noun.sent.tokens
    between = tokens[noun.i + 1 - tokens[0].i : max(0, word.i - tokens[0].i)]
    return noun.i < word.i and not any(one.text == "," or one.pos in ("VERB", "AUX") for one in between)


def is_beside_answer(start: int, trigger: Token, avenged: Sequence[Token]) -> bool:
    """Whether a time that starts there is of an answer and not of the `avenged` blow of the trigger, or the other way
    round: "the attack was in revenge for a lynching on 3 March"."""
    said = next((token for token in trigger.sent.tokens if token.start >= start), None)
    if said is None:
        return False
    if avenged:
        return said not in avenged and not follows(trigger, said)
    return is_of_answered(said, trigger)

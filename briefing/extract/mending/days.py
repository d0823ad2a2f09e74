"""Days and stretches of time that were taken for, or hung on, what they stand beside."""

from __future__ import annotations

from briefing.extract.sentences.grafting import move, to_root
from briefing.extract.sentences.parse import Sentence, Token
from briefing.knowledge.words import lists

_DAYS = frozenset("day evening month morning night week year".split())
_MONTHS = frozenset("january february march april may june july august september october november december".split())
_STRETCH_UNITS = frozenset("minute hour day night week month year decade moment".split())
_STRETCHES = frozenset("afternoon evening month morning night spring summer autumn week weekend winter year".split())
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_PARTS_OF_DAY = frozenset(
    "afternoon dawn daybreak dusk evening midday midnight morning night nightfall noon sunrise sunset".split()
)
_PARTS = frozenset("all both half many most several some".split())
_WHICH_DAY = frozenset("following next previous same".split())


def event_beside_its_day(token: Token) -> None:
    """ "Since the 7 October attacks, Israel has killed": the noun that its day stands before was read as a subject too."""
    day = token.kid("pobj")
    if token.low not in ("since", "after", "before", "following", "during") or day is None or day.ent != "DATE":
        return
    noun, verb = next((one for one in token.sent.tokens if one.i == day.i + 1), None), token.head
    subjects = verb.kids_by("nsubj", "nsubjpass")
    if noun in subjects[:1] and len(subjects) > 1 and noun is not None:
        move(noun, token, "pobj")
        move(day, noun, "compound")


def day_before_its_clause(token: Token) -> None:
    """ "On Friday, two weeks after gunmen killed 26 people, jets bombed nine sites": what opens the sentence is
    no part of the clause that "after" brings in."""
    verb, first = token.head, token.sent.tokens[0]
    if token is not first or token.dep != "prep" or verb.dep not in ("advcl", "ccomp") or verb.head is verb:
        return
    mark = verb.kid("mark")
    if mark is None or mark.low not in ("after", "before") or mark.i < token.i or verb.head.i < verb.i:
        return
    if any(one.text == "," for one in token.sent.tokens if token.i < one.i < mark.i):
        move(token, verb.head, "prep")
        verb.dep = "advcl"


def charge_behind_day(token: Token) -> None:
    """ "Was convicted in October of ordering raids": what he did hangs on the verb, and not on the month."""
    day = token.head
    if token.low != "of" or token.kid("pcomp") is None or day.low not in _MONTHS | _WEEKDAYS or day.dep != "pobj":
        return
    verb = day.head.head
    if verb.pos == "VERB" and verb.i < day.i:
        move(token, verb, "prep")


def object_read_as_day(token: Token) -> None:
    """ "Repelled last night an attack on the bridge": what stands behind the day was read as one more day."""
    verb = token.head
    if token.dep != "npadvmod" or token.ent in ("DATE", "TIME") or token.kid("det") is None or verb.pos != "VERB":
        return
    if (
        token.lemma in _STRETCHES | _STRETCH_UNITS | _PARTS_OF_DAY
        or verb.kid("dobj", "auxpass", "ccomp", "xcomp") is not None
    ):
        return
    day = next((kid for kid in verb.kids_by("npadvmod") if kid.i < token.i), None)
    if (
        day is not None
        and verb.i < day.i
        and max(one.i for one in day.subtree()) == min(one.i for one in token.subtree()) - 1
    ):
        move(token, verb, "dobj")


def to_date(token: Token) -> None:
    """ "To date two civilians, who were used as shields, are known to have died": "date" was read as a verb."""
    first = token.sent.tokens[0]
    if (
        token.low != "date"
        or token.i != first.i + 1
        or first.low != "to"
        or token.dep not in ("nsubj", "nsubjpass", "csubj")
    ):
        return
    subject = next((kid for kid in token.kids_by("dobj", "attr") if kid.i > token.i), None)
    if subject is not None:
        verb, dep = token.head, "nsubjpass" if token.dep == "nsubjpass" else "nsubj"
        move(subject, verb, dep)
        move(token, verb, "npadvmod")


def day_of_what_is_told(token: Token) -> None:
    """ "Reported the death of a soldier in the ambush near Kiwirok on 5 April": the day behind the happening and its place
    was hung on the verb that tells of it."""
    verb, day = token.head, token.kid("pobj")
    words = lists().mending
    if token.dep != "prep" or token.low != "on" or day is None or verb.lemma not in words.telling_of:
        return
    if day.ent != "DATE" and day.low not in _WEEKDAYS and day.low not in _MONTHS:
        return
    told = next((one for one in reversed(verb.kids_by("dobj")) if one.i < token.i), None)
    below = told.subtree() if told is not None else []
    if not below or below[-1].i != token.i - 1 or below[-1].pos != "PROPN":
        return
    noun = next((one for one in reversed(below) if one.lemma in words.told_of or one.low in words.told_of), None)
    if noun is not None and noun.kid("prep") is not None and noun.pos == "NOUN":
        move(token, noun, "prep")


def may_behind_number(token: Token) -> None:
    """ "Between 5 and 11 May our teams recorded": the month was read as what helps a verb."""
    before = next((one for one in token.sent.tokens if one.i == token.i - 1), None)
    if token.text == "May" and token.dep == "aux" and before is not None and before.text.isdecimal():
        token.pos, token.tag = "PROPN", "NNP"
        move(token, before, "nmod")


def date_swallows_subject(token: Token) -> None:
    """ "On 5 September two nurses and a driver were kidnapped": the date's preposition took a part of the subject."""
    if token.dep != "prep":
        return
    objects = token.kids_by("pobj")
    if (
        len(objects) < 2
        or not (objects[0].pos == "NUM" or objects[0].low in _DAYS or objects[0].low in _WEEKDAYS)
        or objects[1].pos not in ("NOUN", "PROPN")
    ):
        return
    verb, noun = token.head, objects[1]
    subject = verb.kid("nsubj", "nsubjpass")
    if subject is not None and subject.i > noun.i:
        dep = subject.dep
        move(noun, verb, dep)
        move(subject, noun, "conj")
    elif subject is None and verb.pos in ("VERB", "AUX") and verb.i > noun.i:
        move(noun, verb, "nsubjpass" if verb.kid("auxpass") is not None else "nsubj")


def month_read_as_subject(token: Token) -> None:
    """ "And on 20 January declared an emergency": the month was read as who did so."""
    number = next((one for one in token.sent.tokens if one.i == token.i - 1), None)
    if token.low not in _MONTHS or token.dep not in ("nsubj", "nsubjpass") or number is None or number.dep != "pobj":
        return
    if (
        number.text.isdecimal()
        and number.head.low in ("on", "since", "by", "until", "from")
        and number.head.i == number.i - 1
    ):
        move(token, number.head, "pobj")
        move(number, token, "nummod")


def day_swallows_subject(token: Token) -> None:
    """ "On Wednesday fighters attacked": the day was read as a modifier of the subject, and both as the object of "on"."""
    if token.low not in _WEEKDAYS | _DAYS or token.dep not in ("compound", "nmod", "nummod", "amod"):
        return
    noun = token.head
    prep = noun.head
    if noun.dep != "pobj" or prep.low not in ("on", "since", "by", "until") or prep.i != token.i - 1 or noun.i <= token.i:
        return
    verb = prep.head
    if verb.pos == "NOUN" and verb.dep == "pobj" and verb.head.dep == "prep":
        verb = verb.head.head  # "at dawn on Monday men came"
    if verb.pos not in ("VERB", "AUX") or verb.i < noun.i or verb.kid("nsubj", "nsubjpass") is not None:
        return
    move(noun, verb, "nsubjpass" if verb.kid("auxpass") is not None else "nsubj")
    move(token, prep, "pobj")


def month_beside_subject(token: Token) -> None:
    """ "On 21 November gunmen opened fire": the month was read as a part of the subject, the day as its number."""
    noun = token.head
    if token.low not in _MONTHS or token.dep not in ("compound", "nmod", "amod") or noun.i != token.i + 1:
        return
    tokens, at = token.sent.tokens, token.i - token.sent.tokens[0].i
    day = tokens[at - 1] if at else token
    if at < 1 or not day.text[:1].isdigit() or day.head is not noun or noun.tag not in ("NNS", "NNPS", "NN"):
        return
    prep = next((one for one in reversed(tokens[max(0, at - 3) : at - 1]) if one.pos == "ADP"), None)
    move(token, prep if prep is not None and prep.kid("pobj") is None else noun.head, "pobj" if prep else "npadvmod")
    move(day, token, "nummod")


def number_behind_day(token: Token) -> None:
    """ "On Wednesday five Thai rangers were wounded": the number was read as the day's."""
    day = token.head
    named = day.low in _WEEKDAYS or day.low in _DAYS or (day.low in _MONTHS and token.text.isalpha())  # "March 3" is a day
    if token.dep != "nummod" or token.pos != "NUM" or not named or day.i != token.i - 1:
        return
    tokens, at = token.sent.tokens, token.i - token.sent.tokens[0].i
    for noun in tokens[at + 1 : at + 5]:
        if noun.pos in ("NOUN", "PROPN") and noun.dep in ("nsubj", "nsubjpass") and noun.kid("nummod", "det") is None:
            move(token, noun, "nummod")
            return
        if noun.pos not in ("NOUN", "PROPN", "ADJ"):
            return


def stretch_beside_subject(token: Token) -> None:
    """ "Three hours later gunmen ambushed the convoy": the stretch of time was read as a part of the subject."""
    if token.low not in ("later", "earlier", "afterwards", "before") or token.i == token.sent.tokens[0].i:
        return
    noun, unit = token.head, token.sent.tokens[token.i - token.sent.tokens[0].i - 1]
    if noun.pos not in ("NOUN", "PROPN") or noun.i <= token.i or unit.lemma not in _STRETCH_UNITS:
        return
    if unit.head is not noun and unit.head is not token:
        return
    verb = noun.head
    if verb.pos not in ("VERB", "AUX") or verb.i < noun.i:
        return
    for kid in [
        kid for kid in noun.kids if kid.i < unit.i and (kid.pos == "NUM" or kid.dep in ("det", "quantmod", "nummod"))
    ]:
        move(kid, unit, kid.dep)
    move(unit, verb, "npadvmod")
    move(token, verb, "advmod")
    move(unit, token, "npadvmod")


def stretch_swallows_subject(token: Token) -> None:
    """ "Last month at least 14 people were taken": the stretch of time took the subject for its object."""
    if token.lemma not in _STRETCHES or token.dep not in ("npadvmod", "nsubj", "nsubjpass", "advmod", "dep"):
        return
    noun = next((kid for kid in token.kids_by("pobj", "appos") if kid.i > token.i and kid.pos == "NOUN"), None)
    verb = token.head
    if noun is None or verb.pos not in ("VERB", "AUX") or verb.i < noun.i or noun.kid("nummod", "det", "amod") is None:
        return
    if token.dep in ("nsubj", "nsubjpass"):
        token.dep = "npadvmod"
    subject = verb.kid("nsubj", "nsubjpass")
    if subject is not None and subject.low not in _PARTS:
        return
    move(noun, verb, "nsubjpass" if verb.kid("auxpass") is not None else "nsubj")
    if subject is not None:
        move(subject, noun, "appos")


def agent_read_from_day(token: Token) -> None:
    """ "54 people had been treated by Thursday evening": until then, and by nobody who is told."""
    day = token.kid("pobj")
    if token.dep == "agent" and day is not None and (day.low in _WEEKDAYS | _PARTS_OF_DAY | _MONTHS or day.pos == "NUM"):
        token.dep = "prep"


def day_of_the_plan(token: Token) -> None:
    """ "Will meet the body that watches over the truce in Naqoura on Monday": who they are is of no day; the meeting is."""
    if token.dep != "relcl" or token.tag not in ("VBZ", "VBP") or token.kid("aux", "auxpass") is not None:
        return
    plan = token.head.head if token.head.dep in ("dobj", "pobj") else token
    plan = plan.head if plan.pos == "ADP" else plan
    if plan.tag != "VB" or not plan.kids_by("aux"):
        return
    behind = [kid for kid in token.kids_by("prep") if kid.i > token.i]
    if behind and any(one.ent == "DATE" or one.low in _WEEKDAYS for one in behind[-1].kids_by("pobj")):
        where = behind[-2] if len(behind) > 1 and behind[-2].low in ("in", "at") else None
        for prep in (where, behind[-1]):
            if prep is not None:
                move(prep, plan, "prep")


def told_behind_its_day(token: Token) -> None:
    """ "In response to a drone attack the day before that wounded 22": the attack did, on that day, and no day."""
    day = token.head
    if token.dep != "relcl" or day.dep != "npadvmod" or day.lemma not in _DAYS or token.kid("nsubj") is None:
        return
    if token.kid("nsubj").low not in ("that", "which"):  # type: ignore[union-attr]
        return
    tokens, start = day.sent.tokens, day.sent.tokens[0].i
    left = min(one.i for one in day.subtree()) - start
    noun = tokens[left - 1] if left else None
    if noun is None or noun.pos != "NOUN" or noun.dep not in ("dobj", "pobj", "nsubj") or noun in day.ancestors():
        return
    move(token, noun, "relcl")
    move(day, noun, "npadvmod")


def day_before_the_main_verb(token: Token) -> None:
    """ "A man who had been wounded in a clash on Tuesday died": what stands before the main verb is of the clause there."""
    verb = token.head
    if token.dep != "prep" or verb.pos != "VERB" or token.i > verb.i or token.low not in ("on", "in", "at", "during"):
        return
    subject = verb.kid("nsubj", "nsubjpass")
    clause = subject.kid("relcl", "acl") if subject is not None else None
    if subject is None or clause is None or not subject.i < clause.i < token.i or token.kid("pobj") is None:
        return
    tokens, first = token.sent.tokens, token.sent.tokens[0].i
    if any(one.text in (",", "-", "–", "—", "(", ")") for one in tokens[clause.i - first : token.i - first]):
        return
    aside = [one for one in tokens[clause.i - first + 1 : token.i - first] if clause not in one.ancestors()]
    if not aside:
        move(token, clause, "prep")


def day_read_as_main(sentence: Sentence) -> None:
    """ "The following day the army killed four": the day heads the sentence and is not what it tells of."""
    for noun in sentence.tokens[1:4]:
        if noun.is_root and noun.lemma in _DAYS and any(kid.low in _WHICH_DAY for kid in noun.kids):
            verb = noun.kid("relcl")
            if verb is None or verb.tag != "VBD" or verb.kid("nsubj", "nsubjpass") is None:
                return
            if not any(kid.tag in ("WDT", "WP", "WRB") or kid.low == "that" for kid in verb.kids):
                to_root(verb, noun)
                noun.dep = "npadvmod"
            return


_PICTURES = frozenset("clip footage image photo photograph picture recording statement video".split())
_PUBLISHING = frozenset("air broadcast circulate issue post publish release share".split())


def day_of_the_publishing(token: Token) -> None:
    """ "The group published a video of the attack on 10 April": it was published on that day."""
    verb = token.head
    if token.dep != "dobj" or token.lemma not in _PICTURES or verb.lemma not in _PUBLISHING:
        return
    for blow in token.behind("of", "from", "about"):
        for day in [kid for kid in blow.kids_by("prep") if kid.low == "on" and kid.i > blow.i]:
            dated = day.kid("pobj")
            if dated is not None and dated.ent in ("DATE", "TIME") and not any(one.low == "the" for one in dated.kids):
                move(day, verb, "prep")

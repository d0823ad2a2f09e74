"""When a happening took place, as far as the text says: from its own words, its clause, its sentence, its passage.

Nothing is guessed: where neither the happening's clause nor the passage it continues tells, the answer is unknown.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from briefing.domain.when import UNKNOWN, Precision, When
from briefing.extract.sentences.clauses import lemma_of, tense_of
from briefing.extract.sentences.parse import Paper, Sentence, Token
from briefing.extract.sentences.tree import (
    belongs_elsewhere,
    below,
    clause_verb,
    clause_verbs,
    is_of_statement,
    is_where_they_were,
    path_is_open,
    verb_links,
)
from briefing.extract.sentences.words import Tense, Word
from briefing.extract.times.clause_times import (
    is_compared,
    is_gapped,
    is_of_carrying,
    is_of_long_before,
    is_of_next_clause,
    is_of_subject,
    is_of_the_case,
    is_of_the_dead,
    is_of_the_deed,
    is_when_then,
    is_where,
    long_after,
)
from briefing.extract.times.entries import Entries
from briefing.extract.times.found import Direction, FoundTime
from briefing.knowledge.words import lists

LONGEST_TIME = 12  # tokens
BEGINNINGS = frozenset("beginning launch onset outbreak start".split())
RECORD_REACH = 9  # tokens from "deadliest" to the month or year of which something is the deadliest
SINCE_REACH = 6  # tokens between "first", "worst" and the "since" that goes with it
SPEAKS_OF_IT = 120.0  # the score of a time that the grammar of times itself ties to the happening
JUST = 3  # days before publication
HEADED = 90.0  # the score of a time that a sentence is headed with
WHEN_THEN = 75.0  # "at the weekend, when": the score of a time that a relative clause hangs on
_OPENING = frozenset("begin resume start".split())
_PERCEIVING = frozenset("film observe see watch witness".split())
_COMING_ABOUT = frozenset("happen occur unfold".split())
_ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split())
_SETTING = frozenset(
    "announce arrange call convene declare fix order plan postpone promise propose schedule set summon".split()
)
_PUTTING_OFF = frozenset("defer delay move postpone push_back put_back put_off reschedule shift".split())
_LEADING = frozenset("follow ignite lead precede prompt provoke set_off spark trigger unleash".split())
_RISING = frozenset("climb grow increase jump mount rise".split())
REMAINS = frozenset("body corpse remain remains".split())
_UP_TO = frozenset("for till to until".split())
_REACHING = frozenset((Direction.SINCE, Direction.UNTIL, Direction.BY, Direction.BEFORE))
_TENSES = {"past": Tense.PAST, "future": Tense.FUTURE}


@dataclass(frozen=True, slots=True)
class Clock:
    """The temporal expressions of a paper, by the sentences they stand in, and the days of its entries."""

    by_sentence: dict[int, list[tuple[FoundTime, Token]]]
    entries: Entries

    def near(self, sentence: Sentence) -> list[tuple[FoundTime, Token]]:
        """The expressions of a sentence, each with the token that ties it to the tree."""
        return self.by_sentence.get(sentence.index, [])


def wind(paper: Paper, times: Sequence[FoundTime], entries: Entries) -> Clock:
    """Tie each expression to the token that heads it."""
    starts = [token.start for token in paper.tokens]
    by_sentence: dict[int, list[tuple[FoundTime, Token]]] = {}
    for time in times:
        first = bisect_left(starts, time.start)
        if first == len(starts) or starts[first] > time.start:
            first = max(0, first - 1)
        covered = [
            token
            for token in paper.tokens[first : first + LONGEST_TIME]
            if token.start < time.end and time.start < token.end
        ]
        if not covered:
            continue
        inside = {token.i for token in covered}
        tie = next((token for token in covered if token.head.i not in inside or token.head is token), covered[0])
        by_sentence.setdefault(covered[0].sent.index, []).append((time, tie))
    return Clock(by_sentence, entries)


def words_of(paper: Paper) -> list[Word]:
    """The tokens as the grammars of times and amounts want them."""
    made = []
    for token in paper.tokens:
        made.append(
            Word(
                token.text,
                token.low,
                token.start,
                token.end,
                token.pos,
                token.tag,
                token.lemma,
                token.sent.group,
                token.sent.block,
                Tense.PAST if token.sent.label else _tense(token),
            )
        )
    return made


def _tense(token: Token) -> Tense | None:
    """Where the verb that governs a word points, for words that can be part of a date."""
    if token.pos not in ("PROPN", "NOUN", "NUM", "ADV", "ADJ", "ADP"):
        return None
    verb = clause_verb(token)
    if verb is None:
        return None
    if token.head.low == "for" and token.dep == "pobj" and verb.lemma in _SETTING:
        return Tense.FUTURE  # "announced elections for December"
    tense = tense_of(verb)
    if tense == "present":
        return Tense.FUTURE if verb.lemma in ("plan", "expect", "due", "schedule", "intend") else None
    if tense == "past" and verb.tag == "VBN" and any(kid.low == "to" for kid in verb.kids_by("aux")):
        return None  # "was due to be released in July": the words before the infinitive tell
    return _TENSES.get(tense or "")


def _is_bracketed(time: FoundTime, trigger: Token, paper: Paper) -> bool:
    """ "41 incidents (previous week: 36) with 118 dead": a time in brackets with a figure of its own, not of these."""
    text, first = paper.article.text, trigger.sent.tokens[0].start
    opens, closes = text.rfind("(", first, time.start), text.find(")", time.end)
    if opens < 0 or closes < 0 or text.find(")", opens, time.start) >= 0 or opens < trigger.start < closes:
        return False
    rest = text[opens + 1 : time.start] + text[time.end : closes]
    return time.end <= trigger.sent.tokens[-1].end and any(char.isdigit() for char in rest)


def when_of(
    trigger: Token, clock: Clock, paper: Paper, *, reporting: frozenset[str], rivals: frozenset[int] = frozenset()
) -> tuple[When, FoundTime | None]:
    """The time of a happening named by a verb or noun, and the expression it came from.

    `reporting` are the verbs of saying, `rivals` the tokens that name other happenings in the sentence.
    """
    here = clock.near(trigger.sent)
    best: tuple[float, FoundTime] | None = None
    several = len({(time.earliest, time.latest) for time, _ in here}) > 1
    then = long_after(trigger) if here else None
    for time, tie in here:
        apart_then = then is not None and tie is not then and below(tie, then) is None
        if apart_then and time.about is None and time.rule != "after an event":
            continue  # "on Wednesday thousands marked a year since marches in which 60 had died"
        apart = ((several or time.is_anaphoric) and is_of_next_clause(tie, trigger)) or is_of_statement(tie, trigger)
        apart = apart or _is_bracketed(time, trigger, paper)
        apart = apart or is_of_the_case(trigger, tie) or is_of_the_deed(trigger, tie) or is_of_long_before(tie, trigger)
        score = None if apart or is_compared(time, paper, trigger) else _score(trigger, time, tie, reporting, rivals)
        if time.start == trigger.sent.tokens[0].start and paper.article.text[time.end : time.end + 1] == ":":
            score = HEADED  # "30 November: Aleppo falls"
        if score is not None and (best is None or score > best[0]):
            best = score, time
    best = best or _labelled(trigger, clock, paper) or _just_done_by_its_object(trigger, here, paper)
    if best is None:
        return clock.entries.day(trigger.sent.block) or UNKNOWN, None
    score, time = best
    if any(kid.dep == "poss" and kid.start < time.end and time.start < kid.end for kid in trigger.kids):
        # "After Monday's attack", "since Monday's attack": what comes after is not the attack.
        return When(time.earliest, _end_of(time), time.precision) if time.direction is Direction.SINCE else time.when, time
    if time.start < trigger.start < time.end and time.rule == "since":
        return When(time.earliest, _end_of(time), time.precision), time
    if score == WHEN_THEN and time.direction in _REACHING and time.earliest is not None:
        if time.direction is not Direction.SINCE:
            return time.when, time  # "until 19 September, when the shelling began": on that day
        if _is_counted_in_it(trigger):  # "an insurgency since 2017, in which 6,000 have been killed"
            return _until_now(time, paper.article.day), time
        return When(time.earliest, _end_of(time), time.precision), time  # "since 5 March 2020, when they agreed"
    if time.direction is Direction.SINCE and time.rule != "since" and _goes_on_since(trigger, time):
        return _until_now(time, paper.article.day), time
    day = paper.article.day
    from_then = any(hangs_on_beginning(tie) for one, tie in here if one is time)
    if day is not None and from_then and not hangs_on_beginning(trigger):
        return _until_now(time, day), time
    return _hull(time, here, paper), time


def is_of_another_day(trigger: Token, when: When, clock: Clock, reporting: frozenset[str]) -> bool:
    """Whether what a word names cannot be of a day that was told before: its sentence tells another, or how long before
    or after something else it was; but "the mayor said on Friday" dates the saying alone."""
    if long_after(trigger) is not None:
        return True
    for time, tie in clock.near(trigger.sent):
        verb = clause_verb(tie)
        said = verb is not None and verb.lemma in reporting
        known = time.earliest is not None or time.latest is not None
        before = time.latest is not None and when.earliest is not None and time.latest < when.earliest
        if known and not time.when.overlaps(when) and (before or not said):
            return True  # "in May the army said it had killed 18": not yesterday
    return False


def _until_now(time: FoundTime, day: date | None) -> When:
    """From a time on; of one that the day of publication does not reach, its own days alone."""
    if day is not None and time.earliest is not None and time.earliest > day:
        return time.when
    return When(time.earliest, day, time.precision)


def hangs_on_beginning(tie: Token) -> bool:
    """ "Since the beginning of the attack on the dam on 8 December": what is told has gone on since."""
    above = (tie, *tie.ancestors())
    return any(one.lemma in BEGINNINGS and one.dep == "pobj" and one.head.low == "since" for one in above)


def put_off_to(trigger: Token, clock: Clock) -> FoundTime | None:
    """ "The distribution planned for today has been postponed to Thursday": the day that it was put off to."""
    for time, tie in clock.near(trigger.sent):
        prep = tie if tie.low in _UP_TO else tie.head
        verb = prep.head
        if prep.low not in _UP_TO or verb.pos != "VERB" or lemma_of(verb) not in _PUTTING_OFF:
            continue
        if tie.i > verb.i > trigger.i or (trigger.head is verb and tie.i > trigger.i > verb.i):
            return time
    return None


def _is_counted_in_it(trigger: Token) -> bool:
    """Whether a relative clause tells by "in which", "that has" what has come about by now, and not by "when"."""
    for verb in [trigger, *trigger.ancestors()]:
        if verb.dep == "relcl":
            begun = any(kid.low in ("when", "where") for kid in verb.kids_by("advmod"))
            return not begun and any(kid.low in ("has", "have") for kid in verb.kids_by("aux"))
    return False


def _goes_on_since(trigger: Token, time: FoundTime) -> bool:
    """ "Had grown worse since the autumn", "since the 7 October attacks they have bombed": not on the day it began."""
    behind = [one for one in (trigger, *trigger.ancestors()) if one.dep == "pobj" and one.head.low == "since"]
    return not any(one.end > time.end for one in behind) and not time.start <= trigger.start < time.end


def _end_of(time: FoundTime) -> date | None:
    """The last day of the month or year with which a stretch begins."""
    begin = time.earliest
    if begin is None or begin.day != 1 or time.precision not in (Precision.MONTH, Precision.YEAR):
        return begin
    if time.precision is Precision.YEAR:
        return date(begin.year, 12, 31)
    return date(begin.year + begin.month // 12, begin.month % 12 + 1, 1) - timedelta(days=1)


def _score(trigger: Token, time: FoundTime, tie: Token, reporting: frozenset[str], rivals: frozenset[int]) -> float | None:
    if time.rule == "since" and time.start < trigger.start < time.end and trigger.pos == "NOUN":
        return HEADED  # "since the coup of February 2021": the coup was then
    if time.start <= trigger.start < time.end:
        return None  # "48 hours after the attack" does not date the attack
    if time.about is None and is_when_then(trigger, time):
        return WHEN_THEN
    if time.direction is Direction.SINCE and _is_compared(trigger, tie) and not _is_of_then(trigger, tie):
        return None  # "the deadliest attack since June" was not in June, nor was what happened "for the first time since"
    if _is_of_series(trigger, tie) or _is_of_older_figure(trigger, tie) or _is_of_record(trigger, time, tie):
        return None
    if trigger.dep == "nsubj" and trigger.head.lemma in _LEADING and tie.i > trigger.head.i:
        return None  # "the killings followed an attack on 10 October", "the massacre led to a war the following month"
    if time.about is not None:
        first = trigger if trigger.kid("nsubj", "nsubjpass") is not None else trigger.first_conjunct()
        return SPEAKS_OF_IT if any(time.about[0] <= one.start < time.about[1] for one in (trigger, first)) else None
    return None if belongs_elsewhere(tie, trigger, rivals) else _time_score(trigger, tie, reporting)


def _is_of_older_figure(trigger: Token, tie: Token) -> bool:
    """ "50,000 had been displaced, up from 14,000 on Thursday": the day is that of the older figure."""
    for one in tie.ancestors():
        if one is trigger:
            return False
        if one.dep == "pobj" and one.pos == "NUM" and one.head.low in ("from", "as", "than", "with"):
            return True
        if one.low == "from" and one.head.low in ("up", "down") and one.kid("pobj") is not None:
            return True
    return False


def _is_of_series(trigger: Token, tie: Token) -> bool:
    """ "Ran over a mine, the fifth in the valley this year": the year is that of all five."""
    for one in [tie, *tie.ancestors()]:
        if one is trigger:
            return False
        if one.dep in ("appos", "npadvmod") and one.low in _ORDINALS:
            return True  # the parser hangs "the tenth this year" on the verb as well
    return False


def _is_of_record(trigger: Token, time: FoundTime, tie: Token) -> bool:
    """ "Killed 34 on Wednesday, in one of the deadliest attacks this month": the month is that of all the attacks."""
    if time.when.is_one_day or not time.when.is_known:
        return False
    between = [one for one in trigger.sent.tokens if trigger.i < one.i < tie.i and tie.i - one.i <= RECORD_REACH]
    at = next((n for n, one in enumerate(between) if one.tag in ("JJS", "RBS") and one.low not in ("least", "most")), None)
    return at is not None and not any(one.pos in ("VERB", "AUX") or one.text == "," for one in between[at:])


def _is_of_then(trigger: Token, tie: Token) -> bool:
    """ "The worst since September 2022, when 200 perished": what the relative clause tells was then."""
    one = trigger if trigger.pos in ("VERB", "AUX") else clause_verb(trigger)
    return one is not None and one.dep == "relcl" and (one.head is tie or below(one.head, tie) is not None)


def _is_compared(trigger: Token, tie: Token) -> bool:
    """Whether "since" says how long nothing like it had happened: beside a superlative or "first"."""
    before = [token for token in trigger.sent.tokens if 0 < tie.i - token.i <= SINCE_REACH]
    near = [one for one in [*trigger.kids, *before] if one.low not in ("least", "most")]  # "at least 17 have died since"
    return any(one.tag in ("JJS", "RBS") or one.low == "first" or one.low.endswith("iest") for one in near)


def _just_done_by_its_object(
    trigger: Token, here: Sequence[tuple[FoundTime, Token]], paper: Paper
) -> tuple[float, FoundTime] | None:
    """ "Fired at protesters who had broken into parliament on Tuesday": in the news, what follows on what they just did."""
    verb, day = clause_verb(trigger), paper.article.day
    for time, tie in here:
        own = clause_verb(tie)
        if (
            verb is None
            or own is None
            or own.dep != "relcl"
            or day is None
            or time.latest is None
            or not time.when.is_one_day
        ):
            continue
        whose = own.head
        hit = whose.dep == "dobj" or (whose.dep == "pobj" and whose.head.low in ("at", "on", "against"))
        done = any(kid.low == "had" for kid in own.kids_by("aux")) and tie.i > own.i
        if hit and done and clause_verb(whose) is verb and 0 <= (day - time.latest).days <= JUST:
            return 3.0, time
    return None


def _labelled(trigger: Token, clock: Clock, paper: Paper) -> tuple[float, FoundTime] | None:
    """The time that the trigger's block is headed with: "3 December: ..."."""
    found = None
    for sentence in paper.sentences[max(0, trigger.sent.index - 4) : trigger.sent.index]:
        if sentence.label and sentence.block == trigger.sent.block and not paper.is_dateline(sentence):
            for time, _ in clock.near(sentence):
                found = 1.0, time
    return found


def _hull(time: FoundTime, here: Sequence[tuple[FoundTime, Token]], paper: Paper) -> When:
    """ "On 27 and 28 November": days told together are one stretch."""
    when = interval(time)
    for other, _ in here:
        if (
            other is time
            or other.about is not None
            or other.earliest is None
            or other.latest is None
            or when.earliest is None
            or when.latest is None
        ):
            continue
        first, second = (time, other) if time.start < other.start else (other, time)
        if first.latest is None or second.earliest is None or (second.earliest - first.latest).days not in range(4):
            continue
        if paper.article.text[first.end : second.start].strip() in ("and", ",", "-", "–", "&", "to"):
            when = When(min(when.earliest, other.earliest), max(when.latest, other.latest), when.precision)
    return when


def interval(time: FoundTime) -> When:
    """The interval an expression gives to what happened then: "by Friday" leaves the beginning open."""
    if time.direction is Direction.BY and time.rule == "that day":
        return time.when  # "by nightfall": on that day
    if time.direction in (Direction.BY, Direction.UNTIL, Direction.BEFORE, Direction.AS_OF) and time.latest is not None:
        return When(None, time.latest, time.precision)
    if time.direction is Direction.SINCE and time.rule != "since" and time.earliest is not None:
        return When(time.earliest, time.earliest, time.precision)  # "since the 7 October attacks": the attacks' own day
    if time.direction is Direction.AFTER and time.earliest is not None:
        return When(time.earliest, None, time.precision)
    return time.when


def _time_score(trigger: Token, tie: Token, reporting: frozenset[str]) -> float | None:
    """How well a time fits a happening; None where it is the time of something else."""
    inside = below(tie, trigger)
    if inside is not None and trigger.pos == "NOUN" and _took_place(tie, trigger):
        return 90.0
    if inside is not None and path_is_open(tie, trigger, frozenset() if trigger.pos == "VERB" else frozenset(("acl",))):
        return 100.0 - inside
    if inside is not None and trigger.pos in ("NOUN", "PROPN"):
        through = next((one for one in [tie, *tie.ancestors()] if one.head is trigger), None)
        if through is not None and through.dep in ("acl", "relcl") and trigger.lemma in REMAINS:
            return None  # "found the bodies of two brothers kidnapped on 1 June": not the day of their death
        if through is not None and through.dep in ("acl", "relcl"):
            if trigger.pos == "PROPN" and trigger.sent.tokens[trigger.i + 1 - trigger.sent.tokens[0].i].text == ",":
                return None  # "Mordisco, who leads a front that broke away in 2016, was wounded": not then
            return 80.0 - inside
    verb, own = clause_verb(trigger), clause_verb(tie)
    if verb is None or own is None:
        return 5.0
    if verb.lemma == "claim" and trigger.dep == "dobj" and trigger.head is verb:
        return None  # "published his picture on Wednesday and claimed the attack"
    if is_of_subject(own, verb):
        return 4.0  # "officers who responded on Sunday engaged the gang"
    if own is not None and _is_hearsay(trigger, own):
        return None  # "on the same day OCHA passed on reports of 370 killed": the passing on has the day
    if own is verb:
        if verb is not trigger and verb.lemma in reporting and not _acts(verb, trigger):
            return 50.0 if _is_judged_now(verb, trigger, tie) else None
        if is_of_the_dead(trigger, verb):
            return None
        return 60.0 - abs(tie.i - trigger.i) / 50 - (0.1 if tie.i < verb.i else 0)
    return _from_neighbours(trigger, verb, own, tie, reporting)


def _is_judged_now(verb: Token, trigger: Token, tie: Token) -> bool:
    """ "MONUSCO condemns the attack in Komanda on the night of 26 July", "has deplored the raid of Sunday": a verb in the
    present or the perfect is of no day that is told, so a day behind the happening is the happening's."""
    perfect = verb.tag == "VBN" and any(kid.low in ("has", "have") for kid in verb.kids_by("aux"))
    return (verb.tag in ("VBZ", "VBP") or perfect) and verb.i < trigger.i < tie.i


def _comes_after(link: Token) -> bool:
    """Whether a clause is what its governor came after."""
    return link.dep == "advcl" and any(kid.low in ("after", "since") for kid in link.kids_by("mark", "prep"))


def _took_place(tie: Token, trigger: Token) -> bool:
    """ "The attack on the village of Kawuri, which took place on Tuesday": of the attack, whatever noun stands nearest."""
    for one in [tie, *tie.ancestors()]:
        if one is trigger:
            return False
        if one.dep == "relcl" and one.kid("nsubj", "nsubjpass") is not None:
            due = one.lemma == "be" and any(kid.low == "due" for kid in one.kids_by("acomp"))
            if due or (one.lemma in _OPENING and one.kid("dobj") is None):
                return True  # "the talks, which are due to resume on 20 March"
            place = one.lemma == "take" and any(obj.low == "place" for obj in one.kids_by("dobj"))
            return place or one.lemma in _COMING_ABOUT
    return False


def _is_hearsay(trigger: Token, verb: Token) -> bool:
    """Whether a happening is what the reports are of that a verb has for its object."""
    rumours = lists().standing.rumours | lists().standing.hearsay_nouns
    for one in trigger.ancestors():
        if one is verb:
            return False
        passed_on = one.dep == "pobj" and one.head.low == "on" and one.head.head is verb
        if one.lemma in rumours and (passed_on or (one.dep in ("dobj", "nsubjpass") and one.head is verb)):
            return True
    return False


def _acts(verb: Token, trigger: Token) -> bool:
    """Whether a verb that may report something does not report the happening it governs: "an air raid claimed 11 lives"."""
    if verb.lemma in lists().circumstances.counting | lists().circumstances.doing:
        return True
    return trigger.first_conjunct().dep in ("nsubj", "nsubjpass") and trigger.first_conjunct().head is verb


def _from_neighbours(trigger: Token, verb: Token, own: Token | None, tie: Token, reporting: frozenset[str]) -> float | None:
    """The same for a time that hangs on another clause, `own`, than the happening's."""
    above = clause_verbs(verb)
    for distance, (link, one) in enumerate(pairwise(above), 1):
        if _comes_after(link) and own is not one and own in above[distance:]:
            return None  # "were on Wednesday burying them after gunmen had stormed the town": it was before
        if link.dep == "relcl" and not is_where(link):
            if tie is link.head or below(tie, link.head) is not None or below(link.head, tie) is not None:
                return WHEN_THEN
            break
        if own is one:
            if link.dep == "conj" and {link.lemma, one.lemma} <= reporting and link is not trigger:
                return None  # "on Sunday denied it and blamed the deaths on mortar fire"
            if _comes_after(link) or is_of_carrying(link, one):
                return None  # "dug on Wednesday after the storm had torn through the town": it was before
            speaks_of = one.lemma in ("speak", "boast") and link.dep in ("acl", "pcomp")
            if (one.lemma in reporting and link.dep in ("ccomp", "parataxis", "advcl", "dep")) or speaks_of:
                return None  # "said on Sunday" dates the saying
            gerund = link.dep in ("xcomp", "pcomp") and any(word.tag == "VBG" for word in (link, *link.kids_by("aux")))
            if one.lemma in reporting and gerund and tie.i < link.i:
                return None  # "on Sunday denied having shelled the camp", "admitted on Sunday killing them"
            return 8.0 - distance if link.dep == "ccomp" else 40.0 - 3 * distance
        if one.lemma in reporting and link.dep == "ccomp":
            break
    # what hangs on a clause below: "killed 3 and wounded 5 on Friday", "when a mine went off on Sunday"
    if own is not None and below(own, verb) is not None:
        if own.lemma in reporting and own.dep == "conj":
            return None  # "put the number at 29 and said on Sunday"
        if own.dep == "advcl" and verb.lemma in _RISING and any(kid.low in ("after", "as") for kid in own.kids_by("mark")):
            return None  # "the toll has risen to 13 after two of the injured died on Sunday": they died then
        if own.dep == "advcl" and any(kid.low == "since" for kid in own.kids_by("mark")):
            return None  # "the deadliest since they returned to power in 2021": it was not then
        links = verb_links(own, verb)
        tells_of_itself = own.dep == "conj" and own.kid("nsubj", "nsubjpass") is not None and not is_gapped(own)
        if all(dep in ("conj", "advcl", "xcomp") for dep in links) and not tells_of_itself:
            return 30.0 - len(links)
        if links == ["relcl"] and is_where_they_were(own) and tie.i > own.i:
            return 18.0  # "struck a hotel where elders were meeting on Sunday"
        if links == ["acl"] and own.tag == "VBG":
            return 18.0  # "struck a queue of children waiting for water on Sunday"
        if links == ["acl"] and own.tag == "VBN" and own.head.dep == "pobj" and own.head.head.low in ("in", "during"):
            return 20.0  # "in an operation launched on Monday"
    return None

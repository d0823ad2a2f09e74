"""Whether a figure of a long stretch of time is of one blow in it: "in 2016 Typhoon Haima claimed 14 lives"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.domain.when import TimeKind, When
from briefing.extract.sentences.clauses import auxiliaries
from briefing.extract.sentences.parse import Paper, Token
from briefing.extract.times.intervals import days_of
from briefing.extract.times.timing import Clock, hangs_on_beginning
from briefing.extract.tolls.rows import Row

SEVERAL_DAYS = 2  # from the first to the last: a toll of no event over more than a night is one of several
FAR_DATE = 3  # tokens from a date to the "when" that tells what was then
_BEGINNING = frozenset("begin break erupt flare launch start".split())
_LASTING = frozenset(
    "assault battle blockade campaign clash conflict crackdown crisis fighting hostility insurgency offensive operation "
    "outbreak protest rebellion riot siege unrest uprising violence war".split()
)
_ONE_CAUSE = frozenset(
    "airstrike ambush attack avalanche blast bomb bombing crash cyclone earthquake explosion fire flood hurricane "
    "landslide massacre mine mortar quake raid rocket shelling stampede storm strike tornado tsunami typhoon".split()
)


_FEW_OF_A_WAR = 10  # fewer may be those of one blow in it
# "In the 12 days of the war", "in four days of fighting", "during the war"; two days of fighting are one clash.
_OF_A_WAR = re.compile(
    r"\b(?:in|over|during|throughout)\s+(?:(?:the|its|this|those)\s+)?(?:more than\s+)?"
    r"(?!(?:an?|one|two|2|last|past)\b)[\w]+[\s-]"
    r"(?:days?|weeks?|months?|years?)(?:\s+of(?:\s+the)?)?\s+(?:bombardment|campaign|conflict|fighting|hostilities|offensive|war)\b"
    r"|\b(?:during|throughout)\s+(?:the|this)\s+(?:[\w-]+\s+)?(?:war|conflict)\b",
    re.IGNORECASE,
)


def is_of_whole_war(figure: int, sentence: str) -> bool:
    """Whether a figure counts, by the words of its sentence, what a war or days of fighting have cost and not one blow."""
    return figure >= _FEW_OF_A_WAR and _OF_A_WAR.search(sentence) is not None


def is_of_one_blow(verb: Token) -> bool:
    """Whether a verb of harm tells of one blow, however long the stretch that dates it; never in the perfect."""
    if verb.pos != "VERB" or any(kid.low in ("has", "have") for kid in verb.kids_by("aux")):
        return False
    return _is_of_that_time(verb) or _has_one_cause(verb)


def _is_of_that_time(verb: Token) -> bool:
    """ "The bloodiest weekend since March of last year, when nine people died in a shelling"."""
    when = next((kid for kid in verb.kids if kid.low == "when" and kid.i < verb.i), None)
    if when is None or verb.dep not in ("relcl", "advcl"):
        return False
    at = when.i - verb.sent.tokens[0].i
    return any(one.ent == "DATE" for one in verb.sent.tokens[max(0, at - FAR_DATE) : at])


def _has_one_cause(verb: Token) -> bool:
    """ "A blast in 2019 killed nine", not "strikes in 2024 killed 90"."""
    subjects = [one for one in verb.kids_by("nsubj") if one.tag in ("NN", "NNP")]
    behind = verb.behind("in", "during")
    subjects += [obj for obj in behind if obj.tag == "NN" and obj.kid("det") is not None]  # "killed 27 in an ambush"
    return any(one.lemma.lower() in _ONE_CAUSE for head in subjects for one in (head, *head.kids_by("compound")))


def is_of_beginning(above: Sequence[Token]) -> bool:
    """Whether a time is of the beginning of what goes on: "the clashes, which broke out on 2 March, have killed 60"."""
    verbs = [one for one in above if one.pos == "VERB"][:1]
    return any(one.dep in ("relcl", "acl") and one.lemma in _BEGINNING and one.head.lemma in _LASTING for one in verbs)


def begun_before(row: Row, paper: Paper, clock: Clock) -> When | None:
    """ "Since the beginning of the attack on 8 December we carried out 87 operations; 409 were killed": since then."""
    day, sent = paper.article.day, row.head.sent
    for part in reversed(paper.sentences[: sent.index]):
        if part.group != sent.group or day is None:
            return None
        for time, tie in clock.near(part):
            if hangs_on_beginning(tie) and time.earliest is not None and time.earliest <= day:
                return When(time.earliest, day, time.precision)
    return None


def is_over_days(row: Row) -> bool:
    """ "At least 12 civilians were killed between 26 and 28 November": in no blow that is told, so in several."""
    if row.time is None or row.part_of is not None or row.late or days_of(row.when) < SEVERAL_DAYS:
        return False
    # "In March" is one day of it.
    return row.time.kind is TimeKind.RANGE or any(one.low in ("has", "have") for one in auxiliaries(row.trigger))


def is_of_before(word: Token) -> bool:
    """ "It had fallen after an attack that killed 12": what a blow cost that came before what itself lies back."""
    for one in word.ancestors():
        if one.low == "after" and one.dep in ("prep", "mark") and one.head.pos == "VERB":
            return any(kid.low in ("had", "'d") for kid in one.head.kids_by("aux")) and one.head.dep == "ROOT"
    return False

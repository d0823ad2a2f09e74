"""The days that a periodic report covers, and how it speaks of them: "This report covers 12 to 18 May", "in the reporting
period"."""

from __future__ import annotations

from briefing.domain.when import TimeKind
from briefing.extract.times.grammar.line import Line
from briefing.extract.times.grammar.phrase import Phrase, Reference

_COVERS = frozenset("cover covers covering covered period reporting".split())
_PERIODICALS = frozenset("bulletin digest report roundup sitrep update weekly".split())
_RECORDING = frozenset("counted documented logged monitored recorded registered".split())
_INCIDENTS = frozenset("abuses events incidents violations".split())
_SENTENCE = 24  # pieces of a report's opening sentence
_OPENING = 60  # pieces before the days in which a review speaks of the week that is past
_REPORTED = frozenset(("reporting", "reported", "review"))
_PERIODS = frozenset("period week fortnight month".split())
_NEAR = 6  # pieces between "covers" and the days
_FAR = 8  # between a report's name and its days, or between these and "recorded"


def reporting_period(line: Line, i: int) -> Phrase | None:
    """ "During the reporting period", "in the week under review": the days that a periodic report says it covers."""
    named = line.low(i + 1) in _REPORTED and line.low(i + 2) in _PERIODS
    under = line.low(i + 1) in _PERIODS and line.says(i + 2, "under", "review")
    to = i + 3 if named else i + 4
    if not (named or under) or line.low(to) in (":", "of", "from", "covers"):
        return None
    return Phrase(to, lambda setting: setting.covered, "that period", Reference.ANAPHORIC, TimeKind.RANGE)


def says_it_covers(line: Line, i: int, to: int, *, at_head: bool) -> bool:
    """Whether a report says that it covers the days told from one piece to before another; `at_head` in its first
    paragraphs, where its name alone may stand beside them ("Weekly bulletin, 3-9 June")."""
    if any(line.low(k) in _COVERS for k in range(i - _NEAR, i)):
        return True
    headed = any(line.low(k) in _PERIODICALS for k in range(max(0, i - _FAR), i))
    opens = i == 0 and any(line.low(k) in _RECORDING for k in range(to, to + _FAR))  # "Between 3 and 9 June we recorded"
    before = {line.low(k) for k in range(max(0, i - _SENTENCE), i)}
    counts = "." not in before and bool(before & _RECORDING) and bool(before & _INCIDENTS)
    back = range(max(0, i - _OPENING), i)
    weeks = any(line.low(k) in ("last", "past") and line.low(k + 1) in ("seven", "week") for k in back)
    return at_head and (headed or opens or counts or weeks)  # "recorded eight violent incidents ... between 8 and 14 July"


def tells_when(line: Line, i: int) -> bool:
    """ "Closed since Monday, when rebels blew up the bridge": the story goes on from that day."""
    return line.low(i + 1 if line.low(i) == "," else i) == "when"

"""The sum over happenings of tolls that count different people, in figures and in words."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.domain.casualty import Effect
from briefing.domain.choice import Rule
from briefing.domain.printed import TotalRow
from briefing.domain.tally import SOME, as_told, total
from briefing.usecases.looking.happenings import StandingToll, View
from briefing.usecases.wording import phrasing

OVERLAPS = "in a larger count: who fled once is counted again by every later count"


def addable(tolls: Sequence[StandingToll]) -> list[StandingToll]:
    """The tolls that may be added. Of the displaced only the largest count: who fled once is in every later count too."""
    if len(tolls) > 1 and all(toll.effect is Effect.DISPLACED for toll in tolls):
        return [max(tolls, key=lambda toll: (toll.ceiling, toll.floor))]
    return list(tolls)


def total_row(view: View, tolls: Sequence[StandingToll]) -> TotalRow | None:
    """The sum; None where there is nothing to add. Each toll counts different people, so that they may be added."""
    told, tolls = len(tolls), addable(tolls)
    tally = total((toll.low, toll.preferred, toll.high) for toll in tolls)
    if tally is None:
        return None
    counted = [row for toll in tolls for row in toll.counted]
    high = sum(toll.ceiling for toll in tolls)
    notes = []
    if len(tolls) < told:
        notes.append(f"the largest of {phrasing.counted(told, 'count')}, which overlap")
    if tally.open_ended:
        notes.append(f"{phrasing.counted(tally.open_ended, 'event')} without a ceiling")
    if tally.unknown_floor:
        notes.append(f"{phrasing.counted(tally.unknown_floor, 'event')} without a floor")
    in_words = [word for toll in tolls if (word := left_open(toll)) not in (None, SOME)]
    if in_words and len(tolls) > 1:
        notes.append(f"{phrasing.counted(len(in_words), 'event')} told only as “{'”, “'.join(dict.fromkeys(in_words))}”")
    return TotalRow(
        people=phrasing.people(tolls[0].effect, tolls[0].victims),
        result=result_words(tolls[0])
        if len(tolls) == 1
        else phrasing.reach(tally.low, high, open_ended=tally.open_ended > 0, no_floor=tally.unknown_floor == len(tolls)),
        preferred=preferred_of(view.choice.rule, tolls[0])
        if len(tolls) == 1
        else preferred_words(view.choice.rule, tally.best, tally.low, high, len(counted)),
        incidents=len(tolls),
        reports=view.reports({row.id: row for row in counted}.values()),
        origins=view.origins(counted),
        note="; ".join(notes),
    )


def preferred_words(rule: Rule, value: float | None, low: int, high: int, reports: int) -> str:
    """The figure that a rule prefers, as "median 19"; "" where it prefers none or there is nothing to choose from."""
    if value is None or rule is Rule.WIDEST or low in (0, high):
        return ""
    if reports < 2 and rule is Rule.MEDIAN:  # "several" is one report, and one report has no median
        return ""
    return f"{'lowest' if rule is Rule.LOWEST else 'median'} {phrasing.whole(value)}"


def preferred_of(rule: Rule, toll: StandingToll) -> str:
    """The figure of one toll that a rule prefers; "" where no report gives a number: "dozens" has no median."""
    if left_open(toll) is not None:
        return ""
    return preferred_words(rule, toll.preferred, toll.floor, toll.ceiling, len(toll.counted))


def left_open(toll: StandingToll) -> str | None:
    """The one word with which all reports of a toll leave its number open ("dozens"); None where one gives a number."""
    told = {as_told(row.low, row.high, row.qualifier) for row in toll.counted}
    return told.pop() if len(told) == 1 else None


def result_words(toll: StandingToll) -> str:
    """The range of one toll in words; an open end that one figure sets as that figure puts it ("more than 14,000")."""
    if (word := left_open(toll)) is not None:
        return word
    if toll.high is None and toll.floor >= toll.ceiling:
        ends = {phrasing.figure_of(row) for row in toll.counted if row.low == toll.low}
        if len(ends) == 1:
            return ends.pop()
    return phrasing.reach(toll.floor, toll.ceiling, open_ended=toll.high is None, no_floor=toll.low is None)

"""Why a report is in no total, in the words of the window. Paper and files tell the same in English by themselves
(`usecases.looking.reckoning`); the reasons are found here by that wording.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.domain.casualty import Casualty
from briefing.domain.tally import is_one
from briefing.ui.wording import when_words, words
from briefing.ui.wording.amount_words import amount, with_people
from briefing.usecases.wording.phrasing import figure_of

if TYPE_CHECKING:
    from briefing.domain.charts import Guard

RUNNING_SINCE = "running total since {day}"
INCLUDED_IN = "included in {figure}"
REASONS = {
    one: one
    for one in (
        "running total over a longer time",
        "running total over a period",
        "a running total over a longer time",
        "part of a larger figure",
        "smaller figure of the same source in the same article",
        "replaced by a later toll in the same text",
        "replaced by a newer figure of the same source",
        "counted in what the toll is later said to have risen to",
        "denied or withdrawn",
        "denial by a party",
        "denies it",
        "a denial, which does not lower the range",
        "has not happened",
        "not said to have happened",
        "background, older than the story",
        "not clearly of this happening",
        "counts only some of the victims that others count together",
        "entered by the analyst, tied to no single happening",
        "a figure over several days, tied to no single happening",
        "tied to no single happening",
        "in a larger count: who fled once is counted again by every later count",
    )
}


def reason(one: Guard) -> str:
    """As "running total since 27 Nov 2024", "included in 12 civilians killed"; what is not known here as it is."""
    if one.since is not None:
        return RUNNING_SINCE.format(day=when_words.day(one.since))
    if one.whole is not None:
        return INCLUDED_IN.format(figure=figure_and_people(one.whole))
    return REASONS.get(one.reason, one.reason)


def figure_and_people(row: Casualty) -> str:
    """As "12 civilians killed", "dozens of children wounded"."""
    sole = is_one(row.low, row.high)
    if row.groups:
        people = words.listed([(words.ONE_OF_GROUP if sole else words.GROUPS)[group] for group in row.groups])
    else:
        people = (words.ONE_OF if sole else words.VICTIMS)[row.victims]
    return f"{with_people(figure_of(row), people)} {words.EFFECTS[row.effect]}"


def figure_words(row: Casualty) -> str:
    """As "24", "at least 24", "more than 24": the range of one row, with an open end put as the text puts it."""
    return amount(figure_of(row))

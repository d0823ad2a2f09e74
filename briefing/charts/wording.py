"""The words that charts themselves write: keys, axes, labels. English by itself, as the briefing prints them; whoever draws
for a window hands in those of its language. What a chart tells of the case comes as finished words with the chart.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing.domain.charts import Part
from briefing.domain.drawn import Reach, Step
from briefing.domain.tally import SOME, VAGUE_WORDS


@dataclass(frozen=True, slots=True)
class ChartWords:
    """Templates in the form of `str.format`. `months` are short names from January on; pairs are one and several."""

    months: tuple[str, ...] = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    day: str = "{day} {month}"
    day_of_month: str = "{first}–{last} {month}"
    from_day: str = "from {day}"
    by_day: str = "by {day}"
    no_date: str = "no date"
    of_no_day: str = "of no single day"
    of_no_week: str = "of no single week"
    of_no_month: str = "of no single month"
    other_spans: str = "{number} other spans"
    report: tuple[str, str] = ("report", "reports")
    origin: tuple[str, str] = ("origin", "origins")
    up_to: str = "up to {figure}"
    vague: tuple[str, ...] = (SOME, *VAGUE_WORDS)
    disputed: str = "{who} (disputed)"
    denies: str = "denies it"
    denies_so: str = "denies it: {words}"
    claimed: str = "{day}, claimed"
    not_added: str = "not added: {why}"
    running: str = "{number}  running total, {words}: {speaker}; not added"
    acted: str = "acted"
    target: str = "was the target"
    otherwise: str = "took part otherwise"
    key_lowest: str = "up to the lowest report"
    key_highest: str = "up to the highest report"
    key_no_ceiling: str = "some report sets no ceiling"
    key_sum_lowest: str = "sum of the lowest reports"
    key_sum_highest: str = "sum of the highest"
    key_sum_preferred: str = "sum of each event's {preferred}"
    key_running: str = "running total of a source, beside the sum"
    key_range: str = "range of the reports counted"
    key_counted: str = "counted"
    key_seen: str = "seen, not counted"
    key_not_counted: str = "not counted"
    key_denial: str = "denial"
    key_replaced: str = "replaced by a newer figure of its source"
    key_part: str = "part of another figure"
    key_total: str = "running total"
    key_revised: str = "revised to"
    key_open: str = "no ceiling"

    # --- put together
    def month_day(self, day: int, month: int) -> str:
        """As "28 Nov"."""
        return self.day.format(day=day, month=self.months[month - 1])

    def of_no(self, step: Step) -> str:
        """What no single bar of a chart with such bars holds."""
        return {Step.DAY: self.of_no_day, Step.WEEK: self.of_no_week, Step.MONTH: self.of_no_month}[step]

    def part(self, part: Part) -> str:
        """What an actor did in an event."""
        return {Part.ACTED: self.acted, Part.TARGET: self.target, Part.OTHER: self.otherwise}[part]

    def told_by(self, reports: int, origins: int) -> str:
        """As "5 reports, 2 origins"."""
        return f"{reports:,} {self.report[reports != 1]}, {origins:,} {self.origin[origins != 1]}"

    def told(self, word: str) -> str:
        """A word that stands for a number nobody gives: "dozens"."""
        return self.vague[_VAGUE.index(word)] if word in _VAGUE else word

    def reach(self, mark: Reach) -> str:
        """The label of a bar: "15", "15–24", "8+", "up to 200", "dozens"."""
        if mark.told:
            return self.told(mark.told)
        if mark.open_ended:
            return f"{mark.low:,}+" if mark.low >= mark.high else f"{mark.low:,}–{mark.high:,}+"
        if mark.no_floor and mark.low == 0:
            return self.up_to.format(figure=f"{mark.high:,}")
        return f"{mark.low:,}" if mark.low == mark.high else f"{mark.low:,}–{mark.high:,}"

    def figure(self, low: int | None, high: int | None) -> str:
        """The figure of one report: "15", "15–24", "8+", "up to 24"."""
        label = "–".join(f"{value:,}" for value in dict.fromkeys((low, high)) if value is not None)
        return self.up_to.format(figure=label) if low is None else f"{label}+" if high is None else label


_VAGUE = (SOME, *VAGUE_WORDS)
ENGLISH = ChartWords()

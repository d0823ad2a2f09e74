"""A chart by itself as a file: a picture with its title, rule and marking, or the figures behind it as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from briefing.domain.charts import ActivityChart, GroupChart, GrowthChart, Reckoning, TellingChart
from briefing.domain.choice import Rule
from briefing.domain.drawn import ClaimChart, DayChart, Reach, ResponsibleChart
from briefing.exchange.tables import Cell, several, table
from briefing.usecases.briefings.files import check_target, write
from briefing.usecases.wording.forms import DPI
from briefing.usecases.wording.forms import Form as Form

Drawable = ActivityChart | DayChart | ResponsibleChart | ClaimChart | GrowthChart | GroupChart | TellingChart
PICTURE_RATIO = DPI / 100  # of the pixels of a chart, of which 100 make an inch
_RANGE = "Ranges are ranges of reports, not statistical intervals."
_RULES = {
    Rule.LOWEST: "The figure preferred is the lowest that stands.",
    Rule.MEDIAN: "The figure preferred is the median of those that stand.",
    Rule.WIDEST: "No figure within a range is preferred.",
}
_REACH = ("low", "high", "preferred", "no ceiling", "no floor")


def notes(rule: Rule, case: str, cut_off: str) -> tuple[str, ...]:
    """What stands below a chart that is saved by itself: how it counts, and of which articles it is."""
    return f"{_RANGE} {_RULES[rule]}", f"{case}; articles up to {cut_off}." if cut_off else f"{case}."


def publish_chart(
    chart: Drawable | Reckoning, path: Path, form: Form, below: Sequence[str] = (), marking: str = ""
) -> None:
    """Write a chart. Raises TargetUnwritable, and ValueError for a picture of what is a table alone."""
    check_target(path)
    write(path, chart_bytes(chart, form, below, marking))


def chart_bytes(chart: Drawable | Reckoning, form: Form, below: Sequence[str] = (), marking: str = "") -> bytes:
    """What `publish_chart` writes: pictures on white, for paper. The same values always give the same bytes."""
    if form is Form.CSV:
        return chart_table(chart)
    if isinstance(chart, Reckoning):
        raise ValueError("a reckoning is a table")
    from briefing.charts import drawing  # matplotlib takes half a second to import
    from briefing.charts.theme import ON_WHITE

    figure = drawing.draw(chart, ON_WHITE, caption=drawing.Caption(title_of(chart), tuple(below), marking))
    if form is Form.PNG:
        return drawing.to_png(figure, PICTURE_RATIO)
    return drawing.to_svg(figure) if form is Form.SVG else drawing.to_pdf(figure)


def title_of(chart: Drawable | Reckoning) -> str:
    """What a chart is called where it stands alone."""
    if isinstance(chart, Reckoning):
        return "Totals"
    if isinstance(chart, TellingChart):
        return ", ".join(part for part in (chart.title, chart.where, chart.when) if part)
    return chart.title


def chart_table(chart: Drawable | Reckoning) -> bytes:
    """The figures behind a chart as CSV, safe to open in a spreadsheet."""
    head, rows = _TABLES[type(chart)](chart)
    return table(head, rows)


_Table = tuple[Sequence[str], list[Sequence[Cell]]]


def _reach(mark: Reach) -> tuple[Cell, ...]:
    return None if mark.no_floor and not mark.low else mark.low, mark.high, mark.best, mark.open_ended, mark.no_floor


def _days(chart: DayChart) -> _Table:
    rows: list[Sequence[Cell]] = [
        (one.label, one.victims, toll.first, toll.last, *_reach(toll), toll.reports, toll.origins, several(toll.incidents))
        for one in chart.series
        for toll in (*one.days, *one.spread)
    ]
    return ("people", "victims", "from", "to", *_REACH, "reports", "origins", "events"), rows


def _responsible(chart: ResponsibleChart) -> _Table:
    rows: list[Sequence[Cell]] = [
        (one.label, one.victims, row.who, row.is_disputed, *_reach(row), row.reports, row.origins, several(row.incidents))
        for one in chart.series
        for row in one.rows
    ]
    return ("people", "victims", "held responsible", "disputed", *_REACH, "reports", "origins", "events"), rows


def _groups(chart: GroupChart) -> _Table:
    rows: list[Sequence[Cell]] = [
        (row.who, row.is_whole, *_reach(row), row.reports, row.origins, several(row.rows)) for row in chart.rows
    ]
    return ("group", "is the whole", *_REACH, "reports", "origins", "figures"), rows


def _growth(chart: GrowthChart) -> _Table:
    rows: list[Sequence[Cell]] = []
    for one in chart.series:
        rows += [(one.label, "sum", point.day, *_reach(point), "", several(point.incidents)) for point in one.points]
        rows += [
            (one.label, "running total, not added", run.day, run.low, run.high, None, run.high is None, run.low is None,
             run.speaker, run.casualty)
            for run in one.running
        ]  # fmt: skip
    return ("people", "what", "day", *_REACH, "said by", "events or figure"), rows


def _claims(chart: ClaimChart) -> _Table:
    rows: list[Sequence[Cell]] = [
        (one.title, one.when, one.people, mark.speaker, mark.low, mark.high, mark.wording, mark.status, mark.is_counted,
         mark.casualty)
        for one in chart.incidents
        for mark in one.marks
    ]  # fmt: skip
    return ("event", "when", "people", "said by", "low", "high", "wording", "status", "counted", "figure"), rows


def _telling(chart: TellingChart) -> _Table:
    rows: list[Sequence[Cell]] = [
        (chart.title, chart.when, chart.where, one.people, report.speaker, report.day, report.figure, report.low,
         report.high, report.wording, report.fate, report.why_not, report.revised_by, report.casualty or None)
        for one in chart.tellings
        for report in one.reports
    ]  # fmt: skip
    head = (
        "event", "when", "where", "people", "said by", "reported", "figure", "low", "high", "wording", "fate", "not added",
        "revised by", "id",
    )  # fmt: skip
    return head, rows


def _reckoning(chart: Reckoning) -> _Table:
    rows: list[Sequence[Cell]] = []
    for one in chart.sums:
        rows.append((one.people, "total", "", "", one.result, one.preferred, chart.rule, ""))
        rows += [
            (one.people, "added", part.title, part.when, part.result, part.preferred, chart.rule, several(part.rows))
            for part in one.addends
        ]
    beside = [(one.people, left) for one in chart.sums for left in one.not_added]
    beside += [(left.people, left) for left in chart.unplaced]
    rows += [
        (people, "not added", left.speaker, "", left.figure, left.why, chart.rule, left.casualty) for people, left in beside
    ]
    return ("people", "part", "event or speaker", "when", "figure", "preferred, or why not", "rule", "figures"), rows


def _activity(chart: ActivityChart) -> _Table:
    rows: list[Sequence[Cell]] = [
        (row.label, mark.day, mark.part, title, event)
        for row in chart.rows
        for mark in row.marks
        for event, title in zip(mark.events, mark.titles, strict=True)
    ]
    return ("type", "day", "part", "event", "id"), rows


_TABLES: dict[type, Callable[..., _Table]] = {
    DayChart: _days,
    ResponsibleChart: _responsible,
    GroupChart: _groups,
    GrowthChart: _growth,
    ClaimChart: _claims,
    TellingChart: _telling,
    Reckoning: _reckoning,
    ActivityChart: _activity,
}

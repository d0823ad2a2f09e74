"""The charts: each takes a part of a dossier and gives a matplotlib figure of a given width.

All of them keep one grammar, which needs no colour and survives a grey printer: solid up to what every report says, hatched
from there to the largest figure told, a bar across at the figure that the rule prefers, an arrow where some report sets no
ceiling. Axes begin at nought; every mark is labelled; beside each heading stands how many reports it rests on and of how
many origins. A range is a range of reports, not a statistical interval.
"""

from __future__ import annotations

from briefing.charts.activity import lay_activity
from briefing.charts.claims import lay_claims
from briefing.charts.days import lay_days
from briefing.charts.growth import lay_growth
from briefing.charts.rows import lay_groups, lay_responsible
from briefing.charts.sheet import Caption, Region, Sheet, painted, regions, to_pdf, to_png, to_svg
from briefing.charts.telling import lay_telling
from briefing.charts.theme import PRINT, Theme
from briefing.charts.wording import ENGLISH, ChartWords
from briefing.domain.charts import ActivityChart, GroupChart, GrowthChart, TellingChart
from briefing.domain.drawn import ClaimChart, DayChart, ResponsibleChart

from matplotlib.figure import Figure  # isort: skip

__all__ = ["WIDTH", "Caption", "Chart", "Region", "draw", "painted", "regions", "to_pdf", "to_png", "to_svg"]

Chart = DayChart | ResponsibleChart | ClaimChart | GrowthChart | GroupChart | TellingChart | ActivityChart

WIDTH = 6.77  # inches: the width of the text on A4


def draw(
    chart: Chart,
    theme: Theme = PRINT,
    width_in: float = WIDTH,
    caption: Caption | None = None,
    words: ChartWords = ENGLISH,
) -> Figure:
    """The figure of any chart, `width_in` inches wide and as high as it needs to be; with a caption it stands alone.
    `words` are those that the chart itself writes.
    """
    sheet = Sheet(theme, width_in, words)
    if caption is not None:
        sheet.begin(caption)
    if isinstance(chart, DayChart):
        lay_days(sheet, chart)
    elif isinstance(chart, ResponsibleChart):
        lay_responsible(sheet, chart)
    elif isinstance(chart, ClaimChart):
        lay_claims(sheet, chart)
    elif isinstance(chart, GrowthChart):
        lay_growth(sheet, chart)
    elif isinstance(chart, ActivityChart):
        lay_activity(sheet, chart)
    elif isinstance(chart, GroupChart):
        lay_groups(sheet, chart)
    else:
        lay_telling(sheet, chart)
    if caption is not None:
        sheet.end(caption)
    return sheet.finish()

"""From a case to a file: collect, draw, lay out, and write in one move, so that a failure leaves the old file as it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import report
from briefing.domain import interchange
from briefing.domain.choice import Choice
from briefing.domain.corpus import Corpus
from briefing.domain.dossier import Dossier, drawn_charts
from briefing.domain.drawn import ClaimChart, DayChart, PlaceMap, ResponsibleChart
from briefing.domain.text import ArticleId
from briefing.usecases.briefings.collecting import collect
from briefing.usecases.briefings.files import check_target, write
from briefing.usecases.briefings.recording import record
from briefing.usecases.looking.hindsight import HoldsCorpus, corpus_for
from briefing.usecases.wording.markings import above, refuse_above, refuse_marked

if TYPE_CHECKING:
    from briefing.store.casefile import CaseFile

Progress = Callable[[str, float], None]
"""Called with what is being done and how much of the whole is behind it, 0..1."""


class Form(StrEnum):
    """What a briefing is written as; the values are the ends of file names."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    PAGES = "zip"  # a picture of each page

    @property
    def has_text(self) -> bool:
        """Whether its words can be searched, and read back."""
        return self is not Form.PAGES


def form_of(path: Path) -> Form | None:
    """The form that a file name asks for, None where it asks for none of them."""
    end = path.suffix.lower().removeprefix(".")
    return Form.HTML if end == "htm" else Form(end) if end in set(Form) else None


def publish(
    case: HoldsCorpus | Corpus, choice: Choice, path: Path, form: Form = Form.PDF, progress: Progress | None = None
) -> Dossier:
    """Write the briefing in one of its forms, and give back what it holds. All forms hold the same in the same order.

    Raises TargetUnwritable before anything else is done where the file could not be written anyway, MarkedHigher where it
    would quote what is marked higher, and ReportIncomplete or ResourceMissing where it cannot be laid out. In each case a
    file that was there is left as it was.
    """
    tell = progress or (lambda _what, _done: None)
    check_target(path)
    tell("Collecting", 0.0)
    dossier = collect(case, choice)
    refuse_marked(dossier)
    tell("Drawing the charts", 0.2)
    charts = draw_charts(dossier)
    tell("Laying out the pages", 0.5)
    data = _RENDER[form](dossier, charts)
    tell("Writing the file", 0.95)
    write(path, data)
    tell("Done", 1.0)
    return dossier


_RENDER = {
    Form.PDF: report.render_pdf,
    Form.DOCX: report.render_docx,
    Form.HTML: report.render_html,
    Form.PAGES: report.render_pictures,
}


def rendered(dossier: Dossier, form: Form) -> bytes:
    """A dossier laid out in one of the forms. Raises ReportIncomplete or ResourceMissing where it cannot be, MarkedHigher
    where it cites or counts what is marked higher.
    """
    refuse_marked(dossier)
    return _RENDER[form](dossier, draw_charts(dossier))


def publish_pdf(case: HoldsCorpus | Corpus, choice: Choice, path: Path, progress: Progress | None = None) -> Dossier:
    """Write the briefing as PDF. Raises as `publish` does."""
    return publish(case, choice, path, Form.PDF, progress)


def publish_sheet(sheet: Dossier, path: Path) -> None:
    """Write one actor or one event (`sheets.actor_sheet`, `sheets.incident_sheet`) as a PDF of one page.

    Raises as `publish` does.
    """
    check_target(path)
    refuse_marked(sheet)
    write(path, report.render_sheet(sheet, draw_charts(sheet)))


class Format(StrEnum):
    """What a case is exported as, for other programs. The values are its names on the command line."""

    JSON = "json"
    EVENTS = "csv-events"
    CASUALTIES = "csv-casualties"
    ACLED = "acled"
    GEOJSON = "geojson"
    TIMELINE = "timelinejs"
    CALENDAR = "ics"

    @property
    def suffix(self) -> str:
        """The end of the file's name, without its dot."""
        return _SUFFIXES[self]

    @property
    def is_table(self) -> bool:
        """Whether it is CSV, and a mark at its beginning can say that it is UTF-8."""
        return self.suffix == "csv"

    @property
    def is_whole(self) -> bool:
        """Whether it always holds the whole case, whatever the choice."""
        return self is Format.JSON


_SUFFIXES = {
    Format.JSON: "json",
    Format.EVENTS: "csv",
    Format.CASUALTIES: "csv",
    Format.ACLED: "csv",
    Format.GEOJSON: "geojson",
    Format.TIMELINE: "json",
    Format.CALENDAR: "ics",
}


def export(
    case: HoldsCorpus | Corpus,
    choice: Choice,
    path: Path,
    format_: Format,
    *,
    bom: bool = True,
    progress: Progress | None = None,
) -> None:
    """Write a case for another program: what the choice leaves in, but for JSON, which is the whole case.

    `bom` puts a mark at the beginning of a table by which spreadsheets know that it is UTF-8. Raises TargetUnwritable,
    and MarkedHigher as `exported` does.
    """
    tell = progress or (lambda _what, _done: None)
    check_target(path)
    tell("Collecting", 0.0)
    corpus = corpus_for(case, choice)
    data = exported(corpus, choice, format_, bom=bom)
    tell("Writing the file", 0.9)
    write(path, data)
    tell("Done", 1.0)


def exported(corpus: Corpus, choice: Choice, format_: Format, *, bom: bool = True) -> bytes:
    """What `export` writes. Pure: the same corpus and choice always give the same bytes.

    Raises MarkedHigher where anything but JSON, which is the case itself, quotes what is marked higher than the choice.
    """
    if format_ is Format.JSON:
        return interchange.dumps(corpus).encode("utf-8")
    from briefing.exchange import acled, calendar_file, geojson, plain_tables, timeline_js

    found = record(corpus, choice)
    quoted = {ArticleId(told.article) for one in found.events for told in one.told}
    quoted |= {ArticleId(told.article) for one in found.figures for told in one.told}
    refuse_above(above(corpus.articles, quoted, choice.marking), choice.marking)
    match format_:
        case Format.EVENTS:
            return plain_tables.events(found.events, bom=bom)
        case Format.CASUALTIES:
            return plain_tables.figures(found.figures, bom=bom)
        case Format.ACLED:
            return acled.events(found.happenings, found.about, bom=bom)
        case Format.GEOJSON:
            return geojson.feature_collection(found.happenings, found.about)
        case Format.TIMELINE:
            return timeline_js.timeline(found.happenings, found.about)
        case Format.CALENDAR:
            return calendar_file.calendar(found.happenings, found.about)


def publish_json(case: HoldsCorpus | Corpus, path: Path) -> None:
    """Write what a case shows as an interchange document (docs/interchange.md). Raises TargetUnwritable."""
    check_target(path)
    corpus = case if isinstance(case, Corpus) else case.corpus()
    write(path, interchange.dumps(corpus).encode("utf-8"))


def publish_case(case: CaseFile, path: Path, *, originals: bool = True) -> None:
    """Write a whole case as an interchange document, from which an equal one can be made (`taking_over`). Without
    `originals` the bytes that articles came in are left out. Raises TargetUnwritable.
    """
    from briefing.usecases.editing.taking_over import kept_of

    check_target(path)
    write(path, interchange.dumps(case.corpus(), kept_of(case, originals=originals)).encode("utf-8"))


def preview_pages(case: HoldsCorpus | Corpus, choice: Choice, ppi: float = 110) -> tuple[bytes, ...]:
    """The pages of the briefing as PNG, as they will print. Raises as `report.render_pages` does."""
    dossier = collect(case, choice)
    return report.render_pages(dossier, draw_charts(dossier), ppi)


def draw_charts(dossier: Dossier) -> Mapping[str, bytes]:
    """The dossier's charts as SVG for paper, by name (`domain.dossier.drawn_charts`). What was drawn before is not drawn
    again.
    """
    return {name: _drawn(chart) for name, chart in drawn_charts(dossier).items()}


@lru_cache(maxsize=64)
def _drawn(chart: PlaceMap | DayChart | ResponsibleChart | ClaimChart) -> bytes:
    from briefing.charts import drawing  # matplotlib takes half a second to import

    if isinstance(chart, PlaceMap):
        from briefing.charts.mapping import place_map

        return drawing.to_svg(place_map(chart))
    return drawing.to_svg(drawing.draw(chart))

"""A dossier and its charts in, pages out: PDF for hand-over, PNG for the preview, SVG for the printer; a web page and a
Word document for those who read on a screen or edit on.

The only room that knows Typst and python-docx. Text travels as data, fonts are ours alone, the clock is the dossier's:
the same dossier and charts always give the same bytes.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from briefing.domain.dossier import Dossier
from briefing.errors import ReportIncomplete
from briefing.places import resource
from briefing.report.payload import Payload

if TYPE_CHECKING:
    import typst

PDF_STANDARD = "ua-1"  # PDF/UA-1, ISO 14289-1: tagged, with a title, a language, and a text for every picture
# How much of each list stands on a sheet of one page, from all of it to the least that is of use.
_FITS: tuple[Mapping[str, int | bool], ...] = tuple(
    dict(zip(("events", "lines", "claims", "voices", "quotes", "chart"), fit, strict=True))
    for fit in (
        (12, 6, 40, 6, 60, True),
        (12, 6, 24, 4, 30, True),
        (12, 6, 20, 3, 20, True),
        (12, 5, 16, 2, 14, True),
        (12, 5, 14, 2, 10, False),
        (10, 4, 10, 2, 6, False),
        (8, 3, 8, 1, 3, False),
        (6, 2, 5, 1, 1, False),
        (4, 1, 3, 1, 0, False),
        (2, 1, 1, 0, 0, False),
        (1, 0, 0, 0, 0, False),
    )
)
_GAP_ROWS = (40, 26, 20, 16, 13, 11, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0)  # of the table; of each other list half as many
_UNSETTLED = "did not converge"  # how Typst says that places and what depends on them never came to rest
PICTURE_PPI = 220  # of charts in a Word document
PAGE_PPI = 200  # of page pictures: small print stays legible when they are printed
# Typst keeps what its last ten layouts were made of (typst-py 0.15 lets go of what is older), 20 to 60 MB a briefing.
# Only the last two help with the next one: so many empty layouts make the others too old.
_AGEING = 4


def render_pdf(dossier: Dossier, charts: Mapping[str, bytes]) -> bytes:
    """The briefing as PDF/UA-1.

    `charts` holds SVG by the names that `domain.dossier.drawn_charts` gives.

    Raises ReportIncomplete when anything could not be laid out as it should, ResourceMissing when a file of the program is
    not there.
    """
    return _compile(dossier, charts, format="pdf", pdf_standards=[PDF_STANDARD])[0]


def render_pages(dossier: Dossier, charts: Mapping[str, bytes], ppi: float = 110) -> tuple[bytes, ...]:
    """The pages as PNG, `ppi` pixels an inch, for the preview. Raises as `render_pdf` does."""
    return _compile(dossier, charts, format="png", ppi=ppi)


def render_pictures(dossier: Dossier, charts: Mapping[str, bytes]) -> bytes:
    """The pages as PNG files in a ZIP archive, `PAGE_PPI` pixels an inch, for a slide or a message. The same input gives
    the same bytes. Raises as `render_pdf` does.
    """
    made = io.BytesIO()
    pages = render_pages(dossier, charts, PAGE_PPI)
    width = len(str(len(pages)))
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:  # PNG is compressed
        for number, page in enumerate(pages, start=1):
            archive.writestr(zipfile.ZipInfo(f"page-{number:0{width}}.png"), page)  # without a time of its own
    return made.getvalue()


def render_svg_pages(dossier: Dossier, charts: Mapping[str, bytes]) -> tuple[bytes, ...]:
    """The pages as SVG, for a printer. Raises as `render_pdf` does."""
    return _compile(dossier, charts, format="svg")


def render_sheet(dossier: Dossier, charts: Mapping[str, bytes]) -> bytes:
    """One actor or one event (`usecases.briefings.sheets`) on one page, as PDF/UA-1. What has no room is left out
    and counted.

    Raises as `render_pdf` does.
    """
    data = Payload(dossier, charts).data()
    for fit in _FITS:
        made = _laid_out("sheet.typ", {**data, "fit": fit}, dossier, format="pdf", pdf_standards=[PDF_STANDARD])[0]
        if _pages(made) == 1:
            return made
    raise _incomplete(["one page does not hold what it must hold"])


def render_gap_sheet(dossier: Dossier) -> bytes:
    """A gap sheet (`usecases.briefings.gap_sheets`) on one page, as PDF/UA-1. What has no room is left out and counted.

    Raises as `render_pdf` does.
    """
    data = Payload(dossier, {}).data()
    for most in _GAP_ROWS:
        made = _laid_out("gap-sheet.typ", {**data, "fit": most}, dossier, format="pdf", pdf_standards=[PDF_STANDARD])[0]
        if _pages(made) == 1:
            return made
    raise _incomplete(["one page does not hold what it must hold"])


def _pages(pdf: bytes) -> int:
    """The number of pages, which Typst writes into the tree of pages in clear."""
    return max((int(number) for number in re.findall(rb"/Type\s*/Pages\s*/Count\s+(\d+)", pdf)), default=0)


def render_html(dossier: Dossier, charts: Mapping[str, bytes]) -> bytes:
    """The briefing as one web page in UTF-8 that needs no other file, no network and no scripts.

    `charts` as for `render_pdf`. Raises ResourceMissing when a font of the program is not there.
    """
    from briefing.report.outline import outline
    from briefing.report.web_page import web_page

    return web_page(outline(Payload(dossier, charts).data()))


def render_docx(dossier: Dossier, charts: Mapping[str, bytes]) -> bytes:
    """The briefing as a Word document (.docx, ISO/IEC 29500).

    `charts` as for `render_pdf`. Raises ReportIncomplete when a chart cannot be drawn into it.
    """
    from briefing.report.outline import outline
    from briefing.report.word import word_document

    whole = outline(Payload(dossier, charts).data())
    pictures = {name: _picture(svg) for name, svg in charts.items()}
    return word_document(whole, pictures, dossier.choice.written)


@lru_cache(maxsize=16)
def _picture(svg: bytes) -> bytes:
    """A chart as PNG, for programs that show no SVG."""
    import typst

    source = b'#set page(width: auto, height: auto, margin: 0pt, fill: white)\n#image(bytes(sys.inputs.svg), format: "svg")'
    try:
        made = typst.compile(source, format="png", ppi=PICTURE_PPI, sys_inputs={"svg": svg.decode("utf-8")})
    except typst.TypstError as error:
        raise _incomplete([error.message, *error.hints]) from error
    return bytes(made[0] if isinstance(made, list) else made)


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(resource("fonts"))])


def make_ready() -> None:
    """Read the fonts and lay out an empty page, which the first briefing of a process would have to wait for."""
    import typst

    typst.compile(b'#set text(font: "Briefing Serif")\nReady.', font_paths=_fonts(), ignore_system_fonts=True)


def _compile(dossier: Dossier, charts: Mapping[str, bytes], **how: Any) -> tuple[bytes, ...]:
    data = Payload(dossier, charts).data()
    try:
        return _laid_out("briefing.typ", data, dossier, **how)
    except ReportIncomplete as error:
        if _UNSETTLED not in error.sentence:
            raise
    # Where one thing stands hangs on where another does, and both move: then nothing is fitted to the page that is left.
    return _laid_out("briefing.typ", {**data, "is_still": True}, dossier, **how)


def _laid_out(name: str, payload: Mapping[str, Any], dossier: Dossier, **how: Any) -> tuple[bytes, ...]:
    import typst  # not at the top: a window opens without it

    template: Path = resource("templates", name)
    # Drawings travel beside the data: what is handed from function to function in the template is hashed each time.
    drawn = {name: chart for name, chart in payload["charts"].items() if chart is not None}
    bare = {name: {key: value for key, value in chart.items() if key != "svg"} for name, chart in drawn.items()}
    data = json.dumps({**payload, "charts": {**payload["charts"], **bare}}, ensure_ascii=False)
    try:
        made, complaints = typst.compile_with_warnings(
            str(template),
            root=str(template.parent),
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"dossier": data, **{f"chart-{name}": chart["svg"] for name, chart in drawn.items()}},
            timestamp=dossier.choice.written,
            **how,
        )
    except typst.TypstError as error:
        raise _incomplete([error.message, *error.hints]) from error
    finally:
        Thread(target=_let_go, name="letting go of layouts").start()
    if complaints:
        raise _incomplete([warning.message for warning in complaints])
    return tuple(made) if isinstance(made, list) else (made,)


def _let_go() -> None:
    """Make what Typst keeps of older layouts too old. Freeing it takes a tenth of a second, which nobody need wait for."""
    import typst

    for _ in range(_AGEING):
        typst.compile(b"", font_paths=_fonts(), ignore_system_fonts=True)


def _incomplete(reasons: list[str]) -> ReportIncomplete:
    return ReportIncomplete(
        f"The briefing could not be laid out: {'; '.join(dict.fromkeys(reasons))}.",
        "The case is not affected. Please report this as a fault of the program.",
    )

"""Follows the source numbers of a finished PDF to where they lead, by the file alone: links, places and the words there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import page as validator
import pypdfium2
import pypdfium2.raw as raw
from lxml import etree

LABEL = re.compile(r"\d+[a-z]+|A")
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufffe\ufeff\\s]")
MARGIN = 40.0  # points, less than that of the page
ABOVE = 9.0  # points: Typst leads to a place so much above what is meant


def bare(text: str) -> str:
    """A text without what may differ between a page and a string: spaces, breaks, signs that nobody sees."""
    return UNSEEN.sub("", text)


LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+")


def stands_on(words: str, page: str) -> bool:
    """Whether words stand on a page as it is read back. A reader of pages has words that run to the left, and the signs
    beside them, in an order of its own: such words are looked for one by one, and all others in their order without signs.
    """
    if not LEFTWARD.search(words):
        return bare(words) in bare(page)
    words, page = (unicodedata.normalize("NFKC", text) for text in (words, page))

    def others(text: str) -> str:
        return "".join(sign for sign in LEFTWARD.sub("", text) if sign.isalnum())

    return others(words) in others(page) and all(
        one in page or one[::-1] in page for run in LEFTWARD.findall(words) for one in run.split()
    )


def drawn_words(svg: bytes) -> Iterator[tuple[str, bool]]:
    """Every text that is drawn in a chart, in outlines that keep it in words beside them, and whether it is of an axis."""
    tree = etree.fromstring(svg)
    for note in tree.iter(etree.Comment):
        groups = [str(group.get("id", "")) for group in note.iterancestors()]
        yield str(note.text).strip(), any(name.startswith(("xtick", "ytick")) for name in groups)


def broken_rules(pdf: bytes) -> list[str]:
    """The rules of PDF/UA-1 (ISO 14289-1) that a file breaks."""
    found = validator.validate_pdf_bytes(pdf, profile=validator.ValidationProfile.PDF_UA_1)
    assert found.rules.total > 100, "the rules were looked at"
    return sorted({f"{one.rule_id}: {one.message}" for one in found.failures})


@dataclass(frozen=True)
class Target:
    """Where a link leads: the page from 0, and its upper left corner there in points from the lower left."""

    page: int
    x: float
    y: float


@dataclass(frozen=True)
class SourceLink:
    """A source number on a page and where it leads."""

    page: int
    box: tuple[float, float, float, float]
    label: str
    target: Target


@dataclass
class Pages:
    """A PDF read back. `close` it."""

    data: bytes
    _texts: dict[int, pypdfium2.PdfTextPage] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.document = pypdfium2.PdfDocument(self.data)

    def close(self) -> None:
        for one in self._texts.values():
            one.close()
        self.document.close()

    def text(self, page: int) -> pypdfium2.PdfTextPage:
        if page not in self._texts:
            self._texts[page] = self.document[page].get_textpage()
        return self._texts[page]

    def within(self, page: int, left: float, bottom: float, right: float, top: float) -> str:
        words = str(self.text(page).get_text_bounded(left, bottom, right, top))
        return words.replace("\x02", "-")  # how PDFium tells a hyphen at the end of a line

    @cached_property
    def links(self) -> tuple[SourceLink, ...]:
        """Every link whose words are a source number."""
        return tuple(self._links())

    def _links(self) -> Iterator[SourceLink]:
        for number in range(len(self.document)):
            for box, target in self.targets(number):
                label = bare(self.within(number, box[0] - 0.5, box[1], box[2] + 0.5, box[3])).strip("[],“”")
                if LABEL.fullmatch(label):
                    yield SourceLink(number, box, label, target)

    def targets(self, number: int) -> Iterator[tuple[tuple[float, float, float, float], Target]]:
        """Every link of a page: its box and where in the file it leads."""
        page = self.document[number]
        for n in range(raw.FPDFPage_GetAnnotCount(page)):
            note = raw.FPDFPage_GetAnnot(page, n)
            try:
                if raw.FPDFAnnot_GetSubtype(note) != raw.FPDF_ANNOT_LINK:
                    continue
                rect = raw.FS_RECTF()
                assert raw.FPDFAnnot_GetRect(note, rect)
                dest = raw.FPDFLink_GetDest(self.document, raw.FPDFAnnot_GetLink(note))
                assert dest, "a link of this file leads into this file"
                has_x, has_y, has_zoom = raw.FPDF_BOOL(), raw.FPDF_BOOL(), raw.FPDF_BOOL()
                x, y, zoom = raw.FS_FLOAT(), raw.FS_FLOAT(), raw.FS_FLOAT()
                assert raw.FPDFDest_GetLocationInPage(dest, has_x, has_y, has_zoom, x, y, zoom)
                box = (rect.left, rect.bottom, rect.right, rect.top)
                yield box, Target(raw.FPDFDest_GetDestPageIndex(self.document, dest), x.value, y.value)
            finally:
                raw.FPDFPage_CloseAnnot(note)

    @cached_property
    def _columns(self) -> Mapping[int, list[float]]:
        """By page the left edges of the columns that quotes stand in."""
        found: dict[int, set[float]] = {}
        for link in self.links:
            found.setdefault(link.target.page, set()).add(round(link.target.x, 1))
        return {page: sorted(edges) for page, edges in found.items()}

    def standing_at(self, target: Target) -> str:
        """What stands at a target: its column from there down, and where the quote may go on: the next columns."""
        left = round(target.x, 1)
        found = self._column(target.page, left, target.y - ABOVE)
        later = [edge for edge in self._columns.get(target.page, []) if edge > left + 30]
        found += "".join(self._column(target.page, edge, 2000) for edge in later[:1])
        for page in range(target.page + 1, min(target.page + 3, len(self.document))):
            edges = self._columns.get(page, [left])
            found += self._column(page, edges[0], 2000)
        return found

    def _column(self, page: int, left: float, top: float) -> str:
        edges = [edge for edge in self._columns.get(page, []) if edge > left + 30]
        width, height = self.document[page].get_size()
        right = edges[0] - 4 if edges else width - MARGIN
        return self.within(page, left - 1, 62, right, min(top, height - 62))

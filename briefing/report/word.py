"""The briefing as a Word document to edit on: real headings, tables whose heads repeat, charts with their text, numbered
sources with links both ways.

Made with python-docx; long tables are built as a tree at once, for which its own rows and cells would take minutes. Text
goes in as text, never as markup. The same outline always gives the same bytes.
"""

from __future__ import annotations

import io
import math
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from briefing.report import word_markup as wml
from briefing.report.outline.tree import (
    Block,
    Break,
    Citation,
    Facts,
    Figure,
    Heading,
    Inline,
    Inlines,
    Kind,
    Look,
    Outline,
    Paragraph,
    Picture,
    Quotation,
    Reference,
    Row,
    Run,
    Strip,
    Table,
    Tag,
    Use,
    Versus,
    plain,
)

TLP_COLOURS = {
    "TLP:RED": "FF2B2B",
    "TLP:AMBER": "FFC000",
    "TLP:AMBER+STRICT": "FFC000",
    "TLP:GREEN": "33FF00",
    "TLP:CLEAR": "FFFFFF",
}  # on black, Traffic Light Protocol 2.0
_SHEETS_MM = {"a4": (210.0, 297.0), "us-letter": (215.9, 279.4)}
_SIDE_MM, _TOP_MM, _FOOT_MM = 19.0, 22.0, 22.0
_MOST_USES = 12  # ways back from one quoted sentence
_KEPT_ROWS = 9  # a table of so few rows stays on one page
_KEPT_LINES = 30  # a profile of so few lines does
_MOST_FIGURES = 5  # in a row of the strip
_WHEN_ZIPPED = (1980, 1, 1, 0, 0, 0)
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"  # how Office marks the SVG behind a picture
_SVG_NAMESPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"


def word_document(whole: Outline, pictures: Mapping[str, bytes], written: datetime) -> bytes:
    """The document as the bytes of a .docx file. `pictures` are the charts as PNG by their name, for programs that show no
    SVG; `written` is the only clock that the document knows.
    """
    return _Document(whole, pictures, written).made()


class _Document:
    """One document while it is put together."""

    def __init__(self, whole: Outline, pictures: Mapping[str, bytes], written: datetime) -> None:
        import docx

        self._whole = whole
        self._pictures = pictures
        self._written = written.astimezone(UTC).replace(tzinfo=None)
        self._document = docx.Document()
        self._end: wml.Element = self._document.element.body.sectPr
        self._bookmarks = 0
        wide, self._high_mm = _SHEETS_MM[whole.paper]
        self._wide_mm = wide
        self._room = wml.twentieths(wide - 2 * _SIDE_MM)

    def made(self) -> bytes:
        self._about()
        self._styles()
        self._sheet()
        self._title()
        for block in self._whole.blocks:
            self._put(block)
        out = io.BytesIO()
        self._document.save(out)
        return _settled(out.getvalue())

    def _add(self, *elements: wml.Element) -> None:
        for element in elements:
            self._end.addprevious(element)

    # -- the document as a whole

    def _about(self) -> None:
        about = self._document.core_properties
        about.title = self._whole.plain_title[:255]
        about.author = self._whole.author[:255]
        about.last_modified_by = self._whole.author[:255]
        about.created = about.modified = self._written
        about.revision = 1
        about.comments = ""
        about.language = "en-GB"
        about.content_status = self._whole.stamp or plain(self._whole.marking)[:255]
        self._set_compatibility()
        self._drop_thumbnail()

    def _set_compatibility(self) -> None:
        """Or it opens as a file of an older Word."""
        from docx.oxml.ns import qn

        for one in self._document.settings.element.iter(qn("w:compatSetting")):
            if one.get(qn("w:name")) == "compatibilityMode":
                one.set(qn("w:val"), "15")
        for one in self._document.styles.element.iter(qn("w:lang")):
            one.set(qn("w:val"), "en-GB")

    def _drop_thumbnail(self) -> None:
        """The library's own empty document comes with a picture of itself."""
        from docx.opc.constants import RELATIONSHIP_TYPE

        package: Any = self._document.part.package
        for key, relation in list(package.rels.items()):
            if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
                del package.rels[key]

    def _styles(self) -> None:
        from docx.enum.style import WD_STYLE_TYPE
        from docx.oxml.ns import qn
        from docx.shared import Pt, RGBColor

        styles = self._document.styles

        def shape(
            name: str,
            family: str,
            size: float,
            colour: str = wml.INK,
            *,
            bold: bool | None = None,
            before: float = 0,
            after: float = 0,
            line: float = 1.15,
            keep: bool = False,
        ) -> Any:
            try:
                style: Any = styles[name]
            except KeyError:
                style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
                style.base_style = styles["Normal"]
            about = style.element.get_or_add_rPr()
            for old in about.findall(qn("w:rFonts")):
                about.remove(old)
            about.insert(0, wml.fonts(family))
            style.font.size = Pt(size)
            style.font.bold = bold
            style.font.italic = None
            style.font.color.rgb = RGBColor.from_string(colour)
            style.paragraph_format.space_before = Pt(before)
            style.paragraph_format.space_after = Pt(after)
            style.paragraph_format.line_spacing = line
            style.paragraph_format.keep_with_next = keep
            style.paragraph_format.widow_control = True
            return style

        shape("Normal", wml.SERIF, 10, after=6)
        title = shape("Title", wml.SERIF, 24, bold=True, before=2, after=8, line=1.0)
        for border in title.element.get_or_add_pPr().findall(qn("w:pBdr")):
            title.element.get_or_add_pPr().remove(border)
        first = shape("Heading 1", wml.SANS, 15, bold=True, before=20, after=8, line=1.0, keep=True)
        rule = wml.element("top", {"val": "single", "sz": 10, "space": 6, "color": wml.ACCENT})
        first.element.get_or_add_pPr().insert_element_before(
            wml.element("pBdr", None, rule), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
        )
        shape("Heading 2", wml.SANS, 11.5, bold=True, before=13, after=5, line=1.0, keep=True)
        shape("Heading 3", wml.SANS, 10, bold=True, before=11, after=4, line=1.0, keep=True)
        shape("Caption", wml.SANS, 8, wml.MUTED, bold=False, before=3, after=12)
        points = shape("List Bullet", wml.SERIF, 10, after=5)
        points.paragraph_format.left_indent = Pt(14)
        points.paragraph_format.first_line_indent = Pt(-14)
        for close in points.element.get_or_add_pPr().findall(qn("w:contextualSpacing")):
            points.element.get_or_add_pPr().remove(close)
        numbered = shape("Numbered", wml.SERIF, 10, after=5)
        numbered.paragraph_format.left_indent = Pt(14)
        numbered.paragraph_format.first_line_indent = Pt(-14)
        shape("Note", wml.SERIF, 8.5, wml.MUTED, after=6)
        shape("Table Text", wml.SANS, 8.5, line=1.05)
        shape("Table Head", wml.SANS, 7.5, wml.MUTED, bold=True, line=1.0)
        shape("About", wml.SANS, 8.5, wml.MUTED, after=6, keep=True)
        for name, size in (("Source", 9.0), ("Quotation", 9.0)):
            style = shape(
                name, wml.SANS if name == "Source" else wml.SERIF, size, before=9 if name == "Source" else 0, after=4
            )
            style.paragraph_format.left_indent = Pt(28)
            style.paragraph_format.first_line_indent = Pt(-28)
            style.paragraph_format.tab_stops.add_tab_stop(Pt(28))
            style.paragraph_format.keep_with_next = name == "Source"
        shape("Table Note", wml.SANS, 7.5, wml.MUTED, line=1.0)
        for name in ("Header", "Footer"):
            shape(name, wml.SANS, 8, wml.MUTED, line=1.0).paragraph_format.tab_stops.clear_all()

    def _sheet(self) -> None:
        from docx.enum.text import WD_TAB_ALIGNMENT
        from docx.shared import Mm, Twips

        section = self._document.sections[0]
        section.page_width, section.page_height = Mm(self._wide_mm), Mm(self._high_mm)
        section.left_margin = section.right_margin = Mm(_SIDE_MM)
        section.top_margin, section.bottom_margin = Mm(_TOP_MM), Mm(_FOOT_MM)
        section.header_distance = section.footer_distance = Mm(9)
        header: wml.Element = section.header.paragraphs[0]
        footer: wml.Element = section.footer.paragraphs[0]
        if self._whole.marking:
            header._p.extend(self._stamp())
            header.alignment = 1
            footer._p.addprevious(wml.paragraph("Footer", self._stamp(), centred=True))
        footer.paragraph_format.tab_stops.add_tab_stop(Twips(self._room), WD_TAB_ALIGNMENT.RIGHT)
        look: dict[str, Any] = {"size": 8}
        words = (*self._whole.short_title, Run(" · "), *self._whole.cut_off)
        footer._p.extend(self._words(words))
        footer._p.append(wml.element("r", None, wml.element("tab")))
        footer._p.extend(
            [wml.run("Page ", **look), *wml.field("PAGE", look), wml.run(" of ", **look), *wml.field("NUMPAGES", look)]
        )

    def _stamp(self) -> list[wml.Element]:
        whole = self._whole
        if whole.stamp:
            return [wml.run(f" {whole.stamp} ", Look.BOLD, size=12, colour=TLP_COLOURS[whole.stamp], fill="000000")]
        return [
            wml.run(one.text, Look.BOLD, size=12, colour=wml.INK, language=one.language, leftward=one.leftward)
            for one in whole.marking
            if isinstance(one, Run)
        ]

    def _title(self) -> None:
        whole = self._whole
        self._add(
            wml.paragraph(
                "Normal",
                [wml.run("BRIEFING", Look.BOLD, size=8.5, colour=wml.ACCENT, family=wml.SANS)],
                keep_with_next=True,
            )
        )
        self._add(wml.paragraph("Title", self._words(whole.title)))
        widths = self._shares([None] * len(whole.facts))
        borders = {"top": wml.INK, "bottom": wml.LINE}
        cells = [
            wml.cell(
                width,
                [
                    wml.paragraph("TableNote", [wml.run(name)]),
                    wml.paragraph("TableText", self._words(words)),
                ],
                borders=borders,
            )
            for width, (name, words) in zip(widths, whole.facts, strict=True)
        ]
        self._add(wml.table(widths, [wml.row(cells)], "About this briefing", lines=False), self._gap())

    def _gap(self) -> wml.Element:
        """Two tables without a paragraph between them would become one."""
        return wml.element(
            "p",
            None,
            wml.element(
                "pPr", None, wml.element("pStyle", {"val": "Note"}), wml.element("spacing", {"before": 0, "after": 60})
            ),
        )

    def _shares(self, widths: Sequence[float | None]) -> list[int]:
        """Widths in twentieths of a point; what is open shares what is left."""
        fixed = sum(wml.twentieths(width) for width in widths if width is not None)
        free = sum(width is None for width in widths)
        rest = (self._room - fixed) // free if free else 0
        return [rest if width is None else wml.twentieths(width) for width in widths]

    # -- blocks

    def _put(self, block: Block) -> None:
        match block:
            case Heading():
                self._add(wml.paragraph(f"Heading{block.level}", self._words(block.words)))
            case Paragraph():
                style = {
                    Kind.BODY: "About" if block.keep_with_next else "Normal",
                    Kind.POINT: "ListBullet",
                    Kind.NUMBERED: "Numbered",
                    Kind.NOTE: "Note",
                }
                self._add(wml.paragraph(style[block.kind], self._words(block.words), keep_with_next=block.keep_with_next))
            case Table():
                self._put_table(block)
            case Strip():
                self._put_strip(block)
            case Picture():
                self._put_picture(block)
            case Facts():
                self._put_facts(block)
            case Versus():
                self._put_versus(block)
            case Reference():
                self._put_reference(block)

    def _put_table(self, block: Table) -> None:
        widths = self._shares(block.widths)
        border = {"bottom": wml.INK}
        head = [
            wml.cell(width, [wml.paragraph("TableHead", [wml.run(name)])], borders=border)
            for width, name in zip(widths, block.head, strict=True)
        ]
        last = len(block.rows) - 1
        together = last < _KEPT_ROWS
        rows = [
            self._table_row(row, widths, keep_with_next=row.is_band or (together and n < last))
            for n, row in enumerate(block.rows)
        ]
        rows.insert(0, wml.row(head, is_head=True))
        self._add(wml.table(widths, rows, block.name), self._gap())

    def _table_row(self, row: Row, widths: Sequence[int], *, keep_with_next: bool) -> wml.Element:
        def paragraph(words: Inlines) -> wml.Element:
            return wml.paragraph("TableText", self._words(words), keep_with_next=keep_with_next)

        if row.is_band:
            return wml.row([wml.cell(sum(widths), [paragraph(row.cells[0])], span=len(widths), fill=wml.TINT)])
        cells = zip(row.cells, widths, strict=True)
        return wml.row([wml.cell(width, [paragraph(cell)]) for cell, width in cells])

    def _put_strip(self, block: Strip) -> None:
        rows = math.ceil(len(block.figures) / _MOST_FIGURES)
        abreast = math.ceil(len(block.figures) / max(1, rows))  # two rows of four, not one of five and one of three
        for start in range(0, len(block.figures), max(1, abreast)):
            figures = block.figures[start : start + abreast]
            widths = self._shares([None] * abreast)[: len(figures)]
            cells = [
                wml.cell(width, self._figure(figure), borders={"left": wml.LINE})
                for width, figure in zip(widths, figures, strict=True)
            ]
            self._add(wml.table(widths, [wml.row(cells)], "Key figures", lines=False), self._gap())

    def _figure(self, figure: Figure) -> list[wml.Element]:
        value = plain(figure.value)
        size = 11.0 if not figure.is_number or len(value) > 10 else 13.0 if len(value) > 7 else 17.0
        look = Look.BOLD if figure.is_number else Look.ITALIC
        colour = wml.ACCENT if figure.is_number else wml.MUTED
        return [
            wml.paragraph("TableText", self._words(figure.label, Look.BOLD)),
            wml.paragraph("TableText", [wml.run(value, look, size=size, colour=colour)]),
            *(wml.paragraph("TableNote", self._words(note)) for note in figure.notes),
        ]

    def _put_picture(self, block: Picture) -> None:
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part
        from docx.oxml.ns import qn
        from docx.oxml.parser import parse_xml
        from docx.shared import Twips

        paragraph = self._document.add_paragraph(style="Normal")
        paragraph.paragraph_format.keep_with_next = True
        shape = paragraph.add_run().add_picture(io.BytesIO(self._pictures[block.name]), width=Twips(self._room))
        about: wml.Element = shape._inline.docPr
        about.set("descr", block.alt)
        about.set("name", block.name)
        part = self._document.part
        package: Any = part.package
        place = PackURI(f"/word/media/{block.name}.svg")
        svg = Part(place, "image/svg+xml", block.svg.encode("utf-8"), package)
        relation = part.relate_to(svg, RELATIONSHIP_TYPE.IMAGE)
        blip: wml.Element = shape._inline.graphic.graphicData.pic.blipFill.blip
        drawing, relations = blip.nsmap["a"], qn("r:embed")[1:].split("}")[0]
        blip.append(
            parse_xml(
                f'<a:extLst xmlns:a="{drawing}"><a:ext uri="{_SVG_EXTENSION}">'
                f'<asvg:svgBlip xmlns:asvg="{_SVG_NAMESPACE}" xmlns:r="{relations}" r:embed="{relation}"/>'
                "</a:ext></a:extLst>"
            )
        )
        self._add(wml.paragraph("Caption", self._words(block.caption)))

    def _put_facts(self, block: Facts) -> None:
        widths = self._shares([28.0, None])
        together = sum(len(items) for _, items in block.rows) <= _KEPT_LINES
        rows = []
        for n, (name, items) in enumerate(block.rows, start=1):
            keep = together and n < len(block.rows)
            what = [wml.paragraph("TableText", self._words(item), keep_with_next=keep) for item in items]
            head = wml.paragraph("TableNote", [wml.run(name)], keep_with_next=keep)
            rows.append(wml.row([wml.cell(widths[0], [head]), wml.cell(widths[1], what)], may_split=not together))
        self._add(wml.table(widths, rows, "Profile", lines=False), self._gap())

    def _put_versus(self, block: Versus) -> None:
        widths = self._shares([None, None])
        line = {"left": wml.INK}
        head = [
            wml.cell(width, [wml.paragraph("TableHead", [wml.run(side.name.upper())])], borders=line if n else None)
            for n, (width, side) in enumerate(zip(widths, (block.left, block.right), strict=True))
        ]
        sides = [
            wml.cell(
                width,
                [wml.paragraph("TableText", self._words(voice, family=wml.SERIF)) for voice in side.voices],
                borders=line if n else None,
            )
            for n, (width, side) in enumerate(zip(widths, (block.left, block.right), strict=True))
        ]
        may_split = max(len(block.left.voices), len(block.right.voices)) > 6
        self._add(
            wml.table(
                widths, [wml.row(head, is_head=True), wml.row(sides, may_split=may_split)], "Claim and denial", lines=False
            )
        )
        self._add(self._gap())

    def _put_reference(self, block: Reference) -> None:
        if block.head:
            number = [wml.run(block.number, Look.BOLD, colour=wml.ACCENT), wml.element("r", None, wml.element("tab"))]
            words = [
                *self._words(block.head),
                wml.element("r", None, wml.element("br")),
                *self._words(block.detail, size=7.5),
            ]
            self._add(wml.paragraph("Source", [*number, *words]))
        for quotation in block.quotations:
            self._add(wml.paragraph("Quotation", self._quotation(quotation)))

    def _quotation(self, quotation: Quotation) -> list[wml.Element]:
        label = wml.run(quotation.label, colour=wml.ACCENT, family=wml.SANS)
        found = [
            *self._bookmarked(wml.bookmark(f"quote-{quotation.label}"), label),
            wml.element("r", None, wml.element("tab")),
        ]
        found += self._words(quotation.words)
        if quotation.uses:
            look: dict[str, Any] = {"size": 7.5, "family": wml.SANS}
            found.append(wml.run(" ↑ ", Look.QUIET, **look))
            found += self._ways_back(quotation.uses, look)
        return found

    def _ways_back(self, uses: Sequence[Use], look: Mapping[str, Any]) -> list[wml.Element]:
        found: list[wml.Element] = []
        shown = uses[:_MOST_USES]
        for n, (section, group) in enumerate(groupby(shown, key=lambda use: use.section)):
            if n:
                found.append(wml.run(", ", Look.QUIET, **look))
            for number, use in enumerate(group, start=1):
                if number > 1:
                    found.append(wml.run(" ", **look))
                found.append(wml.link(use.mark, section if number == 1 else str(number), **look))
        if len(uses) > len(shown):
            found.append(wml.run(f" and {len(uses) - len(shown)} more", Look.QUIET, **look))
        return found

    # -- words

    def _words(self, words: Inlines, more: Look = Look.PLAIN, *, size: float = 0, family: str = "") -> list[wml.Element]:
        found: list[wml.Element] = []
        for one in words:
            found += self._word(one, more, size, family)
        return found

    def _word(self, one: Inline, more: Look, size: float, family: str) -> list[wml.Element]:
        match one:
            case Run():
                small = 8.0 if Look.SMALL in one.look else size
                return [
                    wml.run(
                        one.text,
                        one.look | more,
                        size=small,
                        family=family,
                        language=one.language,
                        leftward=one.leftward,
                    )
                ]
            case Citation():
                link = wml.link(f"quote-{one.label}", one.label, size=size or 8.0, family=wml.SANS)
                return self._bookmarked(wml.bookmark(one.mark), link)
            case Tag():
                return [wml.tag(one.status)]
            case Break():
                return [wml.element("r", None, wml.element("br"))]

    def _bookmarked(self, name: str, element: wml.Element) -> list[wml.Element]:
        self._bookmarks += 1
        return [
            wml.element("bookmarkStart", {"id": self._bookmarks, "name": name}),
            element,
            wml.element("bookmarkEnd", {"id": self._bookmarks}),
        ]


def _settled(package: bytes) -> bytes:
    """The same package with one date on all its parts: zip files carry the clock of whoever made them."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            about = zipfile.ZipInfo(part.filename, _WHEN_ZIPPED)
            about.compress_type = zipfile.ZIP_DEFLATED
            about.external_attr = 0o600 << 16
            new.writestr(about, old.read(part))
    return out.getvalue()

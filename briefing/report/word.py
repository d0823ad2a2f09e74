"""The briefing as a Word document to edit on: real headings, tables whose heads repeat, charts with their text, numbered
sources with links both ways.

Made with python-docx; long tables are built as a tree at once, for which its own rows and cells would take minutes. Text
goes in as text, never as markup. The same outline always gives the same bytes.
"""

from __future__ import annotations

import io
import math
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from briefing.report.outline import (
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

SERIF, SANS, OTHER = "Cambria", "Calibri", "Arial"  # with every Word and LibreOffice, or metrically the same there
INK, MUTED, LINE, ACCENT, TINT = "1A1A1A", "565656", "C4C4C4", "1F3B57", "EEF1F4"
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
_LANGUAGES = {"ar": "ar-SA", "he": "he-IL"}
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"  # how Office marks the SVG behind a picture
_SVG_NAMESPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"

_Element = Any  # lxml's, of the classes that python-docx gives them


def word_document(whole: Outline, pictures: Mapping[str, bytes], written: datetime) -> bytes:
    """The document as the bytes of a .docx file. `pictures` are the charts as PNG by their name, for programs that show no
    SVG; `written` is the only clock that the document knows.
    """
    return _Document(whole, pictures, written).made()


# -- building blocks of WordprocessingML: attributes and children stand in the order that the format wants


def _w(tag: str, attributes: Mapping[str, object] | None = None, *children: _Element) -> _Element:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    element: _Element = OxmlElement(f"w:{tag}")
    for name, value in (attributes or {}).items():
        element.set(qn(f"w:{name}"), str(value))
    element.extend(children)
    return element


def _dxa(millimetres: float) -> int:
    return round(millimetres / 25.4 * 1440)


def _text(words: str) -> _Element:
    element = _w("t")
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    element.text = words
    return element


def _fonts(family: str) -> _Element:
    return _w("rFonts", {"ascii": family, "hAnsi": family, "eastAsia": family, "cs": OTHER})


def _run(
    words: str,
    look: Look = Look.PLAIN,
    *,
    size: float = 0,
    colour: str = "",
    rim: str = "",
    fill: str = "",
    language: str = "",
    leftward: bool = False,
    family: str = "",
) -> _Element:
    """A run of text. `size` in points, 0 for that of its paragraph."""
    about: list[_Element] = [_fonts(family)] if family else []
    if Look.BOLD in look:
        about += [_w("b"), _w("bCs")]
    if Look.ITALIC in look:
        about += [_w("i"), _w("iCs")]
    if Look.STRUCK in look:
        about.append(_w("strike"))
    colour = colour or (MUTED if Look.QUIET in look else "")
    if colour:
        about.append(_w("color", {"val": colour}))
    if size:
        about += [_w("sz", {"val": round(size * 2)}), _w("szCs", {"val": round(size * 2)})]
    if Look.ADDED in look:
        about.append(_w("u", {"val": "single"}))
    if rim:
        about.append(_w("bdr", {"val": rim, "sz": 4, "space": 0, "color": INK}))
    if fill:
        about.append(_w("shd", {"val": "clear", "color": "auto", "fill": fill}))
    if leftward:
        about += [_w("rtl"), _w("lang", {"bidi": _LANGUAGES.get(language, language)})]
    return _w("r", None, *([_w("rPr", None, *about)] if about else []), _text(words.replace("\u200b", "")))


def _paragraph(
    style: str,
    children: Iterable[_Element],
    *,
    keep_with_next: bool = False,
    centred: bool = False,
) -> _Element:
    about = [_w("pStyle", {"val": style})]
    if keep_with_next:
        about.append(_w("keepNext"))
    if centred:
        about.append(_w("jc", {"val": "center"}))
    return _w("p", None, _w("pPr", None, *about), *children)


def _cell(
    width: int, paragraphs: Sequence[_Element], *, span: int = 1, fill: str = "", borders: Mapping[str, str] | None = None
) -> _Element:
    about = [_w("tcW", {"w": width, "type": "dxa"})]
    if span > 1:
        about.append(_w("gridSpan", {"val": span}))
    if borders:
        rims = [_w(side, {"val": "single", "sz": 6, "space": 0, "color": colour}) for side, colour in borders.items()]
        about.append(_w("tcBorders", None, *rims))
    if fill:
        about.append(_w("shd", {"val": "clear", "color": "auto", "fill": fill}))
    return _w("tc", None, _w("tcPr", None, *about), *paragraphs)


def _row(cells: Sequence[_Element], *, is_head: bool = False, may_split: bool = False) -> _Element:
    about = [] if may_split else [_w("cantSplit")]
    if is_head:
        about.append(_w("tblHeader"))
    return _w("tr", None, *([_w("trPr", None, *about)] if about else []), *cells)


def _table(widths: Sequence[int], rows: Iterable[_Element], name: str, *, lines: bool = True) -> _Element:
    inside = {"val": "single", "sz": 4, "space": 0, "color": LINE} if lines else {"val": "nil"}
    about = _w(
        "tblPr",
        None,
        _w("tblW", {"w": sum(widths), "type": "dxa"}),
        _w("tblBorders", None, _w("bottom", inside), _w("insideH", inside)),
        _w("tblLayout", {"type": "fixed"}),
        _w(
            "tblCellMar",
            None,
            _w("top", {"w": 50, "type": "dxa"}),
            _w("left", {"w": 70, "type": "dxa"}),
            _w("bottom", {"w": 50, "type": "dxa"}),
            _w("right", {"w": 70, "type": "dxa"}),
        ),
        _w("tblLook", {"val": "0020", "firstRow": 1, "noHBand": 1, "noVBand": 1}),
        _w("tblCaption", {"val": name}),
    )
    grid = _w("tblGrid", None, *(_w("gridCol", {"w": width}) for width in widths))
    return _w("tbl", None, about, grid, *rows)


def _field(code: str, look: Mapping[str, Any]) -> list[_Element]:
    instruction = _w("instrText")
    instruction.text = f" {code} "
    instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [
        _w("r", None, _w("fldChar", {"fldCharType": "begin"})),
        _w("r", None, instruction),
        _w("r", None, _w("fldChar", {"fldCharType": "separate"})),
        _run("1", **look),
        _w("r", None, _w("fldChar", {"fldCharType": "end"})),
    ]


class _Document:
    """One document while it is put together."""

    def __init__(self, whole: Outline, pictures: Mapping[str, bytes], written: datetime) -> None:
        import docx

        self._whole = whole
        self._pictures = pictures
        self._written = written.astimezone(UTC).replace(tzinfo=None)
        self._document = docx.Document()
        self._end: _Element = self._document.element.body.sectPr
        self._bookmarks = 0
        wide, self._high_mm = _SHEETS_MM[whole.paper]
        self._wide_mm = wide
        self._room = _dxa(wide - 2 * _SIDE_MM)

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

    def _add(self, *elements: _Element) -> None:
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
            colour: str = INK,
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
            about.insert(0, _fonts(family))
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

        shape("Normal", SERIF, 10, after=6)
        title = shape("Title", SERIF, 24, bold=True, before=2, after=8, line=1.0)
        for border in title.element.get_or_add_pPr().findall(qn("w:pBdr")):
            title.element.get_or_add_pPr().remove(border)
        first = shape("Heading 1", SANS, 15, bold=True, before=20, after=8, line=1.0, keep=True)
        rule = _w("top", {"val": "single", "sz": 10, "space": 6, "color": ACCENT})
        first.element.get_or_add_pPr().insert_element_before(
            _w("pBdr", None, rule), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
        )
        shape("Heading 2", SANS, 11.5, bold=True, before=13, after=5, line=1.0, keep=True)
        shape("Heading 3", SANS, 10, bold=True, before=11, after=4, line=1.0, keep=True)
        shape("Caption", SANS, 8, MUTED, bold=False, before=3, after=12)
        points = shape("List Bullet", SERIF, 10, after=5)
        points.paragraph_format.left_indent = Pt(14)
        points.paragraph_format.first_line_indent = Pt(-14)
        for close in points.element.get_or_add_pPr().findall(qn("w:contextualSpacing")):
            points.element.get_or_add_pPr().remove(close)
        shape("Note", SERIF, 8.5, MUTED, after=6)
        shape("Table Text", SANS, 8.5, line=1.05)
        shape("Table Head", SANS, 7.5, MUTED, bold=True, line=1.0)
        shape("About", SANS, 8.5, MUTED, after=6, keep=True)
        for name, size in (("Source", 9.0), ("Quotation", 9.0)):
            style = shape(name, SANS if name == "Source" else SERIF, size, before=9 if name == "Source" else 0, after=4)
            style.paragraph_format.left_indent = Pt(28)
            style.paragraph_format.first_line_indent = Pt(-28)
            style.paragraph_format.tab_stops.add_tab_stop(Pt(28))
            style.paragraph_format.keep_with_next = name == "Source"
        shape("Table Note", SANS, 7.5, MUTED, line=1.0)
        for name in ("Header", "Footer"):
            shape(name, SANS, 8, MUTED, line=1.0).paragraph_format.tab_stops.clear_all()

    def _sheet(self) -> None:
        from docx.enum.text import WD_TAB_ALIGNMENT
        from docx.shared import Mm, Twips

        section = self._document.sections[0]
        section.page_width, section.page_height = Mm(self._wide_mm), Mm(self._high_mm)
        section.left_margin = section.right_margin = Mm(_SIDE_MM)
        section.top_margin, section.bottom_margin = Mm(_TOP_MM), Mm(_FOOT_MM)
        section.header_distance = section.footer_distance = Mm(9)
        header: _Element = section.header.paragraphs[0]
        footer: _Element = section.footer.paragraphs[0]
        if self._whole.marking:
            header._p.extend(self._stamp())
            header.alignment = 1
            footer._p.addprevious(_paragraph("Footer", self._stamp(), centred=True))
        footer.paragraph_format.tab_stops.add_tab_stop(Twips(self._room), WD_TAB_ALIGNMENT.RIGHT)
        look: dict[str, Any] = {"size": 8}
        words = (*self._whole.short_title, Run(" · "), *self._whole.cut_off)
        footer._p.extend(self._words(words))
        footer._p.append(_w("r", None, _w("tab")))
        footer._p.extend([_run("Page ", **look), *_field("PAGE", look), _run(" of ", **look), *_field("NUMPAGES", look)])

    def _stamp(self) -> list[_Element]:
        whole = self._whole
        if whole.stamp:
            return [_run(f" {whole.stamp} ", Look.BOLD, size=12, colour=TLP_COLOURS[whole.stamp], fill="000000")]
        return [
            _run(one.text, Look.BOLD, size=12, colour=INK, language=one.language, leftward=one.leftward)
            for one in whole.marking
            if isinstance(one, Run)
        ]

    def _title(self) -> None:
        whole = self._whole
        self._add(
            _paragraph("Normal", [_run("BRIEFING", Look.BOLD, size=8.5, colour=ACCENT, family=SANS)], keep_with_next=True)
        )
        self._add(_paragraph("Title", self._words(whole.title)))
        widths = self._shares([None] * len(whole.facts))
        borders = {"top": INK, "bottom": LINE}
        cells = [
            _cell(
                width,
                [
                    _paragraph("TableNote", [_run(name)]),
                    _paragraph("TableText", self._words(words)),
                ],
                borders=borders,
            )
            for width, (name, words) in zip(widths, whole.facts, strict=True)
        ]
        self._add(_table(widths, [_row(cells)], "About this briefing", lines=False), self._gap())

    def _gap(self) -> _Element:
        """Two tables without a paragraph between them would become one."""
        return _w("p", None, _w("pPr", None, _w("pStyle", {"val": "Note"}), _w("spacing", {"before": 0, "after": 60})))

    def _shares(self, widths: Sequence[float | None]) -> list[int]:
        """Widths in twentieths of a point; what is open shares what is left."""
        fixed = sum(_dxa(width) for width in widths if width is not None)
        free = sum(width is None for width in widths)
        rest = (self._room - fixed) // free if free else 0
        return [rest if width is None else _dxa(width) for width in widths]

    # -- blocks

    def _put(self, block: Block) -> None:
        match block:
            case Heading():
                self._add(_paragraph(f"Heading{block.level}", self._words(block.words)))
            case Paragraph():
                style = {
                    Kind.BODY: "About" if block.keep_with_next else "Normal",
                    Kind.POINT: "ListBullet",
                    Kind.NOTE: "Note",
                }
                self._add(_paragraph(style[block.kind], self._words(block.words), keep_with_next=block.keep_with_next))
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
        border = {"bottom": INK}
        head = [
            _cell(width, [_paragraph("TableHead", [_run(name)])], borders=border)
            for width, name in zip(widths, block.head, strict=True)
        ]
        last = len(block.rows) - 1
        together = last < _KEPT_ROWS
        rows = [
            self._table_row(row, widths, keep_with_next=row.is_band or (together and n < last))
            for n, row in enumerate(block.rows)
        ]
        rows.insert(0, _row(head, is_head=True))
        self._add(_table(widths, rows, block.name), self._gap())

    def _table_row(self, row: Row, widths: Sequence[int], *, keep_with_next: bool) -> _Element:
        def paragraph(words: Inlines) -> _Element:
            return _paragraph("TableText", self._words(words), keep_with_next=keep_with_next)

        if row.is_band:
            return _row([_cell(sum(widths), [paragraph(row.cells[0])], span=len(widths), fill=TINT)])
        cells = zip(row.cells, widths, strict=True)
        return _row([_cell(width, [paragraph(cell)]) for cell, width in cells])

    def _put_strip(self, block: Strip) -> None:
        rows = math.ceil(len(block.figures) / _MOST_FIGURES)
        abreast = math.ceil(len(block.figures) / max(1, rows))  # two rows of four, not one of five and one of three
        for start in range(0, len(block.figures), max(1, abreast)):
            figures = block.figures[start : start + abreast]
            widths = self._shares([None] * abreast)[: len(figures)]
            cells = [
                _cell(width, self._figure(figure), borders={"left": LINE})
                for width, figure in zip(widths, figures, strict=True)
            ]
            self._add(_table(widths, [_row(cells)], "Key figures", lines=False), self._gap())

    def _figure(self, figure: Figure) -> list[_Element]:
        value = plain(figure.value)
        size = 11.0 if not figure.is_number or len(value) > 10 else 13.0 if len(value) > 7 else 17.0
        look = Look.BOLD if figure.is_number else Look.ITALIC
        colour = ACCENT if figure.is_number else MUTED
        return [
            _paragraph("TableText", self._words(figure.label, Look.BOLD)),
            _paragraph("TableText", [_run(value, look, size=size, colour=colour)]),
            *(_paragraph("TableNote", self._words(note)) for note in figure.notes),
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
        about: _Element = shape._inline.docPr
        about.set("descr", block.alt)
        about.set("name", block.name)
        part = self._document.part
        package: Any = part.package
        place = PackURI(f"/word/media/{block.name}.svg")
        svg = Part(place, "image/svg+xml", block.svg.encode("utf-8"), package)
        relation = part.relate_to(svg, RELATIONSHIP_TYPE.IMAGE)
        blip: _Element = shape._inline.graphic.graphicData.pic.blipFill.blip
        drawing, relations = blip.nsmap["a"], qn("r:embed")[1:].split("}")[0]
        blip.append(
            parse_xml(
                f'<a:extLst xmlns:a="{drawing}"><a:ext uri="{_SVG_EXTENSION}">'
                f'<asvg:svgBlip xmlns:asvg="{_SVG_NAMESPACE}" xmlns:r="{relations}" r:embed="{relation}"/>'
                "</a:ext></a:extLst>"
            )
        )
        self._add(_paragraph("Caption", self._words(block.caption)))

    def _put_facts(self, block: Facts) -> None:
        widths = self._shares([28.0, None])
        together = sum(len(items) for _, items in block.rows) <= _KEPT_LINES
        rows = []
        for n, (name, items) in enumerate(block.rows, start=1):
            keep = together and n < len(block.rows)
            what = [_paragraph("TableText", self._words(item), keep_with_next=keep) for item in items]
            head = _paragraph("TableNote", [_run(name)], keep_with_next=keep)
            rows.append(_row([_cell(widths[0], [head]), _cell(widths[1], what)], may_split=not together))
        self._add(_table(widths, rows, "Profile", lines=False), self._gap())

    def _put_versus(self, block: Versus) -> None:
        widths = self._shares([None, None])
        line = {"left": INK}
        head = [
            _cell(width, [_paragraph("TableHead", [_run(side.name.upper())])], borders=line if n else None)
            for n, (width, side) in enumerate(zip(widths, (block.left, block.right), strict=True))
        ]
        sides = [
            _cell(
                width,
                [_paragraph("TableText", self._words(voice, family=SERIF)) for voice in side.voices],
                borders=line if n else None,
            )
            for n, (width, side) in enumerate(zip(widths, (block.left, block.right), strict=True))
        ]
        may_split = max(len(block.left.voices), len(block.right.voices)) > 6
        self._add(
            _table(widths, [_row(head, is_head=True), _row(sides, may_split=may_split)], "Claim and denial", lines=False)
        )
        self._add(self._gap())

    def _put_reference(self, block: Reference) -> None:
        if block.head:
            number = [_run(block.number, Look.BOLD, colour=ACCENT), _w("r", None, _w("tab"))]
            words = [*self._words(block.head), _w("r", None, _w("br")), *self._words(block.detail, size=7.5)]
            self._add(_paragraph("Source", [*number, *words]))
        for quotation in block.quotations:
            self._add(_paragraph("Quotation", self._quotation(quotation)))

    def _quotation(self, quotation: Quotation) -> list[_Element]:
        label = _run(quotation.label, colour=ACCENT, family=SANS)
        found = [*self._bookmarked(_bookmark(f"quote-{quotation.label}"), label), _w("r", None, _w("tab"))]
        found += self._words(quotation.words)
        if quotation.uses:
            look: dict[str, Any] = {"size": 7.5, "family": SANS}
            found.append(_run(" ↑ ", Look.QUIET, **look))
            found += self._ways_back(quotation.uses, look)
        return found

    def _ways_back(self, uses: Sequence[Use], look: Mapping[str, Any]) -> list[_Element]:
        found: list[_Element] = []
        shown = uses[:_MOST_USES]
        for n, (section, group) in enumerate(groupby(shown, key=lambda use: use.section)):
            if n:
                found.append(_run(", ", Look.QUIET, **look))
            for number, use in enumerate(group, start=1):
                if number > 1:
                    found.append(_run(" ", **look))
                found.append(_link(use.mark, section if number == 1 else str(number), **look))
        if len(uses) > len(shown):
            found.append(_run(f" and {len(uses) - len(shown)} more", Look.QUIET, **look))
        return found

    # -- words

    def _words(self, words: Inlines, more: Look = Look.PLAIN, *, size: float = 0, family: str = "") -> list[_Element]:
        found: list[_Element] = []
        for one in words:
            found += self._word(one, more, size, family)
        return found

    def _word(self, one: Inline, more: Look, size: float, family: str) -> list[_Element]:
        match one:
            case Run():
                small = 8.0 if Look.SMALL in one.look else size
                return [
                    _run(
                        one.text,
                        one.look | more,
                        size=small,
                        family=family,
                        language=one.language,
                        leftward=one.leftward,
                    )
                ]
            case Citation():
                link = _link(f"quote-{one.label}", one.label, size=size or 8.0, family=SANS)
                return self._bookmarked(_bookmark(one.mark), link)
            case Tag():
                return [_tag(one.status)]
            case Break():
                return [_w("r", None, _w("br"))]

    def _bookmarked(self, name: str, element: _Element) -> list[_Element]:
        self._bookmarks += 1
        return [
            _w("bookmarkStart", {"id": self._bookmarks, "name": name}),
            element,
            _w("bookmarkEnd", {"id": self._bookmarks}),
        ]


def _bookmark(key: str) -> str:
    """Word takes letters, digits and underscores in the name of a bookmark."""
    return key.replace("-", "_")


def _link(key: str, words: str, **look: Any) -> _Element:
    return _w("hyperlink", {"anchor": _bookmark(key), "history": 1}, _run(words, colour=ACCENT, **look))


def _tag(status: str) -> _Element:
    """A status in a form that a grey copy keeps apart: plain, outlined, filled, dashed, dotted."""
    match status:
        case "claimed":
            return _run(f" {status} ", rim="single", size=8)
        case "disputed":
            return _run(f" {status} ", colour="FFFFFF", fill=INK, size=8)
        case "denied":
            return _run(f" {status} ", rim="dashed", size=8)
        case "planned":
            return _run(f" {status} ", Look.QUIET, rim="dotted", size=8)
        case "background":
            return _run(status, Look.QUIET, size=8)
    return _run(status, size=8)


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

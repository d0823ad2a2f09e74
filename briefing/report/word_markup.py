"""The pieces of a Word document: runs, paragraphs, cells and tables, with attributes and children in the order that the
format (WordprocessingML, ISO/IEC 29500) wants.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from briefing.report.outline.tree import Look

SERIF, SANS, OTHER = "Cambria", "Calibri", "Arial"  # with every Word and LibreOffice, or metrically the same there
INK, MUTED, LINE, ACCENT, TINT = "1A1A1A", "565656", "C4C4C4", "1F3B57", "EEF1F4"
_LANGUAGES = {"ar": "ar-SA", "he": "he-IL"}

Element = Any  # lxml's, of the classes that python-docx gives them


def element(tag: str, attributes: Mapping[str, object] | None = None, *children: Element) -> Element:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    made: Element = OxmlElement(f"w:{tag}")
    for name, value in (attributes or {}).items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


def twentieths(millimetres: float) -> int:
    """Millimetres in twentieths of a point, the unit of the format."""
    return round(millimetres / 25.4 * 1440)


def _text(words: str) -> Element:
    made = element("t")
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    made.text = words
    return made


def fonts(family: str) -> Element:
    """A family for every script."""
    return element("rFonts", {"ascii": family, "hAnsi": family, "eastAsia": family, "cs": OTHER})


def run(
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
) -> Element:
    """A run of text. `size` in points, 0 for that of its paragraph."""
    about: list[Element] = [fonts(family)] if family else []
    if Look.BOLD in look:
        about += [element("b"), element("bCs")]
    if Look.ITALIC in look:
        about += [element("i"), element("iCs")]
    if Look.STRUCK in look:
        about.append(element("strike"))
    colour = colour or (MUTED if Look.QUIET in look else "")
    if colour:
        about.append(element("color", {"val": colour}))
    if size:
        about += [element("sz", {"val": round(size * 2)}), element("szCs", {"val": round(size * 2)})]
    if Look.ADDED in look:
        about.append(element("u", {"val": "single"}))
    if rim:
        about.append(element("bdr", {"val": rim, "sz": 4, "space": 0, "color": INK}))
    if fill:
        about.append(element("shd", {"val": "clear", "color": "auto", "fill": fill}))
    if leftward:
        about += [element("rtl"), element("lang", {"bidi": _LANGUAGES.get(language, language)})]
    return element("r", None, *([element("rPr", None, *about)] if about else []), _text(words.replace("\u200b", "")))


def paragraph(
    style: str,
    children: Iterable[Element],
    *,
    keep_with_next: bool = False,
    centred: bool = False,
) -> Element:
    """A paragraph in one of the styles of the document."""
    about = [element("pStyle", {"val": style})]
    if keep_with_next:
        about.append(element("keepNext"))
    if centred:
        about.append(element("jc", {"val": "center"}))
    return element("p", None, element("pPr", None, *about), *children)


def cell(
    width: int, paragraphs: Sequence[Element], *, span: int = 1, fill: str = "", borders: Mapping[str, str] | None = None
) -> Element:
    """A cell of a table; `width` in twentieths of a point."""
    about = [element("tcW", {"w": width, "type": "dxa"})]
    if span > 1:
        about.append(element("gridSpan", {"val": span}))
    if borders:
        rims = [element(side, {"val": "single", "sz": 6, "space": 0, "color": colour}) for side, colour in borders.items()]
        about.append(element("tcBorders", None, *rims))
    if fill:
        about.append(element("shd", {"val": "clear", "color": "auto", "fill": fill}))
    return element("tc", None, element("tcPr", None, *about), *paragraphs)


def row(cells: Sequence[Element], *, is_head: bool = False, may_split: bool = False) -> Element:
    """A row that stays whole where it may not split; a head is repeated on each page."""
    about = [] if may_split else [element("cantSplit")]
    if is_head:
        about.append(element("tblHeader"))
    return element("tr", None, *([element("trPr", None, *about)] if about else []), *cells)


def table(widths: Sequence[int], rows: Iterable[Element], name: str, *, lines: bool = True) -> Element:
    """A table of fixed widths, in twentieths of a point, with a name for those who do not see it."""
    inside = {"val": "single", "sz": 4, "space": 0, "color": LINE} if lines else {"val": "nil"}
    about = element(
        "tblPr",
        None,
        element("tblW", {"w": sum(widths), "type": "dxa"}),
        element("tblBorders", None, element("bottom", inside), element("insideH", inside)),
        element("tblLayout", {"type": "fixed"}),
        element(
            "tblCellMar",
            None,
            element("top", {"w": 50, "type": "dxa"}),
            element("left", {"w": 70, "type": "dxa"}),
            element("bottom", {"w": 50, "type": "dxa"}),
            element("right", {"w": 70, "type": "dxa"}),
        ),
        element("tblLook", {"val": "0020", "firstRow": 1, "noHBand": 1, "noVBand": 1}),
        element("tblCaption", {"val": name}),
    )
    grid = element("tblGrid", None, *(element("gridCol", {"w": width}) for width in widths))
    return element("tbl", None, about, grid, *rows)


def field(code: str, look: Mapping[str, Any]) -> list[Element]:
    """A field that the program that opens the document fills in."""
    instruction = element("instrText")
    instruction.text = f" {code} "
    instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [
        element("r", None, element("fldChar", {"fldCharType": "begin"})),
        element("r", None, instruction),
        element("r", None, element("fldChar", {"fldCharType": "separate"})),
        run("1", **look),
        element("r", None, element("fldChar", {"fldCharType": "end"})),
    ]


def bookmark(key: str) -> str:
    """Word takes letters, digits and underscores in the name of a bookmark."""
    return key.replace("-", "_")


def link(key: str, words: str, **look: Any) -> Element:
    """A link to a bookmark."""
    return element("hyperlink", {"anchor": bookmark(key), "history": 1}, run(words, colour=ACCENT, **look))


def tag(status: str) -> Element:
    """A status in a form that a grey copy keeps apart: plain, outlined, filled, dashed, dotted."""
    match status:
        case "claimed":
            return run(f" {status} ", rim="single", size=8)
        case "disputed":
            return run(f" {status} ", colour="FFFFFF", fill=INK, size=8)
        case "denied":
            return run(f" {status} ", rim="dashed", size=8)
        case "planned":
            return run(f" {status} ", Look.QUIET, rim="dotted", size=8)
        case "background":
            return run(status, Look.QUIET, size=8)
    return run(status, size=8)

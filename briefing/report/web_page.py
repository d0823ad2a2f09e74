"""The briefing as one web page: everything inside it, no scripts, nothing fetched, its marking on each printed sheet.

Text goes in as text nodes of a tree, never as markup, so an article that contains markup cannot change the page; a
policy in its head forbids the browser to load or run anything.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from lxml import etree, html

from briefing.places import resource
from briefing.report import faces
from briefing.report.outline.tree import (
    Block,
    Break,
    Citation,
    Facts,
    Figure,
    Heading,
    Inline,
    Kind,
    Look,
    Outline,
    Paragraph,
    Picture,
    Quotation,
    Reference,
    Row,
    Run,
    Side,
    Strip,
    Table,
    Tag,
    Use,
    Versus,
    plain,
)

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
_SHEETS = {"a4": "A4", "us-letter": "letter"}
_TLP_COLOURS = {
    "TLP:RED": "#ff2b2b",
    "TLP:AMBER": "#ffc000",
    "TLP:AMBER+STRICT": "#ffc000",
    "TLP:GREEN": "#33ff00",
    "TLP:CLEAR": "#ffffff",
}  # on black, Traffic Light Protocol 2.0
_CLASSES = {Look.BOLD: "b", Look.ITALIC: "i", Look.QUIET: "q", Look.SMALL: "s", Look.STRUCK: "struck", Look.ADDED: "added"}
_MOST_USES = 12  # ways back from one quoted sentence


def web_page(whole: Outline) -> bytes:
    """The page in UTF-8. The same outline always gives the same bytes.

    Raises ResourceMissing when a font of the program is not there.
    """
    page = etree.Element("html", lang="en")
    page.append(_head(whole))
    body = etree.SubElement(page, "body")
    main = _main(whole)
    body.append(_stamped(main, whole) if whole.marking else main)
    text: str = html.tostring(page, doctype="<!DOCTYPE html>", encoding="unicode", method="html", pretty_print=False)
    return (text + "\n").encode("utf-8")


def _head(whole: Outline) -> etree._Element:
    head = etree.Element("head")
    etree.SubElement(head, "meta", charset="utf-8")
    etree.SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY})
    etree.SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    etree.SubElement(head, "meta", name="referrer", content="no-referrer")
    etree.SubElement(head, "meta", name="generator", content="Briefing")
    if whole.author:
        etree.SubElement(head, "meta", name="author", content=whole.author)
    etree.SubElement(head, "title").text = whole.plain_title
    fonts = faces.style_sheet(_texts(whole))
    etree.SubElement(head, "style").text = f"\n{fonts}\n{_paper(whole)}\n{_looks()}"
    return head


def _paper(whole: Outline) -> str:
    """The sheet: its size, and where a browser can print them the running title, the cut-off and the page number."""
    foot = f"{plain(whole.short_title)} · {plain(whole.cut_off)}"
    return (
        f"@page {{ size: {_SHEETS[whole.paper]}; margin: 16mm 18mm 20mm; "
        f"@bottom-left {{ content: {_css_string(foot)}; font: 8pt 'Briefing Sans', sans-serif; color: #565656; }} "
        '@bottom-right { content: "Page " counter(page) " of " counter(pages); '
        "font: 8pt 'Briefing Sans', sans-serif; color: #565656; } }"
    )


def _css_string(text: str) -> str:
    """A text as a CSS string: every character that is no letter or digit by its code point, so that none can end it."""
    return '"' + "".join(one if one.isascii() and one.isalnum() else f"\\{ord(one):06x} " for one in text) + '"'


def _texts(whole: Outline) -> Iterator[str]:
    """All words of the page, for the letters in them."""

    def of(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            for one in value:
                yield from of(one)
        elif isinstance(value, Picture):
            yield from of(value.caption)
        elif hasattr(value, "__dataclass_fields__"):
            for name in value.__dataclass_fields__:
                yield from of(getattr(value, name))

    return of(whole)


# -- the frame


def _main(whole: Outline) -> etree._Element:
    main = etree.Element("main")
    head = etree.SubElement(main, "header")
    etree.SubElement(head, "p", {"class": "kicker"}).text = "Briefing"
    _put(etree.SubElement(head, "h1"), whole.title)
    facts = etree.SubElement(head, "dl", {"class": "masthead"})
    for name, words in whole.facts:
        fact = etree.SubElement(facts, "div")
        etree.SubElement(fact, "dt").text = name
        _put(etree.SubElement(fact, "dd"), words)
    parts = [one for one in whole.blocks if isinstance(one, Heading) and one.level == 1]
    contents = etree.SubElement(main, "nav", {"aria-label": "Contents"})
    for part in parts:
        link = etree.SubElement(contents, "a", href=f"#{part.key}")
        _put(link, part.words)
        link.tail = "\n"  # copied, or shown without styles, one link does not run into the next
    place = main
    for block in whole.blocks:
        if isinstance(block, Heading) and block.level == 1:
            place = etree.SubElement(main, "section", {"aria-labelledby": block.key})
        for element in _block(block):
            place.append(element)
    return main


def _stamped(main: etree._Element, whole: Outline) -> etree._Element:
    """The marking at the head and foot of every printed sheet: browsers repeat the head and foot of a table on each."""
    table = etree.Element("table", {"class": "sheet", "role": "presentation"})
    for part in ("thead", "tfoot"):
        cell = etree.SubElement(etree.SubElement(etree.SubElement(table, part), "tr"), "td", {"class": "stamp"})
        mark = etree.SubElement(cell, "span")
        if whole.stamp:
            mark.set("class", "tlp")
            mark.set("style", f"color: {_TLP_COLOURS[whole.stamp]}")
        _put(mark, whole.marking)
    body = etree.SubElement(table, "tbody")
    etree.SubElement(etree.SubElement(body, "tr"), "td").append(main)
    return table


# -- blocks


def _block(block: Block) -> Iterable[etree._Element]:
    match block:
        case Heading():
            # the title of the page is the first heading
            heading = etree.Element(f"h{block.level + 1}", id=block.key)
            _put(heading, block.words)
            return (heading,)
        case Paragraph():
            return (_paragraph(block),)
        case Table():
            return (_table(block),)
        case Strip():
            strip = etree.Element("div", {"class": "strip"})
            strip.extend(_figure(figure) for figure in block.figures)
            return (strip,)
        case Picture():
            return (_picture(block),)
        case Facts():
            return (_facts(block),)
        case Versus():
            versus = etree.Element("div", {"class": "versus"})
            versus.extend([_side(block.left), _side(block.right)])
            return (versus,)
        case Reference():
            return (_reference(block),)


def _paragraph(block: Paragraph) -> etree._Element:
    classes = [block.kind.value] if block.kind is not Kind.BODY else []
    if block.keep_with_next:
        classes.append("keep")
    paragraph = etree.Element("p", {"class": " ".join(classes)} if classes else {})
    _put(paragraph, block.words)
    return paragraph


def _table(block: Table) -> etree._Element:
    table = etree.Element("table", {"class": "rows"})
    etree.SubElement(table, "caption", {"class": "unseen"}).text = block.name
    columns = etree.SubElement(table, "colgroup")
    for width in block.widths:
        etree.SubElement(columns, "col", {} if width is None else {"style": f"width: {width:g}mm"})
    head = etree.SubElement(etree.SubElement(table, "thead"), "tr")
    for name in block.head:
        etree.SubElement(head, "th", scope="col").text = name
    for rows in _groups(block.rows):
        body = etree.SubElement(table, "tbody")
        for row in rows:
            line = etree.SubElement(body, "tr", {"class": "band"} if row.is_band else {})
            if row.is_band:
                _put(etree.SubElement(line, "th", scope="rowgroup", colspan=str(len(block.head))), row.cells[0])
                continue
            for name, cell in zip(block.head, row.cells, strict=True):
                _put(etree.SubElement(line, "td", {"data-head": name}), cell)
    return table


def _groups(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The rows, those under one band together with it."""
    number = 0

    def band(row: Row) -> int:
        nonlocal number
        number += row.is_band
        return number

    for _, group in groupby(rows, key=band):
        yield list(group)


def _figure(figure: Figure) -> etree._Element:
    size = "none" if not figure.is_number else "long" if len(plain(figure.value)) > 7 else ""
    cell = etree.Element("div", {"class": f"figure {size}".strip()})
    _put(etree.SubElement(cell, "p", {"class": "label"}), figure.label)
    _put(etree.SubElement(cell, "p", {"class": "value"}), figure.value)
    for note in figure.notes:
        _put(etree.SubElement(cell, "p", {"class": "about"}), note)
    return cell


_VIEW_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def _picture(block: Picture) -> etree._Element:
    figure = etree.Element("figure")
    source = base64.b64encode(block.svg.encode("utf-8")).decode("ascii")
    image = etree.SubElement(figure, "img", src=f"data:image/svg+xml;base64,{source}", alt=block.alt)
    size = _VIEW_BOX.search(block.svg)
    if size is not None:  # the page does not jump while it is read
        image.set("width", f"{float(size[1]):.0f}")
        image.set("height", f"{float(size[2]):.0f}")
    _put(etree.SubElement(figure, "figcaption"), block.caption)
    return figure


def _facts(block: Facts) -> etree._Element:
    facts = etree.Element("dl", {"class": "facts"})
    for name, items in block.rows:
        etree.SubElement(facts, "dt").text = name
        what = etree.SubElement(facts, "dd")
        for item in items:
            _put(etree.SubElement(what, "p"), item)
    return facts


def _side(side: Side) -> etree._Element:
    element = etree.Element("div")
    etree.SubElement(element, "p", {"class": "side"}).text = side.name
    for voice in side.voices:
        _put(etree.SubElement(element, "p"), voice)
    return element


def _reference(block: Reference) -> etree._Element:
    reference = etree.Element("div", {"class": "reference"})
    if block.head:
        reference.set("id", f"source-{block.number}")
        head = etree.SubElement(reference, "p", {"class": "outlet"})
        etree.SubElement(head, "span", {"class": "number"}).text = block.number
        words = etree.SubElement(head, "span")
        _put(words, (*block.head, Break()))
        _put(etree.SubElement(words, "span", {"class": "s"}), block.detail)
    for quotation in block.quotations:
        reference.append(_quotation(quotation))
    return reference


def _quotation(quotation: Quotation) -> etree._Element:
    element = etree.Element("p", {"class": "quotation", "id": f"quote-{quotation.label}"})
    etree.SubElement(element, "span", {"class": "number"}).text = quotation.label
    words = etree.SubElement(element, "span")
    _put(words, quotation.words)
    if quotation.uses:
        back = etree.SubElement(words, "span", {"class": "back"})
        back.text = " ↑ "
        _put_uses(back, quotation.uses)
    return element


def _put_uses(place: etree._Element, uses: Sequence[Use]) -> None:
    shown = uses[:_MOST_USES]
    for n, (section, group) in enumerate(groupby(shown, key=lambda use: use.section)):
        _add(place, ", " if n else "")
        several = list(group)
        link = etree.SubElement(place, "a", href=f"#{several[0].mark}")
        link.text = section
        for number, use in enumerate(several[1:], start=2):
            _add(place, " ")
            etree.SubElement(place, "a", href=f"#{use.mark}").text = str(number)
    if len(uses) > len(shown):
        _add(place, f" and {len(uses) - len(shown)} more")


# -- words


def _put(place: etree._Element, words: Iterable[Inline]) -> None:
    for one in words:
        match one:
            case Run():
                _put_run(place, one)
            case Citation():
                etree.SubElement(
                    place, "a", {"class": "cite", "href": f"#quote-{one.label}", "id": one.mark}
                ).text = one.label
            case Tag():
                etree.SubElement(place, "span", {"class": f"tag {one.status}"}).text = one.status
            case Break():
                etree.SubElement(place, "br")


def _put_run(place: etree._Element, run: Run) -> None:
    classes = " ".join(name for look, name in _CLASSES.items() if look in run.look)
    if classes or run.leftward:
        place = etree.SubElement(place, "span", {"class": classes} if classes else {})
    if run.leftward:
        place.set("dir", "rtl")
        place.set("lang", run.language)
    for n, piece in enumerate(run.text.split("\u200b")):
        if n:
            etree.SubElement(place, "wbr")
        _add(place, piece)


def _add(place: etree._Element, text: str) -> None:
    if len(place):
        place[-1].tail = (place[-1].tail or "") + text
    else:
        place.text = (place.text or "") + text


@lru_cache(maxsize=1)
def _looks() -> str:
    families = ", ".join(f"'{family}'" for family in faces.FALLBACK)
    return resource("templates", "web_page.css").read_text(encoding="utf-8").replace("'Other Scripts'", families)

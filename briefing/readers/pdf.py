"""PDF documents: the text layer, its lines joined to paragraphs by where they stand on the page.

PDFium gives characters in reading order with their places. What stands at the head or foot of several pages is left out
with the page numbers; wide gaps between words are the columns of a table; larger letters are a heading. Scanned pages hold
no text and are not recognised here.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from statistics import median_low
from typing import TYPE_CHECKING, Any

from briefing.domain.text import MAX_ARTICLE_CHARACTERS, Offer
from briefing.errors import InputBinary, InputEmpty, InputEncoding, InputTooLarge
from briefing.readers import plain
from briefing.readers.bylines import EDGES
from briefing.readers.front_matter import Header
from briefing.readers.lines import blocks_of_groups, looks_like_heading, starts_lower
from briefing.readers.parts_of_package import properties, protected

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MEDIA_TYPE = "application/pdf"
WHAT = "a PDF document"
MAX_PAGES = 400
"""The longest reports of the United Nations and of human rights groups have some 300 pages."""

_MUCH_LARGER = 1.35  # a title's
_LARGER = 1.12  # letters so much higher than those of most text are a heading's
_LOOSER = 1.25  # a gap so much wider than between most lines parts paragraphs
_COLUMN_GAP = 0.55  # heights of a line, some two spaces; one of two rows has the wider gap, which prose hardly has
_WIDE_GAP = 0.75
_MARGIN = 0.13  # of the page's height, where running heads and page numbers stand
_MOST_UNREADABLE = 0.2
_MOST_NAMED_PAGES = 8
_HEADING_LINES = 2.1  # heights of its letters between two lines of a heading, at most
_MOST_HEADING_WORDS = 30
_SET_IN = (0.6, 4.0)  # heights of a line by which the first one of a paragraph is set in
_ANGLE = 0.1  # radians; more is a watermark or a note along the edge
_MOST_CHARACTERS = MAX_ARTICLE_CHARACTERS + 200_000  # running heads and line ends do not count

_PAGE_NUMBER = re.compile(
    r"[-–—|\[(\s]*(?:page\s*|p\.\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/|\|)\s*\d{1,4})?[-–—|\])\s]*", re.I
)
_ADDRESS = re.compile(r"(?P<url>https?://\S+?)(?:\s+\d{1,4}\s*/\s*\d{1,4})?")
_LIST_MARK = re.compile(r"(?:[-*•·▪◦‣●○–\uf0b7]|\(?\d{1,3}[.)]|\(?[a-z][.)])\t")
_SYMBOL_BULLET = re.compile(r"^[\uf0a7\uf0b7\uf0d8\uf0fc](?=\s)")  # bullets of the Symbol and Wingdings fonts
_LINE_HYPHEN = re.compile(r"([^\W_]+)[-\u00ad\u2010\x02\ufffe]$")
_BROKEN_WORDS = re.compile(r"[^\W_]+[-\u00ad\u2010\x02\ufffe]\n[^\W_]+")
_FIRST_WORD = re.compile(r"[^\W_]+")
_FINISHED = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_NUMBERED = re.compile(r"(?:\d+|[IVX]+)[.)\s]|[•▪–-]\s")
_BROKEN_AT = (0x02, 0xFFFE)  # how PDFium writes a hyphen at a line's end
_STAMP = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(Z|[+-]\d\d'?(?:\d\d)?)?")
# Ends and beginnings of compounds that keep their hyphen where a line breaks at it.
_COMPOUND_ENDS = frozenset(
    "held led backed based controlled occupied run owned made old year day hour month week month-old km kilometre kilometer"
    " mile metre meter style like wide long term scale range level up off down out in by to of the and fire free aligned"
    " linked related armed wing government military war most called known born ranking profile torn stricken".split()
)
_COMPOUND_STARTS = frozenset(
    "self non anti pro ex co semi quasi cross half all well so far long short high low mid post pre counter vice one two"
    " three four five six seven eight nine ten cease no same much most".split()
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of words, columns in it set off by tabs. Places are in points from the page's lower left corner."""

    text: str
    page: int
    left: float
    bottom: float
    right: float
    top: float
    upright: bool = True
    gaps: tuple[tuple[float, float], ...] = ()  # from where to where, of each tab

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class _Page:
    lines: tuple[_Line, ...]
    height: float
    has_pictures: bool


def read(name: str, data: bytes) -> Offer:
    """What a PDF offers.

    Raises InputBinary (damaged), InputProtected, InputTooLarge (more than `MAX_PAGES` pages or too much text), InputEmpty
    (no text: scanned pages), InputEncoding (its letters have no meaning outside its own fonts).
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise protected(name, WHAT) from None
        raise _damaged(name) from None
    try:
        if len(document) > MAX_PAGES:
            raise InputTooLarge(
                f"“{name}” has {len(document):,} pages; a PDF with at most {MAX_PAGES} is read.",
                "Print the pages that matter into a PDF of their own and import that.",
            )
        pages = _pages(name, document)
        known = _properties(document)
    except pypdfium2.PdfiumError:
        raise _damaged(name) from None
    finally:
        document.close()
    _check_text(name, pages)
    lines, address = _without_running_heads(pages)
    groups, headings = _groups(_mended(lines))
    return plain.offer(
        name,
        data,
        MEDIA_TYPE,
        Header(),
        blocks_of_groups(groups, EDGES, headings),
        notes=_notes(pages),
        properties=replace(known, url=address),
    )


def _damaged(name: str) -> InputBinary:
    return InputBinary(
        f"“{name}” is {WHAT} that is damaged or not complete.", "Fetch it again, or copy its text and paste it in."
    )


def _properties(document: PdfDocument) -> Header:
    found = {key: " ".join(value.split()) for key, value in document.get_metadata_dict().items()}
    return properties(found.get("Title", ""), found.get("Author", ""), _iso(found.get("CreationDate", "")))


def _iso(stamp: str) -> str:
    """A PDF's own form of a moment as ISO 8601; midnight is how programs write that only the day is known."""
    found = _STAMP.match(stamp)
    if not found:
        return ""
    year, month, day, hour, minute, second, zone = found.groups()
    made = f"{year}-{month}-{day}"
    if hour is None or (hour, minute, second or "00") == ("00", "00", "00"):
        return made
    offset = (zone or "").replace("'", "")
    return f"{made}T{hour}:{minute}:{second or '00'}" + (
        offset if offset in ("", "Z") else f"{offset[:3]}:{offset[3:] or '00'}"
    )


def _check_text(name: str, pages: Sequence[_Page]) -> None:
    signs = [char for page in pages for line in page.lines for char in line.text if not char.isspace()]
    if not any(char.isalpha() or unicodedata.category(char) == "Co" for char in signs):
        if any(page.has_pictures for page in pages):
            raise InputEmpty(
                f"“{name}” is a PDF of scanned pages: it holds pictures of text and no text.",
                "Run text recognition (OCR) over it, save it as a PDF with text and import that; or type the text in.",
            )
        raise InputEmpty(f"“{name}” has no text in it.", "Check that it is the right file and was saved whole.")
    lost = sum(char == "\ufffd" or unicodedata.category(char) in ("Co", "Cn", "Cc") for char in signs)
    if lost > _MOST_UNREADABLE * len(signs):
        raise InputEncoding(
            f"The letters of “{name}” cannot be made out: its fonts do not say which letters they show.",
            "Save it as text from a program that shows it, or run text recognition (OCR) over it and import that.",
        )


def _notes(pages: Sequence[_Page]) -> tuple[str, ...]:
    blank = [str(n) for n, page in enumerate(pages, start=1) if page.has_pictures and not page.lines]
    if not blank:
        return ()
    named = ", ".join(blank[:_MOST_NAMED_PAGES]) + (" and more" if len(blank) > _MOST_NAMED_PAGES else "")
    return (f"Pages that are pictures without text were not read: {named}.",)


# --- lines ------------------------------------------------------------------------------------------------------------


def _pages(name: str, document: PdfDocument) -> list[_Page]:
    from pypdfium2 import PdfiumError

    found: list[_Page] = []
    characters = broken = 0
    for n in range(len(document)):
        try:
            page = document[n]
            text = page.get_textpage()
        except PdfiumError:
            broken += 1
            continue
        characters += text.count_chars()
        if characters > _MOST_CHARACTERS:
            raise InputTooLarge(
                f"“{name}” has more text than an article can have ({MAX_ARTICLE_CHARACTERS:,} characters).",
                "Print the pages that matter into a PDF of their own and import that.",
            )
        lines = tuple(_lines(text, n))
        found.append(_Page(lines, page.get_height(), not lines and _has_pictures(page)))
        text.close()
        page.close()
    if broken and not any(page.lines for page in found):
        raise _damaged(name)
    return found


def _has_pictures(page: Any) -> bool:
    from pypdfium2 import raw

    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4))


def _lines(text: Any, page: int) -> Iterator[_Line]:
    """The lines of one page in the order of reading."""
    from pypdfium2 import raw

    count = text.count_chars()
    signs = [raw.FPDFText_GetUnicode(text.raw, n) for n in range(count)]
    start = 0
    found: list[_Line] = []
    for n in range(count + 1):
        is_hyphen = n < count and signs[n] in _BROKEN_AT  # PDFium leaves out the line end behind it
        if n < count and signs[n] not in (0x0A, 0x0D) and not is_hyphen:
            continue
        if (line := _line(text, signs, start, n + 1 if is_hyphen else n, page)) is not None:
            found.append(line)
        start = n + 1
    upright = sum(len(line.text) for line in found if line.upright)
    keep_all = upright < sum(len(line.text) for line in found) / 2
    yield from (line for line in found if line.upright or keep_all)


def _line(text: Any, signs: Sequence[int], start: int, end: int, page: int) -> _Line | None:
    from pypdfium2 import raw

    while start < end and chr(signs[start]).isspace():
        start += 1
    while end > start and chr(signs[end - 1]).isspace():
        end -= 1
    if start == end:
        return None
    first, last = text.get_charbox(start, loose=True), text.get_charbox(end - 1, loose=True)
    heights = sorted(box[3] - box[1] for box in (first, text.get_charbox((start + end) // 2, loose=True), last))
    height = heights[1]  # of three, so that a raised note number does not count
    words: list[str] = []
    gaps: list[tuple[float, float]] = []
    for n in range(start, end):
        sign = chr(signs[n]) if signs[n] else "\ufffd"
        if sign.isspace():
            gap = _gap(text, signs, n, start, end)
            sign = "\t" if gap[1] - gap[0] > _COLUMN_GAP * height else " "
            gaps += [gap] if sign == "\t" else []
        words.append(sign)
    said = re.sub(r" *\t[ \t]*| {2,}", lambda gap: "\t" if "\t" in gap[0] else " ", "".join(words))
    said = _SYMBOL_BULLET.sub("•", said.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    if _LIST_MARK.match(said):
        said, gaps = said.replace("\t", " ", 1), gaps[1:]
    angle = raw.FPDFText_GetCharAngle(text.raw, start)
    upright = angle < _ANGLE or angle > 6.2832 - _ANGLE
    return _Line(said, page, first[0], first[1], last[2], first[1] + max(height, 0.1), upright, tuple(gaps))


def _gap(text: Any, signs: Sequence[int], n: int, start: int, end: int) -> tuple[float, float]:
    """From where to where the gap at a space reaches."""
    before, after = n - 1, n + 1
    if before < start or after >= end or chr(signs[before]).isspace() or chr(signs[after]).isspace():
        return 0.0, 0.0
    return text.get_charbox(before)[2], text.get_charbox(after)[0]


# --- what is no text --------------------------------------------------------------------------------------------------


def _without_running_heads(pages: Sequence[_Page]) -> tuple[list[_Line], str | None]:
    """The lines without what repeats at the edges of pages and without page numbers; the address printed there."""
    edges = {
        line: (where, round(line.height), re.sub(r"\d+", "#", " ".join(line.text.split())).casefold())
        for page in pages
        for line in page.lines
        if (where := _edge(line, page)) is not None
    }
    seen = Counter(key for key, _ in {(key, line.page) for line, key in edges.items()})
    enough = 2 if len(pages) < 5 else 3
    kept: list[_Line] = []
    address: str | None = None
    for page in pages:
        for line in page.lines:
            words = " ".join(line.text.split())
            printed = _ADDRESS.fullmatch(words) if line in edges else None
            if printed:
                address = address or printed["url"]
            if line in edges and (printed or seen[edges[line]] >= enough or _PAGE_NUMBER.fullmatch(words)):
                continue
            kept.append(line)
    return kept, address


def _edge(line: _Line, page: _Page) -> str | None:
    if line.bottom > page.height * (1 - _MARGIN):
        return "head"
    return "foot" if line.top < page.height * _MARGIN else None


# --- paragraphs -------------------------------------------------------------------------------------------------------


def _mended(lines: Sequence[_Line]) -> list[_Line]:
    """Hyphens at line ends judged: those that only broke a word become soft ones, which joining the lines takes away."""
    text = "\n".join(line.text for line in lines).lower()
    whole = set(re.findall(r"[^\W_]+(?:-[^\W_]+)*", _BROKEN_WORDS.sub(" ", text)))
    found: list[_Line] = []
    for line, after in zip_longest(lines, lines[1:]):
        broken = _LINE_HYPHEN.search(line.text)
        if broken is None or after is None:
            found.append(replace(line, text=re.sub(r"[\x02\ufffe]", "-", line.text)))
            continue
        rest = _FIRST_WORD.match(after.text)
        is_broken = rest is not None and starts_lower(after.text) and _is_one_word(broken[1], rest[0], whole)
        found.append(replace(line, text=line.text[:-1] + ("\u00ad" if is_broken else "-")))
    return _with_columns(found)


def _with_columns(lines: Sequence[_Line]) -> list[_Line]:
    """Gaps are columns where a line above or below has them at the same places; elsewhere they are spaces."""
    matched = [False, *(_match(one, two) for one, two in pairwise(lines)), False]
    return [
        line if matched[n] or matched[n + 1] else replace(line, text=line.text.replace("\t", " "), gaps=())
        for n, line in enumerate(lines)
    ]


def _match(one: _Line, two: _Line) -> bool:
    """Whether two lines are rows of one table: a white corridor runs down between their columns."""
    if not one.gaps or len(one.gaps) != len(two.gaps) or one.page != two.page:
        return False
    if starts_lower(two.text):  # prose that goes on; wide gaps there are justified lines
        return False
    narrow, wide = 0.4 * min(one.height, two.height), _WIDE_GAP * min(one.height, two.height)
    return all(
        min(a[1], b[1]) - max(a[0], b[0]) > narrow and max(a[1] - a[0], b[1] - b[0]) > wide
        for a, b in zip(one.gaps, two.gaps, strict=True)
    )


def _is_one_word(before: str, after: str, whole: set[str]) -> bool:
    one, two = before.lower(), after.lower()
    if one + two in whole:
        return True
    if f"{one}-{two}" in whole or one in _COMPOUND_STARTS or two in _COMPOUND_ENDS:
        return False
    # Where both halves are words of the text, or a name stands before the hyphen, it may be a compound: that is kept.
    is_compound = one in whole and (not before.islower() or (two in whole and min(len(one), len(two)) > 3))
    return before[1:].islower() and len(two) > 1 and not is_compound


def _groups(lines: Sequence[_Line]) -> tuple[list[list[str]], frozenset[int]]:
    """The lines in groups that hold whole paragraphs, and which of the groups are headings by their size."""
    heights: Counter[float] = Counter()
    for line in lines:
        heights[round(line.height, 1)] += len(line.text)
    usual = heights.most_common(1)[0][0] if heights else 0.0
    steps = _steps(lines)
    leadings = {height: _leading(steps[height], height) for height in heights}
    groups: list[list[str]] = []
    headings: dict[int, bool] = {}  # by the number of the group, whether it is much larger than most text
    before: _Line | None = None
    for n, line in enumerate(lines):
        following = lines[n + 1] if n + 1 < len(lines) else None
        goes_on = before is not None and _is_same_heading(before, line, usual)
        if before is None or (not goes_on and _parted(before, line, following, leadings[round(line.height, 1)])):
            if _is_large(line, usual):
                headings[len(groups)] = line.height > _MUCH_LARGER * usual
            groups.append([])
        groups[-1].append(line.text)
        before = line
    return groups, frozenset(n for n, much in headings.items() if _is_heading(" ".join(groups[n]), much or n == 0))


def _is_heading(text: str, is_title: bool) -> bool:
    """Whether words in larger letters head what follows; those that end as a sentence does lead into an article."""
    if not is_title:
        return looks_like_heading(text)
    return len(text.split()) <= _MOST_HEADING_WORDS and not _SENTENCE_END.search(text)


def _is_same_heading(before: _Line, line: _Line, usual: float) -> bool:
    """Whether a heading goes on in a second line: large letters, as near as lines of a heading are set."""
    if before.page != line.page or not (_is_large(before, usual) and _is_large(line, usual)):
        return False
    near = 0 < before.bottom - line.bottom < _HEADING_LINES * line.height
    alike = abs(before.height - line.height) < 0.12 * max(before.height, line.height)
    return near and alike and not _FINISHED.search(before.text) and not _NUMBERED.match(line.text)


def _steps(lines: Sequence[_Line]) -> defaultdict[float, list[float]]:
    """How far down each line stands below one of its height, in points, by that height."""
    found: defaultdict[float, list[float]] = defaultdict(list)
    for one, two in pairwise(lines):
        height = round(one.height, 1)
        if one.page == two.page and height == round(two.height, 1) and not one.gaps:
            found[height].append(one.bottom - two.bottom)
    return found


def _leading(steps: Sequence[float], height: float) -> float:
    """The distance between lines of that height where most of them stand closest, in points."""
    close = [step for step in steps if 0.5 * height < step < 2 * height]
    return median_low(close) if len(close) > 2 else min([*close, 1.25 * height])


def _is_large(line: _Line, usual: float) -> bool:
    return line.height > _LARGER * usual


def _parted(before: _Line, line: _Line, following: _Line | None, leading: float) -> bool:
    if _match(before, line):
        return False
    if line.gaps or before.gaps or abs(before.height - line.height) > 0.1 * max(before.height, line.height):
        return True
    step = before.bottom - line.bottom
    if before.page != line.page or step < -0.5 * line.height:  # the next page or column
        return bool(_FINISHED.search(before.text)) and not starts_lower(line.text)
    if step > _LOOSER * leading:
        return True
    low, high = (share * line.height for share in _SET_IN)
    set_in = low < line.left - before.left < high
    return set_in and following is not None and following.left < line.left - low and bool(_FINISHED.search(before.text))

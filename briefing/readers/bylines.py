"""Title, byline, dateline and date of publication, where a text without a header prints them at its top.

Lines that are nothing but such particulars leave the text and become fields; a dateline that opens the first paragraph
("BEIRUT, Nov 29 (Agency) -") is read and stays where it is. What is not printed is not guessed: a day without a year gives
no date unless the text itself fixes the year elsewhere (see `_with_year`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from briefing.domain.text import BlockKind, PublishedFrom
from briefing.readers.dates import (
    MONTHS,
    WEEKDAYS,
    Yearless,
    named_dates,
    read_date,
    read_time,
    without_last_date,
    yearless_dates,
)
from briefing.readers.lines import Edges, Part, is_body, starts_lower

_TOP = 12  # so many blocks from the beginning may be particulars
_LONGEST_LINE = 200
_LONGEST_DAY = 40
_LONGEST_STANDFIRST = 40
_MOST_TITLE_WORDS = 30

_PROSE = (BlockKind.PARAGRAPH, BlockKind.HEADING)
_LABEL = re.compile(
    r"(?P<key>title|headline|subject|author|written by|reported by|by|source|publisher|publication date|publication|url"
    r"|link|date|as of|(?:first published|published|posted|last updated|updated|last modified|modified)(?: on| at)?)"
    r"\b\s*(?P<colon>:)?\s*(?P<value>.*)",
    re.I | re.S,
)
_DATE_KEYS = ("date", "as of", "published", "posted", "first published", "publication date", "updated", "last", "modified")
_UPDATE_KEYS = ("updated", "last", "modified")
_TYPOGRAPHIC = re.compile(r"\s*[|•·]\s*")
_DASH = re.compile(r"\s+[-–—]+\s+|\s*—\s*")
_URL = re.compile(r"https?://\S+")
# What pages print around an article and people copy along with it.
_FURNITURE = re.compile(
    r"\d+\s*(?:-\s*)?min(?:ute)?s?(?:\s+read)?|share(?: this)?|save|print|listen|copy link|news|opinion|live|exclusive"
    r"|analysis|(?:last )?(?:updated|published|posted) (?:an?|\d+) (?:min(?:ute)?|hour|day)s? ago",
    re.I,
)
_OUTLET = re.compile(
    r"\b(?:news|agency|press|times|post|journal|herald|tribune|daily|gazette|wire|radio|television|tv|broadcasting|observer|monitor"
    r"|guardian|telegraph|chronicle|courier|bulletin|media|reuters|bbc|cnn|ap|afp|dpa|upi|efe|ansa|tass|xinhua|anadolu|jazeera"
    r"|arabiya|interfax|ukrinform|sana|irna|mehr|npr|dw|rfe/rl|voa|ocha|reliefweb)\b",
    re.I,
)
_PARTICLES = set("al el de del della den der di da dos du la le van von bin ibn bint abu ben und y".split())
_ROLE = re.compile(
    r"(?:[\w’'&-]+\s+){0,4}(?:correspondents?|reporters?|writers?|editors?|bureau chief|columnist|analyst|photographer)"
    r"(?:\s+in\s+[A-Z][\w -]{1,30}|(?:,|\s+(?:at|of|for))\s+(?P<outlet>[A-Z].{1,60}))?",
    re.I,
)
_AGENCY = re.compile(r"\s*\(([^()]{2,40})\)\s*$")
_DATELINE_END = re.compile(r"\s+[-–]{1,2}\s+|\s*[—―]\s*|\s+--\s+")
_OPENING = 110  # characters in which a dateline ends
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(20\d\d|19\d\d)\b", re.I)


@dataclass(frozen=True, slots=True)
class Particulars:
    """What the top of a text tells about it, and the blocks that are left as its text."""

    parts: tuple[Part, ...]
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: date | None = None
    published_from: PublishedFrom | None = None


def read_top(parts: Sequence[Part], title: str | None = None, *, take_title: bool = True) -> Particulars:
    """The particulars printed at the top of some blocks.

    `title` is the title where it is known already: the block that repeats it goes. With `take_title` a first line that
    looks like a title becomes it where none is known.
    """
    found = Particulars(tuple(parts), title=title)
    top = parts[:_TOP]
    lines = [_particulars_of(text) if kind in _PROSE else None for kind, text in top]
    headings = _days_that_head(parts)
    kept: list[Part] = []
    updated: date | None = None
    loose: Yearless | None = None
    seen = bodies = 0
    for n, (kind, text) in enumerate(top):
        seen += 1
        line = lines[n] or (_beside(n, top, lines) if found.title and not bodies else None)
        lines[n] = line
        if n in headings and line is not None:
            found = _with(found, line)
            kept.append((kind, text))
        elif line is not None:
            updated = updated or line.updated
            loose = loose or line.loose
            if line.title and found.title and title is None:  # what is labelled a title goes before what looks like one
                kept.append((BlockKind.HEADING, found.title))
                found = replace(found, title=None)
            found = _with(found, line)
        elif (found.title and _same(text, found.title)) or (not bodies and kind in _PROSE and _FURNITURE.fullmatch(text)):
            continue
        elif take_title and not found.title and not kept and _looks_like_title(kind, text, parts[seen:]):
            found = replace(found, title=text)
        else:
            kept.append((kind, text))
            if is_body(text):
                bodies += 1
                # One short sentence may be what stands below the title, above byline and date.
                if bodies > 1 or len(text.split()) > _LONGEST_STANDFIRST:
                    break
    return _dated(replace(found, parts=(*kept, *parts[seen:])), kept, updated, loose)


def _days_that_head(parts: Sequence[Part]) -> frozenset[int]:
    """The lines that are a day and nothing else, where several with other text between them head the entries of a log."""
    days = [n for n, (kind, text) in enumerate(parts) if kind in _PROSE and len(text) <= _LONGEST_DAY and _date_alone(text)]
    between = any(later - n > 1 for n, later in pairwise(days))
    return frozenset(days if between else ())


def _beside(n: int, top: Sequence[Part], lines: Sequence[_Line | None]) -> _Line | None:
    """Names on a line of their own, told by the particulars above or below them: writers, or the outlet."""
    kind, text = top[n]
    around = [lines[at] for at in (n - 1, n + 1) if 0 <= at < len(lines)]
    below = top[n + 1][1] if n + 1 < len(top) else ""
    if kind not in _PROSE or not (any(around) or is_outlet(below)):
        return None
    if is_outlet(text):
        return _Line(publisher=text)
    names = _names(text)
    if names is None or any(len(name.split()) < 2 for name in names):
        return None
    vouched = len(names) > 1 or is_outlet(below) or _ROLE.fullmatch(below)
    return _Line(author=", ".join(names)) if vouched else None


def is_outlet(text: str) -> bool:
    """Whether a name is one that papers, agencies and stations have."""
    return bool(_OUTLET.search(text)) and _is_name(text)


def _names(text: str) -> list[str] | None:
    """The names in an enumeration of names; None when it is anything else."""
    names = [name for name in re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*", text) if name]
    return names if names and all(_is_name(name, most=4) for name in names) else None


def _with(found: Particulars, line: _Line) -> Particulars:
    return replace(
        found,
        title=found.title or line.title,
        publisher=found.publisher or line.publisher,
        author=found.author or line.author,
        url=found.url or line.url,
        published=found.published or line.published,
        published_from=found.published_from or (line.source if line.published else None),
    )


def _dated(found: Particulars, kept: Sequence[Part], updated: date | None, loose: Yearless | None) -> Particulars:
    """With the dateline of the first paragraph, and with an update's date where no other is printed."""
    for kind, text in kept:
        opening = _opening(text) if kind in (BlockKind.PARAGRAPH, BlockKind.QUOTATION) else None
        if opening is None:
            continue
        if opening.published and not found.published:
            found = replace(found, published=opening.published, published_from=PublishedFrom.DATELINE)
        found = replace(found, publisher=found.publisher or opening.publisher)
        loose = loose or opening.loose
        break
    if not found.published and updated:
        found = replace(found, published=updated, published_from=PublishedFrom.TEXT)
    if not found.published and loose and (day := _with_year(loose, found.parts)):
        found = replace(found, published=day, published_from=PublishedFrom.DATELINE)
    return found


def _with_year(loose: Yearless, parts: Sequence[Part]) -> date | None:
    """The year of a day without one, fixed by the text: the same day printed in full with its right weekday, or the year of
    the rights line where a printed weekday agrees with it."""
    text = "\n".join(words for _, words in parts)
    years = {
        named.day.year
        for named in named_dates(text)
        if (named.day.month, named.day.day) == (loose.month, loose.day) and named.agrees
    }
    if not years and loose.weekday is not None:
        years = {int(year) for year in _RIGHTS.findall(text)}
    days = {day for year in years if (day := _day(year, loose)) is not None}
    fitting = {day for day in days if loose.weekday is None or day.weekday() == loose.weekday}
    return fitting.pop() if len(fitting) == 1 else None


def _day(year: int, loose: Yearless) -> date | None:
    try:
        return date(year, loose.month, loose.day)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class _Line:
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: date | None = None
    updated: date | None = None
    source: PublishedFrom = PublishedFrom.TEXT
    loose: Yearless | None = None


def _particulars_of(text: str) -> _Line | None:
    """What a line tells when it is nothing but particulars; None when it is prose."""
    text = text.strip().strip("*_").strip()
    if not text or len(text) > _LONGEST_LINE:
        return None
    if (whole := _labelled(text)) is not None:
        return whole
    return _by_pieces(text) or _dateline_alone(text)


def _by_pieces(text: str) -> _Line | None:
    """Particulars set off by bars and dots: 'By Jane Doe | Levant Post | 29 November 2024 | 5 min read'."""
    line = _Line()
    known = False
    pieces = [piece for piece in _TYPOGRAPHIC.split(text) if piece]
    bare: list[str] = []
    for piece in pieces:
        if (one := _piece(piece)) is not None:
            line, known = _merged(line, one), True
        elif inner := _dashed(piece):
            line, known = _merged(line, inner), True
        elif read_time(piece) or _FURNITURE.fullmatch(piece):
            continue
        else:
            bare.append(piece)
    if not known or len(bare) > 2 or not all(_is_name(piece) for piece in bare):
        return None
    for piece in bare:  # set off by bars beside a date or a byline: the outlet or the writer
        if _OUTLET.search(piece) or line.author:
            line = replace(line, publisher=line.publisher or piece)
        else:
            line = replace(line, author=piece)
    return line


def _piece(piece: str) -> _Line | None:
    return (
        _labelled(piece)
        or _role(piece)
        or _byline(piece)
        or _date_alone(piece)
        or (_Line(url=piece) if _URL.fullmatch(piece) else None)
    )


def _dashed(piece: str) -> _Line | None:
    """Particulars set off by dashes: 'By Jane Doe - Reuters - 29 November 2024'."""
    line, known = _Line(), False
    split = _DASH.split(piece)
    if len(split) < 2:
        return None
    for one in split:
        if (read := _piece(one)) is not None:
            line, known = _merged(line, read), True
        elif _OUTLET.search(one) and _is_name(one):
            line = replace(line, publisher=one)
        elif not (_is_name(one) or read_time(one) or _FURNITURE.fullmatch(one)):
            return None
    return line if known else None


def _merged(one: _Line, other: _Line) -> _Line:
    return _Line(
        title=one.title or other.title,
        publisher=one.publisher or other.publisher,
        author=one.author or other.author,
        url=one.url or other.url,
        published=one.published or other.published,
        updated=one.updated or other.updated,
        source=one.source if one.published or not other.published else other.source,
        loose=one.loose or other.loose,
    )


def _labelled(text: str) -> _Line | None:
    found = _LABEL.fullmatch(text)
    if not found:
        return None
    key, value = found["key"].lower(), found["value"].strip()
    if key.startswith(_DATE_KEYS):
        # "Updated 14:05 GMT, Friday 29 November 2024 Published 12:00 GMT, ..." is two labels on one line.
        second = re.search(r"\b(?:updated|published|last updated)\b", value, re.I)
        first, rest = (value[: second.start()], value[second.start() :]) if second else (value, "")
        day = read_date(first.strip(" ,;|-–—"))
        line = _Line()
        if day is not None:
            line = _Line(updated=day) if key.startswith(_UPDATE_KEYS) else _Line(published=day)
        elif not (found["colon"] and len(value) <= 60 and re.search(r"\d", value)) and not read_time(value):
            return None  # "Published in the journal ..." is prose; "Date: 31/31/2024" is a label with no date
        return _merged(line, _labelled(rest.strip()) or _Line()) if rest else line
    if key == "by":
        return _byline(text)
    if not found["colon"] or not value:
        return None
    if key in ("url", "link"):
        return _Line(url=value) if _URL.fullmatch(value) else None
    if key in ("title", "headline", "subject"):
        return _Line(title=value)
    if key in ("author", "written by", "reported by"):
        return _Line(author=value) if len(value) <= 120 else None
    return _Line(publisher=value) if len(value) <= 80 and not _URL.search(value) else None


def _role(text: str) -> _Line | None:
    """What the writer is, on a line below the name: 'Staff correspondent, Levant Post'."""
    found = _ROLE.fullmatch(text)
    if not found or starts_lower(text):
        return None
    outlet = found["outlet"]
    return _Line(publisher=outlet) if outlet is None or _is_name(outlet) else None


def _byline(text: str) -> _Line | None:
    found = re.fullmatch(r"(?:by|written by|reported by|story by)\s+(.{2,150}?)\.?", text, re.I)
    if not found or len(text) > 160:
        return None
    rest = found[1]
    day = None
    if dates := named_dates(rest):  # "By Jane Doe, November 29, 2024"
        day = read_date(rest[dates[0].start :])
        if day is None:
            return None
        rest = rest[: dates[0].start].rstrip(" ,")
    publisher = None
    if agency := _AGENCY.search(rest):
        publisher, rest = agency[1], rest[: agency.start()]
    rest = re.split(r",?\s+(?:in|at|for|from)\s+(?=[A-Z])", rest, maxsplit=1)[0]
    names = _names(rest)
    if names is None:
        return None
    if len(names) > 1 and _OUTLET.search(names[-1]):
        publisher = publisher or names.pop()
    if len(names) == 1 and len(names[0].split()) == 1 and _OUTLET.search(names[0]):
        return _Line(publisher=names[0], published=day)
    return _Line(author=", ".join(names), publisher=publisher, published=day)


def _date_alone(text: str) -> _Line | None:
    if (day := read_date(text)) is not None:
        return _Line(published=day)
    loose = yearless_dates(text)
    if len(loose) == 1 and not (text[: loose[0].start] + text[loose[0].end :]).strip(" ,."):
        return _Line(loose=loose[0])
    return None


def _dateline_alone(text: str) -> _Line | None:
    """'BEIRUT, Lebanon, 29 November 2024' on a line of its own, with or without '(Agency)' and a dash after it."""
    line = _dateline(re.sub(r"\s*[-–—]+$", "", text))
    return line if line is not None and (line.published or line.loose) else None


def _opening(text: str) -> _Line | None:
    """The dateline that opens a paragraph, or None."""
    head = text[:_OPENING]
    for end in _DATELINE_END.finditer(head):
        line = _dateline(head[: end.start()])
        if line is not None:
            return line
    return None


def _dateline(text: str) -> _Line | None:
    """'PLACE, Country, Nov 29, 2024 (Agency)': a place, then optionally a day and an agency in brackets."""
    publisher = None
    if agency := _AGENCY.search(text):
        publisher, text = agency[1].strip(), text[: agency.start()]
        if re.search(r"\d", publisher):
            return None
    text = text.rstrip(" ,")
    loose: Yearless | None = None
    text, day = without_last_date(text)
    if days := yearless_dates(text):
        if len(days) > 1 or days[0].end != len(text):
            return None
        loose, text = days[0], text[: days[0].start]
    place = re.sub(r"[\s,/|-]*$", "", text)
    words = re.split(r"[\s/]+", place.replace(",", " ").strip())
    if not place or len(words) > 6 or not _is_name(" ".join(words), most=6):
        return None
    shouted = words[0].isupper() and len(words[0]) > 2
    if not (shouted or publisher or day or loose) or (
        not shouted and any(len(part.split()) > 2 for part in place.split(","))
    ):
        return None
    return _Line(publisher=publisher, published=day, source=PublishedFrom.DATELINE, loose=loose)


def _is_name(text: str, most: int = 5) -> bool:
    """Whether each word begins with a capital, as in the name of a person, place or paper."""
    words = text.replace(",", " ").split()
    if not words or len(words) > most or re.search(r"\d|[!?;:]", text):
        return False
    if words[0].lower().rstrip(".") in (*WEEKDAYS, *MONTHS):
        return False
    weighty = [word for word in words if word.lower().strip("-'’") not in _PARTICLES]
    return bool(weighty) and all(_has_capital(word) for word in weighty)


def _has_capital(word: str) -> bool:
    """Whether a word begins with a capital, or with a letter of a script without capitals; "al-Sham" and "d'Ivoire" do."""
    bare = re.sub(r"^[a-zA-Z]{1,3}[-'’ʼ](?=\w)", "", word).lstrip("\"“‘'(")
    return bare[:1].isalpha() and not bare[:1].islower()


def _looks_like_title(kind: BlockKind, text: str, following: Sequence[Part]) -> bool:
    if kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH) or not any(is_body(words) for _, words in following):
        return False
    words = text.split()
    if not 2 <= len(words) <= _MOST_TITLE_WORDS or len(text) > _LONGEST_LINE or starts_lower(text):
        return False
    return not text.endswith((".", ":", ",", ";", "…", ".”", '."')) and _opening(text) is None


def _same(text: str, title: str) -> bool:
    def letters(words: str) -> str:
        return re.sub(r"\W+", " ", words).strip().casefold()

    return letters(text) == letters(title)


EDGES = Edges(alone=lambda line: _particulars_of(line) is not None, opens=lambda line: _opening(line) is not None)
"""Lines that are particulars stand alone; a dateline begins a paragraph."""

"""The tree of a briefing: headings, paragraphs, tables and the runs of text in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, Flag, auto

from briefing.report.printed import Printed


class Look(Flag):
    """How a run of text looks."""

    PLAIN = 0
    BOLD = auto()
    ITALIC = auto()
    QUIET = auto()
    SMALL = auto()
    STRUCK = auto()
    ADDED = auto()


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one look and direction. A zero-width space in it is a place where a long word may break."""

    text: str
    look: Look = Look.PLAIN
    language: str = "en"
    leftward: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """A source label that leads to its quoted sentence. `mark` names this very place, for the way back."""

    label: str
    mark: str


@dataclass(frozen=True, slots=True)
class Tag:
    """The status of an event or figure."""

    status: str


@dataclass(frozen=True, slots=True)
class Break:
    """A new line within a paragraph."""


Inline = Run | Citation | Tag | Break

Inlines = tuple[Inline, ...]

Cell = Inlines


class Kind(Enum):
    """What a paragraph is."""

    BODY = "body"
    POINT = "point"
    NUMBERED = "numbered"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3."""

    level: int
    words: Inlines
    key: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, one of the key points, a numbered judgement, or a note in small type."""

    words: Inlines
    kind: Kind = Kind.BODY
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row; a band is one cell across the whole table that heads the rows below it."""

    cells: tuple[Cell, ...]
    is_band: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a row of headings. `widths` in millimetres, None for a column that takes what is left."""

    name: str
    head: tuple[str, ...]
    widths: tuple[float | None, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell of the strip of key figures."""

    label: Inlines
    value: Inlines
    notes: tuple[Inlines, ...]
    is_number: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """The key figures."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart with its text for those who do not see it, and its caption."""

    name: str
    svg: str
    alt: str
    caption: Inlines


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with what there is to say under each, as in a profile. Several lines under one name are several items."""

    rows: tuple[tuple[str, tuple[Inlines, ...]], ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a dispute: its name, what is said, and what stands there where nothing is."""

    name: str
    voices: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class Versus:
    """Claim and denial side by side."""

    left: Side
    right: Side


@dataclass(frozen=True, slots=True)
class Use:
    """A place where a sentence is cited: its mark, and the section it stands in."""

    mark: str
    section: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted sentence under its label, with the places where it is cited."""

    label: str
    words: Inlines
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A numbered article, or what was entered by hand, with its quoted sentences."""

    number: str
    head: Inlines
    detail: Inlines
    quotations: tuple[Quotation, ...]


Block = Heading | Paragraph | Table | Strip | Picture | Facts | Versus | Reference


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole briefing. `facts` stand under the title. `marking` belongs on every page; `stamp` is the same where it is a
    label of the Traffic Light Protocol, which has colours, else "".
    """

    title: Inlines
    plain_title: str
    short_title: Inlines
    author: str
    marking: Inlines
    stamp: str
    paper: str
    cut_off: Inlines
    facts: tuple[tuple[str, Inlines], ...]
    blocks: tuple[Block, ...]


def plain(words: Iterable[Inline]) -> str:
    """The text of some words, without looks, labels or places to break."""
    return "".join(one.text for one in words if isinstance(one, Run)).replace("\u200b", "")


def said(words: Printed | None, look: Look = Look.PLAIN) -> Inlines:
    """A text of the data as runs."""
    if not words:
        return ()
    if isinstance(words, str):
        return (Run(words, look),)
    return tuple(Run(text, look, language, leftward) for text, language, leftward in words)


def text(words: str, look: Look = Look.PLAIN) -> Inlines:
    """A text of ours as runs."""
    return (Run(words, look),) if words else ()


def changed(words: Printed) -> Inlines:
    """What became of an item since an earlier issue, beside it."""
    return (*text(" ["), *said(words, Look.BOLD), *text("]")) if words else ()


def quiet(words: str) -> Inlines:
    """The same in a quiet look."""
    return text(words, Look.QUIET)


def joined(parts: Sequence[Inlines], by: str, look: Look = Look.PLAIN) -> Inlines:
    """Parts with a text between each two."""
    found: list[Inline] = []
    for n, part in enumerate(parts):
        if n:
            found += text(by, look)
        found += part
    return tuple(found)


def filled(*words: Printed | None) -> list[Printed]:
    """Those that are not empty."""
    return [one for one in words if one]


def last_word(words: Printed) -> Inlines:
    """The last word of a text, as the figure in “median 24”."""
    return said(words.split(" ")[-1] if isinstance(words, str) else words)


def one_or_many(number: int, one: str, many: str) -> str:
    """The word for one, or for more than one."""
    return one if number == 1 else many


NEW_LINE: Inlines = (Break(),)


def with_breaks(parts: Sequence[Inlines]) -> Inlines:
    """Each part on a line of its own."""
    return tuple(one for n, part in enumerate(parts) for one in ((*NEW_LINE, *part) if n else part))

"""The briefing as a tree of headings, paragraphs and tables: what pages without a page size are made of.

The same content in the same order as the Typst template prints it, from the same data, and no layout. A web page and a Word
document are written from it. Every source label in it is a citation with a mark of its own, and every quoted sentence knows
the marks that lead to it: links go both ways.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, Flag, auto
from typing import Any

from briefing.domain.dossier import BY_HAND, TLP
from briefing.report.printed import Printed
from briefing.report.wording import WORDS, how_many_more


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
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3."""

    level: int
    words: Inlines
    key: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, one of the key points, or a note in small type."""

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


def outline(data: Mapping[str, Any]) -> Outline:
    """The tree of one briefing. `data` is what `Payload.data` gives."""
    return _Draft(data).whole()


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


def _text(words: str, look: Look = Look.PLAIN) -> Inlines:
    return (Run(words, look),) if words else ()


def _changed(words: Printed) -> Inlines:
    """What became of an item since an earlier issue, beside it."""
    return (*_text(" ["), *said(words, Look.BOLD), *_text("]")) if words else ()


def _quiet(words: str) -> Inlines:
    return _text(words, Look.QUIET)


def _joined(parts: Sequence[Inlines], by: str, look: Look = Look.PLAIN) -> Inlines:
    found: list[Inline] = []
    for n, part in enumerate(parts):
        if n:
            found += _text(by, look)
        found += part
    return tuple(found)


def _filled(*words: Printed | None) -> list[Printed]:
    return [one for one in words if one]


def _last_word(words: Printed) -> Inlines:
    return said(words.split(" ")[-1] if isinstance(words, str) else words)


def _of(number: int, one: str, many: str) -> str:
    return one if number == 1 else many


_BR: Inlines = (Break(),)


def _with_breaks(parts: Sequence[Inlines]) -> Inlines:
    """Each part on a line of its own."""
    return tuple(one for n, part in enumerate(parts) for one in ((*_BR, *part) if n else part))


_CLAIM_HEAD = ("Who says it", "In which words", "Figure", "Status", "Published", "Sources")
_CLAIM_WIDTHS = (42.0, None, 23.0, 19.0, 21.0, 15.0)


class _Draft:
    """One pass over the data, section by section in the order of print."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data
        self._blocks: list[Block] = []
        self._section = ""
        self._uses: dict[str, list[Use]] = {}
        self._marks = 0
        self._keys = 0

    def whole(self) -> Outline:
        data = self._data
        for part in data["parts"]:
            if part["name"] in _DRAWN:
                _DRAWN[part["name"]](self, part)
            elif part["text"]:  # a section that has no facts of its own holds what the analyst wrote
                self._open(part)
        facts = [
            ("Period covered", said(data["period"])),
            (data["cut_off_name"], said(data["cut_off"])),
            ("Written", said(data["written"])),
        ]
        if data["author"]:
            facts.append(("Prepared by", said(data["author"])))
        if data["area"]:
            facts.insert(0, ("Area", said(data["area"])))
        if data["issue"]:
            replaced = f", replaces {data['replaces']}" if data["replaces"] else ""
            facts.insert(0, ("Issue", _text(f"No. {data['issue']}{replaced}")))
        return Outline(
            title=said(data["title"]),
            plain_title=data["plain_title"],
            short_title=said(data["short_title"]),
            author=data["plain_author"],
            marking=said(data["marking"]),
            stamp=data["marking"] if data["marking"] in TLP else "",
            paper=data["paper"],
            cut_off=(*_text(f"{data['cut_off_name']} "), *said(data["cut_off"])),
            facts=tuple(facts),
            blocks=tuple(self._blocks),
        )

    # -- parts of a line

    def _cite(self, labels: Sequence[str]) -> Inlines:
        found: list[Inline] = []
        for n, label in enumerate(labels):
            if n:
                found += _text(", ")
            self._marks += 1
            mark = f"use-{self._marks}"
            self._uses.setdefault(label, []).append(Use(mark, self._section))
            found.append(Citation(label, mark))
        return tuple(found)

    def _cited(self, labels: Sequence[str]) -> Inlines:
        """Source labels in running text: in brackets, small."""
        if not labels:
            return ()
        small = Look.SMALL | Look.QUIET
        return (*_text(" [", small), *self._cite(labels), *_text("]", small))

    def _line(self, line: Mapping[str, Any]) -> Inlines:
        return (*said(line["text"]), *self._cited(line["sources"]))

    # -- blocks

    def _heading(self, words: str | Inlines, level: int = 1) -> None:
        inlines = _text(words) if isinstance(words, str) else words
        if level == 1:
            self._section = plain(inlines)
        self._keys += 1
        self._blocks.append(Heading(level, inlines, f"part-{self._keys}"))

    def _say(self, *words: Inlines, kind: Kind = Kind.BODY, keep: bool = False) -> None:
        self._blocks.append(Paragraph(tuple(one for part in words for one in part), kind, keep))

    def _note(self, words: str, *, keep: bool = False) -> None:
        self._say(_text(words), kind=Kind.NOTE, keep=keep)

    def _table(self, name: str, head: Sequence[str], widths: Sequence[float | None], rows: Iterable[Row]) -> None:
        self._blocks.append(Table(name, tuple(head), tuple(widths), tuple(rows)))

    # -- sections

    def _open(self, part: Mapping[str, Any], level: int = 1) -> None:
        """The heading of a section, and under it what the analyst wrote there."""
        self._heading(part["title"], level)
        for one in part["text"]:
            self._say(*self._statement(one))

    def _statement(self, one: Mapping[str, Any], look: Look = Look.PLAIN) -> tuple[Inlines, ...]:
        drafted = _quiet("\u00a0◦") if one["is_drafted"] else ()
        return said(one["text"], look), drafted, self._cited(one["sources"])

    def _left_out_more(self, name: str, number: int) -> None:
        if words := how_many_more(name, number):
            self._note(words)

    def _bottom_line(self, part: Mapping[str, Any]) -> None:
        if self._data["bottom_line"]:
            self._heading(part["title"])
            for one in self._data["bottom_line"]:
                self._say(*self._statement(one, Look.BOLD))

    def _few(self, one: Mapping[str, Any]) -> Inlines:
        """The weightiest sources of a figure that has many."""
        more = _quiet(f", +{one['more_sources']}") if one["more_sources"] > 0 else ()
        return (*self._cite(one["sources"]), *more)

    def _key_figures(self, part: Mapping[str, Any]) -> None:
        data = self._data
        if not data["key_figures"]:
            return
        self._heading(part["title"])
        figures = [
            Figure(
                said(one["label"]),
                said(one["value"]),
                (*(said(note) for note in one["notes"]), *((self._few(one),) if one["sources"] else ())),
                one["is_number"],
            )
            for one in data["key_figures"]
        ]
        self._blocks.append(Strip(tuple(figures)))
        self._note(data["figures_note"])

    def _judgements(self, part: Mapping[str, Any]) -> None:
        data = self._data
        if data["judgements"]:
            self._open(part)
            if not any(one["likelihood"] or one["confidence"] for one in data["judgements"]):
                self._note(WORDS["not_judged"], keep=True)
            for n, one in enumerate(data["judgements"], start=1):
                self._judged(n, one)
            return
        self._heading("Key points")
        if not data["key_points"]:
            self._say(_text(WORDS["no_events"]))
        for point in data["key_points"]:
            lead = (*said(point["lead"], Look.BOLD), *_text(". ", Look.BOLD))
            self._say(lead, said(point["text"]), self._cited(point["sources"]), kind=Kind.POINT)

    def _judged(self, n: int, one: Mapping[str, Any]) -> None:
        drafted = _quiet("\u00a0◦") if one["said"]["is_drafted"] else ()
        rest = (*_text(" "), *said(one["rest"])) if one["rest"] else ()
        self._say(
            _text(f"{n}. ", Look.BOLD),
            said(one["first"], Look.BOLD),
            rest,
            drafted,
            self._cited(one["said"]["sources"]),
            kind=Kind.POINT,
        )
        if not (one["likelihood"] or one["confidence"] or one["basis"]):
            return
        likely = f"{one['likelihood']} ({one['percent']})" if one["likelihood"] else "not judged"
        facts: list[tuple[str, tuple[Inlines, ...]]] = [
            ("Likelihood", (_text(likely),)),
            ("Confidence", (_text(one["confidence"] or "not judged"),)),
        ]
        if one["basis"]:
            facts.append(("Basis", (said(one["basis"]),)))
        self._blocks.append(Facts(tuple(facts)))

    def _graphic(self, part: Mapping[str, Any]) -> None:
        """What is drawn on paper, as a table."""
        graphic = self._data["graphic"]
        if graphic is None:
            if part["text"]:
                self._open(part)
            return
        self._open(part)
        rows = [
            Row(
                (
                    said(one["when"]),
                    (*said(one["what"], Look.BOLD), *(() if one["is_reviewed"] else _quiet("\u00a0◇"))),
                    _joined([said(words) for words in _filled(one["where"], one["toll"])], " · "),
                    (Tag(one["status"]),),
                    self._cite(one["sources"]),
                )
            )
            for one in graphic["moments"]
        ]
        head = ("When", "What is reported", "Where, toll", "Status", "Sources")
        self._table(part["title"], head, (33.0, None, 45.0, 21.0, 24.0), rows)
        if self._data["not_drawn"]:
            self._note(f"Not listed: {self._data['not_drawn']}")

    def _control(self, part: Mapping[str, Any]) -> None:
        rows = [
            Row(
                (
                    said(one["place"], Look.BOLD),
                    (*said(one["holder"]), *(() if one["is_reviewed"] else _quiet("\u00a0◇"))),
                    said(one["since"]),
                    said(one["said"]),
                    (Tag(one["status"]),),
                    self._cite(one["sources"]),
                )
            )
            for one in self._data["control"]
        ]
        if not rows and not part["text"]:
            return
        self._open(part)
        if rows:
            self._note(
                WORDS["control"],
                keep=True,
            )
            head = ("Place", "Holder", "Since", "By the word of", "Basis", "Sources")
            self._table(part["title"], head, (33.0, None, 27.0, 40.0, 21.0, 21.0), rows)
            self._left_out_more("holdings", self._data["more"]["holdings"])

    def _happening(self, row: Mapping[str, Any]) -> Cell:
        found = [*said(row["what"], Look.BOLD)]
        if not row["is_reviewed"]:
            found += _quiet("\u00a0◇")
        found += _changed(row["change"])
        details = [said(one) for one in _filled(row["who"], row["toll"])]
        if details:
            found += [*_BR, *_joined(details, " · ")]
        if row["said"]:
            found += [*_BR, *_quiet("Told by "), *said(row["said"], Look.QUIET)]
        return tuple(found)

    def _timeline_table(self, name: str, groups: Sequence[Mapping[str, Any]]) -> None:
        rows: list[Row] = []
        for group in groups:
            rows.append(Row((said(group["heading"], Look.BOLD),), is_band=True))
            rows += [
                Row(
                    (
                        self._happening(row),
                        said(row["where"]) or _quiet("not reported"),
                        (Tag(row["status"]),),
                        self._cite(row["sources"]),
                    )
                )
                for row in group["rows"]
            ]
        self._table(name, ("What is reported", "Where", "Status", "Sources"), (None, 29.0, 21.0, 24.0), rows)

    def _aside(self, name: str, note: str, groups: Sequence[Mapping[str, Any]]) -> None:
        if groups:
            self._heading(name, 2)
            self._note(note, keep=True)
            self._timeline_table(name, groups)

    def _timeline(self, part: Mapping[str, Any]) -> None:
        data = self._data
        self._open(part)
        if not data["timeline"] and not data["undated"]:
            self._say(_text(WORDS["no_timeline"]))
        if data["timeline"]:
            self._timeline_table("Timeline", data["timeline"])
        self._left_out_more("events", data["more"]["events"])
        for name, (title, note) in WORDS["asides"].items():
            self._aside(title, note, data[name])
        self._left_out_more("asides", data["more"]["asides"])

    def _map(self, part: Mapping[str, Any]) -> None:
        if self._data["charts"].get("by_place") is None and not part["text"]:
            return
        self._open(part)
        self._chart("by_place")

    def _casualties(self, part: Mapping[str, Any]) -> None:
        data = self._data
        self._open(part)
        if not data["totals"]:
            self._say(_text(WORDS["no_casualties"]))
        else:
            self._heading("Totals", 2)
            rows = [
                Row(
                    (
                        said(row["people"]),
                        said(row["result"], Look.BOLD),
                        _last_word(row["preferred"]) or _quiet("–"),  # the head of the column says what it is
                        _text(str(row["incidents"])),
                        _text(f"{row['reports']}, {row['origins']}"),
                        said(row["note"], Look.QUIET),
                        self._few(row),
                    )
                )
                for row in data["totals"]
            ]
            head = ("People", "Range of reports", data["rule_name"], "Events", "Reports, origins", "Note", "Sources")
            self._table("Totals", head, (None, 30.0, 16.0, 15.0, 20.0, 34.0, 27.0), rows)
        if part["charts"] is not None:
            self._charts(part["charts"], level=2)
        if data["tolls"]:
            self._heading("Every toll and every report of it", 2)
            found: list[Row] = []
            for toll in data["tolls"]:
                found.append(Row((self._toll_head(toll),), is_band=True))
                found += [self._claim(row) for row in toll["claims"]]
            self._table("Every toll and every report of it", _CLAIM_HEAD, _CLAIM_WIDTHS, found)
        self._left_out_more("tolls", data["more"]["tolls"])
        for name in ("running_totals", "unassigned"):
            title, note = WORDS[name]
            self._scoped(title, note, data[name])
        self._left_out_more("loose", data["more"]["loose"])

    def _charts(self, part: Mapping[str, Any], level: int = 1) -> None:
        names = [name for name in self._data["charts"] if name != "by_place"]
        if not names and not part["text"]:
            return
        self._open(part, level)
        for name in names:
            self._chart(name)

    def _chart(self, name: str) -> None:
        one = self._data["charts"].get(name)
        if one is None:
            return
        reports = f"{one['reports']} {_of(one['reports'], 'report', 'reports')}"
        origins = f"{one['origins']} {_of(one['origins'], 'origin', 'origins')}"
        drawn_from = self._data["chart_sources"].get(name)
        sources: Inlines = ()
        if drawn_from and drawn_from["sources"]:
            more = f" and {drawn_from['more_sources']} more." if drawn_from["more_sources"] else "."
            sources = (*_text(" Sources: "), *self._cite(drawn_from["sources"]), *_text(more))
        caption = (*said(one["title"], Look.BOLD), *_text(f". {reports}, {origins}. {one['how_read']}"), *sources)
        self._blocks.append(Picture(name, one["svg"], one["alt"], caption))

    def _toll_head(self, toll: Mapping[str, Any]) -> Inlines:
        title = _joined(
            [said(one, Look.BOLD) for one in _filled(toll["title"], toll["when"], toll["where"])], ", ", Look.BOLD
        )
        result = [said(one) for one in _filled(toll["result"], toll["preferred"])]
        return (*title, *_changed(toll["change"]), *_BR, *said(toll["people"]), *_text(": "), *_joined(result, ", "))

    def _claim(self, row: Mapping[str, Any], *, scoped: bool = False) -> Row:
        speaker = [*said(row["speaker"])]
        if not row["is_reviewed"]:
            speaker += _quiet("\u00a0◇")
        if row["wording"]:
            wording = [*_text("“", Look.ITALIC), *said(row["wording"], Look.ITALIC), *_text("”", Look.ITALIC)]
        else:
            wording = [*_quiet("entered by hand")]
        if row["why_not"]:
            wording += [*_BR, *_quiet("" if scoped else "not counted: "), *said(row["why_not"], Look.QUIET)]
        about = [said(one, Look.QUIET) for one in _filled(row["people"], row["scope"])] if scoped else []
        if about:
            wording += [*_BR, *_joined(about, ", ", Look.QUIET)]
        return Row(
            (
                tuple(speaker),
                tuple(wording),
                said(row["figure"], Look.BOLD if row["is_counted"] else Look.QUIET),
                (Tag(row["status"]),),
                said(row["published"]),
                self._cite(row["sources"]),
            )
        )

    def _scoped(self, name: str, note: str, rows: Sequence[Mapping[str, Any]]) -> None:
        if rows:
            self._heading(name, 2)
            self._note(note, keep=True)
            self._table(name, _CLAIM_HEAD, _CLAIM_WIDTHS, [self._claim(row, scoped=True) for row in rows])

    def _actors(self, part: Mapping[str, Any]) -> None:
        data = self._data
        if not data["profiles"] and not part["text"]:
            return
        self._open(part)
        for one in data["profiles"]:
            self._profile(one)
        if data["other_actors"]:
            names = _joined([said(name) for name in data["other_actors"]], ", ")
            self._say(_text(f"{WORDS['others']} "), names, _text("."), kind=Kind.NOTE)

    def _profile(self, one: Mapping[str, Any]) -> None:
        self._heading(said(one["name"]), 2)
        head = [said(part, Look.QUIET) for part in _filled(one["kind"], one["title"], one["country"])]
        self._say(_joined(head, " · ", Look.QUIET), keep=True)
        facts: list[tuple[str, tuple[Inlines, ...]]] = []
        if one["aliases"]:
            facts.append(("Also known as", (_joined([said(name) for name in one["aliases"]], ", "),)))
        if one["belongs_to"]:
            facts.append(("Belongs to", (said(one["belongs_to"]),)))
        if one["ties"]:
            facts.append(("Ties", tuple(self._line(tie) for tie in one["ties"])))
        if one["mentions"] > 0:
            times = f"{one['mentions']} {_of(one['mentions'], 'time', 'times')}"
            first = (*_text(", first"), *self._cited(one["first_named"])) if one["first_named"] else ()
            facts.append(("Named", ((*_text(times), *first),)))
        for name, lines, more, where in (
            ("Held responsible for", one["held_responsible"], one["more_responsible"], " in the tables"),
            ("Suffered", one["suffered"], one["more_suffered"], " in the tables"),
            ("Statements", one["said"], one["more_said"], ""),
        ):
            if lines:
                rest = (_quiet(f"and {more} more{where}"),) if more > 0 else ()
                facts.append((name, (*(self._line(line) for line in lines), *rest)))
        if one["events"]:
            rest = (_quiet(f"and {one['more_events']} more in the timeline"),) if one["more_events"] > 0 else ()
            facts.append(("Events", (*(self._part(event) for event in one["events"]), *rest)))
        if facts:
            self._blocks.append(Facts(tuple(facts)))

    def _part(self, event: Mapping[str, Any]) -> Inlines:
        status = f", {event['status']}" if event["status"] != "reported" else ""
        return (
            *said(event["when"], Look.QUIET),
            *_quiet(": "),
            *said(event["what"]),
            *_quiet(" ("),
            *said(event["part"], Look.QUIET),
            *_quiet(f"{status})"),
            *self._cited(event["sources"]),
        )

    def _voices(self, voices: Sequence[Mapping[str, Any]], none: str) -> tuple[Inlines, ...]:
        if not voices:
            return (_text(none, Look.ITALIC | Look.QUIET),)
        return tuple(
            (
                *said(voice["speaker"], Look.BOLD),
                *_text(" "),
                *said(voice["stance"]),
                *_text(":"),
                *_BR,
                *_text("“"),
                *said(voice["sentence"]),
                *_text("”"),
                *self._cited(voice["sources"]),
            )
            for voice in voices
        )

    def _what_changed(self, part: Mapping[str, Any]) -> None:
        changes = self._data["changes"]
        if changes is None:
            if part["text"]:
                self._open(part)
            return
        self._open(part)
        self._say(_text("Since "), said(changes["since"]), _text(": "), said(changes["counts"]))
        for note in changes["notes"]:
            self._say(said(note), kind=Kind.NOTE)
        if changes["rows"]:
            rows = [
                Row(
                    (
                        said(one["kind"], Look.BOLD),
                        said(one["what"]),
                        _joined(
                            [
                                said(words, look)
                                for words, look in ((one["before"], Look.STRUCK | Look.QUIET), (one["after"], Look.ADDED))
                                if words
                            ],
                            " ",
                        ),
                        said(one["why"]),
                        self._cite(one["sources"]),
                    )
                )
                for one in changes["rows"]
            ]
            head = ("Change", "What", "Was, is", "Why", "Sources")
            self._table(part["title"], head, (22.0, None, None, None, 20.0), rows)
        self._left_out_more("changes", changes["more"])
        if self._data["has_changes"]:
            self._note(WORDS["marked_below"])
        if changes["redline"]:
            self._heading("Redline", 2)
            marks = {"same": Look.PLAIN, "struck": Look.STRUCK, "added": Look.ADDED}
            self._say(*(_text(words, marks[mark]) for words, mark in WORDS["redline"]), kind=Kind.NOTE)
        looks = {"same": Look.PLAIN, "struck": Look.STRUCK | Look.QUIET, "added": Look.ADDED}
        for line in changes["redline"]:
            if line["heading"]:
                self._heading(said(line["heading"]), 3)
            self._say(*(said(one["text"], looks[one["mark"]]) for one in line["words"]))

    def _conflicts(self, part: Mapping[str, Any]) -> None:
        data = self._data
        if any(data[name] for name in ("disputes", "gaps", "contradictions", "questions")) or part["text"]:
            self._open(part)
            self._contradictions()
            self._disputes()
            title, note = WORDS["questions"]
            self._lines(title, note, data["questions"], 0)
            title, note = WORDS["unreviewed"]
            self._lines(title, note, data["unreviewed_leading"], data["more_unreviewed"])
            self._gaps()

    def _contradictions(self) -> None:
        found = self._data["contradictions"]
        if not found:
            return
        self._heading(WORDS["contradictions"], 2)
        rows = [
            Row(
                (
                    (*said(one["title"], Look.BOLD), *((*_BR, *said(one["when"], Look.QUIET)) if one["when"] else ())),
                    said(one["matter"]),
                    _with_breaks([self._line(side) for side in one["sides"]]),
                )
            )
            for one in found
        ]
        self._table(WORDS["contradictions"], ("Event", "They differ in", "What each says"), (50.0, 24.0, None), rows)
        self._left_out_more("contradictions", self._data["more_contradictions"])

    def _lines(self, name: str, note: str, lines: Sequence[Mapping[str, Any]], more: int) -> None:
        if not lines:
            return
        self._heading(name, 2)
        self._note(note, keep=True)
        for line in lines:
            self._say(self._line(line), kind=Kind.POINT)
        if more:
            self._note(f"and {more} more")

    def _disputes(self) -> None:
        disputes = self._data["disputes"]
        if not disputes:
            return
        self._heading(WORDS["disputes"], 2)
        for one in disputes:
            self._heading(said(one["title"]), 3)
            about = [said(part, Look.QUIET) for part in _filled(one["when"], one["where"])]
            self._say(_joined(about, ", ", Look.QUIET), keep=True)
            self._blocks.append(
                Versus(
                    Side("Said", self._voices(one["asserted"], WORDS["no_assertion"])),
                    Side(
                        "Denied",
                        self._voices(one["denied"], WORDS["no_denial"]),
                    ),
                )
            )
        self._left_out_more("disputes", self._data["more"]["disputes"])

    def _gaps(self) -> None:
        data = self._data
        if not data["gaps"]:
            return
        self._heading(WORDS["not_known"], 2)
        rest = f" {WORDS['more_gaps']}".replace("{n}", str(data["more_gaps"])) if data["more_gaps"] else ""
        self._say(_text(data["not_known"] + rest))
        rows = [
            Row(
                (
                    said(gap["title"]),
                    said(gap["when"]),
                    _joined([said(one) for one in gap["missing"]], ", ") or _quiet("–"),
                    _text("single", Look.BOLD) if gap["origins"] < 2 else _text(str(gap["origins"])),
                    self._cite(gap["sources"]),
                )
            )
            for gap in data["gaps"]
        ]
        head = ("Event", "When", "Not reported", "Origins", "Sources")
        self._table(WORDS["not_known"], head, (None, 33.0, 42.0, 17.0, 24.0), rows)

    def _method(self, part: Mapping[str, Any]) -> None:
        data, method = self._data, self._data["method"]
        self._open(part)
        if method is not None:
            self._say(*(said(one) for one in data["method_note"]))
            names = ("proposed", "accepted", "edited", "rejected", "suggested", "entered")
            rows = [
                Row((_text(name), *(_text(str(method[field][one])) for one in names)))
                for name, field in (("Events", "events"), ("Casualty figures", "casualties"))
            ]
            head = (
                "What became of proposals", "Proposed", "Accepted", "Edited", "Rejected", "Not yet reviewed",
                "Entered by hand",
            )  # fmt: skip
            self._table("What became of proposals", head, (None, 20.0, 20.0, 20.0, 20.0, 24.0, 24.0), rows)

    def _scales(self, part: Mapping[str, Any]) -> None:
        data = self._data
        self._open(part)
        self._heading("Status", 2)
        rows = [Row(((Tag(status),), _text(words))) for status, words in WORDS["statuses"]]
        self._table("Status", ("Status", "Meaning"), (30.0, None), rows)
        likelihood = data["likelihood"]
        name = f"Likelihood: {likelihood['scale']}"
        self._heading(name, 2)
        rows = [Row((_text(term), _text(percent))) for term, percent in likelihood["terms"]]
        self._table(name, ("Term", "Probability"), (50.0, None), rows)
        self._heading("Confidence in the basis", 2)
        rows = [Row((_text(term), _text(words))) for term, words in likelihood["confidence"]]
        self._table("Confidence in the basis", ("Confidence", "Meaning"), (30.0, None), rows)
        if data["grades"]:
            self._heading("Grades of sources and reports", 2)
            rows = [Row(tuple(_text(cell) for cell in cells)) for cells in data["grades"]]
            self._table("Grades", ("Source", "is", "Report", "is"), (14.0, None, 14.0, None), rows)
            self._say(_text(WORDS["grades_explained"]))
        self._heading("How figures are read", 2)
        self._say(_text(WORDS["figures_read"]))

    def _sources(self, part: Mapping[str, Any]) -> None:
        data = self._data
        self._open(part)
        if not data["sources"] and not data["has_by_hand"]:
            self._say(_text(WORDS["no_article"]))
        for source in data["sources"]:
            outlet = said(source["publisher"]) or _text("publisher not known")
            if source["reliability"]:
                outlet = (*outlet, *_text(" ("), *said(source["reliability"]), *_text(")"))
            byline = [outlet, said(source["published"])]
            if source["author"]:
                byline.append(said(source["author"]))
            also = [said(one) for one in source["also"]]
            head = (
                *(said(source["title"], Look.BOLD) or _text("Without a title", Look.ITALIC)),
                *_BR,
                *_joined(byline, ", "),
                *((*_BR, *_text("Also printed by "), *_joined(also, "; ")) if also else ()),
            )
            url = (*said(source["url"], Look.QUIET), *_BR) if source["url"] else ()
            detail = (*url, *_quiet(f"Text SHA-256 {source['sha256'][:16]}"))
            quotations = tuple(
                Quotation(
                    quote["label"],
                    (*_text("“"), *said(quote["sentence"]), *_text("”")),
                    tuple(self._uses.get(quote["label"], ())),
                )
                for quote in source["quotes"]
            )
            self._blocks.append(Reference(str(source["number"]), head, detail, quotations))
        if data["has_by_hand"]:
            by_hand = Quotation(BY_HAND, _text(WORDS["by_hand"]), tuple(self._uses.get(BY_HAND, ())))
            self._blocks.append(Reference("", (), (), (by_hand,)))


_DRAWN: Mapping[str, Callable[[_Draft, Mapping[str, Any]], None]] = {
    "bottom-line": _Draft._bottom_line,
    "key-figures": _Draft._key_figures,
    "judgements": _Draft._judgements,
    "what-changed": _Draft._what_changed,
    "timeline-graphic": _Draft._graphic,
    "timeline": _Draft._timeline,
    "casualty-charts": _Draft._charts,
    "casualties": _Draft._casualties,
    "map": _Draft._map,
    "actors": _Draft._actors,
    "control": _Draft._control,
    "conflicts": _Draft._conflicts,
    "method": _Draft._method,
    "sources": _Draft._sources,
    "scales": _Draft._scales,
}

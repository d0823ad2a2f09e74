"""What every section of the tree is written with: headings, paragraphs, tables, citations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from briefing.report.outline.tree import (
    Block,
    Citation,
    Heading,
    Inline,
    Inlines,
    Kind,
    Look,
    Paragraph,
    Picture,
    Row,
    Table,
    Use,
    one_or_many,
    plain,
    quiet,
    said,
    text,
)
from briefing.report.wording import how_many_more


class Draft:
    """One pass over the data, section by section in the order of print."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data
        self.blocks: list[Block] = []
        self._section = ""
        self.uses: dict[str, list[Use]] = {}
        self._marks = 0
        self._keys = 0

    def cite(self, labels: Sequence[str]) -> Inlines:
        """Source labels, each with a mark of its own for the way back."""
        found: list[Inline] = []
        for n, label in enumerate(labels):
            if n:
                found += text(", ")
            self._marks += 1
            mark = f"use-{self._marks}"
            self.uses.setdefault(label, []).append(Use(mark, self._section))
            found.append(Citation(label, mark))
        return tuple(found)

    def cited(self, labels: Sequence[str]) -> Inlines:
        """Source labels in running text: in brackets, small."""
        if not labels:
            return ()
        small = Look.SMALL | Look.QUIET
        return (*text(" [", small), *self.cite(labels), *text("]", small))

    def line(self, line: Mapping[str, Any]) -> Inlines:
        """A text with its sources behind it."""
        return (*said(line["text"]), *self.cited(line["sources"]))

    def heading(self, words: str | Inlines, level: int = 1) -> None:
        """A heading; of level 1 it opens a section."""
        inlines = text(words) if isinstance(words, str) else words
        if level == 1:
            self._section = plain(inlines)
        self._keys += 1
        self.blocks.append(Heading(level, inlines, f"part-{self._keys}"))

    def say(self, *words: Inlines, kind: Kind = Kind.BODY, keep: bool = False) -> None:
        """A paragraph of some parts."""
        self.blocks.append(Paragraph(tuple(one for part in words for one in part), kind, keep))

    def note(self, words: str, *, keep: bool = False) -> None:
        """A paragraph in small type."""
        self.say(text(words), kind=Kind.NOTE, keep=keep)

    def table(self, name: str, head: Sequence[str], widths: Sequence[float | None], rows: Iterable[Row]) -> None:
        """A table of rows."""
        self.blocks.append(Table(name, tuple(head), tuple(widths), tuple(rows)))

    def open(self, part: Mapping[str, Any], level: int = 1) -> None:
        """The heading of a section, and under it what the analyst wrote there."""
        self.heading(part["title"], level)
        for one in part["text"]:
            self.say(*self.statement(one))

    def statement(self, one: Mapping[str, Any], look: Look = Look.PLAIN) -> tuple[Inlines, ...]:
        """What the analyst wrote or the program drafted, with its sources."""
        drafted = quiet("\u00a0◦") if one["is_drafted"] else ()
        return said(one["text"], look), drafted, self.cited(one["sources"])

    def left_out_more(self, name: str, number: int) -> None:
        """How many more of a list are not printed."""
        if words := how_many_more(name, number):
            self.note(words)

    def few(self, one: Mapping[str, Any]) -> Inlines:
        """The weightiest sources of a figure that has many."""
        more = quiet(f", +{one['more_sources']}") if one["more_sources"] > 0 else ()
        return (*self.cite(one["sources"]), *more)

    def chart(self, name: str) -> None:
        """A chart with its caption."""
        one = self.data["charts"].get(name)
        if one is None:
            return
        reports = f"{one['reports']} {one_or_many(one['reports'], 'report', 'reports')}"
        origins = f"{one['origins']} {one_or_many(one['origins'], 'origin', 'origins')}"
        drawn_from = self.data["chart_sources"].get(name)
        sources: Inlines = ()
        if drawn_from and drawn_from["sources"]:
            more = f" and {drawn_from['more_sources']} more." if drawn_from["more_sources"] else "."
            sources = (*text(" Sources: "), *self.cite(drawn_from["sources"]), *text(more))
        caption = (*said(one["title"], Look.BOLD), *text(f". {reports}, {origins}. {one['how_read']}"), *sources)
        self.blocks.append(Picture(name, one["svg"], one["alt"], caption))

    def add(self, block: Block) -> None:
        """Put a block at the end."""
        self.blocks.append(block)

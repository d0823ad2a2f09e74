"""What was read in an article, marked in its words: which marks there are at a place, and how each kind looks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from briefing.ui.craft import theme
from briefing.ui.craft.offsets import Offsets
from briefing.ui.seen.rows import Mark, MarkKind

SHOWN_FIRST = (MarkKind.EVENT, MarkKind.CASUALTY, MarkKind.ACTOR, MarkKind.PLACE, MarkKind.TIME)
# The smaller thing wins where stretches overlap: a figure within an event, a name within a figure.
PRIORITY = {
    MarkKind.STATEMENT: 0,
    MarkKind.EVENT: 1,
    MarkKind.TIME: 2,
    MarkKind.PLACE: 3,
    MarkKind.CASUALTY: 4,
    MarkKind.ACTOR: 5,
}


class Marks(QSyntaxHighlighter):
    """Lays the marks over the text, block by block, without touching the document."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._marks: list[Mark] = []
        self._starts: list[int] = []
        self._longest = 0
        self._offsets = Offsets("")
        self.kinds = set(SHOWN_FIRST)

    def prepare(self, marks: Sequence[Mark], offsets: Offsets) -> None:
        """What the next document shows. Call before its text is set."""
        self._marks, self._offsets = list(marks), offsets
        self._starts = [one.start for one in self._marks]
        self._longest = max((one.end - one.start for one in self._marks), default=0)

    def shown_in(self, start: int, end: int) -> list[Mark]:
        """The visible marks that overlap a stretch of code points, weakest first."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        found = [one for one in self._marks[first:last] if one.end > start and one.kind in self.kinds and not one.rejected]
        return sorted(found, key=lambda one: (PRIORITY[one.kind], one.start - one.end))

    def highlightBlock(self, text: str) -> None:
        block = self.currentBlock()
        start16 = block.position()
        length16 = block.length() - 1
        if length16 <= 0:
            return
        try:
            start, end = self._offsets.code_point(start16), self._offsets.code_point(start16 + length16)
        except IndexError:  # the document is between two texts
            return
        for mark in self.shown_in(start, end):
            left = max(self._offsets.utf16(max(mark.start, start)) - start16, 0)
            right = min(self._offsets.utf16(min(mark.end, end)) - start16, length16)
            self.setFormat(left, right - left, mark_format(mark.kind))


def mark_format(kind: MarkKind) -> QTextCharFormat:
    """Background by kind, and a line below that differs in shape, so that the kinds are told apart without colour."""
    tones = theme.tones()
    ink = getattr(tones, kind.value)
    made = QTextCharFormat()
    made.setBackground(QColor(ink.back))
    made.setForeground(QColor(tones.text))
    made.setUnderlineColor(QColor(ink.line))
    style = {
        MarkKind.ACTOR: QTextCharFormat.UnderlineStyle.SingleUnderline,
        MarkKind.PLACE: QTextCharFormat.UnderlineStyle.DotLine,
        MarkKind.TIME: QTextCharFormat.UnderlineStyle.DashUnderline,
        MarkKind.CASUALTY: QTextCharFormat.UnderlineStyle.SingleUnderline,
    }.get(kind)
    if style is not None:
        made.setUnderlineStyle(style)
    if kind is MarkKind.CASUALTY:
        made.setFontWeight(600)
    return made

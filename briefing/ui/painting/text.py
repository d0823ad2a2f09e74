"""Drawing words in lists: wrapped to a number of lines, the last one elided, any script, always as plain text."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from briefing.ui.wording.plain import is_right_to_left


def wrapped(text: str, font: QFont, width: float, most_lines: int) -> tuple[str, ...]:
    """The lines of a text in a width, at most so many, the last one elided where words are left over."""
    room = max(1, int(width))
    return _wrapped(within(text, room * most_lines), font.toString(), room, most_lines)


def within(text: str, width: float) -> str:
    """No more of a text than can stand in a width, where a letter takes a pixel at least: a damaged case may hold a title
    of a million letters, and measuring each of them takes longer than anybody waits.
    """
    most = max(1, int(width)) + _SPARE
    return text if len(text) <= most else f"{text[:most]}…"


_SPARE = 64
_ENDLESS = 20_000  # letters, wider than any screen


@lru_cache(maxsize=16384)  # more than the titles of a large case: a list asks for all of them
def _wrapped(text: str, font_text: str, width: int, most_lines: int) -> tuple[str, ...]:
    font = QFont()
    font.fromString(font_text)
    metrics = QFontMetricsF(font)
    line_text = " ".join(text.split())
    if metrics.horizontalAdvance(line_text) <= width:
        return (line_text,)
    if most_lines == 1:
        return (metrics.elidedText(line_text, Qt.TextElideMode.ElideRight, width),)
    layout = QTextLayout(line_text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    found: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        # Qt counts UTF-16 units: cut through the encoded text, not through code points.
        if len(found) == most_lines - 1:
            rest = _utf16_slice(line_text, start, None)
            found.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        found.append(_utf16_slice(line_text, start, start + line.textLength()).rstrip())
    layout.endLayout()
    return tuple(found)


def _utf16_slice(text: str, start: int, end: int | None) -> str:
    if text.isascii():
        return text[start:end]
    return text.encode("utf-16-le")[2 * start : None if end is None else 2 * end].decode("utf-16-le", "ignore")


def line_height(font: QFont) -> float:
    """Pixels from one line to the next."""
    return QFontMetricsF(font).height()


def draw_lines(painter: QPainter, lines: tuple[str, ...], font: QFont, colour: QColor, rect: QRectF) -> float:
    """Draw lines from the top of a rectangle, each in the direction of its own script, all from the left. Returns the
    bottom."""
    painter.setFont(font)
    painter.setPen(colour)
    step = line_height(font)
    top = rect.top()
    way = Qt.LayoutDirection
    for line in lines:
        place = QRectF(rect.left(), top, rect.width(), step)
        painter.setLayoutDirection(way.RightToLeft if is_right_to_left(line) else way.LeftToRight)
        painter.drawText(
            place,
            int(
                Qt.AlignmentFlag.AlignLeft
                | Qt.AlignmentFlag.AlignAbsolute
                | Qt.AlignmentFlag.AlignVCenter
                | Qt.TextFlag.TextSingleLine
            ),
            line,
        )
        top += step
    painter.setLayoutDirection(way.LeftToRight)
    return top


def draw_line(painter: QPainter, text: str, font: QFont, colour: QColor, at: QPointF, width: float) -> float:
    """One elided line from a point (its top left). Returns the width it took."""
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(within(text, width), Qt.TextElideMode.ElideRight, width)
    draw_lines(painter, (shown,), font, colour, QRectF(at.x(), at.y(), width, metrics.height()))
    return min(width, metrics.horizontalAdvance(shown))


def advance(text: str, font: QFont) -> float:
    """How wide a text is in one line."""
    return QFontMetricsF(font).horizontalAdvance(text[:_ENDLESS])

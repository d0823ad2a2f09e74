"""How a timeline looks: fonts, measures and colours, with the words and signs that the screen keeps ready."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import ceil, floor
from typing import Any, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QGlyphRun,
    QPainter,
    QPen,
    QPixmap,
    QRawFont,
    QStaticText,
    QTextLayout,
    QTextOption,
)

from briefing.domain.claim import Review, Status
from briefing.ui.craft import theme
from briefing.ui.craft.discretion import headline
from briefing.ui.craft.theme import Tones
from briefing.ui.painting.signs import draw_status
from briefing.ui.painting.text import draw_lines
from briefing.ui.seen.rows import Happening
from briefing.ui.timeline.chronicle import WARNING, Chronicle, Fact, title_of
from briefing.ui.timeline.placing import SIGN
from briefing.ui.wording import words

BAR = 6.0  # pixels of the height of a bar
FAINT = 2.0  # the most contrast of a line that words may be written over as it is
MOST_TEXTS = 6000  # words kept ready
SELDOM = 2  # times that words are written before it pays to lay them out
STEPS = {Status.CLAIMED: 7.0, Status.DISPUTED: 7.0, Status.DENIED: 7.0, Status.PLANNED: 11.0, Status.BACKGROUND: 5.0}
PREFIXES = {Review.ACCEPTED: "✓ ", Review.EDITED: "✎ "}


class Dress(NamedTuple):
    """What a status looks like on one ground; pictures are None on paper, the tile also where there is no pattern."""

    name: str
    colour: QColor
    full: QBrush  # of a bar whose day is told
    tile: QPixmap | None
    step: float  # pixels after which its pattern comes again
    picture: QPixmap | None


class Known(NamedTuple):
    """What of a happening looks the same wherever it lies, on one ground."""

    told: Happening
    facts: int
    wide: float  # pixels of its words
    text: str
    dress: Dress
    colour: QColor  # of its words
    shades: tuple[QColor, QColor]  # of a bar that fades: where it is sure and where it ends
    share: float  # of such a bar that each end takes


class _Run(NamedTuple):
    """The letters of a line, and where each lies; no letters where they come from several fonts."""

    raw: QRawFont
    indexes: list[int]
    places: list[tuple[float, float]]


def _run(text: str, font: QFont) -> _Run:
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs = layout.glyphRuns()
    if len(runs) != 1:
        return _Run(QRawFont(), [], [])
    run = runs[0]
    return _Run(run.rawFont(), run.glyphIndexes(), [(one.x(), one.y()) for one in run.positions()])


class Look:
    """Fonts, measures and colours of one painting; words and signs are kept ready as long as they stay the same."""

    def __init__(self, font: QFont, tones: Tones, ratio: float = 1.0, *, keeps: bool = True) -> None:
        self.tones, self.ratio, self.keeps = tones, ratio, keeps
        self.body = theme.scaled(font, 0.96)
        self.small = theme.scaled(font, 0.86)
        self.strong = theme.scaled(font, 0.92, strong=True)
        self._metrics = {id(one): QFontMetricsF(one) for one in (self.body, self.small, self.strong)}
        self._heights = {one: 1.0 * ceil(metrics.height()) for one, metrics in self._metrics.items()}
        self.line = 1.0 * ceil(self._metrics[id(self.body)].height())
        self.small_line = 1.0 * ceil(self._metrics[id(self.small)].height())
        self.strong_line = 1.0 * ceil(self._metrics[id(self.strong)].height())
        self.track = self.line + BAR + 6
        self.head = self.strong_line + 8.0
        self.aside_head = self.small_line + 4.0
        self.more = self.small_line + 6.0
        self.axis = 2.0 * self.small_line + 12
        self.larger = max(1.0, self._metrics[id(self.small)].horizontalAdvance("29 Nov") / 42)
        self.ink = QColor(tones.text)
        self.has_dark_lines = theme.contrast(tones.line, tones.base) > FAINT
        self._colours: dict[str, QColor] = {}
        self._mixed: dict[tuple[str, str, float], QColor] = {}
        self._more: dict[int, tuple[str, float, str, float]] = {}
        self._numbers: dict[int, tuple[str, float]] = {}
        self._widths: dict[tuple[str, int], float] = {}
        self._texts: dict[tuple[str, int], QStaticText] = {}
        self._written: dict[str, int] = {}  # words that were written without being kept ready, and how often
        self.ascent = self._metrics[id(self.body)].ascent()
        self._runs: dict[tuple[str, int], _Run] = {}
        self._run_font: dict[int, QRawFont] = {}
        self._cuts: dict[tuple[str, int], Sequence[float]] = {}
        self._dots = {one: metrics.horizontalAdvance("…") for one, metrics in self._metrics.items()}
        self._brushes: dict[tuple[str, str, float], QBrush] = {}
        self._dresses: dict[tuple[Status, str], Dress] = {}
        self._signs: dict[tuple[Status, str], QPixmap] = {}

    def width(self, text: str, font: QFont) -> float:
        key = text, id(font)
        found = self._widths.get(key)
        if found is None:
            if len(self._widths) > 4 * MOST_TEXTS:
                self._widths.clear()
            found = self._widths[key] = self._metrics[id(font)].horizontalAdvance(text)
        return found

    def number(self, number: int) -> tuple[str, float]:
        """A short number in small letters, and how wide it is."""
        found = self._numbers.get(number)
        if found is None:
            text = short_number(number)
            found = self._numbers[number] = text, self.width(text, self.small)
        return found

    def more_words(self, number: int) -> tuple[str, float, str, float]:
        """What is written where so many found no room, in small letters: short, and in full, with how wide each is."""
        found = self._more.get(number)
        if found is None:
            short, full = f"+{short_number(number)}", f"+{words.CROWD_MORE.format(number=f'{number:,}')}"
            found = self._more[number] = short, self.width(short, self.small), full, self.width(full, self.small)
        return found

    def elided(self, text: str, width: float, font: QFont) -> str:
        return text if self.width(text, font) <= width + 0.5 else self.shortened(text, width, font)

    def shortened(self, text: str, width: float, font: QFont) -> str:
        """The same of a text that is known to be wider, cut where `QFontMetricsF.elidedText` cuts it."""
        key = text, id(font)
        found = self._cuts.get(key)
        if found is None:
            if len(self._cuts) > MOST_TEXTS:
                self._cuts.clear()
            found = self._cuts[key] = self._cuts_of(text, font)
        if not found:
            return self._metrics[id(font)].elidedText(text, Qt.TextElideMode.ElideRight, int(width))
        room = int(width) - self._dots[id(font)]
        return text[: bisect_left(found, room)] + "…" if room >= 0 else ""

    def _cuts_of(self, text: str, font: QFont) -> Sequence[float]:
        """How wide the first letters of a line are, from one letter on; nothing where a letter may consist of several
        characters or come from another font, which Qt itself has to cut.
        """
        if not text.isascii() or not self._metrics[id(font)].inFont("…"):
            return ()
        layout = QTextLayout(text, font)
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        if sum(len(run.glyphIndexes()) for run in layout.glyphRuns()) != len(text):  # letters that are written as one
            return ()
        told: Iterable[Any] = map(line.cursorToX, range(1, len(text)))  # pairs with the place of the cursor
        return array("d", [x for x, _at in told])

    def write(self, painter: QPainter, text: str, at: QPointF, width: float, font: QFont, colour: QColor) -> str:
        """One line from its top left, elided. Returns what was written."""
        shown = self.elided(text, width, font)
        if not shown:
            return ""
        if not self.keeps:
            draw_lines(painter, (shown,), font, colour, QRectF(at.x(), at.y(), width + 4, self._metrics[id(font)].height()))
            return shown
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawStaticText(at, self.ready(shown, font))
        return shown

    def write_all(self, painter: QPainter, lines: Sequence[tuple[float, float, str]], font: QFont, colour: QColor) -> None:
        """Many short lines (left, top, text), each in full."""
        if self.keeps:
            self.write_kept(painter, lines, font, colour)
        else:
            for left, top, text in lines:
                self.write(painter, text, QPointF(left, top), self.width(text, font) + 1, font, colour)

    def height(self, font: QFont) -> float:
        """Of a line."""
        return self._heights[id(font)]

    def write_kept(self, painter: QPainter, lines: Sequence[tuple[float, float, str]], font: QFont, colour: QColor) -> None:
        """The same on the screen alone, where words are kept ready."""
        painter.setFont(font)
        painter.setPen(colour)
        texts, number = self._texts, id(font)
        for left, top, text in lines:
            ready = texts.get((text, number)) or self.ready(text, font)
            painter.drawStaticText(QPointF(left, top), ready)

    def ready_again(self, text: str) -> QStaticText | None:
        """Words of the body laid out when they are written a third time; None before, as many are seen but once or twice
        while the scale changes. What may need letters of other fonts is always laid out."""
        found = self._texts.get((text, id(self.body)))
        if found is not None:
            return found
        times = self._written.get(text, 0)
        if times >= SELDOM or not text.removesuffix("…").isascii():
            return self.ready(text, self.body)
        if len(self._written) > MOST_TEXTS:
            self._written.clear()
        self._written[text] = times + 1
        return None

    def ready(self, text: str, font: QFont) -> QStaticText:
        """Words laid out once."""
        key = text, id(font)
        ready = self._texts.get(key)
        if ready is None:
            if len(self._texts) > MOST_TEXTS:
                self._texts.clear()
            ready = QStaticText(text)
            ready.setTextFormat(Qt.TextFormat.PlainText)
            option = QTextOption()
            option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
            option.setWrapMode(QTextOption.WrapMode.NoWrap)
            ready.setTextOption(option)
            ready.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            ready.prepare(font=font)
            self._texts[key] = ready
        return ready

    def letters(self, lines: Sequence[tuple[float, float, str]], font: QFont) -> QGlyphRun | None:
        """The letters of many short lines together, which is painted faster; None where they cannot be."""
        indexes: list[int] = []
        places: list[QPointF] = []
        for left, top, text in lines:
            key = text, id(font)
            run = self._runs.get(key)
            if run is None:
                run = self._runs[key] = _run(text, font)
            if run.raw != self._run_font.setdefault(id(font), run.raw):
                return None
            indexes += run.indexes
            places += [QPointF(left + x, top + y) for x, y in run.places]
        if not indexes:
            return None
        found = QGlyphRun()
        found.setRawFont(self._run_font[id(font)])
        found.setGlyphIndexes(indexes)
        found.setPositions(places)
        return found

    def colour(self, name: str) -> QColor:
        """A colour by its name, read once. Nobody changes it."""
        found = self._colours.get(name)
        if found is None:
            found = self._colours[name] = QColor(name)
        return found

    def mixed(self, colour: str, ground: str, share: float) -> QColor:
        """A colour laid over a ground with a share of 0 to 1, opaque; mixed once."""
        key = colour, ground, share
        found = self._mixed.get(key)
        if found is None:
            found = self._mixed[key] = mixed(colour, ground, share)
        return found

    def dress(self, status: Status, ground: str) -> Dress:
        """All that a status looks like on a ground, found at once."""
        key = status, ground
        found = self._dresses.get(key)
        if found is None:
            name = self.tones.of_status(status)
            tile = self._pattern(status, ground) if status is not Status.REPORTED and self.keeps else None
            picture = self.sign_picture(status, ground) if self.keeps else None
            full = self.brush(name, ground, 0.85)
            found = Dress(name, self.colour(name), full, tile, STEPS.get(status, 1.0), picture)
            self._dresses[key] = found
        return found

    def brush(self, colour: str, ground: str, share: float) -> QBrush:
        """The same as what fills."""
        key = colour, ground, share
        found = self._brushes.get(key)
        if found is None:
            found = self._brushes[key] = QBrush(self.mixed(colour, ground, share))
        return found

    def sign(self, painter: QPainter, centre: QPointF, status: Status, ground: str) -> None:
        """The sign of a status, 14 pixels wide."""
        if not self.keeps:
            draw_status(painter, centre, 4.6, status, self.tones, ground)
        else:
            painter.drawPixmap(self.sign_corner(centre), self.sign_picture(status, ground))

    def sign_corner(self, centre: QPointF) -> QPointF:
        """Where the picture of a sign is laid, on whole pixels."""
        half = (SIGN + 2) / 2
        return QPointF(floor(centre.x() - half + 0.5), floor(centre.y() - half + 0.5))

    def sign_picture(self, status: Status, ground: str) -> QPixmap:
        """The sign of a status, kept ready."""
        ready = self._signs.get((status, ground))
        if ready is None:
            side = int(SIGN) + 2
            ready = QPixmap(int(side * self.ratio), int(side * self.ratio))
            ready.setDevicePixelRatio(self.ratio)
            ready.fill(Qt.GlobalColor.transparent)
            inner = QPainter(ready)
            draw_status(inner, QPointF(side / 2, side / 2), 4.6, status, self.tones, ground)
            inner.end()
            self._signs[status, ground] = ready
        return ready

    def _pattern(self, status: Status, ground: str) -> QPixmap:
        """What is cut out of a bar of this status, as a tile."""
        wide = STEPS[status]
        tile = QPixmap(round(wide * self.ratio), round(BAR * self.ratio))
        tile.setDevicePixelRatio(self.ratio)
        tile.fill(Qt.GlobalColor.transparent)
        inner = QPainter(tile)
        cut(inner, QRectF(0, 0, wide, BAR), 0, status, QColor(ground))
        inner.end()
        return tile


class Titles:
    """The words beside each mark of a chronicle, and how wide they are, measured when they are first in sight."""

    def __init__(self, chronicle: Chronicle, look: Look) -> None:
        self._chronicle, self._look = chronicle, look
        self._widths = array("d", [-1.0]) * len(chronicle)
        self._texts: dict[int, str] = {}
        self.known: dict[tuple[int, str], Known] = {}  # by the happening and the colour below it

    def keep(self, item: int, ground: str, known: Known) -> None:
        """What was found of a happening; not of more than may be seen in a while."""
        if len(self.known) > MOST_TEXTS:
            self.known.clear()
        self.known[item, ground] = known

    def text(self, item: int) -> str:
        found = self._texts.get(item)
        if found is None:
            if len(self._texts) > MOST_TEXTS:
                self._texts.clear()
            one, facts = self._chronicle.items[item], self._chronicle.facts[item]
            found = self._texts[item] = shown_words(one, facts) if self._look.keeps else words_of(one, facts)
        return found

    def width(self, item: int) -> float:
        found = self._widths[item]
        if found < 0:
            found = self._widths[item] = self._look.width(self.text(item), self._look.body) + 1
        return found


def words_of(one: Happening, facts: int) -> str:
    """A title with the sign of the decision, or of trouble."""
    mark = WARNING if facts & Fact.TROUBLE else PREFIXES.get(one.review, "")
    return mark + title_of(one)


def shown_words(one: Happening, facts: int) -> str:
    """The same as it may be seen on a screen: a title may be covered."""
    title = title_of(one)
    shown = headline(title)
    return words_of(one, facts) if shown == title else words_of(replace(one, title=shown), facts)


def cut(painter: QPainter, bar: QRectF, origin: float, status: Status, ground: QColor) -> None:
    """The pattern of a status, cut out of a bar: strokes for claimed, crossed for disputed, a hollow for denied, dashes for
    planned, dots for background; nothing for reported. `origin` is where the pattern begins."""
    top, bottom = bar.top(), bar.bottom()
    if status is Status.DENIED:
        painter.fillRect(QRectF(bar.left(), top + 1.5, bar.width(), bar.height() - 3), ground)
        return
    step = STEPS[status]
    at = bar.left() - (bar.left() - origin) % step
    places = []
    while at < bar.right():
        places.append(at)
        at += step
    painter.save()
    painter.setClipRect(bar, Qt.ClipOperation.IntersectClip)
    if status in (Status.CLAIMED, Status.DISPUTED):
        lines = [QLineF(x - step, bottom + 0.5, x + BAR - step, top - 0.5) for x in (*places, at)]
        lines += [QLineF(x, bottom + 0.5, x + BAR, top - 0.5) for x in places[-1:]]
        if status is Status.DISPUTED:
            lines += [QLineF(one.x1(), one.y2(), one.x2(), one.y1()) for one in lines]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(ground, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLines(lines)
    else:
        wide = 4.0 if status is Status.PLANNED else 2.5
        for x in places:
            painter.fillRect(QRectF(x + step - wide, top, wide, bar.height()), ground)
    painter.restore()


def mixed(colour: str, ground: str, share: float) -> QColor:
    """A colour laid over a ground with a share of 0 to 1, opaque."""
    one, other = QColor(colour), QColor(ground)
    return QColor(
        round(one.red() * share + other.red() * (1 - share)),
        round(one.green() * share + other.green() * (1 - share)),
        round(one.blue() * share + other.blue() * (1 - share)),
    )


def short_number(number: int) -> str:
    """As "84", "1,204", "12k"."""
    return f"{number // 1000}k" if number >= 10_000 else f"{number:,}"

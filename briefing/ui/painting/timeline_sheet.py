"""The whole timeline on paper or in a picture: every event with its words, not the part that happens to be in sight.

Empty time is left out: each stretch of time has an axis of its own. Whatever the window's theme, paper is light.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from briefing.ui.craft import theme
from briefing.ui.painting import paper
from briefing.ui.painting.timeline_chart import Painting, Row, rows_of, status_legend
from briefing.ui.painting.timeline_look import Look, Titles, words_of
from briefing.ui.timeline.chronicle import Band, Chronicle, Lane
from briefing.ui.timeline.placing import LONGEST_WORDS, SIGN, WORDS, Layout, place
from briefing.ui.timeline.scale import Scale, stretch
from briefing.ui.timeline.stretches import stretches
from briefing.ui.wording import when_words, words
from briefing.usecases.wording.forms import Form

WIDTH = 1240.0  # pixels of a sheet; a page is scaled to the paper
MARGIN = 14.0
WIDEST_DAY = 150.0  # pixels of a day, however short a stretch is
MOST_LISTED = 2500  # happenings that are all told one by one; with more, crowds are counted
CROWDED_TRACKS = 14
WIDEST = 440.0  # pixels of words
FEW = 3  # events that a stretch needs for an axis of its own; fewer are listed


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a timeline: its title, how much of the case it shows, and the marking of the case."""

    title: str
    note: str
    marking: str = ""


@dataclass(slots=True)
class _Block:
    """One stretch of time, laid out: its rows lie from 0 to `height` below its axis."""

    first: float
    last: float
    scale: Scale
    rows: list[Row]
    layouts: list[Layout]
    bands: list[Band]
    height: float

    def cuts(self, look: Look) -> Iterator[float]:
        """Where a page may end: below each track."""
        for row in self.rows:
            for track in range(1, row.tracks):
                yield row.tracks_top() + track * look.track
            yield row.bottom(look)


class _Listing:
    """Events that lie alone in their time, in two columns of lines with their dates."""

    def __init__(self, items: Sequence[int], look: Look) -> None:
        self.lines = [tuple(items[at : at + 2]) for at in range(0, len(items), 2)]
        self.step = look.line + 6
        self.height = len(self.lines) * self.step + 4

    def cuts(self, _look: Look) -> Iterator[float]:
        for number in range(1, len(self.lines) + 1):
            yield number * self.step + (4 if number == len(self.lines) else 0)


class Sheet:
    """A timeline laid out at one width, to be painted in any of the forms."""

    def __init__(
        self, chronicle: Chronicle, bands: Sequence[Band], font: QFont, heading: Heading, width: float = WIDTH
    ) -> None:
        self._chronicle, self._heading, self._width = chronicle, heading, width
        base = QFont(font)
        base.setPixelSize(13)
        self._look = Look(base, theme.LIGHT, keeps=False)
        self._title_font = theme.scaled(base, 1.5, strong=True)
        self._titles = Titles(chronicle, self._look)
        self._blocks = list(self._made(bands))

    def _made(self, bands: Sequence[Band]) -> Iterator[_Block | _Listing]:
        """Stretches as charts; what lies alone, years before the rest, as a list."""
        starts = self._chronicle.starts
        found = stretches(starts, self._chronicle.ends)
        numbers = [range(bisect_left(starts, first), bisect_left(starts, last)) for first, last in found]
        few = [len(one) < FEW for one in numbers]
        if all(few):
            few = [False] * len(few)
        listed: list[int] = []
        for (first, last), inside, alone in zip(found, numbers, few, strict=True):
            if alone:
                listed += inside
                continue
            if listed:
                yield _Listing(listed, self._look)
                listed = []
            yield self._block(first, last, bands)
        if listed:
            yield _Listing(listed, self._look)

    def _room_right(self, first: float, last: float) -> float:
        """Pixels for the words of what happened last."""
        starts = self._chronicle.starts
        low, high = bisect_left(starts, last - 0.25 * (last - first)), bisect_left(starts, last)
        wide = max((self._titles.width(at) for at in range(low, min(high, low + 400))), default=0.0)
        return min(wide, WIDEST) * 0.85 + WORDS

    def _block(self, first: float, last: float, bands: Sequence[Band]) -> _Block:
        look, chronicle = self._look, self._chronicle
        room = self._width - 2 * MARGIN - self._room_right(first, last)
        scale = Scale(0.0, min(room / max(last - first, 0.5), WIDEST_DAY))
        scale = Scale(first - MARGIN / scale.per_day, scale.per_day)
        crowded = len(chronicle) > MOST_LISTED
        everything = [] if crowded else [(first - 1e6, last + 1e6)]
        own: list[Band] = []
        layouts: list[Layout] = []
        for band in bands:
            lanes: list[Lane | None] = []
            for lane in (band.main, band.aside):
                members = [] if lane is None else [at for at in lane.members if first <= chronicle.starts[at] < last]
                lanes.append(
                    Lane(band.key, band.title, members, chronicle, aside=lane is not None and lane.aside)
                    if members
                    else None
                )
            made = Band(band.key, band.title, lanes[0], lanes[1], sum(len(one) for one in lanes if one is not None))
            if made.lanes:
                own.append(made)
                layouts += [
                    place(
                        lane,
                        chronicle,
                        scale,
                        first,
                        scale.time(self._width - MARGIN),
                        CROWDED_TRACKS if crowded else 1,
                        self._titles.width,
                        opened=everything,
                        widest=WIDEST,
                    )
                    for lane in made.lanes
                ]
        bare = len(own) == 1 and own[0].title == words.LANE_ALL
        rows = rows_of(own, [one.tracks for one in layouts], look, bare=bare)
        for row, layout in zip(rows, layouts, strict=True):
            row.more = look.more if layout.has_more else 4.0
        top = 0.0
        for row in rows:
            row.top = top
            top = row.bottom(look)
        return _Block(first, last, scale, rows, layouts, own, top)

    # --- forms
    def data(self, form: Form, *, letter: bool = False) -> bytes:
        """The bytes of a file of that form; pages are A4, or US Letter, on their side."""
        if form is Form.PDF:
            return paper.pdf(self._heading.title, self._width, self._paint_pages, letter=letter)
        if form is Form.PNG:
            return paper.png(self.image())
        return paper.svg(self._size(), self._paint_all, self._look.tones.base, self._heading.title, self._heading.note)

    def image(self) -> QImage:
        """All of it as one picture, two pixels to one where that is not too many."""
        return paper.picture(self._size(), self._paint_all, self._look.tones.base)

    def _size(self) -> QSize:
        return QSize(int(self._width), int(self._height()))

    def _paint_pages(self, painter: QPainter, height: float, turn: Callable[[], object]) -> None:
        pages = list(self._pages(height))
        for number, page in enumerate(pages, start=1):
            if number > 1:
                turn()
            self._paint_page(painter, page, number, len(pages), height)

    # --- one long sheet
    def _head_height(self) -> float:
        marking = self._look.strong_line + 6 if self._heading.marking else 0.0
        return marking + 30 + self._look.line + self._look.small_line + 26

    def _height(self) -> float:
        undated = self._undated_height(self._rows_of_undated())
        blocks = sum(self._over(one, 0.0) + one.height + 18 for one in self._blocks)
        return self._head_height() + blocks + undated + 2 * MARGIN

    def _paint_all(self, painter: QPainter) -> None:
        top = MARGIN + self._paint_head(painter, MARGIN)
        for block in self._blocks:
            top = self._paint_block(painter, block, top, 0.0, block.height) + 18
        self._paint_undated(painter, self._rows_of_undated(), top)

    def _paint_head(self, painter: QPainter, top: float) -> float:
        """Title, note and signs. Returns the pixels they take."""
        look, tones = self._look, self._look.tones
        at = top
        if self._heading.marking:
            look.write(painter, self._heading.marking, QPointF(MARGIN, at), self._width, look.strong, QColor(tones.text))
            at += look.strong_line + 6
        painter.setFont(self._title_font)
        painter.setPen(QColor(tones.text))
        rect = QRectF(MARGIN, at, self._width - 2 * MARGIN, 28)
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        shown = painter.fontMetrics().elidedText(self._heading.title, Qt.TextElideMode.ElideRight, int(rect.width()))
        painter.drawText(rect, flags, shown)
        at += 30
        look.write(
            painter, self._heading.note, QPointF(MARGIN, at), self._width - 2 * MARGIN, look.body, QColor(tones.muted)
        )
        at += look.line + 8
        status_legend(self._painting(painter, Scale(0, 1)), MARGIN, at)
        return self._head_height()

    def _painting(self, painter: QPainter, scale: Scale) -> Painting:
        return Painting(
            painter, self._look, self._chronicle, self._titles, scale, self._width, finest=1.0, widest=LONGEST_WORDS
        )

    def _over(self, block: _Block | _Listing, low: float) -> float:
        """Pixels above what is shown of a block from a height on: its axis, and the name of a lane that goes on."""
        if isinstance(block, _Listing):
            return 0.0
        goes_on = any(row.tracks_top() < low < row.bottom(self._look) for row in block.rows)
        return self._look.axis + (self._look.head if goes_on else 0.0)

    def _paint_listing(self, painter: QPainter, block: _Listing, top: float, low: float, high: float) -> float:
        look, tones = self._look, self._look.tones
        column = (self._width - 2 * MARGIN) / 2
        for number, line in enumerate(block.lines):
            at = top + number * block.step - low
            if not low - 0.5 <= number * block.step < high - 0.5:
                continue
            for place_, item in enumerate(line):
                one, left = self._chronicle.items[item], MARGIN + place_ * column
                look.sign(painter, QPointF(left + SIGN / 2, at + look.line / 2), one.status, tones.base)
                when = when_words.phrase(one.when)
                wide = max(120.0, look.width(when, look.body) + 10)
                look.write(painter, when, QPointF(left + WORDS, at), wide, look.body, QColor(tones.muted))
                room = column - WORDS - wide - 12
                look.write(
                    painter, self._titles.text(item), QPointF(left + WORDS + wide, at), room, look.body, QColor(tones.text)
                )
        return top + high - low

    def _paint_block(self, painter: QPainter, block: _Block | _Listing, top: float, low: float, high: float) -> float:
        """The axis of a stretch and what lies between two heights of its rows. Returns where it ends."""
        if isinstance(block, _Listing):
            return self._paint_listing(painter, block, top, low, high)
        look = self._look
        painting = self._painting(painter, block.scale)
        body = top + look.axis
        continued = next((row for row in block.rows if row.tracks_top() < low < row.bottom(look)), None)
        if continued is not None:
            text = words.LANE_CONTINUED.format(title=block.bands[continued.band].title)
            body += look.head
        shift = body - low
        clip = QRectF(0, body, self._width, high - low)
        seen = [number for number, row in enumerate(block.rows) if row.bottom(look) > low and row.top < high]
        painter.save()
        painter.setClipRect(clip)
        for number in seen:
            painting.paint_ground(block.rows[number], shift)
        painter.restore()
        painting.paint_axis(top, lines_from=body, lines_to=body + high - low)
        if continued is not None:
            at = QPointF(MARGIN, top + look.axis + 3)
            look.write(painter, text, at, self._width / 2, look.strong, QColor(look.tones.muted))
        painter.save()
        painter.setClipRect(clip)
        for number in seen:
            row = block.rows[number]
            painting.paint_head(row, shift, block.bands[row.band].number, left=MARGIN)
            painting.paint_row(row, _between(block.layouts[number], row, look, low, high), shift)
        painter.restore()
        return body + high - low

    # --- what has no date
    def _rows_of_undated(self) -> list[list[tuple[int, float]]]:
        """Events without a date in three columns."""
        column = (self._width - 2 * MARGIN) / 3
        numbers = range(len(self._chronicle.undated))
        return [
            [(at, MARGIN + place_ * column) for place_, at in enumerate(numbers[first : first + 3])]
            for first in range(0, len(numbers), 3)
        ]

    def _undated_height(self, rows: Sequence[object]) -> float:
        return self._look.head + len(rows) * (self._look.line + 6) + 8 if rows else 0.0

    def _paint_undated(self, painter: QPainter, rows: Sequence[Sequence[tuple[int, float]]], top: float) -> float:
        if not rows:
            return top
        look, tones = self._look, self._look.tones
        column = (self._width - 2 * MARGIN) / 3
        painter.setPen(QPen(QColor(tones.line), 1))
        painter.drawLine(QPointF(MARGIN, top), QPointF(self._width - MARGIN, top))
        look.write(painter, words.UNDATED, QPointF(MARGIN, top + 5), 400, look.strong, QColor(tones.text))
        at = top + look.head
        for row in rows:
            for number, left in row:
                one = self._chronicle.undated[number]
                look.sign(painter, QPointF(left + SIGN / 2, at + look.line / 2), one.status, tones.base)
                text = words_of(one, self._chronicle.undated_facts[number])
                look.write(painter, text, QPointF(left + WORDS, at), column - WORDS - 12, look.body, QColor(tones.text))
            at += look.line + 6
        return at

    # --- pages
    def _pages(self, height: float) -> Iterator[list[tuple[_Block | _Listing | None, float, float]]]:
        """What stands on each page: pieces of stretches (low, high), and rows of what has no date (block None)."""
        look = self._look
        foot = look.small_line + 12
        page: list[tuple[_Block | _Listing | None, float, float]] = []
        left = height - foot - self._head_height()
        for block in self._blocks:
            low = 0.0
            cuts = list(block.cuts(look))
            while low < block.height - 0.5:
                head = self._over(block, low)
                room = left - head
                ends = [one for one in cuts if low < one <= low + room]
                if not ends and page:
                    yield page
                    page, left = [], height - foot - self._page_head()
                    continue
                high = ends[-1] if ends else next(one for one in cuts if one > low)
                page.append((block, low, high))
                left -= head + high - low + 18
                low = high
        rows = self._rows_of_undated()
        at = 0
        while at < len(rows):
            fit = int((left - look.head - 8) // (look.line + 6))
            if fit < min(2, len(rows) - at) and page:
                yield page
                page, left = [], height - foot - self._page_head()
                continue
            fit = max(fit, 1)
            page.append((None, at, min(at + fit, len(rows))))
            left -= self._undated_height(rows[at : at + fit])
            at += fit
        yield page

    def _page_head(self) -> float:
        return self._look.strong_line + 12

    def _paint_page(
        self,
        painter: QPainter,
        page: Sequence[tuple[_Block | _Listing | None, float, float]],
        number: int,
        pages: int,
        height: float,
    ) -> None:
        look, tones = self._look, self._look.tones
        if number == 1:
            top = self._paint_head(painter, 0.0)
        else:
            text = " · ".join(one for one in (self._heading.marking, self._heading.title) if one)
            look.write(painter, text, QPointF(MARGIN, 0), self._width - 2 * MARGIN, look.strong, QColor(tones.muted))
            top = self._page_head()
        for block, low, high in page:
            if block is not None:
                top = self._paint_block(painter, block, top, low, high) + 18
            else:
                top = self._paint_undated(painter, self._rows_of_undated()[int(low) : int(high)], top)
        foot = height - look.small_line
        text = words.TIMELINE_PAGE.format(page=number, pages=pages)
        wide = look.width(text, look.small)
        look.write(painter, text, QPointF(self._width - MARGIN - wide, foot), wide + 2, look.small, QColor(tones.muted))
        if self._heading.marking:
            look.write(painter, self._heading.marking, QPointF(MARGIN, foot), 600, look.strong, QColor(tones.text))


def _between(layout: Layout, row: Row, look: Look, low: float, high: float) -> Layout:
    """The part of a layout whose tracks lie between two heights: a page holds whole tracks only."""
    top = row.tracks_top()

    def is_in(track: float) -> bool:
        return low - 0.5 <= top + track * look.track < high - 0.5

    if top >= low and row.bottom(look) <= high + 0.5:
        return layout
    return Layout(
        layout.first,
        layout.last,
        [one for one in layout.placed if is_in(one.track)],
        [one for one in layout.crowds if is_in(one.bottom - 1 if not one.more else row.tracks - 1)],
        layout.tracks,
        layout.most,
    )


def heading(case: str, shown: int, total: int, chronicle: Chronicle, marking: str = "") -> Heading:
    """As "Timeline of Aleppo", "92 of 106 events. 26 Nov – 8 Dec 2024"."""
    number = words.events_of(shown, total) if shown != total else words.events(total)
    extent = chronicle.extent
    when = stretch(*extent) if extent is not None else words.UNDATED
    return Heading(words.TIMELINE_OF.format(case=case), words.TIMELINE_NOTE.format(shown=number, stretch=when), marking)

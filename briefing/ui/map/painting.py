"""Paints marks, names, scale bar and key over the ground.

No meaning hangs on colour: what is not said to have happened, what is near and what is an area differ in shape and in
hatching.
"""

from __future__ import annotations

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from briefing.atlas import earth
from briefing.atlas.frame import Frame
from briefing.atlas.marks import Cluster, Sizes
from briefing.atlas.naming import Box
from briefing.domain.claim import Status
from briefing.domain.place import Place, PlaceId, PlacePrecision
from briefing.ui.craft import theme
from briefing.ui.craft.theme import Tones
from briefing.ui.map import inks
from briefing.ui.map.layout import RING, Laid, Mark, Sizing, Words, Written
from briefing.ui.painting.text import draw_lines
from briefing.ui.wording import map_words as words
from briefing.ui.wording.plain import is_right_to_left
from briefing.ui.wording.words import events
from briefing.usecases.looking.mapping import Site

KEY_RADIUS = 12.0  # pixels, the largest circle in the key
BAR_ROOM = 170.0  # pixels, the longest scale bar
HALO = 2.6
OVERHANG = 2.0  # pixels by which slanting letters reach beyond their advance
MOST_STAMPS = 600

_SPOTS = ((0, 0), (0, -1), (1, 0), (-1, 0), (0, 1), (0.7, -0.7), (-0.7, -0.7), (0.7, 0.7), (-0.7, 0.7))  # in an area


class Brush:
    """Typefaces and colours of one look; measures words for the layout and paints it."""

    def __init__(self, font: QFont, tones: Tones) -> None:
        self.tones = tones
        self.inks = inks.of(tones)
        country = theme.scaled(font, 0.86, strong=True)
        country.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 112)
        province = theme.scaled(font, 0.86)
        province.setItalic(True)
        self.fonts = {
            Words.PLACE: theme.scaled(font, 0.97, strong=True),
            Words.ASIDE: theme.scaled(font, 0.92),
            Words.COUNTRY: country,
            Words.PROVINCE: province,
            Words.TOWN: theme.scaled(font, 0.82),
            Words.SMALL: theme.scaled(font, 0.86),
        }
        self._metrics = {kind: QFontMetricsF(one) for kind, one in self.fonts.items()}
        self._widths: dict[tuple[str, Words], tuple[float, float]] = {}
        self._stamps: dict[tuple[str, Words, str, float], QPixmap] = {}
        self._stamp_ratio = 0.0

    def measure(self, text: str, kind: Words) -> tuple[float, float]:
        """Width and height of words in one line."""
        found = self._widths.get((text, kind))
        if found is None:
            metrics = self._metrics[kind]
            found = self._widths[text, kind] = metrics.horizontalAdvance(text) + OVERHANG, metrics.height()
        return found

    # --- the whole
    def paint(
        self,
        painter: QPainter,
        laid: Laid,
        selected: frozenset[str],
        current: int,
        hovered: int = -1,
        stamp_ratio: float = 0.0,
    ) -> None:
        """Marks and words; the base map lies below already. On a screen of `stamp_ratio` dots to the pixel words are kept
        as little pictures, for most of them are painted again a moment later a few pixels away.
        """
        self._stamp_ratio = stamp_ratio
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for one in laid.written:
            if one.mark < 0:
                self._write(painter, one)
        order = sorted(range(len(laid.marks)), key=lambda at: (not laid.marks[at].is_area, -laid.marks[at].radius))
        for at in order:
            mark = laid.marks[at]
            is_picked = not selected.isdisjoint(mark.keys)
            self.mark(
                painter,
                mark,
                is_picked=is_picked,
                is_current=at == current,
                is_hovered=at == hovered,
                has_number=laid.sizing is Sizing.EVENTS,
                number_at=self.number_spot(mark, laid) if mark.is_area else None,
            )
        for one in laid.written:
            if one.mark >= 0:
                self._write(painter, one)

    def _write(self, painter: QPainter, one: Written) -> None:
        if one.dot is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.inks.town))
            painter.drawRect(QRectF(one.dot[0] - 1.5, one.dot[1] - 1.5, 3, 3))
        colour = {
            Words.PLACE: self.tones.text,
            Words.ASIDE: self.tones.text,
            Words.TOWN: self.inks.town,
            Words.SMALL: self.tones.text,
        }.get(one.kind, self.inks.label)
        if self._stamp_ratio:
            self._stamp(painter, one.text, one.box, one.kind, colour)
        else:
            self.words(painter, one.text, one.box, one.kind, colour)

    def _stamp(self, painter: QPainter, text: str, box: Box, kind: Words, colour: str) -> None:
        ratio, rim = self._stamp_ratio, HALO + 1
        key = text, kind, colour, ratio
        stamp = self._stamps.get(key)
        if stamp is None:
            if len(self._stamps) >= MOST_STAMPS:
                self._stamps.clear()
            wide, high = box.right - box.left + 2 * rim + 4, box.bottom - box.top + 2 * rim
            stamp = self._stamps[key] = QPixmap(math.ceil(wide * ratio), math.ceil(high * ratio))
            stamp.setDevicePixelRatio(ratio)
            stamp.fill(Qt.GlobalColor.transparent)
            inside = QPainter(stamp)
            inside.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.words(inside, text, Box(rim, rim, rim + box.right - box.left, rim + box.bottom - box.top), kind, colour)
            inside.end()
        at = QPointF(round((box.left - rim) * ratio) / ratio, round((box.top - rim) * ratio) / ratio)
        painter.drawPixmap(at, stamp)

    def words(self, painter: QPainter, text: str, box: Box, kind: Words, colour: str, *, halo: bool = True) -> None:
        """Words in a box, with a rim of the land's colour that keeps them apart from lines below."""
        font, metrics = self.fonts[kind], self._metrics[kind]
        if halo and painter.paintEngine().type() != painter.paintEngine().Type.SVG:
            outline = _outline(text, font.toString(), is_right_to_left(text))
            painter.save()
            painter.translate(box.left, box.top + metrics.ascent())
            painter.setPen(QPen(theme.colour(self.inks.land, 0.86), HALO, j=Qt.PenJoinStyle.RoundJoin))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(outline)
            painter.restore()
        draw_lines(
            painter, (text,), font, QColor(colour), QRectF(box.left, box.top, box.right - box.left + 4, metrics.height())
        )

    # --- marks
    def mark(
        self,
        painter: QPainter,
        mark: Mark,
        *,
        is_picked: bool = False,
        is_current: bool = False,
        is_hovered: bool = False,
        has_number: bool = True,
        number_at: QPointF | None = None,
    ) -> None:
        """One mark with its number, and what shows that it is chosen or passed over. `number_at`: not in its middle."""
        tones, centre, radius = self.tones, QPointF(mark.cluster.x, mark.cluster.y), mark.radius
        ink = QColor(tones.of_status(mark.standing))
        if is_picked or is_current:
            painter.setPen(QPen(QColor(tones.text), 2.2 if is_picked else 1.4))
            painter.setBrush(theme.colour(tones.picked, 0.75))
            painter.drawEllipse(centre, mark.reach + 3.5, mark.reach + 3.5)
        if mark.is_area:
            self._area(painter, centre, radius, ink, mark.standing)
        elif mark.standing is Status.REPORTED:
            painter.setPen(QPen(QColor(self.inks.land), 1.4))
            painter.setBrush(ink)
            painter.drawEllipse(centre, radius, radius)
            if mark.is_near:
                pen = QPen(ink, 1.3)
                pen.setDashPattern([2.4, 2.0])
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(centre, radius + RING - 1, radius + RING - 1)
        else:
            self._aside(painter, centre, radius, ink, mark.standing)
        if is_hovered:
            painter.setPen(QPen(QColor(tones.text), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, mark.reach + 1.5, mark.reach + 1.5)
        if has_number:
            self._number(painter, mark, number_at or centre)

    def number_spot(self, mark: Mark, laid: Laid) -> QPointF:
        """Where in an area its number is least covered by places within it: the middle where nothing lies on it."""
        wide, high = self.measure(f"{mark.number:,}", Words.SMALL)
        away = max(0.0, mark.radius - max(wide, high) / 2 - 2)
        over = [one for one in laid.marks if not one.is_area]

        def clearance(spot: QPointF) -> float:
            gaps = (
                math.hypot(
                    max(abs(one.cluster.x - spot.x()) - wide / 2, 0.0), max(abs(one.cluster.y - spot.y()) - high / 2, 0.0)
                )
                - one.reach
                for one in over
            )
            return min(min(gaps, default=0.0), 0.0)  # free is free: the first spot that is wins

        centre = QPointF(mark.cluster.x, mark.cluster.y)
        return max((centre + QPointF(across * away, down * away) for across, down in _SPOTS), key=clearance)

    def _area(self, painter: QPainter, centre: QPointF, radius: float, ink: QColor, standing: Status) -> None:
        """A hollow ring with slanting strokes: somewhere within. Broken where nothing of it is said to have happened."""
        circle = QPainterPath()
        circle.addEllipse(centre, radius, radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(self.inks.land, 0.45))
        painter.drawPath(circle)
        faint = QColor(ink)
        faint.setAlphaF(0.5)
        painter.setPen(QPen(faint, 1.0))
        step = 6.0
        count = int(2 * radius / step) + 1
        for number in range(-count, count + 1):  # each stroke ends at the ring: no clip, which SVG files do not have
            away = number * step / 2**0.5
            if abs(away) < radius:
                half = (radius**2 - away**2) ** 0.5
                middle = QPointF(centre.x() + away / 2**0.5, centre.y() + away / 2**0.5)
                by = QPointF(half / 2**0.5, -half / 2**0.5)
                painter.drawLine(middle - by, middle + by)
        pen = QPen(ink, 1.8)
        if standing is not Status.REPORTED:
            pen.setDashPattern([3.0, 2.4])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(circle)

    def _aside(self, painter: QPainter, centre: QPointF, radius: float, ink: QColor, standing: Status) -> None:
        """As in the timeline: a broken ring is planned, a cross denied, a hollow square background."""
        radius = max(radius, 6.5)
        painter.setBrush(QColor(self.inks.land))
        if standing is Status.BACKGROUND:
            painter.setPen(QPen(ink, 1.8))
            side = 1.7 * radius
            painter.drawRect(QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side))
            return
        pen = QPen(ink, 1.8)
        if standing is Status.PLANNED:
            pen.setDashPattern([2.0, 1.6])
        painter.setPen(pen)
        painter.drawEllipse(centre, radius, radius)
        if standing is Status.DENIED:
            by = 0.55 * radius
            painter.setPen(QPen(ink, 2.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(centre + QPointF(-by, -by), centre + QPointF(by, by))
            painter.drawLine(centre + QPointF(-by, by), centre + QPointF(by, -by))

    def _number(self, painter: QPainter, mark: Mark, centre: QPointF) -> None:
        """How many events it stands for, where that is more than one and there is room."""
        text = f"{mark.number:,}"
        wide, high = self.measure(text, Words.SMALL)
        is_full = mark.standing is Status.REPORTED and not mark.is_area
        if mark.number < 2 or wide > 1.75 * mark.radius or not (is_full or mark.is_area):
            return
        colour = self.tones.accent_text if is_full else self.tones.text
        box = Box(centre.x() - wide / 2, centre.y() - high / 2, centre.x() + wide / 2, centre.y() + high / 2)
        if mark.is_area:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.inks.land))
            painter.drawRoundedRect(QRectF(box.left - 3, box.top, wide + 5, high), 4, 4)
        self.words(painter, text, box, Words.SMALL, colour, halo=False)

    # --- scale bar and key
    def scale_bar_box(self, frame: Frame) -> Box:
        """What the scale bar takes, at the lower left."""
        _, pixels = earth.scale_bar(frame.km_per_pixel, min(BAR_ROOM, 0.3 * frame.width))
        return Box(0, frame.height - 34, 14 + max(pixels, 60) + 10, frame.height)

    def scale_bar(self, painter: QPainter, frame: Frame) -> None:
        """A round length, for the latitude in the middle."""
        km, pixels = earth.scale_bar(frame.km_per_pixel, min(BAR_ROOM, 0.3 * frame.width))
        if not km:
            return
        left, foot = 12.0, frame.height - 10.0
        line = QPainterPath(QPointF(left, foot - 5))
        for x, y in ((left, foot), (left + pixels, foot), (left + pixels, foot - 5)):
            line.lineTo(x, y)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour(self.inks.land, 0.8), 3.6))
        painter.drawPath(line)
        painter.setPen(QPen(QColor(self.tones.text), 1.4))
        painter.drawPath(line)
        text = earth.length_words(km)
        wide, high = self.measure(text, Words.SMALL)
        self.words(painter, text, Box(left + 5, foot - high - 3, left + 5 + wide, foot - 3), Words.SMALL, self.tones.text)

    def key(self, painter: QPainter, laid: Laid, left: float, top: float, right: float) -> float:
        """What the signs mean, of those in sight, in as many lines as it takes. Returns the foot."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, line = left, 26.0
        for text, mark in key_of(laid):
            wide, high = self.measure(text, Words.SMALL)
            room = 2 * mark.reach + 7 + wide + 16
            if x > left and x + room > right:
                x, top = left, top + line
            placed = Mark(Cluster((0,), x + mark.reach, top + line / 2, 1.0, mark.radius, ""), mark.sites, mark.number)
            self.mark(painter, placed)
            at = x + 2 * mark.reach + 6
            box = Box(at, top + line / 2 - high / 2, at + wide, top + line / 2 + high / 2)
            self.words(painter, text, box, Words.SMALL, self.tones.muted, halo=False)
            x += room
        return top + line


def key_of(laid: Laid) -> list[tuple[str, Mark]]:
    """Words and a sample for every kind of mark in sight."""
    found: list[tuple[str, Mark]] = []
    points = [one for one in laid.marks if not one.is_area and one.standing is Status.REPORTED]
    weights = [one.cluster.weight for one in points]
    if laid.sizing is Sizing.TOLL and weights and min(weights) == 0:
        found.append((words.KEY_NO_TOLL, _sample(Status.REPORTED, PlacePrecision.EXACT, laid.sizes.radius(0))))
    for number in _round_numbers(laid.sizes, max(weights, default=0)):
        text = words.KEY_KILLED.format(number=f"{number:,}") if laid.sizing is Sizing.TOLL else events(number)
        found.append((text, _sample(Status.REPORTED, PlacePrecision.EXACT, laid.sizes.radius(number))))
    if any(one.is_near for one in points):
        found.append((words.KEY_NEAR, _sample(Status.REPORTED, PlacePrecision.NEAR, 5.0)))
    if any(one.is_area for one in laid.marks):
        found.append((words.KEY_AREA, _sample(Status.REPORTED, PlacePrecision.ADMIN, 9.0)))
    standings = {one.standing for one in laid.marks}
    found += [
        (text, _sample(status, PlacePrecision.EXACT, 6.0)) for status, text in words.KEY_ONLY.items() if status in standings
    ]
    return found


def _round_numbers(sizes: Sizes, largest: float) -> list[int]:
    """Numbers to show circles for: 1, and a round one whose circle is as large as a key can hold."""
    if largest < 1:
        return []
    most = min(sizes.number(KEY_RADIUS), largest)
    power = 10 ** int(math.log10(max(most, 1)))
    found = max((step * power for step in (1, 2, 3, 5) if step * power <= most), default=1)
    if found == 1:
        return [1]
    return [1, found] if sizes.radius(1) > sizes.radius(0) else [found]  # a circle as small as none says nothing


def _sample(standing: Status, precision: PlacePrecision, radius: float) -> Mark:
    happened, aside = (("",), ()) if standing is Status.REPORTED else ((), ("",))
    place = Place(PlaceId(""), "")
    site = Site(place, precision, 0.0, 0.0, happened, aside, frozenset({standing}), None)
    return Mark(Cluster((0,), 0.0, 0.0, 1.0, radius), (site,), 1)


@lru_cache(maxsize=1024)
def _outline(text: str, font_text: str, _right_to_left: bool) -> QPainterPath:
    """The outline of words from the left end of their baseline."""
    font = QFont()
    font.fromString(font_text)
    path = QPainterPath()
    path.addText(0, 0, font, text)
    return path

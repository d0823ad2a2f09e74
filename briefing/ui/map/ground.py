"""Paints the base map: land and water, coasts, rivers, borders and provinces, as fine as the scale can show."""

from __future__ import annotations

import math
from collections import OrderedDict

import numpy as np
from PySide6.QtCore import QByteArray, QDataStream, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from briefing.atlas import basemap
from briefing.atlas.basemap import SIDES, Basemap
from briefing.atlas.frame import Frame
from briefing.atlas.kinds import Layer
from briefing.ui.map.inks import Inks

MOST_KEPT = 700  # paths of pieces; a window shows a few dozen
PROVINCES_FROM = 6.0  # kilometres a pixel: farther out their lines would be a web, and they pale on the way there

_STEP = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])  # of a path as Qt's data streams write it


def path_of(piece: basemap.Piece) -> QPainterPath:
    """All lines of a piece as one path, in units of its tile (0 to 1). Qt is handed the points as one block of bytes."""
    count = len(piece.points)
    local = piece.points * SIDES[piece.level] - (piece.column, piece.row)
    steps = np.empty(count, dtype=_STEP)
    steps["kind"] = 1  # a line to
    steps["kind"][piece.starts[:-1]] = 0  # a move to
    steps["x"], steps["y"] = local[:, 0], local[:, 1]
    head = np.array([count], dtype=">i4").tobytes()
    tail = np.array([int(piece.starts[-2]), int(Qt.FillRule.OddEvenFill.value)], dtype=">i4").tobytes()
    data = QByteArray(head + steps.tobytes() + tail)
    path = QPainterPath()
    stream = QDataStream(data, QIODevice.OpenModeFlag.ReadOnly)
    stream >> path
    return path


class Ground:
    """Paints a part of the base map; keeps the paths of the pieces that were painted last."""

    def __init__(self, base: Basemap) -> None:
        self._base = base
        self._paths: OrderedDict[tuple[int, int, int, int], QPainterPath | None] = OrderedDict()

    @property
    def base(self) -> Basemap:
        return self._base

    def _path(self, layer: Layer, level: int, column: int, row: int) -> QPainterPath | None:
        key = (int(layer), level, column, row)
        if key in self._paths:
            self._paths.move_to_end(key)
            return self._paths[key]
        piece = self._base.piece(layer, level, column, row)
        path = path_of(piece) if piece is not None else None
        self._paths[key] = path
        while len(self._paths) > MOST_KEPT:
            self._paths.popitem(last=False)
        return path

    def paint(self, painter: QPainter, frame: Frame, inks: Inks, *, ratio: float = 1.0) -> None:
        """Paint what a frame shows. `ratio` is how many dots of the device a pixel has: more dots, finer detail."""
        painter.save()
        painter.setClipRect(QRectF(0, 0, frame.width, frame.height))
        painter.fillRect(QRectF(0, 0, frame.width, frame.height), QColor(inks.water))
        level = basemap.level_for(frame.pixels * ratio)
        seen = frame.extent
        tiles = [
            (turn, column, row)
            for turn in range(math.floor(seen.left), math.floor(seen.right) + 1)
            for column, row in self._base.tiles(
                level, max(0.0, seen.left - turn), seen.top, min(1.0, seen.right - turn), seen.bottom
            )
        ]
        # Surfaces without smooth edges: smoothed ones of neighbouring tiles would leave a hair of water between them. The
        # shore, smooth, is drawn over their steps.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for layer, colour in ((Layer.LAND, inks.land), (Layer.LAKE, inks.water)):
            self._each(painter, frame, layer, level, tiles, None, QColor(colour))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        near = frame.km_per_pixel
        lines: list[tuple[Layer, str, float, Qt.PenStyle]] = [(Layer.RIVER, inks.river, 1.0, Qt.PenStyle.SolidLine)]
        if near < PROVINCES_FROM:
            lines.append((Layer.PROVINCE, inks.province, 1.0, Qt.PenStyle.SolidLine))
        lines += [
            (Layer.SHORE, inks.shore, 0.9, Qt.PenStyle.SolidLine),
            (Layer.DISPUTED, inks.border, 1.2, Qt.PenStyle.DashLine),
            (Layer.BORDER, inks.border, 1.2 if near < PROVINCES_FROM else 0.9, Qt.PenStyle.SolidLine),
        ]
        for layer, colour, wide, style in lines:
            ink = QColor(colour)
            if layer is Layer.PROVINCE:
                ink.setAlphaF(min(1.0, (PROVINCES_FROM - near) / 4.0))
            pen = QPen(ink, wide, style)
            pen.setCosmetic(True)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            self._each(painter, frame, layer, level, tiles, pen, None)
        painter.restore()

    def _each(
        self,
        painter: QPainter,
        frame: Frame,
        layer: Layer,
        level: int,
        tiles: list[tuple[int, int, int]],
        pen: QPen | None,
        brush: QColor | None,
    ) -> None:
        side = SIDES[level]
        painter.setPen(pen if pen is not None else Qt.PenStyle.NoPen)
        painter.setBrush(brush if brush is not None else Qt.BrushStyle.NoBrush)
        for turn, column, row in tiles:
            path = self._path(layer, level, column, row)
            if path is None:
                continue
            painter.save()
            painter.translate(
                frame.width / 2 + (column / side + turn - frame.x) * frame.pixels,
                frame.height / 2 + (row / side - frame.y) * frame.pixels,
            )
            painter.scale(frame.pixels / side, frame.pixels / side)
            painter.drawPath(path)
            painter.restore()

"""The forms that a picture is saved in, and how pictures lie on paper: the same for charts, timeline, map and network."""

from __future__ import annotations

from enum import StrEnum

PAPER_MARGIN_MM = 12.0
DPI = 300  # of a page
PICTURE_RATIO = 2.0  # pixels of a saved picture to one of the screen


class Form(StrEnum):
    """A picture is saved as PNG, SVG or PDF; CSV is for the figures behind a chart."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"
    CSV = "csv"

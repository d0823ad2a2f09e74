"""Text on charts: measured, wrapped and cut before it is drawn, so that no label is clipped or runs into another."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Literal

from briefing.charts import library  # first: prepares matplotlib
from briefing.knowledge.glyphs import FAMILIES, held_left_to_right, showable

from matplotlib import rc_context  # isort: skip
from matplotlib.backends.backend_agg import RendererAgg  # isort: skip
from matplotlib.font_manager import FontProperties  # isort: skip

_DPI = 200
CUT = "…"
Style = Literal["normal", "italic"]


@lru_cache(maxsize=1)
def _renderer() -> Any:
    library.prepare()
    return RendererAgg(16, 16, _DPI)


@lru_cache(maxsize=64)
def font(size: float, weight: int = 400, style: Style = "normal") -> FontProperties:
    """Our typeface with every other script's behind it. `size` in points."""
    library.prepare()
    return FontProperties(family=list(FAMILIES), size=size, weight=weight, style=style)


@lru_cache(maxsize=4096)
def width(text: str, size: float, weight: int = 400, style: Style = "normal") -> float:
    """The width of a line in inches."""
    if not text:
        return 0.0
    with rc_context(library.SETTINGS):
        pixels, _, _ = _renderer().get_text_width_height_descent(held_left_to_right(text), font(size, weight, style), False)
    return float(pixels) / _DPI


def clean(text: str, limit: int = 400) -> str:
    """A text that can be drawn; more than `limit` characters are cut with a mark."""
    shown = showable(text[: limit * 2])
    return shown if len(shown) <= limit and len(text) <= limit * 2 else shown[: limit - 1].rstrip() + CUT


def cut(text: str, inches: float, size: float, weight: int = 400, style: Style = "normal") -> str:
    """As much of a line as fits, with an ellipsis where something is cut."""
    if width(text, size, weight, style) <= inches:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle].rstrip() + CUT, size, weight, style) <= inches:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + CUT


def wrap(
    text: str, inches: float, size: float, weight: int = 400, style: Style = "normal", lines: int = 2
) -> tuple[str, ...]:
    """The text in at most so many lines of a width; the last is cut where it does not fit."""
    found: list[str] = []
    rest = text.split()
    while rest and len(found) < lines - 1:
        taken = 1
        while taken < len(rest) and width(" ".join(rest[: taken + 1]), size, weight, style) <= inches:
            taken += 1
        line = " ".join(rest[:taken])
        if width(line, size, weight, style) > inches:  # one word wider than the line
            found.append(cut(line, inches, size, weight, style))
        else:
            found.append(line)
        rest = rest[taken:]
    if rest:
        found.append(cut(" ".join(rest), inches, size, weight, style))
    return tuple(found)

"""Boxes of key figures in flash updates and situation reports: "Killed: 1,411 | Injured: 3,124", "Missing: 31"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_EFFECT = (
    r"(?:killed|dead|deaths?|fatalities|injured|wounded|hurt|injuries|missing|displaced|detained|arrested|abducted"
    r"|kidnapped)"
)
_FIGURE = r"(?:(?:at least|more than|over|up to|about|around|some|nearly|approx\.?|~|>)\s*)?\d[\d,. ]*\+?"
# What was counted, a colon or the border of a cell, and the figure.
_BOX = re.compile(rf"\W*(?:[A-Z][\w-]*\s+){{0,3}}{_EFFECT}(?:\s+(?:\w+\s*){{1,3}})?\s*[:=|–—]\s*{_FIGURE}(?!\w)", re.I)
_ANY = re.compile(rf"\W*[^\W\d][^:|]{{1,60}}\s*[:=|–—]\s*{_FIGURE}", re.I)
_CELLS = re.compile(r"\s\|\s|\t|;\s|\n")
_LONGEST = 400  # code points


def is_box(words: str) -> bool:
    """Whether a stretch of text begins with what became of people and how many: "Killed: at least 300 civilians"."""
    return _BOX.match(words) is not None


def cells(words: str) -> Iterator[tuple[int, int]]:
    """Where the cells of a row lie."""
    at = 0
    for border in [*_CELLS.finditer(words), None]:
        end = border.start() if border is not None else len(words)
        if words[at:end].strip():
            yield at, end
        at = border.end() if border is not None else end


def is_row_of_boxes(words: str) -> bool:
    """Whether a block is nothing but such figures and their like, one of them of people who came to harm."""
    if len(words) > _LONGEST:
        return False
    found = [words[start:end] for start, end in cells(words)]
    return any(is_box(cell) for cell in found) and all(_ANY.match(cell) for cell in found)

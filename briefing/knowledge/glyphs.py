"""What the program's own fonts can show, and how a text is made showable.

Charts and printed pages are set in the fonts of `resources/fonts` alone, and an accessible page may not hold
a character that no font has. What cannot be shown is written as its code point, so that a reader sees that something is
there; what could turn the reading order of a page round is written out likewise. Nothing is dropped in silence, except
characters that are invisible and change nothing.
"""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from briefing.errors import ResourceMissing
from briefing.places import resource

FAMILIES = (
    "Briefing Sans",
    "Noto Naskh Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Armenian",
    "Noto Sans Georgian",
    "Noto Sans Ethiopic",
    "Noto Sans Devanagari",
    "Noto Sans Myanmar",
    "Noto Sans Thai",
    "Noto Sans Symbols2",
    "Noto Sans CJK SC",
)  # the order in which a missing character is looked for

# Soft hyphen, zero-width space, Arabic letter mark, word joiner, byte order mark, variation selectors.
_INVISIBLE = dict.fromkeys([0x00AD, 0x200B, 0x061C, 0x2060, 0xFEFF, *range(0xFE00, 0xFE10)])
LEFT_TO_RIGHT = "\u200e"  # after a leftward run, or it would draw the signs and figures that follow to its far side
_SPACES = re.compile(r"\s+")
_JOINERS = frozenset("\u200c\u200d\u200e\u200f")  # belong to words: joiners and direction marks


class Run(NamedTuple):
    """A stretch of text in one direction: its ISO 639-1 language where its script tells, and whether it runs left."""

    text: str
    language: str | None
    right_to_left: bool


@lru_cache(maxsize=1)
def _coverage() -> tuple[list[int], list[int]]:
    """First and last code points of the ranges that can be shown.

    Raises ResourceMissing when the list is missing or damaged.
    """
    try:
        ranges = json.loads(resource("fonts", "coverage.json").read_text(encoding="utf-8"))
        return [first for first, _ in ranges], [last for _, last in ranges]
    except (OSError, ValueError, TypeError) as error:
        raise ResourceMissing(
            "The program's file fonts/coverage.json is damaged.", "Install the program again; your cases are not affected."
        ) from error


@lru_cache(maxsize=8192)
def can_show(character: str) -> bool:
    """Whether one of the program's fonts has the character."""
    firsts, lasts = _coverage()
    at = bisect_right(firsts, ord(character)) - 1
    return at >= 0 and ord(character) <= lasts[at]


def showable(text: str) -> str:
    """The text with every run of white space as one space, and what cannot be shown as its code point: "[U+1F480]"."""
    text = _SPACES.sub(" ", unicodedata.normalize("NFC", text.translate(_INVISIBLE))).strip()
    if text.isascii() and text.isprintable():
        return text
    return "".join(one if one == " " or _is_plain(one) else f"[U+{ord(one):04X}]" for one in text)


def _is_plain(one: str) -> bool:
    if one in _JOINERS:
        return True
    category = unicodedata.category(one)
    return category[0] != "C" and category not in ("Zl", "Zp") and can_show(one)


_RTL = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)  # Hebrew, Arabic, Syriac and the other scripts that run left
_HEBREW = re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")


def held_left_to_right(text: str) -> str:
    """A line that holds leftward words, marked so that it still begins at the left and its signs stay where they stand."""
    if not _RTL.search(text):
        return text
    return LEFT_TO_RIGHT + "".join(run.text + LEFT_TO_RIGHT * run.right_to_left for run in runs(text))


def runs(text: str) -> tuple[Run, ...]:
    """A text, left to right as a whole, as runs of one direction, in the order of reading.

    A run to the left goes from its first to its last letter of such a script, as long as nothing but spaces, hyphens and
    apostrophes stand between; set apart, it cannot drag what follows it to the wrong side.
    """
    found: list[Run] = []
    at = 0
    for start, end in _leftward(text):
        if start > at:
            found.append(Run(text[at:start], None, False))
        words = text[start:end]
        found.append(Run(words, "he" if _HEBREW.search(words) else "ar", True))
        at = end
    if at < len(text) or not found:
        found.append(Run(text[at:], None, False))
    return tuple(found)


def _leftward(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for match in _RTL.finditer(text):
        start, end = match.span()
        while end < len(text) and (unicodedata.combining(text[end]) or text[end] in "\u200c\u200d"):
            end += 1
        if spans and text[spans[-1][1] : start].strip(" -'\u2019\u0640") == "":
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans

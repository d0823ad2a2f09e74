"""Article text is data. These functions hand it to the places where Qt would read markup or mnemonics into it."""

from __future__ import annotations

import re
import unicodedata

_AS_WRITTEN = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "<br>"})


def tip(text: str) -> str:
    """For tool tips, which otherwise guess whether a text is rich: the same words, shown as they are, lines kept."""
    return f"<qt>{text.translate(_AS_WRITTEN)}</qt>" if text else ""


def unmarked(text: str) -> str:
    """For menus, tabs, buttons and dock titles, where an ampersand would underline the next letter and vanish."""
    return text.replace("&", "&&")


def is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs from the right, as in Arabic or Hebrew."""
    depth = 0
    for one in text:
        way = unicodedata.bidirectional(one)
        if way in ("LRI", "RLI", "FSI"):
            depth += 1
        elif way == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and way in ("L", "R", "AL"):  # what is set apart does not count: rule P2 of UAX 9
            return way != "L"
    return False


def apart(text: str) -> str:
    """A name to put among others in one line: its direction does not move its neighbours."""
    return text if text.isascii() else f"\u2068{text}\u2069"


def from_left(text: str) -> str:
    """A line that begins at the left though the first name in it is Arabic or Hebrew."""
    return text if text.isascii() else f"\u200e{text}"


def breakable(text: str, most: int = 24) -> str:
    """The same words, with room to break those that no line would hold: labels cut them off otherwise."""
    return re.sub(rf"\S{{{most}}}(?=\S{{4}})", lambda found: f"{found[0]}\u200b", text)


def shortened(text: str, most: int = 60) -> str:
    """One line of at most `most` characters, cut at a word where one ends near, with an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    at = cut.rfind(" ")
    return (cut[:at] if at > most * 0.6 else cut).rstrip(" ,;:–-") + "…"

"""Text of articles as text: on one line, with nothing in it that a screen, a shell or a spreadsheet would obey."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"\s+")
# Marks that a word of its script needs; all other formatting characters are written out.
_KEPT = frozenset("\u200c\u200d\u200e\u200f\u061c")
_DROPPED = dict.fromkeys([0x00AD, 0x200B, 0x2060, 0xFEFF])
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def visible(text: str) -> str:
    """The text on one line; control characters, signs that turn the reading order round and characters that are none are
    written as their code point: "[U+202E]". Invisible ones that change nothing are dropped.
    """
    text = _SPACES.sub(" ", text.translate(_DROPPED)).strip()
    if text.isascii() and text.isprintable():
        return text
    return "".join(one if one == " " or one in _KEPT or _is_shown(one) else f"[U+{ord(one):04X}]" for one in text)


def _is_shown(one: str) -> bool:
    category = unicodedata.category(one)
    # emoji are joined and varied by tags and selectors, which are formatting characters but part of the sign
    return category not in _HIDDEN or 0xE0020 <= ord(one) <= 0xE007F

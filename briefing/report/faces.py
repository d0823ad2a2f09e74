"""The program's own typefaces for a web page: cut down to the letters that stand in it, and carried inside it."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from briefing.places import resource


class _Face(NamedTuple):
    family: str
    weight: int
    style: str
    file: str


_OWN = (
    _Face("Briefing Serif", 400, "normal", "BriefingSerif-Regular.ttf"),
    _Face("Briefing Serif", 600, "normal", "BriefingSerif-Semibold.ttf"),
    _Face("Briefing Serif", 400, "italic", "BriefingSerif-Italic.ttf"),
    _Face("Briefing Sans", 400, "normal", "BriefingSans-Regular.ttf"),
    _Face("Briefing Sans", 600, "normal", "BriefingSans-Semibold.ttf"),
    _Face("Briefing Sans", 400, "italic", "BriefingSans-Italic.ttf"),
    _Face("Briefing Display", 600, "normal", "BriefingDisplay-Semibold.ttf"),
)
# Looked through in this order for what the first ones lack; one weight of each will do.
_OTHERS = (
    _Face("Noto Naskh Arabic", 400, "normal", "NotoNaskhArabic-Regular.ttf"),
    _Face("Noto Sans Hebrew", 400, "normal", "NotoSansHebrew-Regular.ttf"),
    _Face("Noto Sans Armenian", 400, "normal", "NotoSansArmenian-Regular.ttf"),
    _Face("Noto Sans Georgian", 400, "normal", "NotoSansGeorgian-Regular.ttf"),
    _Face("Noto Sans Ethiopic", 400, "normal", "NotoSansEthiopic-Regular.ttf"),
    _Face("Noto Sans Devanagari", 400, "normal", "NotoSansDevanagari-Regular.ttf"),
    _Face("Noto Sans Myanmar", 400, "normal", "NotoSansMyanmar-Regular.ttf"),
    _Face("Noto Sans Thai", 400, "normal", "NotoSansThai-Regular.ttf"),
    _Face("Noto Sans Symbols2", 400, "normal", "NotoSansSymbols2-Subset.ttf"),
    _Face("Noto Sans CJK SC", 400, "normal", "NotoSansCJK-Subset.otf"),
)
FALLBACK = tuple(face.family for face in _OTHERS)
_ALWAYS = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("–—‘’“”…·◇▪↑ \u00a0")


def style_sheet(text: Iterable[str]) -> str:
    """`@font-face` rules with the fonts inside, as WOFF, that show all letters of some texts that any of ours can show.

    The same letters always give the same bytes. Raises ResourceMissing when a font is not there.
    """
    return _rules(frozenset(letter for part in text for letter in part) | _ALWAYS)


@lru_cache(maxsize=4)
def _rules(letters: frozenset[str]) -> str:
    wanted = {ord(letter) for letter in letters}
    left = wanted - _covered(_OWN[3].file)
    found = [_rule(face, wanted) for face in _OWN]
    for face in _OTHERS:
        here = left & _covered(face.file) if left else set()
        if here:
            found.append(_rule(face, here | {0x20, 0x200C, 0x200D, 0x200E, 0x200F}))
            left -= here
    return "\n".join(found)


def _rule(face: _Face, wanted: set[int]) -> str:
    data = base64.b64encode(_cut(face.file, frozenset(wanted))).decode("ascii")
    return (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; font-style: {face.style}; '
        f'src: url("data:font/woff;base64,{data}") format("woff"); }}'
    )


@lru_cache(maxsize=len(_OWN) + len(_OTHERS))
def _covered(file: str) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(str(resource("fonts", file)), lazy=True) as font:
        return frozenset(font.getBestCmap())


@lru_cache(maxsize=32)
def _cut(file: str, wanted: frozenset[int]) -> bytes:
    from fontTools import subset

    options: Any = subset.Options()
    options.flavor = "woff"
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 13, 14]  # its name, copyright and licence stay with it
    out = io.BytesIO()
    with subset.load_font(str(resource("fonts", file)), options) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=wanted)
        cutter.subset(font)
        subset.save_font(font, out, options)
    return out.getvalue()

"""Makes the fonts of this folder from their published sources: `python make_fonts.py SOURCES`.

Needed only when a source font is renewed. SOURCES is a folder that holds, anywhere below it, the files named in `PLAN`:
Source Sans 3 and Source Serif 4 as variable fonts (packages fontpkg-source-sans-3, fontpkg-source-serif-4), the Noto fonts
of Debian's fonts-noto-core and fonts-noto-cjk.

Each font becomes a static one without hints and with the few layout features that the briefing uses. The licence of the
Source fonts reserves their name for the unaltered ones, so the altered ones are called Briefing. `coverage.json` lists the
code points that any of them can show, as closed ranges; the report replaces all others, since PDF/UA allows no missing
glyph.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.varLib import instancer

HERE = Path(__file__).parent
FEATURES = ["ccmp", "locl", "mark", "mkmk", "kern", "liga", "rlig", "calt", "clig", "tnum", "lnum", "case", "rclt", "frac"]
SHAPING = [
    *FEATURES,
    "init",
    "medi",
    "fina",
    "isol",
    "curs",
    "cjct",
    "half",
    "pres",
    "abvs",
    "blws",
    "psts",
    "haln",
    "nukt",
]
SHAPING += ["akhn", "rphf", "rkrf", "pref", "blwf", "abvf", "pstf", "abvm", "blwm", "dist", "vatu", "med2", "fin2", "fin3"]


@dataclass(frozen=True)
class Cut:
    """One font to make: from which file, at which axis values, under which name."""

    source: str
    target: str
    family: str
    style: str
    weight: int
    axes: dict[str, float] = field(default_factory=dict)
    face: int = -1
    features: tuple[str, ...] = tuple(FEATURES)
    only: str = ""
    rename: bool = True


def _noto(name: str, style: str = "Regular", weight: int = 400) -> Cut:
    spaced = "".join(f" {c}" if c.isupper() and n else c for n, c in enumerate(name))
    return Cut(f"{name}-{style}.ttf", f"{name}-{style}.ttf", spaced, style, weight, features=tuple(SHAPING), rename=False)


SANS, SERIF = "SourceSans3[wght].ttf", "SourceSerif4[opsz,wght].ttf"
PLAN = (
    Cut(SANS, "BriefingSans-Regular.ttf", "Briefing Sans", "Regular", 400, {"wght": 400}),
    Cut("SourceSans3-Italic[wght].ttf", "BriefingSans-Italic.ttf", "Briefing Sans", "Italic", 400, {"wght": 400}),
    Cut(SANS, "BriefingSans-Semibold.ttf", "Briefing Sans", "Semibold", 600, {"wght": 600}),
    Cut(SANS, "BriefingSans-Bold.ttf", "Briefing Sans", "Bold", 700, {"wght": 700}),
    Cut(SERIF, "BriefingSerif-Regular.ttf", "Briefing Serif", "Regular", 400, {"wght": 400, "opsz": 10}),
    Cut(
        "SourceSerif4-Italic[opsz,wght].ttf",
        "BriefingSerif-Italic.ttf",
        "Briefing Serif",
        "Italic",
        400,
        {"wght": 400, "opsz": 10},
    ),
    Cut(SERIF, "BriefingSerif-Semibold.ttf", "Briefing Serif", "Semibold", 600, {"wght": 600, "opsz": 10}),
    Cut(SERIF, "BriefingDisplay-Semibold.ttf", "Briefing Display", "Semibold", 600, {"wght": 600, "opsz": 36}),
    _noto("NotoNaskhArabic"),
    _noto("NotoNaskhArabic", "Bold", 700),
    _noto("NotoSansHebrew"),
    _noto("NotoSansHebrew", "Bold", 700),
    _noto("NotoSansArmenian"),
    _noto("NotoSansGeorgian"),
    _noto("NotoSansEthiopic"),
    _noto("NotoSansDevanagari"),
    _noto("NotoSansMyanmar"),
    _noto("NotoSansThai"),
    Cut("NotoSansSymbols2-Regular.ttf", "NotoSansSymbols2-Subset.ttf", "", "", 400, only="bmp", rename=False),
    Cut(
        "NotoSansCJK-Regular.ttc",
        "NotoSansCJK-Subset.otf",
        "Noto Sans CJK SC",
        "Regular",
        400,
        face=2,
        features=tuple(
            one for one in FEATURES if one != "locl"
        ),  # forms of other countries, which nothing asks for: half of it
        only="cjk",
        rename=False,
    ),
)


# What the standards of China, Hong Kong, Taiwan, Japan and Korea hold: names keep what everyday writing has dropped, and
# what was long in no standard at all (堃 is in GBK and the Hong Kong set alone). Of Korean every syllable.
_SETS = ("gb2312", "gbk", "big5", "big5hkscs", "euc_jp", "euc_jisx0213", "cp932", "euc_kr")
_UNIFIED = range(0x4E00, 0xA000)
_IN_NO_SET = "𠮷"  # of many a Japanese Yoshida


def _of_names() -> set[int]:
    """What Chinese, Japanese and Korean names are written in."""

    def is_in(code: int, codec: str) -> bool:
        try:
            chr(code).encode(codec)
        except UnicodeEncodeError:
            return False
        return True

    return {
        *_UNIFIED,
        *map(ord, _IN_NO_SET),
        *(code for code in range(0x2E80, 0x30000) if any(is_in(code, codec) for codec in _SETS)),
    }


def _name(font: TTFont, cut: Cut) -> None:
    table = font["name"]
    licence = {n: table.getDebugName(n) for n in (0, 13, 14)}
    table.names = []
    linked = cut.style in ("Regular", "Italic", "Bold")
    names = {
        0: licence[0],
        1: cut.family if linked else f"{cut.family} {cut.style}",
        2: cut.style if linked else "Regular",
        3: f"{cut.target.removesuffix('.ttf')}",
        4: f"{cut.family} {cut.style}",
        5: "Version 1.0",
        6: cut.target.removesuffix(".ttf"),
        13: licence[13],
        14: licence[14],
    }
    if not linked:
        names |= {16: cut.family, 17: cut.style}
    for number, words in names.items():
        if words:
            table.setName(words, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = cut.weight
    italic = cut.style == "Italic"
    bold = cut.style == "Bold"
    font["OS/2"].fsSelection = (0x01 if italic else 0) | (0x20 if bold else 0) | (0 if italic or bold else 0x40) | 0x80
    font["head"].macStyle = (1 if bold else 0) | (2 if italic else 0)


def make(cut: Cut, sources: Path) -> None:
    """Write one font."""
    path = next(iter(sorted(sources.rglob(cut.source.replace("[", "[[]")))))
    font = TTFont(path, fontNumber=cut.face, recalcTimestamp=False)
    if cut.axes:
        font = instancer.instantiateVariableFont(font, cut.axes, inplace=True)
        if "STAT" in font:
            del font["STAT"]
    options = subset.Options(
        layout_features=list(cut.features),
        hinting=False,
        desubroutinize=False,
        name_IDs=["*"],
        name_languages=[0x409],
        notdef_outline=True,
        glyph_names=False,
        recalc_timestamp=False,
        drop_tables=["DSIG", "FFTM", "GDEF"] if cut.only == "cjk" else ["DSIG", "FFTM"],
    )
    wanted = set(font.getBestCmap())
    if cut.only == "cjk":
        wanted &= _of_names()
    if cut.only == "bmp":
        wanted = {code for code in wanted if 0x2000 <= code <= 0x2BFF}
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    if cut.only == "cjk":  # too many gaps between its characters for the short form of the list
        long = CmapSubtable.newSubtable(12)
        long.platformID, long.platEncID, long.language, long.cmap = 3, 10, 0, font.getBestCmap()
        font["cmap"].tables = [long]
    if cut.rename:
        _name(font, cut)
    font.save(HERE / cut.target)


def coverage() -> list[list[int]]:
    """Every code point that one of the fonts can show, as closed ranges in order."""
    shown: set[int] = set()
    for path in sorted(HERE.glob("*.[to]tf")):
        shown |= set(TTFont(path, lazy=True).getBestCmap())
    ranges: list[list[int]] = []
    for code in sorted(shown):
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return ranges


if __name__ == "__main__":
    for cut in PLAN:
        make(cut, Path(sys.argv[1]))
    text = json.dumps(coverage(), separators=(",", ":"))
    (HERE / "coverage.json").write_text(text + "\n", encoding="utf-8")

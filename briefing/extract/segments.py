"""Where sentences end: a block of the article becomes the parts that are parsed on their own.

Whatever the block holds, the parts follow each other through it, none is longer than the parser can bear, and the work
grows with the block's length alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from briefing.domain.text import Block, BlockKind

MAX_WORDS = 160  # the parser's time and errors grow; a longer run without a stop is a list or a table
MAX_LENGTH = 2400  # code points, for runs without spaces: other scripts, rows of signs
NEAR = 400  # code points on either side of a colon or semicolon that are looked at


class Segment(NamedTuple):
    """A part of a block: offsets in the article, the number of its sentence in the block, and whether it is a label."""

    start: int
    end: int
    sentence: int
    label: bool


ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen brig lt col maj capt cpl sgt adm st sen rep gov no nos vs approx est etc e.g i.e a.m "
    "p.m jan feb mar apr jun jul aug sep sept oct nov dec inc ltd co corp mt ft fig pte pvt cmdr cdr hon rev fr "
    "msgr supt insp det ret u.s u.k u.n ca cf al dept div bn".split()
)
# Runs of signs are taken whole and from their start, so that a long one is gone through once.
_STOP = re.compile(r"""(?<![.!?…])[.!?…]++["'”’»)\]]*\s++(?=["'“‘«(\[]*[^\Wa-z_])""")
_WORD_BEFORE = re.compile(r"[\w.]+$")
_PART = re.compile(r"[;:]\s+|(?<!\s)\s++[—–]\s+(?=[A-Z\"“])")
_LABEL = re.compile(r"^[^:.;!?\"“]{2,60}:\s+(?=\S)")
_CLOCK = re.compile(
    r"^(?:\d{1,2}[:.]\d{2}|[012]\d[0-5]\d(?=h|hrs|:|\s?[–—-]))"
    r"(?:\s?(?:GMT|UTC|local time|[ap]\.?m\.?))?\s*[:–—-]?\s+(?=[A-Z\"“])"
)
_DATELINE = re.compile(
    r"^(?:[A-ZÀ-Þ][A-ZÀ-Þ'’./\- ]{2,80}(?:,\s[^—–\-:]{2,40})?|"
    r"[A-Z][\w'’\- ]{2,30},\s[^—–\-:.]{2,40}?)(?:\s\([^)]{2,30}\))?\s*(?:—|–|--|-)\s+(?=[\"“A-Z])"
)


def _sentence_edges(text: str) -> list[int]:
    edges = [0]
    for match in _STOP.finditer(text):
        stop = match.group()
        if stop[0] == ".":
            before = _WORD_BEFORE.search(text, max(0, match.start() - 20), match.start())
            word = before.group().casefold().rstrip(".") if before else ""
            initial = len(word) == 1 and word.isalpha() and word != "i"
            if (word in ABBREVIATIONS or initial or re.fullmatch(r"(?:\w\.)+\w", word)) and not _ends_anyway(
                text, match.end()
            ):
                continue
        edges.append(match.end())
    return [*edges, len(text)]


_STARTERS = frozenset(
    "The A An In On At It He She They But And This That These Those We I There After Before Meanwhile".split()
)


def _ends_anyway(text: str, at: int) -> bool:
    """After an abbreviation such as "p.m." a sentence can end: the next word then is one that only starts sentences."""
    following = re.match(r"[\"'“‘(]*(\w+)", text[at : at + 30])
    return following is not None and following.group(1) in _STARTERS


def segments(block: Block, text: str) -> list[Segment]:
    """The parts of a block to be parsed, in their order."""
    words = text[block.start : block.end]
    if block.kind is BlockKind.HEADING:
        return [Segment(block.start, block.end, 0, True)]
    found: list[Segment] = []
    edges = _sentence_edges(words)
    for number, (start, end) in enumerate(pairwise(edges)):
        at = start
        if number == 0:
            label = _CLOCK.match(words[start:end]) or _LABEL.match(words[start:end]) or _DATELINE.match(words[start:end])
            if label and _is_label(label.group()):
                found.append(Segment(block.start + at, block.start + at + label.end(), number, True))
                at += label.end()
        for cut in _PART.finditer(words, at, end):
            left = words[max(at, cut.start() - NEAR) : cut.start()]
            if _parts_here(left, cut.group()[0], words[cut.end() : min(end, cut.end() + NEAR)]):
                found.append(Segment(block.start + at, block.start + cut.end(), number, False))
                at = cut.end()
        if words[at:end].strip():
            found.append(Segment(block.start + at, block.start + end, number, False))
    return found


def _parts_here(left: str, mark: str, right: str) -> bool:
    """Whether a semicolon, or a colon between two clauses, ends what is parsed on its own."""
    if mark == ";":
        return len(left.split()) > 2
    if mark != ":" or len(left.split()) < 4 or len(right.split()) < 4:
        return False
    return not _INTRODUCES.search(left)


_INTRODUCES = re.compile(
    r"\b(?:said|says|told|added|wrote|reads?|stated?|reporters|following|announced|asked|that|are|were|is|was|as)\W*(?:\w+\W*){0,2}$",
    re.I,
)
_VERBLIKE = re.compile(
    r"\b(?:said|says|told|is|are|was|were|has|have|had|will|would|reads?|wrote|added|informs?|reports?|asked|announced|stated)\b",
    re.I,
)


def _is_label(words: str) -> bool:
    return len(words.split()) <= 9 and not _VERBLIKE.search(words)


def bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cuts a run of words that is no sentence into pieces the parser can bear."""
    starts = [start + match.start() for match in re.finditer(r"\S+", text[start:end])]
    if len(starts) <= MAX_WORDS and end - start <= MAX_LENGTH:
        yield start, end
        return
    cuts = [start, *starts[MAX_WORDS::MAX_WORDS], end]
    for left, right in pairwise(cuts):
        for at in range(left, right, MAX_LENGTH):
            yield at, min(right, at + MAX_LENGTH)

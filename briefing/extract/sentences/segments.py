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
from briefing.extract.sentences import stamps
from briefing.extract.sentences.headwords import happening_end
from briefing.extract.sentences.key_figures import cells, is_box, is_row_of_boxes
from briefing.extract.sentences.numerals import TENS, UNITS
from briefing.extract.sentences.telegraph import done_to

MAX_WORDS = 160  # the parser's time and errors grow; a longer run without a stop is a list or a table
MAX_LENGTH = 2400  # code points, for runs without spaces: other scripts, rows of signs
LONGEST_OPENER = 240  # code points at a block's beginning that are looked at for labels
MOST_STAMPS = 3  # days and times of day before the words of an entry
LONGEST_HEAD = 80  # code points of a place and day before figures
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
    "incl unk unid govt msgr supt insp det ret u.s u.k u.n ca cf al dept div bn "
    "pfc spc cpt ssgt msgt atty engr gens lts".split()
)
# Runs of signs are taken whole and from their start, so that a long one is gone through once.
_STOP = re.compile(r"""(?<![.!?…])[.!?…]++["'”’»)\]*_]*\s++(?=["'“‘«(\[]*[^\Wa-z_])""")
_WORD_BEFORE = re.compile(r"[\w.]+$")
_DASH = re.compile(r"(?<=\w)\s+[–—-]\s+(?=[\w\"“])")
_PART = re.compile(r"[;:]\s+|\s\|\s|(?<!\s)\s++[—–]\s+(?=[A-Z\"“])")
_LABEL = re.compile(r"^[^:.;!?\"“]{2,60}:\s+(?=\S)")
_INSIDE = re.compile(
    r"(?!(?:Credit|Editing|Note|Photo|Reporting|Source|Update)s?\b)[A-ZÀ-Þ][a-zà-ÿ]+(?:\s[a-zà-ÿ]+){0,2}:\s+(?=\S)"
)
_COUNTING = frozenset(
    "a all another at both dozens few he hundreds it many more most no nobody one others several she some they".split()
)
_FINITE = frozenset(  # of a clause that a colon ends, and of no label
    "added are came did died fell fled had has have is lost means read reads said say says tells told took was went were "
    "wrote".split()
)
_PLACE_DASH = re.compile(r"^[A-ZÀ-Þ][\w'’.-]*(?:\s[A-ZÀ-Þ][\w'’.-]*){0,3}\s+[–—-]\s+(?=\S)")  # "Pauk – ambush; 4 dead"
_DATELINE = re.compile(
    r"^(?:[A-ZÀ-Þ][A-ZÀ-Þ'’./\- ]{2,80}(?:,\s[^—–\-:]{2,40})?|"
    r"[A-Z][\w'’\- ]{2,30},\s[^—–\-:.]{2,40}?)(?:\s\([^)]{2,30}\))?\s*(?:—|–|--|-)\s+(?=[\"“A-Z])"
)
_TOWN = r"[A-ZÀ-Þ][\w'’-]*(?:[ /][A-ZÀ-Þ][\w'’-]*){0,3}"
_OF_AGENCY = re.compile(
    rf"^{_TOWN}(?:\s\([^)]{{2,30}}\)){{1,2}}\s*(?:—|–|--|-)\s+(?=[\"“A-ZÀ-Þ\d])"
)  # "Port Sudan (AFP) – "
_OF_TOWN = re.compile(rf"^{_TOWN}\s+(?:—|–|--|-)\s+(?=[A-ZÀ-Þ]\w*\s)(?!.*\s[—–-]\s)")  # "Beirut - Israeli strikes killed"
_NUMBERED = re.compile(r"^(?:\(?\d{1,2}(?:\.\d{1,2}){1,2}[.)]?|\([a-z]\)|\([ivx]{2,4}\))\s+(?=[\"“A-ZÀ-Þ])")  # "1.2", "(b)"
_ASIDE = re.compile(r"(?<=\d)\s*\([^()\d]{3,60}\)")
_BEFORE_BOX = re.compile(r"\s+[–—-]+\s+|[.:]\s+")
_OPENING = 300  # code points above the first paragraph: byline, place


_NAME = r"(?:[A-ZÀ-Þ][\w'’-]*|\d{1,2}(?:[–-]\d{1,2})?|al-[A-Z][\w'’-]*|of|weekend|morning|evening|night|noon)"
# "Kirkuk, 14 January. Two soldiers ...": an item headed with its place and day
_HEADED = re.compile(rf"^{_NAME}(?: {_NAME}){{0,3}}(?:, {_NAME}(?: {_NAME}){{0,3}}){{1,2}}\.\s+(?=[\"“A-ZÀ-Þ\d])")
_DAYLIKE = re.compile(
    r"\b(?:\d{1,2}|\w+day|weekend|January|February|March|April|May|June|July|August|September|October|November|December)\b"
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


def segments(block: Block, text: str, *, heading: bool = True) -> list[Segment]:
    """The parts of a block to be parsed, in their order. A heading that is told as news is no label (not `heading`)."""
    words = text[block.start : block.end]
    if block.kind is BlockKind.HEADING and heading:
        return [Segment(block.start, block.end, 0, True)]
    found: list[Segment] = []
    if is_row_of_boxes(words):
        return list(_boxes(block, words))
    edges, at = _sentence_edges(words), 0
    for number, (start, end) in enumerate(pairwise(edges)):
        if at >= end:
            continue  # labels may reach beyond the first stop: "Thu., April 4. Solino: ..."
        at = max(at, start)
        if number == 0:
            item = block.kind is BlockKind.LIST_ITEM
            opens = block.start <= _OPENING and block.kind is BlockKind.PARAGRAPH
            for label in _labels(words[start : start + LONGEST_OPENER], item=item, opens=opens):
                label = _before_thing(words, start + at, label) if item else label
                if label:
                    found.append(Segment(block.start + at, block.start + at + label, number, True))
                at += label
        elif found and found[0].label and (inside := _label_inside(words, at, end)):
            found.append(Segment(block.start + at, block.start + inside.end(), number, True))
            at = inside.end()  # "Access: road reopened. Health: one clinic looted."
        entry = block.kind is BlockKind.LIST_ITEM or at > start
        if number == 0 and at > start and (head := happening_end(words[at:end])):
            found.append(Segment(block.start + at, block.start + at + head, number, False))
            at += head
        for cut in _cuts(words, at, end, entry=entry):
            left = words[max(at, cut.start() - NEAR) : cut.start()]
            right = words[cut.end() : min(end, cut.end() + NEAR)]
            mark = "-" if cut.re is _DASH else cut.group().strip()[:1] if "|" in cut.group() else cut.group()[0]
            if _parts_here(left, mark, right):
                found.append(Segment(block.start + at, block.start + cut.end(), number, False))
                at = cut.end()
        if words[at:end].strip():
            found.append(Segment(block.start + at, block.start + end, number, False))
    return found


def _boxes(block: Block, words: str) -> Iterator[Segment]:
    """The cells of a row of key figures; those that count no people are labels. A place and day before the first hold for
    all of them."""
    headed = False
    for number, (start, end) in enumerate(cells(words)):
        if head := _before_box(words[start:end]):
            yield Segment(block.start + start, block.start + start + head, number, True)
            start, headed = start + head, headed or not number
        if (aside := _ASIDE.search(words, start, end)) is not None and is_box(words[start:end]):
            yield Segment(block.start + start, block.start + aside.start(), 0 if headed else number, False)
            start = aside.start()  # "Displaced: 8,500 (township administrators)": who says so
        yield Segment(block.start + start, block.start + end, 0 if headed else number, not is_box(words[start:end]))


def _cuts(words: str, start: int, end: int, *, entry: bool) -> list[re.Match[str]]:
    """The marks that may part a sentence; in an entry of a log a lone dash does: "Clash near Beni – 3 soldiers killed"."""
    found = list(_PART.finditer(words, start, end))
    dashes = list(_DASH.finditer(words, start, end)) if entry else []
    if len(dashes) == 1 and not any(cut.start() <= dashes[0].start() < cut.end() for cut in found):
        found = sorted([*found, *dashes], key=lambda cut: cut.start())
    return found


def _labels(words: str, *, item: bool, opens: bool = False) -> Iterator[int]:
    """The lengths of the labels that a block opens with, one behind the other: "12 March – Kharkiv: ..."."""
    stamped = 0
    if numbered := _NUMBERED.match(words):
        yield numbered.end()  # "1.2 Access: ..."
        words = words[numbered.end() :]
    if length := _before_box(words):
        yield length
        return
    if length := stamps.entry_end(words):
        yield length
        behind = _LABEL.match(words[length:])
        if behind and not is_box(words[length:]) and _is_label(behind.group()):
            yield behind.end()  # "Thursday, April 4. Solino: ..."
        return
    while stamped < MOST_STAMPS and (length := stamps.day_end(words) or stamps.clock_end(words)):
        yield length
        words, stamped = words[length:], stamped + 1
    if is_box(words):
        return  # "Killed: at least 300" is no label
    dashed = _PLACE_DASH.match(words) if item or stamped else None
    headed = _HEADED.match(words) if item else None
    if headed and _DAYLIKE.search(headed.group()) is None:
        headed = None
    label = _LABEL.match(words) or dashed or headed or (_DATELINE.match(words) if not stamped else None)
    if label is None and not stamped:
        label = _OF_AGENCY.match(words) or (_OF_TOWN.match(words) if opens else None)
    if label and _is_label(label.group()):
        yield label.end()


def _label_inside(words: str, at: int, end: int) -> re.Match[str] | None:
    """ "Health: one clinic looted": a label, but not "Five people died: a teacher and four pupils", "Officials said:"."""
    found = _INSIDE.match(words, at, end)
    if found is None:
        return None
    told = found[0].rstrip(" :\n\t").lower().split()
    counts = told[0] in _COUNTING or told[0] in UNITS or told[0] in TENS
    return None if counts or not _FINITE.isdisjoint(told) else found


def _before_thing(words: str, at: int, label: int) -> int:
    """The length of a label without the thing at its end that what follows was done to: "15 Aug, Taiz, Hawban crossing:
    closed by the Houthis" has "15 Aug, Taiz," for one."""
    comma = words.rfind(", ", at, at + label)
    thing = comma + 2 if comma >= 0 else at
    return thing - at if done_to(words[thing : at + label + LONGEST_HEAD]) is not None else label


def _before_box(words: str) -> int:
    """The length of the place and day that stand before key figures: "Deir ez-Zor, 8 May. Killed: 7; injured: 11"; or 0."""
    for mark in _BEFORE_BOX.finditer(words[:LONGEST_HEAD]):
        if is_box(words[mark.end() :]):
            return mark.end() if words[:1].isupper() and not _VERBLIKE.search(words[: mark.start()]) else 0
    return 0


def _parts_here(left: str, mark: str, right: str) -> bool:
    """Whether a semicolon, or a colon between two clauses, ends what is parsed on its own."""
    if mark == "|":
        return True
    if mark == ";":
        return len(left.split()) > 1
    if mark == "-":
        return len(left.split()) > 1 and len(right.split()) > 1
    if mark != ":" or len(left.split()) < 4 or len(right.split()) < 4 or left.count("(") > left.count(")"):
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
    return len(words.split()) <= 9 and not _VERBLIKE.search(words) and words.count("(") <= words.count(")")


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

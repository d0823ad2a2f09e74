"""From lines to paragraphs: whether a line end is a paragraph's end or only where the screen was full.

Articles come wrapped at some column, with one long paragraph on each line, or with blank lines between paragraphs, and
often mixed. Each line end is judged by what stands on both sides of it and by how the text as a whole is set.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from briefing.domain.text import BlockKind

Part = tuple[BlockKind, str]

# No one wraps prose wider than this; a line beyond it is a whole paragraph.
_WIDEST_WRAP = 160
TOP_LINES = 40  # bylines and datelines stand above this line or not at all
_SHORT_LINE = 40
_MOST_HEADING_WORDS = 12
_MOST_HEADING_CHARACTERS = 90

_FINISHED = re.compile(r"[.!?…:;][\"'”’»)\]*_]*$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]*_]*$")
_GOES_ON = re.compile(
    r"(?:,|\b(?:the|an?|of|and|or|to|in|on|at|by|for|from|with|that|which|as|is|was|were|its|their|his|her))$", re.I
)
_BULLET = re.compile(r"[-*•·▪◦‣●○–]\s+(?=\S)")
_NUMBER = re.compile(r"\(?(\d{1,2})[.)]\s+(?=\S)")
_QUOTED = re.compile(r">\s?")
_RULE = re.compile(r"([-=_*~#])(?:\s?\1){2,}$")
_UNDERLINE = re.compile(r"(=|-|~){3,}$")
_BROKEN_WORD = re.compile(r"(\w+)-$")
_LETTERS = re.compile(r"\w+")


def starts_lower(text: str) -> bool:
    """Whether the first letter or digit of a text is a small letter: the text goes on with a sentence."""
    first = next((char for char in text[:20] if char.isalnum()), "")
    return first.islower()


def is_body(text: str) -> bool:
    """Whether a stretch of text reads as prose: it ends as a sentence does, or is long."""
    return len(text.split()) >= 25 or (len(text.split()) > 3 and bool(_SENTENCE_END.search(text)))


def looks_like_heading(text: str) -> bool:
    """Whether a line alone can be a heading: short, unfinished or ending in a colon, beginning as a heading does."""
    words = text.split()
    if not words or len(words) > _MOST_HEADING_WORDS or len(text) > _MOST_HEADING_CHARACTERS or starts_lower(text):
        return False
    if text.endswith(":"):
        return len(words) <= 8
    if text.endswith((",", ";", "-", "–", "—", "…")) or _SENTENCE_END.search(text):
        return False
    return any(char.isalpha() for char in text) and not re.search(r":\s+\d", text)


def outranks(levels: Sequence[int]) -> bool:
    """Whether the first of some headings, given by their levels (1 is the highest), stands above all others."""
    return not levels or levels[0] < min(levels[1:], default=2)


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text is set: the column at which its lines are wrapped, in characters, or None where they are not.

    `exact` means that every line inside a paragraph was filled as far as it goes, as editors and mailers do it.
    """

    column: int | None
    exact: bool = False

    @classmethod
    def of(cls, groups: Iterable[Sequence[str]]) -> Setting:
        """Judged by the line ends inside the groups (lines with no blank line between them).

        In wrapped prose many lines begin with a small letter and few end a sentence; where each line is a paragraph it is
        the other way round.
        """
        ends = [pair for lines in groups for pair in pairwise(lines)]
        inside = [(before, after) for before, after in ends if starts_lower(after) and not _SENTENCE_END.search(before)]
        finished = sum(bool(_FINISHED.search(before)) for before, _ in ends)
        if len(inside) < 0.2 * len(ends) or not inside or finished > 0.8 * len(ends):
            return cls(None)
        lengths = sorted(len(before) for before, _ in inside)
        if all(len(before) + 1 + len(_first_word(after)) > lengths[-1] for before, after in inside):
            column, exact = lengths[-1], True
        else:  # the ninth tenth, so that one long link does not pass for the column
            column, exact = lengths[min(len(lengths) - 1, int(len(lengths) * 0.9))], False
        return cls(column, exact) if column <= _WIDEST_WRAP else cls(None)

    def parts(self, before: str, after: str) -> bool:
        """Whether a paragraph ends between these two lines."""
        finished = bool(_FINISHED.search(before))
        if not finished and (starts_lower(after) or _GOES_ON.search(before)):
            return False
        if self.column is not None and len(before) <= _WIDEST_WRAP:
            had_room = len(before) + 1 + len(_first_word(after)) <= self.column * (1 if self.exact else 0.9)
            return had_room if finished else had_room and len(before) < 0.75 * self.column
        return finished or len(before) > _WIDEST_WRAP or len(before) <= _SHORT_LINE or looks_like_heading(before)


def _first_word(line: str) -> str:
    return line.split(maxsplit=1)[0] if line.strip() else ""


class Edges(NamedTuple):
    """What is known of single lines: whether one is a block by itself, and whether one begins a paragraph."""

    alone: Callable[[str], bool] = lambda line: False
    opens: Callable[[str], bool] = lambda line: False

    def part(self, before: str, line: str) -> bool:
        """Whether a block ends between two lines for what either is."""
        return self.alone(before) or self.alone(line) or self.opens(line)


NO_EDGES = Edges()


def paragraphs(lines: Sequence[str], setting: Setting, edges: Edges = NO_EDGES) -> list[list[str]]:
    """The lines of one group, sorted into paragraphs."""
    found: list[list[str]] = []
    for n, line in enumerate(lines):
        before = found[-1][-1] if found else None
        if before is None or (n < TOP_LINES and edges.part(before, line)) or setting.parts(before, line):
            found.append([line])
        else:
            found[-1].append(line)
    return found


def joined(lines: Sequence[str], words: Callable[[str], bool] = lambda word: False) -> str:
    """One paragraph's lines as one. `words` tells whether the text has a word elsewhere: it decides on a broken one."""
    pieces: list[str] = []
    for line in lines:
        before = pieces[-1] if pieces else ""
        broken = _BROKEN_WORD.search(before)
        if before.endswith("\u00ad"):
            pieces[-1] = before[:-1]
        elif broken and starts_lower(line):
            after = _LETTERS.match(line)
            if words(broken[1] + (after[0] if after else "")):
                pieces[-1] = before[:-1]
        elif pieces:
            pieces.append(" ")
        pieces.append(line)
    return "".join(pieces)


def blocks_of(text: str, edges: Edges = NO_EDGES) -> list[Part]:
    """The paragraphs, headings, list items, quotations and tables of plain text.

    `edges` tells lines that never join a paragraph (bylines) or always begin one (datelines).
    """
    groups = [[line for line in group.split("\n") if line.strip()] for group in re.split(r"\n\s*\n", _unified(text))]
    return blocks_of_groups([group for group in groups if group], edges)


def blocks_of_groups(groups: Sequence[list[str]], edges: Edges = NO_EDGES, headings: Container[int] = ()) -> list[Part]:
    """The same for lines that are grouped already: no group is empty and no block reaches over two of them. `headings` are
    the groups, by their numbers, that are known to be headings.
    """
    prose = [[line.strip() for line in group if not _marked(line)] for group in groups]
    setting = Setting.of(prose)
    vocabulary = {word for group in groups for line in group for word in _LETTERS.findall(line.lower())}
    found: list[Part] = []
    seen = 0
    for n, group in enumerate(groups):
        here = edges if seen < TOP_LINES else NO_EDGES
        if n in headings:
            found.append((BlockKind.HEADING, joined(group, lambda word: word.lower() in vocabulary)))
        else:
            found.extend(_blocks_of_group(group, setting, here, lambda word: word.lower() in vocabulary))
        seen += len(group)
    return _with_headings(found)


def split_at_breaks(lines: Iterable[str], kind: BlockKind) -> Iterator[Part]:
    """A block with line breaks in it: two breaks part paragraphs, one does where the words say so."""
    group: list[str] = []
    for line in [*(" ".join(one.split()) for one in lines), ""]:
        if line:
            group.append(line)
        elif group:
            for paragraph in paragraphs(group, Setting(None)) if kind is not BlockKind.HEADING else [group]:
                yield kind, joined(paragraph)
            group = []


def _unified(text: str) -> str:
    for end, instead in (
        ("\r\n", "\n"),
        ("\r", "\n"),
        ("\u0085", "\n"),
        ("\u2028", "\n"),
        ("\u2029", "\n\n"),
        ("\f", "\n\n"),
    ):
        text = text.replace(end, instead)
    return text


def _marked(line: str) -> bool:
    bare = line.strip()
    return bool(_BULLET.match(bare) or _QUOTED.match(bare) or _RULE.fullmatch(bare) or "\t" in bare)


def _blocks_of_group(group: list[str], setting: Setting, edges: Edges, words: Callable[[str], bool]) -> list[Part]:
    if len(group) > 1 and len({line.strip().count("\t") for line in group}) == 1 and "\t" in group[0].strip():
        return [
            (BlockKind.TABLE, "\n".join(" | ".join(cell.strip() for cell in line.strip().split("\t")) for line in group))
        ]
    if all(_QUOTED.match(line.strip()) for line in group):
        inner = [_QUOTED.sub("", line.strip(), count=1) for line in group]
        return [
            (BlockKind.QUOTATION, text)
            for _, text in _prose([line for line in inner if line.strip()], setting, edges, words)
        ]
    numbered = [int(match[1]) for line in group if (match := _NUMBER.match(line.strip()))]
    counts_up = len(numbered) > 1 and numbered == list(range(numbered[0], numbered[0] + len(numbered)))
    found: list[Part] = []
    prose: list[str] = []
    item: list[str] = []

    def close() -> None:
        nonlocal prose, item
        if item:
            found.append((BlockKind.LIST_ITEM, joined(item, words)))
        found.extend(_prose(prose, setting, edges, words))
        prose, item = [], []

    for line in group:
        bare = line.strip()
        marker = _BULLET.match(bare) or (_NUMBER.match(bare) if counts_up else None)
        if _RULE.fullmatch(bare):
            underlined = len(prose) == 1 and _UNDERLINE.fullmatch(bare) and len(prose[0].split()) <= 25
            if underlined:
                found.append((BlockKind.HEADING, prose.pop().strip()))
            close()
        elif marker:
            close()
            item = [bare[marker.end() :]]
        elif item and (line[:1].isspace() or not setting.parts(item[-1], bare)):
            item.append(bare)
        else:
            if item:
                close()
            prose.append(line)
    close()
    return found


def _prose(lines: list[str], setting: Setting, edges: Edges, words: Callable[[str], bool]) -> list[Part]:
    """Paragraphs of a group; a line set in further than the group's edge begins a new one."""
    if not lines:
        return []
    indents = [len(line) - len(line.lstrip()) for line in lines]
    edge = min(indents)
    set_in = [indent > edge for indent in indents]
    if sum(set_in) > len(lines) / 2:  # a hanging indent, not the first lines of paragraphs
        set_in = [False] * len(lines)
    runs: list[list[str]] = []
    for line, begins in zip(lines, set_in, strict=True):
        if not runs or begins:
            runs.append([])
        runs[-1].append(line.strip())
    found: list[Part] = []
    for run in runs:
        for paragraph in paragraphs(run, setting, edges):
            text = joined(paragraph, words)
            single = len(paragraph) == 1 and looks_like_heading(text)
            found.append((BlockKind.HEADING if single else BlockKind.PARAGRAPH, text))
    return found


def _with_headings(parts: list[Part]) -> list[Part]:
    """Headings that head nothing are paragraphs: the last line, a list without marks."""
    found: list[Part] = []
    for n, (kind, text) in enumerate(parts):
        following = parts[n + 1] if n + 1 < len(parts) else None
        if kind is BlockKind.HEADING and not _heads(text, following):
            kind = BlockKind.PARAGRAPH
        found.append((kind, text))
    return found


def _heads(text: str, following: Part | None) -> bool:
    if following is None:
        return False
    kind, after = following
    return text.isupper() or text.endswith(":") or kind is not BlockKind.PARAGRAPH or is_body(after)

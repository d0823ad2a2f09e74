"""Words as the grammars of times and amounts see them, and the finer pieces that the grammars read.

Nothing here knows the parser's library. Two tokenisers may cut "mid-March", "Friday's" or "2019–2020" differently; the
grammars read `Piece`s, which are cut the same way whatever the words were.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple


class Tense(StrEnum):
    """Where the verb that governs a time points: back, ahead, or (`NEAR`) to whichever day lies closer."""

    PAST = "past"
    FUTURE = "future"
    NEAR = "near"


class Word(NamedTuple):
    """One word of an article. `start` and `end` are code points of its text, half-open.

    `pos` is the universal part of speech, `tag` the Penn tag, both empty where nobody tagged. `sentence` and `block` number
    the sentence and the paragraph; nothing is read across the border of a block. `tense` is that of the governing verb
    where the caller knows it better than the words around can tell.
    """

    text: str
    lower: str
    start: int
    end: int
    pos: str = ""
    tag: str = ""
    lemma: str = ""
    sentence: int = 0
    block: int = 0
    tense: Tense | None = None


class Piece(NamedTuple):
    """A run of letters, a number or one sign. `word` is the index of the word it is a part of; `glued`: no space before it.

    `lower` has straight apostrophes and plain hyphens for every kind of apostrophe, hyphen and en dash.
    """

    text: str
    lower: str
    start: int
    end: int
    word: int
    glued: bool

    @property
    def is_number(self) -> bool:
        """Whether the piece begins with a digit."""
        return self.text[0].isdecimal()

    @property
    def is_word(self) -> bool:
        """Whether the piece is made of letters."""
        return self.text[0].isalpha()

    @property
    def is_capital(self) -> bool:
        """Whether the piece begins with a capital letter."""
        return self.text[0].isupper()


NOTHING = Piece(" ", "", -1, -1, -1, False)  # what lies beyond either end of a block

_PIECE = re.compile(
    r"""\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])   # 1,234,567.8
      | \d{1,2}(?:,\d{2})+,\d{3}(?!\d)         # 12,34,567 as written in South Asia
      | \d+(?:[.:]\d+)*                        # 24, 23.00, 14:30, 8.10.2023
      | [^\W\d_]+                              # letters
      | \S                                     # one sign
    """,
    re.VERBOSE,
)
_SAME = {"‐": "-", "‑": "-", "–": "-", "−": "-", "’": "'", "‘": "'", "ʼ": "'", "´": "'"}


def pieces(words: Sequence[Word]) -> list[list[Piece]]:
    """The pieces of all words, one list for each block."""
    blocks: list[list[Piece]] = []
    block: int | None = None
    end = -1
    for index, word in enumerate(words):
        if word.block != block:
            block = word.block
            blocks.append([])
            end = -1
        found = blocks[-1]
        text = word.text
        if text.isalpha():
            found.append(Piece(text, text.lower(), word.start, word.end, index, word.start == end))
            end = word.end
            continue
        for match in _PIECE.finditer(text):
            part = match.group()
            start = word.start + match.start()
            found.append(Piece(part, _SAME.get(part) or part.lower(), start, start + len(part), index, start == end))
            end = start + len(part)
    return [block for block in blocks if block]


_WORD = re.compile(r"\w+(?:[.,:]\d+)*|\S")
_STOPS = frozenset(".!?")
_NO_END = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun a p m no gen col lt mr "
    "mrs dr st".split()
)


def split(text: str) -> tuple[Word, ...]:
    """The words of a text of which nothing is known but its letters: a title, a caption, a sentence in a test.

    A blank line begins a new block; a full stop before a capital ends a sentence unless it ends an abbreviation.
    """
    found: list[Word] = []
    sentence = block = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        if found:
            between = text[found[-1].end : start]
            before = found[-2].lower if len(found) > 1 else ""
            if between.count("\n") > 1:
                block += 1
                sentence += 1
            elif between and found[-1].text in _STOPS and match.group()[0].isupper() and before not in _NO_END:
                sentence += 1
        part = match.group()
        found.append(Word(part, part.lower(), start, end, sentence=sentence, block=block))
    return tuple(found)

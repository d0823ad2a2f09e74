"""With which words a day was told, and by which an event is called back: "the attack on Bara ... the day after"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing.extract.sentences.words import Word
from briefing.extract.times import words as vocabulary
from briefing.extract.times.dates import Events
from briefing.extract.times.grammar.line import Line

_BEFORE = 4  # pieces from an article to the noun it belongs to


def just_named(line: Line, i: int) -> Events | None:
    """ "Police confirmed the attack on Bara. Two suspects were held the day after": the event named last, in the
    sentence of a piece or the one before."""
    here = line.words[line.at(i).word].sentence
    for k in range(i - 1, -1, -1):
        one = line.words[line.at(k).word]
        if here - one.sentence > 1:
            return None
        compound = k + 1 < i and line.words[line.at(k + 1).word].pos == "NOUN"  # "the death toll"
        if compound or one.pos != "NOUN" or vocabulary.EVENT_SORTS.get(one.lower) not in vocabulary.SCENES:
            continue
        first = next((n for n in range(k - 1, k - 1 - _BEFORE, -1) if line.low(n) in ("the", "this")), None)
        if first is not None:
            names = {line.low(n) for n in (*range(first + 1, k), k + 2) if n < i and line.at(n).is_capital}
            return Events(frozenset((one.lower,)), frozenset(names))
    return None


def told_with(around: Sequence[Word], word: Word, end: int) -> Iterator[str]:
    """The words of its sentence that a time, which ends at `end`, was told with: "were mourning on Wednesday after gunmen
    stormed the town" tells no day for the storming, nor does "the boat, which had left on Monday, was hit"."""
    first, last = _aside(around, word)
    for before, one in pairwise((word, *around)):
        if not first <= one.start < last:
            continue
        if one.sentence != word.sentence or one.block != word.block:
            continue
        if one.start >= end and one.lower == "after" and before.lower not in vocabulary.UNITS and before.pos != "ADV":
            return
        yield one.lower


def _aside(around: Sequence[Word], word: Word) -> tuple[int, int]:
    """From where to where the relative clause between commas runs in which a time is told of what was before; all of the
    text where it stands in none."""
    marks = [one for one in around if one.sentence == word.sentence and one.block == word.block]
    behind = [one.start for one in marks if one.start > word.start and one.lower == ","]
    opened = [
        one.start
        for comma, one, had in zip(marks, marks[1:], marks[2:], strict=False)
        if comma.lower == "," and one.lower in ("which", "who") and had.lower == "had" and one.start < word.start
    ]
    if not opened or not behind or any(opened[-1] < one.start < word.start and one.lower == "," for one in marks):
        return 0, max((one.end for one in around), default=word.end)
    return opened[-1], behind[0]


def dates_a_noun(words: Sequence[Word], at: int) -> bool:
    """ "Takes its name from a deal signed on March 23, 2009, seized Goma in January": a date that only says which deal."""
    before = words[max(0, at - 3) : at]
    if len(before) < 3 or before[2].lower not in ("on", "in") or before[1].tag != "VBN":
        return False
    return before[0].pos in ("NOUN", "PROPN") and before[0].sentence == words[at].sentence

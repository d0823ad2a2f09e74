"""Mends taken one after the other, each asked only about words that it can have to do with.

Well over a hundred mends look at every word, and nearly each of them turns away at its first condition: at the word's
relation, its tag or the word itself. What each first asks is written down beside it, so that a word is shown to the few
that can mean it. The order stays, and a mend that changes a word makes those behind it look at what the word is now; a test
compares what is written down with what the mends ask.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from briefing.extract.sentences.parse import Token

Mend = Callable[[Token], None]


class Asked(NamedTuple):
    """A mend, and the relations, tags, parts of speech and words that it has to do with; empty where it takes any."""

    mend: Mend
    dep: frozenset[str]
    tag: frozenset[str]
    pos: frozenset[str]
    low: frozenset[str]


def asked(mend: Mend, *, dep: str = "", tag: str = "", pos: str = "", low: str = "") -> Asked:
    """A mend with what it first asks, each as a line of words."""
    return Asked(mend, *(frozenset(line.split()) for line in (dep, tag, pos, low)))


class InTurn:
    """Mends in their order."""

    def __init__(self, mends: Sequence[Asked]) -> None:
        self.mends = tuple(mends)
        self._words = frozenset(word for one in mends for word in one.low)
        self._chosen: dict[tuple[str, str, str, str], tuple[tuple[int, Mend], ...]] = {}

    def __call__(self, token: Token) -> None:
        """Show a word to the mends that can have to do with it."""
        word = token.low if token.low in self._words else ""
        last = -1
        while True:
            dep, tag, pos = token.dep, token.tag, token.pos
            chosen = self._chosen.get((dep, tag, pos, word))
            if chosen is None:  # most words are shown to nobody, which is known as well
                chosen = self._choose(dep, tag, pos, word)
            for n, mend in chosen:
                if n <= last:
                    continue
                mend(token)
                if token.dep is not dep or token.tag is not tag or token.pos is not pos:
                    last = n
                    break  # those behind it see another word
            else:
                return

    def _choose(self, dep: str, tag: str, pos: str, word: str) -> tuple[tuple[int, Mend], ...]:
        found = tuple(
            (n, one.mend)
            for n, one in enumerate(self.mends)
            if (not one.dep or dep in one.dep)
            and (not one.tag or tag in one.tag)
            and (not one.pos or pos in one.pos)
            and (not one.low or word in one.low)
        )
        self._chosen[dep, tag, pos, word] = found
        return found

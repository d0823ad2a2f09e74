"""Reasons as JSON texts, as they lie in rows and, in a large case, in memory: there one text for hundreds of rows, and
nothing for each of them.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from briefing.domain.claim import Because
from briefing.domain.small import Small
from briefing.domain.text import ArticleId, Span

TOGETHER = 500  # rows whose reasons make one text: looking into one takes a millisecond
NOWHERE = ArticleId("")

Told = tuple[str, ArticleId | None, str]
"""The id of a row, the article it belongs to, and its reasons as text."""


def reasons_text(why: tuple[Because, ...], article: ArticleId | None) -> str | None:
    """Reasons as JSON: [field, rule], then [start, stop] of the words, then their article where it is not this one."""
    if not why:
        return None
    rows = []
    for field, rule, words in ((one.field, one.rule, one.words) for one in why):
        told = f"{_encoded(field)},{_encoded(rule)}"
        if words is not None:
            told += f",{words.start:d},{words.end:d}"
            if words.article != article:
                told += f",{_encoded(words.article)}"
        rows.append(f"[{told}]")
    return f"[{','.join(rows)}]"


@lru_cache(maxsize=4096)
def _encoded(text: str) -> str:
    """A text as JSON; fields and rules are the same for thousands of rows."""
    return json.dumps(text, ensure_ascii=False)


def reasons_of(text: str, home: ArticleId | None) -> tuple[Because, ...]:
    """The reasons that `reasons_text` wrote.

    Raises ValueError, TypeError or LookupError for what it cannot have written.
    """
    return tuple(_because(home, *one) for one in json.loads(text))


def _because(home: ArticleId | None, field: str, rule: str, *words: Any) -> Because:
    if len(words) not in (2, 3):
        return Because(field, rule)
    start, stop, *elsewhere = words
    return Because(field, rule, Span(ArticleId(elsewhere[0]) if elsewhere else home or NOWHERE, start, stop))


class SmallReasons(Small):
    """The reasons of some rows, which all have this in the field: each finds its own by its id."""

    __slots__ = ("_pressed",)

    def __init__(self, told: Sequence[Told]) -> None:
        self._pressed = _press(told)

    def whole(self, owner: Any) -> tuple[Because, ...]:
        """Those of one row."""
        home, text = _lately(self)[owner.id]
        return reasons_of(text, home)

    def by_id(self) -> Mapping[str, tuple[ArticleId | None, str]]:
        """Article and reasons, as text, of every row."""
        return {id_: (home, text) for id_, home, text in json.loads(zlib.decompress(self._pressed))}


@lru_cache(maxsize=4)
def _lately(one: SmallReasons) -> Mapping[str, tuple[ArticleId | None, str]]:
    return one.by_id()


class SmallerReasons(Small):
    """The many reasons of one actor."""

    __slots__ = ("_pressed",)

    def __init__(self, text: str) -> None:
        self._pressed = zlib.compress(text.encode(), 1)

    def whole(self, owner: Any) -> tuple[Because, ...]:
        """All of them."""
        return reasons_of(zlib.decompress(self._pressed).decode(), None)


def _press(told: Sequence[Told]) -> bytes:
    return zlib.compress(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode(), 1)

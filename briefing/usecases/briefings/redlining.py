"""Words that changed between two issues of a briefing, marked as struck out and put in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from briefing.domain.changes import (
    Mark,
    Redlined,
    Stretch,
)
from briefing.domain.snapshot import (
    Passage,
)

_ALIKE = 0.4  # of the words of two paragraphs must be the same, or one is not the other changed
_PARAGRAPH = re.compile(r"[^\n]*\n|[^\n]+")
_NAMED = re.compile(r"[^\n:.]{1,40}: ")
_TOKEN = re.compile(r"\s+|[^\s\w]|[\w’'.,–-]*\w")


def redline(then: Sequence[Passage], now: Sequence[Passage]) -> tuple[Redlined, ...]:
    """The passages that changed, part by part in the order of now, those that are gone at the end."""
    was = _by_part(then)
    is_ = _by_part(now)
    found = []
    for key in dict.fromkeys((*is_, *was)):
        heading = (is_.get(key) or was[key])[0]
        one = Redlined(key, heading, marked(was.get(key, ("", ""))[1], is_.get(key, ("", ""))[1]))
        if one.is_changed:
            found.append(one)
    return tuple(found)


def _by_part(passages: Sequence[Passage]) -> dict[str, tuple[str, str]]:
    """The heading and the words of each part, a paragraph a line."""
    parts = {key: tuple(group) for key, group in groupby(passages, key=lambda one: one.key)}
    return {key: (group[0].heading, "\n".join(one.text for one in group)) for key, group in parts.items()}


def marked(before: str, after: str) -> tuple[Stretch, ...]:
    """Both texts in one: word by word what stayed, was struck, was added. Struck words come before those that replace them.

    A paragraph that has little in common with what stands in its place is struck or added whole: words of two sentences
    between each other are read by nobody. Leaving out what was added gives `before`, leaving out what was struck gives
    `after`.
    """
    stretches: list[Stretch] = []
    for old, new in _paired(_PARAGRAPH.findall(before), _PARAGRAPH.findall(after)):
        if old and new:
            stretches += _word_by_word(old, new)
        else:
            stretches.append(Stretch(old or new, Mark.STRUCK if old else Mark.ADDED))
    return tuple(stretches)


def _paired(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each paragraph of then beside the one of now that goes on with it, in order; "" beside one that has none."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        yield old[start], new[start]
        start += 1
    old, new = old[start:], new[start:]
    were, are = [_words(one) for one in old], [_words(one) for one in new]
    alike = [[_likeness(one, other) for other in are] for one in were]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]  # of what is left from here on
    for n in reversed(range(len(old))):
        for m in reversed(range(len(new))):
            best[n][m] = max(best[n + 1][m], best[n][m + 1], alike[n][m] and alike[n][m] + best[n + 1][m + 1])
    n = m = 0
    while n < len(old) or m < len(new):
        if n < len(old) and m < len(new) and alike[n][m] and best[n][m] == alike[n][m] + best[n + 1][m + 1]:
            yield old[n], new[m]
            n, m = n + 1, m + 1
        elif n < len(old) and (m == len(new) or best[n + 1][m] >= best[n][m + 1]):
            yield old[n], ""
            n += 1
        else:
            yield "", new[m]
            m += 1


def _words(paragraph: str) -> tuple[Counter[str], str]:
    """How often each word stands in it, and the name before a colon, as of a key figure."""
    name = _NAMED.match(paragraph)
    return Counter(word for word in _tokens(paragraph) if word[-1].isalnum()), name[0] if name else ""


def _likeness(one: tuple[Counter[str], str], other: tuple[Counter[str], str]) -> float:
    """How much two paragraphs have in common, 0 where too little to tell the one as the other changed."""
    words, name = one
    all_ = words.total() + other[0].total()
    share = 2 * (words & other[0]).total() / all_ if all_ else 1.0
    return max(share, _ALIKE) if name and name == other[1] else share if share >= _ALIKE else 0.0


def _word_by_word(before: str, after: str) -> tuple[Stretch, ...]:
    old, new = _tokens(before), _tokens(after)
    stretches: list[Stretch] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            stretches.append(Stretch("".join(old[a:b]), Mark.SAME))
            continue
        if a < b:
            stretches.append(Stretch("".join(old[a:b]), Mark.STRUCK))
        if c < d:
            stretches.append(Stretch("".join(new[c:d]), Mark.ADDED))
    return _readable(stretches)


def _tokens(text: str) -> list[str]:
    """Words with the figures whole, spaces and signs apart; together they are the text."""
    found: list[str] = []
    at = 0
    for match in _TOKEN.finditer(text):
        if match.start() > at:
            found.append(text[at : match.start()])
        found.append(match[0])
        at = match.end()
    if at < len(text):
        found.append(text[at:])
    return found


def _readable(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Without islands of a space or sign between two changes: they go into both."""
    found = list(stretches)
    at = 1
    while at < len(found) - 1:
        island = found[at]
        if island.mark is Mark.SAME and not any(letter.isalnum() for letter in island.text) and "\n" not in island.text:
            left, right = _run_before(found, at), _run_after(found, at)
            if left and right and Mark.SAME not in {one.mark for one in (*left, *right)}:
                struck = _of(left, Mark.STRUCK) + island.text + _of(right, Mark.STRUCK)
                added = _of(left, Mark.ADDED) + island.text + _of(right, Mark.ADDED)
                merged = [Stretch(struck, Mark.STRUCK), Stretch(added, Mark.ADDED)]
                found[at - len(left) : at + 1 + len(right)] = merged
                at = max(1, at - len(left))
                continue
        at += 1
    return tuple(one for one in found if one.text)


def _run_before(found: Sequence[Stretch], at: int) -> list[Stretch]:
    start = at
    while start > 0 and found[start - 1].mark is not Mark.SAME:
        start -= 1
    return list(found[start:at])


def _run_after(found: Sequence[Stretch], at: int) -> list[Stretch]:
    stop = at + 1
    while stop < len(found) and found[stop].mark is not Mark.SAME:
        stop += 1
    return list(found[at + 1 : stop])


def _of(run: Sequence[Stretch], mark: Mark) -> str:
    return "".join(one.text for one in run if one.mark is mark)

"""Names and titles within measure. A damaged case may hold a title of a million letters: sentences, charts and pages are
made of as much of it as somebody can read, with a mark; the case itself is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from briefing.domain.claim import Review
from briefing.domain.corpus import Corpus
from briefing.domain.when import Turned, When

TITLE = 200  # characters; a headline has some fifty
NAME = 160

_LIMITS: dict[str, dict[str, int]] = {
    "articles": {"title": TITLE, "publisher": NAME, "author": NAME},
    "actors": {"name": NAME, "title": NAME},
    "places": {"name": NAME},
    "events": {"title": TITLE},
    "incidents": {"title": TITLE},
}

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Damage:
    """An item of a case that is not as it should be: which, its words as far as they can be read, and what is wrong."""

    words: str
    about: str
    article: str = ""
    event: str = ""
    casualty: str = ""


def within_measure(corpus: Corpus) -> Corpus:
    """The corpus with endless names and titles cut; itself where there are none."""
    found: dict[str, Any] = {}
    for kind, limits in _LIMITS.items():
        values = getattr(corpus, kind)
        cut_ones = tuple(_cut_fields(one, limits) for one in values)
        if any(one is not other for one, other in zip(values, cut_ones, strict=True)):
            found[kind] = cut_ones
    return replace(corpus, **found) if found else corpus


def cut(text: str, limit: int) -> str:
    """The text, or its beginning with a mark that says how much is missing."""
    if len(text) <= limit:
        return text
    return f"{text[:limit].strip()} … [{len(text) - limit:,} characters cut]"


def damages(corpus: Corpus) -> tuple[Damage, ...]:
    """What of a case is endless or turned round, in the order of the case; what the analyst rejected is left out."""
    found: list[Damage] = []
    for article in corpus.articles:
        found += [Damage(*_endless(text, limit), article=article.id) for text, limit in _texts(article, "articles")]
    for event in corpus.events:
        if event.review is not Review.REJECTED:
            found += [Damage(*_endless(text, limit), event=event.id) for text, limit in _texts(event, "events")]
            found += [Damage(cut(event.title, TITLE), about, event=event.id) for about in _backwards(event.when)]
    for row in corpus.casualties:
        if row.review is not Review.REJECTED:
            found += [Damage("A figure", about, casualty=row.id) for about in _backwards(row.when)]
    for kind in ("actors", "places"):
        for one in getattr(corpus, kind):
            found += [Damage(*_endless(text, limit)) for text, limit in _texts(one, kind)]
    return tuple(found)


def _cut_fields(one: Value, limits: dict[str, int]) -> Value:
    changed: dict[str, Any] = {
        name: cut(text, limit)
        for name, limit in limits.items()
        if (text := getattr(one, name)) is not None and len(text) > limit
    }
    return replace(one, **changed) if changed else one  # type: ignore[type-var]


def _texts(one: object, kind: str) -> Iterable[tuple[str, int]]:
    for name, limit in _LIMITS[kind].items():
        text = getattr(one, name)
        if text is not None and len(text) > limit:
            yield text, limit


def _endless(text: str, limit: int) -> tuple[str, str]:
    return text[:limit].strip(), f"{len(text):,} characters long; {limit} are printed"


def _backwards(when: When) -> Iterable[str]:
    if isinstance(when, Turned):
        yield "ends before it begins; the two days are printed in their order"

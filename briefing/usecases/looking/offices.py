"""The offices and ranks of a person over time: how each article calls it, from when to when, and what it no longer is.

Read from the words right beside each mention ("Iranian Foreign Minister Abbas Araghchi"; "X, the former commander of Y"),
by the list of offices in `resources/knowledge`. Nothing is inferred: an office is past only where a text says so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from briefing.domain.actor import Actor, ActorKind
from briefing.domain.text import Article, ArticleId, Span, sentence_around
from briefing.knowledge.folding import fold
from briefing.knowledge.offices import Office, Offices, OfficeSort

_STOPS = re.compile(r"[;:()\[\]“”\"\n—]|(?<=\s)[-–](?=\s)")
_MOST_TOKENS = 9
_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their"})
_LINKS = frozenset({"of", "for", "in", "at", "the", "to"})
_GENERIC = frozenset({"leader", "commander", "chief", "head", "member", "spokesperson", "official", "director", "adviser"})
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december".split()
)
_ONCE = re.compile(r"\b(?:former(?:ly)?|ex|then|onetime|late|ousted|deposed|retired)\b[\s-]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CalledSo:
    """One mention that gives a person an office: where, on which day, and whether as one that it no longer holds."""

    span: Span
    day: date | None
    is_former: bool


@dataclass(frozen=True, slots=True)
class HeldOffice:
    """An office or rank in the fullest words that a text gives it, with every mention, in the order of their days."""

    words: str
    called: tuple[CalledSo, ...]

    @property
    def is_former(self) -> bool:
        """Whether the last text that names it says that it is past."""
        return self.called[-1].is_former

    @property
    def articles(self) -> tuple[ArticleId, ...]:
        return tuple(dict.fromkeys(one.span.article for one in self.called))

    @property
    def first(self) -> date | None:
        return min((one.day for one in self.called if one.day is not None), default=None)

    @property
    def last(self) -> date | None:
        return max((one.day for one in self.called if one.day is not None), default=None)


@dataclass(frozen=True, slots=True)
class _Found:
    office: Office
    words: str
    body: str  # folded, "" where none is told
    called: CalledSo


def offices_of(actor: Actor, articles: Mapping[ArticleId, Article]) -> tuple[HeldOffice, ...]:
    """The offices and ranks of a person as articles give them, those that it holds first, then in the order of days.

    Empty for whoever is no person. Pure.
    """
    if actor.kind is not ActorKind.PERSON:
        return ()
    found: dict[tuple[str, bool, str], list[_Found]] = defaultdict(list)
    for span in actor.mentions:
        article = articles.get(span.article)
        if article is None or span.end > len(article.text):
            continue
        for one in _beside(actor, article, span):
            body = one.body if one.office.key in _GENERIC else ""
            found[one.office.key, one.office.deputy, body].append(one)
    for key in [key for key in found if not key[2]]:  # "the leader" is the leader of what was named elsewhere
        named = [other for other in found if other[:2] == key[:2] and other[2]]
        if named:
            found[named[0]] += found.pop(key)
    held = [_held(group) for group in found.values()]
    held.sort(key=lambda one: (one.is_former, one.first or date.max, one.words))
    return tuple(held)


def _held(group: Sequence[_Found]) -> HeldOffice:
    words = max((one.words for one in group), key=len)
    called = sorted({one.called for one in group}, key=lambda one: (one.day or date.max, one.span.article, one.span.start))
    return HeldOffice(words, tuple(called))


def _beside(actor: Actor, article: Article, span: Span) -> list[_Found]:
    """What stands before and behind the name of one mention."""
    whole = sentence_around(article, span)
    told = article.text[span.start : span.end]
    at = next((told.find(name) for name in sorted((actor.name, *actor.aliases), key=len, reverse=True) if name in told), 0)
    name = span.start + at
    found = []
    before = _before(article.text[whole.start : name])
    if before is not None:
        found.append(_made(article, span, *before))
    behind = _behind(article.text[span.end : whole.end])
    if behind is not None:
        found.append(_made(article, span, *behind))
    return found


def _made(article: Article, span: Span, words: str, office: Office, body: str) -> _Found:
    is_former = office.former or _ONCE.match(words) is not None
    plain = _ONCE.sub("", words).strip(" ,-")
    return _Found(office, plain[:1].upper() + plain[1:], fold(body), CalledSo(span, article.day, is_former))


def _before(text: str) -> tuple[str, Office, str] | None:
    """The title that ends right before a name, with the body it is held in before it."""
    tail = _STOPS.split(text)[-1].rstrip().removesuffix(",").rstrip()
    if tail.endswith(","):
        return None
    tokens = re.split(r"\s+", tail.rsplit(",", 1)[-1].strip())[-_MOST_TOKENS:]
    offices = _offices()
    for start in range(len(tokens)):
        match = offices.match(tokens, start)
        if match is None or start + match[0] != len(tokens) or match[1].sort is OfficeSort.HONORIFIC:
            continue
        if tokens[start] == "under":  # "troops under Brig. Gen. X", where an Under-Secretary has a capital
            continue
        first = start
        while first > 0 and _may_be_body(tokens[first - 1], first - 1 == 0):
            first -= 1
        body = tokens[first:start]
        while body and body[0].lower() in _DETERMINERS:
            body = body[1:]
        return " ".join([*body, *tokens[start:]]), match[1], " ".join(body)
    return None


def _may_be_body(token: str, is_first: bool) -> bool:
    """A word of the body that an office is held in: written with a capital, and not only because a sentence begins."""
    plain = token.strip("'’")
    if not plain[:1].isupper() or plain.lower() in _DAYS:
        return False
    return not (is_first and plain.lower() in {*_DETERMINERS, "on", "in", "at", "by", "but", "and", "for", "with", "as"})


def _behind(text: str) -> tuple[str, Office, str] | None:
    """The title in apposition right behind a name: ", the commander of the Sultan Murad Division,"."""
    if not text.startswith(", "):
        return None
    phrase = re.split(r",|\.(?:\s|$)", _STOPS.split(text[2:])[0])[0]
    tokens = phrase.split()[: _MOST_TOKENS + 3]
    while tokens and tokens[0].lower() in _DETERMINERS:
        tokens = tokens[1:]
    offices = _offices()
    for start in range(min(4, len(tokens))):
        match = offices.match(tokens, start)
        if match is None or match[1].sort is OfficeSort.HONORIFIC:
            if not (tokens[start][:1].isupper() or tokens[start].endswith(("'s", "’s"))):
                return None
            continue
        end = start + match[0]
        stop = end
        if stop < len(tokens) and tokens[stop] in ("of", "for", "in", "at", "to"):
            stop += 1
            while stop < len(tokens) and (tokens[stop] in _LINKS or not tokens[stop][:1].islower() or "-" in tokens[stop]):
                stop += 1
            while tokens[stop - 1] in _LINKS:
                stop -= 1
        elif stop < len(tokens):
            return None  # "X, the minister said": who speaks, and no apposition
        body = [*tokens[:start], *tokens[end + 1 : stop]]
        return " ".join(tokens[:stop]), match[1], " ".join(body)
    return None


@cache
def _offices() -> Offices:
    return Offices.load()

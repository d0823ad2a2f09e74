"""Which articles carry the text of another, and which news agency an article credits.

Two outlets that print one agency's report have told one thing. The text is compared by its runs of five words, a fixed
quarter of them (min-wise sampling after Broder 1997: the same run is sampled in every article); credits are the words that
outlets print ("ALEPPO (Reuters) -", "Source: AFP", "The Associated Press contributed to this report").
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property, lru_cache, wraps
from itertools import accumulate, chain
from threading import Lock
from typing import TypeVar, cast

from briefing.domain.text import Article, ArticleId
from briefing.knowledge.folding import fold

Known = TypeVar("Known")

_RUN = 5  # words
_SAMPLED = 4  # one run in so many
_FEWEST = 4  # runs in common, or it may be a set phrase
_MOST_KNOWN = 40  # articles that share a run, before it is taken for a standing text such as a footer
CARRIED = 0.5
"""The share of an article's runs that stand in an earlier one from which on it is that one's text. Copies with a third of
their words rewritten or added come to 0.55 and more; different reports of one day to 0.05 at most (tests)."""
CARRIED_CREDITED = 0.25
"""The same where both credit one agency."""

_WORDS = re.compile(r"\w+")

_AGENCIES = {
    "afp": "AFP",
    "agence france presse": "AFP",
    "aa": "Anadolu Agency",
    "anadolu": "Anadolu Agency",
    "anadolu agency": "Anadolu Agency",
    "ani": "ANI",
    "ansa": "ANSA",
    "ap": "Associated Press",
    "associated press": "Associated Press",
    "the associated press": "Associated Press",
    "bloomberg": "Bloomberg",
    "dpa": "dpa",
    "efe": "EFE",
    "ians": "IANS",
    "interfax": "Interfax",
    "interfax ukraine": "Interfax-Ukraine",
    "irna": "IRNA",
    "kyodo": "Kyodo",
    "pa": "PA Media",
    "pa media": "PA Media",
    "press association": "PA Media",
    "pti": "PTI",
    "press trust of india": "PTI",
    "reuters": "Reuters",
    "ria novosti": "RIA Novosti",
    "sana": "SANA",
    "suna": "SUNA",
    "tass": "TASS",
    "ukrinform": "Ukrinform",
    "upi": "UPI",
    "wafa": "WAFA",
    "xinhua": "Xinhua",
    "yonhap": "Yonhap",
}
_NAME = "|".join(sorted((re.escape(one).replace(r"\ ", r"[\s-]+") for one in _AGENCIES), key=len, reverse=True))
_DATELINE = re.compile(rf"^[^\n]{{0,80}}?\(\s*(?P<agency>{_NAME})\s*\)\s*[-\u2010-\u2015:]", re.I | re.M)
_CREDITS = (
    re.compile(rf"(?:^|\n)\W*(?:source|via|agency)\s*:\s*(?P<agency>{_NAME})\b", re.I),
    re.compile(rf"(?:©|\(c\)|copyright)\s*(?:\d{{4}}\s*)?(?:the\s+)?(?P<agency>{_NAME})\b", re.I),
    re.compile(rf"\(\s*(?P<agency>{_NAME})\s*\)\s*\.?\s*$", re.I),
)
_CONTRIBUTED = (
    re.compile(rf"\b(?P<agency>{_NAME})\b[^.\n]{{0,40}}\bcontributed\b", re.I),
    re.compile(
        rf"\b(?:with|additional) (?:reporting|material|input|files?) (?:by|from)\b[^.\n]{{0,60}}\b(?P<agency>{_NAME})\b",
        re.I,
    ),
)
_CASED = frozenset({"aa", "ani", "ap", "pa", "sana", "suna", "dpa", "efe", "upi", "ansa", "wafa"})  # words or names too
_HEAD, _FOOT = 400, 400  # code points at the ends of an article where credits stand


class Credit(str):
    """An agency's name; `is_whole` where the article is said to be its text, not only to draw on it."""

    __slots__ = ("is_whole",)
    is_whole: bool

    def __new__(cls, name: str, *, is_whole: bool) -> Credit:
        made = super().__new__(cls, name)
        made.is_whole = is_whole
        return made


_UNKNOWN = object()


def _kept(most: int) -> Callable[[Callable[..., Known]], Callable[..., Known]]:
    """Keep what a function makes of an article's id, text and more. The text itself is not kept: together they are most of
    what a large case holds. What was made first goes first.
    """

    def keep(work: Callable[..., Known]) -> Callable[..., Known]:
        known: dict[tuple[object, ...], Known | object] = {}
        turn = Lock()

        @wraps(work)
        def kept(id_: ArticleId, text: str, *more: str) -> Known:
            key = (id_, hash(text), *more)
            found = known.get(key, _UNKNOWN)
            if found is not _UNKNOWN:
                return cast(Known, found)
            found = work(id_, text, *more)
            with turn:
                if len(known) >= most:
                    del known[next(iter(known))]
                known[key] = found
            return found

        return kept

    return keep


def credited(article: Article) -> Credit | None:
    """The agency that an article credits, None where it names none. A whole credit goes before a contribution."""
    return _credited(article.id, article.text, article.author or "", article.publisher or "")


@_kept(1 << 14)
def _credited(_id: ArticleId, text: str, author: str, publisher: str) -> Credit | None:
    for words in (publisher, *re.split(r"[,;/]|\band\b|\bwith\b", author)):
        if name := agency(words.strip().removeprefix("By ").strip()):
            return Credit(name, is_whole=True)
    foot = text[-_FOOT:]
    for pattern, where in ((_DATELINE, text[:_HEAD]), *((one, foot) for one in _CREDITS)):
        if name := _found(pattern, where):
            return Credit(name, is_whole=True)
    for pattern in _CONTRIBUTED:
        if name := _found(pattern, foot):
            return Credit(name, is_whole=False)
    return None


def _found(pattern: re.Pattern[str], text: str) -> str | None:
    return next((name for one in pattern.finditer(text) if (name := agency(one["agency"]))), None)


def agency(words: str) -> str | None:
    """The agency that some words name ("AP", "the Associated Press"), by its one name; None where they name none."""
    folded = fold(words)
    if folded in _CASED and words != words.upper() and words != "dpa":
        return None
    return _AGENCIES.get(folded)


class Wires:
    """Of some articles, which carry the text of which others. The same whatever their order."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles = sorted(articles, key=_publication)
        self._by_id = {one.id: one for one in self._articles}

    @cached_property
    def _heads(self) -> dict[ArticleId, ArticleId]:
        """The first article of each one's text, by id; those that are their own are left out."""
        heads: dict[ArticleId, ArticleId] = {}
        having: defaultdict[int, list[ArticleId]] = defaultdict(list)
        sampled = [runs(one) for one in self._articles]
        shared_by_some = _repeated(sampled)
        for article, mine in zip(self._articles, sampled, strict=True):
            known = (having[run] for run in mine if run in having)
            shared = Counter(chain.from_iterable(some for some in known if len(some) <= _MOST_KNOWN))
            credit = credited(article)
            for earlier, number in sorted(shared.items(), key=lambda one: -one[1]):
                same = credit is not None and credited(self._by_id[earlier]) == credit
                if number >= _FEWEST and number >= (CARRIED_CREDITED if same else CARRIED) * len(mine):
                    heads[article.id] = heads.get(earlier, earlier)
                    break
            for run in shared_by_some.intersection(mine):  # most runs stand in one article alone
                having[run].append(article.id)
        return heads

    def head(self, article: ArticleId) -> ArticleId:
        """The article in which the text of this one was first published, often itself."""
        return self._heads.get(article, article)

    def carries(self, article: ArticleId, words: str) -> bool:
        """Whether an article has most of some words in it, as a copy with edits has."""
        there = self._by_id.get(article)
        wanted = list(_three(words))
        return there is not None and bool(wanted) and 2 * sum(one in _all_three(there) for one in wanted) >= len(wanted)

    @cached_property
    def copies(self) -> dict[ArticleId, tuple[ArticleId, ...]]:
        """By its head, every article that carries a text, the head itself first; texts of one article are left out."""
        found: dict[ArticleId, list[ArticleId]] = {}
        for article in self._articles:
            if article.id in self._heads:
                found.setdefault(self._heads[article.id], [self._heads[article.id]]).append(article.id)
        return {head: tuple(some) for head, some in found.items()}

    def outlet(self, article: ArticleId) -> str:
        """Who put out the text of an article: the agency that its first telling is credited to, else that one's publisher;
        "" where neither is known."""
        first = self._by_id.get(self.head(article))
        if first is None:
            return ""
        credit = credited(first)
        return str(credit) if credit is not None and credit.is_whole else _first_publisher(first)


def _repeated(sampled: Iterable[Sequence[int]]) -> set[int]:
    """The runs that more than one article has."""
    once: set[int] = set()
    twice: set[int] = set()
    for some in sampled:
        twice.update(once.intersection(some))
        once.update(some)
    return twice


def runs(article: Article) -> Sequence[int]:
    """The sampled runs of five words of an article's text, as numbers, each once."""
    return _runs(article.id, article.text)


@_kept(1 << 13)
def _runs(_id: ArticleId, text: str) -> array[int]:
    words = [one.encode("utf-8", "replace") for one in _WORDS.findall(text.casefold())]
    line = b" ".join(words)
    begins = [0, *accumulate(len(one) + 1 for one in words)]  # and where one more word would begin
    found = (zlib.crc32(line[first : after - 1]) for first, after in zip(begins, begins[_RUN:], strict=False))
    return array("I", {number // _SAMPLED for number in found if number % _SAMPLED == 0})  # a tenth of what a set takes


def _three(text: str) -> Iterable[tuple[str, ...]]:
    words = _WORDS.findall(text.casefold())
    return zip(words, words[1:], words[2:], strict=False)


def _all_three(article: Article) -> frozenset[tuple[str, ...]]:
    return _threes(article.id, article.text)


@lru_cache(maxsize=256)
def _threes(_id: ArticleId, text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(_three(text))


def _publication(article: Article) -> tuple[date, str, ArticleId]:
    return article.first_out or date.max, str(article.published or ""), article.id


def _first_publisher(article: Article) -> str:
    """Of the outlets that printed a text the one that is known to have done so first."""
    earliest = min(article.also, key=lambda one: one.day or date.max, default=None)
    if earliest is None or earliest.day is None or (article.publisher and earliest.day >= (article.day or date.max)):
        return article.publisher or ""
    return earliest.publisher

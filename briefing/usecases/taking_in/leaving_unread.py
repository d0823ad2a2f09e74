"""What of an article nothing is read from, and why: for whoever has to know what a briefing does not rest on."""

from __future__ import annotations

import unicodedata
from collections import Counter, OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock

from briefing.domain.text import Article, ArticleId, NotRead, Span

_MOST_KEPT = 20_000  # articles; an answer takes a millisecond or two to find, and some bytes to keep
_SAMPLE = 400  # characters that tell a script

# By the first word of the characters' names in Unicode; what is not here is told without its script.
_SCRIPTS = {
    "ARABIC": "Arabic script",
    "CYRILLIC": "Cyrillic script",
    "HEBREW": "Hebrew script",
    "GREEK": "Greek script",
    "CJK": "Chinese or Japanese characters",
    "HIRAGANA": "Japanese script",
    "KATAKANA": "Japanese script",
    "HANGUL": "Korean script",
    "DEVANAGARI": "Devanagari script",
    "BENGALI": "Bengali script",
    "ETHIOPIC": "Ethiopic script",
    "ARMENIAN": "Armenian script",
    "GEORGIAN": "Georgian script",
    "THAI": "Thai script",
    "MYANMAR": "Burmese script",
    "TAMIL": "Tamil script",
}


@dataclass(frozen=True, slots=True)
class Unread:
    """A block of an article that stays unread. `script` names that of another language where it is not the Latin one."""

    span: Span
    why: NotRead
    script: str = ""


_known: OrderedDict[ArticleId, tuple[Unread, ...]] = OrderedDict()  # an article's text never changes under its id
_lock = Lock()


def unread(article: Article) -> tuple[Unread, ...]:
    """The blocks of an article that nothing is read from, in order."""
    with _lock:
        if article.id in _known:
            _known.move_to_end(article.id)
            return _known[article.id]
    found = tuple(_found(article))
    with _lock:
        _known[article.id] = found
        if len(_known) > _MOST_KEPT:
            _known.popitem(last=False)
    return found


def _found(article: Article) -> Iterable[Unread]:
    from briefing.extract.sentences.prose import why_unread

    for n, why in why_unread(article.blocks, article.text).items():
        block = article.blocks[n]
        if block.end > block.start:
            script = _script(article.text[block.start : block.end]) if why is NotRead.LANGUAGE else ""
            yield Unread(Span(article.id, block.start, block.end), why, script)


def _script(words: str) -> str:
    named = Counter(unicodedata.name(char, "").split(" ")[0].split("-")[0] for char in words[:_SAMPLE] if char.isalpha())
    return _SCRIPTS.get(named.most_common(1)[0][0], "") if named else ""


def by_reason(found: Iterable[Unread]) -> dict[NotRead, int]:
    """How many there are of each reason, the most frequent first."""
    return dict(Counter(one.why for one in found).most_common())


def what(why: NotRead, number: int = 1) -> str:
    """A reason in words, as "3 tables" or "2 in another language"."""
    one, many = _WORDS[why]
    return f"{number} {one if number == 1 else many}"


_WORDS = {
    NotRead.TABLE: ("table", "tables"),
    NotRead.CODE: ("of code or values", "of code or values"),
    NotRead.LANGUAGE: ("in another language", "in other languages"),
    NotRead.VERSE: ("of verse", "of verse"),
    NotRead.MATCH: ("about a match", "about matches"),
    NotRead.FICTION: ("about a novel or film", "about novels or films"),
    NotRead.MARKET: ("about prices", "about prices"),
    NotRead.NOTE: ("of the editors, not of the report", "of the editors, not of the report"),
}

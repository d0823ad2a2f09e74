"""From what a reader offers to an article a case can take: identity, language, and what it is a copy of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from briefing.domain.text import (
    MAX_ARTICLE_CHARACTERS,
    Article,
    Block,
    Offer,
    Original,
    PublishedFrom,
    article_id,
    assemble,
    normalise,
    paragraphs,
)
from briefing.errors import InputEmpty, InputLanguage, InputTooLarge

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

PERMUTATIONS = 128

NEAR_DUPLICATE = 0.6
"""From here on two articles are one report with edits.

Measured on reports of 320 to 520 words: a copy with six words edited 0.77 to 0.86, with ten 0.68 to 0.80, with the last
quarter cut 0.59 to 0.83; different reports, of one event too, at most 0.01. `tests/usecases/test_intake.py` holds the line.
"""

_SHINGLE_WORDS = 5
_MOST_SHINGLES = 4096
_MERSENNE = (1 << 61) - 1
_MOST_FIGURES = 256
_CHANGED_FIGURE = 0.5  # figures that contradict each other halve the likeness: that is news, not a copy

_FEWEST_WORDS = 8
_FEWEST_LETTERS = 40
_LANGUAGE_SAMPLE = 20_000
_SURELY_NOT_ENGLISH = 0.02
_MIXED_SHARE = 0.3
_GARBLED = 0.4  # of all signs


@dataclass(frozen=True, slots=True)
class Details:
    """What the analyst says about an article. None leaves what was found in it."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: date | None = None


AS_FOUND = Details()


@dataclass(frozen=True, slots=True)
class Intake:
    """An article ready for a case, the bytes it came in, its signature (see `alike`) and what the analyst should know."""

    article: Article
    original: Original
    signature: tuple[int, ...]
    notes: tuple[str, ...] = ()


NO_DATE = "No date of publication was found: days such as “on Friday” stay open until one is set."


def take_in(offer: Offer, details: Details = AS_FOUND) -> Intake:
    """The article an offer makes, with the analyst's details before those found.

    Raises InputEmpty, InputTooLarge or InputLanguage; every message names the offer.
    """
    text, blocks = _settled(offer)
    if not any(char.isalpha() for char in text):
        raise InputEmpty(f"“{offer.name}” has no text in it.", "Check that it is the right file and was saved whole.")
    if len(text) > MAX_ARTICLE_CHARACTERS:
        raise InputTooLarge(
            f"“{offer.name}” has {len(text):,} characters; an article has at most {MAX_ARTICLE_CHARACTERS:,}.",
            "Split it into articles and import those.",
        )
    foreign = _foreign_part(text, blocks)
    if foreign is not None and foreign.wholly and _is_garbled(text):
        raise InputLanguage(
            f"The letters of “{offer.name}” are garbled: it was saved in one encoding and opened in another.",
            "Save it once more as UTF-8 where it can still be read, or copy its text from there and paste it in.",
        )
    if foreign is not None and foreign.wholly:
        raise InputLanguage(
            f"“{offer.name}” is in {foreign.name}, as far as can be told; only English is read.",
            "Import an English version or a translation.",
        )
    publisher = _line(details.publisher) or _line(offer.publisher)
    article = Article(
        id=article_id(text),
        text=text,
        blocks=blocks,
        title=_line(details.title) or _line(offer.title),
        publisher=publisher,
        author=_line(details.author) or _apart_from(_line(offer.author), publisher),
        url=_line(details.url) or _line(offer.url),
        published=details.published or offer.published,
        published_from=PublishedFrom.ANALYST if details.published else offer.published_from if offer.published else None,
    )
    notes = list(offer.notes)
    if article.published is None:
        notes.append(NO_DATE)
    if foreign is not None:
        notes.append(f"Parts of it are in {foreign.name}: they are kept, and not read.")
    return Intake(article, Original(offer.name, offer.media_type, offer.original), signature(text), tuple(notes))


def _apart_from(author: str | None, publisher: str | None) -> str | None:
    """The author without the publisher, where a page names both in one line ("Halcyon World News; Middle East desk")."""
    if author is None or publisher is None:
        return author
    parts = [part.strip() for part in re.split(r"\s*[;|•·]\s*", author)]
    left = [part for part in parts if part and _bare_name(part) != _bare_name(publisher)]
    return author if len(left) == len(parts) else "; ".join(left) or None


def _bare_name(name: str) -> str:
    return name.casefold().removeprefix("by ").removeprefix("the ").strip(" .,")


def _settled(offer: Offer) -> tuple[str, tuple[Block, ...]]:
    """The text normalised once more, blocks with it: an offer may come from elsewhere than our readers."""
    if offer.blocks:
        return assemble((block.kind, offer.text[block.start : block.end]) for block in offer.blocks)
    text = normalise(offer.text)
    return text, paragraphs(text)


def _line(words: str | None) -> str | None:
    return normalise(words.replace("\n", " ")) or None if words else None


# --- language ---------------------------------------------------------------------------------------------------------

_COMMON = frozenset(  # the words that English prose has most of, whatever it is about
    "the of and to in a was were said that for on by with from at had have has is are it its as who which be an but not"
    " they their this after".split()
)

_LANGUAGES = {
    "af": "Afrikaans", "am": "Amharic", "ar": "Arabic", "ary": "Arabic", "arz": "Arabic",
    "az": "Azerbaijani", "ba": "Bashkir", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali", "bs": "Bosnian",
    "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek", "eo": "Esperanto",
    "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "fuv": "Fulfulde", "ga": "Irish", "gl": "Galician", "gu": "Gujarati", "ha": "Hausa", "he": "Hebrew",
    "hi": "Hindi", "hr": "Croatian", "ht": "Haitian Creole", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian",
    "ig": "Igbo", "is": "Icelandic", "it": "Italian", "ja": "Japanese", "jv": "Javanese", "ka": "Georgian",
    "kk": "Kazakh", "km": "Khmer", "kn": "Kannada", "ko": "Korean", "ku": "Kurdish", "ky": "Kyrgyz", "la": "Latin",
    "lb": "Luxembourgish", "lg": "Ganda", "ln": "Lingala", "lo": "Lao", "lt": "Lithuanian", "lv": "Latvian",
    "mg": "Malagasy", "mk": "Macedonian", "ml": "Malayalam", "mn": "Mongolian", "mr": "Marathi", "ms": "Malay",
    "mt": "Maltese", "my": "Burmese", "ne": "Nepali", "nl": "Dutch", "nn": "Norwegian", "no": "Norwegian",
    "om": "Oromo", "or": "Odia", "pa": "Punjabi", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "rw": "Kinyarwanda", "sdh": "Southern Kurdish", "si": "Sinhala",
    "sk": "Slovak", "sl": "Slovenian", "sn": "Shona", "so": "Somali", "sq": "Albanian", "sr": "Serbian",
    "st": "Sotho", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "tg": "Tajik", "th": "Thai",
    "tk": "Turkmen", "tl": "Tagalog", "tr": "Turkish", "tt": "Tatar", "ug": "Uyghur", "uk": "Ukrainian", "ur": "Urdu",
    "uz": "Uzbek", "vi": "Vietnamese", "xh": "Xhosa", "yo": "Yoruba", "yue": "Cantonese", "zh": "Chinese",
    "zu": "Zulu",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Foreign:
    name: str
    wholly: bool


def _foreign_part(text: str, blocks: Iterable[Block]) -> _Foreign | None:
    """The language other than English a text is in, wholly or in part; None where it is English or too short to tell."""
    if _plainly_english(text):
        return None
    if _foreign_language(_sample(text)) is None:
        return None
    pieces = [text[block.start : block.end] for block in blocks]
    foreign = [piece for piece in pieces if not _plainly_english(piece)]
    code = _foreign_language(_sample(" ".join(foreign))) or ""
    english = 1 - sum(map(len, foreign)) / len(text)
    return _Foreign(_LANGUAGES.get(code, "another language"), wholly=english < _MIXED_SHARE)


def _plainly_english(text: str) -> bool:
    """Whether the words that hold English together are there in number.

    It spares loading the language model (half a second and 100 MB in each worker) for almost every article.
    """
    words = re.findall(r"[^\W\d_]+", text[:_LANGUAGE_SAMPLE].lower())
    if len(words) < _FEWEST_WORDS:
        return False
    return sum(word in _COMMON for word in words) > 0.22 * len(words) and {"the", "a", "an"} & set(words) != set()


def _foreign_language(text: str) -> str | None:
    """The language's code, or None for English and for what is too short.

    Measured on news sentences: from eight words on no English piece came below 0.05 for English and no piece in any of
    thirteen other languages above 0.001; with three words one English piece in seventy came below 0.02.
    """
    letters = sum(char.isalpha() for char in text)
    if len(text.split()) < _FEWEST_WORDS and letters < _FEWEST_LETTERS:
        return None
    ranked = _identifier().rank(text)
    chances = dict(ranked)
    if chances.get("en", 0.0) + chances.get("pcm", 0.0) >= _SURELY_NOT_ENGLISH:  # Nigerian Pidgin is its nearest neighbour
        return None
    return str(ranked[0][0])


def _is_garbled(text: str) -> bool:
    """Whether letters of another script were read as accented Latin ones ("Ïðîñòî" for “Просто”).

    Of the letters of languages that are written so (French, Icelandic, Vietnamese, ...) at most a quarter is accented.
    """
    letters = [char for char in _sample(text) if not char.isspace() and not char.isdecimal()]
    return sum("\x80" <= char <= "\xff" for char in letters) > _GARBLED * len(letters) > 0


def _sample(text: str) -> str:
    if len(text) <= _LANGUAGE_SAMPLE:
        return text
    half, middle = _LANGUAGE_SAMPLE // 2, len(text) // 2
    return text[:half] + " " + text[middle : middle + half]


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


# --- likeness ---------------------------------------------------------------------------------------------------------

_WORDS = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_UNITS = {
    word: figure
    for figure, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
        " nineteen".split(),
        start=2,
    )
}
_TENS = {
    word: 10 * tens for tens, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}


def signature(text: str) -> tuple[int, ...]:
    """What two articles are compared by: the same text gives the same signature, on every machine and in every run.

    First `PERMUTATIONS` minima (each below 2**32) of the five-word runs of the text, its words folded to bare letters and
    digits (MinHash, Broder 1997). Then, sorted, a number below 2**48 for each figure: the word counted in the upper half,
    the figure in the lower.
    """
    words = _folded(text)
    length = min(_SHINGLE_WORDS, len(words))
    runs = {_digest(" ".join(words[n : n + length])) for n in range(len(words) - length + 1)} if words else set()
    # The smallest hashes are a fair sample, and the same one in a copy: a book takes no longer than a long article.
    sample = sorted(runs)[:_MOST_SHINGLES]
    minima = tuple(
        min(((a * run + b) % _MERSENNE for run in sample), default=_MERSENNE) & 0xFFFF_FFFF for a, b in _permutations()
    )
    figures = {_digest(what, 3) << 24 | _digest(figure, 3) for what, figure in _figures(words)}
    return minima + tuple(sorted(figures))


def alike(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """How alike two articles are by their signatures, 0 to 1; from `NEAR_DUPLICATE` on one is a copy of the other.

    The share of five-word runs they have in common, with a standard error of at most 0.045. Where each gives a figure that
    the other does not know, for the same thing, it is halved: an update with a new toll is a report of its own, however few
    words changed.
    """
    same = sum(a == b for a, b in zip(one[:PERMUTATIONS], other[:PERMUTATIONS], strict=True)) / PERMUTATIONS
    mine, others = _only_in(one, other), _only_in(other, one)
    return same * _CHANGED_FIGURE if mine & others else same


def _only_in(one: tuple[int, ...], other: tuple[int, ...]) -> set[int]:
    """The things counted for which `one` has a figure that stands nowhere in `other`."""
    known = {number & 0xFF_FFFF for number in other[PERMUTATIONS:]}
    return {number >> 24 for number in one[PERMUTATIONS:] if number & 0xFF_FFFF not in known}


def _folded(text: str) -> list[str]:
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return [re.sub(r"[.,]", "", word) for word in _WORDS.findall(plain.casefold())]


def _figures(words: list[str]) -> set[tuple[str, str]]:
    """What is counted and the figure for it, at most `_MOST_FIGURES`: the word after a figure, or before it at the end."""
    found: set[tuple[str, str]] = set()
    at = 0
    while at < len(words) and len(found) < _MOST_FIGURES:
        first, second = words[at], words[at + 1] if at + 1 < len(words) else ""
        length = 1
        if first in _TENS and _UNITS.get(second, 10) < 10:
            figure, length = str(_TENS[first] + _UNITS[second]), 2
        else:
            figure = first if first.isdigit() else str(_UNITS.get(first) or _TENS.get(first) or "")
        if figure:
            after = words[at + length] if at + length < len(words) else ""
            found.add((after or (words[at - 1] if at else ""), figure))
        at += length
    return found


def _digest(words: str, size: int = 7) -> int:
    from hashlib import blake2b  # a library of its own, which an empty window need not load

    return int.from_bytes(blake2b(words.encode("utf-8", "replace"), digest_size=size).digest(), "big")


@cache
def _permutations() -> tuple[tuple[int, int], ...]:
    """The coefficients of the 128 permutations, drawn once from a hash so that they never change."""
    return tuple((1 + _digest(f"a{n}") % (_MERSENNE - 1), _digest(f"b{n}") % _MERSENNE) for n in range(PERMUTATIONS))

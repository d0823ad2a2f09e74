"""Names that must not appear, and what stands in their place: found in any spelling, case, script form and line break.

A text is compared in a folded form (no accents, capitals, soft hyphens, tatweel or signs of direction; words hyphenated
over two lines joined), so that a name is the same in capitals, cut by the end of a line, in an address or run together.
The folded text knows where each of its letters came from; what is replaced is replaced in the text itself. What was covered
is looked for again with the same eyes: after `cover` nothing is found.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

_APOSTROPHES = frozenset("'`´‘’‚‛′ʹʺʻʼʽʾʿˈˊˋ՚＇")
_LETTERS = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "ŋ": "ng", "ħ": "h",
    "ŧ": "t", "ß": "ss", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ɛ": "e", "ɔ": "o", "ǝ": "e", "ƒ": "f",
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ة": "ه", "ۀ": "ه", "ک": "ك", "ـ": "",
    "ё": "е",
}  # fmt: skip
_HYPHENATED = re.compile(r"(?<=\w)[-\u00ad\u2010\u2011][ \t]*\r?\n\s*(?=\w)")
_SEPARATOR = (
    r"(?:%20|[\W_])"  # between the words of a name: spaces, hyphens, full stops, and what stands for them in an address
)
_MOST_BETWEEN = 4  # characters between two words of one name
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CYRILLIC = re.compile("[\u0400-\u04ff]{4,}")
_CYRILLIC_END = re.compile("[аеиоуыэюяйьіїєъ]$")
_ARABIC = re.compile("[\u0600-\u06ff]")
_PROCLITICS = "(?:[وف]?(?:[بكل]?ال|لل|[بلك])?)"  # and, then, in, like, to, the
_SHORT = 5  # letters; a shorter name has no plural: "News" is not several "New"
_MOST_ROUNDS = 12
_ARTICLE = re.compile(r"\b[Tt]he\s+\Z")
_BEGINS = re.compile(r"(?:\A|[.!?\u2026][\"'’”)\]]*\s+|\n)[\"'‘“(\[]?\Z")  # of a sentence
_NEEDS_NONE = re.compile(r"^(?:a|an|the|one|some)\b|\b[A-Z]{1,2}$")


@dataclass(frozen=True, slots=True)
class Hidden:
    """One thing that must not be named, by all its names, and the words that stand for it.

    `names` are found whatever their capitals, `capitalised` only where they begin with one: the surname Brown is a colour.

    Raises ValueError where there is no name with a letter or digit in it, or no words to stand for it.
    """

    stands: str
    names: tuple[str, ...]
    capitalised: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.stands.strip():
            raise ValueError("something has to stand in place of a name")
        if not any(_words(name) for name in self.names):
            raise ValueError(f"{', '.join(self.names) or 'nothing'}: a name has a letter or a digit in it")


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found in a text: its offsets, the words that stand there, and what they are a name of."""

    start: int
    end: int
    words: str
    hidden: Hidden
    ending: str = ""


@dataclass(frozen=True, slots=True)
class Covered:
    """A text with its names replaced. `moves` are (start, end, new start, new end) of what was replaced, in order."""

    text: str
    moves: tuple[tuple[int, int, int, int], ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)

    def moved(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the old text lies in the new one; one that ends inside a name takes its stand-in whole."""
        return self._at(start, is_end=False), self._at(end, is_end=True)

    def _at(self, offset: int, *, is_end: bool) -> int:
        shift = 0
        for start, end, new_start, new_end in self.moves:
            if offset <= start:
                break
            if offset < end:
                return new_end if is_end else new_start
            shift = new_end - end
        return offset + shift


class Redaction:
    """What must not appear. The same redaction always gives the same text.

    Raises ValueError where the words that stand for one name hold another, or two things share a name.
    """

    def __init__(self, hidden: Iterable[Hidden]) -> None:
        self.hidden = tuple(hidden)
        self._of: dict[str, tuple[Hidden, bool]] = {}
        for one in self.hidden:
            for names, capitalised in ((one.names, False), (one.capitalised, True)):
                for name in names:
                    key = key_of(name)
                    known = self._of.setdefault(key, (one, capitalised)) if key else (one, capitalised)
                    if known[0].stands != one.stands:
                        raise ValueError(f"“{name}” stands for two things, “{known[0].stands}” and “{one.stands}”")
        for one in self.hidden:
            if hits := self.find(one.stands):
                raise ValueError(
                    f"“{one.stands}” is to stand in place of a name, and holds the name “{hits[0].words}” itself"
                )

    def __bool__(self) -> bool:
        return bool(self.hidden)

    def find(self, text: str, *, any_case: bool = False) -> tuple[Hit, ...]:
        """The names in a text, in order, none overlapping. With `any_case` small letters count for every name."""
        if not self._of:
            return ()
        readings = [_folded(text)]
        if _HYPHENATED.search(text):  # the hyphen at the end of a line may be one of its own
            readings.append(_folded(text, joined=False))
        found = sorted(
            (hit for folded in readings for hit in self._hits(folded, text, any_case=any_case)),
            key=lambda hit: (hit.start, -hit.end),
        )
        hits: list[Hit] = []
        for hit in found:
            if not hits or hit.start >= hits[-1].end:
                hits.append(hit)
        return tuple(hits)

    def _hits(self, folded: _Folded, text: str, *, any_case: bool) -> Iterator[Hit]:
        at = 0
        while (match := self._pattern.search(folded.text, at)) is not None:
            hit = self._hit(match, folded, text, any_case=any_case)
            at = match.start() + 1 if hit is None else match.end()
            if hit is not None:
                yield hit

    def cover(self, text: str) -> Covered:
        """The text with every name replaced. `find` then finds nothing in it.

        Raises ValueError where what stands beside a stand-in keeps making new names with it.
        """
        done = Covered(text)
        for _ in range(_MOST_ROUNDS):
            hits = self.find(done.text)
            if not hits:
                return done
            done = _then(done, _replaced(done.text, hits))
        raise ValueError("the words that stand for names make other names with the words beside them; choose others")

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = {key: name for one in self.hidden for name in (*one.names, *one.capitalised) if (key := key_of(name))}
        forms = sorted(names, key=lambda key: (-len(key), key))
        first = sorted({form[0] for form in forms} | set("وفبكلا" if any(map(_ARABIC.search, forms)) else ""))
        return re.compile(
            f"(?=[{''.join(map(re.escape, first))}])(?:{'|'.join(_form(names[key]) for key in forms)})", re.DOTALL
        )

    def _hit(self, match: re.Match[str], folded: _Folded, text: str, *, any_case: bool) -> Hit | None:
        start, end = folded.at[match.start()], folded.at[match.end() - 1] + 1
        ending = ""
        found = self._of.get(key_of(match[0]))
        if found is None and match[0].endswith("s"):  # the s of a possessive or a plural
            ending = "'s" if match[0].endswith("'s") else "s"
            name = match[0].removesuffix(ending)
            found = self._of.get(key_of(name)) or self._inflected(name)
            if found is not None and ending == "s" and len(key_of(name)) < _SHORT:
                return None
        if found is None:
            found, ending = self._inflected(match[0]), ""
        if found is None:
            return None
        hidden, capitalised = found
        first = next((letter for letter in text[start:end] if letter.isalnum()), "")
        if capitalised and not any_case and first.islower():
            return None
        while end < len(text) and _fold(text[end]) == "" and not text[end].isspace():
            end += 1  # accents and soft hyphens of the last letter go with it
        if ending != "'s" and match[0].endswith("s") and _owns(text, start, end):
            ending, end = "'s", end + 1
        return Hit(start, end, text[start:end], hidden, "’s" if ending == "'s" else "")

    def _inflected(self, name: str) -> tuple[Hidden, bool] | None:
        for one in self.hidden:
            for form in (*one.names, *one.capitalised):
                if re.fullmatch(_bare_form(form), name, re.DOTALL):
                    return self._of[key_of(form)]
        return None


def _owns(text: str, start: int, end: int) -> bool:
    """Whether an apostrophe after a plural makes it an owner, and closes no quotation that was opened before it."""
    follows = text[end + 1 : end + 2]
    return (
        text[end : end + 1] in ("'", "’") and not follows.isalnum() and text[start - 1 : start] not in ("'", "‘", "’", "`")
    )


@dataclass(frozen=True, slots=True)
class _Folded:
    """A folded text, and for each of its letters the offset it came from."""

    text: str
    at: Sequence[int]


def _folded(text: str, *, joined: bool = True) -> _Folded:
    breaks = [match.span() for match in _HYPHENATED.finditer(text)] if joined else []
    if text.isascii() and not breaks:  # most of what is looked through
        return _Folded(text.lower().replace("`", "'"), range(len(text)))
    letters: list[str] = []
    at: list[int] = []
    start = 0
    for end, after in (*breaks, (len(text), len(text))):
        for run in _RUNS.finditer(text, start, end):
            if run[0].isascii():
                letters.append(run[0].lower().replace("`", "'"))
                at.extend(range(*run.span()))
                continue
            for n, letter in enumerate(run[0], start=run.start()):
                folded = _fold(letter)
                letters.append(folded)
                at.extend([n] * len(folded))
        start = after
    return _Folded("".join(letters), at)


_RUNS = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]+")


@lru_cache(maxsize=1 << 15)
def _fold(letter: str) -> str:
    if letter in _APOSTROPHES:
        return "'"
    if unicodedata.category(letter) == "Cf":
        return ""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", letter).casefold())
    return "".join(_LETTERS.get(one, one) for one in plain if not unicodedata.combining(one))


def _words(name: str) -> list[str]:
    plain = _folded(" ".join(name.replace("%20", " ").split())).text
    return [found.replace("'", "") for found in _WORD.findall(plain)]


def key_of(name: str) -> str:
    """What all spellings of a name share: its folded letters and digits, "" where it has none."""
    return "".join(_words(name))


@lru_cache(maxsize=1 << 12)
def _bare_form(name: str) -> str:
    """The pattern of a folded name, its words apart, run together or inflected."""
    return f"{_SEPARATOR}{{0,{_MOST_BETWEEN}}}".join(
        _word_form(word, is_first=n == 0) for n, word in enumerate(_words(name))
    )


def _form(name: str) -> str:
    """The same as it stands in a text, with its boundaries and its ending."""
    words = _words(name)
    before = "" if _UNSPACED.match(words[0][0]) else r"(?<![^\W_])"
    after = "" if _UNSPACED.match(words[-1][-1]) else r"(?![^\W_])"
    ending = "(?:'?s)?" if after else ""
    return f"{before}{_bare_form(name)}{ending}{after}"


def _word_form(word: str, *, is_first: bool) -> str:
    if _CYRILLIC.fullmatch(word):
        stem = _CYRILLIC_END.sub("", word)
        return "'?".join(map(re.escape, stem)) + "[\u0400-\u04ff]{0,3}"
    letters = "'?".join(map(re.escape, word))
    if _ARABIC.match(word):
        return (_PROCLITICS if is_first else "(?:ال)?") + letters
    return letters


def _replaced(text: str, hits: Iterable[Hit]) -> Covered:
    parts: list[str] = []
    moves: list[tuple[int, int, int, int]] = []
    counts: Counter[str] = Counter()
    at = length = 0
    for hit in hits:
        stand, start = hit.hidden.stands + hit.ending, hit.start
        article = _ARTICLE.search(text, at, start)
        if article is not None and _NEEDS_NONE.search(hit.hidden.stands):  # "the White Helmets" is not "the Group A"
            start = article.start()
        if (start, hit.end) != (0, len(text)) and _BEGINS.search(text, 0, start):
            stand = stand[:1].upper() + stand[1:]
        length += start - at
        parts += (text[at:start], stand)
        moves.append((start, hit.end, length, length + len(stand)))
        counts[hit.hidden.stands] += 1
        length += len(stand)
        at = hit.end
    parts.append(text[at:])
    return Covered("".join(parts), tuple(moves), dict(counts))


def _then(first: Covered, second: Covered) -> Covered:
    """Two rounds as one: what was replaced first, carried through the second, and what the second replaced beside it."""
    if not first.moves:
        return second
    counts = Counter(first.counts) + Counter(second.counts)
    old: list[tuple[int, int, int, int]] = []
    for start, end, new_start, new_end in second.moves:
        old.append((_before(first, start, is_end=False), _before(first, end, is_end=True), new_start, new_end))
    for start, end, new_start, new_end in first.moves:
        moved = second.moved(new_start, new_end)
        old.append((start, end, *moved))
    return Covered(second.text, _merged(old), dict(counts))


def _before(covered: Covered, offset: int, *, is_end: bool) -> int:
    """The place in the old text of a place in the new one."""
    shift = 0
    for start, end, new_start, new_end in covered.moves:
        if offset <= new_start:
            break
        if offset < new_end:
            return end if is_end else start
        shift = end - new_end
    return offset + shift


def _merged(moves: list[tuple[int, int, int, int]]) -> tuple[tuple[int, int, int, int], ...]:
    """Moves in order; those that overlap as one."""
    found: list[tuple[int, int, int, int]] = []
    for move in sorted(moves):
        if found and (move[0] < found[-1][1] or move[2] < found[-1][3]):
            last = found.pop()
            move = (min(last[0], move[0]), max(last[1], move[1]), min(last[2], move[2]), max(last[3], move[3]))
        found.append(move)
    return tuple(found)

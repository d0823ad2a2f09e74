"""Checks before a briefing goes out. They list and do not block, but for one: what is marked higher than the document.

Each finding names its place, so that the window can lead there. The rules on likelihood and confidence are those of ICD
203: words of one scale, and never in one sentence with how good the basis is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from briefing.domain.casualty import Casualty
from briefing.domain.choice import Choice
from briefing.domain.claim import Review
from briefing.domain.composition import SECTION, Composition, Likelihood, Passage
from briefing.domain.corpus import Corpus
from briefing.domain.dossier import Dossier
from briefing.domain.text import sentences
from briefing.usecases.looking.measure import damages
from briefing.usecases.wording import phrasing

_MOST_LISTED = 12
_SHORTEST_NAME = 3  # consonants; with fewer too many names sound alike


class Check(StrEnum):
    """What was found. The values are shown."""

    MARKING = "marked higher than the document"
    UNCITED = "no source"
    MIXED = "likelihood and confidence in one sentence"
    OFF_SCALE = "word of likelihood outside the scale"
    UNDATED_TOTAL = "total without a date"
    PARTS = "part larger than its whole"
    WEEKDAY = "weekday does not fit the date"
    SPELLING = "one name in two spellings"
    DAMAGED = "damaged in the case"
    NO_EVENTS = "no events in the period"
    UNREVIEWED = "not reviewed"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was found. In the analyst's words: the section, the number of the statement in it from 0, and the
    characters `start`..`end` of that. Else the id of the article, event or figure.
    """

    section: str = ""
    number: int = 0
    start: int = 0
    end: int = 0
    article: str = ""
    event: str = ""
    casualty: str = ""

    @property
    def name(self) -> str:
        """The place in words."""
        if self.section == "title":
            return "Title"
        if self.section:
            kind = SECTION.get(self.section)
            title = kind.title if kind is not None else self.section
            return f"{title}, {self.number + 1}"
        named = {"Sources": self.article, "Casualties": self.casualty, "Timeline": self.event}
        return next((name for name, item in named.items() if item), "The whole briefing")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: what, where, in which words, and what about it. `refuses`: nothing is written with it."""

    check: Check
    place: Place
    words: str
    about: str = ""
    refuses: bool = False


def proofread(
    corpus: Corpus, choice: Choice, dossier: Dossier, composition: Composition | None = None
) -> tuple[Finding, ...]:
    """Everything found, what refuses first, then in the order of print. Pure."""
    texts = list(_texts(composition)) if composition is not None else [(Place("title"), choice.title)]
    found: list[Finding] = [*_marked(dossier)]
    if composition is not None:
        found += _uncited(composition)
    year = _year(choice)
    for place, text in texts:
        if place.section != "title":
            for start, end in sentences(text, 0, len(text)):
                found += _sentence(place, text, start, end)
        found += _weekdays(place, text, year)
    found += _parts(corpus, dossier)
    found += _spellings(texts)
    found += _damaged(corpus)
    found += _emptiness(dossier)
    found += _unreviewed(dossier)
    return tuple(found)


def _texts(composition: Composition) -> Iterator[tuple[Place, str]]:
    """The analyst's words with their places."""
    yield Place("title"), composition.title
    for place, passage in _passages(composition):
        yield place, passage.text
    for n, one in enumerate(composition.judgements):
        if one.basis:
            yield Place("judgements", n), one.basis


def _passages(composition: Composition) -> Iterator[tuple[Place, Passage]]:
    on = {one.name for one in composition.printed}
    if "bottom-line" in on:
        yield from ((Place("bottom-line", n), one) for n, one in enumerate(composition.bottom_line))
    if "judgements" in on:
        yield from ((Place("judgements", n), one.said) for n, one in enumerate(composition.judgements))
    for section in composition.printed:
        yield from ((Place(section.name, n), one) for n, one in enumerate(section.text))


def _at(place: Place, start: int, end: int) -> Place:
    return Place(place.section, place.number, start, end)


# --- the marking


def _marked(dossier: Dossier) -> Iterator[Finding]:
    marking = dossier.choice.marking.strip()
    for one in dossier.marked_higher:
        about = f"{one.label}; the document is {marking or 'not marked'}"
        yield Finding(Check.MARKING, Place(article=one.article), one.title, about, refuses=True)


# --- sentences


def _uncited(composition: Composition) -> Iterator[Finding]:
    for place, passage in _passages(composition):
        if passage.lacks_sources:
            yield Finding(Check.UNCITED, _at(place, 0, len(passage.text)), phrasing.shortened(passage.text, 160))


_CONFIDENCE = re.compile(
    r"(?i)\b(?:low|moderate|medium|high|limited|full|great)\s+(?:level\s+of\s+)?confidence\b|\bconfident(?:ly)?\b"
)
_ON_SCALE = sorted((re.escape(term.value).replace(r"\ ", r"\s+") for term in Likelihood), key=len, reverse=True)
_ALMOST_CERTAIN = r"almost\s+certainly|remote"
_SCALE = re.compile(rf"(?i)\b(?:{'|'.join(_ON_SCALE)}|{_ALMOST_CERTAIN})\b")
_OFF_SCALE = re.compile(
    r"""(?ix)\b(?: very\s+(?:un)?likely | (?:highly\s+|very\s+)?(?:im)?probabl[ey] | roughly\s+even(?:\s+(?:chance|odds))?
    | even\s+(?:chance|odds) | (?:almost\s+)?no\s+chance | (?:nearly|virtually|practically)\s+certain(?:ly)?
    | possibly | perhaps | maybe | conceivabl[ey] | presumably | supposedly | undoubtedly | doubtless | certainly
    | chances\s+are
    | (?:good|fair|slim|small|strong)\s+(?:chance|possibility|likelihood) )\b"""
)
_TOTAL = re.compile(
    r"(?i)\b(?:in\s+total|a\s+total\s+of|total(?:s|led|ling)?|altogether|overall|in\s+all|so\s+far|death\s+toll)\b"
)
_NUMBER = re.compile(r"\d|\b(?:dozens?|scores|hundreds?|thousands?|millions?)\b", re.IGNORECASE)
_MONTHS = "|".join((*phrasing.LONG_MONTHS, *(f"{one}\\.?" for one in phrasing.MONTHS), "Sept\\.?"))
_DATED = re.compile(rf"\b(?:{_MONTHS}|(?:19|20)\d\d)\b|(?i:\bas\s+of\b|\bby\s+(?:{'|'.join(phrasing.WEEKDAYS)})\b)")
_INCLUDING = re.compile(
    r"(?i)(?P<whole>\d[\d,]*)\b[^.;:\d]{0,60}?\b(?:including|among\s+them|of\s+whom|of\s+them|among\s+whom)\s+"
    r"(?:at\s+least\s+|about\s+|some\s+|up\s+to\s+)?(?P<part>\d[\d,]*)\b(?!\s*(?:per\s*cent|%))"
)
_QUOTED = re.compile(r"[“\"«][^”\"»]*[”\"»]")


def _sentence(place: Place, text: str, start: int, end: int) -> Iterator[Finding]:
    words = text[start:end]
    own = _QUOTED.sub(lambda match: " " * len(match[0]), words)  # what others say is theirs
    confidence, likelihood, off = _CONFIDENCE.search(own), _SCALE.search(own), _OFF_SCALE.search(own)
    where = _at(place, start, end)
    if confidence and (likelihood or off):
        both = f"“{(likelihood or off or confidence)[0]}” and “{confidence[0]}”"
        yield Finding(Check.MIXED, where, words, both)
    for one in _OFF_SCALE.finditer(own):
        if any(inside.start() <= one.start() and one.end() <= inside.end() for inside in _SCALE.finditer(own)):
            continue
        yield Finding(Check.OFF_SCALE, _at(place, start + one.start(), start + one.end()), words, f"“{one[0]}”")
    if _TOTAL.search(own) and _NUMBER.search(own) and not _DATED.search(own):
        yield Finding(Check.UNDATED_TOTAL, where, words)
    for one in _INCLUDING.finditer(own):
        if _whole(one["part"]) > _whole(one["whole"]):
            about = f"{one['part']} of {one['whole']}"
            yield Finding(Check.PARTS, _at(place, start + one.start(), start + one.end()), words, about)


def _whole(digits: str) -> int:
    return int(digits.replace(",", ""))


# --- weekdays

_WEEKDAY = "|".join(phrasing.WEEKDAYS)
_MONTH_NUMBERS = {
    **{name.lower(): n for n, name in enumerate(phrasing.LONG_MONTHS, start=1)},
    **{name.lower(): n for n, name in enumerate(phrasing.MONTHS, start=1)},
    "sept": 9,
}
_WITH_WEEKDAY = re.compile(
    rf"(?i)\b(?P<weekday>{_WEEKDAY}),?\s+(?:the\s+)?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTHS})"
    rf"|(?P<month_first>{_MONTHS})\s+(?P<day_second>\d{{1,2}})(?:st|nd|rd|th)?|(?P<iso>\d{{4}}-\d\d-\d\d))\b"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
)


def _year(choice: Choice) -> int | None:
    """The only year that a date without one can mean."""
    if choice.first is not None and choice.last is not None and choice.first.year == choice.last.year:
        return choice.first.year
    return None


def _weekdays(place: Place, text: str, year: int | None) -> Iterator[Finding]:
    for match in _WITH_WEEKDAY.finditer(text):
        said = match["weekday"].capitalize()
        where = _at(place, match.start(), match.end())
        try:
            day = _day_of(match, year)
        except ValueError:
            yield Finding(Check.WEEKDAY, where, match[0], "there is no such day")
            continue
        if day is not None and phrasing.WEEKDAYS[day.weekday()] != said:
            about = f"{phrasing.day(day)} was a {phrasing.WEEKDAYS[day.weekday()]}"
            yield Finding(Check.WEEKDAY, where, match[0], about)


def _day_of(match: re.Match[str], year: int | None) -> date | None:
    if match["iso"]:
        return date.fromisoformat(match["iso"])
    chosen = int(match["year"]) if match["year"] else year
    if chosen is None:
        return None
    month = (match["month"] or match["month_first"]).lower().rstrip(".")
    return date(chosen, _MONTH_NUMBERS[month], int(match["day"] or match["day_second"]))


# --- figures of the case


def _parts(corpus: Corpus, dossier: Dossier) -> Iterator[Finding]:
    """Parts that are larger than the figure that they are a part of, among what is printed."""
    rows = {row.id: row for row in corpus.casualties}
    printed = {claim.casualty for toll in dossier.tolls for claim in toll.claims}
    printed |= {claim.casualty for claim in (*dossier.running_totals, *dossier.unassigned)}
    for row in corpus.casualties:
        whole = rows.get(row.part_of) if row.part_of is not None else None
        if whole is None or row.id not in printed or row.review is Review.REJECTED or not _exceeds(row, whole):
            continue
        words = f"{phrasing.figure_and_people(row)}, of {phrasing.figure_and_people(whole)}"
        yield Finding(Check.PARTS, Place(casualty=row.id, event=row.event or ""), words)


def _exceeds(part: Casualty, whole: Casualty) -> bool:
    return whole.high is not None and (part.low or 0) > whole.high


# --- names

_NAME_WORD = r"[A-Z][^\W\d_]*(?:[-'’ʿʾ][^\W\d_]+)*"
_NAME = re.compile(rf"\b{_NAME_WORD}(?:\s+(?:al-|el-)?{_NAME_WORD})*")
_POSSESSIVE = re.compile(r"['’]s?$")


def _spellings(texts: Iterable[tuple[Place, str]]) -> Iterator[Finding]:
    """Names in the analyst's words that can be spellings of one name and are written in several ways."""
    from briefing.knowledge.folding import fold
    from briefing.reconcile import names  # rules for transliterated names

    met: dict[str, list[tuple[str, Place]]] = {}
    for place, text in texts:
        for match in _NAME.finditer(text):
            for name, start in _parts_of(match):
                plain = _POSSESSIVE.sub("", name)
                if names.weight(plain) >= _SHORTEST_NAME and not names.is_common_title(plain):
                    where = _at(place, start, start + len(plain))
                    met.setdefault(names.key(plain), []).append((plain, where))
    told: set[frozenset[str]] = set()
    for spelled in met.values():
        ways = list(dict.fromkeys(name for name, _ in spelled))
        for n, one in enumerate(ways):
            for other in ways[n + 1 :]:
                if not names.sounds_like(one, other) or _is_same(fold(one), fold(other)):
                    continue
                if any({one, other} <= {*pair} or _within(one, other, pair) for pair in told):
                    continue
                told.add(frozenset((one, other)))
                where = next(place for name, place in spelled if name == other)
                yield Finding(Check.SPELLING, where, f"“{one}” and “{other}”")


def _parts_of(match: re.Match[str]) -> Iterator[tuple[str, int]]:
    """A run of capitalised words, and each of its words."""
    yield match[0], match.start()
    if " " in match[0]:
        for word in re.finditer(r"\S+", match[0]):
            yield word[0], match.start() + word.start()


def _is_same(one: str, other: str) -> bool:
    """Whether two folded names are one, or differ by an article, a plural or an adjective's end ("Syria", "Syrians")."""
    short, long = sorted((one.removeprefix("the "), other.removeprefix("the ")), key=len)
    return f" {long} ".find(f" {short} ") >= 0 or long in (f"{short}s", f"{short}n", f"{short}ns")


def _within(one: str, other: str, pair: frozenset[str]) -> bool:
    """Whether a longer name was told in both spellings already."""
    return any(one in a and other in b for a in pair for b in pair if a != b)


# --- the whole


def _damaged(corpus: Corpus) -> Iterator[Finding]:
    for one in damages(corpus):
        place = Place(article=one.article, event=one.event, casualty=one.casualty)
        yield Finding(Check.DAMAGED, place, one.words, one.about)


def _emptiness(dossier: Dossier) -> Iterator[Finding]:
    if dossier.gap_count.happenings == 0:
        yield Finding(Check.NO_EVENTS, Place(), dossier.period)


def _unreviewed(dossier: Dossier) -> Iterator[Finding]:
    rows = (*dossier.timeline, *dossier.undated, *dossier.planned, *dossier.denied, *dossier.background)
    claims = (*(claim for toll in dossier.tolls for claim in toll.claims), *dossier.running_totals, *dossier.unassigned)
    events = sum(not row.is_reviewed for row in rows)
    figures = len({claim.casualty for claim in claims if not claim.is_reviewed})
    if not events and not figures:
        return
    parts = [phrasing.counted(number, name) for number, name in ((events, "event"), (figures, "figure")) if number]
    about = ""
    leading = len(dossier.unreviewed_leading) + dossier.more_unreviewed
    if leading:
        about = f"{phrasing.counted(leading, 'item')} of them {'bears' if leading == 1 else 'bear'} the leading words"
    yield Finding(Check.UNREVIEWED, Place(), phrasing.listed(parts), about)


def told(findings: Sequence[Finding]) -> tuple[str, ...]:
    """The findings in lines, of each kind at most so many."""
    lines = []
    for check in Check:
        own = [one for one in findings if one.check is check]
        for one in own[:_MOST_LISTED]:
            about = f" ({one.about})" if one.about else ""
            lines.append(f"{check.value}: {phrasing.shortened(one.words, 160)}{about} [{one.place.name}]")
        if len(own) > _MOST_LISTED:
            lines.append(f"{check.value}: {len(own) - _MOST_LISTED} more")
    return tuple(lines)

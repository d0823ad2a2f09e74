"""The dossier as the data that the template prints: every text printable, cut where it is endless, none of it markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Any

from briefing.domain.choice import TLP, Paper, Rule
from briefing.domain.composition import (
    CONFIDENCE_MEANS,
    LIKELIHOOD_SCALE,
    PERCENT,
    SECTIONS,
    Template,
)
from briefing.domain.dossier import Dossier, drawn_charts
from briefing.domain.grade import CREDIBILITIES, RELIABILITIES, Credibility, Reliability
from briefing.domain.printed import Dispute, Judged, Part, Quote, Said, TimelineRow, WhatChanged, Words
from briefing.domain.text import sentences
from briefing.knowledge.glyphs import LEFT_TO_RIGHT, runs, showable
from briefing.report import wording
from briefing.report.holding import held_together
from briefing.report.printed import Printed

# Longest texts that are printed whole, in characters; a longer one is cut with a mark that says how much is missing.
LIMITS = {
    "sentence": 900,
    "wording": 240,
    "title": 240,
    "headline": 240,
    "what": 240,
    "lead": 320,
    "text": 1200,
    "who": 300,
    "said": 300,
    "toll": 400,
    "url": 160,
    "where": 80,
    "scope": 160,
    "speaker": 200,
    "publisher": 160,
    "author": 160,
    "marking": 60,
    "name": 200,
    "aliases": 120,
    "passage": 12_000,
    "drafted": 1_500,  # longer only where a name in it is endless
    "basis": 600,
    "area": 120,
}
LIMIT = 400
MAX_ALIASES = 24
LONG_WORD = 24  # a longer run without a place to break gets some; a shorter one only where signs and figures stand in it
MIXED_WORD = 14
_AROUND = 24  # characters on each side of words that are kept out of a long sentence
_NOT_WORTH_A_CUT = 16
_MOST_KEPT = 40  # spans of one sentence; more is no sentence

_VERBATIM = frozenset({"sentence", "wording", "url", "marking"})  # what others worded, and addresses
_NEVER_EMPTY = frozenset({"name", "what", "lead", "speaker", "heading", "headline"})
NAMELESS = "(without a name)"
CREDITS = "Place names: GeoNames (geonames.org), licence CC BY 4.0; selected and completed."

_AS_IT_IS = frozenset(
    {
        "key",
        "incident",
        "casualty",
        "article",
        "status",
        "label",
        "sources",
        "sha256",
        "actor",
        "first_named",
        "version",
        "chart",
        "template",
    }
)
_GRADES = [
    [str(letter), RELIABILITIES[letter], str(number), CREDIBILITIES[number]]
    for letter, number in zip(Reliability, Credibility, strict=True)
]
_ALL_PARTS = tuple(Part(one.name, one.title) for one in SECTIONS if Template.COMPLETE in one.templates)
_RULE_NAMES = {Rule.LOWEST: "Lowest", Rule.MEDIAN: "Median", Rule.WIDEST: "Rule"}
_RULE_WORDS = {
    Rule.LOWEST: "Beside it stands the lowest report.",
    Rule.MEDIAN: "Beside it stands the median of the reports.",
    Rule.WIDEST: "No figure within the range is preferred.",
}
_RULE_EXPLAINED = {
    rule: (
        f"Rule for totals: {name}. For each event the latest figure of each source stands; the range is from the smallest "
        f"to the largest of them, {preferred}."
    )
    for rule, name, preferred in (
        (Rule.LOWEST, "lowest", "and the smallest is preferred"),
        (Rule.MEDIAN, "median with range", "and their median is preferred"),
        (Rule.WIDEST, "widest", "and no figure within it is preferred"),
    )
}


class Payload:
    """Turns one dossier into plain data for the template. `cut_characters` counts what was cut away."""

    def __init__(self, dossier: Dossier, charts: Mapping[str, bytes]) -> None:
        self._dossier = dossier
        self._charts = charts
        self.cut_characters = 0

    def data(self) -> dict[str, Any]:
        """The template's data: strings, numbers, lists and dictionaries alone."""
        one, choice = self._dossier, self._dossier.choice
        timeline = {
            name: self._groups(getattr(one, name)) for name in ("timeline", "undated", "planned", "denied", "background")
        }
        found: dict[str, Any] = {
            "paper": {Paper.A4: "a4", Paper.US_LETTER: "us-letter"}[choice.paper],
            "title": self.printed(choice.title, "headline"),
            "plain_title": self._plain(choice.title, 240) or NAMELESS,
            "short_title": self.printed(self._short(choice.title), "title"),
            "author": self.printed(choice.author, "author"),
            "plain_author": self._plain(choice.author, 160),
            # a label of the protocol stays whole: it has its own colours
            "marking": choice.marking if choice.marking in TLP else self.printed(choice.marking, "marking"),
            "period": self.printed(one.period),
            "cut_off": self.printed(one.known_on or one.cut_off),
            "written": self.printed(one.written),
            "known_on": self.printed(one.known_on),
            "grades": _GRADES if one.is_graded else [],
            "cut_off_name": "As known on" if one.known_on else "Information to",
            "rule_name": _RULE_NAMES[choice.rule],
            "rule_words": _RULE_WORDS[choice.rule],
            "rule_explained": _RULE_EXPLAINED[choice.rule],
            "template": one.method.template if one.method is not None else "",
            "area": self.printed(one.area, "area"),
            "issue": one.issue,
            "replaces": one.replaces,
            "is_still": False,
            "parts": self._parts(),
            "bottom_line": [self._said(said) for said in one.bottom_line],
            "judgements": [self._judged(judged) for judged in one.judgements],
            "graphic": self._of(one.graphic),
            "control": self._of(one.control),
            "chart_sources": {found.chart: self._of(found) for found in one.chart_sources},
            "more": {
                name: getattr(one, f"more_{name}")
                for name in ("events", "asides", "tolls", "loose", "disputes", "gaps", "holdings")
            },
            "likelihood": {
                "scale": LIKELIHOOD_SCALE,
                "terms": [[term.value, percent] for term, percent in PERCENT.items()],
                "confidence": [[term.value, words] for term, words in CONFIDENCE_MEANS.items()],
            },
            "changes": self._changes(one.changes),
            "contradictions": self._of(one.contradictions),
            "more_contradictions": one.more_contradictions,
            "questions": self._of(one.questions),
            "unreviewed_leading": self._of(one.unreviewed_leading),
            "more_unreviewed": one.more_unreviewed,
            "key_points": self._of(one.key_points),
            "key_figures": [{**self._of(cell), "length": len(cell.value)} for cell in one.key_figures],
            **timeline,
            "totals": self._of(one.totals),
            "tolls": self._of(one.tolls),
            "running_totals": self._of(one.running_totals),
            "unassigned": self._of(one.unassigned),
            "charts": {name: drawn for name, chart in drawn_charts(one).items() if (drawn := self._chart(name, chart))},
            "profiles": [self._profile(profile) for profile in one.profiles],
            "other_actors": [self.printed(name, "name") for name in one.other_actors],
            "disputes": [
                {
                    **self._of(_beginning_with_capitals(dispute)),
                    "title": self.printed(dispute.title, "headline"),
                    "is_long": len(dispute.asserted) > 6 or len(dispute.denied) > 6,
                }
                for dispute in one.disputes
            ],
            "gaps": self._of(one.gaps),
            "gap_count": self._of(one.gap_count),
            "more_gaps": one.more_gaps,
            "method": self._of(one.method),
            "credits": CREDITS,
            "sources": [self._source(source) for source in one.sources],
            "has_by_hand": one.has_by_hand,
            "has_unreviewed": self._has_unreviewed(),
            "has_changes": any(toll.change for toll in one.tolls)
            or any(row.change for row in (*one.timeline, *one.undated, *one.planned, *one.denied, *one.background)),
        }
        found["cut_characters"] = self.cut_characters
        return {**found, "words": wording.WORDS, **self._sentences(found)}

    def _sentences(self, found: Mapping[str, Any]) -> dict[str, Any]:
        """The sentences that hold figures of this briefing."""
        graphic = self._dossier.graphic
        return {
            "figures_note": wording.figures_note(found["rule_words"], has_unreviewed=found["has_unreviewed"]),
            "not_drawn": wording.not_drawn(graphic.more, graphic.undated) if graphic is not None else "",
            "not_known": wording.not_known(found["gap_count"]),
            "method_note": wording.method(found) if found["method"] is not None else [],
        }

    def _parts(self) -> list[dict[str, Any]]:
        """The sections; charts that stand beside the casualties are printed within these, below the totals."""
        found = [self._part(part) for part in self._dossier.parts or _ALL_PARTS]
        for one, other in pairwise(list(found)):
            by_name = {one["name"]: one, other["name"]: other}
            if by_name.keys() == {"casualty-charts", "casualties"}:
                by_name["casualties"]["charts"] = by_name["casualty-charts"]
                found.remove(by_name["casualty-charts"])
        return found

    def _part(self, part: Part) -> dict[str, Any]:
        text = [self._said(said) for said in part.text]
        return {"name": part.name, "title": part.title, "text": text, "charts": None}

    def _said(self, said: Said) -> dict[str, Any]:
        return {
            "text": self.printed(said.text, "drafted" if said.is_drafted else "passage"),
            "sources": list(said.sources),
            "is_drafted": said.is_drafted,
        }

    def _judged(self, judged: Judged) -> dict[str, Any]:
        text, field = judged.said.text, "drafted" if judged.said.is_drafted else "passage"
        first = next((end for _, end in sentences(text, 0, len(text))), len(text))
        return {
            **self._of(judged),
            "said": self._said(judged.said),
            "first": self.printed(text[:first], field),
            "rest": self.printed(text[first:].strip(), field),
        }

    # -- texts

    def printed(self, text: str, field: str = "") -> Printed:
        """A text as the template prints it: a string, or runs where some of it runs to the left."""
        found = self._runs(self._cut(text, LIMITS.get(field, LIMIT)), is_verbatim=field in _VERBATIM)
        return found or (NAMELESS if field in _NEVER_EMPTY else "")

    def _runs(self, text: str, *, is_verbatim: bool) -> Printed:
        return (_told_before if len(text) <= _WORTH_KEEPING else _in_runs)(text, is_verbatim)

    def _cut(self, text: str, limit: int, keep: Sequence[tuple[int, int]] = ()) -> str:
        """The text, or as much of it as may be printed, with marks for what is cut. What lies in the spans `keep` is
        printed in any case: figures were read from it.
        """
        if len(text) <= limit:
            return text
        brief = self._dossier.longest_quote is not None and bool(keep)  # a shorter template has no room for counts
        pieces = _windows(text, limit, keep)
        self.cut_characters += len(text) - sum(end - start for start, end in pieces)
        if brief:
            return _joined(text, [_to_words(text, *piece, keep) for piece in pieces])
        found, at = "", 0
        for start, end in pieces:
            if start > at:
                found += f"{' … ' if found else ''}[{start - at:,} characters cut] … "
            found += text[start:end].strip()
            at = end
        return found + (f" … [{len(text) - at:,} characters cut]" if at < len(text) else "")

    def _plain(self, text: str, limit: int) -> str:
        return showable(text[: 4 * limit])[:limit]

    def _short(self, title: str) -> str:
        return title if len(title) <= 70 else title[:69].rstrip() + "…"

    # -- structures

    def _of(self, value: Any, field: str = "") -> Any:
        if value is None or isinstance(value, (bool, int, float)):
            return value
        if isinstance(value, Enum):
            return value.value
        if isinstance(value, str):
            return value if field in _AS_IT_IS else self.printed(value, field)
        if is_dataclass(value):
            return {one.name: self._of(getattr(value, one.name), one.name) for one in fields(value)}
        if isinstance(value, Sequence):
            return [self._of(one, field) for one in value]
        raise TypeError(f"{type(value).__name__} cannot be printed")

    def _groups(self, rows: Sequence[TimelineRow]) -> list[dict[str, Any]]:
        """Rows under their day or interval."""
        return [
            {"heading": self.printed(heading), "rows": self._of(tuple(group))}
            for heading, group in groupby(rows, key=lambda row: row.heading)
        ]

    def _chart(self, name: str, chart: Any) -> dict[str, Any] | None:
        svg = self._charts.get(name)
        if chart is None or svg is None:
            return None
        return {
            "svg": svg.decode("utf-8"),
            "title": self.printed(chart.title),
            "alt": self._plain(chart.alt, 1500),
            "how_read": next(words for field, words in wording.WORDS["charts"].items() if name.startswith(field)),
            "reports": chart.reports,
            "origins": chart.origins,
        }

    def _changes(self, changes: WhatChanged | None) -> dict[str, Any] | None:
        if changes is None:
            return None
        found: dict[str, Any] = self._of(changes)
        for line, made in zip(changes.redline, found["redline"], strict=True):
            pieces: list[dict[str, Any]] = []
            for words in line.words:
                if words.mark == "added" and pieces and pieces[-1]["mark"] == "struck" and not words.text[:1].isspace():
                    pieces.append({"text": " ", "mark": "same"})  # what was and what is would run into each other
                pieces += self._spaced(words)
            made["words"] = pieces
            made["heading"] = self.printed(line.heading) if line.heading else ""  # it goes on under the one before
        return found

    def _spaced(self, words: Words) -> Iterator[dict[str, Any]]:
        """Words of a redline with the spaces around them, which no other text of a briefing has."""
        if words.text[:1].isspace():
            yield {"text": " ", "mark": words.mark}
        if words.text.strip():
            yield {"text": self.printed(words.text.strip(), "text"), "mark": words.mark}
            if words.text[-1:].isspace():
                yield {"text": " ", "mark": words.mark}

    def _profile(self, profile: Any) -> dict[str, Any]:
        found: dict[str, Any] = self._of(profile)
        # of those that differ in capitals and apostrophes alone the first
        first = {_spelled(alias): alias for alias in reversed(profile.aliases) if _spelled(alias) != _spelled(profile.name)}
        aliases = [self.printed(alias, "aliases") for alias in profile.aliases if first.get(_spelled(alias)) == alias]
        found["aliases"] = aliases
        if len(aliases) > MAX_ALIASES:
            found["aliases"] = [*aliases[:MAX_ALIASES], f"and {len(aliases) - MAX_ALIASES} more"]
        return found

    def _source(self, source: Any) -> dict[str, Any]:
        found: dict[str, Any] = {
            one.name: self._of(getattr(source, one.name), one.name) for one in fields(source) if one.name != "quotes"
        }
        found["quotes"] = [self._quote(quote) for quote in source.quotes]
        return found

    def _quote(self, quote: Quote) -> dict[str, Any]:
        most = min(LIMITS["sentence"], self._dossier.longest_quote or LIMITS["sentence"])
        return {
            "label": quote.label,
            # a few words more than the room are not worth a cut
            "sentence": self._runs(
                self._cut(quote.sentence, max(most, min(len(quote.sentence), most + 60)), quote.marks), is_verbatim=True
            ),
            "is_long": min(most, len(quote.sentence)) > 400,
        }

    def _has_unreviewed(self) -> bool:
        one = self._dossier
        rows = (*one.timeline, *one.undated, *one.planned, *one.denied, *one.background)
        claims = (*(claim for toll in one.tolls for claim in toll.claims), *one.running_totals, *one.unassigned)
        drawn = one.graphic.moments if one.graphic is not None else ()
        deeds = [event for profile in one.profiles for event in profile.events]
        marked = ([row.is_reviewed for row in few] for few in (rows, claims, drawn, one.control, deeds))
        return not all(is_reviewed for few in marked for is_reviewed in few)


def _beginning_with_capitals(dispute: Dispute) -> Dispute:
    """A dispute whose speakers stand at the beginning of a line: "residents" as "Residents"."""
    asserted, denied = (
        tuple(replace(voice, speaker=voice.speaker[:1].upper() + voice.speaker[1:]) for voice in voices)
        for voices in (dispute.asserted, dispute.denied)
    )
    return replace(dispute, asserted=asserted, denied=denied)


def _in_runs(text: str, is_verbatim: bool) -> Printed:
    seen = showable(text)
    parts = runs(with_breaks(seen if is_verbatim else held_together(seen)))
    if len(parts) == 1 and not parts[0].right_to_left:
        return parts[0].text
    found: list[list[Any]] = []
    for part in parts:
        if part.right_to_left:
            found += [[part.text, part.language or "ar", True], [LEFT_TO_RIGHT, "en", False]]
        else:
            found.append([part.text, "en", False])
    return found


_WORTH_KEEPING = 400  # characters: names, titles and most sentences come again, in the same briefing and after each edit
_told_before = lru_cache(maxsize=8192)(_in_runs)


def _windows(text: str, limit: int, keep: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts of a text to print, in its order: one of `limit` characters with all that is to be kept, the words around
    it shared out; or, where these lie too far apart, one around each.
    """
    spans = [one for one in keep if not any(_holds(one, other) for other in keep)][:_MOST_KEPT] or [(0, 0)]
    spans = sorted((start, min(end, start + limit)) for start, end in spans)
    first, last = spans[0][0], max(end for _, end in spans)
    if last - first <= limit:
        start = max(0, min(first - (limit - (last - first)) // 3, len(text) - limit))
        return [(start, min(len(text), start + limit))]
    room = max(_AROUND, (limit - sum(end - start for start, end in spans)) // (2 * len(spans)))
    found: list[tuple[int, int]] = []
    for start, end in ((max(0, start - room), min(len(text), end + room)) for start, end in spans):
        if found and start <= found[-1][1] + _NOT_WORTH_A_CUT:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _holds(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether one span holds another, and more than that: the sentence of an event those of its figures."""
    return one != other and one[0] <= other[0] and other[1] <= one[1]


def _to_words(text: str, start: int, end: int, keep: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The same part from word to word, as far as what is to be kept stays in it."""
    inside = [span for span in keep if start <= span[0] and span[1] <= end] or [(end, start)]
    first, last = min(one[0] for one in inside), max(one[1] for one in inside)
    if start and (space := text.find(" ", start, max(start, first))) >= 0:
        start = space + 1
    if end < len(text) and (space := text.rfind(" ", min(end, max(last, start + 1)), end)) >= 0:
        end = space
    return start, end


def _joined(text: str, pieces: Sequence[tuple[int, int]]) -> str:
    """Parts of a text with a mark for each cut between, before and after them."""
    words = " […] ".join(text[start:end].strip() for start, end in pieces)
    return f"{'[…] ' if pieces[0][0] else ''}{words}{' […]' if pieces[-1][1] < len(text) else ''}"


_TOLD_APART = 1000  # characters of a name; two that part later are printed alike, both being cut
_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ‘`", "'"))


def _spelled(name: str) -> str:
    return name[:_TOLD_APART].casefold().translate(_APOSTROPHES)


_LONG = re.compile(rf"\S{{{MIXED_WORD + 1},}}")
_BREAKS_WELL = re.compile(r"(?<=[/._?&=:;,\]-])(?=[\w\[])|(?<=\w)(?=\[)")


def with_breaks(text: str) -> str:
    """The text with places to break in its overlong words: after signs, else every so many letters.

    The places are zero-width spaces: they take no room and are not seen. An everyday word is left to hyphenation.
    """
    return _LONG.sub(lambda match: _broken(match[0]), text)


def _broken(word: str) -> str:
    if len(word) <= LONG_WORD and word.strip("\"'“”‘’().,;:").isalpha():
        return word
    step = LONG_WORD // 2
    pieces = (
        piece[at : at + step] if len(piece) > LONG_WORD else piece
        for piece in _BREAKS_WELL.split(word)
        for at in (range(0, len(piece), step) if len(piece) > LONG_WORD else (0,))
    )
    return "\u200b".join(pieces)

"""The section "What changed": differences in words, each with its cause and the sentences that the cause is quoted in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefing.domain.casualty import Effect
from briefing.domain.changes import Baseline, Cause, Comparison, Difference, Ground, Kind, Mark, Redlined, Subject
from briefing.domain.dossier import Dossier
from briefing.domain.printed import Changed, Redline, TimelineRow, TollRow, WhatChanged, Words
from briefing.domain.text import Span
from briefing.usecases.briefings.comparing import compare
from briefing.usecases.briefings.redlining import redline
from briefing.usecases.looking import glance
from briefing.usecases.looking.happenings import View
from briefing.usecases.looking.snapshots import KEY_POINTS, passages_of, snapshot_of
from briefing.usecases.wording import phrasing
from briefing.usecases.wording.citing import Citations

_MOST_NAMED = 6
_MOST_BEFORE = 48  # characters of what was, beside an item in a table
_ALWAYS = 1000.0
_WITHDRAWN, _RUNNING = 200.0, 20.0
_OTHERWISE, _LED, _ASIDE = 25.0, 30.0, -100.0  # beside the weight of an event: changed, led with, not counted
_KINDS = {Kind.NEW: "new", Kind.WITHDRAWN: "withdrawn", Kind.STATUS: "status", Kind.RELOCATED: "place"}


@dataclass(frozen=True, slots=True)
class Retold:
    """What changed, in words; each row with the words of articles that its cause stands in, cited by who prints it.
    `weights` say which rows stay where there is no room for all.
    """

    since: str
    counts: str
    rows: tuple[tuple[Changed, tuple[Span, ...]], ...]
    notes: tuple[str, ...]
    redline: tuple[Redline, ...]
    marks: Mapping[tuple[str, str], str] = field(default_factory=dict)
    weights: tuple[float, ...] = ()

    def marked(self, dossier: Dossier) -> Dossier:
        """The dossier with what changed said beside each event and toll of it that is printed."""
        if not self.marks:
            return dossier

        def row(one: TimelineRow) -> TimelineRow:
            said = [
                words if about == "" else f"toll {words}" for (key, about), words in self.marks.items() if key == one.key
            ]
            return replace(one, change="; ".join(dict.fromkeys(said)))

        def toll(one: TollRow) -> TollRow:
            return replace(one, change=self.marks.get((str(one.incident), one.people), ""))

        return replace(
            dossier,
            timeline=tuple(map(row, dossier.timeline)),
            undated=tuple(map(row, dossier.undated)),
            planned=tuple(map(row, dossier.planned)),
            denied=tuple(map(row, dossier.denied)),
            background=tuple(map(row, dossier.background)),
            tolls=tuple(map(toll, dossier.tolls)),
        )

    def told(self, cite: Citations, most: int) -> WhatChanged:
        """As the section says it: at most so many rows, the weightiest in their order, the rest counted."""
        kept = sorted(sorted(range(len(self.rows)), key=lambda at: -self.weights[at])[:most])
        return WhatChanged(
            since=self.since,
            counts=self.counts,
            rows=tuple(replace(row, sources=cite.of(spans)) for row, spans in (self.rows[at] for at in kept)),
            more=len(self.rows) - len(kept),
            notes=self.notes,
            redline=self.redline,
        )


@dataclass(frozen=True, slots=True)
class Cover:
    """How words are told to somebody who must not read all names: `text` replaces them, `span` gives the place of the same
    words in the text without them. Titles of articles are not told then.
    """

    text: Callable[[str], str]
    span: Callable[[Span], Span]


def retold(
    view: View, baseline: Baseline, dossier: Dossier, cover: Cover | None = None, led_with: Collection[str] = ()
) -> Retold:
    """What changed in a dossier since an earlier issue; what it leads with, by the keys of happenings and the ids of
    running totals, is told first where there is no room for all. Key points are drafted anew each time, as many as have
    room: what changed in them stands in the rows, and the redline is of the words that somebody answers for.
    """
    text = cover.text if cover is not None else str
    now = snapshot_of(view, passages_of(dossier), baseline.decisions, {})
    found = compare(baseline.then, now)
    write = _Writer(view)
    rows = []
    told = found.of(Subject.TOTAL, Subject.RUNNING, Subject.EVENT, Subject.TOLL, Subject.STATEMENT)
    for one in told:
        row, spans = write.row(one), write.spans(one)
        if cover is not None:
            row = replace(row, what=text(row.what), before=text(row.before), after=text(row.after), why=text(row.why))
            spans = tuple(map(cover.span, spans))
        rows.append((row, spans))
    parts = (
        found.redline
        if cover is None
        else redline(
            *([replace(one, text=text(one.text)) for one in all_] for all_ in (baseline.then.passages, now.passages))
        )
    )
    return Retold(
        since=f"issue {baseline.number}, written {phrasing.moment(baseline.written)}",
        counts=counts(found),
        rows=tuple(rows),
        notes=tuple(map(text, notes(found, names_articles=cover is None))),
        redline=tuple(line for part in parts if part.key != KEY_POINTS for line in _lines(part)),
        marks=_marks(found) if cover is None else {},  # a covered case knows its items by other ids
        weights=_weights(view, told, led_with),
    )


def _weights(view: View, told: Sequence[Difference], led_with: Collection[str]) -> tuple[float, ...]:
    """How much each difference matters: totals first, then what is not told any more, what the briefing leads with,
    running totals of the dead, what is told otherwise, and the weight of the event; last what is not counted.
    """
    now = {one.key: one for one in view.happenings}

    def weight(one: Difference) -> float:
        if one.subject is Subject.TOTAL:
            return _ALWAYS
        if one.subject is Subject.RUNNING:
            if one.key in led_with:  # the redline of the bottom line shows it: so do the rows
                return _ALWAYS - 1
            return _RUNNING + (1 if Effect.KILLED.value in one.people else 0)
        if one.kind is Kind.WITHDRAWN:  # nobody sees on these pages that it is gone
            return _WITHDRAWN + (1 if one.subject is Subject.TOLL else 2 if one.subject is Subject.EVENT else 0)
        found = (0 if one.kind is Kind.NEW else _OTHERWISE) + (1 if one.subject is Subject.TOLL else 0)
        event = now.get(one.key)
        if event is not None:
            found += glance.weight(view, event) + (_LED if one.key in led_with else 0) + (0 if event.counts else _ASIDE)
        return found

    return tuple(map(weight, told))


def _marks(found: Comparison) -> dict[tuple[str, str], str]:
    """What became of each event, and of each toll by whom it counts, that is told now."""
    marks: dict[tuple[str, str], str] = {}
    for one in found.of(Subject.EVENT, Subject.TOLL):
        if one.kind is Kind.WITHDRAWN:
            continue
        words = _KINDS.get(one.kind, one.kind.value)
        if one.before and one.kind not in (Kind.NEW, Kind.JOINED, Kind.SPLIT):
            words += f", was {phrasing.shortened(one.before, _MOST_BEFORE)}"
        key = one.key, one.people if one.subject is Subject.TOLL else ""
        marks[key] = f"{marks[key]}; {words}" if key in marks else words
    new = {key for (key, about), words in marks.items() if about == "" and words == _KINDS[Kind.NEW]}
    return {place: words for place, words in marks.items() if place[1] == "" or place[0] not in new}


def counts(found: Comparison) -> str:
    """How many events and tolls became what, as a sentence."""
    parts = []
    for subject, one, many in (
        (Subject.EVENT, "event", "events"),
        (Subject.TOLL, "toll", "tolls"),
        (Subject.RUNNING, "running total", "running totals"),
    ):
        met = Counter(difference.kind for difference in found.of(subject))
        kinds = [kind for kind in Kind if met[kind]]
        if kinds:
            listed = phrasing.listed([f"{met[kind]} {kind.value}" for kind in kinds], 10)
            parts.append(f"{one if sum(met.values()) == 1 else many}: {listed}")
    text = "; ".join(parts)
    return f"{text[:1].upper()}{text[1:]}." if text else "No event, no toll and no running total is told otherwise."


def notes(found: Comparison, *, names_articles: bool = True) -> tuple[str, ...]:
    """What came, went and was corrected of articles and actors, in sentences."""
    said = []
    for subject, kind, words in (
        (Subject.ARTICLE, Kind.NEW, "New reports"),
        (Subject.ARTICLE, Kind.PRINTED, "Known texts printed by others as well"),
        (Subject.ARTICLE, Kind.CORRECTED, "Corrected articles"),
        (Subject.ARTICLE, Kind.WITHDRAWN, "Articles taken out"),
        (Subject.ACTOR, Kind.NEW, "Named for the first time"),
        (Subject.ACTOR, Kind.WITHDRAWN, "Not named any more"),
    ):
        names = [
            f"{one.title} ({one.after})" if one.kind in (Kind.CORRECTED, Kind.PRINTED) else one.title
            for one in found.of(subject)
            if one.kind is kind
        ]
        if names and subject is Subject.ARTICLE and not names_articles:
            said.append(f"{words}: {len(names)}.")
        elif names:
            said.append(f"{words}: {phrasing.listed(names, _MOST_NAMED)}.")
    for one in found.of(Subject.ACTOR):
        if one.kind is Kind.JOINED:
            said.append(f"{one.before} is told as {one.after}: {one.causes[0].note}.")
        elif one.kind is Kind.RENAMED:
            said.append(f"{one.before} is now called {one.after}.")
    return tuple(said)


def why(causes: Sequence[Cause], outlets: dict[str, str]) -> str:
    """Causes in words. `outlets` names articles by their ids."""
    said = []
    for cause in causes:
        words = cause.ground.value
        if cause.ground is Ground.DECISION and cause.note:
            words = cause.note
        elif cause.ground in (Ground.JOINED, Ground.SPLIT, Ground.REREAD, Ground.NEW_REPORT):
            named = list(dict.fromkeys(name for key in cause.articles if (name := outlets.get(key))))
            if cause.ground is Ground.NEW_REPORT and len(cause.articles) > 1:
                words = "new reports"
            words += f": {phrasing.listed(named, 3)}" if named else ""
        elif cause.note:
            words += f" ({cause.note})"
        said.append(words)
    return "; ".join(said)


class _Writer:
    def __init__(self, view: View) -> None:
        self._spans: dict[str, tuple[Span, ...]] = {
            **{key: event.evidence for key, event in view.events.items()},
            **{key: row.evidence for key, row in view.casualties.items()},
            **{said.id: said.evidence for said in view.statements},
        }
        self._outlets = {
            str(article.id): ", ".join(
                part for part in (view.outlet(article), phrasing.published(article.day) if article.day else "") if part
            )
            for article in view.articles
        }

    def row(self, one: Difference) -> Changed:
        return Changed(
            kind=_KINDS.get(one.kind, one.kind.value),
            what=one.title,
            before=one.before,
            after=one.after,
            why=why(one.causes, self._outlets),
            sources=(),
        )

    def spans(self, one: Difference) -> tuple[Span, ...]:
        """Where the causes stand; where they stand nowhere, what tells the item now."""
        caused = self._of(item for cause in one.causes for item in cause.items)
        return tuple(caused or self._of(one.items[:1]))

    def _of(self, items: Iterable[str]) -> list[Span]:
        return [span for item in items for span in self._spans.get(item, ())[:1]]


def _lines(part: Redlined) -> Iterable[Redline]:
    """A part paragraph by paragraph; those without a change are left out."""
    lines: list[list[Words]] = [[]]
    for stretch in part.stretches:
        for n, text in enumerate(stretch.text.split("\n")):
            if n:
                lines.append([])
            if text:
                lines[-1].append(Words(text, stretch.mark.value))
    heading = part.heading
    for words in lines:
        if any(one.mark != Mark.SAME.value for one in words):
            yield Redline(heading, tuple(words))
            heading = ""

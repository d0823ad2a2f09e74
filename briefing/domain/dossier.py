"""The frozen contents of one briefing: what is printed, in print order, each item with the labels of its sources.

A dossier holds finished words and the figures that charts draw. Whoever lays it out (PDF, preview, print) adds headings and
fixed sentences and decides nothing: the same dossier always gives the same bytes.

Source labels are "3" for the third article and "3b" for the second sentence quoted from it; "A" stands for what the analyst
entered without an article. `Dossier.sources` resolves them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from briefing.domain.actor import ActorId
from briefing.domain.casualty import CasualtyId, Effect, Victims
from briefing.domain.claim import Status
from briefing.domain.event import IncidentId
from briefing.domain.place import PlaceId, PlacePrecision
from briefing.domain.text import ArticleId
from briefing.domain.when import When

Labels = tuple[str, ...]

BY_HAND = "A"  # the source label of what the analyst entered without an article


class Paper(StrEnum):
    """Sheet sizes."""

    A4 = "a4"
    US_LETTER = "us-letter"


class Rule(StrEnum):
    """How the reports of one toll become one figure; the range of reports is printed whichever is chosen.

    LOWEST counts the smallest figure that stands (the custom of ACLED), MEDIAN the median of those that stand (best between
    low and high, as UCDP has it), WIDEST prefers none and gives the smallest and the largest (as Airwars does).
    """

    LOWEST = "lowest"
    MEDIAN = "median-with-range"
    WIDEST = "widest"


TLP = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")  # Traffic Light Protocol, version 2.0


@dataclass(frozen=True, slots=True)
class Choice:
    """What the analyst chose for one briefing.

    `first` and `last` bound the days that are covered; None leaves that side open. `known_on` leaves out every article
    published after that day or without a date, and what was entered without an article: the case as it was known then.
    `marking` is free text or one of `TLP`; it is printed on every page. `written` carries its zone, and is the only clock
    that the document knows.

    Raises ValueError for an empty title, a reversed period, or a `written` without a zone.
    """

    title: str
    written: datetime
    first: date | None = None
    last: date | None = None
    paper: Paper = Paper.A4
    marking: str = ""
    author: str = ""
    rule: Rule = Rule.MEDIAN
    known_on: date | None = None
    reviewed_only: bool = False

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("a briefing needs a title")
        if self.first and self.last and self.last < self.first:
            raise ValueError(f"the period ends before it begins: {self.first}..{self.last}")
        if self.written.tzinfo is None:
            raise ValueError("the time of writing needs a zone")


# --- words with their sources


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text and where it is from."""

    text: str
    sources: Labels = ()


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """One of the leading points: a short lead, what the sources say, and which they are."""

    lead: str
    text: str
    sources: Labels


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One cell of the strip of figures. `value` is in words ("15–24", "at least 8"); what nobody told is "not reported",
    never a nought, and what is told without a number "no number given": neither `is_number`. `notes` say what it is
    made of, `sources` lead to its weightiest reports; there are `more_sources`.
    """

    label: str
    value: str
    notes: tuple[str, ...] = ()
    is_number: bool = True
    sources: Labels = ()
    more_sources: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of the analyst's with where it is from. `is_drafted`: it stands as the program drafted it."""

    text: str
    sources: Labels = ()
    is_drafted: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """A key judgement: how likely it is (with the percentages of its term) and how good its basis is, kept apart. "" stands
    for what was not judged.
    """

    said: Said
    likelihood: str = ""
    percent: str = ""
    confidence: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A section as printed: its name (`composition.SECTIONS`), its heading, and what the analyst wrote under it."""

    name: str
    title: str
    text: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """One happening in the drawn timeline. `start`..`stop` are its place on the axis, 0..1; an end that is open, or lies
    beyond the axis, fades.
    """

    key: str
    start: float
    stop: float
    fades_before: bool
    fades_after: bool
    when: str
    what: str
    where: str
    toll: str
    status: Status
    is_reviewed: bool
    sources: Labels


@dataclass(frozen=True, slots=True)
class Tick:
    """A day named on the axis of the drawn timeline, at 0..1."""

    at: float
    words: str
    is_major: bool


@dataclass(frozen=True, slots=True)
class Graphic:
    """The timeline drawn on one page: the weightiest happenings in order of time. `more` are dated and not drawn, `undated`
    have no date near enough to be drawn.
    """

    ticks: tuple[Tick, ...]
    moments: tuple[Moment, ...]
    more: int = 0
    undated: int = 0


@dataclass(frozen=True, slots=True)
class Holding:
    """Who holds a place by the latest report that says so: since when, by whose word, on what basis."""

    place: str
    holder: str
    since: str
    said: str
    status: Status
    is_reviewed: bool
    sources: Labels


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One happening, however many articles tell it.

    `heading` is its day or interval in words, `key` the incident's or, where it has none, the event's id. `change` says
    what became of it since the issue that is compared with, "" where nothing did.
    """

    key: str
    heading: str
    what: str
    where: str
    who: str
    toll: str
    said: str
    status: Status
    is_reviewed: bool
    sources: Labels
    change: str = ""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One report of a toll: who said it, in which words, as which figure, and whether it is in the total or why not.

    `note` says where the figure need not be that of the words: an analyst edited it.
    """

    casualty: CasualtyId
    speaker: str
    wording: str
    figure: str
    people: str
    status: Status
    published: str
    is_counted: bool
    why_not: str
    is_reviewed: bool
    sources: Labels
    scope: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class TollRow:
    """The toll of one effect and class of victims in one happening, with every report of it.

    `result` is the range of reports in words, `preferred` the figure that the rule prefers, or "" where it prefers none.
    """

    incident: IncidentId
    title: str
    when: str
    where: str
    people: str
    result: str
    preferred: str
    is_disputed: bool
    reports: int
    origins: int
    claims: tuple[ClaimRow, ...]
    change: str = ""


@dataclass(frozen=True, slots=True)
class TotalRow:
    """The sum over happenings of one effect and class of victims, with its weightiest sources; there are `more_sources`."""

    people: str
    result: str
    preferred: str
    incidents: int
    reports: int
    origins: int
    note: str = ""
    sources: Labels = ()
    more_sources: int = 0


@dataclass(frozen=True, slots=True)
class ProfileEvent:
    """A happening in an actor's profile, with the part the actor had in it."""

    when: str
    what: str
    part: str
    status: Status
    sources: Labels


@dataclass(frozen=True, slots=True)
class Profile:
    """One actor: who it is, whom it belongs to, what it did and suffered by report, what it said.

    `note` is the analyst's and `possibly` names who it may be; both stand on the actor's own sheet alone.
    """

    actor: ActorId
    name: str
    kind: str
    title: str
    country: str
    belongs_to: str
    aliases: tuple[str, ...]
    first_named: Labels
    mentions: int
    ties: tuple[Line, ...]
    events: tuple[ProfileEvent, ...]
    more_events: int
    held_responsible: tuple[Line, ...]
    more_responsible: int
    suffered: tuple[Line, ...]
    more_suffered: int
    said: tuple[Line, ...]
    more_said: int
    note: str = ""
    possibly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """What one speaker says of a disputed matter: how ("denies"), in which sentence."""

    speaker: str
    stance: str
    sentence: str
    sources: Labels


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claim and denial side by side."""

    key: str
    title: str
    when: str
    where: str
    asserted: tuple[Voice, ...]
    denied: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """What is not known of one happening, and from how many origins the rest is."""

    key: str
    title: str
    when: str
    missing: tuple[str, ...]
    origins: int
    sources: Labels


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Reports of one happening that cannot all be right. `matter` is what they differ in: figures, days, who did it."""

    key: str
    title: str
    when: str
    matter: str
    sides: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class GapCount:
    """How many of the happenings lack what."""

    happenings: int = 0
    undated: int = 0
    unplaced: int = 0
    nobody_named: int = 0
    no_toll: int = 0
    single_origin: int = 0


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What became of the items that the program `proposed`: accepted as they were, edited, rejected, or not looked at yet
    (`suggested`); and how many the analyst `entered`.
    """

    suggested: int = 0
    accepted: int = 0
    edited: int = 0
    rejected: int = 0
    proposed: int = 0
    entered: int = 0


@dataclass(frozen=True, slots=True)
class Worded:
    """Who worded the passages of a briefing: how many stand as the program drafted them, were edited by the analyst, or
    were written by the analyst alone, and how many rest on no source.
    """

    drafted: int = 0
    edited: int = 0
    written: int = 0
    unsourced: int = 0


@dataclass(frozen=True, slots=True)
class Method:
    """How the briefing was made. Counts are of items of the case, before any was left out. `filtered` says in words what
    a filter left in, "" without one; `profile` names the template. `unread` says in words of how many passages, in
    `articles_unread` articles, nothing was read, and what they are, as "3 tables".
    """

    rule: Rule
    events: Reviewed
    casualties: Reviewed
    articles: int
    articles_cited: int
    articles_undated: int
    articles_later: int
    outside_period: int
    unreviewed_left_out: int
    version: str
    worded: Worded = Worded()
    filtered: str = ""
    template: str = ""
    undated_left_out: int = 0
    articles_unread: int = 0
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """One quoted sentence, whole. `marks` are the (start, end) code points in it that facts were read from."""

    label: str
    sentence: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One article and the sentences quoted from it. `reliability` is the letter that the analyst gave its publisher, ""
    where none was given; `also` are the other outlets that printed the very same text, each with its day.
    """

    number: int
    article: ArticleId
    title: str
    publisher: str
    author: str
    published: str
    url: str
    sha256: str
    quotes: tuple[Quote, ...]
    reliability: str = ""
    also: tuple[str, ...] = ()


# --- what the charts draw


@dataclass(frozen=True, slots=True)
class Reach:
    """Base of marks that show a range of people.

    Units   persons; sums over happenings where a mark stands for several.
    Error   `low`..`high` bound the reports; `best` is the rule's preferred figure, None where it prefers none. With
            `open_ended` some report sets no ceiling and the true end may lie anywhere above `high`; with `no_floor` some
            report sets no floor.
    `told`  the word that stands in place of the range where no report gives a number ("dozens"), else "".
    """

    low: int
    high: int
    best: float | None
    open_ended: bool
    no_floor: bool
    told: str = field(default="", kw_only=True)


@dataclass(frozen=True, slots=True)
class DayToll(Reach):
    """The toll of one day, week or month, `first`..`last`; or, where the reports tell no single one, of a longer time (then
    either may be None)."""

    first: date | None
    last: date | None
    reports: int
    origins: int
    incidents: tuple[IncidentId, ...]


@dataclass(frozen=True, slots=True)
class DaySeries:
    """The tolls of one class of victims over time. `spread` are those that no single day, week or month holds."""

    victims: Victims
    label: str
    days: tuple[DayToll, ...]
    spread: tuple[DayToll, ...]
    reports: int
    origins: int


class Step(StrEnum):
    """The width of a bar."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class DayChart:
    """Casualties over time. `preferred` names the figure that the rule prefers ("median"), "" where it prefers none."""

    title: str
    alt: str
    effect: Effect
    step: Step
    first: date | None
    last: date | None
    series: tuple[DaySeries, ...]
    reports: int
    origins: int
    preferred: str = ""


@dataclass(frozen=True, slots=True)
class ResponsibleToll(Reach):
    """The tolls for which reports hold one side responsible; `who` is "nobody named" where they name none."""

    who: str
    actors: tuple[ActorId, ...]
    is_disputed: bool
    reports: int
    origins: int
    incidents: tuple[IncidentId, ...]
    time: When | None = None  # where `who` is a happening, its title and day


@dataclass(frozen=True, slots=True)
class ResponsibleSeries:
    """The tolls of one class of victims by who is held responsible, largest first."""

    victims: Victims
    label: str
    rows: tuple[ResponsibleToll, ...]
    reports: int
    origins: int


@dataclass(frozen=True, slots=True)
class ResponsibleChart:
    """Casualties by who is held responsible."""

    title: str
    alt: str
    effect: Effect
    series: tuple[ResponsibleSeries, ...]
    reports: int
    origins: int
    preferred: str = ""


@dataclass(frozen=True, slots=True)
class ClaimMark:
    """One report of a toll as a mark: a dot, a range, or an open range (`low` or `high` None)."""

    casualty: CasualtyId
    speaker: str
    wording: str
    low: int | None
    high: int | None
    status: Status
    is_counted: bool
    source: str


@dataclass(frozen=True, slots=True)
class IncidentClaims(Reach):
    """Who reports what of one happening; the range is the reconciled one."""

    incident: IncidentId
    title: str
    when: str
    people: str
    marks: tuple[ClaimMark, ...]
    reports: int
    origins: int
    time: When | None = None  # `when` tells it in words


@dataclass(frozen=True, slots=True)
class ClaimChart:
    """Who reports what for the happenings with most reports."""

    title: str
    alt: str
    incidents: tuple[IncidentClaims, ...]
    reports: int
    origins: int


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """A place of happenings on a map.

    Units   `lat`, `lon` in degrees (WGS 84); `precision` says what they stand for. `happenings` are said to have happened,
            `aside` are planned, denied or background; `standing` is REPORTED where there are any of the first, otherwise
            the status of the others. `toll` is the range of people killed in words, "" where none is told.
    """

    place: PlaceId
    name: str
    lat: float
    lon: float
    precision: PlacePrecision
    happenings: int
    aside: int
    standing: Status
    toll: str


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """Where it happened: the places with most happenings first. `frame` are those that the map is drawn around; `unplaced`
    happenings have no place with a point. `names_around`: whether the base map names what else lies there."""

    title: str
    alt: str
    marks: tuple[PlaceMark, ...]
    frame: tuple[PlaceId, ...]
    happenings: int
    unplaced: int
    reports: int
    origins: int
    names_around: bool = True


@dataclass(frozen=True, slots=True)
class MarkedSource:
    """A cited article whose own label of the Traffic Light Protocol is stricter than the document's marking."""

    article: ArticleId
    title: str
    label: str


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a redline: "same", "struck" or "added"."""

    text: str
    mark: str


@dataclass(frozen=True, slots=True)
class Redline:
    """One paragraph of a part with what was struck and added; `heading` is "" where it goes on with the same part."""

    heading: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """One item that is not as the earlier issue had it: what became of it, what it was and is, why, and where the cause is
    quoted. "" stands for what was not or is not there.
    """

    kind: str
    what: str
    before: str
    after: str
    why: str
    sources: Labels = ()


@dataclass(frozen=True, slots=True)
class WhatChanged:
    """What changed since an earlier issue. `since` names it, `counts` and `notes` are sentences; `more` rows are not
    printed.
    """

    since: str
    counts: str
    rows: tuple[Changed, ...]
    more: int
    notes: tuple[str, ...]
    redline: tuple[Redline, ...]


@dataclass(frozen=True, slots=True)
class ChartSources:
    """The weightiest sources of a chart, named by the dossier's field."""

    chart: str
    sources: Labels
    more_sources: int = 0


def sheet_name(chart: str, number: int) -> str:
    """What a part of a chart goes by, beside the other charts; the first is 1."""
    return f"{chart}_{number}"


Drawn = PlaceMap | DayChart | ResponsibleChart | ClaimChart


def drawn_charts(dossier: Dossier) -> dict[str, Drawn]:
    """The charts that are drawn, by name, in their order; in its parts where one has any."""
    whole: tuple[tuple[str, Drawn | None, tuple[Drawn, ...]], ...] = (
        ("by_place", dossier.by_place, ()),
        ("by_day", dossier.by_day, dossier.day_sheets),
        ("by_responsible", dossier.by_responsible, dossier.responsible_sheets),
        ("by_claim", dossier.by_claim, dossier.claim_sheets),
    )
    found: dict[str, Drawn] = {}
    for name, chart, sheets in whole:
        if sheets:
            found |= {sheet_name(name, n): sheet for n, sheet in enumerate(sheets, start=1)}
        elif chart is not None:
            found[name] = chart
    return found


@dataclass(frozen=True, slots=True)
class Dossier:
    """One briefing. Lists are in the order in which they are printed.

    `period`, `cut_off` and `known_on` are in words; `cut_off` is the latest publication among the articles, or when the
    analyst stopped taking in reports; `known_on` is the day on which the case is seen, "" where it is seen as it is now.
    Charts are None where there is nothing to draw. `parts` are the sections in print order; lists of sections that are not
    printed are empty. `more_…` count what a shorter template has no room for. `issue` and `replaces` are in words, "" where
    the briefing is none of a series.
    """

    choice: Choice
    period: str
    cut_off: str
    written: str
    key_points: tuple[KeyPoint, ...] = ()
    key_figures: tuple[KeyFigure, ...] = ()
    timeline: tuple[TimelineRow, ...] = ()
    undated: tuple[TimelineRow, ...] = ()
    planned: tuple[TimelineRow, ...] = ()
    denied: tuple[TimelineRow, ...] = ()
    background: tuple[TimelineRow, ...] = ()
    totals: tuple[TotalRow, ...] = ()
    tolls: tuple[TollRow, ...] = ()
    running_totals: tuple[ClaimRow, ...] = ()
    unassigned: tuple[ClaimRow, ...] = ()
    by_day: DayChart | None = None
    by_responsible: ResponsibleChart | None = None
    by_claim: ClaimChart | None = None
    # The charts in parts that leave no page half empty; () where one is one part.
    day_sheets: tuple[DayChart, ...] = ()
    responsible_sheets: tuple[ResponsibleChart, ...] = ()
    claim_sheets: tuple[ClaimChart, ...] = ()
    by_place: PlaceMap | None = None
    profiles: tuple[Profile, ...] = ()
    other_actors: tuple[str, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    gaps: tuple[Gap, ...] = ()
    more_gaps: int = 0
    gap_count: GapCount = field(default_factory=GapCount)
    method: Method | None = None
    sources: tuple[Source, ...] = ()
    has_by_hand: bool = False
    parts: tuple[Part, ...] = ()
    area: str = ""
    issue: str = ""
    replaces: str = ""
    bottom_line: tuple[Said, ...] = ()
    judgements: tuple[Judged, ...] = ()
    graphic: Graphic | None = None
    control: tuple[Holding, ...] = ()
    chart_sources: tuple[ChartSources, ...] = ()
    more_events: int = 0
    more_asides: int = 0
    more_tolls: int = 0
    more_loose: int = 0
    more_disputes: int = 0
    more_holdings: int = 0
    longest_quote: int | None = None
    changes: WhatChanged | None = None
    contradictions: tuple[Contradiction, ...] = ()
    more_contradictions: int = 0
    questions: tuple[Line, ...] = ()
    unreviewed_leading: tuple[Line, ...] = ()
    more_unreviewed: int = 0
    marked_higher: tuple[MarkedSource, ...] = ()
    known_on: str = ""
    is_graded: bool = False

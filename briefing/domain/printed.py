"""What stands on the pages of a briefing: finished words in rows and sections, each item with the labels of its sources.

Source labels are "3" for the third article and "3b" for the second sentence quoted from it; "A" stands for what the analyst
entered without an article. The sources of a dossier (`Source`) resolve them.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing.domain.actor import ActorId
from briefing.domain.casualty import CasualtyId
from briefing.domain.choice import Rule
from briefing.domain.claim import Status
from briefing.domain.event import IncidentId
from briefing.domain.text import ArticleId

Labels = tuple[str, ...]

BY_HAND = "A"  # the source label of what the analyst entered without an article


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
    is_reviewed: bool = True


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

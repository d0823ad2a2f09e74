"""What an analyst composes a briefing of: template, period, sections in their order, texts with their sources, judgements.

A composition names what is to be printed and holds the analyst's words; the facts come from the case when it is laid out.
Every sentence in it carries the words of articles that it rests on as spans, never as printed labels: labels change with
whatever else is cited.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

from briefing.domain import criteria as filters
from briefing.domain.choice import Choice, Paper, Rule
from briefing.domain.criteria import NO_CRITERIA, Criteria
from briefing.domain.text import ArticleId, Span

FORMAT = 1  # of the JSON form
LONGEST_PASSAGE = 20_000  # characters that are kept of one passage
LONGEST_LINE = 2_000  # characters that are kept of a title, name or marking

Term = TypeVar("Term", bound=StrEnum)


class Template(StrEnum):
    """How much is printed. FLASH is two pages, STANDARD four to eight, FULL ten to twenty where the case has so much;
    COMPLETE holds everything, however many pages that makes.
    """

    FLASH = "flash"
    STANDARD = "standard"
    FULL = "full"
    COMPLETE = "complete"


PAGES = {Template.FLASH: 2, Template.STANDARD: 8, Template.FULL: 20}  # the most a template takes; COMPLETE has no end


class SectionKind(NamedTuple):
    """A section that a briefing can have.

    `name` is kept in cases and never changes. `templates` are those that print it unless the analyst decides otherwise.
    `has_text`: the analyst may write under its heading. `is_required`: it cannot be switched off, for others lead to it.
    """

    name: str
    title: str
    templates: frozenset[Template]
    has_text: bool = True
    is_required: bool = False


_LONGER = frozenset({Template.STANDARD, Template.FULL, Template.COMPLETE})
_LONGEST = frozenset({Template.FULL, Template.COMPLETE})
_ALL = frozenset(Template)

# In print order. Whoever adds a section adds it here, fills it in `usecases.briefings.collecting` and draws it in the
# templates; one without content is not printed.
SECTIONS: tuple[SectionKind, ...] = (
    SectionKind("bottom-line", "Bottom line", _ALL, has_text=False),
    SectionKind("key-figures", "Key figures", _ALL, has_text=False),
    SectionKind("judgements", "Key judgements", _LONGER, has_text=False),
    SectionKind("what-changed", "What changed", _LONGER),
    SectionKind("timeline-graphic", "Timeline at a glance", frozenset({Template.FLASH, *_LONGER})),
    SectionKind("map", "Map", _LONGER),
    SectionKind("timeline", "Timeline", _LONGER),
    SectionKind("casualty-charts", "Casualties in charts", _ALL),
    SectionKind("casualties", "Casualties", _LONGER),
    SectionKind("actors", "Actors", _LONGER),
    SectionKind("control", "Control of places", _LONGER),
    SectionKind("conflicts", "Conflicts and gaps", _LONGER),
    SectionKind("outlook", "Outlook and indicators", _LONGER),
    SectionKind("method", "How this was made", _LONGER),
    SectionKind("sources", "Sources", _ALL, has_text=False, is_required=True),
    SectionKind("scales", "Scales", _LONGER, has_text=False),
)
SECTION = {one.name: one for one in SECTIONS}


class Likelihood(StrEnum):
    """How likely a judgement holds, in the words of one scale alone: the probability yardstick of the UK's Professional
    Head of Intelligence Assessment (PHIA). The gaps between its steps are part of it.
    """

    REMOTE = "remote chance"
    HIGHLY_UNLIKELY = "highly unlikely"
    UNLIKELY = "unlikely"
    REALISTIC = "realistic possibility"
    LIKELY = "likely"
    HIGHLY_LIKELY = "highly likely"
    ALMOST_CERTAIN = "almost certain"


LIKELIHOOD_SCALE = "PHIA probability yardstick (UK)"
PERCENT = {  # as the yardstick gives them
    Likelihood.REMOTE: "0–5 %",
    Likelihood.HIGHLY_UNLIKELY: "10–20 %",
    Likelihood.UNLIKELY: "25–35 %",
    Likelihood.REALISTIC: "40–50 %",
    Likelihood.LIKELY: "55–75 %",
    Likelihood.HIGHLY_LIKELY: "80–90 %",
    Likelihood.ALMOST_CERTAIN: "95–100 %",
}


class Confidence(StrEnum):
    """How good the basis of a judgement is; says nothing about how likely it holds."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


CONFIDENCE_MEANS = {
    Confidence.LOW: "scanty, fragmented or doubtful sources; much is assumed",
    Confidence.MODERATE: "credible sources that are open to more than one reading, or not well corroborated",
    Confidence.HIGH: "good sources, corroborated by others that do not depend on them",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """One statement, a sentence or a few, with the words that it rests on.

    `proposed` is what the program drafted it as, "" where the analyst wrote it from the beginning.
    """

    text: str
    sources: tuple[Span, ...] = ()
    proposed: str = ""

    @property
    def is_proposed(self) -> bool:
        """Whether it stands as the program drafted it."""
        return self.proposed != "" and self.text == self.proposed

    @property
    def is_edited(self) -> bool:
        """Whether the analyst changed what the program drafted."""
        return self.proposed != "" and self.text != self.proposed

    @property
    def lacks_sources(self) -> bool:
        """Whether it says something and rests on nothing."""
        return bool(self.text.strip()) and not self.sources


@dataclass(frozen=True, slots=True)
class Judgement:
    """One key judgement. How likely it is and how good its basis is are told apart; `basis` says in words what the
    confidence rests on. None: not judged.
    """

    said: Passage
    likelihood: Likelihood | None = None
    confidence: Confidence | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A section in its place, printed or not, with what the analyst writes under its heading."""

    name: str
    is_on: bool = True
    text: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Composition:
    """One briefing as composed.

    `first` and `last` bound the days covered, None leaving that side open; `criteria` leaves in what fits them. `known_on`
    is the day on which the case is seen; without one the day that the criteria have holds. `cut_off` is when the analyst
    stopped taking in reports, with its zone; None stands for the latest publication. `marking` is free text or one of
    `dossier.TLP`. `number` counts the issues of a case from 1, `replaces` is the number of the one that this stands instead
    of. `sections`: where none are given those of the template.

    Raises ValueError for an empty title, a reversed period, a `cut_off` without a zone, a number below 1, or one section
    twice.
    """

    title: str
    template: Template = Template.STANDARD
    area: str = ""
    first: date | None = None
    last: date | None = None
    criteria: Criteria = NO_CRITERIA
    known_on: date | None = None
    reviewed_only: bool = False
    cut_off: datetime | None = None
    paper: Paper = Paper.A4
    rule: Rule = Rule.MEDIAN
    marking: str = ""
    author: str = ""
    number: int = 1
    replaces: int | None = None
    bottom_line: tuple[Passage, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    sections: tuple[Section, ...] = ()
    cut_off_zone: str = ""  # in which the cut-off was told, as the tz database names it; "" where only its offset is known

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("a briefing needs a title")
        if self.first and self.last and self.last < self.first:
            raise ValueError(f"the period ends before it begins: {self.first}..{self.last}")
        if self.cut_off is not None and self.cut_off.tzinfo is None:
            raise ValueError("the information cut-off needs a time zone")
        if self.number < 1:
            raise ValueError("issues are numbered from 1")
        if not self.sections:
            object.__setattr__(self, "sections", sections_of(self.template))
        names = [one.name for one in self.sections]
        if len(set(names)) != len(names):
            raise ValueError("a section stands twice in the briefing")

    def choice(self, written: datetime) -> Choice:
        """What is chosen of the case. `written` needs a zone; ValueError where it has none."""
        return Choice(
            title=self.title,
            written=written,
            first=self.first,
            last=self.last,
            paper=self.paper,
            marking=self.marking,
            author=self.author,
            rule=self.rule,
            known_on=self.known_on or self.criteria.known_on,
            reviewed_only=self.reviewed_only,
        )

    @property
    def printed(self) -> tuple[Section, ...]:
        """The sections that are printed, in order; required ones always."""
        return tuple(one for one in self.sections if one.is_on or SECTION[one.name].is_required)

    def section(self, name: str) -> Section:
        """The section of a name. Raises KeyError for one that is not there."""
        return next((one for one in self.sections if one.name == name), None) or _missing(name)

    def with_section(self, section: Section) -> Composition:
        """The same with one section exchanged for another of its name."""
        return replace(self, sections=tuple(section if one.name == section.name else one for one in self.sections))

    def with_template(self, template: Template) -> Composition:
        """The same in another template: its sections, with their order and the texts kept."""
        on = {one.name: one.is_on for one in sections_of(template)}
        return replace(
            self,
            template=template,
            sections=tuple(replace(one, is_on=on.get(one.name, one.is_on)) for one in self.sections),
        )

    def as_next(self, number: int) -> Composition:
        """The next issue: the same texts to work on, numbered on, in place of this one."""
        return replace(self, number=number, replaces=self.number, cut_off=None)  # the zone stays

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Everything said in it, in print order: bottom line, judgements, texts of sections (printed or not)."""
        return (
            *self.bottom_line,
            *(one.said for one in self.judgements),
            *(passage for one in self.sections for passage in one.text),
        )

    @property
    def printed_passages(self) -> tuple[Passage, ...]:
        """What is said in the sections that are printed."""
        on = {one.name for one in self.printed}
        return (
            *(self.bottom_line if "bottom-line" in on else ()),
            *(one.said for one in self.judgements if "judgements" in on),
            *(passage for one in self.printed for passage in one.text),
        )


def _missing(name: str) -> Section:
    raise KeyError(name)


def sections_of(template: Template) -> tuple[Section, ...]:
    """The sections of a template in print order, those that it does not print switched off."""
    return tuple(Section(one.name, template in one.templates) for one in SECTIONS)


def moved(sections: Sequence[Section], name: str, to: int) -> tuple[Section, ...]:
    """The sections with one of them at another place, counted from 0 in the new order; beyond the ends it goes to the end.

    Raises KeyError for a name that is not there.
    """
    one = next((section for section in sections if section.name == name), None) or _missing(name)
    rest = [section for section in sections if section is not one]
    at = max(0, min(to, len(rest)))
    return (*rest[:at], one, *rest[at:])


# --- as JSON


def to_json(composition: Composition) -> str:
    """As text for a case file or another program; equal compositions give the same text."""
    one = composition
    plain: dict[str, Any] = {
        "format": FORMAT,
        "title": one.title,
        "template": one.template.value,
        "area": one.area,
        "first": _day_words(one.first),
        "last": _day_words(one.last),
        "criteria": filters.to_json(one.criteria),
        "known_on": _day_words(one.known_on),
        "reviewed_only": one.reviewed_only,
        "cut_off": one.cut_off.isoformat() if one.cut_off else None,
        "cut_off_zone": one.cut_off_zone,
        "paper": one.paper.value,
        "rule": one.rule.value,
        "marking": one.marking,
        "author": one.author,
        "number": one.number,
        "replaces": one.replaces,
        "bottom_line": [_passage_plain(passage) for passage in one.bottom_line],
        "judgements": [
            {
                **_passage_plain(judged.said),
                "likelihood": judged.likelihood.value if judged.likelihood else None,
                "confidence": judged.confidence.value if judged.confidence else None,
                "basis": judged.basis,
            }
            for judged in one.judgements
        ],
        "sections": [
            {"name": section.name, "on": section.is_on, "text": [_passage_plain(passage) for passage in section.text]}
            for section in one.sections
        ],
    }
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def from_json(text: str) -> Composition:
    """What `to_json` gave. Sections and terms that this version does not know are left out; sections that it has and the
    text does not come switched off, at their place in print order.

    Raises ValueError for what is no composition.
    """
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError("this is no composition") from error
    if not isinstance(plain, Mapping) or not isinstance(plain.get("title"), str):
        raise ValueError("this is no composition")
    if _number(plain.get("format"), 0) > FORMAT:
        raise ValueError("this composition is of a newer version of the program")
    return Composition(
        title=plain["title"][:LONGEST_LINE],
        template=_term(Template, plain.get("template")) or Template.STANDARD,
        area=_line(plain.get("area")),
        first=_day(plain.get("first")),
        last=_day(plain.get("last")),
        criteria=filters.from_json(plain.get("criteria")),
        known_on=_day(plain.get("known_on")),
        reviewed_only=plain.get("reviewed_only") is True,
        cut_off=_moment(plain.get("cut_off")),
        paper=_term(Paper, plain.get("paper")) or Paper.A4,
        rule=_term(Rule, plain.get("rule")) or Rule.MEDIAN,
        marking=_line(plain.get("marking")),
        author=_line(plain.get("author")),
        number=_number(plain.get("number"), 1),
        replaces=_number(plain.get("replaces"), 0) or None,
        bottom_line=_passages(plain.get("bottom_line")),
        judgements=tuple(_judgement(one) for one in _mappings(plain.get("judgements"))),
        sections=_with_all(_sections(plain.get("sections"))),
        cut_off_zone=_line(plain.get("cut_off_zone")),
    )


def _passage_plain(passage: Passage) -> dict[str, Any]:
    made: dict[str, Any] = {"text": passage.text}
    if passage.sources:
        made["sources"] = [[span.article, span.start, span.end] for span in passage.sources]
    if passage.proposed:
        made["proposed"] = True if passage.is_proposed else passage.proposed
    return made


def _passages(value: Any) -> tuple[Passage, ...]:
    return tuple(_passage(one) for one in _mappings(value))


def _passage(plain: Mapping[str, Any]) -> Passage:
    text = plain.get("text")
    text = text[:LONGEST_PASSAGE] if isinstance(text, str) else ""
    proposed = plain.get("proposed")
    words = text if proposed is True else proposed if isinstance(proposed, str) else ""
    return Passage(text, tuple(_spans(plain.get("sources"))), words)


def _spans(value: Any) -> Iterable[Span]:
    for one in value if isinstance(value, list) else ():
        match one:
            case [str(article), int(start), int(end)] if 0 <= start < end:
                yield Span(ArticleId(article), start, end)


def _judgement(plain: Mapping[str, Any]) -> Judgement:
    return Judgement(
        _passage(plain),
        _term(Likelihood, plain.get("likelihood")),
        _term(Confidence, plain.get("confidence")),
        _line(plain.get("basis")),
    )


def _sections(value: Any) -> tuple[Section, ...]:
    found: dict[str, Section] = {}
    for one in _mappings(value):
        name = one.get("name")
        if isinstance(name, str) and name in SECTION:
            found.setdefault(name, Section(name, one.get("on") is not False, _passages(one.get("text"))))
    return tuple(found.values())


def _with_all(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """With every section of this version: those that are missing after the one before them in print order."""
    found = sections
    for at, kind in enumerate(SECTIONS):
        if kind.name not in {one.name for one in found}:
            before = {one.name for one in SECTIONS[:at]}
            place = max((n + 1 for n, one in enumerate(found) if one.name in before), default=0)
            found = (*found[:place], Section(kind.name, is_on=kind.is_required), *found[place:])
    return found


def _mappings(value: Any) -> Iterable[Mapping[str, Any]]:
    return (one for one in value if isinstance(one, Mapping)) if isinstance(value, list) else ()


def _line(value: Any) -> str:
    return value[:LONGEST_LINE] if isinstance(value, str) else ""


def _number(value: Any, otherwise: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else otherwise


def _term(kind: type[Term], value: Any) -> Term | None:
    return kind(value) if isinstance(value, str) and value in set(kind) else None


def _day_words(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def _moment(value: Any) -> datetime | None:
    try:
        found = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo is not None else None


# --- kept


@dataclass(frozen=True, slots=True)
class Issue:
    """A briefing as it was given out: its composition, when it was saved, and the state of the facts then (`snapshot`, the
    JSON of a `domain.snapshot`, "" where none was taken). Raises ValueError for a `written` without a zone.
    """

    composition: Composition
    written: datetime
    snapshot: str = ""

    def __post_init__(self) -> None:
        if self.written.tzinfo is None:
            raise ValueError("the time of writing needs a zone")

    @property
    def number(self) -> int:
        """Its number among the issues of the case."""
        return self.composition.number


@dataclass(frozen=True, slots=True)
class IssueHead:
    """What a list of issues shows."""

    number: int
    title: str
    template: Template
    written: datetime
    replaces: int | None

"""How far a source and what it says can be trusted, as the analyst judged: the Admiralty scale, A-F and 1-6.

Source  NATO AJP-2.1, Allied joint doctrine for intelligence procedures, names the steps; the wording here is our own.
Rule    Nothing is graded by the program. What nobody graded is F6: "cannot be judged" is what is known of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from briefing.domain.actor import Actor, ActorId
from briefing.domain.casualty import Casualty, CasualtyId
from briefing.domain.event import Event, EventId
from briefing.domain.text import Article, ArticleId

if TYPE_CHECKING:
    from briefing.domain.corpus import Corpus


class Reliability(StrEnum):
    """How reliable a source has proved, whatever it says this time."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Credibility(StrEnum):
    """How credible one piece of information is, whoever brings it."""

    CONFIRMED = "1"
    PROBABLE = "2"
    POSSIBLE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    UNJUDGED = "6"


UNJUDGED_SOURCE = Reliability.F
UNJUDGED_INFORMATION = Credibility.UNJUDGED

RELIABILITIES: Mapping[Reliability, str] = MappingProxyType(
    {
        Reliability.A: "completely reliable: nothing speaks against it, and it has always been right",
        Reliability.B: "usually reliable: little speaks against it, and it has mostly been right",
        Reliability.C: "fairly reliable: something speaks against it, but it has been right before",
        Reliability.D: "not usually reliable: much speaks against it, though it has been right at times",
        Reliability.E: "unreliable: it has been shown to be wrong, or to mislead",
        Reliability.F: "reliability cannot be judged: too little is known of it",
    }
)
"""The steps of the scale in words that follow "is"."""

CREDIBILITIES: Mapping[Credibility, str] = MappingProxyType(
    {
        Credibility.CONFIRMED: "confirmed: independent sources tell it too, and it agrees with what else is known",
        Credibility.PROBABLE: "probably true: not confirmed by others, but it agrees with most of what is known",
        Credibility.POSSIBLE: "possibly true: not confirmed, and it agrees with only some of what is known",
        Credibility.DOUBTFUL: "doubtful: it could be, but nothing else points that way",
        Credibility.IMPROBABLE: "improbable: what else is known contradicts it",
        Credibility.UNJUDGED: "truth cannot be judged: nothing else bears on it",
    }
)


class Grade(NamedTuple):
    """Both judgements together, written "B2"."""

    reliability: Reliability = UNJUDGED_SOURCE
    credibility: Credibility = UNJUDGED_INFORMATION

    def __str__(self) -> str:
        return f"{self.reliability}{self.credibility}"

    @property
    def is_judged(self) -> bool:
        """Whether anybody judged the source or the information."""
        return self != UNJUDGED

    def is_at_least(self, reliability: Reliability | None, credibility: Credibility | None) -> bool:
        """Whether it is as good as both bounds; None asks nothing. What cannot be judged is no better than the worst."""
        return (reliability is None or self.reliability <= reliability) and (
            credibility is None or self.credibility <= credibility
        )


UNJUDGED = Grade()


@dataclass(frozen=True, slots=True)
class Grades:
    """All that the analyst graded in a case; what is not in here is not judged.

    `publishers` are keyed as `publisher_key` gives, `sources` are actors that texts name as their source.
    """

    publishers: Mapping[str, Reliability] = field(default_factory=dict)
    sources: Mapping[ActorId, Reliability] = field(default_factory=dict)
    events: Mapping[EventId, Credibility] = field(default_factory=dict)
    figures: Mapping[CasualtyId, Credibility] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any(getattr(self, one.name) for one in fields(self))

    def within(self, corpus: Corpus) -> Grades:
        """Those of what a corpus holds."""
        if not self:
            return self
        publishers = {publisher_key(name) for one in corpus.articles for name in one.outlets}
        actors = {one.id for one in corpus.actors}
        events = {one.id for one in corpus.events}
        rows = {one.id for one in corpus.casualties}
        return replace(
            self,
            publishers={key: value for key, value in self.publishers.items() if key in publishers},
            sources={key: value for key, value in self.sources.items() if key in actors},
            events={key: value for key, value in self.events.items() if key in events},
            figures={key: value for key, value in self.figures.items() if key in rows},
        )


NO_GRADES = Grades()


def publisher_key(publisher: str | None) -> str:
    """What a publisher's grade is kept under: its name, whatever the case and the spaces; "" for one that is not known."""
    return " ".join((publisher or "").split()).casefold()


class Graded(NamedTuple):
    """A grade and whose reliability it holds: the name of a source or publisher, "" where neither was judged."""

    grade: Grade
    source: str = ""


NOT_GRADED = Graded(UNJUDGED)


class Grader:
    """Looks up what events and figures are graded. Pure: it only puts together what the analyst said.

    A report is as reliable as the weakest link that was judged between it and the reader: the sources that it names, and
    whoever published it, of several outlets the best. A source that is itself a publisher has the publisher's grade.
    """

    def __init__(self, grades: Grades, articles: Iterable[Article], actors: Iterable[Actor]) -> None:
        self._grades = grades
        self._publishers: dict[ArticleId, tuple[str, ...]] = {}
        self._actors: dict[ActorId, Actor] = {}
        if grades:
            self._publishers = {one.id: one.outlets for one in articles}
            self._actors = {one.id: one for one in actors}

    @classmethod
    def of_corpus(cls, corpus: Corpus) -> Grader:
        """That of a corpus and its own grades."""
        return cls(corpus.grades, corpus.articles, corpus.actors)

    def of(self, fact: Event | Casualty) -> Graded:
        """The grade of one report, and of whom its letter is."""
        if not self._grades:
            return NOT_GRADED
        if isinstance(fact, Event):
            credibility = self._grades.events.get(fact.id, UNJUDGED_INFORMATION)
        else:
            credibility = self._grades.figures.get(fact.id, UNJUDGED_INFORMATION)
        told = dict.fromkeys(name for span in fact.evidence for name in self._publishers.get(span.article, ("",)))
        links = [min((self.publisher(one), one) for one in told)] if told else []
        links += [(self.source(one), self._actors[one].name) for one in fact.attributed_to if one in self._actors]
        reliability, source = max(
            (one for one in links if one[0] is not UNJUDGED_SOURCE), default=(UNJUDGED_SOURCE, ""), key=lambda one: one[0]
        )
        return Graded(Grade(reliability, credibility), source)

    def best(self, facts: Iterable[Event | Casualty]) -> Graded:
        """The best grade among several reports, the source first."""
        return min((self.of(one) for one in facts), default=NOT_GRADED)

    def publisher(self, name: str | None) -> Reliability:
        """What a publisher is graded."""
        return self._grades.publishers.get(publisher_key(name), UNJUDGED_SOURCE)

    def source(self, actor: ActorId) -> Reliability:
        """What somebody that texts name as their source is graded: by itself, else as the publisher of one of its names."""
        found = self._grades.sources.get(actor)
        if found is not None:
            return found
        known = self._actors.get(actor)
        names = (known.name, *known.aliases) if known is not None else ()
        return min((self.publisher(one) for one in names), default=UNJUDGED_SOURCE)

"""Cases and findings for the tests of the store: a real case from the sample articles, and findings of any shape."""

from __future__ import annotations

from datetime import date, datetime, timezone
from enum import Enum
from pathlib import Path
from typing import TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from briefing.domain.actor import Actor, ActorId, ActorKind, Predicate, Relation
from briefing.domain.casualty import Casualty, CasualtyId, Effect, Group, Victims
from briefing.domain.claim import Because, Origin, Review, Stance, Statement, Status
from briefing.domain.event import Event, EventId, EventType, IncidentId, Participant, Role
from briefing.domain.findings import Findings
from briefing.domain.place import Place, PlaceId, PlaceKind, PlacePrecision
from briefing.domain.text import Article, Original, PublishedFrom, Span, article_id, normalise, paragraphs
from briefing.domain.when import Precision, TimeExpression, TimeKind, When
from briefing.store.casefile import CaseFile
from tests.sample_corpus import sample_articles, sample_findings

Word = TypeVar("Word", bound=Enum)


def with_offset(moment: datetime) -> datetime:
    """A moment with its offset alone, as articles are stamped: an hour that a clock change repeats equals nothing else."""
    offset = moment.utcoffset()
    return moment if offset is None else moment.replace(tzinfo=timezone(offset), fold=0)


any_shape = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
"""For tests that build whole findings: few examples, each of many parts."""


def original_of(article: Article) -> Original:
    """The bytes the article could have come in."""
    return Original(f"{article.id}.txt", "text/plain", article.text.encode())


def signature_of(article: Article) -> tuple[int, ...]:
    """A signature unlike that of any other article."""
    return tuple((int(article.id, 16) + n) % 2**32 for n in range(128))


def put_in(case: CaseFile, article: Article, findings: Findings) -> None:
    """Take an article in as it is."""
    case.articles.add(article, original_of(article), signature_of(article), findings)


def sample_case(path: Path | None = None) -> CaseFile:
    """The five sample articles as they were read, nothing decided, no view written."""
    case = CaseFile.create(path)
    for article, findings in zip(sample_articles(), sample_findings(), strict=True):
        put_in(case, article, findings)
    return case


def plain_article(text: str, **details: object) -> Article:
    """An article of one text of which nothing else is known."""
    words = normalise(text)
    return Article(article_id(words), words, paragraphs(words), **details)  # type: ignore[arg-type]


def members(kind: type[Word]) -> SearchStrategy[Word]:
    """Any member of a vocabulary."""
    return st.sampled_from(list(kind))


words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
days = st.dates(date(1, 1, 1), date(9999, 12, 31))


@st.composite
def intervals(draw: DrawFn) -> When:
    """Any interval, open, unknown, long or of one day."""
    ends = sorted(draw(st.lists(days, min_size=2, max_size=2)))
    first, last = (draw(st.sampled_from([end, None])) for end in ends)
    return When(first, last, draw(st.none() | members(Precision)))


@st.composite
def articles(draw: DrawFn) -> Article:
    """An article of any text, in any script."""
    text = normalise(draw(st.text(st.characters(codec="utf-8"), min_size=12, max_size=120))) + " The end of it."
    return Article(
        id=article_id(text),
        text=text,
        blocks=paragraphs(text),
        title=draw(st.none() | words),
        publisher=draw(st.none() | words),
        author=draw(st.none() | words),
        url=draw(st.none() | words),
        published=draw(st.none() | days | st.datetimes(timezones=st.none() | st.timezones()).map(with_offset)),
        published_from=draw(st.none() | members(PublishedFrom)),
        language=draw(st.sampled_from(["en", "fr"])),
    )


@st.composite
def findings_of(draw: DrawFn, article: Article, reviews: SearchStrategy[Review]) -> Findings:
    """Any findings that could be read in an article: every reference leads somewhere, every span lies in the text."""

    @st.composite
    def spans(draw: DrawFn) -> Span:
        start = draw(st.integers(0, len(article.text) - 1))
        return Span(article.id, start, draw(st.integers(start + 1, len(article.text))))

    several = st.lists(spans(), max_size=3).map(tuple)
    why = st.lists(st.builds(Because, words, words, st.none() | spans()), max_size=2).map(tuple)
    names = st.lists(words, max_size=3).map(tuple)
    actor_ids = [ActorId(f"actor:{n}") for n in range(draw(st.integers(0, 3)))]
    place_ids = [PlaceId(f"place:{n}") for n in range(draw(st.integers(0, 2)))]
    event_ids = [EventId(f"{article.id}:e{n}") for n in range(draw(st.integers(0, 3)))]
    toll_ids = [CasualtyId(f"{article.id}:c{n}") for n in range(draw(st.integers(0, 3)))]
    some_actor: SearchStrategy[ActorId | None] = st.sampled_from([None, *actor_ids])
    some_place: SearchStrategy[PlaceId | None] = st.sampled_from([None, *place_ids])
    some_event: SearchStrategy[EventId | None] = st.sampled_from([None, *event_ids])
    some_toll: SearchStrategy[CasualtyId | None] = st.sampled_from([None, *toll_ids])
    cast = st.lists(st.sampled_from(actor_ids), max_size=3).map(tuple) if actor_ids else st.just(())
    incident = st.none() | words.map(IncidentId)
    read = st.sampled_from([Origin.EXTRACTED, Origin.KNOWLEDGE])
    degrees = st.none() | st.floats(-180, 180)

    def toll(id_: CasualtyId) -> Casualty:
        low, high = sorted(draw(st.lists(st.integers(0, 2**40), min_size=2, max_size=2)))
        ends = draw(st.sampled_from([(low, high), (low, None), (None, high)]))
        return Casualty(
            id_,
            draw(members(Effect)),
            *ends,
            qualifier=draw(st.none() | words),
            victims=draw(members(Victims)),
            groups=tuple(draw(st.lists(members(Group), max_size=2))),
            event=draw(some_event),
            incident=draw(incident),
            victim_actor=draw(some_actor),
            perpetrator=draw(some_actor),
            cumulative=draw(st.booleans()),
            when=draw(intervals()),
            place=draw(some_place),
            attributed_to=draw(cast),
            status=draw(members(Status)),
            part_of=draw(some_toll),
            replaces=draw(some_toll),
            review=draw(reviews),
            origin=draw(read),
            evidence=draw(several),
            why=draw(why),
        )

    return Findings(
        article=article.id,
        actors=tuple(
            Actor(
                id_,
                draw(words),
                draw(members(ActorKind)),
                draw(names),
                draw(st.none() | words),
                draw(st.none() | words),
                draw(some_actor),
                draw(several),
                draw(members(Origin)),
                draw(st.booleans()),
                draw(why),
            )
            for id_ in actor_ids
        ),
        places=tuple(
            Place(
                id_,
                draw(words),
                draw(members(PlaceKind)),
                draw(names),
                draw(st.none() | words),
                draw(degrees),
                draw(degrees),
                draw(st.none() | members(PlacePrecision)),
                draw(st.none() | words),
                draw(several),
            )
            for id_ in place_ids
        ),
        times=tuple(
            TimeExpression(f"{article.id}:t{n}", draw(intervals()), draw(members(TimeKind)), draw(spans()))
            for n in range(draw(st.integers(0, 2)))
        ),
        events=tuple(
            Event(
                id_,
                draw(words),
                draw(members(EventType)),
                draw(st.none() | words),
                draw(intervals()),
                draw(some_place),
                tuple(Participant(actor, draw(members(Role))) for actor in draw(cast)),
                draw(members(Status)),
                draw(cast),
                draw(st.floats(0, 1)),
                draw(reviews),
                draw(read),
                draw(incident),
                draw(several),
                draw(why),
            )
            for id_ in event_ids
        ),
        casualties=tuple(toll(id_) for id_ in toll_ids),
        relations=tuple(
            Relation(
                f"{article.id}:r{n}",
                draw(st.sampled_from(actor_ids)),
                draw(members(Predicate)),
                draw(st.sampled_from(actor_ids)),
                draw(several),
                draw(read),
                draw(why),
            )
            for n in range(draw(st.integers(0, 2)) if actor_ids else 0)
        ),
        statements=tuple(
            Statement(
                f"{article.id}:s{n}",
                draw(st.sampled_from(actor_ids)),
                draw(members(Stance)),
                draw(some_event),
                draw(several),
                draw(read),
                draw(why),
            )
            for n in range(draw(st.integers(0, 2)) if actor_ids else 0)
        ),
    )


@st.composite
def read_articles(draw: DrawFn) -> tuple[Article, Findings]:
    """An article and what was read in it."""
    article = draw(articles())
    return article, draw(findings_of(article, members(Review)))


@st.composite
def read_twice(draw: DrawFn) -> tuple[Article, Findings, Findings]:
    """An article and two readings of it, by a machine: everything is suggested."""
    article = draw(articles())
    reading = findings_of(article, st.just(Review.SUGGESTED))
    return article, draw(reading), draw(reading)

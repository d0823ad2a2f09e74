"""The case as two plain tables: every report of an event, every report of a figure, each with its source.

The tables are joined by `happening` (the same in all reports of one) and `event`. Two reports that disagree are two rows;
no cell is a sum or a mean over rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.domain.event import Role
from briefing.exchange.records import EventRecord, FigureRecord, Party, Spot, Told
from briefing.exchange.tables import Cell, several, table

_PLACE = ("place", "place_kind", "country", "latitude", "longitude", "place_precision", "gazetteer")
_SOURCE = (
    "article_id", "article_title", "publisher", "author", "published", "url", "start", "end", "words", "sentence",
    "more_sentences",
)  # fmt: skip
_JUDGED = ("chain", "reliability", "credibility")
EVENTS = (
    "id", "happening", "title", "type", "subtype", "earliest", "latest", "date_precision", *_PLACE, "initiators", "targets",
    "allies", "mediators", "subjects", "status", "said_by", "confidence", "review", "origin", *_SOURCE, *_JUDGED,
)  # fmt: skip
FIGURES = (
    "id", "happening", "event", "event_title", "effect", "low", "high", "wording", "qualifier", "victims", "groups",
    "victim_actor", "held_responsible", "running_total", "part_of", "replaces", "counted", "why_not_counted", "earliest",
    "latest", "date_precision", *_PLACE, "status", "said_by", "review", "origin", *_SOURCE, *_JUDGED,
)  # fmt: skip


def events(records: Iterable[EventRecord], *, bom: bool = True) -> bytes:
    """Every report of an event as a row (`EVENTS`). `earliest` and `latest` are equal for one known day."""
    return table(EVENTS, map(_event, records), bom=bom)


def figures(records: Iterable[FigureRecord], *, bom: bool = True) -> bytes:
    """Every report of a toll as a row (`FIGURES`). `high` is empty where the report sets no ceiling, `low` where it sets no
    floor; `counted` tells whether it stands in the range of its happening.
    """
    return table(FIGURES, map(_figure, records), bom=bom)


def _event(one: EventRecord) -> list[Cell]:
    return [
        one.id,
        one.happening,
        one.title,
        one.type,
        one.subtype,
        one.when.earliest,
        one.when.latest,
        one.when.precision,
        *_place(one.place),
        *(_parties(one.parties, role) for role in (Role.INITIATOR, Role.TARGET, Role.ALLY, Role.MEDIATOR, Role.SUBJECT)),
        one.status,
        several(one.said_by),
        one.confidence,
        one.review,
        one.origin,
        *_source(one.told),
        *_judged(one),
    ]


def _figure(one: FigureRecord) -> list[Cell]:
    return [
        one.id,
        one.happening,
        one.event,
        one.title,
        one.effect,
        one.low,
        one.high,
        one.told[0].words if one.told else "",
        one.qualifier,
        one.victims,
        several(group.value for group in one.groups),
        one.victim,
        one.responsible,
        one.is_running_total,
        one.part_of,
        one.replaces,
        one.is_counted,
        one.why_not,
        one.when.earliest,
        one.when.latest,
        one.when.precision,
        *_place(one.place),
        one.status,
        several(one.said_by),
        one.review,
        one.origin,
        *_source(one.told),
        *_judged(one),
    ]


def _judged(one: EventRecord | FigureRecord) -> list[Cell]:
    """Through whom it came, outlet first, and what the analyst graded: F and 6 where nobody judged."""
    return [one.chain, one.grade.reliability, one.grade.credibility]


def _place(one: Spot | None) -> list[Cell]:
    if one is None:
        return [None] * len(_PLACE)
    return [one.name, one.kind, one.country, one.lat, one.lon, one.precision, one.gazetteer]


def _parties(all_: Iterable[Party], role: Role) -> str:
    return several(one.name for one in all_ if one.role is role)


def _source(told: Sequence[Told]) -> list[Cell]:
    if not told:
        return [None] * len(_SOURCE)
    first = told[0]
    return [
        first.article,
        first.title,
        first.publisher,
        first.author,
        first.published,
        first.url,
        first.start,
        first.end,
        first.words,
        first.sentence,
        " | ".join(dict.fromkeys(one.sentence for one in told[1:] if one.sentence != first.sentence)),
    ]

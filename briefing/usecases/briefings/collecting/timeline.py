"""Rows of the timeline, its graphic, and who holds what."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from briefing.domain.event import Role
from briefing.domain.printed import Graphic, Holding, TimelineRow
from briefing.usecases.briefings.collecting.ground import Ground
from briefing.usecases.looking import glance
from briefing.usecases.looking.happenings import Happening
from briefing.usecases.looking.totals import result_words
from briefing.usecases.wording import phrasing


def timeline_row(ground: Ground, one: Happening) -> TimelineRow:
    return TimelineRow(
        key=one.key,
        heading=phrasing.heading(one.when),
        what=one.title,
        where=ground.view.where(one.place),
        who=who_took_part(ground, one),
        toll="; ".join(words for words in tolls_of(one) if words.casefold() not in one.title.casefold()),
        said=told_by(ground, one),
        status=one.status,
        is_reviewed=one.is_reviewed,
        sources=ground.labels(one.spans, one),
    )


def tolls_of(one: Happening) -> list[str]:
    """Its tolls in words: "16–20 civilians killed"."""
    return [phrasing.toll(result_words(toll), toll.effect, toll.victims) for toll in one.tolls]


def who_took_part(ground: Ground, one: Happening) -> str:
    acted, target = ground.view.names(one.actors(Role.INITIATOR)), ground.view.names(one.actors(Role.TARGET))
    if acted and target:
        return f"{acted} against {target}"
    return acted or (f"Target: {target}" if target else ground.view.names(one.actors(Role.SUBJECT)))


def told_by(ground: Ground, one: Happening) -> str:
    """Who tells it, when it was first reported, and the best of its grades where it has any."""
    first = ground.view.first_reported(one.events)
    reported = f"first reported {phrasing.day(first)}" if first is not None else ""
    grade = phrasing.graded(ground.view.grader.best(one.events))
    return ", ".join(part for part in (ground.said(one), reported, grade) if part)


def graphic_of(ground: Ground, led_with: Collection[str] = ()) -> Graphic | None:
    return glance.graphic(ground.view, ground.main, ground.depth.drawn, partial(timeline_row, ground), led_with)


def control_of(ground: Ground) -> tuple[tuple[Holding, ...], int]:
    most = ground.depth.holdings
    return glance.holdings(ground.view, ground.main, most, ground.said, lambda one: ground.labels(one.spans, one))

"""The tolls of happenings with each report of them, and figures that belong to none."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.domain.casualty import Casualty, Effect
from briefing.domain.claim import Review, Status
from briefing.domain.printed import ClaimRow, TollRow
from briefing.usecases.briefings.collecting.ground import Ground, figure_of
from briefing.usecases.looking.happenings import Happening, StandingToll
from briefing.usecases.looking.totals import preferred_of, result_words
from briefing.usecases.wording import phrasing


def toll_row(ground: Ground, one: Happening, toll: StandingToll) -> TollRow:
    rows = [(row, "") for row in toll.counted] + list(toll.left_out)
    return TollRow(
        incident=toll.incident,
        title=one.title,
        when=phrasing.when(one.when),
        where=ground.view.where(one.place),
        people=phrasing.people(toll.effect, toll.victims),
        result=result_words(toll),
        preferred=preferred_of(ground.view.choice.rule, toll),
        is_disputed=any(row.status is Status.DENIED for row in toll.rows),
        reports=ground.view.reports(toll.rows),
        origins=ground.view.origins(toll.rows),
        claims=tuple(claim_row(ground, row, why) for row, why in rows),
    )


def claim_row(ground: Ground, row: Casualty, why: str, *, scope: str = "") -> ClaimRow:
    return ClaimRow(
        casualty=row.id,
        speaker=", ".join(one for one in (ground.view.speaker(row), phrasing.graded(ground.view.grader.of(row))) if one),
        wording=ground.view.wording(row),
        figure=figure_of(row),
        people=phrasing.of_row(row),
        status=row.status,
        published=phrasing.published(ground.view.article(row.evidence[0]).day) if row.evidence else "by hand",
        is_counted=not why and not row.cumulative,
        why_not=why,
        is_reviewed=row.review is not Review.SUGGESTED,
        sources=ground.cite.of(row.evidence, entered_by_hand=True),
        scope=scope,
        note=phrasing.EDITED if row.review is Review.EDITED and row.evidence else "",
    )


def scope_of(ground: Ground, row: Casualty) -> str:
    """What time and place a figure outside the tolls is about."""
    parts = [ground.view.where(row.place), phrasing.when(row.when) if row.when.is_known else ""]
    return ", ".join(part for part in parts if part)


def weightiest_tolls(tolls: Sequence[tuple[Happening, StandingToll]], most: int) -> list[tuple[Happening, StandingToll]]:
    """At most so many, the largest tolls of dead first, in the order in which they came."""
    if len(tolls) <= most:
        return list(tolls)

    def rank(n: int) -> tuple[bool, float, int, int]:
        _, toll = tolls[n]
        return toll.effect is not Effect.KILLED, -toll.weight, -len(toll.rows), n

    return [tolls[n] for n in sorted(sorted(range(len(tolls)), key=rank)[:most])]

"""How much of each list a template prints. What has no room is left out by weight, and counted."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from briefing.domain.composition import Template

ANY = 1_000_000  # more than there can be


@dataclass(frozen=True, slots=True)
class Depth:
    """The most of each list. `quote` is in characters of a quoted sentence, None for as long as it may ever be; `drawn` are
    happenings in the drawn timeline, `claims` those with most reports in the chart of who says what; `labels`
    are sources named beside a figure that is made of many reports, `others` actors without a profile, `changes` rows of
    what changed. Of `points` no more are printed than the first page has room for (`collecting.first_page`).
    """

    points: int = ANY
    drawn: int = 30
    charts: tuple[str, ...] = ("by_day", "by_responsible", "by_claim")
    claims: int = 5
    labels: int = 5
    events: int = ANY
    asides: int = ANY
    tolls: int = ANY
    loose: int = ANY
    profiles: int = 24
    of_profile: int = 7  # a profile stays below half a page; all its events are in the timeline
    disputes: int = ANY
    gaps: int = 40
    holdings: int = ANY
    others: int = ANY
    quote: int | None = None
    changes: int = ANY


EVERYTHING = Depth()
_CLAIMS = ("by_claim",)


def _between(most: Depth, least: Depth, steps: int) -> tuple[Depth, ...]:
    """So many depths from the most to the least, each list shorter than before in the same proportion; the charts of the
    least from the middle on.
    """

    def at(step: int, high: int, low: int) -> int:
        share: float = ((low + 1) / (high + 1)) ** (step / (steps - 1))
        return round((high + 1) * share - 1)

    found = []
    for step in range(steps):
        numbers = {
            one.name: at(step, getattr(most, one.name), getattr(least, one.name))
            for one in fields(Depth)
            if isinstance(getattr(most, one.name), int)
        }
        found.append(replace(most, charts=(most if step < steps // 2 else least).charts, **numbers))
    return tuple(found)


# From the most to the least; the first that keeps within the template's pages is taken.
LADDER: dict[Template, tuple[Depth, ...]] = {
    Template.FLASH: (
        *_between(
            Depth(5, 14, _CLAIMS, 3, 2, 14, 0, 6, 0, 3, 3, 2, 4, 6, 4, 200, 10),
            Depth(2, 4, _CLAIMS, 1, 1, 4, 0, 1, 0, 1, 1, 1, 1, 2, 2, 70, 3),
            14,
        ),
        Depth(2, 3, (), 1, 1, 3, 0, 1, 0, 1, 1, 1, 1, 2, 2, 60, 3),
    ),
    Template.STANDARD: (
        *_between(
            Depth(9, 18, ("by_day", "by_claim"), 4, 4, 48, 8, 12, 6, 8, 5, 5, 10, 12, 20, 300, 48),
            Depth(9, 8, _CLAIMS, 1, 2, 18, 0, 2, 0, 1, 1, 1, 2, 2, 6, 80, 8),
            28,
        ),
        # where a page or two are needed to say what changed
        Depth(9, 8, _CLAIMS, 1, 2, 15, 0, 2, 0, 1, 1, 1, 2, 2, 6, 70, 8),
        Depth(9, 7, _CLAIMS, 1, 1, 11, 0, 2, 0, 1, 1, 1, 1, 2, 4, 60, 8),
        Depth(9, 6, (), 1, 1, 9, 0, 1, 0, 1, 1, 1, 1, 1, 2, 60, 6),
    ),
    Template.FULL: _between(
        Depth(9, 26, ("by_day", "by_responsible", "by_claim"), 5, 5, 150, 60, 60, 40, 24, 12, 20, 40, 30, 60, 600, 80),
        Depth(9, 16, ("by_day", "by_claim"), 3, 3, 12, 2, 6, 2, 4, 2, 2, 6, 6, 12, 120, 12),
        28,
    ),
    Template.COMPLETE: (replace(EVERYTHING, points=9),),
}

"""How much of each list a template prints. What has no room is left out by weight, and counted."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.domain.composition import Template

ANY = 1_000_000  # more than there can be


@dataclass(frozen=True, slots=True)
class Depth:
    """The most of each list. `quote` is in characters of a quoted sentence, None for as long as it may ever be; `drawn` are
    happenings in the drawn timeline, `claims` those with most reports in the chart of who says what.
    """

    points: int = ANY
    drawn: int = 30
    charts: tuple[str, ...] = ("by_day", "by_responsible", "by_claim")
    claims: int = 5
    events: int = ANY
    asides: int = ANY
    tolls: int = ANY
    loose: int = ANY
    profiles: int = 24
    of_profile: int = 12
    disputes: int = ANY
    gaps: int = 40
    holdings: int = ANY
    quote: int | None = None


EVERYTHING = Depth()

# From the most to the least; the first that keeps within the template's pages is taken.
LADDER: dict[Template, tuple[Depth, ...]] = {
    Template.FLASH: tuple(
        Depth(
            points=points,
            drawn=drawn,
            charts=charts,
            claims=claims,
            events=drawn,
            asides=0,
            tolls=claims,
            loose=0,
            profiles=3,
            of_profile=3,
            disputes=2,
            gaps=4,
            holdings=6,
            quote=quote,
        )
        for points, drawn, charts, claims, quote in (
            (5, 14, ("by_day", "by_claim"), 3, 260),
            (5, 12, ("by_claim",), 3, 220),
            (4, 10, ("by_claim",), 2, 180),
            (4, 10, ("by_day",), 2, 160),
            (3, 8, ("by_day",), 2, 140),
            (3, 6, ("by_day",), 1, 120),
            (2, 5, (), 1, 110),
            (2, 3, (), 1, 80),
        )
    ),
    Template.STANDARD: tuple(
        Depth(
            points=points,
            drawn=20,
            charts=("by_day", "by_claim"),
            claims=claims,
            events=events,
            asides=asides,
            tolls=tolls,
            loose=loose,
            profiles=profiles,
            of_profile=of_profile,
            disputes=disputes,
            gaps=gaps,
            holdings=holdings,
            quote=quote,
        )
        for points, claims, events, asides, tolls, loose, profiles, of_profile, disputes, gaps, holdings, quote in (
            (8, 4, 40, 8, 12, 6, 8, 5, 5, 10, 12, 300),
            (8, 3, 30, 5, 10, 5, 6, 4, 4, 10, 10, 260),
            (6, 3, 24, 3, 8, 4, 5, 3, 3, 8, 8, 220),
            (6, 3, 20, 2, 6, 3, 4, 3, 3, 6, 8, 180),
            (5, 2, 14, 0, 5, 2, 3, 2, 2, 5, 6, 160),
            (4, 2, 8, 0, 3, 0, 2, 2, 1, 4, 4, 120),
            (3, 1, 5, 0, 2, 0, 1, 1, 1, 2, 2, 90),
        )
    ),
    Template.FULL: tuple(
        Depth(
            points=12,
            drawn=30,
            claims=5,
            events=events,
            asides=asides,
            tolls=tolls,
            loose=loose,
            profiles=profiles,
            of_profile=of_profile,
            disputes=disputes,
            gaps=gaps,
            holdings=30,
            quote=quote,
        )
        for events, asides, tolls, loose, profiles, of_profile, disputes, gaps, quote in (
            (150, 60, 60, 40, 24, 12, 20, 40, 600),
            (100, 40, 40, 25, 20, 8, 15, 30, 400),
            (70, 25, 30, 15, 16, 6, 10, 25, 320),
            (50, 15, 22, 10, 12, 5, 8, 20, 260),
            (36, 8, 16, 8, 10, 4, 6, 15, 220),
            (24, 5, 10, 5, 8, 4, 4, 10, 180),
            (12, 2, 6, 2, 4, 2, 2, 6, 120),
        )
    ),
    Template.COMPLETE: (EVERYTHING,),
}

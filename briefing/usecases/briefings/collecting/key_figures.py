"""The figures on the first page, and the totals by effect and side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.domain.casualty import Casualty, Effect, Victims
from briefing.domain.claim import Status
from briefing.domain.printed import KeyFigure, TotalRow
from briefing.domain.tally import SOME
from briefing.usecases.briefings.collecting.ground import Ground, figure_of, is_current
from briefing.usecases.looking.happenings import Happening, StandingToll
from briefing.usecases.looking.totals import total_row
from briefing.usecases.wording import phrasing

# beside the three of one village, where a country's million is told as well
_WIDER_COUNTS = ("of single events alone;", "wider counts are larger")


def key_figures(ground: Ground, tolls: Sequence[tuple[Happening, StandingToll]]) -> tuple[KeyFigure, ...]:
    cells = [
        figure_cell(ground, tolls, "Civilians killed", Effect.KILLED, Victims.CIVILIAN, always=True),
        figure_cell(ground, tolls, "Combatants killed", Effect.KILLED, Victims.COMBATANT, always=True),
        figure_cell(ground, tolls, "Killed, both sides", Effect.KILLED, Victims.MIXED),
        figure_cell(ground, tolls, "Killed, side unknown", Effect.KILLED, Victims.UNKNOWN),
        figure_cell(ground, tolls, "Civilians wounded", Effect.WOUNDED, Victims.CIVILIAN, always=True),
        figure_cell(ground, tolls, "Combatants wounded", Effect.WOUNDED, Victims.COMBATANT),
        figure_cell(ground, tolls, "Wounded, both sides", Effect.WOUNDED, Victims.MIXED),
        figure_cell(ground, tolls, "Wounded, side unknown", Effect.WOUNDED, Victims.UNKNOWN),
        held_cell(ground, tolls),
        displaced_cell(ground, tolls),
    ]
    return tuple(cell for cell in cells if cell is not None)


def figure_cell(
    ground: Ground,
    tolls: Sequence[tuple[Happening, StandingToll]],
    label: str,
    effect: Effect,
    victims: Victims,
    *,
    always: bool = False,
) -> KeyFigure | None:
    its = [toll for _, toll in tolls if toll.effect is effect and toll.victims is victims]
    if not always and not any(toll.ceiling for toll in its):
        return None
    row = ground.total(its)
    if row is None:
        return KeyFigure(label, phrasing.NOT_REPORTED, (), False) if always else None
    cell = told_cell(label, row)
    claimed = claimed_only(ground, its)
    return replace(cell, notes=(*cell.notes[:-1], claimed, *cell.notes[-1:])) if claimed else cell


def claimed_only(ground: Ground, tolls: Sequence[StandingToll]) -> str:
    """How much of a total nobody tells but who has a stake in it: "300 only claimed"; "" where others tell all of it."""
    stakes = [toll for toll in tolls if toll.counted and all(row.status is Status.CLAIMED for row in toll.counted)]
    row = total_row(ground.view, stakes)  # its sources are not told: to name one is to cite it
    if row is None or not any(toll.ceiling for toll in stakes):
        return ""
    if len(stakes) == len(tolls):
        return phrasing.ONLY_CLAIMED
    amount = phrasing.PART if row.result == SOME else row.result
    return f"{amount} {phrasing.ONLY_CLAIMED}"


def told_cell(label: str, row: TotalRow, what: str = "") -> KeyFigure:
    """What reports tell, as a figure; where none gives a number that is said, and it stands there as no figure."""
    notes = (what, *notes_of(row)) if what else notes_of(row)
    is_number = row.result != SOME
    value = row.result if is_number else phrasing.NO_NUMBER
    return KeyFigure(label, value, notes, is_number, row.sources, row.more_sources)


def held_cell(ground: Ground, tolls: Sequence[tuple[Happening, StandingToll]]) -> KeyFigure:
    effects = (Effect.CAPTURED, Effect.ABDUCTED, Effect.DETAINED)
    found = [toll for _, toll in tolls if toll.effect in effects]
    row = ground.total(found)
    if row is None:
        return KeyFigure("Captured or held", phrasing.NOT_REPORTED, (), False)
    what = phrasing.listed(sorted({phrasing.EFFECTS[toll.effect] for toll in found}))
    return told_cell("Captured or held", row, what)


def displaced_cell(ground: Ground, tolls: Sequence[tuple[Happening, StandingToll]]) -> KeyFigure:
    its = [toll for _, toll in tolls if toll.effect is Effect.DISPLACED]
    row = ground.total(its)
    if row is not None:
        cell = told_cell("Displaced", row)
        most = max(toll.ceiling for toll in its)
        wider = any(
            (one.low or one.high or 0) > most
            for one in ground.view.outside_tolls
            if one.effect is Effect.DISPLACED and is_current(one)
        )
        return replace(cell, notes=(*cell.notes, *_WIDER_COUNTS)) if wider else cell
    running = [
        one for one in ground.view.outside_tolls if one.effect is Effect.DISPLACED and one.cumulative and is_current(one)
    ]
    if not running:
        return KeyFigure("Displaced", phrasing.NOT_REPORTED, (), False)
    latest = running[-1]
    return KeyFigure(
        "Displaced",
        figure_of(latest),
        (short_speaker(ground, latest), f"running total, {ground.reported_on(latest)}"),
        sources=ground.cite.of(latest.evidence, entered_by_hand=True),
    )


def short_speaker(ground: Ground, row: Casualty) -> str:
    if not row.attributed_to:
        return ground.view.speaker(row)
    return phrasing.listed([ground.view.short_name(actor) for actor in row.attributed_to], 2)


def notes_of(row: TotalRow) -> tuple[str, ...]:
    notes = [f"{row.preferred}"] if row.preferred else []
    notes.append(f"{phrasing.counted(row.incidents, 'event')}, {phrasing.counted(row.origins, 'origin')}")
    return tuple(notes)


def totals(ground: Ground, tolls: Sequence[tuple[Happening, StandingToll]]) -> tuple[TotalRow, ...]:
    rows = [
        ground.total([toll for _, toll in tolls if toll.effect is effect and toll.victims is victims])
        for effect in Effect
        for victims in Victims
    ]
    return tuple(replace(row, result=phrasing.NO_NUMBER) if row.result == SOME else row for row in rows if row is not None)

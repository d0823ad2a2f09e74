"""What is not told of a happening: when, where, who, how many."""

from __future__ import annotations

from briefing.domain.claim import Status
from briefing.domain.event import Role
from briefing.domain.printed import Gap, GapCount
from briefing.usecases.briefings.collecting.ground import Ground
from briefing.usecases.looking.happenings import Happening
from briefing.usecases.wording import phrasing


class Lacking:
    """What is lacking, looked up once for both passes over a case."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self._lacks: dict[str, tuple[tuple[str, ...], int]] = {}

    def all(self) -> list[tuple[Happening, tuple[str, ...], int]]:
        """Happenings of which something is not told, with what, and of how many origins they are; most lacking first."""
        rows = [(one, *self._lack(one)) for one in self.ground.main]
        rows = [(one, missing, origins) for one, missing, origins in rows if missing or origins < 2]
        rows.sort(
            key=lambda row: (
                -len(row[1]) - (row[2] < 2),
                -max([toll.weight for toll in row[0].tolls], default=0),
                row[0].when.sort_key,
                row[0].key,
            )
        )
        return rows

    def gap(self, one: Happening, missing: tuple[str, ...], origins: int) -> Gap:
        return Gap(one.key, one.title, phrasing.when(one.when), missing, origins, self.ground.labels(one.spans, one))

    def _lack(self, one: Happening) -> tuple[tuple[str, ...], int]:
        """What is not told of a happening, and how many origins it has."""
        if one.key not in self._lacks:
            self._lacks[one.key] = self._missing(one), self._origins(one)
        return self._lacks[one.key]

    def _missing(self, one: Happening) -> tuple[str, ...]:
        missing = []
        if not one.when.is_known:
            missing.append("when")
        elif not one.when.is_one_day:
            missing.append("the exact day")
        if one.place is None:
            missing.append("where")
        if not any(part.role in (Role.INITIATOR, Role.SUBJECT) for event in one.events for part in event.participants):
            missing.append("who did it" if one.type in phrasing.VIOLENT else "who")
        if one.type in phrasing.VIOLENT and not one.tolls:
            missing.append("toll")
        return tuple(missing)

    def _origins(self, one: Happening) -> int:
        rows = [row for toll in one.tolls for row in toll.rows if row.status is not Status.DENIED]
        return self.ground.view.origins([*one.events, *rows])

    def count(self) -> GapCount:
        lacks = [self._lack(one) for one in self.ground.main]
        missing = [what for what, _ in lacks]
        return GapCount(
            happenings=len(self.ground.main),
            undated=sum("when" in one for one in missing),
            unplaced=sum("where" in one for one in missing),
            nobody_named=sum("who" in one or "who did it" in one for one in missing),
            no_toll=sum("toll" in one for one in missing),
            single_origin=sum(origins < 2 for _, origins in lacks),
        )

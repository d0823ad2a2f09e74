"""Which happenings of a chronicle are selected, and which of them the analyst is at.

Each has a number: those with a date count first, in order of time, those without behind them. No Qt.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing.domain.event import EventId
from briefing.ui.seen.rows import Happening
from briefing.ui.timeline.chronicle import Chronicle


class Choice:
    """The numbers of what is selected in one chronicle; `current` is -1 while nothing is."""

    def __init__(self) -> None:
        self._chronicle = Chronicle()
        self.selected: list[int] = []
        self.current = -1
        self._of_event: dict[EventId, int] | None = None

    def __len__(self) -> int:
        return len(self._chronicle) + len(self._chronicle.undated)

    def take(self, chronicle: Chronicle) -> None:
        """Another chronicle: what it still holds stays selected, also where it was joined to others or split meanwhile."""
        selected = [self.told(at) for at in self.selected]
        current = self.now()
        self._chronicle, self._of_event = chronicle, None
        keys = {one.key: at for at, one in enumerate((*chronicle.items, *chronicle.undated))} if selected else {}
        found = [at for one in selected if (at := self._again(one, keys)) >= 0]
        self.selected = list(dict.fromkeys(found))
        self.current = self._again(current, keys) if current is not None else -1

    def _again(self, one: Happening, keys: Mapping[str, int]) -> int:
        """The number of a happening of the chronicle before; -1 where it is gone."""
        at = keys.get(one.key)
        if at is None:
            at = self.of_event(one.lead.id)
        return -1 if at is None else at

    # --- what is behind a number
    def told(self, at: int) -> Happening:
        dated = len(self._chronicle)
        return self._chronicle.items[at] if at < dated else self._chronicle.undated[at - dated]

    def facts(self, at: int) -> int:
        """Bits of `Fact`."""
        dated = len(self._chronicle)
        return self._chronicle.facts[at] if at < dated else self._chronicle.undated_facts[at - dated]

    def is_dated(self, at: int) -> bool:
        return 0 <= at < len(self._chronicle)

    def key(self, at: int) -> str:
        return self.told(at).key if 0 <= at < len(self) else ""

    def of_event(self, event: EventId) -> int | None:
        """The number of the happening that an event tells."""
        if self._of_event is None:
            self._of_event = {
                event.id: at
                for at, one in enumerate((*self._chronicle.items, *self._chronicle.undated))
                for event in one.events
            }
        return self._of_event.get(event)

    # --- what is selected
    def now(self) -> Happening | None:
        """What the analyst is at."""
        return self.told(self.current) if 0 <= self.current < len(self) else None

    def all(self) -> tuple[Happening, ...]:
        """What is selected, in order of time."""
        return tuple(self.told(at) for at in sorted(self.selected))

    def following(self) -> Happening | None:
        """What comes after the last that is selected, where a review goes on."""
        at = max(self.selected, default=-1) + 1
        return self.told(at) if 0 < at < len(self) else None

    def select(self, at: int, *, add: bool = False) -> None:
        """Select one alone; or, with `add`, one more, or one less where it was selected already."""
        if not add:
            self.selected, self.current = [at], at
        elif at in self.selected:
            self.selected = [one for one in self.selected if one != at]
            self.current = self.selected[-1] if self.selected else -1
        else:
            self.selected, self.current = [*self.selected, at], at

    def select_keys(self, keys: Iterable[str]) -> None:
        wanted = set(keys)
        self.selected = [at for at in range(len(self)) if self.told(at).key in wanted] if wanted else []
        self.current = self.selected[0] if self.selected else -1

    def beside(self, way: int, first: float, last: float) -> int:
        """The next or previous in time, those without a date last; the nearest in a period while nothing is selected."""
        if self.current >= 0:
            return min(max(self.current + way, 0), len(self) - 1)
        seen = [at for at, start in enumerate(self._chronicle.starts) if first <= start <= last]
        return (seen[0] if way > 0 else seen[-1]) if seen else 0

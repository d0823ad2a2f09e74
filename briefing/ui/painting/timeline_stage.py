"""What of a timeline is laid out: the rows of its lanes, and of those in sight the layout around the period in sight.

A layout reaches beyond the window and lives as long as it covers what is looked at, so that panning lays out rarely.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.ui.painting.timeline_chart import Row, rows_of
from briefing.ui.painting.timeline_look import Look, Titles
from briefing.ui.timeline.chronicle import Band, Chronicle
from briefing.ui.timeline.placing import (
    LEAST_UNIT,
    LIMITS,
    LONGEST_WORDS,
    MOST_WORDS,
    Crowd,
    Layout,
    Placed,
    demand,
    limit_for,
    place,
    share_tracks,
)
from briefing.ui.timeline.scale import UNSEEN, Scale, unit_for

MOST_TRACKS = 60  # of a lane, unless a crowd in it is opened
MOST_ASIDE = 6
MORE_WORDS = 420.0  # pixels of words in a wide window
LEAST_TRACKS = 3  # of a lane that can use them; lanes scroll where there are too many
LANES_COUNTED = 48  # lanes that share the budget of what is shown one by one

_Key = tuple[str, bool]  # of a lane: its band, and whether it is the pale one


@dataclass(frozen=True, slots=True)
class Seen:
    """What a window shows: a scale over `width` pixels, and of the lanes `height` pixels from `scroll` on."""

    scale: Scale
    width: float
    height: float
    scroll: float

    @property
    def widest(self) -> float:
        """How much room the words of one event are given before others."""
        return min(max(MOST_WORDS, 0.34 * self.width), MORE_WORDS)

    @property
    def longest(self) -> float:
        """How wide they may be where nothing follows."""
        return max(self.widest, LONGEST_WORDS)

    def period(self) -> tuple[float, float]:
        """The first and last moment in sight."""
        return self.scale.time(0), self.scale.time(self.width)

    def reach(self) -> tuple[float, float]:
        """The time whose words may be in sight."""
        return self.scale.time(-self.longest - 40), self.scale.time(self.width + 20)


class Stage:
    """Rows and layouts of some bands. `prepare` before anything is asked of it."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._chronicle = Chronicle()
        self._titles = Titles(self._chronicle, look)
        self.bands: tuple[Band, ...] = ()
        self.rows: list[Row] = []
        self.edition = 0  # another one when rows come to lie elsewhere
        self.is_near = True  # the next layout reaches not far beyond the window: it will not live long
        self._is_bare = False
        self._seen = Seen(UNSEEN, 1.0, 0.0, 0.0)
        self._current = -1
        self._opened: dict[_Key, list[tuple[float, float]]] = {}
        self._layouts: dict[_Key, Layout] = {}
        self._window = (0.0, 0.0)
        self._laid_at = 0.0
        self._limit = LIMITS[0]
        self._given: list[int] = []
        self._prefer: dict[_Key, dict[int, int]] = {}
        self._zoomed = True
        self._overhead: float | None = None  # pixels of all rows without their tracks, but for pale ones
        self._laid: tuple[float, float, Look, tuple[int, ...]] | None = None  # what the rows were made for
        self._lies: list[tuple[int, bool, float, float, int, float]] = []  # and where they lay

    # --- what there is to lay out
    def dress(self, chronicle: Chronicle, look: Look, titles: Titles) -> None:
        """Other happenings, or other fonts."""
        self._chronicle, self._look, self._titles = chronicle, look, titles
        self.forget()

    def take(self, bands: tuple[Band, ...], *, bare: bool) -> None:
        """Other lanes, or the same in another order. `bare` leaves out their heads."""
        self.bands, self._is_bare = bands, bare
        self.forget()

    def forget(self) -> None:
        """Lay out everything anew."""
        self._laid = self._overhead = None
        self._lies = []
        self._layouts.clear()
        self._laid_at = 0.0
        self._window = (0.0, 0.0)

    # --- laying out
    def prepare(self, seen: Seen, current: int) -> float:
        """Rows, and the layouts of those in sight; `current` gets room ahead of others. Returns the height of all rows."""
        self._seen, self._current = seen, current
        fresh = self._is_stale()
        if fresh:
            self._choose_window()
        if fresh or len(self._given) != sum(len(band.lanes) for band in self.bands):
            self._given = self._share(seen.height)
        laid = seen.height, seen.scroll, self._look, tuple(self._given)
        if self._laid == laid and not fresh:
            return self.rows[-1].bottom(self._look) if self.rows else 0.0
        self.rows = rows_of(self.bands, self._given, self._look, bare=self._is_bare)
        if fresh:
            counted = [(row.lane, row.tracks) for row in self.rows[:LANES_COUNTED]]
            self._limit = limit_for(counted, seen.scale, *seen.period())
        self._lay_out()
        self._laid = laid
        lies = [(row.band, row.lane.aside, row.top, row.head, row.tracks, row.more) for row in self.rows]
        if lies != self._lies:  # while zooming they often stay
            self._lies = lies
            self.edition += 1
        return self.rows[-1].bottom(self._look) if self.rows else 0.0

    def _is_stale(self) -> bool:
        first, last = self._seen.reach()
        return self._seen.scale.per_day != self._laid_at or first < self._window[0] or last > self._window[1]

    def _choose_window(self) -> None:
        """What is laid out at once: little while zooming, as the next step lays out anew, three windows while panning."""
        self._prefer = {key: _tracks(layout) for key, layout in self._layouts.items()}
        self._layouts.clear()
        first, last = self._seen.reach()
        per_day = self._seen.scale.per_day
        reach = 0.0 if self.is_near else self._seen.width / per_day
        self._window = first - reach, last + reach
        self._zoomed = per_day != self._laid_at
        self._laid_at = per_day
        self.is_near = False

    def _share(self, height: float) -> list[int]:
        """The tracks of each lane, by what it has to show around the period in sight. While panning none gets fewer."""
        scale, widest = self._seen.scale, self._seen.widest
        first, last = scale.time(-widest), scale.time(self._seen.width)
        unit = unit_for(scale.per_day, LEAST_UNIT)
        wanted = []
        for band in self.bands:
            for lane in band.lanes:
                number = demand(lane, scale, first, last, 0.95 * widest)
                if not number and (lane.between(*self._window) or lane.long(unit, *self._window)):
                    number = 1
                least, most = (0, MOST_ASIDE) if lane.aside and band.main else (1, MOST_TRACKS)
                wanted.append(min(max(number, least), most))
        if not self._zoomed and len(self._given) == len(wanted):
            wanted = [max(pair) for pair in zip(wanted, self._given, strict=True)]
        if self._overhead is None:
            bare = rows_of(self.bands, [0] * len(wanted), self._look, bare=self._is_bare)
            self._overhead = (bare[-1].bottom(self._look) if bare else 0.0) + 4
        lanes = [lane.aside and band.main is not None for band in self.bands for lane in band.lanes]
        heads = sum(self._look.aside_head + 4 for pale, number in zip(lanes, wanted, strict=True) if pale and number)
        given = share_tracks(wanted, self._overhead + heads, height, self._look.track)
        return [max(one, min(LEAST_TRACKS, most)) for one, most in zip(given, wanted, strict=True)]

    def _lay_out(self) -> None:
        top, low = self._seen.scroll, self._seen.scroll + self._seen.height
        shift = 0.0
        for row in self.rows:
            row.top += shift
            if self._key(row) in self._opened or (row.bottom(self._look) >= top and row.top <= low):
                before = row.bottom(self._look)
                row.tracks = max(row.tracks, self.layout(row).tracks)
                shift += row.bottom(self._look) - before

    def _key(self, row: Row) -> _Key:
        return self.bands[row.band].key, row.lane.aside

    def layout(self, row: Row) -> Layout:
        """What a row shows; laid out now if it was not."""
        key = self._key(row)
        found = self._layouts.get(key)
        if found is None:
            found = self._layouts[key] = place(
                row.lane,
                self._chronicle,
                self._seen.scale,
                *self._window,
                row.tracks,
                self._titles.width,
                limit=self._limit,
                opened=self._opened.get(key, ()),
                prefer=self._prefer.get(key),
                ahead=self._current if row.lane.has(self._current) else -1,
                widest=self._seen.widest,
            )
        return found

    def laid(self, row: Row) -> Layout | None:
        """What a row shows, where it is laid out."""
        return self._layouts.get(self._key(row))

    # --- what is asked of it
    def placed(self, item: int) -> tuple[Row, Placed | None] | None:
        """The row that holds a happening, and where in it that lies if it is laid out and shown one by one."""
        for row in self.rows:
            if row.lane.has(item):
                layout = self.laid(row)
                return row, next((one for one in layout.placed if one.item == item), None) if layout is not None else None
        return None

    def crowds(self) -> Iterator[tuple[Row, Crowd]]:
        """Those of all layouts."""
        for row in self.rows:
            layout = self.laid(row)
            for crowd in layout.crowds if layout is not None else ():
                yield row, crowd

    def crowd_of(self, item: int) -> tuple[Row, Crowd] | None:
        """The crowd that a happening is in."""
        return next(((row, crowd) for row, crowd in self.crowds() if item in crowd.members), None)

    def make_room_for(self, item: int, *, words: bool) -> None:
        """Lay out anew, with this one first, what left it over; or, with `words`, has little room for its own."""
        hidden = [
            key
            for key, layout in self._layouts.items()
            if any(crowd.more and item in crowd.members for crowd in layout.crowds)
            or (words and self._is_wordless(layout, item))
        ]
        if hidden:
            self._laid = None
        for key in hidden:
            self._prefer[key] = _tracks(self._layouts.pop(key))

    def _is_wordless(self, layout: Layout, item: int) -> bool:
        """Whether a happening stands in a layout with its sign alone, or with little more."""
        placed = next((one for one in layout.placed if one.item == item), None)
        if placed is None:
            return False
        left, right = placed.words(wanted := self._titles.width(item))
        return right - left < 0.5 * min(wanted, MOST_WORDS)

    # --- crowds that were opened
    def open(self, row: Row, crowd: Crowd) -> None:
        """List the members of a crowd in its lane."""
        self._opened.setdefault(self._key(row), []).append((crowd.first, crowd.last))
        self.forget()

    def fold(self) -> bool:
        """List no crowd any more. Whether there was one."""
        found = bool(self._opened)
        self._opened.clear()
        if found:
            self.forget()
        return found


def _tracks(layout: Layout) -> dict[int, int]:
    return {one.item: one.track for one in layout.placed}

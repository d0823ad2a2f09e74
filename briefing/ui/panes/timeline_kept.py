"""The timeline as text: how it is shown, to be kept, and what it shows, for the clipboard."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from briefing.ui.seen.rows import Happening
from briefing.ui.timeline.chronicle import Grouping, Order, TableGrouping
from briefing.ui.wording import when_words, words
from briefing.ui.wording.plain import shortened


@dataclass(frozen=True, slots=True)
class Shown:
    """How a timeline is shown: as which `mode`, its columns as a table, its lanes, their order (`own` is the analyst's),
    and the groups of its table.
    """

    mode: str
    columns: str
    lanes: Grouping
    order: Order
    own: tuple[str, ...]
    groups: TableGrouping


def as_kept(shown: Shown) -> str:
    """How it is shown, as text to be kept."""
    kept = {
        "mode": shown.mode,
        "columns": shown.columns,
        "lanes": shown.lanes.value,
        "order": shown.order.value,
        "own": list(shown.own),
        "groups": shown.groups.value,
    }
    return json.dumps(kept)


def as_shown(text: str, modes: Collection[str]) -> Shown | None:
    """How it was shown, by what `as_kept` gave; None where that cannot be read, or has a mode that is none of these."""
    try:
        kept: dict[str, Any] = json.loads(text)
        lanes, order = Grouping(kept["lanes"]), Order(kept["order"])
        own = tuple(str(one) for one in kept["own"])
        groups = TableGrouping(kept.get("groups", TableGrouping.NONE.value))
        mode = next(one for one in modes if one == kept["mode"])
        return Shown(mode, str(kept["columns"]), lanes, order, own, groups)
    except (ValueError, KeyError, TypeError, StopIteration):
        return None


def as_lines(happenings: Iterable[Happening]) -> str:
    """Happenings as lines of text: date, title, status, place and toll, parted by tabs."""
    lines = [words.TIMELINE_COLUMNS]
    for one in happenings:
        parts = (
            when_words.phrase(one.when),
            shortened(one.title, 400),
            words.STATUSES[one.status],
            one.place or "",
            one.toll,
        )
        lines.append("\t".join(" ".join(part.split()) for part in parts))
    return "\n".join(lines)

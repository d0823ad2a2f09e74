"""Words of charts in the language of the window; those of paper stay English.

A chart writes keys and labels by itself (`charts.wording`). What it tells of the case comes with it as finished English
words: those that do not hang on the case (titles, classes of victims, the rule) are exchanged here.
"""

from __future__ import annotations

from dataclasses import asdict, fields, is_dataclass, replace
from typing import Any

from briefing.charts.wording import ENGLISH, ChartWords
from briefing.domain.casualty import Effect
from briefing.ui import words

WRITTEN = asdict(ENGLISH)
TOLD = {
    "days": "People {effect}, by day",
    "weeks": "People {effect}, by week",
    "months": "People {effect}, by month",
    "growth": "People {effect}, added up over time",
    "responsible": "People {effect}, by who is held responsible",
    "groups": "People {effect}, by group",
    "civilians": "Civilians {effect}",
    "combatants": "Combatants {effect}",
    "both": "Civilians and combatants {effect}, told together",
    "people": "People {effect}, side not reported",
    "lowest": "lowest report",
    "median": "median of the reports",
    "all": "all, told apart or not",
    "nobody": "nobody named",
    "overlap": "A group is part of all, and one person may be in two groups; of whom no group is told, nothing is known.",
}

_english = dict(TOLD)
_effects = {effect: effect.value for effect in Effect}
_EXCHANGED = ("title", "label", "preferred", "who", "note")  # fields of charts that hold such words
_WITHIN = ("series", "rows")  # and fields that hold what has such fields


def chart_words() -> ChartWords:
    """What a chart writes by itself, as it is in the window now."""
    return ChartWords(**WRITTEN)


def in_words(chart: Any) -> Any:
    """A chart with its words as they are in the window now; what is told of the case stays as it is."""
    if _english == TOLD:
        return chart
    other = {
        _english[name].format(effect=_effects[effect]): TOLD[name].format(effect=words.EFFECTS[effect].lower())
        for name in TOLD
        for effect in Effect
    }
    return _exchanged(chart, other)


def _exchanged(value: Any, other: dict[str, str]) -> Any:
    if not is_dataclass(value) or isinstance(value, type):
        return value
    given: dict[str, Any] = {}
    for field in fields(value):
        held = getattr(value, field.name)
        if field.name in _EXCHANGED and held in other:
            given[field.name] = other[held]
        elif field.name in _WITHIN:
            given[field.name] = tuple(_exchanged(one, other) for one in held)
    return replace(value, **given) if given else value

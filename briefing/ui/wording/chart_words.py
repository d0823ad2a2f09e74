"""Words of charts in the language of the window; those of paper stay English.

A chart writes keys and labels by itself (`charts.wording`). What it tells of the case comes with it as finished English
words: those that do not hang on the case (titles, classes of victims, the rule) are exchanged here, and days and guards
are told anew.
"""

from __future__ import annotations

import re
from dataclasses import asdict, fields, is_dataclass, replace
from functools import singledispatch
from typing import Any, TypeVar

from briefing.charts.wording import ENGLISH, ChartWords
from briefing.domain.casualty import Effect, Group, Victims
from briefing.domain.charts import (
    Addend,
    GrowthSeries,
    NotAdded,
    Report,
    RunningTotal,
    TellingChart,
    Told,
)
from briefing.domain.drawn import IncidentClaims, ResponsibleToll
from briefing.domain.event import EventType
from briefing.ui.wording import guard_words, when_words, words
from briefing.ui.wording.amount_words import amount
from briefing.usecases.wording import phrasing

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
    "acted": "Held responsible for",
    "suffered": "Suffered",
    "claims": "Who reports what",
    "nobody": "nobody named",
    "overlap": "A group is part of all, and one person may be in two groups; of whom no group is told, nothing is known.",
}

FORMS = {
    "deaths": "Deaths by event: {name}",
    "part": "What {name} has part in",
    "sheet": "Who reports what ({part} of {whole})",
    "smaller": "{label} ({number} smaller not shown)",
    "others": "{number} others",
    "undated one": "1 event of no single day not shown",
    "undated": "{number} events of no single day not shown",
}
BY_HAND = "by hand"
LEFT_OVER = "not in the line: {figure}, of {events} that no single day holds"

_T = TypeVar("_T")
_english = dict(TOLD)
_forms = {
    name: re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(form).replace(r"\ ", " ")))
    for name, form in FORMS.items()
}
_effects = {effect: effect.value for effect in Effect}
_EXCHANGED = ("title", "label", "who", "note", "people")  # fields of charts that hold such words
_AMOUNTS = ("result", "preferred", "undated_figure")  # figures of people
# and fields that hold what has such fields
_WITHIN = ("series", "rows", "running", "incidents", "tellings", "reports", "sums", "addends", "not_added", "unplaced")


def chart_words() -> ChartWords:
    """What a chart writes by itself, as it is in the window now."""
    return ChartWords(**WRITTEN)


def alt_of(chart: Any) -> str:
    """What a chart says to those who do not see it."""
    from briefing.ui.wording.chart_alts import alt

    shown = in_words(chart)
    return str(chart.alt) if shown is chart else alt(shown)


def in_words(told: _T) -> _T:
    """A chart, or how totals come about, with its words as they are in the window now; what is told of the case stays."""
    if _english == TOLD and words.MONTHS == phrasing.LONG_MONTHS:
        return told
    other = {
        _english[name].format(effect=_effects[effect]): TOLD[name].format(effect=words.EFFECTS[effect].lower())
        for name in TOLD
        for effect in Effect
    }
    other |= {kind.value.replace("-", " ").capitalize(): words.EVENT_TYPES[kind] for kind in EventType}
    for effect in Effect:
        for victims in Victims:
            other[phrasing.people(effect, victims)] = f"{words.VICTIMS[victims]} {words.EFFECTS[effect]}"
        for group in Group:
            other[f"{phrasing.GROUPS[group]} {effect.value}"] = f"{words.GROUPS[group]} {words.EFFECTS[effect]}"
    other |= {phrasing.GROUPS[group]: words.GROUPS[group] for group in Group}
    found: _T = _exchanged(told, other)
    return found


def _exchanged(value: Any, other: dict[str, str]) -> Any:
    if not is_dataclass(value) or isinstance(value, type):
        return value
    value = _retold(value)
    given: dict[str, Any] = {}
    for field in fields(value):
        held = getattr(value, field.name)
        if field.name in _EXCHANGED and isinstance(held, str):
            given[field.name] = _in_other_words(held, other)
        elif field.name in _AMOUNTS and isinstance(held, str):
            given[field.name] = other.get(held) or amount(held)
        elif field.name in _WITHIN and isinstance(held, tuple):
            given[field.name] = tuple(_exchanged(one, other) for one in held)
    return replace(value, **given) if given else value


def _in_other_words(english: str, other: dict[str, str]) -> str:
    if english in other:
        return other[english]
    for name, form in _forms.items():
        if found := form.fullmatch(english):
            return FORMS[name].format(**{key: other.get(value, value) for key, value in found.groupdict().items()})
    return english


# --- days and guards
@singledispatch
def _retold(value: Any) -> Any:
    """A value whose days and guards are told anew."""
    return value


@_retold.register(IncidentClaims)
@_retold.register(TellingChart)
@_retold.register(Told)
@_retold.register(Addend)
def _timed(value: IncidentClaims | TellingChart | Told | Addend) -> object:
    return replace(value, when=when_words.phrase(value.time)) if value.time is not None else value


@_retold.register
def _bar(value: ResponsibleToll) -> ResponsibleToll:
    if value.time is None:
        return value
    title = value.who.removesuffix(phrasing.when(value.time))
    return replace(value, who=f"{title}{when_words.phrase(value.time)}")


@_retold.register
def _report(value: Report) -> Report:
    why = guard_words.reason(value.guard) if value.guard is not None else value.why_not
    return replace(value, said_on=BY_HAND if value.by_hand else when_words.published(value.day), why_not=why)


@_retold.register
def _not_added(value: NotAdded) -> NotAdded:
    return replace(value, why=guard_words.reason(value.guard)) if value.guard is not None else value


@_retold.register
def _running(value: RunningTotal) -> RunningTotal:
    return replace(value, words=f"{value.figure}, {when_words.day(value.day)}")


@_retold.register
def _grown(value: GrowthSeries) -> GrowthSeries:
    if not value.undated_events:
        return value
    told = LEFT_OVER.format(figure=amount(value.undated_figure), events=words.events(value.undated_events))
    return replace(value, undated=told)

"""Days that a story counts: "on the third day of the siege", "that first morning", "Day 4"."""

from __future__ import annotations

from fractions import Fraction

from briefing.extract.times import dates, story_days
from briefing.extract.times.dates import Partial, Setting, Stretch
from briefing.extract.times.grammar.events import event_day
from briefing.extract.times.grammar.line import Line
from briefing.extract.times.grammar.phrase import Phrase, Reference


def story_day(line: Line, i: int) -> Phrase | None:
    """ "That first morning", "on the third day of the siege", "Day 4"; "its ninth day" is no time of its own."""
    count = story_days.read(line.pieces, i)
    if count is None:
        return None

    def resolve(setting: Setting) -> Stretch | None:
        begun = setting.beginning(count.number, count.events) if setting.beginning else None
        found = dates.on(begun).moved(count.number - 1) if begun else None
        late = found is not None and setting.published is not None and found.latest > setting.published
        return None if late else found

    rule = "" if count.enters else "day of a story"
    return Phrase(count.to, resolve, rule, Reference.ANAPHORIC, counted=count)


def into_story(line: Line, i: int, after: int, low: Fraction, high: Fraction, unit: str) -> Phrase | None:
    """ "A week into the ceasefire", "three days into the siege, which began on 3 May"."""
    base = event_day(line, i, after)
    if base is None or base[2] < 0:
        return None
    to, recalled, noun = base
    events = story_days.counted(line.low(noun))
    opening = _told_behind(line, to)

    def resolve(setting: Setting) -> Stretch | None:
        begun = setting.beginning(1, events) if setting.beginning and events.nouns else None
        day = opening.resolve(setting) if opening is not None else dates.on(begun) if begun else recalled(setting)
        return dates.shifted(day, low, high, unit, 1) if day else None

    return Phrase(to, resolve, "after an event", Reference.ANAPHORIC)


def _told_behind(line: Line, i: int) -> Partial | None:
    """The day that a clause right behind tells as its beginning: ", which began on 10 July"."""
    for k in range(i, i + 4):
        if line.low(k) in story_days.BEGINS and line.low(k + 1) == "on":
            point = line.point(k + 2)
            return point.spec if point is not None and point.rule and isinstance(point.spec, Partial) else None
    return None

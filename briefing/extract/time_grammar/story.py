"""Days that a story counts: "on the third day of the siege", "that first morning", "Day 4"."""

from __future__ import annotations

from briefing.extract import dates, story_days
from briefing.extract.dates import Setting, Stretch
from briefing.extract.time_grammar.line import Line
from briefing.extract.time_grammar.phrase import Phrase, Reference


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
    return Phrase(count.to, resolve, rule, Reference.ANAPHORIC, count=count)

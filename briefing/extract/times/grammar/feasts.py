"""Feasts that move with Easter: "on Palm Sunday", "Good Friday 1998", "Orthodox Easter Sunday".

The days are those of dateutil's Gregorian and Orthodox reckoning. Feasts of the Islamic calendar begin when the moon is
seen, on other days in other countries, and are left alone.
"""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from briefing.extract.sentences.words import Tense
from briefing.extract.times import dates
from briefing.extract.times import words as vocabulary
from briefing.extract.times.dates import Setting, Stretch
from briefing.extract.times.grammar.calendar_words import year_after
from briefing.extract.times.grammar.days import past_part_after
from briefing.extract.times.grammar.line import Line
from briefing.extract.times.grammar.phrase import Phrase, Reference, void

_RECENT = 21  # days in which a feast without its year is the one that was just kept


def feast_date(line: Line, i: int) -> Phrase | None:
    """A feast of the Easter cycle, with or without its year."""
    if not line.at(i).is_capital:
        return None
    for words, shift in vocabulary.FEASTS.items():
        if not line.says(i, *words):
            continue
        to = i + len(words)
        if line.at(to).is_capital and line.low(to) in vocabulary.NAMED_AFTER | vocabulary.PAPERS:
            return void(to)
        fields, end = year_after(line, past_part_after(line, to))
        year = fields.get("year")
        eastern = line.low(i - 1) in ("orthodox", "coptic", "ethiopian")
        if year is None and fields:
            return void(end)

        def resolve(setting: Setting, year: object = year, shift: int = shift, eastern: bool = eastern) -> Stretch | None:
            methods = (EASTER_ORTHODOX,) if eastern else (EASTER_WESTERN,) if year else (EASTER_WESTERN, EASTER_ORTHODOX)
            if isinstance(year, int):
                return dates.on(_feast(year, shift, methods[0]))
            return _nearest(setting, shift, methods)

        return Phrase(end, resolve, "holiday", Reference.ABSOLUTE if year else Reference.DEICTIC)
    return None


def _feast(year: int, shift: int, method: int) -> date:
    sunday: date = easter(year, method)
    return sunday + timedelta(days=shift)


def _nearest(setting: Setting, shift: int, methods: tuple[int, ...]) -> Stretch | None:
    """The feast just kept, or the next one; None where the churches' reckonings differ and nothing says whose is meant."""
    today = setting.published
    if today is None:
        return None
    near = [_feast(today.year + n, shift, method) for n in (-1, 0, 1) for method in methods]
    if setting.tense is Tense.FUTURE:
        return dates.on(min(day for day in near if day >= today))
    past = max(day for day in near if day <= today)
    if (today - past).days <= _RECENT:
        return dates.on(past)
    latest = {
        max(_feast(today.year + n, shift, method) for n in (-1, 0) if _feast(today.year + n, shift, method) <= today)
        for method in methods
    }
    return dates.on(past) if len(latest) == 1 else None

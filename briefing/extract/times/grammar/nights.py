"""Nights: "overnight", "overnight into Sunday", "the night of 15 to 16 October"."""

from __future__ import annotations

from datetime import timedelta

from briefing.domain.when import TimeKind
from briefing.extract.times import dates
from briefing.extract.times.dates import Partial, Setting, Stretch
from briefing.extract.times.grammar.counted import unit_before
from briefing.extract.times.grammar.line import Line
from briefing.extract.times.grammar.phrase import Phrase, Reference, resolved
from briefing.extract.times.grammar.spans import other_end, span_from, two_ended


def overnight(line: Line, i: int) -> Phrase:
    """ "overnight" is the night to the day of publication; "overnight into Sunday" the night to Sunday."""
    to = i + 1
    sign = line.low(to)
    if sign in ("into", "to"):
        second = other_end(line, to + 1)
        if second is not None:
            return night_to(i, second)
    if sign in ("from", "between"):
        pair = two_ended(line, i, to + 1, ("to", "and", "into", "until", "-"))
        if pair is not None:
            return pair._replace(rule="night between")
    at = to + 1 if sign in ("on", ",") else to
    point = line.point(at) if sign != "," else None
    if point is not None and point.rule and isinstance(point.spec, Partial) and (point.spec.is_weekday or point.spec.day):
        pair = span_from(line, at, point)
        if pair is not None:
            return pair._replace(start=i, rule="night between")
        spec = point.spec

        def night_of(setting: Setting) -> Stretch | None:
            day = spec.resolve(setting)
            if day is None:
                return None
            step = timedelta(days=1)
            if setting.published is not None and day.latest >= setting.published:
                return dates.days(day.earliest - step, day.latest)
            return dates.days(day.earliest, day.latest + step)

        return Phrase(point.to, night_of, "overnight", point.reference, TimeKind.RANGE, start=i)

    def last_night(setting: Setting) -> Stretch | None:
        today = setting.published
        said = setting.said
        if today is not None and said is not None and said.earliest == said.latest == today - timedelta(days=1):
            today = said.latest  # "said on Sunday that 23 had been killed in overnight clashes", on Monday
        return dates.days(today - timedelta(days=1), today) if today else None

    return Phrase(to, last_night, "overnight", Reference.DEICTIC, TimeKind.RANGE)


def night_to(start: int, second: Phrase) -> Phrase:
    """The night that ends on a day."""

    spec = second.spec

    def resolve(setting: Setting) -> Stretch | None:
        day = resolved(spec, setting)
        return dates.days(day.earliest - timedelta(days=1), day.latest) if day else None

    return Phrase(second.to, resolve, "overnight", second.reference, TimeKind.RANGE, start=start)


def night(line: Line, i: int) -> Phrase | None:
    """ "night of 15 to 16 October", "night between Friday and Saturday", "night to Sunday", "night of Friday"."""
    sign = line.low(i + 1)
    if sign in ("of", "from", "between"):
        at = i + 3 if line.low(i + 2) == "the" else i + 2
        pair = two_ended(line, i, at, ("to", "and", "into", "until", "-", "/"))
        if pair is not None and pair.kind is TimeKind.RANGE:
            return pair._replace(rule="night between", start=i)
        if sign != "of":
            return None
        inner = line.point(at)
        return inner._replace(start=i) if inner is not None and inner.rule and isinstance(inner.spec, Partial) else None
    if sign in ("to", "into"):
        second = other_end(line, i + 2)
        if second is not None and isinstance(second.spec, Partial) and (second.spec.is_weekday or second.spec.day):
            return night_to(i, second)
    return unit_before(line, i)

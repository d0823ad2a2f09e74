"""Happenings as a calendar: iCalendar (RFC 5545), one whole-day entry for each.

A calendar knows days, not doubt: an entry lasts over the whole interval in which its happening may lie, and its title and
text say so. What is told to no single three months would cover the calendar from edge to edge; it is left out and counted
in the calendar's description, as is what has no date. Entries are transparent: they take up nobody's day.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, timedelta

from icalendar import Calendar, Event

from briefing.domain.claim import Status
from briefing.exchange.lettering import visible
from briefing.exchange.records import About, HappeningRecord

LONGEST_DAYS = 92
_DOMAIN = "briefing.invalid"  # RFC 2606: a name that is nobody's
_MOST_QUOTES = 6
_STANDING = {
    Status.REPORTED: "Reported",
    Status.CLAIMED: "Claimed",
    Status.DENIED: "Denied",
    Status.DISPUTED: "Disputed",
    Status.PLANNED: "Planned",
    Status.BACKGROUND: "Background",
}


def calendar(records: Iterable[HappeningRecord], about: About) -> bytes:
    """The calendar in UTF-8, lines folded at 75 octets. The same records always give the same bytes: the moment of writing
    is its only clock.
    """
    all_ = list(records)
    shown = [(one, days) for one in all_ if (days := _days(one)) is not None]
    undated = sum(not one.when.is_known for one in all_)
    made = Calendar()
    made.add("prodid", f"-//Briefing//{about.version or 'Briefing'}//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("x-wr-calname", visible(about.title))
    made.add("x-wr-caldesc", _description(about, undated, len(all_) - len(shown) - undated))
    for one, (first, last) in shown:
        made.add_component(_entry(one, first, last, about))
    written: bytes = made.to_ical(sorted=False)
    return written


def _days(one: HappeningRecord) -> tuple[date, date] | None:
    first, last = one.when.earliest or one.when.latest, one.when.latest or one.when.earliest
    if first is None or last is None or (last - first).days > LONGEST_DAYS or last >= date.max:
        return None
    return first, last


def _description(about: About, undated: int, long: int) -> str:
    lines = [f"Period covered: {about.period}.", f"Information to: {about.cut_off}."]
    if about.marking:
        lines.append(f"Marking: {visible(about.marking)}.")
    if undated:
        lines.append(f"Not shown: {undated} without a date.")
    if long:
        lines.append(f"Not shown: {long} told to no single three months.")
    return " ".join(lines)


def _entry(one: HappeningRecord, first: date, last: date, about: About) -> Event:
    certain = one.when.is_one_day
    marks = [_STANDING[one.status]] if one.status is not Status.REPORTED else []
    marks += [] if certain else ["day uncertain"]
    entry = Event()
    entry.add("uid", f"{one.key}@{_DOMAIN}")
    entry.add("dtstamp", about.written.astimezone(UTC))
    entry.add("dtstart", first)
    entry.add("dtend", last + timedelta(days=1))  # the day after the last, by section 3.6.1
    entry.add("summary", visible(one.title) + (f" ({', '.join(marks).lower()})" if marks else ""))
    entry.add("description", _text(one, certain=certain))
    entry.add("categories", [one.type.value, one.status.value])
    entry.add("transp", "TRANSPARENT")
    place = one.place
    if place is not None:
        entry.add("location", visible(place.name))
        if place.lat is not None and place.lon is not None and place.precision not in (None, "admin", "country"):
            entry.add("geo", (round(place.lat, 6), round(place.lon, 6)))
    return entry


def _text(one: HappeningRecord, *, certain: bool) -> str:
    lines = [f"When: {one.when_words}"]
    if not certain:
        lines.append("The day is not certain: the entry covers the time in which it may lie.")
    lines.append(f"Status: {_STANDING[one.status].lower()}{'' if one.is_reviewed else ', not yet reviewed'}")
    if one.who:
        lines.append(f"Who: {visible(one.who)}")
    if one.tolls:
        lines.append(f"Toll by report: {visible('; '.join(toll.words for toll in one.tolls))}")
    if one.said:
        lines.append(f"Told by: {visible(one.said)}")
    sentences = list(dict.fromkeys((told.publisher or told.title, told.sentence) for told in one.told))
    lines += [
        f"“{visible(sentence)}” ({visible(outlet) or 'outlet not known'})" for outlet, sentence in sentences[:_MOST_QUOTES]
    ]
    if len(sentences) > _MOST_QUOTES:
        lines.append(f"and {len(sentences) - _MOST_QUOTES} more reports")
    return "\n".join(lines)

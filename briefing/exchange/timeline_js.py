"""Happenings for TimelineJS (Knight Lab, format of version 3).

TimelineJS shows its texts as HTML. What an article says is text: it is escaped, so that markup in it is seen and not
obeyed. A happening without any date has no place on a line; the title slide says how many those are.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from briefing.domain.claim import Status
from briefing.domain.when import Precision
from briefing.exchange.lettering import visible
from briefing.exchange.records import About, HappeningRecord

_GROUPS = {
    Status.PLANNED: "Planned or announced",
    Status.DENIED: "Denied",
    Status.BACKGROUND: "Background",
}
_ONLY_MONTH = frozenset({Precision.MONTH, Precision.QUARTER, Precision.SEASON})
_ONLY_YEAR = frozenset({Precision.YEAR, Precision.DECADE})
_MOST_QUOTES = 6


def timeline(records: Iterable[HappeningRecord], about: About) -> bytes:
    """The timeline in UTF-8, in order of time. Dates are as fine as they are told, and said in words as well."""
    all_ = list(records)
    dated = [one for one in all_ if one.when.is_known]
    found = {
        "scale": "human",
        "title": {
            "unique_id": "title",
            "text": {"headline": _said(about.title), "text": _title(about, len(all_) - len(dated))},
        },
        "events": [_slide(one) for one in dated],
    }
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _title(about: About, undated: int) -> str:
    lines = [f"Period covered: {_said(about.period)}", f"Information to: {_said(about.cut_off)}"]
    if about.marking:
        lines.append(_said(about.marking))
    if undated:
        lines.append(f"Not shown: {undated} {'event' if undated == 1 else 'events'} without a date.")
    return "".join(f"<p>{line}</p>" for line in lines)


def _slide(one: HappeningRecord) -> dict[str, Any]:
    first, last = one.when.earliest or one.when.latest, one.when.latest or one.when.earliest
    assert first is not None
    assert last is not None
    slide: dict[str, Any] = {"unique_id": one.key, "start_date": _date(first, one.when.precision)}
    end = _date(last, one.when.precision)
    if end != slide["start_date"]:
        slide["end_date"] = end
    slide["display_date"] = one.when_words
    slide["group"] = _GROUPS.get(one.status, "Reported")
    slide["text"] = {"headline": _said(one.title), "text": _text(one)}
    return slide


def _date(day: date, precision: Precision | None) -> dict[str, int]:
    found = {"year": day.year}
    if precision not in _ONLY_YEAR:
        found["month"] = day.month
        if precision not in _ONLY_MONTH:
            found["day"] = day.day
    return found


def _text(one: HappeningRecord) -> str:
    lines = [f"Status: {one.status.value}{'' if one.is_reviewed else ', not yet reviewed'}"]
    if one.place is not None:
        lines.append(f"Where: {_said(one.place.name)}")
    if one.who:
        lines.append(f"Who: {_said(one.who)}")
    if one.tolls:
        lines.append(f"Toll by report: {_said('; '.join(toll.words for toll in one.tolls))}")
    if one.said:
        lines.append(f"Told by: {_said(one.said)}")
    sentences = list(dict.fromkeys((told.publisher or told.title, told.sentence) for told in one.told))
    lines += [
        f"“{_said(sentence)}” ({_said(outlet or 'outlet not known')})" for outlet, sentence in sentences[:_MOST_QUOTES]
    ]
    if len(sentences) > _MOST_QUOTES:
        lines.append(f"and {len(sentences) - _MOST_QUOTES} more reports")
    return "".join(f"<p>{line}</p>" for line in lines)


def _said(text: str) -> str:
    return html.escape(visible(text))

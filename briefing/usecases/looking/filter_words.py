"""What a filter leaves in, in words, for the note on method."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.domain.criteria import Criteria
from briefing.usecases.looking.happenings import View
from briefing.usecases.wording import phrasing

_MOST = 4  # names of one condition


def filter_words(criteria: Criteria, view: View) -> str:
    """As "events of type strike or battle; place Aleppo", "" for a filter that leaves everything in."""
    if not criteria.narrows:
        return ""
    parts: list[str] = []

    def add(name: str, terms: Iterable[str]) -> None:
        known = sorted(terms)
        if known:
            more = f" or {len(known) - _MOST} more" if len(known) > _MOST else ""
            parts.append(f"{name} {' or '.join(known[:_MOST])}{more}")

    if criteria.text.strip():
        parts.append(f"with the words “{phrasing.shortened(criteria.text, 60)}”")
    if criteria.has_period:
        undated = ", and without a date" if criteria.undated else ""
        parts.append(f"of {phrasing.period(criteria.since, criteria.until)}{undated}")
    add("of type", (one.value.replace("-", " ") for one in criteria.types))
    add("with people", (phrasing.EFFECTS[one] for one in criteria.effects))
    add("with", map(view.name, criteria.actors))
    add("in", (view.where(one) or str(one) for one in criteria.places))
    add("told by", (one or "an unnamed outlet" for one in criteria.sources))
    add("put as", (one.value for one in criteria.statuses))
    add("in review", (one.value for one in criteria.reviews))
    grade = f"{criteria.reliability or ''}{criteria.credibility or ''}"
    if grade:
        parts.append(f"graded {grade} or better")
    return "; ".join(parts)

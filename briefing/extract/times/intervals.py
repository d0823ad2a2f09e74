"""How long intervals are, how far apart they lie, and which of two says more."""

from __future__ import annotations

from briefing.domain.when import When


def days_of(when: When) -> int:
    """How many days after its first an interval ends; 0 where it is open."""
    return (when.latest - when.earliest).days if when.earliest is not None and when.latest is not None else 0


def days_between(one: When, other: When) -> int:
    """How many days lie between two intervals; 0 where they overlap or one is open."""
    if one.overlaps(other) or None in (one.earliest, one.latest, other.earliest, other.latest):
        return 0
    gaps = [(one.earliest - other.latest).days, (other.earliest - one.latest).days]  # type: ignore[operator]
    return max(gaps)


def is_narrower(one: When, other: When) -> bool:
    """Whether an interval says more than another: it is closed and the other is not, or it is shorter."""
    if one.earliest is None or one.latest is None:
        return False
    return other.earliest is None or other.latest is None or days_of(one) < days_of(other)

"""Time zones as the tz database names them (IANA), for whoever says until when reports were taken in: which clock that is
must not hang on the machine.

Qt brings the list and the rules on every system; what is kept of a moment is its offset, and the zone's name beside it.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from PySide6.QtCore import QByteArray, QDateTime, QTimeZone
from PySide6.QtWidgets import QWidget

from briefing.ui.dialogs.fields import OneOfMany

UTC_NAME = "UTC"


def names() -> tuple[str, ...]:
    """The zones by continent and city, and the plain offsets; without the old names that stand for others."""
    found = {bytes(one.data()).decode("ascii") for one in QTimeZone.availableTimeZoneIds()}
    return tuple(sorted(one for one in found if "/" in one or one.startswith(("UTC+", "UTC-"))))


def at(told: QDateTime, zone: str) -> datetime:
    """The moment that a field shows, to the minute, by the clock of a zone and with its offset then; by UTC where there is
    no such zone.
    """
    there = QTimeZone(QByteArray((zone or UTC_NAME).encode("ascii", "replace")))
    if not there.isValid():
        there = QTimeZone(QByteArray(UTC_NAME.encode("ascii")))
    day, time = told.date(), told.time()
    offset = timedelta(seconds=QDateTime(day, time, there).offsetFromUtc())
    return datetime(day.year(), day.month(), day.day(), time.hour(), time.minute(), tzinfo=timezone(offset))


def of_machine() -> str:
    """The machine's own zone, to begin with."""
    return bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")


def like(moment: datetime) -> str:
    """A name for the offset of a moment whose zone was not kept: "UTC+03:00"."""
    minutes = int((moment.utcoffset() or timedelta()).total_seconds()) // 60
    return "" if not minutes else f"UTC{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


class ZoneField(OneOfMany):
    """One zone, found by typing any part of its name; nothing is UTC."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent, {one: one.replace("_", " ") for one in names()}, None, UTC_NAME, name)
        self.setMinimumContentsLength(12)

    def zone(self) -> str:
        """The name of the zone; "" is UTC."""
        return self.id() or ""

    def show_zone(self, zone: str) -> None:
        """Show a zone; UTC for one that is not known."""
        self.choose(zone or None)

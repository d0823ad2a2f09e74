"""Days and files on the command line."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    _DayType = click.ParamType[date]
else:
    _DayType = click.ParamType  # older releases of click are not generic


class Day(_DayType):
    """A day or moment on the command line: 2024-11-29, 29 November 2024, 2024-11-29T14:05Z."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day. Fails the command with an example where it is none."""
        if isinstance(value, date):
            return value
        from briefing.readers.dates import read_date

        found = read_date(str(value))
        if found is None:
            self.fail(f"{value!r} is no date. Write it like 2024-11-29.", param, ctx)
        return found


DAY = Day()
FILE = click.Path(path_type=Path)


def now() -> datetime:
    """This moment, to the second, with its zone."""
    return datetime.now().astimezone().replace(microsecond=0)


def day_of(day: date | None) -> date | None:
    """The day of what was given as a day or a moment."""
    return day.date() if isinstance(day, datetime) else day

"""Options that several commands have: days, files, and which part of a case is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.domain.dossier import Choice, Paper, Rule

if TYPE_CHECKING:
    from briefing.domain.composition import Composition
    from briefing.store.casefile import CaseFile


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


def choosing(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say which part of a case is written."""
    for option in (
        click.option("--reviewed-only", is_flag=True, help="Leave out what nobody has accepted yet."),
        click.option(
            "--rule",
            type=click.Choice([rule.value for rule in Rule]),
            help="How the reports of one toll become one figure.",
        ),
        click.option(
            "--as-known-on",
            "--known-on",
            "known_on",
            type=DAY,
            help="The case as it was known on this day, joined and counted anew from what was published by then.",
        ),
        click.option("--to", "last", type=DAY, help="Leave out what happened after this day."),
        click.option("--from", "first", type=DAY, help="Leave out what happened before this day."),
    ):
        command = option(command)
    return command


def choice_of(opened: CaseFile, case: Path, title: str | None = None, **chosen: Any) -> Choice:
    """What was chosen on the command line, the rest as the case has it. Fails the command where it cannot be."""

    kept = opened.settings.get
    for day in ("first", "last", "known_on"):
        chosen[day] = day_of(chosen[day])
    for name in ("author", "marking"):
        if chosen.get(name) is None:
            chosen[name] = kept(name) or ""
    chosen["paper"] = Paper(chosen.get("paper") or kept("paper") or Paper.A4)
    chosen["rule"] = Rule(chosen["rule"]) if chosen["rule"] else Rule.MEDIAN
    try:
        return Choice(title=title or kept("briefing title") or kept("title") or case.stem, written=now(), **chosen)
    except ValueError as error:
        raise click.UsageError(f"{str(error)[:1].upper()}{str(error)[1:]}.") from None


def now() -> datetime:
    """This moment, to the second, with its zone."""
    return datetime.now().astimezone().replace(microsecond=0)


def day_of(day: date | None) -> date | None:
    """The day of what was given as a day or a moment."""
    return day.date() if isinstance(day, datetime) else day


def write_safe(
    opened: CaseFile,
    choice: Choice,
    output: Path,
    names: Path,
    what: Any,
    *,
    tell: Callable[[str, float], None] | None = None,
    bom: bool = True,
    composition: Composition | None = None,
) -> None:
    """Write a safe copy and say on standard error what was replaced in it."""
    from briefing.usecases import redacting, safe_copies

    try:
        text = names.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise click.UsageError(f"The file of names {names} cannot be read: {reason}.") from error
    plan = redacting.plan(opened.corpus(), redacting.read_names(text))
    done = safe_copies.publish_safe(opened, choice, output, plan, what, composition=composition, bom=bom, progress=tell)
    for line in (*done.replaced, *done.notes):
        click.echo(line, err=True)

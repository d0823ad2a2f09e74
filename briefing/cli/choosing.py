"""Options that several commands have: which part of a case is written, and how names are hidden in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.values import DAY, day_of, now
from briefing.domain.choice import Choice, Paper, Rule

if TYPE_CHECKING:
    from briefing.domain.composition import Composition
    from briefing.store.casefile import CaseFile


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
    from briefing.usecases.safe import hiding, safe_copies

    try:
        text = names.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise click.UsageError(f"The file of names {names} cannot be read: {reason}.") from error
    plan = hiding.plan(opened.corpus(), hiding.read_names(text))
    done = safe_copies.publish_safe(opened, choice, output, plan, what, composition=composition, bom=bom, progress=tell)
    for line in (*done.replaced, *done.notes):
        click.echo(line, err=True)

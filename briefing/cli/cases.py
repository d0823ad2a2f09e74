"""The case file: made (new), its history (history), checked (check)."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli.terminal import opened_case
from briefing.cli.values import FILE
from briefing.errors import CaseError


@click.command()
@click.argument("case", type=FILE)
@click.option("--title", help="What the case is called in the window and on its briefings.")
def new(case: Path, title: str | None) -> None:
    """Make an empty case.

    \b
      briefing new aleppo.briefing --title "Aleppo, November 2024"
    """
    from briefing.store.casefile import CaseFile

    with CaseFile.create(case) as made:
        if title:
            made.settings.set("title", title)


@click.command(short_help="What was done in a case: who, when, what was there before.")
@click.argument("case", type=FILE)
@click.option("-o", "--output", type=FILE, help="A table to write (.csv), with all entries.")
@click.option("--of", "item", help="Only what concerns one item, by its id.")
@click.option("--who", help="Only what this person did.")
@click.option("--find", "words", default="", help="Only what has these words in it.")
@click.option("--last", type=click.IntRange(min=1), help="Only so many of the newest.")
def history(case: Path, output: Path | None, item: str | None, who: str | None, words: str, last: int | None) -> None:
    """What was done in a case, the newest first: who did it, when, what was there before and after, and why.

    \b
      briefing history aleppo.briefing --last 20
      briefing history aleppo.briefing -o history.csv
    """
    from briefing.domain.history import Wanted
    from briefing.usecases.briefings.files import write
    from briefing.usecases.reviewing.chronicling import history_lines, history_table, subject_with

    with opened_case(case) as opened:
        about = None if item is None else subject_with(opened, item)
        wanted = Wanted(words=words, who=who, about=about)
        if output is not None:
            if output.suffix.lower() != ".csv":
                raise click.UsageError(f"A history is written as a table: {output.with_suffix('.csv')}")
            write(output, history_table(opened, opened.history.find(wanted).numbers[:last]))
            return
        found = False
        for line in history_lines(opened, wanted, last):
            found = True
            click.echo(line)
        if not found:
            click.echo("Nothing of that kind was done in this case.", err=True)


@click.command(short_help="Check that a case is sound.")
@click.argument("case", type=FILE)
def check(case: Path) -> int:
    """Check that a case is sound: the file, every quote against its article, every reference.

    Prints what is wrong, one problem a line, and ends with status 3 then.

    \b
      briefing check aleppo.briefing
    """
    from briefing.usecases.checking import check_case

    with opened_case(case) as opened:
        problems = check_case(opened)
        articles = len(opened.articles.heads())
    for problem in problems:
        click.echo(problem)
    if not problems:
        click.echo(f"{case.name} is sound: {articles} {'article' if articles == 1 else 'articles'}, every quote matches.")
    return CaseError.exit_status if problems else 0

"""Articles: taken into a case (import), or read without one (extract)."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from briefing.cli.terminal import bar, complain, person, room_for
from briefing.cli.values import DAY, FILE
from briefing.errors import BriefingError, CaseNotFound, ImportRefused, InputEncoding
from briefing.usecases.editing.importing import Outcome, kinds_of
from briefing.usecases.taking_in.intake import Details
from briefing.usecases.taking_in.reading import Pasted, Reading, Source, expand, read_all, read_here


def _details(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option("--published", type=DAY, help="When they were published, where they do not say it right themselves."),
        click.option("--publisher", help="Who published them."),
        click.option("--title", help="Title of the article; for one FILE only."),
    ):
        command = option(command)
    return command


def _read_details(sources: Sequence[Source], published: date | None, publisher: str | None, title: str | None) -> Details:
    if title and len(sources) > 1:
        raise click.UsageError("--title is for one article; there are several.")
    return Details(title=title, publisher=publisher, published=published)


def sources_of(files: Sequence[Path]) -> list[Source]:
    """What is named on the command line: files, what is in folders, standard input for -."""
    found: list[Source] = []
    for file in files:
        if str(file) == "-":
            try:
                found.append(Pasted(sys.stdin.buffer.read().decode("utf-8-sig"), name="standard input"))
            except UnicodeDecodeError:
                raise InputEncoding("What came on standard input is not UTF-8.", "Give it as a file instead.") from None
        else:
            found.extend(expand([file]))
    return found


@click.command("import", short_help="Take articles into a case.")
@click.argument("case", type=FILE)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=FILE)
@_details
def import_(case: Path, files: tuple[Path, ...], published: date | None, publisher: str | None, title: str | None) -> int:
    """Take articles into a case: text, Markdown, saved web pages, PDF, Word, OpenDocument, Rich Text, e-mails, ZIP archives
    and whole folders of them, or - for standard input. A JSON file that export wrote is taken in as a whole case, into a
    new one.

    What cannot be read is named, and does not stop the rest. Of the very text of an article that the case has already it
    is noted that another outlet printed it too; the same one again is refused. A copy with edits is kept and linked to
    the first.

    \b
      briefing import aleppo.briefing articles/ "late news.html"
      briefing import aleppo.briefing note.txt --published 2024-11-29 --publisher "Levant Post"
      briefing import copy.briefing aleppo.json
    """
    from briefing.store.casefile import CaseFile
    from briefing.usecases.editing.importing import import_batch
    from briefing.usecases.editing.taking_over import holds_case

    whole = [file for file in files if holds_case(file)]
    if whole:
        if len(files) > 1 or published or publisher or title:
            raise click.UsageError(f"“{whole[0]}” is a whole case: it is taken in alone, as it is, into a new case.")
        return _take_over(case, whole[0])

    given = [sources_of([file])[0] if str(file) == "-" else file for file in files]
    sources = [source for one in given for source in ([one] if isinstance(one, Pasted) else expand([one]))]
    details = _read_details(sources, published, publisher, title)
    if not case.exists():
        raise CaseNotFound(f"There is no case {case}.", f"Make it first: briefing new {shlex.quote(str(case))}")
    with CaseFile.open(case) as opened, room_for(len(sources)) as room, bar("Reading", len(sources)) as progress:
        opened.history.by = person()
        outcomes = import_batch(opened, room, given, details, lambda done, of, name: progress(done, name))
    return report_outcomes(outcomes)


def _take_over(case: Path, file: Path) -> int:
    from briefing.usecases.editing.taking_over import make_case

    result = make_case(case, file, person())
    if result.without_original:
        complain(f"“{file.name}” does not hold the files that articles came in: their texts stand in for them.")
    for difference in result.differences:
        complain(f"“{file.name}”: {difference}.")
    if sys.stderr.isatty():
        click.echo(f"{result.articles} articles, {result.events} events and {result.figures} figures taken in.", err=True)
    return 0


def report_outcomes(outcomes: Sequence[Outcome]) -> int:
    """Say on standard error what was refused and what is to be known. Returns the exit status."""
    names = {outcome.article: outcome.name for outcome in outcomes if outcome.article}
    beside = [outcome for outcome in outcomes if outcome.is_beside]
    for outcome in outcomes:
        if outcome.error is not None and not outcome.is_beside:
            complain(str(outcome.error))
        if outcome.copy_of is not None:
            first = f"“{names[outcome.copy_of]}”" if outcome.copy_of in names else "an article of the case"
            complain(f"“{outcome.name}” is a copy of {first} with edits: it is kept and linked to it.")
        if outcome.printed is not None:
            first = f"“{names[outcome.printed]}”" if outcome.printed in names else "an article of the case"
            complain(f"“{outcome.name}” is the very text of {first}: noted that {outcome.outlet} printed it too.")
        for note in outcome.notes:
            complain(f"“{outcome.name}”: {note}")
    if beside:
        what = "file is no article" if len(beside) == 1 else "files are no articles"
        was = "was" if len(beside) == 1 else "were"
        complain(f"{len(beside)} {what} ({kinds_of(beside)}) and {was} passed over.")
    refused = sum(outcome.error is not None for outcome in outcomes) - len(beside)
    if sys.stderr.isatty():
        taken = sum(outcome.article is not None for outcome in outcomes)
        click.echo(f"{taken} {'article' if taken == 1 else 'articles'} taken in, {refused} refused.", err=True)
    return ImportRefused.exit_status if refused else 0


@click.command(short_help="Read articles and write what is found in them.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=FILE)
@_details
@click.option(
    "--format", "format_", type=click.Choice(["json"]), default="json", show_default=True, help="What is written."
)
@click.option("-o", "--output", type=FILE, help="Where it is written; standard output if not given.")
def extract(
    files: tuple[Path, ...],
    published: date | None,
    publisher: str | None,
    title: str | None,
    format_: str,
    output: Path | None,
) -> int:
    """Read articles and write what is found in them, without a case.

    The JSON holds documents, actors, places, times, events, casualties and incidents, each fact with the words it was
    read from; docs/interchange.md describes it. The day of publication, which “on Friday” hangs on, is taken from the
    article unless it is given.

    \b
      briefing extract article.md > article.json
      briefing extract --published 2024-11-29 -o found.json *.txt
      pdftotext bulletin.pdf - | briefing extract -
    """
    from briefing import reconcile
    from briefing.domain import interchange
    from briefing.usecases.briefings.files import check_target, write

    if output is not None:
        check_target(output)
    sources = sources_of(files)
    details = _read_details(sources, published, publisher, title)
    readings: dict[str, Reading] = {}
    refused = 0
    for name, read in _read_each(sources, details):
        if isinstance(read, Reading) and read.intake.article.id in readings:
            complain(f"“{name}” is the same article as “{readings[read.intake.article.id].name}”: it is read once.")
        elif isinstance(read, Reading):
            readings[read.intake.article.id] = read
            for note in read.intake.notes:
                complain(f"“{name}”: {note}")
        else:
            refused += 1
            complain(str(read))
    corpus = reconcile.corpus(
        [reading.intake.article for reading in readings.values()], [reading.findings for reading in readings.values()]
    )
    text = interchange.dumps(corpus)
    if output is not None:
        write(output, text.encode("utf-8"))
    else:
        click.echo(text.encode("utf-8"), nl=False)
    return ImportRefused.exit_status if refused else 0


def _read_each(sources: Sequence[Source], details: Details) -> Iterator[tuple[str, Reading | BriefingError]]:
    from briefing.usecases.taking_in.learning import everywhere

    added = everywhere()
    if len(sources) == 1:  # a process of its own would cost more than it saves
        try:
            yield sources[0].name, read_here(sources[0], details, added=added)
        except BriefingError as error:
            yield sources[0].name, error
        return
    with room_for(len(sources)) as room, bar("Reading", len(sources)) as progress:
        for done, (name, read) in enumerate(read_all(room, sources, details, added=added), start=1):
            progress(done, name)
            yield name, read

"""The command line: the same use cases without a window. docs/manual/command-line.md is its manual."""

from __future__ import annotations

import math
import os
import shlex
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing import __version__
from briefing.domain.actor import ActorKind
from briefing.domain.composition import Template
from briefing.domain.dossier import TLP, Paper, Rule
from briefing.domain.place import PlaceKind
from briefing.errors import (
    BriefingError,
    CaseError,
    CaseLocked,
    CaseNotFound,
    CaseReadOnly,
    ImportRefused,
    InputEncoding,
    UsageError,
)
from briefing.usecases.intake import Details
from briefing.usecases.reading import Outcome, Pasted, Reading, ReadingRoom, Source, expand, kinds_of, read_all, read_here

if TYPE_CHECKING:
    from briefing.domain.additions import Additions, Entry
    from briefing.domain.composition import Composition
    from briefing.domain.dossier import Choice
    from briefing.domain.findings import Findings
    from briefing.domain.text import Article
    from briefing.store.casefile import CaseFile
    from briefing.usecases.explaining import ExplainedSentence, Explainer
    from briefing.usecases.learning import Draft, Where

OpenWindow = Callable[[Path | None], int]

EXIT_STATUSES = {
    0: "everything was done",
    1: "a fault of the program itself",
    2: "the command line cannot be understood",
    3: "the case file or the file of what you added cannot be used, or check found something wrong",
    4: "some input was refused; the rest was taken in",
    5: "a file could not be written",
    6: "the program is not installed whole: a resource, a library or a screen is missing",
    130: "stopped with Ctrl-C; whole articles taken in before stay",
}

DEMO_NAME = "Aleppo 2024"
_SOURCES_A_WORKER = 6  # a worker loads its model in the time it takes to read about so many articles


def main(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Runs one command. Returns the exit status (`EXIT_STATUSES`)."""
    for stream in (sys.stdout, sys.stderr):  # a console in another code page must not break on a name
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8" if not stream.isatty() else None, errors="backslashreplace")
    try:
        status = program.main(list(arguments), prog_name="briefing", standalone_mode=False, obj=open_window)
    except BriefingError as error:
        _complain(str(error))
        return error.exit_status
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return UsageError.exit_status
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "briefing"
        _complain(f"{error.format_message()} See {where} --help.")
        return UsageError.exit_status
    except click.ClickException as error:
        _complain(error.format_message())
        return UsageError.exit_status
    except (click.Abort, KeyboardInterrupt):
        _complain("Stopped. Articles that were taken in whole stay.")
        return 130
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status if isinstance(status, int) else 0


def _complain(words: str) -> None:
    click.echo(f"briefing: {words}", err=True)


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


class _Group(click.Group):
    """Commands, and a better word for somebody who names a file where a command belongs."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        first = args[0]
        if self.get_command(ctx, first) is None and not first.startswith("-"):
            if first.endswith(".briefing"):
                raise click.UsageError(f"A case is opened alone: briefing {first}", ctx)
            if Path(first).exists():
                raise click.UsageError(f"“{first}” is no command. To take it in: briefing import CASE {first}", ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Group,
    invoke_without_command=True,
    no_args_is_help=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\nExit status:\n" + "\n".join(f"  {status:>3}  {meaning}" for status, meaning in EXIT_STATUSES.items()),
)
@click.version_option(__version__, "--version", "-V", message="briefing %(version)s")
@click.pass_context
def program(ctx: click.Context) -> int:
    """From article text to a timeline of events, actor profiles, casualty charts and a printed briefing.

    Called with nothing, or with a case alone, it opens the window:

    \b
      briefing
      briefing "Aleppo 2024.briefing"

    A whole briefing without the window:

    \b
      briefing new aleppo.briefing --title "Aleppo, November 2024"
      briefing import aleppo.briefing articles/
      briefing report aleppo.briefing -o aleppo.pdf
    """
    if ctx.invoked_subcommand is None:
        open_window: OpenWindow = ctx.obj
        return open_window(None)
    return 0


@program.command()
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


def _sources(files: Sequence[Path]) -> list[Source]:
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


@program.command("import", short_help="Take articles into a case.")
@click.argument("case", type=FILE)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=FILE)
@_details
def import_(case: Path, files: tuple[Path, ...], published: date | None, publisher: str | None, title: str | None) -> int:
    """Take articles into a case: text, Markdown, saved web pages, whole folders, or - for standard input. A JSON file that
    export wrote is taken in as a whole case, into a new one.

    What cannot be read is named, and does not stop the rest. An article the case has already is refused; a copy with
    edits is kept and linked to the first.

    \b
      briefing import aleppo.briefing articles/ "late news.html"
      briefing import aleppo.briefing note.txt --published 2024-11-29 --publisher "Levant Post"
      briefing import copy.briefing aleppo.json
    """
    from briefing.store.casefile import CaseFile
    from briefing.usecases.reading import import_batch
    from briefing.usecases.taking_over import holds_case

    whole = [file for file in files if holds_case(file)]
    if whole:
        if len(files) > 1 or published or publisher or title:
            raise click.UsageError(f"“{whole[0]}” is a whole case: it is taken in alone, as it is, into a new case.")
        return _take_over(case, whole[0])

    given = [_sources([file])[0] if str(file) == "-" else file for file in files]
    sources = [source for one in given for source in ([one] if isinstance(one, Pasted) else expand([one]))]
    details = _read_details(sources, published, publisher, title)
    if not case.exists():
        raise CaseNotFound(f"There is no case {case}.", f"Make it first: briefing new {shlex.quote(str(case))}")
    with CaseFile.open(case) as opened, _room(len(sources)) as room, _bar("Reading", len(sources)) as progress:
        opened.history.by = _person()
        outcomes = import_batch(opened, room, given, details, lambda done, of, name: progress(done, name))
    return _report_outcomes(outcomes)


def _take_over(case: Path, file: Path) -> int:
    from briefing.usecases.taking_over import make_case

    result = make_case(case, file, _person())
    if result.without_original:
        _complain(f"“{file.name}” does not hold the files that articles came in: their texts stand in for them.")
    for difference in result.differences:
        _complain(f"“{file.name}”: {difference}.")
    if sys.stderr.isatty():
        click.echo(f"{result.articles} articles, {result.events} events and {result.figures} figures taken in.", err=True)
    return 0


def _report_outcomes(outcomes: Sequence[Outcome]) -> int:
    names = {outcome.article: outcome.name for outcome in outcomes if outcome.article}
    beside = [outcome for outcome in outcomes if outcome.is_beside]
    for outcome in outcomes:
        if outcome.error is not None and not outcome.is_beside:
            _complain(str(outcome.error))
        if outcome.copy_of is not None:
            first = f"“{names[outcome.copy_of]}”" if outcome.copy_of in names else "an article of the case"
            _complain(f"“{outcome.name}” is a copy of {first} with edits: it is kept and linked to it.")
        for note in outcome.notes:
            _complain(f"“{outcome.name}”: {note}")
    if beside:
        what = "file is no article" if len(beside) == 1 else "files are no articles"
        was = "was" if len(beside) == 1 else "were"
        _complain(f"{len(beside)} {what} ({kinds_of(beside)}) and {was} passed over.")
    refused = sum(outcome.error is not None for outcome in outcomes) - len(beside)
    if sys.stderr.isatty():
        taken = len(outcomes) - refused - len(beside)
        click.echo(f"{taken} {'article' if taken == 1 else 'articles'} taken in, {refused} refused.", err=True)
    return ImportRefused.exit_status if refused else 0


@program.command(short_help="Read articles and write what is found in them.")
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
    from briefing.usecases.publishing import check_target, write

    if output is not None:
        check_target(output)
    sources = _sources(files)
    details = _read_details(sources, published, publisher, title)
    readings: dict[str, Reading] = {}
    refused = 0
    for name, read in _read_each(sources, details):
        if isinstance(read, Reading) and read.intake.article.id in readings:
            _complain(f"“{name}” is the same article as “{readings[read.intake.article.id].name}”: it is read once.")
        elif isinstance(read, Reading):
            readings[read.intake.article.id] = read
            for note in read.intake.notes:
                _complain(f"“{name}”: {note}")
        else:
            refused += 1
            _complain(str(read))
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
    from briefing.usecases.learning import everywhere

    added = everywhere()
    if len(sources) == 1:  # a process of its own would cost more than it saves
        try:
            yield sources[0].name, read_here(sources[0], details, added=added)
        except BriefingError as error:
            yield sources[0].name, error
        return
    with _room(len(sources)) as room, _bar("Reading", len(sources)) as progress:
        for done, (name, read) in enumerate(read_all(room, sources, details, added=added), start=1):
            progress(done, name)
            yield name, read


@program.command(short_help="Say sentence by sentence what is read in an article, and why.")
@click.argument("file", type=FILE)
@click.option("--published", type=DAY, help="When it was published, where it does not say it right itself.")
@click.option("--sentence", type=click.IntRange(min=1), help="Only this sentence; they are numbered in the output.")
@click.option("--find", "wanted", help="Only sentences with these words, whatever their capitals.")
@click.option("--case", type=FILE, help="Read it with what was added for this case as well.")
@click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What is written."
)
def explain(
    file: Path, published: date | None, sentence: int | None, wanted: str | None, case: Path | None, format_: str
) -> int:
    """Say sentence by sentence what is read in an article, and why: each field, the rule that filled it, and the words it
    went by.

    \b
      briefing explain article.md
      briefing explain article.md --published 2024-11-29 --find "the M5 motorway"
      briefing explain article.md --sentence 4 --format json
    """
    import json

    from briefing.knowledge import knowledge
    from briefing.usecases import explaining, learning

    sources = _sources([file])
    if len(sources) != 1:
        raise click.UsageError(f"“{file}” is a folder; one article is explained at a time.")
    with _opened(case) if case is not None else nullcontext() as opened:
        added = learning.additions(opened)
    reading = read_here(sources[0], Details(published=published), added=added)
    for note in reading.intake.notes:
        _complain(f"“{reading.name}”: {note}")
    article = reading.intake.article
    explainer = explaining.Explainer.of(article, reading.findings, added, knowledge().with_additions(added))
    explained = explaining.explain(article, reading.findings, explainer)
    total = len(explained)
    if sentence is not None and sentence > total:
        raise click.UsageError(f"There is no sentence {sentence}; the article has {total}.")
    if sentence is not None:
        explained = explained[sentence - 1 : sentence]
    if wanted is not None:
        explained = explaining.holding(explained, wanted)
        if not explained:
            _complain(f"No sentence has the words “{wanted}”.")
    if format_ == "json":
        text = json.dumps(explaining.document(article, explained, explainer), ensure_ascii=False, indent=1)
        click.echo(text.encode("utf-8") + b"\n", nl=False)
    else:
        for line in _explained_lines(article, explained, explainer, total):
            click.echo(line)
    return 0


_INDENT = 4
_LABEL = 12  # columns for what a fact is
_FIELD = 21  # columns for the name of a field


def _explained_lines(
    article: Article, explained: Sequence[ExplainedSentence], explainer: Explainer, total: int
) -> Iterator[str]:
    """The explanation as lines of a terminal's width; bold and dim where the terminal has them."""
    from briefing.usecases.explaining import NOT_NOTED, SORTS
    from briefing.usecases.phrasing import counted
    from briefing.usecases.phrasing import published as published_on

    width = max(60, min(shutil.get_terminal_size().columns, 110))

    def wrapped(text: str, indent: int, first: str = "", *, bold: bool = False) -> str:
        filled = textwrap.fill(
            text, width, initial_indent=f"{first:<{indent}}", subsequent_indent=" " * indent, break_on_hyphens=False
        )
        return click.style(filled[:indent], bold=True) + filled[indent:] if bold else filled

    yield click.style(article.title or "Untitled", bold=True)
    about = [article.publisher or "", published_on(article.published), counted(total, "sentence")]
    yield " · ".join(part for part in about if part)
    told: set[tuple[str, str]] = set()
    at = _INDENT + _LABEL
    for one in explained:
        yield ""
        yield wrapped(one.text, _INDENT, str(one.number), bold=True)
        if not one.facts:
            yield click.style(f"{'':<{_INDENT}}nothing read", dim=True)
        for fact in one.facts:
            yield wrapped(fact.title, at, f"{'':<{_INDENT}}{SORTS[fact.sort]}", bold=True)
            if (fact.sort, fact.id) in told:
                yield click.style(f"{'':<{at}}as above", dim=True)
                continue
            told.add((fact.sort, fact.id))
            for reason in fact.reasons:
                value = reason.value or "-"
                unknown = [ground.sentence for ground in reason.grounds] == [NOT_NOTED]
                if unknown:
                    value += " (no rule noted)"
                yield wrapped(value, at + _FIELD, f"{'':<{at}}{reason.label}")
                for ground in () if unknown else reason.grounds:
                    rule = f" [{ground.rule}]" if ground.rule else ""
                    yield click.style(wrapped(f"{ground.sentence}{rule}", at + _FIELD), dim=True)


PROFILE, INCIDENT, GAPS = "profile", "incident", "gaps"
FORMATS = {
    "json": "the whole case, from which import makes an equal one",
    "csv-events": "every report of an event, as a table",
    "csv-casualties": "every report of a toll, as a table",
    "acled": "events as a table with ACLED's columns",
    "geojson": "events on a map",
    "timelinejs": "events for TimelineJS",
    "ics": "events as a calendar",
    PROFILE: "one actor on one page, PDF",
    INCIDENT: "one event on one page, PDF",
    GAPS: "conflicts and gaps on one page, PDF or Word",
}
_BY_END = {".csv": "csv-events", ".geojson": "geojson", ".ics": "ics"}


def _choosing(command: Callable[..., Any]) -> Callable[..., Any]:
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


def _choice(opened: CaseFile, case: Path, title: str | None = None, **chosen: Any) -> Choice:
    """What was chosen on the command line, the rest as the case has it. Fails the command where it cannot be."""
    from briefing.domain.dossier import Choice

    kept = opened.settings.get
    for day in ("first", "last", "known_on"):
        chosen[day] = _day(chosen[day])
    for name in ("author", "marking"):
        if chosen.get(name) is None:
            chosen[name] = kept(name) or ""
    chosen["paper"] = Paper(chosen.get("paper") or kept("paper") or Paper.A4)
    chosen["rule"] = Rule(chosen["rule"]) if chosen["rule"] else Rule.MEDIAN
    try:
        return Choice(title=title or kept("briefing title") or kept("title") or case.stem, written=_now(), **chosen)
    except ValueError as error:
        raise click.UsageError(f"{str(error)[:1].upper()}{str(error)[1:]}.") from None


@program.command(short_help="Write a case for other programs.")
@click.argument("case", type=FILE)
@click.option(
    "--format", "format_", type=click.Choice(list(FORMATS)), help="What is written.  [default: as the file's name ends]"
)
@click.option("-o", "--output", type=FILE, required=True, help="Where it is written.")
@_choosing
@click.option("--safe-copy", "names", type=FILE, help="Hide the names in this file everywhere; see the manual.")
@click.option("--actor", help="Whose profile: a name, another name of it, or an id.")
@click.option("--incident", "event", help="Which event: its title, words of it, or an id.")
@click.option("--marking", help="Handling mark.  [default: as set in the case]")
@click.option("--bom/--no-bom", default=True, show_default=True, help="Tables begin with the mark that spreadsheets want.")
@click.option(
    "--originals/--no-originals", default=True, show_default=True, help="JSON holds the files that articles came in."
)
def export(
    case: Path,
    format_: str | None,
    output: Path,
    actor: str | None,
    event: str | None,
    bom: bool,
    originals: bool,
    names: Path | None,
    **chosen: Any,
) -> None:
    """Write a case, or the part of it that you choose, for other programs.

    \b
    Formats:
    {formats}

    \b
      briefing export aleppo.briefing -o aleppo.json
      briefing export aleppo.briefing --format csv-casualties --from 2024-11-27 -o tolls.csv
      briefing export aleppo.briefing --format profile --actor "Hay'at Tahrir al-Sham" -o hts.pdf
    """
    from briefing.usecases import publishing, sheets

    wanted = format_ or _format_of(output, actor, event)
    if (wanted == PROFILE) is not (actor is not None):
        raise click.UsageError("--actor goes with --format profile, and only with it.")
    if (wanted == INCIDENT) is not (event is not None):
        raise click.UsageError("--incident goes with --format incident, and only with it.")
    if wanted == "json" and any(chosen[name] for name in ("first", "last", "known_on", "reviewed_only")):
        raise click.UsageError("JSON is always the whole case; a part of it can be written in the other formats.")
    if names is not None and wanted in (PROFILE, INCIDENT, GAPS):
        raise click.UsageError("--safe-copy goes with the whole case: not with one actor, one event or the gap sheet.")
    publishing.refuse_case(case, output)
    publishing.check_target(output)
    with _opened(case) as opened:
        choice = _choice(opened, case, **chosen)
        if names is not None:
            _write_safe(opened, choice, output, names, publishing.Format(wanted), bom=bom)
        elif actor is not None:
            found = sheets.find_actor(opened.corpus(), actor)
            publishing.publish_sheet(sheets.actor_sheet(opened, choice, found.id), output)
        elif event is not None:
            key = sheets.find_happening(opened, choice, event)
            publishing.publish_sheet(sheets.incident_sheet(opened, choice, key), output)
        elif wanted == GAPS:
            from briefing.usecases import gap_sheets

            form = publishing.form_of(output) or publishing.Form.PDF
            if form not in gap_sheets.FORMS:
                raise click.UsageError("A gap sheet is written as .pdf or .docx.")
            gap_sheets.publish_gap_sheet(gap_sheets.gap_sheet(opened, choice), output, form)
        elif wanted == "json":
            publishing.publish_case(opened, output, originals=originals)
        else:
            publishing.export(opened, choice, output, publishing.Format(wanted), bom=bom)


def _format_of(output: Path, actor: str | None, event: str | None) -> str:
    if actor is not None or event is not None:
        return PROFILE if actor is not None else INCIDENT
    return _BY_END.get(output.suffix.lower(), "json")


export.help = (export.help or "").replace(
    "    {formats}", "\n".join(f"      {name:<16}{meaning}" for name, meaning in FORMATS.items())
)


@program.command(short_help="Write the briefing: PDF, Word, web page.")
@click.argument("case", type=FILE)
@click.option("-o", "--output", type=FILE, required=True, help="The file to write: .pdf, .docx or .html.")
@click.option("--title", help="Title on the first page.  [default: the case's]")
@click.option("--author", help="Who answers for it.  [default: as last set in the case]")
@click.option(
    "--marking", help=f"Handling mark on every page: {', '.join(TLP)}, or your own words.  [default: as set in the case]"
)
@click.option("--paper", type=click.Choice([paper.value for paper in Paper]), help="Sheet size.  [default: a4]")
@click.option(
    "--template",
    type=click.Choice([one.value for one in Template]),
    help="How much: flash (2 pages), standard (4 to 8), full (10 to 20), complete (everything).  [default: complete]",
)
@click.option("--issue", type=click.IntRange(min=1), help="An issue kept in the case, with its texts and choices.")
@click.option("--draft", is_flag=True, help="The briefing being worked on in the window, with its texts and choices.")
@click.option("--save", is_flag=True, help="Keep it in the case as its next issue.")
@_choosing
@click.option("--safe-copy", "names", type=FILE, help="Hide the names in this file everywhere; see the manual.")
def report(
    case: Path,
    output: Path,
    names: Path | None,
    template: str | None,
    issue: int | None,
    draft: bool,
    save: bool,
    **chosen: Any,
) -> None:
    """Write the briefing of a case as a PDF, as a Word document or as one web page: the name of the file says which.

    \b
      briefing report aleppo.briefing -o aleppo.pdf
      briefing report aleppo.briefing -o aleppo.docx
      briefing report aleppo.briefing -o flash.pdf --template flash --from 2024-11-27 --to 2024-12-08
      briefing report aleppo.briefing -o again.pdf --issue 3 --marking TLP:GREEN
      briefing report aleppo.briefing -o handout.pdf --safe-copy names.txt
      briefing report aleppo.briefing -o week.pdf --from 2024-11-25 --to 2024-12-01 \\
          --title "The first week" --marking TLP:AMBER --paper us-letter
    """
    from briefing.usecases.publishing import Form, form_of, publish, refuse_case

    refuse_case(case, output)
    form = form_of(output)
    if form is None and output.suffix:
        ends = ", ".join(f".{one}" for one in Form)
        raise click.UsageError(
            f"A briefing is not written as “{output.suffix}”. The name of the file ends in one of {ends}."
        )
    if issue is not None and draft:
        raise click.UsageError("--issue and --draft are two briefings: choose one.")
    if names is not None and save:
        raise click.UsageError("A safe copy is not kept as an issue: keep the briefing it is made of.")
    composed = issue is not None or draft or save or template is not None
    with _opened(case) as opened, _bar("Writing", 100) as progress:
        tell = lambda what, done: progress(round(done * 100), what)  # noqa: E731
        if composed:
            made, written = _composition(opened, case, template, issue, draft=draft, save=save, **chosen)
            if names is not None:
                _write_safe(opened, made.choice(written), output, names, form or Form.PDF, tell=tell, composition=made)
                return
            _write_composed(opened, made, written, output, form or Form.PDF, tell, save=save)
        elif names is None:
            publish(opened, _choice(opened, case, **chosen), output, form or Form.PDF, tell)
        else:
            _write_safe(opened, _choice(opened, case, **chosen), output, names, form or Form.PDF, tell=tell)


def _composition(
    opened: CaseFile, case: Path, template: str | None, issue: int | None, *, draft: bool, save: bool, **chosen: Any
) -> tuple[Composition, datetime]:
    """The composition that was asked for, changed by what was chosen beside it, and when it was written."""
    from briefing.domain.composition import Composition
    from briefing.usecases.issuing import kept_composition

    written = _now()
    if issue is not None:
        kept = opened.issues.get(issue)
        made, written = kept.composition, kept.written
    elif draft:
        worked_on = kept_composition(opened)
        if worked_on is None:
            raise click.UsageError("No briefing is being worked on in this case.")
        made = worked_on
    else:
        choice = _choice(opened, case, **chosen)
        names = ("title", "first", "last", "paper", "marking", "author", "rule", "known_on", "reviewed_only")
        made = Composition(
            template=Template(template or Template.COMPLETE),
            number=opened.issues.next_number(),
            **{name: getattr(choice, name) for name in names},
        )
    if issue is not None or draft:
        given = {name: value for name, value in chosen.items() if value not in (None, False)}
        for day in ("first", "last", "known_on"):
            if day in given:
                given[day] = _day(given[day])
        for name, kind in (("paper", Paper), ("rule", Rule)):
            if name in given:
                given[name] = kind(given[name])
        try:
            made = replace(made, **given)
        except ValueError as error:
            raise click.UsageError(f"{str(error)[:1].upper()}{str(error)[1:]}.") from None
        if template is not None:
            made = made.with_template(Template(template))
    if save and opened.issues.has(made.number):
        made = replace(made, number=opened.issues.next_number(), replaces=made.number)
    return made, written


def _write_composed(
    opened: CaseFile,
    composition: Composition,
    written: datetime,
    output: Path,
    form: Any,
    tell: Callable[[str, float], None],
    *,
    save: bool,
) -> None:
    from briefing.domain.composition import PAGES
    from briefing.usecases.composing import issue_of, publish_composed
    from briefing.usecases.issuing import SaveIssue

    made = publish_composed(opened, composition, written, output, form, tell)
    if not made.is_within:
        most = PAGES[composition.template]
        _complain(f"The texts are so long that {made.pages} pages are needed; “{composition.template}” has at most {most}.")
    if save:
        SaveIssue(opened, issue_of(opened, composition, written)).apply()
        click.echo(f"Kept as issue {composition.number}.", err=True)


@program.command(short_help="List the briefings kept in a case.")
@click.argument("case", type=FILE)
def issues(case: Path) -> None:
    """List the issues of the briefing that are kept in a case, the newest first.

    \b
      briefing issues aleppo.briefing
    """
    with _opened(case) as opened:
        for head in opened.issues.heads():
            replaces = f"\treplaces {head.replaces}" if head.replaces else ""
            click.echo(f"{head.number}\t{head.written:%Y-%m-%d %H:%M %Z}\t{head.template}\t{head.title}{replaces}")


def _write_safe(
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


def _now() -> datetime:
    return datetime.now().astimezone().replace(microsecond=0)


def _day(day: date | None) -> date | None:
    return day.date() if isinstance(day, datetime) else day


@program.command(short_help="What was done in a case: who, when, what was there before.")
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
    from briefing.usecases.chronicling import history_lines, history_table, subject_with
    from briefing.usecases.publishing import write

    with _opened(case) as opened:
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


@program.command(short_help="List what to look at before the briefing goes out.")
@click.argument("case", type=FILE)
@click.option("--marking", help="Handling mark that it would have.  [default: as in the case]")
def proof(case: Path, marking: str | None) -> int:
    """List what to look at before the briefing goes out: the one that is being worked on, or a new one where none is.

    Ends with status 5 where it quotes what is marked higher than it is itself: then it would not be written.

    \b
      briefing proof aleppo.briefing
    """
    from dataclasses import replace

    from briefing.domain.composition import Composition
    from briefing.usecases import proofing
    from briefing.usecases.composing import compose, corpus_of
    from briefing.usecases.issuing import kept_composition

    with _opened(case) as opened:
        kept = opened.settings.get
        title = kept("briefing title") or kept("title") or case.stem
        composition = kept_composition(opened) or Composition(title, marking=kept("marking") or "")
        if marking is not None:
            composition = replace(composition, marking=marking)
        written = _now()
        dossier = compose(opened, composition, written)
        found = proofing.proofread(corpus_of(opened, composition), composition.choice(written), dossier, composition)
    for line in proofing.told(found):
        click.echo(line)
    return 5 if any(one.refuses for one in found) else 0


@program.command(short_help="Say what changed since an issue of the briefing, and why.")
@click.argument("case", type=FILE)
@click.option("--since", "number", metavar="ISSUE", type=click.IntRange(min=1), required=True, help="Number of the issue.")
@click.option("-o", "--output", type=FILE, help="Write it as a document with a redline: .pdf, .docx or .html.")
def compare(case: Path, number: int, output: Path | None) -> None:
    """Say what changed since an issue of the briefing was kept: what is new, raised, lowered, withdrawn, re-dated or told
    with another status, each with its cause or "cause unknown".

    \b
      briefing compare aleppo.briefing --since 3
      briefing compare aleppo.briefing --since 3 -o changes.pdf
    """
    from briefing.usecases import change_sheets, publishing

    form = publishing.form_of(output) if output is not None else None
    if output is not None:
        if form is None:
            raise click.UsageError("The name of the file ends in one of .pdf, .docx, .html.")
        publishing.refuse_case(case, output)
        publishing.check_target(output)
    with _opened(case) as opened:
        sheet = change_sheets.change_sheet(opened, number, _now())
    if output is not None and form is not None:
        publishing.write(output, publishing.rendered(sheet, form))
        return
    for line in change_sheets.told(sheet):
        click.echo(line)


@program.command(short_help="Check that a case is sound.")
@click.argument("case", type=FILE)
def check(case: Path) -> int:
    """Check that a case is sound: the file, every quote against its article, every reference.

    Prints what is wrong, one problem a line, and ends with status 3 then.

    \b
      briefing check aleppo.briefing
    """
    from briefing.usecases.checking import check_case

    with _opened(case) as opened:
        problems = check_case(opened)
        articles = len(opened.articles.heads())
    for problem in problems:
        click.echo(problem)
    if not problems:
        click.echo(f"{case.name} is sound: {articles} {'article' if articles == 1 else 'articles'}, every quote matches.")
    return CaseError.exit_status if problems else 0


@program.command(short_help="Try one of everything on this machine.")
def selftest() -> int:
    """Try one of everything in a temporary folder: does the program work on this machine?

    Prints a line for each step and ends with status 6 when one failed. No case of yours is touched.
    """
    from briefing.usecases.selftest import Step, run

    def tell(step: Step) -> None:
        click.echo(f"{'ok    ' if step.passed else 'FAILED'}  {step.name:<10} {step.result}")

    return 0 if run(tell) else 6


@program.command(short_help="Make and open a case of the sample articles.")
@click.option("--folder", type=FILE, default=Path("demo"), show_default=True, help="Where the case and its briefing go.")
@click.option("--no-window", is_flag=True, help="Make the files and open nothing.")
@click.pass_obj
def demo(open_window: OpenWindow, folder: Path, no_window: bool) -> int:
    """Make a case of the sample articles and its briefing, and open it.

    A case that is there already is kept, with whatever was changed in it; the PDF is written anew.

    \b
      briefing demo
      briefing demo --folder /tmp/demo --no-window
    """
    from briefing.domain.dossier import Choice
    from briefing.errors import InputDuplicate, ScreenMissing, TargetUnwritable
    from briefing.store.casefile import CaseFile
    from briefing.usecases.publishing import publish_pdf
    from briefing.usecases.reading import import_batch
    from briefing.usecases.selftest import samples

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TargetUnwritable(
            f"The folder {folder} cannot be made: {error.strerror}.", "Name another one with --folder."
        ) from None
    place, pdf = folder / f"{DEMO_NAME}.briefing", folder / f"{DEMO_NAME}.pdf"
    with CaseFile.open(place) if place.exists() else CaseFile.create(place) as case:
        if case.settings.get("title") is None:
            case.settings.set("title", DEMO_NAME)
        with _room(len(samples())) as room, _bar("Reading", len(samples())) as progress:
            outcomes = import_batch(case, room, samples(), progress=lambda done, of, name: progress(done, name))
        with _bar("Writing", 100) as progress:
            publish_pdf(case, Choice(DEMO_NAME, _now()), pdf, lambda what, done: progress(round(done * 100), what))
    click.echo(f"Case      {place.resolve()}")
    click.echo(f"Briefing  {pdf.resolve()}")
    broken = [outcome for outcome in outcomes if outcome.error and not isinstance(outcome.error, InputDuplicate)]
    if broken:
        return _report_outcomes(broken)
    if no_window:
        return 0
    try:
        return open_window(place)
    except ScreenMissing:
        click.echo(f"There is no screen to open it on. Where there is one: briefing {str(place)!r}")
        return 0


# --- what the analyst adds


@program.group(
    invoke_without_command=True,
    cls=click.Group,
    short_help="Add actors and places to what the program knows.",
)
@click.option("--case", type=FILE, help="Only for this case; for every case if not given.")
@click.option("--list", "list_", is_flag=True, help="List what was added.")
@click.pass_context
def learn(ctx: click.Context, case: Path | None, list_: bool) -> int:
    """Add actors and places to what the program knows before it reads, for one case or for every case.

    In a case, the articles in which the name stands are read again at once; your decisions are kept. Names that the program
    knows already are refused, and it says what they are known as.

    \b
      briefing learn actor "Qamar Brigade" --alias QB --kind armed-group --country SY --belongs-to HTS
      briefing learn --case aleppo.briefing place "Tell Nour" --near Atarib
      briefing learn --list
    """
    ctx.obj = case
    if ctx.invoked_subcommand is not None:
        if list_:
            raise click.UsageError("--list stands alone.", ctx)
        return 0
    if not list_:
        click.echo(ctx.get_help())
        return 0
    return _list_learned(case)


def _list_learned(case: Path | None) -> int:
    from briefing.knowledge import knowledge
    from briefing.usecases import learning
    from briefing.usecases.learning import Where

    lists = [(f"For every case ({learning.file()})", learning.kept(None, Where.EVERYWHERE))]
    if case is not None:
        with _opened(case) as opened:
            lists.append((f"For {case.name}", learning.kept(opened, Where.CASE)))
    whole = lists[0][1]
    for _, added in lists[1:]:
        whole |= added
    known = knowledge().with_additions(whole)
    for heading, added in lists:
        click.echo(heading)
        for entry in added.entries:
            sort = "actor" if entry in added.actors else "place"
            click.echo(f"  {sort}  {entry.name}: {learning.summary(entry, known)}")
            if entry.aliases:
                click.echo(f"         also {', '.join(entry.aliases)}")
        if not added:
            click.echo("  nothing")
    return 0


def _learning(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option(
            "--read-again/--no-read-again", "again", default=True, show_default=True,
            help="Whether articles of the case in which the name stands are read again.",
        ),
        click.option("--case", "own_case", type=FILE, help="Only for this case; for every case if not given."),
        click.pass_obj,
    ):  # fmt: skip
        command = option(command)
    return command


def _entry_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option("--country", default="", help="Its country: the name, or two letters such as SY."),
        click.option("--alias", "aliases", multiple=True, help="Another name, spelling or abbreviation; may be repeated."),
        click.argument("name"),
    ):
        command = option(command)
    return command


@learn.command("actor", short_help="Add an actor, or other names of one.")
@_entry_options
@click.option(
    "--kind", type=click.Choice([kind.value for kind in ActorKind]), default="armed-group", show_default=True,
    help="What it is.",
)  # fmt: skip
@click.option("--belongs-to", default="", help="The known or added actor that it is part of, or a member of.")
@_learning
def learn_actor(
    case: Path | None,
    own_case: Path | None,
    again: bool,
    name: str,
    aliases: tuple[str, ...],
    country: str,
    kind: str,
    belongs_to: str,
) -> int:
    """Add an actor. With the NAME of an actor that is known, the other names are added to it.

    \b
      briefing learn actor "Qamar Brigade" --alias QB --alias "Liwa al-Qamar" --country Syria --belongs-to HTS
      briefing learn actor HTS --alias "Board of the Levant"
    """
    from briefing.usecases.learning import ActorDraft

    return _learn(own_case or case, ActorDraft(name, aliases, ActorKind(kind), country, belongs_to), again)


@learn.command("place", short_help="Add a place.")
@_entry_options
@click.option(
    "--kind", type=click.Choice([kind.value for kind in PlaceKind]), default="village", show_default=True,
    help="What it is.",
)  # fmt: skip
@click.option("--lat", type=float, help="Latitude in degrees, north positive.")
@click.option("--lon", type=float, help="Longitude in degrees, east positive.")
@click.option("--near", default="", help="Instead of coordinates: a known place that it lies near.")
@_learning
def learn_place(
    case: Path | None,
    own_case: Path | None,
    again: bool,
    name: str,
    aliases: tuple[str, ...],
    country: str,
    kind: str,
    lat: float | None,
    lon: float | None,
    near: str,
) -> int:
    """Add a place, with its coordinates or with a known place that it lies near.

    \b
      briefing learn place "Tell Nour" --lat 36.139 --lon 36.825
      briefing learn place "Tell Nour" --alias "Tall Nur" --kind village --near Atarib --country SY
    """
    from briefing.usecases.learning import PlaceDraft

    if (lat is None) != (lon is None):
        raise click.UsageError("--lat and --lon go together.")
    if lat is not None and near:
        raise click.UsageError("Either coordinates or --near, not both.")
    point = f"{lat:.6f}, {lon:.6f}" if lat is not None else ""
    return _learn(own_case or case, PlaceDraft(name, aliases, PlaceKind(kind), country, point, near), again)


@learn.command("forget", short_help="Take out what was added.")
@click.argument("name")
@_learning
def learn_forget(case: Path | None, own_case: Path | None, again: bool, name: str) -> int:
    """Take out an actor or place that was added under this NAME. What the program itself knows stays.

    \b
      briefing learn forget "Qamar Brigade"
    """
    from briefing.errors import KnowledgeRefused
    from briefing.knowledge import knowledge
    from briefing.usecases import learning

    where, path = _where(own_case or case), own_case or case
    with _maybe(path) as opened:
        found = learning.named(name, learning.kept(opened, where), knowledge().actors)
        if not found:
            for_what = f"for {path.name}" if path is not None else "for every case"
            raise KnowledgeRefused(f"“{name}” was not added {for_what}.", "briefing learn --list shows what was.")
        for entry in found:
            told = _change(opened, where, entry, again, gone=True)
            click.echo(f"Forgotten: {entry.name}")
            click.echo(told, nl=False)
    return 0


@learn.command("again", short_help="Read articles again with what was added since.")
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option("--case", "own_case", type=FILE, help="The case whose articles are read again.")
@click.pass_obj
def learn_again(case: Path | None, own_case: Path | None, names: tuple[str, ...]) -> int:
    """Read the articles of a case again in which the names stand, or any name that was added: after something was added
    for every case.

    \b
      briefing learn --case aleppo.briefing again
    """
    from briefing.store.casefile import CaseFile
    from briefing.usecases import learning
    from briefing.usecases.review import ReadAgain

    path = own_case or case
    if path is None:
        raise click.UsageError("Which case? Give it with --case.")
    with CaseFile.open(path) as opened:
        opened.history.by = _person()
        added = learning.additions(opened)
        wanted = names or tuple(name for entry in added.entries for name in entry.names)
        readings = _read_again(opened, wanted, added)
        if readings:
            ReadAgain(opened, readings).apply()
    click.echo(_told_again(readings), nl=False)
    return 0


def _where(case: Path | None) -> Where:
    from briefing.usecases.learning import Where

    return Where.EVERYWHERE if case is None else Where.CASE


@contextmanager
def _maybe(case: Path | None) -> Iterator[CaseFile | None]:
    from briefing.store.casefile import CaseFile

    if case is None:
        yield None
        return
    with CaseFile.open(case) as opened:
        opened.history.by = _person()
        yield opened


def _person() -> str | None:
    """Who sits at the desk, for the history."""
    from briefing import places, preferences

    liked, _ = preferences.load(places.settings_folder() / preferences.FILE_NAME)
    return liked.person or None


def _learn(case: Path | None, draft: Draft, again: bool) -> int:
    from briefing.errors import KnowledgeRefused
    from briefing.knowledge import knowledge
    from briefing.usecases import learning

    with _maybe(case) as opened:
        own, where = knowledge(), _where(case)
        added = learning.additions(opened)
        verdict = learning.judge(draft, own, added)
        if verdict.entry is None:
            raise KnowledgeRefused(" ".join(verdict.problems.values()), "Nothing was added.")
        for notice in verdict.notices.values():
            _complain(notice)
        entry = verdict.entry
        known = own.with_additions(added.with_entries([entry]))
        told = _change(opened, where, entry, again)
        for_what = f"for {case.name}" if case is not None else "for every case"
        click.echo(f"Added {for_what}: {entry.name}, {learning.summary(entry, known)}")
        click.echo(told, nl=False)
    return 0


def _change(case: CaseFile | None, where: Where, entry: Entry, again: bool, *, gone: bool = False) -> str:
    """Keep an entry or forget it; in a case as one edit, with the articles in which it stands read again. Returns what to
    say of those.
    """
    from briefing.usecases import learning
    from briefing.usecases.review import AddKnowledge, RemoveKnowledge

    if case is None:
        before = learning.everywhere()
        learning.keep(None, where, before.without([entry]) if gone else before.with_entries([entry]))
        return ""
    change = [(where, entry)]
    after = learning.foreseen(case, gone=change) if gone else learning.foreseen(case, come=change)
    readings = _read_again(case, entry.names, after) if again else ()
    edit = RemoveKnowledge if gone else AddKnowledge
    edit(case, entry, readings, where=where).apply()
    return _told_again(readings) if again else ""


def _told_again(readings: Sequence[Findings]) -> str:
    if not readings:
        return "No article of the case had to be read again.\n"
    return f"Read again: {len(readings)} {'article' if len(readings) == 1 else 'articles'}\n"


def _read_again(case: CaseFile, names: Sequence[str], added: Additions) -> tuple[Findings, ...]:
    from briefing.knowledge import knowledge
    from briefing.usecases.learning import articles_with
    from briefing.usecases.reading import read_again

    ids = articles_with(case, names, knowledge().actors)
    if not ids:
        return ()
    with _room(len(ids)) as room, _bar("Reading", len(ids)) as progress:
        return read_again(case, room, ids, added, lambda done, of, title: progress(done, title))


@contextmanager
def _opened(case: Path) -> Iterator[CaseFile]:
    """A case to read from, also when its disk cannot be written to or a window is writing to it."""
    from briefing.store.casefile import CaseFile

    try:
        opened = CaseFile.open(case)
    except (CaseReadOnly, CaseLocked):
        opened = CaseFile.open(case, read_only=True)
    with opened:
        yield opened


def _room(sources: int) -> ReadingRoom:
    """Workers for some sources: loading the language model has to pay for itself in each."""
    return ReadingRoom(max(1, min(ReadingRoom().workers, math.ceil(sources / _SOURCES_A_WORKER))))


@contextmanager
def _bar(label: str, length: int) -> Iterator[Callable[[int, str], None]]:
    """A progress bar on standard error where that is a terminal, silence elsewhere."""
    if not sys.stderr.isatty():
        yield lambda done, name: None
        return

    def shortened(name: str | None) -> str:
        return (name or "")[:40]

    with click.progressbar(length=length, label=label, file=sys.stderr, item_show_func=shortened) as bar:

        def show(done: int, name: str) -> None:
            bar.update(done - bar.pos, name)

        yield show

"""The briefing: written (report), kept (issues), looked over (proof), compared with an issue (compare)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.choosing import choice_of, choosing, write_safe
from briefing.cli.terminal import bar, complain, opened_case
from briefing.cli.values import FILE, day_of, now
from briefing.domain.choice import TLP, Paper, Rule
from briefing.domain.composition import Template

if TYPE_CHECKING:
    from briefing.domain.composition import Composition
    from briefing.store.casefile import CaseFile


@click.command(short_help="Write the briefing: PDF, Word, web page.")
@click.argument("case", type=FILE)
@click.option("-o", "--output", type=FILE, required=True, help="The file to write: .pdf, .docx, .html or .zip.")
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
@choosing
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
    """Write the briefing of a case as a PDF, as a Word document, as one web page, or as pictures of its pages (PNG in a
    ZIP file): the name of the file says which.

    \b
      briefing report aleppo.briefing -o aleppo.pdf
      briefing report aleppo.briefing -o aleppo.docx
      briefing report aleppo.briefing -o pages.zip
      briefing report aleppo.briefing -o flash.pdf --template flash --from 2024-11-27 --to 2024-12-08
      briefing report aleppo.briefing -o again.pdf --issue 3 --marking TLP:GREEN
      briefing report aleppo.briefing -o handout.pdf --safe-copy names.txt
      briefing report aleppo.briefing -o week.pdf --from 2024-11-25 --to 2024-12-01 \\
          --title "The first week" --marking TLP:AMBER --paper us-letter
    """
    from briefing.usecases.briefings.files import refuse_case
    from briefing.usecases.briefings.publishing import Form, form_of, publish

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
    with opened_case(case) as opened, bar("Writing", 100) as progress:
        tell = lambda what, done: progress(round(done * 100), what)  # noqa: E731
        if composed:
            made, written = _composition(opened, case, template, issue, draft=draft, save=save, **chosen)
            if names is not None:
                write_safe(opened, made.choice(written), output, names, form or Form.PDF, tell=tell, composition=made)
                return
            _write_composed(opened, made, written, output, form or Form.PDF, tell, save=save)
        elif names is None:
            publish(opened, choice_of(opened, case, **chosen), output, form or Form.PDF, tell)
        else:
            write_safe(opened, choice_of(opened, case, **chosen), output, names, form or Form.PDF, tell=tell)


def _composition(
    opened: CaseFile, case: Path, template: str | None, issue: int | None, *, draft: bool, save: bool, **chosen: Any
) -> tuple[Composition, datetime]:
    """The composition that was asked for, changed by what was chosen beside it, and when it was written."""
    from briefing.domain.composition import Composition
    from briefing.usecases.editing.issuing import kept_composition

    written = now()
    if issue is not None:
        kept = opened.issues.get(issue)
        made, written = kept.composition, kept.written
    elif draft:
        worked_on = kept_composition(opened)
        if worked_on is None:
            raise click.UsageError("No briefing is being worked on in this case.")
        made = worked_on
    else:
        choice = choice_of(opened, case, **chosen)
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
                given[day] = day_of(given[day])
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
    from briefing.usecases.briefings.composing import issue_of, publish_composed
    from briefing.usecases.editing.issuing import SaveIssue

    made = publish_composed(opened, composition, written, output, form, tell)
    if not made.is_within:
        most = PAGES[composition.template]
        complain(f"The texts are so long that {made.pages} pages are needed; “{composition.template}” has at most {most}.")
    if save:
        SaveIssue(opened, issue_of(opened, composition, written)).apply()
        click.echo(f"Kept as issue {composition.number}.", err=True)


@click.command(short_help="List the briefings kept in a case.")
@click.argument("case", type=FILE)
def issues(case: Path) -> None:
    """List the issues of the briefing that are kept in a case, the newest first.

    \b
      briefing issues aleppo.briefing
    """
    with opened_case(case) as opened:
        for head in opened.issues.heads():
            replaces = f"\treplaces {head.replaces}" if head.replaces else ""
            click.echo(f"{head.number}\t{head.written:%Y-%m-%d %H:%M %Z}\t{head.template}\t{head.title}{replaces}")


@click.command(short_help="List what to look at before the briefing goes out.")
@click.argument("case", type=FILE)
@click.option("--marking", help="Handling mark that it would have.  [default: as in the case]")
def proof(case: Path, marking: str | None) -> int:
    """List what to look at before the briefing goes out: the one that is being worked on, or a new one where none is.

    Ends with status 5 where it uses what is marked higher than it is itself: then it would not be written.

    \b
      briefing proof aleppo.briefing
    """
    from dataclasses import replace

    from briefing.domain.composition import Composition
    from briefing.usecases.briefings import proofing
    from briefing.usecases.briefings.composing import compose, corpus_of
    from briefing.usecases.editing.issuing import kept_composition

    with opened_case(case) as opened:
        kept = opened.settings.get
        title = kept("briefing title") or kept("title") or case.stem
        composition = kept_composition(opened) or Composition(title, marking=kept("marking") or "")
        if marking is not None:
            composition = replace(composition, marking=marking)
        written = now()
        dossier = compose(opened, composition, written)
        found = proofing.proofread(corpus_of(opened, composition), composition.choice(written), dossier, composition)
    for line in proofing.told(found):
        click.echo(line)
    return 5 if any(one.refuses for one in found) else 0


@click.command(short_help="Say what changed since an issue of the briefing, and why.")
@click.argument("case", type=FILE)
@click.option("--since", "number", metavar="ISSUE", type=click.IntRange(min=1), required=True, help="Number of the issue.")
@click.option("-o", "--output", type=FILE, help="Write it as a document with a redline: .pdf, .docx, .html or .zip.")
def compare(case: Path, number: int, output: Path | None) -> None:
    """Say what changed since an issue of the briefing was kept: what is new, raised, lowered, withdrawn, re-dated or told
    with another status, each with its cause or "cause unknown".

    \b
      briefing compare aleppo.briefing --since 3
      briefing compare aleppo.briefing --since 3 -o changes.pdf
    """
    from briefing.usecases.briefings import change_sheets, files, publishing

    form = publishing.form_of(output) if output is not None else None
    if output is not None:
        if form is None:
            raise click.UsageError("The name of the file ends in one of .pdf, .docx, .html, .zip.")
        files.refuse_case(case, output)
        files.check_target(output)
    with opened_case(case) as opened:
        sheet = change_sheets.change_sheet(opened, number, now())
    if output is not None and form is not None:
        files.write(output, publishing.rendered(sheet, form))
        return
    for line in change_sheets.told(sheet):
        click.echo(line)

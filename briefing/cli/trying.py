"""Trying the program: one of everything (selftest), a case of the sample articles (demo)."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli.articles import report_outcomes
from briefing.cli.commands import OpenWindow
from briefing.cli.terminal import bar, person, room_for
from briefing.cli.values import FILE, now

DEMO_NAME = "Aleppo 2024"


@click.command(short_help="Try one of everything on this machine.")
def selftest() -> int:
    """Try one of everything in a temporary folder: does the program work on this machine?

    Prints a line for each step and ends with status 6 when one failed. No case of yours is touched.
    """
    from briefing.usecases.selftest import Step, run

    def tell(step: Step) -> None:
        click.echo(f"{'ok    ' if step.passed else 'FAILED'}  {step.name:<10} {step.result}")

    return 0 if run(tell) else 6


@click.command(short_help="Make and open a case of the sample articles.")
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
    from briefing.domain.composition import Composition, Template
    from briefing.errors import InputDuplicate, ScreenMissing, TargetUnwritable
    from briefing.store.casefile import CaseFile
    from briefing.usecases.briefings.composing import publish_composed
    from briefing.usecases.briefings.publishing import Form
    from briefing.usecases.editing.importing import import_batch
    from briefing.usecases.selftest import samples

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TargetUnwritable(
            f"The folder {folder} cannot be made: {error.strerror}.", "Name another one with --folder."
        ) from None
    place, pdf = folder / f"{DEMO_NAME}.briefing", folder / f"{DEMO_NAME}.pdf"
    with CaseFile.open(place) if place.exists() else CaseFile.create(place) as case:
        case.history.by = person()
        if case.settings.get("title") is None:
            case.settings.set("title", DEMO_NAME)
        with room_for(len(samples())) as room, bar("Reading", len(samples())) as progress:
            outcomes = import_batch(case, room, samples(), progress=lambda done, of, name: progress(done, name))
        with bar("Writing", 100) as progress:
            made = Composition(template=Template.STANDARD, title=DEMO_NAME, number=case.issues.next_number())
            publish_composed(case, made, now(), pdf, Form.PDF, lambda what, done: progress(round(done * 100), what))
    click.echo(f"Case      {place.resolve()}")
    click.echo(f"Briefing  {pdf.resolve()}")
    broken = [outcome for outcome in outcomes if outcome.error and not isinstance(outcome.error, InputDuplicate)]
    if broken:
        return report_outcomes(broken)
    if no_window:
        return 0
    try:
        return open_window(place)
    except ScreenMissing:
        click.echo(f"There is no screen to open it on. Where there is one: briefing {str(place)!r}")
        return 0

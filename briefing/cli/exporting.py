"""A case for other programs (export)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from briefing.cli.choosing import choice_of, choosing, write_safe
from briefing.cli.terminal import opened_case
from briefing.cli.values import FILE

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


@click.command(short_help="Write a case for other programs.")
@click.argument("case", type=FILE)
@click.option(
    "--format", "format_", type=click.Choice(list(FORMATS)), help="What is written.  [default: as the file's name ends]"
)
@click.option("-o", "--output", type=FILE, required=True, help="Where it is written.")
@choosing
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
    from briefing.usecases.briefings import files, publishing, sheets

    wanted = format_ or _format_of(output, actor, event)
    if (wanted == PROFILE) is not (actor is not None):
        raise click.UsageError("--actor goes with --format profile, and only with it.")
    if (wanted == INCIDENT) is not (event is not None):
        raise click.UsageError("--incident goes with --format incident, and only with it.")
    if wanted == "json" and any(chosen[name] for name in ("first", "last", "known_on", "reviewed_only")):
        raise click.UsageError("JSON is always the whole case; a part of it can be written in the other formats.")
    if names is not None and wanted in (PROFILE, INCIDENT, GAPS):
        raise click.UsageError("--safe-copy goes with the whole case: not with one actor, one event or the gap sheet.")
    files.refuse_case(case, output)
    files.check_target(output)
    with opened_case(case) as opened:
        choice = choice_of(opened, case, **chosen)
        if names is not None:
            write_safe(opened, choice, output, names, publishing.Format(wanted), bom=bom)
        elif actor is not None:
            found = sheets.find_actor(opened.corpus(), actor)
            publishing.publish_sheet(sheets.actor_sheet(opened, choice, found.id), output)
        elif event is not None:
            key = sheets.find_happening(opened, choice, event)
            publishing.publish_sheet(sheets.incident_sheet(opened, choice, key), output)
        elif wanted == GAPS:
            from briefing.usecases.briefings import gap_sheets

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

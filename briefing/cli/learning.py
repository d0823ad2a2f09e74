"""What the analyst adds to what the program knows (learn)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.terminal import bar, case_or_none, complain, opened_case, person, room_for
from briefing.cli.values import FILE
from briefing.domain.actor import ActorKind
from briefing.domain.place import PlaceKind

if TYPE_CHECKING:
    from briefing.domain.additions import Additions, Entry
    from briefing.domain.findings import Findings
    from briefing.store.casefile import CaseFile
    from briefing.usecases.taking_in.learning import Draft, Where


@click.group(invoke_without_command=True, short_help="Add actors and places to what the program knows.")
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
    from briefing.usecases.taking_in import learning
    from briefing.usecases.taking_in.learning import Where

    lists = [(f"For every case ({learning.file()})", learning.kept(None, Where.EVERYWHERE))]
    if case is not None:
        with opened_case(case) as opened:
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
    from briefing.usecases.taking_in.learning import ActorDraft

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
    from briefing.usecases.taking_in.learning import PlaceDraft

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
    from briefing.usecases.taking_in import learning

    where, path = _where(own_case or case), own_case or case
    with case_or_none(path) as opened:
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
    from briefing.usecases.editing.knowing import ReadAgain
    from briefing.usecases.taking_in import learning

    path = own_case or case
    if path is None:
        raise click.UsageError("Which case? Give it with --case.")
    with CaseFile.open(path) as opened:
        opened.history.by = person()
        added = learning.additions(opened)
        wanted = names or tuple(name for entry in added.entries for name in entry.names)
        readings = _read_again(opened, wanted, added)
        if readings:
            ReadAgain(opened, readings).apply()
    click.echo(_told_again(readings), nl=False)
    return 0


def _where(case: Path | None) -> Where:
    from briefing.usecases.taking_in.learning import Where

    return Where.EVERYWHERE if case is None else Where.CASE


def _learn(case: Path | None, draft: Draft, again: bool) -> int:
    from briefing.errors import KnowledgeRefused
    from briefing.knowledge import knowledge
    from briefing.usecases.taking_in import learning

    with case_or_none(case) as opened:
        own, where = knowledge(), _where(case)
        added = learning.additions(opened)
        verdict = learning.judge(draft, own, added)
        if verdict.entry is None:
            raise KnowledgeRefused(" ".join(verdict.problems.values()), "Nothing was added.")
        for notice in verdict.notices.values():
            complain(notice)
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
    from briefing.usecases.editing.knowing import AddKnowledge, RemoveKnowledge
    from briefing.usecases.taking_in import learning

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
    from briefing.usecases.taking_in.learning import articles_with
    from briefing.usecases.taking_in.reading import read_again

    ids = articles_with(case, names, knowledge().actors)
    if not ids:
        return ()
    with room_for(len(ids)) as room, bar("Reading", len(ids)) as progress:
        return read_again(case, room, ids, added, lambda done, of, title: progress(done, title))

"""The commands by name, and the help that says what there is."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from keyword import iskeyword
from pathlib import Path

import click

from briefing import __version__

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

_COMMANDS = {
    "check": "cases",
    "compare": "briefings",
    "demo": "trying",
    "explain": "explaining",
    "export": "exporting",
    "extract": "articles",
    "history": "cases",
    "import": "articles",
    "issues": "briefings",
    "learn": "learning",
    "new": "cases",
    "proof": "briefings",
    "report": "briefings",
    "selftest": "trying",
}  # each is the function of that name in a module here, which is imported when the command is called


class _Program(click.Group):
    """The commands, each fetched when it is called, and a better word for who names a file where a command belongs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        room = _COMMANDS.get(cmd_name)
        if room is None:
            return None
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = getattr(import_module(f"briefing.cli.{room}"), name)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        first = args[0]
        if self.get_command(ctx, first) is None and not first.startswith("-"):
            if first.endswith(".briefing"):
                raise click.UsageError(f"A case is opened alone: briefing {first}", ctx)
            if Path(first).exists():
                raise click.UsageError(f"“{first}” is no command. To take it in: briefing import CASE {first}", ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Program,
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

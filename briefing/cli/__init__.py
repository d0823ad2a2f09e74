"""The command line: the same use cases without a window. docs/manual/command-line.md is its manual."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from briefing.cli.commands import EXIT_STATUSES, OpenWindow, program
from briefing.cli.terminal import complain
from briefing.errors import BriefingError, UsageError

__all__ = ["EXIT_STATUSES", "main", "program"]


def main(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Runs one command. Returns the exit status (`EXIT_STATUSES`)."""
    for stream in (sys.stdout, sys.stderr):  # a console in another code page must not break on a name
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8" if not stream.isatty() else None, errors="backslashreplace")
    try:
        status = program.main(list(arguments), prog_name="briefing", standalone_mode=False, obj=open_window)
    except BriefingError as error:
        complain(str(error))
        return error.exit_status
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return UsageError.exit_status
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "briefing"
        complain(f"{error.format_message()} See {where} --help.")
        return UsageError.exit_status
    except click.ClickException as error:
        complain(error.format_message())
        return UsageError.exit_status
    except (click.Abort, KeyboardInterrupt):
        complain("Stopped. Articles that were taken in whole stay.")
        return 130
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status if isinstance(status, int) else 0

"""Where the program begins: a window when it is called bare or with one case, the command line otherwise.

On the way to the window nothing is imported that its first paint does not need.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the program with these arguments, or with those it was called with. Returns the exit status."""
    if getattr(sys, "frozen", False):  # before all else: a worker of the packaged program is the program itself
        from multiprocessing import freeze_support

        freeze_support()
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (len(given) == 1 and given[0].endswith(".briefing") and not given[0].startswith("-")):
        from briefing.errors import BriefingError

        try:
            return open_window(Path(given[0]) if given else None)
        except BriefingError as error:
            print(f"briefing: {error}", file=sys.stderr)  # noqa: T201 - the command line's own way needs click
            return error.exit_status
    from briefing import cli

    return cli.main(given, open_window)


def open_window(case: Path | None) -> int:
    """Shows the window until it is closed. Returns the exit status.

    Raises ScreenMissing where there is no screen, or where a library that windows need is not installed.
    """
    from briefing.errors import ScreenMissing

    if not has_screen():
        raise ScreenMissing(
            "There is no screen to open a window on.", "Use the commands instead: briefing --help lists them."
        )
    try:
        from briefing.app import run
    except ImportError as error:
        raise ScreenMissing(
            f"The window cannot be opened: {error}.",
            "Install the missing library (the manual lists them), or use the commands: briefing --help lists them.",
        ) from error
    return run(case)


def has_screen() -> bool:
    """Whether a window can be shown: always so on Windows and macOS, elsewhere when a display is named."""
    import os

    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main())

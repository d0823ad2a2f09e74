"""What happens when the program itself is wrong: a file with versions and the trace, one window for each kind of trace.

Nothing is sent anywhere. The file holds no article text: of the exception only its type is kept, not its words. The handler
switches itself off while it works, so that a fault in it cannot call it again.
"""

from __future__ import annotations

import contextlib
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from briefing import __version__
from briefing.ui.wording import words

MOST_FILES = 20


class CrashHandler:
    """Writes reports into `folder` and hands the path to `tell`, once for each kind of trace.

    `install` takes over `sys.excepthook` and `threading.excepthook`; `tell` is called on the thread that failed, so it must
    pass the path on through a queued signal.
    """

    def __init__(self, folder: Path, tell: Callable[[Path], None]) -> None:
        self._folder, self._tell = folder, tell
        self._known: set[tuple[str, ...]] = set()
        self._busy = False

    def install(self) -> None:
        sys.excepthook = self.handle
        threading.excepthook = self._handle_in_thread

    def _handle_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.handle(args.exc_type, args.exc_value, args.exc_traceback)

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write a report and tell of it. Ctrl+C and a wish to leave go their usual way."""
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            sys.__excepthook__(kind, error, trace)
            return
        if self._busy:
            return
        self._busy = True
        try:
            frames = tuple(f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in traceback.extract_tb(trace))
            is_new = (kind.__name__, *frames) not in self._known
            self._known.add((kind.__name__, *frames))
            sys.stderr.write(f"{words.CRASH_STDERR.format(kind=kind.__name__, where=frames[-1] if frames else '?')}\n")
            if is_new:
                self._tell(self._written(report(kind, error, trace)))
        except OSError:
            sys.__excepthook__(kind, error, trace)
        finally:
            self._busy = False

    def _written(self, text: str) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"crash-{datetime.now():%Y%m%d-%H%M%S-%f}.txt"
        path.write_text(text, encoding="utf-8")
        for old in sorted(self._folder.glob("crash-*.txt"))[:-MOST_FILES]:
            with contextlib.suppress(OSError):
                old.unlink()
        return path


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Versions, then type, file, line and function of each step, innermost cause first. No values, no messages."""
    import platform  # wanted when all else has failed, not at every start

    lines = [
        f"{words.APPLICATION} {__version__}",
        f"Python {platform.python_version()} on {platform.platform()}",
        f"Qt {_qt_version()}",
        "",
    ]
    seen: BaseException | None = error
    first = True
    while seen is not None:
        shown = kind if first else type(seen)
        lines.append(f"{shown.__module__}.{shown.__qualname__}")
        steps = traceback.extract_tb(trace if first else seen.__traceback__)
        lines.extend(f"  {Path(step.filename).name}:{step.lineno} in {step.name}" for step in steps)
        seen, first = seen.__cause__ or seen.__context__, False
        if seen is not None:
            lines.append("caused by")
    return "\n".join(lines) + "\n"


def _qt_version() -> str:
    from PySide6 import __version__ as version

    return version

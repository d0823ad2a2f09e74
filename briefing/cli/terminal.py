"""What the commands share: what is said on standard error, the progress bar, the case that is opened, the workers."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.errors import CaseLocked, CaseReadOnly

if TYPE_CHECKING:
    from briefing.store.casefile import CaseFile
    from briefing.usecases.taking_in.reading import ReadingRoom


_SOURCES_A_WORKER = 6  # a worker loads its model in the time it takes to read about so many articles


def complain(words: str) -> None:
    """Say on standard error what is wrong."""
    click.echo(f"briefing: {words}", err=True)


def person() -> str | None:
    """Who sits at the desk, for the history."""
    from briefing import places, preferences

    liked, _ = preferences.load(places.settings_folder() / preferences.FILE_NAME)
    return liked.person or None


@contextmanager
def opened_case(case: Path) -> Iterator[CaseFile]:
    """A case to read from, also when its disk cannot be written to or a window is writing to it."""
    from briefing.store.casefile import CaseFile

    try:
        opened = CaseFile.open(case)
    except (CaseReadOnly, CaseLocked):
        opened = CaseFile.open(case, read_only=True)
    with opened:
        yield opened


@contextmanager
def case_or_none(case: Path | None) -> Iterator[CaseFile | None]:
    """A case to write to, or None where none was named."""
    from briefing.store.casefile import CaseFile

    if case is None:
        yield None
        return
    with CaseFile.open(case) as opened:
        opened.history.by = person()
        yield opened


def room_for(sources: int) -> ReadingRoom:
    """Workers for some sources: loading the language model has to pay for itself in each."""
    from briefing.usecases.taking_in.reading import ReadingRoom

    return ReadingRoom(max(1, min(ReadingRoom().workers, math.ceil(sources / _SOURCES_A_WORKER))))


@contextmanager
def bar(label: str, length: int) -> Iterator[Callable[[int, str], None]]:
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

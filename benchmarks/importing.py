"""Importing many articles beside reading them into nothing: time, growth with the case, memory."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.articles import made
from benchmarks.measuring import Row, at_most, memory_mib, mib, seconds, told
from briefing.store.casefile import CaseFile
from briefing.usecases.editing.importing import import_batch
from briefing.usecases.taking_in.reading import ReadingRoom, read_all

WORKERS = 2
PART = 5  # the first and the last of so many parts are compared


def measure(quick: bool) -> Iterator[Row]:
    """I1, I2 and I3."""
    number = 100 if quick else 1000
    with tempfile.TemporaryDirectory() as name, ReadingRoom(WORKERS) as room:
        folder = Path(name)
        files = _written(folder, number)
        _read(room, files[: 4 * WORKERS])  # the workers are warm
        pure = _read(room, files)
        moments: list[float] = []
        memory: list[float] = []
        start = time.perf_counter()

        def progress(done: int, _total: int, _name: str) -> None:
            moments.append(time.perf_counter() - start)
            memory.append(memory_mib()[0])
            assert done == len(moments) - 1

        with CaseFile.create(folder / "a.briefing") as case:
            import_batch(case, room, files, progress=progress)
            whole = time.perf_counter() - start
        again = _read(room, files)
    beside = (pure + again) / 2  # before and after, so that what else the machine did counts for both
    yield told(
        "I1",
        f"{number} articles read and taken in, {WORKERS} workers, beside reading alone",
        moments[-1],
        beside,
        seconds,
        at_most(1.15),
    )
    part = number // PART
    first, last = moments[part] - moments[0], moments[-1] - moments[-1 - part]
    yield told("I2", f"the last {part} of them beside the first {part}", last, first, seconds, at_most(1.25))
    yield told("I3", f"memory after {number} beside after {part}", memory[-1], memory[part], mib, at_most(1.5))
    yield told("", "joining all of them at the end, beside reading them", whole - moments[-1], beside, seconds)


def _written(folder: Path, number: int) -> list[Path]:
    paths = []
    for n, one in enumerate(made(number)):
        path = folder / f"{n:05}.txt"
        path.write_text(f"{one.article.title}\n\n{one.article.text}", encoding="utf-8")
        paths.append(path)
    return paths


def _read(room: ReadingRoom, files: Sequence[Path]) -> float:
    """How long reading takes when nothing is done with what was read, in seconds."""
    start = time.perf_counter()
    for _ in read_all(room, files):
        pass
    return time.perf_counter() - start

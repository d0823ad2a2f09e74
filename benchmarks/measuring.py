"""Contestants that take turns, and the ratios within each turn.

The machine may do other work meanwhile: what is kept of a run is the ratio of two contestants that ran right after one
another, its least, median and greatest over the turns, in wall-clock time and in processor time.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Sample:
    """One turn of one contestant: seconds by the clock, seconds of processor time, and whatever else it says of itself."""

    seconds: float
    cpu: float | None = None
    told: Mapping[str, Any] = field(default_factory=dict)


Contestant = Callable[[], Sample]


@dataclass(frozen=True, slots=True)
class Spread:
    """Least, median and greatest of some figures."""

    least: float
    median: float
    most: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        """The spread of one figure or more."""
        return cls(min(values), statistics.median(values), max(values))

    def shown(self, form: Callable[[float], str]) -> str:
        """All three, the median in bold; one figure alone where all are the same."""
        if self.least == self.most:
            return f"**{form(self.median)}**"
        return f"{form(self.least)} / **{form(self.median)}** / {form(self.most)}"


@dataclass(frozen=True, slots=True)
class Goal:
    """What a ratio should be: at most, or with `least` at least, the limit."""

    limit: float
    least: bool = False

    def is_met_by(self, ratio: float) -> bool:
        """Whether a ratio is as it should be."""
        return ratio >= self.limit if self.least else ratio <= self.limit

    def __str__(self) -> str:
        return f"{'≥' if self.least else '≤'} {self.limit:g}"


def at_most(limit: float) -> Goal:
    """A ratio that should not be greater."""
    return Goal(limit)


def at_least(limit: float) -> Goal:
    """A ratio that should not be smaller."""
    return Goal(limit, least=True)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: ours, the peer or limit it was measured beside, and the ratio of the two.

    `key` is the goal's short name, empty where a figure is given for information. `cpu` is the ratio of processor times.
    """

    key: str
    what: str
    ours: str
    peer: str
    ratio: Spread | None
    goal: Goal | None = None
    cpu: Spread | None = None

    @property
    def met(self) -> bool | None:
        """Whether the median ratio meets the goal; None where there is none."""
        if self.goal is None or self.ratio is None:
            return None
        return self.goal.is_met_by(self.ratio.median)


def told(key: str, what: str, ours: float, peer: float, form: Callable[[float], str], goal: Goal | None = None) -> Row:
    """A line that compares two figures that are known once."""
    once = Spread(ours / peer, ours / peer, ours / peer)
    return Row(key, what, f"**{form(ours)}**", f"**{form(peer)}**", once, goal)


def seconds(value: float) -> str:
    """A time in words that fit a table."""
    if value >= 10:
        return f"{value:.1f} s"
    if value >= 1:
        return f"{value:.2f} s"
    return f"{value * 1000:.0f} ms" if value >= 0.01 else f"{value * 1000:.2f} ms"


def mib(value: float) -> str:
    """A size in words that fit a table, of MiB."""
    return f"{value:.1f} MiB" if value < 100 else f"{value:.0f} MiB"


def plain(value: float) -> str:
    """A number in words that fit a table."""
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


Samples = dict[str, list[Sample]]


def take_turns(contestants: Mapping[str, Contestant], turns: int, *, rehearsals: int = 1) -> Samples:
    """Let everybody run `turns` times, one after another and each turn in another order. Rehearsals are not counted."""
    names = list(contestants)
    found: Samples = {name: [] for name in names}
    for turn in range(-rehearsals, turns):
        shift = turn % len(names)
        for name in names[shift:] + names[:shift]:
            sample = contestants[name]()
            if turn >= 0:
                found[name].append(sample)
    return found


def ratio(ours: Sequence[Sample], peer: Sequence[Sample]) -> Spread:
    """The ratio of wall-clock times, turn by turn."""
    return Spread.of([a.seconds / b.seconds for a, b in zip(ours, peer, strict=True)])


def cpu_ratio(ours: Sequence[Sample], peer: Sequence[Sample]) -> Spread | None:
    """The ratio of processor times, turn by turn; None where they are not known."""
    pairs = [(a.cpu, b.cpu) for a, b in zip(ours, peer, strict=True)]
    ratios = [a / b for a, b in pairs if a and b]
    return Spread.of(ratios) if ratios else None


def times(samples: Sequence[Sample]) -> Spread:
    """The spread of the wall-clock times."""
    return Spread.of([one.seconds for one in samples])


def compared(key: str, what: str, ours: Sequence[Sample], peer: Sequence[Sample], goal: Goal | None = None) -> Row:
    """A line that compares times."""
    return Row(
        key,
        what,
        times(ours).shown(seconds),
        times(peer).shown(seconds),
        ratio(ours, peer),
        goal,
        cpu_ratio(ours, peer),
    )


# -- contestants in this process, in processes that stay, in fresh ones ---------------------------------------------------


def here(work: Callable[[], object]) -> Contestant:
    """A contestant that works in this very process."""

    def turn() -> Sample:
        cpu, start = time.process_time(), time.perf_counter()
        work()
        return Sample(time.perf_counter() - start, time.process_time() - cpu)

    return turn


def folder() -> Path:
    """Where what takes long to make is kept. It may be removed at any time."""
    kept = Path(tempfile.gettempdir()) / "briefing-benchmarks"
    kept.mkdir(exist_ok=True)
    return kept


def environment(**more: str) -> dict[str, str]:
    """This process's environment with the checkout on the path, no screen, one thread for arithmetic, and compiled modules
    kept, as they are where the program is installed.
    """
    found = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    found["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))
    found["PYTHONPYCACHEPREFIX"] = str(folder() / "compiled")
    found["QT_QPA_PLATFORM"] = "offscreen"
    found |= dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return {**found, **more}


class Failed(Exception):
    """A contestant did not get through. The message holds what it said."""


class Guest:
    """A contestant in a process of its own that stays and waits for its next turn, so that nobody warms another's caches.

    `maker` names a function of `benchmarks.guests` that is called once with `given` and returns what is done at each turn;
    its time counts as `preparation`.
    """

    def __init__(self, maker: str, **given: Any) -> None:
        self._maker = maker
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.guests", maker, json.dumps(given)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment(),
            cwd=ROOT,
            text=True,
            encoding="utf-8",
        )
        try:
            self.preparation = self._heard()
        except Failed:
            self._send_home()
            raise

    def __enter__(self) -> Guest:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._send_home()

    def _send_home(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()

    def __call__(self, **given: Any) -> Sample:
        """One turn."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(given) + "\n")
        self._process.stdin.flush()
        return self._heard()

    def _heard(self) -> Sample:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise Failed(f"{self._maker} ended with status {self._process.wait()}")
        told = json.loads(line)
        return Sample(told.pop("seconds"), told.pop("cpu"), told)


def guests(stack: ExitStack, given: Mapping[str, tuple[str, Mapping[str, Any]]]) -> dict[str, Guest]:
    """Several guests, sent home when the stack is left."""
    return {name: stack.enter_context(Guest(maker, **args)) for name, (maker, args) in given.items()}


def fresh(code: str, *arguments: str, until: str | None = None, **more: str) -> Contestant:
    """A contestant that starts a Python process each time and runs this code, or with `-m` a module.

    Its time is that until the process ends or, with `until`, until the moment of that name in the JSON object that it
    prints last: moments are on the clock of `time.perf_counter`, which all processes share.
    """
    command = [sys.executable, *([code] if code == "-m" else ["-c", code]), *arguments]

    def turn() -> Sample:
        before = _children_cpu()
        start = time.perf_counter()
        done = subprocess.run(
            command, env=environment(**more), cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
        )
        end = time.perf_counter()
        if done.returncode:
            raise Failed(f"{' '.join(command[1:3])[:200]}: {done.stderr[-2000:]}")
        after = _children_cpu()
        cpu = None if before is None or after is None else after - before
        if until is None:
            return Sample(end - start, cpu)
        told = json.loads(done.stdout.splitlines()[-1])
        return Sample(told[until] - start, told.get(f"{until}_cpu"), {**told, "start": start})

    return turn


def _children_cpu() -> float | None:
    """Processor time of the processes that this one has waited for; None where that cannot be told."""
    spent = os.times()
    return None if os.name == "nt" else spent.children_user + spent.children_system


def memory_mib() -> tuple[float, float]:
    """Memory of this process in MiB: now, and at its peak. Where only the peak can be told, that twice; 0 where neither."""
    try:
        import resource
    except ImportError:  # Windows
        return 0.0, 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / MIB
    try:
        now = int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / MIB
    except OSError:
        return peak, peak
    return now, peak


def load() -> str:
    """How busy the machine is, in words."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def forget(paths: Sequence[Path]) -> bool:
    """Ask the system to drop files from its cache, so that they are read from the disk. False where it cannot be asked."""
    if not hasattr(os, "posix_fadvise"):
        return False
    for path in paths:
        with path.open("rb") as file:
            os.fsync(file.fileno())
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return True

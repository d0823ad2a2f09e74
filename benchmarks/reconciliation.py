"""Joining articles into one case: how the time grows with the case, and what one more article costs."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.articles import TELLINGS, Made, made
from benchmarks.cases import fill, made_signature, original
from benchmarks.measuring import Row, Sample, Spread, at_most, here, seconds, take_turns, times
from briefing import reconcile
from briefing.domain.corpus import Corpus
from briefing.store.casefile import CaseFile
from briefing.usecases.editing.edits import refresh_view


def measure(quick: bool) -> Iterator[Row]:
    """How reconciliation grows, and the whole way from one more article to a joined view that is written."""
    small, large = (300, 1000) if quick else (300, 3000)
    turns = 2 if quick else 5
    told = {number: list(made(number)) for number in (small, large)}
    found = take_turns(
        {str(number): here(lambda number=number: _joined(told[number])) for number in told},  # type: ignore[misc]
        turns,
    )
    per = large / small
    growth = Spread.of([a.seconds / b.seconds / per for a, b in zip(found[str(large)], found[str(small)], strict=True)])
    cpu = Spread.of(
        [a.cpu / b.cpu / per for a, b in zip(found[str(large)], found[str(small)], strict=True) if a.cpu and b.cpu]
    )
    yield Row(
        "R1",
        f"reconciliation, time per event: {large * TELLINGS:,} events beside {small * TELLINGS:,}",
        times(found[str(large)]).shown(seconds),
        times(found[str(small)]).shown(seconds),
        growth,
        at_most(1.3),
        cpu,
    )
    yield from _one_more(small, turns)


def _joined(told: list[Made]) -> None:
    reconcile.corpus([one.article for one in told], [one.findings for one in told])


def _one_more(number: int, turns: int) -> Iterator[Row]:
    """What follows an import of one article into an open case: all are joined again, the view is written."""
    told = list(made(number))
    extra = list(made(turns, days=number // 4, start=number))
    steps: dict[str, list[Sample]] = {"read": [], "join": [], "write": []}
    given: list[Any] = []
    made_of: list[Corpus] = []
    with tempfile.TemporaryDirectory() as name, CaseFile.create(Path(name) / "case.briefing") as case:
        fill(case, told)
        refresh_view(case)

        def read() -> None:
            given[:] = case.articles.all(), case.findings(), case.decisions()

        def join() -> None:
            made_of[:] = [reconcile.corpus(*given)]

        def write() -> None:
            case.write_view(made_of[0])

        for one in extra:
            case.articles.add(one.article, original(one), made_signature(one), one.findings)
            for step in (read, join, write):
                steps[step.__name__].append(here(step)())
    whole = [sum(sample.seconds for sample in step) for step in zip(*steps.values(), strict=True)]
    for step_name, samples in steps.items():
        share = Spread.of([sample.seconds / all_ for sample, all_ in zip(samples, whole, strict=True)])
        what = f"after one more article in {number * TELLINGS:,} events, of the whole way: {step_name}"
        yield Row("", what, times(samples).shown(seconds), Spread.of(whole).shown(seconds), share)

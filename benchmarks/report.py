"""The printed briefing beside the same content laid out by Typst with the plainest of templates."""

from __future__ import annotations

import json
import pickle
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.articles import Made, made
from benchmarks.cases import fill
from benchmarks.measuring import MIB, Guest, Row, Sample, at_most, compared, guests, mib, take_turns, told
from briefing import reconcile
from briefing.domain.choice import Choice
from briefing.report.payload import Payload
from briefing.store.casefile import CaseFile
from briefing.usecases.briefings.collecting import collect
from briefing.usecases.briefings.publishing import draw_charts
from briefing.usecases.editing.edits import refresh_view

ARTICLES = 64  # so many make some three hundred rows of a timeline
BARE = Path(__file__).with_name("bare.typ")


def measure(quick: bool) -> Iterator[Row]:
    """P1, P2, P3's size and P4."""
    turns = 2 if quick else 5
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        once, twice = list(made(ARTICLES)), list(made(2 * ARTICLES))
        rows, dossier, data = _content(once, folder, "once")
        more, long_dossier, long_data = _content(twice, folder, "twice")
        yield from _layout(dossier, data, rows, turns)
        yield from _growth(long_dossier, long_data, dossier, data, rows, more, turns)
        yield from _export(once, folder, data, rows, turns)


def _content(articles: Sequence[Made], folder: Path, name: str) -> tuple[int, str, str]:
    """How many rows the timeline has, and where the dossier with its charts and the template's data lie."""
    corpus = reconcile.corpus([one.article for one in articles], [one.findings for one in articles])
    dossier = collect(corpus, Choice("Three hundred happenings", datetime(2025, 1, 1, tzinfo=UTC)))
    charts = draw_charts(dossier)
    (folder / f"{name}.pickle").write_bytes(pickle.dumps((dossier, dict(charts))))
    (folder / f"{name}.json").write_text(json.dumps(Payload(dossier, charts).data(), ensure_ascii=False), "utf-8")
    return len(dossier.timeline), str(folder / f"{name}.pickle"), str(folder / f"{name}.json")


def _layout(dossier: str, data: str, rows: int, turns: int) -> Iterator[Row]:
    cold: dict[str, list[Sample]] = {"ours": [], "bare": []}
    warm: dict[str, list[Sample]] = {"ours": [], "bare": []}
    sizes: dict[str, int] = {}
    for n in range(turns):
        with Guest("our_typst", dossier=dossier) as ours, Guest("bare_typst", data=data, template=str(BARE)) as bare:
            both = {"ours": ours, "bare": bare}
            order = ("ours", "bare") if n % 2 else ("bare", "ours")
            for name in order:  # the first page of a process reads the fonts
                first = both[name]()
                cold[name].append(_sum(both[name].preparation, first))
                sizes[name] = first.told["bytes"]
            for _ in range(2):
                for name in order:
                    warm[name].append(both[name]())
    what = f"layout of a briefing of {rows} rows"
    yield compared("P1", f"{what}, in a fresh process", cold["ours"], cold["bare"], at_most(1.3))
    yield compared("P1", f"{what}, again after an edit", warm["ours"], warm["bare"], at_most(1.3))
    yield told("P3", "size of the PDF", sizes["ours"] / MIB, sizes["bare"] / MIB, mib, at_most(1.2))


def _sum(one: Sample, other: Sample) -> Sample:
    return Sample(one.seconds + other.seconds, (one.cpu or 0) + (other.cpu or 0), other.told)


def _growth(long_dossier: str, long_data: str, dossier: str, data: str, rows: int, more: int, turns: int) -> Iterator[Row]:
    with ExitStack() as stack:
        invited = guests(
            stack,
            {
                "ours": ("our_typst", {"dossier": dossier}),
                "ours, long": ("our_typst", {"dossier": long_dossier}),
                "bare": ("bare_typst", {"data": data, "template": str(BARE)}),
                "bare, long": ("bare_typst", {"data": long_data, "template": str(BARE)}),
            },
        )
        found = take_turns(invited, turns)
    yield compared("P4", f"layout of {more} rows, beside {rows}", found["ours, long"], found["ours"], at_most(2.2))
    yield compared("", f"the same of the bare template: {more} rows, beside {rows}", found["bare, long"], found["bare"])


def _export(articles: Sequence[Made], folder: Path, data: str, rows: int, turns: int) -> Iterator[Row]:
    path = folder / "case.briefing"
    with CaseFile.create(path) as case:
        fill(case, articles)
        refresh_view(case)
    with ExitStack() as stack:
        invited = guests(
            stack,
            {
                "ours": ("export", {"case": str(path), "target": str(folder / "out.pdf")}),
                "bare": ("bare_typst", {"data": data, "template": str(BARE)}),
            },
        )
        ours, bare = invited["ours"], invited["bare"]
        found = take_turns({"drawn": lambda: ours(draw=True), "kept": lambda: ours(draw=False), "bare": bare}, turns)
    what = f"export of a case of {rows} rows as PDF"
    yield compared("P2", f"{what}, charts drawn", found["drawn"], found["bare"], at_most(3.0))
    yield compared("P2", f"{what}, charts unchanged", found["kept"], found["bare"], at_most(1.5))

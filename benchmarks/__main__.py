"""Measures and prints a table: `python -m benchmarks`, with `--only NAME` one of its parts, with `--quick` less of each."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable, Iterator
from datetime import date
from importlib.metadata import version

import click

from benchmarks import extraction, importing, reconciliation, references, report, start, store, timeline
from benchmarks.measuring import Row, Spread, load, plain
from briefing import __version__

PARTS: dict[str, Callable[[bool], Iterator[Row]]] = {
    "start": start.measure,
    "timeline": timeline.measure,
    "extraction": extraction.measure,
    "store": store.measure,
    "importing": importing.measure,
    "report": report.measure,
    "reconcile": reconciliation.measure,
    "references": references.measure,
}
PEERS = ("PySide6-Essentials", "spacy", "numpy", "typst", "matplotlib")
HEAD = "| goal | what | ours | beside | ratio | processor time | should be | met |\n| --- " + "| --- " * 7 + "|"


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--only", metavar="NAME", multiple=True, type=click.Choice(list(PARTS)), help=f"One of {', '.join(PARTS)}.")
@click.option("--quick", is_flag=True, help="Fewer turns and smaller cases: a look, not a measurement.")
def main(only: tuple[str, ...], quick: bool) -> None:
    """Measure against peers and limits. Ends with status 0 unless a measurement cannot be taken."""
    peers = ", ".join(f"{name} {version(name)}" for name in PEERS)
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors"
    print(f"Briefing {__version__}, {date.today().isoformat()}, {machine}")
    print(f"Python {platform.python_version()}, {peers}")
    print("\nEach figure: least / **median** / greatest over the turns; ratios within each turn.")
    rows: list[Row] = []
    failed = []
    for name in only or PARTS:
        print(f"\n## {name}\n\nLoad of the machine at the beginning: {load()}\n\n{HEAD}", flush=True)
        try:
            for row in PARTS[name](quick):
                rows.append(row)
                print(_line(row), flush=True)
        except Exception as error:
            if not only:
                print(f"\n{name} could not be measured: {error}", file=sys.stderr, flush=True)
                failed.append(name)
                continue
            raise
        print(f"\nLoad at the end: {load()}", flush=True)
    judged = [row for row in rows if row.met is not None]
    print(f"\n{sum(bool(row.met) for row in judged)} of {len(judged)} goals met.")
    sys.exit(1 if failed else 0)


def _line(row: Row) -> str:
    met = {None: "", True: "yes", False: "no"}[row.met]
    cells = (row.key, row.what, row.ours, row.peer, _ratio(row.ratio), _ratio(row.cpu), str(row.goal or ""), met)
    return f"| {' | '.join(cells)} |"


def _ratio(ratio: Spread | None) -> str:
    return "" if ratio is None else ratio.shown(plain)


if __name__ == "__main__":
    main()

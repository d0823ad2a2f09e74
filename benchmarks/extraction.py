"""Reading articles: the whole of our extraction beside spaCy's bare pipeline on the same texts."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from benchmarks.articles import made
from benchmarks.guests import MODEL
from benchmarks.measuring import (
    Row,
    Sample,
    Spread,
    at_least,
    at_most,
    compared,
    fresh,
    guests,
    mib,
    seconds,
    take_turns,
    times,
    told,
)
from briefing.errors import BriefingError
from briefing.places import samples
from briefing.readers import read_file

ONE_SENTENCE = f"import spacy; spacy.load({MODEL!r})('Twelve people were killed on Friday, the ministry said.')"
EXTRACT = "import sys; from briefing.__main__ import main; sys.exit(main(sys.argv[1:]))"


def texts(made_ones: int) -> list[str]:
    """Made-up articles and those that come with the program, in no particular order."""
    found = [one.article.text for one in made(made_ones)]
    for path in sorted(samples().iterdir()):
        if path.suffix in (".md", ".txt", ".html"):
            try:
                found.append(read_file(path).text)
            except BriefingError:
                continue
    random.Random(7).shuffle(found)
    return found


def measure(quick: bool) -> Iterator[Row]:
    """X1, X2 and X3."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        given = texts(12 if quick else 60)
        yield from _throughput(folder, given, 2 if quick else 5)
        yield from _one_article(folder, given, 3 if quick else 9)
        yield from _memory(folder, 40 if quick else 200)


def _kept(folder: Path, name: str, given: Sequence[str]) -> str:
    path = folder / name
    path.write_text(json.dumps(given), "utf-8")
    return str(path)


def _files(folder: Path, given: Sequence[str]) -> str:
    (folder / "files").mkdir()
    for n, text in enumerate(given):
        (folder / "files" / f"{n:04}.txt").write_text(text, "utf-8")
    return str(folder / "files")


def _speed(samples_: Sequence[Sample]) -> str:
    return Spread.of([one.told["words"] / one.seconds for one in samples_]).shown(lambda value: f"{value:,.0f} words/s")


def _faster(ours: Sequence[Sample], peer: Sequence[Sample]) -> Spread:
    return Spread.of([b.seconds / a.seconds for a, b in zip(ours, peer, strict=True)])


def _throughput(folder: Path, given: list[str], turns: int) -> Iterator[Row]:
    path, files = _kept(folder, "texts.json", given), _files(folder, given)
    with ExitStack() as stack:
        invited = guests(
            stack,
            {
                "spaCy": ("bare_spacy", {"texts": path}),
                "one": ("extractor", {"texts": path}),
                "two": ("reading_room", {"folder": files, "workers": 2}),
            },
        )
        found = take_turns(invited, turns)
    peer = found["spaCy"]
    words = sum(len(text.split()) for text in given)
    cpu = Spread.of([b.cpu / a.cpu for a, b in zip(found["one"], peer, strict=True) if a.cpu and b.cpu])
    what = f"words a second over {len(given)} articles ({words:,} words)"
    one, two = found["one"], found["two"]
    yield Row("X1", f"{what}, one process", _speed(one), _speed(peer), _faster(one, peer), at_least(0.8), cpu)
    what += ", from the files on, two workers"
    yield Row("X1", what, _speed(two), _speed(peer), _faster(two, peer), at_least(1.3))


def _one_article(folder: Path, given: list[str], turns: int) -> Iterator[Row]:
    path, files = str(folder / "texts.json"), str(folder / "files")
    with ExitStack() as stack:
        invited = guests(
            stack,
            {
                "spaCy": ("bare_spacy", {"texts": path}),
                "ours": ("reading_room", {"folder": files, "workers": 1}),
            },
        )
        pairs: dict[str, list[Sample]] = {"spaCy": [], "ours": []}
        for n in range(2 * turns):
            for name in ("spaCy", "ours") if n % 2 else ("ours", "spaCy"):
                sample = invited[name](first=n % len(given), last=n % len(given) + 1)
                if n:
                    pairs[name].append(sample)
    yield Row(
        "X2",
        "one dropped article, worker warm",
        times(pairs["ours"]).shown(seconds),
        times(pairs["spaCy"]).shown(seconds),
        Spread.of([a.seconds / b.seconds for a, b in zip(pairs["ours"], pairs["spaCy"], strict=True)]),
        at_most(1.5),
    )
    found = take_turns(
        {
            "spaCy": fresh(ONE_SENTENCE),
            "ours": fresh(EXTRACT, "extract", str(Path(files) / "0000.txt")),
        },
        turns,
    )
    yield compared("X2", "one article by the command line, cold", found["ours"], found["spaCy"], at_most(1.3))


def _memory(folder: Path, number: int) -> Iterator[Row]:
    path = _kept(folder, "many.json", [one.article.text for one in made(number, start=1000)])
    with ExitStack() as stack:
        invited = guests(
            stack,
            {"spaCy": ("memory_of_spacy", {"texts": path}), "ours": ("memory_of_extraction", {"texts": path})},
        )
        peer, ours = invited["spaCy"]().told, invited["ours"]().told

    peak, base, held = ours["peak"], peer["peak"], ours["held"]
    yield told("X3", f"peak memory of reading {number} articles, beside spaCy that read one", peak, base, mib, at_most(1.6))
    what = f"memory after {number} articles, beside that after {number // 5}"
    yield told("X3", what, held[-1], held[1], mib, at_most(1.05))

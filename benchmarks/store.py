"""The case file beside plain SQLite with the same content: writing, searching, opening, size."""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.articles import Made, made
from benchmarks.cases import (
    PlainCase,
    large_case,
    large_plain,
    made_signature,
    original,
    signature_bytes,
)
from benchmarks.measuring import (
    MIB,
    Row,
    Sample,
    Spread,
    at_least,
    at_most,
    compared,
    forget,
    here,
    mib,
    seconds,
    take_turns,
    told,
)
from briefing.store.casefile import CaseFile
from briefing.usecases.editing.articles import AddArticle
from briefing.usecases.taking_in.intake import Intake
from briefing.usecases.taking_in.reading import Reading

# What is looked for, by kind. The words are of the made-up articles: a name in a sixtieth of all, a word in most, ...
SEARCHES = {
    "a place name": ("Butembo", "Ouahigouya", "Hpakant", "Kupiansk", "Tessalit", "Hodeidah"),
    "a common word": ("people", "killed", "said", "fighting"),
    "two words": ("Butembo market", "Kidal drone", "Taiz hospital", "Izium bridge"),
    "a phrase": (
        '"fuel depot in Beni"',
        '"clashed with the army"',
        '"outside Raqqa on Monday"',
        '"blood and anaesthetics"',
    ),
    "the beginning of a word": ("Kram", "Loik", "anaes", "Zalin"),
}

MOST_S = 0.05  # what a search may take, in seconds, for the list to follow the typing

# The same searches on the plain tables: events and articles, the best fifty of each with a snippet.
PLAIN_SEARCH = (
    "select event.id, event.title, snippet(event_words, -1, '<', '>', '…', 24) from event_words "
    "join event on n = event_words.rowid where event_words match ? order by rank limit 50",
    "select article.id, article.title, snippet(article_words, -1, '<', '>', '…', 24) from article_words "
    "join article on n = article_words.rowid where article_words match ? order by rank limit 50",
)
PLAIN_LIKE = (
    "select id, title from event where title like ? or quoted like ? limit 50",
    "select id, title from article where title like ? or text like ? limit 50",
)


def measure(quick: bool) -> Iterator[Row]:
    """D1 to D5."""
    yield from _writing(40 if quick else 250, 2 if quick else 5)
    articles = 1000 if quick else 10_000
    case, plain = large_case(articles), large_plain(articles)
    yield from _searching(case, plain, 2 if quick else 10)
    yield from _opening(case, plain, 3 if quick else 9)
    yield from _size(case, plain, articles)


# -- writing --------------------------------------------------------------------------------------------------------------


def _writing(number: int, turns: int) -> Iterator[Row]:
    articles = list(made(number))
    readings = [_reading(one) for one in articles]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        count = 0

        def ours() -> Sample:
            nonlocal count
            count += 1
            with CaseFile.create(folder / f"{count}.briefing") as case:
                return here(lambda: [AddArticle(case, reading, refresh=False).apply() for reading in readings])()

        def add_all(beside: PlainCase) -> None:
            for one in articles:
                beside.add_durably(one, original(one).data, signature_bytes(made_signature(one)))

        def plain() -> Sample:
            nonlocal count
            count += 1
            beside = PlainCase(folder / f"{count}.db")
            sample = here(lambda: add_all(beside))()
            beside.db.close()
            return sample

        found = take_turns({"ours": ours, "plain": plain}, turns)
    what = f"store part of an import: {number} articles, each durable by itself"
    yield compared("D1", what, found["ours"], found["plain"], at_most(1.5))


def _reading(one: Made) -> Reading:
    return Reading(f"{one.article.id}.txt", Intake(one.article, original(one), made_signature(one)), one.findings)


# -- searching ------------------------------------------------------------------------------------------------------------


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _quantile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


def _looked(case_path: Path, words: str) -> None:
    with CaseFile.open(case_path, read_only=True) as case:
        case.search.look(words, 60)


def _searching(case_path: Path, plain_path: Path, turns: int) -> Iterator[Row]:
    with CaseFile.open(case_path, read_only=True) as case:
        db = sqlite3.connect(plain_path)
        db.execute("pragma cache_size = -32768")

        def ours(words: str) -> None:
            case.search.find(words)

        def plain(words: str) -> None:
            query = words if words.startswith('"') else " ".join(f'"{word}"' for word in words.split()) + " *"
            for sql in PLAIN_SEARCH:
                db.execute(sql, (query,)).fetchall()

        for kind, wanted in SEARCHES.items():
            mine: list[float] = []
            theirs: list[float] = []
            for turn in range(turns + 1):
                for words in wanted:
                    both = (_timed(lambda words=words: ours(words)), _timed(lambda words=words: plain(words)))  # type: ignore[misc]
                    if turn:
                        mine.append(both[0])
                        theirs.append(both[1])
            for name, share in (("median", 0.5), ("p95", 0.95)):
                a, b = _quantile(mine, share), _quantile(theirs, share)
                yield told("D2", f"search for {kind}, {name}", a, b, seconds, at_most(2.0))
        for kind, wanted in SEARCHES.items():
            whole = [_timed(lambda words=words: _looked(case_path, words)) for _ in range(turns) for words in wanted]  # type: ignore[misc]
            yield told(
                "D5",
                f"search for {kind} as the window does it: connection, hits, numbers; p95, beside 50 ms",
                _quantile(whole, 0.95),
                MOST_S,
                seconds,
                at_most(1.0),
            )
        names = SEARCHES["a place name"]
        mine = [_timed(lambda name=name: ours(name)) for _ in range(turns) for name in names]  # type: ignore[misc]
        slow = [
            _timed(lambda: [db.execute(sql, ("%Nowhere at all%",) * 2).fetchall() for sql in PLAIN_LIKE])
            for _ in range(turns)  # of what is not there everything is looked through, as for any fifty-first
        ]
        a, b = statistics.median(mine), statistics.median(slow)
        faster = Spread(b / a, b / a, b / a)
        name = "search for a name, times faster than LIKE"
        yield Row("D2", name, f"**{seconds(a)}**", f"**{seconds(b)}**", faster, at_least(8))
        db.close()


# -- opening --------------------------------------------------------------------------------------------------------------


def _opening(case_path: Path, plain_path: Path, turns: int) -> Iterator[Row]:
    def ours() -> None:
        with CaseFile.open(case_path, read_only=True) as case:
            case.events.timeline()

    def plain() -> None:
        db = sqlite3.connect(plain_path)
        rows = db.execute(
            "select id, earliest, latest, type, status, review from event order by earliest, latest"
        ).fetchall()
        list(zip(*rows, strict=True))
        db.close()

    found = take_turns({"ours": here(ours), "plain": here(plain)}, turns)
    yield compared("D3", "case opened, timeline columns read, warm", found["ours"], found["plain"], at_most(1.5))

    def cold(work: Callable[[], None], path: Path) -> Callable[[], Sample]:
        contestant = here(work)

        def turn() -> Sample:
            forget([path])
            return contestant()

        return turn

    if forget([case_path, plain_path]):
        found = take_turns({"ours": cold(ours, case_path), "plain": cold(plain, plain_path)}, turns)
        yield compared("D3", "the same, files dropped from the system's cache", found["ours"], found["plain"], at_most(1.5))


def _size(case_path: Path, plain_path: Path, articles: int) -> Iterator[Row]:
    ours, plain = case_path.stat().st_size / MIB, plain_path.stat().st_size / MIB
    text = sum(map(_words_of, made(articles))) / MIB
    yield told("D4", "size of the case file", ours, plain, mib, at_most(1.3))
    yield told("", "size of the case file beside its texts and quoted sentences", ours, text, mib)


def _words_of(one: Made) -> int:
    quotes = (one.article.quote(event.evidence[0]) for event in one.findings.events)
    return len(one.article.text.encode()) + sum(len(quote.encode()) for quote in quotes)

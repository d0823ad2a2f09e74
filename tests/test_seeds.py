"""Reading the sample articles and the measuring sets is at least as good as it was: no figure falls below its floor.

A floor that should fall is lowered on purpose: `python tests/bench/score.py --write-floors --lower`, with the reason in the
commit. After a change to texts or keys the figures are measured anew with `python tests/bench/score.py --write-floors`.
"""

from __future__ import annotations

from functools import cache

import pytest

from briefing.places import samples
from briefing.readers import read_file
from briefing.usecases.taking_in.intake import take_in
from tests.bench.score import FLOORED, SETS, MeasuringSet, Row, below, faults, load, read_floors, read_set, score

AGAIN = "measure again: python tests/bench/score.py --write-floors"


@cache
def _reading(name: str) -> tuple[MeasuringSet, Row]:
    measuring_set = load(name)
    return measuring_set, read_set(measuring_set)


@pytest.mark.parametrize("name", SETS)
def test_the_answer_keys_are_sound(name: str) -> None:
    assert list(faults(load(name))) == []


@pytest.mark.parametrize("name", FLOORED)
def test_no_figure_falls_below_its_floor(name: str) -> None:
    floors = read_floors()
    assert name in floors, f"no floors for {name}; {AGAIN}"
    measuring_set, said = _reading(name)
    hashes = measuring_set.hashes()
    assert {what: floors[name][what] for what in hashes} == hashes, f"texts or keys of {name} have changed; {AGAIN}"
    fallen = below(score(measuring_set, said).values(), floors[name]["floors"])
    assert fallen == [], f"{name}: " + "; ".join(fallen)


@pytest.mark.parametrize("name", SETS)
def test_every_fact_points_at_its_words(name: str) -> None:
    _, said = _reading(name)
    texts = {one["id"]: one["text"] for one in said["documents"]}
    evidence = [
        span
        for kind in ("actors", "places", "times", "events", "casualties", "relations", "statements")
        for row in said[kind]
        for span in row.get("mentions", row.get("evidence"))
    ]
    assert evidence
    assert all(texts[one["document"]][one["start"] : one["end"]] == one["text"] for one in evidence)


def test_the_sample_articles_come_in_three_formats_with_title_publisher_and_day() -> None:
    files = [article.file for article in load("seeds").articles]
    assert all(file.parent.samefile(samples()) for file in files)
    assert len(files) == 10
    assert {file.suffix for file in files} == {".md", ".html", ".txt"}
    for file in files:
        article = take_in(read_file(file)).article
        assert None not in (article.title, article.publisher, article.day), file.name
    days = [take_in(read_file(file)).article.day for file in files]
    assert days == sorted(day for day in days if day), "file names sort by day of publication"

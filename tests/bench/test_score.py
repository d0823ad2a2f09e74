"""The measuring script measured: full marks for a faultless reading, and each fault costs the measure it belongs to."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bench.ideal import ideal
from tests.bench.score import (
    HELD_OUT,
    MEASURES,
    SETS,
    MeasuringSet,
    Row,
    below,
    faults,
    figures_in,
    find_quote,
    fold_name,
    load,
    main,
    score,
    sentences,
    write_floors,
)

NORTH = """---
title: Shells fall on Aran
publisher: The Test Gazette
published: 2024-05-10
url: https://example.org/north
---

The Red Army shelled the town of Aran on Thursday, killing at least 12 people, the rescue service Blue Shield said. More
than 50 villages are without power. Gunmen robbed a shop.

The White League, which is backed by Redland, denied that it had fired. Talks are planned for Sunday in Beld.
"""
SOUTH = """---
title: Toll of Aran rises
publisher: Another Gazette
published: 2024-05-11
url: https://example.org/south
---

The death toll of Thursday's shelling of Aran by the Red Army rose to 15, Blue Shield said. A bus
crash near Beld killed two people.
"""
NORTH_KEY: Row = {
    "actors": [
        {"key": "red", "names": ["Red Army"], "kind": ["military"], "importance": "key"},
        {"key": "shield", "names": ["Blue Shield"], "kind": ["ngo"], "importance": "key"},
        {"key": "white", "names": ["White League"], "kind": ["armed-group"], "importance": "key"},
        {"key": "redland", "names": ["Redland"], "kind": ["state"], "importance": "minor"},
        {"key": "gunmen", "names": ["gunmen"], "kind": ["other"], "importance": "minor", "optional": True},
    ],
    "places": [{"key": "aran", "names": ["Aran"]}, {"key": "beld", "names": ["Beld"]}],
    "times": [
        {"quote": "Aran on Thursday", "expression": "Thursday", "earliest": "2024-05-09", "latest": "2024-05-09"},
        {"quote": "planned for Sunday", "expression": "Sunday", "earliest": "2024-05-12", "latest": "2024-05-12"},
    ],
    "events": [
        {
            "key": "e1",
            "importance": "key",
            "quote": "shelled the town of Aran",
            "type": ["strike"],
            "earliest": "2024-05-09",
            "latest": "2024-05-09",
            "status": ["reported"],
        },
        {"key": "e2", "importance": "minor", "quote": "robbed a shop", "type": ["other"], "status": ["reported"]},
        {"key": "e3", "importance": "key", "quote": "Talks are planned", "type": ["diplomacy"], "status": ["planned"]},
    ],
    "casualties": [
        {
            "key": "c1",
            "importance": "key",
            "quote": "at least 12 people",
            "effect": "killed",
            "low": 12,
            "high": None,
            "status": ["claimed"],
        }
    ],
    "relations": [{"subject": "redland", "predicate": "backs", "object": "white", "quote": "is backed by Redland"}],
    "statements": [
        {"speaker": "shield", "stance": "asserts", "quote": "Blue Shield said"},
        {"speaker": "white", "stance": "denies", "quote": "denied that it had fired"},
    ],
    "traps": [{"quote": "More than 50 villages", "why": "villages"}],
}
SOUTH_KEY: Row = {
    "actors": NORTH_KEY["actors"][:2],
    "places": NORTH_KEY["places"],
    "times": [],
    "events": [
        {"key": "e1", "importance": "key", "quote": "shelling of Aran", "type": ["strike"], "status": ["reported"]},
        {"key": "e2", "importance": "key", "quote": "A bus crash near Beld", "type": ["disaster"], "status": ["reported"]},
    ],
    "casualties": [
        {
            "key": "c1",
            "importance": "key",
            "quote": "rose to 15",
            "effect": "killed",
            "low": 15,
            "high": 15,
            "status": ["claimed"],
        },
        {
            "key": "c2",
            "importance": "key",
            "quote": "killed two people",
            "effect": "killed",
            "low": 2,
            "high": 2,
            "status": ["reported"],
        },
    ],
    "relations": [],
    "statements": [{"speaker": "shield", "stance": "asserts", "quote": "Blue Shield said"}],
    "traps": [],
}
ACROSS: Row = {
    "incidents": [{"key": "aran", "members": [["north", "e1"], ["south", "e1"]], "casualties": []}],
    "apart": [[["north", "e1"], ["south", "e2"]]],
    "actors": [],
}


@pytest.fixture
def small(tmp_path: Path) -> MeasuringSet:
    for name, text, key in (("north", NORTH, NORTH_KEY), ("south", SOUTH, SOUTH_KEY)):
        (tmp_path / f"{name}.md").write_text(text, "utf-8")
        (tmp_path / f"{name}.gold.json").write_text(json.dumps(key), "utf-8")
    (tmp_path / "corpus.gold.json").write_text(json.dumps(ACROSS), "utf-8")
    return load(str(tmp_path))


@pytest.mark.parametrize("name", SETS)
def test_a_faultless_reading_has_full_marks(name: str) -> None:
    measuring_set = load(name)
    values = score(measuring_set, ideal(measuring_set)).values()
    assert values == dict.fromkeys([*MEASURES, "overall"], 1.0)


def test_nothing_read_scores_nothing(small: MeasuringSet) -> None:
    empty: Row = {kind: [] for kind in ideal(small)}
    values = score(small, empty).values()
    assert values.pop("traps avoided") == 1.0
    assert values.pop("overall") < 0.1
    assert set(values.values()) == {0.0}


def _span(document: Row, name: str, words: str) -> list[Row]:
    text = next(one["text"] for one in document["documents"] if one["id"] == name)
    start = text.index(words)
    return [{"document": name, "start": start, "end": start + len(words)}]


def _rename(said: Row) -> None:
    said["actors"][2].update(name="Someone Else", mentions=_span(said, "north", "had fired"))


def _tell_one_actor_twice(said: Row) -> None:
    said["actors"].append({**said["actors"][0], "id": "again"})


def _forget_a_place(said: Row) -> None:
    said["places"].pop(0)


def _mistake_a_day(said: Row) -> None:
    said["times"][0]["latest"] = "2024-05-10"


def _mistake_a_type(said: Row) -> None:
    said["events"][2]["type"] = "unrest"


def _invent_an_event(said: Row) -> None:
    said["events"].append({**said["events"][1], "evidence": _span(said, "north", "without power"), "incident": "own"})


def _misdate_an_event(said: Row) -> None:
    said["events"][0]["earliest"] = None


def _miscount(said: Row) -> None:
    said["casualties"][0]["high"] = 12


def _count_villages(said: Row) -> None:
    row = {"effect": "killed", "low": 51, "high": None, "evidence": _span(said, "north", "More than 50")}
    said["casualties"].append(said["casualties"][0] | row)


def _count_something_that_is_no_trap(said: Row) -> None:
    said["casualties"].append(said["casualties"][0] | {"low": 3, "evidence": _span(said, "north", "without power")})


def _mistake_a_stance(said: Row) -> None:
    said["statements"][1]["stance"] = "asserts"


def _turn_a_tie_round(said: Row) -> None:
    tie = said["relations"][0]
    tie["subject"], tie["object"] = tie["object"], tie["subject"]


def _split_an_incident(said: Row) -> None:
    said["events"][3]["incident"] = "another"


def _join_what_is_apart(said: Row) -> None:
    said["events"][4]["incident"] = said["events"][0]["incident"]


@pytest.mark.parametrize(
    ("fault", "fallen"),
    [
        (_rename, {"actors", "relations", "statements"}),
        (_tell_one_actor_twice, {"actors"}),
        (_forget_a_place, {"places"}),
        (_mistake_a_day, {"times"}),
        (_mistake_a_type, {"key events"}),
        (_invent_an_event, {"event precision"}),
        (_misdate_an_event, {"event dates"}),
        (_miscount, {"casualties"}),
        (_count_villages, {"casualties", "traps avoided"}),
        (_count_something_that_is_no_trap, {"casualties"}),
        (_mistake_a_stance, {"statements"}),
        (_turn_a_tie_round, {"relations"}),
        (_split_an_incident, {"incident pairs"}),
        (_join_what_is_apart, {"incident pairs"}),
    ],
)
def test_each_fault_costs_the_measure_it_belongs_to(
    small: MeasuringSet, fault: Callable[[Row], None], fallen: set[str]
) -> None:
    said = copy.deepcopy(ideal(small))
    fault(said)
    values = score(small, said).values()
    assert {name for name, value in values.items() if value < 1} == fallen | {"overall"}


def _reject_an_event(said: Row) -> None:
    event = {**said["events"][1], "evidence": _span(said, "north", "without power"), "review": "rejected"}
    said["events"].append(event)


def _recall_the_past(said: Row) -> None:
    said["events"].append({**said["events"][1], "evidence": _span(said, "north", "without power"), "status": "background"})


def _quote_the_gunmen(said: Row) -> None:
    evidence = _span(said, "north", "Gunmen robbed a shop")
    said["statements"].append({"speaker": "north/gunmen", "stance": "asserts", "evidence": evidence})


def _read_a_sentence_instead_of_words(said: Row) -> None:
    said["events"][2]["evidence"] = _span(said, "north", "for Sunday in Beld")


@pytest.mark.parametrize(
    "change", [_reject_an_event, _recall_the_past, _quote_the_gunmen, _read_a_sentence_instead_of_words]
)
def test_what_is_no_fault_costs_nothing(small: MeasuringSet, change: Callable[[Row], None]) -> None:
    said = copy.deepcopy(ideal(small))
    change(said)
    assert score(small, said).values()["overall"] == 1.0


def test_a_quote_is_found_whatever_stands_between_its_words() -> None:
    assert find_quote("at least 12 people", "In all at\nleast **12** people died.") == [(7, 29)]
    assert find_quote("12 people", "112 people and 12 peoples") == []


def test_a_sentence_ends_at_a_stop_and_not_at_an_abbreviation() -> None:
    text = "Brig. Gen. Ali spoke. He left at 5 p.m. on Monday.\n\nA heading\n\nThe end."
    told = [text[a:b].strip() for a, b in sentences(text)]
    assert told == ["Brig. Gen. Ali spoke.", "He left at 5 p.m. on Monday.", "A heading", "The end."]


@pytest.mark.parametrize("name", ["the Hay'at Tahrir al-Sham", "Hay’at Tahrir al-Sham's", "HAYAT TAHRIR AL SHAM"])
def test_spellings_of_one_name_fold_to_one(name: str) -> None:
    assert fold_name(name) == "hayat tahrir al sham"


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("more than 50 villages", 51),
        ("twenty-five cars", 25),
        ("2.3 million", 2_300_000),
        ("dozens of tanks", 24),
        ("5,000", 5000),
    ],
)
def test_the_figures_of_a_passage_are_read(words: str, figure: int) -> None:
    assert figure in figures_in(words)


def test_a_key_that_quotes_what_is_not_there_is_faulty(small: MeasuringSet) -> None:
    assert list(faults(small)) == []
    small.articles[0].rows("events")[0]["quote"] = "shelled the city of Aran"
    small.articles[0].rows("casualties")[0]["perpetrator"] = "nobody"
    told = "\n".join(faults(small))
    assert "stands 0 times" in told
    assert "'nobody' is no actor" in told


def test_floors_fall_only_when_that_is_asked_for(
    small: MeasuringSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "floors.json"
    monkeypatch.setattr("tests.bench.score.FLOORS", file)
    assert write_floors({"small": (small, {"actors": 0.9, "overall": 0.8})}, lower=False) == []
    before = file.read_text("utf-8")
    worse = {"small": (small, {"actors": 0.85, "overall": 0.9})}
    assert write_floors(worse, lower=False) == ["small: actors 0.850 is below 0.900"]
    assert file.read_text("utf-8") == before
    write_floors(worse, lower=True)
    floors = json.loads(file.read_text("utf-8"))["small"]["floors"]
    assert below({"actors": 0.84, "overall": 0.95}, floors) == ["actors 0.840 is below 0.850"]


@pytest.mark.parametrize("name", HELD_OUT)
def test_the_misses_of_a_held_out_set_are_not_shown(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([name, "--misses"])
    assert f"{name} is measured, not looked into" in capsys.readouterr().err

"""The program's tables are read fast the second time, and rightly whatever became of what was kept."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from briefing.knowledge.tables import read_table
from briefing.places import cache_folder, resource

WORDS = resource("knowledge", "words.toml")
FILES = sorted(WORDS.parent.glob("*.toml"))


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path))
    return cache_folder() / "knowledge"


def told(path: Path) -> object:
    return tomllib.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_read_the_same_the_first_time_and_from_what_was_kept(path: Path, kept: Path) -> None:
    assert read_table(path) == told(path)
    assert len(list(kept.iterdir())) == 1
    assert json.dumps(read_table(path)) == json.dumps(told(path)), "the order too"


@pytest.mark.parametrize("damage", [b"", b"{}", b"0" * 64 + b"\n{}", b"\xff\x00", b'[{"telegraph": 1}]'])
def test_what_was_kept_and_is_damaged_is_not_believed(damage: bytes, kept: Path) -> None:
    read_table(WORDS)
    [file] = kept.iterdir()
    file.write_bytes(damage)
    assert read_table(WORDS) == told(WORDS)
    assert file.read_bytes() != damage, "and is written anew"


def test_one_letter_changed_in_what_was_kept_is_seen(kept: Path) -> None:
    read_table(WORDS)
    [file] = kept.iterdir()
    data = file.read_bytes()
    file.write_bytes(data[:-20] + b"x" + data[-19:])
    assert read_table(WORDS) == told(WORDS)


def test_what_was_kept_of_an_older_file_goes(kept: Path) -> None:
    kept.mkdir(parents=True)
    older, other = kept / f"words-{'0' * 24}.json", kept / f"weapons-{'0' * 24}.json"
    for file in (older, other):
        file.write_bytes(b"")
    read_table(WORDS)
    assert not older.exists()
    assert other.exists()


def test_where_nothing_can_be_kept_the_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "no folder").write_text("")
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "no folder"))
    assert read_table(WORDS) == told(WORDS)


def test_a_file_in_the_way_of_the_folder_does_no_harm(kept: Path) -> None:
    kept.write_text("")
    assert read_table(WORDS) == told(WORDS)


def test_nothing_is_kept_of_a_file_that_is_not_the_programs(kept: Path, tmp_path: Path) -> None:
    own = tmp_path / "added.toml"
    own.write_text('[qamar]\nname = "Qamar Brigade"\n', "utf-8")
    assert read_table(own) == {"qamar": {"name": "Qamar Brigade"}}
    assert not kept.exists()

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import preferences
from briefing.preferences import MOST_RECENT, Preferences


def test_what_is_saved_is_read_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "preferences.json"
    liked = Preferences("dark", "us-letter", "N. Öztürk", "TLP:AMBER", ("/a/b.briefing",), False)
    preferences.save(liked, path)
    read, notes = preferences.load(path)
    assert (replace(read, unknown={}), notes) == (liked, ())
    assert [one.name for one in path.parent.iterdir()] == ["preferences.json"]


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert preferences.load(tmp_path / "none.json") == (Preferences(), ())


def test_a_bad_value_falls_back_alone_with_a_note(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    path.write_text(json.dumps({"theme": "purple", "author": "Amal", "ask_details": "yes"}))
    read, notes = preferences.load(path)
    assert (read.theme, read.author, read.ask_details) == ("system", "Amal", True)
    assert len(notes) == 2
    assert "theme" in notes[0]


def test_keys_of_a_newer_program_survive(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    path.write_text(json.dumps({"generation": 9, "map_style": {"tiles": 3}, "theme": "dark"}))
    read, _ = preferences.load(path)
    preferences.save(replace(read, theme="light"), path)
    kept = json.loads(path.read_text())
    assert kept["map_style"] == {"tiles": 3}
    assert kept["generation"] == 9
    assert kept["theme"] == "light"


@pytest.mark.parametrize("text", ["", "no json", "[1, 2]", "null", '{"recent": 3, "theme": ["dark"], "author": {}}'])
def test_a_spoilt_file_gives_the_defaults_and_a_note(tmp_path: Path, text: str) -> None:
    path = tmp_path / "preferences.json"
    path.write_text(text)
    read, notes = preferences.load(path)
    assert replace(read, unknown={}) == Preferences()
    assert notes


@given(
    st.dictionaries(
        st.sampled_from(["theme", "paper", "author", "marking", "recent", "ask_details", "x"]),
        st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text()),
    )
)
def test_no_file_content_stops_the_program(found: dict[str, object]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "preferences.json")
        path.write_text(json.dumps(found))
        read, _ = preferences.load(path)
        preferences.save(read, path)
        assert replace(preferences.load(path)[0], unknown={}) == replace(read, unknown={})


def test_the_last_opened_case_comes_first_and_once() -> None:
    liked = Preferences()
    for number in range(MOST_RECENT + 3):
        liked = liked.opened(Path(f"/cases/{number}.briefing"))
    liked = liked.opened(Path("/cases/7.briefing"))
    assert len(liked.recent) == MOST_RECENT
    assert liked.recent[0] == str(Path("/cases/7.briefing"))
    assert len(set(liked.recent)) == MOST_RECENT
    assert str(Path("/cases/7.briefing")) not in liked.forgotten(Path("/cases/7.briefing")).recent


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a folder that may not be written to")
def test_a_failed_save_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    preferences.save(Preferences(author="before"), path)
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(PermissionError):
            preferences.save(Preferences(author="after"), path)
    finally:
        tmp_path.chmod(0o700)
    assert preferences.load(path)[0].author == "before"

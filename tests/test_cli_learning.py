"""Adding to what the program knows from the command line, with real cases and a real worker."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import click
import pytest

from briefing import cli
from briefing.cli.learning import learn
from briefing.domain.actor import ActorId, ActorKind
from briefing.domain.additions import NOTHING_ADDED
from briefing.store.casefile import CaseFile
from briefing.usecases.taking_in import learning

MANUAL = (Path(__file__).parents[1] / "docs" / "manual" / "command-line.md").read_text(encoding="utf-8")

TELLING = """Fighters of the Qamar Brigade shelled the village of Tell Nour on 3 May 2025. Seven civilians were killed.

The QB denied that it had shelled the village.
"""
BRIGADE = ("actor", "Qamar Brigade", "--alias", "QB", "--country", "Syria", "--belongs-to", "HTS")


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs a command: its exit status, what it printed, and what it complained about."""

    def run_(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        status = cli.main([str(one) for one in arguments], lambda case: 0)
        said = capsys.readouterr()
        return status, said.out, said.err

    return run_


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text(TELLING)
    return path


def test_what_holds_for_every_case_is_used_without_one(run: Any, note: Path) -> None:
    status, out, err = run("learn", *BRIGADE)
    assert (status, err) == (0, "")
    assert out == "Added for every case: Qamar Brigade, armed group, Syria, belongs to Hay'at Tahrir al-Sham\n"
    assert "[actors.qamar-brigade]" in learning.file().read_text(encoding="utf-8")
    status, out, err = run("extract", note)
    assert status == 0, err
    actors = {one["id"]: one for one in json.loads(out)["actors"]}
    assert actors["actor:qamar-brigade"]["kind"] == "armed-group"
    assert actors["actor:qamar-brigade"]["affiliation"] == "actor:hts"
    assert "actor:qb" not in actors


def test_in_a_case_the_articles_are_read_again_as_one_entry_of_its_history(run: Any, note: Path, tmp_path: Path) -> None:
    case = tmp_path / "a.briefing"
    assert run("new", case)[0] == 0
    assert run("import", case, note)[0] == 0
    status, out, err = run("learn", "--case", case, *BRIGADE)
    assert (status, err) == (0, "")
    assert out.endswith("Read again: 1 article\n")
    assert learning.everywhere() == NOTHING_ADDED
    with CaseFile.open(case) as opened:
        assert opened.actors.get(ActorId("actor:qamar-brigade")).kind is ActorKind.ARMED_GROUP
        assert opened.history.all()[-1].label == "Add what is known of “Qamar Brigade”"
        assert opened.check() == ()
    status, out, err = run("learn", "place", "Tell Nour", "--near", "Atarib", "--case", case, "--no-read-again")
    assert status == 0
    assert out == f"Added for {case.name}: Tell Nour, village, Syria, near Atarib\n"
    assert "Near Atareb (city, Aleppo Governorate, Syria" in err
    with CaseFile.open(case) as opened:
        assert not any(one.gazetteer == "analyst:tell-nour" for one in opened.corpus().places)
    assert run("learn", "--case", case, "again")[1] == "Read again: 1 article\n"
    with CaseFile.open(case) as opened:
        assert any(one.gazetteer == "analyst:tell-nour" for one in opened.corpus().places)
    status, out, _ = run("learn", "--case", case, "--list")
    assert status == 0
    assert re.sub(r"\(.*\)", "(FILE)", out) == (
        "For every case (FILE)\n"
        "  nothing\n"
        "For a.briefing\n"
        "  actor  Qamar Brigade: armed group, Syria, belongs to Hay'at Tahrir al-Sham\n"
        "         also QB\n"
        "  place  Tell Nour: village, Syria, near Atarib\n"
    )
    assert run("learn", "forget", "qamar brigade", "--case", case)[:2] == (
        0,
        "Forgotten: Qamar Brigade\nRead again: 1 article\n",
    )
    with CaseFile.open(case) as opened:
        assert [one.name for one in opened.added.get().entries] == ["Tell Nour"]
        assert "actor:qb" in {one.id for one in opened.corpus().actors}


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("actor", "HTS"), 4, "Hay'at Tahrir al-Sham (armed group, Syria)"),
        (("actor", " "), 4, "needs a name"),
        (("place", "Tell Nour"), 4, "coordinates"),
        (("place", "Tell Nour", "--lat", "91", "--lon", "0"), 4, "latitude goes from -90 to 90"),
        (("place", "Tell Nour", "--lat", "36"), 2, "--lat and --lon go together"),
        (("place", "Tell Nour", "--lat", "36", "--lon", "37", "--near", "Atarib"), 2, "not both"),
        (("actor", "Qamar Brigade", "--kind", "wombat"), 2, "armed-group"),
        (("forget", "Qamar Brigade"), 4, "was not added for every case"),
        (("again",), 2, "Which case?"),
        (("--list", "actor", "X"), 2, "--list stands alone"),
        (("actor", "X Y", "--case", "gone.briefing"), 3, "gone.briefing"),
    ],
)
def test_what_cannot_be_added_says_why_and_changes_nothing(
    run: Any, arguments: tuple[str, ...], status: int, words: str
) -> None:
    found, out, err = run("learn", *arguments)
    assert (found, out) == (status, "")
    assert err.startswith("briefing: ")
    assert words in err
    assert learning.everywhere() == NOTHING_ADDED


def test_a_file_of_additions_that_cannot_be_understood_stops_reading_with_its_name(run: Any, note: Path) -> None:
    learning.file().write_text("[actors.x]\nname = 3\n")
    for command in (("extract", note), ("learn", *BRIGADE), ("learn", "--list")):
        status, _, err = run(*command)
        assert status == 3
        assert "knowledge.toml" in err
        assert "actors.x" in err


def test_called_alone_it_tells_how(run: Any) -> None:
    status, out, _ = run("learn")
    assert status == 0
    assert "briefing learn actor" in out


def test_every_part_of_it_is_in_the_manual_and_helps_by_example(run: Any) -> None:
    group = learn
    assert isinstance(group, click.Group)
    section = MANUAL[MANUAL.index("### `briefing learn`") : MANUAL.index("### `briefing check")]
    for name, command in group.commands.items():
        assert f"learn {name}" in section or f"CASE {name}" in section
        for option in command.params:
            if isinstance(option, click.Option):
                assert all(f"`{flag}" in section for flag in option.opts), (name, option.opts)
                assert option.help
                if isinstance(option.type, click.Choice):
                    assert all(f"`{kind}`" in section for kind in option.type.choices)
        assert "briefing learn" in run("learn", name, "--help")[1].split("\n", 1)[1]

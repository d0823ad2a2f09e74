"""`briefing history`: what was done in a case, told without a window."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefing.cli import program
from briefing.domain.claim import Review
from briefing.store.casefile import CaseFile
from briefing.usecases.editing.articles import RemoveArticle
from briefing.usecases.editing.edits import refresh_view
from briefing.usecases.editing.facts import EditEvent, ReviewEvent
from briefing.usecases.editing.stepping import undo
from tests.sample_corpus import sample_articles
from tests.store.made import sample_case


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with sample_case(tmp_path / "Aleppo.briefing") as case:
        refresh_view(case)
        events = case.events.all()
        case.history.by = "N. Rahman"
        ReviewEvent(case, events[0].id, Review.ACCEPTED).apply()
        case.history.explain(1, "Two sources say so.")
        case.history.by = "Ольга"
        EditEvent(case, replace(events[1], title="حلب")).apply()
        RemoveArticle(case, sample_articles()[-1].id).apply()
        undo(case)
    return tmp_path / "Aleppo.briefing"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(program, ["history", *map(str, arguments)])


def test_it_tells_what_was_done_the_newest_first(path: Path) -> None:
    lines = run(path).output.splitlines()
    told = [line for line in lines if line.startswith("  ") and not line.startswith("   ")]
    assert [line.split("  ")[2].split(":")[0].split(" “")[0] for line in told] == [
        "Undo",
        "Remove article",
        "Edit event",
        "Accept event",
    ]
    assert "           Title: " in "\n".join(lines)
    assert "→ حلب" in "\n".join(lines)
    assert lines[-1] == "           Why: Two sources say so."


def test_it_can_be_narrowed(path: Path) -> None:
    assert "حلب" not in run(path, "--who", "N. Rahman").output
    assert run(path, "--find", "sources").output.count("Accept") == 1
    assert run(path, "--last", 1).output.count("[4, Ольга]") == 1
    with CaseFile.open(path) as case:
        event = case.events.all()[1].id
    assert "Edit event “حلب”" in run(path, "--of", event).output
    assert "Accept" not in run(path, "--of", event).output
    nobody = run(path, "--who", "Nobody")
    assert (nobody.exit_code, nobody.stdout) == (0, "")


def test_an_item_that_it_does_not_know_is_said_to_be_so(path: Path) -> None:
    result = run(path, "--of", "nothing")
    assert result.exit_code != 0
    assert "tells nothing of nothing" in str(result.exception)


def test_it_writes_a_table_with_a_row_for_each_field(path: Path, tmp_path: Path) -> None:
    assert run(path, "-o", tmp_path / "history.csv").exit_code == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "history.csv").read_text(encoding="utf-8-sig"))))
    assert [row["number"] for row in rows] == sorted(row["number"] for row in rows)
    assert {row["who"] for row in rows} == {"N. Rahman", "Ольга"}
    assert {row["how"] for row in rows} == {"done", "undone"}
    accepted = next(row for row in rows if row["field"] == "Review")
    assert (accepted["before"], accepted["after"], accepted["why"]) == ("not reviewed", "accepted", "Two sources say so.")
    assert accepted["ids"].startswith(sample_articles()[0].id)
    assert run(path, "-o", tmp_path / "history.pdf").exit_code == 2

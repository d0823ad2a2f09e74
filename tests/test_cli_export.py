"""Every way out of a case from the command line, with real files."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from icalendar import Calendar
from pypdf import PdfReader

from briefing import cli
from briefing.cli.exporting import FORMATS, GAPS, INCIDENT, PROFILE
from briefing.store.casefile import CaseFile
from briefing.usecases.briefings.publishing import Form, Format

FROZEN = Path(__file__).parent / "cases" / "v1.briefing"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    shutil.copy(FROZEN, tmp_path / "aleppo.briefing")
    return tmp_path / "aleppo.briefing"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    def run_(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        status = cli.main([str(one) for one in arguments], lambda _path: 0)
        said = capsys.readouterr()
        return status, said.out, said.err

    return run_


def test_every_format_of_the_program_is_one_of_the_command_line() -> None:
    assert set(FORMATS) == {*Format, PROFILE, INCIDENT, GAPS}


@pytest.mark.parametrize("form", list(Form))
def test_the_name_of_the_file_says_as_what_a_briefing_is_written(run: Any, case: Path, form: Form, tmp_path: Path) -> None:
    out = tmp_path / f"out.{form}"
    assert run("report", case, "-o", out, "--from", "2024-11-27", "--to", "2024-12-08", "--marking", "TLP:GREEN") == (
        0,
        "",
        "",
    )
    data = out.read_bytes()
    match form:
        case Form.PDF:
            assert "TLP:GREEN" in PdfReader(io.BytesIO(data)).pages[0].extract_text()
        case Form.DOCX:
            assert docx.Document(io.BytesIO(data)).sections[0].header.paragraphs[0].text.strip() == "TLP:GREEN"
        case Form.HTML:
            assert data.startswith(b"<!DOCTYPE html>")
            assert "TLP:GREEN" in data.decode("utf-8")
        case Form.PAGES:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                assert all(archive.read(name).startswith(b"\x89PNG") for name in archive.namelist())
                assert archive.namelist()


def test_a_briefing_is_not_written_as_just_anything(run: Any, case: Path, tmp_path: Path) -> None:
    status, _, said = run("report", case, "-o", tmp_path / "out.xls")
    assert status == 2
    assert "“.xls”" in said
    assert not (tmp_path / "out.xls").exists()


@pytest.mark.parametrize("format_", [one for one in FORMATS if one not in (PROFILE, INCIDENT, GAPS)])
def test_every_format_is_written(run: Any, case: Path, tmp_path: Path, format_: str) -> None:
    out = tmp_path / "out"
    assert run("export", case, "--format", format_, "-o", out) == (0, "", "")
    text = out.read_bytes().decode("utf-8-sig")
    match Format(format_).suffix:
        case "csv":
            assert len(list(csv.DictReader(io.StringIO(text)))) > 10
        case "ics":
            calendar: Any = Calendar.from_ical(text)
            assert len(list(calendar.walk("VEVENT"))) > 10
        case _:
            assert json.loads(text)


@pytest.mark.parametrize(("name", "begins"), [("x.csv", "id,"), ("x.geojson", "{"), ("x.ics", "BEGIN"), ("x.json", "{")])
def test_without_a_format_the_name_of_the_file_tells_it(
    run: Any, case: Path, tmp_path: Path, name: str, begins: str
) -> None:
    assert run("export", case, "-o", tmp_path / name, "--no-bom")[0] == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_a_period_narrows_what_is_written(run: Any, case: Path, tmp_path: Path) -> None:
    run("export", case, "-o", tmp_path / "all.csv")
    assert run("export", case, "-o", tmp_path / "part.csv", "--from", "2024-11-30", "--to", "2024-12-01")[0] == 0
    assert 0 < (tmp_path / "part.csv").stat().st_size < (tmp_path / "all.csv").stat().st_size


def test_json_is_never_a_part(run: Any, case: Path, tmp_path: Path) -> None:
    status, _, said = run("export", case, "-o", tmp_path / "x.json", "--from", "2024-11-30")
    assert status == 2
    assert "whole case" in said


def test_an_actor_and_an_event_fill_one_page_each(run: Any, case: Path, tmp_path: Path) -> None:
    for name, option, words in (("a.pdf", "--actor", "hts"), ("b.pdf", "--incident", "182 fighters")):
        del words
        wanted = "HTS" if option == "--actor" else "Air strikes on central Aleppo"
        status, out, said = run("export", case, "-o", tmp_path / name, option, wanted)
        assert (status, out) == (0, ""), said
        assert len(PdfReader(tmp_path / name).pages) == 1


@pytest.mark.parametrize(
    ("options", "status", "words"),
    [
        (("--actor", "Nobody at all"), 5, "No actor of the case is called “Nobody at all”"),
        (("--incident", "Air strikes"), 5, "may be"),
        (("--incident", "No such event"), 5, "No event of the case is called"),
        (("--format", "profile"), 2, "--actor goes with --format profile"),
        (("--format", "ics", "--incident", "x"), 2, "--incident goes with --format incident"),
        (("--format", "acled", "--from", "2024-12-02", "--to", "2024-12-01"), 2, "The period ends before it begins"),
    ],
)
def test_what_cannot_be_written_is_said_and_nothing_is(
    run: Any, case: Path, tmp_path: Path, options: tuple[str, ...], status: int, words: str
) -> None:
    found, _, said = run("export", case, "-o", tmp_path / "x.out", *options)
    assert (found, words in said) == (status, True), said
    assert not (tmp_path / "x.out").exists()


def test_a_folder_that_is_gone_is_named(run: Any, case: Path, tmp_path: Path) -> None:
    status, _, said = run("export", case, "-o", tmp_path / "gone" / "x.ics")
    assert status == 5
    assert "gone is not there" in said


def test_the_case_itself_is_never_written_over(run: Any, case: Path) -> None:
    before = case.read_bytes()
    for arguments in (("export", case, "-o", case), ("report", case, "-o", case)):
        status, _, said = run(*arguments)
        assert (status, "is the case itself" in said) == (5, True)
    assert case.read_bytes() == before


# --- there and back


def test_a_case_goes_out_as_json_and_comes_back_equal(run: Any, case: Path, tmp_path: Path) -> None:
    assert run("export", case, "-o", tmp_path / "one.json") == (0, "", "")
    assert run("import", tmp_path / "new.briefing", tmp_path / "one.json") == (0, "", "")
    with CaseFile.open(tmp_path / "new.briefing") as new, CaseFile.open(case) as old:
        assert {one.id: one for one in new.corpus().events} == {one.id: one for one in old.corpus().events}
        assert new.corpus().incidents == old.corpus().incidents
    assert run("check", tmp_path / "new.briefing")[0] == 0
    assert run("export", tmp_path / "new.briefing", "-o", tmp_path / "two.json")[0] == 0
    one, two = (json.loads((tmp_path / name).read_bytes()) for name in ("one.json", "two.json"))
    assert {**one, "case": None} == {**two, "case": None}


def test_texts_stand_in_for_originals_that_were_left_out_and_it_is_said(run: Any, case: Path, tmp_path: Path) -> None:
    run("export", case, "-o", tmp_path / "one.json", "--no-originals")
    status, _, said = run("import", tmp_path / "new.briefing", tmp_path / "one.json")
    assert status == 0
    assert "their texts stand in for them" in said


def test_a_damaged_document_leaves_no_case_behind(run: Any, case: Path, tmp_path: Path) -> None:
    run("export", case, "-o", tmp_path / "one.json")
    text = (tmp_path / "one.json").read_text(encoding="utf-8")
    (tmp_path / "bad.json").write_text(text.replace('"type": "battle"', '"type": "party"', 1), encoding="utf-8")
    status, _, said = run("import", tmp_path / "new.briefing", tmp_path / "bad.json")
    assert status == 4
    assert "“bad.json” does not hold together" in said
    assert "party" in said
    assert not (tmp_path / "new.briefing").exists()


def test_a_whole_case_is_taken_in_alone_and_into_an_empty_one(run: Any, case: Path, tmp_path: Path) -> None:
    run("export", case, "-o", tmp_path / "one.json")
    (tmp_path / "note.txt").write_text("A note.", encoding="utf-8")
    assert run("import", tmp_path / "new.briefing", tmp_path / "one.json", tmp_path / "note.txt")[0] == 2
    assert run("import", tmp_path / "new.briefing", tmp_path / "one.json", "--title", "x")[0] == 2
    before = case.read_bytes()
    status, _, said = run("import", case, tmp_path / "one.json")
    assert (status, "not empty" in said) == (4, True)
    assert case.read_bytes() == before
    run("new", tmp_path / "empty.briefing")
    assert run("import", tmp_path / "empty.briefing", tmp_path / "one.json")[0] == 0


@pytest.mark.parametrize("name", ["out.pdf", "out.docx", "out.html"])
def test_a_safe_copy_is_written_and_what_was_replaced_is_told(run: Any, case: Path, tmp_path: Path, name: str) -> None:
    names = tmp_path / "names.txt"
    names.write_text("Aleppo = the city\nSyria\n", encoding="utf-8")
    status, said, told = run("report", case, "-o", tmp_path / name, "--title", "Two days", "--safe-copy", names)
    assert (status, said) == (0, "")
    assert re.search(r"^Aleppo: “the city”, \d+ times$", told, re.MULTILINE)
    assert b"Aleppo" not in (tmp_path / name).read_bytes()


def test_a_safe_copy_for_other_programs_names_nobody_either(run: Any, case: Path, tmp_path: Path) -> None:
    names, out = tmp_path / "names.txt", tmp_path / "out.csv"
    names.write_text("Aleppo = the city", encoding="utf-8")
    assert run("export", case, "-o", out, "--format", "csv-events", "--safe-copy", names)[0] == 0
    assert "the city" in out.read_text(encoding="utf-8-sig")
    assert "Aleppo" not in out.read_text(encoding="utf-8-sig")


def test_a_safe_copy_whose_file_name_tells_is_refused(run: Any, case: Path, tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_text("Aleppo", encoding="utf-8")
    status, _, told = run("export", case, "-o", tmp_path / "aleppo.geojson", "--format", "geojson", "--safe-copy", names)
    assert status == 5
    assert "the name of the file" in told
    assert not (tmp_path / "aleppo.geojson").exists()


def test_a_file_of_names_that_is_missing_is_named(run: Any, case: Path, tmp_path: Path) -> None:
    status, _, told = run("report", case, "-o", tmp_path / "x.pdf", "--safe-copy", tmp_path / "gone.txt")
    assert status == 2
    assert "gone.txt" in told

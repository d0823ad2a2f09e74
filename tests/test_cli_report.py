"""Briefings from templates and kept issues on the command line, with real files."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from briefing import cli
from briefing.domain.composition import Composition, Passage, Template
from briefing.store.casefile import CaseFile
from briefing.usecases.editing.issuing import keep_composition
from tests.printed import words_of

FROZEN = Path(__file__).parent / "cases" / "v1.briefing"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = Path(shutil.copy(FROZEN, tmp_path / "aleppo.briefing"))
    CaseFile.open(path).close()
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    def run_(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        status = cli.main([str(one) for one in arguments], lambda _path: 0)
        said = capsys.readouterr()
        return status, said.out, said.err

    return run_


def text_of(path: Path) -> str:
    return words_of(path.read_bytes())


def test_a_flash_has_two_pages_and_the_period_asked_for(run: Any, case: Path, tmp_path: Path) -> None:
    out = tmp_path / "flash.pdf"
    asked = ("--template", "flash", "--from", "2024-11-27", "--to", "2024-12-08", "--marking", "TLP:GREEN")
    assert run("report", case, "-o", out, *asked) == (0, "", "")
    assert len(PdfReader(io.BytesIO(out.read_bytes())).pages) == 2
    assert "27 Nov – 8 Dec 2024" in text_of(out)
    assert text_of(out).count("TLP:GREEN") == 4


def test_what_is_saved_can_be_listed_and_written_again_with_the_same_bytes(run: Any, case: Path, tmp_path: Path) -> None:
    first, again, other = tmp_path / "1.pdf", tmp_path / "2.pdf", tmp_path / "3.pdf"
    status, _, said = run("report", case, "-o", first, "--template", "flash", "--title", "The first", "--save")
    assert (status, said) == (0, "Kept as issue 1.\n")
    assert run("report", case, "-o", again, "--issue", "1") == (0, "", "")
    assert again.read_bytes() == first.read_bytes()
    status, _, said = run("report", case, "-o", other, "--issue", "1", "--marking", "TLP:RED", "--save")
    assert (status, said) == (0, "Kept as issue 2.\n")
    assert "TLP:RED" in text_of(other)
    status, listed, _ = run("issues", case)
    assert status == 0
    lines = listed.splitlines()
    assert [line.split("\t")[0] for line in lines] == ["2", "1"]
    assert lines[0].endswith("The first\treplaces 1")
    with CaseFile.open(case) as opened:
        assert opened.issues.get(1).snapshot


def test_the_briefing_being_worked_on_is_written_with_its_texts(run: Any, case: Path, tmp_path: Path) -> None:
    out = tmp_path / "draft.docx"
    status, _, said = run("report", case, "-o", out, "--draft")
    assert (status, "No briefing is being worked on" in said) == (2, True)
    with CaseFile.open(case) as opened:
        keep_composition(opened, Composition("Mine", Template.FLASH, bottom_line=(Passage("So it stands."),)))
    assert run("report", case, "-o", out, "--draft") == (0, "", "")
    import docx

    said = " ".join(one.text for one in docx.Document(io.BytesIO(out.read_bytes())).paragraphs)
    assert "So it stands." in said


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (("--issue", "1", "--draft"), "two briefings"),
        (("--issue", "7"), "no issue 7"),
        (("--safe-copy", "names.txt", "--save"), "not kept as an issue"),
        (("--template", "pamphlet"), "pamphlet"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    run: Any, case: Path, tmp_path: Path, asked: tuple[str, ...], why: str
) -> None:
    out = tmp_path / "out.pdf"
    status, _, said = run("report", case, "-o", out, *asked)
    assert status != 0
    assert why in said
    assert not out.exists()

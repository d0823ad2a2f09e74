"""Files appear whole or not at all, and a refusal says why."""

from __future__ import annotations

import errno
import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from briefing.domain.choice import Choice
from briefing.domain.corpus import Corpus
from briefing.errors import TargetUnwritable
from briefing.usecases.briefings.collecting import collect
from briefing.usecases.briefings.files import write
from briefing.usecases.briefings.publishing import draw_charts, preview_pages, publish_json, publish_pdf
from tests.sample_corpus import sample_corpus

CHOICE = Choice("Fighting around Aleppo", datetime(2024, 12, 2, 18, 0, tzinfo=UTC))


def test_a_briefing_is_published_step_by_step(tmp_path: Path) -> None:
    steps: list[tuple[str, float]] = []
    dossier = publish_pdf(sample_corpus(), CHOICE, tmp_path / "b.pdf", lambda what, done: steps.append((what, done)))
    assert PdfReader(tmp_path / "b.pdf").metadata.title == CHOICE.title  # type: ignore[union-attr]
    assert dossier.timeline
    assert [done for _, done in steps] == sorted(done for _, done in steps)
    assert steps[-1][1] == 1.0
    assert os.listdir(tmp_path) == ["b.pdf"]


def test_the_same_case_and_choice_publish_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        publish_pdf(sample_corpus(), CHOICE, tmp_path / name)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_a_case_is_published_as_an_interchange_document(tmp_path: Path) -> None:
    publish_json(sample_corpus(), tmp_path / "case.json")
    found = json.loads((tmp_path / "case.json").read_text(encoding="utf-8"))
    assert found["format"] == "briefing/1"
    assert len(found["documents"]) == 5


def test_the_preview_is_a_picture_of_each_page() -> None:
    pages = preview_pages(Corpus(), CHOICE, ppi=40)
    assert len(pages) == 2  # the second holds the scales
    assert pages[0].startswith(b"\x89PNG")


def test_what_was_drawn_before_is_not_drawn_again() -> None:
    dossier = collect(sample_corpus(), CHOICE)
    first, second = draw_charts(dossier), draw_charts(collect(sample_corpus(), CHOICE))
    assert set(first) == {"by_place", "by_day", "by_responsible", "by_claim"}
    assert all(first[name] is second[name] for name in first)


# --- writing


def test_a_file_is_replaced_in_one_move(tmp_path: Path) -> None:
    target = tmp_path / "b.pdf"
    target.write_bytes(b"old")
    write(target, b"new")
    assert target.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["b.pdf"]


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.pdf").write_bytes(b"old")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "real.pdf")
    write(tmp_path / "link.pdf", b"new")
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "real.pdf").read_bytes() == b"new"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(TargetUnwritable, match=r"The folder .*gone is not there"):
        write(tmp_path / "gone" / "b.pdf", b"x")


def test_a_file_in_place_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(TargetUnwritable, match="is a file, not a folder"):
        write(tmp_path / "file" / "b.pdf", b"x")


def test_a_folder_in_place_of_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "b.pdf").mkdir()
    with pytest.raises(TargetUnwritable, match="is a folder"):
        write(tmp_path / "b.pdf", b"x")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are of POSIX")
def test_a_pipe_or_a_device_is_no_place_for_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.pdf"
    os.mkfifo(pipe)
    with pytest.raises(TargetUnwritable, match="is no file"):
        write(pipe, b"%PDF")
    assert pipe.is_fifo()


def test_a_write_protected_file_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "b.pdf"
    target.write_bytes(b"old")
    target.chmod(0o444)
    with pytest.raises(TargetUnwritable, match="write-protected"):
        write(target, b"new")
    assert target.read_bytes() == b"old"


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TargetUnwritable, match="too long"):
        write(tmp_path / ("b" * 300 + ".pdf"), b"x")
    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The real error of a full device, met while the new file is written beside the old one."""
    target = tmp_path / "b.pdf"
    target.write_bytes(b"old")
    usual = Path.open

    def on_full_device(self: Path, mode: str = "r", *rest: Any, **more: Any) -> Any:
        return usual(Path("/dev/full"), "wb", buffering=0) if mode == "xb" else usual(self, mode, *rest, **more)

    monkeypatch.setattr(Path, "open", on_full_device)
    with pytest.raises(TargetUnwritable, match="no room left on the disk"):
        write(target, b"new")
    assert target.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "may not be written"),
        (errno.EROFS, "read-only"),
        (errno.ENOENT, "is gone"),
        (errno.EIO, "could not be written: Input/output error"),
    ],
)
def test_what_goes_wrong_at_the_last_move_is_named_and_cleared_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    def refuse(_from: object, _to: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(TargetUnwritable, match=words) as raised:
        write(tmp_path / "b.pdf", b"new")
    assert str(tmp_path / "b.pdf") in raised.value.sentence or str(tmp_path) in raised.value.sentence
    assert raised.value.advice
    assert os.listdir(tmp_path) == []


def test_nothing_is_collected_or_drawn_for_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    class Untouchable:
        def corpus(self) -> Corpus:
            raise AssertionError("the case was read")

    with pytest.raises(TargetUnwritable):
        publish_pdf(Untouchable(), CHOICE, tmp_path / "gone" / "b.pdf")

"""Every way out of the window: one dialog, real files, written off the interface thread; refusals say why."""

from __future__ import annotations

import csv
import io
import json
import os
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from icalendar import Calendar
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from briefing.app import Program
from briefing.domain.criteria import Criteria
from briefing.domain.event import EventType
from briefing.store.casefile import CaseFile
from briefing.ui.dialogs.export import ExportDialog, Exported, ExportKind
from briefing.ui.dialogs.fields import to_qdate
from briefing.ui.seen.selection import Picked
from briefing.ui.window.main_window import MainWindow
from briefing.ui.wording import export_words, words
from briefing.usecases.briefings.publishing import Form, Format
from briefing.usecases.editing.taking_over import read_document, take_over

PATIENCE_MS = 60_000


@pytest.fixture
def window(filled: Program) -> MainWindow:
    return filled.window


def ask(window: MainWindow, kind: str) -> ExportDialog:
    window.exporting.ask()
    dialog = window.dialog
    assert isinstance(dialog, ExportDialog)
    choose(dialog, kind)
    return dialog


def choose(dialog: ExportDialog, kind: str) -> None:
    for n in range(dialog.kinds.count()):
        if dialog.kinds.item(n).data(Qt.ItemDataRole.UserRole) == kind:
            dialog.kinds.setCurrentRow(n)
            return
    raise AssertionError(kind)


def write(qtbot: QtBot, window: MainWindow, wanted: Exported, path: Path) -> None:
    with qtbot.waitSignal(window.exporting.written, timeout=PATIENCE_MS):
        window.exporting.write(wanted, path)


def refused(qtbot: QtBot, window: MainWindow, wanted: Exported, path: Path) -> QMessageBox:
    with qtbot.waitSignal(window.exporting.failed, timeout=PATIENCE_MS):
        window.exporting.write(wanted, path)
    box = window.dialog
    assert isinstance(box, QMessageBox)
    return box


@pytest.mark.parametrize("kind", ["gaps", "gaps-docx"])
def test_the_gap_sheet_is_written_as_one_page_and_as_a_word_document(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / f"x.{ExportKind(kind).suffix}"
    write(qtbot, window, Exported(ExportKind(kind)), path)
    if kind == "gaps":
        assert len(PdfReader(path).pages) == 1
    else:
        assert docx.Document(str(path)).tables


# --- the dialog


def test_every_way_out_of_the_program_is_in_the_dialog_and_has_its_words() -> None:
    keys = [key for keys in export_words.GROUPS.values() for key in keys]
    assert set(keys) == {*Form, *Format, "profile", "incident", "gaps", "gaps-docx"}
    assert set(keys) == set(export_words.KINDS) == set(export_words.ABOUT)
    assert len(keys) == len(set(keys))
    for format_ in Format:
        kind = ExportKind(format_.value)
        assert (kind.suffix, kind.is_table, kind.is_whole) == (format_.suffix, format_.is_table, format_.is_whole)


def test_the_menu_opens_the_dialog_and_only_with_a_case(program: Program, documents: Path) -> None:
    window = program.window
    assert not window.commands.export_action.isEnabled()
    window.exporting.ask()
    assert window.dialog is None
    assert window.commands.export_action in window.file_menu.actions()


def test_each_kind_shows_what_it_needs_and_no_more(window: MainWindow) -> None:
    dialog = ask(window, "docx")
    fields = {
        "docx": {"first"}, "csv-events": {"first", "bom"}, "json": {"originals"}, "profile": {"first", "actor"},
        "incident": {"first", "happening"}, "ics": {"first"},
    }  # fmt: skip
    for kind, shown in fields.items():
        choose(dialog, kind)
        assert dialog.about.text() == export_words.ABOUT[kind]
        visible = {
            name for name in ("first", "bom", "originals", "actor", "happening") if getattr(dialog, name).isVisible()
        }
        assert visible == shown
        assert not dialog.part.isVisible()
        assert dialog.note.isVisible() is (kind != "json")  # the pane's other choices hold for all but the whole case
        assert dialog.kind().key == kind


def test_the_headings_of_the_list_cannot_be_chosen(window: MainWindow) -> None:
    dialog = ask(window, "pdf")
    heads = [dialog.kinds.item(n) for n in range(dialog.kinds.count()) if dialog.kinds.item(n).data(256) is None]
    assert [head.text() for head in heads] == list(export_words.GROUPS)
    assert all(not head.flags() & Qt.ItemFlag.ItemIsSelectable for head in heads)


def test_a_sheet_needs_somebody_to_be_about(window: MainWindow) -> None:
    dialog = ask(window, "profile")
    assert not dialog.confirm.isEnabled()
    assert dialog.problem() == export_words.NEEDS_ACTOR
    dialog.actor.setCurrentText("hay'at tahrir al-sham")
    assert dialog.confirm.isEnabled()
    actor = dialog.value().actor
    assert window.case.view.actors[actor].name == "Hay'at Tahrir al-Sham"  # type: ignore[index]
    dialog.actor.setCurrentText("nobody at all")
    assert not dialog.confirm.isEnabled()


def test_what_is_picked_in_the_panes_is_proposed(window: MainWindow) -> None:
    happening = window.case.view.happenings[3]
    actor = next(one for one in window.case.view.corpus.actors if not one.nameless)
    window.selection.pick(Picked(event=happening.lead.id, actor=actor.id))
    dialog = ask(window, "incident")
    assert dialog.value().happening == happening.key
    choose(dialog, "profile")
    assert dialog.value().actor == actor.id


def test_the_period_of_the_briefing_is_proposed_and_a_reversed_one_is_refused(window: MainWindow) -> None:
    window.briefing.has_first.setChecked(True)
    window.briefing.first.setDate(to_qdate(date(2024, 11, 28)))
    dialog = ask(window, "geojson")
    assert (dialog.value().first, dialog.value().last) == (date(2024, 11, 28), None)
    dialog.has_last.setChecked(True)
    dialog.last.setDate(to_qdate(date(2024, 11, 1)))
    assert dialog.problem() == words.ENDS_BEFORE_IT_BEGINS
    assert not dialog.confirm.isEnabled()
    choose(dialog, "json")
    assert dialog.confirm.isEnabled()
    assert dialog.value().first is None


def test_confirming_asks_where_to_with_a_name_that_tells_what_it_is(window: MainWindow) -> None:
    dialog = ask(window, "csv-casualties")
    dialog.confirm.click()
    where = window.dialog
    assert isinstance(where, QFileDialog)
    assert where.defaultSuffix() == "csv"
    assert [Path(name).name for name in where.selectedFiles()] == ["Aleppo figures.csv"]
    where.reject()
    assert ask(window, "docx").kind().key == "docx"


def test_the_kind_used_last_is_proposed_again(window: MainWindow) -> None:
    ask(window, "ics").confirm.click()
    window.exporting.ask()
    assert isinstance(window.dialog, ExportDialog)
    assert window.dialog.kind().key == "ics"


# --- writing


def test_every_kind_is_written(qtbot: QtBot, window: MainWindow, documents: Path) -> None:
    actor = next(one.id for one in window.case.view.corpus.actors if one.name == "Hay'at Tahrir al-Sham")
    for kind in export_words.KINDS:
        chosen = ExportKind(kind)
        wanted = Exported(
            chosen,
            actor=actor if kind == "profile" else None,
            happening=window.case.view.happenings[0].key if kind == "incident" else None,
        )
        path = documents / f"{kind}.{chosen.suffix}"
        write(qtbot, window, wanted, path)
        assert words.WRITTEN.format(name=path.name, folder=path.parent) == window.statusBar().currentMessage()
        look_at(chosen, path.read_bytes())
    names = {f"{kind}.{ExportKind(kind).suffix}" for kind in export_words.KINDS}
    assert {one.name for one in documents.iterdir()} == {"Aleppo.briefing", *names}


def look_at(chosen: ExportKind, data: bytes) -> None:
    """A file is what its kind says."""
    match chosen.suffix:
        case "pdf":
            assert (len(PdfReader(io.BytesIO(data)).pages) == 1) is (chosen.is_sheet or chosen.is_gaps)
        case "docx":
            assert docx.Document(io.BytesIO(data)).core_properties.title == "Aleppo"
        case "html":
            assert data.startswith(b"<!DOCTYPE html>")
        case "zip":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                assert len(archive.namelist()) > 3
                assert all(archive.read(name).startswith(b"\x89PNG") for name in archive.namelist())
        case "csv":
            assert len(list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))) > 5
        case "ics":
            calendar: Any = Calendar.from_ical(data)
            assert list(calendar.walk("VEVENT"))
        case _:
            assert json.loads(data)


def test_the_filter_and_the_period_narrow_what_is_written(qtbot: QtBot, window: MainWindow, documents: Path) -> None:
    window.filter_bar.set_criteria(Criteria(types=frozenset({EventType.STRIKE})))
    assert window.showing.shown.corpus is not window.case.view.corpus
    dialog = ask(window, "csv-events")
    assert dialog.part.isVisible()
    assert dialog.value().narrowed
    write(qtbot, window, dialog.value(), documents / "part.csv")
    rows = list(csv.DictReader(io.StringIO((documents / "part.csv").read_text(encoding="utf-8-sig"))))
    assert rows
    assert len(rows) < len(window.case.view.corpus.events)
    assert any(row["type"] == "strike" for row in rows)
    dialog.part.choose(False)
    write(qtbot, window, dialog.value(), documents / "whole.csv")
    assert (documents / "whole.csv").stat().st_size > (documents / "part.csv").stat().st_size
    choose(dialog, "json")
    assert not dialog.value().narrowed


def test_the_json_of_the_window_becomes_an_equal_case(qtbot: QtBot, window: MainWindow, documents: Path) -> None:
    write(qtbot, window, Exported(ExportKind("json")), documents / "case.json")
    with CaseFile.create(None) as new:
        result = take_over(new, read_document(documents / "case.json"), "case.json")
        assert result.differences == ()
        assert result.without_original == 0
        assert len(new.corpus().events) == len(window.case.view.corpus.events)


def test_the_case_can_be_worked_in_while_a_file_is_written(qtbot: QtBot, window: MainWindow, documents: Path) -> None:
    with qtbot.waitSignal(window.exporting.written, timeout=PATIENCE_MS):
        window.exporting.write(Exported(ExportKind("docx")), documents / "a.docx")
        assert window.case.file is not None
        window.case.file.settings.set("title", "Changed meanwhile")
        assert not (documents / "a.docx").exists()
    assert (documents / "a.docx").exists()


# --- refusals


def test_a_folder_that_is_gone_is_named(qtbot: QtBot, window: MainWindow, documents: Path) -> None:
    box = refused(qtbot, window, Exported(ExportKind("html")), documents / "gone" / "a.html")
    assert "gone is not there" in box.text()
    assert "X001" in box.informativeText()
    assert window.statusBar().currentMessage() == ""


def test_a_write_protected_file_is_left_alone(qtbot: QtBot, window: MainWindow, documents: Path) -> None:
    path = documents / "a.ics"
    path.write_bytes(b"old")
    path.chmod(0o444)
    box = refused(qtbot, window, Exported(ExportKind("ics")), path)
    assert "write-protected" in box.text()
    assert path.read_bytes() == b"old"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_named_and_the_old_file_stays(
    qtbot: QtBot, window: MainWindow, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = documents / "a.docx"
    path.write_bytes(b"old")
    usual = Path.open

    def on_full_device(self: Path, mode: str = "r", *rest: Any, **more: Any) -> Any:
        return usual(Path("/dev/full"), "wb", buffering=0) if mode == "xb" else usual(self, mode, *rest, **more)

    monkeypatch.setattr(Path, "open", on_full_device)
    box = refused(qtbot, window, Exported(ExportKind("docx")), path)
    assert "no room left on the disk" in box.text()
    assert path.read_bytes() == b"old"


def test_a_file_open_elsewhere_is_named(
    qtbot: QtBot, window: MainWindow, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_from: object, _to: object) -> None:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(os, "replace", refuse)
    box = refused(qtbot, window, Exported(ExportKind("csv-events")), documents / "a.csv")
    assert "may not be written" in box.text()
    assert "open in another program" in box.informativeText()
    assert not (documents / "a.csv").exists()


def test_the_case_itself_is_never_written_over(qtbot: QtBot, window: MainWindow, documents: Path) -> None:
    case = documents / "Aleppo.briefing"
    before = case.read_bytes()
    box = refused(qtbot, window, Exported(ExportKind("json")), case)
    assert box.text() == "“Aleppo.briefing” is the case itself."
    assert case.read_bytes() == before


def test_an_event_outside_the_period_is_said(qtbot: QtBot, window: MainWindow, documents: Path) -> None:
    wanted = Exported(ExportKind("incident"), first=date(2030, 1, 1), happening=window.case.view.happenings[5].key)
    box = refused(qtbot, window, wanted, documents / "a.pdf")
    assert "not in what was chosen" in box.text()
    assert not (documents / "a.pdf").exists()


# --- back in


def test_a_case_written_as_json_becomes_a_new_case_and_is_opened(qtbot: QtBot, window: MainWindow, documents: Path) -> None:
    write(qtbot, window, Exported(ExportKind("json")), documents / "case.json")
    events = window.case.view.corpus.events
    window.taking_over.ask()
    assert isinstance(window.dialog, QFileDialog)
    window.dialog.reject()
    window.taking_over.ask_where(documents / "case.json")
    assert isinstance(window.dialog, QFileDialog)
    assert [Path(name).name for name in window.dialog.selectedFiles()] == ["case.briefing"]
    window.dialog.reject()
    with qtbot.waitSignal(window.taking_over.made, timeout=PATIENCE_MS):
        window.taking_over.make(documents / "case.json", documents / "again.briefing")
    assert window.case.file is not None
    assert window.case.file.path == documents / "again.briefing"
    assert {one.id for one in window.case.view.corpus.events} == {one.id for one in events}


def test_what_is_no_case_as_json_is_said_and_no_case_is_left_behind(
    qtbot: QtBot, window: MainWindow, documents: Path
) -> None:
    (documents / "other.json").write_text('{"format": "other"}', encoding="utf-8")
    window.taking_over.ask_where(documents / "other.json")
    assert isinstance(window.dialog, QMessageBox)
    assert window.dialog.text() == export_words.TAKE_OVER_NOT_ONE.format(name="other.json")
    (documents / "bad.json").write_text('{"format": "briefing/1", "documents": 3}', encoding="utf-8")
    with qtbot.waitSignal(window.taking_over.failed, timeout=PATIENCE_MS):
        window.taking_over.make(documents / "bad.json", documents / "new.briefing")
    assert isinstance(window.dialog, QMessageBox)
    assert "does not hold together" in window.dialog.text()
    assert not (documents / "new.briefing").exists()
    with qtbot.waitSignal(window.taking_over.failed, timeout=PATIENCE_MS):
        window.taking_over.make(documents / "bad.json", documents / "Aleppo.briefing")
    assert (documents / "Aleppo.briefing").exists()

"""Documents of every kind in one drop: what can be read is taken in, the rest is named, originals stay as they came."""

from __future__ import annotations

import hashlib
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import typst
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Program
from tests.ui.test_story import drag, imported

TOLD = "{n} people were killed on 29 November 2024 when shells struck the market of {town}, the governor said."


def test_documents_of_every_kind_come_in_with_one_drop(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    report = docx.Document()
    report.add_heading("Shelling of Kherson", 0)
    report.add_paragraph(TOLD.format(n="Nine", town="Kherson"))
    report.save(str(tmp_path / "report.docx"))
    page = f"#set page(width: 90mm, height: 60mm)\n= Shelling of Idlib\n{TOLD.format(n='Seven', town='Idlib')}"
    (tmp_path / "report.pdf").write_bytes(typst.compile(page.encode()))
    (tmp_path / "scan.pdf").write_bytes(typst.compile(b"#set page(width: 9mm, height: 9mm)\n#v(1mm)"))
    message = EmailMessage()
    message["Subject"], message["From"] = "Shelling of Sumy", "Desk <desk@example.org>"
    message["Date"] = "Sat, 30 Nov 2024 10:15:00 +0000"
    message.set_content(TOLD.format(n="Five", town="Sumy"))
    (tmp_path / "mail.eml").write_bytes(bytes(message))
    with zipfile.ZipFile(tmp_path / "more.zip", "w") as more:
        more.writestr("day/note.txt", TOLD.format(n="Three", town="Aleppo"))
        more.writestr("inner.zip", b"PK\x03\x04")

    window = program.window
    window.show()
    assert drag(window, files=sorted(tmp_path.glob("*.*")))
    summary = imported(qtbot, window)
    taken = {one.name: one.article for one in summary.taken_in}
    assert set(taken) == {"mail.eml", "more.zip/day/note.txt", "report.docx", "report.pdf"}
    refused = {one.name: str(one.error) for one in summary.refused}
    assert set(refused) == {"more.zip/inner.zip", "scan.pdf"}
    assert all(name in said for name, said in refused.items())
    titles = {one.title for one in window.case.view.articles.values()}
    assert {"Shelling of Kherson", "Shelling of Idlib", "Shelling of Sumy"} <= titles

    file = window.case.file
    assert file is not None
    for name in ("mail.eml", "report.docx", "report.pdf"):
        article = taken[name]
        assert article is not None
        original = file.articles.original(article)
        assert original is not None
        assert (original.name, original.data) == (name, (tmp_path / name).read_bytes())
        assert original.sha256 == hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()

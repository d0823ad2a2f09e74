from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from briefing.ui.craft.drop_area import DropArea, sources
from briefing.usecases.taking_in.reading import Pasted
from tests.ui.conftest import drag, leave

TEXT = "Twelve people were killed on Monday, officials said."


def window_of(area: DropArea) -> QWidget:
    window = area.parent()
    assert isinstance(window, QWidget)
    return window


@pytest.fixture
def area(qtbot: QtBot) -> DropArea:
    window = QMainWindow()
    qtbot.addWidget(window)
    return DropArea(window)


def test_words_dropped_from_another_program_are_offered(qtbot: QtBot, area: DropArea) -> None:
    with qtbot.waitSignal(area.offered, timeout=1000) as seen:
        assert drag(window_of(area), text=TEXT)
    assert seen.args == [(Pasted(TEXT),), ()]


def test_a_browser_that_sends_only_html_is_understood(qtbot: QtBot, area: DropArea) -> None:
    html = f"<html><body><p>{TEXT}</p></body></html>"
    with qtbot.waitSignal(area.offered, timeout=1000) as seen:
        assert drag(window_of(area), html=html)
    (source,), refused = seen.args
    assert source.html == html
    assert refused == ()


def test_files_win_over_the_paths_that_come_as_text(qtbot: QtBot, area: DropArea, tmp_path: Path) -> None:
    path = tmp_path / "übersicht 28.11.txt"
    path.write_text(TEXT)
    with qtbot.waitSignal(area.offered, timeout=1000) as seen:
        assert drag(window_of(area), files=[path, tmp_path], text=str(path))
    assert seen.args == [(path, tmp_path), ()]


def test_a_web_address_without_words_is_refused_by_name(qtbot: QtBot, area: DropArea) -> None:
    address = "https://news.example/aleppo"
    with qtbot.waitSignal(area.offered, timeout=1000) as seen:
        drag(window_of(area), urls=[address], text=address, html=f'<a href="{address}">Aleppo</a>')
    assert seen.args == [(), (address,)]


def test_an_empty_drag_is_not_accepted(area: DropArea) -> None:
    assert not drag(window_of(area))


def test_the_overlay_comes_with_the_drag_and_goes_with_it(qtbot: QtBot, area: DropArea) -> None:
    window = window_of(area)
    window.show()
    drag(window, text=TEXT, drop=False)
    assert area._overlay.isVisible()
    assert area._overlay.size() == window.size()
    leave(window)
    assert not area._overlay.isVisible()


def test_the_clipboard_is_read_as_a_drop_is(tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setText("https://news.example/a")
    mime.setUrls([QUrl("https://news.example/a")])
    assert sources(mime) == ((), ("https://news.example/a",))
    words = QMimeData()
    words.setText("   \n ")
    assert sources(words) == ((), ())

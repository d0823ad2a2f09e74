"""What is not read of an article is seen beside its text and in the list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from briefing.app import Program
from briefing.domain.findings import Findings
from briefing.domain.text import Article, BlockKind, article_id, assemble
from briefing.ui.craft import theme
from briefing.ui.models.articles import ROW
from briefing.ui.window.main_window import MainWindow
from briefing.ui.wording import leaving_unread
from briefing.usecases.editing.articles import AddArticle
from tests.ui.conftest import filed
from tests.usecases.test_intake import FOREIGN
from tests.usecases.test_leaving_unread import CODE, PROSE, TABLE


def mixed() -> Article:
    text, blocks = assemble(
        (
            (BlockKind.PARAGRAPH, PROSE),
            (BlockKind.PARAGRAPH, FOREIGN["Arabic"]),
            (BlockKind.PARAGRAPH, PROSE.replace("twelve", "nine")),
            (BlockKind.TABLE, TABLE),
            (BlockKind.PARAGRAPH, CODE),
        )
    )
    return Article(article_id(text), text, blocks, title="Mixed")


@pytest.fixture
def window(qtbot: QtBot, filled: Program) -> MainWindow:
    window = filled.window
    article = mixed()
    assert window.case.file is not None
    window.case.do(AddArticle(window.case.file, filed(article, Findings(article.id))))
    window.case.read_again()
    window.show()
    window.reader.open_article(article.id)
    return window


def test_the_head_of_the_text_says_how_many_passages_are_not_read_and_what_they_are(window: MainWindow) -> None:
    assert window.reader.left.text() == ("3 passages are not read: 1 in another language, 1 table, 1 of code or values")
    whole = next(one for one in window.case.view.articles.values() if not leaving_unread.unread(one))
    window.reader.open_article(whole.id)
    assert window.reader._left.isHidden()


def test_each_passage_has_its_mark_in_the_margin_and_the_rest_none(qtbot: QtBot, window: MainWindow) -> None:
    text = window.reader.text
    qtbot.waitUntil(lambda: text.viewport().height() > 100)
    shown = text.unread_in_view()
    assert [one for _, _, one in shown] == list(text.unread)
    picture = text._gutter.grab().toImage()
    ratio = picture.devicePixelRatio()
    faint = QColor(theme.tones().faint).rgb()
    for top, bottom, _ in shown:
        middle = int((top + bottom) / 2 + text.viewport().y())
        assert any(picture.pixel(round(4 * ratio), round((middle + d) * ratio)) == faint for d in range(-3, 4))
    gap = int((shown[0][1] + shown[1][0]) / 2 + text.viewport().y())
    assert all(picture.pixel(round(4 * ratio), round((gap + d) * ratio)) != faint for d in range(-2, 3))


def test_the_reason_is_told_where_one_points(window: MainWindow) -> None:
    text = window.reader.text
    top, bottom, arabic = text.unread_in_view()[0]
    assert text._gutter._unread_near(QPoint(5, int((top + bottom) / 2) + text.viewport().y())) == arabic
    assert text.unread_at(QPoint(40, int((top + bottom) / 2))) == arabic
    assert text.unread_at(QPoint(40, int(top) - 12)) is None
    assert leaving_unread.hint(arabic).startswith("Not read: another language (Arabic script).")


def test_a_key_goes_from_passage_to_passage(window: MainWindow) -> None:
    seen = []
    for _ in range(4):
        window.reader._to_unread()
        seen.append(window.reader.text.picked)
    assert seen[:3] == [one.span for one in window.reader.text.unread]
    assert seen[3] == seen[0]


def test_the_list_counts_them(window: MainWindow) -> None:
    article = mixed()
    assert leaving_unread.in_list(article) == "3 passages not read"
    index = window.articles.model.index(window.articles.model.row_of(article.id), 0)  # type: ignore[arg-type]
    assert index.data(ROW).article.id == article.id
    assert "3 passages are not read" in index.data(3)

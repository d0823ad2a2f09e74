"""Searching the whole case: what is listed, what is marked, and how keys lead from place to place."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from briefing.app import Program
from briefing.domain.actor import ActorId
from briefing.domain.event import EventId
from briefing.domain.findings import Findings
from briefing.domain.text import ArticleId
from briefing.store.search import Found, Hit, Kind, Search
from briefing.ui.craft import theme
from briefing.ui.models.hits import FIRST, ROW, HitModel, rows_of
from briefing.ui.painting.hits import HitDelegate, found_format
from briefing.ui.window.main_window import MainWindow
from briefing.ui.wording import when_words, words
from briefing.usecases.editing.articles import AddArticle
from tests.store.made import plain_article
from tests.ui.conftest import filed


def look(qtbot: QtBot, window: MainWindow, words: str) -> None:
    window.finder.setText(words)
    window.finder._speak()
    qtbot.waitUntil(lambda: window.finder.looked == words)


def marked(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.reader.found_bar._places is not None)


def article_hit(window: MainWindow, n: int = 0) -> Hit:
    return window.finder.articles[n]


def words_marked(window: MainWindow) -> list[str]:
    article = window.reader.text.article
    assert article is not None
    return [article.quote(place) for place in window.reader.text.marked_places]


def colours(window: MainWindow) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in window.reader.text.extraSelections():
        found.setdefault(one.format.background().color().name(), set()).add(one.cursor.selectedText())
    return found


def test_hits_are_listed_by_kind_with_their_number_and_their_words_marked(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    look(qtbot, window, "aleppo civ")
    rows = [window.finder._rows.row(n) for n in range(window.finder._rows.rowCount())]
    assert [row.title for row in rows if row.is_heading] == ["Events · 2", "Articles · 4"]
    for row in rows:
        if row.hit is not None:
            found = [row.snippet[slice(*mark)] for mark in row.marks] + [row.title[slice(*m)] for m in row.title_marks]
            assert found
            assert all(word.lower() == "aleppo" or word.startswith("civ") for word in found)
    assert "F3" in rows[-1].snippet


def test_a_hit_says_when_where_and_by_whom(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    look(qtbot, window, "aleppo")
    rows = [window.finder._rows.row(n) for n in range(window.finder._rows.rowCount())]
    view = window.case.view
    for row in rows:
        if row.hit is None:
            assert row.about == ""
        elif row.hit.kind is Kind.ARTICLE:
            assert row.about.startswith(view.source_line(view.articles[ArticleId(row.hit.id)]))
        elif row.hit.kind is Kind.EVENT:
            event = view.events[EventId(row.hit.id)]
            assert row.about.startswith(when_words.phrase(event.when))
            assert (view.place_name(event.place) or "") in row.about
            assert words.STATUSES[event.status] in row.about
        else:
            assert words.ACTOR_KINDS[view.actors[ActorId(row.hit.id)].kind] in row.about
    at = next(n for n, row in enumerate(rows) if row.hit is not None)
    assert rows[at].about in str(window.finder._rows.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    other = replace(rows[at], about="")
    delegate, option = HitDelegate(), QStyleOptionViewItem()
    option.rect = QRect(0, 0, 500, 100)
    bare = HitModel()
    bare.show([other])
    assert delegate.sizeHint(option, window.finder._rows.index(at, 0)).height() > (
        delegate.sizeHint(option, bare.index(0, 0)).height()
    )


def test_words_in_the_title_are_marked_there_and_not_told_twice() -> None:
    title = "Shells hit Aleppo"
    hit = Hit(Kind.EVENT, "e", title, "…hit Aleppo", ((5, 11),))
    (_, row, _) = rows_of("aleppo", Found((hit,), {Kind.EVENT: 1}))
    assert row.snippet == ""
    assert [title[slice(*mark)] for mark in row.title_marks] == ["Aleppo"]


def test_of_many_the_first_are_listed_and_the_rest_on_demand() -> None:
    hits = tuple(Hit(Kind.EVENT, str(n), f"Number {n}", "", ()) for n in range(30))
    found = Found(hits, {Kind.EVENT: 4321}, frozenset({Kind.EVENT}))
    rows = rows_of("number", found)
    assert rows[0].title == f"Events · {FIRST[Kind.EVENT]} of 4,321, the last imported first"
    assert rows[-2].more is Kind.EVENT
    assert sum(row.hit is not None for row in rows) == FIRST[Kind.EVENT]
    assert sum(row.hit is not None for row in rows_of("number", found, frozenset({Kind.EVENT}))) == 30


def test_nothing_found_says_which_word_is_nowhere_and_how_to_look(qtbot: QtBot, filled: Program) -> None:
    look(qtbot, filled.window, "aleppo zzzq")
    (row,) = [filled.window.finder._rows.row(n) for n in range(filled.window.finder._rows.rowCount())]
    assert "zzzq" in row.title
    assert "aleppo" not in row.title
    assert "Quotation marks" in row.snippet
    assert not row.can_be_chosen


def test_a_hit_opens_the_text_at_the_words_with_every_place_marked(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    look(qtbot, window, "civilians")
    hit = article_hit(window)
    window.searching.open_hit(hit)
    marked(qtbot, window)
    article = window.reader.text.article
    assert article is not None
    assert article.id == hit.id
    assert window.reader.text.picked == hit.span
    assert set(words_marked(window)) == {"civilians"}
    assert len(words_marked(window)) == article.text.count("civilians")
    ground = theme.tones().found.back
    if len(words_marked(window)) > 1:
        assert colours(window)[ground] == {"civilians"}


def test_keys_go_from_place_to_place_and_round(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    window.show()
    look(qtbot, window, "aleppo")
    hit = max(window.finder.articles, key=lambda one: window.case.view.articles[ArticleId(one.id)].text.count("Aleppo"))
    window.searching.open_hit(hit)
    marked(qtbot, window)
    places = window.reader.found_bar.places
    assert len(places) > 2
    seen = []
    for _ in range(len(places) + 1):
        seen.append(window.reader.text.picked)
        qtbot.keyClick(window, Qt.Key.Key_F3)
    assert set(seen) == set(places)
    assert seen[0] == seen[len(places)]
    before = window.reader.text.picked
    qtbot.keyClick(window, Qt.Key.Key_F3)
    qtbot.keyClick(window, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert window.reader.text.picked == before
    at = places.index(before) + 1  # type: ignore[arg-type]
    assert f"{at} of {len(places)}" in window.reader.found_bar.text.text()


def test_the_next_article_found_opens_at_its_own_words(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    look(qtbot, window, "aleppo")
    first, second = article_hit(window), article_hit(window, 1)
    window.searching.open_hit(first)
    marked(qtbot, window)
    window.searching.go_to_article(1)
    marked(qtbot, window)
    assert window.reader.article == second.id
    assert window.reader.text.picked == second.span
    assert {place.article for place in window.reader.found_bar.places} == {second.id}
    window.searching.go_to_article(-1)
    assert window.reader.article == first.id
    window.searching.go_to_article(-1)
    assert window.reader.article == first.id


def test_marking_goes_on_in_other_articles_until_it_is_stopped(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    look(qtbot, window, "aleppo")
    window.searching.open_hit(article_hit(window))
    marked(qtbot, window)
    other = next(one for one in window.case.view.articles if one != window.reader.article)
    window.reader.open_article(other)
    marked(qtbot, window)
    assert len(words_marked(window)) == window.case.view.articles[other].text.count("Aleppo")
    qtbot.keyClick(window.reader.found_bar.next, Qt.Key.Key_Escape)
    assert window.reader.found_bar.isHidden()
    assert words_marked(window) == []
    assert theme.tones().found.back not in colours(window)


def test_an_event_found_shows_its_sentence_with_the_words_in_it_marked(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    look(qtbot, window, "bakery")
    hit = next(one for one in window.finder.hits if one.kind is Kind.EVENT and one.span is not None)
    window.searching.open_hit(hit)
    marked(qtbot, window)
    assert window.selection.current.event == hit.id
    assert window.reader.text.picked == hit.span
    assert "bakery" in {word.lower() for word in words_marked(window)}


def test_the_arrow_keys_pass_over_headings_and_return_opens(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    window.show()
    window.finder.setFocus()
    look(qtbot, window, "aleppo")
    finder = window.finder
    qtbot.waitUntil(lambda: finder._rows.rowCount() > 3)
    finder._place()
    for _ in range(finder._rows.rowCount() + 2):
        qtbot.keyClick(finder, Qt.Key.Key_Down)
        assert finder._rows.row(finder._list.currentIndex().row()).can_be_chosen
    last = finder._rows.row(finder._list.currentIndex().row())
    assert last.hit is not None
    qtbot.keyClick(finder, Qt.Key.Key_Return)
    assert window.reader.article == last.hit.id
    assert finder._popup.isHidden()


def test_return_before_the_answer_opens_the_first_hit_when_it_comes(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    window.show()
    window.finder.setFocus()
    window.finder.setText("displaced")
    window.finder._pause.stop()
    qtbot.keyClick(window.finder, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.reader.found_bar.words == "displaced")
    first = window.finder.hits[0]
    assert first.id in (window.selection.current.event, window.selection.current.actor, window.selection.current.article)


def test_words_of_a_case_that_is_closed_are_forgotten(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    look(qtbot, window, "aleppo")
    window.searching.open_hit(article_hit(window))
    window.close_case()
    assert window.finder.hits == ()
    assert window.finder.text() == ""
    assert window.reader.found_bar.words == ""


@pytest.mark.parametrize("choice", ["light", "dark", "contrast"])
def test_words_found_can_be_read_in_every_theme(choice: str, looks: theme.Theme) -> None:
    looks.choose(choice)
    shape = found_format()
    ground, ink = shape.background().color().name(), shape.foreground().color().name()
    assert theme.contrast(ground, ink) >= (7 if choice == "contrast" else 4.5)
    assert theme.contrast(shape.underlineColor().name(), ground) >= 4.5


@pytest.mark.parametrize("choice", ["light", "dark", "contrast"])
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Insurgents entered Aleppo on Friday and civilians fled", "aleppo"),
        ("قال المرصد إن فصائل معارضة دخلت مدينة حلب يوم الجمعة", "حلب"),
        ("Российские самолёты нанесли удары по Алеппо в четверг", "алеппо"),
        ("😀 He said 😀 Aleppo fell", "aleppo"),
    ],
)
def test_the_words_found_stand_out_in_the_list_in_any_script(
    text: str, words: str, choice: str, qtbot: QtBot, looks: theme.Theme, program: Program
) -> None:
    looks.choose(choice)
    window = program.window
    assert window.new_case(window.documents() / "one.briefing")
    assert window.case.file is not None
    article = replace(plain_article(text), title="A title")
    window.case.do(AddArticle(window.case.file, filed(article, Findings(article.id))))
    look(qtbot, window, words)
    window.finder._place()
    for is_picked in (False, True):
        index = window.finder._rows.index(1, 0)
        assert index.data(ROW).marks
        if is_picked:
            window.finder._go(1)
        picture = window.finder._list.viewport().grab(window.finder._list.visualRect(index)).toImage()
        ground = QColor(theme.tones().found.back).rgb()
        at = [x for x in range(picture.width()) if any(picture.pixel(x, y) == ground for y in range(picture.height()))]
        assert 10 < len(at) < picture.width() / 3, "as wide as one word"


def test_a_row_is_as_high_as_its_lines(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    look(qtbot, window, "aleppo")
    option = QStyleOptionViewItem()
    option.font = window.finder._list.font()  # type: ignore[misc]
    option.rect = QRect(0, 0, 500, 100)  # type: ignore[misc]
    for n in range(window.finder._rows.rowCount()):
        height = window.finder._delegate.sizeHint(option, window.finder._rows.index(n, 0)).height()
        assert 16 < height < 130


def test_the_case_is_never_searched_on_the_interface_thread(
    qtbot: QtBot, filled: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: set[int] = set()

    def noted(whole: Callable[..., Any], *given: Any) -> Any:
        threads.add(threading.get_ident())
        return whole(*given)

    for name in ("look", "places"):
        whole = getattr(Search, name)
        monkeypatch.setattr(Search, name, lambda *given, whole=whole: noted(whole, *given))
    window = filled.window
    look(qtbot, window, "aleppo")
    window.searching.open_hit(article_hit(window))
    marked(qtbot, window)
    assert threads
    assert threading.get_ident() not in threads


def test_an_answer_that_comes_after_the_field_was_cleared_shows_nothing(qtbot: QtBot, filled: Program) -> None:
    finder = filled.window.finder
    finder.setText("aleppo")
    finder._speak()
    ticket = filled.window.searching._tickets["hits"]
    finder.clear()
    qtbot.waitUntil(lambda: ticket.future is not None and ticket.future.done())
    qtbot.waitUntil(lambda: filled.window.desk.is_idle)
    assert finder._popup.isHidden()
    assert finder.hits == ()

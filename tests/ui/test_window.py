"""The window over a real case file, filled with the hand-made findings of the sample articles."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QUndoStack
from PySide6.QtWidgets import QDockWidget, QFileDialog, QLabel, QMessageBox, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from briefing.app import Program
from briefing.domain.claim import Origin, Review, Status
from briefing.domain.criteria import Criteria
from briefing.domain.event import EventType
from briefing.domain.text import Span
from briefing.domain.when import When
from briefing.store.casefile import CaseFile
from briefing.ui.dialogs.actor import ActorDialog, JoinDialog
from briefing.ui.dialogs.article import ArticleDialog, PasteDialog
from briefing.ui.dialogs.casualty import CasualtyDialog
from briefing.ui.dialogs.event import EventDialog
from briefing.ui.dialogs.program import PreferencesDialog
from briefing.ui.models.figures import ROW
from briefing.ui.models.timeline import HappeningRow
from briefing.ui.panes.chart_picture import ChartPicture, Spot
from briefing.ui.panes.parts import SearchField
from briefing.ui.seen.rows import Happening, MarkKind
from briefing.ui.seen.selection import Picked
from briefing.ui.window.main_window import MainWindow
from briefing.ui.wording import words
from tests.sample_corpus import sample_articles
from tests.ui.conftest import drag, fill


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Until what was edited is shown, joined and written."""
    qtbot.waitUntil(lambda: window.case.is_settled, timeout=20_000)


def strike(window: MainWindow) -> Happening:
    return next(one for one in window.case.view.happenings if len(one.events) > 1 and one.place == "Atarib")


def shown(window: MainWindow) -> list[Happening]:
    rows = [window.timeline.model.row(at) for at in range(window.timeline.model.rowCount())]
    return [row.happening for row in rows if isinstance(row, HappeningRow)]


def choose(window: MainWindow, key: str) -> None:
    model = window.timeline.model
    at = next(at for at in range(model.rowCount()) if getattr(getattr(model.row(at), "happening", None), "key", "") == key)
    window.timeline._mark(at)
    window.timeline._point_at(model.index(at))


# --- opening and closing


def test_without_a_case_the_window_says_what_to_do(qtbot: QtBot, program: Program) -> None:
    window = program.window
    window.show()
    assert window.welcome.isVisible()
    assert window.windowTitle() == "Briefing"
    assert not any(dock.isVisible() for dock in window.docks.values())
    assert window.welcome.sample.isVisible()
    assert not window.commands.pdf_action.isEnabled()
    assert not window.commands.add_event_action.isEnabled()


def test_a_new_case_is_named_in_the_title_and_said_to_be_saved(program: Program, documents: Path) -> None:
    window = program.window
    window.show()
    assert window.new_case(documents / "Aleppo & Idlib.briefing")
    assert window.windowTitle() == "Aleppo & Idlib – Briefing"
    assert "saved at once" in window._saved.text()
    assert str(documents / "Aleppo & Idlib.briefing") in window.liked.recent
    window.close_case()
    assert window.windowTitle() == "Briefing"
    assert window.welcome.isVisible()


def test_a_case_comes_back_as_it_was_left(qtbot: QtBot, filled: Program, documents: Path) -> None:
    window = filled.window
    events = {one.id for one in window.case.view.corpus.events}
    window.editing.review_events((strike(window).lead.id,), Review.ACCEPTED)
    window.close_case()
    assert window.open_case(documents / "Aleppo.briefing")
    assert {one.id for one in window.case.view.corpus.events} == events
    assert strike(window).lead.review is Review.ACCEPTED
    assert [row.article.id for row in map(window.articles.model.row, range(5))] == [one.id for one in sample_articles()]


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"%PDF-1.7 nothing of ours", "not a case"), (b"SQLite format 3\x00" + b"\x00" * 600, ""), (b"", "")],
)
def test_a_file_of_another_kind_is_refused_with_its_name(
    program: Program, documents: Path, content: bytes, words: str
) -> None:
    path = documents / "letter.briefing"
    path.write_bytes(content)
    assert not program.window.open_case(path)
    box = program.window.dialog
    assert isinstance(box, QMessageBox)
    assert "letter" in box.text()
    assert box.textFormat() is Qt.TextFormat.PlainText
    assert box.informativeText()
    assert path.read_bytes() == content


def test_a_case_that_is_gone_leaves_the_recent_ones(program: Program, documents: Path) -> None:
    window, path = program.window, documents / "gone.briefing"
    window.new_case(path)
    window.close_case()
    path.unlink()
    assert not window.open_case(path)
    assert str(path) not in window.liked.recent


def test_a_case_written_by_another_program_is_offered_for_reading(
    qtbot: QtBot, filled: Program, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefing.errors import CaseLocked

    window, path = filled.window, documents / "Aleppo.briefing"
    window.close_case()
    really = CaseFile.open

    def locked(where: Path, *, read_only: bool = False) -> CaseFile:
        if not read_only:
            raise CaseLocked(f"Another program is writing to {where.name}.", "Wait until it is done.")
        return really(where, read_only=True)

    monkeypatch.setattr(CaseFile, "open", locked)
    assert not window.open_case(path)
    box = window.dialog
    assert isinstance(box, QMessageBox)
    button = next(one for one in box.buttons() if one.text() == "Open for reading only")
    button.click()
    assert window.case.is_read_only
    assert window.windowTitle() == "Aleppo (read only) – Briefing"
    assert not window.commands.add_event_action.isEnabled()
    before = strike(window).lead.review
    window.editing.review_events((strike(window).lead.id,), Review.REJECTED)
    assert isinstance(window.dialog, QMessageBox)
    assert "reading only" in window.dialog.text()
    assert strike(window).lead.review is before
    assert window.case.stack.count() == 0


def test_panes_remember_their_place(qtbot: QtBot, program: Program, documents: Path, qapp: object) -> None:
    window = program.window
    window.show()
    window.new_case(documents / "one.briefing")
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, window.docks["timeline"])
    window.docks["casualties"].hide()
    window.close()
    again = Program(qapp, workers=1, documents=documents, warm=False)  # type: ignore[arg-type]
    try:
        again.window.show()
        again.window.open_case(documents / "one.briefing")
        assert again.window.dockWidgetArea(again.window.docks["timeline"]) is Qt.DockWidgetArea.LeftDockWidgetArea
        assert not again.window.docks["casualties"].isVisible()
        again.window.arrangement.reset()
        assert again.window.dockWidgetArea(again.window.docks["timeline"]) is Qt.DockWidgetArea.RightDockWidgetArea
        assert not again.window.docks["casualties"].isHidden()
    finally:
        again.window.close()


def tabs_in_sight(window: MainWindow) -> list[str]:
    """The tabs of panes, as far as they lie within the window."""
    bars = [one for one in window.findChildren(QTabBar) if one.parent() is window and one.isVisible()]
    return [one.tabText(at) for one in bars if window.rect().intersects(one.geometry()) for at in range(one.count())]


def test_putting_the_panes_back_leaves_no_tabs_behind(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    window.resize(1300, 800)
    window.show()
    qtbot.waitUntil(lambda: not window.timeline.visibleRegion().isEmpty())
    first = tabs_in_sight(window)
    assert first == ["Timeline", "Map", "Actors", "Casualties", "Review", "Briefing"]
    window.show_history()
    window.show_why()
    qtbot.waitUntil(lambda: "History" in tabs_in_sight(window))
    window.commands.layout_action.trigger()
    qtbot.waitUntil(lambda: tabs_in_sight(window) == first)
    window.close_case()
    qtbot.waitUntil(lambda: not tabs_in_sight(window))


def test_the_texts_of_a_small_case_are_compared_before_anybody_asks_for_origins(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    window.show()

    def is_compared() -> bool:
        provenance = window.case.view.__dict__.get("provenance")
        return provenance is not None and {"wires", "_mentions", "_by_name"} <= provenance.__dict__.keys()

    assert not is_compared()  # opening a case does not wait for it
    qtbot.waitUntil(is_compared, timeout=20_000)
    assert window.case.view.told(window.case.view.happenings[0]).origins >= 1


def test_the_whole_timeline_is_saved_and_copied(qtbot: QtBot, filled: Program, tmp_path: Path) -> None:
    window = filled.window
    window.show()
    window.timeline.save_wanted.emit("pdf")
    assert isinstance(window.dialog, QFileDialog)
    window.dialog.reject()
    for form, begins in (("svg", b"<?xml"), ("pdf", b"%PDF"), ("png", b"\x89PNG")):
        window.timeline_saving.save(form, tmp_path / f"timeline.{form}")
        assert (tmp_path / f"timeline.{form}").read_bytes().startswith(begins)
    window.timeline.copy_wanted.emit()
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.hasImage()
    assert mime.hasFormat("image/svg+xml")
    assert strike(window).title in mime.text()
    assert window.statusBar().currentMessage()


# --- selection


def test_choosing_an_event_shows_its_sentence(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    window.show()
    one = strike(window)
    choose(window, one.key)
    span = one.lead.evidence[0]
    assert window.reader.article == span.article
    (lit,) = window.reader.text.extraSelections()
    article = window.case.view.articles[span.article]
    assert lit.cursor.selectedText() == article.quote(span)


def test_a_click_on_marked_words_chooses_their_event_in_the_timeline(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    window.resize(1300, 800)
    window.show()
    one = strike(window)
    span = one.lead.evidence[0]
    window.reader.open_article(span.article)
    text = window.reader.text
    cursor = text._cursor(span.start + 1, span.start + 1)
    where = text.cursorRect(cursor).center() + QPoint(2, 0)
    mark = text.mark_at(where)
    assert mark is not None
    qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert window.selection.current.span == Span(span.article, mark.start, mark.end)
    if mark.kind is MarkKind.EVENT:
        assert window.timeline.current_events()[0] == mark.ref


def test_a_line_of_a_profile_leads_to_its_words(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    actor = window.case.view.ranked_actors[0]
    window.selection.pick(Picked(actor=actor.id))
    assert window.actors.name.text() == actor.name
    lines = window.actors.profile
    at = next(at for at in range(lines.rowCount()) if lines.line(at).event is not None and lines.line(at).span)
    window.actors.lines.clicked.emit(lines.index(at, 0))
    assert window.selection.current.span == lines.line(at).span
    assert window.selection.current.event == lines.line(at).event


def test_a_figure_leads_to_its_words_and_they_lead_back(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    row = window.casualties.model.index(3, 0)
    figure = window.casualties.model.data(row, Qt.ItemDataRole.UserRole + 1)
    window.casualties.table.clicked.emit(window.casualties.filter.mapFromSource(row))
    assert window.selection.current.casualty == figure.casualty.id
    assert window.reader.article == figure.casualty.evidence[0].article


def test_a_mark_in_a_chart_opens_the_reports_behind_it(qtbot: QtBot, filled: Program) -> None:
    window, pane = filled.window, filled.window.casualties
    window.resize(1366, 768)
    window.show()
    window.go_to("casualties")
    qtbot.waitUntil(lambda: len(pane._column.findChildren(ChartPicture)) == 5, timeout=60_000)
    by_day, _, _, _, by_claim = pane._column.findChildren(ChartPicture)

    def click(picture: ChartPicture, spot: Spot) -> None:
        width, height = picture.width(), picture.heightForWidth(picture.width())
        at = QPoint(round((spot.left + spot.right) / 2 * width), round((1 - (spot.bottom + spot.top) / 2) * height))
        assert picture.spot_at(QPointF(at)) is not None
        qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=at)

    # one report: its sentence opens, and the chart stays
    claim = next(spot for spot in by_claim._spots if spot.kind == "casualty")
    click(by_claim, claim)
    assert window.selection.current.casualty == claim.ids[0]
    assert pane.tabs.tabText(pane.tabs.currentIndex()) == words.CHARTS

    # a bar: the table shows the figures of that effect and those victims alone
    rows = window.case.view.corpus.casualties
    bar = max(by_day._spots, key=lambda spot: sum(row.incident in spot.ids for row in rows))
    behind = {row.id for row in rows if row.incident in bar.ids and (row.effect, row.victims) == (bar.effect, bar.victims)}
    assert len(behind) > 1
    click(by_day, bar)
    shown = {pane.filter.index(at, 0).data(ROW).casualty.id for at in range(pane.filter.rowCount())}
    assert shown == behind
    assert pane.tabs.tabText(pane.tabs.currentIndex()) == words.FIGURES
    assert pane.behind.isVisible()
    assert window.selection.current.casualty in behind
    assert window.reader.article == window.case.view.casualties[window.selection.current.casualty].evidence[0].article

    pane.behind.button.click()
    assert pane.filter.rowCount() == len(rows)
    assert pane.behind.isHidden()


def test_what_lies_outside_the_story_is_not_said_to_be_counted(filled: Program) -> None:
    view = filled.window.case.view
    for row in view.figure_rows:
        if row.casualty.status in (Status.BACKGROUND, Status.PLANNED):
            assert not row.counted, row
            assert row.because.startswith("not added")


def test_what_is_found_in_the_case_leads_to_its_place(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    window.show()
    window.finder.setText("bakery")
    qtbot.waitUntil(lambda: bool(window.finder.hits))
    hit = next(one for one in window.finder.hits if one.span is not None)
    window.searching.open_hit(hit)
    assert window.reader.article == hit.span.article
    assert window.selection.current.span == hit.span


# --- edits and undo


def test_every_edit_can_be_undone_and_done_again(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    stack: QUndoStack = window.case.stack
    steps = stack.count()
    one = strike(window)
    key = window.case.file.corpus()  # type: ignore[union-attr]
    window.editing.review_events(tuple(event.id for event in one.events), Review.ACCEPTED)
    settle(qtbot, window)
    assert strike(window).review is Review.ACCEPTED
    assert stack.count() == steps + 1
    assert stack.undoText() == "Accept 3 events"
    assert window.commands.undo_action.text() == "Undo accept 3 events"
    window.commands.undo_action.trigger()
    settle(qtbot, window)
    assert window.case.file is not None
    assert window.case.file.corpus() == key
    assert strike(window).review is Review.SUGGESTED
    window.commands.redo_action.trigger()
    settle(qtbot, window)
    assert strike(window).review is Review.ACCEPTED


def test_the_keys_of_the_review_decide_and_go_on(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    window.resize(1300, 800)
    window.show()
    first = shown(window)[0]
    choose(window, first.key)
    window.timeline.list.setFocus()
    order = [one.lead.id for one in shown(window)]
    window.timeline.accept_action.trigger()
    settle(qtbot, window)
    window.timeline.reject_action.trigger()
    settle(qtbot, window)
    events = window.case.view.events
    assert events[order[0]].review is Review.ACCEPTED
    assert events[order[1]].review is Review.REJECTED
    assert order[1] not in [one.lead.id for one in shown(window)]
    assert window.selection.current.event == order[2]
    window.filter_bar.set_criteria(Criteria(reviews=frozenset({Review.REJECTED})))
    assert [one.lead.id for one in shown(window)] == [order[1]]


def test_an_event_is_edited_in_a_dialog_as_one_step(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    window.show()
    event = next(one for one in window.case.view.corpus.events if one.title.startswith("Insurgents cut the M5"))
    window.editing.edit_event(event.id)
    dialog = window.dialog
    assert isinstance(dialog, EventDialog)
    dialog.title.setText("  Insurgents   cut the M5 ")
    dialog.status.setCurrentIndex(dialog.status.findData(Status.CLAIMED))
    dialog.when.kind.setCurrentIndex(dialog.when.kind.findData("week"))
    dialog.confirm.click()
    settle(qtbot, window)
    after = window.case.view.events[event.id]
    assert after.title == "Insurgents cut the M5"
    assert after.status is Status.CLAIMED
    assert (after.when.earliest, after.when.latest) == (date(2024, 11, 25), date(2024, 12, 1))
    assert after.review is Review.EDITED
    assert after.evidence == event.evidence
    window.commands.undo_action.trigger()
    settle(qtbot, window)
    assert window.case.view.events[event.id] == event


def test_a_dialog_confirmed_without_a_change_is_no_step(filled: Program) -> None:
    window = filled.window
    steps = window.case.stack.count()
    for ask, kind in (
        (lambda: window.editing.edit_event(strike(window).lead.id), EventDialog),
        (lambda: window.editing.edit_actor(window.case.view.ranked_actors[0].id), ActorDialog),
        (lambda: window.editing.edit_casualty(window.case.view.corpus.casualties[0].id), CasualtyDialog),
        (lambda: window.editing.edit_article(sample_articles()[0].id), ArticleDialog),
    ):
        ask()
        assert isinstance(window.dialog, kind)
        window.dialog.confirm.click()
    assert window.case.stack.count() == steps


def test_an_event_without_a_title_cannot_be_saved(filled: Program) -> None:
    window = filled.window
    window.editing.edit_event(strike(window).lead.id)
    dialog = window.dialog
    assert isinstance(dialog, EventDialog)
    dialog.title.setText("   ")
    assert not dialog.confirm.isEnabled()
    assert dialog.problem()


def test_an_event_is_added_from_words_selected_in_the_article(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    window.show()
    article = sample_articles()[1]
    window.reader.open_article(article.id)
    start = article.text.index("Insurgents entered the western districts")
    window.reader.text.setTextCursor(window.reader.text._cursor(start, start + 41))
    window.commands.add_event_action.trigger()
    dialog = window.dialog
    assert isinstance(dialog, EventDialog)
    assert dialog.title.text().startswith("Insurgents entered the western districts")
    dialog.title.setText("Insurgents reach western Aleppo")
    dialog.type.setCurrentIndex(dialog.type.findData(EventType.BATTLE))
    dialog.participants._more.click()
    who = dialog.participants._rows[0][1]
    who.setCurrentIndex(who.findData("actor:hts"))
    dialog.participants._more.click()
    dialog.participants._rows[1][1].setEditText("Residents' Committee of New Aleppo")
    dialog.place.setEditText("New Aleppo")
    dialog.confirm.click()
    added = [one for one in window.case.view.corpus.events if one.origin is Origin.ANALYST]
    assert [one.title for one in added] == ["Insurgents reach western Aleppo"]
    assert article.quote(added[0].evidence[0]).startswith("Insurgents entered")
    names = [window.case.view.actor_name(one.actor) for one in added[0].participants]
    assert names == ["Hay'at Tahrir al-Sham", "Residents' Committee of New Aleppo"]
    assert window.case.view.place_name(added[0].place) == "New Aleppo"
    assert added[0].review is Review.ACCEPTED
    window.commands.undo_action.trigger()
    settle(qtbot, window)
    assert not [one for one in window.case.view.corpus.events if one.origin is Origin.ANALYST]


def test_an_actor_is_renamed_and_its_old_name_stays_an_alias(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    actor = window.case.view.ranked_actors[0]
    window.editing.edit_actor(actor.id)
    dialog = window.dialog
    assert isinstance(dialog, ActorDialog)
    dialog.name.setText("Organisation for the Liberation of the Levant")
    dialog.confirm.click()
    settle(qtbot, window)
    after = window.case.view.actors[actor.id]
    assert after.name == "Organisation for the Liberation of the Levant"
    assert actor.name in after.aliases
    window.commands.undo_action.trigger()
    settle(qtbot, window)
    assert window.case.view.actors[actor.id].name == actor.name


def test_two_actors_are_joined_and_split_again(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    view = window.case.view
    one, other = view.actors["actor:russia-mod"], view.ranked_actors[0]
    window.editing.join_actor(one.id)
    dialog = window.dialog
    assert isinstance(dialog, JoinDialog)
    assert not dialog.confirm.isEnabled()
    at = next(at for at in range(dialog.model.rowCount()) if dialog.model.actor(at).id == other.id)
    dialog.list.setCurrentIndex(dialog.model.index(at, 0))
    dialog.confirm.click()
    settle(qtbot, window)
    assert one.id not in window.case.view.actors
    joined = window.case.view.actors[other.id]
    assert {one.name, other.name} <= {joined.name, *joined.aliases}
    window.commands.undo_action.trigger()
    settle(qtbot, window)
    assert one.id in window.case.view.actors


def test_an_actor_is_joined_by_keys_alone(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    one, other = window.case.view.actors["actor:russia-mod"], window.case.view.ranked_actors[0]
    window.editing.join_actor(one.id)
    dialog = window.dialog
    assert isinstance(dialog, JoinDialog)
    qtbot.keyClicks(dialog.search, other.name)
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)  # nobody is chosen yet: the list is narrowed and nothing more
    assert dialog.isVisible()
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.value() == other.id
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.search, Qt.Key.Key_Up)
    assert dialog.value() == other.id
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert one.id not in window.case.view.actors


def test_two_happenings_are_joined_and_one_is_taken_out_again(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    alone = [one for one in window.case.view.happenings if len(one.events) == 1 and not one.is_aside][:2]
    window.editing.join_happenings(tuple(one.lead.id for one in alone))
    settle(qtbot, window)
    joined = next(one for one in window.case.view.happenings if alone[0].lead.id in [event.id for event in one.events])
    assert {event.id for event in joined.events} >= {one.lead.id for one in alone}
    window.editing.split_happening(alone[1].lead.id, alone[0].lead.id)
    settle(qtbot, window)
    apart = next(one for one in window.case.view.happenings if alone[1].lead.id in [event.id for event in one.events])
    assert alone[0].lead.id not in [event.id for event in apart.events]


def test_a_figure_is_corrected_and_then_counts(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    row = next(one for one in window.case.view.figure_rows if one.wording == "36 others")
    window.editing.edit_casualty(row.casualty.id)
    dialog = window.dialog
    assert isinstance(dialog, CasualtyDialog)
    dialog.range.low.setValue(40)
    assert dialog.problem()
    assert not dialog.confirm.isEnabled()
    dialog.range.high.setValue(45)
    dialog.confirm.click()
    settle(qtbot, window)
    after = window.case.view.casualties[row.casualty.id]
    assert (after.low, after.high) == (40, 45)
    assert "40–45 civilians wounded" in strike(window).toll
    window.editing.review_casualties((row.casualty.id,), Review.REJECTED)
    settle(qtbot, window)
    assert "wounded" not in strike(window).toll


def test_articles_are_removed_and_brought_back_whole(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    assert window.case.file is not None
    before = window.case.file.corpus()
    window.editing.remove_articles(tuple(one.id for one in sample_articles()[:2]))
    settle(qtbot, window)
    assert len(window.case.view.articles) == 3
    assert window.case.stack.undoText() == "Remove 2 articles"
    window.commands.undo_action.trigger()
    settle(qtbot, window)
    assert window.case.file.corpus() == before


def test_a_title_is_corrected_without_reading_the_article_again(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    article = sample_articles()[4]
    window.editing.edit_article(article.id)
    dialog = window.dialog
    assert isinstance(dialog, ArticleDialog)
    dialog.title.setText("Notes & sketches <b>")
    dialog.publisher.setText("Field diary")
    dialog.confirm.click()
    settle(qtbot, window)
    after = window.case.view.articles[article.id]
    assert (after.title, after.publisher, after.published) == ("Notes & sketches <b>", "Field diary", None)
    assert window.reader._view.articles[article.id] == after


def test_the_article_without_a_date_says_so_and_offers_to_set_it(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    window.show()
    window.reader.open_article(sample_articles()[4].id)
    assert window.reader.no_date.isVisible()
    window.reader.no_date.button.click()
    assert isinstance(window.dialog, ArticleDialog)
    assert window.dialog.published.known.isChecked()
    window.reader.open_article(sample_articles()[0].id)
    assert not window.reader.no_date.isVisible()


# --- text is data


def test_nothing_in_an_article_is_read_as_markup(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    window.show()
    bad = '<img src="http://example.org/x.png"> <b>bold</b> & more'
    for article in window.case.view.corpus.articles[:1]:
        window.editing.correct_article(article, replace(article, title=bad, publisher=bad))
    settle(qtbot, window)
    window.selection.pick(Picked(article=sample_articles()[0].id))
    for widget in window.findChildren(QLabel):
        assert widget.textFormat() is Qt.TextFormat.PlainText or bad not in widget.text()
    model = window.articles.model
    hint = model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in hint
    assert "&lt;img" in hint
    assert window.reader.title.text() == bad


def test_what_is_copied_are_the_words_of_the_article(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    article = sample_articles()[4]
    window.reader.open_article(article.id)
    text = window.reader.text
    text.setTextCursor(text._cursor(0, len(article.text)))
    text.copy()
    assert QGuiApplication.clipboard().text() == article.text


# --- pasting, dropping, choosing


def test_pasted_text_is_shown_first_and_can_be_given_a_date(qtbot: QtBot, program: Program, documents: Path) -> None:
    window = program.window
    window.show()
    QGuiApplication.clipboard().setText("Five people were wounded in Idlib on Sunday, medics said.")
    window.commands.paste_action.trigger()
    dialog = window.dialog
    assert isinstance(dialog, PasteDialog)
    assert "Five people were wounded" in dialog.preview.toPlainText()
    assert "10 words" in [one.text() for one in dialog.findChildren(QLabel)]
    dialog.reject()
    assert window.case.file is None
    assert list(documents.iterdir()) == []


def test_ctrl_v_in_a_field_pastes_into_the_field(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    window.show()
    window.go_to("actors")
    window.actors.search.setFocus()
    QGuiApplication.clipboard().setText("SOHR")
    qtbot.keyClick(window.actors.search, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.actors.search.text() == "SOHR"
    assert window.dialog is None
    qtbot.waitUntil(lambda: 0 < window.actors.model.rowCount() < 5)


def test_a_web_address_is_refused_with_a_way_out(program: Program) -> None:
    window = program.window
    assert drag(window, urls=["https://news.example/a"], text="https://news.example/a")
    box = window.dialog
    assert isinstance(box, QMessageBox)
    assert "does not use the network" in box.text()
    assert window.case.file is None


def test_a_dropped_case_is_opened(filled: Program, documents: Path) -> None:
    window = filled.window
    window.close_case()
    assert drag(window, files=[documents / "Aleppo.briefing"])
    assert window.windowTitle() == "Aleppo – Briefing"


def test_the_file_dialogs_do_not_block(filled: Program) -> None:
    window = filled.window
    for ask in (
        window.cases.ask_new,
        window.cases.ask_open,
        window.ask_files,
        window.taking_in.ask_folder,
        window.cases.ask_copy,
    ):
        ask()
        assert isinstance(window.dialog, QFileDialog)
        window.dialog.reject()


def test_a_copy_of_the_case_holds_all_of_it(filled: Program, documents: Path) -> None:
    window = filled.window
    window.cases.save_copy(documents / "copy.briefing")
    with CaseFile.open(documents / "copy.briefing") as copy:
        assert window.case.file is not None
        assert copy.corpus() == window.case.file.corpus()


# --- the program


def test_preferences_hold_for_the_next_time(program: Program, home: Path) -> None:
    window = program.window
    window.liking.ask()
    dialog = window.dialog
    assert isinstance(dialog, PreferencesDialog)
    dialog.theme.setCurrentIndex(dialog.theme.findData("dark"))
    dialog.author.setText("N. Öztürk")
    dialog.confirm.click()
    assert program.looks.choice == "dark"
    assert "N. Öztürk" in (home / "settings" / "preferences.json").read_text(encoding="utf-8")


def test_every_key_of_the_window_is_listed_once(filled: Program) -> None:
    window = filled.window
    window.liking.show_shortcuts()
    assert window.dialog is not None
    texts = [one.text() for one in window.dialog.findChildren(QLabel)]
    for expected in ("Accept", "Find in the case", "Next event in the article", "Add an event by hand"):
        assert expected in texts
    keys = [one.shortcut().toString() for one in window.actions() if not one.shortcut().isEmpty()]
    assert len(keys) == len(set(keys))


def test_keys_are_found_by_what_they_do(qtbot: QtBot, filled: Program) -> None:
    window = filled.window
    window.liking.show_shortcuts()
    dialog = window.dialog
    assert dialog is not None

    def shown() -> set[str]:
        return {one.text() for one in dialog.findChildren(QLabel) if not one.isHidden()}

    everything = shown()
    (field,) = dialog.findChildren(SearchField)
    qtbot.keyClicks(field, "history this")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "History of this event" in shown()
    assert "Accept" not in shown()
    assert len(shown()) < len(everything) / 4
    field.clear()
    assert shown() == everything
    qtbot.keyClicks(field, "F3")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert {"Next place found", "Next article found"} <= shown()


def test_the_credits_name_the_gazetteer_and_its_licence(program: Program) -> None:
    from PySide6.QtWidgets import QPlainTextEdit

    program.window.liking.show_about()
    assert program.window.dialog is not None
    (credits_text,) = program.window.dialog.findChildren(QPlainTextEdit)
    assert "GeoNames" in credits_text.toPlainText()
    assert "Creative Commons Attribution 4.0" in credits_text.toPlainText()


def test_what_takes_the_keyboard_has_a_name(filled: Program) -> None:
    window = filled.window
    window.show()
    nameless = []
    for widget in window.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(window):
            text = getattr(widget, "text", None)
            named = widget.accessibleName() or (callable(text) and text()) or isinstance(widget.parent(), QDockWidget)
            if not named and not widget.objectName().startswith("qt_"):
                nameless.append(type(widget).__name__)
    assert not nameless


def test_a_crash_is_told_with_the_place_of_its_report(program: Program, tmp_path: Path) -> None:
    program.window.liking.show_crash(tmp_path / "crash.txt")
    box = program.window.dialog
    assert isinstance(box, QMessageBox)
    assert str(tmp_path / "crash.txt") in box.informativeText()


def test_when_dates_are_put_by_hand_they_mean_what_they_say(qtbot: QtBot, qapp: object) -> None:
    from briefing.ui.dialogs.fields import WhenField

    field = WhenField(When.on(date(2024, 11, 28)), date(2024, 12, 1))
    qtbot.addWidget(field)
    assert field.value() == When.on(date(2024, 11, 28))
    expected = {
        "week": (date(2024, 11, 25), date(2024, 12, 1)),
        "month": (date(2024, 11, 1), date(2024, 11, 30)),
        "year": (date(2024, 1, 1), date(2024, 12, 31)),
        "by": (None, date(2024, 11, 28)),
        "from": (date(2024, 11, 28), None),
        "open": (None, None),
        "on": (date(2024, 11, 28), date(2024, 11, 28)),
    }
    for kind, (first, last) in expected.items():
        field.kind.setCurrentIndex(field.kind.findData(kind))
        assert (field.value().earliest, field.value().latest) == (first, last)
        again = WhenField(field.value(), date(2024, 12, 1))
        qtbot.addWidget(again)
        assert again.kind.currentData() == kind


def test_the_window_fits_a_small_laptop(qtbot: QtBot, program: Program, documents: Path) -> None:
    window = program.window
    window.resize(1366, 768)
    window.show()
    fill(program, documents / "Aleppo.briefing")
    qtbot.waitUntil(lambda: window.docks["timeline"].width() > 100)
    assert window.size().width() == 1366
    assert window.size().height() == 768
    assert window.docks["articles"].width() < window.reader.width()
    assert window.docks["timeline"].width() >= 380


SMALL = ((911, 600), (1100, 640))


@pytest.mark.parametrize("size", SMALL)
@pytest.mark.parametrize("name", ["timeline", "map", "actors", "casualties", "review", "briefing", "history"])
def test_no_pane_is_cut_off_in_a_small_window(
    qtbot: QtBot, program: Program, documents: Path, name: str, size: tuple[int, int]
) -> None:
    """A laptop of 1366 pixels at 150 % has 911: each pane folds into what it is given."""
    window = program.window
    window.resize(*size)
    window.show()
    fill(program, documents / "Aleppo.briefing")
    window.go_to(name)
    pane = window.docks[name].widget()

    def is_whole() -> bool:
        corner = pane.mapTo(window, pane.rect().bottomRight())
        return pane.isVisible() and corner.x() < window.width() and corner.y() < window.height()

    qtbot.waitUntil(is_whole)
    assert window.size().toTuple() == size, "nothing made the window larger"


def test_the_manual_names_every_key(filled: Program) -> None:
    window = filled.window
    manual = (Path(__file__).parents[2] / "docs" / "manual" / "window.md").read_text(encoding="utf-8")
    actions = [*window.actions(), window.commands.undo_action, window.commands.redo_action, *window.reader.actions()]
    for inner in (window.timeline.list, window.articles.list, window.actors.list, window.casualties.table):
        actions += inner.actions()
    for action in actions:
        if action.shortcut().isEmpty():
            continue
        said = action.text().rstrip("…").removeprefix("Go to: ").split(" add article")[0].removesuffix(" event")
        assert said.removesuffix(" figure").removesuffix(" actor") in manual, action.text()
        keys = action.shortcut().toString()
        assert keys in manual or keys[:-1] == "Ctrl+", keys

"""Adding to what the program knows, in the window: real dialogs, a real case, a real worker process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from briefing.app import Program
from briefing.domain.actor import ActorId, ActorKind
from briefing.domain.additions import NOTHING_ADDED, AddedActor, Additions
from briefing.domain.place import PlaceKind
from briefing.store.casefile import CaseFile
from briefing.ui.case.learning import Wanted
from briefing.ui.craft import theme
from briefing.ui.dialogs.knowledge import KnowledgeDialog, LearnedDialog
from briefing.ui.seen.selection import Picked
from briefing.ui.window.main_window import MainWindow
from briefing.usecases.editing.articles import AddArticle
from briefing.usecases.editing.edits import refresh_view
from briefing.usecases.taking_in import learning
from briefing.usecases.taking_in.learning import ActorDraft, Where
from briefing.usecases.taking_in.reading import Pasted, read_here
from tests.ui.conftest import KeptRoom, running

PATIENCE_MS = 60_000
TELLING = (
    "Fighters of the Qamar Brigade shelled the village of Tell Nour on 3 May 2025. Seven civilians were killed."
    "\n\nThe QB denied that it had shelled the village."
)
OTHER = "Government forces shelled the town of Saraqib on 4 May 2025. At least four civilians were killed, medics said."
BRIGADE, QB = ActorId("actor:qamar-brigade"), ActorId("actor:qb")


@pytest.fixture(scope="module")
def case_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A case of two articles as the program reads them, made once."""
    path = tmp_path_factory.mktemp("case") / "made.briefing"
    with CaseFile.create(path) as case:
        for number, text in enumerate((TELLING, OTHER)):
            AddArticle(case, read_here(Pasted(text, name=f"{number}.txt")), refresh=False).apply()
        refresh_view(case)
    return path.read_bytes()


@pytest.fixture(scope="module")
def room() -> Iterator[KeptRoom]:
    """One worker for all tests: it takes two seconds to start."""
    made = KeptRoom(1)
    yield made
    made.end()


@pytest.fixture(autouse=True)
def workers_are_drained() -> None:
    """The worker is kept from test to test."""


@pytest.fixture
def program(qapp: QApplication, looks: theme.Theme, documents: Path, room: KeptRoom) -> Iterator[Program]:
    yield from running(Program(qapp, room=room, documents=documents, warm=False))


@pytest.fixture
def window(program: Program, documents: Path, case_bytes: bytes) -> MainWindow:
    path = documents / "Nour.briefing"
    path.write_bytes(case_bytes)
    program.window.resize(1200, 800)
    program.window.show()
    assert program.window.open_case(path)
    return program.window


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Until a change is made, shown, joined and written."""
    qtbot.waitUntil(lambda: not window.knowing.learning.is_busy and window.case.is_settled, timeout=PATIENCE_MS)


def asked(qtbot: QtBot, window: MainWindow) -> KnowledgeDialog:
    """The dialog that has just been opened, once it knows what is known."""
    dialog = window.dialog
    assert isinstance(dialog, KnowledgeDialog)
    qtbot.waitUntil(lambda: dialog._own is not None, timeout=PATIENCE_MS)
    return dialog


def judged(qtbot: QtBot, dialog: KnowledgeDialog) -> None:
    """Until what was typed has been looked at."""
    qtbot.waitUntil(lambda: not dialog._pause.isActive(), timeout=PATIENCE_MS)


def note(dialog: KnowledgeDialog, key: str) -> str:
    shown = dialog._notes[key].note
    return shown.text() if shown.isVisibleTo(dialog) else ""


def select(window: MainWindow, words: str) -> None:
    text = window.reader.text
    assert text.article is not None
    start = text.article.text.index(words)
    cursor = QTextCursor(text.document())
    cursor.setPosition(text.offsets.utf16(start))
    cursor.setPosition(text.offsets.utf16(start + len(words)), QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)


def open_telling(window: MainWindow) -> None:
    window.reader.open_article(next(one.id for one in window.case.view.articles.values() if one.text == TELLING))


# --- adding


def test_selected_words_are_added_and_their_article_read_again_as_one_step(qtbot: QtBot, window: MainWindow) -> None:
    open_telling(window)
    before = window.case.view.corpus
    select(window, "Qamar Brigade")
    window.commands.learn_action.trigger()
    dialog = asked(qtbot, window)
    assert dialog.name.text() == "Qamar Brigade"
    assert isinstance(dialog.draft(), ActorDraft)
    dialog.aliases.setPlainText("QB")
    dialog.actor_kind.choose(ActorKind.ARMED_GROUP)
    dialog.country.setText("syria")
    dialog.belongs_to.setText("HTS")
    judged(qtbot, dialog)
    qtbot.waitUntil(lambda: "1 article" in dialog.again.text(), timeout=PATIENCE_MS)
    steps = window.case.stack.count()
    progressed: list[tuple[int, int, str]] = []
    window.knowing.learning.progressed.connect(lambda *told: progressed.append(told))
    dialog.confirm.click()
    assert window.knowing.learning.is_busy
    settle(qtbot, window)
    assert progressed[-1][:2] == (1, 1)
    assert not window.again_strip.isVisible()
    assert window.case.stack.count() == steps + 1
    assert window.case.stack.undoText() == "Add what is known of “Qamar Brigade”"
    assert "1 article read again" in window.statusBar().currentMessage()
    actor = window.case.view.actors[BRIGADE]
    assert (actor.kind, actor.country, actor.affiliation) == (ActorKind.ARMED_GROUP, "SY", "actor:hts")
    assert QB not in window.case.view.actors
    assert window.case.file is not None
    assert window.case.file.added.get().entries == (
        AddedActor("qamar-brigade", "Qamar Brigade", ("QB",), ActorKind.ARMED_GROUP, "SY", "hts"),
    )
    after = window.case.view.corpus
    window.commands.undo_action.trigger()
    settle(qtbot, window)
    assert window.case.view.corpus == before
    assert window.case.file.added.get() == NOTHING_ADDED
    window.commands.redo_action.trigger()
    settle(qtbot, window)
    assert window.case.view.corpus == after


def test_an_actor_of_the_case_brings_what_the_case_tells_of_it(qtbot: QtBot, window: MainWindow) -> None:
    window.go_to("actors")
    window.selection.pick(Picked(actor=BRIGADE))
    window.actors.learn_action.trigger()
    dialog = asked(qtbot, window)
    assert dialog.name.text() == "Qamar Brigade"
    assert dialog.actor_kind.term() is window.case.view.actors[BRIGADE].kind
    dialog.reject()
    window.actors._learn.click()
    assert isinstance(window.dialog, KnowledgeDialog)


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)  # offscreen, of menus
def test_the_menu_of_the_text_offers_the_name_under_the_mouse(qtbot: QtBot, window: MainWindow) -> None:
    open_telling(window)
    text = window.reader.text
    assert text.article is not None
    at = text.article.text.index("Tell Nour") + 2
    here = text.cursorRect(text._cursor(at, at)).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, here, text.viewport().mapToGlobal(here))
    QApplication.sendEvent(text.viewport(), event)
    menu = next(one for one in text.findChildren(QMenu) if one.isVisible())
    learn = next(one for one in menu.actions() if one.text().startswith("Add to what the program knows"))
    assert learn.isEnabled()
    learn.trigger()
    menu.close()
    dialog = asked(qtbot, window)
    assert dialog.name.text() == "Tell Nour"
    assert dialog.sort.term() == "place"


def test_a_place_near_another_gets_its_position(qtbot: QtBot, window: MainWindow) -> None:
    open_telling(window)
    select(window, "Tell Nour")
    window.commands.learn_action.trigger()
    dialog = asked(qtbot, window)
    assert dialog.sort.term() == "place"
    dialog.place_kind.choose(PlaceKind.VILLAGE)
    dialog.near.setText("Atarib")
    judged(qtbot, dialog)
    assert "Near Atareb (city, Aleppo Governorate, Syria" in note(dialog, "point")
    assert "Syria" in note(dialog, "country")
    dialog.confirm.click()
    settle(qtbot, window)
    (place,) = (one for one in window.case.view.corpus.places if one.gazetteer == "analyst:tell-nour")
    assert place.lat == pytest.approx(36.139, abs=0.01)


# --- what is wrong is said where it is


def test_what_is_wrong_is_said_below_its_field(qtbot: QtBot, window: MainWindow) -> None:
    window.commands.learn_action.trigger()
    dialog = asked(qtbot, window)
    assert not dialog.confirm.isEnabled()
    assert note(dialog, "name") == ""  # nobody has typed yet
    dialog.name.setText("HTS")
    judged(qtbot, dialog)
    assert "Hay'at Tahrir al-Sham (armed group, Syria)" in note(dialog, "name")
    dialog.name.clear()
    judged(qtbot, dialog)
    assert "needs a name" in note(dialog, "name")
    dialog.name.setText("Wadi Company")
    dialog.country.setText("Wombatia")
    dialog.belongs_to.setText("SNA")
    judged(qtbot, dialog)
    assert note(dialog, "name") == ""
    assert "Wombatia" in note(dialog, "country")
    assert "write the full name" in note(dialog, "belongs_to")
    assert not dialog.confirm.isEnabled()
    tall = dialog.height()
    dialog.country.setText("Syria")
    dialog.belongs_to.clear()
    judged(qtbot, dialog)
    assert dialog.confirm.isEnabled()
    qtbot.waitUntil(lambda: dialog.height() < tall)
    dialog.sort.choose("place")
    dialog.how.choose("point")
    dialog.point.setText("36, 200")
    judged(qtbot, dialog)
    assert "longitude from -180 to 180" in note(dialog, "point")
    assert not dialog.confirm.isEnabled()
    dialog.point.setText("36.14 N 36.82 E")
    judged(qtbot, dialog)
    assert dialog.confirm.isEnabled()


def test_a_name_that_stands_nowhere_is_added_at_once(qtbot: QtBot, window: MainWindow) -> None:
    window.commands.learn_action.trigger()
    dialog = asked(qtbot, window)
    dialog.name.setText("Wadi Company")
    judged(qtbot, dialog)
    qtbot.waitUntil(lambda: not dialog.again.isEnabled(), timeout=PATIENCE_MS)
    assert "no article" in dialog.again.text()
    dialog.confirm.click()
    assert not window.knowing.learning.is_busy
    assert window.statusBar().currentMessage() == "Added."
    assert window.case.file is not None
    assert [one.name for one in window.case.file.added.get().entries] == ["Wadi Company"]


def test_without_reading_again_articles_stay_as_they_were(qtbot: QtBot, window: MainWindow) -> None:
    before = window.case.view.corpus
    window.knowing.change(Wanted(AddedActor("qamar-brigade", "Qamar Brigade", ("QB",)), again=False))
    settle(qtbot, window)
    assert window.case.view.corpus == before
    window.knowing.change(Wanted(more_names=("Qamar Brigade",)))
    settle(qtbot, window)
    assert QB not in window.case.view.actors
    assert window.case.stack.undoText() == "Read 1 article again"


def test_cancelling_keeps_the_entry_and_the_articles_as_they_were(qtbot: QtBot, window: MainWindow) -> None:
    before = window.case.view.corpus
    steps = window.case.stack.count()
    window.knowing.change(Wanted(AddedActor("qamar-brigade", "Qamar Brigade", ("QB",))))
    qtbot.waitUntil(window.again_strip.isVisible, timeout=PATIENCE_MS)
    window.again_strip.cancel.click()
    settle(qtbot, window)
    assert not window.again_strip.isVisible()
    assert window.case.view.corpus == before
    assert window.case.stack.count() == steps + 1
    assert window.case.file is not None
    assert len(window.case.file.added.get().entries) == 1


def test_an_article_that_comes_meanwhile_is_read_with_it_as_well(qtbot: QtBot, window: MainWindow) -> None:
    window.knowing.change(Wanted(AddedActor("qamar-brigade", "Qamar Brigade", ("QB",))))
    qtbot.waitUntil(window.again_strip.isVisible, timeout=PATIENCE_MS)
    assert window.case.file is not None
    late = read_here(
        Pasted("The QB left Saraqib on 5 May 2025, residents said. Nobody was hurt in the town.", name="late.txt")
    )
    assert window.case.do(AddArticle(window.case.file, late)) is None
    settle(qtbot, window)
    assert QB not in window.case.view.actors
    assert late.intake.article.id in {span.article for span in window.case.view.actors[BRIGADE].mentions}


def test_closing_the_case_meanwhile_forgets_it(qtbot: QtBot, window: MainWindow, documents: Path) -> None:
    window.knowing.change(Wanted(AddedActor("qamar-brigade", "Qamar Brigade", ("QB",))))
    qtbot.waitUntil(window.again_strip.isVisible, timeout=PATIENCE_MS)
    window.close_case()
    assert not window.knowing.learning.is_busy
    assert not window.again_strip.isVisible()
    with CaseFile.open(documents / "Nour.briefing") as case:
        assert case.added.get() == NOTHING_ADDED


def test_a_second_change_waits_for_the_first(qtbot: QtBot, window: MainWindow) -> None:
    window.knowing.change(Wanted(AddedActor("qamar-brigade", "Qamar Brigade", ("QB",))))
    window.dialog = None
    window.commands.learn_action.trigger()
    assert window.dialog is None
    assert "still being read again" in window.statusBar().currentMessage()
    settle(qtbot, window)


# --- imports and dates


def test_imports_and_corrected_dates_read_with_what_was_added(qtbot: QtBot, window: MainWindow) -> None:
    window.knowing.change(
        Wanted(AddedActor("qamar-brigade", "Qamar Brigade", ("QB",)), where=Where.EVERYWHERE, again=False)
    )
    settle(qtbot, window)
    with qtbot.waitSignal(window.importing.finished, timeout=PATIENCE_MS):
        window.offer([Pasted("The QB left Saraqib on Sunday, residents said. Nobody was hurt in the town there.")])
    settle(qtbot, window)
    last = next(one for one in window.case.view.articles.values() if "QB left" in one.text)
    assert last.id in {span.article for span in window.case.view.actors[BRIGADE].mentions}
    first = next(one for one in window.case.view.articles.values() if one.text == TELLING)
    window.editing.correct_article(first, replace(first, published=date(2025, 5, 6)))
    qtbot.waitUntil(lambda: not window.editing.is_reading_again and window.case.is_settled, timeout=PATIENCE_MS)
    assert QB not in window.case.view.actors


def test_a_broken_file_is_told_of_once_and_stops_nothing(qtbot: QtBot, window: MainWindow) -> None:
    learning.file().write_text("[actors.\n")
    for number in range(2):
        with qtbot.waitSignal(window.importing.finished, timeout=PATIENCE_MS) as seen:
            window.offer(
                [Pasted(f"{number + 3} civilians were killed in Saraqib on Sunday, medics said. The town was shelled.")]
            )
        assert len(seen.args[0].taken_in) == 1
        settle(qtbot, window)
        if number == 0:
            box = window.dialog
            assert isinstance(box, QMessageBox)
            assert "knowledge.toml" in box.text()
            box.close()
            window.dialog = None
    assert window.dialog is None


# --- the list


@pytest.fixture
def listed(qtbot: QtBot, window: MainWindow) -> LearnedDialog:
    """The list, with an entry for this case and one for every case."""
    assert window.case.file is not None
    own = AddedActor("qamar-brigade", "Qamar Brigade", ("QB",), ActorKind.ARMED_GROUP, "SY", "hts")
    window.case.file.added.set(Additions((own,)))
    learning.keep(None, Where.EVERYWHERE, Additions((AddedActor("wadi-company", "Wadi Company"),)))
    window.commands.learned_action.trigger()
    dialog = window.dialog
    assert isinstance(dialog, LearnedDialog)
    qtbot.waitUntil(lambda: len(dialog.entries()) == 2, timeout=PATIENCE_MS)
    return dialog


def texts(dialog: LearnedDialog) -> list[str]:
    return [dialog.model.line(at).text for at in range(dialog.model.rowCount())]


def test_the_list_tells_what_holds_where(listed: LearnedDialog) -> None:
    assert texts(listed) == ["This case", "Qamar Brigade", "Every case", "Wadi Company"]
    assert listed.model.line(1).detail == "armed group, Syria, belongs to Hay'at Tahrir al-Sham · also QB"
    assert not listed.edit.isEnabled()
    listed.choose(listed.entries()[0][1])
    assert all(one.isEnabled() for one in (listed.edit, listed.remove, listed.again, listed.add))


def test_an_entry_is_changed_and_moved_from_the_list(qtbot: QtBot, window: MainWindow, listed: LearnedDialog) -> None:
    assert window.case.file is not None
    listed.choose(listed.entries()[0][1])
    listed.edit.click()
    dialog = asked(qtbot, window)
    assert dialog.belongs_to.text() == "Hay'at Tahrir al-Sham"
    assert not dialog.sort.isEnabled()
    assert dialog.confirm.text() == "Save"
    dialog.name.setText("Qamar Division")
    dialog.for_all.setChecked(True)
    judged(qtbot, dialog)
    dialog.confirm.click()
    settle(qtbot, window)
    assert texts(listed) == ["This case", "Nothing yet", "Every case", "Qamar Division", "Wadi Company"]
    assert window.case.file.added.get() == NOTHING_ADDED
    assert {one.key for one in learning.everywhere().entries} == {"qamar-brigade", "wadi-company"}
    assert window.case.stack.undoText() == "Change for what “Qamar Division” holds"
    window.commands.undo_action.trigger()
    settle(qtbot, window)
    assert texts(listed) == ["This case", "Qamar Brigade", "Every case", "Wadi Company"]


def test_an_entry_is_put_to_use_and_removed_from_the_list(qtbot: QtBot, window: MainWindow, listed: LearnedDialog) -> None:
    listed.choose(listed.entries()[0][1])
    listed.again.click()
    assert not listed.remove.isEnabled()
    settle(qtbot, window)
    assert QB not in window.case.view.actors
    assert "1 article read again" in listed.state.text()
    listed.choose(listed.entries()[0][1])
    listed.remove.click()
    settle(qtbot, window)
    assert texts(listed) == ["This case", "Nothing yet", "Every case", "Wadi Company"]
    assert QB in window.case.view.actors


def test_without_a_case_what_holds_for_every_case_can_be_added(qtbot: QtBot, program: Program) -> None:
    window = program.window
    window.show()
    window.commands.learned_action.trigger()
    listed_ = window.dialog
    assert isinstance(listed_, LearnedDialog)
    qtbot.waitUntil(lambda: listed_.model.rowCount() == 2, timeout=PATIENCE_MS)
    listed_.add.click()
    dialog = asked(qtbot, window)
    assert not dialog.for_case.isEnabled()
    assert dialog.for_all.isChecked()
    assert not dialog.again.isVisible()
    dialog.name.setText("Wadi Company")
    judged(qtbot, dialog)
    dialog.confirm.click()
    qtbot.waitUntil(lambda: texts(listed_) == ["Every case", "Wadi Company"], timeout=PATIENCE_MS)
    listed_.choose(listed_.entries()[0][1])
    assert not listed_.again.isEnabled()
    listed_.remove.click()
    assert texts(listed_) == ["Every case", "Nothing yet"]
    assert learning.everywhere() == NOTHING_ADDED


def test_a_case_open_for_reading_takes_nothing(qtbot: QtBot, window: MainWindow, documents: Path) -> None:
    window.close_case()
    assert window.open_case(documents / "Nour.briefing", read_only=True)
    window.commands.learn_action.trigger()
    dialog = asked(qtbot, window)
    assert not dialog.for_case.isEnabled()
    dialog.reject()
    window.knowing.change(Wanted(AddedActor("qamar-brigade", "Qamar Brigade")))
    assert isinstance(window.dialog, QMessageBox)
    assert "reading only" in window.dialog.text()


def test_looks_of_the_dialog_hold_in_any_width(qtbot: QtBot, window: MainWindow) -> None:
    window.commands.learn_action.trigger()
    dialog = asked(qtbot, window)
    dialog.name.setText("HTS")
    dialog.country.setText("Wombatia")
    judged(qtbot, dialog)
    dialog.setFixedWidth(dialog.minimumWidth())
    for key in ("name", "country"):
        shown = dialog._notes[key].note

        def is_whole(note: QLabel = shown) -> bool:
            return note.height() >= note.heightForWidth(note.width())

        qtbot.waitUntil(is_whole)
        assert shown.textFormat() is Qt.TextFormat.PlainText

"""Composing a briefing in the window: texts with their sources, order of sections, issues, files."""

from __future__ import annotations

import contextlib
import html
import re
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QDateTime, QModelIndex, Qt
from pytestqt.qtbot import QtBot

from briefing.app import Program
from briefing.domain.composition import (
    Composition,
    Confidence,
    Judgement,
    Likelihood,
    Passage,
    Section,
    Template,
    moved,
    sections_of,
)
from briefing.domain.criteria import NO_CRITERIA, Criteria
from briefing.domain.fact import Fact, FactKind
from briefing.domain.text import ArticleId, Span
from briefing.ui.composer import terms
from briefing.ui.composer.composer import Composer
from briefing.ui.composer.statements import JudgementCard
from briefing.ui.craft import theme
from briefing.ui.desk import composing
from briefing.ui.window.main_window import MainWindow
from briefing.usecases.briefings.proofing import Check, Place
from briefing.usecases.editing.issuing import kept_composition
from tests.report.cases import HOSTILE
from tests.sample_corpus import HTS
from tests.ui.conftest import fill

PATIENCE_MS = 60_000
SPAN = Span(ArticleId("a"), 0, 5)
DRAFTED = Passage("As drafted.", (SPAN,), "As drafted.")


@pytest.fixture
def composer(qtbot: QtBot, looks: theme.Theme) -> Composer:
    made = Composer()
    qtbot.addWidget(made)
    made.resize(500, 900)
    made.look_up_with(lambda _span: "3b", lambda _span: "The quoted sentence.")
    return made


def composition(**more: object) -> Composition:
    return Composition("Aleppo", **more)  # type: ignore[arg-type]


# --- words


def test_what_is_shown_comes_out_as_it_went_in(composer: Composer) -> None:
    one = composition(
        bottom_line=(DRAFTED,),
        judgements=(Judgement(DRAFTED, Likelihood.LIKELY, Confidence.LOW, "one source"),),
        sections=moved(sections_of(Template.STANDARD), "actors", 0),
    )
    composer.fill(one)
    assert composer.into(composition()) == replace(one, title="Aleppo")


def test_an_edited_sentence_keeps_its_sources_and_one_that_loses_them_is_flagged(composer: Composer) -> None:
    composer.fill(composition(bottom_line=(DRAFTED,)))
    card = composer.bottom_line.cards[0]
    assert card.flag.text() == "As drafted"
    card.words.setPlainText("As the analyst has it.")
    said = composer.bottom_line.passages()[0]
    assert said.sources == (SPAN,)
    assert said.is_edited
    assert card.flag.text() == ""
    card._remove_source(SPAN)
    assert card.flag.text() == "No source"
    assert composer.bottom_line.passages()[0].lacks_sources


def test_a_fact_is_inserted_with_its_sources_where_one_last_worked(composer: Composer) -> None:
    composer.fill(composition(judgements=(Judgement(Passage("Mine.")),)))
    composer.show_facts([Fact(FactKind.EVENT, DRAFTED), Fact(FactKind.FIGURE, replace(DRAFTED, text="Twelve dead."))])
    composer.judgements.cards[0].words.worked_in.emit()
    composer.facts.inserted.emit(DRAFTED)
    assert [one.said.text for one in composer.judgements.judgements()] == ["Mine.", "As drafted."]
    assert composer.judgements.judgements()[1].said.sources == (SPAN,)
    composer.facts.search.setText("twelve")
    composer.facts.search.looked_for.emit("twelve")
    shown = composer.facts.tree.model()
    assert shown.rowCount() == 1
    assert shown.index(0, 0).data() == "Figures (1)"


def test_likelihood_and_confidence_are_chosen_apart_and_the_wheel_changes_neither(composer: Composer) -> None:
    composer.fill(composition(judgements=(Judgement(Passage("Mine.")),)))
    card = composer.judgements.cards[0]
    assert isinstance(card, JudgementCard)
    card.likelihood.choose(Likelihood.ALMOST_CERTAIN)
    assert composer.judgements.judgements() == (Judgement(Passage("Mine."), Likelihood.ALMOST_CERTAIN),)
    card.confidence.choose(Confidence.HIGH)
    assert composer.judgements.judgements()[0].confidence is Confidence.HIGH


def test_statements_move_by_keys_and_what_was_removed_comes_back(composer: Composer, qtbot: QtBot) -> None:
    composer.fill(composition(bottom_line=(Passage("One."), Passage("Two."))))
    qtbot.keyClick(composer.bottom_line.cards[1].words, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [one.text for one in composer.bottom_line.passages()] == ["Two.", "One."]
    composer.bottom_line.cards[0].removed.emit()
    assert [one.text for one in composer.bottom_line.passages()] == ["One."]
    composer.take_back()
    assert [one.text for one in composer.bottom_line.passages()] == ["Two.", "One."]
    composer.take_back()
    assert [one.text for one in composer.bottom_line.passages()] == ["One.", "Two."]
    assert not composer.undo.isEnabled()


# --- sections


def test_sections_are_moved_by_keys_and_ticked(composer: Composer, qtbot: QtBot) -> None:
    composer.fill(composition())
    listed = composer.sections
    names = [one.name for one in composer.into(composition()).sections]
    listed.setCurrentRow(names.index("actors"))
    qtbot.keyClick(listed, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    after = composer.into(composition())
    assert [one.name for one in after.sections].index("actors") == names.index("actors") - 1
    item = listed.currentItem()
    assert item is not None
    item.setCheckState(Qt.CheckState.Unchecked)
    assert not composer.into(composition()).section("actors").is_on
    composer.take_back()
    assert [one.name for one in composer.into(composition()).sections] == names


def test_a_section_that_is_dragged_lands_where_it_is_dropped(composer: Composer) -> None:
    composer.fill(composition())
    listed = composer.sections
    names = [one.name for one in composer.into(composition()).sections]
    listed.setCurrentRow(names.index("actors"))
    # what the list does itself when one of its items is dropped within it
    assert listed.model().moveRow(QModelIndex(), names.index("actors"), QModelIndex(), 1)
    after = [one.name for one in composer.into(composition()).sections]
    assert after[:3] == [names[0], "actors", names[1]]
    assert sorted(after) == sorted(names)


def test_each_section_keeps_its_own_text(composer: Composer) -> None:
    composer.fill(composition())
    names = [one.name for one in composer.into(composition()).sections]
    composer.sections.setCurrentRow(names.index("timeline"))
    composer.text.insert(Passage("Of the timeline."))
    composer.sections.setCurrentRow(names.index("outlook"))
    assert composer.text.passages() == ()
    composer.text.insert(Passage("What to watch."))
    composer.sections.setCurrentRow(names.index("sources"))
    assert not composer.text.isVisibleTo(composer)
    made = composer.into(composition())
    assert made.section("timeline").text == (Passage("Of the timeline."),)
    assert made.section("outlook").text == (Passage("What to watch."),)


def test_hostile_words_are_kept_as_they_are(composer: Composer) -> None:
    # Qt keeps no noncharacters, NULs or line separators
    told = tuple(Passage(words) for words in HOSTILE if words.strip() and not set("\u2028\x00\ufdd0") & set(words))
    composer.fill(composition(bottom_line=told))
    assert composer.bottom_line.passages() == told


# --- in the window


def test_the_cut_off_is_told_by_the_clock_of_the_zone_that_the_analyst_chose(window: MainWindow) -> None:
    pane = window.briefing
    pane.has_cut_off.setChecked(True)
    pane.cut_off.setDateTime(QDateTime(2024, 12, 2, 18, 30, 0))
    pane.zone.show_zone("Asia/Damascus")
    one = pane.composition()
    assert one.cut_off is not None
    assert (one.cut_off.isoformat(), one.cut_off_zone) == ("2024-12-02T18:30:00+03:00", "Asia/Damascus")
    pane.zone.show_zone("")
    pane.fill_composition(one)
    assert pane.composition() == one
    pane.zone.show_zone("Europe/Helsinki")
    assert pane.composition().cut_off == datetime(2024, 12, 2, 16, 30, tzinfo=UTC)
    pane.fill_composition(replace(one, cut_off=datetime.fromisoformat("2024-12-02T18:30:00-05:00"), cut_off_zone=""))
    again = pane.composition()
    assert (again.cut_off, again.cut_off_zone) == (datetime(2024, 12, 2, 23, 30, tzinfo=UTC), "UTC-05:00")
    pane.zone.show_zone("")
    assert pane.composition().cut_off == datetime(2024, 12, 2, 18, 30, tzinfo=UTC)


@pytest.fixture
def window(filled: Program, qtbot: QtBot) -> MainWindow:
    window = filled.window
    qtbot.addWidget(window)
    return window


def test_the_briefing_being_worked_on_belongs_to_the_case(window: MainWindow) -> None:
    pane = window.briefing
    assert pane.composition().template is Template.STANDARD
    pane.template.choose(Template.FLASH)
    pane.composer.bottom_line.insert(Passage("So it stands."))
    assert window.case.file is not None
    kept = kept_composition(window.case.file)
    assert kept is not None
    assert kept.template is Template.FLASH
    assert kept.bottom_line == (Passage("So it stands."),)
    assert not kept.section("timeline").is_on  # the sections of the template
    pane.fill_composition(composition())
    window.composing.begin("Another title", "", "", "a4")
    assert pane.composition() == kept


def test_drafts_come_with_sources_and_pages_follow(window: MainWindow, qtbot: QtBot) -> None:
    pane = window.briefing
    pane.template.choose(Template.FLASH)
    window.composing.draft()
    qtbot.waitUntil(lambda: bool(pane.composer.judgements.cards), timeout=PATIENCE_MS)
    assert all(one.said.sources for one in pane.composition().judgements)
    window.composing.make_pages()
    qtbot.waitUntil(lambda: pane.pages.number == 2, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: pane.composer.facts.tree.model().rowCount() >= 2, timeout=PATIENCE_MS)
    chips = [chip.text() for chip in pane.composer.bottom_line.findChildren(type(pane.issues)) if chip.property("chip")]
    assert any(text[0].isdigit() and text[-1].isalpha() for text in chips)


def test_a_draft_of_a_case_with_endless_titles_is_done_and_its_pages_name_them(
    program: Program, documents: Path, qtbot: QtBot
) -> None:
    path = documents / "Damaged.briefing"
    fill(program, path)
    program.window.close_case()
    with contextlib.closing(sqlite3.connect(path)) as case, case:
        case.execute("update event set title = ?", ("Fighters enter the town " * 41_667,))
        case.execute("update incident set title = ?", ("x" * 1_000_000,))
        case.execute("update actor set name = ? where n % 2", ("z" * 1_000_000,))
    window = program.window
    assert window.open_case(path)
    pane = window.briefing
    window.composing.draft()
    qtbot.waitUntil(lambda: bool(pane.composer.judgements.cards), timeout=PATIENCE_MS)
    assert max(len(one.said.text) for one in pane.composition().judgements) < 3_000
    window.composing.make_pages()
    qtbot.waitUntil(lambda: pane.pages.number > 1, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: bool(pane.proofs.findings()), timeout=PATIENCE_MS)
    assert Check.DAMAGED in {one.check for one in pane.proofs.findings()}


def test_an_issue_is_saved_undone_opened_and_followed_by_the_next(window: MainWindow, qtbot: QtBot) -> None:
    pane, case = window.briefing, window.case
    assert case.file is not None
    pane.composer.bottom_line.insert(Passage("So it stands."))
    window.composing.save_issue()
    qtbot.waitUntil(lambda: bool(case.file and case.file.issues.heads()), timeout=PATIENCE_MS)
    assert case.file.issues.get(1).composition.bottom_line == (Passage("So it stands."),)
    assert case.file.issues.get(1).snapshot
    case.stack.undo()
    assert case.file.issues.heads() == ()
    case.stack.redo()
    window.composing.next_issue(1)
    assert (pane.composition().number, pane.composition().replaces) == (2, 1)
    assert pane.save.accessibleName() == "Save as issue 2"
    assert pane.composition().bottom_line == (Passage("So it stands."),)
    window.composing.fill_issues()
    menu = pane.issues.menu()
    assert menu is not None
    assert [action.text().split(" ")[0] for action in menu.actions()] == ["1"]
    window.composing.open_issue(1)
    assert pane.composition().number == 1
    window.composing.remove_issue(1)
    assert case.file.issues.heads() == ()


def test_all_forms_are_written_from_the_same_composition(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    import docx

    pane = window.briefing
    pane.template.choose(Template.FLASH)
    pane.composer.bottom_line.insert(Passage("So it stands."))
    paths = {form: tmp_path / f"out.{form}" for form in ("pdf", "docx", "html")}
    for form, path in paths.items():
        window.composing.write(form, path)
    for path in paths.values():
        qtbot.waitUntil(path.exists, timeout=PATIENCE_MS)
    assert "So it stands." in PdfReader(paths["pdf"]).pages[0].extract_text()
    assert "So it stands." in " ".join(one.text for one in docx.Document(str(paths["docx"])).paragraphs)
    assert "So it stands." in paths["html"].read_text(encoding="utf-8")


def test_with_its_box_ticked_the_briefing_holds_what_the_filter_shows_and_no_more(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    pane = window.briefing
    pane.template.choose(Template.COMPLETE)
    every = {one.title for one in window.showing.shown.happenings}
    window.filter_bar.set_criteria(Criteria(actors=frozenset({HTS})))
    kept = {one.title for one in window.showing.shown.happenings}
    assert kept
    assert kept < every

    def printed(name: str) -> set[str]:
        path = tmp_path / name
        window.composing.write("html", path)
        qtbot.waitUntil(path.exists, timeout=PATIENCE_MS)
        text = " ".join(html.unescape(re.sub(r"<[^>]*>", " ", path.read_text(encoding="utf-8"))).split())
        return {title for title in every if title in text}

    assert printed("all.html") == every
    pane.only_shown.click()
    assert printed("part.html") == kept
    window.filter_bar.set_criteria(NO_CRITERIA)  # the ticked box follows the window
    assert pane.composition().criteria == NO_CRITERIA


def test_words_and_pages_stand_side_by_side_where_there_is_room(window: MainWindow) -> None:
    pane = window.briefing
    pane.resize(1200, 700)
    pane._arrange()
    assert pane._words_area.isVisibleTo(pane)
    assert pane._pages_area.isVisibleTo(pane)
    pane.resize(500, 700)
    pane._arrange()
    assert pane._words_area.isVisibleTo(pane) != pane._pages_area.isVisibleTo(pane)
    pane.compose.setChecked(True)
    assert pane._words_area.isVisibleTo(pane)


def test_the_fields_above_and_the_choices_below_them_stand_in_one_line(window: MainWindow, qtbot: QtBot) -> None:
    window.show()
    window.go_to("briefing")
    pane, dock = window.briefing, window.docks["briefing"]
    dock.setFloating(True)
    dock.resize(600, 800)
    pane.more.click()
    qtbot.waitUntil(lambda: pane.width() > 500 and pane.title.width() > 300)
    fields = (pane.title, pane.marking, pane.number, pane.paper, pane.rule)
    sides = {(at := field.mapTo(pane, field.rect().topLeft()).x(), at + field.width()) for field in fields}
    assert len(sides) == 1


def test_checks_follow_the_pages_and_lead_to_the_words(window: MainWindow, qtbot: QtBot) -> None:
    pane = window.briefing
    text = "So 𐍈 it fell on Tuesday 29 November 2024."
    one = pane.composition().with_section(Section("outlook", True, (Passage("Quiet."), Passage(text))))
    pane.fill_composition(one)
    window.composing.make_pages()
    qtbot.waitUntil(lambda: bool(pane.proofs.findings()), timeout=PATIENCE_MS)
    found = {finding.check: finding for finding in pane.proofs.findings()}
    assert {Check.WEEKDAY, Check.UNCITED, Check.UNREVIEWED} <= set(found)
    pane.proofs.led_to.emit(found[Check.WEEKDAY].place)
    words = pane.composer.text.cards[1].words
    assert words.textCursor().selectedText() == "Tuesday 29 November 2024"
    pane.proofs.led_to.emit(Place("title", 0, 0, 4))
    assert pane.title.selectedText() == pane.title.text()[:4]


def test_the_next_issue_is_compared_with_the_one_before_it_in_the_window_too(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    pane, file = window.briefing, window.case.file
    assert file is not None
    pane.save_wanted.emit()
    qtbot.waitUntil(lambda: bool(file.issues.heads()), timeout=PATIENCE_MS)
    window.composing.next_issue(1)
    path = tmp_path / "two.html"
    with qtbot.waitSignal(window.composing.written, timeout=PATIENCE_MS):
        window.composing.write("html", path)
    assert "Since issue 1, written" in path.read_text(encoding="utf-8").replace("\u00a0", " ")


def test_the_first_page_is_shown_before_the_others(window: MainWindow, filled: Program, qtbot: QtBot) -> None:
    pane = window.briefing
    shown: list[int] = []
    arrange = pane.pages.show_pages
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pane.pages, "show_pages", lambda pages: (shown.append(len(pages)), arrange(pages)))
        pane.pages.show_pages(())
        window.composing.make_pages()
        qtbot.waitUntil(lambda: pane.pages.number >= 4, timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: filled.desk.is_idle, timeout=PATIENCE_MS)
    assert shown[:2] == [0, 1]
    assert shown[-1] == pane.pages.number >= 4


def test_number_and_what_is_replaced_are_set_by_hand(window: MainWindow, qtbot: QtBot) -> None:
    pane = window.briefing
    pane.more.click()
    for field, words in ((pane.number, "12"), (pane.replaces, "11")):
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, words)
        qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert (pane.composition().number, pane.composition().replaces) == (12, 11)
    assert pane.save.accessibleName() == "Save as issue 12"
    pane.number.setValue(11)
    assert pane.problem() == terms.REPLACES_ITSELF
    pane.replaces.setValue(0)
    assert pane.replaces.text() == terms.REPLACES_NONE
    assert (pane.composition().replaces, pane.problem()) == (None, "")


def test_an_issue_written_again_gives_the_same_bytes_and_another_time_once_anything_changed(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(datetime(2024, 12, 5, hour, tzinfo=UTC) for hour in range(24))
    monkeypatch.setattr(composing, "_now", lambda: next(clock))
    pane, file = window.briefing, window.case.file
    assert file is not None
    pane.template.choose(Template.FLASH)
    pane.save_wanted.emit()
    qtbot.waitUntil(lambda: bool(file.issues.heads()), timeout=PATIENCE_MS)

    def write(name: str) -> bytes:
        with qtbot.waitSignal(window.composing.written, timeout=PATIENCE_MS):
            window.composing.write("html", tmp_path / name)
        return (tmp_path / name).read_bytes()

    first = write("one.html")
    assert write("two.html") == first
    pane.composer.bottom_line.insert(Passage("So it stands."))
    changed = write("three.html")
    assert changed != first
    assert "5 Dec 2024, 00:00" in first.decode().replace("\u00a0", " ")
    assert "5 Dec 2024, 03:00" in changed.decode().replace("\u00a0", " ")


def test_a_field_that_is_out_of_sight_does_not_take_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1200, 800)
    window.show()
    window.go_to("briefing")
    pane = window.briefing
    qtbot.mouseClick(pane.look, Qt.MouseButton.LeftButton)
    title = pane.title.text()
    window.go_to("reader")
    window.go_to("briefing")
    assert not pane.title.hasFocus()
    pane.compose.click()
    window.go_to("briefing")
    qtbot.waitUntil(pane.title.hasFocus)
    assert pane.title.text() == title

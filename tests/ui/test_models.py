from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QTableWidget, QTableWidgetItem, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from briefing.domain.claim import Status
from briefing.domain.corpus import Corpus
from briefing.ui.craft.theme import Theme
from briefing.ui.dialogs.fields import Terms
from briefing.ui.models.actors import ActorModel
from briefing.ui.models.articles import ROW, ArticleFilter, ArticleModel
from briefing.ui.models.figures import COLUMNS, FigureFilter, FigureModel
from briefing.ui.models.lines import LineModel
from briefing.ui.models.timeline import FoldRow, HappeningRow, HeadingRow, ReportRow, TimelineModel, TimelineRow, spoken
from briefing.ui.painting.cells import ScriptDelegate
from briefing.ui.painting.text import wrapped
from briefing.ui.seen.profile import Profiler
from briefing.ui.seen.view import View
from tests.sample_corpus import LONG_NAME, sample_corpus


def rows_of(model: TimelineModel) -> list[TimelineRow]:
    return [model.row(at) for at in range(model.rowCount())]


def titles(model: TimelineModel) -> list[str]:
    return [row.happening.title for row in rows_of(model) if isinstance(row, HappeningRow)]


@pytest.mark.parametrize("filled", [True, False])
def test_every_model_keeps_the_rules_of_models(qapp: object, qtmodeltester: ModelTester, view: View, filled: bool) -> None:
    shown = view if filled else View()
    timeline, articles, actors, figures, lines = TimelineModel(), ArticleModel(), ActorModel(), FigureModel(), LineModel()
    timeline.show(shown)
    articles.show(shown)
    actors.show(shown.ranked_actors, shown.weights)
    figures.show(shown.figure_rows)
    lines.show(Profiler(shown).profile(shown.ranked_actors[0]) if filled else ())
    sorted_figures, found_articles = FigureFilter(), ArticleFilter()
    sorted_figures.setSourceModel(figures)
    found_articles.setSourceModel(articles)
    models: list[QAbstractItemModel] = [timeline, articles, actors, figures, lines, sorted_figures, found_articles]
    for model in models:
        qtmodeltester.check(model, force_py=True)


def test_the_timeline_is_in_order_of_time_with_the_undated_last(qapp: object, view: View) -> None:
    model = TimelineModel()
    model.show(view)
    assert isinstance(model.row(0), FoldRow)
    model.toggle_background()
    later = [row for row in rows_of(model) if isinstance(row, HeadingRow)]
    headings = later[3:]
    known = [row.when.sort_key for row in headings if row.when.is_known]
    assert known == sorted(known)
    assert [row.when.is_known for row in headings] == [True] * len(known) + [False]
    assert headings[-1].text == "Date not given"
    assert "Between 26 and 28 Nov 2024" in [row.text for row in headings]
    assert sum(row.number for row in later) == len(titles(model))


def test_background_is_folded_away_until_it_is_looked_for(qapp: object, view: View) -> None:
    model = TimelineModel()
    model.show(view)
    assert model.row(0) == FoldRow(3, False)
    war = next(one for one in view.happenings if one.title == "War in Syria since 2011")
    assert war.title not in titles(model)
    assert model.row_of(war.lead.id) is None
    model.show(View(view.corpus, figures=frozenset()))  # the window's filter is in force
    assert war.title in titles(model)
    model.show(view)
    model.unfold(war.lead.id)
    assert war.title in titles(model)
    model.toggle_background()
    assert war.title not in titles(model)


def test_articles_that_tell_one_happening_make_one_row_that_opens(qapp: object, view: View) -> None:
    model = TimelineModel()
    model.show(view)
    assert titles(model).count("Air strikes on Atarib") == 1
    strike = next(row.happening for row in rows_of(model) if isinstance(row, HappeningRow) and row.happening.told_by == 3)
    assert strike.toll == "15–24 civilians killed, 36 civilians wounded"
    assert strike.status is Status.DISPUTED
    before = model.rowCount()
    model.toggle(strike.key)
    reports = [row for row in rows_of(model) if isinstance(row, ReportRow)]
    assert len(reports) == 3
    assert all(row.quote and row.source for row in reports)
    assert all(model.row_of(row.event.id) is not None for row in reports)
    model.toggle(strike.key)
    assert model.rowCount() == before


def test_rejected_events_are_listed_where_they_are_asked_for(qapp: object, view: View) -> None:
    model = TimelineModel()
    model.show(view)
    assert "Displaced families wait outside Afrin" not in titles(model)
    model.show(View(view.corpus, with_rejected=True))
    assert "Displaced families wait outside Afrin" in titles(model)


def test_planned_denied_and_background_events_are_marked_as_aside(view: View) -> None:
    aside = {one.status for one in view.happenings if one.is_aside}
    assert aside == {Status.PLANNED, Status.DENIED, Status.BACKGROUND}


def test_a_row_says_everything_in_words(qapp: object, view: View) -> None:
    model = TimelineModel()
    model.show(view)
    at = next(at for at, row in enumerate(rows_of(model)) if isinstance(row, HappeningRow) and row.happening.told_by == 3)
    said = model.index(at).data(Qt.ItemDataRole.AccessibleTextRole)
    for part in ("28 Nov 2024", "Air strikes on Atarib", "Airstrike", "Atarib", "15–24 civilians killed", "Disputed"):
        assert part in said
    assert said == spoken(model.row(at))


def test_a_count_without_ceiling_and_a_running_total_are_told_as_such(view: View) -> None:
    found = {row.wording: row for row in view.figure_rows}
    assert found["More than 500,000 people"].figure == "more than 500,000"
    assert "running total" in found["More than 500,000 people"].because
    assert found["At least 15 civilians"].figure == "at least 15"
    assert found["as many as 200 soldiers"].figure == "up to 200"
    assert found["six children"].because == "not added: included in at least 15 civilians killed"
    assert found["Another journalist"].because == "not added: rejected in review"
    assert found["Another journalist"].who == "journalist missing"
    assert found["At least 15 civilians"].counted


def test_the_figures_sort_by_number_and_not_by_spelling(qapp: object, view: View) -> None:
    model, by_size = FigureModel(), FigureFilter()
    model.show(view.figure_rows)
    by_size.setSourceModel(model)
    by_size.sort(0, Qt.SortOrder.DescendingOrder)
    first = [by_size.index(at, 0).data() for at in range(3)]
    assert first == ["more than 500,000", "50,000", "more than 14,000"]
    by_size.only_left_out(True)
    assert 0 < by_size.rowCount() < model.rowCount()
    by_size.look_for("children")
    assert {by_size.index(at, 1).data() for at in range(by_size.rowCount())} == {"children killed", "children wounded"}
    assert len(COLUMNS) == model.columnCount()


def test_an_article_is_found_by_words_of_its_text(qapp: object, view: View) -> None:
    model, found = ArticleModel(), ArticleFilter()
    model.show(view)
    found.setSourceModel(model)
    found.look_for("bakery")
    assert found.rowCount() == 1
    assert "Notes from the road" in found.index(0, 0).data()
    assert "no date" in found.index(0, 0).data()
    found.look_for("")
    days = [found.index(at, 0).data(ROW).article.day for at in range(found.rowCount())]
    assert days == sorted(days, key=lambda day: (day is None, str(day)))
    assert days[-1] is None


def test_a_profile_tells_ties_events_tolls_and_statements_each_with_its_place(view: View) -> None:
    actor = next(one for one in view.corpus.actors if one.id == "actor:hts")
    lines = Profiler(view).profile(actor)
    headings = [line.text for line in lines if line.is_heading]
    assert headings[:2] == ["Ties", "Events"]
    assert "Casualties suffered" in headings
    told = [line for line in lines if not line.is_heading]
    assert all(line.span is not None or line.event is not None or line.actor is not None for line in told)
    assert any("according to" in line.detail for line in told if line.casualty)


def test_a_case_without_anything_has_empty_rows_and_no_faults() -> None:
    empty = View(Corpus())
    assert empty.happenings == ()
    assert empty.figure_rows == ()
    assert empty.ranked_actors == ()


def test_a_near_duplicate_names_the_article_it_repeats(qapp: object) -> None:
    corpus = sample_corpus()
    first, last = corpus.articles[0], corpus.articles[-1]
    model = ArticleModel()
    model.show(View(replace(corpus), {last.id: first.id}))
    row = model.row(len(corpus.articles) - 1)
    assert row.duplicate_of == first.title


def test_arabic_words_with_a_latin_name_among_them_keep_their_order_in_a_cell(qtbot: QtBot, looks: Theme) -> None:
    table = QTableWidget(2, 1)
    qtbot.addWidget(table)
    delegate = ScriptDelegate(table)
    for row, text in enumerate(("قصف على Idlib يقتل عشرين مدنيا", "Shelling of إدلب")):
        table.setItem(row, 0, QTableWidgetItem(text))
    ways = []
    for row in range(2):
        option = QStyleOptionViewItem()
        delegate.initStyleOption(option, table.model().index(row, 0))
        ways.append(option.direction)
        assert option.displayAlignment & Qt.AlignmentFlag.AlignLeft
    assert ways == [Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight]


def test_a_name_without_room_in_a_field_that_drops_down_ends_in_an_ellipsis(qtbot: QtBot, looks: Theme) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)

    def picture(name: str) -> bytes:
        made = Terms(holder, {"one": name}, "one", "Actor")
        made.resize(200, 30)
        image = made.grab().toImage()
        return bytes(image.constBits())

    assert picture(LONG_NAME) == picture(LONG_NAME + " and more that nobody sees")
    assert picture("Idlib") != picture("Idlib and more")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("letters", ["x", "Fighters enter the town ", "قصف على المدينة ", "\u200b"])
def test_of_a_title_without_end_no_more_is_laid_out_than_has_room(letters: str) -> None:
    font, endless = QApplication.font(), (letters * 1_000_000)[:1_000_000]
    for lines in (1, 3):
        found = wrapped(endless, font, 300, lines)
        assert len(found) <= lines
        assert found[-1].endswith("…")
        assert sum(map(len, found)) < 2_000
    assert wrapped("A short one", font, 300, 3) == ("A short one",)

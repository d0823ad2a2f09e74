"""The review queue, worked by real keys in the real window."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from briefing.app import Program
from briefing.domain.claim import Review
from briefing.domain.criteria import Criteria
from briefing.domain.event import Event
from briefing.domain.grade import Credibility, Reliability
from briefing.ui.craft import theme
from briefing.ui.dialogs.casualty import CasualtyDialog
from briefing.ui.dialogs.event import EventDialog
from briefing.ui.dialogs.review import AcceptManyDialog
from briefing.ui.dialogs.tie import TieDialog
from briefing.ui.panes.grade_picker import step_keys
from briefing.ui.panes.key_button import KeyButton
from briefing.ui.panes.review import ReviewPane
from briefing.ui.seen.profile import Profiler
from briefing.ui.seen.proposing import SORTS
from briefing.ui.seen.selection import Picked
from briefing.ui.window.main_window import MainWindow
from briefing.usecases.reviewing.explaining import Sort
from briefing.usecases.reviewing.proposals import Proposal, proposals


@pytest.fixture
def window(qtbot: QtBot, filled: Program) -> MainWindow:
    made = filled.window
    made.resize(1400, 900)
    made.show()
    go_to_review(qtbot, made)
    return made


def go_to_review(qtbot: QtBot, window: MainWindow) -> None:
    """The panes have found their places first: the timeline comes to the front when a case is opened."""
    qtbot.waitUntil(lambda: not window.timeline.visibleRegion().isEmpty())
    window.go_to("review")
    qtbot.waitUntil(lambda: not window.review.visibleRegion().isEmpty())


def press(qtbot: QtBot, window: MainWindow, keys: str) -> None:
    """Keys to whatever has the keyboard, as a person presses them."""
    for key in keys:
        target = QApplication.focusWidget() or window.review.list
        qtbot.keyClick(target, getattr(Qt.Key, f"Key_{key.upper()}"))
        qtbot.wait(1)


def come_back(qtbot: QtBot, window: MainWindow) -> None:
    """What a window manager does when a dialog has closed."""
    window.activateWindow()
    window.review.list.setFocus()
    qtbot.waitUntil(window.review.list.hasFocus)


def current(window: MainWindow) -> Proposal:
    found = window.review.queue.current
    assert found is not None
    return found


def review_of(window: MainWindow, one: Proposal) -> Review:
    assert window.case.file is not None
    facts = window.case.file.events if isinstance(one.fact, Event) else window.case.file.casualties
    review: Review = facts.get(one.id).review  # type: ignore[arg-type]
    return review


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.case.is_settled, timeout=20_000)


def test_one_proposal_is_shown_with_its_sentence_marked_and_its_reasons(qtbot: QtBot, window: MainWindow) -> None:
    pane = window.review
    one = current(window)
    view = window.case.view
    assert one == proposals(view.corpus)[0]
    assert isinstance(one.fact, Event)
    assert pane.title.text() == one.fact.title
    assert view.sentence(one.fact.evidence) in pane.excerpt.toPlainText()
    marked = [layer.cursor.selectedText() for layer in pane.excerpt.extraSelections() if layer.format.hasProperty(0x820)]
    assert "".join(marked) == view.quote(one.fact.evidence)
    labels = {pane.model.row(at).label for at in range(pane.model.rowCount())}
    assert {"Type", "When"} <= labels
    assert pane.number.text() == f"0 of {len(proposals(view.corpus))} reviewed"


def test_what_is_copied_are_the_words_of_the_article(qtbot: QtBot, window: MainWindow) -> None:
    excerpt = window.review.excerpt
    excerpt.selectAll()
    copied = excerpt.createMimeDataFromSelection().text()
    article = window.case.view.articles[current(window).article]  # type: ignore[index]
    assert copied
    assert copied in article.text


def test_keys_accept_reject_put_off_and_go_to_and_fro(qtbot: QtBot, window: MainWindow) -> None:
    seen = [current(window)]
    for key in "arsn":
        press(qtbot, window, key)
        seen.append(current(window))
    assert len({one.id for one in seen}) == 5
    assert [review_of(window, one) for one in seen[:4]] == [
        Review.ACCEPTED,
        Review.REJECTED,
        Review.SUGGESTED,
        Review.SUGGESTED,
    ]
    assert window.review.number.text().startswith("2 of ")
    assert window.review.beside.text() == "1 put off to the end"
    press(qtbot, window, "bbbb")
    assert current(window).id == seen[0].id
    assert "Accepted" in window.review.kind.accessibleName()
    press(qtbot, window, "r")  # changed one's mind
    assert review_of(window, seen[0]) is Review.REJECTED
    assert window.review.number.text().startswith("2 of ")


def test_z_takes_back_the_last_decision_and_returns_to_it(qtbot: QtBot, window: MainWindow) -> None:
    first = current(window)
    press(qtbot, window, "ar")
    second_undone = window.review.undo_action.toolTip()
    assert "Reject" in second_undone
    press(qtbot, window, "z")
    qtbot.waitUntil(lambda: window.review.queue.decided == 1)
    press(qtbot, window, "z")
    qtbot.waitUntil(lambda: window.review.queue.decided == 0)
    assert current(window).id == first.id
    assert review_of(window, first) is Review.SUGGESTED
    assert not window.review.undo_action.isEnabled()
    window.commands.redo_action.trigger()
    qtbot.waitUntil(lambda: window.review.queue.decided == 1)


def test_keys_struck_while_an_undo_is_being_shown_count_for_what_it_brings_back(qtbot: QtBot, window: MainWindow) -> None:
    first = current(window)
    press(qtbot, window, "a")
    window.review.undo_action.trigger()
    window.review.reject_action.trigger()  # at once, before the window could draw
    qtbot.waitUntil(lambda: review_of(window, first) is Review.REJECTED)
    assert window.review.queue.decided == 1


def test_e_opens_the_form_and_the_queue_goes_on_when_it_is_saved(qtbot: QtBot, window: MainWindow) -> None:
    one = current(window)
    press(qtbot, window, "e")
    dialog = window.dialog
    assert isinstance(dialog, EventDialog)
    dialog.title.setText("As the analyst puts it")
    dialog.confirm.click()
    qtbot.waitUntil(lambda: current(window).id != one.id)
    assert review_of(window, one) is Review.EDITED
    figure = next(each for each in window.review.queue.left() if each.sort is Sort.FIGURE)
    window.selection.pick(Picked(casualty=figure.id))  # type: ignore[arg-type]
    window.review.edit_action.trigger()
    form = window.dialog
    assert isinstance(form, CasualtyDialog)
    form.reject()


def test_the_selection_is_shared_both_ways(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "n")
    one = current(window)
    picked = window.selection.current
    assert one.id in (picked.event, picked.casualty)
    assert window.reader.article == one.article
    other = window.review.queue.left()[9]
    window.selection.pick(
        Picked(event=other.id) if other.sort is Sort.EVENT else Picked(casualty=other.id)  # type: ignore[arg-type]
    )
    assert current(window).id == other.id


def test_scopes_narrow_the_queue_and_its_progress(qtbot: QtBot, window: MainWindow) -> None:
    pane, found = window.review, proposals(window.case.view.corpus)
    pane.sorts.choose(Sort.FIGURE)
    pane.sorts.chosen.emit(Sort.FIGURE)
    figures = [one for one in found if one.sort is Sort.FIGURE]
    assert pane.number.text() == f"0 of {len(figures)} reviewed"
    assert pane.beside.text() == f"{len(found)} in the case"
    assert current(window).sort is Sort.FIGURE
    pane.articles.setCurrentIndex(2)
    article = pane.articles.currentData()
    assert current(window).article == article
    assert pane.queue.total == sum(one.article == article for one in figures)
    pane.disputed.click()
    pane.below.choose(0.5)
    pane.below.chosen.emit(0.5)
    if pane.queue.total == 0:
        assert pane._stack.currentWidget() is pane._nothing_fits
    pane.clear_scope()
    assert pane.queue.total == len(found)


def test_a_rule_says_how_many_it_would_accept_and_is_one_step(qtbot: QtBot, window: MainWindow) -> None:
    total = window.review.queue.total
    press(qtbot, window, "m")
    dialog = window.dialog
    assert isinstance(dialog, AcceptManyDialog)
    number = len(dialog.value())
    assert 0 < number < total
    assert dialog.confirm.text() == f"Accept {number}"
    assert dialog.number.text().startswith(f"Accepts {number} of the {total}")
    assert dialog.lines.rowCount() == number
    dialog.date.click()  # loosened: more fit, and the rule is one's own now
    assert dialog.rule.term() == "own"
    assert len(dialog.value()) > number
    dialog.date.click()
    assert dialog.rule.term() == "deaths"
    chosen = dialog.value()
    before = window.case.stack.count()
    dialog.confirm.click()
    qtbot.waitUntil(lambda: window.review.queue.decided == number)
    assert window.case.stack.count() == before + 1
    assert all(review_of(window, one) is Review.ACCEPTED for one in chosen)
    come_back(qtbot, window)
    press(qtbot, window, "z")
    qtbot.waitUntil(lambda: window.review.queue.decided == 0)
    assert not any(review_of(window, one) is Review.ACCEPTED for one in chosen)


def test_a_rule_that_fits_nothing_cannot_be_carried_out(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "m")
    dialog = window.dialog
    assert isinstance(dialog, AcceptManyDialog)
    dialog.sure.choose(0.9)
    dialog.sort.choose(Sort.FIGURE)
    dialog.place.setChecked(True)
    dialog.twice.setChecked(True)
    dialog.undisputed.setChecked(True)
    if not dialog.value():
        assert not dialog.confirm.isEnabled()
        assert dialog.number.text() == "No proposal in the queue fits this."
    dialog.reject()


def test_accepting_joins_nothing_anew_and_rejecting_does(qtbot: QtBot, window: MainWindow) -> None:
    settle(qtbot, window)
    first = current(window)
    press(qtbot, window, "a")
    qtbot.waitUntil(lambda: review_of(window, first) is Review.ACCEPTED)
    assert window.case.is_settled  # at once: the clerk has nothing to do
    shown = {one.id: one.review for one in (*window.case.view.corpus.events, *window.case.view.corpus.casualties)}
    assert shown[first.id] is Review.ACCEPTED
    second = current(window)
    press(qtbot, window, "r")
    assert not window.case.is_settled
    press(qtbot, window, "a")  # while the clerk joins: the answer must know of this one as well
    settle(qtbot, window)
    assert window.case.file is not None
    from briefing import reconcile

    file = window.case.file
    fresh = reconcile.corpus(file.articles.all(), file.findings(), file.decisions())
    assert file.corpus() == fresh == window.case.view.corpus
    assert review_of(window, second) is Review.REJECTED


def choose_sort(qtbot: QtBot, window: MainWindow, sort: Sort) -> None:
    """As its entry in the menu does it: the offscreen platform has no keyboard for menus."""
    window.review.sorts.menu().actions()[list(SORTS).index(sort)].trigger()
    assert window.review.sorts.current() is sort
    come_back(qtbot, window)


def test_ties_are_proposals_with_their_sentence_and_reasons_and_are_decided_by_the_same_keys(
    qtbot: QtBot, window: MainWindow
) -> None:
    pane, view = window.review, window.case.view
    choose_sort(qtbot, window, Sort.TIE)
    one = current(window)
    assert one.tie is not None
    assert pane.queue.total == len([each for each in proposals(view.corpus) if each.sort is Sort.TIE])
    tie = view.tie(one.tie)
    assert tie is not None
    assert pane.title.text() == Profiler(view).tie_words(tie)
    assert view.sentence(one.fact.evidence) in pane.excerpt.toPlainText()
    assert "Tie" in pane.kind.accessibleName()
    labels = {pane.model.row(at).label for at in range(pane.model.rowCount())}
    assert {"Who", "How", "To whom", "How it is put"} <= labels
    assert not pane.letters.isVisible()
    assert not pane.numbers.isVisible()  # ties bear no grade

    press(qtbot, window, "ar")
    second = pane.queue.get(one.id)
    assert second is not None
    file = window.case.file
    assert file is not None
    assert file.tie_verdicts().of(one.tie).review is Review.ACCEPTED
    assert pane.number.text().startswith("2 of ")
    assert [each.review for each in file.tie_verdicts().by_key.values()].count(Review.REJECTED) == 1
    press(qtbot, window, "zz")
    qtbot.waitUntil(lambda: pane.queue.decided == 0)
    assert current(window).id == one.id
    assert not file.tie_verdicts()


def test_e_opens_the_form_of_a_tie_and_the_queue_goes_on_when_it_is_saved(qtbot: QtBot, window: MainWindow) -> None:
    choose_sort(qtbot, window, Sort.TIE)
    one = current(window)
    press(qtbot, window, "e")
    dialog = window.dialog
    assert isinstance(dialog, TieDialog)
    qtbot.keyClicks(dialog.note, "As the analyst sees it")
    qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: current(window).id != one.id)
    assert window.case.file is not None
    assert one.tie is not None
    said = window.case.file.tie_verdicts().of(one.tie)
    assert (said.review, said.note) == (Review.EDITED, "As the analyst sees it")


def test_ties_are_accepted_by_rule_and_narrowed_by_the_filter_of_the_window(qtbot: QtBot, window: MainWindow) -> None:
    pane = window.review
    choose_sort(qtbot, window, Sort.TIE)
    number = pane.queue.total
    press(qtbot, window, "m")
    dialog = window.dialog
    assert isinstance(dialog, AcceptManyDialog)
    dialog.rule.setCurrentIndex(dialog.rule.findText("All ties stated as a fact and denied by nobody"))
    chosen = dialog.value()
    assert chosen
    assert {each.sort for each in chosen} == {Sort.TIE}
    assert dialog.lines.rowCount() == len(chosen)
    assert not dialog.effect.isEnabled()
    qtbot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pane.queue.decided == len(chosen))
    pane.undo_action.trigger()
    qtbot.waitUntil(lambda: pane.queue.decided == 0)
    actor = current(window).fact.key.subject  # type: ignore[union-attr]
    window.filter_bar.set_criteria(Criteria(actors=frozenset({actor})))
    qtbot.waitUntil(lambda: 0 < pane.queue.total < number)
    assert actor in {end for each in pane.queue.left() if each.tie for end in (each.tie.subject, each.tie.object)}


def test_a_tie_pointed_at_in_a_profile_comes_up_in_the_queue_and_says_why(qtbot: QtBot, window: MainWindow) -> None:
    one = next(each for each in window.review.queue.left() if each.tie is not None)
    window.show_why()
    window.selection.pick(Picked(article=one.article, span=one.span, tie=one.tie))
    assert current(window).id == one.id
    qtbot.waitUntil(lambda: window.why.sort.text() == "Tie")
    assert window.why.title.text()


def test_when_all_is_reviewed_it_says_so_and_leads_back(qtbot: QtBot, window: MainWindow) -> None:
    pane = window.review
    chosen = pane.queue.left()
    pane.accept_many(chosen[:-1])
    qtbot.waitUntil(lambda: pane.queue.decided == len(chosen) - 1)
    last = current(window)
    assert not last.is_decided
    press(qtbot, window, "a")
    assert pane._stack.currentWidget() is pane._done
    assert not pane.accept_action.isEnabled()
    settle(qtbot, window)
    assert pane._stack.currentWidget() is pane._done
    press(qtbot, window, "b")
    assert pane._stack.currentWidget() is pane._card
    assert current(window).id == last.id


def test_rejected_facts_leave_the_briefing_and_stay_struck_through(qtbot: QtBot, window: MainWindow) -> None:
    from datetime import UTC, datetime

    from briefing.domain.choice import Choice
    from briefing.usecases.briefings.collecting import collect

    pane = window.review
    figure = next(one for one in pane.queue.left() if one.sort is Sort.FIGURE)
    window.selection.pick(Picked(casualty=figure.id))  # type: ignore[arg-type]
    press(qtbot, window, "r")
    settle(qtbot, window)
    assert window.case.file is not None
    choice = Choice(title="x", written=datetime(2024, 12, 8, tzinfo=UTC))
    method = collect(window.case.file.corpus(), choice).method
    assert (method.casualties.rejected, method.casualties.accepted) == (1, 0)
    window.sight.catch_up(window.casualties)  # behind the queue
    at = window.casualties.model.row_of(figure.id)  # type: ignore[arg-type]
    assert at is not None
    assert window.casualties.model.index(at, 0).data(Qt.ItemDataRole.FontRole).strikeOut()
    press(qtbot, window, "b")
    assert pane.title.font().strikeOut()


def test_a_case_open_for_reading_can_be_looked_through_but_not_decided(
    qtbot: QtBot, filled: Program, documents: Path
) -> None:
    window = filled.window
    window.show()
    window.close_case()
    assert window.open_case(documents / "Aleppo.briefing", read_only=True)
    go_to_review(qtbot, window)
    pane = window.review
    assert not pane.accept_action.isEnabled()
    assert pane.next_action.isEnabled()
    before = current(window)
    press(qtbot, window, "an")
    assert current(window).id != before.id
    assert review_of(window, before) is Review.SUGGESTED
    assert window.dialog is None


def test_without_articles_it_says_what_will_be_here(qtbot: QtBot, program: Program, documents: Path) -> None:
    window = program.window
    window.show()
    assert window.new_case(documents / "New.briefing")
    go_to_review(qtbot, window)
    pane = window.review
    assert pane._stack.currentWidget() is pane._none
    assert not pane._strip.isVisible()
    assert "Nothing to review yet" in [one.text() for one in pane._none.findChildren(QLabel)]


def test_every_key_is_shown_on_the_screen_and_listed_in_the_manual(window: MainWindow) -> None:
    manual = (Path(__file__).parents[2] / "docs" / "manual" / "window.md").read_text(encoding="utf-8")
    shown = {button.key: button for button in window.review.findChildren(KeyButton)}
    grading = {action.shortcut().toString() for action in window.review.grade_actions}
    assert set(shown) | grading == {action.shortcut().toString() for action in window.review.actions()}
    for step in (*Reliability, *Credibility):
        picker = window.review.numbers if isinstance(step, Credibility) else window.review.letters
        assert f"({step_keys(step)})" in picker.button(step).toolTip()
    assert "| 1 to 6 in Review |" in manual
    assert "| Shift+A to Shift+F in Review |" in manual
    for key, button in shown.items():
        assert button.isVisible()
        assert f"| {key} in Review |" in manual, key


def test_the_pane_can_be_looked_at_in_every_theme_and_width(qtbot: QtBot, window: MainWindow, looks: theme.Theme) -> None:
    pane: ReviewPane = window.review
    window.docks["review"].setFloating(True)
    for choice in ("light", "dark"):
        looks.choose(choice)
        for width in (320, 520, 900):
            window.docks["review"].resize(width, 640)
            press(qtbot, window, "n")
            assert not pane.grab().toImage().isNull()
            for button in pane.keys.values():
                assert button.width() >= button.minimumSizeHint().width()


def test_sixty_proposals_are_decided_by_keys_alone(qtbot: QtBot, window: MainWindow) -> None:
    """One key a decision, whatever else is done on the way: five minutes leave a person five seconds for each."""
    pane = window.review
    total = pane.queue.total
    assert total >= 60
    script = "aaraaesaaranaabn"  # accept, reject, edit and put aside, put off, to and fro
    turn = 0
    while pane.queue.decided < 60:
        key = script[turn % len(script)]
        turn += 1
        press(qtbot, window, key)
        if key == "e":
            dialog = window.dialog
            assert dialog is not None
            qtbot.keyClick(dialog, Qt.Key.Key_Escape)
            come_back(qtbot, window)
        assert turn <= 60 / 10 * len(script)  # ten of its sixteen keys decide, the others look around
    settle(qtbot, window)
    assert window.case.file is not None
    corpus = window.case.file.corpus()
    reviews = [one.review for one in (*corpus.events, *corpus.casualties, *corpus.ties.by_key.values())]
    decided = [one for one in reviews if one is not Review.SUGGESTED]
    assert len(decided) == 60
    assert set(decided) == {Review.ACCEPTED, Review.REJECTED}
    for _ in range(60):
        window.case.stack.undo()
    qtbot.waitUntil(lambda: pane.queue.decided == 0)


@pytest.mark.parametrize("size", [(1024, 560), (1024, 640), (1366, 768)], ids=str)
def test_in_a_low_pane_nothing_of_a_proposal_is_cut_off(qtbot: QtBot, window: MainWindow, size: tuple[int, int]) -> None:
    pane = window.review
    window.resize(*size)

    def is_whole() -> bool:
        shown = [one for one in (pane.kind, pane.title, pane.source, pane.letters, pane.excerpt) if one.isVisible()]
        places = [QRect(one.mapTo(pane, QPoint(0, 0)), one.size()) for one in shown]
        apart = all(upper.bottom() <= lower.top() for upper, lower in pairwise(places))
        titled = pane.title.height() >= min(
            pane.title.heightForWidth(pane.title.width()), 3 * pane.title.fontMetrics().height()
        )
        return apart and titled and all(one.height() >= one.fontMetrics().height() for one in shown)

    qtbot.waitUntil(lambda: window.height() == size[1] and is_whole())

"""Joins what a window is built of: case, panes and what stands between them hear from here on what the others say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.ui.case.grading import Grading
from briefing.ui.case.origins_ahead import OriginsAhead
from briefing.ui.desk.original_files import OriginalFiles
from briefing.ui.desk.picture_saving import PictureSaving, Wording
from briefing.ui.desk.readying import Readying
from briefing.ui.desk.waiting import Waiting
from briefing.ui.window.furnishing import listen
from briefing.ui.wording import words

if TYPE_CHECKING:
    from briefing.ui.window.main_window import MainWindow


def join(window: MainWindow) -> None:
    case = window.case
    _join_savers(window)
    case.changed.connect(window.on_changed)
    window.waiting = Waiting(case, window.timeline, window)
    Readying(window.desk, case, window)
    OriginsAhead(window.desk, case, window)
    case.opened.connect(window.on_opened)
    case.closed.connect(window.on_closed)
    case.failed.connect(window.complain)
    case.settled.connect(window.taking_in.on_settled)
    case.settings_changed.connect(window.on_settings)
    for tracked in (window.articles, window.timeline):
        tracked.history_wanted.connect(window.show_history)
    window.drops.offered.connect(window.offer)
    window.strip.cancelled.connect(window.importing.cancel)
    window.selection.picked.connect(window.showing.on_picked)
    window.importing.progressed.connect(window.taking_in.on_progress)
    window.importing.finished.connect(window.taking_in.on_imported)
    window.timeline.said.connect(window.say)
    window.searching.failed.connect(window.complain)
    window.searching.said.connect(window.say)

    window.welcome.sample_wanted.connect(window.cases.open_sample)
    window.welcome.new_wanted.connect(window.cases.ask_new)
    window.welcome.open_wanted.connect(window.cases.ask_open)
    window.welcome.import_wanted.connect(window.ask_files)
    window.welcome.recent_wanted.connect(window.open_case)
    for pane in (window.articles, window.timeline):
        pane.import_wanted.connect(window.ask_files)
        pane.unfilter_wanted.connect(window.clear_filter)
    window.articles.paste_wanted.connect(window.taking_in.paste)
    window.articles.details_wanted.connect(window.editing.edit_article)
    window.articles.remove_wanted.connect(window.editing.remove_articles)
    window.articles.original_wanted.connect(window.original_files.ask_where)
    window.articles.printing_wanted.connect(window.original_files.ask_where)
    window.reader.details_wanted.connect(window.editing.edit_article)
    window.reader.date_wanted.connect(window.editing.set_date)
    window.reader.add_wanted.connect(window.editing.add_event)
    window.reader.figure_wanted.connect(window.editing.add_figure)
    window.reader.original_wanted.connect(window.original_files.open)
    window.reader.opens_in_browser = window.original_files.opens_in_browser
    window.reader.learn_wanted.connect(window.learn)
    for telling in (window.reader, window.timeline):
        telling.why_wanted.connect(window.show_why)
    window.timeline.reviewed.connect(window.editing.review_events)
    window.timeline.edit_wanted.connect(window.editing.edit_event)
    window.timeline.remove_wanted.connect(window.editing.remove_events)
    window.timeline.join_wanted.connect(window.editing.join_happenings)
    window.timeline.split_wanted.connect(window.editing.split_happening)
    window.timeline.add_wanted.connect(window.editing.add_event_on)
    window.timeline.redated.connect(window.editing.redate_event)
    window.reader.text.veil.lifted.connect(window.liking.cover_anew)
    window.grading = Grading(case, window)
    window.articles.graded.connect(window.grading.publisher)
    window.timeline.graded.connect(window.grading.events)
    for changed in (case.stack.undoTextChanged, case.stack.covering_changed):
        changed.connect(window.show_undo)


def _join_savers(window: MainWindow) -> None:
    window.original_files = OriginalFiles(window.case, window.documents, window.save, window)
    listen(window, window.original_files)
    wording = Wording(words.TIMELINE_FILE, words.SAVE_TIMELINE, words.TIMELINE_PATTERNS, words.TIMELINE_COPIED)
    window.timeline_saving = PictureSaving(window.timeline, window.timeline_sheet, wording, window.picture_terms(), window)
    listen(window, window.timeline_saving)

"""The window: joins panes, the open case, the reading room and the desk. It decides nothing that a use case could
decide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QMainWindow,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from briefing import places
from briefing.domain.claim import Review
from briefing.domain.event import Event
from briefing.domain.text import Span
from briefing.errors import (
    BriefingError,
)
from briefing.preferences import Preferences
from briefing.ui.craft import icons
from briefing.ui.craft.drop_area import DropArea
from briefing.ui.craft.late import Late, is_made
from briefing.ui.craft.theme import Theme
from briefing.ui.craft.work import Desk
from briefing.ui.desk.outgoing import Outgoing
from briefing.ui.panes.parts import Elided, Pages, label
from briefing.ui.panes.welcome import WelcomePane
from briefing.ui.seen.selection import Picked, Selection
from briefing.ui.window import furnishing, menus
from briefing.ui.window.arrangement import Arrangement
from briefing.ui.window.case_files import CaseFiles
from briefing.ui.window.docking import Docking
from briefing.ui.window.liking import Liking
from briefing.ui.window.on_paper import OnPaper
from briefing.ui.window.seats import Seats
from briefing.ui.window.taking_in import TakingIn
from briefing.ui.wording import export_words, learning_words, safe_words, table_words, words
from briefing.ui.wording.plain import unmarked

if TYPE_CHECKING:
    from briefing.domain.additions import Additions
    from briefing.domain.change import Change
    from briefing.domain.choice import Rule
    from briefing.domain.criteria import Criteria
    from briefing.domain.history import Kind, Subject
    from briefing.domain.place import PlaceId
    from briefing.ui.desk.picture_saving import Terms
    from briefing.ui.painting.timeline_sheet import Sheet
    from briefing.ui.panes.history import HistoryPane
    from briefing.ui.seen.view import View
    from briefing.usecases.reviewing.proposals import Proposal
    from briefing.usecases.taking_in.intake import Details
    from briefing.usecases.taking_in.reading import ReadingRoom, Source


class MainWindow(QMainWindow):
    """One window, one case. `first_painted` comes once, after which slow things may be loaded."""

    first_painted = Signal()

    actors = Late(furnishing.make_actors, furnishing.join_actors)
    briefing = Late(furnishing.make_briefing, furnishing.join_briefing)
    casualties = Late(furnishing.make_casualties, furnishing.join_casualties)
    map = Late(furnishing.make_map, furnishing.join_map)
    report = Late(furnishing.make_report, furnishing.join_report)
    review = Late(furnishing.make_review, furnishing.join_review)
    why = Late(furnishing.make_why, furnishing.join_why)
    looking_back = Late(furnishing.make_looking_back, furnishing.join_looking_back)
    acting = Late(furnishing.make_acting, after="actors")
    room: Late[ReadingRoom] = Late(lambda window: window._open_room())
    knowing = Late(furnishing.make_knowing, furnishing.join_knowing)
    composing = Late(furnishing.make_composing, after="briefing")
    counting = Late(furnishing.make_counting, after="casualties")
    map_saving = Late(furnishing.make_map_saving, after="map")
    exporting = Late(furnishing.make_exporting, furnishing.join_exporting)
    safe_copying = Late(furnishing.make_safe_copying, furnishing.join_safe_copying)

    def __init__(
        self,
        desk: Desk,
        open_room: Callable[[], ReadingRoom],
        looks: Theme,
        liked: Preferences,
        settings_folder: Path,
        documents: Path | None = None,
    ) -> None:
        super().__init__()
        self.desk, self._open_room, self.looks = desk, open_room, looks
        self.liking = Liking(self, liked, settings_folder)
        self.arrangement = Arrangement(self, settings_folder)
        self._documents = documents
        self._painted = False
        self._closing = False
        self.dialog: QDialog | None = None  # the last one opened

        self.selection = Selection(self)
        self.cases, self.taking_in, self.paper = CaseFiles(self), TakingIn(self), OnPaper(self)
        self.welcome = WelcomePane(self)
        self._centre = Pages(self)
        self._centre.addWidget(self.welcome)
        middle = QWidget(self)
        self._middle = QVBoxLayout(middle)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(0)
        self._middle.addWidget(self._centre, 1)
        self.setCentralWidget(middle)
        self.welcome.show_recent(liked.recent)
        self.file_menu = self.menuBar().addMenu(words.MENU_FILE)
        self.edit_menu = self.menuBar().addMenu(words.MENU_EDIT)
        self.view_menu = self.menuBar().addMenu(words.MENU_VIEW)
        self.help_menu = self.menuBar().addMenu(words.MENU_HELP)
        self._make_status_bar()
        self.setWindowTitle(words.APPLICATION)
        self.setWindowIcon(icons.application_icon())
        self.setMinimumSize(800, 460)
        self.arrangement.begin()
        self._is_built = False

    @property
    def liked(self) -> Preferences:
        """What the person at the desk likes."""
        return self.liking.liked

    # ------------------------------------------------------------------------------------------------ building
    def build(self) -> None:
        """Everything but the welcome, once: after the first paint, or when a case is wanted sooner."""
        if self._is_built:
            return
        self._is_built = True
        from briefing.ui.case.case_signals import OpenCase
        from briefing.ui.case.importing import Importing

        self.case = OpenCase(self.desk, self)
        taking = self.taking_in
        self.importing = Importing(
            self.desk, self.room, taking.take_in, taking.print_too, taking.articles, self.added, self
        )
        self._make_panes()
        self._make_searching()
        self._make_editing()
        self.seats = Seats(self._bring, self)
        with self.seats.arranging():
            self._make_docks()
            self._make_actions()
            self.recent_menu = QMenu(words.RECENT, self)
            menus.fill(self)
            self.finder = self.searching.field
            self._tool_bar = menus.tool_bar(self)
            self._make_filter_bar()
            self._join()
            self.docking.arrange()
            self._show_welcome()

    def _bring(self, name: str) -> None:
        """The pane of a dock is looked at."""
        pane: QWidget = getattr(self, name)
        self.sight.catch_up(pane)

    def _make_panes(self) -> None:
        """What is seen as soon as a case is open; the others are made when they are looked at, by `furnishing`."""
        from briefing.ui.panes.articles import ArticlesPane
        from briefing.ui.panes.importing import ImportStrip
        from briefing.ui.panes.reader import ReaderPane
        from briefing.ui.panes.timeline import TimelinePane

        self.reader = ReaderPane(self.selection, self)
        self.articles = ArticlesPane(self.selection, self)
        self.timeline = TimelinePane(self.selection, self)
        self.strip = ImportStrip(self)
        self.again_strip = ImportStrip(self)
        self._centre.addWidget(self.reader)
        self._middle.addWidget(self.strip)
        self._middle.addWidget(self.again_strip)
        self.drops = DropArea(self)

    def _make_searching(self) -> None:
        from briefing.ui.desk.searching import Searching
        from briefing.ui.desk.taking_over import TakingOver

        self.searching = Searching(self.desk, self.case, self.selection, self.reader, self._to_front, self)
        self.taking_over = TakingOver(self.desk, self.documents, self)
        self.taking_over.made.connect(self.open_case)
        furnishing.listen(self, self.taking_over)
        self.liking.introduce()

    def _make_editing(self) -> None:
        from briefing.ui.desk.editing import Editing

        selected = self.reader.text.selected_span
        self.editing = Editing(self.desk, self.room, self.case, self.added, self.selection, selected, self)
        furnishing.listen(self, self.editing)

    def _make_savers(self) -> None:
        from briefing.ui.desk.original_files import OriginalFiles
        from briefing.ui.desk.picture_saving import PictureSaving, Wording

        self.original_files = OriginalFiles(self.case, self.documents, self.save, self)
        furnishing.listen(self, self.original_files)
        wording = Wording(words.TIMELINE_FILE, words.SAVE_TIMELINE, words.TIMELINE_PATTERNS, words.TIMELINE_COPIED)
        self.timeline_saving = PictureSaving(self.timeline, self._timeline_sheet, wording, self.picture_terms(), self)
        furnishing.listen(self, self.timeline_saving)

    def _timeline_sheet(self) -> Sheet:
        """All of the timeline, not what happens to be in sight, with the marking of the briefing."""
        self.sight.catch_up(self.timeline)
        return self.timeline.sheet(self.case_title(), self.marking())

    def picture_terms(self) -> Terms:
        """What is asked of the window when a picture is saved."""
        from briefing.ui.desk.picture_saving import Terms

        return Terms(self.case_title, self.is_letter, self.documents, self.save)

    def hear(self, one: Outgoing) -> None:
        furnishing.listen(self, one)
        one.written.connect(self._on_written)

    def what_is_shown(self) -> View:
        return self.shown

    def rule(self) -> Rule:
        """By which reports become totals."""
        chosen: Rule = self.briefing.rule.term()
        return chosen

    def count_anew(self) -> None:
        """Another rule was chosen."""
        if is_made(self, "actors"):
            self.actors.charts.renew()

    def ask_chart(self, chart: Any, form: str) -> None:
        """Where to write a chart of an actor."""
        self.counting.ask_where(chart, form)

    def marking(self) -> str:
        return self.briefing.wanted().marking

    def is_letter(self) -> bool:
        return self.briefing.wanted().paper.value == "us-letter"

    def _make_docks(self) -> None:
        self.docking = Docking(self, self.seats)
        self.docks = self.docking.docks
        self.seats.take("articles", self.articles)
        self.seats.take("timeline", self.timeline)

    def _action(
        self, text: str, slot: Callable[..., Any], keys: str | QKeySequence.StandardKey = "", icon: str = ""
    ) -> QAction:
        action = QAction(text, self)
        if icon:
            action.setIcon(icons.icon(icon))
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    def _make_actions(self) -> None:
        from briefing.ui.case.undo import menu_actions

        key = QKeySequence.StandardKey
        make = self._action
        self.new_action = make(words.NEW_CASE, self.cases.ask_new, key.New, "new")
        self.open_action = make(words.OPEN_CASE, self.cases.ask_open, key.Open, "open")
        self.take_over_action = make(export_words.TAKE_OVER, self.taking_over.ask)
        self.sample_action = make(words.OPEN_SAMPLE, self.cases.open_sample, "", "sample")
        self.import_action = make(words.IMPORT_FILES, self.ask_files, "Ctrl+I", "import")
        self.folder_action = make(words.IMPORT_FOLDER, self.taking_in.ask_folder, "Ctrl+Shift+I")
        self.details_action = make(words.IMPORT_DETAILS, self.taking_in.ask_files_with_details)
        self.paste_action = make(words.PASTE_ARTICLE, self.taking_in.paste, key.Paste, "paste")
        self.copy_action = make(words.SAVE_COPY, self.cases.ask_copy, key.SaveAs)
        self.pdf_action = make(words.EXPORT_PDF, self.paper.ask_pdf, "Ctrl+E", "export")
        self.export_action = make(export_words.ACTION, self.ask_export, "Ctrl+Shift+X")
        self.safe_copy_action = make(safe_words.ACTION, self.ask_safe_copy)
        self.print_action = make(words.PRINT, self.paper.ask_printer, key.Print, "print")
        self.close_action = make(words.CLOSE_CASE, self.close_case, "Ctrl+W")
        self.quit_action = make(words.QUIT, self.close, key.Quit)
        self.quit_action.setMenuRole(QAction.MenuRole.QuitRole)
        self.undo_action, self.redo_action = menu_actions(self.case.stack, self)
        self.addActions([self.undo_action, self.redo_action])
        self.add_event_action = make(words.ADD_EVENT, self.editing.add_event, "Ctrl+Shift+E", "add")
        self.add_figure_action = make(words.ADD_FIGURE, self.editing.add_figure, "Ctrl+Shift+F")
        self.learn_action = make(learning_words.ACTION, self.learn, "Ctrl+K", "learn")
        self.learned_action = make(learning_words.LEARNED, self.show_learned)
        self.case_title_action = make(words.CASE_TITLE, self.cases.ask_title)
        self.preferences_action = make(words.PREFERENCES, self.liking.ask, "Ctrl+,", "settings")
        self.preferences_action.setMenuRole(QAction.MenuRole.PreferencesRole)
        self.find_action = make(words.FIND, self.focus_find, key.Find, "search")
        self.found_actions = self.searching.actions(make)
        self.filter_action = make(words.FILTER_GO, self.focus_filter, "Ctrl+L", "filter")
        self.clear_filter_action = make(words.FILTER_CLEAR_ALL, self.clear_filter, "F4")
        self.sort_action = make(table_words.SORT, self.ask_sorting, "Ctrl+Shift+O")
        self.layout_action = make(words.RESET_LAYOUT, self.arrangement.reset)
        self.contrast_action = make(words.HIGH_CONTRAST, self.liking.switch_contrast)
        self.veil_action = make(words.VEIL, self.liking.switch_veil)
        for switch in (self.contrast_action, self.veil_action):
            switch.setCheckable(True)
        self.contrast_action.setChecked(self.looks.choice == "contrast")
        self.check_action = make(words.CHECK_CASE, self.cases.check)
        self.shortcuts_action = make(words.SHORTCUTS, self.liking.show_shortcuts, "F1")
        self.about_action = make(words.ABOUT, self.liking.show_about)
        self.about_action.setMenuRole(QAction.MenuRole.AboutRole)
        self.pane_actions: list[QAction] = []
        places_ = ("articles", "reader", "timeline", "actors", "casualties", "briefing", "why", "review", "map")
        for number, name in enumerate(places_, start=1):
            title = words.PANE_READER if name == "reader" else self.docks[name].windowTitle()
            action = make(words.GO_TO.format(pane=title), partial(self.go_to, name), f"Ctrl+{number}")
            self.pane_actions.append(action)
        self.pane_actions.append(make(words.GO_TO.format(pane=words.PANE_HISTORY), self.show_history, "Ctrl+H", "history"))
        self._needs_case = [
            self.copy_action,
            self.pdf_action,
            self.export_action,
            self.safe_copy_action,
            self.print_action,
            self.close_action,
            self.find_action,
            *self.found_actions,
            self.filter_action,
            self.clear_filter_action,
            self.sort_action,
            self.check_action,
            *self.pane_actions,
        ]
        self._needs_writing = [self.add_event_action, self.add_figure_action, self.case_title_action]

    def _make_filter_bar(self) -> None:
        from briefing.ui.desk.hindsight import Hindsight, HindsightBand
        from briefing.ui.desk.kept_filters import KeptFilters
        from briefing.ui.panes.filter import FilterBar
        from briefing.ui.seen.sight import Sight
        from briefing.ui.seen.view import View
        from briefing.usecases.looking.filtering import Sieve

        self.filter_bar = FilterBar(self)
        self.addToolBarBreak()
        self.addToolBar(self.filter_bar)
        self.addToolBarBreak()
        self.then_band = HindsightBand(self)
        self.addToolBar(self.then_band)
        self.hindsight = Hindsight(self.desk, self.case, self)
        self.hindsight.changed.connect(self._on_hindsight)
        self.hindsight.failed.connect(self.complain)
        self.then_band.now_wanted.connect(self.filter_bar.back_to_now)
        self._sieve = Sieve(self.case.view.corpus)
        self.told = self.seen = View()  # the case as it is, and as it was known on the day that is asked for
        self.shown = View()  # of that, what the filter lets through
        self.criteria_since: Criteria | None = None  # another filter than when the case was opened
        self.sight = Sight(self.selection, self)
        self.sight.watch(self.articles, self.articles, self.docks["articles"])
        self.sight.watch(self.timeline, self.timeline, self.docks["timeline"])
        self.filter_bar.changed.connect(self._on_criteria)
        self.kept_filters = KeptFilters(self.case, self.filter_bar, self)
        furnishing.listen(self, self.kept_filters)
        self.view_menu.insertAction(self.layout_action, self.filter_bar.toggleViewAction())

    def _make_status_bar(self) -> None:
        self._saved = Elided("", self, role="muted")
        self._saved.setMinimumWidth(320)
        self._progress = label("", quiet=True)
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(8, 0, 8, 0)
        bar.addWidget(self._saved, 1)
        bar.addPermanentWidget(self._progress)

    def _join(self) -> None:
        from briefing.ui.case.grading import Grading
        from briefing.ui.case.origins_ahead import OriginsAhead
        from briefing.ui.desk.readying import Readying
        from briefing.ui.desk.waiting import Waiting

        case = self.case
        self._make_savers()
        case.changed.connect(self._on_changed)
        self.waiting = Waiting(case, self.timeline, self)
        Readying(self.desk, case, self)
        OriginsAhead(self.desk, case, self)
        case.opened.connect(self._on_opened)
        case.closed.connect(self._on_closed)
        case.failed.connect(self.complain)
        case.settled.connect(self.taking_in.on_settled)
        case.settings_changed.connect(self._on_settings)
        for tracked in (self.articles, self.timeline):
            tracked.history_wanted.connect(self.show_history)
        self.drops.offered.connect(self.offer)
        self.strip.cancelled.connect(self.importing.cancel)
        self.selection.picked.connect(self._on_picked)
        self.importing.progressed.connect(self.taking_in.on_progress)
        self.importing.finished.connect(self.taking_in.on_imported)
        self.timeline.table.head.said.connect(self.say)
        self.searching.failed.connect(self.complain)
        self.searching.said.connect(self.say)

        self.welcome.sample_wanted.connect(self.cases.open_sample)
        self.welcome.new_wanted.connect(self.cases.ask_new)
        self.welcome.open_wanted.connect(self.cases.ask_open)
        self.welcome.import_wanted.connect(self.ask_files)
        self.welcome.recent_wanted.connect(self.open_case)
        for pane in (self.articles, self.timeline):
            pane.import_wanted.connect(self.ask_files)
            pane.unfilter_wanted.connect(self.clear_filter)
        self.articles.paste_wanted.connect(self.taking_in.paste)
        self.articles.details_wanted.connect(self.editing.edit_article)
        self.articles.remove_wanted.connect(self.editing.remove_articles)
        self.articles.original_wanted.connect(self.original_files.ask_where)
        self.articles.printing_wanted.connect(self.original_files.ask_where)
        self.reader.details_wanted.connect(self.editing.edit_article)
        self.reader.date_wanted.connect(self.editing.set_date)
        self.reader.add_wanted.connect(self.editing.add_event)
        self.reader.figure_wanted.connect(self.editing.add_figure)
        self.reader.original_wanted.connect(self.original_files.open)
        self.reader.opens_in_browser = self.original_files.opens_in_browser
        self.reader.learn_wanted.connect(self.learn)
        for telling in (self.reader, self.timeline):
            telling.why_wanted.connect(self.show_why)
        self.timeline.reviewed.connect(self.editing.review_events)
        self.timeline.edit_wanted.connect(self.editing.edit_event)
        self.timeline.remove_wanted.connect(self.editing.remove_events)
        self.timeline.join_wanted.connect(self.editing.join_happenings)
        self.timeline.split_wanted.connect(self.editing.split_happening)
        self.timeline.add_wanted.connect(self.editing.add_event_on)
        self.timeline.redated.connect(self.editing.redate_event)
        self.reader.text.veil.lifted.connect(self.liking.cover_anew)
        self.grading = Grading(case, self)
        self.articles.graded.connect(self.grading.publisher)
        self.timeline.graded.connect(self.grading.events)
        for changed in (case.stack.undoTextChanged, case.stack.covering_changed):
            changed.connect(self._show_undo)

    # ------------------------------------------------------------------------------------------------ place and size
    def go_to(self, name: str) -> None:
        """Bring a pane to the front and put the keyboard into it."""
        self.arrangement.go_to(name)

    # ------------------------------------------------------------------------------------------------ the case
    def _show_welcome(self) -> None:
        self.docking.hide_all()
        self._centre.setCurrentWidget(self.welcome)
        self.welcome.show_recent(self.liked.recent)
        self._tool_bar.hide()
        self.filter_bar.hide()
        self._show_title()
        self._show_status()
        self._enable()

    def _on_opened(self) -> None:
        self._centre.setCurrentWidget(self.reader)
        self._tool_bar.show()
        self.filter_bar.show()
        self.filter_bar.clear_all()
        self.hindsight.forget()
        self.kept_filters.show()
        self.arrangement.restore()
        self.then_band.say(None, None, is_settled=True)
        self.timeline.begin(may_change=not self.case.is_read_only)
        if is_made(self, "map"):
            self.map.begin()
        self.selection.current = Picked()
        self._enable()
        self._show_title()
        self.timeline.front.setFocus()
        self.criteria_since = None
        if is_made(self, "briefing"):
            self.paper.begin()
        assert self.case.file is not None
        if self.case.file.path is not None:
            self.liking.keep(self.liked.opened(self.case.file.path))

    def _on_closed(self) -> None:
        from briefing.ui.seen.view import View

        self._give_up_work()
        view = View()
        self.hindsight.forget()
        self.then_band.say(None, None, is_settled=True)
        self.filter_bar.clear_all()
        self._show_view(view)
        self.selection.current = Picked()
        if not self._closing:
            self._show_welcome()

    def _on_changed(self, view: View, change: Change) -> None:
        self.filter_bar.known.offer([day for one in view.corpus.articles if (day := one.day) is not None])
        self.hindsight.case_changed(view, change)
        if is_made(self, "composing"):
            self.composing.on_changed(view, change)
        self._show_view(view)
        self._show_status()

    def _show_view(self, view: View) -> None:
        """The whole case where it is read, checked and printed; what the filter lets through where it is looked over.

        All of it as it was known on a day, where one is asked for; the briefing has that day in its form.
        """
        self.told = view
        if is_made(self, "briefing"):
            self.briefing.show_case(view)
        self.seen = view = self.hindsight.over(view)
        self.shown = self._filtered(view)
        self.reader.show_case(view)
        if is_made(self, "why"):
            self.why.show_case(view)
        self.sight.show(self.shown)
        if self.selection.current.article is None and self.reader.article is not None:
            self.articles.point_at(self.reader.article)  # what is read is marked in the list, from the first on
        self._show_to_review()

    def _show_to_review(self) -> None:
        if is_made(self, "review"):
            self.review.show_case(self.seen, self.to_review())

    def _filtered(self, view: View) -> View:
        from briefing.ui.seen.view import View
        from briefing.usecases.looking.filtering import Sieve

        if self._sieve.corpus is not view.corpus:
            self._sieve = Sieve(view.corpus)
            self.filter_bar.show_case(self._sieve)
        criteria = self.filter_bar.criteria
        if not criteria.narrows:  # nothing is looked through after each edit for nothing
            happenings, figures = len(view.chosen), len(view.corpus.casualties)
            self.filter_bar.show_numbers(happenings, happenings, figures, figures)
            return view
        found = self._sieve.show(criteria)
        self.filter_bar.show_numbers(found.happenings, found.all_happenings, found.listed, found.all_figures)
        with_rejected = Review.REJECTED in criteria.reviews
        part = View(found.corpus, view.duplicates, found.figures, found.articles, with_rejected, view.notes, view.verdicts)
        from briefing.ui.seen.renewing import (
            narrowed,
        )  # and with it all that views are made with: not before a case is seen

        return narrowed(view, part, found)

    def to_review(self) -> frozenset[str] | None:
        """What the queue may hold: a filter for what is not reviewed must not take away what one wants to go back to."""
        criteria = replace(self.filter_bar.criteria, reviews=frozenset())
        return self._sieve.ids(criteria) if criteria.narrows else None

    def _on_hindsight(self) -> None:
        """Another day of the case is to be seen, or is on its way."""
        then = self.hindsight
        self.then_band.say(then.day, then.known, is_settled=then.is_settled)
        if self.case.file is not None and then.is_settled:
            self.briefing.see(then.day)
            self._show_view(self.case.view)

    def _on_criteria(self, criteria: Criteria) -> None:
        self.criteria_since = criteria
        if is_made(self, "composing"):
            self.composing.see(criteria)
        if self.case.file is None or self.hindsight.look(criteria.known_on):
            return
        self.seen = self.hindsight.over(self.case.view)
        self.shown = self._filtered(self.seen)
        self.sight.show(self.shown)
        self._show_to_review()

    def focus_filter(self) -> None:
        self.filter_bar.show()
        self.filter_bar.focus_text()

    def filter_for_places(self, places_: frozenset[PlaceId]) -> None:
        """Only what happened at these places, of what the filter lets through otherwise."""
        self.filter_bar.set_criteria(replace(self.filter_bar.criteria, places=places_))

    def clear_filter(self) -> None:
        """Leave nothing out any more."""
        self.filter_bar.clear_all()

    def _on_picked(self, what: Picked, _by: object) -> None:
        """Say so when a list cannot show what is pointed at."""
        view = self.case.view
        hidden = what.event in view.events and what.event not in self.shown.events
        listed = self.shown.figures is None or what.casualty in self.shown.figures
        if what.casualty in view.casualties:
            hidden = hidden or not listed
        if hidden:
            self.say(words.FILTERED_OUT)

    def _give_up_work(self) -> None:
        if is_made(self, "composing"):
            self.composing.give_up()
        self.editing.give_up()
        if is_made(self, "counting"):
            self.counting.abandon()
        if is_made(self, "acting"):
            self.acting.abandon()
        if is_made(self, "knowing"):
            self.knowing.learning.abandon()
        self.again_strip.hide()

    def case_title(self) -> str:
        file = self.case.file
        if file is None:
            return ""
        return file.settings.get("title") or (file.path.stem if file.path is not None else words.UNSAVED_CASE)

    def _show_title(self) -> None:
        if self.case.file is None:
            self.setWindowTitle(words.APPLICATION)
            return
        form = words.WINDOW_TITLE_READ_ONLY if self.case.is_read_only else words.WINDOW_TITLE
        self.setWindowTitle(form.format(case=self.case_title()))
        self.setWindowFilePath(str(self.case.file.path or ""))

    def _show_status(self) -> None:
        file = self.case.file
        if file is None:
            self._saved.setText(words.NO_CASE)
            self._progress.setText("")
            return
        form = words.OPEN_READ_ONLY if self.case.is_read_only else words.SAVED_IN
        self._saved.setText(form.format(path=file.path or words.MEMORY))
        view = self.case.view
        events = [one for one in view.corpus.events if one.review is not Review.REJECTED]
        looked_at = sum(one.review is not Review.SUGGESTED for one in events)
        self._progress.setText(
            " · ".join(
                (
                    words.articles(len(view.corpus.articles)),
                    words.REVIEWED_OF.format(done=looked_at, total=words.event_reports(len(events))),
                    words.figures(len(view.corpus.casualties)),
                    words.actors(len(view.corpus.actors)),
                )
            )
        )

    def _enable(self) -> None:
        is_open = self.case.file is not None
        for action in self._needs_case:
            action.setEnabled(is_open)
        for action in self._needs_writing:
            action.setEnabled(is_open and not self.case.is_read_only)
        self.finder.setEnabled(is_open)
        if is_made(self, "review"):
            self.review.set_writable(is_open and not self.case.is_read_only)
        for name in self.docks:
            self.docks[name].toggleViewAction().setEnabled(is_open)
        self.filter_bar.toggleViewAction().setEnabled(is_open)

    def complain(self, error: BriefingError) -> None:
        from briefing.ui.craft import complaints

        self.dialog = complaints.show(self, error)

    # --- opening
    def documents(self) -> Path:
        return self._documents or places.documents_folder()

    def new_case(self, path: Path) -> bool:
        """Make a case and open it."""
        return self.cases.new(path)

    def open_case(self, path: Path, *, read_only: bool = False) -> bool:
        """Open a case. Whether it is open."""
        return self.cases.open(path, read_only=read_only)

    def close_case(self) -> None:
        self.taking_in.stop()
        self.arrangement.keep()
        self.case.leave()

    def show_history(self, subject: Subject | None = None) -> None:
        """The history in front; of one item alone where one is given."""
        from briefing.domain.history import Subject

        self.go_to("history")
        if isinstance(subject, Subject):
            self.history.show_item(subject)

    def show_again(self, kind: Kind, what: Picked) -> None:
        """An item that the history tells of."""
        from briefing.domain.history import Kind

        self.arrangement.show({Kind.EVENT: "timeline", Kind.CASUALTY: "casualties", Kind.ACTOR: "actors"}.get(kind, ""))
        self.selection.pick(what)

    def _on_settings(self, keys: frozenset[str]) -> None:
        """What belongs to the case as a whole was changed, or changed back."""
        if "title" in keys:
            self._show_title()
        self.kept_filters.show()

    def fill_recent(self) -> None:
        self.recent_menu.clear()
        for text in self.liked.recent:
            path = Path(text)
            action = self.recent_menu.addAction(unmarked(path.stem))
            action.setToolTip(str(path))
            action.triggered.connect(partial(self.open_case, path))
        if not self.liked.recent:
            self.recent_menu.addAction(words.NO_RECENT).setEnabled(False)

    # ------------------------------------------------------------------------------------------------ importing
    def offer(self, found: Sequence[Source], remote: Sequence[str] = (), details: Details | None = None) -> None:
        """Take in what was dropped, pasted or chosen."""
        self.taking_in.offer(found, remote, details)

    def ask_files(self) -> None:
        self.taking_in.ask_files()

    def edit_proposal(self, one: Proposal) -> None:
        if isinstance(one.fact, Event):
            self.editing.edit_event(one.id)
        elif one.tie is not None:
            self.acting.tying.edit(one.tie)
        else:
            self.editing.edit_casualty(one.id)

    def ask_many(self, waiting: Sequence[Proposal]) -> None:
        """Ask for a rule by which many proposals are accepted."""
        from briefing.ui.dialogs.review import AcceptManyDialog

        self.dialog = AcceptManyDialog.ask(self, waiting, self.case.view, self.review.accept_many)

    def _show_undo(self, _text: str = "") -> None:
        if is_made(self, "review"):
            from briefing.ui.case.undo import step_words

            self.review.show_undo(step_words(self.case.stack.undoText()))

    # ------------------------------------------------------------------------------------------------ what is known
    def learn(self, span: Span | None = None) -> None:
        """Add to what the program knows, beginning with the words selected in the article where there are some."""
        if not isinstance(span, Span):
            span = self.reader.text.selected_span() if self.case.file is not None else None
        self.knowing.learn(span)

    def added(self) -> Additions:
        """What the analyst added to what the program knows."""
        return self.knowing.additions()

    def show_learned(self) -> None:
        self.knowing.show_list()

    def on_learning_progress(self, done: int, total: int, name: str) -> None:
        if total:
            self.again_strip.show_progress(done, total, name, learning_words.READ_AGAIN_PROGRESS)

    def say(self, sentence: str) -> None:
        self.statusBar().showMessage(sentence, 12_000)

    def on_dialog(self, dialog: QDialog) -> None:
        self.dialog = dialog

    def show_why(self) -> None:
        """Bring the pane that says why to the front."""
        self.arrangement.show("why")

    # ------------------------------------------------------------------------------------------------ finding
    def ask_sorting(self) -> None:
        """Open the menu of the head of the table in front: by what it is sorted, and its columns."""
        from briefing.ui.panes.table_head import in_front

        late = (self.casualties.head,) if is_made(self, "casualties") else ()
        head = in_front((self.timeline.table.head, *late))
        if head is None:
            self.say(table_words.NO_TABLE)
        else:
            head.open()

    def _to_front(self, name: str) -> None:
        self.docks[name].raise_()

    def focus_find(self) -> None:
        self.finder.setFocus()
        self.finder.selectAll()

    # ------------------------------------------------------------------------------------------------ paper
    @property
    def history(self) -> HistoryPane:
        return self.looking_back.pane

    def make_pages(self) -> None:
        self.composing.make_pages()

    def ask_export(self) -> None:
        self.exporting.ask()

    def ask_safe_copy(self) -> None:
        self.safe_copying.ask()

    def save(self, data: bytes, path: Path) -> None:
        from briefing.usecases.briefings.files import write

        try:
            write(path, data)
        except BriefingError as error:
            self.complain(error)
        else:
            self._on_written(path, None)

    def say_written(self, path: Path) -> None:
        self._on_written(path, None)

    def _on_written(self, path: Path, _answer: object) -> None:
        self.statusBar().showMessage(words.WRITTEN.format(name=path.name, folder=path.parent), 12_000)

    # ------------------------------------------------------------------------------------------------ the program
    # ------------------------------------------------------------------------------------------------ what Qt asks
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._on_first_paint)

    def _on_first_paint(self) -> None:
        self.first_painted.emit()
        self.build()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is on the disk already; work under way is asked to stop and joined."""
        self._closing = True
        if self._is_built:
            self.taking_in.stop()
            self.arrangement.keep()
            self._give_up_work()
            self.case.leave()
            self.original_files.clear()
        self.hide()  # all is on the disk: nobody has to look at the rest
        if is_made(self, "room"):
            self.room.close()
        self.desk.close()
        super().closeEvent(event)

"""The window: joins panes, the open case, the reading room and the desk. It decides nothing that a use case could
decide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
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
from briefing.ui.wording import learning_words, table_words, words
from briefing.ui.wording.plain import unmarked

if TYPE_CHECKING:
    from briefing.domain.additions import Additions
    from briefing.domain.change import Change
    from briefing.domain.choice import Rule
    from briefing.domain.history import Kind, Subject
    from briefing.ui.case.grading import Grading
    from briefing.ui.desk.original_files import OriginalFiles
    from briefing.ui.desk.picture_saving import PictureSaving, Terms
    from briefing.ui.desk.waiting import Waiting
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

    # Made by `joining`, at their turn among those who listen to the case.
    waiting: Waiting
    grading: Grading
    original_files: OriginalFiles
    timeline_saving: PictureSaving

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
        from briefing.ui.window import joining
        from briefing.ui.window.commands import Commands

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
            self.commands = Commands(self)
            self.recent_menu = QMenu(words.RECENT, self)
            menus.fill(self)
            self.finder = self.searching.field
            self._tool_bar = menus.tool_bar(self)
            self._make_filter_bar()
            joining.join(self)
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

    def timeline_sheet(self) -> Sheet:
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

    def _make_filter_bar(self) -> None:
        from briefing.ui.desk.hindsight import Hindsight, HindsightBand
        from briefing.ui.desk.kept_filters import KeptFilters
        from briefing.ui.panes.filter import FilterBar
        from briefing.ui.seen.sight import Sight
        from briefing.ui.window.showing import Showing

        self.filter_bar = FilterBar(self)
        self.addToolBarBreak()
        self.addToolBar(self.filter_bar)
        self.addToolBarBreak()
        self.then_band = HindsightBand(self)
        self.addToolBar(self.then_band)
        self.hindsight = Hindsight(self.desk, self.case, self)
        self.hindsight.failed.connect(self.complain)
        self.then_band.now_wanted.connect(self.filter_bar.back_to_now)
        self.showing = Showing(self)
        self.sight = Sight(self.selection, self)
        self.sight.watch(self.articles, self.articles, self.docks["articles"])
        self.sight.watch(self.timeline, self.timeline, self.docks["timeline"])
        self.kept_filters = KeptFilters(self.case, self.filter_bar, self)
        furnishing.listen(self, self.kept_filters)
        self.view_menu.insertAction(self.commands.layout_action, self.filter_bar.toggleViewAction())

    def _make_status_bar(self) -> None:
        self._saved = Elided("", self, role="muted")
        self._saved.setMinimumWidth(320)
        self._progress = label("", quiet=True)
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(8, 0, 8, 0)
        bar.addWidget(self._saved, 1)
        bar.addPermanentWidget(self._progress)

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

    def on_opened(self) -> None:
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
        self.showing.criteria_since = None
        if is_made(self, "briefing"):
            self.paper.begin()
        assert self.case.file is not None
        if self.case.file.path is not None:
            self.liking.keep(self.liked.opened(self.case.file.path))

    def on_closed(self) -> None:
        from briefing.ui.seen.view import View

        self._give_up_work()
        view = View()
        self.hindsight.forget()
        self.then_band.say(None, None, is_settled=True)
        self.filter_bar.clear_all()
        self.showing.show(view)
        self.selection.current = Picked()
        if not self._closing:
            self._show_welcome()

    def on_changed(self, view: View, change: Change) -> None:
        self.showing.on_changed(view, change)
        self._show_status()

    def focus_filter(self) -> None:
        self.filter_bar.show()
        self.filter_bar.focus_text()

    def clear_filter(self) -> None:
        """Leave nothing out any more."""
        self.filter_bar.clear_all()

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
        self.commands.enable(is_open=is_open, may_write=is_open and not self.case.is_read_only)
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

    def on_settings(self, keys: frozenset[str]) -> None:
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

    def show_undo(self, _text: str = "") -> None:
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

        tables = (self.timeline.table.head,) if is_made(self.timeline, "table") else ()
        late = (self.casualties.head,) if is_made(self, "casualties") else ()
        head = in_front((*tables, *late))
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

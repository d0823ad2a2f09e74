"""The articles pane: what is in the case, where it came from, what was read from it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QMenu, QStackedWidget, QVBoxLayout, QWidget

from briefing.domain.history import Kind, Subject
from briefing.domain.text import ArticleId
from briefing.ui.craft import icons
from briefing.ui.models.articles import ROW, ArticleFilter, ArticleModel
from briefing.ui.painting.cards import ArticleDelegate
from briefing.ui.panes.grade_picker import grade_menu
from briefing.ui.panes.parts import EmptyState, RowList, SearchField, label, tool
from briefing.ui.seen.selection import Picked, Selection
from briefing.ui.seen.view import View
from briefing.ui.wording import grading_words, outlet_words, words
from briefing.ui.wording.history_words import OF_ARTICLE
from briefing.ui.wording.plain import unmarked


class ArticlesPane(QWidget):
    """Shows; what is wanted goes out as signals with article ids."""

    details_wanted = Signal(str)
    graded = Signal(str, object)  # a publisher, Reliability
    remove_wanted = Signal(tuple)
    import_wanted = Signal()
    unfilter_wanted = Signal()  # nothing fits: show all again
    paste_wanted = Signal()
    original_wanted = Signal(str)
    printing_wanted = Signal(str, str)  # an article id and an outlet whose file is wanted
    history_wanted = Signal(object)  # Subject

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._view = View()
        self.model = ArticleModel(self)
        self.filter = ArticleFilter(self)
        self.filter.setSourceModel(self.model)

        self.search = SearchField(words.ARTICLES_SEARCH, self)
        self._add = tool("import", words.IMPORT_FILES, self)
        self._paste = tool("paste", words.PASTE_ARTICLE, self)
        self.list = RowList(words.PANE_ARTICLES, self)
        self.list.setLayoutMode(QListView.LayoutMode.Batched)  # the rows of a large case are measured in the pauses
        self.list.setBatchSize(500)
        self.list.setModel(self.filter)
        self.list.setItemDelegate(ArticleDelegate(self.list))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._number = label("", quiet=True)
        self._number.setContentsMargins(12, 3, 12, 5)

        self._empty = EmptyState("drop", words.ARTICLES_EMPTY, words.ARTICLES_EMPTY_HOW, words.IMPORT_FILES, self)
        self._none = EmptyState("search", words.NOTHING_FITS, words.NOTHING_FITS_HOW, words.FILTER_CLEAR, self)
        self._stack = QStackedWidget(self)
        for page in (self.list, self._empty, self._none):
            self._stack.addWidget(page)
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 6, 6, 6)
        bar.setSpacing(2)
        bar.addWidget(self.search, 1)
        bar.addWidget(self._add)
        bar.addWidget(self._paste)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._number)

        def action(text: str, keys: str, slot: object, icon: str) -> QAction:
            made = QAction(icons.icon(icon), text, self.list)
            if keys:
                made.setShortcut(QKeySequence(keys))
                made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            made.triggered.connect(slot)
            self.list.addAction(made)
            return made

        self.details_action = action(words.ARTICLE_DETAILS, "E", self._details, "edit")
        self.original_action = action(words.SAVE_ORIGINAL, "", self._original, "export")
        self.history_action = action(OF_ARTICLE, "H", self._history, "history")
        self.remove_action = action(words.REMOVE_ARTICLE, "Del", self._remove, "remove")
        self.search.looked_for.connect(self._on_looked_for)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.clicked.connect(self._point_at)
        self.list.doubleClicked.connect(self._on_double_clicked)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self._empty.acted.connect(self.import_wanted)
        self._none.acted.connect(self.search.clear)
        self._none.acted.connect(self.unfilter_wanted)
        self._add.clicked.connect(self.import_wanted)
        self._paste.clicked.connect(self.paste_wanted)
        selection.picked.connect(self._on_picked)
        self.show_case(View())

    def show_case(self, view: View) -> None:
        current = self._selection.current.article
        top = self.list.verticalScrollBar().value()
        self._view = view
        self.model.show(view)
        self._show_page()
        if current is not None:
            self._mark(current)
        self.list.verticalScrollBar().setValue(top)

    def point_at(self, article: ArticleId) -> None:
        """Let the list stand at an article, without choosing it anywhere else."""
        self._mark(article)

    def chosen(self) -> tuple[ArticleId, ...]:
        """The articles selected, in the order shown."""
        rows = sorted(self.list.selectedIndexes(), key=lambda one: one.row())
        return tuple(one.data(ROW).article.id for one in rows)

    def _show_page(self) -> None:
        total, shown = self.model.rowCount(), self.filter.rowCount()
        page = self.list if shown else self._none if total or self._view.is_narrowed else self._empty
        self._stack.setCurrentWidget(page)
        self._number.setText(words.SHOWN_OF.format(shown=shown, total=total) if shown != total else words.articles(total))
        self._number.setVisible(total > 0)

    def _on_looked_for(self, text: str) -> None:
        self.filter.look_for(text)
        self._show_page()

    def _mark(self, article: ArticleId) -> None:
        at = self.model.row_of(article)
        if at is None:
            return
        index = self.filter.mapFromSource(self.model.index(at, 0))
        chooser = self.list.selectionModel()
        blocked = chooser.blockSignals(True)
        chooser.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        chooser.blockSignals(blocked)
        self.list.viewport().update()
        if index.isValid():
            self.list.scrollTo(index)

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self._point_at(index)

    def _point_at(self, index: QModelIndex) -> None:
        article = index.data(ROW).article.id
        if self._selection.current != Picked(article=article):
            self._selection.pick(Picked(article=article), self)

    def follow(self, what: Picked) -> None:
        """Point at what is pointed at elsewhere."""
        self._on_picked(what, None)

    def _on_picked(self, what: Picked, by: QObject | None) -> None:
        article = what.span.article if what.span is not None else what.article
        if by is not self and article is not None:
            self._mark(article)

    def _on_double_clicked(self, _index: QModelIndex) -> None:
        self._details()

    def _details(self) -> None:
        if found := self.chosen():
            self.details_wanted.emit(found[0])

    def _original(self) -> None:
        if found := self.chosen():
            self.original_wanted.emit(found[0])

    def _printing(self, article: ArticleId, outlet: str, _checked: bool = False) -> None:
        self.printing_wanted.emit(article, outlet)

    def _history(self) -> None:
        if found := self.chosen():
            self.history_wanted.emit(Subject(Kind.ARTICLE, found[0]))

    def _outlets(self) -> tuple[str, ...]:
        """Who printed what is selected, where all of it was printed by the same."""
        found = {self._view.articles[one].outlets for one in self.chosen() if one in self._view.articles}
        return tuple(name for name in found.pop() if name) if len(found) == 1 else ()

    def _remove(self) -> None:
        if found := self.chosen():
            self.remove_wanted.emit(found)

    def _on_menu(self, at: QPoint) -> None:
        if not self.chosen():
            return
        menu = QMenu(self.list)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.details_action, self.original_action])
        for id_ in self.chosen()[:1]:
            for one in self._view.articles[id_].also if id_ in self._view.articles else ():
                if one.file is not None:
                    action = menu.addAction(
                        self.original_action.icon(), outlet_words.SAVE_FILE.format(outlet=unmarked(one.publisher))
                    )
                    action.triggered.connect(partial(self._printing, id_, one.publisher))
        menu.addAction(self.history_action)
        for outlet in self._outlets():
            title = grading_words.PUBLISHER.format(publisher=outlet)
            grade_menu(title, self._view.grader.publisher(outlet), menu, partial(self.graded.emit, outlet))
        menu.addSeparator()
        menu.addAction(self.remove_action)
        menu.popup(self.list.viewport().mapToGlobal(at))

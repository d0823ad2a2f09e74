"""The search over the whole case: a field whose hits drop down below it, each leading to its words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from briefing.domain.text import ArticleId
from briefing.store.search import Found, Hit, Kind
from briefing.ui.craft.announcing import announce
from briefing.ui.models.hits import HitModel, rows_of
from briefing.ui.painting.hits import HitDelegate
from briefing.ui.panes.parts import RowList, SearchField
from briefing.ui.wording import find_words, words

ROOM = 520
WIDTH = 560
KEYS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}


class FindField(SearchField):
    """`look` searches some words and gives what they find, later, to whom it is told; `about` says in a line when,
    where or by whom a hit is; `hit` carries the one chosen.
    """

    hit = Signal(object)

    def __init__(
        self, look: Callable[[str, Callable[[Found], None]], None], about: Callable[[Hit], str], parent: QWidget
    ) -> None:
        super().__init__(words.FIND_HINT, parent)
        self._look, self._about = look, about
        self._found = Found()
        self._looked = ""  # the words that `_found` is of
        self._whole: frozenset[Kind] = frozenset()
        self._wants_first = False  # Return was pressed before the answer came
        self._popup = QFrame(parent, Qt.WindowType.ToolTip)
        self._popup.setFrameShape(QFrame.Shape.StyledPanel)
        self._list = RowList(find_words.FIND_HITS, self._popup)
        self._rows = HitModel(self._list)
        self._list.setModel(self._rows)
        self._delegate = HitDelegate(self._list)
        self._list.setItemDelegate(self._delegate)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self._popup)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._list)
        self.looked_for.connect(self._on_looked_for)
        self._list.clicked.connect(self._on_chosen)
        self.installEventFilter(self)

    @property
    def hits(self) -> tuple[Hit, ...]:
        """What was found, in order."""
        return self._found.hits

    @property
    def looked(self) -> str:
        """The words that the hits are of."""
        return self._looked

    @property
    def articles(self) -> tuple[Hit, ...]:
        """The hits that are articles, in order."""
        return tuple(one for one in self.hits if one.kind is Kind.ARTICLE)

    def forget(self) -> None:
        """Another case: nothing has been looked for."""
        self._found, self._looked = Found(), ""
        self._popup.hide()
        self.clear()

    def _on_looked_for(self, text: str) -> None:
        if not text.strip() or not self.isEnabled():
            self._popup.hide()
            return
        if text == self._looked and self._popup.isVisible():
            return
        self._look(text, lambda found: self._on_found(text, found))

    def _on_found(self, text: str, found: Found) -> None:
        if not self.text().strip():  # cleared before the answer came
            return
        self._found, self._looked, self._whole = found, text, frozenset()
        self._show()
        wants_first, self._wants_first = self._wants_first, False
        if not self.hasFocus() and self.window().isActiveWindow():
            self._popup.hide()
            return
        number = {kind: found.totals.get(kind, 0) for kind in Kind}
        announce(
            self,
            find_words.SAID_FOUND.format(
                articles=number[Kind.ARTICLE], events=number[Kind.EVENT], actors=number[Kind.ACTOR]
            )
            if found.hits
            else find_words.SAID_NOTHING,
        )
        if wants_first:
            self._choose_first()

    def _show(self) -> None:
        self._rows.show(rows_of(self._looked, self._found, self._whole, self._about))
        self._list.scrollToTop()
        self._place()

    def _place(self) -> None:
        corner = self.mapToGlobal(QPoint(self.width(), self.height() + 4))
        screen = self.screen() or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        width = min(WIDTH, room.width() - 16)
        left = max(room.left() + 8, min(corner.x(), room.right() - 8) - width)
        self._delegate.width = width - 2.0  # rows are as high as their width lets them be
        height = sum(self._list.sizeHintForRow(row) for row in range(min(self._rows.rowCount(), 24))) + 4
        most = max(160, min(ROOM, room.bottom() - corner.y() - 12))
        self._popup.setGeometry(left, corner.y(), width, min(max(height, 40), most))
        self._delegate.width = None
        self._popup.show()

    def _choose_first(self) -> None:
        first = self._rows.step(-1, 1)
        if first >= 0:
            self._on_chosen(self._rows.index(first, 0))

    def _on_chosen(self, index: QModelIndex) -> None:
        if not 0 <= index.row() < self._rows.rowCount():
            return
        row = self._rows.row(index.row())
        if row.more is not None:
            self._whole |= {row.more}
            bar = self._list.verticalScrollBar().value()
            self._show()
            self._go(index.row())
            self._list.verticalScrollBar().setValue(bar)
        elif row.hit is not None:
            self._popup.hide()
            self.hit.emit(row.hit)

    def beside(self, article: ArticleId | None, way: int) -> Hit | None:
        """The hit among the articles that comes after (or before) an article; the first where it is none of them."""
        listed = self.articles
        at = next((n for n, one in enumerate(listed) if one.id == article), None)
        wanted = 0 if at is None else at + way
        return listed[wanted] if 0 <= wanted < len(listed) else None

    def _go(self, row: int) -> None:
        index = self._rows.index(row, 0)
        self._list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._list.scrollTo(index)
        announce(self, str(index.data(Qt.ItemDataRole.AccessibleTextRole)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self and event.type() == QEvent.Type.FocusOut:
            self._popup.hide()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not self._popup.isVisible() and self._looked and self.text():
            self._place()
            return
        if self._popup.isVisible() and key in KEYS:
            row = self._list.currentIndex().row()
            for _ in range(abs(KEYS[key])):
                row = self._rows.step(row, KEYS[key])
            if row >= 0:
                self._go(row)
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
            return
        if key == Qt.Key.Key_Escape:
            self._popup.hide()
            self.clear()
            return
        super().keyPressEvent(event)

    def _open(self) -> None:
        """Return: what is chosen; the first hit where nothing is; looks first where the words are new."""
        if self.text() != self._looked:
            self._wants_first = True
            self._speak()
        elif self._popup.isVisible() and self._list.currentIndex().isValid():
            self._on_chosen(self._list.currentIndex())
        else:
            self._choose_first()

"""Pieces that several panes are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAction,
    QActionGroup,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefing.ui.craft import icons, speaking, theme
from briefing.ui.painting.text import draw_lines, within, wrapped
from briefing.ui.panes.menu_under import put_under
from briefing.ui.wording import words
from briefing.ui.wording.plain import is_right_to_left, tip, unmarked

TYPING_PAUSE_MS = 150


def label(text: str = "", *, quiet: bool = False, strong: bool = False, wrap: bool = False) -> QLabel:
    """A label that shows its text as it is, never as markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if quiet:
        made.setProperty("quiet", "true")
    if strong:
        made.setProperty("strong", "true")
    return made


@speaking.plays(QAccessible.Role.StaticText)
class Elided(QWidget):
    """One line of text that shortens with its room and tells the rest in its tool tip."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, strong: bool = False, role: str = "text") -> None:
        super().__init__(parent)
        self._text, self._strong, self._role, self._factor = "", strong, role, 1.0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        self._text = " ".join(text.split())
        self.setToolTip(tip(text))
        self.setAccessibleName(text)
        self.update()

    def text(self) -> str:
        return self._text

    def enlarge(self, factor: float) -> None:
        self._factor = factor
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(120, self._metrics_height() + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self._metrics_height() + 4)

    def _metrics_height(self) -> int:
        return QFontMetrics(theme.scaled(self.font(), self._factor, strong=self._strong)).height()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.scaled(self.font(), self._factor, strong=self._strong))
        painter.setPen(theme.colour(getattr(theme.tones(), self._role)))
        shown = painter.fontMetrics().elidedText(
            within(self._text, self.width()), Qt.TextElideMode.ElideRight, self.width()
        )
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        if is_right_to_left(self._text):
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        painter.drawText(self.rect(), int(flags), shown)
        painter.end()


class Headline(Elided):
    """A title over as many lines as it needs, up to three; what is left over then is in its tool tip."""

    MOST_LINES = 3

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, strong=True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.updateGeometry()

    def lines(self, width: int) -> tuple[str, ...]:
        """What is shown in a width, line by line."""
        return wrapped(self._text, self._font(), width, self.MOST_LINES)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return len(self.lines(width)) * self._metrics_height() + 4

    def _font(self) -> QFont:
        return theme.scaled(self.font(), self._factor, strong=self._strong)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = theme.colour(getattr(theme.tones(), self._role))
        draw_lines(painter, self.lines(self.width()), self._font(), colour, QRectF(self.rect()).adjusted(0, 2, 0, 0))
        painter.end()


class Pages(QStackedWidget):
    """Pages of which one is shown; those that are not take no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        shown = self.currentWidget()
        return shown.sizeHint() if shown is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown is not None else super().minimumSizeHint()


class SearchField(QLineEdit):
    """A field that speaks after a short pause in typing, and at once when cleared or confirmed."""

    looked_for = Signal(str)

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(True)
        self.addAction(icons.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(words.CLEAR_FIELD)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._speak)
        self.textChanged.connect(self._on_changed)
        self.returnPressed.connect(self._speak)

    def _on_changed(self, text: str) -> None:
        if text:
            self._pause.start()
        else:
            self._speak()

    def _speak(self) -> None:
        self._pause.stop()
        self.looked_for.emit(self.text())


class FilterButton(QToolButton):
    """A menu of terms to tick; none ticked means all. Shows how many are in force."""

    chosen = Signal(frozenset)

    def __init__(self, title: str, terms: Mapping[Any, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIcon(icons.icon("down", "muted"))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow after the words
        self.setIconSize(QSize(12, 12))
        menu = QMenu(self)
        self._actions: dict[Any, QAction] = {}
        for term, shown in terms.items():
            action = menu.addAction(shown)
            action.setCheckable(True)
            action.toggled.connect(self._on_toggled)
            self._actions[term] = action
        menu.addSeparator()
        self._all = menu.addAction(words.FILTER_ALL)
        self._all.triggered.connect(self.clear)
        put_under(self, menu)
        self._show()

    def chosen_terms(self) -> frozenset[Any]:
        return frozenset(term for term, action in self._actions.items() if action.isChecked())

    def choose(self, terms: frozenset[Any]) -> None:
        for term, action in self._actions.items():
            action.setChecked(term in terms)

    def clear(self) -> None:
        self.choose(frozenset())

    def _on_toggled(self, _checked: bool) -> None:
        self._show()
        self.chosen.emit(self.chosen_terms())

    def _show(self) -> None:
        number = len(self.chosen_terms())
        self.setText(f"{self._title} ({number})" if number else self._title)
        self.setAccessibleName(words.FILTER_NAME.format(title=self._title, number=number))


class OneOf(QToolButton):
    """A menu in which one term is always in force."""

    chosen = Signal(object)

    def __init__(self, title: str, terms: Mapping[Any, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        put_under(self, QMenu(self))
        self.offer(terms)

    def offer(self, terms: Mapping[Any, str]) -> None:
        """Offer these from now on; the first is in force where the one chosen is not among them."""
        kept = self.current() if self.menu().actions() else None
        self._terms = dict(terms)
        menu = self.menu()
        menu.clear()
        self._group = QActionGroup(menu)
        self._actions: dict[Any, QAction] = {}
        for term, shown in terms.items():
            action = menu.addAction(unmarked(shown))
            action.setCheckable(True)
            self._group.addAction(action)
            self._actions[term] = action
        self._group.triggered.connect(self._on_triggered)
        self.choose(kept if kept in terms else next(iter(terms)))

    def with_arrow(self) -> None:
        """Show that there is a menu."""
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIcon(icons.icon("down", "muted"))
        self.setIconSize(QSize(12, 12))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow after the words

    def offers(self) -> tuple[Any, ...]:
        """What can be chosen."""
        return tuple(self._terms)

    def current(self) -> Any:
        return next(term for term, action in self._actions.items() if action.isChecked())

    def choose(self, term: Any) -> None:
        self._actions[term].setChecked(True)
        text = f"{self._title}: {self._terms[term]}" if self._title else self._terms[term]
        self.setText(unmarked(text))
        self.setAccessibleName(text)

    def _on_triggered(self, _action: QAction) -> None:
        self.choose(self.current())
        self.chosen.emit(self.current())


def tab_through(stops: Sequence[QWidget]) -> None:
    """Let Tab go from each to the next: as they are read, not as they came to be made."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def level(widgets: Sequence[QWidget]) -> None:
    """As wide as the widest of them, so that what stands beside each begins in one line."""
    across = max(one.sizeHint().width() for one in widgets)
    for one in widgets:
        one.setMinimumWidth(across)


@speaking.plays(QAccessible.Role.Grouping)
class EmptyState(QWidget):
    """What a pane says when it has nothing to show: what will be here, and how to get it."""

    acted = Signal()

    def __init__(self, icon: str, title: str, sentence: str, action: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 28, 28, 28)
        layout.setSpacing(8)
        layout.addStretch(2)
        self._picture = _Picture(icon, self)
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self._title = label(title, strong=True, wrap=True)
        self._sentence = label(sentence, quiet=True, wrap=True)
        for one in (self._title, self._sentence):
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(one)
        self._button = QPushButton(action, self) if action else None
        if self._button is not None:
            self._button.clicked.connect(self.acted)
            layout.addSpacing(6)
            layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self._words = title, sentence
        self._waits_for = ""

    def say(self, title: str, sentence: str) -> None:
        self._words = title, sentence
        self.wait(self._waits_for)

    def wait(self, what: str) -> None:
        """Say instead what has to be waited for; nothing: the usual again."""
        self._waits_for = what
        title, sentence = self._words
        self._title.setText(what or title)
        self._sentence.setText("" if what else sentence)
        if self._button is not None:
            self._button.setVisible(not what)


@speaking.plays(QAccessible.Role.Graphic)
class _Picture(QWidget):
    def __init__(self, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setFixedSize(44, 44)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        icons.draw(self._icon, theme.tones().faint, painter, self.rect().toRectF())
        painter.end()


class RowList(QListView):
    """A list of painted rows whose heights follow its width. `is_entered` while the keyboard comes in: Qt makes the first
    row current then, which nobody pointed at.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_entered = False
        self.setProperty("flat", "true")
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(24)
        theme.on_change(self.viewport().update)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.is_entered = True
        super().focusInEvent(event)
        self.is_entered = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


class Notice(QFrame):
    """A line of warning with what can be done about it."""

    def __init__(self, icon: str, action: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("notice", "true")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 5, 6, 5)
        self.text = label("", wrap=True)
        layout.addWidget(self.text, 1)
        self.button = QPushButton(icons.icon(icon), action, self)
        layout.addWidget(self.button)


def tool(icon: str, text: str, parent: QWidget | None = None, *, show_text: bool = False) -> QToolButton:
    """A flat button with an icon; its text is its tool tip and accessible name."""
    made = QToolButton(parent)
    made.setIcon(icons.icon(icon))
    made.setToolTip(tip(text))
    made.setAccessibleName(text)
    made.setText(text)
    made.setToolButtonStyle(
        Qt.ToolButtonStyle.ToolButtonTextBesideIcon if show_text else Qt.ToolButtonStyle.ToolButtonIconOnly
    )
    made.setAutoRaise(True)
    return made

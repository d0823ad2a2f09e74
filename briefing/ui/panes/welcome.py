"""What the window says before a case is open: what to do, and the ways to begin."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefing.ui.craft import icons, theme
from briefing.ui.panes.parts import Elided, label
from briefing.ui.wording import words
from briefing.ui.wording.plain import tip


class WelcomePane(QWidget):
    """Drop, sample case, new case, open case, recent cases."""

    sample_wanted = Signal()
    new_wanted = Signal()
    open_wanted = Signal()
    import_wanted = Signal()
    recent_wanted = Signal(object)  # a Path

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recent: list[QPushButton] = []
        column = QWidget(self)
        column.setMaximumWidth(660)
        title = label(words.WELCOME_TITLE, strong=True, wrap=True)
        title.setFont(theme.scaled(title.font(), 1.9, strong=True))
        sentence = label(words.WELCOME_SENTENCE, quiet=True, wrap=True)
        sentence.setFont(theme.scaled(sentence.font(), 1.08))

        self.drop = _DropFrame(column)
        inside = QVBoxLayout(self.drop)
        inside.setContentsMargins(24, 66, 24, 20)
        inside.setSpacing(4)
        head = label(words.WELCOME_DROP, strong=True)
        how = label(words.WELCOME_DROP_HOW, quiet=True, wrap=True)
        for one in (head, how):
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
            inside.addWidget(one)
        self.browse = QPushButton(icons.icon("import"), words.IMPORT_FILES, self.drop)
        self.browse.clicked.connect(self.import_wanted)
        inside.addSpacing(8)
        inside.addWidget(self.browse, 0, Qt.AlignmentFlag.AlignHCenter)

        ways = QHBoxLayout()
        ways.setSpacing(8)
        self.sample = QPushButton(icons.icon("sample", "accent_text"), words.OPEN_SAMPLE, column)
        self.sample.setProperty("leading", "true")
        self.sample.setToolTip(tip(words.OPEN_SAMPLE_HOW))
        self.new = QPushButton(icons.icon("new"), words.NEW_CASE, column)
        self.open = QPushButton(icons.icon("open"), words.OPEN_CASE, column)
        for button, signal in (
            (self.sample, self.sample_wanted),
            (self.new, self.new_wanted),
            (self.open, self.open_wanted),
        ):
            button.setMinimumHeight(34)
            button.clicked.connect(signal)
            ways.addWidget(button)
        ways.addStretch(1)

        self._recent_title = label(words.RECENT, quiet=True)
        self._recent_box = QVBoxLayout()
        self._recent_box.setSpacing(0)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(10)
        layout.addWidget(title)
        layout.addWidget(sentence)
        layout.addSpacing(10)
        layout.addWidget(self.drop)
        layout.addSpacing(4)
        layout.addLayout(ways)
        layout.addSpacing(10)
        layout.addWidget(self._recent_title)
        layout.addLayout(self._recent_box)
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        middle = QVBoxLayout()
        middle.addStretch(2)
        middle.addWidget(column)
        middle.addStretch(3)
        outer.addLayout(middle, 6)
        outer.addStretch(1)
        self.show_recent(())

    def show_recent(self, paths: Sequence[str]) -> None:
        """The last cases, five at most; those that are gone are left out."""
        for button in self._recent:
            self._recent_box.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._recent = []
        for text in paths:
            path = Path(text)
            if len(self._recent) == 5 or not path.is_file():
                continue
            button = _RecentButton(path, self)
            button.clicked.connect(self._on_recent)
            self._recent.append(button)
            self._recent_box.addWidget(button)
        self._recent_title.setVisible(bool(self._recent))

    def _on_recent(self) -> None:
        sender = self.sender()
        if isinstance(sender, _RecentButton):
            self.recent_wanted.emit(sender.path)


class _RecentButton(QPushButton):
    """A case by its name, and where it lies."""

    def __init__(self, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.path = path
        self.setFlat(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words.RECENT_NAME.format(name=path.stem))
        self.setToolTip(tip(str(path)))
        self.setStyleSheet("QPushButton { border: none; background: transparent; padding: 0px; }")
        self._name = Elided(path.stem, self, strong=True)
        self._folder = Elided(str(path.parent), self, role="muted")
        for one in (self._name, self._folder):
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 4, 6, 4)
        layout.addWidget(self._name, 2)
        layout.addWidget(self._folder, 3)

    def sizeHint(self) -> QSize:
        return QSize(300, self.fontMetrics().height() + 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.underMouse() or self.hasFocus():
            painter = QPainter(self)
            painter.fillRect(self.rect(), QColor(theme.tones().picked))
            painter.end()


class _DropFrame(QFrame):
    """A dashed frame with the sign for dropping."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        tones = theme.tones()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tones.faint), 1.4, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(tones.base))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), 10, 10)
        middle = self.rect().center().x()
        icons.draw(
            "drop",
            tones.accent,
            painter,
            self.rect().toRectF().adjusted(middle - 21, 20, -(self.width() - middle - 21), -(self.height() - 62)),
        )
        painter.end()

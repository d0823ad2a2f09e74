"""What was looked for in the article that is open: how many places, and keys to go from one to the next."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from briefing.domain.text import Span
from briefing.ui.craft import icons
from briefing.ui.craft.announcing import announce
from briefing.ui.panes.parts import Elided, tool
from briefing.ui.wording import find_words
from briefing.ui.wording.plain import apart, shortened


class FoundBar(QFrame):
    """Knows the places and which of them was gone to last; shows neither."""

    place_wanted = Signal(object)  # a Span
    article_wanted = Signal(int)  # +1 the next found, -1 the one before
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("found", "true")
        self.words = ""
        self._places: tuple[Span, ...] | None = None
        self._at: int | None = None
        self.text = Elided("", self)
        self.last = tool("up", f"{find_words.LAST_PLACE} (Shift+F3)", self)
        self.next = tool("down", f"{find_words.NEXT_PLACE} (F3)", self)
        self.next_article = tool("articles", f"{find_words.NEXT_ARTICLE} (Ctrl+F3)", self)
        self.close_button = tool("close", find_words.CLOSE_FOUND, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 2, 4, 2)
        layout.setSpacing(2)
        layout.addWidget(_Sign(self))
        layout.addSpacing(4)
        layout.addWidget(self.text, 1)
        for one in (self.last, self.next, self.next_article, self.close_button):
            layout.addWidget(one)
        self.next.clicked.connect(lambda: self.go(1))
        self.last.clicked.connect(lambda: self.go(-1))
        self.next_article.clicked.connect(lambda: self.article_wanted.emit(1))
        self.close_button.clicked.connect(self.stop)
        self.hide()

    @property
    def places(self) -> tuple[Span, ...]:
        """Where the words stand in the article shown."""
        return self._places or ()

    def look_for(self, words: str) -> None:
        """Other words, or another article: the places are not known yet."""
        self.words, self._places, self._at = words, None, None
        self._say()
        self.setVisible(bool(words))

    def show_places(self, places: tuple[Span, ...], near: Span | None) -> Span | None:
        """The places in the article. Returns the one at the words that are in the light, the first where there are none."""
        self._places = places
        self._at = None
        if places:
            starts = [one.start for one in places]
            at = 0 if near is None else bisect_left(starts, near.start)
            self._at = min(at, len(places) - 1)
            if near is not None and not places[self._at].overlaps(near):
                self._at = None  # the words are elsewhere; the sentence in the light stays
        self._say()
        return None if self._at is None else places[self._at]

    def go(self, way: int, here: int | None = None) -> bool:
        """The next place or the one before, round at the ends; without one gone to before, from the offset `here`."""
        if not self.words:
            return False
        places = self.places
        if places:
            if self._at is None:
                starts = [one.start for one in places]
                after = bisect_right(starts, here) if here is not None else 0
                self._at = (after if way > 0 else after - 1) % len(places)
            else:
                self._at = (self._at + way) % len(places)
            self._say()
            self.place_wanted.emit(places[self._at])
        announce(self, self.text.text())
        return True

    def stop(self) -> None:
        """Mark nothing any more."""
        self.look_for("")
        self.closed.emit()

    def _say(self) -> None:
        words = apart(shortened(self.words.strip(), 60))
        if self._places is None:
            form = find_words.PLACES_SEARCHING
        elif not self._places:
            form = find_words.PLACES_NONE
        else:
            form = find_words.PLACES_ALL if self._at is None else find_words.PLACES
        total = len(self.places)
        self.text.setText(form.format(words=words, total=f"{total:,}", number=(self._at or 0) + 1))
        for one in (self.next, self.last):
            one.setEnabled(bool(self._places))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.stop()
            return
        super().keyPressEvent(event)


class _Sign(QFrame):
    """The lens."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(16, 16)

    def paintEvent(self, _event: object) -> None:
        from PySide6.QtGui import QPainter

        from briefing.ui.craft import theme

        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        icons.draw("search", theme.tones().muted, painter, self.rect().toRectF())
        painter.end()

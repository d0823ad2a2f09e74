"""Drops anywhere on a window: files, folders, and text or HTML dragged from other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from briefing.ui.craft import icons, theme
from briefing.ui.wording import words

if TYPE_CHECKING:
    from briefing.usecases.taking_in.reading import Source

_EVENTS = frozenset(
    {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.DragLeave, QEvent.Type.Drop, QEvent.Type.Resize}
)


def can_offer(mime: QMimeData) -> bool:
    """Whether there is anything in it to read. Some browsers send only HTML; `hasText()` is false then."""
    return mime.hasUrls() or mime.hasText() or mime.hasHtml()


def sources(mime: QMimeData) -> tuple[tuple[Source, ...], tuple[str, ...]]:
    """What a drop or the clipboard holds: sources to read, and addresses that cannot be, as they stand.

    Files win over text, since file managers send the paths as plain text beside them. A web address without text is
    refused: the program has no network.
    """
    from briefing.usecases.taking_in.reading import Pasted

    paths: list[Source] = []
    remote: list[str] = []
    for url in mime.urls():
        if url.isLocalFile():
            paths.append(Path(url.toLocalFile()))
        else:
            remote.append(url.toString())
    if paths:
        return tuple(paths), tuple(remote)
    text = mime.text() if mime.hasText() else ""
    html = mime.html() if mime.hasHtml() else None
    if remote and (text.strip() in {*remote, ""} or text.strip() == "\n".join(remote)) and not _has_words(html):
        return (), tuple(remote)
    if text.strip() or _has_words(html):
        return (Pasted(text, html, words.PASTED_NAME),), ()
    return (), tuple(remote)


def _has_words(html: str | None) -> bool:
    """Whether HTML holds more than a link: a dragged link comes as an anchor whose words are its address or title."""
    if not html:
        return False
    low = html.casefold()
    return len(html) > 400 or not ("<a " in low and "<p" not in low)


class DropArea(QObject):
    """Watches a window for drags. `offered` carries sources and what had to be refused at once."""

    offered = Signal(tuple, tuple)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        self._overlay = _Overlay(window)
        self._overlay.hide()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _EVENTS:
            return False
        if isinstance(event, QDropEvent) and not isinstance(event, QDragMoveEvent):
            self._overlay.hide()
            self._on_drop(event)
            return True
        if isinstance(event, QDragEnterEvent | QDragMoveEvent):  # the move must be accepted as well as the entry
            return self._on_drag(event)
        if event.type() == QEvent.Type.DragLeave:
            self._overlay.hide()
        elif event.type() == QEvent.Type.Resize:
            self._overlay.setGeometry(self._window.rect())
        return False

    def _on_drag(self, event: QDragMoveEvent) -> bool:
        if not can_offer(event.mimeData()):
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if isinstance(event, QDragEnterEvent):
            self._overlay.describe(event.mimeData())
            self._overlay.setGeometry(self._window.rect())
            self._overlay.show()
            self._overlay.raise_()
        return True

    def _on_drop(self, event: QDropEvent) -> None:
        found, remote = sources(event.mimeData())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.offered.emit(found, remote)


class _Overlay(QWidget):
    """Says what letting go would do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(words.DROP_TITLE)
        self._what = ""

    def describe(self, mime: QMimeData) -> None:
        files = [url for url in mime.urls() if url.isLocalFile()]
        if len(files) == 1:
            self._what = Path(files[0].toLocalFile()).name
        elif files:
            self._what = words.DROP_FILES.format(number=len(files))
        else:
            self._what = words.DROP_TEXT

    def paintEvent(self, _event: QPaintEvent) -> None:
        tones = theme.tones()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour(tones.window))  # words that shine through would cross these
        frame = QRectF(self.rect()).adjusted(18, 18, -18, -18)
        pen = QPen(theme.colour(tones.accent), 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.colour(tones.picked, 0.35))
        painter.drawRoundedRect(frame, 12, 12)
        centre = QPointF(frame.center())
        icons.draw("drop", tones.accent, painter, QRectF(centre.x() - 28, centre.y() - 78, 56, 56))
        painter.setPen(theme.colour(tones.text))
        painter.setFont(theme.scaled(self.font(), 1.5, strong=True))
        painter.drawText(
            QRectF(frame.left(), centre.y() - 8, frame.width(), 34), Qt.AlignmentFlag.AlignCenter, words.DROP_TITLE
        )
        painter.setPen(theme.colour(tones.muted))
        painter.setFont(self.font())
        line = painter.fontMetrics().elidedText(self._what, Qt.TextElideMode.ElideMiddle, int(frame.width() - 60))
        painter.drawText(QRectF(frame.left(), centre.y() + 28, frame.width(), 24), Qt.AlignmentFlag.AlignCenter, line)
        painter.end()

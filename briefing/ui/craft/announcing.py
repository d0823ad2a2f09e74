"""What a screen reader is to say although the keyboard stays where it is."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent


def announce(about: QObject, sentence: str) -> None:
    """Have a sentence said, politely: after what is being said. Without a screen reader nothing happens."""
    if QAccessible.isActive() and sentence:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(about, sentence))

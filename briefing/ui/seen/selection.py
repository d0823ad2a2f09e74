"""What the analyst points at, shared by all panes: one small object, no pane knows another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefing.domain.actor import ActorId
from briefing.domain.casualty import CasualtyId
from briefing.domain.event import EventId
from briefing.domain.text import ArticleId, Span

if TYPE_CHECKING:
    from briefing.domain.tie import TieKey


@dataclass(frozen=True, slots=True)
class Picked:
    """One thing pointed at. `span` is where to look in the article; `article` alone opens it at its beginning."""

    article: ArticleId | None = None
    event: EventId | None = None
    actor: ActorId | None = None
    casualty: CasualtyId | None = None
    span: Span | None = None
    tie: TieKey | None = None

    def __bool__(self) -> bool:
        return any((self.article, self.event, self.actor, self.casualty, self.span, self.tie))


class Selection(QObject):
    """Emits `picked(what, by)` when something else is pointed at; `by` lets a pane ignore what it said itself.

    `hinted(span)` comes while the mouse or keyboard passes over something that rests on words: they are lit up where they
    are in view, and None puts the light out. Nothing is chosen by it.
    """

    picked = Signal(object, object)
    hinted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current = Picked()

    def hint(self, span: Span | None) -> None:
        """Light up some words, or none, without choosing anything."""
        self.hinted.emit(span)

    def pick(self, what: Picked, by: QObject | None = None) -> None:
        """Point at something. Pointing at it once more is said again: the reader may have been scrolled since."""
        self.current = what
        self.picked.emit(what, by)

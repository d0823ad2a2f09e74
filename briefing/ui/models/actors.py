"""Actors as rows, already filtered and ranked by the view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefing.domain.actor import Actor, ActorId
from briefing.ui.wording import words
from briefing.ui.wording.plain import tip

ROW = Qt.ItemDataRole.UserRole + 1
WEIGHT = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex


class ActorModel(QAbstractListModel):
    """One row an actor, with how often it is met."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actors: tuple[Actor, ...] = ()
        self._weights: dict[ActorId, int] = {}
        self._row_of: dict[ActorId, int] = {}

    def show(self, actors: Sequence[Actor], weights: dict[ActorId, int]) -> None:
        self.beginResetModel()
        self._actors = tuple(one if one.name.strip() else replace(one, name=words.NAMELESS_ACTOR) for one in actors)
        self._weights = weights
        self._row_of = {one.id: at for at, one in enumerate(self._actors)}
        self.endResetModel()

    def row_of(self, actor: ActorId) -> int | None:
        return self._row_of.get(actor)

    def actor(self, at: int) -> Actor:
        return self._actors[at]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._actors)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        actor = self._actors[index.row()]
        if role == ROW:
            return actor
        if role == WEIGHT:
            return self._weights.get(actor.id, 0)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            number = self._weights.get(actor.id, 0)
            met = words.MET_ONCE if number == 1 else words.MET.format(number=number)
            return ". ".join((actor.name, words.ACTOR_KINDS[actor.kind], met))
        if role == Qt.ItemDataRole.ToolTipRole:
            parts = [actor.name, words.ACTOR_KINDS[actor.kind], *actor.aliases]
            return tip("\n".join(parts))
        return None

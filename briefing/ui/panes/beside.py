"""Two actors that may be one, side by side: of each what tells it apart, in a few lines that lead to their words."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from briefing.domain.actor import Actor, ActorId
from briefing.ui.models.lines import LineModel
from briefing.ui.panes.line_list import line_list
from briefing.ui.panes.parts import RowList
from briefing.ui.seen.profile import Profiler
from briefing.ui.seen.rows import Line
from briefing.ui.seen.view import View
from briefing.ui.wording import tie_words, words
from briefing.ui.wording.plain import apart

MOST_NAMES = 6
MOST_LINES = 3  # of a section of the profile
# What tells nothing of who it is: the pair itself, and the bare list of articles.
_LEFT_OUT = ("SECTION_PERHAPS", "SECTION_SOURCES")


class BesidePage(QWidget):
    """`followed` carries the line that was chosen."""

    followed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        sides = []
        for at, name in enumerate((words.RESEMBLING_FIRST, words.RESEMBLING_SECOND)):
            if at:
                rule = QFrame(self)
                rule.setFrameShape(QFrame.Shape.VLine)
                rule.setForegroundRole(QPalette.ColorRole.Mid)
                layout.addWidget(rule)
            view, model = line_list(self, name)
            view.clicked.connect(self._on_line)
            view.activated.connect(self._on_line)
            layout.addWidget(view, 1)
            sides.append((view, model))
        self.sides: tuple[tuple[RowList, LineModel], ...] = tuple(sides)
        self._shown: tuple[tuple[Line, ...], ...] = ()

    def show_pair(self, view: View, pair: Iterable[ActorId]) -> None:
        """Show the actors of a pair; those that are not in the case are left out. What is shown already stays in place."""
        found = tuple(tuple(key_lines(view, view.actors[one])) for one in pair if one in view.actors)
        if found == self._shown:
            return
        self._shown = found
        for at, (_view, model) in enumerate(self.sides):
            model.show(found[at] if at < len(found) else ())

    def _on_line(self, index: QModelIndex) -> None:
        model = index.model()
        if isinstance(model, LineModel):
            self.followed.emit(model.line(index.row()))


def key_lines(view: View, actor: Actor) -> Iterable[Line]:
    """Name, kind and other names, and the first lines of each section of the profile."""
    yield Line(apart(actor.name), is_heading=True)
    times = len(actor.mentions)
    named = tie_words.NAMED_ONCE if times == 1 else words.NAMED_TIMES.format(number=times)
    names = ", ".join(apart(one) for one in actor.aliases[:MOST_NAMES])
    left = len(actor.aliases) - MOST_NAMES
    form = words.ALSO_CALLED_AND_MORE if left > 0 else words.ALSO_CALLED
    parts = [words.ACTOR_KINDS[actor.kind], actor.title or "", actor.country or "", named]
    yield Line(" · ".join(part for part in parts if part), form.format(names=names, left=left) if names else "")
    left_out = {getattr(words, one) for one in _LEFT_OUT}
    number, is_out = 0, False
    for line in Profiler(view).profile(actor):
        if line.is_heading:
            number, is_out = 0, line.text in left_out
        else:
            number += 1
        if not is_out and number <= MOST_LINES:
            yield line

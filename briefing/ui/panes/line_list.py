"""A list of lines that leads to the words they rest on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from briefing.ui.models.lines import LineModel
from briefing.ui.painting.cards import LineDelegate
from briefing.ui.panes.parts import RowList


def line_list(parent: QWidget, name: str) -> tuple[RowList, LineModel]:
    """The list and what it shows."""
    view = RowList(name, parent)
    model = LineModel(view)
    view.setModel(model)
    view.setItemDelegate(LineDelegate(view))
    return view, model

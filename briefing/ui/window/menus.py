"""The menus of a window, its bar of tools, and all its keys for the help."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QSizePolicy, QToolBar, QWidget

from briefing.ui.wording import words

if TYPE_CHECKING:
    from briefing.ui.window.main_window import MainWindow


def fill(window: MainWindow) -> None:
    """Put the actions of a window into its menus."""
    commands = window.commands
    window.file_menu.addActions([commands.new_action, commands.open_action])
    window.file_menu.addMenu(window.recent_menu)
    window.recent_menu.aboutToShow.connect(window.fill_recent)
    window.file_menu.addActions([commands.take_over_action, commands.sample_action])
    window.file_menu.addSeparator()
    window.file_menu.addActions(
        [
            commands.import_action,
            commands.folder_action,
            commands.details_action,
            commands.paste_action,
        ]
    )
    window.file_menu.addSeparator()
    window.file_menu.addActions([commands.copy_action, commands.pdf_action, commands.export_action])
    window.file_menu.addActions([commands.safe_copy_action, commands.print_action])
    window.file_menu.addSeparator()
    window.file_menu.addActions([commands.close_action, commands.quit_action])
    window.edit_menu.addActions([commands.undo_action, commands.redo_action])
    window.edit_menu.addSeparator()
    window.edit_menu.addActions([commands.add_event_action, commands.add_figure_action, commands.case_title_action])
    window.edit_menu.addSeparator()
    window.edit_menu.addActions([commands.learn_action, commands.learned_action])
    window.edit_menu.addSeparator()
    window.edit_menu.addActions([commands.find_action, *commands.found_actions])
    window.edit_menu.addSeparator()
    window.edit_menu.addActions([commands.filter_action, commands.clear_filter_action])
    window.edit_menu.addSeparator()
    window.edit_menu.addAction(commands.preferences_action)
    panes = ("articles", "timeline", "map", "actors", "casualties", "review", "briefing", "history", "why", "report")
    for name in panes:
        window.view_menu.addAction(window.docks[name].toggleViewAction())
    window.view_menu.addSeparator()
    window.view_menu.addActions(commands.pane_actions)
    window.view_menu.addSeparator()
    window.view_menu.addActions([commands.sort_action, commands.contrast_action, commands.veil_action])
    window.view_menu.addSeparator()
    window.view_menu.addAction(commands.layout_action)
    window.help_menu.addActions([commands.shortcuts_action, commands.check_action])
    window.help_menu.addSeparator()
    window.help_menu.addAction(commands.about_action)


def tool_bar(window: MainWindow) -> QToolBar:
    """What is at hand above the panes, the field that finds at its end."""
    commands = window.commands
    bar = QToolBar(words.TOOL_BAR, window)
    bar.setObjectName("tool-bar")
    bar.setMovable(False)
    bar.setIconSize(QSize(18, 18))
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    bar.addActions([commands.new_action, commands.open_action])
    bar.addSeparator()
    bar.addActions([commands.import_action, commands.paste_action])
    bar.addSeparator()
    bar.addActions([commands.undo_action, commands.redo_action])
    bar.addSeparator()
    bar.addActions([commands.add_event_action])
    bar.addSeparator()
    bar.addActions([commands.pdf_action, commands.print_action])
    gap = QWidget(bar)
    gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(gap)
    window.finder.setFixedWidth(300)
    bar.addWidget(window.finder)
    window.addToolBar(bar)
    for action in bar.actions():
        button = bar.widgetForAction(action)
        if action.text() and button is not None:
            shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            text = action.text().rstrip("…").replace("&", "")
            action.setToolTip(f"{text} ({shown})" if shown else text)
    return bar


def shortcut_groups(window: MainWindow) -> list[tuple[str, Sequence[QAction]]]:
    """All keys for the help, by the menu or pane in which they are heard."""
    from briefing.ui.wording import map_words, network_words, review_words, tie_words

    return [
        (words.MENU_FILE.replace("&", ""), window.file_menu.actions()),
        (words.MENU_EDIT.replace("&", ""), window.edit_menu.actions()),
        (words.MENU_VIEW.replace("&", ""), window.view_menu.actions()),
        (words.PANE_TIMELINE, window.timeline.chart.actions()),
        (words.TIMELINE_TABLE, window.timeline.table.actions()),
        (map_words.PANE_MAP, window.map.map.actions()),
        (words.PANE_READER, window.reader.actions()),
        (words.PANE_ARTICLES, window.articles.list.actions()),
        (words.PANE_ACTORS, window.actors.list.actions()),
        (tie_words.GROUP, window.actors.lines.actions()),
        (words.RESEMBLING_HOW, window.actors.resembling.list.actions()),
        (network_words.TITLE, window.actors.network.net.told_keys()),
        (words.PANE_CASUALTIES, window.casualties.table.actions()),
        (review_words.PANE_REVIEW, window.review.actions()),
        (words.PANE_HISTORY, (*window.history.list.actions(), *window.history.actions())),
        (words.MENU_HELP.replace("&", ""), window.help_menu.actions()),
    ]

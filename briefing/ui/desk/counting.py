"""What the casualties pane wants of others: figures counted and drawn by the clerk, charts saved, one rule for pane and
briefing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from briefing.domain.choice import Rule
from briefing.errors import BriefingError
from briefing.ui.craft.discretion import quoted
from briefing.ui.craft.theme import Theme
from briefing.ui.craft.work import Desk, ReplyTo, Ticket
from briefing.ui.desk.outgoing import Outgoing
from briefing.ui.panes.briefing import BriefingPane
from briefing.ui.panes.casualties import CasualtiesPane
from briefing.ui.seen.view import View
from briefing.ui.wording import words


class Counting(Outgoing):
    """Stands between the casualties pane and the clerk.

    `shown` gives what the filter lets through, `title` the name of the case, `folder` where files are proposed.
    """

    def __init__(
        self,
        desk: Desk,
        pane: CasualtiesPane,
        briefing: BriefingPane,
        looks: Theme,
        shown: Callable[[], View],
        title: Callable[[], str],
        folder: Callable[[], Path],
        file_name: Callable[[str], str],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk, self._pane, self._briefing, self._looks = desk, pane, briefing, looks
        self._shown, self._title, self._folder, self._file_name = shown, title, folder, file_name
        self._window = window
        self._counting: Ticket | None = None
        self._drawing: Ticket | None = None
        self._telling: Ticket | None = None
        pane.counts_wanted.connect(self.count)
        pane.charts_wanted.connect(self.draw)
        pane.telling_wanted.connect(self.tell)
        pane.save_wanted.connect(self.ask_where)
        pane.rule_chosen.connect(self._on_rule)
        briefing.rule.currentIndexChanged.connect(self._on_briefing_rule)

    def abandon(self) -> None:
        """Forget what is being drawn."""
        for ticket in (self._counting, self._drawing, self._telling):
            if ticket is not None:
                ticket.cancel()

    # --- drawing
    def count(self) -> None:
        """Let the second clerk count: totals do not stand behind charts and pages."""
        from briefing.ui.desk import drawing

        if self._counting is not None:
            self._counting.cancel()
        work = drawing.counted(self._shown().corpus, self._pane.rule)
        reply = ReplyTo(self, self._on_counted, partial(self._on_failed, self._pane))
        self._counting = self._desk.look_up(work, reply)

    def draw(self, width: int) -> None:
        """Let the clerk draw what the pane shows."""
        from briefing.ui.desk import drawing

        if self._drawing is not None:
            self._drawing.cancel()
        pane = self._pane
        work = drawing.charts(
            self._shown().corpus, self._title(), pane.rule, pane.effect, self._looks.tones, width, self._ratio()
        )
        self._drawing = self._desk.submit(work, ReplyTo(self, pane.show_charts, partial(self._on_failed, pane)))

    def _on_counted(self, found: Any) -> None:
        self._pane.show_counted(*found)

    def tell(self, key: str, width: int) -> None:
        """Let the clerk draw who says what of one happening."""
        from briefing.ui.desk import drawing

        if self._telling is not None:
            self._telling.cancel()
        work = drawing.telling(self._shown().corpus, key, self._pane.rule, self._looks.tones, width, self._ratio(), quoted)
        page = self._pane.telling
        self._telling = self._desk.submit(work, ReplyTo(self, page.show_chart, partial(self._on_failed, page)))

    def _ratio(self) -> float:
        return self._window.devicePixelRatioF()

    def _on_failed(self, where: Any, error: Exception) -> None:
        if not isinstance(error, BriefingError):
            raise error
        where.show_failure(str(error))

    # --- the rule
    def _on_rule(self, rule: Rule) -> None:
        if self._briefing.rule.term() is not rule:
            self._briefing.rule.choose(rule)

    def _on_briefing_rule(self, _at: int) -> None:
        self._pane.choose_rule(self._briefing.rule.term())

    # --- saving
    def ask_where(self, chart: Any, form: str) -> None:
        """Where to write a chart."""
        from briefing.ui.dialogs import files
        from briefing.usecases.briefings.chart_files import title_of

        proposal = self._folder() / f"{self._file_name(title_of(chart))}.{form}"
        pattern = words.CHART_PATTERNS[form]
        dialog = files.ask_where(self._window, words.SAVE_CHART, proposal, pattern, form, partial(self.save, chart, form))
        self.opened.emit(dialog)

    def save(self, chart: Any, form: str, path: Path) -> None:
        """Write on the clerk; `written` or `failed` tell how it ended."""
        from briefing.ui.desk import drawing

        marking = self._briefing.wanted().marking
        corpus = self._shown().corpus
        work = drawing.saved_chart(chart, form, corpus, self._title(), self._pane.rule, marking, path)
        self.said.emit(words.WRITING.format(name=path.name))
        self._desk.submit(work, ReplyTo(self, partial(self._on_written, path), self._on_not_written), writes=True)

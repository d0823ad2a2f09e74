"""The timeline as rows: headings for each day or stretch of time, what happened then, and on request who told it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefing.domain.claim import Status
from briefing.domain.event import Event, EventId
from briefing.domain.grade import NOT_GRADED, Graded
from briefing.domain.when import When
from briefing.ui.craft.discretion import headline, in_quotes, quoted
from briefing.ui.craft.gradings import grade_words
from briefing.ui.seen.rows import Happening, ToldBy, kind_words
from briefing.ui.seen.view import View
from briefing.ui.timeline.chronicle import marked_title, title_of, troubles
from briefing.ui.wording import grading_words, when_words, words
from briefing.ui.wording.plain import shortened, tip

ROW = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """A day, a stretch of time, or the undated."""

    text: str
    when: When
    number: int


@dataclass(frozen=True, slots=True)
class HappeningRow:
    """What happened. `is_open` when its reports are listed below it."""

    happening: Happening
    is_open: bool
    told: ToldBy | None = None
    grade: Graded = NOT_GRADED


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One article's telling of the happening above."""

    happening: Happening
    event: Event
    source: str
    quote: str


@dataclass(frozen=True, slots=True)
class FoldRow:
    """What is older than the story, folded away until it is asked for."""

    number: int
    is_open: bool


TimelineRow = HeadingRow | HappeningRow | ReportRow | FoldRow


class TimelineModel(QAbstractListModel):
    """Rows for one view. Knows their order; makes no edits."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = View()
        self._open: set[str] = set()
        self._background_open = False
        self._made_rows: list[TimelineRow] | None = []
        self.chosen: tuple[Happening, ...] = ()  # what the filter lets through
        self._folded: frozenset[EventId] = frozenset()
        self._row_of: dict[EventId, int] = {}
        self.shown = 0

    def show(self, view: View) -> None:
        """Read a case anew. What was opened stays open."""
        self._view = view
        self._rebuild()

    def toggle(self, key: str) -> None:
        """List or hide the reports of a happening."""
        self._open ^= {key}
        self._rebuild()

    def toggle_background(self) -> None:
        """List or fold away what is older than the story."""
        self._background_open = not self._background_open
        self._rebuild()

    def unfold(self, event: EventId) -> None:
        """See to it that an event has a row, where it is only folded away."""
        if self.row_of(event) is None and event in self._folded:
            self.toggle_background()

    def row_of(self, event: EventId) -> int | None:
        """The row that shows an event: its own, or that of its happening."""
        return self._row_of.get(event) if self._rows else None

    def row(self, at: int) -> TimelineRow:
        return self._rows[at]

    def is_open(self, key: str) -> bool:
        return key in self._open

    def _rebuild(self) -> None:
        """Rows are made when they are asked for: while the painted timeline is in front nobody does."""
        self.beginResetModel()
        self.chosen = self._view.chosen
        self.shown = len(self.chosen)
        self._made_rows = None
        self.endResetModel()

    @property
    def _rows(self) -> list[TimelineRow]:
        if self._made_rows is None:
            rows = self._made_rows = list(self._made(self.chosen))
            self._row_of = {}
            for at, row in enumerate(rows):
                if isinstance(row, HappeningRow):
                    for event in row.happening.events:
                        self._row_of[event.id] = at
            for at, row in enumerate(rows):
                if isinstance(row, ReportRow):
                    self._row_of[row.event.id] = at
        return self._made_rows

    def _made(self, happenings: tuple[Happening, ...]) -> Iterable[TimelineRow]:
        """Background first, folded unless it is looked for; then the story by day, the undated last."""
        older = [one for one in happenings if one.status is Status.BACKGROUND]
        self._folded = frozenset(event.id for one in older for event in one.events)
        if older:
            is_open = self._background_open or self._view.is_narrowed
            yield FoldRow(len(older), is_open)
            if is_open:
                yield from self._by_day(older)
        yield from self._by_day([one for one in happenings if one.status is not Status.BACKGROUND])

    def _by_day(self, happenings: Iterable[Happening]) -> Iterable[TimelineRow]:
        for when, group in groupby(happenings, key=lambda one: (one.when.earliest, one.when.latest)):
            members = list(group)
            known = when != (None, None)
            yield HeadingRow(when_words.heading(members[0].when) if known else words.UNDATED, members[0].when, len(members))
            for one in members:
                is_open = one.key in self._open and len(one.events) > 1
                yield HappeningRow(one, is_open)
                if is_open:
                    for event in one.events:
                        article = self._view.source_of(event.evidence)
                        source = self._view.report_line(event) if article else words.BY_ANALYST
                        yield ReportRow(one, event, source, self._view.sentence(event.evidence))

    # --- what Qt asks
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self._rows[index.row()], HeadingRow):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            if isinstance(row, HappeningRow) and row.told is None:  # only of what comes into sight
                one = row.happening
                row = replace(row, told=self._view.told(one), grade=self._view.grade_of(one))
                self._rows[index.row()] = row
            return covered(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(covered(row))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._hint(row))
        return None

    def _hint(self, row: TimelineRow) -> str:
        if isinstance(row, HeadingRow):
            return words.HEADING_HINT.format(when=row.text, number=words.events(row.number))
        if isinstance(row, FoldRow):
            return words.BACKGROUND_HINT
        if isinstance(row, ReportRow):
            parts = [row.source, in_quotes(row.quote) if row.quote else "", grade_words(self._view.grader.of(row.event))]
            return "\n".join(part for part in parts if part)
        return hint(self._view, row.happening)


def hint(view: View, one: Happening) -> str:
    """What a tool tip says of a happening."""
    told = view.told(one)
    title, when = shortened(headline(title_of(one)), 400), when_words.phrase(one.when)
    parts = [*troubles(one), title, f"{when} · {one.place or words.NO_PLACE}"]
    parts.append(f"{grading_words.FIRST_REPORTED.format(day=when_words.published(told.first))} · {told_words(told)}")
    parts.append(f"{words.STATUSES[one.status]}: {words.STATUS_MEANINGS[one.status]}")
    if one.toll:
        parts.append(one.toll)
    parts.append(words.REVIEWS[one.review])
    parts.append(grade_words(view.grade_of(one)))
    if quote := view.sentence(one.lead.evidence):
        parts.append(in_quotes(shortened(quote, 600)))
    return "\n".join(parts)


def told_words(told: ToldBy) -> str:
    """As "5 articles, 2 origins"; what the analyst entered is no report."""
    if told.first is None and told.by_hand:
        return words.BY_ANALYST
    return words.told_by(told.reports, told.origins)


def spoken_happening(one: Happening) -> str:
    """A happening in one sentence, for a screen reader."""
    return spoken(covered(HappeningRow(one, False)))


def covered(row: TimelineRow) -> TimelineRow:
    """A row as it may be seen: its title may be covered."""
    if isinstance(row, HappeningRow) and (title := headline(marked_title(row.happening))) != row.happening.title:
        return replace(row, happening=replace(row.happening, title=title))
    if isinstance(row, ReportRow):
        title, quote = headline(row.event.title), quoted(row.quote)
        if (title, quote) != (row.event.title, row.quote):
            return replace(row, event=replace(row.event, title=title), quote=quote)
    return row


def spoken(row: TimelineRow) -> str:
    """A row in one sentence."""
    if isinstance(row, HeadingRow):
        return row.text
    if isinstance(row, FoldRow):
        return words.BACKGROUND_FOLD.format(events=words.events(row.number))
    if isinstance(row, ReportRow):
        return f"{row.event.title} ({row.source})"
    one = row.happening
    parts = [when_words.phrase(one.when), shortened(one.title, 400), kind_words(one.lead), one.place or "", one.toll]
    parts += [words.STATUSES[one.status], words.REVIEWS[one.review]]
    return ". ".join(part for part in parts if part)

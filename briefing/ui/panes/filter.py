"""The filter bar: one set of conditions for all panes, and what it leaves out said beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefing.domain.casualty import Effect
from briefing.domain.corpus import Corpus
from briefing.domain.criteria import LONGEST_TEXT, NO_CRITERIA, Criteria, SavedFilter
from briefing.domain.event import EventType
from briefing.domain.when import Precision, When
from briefing.ui.dialogs.fields import day_field, to_date, to_qdate
from briefing.ui.models.picks import Pick, PickModel
from briefing.ui.painting.picks import PickDelegate
from briefing.ui.panes.dropping import Dropping, with_arrow
from briefing.ui.panes.filter_grade import GradeButton
from briefing.ui.panes.filter_known import KnownButton
from briefing.ui.panes.menu_under import put_under
from briefing.ui.panes.parts import RowList, SearchField, label, tool
from briefing.ui.panes.wrapping import WrappingRow
from briefing.ui.wording import when_words, words
from briefing.ui.wording.plain import shortened, tip, unmarked
from briefing.usecases.looking.filtering import Sieve, still_known

SEARCHED_FROM = 13  # terms in a list; fewer are seen at a glance
FIELD_PX, LEAST_FIELD_PX = 160, 84  # of the field for words
COMPACT_PX = 1060  # narrower, what is shown is said in fewer words


class _Row(QWidget):
    """As high as its controls need in its width: a tool bar does not ask for that. The field gives way first, where that
    spares a line.
    """

    def __init__(self, field: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._field = field

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return done

    def fit(self) -> None:
        layout = self.layout()
        if layout is None:
            return
        whole = layout.sizeHint().width() - self._field.width() + FIELD_PX
        over = max(0, whole - self.width())
        self._field.setFixedWidth(FIELD_PX - over if over <= FIELD_PX - LEAST_FIELD_PX else FIELD_PX)
        # The layout is not told to forget anything: it would ask to be laid out again, and again after that, for ever.
        high = layout.heightForWidth(self.width())
        if high > 0 and high != self.minimumHeight():
            self.setFixedHeight(high)


class FilterBar(QToolBar):
    """`changed` carries the criteria after each change. It filters nothing itself."""

    changed = Signal(object)  # Criteria
    save_wanted = Signal(object)  # Criteria
    remove_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(words.FILTER_BAR, parent)
        self.setObjectName("filter-bar")
        self.setMovable(False)
        self.criteria = self._wanted = NO_CRITERIA
        self._sieve = Sieve(Corpus())
        self._numbers = "", ""
        self._saved: tuple[SavedFilter, ...] = ()
        self._can_save = False
        self._is_filling = False

        self.text = SearchField(words.FILTER_TEXT, self)
        self.text.setMaxLength(LONGEST_TEXT)
        self.text.setFixedWidth(FIELD_PX)
        self.period = PeriodButton(self._days, self)
        self.kinds = PickButton(words.FILTER_KIND, _kinds, self)
        self.actors = PickButton(words.FILTER_ACTOR, self._actor_picks, self)
        self.places = PickButton(words.FILTER_PLACE, self._place_picks, self)
        self.sources = PickButton(words.FILTER_SOURCE, self._source_picks, self)
        self.statuses = PickButton(words.FILTER_STATUS, partial(_terms, words.STATUSES), self)
        self.reviews = PickButton(words.FILTER_REVIEW, partial(_terms, words.REVIEWS), self)
        self.grades = GradeButton(self)
        self.known = KnownButton(self)
        self.number = label("", quiet=True)
        self.clear_button = tool("close", words.FILTER_CLEAR_ALL, self, show_text=False)
        self.saved = QToolButton(self)
        self.saved.setText(words.FILTER_SAVED)
        self.saved.setAccessibleName(words.FILTER_SAVED)
        with_arrow(self.saved)
        self._menu = QMenu(self.saved)
        self._menu.setToolTipsVisible(True)
        self._menu.aboutToShow.connect(self._fill_menu)
        put_under(self.saved, self._menu)

        row = _Row(self.text, self)
        row.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)  # else it is as wide as at first
        layout = WrappingRow(row, spacing=2, line_spacing=4)
        layout.setContentsMargins(2, 0, 2, 0)
        layout.addWidget(self.text)
        for one in self._buttons():
            layout.addWidget(one)
        layout.addWidget(self.saved)
        layout.push_right()
        layout.addWidget(self.number)
        layout.addWidget(self.clear_button)
        self.addWidget(row)

        self.text.looked_for.connect(self._on_changed)
        for one in self._buttons():
            one.chosen.connect(self._on_changed)
        self.clear_button.clicked.connect(self.clear_all)
        self.clear_button.hide()

    def _buttons(self) -> tuple[PeriodButton | PickButton | GradeButton | KnownButton, ...]:
        picks = (self.kinds, self.actors, self.places, self.sources, self.statuses, self.reviews)
        return self.period, *picks, self.grades, self.known

    # --- what is shown
    def show_case(self, sieve: Sieve) -> None:
        """What the lists offer, from now on."""
        self._sieve = sieve
        for one in self._buttons():
            one.refresh()

    def show_numbers(self, happenings: int, all_happenings: int, figures: int, all_figures: int) -> None:
        """How much of the case is shown."""
        if self.criteria.narrows:
            text = words.FILTER_SHOWN.format(
                happenings=happenings,
                events=words.events(all_happenings),
                shown=figures,
                figures=words.figures(all_figures),
            )
            short = words.SHOWN_OF.format(shown=happenings, total=all_happenings)
        else:
            text = f"{words.events(all_happenings)} · {words.figures(all_figures)}"
            short = words.events(all_happenings)
        self._numbers = text, short
        self._show_numbers()
        self.number.setToolTip(tip(f"{text}\n\n{words.FILTER_SHOWN_HOW}" if self.criteria.narrows else text))
        self.number.setProperty("strong", "true" if self.criteria.narrows else "false")
        self.number.setProperty("quiet", "false" if self.criteria.narrows else "true")
        self.number.style().unpolish(self.number)
        self.number.style().polish(self.number)

    def _show_numbers(self) -> None:
        self.number.setText(self._numbers[1 if self.width() < COMPACT_PX else 0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_numbers()

    def show_saved(self, saved: Sequence[SavedFilter], can_save: bool) -> None:
        """The filters that the case keeps."""
        self._saved, self._can_save = tuple(saved), can_save

    # --- what is chosen
    def set_criteria(self, criteria: Criteria) -> None:
        """Fill in every field, and say so once."""
        self._is_filling, self._wanted = True, criteria
        self.text.setText(criteria.text)
        self.period.choose(criteria.since, criteria.until, criteria.undated)
        self.kinds.choose(frozenset((*criteria.types, *criteria.effects)))
        self.actors.choose(criteria.actors)
        self.places.choose(criteria.places)
        self.sources.choose(criteria.sources)
        self.statuses.choose(criteria.statuses)
        self.reviews.choose(criteria.reviews)
        self.grades.choose(criteria.reliability, criteria.credibility)
        self.known.choose(criteria.known_on)
        self._is_filling = False
        self._on_changed()

    def clear_all(self) -> None:
        """Leave nothing out any more."""
        self.set_criteria(NO_CRITERIA)

    def back_to_now(self) -> None:
        """The case as it is now; the other conditions stay."""
        self.set_criteria(replace(self.criteria, known_on=None))

    def focus_text(self) -> None:
        self.text.setFocus()
        self.text.selectAll()

    def _on_changed(self, _what: object = None) -> None:
        if self._is_filling:
            return
        since, until, undated = self.period.value()
        kinds = self.kinds.value()
        reliability, credibility = self.grades.value()
        wanted = Criteria(
            text=" ".join(self.text.text().split()),
            since=since,
            until=until,
            undated=undated,
            types=frozenset(one for one in kinds if isinstance(one, EventType)),
            effects=frozenset(one for one in kinds if isinstance(one, Effect)),
            actors=self.actors.value(),
            places=self.places.value(),
            sources=self.sources.value(),
            statuses=self.statuses.value(),
            reviews=self.reviews.value(),
            reliability=reliability,
            credibility=credibility,
            known_on=self.known.value(),
        )
        if wanted != self.criteria:
            self.criteria = self._wanted = wanted
            self.clear_button.setVisible(wanted.is_set)
            self.changed.emit(wanted)

    # --- what there is to choose
    def _days(self) -> tuple[date, date] | None:
        return self._sieve.days

    def _actor_picks(self) -> list[Pick]:
        weights = self._sieve.actor_weights
        found = [
            Pick(one.id, one.name, weights[one.id], (*one.aliases, *((one.title,) if one.title else ())))
            for one in self._sieve.corpus.actors
            if weights[one.id] or one.id in self._wanted.actors
        ]
        return sorted(found, key=_by_weight)

    def _place_picks(self) -> list[Pick]:
        weights = self._sieve.place_weights
        found = [
            Pick(one.id, one.name, weights[one.id], one.aliases)
            for one in self._sieve.corpus.places
            if weights[one.id] or one.id in self._wanted.places
        ]
        return sorted(found, key=_by_weight)

    def _source_picks(self) -> list[Pick]:
        weights = self._sieve.source_weights
        names = dict.fromkeys(name for one in self._sieve.corpus.articles for name in one.outlets)
        found = [Pick(one, one or words.FILTER_NO_PUBLISHER, weights[one]) for one in names]
        return sorted(found, key=_by_weight)

    # --- saved ones
    def _fill_menu(self) -> None:
        self._menu.clear()
        for one in self._saved:
            action = self._menu.addAction(unmarked(one.name))
            action.setCheckable(True)
            action.setChecked(still_known(one.criteria, self._sieve.corpus) == self.criteria)
            action.setData(one)
            action.triggered.connect(partial(self._use, one))
        if not self._saved:
            self._menu.addAction(words.FILTER_NONE_SAVED).setEnabled(False)
        self._menu.addSeparator()
        keep = self._menu.addAction(words.FILTER_SAVE)
        keep.setEnabled(self._can_save and self.criteria.is_set)
        keep.triggered.connect(self._on_save)
        if self._saved:
            remove = self._menu.addMenu(words.FILTER_REMOVE)
            remove.setEnabled(self._can_save)
            for one in self._saved:
                remove.addAction(unmarked(one.name)).triggered.connect(partial(self.remove_wanted.emit, one.name))

    def _use(self, one: SavedFilter, _checked: bool = False) -> None:
        self.set_criteria(still_known(one.criteria, self._sieve.corpus))

    def _on_save(self) -> None:
        self.save_wanted.emit(self.criteria)

    def described(self) -> str:
        """The conditions in a few words, as a name to begin with."""
        parts = [f"“{self.criteria.text}”"] if self.criteria.text else []
        parts += [one.told() for one in self._buttons() if one.is_set]
        return shortened(", ".join(parts), 60)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.criteria.is_set:
            self.clear_all()
            return
        super().keyPressEvent(event)


def _by_weight(one: Pick) -> tuple[int, str]:
    return -(one.number or 0), one.name.casefold()


def _terms(shown: dict[Any, str]) -> list[Pick]:
    return [Pick(term, text) for term, text in shown.items()]


def _kinds() -> list[Pick]:
    """Kinds of events, then what figures count."""
    figures = [Pick(one, words.FILTER_FIGURES_OF.format(effect=text)) for one, text in words.EFFECTS.items()]
    return [*_terms(words.EVENT_TYPES), *figures]


class PickButton(Dropping):
    """Any number of terms out of a list; none chosen means all."""

    def __init__(self, title: str, offered: Callable[[], Sequence[Pick]], parent: QWidget) -> None:
        super().__init__(title, parent)
        self._offered = offered
        self._chosen: frozenset[Any] = frozenset()
        self._names: dict[Any, str] = {}
        self.search = SearchField(words.FILTER_SEARCH.format(title=title), self.panel)
        self.list = RowList(title, self.panel)
        self.model = PickModel(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(PickDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.all = QPushButton(words.FILTER_ALL, self.panel)
        self.all.setAutoDefault(False)
        self.none = label(words.FIND_NOTHING, quiet=True)
        layout = QVBoxLayout(self.panel)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(6)
        for one in (self.search, self.list, self.none, self.all):
            layout.addWidget(one)
        self.search.textChanged.connect(self._on_looked_for)
        self.search.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.clicked.connect(self._toggle)
        self.all.clicked.connect(self._on_all)
        self.refresh()

    @property
    def is_set(self) -> bool:
        return bool(self._chosen)

    def value(self) -> frozenset[Any]:
        return self._chosen

    def choose(self, terms: frozenset[Any]) -> None:
        self._chosen = terms
        self.refresh()

    def told(self) -> str:
        if len(self._chosen) > 3:
            return words.FILTER_MANY.format(title=self._title, number=len(self._chosen))
        if not self._chosen <= set(self._names):
            self._names = {one.term: one.name for one in self._offered()}
        return ", ".join(sorted(self._names.get(one, words.UNKNOWN_ACTOR) for one in self._chosen))

    def refresh(self) -> None:
        self._names = {}  # of the case as it was
        super().refresh()

    def prepare(self) -> QWidget:
        offered = self._offered()
        self._names = {one.term: one.name for one in offered}
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.model.offer(offered, self._chosen)
        is_long = len(offered) >= SEARCHED_FROM
        self.search.setVisible(is_long)
        self.none.setVisible(not offered)
        self.list.setVisible(bool(offered))
        rows = min(max(len(offered), 1), 14)
        height = self.list.sizeHintForRow(0) if offered else 20
        self.list.setFixedHeight(rows * height + 2)
        widest = max((self.fontMetrics().horizontalAdvance(one.name) for one in offered), default=120)
        self.list.setFixedWidth(max(200, min(widest + 110, 420)))
        self.all.setEnabled(self.is_set)
        if offered:
            self.list.setCurrentIndex(self.model.index(0, 0))
        return self.search if is_long else self.list

    def _on_looked_for(self, text: str) -> None:
        self.model.look_for(text)
        self.none.setVisible(not self.model.rowCount())
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0, 0))

    def _toggle(self, index: QModelIndex) -> None:
        self.model.toggle(index.row())
        self._take()

    def _on_all(self) -> None:
        self.model.clear()
        self._take()

    def _take(self) -> None:
        self._chosen = self.model.chosen
        self.all.setEnabled(self.is_set)
        super().refresh()
        self.chosen.emit(self._chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and up walk the list from the search field; Return and Space choose; Escape closes by itself."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key, index = event.key(), self.list.currentIndex()
            if watched is self.search and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if key == Qt.Key.Key_Down else -1
                at = min(max(index.row() + step, 0), self.model.rowCount() - 1)
                self.list.setCurrentIndex(self.model.index(at, 0))
                return True
            wanted = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or (watched is self.list and key == Qt.Key.Key_Space)
            if wanted and index.isValid():
                self._toggle(index)
                return True
        return super().eventFilter(watched, event)


class PeriodButton(Dropping):
    """A first and a last day, either of which may be left open."""

    def __init__(self, days: Callable[[], tuple[date, date] | None], parent: QWidget) -> None:
        super().__init__(words.PERIOD, parent)
        self._days = days
        self._value: tuple[date | None, date | None, bool] = (None, None, False)
        self._is_filling = False
        self.has_first = QCheckBox(words.SINCE, self.panel)
        self.first = day_field(self.panel, words.WHEN_FIRST)
        self.has_last = QCheckBox(words.UNTIL, self.panel)
        self.last = day_field(self.panel, words.WHEN_LAST)
        self.undated = QCheckBox(words.FILTER_UNDATED, self.panel)
        self.problem = label("", wrap=True)
        self.problem.setProperty("role", "problem")
        self.all = QPushButton(words.FILTER_WHOLE_TIME, self.panel)
        self.all.setAutoDefault(False)
        layout = QGridLayout(self.panel)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setHorizontalSpacing(10)
        layout.setVerticalSpacing(7)
        for at, (check, day) in enumerate(((self.has_first, self.first), (self.has_last, self.last))):
            layout.addWidget(check, at, 0)
            layout.addWidget(day, at, 1)
            check.toggled.connect(self._on_changed)
            day.dateChanged.connect(self._on_changed)
        layout.addWidget(self.undated, 2, 0, 1, 2)
        layout.addWidget(self.problem, 3, 0, 1, 2)
        layout.addWidget(self.all, 4, 0, 1, 2)
        self.undated.toggled.connect(self._on_changed)
        self.all.clicked.connect(self._on_all)
        self.refresh()

    @property
    def is_set(self) -> bool:
        return self._value[0] is not None or self._value[1] is not None

    def value(self) -> tuple[date | None, date | None, bool]:
        """First day, last day, and whether what has no date is shown as well."""
        return self._value if self.is_set else (None, None, False)

    def choose(self, since: date | None, until: date | None, undated: bool) -> None:
        self._value = since, until, undated
        self.refresh()

    def told(self) -> str:
        since, until, _ = self._value
        if since is not None and since == until:
            return when_words.day(since)
        return when_words.phrase(When(since, until, Precision.VAGUE))

    def prepare(self) -> QWidget:
        since, until, undated = self._value
        first, last = self._days() or (date.today(), date.today())
        self._is_filling = True
        self.has_first.setChecked(since is not None)
        self.has_last.setChecked(until is not None)
        self.first.setDate(to_qdate(since or first))
        self.last.setDate(to_qdate(until or last))
        self.undated.setChecked(undated)
        self._is_filling = False
        self._arrange()
        return self.has_first

    def _arrange(self) -> None:
        self.first.setEnabled(self.has_first.isChecked())
        self.last.setEnabled(self.has_last.isChecked())
        self.undated.setEnabled(self.is_set)
        self.all.setEnabled(self.is_set)

    def _on_changed(self, _value: object) -> None:
        if self._is_filling:
            return
        since = to_date(self.first.date()) if self.has_first.isChecked() else None
        until = to_date(self.last.date()) if self.has_last.isChecked() else None
        is_reversed = since is not None and until is not None and until < since
        self.problem.setText(words.ENDS_BEFORE_IT_BEGINS if is_reversed else "")
        if is_reversed:
            return
        self._value = since, until, self.undated.isChecked()
        self._arrange()
        self.refresh()
        self.chosen.emit(self._value)

    def _on_all(self) -> None:
        self._value = None, None, False
        self.prepare()
        self.refresh()
        self.chosen.emit(self._value)

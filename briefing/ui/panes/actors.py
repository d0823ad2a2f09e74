"""The actors pane: who acts, suffers or speaks, and for each a profile whose every line leads to its words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefing.domain.actor import ActorId, ActorKind
from briefing.domain.claim import Origin, Review
from briefing.domain.event import EventId
from briefing.domain.grade import RELIABILITIES, UNJUDGED_SOURCE, Reliability
from briefing.domain.history import Kind, Subject
from briefing.domain.likeness import Likeness
from briefing.domain.tie import TieKey
from briefing.ui.craft import icons
from briefing.ui.models.actors import ActorModel
from briefing.ui.painting.cards import ActorDelegate
from briefing.ui.panes.actor_charts import ActorChartsPage
from briefing.ui.panes.actor_network import NetworkPage
from briefing.ui.panes.beside import BesidePage
from briefing.ui.panes.chart_picture import Spot
from briefing.ui.panes.grade_picker import grade_menu
from briefing.ui.panes.line_list import line_list
from briefing.ui.panes.parts import (
    EmptyState,
    FilterButton,
    Headline,
    OneOf,
    RowList,
    SearchField,
    label,
    tab_through,
    tool,
)
from briefing.ui.panes.resembling import ResemblingPage
from briefing.ui.panes.tie_actions import TieActions
from briefing.ui.seen.profile import Profiler
from briefing.ui.seen.rows import ActorOrder, Line
from briefing.ui.seen.selection import Picked, Selection
from briefing.ui.seen.view import View
from briefing.ui.wording import grading_words, learning_words, network_words, tie_words, words
from briefing.ui.wording.history_words import OF_ACTOR
from briefing.ui.wording.plain import apart, tip
from briefing.usecases.looking.network import Edge
from briefing.usecases.looking.ties import Tie

SIDE_BY_SIDE_PX = 620
LEAST_HEIGHT = 360
ALIASES_FROM = 560  # pixels of height; in less the profile has the room of the other names
MOST_ALIASES = 5  # the rest is in the tool tip


class ActorsPane(QWidget):
    """A list with search and kinds, and the profile of the actor chosen."""

    edit_wanted = Signal(str)
    graded = Signal(str, object)  # an actor as a source, Reliability
    join_wanted = Signal(str)  # the actor that turns out to be another
    split_wanted = Signal(str)
    import_wanted = Signal()
    unfilter_wanted = Signal()  # nothing fits: show all again
    note_wanted = Signal(str)
    judged = Signal(str, str, object)  # two actors that resemble, and what is said of them
    joined = Signal(str, str)  # the actor that goes, and the one that it is
    changed = Signal()  # another case, or other actors in it
    learn_wanted = Signal(str)
    why_wanted = Signal()
    history_wanted = Signal(object)  # Subject
    tie_judged = Signal(object, object)  # TieKey, Review
    tie_edited = Signal(object)  # TieKey
    tie_added = Signal(str)  # an actor

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._view = View()
        self._text = ""
        self._kinds: frozenset[ActorKind] = frozenset()
        self._pairs: tuple[Likeness, ...] = ()
        self.actor: ActorId | None = None
        self.model = ActorModel(self)

        self.search = SearchField(words.ACTORS_SEARCH, self)
        self.kinds = FilterButton(words.FILTER_KIND, words.ACTOR_KINDS, self)
        self.order = OneOf("", {order: words.ACTOR_ORDERS[order.value] for order in ActorOrder}, self)
        self.order.setAccessibleName(words.ACTOR_ORDER)
        self.order.setToolTip(tip(words.ACTOR_ORDER))
        self.order.setAutoRaise(True)
        self.order.with_arrow()
        self.alike = QToolButton(self)
        self.alike.setAutoRaise(True)
        self.alike.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.alike.setIcon(icons.icon("join"))
        self.alike.setToolTip(tip(words.RESEMBLING_HOW))
        self.list = RowList(words.PANE_ACTORS, self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(ActorDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

        top = QWidget(self)
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 6, 8, 6)
        bar.addWidget(self.search, 1)
        bar.addWidget(self.kinds)
        upper = QVBoxLayout(top)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(0)
        upper.addLayout(bar)
        below = QHBoxLayout()
        below.setContentsMargins(8, 0, 8, 4)
        below.addWidget(self.alike)
        below.addStretch(1)
        below.addWidget(self.order)
        upper.addLayout(below)
        self._list_or_none = QStackedWidget(self)
        self._none = EmptyState("filter", words.NOTHING_FITS, words.NOTHING_FITS_HOW, words.FILTER_CLEAR, self)
        self._list_or_none.addWidget(self.list)
        self._list_or_none.addWidget(self._none)
        self.resembling = ResemblingPage(self)
        self._list_or_none.addWidget(self.resembling)
        upper.addWidget(self._list_or_none, 1)

        self._profile = QWidget(self)
        self.name = Headline("", self)
        self.name.enlarge(1.2)
        self.kind = label("", quiet=True, wrap=True)
        self.aliases = label("", quiet=True, wrap=True)
        self._edit = tool("edit", words.EDIT_ACTOR, self)
        self._join = tool("join", words.JOIN_ACTOR, self)
        self._split = tool("split", words.SPLIT_ACTOR, self)
        self._note = tool("note", words.ACTOR_NOTE, self)
        self._learn = tool("learn", learning_words.ACTION, self)
        self._why = tool("why", words.WHY, self)
        self.lines, self.profile = line_list(self, words.PROFILE)
        first = QHBoxLayout()
        first.setSpacing(0)
        first.addWidget(self.name, 1)
        for button in (self._edit, self._note, self._join, self._split, self._learn, self._why):
            first.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        head = QVBoxLayout()
        head.setContentsMargins(12, 8, 6, 6)
        head.setSpacing(2)
        head.addLayout(first)
        head.addWidget(self.kind)
        head.addWidget(self.aliases)
        lower = QVBoxLayout(self._profile)
        lower.setContentsMargins(0, 0, 0, 0)
        lower.setSpacing(0)
        lower.addLayout(head)
        lower.addWidget(self.lines, 1)

        self._hint = EmptyState("actors", words.PROFILE_EMPTY, words.PROFILE_EMPTY_HOW)
        self._right = QStackedWidget(self)
        self._right.addWidget(self._hint)
        self._right.addWidget(self._profile)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(top)
        self.network = NetworkPage(self)
        self.charts = ActorChartsPage(self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(words.PANE_ACTORS)
        self.tabs.tabBar().setAccessibleName(words.PANE_ACTORS)
        self.tabs.addTab(self._right, words.PROFILE)
        self.tabs.addTab(self.network, network_words.TAB)
        self.tabs.addTab(self.charts, words.ACTIVITY_TAB)
        self.beside = BesidePage(self)
        self.tabs.addTab(self.beside, words.RESEMBLING_BESIDE)
        self.tabs.setTabVisible(self.tabs.indexOf(self.beside), False)
        self.splitter.addWidget(self.tabs)
        tab_through((self.search, self.kinds, self.alike, self.order, self.list))
        buttons = (self._edit, self._note, self._join, self._split, self._learn, self._why)
        tab_through((self.resembling.apart, self.tabs.tabBar(), *buttons, self.lines))
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 3)
        self._empty = EmptyState("actors", words.ACTORS_EMPTY, words.ACTORS_EMPTY_HOW, words.IMPORT_FILES, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.splitter)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

        def action(text: str, keys: str, slot: object, icon: str) -> QAction:
            made = QAction(icons.icon(icon), text, self.list)
            made.setShortcut(QKeySequence(keys))
            made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            made.triggered.connect(slot)
            self.list.addAction(made)
            return made

        self.edit_action = action(words.EDIT_ACTOR, "E", self._on_edit, "edit")
        self.join_action = action(words.JOIN_ACTOR, "J", self._on_join, "join")
        self.split_action = action(words.SPLIT_ACTOR, "S", self._on_split, "split")
        self.note_action = action(words.ACTOR_NOTE, "N", self._on_note, "note")
        self.learn_action = action(learning_words.ACTION, "K", self._on_learn, "learn")
        self.why_action = action(words.WHY, "W", self._on_why, "why")
        self.history_action = action(OF_ACTOR, "H", self._on_history, "history")
        self.add_tie_action = action(tie_words.ADD, "T", self._on_add_tie, "add")
        self.tie_actions = TieActions(self.lines)
        self.tie_actions.judged.connect(self._on_tie_judged)
        self.tie_actions.edited.connect(self._on_tie_edited)
        self.lines.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.lines.customContextMenuRequested.connect(self._on_line_menu)
        self.lines.selectionModel().currentChanged.connect(self._on_line_current)
        self.network.tie_menu_wanted.connect(self._on_edge_menu)
        self.search.looked_for.connect(self._on_looked_for)
        self.kinds.chosen.connect(self._on_kinds)
        self.order.chosen.connect(self._on_order)
        self.alike.clicked.connect(self._on_alike)
        self.resembling.left.connect(self._narrow)
        self.resembling.picked.connect(self._on_network_actor)
        self.resembling.compared.connect(self._on_compared)
        self.resembling.turned.connect(self._on_turned)
        self.beside.followed.connect(self._follow)
        self._list_or_none.currentChanged.connect(self._on_page)
        self.resembling.judged.connect(self.judged)
        self.resembling.joined.connect(self.joined)
        self.network.chosen.connect(self._on_network_actor)
        self.network.opened.connect(self._on_opened)
        self.network.followed.connect(self._on_followed)
        self.network.hinted.connect(self._on_hinted)
        self.charts.clicked.connect(self._on_spot)
        self._note.clicked.connect(self._on_note)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.list.doubleClicked.connect(self._on_double_clicked)
        self.lines.clicked.connect(self._on_line)
        self.lines.activated.connect(self._on_line)
        self._edit.clicked.connect(self._on_edit)
        self._join.clicked.connect(self._on_join)
        self._split.clicked.connect(self._on_split)
        self._learn.clicked.connect(self._on_learn)
        self._why.clicked.connect(self._on_why)
        self._empty.acted.connect(self.import_wanted)
        self._none.acted.connect(self._clear)
        self._none.acted.connect(self.unfilter_wanted)
        selection.picked.connect(self._on_picked)
        self.show_case(View())

    # --- what is shown
    def cover_anew(self) -> None:
        """Titles and quotes were covered or uncovered."""
        self.charts.renew()

    def show_case(self, view: View) -> None:
        self._view = view
        if self.actor not in view.actors:
            self.actor = None
        self._stack.setCurrentWidget(self.splitter if view.actors or view.is_narrowed else self._empty)
        self.network.show_case(view)
        self.charts.renew()
        self.show_likenesses(self._pairs)
        self._narrow(keep_page=True)
        self.changed.emit()

    def show_likenesses(self, pairs: Sequence[Likeness]) -> None:
        """Actors that may be one: how many is told, and asked for they are shown in place of the list."""
        self._pairs = tuple(pairs)
        self.resembling.show_pairs(self._pairs, self._view)
        number = sum(one.one in self._view.actors and one.other in self._view.actors for one in self._pairs)
        self.alike.setText(words.RESEMBLING.format(number=number))
        self.alike.setVisible(number > 0 or self._list_or_none.currentWidget() is self.resembling)

    def _narrow(self, *, keep_page: bool = False) -> None:
        shown = self._view.actors_like(self._text, self._kinds, self.order.current())
        top = self.list.verticalScrollBar().value()
        self.model.show(shown, self._view.weights)
        self.list.verticalScrollBar().setValue(top)
        has_none = self._view.actors or self._view.is_narrowed
        if not keep_page or self._list_or_none.currentWidget() is not self.resembling:
            self._list_or_none.setCurrentIndex(1 if has_none and not shown else 0)
        if self.actor is not None:
            self._mark(self.actor)
        self._show_profile()

    def _show_profile(self) -> None:
        actor = self._view.actors.get(self.actor) if self.actor is not None else None
        self._right.setCurrentIndex(0 if actor is None else 1)
        self.network.choose(self.actor)
        self.charts.choose(self.actor)
        if actor is None:
            return
        from briefing.usecases.wording.countries import country_name  # and with it the gazetteer: no window opens for it

        self.name.setText(self._view.actor_name(actor.id))
        parts = [words.ACTOR_KINDS[actor.kind]]
        if actor.title:
            parts.append(actor.title)
        if actor.affiliation is not None:
            parts.append(self._view.actor_name(actor.affiliation))
        if actor.country and (country := country_name(actor.country)) not in (*parts, self._view.actor_name(actor.id)):
            parts.append(country)
        if actor.origin is not Origin.EXTRACTED:
            parts.append(words.ORIGINS[actor.origin])
        letter = self._view.grader.source(actor.id)
        if letter is not UNJUDGED_SOURCE:
            parts.append(grading_words.AS_SOURCE.format(grade=letter.value))
        self.kind.setToolTip(tip(f"{letter.value}: {RELIABILITIES[letter]}") if letter is not UNJUDGED_SOURCE else "")
        self.kind.setText(" · ".join(parts))
        names = ", ".join(apart(one) for one in actor.aliases[:MOST_ALIASES])
        left = len(actor.aliases) - MOST_ALIASES
        form = words.ALSO_CALLED_AND_MORE if left > 0 else words.ALSO_CALLED
        self.aliases.setText(form.format(names=names, left=left))
        self.aliases.setToolTip(tip("\n".join(actor.aliases)))
        self.aliases.setVisible(bool(actor.aliases))
        lines = Profiler(self._view).profile(actor)
        at = self.lines.currentIndex()
        before = self.profile.line(at.row()) if at.isValid() else None
        top = self.lines.verticalScrollBar().value()
        self.profile.show(lines if lines else (Line(words.PROFILE_NOTHING, tone="muted"),))
        self._stay_at(before, top)

    def _stay_at(self, before: Line | None, top: int) -> None:
        """After a decision on a tie the keyboard stays on that tie, wherever it is listed now."""
        if before is None or before.tie is None:
            return
        row = next((row for row in range(self.profile.rowCount()) if self.profile.line(row).tie == before.tie), None)
        if row is not None:
            at = self.profile.index(row, 0)
            self.lines.selectionModel().setCurrentIndex(at, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.lines.verticalScrollBar().setValue(top)
            self.lines.scrollTo(at)

    def _on_looked_for(self, text: str) -> None:
        self._text = text
        self._narrow()

    def _on_kinds(self, chosen: frozenset[ActorKind]) -> None:
        self._kinds = chosen
        self._narrow()

    def _on_order(self, _order: ActorOrder) -> None:
        self._narrow()

    def _on_alike(self) -> None:
        self._list_or_none.setCurrentWidget(self.resembling)
        self.resembling.list.setFocus()

    def _on_page(self, _at: int) -> None:
        """Two actors are set side by side as long as it is asked whether they are one."""
        is_asked = self._list_or_none.currentWidget() is self.resembling
        at = self.tabs.indexOf(self.beside)
        if self.tabs.isTabVisible(at) != is_asked:
            self.tabs.setTabVisible(at, is_asked)
            self.tabs.setCurrentWidget(self.beside if is_asked else self._right)

    def _on_compared(self, pair: tuple[ActorId, ...]) -> None:
        self.beside.show_pair(self._view, pair)

    def _on_turned(self) -> None:
        self.tabs.setCurrentWidget(self._right)

    def _clear(self) -> None:
        self.search.clear()
        self.kinds.clear()

    # --- what is pointed at
    def _mark(self, actor: ActorId) -> None:
        at = self.model.row_of(actor)
        chooser = self.list.selectionModel()
        blocked = chooser.blockSignals(True)
        if at is None:
            chooser.clear()
        else:
            chooser.setCurrentIndex(self.model.index(at, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.list.scrollTo(self.model.index(at, 0))
        chooser.blockSignals(blocked)
        self.list.viewport().update()

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if not index.isValid():
            return
        actor = self.model.actor(index.row())
        self.actor = actor.id
        if not self.list.selectionModel().isSelected(index):  # the keyboard came in: Qt makes a row current, not chosen
            self._mark(actor.id)
        self._show_profile()
        if self.list.is_entered:
            return  # nobody pointed at it: what is read stays where it is
        span = actor.mentions[0] if actor.mentions else None
        self._selection.pick(Picked(actor=actor.id, span=span), self)

    def follow(self, what: Picked) -> None:
        """Point at what is pointed at elsewhere."""
        self._on_picked(what, None)

    def _on_picked(self, what: Picked, by: QObject | None) -> None:
        if by is self or what.actor is None or what.actor not in self._view.actors:
            return
        self.actor = what.actor
        self._mark(what.actor)
        self._show_profile()

    def _on_network_actor(self, actor: str) -> None:
        found = self._view.actors.get(ActorId(actor))
        if found is None:
            return
        self.actor = found.id
        self._mark(found.id)
        self._show_profile()
        self._selection.pick(Picked(actor=found.id, span=found.mentions[0] if found.mentions else None), self)

    def _on_opened(self, actor: str) -> None:
        self._on_network_actor(actor)
        self.tabs.setCurrentIndex(0)

    def _on_followed(self, edge: Edge, at: int) -> None:
        """A tie leads to its sentences, one after the other."""
        ground = edge.grounds[at]
        if ground.span is not None or ground.event is not None:
            article = ground.span.article if ground.span is not None else None
            self._selection.pick(Picked(article=article, event=ground.event, span=ground.span, tie=edge.tie), self)

    def _on_hinted(self, edge: Edge | None) -> None:
        spans = [one.span for one in edge.grounds if one.span is not None] if edge is not None else []
        self._selection.hint(spans[0] if spans else None)

    def _on_spot(self, spot: Spot) -> None:
        """A mark stands for events of a day, or for the dead of a happening: the first opens its sentence."""
        if spot.kind == "events":
            events = [self._view.events[EventId(one)] for one in spot.ids if one in self._view.events]
        else:
            incidents = [self._view.incidents[one] for one in spot.ids if one in self._view.incidents]
            events = [self._view.events[one] for each in incidents for one in each.events if one in self._view.events]
        told = next((one for one in events if one.evidence), events[0] if events else None)
        if told is not None:
            span = told.evidence[0] if told.evidence else None
            self._selection.pick(Picked(article=span.article if span else None, event=told.id, span=span), self)

    def _on_line(self, index: QModelIndex) -> None:
        self._follow(self.profile.line(index.row()))

    def _follow(self, line: Line) -> None:
        """To the words that a line rests on, or to the actor that it names."""
        if line.is_heading:
            return
        if line.span is None and line.actor is not None:
            self.actor = line.actor
            self._mark(line.actor)
            self._show_profile()
            return
        if line.span is None and line.event is None:
            return
        article = line.span.article if line.span else None
        picked = Picked(article=article, event=line.event, casualty=line.casualty, span=line.span, tie=line.tie)
        self._selection.pick(picked, self)

    # --- ties
    def _on_line_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        self.tie_actions.point(self._tie_at(index))

    def _tie_at(self, index: QModelIndex) -> Tie | None:
        line = self.profile.line(index.row()) if index.isValid() else None
        return self._tie(line.tie) if line is not None and line.tie is not None else None

    def _tie(self, key: TieKey) -> Tie | None:
        return self._view.tie(key)

    def _on_line_menu(self, at: QPoint) -> None:
        tie = self._tie_at(self.lines.indexAt(at))
        menu = QMenu(self.lines)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if tie is not None:
            self.tie_actions.point(tie)
            menu.addActions(self.tie_actions.all())
            menu.addSeparator()
        menu.addAction(self.add_tie_action)
        menu.popup(self.lines.viewport().mapToGlobal(at))

    def _on_edge_menu(self, key: TieKey, at: QPoint) -> None:
        tie = self._tie(key)
        if tie is not None:
            self.tie_actions.point(tie)
            menu = QMenu(self.network)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addActions(self.tie_actions.all())
            menu.popup(at)

    def _on_tie_judged(self, key: TieKey, review: Review) -> None:
        self.tie_judged.emit(key, review)

    def _on_tie_edited(self, key: TieKey) -> None:
        self.tie_edited.emit(key)

    def _on_add_tie(self) -> None:
        if self.actor is not None:
            self.tie_added.emit(self.actor)

    # --- what is wanted
    def _on_edit(self) -> None:
        if self.actor is not None:
            self.edit_wanted.emit(self.actor)

    def _on_join(self) -> None:
        if self.actor is not None:
            self.join_wanted.emit(self.actor)

    def _on_split(self) -> None:
        if self.actor is not None:
            self.split_wanted.emit(self.actor)

    def _on_note(self) -> None:
        if self.actor is not None:
            self.note_wanted.emit(self.actor)

    def _on_learn(self) -> None:
        if self.actor is not None:
            self.learn_wanted.emit(self.actor)

    def _on_why(self) -> None:
        if self.actor is None or self.actor not in self._view.actors:
            return
        mentions = self._view.actors[self.actor].mentions
        self._selection.pick(Picked(actor=self.actor, span=mentions[0] if mentions else None), self)
        self.why_wanted.emit()

    def _on_history(self) -> None:
        if self.actor is not None:
            self.history_wanted.emit(Subject(Kind.ACTOR, self.actor))

    def _on_double_clicked(self, _index: QModelIndex) -> None:
        self._on_edit()

    def _on_graded(self, grade: Reliability) -> None:
        if self.actor is not None:
            self.graded.emit(self.actor, grade)

    def _on_menu(self, at: QPoint) -> None:
        if self.actor is None:
            return
        menu = QMenu(self.list)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.edit_action, self.note_action, self.join_action, self.split_action, self.add_tie_action])
        grade_menu(grading_words.SOURCE, self._view.grader.source(self.actor), menu, self._on_graded)
        menu.addSeparator()
        menu.addActions([self.learn_action, self.why_action, self.history_action])
        menu.popup(self.list.viewport().mapToGlobal(at))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), LEAST_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.aliases.setMaximumHeight(16_777_215 if self.height() >= ALIASES_FROM else 0)
        wide = self.width() >= SIDE_BY_SIDE_PX
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self.splitter.orientation() != wanted:
            self.splitter.setOrientation(wanted)
            self.splitter.setSizes([300, 600] if wide else [400, 600])

"""Adding an actor or a place to what the program knows, and the list of what was added."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QStringListModel, Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefing.domain.actor import ActorKind
from briefing.domain.additions import NOTHING_ADDED, AddedPlace, Additions, Entry
from briefing.domain.place import PlaceKind
from briefing.knowledge import Knowledge
from briefing.ui.case.learning import Wanted
from briefing.ui.dialogs.base import Asking
from briefing.ui.dialogs.fields import Terms
from briefing.ui.models.lines import LineModel
from briefing.ui.painting.cards import LineDelegate
from briefing.ui.panes.parts import RowList, label
from briefing.ui.seen.rows import Line
from briefing.ui.wording import learning_words, words
from briefing.ui.wording.plain import tip
from briefing.usecases.taking_in.learning import ActorDraft, Draft, PlaceDraft, Verdict, Where, country_name, judge, summary

TYPING_PAUSE_MS = 220
MOST_COMPLETIONS = 12
ACTOR, PLACE = "actor", "place"


class _Noted(QWidget):
    """A field with room below it for what is wrong with it, or what a person should know."""

    def __init__(self, field: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.note = label("", wrap=True)
        self.note.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(field)
        layout.addWidget(self.note)
        self.setFocusProxy(field)

    def say(self, problem: str, notice: str) -> None:
        """Show a problem, or where there is none a notice; nothing for neither."""
        self.note.setText(problem or notice)
        self.note.setProperty("role", "problem" if problem else "notice")
        self.note.style().unpolish(self.note)  # the style sheet goes by the property
        self.note.style().polish(self.note)
        self.note.setVisible(bool(problem or notice))


def _completed(line: QLineEdit, names: QStringListModel) -> None:
    completer = QCompleter(names, line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setMaxVisibleItems(MOST_COMPLETIONS)
    line.setCompleter(completer)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the dialog opens with: a draft, the entry it is a new version of and where that holds, what may be chosen."""

    draft: Draft
    before: Entry | None = None
    where: Where = Where.CASE
    has_case: bool = True
    can_write: bool = True


class KnowledgeDialog(Asking):
    """The value is a `Wanted`. `wondered` asks in how many articles some names stand; `show_found` gets the answer.

    Until `know` tells it what is known nothing can be confirmed.
    """

    wondered = Signal(tuple)

    def __init__(self, parent: QWidget | None, asked: Asked) -> None:
        heading = learning_words.TITLE if asked.before is None else learning_words.CHANGE_TITLE
        super().__init__(parent, heading, learning_words.CONFIRM if asked.before is None else words.SAVE)
        self._asked = asked
        self._own: Knowledge | None = None
        self._added = NOTHING_ADDED
        self._verdict = Verdict(None)
        self._touched: set[str] = set()
        self._found: int | None = None
        self._asked_for: tuple[str, ...] = ()
        self._make_fields()
        self._fill(asked.draft)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        self._connect()
        self._show_sort()
        self.setMinimumWidth(520)

    @classmethod
    def ask(cls, parent: QWidget, asked: Asked, answer: Callable[[Wanted], None]) -> KnowledgeDialog:
        opened: KnowledgeDialog = cls(parent, asked).shown_for(answer)
        opened.name.setFocus()
        opened.name.selectAll()
        return opened

    # --- building
    def _make_fields(self) -> None:
        self.sort = Terms(self, learning_words.SORTS, ACTOR, learning_words.WHAT)
        self.name = self._line(learning_words.NAME_HINT, words.NAME)
        self.aliases = QPlainTextEdit(self)
        self.aliases.setTabChangesFocus(True)
        self.aliases.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 14)
        self.actor_kind = Terms(self, words.ACTOR_KINDS, ActorKind.ARMED_GROUP, words.KIND)
        self.place_kind = Terms(self, learning_words.PLACE_KINDS, PlaceKind.VILLAGE, words.KIND)
        kinds = QStackedWidget(self)
        kinds.addWidget(self.actor_kind)
        kinds.addWidget(self.place_kind)
        self._kinds = kinds
        self.country = self._line(learning_words.COUNTRY_HINT, learning_words.COUNTRY)
        self.belongs_to = self._line(learning_words.BELONGS_HINT, words.AFFILIATION)
        self.how = Terms(self, learning_words.WHERES, "near", learning_words.WHERE)
        self.how.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.how.setMinimumContentsLength(5)
        self.point = self._line(learning_words.POINT_HINT, learning_words.WHERE)
        self.near = self._line(learning_words.NEAR_HINT, learning_words.WHERE)
        self._spot = QStackedWidget(self)
        self._spot.addWidget(self.point)
        self._spot.addWidget(self.near)
        spot = QWidget(self)
        row = QHBoxLayout(spot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.how)
        row.addWidget(self._spot, 1)
        self.for_case = QRadioButton(learning_words.FOR_CASE, self)
        self.for_all = QRadioButton(learning_words.FOR_ALL, self)
        self._for = QButtonGroup(self)
        self._for.addButton(self.for_case)
        self._for.addButton(self.for_all)
        holds = QWidget(self)
        row = QHBoxLayout(holds)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addWidget(self.for_case)
        row.addWidget(self.for_all)
        row.addStretch(1)
        self.again = QCheckBox(learning_words.AGAIN, self)
        self.again.setChecked(True)
        self._state = label(learning_words.LOADING, quiet=True)

        self._notes: dict[str, _Noted] = {}
        self._rows: dict[str, QWidget] = {}
        for key, name, field in (
            ("sort", learning_words.WHAT, self.sort),
            ("name", words.NAME, self.name),
            ("aliases", words.ALIASES, self.aliases),
            ("kind", words.KIND, kinds),
            ("country", learning_words.COUNTRY, self.country),
            ("belongs_to", words.AFFILIATION, self.belongs_to),
            ("point", learning_words.WHERE, spot),
            ("for", learning_words.FOR, holds),
        ):
            noted = _Noted(field, self)
            self._notes[key] = noted
            field.setAccessibleName(name)
            self.form.addRow(name, noted)
        self.body.addLayout(self.form)
        self.body.addWidget(self.again)
        self.body.addWidget(self._state)
        self.body.addStretch(1)
        self._actors, self._countries, self._places = (QStringListModel(self) for _ in range(3))
        _completed(self.belongs_to, self._actors)
        _completed(self.country, self._countries)
        _completed(self.near, self._places)

    def _line(self, hint: str, name: str) -> QLineEdit:
        made = QLineEdit(self)
        made.setPlaceholderText(hint)
        made.setAccessibleName(name)
        return made

    def _fill(self, draft: Draft) -> None:
        asked = self._asked
        self.sort.choose(ACTOR if isinstance(draft, ActorDraft) else PLACE)
        self.sort.setEnabled(asked.before is None)
        self.name.setText(draft.name)
        self.aliases.setPlainText("\n".join(draft.aliases))
        self.country.setText(draft.country)
        if isinstance(draft, ActorDraft):
            self.actor_kind.choose(draft.kind)
            self.belongs_to.setText(draft.belongs_to)
        else:
            self.place_kind.choose(draft.kind)
            self.point.setText(draft.point)
            self.near.setText(draft.near)
            self.how.choose("point" if draft.point else "near")
        can_case = asked.has_case and asked.can_write
        self.for_case.setEnabled(can_case)
        (self.for_case if can_case and asked.where is Where.CASE else self.for_all).setChecked(True)
        self.again.setVisible(can_case)

    def _connect(self) -> None:
        self.sort.currentIndexChanged.connect(self._on_sort)
        self.how.currentIndexChanged.connect(self._on_sort)
        for key, line in self._lines().items():
            line.textChanged.connect(self._on_typed)
            line.setProperty("key", key)
            line.editingFinished.connect(self._on_left)
        self.aliases.textChanged.connect(self._on_typed)
        self.near.textEdited.connect(self._on_near)

    def _lines(self) -> dict[str, QLineEdit]:
        return {
            "name": self.name,
            "country": self.country,
            "belongs_to": self.belongs_to,
            "point": self.point,
            "near": self.near,
        }

    # --- what is known
    def know(self, own: Knowledge, added: Additions) -> None:
        """Tell it what the program knows, and what was added before."""
        self._own, self._added = own, added
        known = own.with_additions(added)
        names = {one.name for one in known.actors} | {alias for one in known.actors for alias in one.aliases[:4]}
        self._actors.setStringList(sorted(names, key=str.casefold))
        countries = {country_name(one.alpha2, known) for one in known.gazetteer.countries()}
        self._countries.setStringList(sorted(countries))
        self._state.hide()
        self._on_pause()

    def show_found(self, names: tuple[str, ...], number: int) -> None:
        """Tell it in how many articles some names stand; an answer to an older question is passed over."""
        if names != self._asked_for:
            return
        self._found = number
        if number:
            self.again.setText(learning_words.AGAIN_NUMBER.format(articles=words.articles(number)))
        else:
            self.again.setText(learning_words.AGAIN_NONE)
        self.again.setEnabled(bool(number))

    def draft(self) -> Draft:
        """What is typed."""
        aliases = tuple(line for line in self.aliases.toPlainText().splitlines() if line.strip())
        if self.sort.term() == ACTOR:
            return ActorDraft(
                self.name.text(), aliases, self.actor_kind.term(), self.country.text(), self.belongs_to.text()
            )
        at_point = self.how.term() == "point"
        point, near = (self.point.text(), "") if at_point else ("", self.near.text())
        return PlaceDraft(self.name.text(), aliases, self.place_kind.term(), self.country.text(), point, near)

    # --- what was typed
    def _on_typed(self) -> None:
        sender = self.sender()
        if isinstance(sender, QWidget) and sender.property("key"):
            self._touched.add(str(sender.property("key")))
        self._pause.start()
        self.confirm.setEnabled(False)

    def _on_left(self) -> None:
        if self._pause.isActive():
            self._on_pause()

    def _on_near(self, text: str) -> None:
        if self._own is None:
            return
        found = self._own.with_additions(self._added).gazetteer.starts(text, MOST_COMPLETIONS)
        self._places.setStringList(list(dict.fromkeys(one.name for one in found)))

    def _on_sort(self, _at: int) -> None:
        self._show_sort()
        self._on_pause()

    def _show_sort(self) -> None:
        is_actor = self.sort.term() == ACTOR
        self._kinds.setCurrentIndex(0 if is_actor else 1)
        self._spot.setCurrentIndex(0 if self.how.term() == "point" else 1)
        self.form.setRowVisible(self._notes["belongs_to"], is_actor)
        self.form.setRowVisible(self._notes["point"], not is_actor)

    def _on_pause(self) -> None:
        self._pause.stop()
        if self._own is not None:
            self._verdict = judge(self.draft(), self._own, self._added, self._asked.before)
            self._wonder()
        self.check()

    def _wonder(self) -> None:
        """Ask in how many articles it stands, when that may be others than before."""
        entry = self._verdict.entry
        if entry is None or not self._asked.has_case:
            return
        names = tuple(dict.fromkeys((*entry.names, *(self._asked.before.names if self._asked.before else ()))))
        if names != self._asked_for:
            self._asked_for = names
            self.wondered.emit(names)

    def problem(self) -> str:
        if self._own is None:
            return learning_words.LOADING
        if self._pause.isActive():
            self._on_pause()
        return next(
            iter(self._verdict.problems.values()), "" if self._verdict.entry is not None else learning_words.LOADING
        )

    def check(self) -> None:
        super().check()
        problems, notices = dict(self._verdict.problems), dict(self._verdict.notices)
        if "near" in problems or "near" in notices:  # both kinds of position share a row
            problems["point"] = problems.pop("near", "")
            notices["point"] = notices.pop("near", "")
        for key, noted in self._notes.items():
            problem = problems.get(key, "")
            if key in ("name", "point") and not self._typed(key):
                problem = ""  # nobody is told off for a field that he has not come to yet
            noted.say(problem, notices.get(key, ""))

    def _typed(self, key: str) -> bool:
        lines = (self.point, self.near) if key == "point" else (self.name,)
        return any(line.text().strip() or line.property("key") in self._touched for line in lines)

    def event(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.LayoutRequest:
            return super().event(event)
        handled = super().event(event)
        layout = self.layout()
        if layout is not None and self.isVisible():  # as high as its words, which come and go
            needed = max(layout.totalHeightForWidth(self.width()), layout.totalMinimumSize().height())
            if needed != self.height():
                self.resize(self.width(), needed)
        return handled

    def value(self) -> Wanted:
        assert self._verdict.entry is not None
        where = Where.CASE if self.for_case.isChecked() else Where.EVERYWHERE
        again = self._asked.has_case and self._asked.can_write and self.again.isChecked() and self._found != 0
        return Wanted(self._verdict.entry, self._asked.before, where, self._asked.where, again)


class LearnedDialog(QDialog):
    """The list of what was added, for this case and for every case. It stays open beside the window.

    `add_wanted`, and with an entry and where it holds `edit_wanted`, `remove_wanted` and `again_wanted`.
    """

    add_wanted = Signal()
    edit_wanted = Signal(object, object)
    remove_wanted = Signal(object, object)
    again_wanted = Signal(object, object)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(learning_words.LEARNED_TITLE)
        self._rows: list[tuple[Where, Entry] | None] = []
        self._has_case = self._can_write = self._is_busy = False
        self.list = RowList(learning_words.LEARNED_LIST, self)
        self.list.setProperty("flat", "false")
        self.model = LineModel(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(LineDelegate(self.list))
        self.add = QPushButton(learning_words.LEARNED_ADD, self)
        self.edit = QPushButton(learning_words.LEARNED_EDIT, self)
        self.remove = QPushButton(learning_words.LEARNED_REMOVE, self)
        self.again = QPushButton(learning_words.LEARNED_AGAIN, self)
        self.again.setToolTip(tip(learning_words.LEARNED_AGAIN_TIP))
        self.state: QLabel = label("", quiet=True, wrap=True)
        side = QVBoxLayout()
        side.setSpacing(6)
        for button in (self.add, self.edit, self.remove, self.again):
            button.setAutoDefault(False)
            side.addWidget(button)
        side.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.list, 1)
        middle.addLayout(side)
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(learning_words.CLOSE, QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.state, 1)
        foot.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(12)
        layout.addWidget(label(learning_words.LEARNED_NOTE, quiet=True, wrap=True))
        layout.addLayout(middle, 1)
        layout.addLayout(foot)
        self.resize(620, 420)
        self.add.clicked.connect(self.add_wanted)
        self.edit.clicked.connect(self._on_edit)
        self.remove.clicked.connect(self._on_remove)
        self.again.clicked.connect(self._on_again)
        self.list.doubleClicked.connect(self._on_double_clicked)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self._enable()

    def show_entries(
        self, here: Additions, everywhere: Additions, known: Knowledge, *, has_case: bool, can_write: bool
    ) -> None:
        """List what was added for this case and for every case; the entry chosen stays chosen where it is still there."""
        chosen = self._chosen()
        self._has_case, self._can_write = has_case, can_write
        self._rows = []
        lines: list[Line] = []
        sections = [(Where.CASE, learning_words.FOR_CASE, here)] if has_case else []
        for where, heading, added in (*sections, (Where.EVERYWHERE, learning_words.FOR_ALL, everywhere)):
            lines.append(Line(heading, is_heading=True))
            self._rows.append(None)
            for entry in sorted(added.entries, key=lambda one: one.name.casefold()):
                also = [learning_words.LEARNED_ALSO.format(names=", ".join(entry.aliases))] if entry.aliases else []
                icon = "place" if isinstance(entry, AddedPlace) else "actors"
                lines.append(Line(entry.name, " · ".join([summary(entry, known), *also]), icon=icon))
                self._rows.append((where, entry))
            if not added:
                lines.append(Line(learning_words.LEARNED_NONE, tone="muted"))
                self._rows.append(None)
        self.model.show(lines)
        if chosen is not None:
            same = (
                at
                for at, row in enumerate(self._rows)
                if row is not None
                and row[0] is chosen[0]
                and row[1].key == chosen[1].key
                and type(row[1]) is type(chosen[1])
            )
            at = next(same, None)
            if at is not None:
                self.list.setCurrentIndex(self.model.index(at, 0))
        self._enable()

    def say(self, sentence: str, *, busy: bool) -> None:
        """Tell what is going on; while something is, nothing else can be started."""
        self._is_busy = busy
        self.state.setText(sentence)
        self._enable()

    def entries(self) -> Sequence[tuple[Where, Entry]]:
        """What is listed, in order."""
        return [row for row in self._rows if row is not None]

    def choose(self, entry: Entry) -> None:
        """Put the selection on an entry."""
        at = next((at for at, row in enumerate(self._rows) if row is not None and row[1] == entry), None)
        if at is not None:
            self.list.setCurrentIndex(self.model.index(at, 0))

    def _chosen(self) -> tuple[Where, Entry] | None:
        index = self.list.currentIndex()
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def _enable(self) -> None:
        row = self._chosen()
        free = not self._is_busy
        changeable = row is not None and (row[0] is Where.EVERYWHERE or self._can_write)
        self.add.setEnabled(free)
        self.edit.setEnabled(free and changeable)
        self.remove.setEnabled(free and changeable)
        self.again.setEnabled(free and row is not None and self._has_case and self._can_write)

    def _on_current(self, _index: QModelIndex, _before: QModelIndex) -> None:
        self._enable()

    def _on_double_clicked(self, _index: QModelIndex) -> None:
        if self.edit.isEnabled():
            self._on_edit()

    def _on_edit(self) -> None:
        self._emit(self.edit_wanted)

    def _on_remove(self) -> None:
        self._emit(self.remove_wanted)

    def _on_again(self) -> None:
        self._emit(self.again_wanted)

    def _emit(self, signal: SignalInstance) -> None:
        row = self._chosen()
        if row is not None:
            signal.emit(row[1], row[0])

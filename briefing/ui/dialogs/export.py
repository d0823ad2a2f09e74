"""What of a case is written, and as what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefing.ui.craft import theme
from briefing.ui.dialogs.base import Asking
from briefing.ui.dialogs.day_field import DayField
from briefing.ui.dialogs.fields import OneOfMany, Terms, day_field, to_date, to_qdate
from briefing.ui.panes.parts import label, level
from briefing.ui.wording import export_words, words

KEY = Qt.ItemDataRole.UserRole
_SUFFIXES = {
    "profile": "pdf", "incident": "pdf", "csv-events": "csv", "csv-casualties": "csv", "acled": "csv", "timelinejs": "json",
    "gaps": "pdf", "gaps-docx": "docx",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ExportKind:
    """One way out of a case. The key is that of the use case; `suffix` ends its files' names, without its dot."""

    key: str

    @property
    def name(self) -> str:
        return export_words.KINDS[self.key]

    @property
    def suffix(self) -> str:
        return _SUFFIXES.get(self.key, self.key)

    @property
    def is_briefing(self) -> bool:
        return self.key in ("pdf", "docx", "html", "zip")

    @property
    def is_sheet(self) -> bool:
        return self.key in ("profile", "incident")

    @property
    def is_gaps(self) -> bool:
        return self.key in ("gaps", "gaps-docx")

    @property
    def is_whole(self) -> bool:
        return self.key == "json"

    @property
    def is_table(self) -> bool:
        return self.suffix == "csv"


@dataclass(frozen=True, slots=True)
class Exported:
    """What is wanted. `narrowed`: only what the filter shows. `actor` and `happening` are set for sheets alone."""

    kind: ExportKind
    narrowed: bool = False
    first: date | None = None
    last: date | None = None
    bom: bool = True
    originals: bool = True
    actor: str | None = None
    happening: str | None = None


@dataclass(frozen=True, slots=True)
class Offered:
    """What there is to choose from: ids with names, the period and sheet proposed, and how much the filter shows ("" where
    none is set)."""

    actors: Mapping[str, str]
    happenings: Mapping[str, str]
    actor: str | None = None
    happening: str | None = None
    first: date | None = None
    last: date | None = None
    days: tuple[date, date] | None = None
    filtered: str = ""
    kind: str = "docx"


class ExportDialog(Asking):
    """Kinds on the left, what each needs on the right. The value is an `Exported`."""

    def __init__(self, parent: QWidget | None, offered: Offered) -> None:
        super().__init__(parent, export_words.TITLE, export_words.GO)
        self._rows: list[tuple[QWidget, Callable[[ExportKind], bool]]] = []
        self.kinds = self._kind_list()
        self.about = label("", wrap=True)
        self.part = Terms(
            self,
            {False: export_words.WHOLE, True: export_words.FILTERED.format(shown=offered.filtered)},
            bool(offered.filtered),
            export_words.PART,
        )
        self.has_first, self.first = self._day(words.SINCE, offered.first, offered.days, 0)
        self.has_last, self.last = self._day(words.UNTIL, offered.last, offered.days, 1)
        self.bom = QCheckBox(export_words.BOM, self)
        self.bom.setChecked(True)
        self.originals = QCheckBox(export_words.ORIGINALS, self)
        self.originals.setChecked(True)
        self.actor = OneOfMany(self, offered.actors, offered.actor, export_words.CHOOSE, export_words.ACTOR)
        self.happening = OneOfMany(self, offered.happenings, offered.happening, export_words.CHOOSE, export_words.EVENT)
        self.note = label(export_words.AS_IN_PANE, quiet=True, wrap=True)
        self._lay_out(is_filtered=bool(offered.filtered))
        self.kinds.currentItemChanged.connect(self._on_kind)
        self.kinds.itemDoubleClicked.connect(self._on_double)
        for check in (self.has_first, self.has_last):
            check.toggled.connect(self._on_changed)
        for day in (self.first, self.last):
            day.dateChanged.connect(self._on_changed)
        for box in (self.actor, self.happening):
            box.editTextChanged.connect(self._on_changed)
        self._choose(offered.kind)
        self.resize(720, 470)
        self._has_size = True

    @classmethod
    def ask(cls, parent: QWidget, offered: Offered, answer: Callable[[Exported], None]) -> ExportDialog:
        opened: ExportDialog = cls(parent, offered).shown_for(answer)
        opened.kinds.setFocus()
        return opened

    # --- the form
    def _kind_list(self) -> QListWidget:
        made = QListWidget(self)
        made.setAccessibleName(export_words.AS)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setFixedWidth(250)
        for group, keys in export_words.GROUPS.items():
            head = QListWidgetItem(group, made)
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            font = head.font()
            font.setBold(True)
            head.setFont(font)
            head.setForeground(theme.colour(theme.tones().muted))
            for key in keys:
                item = QListWidgetItem(f"   {export_words.KINDS[key]}", made)
                item.setData(KEY, key)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{group}: {export_words.KINDS[key]}")
        return made

    def _day(self, name: str, chosen: date | None, days: tuple[date, date] | None, end: int) -> tuple[QCheckBox, DayField]:
        check, field = QCheckBox(name, self), day_field(self, name)
        check.setChecked(chosen is not None)
        field.setEnabled(chosen is not None)
        check.toggled.connect(field.setEnabled)
        shown = chosen or (days[end] if days else None)
        if shown is not None:
            field.setDate(to_qdate(shown))
        return check, field

    def _lay_out(self, *, is_filtered: bool) -> None:
        right = QFrame(self)
        self._right = QFormLayout(right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._right.setHorizontalSpacing(14)
        self._right.setVerticalSpacing(8)
        since, until = QWidget(self), QWidget(self)
        level((self.has_first, self.has_last))
        for row, check, day in ((since, self.has_first, self.first), (until, self.has_last, self.last)):
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(check)
            line.addWidget(day)
            line.addStretch(1)
        for name, field, is_for in (
            (export_words.ACTOR, self.actor, lambda kind: kind.key == "profile"),
            (export_words.EVENT, self.happening, lambda kind: kind.key == "incident"),
            (export_words.PART, self.part, lambda kind: is_filtered and not kind.is_whole and not kind.is_sheet),
            (words.PERIOD, since, lambda kind: not kind.is_whole),
            ("", until, lambda kind: not kind.is_whole),
            ("", self.bom, lambda kind: kind.is_table),
            ("", self.originals, lambda kind: kind.is_whole),
        ):
            self._right.addRow(name, field)
            self._rows.append((field, is_for))
        column = QVBoxLayout()
        column.setSpacing(14)
        column.addWidget(self.about)
        column.addWidget(right)
        column.addStretch(1)
        column.addWidget(self.note)
        both = QHBoxLayout()
        both.setSpacing(20)
        both.addWidget(self.kinds)
        both.addLayout(column, 1)
        self.body.addLayout(both, 1)

    def _choose(self, key: str) -> None:
        for n in range(self.kinds.count()):
            if self.kinds.item(n).data(KEY) == key:
                self.kinds.setCurrentRow(n)
                return

    # --- what it says
    def kind(self) -> ExportKind:
        item = self.kinds.currentItem()
        return ExportKind(item.data(KEY) if item is not None and item.data(KEY) else "pdf")

    def _on_kind(self, _now: object, _before: object) -> None:
        kind = self.kind()
        self.about.setText(export_words.ABOUT[kind.key])
        for field, is_for in self._rows:
            self._right.setRowVisible(field, is_for(kind))
        self.note.setVisible(not kind.is_whole)
        self.check()

    def _on_double(self, item: QListWidgetItem) -> None:
        if item.data(KEY) is not None:
            self._on_confirmed()

    def _on_changed(self, _value: object) -> None:
        self.check()

    def problem(self) -> str:
        kind = self.kind()
        if kind.key == "profile" and self.actor.id() is None:
            return export_words.NEEDS_ACTOR
        if kind.key == "incident" and self.happening.id() is None:
            return export_words.NEEDS_EVENT
        both = self.has_first.isChecked() and self.has_last.isChecked()
        if not kind.is_whole and both and self.last.date() < self.first.date():
            return words.ENDS_BEFORE_IT_BEGINS
        return ""

    def value(self) -> Exported:
        kind = self.kind()
        is_part = not kind.is_whole
        return Exported(
            kind=kind,
            narrowed=is_part and not kind.is_sheet and bool(self.part.term()),
            first=to_date(self.first.date()) if is_part and self.has_first.isChecked() else None,
            last=to_date(self.last.date()) if is_part and self.has_last.isChecked() else None,
            bom=self.bom.isChecked(),
            originals=self.originals.isChecked(),
            actor=self.actor.id() if kind.key == "profile" else None,
            happening=self.happening.id() if kind.key == "incident" else None,
        )

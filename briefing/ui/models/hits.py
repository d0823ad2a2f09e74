"""What a search found as rows: a heading for each kind, its hits, and what to do where there are none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefing.store.search import Found, Hit, Kind
from briefing.ui.craft.discretion import headline, quoted
from briefing.ui.wording import find_words as words
from briefing.ui.wording.plain import tip

ROW = Qt.ItemDataRole.UserRole + 1
FIRST = {Kind.ACTOR: 5, Kind.EVENT: 6, Kind.ARTICLE: 40}  # listed at once; articles are what is looked for most

Index = QModelIndex | QPersistentModelIndex
Marks = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class HitRow:
    """One row: a hit; a heading; `more` of a kind, to be listed on demand; or, with none of them, a sentence.

    `marks` and `title_marks` are the words found, as half-open offsets of `snippet` and `title`. `about` says of a hit
    when, where or by whom.
    """

    title: str
    snippet: str = ""
    marks: Marks = ()
    title_marks: Marks = ()
    hit: Hit | None = None
    is_heading: bool = False
    more: Kind | None = None
    about: str = ""

    @property
    def can_be_chosen(self) -> bool:
        return self.hit is not None or self.more is not None


def rows_of(
    text: str, found: Found, whole: frozenset[Kind] = frozenset(), about: Callable[[Hit], str] = lambda _hit: ""
) -> tuple[HitRow, ...]:
    """The rows for what some words found. Of the kinds in `whole` all hits are listed, of the others the first few."""
    rows: list[HitRow] = []
    for kind in (Kind.ACTOR, Kind.EVENT, Kind.ARTICLE):
        hits = [one for one in found.hits if one.kind is kind]
        if not hits:
            continue
        shown = hits if kind in whole or len(hits) <= FIRST[kind] + 1 else hits[: FIRST[kind]]
        rows.append(HitRow(_heading(kind, len(shown), found), is_heading=True))
        rows += (replace(_row(one), about=about(one)) for one in shown)
        if len(shown) < len(hits):
            rows.append(HitRow(words.MORE.format(number=len(hits) - len(shown)), more=kind))
    if rows:
        return (*rows, HitRow("", words.HOW))
    missing = ", ".join(f"“{one}”" for one in found.missing)
    title = words.NOTHING_MISSING.format(words=missing) if missing else words.NOTHING.format(words=" ".join(text.split()))
    return (HitRow(title, words.NOTHING_HOW),)


def _heading(kind: Kind, shown: int, found: Found) -> str:
    total = found.totals.get(kind, shown)
    form = words.HEADING if shown >= total else words.HEADING_LATEST if kind in found.latest_first else words.HEADING_SOME
    return form.format(kind=words.KINDS[kind.value], shown=shown, number=f"{max(total, shown):,}")


def _row(hit: Hit) -> HitRow:
    """A hit whose words stand in its title shows them there, and not once more below."""
    title = hit.title or words.UNTITLED
    bare = hit.snippet.strip("…")
    at = title.find(bare) if bare else -1
    if at < 0:
        return HitRow(title, hit.snippet, hit.marks, hit=hit)
    shift = at - (len(hit.snippet) - len(hit.snippet.lstrip("…")))
    return HitRow(title, title_marks=tuple((start + shift, end + shift) for start, end in hit.marks), hit=hit)


class HitModel(QAbstractListModel):
    """Shows rows as they are given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[HitRow, ...] = ()

    def show(self, rows: Sequence[HitRow]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, at: int) -> HitRow:
        return self._rows[at]

    def step(self, at: int, way: int) -> int:
        """The next row that can be chosen, up or down; `at` itself where there is none. -1 stands before the first."""
        ahead = range(at + 1, len(self._rows)) if way > 0 else range(at - 1, -1, -1)
        return next((one for one in ahead if self._rows[one].can_be_chosen), at)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._rows[index.row()].can_be_chosen:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.ItemIsEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if (shown := quoted(row.snippet)) != row.snippet:
            row = replace(row, snippet=shown, marks=())
        if row.hit is not None and (title := headline(row.title)) != row.title:
            row = replace(row, title=title, title_marks=())
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ". ".join(part for part in (row.title, row.about, row.snippet) if part)
        if role == Qt.ItemDataRole.ToolTipRole and row.hit is not None:
            return tip("\n".join(part for part in (row.title, row.about, row.snippet) if part))
        return None

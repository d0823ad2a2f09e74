"""The articles of a case as rows, with a proxy that filters them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from briefing.domain.grade import RELIABILITIES, UNJUDGED_SOURCE, Reliability
from briefing.domain.text import Article, ArticleId
from briefing.ui.craft.discretion import headline
from briefing.ui.seen.view import View
from briefing.ui.wording import outlet_words, when_words, words
from briefing.ui.wording.leaving_unread import summary
from briefing.ui.wording.plain import tip
from briefing.usecases.taking_in.leaving_unread import unread

ROW = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """What the list shows of one article."""

    article: Article
    title: str
    source: str
    events: int
    figures: int
    duplicate_of: str | None
    reliability: Reliability = UNJUDGED_SOURCE

    @property
    def has_date(self) -> bool:
        return self.article.published is not None


class ArticleModel(QAbstractListModel):
    """One row an article, oldest first; those without a date last, in the order they were taken in."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ArticleRow] = []
        self._row_of: dict[ArticleId, int] = {}
        self._told: dict[ArticleId, tuple[Article, str, str]] = {}  # title and source of each, which a filter leaves alone

    def show(self, view: View) -> None:
        """Read a case anew. While the articles are the same ones, only rows that say something else are drawn again."""
        rows = sorted(self._read(view), key=_order)
        if [row.article.id for row in rows] == [row.article.id for row in self._rows]:
            before, self._rows = self._rows, rows
            for at, (was, now) in enumerate(zip(before, rows, strict=True)):
                if was != now:
                    self.dataChanged.emit(self.index(at), self.index(at))
            return
        self.beginResetModel()
        self._rows = rows
        self._row_of = {row.article.id: at for at, row in enumerate(self._rows)}
        self.endResetModel()

    def _read(self, view: View) -> list[ArticleRow]:
        rows = []
        before, self._told = self._told, {}
        grades = {name: view.grader.publisher(name) for name in {one.publisher for one in view.corpus.articles}}
        for article in view.corpus.articles:
            told = before.get(article.id)
            if told is None or told[0] is not article:
                told = article, view.article_name(article), view.source_line(article)
            self._told[article.id] = told
            if view.listed is not None and article.id not in view.listed:
                continue
            first = view.articles.get(view.duplicates[article.id]) if article.id in view.duplicates else None
            rows.append(
                ArticleRow(
                    article,
                    *told[1:],
                    view.events_in(article.id),
                    view.figures_in(article.id),
                    view.article_name(first) if first else None,
                    grades[article.publisher],
                )
            )
        return rows

    def row_of(self, article: ArticleId) -> int | None:
        return self._row_of.get(article)

    def row(self, at: int) -> ArticleRow:
        return self._rows[at]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = _covered(self._rows[index.row()])
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            parts = [row.title, row.source, words.events(row.events), words.figures(row.figures)]
            if row.duplicate_of is not None:
                parts.append(words.LIKE_ARTICLE.format(title=row.duplicate_of))
            if row.article.also:
                parts.append(outlet_words.also(row.article))
            return ". ".join(parts)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(_hint(row))
        return None


class ArticleFilter(QSortFilterProxyModel):
    """Articles whose title, publisher, author or text hold every word looked for, in the order of the model."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._needle: list[str] = []

    def look_for(self, text: str) -> None:
        self.beginFilterChange()
        self._needle = text.casefold().split()
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        if not self._needle:
            return True
        model = self.sourceModel()
        one: ArticleRow = model.row(row) if isinstance(model, ArticleModel) else model.index(row, 0, parent).data(ROW)
        article = one.article
        hay = "\n".join((one.title, *article.outlets, article.author or "", article.text)).casefold()
        return all(word in hay for word in self._needle)


def _covered(row: ArticleRow) -> ArticleRow:
    """A row as it may be seen: titles may be covered."""
    title, other = headline(row.title), headline(row.duplicate_of) if row.duplicate_of is not None else None
    return row if (title, other) == (row.title, row.duplicate_of) else replace(row, title=title, duplicate_of=other)


def _order(row: ArticleRow) -> str:
    return row.article.day.isoformat() if row.article.day else "9999"


def _hint(row: ArticleRow) -> str:
    article = row.article
    parts = [row.title, article.publisher or words.NO_PUBLISHER]
    parts.append(f"{row.reliability}: {RELIABILITIES[row.reliability]}")
    published = when_words.published(article.published)
    if article.published_from is not None:
        published = f"{published} ({words.PUBLISHED_FROM[article.published_from]})"
    parts.append(published if row.has_date else words.NO_DATE_HINT)
    if article.author:
        parts.append(article.author)
    if article.url:
        parts.append(article.url)
    if row.duplicate_of is not None:
        parts.append(words.LIKE_ARTICLE.format(title=row.duplicate_of))
    if article.also:
        parts.append(outlet_words.also(article))
    if left := summary(unread(article)):
        parts.append(left)
    return "\n".join(parts)

"""What the analyst says about an article: title, publisher, author, address, date; and pasted text before it is taken
in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from briefing.domain.text import Article, PublishedFrom, outlet_key
from briefing.ui.dialogs.base import Asking
from briefing.ui.dialogs.printings import PrintingsField
from briefing.ui.dialogs.published import PublishedField
from briefing.ui.panes.parts import label
from briefing.ui.wording import outlet_words, words
from briefing.usecases.taking_in.intake import Details
from briefing.usecases.taking_in.reading import Pasted


@dataclass(frozen=True, slots=True)
class Taken:
    """Pasted text as the analyst wants it taken in."""

    source: Pasted
    details: Details


class ArticleDialog(Asking):
    """Corrects what is known about an article. The value is the article with the corrections."""

    def __init__(self, parent: QWidget | None, article: Article, today: date) -> None:
        super().__init__(parent, words.DETAILS_TITLE)
        self._article = article
        self.title = QLineEdit(article.title or "", self)
        self.publisher = QLineEdit(article.publisher or "", self)
        self.author = QLineEdit(article.author or "", self)
        self.url = QLineEdit(article.url or "", self)
        self.published = PublishedField(article.day, today, self)
        self.also = PrintingsField(article.also, today, self)
        for name, field in (
            (words.TITLE, self.title),
            (words.PUBLISHER, self.publisher),
            (words.AUTHOR, self.author),
            (words.ADDRESS, self.url),
            (words.PUBLISHED, self.published),
        ):
            self.form.addRow(name, field)
            field.setAccessibleName(name)
        self.form.addRow(outlet_words.ALSO_PRINTED, self.also)
        self.body.addLayout(self.form)
        self.note = label(words.DATE_NOTE, quiet=True, wrap=True)
        self.body.addWidget(self.note)
        self.publisher.textChanged.connect(self._on_changed)
        self.published.changed.connect(self._on_changed)
        self.also.changed.connect(self._on_changed)
        self._on_changed()

    @classmethod
    def ask(
        cls, parent: QWidget, article: Article, answer: Callable[[Article], None], *, date_first: bool = False
    ) -> ArticleDialog:
        made = cls(parent, article, date.today())
        made.title.setCursorPosition(0)
        if date_first:
            made.published.known.setChecked(True)
            made.published.day.setFocus()
        opened: ArticleDialog = made.shown_for(answer)
        return opened

    def problem(self) -> str:
        met: set[str] = set()
        for name in (self.publisher.text(), *(one.publisher for one in self.also.value())):
            key = outlet_key(name)
            if key and key in met:
                return outlet_words.TWICE.format(outlet=name.strip())
            met.add(key)
        return ""

    def _on_changed(self) -> None:
        day = self.published.value()
        before = [one for one in self.also.value() if day is not None and one.day is not None and one.day < day]
        first = min(before, key=lambda one: one.day or date.max, default=None)
        note = words.DATE_NOTE if first is None else outlet_words.EARLIER.format(outlet=first.publisher)
        self.note.setText(self.problem() or note)
        self.check()
        QTimer.singleShot(0, self, self.grow)  # once the new row or line is laid out

    def value(self) -> Article:
        day = self.published.value()
        same_day = day == self._article.day
        return replace(
            self._article,
            title=_or_none(self.title),
            publisher=_or_none(self.publisher),
            author=_or_none(self.author),
            url=_or_none(self.url),
            published=self._article.published if same_day else day,
            published_from=self._article.published_from if same_day else PublishedFrom.ANALYST if day else None,
            also=self.also.value(),
        )


class PasteDialog(Asking):
    """Shows pasted text before it is taken in, with what is known about it."""

    def __init__(self, parent: QWidget | None, pasted: Pasted, today: date) -> None:
        super().__init__(parent, words.PASTE_TITLE, words.TAKE_IN)
        self._pasted = pasted
        self.title = QLineEdit(self)
        self.title.setPlaceholderText(words.AS_FOUND)
        self.publisher = QLineEdit(self)
        self.publisher.setPlaceholderText(words.AS_FOUND)
        self.published = PublishedField(None, today, self)
        self.published.known.setText(words.KNOWN_DATE)
        self.form.addRow(words.TITLE, self.title)
        self.form.addRow(words.PUBLISHER, self.publisher)
        self.form.addRow(words.PUBLISHED, self.published)
        self.body.addLayout(self.form)
        self.preview = QPlainTextEdit(self)
        self.preview.setReadOnly(True)
        self.preview.setPlainText(pasted.text[:20_000] if pasted.text.strip() else words.PASTED_HTML)
        self.preview.setAccessibleName(words.PREVIEW)
        self.preview.setMinimumHeight(170)
        self.preview.setTabChangesFocus(True)
        self.body.addWidget(self.preview, 1)
        number = len(pasted.text.split())
        self.body.addWidget(label(words.PASTED_SIZE.format(number=number), quiet=True))
        self.resize(560, 460)
        self._has_size = True

    @classmethod
    def ask(cls, parent: QWidget, pasted: Pasted, answer: Callable[[Taken], None]) -> PasteDialog:
        opened: PasteDialog = cls(parent, pasted, date.today()).shown_for(answer)
        return opened

    def value(self) -> Taken:
        details = Details(title=_or_none(self.title), publisher=_or_none(self.publisher), published=self.published.value())
        return Taken(self._pasted, details)


class BatchDialog(Asking):
    """Publisher and date for everything in one import; what a file says about itself is kept where this is left open."""

    def __init__(self, parent: QWidget | None, number: int, today: date) -> None:
        super().__init__(parent, words.BATCH_TITLE, words.TAKE_IN)
        self.publisher = QLineEdit(self)
        self.publisher.setPlaceholderText(words.AS_FOUND)
        self.published = PublishedField(None, today, self)
        self.body.addWidget(label(words.BATCH_NOTE.format(number=number), wrap=True))
        self.form.addRow(words.PUBLISHER, self.publisher)
        self.form.addRow(words.PUBLISHED, self.published)
        self.body.addLayout(self.form)

    @classmethod
    def ask(cls, parent: QWidget, number: int, answer: Callable[[Details], None]) -> BatchDialog:
        opened: BatchDialog = cls(parent, number, date.today()).shown_for(answer)
        return opened

    def value(self) -> Details:
        return Details(publisher=_or_none(self.publisher), published=self.published.value())


def _or_none(field: QLineEdit) -> str | None:
    return field.text().strip() or None

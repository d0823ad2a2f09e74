"""How an import is going, in a strip that blocks nothing, and afterwards what became of each source, in a panel that
stays."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from briefing.domain.text import ArticleId
from briefing.errors import InputDuplicate
from briefing.ui.case.importing import Summary
from briefing.ui.panes.line_list import line_list
from briefing.ui.panes.parts import Elided, label, tool
from briefing.ui.seen.rows import Line
from briefing.ui.seen.selection import Picked, Selection
from briefing.ui.wording import outlet_words, words
from briefing.ui.wording.plain import apart, tip
from briefing.usecases.editing.importing import Outcome, kinds_of


class ImportStrip(QFrame):
    """n of m, the name, a thin bar, a way out."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("strip", "true")
        self.setAccessibleName(words.IMPORTING)
        self.count = label("", strong=True)
        self.name = Elided("", self, role="muted")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(180)
        self.cancel = QPushButton(words.CANCEL, self)
        self.cancel.clicked.connect(self.cancelled)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 10, 6)
        layout.setSpacing(10)
        layout.addWidget(self.count)
        layout.addWidget(self.name, 1)
        layout.addWidget(self.bar)
        layout.addWidget(self.cancel)
        self.hide()

    def show_progress(self, done: int, total: int, name: str, form: str = words.IMPORT_PROGRESS) -> None:
        self.count.setText(form.format(done=done, total=total) if total else words.IMPORT_LISTING)
        self.name.setText(name)
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.cancel.show()
        self.show()

    def show_joining(self) -> None:
        """All is read; what belongs together is being put together, which cannot be left out."""
        self.count.setText(words.IMPORT_JOINING)
        self.name.setText(words.IMPORT_JOINING_HOW)
        self.bar.setRange(0, 0)
        self.cancel.hide()
        self.show()


class ImportReport(QWidget):
    """Taken in, in the case already, refused with reasons: by name; with a way to take all of it back."""

    back_wanted = Signal()

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._articles: dict[int, ArticleId] = {}
        self._summary: Summary | None = None
        self._shows_others = False  # files beside the articles, one by one
        self._to_show = -1  # the line that does so
        self.headline = label("", strong=True, wrap=True)
        self.list, self.model = line_list(self, words.IMPORT_REPORT)
        head = QHBoxLayout()
        head.setContentsMargins(12, 2, 12, 6)
        head.addWidget(self.headline, 1)
        self.back = tool("undo", words.TAKE_BACK, self, show_text=True)
        self.back.setToolTip(tip(words.TAKE_BACK_HOW))
        self.back.clicked.connect(self.back_wanted)
        self.back.hide()
        head.addWidget(self.back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        self.list.clicked.connect(self._on_line)
        self.list.activated.connect(self._on_line)

    def offer_back(self, offered: bool) -> None:
        """Whether all of it can be taken back now."""
        self.back.setVisible(offered)
        if offered and self._summary is not None:
            self.headline.setText(headline(self._summary))

    def say_taken_back(self, sentence: str) -> None:
        """The list stays to be read; what it tells of is not in the case any more."""
        self.headline.setText(sentence)

    def show_summary(self, summary: Summary) -> None:
        if summary is not self._summary:
            self._summary, self._shows_others = summary, False
        self.headline.setText(headline(summary))
        self._articles, self._to_show = {}, -1
        lines: list[Line] = []
        known = [one for one in summary.refused if isinstance(one.error, InputDuplicate)]
        others = _no_articles(summary)
        refused = [one for one in summary.refused if one not in known and one not in others]
        if refused:
            lines.append(Line(words.REFUSED, is_heading=True))
            lines += [Line(one.name, str(one.error), tone="rejected", icon="reject") for one in refused]
        if others:
            lines.append(Line(words.NO_ARTICLES, is_heading=True))
            if self._shows_others:
                lines += [Line(one.name, str(one.error), tone="muted", icon="reject") for one in others]
            else:
                self._to_show = len(lines)
                said = words.no_articles(len(others), kinds_of(others))
                lines.append(Line(said, words.NO_ARTICLES_SHOW, tone="muted", icon="down"))
        if known:
            lines.append(Line(words.ALREADY_THERE, is_heading=True))
            lines += [Line(one.name, str(one.error), tone="muted", icon="duplicate") for one in known]
        if summary.printed:
            lines.append(Line(outlet_words.NOTED, is_heading=True))
        for one in summary.printed:
            assert one.printed is not None
            self._articles[len(lines)] = one.printed
            lines.append(
                Line(one.name, outlet_words.NOTED_BY.format(outlet=apart(one.outlet)), tone="accepted", icon="duplicate")
            )
        if summary.taken_in:
            lines.append(Line(words.TAKEN_IN, is_heading=True))
        for one in summary.taken_in:
            assert one.article is not None
            notes = " ".join((*one.notes, words.LIKE_ANOTHER if one.copy_of else "")).strip()
            self._articles[len(lines)] = one.article
            lines.append(Line(one.name, notes, tone="accepted", icon="accept"))
        self.model.show(lines)

    def _on_line(self, index: QModelIndex) -> None:
        if index.row() == self._to_show and self._summary is not None:
            self._shows_others = True
            self.show_summary(self._summary)
            return
        article = self._articles.get(index.row())
        if article is not None:
            self._selection.pick(Picked(article=article), self)


_FEW = 2  # so many that were offered by name are named


def _no_articles(summary: Summary) -> list[Outcome]:
    """What is plainly no article: all that lay in a folder, and of what was offered by name where it is more than a few."""
    found = [one for one in summary.refused if one.is_no_article]
    return found if len(found) > _FEW else [one for one in found if one.is_beside]


def needs_reading(summary: Summary) -> bool:
    """Whether something in the report should be seen: more than that files beside the articles were passed over."""
    others = _no_articles(summary)
    refused = [one for one in summary.refused if one not in others]
    told = bool(summary.printed) or any(one.notes or one.copy_of for one in summary.taken_in)
    return bool(refused or summary.given_up or told or not summary.taken_in)


def headline(summary: Summary) -> str:
    """As "18 articles taken in, 1 in the case already, 1 refused"."""
    known = sum(isinstance(one.error, InputDuplicate) for one in summary.refused)
    others = len(_no_articles(summary))
    refused = len(summary.refused) - known - others
    parts = [words.TAKEN_IN_NUMBER.format(articles=words.articles(len(summary.taken_in)))]
    if summary.printed:
        parts.append(outlet_words.NOTED_NUMBER.format(number=len(summary.printed)))
    if known:
        parts.append(words.KNOWN_NUMBER.format(number=known))
    if refused:
        parts.append(words.REFUSED_NUMBER.format(number=refused))
    if others:
        parts.append((words.NO_ARTICLE_IN_ALL if others == 1 else words.NO_ARTICLES_IN_ALL).format(number=others))
    if summary.given_up:
        parts.append(words.GIVEN_UP_NUMBER.format(number=summary.given_up))
    return ", ".join(parts)

"""The words and sections of a briefing: bottom line, judgements, sections with their texts, and the facts for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from briefing.domain.composition import SECTION, Composition, Judgement, Passage, Section, Template, sections_of
from briefing.domain.fact import Fact
from briefing.domain.text import Span
from briefing.ui.composer import terms
from briefing.ui.composer.facts import FactOutline
from briefing.ui.composer.sections import SectionList
from briefing.ui.composer.statements import LabelOf, SentenceOf, Statements
from briefing.ui.craft import icons
from briefing.ui.craft.offsets import Offsets
from briefing.ui.panes.parts import label, tool
from briefing.ui.panes.wrapping import WrappingRow

MOST_STEPS = 50  # changes that can be taken back


class Composer(QWidget):
    """Edits the parts of a composition that hold words and order. `changed` for every change; `draft_wanted` asks for
    drafts of what is still empty; `source_wanted` carries the span of a source that somebody wants to see.
    """

    changed = Signal()
    draft_wanted = Signal()
    source_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections: tuple[Section, ...] = sections_of(Template.STANDARD)
        self._steps: list[tuple[tuple[Passage, ...], tuple[Judgement, ...], tuple[Section, ...]]] = []
        self._filling = False
        self._edited = ""  # the section whose text is shown
        self.draft = QPushButton(icons.icon("edit"), terms.DRAFT, self)
        self.undo = tool("undo", terms.UNDO, self)
        self.undo.setEnabled(False)
        head = WrappingRow(spacing=6, line_spacing=4)
        head.addWidget(self.draft)
        head.push_right()
        head.addWidget(self.undo)
        self.bottom_line = Statements(terms.BOTTOM_LINE, self)
        self.judgements = Statements(terms.JUDGEMENTS, self, judging=True)
        self.sections = SectionList(self)
        self.text_title = label("", strong=True, wrap=True)
        self.text = Statements(terms.SECTIONS, self)
        self.facts = FactOutline(self)
        self._target = self.bottom_line
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 12)
        column.setSpacing(8)
        column.addLayout(head)
        for title, widget in ((terms.BOTTOM_LINE, self.bottom_line), (terms.JUDGEMENTS, self.judgements)):
            column.addWidget(label(title, strong=True))
            column.addWidget(widget)
        column.addWidget(label(terms.SECTIONS, strong=True))
        column.addWidget(label(terms.SECTIONS_HOW, quiet=True, wrap=True))
        column.addWidget(self.sections)
        column.addWidget(self.text_title)
        column.addWidget(self.text)
        column.addWidget(label(terms.FACTS, strong=True))
        column.addWidget(self.facts)
        column.addStretch(1)
        self.draft.clicked.connect(self.draft_wanted)
        self.undo.clicked.connect(self.take_back)
        for one in (self.bottom_line, self.judgements, self.text):
            one.changed.connect(self._on_changed)
            one.structure_changing.connect(self._keep_step)
            one.worked_in.connect(self._on_worked_in)
            one.source_wanted.connect(self.source_wanted)
        self.sections.changed.connect(self._on_changed)
        self.sections.structure_changing.connect(self._keep_step)
        self.sections.picked.connect(self._on_picked)
        self.facts.inserted.connect(self._on_inserted)
        self._show_text("")

    # --- values
    def fill(self, composition: Composition, *, keep_steps: bool = False) -> None:
        """Show a composition, without saying that anything changed."""
        self._filling = True
        if not keep_steps:
            self._steps.clear()
            self.undo.setEnabled(False)
        self.bottom_line.show_passages(composition.bottom_line)
        self.judgements.show_judgements(composition.judgements)
        self._sections = composition.sections
        self.sections.show_sections(composition.sections)
        self._show_text(self.sections.current())
        self._filling = False

    def into(self, composition: Composition) -> Composition:
        """The composition with what is written here."""
        return replace(
            composition,
            bottom_line=self.bottom_line.passages(),
            judgements=self.judgements.judgements(),
            sections=self._written(),
        )

    def _written(self) -> tuple[Section, ...]:
        ordered = self.sections.ordered(self._sections)
        if self._edited:
            text = self.text.passages()
            ordered = tuple(replace(one, text=text) if one.name == self._edited else one for one in ordered)
        return ordered

    def show_facts(self, facts: Sequence[Fact]) -> None:
        self.facts.show_facts(facts)

    def look_up_with(self, label_of: LabelOf, sentence_of: SentenceOf) -> None:
        """How a source is named in the briefing as it is laid out now, and what it says."""
        for one in (self.bottom_line, self.judgements, self.text):
            one.look_up_with(label_of, sentence_of)

    def add_source(self, span: Span) -> None:
        """Give the statement last worked in another source."""
        if self._target.cards:
            self._target.cards[-1].add_source(span)

    def lead_to(self, section: str, number: int, start: int, end: int) -> None:
        """Bring a statement of a section to the front with these characters selected; its first one if there is no such."""
        own = {"bottom-line": self.bottom_line, "judgements": self.judgements}.get(section)
        if own is None or (section == "judgements" and number >= len(own.cards)):
            self.sections.show_section(section)
            own = self.text
        if own.cards:
            card = own.cards[min(number, len(own.cards) - 1)]
            cursor = card.words.textCursor()
            text = card.words.toPlainText()
            at = Offsets(text)
            cursor.setPosition(at.utf16(min(start, len(text))))
            cursor.setPosition(at.utf16(min(end, len(text))), cursor.MoveMode.KeepAnchor)
            card.words.setTextCursor(cursor)
            card.words.setFocus()

    # --- changes
    def _keep_step(self) -> None:
        self._steps.append((self.bottom_line.passages(), self.judgements.judgements(), self._written()))
        del self._steps[:-MOST_STEPS]
        self.undo.setEnabled(True)

    def keep_step(self) -> None:
        """What is written now can be come back to."""
        self._keep_step()

    def take_back(self) -> None:
        """Back to what was before a statement was added, moved or removed, a section moved, or drafts made."""
        if not self._steps:
            return
        line, judgements, sections = self._steps.pop()
        self._filling = True
        self.bottom_line.show_passages(line)
        self.judgements.show_judgements(judgements)
        self._sections = sections
        self.sections.show_sections(sections)
        self._show_text(self.sections.current())
        self._filling = False
        self.undo.setEnabled(bool(self._steps))
        self.changed.emit()

    def _on_changed(self) -> None:
        if not self._filling:
            self._sections = self._written()
            self.changed.emit()

    def _on_picked(self, name: str) -> None:
        self._sections = self._written()
        self._filling = True
        self._show_text(name)
        self._filling = False

    def _show_text(self, name: str) -> None:
        kind = SECTION.get(name)
        takes_text = kind is not None and kind.has_text
        self._edited = name if takes_text else ""
        found = next((one for one in self._sections if one.name == name), None)
        self.text.show_passages(found.text if found is not None and takes_text else ())
        title = terms.SECTION_TEXT if takes_text else terms.SECTION_TAKES_NO_TEXT
        self.text_title.setText(title.format(title=kind.title) if kind is not None else "")
        self.text_title.setVisible(kind is not None)
        self.text.setVisible(takes_text)
        if not takes_text and self._target is self.text:
            self._target = self.bottom_line

    def _on_worked_in(self, where: Statements) -> None:
        self._target = where

    def _on_inserted(self, said: Passage) -> None:
        self._target.insert(said)

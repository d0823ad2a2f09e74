"""Composing in the window: the briefing that is being worked on belongs to the case, its pages are laid out by the clerk,
and it is kept as an issue when it is given out.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from briefing.domain.casualty import CasualtyId
from briefing.domain.change import Change
from briefing.domain.changes import Baseline
from briefing.domain.composition import PAGES, Composition, Issue, Template
from briefing.domain.corpus import Corpus, Decisions
from briefing.domain.criteria import Criteria
from briefing.domain.event import EventId
from briefing.domain.text import Article, ArticleId, Span, sentence_around
from briefing.errors import BriefingError
from briefing.ui.case.case_signals import OpenCase
from briefing.ui.composer import terms
from briefing.ui.craft.work import Desk, ReplyTo, Ticket
from briefing.ui.desk import drawing
from briefing.ui.desk.drawing import Laid
from briefing.ui.desk.outgoing import Outgoing
from briefing.ui.panes.briefing import BriefingPane
from briefing.ui.seen.selection import Picked, Selection
from briefing.ui.wording import words
from briefing.ui.wording.plain import shortened

if TYPE_CHECKING:
    from briefing.domain.fact import Fact
    from briefing.ui.seen.view import View
    from briefing.usecases.briefings.proofing import Place

_LONGEST_TITLE = 48


class Composing(Outgoing):
    """Stands between the briefing pane, the case and the clerk.

    `folder` is where files are proposed; `file_name` makes a title a name that every system takes.
    """

    def __init__(
        self,
        desk: Desk,
        case: OpenCase,
        pane: BriefingPane,
        selection: Selection,
        folder: Callable[[], Path],
        file_name: Callable[[str], str],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk, self._case, self._pane, self._selection = desk, case, pane, selection
        self._folder, self._file_name, self._window = folder, file_name, window
        self._pages: Ticket | None = None
        self._facts: Ticket | None = None
        self._near: dict[Template, int] = {}
        self._articles: dict[str, Article] = {}
        pane.preview_wanted.connect(self.make_pages)
        pane.changed.connect(self.remember)
        pane.draft_wanted.connect(self.draft)
        pane.save_wanted.connect(self.save_issue)
        pane.export_as_wanted.connect(self.ask_where)
        pane.composer.source_wanted.connect(self._show_source)
        pane.proofs.led_to.connect(self._lead_to)
        menu = pane.issues.menu()
        if menu is not None:
            menu.aboutToShow.connect(self.fill_issues)

    # --- the case
    def begin(self, title: str, author: str, marking: str, paper: str) -> None:
        """Show the briefing that is being worked on in the case that was opened; a new one where none is."""
        from briefing.domain.choice import Paper
        from briefing.usecases.editing.issuing import kept_composition

        file = self._case.file
        if file is None:
            return
        self._near.clear()
        self._articles = {}
        try:
            kept = kept_composition(file)
            number = file.issues.next_number()
        except BriefingError as error:
            self.failed.emit(error)
            return
        one = kept or Composition(
            title.strip() or words.APPLICATION, author=author, marking=marking, paper=Paper(paper), number=number
        )
        self._pane.show_pages(())  # those of another case
        self._pane.fill_composition(one)

    def give_up(self) -> None:
        """The case is being closed: no answer is wanted any more."""
        for ticket in (self._pages, self._facts):
            if ticket is not None:
                ticket.cancel()

    def see(self, criteria: Criteria) -> None:
        """The window's filter is another now."""
        self._pane.narrow(criteria)

    def remember(self) -> None:
        """What is composed belongs to the case."""
        from briefing.domain.composition import to_json
        from briefing.usecases.editing.issuing import SETTING, keep_composition

        file = self._case.file
        if file is None or self._case.is_read_only or self._pane.problem():
            return
        try:
            one = self._pane.composition()
            if file.settings.get(SETTING) != to_json(one):
                keep_composition(file, one)
        except BriefingError as error:
            self.failed.emit(error)

    def on_changed(self, view: View, _change: Change) -> None:
        """The case is another: the sources of texts are looked up in it."""
        self._articles = {article.id: article for article in view.corpus.articles}

    def source(self, one: Composition) -> Corpus | Path:
        """What a briefing is made from: the view, or the case's own file where another day has to be joined from it."""
        path = self._case.file.path if self._case.file is not None else None
        return self._case.view.corpus if one.known_on is None or path is None else path

    def _since(self, one: Composition) -> Baseline | None:
        """What is compared with; None where there is none, or where it cannot be understood."""
        from briefing.usecases.briefings.composing import baseline_of

        file = self._case.file
        try:
            return None if file is None else baseline_of(file, one)
        except BriefingError as error:
            self.failed.emit(error)
            return None

    # --- pages
    def make_pages(self) -> None:
        """Lay out what is composed; what was being laid out is forgotten."""
        self.give_up()
        one = self._pane.composition()
        source = self.source(one)
        work = drawing.pages(
            source,
            one,
            _now(),
            near=self._near.get(one.template),
            since=self._since(one),
            is_first=self._pane.pages.number == 0,
        )
        reply = ReplyTo(self, partial(self._on_pages, one.template), self._on_no_pages, self._on_first_pages)
        self._pages = self._desk.submit_in_parts(work, reply)
        self._facts = self._desk.submit(drawing.facts(source, one), ReplyTo(self, self._on_facts, self._on_no_pages))

    def _on_first_pages(self, begun: drawing.Begun) -> None:
        """What can be read already; the rest follows."""
        number = len(begun.pages)
        self._pane.show_pages(begun.pages, terms.FIRST_PAGE if number == 1 else terms.FITTING.format(number=number))

    def _on_pages(self, template: Template, laid: Laid) -> None:
        self._near[template] = laid.depth
        note = "" if laid.is_within else terms.TOO_LONG.format(pages=len(laid.pages), most=laid.most or PAGES.get(template))
        self._pane.show_pages(laid.pages, note)
        self._pane.proofs.show_findings(laid.findings)
        self._pane.composer.look_up_with(partial(self._label, laid), self._sentence)

    def _on_facts(self, facts: tuple[Fact, ...]) -> None:
        self._pane.composer.show_facts(facts)

    def _on_no_pages(self, error: Exception) -> None:
        if not isinstance(error, BriefingError):
            raise error
        self._pane.show_failure(str(error))

    def _label(self, laid: Laid, span: Span) -> str:
        """The number of a source in the pages as they are; who published it where it is not among them yet."""
        known = laid.labels.get((span.article, self._sentence(span)))
        if known is not None:
            return known
        article = self._articles.get(span.article)
        return shortened(article.publisher or article.title or "…", 14) if article is not None else "?"

    def _sentence(self, span: Span) -> str:
        article = self._articles.get(span.article)
        if article is None or span.end > len(article.text):
            return ""
        return article.quote(sentence_around(article, span))

    def _show_source(self, span: Span) -> None:
        self._selection.pick(Picked(article=span.article, span=span), self)

    def _lead_to(self, place: Place) -> None:
        """Where a check found something: a statement that is written here, or an item of the case."""
        if place.section:
            self._pane.lead_to(place.section, place.number, place.start, place.end)
        elif place.article:
            self._selection.pick(Picked(article=ArticleId(place.article)), self)
        elif place.casualty or place.event:
            event = EventId(place.event) if place.event else None
            self._selection.pick(Picked(event=event, casualty=CasualtyId(place.casualty) or None), self)

    # --- drafts
    def draft(self) -> None:
        """Draft what is still empty from the facts."""
        if self._pane.problem():
            return
        work = drawing.begun(self.source(self._pane.composition()), self._pane.composition())
        self._desk.submit(work, ReplyTo(self, self._on_drafted, self._on_no_pages))

    def _on_drafted(self, one: Composition) -> None:
        self._pane.composer.keep_step()
        self._pane.fill_composition(one, keep_steps=True)
        self._pane.changed.emit()

    # --- issues
    def save_issue(self) -> None:
        """Keep what is composed as an issue of the case; undone like any other step."""
        if problem := self._pane.problem():
            self.said.emit(problem)
            return
        one = self._pane.composition()
        file = self._case.file
        if file is None:
            return
        work = drawing.issue(self.source(one), one, _now(), file.decisions())
        self._desk.submit(work, ReplyTo(self, self._on_issue, self._on_no_pages))

    def _on_issue(self, issue: Issue) -> None:
        from briefing.usecases.editing.issuing import SaveIssue

        file = self._case.file
        if file is None or self._case.do(SaveIssue(file, issue)) is not None:
            return
        self.said.emit(terms.ISSUE_SAVED.format(number=issue.number))

    def fill_issues(self) -> None:
        """The issues of the case in the menu, the newest first."""
        menu = self._pane.issues.menu()
        file = self._case.file
        if menu is None or file is None:
            return
        menu.clear()
        try:
            heads = file.issues.heads()
        except BriefingError as error:
            self.failed.emit(error)
            return
        if not heads:
            menu.addAction(terms.NO_ISSUES).setEnabled(False)
        for head in heads:
            day = head.written.astimezone().strftime("%Y-%m-%d %H:%M")
            title = shortened(head.title, _LONGEST_TITLE).replace("&", "&&")
            of = QMenu(terms.ISSUE.format(number=head.number, title=title, day=day), menu)
            of.addAction(terms.OPEN_ISSUE).triggered.connect(partial(self.open_issue, head.number))
            of.addAction(terms.NEXT_ISSUE).triggered.connect(partial(self.next_issue, head.number))
            of.addAction(terms.REMOVE_ISSUE).triggered.connect(partial(self.remove_issue, head.number))
            menu.addMenu(of)

    def open_issue(self, number: int, _checked: bool = False) -> None:
        """Work on an issue again: saving it anew replaces it."""
        file = self._case.file
        if file is not None:
            try:
                self._take_up(file.issues.get(number).composition)
            except BriefingError as error:
                self.failed.emit(error)
            else:
                self.said.emit(terms.ISSUE_OPENED.format(number=number))

    def next_issue(self, number: int, _checked: bool = False) -> None:
        """Begin the issue after one, with its texts."""
        from briefing.usecases.editing.issuing import next_issue

        file = self._case.file
        if file is not None:
            try:
                self._take_up(next_issue(file, number))
            except BriefingError as error:
                self.failed.emit(error)

    def remove_issue(self, number: int, _checked: bool = False) -> None:
        """Take an issue out of the case; undone like any other step."""
        from briefing.usecases.editing.issuing import RemoveIssue

        file = self._case.file
        if file is not None:
            try:
                self._case.do(RemoveIssue(file, number))
            except BriefingError as error:
                self.failed.emit(error)

    def _take_up(self, one: Composition) -> None:
        self._pane.composer.keep_step()
        self._pane.fill_composition(one, keep_steps=True)
        self._pane.changed.emit()

    # --- files
    def ask_where(self, form: str) -> None:
        """Where to write the briefing, in one of its forms."""
        from briefing.ui.dialogs import files

        if self._case.file is None:
            return
        if problem := self._pane.problem():
            self.said.emit(problem)
            return
        proposal = self._folder() / f"{self._file_name(self._pane.composition().title)}.{form}"
        pattern = terms.EXPORT_PATTERNS[form]
        dialog = files.ask_where(self._window, terms.EXPORT, proposal, pattern, form, partial(self.write, form))
        self.opened.emit(dialog)

    def write(self, form: str, path: Path) -> None:
        """Lay out and write on the clerk; `written` or `failed` tell how it ended."""
        self.said.emit(words.WRITING.format(name=path.name))
        case = self._case.file.path if self._case.file is not None else None
        one = self._pane.composition()
        work = drawing.written(self.source(one), one, _now(), path, form, case, self._since(one), self._kept(one))
        self._desk.submit(work, ReplyTo(self, partial(self._on_written, path), self._on_not_written), writes=True)

    def _kept(self, one: Composition) -> tuple[Issue, Decisions] | None:
        """The issue that the case keeps under this number, with the decisions on sameness."""
        file = self._case.file
        if file is None:
            return None
        try:
            return (file.issues.get(one.number), file.decisions()) if file.issues.has(one.number) else None
        except BriefingError:
            return None  # it is written as any other


def _now() -> datetime:
    return datetime.now().astimezone().replace(microsecond=0)

"""Safe copies from the window: asked for in one dialog, made and looked through by the clerk, told what was replaced."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Event as Flag
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from briefing.errors import BriefingError, NamesRefused
from briefing.ui.case.case_signals import OpenCase
from briefing.ui.craft import complaints
from briefing.ui.craft.work import Desk, ReplyTo, Ticket
from briefing.ui.desk.outgoing import Outgoing
from briefing.ui.dialogs import files
from briefing.ui.dialogs.safe_copy import SafeCopyDialog, SafeWanted
from briefing.ui.panes.briefing import BriefingPane
from briefing.ui.wording import safe_words, words

if TYPE_CHECKING:
    from briefing.domain.changes import Baseline
    from briefing.domain.choice import Choice
    from briefing.domain.composition import Composition
    from briefing.domain.corpus import Corpus
    from briefing.usecases.safe.safe_copies import SafeReport


class SafeCopying(Outgoing):
    """Opens the dialog on the `window`, then asks where to, then lets the clerk write.

    Title, period and marking are those of the `pane`; `folder` gives where files are proposed, `file_name` makes a title a
    name that every system takes. `written` carries the path and the report.
    """

    def __init__(
        self,
        desk: Desk,
        case: OpenCase,
        pane: BriefingPane,
        folder: Callable[[], Path],
        file_name: Callable[[str], str],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk, self._case, self._pane, self._window = desk, case, pane, window
        self._folder, self._file_name = folder, file_name
        self._last = SafeWanted((), "pdf")  # names are kept while the program runs, and nowhere else
        self._case_file: object = None
        self._ticket: Ticket | None = None
        self.dialog: SafeCopyDialog | None = None

    def _choice(self) -> Choice:
        """What the pane says, now."""
        form = self._pane.wanted()
        return replace(form, title=form.title or words.APPLICATION).choice(
            datetime.now().astimezone().replace(microsecond=0)
        )

    # --- asking
    def ask(self) -> None:
        """Open the dialog, with the names last chosen for this case."""
        if self._case.file is None:
            return
        if self._case_file is not self._case.file:
            self._case_file, self._last = self._case.file, SafeWanted((), "pdf")
        corpus = self._case.view.corpus
        names = {one.name for one in corpus.actors} | {one.name for one in corpus.places}
        names |= {name for one in corpus.articles for name in (*one.outlets, one.author) if name}
        names |= {printing.author for one in corpus.articles for printing in one.also if printing.author}
        ordered = sorted(names, key=lambda name: (name.casefold(), name))
        self.dialog = SafeCopyDialog.ask(self._window, ordered, self._last, self._on_decided)
        self.dialog.file_wanted.connect(self._ask_names)
        self.opened.emit(self.dialog)

    def _ask_names(self) -> None:
        if self.dialog is not None:
            files.ask_existing(
                self.dialog, safe_words.FROM_FILE, self._folder(), safe_words.FROM_FILE_PATTERN, self.take_names
            )

    def take_names(self, path: Path) -> None:
        """Put the names of a file into the dialog that is open."""
        from briefing.usecases.safe.hiding import read_names

        try:
            wishes = read_names(path.read_text(encoding="utf-8"))
        except OSError as error:
            why = error.strerror or str(error)
            self.failed.emit(NamesRefused(safe_words.NOT_READ.format(name=path.name, why=why), safe_words.NOT_READ_HOW))
        except UnicodeDecodeError:
            why = "it is not UTF-8"
            self.failed.emit(NamesRefused(safe_words.NOT_READ.format(name=path.name, why=why), safe_words.NOT_READ_HOW))
        except BriefingError as error:
            self.failed.emit(error)
        else:
            if self.dialog is not None:
                self.dialog.take(wishes)

    def _on_decided(self, wanted: SafeWanted) -> None:
        from briefing.usecases.safe.hiding import plan

        self._last, self.dialog = wanted, None
        corpus = self._case.view.corpus
        try:
            covered = plan(corpus, wanted.wishes).redaction.cover(self._choice().title).text
        except (BriefingError, ValueError) as error:
            self.failed.emit(error if isinstance(error, BriefingError) else NamesRefused(str(error), ""))
            return
        suffix = _suffix(wanted.kind)
        proposal = self._folder() / f"{self._file_name(covered)}.{suffix}"
        pattern = safe_words.PATTERN.format(name=safe_words.KINDS[wanted.kind], suffix=suffix)
        self.opened.emit(
            files.ask_where(self._window, safe_words.TITLE, proposal, pattern, suffix, partial(self.write, wanted))
        )

    # --- writing
    def write(self, wanted: SafeWanted, path: Path) -> None:
        """Write on the clerk; `written` or `failed` tell how it ended."""
        file = self._case.file
        if file is None:
            return
        from briefing.usecases.briefings.composing import baseline_of

        one = self._pane.composition()
        try:
            since = baseline_of(file, one)
        except BriefingError as error:
            self.failed.emit(error)
            return
        work = _work(wanted, self._case.view.corpus, self._choice(), one, since, file.path, path)
        self.said.emit(words.WRITING.format(name=path.name))
        self._ticket = self._desk.submit(
            work, ReplyTo(self, partial(self._on_told, path), self._on_not_written), writes=True
        )

    def _on_told(self, path: Path, report: SafeReport) -> None:
        self.said.emit("")
        box = complaints.told(
            self._window, safe_words.DONE.format(name=path.name), "\n".join([*report.replaced, "", *report.notes]).strip()
        )
        self.opened.emit(box)
        self._on_written(path, report)


def _suffix(kind: str) -> str:
    from briefing.usecases.briefings.publishing import Form, Format

    return kind if kind in set(Form) else Format(kind).suffix


def _work(
    wanted: SafeWanted,
    corpus: Corpus,
    choice: Choice,
    composition: Composition,
    since: Baseline | None,
    case: Path | None,
    path: Path,
) -> Callable[[Flag], SafeReport]:
    def work(_stop: Flag) -> SafeReport:
        from briefing.usecases.briefings.files import refuse_case
        from briefing.usecases.briefings.publishing import Form, Format
        from briefing.usecases.safe import hiding, safe_copies

        refuse_case(case, path)
        made = hiding.plan(corpus, wanted.wishes)
        what = Form(wanted.kind) if wanted.kind in set(Form) else Format(wanted.kind)
        return safe_copies.publish_safe(corpus, choice, path, made, what, composition=composition, since=since)

    return work

"""Everything that leaves the window as a file, but the printed PDF: asked for in one dialog, written by the clerk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from threading import Event as Flag
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from briefing.domain.choice import Choice
from briefing.domain.claim import Review
from briefing.domain.composition import Composition
from briefing.domain.corpus import Corpus
from briefing.ui.case.case_signals import OpenCase
from briefing.ui.craft.discretion import headline
from briefing.ui.craft.work import Desk, ReplyTo, Ticket
from briefing.ui.desk.outgoing import Outgoing
from briefing.ui.dialogs.export import ExportDialog, Exported, Offered
from briefing.ui.dialogs.fields import sorted_names
from briefing.ui.panes.briefing import BriefingPane
from briefing.ui.seen.selection import Selection
from briefing.ui.seen.view import View
from briefing.ui.wording import export_words, when_words, words
from briefing.ui.wording.plain import shortened

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

_LONGEST_TITLE = 90


class Exporting(Outgoing):
    """Opens the dialog on the `window`, then asks where to, then lets the clerk write.

    `shown` gives what the filter lets through, `folder` where files are proposed; `file_name` makes a title a name that
    every system takes.
    """

    def __init__(
        self,
        desk: Desk,
        case: OpenCase,
        pane: BriefingPane,
        selection: Selection,
        shown: Callable[[], View],
        folder: Callable[[], Path],
        file_name: Callable[[str], str],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk, self._case, self._pane, self._selection = desk, case, pane, selection
        self._shown, self._folder, self._file_name, self._window = shown, folder, file_name, window
        self._kind = "docx"  # the one last used
        self._ticket: Ticket | None = None

    # --- asking
    def ask(self) -> None:
        """Open the dialog, with what is picked in the panes proposed."""
        if self._case.file is None:
            return
        dialog: QDialog = ExportDialog.ask(self._window, self._offered(), self._on_decided)
        self.opened.emit(dialog)

    def _offered(self) -> Offered:
        view, shown, wanted = self._case.view, self._shown(), self._pane.wanted()
        current = self._selection.current
        happenings = {
            one.key: shortened(f"{headline(one.title)}, {when_words.phrase(one.when)}", _LONGEST_TITLE)
            for one in view.happenings
            if one.review is not Review.REJECTED
        }
        picked = next((one.key for one in view.happenings if current.event in {event.id for event in one.events}), None)
        is_filtered = shown.corpus is not view.corpus
        return Offered(
            actors=sorted_names((one.id, one.name) for one in view.corpus.actors if not one.nameless),
            happenings=_apart(happenings),
            actor=current.actor,
            happening=picked,
            first=wanted.first,
            last=wanted.last,
            days=_days(view),
            filtered=words.SHOWN_OF.format(shown=len(shown.happenings), total=len(view.happenings)) if is_filtered else "",
            kind=self._kind,
        )

    def _on_decided(self, wanted: Exported) -> None:
        from briefing.ui.dialogs import files

        self._kind = wanted.kind.key
        kind = wanted.kind
        proposal = self._folder() / f"{self._file_name(self._title(wanted))}.{kind.suffix}"
        pattern = export_words.PATTERN.format(name=kind.name, suffix=kind.suffix)
        dialog = files.ask_where(
            self._window, export_words.TITLE, proposal, pattern, kind.suffix, partial(self.write, wanted)
        )
        self.opened.emit(dialog)

    def _title(self, wanted: Exported) -> str:
        view = self._case.view
        if wanted.actor is not None:
            return next((one.name for one in view.corpus.actors if one.id == wanted.actor), wanted.actor)
        if wanted.happening is not None:
            return next((one.title for one in view.happenings if one.key == wanted.happening), wanted.happening)
        title = self._pane.wanted().title or words.APPLICATION
        return export_words.NAMES.get(wanted.kind.key, "{title}").format(title=title)

    # --- writing
    def write(self, wanted: Exported, path: Path) -> None:
        """Write on the clerk; `written` or `failed` tell how it ended. What is under way already is finished first."""
        file = self._case.file
        if file is None:
            return
        view = self._case.view
        corpus = self._shown().corpus if wanted.narrowed else view.corpus
        form = replace(self._pane.wanted(), first=wanted.first, last=wanted.last)
        choice = replace(form, title=form.title or words.APPLICATION).choice(
            datetime.now().astimezone().replace(microsecond=0)
        )
        then = choice.known_on is not None and not wanted.narrowed and file.path is not None
        composed = replace(self._pane.composition(), first=wanted.first, last=wanted.last)
        source = file.path if then and file.path is not None else corpus
        work = _work(wanted, source, view, choice, composed, file.path, path)
        self.said.emit(words.WRITING.format(name=path.name))
        self._ticket = self._desk.submit(
            work, ReplyTo(self, partial(self._on_written, path), self._on_not_written), writes=True
        )


def _work(
    wanted: Exported,
    source: Corpus | Path,
    view: View,
    choice: Choice,
    composed: Composition,
    case: Path | None,
    path: Path,
) -> Callable[[Flag], None]:
    """The piece of work: values in, a file out. A whole case is read from its own file, by a connection of its own."""

    def work(_stop: Flag) -> None:
        from briefing.domain.actor import ActorId
        from briefing.usecases.briefings import composing, files, publishing, sheets

        files.refuse_case(case, path)
        kind = wanted.kind
        if isinstance(source, Path) and not kind.is_whole:
            from briefing.store.casefile import CaseFile
            from briefing.usecases.looking.hindsight import corpus_for

            with CaseFile.open(source, read_only=True) as opened:
                corpus = corpus_for(opened, choice)
        elif isinstance(source, Corpus):
            corpus = source
        else:
            corpus = Corpus()  # a whole case is written from its file
        if kind.is_briefing:
            composing.publish_composed(corpus, composed, choice.written, path, publishing.Form(kind.key))
        elif kind.is_gaps:
            from briefing.usecases.briefings import gap_sheets

            gap_sheets.publish_gap_sheet(gap_sheets.gap_sheet(corpus, choice), path, publishing.Form(kind.suffix))
        elif wanted.actor is not None:
            actor = ActorId(wanted.actor)
            sheet = sheets.actor_sheet(corpus, choice, actor, view.notes.get(actor, ""), view.verdicts.of(actor))
            publishing.publish_sheet(sheet, path)
        elif wanted.happening is not None:
            publishing.publish_sheet(sheets.incident_sheet(corpus, choice, wanted.happening), path)
        elif kind.is_whole and case is not None:
            from briefing.store.casefile import CaseFile

            with CaseFile.open(case, read_only=True) as opened:
                publishing.publish_case(opened, path, originals=wanted.originals)
        else:
            publishing.export(corpus, choice, path, publishing.Format(kind.key), bom=wanted.bom)

    return work


def _days(view: View) -> tuple[date, date] | None:
    """The first and last day of what is told, without what stands aside."""
    found = [
        day
        for one in view.happenings
        if not one.is_aside
        for day in (one.when.earliest, one.when.latest)
        if day is not None
    ]
    return (min(found), max(found)) if found else None


def _apart(names: dict[str, str]) -> dict[str, str]:
    """The names in their order, equal ones told apart by a number."""
    seen: dict[str, int] = {}
    made: dict[str, str] = {}
    for key, name in names.items():
        seen[name] = seen.get(name, 0) + 1
        made[key] = name if seen[name] == 1 else f"{name} ({seen[name]})"
    return made

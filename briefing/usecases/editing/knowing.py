"""What was added to what the program knows, as edits: entries come and go with what is read by them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from briefing.domain.additions import NOTHING_ADDED, Entry
from briefing.domain.change import Change
from briefing.domain.findings import Findings
from briefing.domain.history import Kind, Subject
from briefing.store.casefile import CaseFile
from briefing.usecases.editing.articles import touched_by
from briefing.usecases.editing.edits import Done, Edit
from briefing.usecases.editing.stepping import outside
from briefing.usecases.taking_in.learning import Where, exchange
from briefing.usecases.wording.phrasing import counted


class _ChangeKnowledge(Edit):
    """Let entries come and go, with the findings of the articles that were read again because of them."""

    def __init__(
        self,
        case: CaseFile,
        label: str,
        gone: Sequence[Entry],
        come: Sequence[Entry],
        where: Where,
        again: Sequence[Findings],
    ) -> None:
        super().__init__(case)
        self.label = label
        self._gone, self._come, self._where = tuple(gone), tuple(come), where
        self._again = tuple(again)

    @property
    def needs_joining(self) -> bool:
        return bool(self._again)

    def _do(self) -> Done:
        touched = Change()
        for findings in self._again:
            touched |= touched_by(findings) | touched_by(self._case.articles.replace_findings(findings))
        # last of all: a file that cannot be written undoes what was done in the case
        if self._gone or self._come:
            exchange(self._case, self._where, self._gone, self._come)
        if self._where is Where.EVERYWHERE:
            gone, come = (NOTHING_ADDED.with_entries(one) for one in (self._gone, self._come))
            self._case.steps.changes_outside(outside(self._where, gone, come))
        names = (Subject(Kind.KNOWLEDGE, one.name) for one in (*self._come, *self._gone))
        articles = (Subject(Kind.ARTICLE, findings.article) for findings in self._again)
        about = tuple(dict.fromkeys((*names, *articles)))
        return Done(touched, self._told(self._gone), self._told(self._come), about)

    def _told(self, entries: Sequence[Entry]) -> Mapping[str, Any] | None:
        return {"where": self._where, "entries": entries} if entries else None


class AddKnowledge(_ChangeKnowledge):
    """Add an actor or place to what the program knows, for this case or for every case. `again` is what is read with it in
    the articles in which it occurs. `instead_of` is the entry that it is a new version of.

    Raises KnowledgeUnreadable or KnowledgeUnwritable as well, when the file of what holds for every case cannot be used.
    """

    def __init__(
        self,
        case: CaseFile,
        entry: Entry,
        again: Sequence[Findings] = (),
        *,
        where: Where = Where.CASE,
        instead_of: Entry | None = None,
    ) -> None:
        verb = "Add" if instead_of is None else "Change"
        gone = () if instead_of is None else (instead_of,)
        super().__init__(case, f"{verb} what is known of “{entry.name}”", gone, (entry,), where, again)


class ReadAgain(_ChangeKnowledge):
    """Put in what is read in some articles with what has been added since they were read; nothing is added or removed."""

    def __init__(self, case: CaseFile, again: Sequence[Findings]) -> None:
        super().__init__(case, f"Read {counted(len(again), 'article')} again", (), (), Where.CASE, again)


class RemoveKnowledge(_ChangeKnowledge):
    """Take out an actor or place that was added. `again` is what is read without it in the articles in which it occurs.

    Raises as AddKnowledge.
    """

    def __init__(self, case: CaseFile, entry: Entry, again: Sequence[Findings] = (), *, where: Where = Where.CASE) -> None:
        super().__init__(case, f"Remove what was added of “{entry.name}”", (entry,), (), where, again)

"""The issues of a case: briefings as they were given out, numbered, each with its composition and the facts of its day."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from briefing.errors import CaseCorrupt, NotInCase
from briefing.store.connection import Connection

if TYPE_CHECKING:  # what a briefing is made of takes as long to load as the rest of the store
    from briefing.domain.composition import Composition, Issue, IssueHead


class Issues:
    """The issues kept in a case. Each method that writes does so whole or not at all."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def heads(self) -> tuple[IssueHead, ...]:
        """All of them, the newest number first. Raises CaseCorrupt for one that cannot be understood."""
        from briefing.domain.composition import IssueHead

        rows = self._db.rows("select number, written, composition from issue order by number desc")
        found = []
        for number, written, text in rows:
            composition = _composition(number, text)
            found.append(
                IssueHead(number, composition.title, composition.template, _moment(number, written), composition.replaces)
            )
        return tuple(found)

    def has(self, number: int) -> bool:
        """Whether there is one of this number."""
        return self._db.one("select 1 from issue where number = ?", (number,)) is not None

    def next_number(self) -> int:
        """The number after the highest, 1 in a case without any."""
        return int(self._db.one("select coalesce(max(number), 0) + 1 from issue"))

    def get(self, number: int) -> Issue:
        """One of them. Raises NotInCase when there is none of this number, CaseCorrupt when it cannot be understood."""
        from briefing.domain.composition import Issue

        rows = list(self._db.rows("select written, composition, snapshot from issue where number = ?", (number,)))
        if not rows:
            raise NotInCase(f"There is no issue {number} in this case.", "Look at the list of issues for those there are.")
        ((written, text, snapshot),) = rows
        return Issue(_composition(number, text), _moment(number, written), snapshot)

    def before(self, number: int) -> Issue | None:
        """The one with the highest number below this; None where there is none."""
        found = self._db.one("select max(number) from issue where number < ?", (number,))
        return None if found is None else self.get(found)

    def put(self, issue: Issue) -> Issue | None:
        """Keep one under its number. Returns the one that stood there before."""
        from briefing.domain.composition import to_json

        with self._db.atomic():
            before = self.get(issue.number) if self.has(issue.number) else None
            self._db.run("delete from issue where number = ?", (issue.number,))
            self._db.run(
                "insert into issue (number, written, composition, snapshot) values (?, ?, ?, ?)",
                (issue.number, issue.written.isoformat(), to_json(issue.composition), issue.snapshot),
            )
        return before

    def remove(self, number: int) -> Issue:
        """Take one out. Returns it; raises as `get`."""
        with self._db.atomic():
            before = self.get(number)
            self._db.run("delete from issue where number = ?", (number,))
        return before


def _composition(number: int, text: str) -> Composition:
    from briefing.domain.composition import from_json

    try:
        return from_json(text)
    except ValueError as error:
        raise _unreadable(number) from error


def _moment(number: int, text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise _unreadable(number) from error
    if found.tzinfo is None:
        raise _unreadable(number)
    return found


def _unreadable(number: int) -> CaseCorrupt:
    return CaseCorrupt(
        f"Issue {number} of this case cannot be understood.",
        "Open the latest copy of the case; keep this file for whoever looks after your program.",
    )

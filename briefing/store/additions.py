"""What the analyst added to what the program knows, for this case."""

from __future__ import annotations

from briefing.domain.additions import NOTHING_ADDED, Additions
from briefing.errors import CaseCorrupt
from briefing.store.connection import Connection
from briefing.store.values import packed, unpacked

_KEY = "knowledge"


class AddedKnowledge:
    """Kept as JSON in one setting of the case: it is small, and always read as a whole."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def get(self) -> Additions:
        """All of it.

        Raises CaseCorrupt when it cannot be understood.
        """
        text = self._db.one("select value from setting where key = ?", (_KEY,))
        if text is None:
            return NOTHING_ADDED
        try:
            return unpacked(Additions, text)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise CaseCorrupt(
                "What was added to this case's knowledge cannot be understood.",
                "Open the latest copy of it; keep this file for whoever looks after your program.",
            ) from error

    def set(self, added: Additions) -> Additions:
        """Write exactly this. Returns what was there."""
        with self._db.atomic():
            before = self.get()
            self._db.run("delete from setting where key = ?", (_KEY,))
            if added:
                self._db.run("insert into setting (key, value) values (?, ?)", (_KEY, packed(added)))
        return before

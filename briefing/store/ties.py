"""The analyst's verdicts on ties: one setting of the case, which is small and always read as a whole."""

from __future__ import annotations

from briefing.domain.tie import SETTING, TieVerdicts, read_ties
from briefing.store.connection import Connection
from briefing.store.rows import joins


def read_tie_verdicts(db: Connection) -> TieVerdicts:
    """All of them, under the actors that are shown now. What cannot be read counts as not said."""
    told = read_ties(db.one("select value from setting where key = ?", (SETTING,)))
    return told.under(joins(db).actors) if told else told

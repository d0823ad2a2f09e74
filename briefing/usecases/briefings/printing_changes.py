"""Which other outlets print a known text now: not a report more, and no origin more, but worth telling."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.domain.changes import Cause, Difference, Ground, Kind, Subject
from briefing.domain.snapshot import KnownArticle
from briefing.domain.text import outlet_key
from briefing.usecases.wording import phrasing


def printing_changes(was: KnownArticle, is_: KnownArticle, name: str) -> Iterator[Difference]:
    """Outlets that print it now and did not, and those that are not said to any more. None where either is not known."""
    if was.also is None or is_.also is None:
        return
    before = {outlet_key(outlet) for outlet in (was.publisher, *was.also)}
    after = {outlet_key(outlet) for outlet in (is_.publisher, *is_.also)}
    if came := [outlet for outlet in is_.also if outlet_key(outlet) not in before]:
        cause = Cause(Ground.NEW_REPORT, (is_.id,))
        yield Difference(Kind.PRINTED, Subject.ARTICLE, is_.id, name, "", phrasing.listed(came, 4), (cause,))
    if went := [outlet for outlet in was.also if outlet_key(outlet) not in after]:
        note = f"not said to be printed by {phrasing.listed(went, 4)} any more"
        cause = Cause(Ground.DECISION, (is_.id,), note="decided by the analyst")
        yield Difference(Kind.CORRECTED, Subject.ARTICLE, is_.id, name, "", note, (cause,))

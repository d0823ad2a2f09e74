"""History is only ever added to."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

import pytest

from briefing.domain.claim import Review
from briefing.store.casefile import CaseFile
from tests.sample_corpus import sample_findings


def test_entries_come_back_in_order_with_what_was_before_and_after() -> None:
    with CaseFile.create(None) as case:
        start = datetime.now(UTC).replace(microsecond=0)
        event = sample_findings()[0].events[0]
        case.history.note("Open the file")
        case.settings.set("author", "N. Rahman")
        case.history.note("Edit", event, {"review": Review.ACCEPTED, "title": "“Ż”"})
        first, second = case.history.all()
        assert (first.label, first.before, first.after, first.who) == ("Open the file", None, None, None)
        assert (second.label, second.who) == ("Edit", "N. Rahman")
        assert second.before["title"] == event.title
        assert second.after == {"review": "accepted", "title": "“Ż”"}
        assert start <= first.at <= second.at <= datetime.now(UTC)
        assert first.n < second.n


def test_nothing_in_it_can_be_altered_or_removed() -> None:
    with CaseFile.create(None) as case:
        case.history.note("Add article")
        before = case.history.all()
        for sql in ("update history set label = 'x'", "delete from history"):
            with pytest.raises(sqlite3.IntegrityError, match="never altered"):
                case._db.run(sql)
        assert case.history.all() == before


def test_an_entry_goes_with_the_change_that_failed() -> None:
    def fail(case: CaseFile) -> None:
        with case.atomic():
            case.history.note("Half done")
            raise RuntimeError("stop")

    with CaseFile.create(None) as case:
        with pytest.raises(RuntimeError):
            fail(case)
        assert case.history.all() == ()

"""The history is only ever added to, and who alters it with another program is found out."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from briefing.domain.claim import Review
from briefing.domain.history import Act, Kind, Subject, Wanted
from briefing.errors import NotInCase
from briefing.store.casefile import CaseFile
from tests.sample_corpus import sample_findings
from tests.store.freeze import CASES

EVENT = sample_findings()[0].events[0]
ABOUT = Subject(Kind.EVENT, EVENT.id)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with CaseFile.create(tmp_path / "a.briefing") as case:
        case.history.by = "N. Rahman"
        for n in range(6):
            case.history.note(f"Edit {n}", EVENT, {"id": EVENT.id, "title": f"“Ż” {n}"}, Kind.EVENT, [ABOUT])
        case.history.explain(3, "The wire corrected itself.")
        case.history.explain(3, "And again.")
    return tmp_path / "a.briefing"


@pytest.fixture
def case(path: Path) -> Iterator[CaseFile]:
    with CaseFile.open(path) as opened:
        yield opened


def alter(path: Path, *statements: str) -> None:
    """As another program could: the triggers are no obstacle to it."""
    with closing(sqlite3.connect(path)) as raw:
        for (name,) in raw.execute(
            "select name from sqlite_master where type = 'trigger' and name like 'history%'"
        ).fetchall():
            raw.execute(f"drop trigger {name}")
        for statement in statements:
            raw.execute(statement)
        raw.commit()


@pytest.mark.parametrize(
    "sql",
    [
        "update history set label = 'x'",
        "update history set hash = ''",
        "delete from history where n = 6",
        "insert or replace into history (n, at, label) values (6, 'x', 'x')",
        "update history_why set words = 'x'",
        "delete from history_why",
        "insert or replace into history_why (n, entry, at, words, hash) values (1, 1, 'x', 'x', 'x')",
        "update history_of set id = 'x'",
        "delete from history_of",
        "insert or replace into history_of (kind, id, entry, nth) select kind, id, entry, 7 from history_of",
    ],
)
def test_nothing_of_it_can_be_altered_removed_or_replaced(case: CaseFile, sql: str) -> None:
    before = case.history.all()
    with pytest.raises(sqlite3.IntegrityError, match="never altered"):
        case._db.run(sql)
    assert case.history.all() == before
    assert case.check() == ()


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("update history set label = 'Edit' where n = 3", "Entry 3 of the history is not as it was written."),
        ("update history set who = 'Somebody else' where n = 1", "Entry 1 of the history is not as it was written."),
        ("update history set at = '2020-01-01T00:00:00.000+00:00' where n = 6", "Entry 6 of the history"),
        ("update history set after = null where n = 2", "Entry 2 of the history"),
        ("delete from history where n = 4", "Entry 4 of the history is missing."),
        ("delete from history where n > 4", "Entry 5 to 6 of the history is missing."),
        ("update history_of set id = 'other' where entry = 2", "Entry 2 of the history is not as it was written."),
        ("delete from history_of where entry = 2", "Entry 2 of the history is not as it was written."),
        ("update history_why set words = 'x' where n = 1", "Reason 1 in the history is not as it was written."),
        ("update history_why set entry = 5 where n = 2", "Reason 2 in the history is not as it was written."),
        ("delete from history_why where n = 2", "Reason 2 in the history is missing."),
        (
            "insert into history (at, label, hash) values ('2030-01-01T00:00:00.000+00:00', 'Slipped in', 'ab')",
            "Entry 7 of the history is not as it was written.",
        ),
    ],
)
def test_tampering_with_another_program_is_found(path: Path, sql: str, found: str) -> None:
    alter(path, "pragma foreign_keys = off", sql)
    with CaseFile.open(path) as case:
        assert any(one.startswith(found) for one in case.check()), case.check()


def test_what_an_item_has_in_both_versions_is_not_written_twice(case: CaseFile) -> None:
    entry = case.history.all()[0]
    assert entry.before["title"] == EVENT.title
    assert entry.after == {"id": EVENT.id, "title": "“Ż” 0"}
    case.history.note("Accept", {"id": "e", "title": "T", "review": "suggested", "low": 3}, {
        "id": "e", "title": "T", "review": "accepted", "low": 3})  # fmt: skip
    last = case.history.all()[-1]
    assert last.before == {"id": "e", "title": "T", "review": "suggested"}
    assert last.after == {"id": "e", "title": "T", "review": Review.ACCEPTED.value}


def test_reasons_are_added_and_stay(case: CaseFile) -> None:
    entry = case.history.all()[2]
    assert [(one.who, one.words) for one in entry.why] == [
        ("N. Rahman", "The wire corrected itself."),
        ("N. Rahman", "And again."),
    ]
    with pytest.raises(NotInCase):
        case.history.explain(99, "x")
    with pytest.raises(ValueError, match="words"):
        case.history.explain(1, "  ")


def test_entries_are_found_by_who_kind_item_and_words(case: CaseFile) -> None:
    history = case.history
    history.by = "Łukasz ŻÓŁĆ"
    history.note("Name the case", "a", "b", Kind.SETTING, [Subject(Kind.SETTING, "title")])
    assert history.authors() == ("N. Rahman", "Łukasz ŻÓŁĆ")
    assert list(history.find().numbers) == [7, 6, 5, 4, 3, 2, 1]
    assert list(history.find(Wanted(who="Łukasz ŻÓŁĆ")).numbers) == [7]
    assert list(history.find(Wanted(words="żółć NAME")).numbers) == [7]
    assert list(history.find(Wanted(words="wire")).numbers) == [3]  # in the reason
    assert list(history.find(Wanted(kinds=frozenset({Kind.SETTING}))).numbers) == [7]
    assert len(history.find(Wanted(about=ABOUT)).numbers) == 6
    assert list(history.find(Wanted(words="100% nothing")).numbers) == []
    assert sum(day.entries for day in history.find().days) == 7
    assert [one.n for one in history.entries([5, 99, 2])] == [5, 2]


def test_a_hundred_thousand_entries_are_counted_by_day_without_being_read(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(
            "with recursive k(i) as (select 10 union all select i + 1 from k where i < 100009) "
            "insert into history (n, at, label, before, hash) select i, datetime('2024-11-27', (i / 50) || ' minutes'), "
            "'Edit ' || i, ?, '' from k",
            (f'"{"x" * 900}"',),
        )
        raw.commit()
    with CaseFile.open(path) as case:
        found = case.history.find()
        assert len(found.numbers) == 100_006
        assert found.days[0].first == 0
        last = found.days[-1]
        assert last.first + last.entries == len(found.numbers)
        assert len(case.history.entries(found.numbers[:200])) == 200


def test_an_older_case_keeps_its_history_and_tells_what_it_is_about(tmp_path: Path) -> None:
    path = Path(shutil.copy(CASES / "v1.briefing", tmp_path))
    with CaseFile.open(path) as case:
        (entry,) = case.history.all()
        assert (entry.kind, entry.act, entry.step, entry.why) == (Kind.EVENT, Act.DONE, None, ())
        assert entry.about == (Subject(Kind.EVENT, entry.after["id"]),)
        assert case.steps.all() == ()  # made before steps were kept
        assert case.check() == ()
        with pytest.raises(sqlite3.IntegrityError, match="never altered"):
            case._db.run("delete from history")
    alter(path, "update history set label = 'x' where n = 1")
    with CaseFile.open(path) as case:
        assert case.check() == ("Entry 1 of the history is not as it was written.",)

"""Cases of every version open, and an upgrade that fails costs nothing."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from briefing.errors import CaseReadOnly
from briefing.store import casefile, migrations
from briefing.store.casefile import SUFFIX, VERSION, CaseFile
from tests.sample_corpus import sample_findings
from tests.store.freeze import CASES, words_of
from tests.store.made import sample_case

Ladder = Callable[[Callable[[Database], None]], None]

FROZEN = sorted(CASES.glob(f"v*{SUFFIX}"))


@pytest.mark.parametrize("frozen", FROZEN, ids=[path.stem for path in FROZEN])
def test_a_case_of_every_version_opens_and_says_what_it_said(frozen: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(frozen, tmp_path))
    with CaseFile.open(path) as case:
        assert case.check() == ()
        assert words_of(case) == frozen.with_suffix(".json").read_text(encoding="utf-8")
        case.settings.set("title", "It can be written to as well")


def test_there_is_a_frozen_case_for_every_version() -> None:
    steps = [int(migration.name) for migration in migrations.STEPS.pending(Database(memory=True))]
    assert steps == list(range(1, VERSION + 1))
    assert [path.stem for path in FROZEN] == sorted(f"v{version}" for version in steps)


def test_a_frozen_case_is_what_the_program_makes_now() -> None:
    # a step is never changed once there are files of it: whoever wants another schema adds a step
    def schema(raw: sqlite3.Connection) -> list[tuple[str, str]]:
        return raw.execute("select name, sql from sqlite_master where name not like '%words_%' order by name").fetchall()

    newest = CASES / f"v{VERSION}{SUFFIX}"
    with closing(sqlite3.connect(f"{newest.as_uri()}?mode=ro", uri=True)) as frozen, CaseFile.create(None) as made:
        assert schema(frozen) == schema(made._db.raw)


# -- the ladder, with a step that is not there yet


@pytest.fixture
def with_step(monkeypatch: pytest.MonkeyPatch) -> Ladder:
    """Adds a step to the ladder, as the next version will."""

    def add(change: Callable[[Database], None]) -> None:
        ladder = Migrations("briefing")
        for known in migrations.STEPS.pending(Database(memory=True)):
            ladder(name=known.name)(known.fn)
        monkeypatch.setattr(migrations, "STEPS", ladder)
        migrations.step(VERSION + 1)(change)
        monkeypatch.setattr(casefile, "VERSION", VERSION + 1)

    return add


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "Aleppo.briefing"
    sample_case(path).close()
    return path


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def pages(path: Path) -> bytes:
    """The file without the counters in its header, which tell how often it and its schema were written."""
    data = path.read_bytes()
    return data[:24] + data[28:40] + data[44:92] + data[100:]


def another(db: Database) -> None:
    """A place for each article's grade."""
    db.execute("alter table setting add column grade text")


def test_an_older_case_is_brought_up_to_date_after_a_copy_is_put_aside(old: Path, with_step: Ladder) -> None:
    before = pages(old)
    with_step(another)
    with CaseFile.open(old) as case:
        assert case._db.one("pragma user_version") == VERSION + 1
        assert case.findings() == sample_findings()
        assert case.check() == ()
        case._db.run("insert into setting values ('title', 'x', 'A1')")
    copy = old.with_name(f"Aleppo.briefing.v{VERSION}-backup")
    assert pages(copy) == before
    assert {one.name for one in old.parent.iterdir()} == {old.name, copy.name}
    with CaseFile.open(old):
        pass
    assert len(list(old.parent.iterdir())) == 2  # once is enough


def test_an_earlier_copy_is_never_overwritten(old: Path, with_step: Ladder) -> None:
    copy = old.with_name(f"Aleppo.briefing.v{VERSION}-backup")
    copy.write_bytes(b"an earlier copy")
    with_step(another)
    CaseFile.open(old).close()
    assert copy.read_bytes() == b"an earlier copy"
    assert old.with_name(f"Aleppo.briefing.v{VERSION}-backup-2").exists()


def test_an_upgrade_that_fails_leaves_the_case_as_it_was(old: Path, with_step: Ladder) -> None:
    def fails(db: Database) -> None:
        another(db)
        raise RuntimeError("half way")

    with_step(fails)
    with pytest.raises(RuntimeError, match="half way"):
        CaseFile.open(old)
    with closing(sqlite3.connect(old)) as raw:
        assert raw.execute("pragma user_version").fetchone() == (VERSION,)
        assert [column for _, column, *_ in raw.execute("pragma table_info(setting)")] == ["key", "value"]


def test_an_upgrade_that_loses_references_is_refused(old: Path, with_step: Ladder) -> None:
    with_step(lambda db: db.execute("delete from article where n = 1") and None)
    with pytest.raises(ValueError, match="breaks references"):
        CaseFile.open(old)
    with closing(sqlite3.connect(old)) as raw:
        assert raw.execute("select count(*) from article where n = 1").fetchone() == (1,)


def test_an_older_case_on_a_read_only_medium_is_refused_and_untouched(old: Path, with_step: Ladder) -> None:
    before = digest(old)
    with_step(another)
    with pytest.raises(CaseReadOnly, match="older version"):
        CaseFile.open(old, read_only=True)
    assert digest(old) == before
    assert [one.name for one in old.parent.iterdir()] == [old.name]


def test_keys_are_watched_again_after_an_upgrade(old: Path, with_step: Ladder) -> None:
    with_step(another)
    with CaseFile.open(old) as case:
        assert case._db.one("pragma foreign_keys") == 1

"""docs/case-file.md names everything that is in the file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.store import casefile, connection
from briefing.store.casefile import APPLICATION_ID, VERSION, CaseFile

PAGE = (Path(casefile.__file__).parents[2] / "docs" / "case-file.md").read_text(encoding="utf-8")
WORDS = set(re.findall(r"\w+", PAGE))


def test_every_table_column_and_index_is_described() -> None:
    with CaseFile.create(None) as case:
        inside = case._db.rows(
            "select name, type from sqlite_master where type in ('table', 'view', 'index') and name not like 'sqlite_%' "
            "and name not like '%\\_words\\__%' escape '\\' and name not like 'idx%'"
        )
        names = {name for name, kind in inside if kind != "index"}
        columns = {
            column for name in names for (column,) in case._db.rows("select name from pragma_table_info(?)", (name,))
        }
        indexes = {name for name, kind in inside if kind == "index" and not name.endswith("_elsewhere")}
    assert names - WORDS == set()
    assert columns - WORDS - {"migration_set", "applied_at"} == set()
    assert indexes - WORDS == set()


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_every_version_has_its_line(version: int) -> None:
    assert re.search(rf"^\| {version} \|", PAGE, re.MULTILINE)


def test_the_page_tells_the_version_whose_tables_it_lists() -> None:
    assert f"The tables below are those of version {VERSION}." in PAGE


def test_header_and_settings_are_as_described() -> None:
    assert f"0x{APPLICATION_ID:X}" in PAGE
    assert f"{connection.BUSY_MS} ms" in PAGE
    with CaseFile.create(None) as case:
        for name, value in re.findall(r"^\| `(\w+)` \| `(\w+)` \|", PAGE, re.MULTILINE):
            if name == "journal_mode":
                continue  # a case in memory has none
            told = {"full": 2, "on": 1, "memory": 2}[value]
            assert case._db.one(f"pragma {name}") == told

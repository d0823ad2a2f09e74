"""Opening a case that is up to date loads nothing heavy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from briefing.store import casefile
from tests.store.made import sample_case

OPEN = """
import sys
from pathlib import Path
from briefing.store.casefile import CaseFile
with CaseFile.open(Path(sys.argv[1])) as case:
    case.corpus(), case.articles.heads(), case.events.timeline(), case.search.find("Aleppo")
    case.settings.set("title", "x")
heavy = {"sqlite_utils", "numpy", "spacy", "matplotlib", "PySide6", "pandas", "click", "hypothesis"}
print(sorted(heavy & set(sys.modules)))
"""


def test_opening_a_case_needs_sqlite3_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.briefing"
    sample_case(path).close()
    done = subprocess.run(
        [sys.executable, "-c", OPEN, str(path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(casefile.__file__).parents[2],
    )
    assert done.stdout.strip() == "[]"

"""A process that is killed loses nothing that was taken in, and leaves nothing half taken in."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.store import casefile
from briefing.store.casefile import CaseFile

IMPORT = """
import sys
from pathlib import Path
from dataclasses import replace
from briefing.domain.event import Event, EventType
from briefing.domain.findings import Findings
from briefing.domain.text import Span
from briefing.store.casefile import CaseFile
from tests.store.made import plain_article, put_in

case = CaseFile.open(Path(sys.argv[1]))
for n in range(100_000):
    article = plain_article(f"Report number {n}. " + "Shells fell on the town. " * 80)
    events = tuple(
        Event(f"{article.id}:e{k}", f"Shelling {k}", EventType.STRIKE, evidence=(Span(article.id, 20 * k, 20 * k + 9),))
        for k in range(60)
    )
    put_in(case, article, Findings(article.id, events=events))
    print(n, flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="needs a signal that cannot be caught")
@pytest.mark.parametrize("moment", [0.0, 0.004])
def test_a_killed_import_leaves_whole_articles_only(tmp_path: Path, moment: float) -> None:
    path = tmp_path / "a.briefing"
    CaseFile.create(path).close()
    root = Path(casefile.__file__).parents[2]
    command = [sys.executable, "-c", IMPORT, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as importing:
        assert importing.stdout is not None
        for line in importing.stdout:
            if int(line) == 4:
                break
        # some way into the next article, which takes longer than this
        with contextlib.suppress(subprocess.TimeoutExpired):
            importing.wait(moment)
        importing.send_signal(signal.SIGKILL)
        done = 5 + len(importing.stdout.read().splitlines())
    with CaseFile.open(path) as case:
        heads = case.articles.heads()
        assert len(heads) in (done, done + 1)  # killed between the commit and its report
        assert {head.events for head in heads} == {60}
        assert case.check() == ()
    assert sorted(tmp_path.iterdir()) == [path]


UNFINISHED = """
import os, signal, sqlite3, sys
raw = sqlite3.connect(sys.argv[1], isolation_level=None)
raw.execute("pragma cache_size = 1")
raw.execute("begin immediate")
for n in range(2000):
    raw.execute("insert into setting values (?, ?)", (f"key {n}", "x" * 2000))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name != "posix", reason="needs a signal that cannot be caught")
@pytest.mark.parametrize("read_only", [False, True])
def test_a_write_cut_off_in_the_middle_is_rolled_back_on_opening(tmp_path: Path, read_only: bool) -> None:
    path = tmp_path / "a.briefing"
    CaseFile.create(path).close()
    before = path.read_bytes()
    subprocess.run([sys.executable, "-c", UNFINISHED, str(path)], check=False)
    assert path.read_bytes() != before
    assert (tmp_path / "a.briefing-journal").exists()
    with CaseFile.open(path, read_only=read_only) as case:
        assert case.settings.get("key 0") is None
        assert case.check() == ()
    assert path.read_bytes() == before

"""An import whose process is killed loses at most what it was at; nothing is half taken in."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from briefing import reconcile
from briefing.store.casefile import CaseFile
from briefing.store.journal import STALE
from briefing.usecases.editing.importing import import_batch
from briefing.usecases.taking_in.reading import ReadingRoom

IMPORT = """
import sys
from concurrent.futures import Future
from pathlib import Path
from benchmarks.articles import made
from briefing.store.casefile import CaseFile
from briefing.usecases.editing.importing import import_batch
from briefing.usecases.taking_in.reading import Pasted
from tests.ui.conftest import filed

told = made(100_000, days=400)

class Ready:
    workers = 2
    def submit(self, *given):
        answer = Future()
        one = next(told)
        answer.set_result(filed(one.article, one.findings))
        return answer

with CaseFile.open(Path(sys.argv[1])) as case:
    import_batch(case, Ready(), [Pasted("x")] * 100_000, progress=lambda done, total, name: print(done, flush=True))
"""


@pytest.mark.skipif(os.name != "posix", reason="needs a signal that cannot be caught")
def test_a_batch_that_is_killed_leaves_whole_articles_and_says_that_they_are_not_joined(tmp_path: Path) -> None:
    path = tmp_path / "a.briefing"
    CaseFile.create(path).close()
    root = Path(reconcile.__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", IMPORT, str(path)], stdout=subprocess.PIPE, text=True, cwd=root
    ) as importing:
        assert importing.stdout is not None
        for line in importing.stdout:
            if int(line) == 7:
                break
        importing.send_signal(signal.SIGKILL)
        last = [7, *map(int, importing.stdout.read().split())][-1]
    with CaseFile.open(path) as case:
        heads = case.articles.heads()
        assert len(heads) in (last, last + 1)
        assert {head.events for head in heads} == {10}
        assert case.check() == ()
        assert case.settings.get(STALE) == "yes"
        with ReadingRoom(1) as room:
            assert import_batch(case, room, []) == ()
        assert case.settings.get(STALE) is None
        corpus = reconcile.corpus(case.articles.all(), case.findings(), case.decisions())
        assert case.corpus().incidents == corpus.incidents
    assert sorted(tmp_path.iterdir()) == [path]

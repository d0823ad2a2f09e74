"""The window opens at once: nothing heavy is loaded before its first paint, and spaCy never in its process."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.store.casefile import CaseFile
from tests.sample_corpus import sample_articles, sample_findings
from tests.ui.conftest import filed

OURS = ("briefing.ui.seen.view", "briefing.usecases.looking.happenings")  # wanted by a case alone
HEAVY = ("matplotlib", "spacy", "thinc", "numpy", "sqlite_utils", "typst", "trafilatura")

# A fresh process, as when the program is started: it says which heavy modules are loaded at the first paint, and once more
# when the case named on the command line is open and painted.
PROBE = """
import json, sys
from pathlib import Path

from PySide6.QtCore import QTimer

from briefing.app import Program, application

heavy, found = json.loads(sys.argv[1]), {}
running = application(["probe"])
program = Program(running, workers=1, warm=False)
window = program.window


def loaded():
    return [name for name in heavy if name in sys.modules]


def first():
    found["welcome"] = [window.welcome.isVisible(), loaded()]
    found["ours"] = [name for name in json.loads(sys.argv[2]) if name in sys.modules]
    if len(sys.argv) > 3:
        window.build()
        window.case.changed.connect(opened)
        window.open_case(Path(sys.argv[3]))
    else:
        running.quit()


def opened(view, _change):
    found["rows"] = window.timeline.model.rowCount()
    QTimer.singleShot(50, painted)


def painted():
    found["case"] = [window.reader.isVisible(), loaded()]
    running.quit()


window.first_painted.connect(first)
QTimer.singleShot(60_000, running.quit)
window.show()
running.exec()
window.close()
print(json.dumps(found))
"""


def probe(home: Path, *arguments: str) -> dict[str, object]:
    environment = {**os.environ, "BRIEFING_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(
        [sys.executable, "-c", PROBE, json.dumps(HEAVY), json.dumps(OURS), *arguments],
        env=environment,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    found: dict[str, object] = json.loads(ran.stdout.splitlines()[-1])
    return found


def test_at_first_paint_nothing_heavy_is_loaded_and_nothing_that_only_a_case_needs(home: Path) -> None:
    assert probe(home) == {"welcome": [True, []], "ours": []}


def test_with_a_case_open_and_painted_nothing_heavy_is_loaded(home: Path, tmp_path: Path) -> None:
    from briefing.usecases.editing.articles import AddArticle

    path = tmp_path / "case.briefing"
    with CaseFile.create(path) as case:
        for article, findings in zip(sample_articles(), sample_findings(), strict=True):
            AddArticle(case, filed(article, findings)).apply()
    found = probe(home, str(path))
    assert found["welcome"] == [True, []]
    assert found["case"] == [True, []]
    assert isinstance(found["rows"], int)
    assert found["rows"] > 20


@pytest.mark.parametrize("name", ["briefing.ui.window.main_window", "briefing.app"])
def test_importing_the_window_loads_nothing_heavy(name: str) -> None:
    code = f"import sys, {name}; print([one for one in {HEAVY!r} if one in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert ran.stdout.strip() == "[]"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks programs to end in another way")
@pytest.mark.parametrize("number", ["SIGINT", "SIGTERM"])
def test_asked_to_end_from_outside_the_program_closes_its_window_and_its_workers_without_a_word(
    home: Path, number: str
) -> None:
    code = """
import os, signal, sys, threading
from briefing import app

kept = app.Program.__init__


def watched(self, *arguments, **more):
    kept(self, *arguments, **more, workers=1)
    self.room.warm()
    self.killer = threading.Timer(1.0, lambda: os.killpg(0, signal.Signals[sys.argv[1]]))
    self.window.first_painted.connect(self.killer.start)


app.Program.__init__ = watched
sys.exit(app.run())
"""
    environment = {**os.environ, "BRIEFING_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(
        [sys.executable, "-c", code, number],
        env=environment,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        start_new_session=True,
    )
    said = "\n".join(line for line in ran.stderr.splitlines() if "propagateSizeHints" not in line)
    assert (ran.returncode, said) == (0, "")


def test_a_page_that_is_being_laid_out_does_not_keep_the_process_when_its_window_is_closed(
    home: Path, tmp_path: Path
) -> None:
    code = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
from briefing import app
from briefing.ui.craft.work import ReplyTo

kept = app.Program.__init__


def watched(self, *arguments, **more):
    kept(self, *arguments, **more, warm=False)
    reply = ReplyTo(self.window, print, print)
    begun = threading.Event()

    def lay_out(_stop):
        begun.set()
        threading.Event().wait(3600)

    def close():
        self.desk.submit(lay_out, reply)
        begun.wait()
        self.window.commands.quit_action.trigger()

    self.window.first_painted.connect(lambda: QTimer.singleShot(0, close))


app.Program.__init__ = watched
app.run()
"""
    environment = {**os.environ, "BRIEFING_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    said = "\n".join(line for line in ran.stderr.splitlines() if "propagateSizeHints" not in line)
    assert (ran.returncode, said, ran.stdout) == (0, "", "")

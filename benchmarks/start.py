"""Starting: how soon something is seen, beside a bare window of the same toolkit."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator

from benchmarks.cases import large_case
from benchmarks.measuring import MIB, Row, Sample, Spread, at_most, compared, fresh, mib, take_turns

MOST_HELD = 400e6  # bytes that the window should hold with 100,000 events
HEAVY = ("matplotlib", "spacy", "thinc", "sqlite_utils", "numpy", "typst", "trafilatura", "lxml")

_TOLD = f"""
heavy = {HEAVY!r}
def told(**moments):
    print(json.dumps(dict(moments, heavy=[name for name in heavy if name in sys.modules])), flush=True)
    os._exit(0)
"""

# Menus, a tool bar, three docks and a table: what any window of this kind has.
BARE = (
    "import json, os, sys, time\n"
    + _TOLD
    + """
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDockWidget, QListWidget, QMainWindow, QTableWidget, QTextEdit

class Window(QMainWindow):
    seen = False
    def paintEvent(self, event):
        super().paintEvent(event)
        if not self.seen:
            self.seen = True
            QTimer.singleShot(0, self.painted)
    def painted(self):
        told(painted=time.perf_counter(), painted_cpu=time.process_time())

application = QApplication(["bare"])
window = Window()
bar = window.addToolBar("Tools")
for name in ("File", "Edit", "View", "Help"):
    menu = window.menuBar().addMenu(name)
    for n in range(8):
        action = menu.addAction(f"{name} {n}")
        if n < 3:
            bar.addAction(action)
window.setCentralWidget(QTextEdit())
for n, area in enumerate((Qt.LeftDockWidgetArea, Qt.RightDockWidgetArea, Qt.RightDockWidgetArea)):
    dock = QDockWidget(f"Dock {n}", window)
    dock.setWidget(QTableWidget(20, 4) if n == 1 else QListWidget())
    window.addDockWidget(area, dock)
window.resize(1366, 768)
window.show()
application.exec()
"""
)

OURS = (
    "import json, os, sys, time\n"
    + _TOLD
    + """
from pathlib import Path
from briefing import __main__
from briefing.app import Program, application

running = application(["probe"])
program = Program(running, warm=False)
window = program.window
moments = {}

def painted():
    moments.update(painted=time.perf_counter(), painted_cpu=time.process_time())
    if len(sys.argv) < 2:
        told(**moments)

window.first_painted.connect(painted)
"""
)

# The case is opened the way the program does it; filled is when the timeline has been painted, shown when all of the case
# has been read and the panes in sight have it. Memory is what the process holds then.
WITH_CASE = (
    OURS
    + """
from PySide6.QtCore import QEvent, QObject, QTimer

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and len(window.timeline.chart.chronicle) and "filled" not in moments:
            moments["filled"] = 0.0
            QTimer.singleShot(0, filled)
        return False

def filled():
    moments.update(filled=time.perf_counter(), filled_cpu=time.process_time())
    wait()

def wait():
    if window.case.is_being_read or not window.timeline.model.shown:
        QTimer.singleShot(10, wait)
        return
    moments.update(shown=time.perf_counter(), shown_cpu=time.process_time(), rows=window.timeline.model.shown)
    QTimer.singleShot(500, done)

def done():
    with open("/proc/self/status") as status:
        moments.update(held=next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS")))
    told(**moments)

watch = Watch()
def built():
    window.build()
    window.timeline.chart.viewport().installEventFilter(watch)
window.first_painted.connect(built)
program.open_after_paint(Path(sys.argv[1]))
"""
)

_SHOW = """
window.show()
running.exec()
"""


def measure(quick: bool) -> Iterator[Row]:
    """S1, S2 and S3."""
    turns = 3 if quick else 9
    with tempfile.TemporaryDirectory() as home:
        found = take_turns(
            {
                "bare": fresh(BARE, until="painted"),
                "empty": fresh(OURS + _SHOW, until="painted", BRIEFING_HOME=home),
            },
            turns,
        )
        yield compared("S1", "first paint of the empty window", found["empty"], found["bare"], at_most(1.5))
        heavy = sorted({name for sample in found["empty"] for name in sample.told["heavy"]})
        loaded = float(len(heavy))
        yield Row(
            "S2",
            "heavy modules loaded at first paint",
            ", ".join(heavy) or "none",
            "none",
            Spread(loaded, loaded, loaded),
            at_most(0),
        )

        articles = 1000 if quick else 10_000
        case = large_case(articles)
        found = take_turns(
            {
                "bare": fresh(BARE, until="painted"),
                "case": fresh(WITH_CASE + _SHOW, str(case), until="filled", BRIEFING_HOME=home),
            },
            2 if quick else 3,  # after a rehearsal: modules are compiled by then, as where the program is installed
        )
        size = f"{articles * 10:,} events, {articles:,} articles"
        painted = [_moment(sample, "painted") for sample in found["case"]]
        yield compared("S3", f"first paint, with a case of {size}", painted, found["bare"], at_most(2.0))
        yield compared("S3", f"timeline filled, {size}", found["case"], found["bare"], at_most(4.0))
        shown = [_moment(sample, "shown") for sample in found["case"]]
        yield compared("", f"all of the case read and shown, {size}", shown, found["bare"])
        held = Spread.of([sample.told["held"] for sample in found["case"]])
        most = Spread(*(one * MIB / MOST_HELD for one in (held.least, held.median, held.most)))
        what, beside = f"memory of the whole window, {size}", f"{MOST_HELD / 1e6:.0f} MB"
        yield Row("M1", what, held.shown(mib), beside, most, None if quick else at_most(1.0))


def _moment(sample: Sample, name: str) -> Sample:
    return Sample(sample.told[name] - sample.told["start"], sample.told[f"{name}_cpu"], sample.told)

"""The painted timeline, beside the barest painter of the same events: arrays, bisection, filled rectangles, kept labels.

The bare painter has no interval that fades, no pattern, no axis with words, no overview and no labels that avoid each
other: it is what the machine allows, not a timeline. Both follow the same camera over the same events.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence

from benchmarks.measuring import Goal, Row, Sample, Spread, at_most, fresh, mib, seconds, take_turns

PHASES = ("pan_wide", "pan_near", "zoom")

_EVENTS = """
import json, os, random, sys, time
from datetime import date, timedelta
from PySide6.QtWidgets import QApplication

number = int(sys.argv[1])
chance = random.Random(1)
START = date(2019, 1, 1)
bursts = [chance.randrange(1800) for _ in range(40)]
told = []
for at in range(number):
    day = chance.choice(bursts) + int(chance.gauss(0, 6)) if chance.random() < 0.6 else chance.randrange(1826)
    length = 1 if chance.random() < 0.8 else chance.choice((2, 3, 7, 30, 90))
    told.append((max(0, min(1825, day)), length, chance.randrange(12), f"Shelling of village {at} by forces not named"))
told.sort()
FIRST = START.toordinal()
"""

_FRAMES = """
def frames(widget, move):
    found = []
    for step in range(60):
        move(step)
        start, cpu = time.perf_counter(), time.process_time()
        widget.repaint()
        application.processEvents()
        found.append((time.perf_counter() - start, time.process_time() - cpu))
    return found

def spread(found):
    return [sorted(one[which] for one in found)[56] for which in (0, 1)] + [max(one[0] for one in found)]

FACTOR = (1826 / 7) ** (1 / 30)

def measure(widget, begin, show, pan, zoom):
    start, cpu = time.perf_counter(), time.process_time()
    begin()
    widget.repaint()
    moments = {"first": [time.perf_counter() - start, time.process_time() - cpu]}
    application.processEvents()
    show(FIRST + 900, 365)
    moments["pan_wide"] = spread(frames(widget, lambda step: pan(25)))
    show(FIRST + 900, 30)
    moments["pan_near"] = spread(frames(widget, lambda step: pan(25)))
    show(FIRST, 1826)
    moments["zoom"] = spread(frames(widget, lambda step: zoom(FACTOR if step < 30 else 1 / FACTOR)))
    import resource
    moments["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(dict(moments, end=time.perf_counter())), flush=True)
    os._exit(0)
"""

BARE = (
    _EVENTS
    + """
import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

application = QApplication(["bare"])
"""
    + _FRAMES
    + """
class Bare(QWidget):
    def __init__(self):
        super().__init__()
        self.lanes, self.labels, self.left, self.per_day = [], {}, FIRST, 1.0
        self.resize(1600, 900)

    def take(self):
        for lane in range(12):
            own = [(at, one) for at, one in enumerate(told) if one[2] == lane]
            self.lanes.append((
                np.array([FIRST + one[0] for _, one in own], float),
                np.array([FIRST + one[0] + one[1] for _, one in own], float),
                [at for at, _ in own],
            ))

    def show_period(self, first, span):
        self.left, self.per_day = float(first), self.width() / span

    def pan(self, pixels):
        self.left += pixels / self.per_day

    def zoom(self, factor):
        middle = self.left + self.width() / 2 / self.per_day
        self.per_day *= factor
        self.left = middle - self.width() / 2 / self.per_day

    def label(self, at):
        found = self.labels.get(at)
        if found is None:
            found = QPixmap(160, 16)
            found.fill(Qt.GlobalColor.transparent)
            inner = QPainter(found)
            inner.drawText(0, 12, told[at][3][:24])
            inner.end()
            self.labels[at] = found
        return found

    def paintEvent(self, event):
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#ffffff"))
        right = self.left + self.width() / self.per_day
        ink, pale = QColor("#1d5c96"), QColor(29, 92, 150, 90)
        for lane, (starts, ends, items) in enumerate(self.lanes):
            top = lane * 75
            low, high = np.searchsorted(starts, (self.left - 95, right))
            if high - low > 60:
                bars, edges = np.histogram(starts[low:high], bins=266, range=(self.left, right))
                most = bars.max() or 1
                for number in np.nonzero(bars)[0]:
                    tall = 60 * (bars[number] / most) ** 0.5
                    painter.fillRect(QRectF(number * 6, top + 70 - tall, 5, tall), pale)
            else:
                for at in range(low, high):
                    x, end = (starts[at] - self.left) * self.per_day, (ends[at] - self.left) * self.per_day
                    painter.fillRect(QRectF(x, top + 20 + at % 3 * 18, max(end - x, 4), 6), ink)
                    painter.drawPixmap(QPointF(x, top + 4 + at % 3 * 18), self.label(items[at]))
        painter.end()

widget = Bare()
widget.show()
application.processEvents()
measure(widget, widget.take, widget.show_period, widget.pan, widget.zoom)
"""
)

OURS = (
    _EVENTS
    + """
from briefing.app import application as made
from briefing.domain.claim import Status
from briefing.domain.corpus import Corpus
from briefing.domain.event import Event, EventId, EventType
from briefing.domain.when import Precision, When
from briefing.ui.craft import theme
from briefing.ui.panes.timeline_chart import TimelineChart
from briefing.ui.timeline.chronicle import Grouping
from briefing.ui.seen.view import View

application = made(["ours"])
theme.install(application, "light")
kinds, statuses = list(EventType)[:12], [Status.REPORTED] * 5 + list(Status)
events = []
for at, (day, length, lane, title) in enumerate(told):
    first = START + timedelta(day)
    when = When.on(first) if length == 1 else When(first, first + timedelta(length - 1), Precision.WEEK)
    events.append(Event(EventId(f"e{at}"), title, kinds[lane], when=when, status=statuses[at % 11]))
view = View(Corpus(events=tuple(events)))
happenings = view.chosen
"""
    + _FRAMES
    + """
chart = TimelineChart()
chart.resize(1600, 900)
chart.group(Grouping.TYPE)
chart.show()
application.processEvents()
measure(
    chart.viewport(),
    lambda: chart.show_happenings(view, happenings, anew=True),
    lambda first, span: chart.show_period(first, first + span),
    chart.pan,
    lambda factor: chart.zoom(factor, 800),
)
"""
)


def measure(quick: bool) -> Iterator[Row]:
    """T1 to T4, against the bare painter: T1 first paint, T2 frames, T3 whether frames hang on the number, T4 memory."""
    turns = 2 if quick else 5
    sizes = (1_000, 10_000) if quick else (1_000, 10_000, 100_000)
    kept: dict[int, list[Sample]] = {}
    with tempfile.TemporaryDirectory() as home:
        for size in sizes:
            found = take_turns(
                {
                    "bare": fresh(BARE, str(size), until="end"),
                    "ours": fresh(OURS, str(size), until="end", BRIEFING_HOME=home),
                },
                turns,
                rehearsals=0 if quick else 1,
            )
            ours, bare = found["ours"], found["bare"]
            kept[size] = ours
            goal = at_most(2.0) if size == 100_000 else None
            yield _row("T1", f"first paint, {size:,} events", ours, bare, "first", goal)
            for phase in PHASES:
                yield _row("T2", f"frame, 95th percentile, {phase}, {size:,} events", ours, bare, phase, at_most(2.0))
            memory = [one.told["memory"] / other.told["memory"] for one, other in zip(ours, bare, strict=True)]
            yield Row(
                "T4",
                f"memory of the process, {size:,} events",
                Spread.of([one.told["memory"] for one in ours]).shown(mib),
                Spread.of([one.told["memory"] for one in bare]).shown(mib),
                Spread.of(memory),
            )
        least, most = sizes[-2], sizes[-1]
        for phase in PHASES:  # 1,000, as in a quick run, are less than a window can show
            what, ours, peer = f"frame, {phase}, {most:,} beside {least:,}", kept[most], kept[least]
            yield _row("T3", what, ours, peer, phase, None if quick else at_most(1.5))


def _row(key: str, what: str, ours: Sequence[Sample], peer: Sequence[Sample], moment: str, goal: Goal | None) -> Row:
    pairs = list(zip(ours, peer, strict=True))
    return Row(
        key,
        what,
        Spread.of([one.told[moment][0] for one in ours]).shown(seconds),
        Spread.of([one.told[moment][0] for one in peer]).shown(seconds),
        Spread.of([one.told[moment][0] / other.told[moment][0] for one, other in pairs]),
        goal,
        Spread.of([one.told[moment][1] / other.told[moment][1] for one, other in pairs]),
    )

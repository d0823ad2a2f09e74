"""The check that keeps PySide6 below 6.12 on Python 3.11: no call of Qt's may lose a reference to None."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.measuring import Row, Spread, at_most, fresh

CALLS = """
import json, sys
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QLabel

application = QApplication(["references"])
label, pixmap = QLabel(), QPixmap(8, 8)
painter = QPainter(pixmap)

def calls(number):
    for n in range(number // 4):
        label.setText("a")
        label.setObjectName("b")
        label.update()
        painter.drawRect(0, 0, 2, 2)

calls(4000)
before = sys.getrefcount(None)
calls(int(sys.argv[1]))
after = sys.getrefcount(None)
painter.end()
print(json.dumps({"before": before, "after": after, "done": 0.0}))
"""
TOLERATED = 100  # other things come and go between the two counts


def measure(quick: bool) -> Iterator[Row]:
    """C1."""
    calls = 20_000 if quick else 100_000
    told = fresh(CALLS, str(calls), until="done")().told
    lost = float(max(0, told["before"] - told["after"]))
    yield Row(
        "C1",
        f"references to None lost over {calls:,} Qt calls",
        f"**{told['after']:,}** after",
        f"**{told['before']:,}** before",
        Spread(lost, lost, lost),
        at_most(TOLERATED),
    )

"""Pictures of the window, for somebody to look at: those of the manual, and every pane in every look with strained cases.

    python -m benchmarks.pictures manual              writes docs/pictures anew
    python -m benchmarks.pictures look FOLDER         every pane, look and case, at the usual size and at 150 %

No screen is needed. Nothing here judges: whether they are good is for whoever looks at them.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QImage
    from PySide6.QtWidgets import QApplication, QWidget

    from briefing.app import Program

MANUAL = Path(__file__).parent.parent / "docs" / "pictures"
PANES = ("reader", "timeline", "map", "actors", "casualties", "review", "briefing", "history", "why")
LOOKS = ("light", "dark", "contrast", "grey")
CASES = ("sample", "empty", "one-event", "crowd")
STILL_S, PATIENCE_S = 1.0, 90.0  # a window that has not changed for so long has drawn everything


@click.group()
def main() -> None:
    """Pictures of the window."""


@main.command()
def manual() -> None:
    """Write the pictures of the manual."""
    _in_a_process_of_its_own("manual", MANUAL)


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--case", "cases", multiple=True, type=click.Choice(CASES), default=CASES)
@click.option("--look", "looks", multiple=True, type=click.Choice(LOOKS), default=LOOKS)
@click.option("--scale", "scales", multiple=True, type=float, default=(1.0, 1.5))
def look(folder: Path, cases: tuple[str, ...], looks: tuple[str, ...], scales: tuple[float, ...]) -> None:
    """Write a picture of every pane in every look."""
    folder.mkdir(parents=True, exist_ok=True)
    for scale in scales:
        _in_a_process_of_its_own("look", folder, scale, *cases, *looks)


@main.command(hidden=True)
@click.argument("what")
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("wanted", nargs=-1)
def make(what: str, folder: Path, wanted: tuple[str, ...]) -> None:
    """In this very process, whose environment is set."""
    from PySide6.QtWidgets import QApplication

    from briefing.app import Program

    application = QApplication(["briefing"])
    application.setFont(_font(application))
    place = Path(
        tempfile.gettempdir(), "Cases" if what == "manual" else f"Cases-{os.getpid()}"
    )  # which the line at the foot of the window shows
    place.mkdir(exist_ok=True)
    program = Program(application, workers=1, documents=place, warm=False)
    program.window.build()
    (_manual if what == "manual" else _look)(application, program, place, folder, wanted)
    program.window.close()
    sys.stdout.flush()
    os._exit(0)


def _in_a_process_of_its_own(what: str, folder: Path, scale: float = 1.0, *wanted: str) -> None:
    with tempfile.TemporaryDirectory() as home:
        settings = {"BRIEFING_HOME": home, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(scale)}
        command = [sys.executable, "-m", "benchmarks.pictures", "make", what, str(folder), *wanted]
        subprocess.run(command, env=os.environ | settings, check=True)


# --- which


def _manual(application: QApplication, program: Program, place: Path, folder: Path, _wanted: tuple[str, ...]) -> None:
    from briefing.ui.timeline.chronicle import Grouping

    window = program.window
    program.looks.choose("light")
    window.resize(1440, 900)
    window.show()
    window.open_case(_case("sample", place))
    window.go_to("timeline")
    _save(application, window, folder / "window.png")
    for pane in ("actors", "casualties", "review", "briefing"):
        window.go_to(pane)
        _save(application, window, folder / f"{pane}.png")
    window.go_to("timeline")
    window.timeline.lanes.choose(Grouping.ACTOR)
    window.timeline.chart.group(Grouping.ACTOR)
    _alone(application, window, window.timeline, (1200, 720), folder / "timeline.png")
    window.go_to("map")
    _alone(application, window, window.map, (960, 640), folder / "map.png")


def _look(application: QApplication, program: Program, place: Path, folder: Path, wanted: tuple[str, ...]) -> None:
    window = program.window
    scale = application.devicePixelRatio()
    window.resize(round(1600 / scale), round(1000 / scale))
    window.show()
    for case in (one for one in CASES if one in wanted):
        window.open_case(_case(case, place))
        for how in (one for one in LOOKS if one in wanted):
            program.looks.choose("light" if how == "grey" else how)
            for pane in PANES:
                window.go_to(pane)
                name = f"{case}-{how}-{round(100 * scale)}-{pane}.png"
                _save(application, window, folder / name, is_grey=how == "grey")
        window.close_case()


def _case(name: str, place: Path) -> Path:
    from benchmarks import strained
    from briefing.store.casefile import CaseFile
    from briefing.usecases.editing.importing import import_batch
    from briefing.usecases.selftest import samples
    from briefing.usecases.taking_in.reading import ReadingRoom

    def sample(path: Path) -> None:
        with CaseFile.create(path) as case:
            room = ReadingRoom(1)
            try:
                import_batch(case, room, samples())
            finally:
                room.close()

    made: dict[str, Callable[[Path], None]] = {
        "sample": sample,
        "empty": strained.empty,
        "one-event": strained.one_event,
        "crowd": strained.crowd,
    }
    path = place / {"sample": "Aleppo 2024.briefing"}.get(name, f"{name}.briefing")
    for one in place.glob(f"{path.name}*"):
        one.unlink()
    made[name](path)
    return path


# --- how


def _font(application: QApplication) -> QFont:
    """A plain face of the system's; the one that the program prints with where the system has only a wide one."""
    from PySide6.QtGui import QFont, QFontDatabase

    from briefing import places

    font = QFont(application.font())
    if font.family() in QFontDatabase.families() and "DejaVu" not in font.family() and "Sans Serif" not in font.family():
        return font
    numbers = [QFontDatabase.addApplicationFont(str(one)) for one in places.resource("fonts").glob("BriefingSans-*.ttf")]
    font.setFamilies([*QFontDatabase.applicationFontFamilies(numbers[0])[:1], font.family()])
    return font


def _save(application: QApplication, widget: QWidget, path: Path, *, is_grey: bool = False) -> None:
    from PySide6.QtGui import QImage

    image = _when_still(application, widget)
    if is_grey:
        image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    image.save(str(path))
    print(path.name, f"{image.width()} × {image.height()}", flush=True)


def _when_still(application: QApplication, widget: QWidget) -> QImage:
    """The picture of a widget once it has not changed for a while."""
    start = since = time.monotonic()
    image = widget.grab().toImage()
    while time.monotonic() - since < STILL_S and time.monotonic() - start < PATIENCE_S:
        application.processEvents()
        time.sleep(0.02)
        now = widget.grab().toImage()
        if now != image or _is_waiting(widget):
            image, since = now, time.monotonic()
    return image


def _is_waiting(widget: QWidget) -> bool:
    """Whether it says that something is still to come: “Drawing the charts…”, “Laying out the pages…”."""
    from PySide6.QtWidgets import QLabel

    return any(
        one.isVisible() and one.text().endswith(("…", " follow with the pages.")) for one in widget.findChildren(QLabel)
    )


def _alone(application: QApplication, window: QWidget, pane: QWidget, size: tuple[int, int], path: Path) -> None:
    """A pane as wide as it is wanted: the window is as much larger as that takes."""
    for _ in range(16):
        application.processEvents()
        window.resize(window.width() + size[0] - pane.width(), window.height() + size[1] - pane.height())
    application.processEvents()
    _save(application, pane, path)


if __name__ == "__main__":
    main()

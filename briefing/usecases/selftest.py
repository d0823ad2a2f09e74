"""One of everything, on the machine as it is: does the installed or packaged program work?"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefing import places
from briefing.domain.choice import Choice
from briefing.errors import BriefingError
from briefing.readers import read_file
from briefing.usecases.briefings.publishing import Form, Format, draw_charts, export, publish
from briefing.usecases.checking import check_case
from briefing.usecases.editing.articles import AddArticle
from briefing.usecases.taking_in.reading import Reading, ReadingRoom, read_here

RESOURCES = ("knowledge", "fonts", "templates", "map")


def samples() -> tuple[Path, ...]:
    """The sample articles that come with the program, in the order of their names.

    Raises ResourceMissing where there are none.
    """
    return tuple(sorted(path for path in places.samples().iterdir() if path.suffix in (".md", ".txt", ".html")))


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the self-test: what was tried, and what came of it."""

    name: str
    passed: bool
    result: str


def run(tell: Callable[[Step], None] = lambda step: None) -> bool:
    """Tries each part of the program in turn in a temporary folder, and tells each step. Whether all passed.

    After a step that failed the rest, which needs it, is not tried.
    """
    passed = True
    for step in _steps():
        tell(step)
        passed = passed and step.passed
    return passed


def _steps() -> Iterator[Step]:
    with tempfile.TemporaryDirectory(prefix="briefing-selftest-") as folder:
        bench = _Bench(Path(folder))
        for name, work in (
            ("resources", bench.find_resources),
            ("reading", bench.read),
            ("workers", bench.read_in_a_worker),
            ("names", bench.find_names),
            ("case", bench.keep),
            ("charts", bench.draw),
            ("report", bench.write_briefings),
            ("documents", bench.read_documents),
            ("export", bench.write_exports),
        ):
            step = _tried(name, work)
            yield step
            if not step.passed:
                return


def _tried(name: str, work: Callable[[], str]) -> Step:
    try:
        return Step(name, True, work())
    except BriefingError as error:
        return Step(name, False, str(error))
    except Exception as error:  # whatever is broken is what the self-test is there to name
        return Step(name, False, f"{type(error).__name__}: {error}")


class _Bench:
    """What the steps hand on to each other."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._readings: list[Reading] = []
        self._case = folder / "selftest.briefing"
        self._choice = Choice("Self-test", datetime.now().astimezone().replace(microsecond=0))

    def find_resources(self) -> str:
        for part in RESOURCES:
            places.resource(part)
        return f"found in {places.resources()}, {len(samples())} samples"

    def read(self) -> str:
        reading = read_here(samples()[0])
        found = reading.findings
        if not (found.events and found.actors):
            raise ValueError(f"nothing was found in {reading.name}")
        self._readings.append(reading)
        return f"{reading.name}: {len(found.events)} events, {len(found.actors)} actors, {len(found.casualties)} tolls"

    def read_in_a_worker(self) -> str:
        with ReadingRoom(1) as room:
            again = room.submit(samples()[0]).result()
            self._readings += [room.submit(path).result() for path in samples()[1:2]]
        if again != self._readings[0]:
            raise ValueError("a worker read the same article differently")
        return "the same in a process of its own"

    def keep(self) -> str:
        from briefing.store.casefile import CaseFile

        with CaseFile.create(self._case) as case:
            for reading in self._readings:
                AddArticle(case, reading).apply()
        with CaseFile.open(self._case) as case:
            if problems := check_case(case):
                raise ValueError(problems[0])
            return f"written, opened again and checked, {self._case.stat().st_size // 1024} KiB"

    def draw(self) -> str:
        from briefing.store.casefile import CaseFile
        from briefing.usecases.briefings import chart_files
        from briefing.usecases.briefings.collecting import collect, collect_charts

        with CaseFile.open(self._case, read_only=True) as case:
            charts = draw_charts(collect(case, self._choice))
            of_window = collect_charts(case, self._choice)
        if not charts or not of_window or not all(svg.lstrip().startswith(b"<") for svg in charts.values()):
            raise ValueError("no chart was drawn")
        for form in chart_files.Form:  # each needs a part of matplotlib of its own
            if not chart_files.chart_bytes(of_window[0], form):
                raise ValueError(f"nothing was drawn as {form}")
        return f"{len(charts)} drawn, one saved as {', '.join(chart_files.Form)}"

    def find_names(self) -> str:
        from briefing.domain.actor import Actor, ActorId
        from briefing.usecases.looking.searching import ActorSearch

        if not ActorSearch([Actor(ActorId("test"), "Кошевой")]).find("Koshevoy"):
            raise ValueError("a name in Cyrillic was not found in Latin letters")
        return "a name in Cyrillic by its Latin letters"

    def write_briefings(self) -> str:
        from briefing.store.casefile import CaseFile

        first_bytes = {Form.PDF: b"%PDF-", Form.DOCX: b"PK", Form.HTML: b"<!", Form.PAGES: b"PK"}
        written = []
        with CaseFile.open(self._case, read_only=True) as case:
            for form in Form:
                file = self._folder / f"selftest.{form}"
                publish(case, self._choice, file, form)
                if not file.read_bytes().lstrip().startswith(first_bytes[form]):
                    raise ValueError(f"what was written as {form.name} is none")
                written.append(f"{form.name} {file.stat().st_size // 1024} KiB")
        return f"written: {', '.join(written)}"

    def read_documents(self) -> str:
        """Readers of documents rest on libraries that a packaged program can lack: what was just written is read back."""
        rich_text = self._folder / "selftest.rtf"
        rich_text.write_bytes(rb"{\rtf1\ansi\pard Two people were killed on Friday, the governor said.\par}")
        read = []
        for file in (*(self._folder / f"selftest.{form}" for form in Form if form.has_text), rich_text):
            if not read_file(file).text.strip():
                raise ValueError(f"no text was read from {file.name}")
            read.append(file.suffix.removeprefix(".").upper())
        return f"read: {', '.join(read)}"

    def write_exports(self) -> str:
        from briefing.store.casefile import CaseFile

        with CaseFile.open(self._case, read_only=True) as case:
            for form in Format:
                file = self._folder / f"selftest-{form}.{form.suffix}"
                export(case, self._choice, file, form)
                if not file.read_bytes():
                    raise ValueError(f"nothing was written as {form}")
        return f"written: {', '.join(Format)}"

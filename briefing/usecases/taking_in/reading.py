"""Reading and extracting in worker processes, and taking what they bring into a case.

A worker is spawned, kept warm, and holds the language model; it takes values and gives values and never sees a case. A
hostile or endless file costs one worker, which is ended alone and replaced.
"""

from __future__ import annotations

import logging
import os
import re
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path, PurePath
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from briefing.domain.additions import NOTHING_ADDED, Additions
from briefing.domain.findings import Findings
from briefing.domain.text import Article, ArticleId
from briefing.errors import BriefingError, InputDuplicate, InputFailed, InputTooSlow
from briefing.usecases.taking_in.intake import AS_FOUND, NEAR_DUPLICATE, Details, Intake, alike, take_in

if TYPE_CHECKING:
    from pebble import ProcessPool

    from briefing.extract.pipeline import Extractor
    from briefing.knowledge import Knowledge
    from briefing.store.casefile import CaseFile

log = logging.getLogger(__name__)

Answer = TypeVar("Answer")

MOST_WORKERS = 4  # each holds the model, some 200 MB; more than four starve a laptop of memory before they save time

# A worker reads some 20,000 characters a second on a slow core; the limit is for files that never end, not for long ones.
_SHORTEST_LIMIT_S = 60.0
_LONGEST_LIMIT_S = 600.0
_CHARACTERS_A_SECOND = 4_000.0

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Pasted:
    """Words pasted or dragged in, with their marked-up form where the clipboard has one."""

    text: str
    html: str | None = None
    name: str = "pasted text"


Source = Path | Pasted


@dataclass(frozen=True, slots=True)
class Reading:
    """One source read: its name, the article it makes and what was found in it."""

    name: str
    intake: Intake
    findings: Findings


def expand(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files behind some files, folders and archives: these are gone through in the order of their names, nothing twice.
    A file in a ZIP archive is a path that goes on behind it; an archive that cannot be gone through stays itself.

    Left out inside folders: hidden files and folders, links to folders, what word processors and file managers leave lying
    about, cases, and the pictures and scripts that browsers save beside a page. A path that is not there is kept, so that
    reading can complain about it.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            for folder, folders, files in os.walk(path):
                pages = {Path(name).stem for name in files if name.lower().endswith((".html", ".htm"))}
                folders[:] = sorted(name for name in folders if _wanted(name) and _page_of(name) not in pages)
                for name in sorted(files):
                    if _wanted(name):
                        found.update((one, None) for one in _behind(Path(folder, name)))
        else:
            found.update((one, None) for one in _behind(path))
    return tuple(found)


def _behind(path: Path) -> tuple[Path, ...]:
    """The files in an archive, of which the same is left out as in folders; the path itself where it is none."""
    if path.suffix.lower() != ".zip":
        return (path,)
    from briefing.readers.archive import files_in

    inner = files_in(path) or ()
    pages = {str(one.with_suffix("")) for one in inner if one.suffix.lower() in (".html", ".htm")}
    return tuple(one for one in inner if not _is_beside(one.relative_to(path), path, pages)) or (path,)


def _is_beside(inner: PurePath, archive: Path, pages: Set[str]) -> bool:
    folders = [folder for folder in inner.parents if folder.name]
    of_page = any(str(archive / folder.parent / (_page_of(folder.name) or "\0")) in pages for folder in folders)
    return of_page or not all(part == ".." or _wanted(part) for part in inner.parts)


def name_of(source: Source) -> str:
    """What a source is called: a file by its name, one in an archive with the archive's before it ("a.zip/day/one.txt")."""
    if isinstance(source, Pasted):
        return source.name
    from briefing.readers.archive import called

    return called(source)


_CASE = re.compile(r"\.briefing(?:-wal|-shm|-journal)?$")


def _wanted(name: str) -> bool:
    lower = name.lower()
    return not (lower.startswith((".", "~$")) or lower in ("thumbs.db", "desktop.ini") or _CASE.search(lower))


def _page_of(folder: str) -> str | None:
    """The page a browser saved the folder beside: “page_files” and “page.files” belong to “page.html”."""
    for ending in ("_files", ".files", "-Dateien", "_fichiers", "_archivos"):
        if folder.endswith(ending):
            return folder.removesuffix(ending)
    return None


# --- in the worker ----------------------------------------------------------------------------------------------------


def _begin_work() -> None:
    """First thing in a worker: one thread for arithmetic, or the workers take the cores from each other and the window."""
    for name in _THREADS:
        os.environ.setdefault(name, "1")


@lru_cache(maxsize=2)  # an edit that is undone and done again, or two cases in turn; the program's own part is shared
def _extractor(added: Additions) -> tuple[Extractor, Knowledge]:
    from briefing.extract.pipeline import Extractor
    from briefing.knowledge import knowledge

    known = knowledge().with_additions(added)
    return Extractor(known), known


def _extract(article: Article, added: Additions) -> Findings:
    from briefing.usecases.taking_in.learning import settled

    extractor, known = _extractor(added)
    return settled(extractor.read(article), added, known)


def _get_ready() -> None:
    read_here(Pasted("Twelve people were killed on Friday in Idlib, the ministry said."))  # loads all that reading needs


def read_here(
    source: Source,
    details: Details = AS_FOUND,
    known: frozenset[ArticleId] = frozenset(),
    added: Additions = NOTHING_ADDED,
) -> Reading:
    """One source read and extracted in this very process: what a worker does. `added` is what the analyst added to what the
    program knows.

    Raises the ImportRefused family; TextKnown when the article's id is among the `known`.
    """
    from briefing.readers import read_file, read_pasted

    offer = read_pasted(source.text, source.html, source.name) if isinstance(source, Pasted) else read_file(source)
    intake = take_in(offer, details)
    if intake.article.id in known:
        raise known_text(offer.name, intake, is_told=details.publisher is not None)
    return Reading(offer.name, intake, _extract(intake.article, added))


class TextKnown(InputDuplicate):
    """The case has this very text; `intake` is what came, `is_told` whether the analyst said who published it."""

    def __init__(self, sentence: str, advice: str, intake: Intake, is_told: bool) -> None:
        super().__init__(sentence, advice)
        self.intake = intake
        self.is_told = is_told

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.sentence, self.advice, self.intake, self.is_told)

    def without_text(self) -> InputDuplicate:
        """The refusal alone, for a report that stays."""
        return InputDuplicate(self.sentence, self.advice)


def known_text(name: str, intake: Intake, *, is_told: bool) -> TextKnown:
    """The refusal of an article the case has already."""
    advice = "Nothing was changed: the very same text is kept once."
    if not intake.article.publisher:
        advice += " Where another outlet printed it, name that one when taking it in, and this is noted."
    return TextKnown(f"“{name}” is in the case already.", advice, intake, is_told)


# --- in the program ---------------------------------------------------------------------------------------------------


class ReadingRoom:
    """Worker processes, one for each core up to `MOST_WORKERS`, started when first needed and kept warm.

    `limit_s` is how long one source may take, in seconds; by default it grows with the source, from 60 to 600. Futures come
    back in whatever thread the pool uses: who touches widgets hands them over to its own thread first. Cancelling a future
    ends its worker, and only its worker.
    """

    def __init__(self, workers: int | None = None, *, limit_s: float | None = None) -> None:
        self.workers = workers or max(1, min(MOST_WORKERS, os.cpu_count() or 1))
        self._limit_s = limit_s
        self._pool: ProcessPool | None = None
        self._outstanding: set[Future[Any]] = set()
        self._lock = Lock()
        self._closed = False

    def __enter__(self) -> ReadingRoom:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def warm(self) -> None:
        """Starts the workers and lets each load the model, ahead of the first article."""
        for _ in range(self.workers):
            self._schedule("the language model", _LONGEST_LIMIT_S, _get_ready)

    def submit(
        self,
        source: Source,
        details: Details = AS_FOUND,
        known: frozenset[ArticleId] = frozenset(),
        added: Additions = NOTHING_ADDED,
    ) -> Future[Reading]:
        """The reading of a source, soon, with what the analyst `added` to what the program knows. A worker takes that in
        once, and again only when it changed. What is in `known` already is refused before it is extracted.

        The future raises the ImportRefused family: InputTooSlow past the limit, InputFailed when the worker broke down.
        """
        name = name_of(source)
        return self._schedule(name, self._limit_s or _limit_s(_size(source)), read_here, source, details, known, added)

    def submit_again(self, article: Article, added: Additions = NOTHING_ADDED) -> Future[Findings]:
        """New findings of an article, soon: its date was corrected, or something was added. Raises as `submit`."""
        name = article.title or article.id
        return self._schedule(name, self._limit_s or _limit_s(len(article.text)), _extract, article, added)

    def close(self) -> None:
        """Ends all workers; what was not finished is cancelled. Nothing can be submitted afterwards."""
        with self._lock:
            self._closed = True
            pool, self._pool = self._pool, None
            left = list(self._outstanding)
        for future in left:
            future.cancel()
        if pool is not None:
            pool.stop()
            pool.join()

    def _schedule(self, name: str, limit_s: float, work: Callable[..., Answer], *values: object) -> Future[Answer]:
        answer: Future[Answer] = Future()
        with self._lock, _interrupts_held():
            if self._closed:
                raise RuntimeError("the reading room is closed")
            if self._pool is not None and not self._pool.active:  # broken down as a whole: an idle worker was killed
                self._pool.stop()
                self._pool = None
            if self._pool is None:
                self._pool = self._opened()
            self._outstanding.add(answer)
            work_done = self._pool.schedule(work, args=values, timeout=limit_s)
        answer.add_done_callback(partial(self._forget, work_done))
        work_done.add_done_callback(partial(_hand_over, answer, name, limit_s))
        return answer

    def _opened(self) -> ProcessPool:
        from multiprocessing import get_context

        from pebble import ProcessPool

        return ProcessPool(max_workers=self.workers, initializer=_begin_work, context=get_context("spawn"))

    def _forget(self, work_done: Future[Any], answer: Future[Any]) -> None:
        with self._lock:
            self._outstanding.discard(answer)
        if answer.cancelled():
            work_done.cancel()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C is for the program: workers inherit that it is held back, from before their first own instruction."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # starting it later would lift what is held here
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _hand_over(answer: Future[Any], name: str, limit_s: float, work_done: Future[Any]) -> None:
    """From the pool's future to ours, with the pool's own errors in a person's words."""
    from concurrent.futures.process import BrokenProcessPool

    from pebble import ProcessExpired

    if work_done.cancelled():
        answer.cancel()
        return
    error = work_done.exception()
    if not answer.set_running_or_notify_cancel():
        return
    if error is None:
        answer.set_result(work_done.result())
    elif isinstance(error, TimeoutError):
        answer.set_exception(
            InputTooSlow(
                f"Reading “{name}” took longer than {limit_s:.0f} seconds.", "Save its text alone and import that."
            )
        )
    elif isinstance(error, (ProcessExpired, BrokenProcessPool)):
        answer.set_exception(
            InputFailed(f"Reading “{name}” ended the process that reads.", "Save its text alone and import that.")
        )
    else:
        answer.set_exception(error)


def _size(source: Source) -> int:
    if isinstance(source, Pasted):
        return max(len(source.text), len(source.html or ""))
    try:
        return source.stat().st_size
    except (OSError, ValueError):
        return 0


def _limit_s(characters: int) -> float:
    return min(_SHORTEST_LIMIT_S + characters / _CHARACTERS_A_SECOND, _LONGEST_LIMIT_S)


# --- a batch ----------------------------------------------------------------------------------------------------------


def read_all(
    room: ReadingRoom,
    sources: Sequence[Source],
    details: Details = AS_FOUND,
    known: Callable[[], frozenset[ArticleId]] = frozenset,
    cancelled: Callable[[], bool] = lambda: False,
    added: Additions = NOTHING_ADDED,
) -> Iterator[tuple[str, Reading | BriefingError]]:
    """Each source's name with its reading or what is wrong with it, in the order of the sources.

    Only a few sources are read ahead, so that memory does not grow with their number. A fault of the program in one source
    is written to the log and becomes InputFailed: it does not stop the others. Ends early once `cancelled` says so.
    """
    waiting: deque[tuple[str, Future[Reading]]] = deque()
    left = iter(sources)
    try:
        while not cancelled():
            while len(waiting) < 2 * room.workers + 1 and (source := next(left, None)) is not None:
                waiting.append((name_of(source), room.submit(source, details, known(), added)))
            if not waiting:
                return
            name, future = waiting[0]
            try:
                read: Reading | BriefingError = _when_done(future, cancelled)
            except CancelledError:
                return
            except BriefingError as error:
                read = error
            except Exception as error:
                log.exception("reading %s failed", name)
                read = InputFailed(
                    f"Reading “{name}” failed inside the program ({type(error).__name__}).", "Please report it."
                )
            waiting.popleft()
            yield name, read
    finally:
        for _, future in waiting:
            future.cancel()


def _when_done(future: Future[Reading], cancelled: Callable[[], bool]) -> Reading:
    while not cancelled():
        try:
            return future.result(timeout=0.2)
        except TimeoutError:
            if future.done():
                return future.result()
    raise CancelledError


def read_again(
    case: CaseFile,
    room: ReadingRoom,
    ids: Sequence[ArticleId],
    added: Additions,
    progress: Callable[[int, int, str], None] = lambda done, total, name: None,
) -> tuple[Findings, ...]:
    """What is read in articles of a case with these additions. The case is not changed;
    `usecases.editing.knowing` has the edits for that. `progress` is told how many of how many are done, and the title of
    the last.

    Raises the ImportRefused family for the first article that cannot be read any more.
    """
    found: list[Findings] = []
    waiting: deque[tuple[str, Future[Findings]]] = deque()
    left = iter(ids)
    try:
        while True:
            while len(waiting) < 2 * room.workers + 1 and (id_ := next(left, None)) is not None:
                article = case.articles.get(id_)
                waiting.append((article.title or article.id, room.submit_again(article, added)))
            if not waiting:
                return tuple(found)
            title, future = waiting[0]
            found.append(future.result())
            waiting.popleft()
            progress(len(found), len(ids), title)
    finally:
        for _, future in waiting:
            future.cancel()


def nearest(signature: tuple[int, ...], others: Mapping[ArticleId, tuple[int, ...]]) -> ArticleId | None:
    """The article most like this one, where it is like enough to be the same report with edits."""
    best = max(others, key=lambda one: alike(signature, others[one]), default=None)
    return best if best is not None and alike(signature, others[best]) >= NEAR_DUPLICATE else None

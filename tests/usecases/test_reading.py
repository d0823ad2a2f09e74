"""Worker processes read what they are given; a batch fills a case with whole articles and names the rest."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from briefing.domain.text import PublishedFrom
from briefing.errors import (
    InputBinary,
    InputDuplicate,
    InputEmpty,
    InputFailed,
    InputLanguage,
    InputNotFound,
    InputTooSlow,
)
from briefing.store.casefile import CaseFile
from briefing.usecases.editing.importing import Outcome, import_batch
from briefing.usecases.taking_in.intake import Details
from briefing.usecases.taking_in.reading import Pasted, Reading, ReadingRoom, expand, read_all, read_here
from tests.usecases.test_intake import FOREIGN, OTHER_REPORT, WIRE, edited

HEADER = "---\ntitle: {title}\npublished: 2025-09-06\n---\n\n"


@pytest.fixture(scope="module")
def warm_room() -> Iterator[ReadingRoom]:
    """One worker for all tests here: loading the model takes longer than reading."""
    with ReadingRoom(1) as room:
        yield room


@pytest.fixture(autouse=True)
def workers_are_drained() -> None:
    """Instead of the general guard: the room of this module outlives its single tests and is closed by its fixture."""


@pytest.fixture
def case() -> Iterator[CaseFile]:
    with CaseFile.create(None) as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four articles (one a copy of another with edits) and four files that are none."""
    (tmp_path / "sub").mkdir()
    for name, text in {
        "a-wire.md": HEADER.format(title="Drone strike kills 24") + WIRE,
        "b-other.txt": "Market bombed in al-Ubayyid\n6 September 2025\n\n" + OTHER_REPORT,
        "c-copy.txt": "Dozens dead in market strike\n6 September 2025\n\n" + edited(WIRE, 4),
        "d-empty.txt": " \n",
        "e-german.txt": FOREIGN["German"],
        "sub/f-same.md": HEADER.format(title="The same under another title") + WIRE,
        "sub/g.pdf": "%PDF-1.7",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


LONG = "\n\n".join(f"{n} people were killed in village {n}, and {n + 1} were wounded, he said." for n in range(2, 20_000))


def pids() -> set[int]:
    """The processes this one has started and not ended."""
    return {child.pid for child in multiprocessing.active_children() if child.pid is not None}


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGTERM if os.name == "nt" else signal.SIGKILL)


def at_work(before: set[int]) -> int:
    """The worker that was not there before, once it has surely begun: it is given time to start, and what it reads takes
    minutes. Numbers of processes begin anew, so that the newest need not have the greatest."""
    time.sleep(1)
    (worker,) = pids() - before
    return worker


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


# --- what is read


def test_folders_are_gone_through_in_order_without_what_nobody_means(tmp_path: Path) -> None:
    for name in (
        "b.txt", "a.md", ".hidden", ".git/config", "sub/c.html", "page.html", "page_files/x.js", "z.briefing",
        "z.briefing-wal", "Thumbs.db", "~$a.docx", "my_files/d.txt",
    ):  # fmt: skip
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("x")
    names = [path.relative_to(tmp_path).as_posix() for path in expand([tmp_path])]
    assert names == ["a.md", "b.txt", "page.html", "my_files/d.txt", "sub/c.html"]


def test_files_named_outright_are_kept_once_even_when_hidden_or_gone(tmp_path: Path) -> None:
    file = tmp_path / ".note.txt"
    file.write_text("x")
    gone = tmp_path / "gone.txt"
    assert expand([file, gone, file, tmp_path]) == (file, gone)


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="links need rights on Windows")
def test_a_link_in_a_circle_ends(tmp_path: Path) -> None:
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "a.txt").write_text("x")
    assert expand([tmp_path]) == (tmp_path / "a.txt",)


def test_reading_here_gives_article_and_findings(folder: Path) -> None:
    reading = read_here(folder / "a-wire.md")
    assert (reading.name, reading.intake.article.title) == ("a-wire.md", "Drone strike kills 24")
    assert reading.findings.article == reading.intake.article.id
    assert reading.findings.events
    for event in reading.findings.events:
        assert all(reading.intake.article.quote(span) for span in event.evidence)


def test_what_the_case_knows_is_refused_before_it_is_extracted(folder: Path) -> None:
    known = frozenset({read_here(folder / "a-wire.md").intake.article.id})
    with pytest.raises(InputDuplicate, match=r"f-same\.md"):
        read_here(folder / "sub" / "f-same.md", known=known)


# --- the room


def test_a_worker_reads_as_this_process_does(warm_room: ReadingRoom, folder: Path) -> None:
    details = Details(publisher="Levant Post")
    assert warm_room.submit(folder / "a-wire.md", details).result() == read_here(folder / "a-wire.md", details)
    pasted = Pasted(OTHER_REPORT, name="dropped words")
    assert warm_room.submit(pasted).result() == read_here(pasted)


def test_refusals_cross_over_whole(warm_room: ReadingRoom, folder: Path) -> None:
    for name, kind in (("g.pdf", InputBinary), ("nowhere.txt", InputNotFound)):
        error = warm_room.submit(folder / "sub" / name).exception()
        assert isinstance(error, kind)
        assert name in error.sentence
        assert error.advice


def test_a_corrected_date_gives_new_findings(warm_room: ReadingRoom, folder: Path) -> None:
    article = read_here(folder / "a-wire.md").intake.article
    later = replace(article, published=date(2025, 9, 13), published_from=PublishedFrom.ANALYST)
    before, after = warm_room.submit_again(article).result(), warm_room.submit_again(later).result()
    assert [event.id for event in after.events] == [event.id for event in before.events]
    assert [event.when for event in after.events] != [event.when for event in before.events]


def test_what_takes_too_long_costs_its_worker_alone(folder: Path) -> None:
    with ReadingRoom(1, limit_s=0.4) as room:
        error = room.submit(Pasted(LONG, name="endless.txt")).exception()
        assert isinstance(error, InputTooSlow)
        assert "endless.txt" in error.sentence
        room._limit_s = None  # the next may take its time on a machine that has other work
        assert isinstance(room.submit(folder / "d-empty.txt").exception(), InputEmpty)


def test_a_worker_that_breaks_down_is_replaced(folder: Path) -> None:
    before = settled()
    with ReadingRoom(1) as room:
        deadly = room.submit(Pasted(LONG, name="deadly.txt"))
        kill(at_work(before))
        error = deadly.exception()
        assert isinstance(error, InputFailed)
        assert "deadly.txt" in error.sentence
        assert isinstance(room.submit(folder / "d-empty.txt").exception(), InputEmpty)


def test_a_worker_killed_while_it_waits_is_replaced(folder: Path) -> None:
    before = settled()
    with ReadingRoom(1) as room:
        assert isinstance(room.submit(folder / "d-empty.txt").exception(), InputEmpty)
        (worker,) = pids() - before
        kill(worker)
        assert isinstance(room.submit(folder / "d-empty.txt").exception(), InputEmpty | InputFailed)
        assert isinstance(room.submit(folder / "d-empty.txt").exception(), InputEmpty)


def test_cancelling_ends_the_work_and_leaves_the_room_usable(folder: Path) -> None:
    before = settled()
    with ReadingRoom(1) as room:
        long = room.submit(Pasted(LONG))
        at_work(before)
        assert long.cancel()
        with pytest.raises(CancelledError):
            long.result()
        assert isinstance(room.submit(folder / "d-empty.txt").exception(), InputEmpty)


def settled() -> set[int]:
    """The workers once none is on its way: one that another test had killed comes back a moment later."""
    seen = pids()
    for _ in range(50):
        time.sleep(0.2)
        seen, last = pids(), seen
        if seen == last:
            break
    return seen


def test_closing_cancels_what_is_open_and_ends_all_workers(folder: Path) -> None:
    before = settled()
    with ReadingRoom(2) as room:
        open_ = [room.submit(Pasted(LONG)) for _ in range(4)]
        assert len(pids() - before) == 2
    assert all(future.cancelled() for future in open_)
    assert pids() == before
    with pytest.raises(RuntimeError, match="closed"):
        room.submit(folder / "a-wire.md")
    room.close()


def test_a_room_never_used_starts_nothing() -> None:
    before = pids()
    room = ReadingRoom()
    assert 1 <= room.workers <= 4
    assert pids() == before
    room.close()


def test_warming_starts_the_workers_ahead_of_the_first_article(folder: Path) -> None:
    before = pids()
    with ReadingRoom(1) as room:
        room.warm()
        assert len(pids() - before) == 1
        assert isinstance(room.submit(folder / "d-empty.txt").exception(), InputEmpty)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at threads as Linux shows them")
def test_workers_do_arithmetic_on_one_thread(warm_room: ReadingRoom) -> None:
    assert warm_room.submit(Pasted(OTHER_REPORT)).result().findings.events
    (worker,) = pids()
    assert len(list(Path(f"/proc/{worker}/task").iterdir())) == 1


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C reaches a whole process group on POSIX")
def test_ctrl_c_passes_a_worker_by(warm_room: ReadingRoom, folder: Path) -> None:
    assert isinstance(warm_room.submit(folder / "d-empty.txt").exception(), InputEmpty)
    (worker,) = pids()
    os.kill(worker, signal.SIGINT)
    assert isinstance(warm_room.submit(folder / "d-empty.txt").exception(), InputEmpty)
    assert pids() == {worker}


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at processes as Linux shows them")
def test_workers_do_not_outlive_a_program_that_is_killed() -> None:
    code = (
        "import multiprocessing, time\nfrom briefing.usecases.taking_in.reading import Pasted, ReadingRoom\n"
        "if __name__ == '__main__':\n"
        "    room = ReadingRoom(1)\n"
        "    room.submit(Pasted(' ')).exception()\n"
        "    print(multiprocessing.active_children()[0].pid, flush=True)\n"
        "    time.sleep(60)\n"
    )
    root = Path(__file__).parents[2]
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=root) as program:
        assert program.stdout is not None
        worker = int(program.stdout.readline())
        program.kill()
    for _ in range(100):
        if not is_running(worker):
            return
        time.sleep(0.1)
    pytest.fail("the worker went on without its program")


# --- a batch


def test_a_batch_takes_in_what_can_be_read_and_names_the_rest(case: CaseFile, warm_room: ReadingRoom, folder: Path) -> None:
    told: list[tuple[int, int, str]] = []
    outcomes = import_batch(
        case,
        warm_room,
        [folder, folder / "gone.txt", Pasted("12 killed in Saraqib")],
        progress=lambda *now: told.append(now),
    )
    by_name = {outcome.name: outcome for outcome in outcomes}
    assert list(by_name) == [
        "a-wire.md", "b-other.txt", "c-copy.txt", "d-empty.txt", "e-german.txt", "f-same.md", "g.pdf", "gone.txt",
        "pasted text",
    ]  # fmt: skip
    refused = {name: type(outcome.error) for name, outcome in by_name.items() if outcome.error}
    assert refused == {
        "d-empty.txt": InputEmpty,
        "e-german.txt": InputLanguage,
        "f-same.md": InputDuplicate,
        "g.pdf": InputBinary,
        "gone.txt": InputNotFound,
    }
    assert [head.title for head in case.articles.heads()] == [
        "Drone strike kills 24",
        "Market bombed in al-Ubayyid",
        "Dozens dead in market strike",
        None,
    ]
    assert told[0] == (0, 9, "")
    assert told[-1] == (9, 9, "pasted text")
    assert by_name["pasted text"].notes


def test_a_copy_with_edits_is_kept_and_linked(case: CaseFile, warm_room: ReadingRoom, folder: Path) -> None:
    wire, other, copy = import_batch(
        case, warm_room, [folder / name for name in ("a-wire.md", "b-other.txt", "c-copy.txt")]
    )
    assert (wire.copy_of, other.copy_of, copy.copy_of) == (None, None, wire.article)
    assert copy.article is not None
    assert case.articles.head(copy.article).near_duplicate_of == wire.article


def test_the_joined_view_is_there_after_a_batch(case: CaseFile, warm_room: ReadingRoom, folder: Path) -> None:
    import_batch(case, warm_room, [folder / "a-wire.md", folder / "b-other.txt"])
    corpus = case.corpus()
    assert len(corpus.articles) == 2
    assert corpus.incidents
    assert case.check() == ()
    assert len(case.history.all()) == 2


def test_details_hold_for_all_of_a_batch(case: CaseFile, warm_room: ReadingRoom) -> None:
    said = Details(publisher="Levant Post", published=date(2024, 11, 29))
    import_batch(case, warm_room, [Pasted("12 killed on Friday in Saraqib, he said."), Pasted(OTHER_REPORT)], said)
    assert {(head.publisher, head.published) for head in case.articles.heads()} == {("Levant Post", date(2024, 11, 29))}


def test_importing_again_changes_nothing(case: CaseFile, warm_room: ReadingRoom, folder: Path) -> None:
    import_batch(case, warm_room, [folder / "a-wire.md"])
    before = case.corpus()
    (again,) = import_batch(case, warm_room, [folder / "a-wire.md"])
    assert isinstance(again.error, InputDuplicate)
    assert case.corpus() == before


def test_cancelling_leaves_whole_articles_only(case: CaseFile, warm_room: ReadingRoom, folder: Path) -> None:
    done: list[int] = []
    outcomes = import_batch(
        case,
        warm_room,
        [folder / "a-wire.md", folder / "b-other.txt", folder / "c-copy.txt"],
        progress=lambda count, of, name: done.append(count),
        cancelled=lambda: bool(done) and done[-1] >= 1,
    )
    assert [outcome.name for outcome in outcomes] == ["a-wire.md"]
    assert [head.title for head in case.articles.heads()] == ["Drone strike kills 24"]
    assert case.check() == ()
    assert case.corpus().events
    assert isinstance(warm_room.submit(folder / "d-empty.txt").exception(), InputEmpty)


def test_stopping_by_keyboard_keeps_what_is_in_and_shows_it(case: CaseFile, warm_room: ReadingRoom, folder: Path) -> None:
    def stop(count: int, of: int, name: str) -> None:
        if count == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_batch(case, warm_room, [folder / "a-wire.md", folder / "b-other.txt"], progress=stop)
    assert len(case.corpus().articles) == 1
    assert case.corpus().events


def test_reading_many_goes_in_the_order_given_and_not_far_ahead(warm_room: ReadingRoom) -> None:
    asked: list[int] = []

    def known() -> frozenset[str]:
        asked.append(1)
        return frozenset()

    sources = [Pasted(f"{n} killed in Saraqib", name=str(n)) for n in range(2, 12)]
    reading = read_all(warm_room, sources, known=known)  # type: ignore[arg-type]
    name, first = next(reading)
    assert (name, isinstance(first, Reading)) == ("2", True)
    assert len(asked) <= 2 * warm_room.workers + 1
    assert [name for name, _ in reading] == [str(n) for n in range(3, 12)]


def test_a_fault_in_one_source_does_not_stop_the_others(warm_room: ReadingRoom, caplog: pytest.LogCaptureFixture) -> None:
    faulty = Pasted("12 killed", html=b"<p>12 killed</p>", name="faulty")  # type: ignore[arg-type]
    (_, bad), (_, good) = read_all(warm_room, [faulty, Pasted("12 killed in Saraqib")])
    assert isinstance(bad, InputFailed)
    assert "faulty" in bad.sentence
    assert "faulty" in caplog.text
    assert isinstance(good, Reading)


def test_an_outcome_is_a_value() -> None:
    assert Outcome("a") == Outcome("a", None, None, None, ())

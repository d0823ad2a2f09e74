"""Making, opening, refusing, copying and closing a case."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from briefing.domain.actor import ActorId
from briefing.domain.when import Turned
from briefing.errors import (
    CaseCorrupt,
    CaseError,
    CaseExists,
    CaseForeign,
    CaseFull,
    CaseLocked,
    CaseNotFound,
    CaseReadOnly,
    CaseTooNew,
    CaseUnreachable,
)
from briefing.store import connection
from briefing.store.casefile import APPLICATION_ID, VERSION, CaseFile
from tests.sample_corpus import sample_corpus, sample_findings
from tests.store.made import plain_article, put_in, sample_case


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A sound case, closed."""
    made = tmp_path / "Aleppo.briefing"
    with sample_case(made) as case:
        case.write_view(sample_corpus())
    return made


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_case_is_one_file_that_opens_as_it_was_closed(path: Path) -> None:
    with CaseFile.open(path) as case:
        assert case.findings() == sample_findings()
        assert case.path == path
        case.settings.set("title", "Aleppo")
    with CaseFile.open(path) as case:
        assert case.settings.get("title") == "Aleppo"
        assert case.check() == ()
    assert sorted(path.parent.iterdir()) == [path]


def test_opening_and_closing_changes_no_byte(path: Path) -> None:
    before = digest(path)
    with CaseFile.open(path) as case:
        case.corpus()
    assert digest(path) == before


def test_the_header_tells_what_it_is(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("pragma application_id").fetchone() == (APPLICATION_ID,)
        assert raw.execute("pragma user_version").fetchone() == (VERSION,)
        assert raw.execute("pragma journal_mode").fetchone() == ("delete",)
        ours = raw.execute("select name, strict from pragma_table_list where schema = 'main' and type = 'table'").fetchall()
    strict = {name for name, is_strict in ours if is_strict}
    assert {"article", "event", "event_evidence", "history"} <= strict
    assert {name for name, _ in ours} - strict <= {"_sqlite_migrations", "sqlite_schema", "sqlite_sequence"}


def test_every_connection_keeps_references_and_writes_through(path: Path) -> None:
    for read_only in (False, True):
        with CaseFile.open(path, read_only=read_only) as case:
            settings = {key: case._db.one(f"pragma {key}") for key in ("foreign_keys", "synchronous", "busy_timeout")}
            assert settings == {"foreign_keys": 1, "synchronous": 2, "busy_timeout": connection.BUSY_MS}
            assert case._db.one("pragma secure_delete") == 1


def test_removing_an_article_takes_everything_read_in_it_along(path: Path) -> None:
    with CaseFile.open(path) as case:
        for found in sample_findings():
            case.articles.remove(found.article)
        for table in ("event", "event_actor", "event_evidence", "actor_reading", "actor_mention", "original", "statement"):
            assert case._db.one(f"select count(*) from {table}") == 0


def test_a_new_case_never_overwrites_a_file(path: Path) -> None:
    before = digest(path)
    with pytest.raises(CaseExists, match=r"Aleppo\.briefing"):
        CaseFile.create(path)
    assert digest(path) == before


def test_a_new_case_needs_its_folder(tmp_path: Path) -> None:
    with pytest.raises(CaseNotFound, match="no folder"):
        CaseFile.create(tmp_path / "nowhere" / "a.briefing")


@pytest.mark.parametrize("name", ["Ünï cödé % # ? & case.briefing", "حلب.briefing", "a.briefing?mode=memory"])
def test_odd_file_names_are_only_names(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with sample_case(path):
        pass
    with CaseFile.open(path, read_only=True) as case:
        assert case.findings() == sample_findings()
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_a_case_in_memory_works_like_any_other() -> None:
    with sample_case() as case:
        assert case.path is None
        assert case.findings() == sample_findings()
        assert case.check() == ()


# -- what is refused


def _write(data: bytes) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        path.write_bytes(data)

    return spoil


def _missing(path: Path) -> None:
    path.unlink()


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _other_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("create table bookmark (url text)")


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("pragma user_version = 99")


def _no_version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("pragma user_version = 0")


def _cut_off(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _scribbled(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[100:4096] = b"\xa5" * 3996
    path.write_bytes(data)


def _without_tables(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"pragma application_id = {APPLICATION_ID}")
        raw.execute(f"pragma user_version = {VERSION}")
        raw.execute("create table article (n integer)")


REFUSED: list[tuple[Callable[[Path], None], type[CaseError], str]] = [
    (_missing, CaseNotFound, "no file"),
    (_folder, CaseForeign, "is a folder"),
    (_write(b""), CaseCorrupt, "is empty"),
    (_write(b"PK\x03\x04 a word processor's"), CaseForeign, "some other file"),
    (_write(b"Twelve people were killed on Monday."), CaseForeign, "some other file"),
    (_write(b"SQLite format 3\x00" + b"\x00" * 20), CaseCorrupt, "cut off after 36 bytes"),
    (_other_program, CaseForeign, "another program"),
    (_newer, CaseTooNew, "newer version"),
    (_no_version, CaseCorrupt, "lacks tables"),
    (_without_tables, CaseCorrupt, "lacks tables"),
    (_cut_off, CaseCorrupt, "is cut off"),
    (_scribbled, CaseCorrupt, "damaged"),
]


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(("spoil", "error", "words"), REFUSED, ids=[spoil.__name__ + words for spoil, _, words in REFUSED])
def test_what_is_no_sound_case_is_refused_by_name_and_left_alone(
    path: Path, spoil: Callable[[Path], None], error: type[CaseError], words: str, read_only: bool
) -> None:
    spoil(path)
    before = digest(path) if path.is_file() else None
    with pytest.raises(error, match=words) as caught:
        CaseFile.open(path, read_only=read_only)
    assert type(caught.value) is error
    assert path.name in caught.value.sentence
    assert caught.value.advice
    assert (digest(path) if path.is_file() else None) == before
    assert {one.name for one in path.parent.iterdir()} <= {path.name}


def test_damage_further_in_is_found_and_told(path: Path) -> None:
    data = bytearray(path.read_bytes())
    with closing(sqlite3.connect(path)) as raw:
        (page,) = raw.execute("select rootpage from sqlite_master where name = 'event'").fetchone()
    data[(page - 1) * 4096 : page * 4096] = b"\x5a" * 4096
    path.write_bytes(data)
    with CaseFile.open(path) as case:
        assert any("damaged" in text for text in case.check())
        with pytest.raises(CaseCorrupt, match="Aleppo"):
            case.findings()


def test_a_stored_word_that_is_none_is_damage_not_a_crash(path: Path) -> None:
    with CaseFile.open(path) as case:
        case._db.run("update event set type = 'gibberish' where n = 1")
        with pytest.raises(CaseCorrupt, match="gibberish"):
            case.corpus()


def test_check_names_what_was_tampered_with(path: Path) -> None:
    with CaseFile.open(path) as case:
        case._db.run("update original set sha256 = 'x' where article = 1")
        case._db.run("update event_evidence set stop = 100000 where owner = 1")
        case._db.run("update article_text set text = 'Other words' where article = 2")
        found = " ".join(case.check())
        assert "original of article" in found
        assert "beyond the end" in found
        assert "not the one that was imported" in found


def test_values_that_cannot_be_keep_nobody_out_of_the_case(path: Path) -> None:
    """One row that another program spoiled must not cost an analyst the other thousands."""
    with CaseFile.open(path) as case:
        first, second, *_ = case.events.all()
        figure = next(one for one in case.casualties.all() if one.low is not None)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("pragma ignore_check_constraints = 1")
        other.execute("update event set earliest = 2460650, latest = 2460640 where id = ?", (first.id,))
        other.execute("update event set earliest = 99999999, latest = null where id = ?", (second.id,))
        other.execute("update casualty set low = 500, high = 3 where id = ?", (figure.id,))
    with CaseFile.open(path) as case:
        read = {one.id: one for findings in case.findings() for one in findings.events}
        turned = read[first.id].when
        assert isinstance(turned, Turned)
        assert turned.earliest is not None
        assert turned.latest is not None
        assert (turned.latest - turned.earliest).days == 10
        assert not read[second.id].when.is_known
        (row,) = [one for findings in case.findings() for one in findings.casualties if one.id == figure.id]
        assert (row.low, row.high) == (3, 500)
        assert len(case.corpus().events) > 2
        assert "CHECK constraint failed in event" in " ".join(case.check())
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("update event set earliest = latest where id = ?", (first.id,))
        other.execute("update casualty set low = high where id = ?", (figure.id,))
    with CaseFile.open(path) as case:
        assert f"{second.id} is in no year" in " ".join(case.check())


# -- locks, and media that cannot be written


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_MS", 50)


@contextmanager
def held(path: Path, how: str) -> Iterator[None]:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(f"begin {how}")
        try:
            yield
        finally:
            other.execute("rollback")


@pytest.mark.usefixtures("impatient")
def test_a_case_that_another_program_holds_is_told_of(path: Path) -> None:
    before = digest(path)
    with held(path, "exclusive"):
        for read_only in (False, True):
            with pytest.raises(CaseLocked, match="Another program"):
                CaseFile.open(path, read_only=read_only)
    with held(path, "immediate"), pytest.raises(CaseLocked, match="Another program"):
        CaseFile.open(path)
    with held(path, "immediate"), CaseFile.open(path, read_only=True) as case:
        assert case.findings() == sample_findings()
    assert digest(path) == before


@pytest.mark.usefixtures("impatient")
def test_a_change_that_cannot_be_written_is_told_of_and_not_half_made(path: Path) -> None:
    with CaseFile.open(path) as case:
        with held(path, "immediate"), pytest.raises(CaseLocked):
            case.settings.set("title", "x")
        with closing(sqlite3.connect(path, isolation_level=None)) as reader:
            reader.execute("begin")  # and does not end it: the change is ready and cannot be committed
            reader.execute("select count(*) from article").fetchone()
            with pytest.raises(CaseLocked):
                case.settings.set("title", "x")
        assert case.settings.get("title") is None
        case.settings.set("title", "y")
        assert case.settings.get("title") == "y"


def test_a_case_open_for_reading_refuses_every_change(path: Path) -> None:
    before = digest(path)
    with CaseFile.open(path, read_only=True) as case:
        assert case.read_only
        event = case.corpus().events[0]
        for change in (
            lambda: case.settings.set("title", "x"),
            lambda: case.events.remove(event.id),
            lambda: case.events.replace(event),
            lambda: case.articles.remove(sample_findings()[0].article),
            lambda: case.history.note("x"),
            lambda: case.write_view(sample_corpus()),
            lambda: case.actors.annotate(ActorId("x"), "y"),
            case.search.rebuild,
        ):
            with pytest.raises(CaseReadOnly, match=r"Aleppo\.briefing"):
                change()
        assert case.check() == ()
    assert digest(path) == before


@pytest.fixture
def medium(path: Path) -> Iterator[Path]:
    """The case in a folder where nothing can be written, in sight of every user."""
    _looked_at(path)  # what is imported for it now need not be imported by nobody, who may not see where Python lies
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        there = Path(shutil.copy(path, folder))
        there.chmod(0o444)
        folder.chmod(0o555)
        yield there
        folder.chmod(0o755)


def as_nobody(act: Callable[[], object]) -> str:
    """What an act gives or raises for a user who owns nothing: whoever runs the tests may be allowed everything."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
        try:
            done = repr(act())
        except BaseException as error:
            done = f"{type(error).__name__} {error}"
        os.write(writing, done.encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as answer:
        return answer.read()


def _looked_at(path: Path) -> object:
    with CaseFile.open(path, read_only=True) as case:
        return len(case.corpus().events), bool(case.search.find("Atarib")), case.check()


unix = pytest.mark.skipif(not hasattr(os, "fork"), reason="permissions work otherwise elsewhere")


@unix
def test_a_case_on_a_read_only_medium_opens_for_reading(medium: Path) -> None:
    before = digest(medium)
    refusal = as_nobody(lambda: CaseFile.open(medium))
    assert refusal.startswith("CaseReadOnly Aleppo.briefing may not be written to.")
    assert as_nobody(lambda: _looked_at(medium)) == repr((len(sample_corpus().events), True, ()))
    assert digest(medium) == before


@unix
def test_a_case_left_in_write_ahead_mode_opens_on_a_read_only_medium(path: Path, request: pytest.FixtureRequest) -> None:
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("pragma journal_mode = wal").fetchone() == ("wal",)
    medium = request.getfixturevalue("medium")
    assert as_nobody(lambda: _looked_at(medium)) == repr((len(sample_corpus().events), True, ()))


@unix
def test_a_case_that_may_not_be_read_is_told_of(medium: Path) -> None:
    medium.chmod(0o200)
    assert as_nobody(lambda: CaseFile.open(medium)).startswith("CaseNotFound")
    assert as_nobody(lambda: CaseFile.create(medium.with_name("new.briefing"))).startswith("CaseReadOnly new.briefing")


@unix
def test_a_case_cut_off_while_writing_cannot_be_put_in_order_on_a_read_only_medium(medium: Path) -> None:
    with closing(sqlite3.connect(medium, isolation_level=None)) as raw:
        raw.execute("pragma cache_size = 1")
        raw.execute("begin immediate")
        raw.executemany("insert into setting values (?, ?)", [(f"key {n}", "x" * 2000) for n in range(2000)])
        for one in (medium, medium.with_name(medium.name + "-journal")):
            one.with_name("torn" + one.name).write_bytes(one.read_bytes())
        raw.execute("rollback")
    torn = medium.with_name("torn" + medium.name)
    assert as_nobody(lambda: _looked_at(torn)).startswith("CaseReadOnly tornAleppo.briefing was not closed properly")


def test_a_case_left_in_write_ahead_mode_becomes_one_file_again(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("pragma journal_mode = wal")
    with CaseFile.open(path) as case:
        case.settings.set("title", "x")
    assert sorted(path.parent.iterdir()) == [path]
    assert path.read_bytes()[18] == 1


def test_a_full_disk_is_told_of_and_loses_nothing(path: Path) -> None:
    with CaseFile.open(path) as case:
        case._db.run(f"pragma max_page_count = {case._db.one('pragma page_count') + 2}")
        article = plain_article("A long text. " * 5000)
        with pytest.raises(CaseFull, match="No space"):
            put_in(case, article, sample_findings()[0].__class__(article.id))
        assert case.findings() == sample_findings()
        assert case.check() == ()


def test_a_disk_that_went_away_is_told_of(path: Path) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_READ
    assert isinstance(connection.explain(error, "x"), CaseUnreachable)


def test_our_own_mistakes_are_not_dressed_up(path: Path) -> None:
    with CaseFile.open(path) as case, pytest.raises(sqlite3.OperationalError, match="no such table"):
        case._db.run("select * from nowhere")


# -- transactions


def test_blocks_nest_and_an_inner_one_can_fail_alone(path: Path) -> None:
    def inner(case: CaseFile) -> None:
        with case.atomic():
            case.settings.set("author", "b")
            raise RuntimeError

    with CaseFile.open(path) as case:
        with case.atomic():
            case.settings.set("title", "a")
            with pytest.raises(RuntimeError):
                inner(case)
            case.settings.set("marking", "c")
        assert [case.settings.get(key) for key in ("title", "author", "marking")] == ["a", None, "c"]


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_whatever_ends_a_block_early_leaves_nothing(path: Path, error: type[BaseException]) -> None:
    def stop(case: CaseFile) -> None:
        with case.atomic():
            case.articles.remove(sample_findings()[0].article)
            raise error

    with CaseFile.open(path) as case:
        with pytest.raises(error):
            stop(case)
        assert case.findings() == sample_findings()


def test_another_connection_sees_whole_changes_only(path: Path) -> None:
    with CaseFile.open(path) as case, CaseFile.open(path, read_only=True) as other:
        with case.atomic():
            case.articles.remove(sample_findings()[0].article)
            assert other.findings() == sample_findings()
        assert other.findings() == sample_findings()[1:]


def test_a_connection_of_its_own_serves_another_thread(path: Path) -> None:
    found: list[object] = []

    def read() -> None:
        with CaseFile.open(path, read_only=True) as case:
            found.append(case.findings())

    with CaseFile.open(path):
        thread = threading.Thread(target=read)
        thread.start()
        thread.join()
    assert found == [sample_findings()]


# -- copies


def test_a_copy_holds_the_same_and_replaces_an_older_copy(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "Copy.briefing"
    copy.write_bytes(b"an older copy")
    with CaseFile.open(path, read_only=True) as case:
        case.save_copy(copy)
        with pytest.raises(CaseExists, match="the case itself"):
            case.save_copy(path)
        with CaseFile.open(copy) as other:
            assert other.corpus() == case.corpus()
            assert other.check() == ()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["Aleppo.briefing", "Copy.briefing"]


def test_a_case_in_memory_can_be_saved(tmp_path: Path) -> None:
    with sample_case() as case:
        case.save_copy(tmp_path / "a.briefing")
    with CaseFile.open(tmp_path / "a.briefing") as case:
        assert case.findings() == sample_findings()


def test_a_copy_that_cannot_be_written_leaves_nothing(path: Path, tmp_path: Path) -> None:
    with CaseFile.open(path) as case, pytest.raises(CaseError):
        case.save_copy(tmp_path / "nowhere" / "a.briefing")
    assert sorted(tmp_path.iterdir()) == [path]

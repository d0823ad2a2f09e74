"""The command line does what its manual says, with real files and real cases."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pypdf
import pytest

from briefing import __version__, cli
from briefing.__main__ import has_screen, main
from briefing.errors import BriefingError, ScreenMissing
from briefing.store.casefile import CaseFile
from tests.usecases.test_intake import FOREIGN, OTHER_REPORT, WIRE, edited

ROOT = Path(__file__).parents[1]
MANUAL = ROOT / "docs" / "manual" / "command-line.md"


class Windows:
    """Stands where the window would be opened, and notes with what."""

    def __init__(self, screen: bool = True) -> None:
        self.asked: list[Path | None] = []
        self._screen = screen

    def __call__(self, case: Path | None) -> int:
        self.asked.append(case)
        if not self._screen:
            raise ScreenMissing("There is no screen to open a window on.", "Use the commands instead.")
        return 0


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs a command: its exit status, what it printed, and what it complained about."""

    def run_(*arguments: object, window: Windows | None = None) -> tuple[int, str, str]:
        capsys.readouterr()
        status = cli.main([str(one) for one in arguments], window or Windows())
        said = capsys.readouterr()
        return status, said.out, said.err

    return run_


def program(*arguments: object, **how: Any) -> subprocess.CompletedProcess[str]:
    """The program as a person calls it, without a screen."""
    environment = {
        name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, "-m", "briefing", *map(str, arguments)],
        capture_output=True, text=True, encoding="utf-8", cwd=ROOT, env=environment, **how,
    )  # fmt: skip


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    header = "---\ntitle: Drone strike kills 24\npublisher: Meridian Wire\npublished: 2025-09-06\n---\n\n"
    (folder / "a-wire.md").write_text(header + WIRE, encoding="utf-8")
    (folder / "b-other.txt").write_text("Market bombed\n6 September 2025\n\n" + OTHER_REPORT, encoding="utf-8")
    (folder / "c-copy.txt").write_text("Dozens dead\n6 September 2025\n\n" + edited(WIRE, 4), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def filled(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with the three articles; tests read it and change nothing."""
    case = tmp_path_factory.mktemp("case") / "kordofan.briefing"
    assert cli.main(["new", str(case), "--title", "Kordofan, September 2025"], Windows()) == 0
    assert cli.main(["import", str(case), str(articles)], Windows()) == 0
    return case


# --- which way


def test_called_bare_or_with_a_case_it_is_a_window() -> None:
    for arguments in ([], ["a.briefing"]):
        done = program(*arguments)
        assert (done.returncode, done.stdout) == (6, "")
        assert done.stderr.startswith("briefing: There is no screen to open a window on. Use the commands")


def test_the_way_to_the_window_needs_no_click() -> None:
    code = (
        "import sys, briefing.__main__; print(sorted({'click', 'PySide6', 'multiprocessing', 'spacy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_a_screen_is_known_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert not has_screen()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert has_screen()


def test_a_group_called_without_a_command_opens_the_window(run: Any) -> None:
    window = Windows()
    assert run(window=window) == (0, "", "")
    assert window.asked == [None]


def test_the_module_and_the_entry_point_are_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"briefing {__version__}\n"
    assert program("-V").stdout == f"briefing {__version__}\n"


# --- help and the manual


def commands() -> dict[str, click.Command]:
    context = click.Context(cli.program)
    found = {name: cli.program.get_command(context, name) for name in cli.program.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None}


def test_every_command_option_and_status_is_in_the_manual() -> None:
    manual = MANUAL.read_text(encoding="utf-8")
    for name, command in commands().items():
        section = re.search(rf"### `briefing {name}\b.*?(?=\n##|\Z)", manual, re.S)
        assert section, name
        for option in command.params:
            if isinstance(option, click.Option):
                assert all(f"`{flag}" in section[0] for flag in option.opts), (name, option.opts)
    table = manual[manual.index("## Exit status") :]
    rows = {int(status): meaning.replace("`", "") for status, meaning in re.findall(r"^\| (\d+) \| (.+?) \|$", table, re.M)}
    assert rows == cli.EXIT_STATUSES


def test_every_error_ends_with_a_status_of_the_manual() -> None:
    family = [BriefingError]
    for kind in family:
        family.extend(kind.__subclasses__())
    assert {kind.exit_status for kind in family} <= set(cli.EXIT_STATUSES)


def test_every_help_teaches_by_example(run: Any) -> None:
    status, help_, _ = run("--help")
    assert status == 0
    for name, command in commands().items():
        assert re.search(rf"^  {name} ", help_, re.M)
        status, own, _ = run(name, "--help")
        assert status == 0
        assert "..." not in help_.split(f"  {name} ")[1].splitlines()[0]
        assert name == "selftest" or f"briefing {name}" in own.split("\n", 1)[1]
        assert all(option.help for option in command.params if isinstance(option, click.Option))
    assert all(f"{code:>3}  " in help_ for code in cli.EXIT_STATUSES)


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["frob"], "No such command 'frob'"),
        (["import"], "Missing argument"),
        (["new", "a.briefing", "--frob"], "--frob"),
        (["a.briefing", "b"], "A case is opened alone: briefing a.briefing"),
        ([str(MANUAL)], "briefing import CASE"),
        (["report", "a.briefing", "-o", "a.pdf", "--from", "3/4/2024"], "2024-11-29"),
        (["report", "a.briefing", "-o", "a.pdf", "--paper", "a5"], "a4"),
        (["import", "a.briefing", "x", "y", "--title", "T"], "one article"),
    ],
)
def test_what_cannot_be_understood_says_why_and_where_to_look(run: Any, arguments: list[str], hint: str) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert err.startswith("briefing: ")
    assert hint in err
    assert err.count("\n") == 1


# --- cases


def test_a_new_case_is_made_with_its_title_and_never_over_a_file(run: Any, tmp_path: Path) -> None:
    case = tmp_path / "a.briefing"
    assert run("new", case, "--title", "A title") == (0, "", "")
    with CaseFile.open(case) as made:
        assert made.settings.get("title") == "A title"
    before = case.read_bytes()
    status, _, err = run("new", case)
    assert (status, case.read_bytes()) == (3, before)
    assert "a.briefing" in err


def test_a_case_that_is_not_there_is_named(run: Any, articles: Path, tmp_path: Path) -> None:
    for arguments in (
        ("import", tmp_path / "gone.briefing", articles),
        ("check", tmp_path / "gone.briefing"),
        ("export", tmp_path / "gone.briefing", "-o", tmp_path / "a.json"),
        ("report", tmp_path / "gone.briefing", "-o", tmp_path / "a.pdf"),
    ):
        status, _, err = run(*arguments)
        assert status == 3
        assert "gone.briefing" in err
    assert list(tmp_path.iterdir()) == []


def test_importing_fills_the_case_and_is_silent_in_a_pipe(filled: Path) -> None:
    with CaseFile.open(filled, read_only=True) as case:
        heads = case.articles.heads()
        assert [head.title for head in heads] == ["Drone strike kills 24", "Market bombed", "Dozens dead"]
        assert heads[2].near_duplicate_of == heads[0].id


def test_refused_input_is_named_and_the_rest_is_taken_in(run: Any, tmp_path: Path, articles: Path) -> None:
    case = tmp_path / "a.briefing"
    run("new", case)
    (tmp_path / "deutsch.txt").write_text(FOREIGN["German"], encoding="utf-8")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    status, out, err = run("import", case, articles, tmp_path / "deutsch.txt", tmp_path / "a.pdf", tmp_path / "gone.md")
    assert (status, out) == (4, "")
    complaints = err.splitlines()
    assert all(line.startswith("briefing: ") for line in complaints)
    for words in (
        "“deutsch.txt” is in German",
        "“a.pdf” is a PDF document",
        "“gone.md” is not there",
        "a copy of “a-wire.md”",
    ):
        assert sum(words in line for line in complaints) == 1, words
    with CaseFile.open(case) as opened:
        assert len(opened.articles.heads()) == 3
    status, _, err = run("import", case, articles / "b-other.txt")
    assert status == 4
    assert "“b-other.txt” is in the case already" in err
    assert "the very same text is kept once" in " ".join(err.split())


def test_another_outlet_of_the_same_text_is_noted_and_no_refusal(run: Any, tmp_path: Path, articles: Path) -> None:
    case = tmp_path / "a.briefing"
    run("new", case)
    run("import", case, articles / "b-other.txt")
    status, _, err = run("import", case, articles / "b-other.txt", "--publisher", "Gulf Mirror")
    assert status == 0
    assert "“b-other.txt” is the very text of an article of the case: noted that Gulf Mirror printed it too." in " ".join(
        err.split()
    )
    with CaseFile.open(case, read_only=True) as opened:
        (article,) = opened.articles.all()
        assert [one.publisher for one in article.also] == ["Gulf Mirror"]
        assert opened.check() == ()


def test_details_on_the_command_line_hold_for_what_is_imported(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = tmp_path / "a.briefing"
    run("new", case)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(OTHER_REPORT.encode())))
    status, _, err = run(
        "import", case, "-", "--published", "6 September 2025", "--publisher", "Levant Post", "--title", "T"
    )
    assert (status, err) == (0, "")
    with CaseFile.open(case) as opened:
        (head,) = opened.articles.heads()
        assert (head.title, head.publisher, str(head.published)) == ("T", "Levant Post", "2025-09-06")
        assert head.original_name == "standard input"


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent to a process group as POSIX has them")
@pytest.mark.parametrize("wait_s", [0.7, 1.5])
def test_ctrl_c_ends_an_import_cleanly_whenever_it_comes(articles: Path, tmp_path: Path, wait_s: float) -> None:
    case = tmp_path / "a.briefing"
    CaseFile.create(case).close()
    command = [sys.executable, "-m", "briefing", "import", str(case), *map(str, articles.iterdir())]
    with subprocess.Popen(command, cwd=ROOT, start_new_session=True, stderr=subprocess.PIPE, text=True) as importing:
        with contextlib.suppress(subprocess.TimeoutExpired):
            importing.wait(wait_s)
        if importing.poll() is None:
            os.killpg(importing.pid, signal.SIGINT)
        _, err = importing.communicate()
    assert importing.returncode in (0, 130, -signal.SIGINT)  # the last: before the program had begun
    if importing.returncode == 130:
        assert err.strip() == "briefing: Stopped. Articles that were taken in whole stay."
    with CaseFile.open(case) as opened:
        assert opened.check() == ()


# --- extracting


def extracted(out: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(out)
    texts = {one["id"]: one["text"] for one in found["documents"]}
    for kind in ("events", "casualties", "actors", "places", "times"):
        for one in found[kind]:
            for quote in one.get("evidence", one.get("mentions")) if kind != "times" else one["evidence"]:
                assert texts[quote["document"]][quote["start"] : quote["end"]] == quote["text"]
    return found


def test_extracting_writes_the_interchange_document(run: Any, articles: Path) -> None:
    status, out, err = run("extract", articles / "a-wire.md")
    assert (status, err) == (0, "")
    found = extracted(out)
    assert found["format"] == "briefing/1"
    (document,) = found["documents"]
    assert (document["title"], document["publisher"], document["published"]) == (
        "Drone strike kills 24",
        "Meridian Wire",
        "2025-09-06",
    )
    assert found["events"]
    assert found["casualties"]


def test_extracting_gives_the_same_bytes_each_time_and_in_a_file(run: Any, articles: Path, tmp_path: Path) -> None:
    _, first, _ = run("extract", "--format", "json", articles / "a-wire.md")
    status, out, _ = run("extract", articles / "a-wire.md", "-o", tmp_path / "a.json")
    assert (status, out) == (0, "")
    assert (tmp_path / "a.json").read_text(encoding="utf-8") == first


def test_a_date_on_the_command_line_goes_before_that_of_the_file(run: Any, articles: Path) -> None:
    _, out, _ = run("extract", "--published", "2025-09-13", articles / "a-wire.md")
    (document,) = extracted(out)["documents"]
    assert (document["published"], document["published_from"]) == ("2025-09-13", "analyst")


def test_several_files_are_read_in_order_once_each_and_the_bad_are_named(run: Any, articles: Path) -> None:
    files = [articles / name for name in ("b-other.txt", "gone.txt", "a-wire.md", "b-other.txt")]
    status, out, err = run("extract", *files, articles / ".." / articles.name / "a-wire.md")
    assert status == 4
    assert [document["title"] for document in extracted(out)["documents"]] == ["Market bombed", "Drone strike kills 24"]
    assert "“gone.txt” is not there" in err
    assert "“a-wire.md” is the same article as “a-wire.md”" in err


def test_nothing_to_read_gives_an_empty_document_and_says_why(run: Any, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text(" ")
    status, out, err = run("extract", tmp_path / "empty.txt")
    assert status == 4
    assert extracted(out)["documents"] == []
    assert "empty.txt" in err


def test_output_is_utf_8_whatever_the_console(tmp_path: Path) -> None:
    case = tmp_path / "Иваново.briefing"
    CaseFile.create(case).close()
    done = subprocess.run(
        [sys.executable, "-m", "briefing", "check", str(case)],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("utf-8").startswith("Иваново.briefing is sound")


# --- export, report, check


def test_exporting_writes_the_whole_case(run: Any, filled: Path, tmp_path: Path) -> None:
    before = filled.read_bytes()
    assert run("export", filled, "--format", "json", "-o", tmp_path / "a.json") == (0, "", "")
    found = extracted((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert len(found["documents"]) == 3
    assert found["incidents"]
    assert filled.read_bytes() == before


def test_the_report_is_a_pdf_with_what_was_asked_for(run: Any, filled: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "a.pdf"
    options = ["--author", "A. Analyst", "--marking", "TLP:AMBER", "--paper", "us-letter", "--from", "2025-09-01"]
    assert run("report", filled, "-o", pdf, *options) == (0, "", "")
    pages = pypdf.PdfReader(pdf).pages
    first = pages[0].extract_text()
    assert "Kordofan, September 2025" in first
    assert all("TLP:AMBER" in page.extract_text() for page in pages)
    assert (round(pages[0].mediabox.width), round(pages[0].mediabox.height)) == (612, 792)
    assert run("report", filled, "-o", pdf, "--title", "Another title", "--to", "2025-09-30")[0] == 0
    assert "Another title" in pypdf.PdfReader(pdf).pages[0].extract_text()


def test_a_reversed_period_is_a_mistake_on_the_command_line(run: Any, filled: Path, tmp_path: Path) -> None:
    status, _, err = run("report", filled, "-o", tmp_path / "a.pdf", "--from", "2025-09-09", "--to", "2025-09-01")
    assert status == 2
    assert "ends before it begins" in err
    assert not (tmp_path / "a.pdf").exists()


def test_a_place_that_cannot_be_written_ends_with_status_5(run: Any, filled: Path, articles: Path, tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere" / "a"
    for arguments in (("report", filled), ("export", filled), ("extract", articles / "a-wire.md")):
        status, _, err = run(*arguments, "-o", nowhere)
        assert status == 5
        assert "nowhere" in err


def test_checking_tells_a_sound_case_from_a_spoilt_one(run: Any, filled: Path, tmp_path: Path) -> None:
    status, out, err = run("check", filled)
    assert (status, err) == (0, "")
    assert out == "kordofan.briefing is sound: 3 articles, every quote matches.\n"
    spoilt = tmp_path / "spoilt.briefing"
    data = filled.read_bytes()
    assert data.count(b"livestock market") > 1
    spoilt.write_bytes(data.replace(b"livestock market", b"livestock MARKET"))
    status, out, _ = run("check", spoilt)
    assert status == 3
    assert out
    foreign = tmp_path / "foreign.briefing"
    foreign.write_bytes(b"no case at all")
    assert run("check", foreign)[0] == 3


# --- the program tries itself


def test_the_selftest_passes_step_by_step() -> None:
    done = program("selftest")
    assert done.returncode == 0, done.stdout + done.stderr
    steps = [line.split()[:2] for line in done.stdout.splitlines()]
    names = ("resources", "reading", "workers", "names", "case", "charts", "report", "documents", "export")
    assert steps == [["ok", name] for name in names]
    assert done.stderr == ""


def test_the_demonstration_makes_a_case_and_its_briefing_and_opens_it(run: Any, tmp_path: Path) -> None:
    window = Windows()
    folder = tmp_path / "demo"
    status, out, err = run("demo", "--folder", folder, "--no-window", window=window)
    assert (status, err, window.asked) == (0, "", [])
    case, pdf = folder / "Aleppo 2024.briefing", folder / "Aleppo 2024.pdf"
    assert str(case.resolve()) in out
    assert str(pdf.resolve()) in out
    assert 4 <= len(pypdf.PdfReader(pdf).pages) <= 8  # what a template promises that goes into a meeting
    with CaseFile.open(case) as opened:
        assert len(opened.articles.heads()) == len(list((ROOT / "seeds").glob("[0-9]*.[mth][dtx]*")))
        assert opened.check() == ()
        assert all(one.who for one in opened.history.all())
        opened.settings.set("author", "A. Analyst")
    blind = Windows(screen=False)
    status, out, err = run("demo", "--folder", folder, window=blind)
    assert (status, err, blind.asked) == (0, "", [case])
    assert "There is no screen" in out
    with CaseFile.open(case) as opened:
        assert opened.settings.get("author") == "A. Analyst"


def test_a_case_that_is_not_there_says_how_to_make_it(run: Any, tmp_path: Path, articles: Path) -> None:
    case = tmp_path / "my case.briefing"
    status, out, err = run("import", case, articles / "a-wire.md")
    assert (status, out) == (3, "")
    assert f"briefing new '{case}'" in err
    assert not case.exists()


def test_what_lies_beside_the_articles_of_a_folder_is_told_in_one_line_and_is_no_refusal(
    run: Any, tmp_path: Path, articles: Path
) -> None:
    case, folder = tmp_path / "a.briefing", tmp_path / "folder"
    folder.mkdir()
    (folder / "a.md").write_bytes((articles / "a-wire.md").read_bytes())
    for name in ("a.key.json", "b.key.json", "table.csv", "settings.yaml"):
        (folder / name).write_text("{}", encoding="utf-8")
    assert run("new", case)[0] == 0
    status, out, err = run("import", case, folder)
    assert (status, out) == (0, "")
    assert "4 files are no articles (CSV, JSON, YAML) and were passed over." in err
    assert "key" not in err
    status, _, err = run("import", case, folder / "table.csv")
    assert status == 4
    assert "“table.csv” is a table (CSV), not an article" in err

import sys
import threading
from pathlib import Path

import pytest

from briefing.ui.window.crash import MOST_FILES, CrashHandler, report

SECRET = "At least 15 civilians were killed in Atarib"


def fail(depth: int = 0) -> None:
    article = SECRET
    if depth:
        fail(depth - 1)
    raise ValueError(article)


def caught(depth: int = 0) -> BaseException:
    try:
        fail(depth)
    except ValueError as error:
        return error
    raise AssertionError


def test_a_crash_leaves_a_report_without_a_word_of_an_article(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told: list[Path] = []
    error = caught()
    CrashHandler(tmp_path / "crashes", told.append).handle(type(error), error, error.__traceback__)
    (path,) = told
    text = path.read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "test_crash.py" in text
    assert "Python" in text
    assert SECRET not in text
    assert SECRET not in capsys.readouterr().err


def test_the_same_fault_is_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told: list[Path] = []
    handler = CrashHandler(tmp_path, told.append)
    for _ in range(3):
        error = caught()
        handler.handle(type(error), error, error.__traceback__)
    other = caught(1)
    handler.handle(type(other), other, other.__traceback__)
    assert len(told) == 2
    assert len(capsys.readouterr().err.splitlines()) == 4


def test_a_cause_is_reported_behind_its_effect() -> None:
    try:
        try:
            fail()
        except ValueError as inner:
            raise KeyError(SECRET) from inner
    except KeyError as error:
        text = report(type(error), error, error.__traceback__)
    assert text.index("KeyError") < text.index("caused by") < text.index("ValueError")
    assert SECRET not in text


def test_a_fault_in_telling_does_not_call_the_handler_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def tell(_path: Path) -> None:
        error = caught(2)
        handler.handle(type(error), error, error.__traceback__)
        raise OSError

    handler = CrashHandler(tmp_path, tell)
    error = caught()
    handler.handle(type(error), error, error.__traceback__)
    assert len(list(tmp_path.glob("crash-*.txt"))) == 1
    capsys.readouterr()


def test_old_reports_are_cleared_away(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(MOST_FILES + 5):
        (tmp_path / f"crash-20240101-0000{number:02d}-000000.txt").write_text("old")
    error = caught()
    CrashHandler(tmp_path, lambda _path: None).handle(type(error), error, error.__traceback__)
    assert len(list(tmp_path.glob("crash-*.txt"))) == MOST_FILES
    capsys.readouterr()


def test_ctrl_c_is_no_crash(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    CrashHandler(tmp_path, pytest.fail).handle(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not list(tmp_path.iterdir())
    capsys.readouterr()


def test_installed_it_hears_of_threads_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    told: list[Path] = []
    CrashHandler(tmp_path, told.append).install()
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert len(told) == 1
    capsys.readouterr()

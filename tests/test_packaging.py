"""Setting up, building, and what was built at work away from the sources."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

import briefing
from briefing import bootstrap
from tests.test_project import CODE, imported

ROOT = Path(briefing.__file__).resolve().parent.parent
MADE_OF = ("briefing", "resources", "seeds", "pyproject.toml", "setup.py", "constraints.txt", "README.md", "LICENSE")


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources as they are, elsewhere, with nothing beside them that was built before."""
    folder = tmp_path_factory.mktemp("sources")
    for name in MADE_OF:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder)
    return folder


def run(*command: object, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PIP_CONSTRAINT")}
    return subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={**environment, "PYTHONUTF8": "1", **more},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-index", "--no-build-isolation", "-w", folder, ".")
    built = run(*pip, cwd=sources)
    assert built.returncode == 0, built.stdout[-2000:] + built.stderr[-2000:]
    return next(folder.glob("briefing-*.whl"))


def test_a_wheel_holds_code_resources_and_samples_and_nothing_that_only_makes_them(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for path in CODE:
        assert path.relative_to(ROOT).as_posix() in names
    for folder, inside in (("resources", "_resources"), ("seeds", "_seeds")):
        there = {path.relative_to(ROOT / folder).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()}
        wanted = {name for name in there if not name.endswith((".py", ".pyc", ".gold.json"))}
        prefix = f"briefing/{inside}/"
        assert {name.removeprefix(prefix) for name in names if name.startswith(prefix)} == wanted
    assert not [name for name in names if name.startswith(("tests", "resources", "seeds", "setup"))]


# Runs at the start of every Python that finds it, so also in worker processes.
NO_NETWORK = """
import os, sys
def watch(event, arguments):
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "urllib.Request") or (
        event in ("socket.connect", "socket.sendto") and not isinstance(arguments[1], (str, bytes))
    ):
        os.write(2, f"NETWORK {event} {arguments[1:]}".encode())
        os._exit(99)
sys.addaudithook(watch)
"""


def test_an_installed_wheel_does_everything_far_from_the_sources_and_without_a_network(wheel: Path, tmp_path: Path) -> None:
    folder = tmp_path / "environment"
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    python = bootstrap.environment_python(folder)
    installed = run(
        sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel, cwd=tmp_path
    )
    assert installed.returncode == 0, installed.stderr[-2000:]
    # The libraries are those of the environment that the tests run in, without what is installed there editably.
    purelib = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=tmp_path).stdout.strip()
    shared = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    Path(purelib, "shared.pth").write_text("\n".join(shared), encoding="utf-8")
    (tmp_path / "watch").mkdir()
    (tmp_path / "watch" / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    program = python.with_name("briefing.exe" if os.name == "nt" else "briefing")
    home = str(tmp_path / "home")
    told = run(program, "selftest", cwd=elsewhere, BRIEFING_HOME=home, PYTHONPATH=str(tmp_path / "watch"))
    assert told.returncode == 0, told.stdout + told.stderr[-3000:]
    steps = {line.split()[1]: line for line in told.stdout.splitlines()}
    assert str(Path(purelib, "briefing", "_resources")) in steps["resources"]
    assert set(steps) >= {"resources", "reading", "workers", "case", "charts", "report", "documents", "export"}
    assert all(line.startswith("ok") for line in steps.values())
    assert list(elsewhere.iterdir()) == []


def test_the_watch_over_the_network_sees_an_attempt(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    attempt = "import socket; socket.create_connection(('localhost', 9))"
    assert run(sys.executable, "-c", attempt, cwd=tmp_path, PYTHONPATH=str(tmp_path)).returncode == 99


# --- the packaged program ---------------------------------------------------------------------------------------------


def listed(name: str) -> list[str]:
    """The plain texts of a list in briefing.spec."""
    for node in ast.parse((ROOT / "briefing.spec").read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == name:
            assert isinstance(node.value, ast.List | ast.Tuple)
            return [str(one.value) for one in node.value.elts if isinstance(one, ast.Constant)]
    raise AssertionError(f"briefing.spec has no {name}")


def test_nothing_that_is_imported_is_left_out_of_the_packaged_program() -> None:
    left_out = set(listed("EXCLUDED"))
    for path in CODE:
        for module in imported(path):
            parts = module.split(".")
            prefixes = {".".join(parts[:length]) for length in range(1, len(parts) + 1)}
            assert not prefixes & left_out, f"{path.relative_to(ROOT)} imports {module}, which briefing.spec leaves out"


def test_every_backend_of_matplotlib_that_is_used_is_packaged() -> None:
    used = {
        match
        for path in CODE
        for module in imported(path)
        for match in re.findall(r"^matplotlib\.backends\.backend_(\w+)$", module)
    }
    spec = (ROOT / "briefing.spec").read_text(encoding="utf-8")
    packaged = re.search(r'"matplotlib": \{"backends": \[(.*?)\]', spec)
    assert packaged is not None
    assert used == set(re.findall(r'"(\w+)"', packaged.group(1)))


# --- setting up -------------------------------------------------------------------------------------------------------


def test_readme_tells_the_two_commands_and_ci_runs_the_second() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^python3 -m briefing\.bootstrap (\w+)$", readme, re.MULTILINE)
    assert commands == ["demo", "test"]
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").strip().splitlines()
    assert script[-1].removeprefix("exec ") == "python3 -m briefing.bootstrap test"
    assert os.name == "nt" or os.access(ROOT / ".ci" / "run", os.X_OK)


def test_what_is_set_up_is_made_anew_when_a_pin_changes_and_not_otherwise(sources: Path, tmp_path: Path) -> None:
    copy = tmp_path / "clone"
    shutil.copytree(sources, copy, ignore=shutil.ignore_patterns("resources", "seeds"))
    before = bootstrap.fingerprint(copy)
    (copy / "README.md").write_text("Another page.", encoding="utf-8")
    assert bootstrap.fingerprint(copy) == before
    constraints = copy / "constraints.txt"
    constraints.write_text(constraints.read_text(encoding="utf-8").replace("click==", "click==1"), encoding="utf-8")
    assert bootstrap.fingerprint(copy) != before
    assert bootstrap.fingerprint(sources) != before, "an environment does not move with its clone"


def test_a_library_that_is_not_there_is_noticed() -> None:
    missing = {"libno-such-thing.so.7": "libno-such-thing7"}
    assert bootstrap.missing_libraries(missing) == missing


def prepared(
    monkeypatch: pytest.MonkeyPatch,
    lacking: set[str],
    *,
    root: bool,
    apt: bool = True,
    tests: bool = False,
    window: bool = False,
) -> str:
    """What a person is told on a Linux machine that lacks some libraries and cannot install them. Empty: it goes on."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(bootstrap, "is_missing", lacking.__contains__)
    monkeypatch.setattr(bootstrap, "_is_root", lambda: root)
    monkeypatch.setattr(bootstrap, "_has_apt", lambda: apt)
    monkeypatch.setattr(bootstrap, "_install", lambda packages: f"could not install {' '.join(packages)}")
    try:
        bootstrap._prepare_system(needs_environment=False, wants_tests=tests, wants_window=window)
    except bootstrap.SetUpFailed as error:
        return str(error)
    return ""


def test_who_may_not_install_is_told_the_very_command(monkeypatch: pytest.MonkeyPatch) -> None:
    told = prepared(monkeypatch, {"libxcb-cursor.so.0", "libEGL.so.1"}, root=False, window=True)
    assert re.search(r"apt-get install -y --no-install-recommends libegl1 libxcb-cursor0$", told)


def test_where_there_is_no_apt_the_libraries_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    told = prepared(monkeypatch, {"libxcb-cursor.so.0"}, root=True, apt=False, window=True)
    assert "libxcb-cursor.so.0" in told
    assert "apt" not in told


def test_an_installation_that_fails_is_told_only_where_something_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    lacking = {"libxcb-cursor.so.0"}
    assert "could not install libxcb-cursor0" in prepared(monkeypatch, lacking, root=True, window=True)
    assert prepared(monkeypatch, lacking, root=True) == ""


def test_nobody_is_stopped_for_what_this_time_is_not_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert prepared(monkeypatch, {"libxcb-cursor.so.0", "libEGL.so.1"}, root=False) == ""
    assert prepared(monkeypatch, {"libxcb-cursor.so.0"}, root=False, tests=True) == ""
    assert "libegl1" in prepared(monkeypatch, {"libEGL.so.1"}, root=False, tests=True)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks the loader of Linux")
def test_the_libraries_that_qt_needs_are_those_that_are_looked_for() -> None:
    # What Qt's own files ask for, less what Python or the C library bring, has to be on the list.
    import PySide6

    readelf = shutil.which("readelf")
    if readelf is None:
        pytest.skip("readelf (binutils) is not installed")
    qt = Path(PySide6.__file__).parent
    asked: set[str] = set()
    for names in (
        [f"Qt/lib/libQt6{part}.so.6" for part in ("Core", "Gui", "Widgets", "Svg", "PrintSupport", "DBus", "XcbQpa")],
        ["Qt/plugins/platforms/libqxcb.so", "Qt/plugins/platforms/libqoffscreen.so"],
        [f"Qt/plugins/xcbglintegrations/libqxcb-{part}-integration.so" for part in ("egl", "glx")],
    ):
        for name in names:
            told = subprocess.run([readelf, "-d", qt / name], capture_output=True, text=True, check=True).stdout
            asked |= set(re.findall(r"\(NEEDED\)\s+Shared library: \[([^]]+)\]", told))
    always = re.compile(r"lib(c|m|dl|rt|pthread|stdc\+\+|gcc_s|z|gthread-2\.0)\.so|libQt6|libicu|ld-linux")
    wanted = {name for name in asked if not always.match(name)}
    assert wanted == {*bootstrap.QT_LIBRARIES, *bootstrap.SCREEN_LIBRARIES}


def test_the_manual_lists_the_packages_that_are_installed() -> None:
    page = (ROOT / "docs" / "manual" / "installing.md").read_text(encoding="utf-8")
    told = re.search(r"^apt-get install -y --no-install-recommends (.+)$", page, re.MULTILINE)
    assert told is not None
    assert told.group(1).split() == sorted({*bootstrap.QT_LIBRARIES.values(), *bootstrap.SCREEN_LIBRARIES.values()})


def test_setting_up_without_a_clone_says_what_to_do_and_leaves_nothing(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "briefing", tmp_path / "briefing", ignore=shutil.ignore_patterns("__pycache__"))
    told = run(sys.executable, "-m", "briefing.bootstrap", "demo", cwd=tmp_path)
    assert told.returncode == 1
    assert "briefing demo" in told.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["briefing"]


def test_an_unknown_command_is_refused_with_the_two_there_are(tmp_path: Path) -> None:
    told = run(sys.executable, "-m", "briefing.bootstrap", "install", cwd=ROOT)
    assert told.returncode == 2
    assert "demo" in told.stderr
    assert "test" in told.stderr


def test_a_failing_check_fails_the_whole_and_the_rest_is_still_run(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        bootstrap,
        "CHECKS",
        (
            ("first", ("-c", "raise SystemExit(3)")),
            ("types", ("-c", "import sys; print('wrong'); print('type', file=sys.stderr); sys.exit(1)")),
            ("contracts", ("-c", "")),
            ("tests", ("-c", "import sys; print(sys.argv[1:])")),
        ),
    )
    assert bootstrap._check(Path(sys.executable), ["-k", "nothing"]) == 1
    told = capfd.readouterr().out
    assert re.search(r"FAILED\s+first", told)
    assert re.search(r"FAILED\s+types", told)
    assert re.search(r"ok\s+contracts", told)
    assert re.search(r"ok\s+tests", told)
    assert told.index("== tests") < told.index("== types") < told.index("wrong") < told.index("== contracts")
    assert "type\n" in told
    assert "['-k', 'nothing']" in told

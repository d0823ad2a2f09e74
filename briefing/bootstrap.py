"""Sets Briefing up in a fresh clone and runs it, with nothing but Python itself.

    python3 -m briefing.bootstrap demo     the sample case, its briefing as a PDF, and the window where there is a screen
    python3 -m briefing.bootstrap test     lint, format, types, contracts between the rooms, tests

An environment is made in `.venv`, inside the clone; packages come from wherever this machine's pip is set up to look, in
the versions of constraints.txt. A second run finds everything in place and starts at once.

Only the standard library is used, and only what Python 3.7 understands as well, so that an older Python can say which one
is needed.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from briefing import __version__

OLDEST = (3, 11)
TRIED = (3, 14)  # the newest Python that every pinned package has a ready-made build for
SPACE_NEEDED_MB = 1500

# What Qt's libraries and its X11 plugin ask the system for, read off their ELF headers (PySide6-Essentials 6.11), and the
# Debian and Ubuntu package that holds it. What comes with Python itself (libc, libstdc++, zlib) is not listed.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
}
SCREEN_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

# Some tests read the PDF with another program's eyes.
PDF_READER, PDF_READER_PACKAGE = "pdftotext", "poppler-utils"

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / "briefing-setup.json"
LOG = ENVIRONMENT / "setup.log"

CHECKS = (
    ("lint", ("-m", "ruff", "check")),
    ("format", ("-m", "ruff", "format", "--check")),
    ("types", ("-m", "mypy")),
    ("contracts", ("-c", "from importlinter.cli import lint_imports_command as main; main()")),
    # each process begins with whole files, whose tests share what is slow to make; one that is done takes tests of another,
    # so that none waits for a long file; what is skipped is listed with its reason
    ("tests", ("-m", "pytest", "-q", "-rs", "-n", "auto", "--maxprocesses", "4", "--dist", "worksteal")),
)
# One process each, and done long before the tests: they run beside those, and are told of at the end.
BESIDE = ("types", "contracts")


class SetUpFailed(Exception):
    """Something a person has to do first. The message says what."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Sets up what is not set up yet and runs one command. Returns the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = argparse.ArgumentParser(
        prog="python3 -m briefing.bootstrap",
        description="Sets Briefing up in this clone and runs it. Needs nothing but Python 3.11 or newer.",
        epilog="What follows the command is handed on: to `briefing demo` (--no-window, --folder F), or to pytest.",
    )
    parser.add_argument("command", choices=("demo", "test"), help="demo: the sample case; test: every check")
    command = parser.parse_args(given[:1]).command
    try:
        if sys.version_info[:2] < OLDEST:
            return _hand_over(given)
        python = set_up(command, wants_window=command == "demo" and "--no-window" not in given)
        return _check(python, given[1:]) if command == "test" else _demonstrate(python, given[1:])
    except SetUpFailed as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Run the same command again to go on.", file=sys.stderr)
        return 130


def _tell(subject: str, words: str) -> None:
    print(f"  {subject:<12} {words}", flush=True)


# --- Python -----------------------------------------------------------------------------------------------------------


def _hand_over(arguments: list[str]) -> int:
    """Goes on with a newer Python of this machine. Raises SetUpFailed where there is none."""
    here = ".".join(str(part) for part in sys.version_info[:2])
    for minor in range(TRIED[1], OLDEST[1] - 1, -1):
        newer = shutil.which(f"python3.{minor}")
        if newer and subprocess.run([newer, "-c", ""], stderr=subprocess.DEVNULL, check=False).returncode == 0:
            print(f"Python {here} is too old for Briefing; going on with {newer}.", flush=True)
            return subprocess.call([newer, "-m", "briefing.bootstrap", *arguments], cwd=str(ROOT))
    if sys.platform == "win32":
        advice = "Install a newer one from python.org, then run this again with: py -m briefing.bootstrap"
    elif sys.platform == "darwin":
        advice = "Install a newer one from python.org or with Homebrew, then run this again with it: python3.13 -m ..."
    elif _has_apt():
        advice = (
            "Install a newer one (from Debian 12 and Ubuntu 24.04 on, python3 is new enough; on Ubuntu 22.04:\n"
            "  sudo apt-get install -y python3.11 python3.11-venv\n"
            "), then run this again."
        )
    else:
        advice = "Install a newer one with the packages of your system, then run this again."
    raise SetUpFailed(f"Briefing needs Python {OLDEST[0]}.{OLDEST[1]} or newer; this is Python {here}.\n{advice}")


def _check_python() -> None:
    if sys.maxsize <= 2**32:
        raise SetUpFailed(
            "This is a 32-bit Python, for which Qt and spaCy are not built.\nInstall a 64-bit one, then run this again."
        )
    version = ".".join(str(part) for part in sys.version_info[:3])
    newest = ".".join(str(part) for part in TRIED)
    newer = sys.version_info[:2] > TRIED
    _tell("Python", version + (f" (newer than {newest}, the newest tried: packages may be missing)" if newer else ""))


# --- what the system has to bring -------------------------------------------------------------------------------------


def _has_apt() -> bool:
    return bool(shutil.which("apt-get")) and Path("/etc/debian_version").exists()


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def is_missing(library: str) -> bool:
    """Whether the system's loader does not find a shared library, `libGL.so.1` say."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return True
    return False


def missing_libraries(libraries: Mapping[str, str]) -> dict[str, str]:
    """Those of the libraries that the system does not have, each with its Debian package."""
    return {library: package for library, package in libraries.items() if is_missing(library)}


def missing_modules() -> tuple[str, ...]:
    """The modules an environment is made with that this Python lacks: Debian keeps them in a package of their own."""
    return tuple(name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None)


def _prepare_system(*, needs_environment: bool, wants_tests: bool, wants_window: bool) -> None:
    """Installs what is missing from Debian's or Ubuntu's packages as root.

    Raises SetUpFailed with the command to run where somebody else has to; goes on without what this time is not needed.
    """
    modules = missing_modules() if needs_environment else ()
    libraries = missing_libraries({**QT_LIBRARIES, **SCREEN_LIBRARIES}) if sys.platform.startswith("linux") else {}
    no_pdf_reader = wants_tests and shutil.which(PDF_READER) is None
    if not modules and not libraries and not no_pdf_reader:
        return
    from_system = getattr(sys, "base_prefix", sys.prefix) == "/usr"
    packages = sorted(set(libraries.values()))
    if no_pdf_reader:
        packages.append(PDF_READER_PACKAGE)
    if modules and from_system:
        packages.insert(0, f"python3.{sys.version_info[1]}-venv")
    refusal = ""
    if _has_apt() and _is_root() and packages:
        refusal = _install(packages)
        importlib.invalidate_caches()
        modules = missing_modules() if needs_environment else ()
        libraries = missing_libraries(libraries)
        packages = sorted(set(libraries.values()))
        no_pdf_reader = wants_tests and shutil.which(PDF_READER) is None
    needed = [library for library in libraries if wants_window or (wants_tests and library in QT_LIBRARIES)]
    if not modules and not needed:
        if libraries:
            _tell("System", "without the libraries a window needs; the commands work without them")
        if no_pdf_reader:
            _tell("System", f"without {PDF_READER} ({PDF_READER_PACKAGE}): tests that read a PDF with it are skipped")
        return
    if modules and not from_system:
        raise SetUpFailed(
            f"This Python ({sys.executable}) comes without {' and '.join(modules)}, which an environment is made with.\n"
            "Run this again with another Python: the system's own, or one from python.org."
        )
    if refusal:
        raise SetUpFailed(refusal)
    if _has_apt() and not _is_root():
        who = "sudo " if shutil.which("sudo") else ""
        as_root = "" if who else " as root"
        raise SetUpFailed(
            f"Some packages of the system are missing. Run this{as_root}, then the same command again:\n\n"
            f"  {who}apt-get update && {who}apt-get install -y --no-install-recommends {' '.join(packages)}"
        )
    lacking = [*(f"the Python module {name}" for name in modules), *needed]
    raise SetUpFailed(
        f"The system lacks {', '.join(lacking)}.\n"
        "Install the packages of your system that hold them, then run the same command again."
    )


def _install(packages: Sequence[str]) -> str:
    """Installs Debian packages. Returns what to say where that failed, nothing where it did not."""
    _tell("System", f"installing {' '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    tried = subprocess.run(install, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if tried.returncode != 0:  # the lists of a bare machine are empty or old
        subprocess.run(["apt-get", "update"], env=environment, stdout=subprocess.DEVNULL, check=False)
        tried = subprocess.run(install, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if tried.returncode == 0:
        return ""
    said = tried.stdout.decode("utf-8", "replace").strip().splitlines()[-5:]
    return (
        "The system's packages could not be installed:\n\n  " + "\n  ".join(said) + "\n\n"
        f"Once this works, run the same command again:\n\n  {' '.join(install)}"
    )


# --- the environment --------------------------------------------------------------------------------------------------


def environment_python(environment: Path = ENVIRONMENT) -> Path:
    """The Python of an environment."""
    return environment.joinpath("Scripts", "python.exe") if sys.platform == "win32" else environment / "bin" / "python"


def fingerprint(root: Path = ROOT) -> str:
    """What the set-up depends on: declared packages, their versions, this Python, and where the clone lies."""
    digest = hashlib.sha256()
    for name in ("pyproject.toml", "constraints.txt", "setup.py", "briefing/__init__.py"):
        digest.update((root / name).read_bytes())
    digest.update(f"{sys.version_info[:2]} {root}".encode())
    return digest.hexdigest()


def _stamped() -> dict[str, str]:
    try:
        found = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _stamp(**what: str) -> None:
    STAMP.write_text(json.dumps(what), encoding="utf-8")


def set_up(command: str, *, wants_window: bool) -> Path:
    """Makes the environment in the clone, or brings it up to date. Returns its Python.

    Raises SetUpFailed when something has to be done by hand first.
    """
    if not (ROOT / "pyproject.toml").is_file() or not (ROOT / "constraints.txt").is_file():
        raise SetUpFailed(
            "This sets up a clone of Briefing's sources, and here is none: Briefing is installed already.\n"
            "Run `briefing demo` instead."
        )
    screen = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    started = time.monotonic()
    print(f"Briefing {__version__} in {ROOT}", flush=True)
    _check_python()
    python = environment_python()
    stamp, wanted = _stamped(), fingerprint()
    in_place = stamp.get("fingerprint") == wanted and python.exists()
    _prepare_system(
        needs_environment=not in_place,
        wants_tests=command == "test",
        wants_window=wants_window and screen,
    )
    extras = "dev" if command == "test" or stamp.get("extras") == "dev" else ""
    if in_place and stamp.get("extras") == extras:
        _tell("Packages", "in place")
        return python
    if stamp.get("root", str(ROOT)) != str(ROOT) or not _works(python):  # an environment does not move with its clone
        _make_environment()
    _stamp(root=str(ROOT), extras=extras)  # no fingerprint yet: an interrupted set-up is no set-up
    _install_packages(python, extras)
    _stamp(root=str(ROOT), extras=extras, fingerprint=wanted)
    _tell("Ready", f"after {time.monotonic() - started:.0f} s")
    return python


def _works(python: Path) -> bool:
    """Whether an environment runs this version of Python and has pip: one moved or made half does not."""
    if not python.exists():
        return False
    probe = "import sys, pip; print(sys.version_info[:2] == tuple(map(int, sys.argv[1:])))"
    said = subprocess.run(
        [str(python), "-c", probe, *(str(part) for part in sys.version_info[:2])],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return said.returncode == 0 and said.stdout.strip() == b"True"


def _make_environment() -> None:
    free_mb = shutil.disk_usage(str(ROOT)).free // 1_000_000
    if free_mb < SPACE_NEEDED_MB:
        raise SetUpFailed(
            f"The set-up takes some {SPACE_NEEDED_MB} MB, and {free_mb} MB are free on the disk of {ROOT}.\n"
            "Make room, or clone onto another disk, then run this again."
        )
    _tell("Environment", f"making {ENVIRONMENT.relative_to(ROOT)}")
    python = getattr(sys, "_base_executable", None) or sys.executable  # when called with the environment's own
    made = subprocess.run(
        [python, "-m", "venv", "--clear", str(ENVIRONMENT)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    if made.returncode != 0:
        said = made.stdout.decode("utf-8", "replace").strip()
        raise SetUpFailed(f"The environment in {ENVIRONMENT} could not be made:\n\n{said}")


_LARGE = re.compile(r"^\s*(?:Downloading|Using cached) (?:\S*/)?(\w+)-\d\S* \((\d{2,}\.?\d* MB|\d\S* GB)\)")


def _install_packages(python: Path, extras: str) -> None:
    command = [str(python), "-m", "pip", "install", "--progress-bar", "off", "--disable-pip-version-check"]
    command += ["-c", "constraints.txt", "-e", f".[{extras}]" if extras else "."]
    _tell("Packages", "fetching and installing; the first time this takes some minutes")
    environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}
    with LOG.open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, cwd=str(ROOT)
        )
        assert process.stdout is not None
        for raw in process.stdout:
            line = raw.decode("utf-8", "replace")
            log.write(line)
            large = _LARGE.match(line)
            if large:
                _tell("", f"{large.group(1)}, {large.group(2)}")
            elif line.startswith("Installing collected packages"):
                _tell("", f"installing {line.count(',') + 1} packages")
        status = process.wait()
    if status == 0:
        return
    said = [line for line in LOG.read_text(encoding="utf-8").splitlines() if line.strip()][-12:]
    raise SetUpFailed(
        "pip could not install the packages. Its last words:\n\n  " + "\n  ".join(said) + "\n\n"
        f"All of them are in {LOG}. If the packages could not be fetched, check the connection and\n"
        "`python3 -m pip config list`, then run the same command again: what was fetched is kept."
    )


# --- the two commands -------------------------------------------------------------------------------------------------


def _demonstrate(python: Path, arguments: Sequence[str]) -> int:
    print(flush=True)
    status = subprocess.call([str(python), "-m", "briefing", "demo", *arguments], cwd=str(ROOT))
    if status == 0:
        program = python.with_name("briefing.exe" if sys.platform == "win32" else "briefing").relative_to(ROOT)
        print(f"\nFrom now on {program} opens the window, and {program} --help tells the commands.")
    return status


def _head(name: str) -> None:
    print(f"\n== {name} ".ljust(80, "="), flush=True)


def _check(python: Path, arguments: Sequence[str]) -> int:
    """Every check, also after one that failed. What is given is handed on to pytest."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}

    def run(name: str, words: Sequence[str], output: IO[bytes] | None = None) -> tuple[str, int, float]:
        started = time.monotonic()
        errors = None if output is None else subprocess.STDOUT
        status = subprocess.call([str(python), *words], cwd=str(ROOT), env=environment, stdout=output, stderr=errors)
        return name, status, time.monotonic() - started

    results: list[tuple[str, int, float]] = []
    with ThreadPoolExecutor() as others, ExitStack() as files:
        told = {name: files.enter_context(tempfile.TemporaryFile()) for name, _ in CHECKS if name in BESIDE}
        beside = {name: others.submit(run, name, words, told[name]) for name, words in CHECKS if name in BESIDE}
        for name, words in CHECKS:
            if name not in BESIDE:
                _head(name)
                results.append(run(name, [*words, *arguments] if name == "tests" else words))
        for name, one in beside.items():
            results.append(one.result())
            _head(name)
            told[name].seek(0)
            print(told[name].read().decode("utf-8", "replace"), end="", flush=True)
    _head("summary")
    for name, status, seconds in results:
        print(f"  {'ok' if status == 0 else 'FAILED':<8} {name:<12} {seconds:6.1f} s")
    return 1 if any(status for _, status, _ in results) else 0


if __name__ == "__main__":
    sys.exit(main())

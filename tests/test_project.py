"""The project as a whole: who imports whom, what the pages promise, what must never be in a tracked file."""

from __future__ import annotations

import ast
import functools
import inspect
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import briefing
from briefing import errors

ROOT = Path(briefing.__file__).resolve().parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = {contract["name"]: contract for contract in PROJECT["tool"]["importlinter"]["contracts"]}
CODE = sorted(path for path in (ROOT / "briefing").rglob("*.py"))


@functools.cache
def imported(path: Path) -> tuple[str, ...]:
    """The modules a file imports, wherever in it it does so."""
    return tuple(_imported(path))


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            yield node.module or ""
            yield from (f"{node.module}.{name.name}" for name in node.names)


def tracked() -> list[Path]:
    """The files of the project, also in a clone without git's own folder."""
    if (ROOT / ".git").exists() and shutil.which("git"):
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
        return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]
    left_out = {".venv", "build", "dist", "demo", "__pycache__"}
    found = []
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in left_out and not name.startswith(".")]
        found += [Path(folder, name) for name in files]
    return found


def test_the_page_on_architecture_tells_the_layers_that_are_checked() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    told = [block.split("\n") for block in re.findall(r"^```\n(.*?)\n```$", page, re.MULTILINE | re.DOTALL)]
    assert CONTRACTS["Everything points down"]["layers"] in told


def test_every_room_has_its_layer_and_its_line_on_the_page() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    layers = {name.strip() for layer in CONTRACTS["Everything points down"]["layers"] for name in re.split(r"[|:]", layer)}
    rooms = {path.stem for path in (ROOT / "briefing").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    rooms -= {"__init__", "__main__", "bootstrap"}
    assert layers == {f"briefing.{room}" for room in rooms}
    for room in rooms:
        assert f"| `{room}/` |" in page or f"| `{room}.py` |" in page, f"architecture.md does not tell what {room} is for"


@pytest.mark.parametrize(
    ("room", "contract"),
    [
        ("extract", "Reading goes from words to passages"),
        ("usecases", "What is wanted goes from a case read to a paper handed out"),
        ("ui", "The window is built from words up to its frame"),
    ],
)
def test_every_room_within_a_room_has_its_layer(room: str, contract: str) -> None:
    layers = CONTRACTS[contract]["layers"]
    named = {name.rpartition(".")[2] for layer in layers for name in re.split(r"[ |:]+", layer)}
    rooms = {
        one.stem for one in (ROOT / "briefing" / room).iterdir() if one.suffix == ".py" or (one / "__init__.py").exists()
    }
    assert named == rooms - {"__init__"}


# One import for each contract that breaks it: the file it is added to, and what is added.
OFFENCES = {
    "Everything points down": ("briefing/store/rows.py", "import briefing.reconcile.names"),
    "Reading goes from words to passages": (
        "briefing/extract/names/mentions.py",
        "import briefing.extract.events.happenings",
    ),
    "What is wanted goes from a case read to a paper handed out": (
        "briefing/usecases/looking/totals.py",
        "import briefing.usecases.editing.edits",
    ),
    "The window is built from words up to its frame": (
        "briefing/ui/painting/signs.py",
        "import briefing.ui.panes.timeline",
    ),
    "Qt only in the window": ("briefing/usecases/wording/citing.py", "import PySide6.QtCore"),
    "SQL only in the store": ("briefing/ui/case/undo.py", "import sqlite3"),
    "spaCy only in extraction": ("briefing/knowledge/folding.py", "import spacy"),
    "Typst only in the report": ("briefing/charts/theme.py", "import typst"),
    "Word documents and cut fonts only in the report": ("briefing/usecases/briefings/publishing.py", "import docx"),
    "Calendars only in the exchange": ("briefing/report/faces.py", "import icalendar"),
    "matplotlib only in the charts and on their canvas": ("briefing/report/payload.py", "import matplotlib.figure"),
    "The domain needs the standard library alone": ("briefing/domain/tally.py", "import numpy"),
}


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    words = "from importlinter.cli import lint_imports_command as main; main()"
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-c", words, "--no-cache"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package and its contracts, to be spoiled."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "briefing", folder / "briefing", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def test_every_contract_is_broken_once_on_purpose() -> None:
    assert set(OFFENCES) == set(CONTRACTS)


def test_the_contracts_hold(copy: Path) -> None:
    found = lint_imports(copy)
    assert found.returncode == 0, found.stdout[-3000:] + found.stderr[-2000:]
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken" in found.stdout


@pytest.mark.parametrize("contract", OFFENCES)
def test_a_broken_contract_is_noticed(copy: Path, contract: str) -> None:
    name, offence = OFFENCES[contract]
    file = copy / name
    kept = file.read_text(encoding="utf-8")
    try:
        file.write_text(f"{kept}\n{offence}\n", encoding="utf-8")
        found = lint_imports(copy)
    finally:
        file.write_text(kept, encoding="utf-8")
    assert found.returncode != 0
    assert f"{contract} BROKEN" in found.stdout


def test_the_domain_imports_the_standard_library_alone() -> None:
    for path in (ROOT / "briefing" / "domain").rglob("*.py"):
        for module in imported(path):
            top = module.split(".")[0]
            assert top in sys.stdlib_module_names or top == "briefing", f"{path.name} imports {module}"


def test_setting_up_needs_nothing_that_is_not_there_yet() -> None:
    source = (ROOT / "briefing" / "bootstrap.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 7))  # an old Python must get as far as saying that it is too old
    ast.parse((ROOT / "briefing" / "__init__.py").read_text(encoding="utf-8"), feature_version=(3, 7))
    for module in imported(ROOT / "briefing" / "bootstrap.py"):
        assert module.split(".")[0] in sys.stdlib_module_names or module in ("briefing", "briefing.__version__"), module


NETWORK = frozenset(
    """
    socket ssl socketserver ftplib poplib imaplib smtplib telnetlib xmlrpc http urllib.request urllib.robotparser
    urllib.error webbrowser asyncio requests httpx aiohttp urllib3 pycurl websocket websockets
    trafilatura.downloads trafilatura.fetch_url trafilatura.fetch_response trafilatura.spider trafilatura.feeds
    PySide6.QtNetwork PySide6.QtWebSockets PySide6.QtWebEngineCore PySide6.QtWebEngineWidgets
    """.split()
)


def test_nothing_of_ours_talks_to_a_network() -> None:
    for path in CODE:
        for module in imported(path):
            assert not NETWORK & {module, module.split(".")[0]}, f"{path.relative_to(ROOT)} imports {module}"


def test_no_template_fetches_a_package() -> None:
    templates = list((ROOT / "resources" / "templates").rglob("*.typ"))
    assert templates
    for path in templates:
        assert "@preview" not in path.read_text(encoding="utf-8"), path.name


# Written in pieces, or this file would find itself.
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:" + "|".join(["ro" + "ot", "wo" + "rk", "ho" + r"me/\w+"]) + r")(?:/|\b)")
REGISTRIES = re.compile(
    "|".join(map(re.escape, ("pypi" + ".org", "python" + "hosted", "deb." + "debian", "npm" + "js", "index" + "-url")))
)


def test_no_tracked_file_knows_a_machine_or_a_registry() -> None:
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            where = f"{path.relative_to(ROOT)}:{number}"
            assert not MACHINE_PATHS.search(line), f"{where} has a path of some machine: {line[:120]}"
            assert not REGISTRIES.search(line), f"{where} has an address of a registry: {line[:120]}"


def test_no_tracked_file_is_made_by_running() -> None:
    for path in tracked():
        parts = path.relative_to(ROOT).parts
        assert "__pycache__" not in parts, path
        assert path.suffix not in (".pyc", ".whl"), path


def error_classes() -> list[type[errors.BriefingError]]:
    return [
        one
        for _, one in inspect.getmembers(errors, inspect.isclass)
        if issubclass(one, errors.BriefingError) and one.__module__ == errors.__name__
    ]


def test_every_error_is_on_its_page_with_its_exit_status() -> None:
    page = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    told = {
        (code, name, int(status))
        for code, name, status in re.findall(r"^\| ([A-Z]\d{3}) \| (\w+) \|.*\| (\d+) \|$", page, re.MULTILINE)
    }
    assert told == {(one.code, one.__name__, one.exit_status) for one in error_classes()}


def test_no_two_errors_share_a_code_and_each_says_what_it_means() -> None:
    found = error_classes()
    assert len({one.code for one in found}) == len(found)
    assert all(one.__doc__ for one in found)


def test_every_error_crosses_between_processes_whole() -> None:
    import pickle

    for one in error_classes():
        there = pickle.loads(pickle.dumps(one("It is gone.", "Look for it.")))
        assert (type(there), there.sentence, there.advice) == (one, "It is gone.", "Look for it.")


def test_the_version_is_the_same_everywhere() -> None:
    assert PROJECT["tool"]["setuptools"]["dynamic"]["version"]["attr"] == "briefing.__version__"
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## \[(\d+\.\d+\.\d+)\]", changes, re.MULTILINE)
    assert newest is not None
    assert newest.group(1) == briefing.__version__
    command = [sys.executable, "-m", "briefing", "--version"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert told.strip() == f"briefing {briefing.__version__}"


def direct() -> dict[str, Requirement]:
    """What the project names itself, of all extras."""
    project = PROJECT["project"]
    lines = [*project["dependencies"], *(line for extra in project["optional-dependencies"].values() for line in extra)]
    return {canonicalize_name(one.name): one for one in map(Requirement, lines)}


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").split()
    found = [re.fullmatch(r"([\w.-]+)==([\w.+!]+)", line) for line in lines]
    assert all(found), "constraints.txt holds names and exact versions alone"
    named = {canonicalize_name(one.group(1)): one.group(2) for one in found if one}
    assert len(named) == len(lines), "a library is pinned twice"
    return named


def test_every_direct_dependency_is_pinned_to_a_version_that_is_allowed() -> None:
    pinned = pins()
    for name, wanted in direct().items():
        assert name in pinned, f"{name} is not pinned"
        assert wanted.specifier.contains(pinned[name]), f"{name} {pinned[name]} is not {wanted.specifier}"
        assert wanted.url is None


def test_every_direct_dependency_says_why_it_is_there() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    told = {canonicalize_name(name) for name in re.findall(r"^\| ([\w-]+) \|", page, re.MULTILINE)} - {"library", "-"}
    told = {name for name in told if set(name) != {"-"}}
    assert told == set(direct())


def test_what_is_imported_is_declared() -> None:
    names = {"yaml": "pyyaml", "frontmatter": "python-frontmatter", "markdown_it": "markdown-it-py", "docx": "python-docx"}
    names["dateutil"] = "python-dateutil"
    brought_along = {"shiboken6": "pyside6-essentials", "thinc": "spacy", "srsly": "spacy", "PySide6": "pyside6-essentials"}
    runtime = {canonicalize_name(Requirement(line).name) for line in PROJECT["project"]["dependencies"]}
    for path in CODE:
        for module in imported(path):
            top = module.split(".")[0]
            if top in sys.stdlib_module_names or top in ("briefing", ""):
                continue
            name = canonicalize_name(brought_along.get(top) or names.get(top) or top)
            assert name in runtime, f"{path.relative_to(ROOT)} imports {module}, which pyproject.toml does not name"


LINK = re.compile(r"(?<!\\)\[[^\]]*\]\(([^)\s]+)\)")


@pytest.mark.parametrize(
    "page", sorted((*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"))), ids=lambda path: str(path.relative_to(ROOT))
)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        file, _, section = target.partition("#")
        aim = (page.parent / file).resolve() if file else page
        assert aim.exists(), f"{page.name} leads to {target}, which is not there"
        if section and aim.suffix == ".md":
            heads = re.findall(r"^#+ (.+)$", aim.read_text(encoding="utf-8"), re.MULTILINE)
            anchors = {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}
            assert section in anchors, f"{page.name} leads to {target}: {file or page.name} has no such heading"


def test_every_decision_is_on_the_list_and_numbered_once() -> None:
    folder = ROOT / "docs" / "decisions"
    pages = sorted(path.name for path in folder.glob("[0-9]*.md"))
    assert [name[:4] for name in pages] == [f"{number:04}" for number in range(1, len(pages) + 1)]
    index = (folder / "README.md").read_text(encoding="utf-8")
    assert [name for name in LINK.findall(index) if name[:4].isdigit()] == pages
    for name in pages:
        text = (folder / name).read_text(encoding="utf-8")
        for part in ("**Question.**", "**Answer.**", "**Why", "**Weighed too.**"):
            assert part in text, f"{name} lacks {part}"


def run_at_import(body: list[ast.stmt]) -> Iterator[ast.Import | ast.ImportFrom]:
    """The imports that are made as a module is run, not those of its functions or for a type checker."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            yield from run_at_import(node.orelse)
        else:
            yield from (one for one in ast.walk(node) if isinstance(one, ast.Import | ast.ImportFrom))


def circular(files: list[Path], root: Path) -> list[str]:
    """The modules whose import leads back to them: of these it matters which one is imported first, of no others."""
    names = {".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__"): path for path in files}
    needed: dict[str, set[str]] = {}
    for name, path in names.items():
        aims = set()
        for node in run_at_import(ast.parse(path.read_text(encoding="utf-8")).body):
            if isinstance(node, ast.Import):
                aims |= {one.name for one in node.names}
            else:
                inside = {f"{node.module}.{one.name}" for one in node.names}
                aims |= inside & set(names) or {node.module or ""}
                aims |= {node.module or ""} if inside - set(names) else set()
        around = {
            aim[:at] for aim in aims for at, sign in enumerate(aim) if sign == "."
        }  # packages, run before their modules
        needed[name] = {aim for aim in aims if aim in names} | {
            package for package in around if package in names and not f"{name}.".startswith(f"{package}.")
        }

    def leads_back(name: str) -> bool:
        seen: set[str] = set()
        left = [*needed[name]]
        while left:
            if (one := left.pop()) not in seen:
                seen.add(one)
                left += needed[one]
        return name in seen

    return [name for name in names if leads_back(name)]


FRESHLY = """
import importlib, sys
for name in sys.stdin.read().split():
    for one in [one for one in sys.modules if one.split(".")[0] == "briefing"]:
        del sys.modules[one]
    importlib.import_module(name)
"""
ALL = "import importlib, sys\nfor name in sys.stdin.read().split():\n    importlib.import_module(name)"


def test_every_module_can_be_the_first_that_is_imported() -> None:
    # A circle between modules shows only in the order in which somebody happens to import them.
    files = [path for path in CODE if path.name != "__main__.py"]
    every = [".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in files]
    for command, names in ((ALL, every), (FRESHLY, circular(files, ROOT))):
        found = subprocess.run(
            [sys.executable, "-c", command], input="\n".join(names), cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert found.returncode == 0, found.stderr[-2000:]


def test_a_circle_between_modules_is_seen(tmp_path: Path) -> None:
    texts = {
        "a/__init__.py": "from a.one import x",
        "a/one.py": "import a.two",
        "a/two.py": "def later():\n    from a import one\nfrom a import three",
        "a/three.py": "try:\n    from a.two import later\nexcept ImportError:\n    pass",
        "a/four.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from a import five",
        "a/five.py": "from a import four",
        "b/__init__.py": "from b.six import y",
        "b/six.py": "from b import z",
        "b/seven.py": "from b.six import y",
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert circular([tmp_path / name for name in texts], tmp_path) == ["a.two", "a.three", "b", "b.six"]

"""Every text of the window can be translated, and none is hidden in the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from pytestqt.qtbot import QtBot

from briefing.ui.craft.theme import Theme
from briefing.ui.panes.map import MapPane
from briefing.ui.seen.selection import Selection
from briefing.ui.seen.view import View
from briefing.ui.wording import translating, words
from briefing.usecases.wording.forms import Form
from tests.sample_corpus import sample_corpus

FOLDER = Path(words.__file__).parent
# What puts text in front of somebody.
SHOWERS = {
    "setText", "setToolTip", "setStatusTip", "setWindowTitle", "setPlaceholderText", "setAccessibleName",
    "setAccessibleDescription", "showMessage", "addMenu", "addTab", "setTitle", "setLabelText", "setHeaderLabels",
    "setSuffix", "setPrefix", "setSpecialValueText", "QAction", "QLabel", "QPushButton", "QCheckBox",
    "QRadioButton", "QGroupBox", "QToolButton", "label", "tool", "EmptyState", "Notice", "OneOf", "PickButton",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    translating.exchange(lambda _context, text: text)


def literals(path: Path) -> list[str]:
    """Texts that are given to a control where they should come from a words module."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for given in node.args if name in SHOWERS else ():
            for part in ast.walk(given):
                if isinstance(part, ast.Call) and part is not given:
                    break
                if isinstance(part, ast.Constant) and isinstance(part.value, str) and _is_language(part.value):
                    found.append(f"{path.name}:{part.lineno}: {part.value!r}")
    return found


def _is_language(text: str) -> bool:
    """Words, as against the name of an icon or a style ("down", "flat")."""
    letters = sum(letter.isalpha() for letter in text)
    return letters > 2 and (" " in text.strip() or text[:1].isupper())


def test_no_text_of_the_window_is_hidden_in_the_code() -> None:
    hidden = [one for path in sorted(FOLDER.rglob("*.py")) if not path.stem.endswith("words") for one in literals(path)]
    assert not hidden, "\n".join(hidden)


def test_the_search_for_hidden_texts_finds_one(tmp_path: Path) -> None:
    path = tmp_path / "pane.py"
    path.write_text('def make(self):\n    self.button.setText("Save this")\n    tool("down", words.SAVE)\n')
    assert literals(path) == ["pane.py:2: 'Save this'"]


def test_no_text_is_hidden_in_a_function_of_a_words_module() -> None:
    """Only what stands in a constant is exchanged."""
    hidden = []
    for path in sorted(FOLDER.glob("*words.py")):
        for function in (
            one for one in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(one, ast.FunctionDef)
        ):
            doc = ast.get_docstring(function, clean=False)
            keys = [one.slice for one in ast.walk(function) if isinstance(one, ast.Subscript)]
            for part in ast.walk(function):
                if isinstance(part, ast.FormattedValue):
                    keys.append(part.format_spec)  # type: ignore[arg-type]
            known = {id(inner) for key in keys if key is not None for inner in ast.walk(key)}
            hidden += [
                f"{path.name}:{one.lineno}: {one.value!r}"
                for one in ast.walk(function)
                if isinstance(one, ast.Constant)
                and isinstance(one.value, str)
                and one.value != doc
                and id(one) not in known
                if any(letter.isalpha() for letter in one.value)
            ]
    assert not hidden, "\n".join(hidden)


def test_numbers_of_things_are_told_in_the_other_language() -> None:
    english = words.articles(1), words.articles(2), words.events_of(2, 5)
    translating.exchange(lambda _context, text: {"articles": "статьи", "event": "событие"}.get(text, ""))
    assert (words.articles(1), words.articles(2)) == (english[0], "2 статьи")
    translating.exchange(lambda _context, _text: "")
    assert (words.articles(1), words.articles(2), words.events_of(2, 5)) == english


def test_every_text_is_in_the_file_for_translators() -> None:
    root = ElementTree.fromstring(translating.template().split("<!DOCTYPE TS>\n")[1])
    told = {one.text for one in root.iter("source")}
    assert {words.UNDO, words.PANE_TIMELINE, *words.STATUSES.values(), *words.THEMES.values()} <= told
    assert all(one.get("type") == "unfinished" for one in root.iter("translation"))
    assert {one.text for one in root.iter("name")} >= {"words"}


def test_another_language_comes_in_by_one_door_and_goes_again() -> None:
    english = words.PANE_TIMELINE, words.REVIEWED_OF, dict(words.THEMES)
    translating.exchange(lambda _context, text: f"«{text}»")
    assert f"«{english[0]}»" == words.PANE_TIMELINE
    assert words.THEMES["dark"] == "«Dark»"
    assert words.REVIEWED_OF.format(done=1, total=2) == f"«{english[1].format(done=1, total=2)}»"
    translating.exchange(lambda _context, _text: "")
    assert english == (words.PANE_TIMELINE, words.REVIEWED_OF, words.THEMES)


def test_a_translation_that_loses_a_number_is_not_taken() -> None:
    before = words.REVIEWED_OF
    translating.exchange(lambda _context, text: "Durchgesehen" if text == before else "")
    assert before == words.REVIEWED_OF


def test_without_a_file_for_the_language_the_words_stay_english(qapp: QCoreApplication, tmp_path: Path) -> None:
    before = words.UNDO
    assert not translating.install(qapp, tmp_path, QLocale("de_DE"))
    assert before == words.UNDO


def test_the_map_of_the_window_is_told_in_the_other_language(qtbot: QtBot, looks: Theme) -> None:
    translating.exchange(lambda _context, text: re.sub(r"(?<![{\w])[A-Za-z]+(?![\w}])", "ж", text))
    view = View(sample_corpus())
    pane = MapPane(Selection())
    qtbot.addWidget(pane)
    pane.resize(700, 500)
    pane.show()
    pane.show_case(view)
    qtbot.waitUntil(lambda: bool(pane.map.laid().marks))
    assert "Natural" not in pane.disclaimer.text()
    told = {one.killed for one in pane.map.laid().marks if one.killed}
    assert told
    assert not any("or more" in one or "at least" in one for one in told)
    saved = pane.sheet("Case").data(Form.SVG).decode()
    assert "Natural Earth" not in saved
    assert "status of any territory" not in saved
    pane.hide()

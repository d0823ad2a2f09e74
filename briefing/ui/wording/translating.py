"""The one door for other languages: every text of the window stands in a words module, and is exchanged here before the
window is built.

Translators work with Qt Linguist: `template` writes all texts as a .ts file, in which a text is found by its English
wording within its module. What lrelease makes of it, `briefing_<locale>.qm` in the resources, is taken when the program
starts. Without such a file, and for texts that it lacks, the words stay English.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from briefing.ui import wording

_HELD = "_briefing_english"  # the English texts of a module, once it has been translated


def modules() -> tuple[ModuleType, ...]:
    """The modules that hold words: those of this room whose name ends in `words`."""
    names = sorted(one.name for one in pkgutil.iter_modules(wording.__path__) if one.name.endswith("words"))
    return tuple(importlib.import_module(f"{wording.__name__}.{name}") for name in names)


def _english(module: ModuleType) -> dict[str, Any]:
    held: dict[str, Any] | None = getattr(module, _HELD, None)
    if held is None:
        held = {name: value for name, value in vars(module).items() if name.isupper() and not name.startswith("_")}
        setattr(module, _HELD, held)
    return held


def texts(module: ModuleType) -> tuple[str, ...]:
    """Every English text of a module, each once, in the order in which they stand there."""

    def inside(value: Any) -> Iterator[str]:
        if isinstance(value, str):
            if any(letter.isalpha() for letter in value):
                yield value
        elif isinstance(value, dict):
            for one in value.values():
                yield from inside(one)
        elif isinstance(value, (tuple, list)):
            for one in value:
                yield from inside(one)

    return tuple(dict.fromkeys(text for value in _english(module).values() for text in inside(value)))


def exchange(translate: Callable[[str, str], str]) -> None:
    """Put in what `translate(module, English text)` gives for each text; an empty answer leaves the English one.

    A text that lacks a place holder of the English one ("{number}") is not taken: it would lose what is told.
    """

    def other(context: str, value: Any) -> Any:
        if isinstance(value, str):
            found = translate(context, value) if value else ""
            return found if found and _fields(found) == _fields(value) else value
        if isinstance(value, dict):
            return {key: other(context, one) for key, one in value.items()}
        if isinstance(value, tuple):
            return tuple(other(context, one) for one in value) if type(value) is tuple else value
        return value

    for module in modules():
        context = module.__name__.rsplit(".", 1)[-1]
        for name, value in _english(module).items():
            setattr(module, name, other(context, value))


def _fields(text: str) -> set[str]:
    from string import Formatter

    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:  # a brace that is none of ours
        return set()


def template() -> str:
    """All texts as a Qt Linguist file without translations (XML, the TS format 2.1)."""
    root = ElementTree.Element("TS", version="2.1", sourcelanguage="en")
    for module in modules():
        context = ElementTree.SubElement(root, "context")
        ElementTree.SubElement(context, "name").text = module.__name__.rsplit(".", 1)[-1]
        for text in texts(module):
            message = ElementTree.SubElement(context, "message")
            ElementTree.SubElement(message, "source").text = text
            ElementTree.SubElement(message, "translation", type="unfinished")
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def install(application: QCoreApplication, folder: Path, locale: QLocale | None = None) -> bool:
    """Take the words of a language, the system's by itself, where there is a file for it in the folder. Whether there was
    one. To be called before the window is built.
    """
    translator = QTranslator(application)
    if not translator.load(locale or QLocale(), "briefing", "_", str(folder)):
        return False
    exchange(lambda context, text: translator.translate(context, text) or "")
    return True

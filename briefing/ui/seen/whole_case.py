"""Reading a whole case into a view: in any thread, of a connection of its own or of the window's."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from briefing.domain.corpus import Corpus
from briefing.domain.likeness import SETTING, read_verdicts
from briefing.domain.text import ArticleId
from briefing.store.casefile import CaseFile
from briefing.store.connection import give_back, without_collection
from briefing.ui.seen.patching import whole
from briefing.ui.seen.view import View


class Whole(NamedTuple):
    """A case as it is stored, and as it is shown."""

    stored: Corpus
    view: View


def read_whole(file: CaseFile) -> Whole:
    """Read everything. Raises BriefingError."""
    stored = file.corpus()
    return Whole(stored, view_of(file, whole(stored), near_duplicates(file)))


def read_apart(path: Path) -> Callable[[threading.Event], Whole | None]:
    """The same as work for another thread, with what all panes ask of the view worked out already."""

    def work(stop: threading.Event) -> Whole | None:
        with without_collection(to_stay=True):  # nor would widgets bear to be collected here
            with CaseFile.open(path, read_only=True) as file:
                found = read_whole(file)
            if stop.is_set():
                return None
            found.view.warm()
        give_back()
        return found

    return work


def view_of(file: CaseFile, corpus: Corpus, duplicates: dict[ArticleId, ArticleId]) -> View:
    """A corpus with what the case holds beside it of actors."""
    verdicts = read_verdicts(file.settings.get(SETTING))
    return View(corpus, duplicates, notes=file.actors.notes(), verdicts=verdicts)


def near_duplicates(file: CaseFile) -> dict[ArticleId, ArticleId]:
    """The articles that repeat others, and which."""
    return file.articles.copies()

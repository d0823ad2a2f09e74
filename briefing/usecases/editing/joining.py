"""Joining a case after each edit, away from whoever waits for an answer: what the edit did not touch is neither read nor
worked out again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from operator import is_
from pathlib import Path
from typing import Any

from briefing.domain.actor import ActorId
from briefing.domain.change import Change
from briefing.domain.corpus import Corpus
from briefing.domain.findings import Findings
from briefing.domain.place import PlaceId
from briefing.domain.text import Article
from briefing.reconcile import Reconciler
from briefing.store.casefile import CaseFile

Same = tuple[Mapping[ActorId, ActorId], Mapping[PlaceId, PlaceId]]


@dataclass(frozen=True, slots=True)
class Joined:
    """A case joined, and which joined actor and place each that was read is."""

    corpus: Corpus
    same: Same
    written: Change | None = None
    """What shows otherwise, where the joined view is written already."""


class Joiner:
    """Joins one case file again and again, in whichever one thread. Keeps what it read and worked out; what comes out is
    always what joining everything anew would give.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._articles: tuple[Article, ...] = ()
        self._findings: tuple[Findings, ...] = ()
        self._reconciler = Reconciler()
        self._made = Corpus()
        self._handed: Corpus | None = None

    def join(
        self, touched: Change, shown: Corpus | None = None, is_unwanted: Callable[[], bool] = lambda: False
    ) -> Joined | None:
        """Join the case as it is now. `touched` is everything that was edited since an answer was last taken, or more.
        None once the answer is unwanted.

        `shown` is the corpus as it was last written or read: what comes out equal to something in it is that very object.

        Raises BriefingError where the case cannot be read.
        """
        with CaseFile.open(self._path, read_only=True) as case:
            if touched.articles or touched.everything or not self._findings:
                self._articles = case.articles.all()
            self._findings = case.findings_again(self._findings, touched)
            decisions = case.decisions()
        if is_unwanted():
            return None
        corpus = self._reconciler.corpus(self._articles, self._findings, decisions)
        made_before = self._made if shown is not None and shown is self._handed else Corpus()
        handed = _handed(corpus, made_before, shown)
        self._made, self._handed = corpus, handed
        return Joined(handed, (self._reconciler.same_actor, self._reconciler.same_place))

    def join_and_write(
        self,
        touched: Change,
        shown: Corpus | None = None,
        is_unwanted: Callable[[], bool] = lambda: False,
        on_writing: Callable[[], None] = lambda: None,
    ) -> Joined | None:
        """As `join`, and the whole joined view written from this thread too: in a large case that takes seconds.

        None also where the case was changed meanwhile; nothing is written then. `on_writing` is called when writing begins:
        whoever wants to write from then on says so by `is_unwanted`, and what was written so far is taken back.
        """
        joined: list[Joined] = []

        def make() -> Corpus | None:
            found = self.join(touched, shown, is_unwanted)
            if found is None:
                return None
            joined.append(found)
            on_writing()
            return found.corpus

        with CaseFile.open(self._path) as case:
            written = case.rewrite_view(make, is_unwanted)
        return None if written is None else replace(joined[0], written=written)


def writes_all(last: Corpus | None, touched: Change) -> bool:
    """Whether the joined view has to be compared with all that is stored, and not with the one written last."""
    return last is None or bool(touched.articles) or touched.everything


def _handed(made: Corpus, made_before: Corpus, handed_before: Corpus | None) -> Corpus:
    """The corpus with the objects that were handed out before wherever nothing changed."""
    if handed_before is None:
        return made
    parts: dict[str, tuple[Any, ...]] = {}
    for field in fields(Corpus):
        if field.name in ("grades", "ties"):
            continue  # the analyst's, not read and not joined
        now, was = getattr(made, field.name), getattr(made_before, field.name)
        given: tuple[Any, ...] = getattr(handed_before, field.name)
        if now and now is was:
            parts[field.name] = given
            continue
        known, handed = {one.id: one for one in was}, {one.id: one for one in given}
        told = tuple(
            out if (out := handed.get(one.id)) is not None and (known.get(one.id) is one or out == one) else one
            for one in now
        )
        parts[field.name] = given if len(told) == len(given) and all(map(is_, told, given)) else told
    return replace(made, **parts)  # type: ignore[arg-type]


def write(case: CaseFile, last: Corpus | None, joined: Joined, touched: Change) -> Change:
    """Write the joined view. `last` is the corpus written before where nothing but what was `touched` changed since."""
    if last is None or writes_all(last, touched):
        return case.write_view(joined.corpus)
    return case.write_changes(last, joined.corpus, joined.same, touched)

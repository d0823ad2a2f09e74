"""Weapons, munitions, vehicles, aircraft, ships and operations: names that are neither actors nor places.

Read from `resources/knowledge/weapons.toml`: lists of names, and patterns of designations ("T-72", "Su-24", "BM-21").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from briefing.errors import ResourceMissing
from briefing.knowledge.folding import fold
from briefing.knowledge.tables import read_table
from briefing.places import resource

_MAX_TOKENS = 6
_OPERATION = frozenset(["operation", "exercise"])
_HYPHENS = re.compile(r"\s*[-‐‑–]\s*")


class Weapons:
    """Names and designations of materiel, found among tokens."""

    def __init__(
        self,
        names: Mapping[str, Iterable[str]],
        patterns: Mapping[str, Iterable[str]],
        bodies: Iterable[str] = (),
    ) -> None:
        self._bodies = frozenset(fold(body) for body in bodies)
        self._names: dict[str, str] = {}
        self._capitals: set[str] = set()  # names that are abbreviations: "HARM" is one, "Harm" is not
        self._first: dict[str, int] = {}
        for sort, forms in names.items():
            for form in forms:
                words = fold(form).split()
                self._names[" ".join(words)] = sort
                if form.isupper():
                    self._capitals.add(" ".join(words))
                self._first[words[0]] = max(self._first.get(words[0], 0), len(words))
        self._patterns = [
            (sort, re.compile(rf"(?:{'|'.join(forms)})\Z"))
            for sort, forms in patterns.items()
            if not isinstance(forms, str)
        ]

    @classmethod
    def load(cls, path: Path | None = None) -> Weapons:
        """The program's list. Raises ResourceMissing when it cannot be read."""
        source = path or resource("knowledge", "weapons.toml")
        try:
            tables = read_table(source)
            return cls(tables["names"], tables["designations"], tables["bodies"]["operations"])
        except (OSError, ValueError, KeyError, TypeError, AttributeError, re.error) as error:
            raise ResourceMissing(
                f"The list of weapons cannot be read: {error}.", "Install the program again; your cases are not affected."
            ) from error

    def match(self, tokens: Sequence[str], start: int = 0) -> int | None:
        """How many tokens the name or designation that begins at `tokens[start]` has; None where none begins."""
        found = self.find(tokens, start)
        return found[0] if found is not None else None

    def find(self, tokens: Sequence[str], start: int = 0) -> tuple[int, str] | None:
        """The same, with its sort: "aircraft", "armour", "artillery", "drone", "missile", "operation"..."""
        if start >= len(tokens) or not (tokens[start][:1].isupper() or tokens[start][:1].isdigit()):
            return None
        return self._named(tokens, start) or self._designated(tokens, start) or self._operation(tokens, start)

    def _named(self, tokens: Sequence[str], start: int) -> tuple[int, str] | None:
        first = fold(tokens[start]).split()
        if not first or first[0] not in self._first:
            return None
        words: list[str] = []
        best = None
        for count, token in enumerate(tokens[start : start + _MAX_TOKENS], 1):
            words += fold(token).split()
            name = " ".join(words)
            sort = self._names.get(name)
            if name in self._capitals and not "".join(tokens[start : start + count]).isupper():
                continue
            if sort is not None and (token[:1].isupper() or token[:1].isdigit() or count == 1 or token == "-"):
                best = count, sort
            if len(words) >= self._first[first[0]]:
                break
        return best

    def _designated(self, tokens: Sequence[str], start: int) -> tuple[int, str] | None:
        joined = ""
        best = None
        for count, token in enumerate(tokens[start : start + 4], 1):
            joined = _HYPHENS.sub("-", joined + token)
            if not joined[-1:].isalnum():
                continue
            if count > 1 and tokens[start + count - 2] not in ("-", "‐", "‑", "–"):
                break
            for sort, pattern in self._patterns:
                if pattern.match(joined):
                    best = count, sort
                    break
        return best

    def _operation(self, tokens: Sequence[str], start: int) -> tuple[int, str] | None:
        """ "Operation Olive Branch", "Exercise Cobra Gold": with the capitalised words behind; bodies are left out."""
        if tokens[start].lower() not in _OPERATION or not tokens[start][:1].isupper():
            return None
        end = start + 1
        while end < len(tokens) and end - start < 7:
            token = tokens[end]
            small = token.lower() in ("of", "the", "al", "-", "el", "for", "de", "and", "ul") and end + 1 < len(tokens)
            if not (token[:1].isupper() or (small and tokens[end + 1][:1].isupper())):
                break
            end += 1
        if end == start + 1 or fold(" ".join(tokens[start:end])) in self._bodies:
            return None
        return end - start, "operation"

"""The facts that an analyst can put into a text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing.domain.composition import Passage


class FactKind(StrEnum):
    """What a fact is about."""

    EVENT = "event"
    FIGURE = "figure"
    STATEMENT = "statement"
    ACTOR = "actor"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact as a statement that can be inserted as it stands."""

    kind: FactKind
    said: Passage

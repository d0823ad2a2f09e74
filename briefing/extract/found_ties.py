"""What the readers of standing ties give: one tie, as the words tell it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from briefing.domain.actor import ActorId, Predicate
from briefing.extract.parse import Token

Who = Callable[[Token], list[ActorId]]
"""The actors that a noun stands for; a description in apposition stands for the name beside it."""


class FoundTie(NamedTuple):
    """One tie: who, how, to whom, the words that tell it, the rule."""

    subjects: list[ActorId]
    predicate: Predicate
    objects: list[ActorId]
    tokens: list[Token]
    rule: str

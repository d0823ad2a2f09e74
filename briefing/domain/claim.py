"""How firmly something is said and by whom, what the analyst made of it, and why the program proposed it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from briefing.domain.small import IdFrom, may_be_small
from briefing.domain.text import Span

if TYPE_CHECKING:
    from briefing.domain.actor import ActorId
    from briefing.domain.event import EventId


class Status(StrEnum):
    """How the text puts a fact. `claimed`: attributed to a party with a stake, or hedged; `background`: older context."""

    REPORTED = "reported"
    CLAIMED = "claimed"
    DENIED = "denied"
    DISPUTED = "disputed"
    PLANNED = "planned"
    BACKGROUND = "background"


class Review(StrEnum):
    """The analyst's decision. Everything the machine reads is `suggested` until somebody looked."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"


class Origin(StrEnum):
    """Who put a fact there: read from the text, filled in from the knowledge base, entered by the analyst."""

    EXTRACTED = "extracted"
    KNOWLEDGE = "knowledge"
    ANALYST = "analyst"


class Stance(StrEnum):
    """What a speaker does by speaking."""

    ASSERTS = "asserts"
    DENIES = "denies"
    CONFIRMS = "confirms"
    CONDEMNS = "condemns"
    WARNS = "warns"
    THREATENS = "threatens"
    CALLS_FOR = "calls-for"


@dataclass(frozen=True, slots=True)
class Because:
    """Why a field has its value: the rule or knowledge entry that filled it, and the words it went by.

    `rule` is a short name such as "lexicon: capture" or "knowledge: hts"; `words` is None where no words decided.
    """

    field: str
    rule: str
    words: Span | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody is quoted or cited. `event` is what it is about, where that was found."""

    id: str
    speaker: ActorId
    stance: Stance
    event: EventId | None
    evidence: tuple[Span, ...]
    origin: Origin = Origin.EXTRACTED
    why: tuple[Because, ...] = ()


STATED_AT: Any = IdFrom("{0.article}:s{0.start}")
"""Stands for the id of a statement that is made, as most are, of where it was read."""
may_be_small(Statement, "id", "why")

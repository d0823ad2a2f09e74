"""Who acts, suffers or speaks, and how they stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from briefing.domain.claim import Because, Origin
from briefing.domain.small import may_be_small
from briefing.domain.text import Span

ActorId = NewType("ActorId", str)


class ActorKind(StrEnum):
    """What an actor is."""

    STATE = "state"
    GOVERNMENT = "government"
    MILITARY = "military"
    ARMED_GROUP = "armed-group"
    POLICE = "police"
    POLITICAL = "political"
    IGO = "igo"
    NGO = "ngo"
    MEDIA = "media"
    COMPANY = "company"
    POPULATION = "population"
    PERSON = "person"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor met in a text, or filled in from the knowledge base.

    The id is made of the knowledge base's key or of the folded name, so that one actor has one id in every article; a
    nameless actor ("gunmen") has an id of its own article. `title` is a person's rank or office in the text's words.
    `affiliation` is the body a person or unit belongs to. `nameless` tells a description from a name.
    """

    id: ActorId
    name: str
    kind: ActorKind = ActorKind.OTHER
    aliases: tuple[str, ...] = ()
    country: str | None = None
    title: str | None = None
    affiliation: ActorId | None = None
    mentions: tuple[Span, ...] = ()
    origin: Origin = Origin.EXTRACTED
    nameless: bool = False
    why: tuple[Because, ...] = ()


may_be_small(Actor, "why")


class Predicate(StrEnum):
    """How the subject of a relation stands to its object."""

    ALLIED_WITH = "allied-with"
    BACKS = "backs"
    PART_OF = "part-of"
    LEADS = "leads"
    MEMBER_OF = "member-of"
    OPPOSES = "opposes"
    OFFSHOOT_OF = "offshoot-of"
    NEGOTIATES_WITH = "negotiates-with"


@dataclass(frozen=True, slots=True)
class Relation:
    """A standing tie between two actors, as the text states it."""

    id: str
    subject: ActorId
    predicate: Predicate
    object: ActorId
    evidence: tuple[Span, ...]
    origin: Origin = Origin.EXTRACTED
    why: tuple[Because, ...] = ()

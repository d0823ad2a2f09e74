"""Everything read from one article."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.domain.actor import Actor, Relation
from briefing.domain.casualty import Casualty
from briefing.domain.claim import Statement
from briefing.domain.event import Event
from briefing.domain.place import Place
from briefing.domain.text import ArticleId
from briefing.domain.when import TimeExpression

BY_HAND = ArticleId("by-hand")
"""Stands in `Findings.article` for what belongs to no article: what the analyst entered without evidence."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What extraction read from one article. Lists are in document order of their first evidence.

    Ids of actors and places hold in every article (the same name gives the same id); all other ids begin with the article's
    id and are made of the offset they were read at, so that reading an unchanged text again gives the same ids.
    """

    article: ArticleId
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    events: tuple[Event, ...] = ()
    casualties: tuple[Casualty, ...] = ()
    relations: tuple[Relation, ...] = ()
    statements: tuple[Statement, ...] = ()

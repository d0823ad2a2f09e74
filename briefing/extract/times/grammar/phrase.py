"""What the grammar of times hands out: a phrase, and how its days are worked out where it stands."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from briefing.domain.when import TimeKind
from briefing.extract.times.dates import Partial, Setting, Stretch
from briefing.extract.times.story_days import Count

Resolver = Callable[[Setting], Stretch | None]


class Reference(StrEnum):
    """What a time is told against: the calendar, the day of publication, or the time last spoken of."""

    ABSOLUTE = "absolute"
    DEICTIC = "deictic"
    ANAPHORIC = "anaphoric"


class Phrase(NamedTuple):
    """A time expression as read, before it is resolved. `to` is the index of the piece after it; `rule` is empty where the
    words look like a time and are none."""

    to: int
    spec: Partial | Resolver
    rule: str
    reference: Reference
    kind: TimeKind = TimeKind.DATE
    edge: str = ""  # "start" or "end" of the period given
    about: tuple[int, int] | None = None
    start: int = -1
    ahead: bool = False  # points on from a time spoken of, which there has to be
    counted: Count | None = None  # the day of a story that is counted


def void(to: int) -> Phrase:
    """Words that look like a time and are none."""
    return Phrase(to, lambda _: None, "", Reference.ABSOLUTE)


def resolved(spec: Partial | Resolver, setting: Setting) -> Stretch | None:
    """The days that a phrase stands for in its place in the story; None where they cannot be known."""
    return spec.resolve(setting) if isinstance(spec, Partial) else spec(setting)

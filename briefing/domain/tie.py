"""How firmly a tie between two actors is said, and what the analyst decided about it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, NamedTuple

from briefing.domain.actor import ActorId, Predicate
from briefing.domain.claim import Review
from briefing.domain.text import ArticleId, Span

SETTING = "ties between actors"  # of the case: the analyst's verdicts

EITHER_WAY = frozenset({Predicate.ALLIED_WITH, Predicate.OPPOSES, Predicate.NEGOTIATES_WITH})
"""Ties that are the same whichever of the two is named first."""

_MOMENT = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class Standing(StrEnum):
    """How a tie stands: stated as a fact, only claimed or alleged, told only by its denial, told and denied, or over."""

    STATED = "stated"
    CLAIMED = "claimed"
    DISPUTED = "disputed"
    DENIED = "denied"
    ENDED = "ended"


class TieKey(NamedTuple):
    """What a tie is known by, whichever articles tell it."""

    subject: ActorId
    predicate: Predicate
    object: ActorId

    @classmethod
    def of(cls, subject: ActorId, predicate: Predicate, object_: ActorId) -> TieKey:
        """The key of a tie; of one that holds either way the same for both orders."""
        if predicate in EITHER_WAY and object_ < subject:
            subject, object_ = object_, subject
        return cls(subject, predicate, object_)


@dataclass(frozen=True, slots=True)
class TieVerdict:
    """What the analyst says of a tie. `standing` and `predicate` are None where it is as it was read; `since` and `until`
    are a year, month or day in ISO form, "" where not known. `by_hand`: no article tells it, the analyst put it in;
    `evidence` are words that he put it in with.
    """

    review: Review = Review.SUGGESTED
    standing: Standing | None = None
    predicate: Predicate | None = None
    since: str = ""
    until: str = ""
    note: str = ""
    by_hand: bool = False
    evidence: Span | None = None

    @property
    def says_something(self) -> bool:
        """Whether anything is kept: a verdict that says nothing is none."""
        return self != TieVerdict()


@dataclass(frozen=True, slots=True)
class TieVerdicts:
    """All verdicts on ties of a case."""

    by_key: Mapping[TieKey, TieVerdict] = field(default_factory=dict)

    def of(self, key: TieKey) -> TieVerdict:
        """What is said of a tie."""
        return self.by_key.get(key, _NOTHING)

    def with_all(self, said: Mapping[TieKey, TieVerdict | None]) -> TieVerdicts:
        """With other verdicts on some ties; None takes one back."""
        kept = {one: held for one, held in self.by_key.items() if one not in said}
        kept |= {one: verdict for one, verdict in said.items() if verdict is not None and verdict.says_something}
        return TieVerdicts(kept)

    def under(self, same: Mapping[str, ActorId]) -> TieVerdicts:
        """Under the actors that are shown now: `same` names which joined actor each is. A verdict given under the shown
        actors themselves goes before one given under what was joined; ties of an actor to itself fall away.
        """
        if not self.by_key or not same:
            return self
        found: dict[TieKey, TieVerdict] = {}
        for key, said in sorted(self.by_key.items(), key=lambda one: one[0].subject in same or one[0].object in same):
            subject, object_ = same.get(key.subject, key.subject), same.get(key.object, key.object)
            if subject != object_:
                found.setdefault(TieKey.of(subject, key.predicate, object_), said)
        return TieVerdicts(found)

    def __bool__(self) -> bool:
        return bool(self.by_key)


_NOTHING = TieVerdict()
NO_VERDICTS = TieVerdicts()


def is_moment(text: str) -> bool:
    """Whether a text is a year, a month or a day as verdicts keep them."""
    return _MOMENT.fullmatch(text) is not None


def read_ties(text: str | None) -> TieVerdicts:
    """Verdicts out of a setting; without those that cannot be read."""
    try:
        told = json.loads(text or "[]")
    except ValueError:
        return NO_VERDICTS
    found: dict[TieKey, TieVerdict] = {}
    for row in told if isinstance(told, list) else []:
        try:
            key, verdict = _read(row)
        except (ValueError, TypeError, KeyError, AttributeError):
            continue
        found[key] = verdict
    return TieVerdicts(found)


def _read(row: Any) -> tuple[TieKey, TieVerdict]:
    subject, predicate, object_ = row["subject"], Predicate(row["predicate"]), row["object"]
    if not (isinstance(subject, str) and isinstance(object_, str) and subject != object_):
        raise ValueError("no two actors")
    said = TieVerdict(
        review=Review(row.get("review", Review.SUGGESTED)),
        standing=Standing(row["standing"]) if row.get("standing") else None,
        predicate=Predicate(row["says"]) if row.get("says") else None,
        since=_moment(row.get("since", "")),
        until=_moment(row.get("until", "")),
        note=str(row.get("note", "")),
        by_hand=row.get("by_hand") is True,
    )
    words = row.get("words")
    if isinstance(words, list) and len(words) == 3:
        article, start, end = words
        if isinstance(article, str) and isinstance(start, int) and isinstance(end, int) and 0 <= start < end:
            said = replace(said, evidence=Span(ArticleId(article), start, end))
    return TieKey.of(ActorId(subject), predicate, ActorId(object_)), said


def _moment(text: Any) -> str:
    return text if isinstance(text, str) and is_moment(text) else ""


def write_ties(told: TieVerdicts) -> str | None:
    """Verdicts as a setting; None where there are none."""
    if not told:
        return None
    rows = []
    for key, said in sorted(told.by_key.items()):
        row: dict[str, Any] = {"subject": key.subject, "predicate": key.predicate, "object": key.object}
        given = {
            "review": None if said.review is Review.SUGGESTED else said.review,
            "standing": said.standing,
            "says": said.predicate,
            "since": said.since,
            "until": said.until,
            "note": said.note,
            "by_hand": said.by_hand,
            "words": [said.evidence.article, said.evidence.start, said.evidence.end] if said.evidence else None,
        }
        rows.append({**row, **{name: value for name, value in given.items() if value}})
    return json.dumps(rows, ensure_ascii=False)

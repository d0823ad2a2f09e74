"""What reading the times of an article finds: expressions, and the days they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from briefing.domain.when import Precision, TimeKind, When
from briefing.extract.sentences.words import Tense
from briefing.extract.times.grammar import Reference


class Direction(StrEnum):
    """The preposition that says how a happening lies to the time."""

    SINCE = "since"
    UNTIL = "until"
    BY = "by"
    BEFORE = "before"
    AFTER = "after"
    FROM = "from"
    BETWEEN = "between"
    WITHIN = "within"
    AS_OF = "as-of"


@dataclass(frozen=True, slots=True)
class FoundTime:
    """One temporal expression and the days it stands for.

    Offsets   `start` and `end` are code points of the text, half-open; `first` and `last` index the words that hold them.
    Units     calendar days, both ends included; both None where the article's date would be needed and is not known.
              `latest` alone is None for "since 2011" without a date of publication.
    Meaning   after `until`, `by`, `before`, `after`, `from` and `as-of` the days are those of the date alone: that
              something happened by then is for the caller to say. The rule `since` reaches to the day of publication; where
              other words stand between ("since the 7 October attacks") the days are the date's and only the direction is
              `since`.
    `about`   offsets of the event that the days belong to, where it is not the clause's own ("came three days after a drone
              attack" dates the drone attack).
    `covers`  they are the days that a periodic report says it covers.
    `contradicts`  the text names a weekday that the date does not fall on.
    """

    start: int
    end: int
    earliest: date | None
    latest: date | None
    precision: Precision
    kind: TimeKind
    rule: str
    reference: Reference
    direction: Direction | None = None
    tense: Tense | None = None
    first: int = 0
    last: int = 0
    about: tuple[int, int] | None = None
    contradicts: bool = False
    covers: bool = False

    @property
    def when(self) -> When:
        """The days as a domain value."""
        return When(self.earliest, self.latest, self.precision)

    @property
    def is_anaphoric(self) -> bool:
        """Whether the days are told against the time last spoken of."""
        return self.reference is Reference.ANAPHORIC

"""What a briefing said at one moment, so that a later one can tell what has changed and why.

Only what is needed for that: accounts and figures with their ids, their values, who decided on them and which articles they
stand in; the words of the leading passages. No text of any article. `usecases.briefings.comparing.take` makes one
of a case.
"""

from __future__ import annotations

import json
import types
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from briefing.domain.casualty import Effect, Victims
from briefing.domain.claim import Origin, Review, Stance, Status
from briefing.domain.when import When

FORMAT = "briefing-snapshot/1"
"""Changes when a reader of the older form would misunderstand the newer."""


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """An article of the case.

    `number` is the one it has in that briefing, 0 where that does not cite it; `published` is ISO 8601 or None.
    `is_left_out`: published after the day as of which that briefing was made. `also` are the other outlets that printed the
    very text, None where nothing is known of them: in briefings kept before they were noted.
    """

    id: str
    number: int
    title: str
    publisher: str
    author: str
    url: str
    published: str | None
    is_left_out: bool = False
    also: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class KnownAccount:
    """A happening as one article tells it: one event of the case. `articles` is empty where it was entered by hand; `place`
    is the id of a place, "" where none is told.
    """

    id: str
    title: str
    when: When
    place: str
    status: Status
    review: Review
    origin: Origin
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownReport:
    """One report of a toll. `figure` is in words ("at least 15"), `low` and `high` as `Casualty` has them, in persons."""

    id: str
    speaker: str
    figure: str
    low: int | None
    high: int | None
    status: Status
    review: Review
    origin: Origin
    articles: tuple[str, ...]
    is_counted: bool


@dataclass(frozen=True, slots=True)
class KnownToll:
    """The toll of one effect and class of victims in one happening, as it was printed.

    Units   persons. Error  `low`..`high` is the range of reports, None for an end that no report sets.
    """

    effect: Effect
    victims: Victims
    side: str
    low: int | None
    high: int | None
    result: str
    reports: tuple[KnownReport, ...]


@dataclass(frozen=True, slots=True)
class KnownHappening:
    """One happening as it was printed. `key` is the incident's id or, where it has none, the event's; `where` is the name
    of the `place`, which may be spelled otherwise another time.
    """

    key: str
    title: str
    when: When
    day: str
    place: str
    where: str
    status: Status
    accounts: tuple[KnownAccount, ...]
    tolls: tuple[KnownToll, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownTotal:
    """A sum over happenings, as it was printed; persons."""

    effect: Effect
    victims: Victims
    low: int
    high: int
    result: str


@dataclass(frozen=True, slots=True)
class KnownRunning:
    """A running total as a source put it: never added to anything. `people` in words; `where` and `day` are its scope,
    `upto` the last day of it or else that of publication (ISO 8601, "" where neither is known).
    """

    effect: Effect
    people: str
    where: str
    day: str
    upto: str
    report: KnownReport


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor under the name that it had. `articles` name it."""

    id: str
    name: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownStatement:
    """Somebody's word on an event; `about` is that event's id, "" where it is on none."""

    id: str
    speaker: str
    stance: Stance
    about: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownChoice:
    """What was chosen, in so far as it decides what is in. Days are ISO 8601 or None."""

    first: str | None = None
    last: str | None = None
    known_on: str | None = None
    reviewed_only: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that a briefing led with: a key point, or a part that the analyst wrote. `key` names the part over issues."""

    key: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The state of one briefing. Lists are in the order of print.

    `rejected` and `left_out` are the ids of events and figures that the analyst rejected, or that the choice left out.
    `together`, `apart` and `same_actor` are the analyst's decisions on sameness, as pairs of ids. `version` is the
    program's. `running` is None in briefings kept before running totals were noted.
    """

    written: str
    version: str
    title: str = ""
    choice: KnownChoice = field(default_factory=KnownChoice)
    articles: tuple[KnownArticle, ...] = ()
    happenings: tuple[KnownHappening, ...] = ()
    totals: tuple[KnownTotal, ...] = ()
    actors: tuple[KnownActor, ...] = ()
    statements: tuple[KnownStatement, ...] = ()
    passages: tuple[Passage, ...] = ()
    rejected: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    together: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    same_actor: tuple[tuple[str, str], ...] = ()
    running: tuple[KnownRunning, ...] | None = None

    def to_json(self) -> str:
        """As compact JSON with its format; the same snapshot always gives the same text."""
        return json.dumps({"format": FORMAT, **_plain(self)}, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Snapshot:
        """The snapshot that `to_json` made this text of.

        Raises ValueError, naming the place, for all else: another format, a field missing, too many or of another kind.
        """
        try:
            raw = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise ValueError(f"a snapshot is JSON: {error}") from error
        if not isinstance(raw, dict) or raw.get("format") != FORMAT:
            found = raw.get("format") if isinstance(raw, dict) else type(raw).__name__
            raise ValueError(f"a snapshot is {FORMAT!r}, this is {found!r}")
        made = _built(cls, {name: held for name, held in raw.items() if name != "format"}, "snapshot")
        assert isinstance(made, cls)
        return made


_LATER: dict[type, frozenset[str]] = {KnownArticle: frozenset({"also"}), Snapshot: frozenset({"running"})}
"""Fields that older snapshots of the same format lack: None there, nothing is known."""


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value


def _built(kind: Any, raw: Any, place: str) -> Any:
    """The value of a type that `_plain` made this of; every field there, none more, each of its type."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        if raw is None:
            return None
        return _built(next(part for part in parts if part is not type(None)), raw, place)
    if origin is tuple:
        return _tuple(parts, raw, place)
    if kind in (str, int, bool):
        if type(raw) is not kind:  # a bool is an int to isinstance, and is not meant
            raise ValueError(f"{place} should be {kind.__name__}, not {type(raw).__name__}")
        return raw
    if kind is date:
        return _day(raw, place)
    if isinstance(kind, type) and issubclass(kind, Enum):
        try:
            return kind(raw)
        except ValueError as error:
            raise ValueError(f"{place}: {error}") from None
    return _dataclass(kind, raw, place)


def _tuple(parts: tuple[Any, ...], raw: Any, place: str) -> tuple[Any, ...]:
    if not isinstance(raw, list):
        raise ValueError(f"{place} should be a list, not {type(raw).__name__}")
    kinds: Iterable[Any] = [parts[0]] * len(raw) if parts[-1] is ... else parts
    if parts[-1] is not ... and len(raw) != len(parts):
        raise ValueError(f"{place} should have {len(parts)} entries, not {len(raw)}")
    return tuple(_built(kind, one, f"{place}[{n}]") for n, (kind, one) in enumerate(zip(kinds, raw, strict=True)))


def _day(raw: Any, place: str) -> date:
    try:
        return datetime.fromisoformat(raw) if "T" in raw else date.fromisoformat(raw)
    except (TypeError, ValueError):
        raise ValueError(f"{place} should be a day, not {raw!r}") from None


def _dataclass(kind: Any, raw: Any, place: str) -> Any:
    names = [one.name for one in fields(kind)]
    if not isinstance(raw, dict):
        raise ValueError(f"{place} should be an object, not {type(raw).__name__}")
    raw = {one.name: None for one in fields(kind) if one.name in _LATER.get(kind, ())} | raw
    if missing := [name for name in names if name not in raw]:
        raise ValueError(f"{place} lacks {', '.join(missing)}")
    if extra := [name for name in raw if name not in names]:
        raise ValueError(f"{place} has {', '.join(map(repr, extra))}, which is not known")
    hints = get_type_hints(kind)
    try:
        return kind(**{name: _built(hints[name], raw[name], f"{place}.{name}") for name in names})
    except ValueError as error:
        if str(error).startswith(place):
            raise
        raise ValueError(f"{place}: {error}") from None

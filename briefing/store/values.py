"""Domain values as plain JSON values and back, for what no query looks into: values set aside, and the history.

One pair of functions serves every dataclass of the domain: it goes by the fields' types.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from briefing.domain.actor import ActorId
from briefing.domain.event import EventId

T = TypeVar("T")

_LATE = {"ActorId": ActorId, "EventId": EventId}  # names that domain modules import for the type checker alone


def readable(text: str | None) -> str | None:
    """The text with lone surrogates replaced, which no encoding knows: file names may hold them."""
    return None if text is None else text.encode("utf-8", "replace").decode()


def plain(value: Any) -> Any:
    """A domain value as what JSON knows; a field that has its default is left out.

    Raises TypeError for a value that is none of the domain's.
    """
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: plain(held) for one in fields(value) if not _is_default(one, held := getattr(value, one.name))}
    if isinstance(value, Mapping):
        return {str(key): plain(held) for key, held in value.items()}
    if isinstance(value, frozenset):
        return [plain(held) for held in sorted(value)]
    if isinstance(value, tuple | list):
        return [plain(held) for held in value]
    raise TypeError(f"{type(value).__name__} has no plain form")


def built(kind: type[T], raw: Any) -> T:
    """The domain value that `plain` made this of.

    Raises ValueError, TypeError or KeyError when it is none.
    """
    made: T = _builder(cast(Hashable, kind))(raw)
    return made


def packed(value: Any) -> str:
    """A domain value as a compact JSON text."""
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))


def unpacked(kind: type[T], text: str) -> T:
    """The domain value that `packed` made this text of."""
    return built(kind, json.loads(text))


def unpacked_all(kind: type[T], texts: Iterable[str], strings: dict[str, str] | None = None) -> list[T]:
    """The domain values of many texts; one call, since most of the time goes into calls. `strings`, which makes what it
    does not have, has each string once.
    """
    build = _builder(cast(Hashable, kind))
    raw = json.loads(f"[{','.join(texts)}]")
    return [build(one) for one in (raw if strings is None else _shared(raw, strings))]


def _shared(raw: Any, strings: dict[str, str]) -> Any:
    if isinstance(raw, str):
        return strings[raw]
    if isinstance(raw, list):
        return [_shared(one, strings) for one in raw]
    if isinstance(raw, dict):
        return {name: _shared(one, strings) for name, one in raw.items()}
    return raw


def _is_default(one: Any, held: Any) -> bool:
    if one.default is not MISSING:
        return bool(held == one.default)
    return bool(one.default_factory is not MISSING and held == one.default_factory())


@cache
def _builder(given: Hashable) -> Callable[[Any], Any]:
    kind: Any = getattr(given, "__supertype__", given)  # a NewType is what it is made of
    if kind in (str, int, float, bool, Any):
        return _same
    if kind is date:
        return day_of
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        inner = _builder(next(part for part in parts if part is not type(None)))
        return lambda raw: None if raw is None else inner(raw)
    if origin is tuple and parts[-1] is not ...:
        builders = [_builder(part) for part in parts]
        return lambda raw: tuple(build(one) for build, one in zip(builders, raw, strict=True))
    if origin in (tuple, frozenset):
        inner = _builder(parts[0])
        return lambda raw: origin(inner(one) for one in raw)
    if origin is dict:
        inner = _builder(parts[1])
        return lambda raw: {key: inner(one) for key, one in raw.items()}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    hints = get_type_hints(kind, localns=_LATE)
    if issubclass(kind, tuple):
        builders = [_builder(hint) for hint in hints.values()]
        return lambda raw: kind(*(build(one) for build, one in zip(builders, raw, strict=True)))
    by_name = {one.name: _builder(hints[one.name]) for one in fields(kind)}
    return lambda raw: kind(**{name: by_name[name](held) for name, held in raw.items()})


def _same(raw: Any) -> Any:
    return raw


def day_of(text: str) -> date:
    """A calendar day, or a moment where the text has a time of day."""
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)

"""Parts of a window that are made when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class Late(Generic[T]):
    """An attribute that is made by `make(owner)` when it is first read, and joined to the rest by `join(owner, made)`.

    Joining comes after the value is in its place: what is joined may ask the owner for it. `after` names another late
    attribute that is made first, whose joining may be what asks for this one.
    """

    def __init__(
        self, make: Callable[[Any], T], join: Callable[[Any, T], None] | None = None, *, after: str | None = None
    ) -> None:
        self._make, self._join, self._after = make, join, after
        self._name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, owner: None, cls: type) -> Late[T]: ...

    @overload
    def __get__(self, owner: object, cls: type) -> T: ...

    def __get__(self, owner: object | None, cls: type) -> Late[T] | T:
        if owner is None:
            return self
        if self._after is not None:
            getattr(owner, self._after)
            if self._name in owner.__dict__:
                made: T = owner.__dict__[self._name]
                return made
        made = owner.__dict__[self._name] = self._make(owner)
        if self._join is not None:
            self._join(owner, made)
        return made


def is_made(owner: object, name: str) -> bool:
    """Whether a late attribute has been made."""
    return name in owner.__dict__

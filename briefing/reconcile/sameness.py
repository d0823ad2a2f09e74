"""Groups of things that are the same: union-find with a stable answer, whatever the order in which sameness was found."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Groups(Generic[T]):
    """Things in groups that only grow. A group lists its members in the order in which the things were given."""

    def __init__(self, things: Iterable[T]) -> None:
        self._order = {thing: at for at, thing in enumerate(things)}
        self._parent = {thing: thing for thing in self._order}
        self._members = {thing: [thing] for thing in self._order}

    def root(self, thing: T) -> T:
        """The thing that stands for its group."""
        parent = self._parent
        while parent[thing] != thing:
            parent[thing] = parent[parent[thing]]
            thing = parent[thing]
        return thing

    def join(self, one: T, other: T) -> None:
        """Make one group of the groups of two things."""
        a, b = self.root(one), self.root(other)
        if a == b:
            return
        if len(self._members[a]) < len(self._members[b]):
            a, b = b, a
        self._parent[b] = a
        self._members[a] += self._members.pop(b)

    def together(self, one: T, other: T) -> bool:
        """Whether two things are in one group."""
        return self.root(one) == self.root(other)

    def of(self, thing: T) -> list[T]:
        """The members of a thing's group, in no particular order."""
        return self._members[self.root(thing)]

    def groups(self) -> list[list[T]]:
        """All groups: members in the order in which the things were given, groups by their first member."""
        groups = [sorted(group, key=self._order.__getitem__) for group in self._members.values()]
        return sorted(groups, key=lambda group: self._order[group[0]])

"""What the knowledge base says of one actor, state or institution, as read from the TOML files of `resources/knowledge/`
(docs/knowledge.md tells how to extend them).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from briefing.domain.actor import ActorKind, Predicate
from briefing.errors import ResourceMissing
from briefing.knowledge.folding import fold
from briefing.knowledge.tables import read_table

FILES = {"groups.toml": ActorKind.ARMED_GROUP, "bodies.toml": ActorKind.IGO, "people.toml": ActorKind.PERSON}
PARENTS = {"part-of": Predicate.PART_OF, "offshoot-of": Predicate.OFFSHOOT_OF, "member-of": Predicate.MEMBER_OF}

GOVERNMENT, ARMED_FORCES, SECURITY_FORCES, OPPOSITION = (
    "government",
    "armed-forces",
    "security-forces",
    "opposition",
)  # names of institutions that the rest of the program asks for


@dataclass(frozen=True, slots=True)
class KnownActor:
    """What the knowledge base says about one actor. Standing knowledge, not evidence: an article may say otherwise.

    `key` is stable and makes the actor's id. `name` is the fullest common form, `aliases` all others. `country` is ISO
    3166-1 alpha-2. For a person `title` is the rank or office, `affiliation` the key of the body, and `leads` whether the
    person is at its head. `parents` are (part-of, offshoot-of or member-of, key), `allies` and `backers` are keys.
    `ambiguous`: at least one of its names is another actor's too, so `match` may return several. `weak` are aliases that
    are also ordinary names or words ("Wagner"), for which a text should give a further sign.
    """

    key: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    country: str | None = None
    title: str | None = None
    affiliation: str | None = None
    leads: bool = False
    parents: tuple[tuple[Predicate, str], ...] = ()
    allies: tuple[str, ...] = ()
    backers: tuple[str, ...] = ()
    ambiguous: bool = False
    weak: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every form of its name."""
        return (self.name, *self.aliases, *self.weak)


@dataclass(frozen=True, slots=True)
class State:
    """A state or de facto state: how it, its people, its capital, its government and its forces are called."""

    key: str
    code: str | None
    name: str
    official: str | None
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capital: tuple[str, ...]
    government: tuple[str, ...]
    forces: tuple[str, ...]
    held_by: str | None


class Institution(NamedTuple):
    """A body that most states have. `phrases` follow an adjective or "'s", or stand before "of <state>"; `elsewhere` has
    the name that it goes by in some states, by alpha-2 code."""

    key: str
    name: str
    kind: ActorKind
    phrases: tuple[str, ...]
    elsewhere: Mapping[str, str] = {}

    def name_in(self, state: State, adjective: str) -> str:
        """What the body is called in a state whose adjective this is."""
        return self.elsewhere.get(state.code or "", self.name).format(adjective)


def read_actors(path: Path, kind: ActorKind = ActorKind.OTHER) -> tuple[KnownActor, ...]:
    """Actors from a TOML file such as `resources/knowledge/groups.toml`: one table each, its name the key.

    `kind` is what an entry is that does not say. Raises ValueError that names the file and the entry.
    """
    try:
        tables = read_table(path)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path.name}: {error}") from error
    return tuple(_actor(path.name, key, table, kind) for key, table in tables.items())


_FIELDS = frozenset(
    {
        *("name", "aliases", "weak", "kind", "country", "title", "leads", "member-of", "part-of", "offshoot-of", "allies"),
        *("backed-by",),
    }
)


def _actor(file: str, key: str, table: Any, kind: ActorKind) -> KnownActor:
    if not isinstance(table, dict) or not isinstance(table.get("name"), str):
        raise ValueError(f"{file}: entry {key} needs a name")
    unknown = table.keys() - _FIELDS
    if unknown:
        raise ValueError(f"{file}: entry {key} has unknown fields: {', '.join(sorted(unknown))}")
    person = kind is ActorKind.PERSON
    leads = table.get("leads") if person else None
    own = ActorKind(table["kind"]) if "kind" in table else kind
    affiliation = leads or (table.get("member-of") if person else None)
    parents = () if person else tuple(
        (predicate, parent) for word, predicate in PARENTS.items() for parent in table.get(word, ())
    )  # fmt: skip
    return KnownActor(
        key=key,
        name=table["name"],
        kind=own,
        aliases=tuple(table.get("aliases", ())),
        country=table.get("country"),
        title=table.get("title"),
        affiliation=affiliation,
        leads=leads is not None,
        parents=parents,
        allies=tuple(table.get("allies", ())),
        backers=tuple(table.get("backed-by", ())),
        weak=tuple(table.get("weak", ())),
    )


def read_knowledge(folder: Path) -> tuple[list[State], list[Institution], list[KnownActor], dict[str, str]]:
    """States, institutions, actors, and words with the one spelling that they are compared by.

    Raises ResourceMissing when a file is missing or cannot be read.
    """
    try:
        spellings = {word: same[0] for same in read_table(folder / "spellings.toml")["same"] for word in same[1:]}
        states = [_state(key, table) for key, table in read_table(folder / "states.toml").items()]
        institutions = [
            Institution(
                key,
                table["name"],
                ActorKind(table["kind"]),
                tuple(fold(phrase) for phrase in table["phrases"]),
                {code: name for name, codes in table.get("elsewhere", {}).items() for code in codes.split()},
            )
            for key, table in read_table(folder / "institutions.toml").items()
        ]
        actors = [actor for name, kind in FILES.items() for actor in read_actors(folder / name, kind)]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ResourceMissing(
            f"The knowledge of actors cannot be read: {error}.", "Install the program again; your cases are not affected."
        ) from error
    return states, institutions, actors, spellings


def _state(key: str, table: Mapping[str, Any]) -> State:
    adjectives = tuple(table.get("adjectives", ()))
    people = tuple(table.get("people", ())) or tuple(_plural(word) for word in adjectives)
    return State(
        key=key,
        code=table.get("code"),
        name=table["name"],
        official=table.get("official"),
        aliases=tuple(table.get("aliases", ())),
        adjectives=adjectives,
        people=people,
        capital=tuple(table.get("capital", ())),
        government=tuple(table.get("government", ())),
        forces=tuple(table.get("forces", ())),
        held_by=table.get("held-by"),
    )


def _plural(adjective: str) -> str:
    """ "Syrian" has "Syrians"; "Chinese", "Swiss" and "French" have no other plural."""
    return adjective if adjective.endswith(("ese", "ss", "sh", "ch")) else f"{adjective}s"

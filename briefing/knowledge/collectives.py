"""Words for actors without a name ("rebels", "residents") and for people counted in tolls ("children", "soldiers").

Read from `resources/knowledge/collectives.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefing.domain.actor import ActorKind
from briefing.domain.casualty import Group, Victims
from briefing.errors import ResourceMissing
from briefing.knowledge.tables import read_table
from briefing.places import resource


@dataclass(frozen=True, slots=True)
class Collective:
    """One generic word, by its lemma.

    `kind` is what an actor so described is. `people`: it counts persons, so a figure before it may be a toll ("12
    villagers", yet not "12 militias" or "3 ministries"). `armed`: it fights. `victims` and `group` say how the dead so
    called are counted. `sides_with_state`: its adjective's state answers for it ("Russian troops"). `speaks`: as the
    subject of "said" it is a source and not a party ("witnesses", "monitors").
    """

    word: str
    kind: ActorKind
    people: bool = True
    armed: bool = False
    victims: Victims = Victims.UNKNOWN
    group: Group | None = None
    sides_with_state: bool = False
    speaks: bool = False


class Collectives(Mapping[str, Collective]):
    """Generic words by lemma, in lower case; compounds with one space ("aid worker", "civil defence")."""

    def __init__(self, words: Mapping[str, Collective]) -> None:
        self._words = dict(words)

    @classmethod
    def load(cls, path: Path | None = None) -> Collectives:
        """The program's list. Raises ResourceMissing when it cannot be read."""
        source = path or resource("knowledge", "collectives.toml")
        words: dict[str, Collective] = {}
        try:
            for table in read_table(source).values():
                for word in table["words"]:
                    if word in words:
                        raise ValueError(f"{word} is there twice")
                    words[word] = Collective(
                        word=word,
                        kind=ActorKind(table["kind"]),
                        people=table.get("people", True),
                        armed=table.get("armed", False),
                        victims=Victims(table.get("victims", "unknown")),
                        group=Group(table["group"]) if "group" in table else None,
                        sides_with_state=table.get("sides-with-state", False),
                        speaks=table.get("speaks", False),
                    )
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise ResourceMissing(
                f"The list of generic actors cannot be read: {error}.",
                "Install the program again; your cases are not affected.",
            ) from error
        return cls(words)

    def __getitem__(self, word: str) -> Collective:
        return self._words[word]

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

"""Ranks, offices and titles: the words that stand before or after a person's name, and what they imply.

Read from `resources/knowledge/offices.toml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from briefing.domain.actor import ActorKind
from briefing.errors import ResourceMissing
from briefing.knowledge.folding import fold
from briefing.knowledge.tables import read_table
from briefing.places import resource


class OfficeSort(StrEnum):
    """What kind of title it is."""

    RANK = "rank"  # military or police rank
    OFFICE = "office"  # a post in a state or body
    SPOKESPERSON = "spokesperson"  # speaks for a body
    CLERGY = "clergy"
    HONORIFIC = "honorific"  # Mr, Dr: says only that a person follows


@dataclass(frozen=True, slots=True)
class Office:
    """A rank, office or title.

    `leads`: whoever holds it is at the head of the body it is held in ("president of Syria", "commander of the brigade");
    otherwise a member. `body` is the kind of body it belongs to, None where any will do. `former` and `deputy` tell that
    a word before it said so ("acting" says neither); a former or deputy holder leads nothing. `abbreviation`: the text
    wrote the short form ("Lt. Gen.").
    """

    key: str
    sort: OfficeSort
    leads: bool = False
    body: ActorKind | None = None
    former: bool = False
    deputy: bool = False
    abbreviation: bool = False


_FORMER = frozenset(["former", "ex", "ousted", "deposed", "late", "retired", "onetime", "outgoing"])
_DEPUTY = frozenset(["deputy", "vice", "assistant", "under", "associate"])
_NEITHER = frozenset(
    {
        *(
            "acting",
            "interim",
            "caretaker",
            "then",
            "senior",
            "chief",
            "top",
            "first",
            "second",
            "incumbent",
            "new",
            "current",
        ),
        *(
            "newly",
            "appointed",
            "elected",
            "designate",
            "permanent",
            "special",
            "honorary",
            "transitional",
            "joint",
            "lead",
        ),
        *("united", "nations", "us", "eu", "uk"),
    }
)
_PREFIXES = _FORMER | _DEPUTY | _NEITHER
_MAX_TOKENS = 8


class Offices:
    """Titles by the words they are written with."""

    def __init__(self, forms: Iterable[tuple[str, Office]]) -> None:
        self._forms: dict[str, Office] = {}
        self._first: set[str] = set()
        for form, office in forms:
            key = fold(form)
            known = self._forms.get(key)
            if known is None or (known.abbreviation and not office.abbreviation):
                self._forms[key] = office
            self._first.add(key.split()[0])

    @classmethod
    def load(cls, path: Path | None = None) -> Offices:
        """The program's list. Raises ResourceMissing when it cannot be read."""
        source = path or resource("knowledge", "offices.toml")
        try:
            tables = read_table(source)
            forms = []
            for key, table in tables.items():
                body = ActorKind(table["of"]) if "of" in table else None
                office = Office(key, OfficeSort(table["sort"]), table.get("leads", False), body)
                forms += [(name, office) for name in table.get("names", ())]
                forms += [(name, replace(office, abbreviation=True)) for name in table.get("short", ())]
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise ResourceMissing(
                f"The list of ranks and offices cannot be read: {error}.",
                "Install the program again; your cases are not affected.",
            ) from error
        return cls(forms)

    def match(self, tokens: Sequence[str], start: int = 0) -> tuple[int, Office] | None:
        """The longest title that begins at `tokens[start]`, "deputy", "former" and the like before it: its tokens, and it.

        Short forms ("Gen.", "Col.") and honorifics need their capital; other full forms may be written either way.
        """
        if start >= len(tokens):
            return None
        former = deputy = False
        at = start
        while at < len(tokens) and at - start < 3:
            word = fold(tokens[at])
            if word not in _PREFIXES and word:
                break
            if not word and at == start:
                return None
            former |= word in _FORMER
            deputy |= word in _DEPUTY
            at += 1
        plain = self._plain(tokens, start)
        behind = self._plain(tokens, at) if at > start else None
        if behind is not None and (plain is None or at - start + behind[0] > plain[0]):
            length, office = behind
            if former or deputy:
                office = replace(office, leads=False, former=former, deputy=deputy)
            return at - start + length, office
        return plain

    def get(self, title: str) -> Office | None:
        """The title that a phrase is, as a whole: "Brigadier General", "top military adviser"."""
        tokens = title.replace("-", " - ").split()
        found = self.match(tokens)
        return found[1] if found is not None and found[0] == len(tokens) else None

    def _plain(self, tokens: Sequence[str], start: int) -> tuple[int, Office] | None:
        if start >= len(tokens):
            return None
        first = fold(tokens[start])
        if not first or first.split()[0] not in self._first:
            return None
        words: list[str] = []
        best: tuple[int, Office] | None = None
        for count, token in enumerate(tokens[start : start + _MAX_TOKENS], 1):
            if token in (",", ";", "(", ")", ":", '"', "“", "”", "'s", "’s"):
                break
            words += fold(token).split()
            office = self._forms.get(" ".join(words))
            needs_capital = office is not None and (office.abbreviation or office.sort is OfficeSort.HONORIFIC)
            if office is not None and (not needs_capital or tokens[start][:1].isupper()):
                best = count, office
        return best

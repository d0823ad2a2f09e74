"""A look into the finished bytes of a safe copy: is a name that was to be hidden still found in them?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.domain.redaction import key_of
from briefing.errors import NameStillThere
from briefing.usecases.safe.hiding import SURNAME, Plan

_MOST_LISTED = 8
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Leak:
    """A name found in a finished file, and where."""

    name: str
    place: str
    around: str


def leaks(data: bytes, suffix: str, plan: Plan, file_name: str = "") -> tuple[Leak, ...]:
    """The names that still stand somewhere in a file: in its name, on its pages, and in what no page shows.

    `suffix` as for `report.read_back.texts_of`, which raises ValueError where the bytes cannot be read back.
    """
    from briefing.report.read_back import Piece, texts_of

    found: dict[tuple[str, str], Leak] = {}
    keys = [key for one in plan.redaction.hidden for name in (*one.names, *one.capitalised) if len(key := _bare(name)) > 4]
    for piece in (Piece("the name of the file", file_name), *texts_of(data, suffix)):
        if piece.is_raw and not _may_hold(piece.text, keys):
            continue
        for hit in plan.redaction.find(piece.text):
            if piece.is_raw and len(key_of(hit.words)) <= SURNAME:
                continue  # four letters come together by chance
            around = " ".join(piece.text[max(0, hit.start - 24) : hit.end + 24].split())
            found.setdefault((hit.words.casefold(), piece.place), Leak(hit.words, piece.place, around))
    return tuple(found.values())


def _bare(text: str) -> str:
    return _SIGNS.sub("", text.casefold())


def _may_hold(text: str, keys: Sequence[str]) -> bool:
    """Whether megabytes of whatever are worth a closer look."""
    bare = _bare(text)
    return any(key in bare for key in keys)


def refuse_leaks(data: bytes, suffix: str, plan: Plan, file_name: str = "") -> None:
    """Raises NameStillThere, naming the names and places, where a file still holds a name or cannot be looked through."""
    try:
        found = leaks(data, suffix, plan, file_name)
    except ValueError as error:
        raise NameStillThere(
            f"The safe copy could not be looked through ({error}).", "Nothing was written. Report this as a fault."
        ) from error
    if not found:
        return
    listed = "; ".join(f"“{one.name}” in {one.place}: “…{one.around}…”" for one in found[:_MOST_LISTED])
    more = f" and in {len(found) - _MOST_LISTED} more places" if len(found) > _MOST_LISTED else ""
    raise NameStillThere(
        f"The safe copy still holds what was to be hidden: {listed}{more}.",
        "Nothing was written. Choose another name for the file, or hide the longer name that it is a part of.",
    )

"""The history of a case as a table for spreadsheets and as lines for the command line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.domain.history import EVERYTHING, Kind, Subject, Wanted
from briefing.errors import NotInCase
from briefing.exchange.tables import Cell, several, table
from briefing.store.casefile import CaseFile
from briefing.usecases.reviewing.recounting import ACT_NAMES, KIND_NAMES, Names, by_day, differences, reasons, subject_name

HEAD = ("number", "at_utc", "who", "kind", "what", "how", "items", "ids", "field", "before", "after", "why")
_CHUNK = 500


def history_table(case: CaseFile, numbers: Sequence[int] | None = None) -> bytes:
    """Entries as CSV, the oldest first, a row for each field that differs; all of them, or those with these numbers."""
    return table(HEAD, _rows(case, sorted(case.history.find().numbers if numbers is None else numbers)))


def subject_with(case: CaseFile, id_: str) -> Subject:
    """The item of the history that has this id, also one that is gone.

    Raises NotInCase where the history tells of none.
    """
    found = next((one for kind in Kind if case.history.find(Wanted(about=(one := Subject(kind, id_)))).numbers), None)
    if found is None:
        raise NotInCase(f"The history of this case tells nothing of {id_}.", "Ids stand in the table that -o writes.")
    return found


def _rows(case: CaseFile, numbers: Sequence[int]) -> Iterator[Sequence[Cell]]:
    names = Names.in_case(case)
    for at in range(0, len(numbers), _CHUNK):
        for entry in case.history.entries(numbers[at : at + _CHUNK]):
            first = (
                entry.n,
                entry.at,
                entry.who,
                KIND_NAMES[entry.kind],
                entry.label,
                ACT_NAMES[entry.act] or "done",
                several(subject_name(one, names) for one in entry.about),
                several(one.id for one in entry.about),
            )
            for one in differences(entry, names) or (None,):
                told = ("", "", "") if one is None else (one.name, one.before, one.after)
                yield (*first, *told, reasons(entry))


def history_lines(case: CaseFile, wanted: Wanted = EVERYTHING, most: int | None = None) -> Iterator[str]:
    """The newest entries under their days, each with what it changed, as lines of text."""
    names = Names.in_case(case)
    numbers = case.history.find(wanted).numbers[:most]
    for day, entries in by_day(case.history.entries(numbers)).items():
        yield day
        for entry in entries:
            yield f"  {entry.at.astimezone():%H:%M}  {entry.label}  [{entry.n}, {entry.who or 'somebody'}]"
            for one in differences(entry, names):
                yield f"           {one.name}: {one.before} → {one.after}"
            for reason in entry.why:
                yield f"           Why: {reason.words}"

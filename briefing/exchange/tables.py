"""CSV by RFC 4180, safe to open in a spreadsheet.

A spreadsheet takes a cell that begins with one of = + - @ for a formula, whatever the quotes around it, and so runs what
an article may hold. Such a cell gets an apostrophe in front (OWASP, "CSV injection"): spreadsheets do not run it then.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum

from briefing.exchange.lettering import visible

Cell = str | int | float | bool | date | Enum | None

BOM = "\ufeff"  # by which spreadsheets know that a table is UTF-8
_STARTS = frozenset("=+-@＝＋－＠")  # the full-width ones are run by some as well
_AFTER_SEPARATOR = re.compile("([;|])(?=[=+@＝＋＠-])")  # a spreadsheet of another country parts cells there


def table(head: Sequence[str], rows: Iterable[Sequence[Cell]], *, bom: bool = True) -> bytes:
    """A table in UTF-8, lines ended by CR LF. Unknown is an empty cell, days are ISO 8601, truth is `true` or `false`.

    Raises ValueError for a row that is longer or shorter than the head.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    for row in rows:
        if len(row) != len(head):
            raise ValueError(f"a row of {len(row)} cells in a table of {len(head)}")
        writer.writerow([cell(value) for value in row])
    return ((BOM if bom else "") + out.getvalue()).encode("utf-8")


def cell(value: Cell) -> str:
    """A value as the text of a cell. Only texts are made safe: a negative number is a number."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float)):
        return f"{value:g}" if isinstance(value, float) and value == int(value) else repr(value)
    return safe(value)


def safe(text: str) -> str:
    """A text that no spreadsheet runs: what would begin a formula stands behind an apostrophe."""
    shown = _AFTER_SEPARATOR.sub(r"\1 ", visible(text))
    return f"'{shown}" if shown[:1] in _STARTS else shown


def several(values: Iterable[str]) -> str:
    """Several texts in one cell, parted by "; ", each once."""
    return "; ".join(dict.fromkeys(value for value in map(visible, values) if value))

"""The parts of a document that is a ZIP archive of XML files (DOCX, ODT), taken out within bounds.

Only the parts asked for are unpacked, so pictures cost nothing; a part that says it is larger than any article's is refused
before it is unpacked, and one that is larger than it says is cut off by the library. Entities are never expanded.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from briefing.errors import InputBinary, InputProtected, InputTooLarge
from briefing.readers.dates import read_date
from briefing.readers.front_matter import Header

if TYPE_CHECKING:
    from lxml.etree import _Element

# The text of a long book with its formatting; what is larger is a bomb or a table of figures.
MAX_PART_BYTES = 64 * 1024 * 1024
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, struct.error, NotImplementedError, KeyError)
"""What the standard library raises for damaged archives, and for ways of packing it does not know."""

_NOT_A_PERSON = {"", "user", "admin", "administrator", "author", "owner", "unknown", "python-docx", "microsoft office user"}
_NOT_A_TITLE = ("microsoft word - ", "untitled", "document", "powerpoint presentation", "slide 1", "word document")
_ENDINGS = (".doc", ".docx", ".odt", ".pdf", ".rtf", ".txt", ".indd", ".qxd", ".html", ".htm", ".tmp", ".dotx", ".wpd")
# The stamp in the empty document that python-docx starts from: it says nothing about the one that was made of it.
_TEMPLATE_STAMP = date(2013, 12, 23)


class Package:
    """A document of parts. `what` is what the format is called in messages ("a Word document (DOCX)")."""

    def __init__(self, name: str, data: bytes, what: str) -> None:
        """Raises InputBinary where the archive is damaged."""
        self._name, self._what = name, what
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN_ZIP:
            raise damaged(name, what) from None

    def tree(self, part: str) -> _Element | None:
        """The root of a part, or None where there is no such part.

        Raises InputBinary where it is damaged, InputTooLarge where it is larger than text can be, InputProtected where it
        is encrypted.
        """
        from lxml import etree

        if part not in self._archive.namelist():
            return None
        entry = self._archive.getinfo(part)
        if is_encrypted(entry):
            raise protected(self._name, self._what)
        if entry.file_size > MAX_PART_BYTES:
            raise InputTooLarge(
                f"The text of “{self._name}” takes more than {MAX_PART_BYTES // 1024 // 1024} MB unpacked.",
                "Save the article alone, as text.",
            )
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            return etree.fromstring(self._archive.read(entry), parser)
        except (*BROKEN_ZIP, RuntimeError, etree.LxmlError):
            raise damaged(self._name, self._what) from None


def damaged(name: str, what: str) -> InputBinary:
    """The refusal of what cannot be read to its end."""
    return InputBinary(
        f"“{name}” is {what} that is damaged or not complete.",
        "Open it in the program it came from and save it anew, or copy its text and paste it in.",
    )


def protected(name: str, what: str) -> InputProtected:
    """The refusal of what opens only with a password."""
    return InputProtected(
        f"“{name}” is {what} that opens only with a password.",
        "Open it in the program it came from, save it without a password and import that.",
    )


def is_encrypted(entry: zipfile.ZipInfo) -> bool:
    """Whether a file in an archive opens only with a password."""
    return bool(entry.flag_bits & 0x1)


def cells_of(table: Any, row: str, cell: str) -> list[list[Any]]:
    """The cells of each row of a table, without those of tables in it. `row` and `cell` are the tags."""

    def own(root: Any, tag: str) -> list[Any]:
        return [one for one in root.iter(tag) if next(one.iterancestors(table.tag), None) is table]

    return [own(one, cell) for one in own(table, row)]


def lays_out(table: Any, cells: list[list[Any]]) -> bool:
    """Whether a table is none: one of one column, or with tables in it, lays out a page."""
    return max(map(len, cells), default=0) < 2 or any(one is not table for one in table.iter(table.tag))


def text_of(root: Any, path: str, names: dict[str, str]) -> str:
    """The words of the first element at a path, an empty string where there is none."""
    found = root.find(path, names) if root is not None else None
    return " ".join("".join(found.itertext()).split()) if found is not None else ""


def properties(title: str = "", author: str = "", made: str = "", url: str | None = None) -> Header:
    """What a document's properties tell, without what programs put there by themselves. `made` is a date in ISO 8601."""
    lower = title.lower()
    is_title = len(title.split()) > 1 and not lower.startswith(_NOT_A_TITLE) and not lower.endswith(_ENDINGS)
    return Header(
        title=title if is_title else None,
        author=author if author.lower() not in _NOT_A_PERSON and len(author) <= 120 else None,
        url=url,
        published=_without_template(read_date(made)),
    )


def _without_template(day: date | None) -> date | None:
    bare = day.date() if isinstance(day, datetime) else day
    return None if bare == _TEMPLATE_STAMP else day

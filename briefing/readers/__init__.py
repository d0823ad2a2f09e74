"""From bytes to an Offer: one file per format, and no knowledge of any case.

Nothing heavy is imported before something is read, so that the window can name this room without loading it.
"""

from __future__ import annotations

import stat
from pathlib import Path

from briefing.domain.text import Offer
from briefing.errors import InputNotFound, InputTooLarge

MAX_FILE_BYTES = 20 * 1024 * 1024  # a saved page with its pictures inlined fits; a dump of a database does not

__all__ = ["MAX_FILE_BYTES", "read_bytes", "read_file", "read_pasted"]


def read_file(path: Path) -> Offer:
    """What the file offers. A path that goes on behind a ZIP archive ("reports.zip/day/one.txt") is a file in it.

    Raises InputNotFound, InputTooLarge, InputBinary, InputProtected, InputEncoding or InputEmpty; every message
    names the file.
    """
    from briefing.readers import archive

    name = path.name or str(path)
    try:
        if (outer := archive.archive_of(path)) is not None:
            name = archive.called(path)
            data = archive.bytes_in(outer, path.relative_to(outer).as_posix(), MAX_FILE_BYTES)
        else:
            data = _whole(path, name)
    except FileNotFoundError:
        raise InputNotFound(f"“{name}” is not there.", "Check the name and the folder.") from None
    except PermissionError:
        raise InputNotFound(f"“{name}” may not be read.", "Ask for the right to read it, or copy it elsewhere.") from None
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL in it
        reason = getattr(error, "strerror", None) or str(error)
        raise InputNotFound(f"“{name}” cannot be read: {reason}.", "Copy it to this computer and try again.") from None
    return read_bytes(name, data)


def _whole(path: Path, name: str) -> bytes:
    from briefing.readers import archive

    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise InputNotFound(f"“{name}” is a folder, not a file.", "Choose the articles in it.")
    if not stat.S_ISREG(mode):
        raise InputNotFound(f"“{name}” is a device or a pipe, not a file.", "Save the article as a file first.")
    with path.open("rb") as file:
        data = file.read(MAX_FILE_BYTES + 1)
    if archive.is_archive(name, data):
        archive.refuse(path)
    return data


def read_bytes(name: str, data: bytes) -> Offer:
    """What the bytes of a file called `name` offer. Its ending is a hint; what the bytes begin with decides.

    Raises InputTooLarge, InputBinary, InputProtected, InputEncoding or InputEmpty.
    """
    from briefing.readers.kinds import Kind, kind_of

    if len(data) > MAX_FILE_BYTES:
        raise InputTooLarge(
            f"“{name}” is larger than {MAX_FILE_BYTES // 1024 // 1024} MB.", "Save the article alone, as text."
        )
    match kind_of(name, data):
        case Kind.WEB_PAGE:
            from briefing.readers import web_page

            return web_page.read(name, data)
        case Kind.MARKDOWN:
            from briefing.readers import markdown

            return markdown.read(name, data)
        case Kind.PLAIN:
            from briefing.readers import plain

            return plain.read(name, data)
        case Kind.WORD:
            from briefing.readers import word

            return word.read(name, data)
        case Kind.OPEN_DOCUMENT:
            from briefing.readers import open_document

            return open_document.read(name, data)
        case Kind.PDF:
            from briefing.readers import pdf

            return pdf.read(name, data)
        case Kind.MAIL:
            from briefing.readers import mail

            return mail.read(name, data)
        case Kind.RICH_TEXT:
            from briefing.readers import rich_text

            return rich_text.read(name, data)
        case Kind.ARCHIVE:
            from briefing.readers import archive

            archive.refuse_inner(name)


def read_pasted(text: str, html: str | None = None, name: str = "pasted text") -> Offer:
    """What was pasted or dragged in: the marked-up form where there is one, for it knows headings and lists.

    Raises InputTooLarge or InputEmpty.
    """
    from briefing.readers import pasted

    return pasted.read(text, html, name)

"""ZIP archives: each file in one is read as an item of its own, called “archive.zip/inner.txt”.

Nothing is ever unpacked to the disk, so that a name can lead nowhere; what a file in an archive takes unpacked is known
and bounded before it is read.
"""

from __future__ import annotations

import os
import stat
import zipfile
from pathlib import Path
from typing import NoReturn

from briefing.errors import ImportRefused, InputBinary, InputEmpty, InputNotFound, InputTooLarge
from briefing.readers.kinds import ZIP_BEGINNINGS, Kind, kind_of
from briefing.readers.parts_of_package import BROKEN_ZIP, is_encrypted, protected

WHAT = "an archive (ZIP)"
ENDING = ".zip"
MAX_FILES = 1_000
MAX_UNPACKED_BYTES = 500 * 1024 * 1024
MAX_ARCHIVE_BYTES = 250 * 1024 * 1024
MOST_TIMES = 200
"""A file that grows more than so many times when unpacked is a bomb: text shrinks to a tenth, to a fiftieth at most."""

_WORTH_SUSPICION = 1024 * 1024
_DOCUMENTS = {"[Content_Types].xml", "mimetype"}  # a document made of parts, whatever it is called


def files_in(path: Path) -> tuple[Path, ...] | None:
    """The files in an archive, as paths that go on behind it ("reports.zip/day/one.txt"), in the order of their names; None
    for what is no archive by its ending or cannot be gone through: reading the file itself then says why.
    """
    if path.suffix.lower() != ENDING:
        return None
    try:
        with _opened(path) as archive:
            if _DOCUMENTS & set(archive.namelist()):
                return None
            names = sorted({_name(entry) for entry in _listed(path.name, archive)})
    except (ImportRefused, OSError):
        return None
    return tuple(Path(f"{path}{os.sep}{name}") for name in names)


def archive_of(path: Path) -> Path | None:
    """The archive that a path goes on behind, or None for a path of folders and a file alone."""
    for parent in path.parents:
        if parent.suffix.lower() != ENDING:
            continue
        try:
            if stat.S_ISREG(parent.stat().st_mode):
                return parent
        except NotADirectoryError:
            continue
        except (OSError, ValueError):
            return None
    return None


def called(path: Path) -> str:
    """What a path is called in messages: “reports.zip/day/one.txt” for a file in an archive, else its last part."""
    inside = archive_of(path)
    return path.name or str(path) if inside is None else f"{inside.name}/{path.relative_to(inside).as_posix()}"


def bytes_in(archive_path: Path, inner: str, limit: int) -> bytes:
    """The bytes of the file called `inner` in an archive, at most `limit`.

    Raises InputNotFound, InputTooLarge, InputProtected or InputBinary, naming archive and file.
    """
    name = f"{archive_path.name}/{inner}"
    with _opened(archive_path) as archive:
        entry = next((one for one in _listed(archive_path.name, archive) if _name(one) == inner), None)
        if entry is None:
            raise InputNotFound(f"“{name}” is not there.", "Check the name; the archive may have changed.")
        if ".." in inner.split("/"):
            raise InputBinary(
                f"The name “{name}” leads out of the archive.", "Unpack it with care, and look at what it is."
            )
        if is_encrypted(entry):
            raise protected(name, "a file in an archive")
        if entry.file_size > limit:
            raise InputTooLarge(f"“{name}” is larger than {limit // 1024 // 1024} MB.", "Save the article alone, as text.")
        if entry.file_size > max(_WORTH_SUSPICION, MOST_TIMES * entry.compress_size):
            raise InputTooLarge(
                f"“{name}” grows to {entry.file_size / 1024 / 1024:.0f} MB unpacked, more than any article does.",
                "Do not unpack it before you know where it comes from.",
            )
        try:
            return archive.read(entry)
        except (*BROKEN_ZIP, RuntimeError):
            raise InputBinary(f"“{name}” is damaged in its archive.", "Fetch the archive again.") from None


def is_archive(name: str, data: bytes) -> bool:
    """Whether a file is an archive of files, by its ending or by how it begins, and no document made of parts."""
    if not data.startswith(ZIP_BEGINNINGS):
        return False
    try:
        return kind_of(name, data) is Kind.ARCHIVE
    except InputBinary:
        return False


def refuse(path: Path) -> NoReturn:
    """Says why an archive is not gone through, one that can be read too: it is not one article.

    Raises InputBinary, InputEmpty, InputTooLarge or InputProtected.
    """
    if path.suffix.lower() != ENDING:
        raise InputBinary(f"“{path.name}” is {WHAT}.", "Rename it to end in .zip, or unpack it and import what is inside.")
    with _opened(path) as archive:
        _listed(path.name, archive)
    raise InputBinary(f"“{path.name}” is {WHAT}, not one article.", "Name a file in it, or unpack it.")


def refuse_inner(name: str) -> NoReturn:
    """Says that an archive that is no file of its own is not gone through.

    Raises InputBinary.
    """
    what = "an archive (ZIP) in an archive" if "/" in name else WHAT
    raise InputBinary(f"“{name}” is {what}.", "Unpack it and import what is inside.")


def _opened(path: Path) -> zipfile.ZipFile:
    size = path.stat().st_size
    if size > MAX_ARCHIVE_BYTES:
        raise InputTooLarge(f"“{path.name}” is larger than {MAX_ARCHIVE_BYTES // 1024 // 1024} MB.", _SPLIT)
    try:
        return zipfile.ZipFile(path)
    except BROKEN_ZIP:
        raise InputBinary(
            f"“{path.name}” is {WHAT} that is damaged or not complete.",
            "Fetch it again, or unpack it and import what is inside.",
        ) from None


_SPLIT = "Unpack it and import the articles in it."


def _listed(name: str, archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The files worth reading. Raises InputTooLarge for too many or too much, InputEmpty for none."""
    wanted = [entry for entry in archive.infolist() if not entry.is_dir() and _is_wanted(_name(entry))]
    if not wanted:
        raise InputEmpty(
            f"“{name}” is {WHAT} without a file in it.", "Check that it is the right file and was saved whole."
        )
    if len(wanted) > MAX_FILES:
        raise InputTooLarge(f"“{name}” holds {len(wanted):,} files; an archive with at most {MAX_FILES:,} is read.", _SPLIT)
    if sum(entry.file_size for entry in wanted) > MAX_UNPACKED_BYTES:
        raise InputTooLarge(
            f"“{name}” takes more than {MAX_UNPACKED_BYTES // 1024 // 1024} MB unpacked.",
            "If it comes from a source you trust, unpack it and import the articles in it.",
        )
    return wanted


def _name(entry: zipfile.ZipInfo) -> str:
    """The name of a file in an archive with slashes between folders, never beginning with one."""
    return "/".join(part for part in entry.filename.replace("\\", "/").split("/") if part not in ("", "."))


def _is_wanted(name: str) -> bool:
    parts = name.split("/")
    return bool(name) and "__MACOSX" not in parts and not any(p.startswith((".", "~$")) and p != ".." for p in parts)

"""Files written for others: whole or not at all, and never over the case they are made of."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from pathlib import Path

from briefing.errors import TargetUnwritable


def check_target(path: Path) -> None:
    """Raises TargetUnwritable where a file plainly cannot be written: no folder, a folder or a device of that name,
    write-protected.
    """
    folder = path.parent
    try:
        if not folder.exists():
            raise TargetUnwritable(f"The folder {folder} is not there.", "Choose another folder.")
        if not folder.is_dir():
            raise TargetUnwritable(f"{folder} is a file, not a folder.", "Choose another folder.")
        if path.is_dir():
            raise TargetUnwritable(f"{path} is a folder.", "Choose a name for the file.")
        if path.exists() and not path.is_file():  # what is moved there would take the place of a device or a pipe
            raise TargetUnwritable(f"{path} is no file.", "Choose another name.")
        if path.exists() and not path.stat().st_mode & 0o222:
            raise TargetUnwritable(f"The file {path} is write-protected.", "Choose another name, or lift the protection.")
    except OSError as error:
        raise _unwritable(path, error) from error


def refuse_case(case: Path | None, path: Path) -> None:
    """Raises TargetUnwritable where a file would be written over the case that it is made of."""
    if case is None:
        return
    try:
        is_same = case.samefile(path)
    except OSError:  # one of them is not there
        is_same = case.absolute() == path.absolute()
    if is_same:
        raise TargetUnwritable(f"“{path.name}” is the case itself.", "Choose another name: the case would be lost.")


def write(path: Path, data: bytes) -> None:
    """Write a file beside its place, then move it there: it is there whole or not at all.

    A link is followed. Raises TargetUnwritable naming the file and the reason.
    """
    check_target(path)
    place = path.resolve()
    beside = place.parent / f".briefing-{secrets.token_hex(6)}.part"
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, place)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> TargetUnwritable:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return TargetUnwritable(f"There is no room left on the disk for {path}.", "Free some space or choose another disk.")
    if error.errno == errno.EROFS:
        return TargetUnwritable(f"The disk that holds {path} is read-only.", "Choose another folder.")
    if error.errno == errno.EFBIG:
        return TargetUnwritable(f"The file {path} would be larger than files may be there.", "Choose another folder.")
    if error.errno == errno.ENAMETOOLONG:
        return TargetUnwritable(f"The name {path.name} is too long.", "Choose a shorter name.")
    if error.errno == errno.ENOENT:
        return TargetUnwritable(f"The folder {path.parent} is gone.", "Choose another folder.")
    if isinstance(error, PermissionError):
        return TargetUnwritable(
            f"The file {path} may not be written.",
            "It may be open in another program, or the folder may be protected: close it there or choose another folder.",
        )
    return TargetUnwritable(f"The file {path} could not be written: {error.strerror or error}.", "Choose another folder.")

"""Where the program's resources and the user's folders are. The only path arithmetic in the program.

Resources lie beside the package in a checkout, inside it in a wheel (`briefing/_resources`), and in the bundle's folder
when frozen. The user's folders are where the platform keeps such things.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs

from briefing.errors import ResourceMissing

APPLICATION = "Briefing"


def resources() -> Path:
    """The folder of the program's resources.

    Raises ResourceMissing where there is none.
    """
    package = Path(__file__).resolve().parent
    bundle = getattr(sys, "_MEIPASS", None)
    tried = [package / "_resources", package.parent / "resources"]
    if bundle is not None:
        tried.insert(0, Path(bundle) / "resources")
    for folder in tried:
        if (folder / "knowledge").is_dir():
            return folder
    raise ResourceMissing(
        "The program's resources folder is missing.", "Install the program again; your cases are not affected."
    )


def resource(*parts: str) -> Path:
    """One of the program's own files.

    Raises ResourceMissing when it is not there.
    """
    path = resources().joinpath(*parts)
    if not path.exists():
        raise ResourceMissing(
            f"The program's file {'/'.join(parts)} is missing.", "Install the program again; your cases are not affected."
        )
    return path


def samples() -> Path:
    """The folder of sample articles that come with the program."""
    bundle = getattr(sys, "_MEIPASS", None)
    package = Path(__file__).resolve().parent
    tried = [package / "_seeds", package.parent / "seeds"]
    if bundle is not None:
        tried.insert(0, Path(bundle) / "seeds")
    for folder in tried:
        if folder.is_dir():
            return folder
    raise ResourceMissing("The sample articles are missing.", "Install the program again; your cases are not affected.")


def settings_folder() -> Path:
    """Where preferences are kept, made if need be. `BRIEFING_HOME` overrides it (tests, memory sticks)."""
    return _made("settings", platformdirs.user_config_path(APPLICATION, appauthor=False, roaming=True))


def cache_folder() -> Path:
    """Where what can be made again is kept: matplotlib's font list, rendered charts, the knowledge as it is read fast.
    `BRIEFING_HOME` overrides it."""
    return _made("cache", platformdirs.user_cache_path(APPLICATION, appauthor=False))


def documents_folder() -> Path:
    """Where new cases and briefings are offered to be saved."""
    documents = platformdirs.user_documents_path()
    return documents if documents.is_dir() else Path.home()


def _made(part: str, usual: Path) -> Path:
    override = os.environ.get("BRIEFING_HOME")
    folder = Path(override) / part if override else usual
    folder.mkdir(parents=True, exist_ok=True)
    return folder

"""What pyproject.toml cannot say: the resources and the sample articles go into the package when it is built.

In the sources they lie beside the package, where people look for them; in a wheel they have to be inside it
(briefing/places.py looks in both). Their answer keys and the scripts that make them stay out.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent
INSIDE = {"resources": "briefing/_resources", "seeds": "briefing/_seeds"}
LEFT_OUT = ("*.py", "*.pyc", "*.gold.json")


class BuildWithResources(build_py):
    """Copies the packages, then the folders of `INSIDE`."""

    def run(self) -> None:
        """Build. An editable installation finds the folders where they are."""
        super().run()
        if not self.editable_mode:
            for source, target in self._copies():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)

    def get_outputs(self, include_bytecode: bool = True) -> list[str]:
        """Every file that is built."""
        outputs: list[str] = super().get_outputs(include_bytecode)
        return outputs if self.editable_mode else [*outputs, *(str(target) for _, target in self._copies())]

    def get_source_files(self) -> list[str]:
        """Every file that goes into a source distribution."""
        sources: list[str] = super().get_source_files()
        return [*sources, *(str(source.relative_to(ROOT)) for source, _ in self._copies())]

    def _copies(self) -> Iterator[tuple[Path, Path]]:
        for folder, inside in INSIDE.items():
            for source in sorted((ROOT / folder).rglob("*")):
                hidden = any(part.startswith(".") for part in source.relative_to(ROOT).parts)
                if source.is_file() and not hidden and not any(source.match(pattern) for pattern in LEFT_OUT):
                    yield source, Path(self.build_lib, inside, source.relative_to(ROOT / folder))


setup(cmdclass={"build_py": BuildWithResources})

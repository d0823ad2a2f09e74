"""The window. Whatever of Qt's own import is slow is mended here, before the window's modules are loaded."""

import sys


def _unsearched(_module: object) -> bool:
    return True


# Qt for Python can spell its names in two ways, and reads the source of every module that is imported to see whether it may
# choose. No module here chooses: its answer changes nothing, and looking for it takes a tenth of the start and keeps all
# sources in memory.
if (_feature := sys.modules.get("shibokensupport.feature")) is not None and hasattr(_feature, "_mod_uses_pyside"):
    setattr(_feature, "_mod_uses_pyside", _unsearched)  # noqa: B010 - it is nobody's public name

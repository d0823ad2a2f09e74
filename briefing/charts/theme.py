"""The colours of charts by the part they play, for the window and for paper. No meaning hangs on colour."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as "#rrggbb", sizes of type in points.

    `ground` is None where the sheet shows through. `solid` fills what every report agrees on, `hatch` draws what only some
    say, `mark` the figure that the rule prefers.
    """

    name: str
    ground: str | None
    ink: str
    muted: str
    line: str
    solid: str
    hatch: str
    mark: str
    band: str
    size: float = 8.0
    is_clickable: bool = True


PRINT = Theme(
    name="print",
    ground=None,
    ink="#1a1a1a",
    muted="#565656",
    line="#c9c9c9",
    solid="#2d4a63",
    hatch="#2d4a63",
    mark="#0b0b0b",
    band="#e9edf0",
    is_clickable=False,
)
LIGHT = Theme(
    name="light",
    ground="#ffffff",
    ink="#17202b",
    muted="#566273",
    line="#d5dbe2",
    solid="#1d5c96",
    hatch="#1d5c96",
    mark="#17202b",
    band="#e6edf5",
    size=9.0,
)
DARK = Theme(
    name="dark",
    ground="#151a20",
    ink="#e4e9ef",
    muted="#a3aebb",
    line="#343d48",
    solid="#6ea9e0",
    hatch="#6ea9e0",
    mark="#ffffff",
    band="#222d39",
    size=9.0,
)
STRONG_LIGHT = replace(
    LIGHT,
    name="strong light",
    ink="#000000",
    muted="#1f2933",
    line="#6b7580",
    solid="#003a75",
    hatch="#003a75",
    mark="#000000",
    band="#cfe0f2",
)
STRONG_DARK = replace(
    DARK,
    name="strong dark",
    ground="#000000",
    ink="#ffffff",
    muted="#e6ebf0",
    line="#8b95a0",
    solid="#9fd0ff",
    hatch="#9fd0ff",
    band="#1c3b5a",
)
ON_WHITE = replace(PRINT, name="on white", ground="#ffffff")
THEMES = {theme.name: theme for theme in (PRINT, LIGHT, DARK, STRONG_LIGHT, STRONG_DARK)}

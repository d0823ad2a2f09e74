"""The colours of the map's ground, light and dark, and with high contrast."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.ui.craft.theme import STRONG, Tones


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of the ground, so quiet that marks stand out on it."""

    water: str
    land: str
    shore: str
    river: str
    province: str
    border: str
    label: str
    town: str


LIGHT = Inks("#dfe8ef", "#fbfbf8", "#9db0c0", "#b7c9d8", "#d2d0c9", "#8f969e", "#5f6670", "#4f5862")
DARK = Inks("#10161c", "#222a33", "#46535f", "#2c3c4a", "#3b4550", "#707c88", "#8f9aa6", "#b4bdc7")
STRONG_LIGHT = Inks("#cfe0ee", "#ffffff", "#3d5466", "#7d9cb5", "#a09d94", "#2b3239", "#2f363d", "#14191f")
STRONG_DARK = Inks("#001a2e", "#000000", "#9fb2c2", "#41627d", "#6b7784", "#c9d2db", "#dbe2e9", "#f2f5f8")


def of(tones: Tones) -> Inks:
    """Those that go with the colours of the window."""
    if tones in STRONG:
        return STRONG_DARK if tones.dark else STRONG_LIGHT
    return DARK if tones.dark else LIGHT

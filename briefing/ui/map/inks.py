"""The colours of the map's ground, light and dark."""

from __future__ import annotations

from dataclasses import dataclass


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


LIGHT = Inks("#dfe8ef", "#fbfbf8", "#9db0c0", "#b7c9d8", "#d2d0c9", "#8f969e", "#6d747d", "#4f5862")
DARK = Inks("#10161c", "#222a33", "#46535f", "#2c3c4a", "#3b4550", "#707c88", "#8f9aa6", "#b4bdc7")

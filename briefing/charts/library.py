"""The one place that imports matplotlib and prepares it: its cache goes to our folder, our fonts are the only ones used.

Whoever needs matplotlib elsewhere (the window's canvas) imports this first.
"""

from __future__ import annotations

import logging
import os
from functools import lru_cache

from briefing.knowledge.glyphs import FAMILIES
from briefing.places import cache_folder, resource

# Unset, matplotlib would look for its list of fonts where a frozen program may not write, and make it anew at each start.
os.environ.setdefault("MPLCONFIGDIR", str(cache_folder() / "matplotlib"))

from matplotlib import font_manager


@lru_cache(maxsize=1)
def prepare() -> None:
    """Make our fonts known to matplotlib, once.

    Raises ResourceMissing when they are not there.
    """
    # Most scripts come in one weight; that a bold name is set in it is no news to the user.
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    for path in sorted(resource("fonts").glob("*.[to]tf")):
        font_manager.fontManager.addfont(str(path))


SETTINGS = {
    "font.family": list(FAMILIES),
    "text.parse_math": False,  # an article may hold dollar signs; they are words, not formulas
    "text.usetex": False,
    "text.hinting": "none",  # or text would be wider on a screen than it was measured
    "svg.fonttype": "path",
    "svg.hashsalt": "briefing",
    "axes.unicode_minus": False,
    "hatch.linewidth": 0.6,
    "figure.dpi": 100,
    "savefig.dpi": "figure",
    "path.simplify": True,
}

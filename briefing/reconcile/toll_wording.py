"""What the words around a figure say: that it is one of a list, or that the toll has risen to it."""

from __future__ import annotations

import re

from briefing.knowledge.folding import fold
from briefing.reconcile import wording

ANYBODY = re.compile(
    r"\b(?:people|persons?|civilians?|others?|dead|deaths|bodies|victims?|residents?|villagers?)$", re.IGNORECASE
)
MALE = re.compile(r"(?:\bmen|\bboys|[a-z]men)$")
LONGEST_LINK = 60  # characters between two figures of a list
AND = re.compile(r"\b(?:and|along with|as well as)\b")
LISTED = re.compile(
    r"(?:[\s,]|\b(?:and|along with|as well as|his|her|their|its|an?|the|another|at least|about|some"
    r"|(?:\d{1,2}|[a-z]+)[- ]years?[- ]old|\d{1,2}"
    r"|teenaged?|young(?:er|est)?|old(?:er|est)?|eld(?:er|est|erly)|little|infant|newborn|baby|pregnant|own)\b"
    r"|\b[A-Z][\w’'-]*)+"
)
NEW_TOTAL_REACH = 90  # characters before a figure in which the toll is said to rise
_NEW_TOTAL = re.compile(
    r"\b(?:bring(?:s|ing)?|brought|rais(?:e[sd]?|ing)|rises?|rising|risen|rose|climb(?:s|ed|ing)?|increas(?:e[sd]?|ing)"
    r"|push(?:es|ed|ing)?|lift(?:s|ed|ing)?)\b[^.;:]*\bto(?: at least| about| some| a total of| an?)?\s+$",
    re.IGNORECASE,
)


def has_risen_to(text: str, start: int) -> bool:
    """Whether the figure that begins here is what a toll is said to have risen to: "bringing the death toll to 20"."""
    return _NEW_TOTAL.search(text[max(0, start - NEW_TOTAL_REACH) : start]) is not None


def sentence(text: str, start: int, end: int) -> str:
    """The sentence around a stretch of text, folded."""
    before = max(
        (match.end() for match in wording.STOP.finditer(text, max(0, start - 400), start)), default=max(0, start - 400)
    )
    after = wording.STOP.search(text, end, end + 400)
    return fold(text[before : after.end() if after else end + 400])

"""Words that stay on one line: a date, a number with what it counts, a dash with what stands before it."""

from __future__ import annotations

import re

_HELD = "\u00a0"  # a space at which no line breaks
_MONTH = (
    "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    "|Nov(?:ember)?|Dec(?:ember)?)"
)
_COUNTED = (
    "(?:people|persons?|civilians?|combatants?|events?|reports?|origins?|sources?|articles?|times?|days?|hours?|months?|years?"
    "|km|kilometres?|metres?|tonnes?|per cent|%|UTC)"
)
_SPACE = re.compile(
    rf"(?<=\d) (?={_MONTH}\b)|(?<=\d) (?={_COUNTED}(?!\w))|(?<=[\w)”]) (?=– )|(?<=\bNo\.) (?=\d)|(?<=\bat) (?=least\b)"
)
_YEAR = re.compile(rf"\b({_MONTH}) (?=\d{{4}}\b)")


def held_together(text: str) -> str:
    """The text with spaces that do not break within dates, before dashes, and between a number and what it counts."""
    return _YEAR.sub(rf"\1{_HELD}", _SPACE.sub(_HELD, text))

"""How many key points have room on the first page, whose place is worth more than any after it.

An estimate from the measures of `resources/templates` and mean widths of letters, on the safe side by a line: a point that
went over to the second page alone would look lost there, and what is left out stands in the timeline.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from briefing.domain.choice import Choice, Paper
from briefing.domain.printed import KeyFigure, KeyPoint, Labels, Said

# Points. `look.typ` and `briefing.typ` have the margins and sizes these come from.
_SHEET = {Paper.A4: (841.9, 487.6), Paper.US_LETTER: (792.0, 504.3)}  # height of the sheet, width of the text
_MARKED, _UNMARKED, _BOTTOM = 70.9, 56.7, 70.9
_CONTENTS = 41.0  # what stands on which page, at the foot
_TITLE, _TITLE_LETTER = (16.8, 10.5), 12.6
_HEADING = 46.0  # with the space around it
_LINE, _LEADING, _BETWEEN, _BETWEEN_POINTS = 6.7, 6.2, 8.5, 7.5
_NOT_JUDGED, _JUDGED_INDENT, _BETWEEN_JUDGED = 22.0, 16, 9.0
_BOLD, _PLAIN, _LABEL = 5.3, 4.8, 4.3  # mean widths of letters
_NOTE = (5.0, 9.5)  # below a figure: the first line, each further one
_UNDER_FIGURES = (300 * 4.1, 5.4, 10.3)  # width of the words there, their first line, each further one
_LOST = 0.96  # of a line of words is filled
FEWEST = 1


def room(
    choice: Choice,
    leading: Sequence[Said],
    figures: Sequence[KeyFigure],
    points: Sequence[KeyPoint],
    *,
    are_judgements: bool = False,
) -> int:
    """How many of the points have room below title block, bottom line and key figures; never none. Those that are to be
    judged stand farther apart, and above them that they are not judged yet.
    """
    height, width = _SHEET[choice.paper]
    left = height - (_MARKED if choice.marking else _UNMARKED) - _BOTTOM - _CONTENTS
    titles = math.ceil(len(choice.title) * _TITLE_LETTER / width) or 1
    left -= 5.7 + 12 + titles * _TITLE[0] + (titles - 1) * _TITLE[1] + 14
    column = (width - 30) / 4 if choice.author else width
    left -= 27.6 + 10.5 * (math.ceil(len(choice.author) * 4.6 / column) - 1 if choice.author else 0)
    if leading:
        left -= _HEADING + sum(_lines(_width(0, len(one.text), one.sources), width) for one in leading)
        left -= _BETWEEN * (len(leading) - 1)
    if figures:
        words, first, further = _UNDER_FIGURES
        left -= _HEADING + 5 + _strip(figures) + 8 + first + further * (math.ceil(words / width) - 1)
    left -= _HEADING + (_NOT_JUDGED if are_judgements else 0)
    indent, between = (_JUDGED_INDENT, _BETWEEN_JUDGED) if are_judgements else (9, _BETWEEN_POINTS)
    fits = 0
    for point in points:
        left -= _lines(_width(len(point.text), len(point.lead) + 1, point.sources), width - indent)
        if left < 0:
            break
        left -= between
        fits += 1
    return max(FEWEST, fits)


def _width(plain: int, bold: int, labels: Labels) -> float:
    return plain * _PLAIN + bold * _BOLD + (sum(len(one) + 2 for one in labels) + 2) * _LABEL


def _lines(words: float, width: float) -> float:
    lines = max(1, math.ceil(words / (width * _LOST)))
    return lines * _LINE + (lines - 1) * _LEADING


def _strip(figures: Sequence[KeyFigure]) -> float:
    """The rows of figures under each other (`sections/leading.typ`)."""
    per_row = len(figures) if len(figures) <= 5 else min(4, math.ceil(len(figures) / 2))
    rows = [figures[at : at + per_row] for at in range(0, len(figures), per_row)]
    notes = (max(len(one.notes) + bool(one.sources) for one in row) for row in rows)
    first, further = _NOTE
    return sum(30.4 + first + further * (lines - 1) for lines in notes) + 10 * (len(rows) - 1)

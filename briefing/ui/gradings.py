"""Grades in words."""

from __future__ import annotations

from briefing.domain.grade import CREDIBILITIES, RELIABILITIES, Graded
from briefing.ui import words
from briefing.ui.plain import apart


def grade_words(graded: Graded) -> str:
    """What a tool tip says of a grade: "B2. Reuters is usually reliable: … The report is probably true: …"."""
    if not graded.grade.is_judged:
        return words.NOT_GRADED
    source = words.GRADE_OF_SOURCE.format(source=apart(graded.source)) if graded.source else words.GRADE_NO_SOURCE
    letter, number = graded.grade
    return words.GRADE_WORDS.format(
        grade=graded.grade, source=source, reliability=RELIABILITIES[letter], credibility=CREDIBILITIES[number]
    )

"""Grades in words."""

from __future__ import annotations

from briefing.domain.grade import CREDIBILITIES, RELIABILITIES, Graded
from briefing.ui.wording import grading_words
from briefing.ui.wording.plain import apart


def grade_words(graded: Graded) -> str:
    """What a tool tip says of a grade: "B2. Reuters is usually reliable: … The report is probably true: …"."""
    if not graded.grade.is_judged:
        return grading_words.NOT_GRADED
    source = grading_words.OF_SOURCE.format(source=apart(graded.source)) if graded.source else grading_words.NO_SOURCE
    letter, number = graded.grade
    return grading_words.SENTENCE.format(
        grade=graded.grade, source=source, reliability=RELIABILITIES[letter], credibility=CREDIBILITIES[number]
    )

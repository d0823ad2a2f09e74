"""Words for grades, origins and the day on which the case is seen."""

from __future__ import annotations

from briefing.ui.wording.words import counted

FILTER_GRADE = "Grade"
COLUMN_GRADE = "Grade"
COLUMN_REPORTED = "First reported"
COLUMN_REPORTED_FIGURE = "Reported"
COLUMN_ORIGINS = "Origins"
NOT_GRADED = "F6: not graded. Neither source nor report can be judged."
OF_SOURCE = "{source} is"
NO_SOURCE = "The source's"
SENTENCE = "{grade}. {source} {reliability}. The report is {credibility}."
EVENTS = "Grade {events} {grade}"
FIGURES = "Grade {figures} {grade}"
PUBLISHER = "Reliability of {publisher}"
SOURCE = "Reliability as a source"
REPORT = "Credibility of the report"
REPORTS = "Credibility of these reports"
AS_SOURCE = "{grade} as a source"
NAME_AND_GRADE = "{name} ({grade})"
SOURCE_PICK = "Source (Shift+)"
REPORT_PICK = "Report"
KEY = "Grade {step}"
WHOSE = "Source: {name}"
HAPPENED = "Happened: {when}"
REPORTED_ON = "reported {day}"
FIRST_REPORTED = "First reported: {day}"
ONE_ORIGIN = "1 origin"
FILTER_GRADE_HOW = "At least so good. What nobody graded fits no bound."
RELIABILITY = "Source"
CREDIBILITY = "Report"
ANY_GRADE = "Any"
AT_LEAST_GRADED = "at least {grade}"
AS_KNOWN_ON = "As known on"
KNOWN_ON_DAY = "Known on {day}"
AS_KNOWN_HOW = "The whole window shows the case as it was known on that day, from what was published by then."
EARLIER_DAY = "The day before on which an article was published"
LATER_DAY = "The next day on which an article was published"
BACK_TO_NOW = "Back to now"
THEN_BAND = "As known on a day"
THEN_LOOKING = "Joining the case as it was known on {day} …"
THEN_SHOWN = "You see the case as it was known on {day}."
THEN_LEFT_OUT = "Left out: {what}."
THEN_JOINING = "Joining it anew …"
# What is counted, one of it and several.
COUNTED = {
    "later article": ("later article", "later articles"),
    "article without a date": ("article without a date", "articles without a date"),
    "entry by hand without an article": ("entry by hand without an article", "entries by hand without an article"),
}


def later_articles(number: int) -> str:
    return counted(number, *COUNTED["later article"])


def undated_articles(number: int) -> str:
    return counted(number, *COUNTED["article without a date"])


def entries_by_hand(number: int) -> str:
    return counted(number, *COUNTED["entry by hand without an article"])

"""Words for what is written into files of other programs and taken from them."""

from __future__ import annotations

ACTION = "Export…"
TAKE_OVER = "New case from JSON…"
TAKE_OVER_TITLE = "A case written as JSON"
TAKE_OVER_WHERE = "Where should the new case be kept?"
TAKE_OVER_PATTERN = "Cases as JSON (*.json)"
TAKE_OVER_NOT_ONE = "“{name}” is no case written as JSON."
TAKE_OVER_NOT_ONE_HOW = "Choose a file that Export wrote as “Whole case (JSON)”."
TAKEN_OVER = "{name}: {articles} articles, {events} events and {figures} figures taken in"
TAKEN_OVER_OTHERWISE = "The case is not quite as the file “{name}” has it: {differences}."
TAKEN_OVER_OTHERWISE_HOW = "What was read is all there; look at the events that are told to be the same."
TITLE = "Export"
GO = "Export…"
AS = "Export as"
PART = "What"
WHOLE = "The whole case"
FILTERED = "What the filter shows ({shown} events)"
BOM = "For spreadsheets (a mark says that it is UTF-8)"
ORIGINALS = "With the files that articles came in"
ACTOR = "Actor"
EVENT = "Event"
CHOOSE = "Type a part of the name"
NEEDS_ACTOR = "Choose an actor."
NEEDS_EVENT = "Choose an event."
AS_IN_PANE = (
    "Title, marking, paper, preferred figure, the day of knowledge and “reviewed only” are those of the pane Briefing."
)
PATTERN = "{name} (*.{suffix});;All files (*)"
GROUPS = {
    "Briefing": ("pdf", "docx", "html", "zip"),
    "One page": ("profile", "incident", "gaps", "gaps-docx"),
    "For other programs": ("csv-events", "csv-casualties", "acled", "geojson", "timelinejs", "ics", "json"),
}
KINDS = {
    "pdf": "PDF",
    "docx": "Word document",
    "html": "Web page",
    "zip": "Pictures of the pages",
    "profile": "Actor",
    "incident": "Event",
    "gaps": "Conflicts and gaps",
    "gaps-docx": "Conflicts and gaps, Word",
    "csv-events": "Table of events",
    "csv-casualties": "Table of figures",
    "acled": "Table with ACLED's columns",
    "geojson": "Map (GeoJSON)",
    "timelinejs": "TimelineJS",
    "ics": "Calendar (iCalendar)",
    "json": "Whole case (JSON)",
}
ABOUT = {
    "pdf": "The printed briefing: tagged, linked, with its marking on every page.",
    "docx": "The same briefing to edit on: headings, tables, charts, numbered sources.",
    "html": "The same briefing as one file that opens in any browser, without a network.",
    "zip": "A picture (PNG) of every page, for slides and messages, in one ZIP file. Nothing in it can be searched.",
    "profile": "The profile of one actor on one page, with its sources.",
    "incident": "One event on one page: every report of its toll, claim and denial.",
    "gaps": "One page: reports that cannot all be right, what is not known, and the questions that would settle most.",
    "gaps-docx": "The same as a Word document, with every row and every quoted sentence.",
    "csv-events": "A row for each event as one article tells it.",
    "csv-casualties": "A row for each figure as one article gives it. Reports that disagree stay apart.",
    "acled": "A row for each event, to stand beside ACLED's data.",
    "geojson": "A point for each event, with what the point stands for.",
    "timelinejs": "A slide for each event with a date.",
    "ics": "A whole-day entry for each event; uncertain days say so.",
    "json": "Everything in the case in the public form, of which an equal case can be made.",
}
NAMES = {
    "gaps": "{title} gaps",
    "gaps-docx": "{title} gaps",
    "csv-events": "{title} events",
    "csv-casualties": "{title} figures",
    "acled": "{title} ACLED",
    "timelinejs": "{title} timeline",
}

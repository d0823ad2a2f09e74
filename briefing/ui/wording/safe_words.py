"""The words of safe copies and of checks before export."""

from __future__ import annotations

ACTION = "Safe copy…"
TITLE = "Safe copy"
GO = "Write…"
HOW = (
    "These names are taken out of texts, quotes, titles, charts, links and file properties, in every spelling that the "
    "case knows. The finished file is looked through before it is kept."
)
NAME = "Name to hide"
STANDS = "What stands for it"
STANDS_OWN = "chosen by itself"
ADD = "Add"
ADD_WHAT = "Actor, person, place, publisher, author or any words"
REMOVE = "Remove"
FROM_FILE = "From a file…"
FROM_FILE_PATTERN = "Names, one a line (*.txt);;All files (*)"
AS = "Write as"
NONE_YET = "No name yet. Type a part of one below and press Enter."
NEEDS_NAME = "Choose at least one name."
PATTERN = "{name} (*.{suffix});;All files (*)"
DONE = "Safe copy written: {name}"
NOT_READ = "The file of names {name} cannot be read: {why}."
NOT_READ_HOW = "Save it as text in UTF-8, one name a line."
KINDS = {
    "pdf": "Briefing, PDF",
    "docx": "Briefing, Word document",
    "html": "Briefing, web page",
    "zip": "Briefing, pictures of the pages",
    "csv-events": "Table of events",
    "csv-casualties": "Table of figures",
    "geojson": "Map (GeoJSON)",
    "timelinejs": "TimelineJS",
    "ics": "Calendar (iCalendar)",
    "json": "Case (JSON)",
}

PROOFS = "Checks"
PROOFS_NONE = "Checks: nothing to look at."
PROOFS_ONE = "Checks: one thing to look at."
PROOFS_SOME = "Checks: {number} things to look at."
PROOFS_REFUSE = "The briefing cannot be written as it is: it uses what is marked higher than it is itself."
PROOFS_WAIT = "Checks follow with the pages."
PROOFS_GO = "Double-click or press Enter to go there."

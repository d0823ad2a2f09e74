"""The words of the composer."""

from __future__ import annotations

from typing import Any

from briefing.domain.composition import CONFIDENCE_MEANS, LIKELIHOOD_SCALE, PERCENT, Template
from briefing.domain.fact import FactKind

COMPOSE = "Compose"
PAGES = "Pages"
TEMPLATE = "Template"
TEMPLATES = {
    Template.FLASH: "Flash: 2 pages",
    Template.STANDARD: "Standard: 4–8 pages",
    Template.FULL: "Full: 10–20 pages",
    Template.COMPLETE: "Complete: everything",
}
AREA = "Area"
CUT_OFF = "Information to"
CUT_OFF_ZONE = "Time zone of the information cut-off"
CUT_OFF_SET = "set by hand"
ONLY_SHOWN = "Only what the filter shows"
BOTTOM_LINE = "Bottom line"
JUDGEMENTS = "Key judgements"
SECTIONS = "Sections"
SECTIONS_HOW = "Tick what is printed; choose one to write under it; drag, or Alt+Up and Alt+Down, to move it."
SECTION_TEXT = "Text under “{title}”"
SECTION_TAKES_NO_TEXT = "“{title}” takes no text of its own."
FACTS = "Facts"
FACTS_FIND = "Find a fact"
FACTS_HOW = "Enter or double-click puts a fact, with its sources, into the text last worked in."
FACT_KINDS = {
    FactKind.EVENT: "Events",
    FactKind.FIGURE: "Figures",
    FactKind.STATEMENT: "Disputed statements",
    FactKind.ACTOR: "Ties of actors",
}
DRAFT = "Draft from the facts"
ADD_STATEMENT = "Add a sentence"
ADD_JUDGEMENT = "Add a judgement"
STATEMENT = "Sentence {number} of {title}"
STATEMENT_HINT = "A sentence, or a few that rest on the same sources"
REMOVE_STATEMENT = "Remove"
MOVE_UP = "Move up"
MOVE_DOWN = "Move down"
NO_SOURCE = "No source"
DRAFTED = "As drafted"
SHOW_SENTENCE = "Show the sentence"
REMOVE_SOURCE = "Remove this source"
LIKELIHOOD = "Likelihood"
LIKELIHOOD_NONE = "not judged"
LIKELIHOODS: dict[Any, str] = {
    None: f"Likelihood: {LIKELIHOOD_NONE}",
    **{one: f"{one.value} ({percent})" for one, percent in PERCENT.items()},
}
LIKELIHOOD_TIP = f"{LIKELIHOOD_SCALE}: one scale in the whole briefing"
CONFIDENCE = "Confidence"
CONFIDENCES: dict[Any, str] = {
    None: "Confidence: not judged",
    **{one: f"{one.value} confidence" for one in CONFIDENCE_MEANS},
}
CONFIDENCE_TIP = "How good the basis is, whatever the likelihood"
BASIS = "What the confidence rests on"
UNDO = "Take the last change back"
SAVE_ISSUE = "Save as issue {number}"
ISSUE_NUMBER = "Issue number"
REPLACES = "Replaces issue"
REPLACES_NONE = "no issue"
REPLACES_ITSELF = "An issue cannot replace itself: give it another number, or replace no issue."
ISSUES = "Issues"
NO_ISSUES = "No issue kept yet"
ISSUE = "{number} · {title} · {day}"
OPEN_ISSUE = "Open"
NEXT_ISSUE = "Begin the next from it"
REMOVE_ISSUE = "Remove"
ISSUE_SAVED = "Kept as issue {number}."
ISSUE_OPENED = "Issue {number} is open."
TOO_LONG = "The texts are so long that {pages} pages are needed; this template has at most {most}."
FIRST_PAGE = "The first page; the others are being laid out…"
FITTING = "{number} pages; how much more they hold is being tried…"
EXPORT = "Export"
EXPORT_AS = {"pdf": "PDF…", "docx": "Word document…", "html": "Web page…", "zip": "Pictures of the pages…"}
EXPORT_PATTERNS = {
    "pdf": "PDF (*.pdf)",
    "docx": "Word document (*.docx)",
    "html": "Web page (*.html)",
    "zip": "PNG pictures in a ZIP file (*.zip)",
}

"""Words of the review queue and of accepting by rule."""

from __future__ import annotations

PANE_REVIEW = "Review"
PROGRESS_NAME = "How much is reviewed"
ARTICLE = "Article to review"
ALL_ARTICLES = "All articles"
ARTICLE_ITEM = "{title} ({done} of {total})"
ALL_SORTS = "All kinds"
EVENTS_ONLY = "Events"
FIGURES_ONLY = "Figures"
TIES_ONLY = "Ties"
ANY = "Any confidence"
BELOW = "Below {level:.0%}"
DISPUTED = "Disputed only"
FIGURE = "Figure"
TIE = "Tie"
SURE = "{level:.0%} sure"
IS_DISPUTED = "disputed by another source"
TOLD_BY = "told by {number} articles"
SENTENCE = "The sentence it was read from"
WHY = "Why it was read so"
EDIT = "Edit…"
SKIP = "Later"
BACK = "Back"
NEXT = "Next"
UNDO = "Undo"
UNDO_WHAT = "Undo: {what}"
MANY = "Accept many…"
KEY_NAME = "{action}, key {key}"
PUT_OFF = "{number} put off to the end"
OF_ALL = "{total:,} in the case"
FILTERED = "narrowed by the filter of the window"
EMPTY = "Nothing to review yet"
EMPTY_HOW = (
    "Each event, figure and tie that the program reads comes here for your decision, with its sentence and the reasons."
)
DONE = "All of it is reviewed"
DONE_HOW = "What you rejected stays out of totals and briefings and can be brought back. B goes back over your decisions."
MANY_TITLE = "Accept by rule"
MANY_LABEL = "Accept {number} proposals by rule"
MANY_CONFIRM = "Accept {number}"
MANY_NUMBER = "Accepts {number} of the {total} that wait in the queue. One step of undo takes it back."
MANY_NONE = "No proposal in the queue fits this."
RULE = "Rule"
RULES = {
    "deaths": "All deaths with a named source and a sure date",
    "figures": "All undisputed figures with a named source and a sure date",
    "events": "All sure, undisputed events with a date and a place",
    "ties": "All ties stated as a fact and denied by nobody",
    "told twice": "All that two or more articles tell and none denies",
    "own": "As set below",
}
RULE_SORT = "What"
RULE_EFFECT = "Of figures"
ANY_EFFECT = "Every kind"
RULE_WHICH = "Only"
RULE_SOURCE = "with a named source"
RULE_DATE = "with a sure date (the very day)"
RULE_PLACE = "with a place"
RULE_UNDISPUTED = "reported as a fact and denied by nobody"
RULE_TWICE = "told by two or more articles"
RULE_SURE = "Confidence"
AT_LEAST = "At least {level:.0%}"
WOULD = "What it would accept"

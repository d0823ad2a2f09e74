"""What the history pane says."""

from __future__ import annotations

from briefing.domain.history import Kind
from briefing.ui.wording.words import counted

KINDS = {
    Kind.ARTICLE: "Articles",
    Kind.EVENT: "Events",
    Kind.CASUALTY: "Figures",
    Kind.ACTOR: "Actors",
    Kind.KNOWLEDGE: "Knowledge",
    Kind.SETTING: "Settings",
    Kind.CASE: "The case as a whole",
}
KIND = "About"
WHO = "By"
EVERYBODY = "everybody"
SEARCH = "Find changes, names, reasons"
EVERYTHING = "All changes"
UNDOABLE = "Steps that can be undone"
SHOW = ""
EMPTY = "Nothing has been changed yet"
EMPTY_HOW = (
    "Every change to this case is written down here: who made it, when, and what was there before. "
    "Take in an article, or accept an event, and it appears. The last 100 steps can be undone from here, "
    "also after the program was closed."
)
NONE = "No change fits"
NONE_HOW = "Look for other words, or show all changes."
UNTOUCHED = "Nobody has changed it"
UNTOUCHED_HOW = "It stands as it came into the case with its article."
SHOW_ALL = "Show all changes"
CHOOSE = "Choose a change to see what was there before and after."
ONLY = "Only what concerns {item}"
BEFORE = "Before"
AFTER = "After"
WHY = "Why?"
WHY_HINT = "Write why, and press Enter"
WHY_NAME = "Why this was done"
WHY_ADD = "Keep this reason"
WHY_KEPT = "The reason is kept in the history."
WHY_SAID = "Why: “{words}”"
WHY_SAID_BY = "{who}, {when}"
GO = "Go to it"
GO_HINT = "Show {item}"
UNDO_HERE = "Undo back to here"
UNDO_HERE_HINT = "Undo this step and all that were done after it; you are asked before"
REDO_HERE = "Do again up to here"
REDO_HERE_HINT = "Do this step again, with those that were undone before it"
MORE = "More"
SAVE = "Save as a table (CSV)…"
SAVE_TITLE = "Save the history"
CSV_PATTERN = "Table (*.csv)"
FILE_NAME = "{case} – history"
FORGET = "Forget the steps…"
FORGET_ASK = (
    "Forget the steps that can be undone? Case and history stay as they are. What was removed is then gone from the file "
    "for good, and nothing done so far can be undone."
)
FORGET_DO = "Forget the steps"
KEEP = "Keep them"
UNDO_ASK = "These are undone, one after the other:"
REDO_ASK = "These are done again, one after the other:"
CANCEL = "Leave it"
BACK = "↶ {number}"
BACK_HINT = "Can be undone; it is the {nth} from the last"
LAST = "last step"
FORWARD = "undone"
REASON_MARK = "has a reason"
ITEM_HISTORY = "History of this item"
OF_ARTICLE = "History of this article"
OF_EVENT = "History of this event"
OF_FIGURE = "History of this figure"
OF_ACTOR = "History of this actor"
SOMEBODY = "somebody"
TODAY = "Today"
YESTERDAY = "Yesterday"
UNDOABLE_TOO = "{changes} · {steps} can be undone"
UNDONE_SAID = "Undone: {steps}."
REDONE_SAID = "Done again: {steps}."
COUNTED = {"change": ("change", "changes"), "step": ("step", "steps")}  # one of it and several
UNDO_STEPS = "Undo {steps}"
REDO_STEPS = "Do {steps} again"
AND_MORE = "and {number} more"


def changes(number: int) -> str:
    """As "1 change", "1,204 changes"."""
    return counted(number, *COUNTED["change"])


def steps(number: int) -> str:
    """As "1 step", "12 steps"."""
    return counted(number, *COUNTED["step"])


def undo_steps(number: int) -> str:
    """The button that does it, as "Undo 12 steps"."""
    return UNDO_STEPS.format(steps=steps(number))


def redo_steps(number: int) -> str:
    """The button that does it, as "Do 12 steps again"."""
    return REDO_STEPS.format(steps=steps(number))


def and_more(number: int) -> str:
    """As "and 12 more"."""
    return AND_MORE.format(number=f"{number:,}")

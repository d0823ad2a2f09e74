"""The visible words of the search over the whole case, in English."""

from __future__ import annotations

FIND_HITS = "What was found"
KINDS = {"actor": "Actors", "event": "Events", "article": "Articles"}
HEADING = "{kind} · {number}"
HEADING_SOME = "{kind} · {shown} of {number}"
HEADING_LATEST = "{kind} · {shown} of {number}, the last imported first"
MORE = "Show {number} more"
NOTHING = "Nothing in this case holds “{words}”"
NOTHING_MISSING = "Not anywhere in this case: {words}"
NOTHING_HOW = (
    "All words must stand in one article, event or name. The last may be unfinished, the others not: try fewer words or "
    "another spelling. “Quotation marks” keep words side by side. Capitals and accents do not matter."
)
HOW = "↑ ↓ choose · Enter opens it at the words · F3 goes to the next place"
SAID_FOUND = "{articles} articles, {events} events, {actors} actors found"
SAID_NOTHING = "Nothing found"
UNTITLED = "Untitled"

PLACES = "“{words}”: {number} of {total} in this article"
PLACES_ALL = "“{words}”: {total} in this article"
PLACES_NONE = "“{words}” is not in the text of this article"
PLACES_SEARCHING = "“{words}”"
NEXT_PLACE = "Next place found"
LAST_PLACE = "Previous place found"
NEXT_ARTICLE = "Next article found"
LAST_ARTICLE = "Previous article found"
CLOSE_FOUND = "Stop marking what was found"
NO_SEARCH = "Search first: Ctrl+F."
NO_OTHER = "No other article among those listed."

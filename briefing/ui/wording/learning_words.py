"""Words for adding to what the program knows."""

from __future__ import annotations

from briefing.domain.place import PlaceKind
from briefing.ui.wording.words import articles

ACTION = "Add to what the program knows…"
TITLE = "Add to what the program knows"
CHANGE_TITLE = "Change what was added"
CONFIRM = "Add"
WHAT = "What it is"
SORTS = {"actor": "An actor", "place": "A place"}
NAME_HINT = "The fullest common form, with its capitals"
COUNTRY = "Country"
COUNTRY_HINT = "Name, or two letters such as SY"
BELONGS_HINT = "A known actor, such as HTS"
WHERE = "Where it lies"
WHERES = {"point": "At", "near": "Near"}
POINT_HINT = "36.14, 36.82"
NEAR_HINT = "A known place"
FOR = "For"
FOR_CASE = "This case"
FOR_ALL = "Every case"
AGAIN = "Read the articles again in which it stands"
AGAIN_NUMBER = "Read the {articles} again in which it stands"
AGAIN_NONE = "It stands in no article of this case"
LOADING = "Looking up what is known…"
PLACE_KINDS = {
    PlaceKind.VILLAGE: "Village",
    PlaceKind.CITY: "Town or city",
    PlaceKind.DISTRICT: "District or quarter",
    PlaceKind.FACILITY: "Facility",
    PlaceKind.ADMIN: "Division",
    PlaceKind.REGION: "Region",
    PlaceKind.ROAD: "Road",
    PlaceKind.BORDER: "Border crossing",
    PlaceKind.WATER: "Water",
    PlaceKind.COUNTRY: "Country",
    PlaceKind.OTHER: "Other",
}
WAIT = "Articles are still being read again. Wait until that is done, or cancel it."
LEARNED = "What you have added…"
LEARNED_TITLE = "What you have added"
LEARNED_NOTE = "Articles are read with this beside what the program itself knows."
LEARNED_NONE = "Nothing yet"
LEARNED_ADD = "Add…"
LEARNED_EDIT = "Change…"
LEARNED_REMOVE = "Remove"
LEARNED_AGAIN = "Read again"
LEARNED_AGAIN_TIP = "Read the articles of this case again in which it stands"
LEARNED_LIST = "Entries"
LEARNED_ALSO = "also {names}"
CLOSE = "Close"
READ_AGAIN_PROGRESS = "Reading again, {done} of {total}"
READ_AGAIN_LOOKING = "Looking for the articles in which it stands…"
READ_AGAIN_CANCELLED = "Articles stay as they were read."
READ_AGAIN_NONE = "It stands in no article of this case."
READ_AGAIN_DONE = "{articles} read again."
MOVED_KNOWLEDGE = "Change for what “{name}” holds"
NOT_READ_AGAIN = "“{title}” could not be read again."
NOT_READ_AGAIN_HOW = "It stays as it was read."
DONE = {"added": "Added.", "changed": "Changed.", "removed": "Removed."}


def learned(has_come: bool, has_gone: bool, number: int, again: bool) -> str:
    """As "Added. 3 articles read again."."""
    done = (DONE["changed"] if has_gone else DONE["added"]) if has_come else DONE["removed"] if has_gone else ""
    read = READ_AGAIN_DONE.format(articles=articles(number)) if number else READ_AGAIN_NONE if again else ""
    return f"{done} {read}".strip()

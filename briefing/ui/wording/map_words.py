"""The visible words of the map, in English."""

from __future__ import annotations

from briefing.atlas import kinds
from briefing.domain.claim import Status
from briefing.domain.place import PlacePrecision

PANE_MAP = "Map"
MAP_EMPTY = "No events yet"
MAP_EMPTY_HOW = (
    "Drop articles anywhere on the window. The places of what they tell appear here: a full circle for a place, "
    "a hatched ring for somewhere in a district or country."
)
MAP_NOWHERE = "No event has a known place"
MAP_NOWHERE_HOW = (
    "Set the place of an event in its form (E), or add a place with its coordinates "
    "under Edit > Add to what the program knows."
)
SIZE = "Circles"
SIZES = {"events": "Number of events", "toll": "People killed"}
ZOOM_IN = "Zoom in"
ZOOM_OUT = "Zoom out"
SHOW_STORY = "Show where most of it happened"
SHOW_ALL = "Show all places"
SHOW_EARTH = "Show the whole Earth"
ZOOM_TO_PLACE = "Zoom to the place"
NEXT_PLACE = "Next place"
LAST_PLACE = "Previous place"
LIST_PLACE = "List the events of the place"
FILTER_PLACE = "Filter for this place"
WITHOUT_PLACE = "{events} without a known place"
WITHOUT_PLACE_HINT = "Click to list them"
CLOSE_LIST = "Close the list"
EVENTS_AT = "{place}: {events}"
MORE_PLACES = "{place} and {number} more"
AND_MORE = "and {number} more"
HINT = (
    "The wheel zooms, dragging pans. Arrow keys pan, plus and minus zoom, Page Down and Page Up go from place to place, "
    "Enter lists what happened there."
)
PRECISION = {
    PlacePrecision.EXACT: "The place itself",
    PlacePrecision.NEAR: "Near this place; not exact",
    PlacePrecision.ADMIN: "Somewhere in this district or region; the point is only its middle",
    PlacePrecision.COUNTRY: "Somewhere in this country; the point is only its middle",
}
KILLED = "{figure} killed"
KILLED_NONE = "no toll reported"
NEAR = "near {place}"
KEY_NEAR = "near, not exact"
KEY_AREA = "somewhere within"
KEY_ONLY = {Status.PLANNED: "planned only", Status.DENIED: "denied only", Status.BACKGROUND: "background only"}
KEY_KILLED = "{number} killed"
KEY_NO_TOLL = "no toll reported"
DISCLAIMER = kinds.DISCLAIMER
CREDITS = (kinds.CREDIT, kinds.NAMES_CREDIT)
SAVE_MAP = "Save the map"
SAVE_MAP_AS = {"pdf": "As PDF…", "svg": "As SVG…", "png": "As PNG…"}
PATTERNS = {"pdf": "PDF (*.pdf)", "svg": "SVG (*.svg)", "png": "PNG (*.png)"}
COPY_MAP = "Copy the map as a picture"
MAP_FILE = "{case} – map"
MAP_OF = "Map of {case}"
MAP_NOTE = "{shown} at {places}."
MAP_COPIED = "The map is in the clipboard."
COLUMNS = "Place\tLatitude\tLongitude\tPrecision\tEvents\tPlanned, denied, background\tKilled"

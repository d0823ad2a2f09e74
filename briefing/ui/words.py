"""The visible words, in English. Whole sentences with named placeholders; numbers and dates are formatted by whoever fills them in."""

from __future__ import annotations

from briefing.domain.actor import ActorKind, Predicate
from briefing.domain.casualty import Effect, Group, Victims
from briefing.domain.claim import Origin, Review, Stance, Status
from briefing.domain.event import SUBTYPES, EventType, Role
from briefing.domain.text import PublishedFrom

APPLICATION = "Briefing"

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# --- dates
NO_DATE = "no date"
DATE_UNKNOWN = "date not given"
UNDATED = "Date not given"
BY_DAY = "by {day}"
FROM_DAY = "from {day} on"
BETWEEN = "between {first} and {last}"
WEEK_OF = "week of {day}"
QUARTER = "quarter {number} of {year}"
DECADE = "{year}s"

# --- terms of the field
EVENT_TYPES = {
    EventType.BATTLE: "Battle",
    EventType.STRIKE: "Strike",
    EventType.VIOLENCE_AGAINST_CIVILIANS: "Violence against civilians",
    EventType.UNREST: "Unrest",
    EventType.SEIZURE: "Seizure",
    EventType.DETENTION: "Detention",
    EventType.MOVEMENT: "Movement",
    EventType.DISRUPTION: "Disruption",
    EventType.DIPLOMACY: "Diplomacy",
    EventType.POLITICS: "Politics",
    EventType.SANCTION: "Sanction",
    EventType.AID: "Aid",
    EventType.STATEMENT: "Statement",
    EventType.CASUALTY: "Casualty",
    EventType.DISASTER: "Disaster",
    EventType.OTHER: "Other",
}
EVENT_SUBTYPES = {one: one.replace("-", " ").capitalize() for family in SUBTYPES.values() for one in family} | {
    "ied": "Improvised explosive device",
    "infrastructure-attack": "Attack on infrastructure",
}
STATUSES = {
    Status.REPORTED: "Reported",
    Status.CLAIMED: "Claimed",
    Status.DENIED: "Denied",
    Status.DISPUTED: "Disputed",
    Status.PLANNED: "Planned",
    Status.BACKGROUND: "Background",
}
STATUS_MEANINGS = {
    Status.REPORTED: "The text states it as a fact.",
    Status.CLAIMED: "The text gives it as the word of a party with a stake, or hedges it.",
    Status.DENIED: "A source denies it.",
    Status.DISPUTED: "One source asserts it, another denies it.",
    Status.PLANNED: "Announced or intended; it has not happened in this text.",
    Status.BACKGROUND: "Context that is older than the story.",
}
REVIEWS = {
    Review.SUGGESTED: "Not reviewed",
    Review.ACCEPTED: "Accepted",
    Review.EDITED: "Edited",
    Review.REJECTED: "Rejected",
}
ACTOR_KINDS = {
    ActorKind.STATE: "State",
    ActorKind.GOVERNMENT: "Government",
    ActorKind.MILITARY: "Military",
    ActorKind.ARMED_GROUP: "Armed group",
    ActorKind.POLICE: "Police",
    ActorKind.POLITICAL: "Political body",
    ActorKind.IGO: "International organisation",
    ActorKind.NGO: "Non-governmental organisation",
    ActorKind.MEDIA: "Media",
    ActorKind.COMPANY: "Company",
    ActorKind.POPULATION: "Population",
    ActorKind.PERSON: "Person",
    ActorKind.OTHER: "Other",
}
ORIGINS = {
    Origin.EXTRACTED: "read from the text",
    Origin.KNOWLEDGE: "from the program's knowledge base",
    Origin.ANALYST: "entered by the analyst",
}
EFFECTS = {
    Effect.KILLED: "killed",
    Effect.WOUNDED: "wounded",
    Effect.MISSING: "missing",
    Effect.CAPTURED: "captured",
    Effect.ABDUCTED: "abducted",
    Effect.DETAINED: "detained",
    Effect.DISPLACED: "displaced",
}
VICTIMS = {
    Victims.CIVILIAN: "civilians",
    Victims.COMBATANT: "combatants",
    Victims.MIXED: "civilians and combatants",
    Victims.UNKNOWN: "people",
}
GROUPS = {one: one.value.replace("-", " ") for one in Group}
ROLES = {
    Role.INITIATOR: "Initiator",
    Role.TARGET: "Target",
    Role.ALLY: "Ally",
    Role.MEDIATOR: "Mediator",
    Role.SUBJECT: "Subject",
}
PREDICATES = {
    Predicate.ALLIED_WITH: ("allied with {other}", "allied with {other}"),
    Predicate.BACKS: ("backs {other}", "backed by {other}"),
    Predicate.PART_OF: ("part of {other}", "includes {other}"),
    Predicate.LEADS: ("leads {other}", "led by {other}"),
    Predicate.MEMBER_OF: ("member of {other}", "has {other} as a member"),
    Predicate.OPPOSES: ("opposes {other}", "opposed by {other}"),
    Predicate.OFFSHOOT_OF: ("offshoot of {other}", "has the offshoot {other}"),
    Predicate.NEGOTIATES_WITH: ("negotiates with {other}", "negotiates with {other}"),
}
STANCES = {
    Stance.ASSERTS: "asserts",
    Stance.DENIES: "denies",
    Stance.CONFIRMS: "confirms",
    Stance.CONDEMNS: "condemns",
    Stance.WARNS: "warns",
    Stance.THREATENS: "threatens",
    Stance.CALLS_FOR: "calls for",
}
PUBLISHED_FROM = {
    PublishedFrom.METADATA: "from the file's own details",
    PublishedFrom.DATELINE: "from the dateline",
    PublishedFrom.TEXT: "from the text",
    PublishedFrom.ANALYST: "set by the analyst",
}


def counted(number: int, one: str, many: str) -> str:
    """As "1 event", "1,204 events"."""
    return f"{number:,} {one if number == 1 else many}"


def articles(number: int) -> str:
    return counted(number, "article", "articles")


def events(number: int) -> str:
    return counted(number, "event", "events")


def figures(number: int) -> str:
    return counted(number, "figure", "figures")


def actors(number: int) -> str:
    return counted(number, "actor", "actors")


# --- what the case says
UNKNOWN_ACTOR = "an unknown actor"
NO_PUBLISHER = "publisher not known"
NO_PLACE = "place not given"
THE_ARTICLE = "the article itself"
ACCORDING_TO = "according to {source}"
COUNTED_IN = "counted in “{incident}”: {total}"
LEFT_OUT = "not added: {why}"
NOT_IN_AN_INCIDENT = "not added: tied to no single incident"
REJECTED_BY_ANALYST = "not added: rejected in review"
RUNNING_TOTAL = "not added: a running total over a longer time"
PART_OF_LARGER = "not added: part of a larger figure"
NOBODY_KILLED = "nobody killed"
NOBODY_WOUNDED = "nobody wounded"
ONE_OF = {
    Victims.CIVILIAN: "civilian",
    Victims.COMBATANT: "combatant",
    Victims.MIXED: "person",
    Victims.UNKNOWN: "person",
}
ONE_OF_GROUP = {
    Group.CHILDREN: "child",
    Group.WOMEN: "woman",
    Group.JOURNALISTS: "journalist",
    Group.MEDICS: "medic",
    Group.AID_WORKERS: "aid worker",
    Group.POLICE: "police officer",
    Group.PRISONERS: "prisoner",
    Group.CLERGY: "cleric",
    Group.OFFICIALS: "official",
}
OF_ACTOR = "of {actor}"
MORE_THAN = "more than {number:,}"
SECTION_TIES = "Ties"
SECTION_EVENTS = "Events"
SECTION_SUFFERED = "Casualties suffered"
SECTION_CAUSED = "Casualties it is held responsible for"
SECTION_SAID = "Statements"
SECTION_REPORTED = "Reported as a source"
SECTION_MENTIONS = "Where it is named"
BELONGS_TO = "Belongs to {other}"
HAS_MEMBER = "{other} belongs to it"

# --- dropping and complaining
DROP_TITLE = "Let go to take it in"
DROP_FILES = "{number} files and folders"
DROP_TEXT = "Text from another program"
PASTED_NAME = "pasted text"
ERROR_CODE = "Code {code}"
CANCEL = "Cancel"
CRASH_STDERR = "{kind} at {where}"

# --- timeline
BY_ANALYST = "Entered by the analyst"
HEADING_HINT = "{when}: {number}"
REPORTS = "{number} reports ▸"
REPORTS_OPEN = "{number} reports ▾"
FILTER_ALL = "Show all"
FILTER_NAME = "Filter by {title}, {number} chosen"
FILTER_TYPE = "Type"
FILTER_STATUS = "Status"
FILTER_REVIEW = "Review"
FILTER_KIND = "Kind"
FILTER_CLEAR = "Clear the filters"
SHOWN_OF = "{shown:,} of {total:,}"
NOTHING_FITS = "Nothing fits the filters"
NOTHING_FITS_HOW = "Loosen them to see more."
PANE_TIMELINE = "Timeline"
TIMELINE_SEARCH = "Find events, places, actors, words"
TIMELINE_EMPTY = "No events yet"
TIMELINE_EMPTY_HOW = "Drop articles anywhere on the window. What they tell appears here in order of time."
IMPORT_FILES = "Import files…"
ACCEPT = "Accept"
REJECT = "Reject"
UNREVIEW = "Mark as not reviewed"
EDIT_EVENT = "Edit event…"
REMOVE_EVENT = "Remove event"
JOIN_HAPPENINGS = "These are one happening"
SPLIT_HAPPENING = "This is another happening"

# --- articles, actors, figures
LIKE_ARTICLE = "Nearly the same text as “{title}”"
NO_DATE_HINT = "Date of publication not known: relative dates stay open"
CHIP_NO_DATE = "No date"
CHIP_DUPLICATE = "Near-duplicate"
MET = "met {number} times"
NAMELESS = "“{name}”"
COLUMN_FIGURE = "Figure"
COLUMN_WHO = "Who"
COLUMN_COUNTED = "In the totals?"
COLUMN_SAID_BY = "Said by"
COLUMN_WORDING = "Wording"
COLUMN_WHEN = "When"
COLUMN_WHERE = "Where"
COLUMN_WHAT = "Event"
COLUMN_STATUS = "Status"
COLUMN_REVIEW = "Review"
COLUMN_SOURCE = "Article"

# --- reader
READER_TEXT = "Text of the article"
READER_GUTTER = "Events beside the text"
READER_EMPTY = "No article open"
READER_EMPTY_HOW = "Drop a file or some text anywhere on the window, or press Ctrl+V with an article in the clipboard."
ARTICLE_DETAILS = "Title, publisher and date…"
ADD_EVENT = "Add an event by hand…"
ADD_EVENT_HERE = "Add an event from these words…"
COPY = "Copy"
SET_DATE = "Set date…"
NO_DATE_NOTICE = "No date: relative dates such as “on Friday” stay open."
SHOW_OTHER = "Show the other"
NEXT_MARK = "Next event in the article"
LAST_MARK = "Previous event in the article"
ZOOM_IN = "Larger text"
ZOOM_OUT = "Smaller text"
MARK_KINDS = {
    "event": "Events",
    "casualty": "Figures",
    "actor": "Actors",
    "place": "Places",
    "time": "Dates",
    "statement": "Statements",
}
SHOW_MARKS = "Show or hide the marks: {kind}"

# --- articles and actors panes
PANE_ARTICLES = "Articles"
ARTICLES_SEARCH = "Find in articles"
ARTICLES_EMPTY = "No articles yet"
ARTICLES_EMPTY_HOW = "Drop files, folders or text anywhere on the window."
PASTE_ARTICLE = "Paste an article…"
SAVE_ORIGINAL = "Save the original file…"
REMOVE_ARTICLE = "Remove article"
PANE_ACTORS = "Actors"
ACTORS_SEARCH = "Find actors"
ACTORS_EMPTY = "No actors yet"
ACTORS_EMPTY_HOW = "Who acts, suffers or speaks in your articles appears here, each with a profile."
EDIT_ACTOR = "Edit actor…"
JOIN_ACTOR = "This is the same as another actor…"
SPLIT_ACTOR = "Split off what was joined to it"
PROFILE = "Profile"
PROFILE_EMPTY = "Choose an actor"
PROFILE_EMPTY_HOW = "Its ties, events, casualties and statements appear here. Each line leads to its sentence."
PROFILE_NOTHING = "Nothing more is told of this actor."
ALSO_CALLED = "Also: {names}"

"""The visible words, in English. Whole sentences with named placeholders; numbers and dates are formatted by whoever
fills them in."""

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
SEASONS = {12: "winter", 3: "spring", 6: "summer", 9: "autumn"}  # by the month in which they begin

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


# What is counted, one of it and several.
COUNTED = {
    "event report": ("event report", "event reports"),
    "article": ("article", "articles"),
    "event": ("event", "events"),
    "figure": ("figure", "figures"),
    "actor": ("actor", "actors"),
    "report": ("report", "reports"),
    "source": ("source", "sources"),
    "origin": ("origin", "origins"),
}
OF_ALL = "{shown} of {total}"
LAST_OF_LIST = "{others} and {last}"


def counted(number: int, one: str, many: str) -> str:
    """As "1 event", "1,204 events"."""
    return f"{number:,} {one if number == 1 else many}"


def event_reports(number: int) -> str:
    """Reports of events, of which several may tell one event."""
    return counted(number, *COUNTED["event report"])


def no_articles(number: int, kinds: str) -> str:
    return (NO_ARTICLE_ONE if number == 1 else NO_ARTICLES_NUMBER).format(number=number, kinds=kinds)


def articles(number: int) -> str:
    return counted(number, *COUNTED["article"])


def events(number: int) -> str:
    return counted(number, *COUNTED["event"])


def figures(number: int) -> str:
    return counted(number, *COUNTED["figure"])


def actors(number: int) -> str:
    return counted(number, *COUNTED["actor"])


# --- what the case says
UNKNOWN_ACTOR = "an unknown actor"
NAMELESS_ACTOR = "Actor without a name"
NO_PUBLISHER = "publisher not known"
NO_PLACE = "place not given"
THE_ARTICLE = "the article itself"
ACCORDING_TO = "according to {source}"
COUNTED_IN = "counted in “{incident}”: {total}"
LEFT_OUT = "not added: {why}"
OUTSIDE = {
    Status.BACKGROUND: "not added: background, older than the story",
    Status.PLANNED: "not added: not said to have happened",
    Status.DENIED: "not added: a denial, which does not lower the range",
}
REJECTED_BY_ANALYST = "not added: rejected in review"
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
IN_ALL = "in all {toll}"
SECTION_NOTE = "Note"
SECTION_PERHAPS = "Possibly the same as"
SECTION_ROLES = "Offices and ranks, as articles give them"
SECTION_SAID_ABOUT = "Said by others of its events"
SECTION_SOURCES = "Articles"
NAMED_TIMES = "named {number} times"
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
BACKGROUND_FOLD = "Background: {events} from before the story"
BACKGROUND_HINT = "Context that is older than the story. Click to list it or to fold it away."
FILTER_ALL = "Show all"
FILTER_NAME = "Filter by {title}, {number} chosen"
FILTER_STATUS = "Status"
FILTER_REVIEW = "Review"
FILTER_KIND = "Kind"
FILTER_CLEAR = "Clear the filters"
SHOWN_OF = "{shown:,} of {total:,}"
NOTHING_FITS = "Nothing fits the filters"
NOTHING_FITS_HOW = "Loosen them to see more."
PANE_TIMELINE = "Timeline"
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
MET_ONCE = "met once"
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
READING_FIRST = "Reading your articles…"
READER_EMPTY_HOW = "Drop a file or some text anywhere on the window, or press Ctrl+V with an article in the clipboard."
ARTICLE_DETAILS = "Title, publisher and date…"
ADD_EVENT = "Add an event by hand…"
ADD_EVENT_OF_WORDS = "Add an event from these words…"
COPY = "Copy"
SET_DATE = "Set date…"
NO_DATE_NOTICE = "No date: relative dates such as “on Friday” stay open."
SHOW_OTHER = "Show the other"
NEXT_MARK = "Next event in the article"
LAST_MARK = "Previous event in the article"
NEXT_FIGURE = "Next figure in the article"
LAST_FIGURE = "Previous figure in the article"
MAKE_EVENT = "Event…"
MAKE_FIGURE = "Figure…"
MAKE_ACTOR = "Actor or place…"
MAKE_OF_WORDS = "Enter by hand:"
ADD_FIGURE_HERE = "Add a figure from these words…"
ADD_FIGURE = "Add a figure by hand…"
SELECT_WORDS_FIRST = "Select the words in the article that give the figure."
NEW_FIGURE = "New figure"
NO_EVENT = "No single event"
OPEN_ORIGINAL = "Open the original"
ORIGINAL_WEB = "The original is a web page or letter: the program that opens it may fetch pictures from the network."
OPEN_ANYWAY = "Open anyway"
ORIGINAL_NOT_OPENED = "No program on this computer opens “{name}”."
ORIGINAL_NOT_OPENED_HOW = "Save the original file (Articles pane) and open it from there."
ORIGINAL_NOT_WRITTEN = "The original could not be laid out for another program: {why}."
LARGER_TEXT = "Larger text"
SMALLER_TEXT = "Smaller text"
USUAL_TEXT = "Text of the usual size"
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
ACTOR_ORDERS = {"met": "Most met", "tolls": "Most deaths", "name": "By name"}
ACTOR_ORDER = "Order"
ACTIVITY_TAB = "Activity"
ACTIVITY_EMPTY = "Nothing to draw"
ACTIVITY_EMPTY_HOW = "No dated event and no death is told of this actor."
RESEMBLING = "Possibly the same ({number})"
RESEMBLING_HOW = "Actors that may be one"
RESEMBLING_BACK = "Back to the list"
RESEMBLING_NONE = "No two actors look alike"
RESEMBLING_NONE_HOW = "Whoever may be one is proposed here; nothing is joined by itself."
RESEMBLING_CERTAINTY = {"likely": "likely", "possible": "possible", "faint": "faint"}
RESEMBLING_DETAIL = "{certainty}: {why} · met {one} and {other} times"
RESEMBLING_JOIN = "They are one (J)"
RESEMBLING_PERHAPS = "Possibly: keep a link (P)"
RESEMBLING_APART = "They are not (N)"
RESEMBLING_BESIDE = "Side by side"
RESEMBLING_FIRST = "What is told of the first"
RESEMBLING_SECOND = "What is told of the other"
ACTOR_NOTE = "Note…"
NOTE_TITLE = "Note on {name}"
NOTE_HOW = "For you and for the actor's sheet; searched, but not printed in the briefing."
PROFILE = "Profile"
PROFILE_EMPTY = "Choose an actor"
PROFILE_EMPTY_HOW = "Its ties, events, casualties and statements appear here. Each line leads to its sentence."
PROFILE_NOTHING = "Nothing more is told of this actor."
ALSO_CALLED = "Also: {names}"
ALSO_CALLED_AND_MORE = "Also: {names} and {left} more"

# --- dialogs
SAVE = "Save"
WHEN = "When"
WHEN_KINDS = {
    "on": "On",
    "between": "Between",
    "week": "In the week of",
    "month": "In",
    "year": "In the year",
    "by": "By",
    "from": "From",
    "open": "Not known",
}
WHEN_FIRST = "First day"
WHEN_LAST = "Last day"
AND = "and"
TO = "to"
LOW = "Lowest number"
HIGH = "Highest number"
OPEN_END = "open"
ENDS_BEFORE_IT_BEGINS = "The last day is before the first."
NEEDS_AN_END = "At least one end of the range must be a number."
HIGH_BELOW_LOW = "The highest number is below the lowest."
NEEDS_A_TITLE = "An event needs a title."
NEEDS_A_NAME = "An actor needs a name."
COUNTRY_CODE = "A country is two letters, such as SY."
DETAILS_TITLE = "Title, publisher and date"
TITLE = "Title"
PUBLISHER = "Publisher"
AUTHOR = "Author"
ADDRESS = "Web address"
PUBLISHED = "Published"
KNOWN = "known:"
KNOWN_DATE = "set to:"
DATE_NOTE = (
    "A new date makes the program read the article again, since “on Friday” then means another day. "
    "Your decisions are kept."
)
AS_FOUND = "as found in the text"
PASTE_TITLE = "Take in pasted text"
TAKE_IN = "Take in"
PREVIEW = "What was pasted"
PASTED_HTML = "The clipboard holds a page without plain text; its words are taken out when it is read."
PASTED_SIZE = "{number:,} words"
BATCH_TITLE = "Import with details"
BATCH_NOTE = "These hold for all {number} sources. What a file says about itself is kept where you leave them open."
TYPE = "Type"
SUBTYPE = "Kind"
NO_SUBTYPE = "Not told apart"
PLACE = "Place"
PLACE_UNKNOWN = "Not given"
STATUS = "Status"
PARTICIPANTS = "Who"
ROLE = "Role"
ACTOR = "Actor"
ADD_PARTICIPANT = "Add someone"
REMOVE_PARTICIPANT = "Remove"
CHOOSE_ACTOR = "Choose an actor"
NEW_EVENT = "New event"
EDIT_EVENT_TITLE = "Edit event"
EDIT_FIGURE_TITLE = "Edit figure"
PEOPLE = "People"
EFFECT = "What became of them"
VICTIMS_NAME = "Who they were"
RESPONSIBLE = "Held responsible"
VICTIM_ACTOR = "Belonged to"
NOBODY_NAMED = "Nobody named"
CUMULATIVE = "Running total, never added to single incidents"
EDIT_ACTOR_TITLE = "Edit actor"
NAME = "Name"
KIND = "Kind"
ALIASES = "Other names, one a line"
ACTOR_TITLE = "Rank or office"
AFFILIATION = "Belongs to"
COUNTRY = "Country code"
JOIN_TITLE = "The same actor under another name"
JOIN_CONFIRM = "Join"
JOIN_QUESTION = "Which actor is “{name}”?"
JOIN_NOTE = "Its events, figures and statements are then shown under the other name. This can be undone, and split later."

# --- importing and welcome
IMPORTING = "Import under way"
IMPORT_LISTING = "Looking for articles"
IMPORT_PROGRESS = "Reading {done} of {total}"
IMPORT_PROGRESS_LATER = "Reading {done} of {total} · shown when all are read"
IMPORT_JOINING = "Putting together what was read"
IMPORT_JOINING_HOW = "Everything is saved. Events, actors and totals of all articles follow in a moment."
IMPORT_REPORT = "Import report"
REFUSED = "Refused"
NO_ARTICLES = "Beside the articles"
NO_ARTICLES_NUMBER = "{number} files are no articles ({kinds}) and were passed over"
NO_ARTICLE_ONE = "One file is no article ({kinds}) and was passed over"
NO_ARTICLES_SHOW = "Show them"
NO_ARTICLES_IN_ALL = "{number} files are no articles"
NO_ARTICLE_IN_ALL = "1 file is no article"
ALREADY_THERE = "In the case already"
TAKEN_IN = "Taken in"
LIKE_ANOTHER = "Nearly the same text as an article in the case; both are kept."
TAKEN_IN_NUMBER = "{articles} taken in"
TAKE_BACK = "Take these back"
TAKE_BACK_HOW = "Undoes this import as a whole, while nothing was changed after it. Redo brings it again as a whole."
WHOLE_IMPORT = "Import of {articles}"
TAKEN_BACK = "{articles} taken back"
KNOWN_NUMBER = "{number} in the case already"
REFUSED_NUMBER = "{number} refused"
GIVEN_UP_NUMBER = "{number} not read because the import was cancelled"
WELCOME_TITLE = "From articles to a briefing"
WELCOME_SENTENCE = (
    "Drop articles on this window. The program reads out events, actors and casualties, each with the sentence it "
    "stands in, and lays out a timeline and a printed briefing. Nothing leaves this computer."
)
WELCOME_DROP = "Drop files, folders or text here"
WELCOME_DROP_HOW = "PDF, Word, text, web pages, e-mails, folders, ZIP; or press Ctrl+V with an article in the clipboard."
OPEN_SAMPLE = "Open the sample case"
OPEN_SAMPLE_HOW = "Makes a new case of the sample articles that come with the program."
NEW_CASE = "New case…"
OPEN_CASE = "Open case…"
RECENT = "Recent cases"
RECENT_NAME = "Open the case {name}"

# --- casualties and briefing panes
PANE_CASUALTIES = "Casualties"
PANES = "Panes"
CHARTS = "Charts"
FIGURES = "Every figure"
CHARTS_DRAWING = "Drawing the charts…"
CHARTS_NONE = "No dated figure belongs to an incident yet; every figure is in the table."
CHARTS_NONE_OF = "No figure tells of anybody {effect} in an incident; every figure is in the table."
RULE_TITLE = "Rule"
RULES_SHORT = {
    "median-with-range": "median, with the range",
    "lowest": "lowest report",
    "widest": "the range alone",
}
EFFECT_HOW = "What became of the people that the charts tell of"
SAVE_CHART = "Save as"
CHART_MARK = "Mark {number} of {total}"
CHART_FORMS = {"png": "Picture (PNG)", "svg": "Drawing (SVG)", "pdf": "Page (PDF)", "csv": "The figures (CSV)"}
CHART_PATTERNS = {"png": "PNG (*.png)", "svg": "SVG (*.svg)", "pdf": "PDF (*.pdf)", "csv": "CSV (*.csv)"}
TELLING = "Who says what"
TELLING_OF = "Event to compare the reports of"
TELLING_TOLD = "{figures}, {sources}"
TELLING_REPORTS = "Reports of the event"
TELLING_EMPTY = "No figures to compare"
TELLING_EMPTY_HOW = "As soon as a figure belongs to an event, who says what of it stands side by side here."
TELLING_DENIES = "denies it"
TELLING_COUNTED = "counted"
TELLING_SAID_ON = "reported {day}"
TOTALS = "Totals"
TOTALS_BY = "Preferred figure: {rule}."
TOTALS_BESIDE = "Beside the totals"
TOTALS_NONE = "Nothing to add up yet."
FIGURES_SEARCH = "Find figures, sources, places"
ONLY_LEFT_OUT = "Only what was not added"
BEHIND_MARK = "{figures} behind the mark in the chart"
SHOW_ALL_FIGURES = "Show all"
EDIT_FIGURE = "Edit figure…"
CASUALTIES_EMPTY = "No casualties told"
CASUALTIES_EMPTY_HOW = (
    "Every figure that an article gives appears here: who said it, in which words, and whether it is in the totals."
)
PANE_BRIEFING = "Briefing"
PREVIEW_PAGES = "Pages of the briefing"
PAGES = "{number} pages"
A4 = "A4"
US_LETTER = "US Letter"
PAPER = "Paper"
RULE = "Preferred figure"
RULES = {
    "median-with-range": "Median of the figures that stand, with the range of reports",
    "lowest": "Lowest figure that stands",
    "widest": "None: only the range of reports",
}
PERIOD = "Period"
SINCE = "from"
UNTIL = "to"
KNOWN_ON = "on"
AS_KNOWN = "As known"
MARKING = "Marking"
REVIEWED_ONLY = "Only what has been reviewed"
MORE_CHOICES = "Choices"
EXPORT_PDF = "Export PDF…"
PRINT = "Print…"
PREVIEW_MAKING = "Laying out the pages…"
BRIEFING_EMPTY = "Nothing to print yet"
BRIEFING_EMPTY_HOW = "As soon as the case holds an article, its briefing is laid out here, page by page."
BRIEFING_NEEDS_A_TITLE = "The briefing needs a title."


# --- the painted timeline
def events_of(shown: int, total: int) -> str:
    """As "92 of 106 events"."""
    return OF_ALL.format(shown=f"{shown:,}", total=events(total))


TIMELINE_CHART = "Timeline"
TIMELINE_LIST = "List"
TIMELINE_TABLE = "Table"
TIMELINE_TABLE_NAME = "Events as a table"
COLUMN_ACTORS = "Who"
COLUMN_TOLL = "Casualties"
COLUMN_TOLD_BY = "Articles"
COLUMN_OUTLETS = "Sources"
COPY_ROWS = "Copy rows as text"
TIMELINE_MODE = "How the timeline is shown"
TABLE_GROUPS = "Group by"
TABLE_GROUPINGS = {
    "none": "Nothing",
    "day": "Day",
    "actor": "Actor",
    "place": "Place",
    "type": "Type",
    "source": "Source",
}
TABLE_GROUP = "{title} ({number})"
LANES = "Lanes"
LANE_GROUPINGS = {"none": "None", "type": "Type", "actor": "Actor", "place": "Place", "source": "Source"}
LANE_ORDER = "Order"
LANE_ORDERS = {"most": "Most events first", "first": "Earliest first", "name": "By name", "own": "My own"}
LANE_ALL = "All events"
LANE_WITHOUT = {"actor": "No actor named", "place": "Place not given", "source": "Source not known", "type": "Other"}
LANE_HINT = "{title}: {events}. Drag its name to give it another place."
LANE_CONTINUED = "{title}, continued"
LANE_ASIDE = "Planned, denied, background"
ZOOM_IN = "Zoom in"
ZOOM_OUT = "Zoom out"
ZOOM_ALL = "Show all"
ZOOM_STORY = "Show the story"
ZOOM_HERE = "Zoom to the event"
NEXT_EVENT_IN_TIME = "Next event in time"
LAST_EVENT_IN_TIME = "Previous event in time"
LANE_UP = "Lane up"
LANE_DOWN = "Lane down"
ADD_EVENT_HERE = "Add event on {day}…"
COPY_TIMELINE = "Copy the timeline as a picture"
SAVE_TIMELINE = "Save the timeline"
SAVE_TIMELINE_AS = {"pdf": "As PDF…", "svg": "As SVG…", "png": "As PNG…"}
TIMELINE_PATTERNS = {"pdf": "PDF (*.pdf)", "svg": "SVG (*.svg)", "png": "PNG (*.png)"}
TIMELINE_FILE = "{case} – timeline"
TIMELINE_COLUMNS = "Date\tEvent\tStatus\tPlace\tCasualties"
TIMELINE_COPIED = "The timeline is in the clipboard."
TIMELINE_OF = "Timeline of {case}"
TIMELINE_NOTE = "{shown}. {stretch}. Dates are those of the events, not of the reports."
TIMELINE_PAGE = "Page {page} of {pages}"
TIMELINE_CHART_HINT = (
    "The wheel zooms, dragging pans. Up and Down go from event to event, Left and Right pan, plus and minus zoom."
)
ALL_UNDATED = "None of these events has a date. They are in the tray below."
NOTHING_IN_SIGHT = "Nothing in this period. Press 0 to come back to the story."
CROWD = "{events}, {stretch}"
CROWD_HOW = "Click to come nearer."
CROWD_LIST_HOW = "Click to list them here."
CROWD_MORE = "{number} more"
OVERVIEW = "Overview: drag to choose the period"
EARLIER = "{number} earlier"
LATER = "{number} later"
UNDATED_TRAY = "No date"
UNDATED_MORE = "{number} more"
UNTITLED_EVENT = "Event without a title"
TROUBLE_REVERSED = "Its dates are reversed: it ends before it begins."
TROUBLE_NO_TITLE = "It has no title."
TROUBLE_LONG_TITLE = "Its title is far too long; only its beginning is shown."
TROUBLE = "Something is wrong with this event."

# --- why
PANE_WHY = "Why?"
PANE_HISTORY = "History"
WHY = "Why was this read so?"
WHY_EMPTY = "Choose an event, a figure, an actor or a tie"
WHY_EMPTY_HOW = "Here it says for each field which rule filled it. Point at a line to light up the words it went by."
WHY_RULE = "Rule: {rule}"

# --- the filter of the window
FILTER_BAR = "Filter"
FILTER_GO = "Filter the case"
FILTER_TEXT = "Filter by words"
FILTER_ACTOR = "Actor"
FILTER_PLACE = "Place"
FILTER_SOURCE = "Source"
FILTER_SEARCH = "Find: {title}"
FILTER_NO_PUBLISHER = "Publisher not known"
FILTER_FIGURES_OF = "Figures: {effect}"
FILTER_MANY = "{title} ({number})"
FILTER_UNDATED = "and what has no date"
FILTER_WHOLE_TIME = "The whole time"
FILTER_CLEAR_ALL = "Clear the filter"
FILTER_SHOWN = "{happenings:,} of {events}, {shown:,} of {figures} shown"
FILTER_SHOWN_HOW = (
    "A happening is shown whole when one of its reports fits, so that its totals stay what they are. Articles can be read "
    "in full, and the briefing is printed from the whole case."
)
FILTERED_OUT = "What you point at is left out by the filter. F4 clears the filter."
FILTER_SAVED = "Saved filters"
FILTER_SAVE = "Save this filter…"
FILTER_REMOVE = "Remove"
FILTER_NONE_SAVED = "None yet"
FILTER_SAVE_TITLE = "Save this filter"
FILTER_REPLACES = "The case has a filter of this name; it is replaced."
FILTER_KEPT = "It is kept in the case."
FILTER_NEEDS_A_NAME = "A filter needs a name."
FILTER_REMOVED = "Filter “{name}” removed"
FILTER_SAVED_AS = "Filter saved as “{name}”"
PICK_CHOSEN = "{name} {number}, chosen"
PICK_NOT_CHOSEN = "{name} {number}"

# --- the window
READ_ONLY_SENTENCE = "The case is open for reading only, so nothing can be changed in it."
READ_ONLY_ADVICE = "Save a copy of it (File menu) and work on that."
PREFERENCES_TITLE = "Preferences"
THEME = "Appearance"
THEMES = {"system": "As the system", "light": "Light", "dark": "Dark", "contrast": "High contrast"}
HIGH_CONTRAST = "High contrast"
CLEAR_FIELD = "Clear what is looked for"
COLUMN_HEADS = "Titles of the columns"
VEIL = "Cover graphic passages"
COVERED = "(covered: it describes violence)"
COVERED_TITLE = "(title covered)"
PAGES_COVERED = "The pages are covered: they quote passages as they will print, also those that describe violence."
SHOW_PAGES = "Show the pages"
VEILED = "Covered: it describes violence. A click shows it."
UNCOVER_NEXT = "Uncover the next covered passage"
PAPERS = {"a4": "A4", "us-letter": "US Letter"}
AUTHOR_OF_BRIEFINGS = "Author of briefings"
ASK_DETAILS = "Ask for title, publisher and date before pasted text is taken in"
SHORTCUTS_TITLE = "Keyboard shortcuts"
SHORTCUTS_FIND = "Find a key, or what it does"
CLOSE = "Close"
ABOUT_TITLE = "About Briefing"
VERSION = "Version {version}"
ABOUT_SENTENCE = (
    "From article text to a timeline, actor profiles, casualty charts and a printed briefing, on this computer alone."
)
CREDITS = "Licences and credits"
MENU_FILE = "&File"
MENU_EDIT = "&Edit"
MENU_VIEW = "&View"
MENU_HELP = "&Help"
TOOL_BAR = "Tools"
IMPORT_FOLDER = "Import a folder…"
IMPORT_DETAILS = "Import with publisher and date…"
SAVE_COPY = "Save a copy as…"
CLOSE_CASE = "Close case"
QUIT = "Quit"
UNDO = "Undo"
REDO = "Redo"
CASE_TITLE = "Title of the case…"
RENAMED_CASE = "Name the case “{title}”"
CASE_TITLE_TITLE = "Title of the case"
CASE_NEEDS_A_TITLE = "A case needs a title."
PREFERENCES = "Preferences…"
FIND = "Find in the case"
FIND_HINT = "Find in the case"
FIND_NOTHING = "Nothing found"
UNTITLED = "Untitled"
RESET_LAYOUT = "Put all panes back"
CHECK_CASE = "Check this case for damage"
SHORTCUTS = "Keyboard shortcuts"
ABOUT = "About Briefing"
PANE_READER = "Text"
GO_TO = "Go to: {pane}"
NEW_CASE_NAME = "New case"
NEW_CASE_TITLE = "Where should the case be kept?"
OPEN_CASE_TITLE = "Open a case"
CASE_PATTERN = "Cases (*.briefing)"
ALL_PATTERN = "All files (*)"
IMPORT_TITLE = "Take articles in"
IMPORT_PATTERN = "Articles (*.txt *.md *.markdown *.html *.htm *.xhtml *.pdf *.docx *.odt *.rtf *.eml *.zip);;All files (*)"
SAMPLE_NAME = "Sample case"
DATED_CASE = "Case of {day}"
UNSAVED_CASE = "Case in memory"
MEMORY = "memory"
WINDOW_TITLE = "{case} – Briefing"
WINDOW_TITLE_READ_ONLY = "{case} (read only) – Briefing"
NO_CASE = "No case open"
SAVED_IN = "Every change is saved at once in {path}"
OPEN_READ_ONLY = "Open for reading only: {path}"
REVIEWED_OF = "{done} of {total} reviewed"
PREFERENCES_NOT_SAVED = "The preferences could not be saved."
CANNOT_REPLACE = "The file “{name}” cannot be replaced: {why}."
OPEN_FOR_READING = "Open for reading only"
TRY_AGAIN = "Try again"
CHOOSE_FOLDER = "Choose another folder…"
COPY_SAVED = "A copy was saved as {name}"
CASE_UNSOUND = "The case is damaged in places."
CASE_SOUND = "The case is sound."
CASE_GONE = "The case was closed while articles were being read."
NO_RECENT = "No cases yet"
REMOTE = "“{url}” is an address on the web, and this program does not use the network."
REMOTE_HOW = "Save the page as a file, or copy its text and paste it here."
NOTHING_IN_IT = "What was dropped, pasted or chosen holds nothing that could be read."
READING_CASE = "Reading the case …"
READING_AGAIN = "Reading “{title}” again with its new date…"
REMOVE_ARTICLES = "Remove {articles}"
REVIEW_EVENTS = {
    Review.ACCEPTED: "Accept {events}",
    Review.REJECTED: "Reject {events}",
    Review.SUGGESTED: "Take back the review of {events}",
    Review.EDITED: "Mark {events} as edited",
}
REMOVE_EVENTS = "Remove {events}"
WRITING = "Writing {name}…"
WRITTEN = "Written: {name} in {folder}"
NOT_WRITTEN = "The file could not be written: {why}."
NOT_WRITTEN_HOW = "Choose another folder or close the program that has the file open."
PRINTED = "Sent to the printer"
PRINTED_TO_FILE = (
    "Written: {name} in {folder}, as pictures of the pages. A PDF whose text can be searched is made by Export."
)
NOT_PRINTED = "The printer{name} did not take the pages."
NOT_PRINTED_HOW = "Look whether it is switched on, or export a PDF and print that."
CRASH_SENTENCE = "Something in the program itself went wrong. Your case is saved."
CRASH_ADVICE = (
    "A report without any article text lies in {path}. You can go on working; restart the program if it misbehaves."
)

CREDITS_TEXT = """Briefing is free software under the MIT licence.

Place names: GeoNames (geonames.org), under the Creative Commons Attribution 4.0 licence; selected and shortened.
Window: Qt and PySide6, under the GNU Lesser General Public Licence, version 3.
Reading of sentences: spaCy and its English model en_core_web_sm, under the MIT licence.
Cases: SQLite, in the public domain, with sqlite-utils, under the Apache licence 2.0.
Charts: matplotlib, under its own licence of the PSF kind, with NumPy, under the BSD licence.
Pages: Typst and typst-py, under the Apache licence 2.0.
Word documents: python-docx, under the MIT licence.
Calendars: icalendar, under the BSD licence. Fonts in web pages: fontTools, under the MIT licence.
Web pages: trafilatura, under the Apache licence 2.0, with lxml, under the BSD licence.
Fonts of briefings and charts: Source Serif 4, Source Sans 3 and Noto, under the SIL Open Font Licence 1.1.
"""


def listed(parts: list[str]) -> str:
    """As "a", "a and b", "a, b and c"."""
    return parts[0] if len(parts) == 1 else LAST_OF_LIST.format(others=", ".join(parts[:-1]), last=parts[-1])


def reports(number: int) -> str:
    return counted(number, *COUNTED["report"])


def sources(number: int) -> str:
    return counted(number, *COUNTED["source"])


def origins(number: int) -> str:
    return counted(number, *COUNTED["origin"])


def told_by(number: int, from_: int) -> str:
    """As "5 articles, 2 origins": one article may pass on what several origins say."""
    return f"{articles(number)}, {origins(from_)}"

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

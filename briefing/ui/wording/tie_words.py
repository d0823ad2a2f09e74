"""What the window says of ties between actors, and of offices over time."""

from __future__ import annotations

from briefing.domain.claim import Review
from briefing.domain.tie import Standing

STANDINGS = {
    Standing.STATED: "",
    Standing.CLAIMED: "claimed",
    Standing.DISPUTED: "disputed",
    Standing.DENIED: "denied",
    Standing.ENDED: "ended",
}
"""As a tie is labelled; one that is simply stated bears no label."""

PUT = STANDINGS | {Standing.STATED: "stated"}
"""How firmly it is told, in full."""
MEANINGS = {
    Standing.STATED: "At least one article states it as a fact, and none denies it.",
    Standing.CLAIMED: "It is claimed or alleged; no article states it as a fact.",
    Standing.DISPUTED: "Some tell it and others deny it.",
    Standing.DENIED: "Only its denial is told.",
    Standing.ENDED: "It is told as past.",
}

STANDING_CHOICES = {
    None: "as the articles put it",
    Standing.STATED: "holds",
    Standing.CLAIMED: "only claimed",
    Standing.DISPUTED: "disputed",
    Standing.DENIED: "denied",
    Standing.ENDED: "has ended",
}
REJECTED = "rejected"
REVIEWS = {Review.ACCEPTED: "accepted", Review.EDITED: "edited", Review.REJECTED: "rejected"}
TOLD_OVER_TIME = "reported {days} · {by}"
AND_MORE = "{first} and {number} more"
NOT_IN_ARTICLES = "put in by the analyst"
SINCE = "since {day}"
UNTIL = "until {day}"
FROM_TO = "{first} – {last}"
NAMED_ONCE = "named once"
SECTION_FORMERLY = "Formerly"
ACCEPT = "Accept tie"
REJECT = "Reject tie"
EDIT = "Edit tie…"
REOPEN = "Take back the decision"
TAKE_OUT = "Take out this tie"
ADD = "Add a tie…"
HOW = "A accepts, R rejects, E edits, U takes the decision back"
EDIT_TITLE = "Edit tie"
ADD_TITLE = "Add a tie of {name}"
WITH_WORDS = "With the words selected in the text: “{quote}”"
WHOLE = "{subject}: {tie}"
GROUP = "A tie in a profile"
TIE = "Tie"
WITH = "With"
CHOOSE_OTHER = "Choose…"
WHOM = "Choose the other actor."
THERE_ALREADY = "There is such a tie already: edit it instead."
STANDING = "How it stands"
SINCE_FIELD = "Since"
UNTIL_FIELD = "Until"
MOMENT_HINT = "2017, 2017-01 or 2017-01-28"
NO_MOMENT = "Write a year, a month or a day: {hint}."
ENDS_BEFORE = "It ends before it begins."
NOTE = "Note"
NOTE_HINT = "Why, or who says so"
SENTENCES = "Sentences that tell it"
BONDS = {
    Standing.CLAIMED: "{bond}, claimed",
    Standing.DISPUTED: "{bond}, disputed",
    Standing.DENIED: "{bond}, denied",
    Standing.ENDED: "{bond}, ended",
}
KEY = {
    Standing.CLAIMED: "only claimed",
    Standing.DISPUTED: "disputed",
    Standing.DENIED: "denied",
    Standing.ENDED: "ended",
}
NETWORK_KEYS = (
    ("To the actor on the left", "Left"),
    ("To the actor on the right", "Right"),
    ("To the actor above", "Up"),
    ("To the actor below", "Down"),
    ("To the tie before", ","),
    ("To the next tie", "."),
    ("Open what is chosen", "Return"),
    ("Nearer", "+"),
    ("Farther", "-"),
    ("All of it", "0"),
)
KEY_BOTH = "only claimed, or disputed"
NETWORK_COUNT = "{actors} actors, {ties} ties. Dashed: claimed or disputed. Dotted: denied. Grey and broken: ended."

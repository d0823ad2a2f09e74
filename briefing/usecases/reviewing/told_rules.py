"""The short names of the rules of reading, as sentences. `{words}` are those it went by, `{rest}` what follows a colon."""

from __future__ import annotations

from briefing.domain.place import PlacePrecision
from briefing.domain.tie import Standing

# By the whole of a rule's name.
WHOLE_RULES = {
    "amount": "“{words}” is read as an amount of people.",
    "expression of time": "“{words}” is an expression of time beside it.",
    "carried over from the passage": "Not said here; taken over from what the passage tells before it, at “{words}”.",
    "part of a whole told before it": "Part of the figure told before it: “{words}”.",
    "the lead reports a speech act": "The first sentence reports that somebody spoke: “{words}”.",
    "named beside it": "Named in its sentence: “{words}”.",
    "told in the passage before it": "Not said here; told before it, at “{words}”.",
    "told further on": "Told further on, at “{words}”.",
    "told in its sentence": "Told in the same sentence, at “{words}”.",
    "held responsible": "Whoever tells of it holds “{words}” responsible, or they do so themselves.",
    "who says so": "The text gives it on somebody's word, at “{words}”.",
    "what the people counted are called": "So the people counted are called: “{words}”.",
    "the day of its event": "The day of the event it was counted in, told at “{words}”.",
    "the day that the sentence before tells": "No day is said here; a sentence just before tells “{words}”.",
    "as the figure it belongs to": "That of the figure it is a part of or goes on from.",
    "counted over a stretch of time": "“{words}” is counted over a stretch of time and never added to single events.",
    "stated as a fact or by somebody without a stake": "Stated as a fact, or told by somebody without a stake in it.",
    "as the article calls it": "No entry knows it; the article calls it “{words}”.",
    "what it is called and does": "By what it is called and what it does, at “{words}”.",
    "its other names in the article": "What else the article calls it.",
    "its name, or the country it is told in": "By its name, or the country that the article tells it in.",
    "told beside the name": "Told beside the name, at “{words}”.",
    "told without a figure": "No figure is given; “{words}” is one, or several, or none.",
    "not told": "“{words}” does not say whether they were civilians or combatants.",
    "on the word of a party, or hedged": "It is told on the word of a party to the conflict, or with a hedge.",
    "only its denial is told": "The text tells only that somebody denies it.",
    "asserted and denied": "The text, or another article, tells both that it was so and that somebody denies it.",
    "yet to come": "The text tells it as something that is to come.",
    "over more than a month before publication": "It was over more than a month before the article was published.",
    "its own words, shortened": "Made from the words that tell it.",
    "a death told without an event that caused it": "The death is told without an event that caused it.",
    "displaced people told by where they came to": "People on the move are told by where they came to.",
}

# By what stands before the colon, and the field; an empty field means any.
RULES = {
    ("lexicon", "type"): "“{words}” is in the list of words for such events ({rest}).",
    ("lexicon", "stance"): "“{words}” is in the list of words for speaking so ({rest}).",
    ("lexicon", ""): "“{words}” is in the lexicon of conflict reporting ({rest}).",
    ("word", "effect"): "“{words}” says what became of the people counted.",
    ("word", ""): "“{words}” says so.",
    ("verb", ""): "The verb “{words}” states it ({rest}).",
    ("noun", ""): "The noun “{words}” states it ({rest}).",
    ("office", ""): "The office “{words}” states it ({rest}).",
    ("rank", ""): "The rank “{words}” states it ({rest}).",
    ("time", ""): "“{words}” is an expression of time ({rest}).",
    ("gazetteer", ""): "“{words}” is in the gazetteer ({rest}).",
    ("collective", ""): "“{words}” is in the list of nameless actors and groups ({rest}).",
    ("weapon", ""): "“{words}” is in the list of weapons ({rest}).",
    ("counting", ""): "“{words}” is counted by the rule for such amounts ({rest}).",
}

GAZETTEERS = {
    "geonames": "Found in the gazetteer, from GeoNames (number {rest}).",
    "icao": "Found in the gazetteer, from the list of airports ({rest}).",
    "briefing": "Found in the gazetteer, from the program's own list of places.",
}
PRECISIONS = {
    PlacePrecision.EXACT: "The place itself.",
    PlacePrecision.NEAR: "Somewhere near this point.",
    PlacePrecision.ADMIN: "The middle of an area.",
    PlacePrecision.COUNTRY: "The middle of a country.",
}

PUT_BY = "“{words}” stands in its sentence: {how}, not stated as a fact."
PUT = {
    Standing.STATED: "Its sentence states it as a fact.",
    Standing.CLAIMED: "Its sentence claims it.",
    Standing.DENIED: "Somebody denies it in its sentence.",
    Standing.DISPUTED: "It is claimed and denied in its sentence.",
    Standing.ENDED: "Its sentence tells it as past.",
}

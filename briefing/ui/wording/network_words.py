"""Words of the network of actors."""

from __future__ import annotations

TITLE = "Network of actors"
FILE = "{case} – network"
TAB = "Network"
KEY = "Key to the signs"
REACH = "How far the network reaches"
ALL = "All"
NEAR = "Around the actor"
NEAR_2 = "Two steps around"
DEEDS = "Deeds"
NEARER = "Nearer (+)"
FARTHER = "Farther (−)"
FIT = "All of it (0)"
EMPTY = "No ties told"
EMPTY_HOW = "Who leads, backs, fights or belongs to whom is drawn here as soon as an article says so."
ALONE = "No tie of {name} is told"
ALONE_HOW = "Show all actors, or switch on deeds."
TIES = "{number} ties"
TIE = "{source} → {target}: {bond}"
MORE = "and {number} more"
NO_SENTENCE = "From what the program or the analyst knows; no sentence says it."
LEFT_OUT = "The {shown} actors with the most ties are shown, {left} are not. Choose an actor to see those around it."
OF = "network around {name}"
KEYS = "Arrows go from actor to actor, comma and full stop from tie to tie, Enter opens, plus, minus and 0 zoom."
BONDS = {
    "allied-with": "allied with",
    "backs": "backs",
    "part-of": "part of",
    "leads": "leads",
    "member-of": "member of",
    "opposes": "opposes",
    "offshoot-of": "offshoot of",
    "negotiates-with": "negotiates with",
    "belongs-to": "belongs to",
    "acts-against": "acts against",
    "deals-with": "deals with",
    "acts-with": "acts with",
}

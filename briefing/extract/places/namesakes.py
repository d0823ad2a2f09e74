"""Names of small towns that mean something else: a government's seat, or the other way round, a town called as a state.

What decides is what stands beside the name and what else the article names there.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from briefing.domain.place import PlaceKind
from briefing.extract.names.mentions import Mention
from briefing.extract.sentences.parse import Paper
from briefing.knowledge import Knowledge
from briefing.knowledge.actor_entries import KnownActor
from briefing.knowledge.folding import fold
from briefing.knowledge.gazetteer import Candidate, distance_km

if TYPE_CHECKING:
    from briefing.extract.places.atlas import Atlas

_TOWNS = (PlaceKind.CITY, PlaceKind.VILLAGE)
TOWN_RANK = 40  # a town below it is hardly told by its bare name where a state has that name
NEIGHBOUR_KM = 100
NEIGHBOURS = 2  # places of a town's surroundings that make it the one meant


def seat_of(mention: Mention, paper: Paper, knowledge: Knowledge) -> KnownActor | None:
    """ "At the White House": the government that is called so, and no town, as towns stand without an article."""
    first = mention.tokens[0]
    if mention.type_word is not None or first.i == 0 or paper.tokens[first.i - 1].low != "the":
        return None
    if not mention.places or not mention.places[0].common_word:
        return None
    owners = [one for one in knowledge.actors.owners(mention.text(paper)) if one.country is not None]
    return owners[0] if owners and mention.tokens[-1].dep not in ("compound", "nmod", "amod") else None


def town_called(mention: Mention, placed: Collection[Candidate], atlas: Atlas, knowledge: Knowledge) -> Candidate | None:
    """ "Three farmers were shot in Armenia, police in Quindío said": the town or division that bears the name of a state,
    where the article is about its country, names places around it, and says nothing else of the state."""
    entry, words = mention.known[0], mention.text(atlas.paper)
    main = next((country for country, _ in atlas.countries.most_common() if country != entry.country), None)
    if main is None or entry.country is None or atlas.spoken_by.get(entry.country, set()) - {fold(words)}:
        return None
    for one in knowledge.gazetteer.candidates(words):
        if one.country != main or one.alias:
            continue
        around = [other for other in placed if other.country == main and other.key != one.key]
        if one.kind in _TOWNS and one.rank >= TOWN_RANK:
            near = [other for other in around if distance_km(one.lat, one.lon, other.lat, other.lon) < NEIGHBOUR_KM]
        elif one.kind is PlaceKind.ADMIN:
            near = [other for other in around if other.admin1 is not None and fold(other.admin1) == fold(one.name)]
        else:
            continue
        if len(near) >= NEIGHBOURS:
            return one
    return None

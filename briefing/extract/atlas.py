"""Places: from the names met to coordinates, ranked by what the article is about.

A name can mean many places. What decides: the countries the article speaks of, the size of the place, the kind the text gives
it ("village", "province"), and the places named beside it. A quarter or village that the gazetteer does not know takes the
coordinates of the place it is named with, at precision `near`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from briefing.domain.place import Place, PlaceId, PlaceKind, PlacePrecision
from briefing.domain.text import Span
from briefing.extract.mentions import Mention, Mentions, Sort
from briefing.extract.parse import Paper, Token
from briefing.knowledge import Knowledge
from briefing.knowledge.folding import fold
from briefing.knowledge.gazetteer import Candidate, distance_km
from briefing.knowledge.words import lists

_SETTLED = frozenset((PlaceKind.CITY, PlaceKind.VILLAGE, PlaceKind.DISTRICT))
_AREA = frozenset((PlaceKind.ADMIN, PlaceKind.REGION, PlaceKind.COUNTRY))
_POINT = frozenset((PlaceKind.CITY, PlaceKind.VILLAGE, PlaceKind.DISTRICT, PlaceKind.FACILITY))
_ROAD = re.compile(r"^(?:[MAERN]{1,2}|RN|RP|N|A|E|Route|Highway)[- ]?\d{1,4}$")
NEAR_KM = 80  # how far from its neighbours in the text a small place may lie before another of its name is the better guess


@dataclass(slots=True)
class Spot:
    """One place of the article, with all its mentions."""

    id: PlaceId
    name: str
    kind: PlaceKind
    aliases: dict[str, None] = field(default_factory=dict)
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision | None = None
    gazetteer: str | None = None
    mentions: list[Span] = field(default_factory=list)
    admin1: str | None = None
    rank: int = 0

    def place(self) -> Place:
        """The finished value."""
        aliases = tuple(alias for alias in self.aliases if alias != self.name)
        return Place(
            self.id,
            self.name,
            self.kind,
            aliases,
            self.country,
            self.lat,
            self.lon,
            self.precision,
            self.gazetteer,
            tuple(self.mentions),
        )


class Atlas:
    """The places of one article: by id, by token, and the countries the article is about."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self.spots: dict[PlaceId, Spot] = {}
        self._by_token: dict[int, PlaceId] = {}
        self._in_order: list[tuple[int, PlaceId]] = []
        self.countries: Counter[str] = Counter()

    @property
    def main_country(self) -> str | None:
        """The country that the article speaks of most."""
        return self.countries.most_common(1)[0][0] if self.countries else None

    def at(self, token: Token) -> Spot | None:
        """The place that a token is part of the name of."""
        place = self._by_token.get(token.i)
        return None if place is None else self.spots[place]

    def before(self, token: Token, kinds: frozenset[PlaceKind] | None = None) -> Spot | None:
        """The place named last before a token, of one of these kinds."""
        for at, place in reversed(self._in_order):
            if at < token.i and (kinds is None or self.spots[place].kind in kinds):
                return self.spots[place]
        return None

    def enter(self, mention: Mention, spot: Spot) -> None:
        """Note that a mention names this place."""
        spot = self.spots.setdefault(spot.id, spot)
        spot.mentions.append(Span(self._paper.article.id, mention.start, mention.end))
        words = mention.text(self._paper)
        spot.aliases.setdefault(words)
        for token in mention.tokens:
            self._by_token[token.i] = spot.id
        self._in_order.append((mention.tokens[0].i, spot.id))

    def refer(self, token: Token, spot: Spot) -> None:
        """Note that a description ("the city") means this place."""
        self._by_token[token.i] = spot.id

    def places(self) -> tuple[Place, ...]:
        """All places, in the order of their first mention."""
        for spot in self.spots.values():
            spot.mentions.sort()
        return tuple(spot.place() for spot in sorted(self.spots.values(), key=lambda spot: (spot.mentions[0], spot.id)))


def draw(paper: Paper, mentions: Mentions, knowledge: Knowledge) -> Atlas:
    """Find out which places the mentions name."""
    atlas = Atlas(paper)
    named = [mention for mention in mentions.all if mention.sort in (Sort.PLACE, Sort.STATE)]
    _weigh_countries(atlas, mentions, knowledge)
    sure: list[tuple[Mention, Candidate]] = []
    chosen: dict[str, Candidate] = {}
    for sweep in (0, 1):
        anchors = [candidate for _, candidate in sure]
        sure = []
        for mention in named:
            if mention.sort is Sort.STATE:
                continue
            candidates = _candidates(paper, mention, knowledge, atlas)
            best = _best(candidates, mention, atlas, anchors if sweep else [])
            if best is not None:
                sure.append((mention, best))
                chosen[_key(paper, mention)] = best
        if not sweep:
            for mention, best in sure:
                if best.country and len(mention.places) <= 2:
                    atlas.countries[best.country] += 1
    picked = {id(mention): candidate for mention, candidate in sure}
    for mention in sorted(named, key=lambda one: one.start):
        if mention.sort is Sort.STATE:
            _enter_state(atlas, mention, knowledge)
        else:
            atlas.enter(mention, _spot(paper, mention, picked.get(id(mention)), atlas))
    _place_unknown(paper, atlas)
    _refer_back(paper, atlas, mentions, knowledge)
    return atlas


def _key(paper: Paper, mention: Mention) -> str:
    return fold(mention.text(paper))


def _weigh_countries(atlas: Atlas, mentions: Mentions, knowledge: Knowledge) -> None:
    """How much the article speaks of each country: its name, its people, its best-known places."""
    for mention in mentions.all:
        if mention.sort is Sort.STATE and mention.known and mention.known[0].country:
            atlas.countries[mention.known[0].country] += 2
        elif mention.sort is Sort.PLACE and mention.places:
            best = mention.places[0]
            if best.country and (len(mention.places) == 1 or best.rank >= 55) and not best.common_word:
                atlas.countries[best.country] += 2
        elif mention.sort is Sort.ACTOR and mention.known and mention.known[0].country:
            atlas.countries[mention.known[0].country] += 1
    for token in atlas._paper.tokens:
        if token.text[:1].isupper() and token.tag in ("JJ", "NNP", "NNPS", "NN", "NNS"):
            state = knowledge.actors.demonym(token.text)
            if state is not None and state.country:
                atlas.countries[state.country] += 1


def _candidates(paper: Paper, mention: Mention, knowledge: Knowledge, atlas: Atlas) -> tuple[Candidate, ...]:
    if mention.places:
        return mention.places
    words = mention.text(paper)
    found = knowledge.gazetteer.candidates(words)
    if not found and mention.tokens[-1].low in lists().names.places and len(mention.tokens) > 1:
        shorter = " ".join(paper.article.text[mention.start : mention.tokens[-2].end].split())
        found = knowledge.gazetteer.candidates(shorter)
    if not found and not _ROAD.match(words):
        countries = [country for country, weight in atlas.countries.most_common(4) if weight >= 2]
        found = knowledge.gazetteer.alike(words, countries)
    return found


def _best(candidates: tuple[Candidate, ...], mention: Mention, atlas: Atlas, anchors: list[Candidate]) -> Candidate | None:
    if not candidates:
        return None
    total = sum(atlas.countries.values()) or 1
    asked = lists().names.places.get(mention.type_word or "")
    best, best_score = None, -1e9
    for one in candidates:
        score = float(min(one.rank, 75))
        share = atlas.countries.get(one.country or "", 0) / total
        score += 60 * min(1.0, share * 2.5) if share else -18
        if one.alias:
            score -= 6
        if asked is PlaceKind.ADMIN:
            score += 25 if one.kind in _AREA else -25
        elif asked in _SETTLED:
            score += 12 if one.kind in _POINT else -25
            if asked is PlaceKind.VILLAGE and one.population > 100_000:
                score -= 15
        elif asked is not None:
            score += 20 if one.kind is asked else -10
        elif one.kind is PlaceKind.ADMIN:
            score -= 8  # a bare name is the town rather than its province
        if anchors:
            near = min(distance_km(one.lat, one.lon, other.lat, other.lon) for other in anchors)
            score += 15 if near < NEAR_KM else 6 if near < 300 else -6 if near > 1500 else 0
        if score > best_score:
            best, best_score = one, score
    if best is None:
        return None
    foreign = best.country is not None and atlas.countries.get(best.country, 0) == 0
    if foreign and best.rank < 50 and atlas.countries and (asked is None or asked in _SETTLED):
        return None  # a hamlet of that name on another continent is no answer
    if asked is PlaceKind.DISTRICT and best.kind is not PlaceKind.DISTRICT and anchors:
        near = (
            min(distance_km(best.lat, best.lon, other.lat, other.lon) for other in anchors if other is not best)
            if len(anchors) > 1
            else 0
        )
        if near > NEAR_KM:
            return None
    return best


def _slug(name: str) -> str:
    return fold(name).replace(" ", "-") or "place"


def _spot(paper: Paper, mention: Mention, candidate: Candidate | None, atlas: Atlas) -> Spot:
    words = mention.text(paper)
    kind = lists().names.places.get(mention.type_word or "", PlaceKind.OTHER)
    if candidate is None:
        if _ROAD.match(words.split(" ")[0]):
            kind = PlaceKind.ROAD
        known = atlas.spots.get(PlaceId(f"place:{_slug(words)}"))
        country = atlas.main_country
        return known or Spot(PlaceId(f"place:{_slug(words)}"), words, kind, country=country)
    precision = (
        PlacePrecision.COUNTRY
        if candidate.kind is PlaceKind.COUNTRY
        else PlacePrecision.ADMIN
        if candidate.kind in _AREA or candidate.kind in (PlaceKind.WATER, PlaceKind.ROAD)
        else PlacePrecision.EXACT
    )
    typed = lists().names.places.get(mention.type_word or "")
    own_kind = (
        typed
        if typed in (PlaceKind.DISTRICT, PlaceKind.VILLAGE) and candidate.kind in (PlaceKind.CITY, PlaceKind.VILLAGE)
        else candidate.kind
    )
    spot = Spot(
        PlaceId(f"place:{candidate.key.replace(':', '-')}"),
        words.title() if words.isupper() and len(words) > 3 else words,
        own_kind,
        country=candidate.country,
        lat=round(candidate.lat, 4),
        lon=round(candidate.lon, 4),
        precision=precision,
        gazetteer=candidate.key,
        admin1=candidate.admin1,
        rank=candidate.rank,
    )
    spot.aliases.setdefault(candidate.name)
    return spot


def _enter_state(atlas: Atlas, mention: Mention, knowledge: Knowledge) -> None:
    entry = mention.known[0]
    country = knowledge.gazetteer.country(entry.country) if entry.country else None
    if country is None:
        return
    spot = Spot(
        PlaceId(f"place:{country.key.replace(':', '-')}"),
        entry.name,
        PlaceKind.COUNTRY,
        country=entry.country,
        lat=round(country.lat, 4),
        lon=round(country.lon, 4),
        precision=PlacePrecision.COUNTRY,
        gazetteer=country.key,
    )
    for alias in entry.aliases[:6]:
        spot.aliases.setdefault(alias)
    atlas.enter(mention, spot)


def _place_unknown(paper: Paper, atlas: Atlas) -> None:
    """A place the gazetteer does not know lies near the place it is named with: in its sentence, else its paragraph."""
    by_token = sorted((at, place) for at, place in atlas._in_order)
    for at, place in by_token:
        spot = atlas.spots[place]
        if spot.lat is not None or spot.kind in (PlaceKind.ROAD, PlaceKind.WATER):
            continue
        token = paper.tokens[at]
        near = [
            (abs(other_at - at) + (30 if paper.tokens[other_at].sent is not token.sent else 0), other)
            for other_at, other in by_token
            if other != place
            and atlas.spots[other].lat is not None
            and paper.tokens[other_at].sent.block == token.sent.block
            and atlas.spots[other].kind not in (PlaceKind.WATER, PlaceKind.ROAD)
        ]
        if not near:
            continue
        points = [one for one in near if atlas.spots[one[1]].kind in _POINT] or near
        other = atlas.spots[min(points)[1]]
        spot.lat, spot.lon, spot.country = other.lat, other.lon, other.country
        spot.precision = PlacePrecision.NEAR if other.kind in _POINT else PlacePrecision.ADMIN


def _named_capital(token: Token, atlas: Atlas, knowledge: Knowledge) -> Spot | None:
    """ "The Kazakh capital": the place is told by its state."""
    if token.low != "capital" or token.pos != "NOUN" or any(kid.dep == "appos" for kid in token.kids):
        return None
    owner = next((kid for kid in token.kids if kid.dep in ("amod", "poss", "compound") and kid.text[:1].isupper()), None)
    if owner is None:
        return None
    state = knowledge.actors.demonym(owner.text)
    about = knowledge.actors.about(state.key) if state is not None else None
    if about is None or not about.capital:
        return None
    found = [one for one in knowledge.gazetteer.candidates(about.capital[0]) if one.country == about.code]
    if not found:
        return None
    one = found[0]
    return Spot(
        PlaceId(f"place:{one.key.replace(':', '-')}"),
        about.capital[0],
        one.kind,
        country=one.country,
        lat=round(one.lat, 4),
        lon=round(one.lon, 4),
        precision=PlacePrecision.EXACT,
        gazetteer=one.key,
        rank=one.rank,
    )


def _of_a_name(kid: Token) -> bool:
    obj = kid.kid("pobj") if kid.dep == "prep" and kid.low == "of" else None
    return obj is not None and obj.pos == "PROPN"


def _refer_back(paper: Paper, atlas: Atlas, mentions: Mentions, knowledge: Knowledge) -> None:
    for token in paper.tokens:
        spot = _named_capital(token, atlas, knowledge)
        if spot is not None:
            atlas.spots.setdefault(spot.id, spot)
            spot = atlas.spots[spot.id]
            spot.mentions.append(Span(paper.article.id, token.start, token.end))
            atlas.refer(token, spot)
            continue
        if token.low == "there" and token.tag == "RB" and token.head.low not in ("is", "are", "was", "were"):
            spot = atlas.before(token, _POINT | _AREA)
        elif (
            token.lemma in lists().atlas.back_references
            and token.pos == "NOUN"
            and any(kid.low in ("the", "this", "that") for kid in token.kids_by("det"))
        ):
            if any(
                kid.dep in ("amod", "compound", "nummod", "relcl") or (kid.dep == "prep" and kid.low == "of")
                for kid in token.kids
            ):
                continue
            spot = atlas.before(token, lists().atlas.back_references[token.lemma])
        else:
            continue
        if spot is not None and mentions.over(token, Sort.PLACE) is None:
            atlas.refer(token, spot)

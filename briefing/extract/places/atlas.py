"""Places: from the names met to coordinates, ranked by what the article is about.

A name can mean many places. What decides: the countries the article speaks of, the size of the place, the kind the text
gives it ("village", "province"), and the places named beside it. A quarter or village that the gazetteer does not know
takes the coordinates of the place it is named with, at precision `near`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from briefing.domain.place import Place, PlaceId, PlaceKind, PlacePrecision
from briefing.domain.text import BlockKind, Span
from briefing.extract.names.mentions import Mention, Mentions, Sort
from briefing.extract.places.divisions import lay_in_divisions
from briefing.extract.places.namesakes import seat_of, town_called
from briefing.extract.places.stands_for import ELSEWHERE, TOWNS, are_towns, is_bare, is_way, tells_who
from briefing.extract.places.unmapped import holder_of, is_told_from
from briefing.extract.places.which_place import AREAS, PARTS, POINTS, ROAD, choose, holders, weigh_countries, within
from briefing.extract.sentences.parse import Paper, Token
from briefing.knowledge import Knowledge
from briefing.knowledge.actor_entries import KnownActor
from briefing.knowledge.folding import fold
from briefing.knowledge.gazetteer import Candidate, Country
from briefing.knowledge.words import lists

_LINES = (PlaceKind.WATER, PlaceKind.ROAD)
_LANDS = ("country", "nation")
_SET_APART = frozenset("enclave island strip territory".split())  # that have ministries of their own
OWN_SHARE = 0.5  # of all that an article says of countries, from which on it is about one
HEADING_REACH = 60  # sentences below a heading for which the place that it names holds
REACH = 400  # how many names away another place is looked for
NEXT_SENTENCE = 40  # tokens
LONGEST_PART = 4  # tokens
NAMED_BEFORE = 12  # names before "there" that may stand in its paragraph
CALLED_REACH = 20  # names back to the one that was called a village
CALLED_BLOCKS = 3  # paragraphs
MOST_ANCHORS = 200  # different places; an article that names more is a list


@dataclass(slots=True)
class Spot:
    """One place of the article, with all its mentions.

    `division`: the province that it is or lies in, where known; `is_small`: no province or country, nor so wide a region.
    """

    id: PlaceId
    name: str
    kind: PlaceKind
    aliases: dict[str, None] = field(default_factory=dict)
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision | None = None
    gazetteer: str | None = None
    division: str | None = None
    is_small: bool = False
    mentions: list[Span] = field(default_factory=list)

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
        self.paper = paper
        self.spots: dict[PlaceId, Spot] = {}
        self.countries: Counter[str] = Counter()
        self.spoken_by: dict[str, set[str]] = {}  # the names that speak for each country, "" for its people and bodies
        self._by_token: dict[int, Spot] = {}
        self._in_order: list[tuple[int, PlaceId]] = []
        self._around: set[tuple[PlaceId, PlaceId]] = set()

    @property
    def main_country(self) -> str | None:
        """The country that the article speaks of most."""
        return max(self.countries, key=self.countries.__getitem__) if self.countries else None

    def put_around(self, outer: Spot, inner: Spot) -> None:
        """The text says that one place lies in another."""
        self._around.add((outer.id, inner.id))

    def is_around(self, outer: Spot, inner: Spot) -> bool:
        """Whether the text says that one place lies in another: "Bannang Sata, Yala"."""
        return (outer.id, inner.id) in self._around

    def at(self, token: Token) -> Spot | None:
        """The place that a token is part of the name of, or that it refers to."""
        return self._by_token.get(token.i)

    def before(self, token: Token, kinds: frozenset[PlaceKind]) -> Spot | None:
        """The place of one of these kinds that is named last before a token."""
        end = bisect_left(self._in_order, (token.i, PlaceId("")))
        dateline: Spot | None = None  # where a report was written, which may be where it happened
        for at, place in reversed(self._in_order[max(0, end - REACH) : end]):
            name, spot = self.paper.tokens[at], self.spots[place]
            while name.head is not name and self.at(name.head) is spot:
                name = name.head
            if spot.kind not in kinds or tells_who(name) or self._holds_what_was_told(name, spot, kinds):
                continue
            if not (name.sent.label and name.sent.group == 0):
                return spot
            if spot.country == self.main_country:
                dateline = dateline or spot
        return dateline

    def _holds_what_was_told(self, name: Token, spot: Spot, kinds: frozenset[PlaceKind]) -> bool:
        """ "In the town of Birakat, in the North Gojjam zone": whether a place only says where the one before it lies."""
        if spot.kind not in AREAS:
            return False
        first = name.sent.tokens[0].i
        at = min((one.i for one in name.subtree() if self.at(one) is spot), default=name.i) - first
        while at > 0 and name.sent.tokens[at - 1].low in _HELD_BY:
            at -= 1
        if at < 2 or not any(one.text in ",(" for one in name.sent.tokens[at : name.i - first]):
            return False
        told = self.at(name.sent.tokens[at - 1])
        return told is not None and told is not spot and told.kind in kinds and told.kind not in AREAS

    def named_until(self, token: Token) -> list[tuple[int, PlaceId]]:
        """The places named before a token, in text order, each with the index of the first token of its name."""
        return self._in_order[: bisect_left(self._in_order, (token.i, PlaceId("")))]

    def headlined(self, kinds: Collection[PlaceKind]) -> Spot | None:
        """The one place of some kinds that the article's headline names, and its text as well; None where it names two."""
        headline = f" {fold(self.paper.article.title or '')} "
        found = [
            spot
            for spot in self.spots.values()
            if spot.kind in kinds
            and any(
                f" {fold(name)} " in headline and f" near {fold(name)} " not in headline
                for name in (spot.name, *spot.aliases)
                if name
            )
        ]
        return found[0] if len(found) == 1 else None

    def enter(self, mention: Mention, spot: Spot) -> None:
        """Note that a mention names this place. Mentions come in text order."""
        spot = self.spots.setdefault(spot.id, spot)
        spot.mentions.append(Span(self.paper.article.id, mention.start, mention.end))
        spot.aliases.setdefault(mention.text(self.paper))
        for token in mention.tokens:
            self._by_token[token.i] = spot
        self._in_order.append((mention.tokens[0].i, spot.id))

    def refer(self, token: Token, spot: Spot) -> None:
        """Note that a description ("the city") means this place."""
        self._by_token[token.i] = spot

    def tell(self, token: Token, spot: Spot) -> None:
        """Note that a description tells a place that need not be named elsewhere ("the Kazakh capital")."""
        spot = self.spots.setdefault(spot.id, spot)
        spot.mentions.append(Span(self.paper.article.id, token.start, token.end))
        self.refer(token, spot)

    def named(self) -> list[tuple[Token, Spot]]:
        """The places in text order, a place as often as it is named, with the first token of each name."""
        return [(self.paper.tokens[at], self.spots[place]) for at, place in sorted(self._in_order)]

    def land_of(self, noun: Token) -> str | None:
        """ "In Gaza, Israeli fire killed 12, the territory's health ministry said": the country of the place named last."""
        if noun.low not in _SET_APART:
            return None
        told = (spot for at, spot in reversed(self.named()) if noun.i - at.i > 0 and noun.sent.group - at.sent.group <= 1)
        return next((spot.country for spot in told if spot.country), None)

    def places(self) -> tuple[Place, ...]:
        """All places, in the order of their first mention."""
        for spot in self.spots.values():
            spot.mentions.sort()
        return tuple(spot.place() for spot in sorted(self.spots.values(), key=lambda spot: (spot.mentions[0], spot.id)))


def draw(paper: Paper, mentions: Mentions, knowledge: Knowledge) -> Atlas:
    """Find out which places the mentions name.

    Every name is looked at twice: the second time beside the places that the first look has chosen.
    """
    atlas = Atlas(paper)
    weigh_countries(atlas, mentions, knowledge)
    places = [mention for mention in mentions.all if mention.sort is Sort.PLACE]
    first = choose(atlas, places, [], {}, knowledge)
    for mention in places:
        best = first[id(mention)]
        if best is not None and best.country:
            atlas.spoken_by.setdefault(best.country, set()).add(fold(mention.text(paper)))
        if best is not None and best.country and len(mention.places) <= 2:
            typed = lists().names.places.get(mention.type_word or "") is PlaceKind.ADMIN and best.kind is PlaceKind.ADMIN
            atlas.countries[best.country] += 3 if typed else 1  # "Plateau State" lies where a Plateau State is
    anchors = list(dict.fromkeys(best for best in first.values() if best is not None))[:MOST_ANCHORS]
    chosen = choose(atlas, places, anchors, holders(paper, places, first), knowledge)
    within(paper, places, chosen)
    placed = [one for one in dict.fromkeys(chosen.values()) if one is not None]
    for mention in sorted(mentions.all, key=lambda one: one.start):
        if mention.sort is Sort.STATE and (town := town_called(mention, placed, atlas, knowledge)) is not None:
            atlas.enter(mention, _known_spot(town, mention.text(paper), town.kind, _precision(town)))
        elif mention.sort is Sort.STATE:
            _enter_state(atlas, mention, knowledge)
        elif mention.sort is Sort.PLACE and (owner := seat_of(mention, paper, knowledge)) is not None:
            seat = _capital_of(knowledge.actors.state(owner.country or ""), knowledge)
            site = PlaceId(f"place:{_slug(mention.text(paper))}")
            lat, lon = (None, None) if seat is None else (seat.lat, seat.lon)
            near = PlacePrecision.NEAR if seat is not None else None
            known = Spot(site, mention.text(paper), PlaceKind.FACILITY, {}, owner.country, lat, lon, near)
            atlas.enter(mention, known)
        elif mention.sort is Sort.PLACE:
            atlas.enter(mention, _spot(paper, mention, chosen[id(mention)], atlas))
    told = ((atlas.at(one.tokens[0]), chosen[id(one)]) for one in places)
    lay_in_divisions(((spot, known) for spot, known in told if spot is not None and known is not None), knowledge.gazetteer)
    _place_unknown(atlas, knowledge)
    _refer_back(atlas, mentions, knowledge)
    return atlas


def _slug(name: str) -> str:
    return fold(name).replace(" ", "-") or "place"


def _spot(paper: Paper, mention: Mention, candidate: Candidate | None, atlas: Atlas) -> Spot:
    words = mention.text(paper)
    typed = lists().names.places.get(mention.type_word or "", PlaceKind.OTHER)
    if candidate is not None and typed in PARTS and mention.tokens[-1].low == mention.type_word and not mention.places:
        site = PlaceId(f"place:{_slug(words)}")  # "Aleppo University" lies in Aleppo and is not the town
        near = PlacePrecision.NEAR
        return Spot(site, words, typed, {}, candidate.country, round(candidate.lat, 4), round(candidate.lon, 4), near)
    if candidate is None:
        after = paper.tokens[mention.tokens[-1].i + 1 : mention.tokens[-1].i + 2]
        if typed in PARTS and after and after[0].low == mention.type_word and len(mention.tokens) < LONGEST_PART:
            words = f"{words} {after[0].text}"  # "Basel roundabout": what is so called is no Basel
        if typed is PlaceKind.ROAD and re.search("[-–]", words) and after and after[0].low == mention.type_word:
            words = f"{words} {after[0].text}"  # "the Shwebo-Myitkyina road"
        of_site = typed is PlaceKind.FACILITY and paper.tokens[mention.tokens[0].i - 1].low == "of"  # "the market of Sake"
        kind = PlaceKind.ROAD if ROAD.match(words.split(" ")[0]) else PlaceKind.OTHER if of_site else typed
        return Spot(PlaceId(f"place:{_slug(words)}"), words, kind, country=atlas.main_country)
    small = typed in (PlaceKind.DISTRICT, PlaceKind.VILLAGE) and candidate.kind in (PlaceKind.CITY, PlaceKind.VILLAGE)
    precision = _precision(candidate)
    name = words.title() if words.isupper() and len(words) > 3 else words
    spot = _known_spot(candidate, name, typed if small else candidate.kind, precision)
    spot.aliases.setdefault(candidate.name)
    return spot


def _precision(candidate: Candidate) -> PlacePrecision:
    if candidate.kind is PlaceKind.COUNTRY:
        return PlacePrecision.COUNTRY
    wide = candidate.kind in AREAS or candidate.kind in _LINES
    return PlacePrecision.ADMIN if wide else PlacePrecision.EXACT


def _known_spot(known: Candidate | Country, name: str, kind: PlaceKind, precision: PlacePrecision) -> Spot:
    return Spot(
        PlaceId(f"place:{known.key.replace(':', '-')}"),
        name,
        kind,
        country=known.country if isinstance(known, Candidate) else known.alpha2,
        lat=round(known.lat, 4),
        lon=round(known.lon, 4),
        precision=precision,
        gazetteer=known.key,
    )


def _enter_state(atlas: Atlas, mention: Mention, knowledge: Knowledge) -> None:
    entry = mention.known[0]
    country = knowledge.gazetteer.country(entry.country) if entry.country else None
    if country is not None:
        spot = _known_spot(country, entry.name, PlaceKind.COUNTRY, PlacePrecision.COUNTRY)
        for alias in entry.aliases[:6]:
            spot.aliases.setdefault(alias)
        atlas.enter(mention, spot)


def is_street(spot: Spot) -> bool:
    """Whether a place is a street, which lies in one town, and no road that leads somewhere."""
    return spot.kind is PlaceKind.ROAD and fold(spot.name).endswith((" street", " avenue", " boulevard", " lane"))


def _is_capital(spot: Spot, knowledge: Knowledge) -> bool:
    capital = _capital_of(knowledge.actors.state(spot.country or ""), knowledge)
    return capital is not None and capital.id == spot.id


def _place_unknown(atlas: Atlas, knowledge: Knowledge) -> None:
    """A place the gazetteer does not know lies near the place it is named with: in its sentence, else its paragraph."""
    named, paper = atlas.named(), atlas.paper
    for n, (token, spot) in enumerate(named):
        if spot.lat is not None or (spot.kind in _LINES and not is_street(spot)) or is_told_from(atlas, named, n):
            continue
        holder = holder_of(atlas, named, n)
        if holder is not None:
            spot.lat, spot.lon, spot.country = holder.lat, holder.lon, holder.country
            spot.precision = PlacePrecision.NEAR if holder.kind in POINTS else PlacePrecision.ADMIN
            continue
        near: list[tuple[int, PlaceId]] = []
        for other_token, other in named[max(0, n - REACH) : n + REACH]:
            beside = other_token.sent.block == token.sent.block and not _is_seat(other_token, other, atlas)
            part = spot.kind in PARTS or is_street(spot)
            if not part and paper.is_dateline(other_token.sent) and _is_capital(other, knowledge):
                continue  # from where reports on any town of the country are sent
            if is_street(spot) and not token.i - NEXT_SENTENCE < other_token.i < token.i:
                continue  # it lies in the town that was just named, not in one that is told of next
            if beside and other is not spot and other.lat is not None and other.kind not in _LINES:
                away = abs(other_token.i - token.i) + (30 if other_token.sent is not token.sent else 0)
                near.append((away, other.id))
        if not any(atlas.spots[one].kind in POINTS for _, one in near) and (held := _held_by(token, atlas)) is not None:
            near = [(0, held.id)]
        if near:
            points = [one for one in near if atlas.spots[one[1]].kind in POINTS]
            points = points or [one for one in near if atlas.spots[one[1]].kind is not PlaceKind.COUNTRY] or near
            other = atlas.spots[min(points)[1]]
            spot.lat, spot.lon, spot.country = other.lat, other.lon, other.country
            spot.precision = PlacePrecision.NEAR if other.kind in POINTS else PlacePrecision.ADMIN
            if other.kind is PlaceKind.COUNTRY:
                spot.precision = PlacePrecision.COUNTRY


_HELD_BY = frozenset((",", "(", "in", "the"))


def _held_by(token: Token, atlas: Atlas) -> Spot | None:
    """The one place that the heading above a paragraph names: what stands below it lies there."""
    paper = atlas.paper
    for sentence in reversed(paper.sentences[max(0, token.sent.index - HEADING_REACH) : token.sent.index]):
        if paper.block(sentence).kind is BlockKind.HEADING:
            named = {spot.id: spot for one in sentence.tokens if (spot := atlas.at(one)) is not None}
            points = [spot for spot in named.values() if spot.kind in POINTS and spot.lat is not None]
            return points[0] if len(points) == 1 else None
    return None


def _is_seat(name: Token, spot: Spot, atlas: Atlas) -> bool:
    """ "Kigali announced", "the ministry in Maputo": what is named for who speaks there has nothing beside it."""
    while name.head is not name and atlas.at(name.head) is spot:
        name = name.head
    if tells_who(name):
        return not (name.dep == "pobj" and name.head.low in ELSEWHERE | {"of"})
    on = name.head.head
    return name.dep == "pobj" and name.head.low in ("in", "at") and on.lemma.lower() in lists().circumstances.seats


def _named_capital(token: Token, atlas: Atlas, knowledge: Knowledge) -> Spot | None:
    """ "The Kazakh capital": the place is told by its state."""
    if token.low != "capital" or token.pos != "NOUN" or token.kid("appos") is not None:
        return None
    owner = next((kid for kid in token.kids_by("amod", "poss", "compound") if kid.text[:1].isupper()), None)
    state = knowledge.actors.demonym(owner.text) if owner is not None else None
    land = atlas.at(owner) if owner is not None and state is None else None
    if land is not None and land.kind is PlaceKind.COUNTRY and land.country is not None:
        state = knowledge.actors.state(land.country)  # "Vanuatu's capital was hit"
    return _capital_of(state, knowledge)


def _own_capital(token: Token, atlas: Atlas, knowledge: Knowledge) -> Spot | None:
    """ "A bomb missed the convoy in the capital": that of the one country which the article is about."""
    if token.low != "capital" or token.pos != "NOUN" or token.dep != "pobj" or not is_bare(token):
        return None
    if token.head.low not in ("in", "to", "near", "outside", "from", "into") or token.kid("appos", "prep") is not None:
        return None
    country = atlas.main_country
    if country is None or atlas.countries[country] < OWN_SHARE * atlas.countries.total():
        return None
    return _capital_of(knowledge.actors.state(country), knowledge)


def _capital_of(state: KnownActor | None, knowledge: Knowledge) -> Spot | None:
    about = knowledge.actors.about(state.key) if state is not None else None
    if about is None or not about.capital:
        return None
    found = next((one for one in knowledge.gazetteer.candidates(about.capital[0]) if one.country == about.code), None)
    return None if found is None else _known_spot(found, about.capital[0], found.kind, PlacePrecision.EXACT)


_PROVINCIAL = frozenset("county departmental prefectural provincial regional state".split())


def _seat(token: Token, atlas: Atlas) -> Spot | None:
    """ "The provincial capital", "the capital of Sagaing": the town that a report from that country is sent from."""
    if token.low != "capital" or token.pos != "NOUN" or not any(kid.low == "the" for kid in token.kids_by("det")):
        return None
    behind = [prep.kid("pobj") for prep in token.kids_by("prep") if prep.low == "of"]
    areas = [spot for obj in behind if obj is not None and (spot := atlas.at(obj)) is not None]
    named = token.kid("appos") is not None or token.dep == "appos"
    told = any(kid.low in _PROVINCIAL for kid in token.kids_by("amod", "compound"))
    if named or not (told or any(area.kind is PlaceKind.ADMIN for area in areas)):
        return None
    for at, place in atlas.named_until(token):
        name, spot = atlas.paper.tokens[at], atlas.spots[place]
        if not (name.sent.label and name.sent.group == 0):
            return None
        if spot.kind is PlaceKind.CITY and spot.country == atlas.main_country:
            return spot
    return None


FAR_SITE = 16  # sentences over which "the plant" is the one that was told before
_NOWHERE: tuple[int, Spot | None] = (0, None)


def _refer_back(atlas: Atlas, mentions: Mentions, knowledge: Knowledge) -> None:
    """ "There", "the city", "the Kazakh capital": what descriptions of places mean."""
    nouns, sites = lists().atlas.back_references, lists().atlas.sites
    known: dict[str, tuple[int, Spot]] = {}  # in which sentence each site was last told to be at or to be called what
    for token in atlas.paper.tokens:
        capital = _named_capital(token, atlas, knowledge) or _own_capital(token, atlas, knowledge)
        spot = None
        if capital is not None:
            atlas.tell(token, capital)
        elif (seat := _seat(token, atlas)) is not None:
            spot = seat
        elif token.low == "there" and token.tag == "RB" and token.head.low not in ("is", "are", "was", "were"):
            spot = _there(token, atlas)
        elif token.lemma in nouns and token.pos == "NOUN" and is_bare(token) and not are_towns(token):
            spot = (_own_country(atlas, token, mentions) if token.lemma in _LANDS else None) or _meant(
                token, nouns[token.lemma], atlas
            )
            if token.lemma in _PROVINCES:
                spot = _division_told(token, spot, atlas, knowledge)
        if token.lemma in sites and token.pos == "NOUN":
            told = _told_at(token, atlas)
            if told is not None:
                known[token.lemma] = token.sent.group, told
            elif spot is None and is_bare(token) and not any(kid.low in ("here", "there") for kid in token.kids):
                spot = next(
                    (one for at, one in (known.get(token.lemma, _NOWHERE),) if token.sent.group - at <= FAR_SITE), None
                )
        if spot is not None and mentions.over(token, Sort.PLACE) is None:
            (atlas.refer if spot.id in atlas.spots else atlas.tell)(token, spot)


def _there(word: Token, atlas: Atlas) -> Spot | None:
    """ "There": the scene named last; for a meeting also where somebody spoke who was told of just before."""
    if word.head.lemma in _MEETING:
        for at, place in reversed(atlas.named_until(word)[-NAMED_BEFORE:]):
            name = atlas.paper.tokens[at]
            if name.sent.block != word.sent.block:
                break
            while name.head is not name and atlas.at(name.head) is atlas.spots[place]:
                name = name.head
            said = name.dep == "pobj" and name.head.low == "in" and name.head.head.lemma in lists().mending.saying
            if said and name.sent is not word.sent and atlas.spots[place].kind in POINTS:
                return atlas.spots[place]  # "said in Kuala Lumpur that ... Ministers will meet there on Monday"
    return atlas.before(word, POINTS | AREAS | {PlaceKind.OTHER})


_MEETING = frozenset("arrive convene gather meet negotiate sign speak travel".split())


def _told_at(noun: Token, atlas: Atlas) -> Spot | None:
    """ "A camp at Thayet Thapin", "Dar es Salam, a camp", "the Rho camp": the place of a site that is told with it."""
    beside = [kid for kid in noun.kids_by("compound", "nmod", "appos") if kid.text[:1].isupper()]
    beside += [noun.head] if noun.dep == "appos" else []
    beside += noun.behind(*_AT)
    found = [spot for one in beside if (spot := atlas.at(one)) is not None]
    return next((spot for spot in found if spot.kind not in AREAS), None)


_AT = frozenset("at in inside near of outside".split())


def _meant(noun: Token, kinds: frozenset[PlaceKind], atlas: Atlas) -> Spot | None:
    """ "The city", "the village": the place just named as a scene, else the one that the headline names."""
    last = atlas.before(noun, kinds)
    home = atlas.headlined(kinds - {PlaceKind.OTHER}) if noun.lemma in TOWNS | _PROVINCES else None
    if noun.lemma in TOWNS and last is not None and not _is_just_named(noun, last, atlas):
        called = _called(noun, kinds, atlas)
        if called is not None:
            return called
    if home is None or last is None or last is home:
        return last or home
    if noun.lemma == "village" and home.kind is PlaceKind.CITY:
        return last  # that the headline's town is no village
    return last if _is_just_named(noun, last, atlas) else home


def _is_just_named(noun: Token, spot: Spot, atlas: Atlas) -> bool:
    """Whether a place was named as a scene in the sentence of a noun or the one before, in its paragraph."""
    for at, place in reversed(atlas.named_until(noun)):
        name = atlas.paper.tokens[at]
        if noun.sent.group - name.sent.group > 1 or name.sent.block != noun.sent.block:
            return False
        while name.head is not name and atlas.at(name.head) is atlas.spots[place]:
            name = name.head
        if atlas.spots[place] is spot and not tells_who(name) and not is_way(name):
            return True
    return False


def _called(noun: Token, kinds: frozenset[PlaceKind], atlas: Atlas) -> Spot | None:
    """ "The village of Kuich ... Ulang ... near the village": the place told last with that very noun, not far before."""
    for at, place in reversed(atlas.named_until(noun)[-CALLED_REACH:]):
        name, spot = atlas.paper.tokens[at], atlas.spots[place]
        if noun.sent.block - name.sent.block > CALLED_BLOCKS:
            return None
        while name.head is not name and atlas.at(name.head) is spot:
            name = name.head
        of = name.dep == "pobj" and name.head.low == "of"
        told = name.head.head if of else name.head
        if (
            told.lemma == noun.lemma
            and told.tag != "NNS"
            and (of or name.dep in ("compound", "nmod"))
            and spot.kind in kinds
        ):
            return spot
    return None


_PROVINCES = frozenset("province region state".split())


def _is_division(spot: Spot) -> bool:
    return spot.division is not None and fold(spot.division) == fold(spot.name)


def _division_told(noun: Token, meant: Spot | None, atlas: Atlas, knowledge: Knowledge) -> Spot | None:
    """ "Shots were fired in Imphal West. ... Violence in the state": that in which most of what was told lies, though
    unnamed. "The state" that acts, or owns, is a government."""
    within = noun.dep == "pobj" and noun.head.low in ("across", "around", "in", "inside", "throughout", "within")
    if noun.lemma != "state" and (meant is not None or noun.lemma == "region"):
        return meant
    if not within or (meant is not None and _is_just_named(noun, meant, atlas) and _is_division(meant)):
        return meant if within else None
    told = [spot for _, place in atlas.named_until(noun) if (spot := atlas.spots[place]).division is not None]
    told = [spot for spot in told if spot.country == atlas.main_country] or told
    if not told:
        return meant
    often = Counter(spot.division for spot in told)
    last = max(reversed(told), key=lambda spot: often[spot.division])
    if last.division is None:
        return meant
    found = [one for one in knowledge.gazetteer.candidates(last.division) if one.country == last.country]
    area = next((one for one in found if one.kind is PlaceKind.ADMIN), None)
    return meant if area is None else _known_spot(area, area.name, area.kind, PlacePrecision.ADMIN)


def _own_country(atlas: Atlas, noun: Token, mentions: Mentions) -> Spot | None:
    """The country that the article is about, if it names it: "the country" is no other that it mentions; but that of the
    paragraph, where all the places and people that this names before are of another one."""
    block = atlas.paper.block(noun.sent)
    told = {
        atlas.spots[place].country for at, place in atlas.named_until(noun) if atlas.paper.tokens[at].start >= block.start
    }
    told |= {
        known.country
        for mention in mentions.all
        if block.start <= atlas.paper.tokens[mention.head.i].start < noun.start
        for known in mention.known
    }
    told -= {None, ""}
    country = next(iter(told)) if len(told) == 1 else atlas.main_country
    named = [spot for spot in atlas.spots.values() if spot.kind is PlaceKind.COUNTRY and spot.country == country]
    return named[0] if named else None

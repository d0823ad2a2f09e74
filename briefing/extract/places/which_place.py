"""Which place a name means: of the candidates the one that fits the countries, kinds and neighbours an article tells of."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.domain.place import PlaceKind
from briefing.extract.names.mentions import Mention, Mentions, Sort
from briefing.extract.sentences.parse import Paper
from briefing.knowledge import Knowledge
from briefing.knowledge.folding import fold
from briefing.knowledge.gazetteer import Candidate, distance_km
from briefing.knowledge.words import lists

if TYPE_CHECKING:
    from briefing.extract.places.atlas import Atlas

_SETTLED = frozenset((PlaceKind.CITY, PlaceKind.VILLAGE, PlaceKind.DISTRICT))
AREAS = frozenset((PlaceKind.ADMIN, PlaceKind.REGION, PlaceKind.COUNTRY))
POINTS = frozenset((PlaceKind.CITY, PlaceKind.VILLAGE, PlaceKind.DISTRICT, PlaceKind.FACILITY))
PARTS = (PlaceKind.DISTRICT, PlaceKind.FACILITY)
ROAD = re.compile(r"^(?:[MAERN]{1,2}|RN|RP|N|A|E|Route|Highway)[- ]?\d{1,4}$")
BESIDE_KM = 40  # the same of one that only bears the name besides its own
NEAR_KM = 80  # how far from its neighbours in the text a small place may lie before another of its name is the better guess
HARDLY_TOLD = 2  # what a country weighs that one name alone speaks for
DIVISION_KM = 500.0  # from the middle of a first-level division to that of one inside it
TOWN_KM = 10  # whose middle lies nearer to a town's is its own district
WITHIN_KM = 100  # how far from its middle a place in a town's surroundings may lie
GREAT_CITY = 60  # from this rank on "the port of" a city is the city
FAR_KM = 300
OVERSEAS_KM = 1500
WELL_KNOWN_TYPED = 52  # the same for what the text calls a town, in a country that it does not speak of
LITTLE_KNOWN = 45  # a rank below which a name may stand for anything
WELL_KNOWN = 45  # from this rank on a place is what a reader may think of first
WELL_KNOWN_ABROAD = 50  # the same in a country that an article says little of
LESSER = 8  # by so much less known a place in a country that an article is not about is not meant
CONTINENT = 70  # from this rank on a region is a continent or a great part of one
MANY_NAMESAKES = 4  # small places of one country and one name, of which none is meant for its size
SPOKEN_OF = 2  # names that speak for the country which an article is about
STATE_NAMED = ("US", "CA", "AU")  # whose lesser towns the agencies name with their state ("Tempe, Arizona")
WELL_KNOWN_UNNAMED = 55  # from this rank on they need not
HAMLET = 35  # a rank below which a place is hardly ever in the news


def holders(paper: Paper, places: list[Mention], chosen: dict[int, Candidate | None]) -> dict[str, Candidate]:
    """ "Springfield, in the US state of Illinois": for a name, the division that the text says it lies in."""
    found: dict[str, Candidate] = {}
    for one, holder in pairwise(places):
        outer = chosen[id(holder)]
        if outer is None or outer.kind is not PlaceKind.ADMIN:
            continue
        between = paper.article.text[one.tokens[-1].end : holder.tokens[0].start]
        if _LYING_IN.fullmatch(between):
            found.setdefault(one.text(paper), outer)
    return found


_DIVISION = (
    r"(?:state|province|region|department|district|governorate|oblast|county|territory|prefecture|division|canton|island)"
)
_LYING_IN = re.compile(
    rf",? ?(?:(?:city|town|village|{_DIVISION})\b,? ?)?(?:(?:which lies |located |situated )?(?:in|of) )?"
    rf"(?:an? (?:[\w-]+ ){{0,3}}(?:city|town|village|district|port)[\w ]{{0,20}} (?:in|of) )?"
    rf"(?:the |its |[\w-]+['’]s )?(?:[\w-]+ ){{0,4}}?(?:{_DIVISION} of )?(?:the )?"
)


def within(paper: Paper, places: list[Mention], chosen: dict[int, Candidate | None]) -> None:
    """ "The village of Santa Clara in Gonzaga": one far from there is another of that name, and this one unknown."""
    wrong: set[str] = set()
    for n, (one, holder) in enumerate(pairwise(places)):
        inner, outer = chosen[id(one)], chosen[id(holder)]
        between = paper.article.text[one.tokens[-1].end : holder.start]
        wider = places[n + 2] if outer is None and n + 2 < len(places) else None  # "in Kuchi, in Munya of Niger State"
        if wider is not None and _FURTHER.fullmatch(paper.article.text[holder.tokens[-1].end : wider.start]):
            outer = chosen[id(wider)]
        if inner is None or outer is None or inner.kind in AREAS:
            continue
        if _TOWARDS.fullmatch(between):
            if outer.kind in POINTS and distance_km(inner.lat, inner.lon, outer.lat, outer.lon) > NEAR_KM:
                wrong.add(one.text(paper))  # "Malynivka, a village east of Pokrovsk"
            continue
        divided = between == ", " and lists().names.places.get(holder.type_word or "") in (
            PlaceKind.ADMIN,
            PlaceKind.DISTRICT,
        )
        aside = inner.rank < WELL_KNOWN and _ASIDE.fullmatch(between)  # not "in Kyiv, in Kharkiv and in Odesa"
        if not divided and not aside and not _IN.fullmatch(between):
            continue
        reach = WITHIN_KM if outer.kind in POINTS else FAR_KM if outer.kind is PlaceKind.ADMIN else None
        if reach is not None and distance_km(inner.lat, inner.lon, outer.lat, outer.lon) > reach:
            wrong.add(one.text(paper))
    for one in places:
        if one.text(paper) in wrong:
            chosen[id(one)] = None


_IN = re.compile(
    r" (?:(?:area|camp|community|hamlet|locality|neighbourhood|quarter|settlement|site|town|village|ward) )?"
    r"in (?:the )?(?:[\w-]+['’]s )?| \("
)
_ASIDE = re.compile(r", in (?:the )?(?:[\w-]+['’]s )?(?:\w+ (?:of|in) )?")
_FURTHER = re.compile(r"(?: [\w ]{4,24})?,? (?:in |of )?(?:the )?")
_TOWARDS = re.compile(
    r",? (?:(?:a|the) (?:\w+ )?(?:village|town|settlement|hamlet) )?(?:just |to the |lying )?"
    r"(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)? of (?:the (?:city|town) of )?"
)


def weigh_countries(atlas: Atlas, mentions: Mentions, knowledge: Knowledge) -> None:
    """How much the article speaks of each country: its name, its people, its best-known places."""
    shared: set[str] = set()  # names that places of several countries bear: each speaks once, and not loudly
    for mention in mentions.all:
        if mention.sort is Sort.STATE and mention.known and mention.known[0].country:
            atlas.countries[mention.known[0].country] += 2
            atlas.spoken_by.setdefault(mention.known[0].country, set()).add(fold(mention.text(atlas.paper)))
        elif mention.sort is Sort.PLACE and mention.places:
            best, words = mention.places[0], mention.text(atlas.paper)
            if not best.country or best.common_word:
                continue
            atlas.spoken_by.setdefault(best.country, set()).add(fold(words))
            if not any(one.country != best.country and one.rank >= WELL_KNOWN for one in mention.places[1:]):
                sure = 2 if best.rank >= LITTLE_KNOWN else 1
                atlas.countries[best.country] += sure if len(mention.places) == 1 or best.rank >= 55 else 0
            elif words not in shared and best.rank >= 55:
                shared.add(words)
                atlas.countries[best.country] += 1
        elif mention.sort is Sort.ACTOR and len(mention.known) == 1 and mention.known[0].country:
            atlas.countries[mention.known[0].country] += 1
            atlas.spoken_by.setdefault(mention.known[0].country, set()).add("")
    for token in atlas.paper.tokens:
        if token.text[:1].isupper() and token.tag in ("JJ", "NNP", "NNPS", "NN", "NNS"):
            state = knowledge.actors.demonym(token.text)
            if state is not None and state.country:
                atlas.countries[state.country] += 1
                atlas.spoken_by.setdefault(state.country, set()).add("")


def choose(
    atlas: Atlas,
    places: list[Mention],
    anchors: list[Candidate],
    holders: dict[str, Candidate],
    knowledge: Knowledge,
) -> dict[int, Candidate | None]:
    """The best candidate for each mention, by its identity; mentions of one name in one way share theirs."""
    chosen: dict[int, Candidate | None] = {}
    known: dict[tuple[str, str | None, int], Candidate | None] = {}
    for mention in places:
        key = (mention.text(atlas.paper), mention.type_word, id(mention.places))
        if key not in known:
            candidates = _candidates(mention, knowledge, atlas)
            holder = holders.get(key[0])
            inside = _inside(candidates, holder) if holder is not None else ()
            best = _best(inside or candidates, mention, atlas, anchors)
            known[key] = _all_of(best, key[0], candidates, knowledge) if mention.type_word is None else best
        chosen[id(mention)] = known[key]
    return chosen


def _all_of(
    best: Candidate | None, words: str, candidates: tuple[Candidate, ...], knowledge: Knowledge
) -> Candidate | None:
    """ "Strikes across Gaza": where the town has "City" in its name, the bare name is that of the land around it."""
    if best is None or best.kind is not PlaceKind.CITY or best.name != f"{words} City":
        return best
    lands = [one for one in candidates if one.country == best.country and one.kind in AREAS]
    lands = [one for one in lands if distance_km(one.lat, one.lon, best.lat, best.lon) > TOWN_KM]
    wider = knowledge.gazetteer.candidates(lands[0].name) if len(lands) == 1 else ()
    return wider[0] if wider else best


def _inside(candidates: tuple[Candidate, ...], holder: Candidate) -> tuple[Candidate, ...]:
    """Those that lie in a first-level division: by its name, else, of several divisions, the one that is nearest by far."""
    there = [one for one in candidates if one.country == holder.country and one.key != holder.key]
    named = [one for one in there if one.admin1 is not None and fold(one.admin1) == fold(holder.name)]
    away = sorted((distance_km(one.lat, one.lon, holder.lat, holder.lon), one.key, one) for one in there)
    if named or not away or away[0][0] > DIVISION_KM or away[0][2].kind is not PlaceKind.ADMIN:
        return tuple(named)
    return (away[0][2],) if len(away) == 1 or away[0][0] < away[1][0] / 2 else ()


def _candidates(mention: Mention, knowledge: Knowledge, atlas: Atlas) -> tuple[Candidate, ...]:
    if mention.places:
        return mention.places
    words = mention.text(atlas.paper)
    found = knowledge.gazetteer.candidates(words)
    if not found and mention.tokens[-1].low in lists().names.places and len(mention.tokens) > 1:
        shorter = " ".join(atlas.paper.words(mention.tokens[0], mention.tokens[-2]).split())
        found = knowledge.gazetteer.candidates(shorter)
    if not found and not ROAD.match(words):
        countries = [country for country, weight in atlas.countries.most_common(4) if weight >= 2]
        found = knowledge.gazetteer.alike(words, countries)
    return found


def _best(candidates: tuple[Candidate, ...], mention: Mention, atlas: Atlas, anchors: list[Candidate]) -> Candidate | None:
    if not candidates:
        return None
    total = atlas.countries.total() or 1
    asked = lists().names.places.get(mention.type_word or "")
    asked = None if asked is PlaceKind.OTHER else asked  # "the Mand area" is round a place of any kind
    land = next((one for one in candidates if one.kind is PlaceKind.REGION and one.rank >= CONTINENT), None)
    if land is not None and asked is None:
        return land  # "one of Asia's longest wars": the town of that name is said to be one
    bearers = {one.key for one in candidates}  # the first look at a name speaks for no bearer of it
    beside = [one for one in anchors if one.key not in bearers]
    best = max(candidates, key=lambda one: _score(one, asked, atlas.countries[one.country or ""] / total, beside))
    famous = max(candidates, key=lambda one: (not one.alias, one.rank))
    hamlet = best.rank < HAMLET and famous.rank >= GREAT_CITY
    lesser = best.country != atlas.main_country and best.rank + LESSER <= famous.rank >= WELL_KNOWN_ABROAD
    lesser &= not any(_nearest(best, [one]) < NEAR_KM for one in anchors if one != best)
    if asked is None and (hamlet or lesser) and not famous.alias:
        best = famous  # "flown to Texas" is to no hamlet in Hidalgo
    if _speaks_alone(best, mention, atlas, beside):
        return None
    foreign = best.country is not None and atlas.countries[best.country] == 0
    abroad = best.country != atlas.main_country and atlas.countries[best.country or ""] <= HARDLY_TOLD
    if asked is PlaceKind.DISTRICT and best.kind is PlaceKind.ADMIN and mention.type_word == "district" and not abroad:
        return best  # "Kech district": no quarter of a town
    if abroad and asked in PARTS and best.rank < GREAT_CITY and atlas.countries:
        return None  # "the Shati quarter of Um Rawaba" is none of Gaza
    known = WELL_KNOWN_TYPED if asked in _SETTLED else WELL_KNOWN_ABROAD
    if foreign and best.rank < known and atlas.countries and (asked is None or asked in _SETTLED):
        return None  # a hamlet of that name on another continent is no answer
    if foreign and best.alias and best.rank < GREAT_CITY and atlas.countries:
        return None  # nor is "Kuchi" in a report on Nigeria a town in Xinjiang that is sometimes spelt so
    others = [one for one in anchors if one != best]
    if not others:
        return best
    away = _nearest(best, others)
    if abroad and away > OVERSEAS_KM and best.rank < (WELL_KNOWN_TYPED if best.alias else WELL_KNOWN):
        return None  # "Momo division" in a report on Cameroon is no village of Piedmont
    at_home = best.country == atlas.main_country and not best.alias and best.rank >= LITTLE_KNOWN
    reach = FAR_KM if at_home else NEAR_KM  # "the Um Rawaba hospital" in a report on Sudan
    if asked in PARTS and best.kind is not asked and away > reach and best.rank < GREAT_CITY:
        return None
    alike = [one for one in candidates if one.country == best.country and one.kind in POINTS]
    namesakes = sum(one.alias == best.alias for one in alike)
    if namesakes >= MANY_NAMESAKES and best.rank < LITTLE_KNOWN and away > (NEAR_KM if not best.alias else BESIDE_KM):
        return None  # which of the San Isidros of a country is meant, a text tells by what lies beside it
    if best.alias and best.rank < WELL_KNOWN and away > FAR_KM:
        return None  # a hamlet that is sometimes spelt so, far from everything else
    return best


def _speaks_alone(best: Candidate, mention: Mention, atlas: Atlas, beside: list[Candidate]) -> bool:
    """Whether a name leads to a far country of which nothing else in the article speaks, and is no sure guide there."""
    if best.country in (None, atlas.main_country) or best.rank >= WELL_KNOWN_UNNAMED or best.kind in AREAS:
        return False
    if not (best.alias or best.country in STATE_NAMED) or not beside or _nearest(best, beside) < OVERSEAS_KM:
        return False
    alone = not atlas.spoken_by.get(best.country or "", set()) - {fold(mention.text(atlas.paper))}
    return alone and len(atlas.spoken_by.get(atlas.main_country or "", set())) >= SPOKEN_OF


def _score(one: Candidate, asked: PlaceKind | None, share: float, anchors: list[Candidate]) -> float:
    """How likely a candidate is meant: by its size, its country's share of the article, its kind, its neighbours."""
    score = float(min(one.rank, 75))
    known = one.rank >= WELL_KNOWN_ABROAD and not one.alias  # whether it is named where nothing else speaks of its country
    score += 60 * min(1.0, share * 2.5) - (0 if known and share else 9 if known else 18 * max(0.0, 1 - share * 10))
    if one.alias:
        score -= 6
    if asked is PlaceKind.ADMIN:
        score += 25 if one.kind in AREAS else -25
    elif asked in _SETTLED:
        score += 12 if one.kind in POINTS else -25
        if asked is PlaceKind.VILLAGE and one.population > 100_000:
            score -= 15
    elif asked is not None:
        score += 20 if one.kind is asked else -10
    elif one.kind is PlaceKind.ADMIN:
        score -= 8  # a bare name is the town rather than its province
    if anchors:
        near = _nearest(one, anchors)
        score += 15 if near < NEAR_KM else 6 if near < FAR_KM else -6 if near > OVERSEAS_KM else 0
        if one.alias and near > FAR_KM:
            score -= 8  # "west of Pokrovsk" is not the town on the Volga that once was called so
    return score


def _nearest(one: Candidate, others: list[Candidate]) -> float:
    return min(distance_km(one.lat, one.lon, other.lat, other.lon) for other in others)

"""Where a happening took place, as far as the text says: in its phrase, its clause, its sentence, its list item's label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from briefing.domain.place import PlaceKind
from briefing.domain.text import BlockKind
from briefing.extract import stamps
from briefing.extract.atlas import Atlas, Spot
from briefing.extract.bearings import COMPASS
from briefing.extract.clause_times import is_of_next_clause, is_of_the_case, long_after
from briefing.extract.parse import Paper, Sentence, Token
from briefing.extract.tree import (
    belongs_elsewhere,
    below,
    clause_verb,
    clause_verbs,
    is_of_statement,
    path_is_open,
    verb_links,
)
from briefing.knowledge.gazetteer import distance_km
from briefing.knowledge.words import lists

NEAR_KM = 40  # a quarter or site named with a town lies in it; farther off it is another place
AREA_KM = 250
LONGEST_WAY = 7  # tokens between the ends of a road
LONGEST_DISTANCE = 12  # tokens: "some 60 kilometres ( 37 miles ) to the north - east of"
_DISTANCE = re.compile(r"(\d[\d,]*) (?:km|kilomet\w+|kms|miles?)\b[^,;]*\b(?:of|from)\b(?: the \w+)*$")
_WHERE = frozenset(
    "in at near outside inside around across on over throughout of from to into towards toward against off along within "
    "beyond between through behind above".split()
)
# What the preposition takes off: "from" and "to" say where something came from or went to.
_PENALTIES = {"from": 18.0, "to": 6.0, "of": 1.0, "into": 2.0, "towards": 3.0, "toward": 3.0, "between": 20.0}
_FINENESS = {
    PlaceKind.COUNTRY: 0,
    PlaceKind.REGION: 1,
    PlaceKind.ADMIN: 1,
    PlaceKind.WATER: 1,
    PlaceKind.ROAD: 2,
    PlaceKind.BORDER: 3,
    PlaceKind.CITY: 3,
    PlaceKind.OTHER: 3,
    PlaceKind.VILLAGE: 4,
    PlaceKind.DISTRICT: 5,
    PlaceKind.FACILITY: 5,
}
_VAGUENESS = {
    PlaceKind.COUNTRY: 25.0,
    PlaceKind.ADMIN: 4.0,
    PlaceKind.REGION: 4.0,
    PlaceKind.WATER: 8.0,
    PlaceKind.ROAD: 8.0,
}
_NAMED_BEHIND = (PlaceKind.CITY, PlaceKind.VILLAGE, PlaceKind.ADMIN)
_LABEL_ENDS = frozenset((":", "–", "—", "-", "."))
FROM_REACH = 8  # tokens between the two ends of "from the clock tower to the Idlib road"
LABEL = 45.0  # the score of the place that a list item is headed with
FRAME = 20.0  # what a place that frames the sentence is worth less than one told in it
DIRECT = 50.0  # from here on a place stands in the happening's own phrase, or with its object
OFF = 40.0  # what a place is worth less from which a distance is told: "some 25 km west of Goma"
CLOSE = 15.0  # of the scores of two places of which one can lie in the other
SOME = 51.0  # the same of one in which only some of those told of were: "half of them in Guayas"
_THEN = frozenset("afternoon day evening morning night weekend".split())
LEAST = -20.0
HEADING_REACH = 60  # sentences below a heading for which the place it names holds


def where_of(
    trigger: Token,
    objects: Sequence[Token],
    atlas: Atlas,
    paper: Paper,
    reporting: frozenset[str],
    rivals: frozenset[int] = frozenset(),
) -> tuple[Spot | None, bool]:
    """The place of a happening: in its own phrase, then its clause, then its sentence's label.

    The second value tells whether the place stands in the happening's own phrase or with its object.
    """
    scored: list[tuple[float, Spot]] = []
    heads: list[Token] = []
    before: Spot | None = None
    held = False  # whether that one says where another lies
    told: Token | None = None  # the last word of the place scored last, or of what says where it lies
    begun = trigger.dep == "pobj" and trigger.head.low == "since"  # where they went on since then is not where it was
    apart = trigger if begun else long_after(trigger)
    for token in trigger.sent.tokens if apart is None else apart.subtree():
        spot = atlas.at(token)
        if spot is not None and spot is before and told is not None and told.i == token.i - 1:
            told = token
        if spot is not None and spot is not before and told is not None and _says_where(told, token, spot, paper, held):
            told, held = token, True
        elif spot is not None and spot is not before:
            told, held = None, False
            head = phrase_head(token, spot, atlas)
            listed = head.first_conjunct() is not head and any(one is head.first_conjunct() for one in heads)
            if _is_carried_to(head, trigger):
                continue  # "was hit in the thigh and flown to Camp Peralta"
            if is_of_the_case(head, trigger):
                continue  # "was convicted of ordering attacks on Mukjar": in a court elsewhere
            if scored and is_of_next_clause(head, trigger):
                continue  # "killed by a mine in Goma, and gunmen shot a teacher in Sake"
            if head in objects or not belongs_elsewhere(head, trigger, rivals):
                score = _place_score(trigger, head, objects, reporting, atlas)
                if score is not None and not listed:  # of "near Tyotkino and Popovo" the first is the place
                    scored.append((score - _VAGUENESS.get(spot.kind, 0.0), spot))
                    heads.append(head)
                    told = token
        before = spot
    scored = _framed(scored, heads)
    label = labelled(trigger, atlas, paper)
    if label is not None:
        scored.append((LABEL, label))
    elif before is None and not scored and (told_from := _told_from(trigger, atlas, paper)) is not None:
        scored.append((LABEL, told_from))
    if not any(score > 0 for score, _ in scored) and (local := _said_there(trigger, atlas, reporting)) is not None:
        return local, False
    if not any(score > 0 for score, _ in scored) and (headed := _headed(trigger, atlas, paper)) is not None:
        return headed, False
    if not scored:
        return None, False
    best = max(scored, key=lambda one: one[0])
    if best[0] > 0:
        return _beside(_finest(best, scored), scored, trigger, atlas), best[0] >= DIRECT
    return (best[1], False) if best[0] >= LEAST else (None, False)


def _is_carried_to(head: Token, trigger: Token) -> bool:
    """Whether a place is where somebody hurt was brought afterwards: "Three wounded men were flown to Raipur"."""
    verb = head.head.head
    if head.dep == "pobj" and head.head.low in ("to", "into") and verb.lemma in _CARRYING:
        carried = verb.kids_by("nsubjpass", "dobj")
        if any(kid.low in _HURT for one in carried for kid in (one, *one.kids_by("amod"))):
            return True
    one = head
    while one.head is not one and one is not trigger:
        if one.dep == "conj" and one.tag == "VBN" and one.lemma in _CARRYING and one.head is trigger:
            return one.kid("nsubj", "nsubjpass") is None
        one = one.head
    return False


_AT_HOME = frozenset("inhabitant native resident".split())
_HURT = frozenset("casualties hurt injured wounded".split())
_CARRYING = frozenset("airlift bring carry evacuate fly move rush take transfer transport".split())


def _framed(scored: list[tuple[float, Spot]], heads: Sequence[Token]) -> list[tuple[float, Spot]]:
    """ "In South Gondar gunmen stopped a convoy at Nefas Mewcha": what a sentence opens with holds what it tells."""
    frame = typed(heads[0]) if len(heads) > 1 and len(heads) == len(scored) else None
    if frame is None or not _is_fronted(frame) or frame.head.low not in ("in", "across"):
        return scored
    outer = scored[0][1]
    for (_, inner), head in zip(scored[1:], heads[1:], strict=True):
        one = typed(head)
        here = one.dep == "pobj" and one.head.low in ("at", "in", "near", "outside", "on") and one.head.head is not frame
        unknown = inner.lat is None or outer.lat is None or (inner.lat, inner.lon) == (outer.lat, outer.lon)
        if here and inner.kind not in _BROAD and unknown and clause_verb(one) is clause_verb(frame):
            return [(scored[0][0] - FRAME, outer), *scored[1:]]
    return scored


def _said_there(trigger: Token, atlas: Atlas, reporting: frozenset[str]) -> Spot | None:
    """ "Residents of Al-Hawban said a shell had fallen on a shop": who lives or holds office there speaks of there."""
    verb = clause_verb(trigger)
    for link, up in pairwise(clause_verbs(verb) if verb is not None else ()):
        if link.dep not in ("ccomp", "conj", "parataxis"):
            return None
        if up.lemma not in reporting:
            continue
        for subject in up.kids_by("nsubj"):
            words = {subject.lemma.lower(), *(kid.lemma.lower() for kid in subject.kids_by("compound", "appos"))}
            if not words & lists().circumstances.locals:
                continue
            for prep in [kid for kid in subject.kids_by("prep") if kid.low in ("of", "in", "at")]:
                spot = next((atlas.at(obj) for obj in prep.kids_by("pobj") if atlas.at(obj) is not None), None)
                if spot is not None and spot.kind not in _BROAD:
                    return spot
        return None
    return None


_BROAD = (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.ADMIN)


def _says_where(told: Token, token: Token, spot: Spot, paper: Paper, held: bool) -> bool:
    """ "Diagourou commune (Téra department, Tillabéri)", "Doumba, department of Téra": what holds a place just named."""
    between = paper.article.text[told.end : token.start]
    if "(" not in between and "," not in between:
        return False
    types = lists().names.places
    words = between.replace("(", " ").replace(",", " ").split()
    if any(word not in types and word not in _LINKS for word in words):
        return False
    tokens = token.sent.tokens
    after = tokens[token.i - tokens[0].i + 1 : token.i - tokens[0].i + 2]
    kinds = {types.get(word) for word in words[0 if between[:1] == "," or "(" in between[:2] else 1 :]}
    kinds |= {types.get(one.low) for one in after}
    return held or "(" in between or bool(kinds & _HOLDING) or spot.kind in _HOLDING


_LINKS = frozenset("in of the".split())
_HOLDING = frozenset((PlaceKind.ADMIN, PlaceKind.COUNTRY, PlaceKind.REGION))


def labelled(trigger: Token, atlas: Atlas, paper: Paper) -> Spot | None:
    """The place that a list item is headed with: "Beni territory, North Kivu: ..."."""
    for sentence in reversed(paper.sentences[max(0, trigger.sent.index - 6) : trigger.sent.index]):
        closed = paper.article.text[max(sentence.start, sentence.end - 2) : sentence.end].strip()
        if paper.is_dateline(sentence) or _is_dated_line(sentence, paper):
            return None
        here = sentence.label and sentence.block == trigger.sent.block
        if here and (closed in _LABEL_ENDS or stamps.entry_end(paper.article.text[sentence.start : sentence.end + 1])):
            named = [spot for token in sentence.tokens if (spot := atlas.at(token)) is not None]
            if named:
                return _finest((0.0, named[0]), [(0.0, spot) for spot in named])
    return None


def _is_dated_line(sentence: Sentence, paper: Paper) -> bool:
    """ "Quetta, 20 August 2025:" over all of an article says where it was written, as a dateline does."""
    words = paper.article.text[sentence.start : sentence.end + 1]
    dated = any(token.text.isdigit() for token in sentence.tokens) and "," in words
    return dated and paper.block(sentence).kind is BlockKind.PARAGRAPH and paper.is_sent_from(sentence)


def _told_from(trigger: Token, atlas: Atlas, paper: Paper) -> Spot | None:
    """The town that a report is sent from, for a happening of its first sentence when that names no place at all."""
    opening = trigger.sent
    line = paper.sentences[opening.index - 1] if opening.index else opening
    if line is opening or line.block != opening.block or not paper.is_dateline(line):
        return None
    if any(atlas.at(token) is not None or token.low in COMPASS for token in opening.tokens):
        return None  # correspondents write from the nearest town with a hotel
    return next((spot for token in line.tokens if (spot := atlas.at(token)) is not None), None)


def _headed(trigger: Token, atlas: Atlas, paper: Paper) -> Spot | None:
    """The place that is all that the heading above names: "Kharkiv region", "4 November – Donetsk"."""
    for sentence in reversed(paper.sentences[max(0, trigger.sent.index - HEADING_REACH) : trigger.sent.index]):
        if paper.block(sentence).kind is not BlockKind.HEADING:
            continue
        types = lists().names.places
        rest = [token for token in sentence.tokens if atlas.at(token) is None and token.low not in types]
        named = [spot for token in sentence.tokens if (spot := atlas.at(token)) is not None]
        if named and not any(token.pos in ("NOUN", "VERB", "ADJ", "AUX") and token.ent != "DATE" for token in rest):
            return _finest((0.0, named[0]), [(0.0, spot) for spot in named])
        return None
    return None


def _finest(best: tuple[float, Spot], scored: Sequence[tuple[float, Spot]]) -> Spot:
    """Of places that say the same at different grain ("in Kharkiv ... in the Saltivka district") the finest."""
    chosen = best[1]
    for score, spot in sorted(scored, key=lambda one: -one[0]):
        if best[0] - score >= 30 or _FINENESS[spot.kind] <= _FINENESS[chosen.kind]:
            continue
        reach = AREA_KM if _FINENESS[chosen.kind] <= 1 else NEAR_KM
        if spot.lat is None or spot.lon is None or chosen.lat is None or chosen.lon is None:
            near = best[0] - score <= CLOSE  # nobody knows whether the one lies in the other
            if spot.country == chosen.country and spot.kind is not PlaceKind.OTHER and near:
                chosen = spot
            continue
        if chosen.kind is PlaceKind.OTHER and (spot.lat, spot.lon) == (chosen.lat, chosen.lon):
            continue  # "Quiterajo, in Macomia district": nobody knows where the one lies but in the other
        if distance_km(spot.lat, spot.lon, chosen.lat, chosen.lon) <= reach:
            chosen = spot
    return chosen


def turns_away(sentence: Sentence) -> bool:
    """ "Elsewhere, ...", "In a separate incident ...", "nationwide": a sentence that says it is of other places."""
    lows = [token.low for token in sentence.tokens]
    if lows and lows[0] in _TURNING:
        return True
    if lows[:1] == ["in"] and bool({"another", "separate", "similar"} & set(lows[1:3])):
        return True
    over = any(token.low in ("across", "throughout") and token.dep == "prep" for token in sentence.tokens)
    return over or any(low in _ALL_OVER for low in lows)


_TURNING = frozenset("elsewhere separately meanwhile".split())
_ALL_OVER = frozenset("countrywide nationwide statewide worldwide".split())


def phrase_head(token: Token, spot: Spot, atlas: Atlas) -> Token:
    """The head of the phrase that a place's name begins."""
    one = token
    while one.head is not one and atlas.at(one.head) is spot:
        one = one.head
    return one


def _is_region_of_named(one: Token, head: Token, atlas: Atlas) -> bool:
    """ "The northern Gaza town of Beit Lahiya": the town is the place, what stands before it says where it lies."""
    noun = one if one is not head else head.head
    if head.dep not in ("compound", "nmod", "amod", "poss") or lists().names.places.get(noun.lemma) not in _NAMED_BEHIND:
        return False  # in "the Saltivka district of Kharkiv" the name comes first
    of = next((prep for prep in noun.kids_by("prep") if prep.low == "of"), None)
    obj = of.kid("pobj") if of is not None else None
    held = lists().names.places.get(noun.lemma) is PlaceKind.ADMIN and not noun.kids_by("det")
    return obj is not None and atlas.at(obj) is not None and not held  # "in Mand tehsil of Kech" the name comes first


def _owns_place(head: Token, atlas: Atlas) -> bool:
    """ "Yangon's Insein township": what belongs to the city is the place."""
    owned = head.head
    if head.dep != "poss" or owned is head:
        return False
    names = [owned, *[kid for kid in owned.kids_by("compound", "nmod") if kid.i > head.i]]
    return any(atlas.at(one) is not None and atlas.at(one) is not atlas.at(head) for one in names)


def _beside(chosen: Spot, scored: Sequence[tuple[float, Spot]], trigger: Token, atlas: Atlas) -> Spot:
    """ "A tent near Al-Amal Hospital in Khan Younis": not at the hospital, but in the town."""
    if chosen.kind is not PlaceKind.FACILITY:
        return chosen
    for token in trigger.sent.tokens:
        if atlas.at(token) is not chosen:
            continue
        head = typed(phrase_head(token, chosen, atlas))
        if head.dep != "pobj" or head.head.low not in _BESIDE:
            return chosen
        inside = head.behind("in", "of")
        town = next((spot for obj in inside if (spot := atlas.at(obj)) is not None and spot.kind in _SETTLED), None)
        return town or chosen
    return chosen


_BESIDE = frozenset("near beside opposite behind by".split())
_SETTLED = (PlaceKind.CITY, PlaceKind.VILLAGE, PlaceKind.OTHER)


def _holds_named(head: Token) -> bool:
    """ "Spin Boldak district of Kandahar": what a place with a name of its own lies in is not the place."""
    noun = head.head.head
    kind = PlaceKind.DISTRICT if noun.lemma in _PARTS else lists().names.places.get(noun.lemma)
    behind = kind in _NAMED_BEHIND and (kind is not PlaceKind.ADMIN or bool(noun.kids_by("det")))
    if head.dep != "pobj" or head.head.low != "of" or kind is None or behind:
        return False  # "the northern Gaza town of Beit Lahiya" is that town
    return any(one.dep in ("compound", "nmod") and one.text[:1].isupper() for one in noun.subtree() if one.i < noun.i)


def _is_of_some(head: Token, trigger: Token) -> bool:
    """ "5,200 were killed, nearly half of them in Guayas": where some of them were."""
    for one in head.ancestors():
        if one is trigger or one.pos in ("VERB", "AUX"):
            return False
        if one.lemma in _FRACTIONS or one.pos == "NUM":
            behind = [obj for prep in one.kids_by("prep") for obj in prep.kids_by("pobj")]
            return any(obj.low in ("them", "whom", "these", "those") for obj in behind)
    return False


def _is_of_part(head: Token, trigger: Token) -> bool:
    """ "22 people died, among them eight migrants in the Al-Nasr camp": where those were who are counted apart."""
    between = [one for one in head.sent.tokens if trigger.i < one.i < head.i]
    opens = [
        one.i
        for one, after in pairwise(between)
        if one.low == "including" or (one.low == "among" and after.low in ("them", "whom"))
    ]
    inside = [one for one in between if opens and one.i > opens[-1]]
    return bool(inside) and not any(one.low in _NO_PART or one.text in ",;" for one in inside)


_OWNED = frozenset(
    "airstrike assault attack bombardment incursion invasion offensive onslaught raid shelling strike".split()
)
_PARTS = frozenset("area section sector zone".split())
_NO_PART = frozenset("after as during on when while".split())
_FRACTIONS = frozenset("half most some many several majority third quarter all rest one".split())
_FOUGHT = frozenset("battle fight fighting struggle".split())


def _is_where(trigger: Token, head: Token) -> bool:
    """ "Agatu and Gwer West, where two farmers were shot": the last place named before is meant."""
    verb = clause_verb(trigger)
    while verb is not None and verb.dep in ("conj", "advcl", "xcomp") and verb.head is not verb:
        verb = clause_verb(verb.head)
    if verb is None or verb.dep != "relcl" or not any(kid.low == "where" for kid in verb.kids_by("advmod")):
        return False
    return verb.head is head or (verb.head.dep == "pobj" and head in verb.head.kids) or _is_typed_by(head, verb.head)


def _is_typed_by(head: Token, noun: Token) -> bool:
    return typed(head) is noun


def _place_score(
    trigger: Token, head: Token, objects: Sequence[Token], reporting: frozenset[str], atlas: Atlas
) -> float | None:
    """How well a place fits a happening; None where it is the place of something else."""
    one = head.first_conjunct()
    if one.dep == "appos" and one.head is not one and head not in objects:
        one = one.head.first_conjunct()
    one = typed(one)
    prep = one.head.low if one.dep == "pobj" else ""
    away = _distance(one) if prep in ("of", "from") else None
    if away is not None and away > NEAR_KM:
        return None  # "360 km south-west of Khartoum" is not in Khartoum
    if (
        _is_region_of_named(one, head, atlas)
        or _owns_place(head, atlas)
        or _holds_named(head)
        or _is_of_part(head, trigger)
        or is_of_statement(one, trigger)
    ):
        return None
    owner = one.dep == "poss" and one.head.lemma in _OWNED and (one.head is trigger or one.head.dep == "nsubj")
    if owner and (land := atlas.at(head)) is not None and land.kind is PlaceKind.COUNTRY:
        return None  # "Israel's offensive has killed": whose it is, not where
    stretch = prep == "to" and any(token.low == "from" for token in one.sent.tokens if 0 < one.i - token.i <= FROM_REACH)
    if stretch and one.lemma in lists().circumstances.ways and one not in objects:
        return None  # "from the clock tower to the Idlib road": how far it reached
    if one not in objects and (one.dep == "nsubj" or _of_somebody(one, trigger, reporting)):
        return None
    if prep and prep not in _WHERE and not (prep == "for" and one.head.head.lemma in _FOUGHT):
        return None
    if prep == "from" and one.head.dep == "prep" and one.head.head.dep in ("nsubj", "pobj") and objects != [one]:
        subject = one.head.head if one.head.head.dep == "nsubj" else one.head.head.head.head
        if subject.dep == "nsubj" and subject.head.pos == "VERB" and not _is_thrown(one.head.head):
            return None  # "settlers from the outpost of X torched cars"
    if prep in ("to", "towards", "toward") and _is_bound_for(one.head.head, trigger, objects):
        return None  # "a column of trucks to Djibo ran into an ambush": not in Djibo
    if prep in ("to", "from", "towards", "toward") and one.head.head.dep == "acl" and one.head.head is not trigger:
        return None  # "a convoy carrying fuel to the site was ambushed at Irabanda"
    if prep in ("at", "in", "of", "to") and (_is_brought_there(one, trigger) or _is_brought_there(one.head.head, trigger)):
        return None  # "was shot and is treated at Saint-Nicolas hospital", "were hit and taken to a hospital in Kabacan"
    if prep in ("from", "to") and _is_end_of_way(one.head):
        return None  # "on the highway from Abidjan to Bamako": in neither
    if prep in ("from", "between") and not objects:
        return 2.0 if below(one, trigger) is not None else None
    own = clause_verb(one)
    if own is not None and own is not trigger and own.dep == "conj" and own.kid("mark") and own.kid("nsubj", "nsubjpass"):
        return None  # "and that settlers set fire to cars in Huwara" tells where it itself happened
    if own is not None and own is not trigger and own.dep == "conj" and own.lemma in reporting and own.i > trigger.i:
        return None  # "met ministers and promised a corridor through Guinea": of what is promised
    penalty = _penalty(one, prep, objects) + (0.0 if away is None else OFF) + (SOME if _is_of_some(head, trigger) else 0.0)
    if prep == "to" and _leads_there(one.head):
        penalty += OFF  # "Abala: a strike left three dead on the track to Sanam": somewhere on the way there
    if one in objects:
        return 90.0 - penalty
    inside = below(one, trigger)
    if inside is not None and path_is_open(one, trigger, frozenset(("acl",))):
        return 85.0 - inside - penalty
    if inside is not None and _of_occurring(one, trigger):
        return 80.0 - inside - penalty
    if any(below(one, obj) is not None and path_is_open(one, obj) for obj in objects):
        nearest = min(steps for obj in objects if (steps := below(one, obj)) is not None)
        return 70.0 - nearest - penalty
    score = _clause_score(trigger, one, reporting)
    if _is_where(trigger, head):
        score = 50.0
    return None if score is None else score - penalty


def _is_brought_there(site: Token, trigger: Token) -> bool:
    """Whether a site is where those hurt were brought, behind a verb that is not the happening's own."""
    if site.lemma.lower() not in CARE or site.dep != "pobj" or site.head.low not in ("to", "at", "in"):
        return False
    verb = clause_verb(site)
    return verb is not None and verb is not trigger and verb.lemma in _BRINGING and below(trigger, verb) is None


CARE = frozenset("clinic hospital infirmary morgue mortuary".split())
_BRINGING = frozenset("admit airlift bring carry evacuate fly move refer rush take transfer treat".split())


def _is_thrown(noun: Token) -> bool:
    """ "Fire from X", "shelling from X" is told by where it comes from."""
    return noun.lemma in lists().circumstances.sent or noun.tag == "VBG"


def _is_bound_for(noun: Token, trigger: Token, objects: Sequence[Token]) -> bool:
    """Whether a way leads there that is not the happening's: of a vehicle, a road, people under way."""
    return noun.pos == "NOUN" and noun is not trigger and noun not in objects


def _of_occurring(place: Token, noun: Token) -> bool:
    """ "The explosion that occurred in the village": what says that something took place says where it did."""
    clause = next((one for one in place.ancestors() if one.head is noun), None)
    return (
        clause is not None
        and clause.dep == "relcl"
        and clause.lemma in ("happen", "occur")
        and (path_is_open(place, clause))
    )


def _is_end_of_way(prep: Token) -> bool:
    """ "The highway from Abidjan to Bamako": both tell an end of a road, whatever the parser hung them on."""
    tokens = prep.sent.tokens
    at = prep.i - tokens[0].i
    way = tokens[at - 1] if at > 0 and tokens[at - 1].lemma in lists().circumstances.ways else None
    if prep.low == "from":
        return way is not None
    if way is not None and way.dep in ("dobj", "nsubj", "nsubjpass"):
        return True  # "reopened the road to Debre Tabor" does not say that they were there
    sign = next((n for n in range(at - 1, max(0, at - LONGEST_WAY), -1) if tokens[n].low == "from"), 0)
    return sign > 0 and tokens[sign - 1].lemma in lists().circumstances.ways


def _leads_there(prep: Token) -> bool:
    """Whether a road or track stands right before "to"."""
    at = prep.i - prep.sent.tokens[0].i
    return at > 0 and prep.sent.tokens[at - 1].lemma in lists().circumstances.ways | _TRACKS


_TRACKS = frozenset("axis path track trail".split())


def _distance(place: Token) -> float | None:
    """The distance before a place that says how far off it something was, in the text's own unit; None without one."""
    left = [token.low for token in place.sent.tokens if place.i - LONGEST_DISTANCE <= token.i < place.i]
    found = _DISTANCE.search(" ".join(left))
    return None if found is None else float(found[1].replace(",", ""))


def _penalty(one: Token, prep: str, objects: Sequence[Token]) -> float:
    if prep:
        return _PENALTIES.get(prep, 0.0)
    if one in objects or one.dep in ("dobj", "nsubjpass"):
        return 0.0
    return 3.0 if one.dep in ("compound", "nmod", "poss", "amod", "npadvmod") else 4.0


def _clause_score(trigger: Token, one: Token, reporting: frozenset[str]) -> float | None:
    """How near the clause that a place stands in is to the happening's."""
    verb, own = clause_verb(trigger), clause_verb(one)
    if verb is None:
        return 20.0
    if own is verb:
        return 60.0 - abs(one.i - trigger.i) / 20
    above = clause_verbs(verb)
    for distance, (link, up) in enumerate(pairwise(above), 1):
        if link.dep == "relcl":  # "the town, where": the antecedent is the place
            if one is link.head or below(one, link.head) is not None:
                return 50.0
            if own is up and link.head.lemma in _THEN and any(kid.low == "when" for kid in link.kids):
                return 35.0 - 4 * distance  # "killed in Bannu on the day when militants rammed a gate"
            break
        if own is up:
            return None if up.lemma in reporting and link.dep in ("ccomp", "parataxis") else 35.0 - 4 * distance
        if up.lemma in reporting and link.dep == "ccomp":
            break
    if own is not None and below(own, verb) is not None:
        links = verb_links(own, verb)
        if "acl" in links and one.dep == "pobj" and one.head.low in ("to", "from", "towards", "toward"):
            return None  # "trucks carrying food to Djibo ran into an ambush"
        if all(dep in ("conj", "advcl", "xcomp", "acl") for dep in links):
            return 25.0 - 3 * len(links)
    if own in above and _is_fronted(one) and own is not None and own.lemma not in reporting:
        return 22.0
    return None


def _is_fronted(one: Token) -> bool:
    """ "At Gondar hospital, a surgeon showed the ward where 23 lay": what a sentence opens with frames all of it."""
    return one.dep == "pobj" and one.head.low in ("at", "in", "near", "outside") and one.head.i == one.sent.tokens[0].i


def _of_somebody(place: Token, trigger: Token, reporting: frozenset[str]) -> bool:
    """Whether a place only tells who somebody is or names a road: "the Kiev regime", "the ministry in Damascus said"."""
    words = lists().circumstances
    named = place.head.pos == "PROPN" and place.head.ent not in ("GPE", "LOC", "FAC")
    if place.dep == "poss" and named and place.ent == "GPE" and place.head is not trigger:
        return True  # "Somalia's President Hassan Sheikh Mohamud", "Iran's Revolutionary Guards"
    if place.dep in ("npadvmod", "advmod") and place.head.pos in ("VERB", "ADJ") and place.head.dep == "amod":
        return True  # "Turkey-backed factions"
    if (
        place.dep in ("compound", "nmod", "poss", "amod")
        and place.head.lemma.lower() in words.seats | words.ways | words.heads
    ):
        return True  # "Moscow regime", "announced by U.S. President Donald Trump"
    if place.dep == "pobj" and place.head.low == "of" and place.head.head.lemma in words.heads:
        return True  # "the presidents of Egypt and Jordan"
    if place.dep == "pobj" and place.head.low in ("of", "from") and place.head.head.lemma in _AT_HOME:
        return place.head.head.dep == "appos"  # "killing Captain Saleem, 24, a resident of Mianwali"
    if place.dep == "pobj" and place.head.low == "from" and place.head.head.lemma in words.sent:
        return True  # "a missile launched from Yemen"
    if place.dep == "pobj" and place.head.low == "in" and place.head.head.lemma == "base" and place.head.head.tag == "VBN":
        return True  # "a monitor based in Britain"
    one = place
    while one.head is not one and one is not trigger:
        if one.low == "according":
            return True
        if (
            one.dep in ("nsubj", "nsubjpass", "appos")
            and one.head.pos in ("VERB", "AUX")
            and (one.head.lemma in reporting or f"{one.head.lemma}_of" in reporting)
            and one.head is not trigger
        ):
            return True
        if one.pos in ("VERB", "AUX"):
            return False
        one = one.head
    return False


def typed(head: Token) -> Token:
    """ "The Saltivka district", "the village of Lolwa": the noun of place carries the phrase."""
    noun = head.head
    if head.dep in ("compound", "nmod") and noun.dep == "compound" and noun.head.lemma in lists().names.places:
        return noun.head  # "the Rho displacement site"
    if head.dep in ("compound", "nmod", "amod", "poss") and noun.lemma in lists().names.places and noun is not head:
        return noun
    if head.dep == "pobj" and noun.low == "of" and noun.head.lemma in lists().names.places and noun.head is not noun:
        named = any(kid.dep in ("compound", "nmod") and kid.text[:1].isupper() for kid in noun.head.kids)
        return head if named else noun.head
    return head

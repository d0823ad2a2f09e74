"""How much speaks for a place as that of a happening: what stands between the two in the tree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from briefing.domain.place import PlaceKind
from briefing.extract.places.atlas import Atlas, Spot
from briefing.extract.places.bearings import COMPASS
from briefing.extract.sentences.parse import Token
from briefing.extract.sentences.tree import (
    below,
    called_so,
    clause_verb,
    clause_verbs,
    is_of_statement,
    is_where_they_were,
    path_is_open,
    verb_links,
)
from briefing.knowledge.words import lists

TOWNS = (PlaceKind.CITY, PlaceKind.VILLAGE, PlaceKind.DISTRICT)  # where people live together
NEAR_KM = 40  # a quarter or site named with a town lies in it; farther off it is another place
LONGEST_WAY = 7  # tokens between the ends of a road
LONGEST_DISTANCE = 12  # tokens: "some 60 kilometres ( 37 miles ) to the north - east of"
_DISTANCE = re.compile(r"(\d[\d,]*) (?:km|kilomet\w+|kms|miles?)\b[^,;]*\b(?:of|from)\b(?: the \w+)*$")
_WHERE = frozenset(
    "in at near outside inside around across on over throughout of from to into towards toward against off along within "
    "beyond between through behind above".split()
)
# What the preposition takes off: "from" and "to" say where something came from or went to.
_PENALTIES = {"from": 18.0, "to": 6.0, "of": 1.0, "into": 2.0, "towards": 3.0, "toward": 3.0, "between": 20.0}
_NAMED_BEHIND = (PlaceKind.CITY, PlaceKind.VILLAGE, PlaceKind.ADMIN)
_ON_WHICH = (PlaceKind.WATER, PlaceKind.REGION)
_PORTS = frozenset("base city harbour harbor island port resort town village".split())
FROM_REACH = 8  # tokens between the two ends of "from the clock tower to the Idlib road"
OFF = 40.0  # what a place is worth less from which a distance is told: "some 25 km west of Goma"
BESIDE = 15.0  # the same of one that tells on which side of it something was
SOME = 51.0  # the same of one in which only some of those told of were: "half of them in Guayas"
_THEN = frozenset("afternoon day evening morning night weekend".split())
_GOING = frozenset("depart escape flee fly go head leave move return travel".split())
_ADDRESSED = frozenset("accuse ask blame condemn criticise criticize denounce urge warn".split())
_AT_HOME = frozenset("inhabitant native resident".split())
_OWNED = frozenset(
    "airstrike assault attack bombardment incursion invasion offensive onslaught raid shelling strike".split()
)
_PARTS = frozenset("area section sector zone".split())
_NO_PART = frozenset("after as during on when while".split())
_FRACTIONS = frozenset("half most some many several majority third quarter all rest one".split())
_NATIONALS = frozenset(
    "airman citizen civilian contractor diplomat fighter force guard journalist marine member migrant mercenary national "
    "officer official peacekeeper personnel pilot policeman sailor serviceman servicemember soldier student tourist troop "
    "worker".split()
)
_FOUGHT = frozenset("battle fight fighting struggle".split())
CARE = frozenset("clinic hospital infirmary morgue mortuary".split())
_BRINGING = frozenset("admit airlift bring carry evacuate fly move refer rush take transfer treat".split())
_TRACKS = frozenset("axis path track trail".split())


def phrase_head(token: Token, spot: Spot, atlas: Atlas) -> Token:
    """The head of the phrase that a place's name begins."""
    one = token
    while one.head is not one and atlas.at(one.head) is spot:
        one = one.head
    return one


def _is_region_of_named(one: Token, head: Token, atlas: Atlas) -> bool:
    """ "The northern Gaza town of Beit Lahiya": the town is the place, what stands before it says where it lies."""
    noun = one if one is not head else head.head
    spot = atlas.at(head)
    if spot is not None and spot.kind in _ON_WHICH and noun.lemma in _PORTS and head.i < noun.i:
        return any(atlas.at(obj) not in (None, spot) for obj in noun.behind("of"))  # "the Red Sea port of Hodeidah"
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


def _holds_named(head: Token, atlas: Atlas) -> bool:
    """ "Spin Boldak district of Kandahar": what a place with a name of its own lies in is not the place."""
    noun = head.head.head
    kind = PlaceKind.DISTRICT if noun.lemma in _PARTS else lists().names.places.get(noun.lemma)
    behind = kind in _NAMED_BEHIND and (kind is not PlaceKind.ADMIN or bool(noun.kids_by("det")))
    if head.dep != "pobj" or head.head.low != "of" or kind is None or behind:
        return False  # "the northern Gaza town of Beit Lahiya" is that town
    named = [one for one in noun.subtree() if one.i < noun.i and one.dep in ("compound", "nmod") and one.text[:1].isupper()]
    shore = noun.lemma in _PORTS and all((at := atlas.at(one)) is not None and at.kind in _ON_WHICH for one in named)
    return bool(named) and not shore


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


def _is_where(trigger: Token, head: Token) -> bool:
    """ "Agatu and Gwer West, where two farmers were shot": the last place named before is meant."""
    verb = clause_verb(trigger)
    while verb is not None and verb.dep in ("conj", "advcl", "xcomp") and verb.head is not verb:
        verb = clause_verb(verb.head)
    if verb is None or verb.dep != "relcl" or not any(kid.low == "where" for kid in verb.kids_by("advmod")):
        return False
    return verb.head is head or (verb.head.dep == "pobj" and head in verb.head.kids) or _is_typed_by(head, verb.head)


def _is_where_it_was(place: Token, trigger: Token) -> bool:
    """ "Nobody has been tried for Tak Bai, where 85 died", "ten minutes from Sake, where a bomb went off": the clause on a
    place tells what was there, whatever the place is told for."""
    verb = clause_verb(trigger)
    if verb is None or verb.dep != "relcl" or verb.head is not place:
        return False
    return any(kid.low == "where" for kid in verb.kids_by("advmod"))


def _is_typed_by(head: Token, noun: Token) -> bool:
    return typed(head) is noun


def place_score(
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
        or _holds_named(head, atlas)
        or _is_of_part(head, trigger)
        or is_of_statement(one, trigger)
    ):
        return None
    owner = one.dep == "poss" and one.head.lemma in _OWNED and (one.head is trigger or one.head.dep == "nsubj")
    if owner and (land := atlas.at(head)) is not None and land.kind is PlaceKind.COUNTRY:
        return None  # "Israel's offensive has killed": whose it is, not where
    whose = head.dep in ("compound", "nmod", "amod") and head.head.lemma in _NATIONALS
    if whose and (land := atlas.at(head)) is not None and land.kind is PlaceKind.COUNTRY:
        return None  # "thirteen US service members": whose they are, not where
    if prep in ("to", "towards", "toward") and one.head.head.lemma in _FRACTIONS and one.head.head is not trigger:
        return None  # "have fled, most of them to Saint-Marc"
    if one.dep == "dobj" and one.head.lemma in _ADDRESSED and one not in objects:
        return None  # "accused Moscow of being behind arson attacks": not there
    stretch = prep == "to" and any(token.low == "from" for token in one.sent.tokens if 0 < one.i - token.i <= FROM_REACH)
    if stretch and one.lemma in lists().circumstances.ways and one not in objects:
        return None  # "from the clock tower to the Idlib road": how far it reached
    if _is_scene_of(one, trigger):
        return 82.0
    if prep in ("for", "from", "to") and _is_where_it_was(one, trigger):
        return 50.0
    if one not in objects and (one.dep == "nsubj" or _of_somebody(one, trigger, reporting)):
        return None
    if prep and prep not in _WHERE and not (prep == "for" and one.head.head.lemma in _FOUGHT):
        return None
    if prep == "from" and one.head.dep == "prep" and one.head.head.dep in ("nsubj", "pobj") and objects != [one]:
        subject = one.head.head if one.head.head.dep == "nsubj" else one.head.head.head.head
        if subject.dep == "nsubj" and subject.head.pos == "VERB" and not _is_thrown(one.head.head):
            return None  # "settlers from the outpost of X torched cars"
    if one not in objects and _is_where_doers_came_from(one, trigger):
        return None
    if prep in ("to", "towards", "toward") and _is_bound_for(one.head.head, trigger, objects):
        return None  # "a column of trucks to Djibo ran into an ambush": not in Djibo
    if prep in ("to", "from", "towards", "toward") and one.head.head.dep == "acl" and one.head.head is not trigger:
        return None  # "a convoy carrying fuel to the site was ambushed at Irabanda"
    if prep in ("at", "in", "of", "to") and (_is_brought_there(one, trigger) or _is_brought_there(one.head.head, trigger)):
        return None  # "was shot and is treated at Saint-Nicolas hospital", "were hit and taken to a hospital in Kabacan"
    if prep in ("from", "to") and _is_end_of_way(one.head):
        return None  # "on the highway from Abidjan to Bamako": in neither
    if prep == "to" and leads_there(one.head):
        return None  # "a mine went off on the track to Sanam": somewhere on the way there
    if prep in ("from", "between") and not objects:
        return 2.0 if below(one, trigger) is not None or clause_verb(one) is clause_verb(trigger) else None
    own = clause_verb(one)
    gone = own is not None and own is not trigger and own.dep == "conj" and own.lemma in _GOING
    if gone and own is not None and prep in ("to", "into", "towards") and below(own, trigger) is not None:
        return None  # "was sentenced in 2009 and fled to Bosnia": not sentenced there
    if own is not None and own is not trigger and own.dep == "conj" and own.kid("mark") and own.kid("nsubj", "nsubjpass"):
        return None  # "and that settlers set fire to cars in Huwara" tells where it itself happened
    said = own is not None and own.lemma in reporting and own.tag != "VBN"
    if own is not None and own is not trigger and own.dep == "conj" and said and own.i > trigger.i:
        return None  # "met ministers and promised a corridor through Guinea": of what is promised
    penalty = _penalty(one, prep, objects) + (0.0 if away is None else OFF) + (SOME if _is_of_some(head, trigger) else 0.0)
    if prep == "of" and one.head.head.low in COMPASS:
        penalty += BESIDE  # "along the Kasarah front, west of the city"
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
    if any(_houses(one, obj) for obj in objects):
        return 66.0 - penalty
    score = _clause_score(trigger, one, reporting)
    if _is_where(trigger, head):
        score = 50.0
    return None if score is None else score - penalty


def _is_scene_of(place: Token, trigger: Token) -> bool:
    """ "The town of Zemio was the scene of attacks", "the focus of the raids was Bara": a place that is said to be one."""
    verb = place.head
    host = next((one for one in (verb, *verb.kids_by("xcomp")) if one.lemma == "host"), None)
    if place.dep == "nsubj" and host is not None:
        return below(trigger, host) is not None  # "Oman hosted a round of talks", "is to host talks"
    if place.dep not in ("nsubj", "attr") or verb.lemma not in ("be", "become", "remain"):
        return False
    other = verb.kid("attr" if place.dep == "nsubj" else "nsubj")
    scene = other is not None and other.lemma in _SCENES
    return scene and other is not None and any(trigger in prep.kids_by("pobj") for prep in other.kids_by("prep"))


_SCENES = frozenset("centre center epicentre epicenter focus scene setting site stage target theatre theater venue".split())


def _is_brought_there(site: Token, trigger: Token) -> bool:
    """Whether a site is where those hurt were brought, behind a verb that is not the happening's own."""
    if site.lemma.lower() not in CARE or site.dep != "pobj" or site.head.low not in ("to", "at", "in"):
        return False
    verb = clause_verb(site)
    return verb is not None and verb is not trigger and verb.lemma in _BRINGING and below(trigger, verb) is None


def _is_where_doers_came_from(place: Token, trigger: Token) -> bool:
    """ "Settlers from an outpost near Susiya assaulted herders": what lies between says only whence they had come."""
    for one in place.ancestors():
        if one is trigger or one.pos in ("VERB", "AUX"):
            return False
        if one.low == "from" and one.head.dep in ("nsubj", "pobj") and place.head is not one:
            subject = one.head if one.head.dep == "nsubj" else one.head.head.head
            return subject.dep == "nsubj" and not _is_thrown(one.head)
    return False


def _is_thrown(noun: Token) -> bool:
    """ "Fire from X", "shelling from X" is told by where it comes from."""
    return noun.lemma in lists().circumstances.sent or noun.tag == "VBG"


def _is_bound_for(noun: Token, trigger: Token, objects: Sequence[Token]) -> bool:
    """Whether a way leads there that is not the happening's: of a vehicle, a road, people under way."""
    return noun.pos == "NOUN" and noun is not trigger and noun not in objects and noun.lemma not in _ENTRIES


_ENTRIES = frozenset("access approach entrance entry exit gate gateway".split())  # "at the entrance to the town"


def _houses(place: Token, site: Token) -> bool:
    """ "Hit a school that shelters displaced families in Kadugli": what a site is there for says where it stands."""
    if place.dep != "pobj" or place.head.low not in ("at", "in", "near", "outside"):
        return False
    return any(
        one.dep == "relcl" and one.head is site and (one.lemma in _HOUSING or is_where_they_were(one))
        for one in place.ancestors()
    )


_HOUSING = frozenset("accommodate belong house host lie serve shelter stand".split())


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


def leads_there(prep: Token) -> bool:
    """Whether a road or track stands right before "to"."""
    at = prep.i - prep.sent.tokens[0].i
    return at > 0 and prep.sent.tokens[at - 1].lemma in lists().circumstances.ways | _TRACKS


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
    if own is None:
        return 24.0 if _hangs_above(one, verb) else None
    if own is verb:
        return 60.0 - abs(one.i - trigger.i) / 20
    above = clause_verbs(verb)
    for distance, (link, up) in enumerate(pairwise(above), 1):
        if link.dep == "relcl":  # "the town, where": the antecedent is the place
            apposed = link.head.dep == "appos" and link.head.head in (one, one.head)  # "Bara, a district that was shelled"
            if apposed or one is link.head or below(one, link.head) is not None:
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
    if own in above and is_fronted(one) and own is not None:
        said = own.lemma in reporting and own.kid("nsubjpass") is None  # "in Malakal, 1,340 who had fled were registered"
        return None if said else 22.0
    return None


def _hangs_above(one: Token, verb: Token) -> bool:
    """ "In Huwara, a settler shot and killed a farmer", where the first verb was read as a noun: the place opens the
    clause that the second one goes on with."""
    top = one.head.head
    fronted = one.dep == "pobj" and one.head.low in _AT and one.i < top.i
    return fronted and top.head is top and verb.head is top and verb.dep == "conj"


def is_fronted(one: Token) -> bool:
    """ "At Gondar hospital, a surgeon showed the ward where 23 lay": what a sentence opens with frames all of it."""
    if one.dep != "pobj" or one.head.low not in _AT:
        return False
    before = one.sent.tokens[: one.head.i - one.sent.tokens[0].i]
    return len(before) <= LONGEST_LEAD and all(token.pos in ("ADV", "CCONJ", "PUNCT") for token in before)


_AT = frozenset("at in near outside".split())
LONGEST_LEAD = 4  # tokens: "Meanwhile", "And", "Further east,"


def _of_somebody(place: Token, trigger: Token, reporting: frozenset[str]) -> bool:
    """Whether a place only tells who somebody is or names a road: "the Kiev regime", "the ministry in Damascus said"."""
    words = lists().circumstances
    named = place.head.pos == "PROPN" and place.head.ent not in ("GPE", "LOC", "FAC")
    if place.dep == "poss" and named and place.ent == "GPE" and place.head is not trigger:
        return True  # "Somalia's President Hassan Sheikh Mohamud", "Iran's Revolutionary Guards"
    if place.dep in ("npadvmod", "advmod") and place.head.pos in ("VERB", "ADJ") and place.head.dep == "amod":
        return True  # "Turkey-backed factions"
    if place.dep in ("compound", "nmod", "amod") and place.head.lemma.lower() in _BANDS:
        return True  # "the Shar gang"
    if place.text in _SHORT_STATES and place.dep in ("compound", "nmod", "amod") and place.head.lemma not in _OF_A_LAND:
        return True  # "a US air strike hit Saada": by whom, and not where
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


_SHORT_STATES = frozenset(("US", "U.S.", "USA", "UK", "U.K."))
_OF_A_LAND = frozenset("border capital city coast mainland soil state territory town water".split())
_BANDS = frozenset("band brigade cartel clan faction family gang group militia mob network tribe".split())


def typed(head: Token) -> Token:
    """ "The Saltivka district", "the village of Lolwa": the noun of place carries the phrase."""
    noun = head.head
    if (called := called_so(head)) is not None:
        return called
    if head.dep in ("compound", "nmod") and noun.dep == "compound" and noun.head.lemma in lists().names.places:
        return noun.head  # "the Rho displacement site"
    if head.dep in ("compound", "nmod", "amod", "poss") and noun.lemma in lists().names.places and noun is not head:
        return noun
    if head.dep == "pobj" and noun.low == "of" and noun.head.lemma in lists().names.places and noun.head is not noun:
        named = any(kid.dep in ("compound", "nmod") and kid.text[:1].isupper() for kid in noun.head.kids)
        return head if named else noun.head
    return head

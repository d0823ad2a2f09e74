"""Where a happening took place, as far as the text says: in its phrase, its clause, its sentence, its list item's label."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing.domain.place import PlaceKind
from briefing.domain.text import BlockKind
from briefing.extract.places.atlas import Atlas, Spot, is_street
from briefing.extract.places.bearings import COMPASS, is_beside
from briefing.extract.places.clause_places import is_carried_to, is_left_for, is_of_suspects, is_of_what_came_later
from briefing.extract.places.scores import NEAR_KM, is_fronted, phrase_head, place_score, typed
from briefing.extract.sentences import stamps
from briefing.extract.sentences.parse import Paper, Sentence, Token
from briefing.extract.sentences.tree import (
    belongs_elsewhere,
    below,
    clause_verb,
    clause_verbs,
)
from briefing.extract.times.clause_times import (
    is_of_answered,
    is_of_next_clause,
    is_of_the_case,
    long_after,
    tells_what_followed,
)
from briefing.knowledge.gazetteer import distance_km
from briefing.knowledge.words import lists

AREA_KM = 250
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
_LABEL_ENDS = frozenset((":", "–", "—", "-", "."))
LABEL = 45.0  # the score of the place that a list item is headed with
FRAME = 20.0  # what a place that frames the sentence is worth less than one told in it
DIRECT = 50.0  # from here on a place stands in the happening's own phrase, or with its object
CLOSE = 15.0  # of the scores of two places of which one can lie in the other
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
        if (
            spot is not None
            and spot is not before
            and told is not None
            and _says_where(told, token, spot, scored[-1][1], atlas, held)
        ):
            told, held = token, True
            atlas.put_around(spot, scored[-1][1])
        elif spot is not None and spot is not before:
            if (
                told is not None
                and scored[-1][1].kind not in _BROAD
                and scored[-1][1].kind is not PlaceKind.ROAD  # "hit the M5 motorway near Saraqib"
                and is_beside(paper.article.text[told.end : token.start])
            ):
                told = token
                before = spot
                continue  # "at Ndzevru, near Kumbo": it only says where the place just told lies
            told, held = None, False
            head = phrase_head(token, spot, atlas)
            listed = _is_listed(head, heads)
            if is_carried_to(head, trigger):
                continue  # "was hit in the thigh and flown to Camp Peralta"
            if is_left_for(typed(head), trigger) or is_of_what_came_later(head, trigger):
                continue  # "burned 30 houses and left towards the Niger border"
            if is_of_suspects(head, trigger):
                continue
            if apart is None and (outside := long_after(head)) is not None and below(trigger, outside) is None:
                continue  # "two weeks after gunmen killed 26 in Bara, jets bombed nine sites"
            if is_of_answered(head, trigger):
                continue  # "in response to the raid on Bara, the missile force struck"
            if is_of_the_case(head, trigger):
                continue  # "was convicted of ordering attacks on Mukjar": in a court elsewhere
            own = clause_verb(head)
            if is_of_next_clause(head, trigger) and (scored or (own is not None and tells_what_followed(own))):
                continue  # "killed by a mine in Goma, and gunmen shot a teacher in Sake"
            if head in objects or not belongs_elsewhere(head, trigger, rivals):
                score = place_score(trigger, head, objects, reporting, atlas)
                if score is not None and not listed:  # of "near Tyotkino and Popovo" the first is the place
                    scored.append((score - _VAGUENESS.get(spot.kind, 0.0), spot))
                    heads.append(head)
                    told = token
        before = spot
    scored = _framed(scored, heads)
    label = labelled(trigger, atlas, paper)
    if label is not None and not any(score > 0 and _is_finer(spot, label) for score, spot in scored):
        scored.append((LABEL, label))
    elif before is None and not scored and (told_from := _told_from(trigger, atlas, paper)) is not None:
        scored.append((LABEL, told_from))
    if not any(score > 0 for score, _ in scored) and (local := _said_there(trigger, atlas, reporting)) is not None:
        return local, False
    if not any(score > 0 for score, _ in scored) and (above := headed(trigger, atlas, paper)) is not None:
        return above, False
    if not scored:
        return None, False
    best = max(scored, key=lambda one: one[0])
    if best[0] > 0:
        return _beside(_finest(best, scored), scored, trigger, atlas), best[0] >= DIRECT
    return (best[1], False) if best[0] >= LEAST else (None, False)


def _is_listed(head: Token, heads: Sequence[Token]) -> bool:
    """ "Raided Tulkarm camp and the adjacent Nur Shams camp", "fired at Bara and at Sodari": told with one before it."""
    ones = [(one, typed(one)) for one in heads]
    for now in (head, typed(head)):
        first = now.first_conjunct()
        if first is not now and any(first in pair for pair in ones):
            return True
    now = typed(head)
    while now.dep in ("compound", "nmod") and now.head is not now:
        now = now.head  # "the Beit Hillel barracks"
    first = now.head.first_conjunct() if now.dep == "pobj" else now
    return now.dep == "pobj" and first is not now.head and any(one.dep == "pobj" and one.head is first for _, one in ones)


def _framed(scored: list[tuple[float, Spot]], heads: Sequence[Token]) -> list[tuple[float, Spot]]:
    """ "In South Gondar gunmen stopped a convoy at Nefas Mewcha": what a sentence opens with holds what it tells."""
    frame = typed(heads[0]) if len(heads) > 1 and len(heads) == len(scored) else None
    if frame is None or not is_fronted(frame) or frame.head.low not in ("in", "across"):
        return scored
    outer = scored[0][1]
    for (_, inner), head in zip(scored[1:], heads[1:], strict=True):
        one = typed(head)
        here = one.dep == "pobj" and one.head.low in ("at", "in", "near", "outside", "on") and one.head.head is not frame
        unknown = inner.lat is None or outer.lat is None or (inner.lat, inner.lon) == (outer.lat, outer.lon)
        held = inner.kind is PlaceKind.REGION and outer.kind is PlaceKind.ADMIN and not unknown  # "Masafer Yatta"
        held = held and distance_km(inner.lat or 0, inner.lon or 0, outer.lat or 0, outer.lon or 0) <= NEAR_KM
        told = inner.kind not in _BROAD and unknown
        if here and (told or held) and clause_verb(one) is clause_verb(frame):
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
            for prep in [kid for kid in up.kids_by("prep") if kid.low in ("in", "at", "near") and kid.i < subject.i]:
                spot = next((spot for obj in prep.kids_by("pobj") if (spot := _named_by(obj, atlas)) is not None), None)
                if spot is not None and spot.kind not in _BROAD:
                    return spot  # "In Bunia, residents said gunmen had killed six people"
        return None
    return None


def _named_by(noun: Token, atlas: Atlas) -> Spot | None:
    """ "Sake", "the town of Sake"."""
    names = [noun, *(noun.behind("of") if noun.lemma in lists().names.places else [])]
    return next((spot for name in names if (spot := atlas.at(name)) is not None), None)


_BROAD = (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.ADMIN)


def _says_where(told: Token, token: Token, spot: Spot, before: Spot, atlas: Atlas, held: bool) -> bool:
    """ "Diagourou commune (Téra department, Tillabéri)", "Doumba, department of Téra": what holds a place just named."""
    between = atlas.paper.article.text[told.end : token.start]
    if _lies_in(between, before, spot):
        return True
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
    if held or "(" in between or bool(kinds & _HOLDING) or spot.kind in _HOLDING:
        return True
    return between.strip() == "," and _is_around(told, token, spot, before, atlas)


def _lies_in(between: str, before: Spot, spot: Spot) -> bool:
    """ "At Dasht in Mastung", "near La Mesilla, in Huehuetenango": what stands right behind "in" holds a small place that
    no map knows, and is not where something else of the sentence was."""
    small = before.gazetteer is None and before.kind in (PlaceKind.OTHER, PlaceKind.VILLAGE)
    *typing, link = between.replace(",", " , ").split() or [""]
    return small and link == "in" and spot.kind not in _FREE and all(one in _TYPING for one in typing)


def _is_around(told: Token, token: Token, spot: Spot, before: Spot, atlas: Atlas) -> bool:
    """ "Bannang Sata, Yala" and "Tanyong Mat, Rangae district, Narathiwat": behind a comma alone stands what is larger,
    though it may be a town by itself. "In Goma, Sake was shelled" and "Homs, Hama and Idlib" say nothing of it.
    """
    if spot.kind in _FREE or typed(phrase_head(token, spot, atlas)).dep in _SUBJECTS:
        return False
    if before.kind in _BROAD and (before.kind is not PlaceKind.ADMIN or lists().names.places.get(told.low) in _BROAD):
        return False  # "Kharkiv region, Kupiansk": the larger first
    held = told.head.head if told.dep == "pobj" and told.head.low == "of" else None
    if before.kind is PlaceKind.ADMIN and held is not None and held.lemma in _SEATS:
        return False  # "in the capital of North Darfur, El Fasher"
    tokens = token.sent.tokens
    last = token.i - tokens[0].i
    while last + 1 < len(tokens) and (atlas.at(tokens[last + 1]) is spot or tokens[last + 1].low in lists().names.places):
        last += 1
    behind = tokens[last + 1 : last + 4]
    if behind and (
        behind[0].low in ("and", "or", "&") or (behind[0].text == "," and behind[1:] and behind[1].low == "and")
    ):
        return False
    further = len(behind) > 1 and behind[0].text == "," and atlas.at(behind[1]) is not None
    larger = spot.kind is not PlaceKind.DISTRICT or further or before.kind is not PlaceKind.CITY
    if spot.lat is None or spot.lon is None or before.lat is None or before.lon is None:
        return larger  # nobody knows how far apart they are
    return larger and distance_km(before.lat, before.lon, spot.lat, spot.lon) <= AREA_KM


_LINKS = frozenset("in of the".split())
_TYPING = frozenset(", area community hamlet locality settlement village ward".split())
_FREE = frozenset((PlaceKind.FACILITY, PlaceKind.ROAD, PlaceKind.WATER, PlaceKind.BORDER))
_SEATS = frozenset("capital center centre hub seat".split())
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_HOLDING = frozenset((PlaceKind.ADMIN, PlaceKind.COUNTRY, PlaceKind.REGION))


def labelled(trigger: Token, atlas: Atlas, paper: Paper) -> Spot | None:
    """The place that a list item is headed with: "Beni territory, North Kivu: ..."."""
    for sentence in reversed(paper.sentences[max(0, trigger.sent.index - 6) : trigger.sent.index]):
        closed = paper.article.text[max(sentence.start, sentence.end - 2) : sentence.end].strip()
        if paper.is_dateline(sentence) or _is_dated_line(sentence, paper):
            return None
        here = sentence.block == trigger.sent.block and (sentence.label or _is_run_in(sentence, atlas, paper))
        if here and (closed in _LABEL_ENDS or stamps.entry_end(paper.article.text[sentence.start : sentence.end + 1])):
            named = [spot for token in sentence.tokens if (spot := atlas.at(token)) is not None]
            if named:
                return _finest((0.0, named[0]), [(0.0, spot) for spot in named])
    return None


def _is_run_in(sentence: Sentence, atlas: Atlas, paper: Paper) -> bool:
    """ "Obo. On 19 June soldiers arrested ...": a paragraph's first sentence that is a place's name and no more."""
    opens = sentence.index == 0 or paper.sentences[sentence.index - 1].block != sentence.block
    if not opens or len(sentence.tokens) > LONGEST_RUN_IN:
        return False
    types = lists().names.places
    told = [spot for one in sentence.tokens if (spot := atlas.at(one)) is not None]
    if not any(spot.gazetteer is not None and spot.country == atlas.main_country for spot in told):
        return False  # "What is disputed? Much."
    named = [one for one in sentence.tokens if one.low not in types and one.pos != "PUNCT"]
    return all(atlas.at(one) is not None and one.low not in COMPASS for one in named)


LONGEST_RUN_IN = 7  # tokens


def _is_dated_line(sentence: Sentence, paper: Paper) -> bool:
    """ "Quetta, 20 August 2025:" over all of an article says where it was written, as a dateline does."""
    words = paper.article.text[sentence.start : sentence.end + 1]
    dated = any(token.text.isdigit() for token in sentence.tokens) and "," in words
    dated = dated and sentence.tokens[0].pos != "NOUN"  # "1.1 Shelling of Gharanij town, on 8 October: seven killed"
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


def _is_asked_of(sentence: Sentence, atlas: Atlas) -> Spot | None:
    """ "What happened in Goma?", above what is told of it: the one place that the question asks about."""
    if sentence.tokens[-1].text != "?":
        return None
    named = [(token, spot) for token in sentence.tokens if (spot := atlas.at(token)) is not None]
    token, spot = named[0] if named else (sentence.tokens[-1], None)
    within = token.head.low in ("around", "at", "in", "near") and token.dep == "pobj"
    return spot if within and len({id(one) for _, one in named}) == 1 else None


def headed(trigger: Token, atlas: Atlas, paper: Paper) -> Spot | None:
    """The place that is all that the heading above names: "Kharkiv region", "4 November – Donetsk"."""
    for sentence in reversed(paper.sentences[max(0, trigger.sent.index - HEADING_REACH) : trigger.sent.index]):
        if paper.block(sentence).kind is not BlockKind.HEADING:
            continue
        types = lists().names.places
        rest = [token for token in sentence.tokens if atlas.at(token) is None and token.low not in types]
        named = [spot for token in sentence.tokens if (spot := atlas.at(token)) is not None]
        if (asked := _is_asked_of(sentence, atlas)) is not None:
            return asked
        if named and not any(token.pos in ("NOUN", "VERB", "ADJ", "AUX") and token.ent != "DATE" for token in rest):
            return _finest((0.0, named[0]), [(0.0, spot) for spot in named])
        return None
    return None


def _is_finer(spot: Spot, label: Spot) -> bool:
    """ "Catatumbo. 230 people fled from the hamlet of Filo Gringo": what the text itself names within what heads it, which
    may be called by its chief town ("Deir ez-Zor: men raided a house in Al-Shuhayl")."""
    town = label.kind is PlaceKind.CITY and spot.kind in _SETTLED and spot.id != label.id
    if not (label.kind in _BROAD or town) or spot.kind in _BROAD or spot.country != label.country:
        return False
    if spot.lat is None or spot.lon is None or label.lat is None or label.lon is None:
        return True
    return distance_km(spot.lat, spot.lon, label.lat, label.lon) <= AREA_KM


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
        beside = chosen.kind is PlaceKind.VILLAGE and chosen.gazetteer is None and spot.kind is PlaceKind.DISTRICT
        if (beside or chosen.kind is PlaceKind.OTHER) and (spot.lat, spot.lon) == (chosen.lat, chosen.lon):
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


_TURNING = frozenset("elsewhere likewise meanwhile separately similarly".split())
_ALL_OVER = frozenset("countrywide nationwide statewide worldwide".split())


def _beside(chosen: Spot, scored: Sequence[tuple[float, Spot]], trigger: Token, atlas: Atlas) -> Spot:
    """ "A tent near Al-Amal Hospital in Khan Younis": not at the hospital, but in the town."""
    if is_street(chosen) and chosen.lat is not None:
        there = [one for one in atlas.spots.values() if (one.lat, one.lon) == (chosen.lat, chosen.lon)]
        return next((one for one in there if one.kind in (PlaceKind.CITY, PlaceKind.VILLAGE)), chosen)
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

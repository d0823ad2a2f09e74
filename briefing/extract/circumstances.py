"""When and where a happening took place, as far as the text says: from its own words, its clause, its sentence, its passage.

Nothing is guessed: where neither the happening's clause nor the passage it continues tells, the answer is unknown.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.domain.place import PlaceKind
from briefing.domain.when import UNKNOWN, When
from briefing.extract.atlas import Atlas, Spot
from briefing.extract.clauses import clause_of, tense_of
from briefing.extract.parse import Paper, Sentence, Token
from briefing.extract.times import Direction, FoundTime
from briefing.extract.words import Tense, Word
from briefing.knowledge.gazetteer import distance_km
from briefing.knowledge.words import lists

_AREAS = frozenset((PlaceKind.COUNTRY, PlaceKind.ADMIN, PlaceKind.REGION))
_WHERE = frozenset(
    "in at near outside inside around across on over throughout of from to into towards toward against off along within beyond between "
    "through along behind above".split()
)


@dataclass(slots=True)
class Clock:
    """The temporal expressions of a paper, by the tokens they cover."""

    times: list[FoundTime]
    by_sentence: dict[int, list[tuple[FoundTime, Token]]]

    def near(self, sentence: Sentence) -> list[tuple[FoundTime, Token]]:
        """The expressions of a sentence, each with the token that ties it to the tree."""
        return self.by_sentence.get(sentence.index, [])


def wind(paper: Paper, times: Sequence[FoundTime]) -> Clock:
    """Tie each expression to the token that heads it."""
    starts = [token.start for token in paper.tokens]
    by_sentence: dict[int, list[tuple[FoundTime, Token]]] = {}
    for time in times:
        first = bisect_left(starts, time.start)
        if first == len(starts) or starts[first] > time.start:
            first = max(0, first - 1)
        covered = [token for token in paper.tokens[first : first + 12] if token.start < time.end and time.start < token.end]
        if not covered:
            continue
        inside = {token.i for token in covered}
        tie = next((token for token in covered if token.head.i not in inside or token.head is token), covered[0])
        by_sentence.setdefault(covered[0].sent.index, []).append((time, tie))
    return Clock(list(times), by_sentence)


def words_of(paper: Paper) -> list[Word]:
    """The tokens as the grammars of times and amounts want them."""
    made = []
    for token in paper.tokens:
        made.append(
            Word(
                token.text,
                token.low,
                token.start,
                token.end,
                token.pos,
                token.tag,
                token.lemma,
                token.sent.group,
                token.sent.block,
                Tense.PAST if token.sent.label else _tense(token),
            )
        )
    return made


_TENSES = {"past": Tense.PAST, "future": Tense.FUTURE}


def _tense(token: Token) -> Tense | None:
    """Where the verb that governs a word points, for words that can be part of a date."""
    if token.pos not in ("PROPN", "NOUN", "NUM", "ADV", "ADJ", "ADP"):
        return None
    verb = clause_verb(token)
    if verb is None:
        return None
    tense = tense_of(verb)
    if tense == "present":
        if verb.lemma in ("plan", "expect", "due", "schedule", "intend", "be"):
            return Tense.FUTURE if verb.lemma != "be" else None
        return None
    return _TENSES.get(tense or "")


def clause_verb(token: Token) -> Token | None:
    """The verb whose clause a token stands in."""
    if token.pos in ("VERB", "AUX"):
        return token
    return next((one for one in token.ancestors() if one.pos in ("VERB", "AUX")), None)


def _below(token: Token, top: Token) -> int | None:
    """How many steps up from `token` to `top`; None where `top` is not above it."""
    steps, one = 0, token
    while one is not top:
        if one.head is one:
            return None
        one = one.head
        steps += 1
    return steps


_CLAUSE_DEPS = frozenset("relcl acl advcl ccomp".split())


WHEN_THEN = 75.0


def _path_is_open(token: Token, top: Token, allow: frozenset[str] = frozenset()) -> bool:
    """Whether no clause of its own stands between a token and what it is to tell about."""
    one = token
    while one is not top:
        if one.pos in ("VERB", "AUX") and one is not token and one.dep in _CLAUSE_DEPS - allow:
            return False
        if one.head is one:
            return False
        one = one.head
    return True


def when_of(
    trigger: Token, clock: Clock, paper: Paper, *, reporting: frozenset[str], rivals: frozenset[int] = frozenset()
) -> tuple[When, FoundTime | None]:
    """The time of a happening named by a verb or noun, and the expression it came from."""
    here = clock.near(trigger.sent)
    best: tuple[float, FoundTime] | None = None
    verb = clause_verb(trigger)
    for time, tie in here:
        if time.start <= trigger.start < time.end:
            continue  # "48 hours after the attack" does not date the attack
        if time.about is not None:
            score = 120.0 if time.about[0] <= trigger.start < time.about[1] else None
        else:
            score = None if _belongs_elsewhere(tie, trigger, rivals) else _time_score(trigger, verb, tie, reporting)
        if score is None:
            continue
        if best is None or score > best[0]:
            best = score, time
    if best is not None and best[0] == WHEN_THEN and best[1].direction is Direction.SINCE and best[1].earliest is not None:
        return When(best[1].earliest, best[1].earliest, best[1].precision), best[
            1
        ]  # "since 5 March 2020, when they agreed"
    if best is None:
        for sentence in paper.sentences[max(0, trigger.sent.index - 4) : trigger.sent.index]:
            if sentence.label and sentence.block == trigger.sent.block:
                for time, _ in clock.near(sentence):
                    best = 1.0, time
    if best is None:
        block = paper.block(trigger.sent)
        if paper.article.day is not None and _CLOCK.match(paper.article.text, block.start):
            return When.on(paper.article.day), None  # an entry of a live page is told as it happens
        return UNKNOWN, None
    return _hull(best[1], here, paper), best[1]


def _hull(time: FoundTime, here: Sequence[tuple[FoundTime, Token]], paper: Paper) -> When:
    """ "On 27 and 28 November": days told together are one stretch."""
    when = interval(time)
    text = paper.article.text
    for other, _ in here:
        if other is time or other.earliest is None or other.latest is None or when.earliest is None or when.latest is None:
            continue
        first, second = (time, other) if time.start < other.start else (other, time)
        between = text[first.end : second.start].strip()
        if between in ("and", ",", "-", "–", "&", "to") and (second.earliest - first.latest).days in range(4):  # type: ignore[operator]
            when = When(min(when.earliest, other.earliest), max(when.latest, other.latest), when.precision)
    return when


_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}\b")


def _belongs_elsewhere(token: Token, trigger: Token, rivals: frozenset[int]) -> bool:
    """Whether a time or place hangs below another happening's noun: "the offensive coincides with strikes in Lebanon"."""
    one = token
    while one.head is not one:
        one = one.head
        if one is trigger:
            return False
        if one.i in rivals and not (
            trigger.pos in ("VERB", "AUX")
            and _below(one, trigger) is not None
            and one.dep in ("dobj", "nsubj", "nsubjpass")
        ):
            return _below(trigger, one) is None
        if one.pos in ("VERB", "AUX"):
            return False
    return False


def interval(time: FoundTime) -> When:
    """The interval an expression gives to what happened then: "by Friday" leaves the beginning open."""
    if time.direction in (Direction.BY, Direction.UNTIL, Direction.BEFORE, Direction.AS_OF) and time.latest is not None:
        return When(None, time.latest, time.precision)
    if time.direction is Direction.SINCE and time.rule != "since" and time.earliest is not None:
        return When(time.earliest, time.earliest, time.precision)  # "since the 7 October attacks": the attacks' own day
    if time.direction is Direction.AFTER and time.earliest is not None:
        return When(time.earliest, None, time.precision)
    return time.when


def _time_score(trigger: Token, verb: Token | None, tie: Token, reporting: frozenset[str]) -> float | None:
    """How well a time fits a happening; None where it is the time of something else."""
    inside = _below(tie, trigger)
    if inside is not None and _path_is_open(tie, trigger, frozenset(("acl",)) if trigger.pos != "VERB" else frozenset()):
        return 100.0 - inside
    if inside is not None and trigger.pos in ("NOUN", "PROPN"):
        through = next((one for one in [tie, *tie.ancestors()] if one.head is trigger), None)
        if through is not None and through.dep in ("acl", "relcl"):
            return 80.0 - inside
    if verb is None:
        return 5.0
    own = clause_verb(tie) if tie.pos not in ("VERB", "AUX") else tie
    if own is verb:
        if verb is not trigger and verb.lemma in reporting and verb.lemma not in lists().circumstances.counting:
            return None
        ahead = tie.i < verb.i
        return 60.0 - abs(tie.i - trigger.i) / 50 - (0 if not ahead else 0.1)
    # what hangs on a neighbour in the chain of clauses
    above = [verb, *[one for one in verb.ancestors() if one.pos in ("VERB", "AUX")]]
    for distance, one in enumerate(above[1:], 1):
        link = above[distance - 1]
        if link.dep in ("relcl",):
            if tie is link.head or _below(tie, link.head) is not None or _below(link.head, tie) is not None:
                return WHEN_THEN  # "at the weekend, when"
            break
        if own is one:
            if one.lemma in reporting and link.dep in ("ccomp", "parataxis", "advcl", "dep"):
                return None  # "said on Sunday" dates the saying
            if link.dep == "ccomp":
                return 8.0 - distance
            return 40.0 - 3 * distance
        if one.lemma in reporting and link.dep == "ccomp":
            break
    # what hangs on a sibling below: "killed 3 and wounded 5 on Friday", "when a mine went off on Sunday"
    if own is not None and _below(own, verb) is not None:
        chain = [own, *own.ancestors()]
        links = [one.dep for one in chain[: chain.index(verb)] if one.pos in ("VERB", "AUX")]
        if all(dep in ("conj", "advcl", "xcomp") for dep in links) and not _own_subject_and_place(own):
            return 30.0 - len(links)
        if links == ["acl"] and own.tag == "VBN" and own.head.dep == "pobj" and own.head.head.low in ("in", "during"):
            return 20.0  # "in an operation launched on Monday"
    return None


def _own_subject_and_place(verb: Token) -> bool:
    return verb.dep == "conj" and verb.kid("nsubj", "nsubjpass") is not None


# ---------------------------------------------------------------- places


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
    verb = clause_verb(trigger)
    for token in trigger.sent.tokens:
        spot = atlas.at(token)
        if spot is None or (
            token.i > 0 and atlas.at(paper.tokens[token.i - 1]) is spot and paper.tokens[token.i - 1].sent is token.sent
        ):
            continue
        head = _phrase_head(token, atlas)
        if head not in objects and _belongs_elsewhere(head, trigger, rivals):
            continue
        score = _place_score(trigger, verb, head, objects, reporting)
        if score is not None:
            if spot.kind is PlaceKind.COUNTRY:
                score -= 25
            elif spot.kind in _AREAS:
                score -= 4
            elif spot.kind in (PlaceKind.WATER, PlaceKind.ROAD):
                score -= 8
            scored.append((score, spot))
    label = _labelled(trigger, atlas, paper)
    if label is not None:
        scored.append((45.0, label))
    if scored:
        best = max(scored, key=lambda one: one[0])
        if best[0] > 0:
            return _finest(best, scored), best[0] >= 50
    if scored and max(scored, key=lambda one: one[0])[0] > -20:
        return max(scored, key=lambda one: one[0])[1], False
    return None, False


def _labelled(trigger: Token, atlas: Atlas, paper: Paper) -> Spot | None:
    """The place that a list item is headed with: "Beni territory, North Kivu: ..."."""
    for sentence in reversed(paper.sentences[max(0, trigger.sent.index - 6) : trigger.sent.index]):
        if (
            sentence.label
            and sentence.block == trigger.sent.block
            and paper.article.text[sentence.end - 2 : sentence.end].strip() == ":"
        ):
            for token in sentence.tokens:
                spot = atlas.at(token)
                if spot is not None:
                    return spot
    return None


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
NEAR_KM = 40  # a quarter or site named with a town lies in it; farther off it is another place
AREA_KM = 250


def _finest(best: tuple[float, Spot], scored: Sequence[tuple[float, Spot]]) -> Spot:
    """Of places that say the same at different grain ("in Kharkiv ... in the Saltivka district") the finest."""
    chosen = best[1]
    for score, spot in sorted(scored, key=lambda one: -one[0]):
        if best[0] - score > 30 or _FINENESS[spot.kind] <= _FINENESS[chosen.kind]:
            continue
        reach = AREA_KM if _FINENESS[chosen.kind] <= 1 else NEAR_KM
        if spot.lat is None or spot.lon is None or chosen.lat is None or chosen.lon is None:
            if spot.country == chosen.country and spot.kind is not PlaceKind.OTHER:
                chosen = spot
            continue
        if distance_km(spot.lat, spot.lon, chosen.lat, chosen.lon) <= reach:
            chosen = spot
    return chosen


def _phrase_head(token: Token, atlas: Atlas) -> Token:
    """The head of the phrase that a place's name begins."""
    spot = atlas.at(token)
    one = token
    while one.head is not one and atlas.at(one.head) is spot and one.head.sent is token.sent:
        one = one.head
    return one


def _place_score(
    trigger: Token, verb: Token | None, head: Token, objects: Sequence[Token], reporting: frozenset[str]
) -> float | None:
    one = head.first_conjunct()
    if one.dep == "appos" and one.head is not one:
        one = one.head.first_conjunct()
    one = _typed(one)
    if one not in objects and _of_somebody(one, trigger, reporting):
        return None
    if one.dep in ("nsubj",) and one not in objects:
        return None
    if one.dep == "pobj":
        prep = one.head.low
        if prep not in _WHERE:
            return None
        if prep in ("from", "between") and not objects:
            return 2.0 if _below(one, trigger) is not None else None
        penalty = {"from": 18.0, "to": 6.0, "of": 1.0, "into": 2.0, "towards": 3.0, "toward": 3.0, "between": 20.0}.get(
            prep, 0.0
        )
    elif one in objects or one.dep in ("dobj", "nsubjpass"):
        penalty = 0.0
    elif one.dep in ("compound", "nmod", "poss", "amod", "npadvmod"):
        penalty = 3.0
    else:
        penalty = 4.0
    if one in objects:
        return 90.0 - penalty
    inside = _below(one, trigger)
    if inside is not None and _path_is_open(one, trigger, frozenset(("acl",))):
        return 85.0 - inside - penalty
    if any(_below(one, obj) is not None and _path_is_open(one, obj) for obj in objects):
        nearest = min(steps for obj in objects if (steps := _below(one, obj)) is not None)
        return 70.0 - nearest - penalty
    if verb is None:
        return 20.0 - penalty
    own = clause_verb(one)
    if own is verb:
        return 60.0 - abs(one.i - trigger.i) / 20 - penalty
    above = [verb, *[up for up in verb.ancestors() if up.pos in ("VERB", "AUX")]]
    for distance, up in enumerate(above[1:], 1):
        link = above[distance - 1]
        if link.dep == "relcl":
            # "the town, where": the antecedent is the place
            if one is link.head or _below(one, link.head) is not None:
                return 50.0 - penalty
            break
        if own is up:
            if up.lemma in reporting and link.dep in ("ccomp", "parataxis"):
                return None
            return 35.0 - 4 * distance - penalty
        if up.lemma in reporting and link.dep == "ccomp":
            break
    if own is not None and _below(own, verb) is not None:
        chain = [own, *own.ancestors()]
        links = [step.dep for step in chain[: chain.index(verb)] if step.pos in ("VERB", "AUX")]
        if all(dep in ("conj", "advcl", "xcomp", "acl") for dep in links):
            return 25.0 - 3 * len(links) - penalty
    return None


def _of_somebody(place: Token, trigger: Token, reporting: frozenset[str]) -> bool:
    """Whether a place only tells who somebody is ("the Kiev regime", "the ministry in Damascus said") or names a road ("the Idlib road")."""
    if (
        place.dep in ("compound", "nmod", "poss", "amod")
        and place.head.lemma in lists().circumstances.seats | lists().circumstances.ways
    ):
        return True
    one = place
    while one.head is not one and one is not trigger:
        if one.low == "according":
            return True
        if (
            one.dep in ("nsubj", "nsubjpass", "appos")
            and one.head.pos in ("VERB", "AUX")
            and one.head.lemma in reporting
            and one.head is not trigger
        ):
            return True
        if one.pos in ("VERB", "AUX"):
            return False
        one = one.head
    return False


def _typed(head: Token) -> Token:
    """ "The Saltivka district", "the village of Lolwa": the noun of place carries the phrase."""
    noun = head.head
    if head.dep in ("compound", "nmod", "amod") and noun.lemma in lists().names.places and noun is not head:
        return noun
    if head.dep == "pobj" and noun.low == "of" and noun.head.lemma in lists().names.places and noun.head is not noun:
        if not any(kid.dep in ("compound", "nmod") and kid.text[:1].isupper() for kid in noun.head.kids):
            return noun.head
    return head


def objects_of(verb: Token) -> list[Token]:
    """The objects of a verb, whichever voice."""
    return clause_of(verb).objects

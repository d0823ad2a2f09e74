"""Blows told before a toll that it cannot be of, though they are the last that were told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefing.domain.event import EventType
from briefing.domain.text import BlockKind
from briefing.domain.when import When
from briefing.extract.events.happenings import BLOWS, Happening, is_background
from briefing.extract.events.reading import EventReader
from briefing.extract.events.sameness import REACH
from briefing.extract.events.standing import Mood
from briefing.extract.places.agreeing import places_agree
from briefing.extract.places.atlas import Spot
from briefing.extract.sentences.parse import Sentence, Token
from briefing.extract.times.clause_times import long_after
from briefing.extract.times.intervals import days_of
from briefing.extract.tolls.rows import Row

SECTION = 60  # sentences back to a heading
LONGEST_HEAD = 4  # words of a heading in capitals
PARAGRAPH = 12  # sentences
FRONT = 5  # tokens in which the place that a sentence opens with is named
_BOMBS = frozenset("blast bomb bombing device explosive explosion grenade ied".split())
_DENYING = frozenset("deny dismiss refute reject".split())


def is_of_several(row: Row, happening: Happening, reader: EventReader) -> bool:
    """Whether blows of several days or places were told before a toll that says how far it counts."""
    told = [one for one in reader.happenings[:REACH] if one.trigger.i < row.trigger.i and one is not happening]
    for one in told if happening.type is not EventType.DISASTER else ():
        if one.type not in (EventType.STRIKE, EventType.BATTLE) or one.standing.mood is not Mood.HAPPENED:
            continue
        days = one.when.is_known and happening.when.is_known and not one.when.overlaps(happening.when)
        away = one.spot is not None and happening.spot is not None and not places_agree(one.spot, happening.spot)
        if (days or away) and not is_background(one.when, reader.paper.article.day):
            return True
    return False


def opens_elsewhere(row: Row, spot: Spot, reader: EventReader) -> bool:
    """Whether the sentence of a toll begins with a place that the happening was not in."""
    tokens = row.trigger.sent.tokens
    if tokens[0].low not in ("in", "at", "near", "across") or row.trigger.i - tokens[0].i < 2:
        return False
    named = next((found for one in tokens[1:FRONT] if (found := reader.atlas.at(one)) is not None), None)
    return named is not None and not places_agree(named, spot)


def is_by_the_way(happening: Happening, by_group: Mapping[int, Sequence[Happening]]) -> bool:
    """ "The cyclone hit Beira, two days after it had torn through the islands": what is only measured from."""
    once = all(token.sent is happening.trigger.sent for token in happening.triggers)
    if not once or long_after(happening.trigger) is None:
        return False
    beside = by_group.get(happening.trigger.sent.group, ())
    return any(one is not happening and one.type in BLOWS and one.trigger.i < happening.trigger.i for one in beside)


def is_counterclaim(happening: Happening) -> bool:
    """ "The group denied it, saying that the army had bombed the market": its account of what was told before."""
    return len(happening.triggers) == 1 and any(
        one.pos == "VERB" and one.lemma in _DENYING for one in happening.trigger.ancestors()
    )


def is_of_another_section(happening: Happening, row: Row, reader: EventReader) -> bool:
    """Whether a heading between the two names another place than the happening's or its heading's: "NIGERIA"."""
    here = _heading_above(row.trigger.sent, reader)
    first = happening.triggers[0].sent
    if here is None or here[0] <= first.index or happening.spot is None:
        return False
    there = _heading_above(first, reader)
    if there is not None:
        return not any(places_agree(one, other) for one in here[1] for other in there[1])
    return not any(places_agree(one, happening.spot) for one in here[1])


def _heading_above(sentence: Sentence, reader: EventReader) -> tuple[int, list[Spot]] | None:
    """The last heading above a sentence that names places, and these."""
    for one in reversed(reader.paper.sentences[max(0, sentence.index - SECTION) : sentence.index]):
        capitals = len(one.tokens) <= LONGEST_HEAD and not any(token.text != token.text.upper() for token in one.tokens)
        if capitals or reader.paper.block(one).kind is BlockKind.HEADING:
            named = [spot for token in one.tokens if (spot := reader.atlas.at(token)) is not None]
            if named:
                return one.index, named
    return None


def opens_anew(trigger: Token, reader: EventReader) -> bool:
    """Whether the paragraph of a toll begins by saying that it tells of something else: "Similarly, ...", "Elsewhere"."""
    block = trigger.sent.block
    here = reader.paper.sentences[max(0, trigger.sent.index - PARAGRAPH) : trigger.sent.index + 1]
    first = next((one for one in here if one.block == block and not one.label), trigger.sent)
    lows = [token.low for token in first.tokens[:3]]
    other = lows[:1] == ["in"] and bool({"another", "separate", "similar"} & set(lows[1:]))
    return lows[:1] in (["similarly"], ["likewise"], ["elsewhere"], ["separately"]) or other


def is_longer(told: When, happened: When) -> bool:
    """Whether a figure's own stretch takes more days than a happening did, by more than a night."""
    if None in (told.earliest, told.latest, happened.earliest, happened.latest):
        return False
    return days_of(told) > max(1, days_of(happened))


def is_no_bombing(happening: Happening, named: Iterable[Token]) -> bool:
    """ "Police were fired upon. ... He had planted the bomb, in which six died": in no fight where a bomb is named."""
    if happening.type not in (EventType.BATTLE, EventType.CASUALTY):
        return False
    return any(one.lemma in _BOMBS or any(low.lemma in _BOMBS for low in one.behind("of")) for one in named)

"""Deaths that are none of a conflict: of illness, and of accidents and nature told beside what a conflict did."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.domain.event import EventType
from briefing.domain.text import BlockKind
from briefing.extract.events.reading import EventReader
from briefing.extract.events.standing import Mood
from briefing.extract.sentences.clauses import clause_of
from briefing.extract.sentences.parse import Paper, Sentence, Token
from briefing.extract.tolls.rows import Row
from briefing.knowledge import Knowledge
from briefing.knowledge.words import lists

_COUNTED_WITH = frozenset("case infection outbreak patient surveillance vaccination".split())
_APART = frozenset("relcl advcl ccomp conj".split())
_OF_DEATHS = frozenset("dead death deaths died fatalities fatality killed kills".split())
LEAD = 2  # sentences
HEADED = 4  # words before a colon
_BLOWS = (EventType.STRIKE, EventType.VIOLENCE_AGAINST_CIVILIANS, EventType.BATTLE)
_OF_WAR = frozenset("aircraft bomber fighter helicopter jet warplane".split())


def is_of_illness(head: Token, trigger: Token, paper: Paper) -> bool:
    """ "Cholera has killed 70", "died of measles", "240 new cases of cholera and 19 deaths": what illness does is no toll
    here."""
    illnesses = lists().casualties.illnesses
    near = [*trigger.kids, *head.kids, *(trigger.head.kids if trigger.pos == "NOUN" else ())]
    if trigger.pos in ("VERB", "AUX"):
        near += clause_of(trigger).subjects
    named = [one for one in near if one.dep not in _APART]
    named += [obj for one in near if one.dep in ("prep", "agent") for obj in one.kids_by("pobj")]
    if any({one.low, one.lemma.lower()} & illnesses for one in named):
        return True
    return trigger.low in _OF_DEATHS and _is_among_cases(trigger, paper)


def _is_among_cases(trigger: Token, paper: Paper) -> bool:
    """ "Cholera: 1,240 cases and 19 deaths", a list item headed "Health": the deaths of the cases beside them."""
    illnesses = lists().casualties.illnesses
    here = _same_item(trigger.sent, paper)
    words = [token for sentence in here for token in sentence.tokens]
    ill = [token for token in words if {token.low, token.lemma.lower()} & illnesses]
    cases = any(token.lemma.lower() in _COUNTED_WITH for token in trigger.sent.tokens)
    headed = bool(ill) and ((here[0].label and ill[0].sent is here[0]) or _is_before_colon(ill[0], words))
    return bool(ill) and (cases or headed) and _names_no_blow(words)


def _is_before_colon(word: Token, words: Sequence[Token]) -> bool:
    """ "Lassa fever: 118 deaths": what the figures are of stands before a colon."""
    after = [token for token in words if token.i > word.i]
    return word.i - words[0].i < HEADED and bool(after) and after[0].text == ":"


def _same_item(sentence: Sentence, paper: Paper) -> list[Sentence]:
    """The sentences of its block up to it: the label of a list item is one of its own."""
    first = sentence.index
    while first and paper.sentences[first - 1].block == sentence.block:
        first -= 1
    here = paper.sentences[first : sentence.index + 1]
    if paper.block(sentence).kind is BlockKind.LIST_ITEM or here[0].label:
        return here
    return [one for one in here if one.group == sentence.group]  # "Cholera is back: 43 cases and one death"


def _names_no_blow(words: Sequence[Token]) -> bool:
    return not any(token.lemma in ("attack", "shell", "strike", "bomb", "gunman", "shoot", "airstrike") for token in words)


def of_conflict(rows: list[Row], reader: EventReader) -> list[Row]:
    """The tolls without those of accidents and nature, where the article is about something else.

    An article that begins with a disaster is about it, and counts its dead; a bus crash told beside an ambush does not.
    """
    blows = [one for one in reader.happenings if one.type in _BLOWS and one.standing.mood is Mood.HAPPENED]
    disasters = [one for one in reader.happenings if one.type is EventType.DISASTER]
    if not blows or not disasters:
        return rows
    first = min(blows, key=lambda one: one.trigger.i)
    lead = min(disasters, key=lambda one: one.trigger.i)
    if lead.trigger.i < first.trigger.i and lead.trigger.sent.group <= LEAD:
        return rows
    return [row for row in rows if not _is_of_accident(row, reader.cast.knowledge)]


def _is_of_accident(row: Row, knowledge: Knowledge) -> bool:
    happening = row.happening if row.happening is not None or row.part_of is None else row.part_of.happening
    if happening is None or happening.type is not EventType.DISASTER or happening.initiators:
        return False
    if happening.meaning.subtype not in ("natural", "crash"):
        return False  # what blew up may have been blown up
    tokens = happening.trigger.sent.tokens
    if happening.meaning.subtype != "crash" or {token.lemma.lower() for token in tokens} & _OF_WAR:
        return happening.meaning.subtype != "crash"
    texts = [token.text for token in tokens]  # "died when an Apache crashed"
    return not any(knowledge.weapons.match(texts, n) for n, text in enumerate(texts) if text[:1].isupper())

"""What an analyst enters by hand, begun from words selected in an article: the form then has little left to ask.

Only a beginning: whatever is found here, the analyst sees it in a form before anything is kept. The words selected are the
evidence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.domain.casualty import Casualty, CasualtyId, Effect, Group, Victims
from briefing.domain.claim import Origin, Review, Status
from briefing.domain.corpus import Corpus
from briefing.domain.event import Event
from briefing.domain.text import Article, Span, sentence_around
from briefing.domain.when import UNKNOWN, When

# Beginnings of words.
_EFFECTS = (
    (Effect.KILLED, r"kill|dead|died|dies|death|slain|slaughter|massacr|bod(y|ies)\b|martyr|execut|drown"),
    (Effect.WOUNDED, r"wound|injur|hurt|maim"),
    (Effect.ABDUCTED, r"abduct|kidnap|hostage"),
    (Effect.CAPTURED, r"captur|prisoners? of war|surrender"),
    (Effect.DETAINED, r"detain|arrest|jail|imprison|held\b"),
    (Effect.MISSING, r"missing|disappear|unaccounted"),
    (Effect.DISPLACED, r"displac|flee|fled|evacuat|uproot|homeless|their homes"),
)
_COMBATANTS = r"soldier|fighter|troop|combatant|militant|militia|rebel|insurgent|gunm[ae]n|officer|conscript|guerrilla"
_CIVILIANS = r"civilian|child|wom[ae]n|resident|villager|passer|patient|worshipp|journalist|medic\b"
_GROUPS = (
    (Group.CHILDREN, r"child|bab(y|ies)\b|infant|minors?\b|pupils?\b"),
    (Group.WOMEN, r"wom[ae]n\b|girls?\b|mothers?\b"),
    (Group.JOURNALISTS, r"journalist|reporter|photographer|cameram"),
    (Group.MEDICS, r"medics?\b|doctor|nurse|paramedic|rescuer"),
    (Group.AID_WORKERS, r"aid work"),
    (Group.POLICE, r"police"),
    (Group.PRISONERS, r"prisoners?\b(?! of war)|detainees?\b|inmates?\b"),
    (Group.CLERGY, r"priest|imams?\b|cleric|nuns?\b"),
    (Group.OFFICIALS, r"official"),
)


@dataclass(frozen=True, slots=True)
class FigureDraft:
    """A figure to complete. `has_number`: its range was read from the words; otherwise it stands for nothing yet."""

    row: Casualty
    has_number: bool


def draft_figure(corpus: Corpus, article: Article, words: Span, id_: CasualtyId) -> FigureDraft:
    """A figure from selected words: the first number in them, what became of whom by the words and their sentence, and the
    event told in the sentence or just before it, with its date and place.

    Raises ValueError for words of another article.
    """
    quote = article.quote(words)
    sentence = sentence_around(article, words)
    around = article.quote(sentence)
    number = _number(quote)
    low, high, qualifier = number or (1, None, None)
    event = event_near(corpus, article, words, sentence)
    at = words.start - sentence.start
    effect = _effect(quote) or _effect(around[at + len(quote) :]) or _effect(around[:at]) or Effect.KILLED
    when = when_near(corpus, words, sentence)
    if not when.is_known and event is not None:
        when = event.when
    row = Casualty(
        id=id_,
        effect=effect,
        low=low,
        high=high,
        qualifier=qualifier,
        victims=_victims(quote) if _victims(quote) is not Victims.UNKNOWN else _victims(around),
        groups=tuple(group for group, form in _GROUPS if re.search(rf"(?i)\b(?:{form})", quote)),
        event=event.id if event is not None else None,
        when=when,
        place=event.place if event is not None else None,
        attributed_to=event.attributed_to if event is not None else (),
        status=event.status if event is not None else Status.REPORTED,
        review=Review.ACCEPTED,
        origin=Origin.ANALYST,
        evidence=(words,),
    )
    return FigureDraft(row, number is not None)


def event_near(corpus: Corpus, article: Article, words: Span, sentence: Span) -> Event | None:
    """The event told in the sentence, the nearest to the words where there are several; else the last one told before it in
    the same paragraph. Rejected ones are none.
    """
    told = [
        (span, event)
        for event in corpus.events
        if event.review is not Review.REJECTED
        for span in event.evidence
        if span.article == article.id
    ]
    inside = [(abs(span.start - words.start), event.id, event) for span, event in told if span.overlaps(sentence)]
    if inside:
        return min(inside, key=lambda one: one[:2])[2]
    block = article.block_at(words.start)
    if block is None:
        return None
    before = [(span.start, event.id, event) for span, event in told if block.start <= span.start < words.start]
    return max(before, key=lambda one: one[:2])[2] if before else None


def when_near(corpus: Corpus, words: Span, sentence: Span) -> When:
    """The date told in the words, else the only one told in their sentence; unknown where there is none or are several."""
    dated = [one for one in corpus.times if one.when.is_known]
    inside = [one.when for one in dated if one.evidence.overlaps(words)]
    if inside:
        return inside[0]
    around = {one.when for one in dated if one.evidence.overlaps(sentence)}
    return around.pop() if len(around) == 1 else UNKNOWN


def _number(quote: str) -> tuple[int | None, int | None, str | None] | None:
    """The first number that can count people: low, high and its hedge."""
    from briefing.extract.numbers.amounts import AmountKind, find_amounts  # tables that nothing else in the window needs
    from briefing.extract.sentences.words import split

    for one in find_amounts(split(quote)):
        if one.kind in (AmountKind.CARDINAL, AmountKind.VAGUE) and (one.low, one.high) != (None, None):
            return one.low, one.high, one.qualifier
    return None


def _effect(text: str) -> Effect | None:
    """What the first word that says so tells."""
    found = ((re.search(rf"(?i)\b(?:{form})", text), effect) for effect, form in _EFFECTS)
    return min(((match.start(), effect) for match, effect in found if match), default=(0, None))[1]


def _victims(text: str) -> Victims:
    has_fighters = re.search(rf"(?i)\b(?:{_COMBATANTS})", text) is not None
    has_civilians = re.search(rf"(?i)\b(?:{_CIVILIANS})", text) is not None
    if has_fighters and has_civilians:
        return Victims.UNKNOWN  # of whom the number speaks is for the analyst to say
    return Victims.COMBATANT if has_fighters else Victims.CIVILIAN if has_civilians else Victims.UNKNOWN

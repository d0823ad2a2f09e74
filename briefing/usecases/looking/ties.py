"""Ties between actors as the case holds them: what articles state, how firmly, since when, and what the analyst decided.

How firmly a sentence puts a tie is read from that sentence alone: it hedges or accuses (claimed), denies (denied), does
both (disputed), or says that it is over (ended). The analyst's verdict goes before all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefing.domain.actor import ActorId, Predicate, Relation
from briefing.domain.claim import Review, Stance
from briefing.domain.corpus import Corpus
from briefing.domain.criteria import Criteria
from briefing.domain.text import Article, ArticleId, Span, sentence_around
from briefing.domain.tie import Standing, TieKey, TieVerdict

_CLAIMED = re.compile(
    r"\b(alleg\w+|accus\w+|claim(?:s|ed|ing)?|reportedly|purported\w*|suspected|supposed\w*|apparently|unconfirmed|so-called)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(den(?:y|ies|ied|ying)|disput\w+|reject(?:s|ed|ing)? (?:the )?(?:claims?|reports?|accusations?|allegations?))\b",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(no longer|used to|until (?:1[89]|20)\d\d|parted ways|(?:broke|broken|breaking) (?:away|ties|with|off)|"
    r"(?:cut|severed|ended|renounced) (?:\w+ )?(?:ties|links|allegiance|alliance|support|backing))\b",
    re.IGNORECASE,
)
_FORMER = re.compile(
    r"(?:\b(?:former(?:ly)?|erstwhile|one-?time|once|previously|ousted|deposed|then)\s+|\bex-)(?:[\w'’-]+\s+){0,2}$",
    re.IGNORECASE,
)
_BESIDE = 24  # characters before and behind the words of a tie in which it is said to be over
_NEAR = 1_200  # characters around words in which a sentence is looked for; those of our own articles end within 740
_ONE_WAY = frozenset({Predicate.OFFSHOOT_OF})  # to have broken away is what makes it


@dataclass(frozen=True, slots=True)
class TieGround:
    """Words that a tie rests on, how firmly they put it, and the day their article came out, where it is known."""

    span: Span
    standing: Standing
    day: date | None


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie with all its grounds in the order of the days they came out, undated ones last, and with the analyst's word.

    `key` is what it is known by as it was read; `predicate` is what holds, which the analyst may have set otherwise.
    """

    key: TieKey
    predicate: Predicate
    standing: Standing
    verdict: TieVerdict
    grounds: tuple[TieGround, ...]

    @property
    def subject(self) -> ActorId:
        return self.key.subject

    @property
    def object(self) -> ActorId:
        return self.key.object

    @property
    def review(self) -> Review:
        return self.verdict.review

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(one.span for one in self.grounds)

    @property
    def articles(self) -> tuple[ArticleId, ...]:
        """Those that tell it, each once."""
        return tuple(dict.fromkeys(one.span.article for one in self.grounds))

    @property
    def first(self) -> date | None:
        """The day on which it was first reported."""
        return min((one.day for one in self.grounds if one.day is not None), default=None)

    @property
    def last(self) -> date | None:
        """The day on which it was last reported."""
        return max((one.day for one in self.grounds if one.day is not None), default=None)

    def other(self, actor: ActorId) -> ActorId:
        """The actor at the other end."""
        return self.object if actor == self.subject else self.subject


def tie_id(key: TieKey) -> str:
    """A tie's key as one word, the same for both orders of a mutual one."""
    return "tie " + " ".join(TieKey.of(*key))


@dataclass(frozen=True, slots=True)
class ReadTie:
    """A tie that the program read, with all words that tell it, in the order of the articles. `put` is how firmly they put
    it, the analyst's word and whether it is over left aside.
    """

    key: TieKey
    evidence: tuple[Span, ...]
    put: Standing
    verdict: TieVerdict

    @property
    def id(self) -> str:
        """One line that names it; no event or figure has such an id."""
        return tie_id(self.key)

    @property
    def review(self) -> Review:
        return self.verdict.review

    @property
    def predicate(self) -> Predicate:
        """What holds: as it was read, or as the analyst set it."""
        return self.verdict.predicate or self.key.predicate

    @property
    def articles(self) -> tuple[ArticleId, ...]:
        """Those that tell it, each once."""
        return tuple(dict.fromkeys(one.article for one in self.evidence))


def read_ties(corpus: Corpus) -> tuple[ReadTie, ...]:
    """The ties that the program read, rejected ones among them, in the order of the relations of a corpus. Sentences are
    looked into only where a word of claiming or denying stands near: in a large case there are tens of thousands.
    """
    known = {one.id for one in corpus.actors}
    articles = {one.id: one for one in corpus.articles}
    denied = {span for said in corpus.statements if said.stance is Stance.DENIES for span in said.evidence}
    disowned = {span.article for span in denied}
    found: dict[TieKey, list[Relation]] = {}
    for relation in corpus.relations:
        if relation.subject != relation.object and {relation.subject, relation.object} <= known:
            found.setdefault(TieKey.of(relation.subject, relation.predicate, relation.object), []).append(relation)
    made = []
    for key, told in found.items():
        spans = tuple(dict.fromkeys(span for one in told for span in one.evidence))
        put = []
        for span in spans:
            article = articles.get(span.article)
            if article is not None and span.end <= len(article.text):
                near = article.text[max(0, span.start - _NEAR) : span.end + _NEAR]
                is_plain = span.article not in disowned and not _CLAIMED.search(near) and not _DENIED.search(near)
                put.append(Standing.STATED if is_plain else how_put(article, span, denied))
        shown = TieKey(told[0].subject, key.predicate, told[0].object)
        made.append(ReadTie(shown, spans, together(put), corpus.ties.of(key)))
    return tuple(made)


def fitting(corpus: Corpus, criteria: Criteria) -> frozenset[str]:
    """The ids of read ties that fit a filter: by their two actors, the publishers that tell them and the words they are
    told in. A tie has neither day, place, kind, status nor grade: a filter that asks for one leaves it out, one for a
    period lets it through with what has no date. What was decided is not asked here, as for the queue of reviewing.
    """
    asks_more = criteria.types or criteria.effects or criteria.places or criteria.statuses
    is_graded = criteria.reliability is not None or criteria.credibility is not None
    if asks_more or is_graded or (criteria.has_period and not criteria.undated):
        return frozenset()
    articles = {one.id: one for one in corpus.articles}
    names = {one.id: " ".join((one.name, *one.aliases)) for one in corpus.actors} if criteria.words else {}
    found = set()
    for one in corpus.relations:
        if criteria.actors and one.subject not in criteria.actors and one.object not in criteria.actors:
            continue
        told_in = [(articles[span.article], span) for span in one.evidence if span.article in articles]
        if criteria.sources and all(criteria.sources.isdisjoint(article.outlets) for article, _ in told_in):
            continue
        if criteria.words:
            hay = [names.get(one.subject, ""), names.get(one.object, ""), one.predicate.value.replace("-", " ")]
            for article, span in told_in:
                hay += [article.text[span.start : span.end], *article.outlets, article.title or ""]
            told = "\n".join(hay).casefold()
            if not all(word in told for word in criteria.words):
                continue
        found.add(tie_id(TieKey(one.subject, one.predicate, one.object)))
    return frozenset(found)


def ties(corpus: Corpus, of: ActorId | None = None) -> tuple[Tie, ...]:
    """All ties of a corpus, rejected ones among them, in the order of its relations; those put in by hand come last. With
    `of` those of one actor alone: reading how sentences put a tie takes a fifth of a millisecond each.
    """
    articles = {one.id: one for one in corpus.articles}
    denied = {span for said in corpus.statements if said.stance is Stance.DENIES for span in said.evidence}
    known = {one.id for one in corpus.actors}
    found: dict[TieKey, list[Relation]] = {}
    for relation in corpus.relations:
        if of is not None and of not in (relation.subject, relation.object):
            continue
        found.setdefault(TieKey.of(relation.subject, relation.predicate, relation.object), []).append(relation)
    made = []
    for key, told in found.items():
        if key.subject == key.object or not {key.subject, key.object} <= known:
            continue
        spans = dict.fromkeys(span for one in told for span in one.evidence)
        subject, object_ = told[0].subject, told[0].object
        shown = TieKey(subject, key.predicate, object_)  # of mutual ties in the order of the text
        by_word = [because.words for one in told for because in one.why if because.field == "predicate" and because.words]
        made.append(_tie(shown, spans, articles, denied, corpus.ties.of(key), by_word))
    for key, verdict in corpus.ties.by_key.items():
        is_wanted = of is None or of in (key.subject, key.object)
        if verdict.by_hand and is_wanted and key not in found and {key.subject, key.object} <= known:
            words = [verdict.evidence] if verdict.evidence is not None else []
            made.append(_tie(key, words, articles, denied, verdict))
    return tuple(made)


def standing(corpus: Corpus) -> tuple[Tie, ...]:
    """The ties that the analyst did not reject."""
    return tuple(one for one in ties(corpus) if one.review is not Review.REJECTED)


def _tie(
    key: TieKey,
    spans: Iterable[Span],
    articles: Mapping[ArticleId, Article],
    denied: set[Span],
    verdict: TieVerdict,
    by_word: Sequence[Span] = (),
) -> Tie:
    grounds = []
    for one in spans:
        article = articles.get(one.article)
        if article is not None and one.end <= len(article.text):
            put = how_put(article, one, denied)
            if put is Standing.STATED and key.predicate not in _ONE_WAY and is_over(article, one, by_word):
                put = Standing.ENDED
            grounds.append(TieGround(one, put, article.day))
    grounds.sort(key=lambda one: (one.day is None, one.day or date.max))
    holds = verdict.standing or (Standing.ENDED if verdict.until else together([one.standing for one in grounds]))
    return Tie(key, verdict.predicate or key.predicate, holds, verdict, tuple(grounds))


def together(said: Sequence[Standing]) -> Standing:
    """How a tie stands that several sentences tell, in the order of their days; what nobody tells is known, not told."""
    kinds = set(said)
    if not kinds or kinds == {Standing.STATED}:
        return Standing.STATED
    if Standing.STATED in kinds:
        if kinds & {Standing.DENIED, Standing.DISPUTED}:
            return Standing.DISPUTED
        return Standing.ENDED if said[-1] is Standing.ENDED else Standing.STATED
    if Standing.DISPUTED in kinds or {Standing.CLAIMED, Standing.DENIED} <= kinds:
        return Standing.DISPUTED
    return next(one for one in (Standing.CLAIMED, Standing.DENIED, Standing.ENDED) if one in kinds)


def how_put(article: Article, span: Span, denied: set[Span] | frozenset[Span] = frozenset()) -> Standing:
    """How firmly the sentence of some words puts them: stated, claimed, denied, or both. `denied` are words of denials."""
    whole = sentence_around(article, span)
    sentence = article.quote(whole)
    is_denied = _DENIED.search(sentence) is not None or any(one.overlaps(whole) for one in denied)
    if _CLAIMED.search(sentence) is not None:
        return Standing.DISPUTED if is_denied else Standing.CLAIMED
    return Standing.DENIED if is_denied else Standing.STATED


def put_by(article: Article, span: Span) -> Span | None:
    """The word by which a sentence claims or denies what some of its words say; None where there is none."""
    whole = sentence_around(article, span)
    found = [one for one in (form.search(article.text, whole.start, whole.end) for form in (_DENIED, _CLAIMED)) if one]
    return Span(article.id, found[0].start(), found[0].end()) if found else None


def is_over(article: Article, span: Span, by_word: Sequence[Span] = ()) -> bool:
    """Whether the words of a tie say that it is past. `by_word` are the words that name ties: "commander", "backed"."""
    whole = sentence_around(article, span)
    near = article.text[max(whole.start, span.start - _BESIDE) : min(whole.end, span.end + _BESIDE)]
    if _OVER.search(near) is not None:
        return True
    named = [one for one in by_word if one.overlaps(span)] or [span]
    return any(_FORMER.search(article.text[whole.start : one.start]) is not None for one in named)


def judged(verdict: TieVerdict, review: Review) -> TieVerdict:
    """A verdict with another decision; what was edited and is accepted stays edited."""
    if review is Review.ACCEPTED and replace(verdict, review=Review.SUGGESTED, by_hand=False, evidence=None).says_something:
        review = Review.EDITED
    return replace(verdict, review=review)

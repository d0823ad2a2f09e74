"""Proposals in words: what the review queue and the rules for many say of an event, a figure or a tie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.domain.casualty import CasualtyId
from briefing.domain.claim import Review, Status
from briefing.domain.event import Event, EventId
from briefing.domain.text import Span
from briefing.domain.tie import Standing, TieKey
from briefing.ui.craft import discretion
from briefing.ui.seen.profile import Profiler
from briefing.ui.seen.rows import MarkKind, kind_words
from briefing.ui.seen.selection import Picked
from briefing.ui.seen.view import View
from briefing.ui.wording import review_words, tie_words, when_words, words
from briefing.ui.wording.plain import apart, from_left
from briefing.usecases.looking.ties import ReadTie
from briefing.usecases.reviewing.explaining import Sort
from briefing.usecases.reviewing.proposals import Proposal

SORTS: dict[Sort | None, str] = {
    None: review_words.ALL_SORTS,
    Sort.EVENT: review_words.EVENTS_ONLY,
    Sort.FIGURE: review_words.FIGURES_ONLY,
    Sort.TIE: review_words.TIES_ONLY,
}
"""What may be reviewed, with the words for it."""

SIGNS = {
    Standing.STATED: Status.REPORTED,
    Standing.CLAIMED: Status.CLAIMED,
    Standing.DISPUTED: Status.DISPUTED,
    Standing.DENIED: Status.DENIED,
    Standing.ENDED: Status.BACKGROUND,
}
"""A tie bears the sign of the events that are told as firmly."""


@dataclass(frozen=True, slots=True)
class ToldProposal:
    """A proposal as its card shows it. `line` says what it is and how firmly it is told, `meaning` what that means,
    `status` which sign goes with it; `source` has a line for the article and one for the report; `evidence` is
    marked as `mark`.
    """

    title: str
    line: str
    meaning: str
    source: str
    status: Status
    review: Review
    mark: MarkKind
    evidence: tuple[Span, ...]


def told(one: Proposal, view: View) -> ToldProposal:
    """All that the card says."""
    fact = one.fact
    if isinstance(fact, ReadTie):
        standing = _standing(fact, view)
        status, meaning, kind, mark = SIGNS[standing], tie_words.MEANINGS[standing], review_words.TIE, MarkKind.ACTOR
        put = tie_words.PUT[standing]
        parts = [put[:1].upper() + put[1:], kind]
    else:
        status, meaning = fact.status, words.STATUS_MEANINGS[fact.status]
        is_event = isinstance(fact, Event)
        mark = MarkKind.EVENT if is_event else MarkKind.CASUALTY
        parts = [words.STATUSES[status], kind_words(fact) if isinstance(fact, Event) else review_words.FIGURE]
        if one.confidence is not None and is_event:
            parts.append(review_words.SURE.format(level=one.confidence))
        if one.is_disputed and status is not Status.DISPUTED:
            parts.append(review_words.IS_DISPUTED)
    if one.told_by > 1:
        parts.append(review_words.TOLD_BY.format(number=one.told_by))
    return ToldProposal(
        title=headline(one, view),
        line=" · ".join(parts),
        meaning=meaning,
        source=_source(one, view),
        status=status,
        review=fact.review,
        mark=mark,
        evidence=fact.evidence,
    )


def headline(one: Proposal, view: View) -> str:
    """What is proposed, in one line."""
    fact = one.fact
    if isinstance(fact, ReadTie):
        tie = view.tie(TieKey.of(*fact.key))
        return Profiler(view).tie_words(tie) if tie is not None else ""
    if isinstance(fact, Event):
        return fact.title
    return view.loss_words(fact)


def line(one: Proposal, view: View) -> str:
    """What is proposed, its day and its source, as a list of many shows it."""
    fact = one.fact
    if isinstance(fact, ReadTie):
        said, day = _publishers(fact.evidence, view), ""
    else:
        said, day = view.names(fact.attributed_to), when_words.phrase(fact.when)
    source = words.ACCORDING_TO.format(source=said or words.THE_ARTICLE)
    return " · ".join(part for part in (discretion.headline(headline(one, view)), day, source) if part)


def picked(one: Proposal) -> Picked:
    """What to point the other panes at."""
    span, fact = one.span, one.fact
    article = span.article if span is not None else None
    if isinstance(fact, ReadTie):
        return Picked(article=article, actor=fact.key.subject, span=span, tie=TieKey.of(*fact.key))
    if isinstance(fact, Event):
        return Picked(article=article, event=EventId(one.id), span=span)
    return Picked(article=article, event=fact.event, casualty=CasualtyId(one.id), span=span)


def _standing(fact: ReadTie, view: View) -> Standing:
    tie = view.tie(TieKey.of(*fact.key))
    return tie.standing if tie is not None else fact.put


def _source(one: Proposal, view: View) -> str:
    article = view.source_of(one.fact.evidence)
    if article is None:
        return words.BY_ANALYST
    reported = view.source_line(article) if isinstance(one.fact, ReadTie) else view.report_line(one.fact)
    # our own line begins at the left, whatever script the names in it are in
    return "\n".join(from_left(part) for part in (apart(discretion.headline(view.article_name(article))), reported))


def _publishers(spans: Sequence[Span], view: View) -> str:
    articles = [view.articles.get(one.article) for one in spans]
    names = dict.fromkeys(name for one in articles if one is not None for name in one.outlets if name)
    return ", ".join(apart(name) for name in names)

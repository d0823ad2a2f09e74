"""How the dossier was made: what was read, reviewed, left out and written by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import briefing
from briefing.domain.casualty import Casualty
from briefing.domain.claim import Origin, Review
from briefing.domain.event import Event
from briefing.domain.printed import Method, Reviewed, Worded
from briefing.usecases.briefings.collecting.ground import Ground
from briefing.usecases.looking.filter_words import filter_words
from briefing.usecases.taking_in.leaving_unread import by_reason, unread, what


def method_of(ground: Ground, drafted_lead: int = 0) -> Method:
    """`drafted_lead`: the sentences of a bottom line that is drafted, because the analyst wrote none."""
    view = ground.view
    left = [found for article in view.articles if (found := unread(article))]
    reasons = by_reason(one for found in left for one in found)
    return Method(
        rule=view.choice.rule,
        events=reviewed_of(view.corpus.events),
        casualties=reviewed_of(view.corpus.casualties),
        articles=len(view.articles),
        articles_cited=len(ground.cite.sources()) if ground.cite.settled else 0,
        articles_undated=sum(article.published is None for article in view.articles),
        articles_later=view.articles_later,
        undated_left_out=view.undated_left_out,
        outside_period=view.outside_period,
        unreviewed_left_out=view.unreviewed_left_out,
        version=briefing.__version__,
        worded=worded_by(ground, drafted_lead),
        filtered=filtered_by(ground),
        template=ground.composition.template.value if ground.composition else "",
        articles_unread=len(left),
        unread=tuple(what(why, number) for why, number in reasons.items()),
    )


def worded_by(ground: Ground, drafted_lead: int) -> Worded:
    composition = ground.composition
    passages = composition.printed_passages if composition else ()
    passages = tuple(one for one in passages if one.text.strip())
    drafted = drafted_lead + sum(one.is_proposed for one in passages)
    edited = sum(one.is_edited for one in passages)
    return Worded(
        drafted=drafted,
        edited=edited,
        written=sum(not one.proposed for one in passages),
        unsourced=sum(one.lacks_sources for one in passages),
    )


def filtered_by(ground: Ground) -> str:
    return filter_words(ground.composition.criteria, ground.view) if ground.composition else ""


def reviewed_of(all_: Sequence[Event | Casualty]) -> Reviewed:
    proposed = [one.review for one in all_ if one.origin is not Origin.ANALYST]
    counts = Counter(proposed)
    return Reviewed(
        counts[Review.SUGGESTED],
        counts[Review.ACCEPTED],
        counts[Review.EDITED],
        counts[Review.REJECTED],
        len(proposed),
        len(all_) - len(proposed),
    )

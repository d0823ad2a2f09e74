"""A view of a case as a snapshot: what the briefing made of it says, in a form that can be kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

import briefing
from briefing.domain.casualty import Casualty, Effect, Victims
from briefing.domain.claim import Review
from briefing.domain.corpus import Corpus, Decisions
from briefing.domain.dossier import Dossier
from briefing.domain.event import Event, EventId
from briefing.domain.snapshot import (
    KnownAccount,
    KnownActor,
    KnownArticle,
    KnownChoice,
    KnownHappening,
    KnownReport,
    KnownRunning,
    KnownStatement,
    KnownToll,
    KnownTotal,
    Passage,
    Snapshot,
)
from briefing.domain.tally import total
from briefing.domain.text import Article, ArticleId, Span
from briefing.usecases.looking.happenings import RUNNING_LONGER, Happening, StandingToll, View, why_not
from briefing.usecases.looking.totals import addable, result_words
from briefing.usecases.wording import phrasing

KEY_FIGURES = "key-figures"
KEY_POINTS = "key-points"
JUDGEMENTS = "judgements"
BOTTOM_LINE = "bottom-line"
_LONGEST, _LONGEST_PASSAGE = 400, 12_000  # characters, of a name or title, and of words that a briefing leads with


def snapshot_of(
    view: View, passages: Sequence[Passage], decisions: Decisions, numbers: Mapping[ArticleId, int]
) -> Snapshot:
    """The state of a view. `numbers` are those of the articles in the briefing, `passages` the words that it leads with."""
    corpus, choice = view.corpus, view.choice
    kept: set[str] = {*view.events, *view.casualties}
    items: list[Event | Casualty] = [*corpus.events, *corpus.casualties]
    return Snapshot(
        written=choice.written.isoformat(),
        version=briefing.__version__,
        title=_kept(choice.title),
        choice=KnownChoice(
            _iso(choice.first), _iso(choice.last), _iso(choice.known_on), choice.reviewed_only, choice.rule.value
        ),
        articles=_articles(corpus, view, numbers),
        happenings=_happenings(view),
        totals=_totals(view),
        actors=tuple(
            KnownActor(actor.id, _kept(actor.name), spans)
            for actor in corpus.actors
            if not actor.nameless and (spans := _of(view.spans(actor.mentions)))
        ),
        statements=tuple(
            KnownStatement(said.id, _kept(view.name(said.speaker)), said.stance, said.event or "", _of(said.evidence))
            for said in view.statements
        ),
        passages=tuple(passages),
        rejected=tuple(item.id for item in items if item.review is Review.REJECTED),
        left_out=tuple(item.id for item in items if item.review is not Review.REJECTED and item.id not in kept),
        together=tuple(sorted((one, other) for one, other in decisions.together)),
        apart=tuple(sorted((one, other) for one, other in decisions.apart)),
        same_actor=tuple(sorted((one, other) for one, other in decisions.same_actor.items())),
        running=tuple(_running(view, row) for row in view.outside_tolls if why_not(row) == RUNNING_LONGER),
    )


def passages_of(dossier: Dossier) -> tuple[Passage, ...]:
    """What a briefing leads with: bottom line, key figures, judgements or key points, and what the analyst wrote."""
    found = [Passage(BOTTOM_LINE, "Bottom line", said.text) for said in dossier.bottom_line]
    found += [Passage(KEY_FIGURES, "Key figures", f"{one.label}: {one.value}") for one in dossier.key_figures]
    found += [Passage(JUDGEMENTS, "Key judgements", one.said.text) for one in dossier.judgements]
    found += [Passage(KEY_POINTS, "Key points", f"{point.lead}. {point.text}") for point in dossier.key_points]
    found += [Passage(part.name, part.title, said.text) for part in dossier.parts for said in part.text]
    return tuple(replace(one, text=_kept(one.text, _LONGEST_PASSAGE)) for one in found if one.text.strip())


def _kept(text: str, most: int = _LONGEST) -> str:
    """As much of a text as is ever told of it; how much more there was tells two endless ones apart."""
    return text if len(text) <= most else f"{text[:most].rstrip()}… [{len(text) - most:,} characters cut]"


def _iso(day: date | None) -> str | None:
    if day is None:
        return None
    return day.isoformat(timespec="minutes") if isinstance(day, datetime) else day.isoformat()


def _of(spans: Iterable[Span]) -> tuple[str, ...]:
    """The articles of some words, each once."""
    return tuple(dict.fromkeys(span.article for span in spans))


def _articles(corpus: Corpus, view: View, numbers: Mapping[ArticleId, int]) -> tuple[KnownArticle, ...]:
    shown = [article.id for article in view.articles]
    later = [article for article in corpus.articles if article.id not in set(shown)]

    def known(article: Article, *, is_left_out: bool) -> KnownArticle:
        return KnownArticle(
            article.id,
            numbers.get(article.id, 0),
            _kept(article.title or ""),
            _kept(article.publisher or ""),
            _kept(article.author or ""),
            _kept(article.url or ""),
            _iso(article.published),
            is_left_out,
            tuple(_kept(one.publisher) for one in article.also),
        )

    return (
        *(known(article, is_left_out=False) for article in view.articles),
        *(known(article, is_left_out=True) for article in later),
    )


def _happenings(view: View) -> tuple[KnownHappening, ...]:
    """Each with all its accounts: a plan that came true is not printed any more, and is what was known before."""
    told: dict[str, tuple[EventId, ...]] = {one.id: one.events for one in view.corpus.incidents}
    return tuple(
        _happening(
            view, one, [view.events[key] for key in told[one.key] if key in view.events] if one.key in told else one.events
        )
        for one in view.happenings
    )


def _happening(view: View, one: Happening, events: Sequence[Event]) -> KnownHappening:
    return KnownHappening(
        key=one.key,
        title=_kept(one.title),
        when=one.when,
        day=phrasing.when(one.when),
        place=one.place or "",
        where=_kept(view.where(one.place)),
        status=one.status,
        accounts=tuple(_account(view, event) for event in events),
        tolls=tuple(_toll(view, toll) for toll in one.tolls),
    )


def _account(view: View, event: Event) -> KnownAccount:
    return KnownAccount(
        event.id,
        _kept(event.title),
        event.when,
        event.place or "",
        event.status,
        event.review,
        event.origin,
        _of(event.evidence),
    )


def _toll(view: View, toll: StandingToll) -> KnownToll:
    counted = {row.id for row in toll.counted}
    sides = {row.victim_actor for row in toll.counted}
    side = sides.pop() if len(sides) == 1 else None
    return KnownToll(
        toll.effect,
        toll.victims,
        _kept(view.name(side)) if side is not None else "",
        toll.low,
        toll.high,
        result_words(toll),
        tuple(_report(view, row, is_counted=row.id in counted) for row in toll.rows),
    )


def _report(view: View, row: Casualty, *, is_counted: bool) -> KnownReport:
    return KnownReport(
        row.id,
        _kept(view.speaker(row)),
        phrasing.figure_of(row),
        row.low,
        row.high,
        row.status,
        row.review,
        row.origin,
        _of(row.evidence),
        is_counted,
    )


def _running(view: View, row: Casualty) -> KnownRunning:
    upto = row.when.latest or (view.article(row.evidence[0]).day if row.evidence else None)
    return KnownRunning(
        row.effect,
        phrasing.of_row(row),
        _kept(view.where(row.place)),
        phrasing.when(row.when) if row.when.is_known else "",
        _iso(upto) or "",
        _report(view, row, is_counted=False),
    )


def _totals(view: View) -> tuple[KnownTotal, ...]:
    tolls = [toll for one in view.happenings if one.counts for toll in one.tolls]
    found = (_total(tolls, effect, victims) for effect in Effect for victims in Victims)
    return tuple(one for one in found if one is not None)


def _total(tolls: Sequence[StandingToll], effect: Effect, victims: Victims) -> KnownTotal | None:
    own = [toll for toll in tolls if toll.effect is effect and toll.victims is victims]
    own = addable(own)
    tally = total((toll.low, toll.preferred, toll.high) for toll in own)
    if tally is None:
        return None
    high = sum(toll.ceiling for toll in own)
    if len(own) == 1:
        words = result_words(own[0])
    else:
        words = phrasing.reach(tally.low, high, open_ended=tally.open_ended > 0, no_floor=tally.unknown_floor == len(own))
    return KnownTotal(effect, victims, tally.low, high, words)

"""From a case and a choice to a snapshot: what the briefing made of them says, kept for the one that comes after it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

import briefing
from briefing.domain.casualty import Casualty, Effect, Victims
from briefing.domain.claim import Review
from briefing.domain.corpus import Corpus, Decisions
from briefing.domain.dossier import Choice, Dossier
from briefing.domain.event import Event
from briefing.domain.snapshot import (
    KnownAccount,
    KnownActor,
    KnownArticle,
    KnownChoice,
    KnownHappening,
    KnownReport,
    KnownStatement,
    KnownToll,
    KnownTotal,
    Passage,
    Snapshot,
)
from briefing.domain.tally import figure, total
from briefing.domain.text import Article, ArticleId, Span
from briefing.usecases import phrasing
from briefing.usecases.collecting import collect
from briefing.usecases.happenings import Happening, StandingToll, View
from briefing.usecases.hindsight import HoldsCorpus, corpus_for

KEY_POINTS = "key-points"


def take(
    case: HoldsCorpus | Corpus,
    choice: Choice,
    dossier: Dossier | None = None,
    passages: Sequence[Passage] | None = None,
) -> Snapshot:
    """What a briefing of this case and choice says. Pure: the same case and choice always give the same snapshot.

    `dossier` spares collecting it again where it is at hand; `passages` are the words that the briefing leads with, the
    drafted key points if not given. A case that holds decisions on sameness (`decisions()`) has them kept as well.
    """
    corpus = corpus_for(case, choice)
    whole = dossier if dossier is not None else collect(corpus, choice)
    view = View(corpus, choice)
    numbers = {source.article: source.number for source in whole.sources}
    decisions = _decisions(case)
    kept: set[str] = {*view.events, *view.casualties}
    items: list[Event | Casualty] = [*corpus.events, *corpus.casualties]
    return Snapshot(
        written=choice.written.isoformat(),
        version=briefing.__version__,
        title=choice.title,
        choice=KnownChoice(
            _iso(choice.first), _iso(choice.last), _iso(choice.known_on), choice.reviewed_only, choice.rule.value
        ),
        articles=_articles(corpus, view, numbers),
        happenings=tuple(_happening(view, one) for one in view.happenings),
        totals=_totals(view),
        actors=tuple(
            KnownActor(actor.id, actor.name, spans)
            for actor in corpus.actors
            if not actor.nameless and (spans := _of(view.spans(actor.mentions)))
        ),
        statements=tuple(
            KnownStatement(said.id, view.name(said.speaker), said.stance, said.event or "", _of(said.evidence))
            for said in view.statements
        ),
        passages=tuple(passages) if passages is not None else led_with(whole),
        rejected=tuple(item.id for item in items if item.review is Review.REJECTED),
        left_out=tuple(item.id for item in items if item.review is not Review.REJECTED and item.id not in kept),
        together=tuple(sorted((one, other) for one, other in decisions.together)),
        apart=tuple(sorted((one, other) for one, other in decisions.apart)),
        same_actor=tuple(sorted((one, other) for one, other in decisions.same_actor.items())),
    )


def led_with(dossier: Dossier) -> tuple[Passage, ...]:
    """The key points of a dossier as passages."""
    return tuple(Passage(KEY_POINTS, "Key points", f"{point.lead}. {point.text}") for point in dossier.key_points)


def _decisions(case: object) -> Decisions:
    ask = getattr(case, "decisions", None)
    found = ask() if callable(ask) else None
    return found if isinstance(found, Decisions) else Decisions()


def _iso(day: date | None) -> str | None:
    if day is None:
        return None
    return day.isoformat(timespec="minutes") if isinstance(day, datetime) else day.isoformat()


def _of(spans: Iterable[Span]) -> tuple[str, ...]:
    """The articles of some words, each once."""
    return tuple(dict.fromkeys(span.article for span in spans))


def _articles(corpus: Corpus, view: View, numbers: dict[ArticleId, int]) -> tuple[KnownArticle, ...]:
    shown = [article.id for article in view.articles]
    later = [article for article in corpus.articles if article.id not in set(shown)]

    def known(article: Article, *, is_left_out: bool) -> KnownArticle:
        return KnownArticle(
            article.id,
            numbers.get(article.id, 0),
            article.title or "",
            article.publisher or "",
            article.author or "",
            article.url or "",
            _iso(article.published),
            is_left_out,
        )

    return (
        *(known(article, is_left_out=False) for article in view.articles),
        *(known(article, is_left_out=True) for article in later),
    )


def _happening(view: View, one: Happening) -> KnownHappening:
    return KnownHappening(
        key=one.key,
        title=one.title,
        when=one.when,
        day=phrasing.when(one.when),
        where=view.where(one.place),
        status=one.status,
        accounts=tuple(_account(view, event) for event in one.events),
        tolls=tuple(_toll(view, toll) for toll in one.tolls),
    )


def _account(view: View, event: Event) -> KnownAccount:
    return KnownAccount(
        event.id,
        event.title,
        event.when,
        view.where(event.place),
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
        view.name(side) if side is not None else "",
        toll.low,
        toll.high,
        phrasing.reach(toll.floor, toll.ceiling, open_ended=toll.high is None, no_floor=toll.low is None),
        tuple(_report(view, row, is_counted=row.id in counted) for row in toll.rows),
    )


def _report(view: View, row: Casualty, *, is_counted: bool) -> KnownReport:
    return KnownReport(
        row.id,
        view.speaker(row),
        figure(row.low, row.high),
        row.low,
        row.high,
        row.status,
        row.review,
        row.origin,
        _of(row.evidence),
        is_counted,
    )


def _totals(view: View) -> tuple[KnownTotal, ...]:
    tolls = [toll for one in view.happenings if one.counts for toll in one.tolls]
    found = (_total(tolls, effect, victims) for effect in Effect for victims in Victims)
    return tuple(one for one in found if one is not None)


def _total(tolls: Sequence[StandingToll], effect: Effect, victims: Victims) -> KnownTotal | None:
    own = [toll for toll in tolls if toll.effect is effect and toll.victims is victims]
    tally = total((toll.low, toll.preferred, toll.high) for toll in own)
    if tally is None:
        return None
    high = sum(toll.ceiling for toll in own)
    words = phrasing.reach(tally.low, high, open_ended=tally.open_ended > 0, no_floor=tally.unknown_floor == len(own))
    return KnownTotal(effect, victims, tally.low, high, words)

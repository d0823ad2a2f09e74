"""From a case and a choice to records: what goes out to other programs, through the same view as a briefing."""

from __future__ import annotations

from collections.abc import Iterable

import briefing
from briefing.domain.casualty import Casualty, CasualtyId
from briefing.domain.choice import Choice
from briefing.domain.corpus import Corpus
from briefing.domain.event import Event, Participant, Role
from briefing.domain.place import PlaceId
from briefing.domain.text import Span
from briefing.exchange.records import (
    About,
    EventRecord,
    FigureRecord,
    HappeningRecord,
    Party,
    Records,
    Spot,
    Told,
    TollRecord,
)
from briefing.usecases.looking.happenings import Happening, StandingToll, View, why_not
from briefing.usecases.looking.hindsight import HoldsCorpus, corpus_for
from briefing.usecases.looking.totals import left_open
from briefing.usecases.wording import phrasing
from briefing.usecases.wording.countries import country_name


def record(case: HoldsCorpus | Corpus, choice: Choice) -> Records:
    """The records of a case: what the choice leaves in (period, known on, reviewed only), rejected items left out.

    Pure: the same corpus and choice always give the same records.
    """
    return _Recorder(View(corpus_for(case, choice), choice)).records()


class _Recorder:
    def __init__(self, view: View) -> None:
        self._view = view
        self._places: dict[PlaceId, Spot | None] = {}
        self._key_of = {event.id: one.key for one in view.happenings for event in one.events}
        self._counted: set[CasualtyId] = set()
        self._left_out: dict[CasualtyId, str] = {}
        self._toll_of: dict[CasualtyId, str] = {}
        for one in view.happenings:
            for toll in one.tolls:
                self._counted.update(row.id for row in toll.counted)
                self._left_out.update((row.id, why) for row, why in toll.left_out)
                self._toll_of.update((row.id, one.key) for row in toll.rows)

    def records(self) -> Records:
        view = self._view
        events = sorted(view.events.values(), key=lambda one: (view.place_in_text(one.evidence), one.id))
        rows = sorted(view.casualties.values(), key=lambda one: (view.place_in_text(one.evidence), one.id))
        return Records(
            about=self._about(),
            events=tuple(map(self._event, events)),
            figures=tuple(map(self._figure, rows)),
            happenings=tuple(map(self._happening, view.happenings)),
        )

    def _about(self) -> About:
        choice = self._view.choice
        days = [
            day
            for one in self._view.happenings
            if one.counts
            for day in (one.when.earliest, one.when.latest)
            if day is not None
        ]
        published = [article.day for article in self._view.articles if article.day is not None]
        if choice.first or choice.last:
            period = phrasing.period(choice.first, choice.last)
        else:
            period = phrasing.period(min(days), max(days)) if days else "no dated events"
        return About(
            title=choice.title,
            period=period,
            cut_off=phrasing.day(max(published)) if published else "no dated article",
            written=choice.written,
            marking=choice.marking,
            version=briefing.__version__,
        )

    def _event(self, one: Event) -> EventRecord:
        return EventRecord(
            id=one.id,
            happening=self._key_of.get(one.id, one.incident or one.id),
            title=one.title,
            type=one.type,
            subtype=one.subtype,
            when=one.when,
            place=self._spot(one.place),
            parties=self._parties(one.participants),
            status=one.status,
            said_by=tuple(self._view.name(actor) for actor in one.attributed_to),
            confidence=round(one.confidence, 2),
            review=one.review,
            origin=one.origin,
            told=self._told(one.evidence),
            chain=self._view.chain(one),
            grade=self._view.grader.of(one).grade,
        )

    def _figure(self, row: Casualty) -> FigureRecord:
        view = self._view
        event = view.events.get(row.event) if row.event is not None else None
        counted = row.id in self._counted
        return FigureRecord(
            id=row.id,
            event=row.event,
            happening=self._toll_of.get(row.id) or (self._key_of.get(event.id) if event is not None else row.incident),
            title=event.title if event is not None else "",
            effect=row.effect,
            low=row.low,
            high=row.high,
            qualifier=row.qualifier,
            victims=row.victims,
            groups=row.groups,
            victim=view.name(row.victim_actor) if row.victim_actor is not None else None,
            responsible=view.name(row.perpetrator) if row.perpetrator is not None else None,
            is_running_total=row.cumulative,
            part_of=row.part_of,
            replaces=row.replaces,
            is_counted=counted,
            why_not="" if counted else self._left_out.get(row.id) or why_not(row),
            when=row.when,
            place=self._spot(row.place),
            status=row.status,
            said_by=tuple(view.name(actor) for actor in row.attributed_to),
            review=row.review,
            origin=row.origin,
            told=self._told(row.evidence),
            chain=view.chain(row),
            grade=view.grader.of(row).grade,
        )

    def _happening(self, one: Happening) -> HappeningRecord:
        view = self._view
        reports: list[Event | Casualty] = [*one.events, *(row for toll in one.tolls for row in toll.rows)]
        spans = [*one.spans, *(span for toll in one.tolls for row in toll.rows for span in row.evidence)]
        initiators, targets = view.names(one.actors(Role.INITIATOR)), view.names(one.actors(Role.TARGET))
        return HappeningRecord(
            key=one.key,
            title=one.title,
            type=one.type,
            subtype=next((event.subtype for event in one.events if event.subtype), None),
            when=one.when,
            when_words=phrasing.when(one.when),
            place=self._spot(one.place),
            status=one.status,
            is_reviewed=one.is_reviewed,
            parties=self._parties(part for event in one.events for part in event.participants),
            who=f"{initiators} against {targets}" if initiators and targets else initiators or targets,
            said=phrasing.listed(list(dict.fromkeys(view.speaker(event) for event in one.events)), 4),
            tolls=tuple(self._toll(toll) for toll in one.tolls),
            reports=view.reports(one.events),
            origins=view.origins(reports),
            told=self._told(spans),
            first_reported=view.first_reported(reports),
            grade=view.grader.best(reports).grade,
        )

    def _toll(self, toll: StandingToll) -> TollRecord:
        reach = left_open(toll) or phrasing.reach(
            toll.floor, toll.ceiling, open_ended=toll.high is None, no_floor=toll.low is None
        )
        return TollRecord(
            effect=toll.effect,
            victims=toll.victims,
            low=toll.low,
            high=toll.high,
            preferred=toll.preferred,
            reports=self._view.reports(toll.rows),
            origins=self._view.origins(toll.rows),
            words=phrasing.toll(reach, toll.effect, toll.victims),
        )

    def _parties(self, participants: Iterable[Participant]) -> tuple[Party, ...]:
        found: dict[tuple[str, Role], Party] = {}
        for one in participants:
            actor = self._view.actors.get(one.actor)
            if actor is not None:
                found.setdefault((one.actor, one.role), Party(actor.id, actor.name, actor.kind, actor.country, one.role))
        return tuple(found.values())

    def _spot(self, place: PlaceId | None) -> Spot | None:
        if place is None:
            return None
        if place not in self._places:
            found = self._view.places.get(place)
            self._places[place] = None if found is None else Spot(
                id=found.id,
                name=found.name,
                kind=found.kind,
                country=found.country,
                country_name=country_name(found.country),
                lat=found.lat,
                lon=found.lon,
                precision=found.precision,
                gazetteer=found.gazetteer,
            )  # fmt: skip
        return self._places[place]

    def _told(self, spans: Iterable[Span]) -> tuple[Told, ...]:
        found: dict[Span, Told] = {}
        for span in spans:
            if span not in found:
                article = self._view.article(span)
                found[span] = Told(
                    article=article.id,
                    title=article.title or "",
                    publisher=article.publisher or "",
                    author=article.author or "",
                    published=article.published,
                    url=article.url or "",
                    start=span.start,
                    end=span.end,
                    words=article.quote(span),
                    sentence=article.quote(self._view.sentence(span)),
                )
        return tuple(found.values())

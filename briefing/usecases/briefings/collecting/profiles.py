"""Profiles of the actors that have most part in a case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property

from briefing.domain.actor import Actor, ActorId, ActorKind, Predicate
from briefing.domain.casualty import Casualty
from briefing.domain.claim import Statement, Status
from briefing.domain.printed import Line, Profile, ProfileEvent
from briefing.domain.text import Span
from briefing.domain.tie import Standing
from briefing.usecases.briefings.collecting.ground import Ground, figure_of, lead_of
from briefing.usecases.looking.happenings import Happening, StandingToll, reconciled
from briefing.usecases.looking.ties import Tie, standing
from briefing.usecases.looking.totals import result_words
from briefing.usecases.wording import phrasing
from briefing.usecases.wording.countries import country_name

_PROFILE_STATEMENTS = 6
_PROFILE_TOLLS = 4
_PUBLIC_BODIES = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.IGO})
_TollsOf = defaultdict[ActorId, list[tuple[Happening, StandingToll, list[Casualty]]]]


class Profiles:
    """The profiles; who has part in what is looked up once for all of them."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground

    @cached_property
    def _deeds_of(self) -> dict[ActorId, list[Happening]]:
        found: defaultdict[ActorId, list[Happening]] = defaultdict(list)
        for one in self.ground.view.happenings:
            if one.status is not Status.BACKGROUND:
                for actor in {part.actor for event in one.events for part in event.participants}:
                    found[actor].append(one)
        return found

    @cached_property
    def _words_of(self) -> dict[ActorId, list[Statement]]:
        found: defaultdict[ActorId, list[Statement]] = defaultdict(list)
        for said in self.ground.view.statements:
            found[said.speaker].append(said)
        return found

    @cached_property
    def _caused_by(self) -> _TollsOf:
        return self._tolls_by(lambda row: row.perpetrator)

    @cached_property
    def _suffered_by(self) -> _TollsOf:
        return self._tolls_by(lambda row: row.victim_actor)

    def _tolls_by(self, whose: Callable[[Casualty], ActorId | None]) -> _TollsOf:
        found: _TollsOf = defaultdict(list)
        for one in self.ground.main:
            for toll in one.tolls:
                rows: defaultdict[ActorId, list[Casualty]] = defaultdict(list)
                for row in toll.rows:
                    actor = whose(row)
                    if actor is not None and row.status is not Status.DENIED:
                        rows[actor].append(row)
                for actor, his in rows.items():
                    found[actor].append((one, toll, his))
        return found

    def all(self) -> tuple[tuple[Profile, ...], tuple[str, ...]]:
        weights = self._weights()
        named = [actor for actor in self.ground.view.corpus.actors if not actor.nameless and weights.get(actor.id, 0) > 0]
        named.sort(key=lambda actor: (-weights[actor.id], actor.name.casefold(), actor.id))
        profiles: list[Profile] = []
        others: list[str] = []
        for actor in named:
            profile = self._profile(actor) if len(profiles) < self.ground.depth.profiles else None
            if profile is not None and (profile.events or profile.ties or profile.said or profile.suffered):
                profiles.append(profile)
            else:
                others.append(actor.name)
        return tuple(profiles), tuple(others)

    def _weights(self) -> dict[ActorId, float]:
        """How much of the briefing an actor has part in: deeds weigh most, then tolls and ties, then words."""
        weights: dict[ActorId, float] = {}

        def add(actor: ActorId | None, weight: float) -> None:
            if actor is not None:
                weights[actor] = weights.get(actor, 0) + weight

        for one in self.ground.view.happenings:
            for actor in {part.actor for event in one.events for part in event.participants}:
                add(actor, 3 if one.counts else 1)
            for event in one.events:
                for actor in event.attributed_to:
                    add(actor, 0.5)
        for row in self.ground.view.casualties.values():
            add(row.perpetrator, 1)
            add(row.victim_actor, 1)
            for actor in row.attributed_to:
                add(actor, 0.5)
        for said in self.ground.view.statements:
            add(said.speaker, 0.5)
        for tie in self._ties_that_stand:
            add(tie.subject, 1)
            add(tie.object, 1)
        return weights

    def _profile(self, actor: Actor) -> Profile:
        mentions = self.ground.view.spans(actor.mentions)
        events = self._deeds_of.get(actor.id, [])
        said = self._words_of.get(actor.id, [])
        caused, suffered = self._caused_by.get(actor.id, []), self._suffered_by.get(actor.id, [])
        return Profile(
            actor=actor.id,
            name=actor.name,
            kind=phrasing.KINDS[actor.kind],
            title=actor.title or "",
            country=country_name(actor.country) if actor.kind is not ActorKind.STATE else "",
            belongs_to=self.ground.view.name(actor.affiliation) if actor.affiliation else "",
            aliases=tuple(alias for alias in actor.aliases if _is_name(alias)),
            first_named=self.ground.cite.of(mentions[:1]),
            mentions=len(mentions),
            ties=self._ties(actor.id),
            events=tuple(self._profile_event(one, actor.id) for one in events[: self.ground.depth.of_profile]),
            more_events=max(0, len(events) - self.ground.depth.of_profile),
            held_responsible=tuple(self._toll_line(*toll, caused=True) for toll in caused[:_PROFILE_TOLLS]),
            more_responsible=max(0, len(caused) - _PROFILE_TOLLS),
            suffered=tuple(self._toll_line(*toll, caused=False) for toll in suffered[:_PROFILE_TOLLS]),
            more_suffered=max(0, len(suffered) - _PROFILE_TOLLS),
            said=tuple(self._statement(one) for one in said[:_PROFILE_STATEMENTS]),
            more_said=max(0, len(said) - _PROFILE_STATEMENTS),
        )

    def _part(self, one: Happening, actor: ActorId) -> str:
        roles = [part.role for event in one.events for part in event.participants if part.actor == actor]
        return phrasing.listed(list(dict.fromkeys(phrasing.ROLES[role] for role in roles)))

    def _profile_event(self, one: Happening, actor: ActorId) -> ProfileEvent:
        return ProfileEvent(
            when=phrasing.when(one.when),
            what=one.title,
            part=self._part(one, actor),
            status=one.status,
            sources=self.ground.labels(one.spans, one),
            is_reviewed=one.is_reviewed,
        )

    def _ties(self, actor: ActorId) -> tuple[Line, ...]:
        found: dict[str, list[Span]] = {}
        for tie in self._ties_that_stand:
            words = self._tie_words(tie, actor)
            if words:
                found.setdefault(words, []).extend(tie.spans)
        return tuple(Line(words, self.ground.cite.of(spans)) for words, spans in found.items())

    @cached_property
    def _ties_that_stand(self) -> tuple[Tie, ...]:
        """The ties that the analyst did not reject."""
        return standing(self.ground.view.corpus)

    def _tie_words(self, tie: Tie, actor: ActorId) -> str:
        """As "backed by Turkey (claimed)": what does not simply hold says so, and since when where the analyst does."""
        if actor not in (tie.subject, tie.object):
            return ""
        how = phrasing.TIES[tie.predicate][0 if tie.subject == actor else 1]
        if tie.predicate is Predicate.MEMBER_OF and tie.object == actor and self._is_official(tie):
            how = "Official:"
        words = f"{how} {self.ground.view.name(tie.other(actor))}"
        notes = [] if tie.standing is Standing.STATED else [tie.standing.value]
        notes += [f"{word} {day}" for word, day in (("since", tie.verdict.since), ("until", tie.verdict.until)) if day]
        return f"{words} ({', '.join(notes)})" if notes else words

    def _is_official(self, tie: Tie) -> bool:
        """Whether a member is a person who speaks or acts for a public body."""
        person, body = self.ground.view.actors.get(tie.subject), self.ground.view.actors.get(tie.object)
        return person is not None and body is not None and person.kind is ActorKind.PERSON and body.kind in _PUBLIC_BODIES

    def _toll_line(self, one: Happening, toll: StandingToll, rows: Sequence[Casualty], *, caused: bool) -> Line:
        named = {row.id for row in rows}
        counted = [row for row in toll.counted if row.id in named]
        if len(counted) == len(toll.counted):
            ranges, rows = result_words(toll), counted
        else:  # parts and superseded figures only where nothing else names the side
            rows = counted or rows
            ranges = self._range(rows)
        said = phrasing.listed(list(dict.fromkeys(self.ground.view.speaker(row) for row in rows)), 3)
        denied = " (disputed)" if one.status is Status.DISPUTED and caused else ""
        words = f"{phrasing.toll(ranges, toll.effect, toll.victims)}, {lead_of(one)}{denied}; reported by {said}"
        return Line(words, self.ground.cite.of([span for row in rows for span in row.evidence], entered_by_hand=True))

    def _range(self, rows: Sequence[Casualty]) -> str:
        if len({(row.low, row.high) for row in rows}) == 1:
            return figure_of(rows[0])
        low, _, high = reconciled(rows)
        told = max(row.high if row.high is not None else row.low or 0 for row in rows)
        return phrasing.reach(low or 0, high if high is not None else told, open_ended=high is None, no_floor=low is None)

    def _statement(self, said: Statement) -> Line:
        event = self.ground.view.events.get(said.event) if said.event is not None else None
        if event is not None:
            about = f": {event.title}"
        else:
            about = f": “{phrasing.shortened(self.ground.sentence_of(said.evidence[0]), 92)}”" if said.evidence else ""
        return Line(f"{phrasing.STANCES[said.stance].capitalize()}{about}", self.ground.cite.of(said.evidence))


def _is_name(alias: str) -> bool:
    """Whether an other name is one: no word for anybody ("forces"), no two actors at once ("Syrian and Russian jets")."""
    if not alias.isascii():
        return True
    return alias != alias.lower() and not (" and " in alias and alias.rsplit(" ", 1)[-1].islower())


def listed_names(names: tuple[str, ...], most: int) -> tuple[str, ...]:
    return names if len(names) <= most else (*names[:most], f"{len(names) - most} more")

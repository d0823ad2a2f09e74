"""What was read becomes domain values: events, tolls, statements, ties and actors, each with its id and its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing.domain.actor import Actor, ActorId, Relation
from briefing.domain.casualty import Casualty, CasualtyId
from briefing.domain.claim import Because, Stance, Statement
from briefing.domain.event import Event, EventId, Participant, Role
from briefing.domain.findings import Findings
from briefing.domain.text import Span
from briefing.domain.when import TimeExpression, TimeKind, When
from briefing.extract.actors.registry import Draft
from briefing.extract.events.happenings import Happening
from briefing.extract.events.reading import EventReader
from briefing.extract.events.titles import Headlines
from briefing.extract.places.agreeing import places_agree
from briefing.extract.places.placing import where_of
from briefing.extract.places.which_place import AREAS, POINTS
from briefing.extract.reasons import BESIDE, Reasons
from briefing.extract.sentences.clauses import clause_of
from briefing.extract.sentences.parse import Paper, Token
from briefing.extract.speech.reading import Said, Speech
from briefing.extract.speech.sourcing import Sourcing
from briefing.extract.ties.relations import Tie
from briefing.extract.times.found import FoundTime
from briefing.extract.tolls.causes import UP_TO
from briefing.extract.tolls.rows import Row
from briefing.knowledge.folding import fold

FAR = 25  # tokens between a verb of saying and its subject, to be shown together
NEAR, NEAR_BEHIND = 12, 10  # tokens between a trigger and its arguments, and those behind its prepositions, the same
_ARGUMENTS = frozenset("dobj nsubj nsubjpass prt compound amod agent aux auxpass det nummod".split())
_INNER = frozenset("compound amod nummod det pobj quantmod".split())


class Ids:
    """Ids of one sort within an article: where the thing stands in the text, and a number where several stand there."""

    def __init__(self, article: str, sort: str) -> None:
        self._base = f"{article}:{sort}"
        self._taken: dict[int, int] = {}

    def at(self, start: int) -> str:
        """A new id for what stands at an offset."""
        n = self._taken[start] = self._taken.get(start, 0) + 1
        return f"{self._base}{start}" if n == 1 else f"{self._base}{start}.{n}"


class Conclusions:
    """Draws the values from what the stages have read in one article."""

    def __init__(self, paper: Paper, reader: EventReader, speech: Speech, sourcing: Sourcing, headlines: Headlines) -> None:
        self.paper = paper
        self.article = paper.article
        self.cast = reader.cast
        self.reader = reader
        self.speech = speech
        self.sourcing = sourcing
        self.headlines = headlines
        self.reasons = Reasons(paper, reader.cast)
        self._events: dict[int, EventId] = {}

    def findings(self, times: Sequence[FoundTime], rows: Sequence[Row], ties: Sequence[Tie]) -> Findings:
        """All of it. Events come first: the others point at them."""
        events = self._all_events(rows)
        casualties = self._casualties(rows)
        relations = self._relations(ties)
        statements = self._statements()
        used = _actors_used(events, casualties, relations, statements)
        return Findings(
            article=self.article.id,
            actors=self._actors(used),
            places=self.cast.atlas.places(),
            times=self._times(times),
            events=events,
            casualties=casualties,
            relations=relations,
            statements=statements,
        )

    def _times(self, times: Iterable[FoundTime]) -> tuple[TimeExpression, ...]:
        ids = Ids(self.article.id, "t")
        return tuple(
            TimeExpression(
                ids.at(time.start),
                When(time.earliest, time.latest, time.precision),
                time.kind,
                Span(self.article.id, time.start, time.end),
            )
            for time in times
            if time.kind is not TimeKind.DURATION or time.earliest is not None or time.latest is not None
        )

    # ------------------------------------------------------------ events

    def _all_events(self, rows: Sequence[Row]) -> tuple[Event, ...]:
        ids = Ids(self.article.id, "e")
        linked = {id(row.happening) for row in rows if row.happening is not None}
        made = []
        for happening in self.reader.happenings:
            event_id = self._events[id(happening)] = EventId(ids.at(happening.trigger.start))
            made.append(self._event(happening, event_id, id(happening) in linked))
        return tuple(made)

    def _event(self, happening: Happening, event_id: EventId, with_toll: bool) -> Event:
        participants = [
            *(Participant(actor, Role.INITIATOR) for actor in happening.initiators),
            *(Participant(actor, Role.TARGET) for actor in happening.targets if actor not in happening.initiators),
            *(Participant(actor, Role.MEDIATOR) for actor in happening.mediators),
        ]
        sources = self.sourcing.of_happening(happening)
        event = Event(
            id=event_id,
            title=self.headlines.title(happening),
            type=happening.meaning.type,
            subtype=happening.meaning.subtype,
            when=happening.when,
            place=happening.spot.id if happening.spot is not None else None,
            participants=tuple(dict.fromkeys(participants)),
            status=self.sourcing.status_of_happening(happening, sources),
            attributed_to=tuple(sources),
            confidence=_confidence(happening, with_toll),
            evidence=tuple(dict.fromkeys(self._span(trigger) for trigger in happening.triggers)),
        )
        return replace(event, why=tuple(self.reasons.of_event(happening, event)))

    def _span(self, trigger: Token) -> Span:
        """The words that name a happening: a trigger with its own arguments."""
        tokens = [trigger]
        for kid in trigger.kids:
            if kid.dep in _ARGUMENTS:
                near = [kid, *[inner for inner in kid.kids if inner.dep in _INNER]]
                tokens += [token for token in near if abs(token.i - trigger.i) <= NEAR]
            elif kid.dep == "prep" and kid.low in ("on", "of", "in", "at", "against"):
                obj = kid.kid("pobj")
                if obj is not None and abs(obj.i - trigger.i) <= NEAR_BEHIND:
                    tokens += [kid, obj]
        return self.paper.of(tokens)

    # ------------------------------------------------------------ casualties

    def _casualties(self, rows: Sequence[Row]) -> tuple[Casualty, ...]:
        ids = Ids(self.article.id, "c")
        named = {id(row): CasualtyId(ids.at(row.tokens[0].start)) for row in rows}
        return tuple(self._casualty(row, named) for row in rows)

    def _casualty(self, row: Row, ids: dict[int, CasualtyId]) -> Casualty:
        happening = None if row.cumulative else row.happening
        when, cumulative = self._when(row, happening)
        place = happening.spot if happening is not None else None
        apart = place is not None and row.spot is not None and not places_agree(place, row.spot)
        wider = place is not None and place.kind in AREAS and row.spot is not None and row.spot.kind in POINTS
        if place is None or (happening is not None and ((apart and not happening.own_place) or (wider and not apart))):
            place = row.spot or place  # "In Odesa four sailors were killed", in blows of which nobody says where they fell
        if place is None:
            place, _ = where_of(row.trigger, [], self.cast.atlas, self.paper, self.reader.reporting)
        sources = self.sourcing.of_row(row)
        doers = [actor for actor in self._doers(row) if actor != row.victim_actor]
        named = [actor for actor in doers if not self.cast.drafts[actor].nameless]
        doer = next(iter(named or doers), None)  # "gunmen of X": X, wherever it was told
        toll = Casualty(
            id=ids[id(row)],
            effect=row.effect,
            low=row.low,
            high=row.high,
            qualifier=row.qualifier,
            victims=row.victims,
            groups=row.groups,
            event=self._events.get(id(happening)) if happening is not None else None,
            victim_actor=row.victim_actor,
            perpetrator=doer if not cumulative or self._is_told_by_verb(row, doer) else None,
            cumulative=cumulative,
            when=when,
            place=place.id if place is not None else None,
            attributed_to=tuple(sources),
            status=self.sourcing.status_of_row(row, sources, when),
            part_of=ids.get(id(row.part_of)) if row.part_of is not None else None,
            replaces=ids[id(row.replaces)] if row.replaces is not None else None,
            evidence=(self.paper.of(row.tokens),),
        )
        return replace(toll, why=tuple(self.reasons.of_toll(row, toll, happening, place)))

    def _is_told_by_verb(self, row: Row, doer: ActorId | None) -> bool:
        """ "The group has killed some 500 soldiers this year": of a running total whoever the verb itself names."""
        if row.trigger.pos != "VERB" or row.part_of is not None:
            return False
        return doer in self.cast.ids(clause_of(row.trigger).subjects)

    def _doers(self, row: Row) -> list[ActorId]:
        """Whose doing it was; where it was done by somebody without a name, who else is blamed for it or owns up to it."""
        drafts, happening = self.cast.drafts, row.happening
        if happening is None or row.by_others or not all(drafts[actor].nameless for actor in row.perpetrators):
            return row.perpetrators
        theirs = bool(row.perpetrators) and set(row.perpetrators) <= set(happening.initiators)
        if not happening.blamed_by and not theirs:
            return row.perpetrators
        return happening.initiators or row.perpetrators

    @staticmethod
    def _when(row: Row, happening: Happening | None) -> tuple[When, bool]:
        """When a toll happened, and whether it is cumulative: by its words, else as its whole, else as its happening."""
        own = _has_own_time(row)
        whole = row.part_of
        if whole is not None and not own:
            return Conclusions._when(whole, None if whole.cumulative else whole.happening)
        lasting = row.lasts
        if happening is not None and happening.when.is_known and (lasting or not own):
            return happening.when, row.cumulative
        return row.when, row.cumulative

    # ------------------------------------------------------------ relations, statements, actors

    def _relations(self, ties: Iterable[Tie]) -> tuple[Relation, ...]:
        ids = Ids(self.article.id, "r")
        return tuple(
            Relation(
                ids.at(tie.tokens[0].start),
                tie.subject,
                tie.predicate,
                tie.object,
                (self.paper.of(tie.tokens),),
                why=self.reasons.of_tie((tie.subject, tie.object), tie.rule, tie.tokens[0]),
            )
            for tie in ties
        )

    def _statements(self) -> tuple[Statement, ...]:
        ids = Ids(self.article.id, "s")
        seen: set[tuple[int, ActorId, Stance]] = set()
        made = []
        for said in sorted(self.speech.said, key=lambda one: one.word.i):
            for speaker in said.speakers:
                key = (said.word.sent.group, speaker, said.stance)
                if key not in seen:
                    seen.add(key)
                    made.append(self._statement(said, speaker, ids.at(said.word.start)))
        return tuple(made)

    def _statement(self, said: Said, speaker: ActorId, key: str) -> Statement:
        subject = said.speaker_token
        near = subject.sent is said.word.sent and abs(subject.i - said.word.i) < FAR
        return Statement(
            key,
            speaker,
            said.stance,
            self._events.get(id(said.happening)) if said.happening is not None else None,
            (self.paper.of([said.word, subject] if near else [said.word]),),
            why=(
                Because("speaker", BESIDE, self.paper.span(subject)),
                Because("stance", f"lexicon: {said.word.lemma}", self.paper.span(said.word)),
                *(
                    [Because("event", BESIDE, self.paper.span(said.happening.trigger))]
                    if said.happening is not None
                    else []
                ),
            ),
        )

    def _actors(self, used: set[ActorId]) -> tuple[Actor, ...]:
        """The named actors and those that anything points at, in text order; nobody is affiliated to somebody left out."""
        drafts = self.cast.drafts
        for actor in list(used):
            affiliation = drafts[actor].affiliation
            while affiliation is not None and affiliation in drafts and affiliation not in used:
                used.add(affiliation)
                affiliation = drafts[affiliation].affiliation
        kept = [one for one in drafts.values() if one.id in used or not (one.nameless or self._is_outlet(one))]
        ids = {draft.id for draft in kept}
        for draft in kept:
            if draft.affiliation not in ids:
                draft.affiliation = None
        return tuple(draft.actor() for draft in sorted(kept, key=lambda draft: (min(draft.mentions), draft.id)))

    def _is_outlet(self, draft: Draft) -> bool:
        """Whether it is only the outlet's own name in the line that heads a report: "NIAMEY (Sahel Newswire) -"."""
        outlet = fold(self.article.publisher or "")
        if " " not in outlet or not self.paper.sentences or not any(fold(name) == outlet for name in draft.names):
            return False
        head = self.paper.sentences[0]
        return head.label and all(span.end <= head.tokens[-1].end for span in draft.mentions)


def _has_own_time(row: Row) -> bool:
    return row.time is not None and row.when.is_known and row.time.direction not in UP_TO


def _confidence(happening: Happening, with_toll: bool) -> float:
    """How much of a happening is told: its time, its place, who started it, what it cost; a verb tells more than a noun."""
    score = 0.35
    score += 0.15 if happening.when.is_known else 0.0
    score += 0.15 if happening.spot is not None else 0.0
    score += 0.15 if happening.initiators else 0.0
    score += 0.1 if with_toll else 0.0
    score += 0.1 if not happening.nominal else 0.0
    return round(min(score, 0.95), 2)


def _actors_used(
    events: Iterable[Event], casualties: Iterable[Casualty], relations: Iterable[Relation], statements: Iterable[Statement]
) -> set[ActorId]:
    used: set[ActorId] = set()
    for event in events:
        used |= {one.actor for one in event.participants} | set(event.attributed_to)
    for row in casualties:
        used |= {actor for actor in (row.victim_actor, row.perpetrator, *row.attributed_to) if actor is not None}
    for tie in relations:
        used |= {tie.subject, tie.object}
    used |= {statement.speaker for statement in statements}
    return used

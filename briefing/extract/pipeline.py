"""Article -> Findings: the stages in their order, each a file of its own, joined here and nowhere else.

blocks and sentences (`parse`) -> names (`names`) -> places (`atlas`) -> who is who (`cast`) -> times (`times`) -> happenings (`events`)
-> what is said of them (`speech`) -> figures (`casualties`) -> ties (`relations`) -> headlines (`titles`) -> domain values.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefing.domain.actor import Actor, ActorId, ActorKind, Relation
from briefing.domain.casualty import Casualty, CasualtyId, Effect
from briefing.domain.claim import Because, Stance, Statement, Status
from briefing.domain.event import Event, EventId, Participant, Role
from briefing.domain.findings import Findings
from briefing.domain.text import Article, Span
from briefing.domain.when import TimeExpression, TimeKind, When
from briefing.extract.amounts import find_amounts
from briefing.extract.atlas import Atlas, draw
from briefing.extract.cast import Cast
from briefing.extract.casting import assemble
from briefing.extract.casualties import read_tolls
from briefing.extract.events import EventReader
from briefing.extract.happenings import Happening, is_background
from briefing.extract.mending import mend
from briefing.extract.names import find_mentions
from briefing.extract.parse import Paper, Token, parse
from briefing.extract.placing import where_of
from briefing.extract.relations import RelationReader
from briefing.extract.speech import Said, SpeechReader
from briefing.extract.standing import Mood, Report
from briefing.extract.times import Direction, FoundTime, find_times
from briefing.extract.timing import Clock, wind, words_of
from briefing.extract.titles import Headlines
from briefing.extract.tolls import Row
from briefing.knowledge import Knowledge, knowledge

FAR = 25  # tokens between a verb of saying and its subject, to be shown together


class Extractor:
    """Reads articles. Loading takes about a second; reading is pure: the same article gives the same findings."""

    def __init__(self, known: Knowledge | None = None) -> None:
        self._known = known or knowledge()

    def read(self, article: Article) -> Findings:
        """Everything found in one article.

        Raises ResourceMissing where the language model or the knowledge base is not installed.
        """
        return _Reading(article, self._known).findings()


class _Reading:
    """One article on its way through the stages."""

    def __init__(self, article: Article, known: Knowledge) -> None:
        self.article = article
        self.paper: Paper = parse(article)
        for sentence in self.paper.sentences:
            mend(sentence)
        words = words_of(self.paper)
        self.times: tuple[FoundTime, ...] = find_times(words, article.day)
        self.clock: Clock = wind(self.paper, self.times)
        mentions = find_mentions(self.paper, known)
        self.atlas: Atlas = draw(self.paper, mentions, known)
        self.cast: Cast = assemble(self.paper, mentions, self.atlas, known)
        self.reader = EventReader(self.paper, self.cast, self.clock, known)
        self.happenings = self.reader.read()
        self.speech = SpeechReader(self.paper, self.cast, self.reader).read()
        amounts = find_amounts(words, [(time.start, time.end) for time in self.times])
        self.rows = read_tolls(self.paper, self.reader, amounts)
        self.ties = RelationReader(self.paper, self.cast, known).read()
        self.headlines = Headlines(self.paper, self.cast, self.times)
        self._event_ids: dict[int, EventId] = {}

    def findings(self) -> Findings:
        events = self._events()
        casualties = self._casualties()
        relations = self._relations()
        statements = self._statements()
        used = _actors_used(events, casualties, relations, statements)
        return Findings(
            article=self.article.id,
            actors=self._actors(used),
            places=self.atlas.places(),
            times=self._time_expressions(),
            events=events,
            casualties=casualties,
            relations=relations,
            statements=statements,
        )

    def _id(self, sort: str, start: int, taken: set[str]) -> str:
        base = f"{self.article.id}:{sort}{start}"
        name, n = base, 1
        while name in taken:
            n += 1
            name = f"{base}.{n}"
        taken.add(name)
        return name

    def _span_of(self, token: Token) -> Span:
        return self.paper.span(token)

    # ------------------------------------------------------------ times

    def _time_expressions(self) -> tuple[TimeExpression, ...]:
        taken: set[str] = set()
        found = []
        for time in self.times:
            if time.kind is TimeKind.DURATION and time.earliest is None and time.latest is None:
                continue
            found.append(
                TimeExpression(
                    self._id("t", time.start, taken),
                    When(time.earliest, time.latest, time.precision),
                    time.kind,
                    Span(self.article.id, time.start, time.end),
                )
            )
        return tuple(found)

    # ------------------------------------------------------------ events

    def _events(self) -> tuple[Event, ...]:
        taken: set[str] = set()
        made = []
        linked = {id(row.happening) for row in self.rows if row.happening is not None}
        for happening in self.happenings:
            event_id = EventId(self._id("e", happening.trigger.start, taken))
            self._event_ids[id(happening)] = event_id
            made.append(self._event(happening, event_id, id(happening) in linked))
        return tuple(made)

    def _event(self, happening: Happening, event_id: EventId, with_toll: bool) -> Event:
        participants = [
            *(Participant(actor, Role.INITIATOR) for actor in happening.initiators),
            *(Participant(actor, Role.TARGET) for actor in happening.targets if actor not in happening.initiators),
            *(Participant(actor, Role.MEDIATOR) for actor in happening.mediators),
        ]
        sources = self._sources(happening)
        return Event(
            id=event_id,
            title=self.headlines.title(happening),
            type=happening.meaning.type,
            subtype=happening.meaning.subtype,
            when=happening.when,
            place=happening.spot.id if happening.spot is not None else None,
            participants=tuple(dict.fromkeys(participants)),
            status=self._status(happening, sources),
            attributed_to=tuple(sources),
            confidence=self._confidence(happening, with_toll),
            evidence=tuple(self._evidence(happening)),
            why=tuple(happening.why),
        )

    def _evidence(self, happening: Happening) -> Iterable[Span]:
        """The words that name the happening: each trigger with its own arguments, as one span."""
        seen = set()
        for trigger in happening.triggers:
            span = self._clause_span(trigger)
            if span not in seen:
                seen.add(span)
                yield span

    def _clause_span(self, trigger: Token) -> Span:
        tokens = [trigger]
        for kid in trigger.kids:
            if kid.dep in (
                "dobj",
                "nsubj",
                "nsubjpass",
                "prt",
                "compound",
                "amod",
                "agent",
                "aux",
                "auxpass",
                "det",
                "nummod",
            ):
                near = [kid, *[k for k in kid.kids if k.dep in ("compound", "amod", "nummod", "det", "pobj", "quantmod")]]
                tokens += [t for t in near if abs(t.i - trigger.i) <= 12]
            elif kid.dep == "prep" and kid.low in ("on", "of", "in", "at", "against"):
                obj = kid.kid("pobj")
                if obj is not None and abs(obj.i - trigger.i) <= 10:
                    tokens += [kid, obj]
        return self.paper.of(tokens)

    def _sources(self, happening: Happening) -> list[ActorId]:
        """Who the text gives as the source of a happening, the reports of its first telling first."""
        found: list[ActorId] = []
        sentence = happening.trigger.sent
        for report in happening.reports:
            if report.word.sent.group != sentence.group:
                continue
            found += self._speakers(report)
        found += self.speech.told_by(happening.trigger)
        found += happening.blamed_by if not found else []
        return list(dict.fromkeys(found))

    def _speakers(self, report: Report) -> list[ActorId]:
        if report.stance in (Stance.CALLS_FOR, Stance.THREATENS, Stance.CONDEMNS, Stance.DENIES):
            return []
        return [actor for token in report.speakers for actor in self.cast.speaker(token)]

    def _status(self, happening: Happening, sources: list[ActorId]) -> Status:
        standing = happening.standing
        day = self.article.day
        ahead = day is not None and happening.when.earliest is not None and happening.when.earliest > day
        if standing.mood is Mood.PLANNED or (ahead and standing.mood is Mood.HAPPENED):
            return Status.PLANNED
        asserted = standing.mood is Mood.HAPPENED
        if happening.denied:
            return Status.DISPUTED if asserted else Status.DENIED
        if is_background(happening.when, self.article.day):
            return Status.BACKGROUND
        if standing.hedged or self._has_stake(happening, sources):
            return Status.CLAIMED
        return Status.REPORTED

    def _has_stake(self, happening: Happening, sources: list[ActorId]) -> bool:
        parties = {ActorKind.MILITARY, ActorKind.ARMED_GROUP, ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.POLITICAL}
        return any(self.cast.drafts[actor].kind in parties for actor in sources)

    def _confidence(self, happening: Happening, with_toll: bool) -> float:
        score = 0.35
        score += 0.15 if happening.when.is_known else 0.0
        score += 0.15 if happening.spot is not None else 0.0
        score += 0.15 if happening.initiators else 0.0
        score += 0.1 if with_toll else 0.0
        score += 0.1 if not happening.nominal else 0.0
        return round(min(score, 0.95), 2)

    # ------------------------------------------------------------ casualties

    def _casualties(self) -> tuple[Casualty, ...]:
        taken: set[str] = set()
        ids = {id(row): CasualtyId(self._id("c", row.tokens[0].start, taken)) for row in self.rows}
        return tuple(self._casualty(row, ids) for row in self.rows)

    def _casualty(self, row: Row, ids: dict[int, CasualtyId]) -> Casualty:
        happening = row.happening
        whole = row.part_of
        when, time, cumulative = row.when, row.time, row.cumulative
        if cumulative:
            happening = None
        own = time is not None and when.is_known and time.direction not in (Direction.AS_OF, Direction.BY, Direction.UNTIL)
        lasting = row.effect is Effect.MISSING or row.trigger.lemma == "treat"  # a state of now, from a blow of then
        if happening is not None and (not own or lasting) and happening.when.is_known:
            when = happening.when
        if whole is not None and not own:
            when, cumulative = self._row_when(whole), whole.cumulative
        place = happening.spot if happening is not None else None
        if place is None:
            place, _ = where_of(row.trigger, [], self.atlas, self.paper, self.reader.reporting)
        sources = self._row_sources(row)
        return Casualty(
            id=ids[id(row)],
            effect=row.effect,
            low=row.low,
            high=row.high,
            qualifier=row.qualifier,
            victims=row.victims,
            groups=row.groups,
            event=self._event_ids.get(id(happening)) if happening is not None else None,
            victim_actor=row.victim_actor,
            perpetrator=None if cumulative else next((a for a in row.perpetrators if a != row.victim_actor), None),
            cumulative=cumulative,
            when=when,
            place=place.id if place is not None else None,
            attributed_to=tuple(sources),
            status=self._row_status(row, sources, when),
            part_of=ids[id(whole)] if whole is not None and id(whole) in ids else None,
            replaces=ids[id(row.replaces)] if row.replaces is not None else None,
            evidence=(self.paper.of(row.tokens),),
            why=tuple(row.why),
        )

    def _row_when(self, row: Row) -> When:
        happening = row.happening
        own = (
            row.time is not None
            and row.when.is_known
            and row.time.direction not in (Direction.AS_OF, Direction.BY, Direction.UNTIL)
        )
        return (
            happening.when
            if happening is not None and not own and happening.when.is_known and not row.cumulative
            else row.when
        )

    def _row_sources(self, row: Row) -> list[ActorId]:
        found: list[ActorId] = []
        for report in row.standing.reports:
            found += self._speakers(report)
        found += self.speech.told_by(row.trigger)
        if not found:
            found += self._counter(row)
        return list(dict.fromkeys(found))

    def _counter(self, row: Row) -> list[ActorId]:
        """Whoever counts, puts, records the figure in the same sentence part."""
        above = [row.trigger, *row.trigger.ancestors(), *row.head.ancestors()]
        for said in self.speech.within(row.trigger.sent):
            if said.word in above and said.stance in (Stance.ASSERTS, Stance.CONFIRMS, Stance.WARNS):
                return said.speakers
        return []

    def _row_status(self, row: Row, sources: list[ActorId], when: When) -> Status:
        if row.low == 0 and row.high == 0 and any(r.stance is Stance.DENIES for r in row.standing.reports):
            return Status.DENIED
        if row.standing.mood is Mood.DENIED:
            return Status.DENIED
        if row.happening is not None and row.happening.denied and row.happening.standing.mood is Mood.HAPPENED:
            return Status.DISPUTED
        if is_background(when, self.article.day) and not row.cumulative:
            return Status.BACKGROUND
        parties = {ActorKind.MILITARY, ActorKind.ARMED_GROUP, ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.POLITICAL}
        if row.standing.hedged or any(self.cast.drafts[a].kind in parties for a in sources):
            return Status.CLAIMED
        return Status.REPORTED

    # ------------------------------------------------------------ relations, statements, actors

    def _relations(self) -> tuple[Relation, ...]:
        taken: set[str] = set()
        return tuple(
            Relation(
                self._id("r", tie.tokens[0].start, taken),
                tie.subject,
                tie.predicate,
                tie.object,
                (self.paper.of(tie.tokens),),
                why=(Because("predicate", tie.rule, self.paper.span(tie.tokens[0])),),
            )
            for tie in self.ties
        )

    def _statements(self) -> tuple[Statement, ...]:
        taken: set[str] = set()
        seen: set[tuple[int, ActorId, Stance]] = set()
        made = []
        for said in sorted(self.speech.said, key=lambda one: one.word.i):
            for speaker in dict.fromkeys(said.speakers):
                key = (said.word.sent.group, speaker, said.stance)
                if key in seen:
                    continue
                seen.add(key)
                made.append(self._statement(said, speaker, taken))
        return tuple(made)

    def _statement(self, said: Said, speaker: ActorId, taken: set[str]) -> Statement:
        near = said.speaker_token.sent is said.word.sent and abs(said.speaker_token.i - said.word.i) < FAR
        tokens = [said.word, said.speaker_token] if near else [said.word]
        event = self._event_ids.get(id(said.happening)) if said.happening is not None else None
        return Statement(
            self._id("s", said.word.start, taken),
            speaker,
            said.stance,
            event,
            (self.paper.of(tokens),),
            why=(Because("stance", f"lexicon: {said.word.lemma}", self.paper.span(said.word)),),
        )

    def _actors(self, used: set[ActorId]) -> tuple[Actor, ...]:
        drafts = self.cast.drafts
        for actor in list(used):
            affiliation = drafts[actor].affiliation if actor in drafts else None
            while affiliation is not None and affiliation in drafts and affiliation not in used:
                used.add(affiliation)
                affiliation = drafts[affiliation].affiliation
        kept = [draft for draft in drafts.values() if draft.id in used or not draft.nameless]
        ids = {draft.id for draft in kept}
        for draft in kept:
            if draft.affiliation not in ids:
                draft.affiliation = None
        return tuple(draft.actor() for draft in sorted(kept, key=lambda d: (min(d.mentions), d.id)))


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

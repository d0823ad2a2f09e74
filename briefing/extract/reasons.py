"""Why a finished event or toll has its values: for each field the rule, and the words of the article that it went by.

The stages note the rules that they alone know (the entry of the lexicon, the expression of time). What is noted here
follows from what they found: who and what is named beside the words that tell a happening, and what is told elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefing.domain.actor import ActorId
from briefing.domain.casualty import Casualty, Victims
from briefing.domain.claim import Because, Status
from briefing.domain.event import Event, Role
from briefing.domain.text import Span
from briefing.extract.actors.cast import Cast
from briefing.extract.events.happenings import Happening
from briefing.extract.places.atlas import Spot
from briefing.extract.sentences.parse import Paper, Sentence, Token
from briefing.extract.tolls.rows import Row

BESIDE, BEFORE, AFTER = "named beside it", "told in the passage before it", "told further on"
_STATUSES = {
    Status.REPORTED: "stated as a fact or by somebody without a stake",
    Status.CLAIMED: "on the word of a party, or hedged",
    Status.DENIED: "only its denial is told",
    Status.DISPUTED: "asserted and denied",
    Status.PLANNED: "yet to come",
    Status.BACKGROUND: "over more than a month before publication",
}


class Reasons:
    """Reasons for the facts of one article."""

    def __init__(self, paper: Paper, cast: Cast) -> None:
        self.paper = paper
        self.cast = cast

    def of_event(self, happening: Happening, event: Event) -> Iterator[Because]:
        """For the fields of an event that no stage has given a reason for."""
        yield from happening.why
        near = [token.sent for token in happening.triggers]
        if happening.spot is not None:
            yield self._place(happening.spot, near)
        for role in (Role.INITIATOR, Role.TARGET, Role.MEDIATOR):
            actors = list(event.in_role(role))
            if role is Role.INITIATOR and actors and happening.blamed_by and happening.initiators == actors:
                yield Because(role.value, "held responsible", self._nearest(actors, near)[1])
            elif actors:
                yield self._actors(role.value, actors, near)
        yield from self._told(event.attributed_to, event.status, near, (one.word for one in happening.reports))
        yield Because("title", "its own words, shortened")

    def of_toll(self, row: Row, toll: Casualty, happening: Happening | None, spot: Spot | None) -> Iterator[Because]:
        """The same for a toll, counted in a happening and told with a place, where it has them."""
        yield from row.why
        near = [row.head.sent]
        noted = {because.field for because in row.why}
        if toll.victims is not Victims.UNKNOWN or toll.groups:
            of = row.part_of if row.part_of is not None else row
            words = self.paper.of(of.tokens)
            yield Because("victims", "what the people counted are called", words)
            if toll.groups:
                yield Because("groups", "what the people counted are called", self.paper.of(row.tokens))
        else:
            yield Because("victims", "not told", self.paper.of(row.tokens))
        if toll.victim_actor is not None:
            yield self._actors("victim_actor", [toll.victim_actor], near)
        if toll.perpetrator is not None:
            yield self._actors("perpetrator", [toll.perpetrator], near)
        if toll.event is not None and happening is not None:
            same = any(token.sent.group == row.head.sent.group for token in happening.triggers)
            yield Because("event", "told in its sentence" if same else BEFORE, self.paper.span(happening.trigger))
        if toll.when.is_known and "when" not in noted:
            yield self._when(row, happening)
        if toll.place is not None and spot is not None:
            yield self._place(spot, near)
        yield from self._told(toll.attributed_to, toll.status, near, (one.word for one in row.standing.reports))
        if toll.cumulative:
            yield Because("cumulative", "counted over a stretch of time", self.paper.of(row.tokens))
        if row.replaces is not None:
            yield Because("replaces", "the text sets it against this older figure", self.paper.of(row.replaces.tokens))

    def of_tie(self, ends: tuple[ActorId, ActorId], rule: str, token: Token) -> tuple[Because, ...]:
        """For a tie that a word states between two actors."""
        subject, obj = ends
        near = [token.sent]
        stated = Because("predicate", rule, self.paper.span(token))
        return self._actors("subject", [subject], near), stated, self._actors("object", [obj], near)

    def _when(self, row: Row, happening: Happening | None) -> Because:
        if row.time is not None:
            return Because("when", "expression of time", Span(self.paper.article.id, row.time.start, row.time.end))
        if happening is not None:
            return Because("when", "the day of its event", self.paper.span(happening.trigger))
        return Because("when", "as the figure it belongs to")

    def _told(
        self, sources: Sequence[ActorId], status: Status, near: Sequence[Sentence], words: Iterable[Token]
    ) -> Iterator[Because]:
        if sources:
            said = next(iter(words), None)
            found = self._nearest(list(sources), near)[1]
            yield Because("attributed_to", "who says so", self.paper.span(said) if said is not None else found)
        yield Because("status", _STATUSES[status])

    def _place(self, spot: Spot, near: Sequence[Sentence]) -> Because:
        return Because("place", *self._where(spot.mentions, near))

    def _actors(self, field: str, actors: Sequence[ActorId], near: Sequence[Sentence]) -> Because:
        return Because(field, *self._nearest(actors, near))

    def _nearest(self, actors: Sequence[ActorId], near: Sequence[Sentence]) -> tuple[str, Span | None]:
        spans = [span for actor in actors if actor in self.cast.drafts for span in self.cast.drafts[actor].mentions]
        return self._where(spans, near)

    @staticmethod
    def _where(spans: Iterable[Span], near: Sequence[Sentence]) -> tuple[str, Span | None]:
        """The rule and the words: a mention in one of the sentences, else the last before them, else the first behind."""
        mentions = sorted(spans)
        for sentence in near:
            inside = [span for span in mentions if sentence.start <= span.start < sentence.end]
            if inside:
                return BESIDE, inside[0]
        first = min((sentence.start for sentence in near), default=0)
        before = [span for span in mentions if span.start < first]
        if before:
            return BEFORE, before[-1]
        return AFTER, mentions[0] if mentions else None

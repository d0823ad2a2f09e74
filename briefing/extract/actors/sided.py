"""Whose forces a word beside a noun names: "Russian jets", "army jets", "the army" of the state that was spoken of."""

from __future__ import annotations

from briefing.domain.actor import ActorId, ActorKind
from briefing.extract.actors.introductions import fronted, fronted_state, headed_state, introduced, is_next_door
from briefing.extract.actors.registry import Registry
from briefing.extract.names.mentions import Sort
from briefing.extract.names.peoples import people_at
from briefing.extract.sentences.parse import Token
from briefing.knowledge.actor_entries import KnownActor
from briefing.knowledge.words import lists

REACH = 400  # sentences; in an article with more nobody looks further for a state that is not named
_SIDES = frozenset("airforce army coastguard government junta military naval navy regime".split())


_MEN_OF_GROUPS = frozenset("commander emir fighter jihadist leader militant recruit".split())


class Sided(Registry):
    """The actors of one article, and whose forces its words name."""

    def land(self, token: Token) -> list[ActorId]:
        """The state that a name stands for where only a state can stand: "the president of Kenya"."""
        mention = self.mentions.over(token, Sort.STATE)
        return [self.enter(self.known(mention.known[0]), mention.tokens, token)] if mention is not None else []

    def side_named(self, modifier: Token, lemma: str) -> list[ActorId]:
        """The actor that a modifier of a noun of men or machines names: "Russian", "army", "HTS", "rebel".

        `lemma` is the noun's. A state's name means its forces here; they are entered if nobody has spoken of them yet.
        """
        found = self.headed(modifier)
        if found:
            draft = self.drafts[found[0]]
            if draft.kind is ActorKind.STATE and draft.entry is not None:
                forces = self.forces(draft.entry)
                return [self.enter(forces, [modifier], modifier, names=False)] if forces.id != draft.id else found
            return found
        state = people_at(modifier, self.knowledge)
        if state is not None:
            if lemma in _MEN_OF_GROUPS and self.is_strange(state):
                return []
            return [self.enter(self.forces(state), self._with_noun(modifier, lemma), modifier)]
        if modifier.low in _SIDES:
            side = self.state_side(modifier)
            if side is not None:
                return [side]
        rebels = self.rebels() if modifier.lemma.lower() in lists().cast.rebels else None
        return [rebels] if rebels is not None else []

    def is_strange(self, state: KnownActor) -> bool:
        """ "Two Ethiopian fighters" taken from a group in Somalia: whether a state's forces have no part in the article."""
        return state.country != self.atlas.main_country and self.forces(state).id not in self.drafts

    def state_forces(self, token: Token) -> list[ActorId]:
        """The forces of the state that a name or an adjective stands for: "Ukraine's losses", "Russian losses"."""
        mention = self.mentions.over(token, Sort.STATE)
        state = mention.known[0] if mention is not None and mention.known else people_at(token, self.knowledge)
        return [self.enter(self.forces(state), [token], token, names=False)] if state is not None else []

    def _with_noun(self, modifier: Token, lemma: str) -> list[Token]:
        head = modifier.head
        if head.lemma.lower() == lemma and 0 < head.i - modifier.i <= 3:
            return self.paper.tokens[modifier.i : head.i + 1]
        return [modifier]

    def state_side(self, token: Token) -> ActorId | None:
        """ "the army", "government forces": of the state spoken of last, else of the one the article is about."""
        state = self._state_speaking(token) or self.state_before(token) or self.home_army()
        if state is None:
            return None
        forces = self.forces(state)
        return forces.id if forces.id in self.drafts else self.enter(forces, [token], token)

    def _state_speaking(self, token: Token) -> KnownActor | None:
        """ "Israel's defence minister said troops had entered ...": whoever speaks for a state speaks of its forces."""
        words = lists().casualties
        if token.dep != "nsubj" or token.head.lemma in words.dying | words.bearing:
            return None  # whose soldiers died is not told by who says so
        for above in token.ancestors():
            if above.pos != "VERB" or above.kid("ccomp") is None:
                continue
            subject = above.kid("nsubj")
            speaker = self.headed(subject) if subject is not None and subject is not token else []
            draft = self.drafts.get(speaker[0]) if speaker else None
            body = self.drafts.get(draft.affiliation) if draft is not None and draft.affiliation else None
            if (
                body is not None
                and body.country
                and body.kind in (ActorKind.STATE, ActorKind.MILITARY, ActorKind.GOVERNMENT)
            ):
                return self.knowledge.actors.state(body.country)
        return None

    def state_before(self, token: Token) -> KnownActor | None:
        """The state whose forces are meant by what comes before: that of `state_near`, else the one that the heading of
        its part names, else the one told with this noun."""
        told = self.state_near(token) or headed_state(token, self.paper, self.mentions)
        return told or introduced(token, self.mentions, self.knowledge)

    def state_near(self, token: Token) -> KnownActor | None:
        """The state that heads the sentence, "In Ukraine, the air force"; else whose forces were last spoken of."""
        headed = self.state_fronted(token)
        if headed is not None:
            return headed
        for at, actor, _ in self.spoken_back(token, REACH):
            if self.paper.tokens[at].sent.block != token.sent.block:
                return None
            draft = self.drafts[actor]
            if draft.kind is ActorKind.MILITARY and draft.entry is not None and draft.country:
                return self.knowledge.actors.state(draft.country)
        return None

    def state_fronted(self, token: Token) -> KnownActor | None:
        """The state that the sentence or its paragraph begins with: "In Iran, security forces ..."."""
        state = fronted_state(token, self.paper, self.mentions)
        return state or self._state_next_door(token)

    def _state_next_door(self, token: Token) -> KnownActor | None:
        """ "In neighbouring Chiapas, soldiers ...": the state of a part that lies over the border, told as such."""
        phrase = fronted(token.sent, token)
        if not is_next_door(phrase):
            return None
        people = next((found for one in phrase if (found := people_at(one, self.knowledge)) is not None), None)
        if people is not None:
            return people  # "on the Mauritanian side of the border"
        spot = next((at for one in phrase if (at := self.atlas.at(one)) is not None and at.country), None)
        return self.knowledge.actors.state(spot.country) if spot is not None and spot.country else None

    def rebels(self) -> ActorId | None:
        """ "the rebels": those without a name of their own that the article has spoken of."""
        kind = ActorKind.ARMED_GROUP
        return next((one.id for one in self.unnamed if one.kind is kind and one.descriptor == "rebel"), None)

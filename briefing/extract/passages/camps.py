"""The sides of one article: who belongs with whom, who fights whom, and for whom a communiqué speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from briefing.domain.actor import ActorId, ActorKind
from briefing.domain.event import EventType
from briefing.extract.actors.cast import Cast
from briefing.extract.events.happenings import Happening
from briefing.extract.events.standing import Mood
from briefing.extract.tolls.rows import Row

FIGHTING = frozenset((ActorKind.MILITARY, ActorKind.ARMED_GROUP, ActorKind.POLICE, ActorKind.STATE))
_FIGHTS = frozenset((EventType.BATTLE, EventType.STRIKE, EventType.VIOLENCE_AGAINST_CIVILIANS))
_TOLD = (Mood.HAPPENED, Mood.DENIED)
_STEPS = 4  # from a battalion to its state
Camp = str


class Camps:
    """The camps of one article; a state, its ministries and its forces are one."""

    def __init__(self, cast: Cast, happenings: Sequence[Happening], rows: Sequence[Row]) -> None:
        self.cast = cast
        self._acts: Counter[ActorId] = Counter()
        self._struck: set[ActorId] = set()
        self._present: set[Camp] = set()
        self._foes: dict[Camp, set[Camp]] = {}
        for one in happenings:
            if one.type in _FIGHTS and one.standing.mood in _TOLD:
                told = [actor for actor in (*one.initiators, *one.targets) if self.fights(actor)]
                self._present |= {self.of(actor) for actor in told}
                self._acts.update(one.initiators)
                self._struck |= set(one.targets)
                self._note(one.initiators, one.targets)
                attacked = one.targets or (one.clause is not None and one.clause.objects)  # by allies: "X and Y attacked"
                if one.type is EventType.BATTLE and not attacked:
                    self._note(one.initiators, one.initiators)
        for row in rows:
            if row.victim_actor is not None:
                self._present |= {self.of(row.victim_actor)} if self.fights(row.victim_actor) else set()
                self._note(row.perpetrators, [row.victim_actor])

    def only_suffers(self, actor: ActorId) -> bool:
        """Whether an actor is told to have been struck, and never to have struck."""
        return actor in self._struck and not self._acts[actor]

    def fights(self, actor: ActorId) -> bool:
        """Whether an actor has a name and is somebody who fights."""
        draft = self.cast.drafts[actor]
        return draft.kind in FIGHTING and not draft.nameless

    def of(self, actor: ActorId) -> Camp:
        """The camp of an actor: the state of a force, the body that a unit or a wing is part of, else itself."""
        one, known = actor, self.cast.knowledge.actors
        for _ in range(_STEPS):
            draft = self.cast.drafts.get(one)
            if draft is not None:
                if draft.kind in (ActorKind.MILITARY, ActorKind.POLICE, ActorKind.GOVERNMENT) and draft.country:
                    return f"state:{draft.country}"
                if draft.kind is ActorKind.STATE:
                    return f"state:{draft.country or draft.id}"
                above = draft.affiliation
            else:
                entry = known.by_key(one.removeprefix("actor:"))
                if entry is not None and entry.kind in (ActorKind.MILITARY, ActorKind.STATE, ActorKind.GOVERNMENT):
                    return f"state:{entry.country}"
                above = ActorId(f"actor:{entry.affiliation}") if entry is not None and entry.affiliation else None
            if above is None:
                return one
            one = above
        return one

    def together(self, ones: Iterable[ActorId], others: Iterable[ActorId]) -> bool:
        """Whether any of these is of the camp of any of those."""
        return bool({self.of(one) for one in ones} & {self.of(other) for other in others})

    def foe(self, actor: ActorId) -> ActorId | None:
        """Who fights an actor, where the article tells of nobody else who does: of its camp, the one that acts most."""
        foes = self._foes.get(self.of(actor), set())
        if len(foes) != 1:
            return None
        camp = next(iter(foes))
        return self.speaker_of(camp)

    def only_two(self) -> bool:
        """Whether the article names two camps that fight, and no third."""
        armed = (ActorKind.MILITARY, ActorKind.ARMED_GROUP)
        named = [one for one, draft in self.cast.drafts.items() if draft.kind in armed and not draft.nameless]
        return len({self.of(one) for one in named}) == 2

    def other(self, actor: ActorId) -> ActorId | None:
        """The other of two camps that are told to take part, where there is no third."""
        camps = self._present - {self.of(actor)}
        return self.speaker_of(next(iter(camps))) if len(camps) == 1 and self.only_two() else None

    def has_no_foe_but(self, actor: ActorId, other: ActorId) -> bool:
        """Whether the article tells of nobody who fights an actor besides another one's camp."""
        return self._foes.get(self.of(actor), set()) <= {self.of(other)} and self.of(actor) != self.of(other)

    def speaker_of(self, camp: Camp) -> ActorId | None:
        """The one of a camp that is told to act most; its forces before the state itself."""
        found = [one for one in self.cast.drafts if self.fights(one) and self.of(one) == camp]
        drafts = self.cast.drafts
        return max(
            found,
            key=lambda one: (self._acts[one], drafts[one].kind is not ActorKind.STATE, len(drafts[one].mentions)),
            default=None,
        )

    def _note(self, ones: Iterable[ActorId], others: Iterable[ActorId]) -> None:
        for one in ones:
            for other in others:
                if self.fights(one) and self.fights(other) and self.of(one) != self.of(other):
                    self._foes.setdefault(self.of(one), set()).add(self.of(other))
                    self._foes.setdefault(self.of(other), set()).add(self.of(one))

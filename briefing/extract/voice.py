"""For whom a text speaks: a communiqué's "our forces" do it and "the enemy" suffers it, named or not.

A text speaks for a side where it calls the other one "the enemy" in its own words, or where the forces in whose name it is
issued say "our". What it tells in the passive is that side's doing; so are "terrorists eliminated", whoever reports them.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.domain.actor import ActorId, ActorKind
from briefing.domain.casualty import Effect, Victims
from briefing.domain.claim import Because
from briefing.domain.event import EventType
from briefing.extract.camps import FIGHTING, Camps
from briefing.extract.cast import Cast
from briefing.extract.happenings import Happening, is_background
from briefing.extract.own_side import forces_of, side_of
from briefing.extract.parse import Paper, Sentence, Token
from briefing.extract.standing import Mood
from briefing.extract.tolls import Row
from briefing.knowledge.words import lists

_MARKS = frozenset(('"', "“", "”", "«", "»"))
_OWN_DOING = frozenset((EventType.BATTLE, EventType.STRIKE, EventType.SEIZURE, EventType.DETENTION))
_HARMS = (Effect.KILLED, Effect.WOUNDED, Effect.CAPTURED)
VOICE_RULE = "the side that the text speaks for"


class Voice:
    """The side that one article speaks for, if it speaks for one, and what follows from it."""

    def __init__(self, paper: Paper, cast: Cast, camps: Camps, reporting: frozenset[str]) -> None:
        self.paper = paper
        self.cast = cast
        self.camps = camps
        self.reporting = reporting
        self.words = lists().bands
        self.side = self._side()

    def _side(self) -> ActorId | None:
        hostile = any(self._is_enemy(token) for one in self.paper.sentences if not _is_quoted(one) for token in one.tokens)
        if not hostile:
            return None
        issuer = self.cast.issuer()
        if issuer is not None:
            known = self.cast.known(issuer)
            return known.id if known.id in self.cast.drafts else None
        drafts = sorted(self.cast.drafts.values(), key=lambda draft: draft.first)
        fighting = [one for one in drafts if not one.nameless and (one.kind in FIGHTING or _is_of_war(one.id))]
        fighting = [one for one in fighting if one.kind is not ActorKind.STATE]
        first = next((one for one in fighting if not self.camps.only_suffers(one.id)), None)
        return forces_of(first.id, self.cast) if first is not None else None

    def _is_enemy(self, token: Token) -> bool:
        """Whether the text itself, and nobody it quotes, speaks of "the enemy"."""
        if token.lemma.lower() != "enemy" or token.kid("prep") is not None:
            return False
        return not any(above.lemma in self.reporting for above in token.ancestors())

    # ------------------------------------------------------------ what it did

    def did(self, told: Sequence[Happening]) -> None:
        """Give the side the blows that its own text tells without saying whose they were."""
        side = self.side
        for one in told if side is not None else ():
            if side is None or one.initiators or one.type not in _OWN_DOING or one.standing.mood is not Mood.HAPPENED:
                continue
            if is_background(one.when, self.paper.article.day):
                continue
            if one.reports or one.denied or _is_quoted(one.trigger.sent) or self.camps.together(one.targets, [side]):
                continue
            if self._is_done(one) and not self._is_done_to_us(one):
                one.initiators = [side]
                one.why.append(Because("participants", VOICE_RULE, self.paper.span(one.trigger)))

    @staticmethod
    def _is_done(one: Happening) -> bool:
        """Whether a passive verb, or a noun that one carries, tells it: what was done, by whom need not be said."""
        clause = one.clause
        if clause is not None:
            return clause.passive and not clause.subjects
        verb = one.trigger.head
        return one.trigger.dep == "nsubjpass" and verb.kid("agent") is None

    def _is_done_to_us(self, one: Happening) -> bool:
        words = [token for obj in one.objects for token in (obj, *obj.kids)]
        return any(token.low in ("friendly", "our", "own") for token in words)

    # ------------------------------------------------------------ whom it killed

    def killed(self, rows: Sequence[Row]) -> None:
        """Give deaths of the enemy to the side that tells them as its doing."""
        for row in rows:
            if row.perpetrators or row.effect not in _HARMS or row.high == 0 or row.standing.mood is not Mood.HAPPENED:
                continue
            if row.victims is Victims.UNKNOWN and self._is_called_enemy(row):
                row.victims = Victims.COMBATANT
            if row.victims is not Victims.COMBATANT or _is_of_accident(row):
                continue
            side = self._teller(row)
            theirs = [row.victim_actor] if row.victim_actor is not None else []
            if (
                side is None
                or self.camps.together(theirs, [side])
                or not (self._is_of_enemy(row) or self._are_foes(row, side))
            ):
                continue
            if (
                row.happening is not None
                and row.happening.initiators
                and not self.camps.together(row.happening.initiators, [side])
            ):
                continue
            row.perpetrators = [side]
            row.why.append(Because("perpetrator", VOICE_RULE, self.paper.span(row.trigger)))

    def _teller(self, row: Row) -> ActorId | None:
        """Who reports a toll, if that is a side that fights; else the side that the text speaks for."""
        for report in row.standing.reports:
            found = [actor for token in report.speakers for actor in self.cast.speaker(token)]
            sides = [side for actor in found if (side := side_of(actor, self.cast)) is not None]
            return forces_of(sides[0], self.cast) if sides else None
        return self.side if not _is_quoted(row.trigger.sent) else None

    def _are_foes(self, row: Row, side: ActorId) -> bool:
        """Whether who tells of a named side's dead is at war with it, as far as the article knows."""
        theirs = row.victim_actor
        if theirs is None or not row.standing.reports or not self.camps.fights(theirs):
            return False
        return self.camps.has_no_foe_but(theirs, side)

    def _is_called_enemy(self, row: Row) -> bool:
        """ "Enemy losses", "the enemy's dead"."""
        around = [row.head, *row.head.kids, row.trigger, *row.trigger.kids, *row.tokens]
        beside = [token for one in around for token in (one, *one.kids_by("poss", "compound", "amod"))]
        return any(token.lemma.lower() == "enemy" for token in beside)

    def _is_of_enemy(self, row: Row) -> bool:
        """ "18 terrorists were eliminated": words that one has for whom one fights, or for killing them."""
        nouns = [row.head, *[obj for prep in row.head.kids_by("prep") for obj in prep.kids_by("pobj")]]
        branded = any(one.lemma.lower() in self.words.branding for one in nouns)
        return branded or row.trigger.lemma in self.words.eliminating or self._is_called_enemy(row)


def _is_of_accident(row: Row) -> bool:
    return row.happening is not None and row.happening.type is EventType.DISASTER


def _is_quoted(sentence: Sentence) -> bool:
    return any(token.text in _MARKS for token in sentence.tokens)


def _is_of_war(actor: ActorId) -> bool:
    """Whether a body is a ministry of defence."""
    return "defence-ministry" in actor or "ministry-of-defence" in actor

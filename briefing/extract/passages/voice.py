"""For whom a text speaks: a communiqué's "our forces" do it and "the enemy" suffers it, named or not.

A text speaks for a side where it calls the other one "the enemy" in its own words, or where the forces in whose name it is
issued say "our". What it tells in the passive is that side's doing; so are "terrorists eliminated", whoever reports them.
What falls on its own men, on homes and on civilians is the foe's, where it tells of one foe.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.domain.actor import ActorId, ActorKind
from briefing.domain.casualty import Effect, Victims
from briefing.domain.claim import Because
from briefing.domain.event import EventType
from briefing.extract.actors.cast import Cast
from briefing.extract.actors.issuing import is_of_force
from briefing.extract.events.happenings import Happening, is_background
from briefing.extract.events.noun_classes import NounClasses
from briefing.extract.events.standing import Mood
from briefing.extract.names.descriptions import is_other_side
from briefing.extract.passages.camps import FIGHTING, Camps
from briefing.extract.sentences.parse import Paper, Sentence, Token
from briefing.extract.sentences.tree import clause_verb
from briefing.extract.tolls.own_side import as_own, forces_of, is_told_as_ours, side_of
from briefing.extract.tolls.rows import Row
from briefing.knowledge.words import lists

_MARKS = frozenset(('"', "“", "”", "«", "»"))
_OWN_DOING = frozenset((EventType.BATTLE, EventType.STRIKE, EventType.SEIZURE, EventType.DETENTION))
_KILLS = frozenset(("kill", "destroy", "slay"))
_OF_STATES = frozenset((ActorKind.MILITARY, ActorKind.POLICE, ActorKind.STATE, ActorKind.GOVERNMENT))
_OWN_WORDS = frozenset(("our", "we", "us", "own", "ours"))
_HARMS = (Effect.KILLED, Effect.WOUNDED, Effect.CAPTURED)
_BEFALL = frozenset((EventType.BATTLE, EventType.STRIKE, EventType.VIOLENCE_AGAINST_CIVILIANS))
_CIVIL_SITES = frozenset(
    "block building bus church clinic hospital house market monastery mosque pagoda school temple train village".split()
)
_FOUGHT_FOR = frozenset(("force", "post"))
LOSSES_REACH = 30  # words between "inflicted" and how many
VOICE_RULE = "the side that the text speaks for"
FOE_RULE = "the foe of the side that the text speaks for"


class Voice:
    """The side that one article speaks for, if it speaks for one, and what follows from it."""

    def __init__(self, paper: Paper, cast: Cast, camps: Camps, classes: NounClasses, reporting: frozenset[str]) -> None:
        self.paper = paper
        self.cast = cast
        self.camps = camps
        self.classes = classes
        self.reporting = reporting
        self.words = lists().bands
        own_words = [token for one in paper.sentences if not _is_quoted(one) for token in one.tokens]
        self._enemies = [token for token in own_words if self._is_enemy(token)]
        ours = [one for one in own_words if one.low == "our" and is_of_force(one.head)]
        self.ours = {actor for one in ours for actor in cast.pronoun(one)}
        self.side = self._side()
        self.foe = self._foe()

    def _foe(self) -> ActorId | None:
        """Whom the text means by the enemy; else the only one that it tells to fight its side."""
        side = self.side
        if side is None:
            return None
        meant = {actor for token in self._enemies for actor in self.cast.of(token)}
        meant = {actor for actor in meant if self.camps.fights(actor) and not self.camps.together([actor], [side])}
        if len(meant) > 1:
            return None
        return next(iter(meant)) if meant else self.camps.foe(side)

    def _side(self) -> ActorId | None:
        if len(self.ours) == 1:
            return next(iter(self.ours))
        if not self._enemies:
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
        """Whether the text itself, and nobody it quotes, speaks of "the enemy", "the opposing side"."""
        called = token.lemma.lower() == "enemy" or is_other_side(token)
        if not called or token.kid("prep") is not None:
            return False
        several = token.tag == "NNS" and token.dep not in ("compound", "nmod", "poss")
        if several and not any(kid.low == "the" for kid in token.kids_by("det")):
            return False  # "the authorities look for enemies inside": whoever they may be
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
            if self._is_done(one) and not self._is_done_to_us(one) and not self._is_on_civilians(one):
                one.initiators = [side]
                one.why.append(Because("participants", VOICE_RULE, self.paper.span(one.trigger)))

    def suffered(self, told: Sequence[Happening], rows: Sequence[Row]) -> None:
        """Give the one foe of the side the blows that its own text tells to have fallen on its men or on civilians."""
        side, foe = self.side, self.foe
        for one in told if side is not None and foe is not None else ():
            if one.initiators or one.type not in _BEFALL or one.standing.mood is not Mood.HAPPENED or one.denied:
                continue
            if one.reports or _is_quoted(one.trigger.sent) or is_background(one.when, self.paper.article.day):
                continue
            if one.type is EventType.BATTLE and one.meaning.subtype not in (None, "armed-clash"):
                continue
            if side is None or foe is None or self.camps.together(one.targets, [foe]):
                continue
            hit = [row for row in rows if row.happening is one and row.high != 0 and row.effect in _HARMS]
            if any(row.victim_actor is not None and self.camps.together([row.victim_actor], [foe]) for row in hit):
                continue
            ours = self._is_done_to_us(one) or self.camps.together(one.targets, [side])
            ours = ours or any(self._is_ours(row) for row in hit)
            if ours or self._is_on_civilians(one) or any(row.victims is Victims.CIVILIAN for row in hit):
                one.initiators = [foe]
                one.why.append(Because("participants", FOE_RULE, self.paper.span(one.trigger)))

    def lost(self, rows: Sequence[Row]) -> None:
        """Say whose dead they are that a text of one side tells as its own, and who killed these and the civilians."""
        for row in rows if self.side is not None else ():
            if row.effect not in _HARMS or row.high == 0 or row.standing.reports or _is_quoted(row.trigger.sent):
                continue
            self._tell_as_ours(row)
            self._inflicted(row)
            self._take_from_foe(row)
            if not row.perpetrators and not row.cumulative and row.standing.mood is Mood.HAPPENED:
                self._kill(row)

    def _tell_as_ours(self, row: Row) -> None:
        """ "On our side three fell": of the side that the text speaks for, and not by its hand."""
        side = self.side
        if side is not None and row.victim_actor is None and is_told_as_ours(row):
            as_own(row, side, self.cast)
            row.perpetrators = [one for one in row.perpetrators if not self.camps.together([one], [side])]

    def _inflicted(self, row: Row) -> None:
        """ "Our men inflicted on the attackers six dead and ten wounded", "inflicting heavy losses: 45 dead": the foe's."""
        side = self.side
        if side is None or row.victim_actor is not None or row.victims is not Victims.UNKNOWN or row.cumulative:
            return
        group, first = row.trigger.sent.group, row.tokens[0].i
        before = [one for one in self.paper.tokens[max(0, first - LOSSES_REACH) : first] if one.sent.group == group]
        if not any(one.lemma == "inflict" for one in before):
            return
        low = [one.low for one in before]
        if any(one == "on" and _OWN_WORDS & set(low[n + 1 : n + 3]) for n, one in enumerate(low)):
            return  # "the enemy inflicted on our brigade nine dead"
        doers = [actor for one in before if one.low == "our" for actor in self.cast.of(one.head)]
        if not self.camps.together(doers, [side]):
            return
        row.victims, row.victim_actor = Victims.COMBATANT, self.foe
        row.perpetrators = [side]
        row.why.append(Because("perpetrator", VOICE_RULE, self.paper.span(row.trigger)))

    def _take_from_foe(self, row: Row) -> None:
        """ "Our brigade took 11 prisoners": men of the foe."""
        foe, one = self.foe, row.happening
        if foe is None or row.effect is not Effect.CAPTURED or row.victim_actor is not None or not row.perpetrators:
            return
        if self.camps.together(row.perpetrators, [foe]):
            return
        row.victim_actor = foe
        if one is not None and one.trigger is row.trigger and not one.targets:
            one.targets = [foe]

    def _kill(self, row: Row) -> None:
        """Enter who killed those of either side, and the civilians in what the foe did."""
        foe, one = self.foe, row.happening
        if foe is None or (one is not None and (one.type not in _BEFALL or one.denied)):
            return
        doers = one.initiators if one is not None else []
        if doers and self._is_of(row, foe):
            if not self.camps.together(doers, [foe]):
                row.perpetrators = list(doers)  # "Our brigade repelled them. The enemy lost up to 45"
                row.why.append(Because("perpetrator", VOICE_RULE, self.paper.span(row.trigger)))
        elif self._is_ours(row) or self._is_of_foe(row, foe):
            row.perpetrators = [foe]
            row.why.append(Because("perpetrator", FOE_RULE, self.paper.span(row.trigger)))

    def _is_ours(self, row: Row) -> bool:
        """Whether those counted are of the side that the text speaks for."""
        return self.side is not None and self._is_of(row, self.side)

    def _is_of(self, row: Row, side: ActorId) -> bool:
        return row.victim_actor is not None and self.camps.together([row.victim_actor], [side])

    @staticmethod
    def _is_of_foe(row: Row, foe: ActorId) -> bool:
        """Whether civilians came to harm in what the foe did."""
        happening = row.happening
        return row.victims is not Victims.COMBATANT and happening is not None and foe in happening.initiators

    def _is_on_civilians(self, one: Happening) -> bool:
        """ "Two houses and a school were hit": what fell on homes and people who do not fight."""
        if any(self.camps.fights(actor) for actor in one.targets):
            return False
        for obj in one.objects:
            classes = self.classes.of(obj)
            if classes & _FOUGHT_FOR or any(kid.low in ("enemy", "military", "army") for kid in obj.kids):
                return False
            if obj.lemma in _CIVIL_SITES or classes & {"home", "people"}:
                return True
        return False

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
            if row.victims is not Victims.COMBATANT or _is_of_accident(row) or row.trigger.kid("agent") is not None:
                continue  # "killed by his guards, police said": not by the police
            side = self._teller(row)
            if side is not None and row.happening is not None and self.camps.together(row.happening.cleared, [side]):
                continue  # "said it had nothing to do with the attack"
            theirs = [row.victim_actor] if row.victim_actor is not None else []
            if (
                side is None
                or self.camps.together(theirs, [side])
                or not (self._are_enemies(row, side) or self._is_of_our_blow(row, side))
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
            self._own_up(row, side)

    def _are_enemies(self, row: Row, side: ActorId) -> bool:
        return self._is_of_enemy(row) or self._are_foes(row, side) or self._are_fought(row, side)

    def _own_up(self, row: Row, side: ActorId) -> None:
        """An army that tells of fighters killed in a strike of which nobody has said whose it was: it was its own."""
        one = row.happening
        if one is None or one.initiators or one.type is not EventType.STRIKE or one.denied or not row.standing.reports:
            return
        if one.standing.mood is Mood.HAPPENED and not self.camps.together(one.targets, [side]):
            one.initiators = [side]
            one.why.append(Because("participants", VOICE_RULE, self.paper.span(row.trigger)))

    def _are_fought(self, row: Row, side: ActorId) -> bool:
        """Whether a state's forces tell of dead whom these fight: "the army said 11 operatives had been killed"."""
        if not row.standing.reports or self.cast.drafts[side].kind not in (ActorKind.MILITARY, ActorKind.POLICE):
            return False
        return row.head.lemma.lower() in self.words.fought

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
        kinds = {self.cast.drafts[theirs].kind, self.cast.drafts[side].kind}
        if kinds <= _OF_STATES and (ActorKind.POLICE in kinds or not self.camps.fights(side)):
            return self.camps.foe(theirs) == side  # "police said a soldier had died": police and an army are seldom at war
        return self.camps.has_no_foe_but(theirs, side)

    def _is_of_our_blow(self, row: Row, side: ActorId) -> bool:
        """ "Our units beat back an attack; six mercenaries were killed": dead that who says "our" does not call his own."""
        happening = row.happening
        if happening is None or side not in self.ours or row.standing.reports or side not in happening.initiators:
            return False
        verb = clause_verb(row.trigger)
        own = verb is None or any(token.low in _OWN_WORDS for token in verb.subtree())
        return not own and row.trigger.lemma in self.words.eliminating | _KILLS

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

"""Who acts in a passage where the sentence itself does not say: the sides that an article tells of, followed through it.

Runs when happenings, blame and tolls are read. It fills in only what is open: a doer or a target that the passage makes
plain, never one that the text disputes. A wrong doer is worse than none, so every rule asks for one side and no other.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.domain.actor import ActorId, ActorKind
from briefing.domain.casualty import Effect, Victims
from briefing.domain.claim import Because
from briefing.domain.event import EventType
from briefing.domain.text import BlockKind
from briefing.extract.events.happenings import Happening, is_background
from briefing.extract.events.reading import EventReader
from briefing.extract.events.standing import Mood
from briefing.extract.passages.camps import FIGHTING, Camps
from briefing.extract.passages.fallen import name_fallen
from briefing.extract.passages.strangers import name_further_strikes, name_strangers, told_in_parts
from briefing.extract.passages.voice import FOE_RULE, VOICE_RULE, Voice
from briefing.extract.passages.whose_men import name_bare_men
from briefing.extract.places.agreeing import places_agree
from briefing.extract.sentences.clauses import clause_of, is_negated, spread
from briefing.extract.sentences.parse import Paper, Token
from briefing.extract.speech.blame import BLAMED_BACK
from briefing.extract.speech.reading import Speech
from briefing.extract.tolls.rows import Row
from briefing.extract.tolls.same_people import run_on
from briefing.knowledge.lexicons import Meaning
from briefing.knowledge.words import lists

AGAIN = 3  # sentences from a blow to what "the attackers" did next
NEAR = 2  # sentences over which a passage goes on with one attacker
_BLOWS = frozenset((EventType.BATTLE, EventType.STRIKE, EventType.VIOLENCE_AGAINST_CIVILIANS))
_GOES_ON = frozenset((EventType.VIOLENCE_AGAINST_CIVILIANS, EventType.SEIZURE))
_LAID = frozenset(("ied", "landmine"))
_HARMS = (Effect.KILLED, Effect.WOUNDED, Effect.CAPTURED)
_BELONGING_RULE = "whose men the attackers are told to have been"
_REPELLING = frozenset("beat_back drive_back fight_off fend_off repel repulse".split())
_BEATEN_RULE = "attackers who died in their attack on a force"
_RULE = "the only side that the passage tells of"


class Sides:
    """Fills in the doers and targets that the sides of one article make plain."""

    def __init__(self, paper: Paper, reader: EventReader, speech: Speech) -> None:
        self.speech = speech
        self.paper = paper
        self.reader = reader
        self.cast = reader.cast

    def settle(self, rows: Sequence[Row]) -> None:
        """Complete happenings and rows in place."""
        told = self.reader.happenings
        self._name_attackers(told, rows)
        self._attack_again(told, rows)
        name_strangers(told, rows, self.cast, self.paper)
        name_further_strikes(told, rows, self.cast, self.paper)
        self._belonged(told, rows)
        self._blamed_for_deaths(rows)
        self._blamed_for_retold(told, rows)
        run_on(rows)
        name_bare_men(told, rows, self.cast, self.paper)
        camps = Camps(self.cast, told, rows)
        self._killed_fighters(told, rows, camps)
        self._hit_their_men(told, rows, camps)
        self._driven_out(told)
        self._go_on(told, camps)
        camps = Camps(self.cast, told, rows)
        self._ambushed(told, camps)
        self._arrested(told)
        voice = Voice(self.paper, self.cast, camps, self.reader.classes, self.reader.reporting)
        voice.did(told)
        voice.suffered(told, rows)
        voice.killed(rows)
        voice.lost(rows)
        self._killed_by_the_foe(rows, camps)
        self._beaten_off(rows, camps)
        self._of_happening(rows, camps)
        name_fallen(told, rows, self.cast, self.paper)
        for whole in told_in_parts(told):
            told.remove(whole)

    def _beaten_off(self, rows: Sequence[Row], camps: Camps) -> None:
        """ "Five gunmen were killed when an army patrol was attacked": the attackers were killed by whom they attacked."""
        for row in rows:
            one = row.happening
            if row.perpetrators or row.by_others or row.effect not in _HARMS:
                continue
            if one is None or one.type is not EventType.BATTLE or one.standing.mood is not Mood.HAPPENED or row.high == 0:
                continue
            raiders = lists().bands.attackers | lists().bands.fought
            counted = [one.lemma for one in (row.head, *row.head.behind("of"))]
            if not raiders & set(counted) or row.trigger.kid("agent") is not None:
                continue
            repelled = one.clause is not None and one.clause.lemma in _REPELLING
            theirs = camps.together([row.victim_actor], one.targets) if row.victim_actor is not None else False
            bands = any(self.cast.drafts[actor].kind is ActorKind.ARMED_GROUP for actor in one.initiators)
            beaten = theirs or (row.victim_actor is None and not (bands and set(counted) & lists().bands.fought))
            side = [*one.initiators] if repelled and (beaten or not one.targets) else [*one.targets]
            foes = [actor for actor in one.initiators if not self.cast.drafts[actor].nameless and actor not in side]
            foes = [actor for actor in foes if actor != row.victim_actor]
            if row.victim_actor is not None and camps.together([row.victim_actor], side):
                continue
            if len(side) == 1 and camps.fights(side[0]) and not foes and not one.denied:
                row.perpetrators = list(side)
                row.why.append(Because("perpetrator", _BEATEN_RULE, self.paper.span(one.trigger)))

    # ------------------------------------------------------------ the attackers

    def _name_attackers(self, told: Sequence[Happening], rows: Sequence[Row]) -> None:
        """ "X stormed the post. ... nine of the attackers were killed": those who were told to have attacked."""
        for row in rows:
            noun = self._raiders_counted(row.head)
            if noun is None or row.victim_actor is not None:
                continue
            others = [one for one in told if row.trigger not in one.triggers and one is not row.happening]
            doer = self._attacker_before(noun, others)
            if doer is not None:
                row.victim_actor = doer
                row.perpetrators = [one for one in row.perpetrators if one != doer]
                row.victims = Victims.COMBATANT

    def _driven_out(self, told: Sequence[Happening]) -> None:
        """ "X stormed the town. ... Police drove the attackers out": it fell on those told to have attacked."""
        for one in told:
            if one.targets or one.type is not EventType.BATTLE or one.standing.mood is not Mood.HAPPENED:
                continue
            noun = next((obj for obj in one.objects if self._raiders_counted(obj) is obj), None)
            doer = self._attacker_before(noun, [other for other in told if other is not one]) if noun is not None else None
            if doer is not None and doer not in one.initiators and noun is not None:
                one.targets = [doer]
                one.why.append(Because("participants", _RULE, self.paper.span(noun)))

    def _belonged(self, told: Sequence[Happening], rows: Sequence[Row]) -> None:
        """ "A patrol was fired on from three trucks. The attackers belonged to X": the blow told last was X's."""
        drafts = self.cast.drafts
        for sentence in self.paper.sentences:
            verb = next((one for one in sentence.tokens if one.is_root and one.lemma in ("belong", "be")), None)
            noun = verb.kid("nsubj") if verb is not None else None
            if verb is None or noun is None or self._raiders_counted(noun) is not noun or is_negated(verb):
                continue
            behind = [obj for prep in verb.kids_by("prep") if prep.low == "to" for obj in spread(prep.kid("pobj"))]
            behind += [
                obj
                for one in verb.kids_by("attr")
                if one.lemma in ("fighter", "gunman", "member")
                for prep in one.kids_by("prep")
                if prep.low == "of"
                for obj in spread(prep.kid("pobj"))
            ]
            groups = [one for one in self.cast.ids(behind) if drafts[one].kind in FIGHTING and not drafts[one].nameless]
            if len(groups) != 1:
                continue
            for one in [one for one in told if one.type in _BLOWS and one.triggers[0].i < noun.i]:
                near = sentence.group - max(token.sent.group for token in one.triggers if token.i < noun.i) <= AGAIN
                faceless = all(drafts[actor].nameless for actor in one.initiators)
                if (
                    near
                    and faceless
                    and not one.denied
                    and one.trigger.sent.block == sentence.block - (one.trigger.sent.block != sentence.block)
                ):
                    self._lay_at(one, groups[0], rows, noun)

    def _lay_at(self, one: Happening, group: ActorId, rows: Sequence[Row], noun: Token) -> None:
        """Make a group the doer of a blow, and of the harm that its nameless doers did."""
        gone, one.initiators = one.initiators, [group]
        one.why.append(Because("participants", _BELONGING_RULE, self.paper.span(noun)))
        for row in rows:
            if row.happening is not one or row.effect not in _HARMS:
                continue
            if row.head.lemma in lists().bands.attackers and row.victim_actor is None:
                row.victim_actor = group
                row.perpetrators = [actor for actor in row.perpetrators if actor != group and actor not in gone]
            elif row.perpetrators == gone and row.victim_actor != group and not row.by_others:
                row.perpetrators = [group]
                row.why.append(Because("perpetrator", _BELONGING_RULE, self.paper.span(noun)))

    def _attack_again(self, told: Sequence[Happening], rows: Sequence[Row]) -> None:
        """ "Rebels blew up a lorry. The attackers then opened fire": those who were told to have done it."""
        drafts = self.cast.drafts
        for n, one in enumerate(told):
            subjects = one.clause.subjects if one.clause is not None else []
            the = [token for token in subjects if self._raiders_counted(token) is token]
            if (
                not one.initiators
                or not all(drafts[actor].nameless for actor in one.initiators)
                or len(the) != len(subjects)
            ):
                continue
            before = next((b for b in reversed(told[:n]) if b.type in _BLOWS and b.initiators), None)
            if before is None or before.initiators == one.initiators or len(before.initiators) != 1:
                continue
            near = one.trigger.sent.group - before.triggers[-1].sent.group <= AGAIN and not before.denied
            fighting = drafts[before.initiators[0]].kind is ActorKind.ARMED_GROUP
            if not near or not fighting or not the:
                continue
            gone, one.initiators = one.initiators, list(before.initiators)
            for row in rows:
                if row.happening is one and row.perpetrators == gone:
                    row.perpetrators = list(one.initiators)

    def _blamed_for_deaths(self, rows: Sequence[Row]) -> None:
        """ "Five others died with him. A monitor blames the Guard for the killings": deaths told without their cause."""
        for verb, blamed, speakers in self.speech.open_blame:
            for row in rows:
                away = verb.sent.group - row.head.sent.group
                block = verb.sent.block - row.head.sent.block
                open_row = not row.perpetrators and row.effect is Effect.KILLED and not row.cumulative and row.high != 0
                if not open_row or not 0 <= away <= BLAMED_BACK + 1 or not 0 <= block <= 1 or not blamed:
                    continue
                one = row.happening
                if one is not None and (one.type is not EventType.CASUALTY or one.initiators not in ([], blamed)):
                    continue
                row.perpetrators = list(blamed)
                if one is not None and not one.initiators:
                    one.initiators, one.blamed_by = list(blamed), list(speakers)
                    one.meaning = Meaning(EventType.VIOLENCE_AGAINST_CIVILIANS, "attack")

    def _blamed_for_retold(self, told: Sequence[Happening], rows: Sequence[Row]) -> None:
        """ "Strikes on the market on Sunday killed 13. ... Two bombs hit its stalls. It attributes the attack to X":
        what was told just before of the same kind, day and town, and of nobody's doing, is of that attack too."""
        for n, event in enumerate(told):
            if not event.blamed_by or event.spot is None or not event.when.is_one_day or event.type is not EventType.STRIKE:
                continue
            for one in told[max(0, n - AGAIN) : n]:
                here = one.spot is not None and one.spot.id == event.spot.id and one.when == event.when
                near = event.trigger.sent.block - one.triggers[-1].sent.block <= 1
                if not (here and near) or one.type is not event.type or one.initiators or one.denied:
                    continue
                if one.standing.mood is not Mood.HAPPENED or set(event.initiators) & set(one.targets):
                    continue
                one.initiators, one.blamed_by = list(event.initiators), list(event.blamed_by)
                for row in rows:
                    if row.happening is one and not row.perpetrators and not row.by_others and row.effect in _HARMS:
                        row.perpetrators = list(event.initiators)

    def _raiders_counted(self, head: Token) -> Token | None:
        behind = [obj for prep in head.kids_by("prep") if prep.low == "of" for obj in spread(prep.kid("pobj"))]
        for noun in (head, *behind):
            if noun.lemma in lists().bands.attackers and any(kid.low in ("the", "these") for kid in noun.kids_by("det")):
                return noun
        return None

    def _attacker_before(self, noun: Token, told: Sequence[Happening]) -> ActorId | None:
        drafts = self.cast.drafts
        for one in reversed([one for one in told if one.trigger.i < noun.i]):
            if one.type not in _BLOWS or one.standing.mood is not Mood.HAPPENED:
                continue
            named = [actor for actor in one.initiators if not drafts[actor].nameless]
            near = noun.sent.block == one.trigger.sent.block or noun.sent.group - one.triggers[-1].sent.group <= NEAR
            return named[0] if len(named) == 1 and near else None
        return None

    # ------------------------------------------------------------ who was hit

    def _hit_their_men(self, told: Sequence[Happening], rows: Sequence[Row], camps: Camps) -> None:
        """ "Carried out two air strikes, killing a dozen fighters of X": a blow that killed a side's men hit that side."""
        for one in told:
            if (
                one.targets
                or one.type not in (EventType.BATTLE, EventType.STRIKE)
                or one.standing.mood is not Mood.HAPPENED
            ):
                continue
            if one.type is EventType.BATTLE and one.meaning.subtype not in (None, "armed-clash"):
                continue
            hit = [row for row in rows if row.happening is one and row.part_of is None and row.high != 0]
            if any(row.victims is Victims.CIVILIAN or row.standing.mood is not Mood.HAPPENED for row in hit):
                continue
            sides = {row.victim_actor for row in hit}
            found = [side for side in sides if side is not None and camps.fights(side)]
            if len(sides) == 1 and len(found) == 1 and not camps.together(found, one.initiators):
                one.targets = found
                one.why.append(Because("participants", "whose men it killed", self.paper.span(one.trigger)))

    def _killed_fighters(self, told: Sequence[Happening], rows: Sequence[Row], camps: Camps) -> None:
        """ "A patrol pursued the gunmen of X and killed five": a figure that counts a side's men tells of a fight."""
        for one in told:
            bare = bool(one.objects) and all(obj.pos == "NUM" and not obj.kids for obj in one.objects)
            if one.type is not EventType.VIOLENCE_AGAINST_CIVILIANS or one.targets or not bare:
                continue
            hit = [row for row in rows if row.happening is one and row.trigger is one.trigger and row.effect in _HARMS]
            sides = {row.victim_actor for row in hit if row.victims is Victims.COMBATANT}
            found = [side for side in sides if side is not None and camps.fights(side)]
            if hit and len(sides) == len(found) == 1 and not camps.together(found, one.initiators):
                one.meaning, one.targets = Meaning(EventType.BATTLE, "armed-clash"), found
                one.why.append(Because("participants", "whose men it killed", self.paper.span(one.trigger)))

    # ------------------------------------------------------------ a passage with one attacker

    def _go_on(self, told: Sequence[Happening], camps: Camps) -> None:
        """ "RSF men stormed the camp. Two teachers were executed": what a passage goes on telling of the same attackers."""
        for n, one in enumerate(told):
            clause = one.clause
            if one.initiators or clause is None or not clause.passive or clause.subjects or one.nominal:
                continue
            if one.type not in _GOES_ON or one.standing.mood is not Mood.HAPPENED or one.own_place or one.reports:
                continue
            before = self._last_blow(one, told[:n])
            if before is None or before.denied or len({camps.of(actor) for actor in before.initiators}) != 1:
                continue
            if before.when.is_known and one.when.is_known and not one.when.overlaps(before.when):
                continue
            if one.spot is not None and before.spot is not None and not places_agree(one.spot, before.spot):
                continue
            if camps.together(one.targets, before.initiators) or not all(map(camps.fights, before.initiators)):
                continue
            if any(obj.lemma in lists().bands.fought | lists().bands.attackers for obj in clause.objects):
                continue  # "a wounded guerrilla was executed": hardly by his own
            one.initiators = list(before.initiators)
            one.why.append(Because("participants", _RULE, self.paper.span(before.trigger)))

    def _last_blow(self, one: Happening, told: Sequence[Happening]) -> Happening | None:
        """The blow told just before in the paragraph, where nobody else has acted since."""
        for before in reversed(told):
            sent, last = one.trigger.sent, before.triggers[-1].sent
            away = sent.block - last.block
            if away > 1 or sent.group - last.group > 1 or (away and self.paper.block(sent).kind is not BlockKind.PARAGRAPH):
                return None
            if before.type in _BLOWS:
                return before if before.initiators and before.standing.mood is Mood.HAPPENED else None
        return None

    # ------------------------------------------------------------ two sides

    def _ambushed(self, told: Sequence[Happening], camps: Camps) -> None:
        """ "Abu Sayyaf men took the school. ... The soldiers ran into an ambush": of the only foe the article tells of."""
        for n, one in enumerate(told):
            if one.initiators or not one.targets or one.type is not EventType.BATTLE or one.denied:
                continue
            if one.standing.mood is not Mood.HAPPENED or one.meaning.subtype in _LAID:
                continue
            if one.meaning.subtype not in (None, "armed-clash") or not all(map(camps.fights, one.targets)):
                continue
            foe = camps.foe(one.targets[0])
            if foe is not None and self._is_at_hand(foe, one, told[:n], camps):
                one.initiators = [foe]
                one.why.append(Because("participants", _RULE, self.paper.span(one.trigger)))

    def _arrested(self, told: Sequence[Happening]) -> None:
        """ "Police stormed the hall. Eight suspects were arrested": by the one police force that the passage names."""
        drafts = self.cast.drafts
        forces = [draft for draft in drafts.values() if draft.kind is ActorKind.POLICE and not draft.nameless]
        for one in told:
            clause = one.clause
            if one.initiators or clause is None or not clause.passive or clause.subjects:
                continue
            if one.meaning != Meaning(EventType.DETENTION, "arrest") or one.standing.mood is not Mood.HAPPENED:
                continue
            if searching := self._who_searched(clause.verb):
                one.initiators = searching
                one.why.append(Because("participants", _RULE, self.paper.span(one.trigger)))
            if one.initiators or len(forces) != 1:
                continue
            near = {one.trigger.sent.block, one.trigger.sent.block - 1}
            blocks = {self._block_of(mention.start) for mention in forces[0].mentions}
            if near & blocks and not is_background(one.when, self.paper.article.day):
                one.initiators = [forces[0].id]
                one.why.append(Because("participants", _RULE, self.paper.span(one.trigger)))

    def _who_searched(self, verb: Token) -> list[ActorId]:
        """ "The army combed the district and three men were arrested": the forces that the verb before tells of."""
        before = verb.head if verb.dep == "conj" else verb.kid("ccomp")
        if before is None or before is verb or before.i > verb.i or before.lemma not in lists().bands.searching:
            return []
        doers = self.reader.doers(clause_of(before).subjects)
        kinds = (ActorKind.MILITARY, ActorKind.POLICE)
        return doers if doers and all(self.cast.drafts[one].kind in kinds for one in doers) else []

    def _block_of(self, offset: int) -> int | None:
        return next((one.block for one in self.paper.sentences if one.start <= offset < one.end), None)

    def _is_at_hand(self, foe: ActorId, one: Happening, told: Sequence[Happening], camps: Camps) -> bool:
        """Whether the foe has been told to act in this paragraph or the one before it."""
        return any(
            camps.together([foe], [*before.initiators, *before.targets])
            and one.trigger.sent.block - before.triggers[-1].sent.block <= 1
            for before in told
        )

    def _killed_by_the_foe(self, rows: Sequence[Row], camps: Camps) -> None:
        """Whose men were killed in a fight of two sides was killed by the other."""
        for row in rows:
            side, one = row.victim_actor, row.happening
            one = None if one is not None and one.type is EventType.CASUALTY else one
            if row.perpetrators or side is None or row.effect not in _HARMS or row.cumulative or row.high == 0:
                continue
            if row.standing.mood not in (Mood.HAPPENED, Mood.DENIED) or not camps.fights(side):
                continue
            if one is not None and (one.type not in _BLOWS or one.denied or one.meaning.subtype in _LAID):
                continue
            if is_background(one.when if one is not None else row.when, self.paper.article.day):
                continue  # what was years ago another may have done
            if one is None and (row.victims is not Victims.COMBATANT or not camps.only_two() or _has_cause(row.trigger)):
                continue
            foe = camps.foe(side)
            if foe is None and one is not None and one.nominal and one.type is EventType.BATTLE and not one.initiators:
                foe = camps.other(side)
            police = foe is not None and ActorKind.POLICE in (self.cast.drafts[foe].kind, self.cast.drafts[side].kind)
            if police and foe is not None and foe != camps.foe(side):
                foe = None  # "police said that a soldier had died"
            if foe is not None and one is not None and camps.together([foe], one.cleared):
                continue
            if foe is None or (one is not None and one.initiators and not camps.together(one.initiators, [foe, side])):
                continue
            if self._fights_elsewhere(row, foe, camps):
                continue
            if one is not None or self._is_of_fight(row, foe, camps):
                row.perpetrators = [foe]
                row.why.append(Because("perpetrator", _RULE, self.paper.span(row.trigger)))

    def _fights_elsewhere(self, row: Row, foe: ActorId, camps: Camps) -> bool:
        """ "Near Ruma soldiers and KNA fighters died in an ambush. ... In Alikadam the Arakan Army fought guards": whether,
        of more than two sides, another stands here, or the foe is only told of in fights of other places or days."""
        side, one = row.victim_actor, row.happening
        if side is None or camps.only_two():
            return False
        here = {camps.of(actor) for actor in self._named_with(row) if camps.fights(actor)}
        if camps.of(foe) in here or (one is not None and camps.together([foe], [*one.initiators, *one.targets])):
            return False
        if here - {camps.of(side)}:
            return True
        fights = [other for other in self.reader.happenings if other is not one and other.type in _BLOWS]
        fights = [other for other in fights if camps.together([foe], [*other.initiators, *other.targets])]
        return bool(fights) and all(self._is_apart(row, other) for other in fights)

    def _named_with(self, row: Row) -> list[ActorId]:
        """Whom the sentence of a row names."""
        return self.cast.ids(list(row.head.sent.tokens))

    def _is_apart(self, row: Row, other: Happening) -> bool:
        """Whether a fight was in another place or on another day than what a row tells."""
        one = row.happening
        spot, when = (one.spot, one.when) if one is not None else (row.spot, row.when)
        if spot is not None and other.spot is not None and not places_agree(spot, other.spot):
            return True
        return when.is_known and other.when.is_known and not when.overlaps(other.when)

    def _is_of_fight(self, row: Row, foe: ActorId, camps: Camps) -> bool:
        """Whether a fight of the two is told in the paragraph of a row, or in the one before it."""
        side = row.victim_actor
        for one in self.reader.happenings:
            away = row.trigger.sent.block - one.triggers[0].sent.block
            if one.type in _BLOWS and 0 <= away <= 1 and one.standing.mood is Mood.HAPPENED and side is not None:
                told = [*one.initiators, *one.targets]
                if camps.together([foe], told) or camps.together([side], told):
                    return True
        return False

    def _of_happening(self, rows: Sequence[Row], camps: Camps) -> None:
        """A row whose happening has got its doer has it too."""
        for row in rows:
            one = row.happening
            if (
                row.perpetrators
                or row.by_others
                or one is None
                or not one.initiators
                or row.effect not in (*_HARMS, Effect.DETAINED, Effect.ABDUCTED)
                or row.cumulative
            ):
                continue
            if not any(because.rule in (_RULE, VOICE_RULE, FOE_RULE) for because in one.why) or row.high == 0:
                continue
            fought = one.type is EventType.BATTLE and (row.victim_actor is None or row.victim_actor not in one.targets)
            if not fought and not camps.together(one.initiators, [row.victim_actor] if row.victim_actor else []):
                row.perpetrators = list(one.initiators)


def _has_cause(verb: Token) -> bool:
    """ "Two soldiers were killed when wreckage hit their post": what killed them is told, and is nobody's blow."""
    return any(kid.low in ("as", "when") for clause in verb.kids_by("advcl") for kid in clause.kids_by("mark", "advmod"))

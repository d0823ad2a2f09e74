"""Tolls told by verbs: who kills, wounds, holds or drives away whom, dies, falls, flees, loses a life, is left dead."""

from __future__ import annotations

from briefing.domain.actor import ActorKind
from briefing.domain.casualty import Effect
from briefing.domain.event import EventType
from briefing.extract.events.fleeing import flee_from_deed
from briefing.extract.events.happenings import BLOWS
from briefing.extract.events.reading import EventReader
from briefing.extract.events.standing import Standing
from briefing.extract.names.descriptions import collective_of
from briefing.extract.sentences.clauses import (
    Clause,
    all_of,
    clause_of,
    counted_nouns,
    is_negated,
    is_passive,
    is_perfect,
    spread,
)
from briefing.extract.sentences.numerals import ORDINALS
from briefing.extract.sentences.parse import Paper, Token
from briefing.extract.tolls.custody import custody
from briefing.extract.tolls.fates import Fates, are_wounded_by_it, dies_of_it, is_healer
from briefing.extract.tolls.flight import Flight
from briefing.extract.tolls.ledger import Ledger
from briefing.extract.tolls.losses import Losses
from briefing.extract.tolls.phrases import is_death, is_laid_to_rest, put_out
from briefing.extract.tolls.pretended import is_pretended
from briefing.extract.tolls.rows import GIVING_UP
from briefing.extract.tolls.shot import Shot, is_hit
from briefing.extract.tolls.sought import TollSought
from briefing.extract.tolls.spared import TollSpared
from briefing.extract.tolls.taken import taken
from briefing.extract.tolls.turns import Turns
from briefing.knowledge.words import lists

_OFF = ("_away", "_off")
_LEFT_BEHIND = frozenset("body casualty corpse dead remains wounded".split())
_SETTING_OUT = frozenset("head run walk set_off set_out trek".split())
_CALLING = frozenset("brand call dub label term".split())
_SEEKING = frozenset("find seek take".split())
_REFUGES = frozenset("refuge sanctuary shelter".split())
_TO_DEATH = frozenset(
    "batter beat bludgeon burn club crush freeze hack kick shoot slash spear stab starve stone strangle torture trample "
    "whip".split()
)
_FATAL = {"burn": "alive", "shoot": "dead", "bury": "alive", "skin": "alive"}
_SHOOTING = frozenset("hit knife shoot stab".split())
_CAPTIVES = frozenset("prisoner captive".split())
_GRAVES = frozenset("cemetery grave graveyard village town".split())
_TAKEN = frozenset("hostage hostages captive prisoner prisoners".split())
_LYING = frozenset("be lie remain stay".split())
_CARRYING = frozenset(
    "admit airlift bring carry convey drive ferry fly hospitalise hospitalize move rush send take transfer".split()
)
_HOSPITALS = frozenset("clinic hospital infirmary ward".split())
_DEAD = frozenset("body corpse dead remains".split())
_HURTING = frozenset(
    (
        EventType.STRIKE,
        EventType.BATTLE,
        EventType.VIOLENCE_AGAINST_CIVILIANS,
        EventType.UNREST,
        EventType.DISASTER,
        EventType.CASUALTY,
    )
)
_SHARED = (Effect.KILLED, Effect.WOUNDED, Effect.ABDUCTED, Effect.DETAINED)
NEAR = 3  # sentences back to the blow that put people into hospital
NEAR_BLOWS = 6
_RAZING = frozenset(("annihilate", "destroy"))
_KEPT = frozenset("facility home infra place road vehicle vessel".split())
_BETWEEN = frozenset("more others severely seriously lightly critically slightly also".split())


def _is_nobody(head: Token) -> bool:
    """ "No civilian was killed or injured": nobody was either."""
    return head.low in ("nobody", "none", "no-one") or any(kid.low == "no" for kid in head.kids)


def _is_told_of(noun: Token) -> bool:
    """Whether a participle or adjective behind a noun tells what became of it: "4 soldiers dead, 2 captured"."""
    return any(kid.dep in ("acl", "amod") and kid.i > noun.i for kid in noun.kids)


class TollVerbs:
    """Reads the verbs of one article for tolls."""

    def __init__(self, paper: Paper, reader: EventReader, ledger: Ledger) -> None:
        self.paper = paper
        self.reader = reader
        self.ledger = ledger
        self.people = ledger.people
        self.figures = ledger.figures
        self.lexicon = reader.lexicon
        self.words = lists().casualties
        self.spared = TollSpared(ledger, reader.lexicon)
        self.sought = TollSought(ledger, reader.lexicon)
        self.flight = Flight(reader, ledger)
        self.shot = Shot(reader, ledger)
        self.fates = Fates(reader, ledger)
        self.turns = Turns(paper, reader, ledger)
        self.losses = Losses(reader, ledger, self._are_lumped)

    def read(self, verb: Token) -> None:
        """Enter what a verb tells."""
        if verb.head.lemma in _CALLING and verb.head is not verb and verb.dep in ("ccomp", "xcomp", "acl", "oprd"):
            return
        if verb.dep == "acl" and verb.head.dep == "oprd" and verb.head.head.lemma in _CALLING:
            return  # "called them terrorists killed in combat"
        before = self.paper.tokens[verb.i - 1] if verb.i else None
        if before is not None and before.lemma == "number" and self.figures.of(before) is None:
            return  # "and an unknown number wounded"
        if verb.tag == "VBN" and is_pretended(verb):
            return  # "300 simulated wounded"
        if self._has_own_figure(verb):
            if verb.low not in self.lexicon.effect_words:
                number = self.paper.tokens[verb.i - 1]  # "4 soldiers dead, 2 captured"
                self.ledger.victims([number], self.lexicon.effect_verbs[verb.lemma], None, verb)
            return  # "17 people were killed and nearly 370 injured": the word tells it
        clause = clause_of(verb)
        if self._is_lumped(clause):
            return  # "1,230 troops killed and wounded": nobody can say how many are dead
        if self.sought.read(clause) or self.turns.read(clause) or self.fates.read(clause):
            return
        if not self._harm(clause):
            self._displacement(clause)

    def _is_lumped(self, clause: Clause) -> bool:
        """Whether one figure is given for the dead and the wounded together."""
        verb = clause.verb
        beside = [one for one in verb.conjuncts() if one is not verb] + ([verb.head] if verb.dep == "conj" else [])
        harms = (Effect.KILLED, Effect.WOUNDED)
        effect = self.lexicon.effect_verbs.get(clause.lemma)
        if effect in harms and not clause.passive and not clause.objects and not verb.kids_by("dobj"):
            joined = next(iter(verb.kids_by("conj")), None)  # "had killed and wounded hundreds"
            told = self.lexicon.effect_verbs.get(joined.lemma) if joined is not None else None
            return told in harms and told is not effect
        if effect in harms and not clause.passive and verb.dep == "conj" and verb.head.kid("dobj") is None:
            told = self.lexicon.effect_verbs.get(verb.head.lemma)
            return told in harms and told is not effect and not is_passive(verb.head)
        if effect not in harms or not clause.passive or any(map(_is_nobody, clause.objects)):
            return False
        for other in beside:
            told = self.lexicon.effect_verbs.get(other.lemma)
            if told in harms and told is not effect and other.tag in ("VBN", "VBD"):
                theirs = clause_of(other).objects
                if theirs and theirs == clause.objects and not self._has_figure_of_own(verb, other):
                    return True
        return False

    def _are_lumped(self, head: Token) -> bool:
        """ "Lost 1,230 troops killed and wounded"."""
        told = head.kid("acl")
        return told is not None and told.low in self.lexicon.effect_words and self._is_lumped(clause_of(told))

    def _has_figure_of_own(self, verb: Token, other: Token) -> bool:
        """Whether a number stands between two verbs of harm: "12 killed and 30 wounded"."""
        first, last = sorted((verb.i, other.i))
        return any(self.figures.number_at(n) is not None for n in range(first + 1, last))

    def _has_own_figure(self, verb: Token) -> bool:
        """Whether a participle that shares its sufferers has a number of its own straight before it."""
        harms = verb.low in self.lexicon.effect_words or verb.lemma in self.lexicon.effect_verbs
        if verb.tag not in ("VBN", "VBD") or not harms:
            return False
        subject = verb.kid("nsubj", "nsubjpass")
        if subject is not None and (_is_told_of(subject) or (subject.pos == "NUM" and verb.is_root)):
            own = self.figures.before(verb)  # "11 civilians killed, 20+ injured"
            return own is not None and own is not self.figures.of(subject)
        number = subject is not None and subject.pos == "NUM" and subject.i == verb.i - 1 and verb.dep == "acl"
        if number and verb.low not in self.lexicon.effect_words:
            return self.figures.before(verb) is not None
        if verb.dep != "conj":
            return False
        return verb.kid("nsubj", "nsubjpass") is None and self.figures.before(verb) is not None

    def _victims(self, heads: list[Token], effect: Effect, clause: Clause, word: Token | None = None) -> None:
        self.ledger.victims(heads, effect, clause, clause.verb, word)
        if heads and (clause.passive or clause.verb.lemma in self.words.dying) and effect in _SHARED:
            self.ledger.victims(self._companions(clause), effect, clause, clause.verb, word)

    def _companions(self, clause: Clause) -> list[Token]:
        """ "Was killed with his father", "died along with her two sons": the same befell them."""
        beside = clause.behind("with", "alongside", "along with", "together with")
        kin = [one for one in beside if self.people.is_people(one)]
        return [
            one for one in kin if any(kid.low in ("her", "his", "their") for kid in one.first_conjunct().kids_by("poss"))
        ]

    def _counted(self, heads: list[Token]) -> list[Token]:
        return [head for head in heads if self.figures.of(head) is not None]

    def _is_force(self, head: Token) -> bool:
        return "force" in self.reader.classes.of(head)

    # ------------------------------------------------------------ death, wounds, captivity

    def _harm(self, clause: Clause) -> bool:
        """Verbs that kill, wound or take; whether it was one of them."""
        verb, words = clause.verb, self.words
        effect = self.lexicon.effect_verbs.get(clause.lemma)
        if self.spared.is_nobody_hit(clause) or self.spared.is_none_lost(clause):
            return True
        if verb.lemma in words.lives and any(one.lemma == "life" for obj in clause.objects for one in counted_nouns(obj)):
            self._lives(clause)
        elif verb.lemma == "cost" and self.losses.cost(clause):
            return True  # "the ambush cost the army seven men"
        elif effect is Effect.KILLED and any(kid.low == "alive" for kid in verb.kids):
            return True  # "six were neutralised alive"
        elif is_death(clause):
            self.ledger.victims(clause.subjects, Effect.KILLED, None, verb)
        elif out := put_out(clause, self._is_force):
            self._victims(out, Effect.KILLED, clause)
        elif verb.lemma == "deprive" and {obj.lemma for obj in clause.behind("of")} & {"life", "liberty"}:
            lived = any(obj.lemma == "life" for obj in clause.behind("of"))
            self._victims(clause.objects, Effect.KILLED if lived else Effect.DETAINED, clause)
        elif verb.lemma in ("hear", "see", "locate", "trace") and self._is_lost_from_sight(clause):
            for one in self._counted(clause.objects):
                amount = self.figures.of(one)
                if amount is not None and self.figures.counts_people(one, amount):
                    self.ledger.enter(one, Effect.MISSING, amount, one, Standing(), word=verb)
        elif (held := custody(clause, self._is_force)) is not None:
            people = clause.objects if clause.passive else clause.subjects
            self._victims([one for one in people if one.low in ORDINALS or self.figures.of(one)], held, clause)
        elif verb.low == "missing" and any(kid.lemma == "be" for kid in verb.kids_by("aux", "auxpass")):
            self._victims(clause.objects or clause.subjects, Effect.MISSING, clause)
        elif verb.lemma in words.treating and self._is_hurt(clause):
            self._victims(clause.objects, Effect.WOUNDED, clause)
        elif verb.lemma == "lose" and clause.passive and not clause.subjects:
            men = [one for one in self._counted(clause.objects) if self._is_force(one) and self.people.is_people(one)]
            self._victims(men, Effect.KILLED, clause)  # "two hundred fighters had been lost"
        elif verb.lemma in ("disappear", "vanish") and clause.subjects:
            people = [one for one in self._counted(clause.subjects) if self.people.is_people(one)]
            self.ledger.victims(people, Effect.MISSING, None, verb)
        elif verb.lemma in ("receive", "undergo", "need", "require") and self._is_cared_for(clause):
            self._victims(self._counted(clause.subjects), Effect.WOUNDED, clause)
        elif verb.lemma in words.dying and (verb.lemma != "fall" or self.fates.has_fallen(clause)):
            if not self._is_natural(clause):
                self._victims(clause.subjects or clause.objects, Effect.KILLED, clause)  # "are feared drowned"
                self._beside_them(clause, Effect.KILLED)
        elif effect is Effect.ABDUCTED and clause.lemma.endswith(_OFF):
            self._led_away(clause)
        elif effect is Effect.CAPTURED and any(obj.lemma in _DEAD for obj in clause.objects):
            return True  # "captured 12 bodies of the rebels": the word for bodies tells it
        elif clause.lemma in _RAZING and not any(self._is_only_people(obj) for obj in clause.objects):
            return False  # "three hospitals were destroyed": what is destroyed is killed where it is nothing but people
        elif effect is not None and not (effect is Effect.WOUNDED and dies_of_it(verb)):
            if effect is not Effect.CAPTURED or any(
                self._is_one_more(obj) or self.reader.classes.of(obj) & {"force", "people"} for obj in clause.objects
            ):
                self._victims(clause.objects, effect, clause)
                if clause.passive:
                    self._beside_them(clause, effect)
        elif verb.lemma == "seize" and any(obj.lemma == "suspect" for obj in clause.objects):
            self._victims(self._counted(clause.objects), Effect.DETAINED, clause)
        elif (verb.lemma == "bury" and self._is_burial(clause)) or (is_laid_to_rest(clause) and not self.ledger.rows):
            self._victims(
                [one for one in self._counted(clause.objects) if not self._is_told_dead(one)], Effect.KILLED, clause
            )
        elif verb.lemma in _TO_DEATH and any(token.lemma == "death" for token in clause.behind("to")):
            self._victims(clause.objects, Effect.KILLED, clause)  # "hacked to death"
        elif any(kid.low == _FATAL.get(clause.lemma) for kid in verb.kids):
            self._victims(clause.objects, Effect.KILLED, clause)
        elif verb.lemma in ("receive", "suffer", "sustain") and any(
            obj.lemma in self.words.wounds for obj in clause.objects
        ):
            self.ledger.victims(clause.subjects, Effect.WOUNDED, None, verb)  # "seven others suffered bruises"
        elif self._is_maimed(clause):
            self.ledger.victims(clause.subjects, Effect.WOUNDED, None, verb)
        elif (verb.lemma in _SHOOTING and clause.passive and self._is_in_limb(clause)) or is_hit(clause):
            self._victims(clause.objects, Effect.WOUNDED, clause)
        elif self.shot.are_shot(clause):
            self.shot.enter(clause)
        elif self._is_in_hospital(clause):
            self._lying(clause)
        elif self.flight.is_taken_in(clause):
            self._victims(self._counted(clause.objects), Effect.DISPLACED, clause)
        elif verb.lemma == "take" and clause.objects and not any(obj.lemma in _REFUGES for obj in clause.objects):
            self._taken(clause)
        elif not self._seized(clause):
            return False
        return True

    def _seized(self, clause: Clause) -> bool:
        found = taken(clause, self.reader, self.figures)
        if found is not None:
            doers = self.reader.doers(clause.subjects)
            police = any(self.reader.cast.drafts[one].kind is ActorKind.POLICE for one in doers)
            self._victims(found[0], Effect.DETAINED if police else found[1], clause)
        return found is not None

    def _is_only_people(self, obj: Token) -> bool:
        """Whether a noun means men and not what they keep or stand in."""
        classes = self.reader.classes.of(all_of(obj))
        return bool(classes & {"force", "people"}) and not classes & _KEPT

    def _is_one_more(self, obj: Token) -> bool:
        """ "Killed one of the attackers and captured another"."""
        before = obj.head.head if obj.low == "another" and obj.head.dep == "conj" else None
        return before is not None and before.lemma in self.lexicon.effect_verbs and before.kid("dobj") is not None

    def _is_in_limb(self, clause: Clause) -> bool:
        """ "Shot in the leg", "stabbed in the arm": few die of it."""
        return any(one.lemma in self.words.body_parts for one in clause.behind("in", "through"))

    def _is_maimed(self, clause: Clause) -> bool:
        """ "A monk lost a leg", "two of them lost their sight"; an army that loses arms loses weapons."""
        if clause.verb.lemma != "lose" or dies_of_it(clause.verb):
            return False
        return any(obj.lemma in self.words.body_parts and obj.low != "arms" for obj in clause.objects)

    def _is_in_hospital(self, clause: Clause) -> bool:
        """ "Six of them are in critical condition", "50 were in hospital", "twelve were rushed to hospital"."""
        verb = clause.verb
        if verb.lemma in _LYING:
            return any(map(self._is_bed, clause.behind("in", "under", "on")))
        if not clause.passive or verb.lemma not in _CARRYING:
            return False
        return any(one.lemma in _HOSPITALS for one in clause.behind("to")) or verb.lemma.startswith("hospitali")

    def _is_bed(self, noun: Token) -> bool:
        if noun.lemma == "care":
            return any(kid.low == "intensive" for kid in noun.kids_by("amod"))
        if noun.lemma == "condition":
            return any(kid.low in self.words.conditions for kid in noun.kids_by("amod"))
        return noun.lemma in _HOSPITALS

    def _lying(self, clause: Clause) -> None:
        """Whoever lies in hospital after a blow is hurt; with no blow told just before it may be an illness."""
        verb, reader = clause.verb, self.reader
        told = reader.happenings[: reader.count_before(verb)][-NEAR_BLOWS:]
        blow = any(one.type in _HURTING and verb.sent.group - one.trigger.sent.group <= NEAR for one in told)
        if not blow and self.ledger.recent(verb, NEAR) is None:
            return
        if any(token.lemma.lower() in self.words.illnesses for token in verb.sent.tokens):
            return
        subjects = verb.kids_by("nsubj", "nsubjpass")
        people = spread(subjects[-1]) if subjects else clause.objects if clause.passive else clause.subjects
        for head in self._counted(people):
            amount = self.figures.of(head)
            if amount is None or head.lemma in _DEAD or self.ledger.is_told(amount):
                continue
            if not self.figures.counts_people(head, amount):
                continue
            whole = self.ledger.whole(verb, Effect.WOUNDED, NEAR)
            among = any(prep.low == "of" for prep in head.kids_by("prep"))
            if whole is not None and among and not (amount.low or 0) > (whole.high or whole.low or 0):
                self.ledger.enter_part(head, amount, whole, amount)
            else:
                row = self.ledger.enter(head, Effect.WOUNDED, amount, verb)
                if row is not None and verb.lemma in _CARRYING and row.happening is None:
                    row.spot = None  # where the hospital is, nobody was hurt

    def _beside_them(self, clause: Clause, effect: Effect) -> None:
        """ "Died with 73 others", "was killed along with two of his guards": those who met the same end."""
        beside = [*clause.behind("with", "alongside"), *clause.behind("along with", "together with")]
        people = [one for one in self._counted(beside) if one.lemma not in self.words.wounds and one.pos != "NUM"]
        people += [one for one in beside if one.pos == "NUM" and one.kid("prep") is not None]
        self._victims([one for one in people if self._are_people(one)], effect, clause)

    def _are_people(self, head: Token) -> bool:
        amount = self.figures.of(head)
        return amount is not None and self.figures.counts_people(head, amount)

    def _is_burial(self, clause: Clause) -> bool:
        """ "Three of them were buried on Friday"; under rubble lie the missing, and those told as killed are counted so."""
        if clause.behind("under", "beneath", "in", "by", "underneath", "inside") or not clause.passive:
            return any(one.lemma in _GRAVES for one in clause.behind("in")) and clause.passive
        return not any(kid.low in ("alive", "under", "beneath") or kid.dep == "acl" for kid in clause.verb.kids)

    def _is_told_dead(self, buried: Token) -> bool:
        """ "Two men were shot dead. Both were buried on Saturday": whether those buried are the dead that were told."""
        dead = [row for row in self.ledger.rows if row.effect is Effect.KILLED and row.high != 0]
        meant = buried.low in ("all", "both", "they", "who") or any(
            kid.low in ("all", "both", "his", "the", "their", "these", "those")
            for kid in buried.kids_by("det", "poss", "predet")
        )
        amount = self.figures.of(buried)
        return bool(dead) and (meant or (amount is not None and any(row.low == amount.low for row in dead)))

    def _is_lost_from_sight(self, clause: Clause) -> bool:
        """ "17 girls have not been seen since", "nine have not been heard from"."""
        verb = clause.verb
        return clause.passive and is_perfect(verb) and is_negated(verb)

    def _led_away(self, clause: Clause) -> None:
        """ "Gunmen took away 30 pupils": abducted, by the police detained; bodies are taken away by others."""
        kinds = {self.reader.cast.drafts[actor].kind for actor in self.reader.doers(clause.subjects)}
        effect = Effect.DETAINED if ActorKind.POLICE in kinds else Effect.ABDUCTED
        taken = [one for one in self._counted(clause.objects) if one.lemma not in _LEFT_BEHIND]
        taken += [one for one in clause.objects if one not in taken and self.people.person(one) is not None]
        self._victims(taken, effect, clause)

    def _is_natural(self, clause: Clause) -> bool:
        """ "Died of a heart attack", "in his sleep", "at the age of 91": nobody's doing."""
        told = clause.behind("of", "from", "after", "in", "at")
        heart = [one for one in told if one.lemma == "attack" and any(kid.low in ("heart", "cardiac") for kid in one.kids)]
        aged = any(kid.low == "aged" for kid in clause.verb.kids)
        causes = {one.lemma for one in told} & self.words.natural
        if causes and causes <= {"bed", "sleep"} and self._is_of_blow(clause.verb):
            return False  # mortar rounds fell, and they "died in their beds"
        return bool(heart) or aged or bool(causes)

    def _is_of_blow(self, verb: Token) -> bool:
        """Whether the paragraph has just told a blow that people may have died in."""
        n = self.reader.count_before(verb)
        before = self.reader.happenings[n - 1] if n else None
        return before is not None and before.type in BLOWS and before.trigger.sent.block == verb.sent.block

    def _is_hurt(self, clause: Clause) -> bool:
        """ "63 people were being treated for burns": treatment of wounds counts the wounded, of disease nobody.

        Where the dead have just been told, those treated for nothing that is said are hurt with them.
        """
        if any(token.lemma in self.words.wounds for token in clause.behind(*clause.preps)):
            return True
        if clause.passive and any("event" in self.reader.classes.of(one) for one in clause.behind("after", "following")):
            return True  # "were being treated after the blast"
        heals = clause.passive or any(map(is_healer, clause.subjects))
        told = self.ledger.recent(clause.verb, 1) if heals and not clause.behind("for") else None
        return told is not None and told.effect in (Effect.KILLED, Effect.WOUNDED) and not told.cumulative

    def _is_under_treatment(self, clause: Clause) -> bool:
        """ "Nine passengers are under treatment", "in intensive care", where a blow has just been told."""
        told = any(one.lemma in ("treatment", "care") for one in clause.behind("under", "in", "undergoing"))
        return told and not clause.behind("for") and self.ledger.recent(clause.verb, 2) is not None

    def _is_cared_for(self, clause: Clause) -> bool:
        """ "A dozen passengers received treatment", where people have just been told as hurt."""
        care = any(obj.lemma in ("treatment", "surgery", "hospitalisation", "hospitalization") for obj in clause.objects)
        return care and not clause.behind("for") and self.ledger.recent(clause.verb, 1) is not None

    def _lives(self, clause: Clause) -> None:
        """ "claimed the lives of 11 people", "a dozen traders lost their lives", "cost 30 lives"."""
        if clause.verb.lemma in GIVING_UP:
            self._victims(clause.subjects, Effect.KILLED, clause)
            return
        for obj in clause.objects:
            if obj.lemma != "life" and any(one.lemma == "life" for one in counted_nouns(obj)):
                amount = self.figures.of(obj)  # "has cost tens of thousands of lives"
                if amount is not None:
                    self.ledger.enter(obj, Effect.KILLED, amount, clause.verb, clause=clause)
            elif clause.indirect and clause.verb.lemma == "cost":
                self._victims(clause.indirect, Effect.KILLED, clause)  # "cost a waiter his life"
            elif obj.lemma == "life":
                of = next((prep for prep in obj.kids_by("prep") if prep.low == "of"), None)
                people = [*spread(of.kid("pobj")), *obj.conjuncts()[1:]] if of is not None else self._counted([obj])
                self._victims(people, Effect.KILLED, clause)

    def _taken(self, clause: Clause) -> None:
        """ "took 11 prisoners", "took 30 people hostage"; not "taking four captives to safety"."""
        if any(token.lemma in ("safety", "hospital", "home") for token in clause.behind("to")):
            return
        for obj in clause.objects:
            if self.figures.of(obj) is None and obj.kid("det", "poss", "amod") is None:
                continue  # "taken hostage"
            if obj.lemma in _CAPTIVES:
                self._victims([obj], Effect.CAPTURED, clause)
            elif obj.lemma == "hostage":
                self._victims([obj], Effect.ABDUCTED, clause)
        bare = next((obj for obj in clause.objects if obj.low in _TAKEN and obj.kid("det", "poss", "nummod") is None), None)
        counted = [one for one in clause.subjects if one.pos == "NUM" and one.i < clause.verb.i]
        if bare is not None and counted and clause.verb.tag == "VBN":
            effect = Effect.ABDUCTED if bare.low.startswith("hostage") else Effect.CAPTURED
            self._victims(counted, effect, clause)  # "1,200 were killed and 251 taken hostage"
            return
        beside = {kid.low for one in (clause.verb, *clause.objects) for kid in one.kids}
        if beside & {"hostage", "captive", "prisoner"}:
            people = [obj for obj in clause.objects if obj.low not in _TAKEN]
            self._victims(people, Effect.ABDUCTED if "hostage" in beside else Effect.CAPTURED, clause)
        elif not any(obj.low in _TAKEN for obj in clause.objects):
            self._seized(clause)

    # ------------------------------------------------------------ flight, and small clauses

    def _displacement(self, clause: Clause) -> None:
        """Verbs that move people, leave them dead, or hold them."""
        verb, words = clause.verb, self.words
        generic = verb.dep == "relcl" and all(
            self.figures.of(one) is None and not one.kids_by("det") for one in clause.subjects
        )
        if generic and verb.lemma in words.fleeing:
            return  # "People who fled once": whoever they are
        if verb.lemma == "escape" and not (clause.preps.keys() - {"at", "on", "in", "through", "by", "with"}):
            return  # "one escaped", "escaped through a window": from those who held them
        if verb.lemma in words.moving and self.flight.is_moved(clause):
            moved = [
                one for one in self._counted(clause.objects) if not self._is_force(one)
            ]  # troops are sent, not displaced
            self._victims(moved, Effect.DISPLACED, clause)
        elif verb.lemma in words.fleeing and clause.subjects:
            if flee_from_deed(clause, self.lexicon):
                return
            several = [one for one in clause.subjects if not self._is_official(one)]
            self._victims(several, Effect.DISPLACED, clause)  # a minister who flees is no displaced person
        elif clause.lemma in ("drive_out", "force_out", "chase_out", "push_out") and clause.objects:
            self._victims([obj for obj in clause.objects if not self._is_force(obj)], Effect.DISPLACED, clause)
        elif verb.lemma in ("be", "remain") and self._is_under_treatment(clause):
            self._victims(self._counted(clause.subjects), Effect.WOUNDED, clause)
        elif verb.lemma == "be" and any(one.lemma in ("move", "run") for one in clause.behind("on")):
            self._victims(self._counted(clause.subjects), Effect.DISPLACED, clause)  # "178,000 people are on the move"
        elif (
            (verb.lemma in words.arriving or clause.lemma in _SETTING_OUT or self.flight.are_refugees_entering(clause))
            and clause.subjects
            and self.flight.are_on_the_move(clause)
        ):
            self._victims(self._counted(clause.subjects), Effect.DISPLACED, clause)
        elif verb.lemma == "leave":
            self._left(clause)
        elif verb.lemma == "lose" and clause.objects:
            self.losses.read(clause)
        elif verb.lemma in ("hold", "have") and clause.objects:
            self._held(clause)
        elif verb.lemma in _SEEKING and verb.dep != "relcl" and any(obj.lemma in _REFUGES for obj in clause.objects):
            self._victims(self._counted(clause.subjects), Effect.DISPLACED, clause)  # "2,500 have taken shelter"
        elif (
            verb.lemma == "shelter"
            and verb.dep != "relcl"
            and not clause.objects
            and clause.behind("in", "at", "with", "near")
        ) or self.flight.are_camped(clause):
            people = clause.objects if clause.passive else clause.subjects
            self._victims(self._counted(people), Effect.DISPLACED, clause)
        elif verb.lemma in words.forcing and clause.objects and self.flight.is_from_home(clause):
            self._victims(clause.objects, Effect.DISPLACED, clause)
        elif verb.lemma == "go" and any(kid.low == "missing" for kid in verb.kids):
            self._victims(clause.subjects, Effect.MISSING, clause)

    def _is_official(self, head: Token) -> bool:
        """One person who is named or told by office."""
        office = head.tag in ("NN", "NNP") and self.figures.of(head) is None and self.reader.classes.is_envoy(head)
        return office or self.people.person(head) is not None

    def _held(self, clause: Clause) -> None:
        """ "The group is still holding 24 soldiers", "we have 19 prisoners of war"."""
        if not any(
            self._is_force(one) or one.pos == "PRON" or "state" in self.reader.classes.of(one) for one in clause.subjects
        ):
            return
        for obj in self._counted(clause.objects):
            if obj.lemma in _CAPTIVES:
                self._victims([obj], Effect.CAPTURED, clause)
            elif obj.lemma == "hostage":
                self._victims([obj], Effect.ABDUCTED, clause)
            elif clause.verb.lemma == "hold" and obj.pos == "NUM" and obj.kid("prep") is None:
                told = self.ledger.recent(obj, 1)
                if told is not None and told.effect in (Effect.CAPTURED, Effect.ABDUCTED):
                    self._victims([obj], told.effect, clause)  # "captured 430 soldiers; Ukraine holds 900 or so"
            elif clause.verb.lemma == "hold" and self.people.is_people(obj):
                held = Effect.DETAINED if self._are_of_state(clause) else Effect.ABDUCTED
                self._victims([obj], Effect.CAPTURED if self._is_force(obj) else held, clause)

    def _are_of_state(self, clause: Clause) -> bool:
        """Whether those who hold somebody are a state's: its police and army detain, others abduct."""
        kinds = (ActorKind.MILITARY, ActorKind.POLICE, ActorKind.STATE, ActorKind.GOVERNMENT)
        holders = self.reader.doers(clause.subjects)
        told = [collective_of(one, self.people.knowledge) for one in clause.subjects]
        drafts = self.reader.cast.drafts
        return any(drafts[actor].kind in kinds for actor in holders) or any(
            one is not None and one.kind in kinds for one in told
        )

    def _left(self, clause: Clause) -> None:
        """ "left a girl dead", "leaving the driver dead and six injured": the words of effect sit beside the people."""
        verb = clause.verb
        if are_wounded_by_it(clause):
            self._victims(list(filter(self.people.is_people, clause.objects)), Effect.WOUNDED, clause)
            return
        for word in verb.subtree():
            effect = self.lexicon.effect_words.get(word.low)
            if word.i <= verb.i or effect is None or word.low not in self.words.beside:
                continue
            if word.dep == "amod" and word.head.pos == "NOUN" and word.i < word.head.i:
                continue
            people = self._beside(word, verb)
            if people is not None:  # "left a mother and her daughter dead"
                listed = [one for one in people.first_conjunct().conjuncts() if verb.i < one.i < word.i]
                self._victims(listed or [people], effect, clause, word)

    def _beside(self, word: Token, verb: Token) -> Token | None:
        """The noun phrase just before "dead", "injured" in a small clause; a bare number counts as well ("3 dead")."""
        subject = word.kid("nsubj", "nsubjpass")
        if subject is not None:
            return subject
        for n in range(word.i - 1, verb.i, -1):
            token = self.paper.tokens[n]
            if token.pos in ("NOUN", "PROPN", "NUM", "PRON"):
                if token.pos == "PRON" and token.head.low == "of" and token.head.head.pos == "NUM":
                    return token.head.head  # "leaving three of them dead"
                counts_noun = token.dep == "nummod" and token.head.pos == "NOUN" and token.head.i <= word.i
                return token.head if counts_noun else token
            if token.low not in _BETWEEN:
                break
        return None

"""How firmly a happening is told: did it happen, is it planned, feared, demanded, denied; and who says so.

Moods are read by climbing the tree from the word that names the happening: each governor may lend its negation, its modal
or its meaning ("planned to", "denied that", "warned of"). After FactBank's way of seeing factuality: polarity and modality
belong to a source, so reports are kept with their mood rather than folded into one number.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from briefing.domain.claim import Stance
from briefing.extract.events.falsehood import condemns, is_called_false, is_it_false, never_happened
from briefing.extract.sentences.clauses import auxiliaries, clause_of, is_negated, is_passive, lemma_of, spread, tense_of
from briefing.extract.sentences.parse import Token
from briefing.extract.times.outlooks import foretold
from briefing.knowledge.lexicons import Lexicon
from briefing.knowledge.words import lists

_WRONGLY = frozenset("erroneously falsely incorrectly mistakenly wrongly".split())
_OWN_TEXTS = frozenset("article dispatch item post report story update version".split())
_OWN_PAGES = frozenset("article blog dispatch item page pages post report site story".split())


class Mood(StrEnum):
    """What the text makes of a happening."""

    HAPPENED = "happened"
    PLANNED = "planned"
    THREATENED = "threatened"
    FEARED = "feared"
    DEMANDED = "demanded"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"
    DENIED = "denied"


@dataclass(slots=True)
class Report:
    """Somebody's saying: the head tokens of the speakers, the word that reports, its stance, and whether it was negated."""

    speakers: list[Token]
    word: Token
    stance: Stance
    negated: bool = False


@dataclass(slots=True)
class Standing:
    """The mood of a happening, whether it is hedged, and the reports it stands in, nearest first."""

    mood: Mood = Mood.HAPPENED
    hedged: bool = False
    tried: bool = False  # an attempt that was made, whatever came of it: "tried to storm the post"
    reports: list[Report] = field(default_factory=list)


REACH = 40  # how many governors up the tree are asked
_UNDERTAKEN = frozenset("carry_out conduct deploy launch mount organise organize undertake".split())
_UNPROVEN = frozenset("allege claim".split())
_USUAL = frozenset("always never often only usually".split())
_IF = frozenset("if unless lest whether".split())
# Prepositions and conjunctions beyond which the mood of the main clause says nothing about what they govern.
_BARRIERS = frozenset(
    "after since following before when while as because despite during amid over until where although though once in at "
    "with by from to against through on near into".split()
)
_TOLD_BEFORE = frozenset("aftermath anniversary memory perpetrator survivor victim wake".split())
_AGREEING = frozenset("accede agree commit consent return stick".split())
_PERMITTING = frozenset("allow hold improve permit".split())
_PASSABLE = frozenset("calm open passable possible safe secure".split())
_COMING_ABOUT = frozenset("be begin come happen materialise materialize occur resume start take".split())
_OWN_WILL = frozenset("will 'll shall wo".split())
_PROOF = frozenset("evidence indication proof sign".split())
_PREVENTING = frozenset("ban bar block deter discourage hinder keep prevent prohibit refrain stop".split())
_SET = frozenset("due expected planned scheduled set".split())
_UNITS = frozenset("day month night today tomorrow week weekend year".split())
_RANKED = frozenset("first second third fourth fifth sixth last latest".split())
_MODALS = frozenset("would could may might can should must".split())


def is_rumoured(trigger: Token) -> bool:
    """Whether a word stands in what reports are of: "passed on reports of 370 killed", over nobody knows how many days."""
    return any(one.lemma in lists().standing.rumours for one in trigger.ancestors())


def standing_of(trigger: Token, lexicon: Lexicon) -> Standing:
    """The standing of a happening named by a verb or a noun."""
    return _Climb(lexicon).up_from(trigger)


class _Climb:
    """One way up the tree. The first mood found is kept: what stands nearer to the word says more about it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.words = lists().standing
        self.found = Standing()

    def up_from(self, trigger: Token) -> Standing:
        found, node = self.found, trigger
        below: Token | None = None
        blocked = False  # beyond a barrier moods no longer matter, reports still do
        if trigger.pos not in ("VERB", "AUX"):
            self._noun(trigger)
        for _ in range(REACH):
            head = node.head
            if node.pos in ("VERB", "AUX") and (aside := _aside(node)) is not None:
                found.reports.append(aside)
            if not blocked and node.pos in ("VERB", "AUX"):
                self._verb(node, below)
                found.hedged |= any(kid.low in self.lexicon.moods["hedges"] for kid in node.kids)
            if head is node:
                break
            if not blocked and node.tag in ("VB", "VBP") and self._is_asked_for(node, head):
                self._set(Mood.DEMANDED)
            report = _report(node, head, self.lexicon)
            if report is not None:
                found.reports.append(report)
                if not blocked:
                    found.hedged |= report.word.lemma in _UNPROVEN
                    self._reported(report)
            elif not blocked:
                self._governed(node, head)
            blocked = blocked or _is_barrier(node, head)
            below, node = node, head
        self._foretold(trigger)
        return found

    def _is_asked_for(self, verb: Token, above: Token) -> bool:
        """ "We demand that they cease fire and withdraw", "that he be freed and that the army leave": the bare form of what
        is asked for."""
        marked = verb.dep == "conj" and any(kid.low == "that" for kid in verb.kids_by("mark"))
        if marked and verb.tag in ("VB", "VBP") and verb.kid("aux", "auxpass") is None:
            return self.lexicon.stances.get(lemma_of(verb.first_conjunct().head)) is Stance.CALLS_FOR
        if verb.dep not in ("ccomp", "conj") or above.tag in ("VB", "VBN") or verb.kid("aux") is not None:
            return False
        subject = verb.kid("nsubj")
        past = above.tag == "VBD" and verb.dep == "ccomp"  # "demanded that the police withdraw"
        if verb.tag == "VBP" and not past and (subject is None or subject.tag not in ("NN", "NNP")):
            return False  # "they demand and get it"; "that the junta stop" is no form of what happens
        return self.lexicon.stances.get(lemma_of(above)) is Stance.CALLS_FOR

    def _foretold(self, trigger: Token) -> None:
        """What a line without a verb says lies ahead: expected it is a plan, likely or feared no more than a thought."""
        if self.found.mood not in (Mood.HAPPENED, Mood.PLANNED) or (word := foretold(trigger)) is None:
            return
        self.found.mood = Mood.PLANNED if word.low in _SET or word.tag == "VB" else Mood.FEARED
        if any(kid.dep == "neg" or kid.low == "not" for kid in word.kids):
            self.found.mood = Mood.HYPOTHETICAL

    def _set(self, mood: Mood) -> None:
        if self.found.mood is Mood.HAPPENED:
            self.found.mood = mood

    def _reported(self, report: Report) -> None:
        """What a report makes of what it reports: a denial, or a plan that is warned of or threatened."""
        found = self.found
        if (_is_corrected(report) and found.mood is Mood.HAPPENED) or (
            report.stance is Stance.DENIES and not report.negated and found.mood in (Mood.HAPPENED, Mood.PLANNED)
        ):
            found.mood = Mood.DENIED
        elif found.mood is Mood.PLANNED and report.stance is Stance.WARNS:
            found.mood = Mood.FEARED
        elif found.mood is Mood.PLANNED and report.stance is Stance.THREATENS:
            found.mood = Mood.THREATENED

    def _noun(self, noun: Token) -> None:
        """What the words beside an event noun make of it: "a planned offensive", "no attack", "the alleged strike"."""
        words = self.words
        hung = [kid for one in (noun, *noun.behind("of")) for kid in one.kids_by("acl") if kid.tag != "VBG"]
        if any(map(_is_set_for_a_day, hung)):
            self._set(Mood.PLANNED)
        for kid in noun.kids:
            if kid.dep in ("amod", "compound", "nmod", "acl", "advmod", "poss"):
                if kid.low == "planned" and (noun.lemma in words.premeditated or self._is_carried_out(noun)):
                    continue  # planned and carried out
                if kid.low in words.unreal or any(one.low in words.unreal for one in kid.kids_by("amod")):
                    self._set(Mood.FEARED if kid.low == "feared" else Mood.PLANNED)
                if kid.low in words.alleged:
                    self.found.hedged = True
            if kid.dep == "acl" and kid.lemma in ("plan", "schedule", "expect", "propose", "due") and kid.tag == "VBN":
                self._set(Mood.PLANNED)
            if kid.dep == "relcl" and kid.pos in ("VERB", "AUX") and kid.lemma in ("plan", "schedule", "expect"):
                self._set(Mood.PLANNED)
            if kid.dep == "det" and kid.low == "no":
                self._set(Mood.NEGATED)
        of = noun.head
        before = noun.dep == "pobj" and of.low == "of" and of.head.low == "ahead"
        if before and noun.lemma in words.arranged and not any(one.ent == "DATE" for one in noun.subtree()):
            self._set(Mood.PLANNED)  # "ahead of peace talks in Oslo"

    def _is_carried_out(self, noun: Token) -> bool:
        """ "Conducted a planned operation"."""
        verb = noun.head
        light = self.lexicon.light["initiator"]
        return (
            noun.dep in ("dobj", "nsubjpass")
            and verb.pos == "VERB"
            and lemma_of(verb) in light
            and (tense_of(verb) == "past")
        )

    def _verb(self, verb: Token, below: Token | None) -> None:
        """What a verb's own negation, conditions and auxiliaries make of it and of what hangs on it."""
        if below is not None and below.dep in ("advcl", "relcl", "parataxis", "npadvmod"):
            return
        if below is not None and below.dep == "ccomp" and lemma_of(verb) in self.lexicon.stances:
            return
        if below is not None and is_it_false(below, verb):
            self._set(Mood.DENIED)
            return
        if is_negated(verb) and not _is_taken_for_granted(below, verb):
            if self.found.mood is Mood.PLANNED and below is not None and below.dep == "xcomp":
                self.found.mood = Mood.NEGATED  # "does not intend to vote"
            self._set(Mood.NEGATED)
        if verb.dep in ("advcl", "ccomp", "acl") or (verb.dep == "xcomp" and verb.tag == "VB"):
            marks = [kid.low for kid in verb.kids_by("mark") if kid.low in _IF]
            if any(mark != "whether" or verb.dep != "acl" for mark in marks):
                self._set(Mood.HYPOTHETICAL)
            if "if" in marks and self.found.mood is Mood.PLANNED and verb.low == "were":
                self.found.mood = Mood.HYPOTHETICAL  # "If the town were to fall"
        if verb.dep == "relcl" and _is_anyone(verb.head) and tense_of(verb) == "present":
            self._set(Mood.HYPOTHETICAL)  # "any soldier who kills a civilian"
        if _is_wished(verb):
            self._set(Mood.DEMANDED)
        aux = auxiliaries(verb)
        if verb.tag in ("VBP", "VBZ") and not aux and any(kid.low in _USUAL for kid in verb.kids_by("advmod", "neg")):
            self._set(Mood.HYPOTHETICAL)  # "We only strike terrorists": what they do, and no blow
        self._auxiliaries(verb, aux)
        open_yet = self.found.mood in (Mood.HAPPENED, Mood.PLANNED)
        if open_yet and any(_is_condition(kid) and not _permits(kid, verb) for kid in verb.kids):
            modal = any(one.low in _MODALS | _OWN_WILL for one in aux)
            if modal or tense_of(verb) == "present":  # "If the town falls, the road will be cut", "... the army loses it"
                self.found.mood = Mood.HYPOTHETICAL
        if verb.tag == "VBN" and verb.head.lemma == "be" and {"to", "have"} <= {one.low for one in aux}:
            self._set(Mood.PLANNED)  # "were to have met"
        passive = verb.tag == "VBN" and "be" in {one.low for one in aux} and "have" not in {one.low for one in aux}
        if (verb.tag == "VB" or passive) and any(kid.low == "to" for kid in verb.kids_by("aux")):
            if verb.dep in ("xcomp", "acl", "advcl", "ccomp", "relcl"):
                self._infinitive(verb)
            if verb.dep == "xcomp" and verb.head.lemma == "be":
                same = any(kid.tag == "VB" and kid.i < verb.head.i for kid in verb.head.kids_by("csubj", "nsubj", "advcl"))
                # "is to return", "are due to resume"; but "to strike it is to strike the state"
                self._set(Mood.HYPOTHETICAL if same else Mood.PLANNED)
        if verb.tag == "VBN" and verb.head.low in ("is", "are") and {"to", "be"} <= {one.low for one in aux}:
            self._set(Mood.PLANNED)  # "are to be released"

    def _auxiliaries(self, verb: Token, aux: list[Token]) -> None:
        subject = verb.kid("nsubj", "nsubjpass")
        for one in aux:
            inverted = subject is not None and one.i < subject.i
            if one.low in _OWN_WILL:
                self._set(Mood.PLANNED)
            elif one.low == "should" and inverted and one.head is verb:
                self._set(Mood.HYPOTHETICAL)  # "Should it attempt another crossing"
            elif one.low == "were" and inverted and any(kid.low == "to" for kid in aux):
                self._set(Mood.HYPOTHETICAL)  # "Were they to reach"
            elif one.low == "would":
                self._set(self._would(verb))
            elif one.low in _MODALS:
                self._set(Mood.HYPOTHETICAL)

    def _would(self, verb: Token) -> Mood:
        """ "Said it would withdraw" is a plan, "warned it would collapse" a fear, "would" alone no more than a thought."""
        stances = self.lexicon.stances
        for above in verb.ancestors():
            if above.pos in ("VERB", "AUX") and lemma_of(above) in stances:
                stance = stances[lemma_of(above)]
                if stance is Stance.WARNS:
                    return Mood.FEARED
                if stance is Stance.THREATENS:
                    return Mood.THREATENED
                return Mood.PLANNED if above.lemma in self.words.saying_plans else Mood.HYPOTHETICAL
        return Mood.HYPOTHETICAL

    def _infinitive(self, verb: Token) -> None:
        """What the word before an infinitive makes of it: "refused to", "ready to", "the right to"."""
        head, words = verb.head, self.words
        if head.low in _RANKED or any(kid.low in _RANKED for kid in head.kids_by("amod")):
            return  # "was the first to be killed there", "became the third woman to be tried"
        if head.pos in ("VERB", "AUX"):
            self._infinitive_of_verb(verb, head)
        elif head.pos == "ADJ":
            self._set(Mood.PLANNED if head.low in words.ahead_to else Mood.HYPOTHETICAL)
        elif head.pos in ("NOUN", "PROPN"):
            if head.lemma in words.abilities or head.lemma in words.fears:
                self._set(Mood.HYPOTHETICAL)
            elif head.lemma in words.demands:
                self._set(Mood.DEMANDED)
            elif verb.dep in ("acl", "relcl"):
                self.found.tried = head.lemma in words.attempts and self.found.mood is Mood.HAPPENED
                self._set(Mood.PLANNED)

    def _infinitive_of_verb(self, verb: Token, head: Token) -> None:
        lemma, moods, words = lemma_of(head), self.lexicon.moods, self.words
        if lemma == "call" and any(kid.low in ("on", "upon", "for") for kid in head.kids_by("prep")):
            self._set(Mood.DEMANDED)  # "called on the speaker to resign"
        elif lemma in ("threaten", "vow"):
            self._set(Mood.THREATENED)
        elif verb.dep == "advcl" or (lemma in _UNDERTAKEN and verb.dep == "xcomp"):
            self._set(Mood.PLANNED)  # a purpose: "dispatched to bolster", "operations are being conducted to eliminate"
        elif lemma in moods["refused"]:
            self._set(Mood.NEGATED)
        elif self.lexicon.stances.get(lemma) is Stance.CALLS_FOR or lemma in moods["demanded"]:
            self._set(Mood.DEMANDED)
        elif lemma in moods["planned"] or lemma in moods["attempted"]:
            self.found.tried = lemma in words.attempts and tense_of(head) == "past" and self.found.mood is Mood.HAPPENED
            self._set(Mood.PLANNED)
        elif lemma == "fear":
            self._set(Mood.FEARED)
        elif lemma in words.hearsay and lemma not in words.realised:
            self.found.hedged = True
        elif lemma == "have" and (tense_of(head) != "past" or head.kid("aux") is not None):
            self._set(Mood.PLANNED)  # "has to withdraw"; whoever "had to withdraw" did

    def _governed(self, node: Token, head: Token) -> None:
        """What a governor that is no report makes of the thing below it."""
        if head.pos in ("VERB", "AUX"):
            if node.dep in ("dobj", "nsubj", "nsubjpass", "xcomp", "pcomp", "attr", "oprd"):
                self._argument(node, head)
        elif node.dep == "pcomp" and head.low == "from" and head.head.lemma in _PREVENTING:
            self._set(Mood.NEGATED)  # "prevented a patrol from reaching the town"
        elif node.dep == "relcl" and (is_it_false(node, head.head) or never_happened(head)):
            self._set(Mood.DENIED)
        elif node.dep == "acl" and _is_content(node):
            if is_called_false(head) or (head.lemma in _PROOF and any(kid.low == "no" for kid in head.kids_by("det"))):
                self._set(Mood.DENIED)  # "found no evidence that they had fired"
            self._of_noun(head, "of")
            self.found.hedged = self.found.hedged or head.lemma in self.words.rumours
        elif node.dep == "pobj" and head.pos == "ADP" and head.head is not head:
            above = head.first_conjunct().head  # "asked for an end to raids and for the withdrawal of the army"
            if above.pos in ("NOUN", "PROPN"):
                self._of_noun(above, head.low)
            elif above.pos in ("VERB", "AUX"):
                self._behind_verb(above, head.low)

    def _argument(self, node: Token, verb: Token) -> None:
        lemma, words = lemma_of(verb), self.words
        subject = node.dep == "nsubj" and not is_passive(verb)
        if subject and lemma == "be" and any(kid.low in words.ahead for kid in verb.kids_by("acomp", "attr", "oprd")):
            self._set(Mood.PLANNED)
        elif subject and lemma in ("be", "remain") and any(kid.lemma in words.fears for kid in verb.kids_by("attr")):
            self._set(Mood.FEARED)  # "attacks on the road remain a risk"
        elif subject and lemma == "be" and any(map(_is_to_be_done, verb.kids_by("xcomp"))):
            self._set(Mood.PLANNED)  # "elections are to be held"
        elif node.pos in ("VERB", "AUX"):
            if node.tag == "VBG" and lemma in self.lexicon.moods["refused"]:
                self._set(Mood.NEGATED)
            elif node.tag == "VBG" and lemma in words.planning_to_do:
                self._set(Mood.PLANNED)
        elif not subject:
            stance = self.lexicon.stances.get(lemma)
            if stance is Stance.DENIES:
                if not condemns(verb):
                    self._set(Mood.DENIED)
            elif stance is Stance.CALLS_FOR:
                self._set(Mood.DEMANDED)
            elif stance is Stance.WARNS or lemma == "fear":
                self._set(Mood.FEARED)
            elif stance is Stance.THREATENS:
                self._set(Mood.THREATENED)
            elif lemma in words.wanting:
                self._set(Mood.DEMANDED)
            elif lemma in words.planning:
                self._set(Mood.PLANNED)
            elif lemma in words.averting:
                self._set(Mood.NEGATED)

    def _of_noun(self, noun: Token, prep: str) -> None:
        """ "Fears of an attack", "a plan for", "reports of"."""
        words = self.words
        if prep not in ("of", "for", "on", "to", "about"):
            return
        if is_called_false(noun):
            self._set(Mood.DENIED)  # "reports of a massacre are a lie"
        if noun.lemma in words.fears:
            self._set(Mood.FEARED)
        elif noun.lemma in words.demands:
            self._set(Mood.DEMANDED)
        elif (noun.lemma in words.plans and noun.lemma not in ("agreement", "deal")) or noun.lemma in words.attempts:
            self._set(Mood.PLANNED)
        elif noun.lemma in words.reports:
            self.found.hedged = True
            self.found.reports.append(Report(_holders(noun), noun, Stance.ASSERTS))

    def _behind_verb(self, verb: Token, prep: str) -> None:
        """ "Called for a ceasefire", "prepared for war", "warned of famine"."""
        demanded = prep in ("for", "on", "of", "with", "against") and (
            self.lexicon.stances.get(f"{verb.lemma}_{prep}") is Stance.CALLS_FOR
        )
        if demanded or (prep == "for" and verb.lemma in self.words.calling_for):
            self._set(Mood.DEMANDED)
        elif prep == "for" and verb.lemma in self.words.preparing_for:
            self._set(Mood.PLANNED)
        elif prep in ("of", "with", "against") and verb.lemma in ("warn", "threaten"):
            self._set(Mood.FEARED if verb.lemma == "warn" else Mood.THREATENED)


def _is_to_be_done(verb: Token) -> bool:
    return any(kid.low == "to" for kid in verb.kids_by("aux")) and verb.pos in ("VERB", "AUX")


def _is_wished(clause: Token) -> bool:
    """ "Demands that he be freed", "asked that the road be opened": what "that" brings in without a finite verb."""
    if clause.pos not in ("VERB", "AUX") or not any(kid.low == "that" for kid in clause.kids_by("mark")):
        return False
    aux = clause.kids_by("aux", "auxpass")
    return any(one.low == "be" for one in aux) and not any(one.low != "be" and one.pos == "AUX" for one in aux)


def _is_content(node: Token) -> bool:
    """Whether a clause is what a noun says: "rumours that he had fled"."""
    return any(kid.low == "that" for kid in node.kids_by("mark"))


def _is_anyone(noun: Token) -> bool:
    return noun.low in ("anyone", "anybody", "whoever") or any(kid.low == "any" for kid in noun.kids_by("det"))


def _is_set_for_a_day(verb: Token) -> bool:
    """ "The evacuation announced for last week", "talks arranged for Friday"."""
    set_for = [prep for prep in verb.kids_by("prep") if prep.low == "for"]
    days = [one for prep in set_for for obj in prep.kids_by("pobj") for one in (obj, *obj.kids)]
    return verb.lemma in lists().standing.setting_days and any(
        one.ent in ("DATE", "TIME") or one.lemma in _UNITS for one in days
    )


def _is_condition(kid: Token) -> bool:
    return kid.dep == "advcl" and any(k.dep == "mark" and k.low in _IF for k in kid.kids)


def _permits(condition: Token, verb: Token) -> bool:
    """ "Will begin rations next week if security permits": it is planned all the same."""
    allowed = condition.lemma in _PERMITTING or any(kid.low in _PASSABLE for kid in condition.kids_by("acomp"))
    return condition.i > verb.i and allowed and any(one.low in _OWN_WILL for one in auxiliaries(verb))


def _is_taken_for_granted(noun: Token | None, verb: Token) -> bool:
    """ "The truce that he wrested from them in October did not last": there was one."""
    if noun is None or noun.dep != "nsubj" or noun.pos != "NOUN" or verb.lemma in _COMING_ABOUT:
        return False
    dated = noun.kid("relcl", "acl") is not None
    return dated or any(kid.low in ("the", "this", "that") for kid in noun.kids_by("det"))


def _holders(noun: Token) -> list[Token]:
    """Whose claim or report it is: "Ukrainian reports", "claims by X"."""
    found = [kid for kid in noun.kids if kid.dep in ("poss", "amod", "compound", "nmod") and kid.text[:1].isupper()]
    for kid in noun.kids_by("prep"):
        if kid.low in ("by", "from"):
            found.extend(spread(kid.kid("pobj")))
    return found


def _report(node: Token, head: Token, lexicon: Lexicon) -> Report | None:
    """The report that `head` makes of what `node` says, if it is one."""
    if node.dep == "prep" and node.low in ("of", "for") and node.kid("pcomp", "pobj") is not None and head.pos == "VERB":
        stance = lexicon.stances.get(f"{head.lemma}_of") if node.low == "of" else None
        if head.lemma in lists().speech.blaming and node.kid("pcomp") is not None:
            stance = Stance.ASSERTS  # "accused X of killing 70", "blamed X for shelling the market"
        if stance is None:
            return None
        return Report(list(clause_of(head).subjects), head, stance, is_negated(head))  # "boasted of killing 70"
    if head.pos not in ("VERB", "AUX"):
        return None
    if node.dep not in ("ccomp", "xcomp", "parataxis", "pcomp", "dobj", "advcl", "dep", "attr"):
        return None
    lemma = lemma_of(head)
    stance = lexicon.stances.get(lemma)
    if stance is None:
        return None
    if node.dep == "dobj":
        fact = stance is Stance.ASSERTS and lemma in lists().standing.counting
        if not fact and stance not in (Stance.CONFIRMS, Stance.CONDEMNS):
            return None
    if node.dep == "advcl" and not (node.i < head.i and _is_quoted(node)):
        return None
    clause = clause_of(head)
    unnamed = clause.passive and lemma in lists().standing.anonymous
    if head.dep == "pcomp" and head.head.low == "as" and (quoting := head.head.head).pos == "VERB":
        clause = clause_of(quoting)  # "the outlet quoted a medic as saying": it stands with the outlet
    return Report([] if unnamed else list(clause.subjects), head, stance, is_negated(head))


def _is_corrected(report: Report) -> bool:
    """ "An earlier version of this article said", "we wrongly reported": what a text takes back itself."""
    if any(kid.low in _WRONGLY for kid in report.word.kids_by("advmod")):
        return True
    for noun in report.speakers:
        if noun.lemma not in _OWN_TEXTS or not any(kid.low in ("earlier", "previous") for kid in noun.kids_by("amod")):
            continue
        around = {token.low for token in noun.subtree()}
        if around & {"this", "these", "our"} and around & _OWN_PAGES:
            return True
    return False


def _aside(node: Token) -> Report | None:
    """ "By Sunday, the office said, 370,000 had fled": the report that stands inside what it reports."""
    for kid in node.kids_by("parataxis"):
        if kid.lemma in lists().mending.saying_behind and kid.kid("nsubj") is not None and kid.kid("ccomp", "dobj") is None:
            return Report(list(clause_of(kid).subjects), kid, Stance.ASSERTS, is_negated(kid))
    return None


def _is_quoted(node: Token) -> bool:
    return any(token.text in ('"', "“", "”") for token in node.sent.tokens)


def _is_barrier(node: Token, head: Token) -> bool:
    """Whether what lies above `head` no longer governs the mood of what lies below `node`."""
    if node.dep == "prep" and node.low == "to" and head.lemma in _AGREEING:
        return False  # "pressed both sides to agree to a truce": what they are pressed for
    if node.dep == "prep" and node.low in _BARRIERS and head.pos in ("VERB", "AUX", "NOUN", "PROPN", "ADJ"):
        return True
    if node.dep == "prep" and node.low == "of" and head.lemma in _TOLD_BEFORE:
        return True  # "to help the victims of the earthquake": nobody plans one
    topic = node.kid("pobj") if node.dep == "prep" and node.low in ("about", "concerning", "regarding") else None
    if topic is not None and any(kid.low in ("the", "this", "that") for kid in topic.kids_by("det")):
        return True  # "rejected disinformation about the exchange of fire": nobody denies that there was one
    content = node.dep == "acl" and (node.tag == "VB" or _is_content(node))
    if node.dep in ("relcl", "acl", "appos", "parataxis") and not content:
        return True
    if node.dep == "advcl":
        marks = [kid.low for kid in node.kids if kid.dep in ("mark", "advmod")]
        return any(mark in _BARRIERS for mark in marks) or node.tag in ("VBD", "VBZ", "VBP")
    if node.dep == "conj" and node.pos in ("VERB", "AUX"):
        return node.kid("nsubj", "nsubjpass", "aux", "auxpass") is not None
    return node.dep == "poss"

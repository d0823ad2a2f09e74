"""How firmly a happening is told: did it happen, is it planned, feared, demanded, denied; and who says so.

Moods are read by climbing the tree from the word that names the happening: each governor may lend its negation, its modal or
its meaning ("planned to", "denied that", "warned of"). After FactBank's way of seeing factuality: polarity and modality belong
to a source, so reports are kept with their mood rather than folded into one number.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from briefing.domain.claim import Stance
from briefing.extract.clauses import auxiliaries, clause_of, is_negated, is_passive, lemma_of, spread
from briefing.extract.parse import Token
from briefing.knowledge.lexicons import Lexicon
from briefing.knowledge.words import lists


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
    nominal: bool = False


@dataclass(slots=True)
class Standing:
    """The mood of a happening, the word that decided it, whether it is hedged, and the reports it stands in, nearest first."""

    mood: Mood = Mood.HAPPENED
    by: Token | None = None
    hedged: bool = False
    reports: list[Report] = field(default_factory=list)
    denied_by: list[Token] = field(default_factory=list)


_IF = frozenset("if unless lest whether".split())
# Prepositions and conjunctions beyond which the mood of the main clause says nothing about what they govern.
_BARRIERS = frozenset(
    "after since following before when while as because despite during amid over until where although though once in at with by from to "
    "against through on near into".split()
)
_OWN_WILL = frozenset("will 'll shall wo".split())
_MODALS = frozenset("would could may might can should must".split())


def standing_of(trigger: Token, lexicon: Lexicon) -> Standing:
    """The standing of a happening named by a verb or a noun."""
    found = Standing()
    node = trigger
    blocked = False  # beyond a barrier moods no longer matter, reports still do
    if trigger.pos not in ("VERB", "AUX"):
        _noun_mood(found, trigger)
    came_from: Token | None = None
    for _ in range(40):
        if node.pos in ("VERB", "AUX"):
            if not blocked:
                _verb_mood(found, node, came_from, lexicon)
            if any(kid.low in lexicon.moods["hedges"] for kid in node.kids) and not blocked:
                found.hedged = True
        head = node.head
        if head is node:
            break
        report = _report(node, head, lexicon)
        if report is not None:
            found.reports.append(report)
            denied = report.stance is Stance.DENIES and not report.negated
            if denied and not blocked and found.mood in (Mood.HAPPENED, Mood.PLANNED):
                found.mood, found.by = Mood.DENIED, report.word
                found.denied_by = report.speakers
            if report.stance in (Stance.WARNS, Stance.THREATENS) and not blocked and found.mood in (Mood.PLANNED,):
                found.mood = Mood.FEARED if report.stance is Stance.WARNS else Mood.THREATENED
        elif not blocked:
            _governed(found, node, head, lexicon)
        if _is_barrier(node, head):
            blocked = True
        came_from, node = node, head
    return found


def _set(found: Standing, mood: Mood, by: Token) -> None:
    if found.mood is Mood.HAPPENED:
        found.mood, found.by = mood, by


def _noun_mood(found: Standing, noun: Token) -> None:
    for kid in noun.kids:
        if kid.dep in ("amod", "compound", "nmod", "acl", "advmod", "poss"):
            if kid.low == "planned" and noun.lemma in lists().standing.premeditated:
                continue  # planned and carried out
            if kid.low in lists().standing.unreal:
                _set(found, Mood.FEARED if kid.low == "feared" else Mood.PLANNED, kid)
            if kid.low in lists().standing.alleged:
                found.hedged = True
        if kid.dep == "acl" and kid.lemma in ("plan", "schedule", "expect", "propose", "due") and kid.tag == "VBN":
            _set(found, Mood.PLANNED, kid)
        if kid.dep == "relcl" and kid.pos in ("VERB", "AUX") and kid.lemma in ("plan", "schedule", "expect"):
            _set(found, Mood.PLANNED, kid)
        if kid.dep == "det" and kid.low in ("no", "any"):
            _set(found, Mood.NEGATED if kid.low == "no" else Mood.HAPPENED, kid)


def _verb_mood(found: Standing, verb: Token, came_from: Token | None, lexicon: Lexicon) -> None:
    if came_from is not None and came_from.dep in ("advcl", "relcl", "parataxis", "npadvmod"):
        return
    if came_from is not None and came_from.dep == "ccomp" and lemma_of(verb) in lexicon.stances:
        return
    if is_negated(verb):
        _set(found, Mood.NEGATED, verb)
    for kid in verb.kids:
        if kid.dep == "mark" and kid.low in _IF and verb.dep in ("advcl", "ccomp", "acl"):
            if not (kid.low == "whether" and verb.dep == "acl"):
                _set(found, Mood.HYPOTHETICAL, kid)
    aux = auxiliaries(verb)
    subject = verb.kid("nsubj", "nsubjpass")
    for one in aux:
        if one.low in _OWN_WILL:
            _set(found, Mood.PLANNED, one)
        elif one.low == "should" and subject is not None and one.i < subject.i and one.head is verb:
            _set(found, Mood.HYPOTHETICAL, one)  # "Should it attempt another crossing"
        elif one.low == "were" and subject is not None and one.i < subject.i and any(k.low == "to" for k in aux):
            _set(found, Mood.HYPOTHETICAL, one)  # "Were they to reach"
        elif one.low in _MODALS:
            _set(found, _modal(verb, one, lexicon), one)
    if any(kid.dep == "advcl" and any(k.dep == "mark" and k.low in _IF for k in kid.kids) for kid in verb.kids) and any(
        one.low in _MODALS | _OWN_WILL for one in aux
    ):
        found.mood = Mood.HYPOTHETICAL if found.mood in (Mood.HAPPENED, Mood.PLANNED) else found.mood
    if (
        verb.tag == "VB"
        and verb.dep in ("xcomp", "acl", "advcl", "ccomp", "relcl")
        and any(k.low == "to" for k in verb.kids_by("aux"))
    ):
        _infinitive(found, verb, lexicon)
    # "is to return", "are due to resume"
    if (
        verb.tag == "VB"
        and verb.dep == "xcomp"
        and verb.head.lemma == "be"
        and any(k.low == "to" for k in verb.kids_by("aux"))
    ):
        _set(found, Mood.PLANNED, verb.head)


def _modal(verb: Token, modal: Token, lexicon: Lexicon) -> Mood:
    if modal.low == "would":
        for above in verb.ancestors():
            if above.pos in ("VERB", "AUX") and lemma_of(above) in lexicon.stances:
                stance = lexicon.stances[lemma_of(above)]
                if stance is Stance.WARNS:
                    return Mood.FEARED
                if stance is Stance.THREATENS:
                    return Mood.THREATENED
                if above.lemma in lists().standing.saying_plans:
                    return Mood.PLANNED
                return Mood.HYPOTHETICAL
        return Mood.HYPOTHETICAL
    return Mood.HYPOTHETICAL


def _infinitive(found: Standing, verb: Token, lexicon: Lexicon) -> None:
    head = verb.head
    lemma = lemma_of(head) if head.pos in ("VERB", "AUX") else head.lemma
    moods = lexicon.moods
    if head.pos in ("VERB", "AUX"):
        if verb.dep == "advcl":
            _set(found, Mood.PLANNED, head)  # a purpose: "dispatched to bolster"
        elif lemma in moods["refused"]:
            _set(found, Mood.NEGATED, head)
        elif lemma in ("threaten", "vow"):
            _set(found, Mood.THREATENED, head)
        elif lexicon.stances.get(lemma) is Stance.CALLS_FOR or lemma in moods["demanded"]:
            _set(found, Mood.DEMANDED, head)
        elif lemma in moods["planned"] or lemma in moods["attempted"]:
            _set(found, Mood.PLANNED, head)
        elif lemma in ("fear",):
            _set(found, Mood.FEARED, head)
        elif lemma in lists().standing.hearsay or lemma in lists().standing.realised:
            if lemma not in lists().standing.realised:
                found.hedged = True
        elif lemma == "have":
            _set(found, Mood.PLANNED, head)
    elif head.pos == "ADJ":
        if head.low in lists().standing.ahead_to:
            _set(found, Mood.PLANNED, head)
        else:
            _set(found, Mood.HYPOTHETICAL, head)
    elif head.pos in ("NOUN", "PROPN"):
        if head.lemma in lists().standing.abilities or head.lemma in lists().standing.fears:
            _set(found, Mood.HYPOTHETICAL, head)
        elif head.lemma in lists().standing.demands:
            _set(found, Mood.DEMANDED, head)
        elif verb.dep in ("acl", "relcl"):
            _set(found, Mood.PLANNED, head)


def _governed(found: Standing, node: Token, head: Token, lexicon: Lexicon) -> None:
    """What a governor that is no report makes of the thing below it."""
    moods = lexicon.moods
    if head.pos in ("VERB", "AUX"):
        lemma = lemma_of(head)
        is_argument = node.dep in ("dobj", "nsubj", "nsubjpass", "xcomp", "pcomp", "attr", "oprd")
        if not is_argument:
            return
        subject_of = node.dep == "nsubj" and not is_passive(head)
        if (
            subject_of
            and lemma == "be"
            and any(kid.low in lists().standing.ahead for kid in head.kids_by("acomp", "attr", "oprd"))
        ):
            _set(found, Mood.PLANNED, head)
            return
        stance = lexicon.stances.get(lemma)
        if node.pos in ("VERB", "AUX"):
            if lemma in moods["refused"] and node.tag == "VBG":
                _set(found, Mood.NEGATED, head)
            elif lemma in lists().standing.planning_to_do and node.tag == "VBG":
                _set(found, Mood.PLANNED, head)
            return
        if subject_of:
            return
        if stance is Stance.DENIES:
            _set(found, Mood.DENIED, head)
            found.denied_by = clause_of(head).subjects
        elif stance is Stance.CALLS_FOR:
            _set(found, Mood.DEMANDED, head)
        elif stance is Stance.WARNS or lemma == "fear":
            _set(found, Mood.FEARED, head)
        elif stance is Stance.THREATENS:
            _set(found, Mood.THREATENED, head)
        elif lemma in lists().standing.planning:
            _set(found, Mood.PLANNED, head)
        elif lemma in lists().standing.averting:
            _set(found, Mood.NEGATED, head)
    elif node.dep == "pobj" and head.pos == "ADP":
        noun = head.head
        if head.low in ("of", "for", "on", "to", "about") and noun.pos in ("NOUN", "PROPN") and noun is not head:
            if noun.lemma in lists().standing.fears:
                _set(found, Mood.FEARED, noun)
            elif noun.lemma in lists().standing.demands:
                _set(found, Mood.DEMANDED, noun)
            elif (
                noun.lemma in lists().standing.plans and noun.lemma not in ("agreement", "deal")
            ) or noun.lemma in lists().standing.attempts:
                _set(found, Mood.PLANNED, noun)
            elif noun.lemma in lists().standing.reports:
                found.hedged = True
                found.reports.append(Report(_holders(noun), noun, Stance.ASSERTS, nominal=True))
        elif noun.pos in ("VERB", "AUX") and head.low in ("for", "on", "of", "with", "against"):
            lemma = f"{noun.lemma}_{head.low}"
            stance = lexicon.stances.get(lemma)
            if stance is Stance.CALLS_FOR or (noun.lemma in lists().standing.calling_for and head.low == "for"):
                _set(found, Mood.DEMANDED, noun)
            elif noun.lemma in lists().standing.preparing_for and head.low == "for":
                _set(found, Mood.PLANNED, noun)
            elif noun.lemma in ("warn", "threaten") and head.low in ("of", "with", "against"):
                _set(found, Mood.FEARED if noun.lemma == "warn" else Mood.THREATENED, noun)


def _holders(noun: Token) -> list[Token]:
    """Whose claim or report it is: "Ukrainian reports", "claims by X"."""
    found = [kid for kid in noun.kids if kid.dep in ("poss", "amod", "compound", "nmod") and kid.text[:1].isupper()]
    for kid in noun.kids_by("prep"):
        if kid.low in ("by", "from"):
            found.extend(spread(kid.kid("pobj")))
    return found


def _report(node: Token, head: Token, lexicon: Lexicon) -> Report | None:
    """The report that `head` makes of what `node` says, if it is one."""
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
    if node.dep in ("xcomp",) and stance in (Stance.CALLS_FOR, Stance.THREATENS):
        pass
    clause = clause_of(head)
    speakers = clause.subjects
    if clause.passive and lemma in lists().standing.anonymous:
        speakers = []
    return Report(list(speakers), head, stance, is_negated(head))


def _is_quoted(node: Token) -> bool:
    return any(token.text in ('"', "“", "”") for token in node.sent.tokens)


def _is_barrier(node: Token, head: Token) -> bool:
    """Whether what lies above `head` no longer governs the mood of what lies below `node`."""
    if node.dep == "prep" and node.low in _BARRIERS and head.pos in ("VERB", "AUX", "NOUN", "PROPN", "ADJ"):
        return True
    if node.dep in ("relcl", "acl", "appos", "parataxis") and not (node.dep == "acl" and node.tag == "VB"):
        return True
    if node.dep == "advcl":
        marks = [kid.low for kid in node.kids if kid.dep in ("mark", "advmod")]
        if any(mark in _BARRIERS for mark in marks):
            return True
        return node.tag in ("VBD", "VBZ", "VBP")
    if node.dep == "conj" and node.pos in ("VERB", "AUX"):
        own = node.kids_by("nsubj", "nsubjpass", "aux", "auxpass")
        return bool(own)
    return node.dep == "poss"

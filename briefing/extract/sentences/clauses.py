"""The clause reader: who does what to whom, through passives, participles, relative clauses, coordination and control.

Everything reads the dependency tree that `parse` made; nothing here knows what the words mean.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.extract.sentences.parse import Token
from briefing.extract.sentences.tree import clause_verbs
from briefing.knowledge.words import lists

SUBJECTS = ("nsubj", "csubj")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
WHO = frozenset("who which that whom whose".split())
BE = frozenset("be get become remain".split())
REACH = 8  # how many clauses up an argument may be inherited from
_NEVER_PASSIVE = frozenset("arrive come die erupt fall flee go perish".split())
_TOLD_OF = frozenset("believe confirm fear feare presume report say".split())
_ACCUSING = frozenset("accuse charge convict suspect".split())
_JUDGING = frozenset(
    (
        "acquit berate blame censure chide commend condemn criticise criticize decry denounce excoriate fault fine honour "
        "honor indict jail laud praise prosecute punish rebuke reprimand salute sanction scold sentence slam sue thank try"
    ).split()
)
_HAVE = frozenset(("has", "have", "'ve"))
_WITHIN = frozenset("advcl conj xcomp".split())  # how a clause hangs in the one whose time it is told in
CHAIN = 12  # how many coordinated verbs back an auxiliary, a voice or a negation may be shared


@dataclass(slots=True)
class Clause:
    """A verb with its arguments. Each argument is the head token of a noun phrase; coordinated ones are all listed.

    `subjects` do it, `objects` suffer it, whichever voice the text uses. `preps` maps a preposition to the heads of what it
    governs, including prepositions that hang on the object ("launched attacks on X" keeps them with the noun, not here).
    """

    verb: Token
    lemma: str
    passive: bool
    subjects: list[Token] = field(default_factory=list)
    objects: list[Token] = field(default_factory=list)
    indirect: list[Token] = field(default_factory=list)
    preps: dict[str, list[Token]] = field(default_factory=dict)

    def behind(self, *preps: str) -> list[Token]:
        """The heads behind any of these prepositions, in the order of the prepositions."""
        return [token for prep in preps for token in self.preps.get(prep, ())]


def lemma_of(verb: Token) -> str:
    """The verb's lemma with its particle: "shut_down", "push_back"."""
    particle = verb.kid("prt")
    if particle is None and verb.lemma in _ADVERB_PARTICLES:
        words = _ADVERB_PARTICLES[verb.lemma]
        beside = [kid for kid in verb.kids if kid.low in words]
        beside += [one for kid in verb.kids_by("prep") for one in kid.kids_by("advmod") if one.low == "together"]
        beside = [kid for kid in beside if kid.low in words]
        particle = next((k for k in beside if k.dep == "advmod" or (k.dep == "prep" and k.kid("pobj") is None)), None)
    if particle is not None:
        return f"{verb.lemma}_{particle.low}"
    return verb.lemma


_ADVERB_PARTICLES = {
    "push": {"back", "out"},
    "drive": {"back", "out"},
    "force": {"out"},
    "chase": {"away", "out"},
    "turn": {"away", "back"},
    "bus": {"out"},
    "head": {"home"},
    "let": {"in", "through"},
    "melt": {"away"},
    "return": {"home"},
    "send": {"back", "home"},
    "pull": {"back", "out"},
    "hit": {"back"},
    "beat": {"back"},
    "step": {"down"},
    "go": {"back", "home", "off"},
    "blow": {"up"},
    "tear": {"apart", "open"},
    "rip": {"apart", "open"},
    "fight": {"off"},
    "fire": {"on", "upon"},  # "the patrol was fired upon"
    "take": {"away", "back", "over"},
    "win": {"back"},
    "bring": {"down", "together"},
    "shoot": {"down"},
    "walk": {"out"},
    "bundle": {"away", "off"},
    "burn": {"down"},
    "brush": {"aside"},
    "carry": {"away", "off"},
    "cart": {"away", "off"},
    "cut": {"down"},
    "drag": {"away", "off"},
    "gun": {"down"},
    "hand": {"back"},
    "hack": {"down"},
    "haul": {"away", "off"},
    "herd": {"away", "off"},
    "lead": {"away", "off"},
    "march": {"away", "off"},
    "mow": {"down"},
    "snatch": {"away"},
    "spirit": {"away"},
    "whisk": {"away", "off"},
    "wipe": {"out"},
}


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive: by its subject, its auxiliary, or as a bare past participle that modifies a noun."""
    for _ in range(CHAIN):
        if any(kid.dep in ("nsubjpass", "csubjpass", "auxpass", "agent") for kid in verb.kids):
            return True
        if verb.lemma in _NEVER_PASSIVE:
            return False
        head = verb.head
        if verb.tag == "VBD" and verb.lemma == "shoot" and _is_shot(verb) and is_passive(head):
            return True  # "were led out of the hall and shot"
        if verb.tag != "VBN" or verb.kid("aux") is not None:
            return False
        if verb.dep in ("acl", "amod", "oprd") or (verb.dep == "advcl" and verb.kid(*SUBJECTS) is None):
            return verb.kid("dobj") is None
        if verb.dep == "xcomp" and head.kid("auxpass") is not None and head.lemma in _TOLD_OF:
            return verb.kid("dobj") is None  # "two people were reported killed"
        if verb.dep == "conj" and verb.kid(*SUBJECTS) is None:
            if head.pos not in ("VERB", "AUX"):
                return verb.kid("dobj") is None
        elif not (_lost_auxiliary(verb) and head.pos in ("VERB", "AUX") and verb.tag == head.tag):
            return False
        verb = head  # as the verb it is coordinated with
    return False


def _is_shot(verb: Token) -> bool:
    """Whether "shot" behind another verb has neither a subject nor anything that it is shot at."""
    bare = verb.dep == "conj" and verb.head.pos == "VERB" and verb.kid(*SUBJECTS, "dobj", "prt") is None
    return bare and not any(kid.low == "at" for kid in verb.kids_by("prep"))


def _lost_auxiliary(verb: Token) -> bool:
    """ "Five were killed and six wounded": the second participle has its subject and lacks the auxiliary of the first."""
    return verb.dep in ("ccomp", "conj", "parataxis") and verb.kid("nsubj") is not None and verb.kid("dobj") is None


def _gapped(verb: Token) -> bool:
    head = verb.head
    return head.pos in ("VERB", "AUX") and verb.tag == head.tag and is_passive(head)


def _stays(verb: Token) -> bool:
    """ "The crossing stayed shut": read as a passive whose auxiliary is "stayed"."""
    return any(kid.low.startswith(("stay", "remain")) for kid in verb.kids_by("auxpass"))


def spread(head: Token | None) -> list[Token]:
    """A noun phrase head and all its conjuncts."""
    return [] if head is None else head.conjuncts()


def counted_nouns(head: Token) -> list[Token]:
    """Who an amount is of: "dozens of settlers" are the settlers; any other noun phrase is itself."""
    of = next((prep for prep in head.kids_by("prep") if prep.low == "of"), None)
    counted = of.kid("pobj") if of is not None and head.lemma in lists().casualties.amounts_of else None
    return [head] if counted is None else [counted]


def clause_of(verb: Token) -> Clause:
    """The clause that a verb heads, with arguments inherited from clauses above where the verb lacks its own.

    It is read once and belongs to all who ask: nobody may change it.
    """
    if verb.clause is None:
        verb.clause = _read(verb, 0)
    return verb.clause


def _read(verb: Token, depth: int) -> Clause:
    passive = is_passive(verb)
    clause = Clause(verb, lemma_of(verb), passive)
    for kid in verb.kids:
        if kid.dep in SUBJECTS and kid.dep == "nsubj":
            suffers = passive and (_gapped(verb) or _stays(verb))
            (clause.objects if suffers else clause.subjects).extend(spread(kid))
        elif kid.dep == "nsubjpass" or kid.dep == "dobj":
            clause.objects.extend(spread(kid))
        elif kid.dep in ("aux", "auxpass") and (hung := kid.kid("nsubj")) is not None and verb.kid("nsubj") is None:
            (clause.objects if _stays(verb) else clause.subjects).extend(
                spread(hung)
            )  # "51 are missing", hung on the auxiliary
        elif kid.dep in ("dative", "iobj"):
            clause.indirect.extend(spread(kid if kid.pos != "ADP" else kid.kid("pobj")))
        elif kid.dep == "agent":
            for obj in kid.kids_by("pobj", "pcomp"):
                clause.subjects.extend(spread(obj))
        elif kid.dep == "prep":
            _add_prep(clause, kid)
        elif kid.dep in ("attr", "oprd") and verb.lemma in BE:
            clause.preps.setdefault("=", []).extend(spread(kid))
    for kid in verb.kids:
        if kid.dep == "conj" and kid.pos == "ADP":
            _add_prep(clause, kid)
    _resolve_relatives(clause)
    if depth < REACH:
        _inherit(clause, depth)
    return clause


def all_of(subject: Token) -> Token:
    """ "One of the army's drones hit a convoy": the drones; of any other phrase the word itself."""
    if subject.pos != "NUM" and subject.low not in ("one", "some", "several", "many"):
        return subject
    of = next((prep for prep in subject.kids_by("prep") if prep.low == "of"), None)
    noun = of.kid("pobj") if of is not None else None
    return noun if noun is not None and noun.pos == "NOUN" else subject


def _add_prep(clause: Clause, prep: Token) -> None:
    chain = [prep]
    for one in chain:
        for obj in one.kids:
            if obj.dep in ("pobj", "pcomp"):
                if obj.pos != "VERB":
                    clause.preps.setdefault(one.low, []).extend(spread(obj))
            elif obj.dep == "prep":
                inner = obj.kid("pobj")
                if inner is not None:
                    clause.preps.setdefault(f"{one.low} {obj.low}", []).extend(spread(inner))
            elif obj.dep == "conj" and obj.pos == "ADP":
                chain.append(obj)


def antecedent(verb: Token) -> Token | None:
    """The noun that a relative or participial clause modifies."""
    one = verb
    while one.dep == "conj" and one.head is not one and one.head.pos in ("VERB", "AUX"):
        one = one.head
    if one.dep == "ccomp" and one.head.dep in ("relcl", "acl") and one.head.kid("nsubj") is not None:
        said = one.head  # "a strike that Iran said killed seven"
        subject = one.kid("nsubj", "nsubjpass")
        return said.head if subject is None or subject.low in WHO or subject.low == "that" else None
    return one.head if one.dep in ("relcl", "acl") and one.head is not one else None


def _resolve_relatives(clause: Clause) -> None:
    noun = antecedent(clause.verb)
    if noun is None:
        return
    for role in (clause.subjects, clause.objects, clause.indirect, *clause.preps.values()):
        for n, one in enumerate(role):
            if one.low in WHO and one.tag in ("WDT", "WP", "IN", "WP$"):
                role[n] = noun


def _inherit(clause: Clause, depth: int) -> None:
    """Fill in what the verb shares with the clause it hangs on."""
    verb = clause.verb
    head = verb.head
    missing_doer = not clause.subjects
    missing_sufferer = clause.passive and not clause.objects
    if head is verb:
        return
    if verb.dep == "ccomp" and missing_doer and not clause.passive and (noun := antecedent(verb)) is not None:
        clause.subjects = [noun]
    elif verb.dep in ("acl", "amod"):
        if missing_sufferer:
            clause.objects = [head]
        elif verb.dep == "acl" and verb.tag == "VBG" and missing_doer and not clause.passive:
            clause.subjects = [head]
    elif verb.dep == "relcl":
        _fill_relative(clause, head)
    elif not (missing_doer or missing_sufferer):
        return
    elif head.pos in ("VERB", "AUX"):
        if verb.dep == "conj":
            _coordinate(clause, _read(head, depth + 1), missing_doer, missing_sufferer)
        elif verb.dep in ("xcomp", "advcl", "ccomp") and verb.tag in ("VB", "VBG", "VBN"):
            if verb.dep == "ccomp" and verb.kid("mark") is not None:
                return
            controller = _controller(_read(head, depth + 1), verb)
            if missing_sufferer:
                clause.objects = controller
            elif not clause.passive and missing_doer:
                clause.subjects = controller
    elif verb.dep == "pcomp" and head.dep == "prep" and head.head.pos == "VERB" and missing_doer and not clause.passive:
        clause.subjects = _doer_behind(_read(head.head, depth + 1), head)
    elif head.pos == "ADJ" and verb.dep in ("xcomp", "ccomp", "advcl") and missing_doer:
        above_verb = head.head if head.dep in ("acomp", "attr", "oprd") else head
        if above_verb.pos in ("VERB", "AUX"):
            clause.subjects = list(_read(above_verb, depth + 1).subjects)


def _doer_behind(above: Clause, prep: Token) -> list[Token]:
    """Who does what stands behind a preposition: "boasted of killing", "accused X of killing", "blamed X for killing"."""
    accused = above.passive or above.lemma in _ACCUSING or above.lemma in lists().clauses.object_control
    accused = accused or (above.lemma in _JUDGING and prep.low in ("for", "over"))
    if above.lemma in _ACCUSING and not above.passive and not above.objects:
        return []  # whoever is accused: nobody accuses himself
    return list(above.objects if accused and above.objects else above.subjects)


def _coordinate(clause: Clause, above: Clause, missing_doer: bool, missing_sufferer: bool) -> None:
    """ "They attacked X and killed Y", "X was hit and destroyed": what a coordinated verb takes from the one before it."""
    if clause.passive:
        if missing_sufferer:
            clause.objects = list(above.objects if above.passive else above.subjects)
        if missing_doer and above.passive and clause.verb.kid("agent") is None:
            clause.subjects = list(above.subjects)
    elif missing_doer:
        clause.subjects = list(above.objects if above.passive and above.objects else above.subjects)


def _controller(above: Clause, verb: Token) -> list[Token]:
    if verb.dep == "xcomp" and above.lemma in lists().clauses.object_control and above.objects and not above.passive:
        return list(above.objects)
    if above.passive:
        if verb.dep == "advcl" and verb.tag == "VBG":
            return list(above.subjects) or list(above.objects)
        return list(above.objects)
    return list(above.subjects)


def _fill_relative(clause: Clause, noun: Token) -> None:
    """ "The town it took": the antecedent fills the place that the clause leaves empty."""
    filled = [*clause.subjects, *clause.objects, *clause.indirect]
    if noun in filled or any(noun in ones for ones in clause.preps.values()):
        return
    if any(one.low in ("where", "when", "whose") for one in clause.verb.subtree()):
        return
    if any(kid.low in WHO for one in filled for prep in one.kids_by("prep") for kid in prep.kids_by("pobj")):
        return  # "mercenaries, 28 of whom were killed"
    if clause.passive and not clause.objects:
        clause.objects = [noun]
    elif clause.passive and clause.objects[0].dep == "nsubjpass":
        return  # who did it is not told
    elif not clause.subjects:
        clause.subjects = [noun]
    elif not clause.objects and clause.verb.kid("ccomp", "xcomp") is None:
        clause.objects = [noun]


# ---------------------------------------------------------------- tense and mood of a verb


def auxiliaries(verb: Token) -> list[Token]:
    """The verb's auxiliaries; those of the first conjunct where a coordinated verb has none of its own."""
    for _ in range(CHAIN):
        own = verb.kids_by("aux", "auxpass")
        if own or not _shares(verb) or verb.kid(*SUBJECTS, *PASSIVE_SUBJECTS) is not None:
            return own
        verb = verb.head
    return []


def _shares(verb: Token) -> bool:
    """Whether the verb is coordinated with one before it."""
    return verb.dep == "conj" and verb.head.pos in ("VERB", "AUX")


def is_negated(verb: Token) -> bool:
    """Whether the verb itself is negated: "did not", "never", "no longer", "neither"."""
    for _ in range(CHAIN):
        if any(kid.dep == "neg" or kid.low in ("never", "neither", "nor") for kid in verb.kids):
            return True
        if verb.dep == "pcomp" and verb.head.low == "without":
            return True  # "withdrew without losing a man"
        if any(kid.low == "longer" and any(k.low == "no" for k in kid.kids) for kid in verb.kids):
            return True
        if not _shares(verb) or verb.kid(*SUBJECTS, *PASSIVE_SUBJECTS, "aux", "auxpass") is not None:
            return False
        conjunction = next((kid for kid in verb.head.kids if kid.dep == "cc" and kid.i < verb.i), None)
        if conjunction is None or conjunction.low not in ("or", "nor"):
            return False
        verb = verb.head
    return False


# What an auxiliary says of the tense of its verb; where a verb has several the first of these wins.
_TENSES = (
    ("future", frozenset(("will", "'ll", "shall"))),
    ("past", frozenset(("had", "was", "were", "did", "has", "have", "'ve"))),
    ("future", frozenset(("would", "could", "should", "might", "can", "may", "must"))),
    ("present", frozenset(("is", "are", "am", "'s", "'re"))),
)


def is_perfect(verb: Token) -> bool:
    """Whether a form of "have" stands beside a verb: "has fled", "had fled"."""
    return any(kid.low in ("has", "have", "had") for kid in verb.kids_by("aux"))


def comes_up_to_now(verb: Token) -> bool:
    """Whether a verb, or one in whose clause it hangs, is told as what has come about by now: "has taken"; "The strikes
    have grown heavier as the rebels gained ground, seizing a base". Such a thing is of no one day."""
    hung = True
    for above, one in enumerate(clause_verbs(verb)[:CHAIN]):
        if (hung or above < 2) and any(kid.low in _HAVE for kid in one.kids_by("aux")):
            return True
        hung = hung and one.dep in _WITHIN
    return False


def tense_of(verb: Token) -> str | None:
    """ "past", "present", "future" or None where the verb form does not say."""
    for _ in range(CHAIN):
        aux = {one.low for one in auxiliaries(verb)}
        told = next((tense for tense, words in _TENSES if aux & words), None)
        if told is not None:
            return told
        if verb.tag == "VBD":
            return "past"
        if verb.tag in ("VBZ", "VBP"):
            return "present"
        if verb.tag == "VB" and verb.dep == "xcomp" and verb.head.pos in ("VERB", "AUX", "ADJ"):
            return "future"
        governor = None
        if verb.tag in ("VBN", "VBG"):
            governor = next((one for one in verb.ancestors() if one.pos in ("VERB", "AUX")), None)
        if governor is None:
            return "past" if verb.tag == "VBN" else None
        verb = governor
    return None

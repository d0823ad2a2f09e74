"""Who says what: statements with their stance, and what they do to the happenings they are about (`blame`)."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from briefing.domain.actor import ActorId
from briefing.domain.claim import Stance
from briefing.extract.actors.cast import Cast
from briefing.extract.events.falsehood import (
    BRANDING,
    brands_false,
    condemns,
    disowns,
    is_called_false,
    is_no_truth,
    says_false,
)
from briefing.extract.events.happenings import BLOWS, Happening
from briefing.extract.events.reading import EventReader
from briefing.extract.sentences.clauses import Clause, clause_of, is_negated, spread
from briefing.extract.sentences.parse import Paper, Sentence, Token
from briefing.extract.speech.accounts import claim_of, denies_act, gives_account, names_as, says_by_deed
from briefing.extract.speech.blame import Blame, OpenBlame
from briefing.extract.speech.no_sayings import is_no_saying
from briefing.knowledge.words import lists

LONG_NAME = 160  # of code points, where name and office of the speaker stand between
NEAR_QUOTE = 60  # code points between a quotation and the verb that says whose it is
_THREAT = re.compile(
    r"\b(?:we|our|i)\b[^.\"]{0,80}\b(?:will|'ll|shall)\b[^.\"]{0,60}\b(?:bury|kill|destroy|crush|burn|strike|hit|respond|"
    r"retaliate|avenge|punish|attack|fly|pay|fight|answer|wipe|hunt|bomb|target|break|tear)\w*|"
    r"\b(?:will|shall)\s+(?:pay|regret|burn|fly|suffer|be\s+(?:crushed|buried|destroyed))\b",
    re.I,
)
_WARNING = re.compile(
    r"\bif\b.{0,120}\b(?:will|would|'ll|are finished|is finished)\b|"
    r"\b(?:will|would|could)\b.{0,40}\b(?:die|starve|drown|collapse|perish)\b|\bwould put\b",
    re.I,
)
_DOING_BY_SAYING = re.compile(  # at the beginning of what is quoted, or of a sentence of it: "We urge both sides to ..."
    r"(?:^|[.!?,;]\s+|\band\s+)(?:we|i)\s+(?:\w+ly\s+|also\s+|hereby\s+)?(?:"
    r"(?P<calls>call\s+(?:on|upon|for)|urge|demand|appeal\s+(?:to|for)|implore|beg)|"
    r"(?P<condemns>condemn|denounce|deplore)|(?P<denies>deny|refute|reject)|(?P<warns>warn)|(?P<confirms>confirm))\b",
    re.I,
)
_DONE_BY_SAYING = {
    "calls": Stance.CALLS_FOR,
    "condemns": Stance.CONDEMNS,
    "denies": Stance.DENIES,
    "warns": Stance.WARNS,
    "confirms": Stance.CONFIRMS,
}
_QUOTATION = re.compile(r'["“]([^"“”]+)["”]')
_VOWING = frozenset("pledge promise swear vow".split())  # whoever does so threatens where what he vows is hostile
_AUXILIARIES = frozenset("did do does".split())
_MARKS = frozenset(('"', "“", "”"))
_PLAIN = frozenset("say tell add write declare state insist".split())
_NAMING = frozenset("brand call dub label term".split())
_GREETING = frozenset("hail praise welcome".split())
_THINKING = frozenset("believe feel guess hope know suppose think".split())
_URGED = frozenset("allow cease end halt investigate leave protect release respect return stop withdraw".split())
_UNSAID = frozenset("will would could might may should".split())
_OWNED_UP_TO = frozenset("credit responsibility".split())
_NEWS = {
    Stance.DENIES: "denial",
    Stance.CONDEMNS: "condemnation",
    Stance.WARNS: "warning",
    Stance.THREATENS: "threat",
    Stance.CALLS_FOR: "appeal",
}


@dataclass(slots=True)
class Said:
    """One statement while the article is being read."""

    speakers: list[ActorId]
    stance: Stance
    word: Token
    speaker_token: Token
    happening: Happening | None = None


@dataclass(slots=True)
class Speech:
    """What was said in an article."""

    said: list[Said] = field(default_factory=list)
    open_blame: list[OpenBlame] = field(default_factory=list)
    _by_sentence: dict[int, list[Said]] = field(default_factory=dict)

    def add(self, said: Said) -> None:
        """Keep a statement."""
        self.said.append(said)
        self._by_sentence.setdefault(said.word.sent.index, []).append(said)

    def within(self, sentence: Sentence) -> list[Said]:
        """The statements of a sentence's part."""
        return self._by_sentence.get(sentence.index, [])

    def told_by(self, token: Token) -> list[ActorId]:
        """The "according to" sources of the sentence part a token stands in."""
        return [
            actor
            for said in self.within(token.sent)
            if said.word.low == "according" or said.word.pos == "NOUN"
            for actor in said.speakers
        ]


class SpeechReader:
    """Finds the statements of one article."""

    def __init__(self, paper: Paper, cast: Cast, reader: EventReader) -> None:
        self.paper = paper
        self.cast = cast
        self.reader = reader
        self.lexicon = reader.lexicon
        self.words = lists().speech
        self.speech = Speech()
        self._blame = Blame(cast, reader)
        self._lead = next((sentence for sentence in paper.sentences if not sentence.label), None)
        self._quotations: dict[int, list[tuple[int, int, str]]] = {}

    def read(self) -> Speech:
        """All statements, in text order; happenings learn who is blamed and what is denied."""
        for sentence in self.paper.sentences:
            silent = sentence.asked or (sentence.label and not _is_told(sentence))
            for token in sentence.tokens if not silent else ():
                if token.low == "according" and self._is_followed_by_to(token):
                    self._according(token)
                elif token.low in self.words.accounts and token.dep == "pobj" and token.head.low == "by":
                    self._by_account(token)
                elif token.pos in ("VERB", "AUX"):
                    self._verb(token)
                elif (owners := claim_of(token)) and (told := [one for owner in owners for one in self._by_name(owner)]):
                    self.speech.add(Said(told[:1], Stance.ASSERTS, token, owners[0]))
            self._answer(sentence)
        self.speech.open_blame = self._blame.open
        return self.speech

    def _answer(self, sentence: Sentence) -> None:
        """What an answer tells is said by whoever gives it."""
        speaker = self.cast.voices.get(sentence.block)
        if speaker is None or self.speech.within(sentence):
            return
        for token in sentence.tokens:
            happening = self.reader.by_token.get(token.i)
            if happening is not None:
                self.speech.add(Said([speaker], Stance.ASSERTS, token, token, happening))
                return

    def _by_name(self, owner: Token) -> list[ActorId]:
        """Whose claim it is, if they are named: "the army's claim", not "an official's"."""
        return [actor for actor in self.cast.speaker(owner) if not self.cast.drafts[actor].nameless]

    # ------------------------------------------------------------ according to

    def _is_followed_by_to(self, token: Token) -> bool:
        return token.i + 1 < len(self.paper.tokens) and self.paper.tokens[token.i + 1].low == "to"

    def _according(self, token: Token) -> None:
        to = token.kid("prep") or self.paper.tokens[token.i + 1]
        for one in spread(to.kid("pobj") or token.kid("pobj")):
            speakers = self.cast.speaker(one)
            if speakers:
                self.speech.add(Said(speakers, Stance.ASSERTS, token, one))

    def _by_account(self, noun: Token) -> None:
        """ "By the defence ministry's account"."""
        behind = [obj for prep in noun.kids_by("prep") if prep.low == "of" for obj in spread(prep.kid("pobj"))]
        speakers = [actor for kid in [*noun.kids_by("poss"), *behind] for actor in self.cast.speaker(kid)]
        if speakers:
            self.speech.add(Said(speakers, Stance.ASSERTS, noun, noun))

    # ------------------------------------------------------------ verbs

    def _verb(self, verb: Token) -> None:
        if verb.dep in ("amod", "aux", "auxpass", "compound") or _is_asked(verb) or is_no_saying(verb):
            return
        if _brings_toll(verb):
            return
        clause = clause_of(verb)
        lemma, stance = self._stance(clause)
        if stance is None:
            return
        if stance is Stance.DENIES and condemns(verb):
            stance = Stance.CONDEMNS
        held = lemma == "hold" and self._holds_responsible(verb)
        unnamed = clause.passive and lemma != "say" and verb.kid("agent") is None
        if unnamed or not (held or self._is_saying(clause, lemma, stance)):
            if clause.passive and lemma == "blame":
                self._blame.blame(clause, [])
            return
        if lemma in _GREETING and any(map(self._is_let_go, clause.objects)):
            return  # "welcomed the minister at the airport"
        far = verb.head if verb.dep == "advcl" and verb.head.low == "far" else None  # "went so far as to accuse him"
        subjects = [_named_one(subject) for subject in (clause if far is None else clause_of(far.head)).subjects]
        speaking = [subject for subject in subjects if not self.reader.classes.is_weapon(subject)]
        told = [(subject, found) for subject in speaking if (found := self._accused(verb, subject, stance))]
        told = told or [(subject, found) for subject in speaking if (found := self.cast.speaker(subject))]
        speakers = list(dict.fromkeys(actor for _, found in told for actor in found))
        refused = verb.dep == "xcomp" and verb.head.lemma in ("refuse", "decline", "fail")
        if is_negated(verb) or refused:
            return
        happening = self._blame.about(verb)
        claimed = [obj for obj in clause.objects if obj.lemma in _OWNED_UP_TO or self._is_own_blow(obj)]
        if lemma == "claim" and speakers and claimed:
            happening = self._blame.claim(clause, speakers)
        if lemma in self.words.blaming:
            happening = self._blame.blame(clause, speakers) or happening
        stance = self._stance_of_quotation(verb, stance)
        if stance is Stance.ASSERTS and lemma in _PLAIN and any(map(_is_urged, verb.kids_by("ccomp"))):
            stance = Stance.CALLS_FOR
        not_he = stance is Stance.ASSERTS and any(map(self._is_denied_act, verb.kids_by("ccomp")))
        says_not = stance is Stance.ASSERTS and (not_he or _says_not(verb) or _is_told_false(verb))
        stance = Stance.DENIES if says_not else stance
        meant = happening is not None and self._blame.is_among(speakers, happening.initiators)
        unnamed = happening is None and any(map(disowns, verb.kids_by("ccomp")))  # "had nothing to do with the attack"
        if not_he and not meant and not unnamed:
            if happening is not None and any(map(disowns, verb.kids_by("ccomp"))):
                happening.cleared += speakers
            happening = None  # that it was not he disputes nothing that is told of others
        elif stance is Stance.DENIES and lemma != "disagree":
            happening = self._blame.deny(clause, speakers, happening)
        if lemma in _VOWING and stance in (Stance.THREATENS, Stance.ASSERTS):
            stance = Stance.THREATENS if self._is_hostile(verb) else Stance.ASSERTS
        if speakers and not says_not and (happening is None or stance is Stance.DENIES or _is_occasion(happening, verb)):
            self._as_news(verb, lemma, stance, speakers)
        for subject, found in told:
            self.speech.add(Said(found, stance, verb, subject, happening))

    def _accused(self, verb: Token, subject: Token, stance: Stance) -> list[ActorId]:
        """ "It stands accused by Turkey of harbouring them, which it denies": whoever was accused denies it."""
        if stance is not Stance.DENIES or verb.dep != "relcl" or subject.low not in ("he", "it", "she", "they"):
            return []
        if not any(kid.low == "which" for kid in verb.kids_by("dobj")):
            return []
        charge = next((one for one in verb.ancestors() if one.lemma in self.words.blaming or one.lemma == "charge"), None)
        clause = clause_of(charge) if charge is not None and charge.pos == "VERB" else None
        if clause is None or not clause.passive:
            return []
        return [actor for one in clause.objects for actor in self.cast.speaker(one)]

    def _is_denied_act(self, told: Token) -> bool:
        """ "Said its forces never entered the camp", "no civilian had been targeted": of oneself, and of a blow."""
        return denies_act(told, self.lexicon) or disowns(told)

    def _is_own_blow(self, obj: Token) -> bool:
        """ "Claimed the suicide attack on the bank": it was theirs, by their own word."""
        if obj.low in ("it", "them", "both"):
            return True  # "17 dead. Islamic State claimed it"
        happening = self.reader.by_token.get(obj.i)
        return happening is not None and obj.pos == "NOUN" and happening.type in BLOWS

    def _stance(self, clause: Clause) -> tuple[str, Stance | None]:
        """What a verb, with its preposition where that makes another of it, says, and how."""
        lemma, stances = clause.lemma, self.lexicon.stances
        if lemma == "call" and clause.preps.keys() & {"on", "upon"}:
            return "call_on", Stance.CALLS_FOR
        for prep in dict.fromkeys([*clause.preps, *[kid.low for kid in clause.verb.kids_by("prep")]]):
            key = f"{lemma}_{prep.split(' ')[0]}"
            dated = all(one.ent in ("DATE", "TIME") for one in clause.preps.get(prep, ()))  # "insisted on Thursday"
            if key in stances and not (dated and prep in clause.preps):
                return key, stances[key]
        if gives_account(clause) or names_as(clause):
            return lemma, Stance.ASSERTS
        if (deed := says_by_deed(clause)) is not None:
            return lemma, deed
        if lemma == "hold":
            return lemma, Stance.ASSERTS if self._holds_responsible(clause.verb) else None
        if lemma in BRANDING and lemma not in stances and (brands_false(clause.verb) or _is_quoting(clause.verb)):
            return lemma, Stance.ASSERTS
        if lemma in ("lower", "raise", "revise") and {obj.lemma for obj in clause.objects} & {
            "toll",
            "count",
            "figure",
            "number",
        }:
            return lemma, Stance.ASSERTS  # "raised the toll to five"
        return lemma, stances.get(lemma)

    @staticmethod
    def _holds_responsible(verb: Token) -> bool:
        return any(one.low in ("responsible", "accountable") for one in verb.subtree() if one.i > verb.i)

    def _as_news(self, verb: Token, lemma: str, stance: Stance, speakers: list[ActorId]) -> None:
        """Speaking is an event where it is itself the news: the lead does nothing but deny, appeal, condemn."""
        subtype = "accusation" if lemma == "accuse" else _NEWS.get(stance)
        if lemma == "want" or (stance is Stance.CALLS_FOR and lemma in _PLAIN):
            return  # a wish is no appeal that was made, nor is what somebody says must be done
        if verb.sent is self._lead and verb.is_root and subtype is not None and verb.i not in self.reader.by_token:
            self.reader.add_statement(verb, subtype, speakers)

    # ------------------------------------------------------------ is it a saying

    def _is_saying(self, clause: Clause, lemma: str, stance: Stance) -> bool:
        """Whether a verb that can report does so here."""
        verb = clause.verb
        if lemma == "dismiss" and any(map(self._is_let_go, clause.objects)):
            return False  # "dismissed his defence minister", "dismissed some of them"
        claimed = {obj.lemma for obj in clause.objects} if verb.lemma == "claim" else set()
        if claimed & {"life", "responsibility", "victory", "credit"}:
            return bool(claimed & {"responsibility", "credit"}) and bool(clause.subjects)
        unsaid = _UNSAID | ({"can"} if lemma == "count" else set())  # "can count nine flags from his roof"
        if any(kid.low in unsaid for kid in verb.kids_by("aux")) or _is_subordinate(verb):
            return False
        if gives_account(clause) or names_as(clause) or says_by_deed(clause) is not None:
            return bool(clause.subjects)
        if lemma in BRANDING and (brands_false(verb) or _is_quoting(verb)):
            return bool(clause.subjects)
        if lemma in ("accuse", "blame", "suspect", "attribute"):
            return bool(clause.objects) or "for" in clause.preps
        if lemma in self.words.always or lemma in ("lower", "raise", "revise") or self._has_content(verb):
            return True
        if lemma in self.words.figures and clause.objects:
            told_at = any(name in ("at", "of") for name in clause.preps) and self._has_number(clause)
            told_at |= lemma == "put" and any(one.low == "at" and _has_number_behind(one) for one in verb.subtree())
            blow = stance is Stance.CONFIRMS and any((obj.lemma,) in self.lexicon.nouns for obj in clause.objects)
            return told_at or blow or any(self._is_fact(obj) for obj in clause.objects)
        if stance is Stance.CALLS_FOR:
            wanted = lemma in ("appeal", "demand") and bool(clause.preps or clause.objects)
            finite = verb.tag in ("VBD", "VBZ", "VBP", "VBN")
            wanted |= (
                lemma == "ask" and finite and any(one.lemma != "comment" for one in clause.behind("for"))
            )  # "for a base"
            return wanted or verb.kid("ccomp", "xcomp") is not None
        if stance in (Stance.DENIES, Stance.CONDEMNS, Stance.THREATENS, Stance.CONFIRMS):
            inner = stance is Stance.THREATENS or (stance is Stance.CONFIRMS and _is_gerund_behind(verb))
            inner |= lemma == "rule_out"
            return bool(clause.objects) or (inner and verb.kid("xcomp", "advcl", "pcomp") is not None)
        if any(obj.lemma in ("allegiance", "loyalty") for obj in clause.objects):
            return False  # "pledged allegiance"
        if lemma in _NAMING:
            called = verb.kid("oprd", "ccomp", "xcomp")  # "which Azerbaijan calls Khankendi" says nothing of it
            if called is None and any(self._is_name_and_more(obj) for obj in clause.objects):
                return True
            return not clause.passive and bool(clause.objects) and called is not None and called.pos != "PROPN"
        return lemma in self.words.objects_only and bool(clause.objects or clause.preps)

    def _is_let_go(self, obj: Token) -> bool:
        """Whether who is dismissed is a person: claims and reports are dismissed as false."""
        of = [one for prep in obj.kids_by("prep") if prep.low == "of" for one in prep.kids_by("pobj")]
        told = {one.low for one in (obj, *of)} & {"him", "her", "them", "me", "us"}
        classes = self.reader.classes
        return bool(told) or classes.is_envoy(obj) or bool(classes.of(obj) & {"people", "force"})

    def _is_name_and_more(self, obj: Token) -> bool:
        """ "Calls Fano extremists": whom it calls so was read as a part of what he is called."""
        if obj.tag == "NNS" and any(kid.tag == "NNS" for kid in obj.kids_by("compound")):
            return True  # "called the protesters agents of a foreign power"
        bare = obj.tag == "NNS" and obj.kid("det", "poss", "nummod", "amod") is None
        return bare and any(self.cast.of(kid) for kid in obj.kids_by("compound"))

    def _has_content(self, verb: Token) -> bool:
        """Whether a clause or quotation is what the verb reports."""
        if verb.kid("ccomp", "parataxis") is not None or self._is_aside(verb):
            return True
        tokens, sent = self.paper.tokens, verb.sent
        if any(token.text in _MARKS and token.sent is sent for token in tokens[max(0, verb.i - 3) : verb.i]):
            return True
        return any(
            token.text in _MARKS and token.sent.block == sent.block and token.sent.group <= sent.group
            for token in tokens[verb.i + 1 : verb.i + 10]
        )

    def _is_aside(self, verb: Token) -> bool:
        """ "The emergency stock, the institute says, will last 11 days": between commas, with nothing but who says it."""
        subject = verb.kid("nsubj")
        if subject is None or subject.i > verb.i or verb.tag not in ("VBZ", "VBD", "VBP") or verb.lemma in _THINKING:
            return False
        first = min(one.i for one in subject.subtree()) - 1
        tokens = self.paper.tokens
        if first < 0 or verb.i + 1 >= len(tokens):
            return False
        closed = tokens[first].text == "," and tokens[verb.i + 1].text == ","
        return closed and tokens[first].sent is verb.sent and subject.kid("relcl", "appos") is None

    def _is_fact(self, obj: Token) -> bool:
        if obj.i in self.reader.by_token or obj.kid("nummod") is not None or obj.pos == "NUM":
            return True
        return obj.lemma in self.lexicon.effect_words or obj.low in self.words.facts

    @staticmethod
    def _has_number(clause: Clause) -> bool:
        return any(one.pos == "NUM" or one.kid("nummod") is not None for one in clause.behind(*clause.preps))

    def _is_hostile(self, verb: Token) -> bool:
        hostile = [token for token in verb.subtree() if token.lemma in self.words.hostile]
        return any(not is_negated(one) and not any(kid.low == "no" for kid in one.kids) for one in hostile)

    # ------------------------------------------------------------ quotations

    def _stance_of_quotation(self, verb: Token, stance: Stance) -> Stance:
        """What a bare "said" does is told by the words quoted: a threat or a warning."""
        quote = self._quotation(verb) if stance is Stance.ASSERTS and verb.lemma in _PLAIN else ""
        if _THREAT.search(quote):
            return Stance.THREATENS
        if (done := _DOING_BY_SAYING.search(quote)) is not None:
            return _DONE_BY_SAYING[str(done.lastgroup)]
        return Stance.WARNS if _WARNING.search(quote) else stance

    def _quotation(self, verb: Token) -> str:
        """The quotation that a verb of saying belongs to: just before it in its paragraph, else just behind it."""
        block = verb.sent.block
        if block not in self._quotations:
            there = self.paper.block(verb.sent)
            found = _QUOTATION.finditer(self.paper.article.text, there.start, there.end)
            self._quotations[block] = [(match.start(), match.end(), match.group(1)) for match in found]
        quotations = self._quotations[block]
        ahead = bisect_left(quotations, (verb.start,))
        for _, end, words in reversed(quotations[max(0, ahead - 2) : ahead]):
            between = self.paper.article.text[end : verb.start]
            if verb.start >= end and (len(between) < NEAR_QUOTE or (len(between) < LONG_NAME and "." not in between)):
                return words
        near = [words for start, _, words in quotations[ahead : ahead + NEAR_QUOTE] if start - verb.start < NEAR_QUOTE]
        return near[-1] if near else ""


def _is_told(label: Sentence) -> bool:
    """ "He disputed this: ...": what stands before the colon is a clause, and no label."""
    return any(one.is_root and one.tag in ("VBD", "VBZ") and one.kid("nsubj") is not None for one in label.tokens)


def _is_asked(verb: Token) -> bool:
    """ "Who does Moscow blame?": nobody says anything in a question of the text's own."""
    return verb.is_root and verb.sent.is_question and any(kid.low in _AUXILIARIES for kid in verb.kids_by("aux"))


def _is_urged(told: Token) -> bool:
    """ "Both sides must stop using explosive weapons": what is said to be necessary is asked for."""
    return (
        told.lemma in _URGED and any(kid.low in ("must", "should") for kid in told.kids_by("aux")) and not is_negated(told)
    )


def _named_one(subject: Token) -> Token:
    """ "One of its lawmakers, Ishkhan Saghatelyan, accused him": who the one is."""
    named = [kid for kid in subject.kids_by("appos") if kid.pos == "PROPN"] if subject.low == "one" else []
    return named[-1] if named else subject


def _says_not(verb: Token) -> bool:
    """ "Said the claims were false", "called the report a lie"."""
    for told in verb.kids_by("ccomp", "parataxis"):
        if told.pos in ("VERB", "AUX"):
            subject = told.kid("nsubj", "nsubjpass")
            if is_no_truth(told) or (subject is not None and is_called_false(subject)):
                return True
    behind = [obj for prep in verb.kids_by("prep") for obj in prep.kids_by("pobj")]
    return any(is_called_false(obj) for obj in (*verb.kids_by("dobj"), *behind))


def _is_told_false(verb: Token) -> bool:
    """ "Reports of a massacre are false, the RSF said", "called the claims a lie"."""
    return brands_false(verb) or any(says_false(kid) for kid in verb.kids_by("ccomp", "parataxis"))


def _is_quoting(verb: Token) -> bool:
    """ "Called that 'an insult to the dead'": marks of quotation stand among what a thing is called."""
    return any(token.text in _MARKS and token.i > verb.i for token in verb.subtree())


def _has_number_behind(prep: Token) -> bool:
    """ "Put the number of those killed since 7 December at 17", wherever the parser hung the preposition."""
    obj = prep.kid("pobj")
    return obj is not None and (obj.pos == "NUM" or obj.kid("nummod") is not None)


def _is_subordinate(verb: Token) -> bool:
    """Whether a verb's form says that nobody says anything yet: "to say", "by saying"."""
    if verb.dep == "xcomp" and verb.tag == "VB":
        return verb.head.lemma not in ("be", "go", "continue")
    if verb.dep == "advcl" and verb.head.low == "far" and verb.head.head.lemma == "go":
        return False  # "went so far as to accuse him"
    if verb.dep in ("advcl", "acl"):
        return verb.tag == "VB"
    return verb.dep == "pcomp" and verb.tag == "VBG"


def _is_gerund_behind(verb: Token) -> bool:
    """ "Admitted having fired on the convoy"."""
    return any(one.tag == "VBG" for kid in verb.kids_by("xcomp") for one in (kid, *kid.kids_by("aux")))


def _is_occasion(happening: Happening, verb: Token) -> bool:
    """Whether a happening is only the reason for what is said: "called for sanctions over last month's operation"."""
    for one in [happening.trigger, *happening.trigger.ancestors()]:
        if one is verb:
            return False
        if one.dep == "prep" and one.low in ("over", "after", "following", "since"):
            return True
    return False


def _brings_toll(verb: Token) -> bool:
    """ "A girl died of her wounds, raising the toll to eight": she said nothing."""
    behind = verb.tag == "VBG" and verb.dep in ("advcl", "acl") and verb.lemma in ("bring", "lift", "push", "raise", "take")
    return behind and any(obj.lemma in ("count", "number", "tally", "toll", "total") for obj in verb.kids_by("dobj"))

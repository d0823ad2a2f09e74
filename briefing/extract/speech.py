"""Who says what: statements with their stance, blame, denials, and what they do to the happenings they are about."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefing.domain.actor import ActorId, ActorKind
from briefing.domain.claim import Stance
from briefing.domain.event import EventType
from briefing.extract.cast import Cast
from briefing.extract.clauses import Clause, clause_of, is_negated, spread
from briefing.extract.events import EventReader
from briefing.extract.happenings import Happening
from briefing.extract.parse import Paper, Token
from briefing.extract.standing import Mood
from briefing.knowledge import Knowledge
from briefing.knowledge.words import lists

_THREAT = re.compile(
    r"\b(?:we|our|i)\b[^.\"]{0,80}\b(?:will|'ll|shall)\b[^.\"]{0,60}\b(?:bury|kill|destroy|crush|burn|strike|hit|respond|retaliate|avenge|punish|"
    r"attack|fly|pay|fight|answer|wipe|hunt|bomb|target|break|tear)\w*|\b(?:will|shall)\s+(?:pay|regret|burn|fly|suffer|be\s+(?:crushed|buried|destroyed))\b",
    re.I,
)
_WARNING = re.compile(
    r"\bif\b.{0,120}\b(?:will|would|'ll|are finished|is finished)\b|\b(?:will|would|could)\b.{0,40}\b(?:die|starve|drown|collapse|perish)\b|\bwould put\b",
    re.I,
)


_BLOWS = frozenset((EventType.STRIKE, EventType.VIOLENCE_AGAINST_CIVILIANS, EventType.BATTLE, EventType.DISASTER))
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
    speaker_tokens: list[Token]
    happening: Happening | None = None


@dataclass(slots=True)
class Speech:
    """What was said in an article, and by whom each sentence is told."""

    said: list[Said] = field(default_factory=list)
    by_sentence: dict[int, list[ActorId]] = field(default_factory=dict)  # group -> speakers of "according to"


class SpeechReader:
    """Finds the statements of one article."""

    def __init__(self, paper: Paper, cast: Cast, reader: EventReader, knowledge: Knowledge) -> None:
        self.paper = paper
        self.cast = cast
        self.reader = reader
        self.knowledge = knowledge
        self.lexicon = knowledge.lexicon
        self.speech = Speech()

    def read(self) -> Speech:
        """All statements, in text order; happenings learn who is blamed and what is denied."""
        for sentence in self.paper.sentences:
            if sentence.label:
                continue
            for token in sentence.tokens:
                if (
                    token.low == "according"
                    and token.i + 1 < len(self.paper.tokens)
                    and self.paper.tokens[token.i + 1].low == "to"
                ):
                    self._according(token)
                elif token.low in lists().speech.accounts and token.dep == "pobj" and token.head.low == "by":
                    self._by_account(token)
                elif token.pos in ("VERB", "AUX"):
                    self._verb(token)
        return self.speech

    # ------------------------------------------------------------ according to

    def _according(self, token: Token) -> None:
        to = token.kid("prep") or (self.paper.tokens[token.i + 1])
        obj = to.kid("pobj") or token.kid("pobj")
        if obj is None:
            return
        for one in spread(obj):
            speakers = self.cast.speaker(one)
            if speakers:
                self.speech.said.append(Said(speakers, Stance.ASSERTS, token, [one]))
                self.speech.by_sentence.setdefault(token.sent.group, []).extend(speakers)

    def _by_account(self, noun: Token) -> None:
        """ "By the defence ministry's account"."""
        speakers = [a for kid in noun.kids_by("poss") for a in self.cast.speaker(kid)]
        if speakers:
            self.speech.said.append(Said(speakers, Stance.ASSERTS, noun, [noun]))

    def told_by(self, token: Token) -> list[ActorId]:
        """The "according to" sources of the sentence part a token stands in."""
        return [
            actor
            for said in self.speech.said
            if (said.word.low == "according" or said.word.pos == "NOUN") and said.word.sent is token.sent
            for actor in said.speakers
        ]

    # ------------------------------------------------------------ verbs

    def _verb(self, verb: Token) -> None:
        if verb.dep in ("amod", "aux", "auxpass", "compound"):
            return
        clause = clause_of(verb)
        lemma = clause.lemma
        stance = None
        for prep in clause.preps:
            key = f"{lemma}_{prep.split(' ')[0]}"
            if key in self.lexicon.stances and key != lemma:
                stance, lemma = self.lexicon.stances[key], key
                break
        if stance is None:
            stance = self.lexicon.stances.get(lemma)
        if lemma == "call" and "on" in clause.preps:
            stance, lemma = Stance.CALLS_FOR, "call_on"
        held = lemma == "hold" and any(k.low in ("responsible", "accountable") for k in verb.subtree() if k.i > verb.i)
        if held:
            stance = Stance.ASSERTS
        if stance is None:
            return
        if not held and not self._is_saying(verb, clause, lemma, stance):
            if clause.passive and lemma == "blame":
                self._blame(verb, clause, [])
            return
        speakers: list[ActorId] = []
        tokens: list[Token] = []
        if clause.passive and lemma not in ("say",) and not any(k.dep == "agent" for k in verb.kids):
            if lemma == "blame":
                self._blame(verb, clause, [])
            return
        for subject in clause.subjects:
            found = self.cast.speaker(subject)
            speakers += [a for a in found if a not in speakers]
            tokens.append(subject)
        if lemma in ("quote", "cite") and not self._content(verb):
            pass
        if is_negated(verb):
            if stance in (Stance.CONFIRMS,) or lemma in ("acknowledge", "admit"):
                return
            return
        if self._refuses(verb):
            return
        happening = self._about(verb)
        if lemma in lists().speech.blaming:
            happening = self._blame(verb, clause, speakers) or happening
        stance = self._quote_stance(verb, stance)
        if stance is Stance.DENIES:
            happening = self._denial(verb, clause, speakers, happening)
        if stance is Stance.THREATENS and lemma == "vow" and not self._hostile(verb):
            stance = Stance.ASSERTS
        if not speakers:
            return
        if happening is None or stance is Stance.DENIES:
            self._as_news(verb, lemma, stance, speakers)
        for subject, group in self._by_subject(tokens):
            self.speech.said.append(Said(group, stance, verb, [subject], happening))

    def _as_news(self, verb: Token, lemma: str, stance: Stance, speakers: list[ActorId]) -> None:
        """Speaking is an event where it is itself the news: the main clause of the lead does nothing but deny, appeal, condemn."""
        lead = next((s for s in self.paper.sentences if not s.label), None)
        if lead is None or verb.sent is not lead or not verb.is_root:
            return
        subtype = "accusation" if lemma == "accuse" else _NEWS.get(stance)
        if subtype is None:
            return
        self.reader.add_statement(verb, subtype, speakers)

    def _by_subject(self, tokens: list[Token]) -> list[tuple[Token, list[ActorId]]]:
        return [(token, found) for token in tokens if (found := self.cast.speaker(token))]

    def _refuses(self, verb: Token) -> bool:
        head = verb.head
        return verb.dep == "xcomp" and head.lemma in ("refuse", "decline", "fail") and head is not verb

    def _is_saying(self, verb: Token, clause: Clause, lemma: str, stance: Stance) -> bool:
        if verb.lemma == "claim" and any(
            obj.lemma in ("life", "responsibility", "victory", "credit") for obj in clause.objects
        ):
            return any(obj.lemma in ("responsibility", "credit") for obj in clause.objects) and bool(clause.subjects)
        if any(k.low in ("will", "would", "could", "might", "may", "should") for k in verb.kids_by("aux")):
            return False
        if verb.dep == "xcomp" and verb.tag == "VB" and verb.head.lemma not in ("be", "go", "continue"):
            return False
        if verb.dep in ("advcl", "acl") and verb.tag == "VB":
            return False
        if verb.tag == "VBG" and verb.dep in ("pcomp",):
            return False
        if lemma in ("accuse", "blame", "suspect", "attribute"):
            return bool(clause.objects) or "for" in clause.preps
        if lemma in lists().speech.always:
            return True
        if self._content(verb):
            return True
        if lemma in lists().speech.figures and clause.objects:
            return any(self._is_fact(obj) for obj in clause.objects) or bool(
                any(name in ("at", "of") for name in clause.preps) and self._number_in(clause)
            )
        if stance in (Stance.DENIES, Stance.CONDEMNS, Stance.CALLS_FOR, Stance.THREATENS, Stance.CONFIRMS):
            if stance is Stance.CALLS_FOR:
                return verb.kid("ccomp", "xcomp") is not None or (
                    lemma in ("appeal", "demand") and bool(clause.preps or clause.objects)
                )
            return bool(clause.objects) or (stance is Stance.THREATENS and verb.kid("xcomp") is not None)
        if lemma in lists().speech.objects_only | lists().speech.no_report:
            return (
                bool(clause.objects or clause.preps)
                and lemma in lists().speech.objects_only
                and not (lemma == "call" and verb.kid("oprd", "ccomp", "xcomp") is None)
            )
        return lemma not in lists().speech.needs_content and bool(verb.kid("ccomp"))

    def _content(self, verb: Token) -> bool:
        """Whether a clause or quotation is what the verb reports."""
        if verb.kid("ccomp") is not None:
            return True
        if verb.kid("parataxis") is not None:
            return True
        left = self.paper.tokens[verb.i - 3 : verb.i]
        right = self.paper.tokens[verb.i + 1 : verb.i + 12]
        return any(t.text in ('"', "”", "“") for t in left if t.sent is verb.sent) or any(
            t.text in ('"', "“", "”") and t.i - verb.i < 10
            for t in right
            if t.sent.block == verb.sent.block and t.sent.group - verb.sent.group <= 0
        )

    def _is_fact(self, obj: Token) -> bool:
        if obj.i in self.reader.by_token or any(kid.dep == "nummod" for kid in obj.kids) or obj.pos == "NUM":
            return True
        return obj.lemma in self.lexicon.effect_words or obj.low in lists().speech.facts

    def _number_in(self, clause: Clause) -> bool:
        return any(t.pos == "NUM" or t.kid("nummod") is not None for ones in clause.preps.values() for t in ones)

    def _about(self, verb: Token) -> Happening | None:
        """The happening that a saying speaks of: the first below it."""
        for token in verb.subtree():
            if token is not verb and token.i in self.reader.by_token:
                return self.reader.by_token[token.i]
        return None

    def _hostile(self, verb: Token) -> bool:
        words = {t.lemma for t in verb.subtree()}
        return bool(words & lists().speech.hostile)

    def _quote_stance(self, verb: Token, stance: Stance) -> Stance:
        """What a bare "said" does is told by the words quoted: a threat or a warning."""
        if stance is not Stance.ASSERTS or verb.lemma not in ("say", "tell", "add", "write", "declare", "state", "insist"):
            return stance
        quote = self._quote(verb)
        if not quote:
            return stance
        if _THREAT.search(quote):
            return Stance.THREATENS
        if _WARNING.search(quote):
            return Stance.WARNS
        return stance

    def _quote(self, verb: Token) -> str:
        """The quotation that a verb of saying belongs to: in its sentence, or just before it in its paragraph."""
        text = self.paper.article.text
        block = self.paper.block(verb.sent)
        words = text[block.start : block.end]
        at = verb.start - block.start
        quotes = [m for m in re.finditer(r'["“]([^"“”]+)["”]', words)]
        near = [m for m in quotes if 0 <= at - m.end() < 60] or [m for m in quotes if 0 <= m.start() - at < 60]
        return near[-1].group(1) if near else ""

    # ------------------------------------------------------------ blame and denial

    def _event_in(self, tokens: list[Token]) -> Happening | None:
        for token in tokens:
            for one in (token, *token.subtree()):
                if one.i in self.reader.by_token:
                    return self.reader.by_token[one.i]
        return None

    def _last_blow(self, token: Token, reach: int = 3) -> Happening | None:
        for happening in reversed(self.reader.happenings):
            last = max((t for t in happening.triggers if t.i < token.i), key=lambda t: t.i, default=None)
            if last is None or happening.type not in _BLOWS:
                continue
            if token.sent.group - last.sent.group <= reach:
                return happening
        return None

    def _main_blow(self, token: Token) -> Happening | None:
        """The blow the article comes back to most: whoever is blamed without more words is blamed for it."""
        blows = [
            h
            for h in self.reader.happenings
            if h.trigger.i < token.i and h.type in _BLOWS and h.standing.mood is Mood.HAPPENED
        ]
        return max(blows, key=lambda h: (len(h.triggers), -h.trigger.i)) if blows else None

    def _blame(self, verb: Token, clause: Clause, speakers: list[ActorId]) -> Happening | None:
        """Who is held responsible, for what: the happening's initiators where the text names no others."""
        blamed: list[ActorId] = []
        event: Happening | None = None
        people = [obj for obj in clause.objects if self.cast.of(obj) and obj.i not in self.reader.by_token]
        if verb.lemma == "blame" and "on" in clause.preps:
            blamed = self.cast.ids(clause.preps["on"])
            event = self._event_in(clause.objects)
        elif verb.lemma == "attribute" and "to" in clause.preps:
            blamed = self.cast.ids(clause.preps["to"])
            event = self._event_in(clause.objects)
        elif people:
            blamed = self.cast.ids(people)
            event = self._event_in([t for name in ("for", "of", "in") for t in clause.preps.get(name, [])])
        elif verb.lemma == "hold":
            for kid in verb.subtree():
                if kid.low in ("responsible", "accountable"):
                    blamed = self.cast.ids([t for t in verb.subtree() if t.i > verb.i and t.dep in ("nsubj", "dobj")])
        if not blamed and verb.lemma == "accuse":
            blamed = self.cast.ids(clause.objects)
        if event is None:
            event = self._about(verb) or self._last_blow(verb) or self._main_blow(verb)
        if event is None or not blamed:
            return event
        drafts = self.cast.drafts
        blamed = [a for a in blamed if drafts[a].kind not in (ActorKind.POPULATION, ActorKind.MEDIA)]
        if (not event.initiators and blamed) or (
            event.initiators
            and blamed
            and all(drafts[a].nameless for a in event.initiators)
            and not any(drafts[a].nameless for a in blamed)
        ):
            event.initiators = blamed
            event.blamed_by = list(speakers)
        return event

    def _denial(self, verb: Token, clause: Clause, speakers: list[ActorId], about: Happening | None) -> Happening | None:
        """A denial without the act named ("denied responsibility", "rejected that claim") is about what was told last."""
        if about is not None:
            about.denied = True
            return about
        if verb.kid("ccomp", "xcomp") is not None or any(kid.dep == "pcomp" for kid in verb.kids):
            inner = verb.kid("ccomp", "xcomp")
            if inner is not None and self._speaks_of_figures(inner):
                return self._last_blow(verb, 3)
        for happening in reversed(self.reader.happenings):
            last = max((t for t in happening.triggers if t.i < verb.i), key=lambda t: t.i, default=None)
            if last is None:
                continue
            away = verb.sent.group - last.sent.group
            if away > 4:
                break
            if set(speakers) & set(happening.initiators):
                happening.denied = True
                return happening
        for happening in reversed(self.reader.happenings):
            last = max((t for t in happening.triggers if t.i < verb.i), key=lambda t: t.i, default=None)
            if last is not None and verb.sent.group - last.sent.group <= 1:
                happening.denied = True
                return happening
        return None

    def _speaks_of_figures(self, verb: Token) -> bool:
        return any(t.lemma in self.lexicon.effect_words or t.lemma in self.lexicon.effect_verbs for t in verb.subtree())

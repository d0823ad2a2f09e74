"""What whoever issues a text says without a verb of its own for it: demands listed below "we", threats in its own words.

"The Council: - condemns the raid; - calls on both sides to ...". "Any further attack will be answered at its source."
"""

from __future__ import annotations

import re

from briefing.domain.actor import ActorId, ActorKind
from briefing.domain.claim import Stance
from briefing.domain.text import BlockKind
from briefing.extract.actors.cast import Cast
from briefing.extract.actors.quoting import is_quoted
from briefing.extract.sentences.parse import Paper, Sentence, Token
from briefing.extract.speech.credits import is_source_line
from briefing.extract.speech.reading import Said, Speech
from briefing.knowledge.lexicons import Lexicon

_FINITE = ("VB", "VBP", "VBZ")
_PLURALS = ("NNS", "NNPS")
_SIDES = (ActorKind.ARMED_GROUP, ActorKind.MILITARY, ActorKind.GOVERNMENT, ActorKind.STATE, ActorKind.POLICE)
_OWN = frozenset(("our", "us", "we"))
LONGEST_LIST = 30  # items below the words that say whose they are
_NO_CLAUSE = frozenset(("expl", "nsubj", "nsubjpass"))
# "Should they come back, ...", "Whoever crosses the line ...": what follows on what somebody may do.
_IF_THEY_DO = re.compile(
    r"\W*(?:should|if|any|anyone|whoever|whosoever|those who|all who|every)\b.{3,200}?\b(?:will|shall)\b(?P<then>.{3,200})",
    re.I,
)
_HARM = re.compile(
    r"\b(?:answered|buried?|burn|consequences|crush\w*|decisive\w*|destroy\w*|fire|force|held (?:accountable|responsible)"
    r"|hell|measures|not be spared|pay|price|punish\w*|regret|repris\w+|respon[ds]\w*|retaliat\w+|severe\w*|str(?:ike|uck)"
    r"|target\w*)\b",
    re.I,
)


class Issued:
    """Finds these sayings of one article."""

    def __init__(self, paper: Paper, cast: Cast, speech: Speech, lexicon: Lexicon) -> None:
        self.paper = paper
        self.cast = cast
        self.speech = speech
        self.stances = lexicon.stances

    def read(self) -> None:
        """Add them to what was said."""
        ours = next((token for token in self.paper.tokens if token.low == "we" and not is_quoted(token, self.paper)), None)
        for sentence in self.paper.sentences:
            if sentence.label or sentence.asked or not sentence.tokens or self.speech.within(sentence):
                continue
            if is_source_line(sentence):
                self._source(sentence)
            elif self.paper.block(sentence).kind is BlockKind.LIST_ITEM:
                self._item(sentence)
            elif ours is not None:
                self._threat(sentence, ours)

    def _source(self, sentence: Sentence) -> None:
        """ "Source: OCHA." at the end of an item says who tells it."""
        for token in sentence.tokens[2:8] if self._goes_before(sentence) else ():
            if self.cast.headed(token):
                self.speech.add(Said(self.cast.headed(token)[:1], Stance.ASSERTS, sentence.tokens[0], token))
                return

    def _goes_before(self, sentence: Sentence) -> bool:
        before = self.paper.sentences[sentence.index - 1] if sentence.index else None
        return before is not None and before.block == sentence.block

    # ------------------------------------------------------------ items

    def _item(self, sentence: Sentence) -> None:
        """ "- condemns the raid": of whom the words above the list name last."""
        first = next((token for token in sentence.tokens if token.text[:1].isalpha()), None)
        if first is None or any(kid.dep in _NO_CLAUSE for kid in first.kids) or not self._opens(sentence):
            return
        if (stance := self._stance(first)) is not None:
            speakers = self._above(sentence)
            if speakers:
                self.speech.add(Said(speakers, stance, first, first))

    def _opens(self, sentence: Sentence) -> bool:
        before = self.paper.sentences[sentence.index - 1] if sentence.index else None
        return before is not None and before.block != sentence.block

    def _stance(self, verb: Token) -> Stance | None:
        """What it says; a first word with a capital and an "s" may be read as a noun: "Condemns the raid"."""
        lemma = verb.lemma if verb.tag in _FINITE else verb.low[:-1] if verb.tag in _PLURALS else ""
        keys = [f"{lemma}_{kid.low}" for kid in verb.kids_by("prep", "prt")]
        return next((self.stances[key] for key in (*keys, lemma) if key in self.stances), None)

    def _above(self, sentence: Sentence) -> list[ActorId]:
        """Whom the words above the list, which go on in its items, end with or tell of."""
        for before in reversed(self.paper.sentences[max(0, sentence.index - LONGEST_LIST) : sentence.index]):
            if self.paper.block(before).kind is BlockKind.LIST_ITEM:
                continue
            words = [token for token in before.tokens if token.text[:1].isalnum()]
            if not words or before.tokens[-1].text in (".", "!", "?"):
                return []
            if words[-1].low == "we":
                return self.cast.speaker(words[-1])
            subject = next((kid for root in before.roots for kid in root.kids_by("nsubj")), None)
            heads = [subject] if subject is not None else before.roots
            return [actor for head in heads for actor in self.cast.speaker(head)]
        return []

    # ------------------------------------------------------------ threats

    def _threat(self, sentence: Sentence, ours: Token) -> None:
        """ "Whoever advances will be buried where he stands": in the words of the side that a text is issued by."""
        words = self.paper.words(sentence.tokens[0], sentence.tokens[-1])
        found = _IF_THEY_DO.match(words)
        if found is None or _HARM.search(found["then"]) is None or any(one.text in '"“”' for one in sentence.tokens):
            return
        speakers = [one for one in self.cast.speaker(ours) if self.cast.drafts[one].kind in _SIDES]
        root = next((one for one in sentence.roots if one.pos in ("VERB", "AUX")), None)
        if speakers and root is not None:
            self.speech.add(Said(speakers[:1], Stance.THREATENS, root, root))

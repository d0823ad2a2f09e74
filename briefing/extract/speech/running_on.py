"""Whose account a sentence is where no report governs its verb: a source named at its end, in brackets, around a quotation,
or before and behind it.

"A drone hit a block: a woman was killed, the governor wrote." "93,000 people uprooted (IOM)." Nothing runs on beyond the
paragraph, and nothing is given to a source that only might have gone on speaking.
"""

from __future__ import annotations

import re

from briefing.domain.actor import ActorId, ActorKind
from briefing.domain.claim import Stance
from briefing.extract.actors.cast import Cast
from briefing.extract.names.mentions import Sort
from briefing.extract.sentences.parse import Paper, Sentence, Token
from briefing.extract.speech.reading import Said, Speech

NEAR_QUOTE = 60  # code points between a quotation and the verb that says whose it is
_TELLING = (Stance.ASSERTS, Stance.CONFIRMS, Stance.WARNS)
_COUNTING = frozenset((ActorKind.NGO, ActorKind.IGO, ActorKind.GOVERNMENT, ActorKind.MEDIA, ActorKind.POLICE))
_TURNING = frozenset(("but", "while", "whereas", "although", "though", "yet"))
_QUOTATION = re.compile(r'["“]([^"“”]+)["”]')


class RunningOn:
    """Finds the sources that speak on in one article."""

    def __init__(self, paper: Paper, cast: Cast, speech: Speech) -> None:
        self.paper = paper
        self.cast = cast
        self.speech = speech
        self._groups: dict[int, list[Sentence]] = {}
        for sentence in paper.sentences:
            self._groups.setdefault(sentence.group, []).append(sentence)

    def source(self, token: Token) -> list[ActorId]:
        """Whose account a word stands in, [] where nobody can say."""
        return self._closing(token) or self._bracketed(token) or self._quoted(token) or self._between(token)

    # ------------------------------------------------------------ within the sentence

    def _closing(self, token: Token) -> list[ActorId]:
        """ "... when units opened fire on engineers, the ministry said late on Tuesday": of the whole sentence."""
        for part in self._groups[token.sent.group]:
            if part.index < token.sent.index:
                continue
            if part.index > token.sent.index and not self._is_behind_colon(part):
                return []
            for said in self.speech.within(part):
                if said.word.i > token.i and said.stance in _TELLING and self._closes(said, token):
                    return list(said.speakers)
        return []

    def _is_behind_colon(self, part: Sentence) -> bool:
        before = self.paper.tokens[part.tokens[0].i - 1].text if part.tokens[0].i else ""
        return before == ":"

    def _closes(self, said: Said, token: Token) -> bool:
        """Whether a saying ends its sentence, and all that stands before it is what was said."""
        word = said.word
        if word.pos != "VERB" or any(kid.dep in ("ccomp", "xcomp", "dobj") and kid.i > word.i for kid in word.kids):
            return False
        begins = min(word.i, said.speaker_token.i)
        between = self.paper.tokens[token.i + 1 : begins]
        if any(one.low in _TURNING or one.text == ";" for one in between):
            return False
        commas = [one for one in between if one.text in (",", '"', "”")]
        other = [one for one in self.speech.within(token.sent) if one.word.i < word.i and one.word in token.ancestors()]
        return bool(commas) and not other

    def _bracketed(self, token: Token) -> list[ActorId]:
        """ "93,000 people uprooted since 13 July (IOM)"."""
        tokens = [one for part in self._groups[token.sent.group] for one in part.tokens]
        while tokens and tokens[-1].text in (".", ";"):
            tokens.pop()
        if len(tokens) < 4 or tokens[-1].text != ")" or self.speech.within(tokens[-1].sent):
            return []
        opening = next((n for n in range(len(tokens) - 2, max(-1, len(tokens) - 12), -1) if tokens[n].text == "("), None)
        if opening is None or opening == 0:
            return []
        named = [actor for one in tokens[opening + 1 : -1] for actor in self.cast.headed(one)]
        inside = [one for one in tokens[opening + 1 : -1] if one.text.isalpha()]
        covered = all(self.cast.mentions.over(one, Sort.ACTOR) is not None for one in inside)
        before = [actor for one in tokens[max(0, opening - 3) : opening] for actor in self.cast.headed(one)]
        found = list(dict.fromkeys(named))
        counts = len(found) == 1 and self.cast.drafts[found[0]].kind in _COUNTING
        return found if counts and covered and found[0] not in before else []

    # ------------------------------------------------------------ over several sentences

    def _quoted(self, token: Token) -> list[ActorId]:
        """What stands inside a quotation of several sentences is said by whoever says it at its end or its beginning."""
        block = self.paper.block(token.sent)
        for match in _QUOTATION.finditer(self.paper.article.text, block.start, block.end):
            if not match.start() < token.start < match.end():
                continue
            told = [said for part in self._near(token, 6) for said in self.speech.within(part)]
            away = [
                (min(abs(said.word.start - match.end()), abs(match.start() - said.word.end)), said.word.i, said)
                for said in told
                if not match.start() < said.word.start < match.end()
            ]
            near = min((one for one in away if one[0] <= NEAR_QUOTE), key=lambda one: one[:2], default=None)
            return list(near[2].speakers) if near is not None else []
        return []

    def _near(self, token: Token, reach: int) -> list[Sentence]:
        here = token.sent.index
        parts = self.paper.sentences[max(0, here - reach) : here + reach + 1]
        return [part for part in parts if part.block == token.sent.block]

    def _between(self, token: Token) -> list[ActorId]:
        """A sentence between two sayings of one speaker is part of what is said."""
        group = token.sent.group
        if self._said_in(group, token.sent.block):
            return []
        before, behind = self._said_in(group - 1, token.sent.block), self._said_in(group + 1, token.sent.block)
        if not before or not behind or before[-1].stance not in _TELLING:
            return []
        speakers = list(before[-1].speakers)
        return speakers if speakers and speakers == list(behind[0].speakers) else []

    def _said_in(self, group: int, block: int) -> list[Said]:
        parts = [part for part in self._groups.get(group, []) if part.block == block]
        return sorted((said for part in parts for said in self.speech.within(part)), key=lambda said: said.word.i)

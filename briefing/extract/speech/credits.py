"""Sources put in brackets behind what they tell: "80 people were killed (OCHA)", "(source: the city council)"."""

from __future__ import annotations

from briefing.domain.actor import ActorId, ActorKind
from briefing.extract.actors.cast import Cast
from briefing.extract.sentences.parse import Sentence, Token

_TELLING = (ActorKind.GOVERNMENT, ActorKind.IGO, ActorKind.MEDIA, ActorKind.NGO, ActorKind.POLICE)
_SOURCE = frozenset(("source", "sources"))
_CLOSING = frozenset(".;,")
MOST_PARTS = 12  # sentences of a paragraph that are looked at for its source
MOST_SOURCES = 2


def is_source_line(sentence: Sentence) -> bool:
    """ "Source: OCHA.": whether a sentence says who tells what stands before it."""
    first = [token.low for token in sentence.tokens[:2]]
    return first[1:] == [":"] and first[0] in _SOURCE


class Credits:
    """The sources in brackets of one article, by the sentence that they close."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self._found: dict[int, list[ActorId]] = {}

    def of(self, token: Token) -> list[ActorId]:
        """Who is credited with the sentence that a token stands in; the parts of one sentence share their source."""
        group = token.sent.group
        if group not in self._found:
            self._found[group] = self._read(token.sent) or self._below(token.sent)
        return self._found[group]

    def _read(self, sentence: Sentence) -> list[ActorId]:
        tokens = sentence.tokens
        opening = next((n for n in range(len(tokens) - 1, 0, -1) if tokens[n].text == "("), None)
        if opening is None or sentence.label:
            return []
        inside = [token for token in tokens[opening + 1 :] if token.text != ")"]
        while inside and inside[-1].text in _CLOSING:
            inside.pop()
        told = any(token.low in _SOURCE for token in inside[:1])
        if told:
            inside = [token for token in inside[1:] if token.text != ":"]
        elif self.cast.headed(tokens[opening - 1]) or not any(token.text == ")" for token in tokens[-2:]):
            return []  # a short name of who was named before it; or not the end of the sentence
        named = next((found for token in inside[:8] if (found := self.cast.headed(token))), [])
        return [actor for actor in named if told or self.cast.drafts[actor].kind in _TELLING]

    def _below(self, sentence: Sentence) -> list[ActorId]:
        """ "11 killed, 14 injured. Source: OCHA.": the source named at the end of the paragraph."""
        for one in self.cast.paper.sentences[sentence.index + 1 : sentence.index + MOST_PARTS]:
            if one.block != sentence.block:
                break
            if is_source_line(one):
                return [actor for token in one.tokens[2:8] for actor in self.cast.headed(token)][:MOST_SOURCES]
        return []

"""Who speaks in a quotation, as far as the words beside it say: "'Our aircraft destroyed the camp,' the general said"."""

from __future__ import annotations

import re
from collections.abc import Container

from briefing.extract.sentences.parse import Paper, Token

NEAR_QUOTE = 60  # code points between a quotation and the verb that says whose it is
_QUOTATION = re.compile(r'["“]([^"“”]+)["”]')


def is_quoted(token: Token, paper: Paper) -> bool:
    """Whether a word stands between marks of quotation in its paragraph."""
    return _around(token, paper) is not None


def quoting_subject(token: Token, paper: Paper, saying: Container[str]) -> Token | None:
    """The subject of the verb of saying that is nearest to the quotation a word stands in; `saying` holds their lemmas."""
    span = _around(token, paper)
    if span is None:
        return None
    best: tuple[int, Token] | None = None
    before: Token | None = None  # who was quoted last, and goes on
    for sentence in paper.sentences[max(0, token.sent.index - 6) : token.sent.index + 7]:
        if sentence.block != token.sent.block:
            continue
        for verb in sentence.tokens:
            outside = not span[0] <= verb.start < span[1]
            subject = verb.kid("nsubj") if outside and verb.pos == "VERB" and verb.lemma in saying else None
            if subject is None or subject.low in ("i", "we", "you"):
                continue
            away = min(abs(subject.start - span[1]), abs(verb.start - span[1]), abs(span[0] - verb.end))
            if away <= NEAR_QUOTE and (best is None or away < best[0]):
                best = away, subject
            if verb.end <= span[0]:
                before = subject
    return best[1] if best is not None else before


def _around(token: Token, paper: Paper) -> tuple[int, int] | None:
    block = paper.block(token.sent)
    for match in _QUOTATION.finditer(paper.article.text, block.start, block.end):
        if match.start() < token.start < match.end():
            return match.start(), match.end()
    return None

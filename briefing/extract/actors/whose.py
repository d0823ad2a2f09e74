"""Of whom "whose" tells: "the town is held by X, whose men detained nine"."""

from __future__ import annotations

from briefing.extract.names.mentions import Mentions, Sort
from briefing.extract.sentences.clauses import antecedent
from briefing.extract.sentences.parse import Token
from briefing.extract.sentences.tree import clause_verb

_BETWEEN = frozenset((",", ")"))


def whose_noun(whose: Token, mentions: Mentions) -> Token | None:
    """The noun that "whose" refers to: a body named right before it, else what the clause hangs on."""
    tokens, at = whose.sent.tokens, whose.i - whose.sent.tokens[0].i - 1
    while at >= 0 and tokens[at].text in _BETWEEN:
        at -= 1
    named = mentions.over(tokens[at], Sort.ACTOR) if at >= 0 else None
    return named.head if named is not None else antecedent(clause_verb(whose) or whose)

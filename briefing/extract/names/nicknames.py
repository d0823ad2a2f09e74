"""Persons with a nickname in quotation marks inside their name: 'Joaquín "El Chapo" Guzmán'."""

from __future__ import annotations

from briefing.domain.actor import ActorKind
from briefing.extract.names.mentions import Mention, Sort, mention_of, outer_heads
from briefing.extract.sentences.grafting import move
from briefing.extract.sentences.parse import Sentence, Token
from briefing.knowledge import Knowledge
from briefing.knowledge.actor_entries import KnownActor

_OPENING, _CLOSING = frozenset('"“‘'), frozenset('"”’')
_GIVEN = 3  # words of a given name
_LONGEST = 4  # words of a nickname
_LITTLE = frozenset("da de del dos e el la las los of the y".split())


def nicknamed(sentence: Sentence, at: int, knowledge: Knowledge) -> Mention | None:
    """The person whose given name stands at a place, with a nickname and a surname behind it; None where none does."""
    tokens = sentence.tokens
    opening = at
    while opening < len(tokens) and opening - at <= _GIVEN and _is_name(tokens[opening]):
        opening += 1
    if not 1 <= opening - at <= _GIVEN or opening >= len(tokens) or tokens[opening].text not in _OPENING:
        return None
    closing = opening + 1
    while closing < len(tokens) and (_is_name(tokens[closing]) or tokens[closing].low in _LITTLE):
        closing += 1
    if not 1 <= closing - opening - 1 <= _LONGEST or closing >= len(tokens) or tokens[closing].text not in _CLOSING:
        return None
    end = closing + 1
    while end < len(tokens) and end - closing <= _GIVEN and _is_name(tokens[end]):
        end += 1
    if end == closing + 1 or any(one.ent in ("GPE", "DATE") and one.low in _LITTLE for one in tokens[at:opening]):
        return None
    return _person(tokens, at, opening, closing, end, knowledge)


def _person(tokens: list[Token], at: int, opening: int, closing: int, end: int, knowledge: Knowledge) -> Mention:
    words = tokens[at:end]
    last = tokens[end - 1]
    heads = outer_heads(words)
    main = min(heads, key=lambda one: (one.dep in ("appos", "punct"), -one.i), default=last)
    if main is not last and main.head is not main:
        move(last, main.head, main.dep)
    if last.head not in words:
        for one in words[:-1]:
            move(one, last, "punct" if one.pos == "PUNCT" else "compound")
    parts = (tokens[at:opening], tokens[opening + 1 : closing], tokens[closing + 1 : end])
    given, nick, family = ([one.text for one in part] for part in parts)
    known: tuple[KnownActor, ...] = ()
    for name in ([*given, *family], nick, [*nick, *family]):
        found = knowledge.actors.match(name, 0)
        if not known and found is not None and found[0] == len(name) and found[1][0].kind is ActorKind.PERSON:
            known = found[1]
    return mention_of(Sort.PERSON, words, known=known, kind=ActorKind.PERSON)


def _is_name(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos in ("PROPN", "NOUN", "ADJ", "X") and token.text.isalpha()

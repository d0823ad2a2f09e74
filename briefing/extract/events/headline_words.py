"""Small things that headlines are put together with: verbs in their forms, lists, what a phrase leaves out."""

from __future__ import annotations

import re

from briefing.extract.sentences.parse import Token
from briefing.knowledge.words import lists

MAX_LENGTH = 96
OURS = frozenset("my our your".split())
PRONOUNS = frozenset("it they who which that".split())
NO_OBJECTS = PRONOUNS | frozenset("them he she him her those".split())
_PHRASE = re.compile(r" (?:against|at|between|by|for|from|in|near|of|on|to|with) ")
_IRREGULAR = {"be": "is", "have": "has", "do": "does", "go": "goes"}


def whole_line(words: str) -> str:
    """A line that is too long, without the last of its phrases that begin with a preposition; cut where it has none."""
    kept = words[:MAX_LENGTH].rsplit(" ", 1)[0]
    ends = [found.start() for found in _PHRASE.finditer(kept)]
    if ends and ends[-1] > MAX_LENGTH // 2:
        return kept[: ends[-1]].rstrip(" ,;:-")
    return kept[: MAX_LENGTH - 1].rstrip(" ,;:-") + "…"


def words_between(before: Token, token: Token, kept: list[Token]) -> str:
    """What stands between two words of a phrase that were not told side by side: the comma or "and" of their list."""
    if token.i == before.i + 1 or before.pos == "CCONJ" or token.pos == "CCONJ" or before.text in (",", "(", "-"):
        return " "
    listed = token if token.dep == "conj" else next((one for one in token.ancestors() if one.dep == "conj"), None)
    if listed is None or listed not in kept or before.i >= min(one.i for one in (listed, *listed.kids) if one in kept):
        return " "
    tokens = token.sent.tokens
    left_out = [one.low for one in tokens[before.i + 1 - tokens[0].i : token.i - tokens[0].i]]
    return " and " if "and" in left_out else ", " if "," in left_out else " "


def of_ours(prep: Token) -> bool:
    """Whether "of" leads to people told by a pronoun that a headline leaves out: "two of our men" are "two men"."""
    obj = prep.kid("pobj") if prep.low == "of" else None
    return obj is not None and obj.kid("nummod") is None and any(kid.low in OURS for kid in obj.kids_by("poss"))


def joined(names: list[str]) -> str:
    names = list(dict.fromkeys(name for name in names if name))
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + " and " + names[-1]


def finite(lemma: str, plural: bool) -> str:
    if plural:
        return "are" if lemma == "be" else lemma
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + "s"


def participle(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ied"
    if lemma in lists().titles.doubling:
        return lemma + lemma[-1] + "ed"
    return lemma + "ed"


def is_pronoun(token: Token) -> bool:
    return token.pos == "PRON" or token.low in NO_OBJECTS


def are_joined(first: Token, second: Token) -> bool:
    """Whether two subjects are told beside each other, and not the one of the verb and another that was left over."""
    between = [one for one in second.sent.tokens if first.i < one.i < second.i]
    left_over = first.head is second.head and first.dep == second.dep == "nsubj"
    return not left_over or any(one.low in ("and", "or", "&", "but") for one in between)


def is_empty_bracket(token: Token, kept: set[int]) -> bool:
    """Whether a bracket stands before or behind words that a headline leaves out: "People's Defence Force (PDF) groups"."""
    return (token.text == "(" and token.i + 1 not in kept) or (token.text == ")" and token.i - 1 not in kept)


def is_in_brackets(token: Token) -> bool:
    """Whether a word is a name's abbreviation, alone in brackets behind it."""
    tokens, at = token.sent.tokens, token.i - token.sent.tokens[0].i
    alone = 1 < at < len(tokens) - 1 and tokens[at - 1].text == "(" and tokens[at + 1].text == ")"
    return alone and token.pos == "PROPN" and token.text[1:2].isupper()

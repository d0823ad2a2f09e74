"""Abbreviations that an article explains itself: "Levant Rights Monitor (LRM)". Its own meaning outranks any other."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.extract.names.lengths import JOINERS
from briefing.extract.names.mentions import Mention, Mentions, Sort, mention_of
from briefing.extract.names.signs import is_acronym, is_hyphened
from briefing.extract.sentences.parse import Paper, Token
from briefing.knowledge.actor_entries import KnownActor
from briefing.knowledge.actors import ActorBook
from briefing.knowledge.folding import fold
from briefing.knowledge.words import lists

Defined = Mapping[str, tuple[int, int]]  # an abbreviation, and the first and last token of what it abbreviates
LONGEST_EXPANSION = 14  # tokens


_INSIDE = frozenset("against in to with".split())  # "European Union Monitoring Mission in Armenia (EUMA)"


def find_abbreviations(paper: Paper, actors: ActorBook) -> Defined:
    """The abbreviations in brackets behind what they abbreviate, told by the initials of the words before the bracket."""
    found: dict[str, tuple[int, int]] = {}
    tokens = paper.tokens
    for n, token in enumerate(tokens[:-2]):
        if token.low == "or" and n > 1 and tokens[n - 1].text == "," and tokens[n + 1].sent is token.sent:
            short = tokens[n + 1].text  # "the Rapid Support Forces, or RSF, ..."
            first = _initials_start(tokens, n - 2, short) if is_acronym(short) and len(short) > 2 else None
            if first is not None and first < n - 2:
                found[short] = (first, n - 2)
            continue
        if token.text != "(" or n == 0 or tokens[n + 1].sent is not token.sent or _is_credit(token):
            continue
        close = next((m for m in range(n + 1, min(n + 5, len(tokens))) if tokens[m].text in (")", ",", ";")), None)
        if close is None or close == n + 1:
            continue
        short = paper.words(tokens[n + 1], tokens[close - 1])
        if 2 <= len(short) <= 12 and is_acronym(short.replace(" ", "")):
            first = _initials_start(tokens, n - 1, short)
            if first is not None:
                found[short] = (_known_behind_of(tokens, first, n - 1, short, actors), n - 1)
    return found


def _known_behind_of(tokens: list[Token], first: int, last: int, short: str, actors: ActorBook) -> int:
    """ "The Domingo Laín Front of the National Liberation Army (ELN)": where the body begins that has the letters."""
    for n in range(last - 1, first, -1):
        if tokens[n].low != "of":
            continue
        start = n + 2 if tokens[n + 1].low == "the" else n + 1
        known = actors.match([token.text for token in tokens[start : last + 1]], 0) if start <= last else None
        if known is not None and known[0] == last + 1 - start and any(short in one.names for one in known[1]):
            return start
    return first


def _is_credit(token: Token) -> bool:
    """ "KANO, Nigeria (AFP) -": the agency in a dateline abbreviates nothing."""
    return token.sent.label and token.sent.group == 0


def _initials_start(tokens: list[Token], last: int, short: str) -> int | None:
    """The first of the words up to `last` whose initials make up the abbreviation."""
    letters = [letter.lower() for letter in short if letter.isalnum()]
    sentence = tokens[last].sent
    best = None
    matched = len(letters)
    for n in range(last, max(-1, last - LONGEST_EXPANSION), -1):
        token = tokens[n]
        if token.sent is not sentence or token.text in (",", ";", "(", '"'):
            break
        if not (
            token.text[:1].isupper()
            or token.low in JOINERS
            or token.low in _INSIDE
            or token.text == "-"
            or token.text[:1].isdigit()
        ):
            break
        if token.text[:1].isalnum() and token.text[:1].isupper():
            if matched and token.low[0] == letters[matched - 1]:
                matched -= 1
            elif token.low[0] in letters[:matched]:
                matched = max(i for i, letter in enumerate(letters[:matched]) if letter == token.low[0])
            best = n
        if matched == 0:
            return best
        if token.low in lists().names.not_names and token.ent == "DATE":
            return None  # "on Monday (OCHA)": who tells it
    return best if matched <= len(letters) // 2 or len(letters) <= 5 else None


def defined_length(tokens: list[Token], at: int, defined: Defined) -> int:
    """How many tokens from `at` on are an abbreviation that the article explains ("ADF"); 0 for none."""
    if not defined or at >= len(tokens):
        return 0
    if tokens[at].text in defined:
        return 0 if is_hyphened(tokens, at) else 1
    three = tokens[at : at + 3]
    return 3 if len(three) == 3 and "".join([word.text for word in three]) in defined else 0


def apply_abbreviations(paper: Paper, found: Mentions, defined: Defined, actors: ActorBook) -> None:
    """The name before a bracket takes the abbreviation as its alias and, where it was cut short, its full extent."""
    for short, (first, last) in defined.items():
        tokens = paper.tokens[first : last + 1]
        while tokens and tokens[0].low in ("the", "a", "an"):
            tokens = tokens[1:]
        if tokens:
            _apply(found, short, tokens, actors)


def _apply(found: Mentions, short: str, tokens: list[Token], actors: ActorBook) -> None:
    first, last = tokens[0].i, tokens[-1].i
    near: dict[int, Mention] = {id(one): one for token in tokens for one in found.at.get(token.i, ())}
    covering = next(
        (
            one
            for one in near.values()
            if one.tokens[0].i <= first and one.tokens[-1].i >= last and one.sort in (Sort.ACTOR, Sort.STATE)
        ),
        None,
    )
    inside = [one for one in near.values() if one.tokens[0].i >= first and one.tokens[-1].i <= last]
    whole = next((one for one in inside if one.tokens[-1].i == last and one.sort is not Sort.PLACE), None)
    if covering is not None and covering.tokens[0].i < first - 1 and not covering.known and _is_behind_of(covering, first):
        _part(found, covering, short, tokens, actors)
    elif covering is not None:
        covering.alias = short
        covering.known = covering.known or _known_as(short, tokens, actors)
    elif whole is not None and whole.known and whole.sort is Sort.ACTOR:
        whole.alias = short
    elif len(tokens) > 1 or whole is not None:
        for one in inside:
            found.put_away(one)
        bodies = lists().names.bodies
        kind = next((bodies[token.low] for token in reversed(tokens) if token.low in bodies), None)
        named = whole is not None and whole.known and (whole.sort is not Sort.STATE or len(tokens) == 1)
        known = whole.known if whole is not None and named else _known_as(short, tokens, actors)
        found.add(mention_of(Sort.ACTOR, tokens, kind=kind, alias=short, known=known))


def _known_as(short: str, tokens: list[Token], actors: ActorBook) -> tuple[KnownActor, ...]:
    """ "Central Command (CENTCOM)": whom the abbreviation names, where all words of the name are in the fuller one."""
    match = actors.match([short], 0)
    if match is None:
        return ()
    words = {fold(token.text) for token in tokens if token.text[:1].isupper()}
    meant = tuple(
        one
        for one in match[1]
        if short in one.names and len(words) > 1 and any(words <= set(fold(name).split()) for name in one.names)
    )
    return meant if len(meant) == 1 else ()


def _is_behind_of(covering: Mention, first: int) -> bool:
    before = [token.low for token in covering.tokens if token.i < first]
    return before[-1:] == ["of"] or before[-2:] == ["of", "the"]


def _part(found: Mentions, covering: Mention, short: str, tokens: list[Token], actors: ActorBook) -> None:
    """A front and the body that it is of were read as one name: two names, of which the second has the abbreviation."""
    inside = [token for token in covering.tokens if token.i < tokens[0].i]
    while inside and (inside[-1].low in JOINERS or inside[-1].low == "the"):
        inside.pop()
    bodies = lists().names.bodies
    found.put_away(covering)
    kind = next((bodies[token.low] for token in reversed(tokens) if token.low in bodies), None)
    match = actors.match([token.text for token in tokens], 0)
    known = tuple(one for one in match[1] if short in one.names) if match is not None else ()
    found.add(mention_of(Sort.ACTOR, inside, kind=covering.kind))
    found.add(mention_of(Sort.ACTOR, tokens, kind=kind, alias=short, known=known))

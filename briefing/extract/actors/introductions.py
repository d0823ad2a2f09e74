"""What is told on of: forces that go by a plain noun once they were told with their state ("the Israeli military said ...
the military"), states that head a part, and "it" that goes on from sentence to sentence."""

from __future__ import annotations

from itertools import islice, pairwise

from briefing.domain.actor import ActorKind
from briefing.domain.text import BlockKind
from briefing.extract.names.mentions import Mentions, Sort
from briefing.extract.names.peoples import people_at
from briefing.extract.sentences.parse import Paper, Sentence, Token
from briefing.knowledge import Knowledge
from briefing.knowledge.actor_entries import KnownActor
from briefing.knowledge.words import lists

_MANY = 1000  # mentions that are looked through


def introduced(noun: Token, mentions: Mentions, knowledge: Knowledge) -> KnownActor | None:
    """The one state whose forces a noun named from its first mention on; None where it was told of two or of none."""
    lemma = noun.lemma.lower()
    if lemma not in lists().cast.armies:
        return None
    found: KnownActor | None = None
    for one in islice(mentions.all, _MANY):
        if one.head.i >= noun.i:
            break
        if one.head.lemma.lower() != lemma or one.sort not in (Sort.ACTOR, Sort.DESCRIPTION):
            continue
        if one.known and one.known[0].kind is ActorKind.ARMED_GROUP:
            continue  # the National Liberation Army is no state's, and of that name there are two
        country = one.known[0].country if one.known else None
        of = knowledge.actors.state(country) if country else _told_with(one.tokens, mentions, knowledge)
        if (found is None and of is None) or (found is not None and of is not None and of.key != found.key):
            return None
        found = found or of
    return found


def _told_with(tokens: list[Token], mentions: Mentions, knowledge: Knowledge) -> KnownActor | None:
    for token in tokens:
        named = mentions.over(token, Sort.STATE)
        state = named.known[0] if named is not None and named.known else people_at(token, knowledge)
        if state is not None:
            return state
    return None


def headed_state(token: Token, paper: Paper, mentions: Mentions) -> KnownActor | None:
    """ "South Sudan", above what is told of it: the one state that the heading of a report's part names, and no more."""
    for sentence in reversed(paper.sentences[max(0, token.sent.index - PART) : token.sent.index]):
        if paper.block(sentence).kind is not BlockKind.HEADING:
            continue
        words = [one for one in sentence.tokens if one.pos != "PUNCT"]
        named = next((found for one in words if (found := mentions.over(one, Sort.STATE)) is not None), None)
        alone = named is not None and bool(named.known) and len(words) - len(named.tokens) <= ASIDE
        return named.known[0] if named is not None and alone else None
    return None


def fronted_state(token: Token, paper: Paper, mentions: Mentions) -> KnownActor | None:
    """ "In Iran, security forces": the state that a sentence begins with, else the one that its paragraph begins with."""
    here = token.sent.index
    opening = next((one for one in paper.sentences[max(0, here - OPENING) : here] if one.block == token.sent.block), None)
    for sentence in [token.sent, opening]:
        phrase = fronted(sentence, token)
        state = next((found for one in phrase if (found := mentions.over(one, Sort.STATE)) is not None), None)
        if state is not None and state.known:
            return state.known[0]
    return None


def fronted(sentence: Sentence | None, before: Token) -> list[Token]:
    """The words, up to the comma, that say where a sentence happens before it says what: "In the neighbouring Dominican
    Republic,", "Across the border in Venezuela,"; none where a verb stands among them or `before` is one of them."""
    first = sentence.tokens[:FRONT] if sentence is not None else []
    commas = [-1, *(n for n, one in enumerate(first) if one.text == ",")]
    for start, comma in pairwise(commas):  # "two days later, in neighbouring Chad,"
        opening, phrase = first[start + 1], first[start + 2 : comma]
        if not phrase or opening.low not in _WITHIN or first[comma].i > before.i:
            continue
        if any(one.low in _PARTS for one in phrase) and not is_next_door(phrase):
            continue  # "in southern Lebanon, the army struck": a part of a land is where somebody is, of whatever state
        over = opening.low == "in" or any(one.low in _BORDERS for one in phrase)
        if over and all(one.pos in _IN_NAMES or one.low in _BESIDE for one in phrase):
            return phrase
    return []


def is_next_door(phrase: list[Token]) -> bool:
    """Whether words that say where a sentence happens lead over a border: "in neighbouring Chiapas"."""
    return any(one.low in _BESIDE or one.low in _BORDERS for one in phrase)


def goes_on_from(pronoun: Token, paper: Paper) -> Token | None:
    """ "It is paid by the Quds Force. It is led by Hamidawi": the "it" that the main clause before was about, for it is
    told on of the same."""
    if pronoun.dep not in ("nsubj", "nsubjpass") or not pronoun.head.is_root or not pronoun.sent.index:
        return None
    before = paper.sentences[pronoun.sent.index - 1]
    root = next((one for one in before.tokens if one.is_root), None) if before.block == pronoun.sent.block else None
    subject = root.kid("nsubj", "nsubjpass") if root is not None else None
    return subject if subject is not None and subject.low == "it" else None


_WITHIN = frozenset("across beyond in inside on over".split())
_BORDERS = frozenset("border frontier".split())
_BESIDE = frozenset("adjacent adjoining bordering nearby neighboring neighbouring".split())
_IN_NAMES = frozenset("ADJ ADP DET NOUN PART PROPN PUNCT".split())
_PARTS = frozenset("central eastern northeastern northern northwestern southeastern southern southwestern western".split())
FRONT = 12  # words in which a sentence says where it happens, with the comma behind them
OPENING = 12  # sentences of a paragraph for which the place that it begins with holds
PART = 60  # sentences below a heading for which it holds
ASIDE = 1  # words of a heading besides the name of its state: "The Sudan", "Niger Republic"

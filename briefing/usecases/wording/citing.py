"""Numbers the articles and letters the sentences that a briefing quotes: "3" is an article, "3b" a sentence of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from briefing.domain.grade import NO_GRADES, Grader
from briefing.domain.printed import BY_HAND, Labels, Quote, Source
from briefing.domain.text import Article, ArticleId, Printing, Span
from briefing.usecases.wording import phrasing


class Citations:
    """Collects what is cited, then labels it.

    A label depends on everything else that is cited, so a dossier is put together twice: while `settled` is False `of` only
    takes note and gives no labels; after `settle` the same calls give the final ones.
    """

    def __init__(self, articles: Sequence[Article], sentence: Callable[[Span], Span], grader: Grader | None = None) -> None:
        self._grader = grader or Grader(NO_GRADES, (), ())
        self._articles = {article.id: article for article in articles}
        self._sentence = sentence
        self._marks: dict[Span, set[Span]] = {}
        self._labels: dict[Span, str] = {}
        self._sentences: dict[str, Span] = {}
        self._numbers: dict[ArticleId, int] = {}
        self._counted: set[ArticleId] = set()
        self.settled = False
        self.has_by_hand = False

    def count(self, spans: Iterable[Span]) -> None:
        """Take note of what a printed figure rests on, whether or not there is room to cite all of it."""
        self._counted.update(span.article for span in spans if span.article in self._articles)

    def of(self, spans: Iterable[Span], *, entered_by_hand: bool = False) -> Labels:
        """The labels of the sentences around some spans, in order and each once; `BY_HAND` where there are none."""
        known = [span for span in spans if span.article in self._articles]
        if not known:
            self.has_by_hand |= entered_by_hand
            return (BY_HAND,) if entered_by_hand else ()
        wholes = [(self._sentence(span), span) for span in known]
        if not self.settled:
            for whole, span in wholes:
                self._marks.setdefault(whole, set()).add(span)
            return ()
        cited = {whole for whole, _ in wholes}
        return tuple(self._labels[whole] for whole in sorted(cited, key=self._place))

    def settle(self) -> None:
        """Number the articles in the order in which they were given, letter their sentences in the order of the text."""
        cited = {whole.article for whole in self._marks}
        self._numbers = {key: n for n, key in enumerate((key for key in self._articles if key in cited), start=1)}
        seen: dict[ArticleId, int] = {}
        for whole in sorted(self._marks, key=self._place):
            seen[whole.article] = seen.get(whole.article, 0) + 1
            self._labels[whole] = f"{self._numbers[whole.article]}{letters(seen[whole.article])}"
        self.settled = True

    def sentence_of(self, label: str) -> Span | None:
        """The sentence under a label, once they are settled; None where it is no label of one."""
        if not self._sentences:
            self._sentences = {name: whole for whole, name in self._labels.items()}
        return self._sentences.get(label)

    @property
    def cited(self) -> frozenset[ArticleId]:
        """The articles that are cited; known once the labels are settled."""
        return frozenset(self._numbers)

    @property
    def used(self) -> frozenset[ArticleId]:
        """The articles that are cited, and those whose figures are in a printed total that cites only its weightiest."""
        return self.cited | self._counted

    def sources(self) -> tuple[Source, ...]:
        """The cited articles with the sentences quoted from each."""
        of_article: dict[ArticleId, list[Span]] = {key: [] for key in self._numbers}
        for whole in sorted(self._marks, key=self._place):
            of_article[whole.article].append(whole)
        return tuple(self._source(self._articles[key], n, of_article[key]) for key, n in self._numbers.items())

    def _place(self, whole: Span) -> tuple[int, int, int]:
        return self._numbers.get(whole.article, 0), whole.start, whole.end

    def _source(self, article: Article, number: int, wholes: Sequence[Span]) -> Source:
        quotes = [
            Quote(
                self._labels[whole],
                article.quote(whole),
                tuple(sorted({(mark.start - whole.start, mark.end - whole.start) for mark in self._marks[whole]})),
            )
            for whole in wholes
        ]
        return Source(
            number=number,
            article=article.id,
            title=article.title or "",
            publisher=article.publisher or "",
            author=article.author or "",
            published=phrasing.published(article.published),
            url=article.url or "",
            sha256=article.sha256,
            quotes=tuple(quotes),
            reliability=phrasing.letter(self._grader.publisher(article.publisher)),
            also=tuple(self._printed(one) for one in article.also),
        )

    def _printed(self, one: Printing) -> str:
        letter = phrasing.letter(self._grader.publisher(one.publisher))
        outlet = f"{one.publisher} ({letter})" if letter else one.publisher
        return f"{outlet}, {phrasing.published(one.published)}" if one.published is not None else outlet


def letters(number: int) -> str:
    """1 is a, 26 is z, 27 is aa."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text

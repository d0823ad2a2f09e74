"""Article -> Findings: the stages in their order, each in files of its own, joined here and nowhere else.

Blocks and sentences (`parse`), mended (`mending`) -> names (`names`) -> places (`atlas`) -> who is who (`casting`) -> times
(`times`) -> happenings (`events`) -> what is said of them (`speech`) -> figures (`casualties`) -> ties (`relations`) ->
headlines (`titles`) and domain values (`conclusions`).
"""

from __future__ import annotations

from briefing.domain.findings import Findings
from briefing.domain.text import Article
from briefing.extract.actors.casting import assemble
from briefing.extract.conclusions import Conclusions
from briefing.extract.events.happenings import looks_back_to
from briefing.extract.events.reading import EventReader
from briefing.extract.events.titles import Headlines
from briefing.extract.mending.trees import mend, unite
from briefing.extract.names.reading import find_mentions
from briefing.extract.numbers.amounts import find_amounts
from briefing.extract.passages.coverage import Coverage
from briefing.extract.passages.grounds import Grounds
from briefing.extract.passages.left_open import LeftOpen
from briefing.extract.passages.particulars import Particulars
from briefing.extract.passages.scenes import Scenes
from briefing.extract.passages.sides import Sides
from briefing.extract.places.atlas import draw
from briefing.extract.sentences.parse import parse
from briefing.extract.speech.issued import Issued
from briefing.extract.speech.reading import SpeechReader
from briefing.extract.speech.responsibility import Responsibility
from briefing.extract.speech.sourcing import Sourcing
from briefing.extract.ties.relations import RelationReader
from briefing.extract.times.entries import find_entries
from briefing.extract.times.reading import find_times
from briefing.extract.times.timing import wind, words_of
from briefing.extract.tolls.reading import read_tolls
from briefing.knowledge import Knowledge, knowledge


class Extractor:
    """Reads articles. Loading takes about a second; reading is pure: the same article gives the same findings."""

    def __init__(self, known: Knowledge | None = None) -> None:
        self._known = known or knowledge()

    def read(self, article: Article) -> Findings:
        """Everything found in one article.

        Raises ResourceMissing where the language model or the knowledge base is not installed.
        """
        return _Reading(article, self._known).findings()


class _Reading:
    """One article on its way through the stages."""

    def __init__(self, article: Article, known: Knowledge) -> None:
        self.paper = parse(article)
        for sentence in self.paper.sentences:
            mend(sentence)
        words = words_of(self.paper)
        self.times = find_times(words, article.day)
        entries = find_entries(article, self.times)
        if any(day != article.day for day in entries.anchors().values()):
            self.times = find_times(words, article.day, entries.anchors())
        clock = wind(self.paper, self.times, entries)
        mentions = find_mentions(self.paper, known)
        for mention in mentions.all:
            unite(mention.tokens, mention.head)
        self.atlas = draw(self.paper, mentions, known)
        self.cast = assemble(self.paper, mentions, self.atlas, known)
        self.reader = EventReader(self.paper, self.cast, clock, known)
        self.happenings = self.reader.read()
        self.speech = SpeechReader(self.paper, self.cast, self.reader).read()
        Issued(self.paper, self.cast, self.speech, known.lexicon).read()
        Responsibility(self.paper, self.cast, self.reader).read()
        amounts = find_amounts(words, [(time.start, time.end) for time in self.times])
        self.rows = read_tolls(self.paper, self.reader, amounts)
        Particulars(self.paper, self.reader).settle(self.rows)
        Scenes(self.paper, self.reader).settle(self.rows)
        Coverage(self.paper, self.reader, next((time for time in self.times if time.covers), None)).settle(self.rows)
        Grounds(self.paper, self.reader).settle(self.rows)
        LeftOpen(self.paper, self.reader).settle(self.rows)
        Sides(self.paper, self.reader, self.speech).settle(self.rows)
        self.ties = RelationReader(self.paper, self.cast, known).read()

    def findings(self) -> Findings:
        """What the stages have read, as values."""
        day = self.paper.article.day
        sourcing = Sourcing(self.cast, self.speech, day, looks_back_to(self.reader.happenings, day))
        headlines = Headlines(self.paper, self.cast, self.times)
        conclusions = Conclusions(self.paper, self.reader, self.speech, sourcing, headlines)
        return conclusions.findings(self.times, self.rows, self.ties)

"""A safe copy: a case in which chosen names do not appear, from which any form is made.

The names are taken out of the case, not out of the pages: articles, titles, quotes, names, aliases, addresses and ids are
replaced together with the offsets that point into them, so that nothing that is made of it can hold them. What is hidden
is planned in `hiding`; `leaks` looks through every text of the finished bytes, and a file in which a name is still found is
not handed out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from briefing.domain.actor import Actor, ActorId, Relation
from briefing.domain.casualty import Casualty, CasualtyId
from briefing.domain.choice import Choice
from briefing.domain.claim import Statement
from briefing.domain.composition import Section
from briefing.domain.corpus import Corpus
from briefing.domain.dossier import Dossier
from briefing.domain.event import Event, EventId, IncidentId, Participant
from briefing.domain.grade import Grades, publisher_key
from briefing.domain.incident import Incident, Toll
from briefing.domain.place import Place, PlaceId, PlaceKind
from briefing.domain.redaction import Covered, key_of
from briefing.domain.text import Article, ArticleId, Block, Printing, Span, article_id
from briefing.domain.tie import TieKey, TieVerdicts
from briefing.domain.when import TimeExpression
from briefing.errors import NamesRefused
from briefing.usecases.safe.hiding import Plan
from briefing.usecases.wording.markings import label_in

if TYPE_CHECKING:
    pass

T = TypeVar("T")

WITHHELD = "Title withheld"
NO_DIGEST = "withheld".ljust(16)  # in the place of a text's digest, by which anybody who has the text would know it


@dataclass(frozen=True, slots=True)
class SafeCase:
    """A case without the names, what it was made of, and how often each was replaced in it. It stands in for the case."""

    held: Corpus
    plan: Plan
    counts: Mapping[str, int]
    moved: Callable[[Span], Span]

    def corpus(self) -> Corpus:
        """What is left."""
        return self.held


# --- what is to go


# --- the case without it


def safe_case(corpus: Corpus, plan: Plan) -> SafeCase:
    """The case without the names. Every quote still matches its article; every id is another, since ids are made of names.

    The reasons for fields are not in it: they name entries of the knowledge base. Raises NamesRefused where a stand-in
    makes names with the words beside it.
    """
    try:
        return _Cover(corpus, plan).case()
    except ValueError as error:
        raise NamesRefused(f"{str(error)[:1].upper()}{str(error)[1:]}.", "Choose other words to stand for it.") from error


class _Cover:
    def __init__(self, corpus: Corpus, plan: Plan) -> None:
        self._corpus = corpus
        self._plan = plan
        self._redaction = plan.redaction
        self.counts: Counter[str] = Counter()
        self._texts: dict[ArticleId, Covered] = {}
        self._ids: dict[ArticleId, ArticleId] = {}
        self._numbered: dict[tuple[str, str], str] = {}
        self._keys = {key_of(name) for one in plan.redaction.hidden for name in one.names}
        self._countries = {
            place.country
            for place in corpus.places
            if place.country and place.kind is PlaceKind.COUNTRY and self._is_hidden(place.name, place.aliases)
        }

    def case(self) -> SafeCase:
        corpus = self._corpus
        for name, items in (
            ("e", corpus.events),
            ("c", corpus.casualties),
            ("i", corpus.incidents),
            ("a", corpus.actors),
            ("p", corpus.places),
            ("t", corpus.times),
            ("r", corpus.relations),
            ("s", corpus.statements),
        ):
            self._number(name, [str(one.id) for one in items])
        articles = tuple(map(self._article, corpus.articles))
        held = Corpus(
            articles=articles,
            actors=tuple(map(self._actor, corpus.actors)),
            places=tuple(map(self._place, corpus.places)),
            times=tuple(map(self._time, corpus.times)),
            events=tuple(map(self._event, corpus.events)),
            casualties=tuple(map(self._casualty, corpus.casualties)),
            relations=tuple(map(self._relation, corpus.relations)),
            statements=tuple(map(self._statement, corpus.statements)),
            incidents=tuple(map(self._incident, corpus.incidents)),
            grades=self._grades(corpus, articles),
            ties=self._ties(corpus.ties),
        )
        return SafeCase(held, self._plan, dict(self.counts), self._span)

    def _ties(self, told: TieVerdicts) -> TieVerdicts:
        """The analyst's verdicts on ties between actors that are there, without the analyst's words."""
        known = {one.id for one in self._corpus.actors}
        return TieVerdicts(
            {
                TieKey.of(ActorId(self._id("a", key.subject)), key.predicate, ActorId(self._id("a", key.object))): replace(
                    said, note="", evidence=None
                )
                for key, said in told.by_key.items()
                if {key.subject, key.object} <= known
            }
        )

    def _grades(self, corpus: Corpus, safe: Sequence[Article]) -> Grades:
        grades = corpus.grades.within(corpus)
        outlets = (zip(old.outlets, new.outlets, strict=True) for old, new in zip(corpus.articles, safe, strict=True))
        renamed = {publisher_key(before): publisher_key(after) for names in outlets for before, after in names}
        return Grades(
            publishers={renamed[key]: value for key, value in grades.publishers.items() if renamed[key]},
            sources={ActorId(self._id("a", one)): value for one, value in grades.sources.items()},
            events={EventId(self._id("e", one)): value for one, value in grades.events.items()},
            figures={CasualtyId(self._id("c", one)): value for one, value in grades.figures.items()},
        )

    # -- ids: those of actors and places are made of their names, those of the rest of the articles

    def _number(self, kind: str, ids: Iterable[str]) -> None:
        ordered = sorted(set(ids))
        width = len(str(len(ordered)))
        for n, one in enumerate(ordered, start=1):
            self._numbered[kind, one] = f"{kind}{n:0{width}}"

    def _id(self, kind: str, id_: str | None) -> Any:
        if id_ is None:
            return None
        return self._numbered.setdefault((kind, str(id_)), f"{kind}x{len(self._numbered)}")

    # -- words

    def _cover(self, text: str) -> str:
        done = self._redaction.cover(text)
        self.counts.update(done.counts)
        return done.text

    def _maybe(self, text: str | None) -> str | None:
        return None if text is None else self._cover(text)

    def _is_hidden(self, name: str, aliases: Iterable[str]) -> bool:
        return any(key_of(one) in self._keys for one in (name, *aliases))

    def _aliases(self, aliases: Iterable[str]) -> tuple[str, ...]:
        """Other names; those that hold a name to hide are gone, for what is left of them may still tell."""
        return tuple(one for one in aliases if not self._redaction.find(one, any_case=True))

    def _span(self, span: Span) -> Span:
        """Where words of the case lie in what is left of it. Raises KeyError for an article that is not in it."""
        start, end = self._texts[span.article].moved(span.start, span.end)
        return Span(self._ids[span.article], start, end)

    def _spans(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        return tuple(map(self._span, spans))

    # -- the lists

    def _article(self, article: Article) -> Article:
        done = self._redaction.cover(article.text)
        self.counts.update(done.counts)
        key = article_id(done.text)
        while key in self._ids.values():  # two articles that told apart by a name alone
            key = ArticleId(f"{key}x")
        self._texts[article.id] = done
        self._ids[article.id] = key
        is_withheld = article.id in self._plan.withheld
        leads_there = article.url is not None and bool(self._redaction.find(article.url, any_case=True))
        return replace(
            article,
            id=key,
            text=done.text,
            blocks=tuple(Block(one.kind, *done.moved(one.start, one.end)) for one in article.blocks),
            title=self._withheld(article) if is_withheld else self._maybe(article.title),
            publisher=self._maybe(article.publisher),
            author=self._maybe(article.author),
            url=None if is_withheld or leads_there else article.url,
            also=tuple(
                Printing(self._cover(one.publisher), one.published, one.published_from, self._maybe(one.author))
                for one in article.also
            ),
        )

    def _withheld(self, article: Article) -> str:
        label = label_in(article.title or "")  # the mark of an article stays with it
        return f"{WITHHELD} ({label})" if label else WITHHELD

    def _actor(self, actor: Actor) -> Actor:
        is_hidden = self._is_hidden(actor.name, ())
        return replace(
            actor,
            id=ActorId(self._id("a", actor.id)),
            name=self._cover(actor.name),
            aliases=() if is_hidden else self._aliases(actor.aliases),
            country=None if actor.country in self._countries else actor.country,
            title=None if is_hidden else self._maybe(actor.title),
            affiliation=self._id("a", actor.affiliation),
            mentions=self._spans(actor.mentions),
            why=(),
        )

    def _place(self, place: Place) -> Place:
        is_hidden = self._is_hidden(place.name, ())
        nowhere: dict[str, Any] = {"lat": None, "lon": None, "precision": None, "gazetteer": None}
        return replace(
            place,
            id=PlaceId(self._id("p", place.id)),
            name=self._cover(place.name),
            aliases=() if is_hidden else self._aliases(place.aliases),
            country=None if place.country in self._countries else place.country,
            mentions=self._spans(place.mentions),
            **(nowhere if is_hidden else {}),
        )

    def _time(self, one: TimeExpression) -> TimeExpression:
        return replace(one, id=self._id("t", one.id), evidence=self._span(one.evidence))

    def _event(self, event: Event) -> Event:
        return replace(
            event,
            id=EventId(self._id("e", event.id)),
            title=self._cover(event.title),
            place=self._id("p", event.place),
            participants=tuple(Participant(self._id("a", one.actor), one.role) for one in event.participants),
            attributed_to=tuple(self._id("a", one) for one in event.attributed_to),
            incident=self._id("i", event.incident),
            evidence=self._spans(event.evidence),
            why=(),
        )

    def _casualty(self, row: Casualty) -> Casualty:
        return replace(
            row,
            id=CasualtyId(self._id("c", row.id)),
            qualifier=self._maybe(row.qualifier),
            event=self._id("e", row.event),
            incident=self._id("i", row.incident),
            victim_actor=self._id("a", row.victim_actor),
            perpetrator=self._id("a", row.perpetrator),
            place=self._id("p", row.place),
            attributed_to=tuple(self._id("a", one) for one in row.attributed_to),
            part_of=self._id("c", row.part_of),
            replaces=self._id("c", row.replaces),
            evidence=self._spans(row.evidence),
            why=(),
        )

    def _relation(self, tie: Relation) -> Relation:
        return replace(
            tie,
            id=self._id("r", tie.id),
            subject=self._id("a", tie.subject),
            object=self._id("a", tie.object),
            evidence=self._spans(tie.evidence),
            why=(),
        )

    def _statement(self, said: Statement) -> Statement:
        return replace(
            said,
            id=self._id("s", said.id),
            speaker=self._id("a", said.speaker),
            event=self._id("e", said.event),
            evidence=self._spans(said.evidence),
            why=(),
        )

    def _incident(self, one: Incident) -> Incident:
        return replace(
            one,
            id=IncidentId(self._id("i", one.id)),
            title=self._cover(one.title),
            place=self._id("p", one.place),
            events=tuple(self._id("e", event) for event in one.events),
            tolls=tuple(map(self._toll, one.tolls)),
        )

    def _toll(self, toll: Toll) -> Toll:
        return replace(
            toll,
            casualties=tuple(self._id("c", one) for one in toll.casualties),
            left_out=tuple((self._id("c", one), self._cover(why)) for one, why in toll.left_out),
            victim_actor=self._id("a", toll.victim_actor),
        )


def safe_choice(choice: Choice, plan: Plan) -> Choice:
    """A choice with its title, author and marking covered."""
    cover = plan.redaction.cover
    return replace(
        choice, title=cover(choice.title).text, author=cover(choice.author).text, marking=cover(choice.marking).text
    )


def safe_words(value: T, safe: SafeCase) -> T:
    """A value made of dataclasses and tuples with all its texts covered and the words of articles it points at moved: what
    the analyst composed for a briefing. Raises NamesRefused as `safe_case`.
    """
    try:
        covered: T = _covered(value, safe)
        return covered
    except ValueError as error:
        raise NamesRefused(f"{str(error)[:1].upper()}{str(error)[1:]}.", "Choose other words to stand for it.") from error


def _covered(value: Any, safe: SafeCase) -> Any:
    if isinstance(value, Span):
        try:
            return safe.moved(value)
        except KeyError:  # of an article that is not in the case any more: it leads nowhere in the original either
            return value
    if isinstance(value, Section):  # its name is the program's own
        return replace(value, text=_covered(value.text, safe))
    if type(value) is str:
        return safe.plan.redaction.cover(value).text
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(_covered(one, safe) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            one.name: _covered(getattr(value, one.name), safe)
            for one in fields(value)
            if one.init
            and isinstance(getattr(value, one.name), (str, tuple, Span)) | is_dataclass(getattr(value, one.name))
        }
        return replace(value, **changed)
    return value


def tight(dossier: Dossier) -> Dossier:
    """A dossier of a safe case without what leads back to it: digests, by which whoever has a text could tell that it was
    used, and the names that the base map writes of its own.
    """
    return replace(
        dossier,
        sources=tuple(replace(source, sha256=NO_DIGEST) for source in dossier.sources),
        by_place=None if dossier.by_place is None else replace(dossier.by_place, names_around=False),
    )


# --- what was written

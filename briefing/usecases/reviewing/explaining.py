"""Why the program read what it read: each field of a fact with its value, the rule that filled it, the words it went by.

Rules are kept as short names with each fact (`domain.claim.Because`). Here they become sentences. What was filled without a
note of the rule says so: nothing is made up afterwards.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, TypeVar

from briefing.domain.actor import Actor, ActorId, Relation
from briefing.domain.additions import NOTHING_ADDED, Additions
from briefing.domain.casualty import Casualty, CasualtyId
from briefing.domain.claim import Because, Origin, Review, Statement
from briefing.domain.event import Event, EventId, EventType, Role
from briefing.domain.findings import Findings
from briefing.domain.place import Place, PlaceId
from briefing.domain.tally import figure
from briefing.domain.text import Article, ArticleId, Span, sentences
from briefing.domain.tie import Standing
from briefing.domain.when import TimeExpression
from briefing.knowledge import Knowledge
from briefing.knowledge.additions import SOURCE
from briefing.usecases.looking.ties import Tie, TieGround, put_by, together
from briefing.usecases.reviewing.told_rules import GAZETTEERS, PRECISIONS, PUT, PUT_BY, RULES, WHOLE_RULES
from briefing.usecases.taking_in.learning import country_name, described
from briefing.usecases.wording.phrasing import GROUPS, KINDS, PEOPLE, STANCES, STATUSES, TIES, figure_of, listed, when

FORMAT = "briefing-explain/1"

NOT_NOTED = "No rule was noted."
BY_HAND = "You entered this."


class Sort(StrEnum):
    """What a fact is."""

    EVENT = "event"
    FIGURE = "figure"
    ACTOR = "actor"
    TIE = "tie"
    STATEMENT = "statement"
    PLACE = "place"
    TIME = "time"


SORTS = {one: one.value.capitalize() for one in Sort}


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason for a value: a sentence, the rule's short name where one was noted, and the words it went by."""

    sentence: str
    rule: str | None = None
    words: Span | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """One field of a fact: its name, how it is called, its value in words ("" where it has none), and why it has it."""

    field: str
    label: str
    value: str
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """One fact with the reasons for its fields. `spans` are the words it was read from."""

    sort: Sort
    id: str
    title: str
    spans: tuple[Span, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class ExplainedSentence:
    """A sentence of an article, numbered from 1, and what was read in it: each fact in the sentence it begins in."""

    number: int
    span: Span
    text: str
    facts: tuple[Explained, ...]


Fact = TypeVar("Fact")


@dataclass(frozen=True, slots=True)
class _Field:
    """How one field is told: the names under which rules note it, and its value in words ("" for none)."""

    name: str
    label: str
    noted_as: frozenset[str]
    value: Callable[[Any, Explainer], str]
    is_joined: bool = False  # its value may become another when articles are joined


@dataclass(frozen=True)
class Explainer:
    """Explains facts of some articles. The look-ups turn ids into names; `known`, where given, tells what an entry of the
    knowledge base says; `added` is what the analyst added to it.
    """

    articles: Mapping[ArticleId, Article]
    actors: Mapping[ActorId, Actor] = field(default_factory=dict)
    places: Mapping[PlaceId, Place] = field(default_factory=dict)
    events: Mapping[EventId, Event] = field(default_factory=dict)
    casualties: Mapping[CasualtyId, Casualty] = field(default_factory=dict)
    added: Additions = NOTHING_ADDED
    known: Knowledge | None = None

    @classmethod
    def of(
        cls, article: Article, findings: Findings, added: Additions = NOTHING_ADDED, known: Knowledge | None = None
    ) -> Explainer:
        """For the facts of one reading."""
        return cls(
            {article.id: article},
            {one.id: one for one in findings.actors},
            {one.id: one for one in findings.places},
            {one.id: one for one in findings.events},
            {one.id: one for one in findings.casualties},
            added,
            known,
        )

    # --- names and words

    def actor_name(self, id_: ActorId | None) -> str:
        """The actor's name; its id where it is not among the actors."""
        found = self.actors.get(id_) if id_ is not None else None
        return found.name if found is not None else (id_ or "")

    def place_name(self, id_: PlaceId | None) -> str:
        """The place's name; its id where it is not among the places."""
        found = self.places.get(id_) if id_ is not None else None
        return found.name if found is not None else (id_ or "")

    def quote(self, span: Span | None) -> str:
        """The words of a span in one line; "" where its article is not there."""
        article = self.articles.get(span.article) if span is not None else None
        if span is None or article is None or span.end > len(article.text):
            return ""
        return " ".join(article.quote(span).split())

    # --- facts

    def event(self, event: Event, read: Event | None = None, reader: Explainer | None = None) -> Explained:
        """Why an event says what it says. `read` is what the machine read, where the analyst or the join over all articles
        may have made it another, and `reader` knows the names in that reading.
        """
        reasons = self._reasons(_EVENT, event, read, reader, event.why, event.origin, event.review)
        return Explained(Sort.EVENT, event.id, event.title, event.evidence, reasons)

    def casualty(self, row: Casualty, read: Casualty | None = None, reader: Explainer | None = None) -> Explained:
        """Why a figure says what it says. As for `event`."""
        reasons = self._reasons(_FIGURE, row, read, reader, row.why, row.origin, row.review)
        title = f"{figure_of(row)} {row.effect.value}"
        return Explained(Sort.FIGURE, row.id, title, row.evidence, reasons)

    def actor(self, actor: Actor) -> Explained:
        """Why an actor has its name, kind and country, and belongs to whom it belongs."""
        reasons = self._reasons(_ACTOR, actor, None, None, actor.why, actor.origin)
        entry = next((one for one in actor.why if one.rule.startswith("knowledge: ")), None)
        if entry is not None:
            reasons = tuple(self._from_entry(one, actor, entry) for one in reasons)
        return Explained(Sort.ACTOR, actor.id, actor.name, actor.mentions, reasons)

    def relation(self, tie: Relation) -> Explained:
        """Why two actors stand as they do."""
        reasons = self._reasons(_TIE, tie, None, None, tie.why, tie.origin)
        title = f"{self.actor_name(tie.subject)}: {TIES[tie.predicate][0].lower()} {self.actor_name(tie.object)}"
        return Explained(Sort.TIE, tie.id, title, tie.evidence, reasons)

    def tie(self, tie: Tie, read: Sequence[Relation]) -> Explained:
        """Why two actors stand as they do, over all articles that tell it. `read` is what was read of the tie in each."""
        merged = replace(read[0], evidence=tie.spans, why=tuple(dict.fromkeys(why for one in read for why in one.why)))
        told = self.relation(merged)
        grounds = tuple(dict.fromkeys(self._put(one) for one in tie.grounds))
        put = Reason("standing", "How it is put", together([one.standing for one in tie.grounds]).value, grounds)
        return replace(told, reasons=(*told.reasons, put))

    def _put(self, one: TieGround) -> Ground:
        if one.standing in (Standing.STATED, Standing.ENDED):
            return Ground(PUT[one.standing])
        article = self.articles.get(one.span.article)
        words = put_by(article, one.span) if article is not None else None
        told = PUT_BY if words is not None else PUT[one.standing]
        return Ground(told.format(words=self.quote(words), how=one.standing.value), None, words)

    def statement(self, said: Statement) -> Explained:
        """Why somebody is given as speaking so."""
        reasons = self._reasons(_STATEMENT, said, None, None, said.why, said.origin)
        title = f"{self.actor_name(said.speaker)} {STANCES[said.stance]}"
        return Explained(Sort.STATEMENT, said.id, title, said.evidence, reasons)

    def place(self, place: Place) -> Explained:
        """Where the program has a place's position from. Its reading keeps no rule; its source says it."""
        where = f"{place.lat:.4f}, {place.lon:.4f}" if place.lat is not None and place.lon is not None else ""
        reasons = [Reason("gazetteer", "Known as", place.gazetteer or "", (self._source(place),))]
        if where:
            precision = PRECISIONS[place.precision] if place.precision is not None else NOT_NOTED
            reasons.append(Reason("lat", "Position", where, (Ground(precision),)))
        if place.country:
            country = country_name(place.country, self.known) if self.known is not None else place.country
            near = "That of the place it is named with, or that the article speaks of most."
            ground = Ground("That of the entry." if place.gazetteer else near)
            reasons.append(Reason("country", "Country", country, (ground,)))
        return Explained(Sort.PLACE, place.id, place.name, place.mentions, tuple(reasons))

    def time(self, time: TimeExpression) -> Explained:
        """For which days an expression of time stands."""
        words = self.quote(time.evidence)
        ground = Ground(f"“{words}” is an expression of time ({time.kind.value}).", None, time.evidence)
        return Explained(Sort.TIME, time.id, words, (time.evidence,), (Reason("when", "When", when(time.when), (ground,)),))

    # --- fields

    def _reasons(
        self,
        fields: Sequence[_Field],
        fact: Fact,
        read: Fact | None,
        reader: Explainer | None,
        why: Sequence[Because],
        origin: Origin,
        review: Review | None = None,
    ) -> tuple[Reason, ...]:
        noted = () if origin is Origin.ANALYST else tuple(why)
        told: set[Because] = set()
        found = []
        for one in fields:
            value = one.value(fact, self)
            before = one.value(read, reader or self) if read is not None else value
            names = (
                one.noted_as if value else one.noted_as - _PARTS
            )  # a note on the participants says nothing of an empty role
            mine = [because for because in noted if because.field in names]
            told.update(mine)
            if value or mine:
                grounds = self._grounds(one, value, before, mine, origin, review, read is None)
                found.append(Reason(one.name, one.label, value, grounds))
        left = [because for because in noted if because not in told]
        for name in dict.fromkeys(because.field for because in left):
            grounds = tuple(self._ground(because) for because in left if because.field == name)
            found.append(Reason(name, name.replace("_", " ").replace("-", " ").capitalize(), "", grounds))
        return tuple(found)

    def _grounds(
        self,
        one: _Field,
        value: str,
        before: str,
        mine: Sequence[Because],
        origin: Origin,
        review: Review | None,
        is_unread: bool,
    ) -> tuple[Ground, ...]:
        if origin is Origin.ANALYST:
            return (Ground(BY_HAND),)
        rules = tuple(self._ground(because) for because in mine)
        edited = review is Review.EDITED
        if value != before:
            told = f"the program read “{before}” in this article" if before else "the program read nothing here"
            if not edited:
                return (Ground(f"Joined over all articles; {told}."), *rules)
            if one.is_joined:
                return (Ground(f"Set by you, or joined over all articles; {told}."),)
            return (Ground(f"Set by you; {told}."),)
        if edited and is_unread and not rules:
            return (Ground("Kept as you decided; the program does not read it in this article any more."),)
        return rules or (Ground(NOT_NOTED),)

    def _ground(self, because: Because) -> Ground:
        return Ground(self.rule_in_words(because), because.rule, because.words)

    def rule_in_words(self, because: Because) -> str:
        """A rule's short name as a sentence."""
        words = self.quote(because.words)
        sort, _, rest = because.rule.partition(": ")
        if sort == "knowledge" and rest:
            return self._entry_in_words(rest, words)
        told = WHOLE_RULES.get(because.rule) or RULES.get((sort, because.field)) or RULES.get((sort, ""))
        if told is None or (not words and "{words}" in told):
            told = "{rule}: “{words}”." if words else "{rule}."
        rule = because.rule[:1].upper() + because.rule[1:]
        return told.format(words=words, rest=rest, rule=rule)

    def _entry_in_words(self, key: str, words: str) -> str:
        mine = next((one for one in self.added.actors if one.key == key), None)
        entry = self.known.actors.by_key(key) if self.known is not None else None
        what = described(entry, self.known) if entry is not None and self.known is not None else f"entry “{key}”"
        named = f"“{words}”" if words else "Its name"
        if mine is not None:
            return f"{named} is among the names that you added: {what}."
        return f"{named} stands in the program's knowledge base: {what}."

    def _from_entry(self, reason: Reason, actor: Actor, because: Because) -> Reason:
        """Kind, country, other names and body of a known actor come from its entry where they are the same there."""
        key = because.rule.removeprefix("knowledge: ")
        entry = self.known.actors.by_key(key) if self.known is not None else None
        if entry is None or any(ground.sentence != NOT_NOTED for ground in reason.grounds):
            return reason
        same = {
            "kind": entry.kind is actor.kind,
            "country": entry.country == actor.country,
            "title": entry.title == actor.title,
            "affiliation": actor.affiliation == f"actor:{entry.affiliation}",
            "aliases": bool(set(entry.names) & set(actor.aliases)),
        }
        if not same.get(reason.field, False):
            return reason
        told = "Names of the entry, and those in the article." if reason.field == "aliases" else "That of the entry."
        return Reason(reason.field, reason.label, reason.value, (Ground(told, because.rule),))

    def _source(self, place: Place) -> Ground:
        source, _, rest = (place.gazetteer or "").partition(":")
        rule = f"gazetteer: {place.gazetteer}" if place.gazetteer else None
        if source == SOURCE:
            mine = next((one for one in self.added.places if one.key == rest), None)
            near = f", near {mine.near}" if mine is not None and mine.near else ""
            return Ground(f"You added this place{near}.", rule)
        if source in GAZETTEERS:
            return Ground(GAZETTEERS[source].format(rest=rest), rule)
        if place.gazetteer:
            return Ground(f"Found in the gazetteer as {place.gazetteer}.", rule)
        if place.lat is not None:
            return Ground("The gazetteer does not know it; it is put where the place lies that it is named with.")
        return Ground("The gazetteer does not know it.")


# --- what fields there are ---------------------------------------------------------------------------------------------

_PARTS = frozenset({"participants", "participant", "who", "role"})  # a note on these holds for each role


def _plain(name: str, label: str, value: Callable[[Any, Explainer], str], *also: str, joined: bool = False) -> _Field:
    return _Field(name, label, frozenset({name, *also}), value, joined)


def _kind_of_event(event: Event) -> str:
    family = event.type.value.replace("-", " ")
    kind = event.subtype.replace("-", " ") if event.subtype else ""
    if event.type is EventType.OTHER and not kind:
        return "other"
    return f"{family}: {kind}" if kind else family


def _in_role(role: Role) -> Callable[[Any, Explainer], str]:
    def names(event: Event, by: Explainer) -> str:
        return listed([by.actor_name(one) for one in event.in_role(role)])

    return names


def _sources(fact: Event | Casualty, by: Explainer) -> str:
    return listed([by.actor_name(one) for one in fact.attributed_to])


def _when(fact: Event | Casualty, _by: Explainer) -> str:
    return when(fact.when) if fact.when.is_known else ""


def _place(fact: Event | Casualty, by: Explainer) -> str:
    return by.place_name(fact.place)


def _figure_named(row: Casualty, id_: CasualtyId | None, by: Explainer) -> str:
    other = by.casualties.get(id_) if id_ is not None else None
    return f"{figure(other.low, other.high)} {other.effect.value}" if other is not None else id_ or ""


def _event_named(id_: EventId | None, by: Explainer) -> str:
    found = by.events.get(id_) if id_ is not None else None
    return found.title if found is not None else id_ or ""


_EVENT = (
    _plain("type", "Type", lambda event, _: _kind_of_event(event), "subtype"),
    _plain("when", "When", _when, "earliest", "latest", "precision", "time"),
    _plain("place", "Where", _place, joined=True),
    *(
        _Field(role.value, label, frozenset({role.value, f"{role.value}s", *_PARTS}), _in_role(role), True)
        for role, label in {
            Role.INITIATOR: "Who acted",
            Role.TARGET: "Against whom",
            Role.ALLY: "With whom",
            Role.MEDIATOR: "Mediated by",
            Role.SUBJECT: "About whom",
        }.items()
    ),
    _plain("attributed_to", "Said by", _sources, "attribution", "source", "sources", joined=True),
    _plain("status", "Status", lambda event, _: STATUSES[event.status], "polarity", "mood", joined=True),
    _plain("title", "Headline", lambda event, _: event.title),
)
_FIGURE = (
    _plain("low", "How many", lambda row, _: figure_of(row), "high", "amount", "number", "qualifier"),
    _plain("effect", "What became of them", lambda row, _: row.effect.value),
    _plain("victims", "Who they were", lambda row, _: PEOPLE[row.victims]),
    _plain("groups", "Among them", lambda row, _: listed([GROUPS[group] for group in row.groups])),
    _plain("victim_actor", "Belonged to", lambda row, by: by.actor_name(row.victim_actor), joined=True),
    _plain("perpetrator", "Held responsible", lambda row, by: by.actor_name(row.perpetrator), joined=True),
    _plain("event", "In which event", lambda row, by: _event_named(row.event, by)),
    _plain("when", "When", _when, "earliest", "latest", "precision", "time"),
    _plain("place", "Where", _place, joined=True),
    _plain("attributed_to", "Said by", _sources, "attribution", "source", "sources", joined=True),
    _plain("status", "Status", lambda row, _: STATUSES[row.status], "polarity", "mood", joined=True),
    _plain("cumulative", "Running total", lambda row, _: "yes" if row.cumulative else ""),
    _plain("part_of", "Part of", lambda row, by: _figure_named(row, row.part_of, by)),
    _plain("replaces", "Replaces", lambda row, by: _figure_named(row, row.replaces, by)),
)
_ACTOR = (
    _plain("name", "Name", lambda actor, _: actor.name),
    _plain("aliases", "Other names", lambda actor, _: listed(list(actor.aliases)), "alias"),
    _plain("kind", "Kind", lambda actor, _: KINDS[actor.kind].lower()),
    _plain(
        "country",
        "Country",
        lambda actor, by: country_name(actor.country, by.known) if actor.country and by.known else actor.country or "",
    ),
    _plain("title", "Rank or office", lambda actor, _: actor.title or ""),
    _plain("affiliation", "Belongs to", lambda actor, by: by.actor_name(actor.affiliation)),
)
_TIE = (
    _plain("subject", "Who", lambda tie, by: by.actor_name(tie.subject)),
    _plain("predicate", "How", lambda tie, _: TIES[tie.predicate][0].lower()),
    _plain("object", "To whom", lambda tie, by: by.actor_name(tie.object)),
)
_STATEMENT = (
    _plain("speaker", "Who speaks", lambda said, by: by.actor_name(said.speaker)),
    _plain("stance", "How", lambda said, _: STANCES[said.stance]),
    _plain("event", "About", lambda said, by: _event_named(said.event, by)),
)


# --- a whole article ---------------------------------------------------------------------------------------------------


def numbered_sentences(article: Article) -> tuple[Span, ...]:
    """The sentences of an article in order. Headings, list items and captions count as sentences of their own."""
    stretches = [(block.start, block.end) for block in article.blocks] or [(0, len(article.text))]
    return tuple(Span(article.id, *found) for start, end in stretches for found in sentences(article.text, start, end))


def explain(article: Article, findings: Findings, explainer: Explainer) -> tuple[ExplainedSentence, ...]:
    """Every sentence of an article with what was read in it and why.

    A fact stands in the sentence in which its first words are; actors and places in each sentence that names them.
    """
    spans = numbered_sentences(article)
    starts = [span.start for span in spans]
    found: list[list[Explained]] = [[] for _ in spans]

    def put(fact: Explained, evidence: Iterable[Span]) -> None:
        for at in sorted({max(bisect_right(starts, span.start) - 1, 0) for span in evidence if span.article == article.id}):
            if at < len(found):
                found[at].append(fact)

    for event in findings.events:
        put(explainer.event(event), event.evidence[:1])
    for row in findings.casualties:
        put(explainer.casualty(row), row.evidence[:1])
    for said in findings.statements:
        put(explainer.statement(said), said.evidence[:1])
    for tie in findings.relations:
        put(explainer.relation(tie), tie.evidence[:1])
    for actor in findings.actors:
        put(explainer.actor(actor), actor.mentions)
    for place in findings.places:
        put(explainer.place(place), place.mentions)
    for time in findings.times:
        put(explainer.time(time), (time.evidence,))
    return tuple(
        ExplainedSentence(number, span, " ".join(article.quote(span).split()), tuple(found[number - 1]))
        for number, span in enumerate(spans, start=1)
    )


def holding(explained: Sequence[ExplainedSentence], words: str) -> tuple[ExplainedSentence, ...]:
    """The sentences in which some words stand side by side, whatever their capitals and the spaces between them."""
    wanted = " ".join(words.split()).casefold()
    return tuple(one for one in explained if wanted and wanted in one.text.casefold())


def document(article: Article, explained: Sequence[ExplainedSentence], explainer: Explainer) -> dict[str, Any]:
    """As plain values for JSON; docs/manual/command-line.md describes them."""
    return {
        "format": FORMAT,
        "document": {
            "id": article.id,
            "title": article.title,
            "published": article.published.isoformat() if article.published is not None else None,
        },
        "sentences": [
            {
                "number": one.number,
                "start": one.span.start,
                "end": one.span.end,
                "text": article.quote(one.span),
                "facts": [_fact(fact, explainer) for fact in one.facts],
            }
            for one in explained
        ],
    }


def _fact(fact: Explained, explainer: Explainer) -> dict[str, Any]:
    def words(span: Span | None) -> dict[str, Any] | None:
        if span is None or span.article not in explainer.articles:
            return None
        return {"start": span.start, "end": span.end, "text": explainer.articles[span.article].quote(span)}

    return {
        "sort": fact.sort,
        "id": fact.id,
        "title": fact.title,
        "fields": [
            {
                "field": one.field,
                "value": one.value or None,
                "grounds": [
                    {"rule": ground.rule, "sentence": ground.sentence, "words": words(ground.words)}
                    for ground in one.grounds
                ],
            }
            for one in fact.reasons
        ],
    }

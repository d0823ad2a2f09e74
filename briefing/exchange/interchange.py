"""The public JSON of a case (docs/interchange.md) read back, with every promise that the format makes checked.

Whoever wrote it: a reference that leads nowhere, a quote that is not what stands there, a day that does not exist or a
value that no list has is named with its place in the document, and nothing of it is used.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any

from briefing.domain.actor import Actor, ActorId, ActorKind, Predicate, Relation
from briefing.domain.casualty import Casualty, CasualtyId, Effect, Group, Victims
from briefing.domain.claim import Because, Origin, Review, Stance, Statement, Status
from briefing.domain.composition import Issue, from_json
from briefing.domain.corpus import Corpus, Decisions
from briefing.domain.event import Event, EventId, EventType, IncidentId, Participant, Role
from briefing.domain.grade import Credibility, Grades, Reliability, publisher_key
from briefing.domain.history import Act, Entry, Kind, Subject, Why
from briefing.domain.incident import Incident, Pair, Toll
from briefing.domain.interchange import FORMAT, Kept
from briefing.domain.place import Place, PlaceId, PlaceKind, PlacePrecision
from briefing.domain.text import (
    Article,
    ArticleId,
    Block,
    BlockKind,
    Original,
    Printing,
    PublishedFrom,
    Span,
    article_id,
    normalise,
    outlet_key,
    paragraphs,
    without_repeats,
)
from briefing.domain.when import TimeExpression, TimeKind
from briefing.errors import InterchangeRefused
from briefing.exchange.json_fields import E, Fields, Row, Wrong

_ADVICE = "Nothing was taken in. Export it anew, or correct the place that is named."
_MARK = b'"format"'
_SNIFFED = 4096  # bytes at the beginning that tell what a file is


@dataclass(frozen=True, slots=True)
class Interchange:
    """What an interchange document holds. `kept` is empty for one that `briefing extract` wrote."""

    corpus: Corpus
    kept: Kept


def is_interchange(data: bytes) -> bool:
    """Whether some bytes begin as an interchange document of any version does."""
    head = data[:_SNIFFED].removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith(b"{") and _MARK in head and b'"briefing/' in head


def loads(data: bytes, name: str) -> Interchange:
    """An interchange document as values. `name` is what the file is called in messages.

    Raises InterchangeRefused with the place in the document and what is wrong there.
    """
    return _Reader(name).read(data)


class _Reader(Fields):
    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._articles: dict[ArticleId, Article] = {}
        self._document_ids: dict[str, ArticleId] = {}

    def read(self, data: bytes) -> Interchange:
        try:
            whole = json.loads(data.decode("utf-8-sig"))
        except (UnicodeDecodeError, ValueError, RecursionError) as error:
            raise InterchangeRefused(f"“{self._name}” is no JSON in UTF-8 ({error}).", _ADVICE) from None
        try:
            return self._whole(whole)
        except Wrong as wrong:
            where = f" at {self.at}" if self.at else ""
            raise InterchangeRefused(f"“{self._name}” does not hold together{where}: {wrong}.", _ADVICE) from None

    # -- the whole

    def _whole(self, whole: Any) -> Interchange:
        if not isinstance(whole, dict) or not str(whole.get("format", "")).startswith("briefing/"):
            raise Wrong(f'it has no "format": "{FORMAT}"')
        if whole["format"] != FORMAT:
            raise Wrong(f"its format is {whole['format']}; this program reads {FORMAT}")
        articles = self._each(whole, "documents", self._article)
        corpus = Corpus(
            articles=articles,
            actors=self._each(whole, "actors", self._actor),
            places=self._each(whole, "places", self._place),
            times=self._each(whole, "times", self._time),
            events=self._each(whole, "events", self._event),
            casualties=self._each(whole, "casualties", self._casualty),
            relations=self._each(whole, "relations", self._relation),
            statements=self._each(whole, "statements", self._statement),
            incidents=self._each(whole, "incidents", self._incident),
        )
        self._refer(corpus)
        if whole.get("grades") is not None:
            with self._inside(".grades"):
                corpus = replace(corpus, grades=self._grades(whole["grades"], corpus))
        case = whole.get("case")
        kept = Kept()
        if case is not None:
            with self._inside(".case"):
                kept = self._case(case, whole["documents"], corpus)
        return Interchange(corpus, kept)

    # -- words

    def _spans(self, row: Row, name: str) -> tuple[Span, ...]:
        with self._inside(f".{name}"):
            return tuple(self._span(one) for one in self._list(row, name))

    def _span(self, row: Any) -> Span:
        if not isinstance(row, dict):
            raise Wrong("a piece of evidence is no object")
        document = self._text(row, "document")
        key = self._document_ids.get(document)
        if key is None:
            raise Wrong(f"there is no document {document}")
        start, end = self._whole_number(self._get(row, "start"), "start"), self._whole_number(self._get(row, "end"), "end")
        if start is None or end is None:
            raise Wrong("a piece of evidence has no offsets")
        words = self._articles[key].quote(Span(key, start, end))
        if words != self._get(row, "text"):
            raise Wrong(f"at {start} to {end} of document {document} does not stand {str(row['text'])[:80]!r}")
        return Span(key, start, end)

    def _why(self, row: Row) -> tuple[Because, ...]:
        if "why" not in row:
            return ()
        with self._inside(".why"):
            return tuple(
                Because(
                    self._text(one, "field"),
                    self._text(one, "rule"),
                    None if self._get(one, "words") is None else self._span(one["words"]),
                )
                for one in self._list(row, "why")
            )

    # -- the lists

    def _article(self, row: Row) -> Article:
        text = self._text(row, "text")
        if normalise(text) != text:
            raise Wrong("its text is not normalised, so that no offset can be trusted")
        if self._text(row, "sha256") != hashlib.sha256(text.encode()).hexdigest():
            raise Wrong("its text does not have the sha256 that is given: it was changed")
        key = article_id(text)
        if key in self._articles:
            raise Wrong("the same text is there twice")
        made = Article(
            id=key,
            text=text,
            blocks=self._blocks(row, text),
            title=self._maybe(row, "title"),
            publisher=self._maybe(row, "publisher"),
            author=self._maybe(row, "author"),
            url=self._maybe(row, "url"),
            published=self._published(row),
            published_from=self._maybe_one_of(PublishedFrom, row, "published_from"),
            language=self._text(row, "language"),
            also=self._printings(row) if row.get("also_printed_by") is not None else (),
        )
        if without_repeats(made) != made:
            raise Wrong("an outlet is said to have printed it twice")
        self._articles[key] = made
        self._document_ids[self._text(row, "id")] = key
        return made

    def _printings(self, row: Row) -> tuple[Printing, ...]:
        found = []
        for n, told in enumerate(self._list(row, "also_printed_by")):
            with self._inside(f".also_printed_by[{n}]"):
                if not isinstance(told, dict):
                    raise Wrong("it is no object")
                original = told.get("original")
                found.append(
                    Printing(
                        publisher=self._text(told, "publisher"),
                        published=self._published(told),
                        published_from=self._maybe_one_of(PublishedFrom, told, "published_from"),
                        author=self._maybe(told, "author"),
                        url=self._maybe(told, "url"),
                        file=None if original is None else self._original(original).name,
                    )
                )
        return tuple(found)

    def _published(self, row: Row) -> date | None:
        value = self._maybe(row, "published")
        if value is None:
            return None
        try:
            return date.fromisoformat(value) if len(value) == len("2024-11-28") else datetime.fromisoformat(value)
        except ValueError:
            raise Wrong(f"“published” is {value!r}, which is no day or moment") from None

    def _blocks(self, row: Row, text: str) -> tuple[Block, ...]:
        if "blocks" not in row:
            return paragraphs(text)
        found: list[Block] = []
        at = 0
        for one in self._list(row, "blocks"):
            if not isinstance(one, list) or len(one) != 3:
                raise Wrong("a block is not a kind and two offsets")
            kind = self._one_of(BlockKind, {"kind": one[0]}, "kind")
            start, end = self._whole_number(one[1], "start"), self._whole_number(one[2], "end")
            if start is None or end is None or not at <= start < end <= len(text):
                raise Wrong(f"a block at {one[1]} to {one[2]} lies beyond the text or in another")
            found.append(Block(kind, start, end))
            at = end
        return tuple(found)

    def _actor(self, row: Row) -> Actor:
        affiliation = self._maybe(row, "affiliation")
        return Actor(
            id=ActorId(self._text(row, "id")),
            name=self._text(row, "name"),
            kind=self._one_of(ActorKind, row, "kind"),
            aliases=self._texts(row, "aliases"),
            country=self._maybe(row, "country"),
            title=self._maybe(row, "title"),
            affiliation=None if affiliation is None else ActorId(affiliation),
            mentions=self._spans(row, "mentions"),
            origin=self._one_of(Origin, row, "origin"),
            nameless=self._truth(row, "nameless") if "nameless" in row else False,
            why=self._why(row),
        )

    def _place(self, row: Row) -> Place:
        lat, lon = self._number(row, "lat"), self._number(row, "lon")
        if (lat is None) != (lon is None) or (lat is not None and lon is not None and (abs(lat) > 90 or abs(lon) > 180)):
            raise Wrong(f"{lat}, {lon} is no position")
        return Place(
            id=PlaceId(self._text(row, "id")),
            name=self._text(row, "name"),
            kind=self._one_of(PlaceKind, row, "kind"),
            aliases=self._texts(row, "aliases"),
            country=self._maybe(row, "country"),
            lat=lat,
            lon=lon,
            precision=self._maybe_one_of(PlacePrecision, row, "precision"),
            gazetteer=self._maybe(row, "gazetteer"),
            mentions=self._spans(row, "mentions"),
        )

    def _time(self, row: Row) -> TimeExpression:
        spans = self._spans(row, "evidence")
        if len(spans) != 1:
            raise Wrong("it has not exactly one piece of evidence")
        return TimeExpression(self._text(row, "id"), self._when(row), self._one_of(TimeKind, row, "kind"), spans[0])

    def _participant(self, row: Any) -> Participant:
        if not isinstance(row, dict):
            raise Wrong("a participant is no object")
        return Participant(ActorId(self._text(row, "actor")), self._one_of(Role, row, "role"))

    def _evidence(self, row: Row) -> tuple[Span, ...]:
        spans = self._spans(row, "evidence")
        if not spans and self._one_of(Origin, row, "origin") is not Origin.ANALYST:
            raise Wrong("it has no evidence, and was not entered by an analyst")
        return spans

    def _event(self, row: Row) -> Event:
        place, incident = self._maybe(row, "place"), self._maybe(row, "incident")
        return Event(
            id=EventId(self._text(row, "id")),
            title=self._text(row, "title"),
            type=self._one_of(EventType, row, "type"),
            subtype=self._maybe(row, "subtype"),
            when=self._when(row),
            place=None if place is None else PlaceId(place),
            participants=tuple(self._participant(one) for one in self._list(row, "participants")),
            status=self._one_of(Status, row, "status"),
            attributed_to=tuple(map(ActorId, self._texts(row, "attributed_to"))),
            confidence=self._number(row, "confidence") or 0.0,
            review=self._one_of(Review, row, "review"),
            origin=self._one_of(Origin, row, "origin"),
            incident=None if incident is None else IncidentId(incident),
            evidence=self._evidence(row),
            why=self._why(row),
        )

    def _casualty(self, row: Row) -> Casualty:
        event, incident, place = self._maybe(row, "event"), self._maybe(row, "incident"), self._maybe(row, "place")
        victim, responsible = self._maybe(row, "victim_actor"), self._maybe(row, "perpetrator")
        part_of, replaces = self._maybe(row, "part_of"), self._maybe(row, "replaces")
        return Casualty(
            id=CasualtyId(self._text(row, "id")),
            effect=self._one_of(Effect, row, "effect"),
            low=self._whole_number(self._get(row, "low"), "low"),
            high=self._whole_number(self._get(row, "high"), "high"),
            qualifier=self._maybe(row, "qualifier"),
            victims=self._one_of(Victims, row, "victims"),
            groups=tuple(self._one_of(Group, {"groups": one}, "groups") for one in self._list(row, "groups")),
            event=None if event is None else EventId(event),
            incident=None if incident is None else IncidentId(incident),
            victim_actor=None if victim is None else ActorId(victim),
            perpetrator=None if responsible is None else ActorId(responsible),
            cumulative=self._truth(row, "cumulative"),
            when=self._when(row),
            place=None if place is None else PlaceId(place),
            attributed_to=tuple(map(ActorId, self._texts(row, "attributed_to"))),
            status=self._one_of(Status, row, "status"),
            part_of=None if part_of is None else CasualtyId(part_of),
            replaces=None if replaces is None else CasualtyId(replaces),
            review=self._one_of(Review, row, "review"),
            origin=self._one_of(Origin, row, "origin"),
            evidence=self._evidence(row),
            why=self._why(row),
        )

    def _relation(self, row: Row) -> Relation:
        return Relation(
            id=self._text(row, "id"),
            subject=ActorId(self._text(row, "subject")),
            predicate=self._one_of(Predicate, row, "predicate"),
            object=ActorId(self._text(row, "object")),
            evidence=self._evidence(row),
            origin=self._one_of(Origin, row, "origin"),
            why=self._why(row),
        )

    def _statement(self, row: Row) -> Statement:
        event = self._maybe(row, "event")
        return Statement(
            id=self._text(row, "id"),
            speaker=ActorId(self._text(row, "speaker")),
            stance=self._one_of(Stance, row, "stance"),
            event=None if event is None else EventId(event),
            evidence=self._evidence(row),
            origin=self._one_of(Origin, row, "origin"),
            why=self._why(row),
        )

    def _incident(self, row: Row) -> Incident:
        place = self._maybe(row, "place")
        return Incident(
            id=IncidentId(self._text(row, "id")),
            title=self._text(row, "title"),
            type=self._one_of(EventType, row, "type"),
            when=self._when(row),
            place=None if place is None else PlaceId(place),
            events=tuple(map(EventId, self._texts(row, "events"))),
            tolls=tuple(self._toll(one) for one in self._list(row, "casualties")),
        )

    def _toll(self, row: Any) -> Toll:
        if not isinstance(row, dict):
            raise Wrong("a toll is no object")
        side = self._maybe(row, "victim_actor")
        return Toll(
            effect=self._one_of(Effect, row, "effect"),
            victims=self._one_of(Victims, row, "victims"),
            low=self._whole_number(self._get(row, "low"), "low"),
            best=self._number(row, "best"),
            high=self._whole_number(self._get(row, "high"), "high"),
            casualties=tuple(map(CasualtyId, self._texts(row, "casualties"))),
            left_out=tuple(
                (CasualtyId(self._text(one, "casualty")), self._text(one, "why")) for one in self._list(row, "left_out")
            ),
            rule=self._text(row, "rule"),
            origins=self._whole_number(self._get(row, "origins"), "origins") or 0,
            victim_actor=None if side is None else ActorId(side),
        )

    # -- what refers to what

    def _refer(self, corpus: Corpus) -> None:
        known: dict[str, set[str]] = {
            one.name: {value.id for value in getattr(corpus, one.name)}
            for one in fields(corpus)
            if one.name not in ("articles", "grades", "ties")
        }

        def look(what: str, kind: str, ids: Sequence[str | None]) -> None:
            for id_ in ids:
                if id_ is not None and id_ not in known[kind]:
                    self._at = [what]
                    raise Wrong(f"it refers to {id_}, which is not among the {kind}")

        for actor in corpus.actors:
            look(f"actor {actor.id}", "actors", [actor.affiliation])
        for event in corpus.events:
            look(f"event {event.id}", "actors", [*(one.actor for one in event.participants), *event.attributed_to])
            look(f"event {event.id}", "places", [event.place])
            look(f"event {event.id}", "incidents", [event.incident])
        for row in corpus.casualties:
            look(f"casualty {row.id}", "actors", [row.victim_actor, row.perpetrator, *row.attributed_to])
            look(f"casualty {row.id}", "events", [row.event])
            look(f"casualty {row.id}", "casualties", [row.part_of, row.replaces])
            look(f"casualty {row.id}", "places", [row.place])
            look(f"casualty {row.id}", "incidents", [row.incident])
        for tie in corpus.relations:
            look(f"relation {tie.id}", "actors", [tie.subject, tie.object])
        for said in corpus.statements:
            look(f"statement {said.id}", "actors", [said.speaker])
            look(f"statement {said.id}", "events", [said.event])
        for incident in corpus.incidents:
            look(f"incident {incident.id}", "events", incident.events)
            look(f"incident {incident.id}", "places", [incident.place])
            for toll in incident.tolls:
                look(f"incident {incident.id}", "casualties", [*toll.casualties, *(id_ for id_, _ in toll.left_out)])

    # -- what a case holds beside

    def _case(self, case: Any, documents: Sequence[Row], corpus: Corpus) -> Kept:
        if not isinstance(case, dict):
            raise Wrong("it is no object")
        events = {one.id for one in corpus.events}
        pairs = {
            name: frozenset(self._pair(one, events) for one in self._list(case, name)) for name in ("together", "apart")
        }
        if pairs["together"] & pairs["apart"]:
            raise Wrong("a pair of events is both together and apart")
        copies: dict[ArticleId, ArticleId] = {}
        originals: dict[ArticleId, Original] = {}
        printed: dict[ArticleId, dict[str, Original]] = {}
        for row in documents:
            key = self._document_ids[row["id"]]
            copy_of = row.get("near_duplicate_of")
            if copy_of is not None:
                if not isinstance(copy_of, str) or self._document_ids.get(copy_of, key) == key:
                    raise Wrong(f"document {row['id']} is said to be a copy of {copy_of!r}, which is no other document")
                copies[key] = self._document_ids[copy_of]
            original = row.get("original")
            if original is not None:
                originals[key] = self._original(original)
            for told in row.get("also_printed_by") or ():
                if told.get("original") is not None:
                    printed.setdefault(key, {})[outlet_key(told["publisher"])] = self._original(told["original"])
        return Kept(
            settings=self._table(case, "settings"),
            decisions=Decisions(
                same_actor={ActorId(one): ActorId(other) for one, other in self._table(case, "same_actor").items()},
                together=pairs["together"],
                apart=pairs["apart"],
            ),
            copies=copies,
            originals=originals,
            printed=printed,
            notes={ActorId(one): words for one, words in self._table(case, "notes").items()},
            history=self._history(case) if case.get("history") is not None else (),
            issues=self._issues(case) if case.get("issues") is not None else (),
        )

    def _issues(self, case: Row) -> tuple[Issue, ...]:
        found: dict[int, Issue] = {}
        for n, row in enumerate(self._list(case, "issues")):
            with self._inside(f".issues[{n}]"):
                if not isinstance(row, dict):
                    raise Wrong("it is no object")
                try:
                    written = datetime.fromisoformat(self._text(row, "written"))
                    one = from_json(json.dumps(self._plain(row, "composition"), ensure_ascii=False))
                    issue = Issue(one, written, self._maybe(row, "snapshot") or "")
                except ValueError as error:
                    raise Wrong(f"it is no issue: {error}") from error
                if issue.number in found:
                    raise Wrong(f"there are two issues {issue.number}")
                found[issue.number] = issue
        return tuple(found.values())

    def _history(self, case: Row) -> tuple[Entry, ...]:
        found = []
        for n, row in enumerate(self._list(case, "history")):
            with self._inside(f".history[{n}]"):
                if not isinstance(row, dict):
                    raise Wrong("it is no object")
                whys = self._list(row, "why")
                if not all(isinstance(one, dict) for one in whys):
                    raise Wrong("“why” holds something that is no object")
                found.append(
                    Entry(
                        n + 1,
                        self._utc(row),
                        self._maybe(row, "who"),
                        self._text(row, "label"),
                        self._plain(row, "before"),
                        self._plain(row, "after"),
                        self._one_of(Kind, row, "kind"),
                        tuple(self._subject(one) for one in self._list(row, "about")),
                        self._one_of(Act, row, "act"),
                        why=tuple(Why(self._utc(one), self._maybe(one, "who"), self._text(one, "words")) for one in whys),
                    )
                )
        return tuple(found)

    def _subject(self, value: Any) -> Subject:
        if not isinstance(value, list) or len(value) != 2 or not all(isinstance(one, str) for one in value):
            raise Wrong("“about” holds something that is no kind and id")
        return Subject(self._one_of(Kind, {"kind": value[0]}, "kind"), self._clean(value[1], "about"))

    def _grades(self, row: Any, corpus: Corpus) -> Grades:
        found = Grades(
            publishers=self._scale(Reliability, row, "publishers"),
            sources={ActorId(one): value for one, value in self._scale(Reliability, row, "sources").items()},
            events={EventId(one): value for one, value in self._scale(Credibility, row, "events").items()},
            figures={CasualtyId(one): value for one, value in self._scale(Credibility, row, "figures").items()},
        )
        found = replace(found, publishers={publisher_key(one): value for one, value in found.publishers.items()})
        if len(found.publishers) != len(row["publishers"]) or found.within(corpus) != found:
            raise Wrong("something is graded that is not in the document")
        return found

    def _scale(self, scale: type[E], row: Row, name: str) -> dict[str, E]:
        return {one: self._one_of(scale, self._table(row, name), one) for one in self._table(row, name)}

    def _pair(self, value: Any, events: set[EventId]) -> Pair:
        if (
            not isinstance(value, list)
            or len(value) != 2
            or not all(one in events for one in value)
            or value[0] == value[1]
        ):
            raise Wrong(f"{value!r} is no pair of events")
        return Pair.of(EventId(value[0]), EventId(value[1]))

    def _original(self, row: Any) -> Original:
        if not isinstance(row, dict):
            raise Wrong("an original is no object")
        try:
            data = base64.b64decode(self._get(row, "base64"), validate=True)
        except (binascii.Error, TypeError, ValueError):
            raise Wrong("an original is not in base64") from None
        made = Original(self._text(row, "name"), self._text(row, "media_type"), data)
        if made.sha256 != self._get(row, "sha256"):
            raise Wrong(f"the original “{made.name}” does not have the sha256 that is given: it was changed")
        return made

"""The public JSON of a case, `"format": "briefing/1"` (docs/interchange.md): field names change only with that number.

Lists are in document order of their first evidence, so that the same corpus always gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from briefing.domain.actor import Actor
from briefing.domain.casualty import Casualty
from briefing.domain.corpus import Corpus
from briefing.domain.event import Event
from briefing.domain.incident import Incident
from briefing.domain.place import Place
from briefing.domain.text import Article, Span
from briefing.domain.when import When

FORMAT = "briefing/1"

Row = dict[str, Any]


def document(corpus: Corpus) -> Row:
    """The interchange document of a corpus, ready for `json.dumps`.

    Raises ValueError when a span points outside its article: a fact without its words is a bug.
    """
    articles = {article.id: article for article in corpus.articles}
    order = {article.id: n for n, article in enumerate(corpus.articles)}

    def words(spans: Iterable[Span]) -> list[Row]:
        return [
            {"document": s.article, "start": s.start, "end": s.end, "text": articles[s.article].quote(s)} for s in spans
        ]

    def sort_key(spans: Sequence[Span], item_id: str) -> tuple[int, int, int, str]:
        if not spans:
            return len(order), 0, 0, item_id
        first = min((order[s.article], s.start, s.end) for s in spans)
        return *first, item_id

    return {
        "format": FORMAT,
        "documents": [_document(article) for article in corpus.articles],
        "actors": [
            {**_actor(actor), "mentions": words(actor.mentions)}
            for actor in sorted(corpus.actors, key=lambda a: sort_key(a.mentions, a.id))
        ],
        "places": [
            {**_place(place), "mentions": words(place.mentions)}
            for place in sorted(corpus.places, key=lambda p: sort_key(p.mentions, p.id))
        ],
        "times": [
            {"id": time.id, "evidence": words([time.evidence]), **_when(time.when), "kind": time.kind}
            for time in sorted(corpus.times, key=lambda t: sort_key([t.evidence], t.id))
        ],
        "events": [
            {**_event(event), "evidence": words(event.evidence)}
            for event in sorted(corpus.events, key=lambda e: sort_key(e.evidence, e.id))
        ],
        "casualties": [
            {**_casualty(row), "evidence": words(row.evidence)}
            for row in sorted(corpus.casualties, key=lambda c: sort_key(c.evidence, c.id))
        ],
        "relations": [
            {
                "id": tie.id,
                "subject": tie.subject,
                "predicate": tie.predicate,
                "object": tie.object,
                "origin": tie.origin,
                "evidence": words(tie.evidence),
            }
            for tie in sorted(corpus.relations, key=lambda r: sort_key(r.evidence, r.id))
        ],
        "statements": [
            {
                "id": said.id,
                "speaker": said.speaker,
                "stance": said.stance,
                "event": said.event,
                "origin": said.origin,
                "evidence": words(said.evidence),
            }
            for said in sorted(corpus.statements, key=lambda s: sort_key(s.evidence, s.id))
        ],
        "incidents": [_incident(incident) for incident in corpus.incidents],
    }


def dumps(corpus: Corpus) -> str:
    """The interchange document as text, indented, non-ASCII letters as themselves, ending in a newline."""
    return json.dumps(document(corpus), ensure_ascii=False, indent=1) + "\n"


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _document(article: Article) -> Row:
    published = article.published
    return {
        "id": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "author": article.author,
        "url": article.url,
        "published": published.isoformat(timespec="minutes") if isinstance(published, datetime) else _iso(published),
        "published_from": article.published_from,
        "language": article.language,
        "text": article.text,
        "sha256": article.sha256,
    }


def _actor(actor: Actor) -> Row:
    return {
        "id": actor.id,
        "name": actor.name,
        "aliases": list(actor.aliases),
        "kind": actor.kind,
        "country": actor.country,
        "title": actor.title,
        "affiliation": actor.affiliation,
        "origin": actor.origin,
    }


def _place(place: Place) -> Row:
    return {
        "id": place.id,
        "name": place.name,
        "aliases": list(place.aliases),
        "kind": place.kind,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "gazetteer": place.gazetteer,
    }


def _when(when: When) -> Row:
    return {"earliest": _iso(when.earliest), "latest": _iso(when.latest), "precision": when.precision}


def _event(event: Event) -> Row:
    return {
        "id": event.id,
        "title": event.title,
        "type": event.type,
        "subtype": event.subtype,
        **_when(event.when),
        "place": event.place,
        "participants": [{"actor": one.actor, "role": one.role} for one in event.participants],
        "status": event.status,
        "attributed_to": list(event.attributed_to),
        "confidence": round(event.confidence, 2),
        "review": event.review,
        "origin": event.origin,
        "incident": event.incident,
    }


def _casualty(row: Casualty) -> Row:
    return {
        "id": row.id,
        "event": row.event,
        "incident": row.incident,
        "effect": row.effect,
        "low": row.low,
        "high": row.high,
        "qualifier": row.qualifier,
        "victims": row.victims,
        "groups": list(row.groups),
        "victim_actor": row.victim_actor,
        "perpetrator": row.perpetrator,
        "cumulative": row.cumulative,
        **_when(row.when),
        "place": row.place,
        "attributed_to": list(row.attributed_to),
        "status": row.status,
        "part_of": row.part_of,
        "replaces": row.replaces,
        "review": row.review,
        "origin": row.origin,
    }


def _incident(incident: Incident) -> Row:
    return {
        "id": incident.id,
        "title": incident.title,
        "type": incident.type,
        **_when(incident.when),
        "place": incident.place,
        "events": list(incident.events),
        "casualties": [
            {
                "effect": toll.effect,
                "victims": toll.victims,
                "low": toll.low,
                "best": toll.best,
                "high": toll.high,
                "casualties": list(toll.casualties),
                "left_out": [{"casualty": row, "why": why} for row, why in toll.left_out],
                "rule": toll.rule,
                "origins": toll.origins,
                "victim_actor": toll.victim_actor,
            }
            for toll in incident.tolls
        ],
    }

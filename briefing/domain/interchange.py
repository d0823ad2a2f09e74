"""The public JSON of a case, `"format": "briefing/1"` (docs/interchange.md): field names change only with that number.

Lists are in document order of their first evidence, so that the same corpus always gives the same bytes.

An export of a case holds more than what is read from articles: with `Kept` the document carries what a new case needs to be
equal to the old one.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from briefing.domain.actor import Actor, ActorId
from briefing.domain.casualty import Casualty
from briefing.domain.claim import Because
from briefing.domain.corpus import Corpus, Decisions
from briefing.domain.event import Event
from briefing.domain.history import Entry
from briefing.domain.incident import Incident
from briefing.domain.place import Place
from briefing.domain.text import Article, ArticleId, Original, Span, outlet_key
from briefing.domain.when import When

if TYPE_CHECKING:
    from briefing.domain.composition import Issue

FORMAT = "briefing/1"

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """What a case holds beside its corpus.

    `settings` are its title, marking and the like; `copies` names the article of which each near-duplicate is a copy;
    `originals` are the bytes articles came in (left out by choice: they can be many megabytes), `printed` those in which
    other outlets' printings came, by `outlet_key`; `notes` are the analyst's
    words on actors; `history` is what was done in the case, the oldest first; `issues` are
    the briefings kept in it.
    """

    settings: Mapping[str, str] = field(default_factory=dict)
    decisions: Decisions = field(default_factory=Decisions)
    copies: Mapping[ArticleId, ArticleId] = field(default_factory=dict)
    originals: Mapping[ArticleId, Original] = field(default_factory=dict)
    printed: Mapping[ArticleId, Mapping[str, Original]] = field(default_factory=dict)
    notes: Mapping[ActorId, str] = field(default_factory=dict)
    history: tuple[Entry, ...] = ()
    issues: tuple[Issue, ...] = ()


def document(corpus: Corpus, kept: Kept | None = None) -> Row:
    """The interchange document of a corpus, ready for `json.dumps`; with `kept` that of a whole case.

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

    def reasons(why: Iterable[Because]) -> Row:
        """Why each field has its value, where a whole case is written."""
        if kept is None:
            return {}
        return {
            "why": [
                {"field": one.field, "rule": one.rule, "words": None if one.words is None else words([one.words])[0]}
                for one in why
            ]
        }

    found: Row = {
        "format": FORMAT,
        "documents": [
            {
                **_document(article, None if kept is None else kept.printed.get(article.id, {})),
                **_kept_of(article, kept),
            }
            for article in corpus.articles
        ],
        "actors": [
            {
                **_actor(actor),
                **({} if kept is None else {"nameless": actor.nameless}),
                "mentions": words(actor.mentions),
                **reasons(actor.why),
            }
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
            {**_event(event), "evidence": words(event.evidence), **reasons(event.why)}
            for event in sorted(corpus.events, key=lambda e: sort_key(e.evidence, e.id))
        ],
        "casualties": [
            {**_casualty(row), "evidence": words(row.evidence), **reasons(row.why)}
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
                **reasons(tie.why),
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
                **reasons(said.why),
            }
            for said in sorted(corpus.statements, key=lambda s: sort_key(s.evidence, s.id))
        ],
        "incidents": [_incident(incident) for incident in corpus.incidents],
    }
    grades = corpus.grades.within(corpus)
    if grades:
        found["grades"] = {
            "publishers": dict(sorted(grades.publishers.items())),
            "sources": dict(sorted(grades.sources.items())),
            "events": dict(sorted(grades.events.items())),
            "figures": dict(sorted(grades.figures.items())),
        }
    if kept is not None:
        found["case"] = _case(kept)
    return found


def dumps(corpus: Corpus, kept: Kept | None = None) -> str:
    """The interchange document as text, indented, non-ASCII letters as themselves, ending in a newline."""
    return json.dumps(document(corpus, kept), ensure_ascii=False, indent=1) + "\n"


def _kept_of(article: Article, kept: Kept | None) -> Row:
    if kept is None:
        return {}
    return {
        "near_duplicate_of": kept.copies.get(article.id),
        "blocks": [[block.kind, block.start, block.end] for block in article.blocks],
        "original": _original(kept.originals.get(article.id)),
    }


def _original(original: Original | None) -> Row | None:
    if original is None:
        return None
    return {
        "name": original.name,
        "media_type": original.media_type,
        "sha256": original.sha256,
        "base64": base64.b64encode(original.data).decode("ascii"),
    }


def _case(kept: Kept) -> Row:
    from briefing.domain import composition  # what a briefing is made of: not loaded to write what one article tells

    decisions = kept.decisions
    return {
        "settings": dict(sorted(kept.settings.items())),
        "same_actor": dict(sorted(decisions.same_actor.items())),
        "together": [list(pair) for pair in sorted(decisions.together)],
        "apart": [list(pair) for pair in sorted(decisions.apart)],
        "notes": dict(sorted(kept.notes.items())),
        "history": [_entry(entry) for entry in kept.history],
        "issues": [
            {
                "written": one.written.isoformat(),
                "composition": json.loads(composition.to_json(one.composition)),
                "snapshot": one.snapshot,
            }
            for one in sorted(kept.issues, key=lambda one: one.number)
        ],
    }


def _entry(entry: Entry) -> Row:
    return {
        "at": entry.at.isoformat(timespec="milliseconds"),
        "who": entry.who,
        "label": entry.label,
        "kind": entry.kind,
        "act": entry.act,
        "about": [[subject.kind, subject.id] for subject in entry.about],
        "before": entry.before,
        "after": entry.after,
        "why": [{"at": one.at.isoformat(timespec="milliseconds"), "who": one.who, "words": one.words} for one in entry.why],
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _moment(published: datetime) -> str:
    """To the minute, or as finely as it is known where it is known more finely."""
    return published.isoformat(timespec="auto" if published.second or published.microsecond else "minutes")


def _document(article: Article, printed: Mapping[str, Original] | None) -> Row:
    """`printed` are the files of other outlets' printings, None where no whole case is written."""
    found: Row = {
        "id": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "author": article.author,
        "url": article.url,
        "published": _published(article.published),
        "published_from": article.published_from,
        "language": article.language,
        "text": article.text,
        "sha256": article.sha256,
    }
    if article.also:
        found["also_printed_by"] = [
            {
                "publisher": one.publisher,
                "author": one.author,
                "url": one.url,
                "published": _published(one.published),
                "published_from": one.published_from,
                **({} if printed is None else {"original": _original(printed.get(outlet_key(one.publisher)))}),
            }
            for one in article.also
        ]
    return found


def _published(published: date | None) -> str | None:
    return _moment(published) if isinstance(published, datetime) else _iso(published)


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

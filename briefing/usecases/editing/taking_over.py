"""A case written as an interchange document, and such a document made a case again.

A document holds the joined view; a case holds what each article was read to say, from which the view is made. So the facts
go back to the articles that their words are in, everything is joined again, and where that comes out otherwise than in the
document (joining saw less than it did the first time) the document is right: the difference becomes a decision, as if the
analyst had taken it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any, TypeVar

from briefing.domain.actor import Actor, ActorId, Relation
from briefing.domain.casualty import Casualty
from briefing.domain.claim import Because, Statement
from briefing.domain.corpus import Corpus, Decisions
from briefing.domain.event import Event, EventId, IncidentId
from briefing.domain.findings import Findings
from briefing.domain.history import Kind, Subject
from briefing.domain.incident import Incident, Pair
from briefing.domain.interchange import Kept
from briefing.domain.place import Place
from briefing.domain.text import Article, ArticleId, Original, Span, outlet_key
from briefing.domain.when import TimeExpression
from briefing.errors import InputNotFound, InterchangeRefused
from briefing.exchange.interchange import Interchange, is_interchange, loads
from briefing.store.actors import Fields
from briefing.store.casefile import CaseFile
from briefing.usecases.editing.edits import refresh_view
from briefing.usecases.taking_in.intake import signature

TAKEN_OVER = Subject(Kind.CASE, "document")  # what is noted of taking over: it tells of the file, and stays behind
MAX_BYTES = 1_000_000_000  # of a document: all of it has to fit into memory
_ROUNDS = 4  # each pins what the one before brought up
_EDITABLE = ("name", "kind", "aliases", "country", "title", "affiliation", "nameless")

Told = TypeVar("Told", Event, Casualty, Relation, Statement)


def kept_of(case: CaseFile, *, originals: bool = True) -> Kept:
    """What a case holds beside its corpus. Without `originals` the bytes that articles came in are left out.

    A decision on an event whose article was taken out or is a copy of another one stays in the case, for when it is put
    back; it is about nothing in a document that has not got the event.
    """
    heads = case.articles.heads()
    events, decided = {event.id for event in case.corpus().events}, case.decisions()
    notes = {actor.id: case.actors.note(actor.id) for actor in case.actors.all()}
    return Kept(
        settings=case.settings.all(),
        decisions=replace(decided, together=_pairs_of(decided.together, events), apart=_pairs_of(decided.apart, events)),
        copies={head.id: head.near_duplicate_of for head in heads if head.near_duplicate_of is not None},
        originals={head.id: case.articles.original(head.id) for head in heads} if originals else {},
        printed=_printed(case) if originals else {},
        notes={actor: words for actor, words in notes.items() if words},
        history=tuple(entry for entry in case.history.all() if entry.about[:1] != (TAKEN_OVER,)),
        issues=tuple(case.issues.get(head.number) for head in case.issues.heads()[::-1]),
    )


def _printed(case: CaseFile) -> dict[ArticleId, dict[str, Original]]:
    """The files in which other outlets' printings of the articles came."""
    found: dict[ArticleId, dict[str, Original]] = {}
    for article in case.articles.all():
        for one in article.also:
            if (original := case.articles.original_of_printing(article.id, one.publisher)) is not None:
                found.setdefault(article.id, {})[outlet_key(one.publisher)] = original
    return found


def _pairs_of(pairs: Iterable[Pair], events: Collection[EventId]) -> frozenset[Pair]:
    return frozenset(pair for pair in pairs if pair.one in events and pair.other in events)


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What became of a document.

    `differences` are what shows otherwise in the case than in it, in sentences; empty when the case is equal.
    `without_original` counts the articles whose text stands in for the bytes they came in.
    """

    articles: int
    events: int
    figures: int
    without_original: int
    differences: tuple[str, ...]


def holds_case(path: Path) -> bool:
    """Whether a file is an interchange document, by its beginning. A file that cannot be read is none."""
    try:
        with path.open("rb") as file:
            return is_interchange(file.read(4096))
    except OSError:
        return False


def read_document(path: Path) -> Interchange:
    """The document in a file.

    Raises InputNotFound where it cannot be read, InterchangeRefused where it does not hold together.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InterchangeRefused(f"“{path.name}” is larger than {MAX_BYTES:,} bytes.", "Export the case in parts.")
        data = path.read_bytes()
    except OSError as error:
        raise InputNotFound(f"{path} cannot be read: {error.strerror}.", "Check its name and who may read it.") from error
    return loads(data, path.name)


def take_over(case: CaseFile, document: Interchange, name: str) -> TakenOver:
    """Fill an empty case with a document, whole or not at all. `name` is what the file is called in messages.

    Raises InterchangeRefused where the case is not empty; CaseError where it cannot be written.
    """
    if case.articles.heads() or case.events.all() or case.casualties.all():
        raise InterchangeRefused(
            f"“{name}” is a whole case, and the case it should go into is not empty.", "Import it into a new case."
        )
    corpus, kept = document.corpus, document.kept
    with case.atomic():
        _fill(case, corpus, kept, name)
        shown = _settle(case, corpus, kept.decisions)
        case.history.take_over(kept.history)
        told = {"articles": len(corpus.articles), "events": len(corpus.events)}
        case.history.note(f"Import “{name}”", None, told, Kind.CASE, [TAKEN_OVER])
    return TakenOver(
        articles=len(corpus.articles),
        events=len(corpus.events),
        figures=len(corpus.casualties),
        without_original=sum(article.id not in kept.originals for article in corpus.articles),
        differences=_differences(corpus, shown),
    )


def make_case(path: Path, file: Path, by: str | None = None) -> TakenOver:
    """Make a case of the document in a file; an empty case that is there already is filled. `by` is named in its history.

    Raises as `read_document`, `take_over` and `CaseFile.create` do; no new case is left behind then.
    """
    document = read_document(file)
    is_new = not path.exists()
    opened = CaseFile.create(path) if is_new else CaseFile.open(path)
    try:
        with opened:
            opened.history.by = by
            return take_over(opened, document, file.name)
    except BaseException:
        if is_new:
            path.unlink(missing_ok=True)
        raise


# -- putting in


def _fill(case: CaseFile, corpus: Corpus, kept: Kept, name: str) -> None:
    findings, rest = _by_article(corpus)
    copies_last = sorted(corpus.articles, key=lambda one: one.id in kept.copies)
    for article in copies_last:
        case.articles.add(
            article,
            kept.originals.get(article.id) or _stand_in(article, name),
            signature(article.text),
            Findings(article.id),
            near_duplicate_of=kept.copies.get(article.id),
            printed=kept.printed.get(article.id),
        )
    for of_article in findings.values():  # once all articles are there: a tie may rest on the words of several
        case.articles.replace_findings(of_article)
    for actor in rest.actors:
        case.actors.add(actor)
    for place in rest.places:
        case.places.add(place)
    for event in rest.events:
        case.events.add(event)
    for row in rest.casualties:
        case.casualties.add(row)
    for key, value in kept.settings.items():
        case.settings.set(key, value)
    for actor_id, words in kept.notes.items():
        case.actors.annotate(actor_id, words)
    for issue in kept.issues:
        case.issues.put(issue)
    case.decide(kept.decisions)
    case.grades.fill(corpus.grades)


def _stand_in(article: Article, name: str) -> Original:
    """The text in place of the bytes an article came in, where the document does not have them."""
    return Original(f"{article.title or article.id} (text from {name})", "text/plain", article.text.encode("utf-8"))


def _by_article(corpus: Corpus) -> tuple[dict[ArticleId, Findings], Findings]:
    """The facts of each article, and those that are in none because the analyst entered them without evidence.

    An actor or place goes to every article that names it; one that none names to those whose facts refer to it.
    """
    kinds = [one.name for one in fields(Findings) if one.name != "article"]
    found: dict[ArticleId, dict[str, list[Any]]] = {one.id: {kind: [] for kind in kinds} for one in corpus.articles}
    rest: dict[str, list[Any]] = {kind: [] for kind in kinds}
    actors_of: defaultdict[str, set[ArticleId]] = defaultdict(set)
    places_of: defaultdict[str, set[ArticleId]] = defaultdict(set)

    def put(kind: str, facts: Iterable[Told], actors: Callable[[Told], Iterable[ActorId | None]]) -> None:
        for fact in facts:
            if not fact.evidence:
                rest[kind].append(_unjoined(fact))
                continue
            home = fact.evidence[0].article
            found[home][kind].append(_unjoined(fact))
            for actor in actors(fact):
                if actor is not None:
                    actors_of[actor].add(home)
            place = getattr(fact, "place", None)
            if place is not None:
                places_of[place].add(home)

    put("events", corpus.events, lambda one: (*(part.actor for part in one.participants), *one.attributed_to))
    put("casualties", corpus.casualties, lambda one: (one.victim_actor, one.perpetrator, *one.attributed_to))
    put("relations", corpus.relations, lambda one: (one.subject, one.object))
    put("statements", corpus.statements, lambda one: (one.speaker,))
    for time in corpus.times:
        found[time.evidence.article]["times"].append(time)
    for actor in _bodies_last(corpus.actors):
        homes = _mentions(actor.mentions) or dict.fromkeys(sorted(actors_of[actor.id]), ())
        reasons = _reasons(actor.why)
        for home, spans in homes.items():
            why = tuple(one for one, told_in in reasons if told_in is None or told_in == home)
            found[home]["actors"].append(replace(actor, mentions=spans, why=why))
            if actor.affiliation is not None:
                actors_of[actor.affiliation].add(home)
        if not homes:
            rest["actors"].append(actor)
    for place in corpus.places:
        homes = _mentions(place.mentions) or dict.fromkeys(sorted(places_of[place.id]), ())
        for home, spans in homes.items():
            found[home]["places"].append(replace(place, mentions=spans))
        if not homes:
            rest["places"].append(place)
    by_hand = Findings(ArticleId("by-hand"), **{kind: tuple(values) for kind, values in rest.items()})
    return {
        article: Findings(article, **{kind: tuple(sorted(values, key=_place_in_text)) for kind, values in lists.items()})
        for article, lists in found.items()
    }, by_hand


def _reasons(why: Sequence[Because]) -> list[tuple[Because, ArticleId | None]]:
    """Each reason with the article it was noted in. One that points at no words stands behind those of its article; were it
    put into another one as well, joining would bring it up earlier.
    """
    homes = [one.words.article if one.words is not None else None for one in why]
    found, last = [], next((home for home in homes if home is not None), None)
    for one, home in zip(why, homes, strict=True):
        last = home or last
        found.append((one, last))
    return found


def _unjoined(fact: Told) -> Told:
    """Which happening it tells is found out again."""
    return replace(fact, incident=None) if isinstance(fact, (Event, Casualty)) else fact


def _bodies_last(actors: Sequence[Actor]) -> list[Actor]:
    """Actors before the bodies they belong to, so that a body that no article names goes where its members went."""
    by_id = {actor.id: actor for actor in actors}

    def depth(actor: Actor) -> int:
        above, steps = actor.affiliation, 0
        while above is not None and above in by_id and steps < len(actors):
            above, steps = by_id[above].affiliation, steps + 1
        return steps

    return sorted(actors, key=depth, reverse=True)


def _mentions(spans: Sequence[Span]) -> dict[ArticleId, tuple[Span, ...]]:
    found: defaultdict[ArticleId, list[Span]] = defaultdict(list)
    for span in spans:
        found[span.article].append(span)
    return {article: tuple(of_it) for article, of_it in found.items()}


def _place_in_text(fact: Actor | Place | TimeExpression | Event | Casualty | Relation | Statement) -> tuple[int, int, str]:
    match fact:
        case Actor() | Place():
            spans: Sequence[Span] = fact.mentions
        case TimeExpression():
            spans = (fact.evidence,)
        case _:
            spans = fact.evidence
    return (spans[0].start, spans[0].end, fact.id) if spans else (0, 0, fact.id)


# -- joining again


def _settle(case: CaseFile, wanted: Corpus, decided: Decisions) -> Corpus:
    """Join everything; what comes out otherwise than wanted is decided, until it comes out as wanted or no more can be."""
    for _ in range(_ROUNDS):
        refresh_view(case)
        shown = case.corpus()
        decisions = _pinned(shown, wanted, case.decisions())
        words = _overruled(shown, wanted)
        if decisions == case.decisions() and not words:
            return shown
        case.decide(decisions)
        for actor, fields_ in words.items():
            case.actors.overrule(actor, {**(case.actors.overruled(actor) or {}), **fields_})
    return shown


def _pinned(shown: Corpus, wanted: Corpus, decided: Decisions) -> Decisions:
    """The decisions with those pairs of events added that came out together and should not, or the other way round."""
    now, then = _groups(shown), _groups(wanted)
    together, apart = set(decided.together), set(decided.apart)
    for group in set(then.values()):
        for one, other in pairwise(sorted(group)):
            if now.get(one) != now.get(other) or now.get(one) is None:
                together.add(Pair.of(one, other))
    for group in set(now.values()):
        for one, other in combinations(sorted(group), 2):
            if then.get(one, one) != then.get(other, other):
                apart.add(Pair.of(one, other))
    together -= apart
    return replace(decided, together=frozenset(together), apart=frozenset(apart))


def _groups(corpus: Corpus) -> Mapping[EventId, frozenset[EventId]]:
    return {event: group for one in corpus.incidents for group in [frozenset(one.events)] for event in group}


def _overruled(shown: Corpus, wanted: Corpus) -> dict[ActorId, Fields]:
    """Fields of actors that joining made otherwise than the document has them: its word is the analyst's."""
    now = {actor.id: actor for actor in shown.actors}
    found: dict[ActorId, Fields] = {}
    for actor in wanted.actors:
        there = now.get(actor.id)
        if there is None:
            continue
        other = {name: getattr(actor, name) for name in _EDITABLE if getattr(actor, name) != getattr(there, name)}
        if other:
            found[actor.id] = {name: list(value) if isinstance(value, tuple) else value for name, value in other.items()}
    return found


def _differences(wanted: Corpus, shown: Corpus) -> tuple[str, ...]:
    """What is not the same, whatever happenings are called: their ids are made anew."""
    found: list[str] = []
    if wanted.grades.within(wanted) != shown.grades:
        found.append("some grades are not as in the file")
    for one in fields(wanted):
        if one.name in ("grades", "ties"):
            continue
        then, now = (_by_key(getattr(corpus, one.name)) for corpus in (wanted, shown))
        missing = len(then.keys() - now.keys())
        added = len(now.keys() - then.keys())
        other = sum(now[key] != value for key, value in then.items() if key in now)
        for number, words in ((missing, "missing"), (added, "new"), (other, "not as in the file")):
            if number:
                found.append(f"{number} of {len(then)} {one.name} {'is' if number == 1 else 'are'} {words}")
    return tuple(found)


def _by_key(values: Iterable[Any]) -> dict[object, Any]:
    found: dict[object, Any] = {}
    for value in values:
        if isinstance(value, Incident):
            found[frozenset(value.events)] = replace(value, id=IncidentId(""), events=())
        else:
            found[value.id] = replace(value, incident=None) if isinstance(value, (Event, Casualty)) else value
    return found

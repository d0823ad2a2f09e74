"""One actor or one happening on one sheet: the same facts as in a briefing, of that part of the case alone.

A sheet is a dossier with little in it. Its sources are numbered by themselves, and hold what the sheet cites and no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from briefing.domain.actor import Actor, ActorId
from briefing.domain.choice import Choice
from briefing.domain.corpus import Corpus
from briefing.domain.dossier import Dossier
from briefing.domain.event import Event, EventId
from briefing.domain.printed import BY_HAND, Labels, Source
from briefing.errors import NothingToReport
from briefing.store.casefile import CaseFile
from briefing.usecases.briefings.collecting import collect
from briefing.usecases.editing.resembling import verdicts
from briefing.usecases.looking.happenings import Happening, View
from briefing.usecases.looking.hindsight import HoldsCorpus, corpus_for
from briefing.usecases.wording import phrasing
from briefing.usecases.wording.citing import letters

T = TypeVar("T")

_LONGEST_NOTE = 600  # characters: the sheet is one page
_MOST_NAMED = 6  # candidates in a message
_LABELLED = frozenset({"sources", "first_named"})


def find_actor(corpus: Corpus, words: str) -> Actor:
    """The actor with this id, name or other name, whatever its capitals; else the one whose name holds the words.

    Raises NothingToReport where there is none or there are several, naming them.
    """
    wanted = " ".join(words.casefold().split())
    exact = [one for one in corpus.actors if one.id == words or wanted in {name.casefold() for name in _names(one)}]
    found = exact or [one for one in corpus.actors if wanted and wanted in one.name.casefold()]
    if len(found) == 1:
        return found[0]
    if not found:
        raise NothingToReport(f"No actor of the case is called “{words}”.", "Look for its name in the pane Actors.")
    raise NothingToReport(
        f"“{words}” may be {_listed(one.name for one in found)}.", "Give more of the name, or its id from the JSON."
    )


def find_happening(case: HoldsCorpus | Corpus, choice: Choice, words: str) -> str:
    """The key of the happening with this id (its own or that of one of its events) or title, else of the one whose title
    holds the words.

    Raises NothingToReport where there is none or there are several, naming them.
    """
    wanted = " ".join(words.casefold().split())
    all_ = _view(case, choice).happenings
    exact = [one for one in all_ if words == one.key or words in {event.id for event in one.events}]
    exact = exact or [one for one in all_ if wanted in {title.casefold() for title in _titles(one)}]
    found = exact or [one for one in all_ if wanted and any(wanted in title.casefold() for title in _titles(one))]
    if len(found) == 1:
        return found[0].key
    if not found:
        raise NothingToReport(
            f"No event of the case is called “{words}”, or none in the period chosen.",
            "Look for its title in the timeline.",
        )
    raise NothingToReport(
        f"“{words}” may be {_listed(one.title for one in found)}.", "Give more of the title, or its id from the JSON."
    )


def _names(actor: Actor) -> tuple[str, ...]:
    return actor.name, *actor.aliases


def _titles(one: Happening) -> tuple[str, ...]:
    titles = (one.title, *(event.title for event in one.events))
    return (*titles, *(title.replace("“", "").replace("”", "") for title in titles))  # however it is typed


def _listed(names: Iterable[str]) -> str:
    all_ = list(dict.fromkeys(names))
    shown = [f"“{name}”" for name in all_[:_MOST_NAMED]]
    return " or ".join(shown) + (f" or one of {len(all_) - len(shown)} more" if len(all_) > len(shown) else "")


def _view(case: HoldsCorpus | Corpus, choice: Choice) -> View:
    return View(corpus_for(case, choice), choice)


def actor_sheet(
    case: HoldsCorpus | Corpus, choice: Choice, actor: ActorId, note: str = "", possibly: Sequence[ActorId] = ()
) -> Dossier:
    """The profile of one actor as a dossier that holds nothing else; its title is the actor's name.

    `note` is the analyst's on it, of which the beginning is printed; `possibly` are actors that it may be. Of a case file
    both are read from it.
    Raises NothingToReport where the choice leaves nothing of it.
    """
    corpus = corpus_for(case, choice)
    view = _view(corpus, choice)
    own = {
        row.event
        for row in corpus.casualties
        if row.event is not None and actor in (row.perpetrator, row.victim_actor, *row.attributed_to)
    }
    own |= {said.event for said in corpus.statements if said.event is not None and said.speaker == actor}
    kept = {event.id for one in view.happenings if _has_part(one, actor, own) for event in one.events}
    part = _narrowed(corpus, kept, relations=lambda one: actor in (one.subject, one.object), speaker=actor)
    whole = collect(part, choice)
    profile = next((one for one in whole.profiles if one.actor == actor), None)
    if profile is None:
        name = next((one.name for one in corpus.actors if one.id == actor), actor)
        raise NothingToReport(f"Nothing is told of {name} in what was chosen.", "Choose a longer period, or another actor.")
    if isinstance(case, CaseFile):
        note, possibly = case.actors.note(actor), verdicts(case).of(actor)
    known = {one.id: one.name for one in corpus.actors}
    names = tuple(known[one] for one in possibly if one in known)
    profile = replace(profile, note=phrasing.shortened(note, _LONGEST_NOTE), possibly=names)
    return alone(whole, profile.name, profiles=(profile,))


def incident_sheet(case: HoldsCorpus | Corpus, choice: Choice, key: str) -> Dossier:
    """Everything of one happening as a dossier that holds nothing else: its row of the timeline, every report of its tolls,
    claim and denial, what is not known. `key` is what `find_happening` gives.

    Raises NothingToReport where the choice leaves nothing of it.
    """
    corpus = corpus_for(case, choice)
    found = next((one for one in _view(corpus, choice).happenings if one.key == key), None)
    if found is None:
        raise NothingToReport("The event is not in what was chosen.", "Choose a longer period.")
    part = _narrowed(corpus, {event.id for event in found.events}, relations=lambda _one: False, incident=key)
    whole = collect(part, choice)
    return alone(
        whole,
        found.title,
        timeline=whole.timeline,
        undated=whole.undated,
        planned=whole.planned,
        denied=whole.denied,
        background=whole.background,
        tolls=whole.tolls,
        running_totals=whole.running_totals,
        unassigned=whole.unassigned,
        by_claim=whole.by_claim,
        disputes=whole.disputes,
        gaps=whole.gaps,
    )


def _has_part(one: Happening, actor: ActorId, own: set[EventId]) -> bool:
    rows = [row for toll in one.tolls for row in toll.rows]
    return (
        any(part.actor == actor for event in one.events for part in event.participants)
        or any(actor in event.attributed_to for event in one.events)
        or any(event.id in own for event in one.events)
        or any(actor in (row.perpetrator, row.victim_actor, *row.attributed_to) for row in rows)
    )


def _narrowed(
    corpus: Corpus, events: set[EventId], *, relations: Any, speaker: ActorId | None = None, incident: str = ""
) -> Corpus:
    """The part of a corpus that some happenings are told in; whole happenings, so that no toll changes."""
    incidents = tuple(one for one in corpus.incidents if one.id == incident or any(event in events for event in one.events))
    kept: set[str] = {event for one in incidents for event in one.events} | events
    rows = {
        id_ for one in incidents for toll in one.tolls for id_ in (*toll.casualties, *(row for row, _ in toll.left_out))
    }

    def stays(event: Event) -> bool:
        return event.id in kept

    return replace(
        corpus,
        events=tuple(filter(stays, corpus.events)),
        casualties=tuple(row for row in corpus.casualties if row.id in rows or row.event in kept),
        relations=tuple(filter(relations, corpus.relations)),
        statements=tuple(one for one in corpus.statements if one.event in kept or one.speaker == speaker),
        incidents=incidents,
    )


def alone(whole: Dossier, title: str, **parts: Any) -> Dossier:
    """A dossier with these parts alone, and of the sources what they cite, numbered anew."""
    choice = replace(whole.choice, title=title if title.strip() else whole.choice.title)
    bare = Dossier(choice, whole.period, whole.cut_off, whole.written, method=whole.method, **parts)
    cited = set(_cited(bare))
    labels: dict[str, str] = {}
    sources: list[Source] = []
    for source in whole.sources:
        quotes = [quote for quote in source.quotes if quote.label in cited]
        if not quotes:
            continue
        number = len(sources) + 1
        for n, quote in enumerate(quotes, start=1):
            labels[quote.label] = f"{number}{letters(n)}"
        renamed = tuple(replace(quote, label=labels[quote.label]) for quote in quotes)
        sources.append(replace(source, number=number, quotes=renamed))
    quoted = {source.article for source in sources}
    marked = tuple(one for one in whole.marked_higher if one.article in quoted)
    return replace(_relabelled(bare, labels), sources=tuple(sources), has_by_hand=BY_HAND in cited, marked_higher=marked)


def _cited(value: object) -> Iterable[str]:
    if isinstance(value, tuple):
        for one in value:
            yield from _cited(one)
    elif is_dataclass(value):
        for field in fields(value):
            held = getattr(value, field.name)
            yield from held if field.name in _LABELLED and _are_labels(held) else _cited(held)


def _relabelled(value: T, labels: Mapping[str, str]) -> T:
    if isinstance(value, tuple):
        return tuple(_relabelled(one, labels) for one in value)  # type: ignore[return-value]
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed: dict[str, Any] = {}
    for field in fields(value):
        held = getattr(value, field.name)
        if field.name in _LABELLED and _are_labels(held):
            changed[field.name] = tuple(labels.get(label, label) for label in held)
        elif field.name == "source" and isinstance(held, str):  # of a mark in a chart: labels in a row
            changed[field.name] = ", ".join(labels.get(label, label) for label in held.split(", "))
        elif isinstance(held, tuple) or is_dataclass(held):
            changed[field.name] = _relabelled(held, labels)
    return replace(value, **changed) if changed else value


def _are_labels(held: object) -> bool:
    labels: Labels = held if isinstance(held, tuple) else ()
    return bool(labels) and all(isinstance(one, str) for one in labels)

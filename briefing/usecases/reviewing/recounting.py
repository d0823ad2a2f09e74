"""The history in words: what an entry changed, field by field, as an analyst would say it."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from briefing.domain.actor import ActorKind
from briefing.domain.casualty import Victims
from briefing.domain.claim import Origin, Review
from briefing.domain.corpus import Corpus
from briefing.domain.criteria import read_filters
from briefing.domain.event import Role
from briefing.domain.grade import Credibility, Reliability
from briefing.domain.history import Act, Entry, Kind, Subject
from briefing.domain.tally import figure
from briefing.domain.text import Article, PublishedFrom
from briefing.domain.when import When
from briefing.store.casefile import CaseFile
from briefing.store.values import built, day_of
from briefing.usecases.editing import kept_filters
from briefing.usecases.wording import phrasing
from briefing.usecases.wording.phrasing import KINDS, counted, listed, shortened

KIND_NAMES = {
    Kind.ARTICLE: "Article",
    Kind.EVENT: "Event",
    Kind.CASUALTY: "Figure",
    Kind.ACTOR: "Actor",
    Kind.KNOWLEDGE: "Knowledge",
    Kind.SETTING: "Settings of the case",
    Kind.CASE: "The case",
}
ACT_NAMES = {Act.DONE: "", Act.UNDONE: "undone", Act.REDONE: "done again"}
NOTHING = "—"
GONE = "no longer in the case"
_MOST = 300  # characters of a value
_NOT_OURS = (ValueError, TypeError, LookupError, AttributeError, OverflowError)  # what was taken over may say anything

_REVIEWS = {
    Review.SUGGESTED: "not reviewed",
    Review.ACCEPTED: "accepted",
    Review.EDITED: "edited",
    Review.REJECTED: "rejected",
}
_ROLES = {
    Role.INITIATOR: "acted",
    Role.TARGET: "was the target",
    Role.ALLY: "took part",
    Role.MEDIATOR: "mediated",
    Role.SUBJECT: "was concerned",
}
_PUBLISHED_FROM = {
    PublishedFrom.METADATA: "the file's own details",
    PublishedFrom.DATELINE: "the dateline",
    PublishedFrom.TEXT: "the text",
    PublishedFrom.ANALYST: "the analyst",
}
_ORIGINS = {
    Origin.EXTRACTED: "read from the text",
    Origin.KNOWLEDGE: "from what the program knows",
    Origin.ANALYST: "entered by the analyst",
}
_SETTINGS = {
    "title": "Title of the case",
    "author": "Author",
    "marking": "Marking",
    "paper": "Paper",
    "briefing title": "Title of the briefing",
    kept_filters.SETTING: "Filters kept",
}
_WHERE = {"case": "this case", "everywhere": "every case"}
_HIDDEN = frozenset({"id", "article", "incident", "why", "read_incident", "position", "mentions", "overruled", "issue"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs: its name, and its value before and after in words, `NOTHING` where it had none."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Names:
    """What items are called now. Those that are gone are called by what their id tells."""

    actors: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    events: Mapping[str, str] = field(default_factory=dict)
    figures: Mapping[str, str] = field(default_factory=dict)
    articles: Mapping[str, Article] = field(default_factory=dict)
    shown: frozenset[str] = frozenset()  # actors that are not joined under another

    @classmethod
    def of(cls, corpus: Corpus, read: Mapping[str, str] | None = None) -> Names:
        """Those of everything that shows. `read` names actors as they were read, also those joined under another."""
        return cls(
            {**(read or {}), **{one.id: one.name for one in corpus.actors}},
            {one.id: one.name for one in corpus.places},
            {one.id: one.title for one in corpus.events},
            {row.id: phrasing.figure_and_people(row) for row in corpus.casualties},
            {one.id: one for one in corpus.articles},
            frozenset(one.id for one in corpus.actors),
        )

    @classmethod
    def in_case(cls, case: CaseFile) -> Names:
        """Those of everything in a case."""
        return cls.of(case.corpus(why=False), case.actors.names())

    def actor(self, id_: str) -> str:
        return self.actors.get(id_) or _from_id(id_)

    def place(self, id_: str) -> str:
        return self.places.get(id_) or _from_id(id_)

    def event(self, id_: str) -> str:
        return f"“{self.events[id_]}”" if id_ in self.events else f"an event that is {GONE}"

    def figure(self, id_: str) -> str:
        return f"“{self.figures[id_]}”" if id_ in self.figures else f"a figure that is {GONE}"

    def article(self, id_: str) -> str:
        found = self.articles.get(id_)
        return f"“{found.title or id_}”" if found is not None else f"an article that is {GONE}"

    def holds(self, subject: Subject) -> bool:
        """Whether an item is in the case now."""
        held: Mapping[Kind, Container[str]] = {
            Kind.ARTICLE: self.articles,
            Kind.EVENT: self.events,
            Kind.CASUALTY: self.figures,
            Kind.ACTOR: self.shown,
        }
        return subject.id in held.get(subject.kind, ())


def subject_name(subject: Subject, names: Names) -> str:
    """What an item is called: "Event “Air strike on Idlib”"."""
    called: dict[Kind, Callable[[str], str]] = {
        Kind.ARTICLE: names.article,
        Kind.EVENT: names.event,
        Kind.CASUALTY: names.figure,
        Kind.ACTOR: lambda id_: f"“{names.actor(id_)}”",
        Kind.SETTING: lambda id_: _SETTINGS.get(id_, id_),
    }
    name = called[subject.kind](subject.id) if subject.kind in called else f"“{subject.id}”"
    return name if name.startswith("a") else f"{KIND_NAMES[subject.kind]} {name}"


def differences(entry: Entry, names: Names) -> tuple[Difference, ...]:
    """What an entry changed, in the order in which a form asks for it; empty where the label says it all."""
    try:
        return _differences(entry, names)
    except _NOT_OURS:
        return (Difference("Value", _any(entry.before, names), _any(entry.after, names)),)


def _differences(entry: Entry, names: Names) -> tuple[Difference, ...]:
    before, after = entry.before, entry.after
    if entry.kind is Kind.KNOWLEDGE:
        before, after = _entry_of(before), _entry_of(after)
    if entry.kind is Kind.SETTING:
        return _of_setting(entry)
    if isinstance(before, str | None) and isinstance(after, str | None):
        return () if before == after else (Difference("Note", _text(before), _text(after)),)
    was, now = (one if isinstance(one, Mapping) else {} for one in (before, after))
    if {"same_actor", "together", "apart"} & (was.keys() | now.keys()):
        return _sameness(was, now, names)
    if was and now and not _is_item(was) and not _is_item(now):
        return (Difference("Value", _any(was, names), _any(now, names)),)
    found = []
    keys = {*was, *now}
    for name, label, value in _FIELDS:
        if not keys & set(name.split()):
            continue
        one, other = (_told(side, name, value, names) if side else "" for side in (was, now))
        if one != other:
            found.append(Difference(label, one or NOTHING, other or NOTHING))
    known = {part for name, _, _ in _FIELDS for part in name.split()} | _HIDDEN
    for name in sorted(keys - known):
        label = (
            _GRADED if name in {one.id for one in entry.about} or _is_grade(was.get(name, now.get(name))) else _spaced(name)
        )
        one, other = (_any(side.get(name), names) for side in (was, now))
        if one != other:
            found.append(Difference(label, one, other))
    return tuple(found)


def _told(side: Mapping[str, Any], name: str, value: Callable[[Mapping[str, Any], Names], str], names: Names) -> str:
    try:
        return value(side, names)
    except _NOT_OURS:
        return "; ".join(_any(side[part], names) for part in name.split() if part in side)


_GRADED = "Grade"


def told(entry: Entry, names: Names) -> str:
    """All that an entry changed, in one line, for tables: "Title: “A” → “B”; When: — → 28 Nov 2024"."""
    return "; ".join(f"{one.name}: {one.before} → {one.after}" for one in differences(entry, names))


def reasons(entry: Entry) -> str:
    """Why, in the analyst's words; several parted by a slash."""
    return " / ".join(one.words for one in entry.why)


def moment(at: datetime) -> str:
    """When, by the clock of this computer, as "28 Nov 2024, 18:04"."""
    here = at.astimezone()
    return f"{phrasing.day(here)}, {here:%H:%M}"


# --- values in words


def _text(value: Any) -> str:
    return shortened(str(value), _MOST) if value not in (None, "", [], {}) else NOTHING


def _spaced(name: str) -> str:
    return name.replace("_", " ").replace("-", " ").capitalize()


def _from_id(id_: str) -> str:
    tail = id_.rsplit(":", 1)[-1].replace("-", " ")
    return tail[:1].upper() + tail[1:] if not tail.isdigit() else f"a place that is {GONE}"


def _word(name: str, default: str = "") -> Callable[[Mapping[str, Any], Names], str]:
    return lambda side, _names: str(side.get(name, default) or "").replace("-", " ")


def _line(name: str) -> Callable[[Mapping[str, Any], Names], str]:
    return lambda side, _names: shortened(str(side[name]), _MOST) if side.get(name) else ""


def _of_vocabulary(name: str, words: Mapping[Any, str], default: str = "") -> Callable[[Mapping[str, Any], Names], str]:
    by_value = {str(member): word for member, word in words.items()}

    def value(side: Mapping[str, Any], _names: Names) -> str:
        found = str(side.get(name, default) or "")
        return by_value.get(found, found.replace("-", " "))

    return value


def _when(side: Mapping[str, Any], _names: Names) -> str:
    return phrasing.when(built(When, side["when"])) if side.get("when") else phrasing.DATE_UNKNOWN


def _published(side: Mapping[str, Any], _names: Names) -> str:
    return phrasing.published(day_of(str(side["published"]))) if side.get("published") else ""


def _participants(side: Mapping[str, Any], names: Names) -> str:
    parts = side.get("participants") or ()
    return listed([f"{names.actor(str(one[0]))} ({_ROLES.get(one[1], one[1])})" for one in map(_pair, parts)], 8)


def _pair(one: Any) -> tuple[str, Any]:
    role = str(one.get("role", ""))
    return str(one.get("actor", "")), next((member for member in Role if member.value == role), role)


def _listed_ids(name: str) -> Callable[[Mapping[str, Any], Names], str]:
    return lambda side, names: listed([names.actor(str(id_)) for id_ in side.get(name) or ()], 8)


def _an_id(name: str, called: str) -> Callable[[Mapping[str, Any], Names], str]:
    return lambda side, names: getattr(names, called)(str(side[name])) if side.get(name) else ""


def _plain_list(name: str) -> Callable[[Mapping[str, Any], Names], str]:
    return lambda side, _names: listed([str(one) for one in side.get(name) or ()], 12)


def _amount(side: Mapping[str, Any], _names: Names) -> str:
    low, high = side.get("low"), side.get("high")
    if low is None and high is None:
        return ""
    words = figure(low, high)
    return f"{words} (“{side['qualifier']}”)" if side.get("qualifier") else words


def _evidence(side: Mapping[str, Any], names: Names) -> str:
    spans = side.get("evidence") or ()
    quotes = []
    for span in spans:
        article = names.articles.get(str(span.get("article")))
        if article is None:
            return counted(len(spans), "passage")
        quotes.append(f"“{shortened(article.text[int(span.get('start', 0)) : int(span.get('end', 0))], 90)}”")
    return listed(quotes, 4)


def _yes(name: str) -> Callable[[Mapping[str, Any], Names], str]:
    return lambda side, _names: "yes" if side.get(name) else "no"


def _percent(side: Mapping[str, Any], _names: Names) -> str:
    held = side.get("confidence")
    return f"{held:.0%}" if isinstance(held, int | float) else ""


def _point(side: Mapping[str, Any], _names: Names) -> str:
    lat, lon = side.get("lat"), side.get("lon")
    return f"{lat}, {lon}" if isinstance(lat, int | float) and isinstance(lon, int | float) else ""


def _copy_of(side: Mapping[str, Any], names: Names) -> str:
    return f"a copy of {names.article(str(side['copy_of']))}" if side.get("copy_of") else "counts by itself"


def _number(name: str) -> Callable[[Mapping[str, Any], Names], str]:
    return lambda side, _names: f"{side[name]:,}" if isinstance(side.get(name), int) else _text(side.get(name))


# Field names of the values, parted by spaces where one line tells several; labels as the forms and reasons have them.
_FIELDS: tuple[tuple[str, str, Callable[[Mapping[str, Any], Names], str]], ...] = (
    ("name", "Name", _line("name")),
    ("title", "Title", _line("title")),
    ("publisher", "Publisher", _line("publisher")),
    ("author", "Author", _line("author")),
    ("url", "Address", _line("url")),
    ("published", "Published", _published),
    ("published_from", "Date taken from", _of_vocabulary("published_from", _PUBLISHED_FROM)),
    ("language", "Language", _line("language")),
    ("copy_of", "Counted", _copy_of),
    ("aliases", "Other names", _plain_list("aliases")),
    ("kind", "Kind", _of_vocabulary("kind", {one: word.lower() for one, word in KINDS.items()}, ActorKind.OTHER)),
    ("country", "Country", _line("country")),
    ("affiliation", "Belongs to", _an_id("affiliation", "actor")),
    ("belongs_to", "Belongs to", _line("belongs_to")),
    ("near", "Near", _line("near")),
    ("lat lon", "Point", _point),
    ("type", "Type", _word("type")),
    ("subtype", "Subtype", _word("subtype")),
    ("low high qualifier", "How many", _amount),
    ("effect", "What became of them", _word("effect")),
    ("victims", "Who they were", _of_vocabulary("victims", phrasing.PEOPLE, Victims.UNKNOWN)),
    ("groups", "Among them", lambda side, _names: listed([one.replace("-", " ") for one in side.get("groups") or ()])),
    ("victim_actor", "Belonged to", _an_id("victim_actor", "actor")),
    ("perpetrator", "Held responsible", _an_id("perpetrator", "actor")),
    ("event", "In which event", _an_id("event", "event")),
    ("when", "When", _when),
    ("place", "Where", _an_id("place", "place")),
    ("participants", "Who", _participants),
    ("attributed_to", "Said by", _listed_ids("attributed_to")),
    ("status", "Status", _word("status", "reported")),
    ("cumulative", "Running total", _yes("cumulative")),
    ("part_of", "Part of", _an_id("part_of", "figure")),
    ("replaces", "Replaces", _an_id("replaces", "figure")),
    ("review", "Review", _of_vocabulary("review", _REVIEWS, Review.SUGGESTED)),
    ("origin", "Origin", _of_vocabulary("origin", _ORIGINS)),
    ("evidence", "Words", _evidence),
    ("confidence", "Confidence", _percent),
    ("template", "Template", _word("template")),
    ("articles", "Articles", _number("articles")),
    ("events", "Events", _number("events")),
)


def _is_item(side: Mapping[str, Any]) -> bool:
    return bool(side.keys() & {part for name, _, _ in _FIELDS for part in name.split()}) or bool(side.keys() & _HIDDEN)


def _is_grade(value: Any) -> bool:
    return isinstance(value, str) and value in {*map(str, Reliability), *map(str, Credibility)}


def _any(value: Any, names: Names) -> str:
    if isinstance(value, Mapping):
        return "; ".join(_any(one, names) for one in value.values()) or NOTHING
    if isinstance(value, list):
        return listed([_any(one, names) for one in value], 8) or NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    return _text(value)


def _entry_of(value: Any) -> Any:
    """What was added to what the program knows, flat, with the cases for which it holds."""
    if not isinstance(value, Mapping) or not value.get("entries"):
        return None
    entries: Sequence[Mapping[str, Any]] = value["entries"]
    first = {name: held for name, held in entries[0].items() if name != "key"}
    return {**first, "holds for": _WHERE.get(str(value.get("where")), str(value.get("where")))}


def _of_setting(entry: Entry) -> tuple[Difference, ...]:
    key = entry.about[0].id if entry.about else ""
    before, after = (_filters(one) if key == kept_filters.SETTING else _text(one) for one in (entry.before, entry.after))
    return (Difference(_SETTINGS.get(key, _spaced(key)), before, after),) if before != after else ()


def _filters(text: Any) -> str:
    return listed([f"“{one.name}”" for one in read_filters(text)], 12) if text else NOTHING


def _sameness(was: Mapping[str, Any], now: Mapping[str, Any], names: Names) -> tuple[Difference, ...]:
    """What is decided about sameness: one line for each pair."""
    before, after = _decided(was, names), _decided(now, names)
    found = [
        Difference(name, before.get(name, NOTHING), after.get(name, NOTHING)) for name in dict.fromkeys((*before, *after))
    ]
    return tuple(one for one in found if one.before != one.after)


def _decided(side: Mapping[str, Any], names: Names) -> dict[str, str]:
    found: dict[str, str] = {}
    for one, into in (side.get("same_actor") or {}).items():
        found[names.actor(one)] = "is not joined by the program" if one == into else f"is {names.actor(into)}"
    for key, words in (("together", "one happening"), ("apart", "two happenings")):
        for pair in side.get(key) or ():
            one, other = _ends(pair)
            found[f"{names.event(one)} and {names.event(other)}"] = words
    return found


def _ends(pair: Any) -> tuple[str, str]:
    one, other = pair.values() if isinstance(pair, Mapping) else pair
    return str(one), str(other)


def about(entry: Entry, names: Names) -> tuple[tuple[Subject, str], ...]:
    """The items of an entry that are in the case now, with their names, the changed one first."""
    return tuple((one, subject_name(one, names)) for one in entry.about if names.holds(one))


def by_day(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Entries by the day they fall on by the clock of this computer, as "Friday 29 November 2024", in their order."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        here = entry.at.astimezone()
        name = f"{phrasing.WEEKDAYS[here.weekday()]} {here.day} {phrasing.LONG_MONTHS[here.month - 1]} {here.year}"
        found.setdefault(name, []).append(entry)
    return found

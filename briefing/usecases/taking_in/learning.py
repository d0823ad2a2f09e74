"""Adding to what the program knows, for one case or for every case: what was typed is checked, kept, and put to use.

Names are compared as reading compares them (docs/knowledge.md), so that what is known already is found whatever its
spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import places
from briefing.domain.actor import Actor, ActorId, ActorKind
from briefing.domain.additions import NOTHING_ADDED, AddedActor, AddedPlace, Additions, Entry
from briefing.domain.claim import Because, Origin
from briefing.domain.findings import Findings
from briefing.domain.place import PlaceKind, PlacePrecision
from briefing.domain.text import ArticleId, normalise
from briefing.errors import KnowledgeRefused
from briefing.knowledge import Knowledge
from briefing.knowledge.actor_entries import KnownActor
from briefing.knowledge.actors import ActorBook
from briefing.knowledge.additions import FILE_NAME, SOURCE, read_additions, write_additions
from briefing.knowledge.folding import fold
from briefing.knowledge.gazetteer import Candidate, Gazetteer, distance_km
from briefing.usecases.wording.phrasing import KINDS, listed

if TYPE_CHECKING:
    from briefing.store.casefile import CaseFile

MOST_WORDS_OF_ACTOR = 12
MOST_WORDS_OF_PLACE = 8  # longer ones are not looked for in a text
SAME_PLACE_KM = 10.0  # two points of one name are one place up to here ...
SAME_PLACE_NEAR_KM = 25.0  # ... and where all that is known of one is what it lies near
COUNTRY_REACH_KM = 60.0  # how far the next known place may be that tells in which country a point lies


class Where(StrEnum):
    """For what an entry holds."""

    CASE = "case"
    EVERYWHERE = "everywhere"


# --- what is kept


def file() -> Path:
    """The file of what was added for every case."""
    return places.settings_folder() / FILE_NAME


def everywhere() -> Additions:
    """What was added for every case.

    Raises KnowledgeUnreadable when the file of it cannot be understood.
    """
    return read_additions(file())


def additions(case: CaseFile | None) -> Additions:
    """What articles of a case are read with: what was added for every case and for this one, which outranks the other.

    Raises KnowledgeUnreadable or CaseCorrupt.
    """
    return everywhere() | case.added.get() if case is not None else everywhere()


def kept(case: CaseFile | None, where: Where) -> Additions:
    """What was added for every case, or for this one alone. Raises as `additions`."""
    if where is Where.EVERYWHERE:
        return everywhere()
    return case.added.get() if case is not None else NOTHING_ADDED


def keep(case: CaseFile | None, where: Where, added: Additions) -> None:
    """Keep exactly this.

    Raises KnowledgeUnwritable, KnowledgeUnreadable or CaseError; ValueError for a case that is not there.
    """
    if where is Where.EVERYWHERE:
        write_additions(file(), added)
    elif case is None:
        raise ValueError("there is no case to keep it in")
    else:
        case.added.set(added)


def exchange(case: CaseFile | None, where: Where, gone: Sequence[Entry], come: Sequence[Entry]) -> None:
    """Let some entries go and others come, for every case or for this one. Raises as `keep`."""
    new = NOTHING_ADDED.with_entries(come)
    left = kept(case, where).without([one for one in gone if new.find(one) is None])
    keep(case, where, left.with_entries(come))


def foreseen(
    case: CaseFile | None, gone: Sequence[tuple[Where, Entry]] = (), come: Sequence[tuple[Where, Entry]] = ()
) -> Additions:
    """What articles of a case will be read with once these entries are gone and those have come. Raises as `additions`."""
    found = {where: kept(case, where) for where in Where}
    for where, entry in gone:
        found[where] = found[where].without([entry])
    for where, entry in come:
        found[where] = found[where].with_entries([entry])
    return found[Where.EVERYWHERE] | found[Where.CASE]


# --- what was typed


@dataclass(frozen=True, slots=True)
class ActorDraft:
    """An actor as a person typed it. `country` is a code or a name, `belongs_to` a name or a key."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: ActorKind = ActorKind.ARMED_GROUP
    country: str = ""
    belongs_to: str = ""


@dataclass(frozen=True, slots=True)
class PlaceDraft:
    """A place as a person typed it. `point` is latitude and longitude, such as "36.14, 36.82"; `near` a known place."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: PlaceKind = PlaceKind.VILLAGE
    country: str = ""
    point: str = ""
    near: str = ""


Draft = ActorDraft | PlaceDraft


def draft_of(entry: Entry, known: Knowledge) -> Draft:
    """An entry as a person would type it."""
    country = entry.country or ""
    if isinstance(entry, AddedActor):
        above = known.actors.by_key(entry.belongs_to) if entry.belongs_to else None
        return ActorDraft(entry.name, entry.aliases, entry.kind, country, above.name if above else entry.belongs_to or "")
    point = "" if entry.near else f"{_degrees(entry.lat)}, {_degrees(entry.lon)}"
    return PlaceDraft(entry.name, entry.aliases, entry.kind, country, point, entry.near or "")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a draft: an entry, or by field ("name", "aliases", "country", "belongs_to", "point", "near") what is
    wrong with it. `notices`, also by field, tell what a person should know; they stand in nobody's way.
    """

    entry: Entry | None
    problems: Mapping[str, str] = field(default_factory=dict)
    notices: Mapping[str, str] = field(default_factory=dict)


def judge(draft: Draft, own: Knowledge, added: Additions, replacing: Entry | None = None) -> Verdict:
    """Whether what was typed can be added, beside the program's `own` knowledge and what was `added` before.

    `replacing` is the entry that it is a new version of.
    """
    others = added.without([replacing]) if replacing is not None else added
    desk = _Desk(own, own.with_additions(others), own.with_additions(added), others, replacing)
    return desk.actor(draft) if isinstance(draft, ActorDraft) else desk.place(draft)


def made(draft: Draft, own: Knowledge, added: Additions, replacing: Entry | None = None) -> Entry:
    """The entry that a draft makes.

    Raises KnowledgeRefused with all that is wrong with it.
    """
    verdict = judge(draft, own, added, replacing)
    if verdict.entry is None:
        raise KnowledgeRefused(" ".join(verdict.problems.values()), "Nothing was added.")
    return verdict.entry


class _Desk:
    """One draft under examination. What is known is the program's own and what else was added; `whole` is all of it."""

    def __init__(
        self, own: Knowledge, known: Knowledge, whole: Knowledge, others: Additions, replacing: Entry | None
    ) -> None:
        self._own, self._known, self._whole, self._others, self._replacing = own, known, whole, others, replacing
        self.problems: dict[str, str] = {}
        self.notices: dict[str, str] = {}

    def _verdict(self, entry: Entry | None) -> Verdict:
        return Verdict(None if self.problems else entry, self.problems, self.notices)

    # --- actors

    def actor(self, draft: ActorDraft) -> Verdict:
        name, aliases = _line(draft.name), _lines(draft.aliases, draft.name)
        self._check_names(name, aliases, "An actor", MOST_WORDS_OF_ACTOR)
        country = self._country(draft.country)
        book = self._known.actors
        people = book.demonym(name)
        if owners := book.owners(name):
            self.problems.pop("name", None)
            return self._known_already(draft, name, aliases, owners, country)
        if "name" in self.problems:
            return self._verdict(None)
        if people is not None:
            self.problems["name"] = f"“{name}” is known already: it stands for {people.name} and its people."
        self._tell_places(name)
        self._tell_owners(aliases)
        key = self._free_key(name)
        if isinstance(self._replacing, AddedActor) and self._own.actors.by_key(self._replacing.key) is None:
            key = self._replacing.key
        return self._verdict(AddedActor(key, name, aliases, draft.kind, country, self._above(draft.belongs_to, key, name)))

    def _known_already(
        self, draft: ActorDraft, name: str, aliases: tuple[str, ...], owners: tuple[KnownActor, ...], country: str | None
    ) -> Verdict:
        """The name has owners: other names can be added to one that the program knows; anything else is refused."""
        book, one = self._known.actors, owners[0]
        who = listed([described(owner, self._known) for owner in owners])
        if len(owners) > 1:
            self.problems["name"] = f"“{name}” is known already: {who}."
            return self._verdict(None)
        if any(own.key == one.key for own in self._others.actors):
            self.problems["name"] = f"You have added “{name}” already: {who}. Change that entry instead."
            return self._verdict(None)
        fresh = tuple(alias for alias in aliases if all(other.key != one.key for other in book.owners(alias)))
        if not fresh:
            self.problems["name"] = f"“{name}” is known already: {who}. Only other names can be added to it."
            return self._verdict(None)
        self.notices["name"] = f"“{name}” is known already: {who}. The other names are added to it."
        self._tell_owners(fresh)
        above = self._above(draft.belongs_to, one.key, name)
        return self._verdict(AddedActor(one.key, one.name, fresh, one.kind, country, above))

    def _above(self, named: str, key: str, name: str) -> str | None:
        """The key of what an actor belongs to."""
        words = _line(named)
        if not words:
            return None
        book = self._known.actors
        direct = book.by_key(words)
        found = (direct,) if direct is not None else book.owners(words)
        if not found and book.comparable(words) != book.comparable(name):
            self.problems["belongs_to"] = f"“{words}” is not known. Add it first, or leave this open."
        elif len(found) > 1:
            choice = " or ".join(described(one, self._known) for one in found[:4])
            self.problems["belongs_to"] = f"“{words}” may be {choice}: write the full name."
        elif not found or key in _ancestors(self._whole.actors, found[0].key):
            self.problems["belongs_to"] = "An actor cannot belong to itself, or to what belongs to it."
        return found[0].key if found and "belongs_to" not in self.problems else None

    def _tell_owners(self, aliases: Iterable[str]) -> None:
        told = []
        for alias in aliases:
            if owners := self._known.actors.owners(alias):
                others = listed([described(one, self._known) for one in owners], 3)
                told.append(f"“{alias}” is also a name of {others}; it will mean the one you add first.")
        if told:
            self.notices["aliases"] = " ".join(told)

    def _tell_places(self, name: str) -> None:
        found = _exactly(self._known.gazetteer, name)
        if found:
            self.notices["name"] = f"“{name}” is also a place: {where_is(found[0], self._known)}."

    def _free_key(self, name: str) -> str:
        slug = _slug(name)
        taken = {one.key for one in self._others.actors}
        number, key = 2, slug
        while key in taken or self._own.actors.by_key(key) is not None:
            key, number = f"{slug}-{number}", number + 1
        return key

    # --- places

    def place(self, draft: PlaceDraft) -> Verdict:
        name, aliases = _line(draft.name), _lines(draft.aliases, draft.name)
        self._check_names(name, aliases, "A place", MOST_WORDS_OF_PLACE)
        country = self._country(draft.country)
        point = self._point(draft, country)
        if point is None or "name" in self.problems:
            return self._verdict(None)
        lat, lon, near = point
        if country is None and "country" not in self.problems:
            country = near.country if near is not None else _country_at(self._own.gazetteer, lat, lon)
            if country is not None:
                self.notices["country"] = f"Taken to lie in {country_name(country, self._known)}."
        self._tell_same(name, lat, lon, SAME_PLACE_NEAR_KM if near is not None else SAME_PLACE_KM)
        if owners := self._known.actors.owners(name):
            self.notices.setdefault("name", f"“{name}” is also an actor: {described(owners[0], self._known)}.")
        key = self._replacing.key if isinstance(self._replacing, AddedPlace) else self._free_place_key(name)
        near_name = _line(draft.near) if near is not None else None
        return self._verdict(AddedPlace(key, name, lat, lon, aliases, draft.kind, country, near_name))

    def _point(self, draft: PlaceDraft, country: str | None) -> tuple[float, float, Candidate | None] | None:
        words, near = _line(draft.point), _line(draft.near)
        if words:
            try:
                return (*read_point(words), None)
            except ValueError as error:
                self.problems["point"] = str(error)
                return None
        if not near:
            self.problems["point"] = "Give its coordinates, or a known place that it lies near."
            return None
        found = self._known.gazetteer.candidates(near, countries={country} if country else None)
        if not found:
            there = f" in {country_name(country, self._known)}" if country else ""
            self.problems["near"] = f"No place “{near}” is known{there}. Give coordinates instead, or another place."
            return None
        countries = list(dict.fromkeys(one.country for one in found if one.country))
        choice = " Give the country if another one is meant." if len(countries) > 1 else ""
        self.notices["near"] = f"Near {where_is(found[0], self._known)}.{choice}"
        return round(found[0].lat, 5), round(found[0].lon, 5), found[0]

    def _tell_same(self, name: str, lat: float, lon: float, reach_km: float) -> None:
        found = _exactly(self._known.gazetteer, name)
        here = [one for one in found if distance_km(lat, lon, one.lat, one.lon) <= reach_km]
        if here:
            mine = here[0].key.startswith(f"{SOURCE}:")
            known = f"You have added “{name}” already" if mine else f"“{name}” is known already"
            self.problems["name"] = f"{known}: {where_is(here[0], self._known)}."
        elif found:
            more = f" and {len(found) - 1} more" if len(found) > 1 else ""
            self.notices["name"] = (
                f"Other places have this name: {where_is(found[0], self._known)}{more}. Yours will be preferred."
            )

    def _free_place_key(self, name: str) -> str:
        slug = _slug(name)
        taken = {one.key for one in self._others.places}
        number, key = 2, slug
        while key in taken:
            key, number = f"{slug}-{number}", number + 1
        return key

    # --- both

    def _check_names(self, name: str, aliases: Sequence[str], what: str, most_words: int) -> None:
        if problem := _fault(name, what, most_words):
            self.problems["name"] = problem
        for alias in aliases:
            if problem := _fault(alias, what, most_words):
                self.problems["aliases"] = f"“{alias}”: {problem}"
                return

    def _country(self, typed: str) -> str | None:
        words = _line(typed)
        if not words:
            return None
        found = find_country(words, self._known)
        if found is None:
            self.problems["country"] = f"“{words}” is no country. Give its name or its two letters, such as SY."
        return found


def _fault(name: str, what: str, most_words: int) -> str:
    """What is wrong with a name; empty where nothing is."""
    if not name:
        return f"{what} needs a name."
    if not any(one.isalpha() for one in name):
        return "A name needs letters."
    if any(one.islower() for one in name) and not any(one.isupper() or one.isdigit() for one in name):
        return "Write it with its capitals, as articles do: without them it would be found in ordinary words."
    if len(fold(name).split()) > most_words:
        return f"{what}’s name has at most {most_words} words."
    return ""


def _line(words: str) -> str:
    return " ".join(normalise(words).split())


def _lines(aliases: Iterable[str], name: str) -> tuple[str, ...]:
    own = _line(name)
    return tuple(dict.fromkeys(line for alias in aliases if (line := _line(alias)) and line != own))


def _slug(name: str) -> str:
    return fold(name).replace(" ", "-") or "entry"


def _ancestors(book: ActorBook, key: str) -> set[str]:
    """A key and those of all that it belongs to, or is part of."""
    found: set[str] = set()
    waiting = [key]
    while waiting:
        at = waiting.pop()
        one = None if at in found else book.by_key(at)
        found.add(at)
        if one is not None:
            waiting += [parent for _, parent in one.parents] + ([one.affiliation] if one.affiliation else [])
    return found


_SIZE = r"([-+−]?\d+(?:\.\d+)?)\s*(?:[°º]\s*(?:(\d+(?:\.\d+)?)\s*['’′]\s*(?:(\d+(?:\.\d+)?)\s*[\"”″]\s*)?)?)?"
_BEFORE = re.compile(rf"([NSEW])\s*{_SIZE}", re.IGNORECASE)
_BEHIND = re.compile(rf"{_SIZE}\s*([NSEW](?!\w))?", re.IGNORECASE)
_APART = re.compile(r"[\s,;/]*")
_DECIMAL_COMMAS = re.compile(r"-?\d+,\d+(?:\s*;\s*|\s*,\s+|\s+)-?\d+,\d+")
_HOW = "Write two numbers in degrees, latitude first, such as 36.14, 36.82."


def read_point(words: str) -> tuple[float, float]:
    """Latitude and longitude in degrees from "36.14, 36.82", "36.14 N 36.82 E", "36°08′N 36°49′E", "36,14; 36,82".

    Raises ValueError that says what is wrong.
    """
    text = words.strip()
    if _DECIMAL_COMMAS.fullmatch(text):
        text = re.sub(r"(?<=\d),(?=\d)", ".", text)
    found: list[tuple[str, float]] = []
    at = 0
    while at < len(text):
        if (before := _BEFORE.match(text, at)) is not None:
            side, *parts = before.groups()
            at = before.end()
        elif (behind := _BEHIND.match(text, at)) is not None:
            *parts, side = behind.groups()
            at = behind.end()
        else:
            raise ValueError(_HOW)
        size = float(parts[0].replace("−", "-"))
        more = float(parts[1] or 0) / 60 + float(parts[2] or 0) / 3600
        size += -more if size < 0 else more
        found.append(((side or "").upper(), -abs(size) if side and side.upper() in "SW" else size))
        apart = _APART.match(text, at)
        at = apart.end() if apart is not None else at
    if len(found) != 2:
        raise ValueError(_HOW)
    if found[0][0] in ("E", "W") or found[1][0] in ("N", "S"):
        found.reverse()
    (_, lat), (_, lon) = found
    if abs(lat) > 90 or abs(lon) > 180:
        raise ValueError("There is no such point: latitude goes from -90 to 90, longitude from -180 to 180.")
    return lat, lon


def _degrees(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")


def find_country(words: str, known: Knowledge) -> str | None:
    """The ISO 3166-1 alpha-2 code that a code or a country's name stands for; None where it is none."""
    if len(words) == 2 and (found := known.gazetteer.country(words)) is not None:
        return found.alpha2
    owners = [one for one in known.actors.owners(words) if one.kind is ActorKind.STATE and one.country]
    if owners:
        return owners[0].country
    folded = fold(words)
    return next((one.alpha2 for one in known.gazetteer.countries() if fold(one.name) == folded), None)


def country_name(alpha2: str, known: Knowledge) -> str:
    """The name of a country by its code; the code itself where it has none."""
    state = known.actors.state(alpha2)
    if state is not None:
        return state.name
    found = known.gazetteer.country(alpha2)
    return found.name if found is not None else alpha2


def summary(entry: Entry, known: Knowledge) -> str:
    """An entry in a line: "armed group, Syria, belongs to Hay'at Tahrir al-Sham", "village, Syria, near Atarib"."""
    own = known.actors.by_key(entry.key) if isinstance(entry, AddedActor) else None
    kind = entry.kind
    about = [KINDS[kind].lower() if isinstance(kind, ActorKind) else kind.value]
    country = entry.country or (own.country if own is not None else None)
    if country:
        about.append(country_name(country, known))
    if isinstance(entry, AddedPlace):
        about.append(f"near {entry.near}" if entry.near else f"{_degrees(entry.lat)}, {_degrees(entry.lon)}")
    elif entry.belongs_to:
        above = known.actors.by_key(entry.belongs_to)
        about.append(f"belongs to {above.name if above is not None else entry.belongs_to}")
    return ", ".join(about)


def described(actor: KnownActor, known: Knowledge) -> str:
    """As "Hay'at Tahrir al-Sham (armed group, Syria)"."""
    about = [KINDS[actor.kind].lower()]
    if actor.country and actor.kind is not ActorKind.STATE:
        about.append(country_name(actor.country, known))
    return f"{actor.name} ({', '.join(about)})"


def where_is(place: Candidate, known: Knowledge) -> str:
    """As "Atareb (city, Aleppo Governorate, Syria; 36.139, 36.825)"."""
    about = [place.kind.value]
    if place.admin1:
        about.append(place.admin1)
    if place.country:
        about.append(country_name(place.country, known))
    return f"{place.name} ({', '.join(about)}; {place.lat:.3f}, {place.lon:.3f})"


def _exactly(gazetteer: Gazetteer, name: str) -> tuple[Candidate, ...]:
    """The places of this very name: "Idlib province" is not asked for as Idlib."""
    found = gazetteer.candidates(name)
    head = fold(name).rpartition(" ")[0]
    return () if head and found == gazetteer.candidates(head) else found


@lru_cache(maxsize=64)
def _country_at(gazetteer: Gazetteer, lat: float, lon: float) -> str | None:
    near = gazetteer.near(lat, lon, COUNTRY_REACH_KM, 8)
    return next((one.country for one in near if one.country and one.kind is not PlaceKind.COUNTRY), None)


# --- putting it to use


def named(name: str, added: Additions, book: ActorBook) -> tuple[Entry, ...]:
    """The entries that have a name, whatever its spelling."""
    wanted = book.comparable(name)
    return tuple(one for one in added.entries if any(book.comparable(form) == wanted for form in one.names))


def articles_with(case: CaseFile, names: Iterable[str], book: ActorBook) -> tuple[ArticleId, ...]:
    """The articles in whose text one of the names stands, as far as names count as the same; the first imported first.

    The case's index finds those that hold the words; then the texts are looked at.
    """
    wanted: dict[ArticleId, list[str]] = {}
    for name in dict.fromkeys(names):
        words = book.search_words(name)
        for id_ in case.search.articles_with(words):
            wanted.setdefault(id_, []).append(name)
    found = {id_ for id_, some in wanted.items() if book.occurs(some, case.articles.get(id_).text)}
    return tuple(head.id for head in case.articles.heads() if head.id in found)


def settled(findings: Findings, added: Additions, known: Knowledge) -> Findings:
    """Findings with what only the entries themselves tell: a place of which no more is known than what it lies near, and
    what an added actor belongs to where the article does not name that.
    """
    near = {f"{SOURCE}:{one.key}" for one in added.places if one.near is not None}
    found_places = findings.places
    if near:
        found_places = tuple(
            replace(one, precision=PlacePrecision.NEAR) if one.gazetteer in near else one for one in found_places
        )
    actors = {one.id: one for one in findings.actors}
    for entry in added.actors:
        one = actors.get(ActorId(f"actor:{entry.key}"))
        known_as = known.actors.by_key(entry.key)
        above = known_as.affiliation if known_as is not None and entry.belongs_to is not None else None
        if one is None or above is None or one.affiliation is not None:
            continue
        parent = known.actors.by_key(above)
        if parent is not None and parent.key.endswith("-government") and parent.affiliation:
            parent = known.actors.by_key(parent.affiliation)  # a state and its government are one actor
        if parent is None:
            continue
        id_ = ActorId(f"actor:{parent.key}")
        actors.setdefault(id_, _from_knowledge(parent, id_))
        actors[one.id] = replace(one, affiliation=id_)
    if found_places is findings.places and len(actors) == len(findings.actors):
        unchanged = all(actors[one.id] is one for one in findings.actors)
        if unchanged:
            return findings
    return replace(findings, actors=tuple(actors.values()), places=found_places)


def _from_knowledge(known: KnownActor, id_: ActorId) -> Actor:
    because = (Because("name", f"knowledge: {known.key}"),)
    return Actor(id_, known.name, known.kind, known.aliases, known.country, origin=Origin.KNOWLEDGE, why=because)

"""Which actors of different articles are the same.

An id made of the knowledge base or of the folded name is the same in every article already. Beyond that, in this order:
what the analyst decided; an abbreviation and its long form; spellings of one name; a surname and the one full name it fits.
Two actors that the knowledge base tells apart are never joined, nor is anything whose kind, country, rank or affiliation
speaks against it. Nameless actors ("gunmen") are joined by the analyst alone.

The rules follow the practice of record linkage for names (agreement on a normal form, then veto by attributes); that a
surname needs exactly one person to fit is our own caution: a wrong join hides a person, a missed one is a click.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TypeVar

from briefing.domain.actor import Actor, ActorId, ActorKind, Predicate, Relation
from briefing.domain.claim import Because, Origin
from briefing.domain.findings import Findings
from briefing.domain.text import Span
from briefing.knowledge.folding import fold
from briefing.reconcile import names
from briefing.reconcile.sameness import Groups

T = TypeVar("T", bound=Hashable)

# Kinds that readers of the same name give differently.
_ALIKE_KINDS = (
    {ActorKind.ARMED_GROUP, ActorKind.MILITARY, ActorKind.POLITICAL},
    {ActorKind.NGO, ActorKind.IGO, ActorKind.COMPANY, ActorKind.MEDIA},
    {ActorKind.GOVERNMENT, ActorKind.POLITICAL, ActorKind.POLICE},
)
# Where a person is called by the first word of the name: family name first, or a given name with the father's after it.
_FIRST_WORD = frozenset({"CN", "TW", "KP", "KR", "VN", "HU", "ET", "ER", "IS", "MN", "MM", "TH", "LA"})

_GRADES = re.compile(
    r"\b(marshal|general|brigadier|colonel|major|captain|lieutenant|sergeant|corporal|commodore|admiral)\b|"
    r"\b(gen|brig|col|maj|capt|lt|sgt|cpl|adm)\b\.?"
)
_GRADE_OF = {
    "gen": "general", "brig": "brigadier", "col": "colonel", "maj": "major", "capt": "captain", "lt": "lieutenant",
    "sgt": "sergeant", "cpl": "corporal", "adm": "admiral",
}  # fmt: skip
_OFFICES = re.compile(
    r"\b(president|prime minister|foreign minister|minister|mayor|governor|spokes(?:man|woman|person)|ambassador|king|"
    r"patriarch|bishop|imam|sheikh|secretary[- ]general|doctor|nurse|analyst|judge|captain of)\b"
)


@dataclass(frozen=True, slots=True)
class JoinedActors:
    """The actors of the corpus, and for every actor id met the id of the actor that it is."""

    actors: tuple[Actor, ...]
    same: Mapping[ActorId, ActorId]


class _Profile:
    """One id and what the articles say of it, in document order."""

    def __init__(self, actor_id: ActorId) -> None:
        self.id = actor_id
        self.told: list[tuple[int, Actor]] = []  # with its place in the document order of all

    @property
    def tellings(self) -> list[Actor]:
        return [actor for _, actor in self.told]

    def names(self) -> list[str]:
        """Every name and alias that is written as a name."""
        met = dict.fromkeys(name for one in self.tellings for name in (one.name, *one.aliases))
        return [name for name in met if names.is_proper(name)]

    @property
    def nameless(self) -> bool:
        return all(one.nameless for one in self.tellings)

    @property
    def known(self) -> bool:
        """Whether the knowledge base vouches for it."""
        return any(
            one.origin is Origin.KNOWLEDGE or any(because.rule.startswith("knowledge") for because in one.why)
            for one in self.tellings
        )

    @property
    def kinds(self) -> set[ActorKind]:
        return {one.kind for one in self.tellings} - {ActorKind.OTHER}

    @property
    def countries(self) -> set[str]:
        return {one.country for one in self.tellings if one.country}

    @property
    def titles(self) -> set[str]:
        return {one.title.casefold() for one in self.tellings if one.title}

    @property
    def affiliations(self) -> set[ActorId]:
        return {one.affiliation for one in self.tellings if one.affiliation}

    @property
    def is_person(self) -> bool:
        return ActorKind.PERSON in self.kinds


def join(findings: Sequence[Findings], same_actor: Mapping[ActorId, ActorId] | None = None) -> JoinedActors:
    """The actors of all findings, joined. `findings` come in document order; `same_actor` are the analyst's decisions.

    A decision of an actor for itself says that it is nobody else. Chains are followed; decisions that run in a circle are
    as if they had not been made.
    """
    profiles: dict[ActorId, _Profile] = {}
    for at, actor in enumerate(actor for one in findings for actor in one.actors):
        profiles.setdefault(actor.id, _Profile(actor.id)).told.append((at, actor))
    decided = {one: target for one, target in resolved(same_actor or {}).items() if one in profiles}
    linker = _Linker(profiles, decided)
    linker.abbreviations_and_aliases()
    linker.spellings()
    linker.shorter_persons()
    same: dict[ActorId, ActorId] = {}
    groups: list[tuple[ActorId, list[_Profile], ActorId | None]] = []
    for ids in linker.groups.groups():
        members = [profiles[actor_id] for actor_id in ids if actor_id in profiles]
        if not members:
            continue
        kept = next((decided[actor_id] for actor_id in ids if actor_id in decided and decided[actor_id] != actor_id), None)
        chosen = kept or _head(members).id
        same.update(dict.fromkeys(ids, chosen))
        groups.append((chosen, members, kept))
    return JoinedActors(tuple(_merged(chosen, members, same, kept) for chosen, members, kept in groups), same)


def resolved(decisions: Mapping[T, T]) -> dict[T, T]:
    """Each decided thing with the end of its chain. Things on a circle, or on a chain that runs into one, are left out."""
    ends: dict[T, T] = {}
    for start in decisions:
        at, seen = start, {start}
        while at in decisions and decisions[at] != at:
            at = decisions[at]
            if at in seen:
                break
            seen.add(at)
        else:
            ends[start] = at
    return ends


class _Linker:
    """Finds who is who, stage by stage. A stage looks at the groups as the stage before it left them."""

    def __init__(self, profiles: Mapping[ActorId, _Profile], decided: Mapping[ActorId, ActorId]) -> None:
        self.profiles = profiles
        self.decided = decided
        self.groups: Groups[ActorId] = Groups([*profiles, *(end for end in decided.values() if end not in profiles)])
        for one, target in decided.items():
            self.groups.join(one, target)
        pinned = set(decided) | set(decided.values())
        # Where the analyst has spoken of an actor, the program joins nothing to it that he could have meant to keep apart.
        self.pinned = {actor_id: decided.get(actor_id, actor_id) for actor_id in pinned}

    def abbreviations_and_aliases(self) -> None:
        """A name that exactly one other actor carries among its names: "LRM" where an article says what it stands for."""
        owners: dict[str, set[ActorId]] = defaultdict(set)
        for actor_id, profile in self._named():
            for name in profile.names():
                if names.is_abbreviation(name) or not profile.is_person or len(names.person_words(name)) > 1:
                    owners[fold(name)].add(actor_id)
        found = []
        for actor_id, profile in self._named():
            for name in dict.fromkeys(one.name for one in profile.tellings):
                others = [other for other in owners.get(fold(name), ()) if other != actor_id and self._fit(actor_id, other)]
                if len(others) == 1:
                    found.append((actor_id, others[0]))
        self._join(found)

    def spellings(self) -> None:
        """Names of the same kind, in compatible countries, that can be romanisations of one name."""
        found = []
        for candidates in self._by(lambda name: names.key(name) if names.weight(name) >= 3 else None).values():
            for one, other in combinations(candidates, 2):
                if self._fit(one, other, strictly=True) and self._spelt_alike(one, other):
                    found.append((one, other))
        self._join(found)

    def shorter_persons(self) -> None:
        """A surname, or a name without its middle, where exactly one person in the corpus fits."""
        people = [
            group
            for group in self.groups.groups()
            if any(profile.is_person and not profile.nameless for profile in self._profiles(group))
        ]
        full: dict[str, list[tuple[ActorId, tuple[str, ...]]]] = defaultdict(list)
        longest: dict[ActorId, tuple[str, ...]] = {}
        for group in people:
            head = self.groups.root(group[0])
            forms = {names.person_words(name) for name in self._untitled(group) if not names.is_abbreviation(name)}
            longest[head] = max(forms, key=lambda form: (len(form), form), default=())
            for form in sorted(forms):
                for at in {0, len(form) - 1} if len(form) > 1 else ():
                    full[names.key(form[at])].append((head, form))
        found = []
        for group in people:
            head = self.groups.root(group[0])
            short = longest[head]
            if not short:
                continue
            countries = self._lands(group)
            fitting = set()
            for where in {0, len(short) - 1}:
                for other, form in full.get(names.key(short[where]), ()):
                    if other != head and len(form) > len(short) and self._shortens(short, form, other, countries):
                        fitting.add(other)
            fitting = {other for other in fitting if len(longest[other]) > len(short)}
            allowed = [other for other in sorted(fitting) if self._groups_fit(head, other)]
            if len(allowed) == 1:
                found.append((head, allowed[0]))
        self._join(found)

    def _shortens(self, short: tuple[str, ...], form: tuple[str, ...], other: ActorId, countries: set[str]) -> bool:
        theirs = self._lands(self.groups.of(other))
        slavic = names.is_slavic(countries | theirs)

        def alike(some: Sequence[str], more: Sequence[str]) -> bool:
            pairs = zip(some, more, strict=True)
            return all(a == b or names.sound(a).agrees(names.sound(b), slavic=slavic) for a, b in pairs)

        if alike(short, form[-len(short) :]):
            return True
        if len(short) > 1 and alike(short, form[: len(short)]):
            return True  # "Asaduzzaman Khan Kamal", "Idriss Déby Itno"
        if len(short) > 1:
            return alike((short[0], short[-1]), (form[0], form[-1])) and set(short[1:-1]) <= set(form[1:-1])
        return bool((countries | theirs) & _FIRST_WORD) and alike(short, form[:1])

    def _named(self) -> Iterable[tuple[ActorId, _Profile]]:
        return ((actor_id, profile) for actor_id, profile in self.profiles.items() if not profile.nameless)

    def _profiles(self, ids: Iterable[ActorId]) -> Iterable[_Profile]:
        return (self.profiles[one] for one in ids if one in self.profiles)

    def _names_of(self, group: Iterable[ActorId]) -> Iterable[str]:
        return (name for profile in self._profiles(group) for name in profile.names())

    def _untitled(self, group: Iterable[ActorId]) -> Iterable[str]:
        """The names of people without the offices that some articles put before them: "Prime Minister Diab"."""
        for profile in self._profiles(group):
            titles = [f"{title} " for title in profile.titles]
            for name in profile.names():
                title = next((one for one in titles if name.casefold().startswith(one)), "")
                yield name[len(title) :]

    def _lands(self, group: Iterable[ActorId]) -> set[str]:
        """The countries of a group, else of the bodies that its members belong to."""
        members = list(self._profiles(group))
        own = {country for profile in members for country in profile.countries}
        bodies = self._profiles(above for profile in members for above in profile.affiliations)
        return own or {country for body in bodies for country in body.countries}

    def _by(self, index: Callable[[str], str | None]) -> dict[str, list[ActorId]]:
        found: dict[str, dict[ActorId, None]] = defaultdict(dict)
        for actor_id, profile in self._named():
            for name in profile.names():
                under = None if names.is_abbreviation(name) else index(name)
                if under is not None:
                    found[under][actor_id] = None
        return {under: list(ids) for under, ids in found.items() if len(ids) > 1}

    def _spelt_alike(self, one: ActorId, other: ActorId) -> bool:
        mine, others = self.profiles[one], self.profiles[other]
        slavic = names.is_slavic(mine.countries | others.countries)
        pairs = ((a, b) for a in mine.names() for b in others.names() if names.weight(a) >= 3)
        return any(
            not names.is_abbreviation(a) and not names.is_abbreviation(b) and names.sounds_like(a, b, slavic=slavic)
            for a, b in pairs
        )

    def _fit(self, one: ActorId, other: ActorId, *, strictly: bool = False) -> bool:
        """Whether nothing that is known of the two speaks against their being one."""
        mine, others = self.profiles[one], self.profiles[other]
        if mine.known and others.known:
            return False
        if mine.countries and others.countries and not mine.countries & others.countries:
            return False
        if not _kinds_fit(mine.kinds, others.kinds, strictly=strictly):
            return False
        if mine.is_person or others.is_person:
            return _titles_fit(mine.titles, others.titles) and self._affiliations_fit(mine, others)
        if names.is_common_title(mine.tellings[0].name) or names.is_common_title(others.tellings[0].name):
            return bool(mine.countries & others.countries or mine.affiliations & others.affiliations)
        return True

    def _affiliations_fit(self, one: _Profile, other: _Profile) -> bool:
        if not one.affiliations or not other.affiliations:
            return True
        chains = [{above for body in profile.affiliations for above in self._chain(body)} for profile in (one, other)]
        if chains[0] & chains[1]:
            return True
        bodies = [list(self._profiles(chain)) for chain in chains]
        roots = [{self.groups.root(body.id) for body in some} for some in bodies]
        lands = [{country for body in some for country in body.countries} for some in bodies]
        return bool(roots[0] & roots[1] or lands[0] & lands[1])

    def _chain(self, body: ActorId) -> list[ActorId]:
        chain = [body]
        while chain[-1] in self.profiles:
            above = sorted(self.profiles[chain[-1]].affiliations - set(chain))
            if not above:
                break
            chain.append(above[0])
        return chain

    def _groups_fit(self, one: ActorId, other: ActorId) -> bool:
        mine, others = self.groups.of(one), self.groups.of(other)
        ends = [{self.pinned[actor_id] for actor_id in group if actor_id in self.pinned} for group in (mine, others)]
        if ends[0] and ends[1] and ends[0] != ends[1]:
            return False
        if any(self.decided.get(end) == end for side in ends for end in side):
            return False  # the analyst said that this one is nobody else
        return all(self._fit(a, b) for a in mine for b in others if a in self.profiles and b in self.profiles)

    def _join(self, found: Iterable[tuple[ActorId, ActorId]]) -> None:
        for one, other in sorted((min(pair), max(pair)) for pair in set(found)):
            if not self.groups.together(one, other) and self._groups_fit(one, other):
                self.groups.join(one, other)


def _kinds_fit(one: set[ActorKind], other: set[ActorKind], *, strictly: bool) -> bool:
    if not one or not other:
        return not strictly or one == other
    if one & other:
        return True
    return not strictly and any(one & alike and other & alike for alike in _ALIKE_KINDS)


def _titles_fit(one: set[str], other: set[str]) -> bool:
    """Whether ranks and offices leave room for one person: a general is no colonel, a mayor no foreign minister."""
    if not one or not other:
        return True
    for reading in (_grades, _offices):
        mine, others = ({word for title in titles for word in reading(title)} for titles in (one, other))
        if mine and others and not mine & others:
            return False
    return True


def _grades(title: str) -> set[str]:
    return {_GRADE_OF.get(word, word) for match in _GRADES.finditer(title) for word in match.groups() if word}


def _offices(title: str) -> set[str]:
    return set(_OFFICES.findall(title))


def _fullness(name: str) -> tuple[bool, bool, int]:
    return not names.is_abbreviation(name), names.is_proper(name), len(names.words(name))


def _best_name(tellings: Sequence[Actor]) -> str:
    edited = [one.name for one in tellings if one.origin is Origin.ANALYST]
    if edited:
        return edited[-1]
    met = Counter(one.name for one in tellings)
    return max(met, key=lambda name: (*_fullness(name), met[name]))  # among equals the first met


def _head(members: Sequence[_Profile]) -> _Profile:
    """The member whose id the joined actor keeps: the known one, else the one with the fullest and commonest name."""
    best = _best_name([one for member in members for one in member.tellings])
    return max(
        members,
        key=lambda member: (
            member.known,
            any(one.name == best for one in member.tellings),
            len(member.told),
            member.id,
        ),
    )


def most_common(values: Iterable[T | None]) -> T | None:
    """The commonest value that is not None; among equals the first."""
    met = Counter(value for value in values if value is not None)
    return max(met, key=met.__getitem__) if met else None


def _merged(actor_id: ActorId, members: Sequence[_Profile], same: Mapping[ActorId, ActorId], kept: ActorId | None) -> Actor:
    """One actor of several profiles. `kept` is the one whose name and kind stay, where the analyst joined them."""
    told = sorted((item for member in members for item in member.told), key=lambda item: item[0])
    tellings = [actor for _, actor in told]
    own = [one for one in tellings if one.id == kept]
    judged = [one for one in tellings if one.origin is Origin.ANALYST] or own or tellings  # the analyst's word goes first

    def chosen(pick: Callable[[Actor], T | None]) -> T | None:
        value = most_common(map(pick, judged))
        return value if value is not None else most_common(map(pick, tellings))

    name = _best_name(own or tellings)
    aliases = dict.fromkeys(alias for one in tellings for alias in (one.name, *one.aliases))
    affiliation = chosen(lambda one: one.affiliation)
    kind = chosen(lambda one: None if one.kind is ActorKind.OTHER else one.kind)
    belongs_to = same.get(affiliation, affiliation) if affiliation else None
    origins = {one.origin for one in tellings}
    return Actor(
        id=actor_id,
        name=name,
        kind=kind or ActorKind.OTHER,
        aliases=tuple(alias for alias in aliases if alias != name),
        country=chosen(lambda one: one.country),
        title=chosen(lambda one: one.title),
        affiliation=None if belongs_to == actor_id else belongs_to,
        mentions=_in_order(span for one in tellings for span in one.mentions),
        origin=next(origin for origin in (Origin.ANALYST, Origin.EXTRACTED, Origin.KNOWLEDGE) if origin in origins),
        nameless=all(one.nameless for one in tellings),
        why=tuple(dict.fromkeys(because for one in tellings for because in one.why)),
    )


def _in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(spans))


_EITHER_WAY = frozenset({Predicate.ALLIED_WITH, Predicate.OPPOSES, Predicate.NEGOTIATES_WITH})


def join_relations(relations: Iterable[Relation]) -> tuple[Relation, ...]:
    """Relations between joined actors, each given once with all its evidence. Ties of an actor to itself fall away.

    Who is allied with, opposes or negotiates with whom is one tie whichever of the two is named first.
    """
    joined: dict[tuple[ActorId, Predicate, ActorId], Relation] = {}
    for tie in relations:
        if tie.subject == tie.object:
            continue
        there, back = (tie.subject, tie.predicate, tie.object), (tie.object, tie.predicate, tie.subject)
        at = back if tie.predicate in _EITHER_WAY and back in joined else there
        first = joined.get(at)
        if first is None:
            joined[at] = tie
        else:
            why: tuple[Because, ...] = tuple(dict.fromkeys((*first.why, *tie.why)))
            evidence = tuple(dict.fromkeys((*first.evidence, *tie.evidence)))
            origin = Origin.ANALYST if Origin.ANALYST in (first.origin, tie.origin) else first.origin
            joined[at] = replace(first, evidence=evidence, why=why, origin=origin)
    return tuple(joined.values())


def wholes(findings: Iterable[Findings], same: Mapping[ActorId, ActorId]) -> dict[ActorId, frozenset[ActorId]]:
    """What each joined actor is said to be a part of in some article: "the Domingo Laín Front of the ELN"."""
    found: dict[ActorId, set[ActorId]] = defaultdict(set)
    for one in findings:
        for tie in one.relations:
            if tie.predicate is Predicate.PART_OF:
                part, whole = same.get(tie.subject, tie.subject), same.get(tie.object, tie.object)
                if part != whole:
                    found[part].add(whole)
    return {part: frozenset(ids) for part, ids in found.items()}

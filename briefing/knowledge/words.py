"""Lists of words that the rules of extraction read, by the stage that reads them.

Read from `resources/knowledge/words.toml`, where each list says what it is for. The lists belong to the rules: they are the
same for every case, and no part of `Knowledge`, which a case may add to.

Nobody compares or shows the classes that hold them, so that they are made without what that would need: with some hundred
fields it is a third of what loading this module takes.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from briefing.domain.actor import ActorKind
from briefing.domain.place import PlaceKind
from briefing.errors import ResourceMissing
from briefing.knowledge.tables import read_table
from briefing.places import resource

_Section = TypeVar("_Section")


def _once(words: str) -> tuple[str, ...]:
    found = tuple(words.split())
    if len(set(found)) < len(found):
        raise ValueError(f"a word is there twice in: {words}")
    return found


def _list() -> Any:
    """A field that holds a list: any of its words."""
    return field(metadata={"read": lambda words: frozenset(_once(words))})


def _sorted_out(kind: Callable[[str], object]) -> Any:
    """A field that holds a table whose keys are kinds: what kind each word is of."""

    def read(table: Mapping[str, str]) -> Mapping[str, object]:
        found: dict[str, object] = {}
        for name, words in table.items():
            for word in _once(words):
                if word in found:
                    raise ValueError(f"{word} is of two kinds")
                found[word] = kind(name)
        return MappingProxyType(found)

    return field(metadata={"read": read})


def _referring(kind: type[StrEnum]) -> Any:
    """A field that holds a table whose values are kinds: what each noun can refer to."""
    return field(
        metadata={
            "read": lambda table: MappingProxyType(
                {noun: frozenset(kind(name) for name in _once(names)) for noun, names in table.items()}
            )
        }
    )


def _forms() -> Any:
    """A field that holds a table of words and what becomes of them."""
    return field(metadata={"read": lambda table: MappingProxyType(dict(table))})


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class TelegraphWords:
    """Abbreviations of reports, and the word that the parser is given for each."""

    written_out: Mapping[str, str] = _sorted_out(str)
    capitals: Mapping[str, str] = _sorted_out(str)
    read_as: Mapping[str, str] = _sorted_out(str)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ClauseWords:
    """Who does what to whom."""

    object_control: frozenset[str] = _list()
    adverbs_of_time: frozenset[str] = _list()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class MendingWords:
    """Mending of the parser's trees."""

    stative: frozenset[str] = _list()
    of_doing: frozenset[str] = _list()
    saying: frozenset[str] = _list()
    saying_behind: frozenset[str] = _list()
    saying_on: frozenset[str] = _list()
    telling: frozenset[str] = _list()
    telling_of: frozenset[str] = _list()
    told_of: frozenset[str] = _list()
    suffered: frozenset[str] = _list()
    done_to_things: frozenset[str] = _list()
    things_done_to: frozenset[str] = _list()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class NameWords:
    """Which words name or describe something. `places` gives the sort of place ("city", "admin", "water"...)."""

    between_parties: frozenset[str] = _list()
    set_apart: frozenset[str] = _list()
    communal: frozenset[str] = _list()
    taking: frozenset[str] = _list()
    locatives: frozenset[str] = _list()
    place_prefixes: frozenset[str] = _list()
    not_names: frozenset[str] = _list()
    given_names: frozenset[str] = _list()
    not_alone: frozenset[str] = _list()
    currencies: frozenset[str] = _list()
    sections: frozenset[str] = _list()
    rubrics: frozenset[str] = _list()
    road_nouns: frozenset[str] = _list()
    things: frozenset[str] = _list()
    body_openers: frozenset[str] = _list()
    body_pairs: frozenset[str] = _list()
    body_twins: frozenset[str] = _list()
    papers: frozenset[str] = _list()
    matters: frozenset[str] = _list()
    causes: frozenset[str] = _list()
    body_matters: frozenset[str] = _list()
    storms: frozenset[str] = _list()
    centres: frozenset[str] = _list()
    sent_out: frozenset[str] = _list()
    called_by_place: frozenset[str] = _list()
    done_to_people: frozenset[str] = _list()
    ways_that_are: frozenset[str] = _list()
    tribes: frozenset[str] = _list()
    faiths: frozenset[str] = _list()
    armed_marks: frozenset[str] = _list()
    parts_of_places: frozenset[str] = _list()
    sites_of: frozenset[str] = _list()
    ways: frozenset[str] = _list()
    anaphors: frozenset[str] = _list()
    materiel: frozenset[str] = _list()
    bodies: Mapping[str, ActorKind] = _sorted_out(ActorKind)
    first_words: Mapping[str, ActorKind] = _sorted_out(ActorKind)
    first_words_with_article: Mapping[str, ActorKind] = _sorted_out(ActorKind)
    descriptors: Mapping[str, ActorKind] = _sorted_out(ActorKind)
    places: Mapping[str, PlaceKind] = _sorted_out(PlaceKind)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class AtlasWords:
    """Which place is meant."""

    sites: frozenset[str] = _list()
    back_references: Mapping[str, frozenset[PlaceKind]] = _referring(PlaceKind)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class CastWords:
    """Who is who."""

    speaks_for: frozenset[str] = _list()
    of_every_state: frozenset[str] = _list()
    spokespersons: frozenset[str] = _list()
    hardware: frozenset[str] = _list()
    armies: frozenset[str] = _list()
    troops: frozenset[str] = _list()
    people_of: frozenset[str] = _list()
    holding_to_account: frozenset[str] = _list()
    rebels: frozenset[str] = _list()
    rebellious: frozenset[str] = _list()
    armed: frozenset[str] = _list()
    groups: frozenset[str] = _list()
    occupiers: frozenset[str] = _list()
    of_defence: frozenset[str] = _list()
    of_forces: frozenset[str] = _list()
    of_several: frozenset[str] = _list()
    of_state: frozenset[str] = _list()
    governments: frozenset[str] = _list()
    localities: frozenset[str] = _list()
    named_next: frozenset[str] = _list()
    offices: frozenset[str] = _list()
    acted_on: frozenset[str] = _list()
    talks: frozenset[str] = _list()
    standing_by: frozenset[str] = _list()
    joint_acts: frozenset[str] = _list()
    blame: frozenset[str] = _list()
    states_own: frozenset[str] = _list()
    sides_with: frozenset[str] = _list()
    organs: Mapping[str, ActorKind] = _sorted_out(ActorKind)
    described: Mapping[str, frozenset[ActorKind]] = _referring(ActorKind)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class CircumstanceWords:
    """When and where."""

    counting: frozenset[str] = _list()
    doing: frozenset[str] = _list()
    seats: frozenset[str] = _list()
    heads: frozenset[str] = _list()
    sent: frozenset[str] = _list()
    ways: frozenset[str] = _list()
    locals: frozenset[str] = _list()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class StandingWords:
    """How firmly a thing is told."""

    plans: frozenset[str] = _list()
    fears: frozenset[str] = _list()
    demands: frozenset[str] = _list()
    reports: frozenset[str] = _list()
    rumours: frozenset[str] = _list()
    attempts: frozenset[str] = _list()
    abilities: frozenset[str] = _list()
    hearsay_nouns: frozenset[str] = _list()
    false: frozenset[str] = _list()
    true: frozenset[str] = _list()
    unreal: frozenset[str] = _list()
    outlooks: frozenset[str] = _list()
    foreseeing: frozenset[str] = _list()
    alleged: frozenset[str] = _list()
    premeditated: frozenset[str] = _list()
    arranged: frozenset[str] = _list()
    ahead: frozenset[str] = _list()
    ahead_to: frozenset[str] = _list()
    realised: frozenset[str] = _list()
    saying_plans: frozenset[str] = _list()
    hearsay: frozenset[str] = _list()
    planning: frozenset[str] = _list()
    wanting: frozenset[str] = _list()
    planning_to_do: frozenset[str] = _list()
    averting: frozenset[str] = _list()
    setting_days: frozenset[str] = _list()
    calling_off: frozenset[str] = _list()
    putting_off: frozenset[str] = _list()
    calling_for: frozenset[str] = _list()
    preparing_for: frozenset[str] = _list()
    counting: frozenset[str] = _list()
    anonymous: frozenset[str] = _list()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class EventWords:
    """Happenings."""

    downing: frozenset[str] = _list()
    envoys: frozenset[str] = _list()
    swelling: frozenset[str] = _list()
    courts: frozenset[str] = _list()
    chambers: frozenset[str] = _list()
    missions: frozenset[str] = _list()
    mission_words: frozenset[str] = _list()
    goods: frozenset[str] = _list()
    protesters: frozenset[str] = _list()
    raiders: frozenset[str] = _list()
    nature: frozenset[str] = _list()
    fires: frozenset[str] = _list()
    stretches: frozenset[str] = _list()
    drivers: frozenset[str] = _list()
    relief: frozenset[str] = _list()
    killing: frozenset[str] = _list()
    wishes: frozenset[str] = _list()
    treaties: frozenset[str] = _list()
    appointing: frozenset[str] = _list()
    amounts_of: frozenset[str] = _list()
    operation_verbs: frozenset[str] = _list()
    peaceful: frozenset[str] = _list()
    military: frozenset[str] = _list()
    posts: frozenset[str] = _list()
    post_sites: frozenset[str] = _list()
    held_for: frozenset[str] = _list()
    run_by: frozenset[str] = _list()
    held_by: frozenset[str] = _list()
    captives: frozenset[str] = _list()
    hospitals: frozenset[str] = _list()
    signed_texts: frozenset[str] = _list()
    labour: frozenset[str] = _list()
    labour_verbs: frozenset[str] = _list()
    of_the_land: frozenset[str] = _list()
    bare_of: frozenset[str] = _list()
    sides: frozenset[str] = _list()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SpeechWords:
    """Who says what."""

    always: frozenset[str] = _list()
    figures: frozenset[str] = _list()
    accounts: frozenset[str] = _list()
    facts: frozenset[str] = _list()
    objects_only: frozenset[str] = _list()
    hostile: frozenset[str] = _list()
    blaming: frozenset[str] = _list()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class BandWords:
    """Whose men armed people are."""

    belonging: frozenset[str] = _list()
    supposing: frozenset[str] = _list()
    branding: frozenset[str] = _list()
    attackers: frozenset[str] = _list()
    eliminating: frozenset[str] = _list()
    foes: frozenset[str] = _list()
    fought: frozenset[str] = _list()
    jointly: frozenset[str] = _list()
    searching: frozenset[str] = _list()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class BlameWords:
    """Whose doing a blow was, told in other words than blame."""

    works: frozenset[str] = _list()
    regretting: frozenset[str] = _list()
    owning: frozenset[str] = _list()
    owned: frozenset[str] = _list()
    traced: frozenset[str] = _list()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class CasualtyWords:
    """Who is counted, besides what `Collectives` says."""

    in_a_case: frozenset[str] = _list()
    people: frozenset[str] = _list()
    civilians: frozenset[str] = _list()
    combatants: frozenset[str] = _list()
    ruins: frozenset[str] = _list()
    rescuing: frozenset[str] = _list()
    either: frozenset[str] = _list()
    dying: frozenset[str] = _list()
    late_dying: frozenset[str] = _list()
    wards: frozenset[str] = _list()
    hurting: frozenset[str] = _list()
    natural: frozenset[str] = _list()
    bearing: frozenset[str] = _list()
    breaking_up: frozenset[str] = _list()
    lives: frozenset[str] = _list()
    homes: frozenset[str] = _list()
    exile: frozenset[str] = _list()
    forcing: frozenset[str] = _list()
    fleeing: frozenset[str] = _list()
    arriving: frozenset[str] = _list()
    shelters: frozenset[str] = _list()
    communities: frozenset[str] = _list()
    travellers: frozenset[str] = _list()
    treating: frozenset[str] = _list()
    wounds: frozenset[str] = _list()
    finding: frozenset[str] = _list()
    effects: frozenset[str] = _list()
    posted: frozenset[str] = _list()
    illnesses: frozenset[str] = _list()
    moving: frozenset[str] = _list()
    growing: frozenset[str] = _list()
    beside: frozenset[str] = _list()
    predicates: frozenset[str] = _list()
    staying: frozenset[str] = _list()
    amounts_of: frozenset[str] = _list()
    counted_behind: frozenset[str] = _list()
    uncountable: frozenset[str] = _list()
    own: frozenset[str] = _list()
    groups_of_women: frozenset[str] = _list()
    groups_of_children: frozenset[str] = _list()
    beasts_and_things: frozenset[str] = _list()
    body_parts: frozenset[str] = _list()
    conditions: frozenset[str] = _list()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class RelationWords:
    """Standing ties."""

    tying: frozenset[str] = _list()
    leading: frozenset[str] = _list()
    rank_and_file: frozenset[str] = _list()
    merging: frozenset[str] = _list()
    belonging: frozenset[str] = _list()
    ending: frozenset[str] = _list()
    alleging: frozenset[str] = _list()
    clients: frozenset[str] = _list()
    succeeding: frozenset[str] = _list()
    named_units: frozenset[str] = _list()
    backing: frozenset[str] = _list()
    offshoots: frozenset[str] = _list()
    parts: frozenset[str] = _list()
    allies: frozenset[str] = _list()
    rivals: frozenset[str] = _list()
    patrons: frozenset[str] = _list()
    leaders: frozenset[str] = _list()
    units: frozenset[str] = _list()
    support: frozenset[str] = _list()
    offering: frozenset[str] = _list()
    supplying: frozenset[str] = _list()
    training: frozenset[str] = _list()
    receiving: frozenset[str] = _list()
    means: frozenset[str] = _list()
    appointing: frozenset[str] = _list()
    serving: frozenset[str] = _list()
    no_longer: frozenset[str] = _list()
    splitting: frozenset[str] = _list()
    splinters: frozenset[str] = _list()
    governing: frozenset[str] = _list()
    never_leading: frozenset[str] = _list()
    not_leading_before: frozenset[str] = _list()
    offices: frozenset[str] = _list()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class TitleWords:
    """Headlines."""

    groups: frozenset[str] = _list()
    plurals: frozenset[str] = _list()
    doubling: frozenset[str] = _list()
    amounts_of_something: frozenset[str] = _list()
    participles: Mapping[str, str] = _forms()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ParticularsWords:
    """What tells more of a main incident, and what tells of something else."""

    others: frozenset[str] = _list()
    elsewhere: frozenset[str] = _list()
    reaching: frozenset[str] = _list()
    lands: frozenset[str] = _list()
    at: frozenset[str] = _list()
    off: frozenset[str] = _list()
    blows: frozenset[str] = _list()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Words:
    """All the lists. Never changes; safe to share."""

    telegraph: TelegraphWords
    clauses: ClauseWords
    mending: MendingWords
    names: NameWords
    atlas: AtlasWords
    cast: CastWords
    circumstances: CircumstanceWords
    standing: StandingWords
    events: EventWords
    speech: SpeechWords
    bands: BandWords
    blame: BlameWords
    casualties: CasualtyWords
    relations: RelationWords
    titles: TitleWords
    particulars: ParticularsWords


def read_words(path: Path) -> Words:
    """The lists of a file.

    Raises ValueError or KeyError for a file with a list too few or too many, a word twice in a list, or an unknown kind.
    """
    raw = read_table(path)
    found = Words(
        telegraph=_section(TelegraphWords, raw.pop("telegraph")),
        clauses=_section(ClauseWords, raw.pop("clauses")),
        mending=_section(MendingWords, raw.pop("mending")),
        names=_section(NameWords, raw.pop("names")),
        atlas=_section(AtlasWords, raw.pop("atlas")),
        cast=_section(CastWords, raw.pop("cast")),
        circumstances=_section(CircumstanceWords, raw.pop("circumstances")),
        standing=_section(StandingWords, raw.pop("standing")),
        events=_section(EventWords, raw.pop("events")),
        speech=_section(SpeechWords, raw.pop("speech")),
        bands=_section(BandWords, raw.pop("bands")),
        blame=_section(BlameWords, raw.pop("blame")),
        casualties=_section(CasualtyWords, raw.pop("casualties")),
        relations=_section(RelationWords, raw.pop("relations")),
        titles=_section(TitleWords, raw.pop("titles")),
        particulars=_section(ParticularsWords, raw.pop("particulars")),
    )
    if raw:
        raise ValueError(f"no stage reads {', '.join(raw)}")
    return found


def _section(kind: type[_Section], table: dict[str, Any]) -> _Section:
    found = {}
    for one in fields(kind):  # type: ignore[arg-type]
        found[one.name] = one.metadata["read"](table.pop(one.name.replace("_", "-")))
    if table:
        raise ValueError(f"nothing reads {', '.join(table)}")
    return kind(**found)


@functools.cache
def lists() -> Words:
    """The program's lists, read once.

    Raises ResourceMissing when their file is missing or cannot be understood.
    """
    try:
        return read_words(resource("knowledge", "words.toml"))
    except (OSError, ValueError, KeyError) as error:
        raise ResourceMissing(
            f"The program's lists of words cannot be read: {error}.",
            "Install the program again; your cases are not affected.",
        ) from error

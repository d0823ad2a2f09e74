"""Happenings as a table with ACLED's columns, so that they can stand beside its data. ACLED-style, not ACLED's coding.

Columns and codes: ACLED Codebook, 2024 (event types, sub-event types, interaction by name, time and geographic precision).
Where our kind of event has no type there (docs/ontology.md) it is left out. Deviations from ACLED's rules, which nobody has
applied here: a battle of several days is one row; vague figures are read by our own table (docs/counting.md); what nobody
reports is an empty cell, not 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from briefing.domain.actor import ActorKind
from briefing.domain.casualty import Effect
from briefing.domain.event import EventType, Role
from briefing.domain.place import PlacePrecision
from briefing.exchange.records import About, HappeningRecord, Party
from briefing.exchange.tables import Cell, several, table

OWN = (
    "earliest", "latest", "date_in_words", "status", "reviewed", "reports", "origins", "fatalities_low",
    "fatalities_preferred", "fatalities_high", "fatalities_in_words", "first_reported", "grade",
)  # fmt: skip
HEAD = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region",
    "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale",
    "notes", "fatalities", "tags", "timestamp", *OWN,
)  # fmt: skip

_BATTLE, _REMOTE, _CIVILIANS = "Battles", "Explosions/Remote violence", "Violence against civilians"
_PROTEST, _RIOT, _STRATEGIC = "Protests", "Riots", "Strategic developments"
_TYPES: dict[tuple[EventType, str | None], tuple[str, str]] = {
    (EventType.BATTLE, None): (_BATTLE, "Armed clash"),
    (EventType.BATTLE, "withdrawal"): (_STRATEGIC, "Non-violent transfer of territory"),
    (EventType.STRIKE, None): (_REMOTE, ""),
    (EventType.STRIKE, "airstrike"): (_REMOTE, "Air/drone strike"),
    (EventType.STRIKE, "drone"): (_REMOTE, "Air/drone strike"),
    (EventType.STRIKE, "shelling"): (_REMOTE, "Shelling/artillery/missile attack"),
    (EventType.STRIKE, "missile"): (_REMOTE, "Shelling/artillery/missile attack"),
    (EventType.STRIKE, "suicide-bombing"): (_REMOTE, "Suicide bomb"),
    (EventType.STRIKE, "bombing"): (_REMOTE, "Remote explosive/landmine/IED"),
    (EventType.STRIKE, "ied"): (_REMOTE, "Remote explosive/landmine/IED"),
    (EventType.STRIKE, "landmine"): (_REMOTE, "Remote explosive/landmine/IED"),
    (EventType.VIOLENCE_AGAINST_CIVILIANS, None): (_CIVILIANS, "Attack"),
    (EventType.VIOLENCE_AGAINST_CIVILIANS, "abduction"): (_CIVILIANS, "Abduction/forced disappearance"),
    (EventType.VIOLENCE_AGAINST_CIVILIANS, "sexual-violence"): (_CIVILIANS, "Sexual violence"),
    (EventType.UNREST, None): (_PROTEST, ""),
    (EventType.UNREST, "protest"): (_PROTEST, "Peaceful protest"),
    (EventType.UNREST, "strike-action"): (_PROTEST, "Peaceful protest"),
    (EventType.UNREST, "crackdown"): (_PROTEST, "Protest with intervention"),
    (EventType.UNREST, "riot"): (_RIOT, "Violent demonstration"),
    (EventType.SEIZURE, None): (_STRATEGIC, "Looting/property destruction"),
    (EventType.SEIZURE, "weapons"): (_STRATEGIC, "Disrupted weapons use"),
    (EventType.SEIZURE, "equipment"): (_STRATEGIC, "Disrupted weapons use"),
    (EventType.DETENTION, None): (_STRATEGIC, "Arrests"),
    (EventType.DETENTION, "capture-of-personnel"): (_STRATEGIC, "Other"),
    (EventType.DETENTION, "release"): (_STRATEGIC, "Other"),
    (EventType.DETENTION, "prisoner-exchange"): (_STRATEGIC, "Agreement"),
    (EventType.MOVEMENT, None): (_STRATEGIC, "Change to group/activity"),
    (EventType.MOVEMENT, "displacement"): (_STRATEGIC, "Other"),
    (EventType.MOVEMENT, "return"): (_STRATEGIC, "Other"),
    (EventType.MOVEMENT, "evacuation"): (_STRATEGIC, "Other"),
    (EventType.DISRUPTION, None): (_STRATEGIC, "Other"),
    (EventType.DIPLOMACY, "agreement"): (_STRATEGIC, "Agreement"),
    (EventType.DIPLOMACY, "ceasefire"): (_STRATEGIC, "Agreement"),
}
_DISORDER = {
    _BATTLE: "Political violence",
    _REMOTE: "Political violence",
    _CIVILIANS: "Political violence",
    _PROTEST: "Demonstrations",
    _RIOT: "Demonstrations",
    _STRATEGIC: "Strategic developments",
}
_OF_THE_STATE = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.MILITARY, ActorKind.POLICE})
_UNARMED = frozenset(
    {ActorKind.POPULATION, ActorKind.NGO, ActorKind.MEDIA, ActorKind.COMPANY, ActorKind.POLITICAL, ActorKind.PERSON}
)
_GEO = {PlacePrecision.EXACT: 1, PlacePrecision.NEAR: 2, PlacePrecision.ADMIN: 3}
_WEEK, _MONTH = 7, 31  # longest intervals in days of time precision 2 and 3


def coded(one: HappeningRecord) -> tuple[str, str] | None:
    """Event type and sub-event type of ACLED, None for what it has no type for."""
    if not one.counts:
        return None
    if one.type is EventType.BATTLE and one.subtype == "capture-of-territory":
        initiators = [party for party in one.parties if party.role is Role.INITIATOR]
        if initiators and _side(initiators[0], one, _BATTLE) == "State forces":
            return _BATTLE, "Government regains territory"
        return _BATTLE, "Non-state actor overtakes territory"  # which a foreign army's capture is called as well
    found = _TYPES.get((one.type, one.subtype)) or _TYPES.get((one.type, None))
    return None if one.type is EventType.DIPLOMACY and (one.type, one.subtype) not in _TYPES else found


def events(records: Iterable[HappeningRecord], about: About, *, bom: bool = True) -> bytes:
    """The happenings that ACLED has a type for. `fatalities` is the smallest figure that is reported, by ACLED's custom;
    the range of reports stands in columns of our own behind its columns (`OWN`).
    """
    return table(HEAD, [_row(one, coding, about) for one in records if (coding := coded(one)) is not None], bom=bom)


def _row(one: HappeningRecord, coding: tuple[str, str], about: About) -> list[Cell]:
    day, precision = _day(one.when.earliest, one.when.latest)
    type_, subtype = coding
    first, second = _sides(one, type_)
    low, preferred, high, words = _dead(one)
    place = one.place
    inter = [_side(side[0], one, type_) if side else "" for side in (first, second)]
    if type_ == _CIVILIANS and not second:
        inter[1] = "Civilians"
    return [
        one.key,
        day,
        day.year if day else None,
        precision,
        _DISORDER[type_],
        type_,
        subtype,
        first[0].name if first else None,
        several(party.name for party in first[1:]),
        inter[0],
        second[0].name if second else "Civilians" if type_ == _CIVILIANS else None,
        several(party.name for party in second[1:]),
        inter[1],
        "-".join(part for part in inter if part),
        "Civilian targeting" if _is_at_civilians(one, type_) else None,
        None,
        None,
        place.country_name if place else None,
        None,
        None,
        None,
        place.name if place else None,
        place.lat if place else None,
        place.lon if place else None,
        _GEO.get(place.precision) if place and place.precision else None,
        several(told.publisher or told.title for told in one.told),
        None,
        _notes(one),
        low,
        f"status={one.status.value}",
        int(about.written.timestamp()),
        one.when.earliest,
        one.when.latest,
        one.when_words,
        one.status,
        one.is_reviewed,
        one.reports,
        one.origins,
        low,
        preferred,
        high,
        words,
        one.first_reported,
        str(one.grade),
    ]


def _day(earliest: date | None, latest: date | None) -> tuple[date | None, int | None]:
    """The day that stands for an interval, its middle, and the time precision; none where it is longer than a month."""
    if earliest is None or latest is None:
        return None, None
    days = (latest - earliest).days + 1
    middle = earliest + timedelta(days=(days - 1) // 2)
    if days == 1:
        return earliest, 1
    return (middle, 2) if days <= _WEEK else (middle, 3) if days <= _MONTH else (None, None)


def _sides(one: HappeningRecord, type_: str) -> tuple[Sequence[Party], Sequence[Party]]:
    first = [party for party in one.parties if party.role in (Role.INITIATOR, Role.ALLY)]
    second = [party for party in one.parties if party.role is Role.TARGET]
    rest = [party for party in one.parties if party.role in (Role.SUBJECT, Role.MEDIATOR)]
    if type_ == _CIVILIANS:  # civilians are always second there
        moved = [party for party in first if party.kind is ActorKind.POPULATION]
        first, second = [party for party in first if party not in moved], [*moved, *second]
    if not first and type_ != _CIVILIANS:
        first, rest = rest[:1], rest[1:]
    return first, [*second, *rest] if type_ == _STRATEGIC else second


def _side(party: Party, one: HappeningRecord, type_: str) -> str:
    """ACLED's kind of an actor, as far as ours tells it; "" where it does not."""
    if party.kind in _OF_THE_STATE:
        there = one.place.country if one.place else None
        return (
            "State forces" if party.country is None or there is None or party.country == there else "External/Other forces"
        )
    if party.kind is ActorKind.ARMED_GROUP:
        return "Rebel group"
    if party.kind is ActorKind.IGO:
        return "External/Other forces"
    if party.kind is ActorKind.POPULATION and type_ in (_PROTEST, _RIOT):
        return "Protesters" if type_ == _PROTEST else "Rioters"
    return "Civilians" if party.kind in _UNARMED else ""


def _is_at_civilians(one: HappeningRecord, type_: str) -> bool:
    targets = [party for party in one.parties if party.role is Role.TARGET]
    return type_ == _CIVILIANS or (bool(targets) and all(party.kind in _UNARMED for party in targets))


def _dead(one: HappeningRecord) -> tuple[int | None, float | None, int | None, str]:
    """The dead of one happening: its tolls count different people, so their bounds may be added; reports are not."""
    tolls = [toll for toll in one.tolls if toll.effect is Effect.KILLED]
    if not tolls:
        return None, None, None, ""
    lows = [toll.low for toll in tolls if toll.low is not None]
    best = [toll.preferred for toll in tolls if toll.preferred is not None]
    return (
        sum(lows) if lows else None,
        sum(best) if len(best) == len(tolls) else None,
        sum(toll.high or 0 for toll in tolls) if all(toll.high is not None for toll in tolls) else None,
        "; ".join(toll.words for toll in tolls),
    )


def _notes(one: HappeningRecord) -> str:
    sentences = list(dict.fromkeys(f"{told.publisher or told.title}: “{told.sentence}”" for told in one.told))
    return f"{one.title}. {' '.join(sentences)}".strip()

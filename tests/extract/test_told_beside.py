"""What stands beside the news in a sentence, and is none of its day, its place or its doing."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.domain.event import EventType, Status
from tests.extract.reading import read

DAY = date(2025, 11, 16)  # a Sunday


@pytest.mark.parametrize(
    ("words", "killed"),
    [
        ("Their presidents met in Doha on Sunday, two months after six days of shelling along the frontier killed 31.", 31),
        ("The envoy arrived in Goma on Friday, a week after clashes in the hills killed 18 people and wounded 32.", 18),
    ],
)
def test_what_lay_so_long_before_has_neither_the_day_nor_the_place_of_the_news(words: str, killed: int) -> None:
    found = read(words, DAY).found
    row = next(one for one in found.casualties if one.low == killed)
    assert row.place is None
    assert row.when.latest is not None
    assert row.when.latest < date(2025, 11, 14)
    assert row.perpetrator is None


@pytest.mark.parametrize(
    "words", ["Raids between 2009 and 2013 killed about 40 people.", "From 1998 to 2003 they left 70 dead."]
)
def test_two_years_are_a_stretch_and_no_toll(words: str) -> None:
    rows = read(words, DAY).found.casualties
    assert [one.low for one in rows] in ([40], [70])
    assert rows[0].when.earliest is not None
    assert rows[0].when.latest is not None
    assert rows[0].when.latest.year - rows[0].when.earliest.year in (4, 5)


def test_a_couple_and_their_children_are_both_counted() -> None:
    rows = read("The strike cost the lives of a couple and their five children in Rafah.", DAY).found.casualties
    assert sorted(one.low or 0 for one in rows) == [2, 5]


def test_men_women_and_children_are_each_told_as_what_they_are() -> None:
    rows = read("Raiders entered Tawila at dawn, killing men, women and children.", DAY).found.casualties
    assert [[group.value for group in one.groups] for one in rows] == [[], ["women"], ["children"]]


def test_an_attack_behind_its_day_is_what_was_repelled() -> None:
    found = read(
        "Troops repelled late on Friday night a raid on the barracks at Bama.\n\nSoldiers repelled last night an attack by "
        "militants on the town of Bama.",
        DAY,
    ).found
    assert any(one.type is EventType.BATTLE and "attack" in one.title for one in found.events)


def test_a_name_above_the_dateline_does_not_make_its_town_the_place() -> None:
    found = read(
        "By Ana Ruiz\n\nBOGOTA, Colombia (Nov. 16) — Gunmen stormed hamlets in Cauca over the weekend, burning homes and "
        "forcing hundreds to flee.",
        DAY,
    ).found
    places = {one.id: one.name for one in found.places}
    assert "Bogota" not in {places[one.place] for one in found.events if one.place is not None}


def test_where_the_hurt_are_treated_is_not_where_they_were_hurt() -> None:
    found = read("A mason was shot in the leg and is being treated at Saint-Michel hospital.", DAY).found
    assert [one.place for one in found.casualties] == [None]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("More bodies were expected to be found in Derna.", Status.PLANNED),
        ("The hostages are expected to be released on Friday.", Status.PLANNED),
    ],
)
def test_what_is_expected_to_be_done_has_not_been_done(words: str, status: Status) -> None:
    assert [one.status for one in read(words, DAY).found.events] == [status]


def test_those_told_of_go_on_doing_and_not_those_who_tell_it() -> None:
    found = read(
        "Prosecutors say that militiamen of the UPC raided the hamlets. They also looted 90 houses and abducted 16 people.",
        DAY,
    ).found
    names = {one.id: one.name for one in found.actors}
    doers = {names[part.actor] for one in found.events for part in one.participants}
    assert "Prosecutors" not in doers
    assert all(one.perpetrator is None or names[one.perpetrator] != "Prosecutors" for one in found.casualties)


def test_the_dead_who_are_remembered_died_when_it_says() -> None:
    found = read(
        "Hundreds marched in Conakry to remember the 150 people who died when soldiers opened fire on 28 September 2009.",
        DAY,
    ).found
    events = {one.id: one for one in found.events}
    row = next(one for one in found.casualties if one.low == 150)
    assert row.event is not None
    assert events[row.event].when.latest == date(2009, 9, 28)


def test_security_forces_are_not_the_army() -> None:
    found = read("Nigerian security forces killed four protesters in Kano on Friday.", DAY).found
    assert [one.name for one in found.actors] == ["Nigerian security forces"]


def test_a_denial_of_another_claim_disputes_nothing_that_was_told_farther_back() -> None:
    found = read(
        "Since March our forces have carried out 40 operations at Dabanga.\n\nThe ministry of defence of Chad claimed on "
        'Friday that "12 terrorists were neutralised in the past week". Our forces deny this.',
        DAY,
    ).found
    assert all(one.status is not Status.DISPUTED for one in found.events)


def test_initials_of_a_body_are_no_place() -> None:
    found = read("The commander gave himself up to U.N. peacekeepers in July 2017.", DAY).found
    assert found.places == ()


@pytest.mark.parametrize(
    "dateline", ["Port Sudan (AFP) – ", "Beirut - ", "Goma (DR Congo) (AFP) – ", "Kyiv (dpa) - ", "ABUJA (Reuters) - "]
)
def test_the_town_that_a_report_is_sent_from_does_nothing(dateline: str) -> None:
    found = read(f"{dateline}Gunmen killed nine villagers in Yelwata on Friday, survivors said.", DAY).found
    names = {one.id: one.name for one in found.actors}
    assert [[names[part.actor] for part in one.participants] for one in found.events] == [["Gunmen"]]
    assert not set(names.values()) & {"Port Sudan", "Beirut", "Goma", "Kyiv", "ABUJA", "Abuja"}


def test_strike_drones_are_drones_and_what_they_did_is_done_by_who_sent_them() -> None:
    found = read(
        "Russia fired 476 strike and decoy drones and 48 missiles at Ukraine overnight, Kyiv said on Friday, in an attack "
        "that killed at least 25 people in the city of Ternopil.",
        DAY,
    ).found
    names = {one.id: one.name for one in found.actors}
    places = {one.id: one.name for one in found.places}
    assert [[names[part.actor] for part in one.participants] for one in found.events] == [["Russia"]]
    assert places[found.events[0].place or ""] == "Ternopil"
    assert [one.event for one in found.casualties] == [found.events[0].id]


def test_who_is_among_the_dead_is_counted_once() -> None:
    rows = read(
        "Strikes hit tents in Rafah on Friday, killing 17, among them five women and six children.", DAY
    ).found.casualties
    whole = next(one for one in rows if one.low == 17)
    assert [one.part_of for one in rows if one.low != 17] == [whole.id, whole.id]


def test_who_is_lost_says_nothing() -> None:
    found = read(
        '"No truce," said Abir Salem, who lost her two children, aged 1 and 11, and her husband when a shell hit a tent.',
        DAY,
    ).found
    names = {one.id: one.name for one in found.actors}
    assert {names[one.speaker] for one in found.statements} == {"Abir Salem"}
    assert sorted(one.low or 0 for one in found.casualties) == [1, 2]


def test_an_attack_of_a_week_before_has_its_own_place() -> None:
    found = read(
        "Drones hit a market in Tawila on Friday, a week after an attack that killed 12 people in Bara.", DAY
    ).found
    places = {one.id: one.name for one in found.places}
    assert [places[one.place or ""] for one in found.casualties] == ["Bara"]
    assert sorted(places[one.place or ""] for one in found.events) == ["Bara", "Tawila"]


def test_the_forces_of_a_ministry_are_those_of_its_state() -> None:
    found = read("Russia's Defence Ministry said its forces had struck energy facilities in Odesa.", DAY).found
    names = {one.id: one.name for one in found.actors}
    assert [[names[part.actor] for part in one.participants] for one in found.events] == [["Russian Armed Forces"]]


def test_the_force_is_the_one_just_spoken_of() -> None:
    found = read(
        "The Rapid Support Forces (RSF) denied the killings. Its commander promised an inquiry; the force later announced "
        "the arrest of a fighter.",
        DAY,
    ).found
    assert {one.name for one in found.actors if one.kind.value in ("military", "armed-group")} == {"Rapid Support Forces"}

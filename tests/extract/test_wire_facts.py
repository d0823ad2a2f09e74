"""Wrong facts that wires invite: who only tells it, "the military" of a land just named, passages that turn away."""

from __future__ import annotations

from datetime import date

from tests.extract.reading import read

WEDNESDAY = date(2025, 11, 19)


def test_who_tells_a_toll_is_none_of_those_it_includes() -> None:
    tolls = read(
        "Bandits raided Kurebe late Saturday, killing four people and abducting 30, including women and infants, "
        "a councillor said.",
        WEDNESDAY,
    ).tolls
    assert [toll.words for toll in tolls if toll.item.effect.value == "killed"] == ["four people"]


def test_the_military_told_with_its_state_first_stays_that_states() -> None:
    found = read(
        "An Israeli army bulldozer razed two houses in Jenin, residents said.\n\n"
        "The Israeli army said it was checking the report.\n\n"
        "Six Palestinians were detained in an army raid on the Askar refugee camp near Nablus, lawyers said.",
        WEDNESDAY,
    )
    raid = next(event for event in found.events if "raid on" in event.title)
    assert raid.doers == ("Israel Defense Forces",)


def test_people_told_by_number_are_the_they_of_their_own_clause() -> None:
    found = read(
        "The Israeli army said it struck a launch site on Tuesday. Three boys were shot dead when they approached the "
        "fence east of Gaza City, a hospital said.",
        WEDNESDAY,
    )
    assert not any("approach" in event.title.lower() for event in found.events if event.doers)


def test_the_owner_of_an_offensive_is_not_where_it_is() -> None:
    (toll,) = read("Israel's offensive has killed more than 60,000 Palestinians, according to a count.", WEDNESDAY).tolls
    assert toll.place is None


def test_an_age_is_no_part_of_what_a_gunman_is_called() -> None:
    found = read("A 19-year-old gunman opened fire on a bus in Culiacan on Monday, killing two people.", WEDNESDAY)
    assert [doer for event in found.events for doer in event.doers] == ["gunman"]


def test_a_passage_that_turns_away_does_not_place_what_the_article_began_with() -> None:
    found = read(
        "ISLAMABAD -- A suicide bomber blew himself up outside a district court in Pakistan's capital on Tuesday, killing "
        "12 people, the interior minister said.\n\nMeanwhile, troops killed ten militants in Lakki Marwat district and "
        "five in Bannu, the army said.",
        WEDNESDAY,
    )
    places = {toll.place for toll in found.tolls if toll.item.low == 12}
    assert places
    assert not places & {"Bannu", "Lakki Marwat district"}


def test_police_who_tell_of_a_man_killed_by_guards_did_not_kill_him() -> None:
    (toll,) = read("An attacker was killed on the spot by the governor's guards, police said.", WEDNESDAY).tolls
    assert toll.doer != "police"


def test_a_road_told_by_its_two_ends_is_its_own_place() -> None:
    found = read(
        "Troops killed 20 insurgents in Mallam Fatori on Monday. Two soldiers died when their truck hit a mine on the "
        "Bama-Banki road.",
        WEDNESDAY,
    )
    assert next(toll.place for toll in found.tolls if toll.item.low == 2) == "Bama-Banki road"


def test_later_that_weekday_is_the_day_it_was_written_on() -> None:
    found = read("The Security Council was expected to vote later Monday on a draft resolution.", WEDNESDAY)
    assert [event.when for event in found.events] == ["2025-11-17"]


def test_what_somebody_calls_the_killing_of_people_is_not_the_crime_just_told() -> None:
    found = read(
        "Gunmen kidnapped 30 pupils in Zamfara on Monday. Trump threatened on Nov. 1 to cut aid over what he called the "
        "killing of Christians. Abuja denies the charge.",
        WEDNESDAY,
    )
    (event,) = [event for event in found.events if "kidnap" in event.title.lower()]
    assert (event.when, event.status, event.targets) == ("2025-11-17", "reported", ())


def test_rejecting_military_action_disputes_no_strike() -> None:
    found = read(
        "Washington has carried out 20 strikes on alleged drug boats since Sept. 2. The president has rejected foreign "
        "military action on Mexican soil.",
        WEDNESDAY,
    )
    assert not [event for event in found.events if event.status == "disputed"]

"""Ties of parts to wholes, of rivals and of those that a text counts again: "the two governments", "both gangs"."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

ELN, SAHEL = "National Liberation Army (Colombia)", "Alliance of Sahel States"


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("The Fateh Squad of the BLA took control of the highway.", "Fateh Squad", "Balochistan Liberation Army"),
        ("On 2 June gunmen of the 10th Front of the FARC dissidents shot a teacher.", "10th Front", "FARC dissidents"),
        ("Aid workers met the ENDF Northwest Command.", "ENDF Northwest Command", "Ethiopian National Defence Force"),
        ("The armed wing of the PKK, the HPG, killed two.", "People's Defence Forces", "Kurdistan Workers' Party"),
    ],
)
def test_a_unit_that_is_named_with_its_body_is_a_part_of_it(text: str, part: str, whole: str) -> None:
    assert (part, "part-of", whole) in read(text).ties


def test_states_of_which_an_alliance_is_said_to_be_made_are_members_of_it() -> None:
    ties = read("The Alliance of Sahel States (AES), of which Mali and Burkina Faso are members, sent troops.").ties
    assert {("Mali", "member-of", SAHEL), ("Burkina Faso", "member-of", SAHEL)} <= ties


def test_a_rival_that_is_named_behind_the_comma_is_a_rival_of_the_one_before() -> None:
    ties = read("Clashes between the Gulf Clan and a rival group, the ELN, left 19 dead.").ties
    assert ("Clan del Golfo", "opposes", ELN) in ties


def test_of_two_that_fight_each_other_only_the_last_is_what_the_words_behind_it_say() -> None:
    text = "Fighting resumed between the March 23 Movement (M23) and the Wazalendo, militias that fight alongside the army."
    found = read(text)
    assert {one[0] for one in found.ties if one[1] == "allied-with"} == {"Wazalendo"}
    assert set(found.events[0].doers) == {"March 23 Movement", "Wazalendo"}


def test_with_whom_militias_fight_that_threw_somebody_back_no_it_can_tell() -> None:
    ties = read("The M23 was thrown back by the army and the Wazalendo, militias that fight alongside it, on Friday.").ties
    assert not [one for one in ties if one[1] == "allied-with"]


def test_whose_government_it_is_leads_the_state() -> None:
    ties = read("Prime Minister Abiy Ahmed's government said 12 had died in Amhara. Ethiopia denied it.").ties
    assert ("Abiy Ahmed", "leads", "Ethiopia") in ties


def test_the_two_countries_are_those_of_the_sentence_before() -> None:
    found = read("Benin and Niger closed the border. Officials of the two countries will meet in Lomé on 21 June.")
    assert found.event("will meet").doers == ("Benin", "Niger")
    found = read("Mali and Algeria recalled their envoys. The two governments have been at odds since April.")
    assert ("Mali", "opposes", "Algeria") in found.ties


def test_both_gangs_are_those_that_were_named() -> None:
    text = "The 5 Segond and Gran Grif gangs attacked the port. Both gangs belong to Viv Ansanm, a coalition."
    assert {("5 Segond", "part-of", "Viv Ansanm"), ("Gran Grif", "part-of", "Viv Ansanm")} <= read(text).ties


def test_an_armed_group_can_be_called_an_organisation() -> None:
    text = "The BLA attacked a train. The organisation's spokesman, Jeeyand Baloch, said 12 soldiers had been killed."
    assert ("Jeeyand Baloch", "member-of", "Balochistan Liberation Army") in read(text).ties
    text = "Doctors Without Borders closed its hospital. The organisation said the BLA had killed two nurses."
    assert ("Médecins Sans Frontières", "asserts") in read(text).statements


def test_who_signs_with_rank_and_office_belongs_to_the_body() -> None:
    ties = read("Lieutenant Colonel Al-Fateh Qurashi Official Spokesman of the Rapid Support Forces").ties
    assert ("Al-Fateh Qurashi", "member-of", "Rapid Support Forces") in ties


def test_a_name_that_begins_with_what_people_are_called_is_a_persons() -> None:
    found = read("The Patriotic Liberation Front of Mahmoud Sallah attacked the pipeline.")
    assert ("Mahmoud Sallah", "leads", "Patriotic Liberation Front") in found.ties
    assert found.actors["Mahmoud Sallah"].kind.value == "person"

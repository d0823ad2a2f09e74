"""Factions, splinters and umbrella groups, who heads them and who pays them, and persons told again by their office."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        (
            "Liwa al-Nur, a Fatah splinter headed by the cleric Anas al-Masri and funded by Qatar, attacked the base.",
            {("Qatar", "backs", "Liwa al-Nur"), ("Anas al-Masri", "leads", "Liwa al-Nur")},
        ),
        (
            "The Eastern Shield, an alliance of former rebels led by Musa Idris, holds the town.",
            {("Musa Idris", "leads", "Eastern Shield")},
        ),
        (
            "The Islah Front was founded in 2009. It is armed and paid by Rwanda. It is now led by Paul Bahati.",
            {("Rwanda", "backs", "Islah Front"), ("Paul Bahati", "leads", "Islah Front")},
        ),
        (
            "The Joint Mountain Force has 300 men. The force is made up of several factions, including Hamas and Fatah.",
            {("Hamas", "part-of", "Joint Mountain Force"), ("Fatah", "part-of", "Joint Mountain Force")},
        ),
        (
            "The TNLA and the MNDAA, which are allied with the Arakan Army, hold the road.",
            {
                ("Ta'ang National Liberation Army", "allied-with", "Arakan Army"),
                ("Myanmar National Democratic Alliance Army", "allied-with", "Arakan Army"),
            },
        ),
        ("The National Reform Party is close to Hezbollah.", {("National Reform Party", "allied-with", "Hezbollah")}),
        (
            "Walid Safi, whose Popular Socialist Organisation is close to Hezbollah, accused Israel of the attack.",
            {("Walid Safi", "leads", "Popular Socialist Organisation")},
        ),
        ("Omar Fares of Hamas said talks had failed.", {("Omar Fares", "member-of", "Hamas")}),
        ("Riek Machar and Salva Kiir have been rivals ever since.", {("Riek Machar", "opposes", "Salva Kiir")}),
        ("Hadi al-Amiri sits in the Coordination Framework.", {("Hadi al-Amiri", "member-of", "Coordination Framework")}),
        (
            "The Sadrist Movement and its Saraya al-Salam fought in Basra.",
            {("Saraya al-Salam", "part-of", "Sadrist Movement")},
        ),
        (
            "The al-Qaeda-linked Islah Front claimed the attack on the post.",
            {("Islah Front", "allied-with", "al-Qaeda")},
        ),
        (
            "Aircraft bombed the 45th and 46th Brigades of the Popular Mobilization Forces.",
            {
                ("45th Brigade", "part-of", "Popular Mobilization Forces"),
                ("46th Brigade", "part-of", "Popular Mobilization Forces"),
            },
        ),
        (
            "The United Nations agency for Palestinian refugees, UNRWA, said it had stopped work.",
            {("UN Relief and Works Agency for Palestine Refugees", "part-of", "United Nations")},
        ),
    ],
)
def test_factions_are_tied_to_whom_the_text_ties_them(text: str, ties: set[tuple[str, str, str]]) -> None:
    assert ties <= read(text).ties


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("The Chairman of the Islah Front, Anas Tamimi, spoke.", ("Anas Tamimi", "leads", "Islah Front")),
        ("The secretary-general of the Islah Front, Anas Tamimi, spoke.", ("Anas Tamimi", "leads", "Islah Front")),
        ("The Islah Front's vice-chairman, Anas Tamimi, spoke.", ("Anas Tamimi", "member-of", "Islah Front")),
        ("The Minister of Defence of Mali, Anas Tamimi, spoke.", ("Anas Tamimi", "member-of", "Mali")),
        ("The killing of a Hezbollah commander, Ali Tamimi, shook the city.", ("Ali Tamimi", "member-of", "Hezbollah")),
        ("Two Taliban ministers, Abdul Kabir and Omar Azizi, visited Doha.", ("Omar Azizi", "member-of", "Taliban")),
        (
            "Among the dead is the assistant commander of the Islah Front, Anas Tamimi.",
            ("Anas Tamimi", "member-of", "Islah Front"),
        ),
        (
            "The Theatre Commander of Operation Green Dawn, Major General Audu Bello, spoke.",
            ("Audu Bello", "leads", "Operation Green Dawn"),
        ),
    ],
)
def test_an_office_is_read_however_it_is_written(text: str, tie: tuple[str, str, str]) -> None:
    assert tie in read(text).ties


def test_units_that_fight_together_once_are_not_backed_for_good() -> None:
    found = read("A unit of the 52nd Brigade, backed by the army's Emergency Regiment, repelled an attack near Kirkuk.")
    assert not any(predicate == "backs" for _, predicate, _ in found.ties)


def test_a_spokesman_is_not_given_to_another_group_than_he_is_known_to_speak_for() -> None:
    found = read("The Arakan Army took a town from Myanmar's military. Its spokesman, Zaw Min Tun, did not comment.")
    assert ("Zaw Min Tun", "member-of", "Arakan Army") not in found.ties


def test_who_is_told_again_by_his_office_is_the_same_person() -> None:
    found = read(
        "The head of the Islah Front, Anas Tamimi, spoke on Monday. The army fled. The Islah Front leader said so."
    )
    assert ("Anas Tamimi", "asserts") in found.statements
    found = read("Haitham Omran rejected the charge. The leader of the Islah Front said the army had lied.")
    assert ("Haitham Omran", "asserts") in found.statements
    assert ("Haitham Omran", "leads", "Islah Front") in found.ties
    found = read("Joe Biden rejected the charge. The leader of Hamas said the army had lied.")
    assert ("Joe Biden", "leads", "Hamas") not in found.ties


def test_the_group_is_the_one_that_was_told_of_and_not_one_told_beside_it() -> None:
    found = read(
        "Police blamed the Islah Front, a grouping that has absorbed remnants of Jund al-Sham. In a message the group, "
        "which broke away from Hamas a decade ago, denied it."
    )
    assert ("Islah Front", "offshoot-of", "Hamas") in found.ties
    assert ("Islah Front", "denies") in found.statements


def test_a_group_whose_name_begins_like_anothers_is_its_own() -> None:
    found = read("Fighters of Shabab al-Nur and Kataib al-Fath clashed in the camp.")
    assert {"Shabab al-Nur", "Kataib al-Fath"} <= found.actors.keys()
    assert "al-Shabaab" not in found.actors


def test_a_name_that_somebody_is_known_as_is_his() -> None:
    found = read("Saad Jawad, known as Abu Hamza, commands it. Ahmed Saleh, who lives in an area known as Sandy, saw it.")
    assert "Abu Hamza" in found.actors["Saad Jawad"].aliases
    assert not found.actors["Ahmed Saleh"].aliases or "Sandy" not in found.actors["Ahmed Saleh"].aliases


def test_what_is_done_again_and_again_or_only_reported_was_said_by_nobody() -> None:
    found = read(
        "Hamas and Fatah use the name when they claim attacks. The minister dismissed reports that Hamas had asked for it."
    )
    assert not any(speaker in ("Hamas", "Fatah") for speaker, _ in found.statements)
    assert ("minister", "denies") in found.statements


def test_a_group_named_kia_is_no_abbreviation_of_the_killed() -> None:
    found = read(
        "Colonel Naw Bu, the officer of the Kachin Independence Army (KIA), spoke. The KIA's officer said 22 fled."
    )
    assert not found.figures or all(effect != "killed" for effect, _, _ in found.figures)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The secretary-general of the Islah Front, Anas Tamimi, spoke.", "secretary-general"),
        ("The Islah Front's vice-chairman, Anas Tamimi, spoke.", "vice-chairman"),
        ("The Chief of Staff of the Sudanese army, Anas Tamimi, spoke.", "Chief of Staff"),
        ("Two Taliban ministers, Anas Tamimi and Omar Azizi, visited Doha.", "Taliban minister"),
    ],
)
def test_a_title_is_given_whole(text: str, title: str) -> None:
    assert read(text).actors["Anas Tamimi"].title == title

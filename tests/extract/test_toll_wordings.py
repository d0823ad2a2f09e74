"""Figures of people in turns of phrase that name no killing: lost, held, in tents, unaccounted for; and who says so."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Since 2011 tens of thousands of Libyans have been killed.", ("killed", 20000, 99999)),
        ("The war has cost tens of thousands of lives.", ("killed", 20000, 99999)),
        ("The ambush cost the army seven men.", ("killed", 7, 7)),
        ("The grenade cost a waiter his life.", ("killed", 1, 1)),
        ("In the fighting our forces put out of action 38 attackers.", ("killed", 38, 38)),
        ("Three clan elders were laid to rest in Baidoa on Wednesday.", ("killed", 3, 3)),
        ("The health ministry put the toll at 28 on Sunday and at 30 on Monday.", ("killed", 30, 30)),
        ("The army acknowledges seven dead in its ranks; JNIM puts the number at 16.", ("killed", 16, 16)),
        ("Eight migrants drowned; 23 others are unaccounted for.", ("missing", 23, 23)),
        ("The whereabouts of 14 villagers are unknown.", ("missing", 14, 14)),
        ("There is no trace of nine of the miners.", ("missing", 9, 9)),
        ("Gunmen carried off 14 girls and killed two guards.", ("abducted", 14, 14)),
        ("Partners registered 61 civilian deaths and 140 abductions.", ("abducted", 140, 140)),
        ("The YBS said four of its fighters were being held by the army.", ("captured", 4, 4)),
        ("The general announced that four suspects had been seized.", ("detained", 4, 4)),
        ("Nearly 200,000 people live on in tents in Dohuk.", ("displaced", 200000, 200000)),
        ("Some 40,000 displaced people still live in camps around Mekelle.", ("displaced", 40000, 40000)),
        ("The clashes drove 38,000 people into Kenya.", ("displaced", 38000, 38000)),
        ("The blast claimed 14 lives and left 30 people maimed.", ("wounded", 30, 30)),
    ],
)
def test_a_figure_is_told_in_other_words(text: str, figure: tuple[str, int, int]) -> None:
    assert figure in read(text).figures


@pytest.mark.parametrize(
    "text",
    [
        "Some 40,000 people live in Jabalia camp.",
        "Four hundred families live in tents made of goat hair.",
        "The ministry cost the budget 7 million dinars.",
        "The fate of the talks is unknown.",
        "Traders carried off 300 sacks of rice.",
    ],
)
def test_what_counts_nobody_lost_makes_no_figure(text: str) -> None:
    assert read(text).figures == []


def test_the_one_who_is_named_by_office_among_the_dead_is_one_of_them() -> None:
    found = read("Twelve soldiers died, including the deputy commander of the brigade.").figures
    assert found == [("killed", 12, 12), ("killed", 1, 1)]


def test_those_killed_include_parts_of_the_dead_told_before() -> None:
    found = read("At least 19 people were killed in Zawiya. Those killed include seven women and four children.").figures
    assert found == [("killed", 19, None), ("killed", 7, 7), ("killed", 4, 4)]


def test_whoever_fired_did_not_blame() -> None:
    found = read("The RSF denied having shelled the camp and blamed the deaths on mortar fire by the Sudanese army.")
    assert {speaker for speaker, _ in found.statements} == {"Rapid Support Forces"}


def test_somebody_told_by_age_is_the_one_named_before() -> None:
    found = read(
        'Hadi Murad counts the flags from his roof. "We are guarded by everyone," the 61-year-old teacher told us.'
    )
    assert ("Hadi Murad", "asserts") in found.statements


def test_an_aside_says_whose_words_a_sentence_are() -> None:
    assert ("UNICEF", "asserts") in read("The stock of vaccines, UNICEF says, will last eleven days.").statements


def test_the_leader_of_a_faction_does_not_lead_the_whole() -> None:
    found = read("The police conspired with a hardline faction of the TPLF led by Debretsion Gebremichael.")
    assert not any(tie[1] == "leads" for tie in found.ties)


def test_its_director_who_says_so_is_not_of_a_body_in_the_words_quoted() -> None:
    found = read(
        'Libya Crimes Watch counted 11 dead in Zawiya. "The shells came from positions of the Libyan National Army," '
        "said its director, Ali Omar."
    )
    assert ("Ali Omar", "leads", "Libya Crimes Watch") in found.ties

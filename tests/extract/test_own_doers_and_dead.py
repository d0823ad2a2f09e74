"""Each clause has its own doers, and each count its own dead: of those harmed, not of those who harmed them."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "place", "doer"),
    [
        (
            "On Monday gunmen killed four guards in Sokoto, injuring six people, and in Katsina bandits loyal to Bello "
            "Turji abducted nine farmers.",
            "Katsina",
            "bandits",
        ),
        (
            "The army shelled Nyala on Monday, killing six, and in Zalingei fighters loyal to Musa Hilal killed a boy.",
            "Zalingei",
            "fighters",
        ),
        (
            "Police dispersed marchers in Kampala, while in Gulu soldiers loyal to the president arrested nine activists.",
            "Gulu",
            "soldiers",
        ),
        (
            "Gunmen attacked a church in Owo on Sunday, killing three worshippers, and in Benue herdsmen were shot dead by "
            "vigilantes.",
            "Benue",
            "vigilantes",
        ),
        (
            "The army bombed Kachin on Friday, killing seven people, and in Sagaing resistance fighters ambushed a convoy.",
            "Sagaing",
            "resistance fighters",
        ),
    ],
)
def test_a_clause_that_opens_with_another_place_has_its_own_doer(text: str, place: str, doer: str) -> None:
    first, second = read(text).events
    assert (second.place, second.doers) == (place, (doer,))
    assert first.place != place
    assert doer not in first.doers


def test_a_harm_told_before_the_second_place_stays_at_the_first() -> None:
    text = "Gunmen killed four guards in Sokoto on Monday, injuring six, and in Katsina bandits abducted nine farmers."
    assert {toll.figure[0]: toll.place for toll in read(text).tolls} == {
        "killed": "Sokoto",
        "wounded": "Sokoto",
        "abducted": "Katsina",
    }


def test_villages_behind_a_name_are_no_doers() -> None:
    text = "Shells hit a market in Nyala on Monday, killing four, and in El Fasher villages were burned."
    assert all(not event.doers for event in read(text).events)


def test_a_second_state_that_is_bound_to_act_is_not_the_first() -> None:
    text = "Russia was to withdraw from Kherson and Ukraine was to pull its troops out of Kursk within 60 days."
    assert [event.title for event in read(text).events] == ["Ukraine to pull troops out of Kursk"]


@pytest.mark.parametrize(
    ("text", "side", "doer"),
    [
        ("The army ambushed Al-Shabaab militants near Baidoa on Thursday. Five of them were killed.", "al-Shabaab", True),
        ("The Taliban attacked policemen in Kunduz on Monday. Two of them were killed.", None, False),
        ("ELN rebels captured five soldiers in Arauca on Tuesday. Two of them were killed.", None, False),
        ("Fighters of CODECO abducted eleven people in Bule on Friday. Three of them were found dead.", None, False),
    ],
)
def test_of_them_are_those_to_whom_it_was_done(text: str, side: str | None, doer: bool) -> None:
    [killed] = [toll for toll in read(text).tolls if toll.figure[0] == "killed"]
    assert killed.side == side
    assert (killed.doer is not None) or not doer


def test_those_arrested_afterwards_are_the_attackers() -> None:
    [held] = read("Gunmen attacked villagers near Jos on Monday. Two of them were arrested.").tolls
    assert held.item.victims.value == "combatant"


@pytest.mark.parametrize(
    "text",
    [
        "At least 30 people were killed in the raid on Kidal on Thursday, including four former JNIM fighters.",
        "Some 80 people were killed in Tibú on Monday, among them seven former FARC combatants.",
        "Three former M23 fighters were shot dead in Goma on Thursday.",
    ],
)
def test_former_fighters_are_on_no_side(text: str) -> None:
    assert all(toll.side is None and toll.item.victims.value == "unknown" for toll in read(text).tolls)


def test_a_part_of_the_dead_does_not_say_whose_all_of_them_were() -> None:
    whole, part = read("Nine people were wounded in Gaza City on Monday, among them two Hamas policemen.").tolls
    assert (whole.side, part.side) == (None, "Hamas")


@pytest.mark.parametrize("land", ["territory", "enclave", "strip"])
def test_the_ministry_of_a_territory_is_not_that_of_the_state_which_the_article_names(land: str) -> None:
    text = (
        "Israel says it struck a Hamas post. Israel's army gave no toll, and Israel's government did not comment.\n\n"
        f"In Gaza, Israeli fire has killed 318 people since then, according to the {land}'s health ministry, while three "
        "Israeli soldiers have been killed in Rafah."
    )
    assert {name for toll in read(text).tolls for name in toll.by} <= {"Palestinian health ministry"}


def test_what_goes_on_is_not_at_the_place_of_what_was_days_before() -> None:
    text = (
        "At least 17 inmates were killed when rival gangs clashed at a prison in Esmeraldas, the prison authority said on "
        "Wednesday, three days after a similar riot in Machala claimed 14 lives.\n\n"
        "Several bodies had been decapitated, police said. Soldiers stormed the facility shortly before noon, freeing 13 "
        "guards. A policeman was shot dead during the operation."
    )
    seen = read(text)
    assert [event.kind for event in seen.events if event.place == "Machala"] == ["unrest/riot"]
    assert [toll.figure for toll in seen.tolls if toll.place == "Machala"] == [("killed", 14, 14)]


def test_what_goes_on_is_of_the_day_of_the_main_clause() -> None:
    text = (
        "Gunmen attacked a bus near Jos on Monday, a week after a raid on Bokkos left 11 dead. Two passengers were "
        "abducted and the driver was wounded."
    )
    tolls = {toll.figure[0]: (toll.when, toll.place) for toll in read(text).tolls}
    assert tolls["abducted"] == tolls["wounded"] == ("2025-05-12", "Jos")
    assert tolls["killed"][1] == "Bokkos"

"""What articles about many conflicts say in passing: trades, sickbeds, totals broken down, false claims, days gone by."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import read

MONDAY = date(2025, 9, 15)
Figure = tuple[str, int | None, int | None]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("A blast in Quetta killed a constable and a cloth seller.", [("killed", 1, 1), ("killed", 1, 1)]),
        ("Gunmen shot dead two welders in Turbat on Monday.", [("killed", 2, 2)]),
        ("Two goats and a computer were destroyed in Turbat.", []),
        ("A girl lost both legs when a mine went off near Buthidaung.", [("wounded", 1, 1)]),
        ("The army lost arms and ammunition near Buthidaung.", []),
        ("A bomb hit the bus in Cotabato. Twelve people were rushed to hospital.", [("wounded", 12, 12)]),
        ("A bomb hurt 20 in Cotabato. Six of them are in critical condition.", [("wounded", 20, 20), ("wounded", 6, 6)]),
        ("Cholera has spread in Port-au-Prince. Forty people were taken to hospital.", []),
        (
            "The fighting left 31 people dead, 20 in Manipur and 11 in Assam.",
            [("killed", 31, 31), ("killed", 20, 20), ("killed", 11, 11)],
        ),
        (
            "The blast killed 30. The council read out the names of 18 of the dead.",
            [("killed", 30, 30), ("killed", 18, 18)],
        ),
        ("Some 255 people were hurt in Yumbo, of whom 40 children.", [("wounded", 255, 255), ("wounded", 40, 40)]),
        ("No pupil was harmed in the raid on Yumbo.", [("wounded", 0, 0)]),
    ],
)
def test_the_hurt_are_counted_however_their_fate_is_told(text: str, figures: list[Figure]) -> None:
    assert sorted(toll.figure for toll in read(text, MONDAY).tolls) == sorted(figures)


def test_those_of_a_trade_are_civilians() -> None:
    (toll,) = read("A mortar bomb killed a fruit seller in Jamundí on Sunday.", MONDAY).tolls
    assert toll.item.victims.value == "civilian"


def test_one_of_them_is_who_the_apposition_says() -> None:
    toll = read("A bomb hurt 58 in Cali; one of them, a girl of twelve, died on Sunday.", MONDAY).tolls[-1]
    assert (toll.figure, [group.value for group in toll.item.groups]) == (("killed", 1, 1), ["children"])


@pytest.mark.parametrize(
    "text",
    [
        "Claims that soldiers burned houses in Marawi on Friday are fabricated, the army said.",
        "Reports that soldiers burned houses in Marawi on Friday are untrue, the army said.",
        "There is no truth in the report that soldiers burned houses in Marawi on Friday, the army said.",
        "The claim that soldiers burned houses in Marawi on Friday is not true, the army said.",
    ],
)
def test_what_is_called_false_is_denied(text: str) -> None:
    found = read(text, MONDAY)
    assert [event.status for event in found.events] == ["denied"]
    assert [statement.stance.value for statement in found.found.statements] == ["denies"]


@pytest.mark.parametrize(
    "words", ["had nothing to do with", "had no hand in", "was not behind", "was not involved in", "played no part in"]
)
def test_who_disowns_an_attack_disputes_only_what_he_was_blamed_for(words: str) -> None:
    told = "Gunmen killed nine workers in Kech on Sunday."
    said = f"The Baloch Liberation Army said it {words} the attack."
    assert [event.status for event in read(f"{told} {said}", MONDAY).events] == ["reported"]
    blamed = "Police blamed the Baloch Liberation Army for the attack."
    assert [event.status for event in read(f"{told} {blamed} {said}", MONDAY).events] == ["disputed"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Gunmen raided Parachinar on 8 September. The TTP denied involvement on Friday.\n\n"
            "The next evening a mob burned down houses in Bagan.",
            "2025-09-09",
        ),
        (
            "A helicopter crashed near Ann on Saturday. Rebels claimed on the same day that they had shelled Sittwe.",
            "2025-09-13",
        ),
        (
            "On Thursday a bomb went off in Cali.\n\nPresident Petro flew to Medellín on Friday.\n\n"
            "Two days earlier gunmen had abducted a judge in Tumaco.",
            "2025-09-09",
        ),
    ],
)
def test_days_are_counted_from_what_happened_and_not_from_what_was_said(text: str, day: str) -> None:
    assert read(text, MONDAY).events[-1].when == day


def test_three_weeks_after_an_ambush_for_which_a_road_was_closed_date_nothing() -> None:
    found = read(
        "The road was closed for three weeks after an ambush on 2 August in which 16 people lost their lives.", MONDAY
    )
    assert [toll.when for toll in found.tolls] == ["2025-08-02"]


def test_a_count_since_a_dated_coup_is_a_running_total() -> None:
    (toll,) = read("Since the coup of February 2021 more than 7,200 people have been killed in Myanmar.", MONDAY).tolls
    assert (toll.item.cumulative, toll.when) == (True, "2021-02-01..2025-09-15")


def test_hours_later_is_the_day_of_what_was_just_told() -> None:
    found = read("Insurgents shelled Hsenwi on Friday. Three hours later gunmen ambushed soldiers near Kutkai.", MONDAY)
    assert [event.when for event in found.events] == ["2025-09-12", "2025-09-12"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("CALI, Colombia — Ana Ruiz was baking in Jamundí when a grenade went off.", "Jamundí"),
        ("Police arrested four men in Yangon's Insein township on Friday.", "Insein"),
    ],
)
def test_the_nearer_place_is_where_it_was(text: str, place: str) -> None:
    assert place in (read(text, MONDAY).events[-1].place or "")


def test_a_motorcycle_that_blows_up_is_a_bomb_and_a_fuel_truck_an_accident() -> None:
    kinds = [
        read(f"A {what} blew up in Jamundí on Friday.", MONDAY).events[0].kind
        for what in ("motorcycle", "minibus", "fuel truck")
    ]
    assert kinds == ["strike/bombing", "strike/bombing", "disaster/explosion-accident"]


def test_the_spokesman_is_the_one_named_before() -> None:
    text = (
        "The target was a camp, according to spokesman Major General Zaw Min Tun.\n\n"
        "The spokesman accused the Arakan Army of using children."
    )
    found = read(text, MONDAY)
    assert {who for who, _ in found.statements} == {"Zaw Min Tun"}


def test_a_faction_of_former_fighters_has_split_off() -> None:
    text = (
        "The army blamed the Estado Mayor Central (EMC), a faction of former FARC fighters which rejected the peace deal."
    )
    ties = {tie[1] for tie in read(text, MONDAY).ties}
    assert ties == {"offshoot-of"}


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The blast killed 19. Thirteen of the dead are civilians. The other six are soldiers.", [19, 13, 6]),
        ("The army lost 13 dead — eight conscripts and five officers — in Surin.", [13, 8, 5]),
        ("The bodies of a couple and their three children were found in Mirebalais on Friday.", [2, 3]),
        ("A boy of nine was killed with his father in Navolato on Friday.", [1, 1]),
        ("On Wednesday five rangers were wounded by a mine near Surin.", [5]),
        ("In March three crewmen were hurt by a mine near Surin.", [3]),
        ("A bomb in Durán killed two men on Friday; a third, a shopkeeper, died in hospital.", [2, 1]),
        ("The bodies of four fishermen washed up at Posorja on Friday.", [4]),
        ("A sailor lost a thumb and seven others suffered bruises in the attack off Palawan.", [1, 7]),
        ("Two monks were injured in the raid on Surin and a nun is missing.", [2, 1]),
        ("The office in Culiacán says 460 people have disappeared.", [460]),
        ("Nobody has been detained for the attack on Durán.", []),
        ("The army moved 12,000 soldiers into the villages of Derry on Friday.", []),
    ],
)
def test_each_of_them_is_counted_once(text: str, figures: list[int]) -> None:
    assert sorted(toll.figure[1] or 0 for toll in read(text, MONDAY).tolls) == sorted(figures)


def test_a_denial_that_anybody_was_hurt_is_a_nought_of_who_denies_it() -> None:
    (toll,) = read("The ministry in Manila denied on Sunday that anybody had been injured.", MONDAY).tolls
    assert toll.figure == ("wounded", 0, 0)


def test_those_who_have_died_at_least_since_a_day_are_a_running_total() -> None:
    (toll,) = read("In Kenscoff at least 17 people have died there since 27 January, local authorities say.", MONDAY).tolls
    assert (toll.item.cumulative, toll.when) == (True, "2025-01-27..2025-09-15")


def test_one_ministry_is_not_another_named_before() -> None:
    text = (
        "Fifty people were hurt in Surin, Thailand, according to the public health ministry.\n\n"
        "More than 1,000 people were moved to shelters, the interior ministry said."
    )
    assert len({who for who, _ in read(text, MONDAY).statements}) == 2


def test_an_article_about_long_ago_goes_on_in_its_year() -> None:
    text = (
        "Three cars blew up in Belfast on 31 July 1972.\n\nIt was a dark month.\n\n"
        "On 21 July some 20 bombs went off in Derry, killing nine people.\n\nOn Sunday the families met in Derry."
    )
    found = read(text, date(2022, 7, 30))
    assert [event.when for event in found.events][:2] == ["1972-07-31", "1972-07-21"]


def test_an_interview_without_labels_is_what_the_guest_says() -> None:
    text = (
        "Marta Quintero teaches in Culiacán.\n\nHow many of your pupils still come?\n\n"
        "Few. On Friday gunmen killed a boy from my class.\n\nDid the police come?\n\n"
        "I did not see them. Soldiers shot dead two gunmen in Navolato on Saturday.\n\nAre you afraid?\n\nWe all are."
    )
    assert {event.by for event in read(text, MONDAY).events} == {("Marta Quintero",)}


def test_a_warship_is_no_place() -> None:
    found = read("A navy boat on its way to the BRP Sierra Madre was attacked near Palawan on Friday.", MONDAY)
    assert [event.place for event in found.events] == ["Palawan"]


def test_named_aircraft_strike_for_those_whose_they_are() -> None:
    (event,) = read("Thai F-16s bombed a school in Samraong on Friday.", MONDAY).events
    assert event.doers == ("Royal Thai Armed Forces",)

"""What wires, communiques, bulletins and features of one conflict tell in ways of their own."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

# ------------------------------------------------------------ who is counted


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The raid killed a teacher, his wife and their three sons.", [1, 1, 3]),
        ("A nurse and her brother were among those killed.", [1, 1]),
        ("A cook and two of his cousins were among the 14 people killed.", [1, 2, 14]),
        ("Four villagers remained unaccounted for on Thursday.", [4]),
        ("The crane driver died with 12 others in the blast.", [1, 12]),
        ("A boy was hospitalised with burns.", [1]),
        ("Gunmen killed 14 Druze in Suwayda.", [14]),
        ("Two soldiers and one Houthi died.", [2, 1]),
        ("Two Peshmerga were shot dead near Kirkuk.", [2]),
        ("The army acknowledged the loss of three servicemen.", [3]),
        ("The drone killed two guards and a welder.", [2, 1]),
        ("The shelling killed 12 soldiers and foreign instructors.", [12]),
    ],
)
def test_all_who_came_to_harm_are_counted_once(text: str, figures: list[int]) -> None:
    assert sorted(toll.item.low or 0 for toll in read(text).tolls) == sorted(figures)


def test_the_killed_of_a_former_year_are_of_the_blow_that_the_sentence_tells() -> None:
    (toll,) = read("In 2018, 55 people were killed when the fish market was shelled.").tolls
    assert not toll.item.cumulative
    assert toll.item.event is not None


def test_a_sum_over_several_days_is_a_running_total() -> None:
    (toll,) = read("Between 9 and 11 May, at least 64 people were killed in the Gaza Strip, the ministry said.").tolls
    assert toll.item.cumulative


def test_that_nobody_was_arrested_is_no_toll() -> None:
    assert read("Nobody has been arrested.").tolls == []


def test_an_army_that_confirms_a_death_speaks_of_its_own() -> None:
    (toll,) = read("The Israeli military confirmed the death of one soldier.").tolls
    assert toll.side == "Israel Defense Forces"


# ------------------------------------------------------------ what is denied


@pytest.mark.parametrize(
    "text",
    [
        "Reports of a massacre in Nyala are false, the RSF said.",
        "Assertions about civilian deaths have nothing to do with reality, the Russian Defence Ministry stressed.",
        "The Turkish defence ministry said there was no truth in reports that its jets had hit Duhok.",
        "Israel's army described the report as fabricated.",
        "Belgrade called the accusation nonsense.",
        "The Azerbaijani Defence Ministry said the claims did not correspond to reality.",
    ],
)
def test_who_says_that_a_thing_is_untrue_denies_it(text: str) -> None:
    assert [stance for _, stance in read(text).statements] == ["denies"]


def test_what_is_said_to_be_untrue_is_told_as_denied() -> None:
    (event,) = read("The Turkish defence ministry said there was no truth in reports that its jets had hit Duhok.").events
    assert event.status == "denied"


def test_a_false_target_denies_nothing() -> None:
    assert [stance for _, stance in read("Iran said Israeli jets had bombed a false target near Natanz.").statements] == [
        "asserts"
    ]


def test_a_denial_behind_an_aside_denies_what_it_names() -> None:
    text = "A military source denied reports, spread by rebel channels, that insurgents had entered the city of Aleppo."
    events = [event for event in read(text).events if event.kind.startswith("battle")]
    assert [event.status for event in events] == ["denied"]


# ------------------------------------------------------------ who did it


def test_settlers_who_burn_cars_did_not_shoot_the_boy_told_before() -> None:
    found = read(
        "Israeli forces raided Balata refugee camp, east of Nablus, on Tuesday, killing a boy. "
        "The same evening, dozens of settlers torched three cars in Burin."
    )
    (toll,) = found.tolls
    assert toll.place == "Balata"
    assert [event.place for event in found.events if "torch" in event.title] == ["Burin"]


def test_the_part_that_is_named_acts_and_not_the_whole() -> None:
    text = "Hamas's armed wing, the Al-Qassam Brigades, said it had detonated a bomb in Jabalya."
    assert read(text).events[0].doers == ("al-Qassam Brigades",)


def test_adjectives_of_sides_before_a_blow_name_all_of_them() -> None:
    (event,) = read("The offensive aims to push back against pro-Assad, Iranian, and Russian attacks on Idlib.").events[-1:]
    assert len(event.doers) == 3


def test_negotiators_of_two_states_stand_for_the_states() -> None:
    (event,) = read("American and Ukrainian negotiators are due to meet in Riyadh on Monday to discuss a ceasefire.").events
    assert event.doers == ("United States", "Ukraine")


def test_a_ministry_in_the_hands_of_a_group_is_not_the_states() -> None:
    found = read("The Houthi-run health ministry said 12 people were killed in Sanaa.")
    assert [speaker for speaker, _ in found.statements] == ["Houthi-run health ministry"]


def test_those_who_were_captured_in_a_battle_make_no_second_event() -> None:
    found = read("The army took the town of Bara on Monday. Thirty fighters were neutralised and twelve captured.")
    assert len(found.events) == 1
    assert sorted(toll.item.low or 0 for toll in found.tolls) == [12, 30]


# ------------------------------------------------------------ where and when


def test_a_missile_did_not_come_down_where_it_was_launched() -> None:
    (event,) = read("The Israeli army said it had intercepted a missile launched from Yemen.").events
    assert event.place is None


def test_there_is_not_the_seat_of_who_speaks() -> None:
    text = "Moscow's Defence Ministry offered another version. It said that 60 servicemen were eliminated there."
    assert [toll.place for toll in read(text).tolls] == [None]


def test_of_two_towns_named_together_the_first_is_the_place() -> None:
    (event,) = read("The brigade repelled three attacks near Tyotkino and Popovo-Lezhachi, in the Kursk region.").events
    assert event.place == "Tyotkino"


def test_who_tells_his_own_act_on_a_day_did_it_then() -> None:
    text = "On 9 May a strike hit Jabalya. Hezbollah said on Monday it had fired rockets at Haifa."
    assert read(text).events[-1].when == "2025-05-12"


def test_the_worst_since_a_month_was_not_in_it() -> None:
    found = read("The clash was the bloodiest since September 2022, when more than 200 soldiers perished.")
    assert [toll.when for toll in found.tolls] == ["2022-09-01..2022-09-30"]


def test_according_to_a_capital_is_according_to_its_government() -> None:
    found = read("According to Baku, Armenian soldiers fired on a post in the Lachin district.")
    assert [speaker for speaker, _ in found.statements] == ["Azerbaijan"]


def test_what_is_told_in_passing_does_not_take_the_act() -> None:
    (event,) = read("Coalition gunboats, say the fishermen's union, seized eleven boats in February.").events
    assert event.kind == "seizure/vessel"
    assert event.by == ("fishermen's union",)


def test_a_second_number_belongs_to_the_participle_behind_it() -> None:
    found = read("Nine people were hurt and around 40 arrested, a local rights group said.")
    assert sorted(found.figures) == [("detained", 40, 40), ("wounded", 9, 9)]


def test_having_had_nothing_to_do_with_a_blow_denies_no_other_act_of_ones_own() -> None:
    reading = read(
        "Washington imposed sanctions on the militia on Friday. "
        "The United States denied any part in the offensive, the White House said on Saturday."
    )
    assert {event.status for event in reading.events if event.kind.startswith("sanction")} == {"reported"}

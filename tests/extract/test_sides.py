"""Who acts in a passage where the sentence does not say: two sides, one attacker, a communiqué's own voice."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

# ------------------------------------------------------------ whose it was that was hit


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("An army drone released two munitions on a fuel store inside the RSF base in En Nahud.", "Rapid Support Forces"),
        ("The army struck a compound near Sake in which M23 fighters were giving lessons.", "March 23 Movement"),
        ("The army carried out a strike against a training ground of M23 fighters near Sake.", "March 23 Movement"),
        ("Ukrainian drones hit a Russian ammunition depot near Toropets.", "Russian Armed Forces"),
    ],
)
def test_whose_place_was_hit_is_the_target(text: str, target: str) -> None:
    (event,) = read(text).events
    assert event.targets == (target,)


def test_a_house_beside_a_camp_is_not_the_camp() -> None:
    (event,) = read("The RSF shelled a market near the army base in El Fasher on Thursday, killing 12.").events
    assert event.targets == ()


# ------------------------------------------------------------ one attacker, two sides


def test_a_passage_goes_on_with_its_attackers() -> None:
    reading = read(
        "RSF fighters stormed the camp of Abu Shouk on Thursday and burned the clinic. Two teachers were executed."
    )
    assert reading.event("executed").doers == ("Rapid Support Forces",)
    assert {toll.doer for toll in reading.tolls} == {"Rapid Support Forces"}


def test_whose_men_fell_in_a_fight_of_two_was_killed_by_the_other() -> None:
    reading = read(
        "M23 fighters attacked an army post at Sake on Thursday. The soldiers ran into an ambush at the bridge. "
        "Three soldiers were killed there."
    )
    assert {toll.doer for toll in reading.tolls} == {"March 23 Movement"}


def test_of_three_sides_nobody_can_say_who_it_was() -> None:
    reading = read(
        "The army fought M23 at Sake on Thursday and clashed with the ADF at Oicha. Three soldiers were killed in Goma."
    )
    assert [toll.doer for toll in reading.tolls] == [None]


# ------------------------------------------------------------ the voice of a side


def test_what_a_communique_tells_in_the_passive_its_side_did() -> None:
    reading = read(
        "The Armed Forces of the Russian Federation continue the operation.\n"
        "On Thursday a strike was delivered against a deployment point of the 92nd Assault Brigade in Chuguev. "
        "Enemy losses amounted to 60 servicemen."
    )
    assert reading.event("strike").doers == ("Russian Armed Forces",)
    assert [toll.doer for toll in reading.tolls] == ["Russian Armed Forces"]


def test_whoever_tells_of_eliminated_enemies_killed_them() -> None:
    reading = read(
        "The Russian defence ministry said up to 60 Ukrainian servicemen had been eliminated in Chuhuiv on Thursday."
    )
    (toll,) = reading.tolls
    assert toll.doer is not None
    assert toll.doer.startswith("Russian")


def test_who_is_quoted_on_an_enemy_speaks_for_no_article() -> None:
    reading = read(
        "The army guards the road. A deputy shouted that she was doing the work of the enemy. "
        "On Thursday a convoy was attacked near Djibo."
    )
    assert reading.event("attacked").doers == ()


def test_whoever_is_quoted_speaks_of_his_own_forces() -> None:
    reading = read(
        '"Acting on information, our aircraft destroyed the camp at Kyauktaw on Thursday. No pupil was harmed," '
        "General Zaw Min Tun, a spokesman for the Tatmadaw, said."
    )
    assert reading.event("destroyed").doers == ("Myanmar Armed Forces",)


def test_of_two_sides_the_other_killed_whose_bodies_are_counted() -> None:
    reading = read(
        "M23 fighters took the school at Sake on Wednesday, and the soldiers ran into an ambush at the bridge. "
        "On Thursday the army went in. It counted 14 bodies of M23 men in the classrooms."
    )
    assert [toll.doer for toll in reading.tolls] == ["Armed Forces of the Democratic Republic of the Congo"]


def test_civilians_who_fall_in_an_attack_were_attacked() -> None:
    reading = read(
        "A fishing boat was rammed and boarded by China Coast Guard personnel near Scarborough Shoal on Thursday. "
        "A fisherman was wounded."
    )
    assert [toll.doer for toll in reading.tolls] == ["China Coast Guard"]

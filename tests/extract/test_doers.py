"""Whose doing it was, told elsewhere than beside the verb: owned up to, traced, shared, or told once of the same men."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

# ------------------------------------------------------------ told in other words than blame


@pytest.mark.parametrize(
    ("later", "doer"),
    [
        ("Al-Shabaab said it was behind the attack.", "al-Shabaab"),
        ("Al-Shabaab took responsibility.", "al-Shabaab"),
        ("Al-Shabaab claimed it.", "al-Shabaab"),
        ("Police said the bombing was the work of al-Shabaab.", "al-Shabaab"),
        ("Residents pointed to al-Shabaab fighters.", "al-Shabaab"),
        ("Al-Shabaab apologised for the bombing.", "al-Shabaab"),
        ("Nobody knew who was behind the attack.", None),
        ("Al-Shabaab was not behind the attack, a clan elder said.", None),
        ("Al-Shabaab could be behind the attack.", None),
    ],
)
def test_whoever_is_told_to_be_behind_a_blow_did_it(later: str, doer: str | None) -> None:
    reading = read(f"A bomb exploded at a tea stall in Mogadishu on Thursday, killing nine people. {later}")
    event = reading.event("exploded")
    assert event.doers == ((doer,) if doer else ())
    assert [toll.doer for toll in reading.tolls] == [doer]


def test_an_attack_attributed_to_a_group_is_its_doing() -> None:
    reading = read("On Monday six traders were killed near Wau in an attack attributed to Al-Shabaab.")
    assert [toll.doer for toll in reading.tolls] == ["al-Shabaab"]


def test_who_is_blamed_for_several_attacks_did_each_of_them() -> None:
    reading = read(
        "On Monday a bomb went off at a bar in Bujumbura. On Tuesday gunmen shot two farmers in Cibitoke. "
        "The army holds RED-Tabara responsible for both attacks."
    )
    assert {event.doers for event in reading.events} == {("RED-Tabara",)}


def test_the_doer_named_last_did_what_is_told_in_one_breath() -> None:
    reading = read("A bus was ambushed and torched by Al-Shabaab fighters near Mandera on Thursday.")
    assert {event.doers for event in reading.events} == {("al-Shabaab",)}


def test_who_takes_the_wounded_away_did_not_shoot_them() -> None:
    reading = read("A teacher was shot on Thursday in Mandera and taken to hospital by Kenyan soldiers.")
    assert reading.event("shot").doers == ()


def test_how_the_attackers_had_come_is_told_of_what_they_did() -> None:
    reading = read(
        "Nine people were killed when men with rifles opened fire in a bar in Tijuana on Thursday, police said. "
        "Colonel Perez said the attackers had arrived in two cars shortly before 11 p.m. He blamed the Sinaloa Cartel."
    )
    (event,) = reading.events
    assert event.doers == ("Sinaloa Cartel",)


# ------------------------------------------------------------ whose men they are


def test_a_word_told_once_of_a_groups_men_goes_on_meaning_them() -> None:
    reading = read(
        "About 80 gunmen of the Abu Sayyaf Group walked into Baguindan. On Tuesday the gunmen shot a teacher dead."
    )
    assert [toll.doer for toll in reading.tolls] == ["Abu Sayyaf"]


def test_a_sides_name_for_its_foe_means_the_foe() -> None:
    reading = read(
        "On Monday terrorists belonging to the so-called Balochistan Liberation Army attacked a bus at Kundlani. "
        "On Tuesday eleven terrorists were killed in Mach."
    )
    (toll,) = reading.tolls
    assert toll.side == "Balochistan Liberation Army"


def test_others_told_with_the_same_word_stay_nameless() -> None:
    reading = read(
        "On 6 May ADF fighters killed nine farmers near Oicha. On 7 May unidentified fighters killed four farmers near "
        "Komanda. On 8 May gunmen killed three people in Beni."
    )
    assert [toll.doer for toll in reading.tolls] == ["Allied Democratic Forces", "unidentified fighters", "gunmen"]


# ------------------------------------------------------------ the same people, the same doers


def test_what_the_attackers_did_next_the_same_did() -> None:
    reading = read(
        "RSF fighters blew up a lorry near Nyala on Thursday. The attackers then opened fire on the escort from the trees."
    )
    assert reading.event("opened fire").doers == ("Rapid Support Forces",)


def test_later_figures_of_an_incident_count_the_same_people() -> None:
    reading = read(
        "Eleven soldiers of the Sudanese army were killed on Thursday when RSF fighters blew up their lorry near Nyala. "
        "The toll has since risen to 12."
    )
    assert {toll.side for toll in reading.tolls} == {"Sudanese Armed Forces"}
    assert {toll.doer for toll in reading.tolls} == {"Rapid Support Forces"}


def test_whoever_is_blamed_for_deaths_killed_them() -> None:
    reading = read("Six farmers died in Sake on Thursday morning. A lawyers' network, Amani, blames M23 for the killings.")
    assert [toll.doer for toll in reading.tolls] == ["March 23 Movement"]


def test_whom_a_text_calls_ours_did_it_and_not_those_before() -> None:
    reading = read(
        "M23 rebels ambushed a patrol near Sake on Thursday. "
        '"Our boys fought back and killed at least four of them," Inspector Jean Sahay said.'
    )
    assert "March 23 Movement" not in [toll.doer for toll in reading.tolls]


def test_a_count_in_one_breath_with_an_accusation_is_not_of_what_it_accuses() -> None:
    reading = read(
        "A statement by M23 put the dead at 14 and accused the police of murdering six villagers in Sake on Monday."
    )
    assert next((toll.item.low, toll.doer, toll.by) for toll in reading.tolls) == (14, None, ("March 23 Movement",))

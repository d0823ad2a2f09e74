"""Communiqués, denials and local papers: whose dead they are, who did it not, and what is no event."""

from __future__ import annotations

from tests.extract.reading import read


def test_those_of_whom_some_were_killed_did_not_kill_them() -> None:
    found = read(
        "The governor said the army attacked mercenaries of the Wagner Group, 9 of whom were killed on Tuesday in Gao."
    )
    assert found.toll("killed", 9).doer is None
    assert all("Wagner Group" not in event.doers for event in found.events)


def test_a_number_before_two_names_with_a_stroke_counts_the_people_behind_them() -> None:
    found = read('Its forces had "neutralized" 21 PKK/YPG terrorists in a month around Tal Rifat.')
    assert found.toll("killed", 21).figure == ("killed", 21, 21)


def test_the_number_of_a_unit_counts_no_wounded() -> None:
    found = read("Naik Ravi Kumar, of 22 RR, who was injured in the first exchange, died on Wednesday.")
    assert all(low != 22 for _, low, _ in found.figures)


def test_those_who_are_told_not_to_have_been_killed_are_no_toll() -> None:
    found = read(
        "The JNIM said that it had killed some 80 soldiers and allied militiamen, and not villagers as had been reported."
    )
    assert [toll.figure[1] for toll in found.tolls] == [80]


def test_who_tells_it_in_passing_leaves_no_bodies_behind() -> None:
    found = read("The rebels were repelled, the ministry said, leaving behind 17 bodies.")
    assert all(not event.title.startswith("Ministry leaves") for event in found.events)


def test_a_missile_that_was_intercepted_crossed_and_not_the_army() -> None:
    found = read("The Saudi army said it shot down the drone before it crossed into Saudi territory.")
    assert all("cross" not in event.title.lower() for event in found.events)


def test_whoever_had_nothing_to_do_with_an_attack_did_not_do_it() -> None:
    found = read(
        "The EMC said it had nothing to do with an attack in which two soldiers were killed by a car bomb in La Plata on "
        "Tuesday. The army insisted that radio traffic proved the opposite."
    )
    assert found.toll("killed", 2).doer is None
    assert all("Estado Mayor Central" not in event.doers for event in found.events)


def test_a_day_before_the_main_verb_is_of_the_clause_it_ends() -> None:
    found = read(
        "Officials said a jawan who had been hurt in a separate clash in Kulgam on Tuesday succumbed to his injuries."
    )
    assert found.event("clash in Kulgam").when == "2025-05-13"


def test_wounded_flown_to_a_hospital_are_no_evacuation() -> None:
    found = read("Four others, including a marine, were airlifted to a hospital in Zamboanga City on Monday.")
    assert all(event.kind != "movement/evacuation" for event in found.events)


def test_a_signed_statement_is_no_agreement() -> None:
    found = read("In a letter signed by its spokesman Karlos Manuel, the rebel group rejected the accusation.")
    assert all(not event.kind.startswith("diplomacy") for event in found.events)


def test_a_general_of_police_is_a_person_and_no_police_force() -> None:
    found = read(
        "Director General of Police Dilbag Singh told reporters on Monday that two militants had been killed in Pulwama."
    )
    assert "Dilbag Singh" in found.actors
    assert all(not name.startswith("Police ") for name in found.actors)


def test_an_attack_that_is_rejected_as_a_crime_is_no_denial() -> None:
    found = read(
        "The Ministry of Defence rejects the terrorist attack that armed men carried out on Tuesday against a patrol in "
        "Argelia, Cauca."
    )
    assert found.event("terrorist attack").status == "reported"
    found = read("The Ministry of Defence rejected reports of an attack on a patrol in Argelia, Cauca.")
    assert all(event.status != "reported" or "attack" not in event.words for event in found.events)


def test_soldiers_and_a_truced_group_that_met_by_mistake_fought() -> None:
    found = read("The front regrets the misencounter of January 22 in Sumisip, Basilan.")
    assert found.event("misencounter").kind == "battle/armed-clash"

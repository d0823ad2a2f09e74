"""What a rejection that names nothing disputes, and what it leaves alone; towns that fall; people who leave the house."""

from __future__ import annotations

from tests.extract.reading import read


def test_who_denies_a_part_in_what_others_own_up_to_disputes_nothing() -> None:
    reading = read(
        "Islamic State claimed Thursday's attack on a concert hall in Krasnogorsk. "
        "An adviser said Ukraine was behind it. Kyiv has flatly denied any involvement."
    )
    assert [event.status for event in reading.events] == ["claimed"]
    assert ("Ukraine", "denies") in reading.statements


def test_who_denies_a_part_in_what_nobody_owns_up_to_disputes_it() -> None:
    reading = read("A strike on a hospital in Gaza City killed 30 people on Thursday. Israel denied any involvement.")
    assert [event.status for event in reading.events] == ["disputed"]


def test_accusations_are_rejected_and_not_the_decree_told_beside_them() -> None:
    reading = read(
        "President Ana Duarte suspended talks with the ELN, accusing the group of crimes, and on Thursday declared an "
        "emergency. The ELN rejected the accusations."
    )
    assert [event.status for event in reading.events if "declare" in event.words] == ["reported"]


def test_the_capital_that_fell_is_the_one_told_before() -> None:
    reading = read("The rebels entered Bukavu on Wednesday, and a day later the provincial capital itself fell.")
    fallen = reading.event("capital itself fell")
    assert (fallen.kind, fallen.place) == ("battle/capture-of-territory", "Bukavu")


def test_a_village_that_fell_silent_was_not_taken_and_who_leaves_the_house_does_not_strike() -> None:
    assert not read("The village fell silent on Thursday.").events
    assert not read("Furaha Mapendo walked out of her house in Goma on Thursday.").events

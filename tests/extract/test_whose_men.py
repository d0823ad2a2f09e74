"""Whose men bare soldiers and militants are, and who hit them, by the sides that the whole article tells of."""

from __future__ import annotations

from tests.extract.reading import read

LEAD = "Fighters of al-Shabaab attacked a base of the Somali army near Adale on Monday."


def test_bare_soldiers_are_those_of_the_only_army() -> None:
    reading = read(f"{LEAD}\n\nA nurse in Jowhar said 17 wounded soldiers had been brought in.")
    assert reading.toll("wounded", 17).side == "Somali National Army"


def test_bare_militants_are_those_of_the_only_group_that_fights() -> None:
    reading = read(f"{LEAD}\n\nNear Moqokori, 37 militants died, the defence ministry said.")
    assert reading.toll("killed", 37).side == "al-Shabaab"


def test_nobody_is_guessed_between_two_armies() -> None:
    reading = read(
        f"{LEAD} The Ethiopian army crossed the border on Tuesday.\n\n"
        "A nurse in Jowhar said 17 wounded soldiers had been brought in."
    )
    assert reading.toll("wounded", 17).side is None


def test_nobody_is_guessed_between_two_groups() -> None:
    reading = read(
        f"{LEAD} Fighters of the Islamic State group attacked Bosaso on Tuesday.\n\n"
        "Near Galkayo, 37 militants died on Sunday."
    )
    assert reading.toll("killed", 37).side is None


def test_what_unnamed_attackers_did_is_the_doing_of_who_owned_up_to_it() -> None:
    reading = read(
        "Militants on motorcycles overran an army camp in the Malian town of Dioura on Monday night, killing 21 soldiers. "
        "JNIM claimed responsibility in a statement, saying its fighters had killed 43 soldiers."
    )
    assert reading.toll("killed", 21).doer == "Jama'at Nusrat al-Islam wal-Muslimin"


def test_an_abduction_told_in_the_next_paragraph_goes_on_with_the_raid() -> None:
    reading = read(
        "Rebels of the Allied Democratic Forces killed 42 people at a school in Mpondwe on Friday night.\n\n"
        "Six students were abducted."
    )
    assert reading.toll("abducted", 6).doer == "Allied Democratic Forces"

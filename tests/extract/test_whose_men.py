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


def test_the_former_and_the_latter_are_the_two_named_together() -> None:
    reading = read(
        "Both the Sudanese Armed Forces and the RSF have shelled En Nahud this month. On 12 May the former hit the "
        "hospital; on 15 May the latter bombed the market, killing seven traders."
    )
    assert reading.event("bombed").doers == ("Rapid Support Forces",)
    assert reading.toll("killed", 7).doer == "Rapid Support Forces"


def test_those_whom_an_earlier_strike_killed_were_not_killed_by_who_struck_back() -> None:
    reading = read(
        "Iran launched more than 300 drones at Israel overnight in retaliation for an Israeli strike on its consulate in "
        "Damascus on 1 April that killed seven members of the Islamic Revolutionary Guard Corps."
    )
    assert reading.toll("killed", 7).doer == "Israel Defense Forces"


def test_who_tells_it_in_passing_did_nothing_of_what_follows() -> None:
    reading = read(
        "Forces of the interior ministry entered Suwayda on Monday, the Syrian Observatory for Human Rights said, "
        "and executed at least 83 civilians."
    )
    assert reading.toll("killed", 83).doer != "Syrian Observatory for Human Rights"


def test_the_enemy_of_a_state_is_the_one_group_that_its_text_names() -> None:
    reading = read(
        "The Ministry of Defence of Burundi announces that on Monday our forces repelled an attack by the terrorist group "
        "RED-Tabara in Gatumba. The enemy lost eight men; on our side one soldier was lightly wounded."
    )
    assert reading.toll("killed", 8).side == "RED-Tabara"
    assert reading.toll("wounded", 1).doer == "RED-Tabara"

"""What monitors, armies and armed groups write of the wars they follow: since when, whose, and who is who."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import read

BULLETIN = date(2025, 3, 14)


def test_a_spokesman_of_a_known_group_that_nobody_has_named_speaks_of_its_people() -> None:
    """His affiliation is known, and the group itself stands nowhere in the text."""
    found = read(
        '"Six of our compatriots, among them two babies, were killed," AFC/M23 spokesman Lawrence Kanyuka wrote on X.'
    )
    assert ("killed", 6, 6) in found.figures


def test_what_has_been_counted_since_the_beginning_of_an_attack_is_not_of_its_first_day() -> None:
    found = read(
        "Since the beginning of the attack on Tishrin Dam on 8 December, our forces have carried out 87 operations; "
        "409 mercenaries were killed and over 300 wounded.",
        BULLETIN,
    )
    killed = found.toll("killed", 409)
    assert killed.when == "2024-12-08..2025-03-14"
    assert killed.item.cumulative
    assert found.event("87 operations").when == "2024-12-08..2025-03-14"


def test_fighters_of_one_people_are_not_those_of_another() -> None:
    found = read("On Saturday Kurdish fighters entered the town after Arab fighters withdrew from it.", BULLETIN)
    assert found.event("withdrew").doers == ("Arab fighters",)


def test_the_fighters_are_those_of_the_people_told_of_before() -> None:
    found = read("Druze fighters seized a checkpoint on Monday. On Tuesday the fighters captured the town hall.", BULLETIN)
    assert found.event("town hall").doers == ("Druze fighters",)


def test_unknown_gunmen_are_not_the_ones_of_another_paragraph() -> None:
    found = read(
        "Tribal gunmen attacked the village of Busan on Monday.\n\n"
        "In Idlib, unknown gunmen riding a motorcycle shot dead a baker in front of his shop.",
        BULLETIN,
    )
    assert found.event("shot dead").doers == ("unknown gunmen",)
    assert found.toll("killed", 1).doer == "unknown gunmen"


def test_no_party_is_nobody() -> None:
    found = read("A bomb killed four people in Idlib on Monday. No party has claimed responsibility.", BULLETIN)
    assert "party" not in found.actors
    assert found.toll("killed", 4).doer is None


def test_a_military_post_of_a_group_is_not_the_armys() -> None:
    found = read("Militants attacked a military post of the SDF near Hajin in Syria on Thursday.", BULLETIN)
    assert found.event("post").targets == ("Syrian Democratic Forces",)


def test_a_phrase_of_thanks_at_the_head_does_not_swallow_the_doers() -> None:
    found = read(
        "With the help of God, fighters of Al Shabaab raided an army base near Garbaharey on Thursday.",
        BULLETIN,
    )
    assert found.event("raided").doers == ("al-Shabaab",)


def test_what_no_evidence_was_found_of_is_denied() -> None:
    found = read("Investigators found no evidence that soldiers had killed 12 civilians in Goma on Monday.", BULLETIN)
    assert found.toll("killed", 12).status == "denied"
    assert not read("The inquiry found no evidence that any protester had been armed.", BULLETIN).events


def test_a_death_in_custody_is_not_of_the_blow_that_is_told_beside_it() -> None:
    found = read(
        "On Tuesday soldiers opened fire on a sit-in in Quetta, killing three people. Two days later, police in Turbat "
        "fired tear gas at relatives who carried the body of Balaach Mola Bakhsh, 24, who had died in detention.",
        BULLETIN,
    )
    died = found.toll("killed", 1)
    assert (died.doer, died.when) == (None, "")


def test_mourners_who_are_fired_on_do_not_make_the_police_kill_whom_they_carry() -> None:
    found = read(
        "Police in Imphal fired on mourners carrying the body of Thangjam Singh, who died in custody on Monday.", BULLETIN
    )
    assert found.toll("killed", 1).doer is None


def test_who_leads_a_faction_of_a_group_does_not_lead_the_group() -> None:
    assert not any(tie[1] == "leads" for tie in read("A faction of the TPLF led by Getachew Reda met in Adwa.").ties)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A cargo plane went down in a field near Juba on Friday.", "disaster/crash"),
        ("A rocket went down on the camp in Goma on Monday.", "strike"),
        ("A drone was flown into a bus in Kherson on Tuesday, wounding six.", "strike/drone"),
    ],
)
def test_what_flies_crashes_unless_it_is_a_weapon(text: str, kind: str) -> None:
    assert [event.kind for event in read(text, BULLETIN).events] == [kind]


def test_her_detention_is_not_the_arrest_of_hundreds() -> None:
    found = read(
        "The authorities have detained at least 150 members of the party since January. On 9 March, a court in Quetta "
        "extended her detention by 15 days.",
        BULLETIN,
    )
    assert found.event("150 members").when == "2025-01-01..2025-03-14"
    assert found.event("150 members").place is None


def test_a_blockade_is_not_the_closing_of_schools() -> None:
    found = read(
        "The junta suspended schools nationwide on Monday.\n\nJNIM had set up the blockade in September after a ban.",
        BULLETIN,
    )
    assert found.event("suspended schools").when == "2025-03-10"


def test_the_full_name_of_a_group_in_its_other_spelling_is_the_group() -> None:
    found = read("Jama'at Nusrat al Islam wal Muslimeen (JNIM) militants attacked a convoy near Kayes on Monday.", BULLETIN)
    assert found.event("attacked").doers == ("Jama'at Nusrat al-Islam wal-Muslimin",)


def test_the_media_wing_of_an_army_is_no_side_of_the_fight() -> None:
    found = read(
        "The Inter-Services Public Relations (ISPR) said on Wednesday that 19 militants had been killed in Orakzai, while "
        "11 soldiers embraced shahadat.",
        BULLETIN,
    )
    names = {"Inter-Services Public Relations"}
    assert not names & {toll.doer for toll in found.tolls}
    assert not names & {toll.side for toll in found.tolls}


def test_a_former_officer_is_of_no_army() -> None:
    found = read("Gunmen shot dead a former Syrian army officer in Nawa on Monday.", BULLETIN)
    assert found.toll("killed", 1).side is None

"""The two sides of a war told by one of them: what befell its own people, the foe that it does not name, joint acts."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

# ------------------------------------------------------------ what befell those whom a communiqué speaks for


@pytest.mark.parametrize(
    "text",
    [
        "At dawn the opposing side opened fire with mortars at Kargil. Two houses and a school were hit. "
        "A villager was killed. Our forces returned fire. Pakistani soldiers were seen at the crest.",
        "The enemy shelled Poonch on Wednesday. A drone hit an apartment block in Uri, killing a woman and two others. "
        "Our soldiers hold the ridge. Pakistani gunners fired from Chakothi.",
    ],
)
def test_what_fell_on_homes_is_the_foes_and_not_the_tellers(text: str) -> None:
    reading = read(text, publisher="Indian Army")
    assert {toll.doer for toll in reading.tolls} == {"Pakistan Armed Forces"}
    assert reading.event("hit").doers == ("Pakistan Armed Forces",)


def test_the_enemy_may_be_named_only_later() -> None:
    reading = read(
        "The enemy carried out 12 assaults near Tovuz on Wednesday. Armenian soldiers left two posts.",
        publisher="Azerbaijani Armed Forces",
    )
    assert reading.event("assaults").doers == ("Armenian Armed Forces",)


def test_an_office_that_nobody_knows_has_no_enemy_that_anybody_could_name() -> None:
    reading = read("The enemy lost Saraqib on Wednesday. Should the Russian air force come back, it will be met.")
    assert all("Russian" not in actor for event in reading.events for actor in event.targets)


# ------------------------------------------------------------ who tells of dead fighters


def test_an_army_that_tells_of_dead_operatives_struck_where_nobody_else_did() -> None:
    reading = read(
        "Bombs fell on a market in Nabatieh on Thursday, killing 17 people. "
        "The Israeli military said 11 operatives had been killed."
    )
    assert reading.event("Bombs").doers == ("Israel Defense Forces",)
    assert {toll.doer for toll in reading.tolls} == {"Israel Defense Forces"}


def test_a_hospital_that_counts_dead_fighters_killed_nobody() -> None:
    reading = read("Bombs fell on Bara on Thursday. The Sudan Doctors Network said 11 fighters had been killed.")
    assert [toll.doer for toll in reading.tolls] == [None]


# ------------------------------------------------------------ several at once


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        (
            "Units of the National Police and the Ecuadorian Armed Forces carried out 31 raids in Guayaquil on Tuesday.",
            2,
        ),
        ("Sudanese troops, together with fighters of the Justice and Equality Movement, retook Bara on Monday.", 2),
        ("Sudanese troops retook Bara on Monday.", 1),
    ],
)
def test_who_acts_together_is_told_together(text: str, doers: int) -> None:
    assert len(read(text).events[0].doers) == doers


def test_delegations_are_of_all_whom_they_name() -> None:
    (event,) = read("Delegations of the GNU and the LNA are to meet in Geneva on 26 May.").events
    assert len(event.doers) == 2


# ------------------------------------------------------------ force against a crowd


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Five students were injured when police broke up a march in Lomé on Thursday.", "police"),
        ("Nine people were wounded on Thursday as soldiers opened fire on a crowd in Conakry.", "Guinean Armed Forces"),
        ("Two policemen were injured when police broke up a march in Lomé on Thursday.", None),
        ("Nine people were wounded when the crowd rushed to the gates in Conakry.", None),
    ],
)
def test_who_came_upon_a_crowd_by_force_hurt_it(text: str, doer: str | None) -> None:
    assert {toll.doer for toll in read(text).tolls} == {doer}


# ------------------------------------------------------------ who the dead were


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Rita Wanjiru, 29, was shot dead in Kitale on Thursday.", "civilian"),
        ("A strike killed four members of one family in Deir al-Balah on Thursday.", "civilian"),
        ("Captain Musa Bello, 29, was shot dead in Maiduguri on Thursday.", "combatant"),
        ("Rita Wanjiru, 29 kilometres from home, was shot dead in Kitale on Thursday.", "unknown"),
    ],
)
def test_who_is_told_by_age_or_family_was_no_fighter(text: str, victims: str) -> None:
    assert [toll.item.victims.value for toll in read(text).tolls] == [victims]


def test_officers_of_the_regime_are_of_its_army() -> None:
    reading = read("The fighters entered Hama. Dozens of officers of the regime were killed on Thursday in Syria.")
    assert [toll.side for toll in reading.tolls] == ["Syrian Arab Army"]


def test_when_somebody_acted_is_no_part_of_who() -> None:
    assert "gunmen" in read("The road is shut; a fortnight ago gunmen killed three rangers in Niassa.").actors


# ------------------------------------------------------------ what came down


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Shells hit a student hostel in Aleppo on Friday.", "strike/shelling"),
        ("Russian aircraft bombed parts of Aleppo on Friday.", "strike/airstrike"),
        ("A drone hit a minibus in El Obeid on Friday.", "strike/drone"),
        ("A suicide bomber blew himself up outside a stadium in Quetta on Friday.", "strike/suicide-bombing"),
    ],
)
def test_the_weapon_says_what_kind_of_strike_it_was(text: str, kind: str) -> None:
    assert [event.kind for event in read(text).events] == [kind]


# ------------------------------------------------------------ what is called false


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("It is untrue that the army shelled Kutum on Thursday.", "denied"),
        ("It is not true that RSF fighters shelled Kutum on Thursday, the group said.", "denied"),
        ("It is true that the army shelled Kutum on Thursday.", "reported"),
    ],
)
def test_what_it_is_untrue_that_somebody_did_is_denied(text: str, status: str) -> None:
    assert read(text).event("shelled").status == status


def test_the_mine_that_somebody_did_not_lay_is_denied() -> None:
    assert read("It is false that we laid the mine on the road to Loikaw on Thursday.").events[0].status == "denied"


# ------------------------------------------------------------ attackers that the beginning has named


SUMMARY = "Fighters of Boko Haram killed 40 people in Gwoza between 10 and 12 May.\n\n"


@pytest.mark.parametrize(
    ("story", "doer"),
    [
        ("On 10 May some 80 gunmen attacked the market of Gwoza and killed 22 traders.", "Boko Haram"),
        ("On 10 May unidentified gunmen attacked the market of Gwoza and killed 22 traders.", "unidentified gunmen"),
        ("On 13 May gunmen attacked the market of Gwoza and killed 22 traders.", "gunmen"),
        ("On 10 May gunmen attacked the market of Mubi and killed 22 traders.", "gunmen"),
    ],
)
def test_attackers_in_the_days_and_at_the_place_of_the_summary_are_those_it_names(story: str, doer: str) -> None:
    reading = read(SUMMARY + story)
    assert reading.toll("killed", 22).doer == doer


def test_six_of_the_fighters_are_fighters() -> None:
    reading = read("On Thursday six of these paramilitaries were annihilated in Puerto Nidia, Colombia.")
    assert reading.figures == [("killed", 6, 6)]
    assert [event.kind for event in reading.events] == ["battle/armed-clash"]


# ------------------------------------------------------------ hung on whoever says so


def test_whom_a_blow_killed_is_its_doers_though_a_place_stands_between() -> None:
    reading = read(
        "Fighters of Boko Haram attacked a police station and the market of Mora, in the far north of Cameroon, at dawn "
        "on Thursday, killing at least nine people, among them two policemen, the town's mayor said."
    )
    assert {toll.doer for toll in reading.tolls} == {"Boko Haram"}


def test_the_blow_told_just_before_in_other_words_is_of_whom_the_attack_is_attributed_to() -> None:
    reading = read(
        "The Sudan Doctors Network documented the killing of 13 civilians in airstrikes on the vegetable market in "
        "Kutum on Thursday. At least 29 others were wounded.\n\n"
        "Two bombs hit the same row of stalls. A volunteer was killed.\n\n"
        "The network attributes the attack to the RSF, whose drones were seen before."
    )
    assert {toll.doer for toll in reading.tolls} <= {"Rapid Support Forces", None}
    assert reading.toll("killed", 1).doer == "Rapid Support Forces"


def test_what_is_to_end_is_no_blow_of_those_who_fight() -> None:
    reading = read("We will hand the captive over in Arauca as soon as the military operations cease.")
    assert all(event.kind != "battle/offensive" for event in reading.events)

"""What is told over several sentences: who claims, who denies, which blow a later figure belongs to, what runs on."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

# ------------------------------------------------------------ one blow, told again


def test_the_attackers_are_those_of_the_lead() -> None:
    reading = read(
        "Gunmen on motorbikes stormed two villages in Zamfara state, killing at least 17 people, residents said.\n"
        "The attackers raided the villages of Magami and Keita late on Thursday.\n"
        '"They killed 17 people," said a council chairman. A teacher gave a higher toll of 22 dead.'
    )
    (event,) = reading.events
    assert (event.kind, event.when) == ("violence-against-civilians/attack", "2025-05-15")
    assert [(toll.item.low, toll.when) for toll in reading.tolls] == [
        (17, "2025-05-15"),
        (17, "2025-05-15"),
        (22, "2025-05-15"),
    ]


def test_the_story_begun_after_the_lead_dates_the_blow_of_the_lead() -> None:
    reading = read(
        "The death toll in the attack on a concert hall in Krasnogorsk has risen to 133, investigators said on Friday.\n"
        "Men in camouflage opened fire on the audience late on Thursday."
    )
    (toll,) = reading.tolls
    assert (toll.item.low, toll.when, toll.place) == (133, "2025-05-15", "Krasnogorsk")


def test_a_weapon_told_again_tells_who_fired_it() -> None:
    reading = read(
        "A rocket slammed into a football pitch in the town of Majdal Shams on Thursday, killing 12 children. "
        "Israel said the rocket was fired by Hezbollah; the group denied any role."
    )
    (event,) = reading.events
    assert (event.status, event.doers, event.when) == ("disputed", ("Hezbollah",), "2025-05-15")


def test_what_a_blow_destroyed_is_no_second_blow() -> None:
    reading = read(
        "A drone struck a clinic in Lasta on Thursday; three patients were killed and the building was destroyed."
    )
    (event,) = reading.events
    assert [toll.event for toll in reading.tolls] == [event.title]


def test_what_follows_an_attack_is_not_the_attack() -> None:
    reading = read(
        "Soldiers executed 32 villagers in Toulé on Thursday.\n"
        "The killings followed an attack by JNIM on an army camp in Nampala on 10 May, in which 14 soldiers died."
    )
    assert {event.when for event in reading.events} == {"2025-05-15", "2025-05-10"}
    assert [(toll.item.low, toll.when) for toll in reading.tolls] == [(32, "2025-05-15"), (14, "2025-05-10")]


# ------------------------------------------------------------ who owns up, who is blamed, who denies


def test_whoever_claims_responsibility_did_it() -> None:
    reading = read("Gunmen killed nine pilgrims near Bannu on Thursday. The Pakistani Taliban claimed responsibility.")
    (event,) = reading.events
    assert event.doers == ("Tehrik-e-Taliban Pakistan",)
    assert event.status == "claimed"
    assert [toll.doer for toll in reading.tolls] == ["Tehrik-e-Taliban Pakistan"]


def test_who_is_blamed_for_something_else_did_not_do_it() -> None:
    reading = read(
        "Gunmen attacked an army convoy in Culiacan on Thursday. The president blamed the United States for the surge."
    )
    assert "United States" not in reading.event("attacked").doers


def test_who_denies_a_part_in_what_nobody_lays_at_his_door_disputes_nothing() -> None:
    reading = read(
        "A drone attack on the academy in Homs killed 89 cadets on Thursday. Hayat Tahrir al-Sham denied any part in it."
    )
    assert reading.event("attack").status == "reported"


def test_a_general_denial_denies_no_blow() -> None:
    reading = read("Russia bombed a market in Kherson on Thursday, killing six. Moscow denies targeting civilians.")
    assert reading.event("bombed").status == "reported"


def test_a_relative_clause_is_no_part_of_what_is_denied() -> None:
    reading = read("The Arakan Army denied that it had burned down homes in Buthidaung, which it captured on Thursday.")
    assert reading.event("captured").status == "reported"
    assert reading.event("burned").status == "denied"


def test_a_body_told_by_its_kind_is_the_one_named_next() -> None:
    reading = read(
        "A medical charity said on Thursday that its hospital in Kabo was looted.\n"
        "Médecins Sans Frontières has worked in the town since 2006."
    )
    assert reading.event("looted").by == ("Médecins Sans Frontières",)


# ------------------------------------------------------------ whose doing, whose dead


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Jets bombed the embassy in Damascus on Thursday in a strike that Iran said killed seven.", None),
        ("Israel retaliated with airstrikes that the Gaza health ministry said had killed 232 people.", "Israel"),
        ("Rebels ambushed a column near Shwebo on Thursday. Two drivers were killed.", "rebels"),
        ("Two policemen sustained minor injuries in the town on Thursday.", None),
    ],
)
def test_who_killed_is_never_who_says_so(text: str, doer: str | None) -> None:
    assert [(toll.doer or "").lower() for toll in read(text).tolls] == [(doer or "").lower()]


def test_no_states_blows_kill_its_own_people() -> None:
    reading = read(
        "Hamas fighters stormed into southern Israel on Wednesday, killing 250 people. Israel retaliated with airstrikes.\n"
        "By Thursday the Israeli death toll had risen to 600."
    )
    assert "Israel" not in {toll.doer for toll in reading.tolls if toll.item.low == 600}


# ------------------------------------------------------------ what runs on


@pytest.mark.parametrize(
    "text",
    [
        "The communist insurgency has claimed more than 40,000 lives.",
        "A ceasefire ended 14 months of fighting that killed more than 3,800 people.",
        "More than 11,000 people have been arrested since the protests began in July.",
        "Israel's bombardment has killed more than 46,000 people.",
        "As of 3 May, the UN counts at least 69 civilians killed in the escalation.",
        "The register has confirmed 61 civilian deaths so far.",
    ],
)
def test_a_running_total_is_told_as_one(text: str) -> None:
    (toll,) = read(text).tolls
    assert toll.item.cumulative


# ------------------------------------------------------------ when


def test_a_clause_behind_weeks_after_is_dated_by_the_day_told() -> None:
    reading = read("Troops crossed the border on Thursday, two days after gunmen killed 26 tourists.")
    (toll,) = reading.tolls
    assert toll.when == "2025-05-13"


def test_the_deadliest_since_is_not_of_that_time() -> None:
    reading = read(
        "Militants attacked a ship in the Red Sea on Thursday. It was the first deadly attack on shipping since June 2024."
    )
    assert {event.when for event in reading.events} == {"2025-05-15"}


def test_figures_told_again_keep_the_day_of_the_blow() -> None:
    reading = read("A bomb killed 20 people in Gao on Monday. On Wednesday the ministry put the toll at 31.")
    assert [toll.when for toll in reading.tolls] == ["2025-05-12", "2025-05-12"]


def test_a_figure_takes_the_day_that_the_sentence_before_tells() -> None:
    reading = read("On Monday men of the gang went from house to house in the town. The first reports spoke of 20 killed.")
    assert [toll.when for toll in reading.tolls] == ["2025-05-12"]


# ------------------------------------------------------------ where


def test_the_town_of_a_region_is_the_place() -> None:
    (toll,) = read("Strikes killed 12 people in the northern Gaza town of Beit Lahiya on Thursday.").tolls
    assert toll.place == "Beit Lahiya"


def test_a_university_is_no_town() -> None:
    reading = read("Four students were killed in Aleppo University on Thursday.")
    (toll,) = reading.tolls
    assert toll.place == "Aleppo University"


def test_a_state_does_not_bomb_itself() -> None:
    reading = read("Iran launched missiles at Israel on Thursday, hours after Israel struck nuclear sites.")
    assert reading.event("struck").place is None


# ------------------------------------------------------------ what it is


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Protesters stormed the governor's residence in Dhaka on Thursday.", "unrest/riot"),
        ("Some 40 people died in clashes between police and protesters on Thursday.", "unrest/riot"),
        ("Bandits raided the village of Keita on Thursday.", "violence-against-civilians/attack"),
        ("Thirty hostages are to be released on Sunday.", "detention/release"),
    ],
)
def test_who_does_it_decides_what_it_is(text: str, kind: str) -> None:
    assert [event.kind for event in read(text).events] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Envoys agreed on Thursday to halt fighting in Gaza.",
        "The prime minister is expected to hold a press conference.",
        "He stopped in Warsaw before heading to Washington for a NATO summit.",
        "The clinic received 38 wounded.",
    ],
)
def test_what_is_no_event(text: str) -> None:
    assert read(text).events == []


# ------------------------------------------------------------ figures side by side


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "At least 17 people were killed and nearly 370 injured as fighting went on in Goma on Thursday.",
            [("killed", 17, None), ("wounded", 370, 370)],
        ),
        ("At least 53 people have been killed and 51 are missing in Sinaloa.", [("killed", 53, None), ("missing", 51, 51)]),
        ("Two people at the airport were reported killed.", [("killed", 2, 2)]),
        ("Eleven were confirmed dead in the region.", [("killed", 11, 11)]),
        ("Commandos took four captives to safety on Thursday.", []),
        (
            "The ministry lists 192 soldiers killed and 511 wounded, and one civilian dead.",
            [
                ("killed", 192, 192),
                ("wounded", 511, 511),
                ("killed", 1, 1),
            ],
        ),
    ],
)
def test_each_figure_keeps_its_own_effect(text: str, figures: list[tuple[str, int | None, int | None]]) -> None:
    assert sorted(read(text).figures, key=str) == sorted(figures, key=str)


def test_two_counts_of_one_day_are_one_incident() -> None:
    reading = read(
        "At least 274 people were killed in Nuseirat on Thursday, the health ministry said. "
        "The army said fewer than 100 people died there on Thursday."
    )
    assert len({toll.event for toll in reading.tolls}) == 1


def test_what_somebody_is_blamed_for_is_no_accident() -> None:
    reading = read("Hundreds of pagers exploded across Lebanon on Thursday, killing nine people. Hezbollah blamed Israel.")
    (event,) = reading.events
    assert (event.kind, event.doers) == ("strike/bombing", ("Israel",))


# ------------------------------------------------------------ who counted, and how far


def test_what_was_counted_by_a_day_is_no_toll_of_a_shelling_that_goes_on() -> None:
    reading = read(
        "Officials say that shelling of Idlib had grown worse since the autumn.\n"
        "The monitor SOHR put the dead at 826 by Thursday, among them 111 civilians."
    )
    assert [(toll.item.low, toll.item.cumulative, toll.event) for toll in reading.tolls] == [
        (826, True, None),
        (111, True, None),
    ]
    assert {toll.item.when.earliest for toll in reading.tolls} == {None}


def test_whom_others_blame_is_told_by_the_others() -> None:
    reading = read(
        "Moscow said that its planes had hit only militants, "
        "whereas the White Helmets blame them for 25 deaths on Thursday."
    )
    (toll,) = reading.tolls
    assert toll.by == ("White Helmets",)


# ------------------------------------------------------------ titles


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Five tanks, three lorries and a depot with shells were captured at the base near Bara on Thursday.",
            "Five tanks, three lorries and a depot captured at base near Bara",
        ),
        ("Two of our five clinics in Goma have suspended their work.", "Two of five clinics in Goma suspend work"),
        (
            "Our forces hold the citadel, the palace and the airport.",
            "Forces hold citadel, the palace and the airport",
        ),
        (
            "The ministry denied that the army had pulled out of Homs; "
            "a resident reached by telephone described columns leaving the city.",
            "Columns leave city of Homs",
        ),
        (
            "Aleppo was divided for four years until government forces retook its eastern half in December 2016.",
            "Government forces retake eastern half of Aleppo",
        ),
        (
            "The Syrian Arab Army sent reinforcements to the city of Hama on Monday.",
            "Syrian Arab Army sends reinforcements to Hama",
        ),
        ("Damascus, Syria. Bashar al-Assad has left the country.", "Bashar al-Assad leaves Syria"),
    ],
)
def test_a_title_is_whole(text: str, title: str) -> None:
    assert title in [event.title for event in read(text).events]


def test_tanks_are_seized_and_their_crews_captured() -> None:
    assert [event.kind for event in read("Rebels captured five tanks near Goma on Thursday.").events] == [
        "seizure/equipment"
    ]
    assert [event.kind for event in read("Rebels captured five tank crews near Goma on Thursday.").events] == [
        "detention/capture-of-personnel"
    ]


def test_who_took_it_behind_until_is_who_took_it() -> None:
    reading = read(
        "The city was divided until government forces, with Russian air power and Iranian-backed militias, "
        "retook its eastern half in December 2016."
    )
    assert [event.title for event in reading.events] == ["Government forces retake eastern half"]


def test_what_was_done_since_an_attack_is_not_the_attack() -> None:
    reading = read("Since the 7 October attacks, Israel has killed more than 40,000 people in Gaza, the ministry says.")
    attacks = next(event for event in reading.events if "attacks" in event.words)
    assert (attacks.when, attacks.doers, attacks.place) == ("2024-10-07", (), None)
    (toll,) = reading.tolls
    assert (toll.item.cumulative, toll.event, toll.by) == (True, None, ("ministry",))


# ------------------------------------------------------------ who died beside whom


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("A shell on Tuesday killed Umm Khaled, 71, and four of her grandchildren in Hama.", [1, 4]),
        ("The blast killed Musa Ali, 60, his wife, and five of their children in Goma on Tuesday.", [1, 1, 5]),
        ("The blast in Goma on Tuesday killed a farmer, Musa Ali, his wife and five of their children.", [1, 1, 5]),
        ("The army said it had killed Musa Ali, his deputy and the commander of the group's drone unit.", [1]),
        ("Three brothers, 6, 9 and 11, were buried in Goma after the blast on Tuesday.", []),
    ],
)
def test_kin_are_counted_beside_the_one_who_is_named(text: str, counts: list[int]) -> None:
    assert [toll.item.low for toll in read(text).tolls if toll.item.effect.value == "killed"] == counts


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Musa Ali and two of his guards were killed in Goma on Tuesday.", "Musa Ali and two of his guards killed in Goma"),
        (
            "Colonel Musa Ali and Major Hassan Omar were killed in Goma on Tuesday.",
            "Colonel Musa Ali and Major Hassan Omar killed in Goma",
        ),
    ],
)
def test_those_who_died_together_are_one_event(text: str, title: str) -> None:
    reading = read(text)
    (event,) = reading.events
    assert event.title == title
    assert [toll.event for toll in reading.tolls] == [title, title]


def test_that_nobody_was_hurt_is_not_dated_by_the_sentence_before() -> None:
    reading = read(
        "Schools in Idlib were closed on Wednesday. Two of our clinics have suspended their work; "
        "none of their 63 staff were hurt."
    )
    (toll,) = reading.tolls
    assert (toll.figure, toll.when) == (("wounded", 0, 0), "")


# ------------------------------------------------------------ who fights whom


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rebels attacked army positions near Hama on Thursday.", "battle/armed-clash"),
        ("Gunmen attacked a military base in Bara on Thursday.", "battle/armed-clash"),
        ("Gunmen raided an army camp in Bara on Thursday.", "battle/armed-clash"),
        ("Two soldiers were killed on Thursday in an attack on a barracks in Bara.", "battle/armed-clash"),
        ("Gunmen attacked a displacement camp in Bara on Thursday.", "violence-against-civilians/attack"),
        ("Drones attacked an army base in Bara on Thursday.", "strike/drone"),
        ("Protesters attacked a police station in Nairobi on Thursday.", "unrest/riot"),
    ],
)
def test_an_attack_on_what_fighters_hold_is_a_clash(text: str, kind: str) -> None:
    assert [event.kind for event in read(text).events] == [kind]


def test_of_two_groups_nobody_can_say_which_are_the_rebels() -> None:
    reading = read(
        "Hayat Tahrir al-Sham captured Aleppo on Thursday. The Syrian Democratic Forces said that they were evacuating "
        "civilians.\n\nTo the south, the rebels attacked army lines above Hama, and Iraqi militiamen crossed into Syria. "
        "At least eight civilians have been killed since the offensive began."
    )
    assert reading.event("army lines").doers == ("rebels",)
    assert reading.event("militiamen crossed").doers == ("Iraqi militiamen",)


def test_who_was_lost_and_who_is_named_behind_the_colon_died_once() -> None:
    reading = read(
        "Iran lost a senior officer on Thursday: Brig Gen Kioumars Pourhashemi was killed in the Aleppo area, media said."
    )
    (toll,) = reading.tolls
    assert (toll.item.low, toll.when) == (1, "2025-05-15")


def test_a_weekend_displaces_nobody() -> None:
    (event,) = read("Nearly 50,000 people had been displaced by the weekend, the agency said.").events
    assert event.title == "Nearly 50,000 people displaced"


@pytest.mark.parametrize(
    ("text", "newer", "older"),
    [
        (
            "50,000 people had been displaced, OCHA said, three times as many as the 14,000 it had reported before.",
            50000,
            14000,
        ),
        ("The death toll rose to 41 from the 24 reported earlier.", 41, 24),
    ],
)
def test_a_figure_told_for_comparison_is_replaced(text: str, newer: int, older: int) -> None:
    tolls = {toll.item.low: toll.item for toll in read(text).tolls}
    assert set(tolls) == {newer, older}
    assert tolls[newer].replaces == tolls[older].id


def test_the_day_of_an_older_figure_is_not_that_of_the_newer() -> None:
    (toll,) = read("OCHA said 50,000 people had been displaced, up from 14,000 on Tuesday.").tolls
    assert (toll.item.low, toll.when) == (50000, "")


def test_what_another_attack_cost_is_no_toll_of_this_one() -> None:
    reading = read("The bomb killed 12 people in Goma on Thursday, more than the 9 killed in the attack last month.")
    assert [(toll.item.low, toll.event is not None) for toll in reading.tolls] == [(12, True), (9, False)]


def test_the_day_on_which_reports_are_passed_on_is_not_that_of_the_deaths() -> None:
    reading = read(
        "On Wednesday they took Hama. On the same day the agency passed on reports of over 370 civilians killed in Hama."
    )
    (toll,) = reading.tolls
    assert (toll.item.low, toll.when, toll.event) == (371, "", None)

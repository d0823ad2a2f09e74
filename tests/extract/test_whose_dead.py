"""Whose dead are told, who killed them, and which deaths are none of a conflict."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "The clinic in Kalma camp reported 240 new cases of cholera and 19 deaths in the past week.",
        "Cholera: 1,240 cases and 19 deaths since 1 May.",
        "Health: 19 deaths from suspected measles were recorded in Nyala last week.",
        "Lassa fever: 118 deaths since January across 18 states.",
        "Dengue has killed 27 people in Khartoum this month.",
        "UNAMA recorded 127 civilian casualties. In the same quarter of 2024 it counted 154.",
    ],
)
def test_deaths_of_illness_and_lumped_counts_are_no_tolls(text: str) -> None:
    assert read(text).figures == []


def test_an_accident_beside_an_ambush_is_no_toll_of_the_conflict() -> None:
    reading = read(
        "Gunmen killed nine soldiers near Bama on Monday. "
        "Elsewhere, a bus plunged into a ravine near Kotli, killing 34 people."
    )
    assert reading.figures == [("killed", 9, 9)]


def test_an_article_about_a_disaster_counts_its_dead() -> None:
    reading = read("Flash floods killed at least 40 people in Swat on Thursday.")
    assert reading.figures == [("killed", 40, None)]


@pytest.mark.parametrize(
    ("text", "figure", "doer"),
    [
        (
            "Four civilians were killed and 35 others injured in shelling by Russian forces, said Oleh Syniehubov.",
            ("wounded", 35, 35),
            "Russian Armed Forces",
        ),
        (
            "Iran's army said 23 of its soldiers were killed in clashes with PJAK on Monday.",
            ("killed", 23, 23),
            "PJAK",
        ),
        (
            "The JNIM has killed some 500 soldiers this year, according to the institute.",
            ("killed", 500, 500),
            "Jama'at Nusrat al-Islam wal-Muslimin",
        ),
        (
            "ISKP claimed the suicide attack on a bank in Kunduz on 11 May that killed eight people.",
            ("killed", 8, 8),
            "Islamic State Khorasan Province",
        ),
        (
            "A suicide bomber of Jaish-e-Mohammed killed 40 people in Pulwama on Monday.",
            ("killed", 40, 40),
            "Jaish-e-Mohammed",
        ),
    ],
)
def test_who_killed(text: str, figure: tuple[str, int | None, int | None], doer: str) -> None:
    reading = read(text)
    toll = next(toll for toll in reading.tolls if toll.figure == figure)
    assert toll.doer is not None
    assert doer in (toll.doer, *reading.actors[toll.doer].aliases)


def test_a_shell_elsewhere_in_the_next_sentence_is_another_blow() -> None:
    reading = read(
        "In Kunar, a mortar round killed a shepherd in the village of Dangam on Monday. "
        "Across the line in Bajaur, a woman and four children were wounded when a shell landed on their house."
    )
    assert [(toll.figure, toll.place) for toll in reading.tolls] == [
        (("killed", 1, 1), "Dangam"),
        (("wounded", 1, 1), "Bajaur"),
        (("wounded", 4, 4), "Bajaur"),
    ]


def test_what_a_state_is_accused_of_besides_is_not_the_blow_told_before() -> None:
    reading = read(
        "A mortar round killed a shepherd near Dangam in Afghanistan on Monday, officials said.\n"
        "Pakistan accuses Kabul of sheltering the Pakistani Taliban."
    )
    assert reading.toll("killed", 1).doer is None


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("On our side nine soldiers were killed, the Malian army said.", "Malian Armed Forces"),
        ("Hamas said 58 Israeli soldiers had died, while nine of its own men were killed.", "Hamas"),
        ("58 soldiers of the Pakistani military regime were killed, the Taliban said.", "Pakistan Armed Forces"),
    ],
)
def test_whose_dead(text: str, side: str) -> None:
    assert read(text).tolls[-1].side == side


def test_a_record_is_no_running_total() -> None:
    reading = read(
        "At least 23 soldiers were killed in clashes with the Taliban on Monday, "
        "the deadliest since they returned to power in 2021."
    )
    toll = reading.toll("killed", 23)
    assert (toll.when, toll.item.cumulative) == ("2025-05-12", False)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The army put the number of Taliban and allied fighters killed at more than 200.", [("killed", 201, None)]),
        ("More than 20 members of Daesh hiding at the posts were eliminated.", [("killed", 21, None)]),
        ("On 23 April 16 employees of the mill were killed.", [("killed", 16, 16)]),
        (
            "Islamabad says 31 civilians were killed, a figure it later raised to 40 civilians and 11 soldiers.",
            [("killed", 31, 31), ("killed", 40, 40), ("killed", 11, 11)],
        ),
        ("The army denied that 200 fighters had been lost.", [("killed", 200, 200)]),
    ],
)
def test_figures(text: str, figures: list[tuple[str, int | None, int | None]]) -> None:
    assert read(text).figures == figures


def test_those_who_died_of_their_wounds_are_of_the_wounded() -> None:
    reading = read("Shelling wounded 35 civilians in Spin Boldak on Monday. Five of the injured later died in hospital.")
    assert reading.toll("killed", 5).item.victims == "civilian"


def test_casualties_of_whom_some_were_killed_are_what_these_were() -> None:
    reading = read("UNAMA recorded 127 civilian casualties in April, of whom 38 were killed and 89 wounded.")
    assert [toll.item.victims for toll in reading.tolls] == ["civilian", "civilian"]


@pytest.mark.parametrize(
    "text",
    [
        "Posts fell to the Emirate's forces, the Taliban said in Kabul.",
        "Four civilians were killed and 35 others injured in shelling by Russian forces, said Oleh Syniehubov.",
    ],
)
def test_neither_a_genitive_nor_others_make_an_actor(text: str) -> None:
    assert not {"United Arab Emirates", "others"} & set(read(text).actors)


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        (
            "Hayat Tahrir al-Sham broke with al-Qaeda in 2016, said Ahmed al-Sharaa, who leads the group.",
            ("Ahmed al-Sharaa", "leads", "Hay'at Tahrir al-Sham"),
        ),
        (
            "Abdelaziz al-Hilu, whose SPLM-North faction is allied with the RSF, joined the talks.",
            ("SPLM-N (al-Hilu)", "allied-with", "Rapid Support Forces"),
        ),
        (
            "Abu Obaida, the spokesman of the Qassam Brigades, the armed wing of Hamas, was killed.",
            ("al-Qassam Brigades", "part-of", "Hamas"),
        ),
        (
            "Kataib Hezbollah, a member of the Islamic Resistance in Iraq, claimed the drone attack.",
            ("Kata'ib Hezbollah", "part-of", "Islamic Resistance in Iraq"),
        ),
        (
            "The RSF is fighting the Sudanese army under Abdel Fattah al-Burhan.",
            ("Abdel Fattah al-Burhan", "leads", "Sudanese Armed Forces"),
        ),
        (
            "The Sudanese army and the RSF have been at war since April 2023.",
            ("Sudanese Armed Forces", "opposes", "Rapid Support Forces"),
        ),
        (
            "Palestinian Islamic Jihad, an ally of Hamas, fired rockets.",
            ("Palestinian Islamic Jihad", "allied-with", "Hamas"),
        ),
        (
            "The SDF, which is led by the YPG, attacked Manbij.",
            ("People's Protection Units", "leads", "Syrian Democratic Forces"),
        ),
        (
            "The Three Brotherhood Alliance, made up of the MNDAA, the TNLA and the Arakan Army, attacked.",
            ("Arakan Army", "part-of", "Three Brotherhood Alliance"),
        ),
    ],
)
def test_ties_in_other_words(text: str, tie: tuple[str, str, str]) -> None:
    assert tie in read(text).ties


@pytest.mark.parametrize(
    "text",
    [
        "The Wagner Group, run by Russia's defence ministry, supports the junta.",
        "The Fano militia, once an ally of the federal army against the TPLF, is now fighting it.",
        "The Houthis, backed by Iran, and the Saudi-backed government have been at war since 2014.",
    ],
)
def test_an_unnamed_party_ties_nobody(text: str) -> None:
    ties = read(text).ties
    assert not {tie for tie in ties if tie[1] in ("opposes",) or (tie[0] == "Wagner Group" and tie[1] == "backs")}


def test_a_count_over_days_and_its_segments() -> None:
    reading = read(
        "The monitor has documented the killing of 1,448 people in Suwayda province between 3 and 13 May: "
        "671 Druze, among them 166 civilians executed by members of the defence ministry, 21 women and nine children; "
        "463 members of government forces; and 21 Bedouins."
    )
    assert reading.events == []
    assert sorted(toll.item.low or 0 for toll in reading.tolls) == [9, 21, 21, 166, 463, 671, 1448]
    assert all(toll.item.cumulative for toll in reading.tolls)
    assert all(toll.item.part_of is not None for toll in reading.tolls if toll.item.low != 1448)


def test_losses_of_a_state_are_of_its_forces() -> None:
    reading = read(
        "Ukraine's losses in the Kursk region since August exceed 67,000 men, the Russian defence ministry said."
    )
    (toll,) = reading.tolls
    assert (toll.figure, toll.side, toll.item.cumulative) == (("killed", 67001, None), "Armed Forces of Ukraine", True)


def test_sailors_of_a_merchant_ship_are_none_of_an_army() -> None:
    reading = read("Four Syrian sailors were killed when a missile struck their ship in Odesa on Monday.")
    assert (reading.toll("killed", 4).side, reading.toll("killed", 4).item.victims) == (None, "civilian")


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The governor of Belgorod reported one dead and seven wounded.", [("killed", 1, 1), ("wounded", 7, 7)]),
        (
            "A drone wounded three people in Dnipro on Monday. Later the governor said one of the three had died.",
            [("wounded", 3, 3), ("killed", 1, 1)],
        ),
        (
            "Russia said it had captured 430 soldiers; Ukraine holds 900 or so.",
            [("captured", 430, 430), ("captured", 900, 900)],
        ),
        (
            "On Monday 12 people were executed, including a US citizen, Hossam Saraya, 35.",
            [("killed", 12, 12), ("killed", 1, 1)],
        ),
        ("The air force killed 30 bandits in Zamfara. A truck accident near Lokoja killed 19.", [("killed", 30, 30)]),
    ],
)
def test_figures_in_passing(text: str, figures: list[tuple[str, int | None, int | None]]) -> None:
    assert read(text).figures == figures


def test_what_is_said_beside_a_denial_is_not_denied() -> None:
    reading = read(
        "The cattle breeders' association denied that its members had taken part "
        "and said 11 herders had been lynched on Monday near Jos."
    )
    assert reading.toll("killed", 11).status == "reported"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("At the Radwan family guest house in Suwayda, men in uniform shot dead 15 men.", "Radwan Force"),
        ("Two others, a Ukrainian and a Syrian, were injured when a missile struck, Oleksii Kuleba said.", "others"),
    ],
)
def test_no_actor(text: str, name: str) -> None:
    assert name not in read(text).actors


def test_a_governor_does_not_lead_the_state() -> None:
    assert read("Governor Serhiy Lysak wrote that a drone had hit Dnipro in Ukraine.").ties == set()


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Settlers shot dead a 24-year-old Palestinian near Hebron on Monday.", [("killed", 1, 1)]),
        (
            "Authorities initially said 12 had died but later corrected the figure to nine.",
            [("killed", 12, 12), ("killed", 9, 9)],
        ),
    ],
)
def test_one_of_a_people_and_a_corrected_figure(text: str, figures: list[tuple[str, int | None, int | None]]) -> None:
    assert read(text).figures == figures


def test_what_the_text_contradicts_is_denied() -> None:
    reading = read("Nobody was killed in the attack on Zap, contrary to reports of 20 dead.")
    assert reading.toll("killed", 20).status == "denied"


def test_a_commanders_troops_are_of_his_own_force() -> None:
    reading = read("The tribunal found that Mladic's troops killed more than 7,000 men in Srebrenica in July 1995.")
    assert reading.toll("killed", 7001).doer == "Army of Republika Srpska"


def test_an_office_that_commands_nobody_killed_nobody() -> None:
    toll = read("The Syrian foreign ministry said 12 terrorists were killed near Hama on Thursday.").toll("killed", 12)
    assert toll.doer is None
    toll = read("The Nigerian army said 12 terrorists were killed near Maiduguri on Thursday.").toll("killed", 12)
    assert toll.doer == "Nigerian Armed Forces"

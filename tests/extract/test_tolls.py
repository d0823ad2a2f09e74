"""Tolls: figures of people and what became of them; and everything that counts something else."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

Figure = tuple[str, int | None, int | None]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("A mortar bomb killed four people in Taiz on Thursday.", [("killed", 4, 4)]),
        ("Four people were killed and nine wounded in Taiz on Thursday.", [("killed", 4, 4), ("wounded", 9, 9)]),
        ("The blast killed four and wounded nine.", [("killed", 4, 4), ("wounded", 9, 9)]),
        ("At least 12 miners died when a shaft collapsed near Kolwezi.", [("killed", 12, None)]),
        ("More than 30 people were injured in Taiz.", [("wounded", 31, None)]),
        ("Between 12 and 15 people were killed in Taiz.", [("killed", 12, 15)]),
        ("Dozens of people were wounded in Taiz.", [("wounded", 24, 99)]),
        ("The fire claimed the lives of 11 workers.", [("killed", 11, 11)]),
        ("Eleven workers lost their lives in the blast.", [("killed", 11, 11)]),
        ("Two soldiers gave their lives near Taiz.", [("killed", 2, 2)]),
        ("The death toll from the strike on Taiz rose to 41.", [("killed", 41, 41)]),
        ("The hospital in Taiz counted 17 dead and 60 injured.", [("killed", 17, 17), ("wounded", 60, 60)]),
        ("A total of 17 fighters were killed in Taiz.", [("killed", 17, 17)]),
        ("Rescuers pulled six bodies from the rubble in Taiz.", [("killed", 6, 6)]),
        ("Some 2,300 people fled Taiz on Thursday.", [("displaced", 2300, 2300)]),
        ("The fighting displaced more than 2,000 families and 9,000 people.", [("displaced", 9000, 9000)]),
        ("Gunmen abducted 30 pupils in Kaduna.", [("abducted", 30, 30)]),
        ("Police detained 14 activists in Tbilisi.", [("detained", 14, 14)]),
        ("Rebels captured nine soldiers near Gao.", [("captured", 9, 9)]),
        ("Three people are still missing in Taiz.", [("missing", 3, 3)]),
        ("Nobody was hurt in the strike on Taiz.", [("wounded", 0, 0)]),
        ("No one was killed in the strike on Taiz.", [("killed", 0, 0)]),
        ("A girl was killed by a mine near Taiz.", [("killed", 1, 1)]),
        ("The ministry in Sanaa spoke of 52 dead.", [("killed", 52, 52)]),
        ("The rebels boasted of killing 70 soldiers.", [("killed", 70, 70)]),
        ("Iran lost a general near Aleppo on Thursday.", [("killed", 1, 1)]),
        ("The 3rd Brigade lost 12 men.", [("killed", 12, 12)]),
        ("Colonel Amadou Diarra was killed near Gao on Thursday.", [("killed", 1, 1)]),
    ],
)
def test_figure(text: str, figures: list[Figure]) -> None:
    assert read(text).figures == figures


@pytest.mark.parametrize(
    "text",
    [
        "The army captured 50 villages and 12 tanks near Taiz.",
        "Shelling destroyed 40 houses and killed 300 sheep in Taiz.",
        "The fighting has lasted 17 months.",
        "A 46-year-old farmer spoke of the killing fields.",
        "The city of 400,000 people was shelled.",
        "If the dam breaks, 10,000 people will drown.",
        "The attack could have killed hundreds of people.",
        "The rebels threatened to kill 20 hostages.",
        "The plan would displace 3,000 people.",
        "The army did not kill 20 civilians.",
        "Some 300 protesters marched through Tbilisi.",
        "The ministry sent 120 soldiers to Gao.",
        "The bomb weighed 500 kilograms and cost 20,000 dollars.",
        "Resolution 2254 was adopted by 15 members.",
        "Doctors treated 1,140 children for malnutrition.",
        "The president fled the capital.",
        "The court sentenced the general to death on Thursday.",
        "The team lost 12 games.",
        "Prices fell 12 per cent, killing 4,000 jobs.",
    ],
)
def test_what_counts_no_victims_makes_no_toll(text: str) -> None:
    assert read(text).tolls == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The strike killed 19 people, seven of them children.", [7]),
        ("The strike killed 19 people, including seven children and two women.", [7, 2]),
        ("The strike killed 19 people, among them seven children.", [7]),
        ("Nineteen people were killed, 12 drivers and seven soldiers.", [12, 7]),
        ("The strike killed 19 people. Seven children were among the dead.", [7]),
    ],
)
def test_parts_belong_to_their_whole(text: str, parts: list[int]) -> None:
    found = read(text).found.casualties
    (whole,) = [toll for toll in found if toll.low == 19]
    assert whole.part_of is None
    assert [toll.low for toll in found if toll.part_of == whole.id] == parts


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Shells killed four soldiers in Taiz.", "combatant"),
        ("Shells killed four fighters in Taiz.", "combatant"),
        ("Shells killed four villagers in Taiz.", "civilian"),
        ("Shells killed four children in Taiz.", "civilian"),
        ("Shells killed four people in Taiz.", "unknown"),
        ("Shells killed four security personnel in Taiz.", "combatant"),
        ("A total of 17 terrorists were killed in Taiz.", "combatant"),
    ],
)
def test_who_the_victims_are(text: str, victims: str) -> None:
    assert [toll.item.victims.value for toll in read(text).tolls] == [victims]


def test_whoever_is_killed_is_not_the_killer() -> None:
    toll = read("Security forces destroyed a camp near Kindu on Thursday and killed 17 of them.").toll("killed", 17)
    assert toll.side != toll.doer


def test_a_figure_that_goes_on_is_of_the_same_blow() -> None:
    reading = read(
        "A drone hit a barracks in Homs on Monday. The health ministry said 89 people died there. "
        "The monitor Watchful Eye, which is based in Britain, spoke of more than 120."
    )
    first, second = reading.toll("killed", 89), reading.toll("killed", 121)
    assert (second.when, second.place, second.event) == (first.when, "Homs", first.event)


def test_the_missing_are_those_of_the_blow() -> None:
    reading = read(
        "A landslide buried 40 houses in Enga on Monday. The landslide killed 12 people. "
        "On Thursday 30 people were still missing."
    )
    assert reading.toll("missing", 30).when == "2025-05-12"


def test_running_totals_stay_out_of_incidents() -> None:
    reading = read(
        "A mine killed two farmers near Isiolo on Monday. Since January 2021 mines have killed 640 people in the county."
    )
    assert not reading.toll("killed", 2).item.cumulative
    total = reading.toll("killed", 640)
    assert total.item.cumulative
    assert total.event is None


def test_the_same_deaths_told_by_two_are_two_rows_with_their_sources() -> None:
    reading = read(
        "An air strike hit a market in Bara on Thursday. Doctors at the hospital said 24 people were killed. "
        "The army said 11 people were killed."
    )
    assert reading.toll("killed", 11).status == "claimed"
    assert reading.toll("killed", 24).by != reading.toll("killed", 11).by


def test_an_officer_killed_has_an_event_of_his_own() -> None:
    reading = read(
        "Clashes went on near Gao on Wednesday. Colonel Amadou Diarra of the Malian army was killed on Thursday."
    )
    assert reading.event("Diarra").when == "2025-05-15"


def test_every_toll_can_be_shown() -> None:
    reading = read(
        "Four people were killed and nine others wounded when rockets hit a market in Taiz on Thursday, medics said."
    )
    for toll in reading.tolls:
        assert str(toll.item.low) in {"4", "9"}
        assert toll.words.split()[0].lower() in {"four", "nine"}
        assert {because.field for because in toll.item.why} >= {"effect", "low"}

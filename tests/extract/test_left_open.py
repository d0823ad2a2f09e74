"""Tolls and blows that name no day: of the incident told just before them, unless the text turns to something else."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

# ------------------------------------------------------------ of the incident told


@pytest.mark.parametrize(
    ("text", "effect", "low"),
    [
        ("A mortar round hit a market in Zemio on Tuesday. A military source spoke of two soldiers missing.", "missing", 2),
        ("A drone hit a convoy near Sake on Tuesday, killing six soldiers. Nobody else was hurt.", "wounded", 0),
        (
            "Rebels attacked the barracks in Bentiu on Tuesday.\n\nColonel Peter Gai said that the garrison had repelled "
            "the attack and killed 30 rebels.",
            "killed",
            30,
        ),
        ("Gunmen raided a mine near Kolwezi on Tuesday. At least 11 people remain missing.", "missing", 11),
    ],
)
def test_a_toll_without_a_day_is_of_the_incident_just_told(text: str, effect: str, low: int) -> None:
    assert read(text).toll(effect, low).when == "2025-05-13"


@pytest.mark.parametrize(
    ("text", "low"),
    [
        (
            "Rebels attacked the barracks in Bentiu on Tuesday. In March the army said it had killed 18 rebels there.",
            18,
        ),
        ("A bomb wounded a guard in Quetta on Tuesday. In a separate incident, four miners were shot dead.", 4),
    ],
)
def test_a_toll_told_of_another_time_or_elsewhere_does_not_take_that_day(text: str, low: int) -> None:
    assert all(toll.when != "2025-05-13" for toll in read(text).tolls if toll.figure[:2] == ("killed", low))


# ------------------------------------------------------------ so long after


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed a guard near Teknaf on Tuesday. The shooting came a day after four men were hacked to death in "
        "Ukhia.",
        "Gunmen killed a guard near Teknaf on Tuesday. The shooting came a day after four men, one of them a teacher, were "
        "hacked to death in Ukhia.",
        "Gunmen killed a guard near Teknaf on Tuesday. It came a day after soldiers overran a camp in Ukhia, where four "
        "men died.",
    ],
)
def test_what_something_came_a_day_after_was_the_day_before_it(text: str) -> None:
    assert read(text).toll("killed", 4).when == "2025-05-12"


def test_what_it_came_days_after_is_counted_from_what_was_told_last_whatever_that_was_called() -> None:
    reading = read(
        "State forces and federal troops clashed in Ras Kamboni on Wednesday, police said on Thursday. The fighting comes "
        "two days after gunmen killed a judge in Kismayo."
    )
    assert reading.toll("killed", 1).when == "2025-05-12"


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("A bomb went off as an army truck passed along the road to Marawi on Tuesday morning, wounding four soldiers.", 4),
        ("Eleven miners were shot dead by commandos who took them for rebels near Oting on Tuesday.", 11),
        ("Rebels crossed into Kursk on Tuesday. Ten civilians had been killed and 31 wounded on Tuesday, he said.", 10),
    ],
)
def test_a_day_behind_the_last_clause_is_of_all_that_the_sentence_tells(text: str, low: int) -> None:
    assert read(text).toll("wounded" if low == 4 else "killed", low).when == "2025-05-13"


def test_talks_are_on_the_day_on_which_they_will_begin() -> None:
    reading = read("The government and the rebels welcomed the talks, which will begin in Kunming on 20 May.")
    assert reading.events[0].when == "2025-05-20"


def test_those_of_a_week_s_dead_who_died_in_a_town_died_in_that_week() -> None:
    reading = read("Eight people were shot dead in protests last week, doctors said. Four of them died in Nairobi.")
    assert reading.toll("killed", 4).when == "2025-05-05..2025-05-11"


def test_several_battles_are_not_of_the_day_told_before_them() -> None:
    reading = read(
        "Rebel forces have taken control of most of Aleppo.\n\n"
        "The fighters entered the city on Thursday. By Friday morning they were standing on the walls of the citadel, and "
        "before noon they had overrun the airport.\n\n"
        "In a statement, Syria's army said that dozens of its soldiers had been killed in fierce battles along a front."
    )
    assert reading.event("battles").item.when.earliest is None

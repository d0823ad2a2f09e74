"""Figures that are corrected, lumped together, told by bodies, by parts and by new totals."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("The strike killed not 12 but 21 people, the hospital said.", [("killed", 21, 21)]),
        ("The enemy lost 1,230 troops killed and wounded over the past day.", []),
        ("Dozens of people were killed and wounded in a strike on Rafah.", []),
        ("No civilian was killed or injured.", [("killed", 0, 0), ("wounded", 0, 0)]),
        ("The army reported on Monday: 60 dead and 100 injured.", [("killed", 60, 60), ("wounded", 100, 100)]),
        ("The bodies of 11 men were found in a mass grave near Uvira.", [("killed", 11, 11)]),
        ("Two bodies were left under a bridge in Durán.", [("killed", 2, 2)]),
        ("Soldiers found a burnt-out lorry with four bodies inside.", [("killed", 4, 4)]),
        ("Seven people were pulled dead from the rubble.", [("killed", 7, 7)]),
        ("Gunmen kidnapped 24 girls; one escaped.", [("abducted", 24, 24)]),
        (
            "Israel says 1,200 people were killed and 251 taken hostage on 7 October 2023.",
            [("killed", 1200, 1200), ("abducted", 251, 251)],
        ),
        ("The ministry revised the toll from 25 to 31.", [("killed", 25, 25), ("killed", 31, 31)]),
        ("An earlier report had given the number of dead as 15.", [("killed", 15, 15)]),
        ("That brings to 74 the number of journalists killed in the war.", [("killed", 74, 74)]),
        ("Of the 51 dead, 22 were children.", [("killed", 51, 51), ("killed", 22, 22)]),
        ("Some 40,000 people were moved to shelters.", [("displaced", 40000, 40000)]),
        ("The storm left 70,000 homeless.", [("displaced", 70000, 70000)]),
        ("A councilwoman was shot dead outside her home in Manta on Sunday.", [("killed", 1, 1)]),
    ],
)
def test_what_a_sentence_counts(sentence: str, figures: list[tuple[str, int | None, int | None]]) -> None:
    assert read(sentence).figures == figures


def test_what_the_dead_were_is_a_part_of_them() -> None:
    reading = read("Thirty people died in the blast. Thirteen of the victims were women and children.")
    whole, part = (toll.item for toll in reading.tolls)
    assert part.part_of == whole.id
    assert {group.value for group in part.groups} == {"women", "children"}


def test_whom_a_state_loses_are_soldiers() -> None:
    (toll,) = read("Ukraine's general staff said Russia had lost 1,230 men in a day.").tolls
    assert (toll.item.victims.value, toll.side) == ("combatant", "Russia")


@pytest.mark.parametrize(
    ("sentence", "low", "victims"),
    [
        ("The White Helmets put at 25 the number of people killed in air strikes on Ariha on Tuesday.", 25, "unknown"),
        ("The ministry put at 41 the number of soldiers wounded in the ambush near Djibo on Tuesday.", 41, "combatant"),
        ("The Red Cross estimated at 300 the number of people displaced by Tuesday's clashes in Goma.", 300, "unknown"),
    ],
)
def test_a_figure_may_stand_before_the_number_that_it_tells(sentence: str, low: int, victims: str) -> None:
    (toll,) = read(sentence).tolls
    assert (toll.item.low, toll.item.victims, toll.when) == (low, victims, "2025-05-13")
    assert toll.event is not None


@pytest.mark.parametrize(
    ("sentence", "is_running"),
    [
        ("At least 12 civilians were killed between 26 and 28 April, the agency said.", True),
        ("At least 12 civilians were killed over the past five days.", True),
        ("Doctors have recorded eight civilians killed in the province since the offensive began.", True),
        ("At least 12 civilians were killed last week.", False),
        ("Clashes between Monday and Thursday in Goma killed 14 soldiers.", False),
        ("Nine people were killed overnight in Kharkiv.", False),
    ],
)
def test_a_count_over_days_that_no_event_tells_is_a_running_total(sentence: str, is_running: bool) -> None:
    (toll,) = read(sentence).tolls
    assert toll.item.cumulative is is_running


def test_parts_are_listed_behind_of_them() -> None:
    tolls = read("The raid killed nine people, three of them women and two children, the ministry said.").tolls
    assert [(toll.item.low, toll.item.part_of is not None) for toll in tolls] == [(9, False), (3, True), (2, True)]


def test_what_follows_a_part_does_not_befall_the_part() -> None:
    tolls = read("The strike on Goma killed 40 people, two of them women, and five children were wounded.").tolls
    assert [(toll.item.effect, toll.item.low, toll.item.part_of is not None) for toll in tolls] == [
        ("killed", 40, False),
        ("killed", 2, True),
        ("wounded", 5, False),
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Nearly 50,000 people were on the move by Monday.", [("displaced", 50000, 50000)]),
        ("The village lost nine men in the raid on Tuesday.", [("killed", 9, 9)]),
        ("The team lost five games.", []),
        ("Several of its soldiers had fallen, the army said.", [("killed", 3, 9)]),
        (
            "A strike on a hostel killed five students. Seven others are being treated in hospital.",
            [("killed", 5, 5), ("wounded", 7, 7)],
        ),
        (
            "Five people were killed in the flood. Three children are being treated for malaria.",
            [("killed", 5, 5)],
        ),
    ],
)
def test_what_befell_them_may_be_told_in_other_words(text: str, figures: list[tuple[str, int, int]]) -> None:
    assert read(text).figures == figures


@pytest.mark.parametrize("who", ["guards", "cousins", "barbers", "onlookers", "motorcyclists", "footballers", "pensioners"])
def test_people_of_any_calling_are_counted(who: str) -> None:
    reading = read(f"Gunmen killed two {who} in Goma on Sunday.")
    assert reading.figures == [("killed", 2, 2)]
    assert reading.tolls[0].event is not None


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The commission recorded 627 arrests in Nairobi on Tuesday.", [("detained", 627, 627)]),
        ("On 15 January 1999, 45 villagers were found shot dead at Racak.", [("killed", 45, 45)]),
        (
            "The attack on a market in Quetta on Monday killed five people. Nine others are under treatment.",
            [("killed", 5, 5), ("wounded", 9, 9)],
        ),
    ],
)
def test_nouns_and_places_of_finding_tell_what_befell_them(text: str, figures: list[tuple[str, int, int]]) -> None:
    assert read(text).figures == figures

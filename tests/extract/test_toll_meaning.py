"""What a figure says besides its number: that nobody was harmed, whom it counts, what it sums up, who disputes it."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "status", "by"),
    [
        ("The air force said no civilian had been hit.", "claimed", "air force"),
        ("A spokesman denied that anybody in the market had been hit.", "denied", "spokesman"),
        ("The coalition did not lose a single soldier.", "reported", None),
        ("The junta rejected claims of civilian casualties as propaganda.", "denied", "junta"),
        ("Allegations of civilian deaths in Khost are baseless, the embassy said.", "denied", "embassy"),
    ],
)
def test_that_nobody_was_harmed_is_a_toll_of_none(text: str, status: str, by: str | None) -> None:
    (toll,) = read(text).tolls
    assert (toll.figure, toll.status, toll.item.cumulative) == (("killed", 0, 0), status, False)
    assert by is None or by in " ".join(toll.by).lower() or status == "denied"


@pytest.mark.parametrize(
    "text",
    ["The team did not lose a single match.", "The army must not lose a man.", "The column did not lose a vehicle."],
)
def test_other_losses_are_no_toll_of_none(text: str) -> None:
    assert read(text).tolls == []


def test_nobody_lost_in_a_withdrawal_is_not_one_lost() -> None:
    assert read("The rebels withdrew from Kidal without losing a man.").figures == [("killed", 0, 0)]


def test_one_of_theirs_is_counted_behind_that() -> None:
    (toll,) = read("Ankara announced on Friday that one of its soldiers had died in Idlib.").tolls
    assert (toll.figure, toll.side) == (("killed", 1, 1), "Turkish Armed Forces")


@pytest.mark.parametrize(
    ("denial", "status"),
    [
        ("The army denied responsibility.", "reported"),
        ("The army denied having sent a drone.", "reported"),
        ("The army denied that its pilots had attacked.", "reported"),
        ("The army denied that a school had been struck.", "disputed"),
    ],
)
def test_who_denies_his_own_part_does_not_dispute_the_toll(denial: str, status: str) -> None:
    (toll,) = read(f"A drone struck a school in Gondar on Tuesday, killing nine people. {denial}").tolls
    assert (toll.figure, toll.status) == (("killed", 9, 9), status)


@pytest.mark.parametrize(
    ("text", "low", "victims", "groups"),
    [
        ("Gunmen took away 11 people, most of them traders.", 11, "civilian", []),
        ("The raid near Goma killed 12 people, all of them soldiers.", 12, "combatant", []),
        ("Mortars hit a column of soldiers near Goma, killing four of them.", 4, "combatant", []),
        ("A shell struck a queue of children in Aden, killing five of them.", 5, "civilian", ["children"]),
        ("Police surrounded the gunmen and killed three of them.", 3, "combatant", []),
        ("The Karen National Union took 14 prisoners near Myawaddy.", 14, "combatant", []),
        ("17 girls and young women have not been seen since.", 17, "civilian", ["children", "women"]),
    ],
)
def test_whom_a_figure_counts(text: str, low: int, victims: str, groups: list[str]) -> None:
    toll = next(toll for toll in read(text).tolls if toll.item.low == low)
    assert (toll.item.victims.value, [group.value for group in toll.item.groups]) == (victims, groups)


def test_sons_may_be_grown_up() -> None:
    told = read("A mortar killed a shepherd and his two sons. A rocket wounded a nurse and her little son.").tolls
    assert [[group.value for group in toll.item.groups] for toll in told] == [[], [], ["medics"], ["children"]]


def test_a_total_made_up_of_two_kinds_is_mixed_and_counted_once() -> None:
    whole, *parts = read("A mine killed 12 people, nine villagers and three soldiers, near Djibo.").tolls
    assert (whole.item.low, whole.item.victims.value, whole.item.part_of) == (12, "mixed", None)
    assert [(part.item.low, part.item.part_of) for part in parts] == [(9, whole.item.id), (3, whole.item.id)]


def test_those_among_the_dead_are_not_driven_out() -> None:
    reading = read(
        "The monitor counted 40 dead, among them three signatories of the deal, and 9,000 people were driven out."
    )
    assert reading.figures == [("killed", 40, 40), ("killed", 3, 3), ("displaced", 9000, 9000)]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Two medics were shot in the leg at a checkpoint near Goma.", ("wounded", 2, 2)),
        ("About 8,000 Rohingya had been driven across the border into Bangladesh.", ("displaced", 8000, 8000)),
        ("Some 900 people were moved out of the flood's path near Beira.", ("displaced", 900, 900)),
        ("About 600 people ran for Goma.", ("displaced", 600, 600)),
        ("The prefecture spoke of seven lightly injured.", ("wounded", 7, 7)),
        ("A spokesman said its men had lost six comrades to a drone.", ("killed", 6, 6)),
        ("Soldiers dragged away Aung Ko, a teacher.", ("abducted", 1, 1)),
    ],
)
def test_what_became_of_people_is_told_by_more_than_verbs_of_harm(text: str, figure: tuple[str, int, int]) -> None:
    assert figure in read(text).figures


@pytest.mark.parametrize(
    "text", ["Forty athletes ran in Goma.", "The column was moved out of the way.", "Goma lost power."]
)
def test_other_moves_and_losses_are_no_tolls(text: str) -> None:
    assert read(text).figures == []


@pytest.mark.parametrize(
    ("text", "cumulative"),
    [
        ("It was the worst day in Bama since 2019, when 34 soldiers died in an attack on the camp.", False),
        ("In 2016 Typhoon Haima claimed 14 lives.", False),
        ("Drone strikes in 2024 killed 90 civilians in Mali.", True),
    ],
)
def test_one_blow_of_a_year_is_no_running_total(text: str, cumulative: bool) -> None:
    assert [toll.item.cumulative for toll in read(text).tolls] == [cumulative]


def test_how_many_of_the_dead_a_place_had_is_a_part_of_them() -> None:
    whole, part, missing = read(
        "Thirty people died and 12 are missing in the floods. Nineteen of the deaths were in Beira."
    ).tolls
    assert (whole.item.low, missing.item.low, part.item.low) in ((30, 19, 12), (30, 12, 19))


def test_a_report_on_a_past_quarter_is_no_background_to_itself() -> None:
    quarter = "A drone killed nine people in Gondar on 14 February. A bomb wounded two nurses in Lasta on 3 March."
    assert {toll.status for toll in read(quarter).tolls} == {"reported"}
    news = "Gunmen killed four people in Bama on Thursday."
    assert {toll.status for toll in read(f"{news} {quarter}").tolls} == {"reported", "background"}


def test_an_anniversary_looks_back_on_background() -> None:
    text = "A drone killed nine people in Gondar on 14 February 2024. A bomb wounded two in Lasta on 3 March 2024."
    assert {toll.status for toll in read(text).tolls} == {"background"}


def test_a_count_set_against_that_of_another_year_is_a_running_total_of_its_own() -> None:
    whole, before = read(
        "From 1 January to 31 March the desk recorded 34 deaths, against 21 in the same months of last year."
    ).tolls
    assert [(toll.item.low, toll.item.cumulative, toll.event) for toll in (whole, before)] == [
        (34, True, None),
        (21, True, None),
    ]


def test_what_an_enemy_admits_is_of_the_dead() -> None:
    told = read("We left four soldiers dead and seven wounded near Goma. The enemy has admitted one.")
    assert told.figures == [("killed", 4, 4), ("wounded", 7, 7), ("killed", 1, 1)]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The union said 14 teachers are held in Goma prison without trial.", ("detained", 14, 14)),
        ("Seven crews were held for ransom near Lagos.", ("abducted", 7, 7)),
        ("We did not lose anyone near Goma, the army said.", ("killed", 0, 0)),
        ("The bodies of nine panners were found near Goma.", ("killed", 9, 9)),
    ],
)
def test_the_held_the_found_and_nobody(text: str, figure: tuple[str, int, int]) -> None:
    assert figure in read(text).figures


def test_the_second_subject_is_not_what_the_first_were_beaten_with() -> None:
    reading = read("Two boys were beaten with rifle butts and a pastor, Musa Ali, was taken away by soldiers.")
    assert not [toll for toll in reading.tolls if toll.item.low == 2]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Gunmen stopped a bus near Bama and shot three labourers.", [("killed", 3, 3)]),
        ("It was the bloodiest day since October 2023, when 13 miners were shot at a camp.", [("killed", 13, 13)]),
        ("Police shot three protesters in Goma.", []),
        ("Soldiers shot four men, who were taken to hospital.", []),
        ("Several men had been shot in the head.", []),
        ("Gunmen shot and wounded two farmers.", [("wounded", 2, 2)]),
        ("The raiders shot dead six Fulani farmers.", [("killed", 6, 6)]),
        ("A boy of 13 was struck by a rubber bullet.", [("wounded", 1, 1)]),
        ("They ambushed traders near Mboki, leaving three of them dead.", [("killed", 3, 3)]),
        ("Fourteen mercenaries were wiped out near Goma.", [("killed", 14, 14)]),
        ("Our parishes had taken in 1,960 people after the attack.", [("displaced", 1960, 1960)]),
        ("Looters gave back 1,023 weapons. More than 3,000 are still missing.", []),
    ],
)
def test_who_was_shot_struck_taken_in_or_is_missing(text: str, figures: list[tuple[str, int, int]]) -> None:
    assert read(text).figures == figures


def test_bodies_found_of_those_told_as_killed_are_a_part_of_them() -> None:
    whole, part = read(
        "Soldiers killed at least four of the rebels near Goma. He said two bodies had been recovered."
    ).tolls
    assert (whole.item.low, part.item.low, part.item.part_of) == (4, 2, whole.item.id)


def test_shot_people_are_a_claim() -> None:
    (toll,) = read("Gunmen stopped a bus near Bama and shot three labourers.").tolls
    assert toll.status == "claimed"

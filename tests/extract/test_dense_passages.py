"""Sentences that pack several happenings: each day, figure, doer and denial stays with what it is told of."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import read

NEWS = date(2025, 9, 18)  # a Thursday


@pytest.mark.parametrize(
    "text",
    [
        "On 15 September armed men believed to belong to the Chin Brotherhood abducted two traders on the Falam road.",
        "On 15 September armed men suspected to be deserters abducted two traders on the Falam road.",
    ],
)
def test_what_opens_a_sentence_is_of_its_main_verb(text: str) -> None:
    assert read(text, NEWS).toll("abducted", 2).when == "2025-09-15"


def test_who_stands_behind_the_day_did_it() -> None:
    reading = read(
        "Border guards had begun to dig a trench near Torkham, and early on Monday Pakistani soldiers opened fire on them.",
        NEWS,
    )
    assert all("uards" not in doer for event in reading.events for doer in event.doers)


@pytest.mark.parametrize(
    "text",
    [
        "Traders hope that the crossing at Chaman, shut since the shooting, will reopen on Monday.",
        "The crossing at Chaman, closed since May, will reopen on Monday.",
    ],
)
def test_a_clause_between_commas_leaves_the_main_verb_its_day(text: str) -> None:
    event = next(one for one in read(text, NEWS).events if "reopen" in one.title)
    assert (event.status, event.when) == ("planned", "2025-09-22")


def test_the_day_on_which_somebody_says_so_is_not_that_of_the_deaths() -> None:
    reading = read(
        "At least 16 soldiers died when their convoy was ambushed near Mondoro, the general staff said on Wednesday. The "
        "ambush took place on Monday evening.",
        NEWS,
    )
    assert reading.toll("killed", 16).when == "2025-09-15"


def test_a_blow_of_before_keeps_out_of_the_day_just_told() -> None:
    reading = read(
        "The army retook Mahas on Wednesday. It had fallen to al-Shabaab after a suicide attack that killed 12 soldiers.",
        NEWS,
    )
    assert reading.toll("killed", 12).when == ""


@pytest.mark.parametrize(
    ("text", "low", "when"),
    [
        ("Since January 412 people have been killed in Ituri, 61 of them in August.", 61, "2025-08-01..2025-08-31"),
        ("Since January 412 have been killed in Ituri. Last year the UN counted 1,900.", 1900, "2024-01-01..2024-12-31"),
    ],
)
def test_counts_of_several_stretches_each_have_their_own(text: str, low: int, when: str) -> None:
    toll = read(text, NEWS).toll("killed", low)
    assert (toll.when, toll.item.cumulative) == (when, True)


def test_those_who_attacked_did_not_kill_themselves() -> None:
    reading = read(
        "Three officers were wounded when gunmen attacked a checkpoint at Bannu; two of the attackers were killed.", NEWS
    )
    assert reading.toll("killed", 2).doer is None
    assert reading.toll("wounded", 3).doer == "gunmen"


def test_people_listed_before_the_verb_are_each_counted() -> None:
    reading = read("Two teachers, a nurse and four pupils were killed in the raid on Kaya.", NEWS)
    assert reading.figures == [("killed", 2, 2), ("killed", 1, 1), ("killed", 4, 4)]
    reading = read("Two men, a farmer and a teacher, were killed in the raid on Kaya.", NEWS)
    assert ("killed", 2, 2) in reading.figures


def test_debris_is_nobody() -> None:
    reading = read("Debris killed a pensioner in Poltava and injured her husband.", NEWS)
    assert [toll.doer for toll in reading.tolls] == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels of Karenni demand that their leader be freed.",
        "The rebels asked that the road to Loikaw be opened and that prisoners be released.",
        "The United Nations urged that a ceasefire be declared in Loikaw.",
    ],
)
def test_what_is_demanded_has_not_happened(text: str) -> None:
    assert not {event.kind.split("/")[0] for event in read(text, NEWS).events} & {"detention", "disruption", "diplomacy"}


def test_what_never_happened_killed_nobody() -> None:
    reading = read(
        "An alleged attack near Wukari, in which 13 traders were said to have perished, never happened, police said.",
        NEWS,
    )
    assert {toll.status for toll in reading.tolls} | {event.status for event in reading.events} == {"denied"}


def test_a_charge_that_is_rejected_is_disputed() -> None:
    reading = read("Lawyers accuse the militia of having executed 45 prisoners at Tadef, a charge that it rejects.", NEWS)
    assert [event.status for event in reading.events] == ["disputed"]


def test_what_is_claimed_is_a_claim_whoever_makes_it() -> None:
    reading = read("The group claimed on its channel to have killed 30 soldiers in Labbezanga on Monday.", NEWS)
    assert reading.toll("killed", 30).status == "claimed"


def test_how_it_was_done_did_not_do_it() -> None:
    reading = read("Residents of Kherson were evicted by force on Monday.", NEWS)
    assert [event.doers for event in reading.events] == [()]
    assert not any("orce" in name for name in reading.actors)


def test_to_strike_one_is_to_strike_another_tells_no_plan() -> None:
    assert not [one for one in read("To target it is to target the Iraqi state.", NEWS).events if one.status == "planned"]


def test_a_denial_of_what_a_place_was_disputes_no_blow() -> None:
    reading = read(
        "Aircraft bombed two sites near Tuz on Monday. The army denied allegations that the sites were stores.", NEWS
    )
    assert [event.status for event in reading.events if event.kind.startswith("strike")] == ["reported"]

"""Bare figures of what was counted just before: rivals, comparisons, shares by whose doing; and what runs over a time."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

RIVALS = [
    ("The mayor put the death toll at 32; the government had said 19.", ["killed 32", "killed 19"]),
    ("Gunmen killed 200 people on Saturday. A relatives' collective put it at 400 or more.", ["killed 200", "killed 400"]),
    ("One man counted 45 bodies in the streets; a priest gave the figure as 80.", ["killed 45", "killed 80"]),
    ("A bomb killed four people in Marawi on Sunday. Police had first said nine.", ["killed 4", "killed 9"]),
    ("A bomb killed four people in Marawi on Sunday. The mayor said 20 houses had burned.", ["killed 4"]),
    ("The flood drove 1,300 people from their homes. The ministry puts it at 640.", ["displaced 1300", "displaced 640"]),
    (
        "In Kharkiv region 22 civilians were killed, against 41 in the week before.",
        ["killed 22 total", "killed 41 total"],
    ),
    (
        "The register holds 1,168 killings this year. That is up from 884 in the previous quarter.",
        ["killed 1168 total", "killed 884 total"],
    ),
    (
        "We documented 1,168 killings in April. Bandits were responsible for 703 of the deaths, jihadists for 141 "
        "and the security forces for 96.",
        ["killed 1168 total", "killed 703 total", "killed 141 total", "killed 96 total"],
    ),
    ("The relief agency registered 3,870 arrivals in Macomia.", ["displaced 3870"]),
    ("The board registered 3,870 tourist arrivals in Macomia.", []),
    ("The monitor recorded 212 events and at least 487 deaths in the area last month.", ["killed 487 total"]),
    (
        "Since the beginning of the war, 18 soldiers and ten civilians have been killed in the north.",
        ["killed 18 total", "killed 10 total"],
    ),
    (
        "As of today the ministry reports 59 people killed and 144 injured since 10 May.",
        ["killed 59 total", "wounded 144 total"],
    ),
    ("The fighting, which broke out in April 2023, has left tens of thousands dead.", ["killed 20000 total"]),
    ("The council documented the killing of 64 civilians in an attack on a market in April.", ["killed 64"]),
]


@pytest.mark.parametrize(("text", "tolls"), RIVALS)
def test_a_bare_figure_counts_what_was_counted_before_it(text: str, tolls: list[str]) -> None:
    found = [f"{toll.figure[0]} {toll.figure[1]}{' total' if toll.item.cumulative else ''}" for toll in read(text).tolls]
    assert found == tolls

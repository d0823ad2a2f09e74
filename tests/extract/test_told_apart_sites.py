"""Blows on different sites are different blows, one told and one denied."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "told", "denied"),
    [
        ("Israeli jets bombed a depot near Tyre on Monday. The army denied having hit a mosque.", "bombed", "mosque"),
        ("Thai F-16 jets bombed a depot outside Samraong. The Thai army denied having hit a pagoda.", "bombed", "pagoda"),
    ],
)
def test_a_denial_of_another_hit_leaves_the_one_that_was_told(text: str, told: str, denied: str) -> None:
    reading = read(text)
    assert reading.event(told).status != "disputed"
    assert reading.event(denied).status == "denied"


def test_a_denial_of_the_hit_that_was_told_disputes_it() -> None:
    reading = read("Russian drones hit a market in Kharkiv on Monday, killing three. Moscow denied hitting a market.")
    assert [event.status for event in reading.events] == ["disputed"]

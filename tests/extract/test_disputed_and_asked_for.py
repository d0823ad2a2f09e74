"""What is disputed behind the telling of it, and what is only asked for in the second of two clauses."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen shot dead a teacher in Juba on Monday, his family said, a killing that police dispute.",
        "Two farmers were killed by soldiers in Cauca on Tuesday, an account the army disputes.",
        "Residents said a drone strike killed nine herders near Gao on Sunday, a claim the army rejects.",
        "A shell hit a clinic in Kadugli on Monday, nurses said, a charge the ministry rejects.",
    ],
)
def test_what_is_called_an_account_that_somebody_disputes_is_disputed(text: str) -> None:
    assert [event.status for event in read(text).events] == ["disputed"]


@pytest.mark.parametrize(
    "text",
    [
        "Nine people died on Monday near Wau in a clash, a land dispute.",
        "Gunmen killed four farmers near Jos on Monday in a clash over a boundary dispute.",
    ],
)
def test_a_dispute_that_people_die_over_is_no_denial(text: str) -> None:
    assert [event.status for event in read(text).events] == ["reported"]


@pytest.mark.parametrize(
    "text",
    [
        "The union demanded that the journalist be released and that the army withdraw from Goma.",
        "Protesters demanded that the mayor be dismissed and that the rebels leave Uvira.",
    ],
)
def test_what_is_demanded_beside_another_demand_has_not_happened(text: str) -> None:
    assert not [event for event in read(text).events if event.kind.startswith("battle")]


def test_what_is_told_beside_a_demand_has_happened() -> None:
    reading = read("The union demanded talks and said that the army had left Goma and that the rebels held Uvira.")
    assert {event.place for event in reading.events if event.kind.startswith("battle")} >= {"Goma"}

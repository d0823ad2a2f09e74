"""What a choice for a briefing may be."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from briefing.domain.choice import Choice, Paper, Rule

NOW = datetime(2024, 12, 2, 18, 0, tzinfo=UTC)


def test_a_choice_needs_a_title_and_a_time_of_writing_only() -> None:
    choice = Choice("Aleppo", NOW)
    assert (choice.paper, choice.rule, choice.marking) == (Paper.A4, Rule.MEDIAN, "")


@pytest.mark.parametrize("title", ["", "  \n"])
def test_a_briefing_without_a_title_is_refused(title: str) -> None:
    with pytest.raises(ValueError, match="title"):
        Choice(title, NOW)


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before"):
        Choice("Aleppo", NOW, first=date(2024, 12, 2), last=date(2024, 12, 1))


def test_a_time_of_writing_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        Choice("Aleppo", datetime(2024, 12, 2, 18, 0))

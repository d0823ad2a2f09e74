from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.domain.when import UNKNOWN, Precision, When
from briefing.ui.wording import when_words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (When.on(date(2024, 11, 29)), "29 Nov 2024"),
        (When(date(2024, 11, 25), date(2024, 11, 28), Precision.VAGUE), "between 25 and 28 Nov 2024"),
        (When(date(2024, 11, 29), date(2024, 12, 2)), "between 29 Nov and 2 Dec 2024"),
        (When(date(2024, 12, 30), date(2025, 1, 2)), "between 30 Dec 2024 and 2 Jan 2025"),
        (When(date(2024, 11, 25), date(2024, 12, 1), Precision.WEEK), "week of 25 Nov 2024"),
        (When(date(2024, 11, 1), date(2024, 11, 30), Precision.MONTH), "November 2024"),
        (When(date(2024, 10, 1), date(2024, 12, 31), Precision.QUARTER), "quarter 4 of 2024"),
        (When(date(2024, 12, 1), date(2025, 2, 28), Precision.SEASON), "winter 2024/25"),
        (When(date(2011, 1, 1), date(2011, 12, 31), Precision.YEAR), "2011"),
        (When(date(2010, 1, 1), date(2019, 12, 31), Precision.DECADE), "2010s"),
        (When(None, date(2024, 11, 29)), "by 29 Nov 2024"),
        (When(date(2024, 11, 29), None), "from 29 Nov 2024 on"),
        (UNKNOWN, "date not given"),
    ],
)
def test_an_interval_is_told_as_precisely_as_it_is_known(when: When, words: str) -> None:
    assert when_words.phrase(when) == words


def test_a_single_day_heads_its_group_with_its_weekday() -> None:
    assert when_words.heading(When.on(date(2024, 11, 29))) == "Friday 29 November 2024"
    assert when_words.heading(When(None, date(2024, 11, 29))) == "By 29 Nov 2024"


def test_the_time_of_day_is_told_where_it_is_known() -> None:
    assert when_words.published(datetime(2024, 11, 28, 19, 40)) == "28 Nov 2024, 19:40"
    assert when_words.published(None) == "no date"


@given(st.dates(), st.dates(), st.sampled_from([None, *Precision]))
def test_any_interval_has_words(one: date, other: date, precision: Precision | None) -> None:
    when = When(min(one, other), max(one, other), precision)
    assert when_words.phrase(when)
    assert when_words.heading(when)

"""Strings that are dates, and strings that are not."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.readers.dates import MONTHS, WEEKDAYS, named_dates, read_date, yearless_dates


@given(st.dates(date(1800, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_in_every_usual_form(day: date) -> None:
    month = MONTHS[day.month - 1].title()
    weekday = WEEKDAYS[day.weekday()].title()
    for words in (
        day.isoformat(),
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{month[:3]} {day.day}, {day.year}",
        f"{weekday}, {month} {day.day}, {day.year}",
        f"{weekday[:3]}, {day.day:02} {month[:3]} {day.year}",
        f"{weekday} {day.day} {month} {day.year}",
        f"{day.day}.{day.month}.{day.year}",
    ):
        assert read_date(words) == day, words
        assert [named.day for named in named_dates(f"It was on {words} that it began.")] == [day], words
        if weekday[:3] in words:
            assert named_dates(words)[0].agrees


@given(st.datetimes(datetime(1900, 1, 1), datetime(2099, 12, 31)).map(lambda moment: moment.replace(microsecond=0)))
def test_a_time_of_day_is_kept(moment: datetime) -> None:
    assert read_date(moment.isoformat()) == moment
    assert read_date(f"{moment:%d %B %Y}, {moment:%H:%M:%S}") == moment


@given(st.text(max_size=90))
def test_any_text_is_a_date_or_none(text: str) -> None:
    assert read_date(text) is None or isinstance(read_date(text), date)
    assert all(0 <= named.start < named.end <= len(text) for named in named_dates(text))
    assert all(0 <= one.start < one.end <= len(text) for one in yearless_dates(text))


@pytest.mark.parametrize(
    "words",
    ["", "2024", "November 2024", "29 November", "2024-13-01", "2024-02-30", "31 June 2024", "03/04/2024", "yesterday",
     "29 November 2024 to 3 December 2024", "12 killed on 29 November 2024", "29 November 12024", "1/2/3",
     "29 November 2024 25:00"],
)  # fmt: skip
def test_these_are_no_dates(words: str) -> None:
    assert read_date(words) is None


@pytest.mark.parametrize("words", ["13/04/2024", "04/13/2024"])
def test_a_slashed_date_is_read_where_only_one_custom_fits(words: str) -> None:
    assert read_date(words) == date(2024, 4, 13)
    assert read_date("5/5/2024") == date(2024, 5, 5)


def test_days_without_a_year_are_found_apart_from_full_dates() -> None:
    found = yearless_dates("BEIRUT, Friday, Nov 29; on 3 May 2024 and on May 4 it was quiet.")
    assert [(one.month, one.day, one.weekday) for one in found] == [(11, 29, 4), (5, 4, None)]

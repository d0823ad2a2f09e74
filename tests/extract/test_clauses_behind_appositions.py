"""A clause behind "the capital of X" tells of the town that is the capital."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import read

DAY = date(2025, 11, 9)  # a Sunday


@pytest.mark.parametrize(
    ("words", "of", "place"),
    [
        (
            "In el-Fasher, the capital of North Darfur, which the RSF seized on Oct. 26, satellite images show graves.",
            "seized",
            "el-Fasher",
        ),
        ("Shelling hit Goma, the capital of North Kivu, which fell to M23 rebels in January.", "fell", "Goma"),
        (
            "In Goma, the main town of North Kivu, which M23 took in January, two boys were shot dead on Friday.",
            "took",
            "Goma",
        ),
        (
            "Soldiers recaptured Wad Madani, the capital of Gezira state, which the RSF had captured in December 2023.",
            "had captured",
            "Wad Madani",
        ),
    ],
)
def test_what_was_done_to_a_capital_was_not_done_to_its_province(words: str, of: str, place: str) -> None:
    event = read(words, DAY).event(of)
    assert event.place == place
    assert place in event.title


def test_who_stands_behind_a_capital_is_the_doer_and_no_further_name_of_it() -> None:
    reading = read("In Juba, the capital, soldiers arrested three ministers on Friday.", DAY)
    assert reading.event("arrested").place == "Juba"
    assert reading.toll("detained", 3).place == "Juba"

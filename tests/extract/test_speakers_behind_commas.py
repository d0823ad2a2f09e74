"""Who says it, where the words for it close a sentence or stand in its midst between commas."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "figure", "source"),
    [
        (
            "At least 61 migrants drowned when a fishing boat sank off Crete on Monday, the Greek coast guard said.",
            61,
            "Greek coast guard",
        ),
        (
            "Nine hostages died in the bombing of Rafah, the Qassam Brigades claim, among them three foreigners.",
            9,
            "al-Qassam Brigades",
        ),
        (
            "Six people died in the fighting in Acapulco, Governor Evelyn Salgado said, among them a marine.",
            6,
            "Evelyn Salgado",
        ),
        (
            "The raid on Saturday left 14 dead, nine of them civilians and five members of the RSF, the "
            "mayor's spokeswoman, Amina Idris Bakhit, told reporters.",
            14,
            "Amina Idris Bakhit",
        ),
    ],
)
def test_the_speaker_is_who_stands_behind_the_comma(text: str, figure: int, source: str) -> None:
    assert read(text).toll("killed", figure).by == (source,)


def test_those_counted_say_nothing() -> None:
    reading = read(
        "At least 61 migrants drowned when a fishing boat sank off Crete on Wednesday, the Greek coast guard said."
    )
    assert {speaker for speaker, _ in reading.statements} == {"Greek coast guard"}


def test_a_coast_guard_is_not_the_navy() -> None:
    reading = read("The Greek navy sailed on Monday. The Greek coast guard said 12 people drowned off Crete on Tuesday.")
    assert reading.toll("killed", 12).by == ("Greek coast guard",)


def test_an_agency_and_its_name_are_one_speaker() -> None:
    reading = read("On Friday four people died in Aleppo when shells hit a hostel, the state news agency SANA reported.")
    assert reading.statements == {("SANA", "asserts")}
    assert list(reading.actors) == ["SANA"]


def test_a_command_of_several_arms_is_one_speaker() -> None:
    reading = read(
        "The General Command of the Army and the Armed Forces had announced on Saturday that dozens of its men were "
        "martyred in Aleppo."
    )
    assert len(reading.statements) == 1
    assert not any(name.endswith("Armed Forces") and name.startswith("Armed") for name in reading.actors)

"""Sources in brackets behind what they tell, headings and money that are no actors."""

from __future__ import annotations

from tests.extract.reading import read


def test_who_is_named_in_brackets_at_the_end_is_the_source() -> None:
    reading = read("At least 80 people were killed in Kassala on Thursday (OCHA).")
    (toll,) = reading.tolls
    assert (toll.by, toll.place) == (("UN Office for the Coordination of Humanitarian Affairs",), "Kassala")


def test_a_source_that_is_called_so_tells_the_line_before_it() -> None:
    reading = read("30 people were injured in Kassala on Thursday (source: World Health Organization, 16 May)")
    assert [toll.by for toll in reading.tolls] == [("World Health Organization",)]


def test_a_bracket_that_breaks_a_line_off_leaves_its_figure() -> None:
    reading = read("48,300 people displaced since 6 May (source: municipal authorities)")
    assert ("displaced", 48300, 48300) in reading.figures


def test_a_short_name_in_brackets_is_no_source() -> None:
    reading = read("On Thursday a shell hit a school of the World Health Organization (WHO).")
    assert all(not event.by for event in reading.events)


def test_headings_and_money_are_no_actors() -> None:
    reading = read("KEY FIGURES\n\nThe appeal requires USD 3.4 million.\n\nGAPS\n\nShelling killed two people in Kassala.")
    assert not {"KEY FIGURES", "USD", "GAPS"} & set(reading.actors)


def test_an_office_is_named_with_its_holder() -> None:
    reading = read("The Ombudsman's Office said that 80 people were killed in Kassala on Thursday.")
    assert ("Ombudsman's Office", "asserts") in reading.statements

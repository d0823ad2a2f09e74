"""Headlines stand alone: nobody's "our" or "its" is left in them; whoever is dismissed is not contradicted."""

from __future__ import annotations

from tests.extract.reading import read


def test_whose_men_they_were_stands_in_the_headline() -> None:
    reading = read(
        "When the Syrian National Army entered Tal Rifaat on Thursday, its men detained a dozen residents, it said."
    )
    assert reading.event("detained").title == "Syrian National Army men detain dozen residents in Tal Rifaat"


def test_what_a_speaker_calls_ours_is_told_without_it() -> None:
    reading = read('"Two of our five clinics in Kassala suspended work on Thursday," a doctor said.')
    assert all("our" not in event.title.split() for event in reading.events)


def test_soldiers_who_are_dismissed_are_not_contradicted() -> None:
    reading = read("Reservists signed letters against the war; the army dismissed some of them on Thursday.")
    assert not [one for one in reading.statements if one[1] == "denies"]
    assert [one for one in read("The army dismissed the report on Thursday.").statements if one[1] == "denies"]

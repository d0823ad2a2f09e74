"""The day and place of a scene: what an article goes on telling of its main incident."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.extract.places.bearings import from_place
from tests.extract.reading import read

DAY = date(2025, 9, 17)


def test_a_toll_that_a_witness_tells_later_is_of_the_day_of_the_incident() -> None:
    reading = read(
        "A jet bombed a market in Tawila on Tuesday, killing 19 people.\n\n"
        "A nurse said she and her colleagues had carried 32 injured traders to a clinic.",
        DAY,
    )
    wounded = reading.toll("wounded", 32)
    assert wounded.when == "2025-09-16"
    assert any(because.field == "when" for because in wounded.item.why)


def test_what_is_told_of_another_day_does_not_take_the_day_of_the_incident() -> None:
    reading = read(
        "A jet bombed a market in Tawila on Tuesday, killing 19 people.\n\n"
        "In March gunmen raided the town. They killed 11 men.",
        DAY,
    )
    assert reading.toll("killed", 11).when in ("", "2025-03-01..2025-03-31")


def test_what_has_come_about_by_now_takes_no_day() -> None:
    reading = read(
        "A jet bombed a market in Tawila on Tuesday, killing 19 people.\n\n"
        "The army has since shelled the villages around the town.",
        DAY,
    )
    assert reading.event("shelled").when == ""


def test_where_two_days_are_told_as_broadly_a_later_paragraph_takes_neither() -> None:
    reading = read(
        "Rebels ambushed a convoy near Mopti on Monday, killing four soldiers.\n\n"
        "On Tuesday the army bombed a camp near Gao, killing six fighters and wounding nine.\n\n"
        "The two sides have fought for a decade.\n\n"
        "Nobody answers the telephone at the ministry.\n\n"
        "The banks are closed. The price of bread is up. The schools are open.\n\n"
        "Gunmen shot dead a trader.",
        DAY,
    )
    assert reading.toll("killed", 1).when == ""


def test_a_closer_place_told_later_takes_the_place_of_the_region() -> None:
    reading = read(
        "A jet bombed a monastery in Sagaing region on Tuesday.\n\n"
        "The attack took place around 9.30 a.m. in Shwebo, a town northwest of Mandalay.",
        DAY,
    )
    (event,) = reading.events
    assert event.place == "Shwebo"


@pytest.mark.parametrize(
    ("words", "point"),
    [
        (", a village about 70 miles northwest of ", (22.7, 95.3)),
        (" lies some 30 km south of the city of ", (21.7, 96.1)),
        (", 12 kilometres to the east of ", (22.0, 96.2)),
        (", ten miles (16 km) north of ", (22.1, 96.1)),
    ],
)
def test_a_distance_and_a_direction_tell_where_a_place_lies(words: str, point: tuple[float, float]) -> None:
    found = from_place(words, (21.97, 96.08))
    assert found is not None
    assert found == (pytest.approx(point[0], abs=0.06), pytest.approx(point[1], abs=0.06))


@pytest.mark.parametrize(
    "words", [", a village near ", ", 70 miles from ", ", 9,000 km east of ", " and 12 km of road to "]
)
def test_without_both_nothing_is_said(words: str) -> None:
    assert from_place(words, (21.97, 96.08)) is None


def test_a_village_is_placed_by_its_distance_from_a_town() -> None:
    reading = read("Soldiers burned Nyaungbintha, a village about 70 miles northwest of Mandalay, on Monday.", DAY)
    village = next(place for place in reading.found.places if place.name == "Nyaungbintha")
    assert (village.lat, village.lon) == (pytest.approx(22.7, abs=0.1), pytest.approx(95.3, abs=0.1))


def test_the_death_of_somebody_with_a_name_keeps_its_own_day() -> None:
    reading = read(
        "Airstrikes on Idlib killed 24 civilians on Friday.\n\n"
        "Iranian media reported the death of Brigadier General Kiumars Pourahmadi in Aleppo.",
        date(2024, 11, 29),
    )
    assert [event.when for event in reading.events if "Pourahmadi" in event.title] == [""]


@pytest.mark.parametrize(
    ("sentence", "when", "place"),
    [
        ("On 3 May two missiles struck a maternity ward in Kharkiv, killing nine.", "2025-05-03", "Kharkiv"),
        ("On the night of 3 May four drones hit an oil depot in Feodosia.", "2025-05-03", "Feodosia"),
        ("On May 3 gunmen attacked a village near Djibo.", "2025-05-03", "Djibo"),
        ("In the early hours of 3 May two armed men shot dead a councillor in Manta.", "2025-05-03", "Manta"),
    ],
)
def test_a_day_that_opens_a_sentence_without_a_comma_is_no_part_of_who_acts(sentence: str, when: str, place: str) -> None:
    (event,) = read(sentence).events
    assert (event.when, event.place) == (when, place)


def test_an_item_that_begins_with_its_own_headline_tells_one_event() -> None:
    (event,) = read(
        "Convoy attacked north of Bourzanga. On 3 May a column of trucks carrying food and fuel to Djibo under escort ran "
        "into an ambush by militants."
    ).events
    assert (event.when, event.place) == ("2025-05-03", "Bourzanga")


@pytest.mark.parametrize("word", ["after", "since", "before"])
def test_a_day_that_has_an_event_is_the_event_s_own(word: str) -> None:
    reading = read(f"Shops in the town have been closed {word} Monday's bombing of the market in Quetta.")
    (bombing,) = [event for event in reading.events if event.kind.startswith("strike")]
    assert bombing.when == "2025-05-12"


@pytest.mark.parametrize(
    "text",
    [
        "Jets killed four people in Tawila on Tuesday. The raids have grown heavier as the army gained ground, "
        "seizing two villages and capturing several soldiers.",
        "Shells killed four people in Tawila on Tuesday. The shelling has widened since the militia lost its camp, "
        "capturing several soldiers on its retreat.",
    ],
)
def test_what_hangs_in_a_clause_that_comes_up_to_now_takes_no_day(text: str) -> None:
    assert read(text, DAY).toll("captured", 3).when == ""

"""Names that several places, states or governments bear: which one a text means, and when none of them."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.domain.place import Place, PlaceKind
from tests.extract.reading import read

DAY = date(2024, 9, 12)  # a Thursday


def places(text: str) -> dict[str, Place]:
    return {place.name: place for place in read(text, DAY).found.places}


def near(place: Place, lat: float, lon: float) -> bool:
    return place.lat is not None and place.lon is not None and abs(place.lat - lat) < 0.4 and abs(place.lon - lon) < 0.4


def test_the_seat_of_a_government_is_no_small_town_of_that_name() -> None:
    found = places("A drone fell near Odesa on Tuesday. Officials at the White House said the talks would go on.")
    assert near(found["White House"], 38.9, -77.0)
    assert found["White House"].kind is PlaceKind.FACILITY


@pytest.mark.parametrize(
    ("text", "name", "lat", "lon"),
    [
        (
            "BOGOTA - Gunmen shot two shopkeepers in Armenia on Tuesday, police in the Colombian department of Quindio "
            "said. A third man was hurt in Calarca.",
            "Armenia",
            4.53,
            -75.68,
        ),
        (
            "NASHVILLE - A storm killed three people in Lebanon on Friday, the sheriff said. Houses in Mount Juliet and in "
            "Gallatin were destroyed.",
            "Lebanon",
            36.21,
            -86.29,
        ),
        (
            "ATLANTA - A gunman killed two people in Savannah on Friday, police in Georgia said. He fled to Macon.",
            "Georgia",
            33.3,
            -83.9,
        ),
    ],
)
def test_a_state_whose_name_a_town_bears_is_the_town_among_its_neighbours(
    text: str, name: str, lat: float, lon: float
) -> None:
    found = places(text)[name]
    assert found.kind is not PlaceKind.COUNTRY
    assert near(found, lat, lon)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "YEREVAN - Shells killed two men near Sotk in Armenia on Tuesday. Armenia called on Russia to act.",
            "Armenia",
        ),
        ("TEL AVIV - Rockets hit Kiryat Shmona on Tuesday, and Israeli jets struck Lebanon.", "Lebanon"),
        ("TBILISI - Police beat marchers in Gori and Batumi on Tuesday. Georgia has a new law.", "Georgia"),
    ],
)
def test_a_state_stays_one_where_no_town_of_its_name_lies_near(text: str, name: str) -> None:
    assert places(text)[name].kind is PlaceKind.COUNTRY


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ATHENS - Two trains crashed near Tempe on Tuesday. The wounded were taken to Larissa.", "Tempe"),
        ("MINNA - Gunmen raided Munya area of Niger State on Monday, killing eight people.", "Munya"),
    ],
)
def test_a_name_alone_does_not_lead_to_a_country_that_nothing_else_speaks_of(text: str, name: str) -> None:
    assert places(text)[name].country in ("GR", "NG")


def test_a_village_that_no_map_has_lies_in_the_province_told_and_not_where_the_report_was_sent_from() -> None:
    found = places("KHARTOUM - Fighters killed 20 people in Jalangirra village in Sennar state on Tuesday, medics said.")
    assert near(found["Jalangirra"], 13.32, 33.80)


def test_villages_listed_before_their_territory_all_lie_in_it() -> None:
    found = places("GOMA - Fighters killed 42 people in Masakala, Mapakana and Mahikani in Beni territory on Tuesday.")
    assert all(near(found[name], 0.5, 29.4) for name in ("Masakala", "Mapakana", "Mahikani"))


def test_a_village_told_of_from_the_capital_alone_has_no_coordinates() -> None:
    found = places("RABAT - Soldiers reached the village of Tafeghaghirt on Tuesday and found six people dead.")
    assert found["Tafeghaghirt"].lat is None

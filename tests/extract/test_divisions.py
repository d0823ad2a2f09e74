"""Of several places of one name the one that lies where the text says."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "name", "near"),
    [
        ("Two people were killed in Springfield, in the US state of Illinois, on Monday.", "Springfield", (39.8, -89.6)),
        ("Gunmen killed six in Florida, a town in Valle del Cauca, on Monday.", "Florida", (3.3, -76.2)),
        (
            "Maoist rebels blew up a vehicle in Bijapur district of the central Indian state of Chhattisgarh on Thursday, "
            "killing eleven.",
            "Bijapur district",
            (18.9, 80.8),
        ),
    ],
)
def test_a_place_lies_in_the_division_that_is_named_with_it(text: str, name: str, near: tuple[float, float]) -> None:
    place = next(place for place in read(text).found.places if place.name == name)
    assert place.lat == pytest.approx(near[0], abs=0.3)
    assert place.lon == pytest.approx(near[1], abs=0.3)

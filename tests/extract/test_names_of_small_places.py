"""Names of places that no gazetteer knows, or that somebody else bears too."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import read

DAY = date(2025, 3, 14)  # a Friday


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Its fighters overran the base of the militia at Masjid Ali Guduud on Tuesday.", "Masjid Ali Guduud"),
        ("An explosive drone hit a house in Village de Dieu on Tuesday.", "Village de Dieu"),
        ("Men set fire to three buses on Avenida Brasil on Wednesday.", "Avenida Brasil"),
        ("Rebels attacked the Rounti picket on Wednesday.", "Rounti"),
    ],
)
def test_a_name_stands_for_a_place_by_where_it_stands_and_how_it_begins(words: str, place: str) -> None:
    assert [event.place for event in read(words, DAY).events] == [place]


def test_where_a_bomb_is_said_to_have_dropped_is_a_place() -> None:
    found = read("The ministry said no bomb was dropped on Janamba on Friday, and not one resident was hurt.", DAY)
    assert "Janamba" in {place.name for place in found.found.places}


def test_the_surname_of_a_leader_behind_at_is_the_town_of_that_name() -> None:
    found = read("Gunmen ambushed a convoy of the police at Bakura, where four officers died.", DAY)
    assert [toll.place for toll in found.tolls] == ["Bakura"]


def test_a_broadcasters_short_name_does_not_cut_the_first_word_off_a_town() -> None:
    words = (
        "Jets dropped four bombs on the market of Kan Htaunt Gyi, in Myebon Township, on Tuesday. It was the second attack "
        "on Kan Htaunt Gyi: on 14 January the junta shelled the village and killed a mother."
    )
    assert [event.place for event in read(words, DAY).events] == ["Kan Htaunt Gyi", "Kan Htaunt Gyi"]


def test_what_heads_a_numbered_item_tells_the_place_of_its_toll() -> None:
    words = "1.1 Shelling of Gharanij town, Deir ez-Zor, on 8 March: seven civilians killed and 11 injured."
    found = read(words, DAY)
    assert {one.place for one in (*found.events, *found.tolls)} == {"Gharanij"}

"""Who is who in one article."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "name", "also"),
    [
        (
            "The Upper Nile Defence Front (UNDF) took Nasir on Thursday. The UNDF lost four men.",
            "Upper Nile Defence Front",
            "UNDF",
        ),
        ("Gen. Paul Okello took command. Okello said four soldiers had been killed.", "Paul Okello", "Okello"),
        (
            "Russia's Defence Ministry said four soldiers were killed. The Russian Ministry of Defence named nobody.",
            "efence ministry",
            None,
        ),
    ],
)
def test_one_actor_under_its_names(text: str, name: str, also: str | None) -> None:
    reading = read(text)
    (found,) = [actor for actor in reading.actors.values() if name.lower() in actor.name.lower()]
    assert also is None or also in {found.name, *found.aliases}


def test_a_capital_speaks_for_its_state() -> None:
    assert ("Iran", "denies") in read("Tehran denied that its ships had left Bandar Abbas.").statements


def test_a_capital_is_a_place_where_things_happen() -> None:
    (event,) = read("A bomb exploded in Tehran on Thursday.").events
    assert (event.place, event.doers) == ("Tehran", ())


def test_a_parliament_is_that_of_the_country_the_text_is_about() -> None:
    reading = read(
        "BOGOTÁ — Congress voted on Thursday on a bill, a Colombian senator said. Bogotá and Medellín were calm."
    )
    assert not any("US " in name for name in reading.actors)


def test_the_army_is_that_of_the_country() -> None:
    (event,) = read("In Mali, the army bombed Kidal on Thursday. Bamako is far from Kidal.").events
    assert event.doers == ("Malian Armed Forces",)


def test_he_is_the_person_spoken_of() -> None:
    assert ("Paul Okello", "warns") in read(
        "Gen. Paul Okello came to Nasir. He warned that thousands could die."
    ).statements


def test_they_are_not_those_who_kill_them() -> None:
    (event,) = read("Fighters of Boko Haram hid near Gwoza. The Nigerian army killed 17 of them on Thursday.").events
    assert event.doers == ("Nigerian Armed Forces",)
    assert "Nigerian Armed Forces" not in event.targets


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Gen. Paul Okello", "person"),
        ("Human Rights Watch", "ngo"),
        ("the United Nations", "igo"),
        ("Boko Haram", "armed-group"),
        ("the Nigerian army", "military"),
        ("Norway", "state"),
        ("Reuters", "media"),
    ],
)
def test_kind(name: str, kind: str) -> None:
    (actor,) = read(f"{name[0].upper()}{name[1:]} said four people were killed in Taiz.").actors.values()
    assert actor.kind.value == kind


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Shells hit Tripoli on Thursday. The port of Tripoli lies in the north of Lebanon; Beirut is 80 km away.", "LB"),
        ("Shells hit Tripoli on Thursday. Benghazi and Misrata, in the east of Libya, were calm.", "LY"),
    ],
)
def test_which_town_of_a_name_is_told_by_its_neighbours(text: str, country: str) -> None:
    places = {place.name: place for place in read(text).found.places}
    assert places["Tripoli"].country == country


def test_a_village_that_nobody_knows_is_kept_without_coordinates() -> None:
    places = {place.name: place for place in read("Gunmen raided the village of Umm Zarzur on Thursday.").found.places}
    assert places["Umm Zarzur"].lat is None


def test_the_general_command_is_that_of_the_army_that_the_article_speaks_of() -> None:
    reading = read(
        "By noon the army had admitted it. Its units had redeployed outside Hama, Syria, the General Command said on "
        "Thursday. The Command added that reinforcements were on their way."
    )
    names = {actor.name for actor in reading.found.actors}
    assert "Syrian general staff" in names
    assert not names & {"General Command", "Command"}


def test_a_people_before_led_is_no_actor() -> None:
    reading = read("The Syrian National Army drove the Kurdish-led Syrian Democratic Forces out of Tel Rifaat on Sunday.")
    assert {actor.name for actor in reading.found.actors} == {"Syrian National Army", "Syrian Democratic Forces"}

"""Names that are one, words that name nobody, and where the text says that something was."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import read

DAY = date(2025, 5, 16)  # a Friday


@pytest.mark.parametrize(
    "words",
    [
        "The minister wrote on X that six rebels had died in Goma.",
        "Gunmen killed 12 worshippers after a Catholic Mass in Owo on Sunday.",
        "An NGO said that 12 IDPs had been killed in Bunia on Sunday.",
        "TREND: two people were killed in Kadugli on Sunday.",
    ],
)
def test_initials_of_a_kind_a_service_and_a_network_are_no_names(words: str) -> None:
    found = read(words, DAY).found
    names = {name.strip(".") for one in (*found.actors, *found.places) for name in (one.name, *one.aliases)}
    assert not names & {"X", "Mass", "Catholic Mass", "IDPs", "TREND"}
    assert len(found.places) == 1


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("The two armies fought at Li-Rangu, north of Yambio, on Thursday.", "Li-Rangu"),
        ("Gunmen killed three gendarmes in the Koung-Khi division on Thursday.", "Koung-Khi"),
        ("Aircraft bombed Mathiang, in Longechuk County, on Thursday, killing five people.", "Mathiang"),
        ("Nineteen people were killed in an assault on Sheela, in the district of Bulo Burto, on Thursday.", "Sheela"),
        ("The helicopter was shot down over Oddar Meanchey on Thursday.", "Oddar Meanchey"),
        ("Rebels entered Goma's airport on Thursday, witnesses said.", "Goma"),
    ],
)
def test_what_follows_a_name_or_the_blow_on_it_tells_that_it_is_a_place(words: str, place: str) -> None:
    assert [event.place for event in read(words, DAY).events] == [place]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The Freedom and Change Forces rejected the decree on Sunday.", "Freedom and Change Forces"),
        ("The Unity and Progress Front condemned the attack on Kidal on Sunday.", "Unity and Progress Front"),
        (
            "The Cameroon Baptist Convention said two nurses were killed in Bamenda on Sunday.",
            "Cameroon Baptist Convention",
        ),
        ("Hostages were freed on Sunday after the Diocese of Bangassou had stepped in.", "Diocese of Bangassou"),
        ("In Goma, the bishops' commission Justice and Peace called on both camps to stop.", "Justice and Peace"),
    ],
)
def test_a_name_of_a_body_keeps_its_and_its_of_and_its_faith(words: str, name: str) -> None:
    assert name in read(words, DAY).actors


@pytest.mark.parametrize(
    "words",
    [
        "Dozens of deserters were sent to hell on Sunday, the general wrote.",
        "The army declared the valley a closed military zone on Sunday.",
        "The ministry designated the strip a humanitarian zone in May.",
        "Calm returned to Pinga on Sunday.",
    ],
)
def test_words_of_sending_designating_and_returning_that_tell_no_such_event(words: str) -> None:
    kinds = {event.kind.split("/")[0] for event in read(words, DAY).events}
    assert not kinds & {"movement", "sanction"}


def test_whose_army_is_to_leave_may_stand_anywhere() -> None:
    reading = read("Clashes went on in Uvira on Sunday. Burundi said on Monday that it would withdraw its troops.", DAY)
    assert reading.event("withdraw").place is None


def test_a_list_of_sanctions_is_nowhere() -> None:
    reading = read("The governor was added to the US sanctions list on Thursday, his office said.", DAY)
    assert reading.event("sanctions list").place is None


def test_a_source_named_behind_an_office_is_no_victim() -> None:
    reading = read(
        "According to the head of the traders' union, Moussa Keita, at least 11 people were killed on Sunday by shells.",
        DAY,
    )
    assert reading.figures == [("killed", 11, None)]
    assert [event.targets for event in reading.events] == [()]


def test_some_days_of_clashes_are_one_event_before_the_day_they_ended() -> None:
    reading = read("Calm returned to Wukari on Tuesday after two days of clashes between herders and farmers.", DAY)
    (event,) = reading.events
    assert (event.kind, event.when, event.place) == ("battle/armed-clash", "", "Wukari")


def test_those_listed_behind_namely_are_the_doers() -> None:
    reading = read("The allied forces, namely the SDF and the Peshmerga, attacked the village of Hajin on Thursday.", DAY)
    assert len(reading.events[0].doers) == 2


def test_a_town_is_retaken_from_those_who_held_it() -> None:
    reading = read("On Thursday the army recaptured Tessalit from the fighters of JNIM.", DAY)
    assert reading.event("Tessalit").targets == ("Jama'at Nusrat al-Islam wal-Muslimin",)


def test_who_is_under_house_arrest_is_held() -> None:
    reading = read("President Mohamed Bazoum has been under house arrest in Niamey since 26 July 2023.", DAY)
    assert reading.event("arrest").targets == ("Mohamed Bazoum",)


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("Fighting reached San Carlos and Toboso in the Philippines on Thursday, killing two soldiers.", "PH"),
        ("Gunmen attacked Kobo and Woldiya in Ethiopia's Amhara region on Thursday, killing two teachers.", "ET"),
        ("Rebels fought the army at Pundanhar and Awasse in Mozambique on Thursday.", "MZ"),
    ],
)
def test_of_towns_of_one_name_the_one_beside_the_others_is_meant(words: str, country: str) -> None:
    places = [place for place in read(words, DAY).found.places if place.kind.value in ("city", "village")]
    assert len(places) == 2
    assert all(place.country == country and place.lat is not None for place in places)
    (one, other) = places
    assert abs((one.lat or 0) - (other.lat or 0)) < 1.5


def test_a_continent_is_no_town() -> None:
    reading = read(
        "The war in the Philippines, one of Asia's longest, goes on; two soldiers died in Toboso on Monday.", DAY
    )
    assert {place.name: place.kind.value for place in reading.found.places}.get("Asia", "region") == "region"


def test_an_alias_is_not_the_statesman_of_that_name() -> None:
    reading = read("The dead included Rogelio Posadas, alias Putin, the army said in Bacolod on Thursday.", DAY)
    assert "Vladimir Putin" not in reading.actors
    assert reading.actors["Rogelio Posadas"].kind.value == "person"


def test_where_the_wounded_are_flown_is_not_where_they_were_hit() -> None:
    reading = read("One soldier, Corporal Jomar Despi, was hit in the thigh and flown to Camp Peralta in Capiz.", DAY)
    assert not reading.events
    assert [(toll.figure, toll.place) for toll in reading.tolls] == [(("wounded", 1, 1), None)]


def test_a_place_that_opens_a_sentence_is_no_part_of_who_does_it() -> None:
    reading = read("In Mocímboa da Praia gunmen entered the village of Mangoma on Thursday and beheaded three men.", DAY)
    assert {doer for event in reading.events for doer in event.doers} == {"gunmen"}


def test_a_rights_alliance_is_a_body_and_a_hacienda_a_place() -> None:
    reading = read(
        "Gunmen killed nine farmers at Hacienda Nene on Thursday, according to families and the rights group Karapatan.",
        DAY,
    )
    assert reading.actors["Karapatan"].kind.value == "ngo"
    assert [event.place for event in reading.events] == ["Hacienda Nene"]


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ("Bannang Sata, Yala", "Bannang Sata"),  # a district, and a town that a province is called after
        ("Yarang district, Pattani", "Yarang district"),
        ("Tanyong Mat, Rangae district, Narathiwat", "Tanyong Mat"),
        ("Kupiansk, Kharkiv", "Kupiansk"),
        ("Spin Boldak, Kandahar", "Spin Boldak"),
        ("Kutum locality, North Darfur", "Kutum"),
        ("Kharkiv region, Kupiansk district", "Kharkiv region"),
        ("Homs, Hama and Idlib", "Homs"),
    ],
)
def test_what_stands_behind_a_comma_alone_is_around_the_place_before_it(where: str, place: str) -> None:
    reading = read(f"Four people were killed in {where}, on Tuesday.", date(2025, 2, 6))
    assert reading.toll("killed", 4).place == place

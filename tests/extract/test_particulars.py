"""The main incident that a lead tells in outline: its place and day stand further on, or in the headline."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.domain.text import Article, BlockKind, article_id, assemble
from tests.extract.reading import Reading, extractor, read

DAY = date(2025, 11, 7)


def titled(title: str, words: str, day: date = DAY) -> Reading:
    text, blocks = assemble([(BlockKind.PARAGRAPH, part) for part in words.split("\n\n")])
    article = Article(article_id(text), text, blocks, title=title, published=day)
    return Reading(article, extractor().read(article))


@pytest.mark.parametrize(
    ("words", "of", "place", "when"),
    [
        (
            "Men on motorcycles stormed a village near Niger's border with Burkina Faso, opening fire on traders.\n\n"
            "The raiders rode into Diagourou, in the Tillabéri region, on Thursday, an official said.",
            "stormed a village",
            "Diagourou",
            "2025-11-06",
        ),
        (
            "A drone struck a wedding party in central Sudan late on Wednesday, killing 36 people.\n\n"
            "The tent had stood in the El Shati neighbourhood of Um Rawaba, a town which the army retook in January.",
            "drone struck a wedding",
            "El Shati neighbourhood",
            "2025-11-05",
        ),
        (
            "A fighter jet dropped two bombs on a school in western Myanmar before dawn on Tuesday.\n\n"
            "The school stands in Thayet Thapin, a village in Kyauktaw township.",
            "dropped two bombs",
            "Thayet Thapin",
            "2025-11-04",
        ),
        (
            "QUETTA, Pakistan - A suicide bomber blew himself up outside a stadium in southwestern Pakistan.\n\n"
            "The explosion tore through a car park in the provincial capital late on Tuesday.",
            "blew himself up",
            "Quetta",
            "2025-11-04",
        ),
    ],
)
def test_what_the_lead_leaves_open_is_told_by_the_sentences_behind_it(words: str, of: str, place: str, when: str) -> None:
    event = read(words, DAY).event(of)
    assert (event.place, event.when) == (place, when)


@pytest.mark.parametrize(
    "further",
    [
        "In a separate incident gunmen attacked Makalondi on Tuesday.",
        "The wounded were taken to the hospital in Niamey.",
        "A spokesman in Niamey said helicopters had been sent.",
        "The village lies 40 km north of Téra.",
        "In June 2021 fighters killed 19 villagers at Danga Zawane.",
    ],
)
def test_what_is_told_of_other_places_does_not_place_the_main_incident(further: str) -> None:
    event = read(f"Gunmen raided a village in western Niger on Thursday, killing 27 people.\n\n{further}", DAY).event(
        "raided"
    )
    assert event.place in ("Niger", None)


def test_the_headline_places_what_a_report_near_the_scene_speaks_of_as_known() -> None:
    reading = titled(
        "Diagourou buries its dead",
        "Diagourou, Saturday. Thirty mounds lie behind the mosque, four more than on the day after the attack.",
        date(2025, 11, 9),
    )
    event = reading.event("the attack")
    assert (event.place, event.when) == ("Diagourou", "")  # the day of writing is not that of the attack


def test_the_city_is_the_one_of_the_headline_where_another_is_only_on_the_way() -> None:
    reading = titled(
        "Drone hits market in Um Rawaba",
        "A drone hit a market in Um Rawaba on Thursday.\n\n"
        "The wounded were taken to El Obeid. Shells fell on the city on Friday, killing two people.",
    )
    assert reading.event("Shells fell").place == "Um Rawaba"


@pytest.mark.parametrize(
    ("words", "of", "kind", "place"),
    [
        (
            "Babanusa came under the control of the RSF on Thursday.",
            "came under",
            "battle/capture-of-territory",
            "Babanusa",
        ),
        ("The town of Kidal fell into the hands of the rebels on Monday.", "fell", "battle/capture-of-territory", "Kidal"),
        ('The RSF declared Babanusa "liberated" on Thursday.', "liberated", "battle/capture-of-territory", "Babanusa"),
        ("An army lorry drove over an explosive device near Téra on Monday.", "drove over", "strike/ied", "Téra"),
    ],
)
def test_towns_change_hands_and_lorries_run_over_bombs_in_other_words(words: str, of: str, kind: str, place: str) -> None:
    event = read(words, DAY).event(of)
    assert (event.kind, event.place) == (kind, place)


def test_whoever_the_bomber_killed_was_not_killed_by_those_who_were_leaving() -> None:
    reading = read(
        "A suicide bomber blew himself up as supporters of a party were leaving a rally in Quetta, killing 14 people.", DAY
    )
    assert [event.kind for event in reading.events if event.item.type.value == "strike"] == ["strike/bombing"]
    assert reading.toll("killed", 14).place == "Quetta"


def test_the_dead_are_not_the_speakers_of_the_sentence() -> None:
    reading = read("A drone struck a tent in Khartoum, killing 36 people, mostly women, a doctors' network said.", DAY)
    assert reading.toll("killed", 36).place == "Khartoum"


def test_the_same_day_is_the_day_told_last_however_long_ago() -> None:
    reading = read(
        "The bombing of 2 September in Quetta was the worst: 17 dead.\n\n"
        "On the same day a vehicle of the Frontier Corps hit an explosive device near Turbat.",
        date(2025, 9, 28),
    )
    device = reading.event("hit an explosive device")
    assert (device.when, device.place, device.kind) == ("2025-09-02", "Turbat", "strike/ied")


def test_a_part_of_a_town_lies_in_no_other_country_and_a_hamlet_in_what_the_brackets_hold() -> None:
    quarter = read("A drone hit the Shati quarter of Um Rawaba town in Sudan on Monday.", DAY)
    assert {place.country for place in quarter.found.places} == {"SD"}
    hamlet = read("Gunmen attacked a market in Diagourou commune (Téra department, Tillabéri) in Niger on Monday.", DAY)
    assert hamlet.event("attacked").place == "Diagourou"


def test_a_city_whose_districts_are_spoken_of_is_the_city_and_its_denied_entry_is_there() -> None:
    reading = titled(
        "Insurgents reach the edge of Aleppo",
        "Insurgents pushed into the western districts of Aleppo on Thursday, a monitor said.\n\n"
        "Warplanes killed 24 civilians in Idlib.\n\n"
        "A security official denied that any rebel had entered the city.",
    )
    push = reading.event("Insurgents pushed")
    assert (push.place, push.status) == ("Aleppo", "disputed")
    assert not any("Idlib" in (event.place or "") for event in reading.events if "rebel" in event.words)


def test_the_following_day_is_counted_from_the_day_told_however_long_ago() -> None:
    reading = read(
        "On 10 June we registered 16 actions. The gravest was the car bomb against the police station of Corinto.\n\n"
        "The following day the army killed four dissidents near Caloto.",
        date(2025, 7, 8),
    )
    assert [reading.event(words).when for words in ("the car bomb", "killed four dissidents")] == [
        "2025-06-10",
        "2025-06-11",
    ]


def test_what_is_counted_anew_in_a_town_of_its_own_is_another_blow() -> None:
    reading = read(
        "A car packed with explosives blew up in southwest Colombia on Thursday, killing seven people.\n\n"
        "The vehicle had been parked in front of the station in Corinto, a town in the mountains.\n\n"
        "In Cali three motorcycle bombs exploded the same morning.",
        date(2025, 6, 13),
    )
    assert reading.event("blew up").place == "Corinto"
    assert reading.event("three motorcycle bombs").place == "Cali"

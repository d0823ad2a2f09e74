"""Which words name a place, and how far its name reaches."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.domain.place import PlaceKind
from briefing.domain.text import Article, BlockKind, article_id, assemble
from tests.extract.reading import Reading, extractor, read

DAY = date(2025, 5, 16)  # a Friday


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("A bomb went off on the Mombasa–Garsen–Lamu road on Monday.", "Mombasa–Garsen–Lamu road", PlaceKind.ROAD),
        ("Clashes on the Gao–Ansongo road left two soldiers dead.", "Gao–Ansongo road", PlaceKind.ROAD),
        ("Relatives blocked the Makran coastal highway at Ormara.", "Makran coastal highway", PlaceKind.ROAD),
        ("Artillery hit Height 214.2 near Vuhledar, killing two soldiers.", "Height 214.2", PlaceKind.REGION),
        ("Rebels shot dead a farmer in the Bitou zone on Monday.", "Bitou", PlaceKind.CITY),
        ("Two boys drowned in the Okwelle marshes on Monday.", "Okwelle", PlaceKind.WATER),
    ],
)
def test_a_name_of_a_place_reaches_as_far_as_its_words(words: str, name: str, kind: PlaceKind) -> None:
    found = {place.name: place.kind for place in read(words, DAY).found.places}
    assert found.get(name) is kind


@pytest.mark.parametrize(
    "words",
    [
        "Police in Pikit have no suspect yet in the murder of Norhata Salik.",
        "The arrest of Mamadou Traoré led to clashes in Gao, where two soldiers died.",
        "Thousands attended the funeral of Rodi Barzani in Duhok.",
    ],
)
def test_who_is_murdered_arrested_or_buried_is_no_place(words: str) -> None:
    assert len(read(words, DAY).found.places) == 1


def test_a_village_is_told_by_the_town_that_it_lies_in() -> None:
    (place, town) = read("In Tuka, Mamasapano, the fight between two families cost six lives.", DAY).found.places
    assert (place.name, town.name) == ("Tuka", "Mamasapano")


def test_a_blow_is_called_by_where_it_was() -> None:
    reading = read(
        "Two clans met in Mamasapano on Monday. In the Mamasapano clash of January 2015, 44 commandos were killed.", DAY
    )
    assert reading.toll("killed", 44).place == "Mamasapano"


def test_shot_is_a_verb_before_dead() -> None:
    reading = read("Gunmen on a motorcycle shot dead a teacher, Norhata Salik, near the public market in Pikit.", DAY)
    event = reading.event("shot dead a teacher")
    assert (event.doers, event.place) == (("Gunmen",), "Pikit")


def test_who_was_hurt_was_hurt_elsewhere_than_at_the_hospital() -> None:
    reading = read(
        "Gunmen shot a teacher in Bria on Monday. Two pupils were hit by stray bullets and taken to a hospital in Bambari.",
        DAY,
    )
    assert reading.toll("wounded", 2).place == "Bria"


def test_one_person_killed_in_a_past_year_is_no_running_total() -> None:
    reading = read("A teacher was shot dead in Pikit. In the same town, 14 years ago, another teacher was killed.", DAY)
    assert {toll.item.cumulative for toll in reading.tolls} == {False}


def test_a_story_is_where_its_headline_says_though_it_tells_of_other_places_too() -> None:
    text, blocks = assemble(
        [
            (BlockKind.PARAGRAPH, "Three days after the assault on Boulkessi the accounts differ."),
            (BlockKind.PARAGRAPH, "The rebels killed 60 soldiers on Tuesday, they say."),
            (
                BlockKind.PARAGRAPH,
                "On Wednesday they also attacked a camp in Timbuktu. A shell on Gao killed two.",
            ),
        ]
    )
    article = Article(article_id(text), text, blocks, title="Mali: what happened at Boulkessi?", published=DAY)
    assert Reading(article, extractor().read(article)).toll("killed", 60).place == "Boulkessi"


@pytest.mark.parametrize(
    ("words", "name", "country"),
    [
        ("In Culiacán, Mexico, a judge said Zambada was flown to Texas and arrested there in April.", "Texas", "US"),
        ("Envoys from Syria, Aleppo and Homs are to meet in Geneva, the United States said.", "Geneva", "CH"),
    ],
)
def test_a_famous_place_is_no_hamlet_of_that_name(words: str, name: str, country: str) -> None:
    assert {place.country for place in read(words, DAY).found.places if place.name == name} == {country}


def test_a_village_that_nobody_knows_lies_where_its_heading_says() -> None:
    text, blocks = assemble(
        [
            (BlockKind.HEADING, "Djibo"),
            (BlockKind.PARAGRAPH, "Gunmen killed two farmers at Gomdépérou on Monday."),
            (BlockKind.HEADING, "Fada N'Gourma"),
            (BlockKind.PARAGRAPH, "A mine killed a driver on Tuesday."),
        ]
    )
    article = Article(article_id(text), text, blocks, published=DAY)
    (place,) = [place for place in extractor().read(article).places if place.name == "Gomdépérou"]
    assert place.lat == pytest.approx(14.1, abs=0.2)


def test_what_was_hit_again_is_where_it_was_hit_first() -> None:
    reading = read(
        "Jets bombed the vegetable market of Nabatieh on Tuesday. Old men remember 2019, when shells hit the same market.",
        DAY,
    )
    assert reading.event("hit the same market").place == "Nabatieh"


@pytest.mark.parametrize(
    ("words", "of", "place"),
    [
        (
            "In North Darin gunmen stopped a convoy at Umm Karo on Thursday and abducted two drivers.",
            "abducted",
            "Umm Karo",
        ),
        (
            "Rebels attacked a camp near Kilima, 60 km west of Goma, on Friday. That night they withdrew from the town.",
            "withdrew",
            "Kilima",
        ),
        (
            "Two people fled to Djibo. The Djibo–Kongoussi road has been closed since Saturday.",
            "closed",
            "Djibo–Kongoussi road",
        ),
    ],
)
def test_the_place_told_in_a_sentence_is_finer_than_its_frame(words: str, of: str, place: str) -> None:
    assert read(words, DAY).event(of).place == place


def test_a_road_that_is_reopened_does_not_place_the_fight() -> None:
    reading = read("Soldiers repelled an attack on their camp on Monday and reopened the road to Bria.", DAY)
    assert reading.event("repelled").place is None


@pytest.mark.parametrize(
    "head", ["COMMUNIQUE No. 11", "PRESS RELEASE No. 14", "Military Communiqué Nr. 3", "SITUATION UPDATE 4"]
)
def test_what_a_text_calls_itself_at_its_head_is_no_name(head: str) -> None:
    reading = read(f"{head}\n\nUp to 200 soldiers have been taken prisoner since Wednesday.", DAY)
    assert not reading.found.places
    assert not [actor for actor in reading.found.actors if head.split()[0].casefold() in actor.name.casefold()]

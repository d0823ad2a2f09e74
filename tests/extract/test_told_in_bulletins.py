"""How bulletins and communiqués tell: hours before what happened, bodies named by their state, fights of clans, operations
that left people dead, villages behind which their district and province stand."""

from __future__ import annotations

import pytest

from briefing.domain.text import Article, BlockKind, article_id, assemble
from tests.extract.reading import extractor, read


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("Gunmen attacked Dan Wuru, nine km from Gusau, on Monday.", "violence-against-civilians/attack", "Dan Wuru"),
        ("Bandits sacked Kuyan Bana on Monday.", "violence-against-civilians/attack", "Kuyan Bana"),
        ("Militants attacked Wazirma on Monday, killing nine.", "violence-against-civilians/attack", "Wazirma"),
        ("At about 15:00 five shells landed in the western quarter of Nikopol.", "strike/shelling", "Nikopol"),
        ("Around 0430 hrs two rockets hit the airport of Goma.", "strike", "Goma"),
        ("Shortly after 5 a.m. three drones struck a depot in Nyala.", "strike/drone", "Nyala"),
        ("The army opened fire with mortars on Kibumba on Thursday.", "strike/shelling", "Kibumba"),
        ("Guards opened fire with rifles on a crowd in Goma on Thursday.", "violence-against-civilians/attack", "Goma"),
        ("On Tuesday men in a white car shot dead a judge in Tijuana.", "violence-against-civilians/attack", "Tijuana"),
        ("Two men on motorbikes shot dead a host in Karachi on Monday.", "violence-against-civilians/attack", "Karachi"),
        ("On Monday gunmen on a motorcycle shot dead a teacher in Quetta.", "violence-against-civilians/attack", "Quetta"),
        ("Farmers and herders fought over a well in Kajo Keji last Thursday.", "battle/armed-clash", "Kajo Keji"),
        ("Rival militias fought around the port of Kismayo on Monday, killing nine.", "battle/armed-clash", "Kismayo"),
        ("A police operation in Penha on Tuesday killed 121 people.", "battle/offensive", "Penha"),
        ("In the hours that followed, an operation by the army in Jenin left 11 civilians dead and ten injured.",
         "violence-against-civilians/attack", "Jenin"),
    ],
)  # fmt: skip
def test_what_happened_and_where(text: str, kind: str, place: str) -> None:
    (event,) = read(text).events
    assert (event.kind, event.place) == (kind, place)


def test_what_stands_behind_a_label_opens_with_its_day() -> None:
    (event,) = read("- Maru district: on the night of 9 May armed men attacked Dan Kurmi.").events
    assert (event.when, event.place, event.doers) == ("2025-05-09", "Dan Kurmi", ("armed men",))


@pytest.mark.parametrize(
    "text",
    ["Gunmen attacked Musa Ali, a journalist, on Monday.", "The president sacked Kuyan Bana on Monday."],
)
def test_a_person_who_is_attacked_or_dismissed_is_no_place(text: str) -> None:
    assert [event.place for event in read(text).events] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "He fought in Syria in 2014.",
        "The president fought for his bill on Monday.",
        "Doctors fought to save him on Sunday.",
        "She fought back tears on Sunday.",
        "A heart operation on Tuesday left him dead.",
    ],
)
def test_whoever_fights_for_a_thing_is_in_no_battle(text: str) -> None:
    assert not read(text).events


def test_a_body_is_named_by_its_state() -> None:
    (event,) = read("A jet of the Myanmar Air Force dropped two bombs on Kale on Monday.").events
    assert (event.doers, event.place) == (("Burmese air force",), "Kale")


@pytest.mark.parametrize(
    ("text", "day", "place"),
    [
        ("The army reported the death of one soldier in the ambush near Kiwirok on 5 May.", "2025-05-05", "Kiwirok"),
        (
            "The ministry confirmed the killing of two officers in an attack on a post at Bama on 3 May.",
            "2025-05-03",
            "Bama",
        ),
        ("Police acknowledged the deaths of three men in the clashes in Kisumu on Tuesday.", "2025-05-13", "Kisumu"),
    ],
)
def test_the_day_behind_a_place_is_that_of_what_is_told(text: str, day: str, place: str) -> None:
    (event,) = read(text).events
    assert (event.when, event.place) == (day, place)


def test_the_day_before_what_is_told_is_that_of_the_telling() -> None:
    (event,) = read("The army reported on Sunday the death of one soldier in an ambush near Goma.").events
    assert event.when != "2025-05-11"


def test_soldiers_and_policemen_are_no_part_of_civilians_who_are_as_many() -> None:
    reading = read("The mayor said six civilians, four soldiers and two policemen had been killed in Bara on Friday.")
    assert [(toll.item.low, toll.item.part_of) for toll in reading.tolls] == [(6, None), (4, None), (2, None)]


def test_a_village_lies_in_the_province_behind_it_and_not_where_the_rockets_came_from() -> None:
    words, blocks = assemble(
        [
            (
                BlockKind.PARAGRAPH,
                "Rockets were fired from Samraong at Ban Nong Kanna, Phanom Dong Rak district, Surin province.",
            )
        ]
    )
    found = extractor().read(Article(article_id(words), words, blocks))
    (place,) = [place for place in found.places if place.name == "Ban Nong Kanna"]
    assert place.country == "TH"

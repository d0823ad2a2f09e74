"""What a blow is called by the weapon that it was dealt with, and by whom it was aimed at."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("The group carried out an operation with four drones against the refinery in Port Sudan on Tuesday.", "drone"),
        (
            "The Houthis carried out a military operation with a ballistic missile on a base in Marib on Monday.",
            "missile",
        ),
        ("The brigade conducted an operation using rockets against a post near Sderot on Monday.", "shelling"),
        ("A cruise missile hit a camp in Marib on Monday and killed nine soldiers.", "missile"),
    ],
)
def test_what_is_flown_is_a_strike_whatever_it_is_called(text: str, subtype: str) -> None:
    assert f"strike/{subtype}" in {event.kind for event in read(text).events}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Troops began a military operation with the police in Bajaur on Tuesday.", "battle"),
        ("Pakistani troops opened fire on a forward post in Tangdhar on Friday.", "battle"),
        ("Rebels fired on a search party in Chatroo on Friday.", "battle"),
        ("Militants fired at an army patrol in Kulgam on Friday.", "battle"),
        ("Gunmen opened fire on worshippers in Jos on Friday.", "violence-against-civilians"),
    ],
)
def test_fire_on_soldiers_is_a_fight_and_on_people_an_attack(text: str, kind: str) -> None:
    assert {event.kind.split("/")[0] for event in read(text).events} == {kind}


@pytest.mark.parametrize(
    "text",
    [
        "A bomb hit a police van in Mastung on Friday. On Saturday a second device targeted a van at Kuchlak.",
        "A drone hit a market in Kherson on Friday. Another drone hit a bus in the city in the afternoon.",
        "Shells fell on Nikopol on Friday. A third shell struck a school there in the evening.",
    ],
)
def test_a_second_device_and_another_drone_deal_another_blow(text: str) -> None:
    assert len(read(text).events) == 2

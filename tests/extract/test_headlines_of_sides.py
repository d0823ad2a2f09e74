"""Headlines that keep whose men act, both sides of a pair, and what is asked for."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Fighters of Liwa al-Nasr and Ansar al-Islam attacked the post near Hama.",
            "Fighters of Liwa al-Nasr and Ansar al-Islam attack post near Hama",
        ),
        (
            "Troops of the Ugandan army and Congolese soldiers clashed with ADF fighters near Beni on Friday.",
            "Troops of the Ugandan army and Congolese soldiers clash with ADF fighters near Beni",
        ),
        (
            "Norway's Foreign Ministry spokesman, Ola Berg, called for an end to the strikes.",
            "Norway's Foreign Ministry spokesman calls for end to the strikes",
        ),
        (
            "The Congolese government and M23 rebels signed a ceasefire in Doha on Saturday.",
            "Congolese government and M23 rebels sign ceasefire in Doha",
        ),
        ("The Malian army and Wagner fighters attacked Moura.", "Malian Armed Forces and Wagner fighters attack Moura"),
        (
            "The Agency for Displaced Refugees said it had suspended its services in Gaza.",
            "Agency for Displaced Refugees suspends services in Gaza",
        ),
        ("Aircraft bombed the port of Hodeidah on Friday.", "Aircraft bomb port of Hodeidah"),
    ],
)
def test_a_headline_keeps_who_acts_and_what_is_asked_for(text: str, title: str) -> None:
    assert title in [event.title for event in read(text).events]


def test_both_sides_of_an_agreement_take_part() -> None:
    [event] = read("The Congolese government and M23 rebels signed a ceasefire in Doha on Saturday.").events
    assert set(event.doers) == {"Democratic Republic of the Congo", "March 23 Movement"}


def test_the_army_and_the_rebels_are_two() -> None:
    found = read("Days of fighting between the army and rebels have killed 40 people in Aleppo in Syria.")
    assert "rebels" not in found.actors["Syrian Arab Army"].aliases


def test_a_numbered_division_of_another_country_is_not_the_known_one() -> None:
    found = read("A bomb killed two soldiers of the 4th Division in Mosul in Iraq.")
    assert "4th Armoured Division" not in found.actors


def test_new_belongs_to_a_name_within_a_sentence() -> None:
    found = read("Police arrested a member of the New Generation Movement in Erbil.")
    assert "New Generation Movement" in found.actors

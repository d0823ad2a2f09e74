"""What is said in the words of diplomats: welcomed, voiced, reiterated, ruled out; what a quotation does by saying it."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Germany welcomed the agreement.", ("Germany", "asserts")),
        ("Emmanuel Macron voiced deep concern over the fighting.", ("Emmanuel Macron", "asserts")),
        ("Egypt reiterated its call for a ceasefire.", ("Egypt", "calls-for")),
        ("Egypt reiterated its rejection of any parallel government.", ("Egypt", "denies")),
        ("Milan Jovic ruled out recognising Kosovo.", ("Milan Jovic", "denies")),
        ("Milan Jovic brushed aside the criticism.", ("Milan Jovic", "denies")),
        ("Milan Jovic contested this account.", ("Milan Jovic", "denies")),
        ('Murat Karayilan disputed this: "Not one rifle has been given up," he said.', ("Murat Karayilan", "denies")),
        ("Milan Jovic went so far as to accuse Serbia of an invasion.", ("Milan Jovic", "asserts")),
        ("Milan Jovic called the protesters agents of a foreign power.", ("Milan Jovic", "asserts")),
        ("The RSF admitted having fired on the convoy.", ("Rapid Support Forces", "confirms")),
        ("One of its lawmakers, Milan Jovic, accused the president of treason.", ("Milan Jovic", "asserts")),
        ('"We urge both sides to show restraint," the envoy, Milan Jovic, said.', ("Milan Jovic", "calls-for")),
        ('"We condemn this cowardly attack," Milan Jovic said.', ("Milan Jovic", "condemns")),
        ("A drone fell near Lachin, the Turkish defence ministry informs.", ("Turkish defence ministry", "asserts")),
        (
            "The KDP fights the PUK. The PUK stands accused by Turkey of harbouring militants, which it denies.",
            ("Patriotic Union of Kurdistan", "denies"),
        ),
    ],
)  # fmt: skip
def test_what_is_said_in_other_words_is_said(text: str, said: tuple[str, str]) -> None:
    assert said in read(text).statements


@pytest.mark.parametrize(
    "text",
    [
        "Germany welcomed the minister at the airport.",
        "Three deputies left. It is a base, whatever they call it.",
        "Casualties reported: none.",
        "The general issued an order.",
    ],
)
def test_a_greeting_or_an_aside_is_no_saying(text: str) -> None:
    assert not read(text).statements


def test_what_is_ruled_out_does_not_happen() -> None:
    found = read("Milan Jovic ruled out recognising Kosovo.").events
    assert "diplomacy" not in {event.item.type.value for event in found if event.status == "reported"}


def test_wages_of_a_militia_come_from_who_pays_them() -> None:
    text = "The YBS, a PKK offshoot that draws its salaries from the Popular Mobilization Forces, lost two men."
    ties = read(text).ties
    assert ("Popular Mobilization Forces", "backs", "Sinjar Resistance Units") in ties
    assert ("Kurdistan Workers' Party", "backs", "Sinjar Resistance Units") not in ties


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Since Monday some 6,000 people have crossed at Adre, the UN refugee agency (UNHCR) reports.",
            ("UN refugee agency", "asserts"),
        ),
        (
            "The Justice and Construction Party pointed the finger at supporters of Haftar.",
            ("Justice and Construction Party", "asserts"),
        ),
        (
            "The Free Party, headed by Osama Hammad, threatened on Sunday to shut down oil fields.",
            ("Free Party", "threatens"),
        ),
        ("Abdel-Kader Daoud went on trial on Tuesday. He pleaded not guilty.", ("Abdel-Kader Daoud", "denies")),
    ],
)
def test_who_says_it_is_found_behind_brackets_and_participles(text: str, said: tuple[str, str]) -> None:
    assert said in read(text).statements

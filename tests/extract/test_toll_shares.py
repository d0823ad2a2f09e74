"""Parts of a toll that come back later, and lists that make up a total."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

SHARES = [
    (
        "Gunmen killed 14 people in a market. Nine of the dead, six of them women, were laid out in the yard.",
        ["killed 14", "killed 9 part", "killed 6 part"],
    ),
    ("The flood killed 31 people. The town has buried 12 of the victims.", ["killed 31", "killed 12 part"]),
    ("A mine hurt nine people. Two of the injured are on crutches.", ["wounded 9", "wounded 2 part"]),
    ('A mine hurt nine people. "I saw a flash," said Rosa Lima, one of the injured.', ["wounded 9"]),
    ("A raid killed nine people. Four of them were teachers.", ["killed 9", "killed 4 part"]),
    ("Police arrested 40 people. Of them, 12 are students.", ["detained 40", "detained 12 part"]),
    ("Three people died in the shelling; one is a girl of six.", ["killed 3", "killed 1 part"]),
    ("A mine killed four men. Two were identified as shepherds.", ["killed 4", "killed 2 part"]),
    ("Rebels killed two guards and freed 40 captives. Of them, 12 are children.", ["killed 2"]),
    ("Soldiers killed ten rebels, three women among them, near Apia on Friday.", ["killed 10", "killed 3 part"]),
    (
        "Twenty peacekeepers, 12 of them Ghanaian and five Nepali, were hurt by stones.",
        ["wounded 20", "wounded 12 part", "wounded 5 part"],
    ),
    (
        "Five people were killed in the assault on the brewery, four of its employees and a taxi driver.",
        ["killed 5", "killed 4 part", "killed 1 part"],
    ),
    (
        "Five people were killed: a nurse, three children and a porter.",
        ["killed 5", "killed 1 part", "killed 3 part", "killed 1 part"],
    ),
    (
        "We have documented the killing of 41 people: 21 members of the Sun Front and its allies, 13 soldiers and seven "
        "civilians.",
        ["killed 41", "killed 21 part", "killed 13 part", "killed 7 part"],
    ),
    ("The raid claimed 32 more lives, 14 Sunnis and 18 Shias.", ["killed 32", "killed 14 part", "killed 18 part"]),
    ("Five people, a boy of nine among them, were killed.", ["killed 5", "killed 1 part"]),
    (
        "A flood killed 46 people. Survivors lit candles for the dead, seven of whom were children.",
        ["killed 46", "killed 7 part"],
    ),
    ("Ten soldiers were killed. Six of the fallen belonged to an elite unit.", ["killed 10", "killed 6 part"]),
    ("Five people were killed in the blast, and a porter said three buses had burned.", ["killed 5"]),
    ("The clinic admitted 30 wounded, of whom eight were on ventilators.", ["wounded 30", "wounded 8 part"]),
    (
        "Nine people have been detained, including two suspected gunmen who were caught in a car.",
        ["detained 9", "detained 2 part"],
    ),
    (
        "A bomb killed 20 miners and injured seven; three of the dead and two of the injured were Afghans.",
        ["killed 20", "wounded 7", "killed 3 part", "wounded 2 part"],
    ),
]


@pytest.mark.parametrize(("text", "tolls"), SHARES)
def test_who_some_of_the_dead_were_is_a_part_of_the_dead(text: str, tolls: list[str]) -> None:
    found = [
        f"{toll.figure[0]} {toll.figure[1]}{' part' if toll.item.part_of is not None else ''}" for toll in read(text).tolls
    ]
    assert found == tolls


def test_women_among_fighters_are_fighters() -> None:
    part = read("Soldiers killed ten guerrillas, including three women, near Apia on Friday.").tolls[1]
    assert (part.figure, part.item.victims.value) == (("killed", 3, 3), "combatant")

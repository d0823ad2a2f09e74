"""Whom a deed falls on or is shared with where no object says so: posts fired on, the tried, the partners of talks."""

from __future__ import annotations

import pytest

from tests.extract.reading import Reading, ToldEvent, read


def _of(found: Reading, kind: str) -> list[ToldEvent]:
    return [event for event in found.events if event.item.type.value == kind]


@pytest.mark.parametrize(
    ("text", "kind", "target"),
    [
        ("Fighters of the PKK opened fire on a base of the Turkish army near Hakkari on Monday.", "battle", "Turkish"),
        ("A suicide bomber rammed a car into a checkpoint of the Somali National Army on Monday.", "strike", "Somali"),
        ("Gunmen lobbed grenades at a checkpoint of the Frontier Corps in Bannu on Monday.", "strike", "Frontier"),
        ("A gunman fired on the office of the Pheu Thai Party in Bangkok on Monday.", "strike", "Pheu Thai"),
        ("Men threw a grenade at the office of the Justice and Construction Party in Misrata.", "strike", "Justice"),
    ],
)
def test_whose_the_thing_is_that_was_aimed_at_is_the_target(text: str, kind: str, target: str) -> None:
    assert any(name.startswith(target) for event in _of(read(text), kind) for name in event.targets)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("General Abdel-Kader Daoud went on trial in N'Djamena on Tuesday.", "Abdel-Kader Daoud"),
        ("Ruben Vardanyan, a former minister, has been on trial in Baku since January.", "Ruben Vardanyan"),
        ("A court in Moundou on Wednesday upheld the 20-year sentence of Idriss Mahamat.", "Idriss Mahamat"),
        ("An appeals court in Tunis confirmed the conviction of Rached Ghannouchi on Monday.", "Rached Ghannouchi"),
    ],
)
def test_who_is_tried_is_the_target_and_never_the_doer(text: str, target: str) -> None:
    (event,) = _of(read(text), "sanction")
    assert event.targets == (target,)
    assert target not in event.doers


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("Foreign minister Sergei Lavrov held a phone call with Marco Rubio on Monday.", {"Sergei Lavrov", "Marco Rubio"}),
        ("Kenya and Uganda held a second round of border talks in Kampala on Monday.", {"Kenya", "Uganda"}),
        ("Somalia and Ethiopia will hold a third round of technical talks in Ankara.", {"Somalia", "Ethiopia"}),
    ],
)
def test_both_who_talk_take_part(text: str, partners: set[str]) -> None:
    (event,) = _of(read(text), "diplomacy")
    assert set(event.doers) == partners


@pytest.mark.parametrize(
    "text",
    [
        "Poland's foreign ministry summoned a Russian diplomat on Monday to lodge a protest over a drone.",
        "The Foreign Office summoned the Indian ambassador on Friday to lodge a formal protest.",
        "Spain summoned the chargé d'affaires of Israel on Monday to lodge a protest.",
    ],
)
def test_a_protest_lodged_is_no_gathering(text: str) -> None:
    assert [event.item.type.value for event in read(text).events] == ["diplomacy"]

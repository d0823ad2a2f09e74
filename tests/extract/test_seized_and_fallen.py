"""People told as seized, fallen or hurt by verbs that count nobody by themselves, and happenings told in such words."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("On Wednesday gunmen took 12 people from two minibuses near Fiche.", ("abducted", 12, 12)),
        ("Nine passengers were taken from a bus near Zaria on Sunday by bandits.", ("abducted", 9, 9)),
        ("Two brothers were taken from a taxi outside Homs on Tuesday.", ("abducted", 2, 2)),
        ("Gunmen took four novices from a seminary in Auchi on Monday.", ("abducted", 4, 4)),
        ("Soldiers took six students into custody in Yangon on Monday.", ("detained", 6, 6)),
        ("Masked officers dragged 23 people into vans in Minsk on Friday night.", ("detained", 23, 23)),
        ("Two suspects were picked up in Maroua on Monday by soldiers.", ("detained", 2, 2)),
        ("Two rebels were killed in Jolo on Monday and a third was taken alive.", ("captured", 1, 1)),
        ("A sergeant and his driver, Musa Keita, fell in this attack.", ("killed", 1, 1)),
        ("Two soldiers and a policeman fell in clashes at Derna on Monday.", ("killed", 1, 1)),
        ("A drone attack on a clinic in Nikopol left two nurses with burns on Sunday.", ("wounded", 2, 2)),
        ("The blast left a farmer with severe burns near Hajjah on Monday.", ("wounded", 1, 1)),
        ("Seven died at the scene of the blast in Biu on Sunday; an eighth died in hospital on Monday.", ("killed", 1, 1)),
    ],
)
def test_who_was_seized_fell_or_was_hurt_is_counted(text: str, figure: tuple[str, int, int]) -> None:
    assert figure in read(text).figures


@pytest.mark.parametrize(
    "text",
    [
        "Officers could take 12 people from a bus if the law passes.",
        "Divers took 12 people from a bus in the river on Monday.",
        "The police took nine children from a house in Leeds on Monday to safety.",
        "Samples were taken from a market in Wuhan by 12 experts on Monday.",
        "The firm took 40 trainees from a village near Pune.",
        "Three ministers fell in the fight over the budget.",
        "Three ministers fell in the battle over the budget.",
        "The storm left 40 people with nothing.",
        "The rebels seized one, the Star of Suez, on Monday.",
    ],
)
def test_who_was_not_seized_and_did_not_fall_is_not_counted(text: str) -> None:
    assert read(text).figures == []


def test_those_who_were_seized_to_be_killed_are_not_counted_as_abducted() -> None:
    found = read("Militiamen took 40 men from a bus near Meja and killed them.").figures
    assert "abducted" not in {effect for effect, _, _ in found}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A farmer stepped on a landmine near Yala on Monday.", "strike"),
        ("A shepherd stepped on a mine outside Aghdam on Friday.", "strike"),
        ("The captives regained their freedom in Kaduna on Sunday.", "detention"),
        ("Border guards turned back 40 refugees at Teknaf on Monday.", "movement"),
        ("The rebels used villagers as human shields in Pale on Sunday.", "violence-against-civilians"),
        ("Gunmen rustled 80 cows in Barkin Ladi on Monday.", "violence-against-civilians"),
        ("The army put up three checkpoints in Yala on Monday.", "disruption"),
        ("The company halted pumping in Zawiya on Monday.", "disruption"),
        ("A UN patrol was blocked by residents in Srifa on Tuesday.", "disruption"),
    ],
)
def test_a_happening_is_told_by_its_usual_words(text: str, kind: str) -> None:
    assert kind in {event.kind.split("/")[0] for event in read(text).events}


@pytest.mark.parametrize(
    "text",
    [
        "Smoke triggered alarms in a hotel in Leeds on Monday.",
        "Leaves rustled in the wind in Kyiv on Monday.",
        "The record was broken on Monday in Paris.",
        "The driver picked up passengers in Lagos on Monday.",
        "The patient sent back her plate in Rome on Monday.",
    ],
)
def test_ordinary_doings_in_such_words_are_no_happenings(text: str) -> None:
    assert read(text).events == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Police dragged nine marchers into vans in Minsk on Friday.", "detention"),
        ("Policemen bundled four students into a car in Tunis on Friday.", "detention"),
        ("Gunmen dragged six students into a van in Jos on Friday.", "violence-against-civilians"),
        ("Gunmen bundled a teacher into a car in Kaduna on Friday.", "violence-against-civilians"),
        ("Police kidnapped a merchant in Cap-Haitien on Friday.", "violence-against-civilians"),
    ],
)
def test_whom_the_police_take_away_they_arrest(text: str, kind: str) -> None:
    assert [event.kind.split("/")[0] for event in read(text).events] == [kind]

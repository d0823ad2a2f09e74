"""Words that stand beside a happening and belong to none of its figures, doers or headlines."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (
            "Gunmen shot dead two truck drivers near Kutupalong on Thursday, police said, the third attack this month.",
            "Gunmen shoot dead two truck drivers near Kutupalong",
        ),
        (
            "Rebels attacked a convoy near Goma, the army said, the latest assault on its troops this year.",
            "Rebels attack convoy near Goma",
        ),
        ("He was arrested in Mastung, police said, the third arrest in a week.", "Arrest in Mastung"),
        (
            "People's Defence Force (PDF) groups captured the junta's Hpapun outpost on Thursday.",
            "People's Defence Force groups capture junta's Hpapun outpost",
        ),
        (
            "Bedouin militias loyal to the cleric Salim al-Hadi ambushed the convoy near Ezra.",
            "Bedouin militias loyal to the cleric Salim al-Hadi ambush convoy near Ezra",
        ),
        (
            "On the night of May 10, a Libyan drone carrying two bombs near Sirte was shot down.",
            "Libyan drone shot down near Sirte",
        ),
        ("Two of our servicemen, Lieutenant Elmar Orujov and Private Vusal Hasanov, were killed on Thursday.",
         "Two servicemen killed"),
    ],
)  # fmt: skip
def test_a_headline_is_made_of_the_verb_and_what_belongs_to_it(words: str, title: str) -> None:
    assert [event.title for event in read(words).events] == [title]


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("The bodies of 11 soldiers were found, and seven others, including a captain, surrendered.", [("killed", 11, 11)]),
        ("Nine rebels were killed, and four fighters, including a commander, fled into Chad.", [("killed", 9, 9)]),
        (
            "They counted 80 dead, among them five signatories of the accord, and 54,000 people were driven out.",
            [("killed", 80, 80), ("killed", 5, 5), ("displaced", 54000, 54000)],
        ),
        ("Nine rebels, including a commander, were killed in Abeche.", [("killed", 9, 9), ("killed", 1, 1)]),
        ("Two of our men, Lieutenant Elmar Orujov and Private Vusal Hasanov, were killed.", [("killed", 2, 2)]),
        (
            "Three of their men, Colonel Ivan Petrov, Major Oleh Bondar and Captain Yuri Sydor, were wounded.",
            [("wounded", 3, 3)],
        ),
    ],
)
def test_people_told_beside_a_toll_are_counted_once_or_not_at_all(
    words: str, figures: list[tuple[str, int | None, int | None]]
) -> None:
    assert read(words).figures == figures


def test_militias_loyal_to_a_cleric_act_and_not_the_cleric() -> None:
    found = read("Bedouin militias loyal to the cleric Salim al-Hadi ambushed the convoy, killing ten soldiers.")
    assert all("Salim al-Hadi" not in event.doers for event in found.events)
    assert found.toll("killed", 10).doer != "Salim al-Hadi"


@pytest.mark.parametrize(
    "words",
    [
        "In villages occupied by Russian troops, two people lost their homes on Thursday.",
        "Mourners fired into the air at the funeral in Idlib.",
        "Guests fired in the air at a wedding in Nangarhar.",
    ],
)
def test_whose_a_village_is_and_shots_at_a_feast_are_no_events(words: str) -> None:
    assert read(words).events == []


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Gunmen opened fire on soldiers in Bhamo on Thursday.", "battle/armed-clash"),
        ("Azerbaijani units opened fire on Armenian servicemen near Tegh.", "battle/armed-clash"),
        ("Gunmen opened fire on an army outpost in Tank.", "battle/armed-clash"),
        ("Gunmen opened fire on worshippers in Bhamo on Thursday.", "violence-against-civilians/attack"),
        ("Gunmen opened fire on a bus in Tank.", "violence-against-civilians/attack"),
        ("Armed men stormed a check-post in Buleda.", "battle/offensive"),
        ("Militants attacked a checkpost in Tank on Thursday.", "battle/armed-clash"),
    ],
)
def test_fire_on_those_who_fight_is_a_battle(words: str, kind: str) -> None:
    assert [event.kind for event in read(words).events] == [kind]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Russian forces attacked Kyiv with drones.", "strike/drone"),
        ("The town of El Fasher was attacked with missiles on Thursday.", "strike/missile"),
        ("Gunmen attacked a village near Bunia with machetes.", "violence-against-civilians/attack"),
    ],
)
def test_what_is_attacked_from_the_air_is_struck(words: str, kind: str) -> None:
    assert [event.kind for event in read(words).events] == [kind]


def test_a_corps_of_an_army_keeps_its_own_name() -> None:
    found = read("One militant was killed on Thursday, the Chinar Corps of the Indian army said.")
    assert "Chinar Corps" in found.actors
    assert "Chinar Corps of the Indian" not in found.actors


@pytest.mark.parametrize(
    "words", ['Police in Kano have named a suspect, identified as alias "Tutin."', 'He was nicknamed "Kigali" by his men.']
)
def test_what_a_man_is_called_is_no_place(words: str) -> None:
    assert not {place.name for place in read(words).found.places} & {"Tutin", "Kigali"}


def test_what_an_army_struggles_to_do_and_what_it_had_cleared_are_no_events() -> None:
    found = read("Survivors left the zone cleared by the army, and the military has struggled to reach the area.")
    assert not [event for event in found.events if event.item.type.value == "battle"]

"""Other names that a text gives somebody, and figures "of them" who were counted just before."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        (
            "General Mahdi Karimzadeh was killed near Homs on Thursday. Some outlets gave his name as Karimpour.",
            "Mahdi Karimzadeh",
            "Mahdi Karimpour",
        ),
        ("Mamadou Traore, better known as Abu Hamza, was killed in a raid.", "Mamadou Traore", "Abu Hamza"),
        ("The rebel leader Jean Bahati (alias Kasongo) was seen in Bunia on Friday.", "Jean Bahati", "Kasongo"),
        ("Abu Layth, whose real name is Mokhtar Saidi, leads the group.", "Abu Layth", "Mokhtar Saidi"),
        (
            "Police named the gunman as Yusuf Karim, whose name was earlier given as Youssef Kareem.",
            "Yusuf Karim",
            "Youssef Kareem",
        ),
        (
            "The Allied Democratic Movement, also known as the Blue Front, said on Friday it had taken Kasenyi.",
            "Allied Democratic Movement",
            "Blue Front",
        ),
    ],
)
def test_another_name_that_the_text_gives_is_the_same_actors(text: str, name: str, other: str) -> None:
    actors = {actor.name: actor for actor in read(text).found.actors}
    assert other in actors[name].aliases
    assert other not in actors


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_what_belongs_to_somebody_is_no_name_and_no_name_is_cut(apostrophe: str) -> None:
    reading = read(f"Mamadou Traore, also known as Abu Hamza{apostrophe}s man, was killed in a raid on Friday.")
    (actor,) = [actor for actor in reading.found.actors if actor.name == "Mamadou Traore"]
    assert not actor.aliases


def test_who_is_spoken_of_by_the_other_name_later_is_the_same() -> None:
    reading = read(
        "The group is led by Mokhtar Saidi, known by his nom de guerre Abu Layth. "
        "Abu Layth said on Friday the war would go on."
    )
    (speaker,) = {statement.speaker for statement in reading.found.statements}
    assert next(actor for actor in reading.found.actors if actor.id == speaker).name == "Mokhtar Saidi"


def test_a_name_that_is_somebody_elses_stays_theirs() -> None:
    reading = read("The Rapid Support Forces, formerly known as the Janjaweed, shelled El Fasher on Sunday.")
    (forces,) = [actor for actor in reading.found.actors if actor.name == "Rapid Support Forces"]
    assert "Janjaweed" not in forces.aliases


def test_them_are_those_counted_before_and_not_whoever_acted() -> None:
    reading = read(
        "On Thursday the fighters went into Rastan. The radio says 178,000 people are on the move in the country, "
        "and that 39,000 of them have fled twice."
    )
    whole, part = reading.found.casualties
    assert (whole.low, part.low) == (178_000, 39_000)
    assert part.part_of == whole.id
    assert part.victims is whole.victims


def test_them_are_the_people_told_before_who_did_not_do_it() -> None:
    (toll,) = read("On Thursday soldiers surrounded the gunmen and killed 15 of them.").found.casualties
    assert toll.victims.value == "combatant"


def test_what_was_counted_over_the_past_day_is_no_toll_of_the_raid_told_before() -> None:
    reading = read(
        "The air force today struck a camp near Khan Sheikhoun. Four command posts were destroyed.\n\n"
        "In Moscow, the Russian centre for reconciliation in Syria said some 300 militants had been killed "
        "over the past day."
    )
    (toll,) = [row for row in reading.found.casualties if row.low == 300]
    told = next((event for event in reading.found.events if event.id == toll.event), None)
    assert told is None or told.type.value == "casualty"
    assert toll.attributed_to

"""Interviews that their publisher leads, who goes on speaking behind what he tells, bare items below a label, sources named
at the end of an item, headings that ask what happened where."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import Reading, read

DAY = date(2025, 5, 12)


def said(reading: Reading) -> set[tuple[str, str]]:
    names = {actor.id: actor.name for actor in reading.found.actors}
    return {(names[one.speaker], one.stance.value) for one in reading.found.statements}


# ------------------------------------------------------------ interviews


@pytest.mark.parametrize("house", ["Salween Post", "SP"])
def test_in_an_interview_the_publisher_asks_and_the_guest_tells(house: str) -> None:
    reading = read(
        f"{house}: Were you in Kyaukme on Sunday?\n\n"
        "Daw Khin Mya: I came an hour later. We counted eleven bodies. I accuse the army of a crime.\n\n"
        f"{house}: The army says there was no raid.\n\n"
        "Daw Khin Mya: We call on China to open the border.",
        DAY,
        publisher="Salween Post",
    )
    told = {name for name, _ in said(reading)}
    assert any("Khin Mya" in name for name in told)
    assert not any("Post" in name for name in told)
    assert {stance for name, stance in said(reading) if "Khin Mya" in name} >= {"asserts", "calls-for"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Col. Roel Dizon said the bomb was home-made. A follower of the group, Badrudin Usop, was arrested at a "
            "checkpoint the following morning, he added.",
            "Roel Dizon",
        ),
        (
            "The nurse Aster Tadele said the strike hit a school. Four teachers, including the headmaster, Mulugeta Belay, "
            "were among the dead, he said.",
            "Aster Tadele",
        ),
    ],
)
def test_he_said_is_of_who_told_the_sentence_before_not_of_whom_it_tells(text: str, speaker: str) -> None:
    assert {name for name, _ in said(read(text, DAY))} == {speaker}


def test_it_adds_is_of_the_body_that_spoke_before() -> None:
    reading = read(
        "The Karen National Liberation Army says its fighters captured an outpost near Kawkareik on Sunday. Seven soldiers "
        "surrendered and three bodies were left behind, it adds.",
        DAY,
    )
    assert {name for name, _ in said(reading)} == {"Karen National Liberation Army"}


# ------------------------------------------------------------ items


@pytest.mark.parametrize(
    ("item", "kind", "place"),
    [
        ("landmine hit convoy of the army. Five soldiers wounded.", "strike/landmine", "Goma"),
        ("shootout between police and gunmen; one killed.", "battle/armed-clash", "Goma"),
        ("arson by M23, around 60 houses.", "violence-against-civilians/attack", "Goma"),
    ],
)
def test_an_item_that_goes_on_small_behind_its_label_is_read(item: str, kind: str, place: str) -> None:
    reading = read(f"The office has updated its list.\n\n9 May, Goma: {item}", DAY)
    (event,) = reading.events
    assert (event.kind, event.place, event.when) == (kind, place, "2025-05-09")


@pytest.mark.parametrize("mark", ["Source", "Sources"])
def test_a_source_named_at_the_end_of_an_item_tells_it(mark: str) -> None:
    reading = read(f"The office has updated its list.\n\n9 May, Goma: airstrike on a market, 11 killed. {mark}: OCHA.", DAY)
    ocha = "UN Office for the Coordination of Humanitarian Affairs"
    assert said(reading) == {(ocha, "asserts")}
    assert [toll.by for toll in reading.tolls] == [(ocha,)]


def test_who_gives_a_figure_of_a_box_is_not_counted_by_it() -> None:
    reading = read("The office has updated its list.\n\nKilled: 17; displaced: 8,500 (township administrators).", DAY)
    assert [toll.figure for toll in reading.tolls] == [("killed", 17, 17), ("displaced", 8500, 8500)]
    assert not any(toll.item.groups for toll in reading.tolls)


# ------------------------------------------------------------ headings that ask


@pytest.mark.parametrize("question", ["What happened in Goma?", "What is going on around Goma?", "Who fired in Goma?"])
def test_what_a_heading_asks_about_is_where_it_was(question: str) -> None:
    (event,) = read(f"# {question}\n\nRebels fired on a crowd on Sunday.", DAY).events
    assert event.place == "Goma"


@pytest.mark.parametrize("question", ["Why does Rwanda back the M23?", "What next?"])
def test_a_heading_that_asks_something_else_names_no_scene(question: str) -> None:
    (event,) = read(f"# {question}\n\nRebels fired on a crowd on Sunday.", DAY).events
    assert event.place is None

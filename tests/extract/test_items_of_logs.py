"""Items of lists and logs: a happening behind a place, without a verb or without its subject."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("item", "kind", "place"),
    [
        ("Hpakant: heavy shelling, three civilians killed", "strike/shelling", "Hpakant"),
        ("Kyaukme: airstrike, two houses burnt", "strike/airstrike", "Kyaukme"),
        ("Kutkai: clash with TNLA, four soldiers killed", "battle/armed-clash", "Kutkai"),
        ("Myawaddy: KNLA ambush on column, 11 dead", "battle/armed-clash", "Myawaddy"),
        ("Kupiansk: artillery, church damaged", "strike/shelling", "Kupiansk"),
        ("Aden: motorcycle bomb, one policeman hurt", "strike/bombing", "Aden"),
        ("Hays: drone on pick-up, two fighters dead", "strike/drone", "Hays"),
        ("Muse: gunfire, market closed", "battle/armed-clash", "Muse"),
        ("Taiz, Hawban crossing: closed by the Houthis until further notice", "disruption/road-closure", "Taiz"),
        ("Lashio: shelled overnight, two houses damaged", "strike/shelling", "Lashio"),
    ],
)
def test_an_item_tells_its_happening_without_a_sentence(item: str, kind: str, place: str) -> None:
    told = {event.kind: event.place for event in read(f"- {item}").events}
    assert told.get(kind) == place


def test_what_an_item_says_was_done_has_its_doer() -> None:
    event = read("- Taiz, Hawban crossing: closed by the Houthis until further notice").events[0]
    assert event.doers == ("Houthis",)
    assert "Hawban crossing" in event.title


def test_people_counted_between_two_towns_are_displaced_below_such_a_heading() -> None:
    text = """
    # Displacement between 8 and 10 May

    - Gharanij to Hajin: 3,100 people (8 to 9 May)

    - Abu Hamam to Kishkiyah: 1,250 people (9 May)
    """
    told = [(event.kind, event.when) for event in read(text).events]
    assert told == [("movement/displacement", "2025-05-08..2025-05-09"), ("movement/displacement", "2025-05-09")]


def test_travellers_between_two_towns_are_not_displaced() -> None:
    assert read("# Passengers by line\n\n- Lagos to Kano: 3,100 people\n\n- Kano to Jos: 400 people").events == []


@pytest.mark.parametrize(
    "item",
    [
        "Mawlaik: no change",
        "Drones: three delivered in May",
        "Access: restricted",
        "Landmines: a short history, in three parts",
    ],
)
def test_items_that_tell_no_happening_give_none(item: str) -> None:
    assert read(f"- {item}").events == []


def test_power_that_is_out_is_told_so() -> None:
    event = read("Power is out in most of Bukavu.").events[0]
    assert (event.kind.split("/")[0], event.title) == ("disruption", "Power is out in Bukavu")


def test_the_day_behind_what_an_item_names_stays_with_it() -> None:
    event = read("- Al-Bukamal: raid on an ISIL cell by the Internal Security Forces, 9 May.").events[0]
    assert event.when == "2025-05-09"


def test_labels_within_a_paragraph_open_entries_of_their_own() -> None:
    text = "Protection: 14 people were abducted at Boga on Tuesday. Health: one clinic looted at Bunia on Monday."
    assert [event.place for event in read(text).events] == ["Boga", "Bunia"]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("**Ituri, 12 May.** A mine hit a bus at Boga. Six people died: guard Amani Lubo, two nuns and a monk.", "killed"),
        ("**Sool, 12 May.** Shells hit a school at Boga. Four were hurt: a teacher and three guards.", "wounded"),
    ],
)
def test_a_clause_before_a_colon_is_no_label(text: str, figure: str) -> None:
    assert figure in {effect for effect, *_ in read(text).figures}

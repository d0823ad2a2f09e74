"""Happenings away from the front: meetings, trials, gatherings, drills, hacked sites, weapons laid down, loans."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Marco Rubio is to host the foreign ministers of both countries in Washington on 22 May.", "diplomacy", "planned"),
        ("The minister held a telephone conversation with his Turkish counterpart on Tuesday.", "diplomacy", "reported"),
        ("The trial of a former minister opened in Baku on Monday.", "sanction", "reported"),
        ("A court in Batumi postponed the trial of a journalist on Wednesday.", "sanction", "reported"),
        ("Sudan filed a case against the UAE on Monday.", "sanction", "reported"),
        ("Lithuania barred 16 officials from entry on Monday.", "sanction", "reported"),
        ("A sit-in outside the parliament in Belgrade entered its tenth day on Monday.", "unrest", "reported"),
        ("The opposition held a rally in Yerevan on Monday.", "unrest", "reported"),
        ("A gathering of 150 farmers, who demanded water, blocked the square on Monday.", "unrest", "reported"),
        ("Hackers knocked the website of the ministry offline on Monday.", "disruption", "reported"),
        ("A cyber attack hit the Serbian tax office on Monday.", "disruption", "reported"),
        ("Oil workers shut the Sharara field on Monday.", "disruption", "reported"),
        ("The offensive prompted more than 100,000 people to flee on Monday.", "movement", "reported"),
        ("Some 1,200 villagers went back to the valley on Monday.", "movement", "reported"),
        ("Belgrade raised the combat readiness of its army on Monday.", "movement", "reported"),
        ("A joint exercise is to be held in Nakhchivan from 20 to 24 May.", "movement", "planned"),
        ("Forty fighters laid down their weapons near Amedi on Monday.", "battle", "reported"),
        ("The French army handed over its last base in N'Djamena to Chad on Monday.", "battle", "reported"),
        ("Egypt handed 15 prisoners back to Libya on Monday.", "detention", "reported"),
        ("The IMF approved a loan of $3 billion for Egypt on Monday.", "aid", "reported"),
        ("The House of Representatives in Tobruk approved a new government on Monday.", "politics", "reported"),
        ("The House of Representatives froze its dialogue with the High State Council on Monday.", "diplomacy", "reported"),
        ("A negotiator of the RSF stormed out of the talks in Cairo on Tuesday.", "diplomacy", "reported"),
        ("UNSMIL plans to convene the military commission in Sirte on 28 October.", "diplomacy", "planned"),
        ("The United Arab Emirates lent the country 500 million dollars last week.", "aid", "reported"),
        ("Followers tried to reach the court; police drove them back with tear gas.", "unrest", "reported"),
        ("Fighting between the RSF and the army killed nine people in Kosti on Monday.", "battle", "reported"),
        ("A boat with 90 migrants capsized off Tobruk on Monday.", "disaster", "reported"),
    ],
)
def test_what_happens_away_from_the_front_is_seen(text: str, kind: str, status: str) -> None:
    found = [(event.item.type.value, event.status) for event in read(text).events]
    assert (kind, status) in found


@pytest.mark.parametrize(
    "text",
    [
        "He had gone back for the goat.",
        "He had laid down his weapon.",
        "She awaits trial in Tbilisi.",
        "There was a gathering of clouds over the town.",
        "Chad hosts a million refugees.",
    ],
)
def test_what_nobody_would_brief_is_no_event(text: str) -> None:
    assert not read(text).events


def test_who_slaps_sanctions_on_somebody_is_told() -> None:
    assert read("On Thursday Britain slapped sanctions on two judges.").event("anctions").doers == ("United Kingdom",)

"""Headlines of lists, of what a pronoun stands for, and of what somebody says: whole, grammatical and true."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import read

NEWS = date(2025, 9, 18)  # a Thursday


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Gunmen on motorcycles killed a judge, his driver and a bodyguard in Zahedan on Monday.",
            "Gunmen kill judge, driver and a bodyguard in Zahedan",
        ),
        (
            "Thirty bodies, some with their hands tied, were found in a well near Bara on Monday.",
            "Thirty bodies found near Bara",
        ),
        ("Troops blew it up again in Dejen on Tuesday.", "Bombing by troops in Dejen"),
        ("The rebels asked that the road to Loikaw be opened.", "Rebels ask that road be opened"),
    ],
)
def test_a_headline_is_a_whole_line(text: str, title: str) -> None:
    assert title in [event.title for event in read(text, NEWS).events]


@pytest.mark.parametrize(
    "text",
    [
        "The officers handed her sons over to those of the Tacomas in Culiacan on Monday.",
        "Fano drove the army out of Lalibela on Monday. It had driven it out of Weldiya the week before.",
        "Officers of the navy took him to the port of Bajo on Monday and handed him over to.",
    ],
)
def test_no_headline_ends_with_a_preposition(text: str) -> None:
    for event in read(text, NEWS).events:
        assert event.title.split()[-1] not in {"and", "at", "by", "for", "from", "in", "of", "on", "or", "to", "with"}

"""What a briefing said survives being written down, and nothing else is taken for it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.domain.casualty import Effect, Victims
from briefing.domain.claim import Origin, Review, Stance, Status
from briefing.domain.snapshot import (
    KnownAccount,
    KnownActor,
    KnownArticle,
    KnownChoice,
    KnownHappening,
    KnownReport,
    KnownStatement,
    KnownToll,
    KnownTotal,
    Passage,
    Snapshot,
)
from briefing.domain.when import Precision, When

FULL = Snapshot(
    written="2024-12-02T18:00:00+00:00",
    version="0.1.0",
    title="Бои вокруг حلب",
    choice=KnownChoice("2024-11-27", None, None, True, "lowest"),
    articles=(KnownArticle("a1", 1, "Title", "Wire", "", "", "2024-11-28T19:40+03:00"),),
    happenings=(
        KnownHappening(
            "i:1",
            "Air strike on Atarib",
            When.on(date(2024, 11, 28)),
            "28 Nov 2024",
            "geonames:1",
            "Atarib",
            Status.DISPUTED,
            (
                KnownAccount(
                    "a1:e:3",
                    "Air strike",
                    When(date(2024, 11, 1), date(2024, 11, 30), Precision.MONTH),
                    "",
                    Status.CLAIMED,
                    Review.EDITED,
                    Origin.EXTRACTED,
                    ("a1",),
                ),
            ),
            (
                KnownToll(
                    Effect.KILLED,
                    Victims.CIVILIAN,
                    "",
                    15,
                    None,
                    "at least 15",
                    (
                        KnownReport(
                            "a1:c:9",
                            "White Helmets",
                            "at least 15",
                            15,
                            None,
                            Status.REPORTED,
                            Review.SUGGESTED,
                            Origin.EXTRACTED,
                            ("a1",),
                            True,
                        ),
                    ),
                ),
            ),
        ),
    ),
    totals=(KnownTotal(Effect.KILLED, Victims.CIVILIAN, 15, 15, "at least 15"),),
    actors=(KnownActor("actor:hts", "Hay'at Tahrir al-Sham", ("a1",)),),
    statements=(KnownStatement("a1:s:1", "Russia", Stance.DENIES, "a1:e:3", ("a1",)),),
    passages=(Passage("key-points", "Key points", "Air strike. At least 15."),),
    rejected=("a1:e:4",),
    left_out=("a1:c:5",),
    together=(("a1:e:1", "a1:e:2"),),
)

TEXTS = st.text(max_size=12)


def test_a_snapshot_comes_back_as_it_was() -> None:
    assert Snapshot.from_json(FULL.to_json()) == FULL


@given(
    st.builds(
        Snapshot,
        written=TEXTS,
        version=TEXTS,
        title=TEXTS,
        passages=st.lists(st.builds(Passage, TEXTS, TEXTS, TEXTS), max_size=3).map(tuple),
        rejected=st.lists(TEXTS, max_size=3).map(tuple),
        same_actor=st.lists(st.tuples(TEXTS, TEXTS), max_size=3).map(tuple),
    )
)
def test_any_words_come_back_as_they_were(snapshot: Snapshot) -> None:
    assert Snapshot.from_json(snapshot.to_json()) == snapshot


def test_the_same_snapshot_always_gives_the_same_text() -> None:
    assert FULL.to_json() == Snapshot.from_json(FULL.to_json()).to_json()


def _without(raw: dict[str, Any]) -> None:
    del raw["version"]


def _too_much(raw: dict[str, Any]) -> None:
    raw["colour"] = "red"


def _other_kind(raw: dict[str, Any]) -> None:
    raw["choice"]["reviewed_only"] = 1


def _no_list(raw: dict[str, Any]) -> None:
    raw["articles"] = "a1"


def _no_day(raw: dict[str, Any]) -> None:
    raw["happenings"][0]["when"]["earliest"] = "last week"


def _no_status(raw: dict[str, Any]) -> None:
    raw["happenings"][0]["status"] = "verified"


def _reversed(raw: dict[str, Any]) -> None:
    raw["happenings"][0]["when"]["latest"] = "2020-01-01"


def _no_pair(raw: dict[str, Any]) -> None:
    raw["together"] = [["a"]]


def _newer(raw: dict[str, Any]) -> None:
    raw["format"] = "briefing-snapshot/2"


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (_without, "snapshot lacks version"),
        (_too_much, "'colour', which is not known"),
        (_other_kind, "snapshot.choice.reviewed_only should be bool"),
        (_no_list, "snapshot.articles should be a list"),
        (_no_day, "happenings\\[0\\].when.earliest should be a day"),
        (_no_status, "happenings\\[0\\].status"),
        (_reversed, "happenings\\[0\\].when: interval ends before it begins"),
        (_no_pair, "together\\[0\\] should have 2 entries"),
        (_newer, "briefing-snapshot/2"),
    ],
)
def test_what_is_no_snapshot_is_refused_and_the_place_named(spoil: Any, says: str) -> None:
    raw = json.loads(FULL.to_json())
    spoil(raw)
    with pytest.raises(ValueError, match=says):
        Snapshot.from_json(json.dumps(raw))


@given(st.text())
def test_no_text_at_all_breaks_the_reading_otherwise(text: str) -> None:
    with pytest.raises(ValueError, match="snapshot"):
        Snapshot.from_json(text)

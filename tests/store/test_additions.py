"""What was added to a case's knowledge stays in the case, whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.domain.actor import ActorKind
from briefing.domain.additions import NOTHING_ADDED, AddedActor, AddedPlace, Additions
from briefing.domain.place import PlaceKind
from briefing.errors import CaseCorrupt
from briefing.store.casefile import CaseFile
from tests.sample_corpus import sample_articles
from tests.store.made import sample_case

BRIGADE = AddedActor("qamar-brigade", "Qamar Brigade", ("QB", "لواء القمر"), ActorKind.ARMED_GROUP, "SY", "hts")
TELL = AddedPlace("tell-qamar", "Tell Qamar", 36.1, 37.2, ("Tall Qamar",), PlaceKind.VILLAGE, "SY", "Atarib")
BOTH = Additions((BRIGADE,), (TELL,))


def test_additions_come_back_when_the_case_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "a.briefing"
    with CaseFile.create(path) as case:
        assert case.added.get() == NOTHING_ADDED
        assert case.added.set(BOTH) == NOTHING_ADDED
    with CaseFile.open(path, read_only=True) as case:
        assert case.added.get() == BOTH
        assert case.check() == ()
    with CaseFile.open(path) as case:
        assert case.added.set(NOTHING_ADDED) == BOTH
        assert case.added.get() == NOTHING_ADDED
        assert case.settings.get("knowledge") is None


names = st.text(min_size=1, max_size=40).filter(str.strip)
degrees = st.floats(-90, 90)


@given(
    st.lists(st.builds(AddedActor, names, names, st.lists(names).map(tuple), st.sampled_from(ActorKind)), max_size=4),
    st.lists(st.builds(AddedPlace, names, names, degrees, degrees, near=st.none() | names), max_size=4),
)
def test_whatever_is_added_is_kept_to_the_letter(actors: list[AddedActor], places: list[AddedPlace]) -> None:
    added = NOTHING_ADDED.with_entries([*actors, *places])
    with CaseFile.create(None) as case:
        case.added.set(added)
        assert case.added.get() == added
        assert case.check() == ()


def test_additions_that_cannot_be_understood_are_told_of() -> None:
    with CaseFile.create(None) as case:
        for text in (
            "{",
            '{"actors": [{"key": "x"}]}',
            '{"places": [{"key": "x", "name": "X", "lat": 99, "lon": 0}]}',
            "[]",
        ):
            case.settings.set("knowledge", text)
            with pytest.raises(CaseCorrupt, match="knowledge"):
                case.added.get()
            assert len(case.check()) == 1


def test_articles_are_found_by_words_in_any_order_and_spelling() -> None:
    with sample_case() as case:
        with_words = case.search.articles_with
        both = [one.id for one in sample_articles() if "Aleppo" in one.text and "Atarib" in one.text]
        assert both
        assert list(with_words([["ÁLEPPO"], ["atarib"]])) == both
        assert list(with_words([["atarib", "wombat"], ["aleppo"]])) == both
        assert list(with_words([["ata rib", "atarib"], ["al eppo", "aleppo"], []])) == both
        assert with_words([["Hay'at"]]) == with_words([["hay at"]]) != ()
        assert with_words([["wombat"], ["aleppo"]]) == ()
        assert with_words([['" OR "aleppo'], ["NEAR(wombat"]]) == ()
        assert with_words([["—", ""]]) == ()
        assert with_words([]) == ()

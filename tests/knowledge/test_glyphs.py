"""What the shipped fonts can show, and what becomes of the rest."""

from __future__ import annotations

import json

from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from briefing.knowledge.glyphs import FAMILIES, can_show, held_left_to_right, runs, showable
from briefing.places import resource


def test_the_list_of_what_can_be_shown_is_that_of_the_fonts() -> None:
    shown: set[int] = set()
    for path in resource("fonts").glob("*.[to]tf"):
        with TTFont(path, lazy=True) as font:
            shown |= set(font.getBestCmap())
    ranges = json.loads(resource("fonts", "coverage.json").read_text(encoding="utf-8"))
    assert {code for first, last in ranges for code in range(first, last + 1)} == shown


def test_every_family_that_is_looked_in_is_shipped() -> None:
    families = set()
    for path in resource("fonts").glob("*.[to]tf"):
        with TTFont(path, lazy=True) as font:
            families.add(font["name"].getBestFamilyName())
    assert set(FAMILIES) <= families
    assert {"Briefing Serif", "Briefing Display"} <= families


def test_every_font_may_be_embedded_and_names_no_reserved_name() -> None:
    for path in resource("fonts").glob("*.[to]tf"):
        with TTFont(path, lazy=True) as font:
            assert font["OS/2"].fsType in (0, 8), path.name
            assert "source" not in str(font["name"].getBestFullName()).casefold()


def test_names_in_many_scripts_are_left_as_they_are() -> None:
    names = (
        "محمد الخطيب",
        "Олег Игнасюк",
        "שלום",
        "中文",
        "日本語",
        "한국어",
        "ไทย",
        "Հայաստան",
        "საქართველო",
        "አማርኛ",
        "मराठी",
        "Nguyễn",
    )
    for name in names:
        assert showable(name) == name


def test_what_cannot_be_shown_is_written_out() -> None:
    assert showable("a\x00b\x1bc") == "a[U+0000]b[U+001B]c"
    assert showable("\U0001f480") == "[U+1F480]"
    assert showable("\u202eevil\u202c") == "[U+202E]evil[U+202C]"
    assert showable("\ue000") == "[U+E000]"


def test_white_space_becomes_one_space_and_invisible_signs_go() -> None:
    assert showable(" a\t\n\u2028b\u00a0c \u00ad\u200b\ufeffd ") == "a b c d"


@given(st.text(max_size=200))
def test_whatever_comes_can_be_shown(text: str) -> None:
    assert all(one == " " or one in "\u200c\u200d\u200e\u200f" or can_show(one) for one in showable(text))


@given(st.text(max_size=100))
def test_making_a_text_showable_twice_changes_nothing_more(text: str) -> None:
    assert showable(showable(text)) == showable(text)


def test_leftward_words_are_runs_of_their_own() -> None:
    found = runs("by محمد الخطيب, هيئة and שלום 12")
    assert [(run.text, run.language) for run in found if run.right_to_left] == [
        ("محمد الخطيب", "ar"),
        ("هيئة", "ar"),
        ("שלום", "he"),
    ]
    assert "".join(run.text for run in found) == "by محمد الخطيب, هيئة and שלום 12"


@given(st.text(max_size=80))
def test_runs_lose_nothing(text: str) -> None:
    assert "".join(run.text for run in runs(text)) == text


def test_a_line_with_leftward_words_is_held_left_to_right() -> None:
    assert held_left_to_right("plain 1a") == "plain 1a"
    assert held_left_to_right("شلم 1a") == "\u200eشلم\u200e 1a"

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from briefing.ui.wording.plain import apart, breakable, is_right_to_left, shortened, tip, unmarked

MARKUP = '<b>bold</b> <img src="http://example.org/x.png"> & "quotes"'


def test_markup_in_an_article_is_shown_in_a_tool_tip_not_obeyed(qapp: object) -> None:
    shown = QTextDocument()
    shown.setHtml(tip(MARKUP + "\nsecond line"))
    assert shown.toPlainText() == MARKUP + "\nsecond line"


def test_an_ampersand_stays_one() -> None:
    assert unmarked("Smith & Sons") == "Smith && Sons"


@given(st.text(max_size=200), st.integers(5, 80))
def test_a_shortened_text_is_one_line_within_its_bound(text: str, most: int) -> None:
    found = shortened(text, most)
    assert len(found) <= most
    assert "\n" not in found
    if len(" ".join(text.split())) <= most:
        assert found == " ".join(text.split())


def test_the_direction_of_a_line_is_that_of_its_own_first_letter() -> None:
    assert is_right_to_left("محمد الخطيب")
    assert not is_right_to_left("12 Олег")
    assert not is_right_to_left("")
    assert not is_right_to_left(f"{apart('محمد')} · 28 Nov 2024")
    assert apart("SOHR") == "SOHR"


@pytest.mark.parametrize("text", ["x" * 1000, "short words stay as they are", "ق" * 90, "", "a" * 26])
def test_words_that_no_line_holds_can_be_broken_and_lose_nothing(text: str) -> None:
    shown = breakable(text)
    assert shown.replace("\u200b", "") == text
    assert max((len(part) for one in shown.split() for part in one.split("\u200b")), default=0) <= 28

from hypothesis import given
from hypothesis import strategies as st

from briefing.ui.craft.offsets import Offsets

texts = st.text(st.characters(codec="utf-16"), max_size=60) | st.text(
    st.sampled_from("a\u00a0é\U0001f4a5\U00010900ب\n"), max_size=60
)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(texts)
def test_every_code_point_goes_to_its_utf16_unit_and_back(text: str) -> None:
    offsets = Offsets(text)
    for at in range(len(text) + 1):
        assert offsets.utf16(at) == units(text[:at])
        assert offsets.code_point(offsets.utf16(at)) == at


@given(texts)
def test_a_unit_inside_a_pair_belongs_to_the_character(text: str) -> None:
    offsets = Offsets(text)
    for at, character in enumerate(text):
        if ord(character) > 0xFFFF:
            assert offsets.code_point(offsets.utf16(at) + 1) == at


@given(texts, st.integers())
def test_an_offset_outside_the_text_is_refused(text: str, at: int) -> None:
    offsets = Offsets(text)
    for convert, length in ((offsets.utf16, len(text)), (offsets.code_point, units(text))):
        if 0 <= at <= length:
            convert(at)
            continue
        try:
            convert(at)
        except IndexError:
            continue
        raise AssertionError(f"{at} of {length} was taken")

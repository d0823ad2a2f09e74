"""Garbled letters are noticed, repaired where they can be, and always told."""

from __future__ import annotations

from itertools import product

import pytest
from ftfy.badness import is_bad
from hypothesis import given
from hypothesis import strategies as st

from briefing.domain.text import Offer
from briefing.readers import read_bytes, read_pasted
from briefing.readers.mending import DAMAGED, REPAIRED, mended

TELLING = (
    "Shells fell on the market of Maarat on Sunday – “nine people were killed”, the town’s doctors said.\n\n"
    "Café owner Jürgen Müller of Żory and Ольга Петрова of Kharkiv saw it; so did محمد in Idlib."
)


def test_text_that_was_read_wrongly_before_is_repaired_and_that_is_told() -> None:
    for codec in ("cp1251", "latin-1", "mac-roman"):
        garbled = TELLING.encode().decode(codec)
        offer = read_bytes("report.txt", garbled.encode())
        assert "town’s doctors" in offer.text
        assert "Ольга Петрова" in offer.text
        assert offer.notes == (REPAIRED,)
        assert offer.original == garbled.encode(), "the file stays as it came"


def test_pasted_text_is_repaired_as_well() -> None:
    offer = read_pasted(TELLING.encode().decode("latin-1"))
    assert "Jürgen Müller" in offer.text
    assert offer.notes == (REPAIRED,)


@pytest.mark.parametrize("cut", [b"\xe2\x80", b"\xd0", b"\xff\xfe"])
def test_utf8_with_a_few_damaged_letters_is_not_read_as_another_alphabet(cut: bytes) -> None:
    data = TELLING.encode()
    at = data.index(b"nine")
    offer = read_bytes("report.txt", data[:at] + cut + data[at:])
    assert "town’s doctors" in offer.text
    assert "Ольга Петрова" in offer.text
    assert "�" in offer.text
    assert any("damaged" in note for note in offer.notes)


def test_a_guessed_encoding_is_told() -> None:
    telling = "The mayor, José Núñez, said the café near the plaza was hit on Sunday.\n"
    offer = read_bytes("report.txt", telling.encode("cp1252"))
    assert "José Núñez" in offer.text
    assert any("Windows-1252" in note for note in offer.notes)


def test_text_of_any_alphabet_that_is_sound_is_left_alone() -> None:
    offer: Offer = read_bytes("report.txt", TELLING.encode())
    assert offer.notes == ()
    assert "محمد" in offer.text
    assert mended("One word � is damaged.") == ("One word � is damaged.", (DAMAGED.format(number=1),))


@given(st.text(max_size=200))
def test_mending_takes_any_text(text: str) -> None:
    again, notes = mended(text)
    assert mended(again)[0] == again or notes


def test_what_is_taken_for_ordinary_without_a_closer_look_is_no_sign_of_garbling() -> None:
    ordinary = "aA1 .$\n\N{NO-BREAK SPACE}“”‘’–—…•"
    for number in range(1, 4):
        for letters in product(ordinary, repeat=number):
            assert not is_bad("".join(letters))

"""Rich Text documents give their words in whatever code page, and nothing of their commands."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.domain.text import BlockKind
from briefing.errors import ImportRefused, InputEmpty
from briefing.readers import read_bytes

TITLE = "Shelling of Kherson market leaves nine dead"
FIRST = "Nine people were killed on Friday when shells struck the café of the market in Херсон, the governor said."
SECOND = "Rescue workers said another fourteen people were wounded, four of them seriously, and were in hospital."


def escaped(words: str) -> str:
    return "".join(char if ord(char) < 128 else f"\\u{ord(char)}?" for char in words)


REPORT = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times New Roman;}}"
    r"{\info{\title Market shelling, second version}{\author Olena Kovalenko}{\creatim\yr2024\mo11\dy30\hr8\min15}}"
    r"{\header Halcyon Monitor, internal\par}"
    rf"\pard\b {TITLE}\b0\par {escaped(FIRST)}\par "
    r"\trowd\cellx2000\cellx4000\intbl Town\cell Killed\cell\row"
    r"\trowd\cellx2000\cellx4000\intbl Kherson\cell 9\cell\row\pard "
    rf"{{\pict\pngblip {'89504e47' * 200}}}{SECOND}\par}}"
).encode()


def test_a_document_gives_paragraphs_tables_and_properties() -> None:
    offer = read_bytes("a.rtf", REPORT)
    assert [(block.kind, offer.text[block.start : block.end]) for block in offer.blocks] == [
        (BlockKind.PARAGRAPH, FIRST),
        (BlockKind.TABLE, "Town | Killed\nKherson | 9"),
        (BlockKind.PARAGRAPH, SECOND),
    ]
    assert (offer.title, offer.author, offer.published) == (TITLE, "Olena Kovalenko", datetime(2024, 11, 30, 8, 15))
    assert offer.original == REPORT


def test_an_empty_document_says_so() -> None:
    with pytest.raises(InputEmpty, match=r"a\.rtf"):
        read_bytes("a.rtf", rb"{\rtf1\ansi\par}")


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_mutated_documents_are_read_or_refused(data: st.DataObject) -> None:
    changed = bytearray(REPORT)
    for at, byte in data.draw(st.lists(st.tuples(st.integers(0, len(changed) - 1), st.integers(0, 255)), max_size=40)):
        changed[at] = byte
    cut = data.draw(st.integers(0, len(changed)) | st.just(len(changed)))
    try:
        offer = read_bytes("a.rtf", bytes(changed[:cut]))
    except ImportRefused:
        return
    assert offer.text

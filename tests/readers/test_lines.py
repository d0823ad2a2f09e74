"""Paragraphs come out whole, however their lines were set."""

from __future__ import annotations

import textwrap

import pytest

from briefing.domain.text import BlockKind, Offer
from briefing.readers import read_bytes
from tests.readers.samples import BODY, HEADING, PARAGRAPHS, TITLE, line_by_line, with_blank_lines, wrapped

SETTINGS = {
    "wrapped": wrapped(),
    "wrapped narrow": wrapped(50),
    "wrapped wide": wrapped(100),
    "line by line": line_by_line(),
    "blank lines": with_blank_lines(),
    "wrapped, no blank lines": wrapped(72, gap="\n"),
}


def blocks(offer: Offer) -> list[tuple[BlockKind, str]]:
    return [(block.kind, offer.text[block.start : block.end]) for block in offer.blocks]


def read(text: str, name: str = "a.txt") -> list[tuple[BlockKind, str]]:
    return blocks(read_bytes(name, text.encode()))


EXPECTED = [(BlockKind.HEADING if text == HEADING else BlockKind.PARAGRAPH, text) for text in BODY]


@pytest.mark.parametrize("ending", ["txt", "md"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("setting", SETTINGS)
def test_every_setting_gives_the_same_paragraphs(setting: str, line_end: str, ending: str) -> None:
    text = SETTINGS[setting].replace("\n", line_end)
    assert read(text, f"a.{ending}") == EXPECTED


@pytest.mark.parametrize("ending", ["txt", "md"])
@pytest.mark.parametrize("setting", SETTINGS)
def test_a_title_on_the_first_line_is_found_in_every_setting(setting: str, ending: str) -> None:
    for gap in ("\n\n", "\n"):
        offer = read_bytes(f"a.{ending}", (TITLE + gap + SETTINGS[setting]).encode())
        assert offer.title == TITLE
        assert blocks(offer) == EXPECTED


def test_blocks_lie_where_they_say() -> None:
    offer = read_bytes("a.txt", SETTINGS["wrapped"].encode())
    assert "\n\n".join(text for _, text in blocks(offer)) == offer.text


def test_a_wrapped_title_over_two_lines_is_one_title() -> None:
    title = "Drone strike on a crowded market in the Sudanese city of El Obeid kills at least 24 people, doctors say"
    offer = read_bytes("a.txt", (textwrap.fill(title, 72) + "\n\n" + wrapped()).encode())
    assert offer.title == title
    assert blocks(offer) == EXPECTED


def test_a_first_sentence_is_no_title() -> None:
    offer = read_bytes("a.txt", ("The army took the town on Friday.\n\n" + wrapped()).encode())
    assert offer.title is None
    assert offer.text.startswith("The army took the town on Friday.")


def test_a_single_line_is_text_and_no_title() -> None:
    offer = read_bytes("a.txt", b"12 killed in shelling of Saraqib")
    assert (offer.title, offer.text) == (None, "12 killed in shelling of Saraqib")


def test_bullets_become_list_items_with_their_continuation_lines() -> None:
    text = (
        "Other incidents were reported on Friday in the province.\n\n"
        "- Saraqib: twelve people were\n  wounded by shelling.\n- Ariha: a soldier was shot dead.\n"
    )
    assert read(text)[1:] == [
        (BlockKind.LIST_ITEM, "Saraqib: twelve people were wounded by shelling."),
        (BlockKind.LIST_ITEM, "Ariha: a soldier was shot dead."),
    ]


def test_bullets_below_their_introduction_leave_it_a_paragraph() -> None:
    text = "The ministry gave these figures for the whole of last week:\n• 12 soldiers killed\n• 30 wounded\n"
    assert [kind for kind, _ in read(text)] == [BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.LIST_ITEM]


def test_numbers_that_count_up_are_marks_and_a_lone_number_is_a_word() -> None:
    assert read("The demands are these, he said.\n\n1. A ceasefire.\n2. An exchange of prisoners.")[1:] == [
        (BlockKind.LIST_ITEM, "A ceasefire."),
        (BlockKind.LIST_ITEM, "An exchange of prisoners."),
    ]
    assert read("12. December was the deadliest month of the war.")[0][1].startswith("12. December")


def test_quoted_lines_are_a_quotation() -> None:
    text = "The minister wrote to the council.\n\n> We will answer every attack\n> with all means.\n\nNo reply came."
    assert read(text)[1] == (BlockKind.QUOTATION, "We will answer every attack with all means.")


def test_columns_set_with_tabs_are_a_table_row_by_row() -> None:
    assert read("The toll by town, according to the ministry:\n\nTown\tDead\nSaraqib\t12\nAriha\t5")[-1] == (
        BlockKind.TABLE,
        "Town | Dead\nSaraqib | 12\nAriha | 5",
    )


def test_an_underlined_line_is_a_heading() -> None:
    assert read("The army took the town.\n\nWhat next?\n----------\nNobody knows what comes next.")[1] == (
        BlockKind.HEADING,
        "What next?",
    )


def test_paragraphs_set_in_without_blank_lines_come_apart() -> None:
    text = "\n".join(textwrap.fill(paragraph, 72, initial_indent="    ") for paragraph in PARAGRAPHS)
    assert [text for _, text in read(text)] == list(PARAGRAPHS)


def test_lines_that_are_set_in_after_the_first_stay_together() -> None:
    text = textwrap.fill(PARAGRAPHS[1], 72, subsequent_indent="    ")
    assert [text for _, text in read(text)] == [PARAGRAPHS[1]]


def test_a_word_broken_at_the_line_end_is_mended_only_when_the_text_knows_it_whole() -> None:
    offer = read_bytes(
        "a.txt",
        b"Thousands were displaced by the fighting in the south of the pro-\nvince, and the displace-\nment goes on. "
        b"The province is cut off, and displacement is feared by all who are\nstill there in the villages.",
    )
    assert "the province, and the displacement goes on" in offer.text
    kept = read_bytes("a.txt", b"Shells fell on villages held by pro-\ngovernment forces and their allies.")
    assert kept.text == "Shells fell on villages held by pro-government forces and their allies."


def test_a_soft_hyphen_at_the_line_end_vanishes() -> None:
    assert read("Thousands were dis\u00ad\nplaced by the fighting.")[0][1] == "Thousands were displaced by the fighting."


def test_short_lines_without_marks_stay_apart_and_head_nothing() -> None:
    parts = read("The toll so far, according to the ministry, is this.\n\nKilled: 24\nWounded: 30\nMissing: 4")
    assert parts[1:] == [(BlockKind.PARAGRAPH, line) for line in ("Killed: 24", "Wounded: 30", "Missing: 4")]


def test_headings_without_a_colon_are_headings_and_the_last_line_is_not() -> None:
    text = f"{PARAGRAPHS[0]}\n\nA long war\n\n{PARAGRAPHS[3]}\n\nReporting by our correspondents"
    assert [kind for kind, _ in read(text)] == [
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
    ]


def test_unicode_line_and_paragraph_separators_end_lines() -> None:
    assert [text for _, text in read("\u2029".join(PARAGRAPHS))] == list(PARAGRAPHS)

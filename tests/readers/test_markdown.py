"""Markdown loses its marks and keeps its words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from briefing.domain.text import BlockKind, Offer, PublishedFrom
from briefing.errors import InputEmpty
from briefing.readers import read_bytes
from tests.readers.samples import HEADING, PARAGRAPHS, TITLE, line_by_line

FRONT = """---
title: "{title}"
publisher: Meridian Wire
published: {published}
author: Jane Doe
url: https://example.org/a
---

"""


def read(text: str) -> Offer:
    return read_bytes("a.md", text.encode())


def blocks(offer: Offer) -> list[tuple[BlockKind, str]]:
    return [(block.kind, offer.text[block.start : block.end]) for block in offer.blocks]


def test_the_header_fills_the_fields_and_leaves_the_text() -> None:
    offer = read(FRONT.format(title=TITLE, published="2024-11-29") + line_by_line())
    assert (offer.title, offer.publisher, offer.author, offer.url) == (
        TITLE,
        "Meridian Wire",
        "Jane Doe",
        "https://example.org/a",
    )
    assert (offer.published, offer.published_from) == (date(2024, 11, 29), PublishedFrom.METADATA)
    assert offer.text.startswith("PORT SUDAN, Sudan — A drone strike")
    assert (BlockKind.HEADING, HEADING) in blocks(offer)
    assert offer.media_type == "text/markdown"


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("2024-11-29", date(2024, 11, 29)),
        ("29 November 2024", date(2024, 11, 29)),
        ('"November 29, 2024"', date(2024, 11, 29)),
        ("2024-11-29T14:05:00Z", datetime(2024, 11, 29, 14, 5, tzinfo=UTC)),
        ("2024-11-29 14:05", datetime(2024, 11, 29, 14, 5)),
        ("2024-02-31", None),
        ("null", None),
        ("", None),
        ("~", None),
        ("[]", None),
        ("sometime last week", None),
    ],
)
def test_published_is_read_in_its_usual_forms_and_never_guessed(written: str, published: date | None) -> None:
    offer = read(FRONT.format(title="T", published=written) + PARAGRAPHS[1])
    assert offer.published == published
    assert offer.published_from == (PublishedFrom.METADATA if published else None)


def test_nulls_are_unknown() -> None:
    offer = read(f"---\ntitle: {TITLE}\npublisher: null\nurl: null\n---\n\n{line_by_line()}")
    assert (offer.title, offer.publisher, offer.url, offer.author) == (TITLE, None, None, None)


def test_a_title_with_an_unquoted_colon_does_not_spoil_the_header() -> None:
    offer = read(f"---\ntitle: Idlib explained: the front line\npublished: 2024-11-29\n---\n\n{PARAGRAPHS[0]}")
    assert (offer.title, offer.published) == ("Idlib explained: the front line", date(2024, 11, 29))
    assert offer.text == PARAGRAPHS[0]


def test_several_authors_are_joined() -> None:
    assert read(f"---\nauthors:\n  - Jane Doe\n  - John Roe\n---\n\n{PARAGRAPHS[0]}").author == "Jane Doe, John Roe"


def test_a_ruled_off_paragraph_is_no_header() -> None:
    offer = read(f"---\n{PARAGRAPHS[1]}\n\n---\n\n{PARAGRAPHS[2]}")
    assert [text for _, text in blocks(offer)] == [PARAGRAPHS[1], PARAGRAPHS[2]]


def test_a_header_in_plain_text_is_read_too() -> None:
    offer = read_bytes("a.txt", (FRONT.format(title=TITLE, published="2024-11-29") + line_by_line()).encode())
    assert (offer.title, offer.published) == (TITLE, date(2024, 11, 29))


def test_only_a_header_is_empty() -> None:
    with pytest.raises(InputEmpty, match=r"a\.md"):
        read(FRONT.format(title=TITLE, published="2024-11-29"))


def test_marks_go_and_words_stay() -> None:
    offer = read(
        'The **army** said *on Friday* that it had [taken](https://example.org/x "tip") the `M-5` ~~road~~ highway,\n'
        "killing <b>24</b> &amp; wounding 3\\* others. See <https://example.org>.<br>It did not say how.\n"
    )
    assert offer.text == (
        "The army said on Friday that it had taken the M-5 road highway, killing 24 & wounding 3* others."
        " See https://example.org.\n\nIt did not say how."
    )


def test_headings_lists_quotations_tables_and_captions_are_told_apart() -> None:
    offer = read(
        f"# {TITLE}\n\n{PARAGRAPHS[1]}\n\n## Other *incidents*\n\n- Saraqib: twelve dead\n- Ariha: five dead\n"
        "  - two of them children\n\n1. First\n2. Second\n\n> We will answer,\n> he said.\n\n"
        '![Smoke over the market](a.jpg)\n\n![x](b.jpg "A camp near Drodro")\n*Photo: our correspondent*\n\n'
        "| Town | Dead |\n|---|---|\n| Saraqib | **12** |\n\n**Context**\n\nThe war began in 2023, after months of talks.\n"
    )
    assert offer.title == TITLE
    assert blocks(offer) == [
        (BlockKind.PARAGRAPH, PARAGRAPHS[1]),
        (BlockKind.HEADING, "Other incidents"),
        (BlockKind.LIST_ITEM, "Saraqib: twelve dead"),
        (BlockKind.LIST_ITEM, "Ariha: five dead"),
        (BlockKind.LIST_ITEM, "two of them children"),
        (BlockKind.LIST_ITEM, "First"),
        (BlockKind.LIST_ITEM, "Second"),
        (BlockKind.QUOTATION, "We will answer, he said."),
        (BlockKind.CAPTION, "Smoke over the market"),
        (BlockKind.CAPTION, "A camp near Drodro"),
        (BlockKind.CAPTION, "Photo: our correspondent"),
        (BlockKind.TABLE, "Town | Dead\nSaraqib | 12"),
        (BlockKind.HEADING, "Context"),
        (BlockKind.PARAGRAPH, "The war began in 2023, after months of talks."),
    ]


def test_a_bold_beginning_stays_in_its_paragraph() -> None:
    text = "**Who holds the province?** Most of it is run by one group, he said."
    assert blocks(read(text)) == [(BlockKind.PARAGRAPH, text.replace("**", ""))]


def test_a_long_paragraph_over_a_rule_is_no_heading() -> None:
    offer = read(f"{line_by_line()}\n---\n{PARAGRAPHS[2]}")
    assert [kind for kind, _ in blocks(offer)][:3] == [BlockKind.PARAGRAPH] * 3


def test_a_repeated_title_leaves_the_text() -> None:
    offer = read(FRONT.format(title=TITLE, published="2024-11-29") + f"# {TITLE}\n\n{PARAGRAPHS[1]}")
    assert (offer.title, offer.text) == (TITLE, PARAGRAPHS[1])


def test_pieces_of_html_give_their_words() -> None:
    offer = read(
        f"{PARAGRAPHS[1]}\n\n<div class='box'><p>The toll rose to 41 on <em>Sunday</em>.</p><script>x()</script></div>\n"
    )
    assert [text for _, text in blocks(offer)] == [PARAGRAPHS[1], "The toll rose to 41 on Sunday."]


def test_deeply_nested_marks_are_read_all_the_same() -> None:
    assert "Saraqib" in read("> " * 3000 + "Saraqib fell.").text
    assert "Saraqib" in read("*" * 5000 + "Saraqib" + "[" * 5000).text

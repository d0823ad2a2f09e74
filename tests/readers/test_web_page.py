"""Saved pages give the article and not its surroundings; pasted pieces give their words."""

from __future__ import annotations

import contextlib
from datetime import date, datetime, timedelta, timezone

import pytest

from briefing.domain.text import BlockKind, Offer, PublishedFrom
from briefing.errors import InputEmpty
from briefing.readers import read_bytes, read_pasted
from tests.readers.samples import PARAGRAPHS, TITLE

PAGE = """<!DOCTYPE html>
<!-- saved from url=(0046)https://example.org/news/market-strike.html -->
<html lang="en"><head><meta charset="{charset}"><title>{title} | Levant Post</title>
<meta property="og:site_name" content="Levant Post">
<meta property="article:published_time" content="2024-11-29T14:05:00+03:00">
<meta name="author" content="Jane Doe"><link rel="canonical" href="https://example.org/news/market-strike.html">
<script>var tracking = "Cookies are great";</script><style>p {{ color: red }}</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<div class="cookie-banner">We use cookies to make this page better.</div>
<article><h1>{title}</h1><p class="byline">By Jane Doe</p>
<p>{0}</p><p>{1}</p>
<h2>What the parties say</h2>
<blockquote><p>“The military fired on its own people.”</p></blockquote>
<p>Tolls by town, as the ministry gave them on Friday in its daily summary for the press:</p>
<ul><li>Saraqib: 12 dead</li><li>Ariha: 5 dead</li></ul>
<table><tr><th>Town</th><th>Dead</th></tr><tr><td>Saraqib</td><td>12</td></tr></table>
<p>{3}<br><br>Talks are planned for September.</p>
</article><aside><h3>Most read</h3><p>Ten things to do in spring</p></aside>
<footer>© 2024 Levant Post. All rights reserved.</footer></body></html>
"""


def page(charset: str = "utf-8") -> str:
    return PAGE.format(*PARAGRAPHS, title=TITLE, charset=charset)


def blocks(offer: Offer) -> list[tuple[BlockKind, str]]:
    return [(block.kind, offer.text[block.start : block.end]) for block in offer.blocks]


def test_a_saved_page_gives_its_article_and_particulars() -> None:
    offer = read_bytes("market.html", page().encode())
    assert (offer.title, offer.publisher, offer.author) == (TITLE, "Levant Post", "Jane Doe")
    assert offer.url == "https://example.org/news/market-strike.html"
    moment = datetime(2024, 11, 29, 14, 5, tzinfo=timezone(timedelta(hours=3)))
    assert (offer.published, offer.published_from) == (moment, PublishedFrom.METADATA)
    assert offer.media_type == "text/html"
    assert offer.original == page().encode()
    assert blocks(offer) == [
        (BlockKind.PARAGRAPH, PARAGRAPHS[0]),
        (BlockKind.PARAGRAPH, PARAGRAPHS[1]),
        (BlockKind.HEADING, "What the parties say"),
        (BlockKind.QUOTATION, "“The military fired on its own people.”"),
        (BlockKind.PARAGRAPH, "Tolls by town, as the ministry gave them on Friday in its daily summary for the press:"),
        (BlockKind.LIST_ITEM, "Saraqib: 12 dead"),
        (BlockKind.LIST_ITEM, "Ariha: 5 dead"),
        (BlockKind.TABLE, "Town | Dead\nSaraqib | 12"),
        (BlockKind.PARAGRAPH, PARAGRAPHS[3]),
        (BlockKind.PARAGRAPH, "Talks are planned for September."),
    ]


def test_the_address_a_browser_wrote_down_is_used_where_the_page_has_none() -> None:
    html = page().replace('<link rel="canonical" href="https://example.org/news/market-strike.html">', "")
    assert read_bytes("a.html", html.encode()).url == "https://example.org/news/market-strike.html"


def test_a_page_with_two_moments_for_its_day_gives_the_day() -> None:
    json = '<script type="application/ld+json">{"datePublished": "2024-11-29T09:00:00+03:00"}</script></head>'
    assert read_bytes("a.html", page().replace("</head>", json).encode()).published == date(2024, 11, 29)


def test_a_page_that_names_no_day_gives_no_date() -> None:
    bare = page().replace('<meta property="article:published_time" content="2024-11-29T14:05:00+03:00">', "")
    assert read_bytes("a.html", bare.encode()).published is None


def test_a_page_is_known_by_its_beginning_whatever_its_name() -> None:
    assert read_bytes("article.txt", page().encode()).media_type == "text/html"
    assert read_bytes("article", b"\xef\xbb\xbf\n" + page().encode()).title == TITLE


def test_text_in_a_file_called_html_is_read_as_text() -> None:
    assert [text for _, text in blocks(read_bytes("a.html", "\n\n".join(PARAGRAPHS).encode()))] == list(PARAGRAPHS)


@pytest.mark.parametrize("charset", ["windows-1252", "iso-8859-1", "utf-8"])
def test_the_declared_letters_are_read(charset: str) -> None:
    codec = "cp1252" if charset == "iso-8859-1" else charset  # as browsers do
    offer = read_bytes("a.html", page(charset).encode(codec))
    assert "a doctors’ group said." in offer.text


def test_a_page_without_an_article_gives_what_is_visible() -> None:
    html = (
        "<html><head><title>x</title></head><body><div>Toll rises<br>to 41</div><p hidden>secret</p>"
        "<p style='display: none'>no</p><script>var a = 1;</script><nav>Home</nav></body></html>"
    )
    offer = read_bytes("a.html", html.encode())
    assert [text for _, text in blocks(offer)] == ["Toll rises to 41"]


def test_a_page_without_words_is_empty() -> None:
    with pytest.raises(InputEmpty, match=r"blank\.html"):
        read_bytes("blank.html", b"<!doctype html><html><head><title>x</title></head><body><img src=a.png></body></html>")


def test_a_page_with_a_stray_xml_declaration_is_read() -> None:
    html = '<?xml version="1.0" encoding="UTF-8"?>\n' + page()
    assert read_bytes("a.xhtml", html.encode()).title == TITLE


def test_a_page_nested_beyond_reason_is_read_all_the_same() -> None:
    html = f"<html><body>{'<div>' * 4000}<p>{PARAGRAPHS[0]}</p>{'</div>' * 4000}</body></html>"
    with contextlib.suppress(InputEmpty):  # lxml gives up below 256 levels, as browsers do below 512
        assert "El Obeid" in read_bytes("deep.html", html.encode()).text


def test_dragged_html_becomes_plain_paragraphs() -> None:
    html = (
        "<meta charset='utf-8'><!--StartFragment--><h2>What happened</h2>"
        "<p>The <b>army</b> took the\n  <a href='/x'>town</a>.</p>"
        "<ul><li>12 dead</li></ul><blockquote>No.</blockquote><!--EndFragment-->"
    )
    offer = read_pasted("What happened\nThe army took the town.\n12 dead\nNo.", html)
    assert blocks(offer) == [
        (BlockKind.HEADING, "What happened"),
        (BlockKind.PARAGRAPH, "The army took the town."),
        (BlockKind.LIST_ITEM, "12 dead"),
        (BlockKind.QUOTATION, "No."),
    ]
    assert (offer.media_type, offer.original, offer.name) == ("text/html", html.encode(), "pasted text")


def test_html_alone_is_enough() -> None:
    assert read_pasted("", f"<p>{PARAGRAPHS[0]}</p>").text == PARAGRAPHS[0]


def test_html_that_says_less_than_the_text_is_left_aside() -> None:
    offer = read_pasted("\n\n".join(PARAGRAPHS), "<img src='cid:1'><p>picture</p>")
    assert [text for _, text in blocks(offer)] == list(PARAGRAPHS)
    assert offer.media_type == "text/plain"


def test_pasted_text_is_read_like_a_file() -> None:
    offer = read_pasted(f"{TITLE}\nBy Jane Doe\n\n{PARAGRAPHS[0]}", name="dropped words")
    assert (offer.title, offer.author, offer.text, offer.name) == (TITLE, "Jane Doe", PARAGRAPHS[0], "dropped words")


@pytest.mark.parametrize("text", ["", "  \n\t ", "\u200b\ufeff", "12 345 --- !!!"])
def test_pasting_nothing_is_refused(text: str) -> None:
    with pytest.raises(InputEmpty, match="pasted text"):
        read_pasted(text, None)


def test_halves_of_surrogate_pairs_do_no_harm() -> None:
    assert read_pasted("The army took the town \ud83d on Friday.").text.startswith("The army took the town")

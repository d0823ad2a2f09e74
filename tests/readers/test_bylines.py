"""Particulars printed at the top of a text: found where they are, never guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from briefing.domain.text import Offer, PublishedFrom
from briefing.readers import read_bytes
from tests.readers.samples import PARAGRAPHS, TITLE

DAY = date(2024, 11, 29)
STORY = "A drone strike on a crowded livestock market killed at least 24 people on Friday, four of them children."


def read(text: str) -> Offer:
    return read_bytes("a.txt", text.encode())


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published: 29 November 2024", DAY),
        ("Published on 29 November 2024", DAY),
        ("Published 29 Nov. 2024", DAY),
        ("Posted: November 29, 2024", DAY),
        ("Date: 2024-11-29", DAY),
        ("Date: 29/11/2024", DAY),
        ("November 29, 2024", DAY),
        ("Friday, November 29, 2024", DAY),
        ("29th November 2024", DAY),
        ("29.11.2024", DAY),
        ("29-Nov-2024", DAY),
        ("2024/11/29", DAY),
        ("Updated 14:05 GMT, Friday 29 November 2024", datetime(2024, 11, 29, 14, 5, tzinfo=UTC)),
        ("Published: 2024-11-29T14:05:00Z", datetime(2024, 11, 29, 14, 5, tzinfo=UTC)),
        ("Published: 2024-11-29 14:05 +0300", datetime(2024, 11, 29, 14, 5, tzinfo=timezone(timedelta(hours=3)))),
        ("Fri, 29 Nov 2024 14:05:00 +0300", datetime(2024, 11, 29, 14, 5, tzinfo=timezone(timedelta(hours=3)))),
        ("November 29, 2024 at 2:05 p.m. EST", datetime(2024, 11, 29, 14, 5)),
        ("29 November 2024 | 14:05", DAY),
    ],
)
def test_a_line_with_a_date_dates_the_article_and_leaves_the_text(line: str, published: date) -> None:
    offer = read(f"{TITLE}\n{line}\n\n{STORY}")
    assert offer.published == published
    assert type(offer.published) is type(published)
    assert (offer.published_from, offer.title, offer.text) == (PublishedFrom.TEXT, TITLE, STORY)


@pytest.mark.parametrize(
    "line",
    [
        "Published: 31 November 2024",
        "Date: 2024-02-30",
        "Date: 3/4/2024",
        "Published: November 2024",
        "Date: 29 November",
        "Updated 14:05 GMT",
    ],
)
def test_what_is_no_day_gives_no_date(line: str) -> None:
    offer = read(f"{TITLE}\n{line}\n\n{STORY}")
    assert (offer.published, offer.published_from) == (None, None)


def test_the_day_of_publication_goes_before_that_of_an_update() -> None:
    offer = read(f"{TITLE}\nUpdated: 30 November 2024\nPublished: 29 November 2024\n\n{STORY}")
    assert offer.published == DAY
    both = read(f"{TITLE}\nPublished 29 November 2024, updated 30 November 2024\n\n{STORY}")
    assert (both.published, both.text) == (DAY, STORY)


@pytest.mark.parametrize(
    ("line", "author", "publisher"),
    [
        ("By Jane Doe", "Jane Doe", None),
        ("BY JANE DOE", "JANE DOE", None),
        ("By Jane Doe and Omar al-Hassan in Beirut", "Jane Doe, Omar al-Hassan", None),
        ("By Jane Doe, Reuters", "Jane Doe", "Reuters"),
        ("By Jane Doe (Levant Post)", "Jane Doe", "Levant Post"),
        ("By AFP", None, "AFP"),
        ("By Jane Doe | Levant Post | 5 min read", "Jane Doe", "Levant Post"),
        ("Written by Maarten van der Berg", "Maarten van der Berg", None),
        ("Author: Jane Doe", "Jane Doe", None),
        ("Source: Levant Post", None, "Levant Post"),
        ("By Jane Doe\nStaff correspondent, The Levant Post", "Jane Doe", "The Levant Post"),
        ("By Jane Doe\nDefence correspondent", "Jane Doe", None),
    ],
)
def test_a_byline_names_the_writer_and_leaves_the_text(line: str, author: str | None, publisher: str | None) -> None:
    offer = read(f"{TITLE}\n\n{line}\n\n{STORY}")
    assert (offer.author, offer.publisher, offer.text) == (author, publisher, STORY)


def test_bylines_and_dates_on_one_line_come_apart() -> None:
    for line in (
        "By Jane Doe, November 29, 2024",
        "By Jane Doe | November 29, 2024",
        "By Jane Doe – 29 November 2024",
        "By Jane Doe • Published 29 November 2024 • 14:05",
        "Jane Doe | 29 November 2024",
    ):
        offer = read(f"{TITLE}\n{line}\n{STORY}")
        assert (offer.title, offer.author, offer.published, offer.text) == (TITLE, "Jane Doe", DAY, STORY), line


@pytest.mark.parametrize(
    "line",
    [
        "By Friday the army had taken the town and its airport.",
        "By Monday night 3,000 residents had left.",
        "Source: a doctor at the hospital, who asked not to be named, said 24 were dead and many more hurt.",
        "Published in the journal on 3 May, the study counts 24 dead.",
        "Updated figures show that 24 people died.",
        "On 29 November 2024 the army took the town.",
        "A correspondent of the paper saw 24 bodies.",
    ],
)
def test_sentences_that_begin_like_particulars_stay(line: str) -> None:
    offer = read(f"{TITLE}\n\n{line}\n\n{STORY}")
    assert offer.text == f"{line}\n\n{STORY}"
    assert offer.author is None


@pytest.mark.parametrize(
    ("dateline", "published", "publisher"),
    [
        ("BEIRUT, Nov 29, 2024 (Levant Wire) - ", DAY, "Levant Wire"),
        ("BEIRUT, 29 November 2024 — ", DAY, None),
        ("Beirut, Lebanon, November 29, 2024 – ", DAY, None),
        ("BEIRUT (AP) — ", None, "AP"),
        ("PORT SUDAN, Sudan — ", None, None),
        ("BEIRUT, Nov 29 (Levant Wire) - ", None, "Levant Wire"),
        ("KYIV, Nov. 31, 2024 (Levant Wire) -- ", None, "Levant Wire"),
    ],
)
def test_a_dateline_is_read_and_stays_in_its_paragraph(
    dateline: str, published: date | None, publisher: str | None
) -> None:
    offer = read(f"{TITLE}\n\n{dateline}{STORY}")
    assert (offer.title, offer.published, offer.publisher) == (TITLE, published, publisher)
    assert offer.published_from == (PublishedFrom.DATELINE if published else None)
    assert offer.text == f"{dateline}{STORY}"


def test_a_dateline_on_its_own_line_is_a_particular() -> None:
    offer = read(f"{TITLE}\nBEIRUT, Lebanon, 29 November 2024\n\n{STORY}")
    assert (offer.published, offer.published_from, offer.text) == (DAY, PublishedFrom.DATELINE, STORY)


def test_a_dateline_without_a_year_takes_it_from_the_same_day_in_full() -> None:
    text = f"{TITLE}\n\nBEIRUT, Nov 29 (Levant Wire) - {STORY}\n\nHe called a meeting for Friday, November 29, 2024."
    offer = read(text)
    assert (offer.published, offer.published_from) == (DAY, PublishedFrom.DATELINE)


def test_a_weekday_that_contradicts_the_year_gives_no_date() -> None:
    text = f"{TITLE}\n\nBEIRUT, Nov 29 (Levant Wire) - {STORY}\n\nHe called a meeting for Monday, November 29, 2024."
    assert read(text).published is None


def test_the_rights_line_gives_the_year_only_where_the_weekday_agrees() -> None:
    right = f"{TITLE}\n\nBEIRUT, Friday, Nov 29 (Levant Wire) - {STORY}\n\n© 2024 Levant Wire. All rights reserved."
    assert read(right).published == DAY
    assert read(right.replace("© 2024", "© 2025")).published is None
    assert read(right.replace("Friday, Nov 29", "Nov 29")).published is None


def test_dates_inside_the_story_are_no_dates_of_publication() -> None:
    offer = read(f"{TITLE}\n\n{PARAGRAPHS[1]}\n\nOn 5 October 2023 drones hit a ceremony in Homs.")
    assert offer.published is None


def test_labelled_lines_fill_the_fields() -> None:
    offer = read(f"Title: {TITLE}\nSource: Levant Post\nDate: 29 November 2024\nURL: https://example.org/a\n\n{STORY}")
    assert (offer.title, offer.publisher, offer.published, offer.url) == (
        TITLE,
        "Levant Post",
        DAY,
        "https://example.org/a",
    )
    assert offer.text == STORY


def test_a_standfirst_is_kept_as_text() -> None:
    offer = read(f"{TITLE}\n\nResidents dig for survivors as both sides trade blame\n\nBy Jane Doe\n\n{STORY}")
    assert (offer.title, offer.author) == (TITLE, "Jane Doe")
    assert offer.text == f"Residents dig for survivors as both sides trade blame\n\n{STORY}"


# How text looks that was copied off pages of different houses: what stands above the story, and what is made of it.
COPIED = {
    "broadcaster with kicker and standfirst": (
        f"News\n{TITLE}\nBoth sides trade blame as rescuers dig.\n\nBy Levant World Staff\nPublished On 29 Nov 2024\n"
        f"29 Nov 2024\n\n{STORY}\n\n{STORY}",
        ("Levant World Staff", None, DAY, f"Both sides trade blame as rescuers dig.\n\n{STORY}\n\n{STORY}"),
    ),
    "agency with an update": (
        f"{TITLE}\nBy JANE DOE and OMAR AL-HASSAN\nUpdated 2:05 PM EST, November 29, 2024\n\nBEIRUT (AP) — {STORY}\n",
        ("JANE DOE, OMAR AL-HASSAN", "AP", datetime(2024, 11, 29, 14, 5), f"BEIRUT (AP) — {STORY}"),
    ),
    "agency with an age": (
        f"{TITLE}\nBy Jane Doe\nNovember 29, 2024 2:05 PM GMT+3 · Updated an hour ago\n\n"
        f"AMMAN/BEIRUT, Nov 29 (Levant Wire) - {STORY}",
        (
            "Jane Doe",
            "Levant Wire",
            datetime(2024, 11, 29, 14, 5, tzinfo=timezone(timedelta(hours=3))),
            f"AMMAN/BEIRUT, Nov 29 (Levant Wire) - {STORY}",
        ),
    ),
    "name and outlet on lines of their own": (
        f"{TITLE}\n29 November 2024\nJane Doe\nLevant News\n{STORY}\n{STORY}",
        ("Jane Doe", "Levant News", DAY, f"{STORY}\n\n{STORY}"),
    ),
    "institute with several writers": (
        f"{TITLE}\n\nJane Doe, John Roe, and Omar al-Hassan\n\nNovember 29, 2024, 8:30pm ET\n\n{STORY}",
        ("Jane Doe, John Roe, Omar al-Hassan", None, datetime(2024, 11, 29, 20, 30), STORY),
    ),
    "paper with buttons": (
        f"{TITLE}\nby Jane Doe\nNovember 29, 2024 2:05 pm\n4 min read\nShare\n\n{STORY}",
        ("Jane Doe", None, datetime(2024, 11, 29, 14, 5), STORY),
    ),
    "outlet and day above the title": (
        f"Xinhua, November 29, 2024\n\n{TITLE}\n\nDAMASCUS, Nov. 29 (Xinhua) -- {STORY}",
        (None, "Xinhua", DAY, f"DAMASCUS, Nov. 29 (Xinhua) -- {STORY}"),
    ),
    "situation report": (
        f"{TITLE}\nAs of 29 November 2024\n\n{STORY}",
        (None, None, DAY, STORY),
    ),
}


@pytest.mark.parametrize("house", COPIED)
def test_text_copied_off_a_page_gives_its_particulars_and_its_story(house: str) -> None:
    text, expected = COPIED[house]
    offer = read(text)
    assert offer.title == TITLE
    assert (offer.author, offer.publisher, offer.published, offer.text) == expected


def test_a_title_that_ends_in_a_date_is_a_title() -> None:
    offer = read(f"Offensive Campaign Assessment, November 29, 2024\n\n{STORY}")
    assert (offer.title, offer.published) == ("Offensive Campaign Assessment, November 29, 2024", None)


def test_a_labelled_title_goes_before_a_line_that_looks_like_one_and_neither_is_lost() -> None:
    offer = read(f"Press release 123\nDate: 29.11.2024\nSubject: {TITLE}\n\n{STORY}")
    assert (offer.title, offer.published, offer.text) == (TITLE, DAY, f"Press release 123\n\n{STORY}")


def test_names_below_the_story_are_left_alone() -> None:
    text = f"{STORY}\n\nJane Doe, John Roe\n\nReporting by Jane Doe; editing by John Roe"
    assert read(f"{TITLE}\n\n{text}").text == text

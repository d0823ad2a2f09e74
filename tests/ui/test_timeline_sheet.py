"""The whole timeline as files: read back, nothing missing, nothing cut."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QApplication

from briefing.domain.claim import Status
from briefing.domain.corpus import Corpus
from briefing.domain.event import Event, EventId, EventType
from briefing.domain.when import UNKNOWN, When
from briefing.ui.painting.timeline_sheet import Form, Sheet, heading
from briefing.ui.seen.view import View
from briefing.ui.timeline.chronicle import Chronicle, Grouping, bands
from briefing.ui.timeline.stretches import MOST, stretches
from tests.sample_corpus import sample_corpus

DAY = date(2024, 11, 27)


def sheet_of(view: View, by: Grouping = Grouping.NONE, marking: str = "") -> Sheet:
    chronicle = Chronicle.of(view.chosen)
    shown = len(chronicle) + len(chronicle.undated)
    return Sheet(
        chronicle, bands(view, chronicle, by), QFont(), heading("Aleppo & Idlib", shown, shown, chronicle, marking)
    )


def made(number: int, title: Callable[[int], str] = "Event number {}".format, days: int = 9) -> View:
    return View(
        Corpus(
            events=tuple(
                Event(
                    EventId(f"e{at}"),
                    title(at),
                    list(EventType)[at % 4],
                    when=UNKNOWN if at % 9 == 8 else When.on(DAY + timedelta(at % days)),
                    status=list(Status)[at % 6],
                )
                for at in range(number)
            )
        )
    )


def flat(text: str) -> str:
    """Without spaces and ligatures: how words are set apart is the viewer's business."""
    return "".join(text.replace("ﬁ", "fi").replace("ﬂ", "fl").replace("ﬀ", "ff").split())


@pytest.mark.parametrize("by", [Grouping.NONE, Grouping.TYPE])
def test_the_pdf_holds_every_event_and_its_marking_on_every_page(qapp: QApplication, by: Grouping) -> None:
    data = sheet_of(made(120), by, "TLP:AMBER").data(Form.PDF)
    reader = PdfReader(io.BytesIO(data))
    pages = [flat(page.extract_text()) for page in reader.pages]
    assert len(pages) > 1
    assert all("TLP:AMBER" in page for page in pages)
    assert all(f"Page{at}of{len(pages)}" in page for at, page in enumerate(pages, start=1))
    whole = "".join(pages)
    assert [at for at in range(120) if f"Eventnumber{at}" not in whole] == []
    assert flat("Timeline of Aleppo & Idlib") in pages[0]
    assert "120events" in pages[0]
    assert all(float(page.mediabox.width) > float(page.mediabox.height) for page in reader.pages)
    assert reader.metadata is not None
    assert reader.metadata.title == "Timeline of Aleppo & Idlib"
    letter = PdfReader(io.BytesIO(sheet_of(made(9)).data(Form.PDF, letter=True)))
    assert float(letter.pages[0].mediabox.width) == pytest.approx(792, abs=1)


def test_the_sample_case_is_printed_whole(qapp: QApplication) -> None:
    view = View(sample_corpus())
    text = flat("".join(page.extract_text() for page in PdfReader(io.BytesIO(sheet_of(view).data(Form.PDF))).pages))
    for one in view.chosen:
        assert flat(one.title)[:24] in text, one.title


def test_the_svg_holds_every_event_as_words(qapp: QApplication) -> None:
    root = ElementTree.fromstring(sheet_of(made(40)).data(Form.SVG))
    assert root.tag.endswith("svg")
    told = {"".join(one.itertext()).strip() for one in root.iter() if one.tag.endswith("text")}
    assert {f"Event number {at}" for at in range(40)} <= told


def test_the_picture_is_sharp_and_not_empty(qapp: QApplication) -> None:
    picture = QImage.fromData(sheet_of(made(40)).data(Form.PNG))
    assert picture.width() == 2480
    assert picture.height() > 800
    assert len({picture.pixel(x, y) for x in range(0, 2480, 7) for y in range(0, picture.height(), 7)}) > 20
    tall = sheet_of(made(1800)).image()
    assert max(tall.width(), tall.height()) <= 30_000


def test_markup_and_garbage_in_titles_are_words_on_paper(qapp: QApplication) -> None:
    titles = ["<script>alert(1)</script>", "قصف على حلب", "x" * 100_000, "", "Удар по Идлибу"]
    view = made(5, titles.__getitem__)
    for form in Form:
        assert sheet_of(view).data(form)
    root = ElementTree.fromstring(sheet_of(view).data(Form.SVG))
    assert not [one for one in root.iter() if one.tag.endswith("script")]


def test_nothing_at_all_makes_a_sheet_that_says_so(qapp: QApplication) -> None:
    text = PdfReader(io.BytesIO(sheet_of(View()).data(Form.PDF))).pages[0].extract_text()
    assert "0events" in flat(text)


def test_many_thousand_events_are_counted_in_crowds(qapp: QApplication) -> None:
    data = sheet_of(made(4000, days=300)).data(Form.PDF)
    assert 1 <= len(PdfReader(io.BytesIO(data)).pages) < 40


@given(st.lists(st.tuples(st.integers(1, 3_000_000), st.integers(1, 5000)), max_size=60))
def test_every_beginning_lies_in_one_stretch(items: list[tuple[int, int]]) -> None:
    ordered = sorted((float(first), float(first + length)) for first, length in items)
    starts, ends = [one for one, _ in ordered], [other for _, other in ordered]
    found = stretches(starts, ends)
    assert len(found) <= MOST
    assert all(first < last for first, last in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    assert all(sum(first <= start < last for first, last in found) == 1 for start in starts)


def test_years_of_silence_take_no_paper() -> None:
    starts = [float(date(2011, 3, 15).toordinal()), *(float(DAY.toordinal() + at) for at in range(10))]
    found = stretches(starts, [one + 1 for one in starts])
    assert len(found) == 2
    assert found[1] == (DAY.toordinal(), DAY.toordinal() + 10)

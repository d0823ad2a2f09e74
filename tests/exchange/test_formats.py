"""What other programs get: read back with their own rules, nothing lost, nothing added up, nothing that runs."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from lxml import html as lxml_html

from briefing.domain.casualty import Effect
from briefing.domain.claim import Status
from briefing.domain.corpus import Corpus
from briefing.domain.event import EventType
from briefing.domain.when import Precision, When
from briefing.exchange import acled, calendar_file, geojson, plain_tables, timeline_js
from briefing.exchange.lettering import visible
from briefing.exchange.records import About, HappeningRecord, Records
from briefing.exchange.tables import BOM, cell, safe, table
from briefing.usecases.briefings.publishing import Format, exported
from briefing.usecases.briefings.recording import record
from briefing.usecases.looking.measure import TITLE, cut
from tests.report.cases import HOSTILE, WRITTEN, choice, hostile, many
from tests.sample_corpus import ARABIC_NAME, sample_corpus

ABOUT = About("Any", "1–2 Dec 2024", "2 Dec 2024", WRITTEN)
FORMATS = [one for one in Format if one is not Format.JSON]


@cache
def sample() -> Records:
    return record(sample_corpus(), choice(marking="TLP:GREEN"))


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def entries(data: bytes) -> list[Any]:
    calendar: Any = Calendar.from_ical(data)
    assert calendar.errors == []
    return list(calendar.walk("VEVENT"))


# --- tables


def test_every_report_of_an_event_is_a_row_with_its_source() -> None:
    found = rows(plain_tables.events(sample().events))
    kept = [one for one in sample_corpus().events if one.review.value != "rejected"]
    assert {row["id"] for row in found} == {one.id for one in kept}
    articles = {one.id: one for one in sample_corpus().articles}
    for row in found:
        if row["origin"] == "analyst":
            assert row["article_id"] == row["words"] == ""
            continue
        assert articles[row["article_id"]].text[int(row["start"]) : int(row["end"])] == row["words"]  # type: ignore[index]
        assert row["words"] in row["sentence"]


def test_every_report_of_a_figure_is_a_row_and_says_whether_it_counts() -> None:
    found = {row["id"]: row for row in rows(plain_tables.figures(sample().figures))}
    corpus = sample_corpus()
    assert set(found) == {one.id for one in corpus.casualties if one.review.value != "rejected"}
    for one in corpus.casualties:
        if one.id not in found:
            continue
        row = found[one.id]
        assert row["low"] == ("" if one.low is None else str(one.low))
        assert row["high"] == ("" if one.high is None else str(one.high))
        assert (row["counted"] == "true") is (row["why_not_counted"] == "")
    counted = {id_ for toll in (toll for one in corpus.incidents for toll in one.tolls) for id_ in toll.casualties}
    assert {id_ for id_, row in found.items() if row["counted"] == "true"} == counted & set(found)


def test_reports_that_disagree_stay_apart() -> None:
    """The strike on Atarib: three figures of the dead, three rows, and no cell that holds their sum."""
    key = next(one.key for one in sample().happenings if one.title == "Air strikes on Atarib")
    found = [row for row in rows(plain_tables.figures(sample().figures)) if row["happening"] == key]
    killed = [(row["low"], row["high"]) for row in found if row["effect"] == "killed" and row["counted"] == "true"]
    assert killed == [("15", ""), ("20", "24")]
    assert len(found) > len(killed)
    for table_ in (plain_tables.events(sample().events), plain_tables.figures(sample().figures)):
        lows = [int(row["low"]) for row in rows(table_) if row.get("low")]
        assert sum(lows) not in lows


def test_the_tables_can_be_joined() -> None:
    events = {row["id"]: row["happening"] for row in rows(plain_tables.events(sample().events))}
    keys = {one.key for one in sample().happenings}
    assert set(events.values()) <= keys
    for row in rows(plain_tables.figures(sample().figures)):
        if row["event"] in events and row["counted"] == "true":
            assert row["happening"] == events[row["event"]]


@pytest.mark.parametrize("format_", [Format.EVENTS, Format.CASUALTIES, Format.ACLED])
@pytest.mark.parametrize("bom", [True, False])
def test_a_table_is_utf_8_with_the_mark_that_was_chosen_and_lines_of_rfc_4180(format_: Format, bom: bool) -> None:
    data = exported(sample_corpus(), choice(), format_, bom=bom)
    assert data.startswith(BOM.encode()) is bom
    text = data.decode("utf-8-sig")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    widths = {len(row) for row in csv.reader(io.StringIO(text, newline=""))}
    assert len(widths) == 1


def test_days_are_iso_and_uncertain_ones_are_ranges() -> None:
    found = rows(plain_tables.events(sample().events))
    for row in found:
        for name in ("earliest", "latest"):
            assert row[name] == "" or date.fromisoformat(row[name])
    battle = next(row for row in found if row["words"].startswith("182 fighters"))
    assert (battle["earliest"], battle["latest"]) == ("2024-11-27", "2024-11-28")


DANGEROUS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1+1", "=cmd|' /C calc'!A0", "x;=1+1", "x|=1")


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_cell_begins_a_formula(text: str) -> None:
    shown = safe(text)
    assert not shown.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    assert not re.search(r"[;|][=+\-@]", shown)


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_whatever_the_text_its_cell_is_one_line_and_no_formula(text: str) -> None:
    data = table(["a", "b"], [[text, -1]])
    head, row = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert head == ["a", "b"]
    assert row[1] == "-1"
    assert row[0][:1] not in set("=+-@\t\r\n")
    assert not re.search("[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]", row[0])


def test_numbers_stay_numbers() -> None:
    assert [cell(value) for value in (-5, -33.25, 4.0, True, None, date(2024, 11, 28))] == [
        "-5", "-33.25", "4", "true", "", "2024-11-28",
    ]  # fmt: skip


def test_a_row_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="a row of 1 cells"):
        table(["a", "b"], [["x"]])


# --- ACLED's columns


def test_acleds_columns_come_first_and_hold_its_codes() -> None:
    data = acled.events(sample().happenings, sample().about)
    found = rows(data)
    assert len(found) > 10
    for row in found:
        assert row["time_precision"] in ("", "1", "2", "3")
        assert row["geo_precision"] in ("", "1", "2", "3")
        assert (row["event_date"] == "") is (row["time_precision"] == "")
        assert row["year"] == row["event_date"][:4]
        assert row["event_type"] in (
            "Battles", "Explosions/Remote violence", "Violence against civilians", "Protests", "Riots",
            "Strategic developments",
        )  # fmt: skip
        assert row["status"] in ("reported", "claimed", "disputed")


def test_fatalities_are_the_smallest_figure_and_never_a_sum_over_reports() -> None:
    found = {row["notes"].split(".")[0]: row for row in rows(acled.events(sample().happenings, sample().about))}
    atarib = found["Air strikes on Atarib"]
    assert (atarib["fatalities"], atarib["fatalities_low"], atarib["fatalities_high"]) == ("15", "15", "24")
    assert atarib["sub_event_type"] == "Air/drone strike"
    assert int(atarib["reports"]) == 3
    by_key = {one.key: one for one in sample().happenings}
    for row in found.values():
        tolls = [toll for toll in by_key[row["event_id_cnty"]].tolls if toll.effect is Effect.KILLED]
        lows = [toll.low for toll in tolls if toll.low is not None]
        assert row["fatalities"] == (str(sum(lows)) if lows else "")


def test_what_nobody_reports_is_empty_not_nought() -> None:
    found = rows(acled.events(sample().happenings, sample().about))
    assert any(row["fatalities"] == "" for row in found)
    assert {row["fatalities"] for row in found if not row["fatalities_in_words"]} == {""}


def test_planned_denied_and_older_events_are_no_rows() -> None:
    found = {row["event_id_cnty"] for row in rows(acled.events(sample().happenings, sample().about))}
    for one in sample().happenings:
        if not one.counts or one.type in (EventType.POLITICS, EventType.STATEMENT, EventType.AID, EventType.CASUALTY):
            assert one.key not in found


@pytest.mark.parametrize(
    ("earliest", "latest", "day", "precision"),
    [
        (date(2024, 11, 28), date(2024, 11, 28), "2024-11-28", "1"),
        (date(2024, 11, 25), date(2024, 12, 1), "2024-11-28", "2"),
        (date(2024, 11, 1), date(2024, 11, 30), "2024-11-15", "3"),
        (date(2024, 1, 1), date(2024, 12, 31), "", ""),
        (None, date(2024, 11, 30), "", ""),
    ],
)
def test_the_day_of_an_interval_is_its_middle(earliest: date | None, latest: date, day: str, precision: str) -> None:
    one = next(one for one in sample().happenings if acled.coded(one))
    (row,) = rows(acled.events([replace(one, when=When(earliest, latest))], ABOUT))
    assert (row["event_date"], row["time_precision"]) == (day, precision)


# --- GeoJSON


def check_geojson(found: Any) -> None:
    """RFC 7946: what a feature collection must be, and what it must not have."""
    assert found["type"] == "FeatureCollection"
    assert "crs" not in found
    assert "coordinates" not in found
    ids = [feature["id"] for feature in found["features"]]
    assert len(ids) == len(set(ids))
    points = []
    for feature in found["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert feature["type"] == "Feature"
        assert isinstance(feature["properties"], dict)
        geometry = feature["geometry"]
        if geometry is None:
            continue
        assert set(geometry) == {"type", "coordinates"}
        assert geometry["type"] == "Point"
        lon, lat = geometry["coordinates"]
        assert -180 <= lon <= 180
        assert -90 <= lat <= 90
        points.append((lon, lat))
    if points:
        west, south, east, north = found["bbox"]
        assert all(west <= lon <= east and south <= lat <= north for lon, lat in points)
    else:
        assert "bbox" not in found


def test_each_happening_is_a_feature_at_its_place_with_what_the_point_stands_for() -> None:
    found = json.loads(geojson.feature_collection(sample().happenings, sample().about))
    check_geojson(found)
    assert len(found["features"]) == len(sample().happenings)
    for feature, one in zip(found["features"], sample().happenings, strict=True):
        about = feature["properties"]
        assert feature["id"] == one.key
        assert about["title"] == one.title
        if feature["geometry"] is not None:
            assert one.place is not None
            assert feature["geometry"]["coordinates"] == [one.place.lon, one.place.lat]
            assert about["place_precision"] in ("exact", "near", "admin", "country")
        assert about["sources"] or "analyst" in about["told_by"]
    nowhere = [one for one in found["features"] if one["geometry"] is None]
    assert nowhere
    assert found["marking"] == "TLP:GREEN"


def test_an_empty_case_is_an_empty_collection() -> None:
    found = json.loads(exported(Corpus(), choice(), Format.GEOJSON))
    check_geojson(found)
    assert found["features"] == []


# --- TimelineJS


def test_slides_have_dates_as_fine_as_they_are_told() -> None:
    found = json.loads(timeline_js.timeline(sample().happenings, sample().about))
    slides = {slide["unique_id"]: slide for slide in found["events"]}
    dated = [one for one in sample().happenings if one.when.is_known]
    assert list(slides) == [one.key for one in dated]
    for one in dated:
        slide = slides[one.key]
        assert set(slide) <= {"unique_id", "start_date", "end_date", "display_date", "group", "text"}
        start = slide["start_date"]
        date(start["year"], start.get("month", 1), start.get("day", 1))
        assert ("day" in start) is (one.when.precision not in (Precision.MONTH, Precision.YEAR, Precision.SEASON))
        assert slide["display_date"]
    undated = len(sample().happenings) - len(dated)
    assert f"Not shown: {undated} events without a date" in found["title"]["text"]["text"]


def test_markup_in_an_article_is_shown_on_a_slide_and_not_obeyed() -> None:
    words = "<script>alert(1)</script><img src=x onerror=y> & <b>bold</b>"
    found = json.loads(exported(hostile((words,)), choice(words), Format.TIMELINE))
    for slide in (found["title"], *found["events"]):
        for text in slide["text"].values():
            tree = lxml_html.fragment_fromstring(text, create_parent="div")
            assert {one.tag for one in tree.iter()} <= {"div", "p"}
            assert not [name for one in tree.iter() for name in one.attrib]
    assert html.unescape(found["events"][0]["text"]["headline"]) == words


# --- calendars


def test_each_dated_happening_is_a_whole_day_entry_and_says_when_it_is_not_sure() -> None:
    data = calendar_file.calendar(sample().happenings, sample().about)
    found = {str(one["uid"]).removesuffix("@briefing.invalid"): one for one in entries(data)}
    shown = [one for one in sample().happenings if one.key in found]
    assert len(found) == len(shown) > 20
    for one in shown:
        entry = found[one.key]
        assert entry["dtstart"].params["VALUE"] == "DATE"
        first = one.when.earliest or one.when.latest
        last = one.when.latest or one.when.earliest
        assert first is not None
        assert last is not None
        assert entry.decoded("dtstart") == first
        assert entry.decoded("dtend") == last + timedelta(days=1)
        assert entry.decoded("dtstamp") == WRITTEN
        assert str(entry["summary"]).startswith(one.title)
        assert ("day uncertain" in entry["summary"]) is (not one.when.is_one_day)
        assert ("The day is not certain" in entry["description"]) is (not one.when.is_one_day)
        assert (one.status is Status.REPORTED) or one.status.value in entry["summary"]
        assert entry["transp"] == "TRANSPARENT"
    left_out = [one for one in sample().happenings if one.key not in found]
    assert all(
        not one.when.is_known or (one.when.latest or date.max) - (one.when.earliest or date.min) > timedelta(92)
        for one in left_out
    )
    undated = sum(not one.when.is_known for one in left_out)
    assert f"Not shown: {undated} without a date." in str(Calendar.from_ical(data)["x-wr-caldesc"])


def test_lines_of_a_calendar_are_folded_at_75_octets_and_end_as_they_must() -> None:
    data = calendar_file.calendar(sample().happenings, sample().about)
    lines = data.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    assert not [line for line in lines if b"\n" in line or b"\r" in line]
    assert ARABIC_NAME in data.replace(b"\r\n ", b"").decode("utf-8")


def test_a_marking_and_a_version_stand_in_the_calendar() -> None:
    calendar: Any = Calendar.from_ical(calendar_file.calendar(sample().happenings, sample().about))
    assert calendar["version"] == "2.0"
    assert "TLP:GREEN" in calendar["x-wr-caldesc"]
    assert str(calendar["x-wr-calname"]) == "Fighting around Aleppo"


# --- all of them


@pytest.mark.parametrize("format_", list(Format))
def test_the_same_case_and_choice_give_the_same_bytes(format_: Format) -> None:
    assert exported(sample_corpus(), choice(), format_) == exported(sample_corpus(), choice(), format_)


@pytest.mark.parametrize("format_", FORMATS)
def test_a_period_leaves_out_what_happened_outside_it(format_: Format) -> None:
    whole = exported(sample_corpus(), choice(), format_)
    part = exported(sample_corpus(), choice(first=date(2024, 11, 30), last=date(2024, 12, 1)), format_)
    assert b"Air strikes on Idlib city" in part.replace(b"\r\n ", b"")
    assert b"Shelling of a student residence" not in part.replace(b"\r\n ", b"")
    assert len(part) < len(whole)


@pytest.mark.parametrize("format_", FORMATS)
def test_what_was_not_known_on_a_day_is_left_out(format_: Format) -> None:
    part = exported(sample_corpus(), choice(known_on=date(2024, 11, 28)), format_).replace(b"\r\n ", b"")
    assert b"Harbour Street Journal" not in part
    assert b"Northern Levant Wire" in part


@pytest.mark.parametrize("format_", FORMATS)
def test_rejected_items_go_nowhere(format_: Format) -> None:
    assert b"Trucks of displaced families" not in exported(sample_corpus(), choice(), format_).replace(b"\r\n ", b"")


def read_back(data: bytes, format_: Format) -> Iterator[str]:
    """The titles of happenings or events as the other program reads them."""
    match format_:
        case Format.EVENTS:
            yield from (row["title"] for row in rows(data))
        case Format.CASUALTIES:
            yield from (row["event_title"] for row in rows(data))
        case Format.ACLED:
            yield from (row["notes"] for row in rows(data))
        case Format.GEOJSON:
            found = json.loads(data)
            check_geojson(found)
            yield from (feature["properties"]["title"] for feature in found["features"])
        case Format.TIMELINE:
            yield from (html.unescape(slide["text"]["headline"]) for slide in json.loads(data)["events"])
        case Format.CALENDAR:
            yield from (str(one["summary"]) for one in entries(data))


@pytest.mark.parametrize("format_", FORMATS)
def test_hostile_words_are_read_back_as_text(format_: Format) -> None:
    data = exported(hostile(), choice(), format_)
    found = list(read_back(data, format_))
    assert len(found) == len(HOSTILE)
    for title in found:
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", title)
    for words in HOSTILE:
        shown = visible(cut(words, TITLE))  # an endless title is cut, with a mark that says so
        assert any(shown in title for title in found), words


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(max_size=40), min_size=1, max_size=4))
def test_any_words_can_be_read_back_from_every_format(texts: list[str]) -> None:
    corpus = hostile(tuple(texts))
    for format_ in FORMATS:
        found = list(read_back(exported(corpus, choice(texts[0] if texts[0].strip() else "-"), format_), format_))
        assert len(found) == len(corpus.events if format_ is not Format.CASUALTIES else corpus.casualties)


@pytest.mark.parametrize("format_", FORMATS)
def test_an_empty_case_is_written_too(format_: Format) -> None:
    assert list(read_back(exported(Corpus(), choice(), format_), format_)) == []


def test_a_large_case_is_written_with_every_happening() -> None:
    found: tuple[HappeningRecord, ...] = record(many(300), choice()).happenings
    assert len(found) == 300
    assert len(entries(calendar_file.calendar(found, ABOUT))) == 300

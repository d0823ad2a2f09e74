"""One actor or one event on one page: what belongs to it and nothing else, every label with its quote, always one page."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from briefing import report
from briefing.domain.casualty import Casualty
from briefing.domain.choice import Paper
from briefing.domain.claim import Review
from briefing.domain.corpus import Corpus
from briefing.domain.dossier import Dossier
from briefing.domain.event import Event
from briefing.errors import NothingToReport
from briefing.usecases.briefings.collecting import collect
from briefing.usecases.briefings.publishing import draw_charts
from briefing.usecases.briefings.sheets import actor_sheet, find_actor, find_happening, incident_sheet
from briefing.usecases.looking.happenings import View
from tests.printed import pages_of, words_of
from tests.report.cases import HOSTILE, choice, hostile, many
from tests.sample_corpus import sample_corpus

CORPUS = sample_corpus()
CHOICE = choice(marking="TLP:AMBER", author="Office of Assessments")


def text(sheet: Dossier) -> str:
    data = report.render_sheet(sheet, draw_charts(sheet))
    assert len(pages_of(data)) == 1
    return words_of(data)


def atarib() -> Dossier:
    return incident_sheet(CORPUS, CHOICE, find_happening(CORPUS, CHOICE, "Air strikes on Atarib"))


def hts() -> Dossier:
    return actor_sheet(CORPUS, CHOICE, find_actor(CORPUS, "HTS").id)


# --- finding


@pytest.mark.parametrize("words", ["HTS", "hts", "Hay'at Tahrir al-Sham", "hay'at  tahrir AL-SHAM", "tahrir al"])
def test_an_actor_is_found_by_any_of_its_names_or_a_part_of_one(words: str) -> None:
    assert find_actor(CORPUS, words).name == "Hay'at Tahrir al-Sham"


def test_an_actor_is_found_by_its_id() -> None:
    for actor in CORPUS.actors:
        assert find_actor(CORPUS, actor.id) == actor


def test_several_candidates_are_named() -> None:
    with pytest.raises(NothingToReport, match=r"“Syrian” may be “.+” or “.+"):
        find_actor(CORPUS, "Syrian")
    with pytest.raises(NothingToReport, match="“Air strikes” may be"):
        find_happening(CORPUS, CHOICE, "Air strikes")


@pytest.mark.parametrize("words", ["", "  ", "no such name"])
def test_what_is_not_there_is_said(words: str) -> None:
    with pytest.raises(NothingToReport, match="No actor of the case"):
        find_actor(CORPUS, words)
    with pytest.raises(NothingToReport, match="No event of the case"):
        find_happening(CORPUS, CHOICE, words)


def test_an_event_is_found_by_the_id_or_title_of_any_report_of_it() -> None:
    for one in View(CORPUS, CHOICE).happenings:
        assert find_happening(CORPUS, CHOICE, one.key) == one.key
        for event in one.events:
            assert find_happening(CORPUS, CHOICE, event.id) == one.key


# --- what is on it


def test_the_sheet_of_an_event_holds_every_report_of_its_toll() -> None:
    found = text(atarib())
    for words in (
        "Air strikes on Atarib", "Thursday 28 November 2024", "Russian Armed Forces", "15–24", "median 19",
        "At least 15 civilians",
        "between 20 and 24 civilians", "not counted: a denial", "DENIED", "Russian Ministry of Defence", "TLP:AMBER",
        "Office of Assessments",
    ):  # fmt: skip
        assert words in found, words


def test_the_toll_on_the_sheet_is_that_of_the_briefing() -> None:
    whole = {toll.title + toll.people: toll for toll in collect(CORPUS, CHOICE).tolls}
    for one in View(CORPUS, CHOICE).happenings:
        for toll in incident_sheet(CORPUS, CHOICE, one.key).tolls:
            there = whole[toll.title + toll.people]
            assert (toll.result, toll.preferred, toll.reports, toll.origins) == (
                there.result, there.preferred, there.reports, there.origins,
            )  # fmt: skip
            assert [claim.casualty for claim in toll.claims] == [claim.casualty for claim in there.claims]


def test_the_sheet_of_an_event_holds_nothing_of_another() -> None:
    sheet = atarib()
    rows = (*sheet.timeline, *sheet.undated, *sheet.planned, *sheet.denied, *sheet.background)
    assert [row.what for row in rows] == ["Air strikes on Atarib"]
    assert not sheet.profiles
    assert "Battle west" not in text(sheet)


def test_the_sheet_of_an_actor_is_its_profile_in_the_briefing() -> None:
    sheet = hts()
    (profile,) = sheet.profiles
    there = next(one for one in collect(CORPUS, CHOICE).profiles if one.actor == profile.actor)
    blank = {"first_named": (), "ties": (), "events": (), "held_responsible": (), "suffered": (), "said": ()}
    assert replace(profile, **blank) == replace(there, **blank)
    for name in ("ties", "held_responsible", "suffered", "said"):
        assert [one.text for one in getattr(profile, name)] == [one.text for one in getattr(there, name)]
    assert [(one.when, one.what, one.part) for one in profile.events] == [
        (one.when, one.what, one.part) for one in there.events
    ]
    found = text(sheet)
    assert "Held responsible for" in found
    assert "Offshoot of Nusra Front" in found


def test_what_nobody_reviewed_is_marked_in_a_profile_as_everywhere() -> None:
    (profile,) = hts().profiles
    waiting = {one.key for one in View(CORPUS, CHOICE).happenings if not one.is_reviewed}
    waiting_titles = {one.title for one in View(CORPUS, CHOICE).happenings if one.key in waiting}
    assert {one.what for one in profile.events if not one.is_reviewed} <= waiting_titles
    assert any(not one.is_reviewed for one in profile.events)
    events = text(hts()).partition("Events")[2].partition("Sources")[0]
    assert events.count("◇") == sum(not one.is_reviewed for one in profile.events)
    settled = replace(CORPUS, events=tuple(replace(one, review=Review.ACCEPTED) for one in CORPUS.events))
    sheet = actor_sheet(settled, CHOICE, find_actor(settled, "HTS").id)
    assert "◇" not in text(sheet).partition("Events")[2].partition("Sources")[0]


def test_who_tells_an_event_names_outlets_that_tell_it_as_their_own_beside_those_they_quote() -> None:
    one = next(one for one in View(CORPUS, CHOICE).happenings if len({event.evidence[:1] for event in one.events}) > 1)
    first, second, *rest = one.events
    speaker = find_actor(CORPUS, "HTS").id
    events = {first.id: replace(first, attributed_to=(speaker,))}
    events |= {event.id: replace(event, attributed_to=()) for event in (second, *rest)}
    corpus = replace(CORPUS, events=tuple(events.get(event.id, event) for event in CORPUS.events))
    sheet = incident_sheet(corpus, CHOICE, find_happening(corpus, CHOICE, first.id))
    rows = (*sheet.timeline, *sheet.undated, *sheet.planned, *sheet.denied, *sheet.background)
    view = View(corpus, CHOICE)
    own = view.outlet(view.article(second.evidence[0]))
    assert rows[0].said.index("Hay'at Tahrir al-Sham") < rows[0].said.index(own)
    assert own in text(sheet)


@pytest.mark.parametrize("sheet", [atarib, hts])
def test_sources_are_numbered_from_one_and_hold_what_is_cited_and_no_more(sheet: object) -> None:
    one: Dossier = sheet()  # type: ignore[operator]
    labels = [quote.label for source in one.sources for quote in source.quotes]
    assert [source.number for source in one.sources] == list(range(1, len(one.sources) + 1))
    assert labels[0] == "1a"
    cited: set[str] = set()

    def walk(value: object) -> None:
        if isinstance(value, tuple):
            for part in value:
                walk(part)
        elif hasattr(value, "__dataclass_fields__"):
            for name in value.__dataclass_fields__:
                held = getattr(value, name)
                if name in ("sources", "first_named") and held and isinstance(held[0], str):
                    cited.update(held)
                elif name != "sources" or not held or isinstance(held[0], str):
                    walk(held)

    walk(replace(one, sources=()))
    assert cited == set(labels)


def test_every_label_on_the_page_leads_to_its_quote() -> None:
    for sheet in (atarib(), hts()):
        data = report.render_sheet(sheet, draw_charts(sheet))
        reader = PdfReader(io.BytesIO(data))
        links = [one.get_object() for one in reader.pages[0].get("/Annots", [])]
        assert len(links) > 10
        assert all(link["/Subtype"] == "/Link" for link in links)
        found = words_of(data)
        for source in sheet.sources:
            for quote in source.quotes:
                assert f"{quote.label} “" in found
                if not re.search("[\u0590-\u08ff]", quote.sentence):
                    assert quote.sentence in found


def test_a_sheet_is_called_after_what_it_is_about() -> None:
    for sheet, name in ((atarib(), "Air strikes on Atarib"), (hts(), "Hay'at Tahrir al-Sham")):
        about = PdfReader(io.BytesIO(report.render_sheet(sheet, draw_charts(sheet)))).metadata
        assert about is not None
        assert (about.title, about.author) == (name, "Office of Assessments")


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert report.render_sheet(atarib(), draw_charts(atarib())) == report.render_sheet(atarib(), draw_charts(atarib()))


# --- the choice


def test_a_period_and_what_was_known_narrow_a_sheet() -> None:
    part = actor_sheet(CORPUS, choice(first=date(2024, 11, 30)), find_actor(CORPUS, "HTS").id)
    assert 0 < len(part.profiles[0].events) < len(hts().profiles[0].events)
    early = choice(known_on=date(2024, 11, 28))
    assert len(incident_sheet(CORPUS, early, find_happening(CORPUS, early, "Air strikes on Atarib")).sources) == 1


def test_nothing_in_what_was_chosen_is_said() -> None:
    with pytest.raises(NothingToReport, match="Nothing is told of Hay'at"):
        actor_sheet(Corpus(actors=CORPUS.actors), CHOICE, find_actor(CORPUS, "HTS").id)
    with pytest.raises(NothingToReport, match="not in what was chosen"):
        incident_sheet(CORPUS, choice(first=date(2030, 1, 1)), "incident:none")


# --- always one page


def test_actors_and_events_of_the_sample_fill_one_page() -> None:
    picked = choice(paper=Paper.US_LETTER)  # the lower of the two
    for one in View(CORPUS, picked).happenings[::3]:
        assert text(incident_sheet(CORPUS, picked, one.key))
    written = 0
    for actor in CORPUS.actors[::2]:
        try:
            sheet = actor_sheet(CORPUS, picked, actor.id)
        except NothingToReport:
            continue
        assert text(sheet)
        written += 1
    assert written > 5


def test_what_has_no_room_is_counted_and_its_articles_are_named() -> None:
    corpus = many(300)
    sheet = actor_sheet(corpus, choice(), corpus.actors[0].id)
    found = text(sheet)
    assert re.search(r"and \d+ more", found)
    long = [
        replace(one, quotes=tuple(replace(quote, sentence=9 * quote.sentence) for quote in one.quotes))
        for one in sheet.sources
    ]
    named = re.search(
        r"\d+ more quoted sentences stand in the whole briefing: (.*)", text(replace(sheet, sources=tuple(long)))
    )
    assert named is not None
    assert re.match(r"\d+ Outlet \d, \d+ Oct 2024; ", named[1])
    event = corpus.events[0]
    reports: list[Casualty] = [
        replace(corpus.casualties[0], id=f"{event.id}:r{n}", low=n + 1)
        for n in range(80)  # type: ignore[arg-type]
    ]
    toll = replace(corpus.incidents[0].tolls[0], casualties=tuple(row.id for row in reports))
    crowded = Corpus(
        corpus.articles[:1],
        corpus.actors,
        corpus.places,
        (),
        (event,),
        tuple(reports),
        (),
        (),
        (replace(corpus.incidents[0], tolls=(toll,)),),
    )
    assert re.search(r"and \d+ more reports", text(incident_sheet(crowded, choice(), corpus.incidents[0].id)))


def test_hostile_words_fill_one_page_as_well() -> None:
    corpus = hostile((HOSTILE[2], HOSTILE[7], HOSTILE[9]))
    for actor, incident in zip(corpus.actors, corpus.incidents, strict=True):
        assert text(actor_sheet(corpus, choice(), actor.id))
        assert text(incident_sheet(corpus, choice(), incident.id))


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=400))
def test_any_words_fill_one_page(words: str) -> None:
    corpus = hostile((words,))
    event: Event = corpus.events[0]
    assert event.incident is not None
    assert text(incident_sheet(corpus, choice(), event.incident))

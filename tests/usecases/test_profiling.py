"""The charts of an actor's profile: its events once each by part, the dead of each happening once."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

import pytest

from briefing.charts import drawing
from briefing.charts.theme import DARK, LIGHT
from briefing.domain.actor import ActorId
from briefing.domain.casualty import Effect
from briefing.domain.charts import Part
from briefing.domain.choice import Choice, Rule
from briefing.domain.corpus import Corpus
from briefing.usecases.briefings.chart_files import chart_table
from briefing.usecases.looking.happenings import View
from briefing.usecases.looking.profiling import activity, deaths
from tests.charts.test_drawing import overlapping
from tests.sample_corpus import sample_corpus


def view(rule: Rule = Rule.MEDIAN, corpus: Corpus | None = None) -> View:
    return View(corpus or sample_corpus(), Choice("Aleppo", datetime(2024, 12, 2, 18, tzinfo=UTC), rule=rule))


def test_each_happening_is_drawn_once_however_many_articles_tell_it() -> None:
    seen = view()
    for actor in seen.corpus.actors:
        chart = activity(seen, actor.id)
        if chart is None:
            continue
        ids = [event for row in chart.rows for mark in row.marks for event in mark.events]
        assert len(ids) == len(set(ids))
        with_part = [
            one
            for one in seen.happenings
            if one.counts and one.when.is_one_day
            and any(part.actor == actor.id for event in one.events for part in event.participants)
        ]  # fmt: skip
        assert len(ids) == len(with_part)


def test_who_acts_and_who_is_the_target_are_told_apart() -> None:
    seen = view()
    parts = {mark.part for actor in seen.corpus.actors for chart in (activity(seen, actor.id),) if chart
             for row in chart.rows for mark in row.marks}  # fmt: skip
    assert {Part.ACTED, Part.TARGET} <= parts


def test_deaths_are_ranges_of_happenings_and_never_sums_of_claims() -> None:
    seen = view()
    tolls = {toll.incident: toll for one in seen.happenings for toll in one.tolls if toll.effect is Effect.KILLED}
    found = 0
    for actor in seen.corpus.actors:
        chart = deaths(seen, actor.id)
        for row in [row for one in chart.series for row in one.rows] if chart else []:
            (incident,) = row.incidents
            assert row.high <= max(toll.ceiling for toll in tolls.values())
            assert incident in tolls
            found += 1
    assert found


@pytest.mark.parametrize("width_in", [3.4, 5.0, 8.0])
def test_labels_of_profile_charts_keep_apart(width_in: float) -> None:
    seen = view()
    for actor in seen.corpus.actors:
        for chart in (activity(seen, actor.id), deaths(seen, actor.id)):
            if chart is not None:
                assert overlapping(drawing.draw(chart, LIGHT if width_in < 5 else DARK, width_in)) == []
                assert list(csv.DictReader(io.StringIO(chart_table(chart).decode("utf-8-sig"))))


def test_who_did_nothing_has_no_charts() -> None:
    assert activity(view(), ActorId("nobody")) is None
    assert deaths(view(), ActorId("nobody")) is None
    assert activity(view(corpus=Corpus()), ActorId("nobody")) is None

"""How well reconciliation does on whole sets of articles, and that its work grows in step with the events.

A set's gold, read as perfect findings, is reconciled and compared with what gold says across articles.
`BRIEFING_MEASURING_SET` names further folders to measure, separated as in PATH.
"""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from briefing.domain.casualty import Effect, Victims
from briefing.domain.claim import Status
from briefing.domain.event import EventId, EventType
from briefing.domain.place import PlaceId
from briefing.domain.text import ArticleId
from briefing.reconcile import corpus
from briefing.reconcile.incidents import candidates, group
from briefing.reconcile.tellings import Figure, Spread, Telling
from tests.reconcile.measuring import compare, load

ROOT = Path(__file__).parents[2]
BENCH = ROOT / "tests" / "bench"
SETS = [BENCH / "tuning", ROOT / "seeds", *sorted((BENCH / "further").glob("*/"))]
SETS += [Path(folder) for folder in os.environ.get("BRIEFING_MEASURING_SET", "").split(os.pathsep) if folder]
SETS = [folder for folder in SETS if (folder / "corpus.gold.json").exists()]

FLOOR = (0.75, 0.75)  # of the pairs' F1, of the totals
# Sets whose keys leave open what a pair hangs on (a day, a doer, a place inside another), and totals of mixed people.
LOWER = {
    "colombia-borders": (0.55, 1.0),
    "lebanon-iraq": (0.55, 1.0),
    "kordofan": (0.9, 0.7),
    "kivu-libya": (1.0, 0.0),
    "yemen": (0.75, 0.6),
    "caucasus-kurdistan": (0.75, 0.6),
    "ecuador-to-omagh": (0.75, 0.4),
    "kashmir-balochistan": (0.65, 0.7),
    "mindanao-thai-border": (0.65, 0.0),
    "somalia-ethiopia": (0.9, 0.6),
    "south-sudan-ethiopia": (1.0, 0.3),
    "sudan-libya-talks": (0.65, 0.0),
    "central-africa-durand": (0.75, 0.5),
    "gaza-lebanon": (0.75, 0.3),
    "moei-river": (0.75, 0.5),
    "syrian-coast-sindh": (0.5, 0.75),
}


@pytest.mark.parametrize("folder", SETS, ids=lambda folder: folder.name)
def test_perfect_findings_of_a_measuring_set_give_the_incidents_and_totals_of_its_gold(folder: Path) -> None:
    measuring = load(folder)
    marks = compare(corpus(measuring.articles, measuring.findings), measuring)
    # Floors, not the score: gold leaves out what a reader could argue about, and without it some pairs cannot be found.
    pairs, totals = LOWER.get(folder.name, FLOOR)
    assert marks.pairs_f1 >= pairs, marks.faults
    assert marks.found == marks.right, marks.faults
    assert marks.totals_right >= totals * marks.totals, marks.faults


def many_tellings(days: int) -> list[Telling]:
    """Ten events a day in five towns, each told by two articles, one of which names neither town nor doer."""
    told = []
    for day in range(days):
        when = (date(2024, 1, 1) + timedelta(days=day)).toordinal()
        for n in range(10):
            town = n % 5
            where = Spread(PlaceId(f"t{town}"), "SD", 10.0 + 2 * town, 30.0, 5.0, True, False)
            site = ("market", "school", "hospital", "bridge", "camp")[(n + n // 5 + day) % 5]
            figure = Figure(Effect.KILLED, Victims.UNKNOWN, 10 + n, 10 + n, 10.0 + n)
            for copy in range(2):
                told.append(
                    Telling(
                        id=EventId(f"{day:05}-{n}-{copy}"),
                        article=ArticleId(f"{day:05}-{n % 3}-{copy}"),
                        type=EventType.STRIKE,
                        subtype="airstrike",
                        status=Status.REPORTED,
                        published=when + 1,
                        first=when,
                        last=when,
                        sure=True,
                        stretch=False,
                        where=where if copy == 0 else None,
                        initiators=frozenset({"a"} if copy == 0 else ()),
                        targets=frozenset(),
                        rare=frozenset(),
                        died=frozenset(),
                        sites=frozenset({site}),
                        words=frozenset(),
                        title="",
                        figures=(figure,),
                        evidence=(),
                    )
                )
    return told


def test_the_work_grows_in_step_with_the_events() -> None:
    few, many = many_tellings(30), many_tellings(300)
    pairs = [sum(1 for _ in candidates(told)) for told in (few, many)]
    assert pairs[1] <= 10.5 * pairs[0]
    assert pairs[1] < 10 * len(many)
    joined = group(few)
    assert {len(ids) for ids in joined} == {2}
    assert all(a[:-2] == b[:-2] for a, b in joined)


def test_each_pair_is_looked_at_once() -> None:
    told = many_tellings(10)
    met = [frozenset((one.id, other.id)) for one, other in candidates(told)]
    assert len(met) == len(set(met))
    assert all(len(pair) == 2 for pair in met)

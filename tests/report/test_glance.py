"""Where the marks of the drawn timeline stand: none covers another one. Asked of the template itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.places import resource

TEMPLATES: Path = resource("templates")
MOST_LANES = 8


def moment(start: float, stop: float, *, status: str = "reported", when: str = "", fades: bool = False) -> dict[str, Any]:
    return {"start": start, "stop": stop, "status": status, "when": when, "fades_before": fades, "fades_after": False}


def day(number: int, **more: Any) -> dict[str, Any]:
    return moment(number / 10, (number + 1) / 10, when=f"{number} Nov 2024", **more)


def marks(moments: list[dict[str, Any]], total: int = 600) -> list[dict[str, Any]]:
    """The marks as (begin, end, lane, is_day), lengths in points."""
    source = """
#import "/sections/glance.typ": marks-of
#let found = marks-of(json(bytes(sys.inputs.moments)), int(sys.inputs.total) * 1pt)
#metadata(found.map(one => (begin: one.begin.pt(), end: one.end.pt(), lane: one.lane, is-day: one.is-day))) <found>
"""
    document: bytes = source.encode()
    found: str = typst.query(  # type: ignore[type-var]
        document,
        "<found>",
        field="value",
        one=True,
        root=str(TEMPLATES),
        sys_inputs={"moments": json.dumps(moments), "total": str(total)},
    )
    answer: list[dict[str, Any]] = json.loads(found)
    return answer


def covered(found: list[dict[str, Any]], moments: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Pairs of marks in one lane that overlap and are not the same mark."""
    return [
        (n, m)
        for n, one in enumerate(found)
        for m, other in enumerate(found[:n])
        if one["lane"] == other["lane"]
        and min(one["end"], other["end"]) - max(one["begin"], other["begin"]) > 0.01
        and not (
            one["is-day"]
            and other["is-day"]
            and (one["begin"], moments[n]["status"]) == (other["begin"], moments[m]["status"])
        )
    ]


def test_a_bar_never_covers_the_days_beside_it() -> None:
    moments = [
        day(2, status="disputed"),
        day(2),
        day(2, status="claimed"),
        day(3),
        day(3),
        moment(0, 0.5, when="by 4 Nov 2024", fades=True),
        moment(0, 1, when="by 9 Nov 2024", fades=True),
        moment(0, 0.2, when="1–2 Nov 2024"),
    ]
    found = marks(moments)
    assert covered(found, moments) == []
    assert found[3]["lane"] == found[4]["lane"] == 0  # one day and one status: one mark
    assert len({one["lane"] for one in found[:3]}) == 3


@settings(max_examples=12, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 9), st.integers(1, 4), st.sampled_from(["reported", "claimed", "disputed"])),
        min_size=1,
        max_size=MOST_LANES,
    )
)
def test_as_many_marks_as_there_are_lanes_never_overlap(spans: list[tuple[int, int, str]]) -> None:
    moments = [
        day(first, status=status)
        if days == 1
        else moment(first / 10, min(1, (first + days) / 10), status=status, when="1–2 Nov 2024")
        for first, days, status in spans
    ]
    assert covered(marks(moments), moments) == []


@pytest.mark.parametrize("number", [1, 40])
def test_more_marks_than_lanes_stay_on_the_axis(number: int) -> None:
    found = marks([moment(0, 1, when="1–9 Nov 2024") for _ in range(number)])
    assert {one["lane"] for one in found} == set(range(min(number, MOST_LANES)))

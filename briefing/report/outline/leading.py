"""What a briefing leads with: bottom line, key figures, judgements, and what changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing.report.outline.draft import Draft
from briefing.report.outline.tree import Facts, Figure, Inlines, Kind, Look, Row, Strip, joined, quiet, said, text
from briefing.report.wording import WORDS


def bottom_line(draft: Draft, part: Mapping[str, Any]) -> None:
    if draft.data["bottom_line"]:
        draft.heading(part["title"])
        for one in draft.data["bottom_line"]:
            draft.say(*draft.statement(one, Look.BOLD))


def key_figures(draft: Draft, part: Mapping[str, Any]) -> None:
    data = draft.data
    if not data["key_figures"]:
        return
    draft.heading(part["title"])
    figures = [
        Figure(
            said(one["label"]),
            said(one["value"]),
            (*(said(note) for note in one["notes"]), *((draft.few(one),) if one["sources"] else ())),
            one["is_number"],
        )
        for one in data["key_figures"]
    ]
    draft.add(Strip(tuple(figures)))
    draft.note(data["figures_note"])


def judgements(draft: Draft, part: Mapping[str, Any]) -> None:
    data = draft.data
    if data["judgements"]:
        draft.open(part)
        if not any(one["likelihood"] or one["confidence"] for one in data["judgements"]):
            draft.note(WORDS["not_judged"], keep=True)
        for n, one in enumerate(data["judgements"], start=1):
            _judged(draft, n, one)
        return
    draft.heading("Key points")
    if not data["key_points"]:
        draft.say(text(WORDS["no_events"]))
    for point in data["key_points"]:
        lead = (*said(point["lead"], Look.BOLD), *text(". ", Look.BOLD))
        draft.say(lead, said(point["text"]), draft.cited(point["sources"]), kind=Kind.POINT)


def _judged(draft: Draft, n: int, one: Mapping[str, Any]) -> None:
    drafted = quiet("\u00a0◦") if one["said"]["is_drafted"] else ()
    rest = (*text(" "), *said(one["rest"])) if one["rest"] else ()
    is_judged = bool(one["likelihood"] or one["confidence"] or one["basis"])
    draft.say(
        text(f"{n}. ", Look.BOLD),
        said(one["first"], Look.BOLD),
        rest,
        drafted,
        draft.cited(one["said"]["sources"]),
        kind=Kind.NUMBERED,
        keep=is_judged,
    )
    if not is_judged:
        return
    likely = f"{one['likelihood']} ({one['percent']})" if one["likelihood"] else "not judged"
    facts: list[tuple[str, tuple[Inlines, ...]]] = [
        ("Likelihood", (text(likely),)),
        ("Confidence", (text(one["confidence"] or "not judged"),)),
    ]
    if one["basis"]:
        facts.append(("Basis", (said(one["basis"]),)))
    draft.add(Facts(tuple(facts)))


def what_changed(draft: Draft, part: Mapping[str, Any]) -> None:
    changes = draft.data["changes"]
    if changes is None:
        if part["text"]:
            draft.open(part)
        return
    draft.open(part)
    draft.say(text("Since "), said(changes["since"]), text(": "), said(changes["counts"]))
    for note in changes["notes"]:
        draft.say(said(note), kind=Kind.NOTE)
    if changes["rows"]:
        rows = [
            Row(
                (
                    said(one["kind"], Look.BOLD),
                    said(one["what"]),
                    joined(
                        [
                            said(words, look)
                            for words, look in ((one["before"], Look.STRUCK | Look.QUIET), (one["after"], Look.ADDED))
                            if words
                        ],
                        " ",
                    ),
                    said(one["why"]),
                    draft.cite(one["sources"]),
                )
            )
            for one in changes["rows"]
        ]
        head = ("Change", "What", "Was, is", "Why", "Sources")
        draft.table(part["title"], head, (22.0, None, None, None, 20.0), rows)
    draft.left_out_more("changes", changes["more"])
    if draft.data["has_changes"]:
        draft.note(WORDS["marked_below"])
    if changes["redline"]:
        draft.heading("Redline", 2)
        marks = {"same": Look.PLAIN, "struck": Look.STRUCK, "added": Look.ADDED}
        draft.say(*(text(words, marks[mark]) for words, mark in WORDS["redline"]), kind=Kind.NOTE)
    looks = {"same": Look.PLAIN, "struck": Look.STRUCK | Look.QUIET, "added": Look.ADDED}
    for line in changes["redline"]:
        if line["heading"]:
            draft.heading(said(line["heading"]), 3)
        draft.say(*(said(one["text"], looks[one["mark"]]) for one in line["words"]))

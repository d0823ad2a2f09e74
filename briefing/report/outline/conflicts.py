"""Contradictions, claims and denials, open questions, and what no report tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from briefing.report.outline.draft import Draft
from briefing.report.outline.tree import (
    NEW_LINE,
    Inlines,
    Kind,
    Look,
    Row,
    Side,
    Versus,
    filled,
    joined,
    quiet,
    said,
    text,
    with_breaks,
)
from briefing.report.wording import WORDS


def conflicts(draft: Draft, part: Mapping[str, Any]) -> None:
    data = draft.data
    if any(data[name] for name in ("disputes", "gaps", "contradictions", "questions")) or part["text"]:
        draft.open(part)
        _contradictions(draft)
        _disputes(draft)
        title, note = WORDS["questions"]
        _lines(draft, title, note, data["questions"], 0)
        title, note = WORDS["unreviewed"]
        _lines(draft, title, note, data["unreviewed_leading"], data["more_unreviewed"])
        _gaps(draft)


def _contradictions(draft: Draft) -> None:
    found = draft.data["contradictions"]
    if not found:
        return
    draft.heading(WORDS["contradictions"], 2)
    rows = [
        Row(
            (
                (*said(one["title"], Look.BOLD), *((*NEW_LINE, *said(one["when"], Look.QUIET)) if one["when"] else ())),
                said(one["matter"]),
                with_breaks([draft.line(side) for side in one["sides"]]),
            )
        )
        for one in found
    ]
    draft.table(WORDS["contradictions"], ("Event", "They differ in", "What each says"), (50.0, 24.0, None), rows)
    draft.left_out_more("contradictions", draft.data["more_contradictions"])


def _lines(draft: Draft, name: str, note: str, lines: Sequence[Mapping[str, Any]], more: int) -> None:
    if not lines:
        return
    draft.heading(name, 2)
    draft.note(note, keep=True)
    for line in lines:
        draft.say(draft.line(line), kind=Kind.POINT)
    if more:
        draft.note(f"and {more} more")


def _disputes(draft: Draft) -> None:
    disputes = draft.data["disputes"]
    if not disputes:
        return
    draft.heading(WORDS["disputes"], 2)
    for one in disputes:
        draft.heading(said(one["title"]), 3)
        about = [said(part, Look.QUIET) for part in filled(one["when"], one["where"])]
        draft.say(joined(about, ", ", Look.QUIET), keep=True)
        draft.add(
            Versus(
                Side("Said", _voices(draft, one["asserted"], WORDS["no_assertion"])),
                Side(
                    "Denied",
                    _voices(draft, one["denied"], WORDS["no_denial"]),
                ),
            )
        )
    draft.left_out_more("disputes", draft.data["more"]["disputes"])


def _voices(draft: Draft, voices: Sequence[Mapping[str, Any]], none: str) -> tuple[Inlines, ...]:
    if not voices:
        return (text(none, Look.ITALIC | Look.QUIET),)
    return tuple(
        (
            *said(voice["speaker"], Look.BOLD),
            *text(" "),
            *said(voice["stance"]),
            *text(":"),
            *NEW_LINE,
            *text("“"),
            *said(voice["sentence"]),
            *text("”"),
            *draft.cited(voice["sources"]),
        )
        for voice in voices
    )


def _gaps(draft: Draft) -> None:
    data = draft.data
    if not data["gaps"]:
        return
    draft.heading(WORDS["not_known"], 2)
    rest = f" {WORDS['more_gaps']}".replace("{n}", str(data["more_gaps"])) if data["more_gaps"] else ""
    draft.say(text(data["not_known"] + rest))
    rows = [
        Row(
            (
                said(gap["title"]),
                said(gap["when"]),
                joined([said(one) for one in gap["missing"]], ", ") or quiet("–"),
                text("single", Look.BOLD) if gap["origins"] < 2 else text(str(gap["origins"])),
                draft.cite(gap["sources"]),
            )
        )
        for gap in data["gaps"]
    ]
    head = ("Event", "When", "Not reported", "Origins", "Sources")
    draft.table(WORDS["not_known"], head, (None, 33.0, 42.0, 17.0, 24.0), rows)

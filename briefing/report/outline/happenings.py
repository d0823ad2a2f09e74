"""What happened, and where: the timeline drawn and in rows, the map, who holds which place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from briefing.report.outline.draft import Draft
from briefing.report.outline.tree import NEW_LINE, Cell, Look, Row, Tag, changed, filled, joined, quiet, said, text
from briefing.report.wording import WORDS


def graphic(draft: Draft, part: Mapping[str, Any]) -> None:
    """What is drawn on paper, as a table."""
    graphic = draft.data["graphic"]
    if graphic is None:
        if part["text"]:
            draft.open(part)
        return
    draft.open(part)
    rows = [
        Row(
            (
                said(one["when"]),
                (*said(one["what"], Look.BOLD), *(() if one["is_reviewed"] else quiet("\u00a0◇"))),
                joined([said(words) for words in filled(one["where"], one["toll"])], " · "),
                (Tag(one["status"]),),
                draft.cite(one["sources"]),
            )
        )
        for one in graphic["moments"]
    ]
    head = ("When", "What is reported", "Where, toll", "Status", "Sources")
    draft.table(part["title"], head, (33.0, None, 45.0, 21.0, 24.0), rows)
    if draft.data["not_drawn"]:
        draft.note(f"Not listed: {draft.data['not_drawn']}")


def _happening(draft: Draft, row: Mapping[str, Any]) -> Cell:
    found = [*said(row["what"], Look.BOLD)]
    if not row["is_reviewed"]:
        found += quiet("\u00a0◇")
    found += changed(row["change"])
    details = [said(one) for one in filled(row["who"], row["toll"])]
    if details:
        found += [*NEW_LINE, *joined(details, " · ")]
    if row["said"]:
        found += [*NEW_LINE, *quiet("Told by "), *said(row["said"], Look.QUIET)]
    return tuple(found)


def _timeline_table(draft: Draft, name: str, groups: Sequence[Mapping[str, Any]]) -> None:
    rows: list[Row] = []
    for group in groups:
        rows.append(Row((said(group["heading"], Look.BOLD),), is_band=True))
        rows += [
            Row(
                (
                    _happening(draft, row),
                    said(row["where"]) or quiet("not reported"),
                    (Tag(row["status"]),),
                    draft.cite(row["sources"]),
                )
            )
            for row in group["rows"]
        ]
    draft.table(name, ("What is reported", "Where", "Status", "Sources"), (None, 29.0, 21.0, 24.0), rows)


def _aside(draft: Draft, name: str, note: str, groups: Sequence[Mapping[str, Any]]) -> None:
    if groups:
        draft.heading(name, 2)
        draft.note(note, keep=True)
        _timeline_table(draft, name, groups)


def timeline(draft: Draft, part: Mapping[str, Any]) -> None:
    data = draft.data
    draft.open(part)
    if not data["timeline"] and not data["undated"]:
        draft.say(text(WORDS["no_timeline"]))
    if data["timeline"]:
        _timeline_table(draft, "Timeline", data["timeline"])
    draft.left_out_more("events", data["more"]["events"])
    for name, (title, note) in WORDS["asides"].items():
        _aside(draft, title, note, data[name])
    draft.left_out_more("asides", data["more"]["asides"])


def map_of_places(draft: Draft, part: Mapping[str, Any]) -> None:
    if draft.data["charts"].get("by_place") is None and not part["text"]:
        return
    draft.open(part)
    draft.chart("by_place")


def control(draft: Draft, part: Mapping[str, Any]) -> None:
    rows = [
        Row(
            (
                said(one["place"], Look.BOLD),
                (*said(one["holder"]), *(() if one["is_reviewed"] else quiet("\u00a0◇"))),
                said(one["since"]),
                said(one["said"]),
                (Tag(one["status"]),),
                draft.cite(one["sources"]),
            )
        )
        for one in draft.data["control"]
    ]
    if not rows and not part["text"]:
        return
    draft.open(part)
    if rows:
        draft.note(
            WORDS["control"],
            keep=True,
        )
        head = ("Place", "Holder", "Since", "By the word of", "Basis", "Sources")
        draft.table(part["title"], head, (33.0, None, 27.0, 40.0, 21.0, 21.0), rows)
        draft.left_out_more("holdings", draft.data["more"]["holdings"])

"""Totals, charts, every toll with every report of it, and figures outside the tolls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from briefing.report.outline.draft import Draft
from briefing.report.outline.tree import (
    NEW_LINE,
    Inlines,
    Look,
    Row,
    Tag,
    changed,
    filled,
    joined,
    last_word,
    quiet,
    said,
    text,
)
from briefing.report.wording import WORDS

_CLAIM_HEAD = ("Who says it", "In which words", "Figure", "Status", "Published", "Sources")
_CLAIM_WIDTHS = (42.0, None, 23.0, 19.0, 21.0, 15.0)


def casualties(draft: Draft, part: Mapping[str, Any]) -> None:
    data = draft.data
    draft.open(part)
    if not data["totals"]:
        draft.say(text(WORDS["no_casualties"]))
    else:
        draft.heading("Totals", 2)
        rows = [
            Row(
                (
                    said(row["people"]),
                    said(row["result"], Look.BOLD),
                    last_word(row["preferred"]) or quiet("–"),  # the head of the column says what it is
                    text(str(row["incidents"])),
                    text(f"{row['reports']}, {row['origins']}"),
                    said(row["note"], Look.QUIET),
                    draft.few(row),
                )
            )
            for row in data["totals"]
        ]
        head = ("People", "Range of reports", data["rule_name"], "Events", "Reports, origins", "Note", "Sources")
        draft.table("Totals", head, (None, 30.0, 16.0, 15.0, 20.0, 34.0, 27.0), rows)
    if part["charts"] is not None:
        charts(draft, part["charts"], level=2)
    if data["tolls"]:
        draft.heading("Every toll and every report of it", 2)
        found: list[Row] = []
        for toll in data["tolls"]:
            found.append(Row((_toll_head(draft, toll),), is_band=True))
            found += [_claim(draft, row) for row in toll["claims"]]
        draft.table("Every toll and every report of it", _CLAIM_HEAD, _CLAIM_WIDTHS, found)
    draft.left_out_more("tolls", data["more"]["tolls"])
    for name in ("running_totals", "unassigned"):
        title, note = WORDS[name]
        _scoped(draft, title, note, data[name])
    draft.left_out_more("loose", data["more"]["loose"])


def charts(draft: Draft, part: Mapping[str, Any], level: int = 1) -> None:
    names = [name for name in draft.data["charts"] if name != "by_place"]
    if not names and not part["text"]:
        return
    draft.open(part, level)
    for name in names:
        draft.chart(name)


def _toll_head(draft: Draft, toll: Mapping[str, Any]) -> Inlines:
    title = joined([said(one, Look.BOLD) for one in filled(toll["title"], toll["when"], toll["where"])], ", ", Look.BOLD)
    result = [said(one) for one in filled(toll["result"], toll["preferred"])]
    return (*title, *changed(toll["change"]), *NEW_LINE, *said(toll["people"]), *text(": "), *joined(result, ", "))


def _claim(draft: Draft, row: Mapping[str, Any], *, scoped: bool = False) -> Row:
    speaker = [*said(row["speaker"])]
    if not row["is_reviewed"]:
        speaker += quiet("\u00a0◇")
    if row["wording"]:
        wording = [*text("“", Look.ITALIC), *said(row["wording"], Look.ITALIC), *text("”", Look.ITALIC)]
    else:
        wording = [*quiet("entered by hand")]
    if row["note"]:
        wording += [*NEW_LINE, *said(row["note"], Look.QUIET)]
    if row["why_not"]:
        wording += [*NEW_LINE, *quiet("" if scoped else "not counted: "), *said(row["why_not"], Look.QUIET)]
    about = [said(one, Look.QUIET) for one in filled(row["people"], row["scope"])] if scoped else []
    if about:
        wording += [*NEW_LINE, *joined(about, ", ", Look.QUIET)]
    return Row(
        (
            tuple(speaker),
            tuple(wording),
            said(row["figure"], Look.BOLD if row["is_counted"] else Look.QUIET),
            (Tag(row["status"]),),
            said(row["published"]),
            draft.cite(row["sources"]),
        )
    )


def _scoped(draft: Draft, name: str, note: str, rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        draft.heading(name, 2)
        draft.note(note, keep=True)
        draft.table(name, _CLAIM_HEAD, _CLAIM_WIDTHS, [_claim(draft, row, scoped=True) for row in rows])

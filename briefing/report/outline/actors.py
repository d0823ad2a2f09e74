"""Profiles of actors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing.report.outline.draft import Draft
from briefing.report.outline.tree import Facts, Inlines, Kind, Look, filled, joined, one_or_many, quiet, said, text
from briefing.report.wording import WORDS


def actors(draft: Draft, part: Mapping[str, Any]) -> None:
    data = draft.data
    if not data["profiles"] and not part["text"]:
        return
    draft.open(part)
    for one in data["profiles"]:
        _profile(draft, one)
    if data["other_actors"]:
        names = joined([said(name) for name in data["other_actors"]], ", ")
        draft.say(text(f"{WORDS['others']} "), names, text("."), kind=Kind.NOTE)


def _profile(draft: Draft, one: Mapping[str, Any]) -> None:
    draft.heading(said(one["name"]), 2)
    head = [said(part, Look.QUIET) for part in filled(one["kind"], one["title"], one["country"])]
    draft.say(joined(head, " · ", Look.QUIET), keep=True)
    facts: list[tuple[str, tuple[Inlines, ...]]] = []
    if one["aliases"]:
        facts.append(("Also known as", (joined([said(name) for name in one["aliases"]], ", "),)))
    if one["belongs_to"]:
        facts.append(("Belongs to", (said(one["belongs_to"]),)))
    if one["ties"]:
        facts.append(("Ties", tuple(draft.line(tie) for tie in one["ties"])))
    if one["mentions"] > 0:
        times = f"{one['mentions']} {one_or_many(one['mentions'], 'time', 'times')}"
        first = (*text(", first"), *draft.cited(one["first_named"])) if one["first_named"] else ()
        facts.append(("Named", ((*text(times), *first),)))
    for name, lines, more, where in (
        ("Held responsible for", one["held_responsible"], one["more_responsible"], " in the tables"),
        ("Suffered", one["suffered"], one["more_suffered"], " in the tables"),
        ("Statements", one["said"], one["more_said"], ""),
    ):
        if lines:
            rest = (quiet(f"and {more} more{where}"),) if more > 0 else ()
            facts.append((name, (*(draft.line(line) for line in lines), *rest)))
    if one["events"]:
        rest = (quiet(f"and {one['more_events']} more in the timeline"),) if one["more_events"] > 0 else ()
        facts.append(("Events", (*(_part(draft, event) for event in one["events"]), *rest)))
    if facts:
        draft.add(Facts(tuple(facts)))


def _part(draft: Draft, event: Mapping[str, Any]) -> Inlines:
    status = f", {event['status']}" if event["status"] != "reported" else ""
    return (
        *said(event["when"], Look.QUIET),
        *quiet(": "),
        *said(event["what"]),
        *(() if event["is_reviewed"] else quiet("\u00a0◇")),
        *quiet(" ("),
        *said(event["part"], Look.QUIET),
        *quiet(f"{status})"),
        *draft.cited(event["sources"]),
    )

"""The briefing as a tree of headings, paragraphs and tables: what pages without a page size are made of.

The same content in the same order as the Typst template prints it, from the same data, and no layout. A web page and a Word
document are written from it. Every source label in it is a citation with a mark of its own, and every quoted sentence knows
the marks that lead to it: links go both ways.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from briefing.domain.choice import TLP
from briefing.report.outline.actors import actors
from briefing.report.outline.casualties import casualties, charts
from briefing.report.outline.conflicts import conflicts
from briefing.report.outline.draft import Draft
from briefing.report.outline.ending import method, scales, sources
from briefing.report.outline.happenings import control, graphic, map_of_places, timeline
from briefing.report.outline.leading import bottom_line, judgements, key_figures, what_changed
from briefing.report.outline.tree import Outline, said, text

_DRAWN: Mapping[str, Callable[[Draft, Mapping[str, Any]], None]] = {
    "bottom-line": bottom_line,
    "key-figures": key_figures,
    "judgements": judgements,
    "what-changed": what_changed,
    "timeline-graphic": graphic,
    "timeline": timeline,
    "casualty-charts": charts,
    "casualties": casualties,
    "map": map_of_places,
    "actors": actors,
    "control": control,
    "conflicts": conflicts,
    "method": method,
    "sources": sources,
    "scales": scales,
}


def outline(data: Mapping[str, Any]) -> Outline:
    """The tree of one briefing. `data` is what `Payload.data` gives."""
    draft = Draft(data)
    for part in data["parts"]:
        if part["name"] in _DRAWN:
            _DRAWN[part["name"]](draft, part)
        elif part["text"]:  # a section that has no facts of its own holds what the analyst wrote
            draft.open(part)
    facts = [
        ("Period covered", said(data["period"])),
        (data["cut_off_name"], said(data["cut_off"])),
        ("Written", said(data["written"])),
    ]
    if data["author"]:
        facts.append(("Prepared by", said(data["author"])))
    if data["area"]:
        facts.insert(0, ("Area", said(data["area"])))
    if data["issue"]:
        replaced = f", replaces {data['replaces']}" if data["replaces"] else ""
        facts.insert(0, ("Issue", text(f"No. {data['issue']}{replaced}")))
    return Outline(
        title=said(data["title"]),
        plain_title=data["plain_title"],
        short_title=said(data["short_title"]),
        author=data["plain_author"],
        marking=said(data["marking"]),
        stamp=data["marking"] if data["marking"] in TLP else "",
        paper=data["paper"],
        cut_off=(*text(f"{data['cut_off_name']} "), *said(data["cut_off"])),
        facts=tuple(facts),
        blocks=tuple(draft.blocks),
    )

"""How the briefing was made, the scales it uses, and its numbered sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing.domain.printed import BY_HAND
from briefing.report.outline.draft import Draft
from briefing.report.outline.tree import NEW_LINE, Look, Quotation, Reference, Row, Tag, joined, quiet, said, text
from briefing.report.wording import WORDS


def method(draft: Draft, part: Mapping[str, Any]) -> None:
    data, method = draft.data, draft.data["method"]
    draft.open(part)
    if method is not None:
        draft.say(*(said(one) for one in data["method_note"]))
        names = ("proposed", "accepted", "edited", "rejected", "suggested", "entered")
        rows = [
            Row((text(name), *(text(str(method[field][one])) for one in names)))
            for name, field in (("Events", "events"), ("Casualty figures", "casualties"))
        ]
        head = (
            "What became of proposals", "Proposed", "Accepted", "Edited", "Rejected", "Not yet reviewed",
            "Entered by hand",
        )  # fmt: skip
        draft.table("What became of proposals", head, (None, 20.0, 20.0, 20.0, 20.0, 24.0, 24.0), rows)


def scales(draft: Draft, part: Mapping[str, Any]) -> None:
    data = draft.data
    draft.open(part)
    draft.heading("Status", 2)
    rows = [Row(((Tag(status),), text(words))) for status, words in WORDS["statuses"]]
    draft.table("Status", ("Status", "Meaning"), (30.0, None), rows)
    likelihood = data["likelihood"]
    name = f"Likelihood: {likelihood['scale']}"
    draft.heading(name, 2)
    rows = [Row((text(term), text(percent))) for term, percent in likelihood["terms"]]
    draft.table(name, ("Term", "Probability"), (50.0, None), rows)
    draft.heading("Confidence in the basis", 2)
    rows = [Row((text(term), text(words))) for term, words in likelihood["confidence"]]
    draft.table("Confidence in the basis", ("Confidence", "Meaning"), (30.0, None), rows)
    if data["grades"]:
        draft.heading("Grades of sources and reports", 2)
        rows = [Row(tuple(text(cell) for cell in cells)) for cells in data["grades"]]
        draft.table("Grades", ("Source", "is", "Report", "is"), (14.0, None, 14.0, None), rows)
        draft.say(text(WORDS["grades_explained"]))
    draft.heading("How figures are read", 2)
    draft.say(text(WORDS["figures_read"]))


def sources(draft: Draft, part: Mapping[str, Any]) -> None:
    data = draft.data
    draft.open(part)
    if not data["sources"] and not data["has_by_hand"]:
        draft.say(text(WORDS["no_article"]))
    for source in data["sources"]:
        outlet = said(source["publisher"]) or text("publisher not known")
        if source["reliability"]:
            outlet = (*outlet, *text(" ("), *said(source["reliability"]), *text(")"))
        byline = [outlet, said(source["published"])]
        if source["author"]:
            byline.append(said(source["author"]))
        also = [said(one) for one in source["also"]]
        head = (
            *(said(source["title"], Look.BOLD) or text("Without a title", Look.ITALIC)),
            *NEW_LINE,
            *joined(byline, ", "),
            *((*NEW_LINE, *text("Also printed by "), *joined(also, "; ")) if also else ()),
        )
        url = (*said(source["url"], Look.QUIET), *NEW_LINE) if source["url"] else ()
        detail = (*url, *quiet(f"Text SHA-256 {source['sha256'][:16]}"))
        quotations = tuple(
            Quotation(
                quote["label"],
                (*text("“"), *said(quote["sentence"]), *text("”")),
                tuple(draft.uses.get(quote["label"], ())),
            )
            for quote in source["quotes"]
        )
        draft.add(Reference(str(source["number"]), head, detail, quotations))
    if data["has_by_hand"]:
        by_hand = Quotation(BY_HAND, text(WORDS["by_hand"]), tuple(draft.uses.get(BY_HAND, ())))
        draft.add(Reference("", (), (), (by_hand,)))

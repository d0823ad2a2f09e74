"""Makes the frozen case of the present schema version: `python -m tests.store.freeze`, once, before its first release.

tests/cases holds one such file for each version, made by the program of that time, and beside it what it must still say.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from briefing import reconcile
from briefing.domain.claim import Origin, Review
from briefing.domain.composition import Composition, Issue
from briefing.domain.corpus import Decisions
from briefing.domain.event import Event, EventId, EventType
from briefing.domain.grade import Credibility, Reliability, publisher_key
from briefing.domain.incident import Pair
from briefing.domain.text import ArticleId, Original, Printing, PublishedFrom, outlet_key
from briefing.store.casefile import SUFFIX, VERSION, CaseFile
from briefing.store.grades import Graded
from tests.store.made import sample_case

CASES = Path(__file__).parents[1] / "cases"


def freeze(path: Path) -> None:
    """A case with something in every table."""
    with sample_case(path) as case:
        first, second, third, *_ = case.corpus().events
        case.settings.set("title", "Aleppo, November 2024")
        case.settings.set("author", "N. Rahman")
        case.events.replace(replace(first, review=Review.ACCEPTED))
        case.events.replace(replace(second, title="As the analyst has it", review=Review.EDITED))
        case.events.remove(third.id)
        case.events.add(
            Event(
                EventId("analyst:1"), "Airport closed", EventType.DISRUPTION, origin=Origin.ANALYST, review=Review.ACCEPTED
            )
        )
        row, other, *_ = case.corpus().casualties
        case.casualties.replace(replace(row, low=3, high=4, review=Review.EDITED))
        case.casualties.remove(other.id)
        actor, gone, *_ = case.corpus().actors
        case.actors.replace(replace(actor, name="As the analyst calls it"))
        case.actors.annotate(actor.id, "Ask Leila.")
        case.decide(Decisions({gone.id: actor.id}, apart=frozenset({Pair.of(first.id, second.id)})))
        case.grades.set(Graded.PUBLISHER, publisher_key(case.articles.heads()[0].publisher), Reliability.B)
        case.grades.set(Graded.SOURCE, actor.id, Reliability.C)
        case.grades.set(Graded.EVENT, first.id, Credibility.PROBABLE)
        case.grades.set(Graded.FIGURE, row.id, Credibility.POSSIBLE)
        last = case.articles.heads()[-1]
        case.articles.link(last.id, case.articles.heads()[0].id)
        reprint = Original("reprint.txt", "text/plain", b"As the second outlet had it.")
        printing = Printing("Orontes Mirror", date(2024, 12, 1), PublishedFrom.METADATA, "By hand", file=reprint.name)
        told = Printing("Coastal Gazette")
        carried = replace(case.articles.all()[1], also=(printing, told))
        case.articles.set_details(carried, {outlet_key(printing.publisher): reprint})
        case.write_view(reconcile.corpus(case.articles.all(), case.findings(), case.decisions()))
        composition = Composition("Aleppo, November 2024", number=3, replaces=2)
        case.issues.put(Issue(composition, datetime(2024, 12, 2, 18, tzinfo=UTC)))
        case.history.note("Accept", first, replace(first, review=Review.ACCEPTED))
        problems = case.check()
        if problems:
            raise SystemExit("\n".join(problems))


def summary(case: CaseFile) -> dict[str, Any]:
    """What must stay the same for good, whatever else later versions add."""
    corpus = case.corpus()
    decisions = case.decisions()
    issues = [[head.number, head.title, head.template, str(head.written), head.replaces] for head in case.issues.heads()]
    grades = corpus.grades
    printed = {
        one.id: [[by.publisher, str(by.day), by.file, *_file(case, one.id, by.publisher)] for by in one.also]
        for one in corpus.articles
        if one.also
    }
    told = [dict(one) for one in (grades.publishers, grades.sources, grades.events, grades.figures)]
    return {
        **({"grades": told} if any(told) else {}),
        **({"printed": printed} if printed else {}),
        "articles": {
            one.id: [one.title, one.published and one.published.isoformat(), one.sha256] for one in corpus.articles
        },
        "originals": {one.id: case.articles.original(one.id).sha256 for one in corpus.articles},
        "copies": {head.id: head.near_duplicate_of for head in case.articles.heads()},
        "read": {head.id: len(case.articles.reading(head.id).events) for head in case.articles.heads()},
        "events": {
            one.id: [one.title, one.type, one.review, one.origin, str(one.when.earliest), str(one.when.latest),
                     one.incident, [[part.actor, part.role] for part in one.participants],
                     [[span.article, span.start, span.end] for span in one.evidence]]
            for one in corpus.events
        },
        "casualties": {one.id: [one.effect, one.low, one.high, one.review, one.event] for one in corpus.casualties},
        "actors": {one.id: [one.name, len(one.mentions)] for one in corpus.actors},
        "places": {one.id: [one.name, one.lat, one.lon] for one in corpus.places},
        "incidents": {one.id: [one.title, len(one.tolls)] for one in corpus.incidents},
        "decisions": [decisions.same_actor, sorted(decisions.together), sorted(decisions.apart)],
        "notes": [case.actors.note(one.id) for one in corpus.actors if case.actors.note(one.id)],
        "history": [[entry.label, entry.who, entry.after["title"]] for entry in case.history.all()],
        "settings": [case.settings.get("title"), case.settings.get("author")],
        **({"issues": issues} if issues else {}),
        "found": sorted(hit.id for hit in case.search.find("Aleppo")),
    }  # fmt: skip


def _file(case: CaseFile, article: ArticleId, outlet: str) -> list[str]:
    original = case.articles.original_of_printing(article, outlet)
    return [] if original is None else [original.sha256]


def words_of(case: CaseFile) -> str:
    """The summary as the text that lies beside the frozen case."""
    return json.dumps(summary(case), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    target = CASES / f"v{VERSION}{SUFFIX}"
    freeze(target)
    with CaseFile.open(target, read_only=True) as frozen:
        target.with_suffix(".json").write_text(words_of(frozen), encoding="utf-8")

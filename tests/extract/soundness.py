"""What holds for whatever is read from any text, however hostile."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from datetime import date

from briefing import reconcile
from briefing.domain import interchange
from briefing.domain.findings import Findings
from briefing.domain.text import Article, Span, article_id, normalise, paragraphs
from briefing.extract.events.titles import MAX_LENGTH
from briefing.store.casefile import CaseFile
from briefing.usecases.checking import check_case
from tests.extract.reading import FRIDAY, Reading, extractor
from tests.store.made import put_in

LONGEST_NAME = 1200  # code points; the longest that any of these texts makes, all of it a name


def article(text: str, day: date | None = FRIDAY) -> Article:
    """An article of a text as it would be taken in: normalised, paragraphs at empty lines, line ends kept."""
    words = normalise(text)
    return Article(article_id(words), words, paragraphs(words), published=day)


def sound(text: str, day: date | None = FRIDAY) -> Reading:
    """Read a text and check all that must hold of it, alone, joined, in the public JSON and in a case."""
    one = article(text, day)
    found = extractor().read(one)
    _check_spans(one, found)
    _check_values(found)
    _check_ids(found)
    _check_json(one, found)
    with CaseFile.create(None) as case:
        put_in(case, one, found)
        assert case.findings() == (found,)
        case.write_view(reconcile.corpus([one], [found]))
        assert check_case(case) == ()
    return Reading(one, found)


def told_nothing(reading: Reading) -> bool:
    """Whether no happening, no toll, no tie and no statement was read."""
    found = reading.found
    return not (found.events or found.casualties or found.relations or found.statements)


def _spans(found: Findings) -> Iterator[tuple[str, Span]]:
    for mentioned in (*found.actors, *found.places):
        assert mentioned.mentions, mentioned
        yield from ((mentioned.id, span) for span in mentioned.mentions)
    yield from ((time.id, time.evidence) for time in found.times)
    for fact in (*found.events, *found.casualties, *found.relations, *found.statements):
        assert fact.evidence, fact
        yield from ((fact.id, span) for span in fact.evidence)
        yield from ((fact.id, reason.words) for reason in fact.why if reason.words is not None)


def _check_spans(one: Article, found: Findings) -> None:
    assert found.article == one.id
    for fact, span in _spans(found):
        assert span.article == one.id, fact
        assert 0 <= span.start < span.end <= len(one.text), fact
        assert one.quote(span).strip(), (fact, span)
        assert any(block.start <= span.start and span.end <= block.end for block in one.blocks), (fact, one.quote(span))


def _check_values(found: Findings) -> None:
    for row in found.casualties:
        assert row.low is not None or row.high is not None, row
        assert (row.low or 0) >= 0, row
        assert row.high is None or (row.low or 0) <= row.high, row
        assert max(row.low or 0, row.high or 0) < 10**10, row  # there are no more people
    for when in (*(e.when for e in found.events), *(c.when for c in found.casualties), *(t.when for t in found.times)):
        assert when.earliest is None or when.latest is None or when.earliest <= when.latest, when
    for event in found.events:
        assert 0 < len(event.title.strip()) <= MAX_LENGTH, event.title
        assert not {unicodedata.category(char) for char in event.title} & {"Cc", "Zl", "Zp"}, event.title
        assert 0 <= event.confidence <= 1, event
    for named in (*found.actors, *found.places):
        assert 0 < len(named.name.strip()) <= LONGEST_NAME, named


def _check_ids(found: Findings) -> None:
    for facts in (
        found.actors,
        found.places,
        found.times,
        found.events,
        found.casualties,
        found.relations,
        found.statements,
    ):
        ids = [fact.id for fact in facts]  # type: ignore[attr-defined]
        assert len(set(ids)) == len(ids), ids
    actors = {one.id for one in found.actors}
    places = {one.id for one in found.places}
    events = {one.id for one in found.events}
    rows = {one.id for one in found.casualties}
    assert {one.affiliation for one in found.actors} <= actors | {None}
    for event in found.events:
        assert {one.actor for one in event.participants} | set(event.attributed_to) <= actors, event
        assert event.place is None or event.place in places, event
    for row in found.casualties:
        assert {row.victim_actor, row.perpetrator, *row.attributed_to} <= actors | {None}, row
        assert row.event is None or row.event in events, row
        assert {row.part_of, row.replaces} <= rows - {row.id} | {None}, row
    for tie in found.relations:
        assert {tie.subject, tie.object} <= actors, tie
    for said in found.statements:
        assert said.speaker in actors, said
        assert said.event is None or said.event in events, said


def _check_json(one: Article, found: Findings) -> None:
    joined = reconcile.corpus([one], [found])
    written = interchange.dumps(joined)
    document = json.loads(written)
    assert document == json.loads(json.dumps(interchange.document(joined)))
    assert document["documents"][0]["text"] == one.text
    assert len(document["events"]) == len(found.events)
    assert len(document["casualties"]) == len(found.casualties)
    written.encode()

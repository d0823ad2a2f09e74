"""Whatever an analyst did to a case: written as JSON it becomes an equal case, and that one the same JSON again."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.domain import interchange
from briefing.domain.actor import Actor, ActorId, ActorKind
from briefing.domain.claim import Because
from briefing.domain.findings import Findings
from briefing.domain.text import Span
from briefing.exchange.interchange import loads
from briefing.store.casefile import CaseFile
from briefing.usecases.checking import check_case
from briefing.usecases.editing.articles import RemoveArticle
from briefing.usecases.editing.deciding import JoinIncidents
from briefing.usecases.editing.edits import refresh_view
from briefing.usecases.editing.stepping import undo
from briefing.usecases.editing.taking_over import kept_of, take_over
from tests.store.made import plain_article, put_in, sample_case
from tests.usecases.test_stepping import MAKERS, do

MOVES = st.lists(st.tuples(st.sampled_from([*range(len(MAKERS)), "undo"]), st.integers(0, 40)), max_size=12)


def written(case: CaseFile) -> dict[str, Any]:
    """The document of a case as plain values, without its history: an import is noted in it."""
    found: dict[str, Any] = json.loads(interchange.dumps(case.corpus(), kept_of(case)))
    del found["case"]["history"]
    return found


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(MOVES)
def test_a_case_that_was_worked_on_becomes_an_equal_case(moves: list[tuple[int | str, int]]) -> None:
    with sample_case() as case, CaseFile.create(None) as second, CaseFile.create(None) as third:
        refresh_view(case)
        done = 0
        for kind, n in moves:
            if kind != "undo":
                done += do(case, int(kind), n)
            elif done:
                undo(case)
                done -= 1
        refresh_view(case)
        first = interchange.dumps(case.corpus(), kept_of(case)).encode()
        told = take_over(second, loads(first, "first.json"), "first.json")
        assert told.differences == ()
        assert written(second) == written(case)
        again = interchange.dumps(second.corpus(), kept_of(second)).encode()
        assert take_over(third, loads(again, "second.json"), "second.json").differences == ()
        assert written(third) == written(second)
        assert check_case(second) == check_case(third) == ()


def test_a_reason_without_words_stays_behind_those_of_its_article() -> None:
    """Where one article alone gives an actor's other names, joining after an import must not bring that up earlier."""
    articles = [plain_article(f"{words} spoke to the council on Monday.") for words in ("Omar Haddad", "Mr Haddad")]
    with CaseFile.create(None) as case, CaseFile.create(None) as second:
        for n, article in enumerate(sorted(articles, key=lambda one: one.id)):
            span = Span(article.id, 0, article.text.index(" spoke"))
            why = [Because("name", "as the article calls it", span), Because("kind", "what it is called and does", span)]
            why += [Because("aliases", "its other names in the article")] * n
            aliases = ("Haddad",) * n
            named = Actor(
                ActorId("actor:haddad"), "Omar Haddad", ActorKind.PERSON, aliases, mentions=(span,), why=tuple(why)
            )
            put_in(case, article, Findings(article.id, actors=(named,)))
        refresh_view(case)
        assert [reason.field for reason in case.actors.all()[0].why] == ["name", "kind", "name", "kind", "aliases"]
        data = interchange.dumps(case.corpus(), kept_of(case)).encode()
        assert take_over(second, loads(data, "first.json"), "first.json").differences == ()
        assert written(second) == written(case)


def test_a_decision_on_what_was_taken_out_since_spoils_no_document() -> None:
    with sample_case() as case, CaseFile.create(None) as second:
        refresh_view(case)
        first, last = case.events.all()[0], case.events.all()[-1]
        JoinIncidents(case, first.id, last.id).apply()
        RemoveArticle(case, first.evidence[0].article).apply()
        data = interchange.dumps(case.corpus(), kept_of(case)).encode()
        assert take_over(second, loads(data, "first.json"), "first.json").differences == ()
        assert case.decisions().together  # it is there again when the article is put back

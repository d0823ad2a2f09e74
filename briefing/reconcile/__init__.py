"""Findings of many articles -> one corpus: the same actors, the same places, incidents with their tolls. Pure functions.

The rules, with where each comes from, are in docs/reconciliation.md. The corpus is the same whatever the order in which
articles and findings are given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing.domain.casualty import Casualty
from briefing.domain.corpus import Corpus, Decisions
from briefing.domain.event import IncidentId
from briefing.domain.findings import Findings
from briefing.domain.text import Article
from briefing.reconcile.reconciler import UNDECIDED, Reconciler
from briefing.reconcile.tolls import RULES, USUAL, Bookkeeper, Rule

__all__ = ["RULES", "USUAL", "Reconciler", "Rule", "corpus", "with_rule"]


def corpus(
    articles: Sequence[Article],
    findings: Sequence[Findings],
    decisions: Decisions = UNDECIDED,
    rule: Rule = USUAL,
) -> Corpus:
    """Everything that was read from the articles, with actors, places and happenings joined and tolls reconciled.

    Articles come in order of publication, undated ones last; all lists are in document order, incidents in order of time.
    Every id is that of the joined actor or place; events and casualties carry the id of their incident. The status of an
    event becomes `disputed` where its incident is both asserted and denied. `decisions` outrank every score. `rule` is how
    tolls are put together, one of RULES.

    Raises ValueError for another rule.
    """
    return Reconciler(rule).corpus(articles, findings, decisions)


def with_rule(corpus: Corpus, rule: Rule) -> Corpus:
    """The same corpus with its tolls put together by another rule.

    Raises ValueError for a rule that is not one of RULES.
    """
    keeper = Bookkeeper(corpus.articles, corpus.actors, rule)
    rows = _by_incident(corpus.casualties)
    events = {event.id: event for event in corpus.events}
    settled = (
        replace(
            one,
            tolls=keeper.settle(
                [events[event_id] for event_id in one.events if event_id in events], rows.get(one.id, ())
            ).tolls,
        )
        for one in corpus.incidents
    )
    return replace(corpus, incidents=tuple(settled))


def _by_incident(rows: Iterable[Casualty]) -> dict[IncidentId, list[Casualty]]:
    found: dict[IncidentId, list[Casualty]] = defaultdict(list)
    for row in rows:
        if row.incident is not None:
            found[row.incident].append(row)
    return found

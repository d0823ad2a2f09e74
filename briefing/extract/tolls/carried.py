"""The wounded who were brought somewhere, and those of them who died: the day and place are not those of the blow."""

from __future__ import annotations

from briefing.domain.casualty import Effect
from briefing.extract.sentences.tree import clause_verb
from briefing.extract.times.clause_times import CARRYING
from briefing.extract.tolls.late_deaths import is_at_once
from briefing.extract.tolls.rows import Row
from briefing.knowledge.words import lists


def is_carried(row: Row) -> bool:
    """ "17 wounded soldiers had been brought in on Friday": whether the verb of a figure tells that the wounded were
    brought somewhere or cared for, and not that they were hurt."""
    if row.effect is not Effect.WOUNDED:
        return False
    verb = row.trigger if row.trigger.pos == "VERB" and row.trigger.dep not in ("amod", "acl") else clause_verb(row.head)
    return verb is not None and verb.lemma in CARRYING and (row.time is None or row.time.direction is None)


def are_of_the_wounded(row: Row, before: Row | None) -> bool:
    """ "Two of them died on Tuesday night", right behind a figure of the wounded: of their wounds."""
    if row.trigger.lemma not in lists().casualties.late_dying or is_at_once(row.trigger):
        return False
    if not any(obj.low in ("them", "those", "whom") and not obj.kids for obj in row.head.behind("of", "among")):
        return False
    return before is not None and before.effect is Effect.WOUNDED

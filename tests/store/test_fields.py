"""A field that the domain gains must not be lost on the way through a case."""

from __future__ import annotations

from dataclasses import fields

import pytest

from briefing.domain.actor import Actor, Relation
from briefing.domain.casualty import Casualty
from briefing.domain.claim import Because, Statement
from briefing.domain.event import Event, Participant
from briefing.domain.findings import Findings
from briefing.domain.incident import Incident
from briefing.domain.place import Place
from briefing.domain.text import Article, Block, Original, Printing, Span
from briefing.domain.when import TimeExpression, When

STORED = {
    Article: "id text blocks title publisher author url published published_from language also",
    Printing: "publisher published published_from author url file",
    Block: "kind start end",
    Original: "name media_type data",
    Span: "article start end",
    Because: "field rule words",
    When: "earliest latest precision",
    Actor: "id name kind aliases country title affiliation mentions origin nameless why",
    Place: "id name kind aliases country lat lon precision gazetteer mentions",
    TimeExpression: "id when kind evidence",
    Participant: "actor role",
    Event: "id title type subtype when place participants status attributed_to confidence review origin incident"
    " evidence why",
    Casualty: "id effect low high qualifier victims groups event incident victim_actor perpetrator cumulative when place"
    " attributed_to status part_of replaces review origin evidence why",
    Relation: "id subject predicate object evidence origin why",
    Statement: "id speaker stance event evidence origin why",
    Incident: "id title type when place events tolls",
    Findings: "article actors places times events casualties relations statements",
}


@pytest.mark.parametrize("kind", STORED, ids=lambda kind: kind.__name__)
def test_every_field_has_its_column(kind: type) -> None:
    # whoever adds a field adds a column, a schema version and the reading and writing of it, then its name here
    assert [field.name for field in fields(kind)] == STORED[kind].split()

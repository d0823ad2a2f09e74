"""The place that the sentence of a toll tells, though not as that of the toll."""

from __future__ import annotations

from briefing.extract.events.reading import EventReader
from briefing.extract.places.atlas import Spot
from briefing.extract.places.placing import where_of
from briefing.extract.places.scores import TOWNS
from briefing.extract.tolls.rows import Row


def place_beside(row: Row, reader: EventReader) -> Spot | None:
    """ "Drones flew over Myitkyina. One fell on a house in Dukahtawng ward, leaving two dead": the quarter or village that
    the sentence itself names, which is finer than the one told before it."""
    spot, _ = where_of(row.trigger, [row.head], reader.atlas, reader.paper, reader.reporting)
    fine = spot is not None and spot.kind in TOWNS
    return spot if fine and any(reader.atlas.at(one) is spot for one in row.trigger.sent.tokens) else None

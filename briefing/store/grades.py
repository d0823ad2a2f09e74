"""What the analyst graded: publishers, named sources, events and figures. What is not here is not judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from briefing.domain.actor import ActorId
from briefing.domain.casualty import CasualtyId
from briefing.domain.event import EventId
from briefing.domain.grade import UNJUDGED_INFORMATION, UNJUDGED_SOURCE, Credibility, Grades, Reliability
from briefing.store.connection import Connection
from briefing.store.rows import joins

Rows = Mapping[str, str]
"""Grades of one kind by the id they are kept under."""


class Graded(StrEnum):
    """What can be graded. The id of a publisher is its `publisher_key`."""

    PUBLISHER = "publisher"
    SOURCE = "source"
    EVENT = "event"
    FIGURE = "figure"


class GradeBook:
    """One row for each grade. Grades outlive what they are given to: an article that comes back finds them again."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def get(self) -> Grades:
        """All of them, those of sources under the actors that are shown now."""
        with self._db.reading():
            return read_grades(self._db)

    def rows(self, kind: Graded, id_: str) -> Rows:
        """What is kept about one thing; of a joined actor under each id that was joined."""
        ids = self._ids(kind, id_)
        among = ", ".join("?" * len(ids))
        return dict(self._db.rows(f"select id, value from grade where kind = ? and id in ({among})", [kind.value, *ids]))

    def set(self, kind: Graded, id_: str, value: Reliability | Credibility | None) -> Rows:
        """Grade something; None, F and 6 take the grade away. Returns what was kept before, for `put_back`.

        Raises ValueError for a publisher without a name, or a grade of the other scale.
        """
        if kind is Graded.PUBLISHER and not id_:
            raise ValueError("a publisher that is not known cannot be graded")
        wanted = Reliability if kind in (Graded.PUBLISHER, Graded.SOURCE) else Credibility
        if value is not None and not isinstance(value, wanted):
            raise ValueError(f"{value} is no grade of a {kind}")
        nothing = value in (None, UNJUDGED_SOURCE, UNJUDGED_INFORMATION)
        shown = joins(self._db).actors.get(id_, id_) if kind is Graded.SOURCE else id_
        with self._db.atomic():
            before = self.rows(kind, id_)
            self.put_back(kind, id_, {} if nothing or value is None else {shown: value.value})
        return before

    def put_back(self, kind: Graded, id_: str, rows: Rows) -> None:
        """Keep exactly these about one thing."""
        ids = self._ids(kind, id_)
        with self._db.atomic():
            self._db.many("delete from grade where kind = ? and id = ?", [(kind.value, one) for one in ids])
            self._db.many("insert into grade (kind, id, value) values (?, ?, ?)", list(_named(kind, rows)))

    def fill(self, grades: Grades) -> None:
        """Put in those of another case, over what is there."""
        with self._db.atomic():
            for kind, held in _held(grades):
                self._db.many(
                    "insert or replace into grade (kind, id, value) values (?, ?, ?)",
                    [(kind.value, id_, value.value) for id_, value in held.items()],
                )

    def _ids(self, kind: Graded, id_: str) -> list[str]:
        if kind is not Graded.SOURCE:
            return [id_]
        same = joins(self._db).actors
        shown = same.get(id_, id_)
        return [shown, *sorted(one for one, into in same.items() if into == shown and one != shown)]


def _named(kind: Graded, rows: Rows) -> Iterator[tuple[str, str, str]]:
    return ((kind.value, id_, value) for id_, value in rows.items())


def _held(grades: Grades) -> list[tuple[Graded, Mapping[str, Reliability] | Mapping[str, Credibility]]]:
    return [
        (Graded.PUBLISHER, grades.publishers),
        (Graded.SOURCE, {str(key): value for key, value in grades.sources.items()}),
        (Graded.EVENT, {str(key): value for key, value in grades.events.items()}),
        (Graded.FIGURE, {str(key): value for key, value in grades.figures.items()}),
    ]


def read_grades(db: Connection) -> Grades:
    """All grades. Where several actors that were graded are one, its own grade counts, else the lowest."""
    publishers: dict[str, Reliability] = {}
    told: dict[ActorId, Reliability] = {}
    events: dict[EventId, Credibility] = {}
    figures: dict[CasualtyId, Credibility] = {}
    for kind, id_, value in db.rows("select kind, id, value from grade order by kind, id"):
        if kind == Graded.PUBLISHER:
            publishers[id_] = Reliability(value)
        elif kind == Graded.SOURCE:
            told[ActorId(id_)] = Reliability(value)
        elif kind == Graded.EVENT:
            events[EventId(id_)] = Credibility(value)
        else:
            figures[CasualtyId(id_)] = Credibility(value)
    sources: dict[ActorId, Reliability] = {}
    same = joins(db).actors if told else {}
    for id_, grade in told.items():
        shown = same.get(id_, id_)
        sources[shown] = told[shown] if shown in told else max(grade, sources.get(shown, grade))
    return Grades(publishers, sources, events, figures)

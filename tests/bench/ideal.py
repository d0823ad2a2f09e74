"""An interchange document that says of a measuring set exactly what its keys say: what a faultless reading would give."""

from __future__ import annotations

from briefing.readers import read_file
from briefing.usecases.taking_in.intake import take_in
from tests.bench.score import Keyed, MeasuringSet, Row, find_quote, quotes_of


def ideal(measuring_set: MeasuringSet) -> Row:
    """The document. An event that the key joins with no other has an incident of its own."""
    incident_of = {member: key for key, members in measuring_set.incidents() for member in members}
    document: Row = {"format": "briefing/1", "documents": [], "incidents": []}
    document |= {kind: [] for kind in ("actors", "places", "times", "events", "casualties", "relations", "statements")}
    for article in measuring_set.articles:
        text = take_in(read_file(article.file)).article.text
        document["documents"].append({"id": article.name, "title": article.name, "text": text})
        for kind, rows in _facts(article, text, incident_of).items():
            document[kind] += rows
    return document


def _facts(article: Keyed, text: str, incident_of: dict[tuple[str, str], str]) -> dict[str, list[Row]]:
    def spans(quotes: list[str]) -> list[Row]:
        found = [find_quote(quote, text)[0] for quote in quotes if find_quote(quote, text)]
        return [{"document": article.name, "start": start, "end": end} for start, end in found or [(0, 1)]]

    def our(key: str) -> str:
        return f"{article.name}/{key}"

    def named(row: Row) -> Row:
        at_hand = [name for name in row["names"] if find_quote(name, text)]
        return {"id": our(row["key"]), "name": row["names"][0], "aliases": row["names"][1:], "mentions": spans(at_hand[:1])}

    def told(row: Row) -> Row:
        days: Row = {end: row.get(end) for end in ("earliest", "latest")}
        return days | {"evidence": spans(quotes_of(row))}

    def event(row: Row) -> Row:
        incident = incident_of.get((article.name, row["key"]), our(row["key"]))
        own = {"title": row["quote"], "type": row["type"][0], "status": row["status"][0], "incident": incident}
        return {**told(row), **own}

    return {
        "actors": [named(row) for row in article.rows("actors")],
        "places": [named(row) for row in article.rows("places")],
        "times": [told(row) for row in article.rows("times")],
        "events": [event(row) for row in article.rows("events")],
        "casualties": [
            told(row) | {part: row[part] for part in ("effect", "low", "high")} for row in article.rows("casualties")
        ],
        "statements": [
            {"speaker": our(row["speaker"]), "stance": row["stance"], "evidence": spans(quotes_of(row))}
            for row in article.rows("statements")
        ],
        "relations": [
            {
                "subject": our(row["subject"]),
                "predicate": row["predicate"],
                "object": our(row["object"]),
                "evidence": spans(quotes_of(row)),
            }
            for row in article.rows("relations")
        ],
    }

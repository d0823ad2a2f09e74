"""Whether a case is sound, from its pages on the disk to the words that every fact points at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.domain import interchange

if TYPE_CHECKING:
    from briefing.store.casefile import CaseFile


def check_case(case: CaseFile) -> tuple[str, ...]:
    """What is wrong with a case, in sentences; empty when nothing is.

    Beyond the store's own check every fact is quoted from its article and every id that is referred to is looked up.
    """
    problems = list(case.check())
    if problems:
        return tuple(problems)
    try:
        corpus = case.corpus()
    except (ValueError, KeyError, TypeError, AttributeError) as error:  # what is kept is not in the form it was written in
        return (f"What is kept in the case cannot be read ({type(error).__name__}: {error}).",)
    try:
        document = interchange.document(corpus)
    except (ValueError, KeyError) as error:
        return (f"A fact points at words that are not there: {error}.",)
    texts = {one["id"]: one["text"] for one in document["documents"]}
    ids = {
        kind: {one["id"] for one in document[kind]} for kind in ("actors", "places", "events", "casualties", "incidents")
    }

    def refer(what: str, kind: str, id_: str | None) -> None:
        if id_ is not None and id_ not in ids[kind]:
            problems.append(f"{what} refers to {id_}, which is not among the {kind}.")

    for kind in ("actors", "places", "times", "events", "casualties", "relations", "statements"):
        for one in document[kind]:
            evidence = one.get("evidence", one.get("mentions", ()))
            for quote in evidence:
                if texts[quote["document"]][quote["start"] : quote["end"]] != quote["text"]:
                    problems.append(f"The words quoted for {one['id']} are not those of its article.")
            if not evidence and one.get("origin") == "extracted":
                problems.append(f"{one['id']} was read from an article but quotes none.")
    for one in (*document["events"], *document["casualties"]):
        refer(one["id"], "places", one["place"])
        refer(one["id"], "incidents", one["incident"])
        for actor in one["attributed_to"]:
            refer(one["id"], "actors", actor)
    for one in document["events"]:
        for participant in one["participants"]:
            refer(one["id"], "actors", participant["actor"])
    for one in document["casualties"]:
        refer(one["id"], "events", one["event"])
        refer(one["id"], "actors", one["perpetrator"])
        refer(one["id"], "actors", one["victim_actor"])
    for one in document["relations"]:
        refer(one["id"], "actors", one["subject"])
        refer(one["id"], "actors", one["object"])
    for one in document["statements"]:
        refer(one["id"], "actors", one["speaker"])
        refer(one["id"], "events", one["event"])
    for one in document["incidents"]:
        for event in one["events"]:
            refer(one["id"], "events", event)
    return tuple(problems)

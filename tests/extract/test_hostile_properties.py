"""Whatever stands in a text, in whatever order: what is read from it holds, and is the same every time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from briefing.domain.findings import Findings
from tests.extract.reading import FRIDAY, extractor
from tests.extract.soundness import article, sound

SENTENCES = (
    "Three soldiers were killed in an attack near Goma on Monday.",
    "The Syrian army said on 15 May that its forces had retaken the town of Saraqib from Hayat Tahrir al-Sham.",
    "At least 24 civilians, including five children, died when drones struck a market in El Fasher.",
    "The ministry denied that any of its aircraft had been lost.",
    "He said the ceasefire would be signed within two weeks.",
    "Between 30 and 45 people were wounded, 12 of them seriously, and hundreds fled towards Chad.",
    "Fighting has killed more than 500,000 people since 2011, according to the United Nations.",
    "No one was hurt.",
    "General Khalifa Haftar, the commander of the LNA, met President Recep Tayyip Erdogan in Ankara last week.",
    "Was the bridge destroyed?",
)
WORDS = """
killed wounded dead died attack army rebels soldiers civilians people police militants bombed captured said denied
the a of in on near and or that who which by from Goma Aleppo Kyiv Hamas Wagner M23 UN Monday yesterday May 2024 12
three dozens hundreds thousand billion at least more than up to between not no if would have been was were 's with
ago since later
""".split()
SIGNS = tuple(" \n\t.,;:!?-–—()[]{}<>\"'“”‘’«»…/\\|@#$%^&*_+=~`\u200b\u200d\u200e\u202e\u2066")
ODD = (
    "\n\n", "kill(12);", "<b>", "https://example.org/3-killed", "💥", "👨‍👩‍👧", "قُتل", "солдат", "死者", "été", "und",
    "30 February", "99999", "10^12", "9" * 40, "½", "١٢", "00:99", "2024-13-45", "A" * 300, "x" * 200, "\x1b[31m",
    "\x00", "\u0301" * 20, "İ", "ﬀ", "ǅ", "U.S.", "Mr.", "al-", "…", "(((", "”", "##",
)  # fmt: skip

pieces: SearchStrategy[str] = (
    st.sampled_from(SENTENCES)
    | st.sampled_from(WORDS)
    | st.sampled_from(SIGNS)
    | st.sampled_from(ODD)
    | st.text(max_size=8)
)
texts: SearchStrategy[str] = st.lists(pieces, max_size=30).map(" ".join) | st.lists(pieces, max_size=30).map("".join)
days = st.just(FRIDAY) | st.none() | st.dates()
fuzzed = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _without_ids(found: Findings) -> tuple[object, ...]:
    """What was found, without what the text as a whole decides: ids, offsets and names by their places."""
    return (
        [(event.type, event.subtype, event.title) for event in found.events],
        [(row.effect, row.low, row.high, row.victims, row.groups) for row in found.casualties],
    )


@fuzzed
@given(texts, days)
@example(f"{SENTENCES[0]} kill(12); \u200e", FRIDAY)  # a last part without a word
def test_whatever_is_read_from_any_text_holds(text: str, day: date | None) -> None:
    sound(text, day)


@fuzzed
@given(texts, days)
def test_the_same_text_gives_the_same_findings(text: str, day: date | None) -> None:
    one = article(text, day)
    first = extractor().read(one)
    assert extractor().read(one) == first
    assert extractor().read(replace(one)) == first


@fuzzed
@given(texts, st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), st.booleans())
def test_whatever_stands_in_another_paragraph_a_report_is_read(text: str, report: list[str], before: bool) -> None:
    words = " ".join(report)
    whole = f"{words}\n\n{text}" if before else f"{text}\n\n{words}"
    sound(whole)


@fuzzed
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6, unique=True))
def test_code_behind_a_report_changes_nothing_in_it(sentences: list[str]) -> None:
    report = " ".join(sentences)
    alone = extractor().read(article(report))
    beside = extractor().read(article(report + "\n\nfor (child in army) { kill(child, 12); bomb(city); }"))
    assert _without_ids(beside) == _without_ids(alone)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300), days)
def test_no_run_of_characters_breaks_it(text: str, day: date | None) -> None:
    sound(text, day)

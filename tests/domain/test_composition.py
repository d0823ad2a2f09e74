"""What a briefing is composed of: order of sections, the way to JSON and back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.domain.composition import (
    SECTIONS,
    Composition,
    Confidence,
    Judgement,
    Likelihood,
    Passage,
    Section,
    Template,
    from_json,
    moved,
    sections_of,
    to_json,
)
from briefing.domain.criteria import Criteria
from briefing.domain.event import EventType
from briefing.domain.text import ArticleId, Span

SPAN = Span(ArticleId("a" * 16), 3, 40)

texts = st.text(max_size=60)
passages = st.builds(
    Passage,
    texts,
    st.lists(st.builds(lambda at, by: Span(ArticleId("b"), at, at + by), st.integers(0, 99), st.integers(1, 99))).map(
        tuple
    ),
    texts,
)
judgements = st.builds(
    Judgement, passages, st.none() | st.sampled_from(Likelihood), st.none() | st.sampled_from(Confidence), texts
)
sections = st.permutations([one.name for one in SECTIONS]).flatmap(
    lambda names: st.tuples(*(st.builds(Section, st.just(name), st.booleans(), st.just(())) for name in names))
)
compositions = st.builds(
    Composition,
    title=texts.filter(str.strip),
    template=st.sampled_from(Template),
    area=texts,
    marking=texts,
    author=texts,
    known_on=st.none() | st.dates(),
    cut_off=st.none() | st.datetimes(timezones=st.just(UTC)),
    number=st.integers(1, 999),
    replaces=st.none() | st.integers(1, 998),
    criteria=st.builds(Criteria, types=st.frozensets(st.sampled_from(EventType))),
    bottom_line=st.lists(passages, max_size=3).map(tuple),
    judgements=st.lists(judgements, max_size=3).map(tuple),
    sections=sections,
)


@given(compositions)
def test_a_composition_comes_back_from_json_as_it_was(one: Composition) -> None:
    assert from_json(to_json(one)) == one


@pytest.mark.parametrize("text", ["", "[]", "{}", "7", '{"title": 7}', '{"title": " "}', "[" * 100_000])
def test_what_is_no_composition_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"no composition|needs a title"):
        from_json(text)


def test_one_of_a_newer_version_is_refused() -> None:
    with pytest.raises(ValueError, match="newer"):
        from_json('{"format": 999, "title": "x"}')


def test_what_this_version_does_not_know_is_left_out_and_what_it_has_more_comes_in_at_its_place() -> None:
    plain = json.loads(to_json(Composition("Aleppo")))
    plain["sections"] = [
        {"name": "sources"},
        {"name": "weather"},
        {"name": "bottom-line"},
        {"name": "timeline", "on": False},
    ]
    plain["judgements"] = [{"text": "So it is.", "likelihood": "dead sure", "sources": [["a", 5, 2], ["a", 2, 5], "x"]}]
    plain["template"] = "pamphlet"
    found = from_json(json.dumps(plain))
    names = [one.name for one in found.sections]
    assert set(names) == {one.name for one in SECTIONS}
    assert names.index("key-figures") == names.index("bottom-line") + 1
    assert names.index("sources") == 0  # where the analyst had it
    assert not found.section("timeline").is_on
    assert not found.section("actors").is_on  # what the analyst never saw is not printed unasked
    assert found.template is Template.STANDARD
    assert found.judgements == (Judgement(Passage("So it is.", (Span(ArticleId("a"), 2, 5),))),)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"title": " "}, "title"),
        ({"first": date(2024, 12, 1), "last": date(2024, 11, 1)}, "ends before"),
        ({"cut_off": datetime(2024, 12, 1, 18)}, "zone"),
        ({"number": 0}, "numbered from 1"),
        ({"sections": (Section("sources"), Section("sources"))}, "twice"),
    ],
)
def test_an_impossible_composition_says_why(fields: dict[str, object], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Composition(**{"title": "Aleppo", **fields})  # type: ignore[arg-type]


def test_sections_move_and_keep_the_others_in_order() -> None:
    before = sections_of(Template.FULL)
    names = [one.name for one in before]
    up = [one.name for one in moved(before, "actors", 0)]
    assert up == ["actors", *(name for name in names if name != "actors")]
    assert [one.name for one in moved(before, "actors", 999)][-1] == "actors"
    with pytest.raises(KeyError):
        moved(before, "weather", 0)


def test_another_template_keeps_order_and_texts() -> None:
    one = Composition("Aleppo", Template.FULL, sections=moved(sections_of(Template.FULL), "actors", 0))
    one = one.with_section(replace(one.section("actors"), text=(Passage("Two sides."),)))
    flash = one.with_template(Template.FLASH)
    assert flash.sections[0] == Section("actors", is_on=False, text=(Passage("Two sides."),))
    assert flash.with_template(Template.FULL) == one


def test_sources_are_printed_whatever_is_switched_off() -> None:
    one = Composition("Aleppo", sections=tuple(replace(section, is_on=False) for section in sections_of(Template.FULL)))
    assert [section.name for section in one.printed] == ["sources"]


def test_a_passage_knows_what_became_of_its_draft() -> None:
    drafted = Passage("As drafted.", (SPAN,), "As drafted.")
    assert drafted.is_proposed
    assert not drafted.lacks_sources
    edited = replace(drafted, text="As edited.", sources=())
    assert edited.is_edited
    assert edited.lacks_sources
    assert not Passage(" ").lacks_sources


def test_the_next_issue_replaces_this_one() -> None:
    one = Composition("Aleppo", number=3, cut_off=datetime(2024, 12, 1, tzinfo=UTC))
    two = one.as_next(4)
    assert (two.number, two.replaces, two.cut_off) == (4, 3, None)

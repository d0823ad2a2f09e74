"""What is kept of the model's work, and what is decided in its place, is what the library itself would say every time."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.extract.sentences import embedding
from briefing.extract.sentences.language_model import _COLUMNS, MODEL, Form, LanguageModel, language_model
from briefing.places import samples
from tests.extract.test_hostile_properties import SENTENCES, texts

JOINT = (  # the rules that look at two words
    "They ain't leaving.",
    "He's gonna say that the army gotta go, y'all.",
    "Let's see whether there were soldiers; there are none, and all left.",
    "C'm on, said the commander, let's go.",
    "There's a road. There was fighting. There being no road, they walked.",
)


def told_by_the_rules(model: LanguageModel, text: str) -> list[Form]:
    """What the rules themselves make of a text."""
    doc = model.nlp(text)
    return [Form(token.pos_, token.tag_, token.dep_, token.lemma_) for token in doc]


def read(model: LanguageModel, text: str) -> list[Form]:
    """What is read of a text, with what was kept before."""
    [(doc, _)] = model.parse([text])
    return [form for _, form in model.read(doc)]


@pytest.mark.parametrize("text", [*SENTENCES, *JOINT])
def test_a_form_is_what_the_rules_say_the_first_time_and_the_second(text: str) -> None:
    model = LanguageModel(language_model().nlp)
    told = told_by_the_rules(model, text)
    assert read(model, text) == told
    assert read(model, text) == told
    assert read(model, f"{text}  \n {text}") == told_by_the_rules(model, f"{text}  \n {text}")


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from([*SENTENCES, *JOINT]), max_size=3), texts)
def test_forms_are_what_the_rules_say_whatever_was_read_before(sentences: list[str], text: str) -> None:
    whole = " ".join([*sentences, text])
    assert read(language_model(), whole) == told_by_the_rules(language_model(), whole)


def test_no_more_is_kept_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    model = LanguageModel(language_model().nlp)
    monkeypatch.setattr(LanguageModel, "MOST_FORMS", 20)
    for text in SENTENCES:
        assert read(model, text) == told_by_the_rules(model, text)
        assert len(model._forms) < 20 + 60


def test_the_columns_are_those_of_the_tokens() -> None:
    doc = language_model().nlp("Three soldiers  were killed\nin Goma.")
    rows = [dict(zip(_COLUMNS, row, strict=True)) for row, _ in language_model().read(doc)]
    assert [row["IDX"] for row in rows] == [token.idx for token in doc]
    assert [row["LENGTH"] for row in rows] == [len(token) for token in doc]
    assert [bool(row["IS_SPACE"]) for row in rows] == [token.is_space for token in doc]
    assert [bool(row["SPACY"]) for row in rows] == [bool(token.whitespace_) for token in doc]


def by_the_library(model: LanguageModel, texts_: list[str]) -> list[list[tuple[str, str, int, str]]]:
    """Tags, relations, heads and sorts of names as the library's own pipeline finds them."""
    return [[(t.tag_, t.dep_, t.head.i, t.ent_type_) for t in doc] for doc in model.nlp.pipe(texts_)]


def by_us(model: LanguageModel, texts_: list[str]) -> list[list[tuple[str, str, int, str]]]:
    """The same as we find them."""
    return [
        [
            (form.tag, form.dep, token.head.i, sort)
            for token, (_, form), sort in zip(doc, model.read(doc), sorts, strict=True)
        ]
        for doc, sorts in model.parse(texts_)
    ]


def test_names_tags_and_trees_are_those_of_the_library() -> None:
    lines = [line for path in sorted(samples().glob("0[1-4]*.md")) for line in path.read_text("utf-8").splitlines() if line]
    for whole in ([*SENTENCES[:5], "", *SENTENCES[5:]], lines, [" ".join(lines)]):
        found = by_us(language_model(), whole)
        assert found == by_the_library(language_model(), whole)
        assert any(sort for one in found for _, _, _, sort in one)


@settings(max_examples=30, deadline=None)
@given(st.lists(texts, max_size=3), texts)
def test_they_are_so_for_any_text_whatever_was_read_before(texts_: list[str], one: str) -> None:
    assert by_us(language_model(), [*texts_, one]) == by_the_library(language_model(), [*texts_, one])


def test_no_more_forms_are_kept_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "MOST_KEPT", 60)
    model = LanguageModel(language_model().nlp)
    for text in SENTENCES:
        assert by_us(model, [text]) == by_us(language_model(), [text])
        assert len(model._embedding._rows) <= 60 + 60


def test_the_faster_arithmetic_reads_as_the_usual_one_does() -> None:
    import spacy
    from thinc.api import NumpyOps, get_current_ops, set_current_ops

    model, ours = language_model(), get_current_ops()
    set_current_ops(NumpyOps())
    try:
        usual = spacy.load(MODEL)
    finally:
        set_current_ops(ours)
    for text in SENTENCES:
        other = usual(text)
        assert by_us(model, [text]) == [[(t.tag_, t.dep_, t.head.i, t.ent_type_) for t in other]]
        assert read(model, text) == [Form(t.pos_, t.tag_, t.dep_, t.lemma_) for t in other]


def test_the_model_is_loaded_without_the_librarys_command_line_which_can_still_be_had() -> None:
    code = (
        "import sys; from briefing.extract.sentences.language_model import language_model; language_model(); "
        "assert not {'spacy.cli', 'httpx', 'requests', 'typer', 'weasel'} & sys.modules.keys(); "
        "import spacy.cli; assert spacy.cli.download"
    )
    subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True)

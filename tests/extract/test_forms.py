"""What the model's rules make of words is kept; it is what they would make of them every time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.extract.parse import _COLUMNS, MODEL, _Form, _Model, _model
from tests.extract.test_hostile_properties import SENTENCES, texts

JOINT = (  # the rules that look at two words
    "They ain't leaving.",
    "He's gonna say that the army gotta go, y'all.",
    "Let's see whether there were soldiers; there are none, and all left.",
    "C'm on, said the commander, let's go.",
    "There's a road. There was fighting. There being no road, they walked.",
)


def told_by_the_rules(model: _Model, text: str) -> list[_Form]:
    """What the rules themselves make of a text."""
    doc = model.nlp(text)
    for name in ("attribute_ruler", "lemmatizer"):
        model.nlp.get_pipe(name)(doc)
    return [_Form(token.pos_, token.tag_, token.dep_, token.lemma_) for token in doc]


def read(model: _Model, text: str) -> list[_Form]:
    """What is read of a text, with what was kept before."""
    return [form for _, form in model.read(model.nlp(text))]


@pytest.mark.parametrize("text", [*SENTENCES, *JOINT])
def test_a_form_is_what_the_rules_say_the_first_time_and_the_second(text: str) -> None:
    model = _Model(_model().nlp)
    told = told_by_the_rules(model, text)
    assert read(model, text) == told
    assert read(model, text) == told
    assert read(model, f"{text}  \n {text}") == told_by_the_rules(model, f"{text}  \n {text}")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([*SENTENCES, *JOINT]), max_size=3), texts)
def test_forms_are_what_the_rules_say_whatever_was_read_before(sentences: list[str], text: str) -> None:
    whole = " ".join([*sentences, text])
    assert read(_model(), whole) == told_by_the_rules(_model(), whole)


def test_no_more_is_kept_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    model = _Model(_model().nlp)
    monkeypatch.setattr(_Model, "MOST_FORMS", 20)
    for text in SENTENCES:
        assert read(model, text) == told_by_the_rules(model, text)
        assert len(model._forms) < 20 + 60


def test_the_columns_are_those_of_the_tokens() -> None:
    doc = _model().nlp("Three soldiers  were killed\nin Goma.")
    rows = [dict(zip(_COLUMNS, row, strict=True)) for row, _ in _model().read(doc)]
    assert [row["IDX"] for row in rows] == [token.idx for token in doc]
    assert [row["LENGTH"] for row in rows] == [len(token) for token in doc]
    assert [bool(row["IS_SPACE"]) for row in rows] == [token.is_space for token in doc]
    assert [bool(row["SPACY"]) for row in rows] == [bool(token.whitespace_) for token in doc]


def test_the_faster_arithmetic_reads_as_the_usual_one_does() -> None:
    import spacy
    from thinc.api import NumpyOps, get_current_ops, set_current_ops

    model, ours = _model(), get_current_ops()
    set_current_ops(NumpyOps())
    try:
        usual = spacy.load(MODEL)
    finally:
        set_current_ops(ours)
    for text in SENTENCES:
        one, other = model.nlp(text), usual(text)
        assert [(t.tag_, t.dep_, t.head.i, t.ent_type_) for t in one] == [
            (t.tag_, t.dep_, t.head.i, t.ent_type_) for t in other
        ]
        assert read(model, text) == [_Form(t.pos_, t.tag_, t.dep_, t.lemma_) for t in other]

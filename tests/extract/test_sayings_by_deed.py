"""Statements told with nouns, or with verbs that are none of saying."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The Baloch Liberation Front took responsibility in a message to journalists.", "asserts"),
        ("JNIM gave the inhabitants of three villages an ultimatum of 72 hours on Thursday.", "threatens"),
        ("The UN's envoy, Geir Pedersen, wants talks in Geneva.", "calls-for"),
        ("Amnesty International wants every officer who fired to be suspended.", "calls-for"),
        ("Cambodia's defence ministry stood by its claim that air defences had brought down an aircraft.", "asserts"),
        ("The claim of the Cambodian army that an aircraft was shot down is false.", "asserts"),
        ("No group has claimed the attack, which Turkey's interior minister, Ali Yerlikaya, blamed on the PKK.", "asserts"),
    ],
)
def test_things_are_said_without_a_verb_of_saying(text: str, stance: str) -> None:
    assert stance in {said.stance.value for said in read(text).found.statements}

"""What is said without a verb of saying or denied without a verb of denial, and who says it where the parser lost him."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "speaker", "stance"),
    [
        ("The RSF said its planes had not bombed the market in Tora.", "Rapid Support Forces", "denies"),
        ("Hamas told reporters that its men never shelled the camp.", "Hamas", "denies"),
        ("A police spokesman said no protester had been shot at.", "police spokesman", "denies"),
        ("The SDF said it had nothing to do with the blast.", "Syrian Democratic Forces", "denies"),
        ("Human Rights Watch disagreed.", "Human Rights Watch", "denies"),
        ("Six people died in the fire. Ankara gave a different account.", "Turkey", "asserts"),
        ("Amnesty International named the dead officer as Ivan Petrov.", "Amnesty International", "asserts"),
        ("Hamas denied any role and asked for an inquiry.", "Hamas", "calls-for"),
        ("The SDF confirmed the raid on Kobane.", "Syrian Democratic Forces", "confirms"),
        ("Three guards died near Qana, the town's mayor, Elias Haddad, told the paper.", "Elias Haddad", "asserts"),
        ("Hezbollah, the largest militia, called on the government to resign.", "Hezbollah", "calls-for"),
        ("Oslo accuses Iran of a plot, a charge that Hezbollah rejects, and asks for more.", "Hezbollah", "denies"),
    ],
)
def test_a_saying_is_found_with_its_speaker_and_stance(text: str, speaker: str, stance: str) -> None:
    assert (speaker, stance) in read(text).statements


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Hamas said it did not know where the men were.", "Hamas"),
        ('"Our forces never aim at homes," Hezbollah said.', "Hezbollah"),
    ],
)
def test_not_knowing_and_quoted_words_are_no_denials(text: str, speaker: str) -> None:
    assert read(text).statements == {(speaker, "asserts")}


@pytest.mark.parametrize(
    "text",
    [
        "Men in uniform went from house to house asking for soldiers.",
        "The senate named Hamas leader Ali Haddad as its guest.",
        "Kabul gave a very different account:",
    ],
)
def test_searching_and_appointing_are_no_statements(text: str) -> None:
    assert read(text).statements == set()


def test_who_says_it_was_not_he_disputes_nothing_told_of_others() -> None:
    (event,) = read("Gunmen shelled the market in Tora on Tuesday. The SDF said it had nothing to do with it.").events
    assert event.status == "reported"

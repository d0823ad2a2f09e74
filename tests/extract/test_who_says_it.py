"""Who says what at the end of long sentences and in communiques, and verbs of saying by which nothing is said."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


def test_the_teller_at_the_end_of_a_long_sentence_is_found() -> None:
    found = read(
        "Russian aircraft dropped three bombs on the centre of Kramatorsk on Monday, killing nine people as they queued "
        "for bread at the town's market, the head of the regional military administration, Pavlo Horbenko, said."
    )
    assert ("Pavlo Horbenko", "asserts") in found.statements


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "Both sides must stop it, said the director of the Delta Institute, Hanna Kos.",
            ("Hanna Kos", "calls-for"),
        ),
        (
            'An adviser to the Islah Front, Adel Tirab, described the reports as "fabrications".',
            ("Adel Tirab", "denies"),
        ),
        ("Ombudswoman Iris Marín urged both sides to respect civilians.", ("Iris Marín", "calls-for")),
        ("Walid Safi, whose Socialist Organisation is in exile, accused Israel of it.", ("Walid Safi", "asserts")),
        ("Anas Tamimi of the Islah Front affirmed that talks would go on.", ("Anas Tamimi", "asserts")),
        ("The Delta Institute confirmed the identity of the dead man.", ("Delta Institute", "confirms")),
        (
            "The leadership of the Rapid Support Forces spoke. It warns the commanders of the army.",
            ("Rapid Support Forces", "warns"),
        ),
    ],
)
def test_whoever_speaks_is_heard(text: str, statement: tuple[str, str]) -> None:
    assert statement in read(text).statements


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Vladimir Putin announced a ceasefire in Moscow on Monday.", "Vladimir Putin"),
        ("People fear the armed strike that Hamas has declared.", "Hamas"),
        ('A resident called that "a fairy tale told by thieves".', "thieves"),
    ],
)
def test_nothing_is_said_by_what_is_proclaimed_or_told_as_a_tale(text: str, speaker: str) -> None:
    assert speaker not in {who for who, _ in read(text).statements}


def test_what_is_condemned_by_a_name_of_ones_own_is_said_once() -> None:
    found = read('Mohamed al-Menfi condemned what he called "the madness of the militias".')
    assert found.statements == {("Mohamed al-Menfi", "condemns")}


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        (
            "The Islah Front fled.\n\nLawrence Kamana Spokesperson for the Islah Front",
            ("Lawrence Kamana", "member-of", "Islah Front"),
        ),
        (
            "The Twirwaneho, a Banyamulenge militia allied with the M23 and commanded by Jean Sebatware, fled.",
            ("Jean Sebatware", "leads", "Twirwaneho"),
        ),
        (
            "The Islah Front, a collection of Hutu militias which fight alongside Hamas, fled.",
            ("Islah Front", "allied-with", "Hamas"),
        ),
        (
            "Hamas, which fights the Islah Front jointly with the Arakan Army, denied it.",
            ("Hamas", "allied-with", "Arakan Army"),
        ),
        (
            "The Congo River Alliance (AFC), the platform to which the M23 rebel group belongs, denied it.",
            ("March 23 Movement", "part-of", "Congo River Alliance"),
        ),
        (
            "The Council for Change (CFC), the strongest faction of the Islah Front, denied it.",
            ("Council for Change", "part-of", "Islah Front"),
        ),
        ("Hamas demanded the release of its coordinator, Basil Zukpa.", ("Basil Zukpa", "member-of", "Hamas")),
        (
            "The Red Hills Front of the National Liberation Army (ELN) attacked a patrol in Colombia.",
            ("Red Hills Front", "part-of", "National Liberation Army (Colombia)"),
        ),
    ],
)
def test_ties_told_at_a_distance_are_read(text: str, tie: tuple[str, str, str]) -> None:
    assert tie in read(text).ties


def test_the_partners_of_an_army_are_not_those_of_their_own_state() -> None:
    found = read("The Malian army and its Russian partners, the Africa Corps, hold Gao.")
    assert not any("Russia" in (one, other) for one, _, other in found.ties)


def test_an_alliance_in_apposition_is_the_body_named_before_it() -> None:
    found = read(
        "The United Nations counted 31 dead. The army fled with the Joint Forces, the alliance of former rebels led by "
        "Minni Minnawi."
    )
    assert ("Minni Minnawi", "leads", "United Nations") not in found.ties

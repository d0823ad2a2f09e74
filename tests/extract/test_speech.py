"""Who said it, and how: asserted, denied, confirmed, condemned, warned, threatened, demanded."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Human Rights Watch said soldiers had shot farmers near Djibo.", ("Human Rights Watch", "asserts")),
        ("According to Human Rights Watch, soldiers shot farmers near Djibo.", ("Human Rights Watch", "asserts")),
        ("Soldiers shot farmers near Djibo, Human Rights Watch reported.", ("Human Rights Watch", "asserts")),
        ("By Sunday, the UN refugee agency (UNHCR) said, 3,000 people had fled Djibo.", ("UN refugee agency", "asserts")),
        ("Kenya denied that its soldiers had entered Somalia.", ("Kenya", "denies")),
        ("Kenya rejected the accusation.", ("Kenya", "denies")),
        ("Kenya confirmed the death of two soldiers.", ("Kenya", "confirms")),
        ("Norway condemned the attack on the hospital.", ("Norway", "condemns")),
        ("Unicef warned that 40,000 children could die.", ("UNICEF", "warns")),
        ("Iran threatened to close the strait.", ("Iran", "threatens")),
        ("Norway urged both sides to stop the fighting.", ("Norway", "calls-for")),
        ("Norway called on Kenya to withdraw.", ("Norway", "calls-for")),
        ("A spokesman for Human Rights Watch said farmers had been shot.", ("Human Rights Watch", "asserts")),
        ("Boko Haram boasted of killing 40 soldiers.", ("Boko Haram", "asserts")),
        ("Kenya accused Somalia of shelling Mandera.", ("Kenya", "asserts")),
        ('"We will burn every village," Boko Haram said.', ("Boko Haram", "threatens")),
    ],
)
def test_statement(text: str, statement: tuple[str, str]) -> None:
    speaker, stance = statement
    found = read(text).statements
    assert any(stance == said and speaker.lower() in name.lower() for name, said in found), found


@pytest.mark.parametrize(
    "text",
    [
        "The strike claimed the lives of 11 people.",
        "Norway is to hold talks in Oslo.",
        "Norway may condemn the attack.",
        "Norway refused to condemn the attack.",
    ],
)
def test_what_only_looks_like_speech(text: str) -> None:
    assert read(text).statements == set()


@pytest.mark.parametrize(
    "text",
    [
        "A shell killed four people in Taiz on Thursday, Human Rights Watch said.",
        "Human Rights Watch said a shell killed four people in Taiz on Thursday.",
        "According to Human Rights Watch, a shell killed four people in Taiz on Thursday.",
        "A shell, Human Rights Watch said, killed four people in Taiz on Thursday.",
        "A shell killed four people in Taiz on Thursday, by Human Rights Watch's count.",
        "Human Rights Watch counted four dead in Taiz on Thursday.",
        "Human Rights Watch put the death toll in Taiz at four.",
    ],
)
def test_a_toll_knows_its_source(text: str) -> None:
    assert read(text).toll("killed", 4).by == ("Human Rights Watch",)


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("a peasants' association", "association"),
        ("the transporters' union", "union"),
        ("a press office", "press office"),
        ("two residents", "residents"),
        ("a doctor", "doctor"),
        ("a security official", "official"),
    ],
)
def test_who_has_no_name_is_a_source_too(speaker: str, name: str) -> None:
    toll = read(f"A shell killed four people in Taiz on Thursday, {speaker} said.").toll("killed", 4)
    assert len(toll.by) == 1
    assert name in toll.by[0]


def test_an_outlet_that_quotes_is_the_source() -> None:
    reading = read("The outlet Harbour News quoted a medic as saying that four people were killed in Taiz on Thursday.")
    assert any("Harbour News" in name for name in reading.toll("killed", 4).by)


def test_a_claim_and_its_denial_are_both_kept() -> None:
    reading = read(
        "Kenya accused al-Shabaab of burning a clinic in Mandera on Thursday. Al-Shabaab denied it had burned the clinic."
    )
    assert {stance for _, stance in reading.statements} == {"asserts", "denies"}

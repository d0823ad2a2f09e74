"""What is said in the name of whoever issues a text: "the Centre", "we", items below "we", threats, what is demanded."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import Reading, read

DAY = date(2025, 5, 12)


def said(reading: Reading) -> set[tuple[str, str]]:
    names = {actor.id: actor.name for actor in reading.found.actors}
    return {(names[one.speaker], one.stance.value) for one in reading.found.statements}


# ------------------------------------------------------------ reports that speak of themselves


@pytest.mark.parametrize(
    ("publisher", "text"),
    [
        (
            "Euphrates Documentation Centre",
            "The Centre's activists documented the death of five persons in Homs on Sunday.",
        ),
        ("Euphrates Documentation Centre", "According to the Centre's sources, five people died in Homs on Sunday."),
        ("Tihama Centre for Civilian Protection", "Since January the Centre has recorded 312 civilian deaths in Taiz."),
        ("Human Rights Committee of Guerrero", "According to the Committee's monitors, two teachers were shot in Chilapa."),
        ("Peace Initiative of the Great Lakes", "The Initiative documented the killing of nine herders near Fizi."),
    ],
)
def test_the_publisher_is_meant_by_the_noun_in_its_name(publisher: str, text: str) -> None:
    reading = read(f"Fighting went on.\n\n{text}", DAY, publisher=publisher)
    assert said(reading) == {(publisher, "asserts")}


@pytest.mark.parametrize(
    "text",
    [
        "The Centre for Peace Studies documented nine deaths in Homs.",
        "The fighting reached the centre of Homs on Sunday.",
        "Activists documented nine deaths in Homs.",
    ],
)
def test_another_centre_is_not_the_publisher(text: str) -> None:
    reading = read(text, DAY, publisher="Euphrates Documentation Centre")
    assert "Euphrates Documentation Centre" not in {name for name, _ in said(reading)}


# ------------------------------------------------------------ who says "we"


@pytest.mark.parametrize(
    ("publisher", "opening", "speaker"),
    [
        (
            "Press Service of the Ministry of Defence",
            "Troops came under fire in Lachin on Sunday, the Ministry of Defence of the Republic of Azerbaijan informs.",
            "Azerbaijani defence ministry",
        ),
        (
            "Eastern War Front of the ELN",
            "The Eastern War Front of the National Liberation Army informs the people of Colombia of the following.",
            "Eastern War Front",
        ),
        (
            "General Command of the Kachin Brotherhood Army",
            "The General Command of the Kachin Brotherhood Army announces the following in Bhamo.",
            "General Command of the Kachin Brotherhood Army",
        ),
    ],
)
def test_we_is_whoever_makes_it_known(publisher: str, opening: str, speaker: str) -> None:
    reading = read(
        f"{opening}\n\nWe deny these lies. We demand that the other side stop its raids. "
        "Anyone who fires on our villages will pay the price.",
        DAY,
        publisher=publisher,
    )
    assert {(speaker, stance) for stance in ("denies", "calls-for", "threatens")} <= said(reading)


def test_what_somebody_quoted_demands_is_not_the_publishers() -> None:
    reading = read(
        'The Ministry of Defence of Kenya informs of an ambush near Garissa. "We demand justice," said Ali Noor.',
        DAY,
        publisher="Ministry of Defence",
    )
    assert ("Ali Noor", "calls-for") in said(reading)
    assert all(stance != "calls-for" for name, stance in said(reading) if name != "Ali Noor")


@pytest.mark.parametrize(
    "text",
    [
        "We demand that the junta stop its raids and withdraw from Bhamo.",
        "We demand that China compel the army to release 40 prisoners.",
        "The union demanded that the police withdraw from Bhamo.",
    ],
)
def test_what_is_demanded_has_not_happened(text: str) -> None:
    assert {event.item.type.value for event in read(text, DAY).events} <= {"statement"}


# ------------------------------------------------------------ items


@pytest.mark.parametrize(
    "lead", ["The Security Council:", "The African Union therefore", "For these reasons the African Union"]
)
def test_items_that_begin_with_a_verb_are_said_by_whom_the_words_above_name(lead: str) -> None:
    reading = read(
        f"{lead}\n\n- Condemns in the strongest terms the attack on El Fasher on 9 May;\n\n"
        "- Demands that the Rapid Support Forces halt the siege;\n\n- calls on all sides to talk.",
        DAY,
    )
    assert {stance for _, stance in said(reading)} == {"condemns", "calls-for"}
    assert len({name for name, _ in said(reading)}) == 1


def test_items_below_a_label_that_names_nobody_are_nobodys() -> None:
    reading = read("Priority needs:\n\n- Call ambulances early.\n\n- Warn families of mines.", DAY)
    assert not said(reading)


# ------------------------------------------------------------ losses of the foe


@pytest.mark.parametrize(
    "text",
    [
        "Our fighters repelled the assault of the enemy near Kassala and inflicted on the attackers 12 dead.",
        "Our forces repelled an attack by the enemy near Kassala, inflicting heavy losses: 12 dead.",
        "Our units inflicted 12 dead on the enemy near Kassala.",
    ],
)
def test_what_a_side_tells_to_have_inflicted_fell_on_its_foe(text: str) -> None:
    (toll,) = read(text, DAY, publisher="General Command of the Eastern Shield Forces").tolls
    assert (toll.figure, toll.item.victims.value, toll.doer) == (("killed", 12, 12), "combatant", "Eastern Shield Forces")


def test_what_others_inflict_is_no_doing_of_the_side_that_tells() -> None:
    text = "Rebels inflicted heavy losses on the army near Goma: 12 dead."
    for toll in read(text, DAY, publisher="General Command of the Eastern Shield Forces").tolls:
        assert toll.doer is None

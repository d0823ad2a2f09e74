"""Names that end in a number, that hold a joiner, that only look like an actor's, and descriptions that point."""

from __future__ import annotations

import pytest

from tests.extract.reading import Reading, read


def _named(reading: Reading) -> set[str]:
    return {actor.name for actor in reading.actors.values()}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The soldiers belonged to Mobile Brigade No. 18 and were securing the road to Fortul.", "Mobile Brigade No. 18"),
        ("The commander of Police Region 9 blamed the gunmen.", "Police Region 9"),
        ("The guerrillas asked the Attorney General's Office to investigate it.", "Attorney General's Office"),
        ("The Prosecutor General's Office said he would be brought before a judge.", "Prosecutor General's Office"),
        ("Central Command (CENTCOM) says that it has struck 75 targets in Syria.", "United States Central Command"),
        ("The Lebanese Ministry of Public Works denied it.", "Lebanon Ministry of Public Works"),
        ("The Red Crescent Society of Kyrgyzstan has trained 60 volunteers.", "Kyrgyz Red Crescent"),
        ("The Kenyan Red Cross said it had treated nine people.", "Kenya Red Cross"),
    ],
)
def test_a_body_goes_by_its_whole_name(text: str, name: str) -> None:
    assert name in _named(read(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It roofed the Babuyan Channel with spray.", "Babuyan"),
        ("Individuals set fire to three buses on Avenida Brasil on Wednesday.", "Brasil"),
        ("Families lined up on Boulevard Universitarios when hitmen opened fire.", "Universitarios"),
        ("The base, at Masjid Ali Gadud in the Middle Shabelle region, had been taken in May.", "Masjid"),
        ("Two jets dropped four bombs on the market of Kan Htaunt Gyi, in Myebon Township.", "Kan"),
        ('"No bomb was dropped on Janamba," the ministry said.', "Janamba"),
        ("Two Americans died when an Apache crashed on an exercise in Albania.", "Apache"),
        ("Police detained seven men with 11 rifles and a Barrett.", "Barrett"),
        ("A Ukrainian FPV drone struck a pickup truck near Donetsk.", "FPV"),
        ("Thai F-16 jets bombed an ammunition store outside Samraong.", "F-16"),
        ("The price of a sack of millet is 48,000 CFA francs.", "CFA"),
        ("The two armies traded accusations after an overnight exchange of fire.", "exchange"),
    ],
)
def test_what_is_a_place_or_a_thing_is_no_actor(text: str, name: str) -> None:
    assert not [one for one in _named(read(text)) if name in one]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('"They made us watch," said Amade, a 31-year-old fish trader.', "Amade"),
        ('Wanjiku is 57. "They took my son," said Wanjiku.', "Wanjiku"),
        ("He is a cousin of Yaya Dillo, whom soldiers killed in February.", "Yaya Dillo"),
    ],
)
def test_an_age_and_kin_tell_a_person(text: str, name: str) -> None:
    assert {actor.kind.value for actor in read(text).actors.values() if actor.name == name} == {"person"}


@pytest.mark.parametrize("paper", ["the Tribune", "Sobat Voice", "the Dispatch"])
def test_what_is_told_something_and_ends_as_papers_do_is_one(paper: str) -> None:
    found = read(f"The market's head told {paper} that nine people were missing.")
    assert {actor.kind.value for actor in found.actors.values() if actor.name in paper} == {"media"}


def test_an_alliance_of_parties_is_no_body_of_states() -> None:
    found = read("The opposition alliance Hayastan, led by Robert Kocharyan, vowed to march.")
    assert {actor.kind.value for actor in found.actors.values() if actor.name == "Hayastan"} == {"political"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The same cell had bombed a bus in Isulan in April, the division said.", "cell"),
        ("The first police of the mission landed in Port-au-Prince and shot at gangs.", "police"),
    ],
)
def test_words_that_point_are_no_part_of_a_name(text: str, name: str) -> None:
    assert name in _named(read(text))

"""How far the name of an actor reaches, and which capitalised words name nobody."""

from __future__ import annotations

import pytest

from briefing.domain.actor import ActorKind
from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("On Friday the Commission on Human Rights opened an inquiry.", "Commission on Human Rights", "government"),
        ("The Committee on Missing Persons spoke of 12 graves on Friday.", "Committee on Missing Persons", "other"),
        ("Four members of the Defence and Security Forces fell on Monday.", "Defence and Security Forces", "military"),
        ("Sepoy Arif Khan was killed near Bannu on Monday.", "Arif Khan", "person"),
        ("Captain First Rank Oleg Zaitsev commanded the landing on Monday.", "Oleg Zaitsev", "person"),
        ("Generals Okello and Nyuon met on Friday. Generals Okello said nothing.", "Okello", "person"),
        ("Soldiers of Operation Desert Wind arrived in Dosso on Friday.", "Operation Desert Wind", "military"),
        ("Fighters from the Gumuz tribe attacked Metekel on Friday.", "Gumuz", "population"),
        ("Fighting between the Turi and Mangal tribes went on in Kurram.", "Turi", "population"),
        ("The pro-Kurdish Unity Party condemned the raid on Friday.", "Unity Party", "political"),
        ("The Third Brigade of the National Army denied it on Friday.", "Third Brigade of the National Army", "military"),
        ("It claimed the attack on Friday through its radio station Furqan.", "Furqan", "media"),
    ],
)  # fmt: skip
def test_a_name_reaches_as_far_as_it_is_called(text: str, name: str, kind: str) -> None:
    actors = {actor.name: actor.kind for actor in read(text).found.actors}
    assert actors.get(name) is ActorKind(kind)


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("Typhoon Halong killed 14 people in Cagayan on Sunday. Tropical Storm Nando followed.", ("Halong", "Nando")),
        ("Two MG-520 helicopters attacked the slope on Friday.", ("MG-520",)),
        ("The N-65 was reopened to traffic on Friday.", ("N-65",)),
        ("A Catholic missionary said on Friday that 12 people had died.", ("Catholic",)),
        ("Two of the wounded died at the Trauma Centre on Sunday night.", ("Trauma Centre",)),
        ("HIGHLIGHTS\n\nShells killed 12 people in Bule on Friday.", ("HIGHLIGHTS",)),
    ],
)
def test_storms_aircraft_roads_faiths_and_headings_are_nobody(text: str, nobody: tuple[str, ...]) -> None:
    named = [name for actor in read(text).found.actors if not actor.nameless for name in (actor.name, *actor.aliases)]
    assert not any(one in name for name in named for one in nobody)


def test_a_state_under_whose_mediation_something_is_done_takes_part_in_it() -> None:
    found = read("The talks in Doha go on under the mediation of Qatar.").found
    assert "Qatar" in {actor.name for actor in found.actors}


def test_a_branch_of_a_party_is_not_the_party_of_another_country_that_has_its_letters() -> None:
    found = read("The bomb went off at the end of a BNP-M rally in Quetta on Friday.").found
    assert "BNP-M" in {actor.name for actor in found.actors}


def test_a_unit_that_nobody_knows_is_also_called_with_its_noun() -> None:
    found = read("He was an officer in Hezbollah's Rashid unit, the army said on Friday.").found
    assert any("Rashid unit" in actor.aliases for actor in found.actors)


@pytest.mark.parametrize(
    ("told", "named", "who"),
    [
        ("the town's mayor said", "Wilfried Zoungba, the mayor, said 14 were hurt.", "Wilfried Zoungba"),
        ("the district police chief said", "The police chief, Karim Baloch, said a search went on.", "Karim Baloch"),
        ("the regional governor said", "Governor Oleh Synko said two were children.", "Oleh Synko"),
    ],
)
def test_an_office_told_before_its_holder_is_named_is_his(told: str, named: str, who: str) -> None:
    found = read(f"Gunmen killed nine people in the town on Tuesday, {told}.\n\n{named}").found
    names = {actor.id: actor.name for actor in found.actors}
    assert {names[said.speaker] for said in found.statements} == {who}


def test_an_office_of_which_two_holders_are_named_is_neithers() -> None:
    found = read(
        "Gunmen killed nine people on Tuesday, the governor said.\n\n"
        "Governor Oleh Synko went home. Governor Ihor Bondar said two were children."
    ).found
    names = {actor.id: actor.name for actor in found.actors}
    assert "Oleh Synko" not in {names[said.speaker] for said in found.statements}


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        (
            "The Azande Ani Kpi Gbe was founded to defend villages against the Unity for Peace in Central Africa (UPC).",
            ("Azande Ani Kpi Gbe", "opposes", "Union for Peace in the Central African Republic"),
        ),
        ("The Volunteer Front was formed in 2021 to fight the Arakan Army.", ("Volunteer Front", "opposes", "Arakan Army")),
        ("Malaysia, which chairs the African Union, called for calm.", ("Malaysia", "leads", "African Union")),
        (
            "The feud between the Sinaloa Cartel and Los Zetas has driven thousands out.",
            ("Sinaloa Cartel", "opposes", "Los Zetas"),
        ),
    ],
)
def test_whom_a_group_was_founded_to_fight_and_who_chairs_what_are_ties(text: str, tie: tuple[str, str, str]) -> None:
    found = read(text).found
    names = {actor.id: actor.name for actor in found.actors}
    ties = {(names[one.subject], one.predicate.value, names[one.object]) for one in found.relations}
    assert tie in ties or (tie[1] == "opposes" and (tie[2], tie[1], tie[0]) in ties)


def test_the_market_of_a_town_is_in_the_town() -> None:
    found = read("Fighters attacked a police post and the market of Zemio, far from Bangui, on Friday.").found
    zemio = next(place for place in found.places if place.name == "Zemio")
    assert zemio.gazetteer is not None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Joint Task Force Lanao said two soldiers had died.", "military"),
        ("Battlegroup Centre said it had captured the village.", "military"),
        ("The Jonglei Law Center said nine villagers had been killed.", "ngo"),
        ("The House of Deputies said the vote was off.", "government"),
        ("The Upper Nile Dispatch reported that nine had died.", "media"),
    ],
)
def test_the_head_noun_of_a_name_tells_the_kind(text: str, kind: str) -> None:
    assert kind in {actor.kind.value for actor in read(text).found.actors if actor.name[:1].isupper()}


def test_a_word_that_opens_a_quotation_is_no_name_for_its_capital() -> None:
    found = read('"Peace is a good customer," said Hodan Jimale. The minister said: "Order has been restored."').found
    assert not {actor.name for actor in found.actors} & {"Peace", "Order"}


def test_a_person_behind_a_nationality_and_an_office_is_called_by_the_name_alone() -> None:
    found = read("Talks were held by Sudanese Foreign Minister Mohieddin Salem and Qatari envoy Majed Ansari.").found
    assert {"Mohieddin Salem", "Majed Ansari"} <= {actor.name for actor in found.actors}


def test_a_known_body_is_not_run_together_with_the_one_behind_and() -> None:
    found = read("The strongest are the 444th Combat Brigade of Mahmoud Hamza and the Special Deterrence Force.").found
    names = {actor.name for actor in found.actors}
    assert "444th Combat Brigade" in names
    assert not any(" and " in name for name in names)


def test_what_somebody_has_armed_is_no_armed_thing_that_he_has() -> None:
    assert ("Eritrea", "backs", "Fano") in read("Eritrea has armed Fano, officials say.").ties

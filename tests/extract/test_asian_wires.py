"""Army press offices, police sources and border papers: what they write that reads as something else."""

from __future__ import annotations

from datetime import date

from tests.extract.reading import read

DAY = date(2025, 11, 17)


def test_the_purpose_of_an_operation_is_no_toll() -> None:
    told = read("Clearance operations are being conducted to eliminate militants in the area, the army said.", DAY)
    assert not told.tolls


def test_what_they_only_do_is_no_blow() -> None:
    told = read('"We only bomb terrorists," the spokesman told reporters in Naypyitaw.', DAY)
    assert not told.events


def test_a_peoples_body_keeps_its_whole_name() -> None:
    told = read("On Monday a member of the Pale People's Security Force was killed in Sagaing.", DAY)
    assert "Pale People's Security Force" in told.actors
    assert "Security Force" not in told.actors


def test_a_place_with_a_genitive_is_one_place() -> None:
    told = read("Two people were killed by gunmen in Cox's Bazar on Sunday.", DAY)
    assert [toll.place for toll in told.tolls] == ["Cox's Bazar"]


def test_where_the_dead_lived_is_not_where_they_died() -> None:
    told = read(
        "A bomb went off near a patrol in Wana on Sunday, killing Captain Omar Khan, 27, a resident of Multan.", DAY
    )
    assert {toll.place for toll in told.tolls} == {"Wana"}
    assert "Multan" not in {event.place for event in told.events}


def test_a_toll_with_a_day_of_its_own_is_not_of_the_clash_before() -> None:
    told = read(
        "At least 40 people were injured in a clash between two factions of the party in Comilla yesterday.\n\n"
        "Two people were killed and five army personnel injured in violence in Khagrachhari on September 28 after "
        "a schoolgirl was assaulted, the Directorate said at the time.",
        DAY,
    )
    killed = told.toll("killed", 2)
    assert killed.place == "Khagrachhari"
    assert killed.event is None or "Comilla" not in killed.event


def test_those_who_opened_fire_told_nobody() -> None:
    told = read(
        "In Quetta, unidentified gunmen riding a motorbike opened fire on a police van on Sariab Road, killing Constable "
        "Abdul Karim, a senior officer told the newspaper.",
        DAY,
    )
    assert "unidentified gunmen" not in {speaker for speaker, _ in told.statements}
    assert told.toll("killed", 1).doer == "unidentified gunmen"


def test_police_are_not_one_station_of_theirs() -> None:
    told = read(
        "Rahim Mia, an inspector of Sadar Police Station, told reporters that six people were held.\n\n"
        "In Chattogram, a man was shot, according to police.",
        DAY,
    )
    assert "police" in {speaker.lower() for speaker, _ in told.statements}


def test_when_suspected_rebels_struck_is_no_part_of_the_title() -> None:
    told = read("Two soldiers were killed when suspected rebels detonated a mine in Samar on Sunday.", DAY)
    assert not [event.title for event in told.events if event.title.startswith("When")]


def test_troops_of_two_nations_are_both() -> None:
    told = read("On Sunday, Thai and Cambodian troops exchanged fire along the border in Sa Kaeo province.", DAY)
    doers = {who for event in told.events for who in event.doers + event.targets}
    assert {"Royal Thai Armed Forces", "Royal Cambodian Armed Forces"} <= doers


def test_those_sent_to_hell_behind_an_aside_are_dead() -> None:
    told = read("Troops engaged the hideout and four khwarij, including a commander, were sent to hell on Saturday.", DAY)
    assert ("killed", 4, 4) in told.figures


def test_what_the_junta_flies_is_its_own() -> None:
    told = read(
        "At least 21 civilians were killed when a junta paramotor dropped bombs on a village in Sagaing Region.", DAY
    )
    assert told.toll("killed", 21).doer == "Myanmar Armed Forces"


def test_a_generation_is_no_person() -> None:
    told = read("Party cadres and Gen Z protesters clashed in Simara on Sunday, injuring 10 people.", DAY)
    assert "Z" not in told.actors


def test_a_police_colonel_is_named_without_his_rank() -> None:
    told = read('"Two rangers were wounded by a bomb in Rueso on Sunday," said Pol Col Somsak Boonmee.', DAY)
    assert "Somsak Boonmee" in told.actors


def test_attacks_that_grow_are_not_the_blow_told_before() -> None:
    told = read(
        "Two bombs landed on a crowd, said a resident of the village.\n\n"
        "In Rakhine State, the Arakan Army has intensified its attacks on the naval base in Kyaukphyu.",
        DAY,
    )
    bombs = told.event("Two bombs landed")
    assert bombs.place is None
    assert not bombs.doers

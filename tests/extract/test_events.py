"""Events: what kind of thing happened, whether it did, when, where and by whom; and when two tellings are one."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Warplanes bombed a depot near Marib on Thursday.", "strike/airstrike"),
        ("Shells hit a bakery in Nyala on Thursday.", "strike"),
        ("Artillery shelled Kutum on Thursday.", "strike/shelling"),
        ("A drone strike on a fuel depot in Port Harcourt caused a fire.", "strike/drone"),
        ("A car bomb exploded outside a police station in Quetta on Thursday.", "strike/bombing"),
        ("Fighters clashed with soldiers near Gao on Thursday.", "battle/armed-clash"),
        ("Rebels captured the town of Walikale on Thursday.", "battle/capture-of-territory"),
        ("The army withdrew from Walikale on Thursday.", "battle/withdrawal"),
        ("Gunmen massacred villagers in Benue on Thursday.", "violence-against-civilians"),
        ("Gunmen abducted 30 pupils from a school in Kaduna on Thursday.", "violence-against-civilians/abduction"),
        ("Police arrested 14 activists in Tbilisi on Thursday.", "detention/arrest"),
        ("Thousands of people protested in Dhaka on Thursday.", "unrest/protest"),
        ("Rebels seized two tanks near Sake on Thursday.", "seizure"),
        ("Some 4,000 people fled Sake on Thursday.", "movement/displacement"),
        ("The army closed the road between Goma and Sake on Thursday.", "disruption/road-closure"),
        ("Ethiopia and Eritrea signed a peace agreement in Jeddah on Thursday.", "diplomacy/agreement"),
        ("The European Union imposed sanctions on Minsk on Thursday.", "sanction"),
        ("ASEAN foreign ministers discussed the crisis in Kuala Lumpur on Thursday.", "diplomacy/talks"),
        ("President William Ruto received Norway's foreign minister in Nairobi on Thursday.", "diplomacy/visit"),
        ("Mali suspended the peace process on Thursday.", "diplomacy/break-off"),
        ("Some 4,260 people crossed into Chad on Thursday.", "movement/displacement"),
        ("The United States has struck more than 75 targets in Yemen.", "strike"),
        ("The army pulled out of Homs on Thursday.", "battle/withdrawal"),
        ("Government forces retook the eastern half of Wad Madani on Thursday.", "battle/capture-of-territory"),
        ("The union stopped work on Thursday.", "unrest/strike-action"),
        ("The United States put the governor under sanctions on Thursday.", "sanction"),
        ("Gunfire near the air base of Bria.", "battle/armed-clash"),
        ("A village elder was hacked to death in Kajo-Keji on Thursday.", "violence-against-civilians/attack"),
        ("The town of Kidal fell on Thursday.", "battle/capture-of-territory"),
        ("A mine tore through a pickup near Gedo on Thursday.", "strike/landmine"),
        ("Thousands took to the streets of Tbilisi on Thursday.", "unrest/protest"),
        ("Voters went to the polls in Togo on Thursday.", "politics/election"),
        ("A boat carrying migrants capsized off Lampedusa on Thursday.", "disaster/crash"),
        ("Villagers were driven from their homes in Rakhine on Thursday.", "movement/displacement"),
        ("The ICC issued an arrest warrant for the minister on Thursday.", "sanction/court-ruling"),
        ("Rockets rained on Kiryat Shmona on Thursday.", "strike"),
        ("Rangers exchanged shots with poachers in Virunga on Thursday.", "battle/armed-clash"),
        ("A suicide bomber blew himself up in Mogadishu on Thursday.", "strike/suicide-bombing"),
    ],
)
def test_type_follows_verb_and_object(text: str, kind: str) -> None:
    found = [event.kind for event in read(text).events]
    assert len(found) == 1, found
    assert found[0].startswith(kind)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Rebels attacked the barracks in Gao on Thursday.", "reported"),
        ("The army said it had captured Gao on Thursday.", "claimed"),
        ("Rebels reportedly captured Gao on Thursday.", "claimed"),
        ("The army will attack Gao on Monday.", "planned"),
        ("Norway is to host talks between the government and the rebels in Oslo on Monday.", "planned"),
        ("Rebels captured Gao in March 2012.", "background"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert [event.status for event in read(text).events] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "If rebels capture Gao, the army will lose its last airfield.",
        "If Gao falls, the road to the north is cut.",
        "The rebels threatened to attack Gao.",
        "Residents fear an attack on Gao.",
        "The minister warned of an attack on Gao.",
        "The United Nations called for a ceasefire.",
        "The envoy wants talks in Geneva.",
        "The rebels did not attack Gao.",
        "The army could bomb Gao.",
        "No shelling was heard in Gao.",
        "Did the army bomb Gao?",
    ],
)
def test_what_did_not_happen_is_no_event(text: str) -> None:
    assert [event.title for event in read(text).events if not event.kind.startswith("statement")] == []


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Rebels attacked Gao on Thursday.", "2025-05-15"),
        ("On Thursday night, rebels attacked Gao.", "2025-05-15"),
        ("Rebels attacked Gao on 2 and 3 May.", "2025-05-02..2025-05-03"),
        ("Rebels attacked Gao last week.", "2025-05-05..2025-05-11"),
        ("The army has bombed Gao since 1 May.", "2025-05-01..2025-05-16"),
        ("A shell that fell short on Tuesday killed two women in Gao.", "2025-05-13"),
        ("An air raid on the market of Gao claimed 11 lives on Tuesday.", "2025-05-13"),
        ("Mali and France plan to hold talks in Algiers on 3 June.", "2025-06-03"),
        ("On Monday evening, one day before the operation, gunmen ambushed a convoy near Gao.", "2025-05-12"),
        ("The ministry said on Thursday that rebels had attacked Gao.", ""),
    ],
)
def test_day(text: str, when: str) -> None:
    assert [event.when for event in read(text).events] == [when]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels attacked a barracks in Gao on Thursday.", "Gao"),
        ("The village of Intahaka, 60 km south-west of Gao, was shelled on Thursday.", "Intahaka"),
        ("The ministry in Bamako said rebels had attacked Gao.", "Gao"),
        ("Soldiers from Bamako attacked Gao on Thursday.", "Gao"),
        ("The army cut the road to Gao near Ansongo on Thursday.", "Ansongo"),
    ],
)
def test_place_is_where_it_happened(text: str, place: str) -> None:
    assert [event.place for event in read(text).events] == [place]


def test_a_town_far_off_that_only_tells_the_way_is_not_the_place() -> None:
    (event,) = read(
        "The town of some 40,000 people, 360 km south-west of Khartoum, has been shelled since February."
    ).events
    assert event.place is None


@pytest.mark.parametrize(
    ("text", "doers", "targets"),
    [
        ("Boko Haram attacked soldiers of the Nigerian army in Gwoza.", {"Boko Haram"}, {"Nigerian Armed Forces"}),
        ("Soldiers were ambushed by al-Shabaab near Baidoa.", {"al-Shabaab"}, set()),
        ("An attack by al-Shabaab on a base near Baidoa began at dawn.", {"al-Shabaab"}, set()),
        ("Israeli jets bombed Hezbollah positions near Tyre.", {"Israel Defense Forces"}, {"Hezbollah"}),
        (
            "An explosion destroyed a bus in Gwoza on Monday. The police blamed the attack on Boko Haram.",
            {"Boko Haram"},
            set(),
        ),
        (
            "A bomb killed four people in Gwoza on Monday. The police blamed Boko Haram for the attack.",
            {"Boko Haram"},
            set(),
        ),
    ],
)
def test_sides(text: str, doers: set[str], targets: set[str]) -> None:
    (event,) = read(text).events
    assert doers <= set(event.doers)
    assert targets <= set(event.targets)


def test_who_is_blamed_is_not_the_one_hit() -> None:
    (event,) = read(
        "A drone strike killed 24 people in Nyala on Friday. Doctors blamed the attack on the Rapid Support Forces."
    ).events
    assert event.targets == ()


def test_a_later_telling_joins_the_first() -> None:
    (event,) = read(
        "A drone hit a bus depot in Sumy on Thursday. The attack killed three drivers. "
        "The strike also set fire to a garage."
    ).events
    assert event.when == "2025-05-15"
    assert event.place == "Sumy"
    assert len(event.item.evidence) > 1


def test_who_hits_back_does_not_join_the_blow() -> None:
    reading = read(
        "Four Turkish soldiers died in air strikes near Balyun on Monday. Turkey hit back; its drones killed dozens."
    )
    strikes = reading.event("air strikes")
    assert "Turkey" not in strikes.doers
    assert reading.toll("killed", 4).doer is None


def test_shooting_drones_down_is_not_the_drone_strike() -> None:
    reading = read(
        "A drone strike on a market in Nyala killed at least 24 people on Friday. "
        "Sudan's army said its air defences had shot down three drones."
    )
    assert reading.event("drone strike").doers == ()
    assert reading.toll("killed", 24).doer is None


def test_an_offensive_is_no_air_raid_told_again() -> None:
    reading = read(
        "On Monday an air raid hit the market of Gao. On Tuesday the army opened an offensive. The offensive stalled."
    )
    assert len(reading.events) == 2


def test_a_killing_told_with_its_figure_is_a_new_one() -> None:
    reading = read(
        "Peacekeepers of MONUSCO returned fire near Drodro on Wednesday. "
        "The killing of three CODECO members at a mine near "
        "Mongbwalu on Saturday was blamed on a rival militia."
    )
    assert reading.toll("killed", 3).doer != "MONUSCO"


def test_blows_of_two_days_stay_two() -> None:
    reading = read("On Monday a shell killed two people in Nikopol. On Tuesday a shell killed three people in Nikopol.")
    assert [event.when for event in reading.events] == ["2025-05-12", "2025-05-13"]


def test_what_is_only_denied_is_denied() -> None:
    reading = read("The army denied that its jets had bombed the market in Gao.")
    assert reading.event("bombed").status == "denied"
    assert reading.event("denied").kind == "statement/denial"


def test_what_denied_rumours_say_is_denied() -> None:
    assert read("The presidency today denied rumours that the president had fled.").event("fled").status == "denied"


def test_a_denial_makes_the_event_disputed() -> None:
    reading = read("An air strike on a school in Hpakant killed 12 pupils on Thursday. The army denied any strike there.")
    assert [event.status for event in reading.events] == ["disputed"]
    assert ("Myanmar Armed Forces", "denies") in reading.statements


def test_speaking_is_an_event_where_it_is_the_news() -> None:
    (event,) = read("Iran on Thursday denied reports of heavy losses at a base near Homs.").events
    assert (event.kind, event.when, event.doers) == ("statement/denial", "2025-05-15", ("Iran",))

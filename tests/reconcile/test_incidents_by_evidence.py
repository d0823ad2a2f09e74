"""Reports that name no town in common, or not the same doer: what else they tell decides, and look-alikes stay two."""

from __future__ import annotations

from briefing.domain.event import EventId
from briefing.reconcile import corpus
from tests.reconcile.drafting import Draft
from tests.reconcile.test_incidents_told_in_part import joined

BENI = ("Beni territory", 0.6, 29.4, "CD", "admin")


def a_bus_is_stopped(more: str = "stopped a bus, checked the papers of all on board and") -> tuple[Draft, EventId]:
    draft = Draft(f"Gunmen {more} shot dead nine men in North Kivu on Thursday.", "2024-09-13", "Lake Wire")
    band = draft.actor("Gunmen", nameless=True)
    a = draft.event(
        "shot dead nine men", "violence-against-civilians/attack", "2024-09-12",
        draft.place("North Kivu", -0.8, 29.0, "CD", "admin"), by=(band,),
    )  # fmt: skip
    draft.toll("nine men", "killed", 9, 9, a, victims="civilian")
    return draft, a


def the_weeks_attacks(words: str = "ADF fighters killed passengers of a bus in Beni territory.") -> tuple[Draft, EventId]:
    draft = Draft(f"{words} The toll later rose to 11 dead.", "2024-09-16", "Weekly Note")
    adf = draft.actor("ADF")
    b = draft.event(
        words[:-1], "violence-against-civilians/attack", "2024-09-12", draft.place(*BENI), by=(adf,)
    )  # fmt: skip
    draft.toll("11 dead", "killed", 11, 11, b)
    return draft, b


def test_what_the_rest_of_its_sentence_says_of_an_event_speaks_for_sameness() -> None:
    one, a = a_bus_is_stopped()
    two, b = the_weeks_attacks()
    assert joined(a, b, one, two)


def test_two_buses_and_a_bus_are_one_kind_of_site() -> None:
    one, a = a_bus_is_stopped("stopped two minibuses and")
    two, b = the_weeks_attacks()
    assert joined(a, b, one, two)


def test_two_attacks_of_one_day_in_a_province_and_its_district_that_share_nothing_else_are_two() -> None:
    one, a = a_bus_is_stopped("on motorcycles")
    two, b = the_weeks_attacks("ADF fighters killed farmers in Beni territory.")
    assert not joined(a, b, one, two)


def test_a_hospital_that_the_wounded_were_taken_to_is_no_site_that_was_hit() -> None:
    one = Draft("Shells hit a stop in Horlivka, and seven people were taken to hospital.", "2024-05-20", "Donbas Desk")
    town = ("Horlivka", 48.3, 38.05, "UA")
    a = one.event("Shells hit a stop in Horlivka", "strike/shelling", "2024-05-19", one.place(*town))
    two = Draft("A shell burst beside a bus at a stop in Horlivka at rush hour.", "2024-05-21", "Weekly Note")
    b = two.event("A shell burst beside a bus", "strike/shelling", "", two.place(*town))
    three = Draft("Shells hit the hospital of Horlivka.", "2024-05-21", "Steppe Courier")
    c = three.event("Shells hit the hospital", "strike/shelling", "2024-05-20", three.place(*town))
    assert not joined(a, c, one, three)
    assert not joined(b, c, two, three)


def test_people_of_no_number_say_nothing_beside_a_number() -> None:
    """ "killed passengers ... the toll rose to 11" are 11, and no four policemen of a town in that district."""
    two, b = the_weeks_attacks()
    row = two.toll("passengers", "killed", 2, None, b, victims="civilian")
    one = Draft("The ADF destroyed a police vehicle in Oicha, killing four.", "2024-09-14", "ADF Desk")
    adf = one.actor("ADF")
    a = one.event("destroyed a police vehicle", "strike/ied", "2024-09-12", one.place("Oicha", 0.7, 29.52, "CD"), by=(adf,))
    one.toll("four", "killed", 4, 4, a)
    assert row
    assert not joined(a, b, one, two)


def shelling(
    words: str, place: tuple[str, float, float, str, str], when: str, precision: str | None
) -> tuple[Draft, EventId]:
    draft = Draft(words, "2024-09-14", words[:20])
    army = draft.actor("Indian troops", "military", country="IN", key="actor:india-army")
    e = draft.event("shell", "strike/shelling", when, draft.place(*place, precision=precision), by=(army,))
    return draft, e


def told_of_a_family(dead: str, child: str) -> tuple[Draft, EventId]:
    one, a = shelling(
        f"Pakistan says that a {dead} teenage {child} died when Indian troops shelled the Neelum Valley.",
        ("Neelum Valley", 34.59, 73.91, "PK", "admin"), "", None,
    )  # fmt: skip
    one.toll("a woman", "killed", 1, 1, a, victims="civilian", groups=("women",))
    one.toll(child, "killed", 1, 1, a, victims="civilian", groups=("children",))
    return one, a


def test_a_village_of_which_only_its_district_is_known_lies_in_that_district() -> None:
    two, b = shelling(
        "A mother and her 14-year-old son died when Indian troops shelled Chalhana on Friday.",
        ("Chalhana", 34.59, 73.91, "PK", "other"), "2024-09-13", "admin",
    )  # fmt: skip
    two.toll("A mother", "killed", 1, 1, b, victims="civilian", groups=("women",))
    two.toll("son", "killed", 1, 1, b, victims="civilian", groups=("children",))
    one, a = told_of_a_family("woman and a", "son")
    assert joined(a, b, one, two)


def test_other_victims_in_that_district_are_another_shelling() -> None:
    two, b = shelling(
        "Nine soldiers died when Indian troops shelled Chalhana on Friday.",
        ("Chalhana", 34.59, 73.91, "PK", "other"), "2024-09-13", "admin",
    )  # fmt: skip
    two.toll("Nine soldiers", "killed", 9, 9, b, victims="combatant")
    one, a = told_of_a_family("woman and a", "son")
    assert not joined(a, b, one, two)


def test_a_woman_and_her_teenage_son_are_two_dead() -> None:
    one, _ = told_of_a_family("woman and her", "son")
    (toll,) = corpus([one.article], [one.findings()]).incidents[0].tolls
    assert (toll.low, toll.high) == (2, 2)


def fight(words: str, kind: str, place: tuple[str, float, float, str, str], when: str) -> tuple[Draft, EventId]:
    draft = Draft(words, "2024-09-14", words[:25])
    army = draft.actor("soldiers", "military", country="IN", key="actor:india-army")
    e = draft.event(words[:-1], kind, when, draft.place(*place), on=(army,))
    draft.toll("wo soldiers", "killed", 2, 2, e, victims="combatant", victim_actor=army)
    draft.toll("wounded", "wounded", 2, 2, e, victims="combatant", victim_actor=army)
    return draft, e


def test_deaths_told_with_nothing_that_caused_them_are_those_of_the_fight_with_as_many_dead_and_wounded() -> None:
    town, district = ("Kishtwar", 33.31, 75.77, "IN", "city"), ("Kishtwar district", 33.24, 75.85, "IN", "admin")
    one, a = fight("Two soldiers died and two more were wounded in Kishtwar.", "casualty/death", town, "2024-09-11")
    two, b = fight(
        "Two soldiers were killed and two wounded in a clash in Kishtwar district.",
        "battle/armed-clash",
        district,
        "2024-09-11",
    )
    three, c = fight(
        "Two soldiers were killed and two wounded in a clash in Kathua.", "battle/armed-clash",
        ("Kathua", 32.37, 75.52, "IN", "city"), "2024-09-11",
    )  # fmt: skip
    assert joined(a, b, one, two)
    assert not joined(a, c, one, three)


def ambush(words: str, by: str, on: str, *, part_of: str = "", country: str | None = "CO") -> tuple[Draft, EventId]:
    draft = Draft(words, "2025-06-10", words[:20])
    doer, done_to = draft.actor(by), draft.actor(on, "military", country=country)
    if part_of:
        draft.relation(by, doer, "part-of", draft.actor(part_of))
    place = draft.place("Arauca", 6.5, -71.2, "CO", "admin")
    return draft, draft.event(words[:-1], "battle/armed-clash", "2025-06-08", place, by=(doer,), on=(done_to,))


def test_a_front_answers_for_the_group_that_it_is_said_to_be_a_part_of_and_a_brigade_for_its_army() -> None:
    one, a = ambush("The Domingo Front of the ELN ambushed the army.", "Domingo Front", "army", part_of="ELN")
    two, b = ambush("ELN units ambushed Mobile Brigade 18 of Arauca.", "ELN", "Mobile Brigade 18", country=None)
    assert joined(a, b, one, two)
    three, c = ambush("The 33rd Front ambushed the army.", "33rd Front", "army")
    assert not joined(c, b, three, two)


def test_of_an_articles_acts_of_one_raid_the_one_most_alike_speaks_for_it() -> None:
    tame = ("Tame", 6.46, -71.73, "CO")
    one = Draft(
        "The ELN attacked soldiers with explosives in Tame. Troops repelled the aggression. They hunted the attackers.",
        "2025-06-09", "Army Bulletin",
    )  # fmt: skip
    here, army, eln = one.place(*tame), one.actor("army", "military", country="CO"), one.actor("ELN")
    a = one.event("attacked soldiers", "violence-against-civilians/attack", "2025-06-08", here, by=(eln,), on=(army,))
    one.toll("soldiers", "killed", 4, 4, a, victims="combatant", victim_actor=army)
    one.event("repelled the aggression", "battle/armed-clash", "2025-06-08", here)
    one.event("hunted the attackers", "battle/armed-clash", "2025-06-08", here)
    two = Draft("Four soldiers died in an ambush by the ELN in Tame, which speaks of six.", "2025-06-12", "Early Warning")
    eln, army = two.actor("ELN"), two.actor("army", "military", country="CO")
    b = two.event(
        "an ambush by the ELN in Tame", "battle/armed-clash", "2025-06-08", two.place(*tame), by=(eln,), on=(army,)
    )
    two.toll("Four soldiers", "killed", 4, 4, b, victims="combatant", victim_actor=army)
    two.toll("six", "killed", 6, 6, b, victims="combatant")
    three = Draft("Our units ambushed a patrol. Six soldiers were killed.", "2025-06-10", "ELN Front")
    eln, army = three.actor("ELN"), three.actor("army", "military", country="CO")
    c = three.event("Our units ambushed a patrol", "battle/armed-clash", "2025-06-08", by=(eln,), on=(army,))
    three.toll("Six soldiers", "killed", 6, 6, c, victims="combatant", victim_actor=army)
    assert joined(a, b, one, two, three)
    assert joined(b, c, one, two, three)

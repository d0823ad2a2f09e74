"""What one happening has to be read as in every article that tells it: its place, its day and who did it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import Reading, read

DAY = date(2025, 11, 13)


def told(words: str) -> Reading:
    return read(words, DAY)


@pytest.mark.parametrize(
    ("words", "of", "place"),
    [
        ("Armed men attacked Um Garfa village on Monday, killing seven people.", "attacked", "Um Garfa"),
        ("A drone hit a convoy near Hamrat esh Sheikh on Saturday. The army left Kutum.", "hit", "Hamrat esh Sheikh"),
    ],
)
def test_the_first_word_and_the_article_inside_an_arabic_name_belong_to_it(words: str, of: str, place: str) -> None:
    assert told(words).event(of).place == place


@pytest.mark.parametrize(
    ("words", "doer"),
    [
        (
            "Fighters of Sudan's paramilitary Rapid Support Forces killed 31 people in Bara on Sunday.",
            "Rapid Support Forces",
        ),
        ("Fighters of the paramilitary Rapid Support Forces killed 31 people in Bara on Sunday.", "Rapid Support Forces"),
        ("Fighters from Somalia's al-Shabaab group killed nine people in Bardhere on Sunday.", "al-Shabaab"),
        ("Militants from Nigeria's Boko Haram sect killed nine people in Gwoza on Sunday.", "Boko Haram"),
        ("Gunmen of the M23 movement killed nine people in Rutshuru on Sunday.", "March 23 Movement"),
    ],
)
def test_fighters_of_a_group_are_the_group_whatever_says_of_what_sort_it_is(words: str, doer: str) -> None:
    assert told(words).event("killed").doers == (doer,)


def test_the_day_of_what_went_before_is_not_that_of_what_came_days_after_it() -> None:
    one = told(
        "Fighters killed 31 people in a raid on Um Sayala on Sunday. "
        "The attack came two days after a drone struck a mosque in Dilling during Friday prayers."
    )
    assert one.event("killed").when == "2025-11-09"
    assert one.event("struck a mosque").when == "2025-11-07"
    assert not [event for event in one.events if event.words == "The attack"]


def test_attackers_who_are_told_again_say_where_the_attack_of_the_lead_was() -> None:
    one = told(
        "Fighters of the Rapid Support Forces (RSF) killed at least 31 people in a raid on a village in North Kordofan on "
        "Sunday, lawyers said.\n\n"
        "The Emergency Lawyers said the attackers rode into Um Sayala, some 70 kilometres north-west of Bara, in around 40 "
        "pickup trucks and set fire to homes.\n\n"
        "The army said its jets had pounded RSF supply lines around Bara over the weekend."
    )
    assert one.event("killed").place == "Um Sayala"


def test_what_is_told_of_a_village_once_more_was_on_the_one_day_that_is_told_of_it() -> None:
    one = told(
        "At least 38 civilians were killed on 9 November in an armed attack on Um Sayala village.\n\n"
        "A driver was killed on 8 November when a drone hit a convoy near Kutum.\n\n"
        "Armed men on pickups entered Um Sayala in the early morning and looted the health centre."
    )
    assert one.event("entered").when == "2025-11-09"


@pytest.mark.parametrize(
    "words",
    [
        "In Dilling, where a drone tore open a mosque during prayers last Friday, the number of dead rose to 14.",
        "In Dilling, where glide bombs ripped into a mosque last Friday, the number of dead climbed to 14.",
    ],
)
def test_what_tore_open_a_building_struck_it_and_the_dead_are_of_that_day(words: str) -> None:
    one = told(words)
    event = one.events[0]
    assert (event.item.type.value, event.place, event.when) == ("strike", "Dilling", "2025-11-07")
    assert one.toll("killed", 14).when == "2025-11-07"


def test_a_town_whose_liberation_is_completed_was_taken_and_freed_hostages_are_no_town() -> None:
    taken = told("Our forces completed on Monday the liberation of the town of Kutum after crushing a mobile force.")
    assert (taken.events[0].kind, taken.events[0].when) == ("battle/capture-of-territory", "2025-11-10")
    freed = told("The army freed nine hostages on Monday; their liberation followed weeks of talks.")
    assert [event.kind for event in freed.events] == ["detention/release"]


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("The air force bombed the market in Nyala on Monday, causing the martyrdom of 21 citizens.", ("killed", 21, 21)),
        ("Up to 60 militants were destroyed in Konstantinovka on Monday, along with nine vehicles.", ("killed", None, 60)),
    ],
)
def test_the_dead_of_communiques_are_counted_in_their_words(words: str, figure: tuple[str, int | None, int | None]) -> None:
    assert told(words).figures == [figure]


@pytest.mark.parametrize(
    "words",
    [
        "The strike destroyed the homes of 30 people in Sumy on Monday.",
        "Air defence forces destroyed 24 drones over the Sumy region on Monday.",
    ],
)
def test_nobody_died_of_what_was_destroyed_that_is_no_people(words: str) -> None:
    assert told(words).figures == []


def test_what_is_being_cleared_away_now_happened_on_the_last_such_day() -> None:
    one = told("In Valuyki the consequences of the attack in the early hours of Monday are being cleared away.")
    assert (one.events[0].when, one.events[0].status) == ("2025-11-10", "reported")


def test_a_building_is_where_those_whom_it_shelters_are() -> None:
    one = told(
        "A drone strike on Friday hit the Old Mosque in Dilling town, killing 12 people. The following day another "
        "drone hit a primary school that shelters displaced families in Kadugli, where 12 people were also killed."
    )
    assert one.event("hit a primary school").place == "Kadugli"


def test_who_is_appointed_by_a_capital_is_not_there() -> None:
    one = told(
        "In Russian-held Horlivka, artillery fire hit a bus stop on Monday. Four people were killed, according to the "
        "Moscow-appointed mayor. A drone attack on a hospital in the same town two days later wounded two nurses."
    )
    assert one.event("drone attack").place == "Horlivka"


def test_a_blow_in_a_street_is_told_of_the_town_that_was_named_before() -> None:
    one = told("From Gorlovka came news of more dead. A shell exploded beside the stop on Pobedy Avenue on Monday.")
    assert one.event("exploded").place == "Gorlovka"


@pytest.mark.parametrize(
    "words",
    [
        "A drone struck a pickup near the village of Murom, Shebekino district, on Tuesday, the Belgorod governor said.",
        "Near Murom in Russia's Belgorod region, three men were killed on Tuesday when a drone hit their vehicle.",
    ],
)
def test_a_village_is_no_town_of_its_name_far_from_what_it_lies_in(words: str) -> None:
    one = told(words)
    murom = next(place for place in one.found.places if place.name == "Murom")
    assert murom.gazetteer is None
    assert murom.lat is not None
    assert 50 < murom.lat < 51.5
    assert one.events[0].place == "Murom"


def test_a_village_told_by_the_side_of_a_town_on_which_it_lies_is_none_far_from_there() -> None:
    one = told("Troops took Malynivka, a village east of Pokrovsk, on Monday. Shells fell on Mariupol.")
    village = next(place for place in one.found.places if place.name == "Malynivka")
    assert village.gazetteer is None


def test_what_is_the_tenth_this_year_happened_on_its_own_day() -> None:
    one = told(
        "Also on Monday, 205 soldiers returned home in an exchange of prisoners, the tenth this year, in which Qatar had "
        "mediated."
    )
    assert one.event("exchange of prisoners").when == "2025-11-10"


def test_a_street_lies_in_no_town_that_is_only_told_of_next() -> None:
    one = told(
        "A man was shot on Tom Mboya Street on Tuesday. Shops were looted in Kisumu, and in Mombasa two cars burned."
    )
    assert one.event("shot").place == "Tom Mboya Street"

"""Pairs of reports from many conflicts: the same happening told twice, and look-alikes that are two.

The outlets, figures and most of the happenings are invented; the places are real. Each case is a function that gives two
articles and the two events in question.
"""

from __future__ import annotations

from collections.abc import Callable

from briefing.domain.event import EventId
from tests.reconcile.drafting import Draft

Pair = tuple[Draft, EventId, Draft, EventId]

SAME: dict[str, Callable[[], Pair]] = {}
APART: dict[str, Callable[[], Pair]] = {}


def same(make: Callable[[], Pair]) -> Callable[[], Pair]:
    SAME[make.__name__] = make
    return make


def apart(make: Callable[[], Pair]) -> Callable[[], Pair]:
    APART[make.__name__] = make
    return make


# -- one happening, told twice ---------------------------------------------------------------------------------------


@same
def ethiopia_hospital_hit_by_a_drone() -> Pair:
    one = Draft(
        "A drone hit the yard of the hospital in Dedebit on Friday night, killing 56 displaced people, aid workers said.",
        "2022-01-08",
        "Tekeze Wire",
    )
    a = one.event(
        "A drone hit the yard of the hospital in Dedebit",
        "strike/drone",
        "2022-01-07",
        one.place("Dedebit", 14.2, 37.9, "ET", "village"),
    )
    one.toll("killing 56 displaced people", "killed", 56, 56, a, victims="civilian")
    two = Draft(
        "Doctors in Shire said 59 people had died since an air strike on a camp and clinic at Dedebit late on 7 January.",
        "2022-01-10",
        "Axum Courier",
    )
    b = two.event(
        "an air strike on a camp and clinic at Dedebit",
        "strike/airstrike",
        "2022-01-07",
        two.place("Dedebit", 14.21, 37.88, "ET", "village"),
    )
    two.toll("59 people had died", "killed", 59, 59, b)
    return one, a, two, b


@same
def nigeria_pupils_taken_from_a_school() -> Pair:
    one = Draft(
        "Gunmen on motorcycles abducted 287 pupils from a school in Kuriga, Kaduna state, on Thursday morning.",
        "2024-03-08",
        "Niger Bend News",
    )
    a = one.event(
        "Gunmen on motorcycles abducted 287 pupils",
        "violence-against-civilians/abduction",
        "2024-03-07",
        one.place("Kuriga", 10.65, 7.2, "NG", "village"),
        (one.actor("gunmen", nameless=True),),
    )
    one.toll("287 pupils", "abducted", 287, 287, a, victims="civilian", groups=("children",))
    two = Draft(
        "The army said 137 of the children seized by bandits at the Kuriga school on 7 March had been counted as missing.",
        "2024-03-12",
        "Savannah Post",
    )
    b = two.event(
        "the children seized by bandits at the Kuriga school",
        "violence-against-civilians/abduction",
        "2024-03-07",
        two.place("Kuriga", 10.66, 7.21, "NG", "village"),
    )
    two.toll("137 of the children", "abducted", 137, 137, b, victims="civilian", groups=("children",))
    return one, a, two, b


@same
def burkina_massacre_with_two_spellings_of_the_town() -> Pair:
    one = Draft(
        "Fighters of JNIM opened fire on villagers digging a trench near Barsalogho on Saturday. At least 200 were killed.",
        "2024-08-26",
        "Volta Radio",
    )
    jnim = one.actor("JNIM")
    a = one.event(
        "Fighters of JNIM opened fire on villagers digging a trench",
        "violence-against-civilians/massacre",
        "2024-08-24",
        one.place("Barsalogho", 13.42, -1.06, "BF"),
        (jnim,),
    )
    one.toll("At least 200 were killed", "killed", 200, None, a)
    two = Draft(
        "Relatives of the dead of Barsalogo, where jihadists shot people at a trench on 24 August, count 400 names.",
        "2024-09-02",
        "Sahel Letter",
    )
    b = two.event(
        "jihadists shot people at a trench",
        "violence-against-civilians/attack",
        "2024-08-24",
        two.place("Barsalogo", 13.41, -1.05, "BF"),
    )
    two.toll("400 names", "killed", 400, 400, b)
    return one, a, two, b


@same
def pakistan_station_bombed_by_a_man_and_by_a_militant() -> Pair:
    one = Draft(
        "A suicide bomber killed at least 25 people at the railway station of Quetta on Saturday, officials said.",
        "2024-11-09",
        "Bolan Wire",
    )
    a = one.event(
        "A suicide bomber killed at least 25 people",
        "strike/suicide-bombing",
        "2024-11-09",
        one.place("Quetta", 30.18, 67.0, "PK"),
    )
    one.toll("at least 25 people", "killed", 25, None, a)
    two = Draft(
        "The Balochistan Liberation Army claimed Saturday's attack on a train platform in Quetta, in which 31 died.",
        "2024-11-11",
        "Indus Daily",
    )
    b = two.event(
        "attack on a train platform in Quetta",
        "violence-against-civilians/attack",
        "2024-11-09",
        two.place("Quetta", 30.2, 67.01, "PK"),
        (two.actor("Balochistan Liberation Army"),),
        status="claimed",
    )
    two.toll("31 died", "killed", 31, 31, b)
    return one, a, two, b


@same
def colombia_bomb_at_a_town_hall_told_by_both_sides() -> Pair:
    one = Draft(
        "A motorcycle bomb went off outside the town hall of Morales, Cauca, on Monday, wounding 12.",
        "2024-05-21",
        "Andes Agency",
    )
    farc = one.actor("Estado Mayor Central", aliases=("EMC",))
    a = one.event(
        "A motorcycle bomb went off", "strike/ied", "2024-05-20", one.place("Morales", 2.75, -76.63, "CO"), (farc,)
    )
    one.toll("wounding 12", "wounded", 12, 12, a)
    two = Draft(
        "The EMC denied that it had placed the motorcycle bomb in Morales on 20 May.", "2024-05-23", "Pacific Voice"
    )
    b = two.event(
        "the motorcycle bomb in Morales",
        "strike/bombing",
        "2024-05-20",
        two.place("Morales", 2.75, -76.63, "CO"),
        (two.actor("EMC"),),
        status="denied",
    )
    return one, a, two, b


@same
def myanmar_night_raid_with_two_dates() -> Pair:
    one = Draft(
        "Shortly before midnight on Monday shells struck the camp for displaced people at Mung Lai Hkyet. 29 people died.",
        "2023-10-10",
        "Irrawaddy Bend",
    )
    a = one.event(
        "shells struck the camp for displaced people",
        "strike/shelling",
        "2023-10-09",
        one.place("Mung Lai Hkyet", 24.75, 97.55, "MM", "village"),
    )
    one.toll("29 people died", "killed", 29, 29, a)
    two = Draft(
        "The army of Myanmar denied bombing the Munglai Hkyet camp on Tuesday, where 29 villagers were killed.",
        "2023-10-12",
        "Upper Burma Post",
    )
    b = two.event(
        "bombing the Munglai Hkyet camp",
        "strike/bombing",
        "2023-10-10",
        two.place("Munglai Hkyet", 24.76, 97.56, "MM", "village"),
        (two.actor("army of Myanmar", "military", country="MM"),),
        status="denied",
    )
    two.toll("29 villagers were killed", "killed", 29, 29, b, victims="civilian")
    return one, a, two, b


@same
def karabakh_prisoners_exchanged() -> Pair:
    one = Draft(
        "Armenia and Azerbaijan exchanged prisoners at the border on 13 December: 32 Armenians for two Azerbaijanis.",
        "2023-12-13",
        "Kura Press",
    )
    a = one.event(
        "exchanged prisoners at the border",
        "detention/prisoner-exchange",
        "2023-12-13",
        None,
        (one.actor("Armenia", "state", country="AM"), one.actor("Azerbaijan", "state", country="AZ")),
    )
    two = Draft(
        "Thirty-two Armenian servicemen are home after Wednesday's exchange with Baku.", "2023-12-14", "Ararat Gazette"
    )
    b = two.event(
        "Wednesday's exchange with Baku",
        "detention/prisoner-exchange",
        "2023-12-13",
        None,
        (two.actor("Azerbaijan", "state", country="AZ"),),
    )
    return one, a, two, b


@same
def haiti_massacre_recalled_a_month_later() -> Pair:
    one = Draft(
        "At least 70 people were killed when the Gran Grif gang attacked Pont-Sonde before dawn on Thursday.",
        "2024-10-04",
        "Artibonite News",
    )
    a = one.event(
        "the Gran Grif gang attacked Pont-Sonde",
        "violence-against-civilians/massacre",
        "2024-10-03",
        one.place("Pont-Sonde", 19.15, -72.61, "HT"),
        (one.actor("Gran Grif"),),
    )
    one.toll("At least 70 people", "killed", 70, None, a)
    two = Draft(
        "The gang is blamed for the massacre of Pont-Sonde in early October, in which 115 people lost their lives.",
        "2024-11-15",
        "Port-au-Prince Review",
    )
    b = two.event(
        "the massacre of Pont-Sonde",
        "violence-against-civilians/massacre",
        "2024-10-01/2024-10-10",
        two.place("Pont-Sonde", 19.15, -72.61, "HT"),
        status="background",
    )
    two.toll("115 people lost their lives", "killed", 115, 115, b)
    return one, a, two, b


@same
def somalia_hotel_besieged_with_two_spellings_of_the_group() -> Pair:
    one = Draft(
        "Al-Shabaab gunmen stormed the SYL hotel in Mogadishu on Thursday evening; three soldiers were killed.",
        "2024-03-15",
        "Benadir Wire",
    )
    a = one.event(
        "Al-Shabaab gunmen stormed the SYL hotel",
        "violence-against-civilians/attack",
        "2024-03-14",
        one.place("Mogadishu", 2.04, 45.34, "SO"),
        (one.actor("Al-Shabaab"),),
    )
    one.toll("three soldiers were killed", "killed", 3, 3, a, victims="combatant")
    two = Draft(
        "Troops ended the siege of the SYL hotel by al Shabab after 13 hours. Three soldiers died and 27 people were hurt.",
        "2024-03-15",
        "Horn Daily",
    )
    b = two.event(
        "the siege of the SYL hotel by al Shabab",
        "battle/siege",
        "2024-03-14/2024-03-15",
        two.place("Mogadishu", 2.05, 45.32, "SO"),
        (two.actor("al Shabab"),),
    )
    two.toll("Three soldiers died", "killed", 3, 3, b, victims="combatant")
    return one, a, two, b


@same
def yemen_toll_grows_over_two_days() -> Pair:
    one = Draft(
        "Coalition jets struck the prison of Saada before dawn on Friday; more than 60 inmates are feared dead.",
        "2022-01-21",
        "Tihama Wire",
    )
    saudi = one.actor("Saudi-led coalition", "military", country="SA")
    a = one.event(
        "Coalition jets struck the prison of Saada",
        "strike/airstrike",
        "2022-01-21",
        one.place("Saada", 16.94, 43.76, "YE"),
        (saudi,),
    )
    one.toll("more than 60 inmates", "killed", 61, None, a)
    two = Draft("Rescuers in Sa'dah put the dead of Friday's raid on the jail at 91.", "2022-01-25", "Hadramawt Post")
    b = two.event("Friday's raid on the jail", "strike/airstrike", "2022-01-21", two.place("Sa'dah", 16.94, 43.76, "YE"))
    two.toll("the dead of Friday's raid on the jail at 91", "killed", 91, 91, b)
    return one, a, two, b


@same
def ukraine_town_taken_says_one_and_denied_by_the_other() -> Pair:
    one = Draft(
        "Russia's Defence Ministry said on Saturday that its forces had taken Avdiivka.", "2024-02-17", "Volga Bulletin"
    )
    russia = one.actor("Russia", "state", country="RU")
    a = one.event(
        "its forces had taken Avdiivka",
        "battle/capture-of-territory",
        "2024-02-17",
        one.place("Avdiivka", 48.14, 37.75, "UA"),
        (russia,),
        status="claimed",
    )
    two = Draft("Kyiv denied on Saturday that Avdeevka had fallen.", "2024-02-17", "Dnipro Herald")
    b = two.event(
        "Avdeevka had fallen",
        "battle/capture-of-territory",
        "",
        two.place("Avdeevka", 48.14, 37.74, "UA"),
        status="denied",
    )
    return one, a, two, b


@same
def congo_displacement_counted_twice() -> Pair:
    one = Draft("Some 20,000 people fled Sake for Goma between Wednesday and Friday, OCHA said.", "2024-02-09", "Kivu Desk")
    a = one.event(
        "people fled Sake for Goma", "movement/displacement", "2024-02-07/2024-02-09", one.place("Sake", -1.57, 29.04, "CD")
    )
    one.toll("Some 20,000 people", "displaced", 20000, 20000, a)
    two = Draft("More than 42,000 have left Sake since Wednesday, the Red Cross estimates.", "2024-02-11", "Virunga Post")
    b = two.event(
        "42,000 have left Sake", "movement/displacement", "2024-02-07/2024-02-11", two.place("Sake", -1.57, 29.05, "CD")
    )
    two.toll("More than 42,000", "displaced", 42001, None, b)
    return one, a, two, b


@same
def iran_minister_visits_twice_reported() -> Pair:
    one = Draft(
        "Iran's foreign minister, Abbas Araghchi, met his Saudi counterpart in Riyadh on Wednesday.",
        "2024-10-09",
        "Gulf Wire",
    )
    man = one.actor("Abbas Araghchi", "person", country="IR", title="foreign minister")
    a = one.event(
        "met his Saudi counterpart in Riyadh",
        "diplomacy/talks",
        "2024-10-09",
        one.place("Riyadh", 24.7, 46.7, "SA"),
        (man,),
    )
    two = Draft("Araghchi discussed Lebanon with Prince Faisal in Riyadh on 9 October.", "2024-10-10", "Alborz Daily")
    b = two.event(
        "Araghchi discussed Lebanon with Prince Faisal",
        "diplomacy/visit",
        "2024-10-09",
        two.place("Riyadh", 24.7, 46.7, "SA"),
        (two.actor("Araghchi", "person", country="IR"),),
    )
    return one, a, two, b


@same
def mozambique_a_massacre_denied_without_its_day() -> Pair:
    one = Draft(
        "Insurgents raided Quiterajo on Saturday evening, residents who reached Pemba said.",
        "2025-06-24",
        "Coast News Agency",
    )
    a = one.event(
        "Insurgents raided Quiterajo",
        "violence-against-civilians/attack",
        "2025-06-21",
        one.place("Quiterajo", -11.75, 40.42, "MZ", "village"),
    )
    two = Draft("The minister denied that a massacre had taken place in Quiterajo.", "2025-06-26", "O Canal")
    b = two.event(
        "a massacre had taken place",
        "violence-against-civilians/massacre",
        "",
        two.place("Quiterajo", -11.75, 40.42, "MZ", "village"),
        status="denied",
    )
    return one, a, two, b


@same
def myanmar_a_monastery_and_a_training_ground() -> Pair:
    one = Draft(
        "A Tatmadaw jet bombed a monastery in Nyaungbintha on Tuesday, killing 19 people.", "2025-03-12", "Delta Wire"
    )
    army = one.actor("Tatmadaw", "military")
    a = one.event(
        "A Tatmadaw jet bombed a monastery",
        "strike/bombing",
        "2025-03-11",
        one.place("Nyaungbintha", 22.7, 95.3, "MM", "village"),
        (army,),
    )
    one.toll("killing 19 people", "killed", 19, 19, a)
    two = Draft(
        "The Tatmadaw carried out a precision strike against a training ground in Nyaungbintha Village on Tuesday; 17 "
        "terrorists were killed.",
        "2025-03-13",
        "Army Bulletin",
    )
    b = two.event(
        "a precision strike against a training ground",
        "strike/airstrike",
        "2025-03-11",
        two.place("Nyaungbintha Village", 22.7, 95.3, "MM", "village"),
        (two.actor("Tatmadaw", "military"),),
    )
    two.toll("17 terrorists were killed", "killed", 17, 17, b, victims="combatant")
    return one, a, two, b


@same
def ukraine_each_side_counts_its_own_dead() -> Pair:
    one = Draft("Glide bombs hit a sports hall in Chuhuiv on Thursday, killing 11 people.", "2025-03-21", "Sloboda News")
    a = one.event(
        "Glide bombs hit a sports hall", "strike/airstrike", "2025-03-20", one.place("Chuhuiv", 49.84, 36.69, "UA")
    )
    one.toll("killing 11 people", "killed", 11, 11, a)
    two = Draft(
        "A strike with air-launched weapons was carried out on Chuguev on 20 March. Up to 60 servicemen were eliminated.",
        "2025-03-21",
        "Defence Bulletin",
    )
    b = two.event("A strike with air-launched weapons", "strike", "2025-03-20", two.place("Chuguev", 49.84, 36.69, "UA"))
    two.toll("Up to 60 servicemen were eliminated", "killed", None, 60, b, victims="combatant")
    return one, a, two, b


# -- look-alikes -----------------------------------------------------------------------------------------------------


@apart
def gaza_a_school_and_a_house_on_one_day() -> Pair:
    one = Draft("An Israeli air strike on a school in Gaza City killed 12 people on Saturday.", "2024-08-10", "Levant Wire")
    a = one.event(
        "An Israeli air strike on a school in Gaza City",
        "strike/airstrike",
        "2024-08-10",
        one.place("Gaza City", 31.5, 34.47, "PS"),
        (one.actor("Israel Defense Forces", "military", country="IL"),),
    )
    one.toll("12 people", "killed", 12, 12, a)
    two = Draft(
        "Seven members of one family died when a jet bombed an apartment in Gaza City on Saturday.",
        "2024-08-10",
        "Coast Radio",
    )
    b = two.event(
        "a jet bombed an apartment in Gaza City",
        "strike/airstrike",
        "2024-08-10",
        two.place("Gaza City", 31.5, 34.47, "PS"),
        (two.actor("Israel Defense Forces", "military", country="IL"),),
    )
    two.toll("Seven members of one family", "killed", 7, 7, b, victims="civilian")
    return one, a, two, b


@apart
def ukraine_two_cities_on_one_night() -> Pair:
    one = Draft("A missile hit a hotel in Kharkiv overnight, wounding 11.", "2024-01-11", "Sloboda News")
    a = one.event(
        "A missile hit a hotel in Kharkiv",
        "strike/missile",
        "2024-01-10/2024-01-11",
        one.place("Kharkiv", 49.98, 36.25, "UA"),
    )
    one.toll("wounding 11", "wounded", 11, 11, a)
    two = Draft("A missile hit a hotel in Zaporizhzhia overnight, wounding 11.", "2024-01-11", "Steppe News")
    b = two.event(
        "A missile hit a hotel in Zaporizhzhia",
        "strike/missile",
        "2024-01-10/2024-01-11",
        two.place("Zaporizhzhia", 47.84, 35.14, "UA"),
    )
    two.toll("wounding 11", "wounded", 11, 11, b)
    return one, a, two, b


@apart
def iraq_same_market_a_year_apart() -> Pair:
    one = Draft("A bomb in the market of Habaniya killed six on Friday.", "2015-03-07", "Two Rivers Wire")
    a = one.event(
        "A bomb in the market of Habaniya", "strike/bombing", "2015-03-06", one.place("Habaniya", 33.37, 43.57, "IQ")
    )
    one.toll("killed six", "killed", 6, 6, a)
    two = Draft("A bomb in the market of Habaniya killed six on Sunday.", "2016-04-04", "Two Rivers Wire")
    b = two.event(
        "A bomb in the market of Habaniya", "strike/bombing", "2016-04-03", two.place("Habaniya", 33.37, 43.57, "IQ")
    )
    two.toll("killed six", "killed", 6, 6, b)
    return one, a, two, b


@apart
def mali_two_villages_whose_tolls_are_equal() -> Pair:
    one = Draft("Gunmen killed 14 villagers in Ogossagou on Tuesday.", "2019-06-12", "Dogon Post")
    a = one.event(
        "Gunmen killed 14 villagers in Ogossagou",
        "violence-against-civilians/massacre",
        "2019-06-11",
        one.place("Ogossagou", 13.97, -3.4, "ML", "village"),
        (one.actor("Dan Na Ambassagou"),),
    )
    one.toll("14 villagers", "killed", 14, 14, a, victims="civilian")
    two = Draft("Jihadists killed 14 people in Gangafani on Tuesday.", "2019-06-12", "Mopti Radio")
    b = two.event(
        "Jihadists killed 14 people in Gangafani",
        "violence-against-civilians/massacre",
        "2019-06-11",
        two.place("Gangafani", None, None, "ML", "village"),
        (two.actor("Katiba Macina"),),
    )
    two.toll("14 people", "killed", 14, 14, b)
    return one, a, two, b


@apart
def lebanon_a_summary_of_two_months_and_one_of_its_days() -> Pair:
    one = Draft("Israeli jets struck Nabatieh on 16 October, killing the mayor and 15 others.", "2024-10-17", "Cedar Wire")
    place = one.place("Nabatieh", 33.38, 35.48, "LB")
    a = one.event(
        "Israeli jets struck Nabatieh",
        "strike/airstrike",
        "2024-10-16",
        place,
        (one.actor("Israel", "state", country="IL"),),
    )
    one.toll("15 others", "killed", 15, 15, a)
    two = Draft("Israel has bombed Nabatieh almost daily since late September.", "2024-11-20", "Litani Review")
    b = two.event(
        "Israel has bombed Nabatieh almost daily",
        "strike/airstrike",
        "2024-09-23/2024-11-20",
        two.place("Nabatieh", 33.38, 35.48, "LB"),
        (two.actor("Israel", "state", country="IL"),),
        status="background",
    )
    return one, a, two, b


@apart
def sudan_arrest_and_release() -> Pair:
    one = Draft("The army detained 22 activists in Atbara on Monday.", "2024-05-07", "Nile Wire")
    army = one.actor("Sudanese army", "military", country="SD")
    a = one.event(
        "The army detained 22 activists", "detention/arrest", "2024-05-06", one.place("Atbara", 17.7, 33.99, "SD"), (army,)
    )
    one.toll("22 activists", "detained", 22, 22, a)
    two = Draft("The army released 22 activists in Atbara on Tuesday.", "2024-05-08", "Nile Wire")
    army = two.actor("Sudanese army", "military", country="SD")
    b = two.event(
        "The army released 22 activists", "detention/release", "2024-05-07", two.place("Atbara", 17.7, 33.99, "SD"), (army,)
    )
    return one, a, two, b


@apart
def philippines_landmine_and_air_raid() -> Pair:
    one = Draft("A landmine killed two soldiers outside Marawi on Friday.", "2017-06-10", "Lanao Wire")
    a = one.event("A landmine killed two soldiers", "strike/landmine", "2017-06-09", one.place("Marawi", 8.0, 124.29, "PH"))
    one.toll("two soldiers", "killed", 2, 2, a, victims="combatant")
    two = Draft("Jets bombed militants in Marawi on Friday; 13 were killed.", "2017-06-10", "Cotabato Post")
    b = two.event(
        "Jets bombed militants in Marawi", "strike/airstrike", "2017-06-09", two.place("Marawi", 8.0, 124.29, "PH")
    )
    two.toll("13 were killed", "killed", 13, 13, b, victims="combatant")
    return one, a, two, b


@apart
def mexico_two_undated_shootings_in_one_city() -> Pair:
    one = Draft("Gunmen shot dead four men at a car wash in Celaya.", "2024-06-03", "Bajio Wire")
    a = one.event(
        "Gunmen shot dead four men at a car wash",
        "violence-against-civilians/attack",
        "",
        one.place("Celaya", 20.52, -100.8, "MX"),
    )
    one.toll("four men", "killed", 4, 4, a)
    two = Draft("Six people were shot at a restaurant in Celaya.", "2024-06-05", "Laja Post")
    b = two.event(
        "Six people were shot at a restaurant",
        "violence-against-civilians/attack",
        "",
        two.place("Celaya", 20.52, -100.8, "MX"),
    )
    two.toll("Six people", "killed", 6, 6, b)
    return one, a, two, b


@apart
def statements_of_two_officials_on_one_day() -> Pair:
    one = Draft("Antony Blinken called for restraint in the Red Sea on Thursday.", "2024-01-05", "Potomac Wire")
    a = one.event(
        "Antony Blinken called for restraint",
        "statement/appeal",
        "2024-01-04",
        None,
        (one.actor("Antony Blinken", "person", country="US"),),
    )
    two = Draft("Josep Borrell called for restraint in the Red Sea on Thursday.", "2024-01-05", "Senne Daily")
    b = two.event(
        "Josep Borrell called for restraint",
        "statement/appeal",
        "2024-01-04",
        None,
        (two.actor("Josep Borrell", "person", country="ES"),),
    )
    return one, a, two, b


@apart
def thailand_two_districts_with_unlike_doers() -> Pair:
    one = Draft(
        "Soldiers raided a plantation in Bannang Sata on Sunday and shot two insurgents.", "2021-09-20", "Isthmus Wire"
    )
    a = one.event(
        "Soldiers raided a plantation in Bannang Sata",
        "battle/armed-clash",
        "2021-09-19",
        one.place("Bannang Sata", 6.27, 101.26, "TH"),
        (one.actor("Royal Thai Army", "military", country="TH"),),
    )
    two = Draft("Insurgents attacked a checkpoint in Yala on Sunday.", "2021-09-20", "Pattani Post")
    b = two.event(
        "Insurgents attacked a checkpoint in Yala",
        "battle/armed-clash",
        "2021-09-19",
        two.place("Yala", 6.54, 101.28, "TH"),
        (two.actor("Barisan Revolusi Nasional"),),
    )
    return one, a, two, b


@apart
def syria_planned_offensive_and_last_months_offensive() -> Pair:
    one = Draft("The army plans an offensive on Jisr al-Shughur in May.", "2024-04-28", "Coast Wire")
    army = one.actor("Syrian army", "military", country="SY")
    a = one.event(
        "an offensive on Jisr al-Shughur",
        "battle/offensive",
        "2024-05",
        one.place("Jisr al-Shughur", 35.81, 36.32, "SY"),
        (army,),
        status="planned",
    )
    two = Draft("The army's offensive on Jisr al-Shughur in March failed.", "2024-04-29", "Ghab Post")
    army = two.actor("Syrian army", "military", country="SY")
    b = two.event(
        "offensive on Jisr al-Shughur in March",
        "battle/offensive",
        "2024-03",
        two.place("Jisr al-Shughur", 35.81, 36.32, "SY"),
        (army,),
    )
    return one, a, two, b


@apart
def mozambique_a_denial_of_another_month() -> Pair:
    one = Draft("Insurgents raided Quiterajo on 3 May, residents said.", "2025-05-05", "Coast News Agency")
    a = one.event(
        "Insurgents raided Quiterajo",
        "violence-against-civilians/attack",
        "2025-05-03",
        one.place("Quiterajo", -11.75, 40.42, "MZ", "village"),
    )
    two = Draft("The minister denied that a massacre had taken place in Quiterajo.", "2025-06-26", "O Canal")
    b = two.event(
        "a massacre had taken place",
        "violence-against-civilians/massacre",
        "",
        two.place("Quiterajo", -11.75, 40.42, "MZ", "village"),
        status="denied",
    )
    return one, a, two, b

"""Where the story is while no sentence names the place again."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import read

DAY = date(2025, 5, 16)  # a Friday


@pytest.mark.parametrize(
    ("words", "of", "place"),
    [
        (
            "On 12 May the families were in a cellar in Al-Nasr. At dusk a son was killed by a sniper.",
            "was killed by a sniper",
            "Al-Nasr",
        ),
        (
            "On Tuesday gunmen stopped a lorry at Rutshuru. The driver was let go; his assistant was executed.",
            "was executed",
            "Rutshuru",
        ),
        (
            "Rockets fell on the market of Kharkiv on Monday. That night soldiers let the women go.",
            "soldiers let",
            "Kharkiv",
        ),
        (
            "On Tuesday the violence moved north, to Goma. Two traders were shot in a lorry on Route 42.",
            "were shot",
            "Goma",
        ),
    ],
)
def test_a_passage_goes_on_where_it_was_told_to_be(words: str, of: str, place: str) -> None:
    assert read(words, DAY).event(of).place == place


@pytest.mark.parametrize(
    ("words", "figure", "place"),
    [
        (
            "Gunmen attacked Bunia on Tuesday, residents said. The army gave another account.\n\n"
            "It acknowledged the loss of three soldiers.",
            3,
            "Bunia",
        ),
        (
            "Militants raided Djibo on Tuesday. Militants shelled Djibo again on Wednesday.\n\n"
            "Mayor Boubacar Diallo said no civilian had been hurt.",
            0,
            "Djibo",
        ),
    ],
)
def test_a_toll_without_a_place_is_where_all_that_an_article_tells_was(words: str, figure: int, place: str) -> None:
    assert [toll.place for toll in read(words, DAY).tolls if toll.figure[1] == figure] == [place]


@pytest.mark.parametrize(
    ("words", "of"),
    [
        ("Rebels attacked Bunia on Tuesday. Elsewhere, gunmen shot two traders.", "gunmen shot"),
        (
            "Thirty soldiers died in air strikes near Balyun on Tuesday. Ankara hit back the same night.",
            "Ankara hit",
        ),
        ("Rebels attacked Bunia on Tuesday. In June 2021 gunmen had shot two traders.", "had shot"),
        ("Rebels attacked Bunia on Tuesday. Fighters have seized more than 50 villages since Wednesday.", "have seized"),
    ],
)
def test_what_was_elsewhere_or_at_another_time_is_not_where_the_passage_was(words: str, of: str) -> None:
    places = {"Bunia", "Balyun", "Goma"}
    assert read(words, DAY).event(of).place not in places


def test_a_list_whose_items_have_heads_of_their_own_hands_no_place_on() -> None:
    found = read(
        "- Friday: heavy clashes at Sake between the army and rebels.\n\n- Saturday: gunmen shot two traders.", DAY
    )
    assert found.event("gunmen shot").place is None


@pytest.mark.parametrize(
    ("words", "of", "place"),
    [
        ("In Mand tehsil of Kech, a convoy hit a mine on Tuesday.", "hit a mine", "Mand"),
        ("Police went to Agatu and Gwer West, where two farmers were shot on Wednesday.", "were shot", "Gwer West"),
        ("A drone struck a tent near Al-Amal Hospital in Khan Younis on Tuesday.", "struck a tent", "Khan Younis"),
        ("Our air force struck a convoy south of Al-Washka at dawn on Friday.", "struck a convoy", "Al-Washka"),
        ("Government artillery pounded Al-Salal on Tuesday.", "pounded", "Al-Salal"),
        ("Rebels stormed a post at Al-Dabab on Tuesday.", "stormed a post", "Al-Dabab"),
        ("The rebels hold the port of Kyaukphyu, where fighting has intensified this month.", "fighting", "Kyaukphyu"),
    ],
)
def test_the_place_that_a_sentence_tells_is_the_one_it_means(words: str, of: str, place: str) -> None:
    assert read(words, DAY).event(of).place == place


def test_where_only_some_of_the_people_were_is_not_where_all_were() -> None:
    (toll,) = read(
        "More than 5,200 people have been murdered in Ecuador this year, nearly half of them in Guayas province."
    ).tolls
    assert toll.place == "Ecuador"


def test_the_line_that_an_article_is_written_under_places_nothing_behind_its_first_sentence() -> None:
    words = "Nay Pyi Taw, 10 May. The army struck a compound near Kyauktaw on 9 May. Forty terrorists were killed."
    assert {toll.place for toll in read(words, date(2025, 5, 11)).tolls} == {"Kyauktaw"}


def test_the_capital_is_that_of_the_country_which_an_article_is_about() -> None:
    words = "Al-Shabaab fighters stormed a Somali town on Tuesday. In April a roadside bomb exploded in the capital."
    assert read(words, DAY).event("exploded").place == "Mogadishu"


@pytest.mark.parametrize(
    ("words", "of", "place"),
    [
        ("Residents of Sake said a shell had fallen on a shop.", "fallen on a shop", "Sake"),
        ("Mayor Pedro Ruiz of Tibú told reporters by phone that a house was hit.", "house was hit", "Tibú"),
        ("On 9 May the village administrator of Thayetkan was shot dead in front of his house.", "shot dead", "Thayetkan"),
        ("A tout was shot in the thigh on Tom Mboya Street on Tuesday.", "was shot", "Tom Mboya Street"),
        ("Soldiers shot 19 gunmen near Plan de Oriente on Monday.", "Soldiers shot", "Plan de Oriente"),
        ("Rebels ambushed a column on the Shwebo-Myitkyina road on Monday.", "ambushed", "Shwebo-Myitkyina road"),
        ("A shell struck a queue in the Al-Nafla road area of eastern Taiz on Sunday.", "struck a queue", "Al-Nafla road"),
        ("Gunmen attacked the Rho displacement site near Drodro on Monday.", "attacked", "Rho"),
    ],
)
def test_who_speaks_or_lives_there_and_names_of_several_words_tell_the_place(words: str, of: str, place: str) -> None:
    assert (read(words, DAY).event(of).place or "").removesuffix(" displacement site") == place


@pytest.mark.parametrize(
    ("words", "of", "place"),
    [
        (
            "The target was a camp at Thayet Thapin where rebels were trained. Our aircraft destroyed the camp on Monday.",
            "aircraft destroyed",
            "Thayet Thapin",
        ),
        (
            "Gunmen surrounded Abu Shouk, a camp for displaced families, on Monday. A medic recalls that 19 were killed in "
            "the same camp on 2 May.",
            "killed in the same camp",
            "Abu Shouk",
        ),
    ],
)
def test_a_site_told_again_is_where_it_was_told_to_be(words: str, of: str, place: str) -> None:
    assert read(words, DAY).event(of).place == place


def test_there_is_no_hospital_that_somebody_died_in() -> None:
    words = (
        "Bombs tore through a hall in Chuhuiv on Thursday. One of the injured died at a Kharkiv hospital.\n\n"
        "Moscow said that 60 soldiers were killed there."
    )
    assert [toll.place for toll in read(words, DAY).tolls if toll.figure[1] == 60] == ["Chuhuiv"]


def test_a_camp_told_by_the_town_it_lies_by_is_named_further_on() -> None:
    words = (
        "At least 41 people died when gunmen overran a displacement camp near the town of En Nahud on Monday.\n\n"
        "Doctors said the dead at Abu Zabad camp included 14 children."
    )
    assert read(words, DAY).event("overran").place == "Abu Zabad camp"


def test_what_an_item_goes_on_telling_is_where_it_has_told_and_not_where_its_head_says() -> None:
    words = "- Sinjar, weekend. A convoy was ambushed near Tal Banat. One officer was killed."
    assert {toll.place for toll in read(words, DAY).tolls} == {"Tal Banat"}


def test_what_is_counted_over_the_same_time_is_counted_over_the_same_area() -> None:
    words = (
        "Since 1 January troops have repulsed 64 attacks in Sagaing Region. Over the same period the rebels "
        "have murdered 38 teachers."
    )
    assert {toll.place for toll in read(words, DAY).tolls} == {"Sagaing Region"}


def test_people_displaced_beside_a_count_of_the_dead_are_of_the_same_country() -> None:
    words = "Since January at least 3,661 people were killed in Haiti; more than 700,000 are displaced."
    assert {toll.place for toll in read(words, DAY).tolls} == {"Haiti"}


def test_a_village_told_again_is_no_town_that_the_wounded_were_brought_to() -> None:
    words = (
        "It was market day at Ngoubi, 40 kilometres north of Bria. Eleven wounded were brought to the hospital in Bria."
        "\n\nIn the same village a school was looted on Thursday."
    )
    assert read(words, DAY).event("looted").place == "Ngoubi"


@pytest.mark.parametrize(
    ("words", "of", "place"),
    [
        (
            "Fighters attacked the gold mine at Ngoubi on Sunday. Three guards were killed.\n\n"
            "In May 2022 armed men killed ten people at the same mine.",
            "armed men killed",
            "Ngoubi",
        ),
        ("A convoy carrying fuel to the base at Bria was ambushed at Irabanda on 2 May.", "was ambushed", "Irabanda"),
    ],
)
def test_the_same_place_is_meant_whatever_the_time_and_where_a_load_went_is_not(words: str, of: str, place: str) -> None:
    assert read(words, DAY).event(of).place == place


def test_the_name_of_a_tribe_is_no_place() -> None:
    found = read("Fighting between armed groups of the Alizai and Bagan tribes killed 22 men on Sunday.", DAY)
    assert not {place.name for place in found.found.places}


def test_a_toll_of_another_town_is_not_where_the_blow_told_before_it_was() -> None:
    words = "A drone hit a block in Dnipro on Thursday. In Odesa four sailors were killed."
    assert [toll.place for toll in read(words, DAY).tolls if toll.figure[1] == 4] == ["Odesa"]


def test_a_village_told_in_a_town_is_no_place_of_that_name_far_away() -> None:
    words = "A drone hit the village of Santa Clara in Gonzaga, in the Philippine province of Cagayan, on Thursday."
    village, town = (
        next(p for p in read(words, DAY).found.places if p.name == name) for name in ("Santa Clara", "Gonzaga")
    )
    assert (village.lat, village.lon) == (town.lat, town.lon)


def test_nothing_lies_beside_the_ministry_that_speaks_of_it() -> None:
    words = "Troops clashed with fighters near Ocuana on Monday, but the Ministry of Defence in Maputo has not commented."
    (place,) = (place for place in read(words, DAY).found.places if place.name == "Ocuana")
    assert place.lat is None


def test_a_heading_of_its_own_ends_the_ground_of_the_paragraph_before() -> None:
    reading = read(
        "- Hama. Advance units of the 3rd Corps have reached the northern suburbs of Hama city.\n\n"
        "- Enemy losses. Dozens of officers and soldiers have been killed since Wednesday, and up to 200 have been taken "
        "prisoner; they will be treated according to the laws of war."
    )
    assert [event.place for event in reading.events if event.kind.startswith("detention")] == [None]

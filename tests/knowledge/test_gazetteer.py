"""The gazetteer as extraction uses it: the built files, looked up by names as articles write them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.domain.place import PlaceKind
from briefing.errors import ResourceMissing
from briefing.knowledge.folding import fold, sound
from briefing.knowledge.gazetteer import Gazetteer, OwnPlace, distance_km, read_places
from briefing.places import resource

CAPITALS = """
Kabul AF;Tirana AL;Algiers DZ;Andorra la Vella AD;Luanda AO;St. John's AG;Buenos Aires AR;Yerevan AM;Canberra AU;
Vienna AT;Baku AZ;Nassau BS;Manama BH;Dhaka BD;Bridgetown BB;Minsk BY;Brussels BE;Belmopan BZ;Porto-Novo BJ;
Thimphu BT;La Paz BO;Sarajevo BA;Gaborone BW;Brasília BR;Bandar Seri Begawan BN;Sofia BG;Ouagadougou BF;Gitega BI;
Praia CV;Phnom Penh KH;Yaoundé CM;Ottawa CA;Bangui CF;N'Djamena TD;Santiago CL;Beijing CN;Bogotá CO;Moroni KM;
Kinshasa CD;Brazzaville CG;San José CR;Yamoussoukro CI;Zagreb HR;Havana CU;Nicosia CY;Prague CZ;Copenhagen DK;
Djibouti DJ;Roseau DM;Santo Domingo DO;Dili TL;Quito EC;Cairo EG;San Salvador SV;Malabo GQ;Asmara ER;Tallinn EE;
Mbabane SZ;Addis Ababa ET;Suva FJ;Helsinki FI;Paris FR;Libreville GA;Banjul GM;Tbilisi GE;Berlin DE;Accra GH;
Athens GR;St. George's GD;Guatemala City GT;Conakry GN;Bissau GW;Georgetown GY;Port-au-Prince HT;Tegucigalpa HN;
Budapest HU;Reykjavik IS;New Delhi IN;Jakarta ID;Tehran IR;Baghdad IQ;Dublin IE;Jerusalem IL;Rome IT;Kingston JM;
Tokyo JP;Amman JO;Astana KZ;Nairobi KE;Tarawa KI;Pyongyang KP;Seoul KR;Kuwait City KW;Bishkek KG;Vientiane LA;Riga LV;
Beirut LB;Maseru LS;Monrovia LR;Tripoli LY;Vaduz LI;Vilnius LT;Luxembourg LU;Antananarivo MG;Lilongwe MW;
Kuala Lumpur MY;Malé MV;Bamako ML;Valletta MT;Majuro MH;Nouakchott MR;Port Louis MU;Mexico City MX;Palikir FM;
Chisinau MD;Monaco MC;Ulaanbaatar MN;Podgorica ME;Rabat MA;Maputo MZ;Naypyidaw MM;Windhoek NA;Yaren NR;Kathmandu NP;
Amsterdam NL;Wellington NZ;Managua NI;Niamey NE;Abuja NG;Skopje MK;Oslo NO;Muscat OM;Islamabad PK;Ngerulmud PW;
Panama City PA;Port Moresby PG;Asunción PY;Lima PE;Manila PH;Warsaw PL;Lisbon PT;Doha QA;Bucharest RO;Moscow RU;
Kigali RW;Basseterre KN;Castries LC;Kingstown VC;Apia WS;San Marino SM;São Tomé ST;Riyadh SA;Dakar SN;Belgrade RS;
Victoria SC;Freetown SL;Singapore SG;Bratislava SK;Ljubljana SI;Honiara SB;Mogadishu SO;Pretoria ZA;Juba SS;Madrid ES;
Colombo LK;Khartoum SD;Paramaribo SR;Stockholm SE;Bern CH;Damascus SY;Dushanbe TJ;Dodoma TZ;Bangkok TH;Lomé TG;
Nuku'alofa TO;Port of Spain TT;Tunis TN;Ankara TR;Ashgabat TM;Funafuti TV;Kampala UG;Kyiv UA;Abu Dhabi AE;London GB;
Washington US;Montevideo UY;Tashkent UZ;Port Vila VU;Caracas VE;Hanoi VN;Sana'a YE;Lusaka ZM;Harare ZW;Ramallah PS;
Vatican City VA
"""


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def test_every_capital_of_a_member_of_the_united_nations_is_found(gazetteer: Gazetteer) -> None:
    capitals = [one.strip() for one in CAPITALS.replace("\n", "").split(";")]
    missing = [one for one in capitals if not gazetteer.candidates(one[:-3], countries={one[-2:]})]
    assert len(capitals) == 195
    assert missing == []


@pytest.mark.parametrize(
    ("written", "country", "lat", "lon"),
    [
        ("Saraqib", "SY", 35.86, 36.81),
        ("Maarat al-Numan", "SY", 35.65, 36.68),
        ("Ma'arrat al-Nu'man", "SY", 35.65, 36.68),
        ("Khan Younis", "PS", 31.34, 34.31),
        ("al-Ubayyid", "SD", 13.18, 30.22),
        ("El Obeid", "SD", 13.18, 30.22),
        ("Starobelsk", "UA", 49.28, 38.91),
        ("Mocímboa da Praia", "MZ", -11.35, 40.35),
        ("Myawaddy", "MM", 16.69, 98.51),
        ("Stepanakert", "AZ", 39.82, 46.75),
        ("Komanda", "CD", 1.37, 29.77),
        ("Deir Ezzor", "SY", 35.33, 40.14),
        ("Hodeida", "YE", 14.80, 42.95),
        ("Ménaka", "ML", 15.92, 2.40),
        ("Pont-Sondé", "HT", 19.15, -72.61),
        ("Hmeimim", "SY", 35.40, 35.95),
        ("Bab al-Hawa", "SY", 36.24, 36.69),
    ],
)
def test_towns_in_the_news_are_found_as_they_are_written(
    gazetteer: Gazetteer, written: str, country: str, lat: float, lon: float
) -> None:
    found = gazetteer.candidates(written, countries={country})
    assert found
    assert distance_km(found[0].lat, found[0].lon, lat, lon) < 15


def test_a_town_comes_before_the_division_named_after_it_and_an_own_name_before_an_alias(gazetteer: Gazetteer) -> None:
    idlib = gazetteer.candidates("Idlib")
    assert [one.kind for one in idlib[:2]] == [PlaceKind.CITY, PlaceKind.ADMIN]
    assert idlib[0].admin1 == "Idlib Governorate"
    assert gazetteer.candidates("Tripoli")[0].country == "LY"
    kyiv = gazetteer.candidates("Kiev")[0]
    assert (kyiv.key, kyiv.alias) == ("geonames:703448", True)


def test_a_type_word_asks_for_the_division(gazetteer: Gazetteer) -> None:
    assert {one.kind for one in gazetteer.candidates("Idlib province")} == {PlaceKind.ADMIN}
    assert gazetteer.candidates("Kursk oblast")[0].country == "RU"
    assert gazetteer.candidates("Atlantis province") == ()


def test_the_longest_name_is_taken_and_a_type_word_belongs_to_it(gazetteer: Gazetteer) -> None:
    tokens = "in Khan Younis and in Idlib province near Bab al - Hawa , Syria 's north".split()
    found = {at: gazetteer.longest(tokens, at) for at in range(len(tokens))}
    lengths = {tokens[at]: one[0] for at, one in found.items() if one is not None and at in (1, 5, 8, 13)}
    assert lengths == {"Khan": 2, "Idlib": 2, "Bab": 4, "Syria": 1}
    idlib = found[5]
    assert idlib is not None
    assert all(one.kind is PlaceKind.ADMIN for one in idlib[1])


def test_a_possessive_ends_a_name_unless_it_is_part_of_it(gazetteer: Gazetteer) -> None:
    goma = gazetteer.longest(["Goma", "'s", "airport"])
    johns = gazetteer.longest(["St.", "John", "'s", "harbour"])
    assert goma is not None
    assert johns is not None
    assert (goma[0], johns[0]) == (1, 3)


@pytest.mark.parametrize(
    ("name", "division"),
    [
        ("Goma", "North Kivu"),
        ("North Kivu", "North Kivu"),
        ("Idlib Governorate", "Idlib Governorate"),
        ("Darfur", None),  # a region of several
        ("Masisi Territory", None),  # a lower division
    ],
)
def test_a_place_is_or_lies_in_a_first_level_division(gazetteer: Gazetteer, name: str, division: str | None) -> None:
    assert gazetteer.division(gazetteer.candidates(name)[0]) == division


def test_names_in_lower_case_are_no_names(gazetteer: Gazetteer) -> None:
    assert gazetteer.longest(["reading", "room"]) is None
    assert gazetteer.longest(["nice"]) is None
    found = gazetteer.longest(["al-Bab"])
    assert found is not None
    assert found[1][0].country == "SY"


@pytest.mark.parametrize(
    "word", ["Of", "Many", "Nice", "Reading", "Victoria", "Sale", "Bath", "March", "Man", "Price", "Ali"]
)
def test_names_that_are_words_or_first_names_ask_for_evidence(gazetteer: Gazetteer, word: str) -> None:
    assert all(one.common_word for one in gazetteer.candidates(word))
    assert gazetteer.candidates(word)


@pytest.mark.parametrize("name", ["Goma", "Aleppo", "Chad", "Jordan", "Georgia", "Paris", "Bama", "Beni", "Palma", "Bara"])
def test_names_of_states_and_of_towns_in_the_news_do_not(gazetteer: Gazetteer, name: str) -> None:
    assert not gazetteer.candidates(name)[0].common_word


def test_another_spelling_is_found_by_sound_within_its_country_only(gazetteer: Gazetteer) -> None:
    assert "Binnish" in {one.name for one in gazetteer.alike("Binnesh", {"SY"})}
    assert gazetteer.alike("Binnesh", {"FR"}) == ()


def test_seas_and_regions_have_no_single_country(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("Red Sea")[0].country is None
    assert gazetteer.candidates("Liptako-Gourma")[0].kind is PlaceKind.REGION
    assert gazetteer.candidates("M5")[0].kind is PlaceKind.ROAD
    assert gazetteer.candidates("Red Sea", countries={"YE"})[0].kind is PlaceKind.WATER


def test_every_country_has_a_middle_that_lies_in_or_near_it(gazetteer: Gazetteer) -> None:
    syria = gazetteer.country("sy")
    assert syria is not None
    assert syria.key == "geonames:163843"
    assert distance_km(syria.lat, syria.lon, 35.0, 38.0) < 150
    assert 200 < syria.radius_km < 500
    assert len(gazetteer.countries()) > 240
    assert gazetteer.country("QQ") is None


def test_a_place_is_found_by_its_key_and_by_what_lies_near(gazetteer: Gazetteer) -> None:
    saraqib = gazetteer.by_key("geonames:164816")
    assert saraqib is not None
    assert saraqib.name == "Saraqib"
    assert gazetteer.by_key("briefing:donbas") is not None
    assert gazetteer.by_key("geonames:1") is None
    assert gazetteer.near(35.864, 36.806, 2)[0].name == "Saraqib"


def test_typing_completes_to_the_most_important_places(gazetteer: Gazetteer) -> None:
    assert "Saraqib" in {one.name for one in gazetteer.starts("saraq")}
    assert gazetteer.starts("x") == ()


def test_everything_in_the_readable_files_is_in_the_built_ones(gazetteer: Gazetteer) -> None:
    places = [place for path in sorted(resource("gazetteer").glob("*.places.txt")) for place in read_places(path)]
    assert len(places) > 1200
    codes = {country.alpha2 for country in gazetteer.countries()}
    for place in places:
        found = {one.key: one for one in gazetteer.candidates(place.name, limit=500)}
        one = found.get(f"briefing:{place.key}")
        assert one is not None, f"{place.name}: run resources/gazetteer/build.py"
        assert distance_km(one.lat, one.lon, place.lat, place.lon) < 0.1, place.name
        assert set(place.countries) <= codes, place.name


def test_a_case_adds_its_own_places(tmp_path: Path) -> None:
    path = tmp_path / "own.places.txt"
    path.write_text("# mine\nKfar Test | Kafr Test ; Tell Test | village | SY | 35.5 | 36.5 | 900\n", encoding="utf-8")
    gazetteer = Gazetteer.open(extra=read_places(path))
    found = gazetteer.candidates("Kafr Test")[0]
    assert (found.key, found.kind, found.alias) == ("briefing:kfar-test", PlaceKind.VILLAGE, True)
    longest = gazetteer.longest(["Tell", "Test", "burned"])
    assert longest is not None
    assert longest[0] == 2
    assert gazetteer.by_key("briefing:kfar-test") is not None


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("Here | | village | SY | 95 | 36 | 1", "line 1"),
        ("Here | | hamlet | SY | 35 | 36", "hamlet"),
        ("Here | there", "line 1"),
    ],
)
def test_a_readable_file_that_cannot_be_understood_names_the_line(tmp_path: Path, line: str, complaint: str) -> None:
    path = tmp_path / "bad.places.txt"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(ValueError, match=complaint):
        read_places(path)


@pytest.mark.parametrize("damage", ["missing", "foreign", "cut"])
def test_a_damaged_gazetteer_is_refused(tmp_path: Path, damage: str) -> None:
    for name in ("places.bin", "names.trie", "alike.trie"):
        shutil.copy(resource("gazetteer", name), tmp_path / name)
    table = tmp_path / "places.bin"
    if damage == "missing":
        table.unlink()
    elif damage == "foreign":
        table.write_bytes(b"SQLite format 3" + bytes(200))
    else:
        table.write_bytes(table.read_bytes()[:5000])
    with pytest.raises(ResourceMissing, match="gazetteer"):
        Gazetteer.open(tmp_path)


def test_extra_places_of_several_countries_say_so() -> None:
    border = OwnPlace("a", "A", (), PlaceKind.BORDER, ("SY", "TR"), 36, 36)
    region = OwnPlace("b", "B", (), PlaceKind.REGION, ("SY", "TR"), 36, 36)
    assert (border.country, region.country) == ("SY", None)


def test_folding_takes_accents_apostrophes_and_hyphens_away() -> None:
    assert fold("Ma'arat al-Nu'mān") == "maarat al numan"
    assert fold("Łódź") == "lodz"
    assert fold("U.S.") == "us"
    assert fold("Hay’at  Taḥrīr—ash-Shām") == "hayat tahrir ash sham"
    assert sound(fold("Areeha")) == sound(fold("al-Ariha"))


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert once == once.strip()
    assert "  " not in once


@given(st.lists(st.text(min_size=1, max_size=12), max_size=12), st.integers(0, 12))
def test_any_tokens_can_be_looked_up(tokens: list[str], start: int) -> None:
    found = _OPEN.longest(tokens, start)
    assert found is None or (1 <= found[0] <= len(tokens) - start and found[1])


_OPEN = Gazetteer.open()

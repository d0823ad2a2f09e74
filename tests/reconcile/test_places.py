"""Which places of different articles are the same."""

from __future__ import annotations

import pytest

from briefing.domain.corpus import Corpus
from briefing.domain.place import Place, PlaceId, PlacePrecision
from briefing.reconcile import corpus
from briefing.reconcile.places import distance_km
from tests.reconcile.drafting import Draft


def join(*drafts: Draft) -> Corpus:
    return corpus([draft.article for draft in drafts], [draft.findings() for draft in drafts])


def two_places(one: dict[str, object], other: dict[str, object]) -> int:
    drafts = []
    for at, told in enumerate((one, other)):
        draft = Draft(f"Shells fell on {told['name']}.", f"2024-05-0{at + 1}")
        place = draft.place(**told)  # type: ignore[arg-type]
        draft.event("Shells fell", "strike/shelling", f"2024-05-0{at + 1}", place)
        drafts.append(draft)
    joined = join(*drafts)
    assert {event.place for event in joined.events} <= {place.id for place in joined.places}
    return len(joined.places)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            {"name": "Starobilsk", "lat": 49.28, "lon": 38.91, "country": "UA"},
            {"name": "Starobelsk", "lat": 49.3, "lon": 38.9},
        ),
        ({"name": "Ariha", "lat": 35.81, "lon": 36.61, "country": "SY"}, {"name": "Areeha", "lat": 35.82, "lon": 36.6}),
        ({"name": "El Obeid", "lat": 13.18, "lon": 30.22, "country": "SD"}, {"name": "al-Ubayyid", "country": "SD"}),
        ({"name": "Barsalogho", "country": "BF"}, {"name": "Barsalogo", "country": "BF"}),
        (
            {"name": "Nyaungbintha", "country": "MM", "kind": "village"},
            {"name": "Nyaungbintha Village", "country": "MM", "kind": "village"},
        ),
        (  # villages that no map has, each put beside what its own article names
            {"name": "Um Sayala", "lat": 14.14, "lon": 29.91, "country": "SD", "kind": "village"},
            {"name": "Umm Sayala", "lat": 13.7, "lon": 30.37, "country": "SD", "kind": "village"},
        ),
        (  # put beside what its article names, and on the map
            {"name": "Jurf al-Sakhr", "lat": 33.34, "lon": 44.4, "country": "IQ", "precision": "near"},
            {"name": "Jurf al-Sakhar", "lat": 32.87, "lon": 44.22, "country": "IQ", "gazetteer": "briefing:jurf"},
        ),
        (
            {"name": "Mekelle", "lat": 13.5, "lon": 39.47},
            {"name": "Makalle", "lat": 13.49, "lon": 39.48, "aliases": ("Mekele",)},
        ),
    ],
)
def test_spellings_of_one_place_are_joined(one: dict[str, object], other: dict[str, object]) -> None:
    assert two_places(one, other) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # One name far apart, one name in two countries, a town and its province, like names, two entries of a gazetteer.
        ({"name": "Salamiyah", "lat": 35.01, "lon": 37.05}, {"name": "Salamiya", "lat": 36.9, "lon": 40.9}),
        ({"name": "Tripoli", "country": "LY"}, {"name": "Tripoli", "country": "LB", "gazetteer": "geonames:1"}),
        (
            {"name": "Idlib", "lat": 35.93, "lon": 36.63},
            {"name": "Idlib", "lat": 35.8, "lon": 36.7, "kind": "admin", "gazetteer": "geonames:2"},
        ),
        ({"name": "Hama", "country": "SY"}, {"name": "Homs", "country": "SY"}),
        (
            {"name": "Tell Hadya", "lat": 36.01, "lon": 36.93, "gazetteer": "geonames:3"},
            {"name": "Tel Hadiya", "lat": 36.2, "lon": 36.9, "gazetteer": "geonames:4"},
        ),
    ],
)
def test_look_alikes_stay_two_places(one: dict[str, object], other: dict[str, object]) -> None:
    assert two_places(one, other) == 2


def test_a_place_without_a_map_joins_only_where_one_can_be_meant() -> None:
    drafts = []
    for at, told in enumerate(
        [
            {"name": "Khan Yunis", "lat": 31.34, "lon": 34.3, "gazetteer": "geonames:5"},
            {"name": "Khan Younis", "lat": 36.1, "lon": 43.2, "gazetteer": "geonames:6"},
            {"name": "Khan Yunes"},
        ]
    ):
        draft = Draft(f"Shells fell on {told['name']} on day {at}.", f"2024-05-0{at + 1}")
        draft.place(**told)  # type: ignore[arg-type]
        drafts.append(draft)
    assert len(join(*drafts).places) == 3
    assert len(join(drafts[0], drafts[2]).places) == 1


def a_village(words: str, country: str, beside: str, lat: float | None = None) -> Draft:
    draft = Draft(words, "2024-05-20", words)
    known = {"lat": lat, "lon": 37.2, "precision": "near"} if lat else {}
    draft.place(words.split()[0], country=country, kind="village", **known)  # type: ignore[arg-type]
    draft.place(beside, 48.3, 37.2, "UA", gazetteer="geonames:9")
    return draft


def test_a_country_that_was_only_guessed_gives_way_to_the_one_that_the_article_tells_of() -> None:
    one = a_village("Malinovka fell, Berlin hears from Pokrovsk.", "DE", "Pokrovsk")
    two = a_village("Malynivka has not fallen, says Pokrovsk.", "UA", "Pokrovsk", 48.28)
    assert len(join(one, two).places) == 2
    other = a_village("Malinovka fell.", "DE", "Pokrovsk")
    far = a_village("Malynivka has not fallen.", "KZ", "Pokrovsk", 48.28)
    assert len(join(other, far).places) == 3


def test_where_a_place_is_said_to_lie_outranks_a_guess_from_its_neighbours_in_the_text() -> None:
    one = Draft("A drone hit Kashebere in Walikale.", "2024-05-01")
    one.place("Kashebere", -1.3, 28.0, "CD", "other", precision="admin")
    two = Draft("A drone hit Kashebere, and Kananga was quiet.", "2024-05-02")
    two.place("Kashebere", -5.9, 23.2, "CD", "other", precision="near")
    (place,) = join(one, two).places
    assert (place.lat, place.lon) == (-1.3, 28.0)


def test_the_joined_place_keeps_the_gazetteers_id_the_best_coordinates_and_all_names() -> None:
    one = Draft("Shells fell on Areeha.", "2024-05-01")
    one.place("Areeha", None, None, "SY")
    two = Draft("Shells fell on Ariha.", "2024-05-02")
    two.place("Ariha", 35.81, 36.61, "SY", gazetteer="geonames:172994")
    three = Draft("Jets flew over Ariha.", "2024-05-03")
    three.place("Ariha", 35.81, 36.61, "SY", gazetteer="geonames:172994")
    (place,) = join(one, two, three).places
    assert (place.id, place.name, place.lat) == ("geonames:172994", "Ariha", 35.81)
    assert place.precision is PlacePrecision.EXACT
    assert place.aliases == ("Areeha",)
    assert len(place.mentions) == 3


def test_distances_are_great_circles() -> None:
    paris = Place(PlaceId("a"), "Paris", lat=48.8566, lon=2.3522)
    quito = Place(PlaceId("b"), "Quito", lat=-0.1807, lon=-78.4678)
    apart = distance_km(paris, quito)
    assert apart == pytest.approx(9380, rel=0.01)
    assert distance_km(paris, paris) == 0
    assert distance_km(paris, Place(PlaceId("c"), "Nowhere")) is None


def test_a_town_put_into_its_large_province_is_the_one_of_that_name_on_the_map() -> None:
    one = Draft("The town of Old Fangak in Jonglei state was bombed.", "2025-05-28", "A")
    one.place("Old Fangak", 6.21, 31.56, "SS", "city", precision="admin")
    two = Draft("The hospital in Old Fangak was bombed.", "2025-05-28", "B")
    two.place("Old Fangak", 9.07, 30.88, "SS", "city", gazetteer="g:fangak")
    assert len(join(one, two).places) == 1


def test_a_road_named_after_a_village_makes_it_no_road() -> None:
    one = Draft("A drone struck Beit Lif.", "2025-06-12", "A")
    one.place("Beit Lif", kind="other", country="LB")
    two = Draft("A car was hit on the Beit Lif road.", "2025-06-15", "B")
    two.place("Beit Lif", kind="road", country="LB")
    assert [str(place.kind) for place in join(one, two).places] == ["other"]


def test_a_namesake_abroad_is_the_town_of_that_name_where_both_articles_are() -> None:
    one = Draft("Gunmen raided Kuchi, a village near Minna, Nigeria.", "2025-10-12", "A")
    one.place("Kuchi", 9.5, 6.2, "NG", "village", precision="near")
    one.place("Minna", 9.6, 6.5, "NG", "city", gazetteer="g:minna")
    two = Draft("Men raided Kuchi on 11 October. In Minna the governor spoke.", "2025-10-31", "B")
    two.place("Kuchi", 41.7, 82.9, "CN", "city", gazetteer="g:kuchi")
    two.place("Minna", 9.6, 6.5, "NG", "city", gazetteer="g:minna")
    found = {place.name: place for place in join(one, two).places}
    assert found["Kuchi"].country == "NG"
    assert len(join(one, two).places) == 2


def test_a_namesake_stays_abroad_where_its_article_is_abroad_too() -> None:
    one = Draft("Gunmen raided Kuchi, a village near Minna.", "2025-10-12", "A")
    one.place("Kuchi", 9.5, 6.2, "NG", "village", precision="near")
    one.place("Minna", 9.6, 6.5, "NG", "city", gazetteer="g:minna")
    two = Draft("An earthquake shook Kuchi and Aksu. Minna was calm.", "2025-10-31", "B")
    two.place("Kuchi", 41.7, 82.9, "CN", "city", gazetteer="g:kuchi")
    two.place("Aksu", 41.2, 80.3, "CN", "city", gazetteer="g:aksu")
    two.place("Minna", 9.6, 6.5, "NG", "city", gazetteer="g:minna")
    assert len(join(one, two).places) == 4

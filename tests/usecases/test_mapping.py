"""What happened where, of values alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from briefing.atlas import earth
from briefing.domain.choice import Choice
from briefing.domain.claim import Status
from briefing.domain.place import Place, PlaceId, PlaceKind, PlacePrecision
from briefing.domain.tally import Tally
from briefing.usecases.briefings.collecting import collect
from briefing.usecases.looking.mapping import Told, added, map_out, precision_of, story, whole
from tests.sample_corpus import sample_corpus


def place(name: str, lat: float | None, lon: float | None, kind: PlaceKind = PlaceKind.CITY) -> Place:
    return Place(PlaceId(name), name, kind, lat=lat, lon=lon)


ALEPPO, IDLIB, DOHA = place("Aleppo", 36.2, 37.16), place("Idlib", 35.93, 36.63), place("Doha", 25.29, 51.53)
SYRIA, HAMLET = place("Syria", 35.0, 38.0, PlaceKind.COUNTRY), place("A hamlet", None, None)
PLACES = {one.id: one for one in (ALEPPO, IDLIB, DOHA, SYRIA, HAMLET)}


def told(key: str, where: Place | None, status: Status = Status.REPORTED, killed: int | None = None) -> Told:
    toll = Tally(killed, killed, killed, 1) if killed is not None else None
    return Told(key, where.id if where is not None else None, status, toll)


def test_happenings_are_gathered_by_place_those_with_most_first() -> None:
    found = map_out([told("a", IDLIB), told("b", ALEPPO), told("c", ALEPPO)], PLACES)
    assert [(one.place.name, one.happened) for one in found.sites] == [("Aleppo", ("b", "c")), ("Idlib", ("a",))]
    assert found.nowhere == ()


def test_what_has_no_place_or_no_point_is_listed_and_not_lost() -> None:
    nowhere = told("x", None), told("y", HAMLET), Told("z", PlaceId("gone"), Status.REPORTED)
    found = map_out([told("a", ALEPPO), *nowhere], PLACES)
    assert found.nowhere == ("x", "y", "z")


def test_a_place_off_the_earth_is_no_place() -> None:
    wrong = [place("off", 91.0, 0.0), place("nan", float("nan"), 0.0), place("far", 10.0, 400.0)]
    found = map_out([told(one.name, one) for one in wrong], {one.id: one for one in wrong})
    assert found.sites == ()
    assert found.nowhere == ("off", "nan", "far")


def test_what_is_planned_or_denied_never_counts_as_having_happened() -> None:
    site = map_out([told("a", DOHA, Status.PLANNED), told("b", DOHA, Status.DENIED)], PLACES).sites[0]
    assert (site.happened, site.aside, site.standing) == ((), ("a", "b"), Status.PLANNED)
    assert map_out([told("a", DOHA, Status.DENIED), told("b", DOHA)], PLACES).sites[0].standing is Status.REPORTED


def test_tolls_add_up_over_what_happened_alone() -> None:
    site = map_out([told("a", ALEPPO, killed=4), told("b", ALEPPO, Status.DENIED, 100), told("c", ALEPPO)], PLACES).sites[0]
    assert site.killed is not None
    assert (site.killed.low, site.killed.high) == (4, 4)
    assert map_out([told("a", ALEPPO)], PLACES).sites[0].killed is None
    assert added([None, None]) is None


def test_the_middle_of_a_country_is_never_taken_for_a_point() -> None:
    assert precision_of(replace(SYRIA, precision=PlacePrecision.EXACT)) is PlacePrecision.COUNTRY
    assert precision_of(place("Idlib Governorate", 35.9, 36.6, PlaceKind.ADMIN)) is PlacePrecision.ADMIN
    assert precision_of(ALEPPO) is PlacePrecision.EXACT
    assert precision_of(replace(ALEPPO, precision=PlacePrecision.NEAR)) is PlacePrecision.NEAR


def test_talks_in_a_far_capital_do_not_make_a_map_of_the_world() -> None:
    many = [told(f"a{at}", ALEPPO) for at in range(12)] + [told(f"i{at}", IDLIB) for at in range(6)]
    found = map_out([*many, told("d", DOHA)], PLACES)
    near, everything = story(found.sites), whole(found.sites)
    assert near is not None
    assert everything is not None
    assert near.width < 0.01
    assert everything.width > 0.03


def test_the_story_of_nothing_but_a_country_is_that_country() -> None:
    found = map_out([told("a", SYRIA)], PLACES)
    extent = story(found.sites)
    assert extent is not None
    assert extent.centre == earth.project(35.0, 38.0)
    assert story(()) is None


def test_a_briefing_holds_the_map_of_its_happenings() -> None:
    dossier = collect(sample_corpus(), Choice("Aleppo", datetime(2025, 1, 1, tzinfo=UTC)))
    chart = dossier.by_place
    assert chart is not None
    aleppo = chart.marks[0]
    assert (aleppo.name, aleppo.happenings, aleppo.precision) == ("Aleppo", 9, PlacePrecision.EXACT)
    assert aleppo.toll == "227–302"
    syria = next(one for one in chart.marks if one.name == "Syria")
    assert (syria.happenings, syria.standing, syria.precision) == (0, Status.BACKGROUND, PlacePrecision.COUNTRY)
    rows = (dossier.timeline, dossier.undated, dossier.planned, dossier.denied, dossier.background)
    assert chart.happenings + chart.unplaced == sum(map(len, rows))
    assert "Aleppo: 9 events" in chart.alt

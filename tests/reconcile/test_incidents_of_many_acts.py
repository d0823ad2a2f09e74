"""Articles that tell several happenings of one day, or one happening in several voices, and which of another's they are."""

from __future__ import annotations

from briefing.domain.event import EventId
from briefing.reconcile import corpus
from tests.reconcile.drafting import Draft


def groups(*drafts: Draft) -> set[frozenset[EventId]]:
    """The incidents of more than one event, the same in whatever order the articles come."""
    found = corpus([one.article for one in drafts], [one.findings() for one in drafts])
    back = corpus([one.article for one in reversed(drafts)], [one.findings() for one in reversed(drafts)])
    assert found == back
    return {frozenset(incident.events) for incident in found.incidents if len(incident.events) > 1}


def together(a: EventId, b: EventId, *drafts: Draft) -> bool:
    return any({a, b} <= group for group in groups(*drafts))


def village_taken(words: str, denial: str = "") -> tuple[Draft, EventId, EventId | None]:
    draft = Draft(f"{words} {denial}", "2025-02-06", "Vovcha Wire")
    place = draft.place("Hrafske", 50.27, 37.0, "UA", "village")
    army = draft.actor("Russian troops", "military", country="RU")
    a = draft.event(words[:-1], "battle/capture-of-territory", "2025-02-04", place, (army,), status="claimed")
    b = draft.event(denial[:-1], "battle/capture-of-territory", "", place, status="denied") if denial else None
    return draft, a, b


def test_what_an_article_says_was_taken_and_was_not_lost_is_one_thing_to_a_third_report() -> None:
    one, a, b = village_taken("Russian troops took Hrafske on Tuesday.", "Kyiv denied that it had been lost.")
    two = Draft("The group liberated Hrafske on 4 February.", "2025-02-07", "Belgorod Bulletin")
    place = two.place("Hrafske", 50.27, 37.0, "UA", "village")
    c = two.event("liberated Hrafske", "battle/capture-of-territory", "2025-02-04", place, status="claimed")
    assert b is not None
    assert groups(one, two) == {frozenset({a, b, c})}


def test_to_deny_that_a_pagoda_was_hit_is_not_to_deny_that_a_depot_was() -> None:
    one = Draft("Jets hit a depot in Pailin. The army denied having hit a pagoda in Pailin.", "2025-12-10", "Border Wire")
    town = one.place("Pailin", 12.85, 102.61, "KH")
    a = one.event("Jets hit a depot", "strike/airstrike", "2025-12-09", town)
    one.event("having hit a pagoda in Pailin", "strike", "", town, status="denied")
    two = Draft("Bombs fell on a depot in Pailin on Tuesday.", "2025-12-11", "Battambang Paper")
    b = two.event("Bombs fell on a depot", "strike/airstrike", "2025-12-09", two.place("Pailin", 12.85, 102.61, "KH"))
    assert groups(one, two) == {frozenset({a, b})}


def town_and_patrol(words: str, published: str, when: str, patrol_dead: str) -> tuple[Draft, EventId, EventId]:
    """The dead peacekeeper is told beside the town in one article and beside the patrol in the other."""
    draft = Draft(words, published, f"Paper of {published}")
    place = draft.place("Bambouti", 5.4, 27.2, "CF")
    rebels, mission = draft.actor("Raiders of Obo", key="a:raiders"), draft.actor("MINUSCA", "igo", key="a:minusca")
    a = draft.event("the town of Bambouti", "battle", when, place, (rebels,))
    b = draft.event("MINUSCA", "battle", "2025-06-21", place, (), (mission,))
    draft.toll("eleven villagers", "killed", 11, 11, a, victims="civilian")
    draft.toll("a peacekeeper", "killed", 1, 1, a if patrol_dead == "town" else b, victims="combatant")
    return draft, a, b


def test_two_articles_that_tell_two_happenings_of_one_day_are_laid_on_each_other_as_they_fit_best() -> None:
    one, a, b = town_and_patrol(
        "The Raiders of Obo fell on the town of Bambouti: eleven villagers and a peacekeeper died. MINUSCA was fired at.",
        "2025-06-22",
        "2025-06-21",
        "town",
    )
    two, c, d = town_and_patrol(
        "The Raiders of Obo entered the town of Bambouti and killed eleven villagers. MINUSCA lost a peacekeeper.",
        "2025-06-24",
        "2025-06-21/2025-06-23",
        "patrol",
    )
    found = groups(one, two)
    assert frozenset({a, c}) in found
    assert frozenset({b, d}) in found


def attack(words: str, kind: str, when: str = "2025-05-07") -> tuple[Draft, EventId]:
    draft = Draft(words, "2025-05-09", words[:12])
    place = draft.place("Dome", 8.7, 32.6, "SS", "village")
    return draft, draft.event(words[:-1], kind, when, place)


def test_boarding_a_barge_and_bombing_a_camp_are_two_happenings_in_one_village_on_one_day() -> None:
    one, a = attack("A gunship bombed a cattle camp near Dome.", "strike/airstrike")
    two, b = attack("Gunmen fired upon a barge near Dome.", "violence-against-civilians/attack")
    assert not groups(one, two)
    two, b = attack("Bombs fell on a camp near Dome.", "violence-against-civilians/attack")
    assert together(a, b, one, two)


def test_a_number_of_assaults_without_a_day_is_not_the_taking_of_the_village() -> None:
    one, _ = attack("Troops took Dome on Wednesday.", "battle")
    two, _ = attack("The army repelled 14 assaults on Dome.", "battle", "")
    assert not groups(one, two)
    two, _ = attack("The army repelled an assault on Dome.", "battle", "")
    assert groups(one, two)


def swap(words: str, kind: str, *, status: str = "reported") -> tuple[Draft, EventId]:
    draft = Draft(words, "2025-03-14", words[:14])
    return draft, draft.event(words[:-1], kind, "2025-03-13", status=status)


def test_as_many_prisoners_returned_on_one_day_are_those_of_the_exchange() -> None:
    one, a = swap("Each side freed 120 prisoners.", "detention/prisoner-exchange")
    two, b = swap("Home came 120 soldiers.", "detention/release")
    assert together(a, b, one, two)
    two, b = swap("Home came 95 soldiers.", "detention/release")
    assert not groups(one, two)


def test_days_years_and_distances_are_no_count_that_two_reports_share() -> None:
    one, _ = swap("Each side freed prisoners after 120 days and 15 km.", "detention/prisoner-exchange")
    two, _ = swap("Home came soldiers after 120 days and 15 km.", "detention/release")
    assert not groups(one, two)


def test_an_event_that_is_put_in_a_province_is_in_the_town_that_its_sentence_names() -> None:
    one = Draft("Drones set fire to a depot in Rostov region, near the town of Salsk.", "2025-03-13", "Don Wire")
    region = one.place("Rostov", 47.5, 41.2, "RU", "admin")
    one.place("Salsk", 46.47, 41.54, "RU")
    a = one.event("Drones set fire", "strike/drone", "2025-03-12", region)
    two = Draft("A drone hit Salsk on Wednesday.", "2025-03-14", "Steppe Note")
    b = two.event("A drone hit Salsk", "strike/drone", "2025-03-12", two.place("Salsk", 46.47, 41.54, "RU"))
    assert together(a, b, one, two)
    far = Draft("A drone hit Shakhty on Wednesday.", "2025-03-14", "Mine Note")
    far.event("A drone hit Shakhty", "strike/drone", "2025-03-12", far.place("Shakhty", 47.71, 40.21, "RU"))
    assert not groups(one, far)


def test_a_fire_and_the_drones_that_lit_it_are_one_thing_to_a_third_report() -> None:
    one = Draft("Drones hit a depot in Rostov region. A blaze near Salsk was put out.", "2025-03-13", "Don Wire")
    region = one.place("Rostov", 47.5, 41.2, "RU", "admin")
    a = one.event("Drones hit a depot", "strike/drone", "2025-03-12", region)
    b = one.event("A blaze", "disaster", "2025-03-12", one.place("Salsk", 46.47, 41.54, "RU"))
    two = Draft("The drone strike on a depot in Salsk hurt nobody.", "2025-03-14", "Steppe Note")
    c = two.event("drone strike on a depot", "strike/drone", "2025-03-12", two.place("Salsk", 46.47, 41.54, "RU"))
    assert groups(one, two) == {frozenset({a, b, c})}


def test_an_operation_in_a_town_and_the_fight_in_its_camp_are_one_thing_to_a_third_report() -> None:
    one = Draft("Troops began an operation in Jenin. They exchanged fire at Ain Beit camp.", "2024-07-18", "Army Note")
    army = one.actor("Troops", "military", country="IL", key="a:army")
    a = one.event("began an operation", "battle/offensive", "2024-07-17", one.place("Jenin", 32.46, 35.3, "PS"), (army,))
    camp = one.place("Ain Beit camp", 32.463, 35.29, "PS", "facility")
    b = one.event("exchanged fire", "battle/armed-clash", "2024-07-17", camp, (army,))
    two = Draft("An army raid on Jenin left three dead.", "2024-07-18", "Flash")
    raiders = two.actor("army", "military", country="IL", key="a:army")
    c = two.event("raid on Jenin", "battle/armed-clash", "2024-07-17", two.place("Jenin", 32.46, 35.3, "PS"), (raiders,))
    assert groups(one, two) == {frozenset({a, b, c})}


def beside_a_town(name: str, words: str) -> tuple[Draft, EventId]:
    draft = Draft(words.format(name), "2025-11-12", words)
    place = draft.place(name, 13.18, 30.22, "SD", "city", precision="near")
    return draft, draft.event("attacked", "violence-against-civilians/attack", "2025-11-10", place)


def test_towns_of_other_names_that_no_map_has_are_two_and_one_name_in_two_spellings_is_one() -> None:
    one, a = beside_a_town("Um Garfa", "Men on motorbikes attacked {} on Monday.")
    two, b = beside_a_town("Umm Qarfa", "Armed men attacked {}.")
    other, _ = beside_a_town("Hashaba", "Gunmen attacked {} on Monday morning.")
    assert together(a, b, one, two)
    assert not groups(one, other)

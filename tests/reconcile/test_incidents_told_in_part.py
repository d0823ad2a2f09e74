"""Reports that leave out the day or the place, that tell one happening in several acts, or that sum up several days."""

from __future__ import annotations

from briefing.domain.corpus import Corpus
from briefing.domain.event import EventId
from briefing.reconcile import corpus
from tests.reconcile.drafting import Draft


def joined(a: EventId, b: EventId, *drafts: Draft) -> bool:
    found: Corpus = corpus([one.article for one in drafts], [one.findings() for one in drafts])
    assert found == corpus([one.article for one in reversed(drafts)], [one.findings() for one in reversed(drafts)])
    incident = {event.id: event.incident for event in found.events}
    return incident[a] == incident[b]


def at_nzara(words: str = "A patrol was ambushed at the culvert near Nzara on Tuesday.") -> tuple[Draft, EventId]:
    draft = Draft(words, "2025-03-06", "Yambio Star")
    return draft, draft.event(words[:-1], "battle/armed-clash", "2025-03-04", draft.place("Nzara", 4.64, 28.26, "SS"))


def without_a_place(words: str, elsewhere: str = "Nzara", lat: float = 4.64) -> tuple[Draft, EventId]:
    draft = Draft(f"{words} Shops in {elsewhere} stayed shut.", "2025-03-05", "Equatoria Wire")
    a = draft.event(words[:-1], "battle/armed-clash", "2025-03-04")
    draft.event("Shops", "disruption", "2025-03-05", draft.place(elsewhere, lat, 28.26, "SS"))
    return draft, a


def test_an_event_without_a_place_is_of_the_town_that_its_article_is_about_if_something_is_told_alike() -> None:
    one, a = at_nzara()
    two, b = without_a_place("Soldiers ran into gunfire at a culvert.")
    assert joined(a, b, one, two)


def test_that_two_articles_are_about_one_town_joins_nothing_that_shares_no_more_than_the_day() -> None:
    one, a = at_nzara()
    two, b = without_a_place("Herders fought farmers.")
    assert not joined(a, b, one, two)


def test_an_event_without_a_place_in_an_article_about_another_town_is_another_event() -> None:
    one, a = at_nzara()
    two, b = without_a_place("Soldiers ran into gunfire at a culvert.", "Torit", 4.41 + 2)
    assert not joined(a, b, one, two)


def a_school_taken(words: str, place: str, kind: str) -> tuple[Draft, EventId]:
    draft = Draft(words, "2025-07-16", words)
    return draft, draft.event(
        words[:-1], "battle/capture-of-territory", "2025-07-14", draft.place(place, country="PH", kind=kind)
    )


def test_a_village_that_no_map_has_and_the_school_that_bears_its_name_are_one_place() -> None:
    one, a = a_school_taken("Gunmen occupied the school in Lamitan Bato.", "Lamitan Bato", "village")
    two, b = a_school_taken(
        "Some 60 men occupied Lamitan Bato Elementary School.", "Lamitan Bato Elementary School", "facility"
    )
    other, c = a_school_taken("Some 60 men occupied Tuburan Elementary School.", "Tuburan Elementary School", "facility")
    assert joined(a, b, one, two)
    assert not joined(a, c, one, other)


def car_bomb(words: str, when: str, published: str, kind: str = "strike/bombing") -> tuple[Draft, EventId]:
    draft = Draft(words, published, words)
    return draft, draft.event(words[:-1], kind, when, draft.place("Corinto", 3.17, -76.26, "CO"))


def test_of_one_town_no_two_car_bombs_are_told_within_a_week_but_two_shellings_are() -> None:
    one, a = car_bomb("A car bomb went off in Corinto on 10 June.", "2025-06-10", "2025-06-11")
    two, b = car_bomb("The explosion broke every window in Corinto.", "", "2025-06-13")
    late, c = car_bomb("An explosion broke windows in Corinto.", "", "2025-06-25")
    assert joined(a, b, one, two)
    assert not joined(a, c, one, late)
    one, a = car_bomb("Corinto was shelled on 10 June.", "2025-06-10", "2025-06-11", "strike/shelling")
    two, b = car_bomb("Shells fell on Corinto.", "", "2025-06-13", "strike/shelling")
    assert not joined(a, b, one, two)


def two_acts(second: str) -> tuple[Draft, EventId, EventId]:
    draft = Draft(f"Dozens of assailants opened fire on a patrol in Doumba. {second}.", "2025-11-10", "Niger Army")
    place = draft.place("Doumba", 14.2, 0.9, "NE", "village")
    a = draft.event(
        "Dozens of assailants opened fire on a patrol in Doumba", "violence-against-civilians/attack", "2025-11-08", place
    )
    b = draft.event(second, "battle/armed-clash", "2025-11-08", place)
    return draft, a, b


def other_report() -> tuple[Draft, EventId]:
    draft = Draft("Fighters ambushed a patrol in Doumba on Saturday.", "2025-11-11", "Sahel Weekly")
    place = draft.place("Doumba", 14.2, 0.9, "NE", "village")
    return draft, draft.event("Fighters ambushed a patrol in Doumba", "battle/armed-clash", "2025-11-08", place)


def test_two_acts_of_one_article_are_both_what_another_article_tells_as_one() -> None:
    one, a, b = two_acts("The ambush lasted an hour")
    two, c = other_report()
    assert joined(a, c, one, two)
    assert joined(b, c, one, two)


def test_a_second_attack_stays_one_of_its_own() -> None:
    one, a, b = two_acts("In a second ambush fighters lost two men")
    two, _ = other_report()
    assert not joined(a, b, one, two)


def test_acts_of_the_fall_of_a_town_that_an_article_tells_without_their_day_fall_with_it() -> None:
    draft = Draft("Rebels took most of Bara. Allied factions took part of Bara.", "2025-03-01", "Nile Corridor Daily")
    bara = draft.place("Bara", 13.7, 30.37, "SD")
    a = draft.event("Rebels took most of Bara", "battle/capture-of-territory", "", bara)
    b = draft.event("Allied factions took part of Bara", "battle/capture-of-territory", "", bara)
    other = Draft("Bara fell on Friday.", "2025-03-02", "El Obeid Post")
    c = other.event("Bara fell", "battle/capture-of-territory", "2025-02-28", other.place("Bara", 13.7, 30.37, "SD"))
    assert joined(a, c, draft, other)
    assert joined(b, c, draft, other)


def background(words: str, when: str, dead: int, status: str) -> tuple[Draft, EventId]:
    draft = Draft(words, "2025-09-30" if status == "background" else "2025-02-13", words)
    event = draft.event(words[:-1], "violence-against-civilians/attack", when, status=status)
    draft.toll(str(dead), "killed", dead, dead, event)
    return draft, event


def test_background_without_a_place_is_told_by_its_day_and_a_telling_toll() -> None:
    one, a = background("Mourners were attacked on 11 February and 14 died.", "2025-02-11", 14, "background")
    two, b = background("On Tuesday 14 people were killed at a burial.", "2025-02-11", 14, "reported")
    other, c = background("On Tuesday 3 people were killed at a burial.", "2025-02-11", 3, "reported")
    assert joined(a, b, one, two)
    assert not joined(a, c, one, other)


def test_what_went_on_for_days_is_not_one_of_its_days() -> None:
    drafts, told = [], []
    for words, when in (("52 people were killed in Lopa from 10 to 12 February.", "2025-02-10/2025-02-12"),
                        ("CODECO attacked mourners in Lopa on 11 February.", "2025-02-11")):  # fmt: skip
        draft = Draft(words, "2025-02-13", words)
        place = draft.place("Lopa", 1.9, 30.6, "CD", "admin")
        told.append(draft.event(words[:-1], "violence-against-civilians/attack", when, place))
        drafts.append(draft)
    assert not joined(*told, *drafts)


def test_background_of_one_day_is_told_by_a_small_toll() -> None:
    one = Draft("The post had already been attacked on 19 March, when three gendarmes died.", "2024-06-07", "A")
    a = one.event(
        "The post had already been attacked", "violence-against-civilians/attack", "2024-03-19", status="background"
    )
    one.toll("three gendarmes", "killed", 3, 3, a, victims="combatant")
    two = Draft("On 19 March the same group murdered three gendarmes at the post.", "2024-06-08", "B")
    b = two.event("the same group murdered", "violence-against-civilians/attack", "2024-03-19", status="background")
    two.toll("three gendarmes", "killed", 3, 3, b, victims="combatant")
    assert joined(a, b, one, two)


def test_a_person_known_by_name_dies_once() -> None:
    one = Draft("Its founder, Omar Ghani, was shot dead on 12 May.", "2025-09-20", "A")
    founder = one.actor("Omar Ghani", "person", key="a:omar")
    a = one.event("Omar Ghani, was shot dead", "violence-against-civilians/attack", "2025-05-12", on=(founder,))
    one.toll("Omar Ghani", "killed", 1, 1, a)
    two = Draft("Fighting broke out in Tripoli in May after the killing of Omar Ghani.", "2025-09-16", "B")
    two.actor("Omar Ghani", "person", key="a:omar")
    tripoli = two.place("Tripoli", 32.89, 13.18, "LY")
    b = two.event("the killing of Omar Ghani", "casualty/death", "2025-05", tripoli, status="background")
    two.toll("Omar Ghani", "killed", 1, 1, b)
    assert joined(a, b, one, two)


def test_what_sums_up_blows_on_several_towns_is_none_of_them() -> None:
    one = Draft("Jets struck gatherings of terrorists in Idlib and near Khan Sheikhoun, killing dozens.", "2024-12-01", "A")
    idlib = one.place("Idlib", 35.93, 36.63, "SY")
    one.place("Khan Sheikhoun", 35.44, 36.65, "SY")
    a = one.event("Jets struck gatherings of terrorists", "strike", "2024-12-01", idlib)
    one.toll("dozens", "killed", 24, 99, a, victims="combatant")
    two = Draft("Strikes on the Jamiya quarter killed 25 on Sunday.", "2024-12-02", "B")
    quarter = two.place("Jamiya", 35.94, 36.63, "SY", "district")
    b = two.event("Strikes on the Jamiya quarter", "strike", "2024-12-01", quarter)
    two.toll("25", "killed", 25, 25, b)
    assert not joined(a, b, one, two)
    road = Draft("An escort was ambushed between Idlib and Khan Sheikhoun; dozens died.", "2024-12-01", "A")
    idlib = road.place("Idlib", 35.93, 36.63, "SY")
    road.place("Khan Sheikhoun", 35.44, 36.65, "SY")
    c = road.event("An escort was ambushed", "battle/armed-clash", "2024-12-01", idlib)
    two = Draft("Fighters attacked an escort outside Idlib on Sunday.", "2024-12-02", "B")
    d = two.event("Fighters attacked an escort", "battle/armed-clash", "2024-12-01", two.place("Idlib", 35.93, 36.63, "SY"))
    assert joined(c, d, road, two)


def test_rockets_on_both_sides_of_a_border_are_two_happenings() -> None:
    one = Draft("Troops shelled villages in Ampil district on Friday, wounding five farmers.", "2025-12-13", "A")
    a = one.event("Troops shelled villages", "strike/shelling", "2025-12-12",
                  one.place("Ampil district", 14.1, 103.4, "KH", "admin"))  # fmt: skip
    two = Draft("At dawn on Friday rockets were fired at Ban Nong, killing one.", "2025-12-13", "B")
    b = two.event("rockets were fired", "strike", "2025-12-12", two.place("Ban Nong", 14.4, 103.4, "TH", "village"))
    assert not joined(a, b, one, two)


def raid_on_a_post(published: str, words: str, doers: str) -> tuple[Draft, EventId]:
    draft = Draft(f"{words} People stayed at home.", published, words)
    by = draft.actor(doers, "armed-group", nameless=True)
    post = draft.place("Jakiri", 6.1, 10.65, "CM")
    return draft, draft.event(words[:-1], "violence-against-civilians/attack", "2024-06-05", post, by=(by,))


def test_a_denial_that_soldiers_fired_on_people_is_not_of_what_gunmen_did_there() -> None:
    one, a = raid_on_a_post("2024-06-06", "Separatist fighters attacked the police post in Jakiri.", "Separatist fighters")
    two = Draft("The ministry denies that soldiers opened fire on inhabitants of Jakiri.", "2024-06-07", "Ministry")
    army = two.actor("soldiers", "military", country="CM", key="actor:cameroon-army")
    b = two.event(
        "soldiers opened fire", "violence-against-civilians/attack", "", two.place("Jakiri", 6.1, 10.65, "CM"),
        by=(army,), status="denied",
    )  # fmt: skip
    assert not joined(a, b, one, two)


def test_two_kinds_of_dead_told_in_one_breath_are_as_many_as_another_counts_together() -> None:
    one = Draft("A bomb in Corinto killed two officers and six civilians.", "2025-06-11", "Third Division")
    place = one.place("Corinto", 3.17, -76.26, "CO")
    a = one.event("A bomb in Corinto", "violence-against-civilians/attack", "2025-06-10", place)
    one.toll("two officers", "killed", 2, 2, event=a)
    one.toll("six civilians", "killed", 6, 6, victims="civilian", event=a)
    two = Draft("The car bomb left eight dead in Corinto.", "2025-06-30", "Observatory")
    b = two.event("The car bomb", "strike/bombing", "2025-06-10", two.place("Corinto", 3.17, -76.26, "CO"))
    two.toll("eight dead", "killed", 8, 8, event=b)
    assert joined(a, b, one, two)


def truce(words: str, town: str, lat: float) -> tuple[Draft, EventId]:
    draft = Draft(f"{words} Shops in {town} opened again.", "2025-11-08", words)
    a = draft.event(words[:-1], "diplomacy/ceasefire", "2025-11-06")
    draft.event("Shops", "disruption", "2025-11-07", draft.place(town, lat, 12.73, "LY"))
    return draft, a


def test_a_truce_of_one_day_told_in_two_articles_about_one_town_is_one() -> None:
    one, a = truce("Elders secured a truce.", "Zawiya", 32.75)
    two, b = truce("The truce held.", "Zawiya", 32.75)
    other, c = truce("Another truce was reached.", "Sabha", 27.03)
    assert joined(a, b, one, two)
    assert not joined(a, c, one, other)


def test_a_look_back_with_its_day_is_of_the_blow_that_was_news_without_one_if_town_and_toll_agree() -> None:
    one = Draft("A hostel in Kyauktaw was bombed; 25 people died.", "2025-09-11", "Mayu Eye")
    a = one.event("A hostel in Kyauktaw was bombed", "strike/bombing", "", one.place("Kyauktaw", 20.84, 92.98, "MM"))
    one.toll("25 people", "killed", 25, 25, event=a)
    two = Draft("They were of the 25 students killed in Kyauktaw on 9 September.", "2025-09-30", "Review")
    b = two.event(
        "25 students killed", "casualty/death", "2025-09-09", two.place("Kyauktaw", 20.84, 92.98, "MM"), status="background"
    )
    two.toll("25 students", "killed", 25, 25, victims="civilian", event=b)
    assert joined(a, b, one, two)


def a_raid_denied(own: str = "On Sunday our forces engaged fighters there") -> tuple[Draft, EventId]:
    draft = Draft(f"We deny an attack on civilians in Um Sayala. {own}.", "2025-11-11", "Communiqué")
    village = draft.place("Um Sayala", 14.1, 29.9, "SD", "village")
    denied = draft.event("an attack on civilians", "violence-against-civilians/attack", "", village, status="denied")
    draft.event(own, "battle/armed-clash", "2025-11-09", village)
    return draft, denied


def a_raid_told(publisher: str, day: str = "2025-11-09") -> tuple[Draft, EventId]:
    draft = Draft(f"{publisher}: fighters stormed Um Sayala and killed 31 people.", "2025-11-10", publisher)
    village = draft.place("Um Sayala", 14.1, 29.9, "SD", "village")
    killed = draft.event("killed", "violence-against-civilians/attack", day, village)
    draft.toll("31 people", "killed", 31, 31, killed)
    return draft, killed


def test_what_is_denied_and_what_its_deniers_say_they_did_there_instead_are_one_thing_to_a_third_report() -> None:
    denial, a = a_raid_denied()
    told, b = a_raid_told("Equator Wire")
    again, c = a_raid_told("Nile Daily")
    assert joined(a, b, denial, told, again)
    assert joined(b, c, denial, told, again)


def test_people_killed_and_people_carried_off_in_one_village_on_one_day_are_one_raid_to_a_report_that_tells_no_more() -> (
    None
):
    one = Draft("They beheaded a man in Quiterajo. They carried off nine women.", "2025-06-24", "Pemba Post")
    village = one.place("Quiterajo", -11.75, 40.45, "MZ", "village")
    a = one.event("beheaded a man", "violence-against-civilians/execution", "2025-06-21", village)
    b = one.event("carried off nine women", "violence-against-civilians/abduction", "2025-06-21", village)
    two = Draft("Insurgents attacked Quiterajo.", "2025-06-23", "Coast Wire")
    c = two.event(
        "attacked",
        "violence-against-civilians/attack",
        "2025-06-21",
        two.place("Quiterajo", -11.75, 40.45, "MZ", "village"),
    )
    three = Draft("Terrorists entered Quiterajo.", "2025-06-25", "Ministry")
    d = three.event("entered", "battle/advance", "2025-06-21", three.place("Quiterajo", -11.75, 40.45, "MZ", "village"))
    assert joined(a, b, one, two, three)
    assert joined(a, c, one, two, three)
    assert joined(a, d, one, two, three)


def raid_near_bokkos(village: str, dead: int, publisher: str) -> tuple[Draft, EventId]:
    draft = Draft(f"Gunmen attacked {village} near Bokkos and killed {dead} people.", "2025-05-19", publisher)
    place = draft.place(village, 9.3, 8.99, "NG", "village", precision="near")
    attack = draft.event(f"attacked {village}", "violence-against-civilians/attack", "2025-05-18", place)
    draft.toll(f"{dead} people", "killed", dead, dead, attack)
    return draft, attack


def test_two_villages_that_lie_beside_one_town_are_two_however_near_they_are_put() -> None:
    one, a = raid_near_bokkos("Zarfalin", 9, "Jos Wire")
    two, b = raid_near_bokkos("Tukubem", 7, "Plateau Post")
    assert not joined(a, b, one, two)
    spelt, c = raid_near_bokkos("Zarfaleen", 9, "Plateau Post")
    assert joined(a, c, one, spelt)

"""Which events tell one happening: written cases of many conflicts, the analyst's decisions, and what must never matter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.domain.claim import Review, Status
from briefing.domain.corpus import Corpus, Decisions
from briefing.domain.event import EventId
from briefing.domain.findings import BY_HAND, Findings
from briefing.domain.incident import Pair
from briefing.reconcile import corpus
from tests.reconcile import cases
from tests.reconcile.drafting import Draft


def join(*drafts: Draft, together: frozenset[Pair] = frozenset(), apart: frozenset[Pair] = frozenset()) -> Corpus:
    return corpus(
        [draft.article for draft in drafts],
        [draft.findings() for draft in drafts],
        Decisions(together=together, apart=apart),
    )


def incident_of(joined: Corpus, event: EventId) -> str | None:
    return next(one.incident for one in joined.events if one.id == event)


def groups(joined: Corpus) -> set[frozenset[EventId]]:
    return {frozenset(one.events) for one in joined.incidents}


@pytest.mark.parametrize("name", sorted(cases.SAME))
def test_two_reports_of_one_happening_are_one_incident(name: str) -> None:
    one, a, two, b = cases.SAME[name]()
    joined = join(one, two)
    assert incident_of(joined, a) == incident_of(joined, b) is not None


@pytest.mark.parametrize("name", sorted(cases.APART))
def test_look_alikes_are_two_incidents(name: str) -> None:
    one, a, two, b = cases.APART[name]()
    joined = join(one, two)
    assert incident_of(joined, a) != incident_of(joined, b)


def everything() -> list[tuple[Draft, EventId, Draft, EventId]]:
    return [make() for _, make in sorted({**cases.SAME, **cases.APART}.items())]


def test_all_cases_in_one_corpus_are_joined_as_each_alone() -> None:
    made = everything()
    joined = join(*(draft for one, _, two, _ in made for draft in (one, two)))
    same = {
        frozenset((a, b))
        for name, (_, a, _, b) in zip(sorted({**cases.SAME, **cases.APART}), made, strict=True)
        if name in cases.SAME
    }
    assert {group for group in groups(joined) if len(group) > 1} == same


# -- decisions -------------------------------------------------------------------------------------------------------


def test_the_analyst_joins_what_looks_different_and_parts_what_looks_alike() -> None:
    one, a, two, b = cases.APART["iraq_same_market_a_year_apart"]()
    joined = join(one, two, together=frozenset({Pair.of(a, b)}))
    assert incident_of(joined, a) == incident_of(joined, b)
    one, a, two, b = cases.SAME["yemen_toll_grows_over_two_days"]()
    joined = join(one, two, apart=frozenset({Pair.of(a, b)}))
    assert incident_of(joined, a) != incident_of(joined, b)


def market(published: str, dead: int, publisher: str = "Delta Wire") -> tuple[Draft, EventId]:
    draft = Draft(
        f"A bomb in the market of Tal Abyad killed {dead} people on Saturday, {publisher} reports.", published, publisher
    )
    place = draft.place("Tal Abyad", 36.7, 38.95, "SY")
    event = draft.event("A bomb in the market of Tal Abyad", "strike/bombing", "2019-11-02", place)
    draft.toll(f"killed {dead} people", "killed", dead, dead, event)
    return draft, event


def test_what_the_analyst_parted_stays_apart_whatever_is_imported_later() -> None:
    (one, a), (two, b), (three, c) = market("2019-11-02", 13), market("2019-11-03", 13, "B"), market("2019-11-04", 13, "C")
    apart = frozenset({Pair.of(a, b)})
    joined = join(one, two, three, apart=apart)
    assert incident_of(joined, a) != incident_of(joined, b)
    assert incident_of(joined, c) in (incident_of(joined, a), incident_of(joined, b))


def test_where_decisions_contradict_each_other_the_split_holds() -> None:
    (one, a), (two, b), (three, c) = market("2019-11-02", 13), market("2019-11-03", 13, "B"), market("2019-11-04", 13, "C")
    joined = join(
        one, two, three,
        together=frozenset({Pair.of(a, b), Pair.of(b, c)}), apart=frozenset({Pair.of(a, c)}),
    )  # fmt: skip
    assert incident_of(joined, a) != incident_of(joined, c)


def test_a_decision_about_events_that_are_gone_changes_nothing() -> None:
    one, a = market("2019-11-02", 13)
    joined = join(one, together=frozenset({Pair.of(a, EventId("gone"))}), apart=frozenset({Pair.of(EventId("gone"), a)}))
    assert groups(joined) == {frozenset({a})}


def test_a_third_report_joins_its_match_in_an_incident_that_the_analyst_made() -> None:
    one, a = market("2019-11-02", 13)
    two = Draft("Jets bombed Manbij in March.", "2019-11-05")
    b = two.event("Jets bombed Manbij", "strike/airstrike", "2019-03", two.place("Manbij", 36.53, 37.95, "SY"))
    three, c = market("2019-11-04", 14, "C")
    joined = join(one, two, three, together=frozenset({Pair.of(a, b)}))
    assert groups(joined) == {frozenset({a, b, c})}


# -- what an incident is ---------------------------------------------------------------------------------------------


def test_every_event_that_is_not_rejected_has_an_incident_of_its_own_if_need_be() -> None:
    draft = Draft("Jets bombed Manbij. Talks failed. Shells fell on Tabqa.", "2019-11-05")
    kept = [draft.event("Jets bombed Manbij", "strike"), draft.event("Talks failed", "diplomacy")]
    gone = draft.event("Shells fell on Tabqa", "strike")
    found = draft.findings()
    events = tuple(
        event if event.id in kept else type(event)(event.id, event.title, event.type, review=Review.REJECTED)
        for event in found.events
    )
    joined = corpus([draft.article], [Findings(draft.id, events=events)])
    assert groups(joined) == {frozenset({one}) for one in kept}
    assert incident_of(joined, gone) is None
    assert all(incident_of(joined, one) for one in kept)


def test_an_incident_takes_time_and_place_from_the_report_that_is_most_exact() -> None:
    one = Draft("Over the weekend a bomb hit the market of Tal Abyad, killing 13.", "2019-11-04", "A")
    a = one.event("a bomb hit the market", "strike", "2019-11-02/2019-11-03", one.place("Tal Abyad", 36.7, 38.95, "SY"))
    one.toll("killing 13", "killed", 13, 13, a)
    two, b = market("2019-11-05", 13)
    (incident,) = join(one, two).incidents
    assert incident.events == (a, b)
    assert (incident.when.earliest, incident.when.latest) == (date(2019, 11, 2), date(2019, 11, 2))
    assert incident.place == "p:tal abyad"
    assert incident.id == f"i:{a}"


def test_the_id_of_an_incident_stays_when_a_newer_article_joins_it() -> None:
    one, a = market("2019-11-02", 13)
    two, b = market("2019-11-03", 15, "B")
    assert [one_.id for one_ in join(one).incidents] == [one_.id for one_ in join(one, two).incidents]
    assert join(two).incidents[0].id != join(one, two).incidents[0].id == f"i:{a}" != f"i:{b}"


def test_an_event_read_twice_from_one_article_is_one_incident() -> None:
    draft = Draft(
        "A bomb in the market of Tal Abyad killed 13. The bomb was in the market of Tal Abyad on a stall.", "2019-11-03"
    )
    place = draft.place("Tal Abyad", 36.7, 38.95, "SY")
    a = draft.event("A bomb in the market of Tal Abyad", "strike/bombing", "2019-11-02", place)
    b = draft.event("The bomb was in the market of Tal Abyad", "strike/bombing", "2019-11-02", place)
    assert groups(join(draft)) == {frozenset({a, b})}


def test_two_strikes_on_one_town_in_one_article_stay_two() -> None:
    draft = Draft("A shell hit a school in Tal Abyad, killing 3. Another hit a mosque there, killing 8.", "2019-11-03")
    place = draft.place("Tal Abyad", 36.7, 38.95, "SY")
    a = draft.event("A shell hit a school in Tal Abyad", "strike/shelling", "2019-11-02", place)
    b = draft.event("Another hit a mosque there", "strike/shelling", "2019-11-02", place)
    draft.toll("killing 3", "killed", 3, 3, a)
    draft.toll("killing 8", "killed", 8, 8, b)
    assert groups(join(draft)) == {frozenset({a}), frozenset({b})}


def test_a_vague_report_does_not_join_two_incidents_that_are_told_apart() -> None:
    drafts = []
    told = []
    for site, dead, publisher in [("school", 12, "A"), ("school", 12, "B"), ("hotel", 30, "C"), ("hotel", 30, "D")]:
        draft = Draft(f"A jet bombed a {site} in Gaza City, killing {dead}, {publisher} reports.", "2024-08-10", publisher)
        place = draft.place("Gaza City", 31.5, 34.47, "PS")
        told.append(draft.event(f"A jet bombed a {site} in Gaza City", "strike/airstrike", "2024-08-10", place))
        draft.toll(f"killing {dead}", "killed", dead, dead, told[-1])
        drafts.append(draft)
    vague = Draft("Jets bombed Gaza City on Saturday.", "2024-08-11", "E")
    told.append(
        vague.event("Jets bombed Gaza City", "strike/airstrike", "2024-08-10", vague.place("Gaza City", 31.5, 34.47, "PS"))
    )
    joined = join(*drafts, vague)
    assert incident_of(joined, told[0]) == incident_of(joined, told[1])
    assert incident_of(joined, told[2]) == incident_of(joined, told[3])
    assert incident_of(joined, told[0]) != incident_of(joined, told[2])


def test_articles_without_dates_are_joined_by_place_site_and_toll_alone() -> None:
    drafts = [Draft(f"A blast in the market of Bara killed 33, {who} wrote.", "", who) for who in ("A", "B")]
    told = []
    for draft in drafts:
        event = draft.event("A blast in the market of Bara", "strike/bombing", "", draft.place("Bara", 13.7, 30.37, "SD"))
        draft.toll("killed 33", "killed", 33, 33, event)
        told.append(event)
    assert groups(join(*drafts)) == {frozenset(told)}


def test_events_entered_by_hand_belong_to_incidents_too() -> None:
    one, a = market("2019-11-02", 13)
    event = one.findings().events[0]
    by_hand = Findings(BY_HAND, events=(type(event)(EventId("by-hand:1"), "Ceasefire", event.type, when=event.when),))
    joined = corpus([one.article], [one.findings(), by_hand])
    assert {a, EventId("by-hand:1")} == {e for i in joined.incidents for e in i.events}


# -- disputes --------------------------------------------------------------------------------------------------------


def test_what_one_asserts_and_the_other_denies_is_disputed_in_the_corpus_and_not_in_the_findings() -> None:
    one, a, two, b = cases.SAME["ukraine_town_taken_says_one_and_denied_by_the_other"]()
    joined = join(one, two)
    assert {event.id: event.status for event in joined.events} == {a: Status.DISPUTED, b: Status.DENIED}
    assert one.findings().events[0].status is Status.CLAIMED


def test_a_statement_that_denies_an_event_makes_its_incident_disputed() -> None:
    one, _ = market("2019-11-02", 13)
    two = Draft("The militia said that no bomb had gone off in the market of Tal Abyad on 2 November.", "2019-11-03", "B")
    b = two.event(
        "bomb had gone off in the market", "strike/bombing", "2019-11-02", two.place("Tal Abyad", 36.7, 38.95, "SY")
    )
    two.statement("no bomb had gone off", two.actor("militia", nameless=True), "denies", b)
    assert {event.status for event in join(one, two).events} == {Status.DISPUTED}


def test_a_status_that_the_analyst_set_stays_whatever_others_deny() -> None:
    one, a, two, _ = cases.SAME["ukraine_town_taken_says_one_and_denied_by_the_other"]()
    read = one.findings()
    edited = tuple(
        replace(event, status=Status.REPORTED, review=Review.EDITED) if event.id == a else event for event in read.events
    )
    joined = corpus([one.article, two.article], [replace(read, events=edited), two.findings()])
    assert {event.id: event.status for event in joined.events}[a] is Status.REPORTED


@pytest.mark.parametrize(("accused", "status"), [(True, Status.DISPUTED), (False, Status.REPORTED)])
def test_who_denies_a_part_that_nobody_gave_him_disputes_nothing(accused: bool, status: Status) -> None:
    draft = Draft("A bomb hit Tal Abyad on Saturday. The YPG denied any part in the attack.", "2019-11-03")
    ypg = draft.actor("YPG")
    place = draft.place("Tal Abyad", 36.7, 38.95, "SY")
    event = draft.event("A bomb hit Tal Abyad", "strike", "2019-11-02", place, (ypg,) if accused else ())
    draft.statement("The YPG denied any part in the attack", ypg, "denies", event)
    assert join(draft).events[0].status is status


def test_plans_and_background_are_not_turned_into_disputes() -> None:
    draft = Draft("Troops took Bara last year. They plan to hold it. The army denies it.", "2025-01-01")
    army = draft.actor("army", "military")
    told = [
        draft.event("Troops took Bara last year", "battle", "2024-05", status="background"),
        draft.event("They plan to hold it", "battle", "2025-02", status="planned"),
    ]
    for event in told:
        draft.statement("The army denies it", army, "denies", event)
    assert [event.status for event in join(draft).events] == [Status.BACKGROUND, Status.PLANNED]


# -- what must never matter ------------------------------------------------------------------------------------------

_TOWNS = [("Bara", 13.7, 30.37), ("Dilling", 12.05, 29.65), ("Kosti", 13.16, 32.66), (None, None, None)]
_STORIES = st.lists(
    st.lists(
        st.tuples(
            st.sampled_from(["strike/airstrike", "strike/drone", "battle", "movement/displacement", "strike"]),
            st.sampled_from(["", "2025-03-01", "2025-03-02", "2025-03-01/2025-03-03", "2025-03"]),
            st.integers(0, len(_TOWNS) - 1),
            st.sampled_from(["RSF", "SAF", None]),
            st.sampled_from(["market", "school", "hospital", "town"]),
            st.integers(0, 30),
            st.sampled_from(["reported", "claimed", "background", "denied"]),
        ),
        min_size=1,
        max_size=4,
    ),
    min_size=2,
    max_size=6,
)  # fmt: skip


def drafts_of(stories: list[list[tuple[str, str, int, str | None, str, int, str]]]) -> list[Draft]:
    drafts = []
    for at, story in enumerate(stories):
        text = " ".join(
            f"[{at}.{n}] Bombs hit a {site}; {dead} died." for n, (_, _, _, _, site, dead, _) in enumerate(story)
        )
        draft = Draft(text, f"2025-03-0{at % 5 + 2}" if at % 4 else "", f"Paper {at % 3}")
        for n, (kind, when, town, doer, site, dead, status) in enumerate(story):
            name, lat, lon = _TOWNS[town]
            place = draft.place(name, lat, lon, "SD") if name else None
            by = (draft.actor(doer),) if doer else ()
            event = draft.event(
                f"[{at}.{n}] Bombs hit a {site}", kind, when, place, by, status=status, title=f"Bombs hit a {site}"
            )
            draft.toll(f"{site}; {dead} died", "killed", dead, dead, event)
        drafts.append(draft)
    return drafts


@settings(max_examples=60, deadline=None)
@given(_STORIES, st.randoms(use_true_random=False), st.data())
def test_the_order_of_import_does_not_matter(stories: list, random, data: st.DataObject) -> None:  # type: ignore[type-arg, no-untyped-def]
    drafts = drafts_of(stories)
    ids = [event.id for draft in drafts for event in draft.findings().events]
    pair = (
        st.tuples(st.sampled_from(ids), st.sampled_from(ids))
        .filter(lambda two: two[0] != two[1])
        .map(lambda two: Pair.of(*two))
    )
    pairs = st.frozensets(pair, max_size=2) if len(ids) > 1 else st.just(frozenset())
    together, apart = data.draw(pairs), data.draw(pairs)
    shuffled = list(drafts)
    random.shuffle(shuffled)
    joined = join(*drafts, together=together, apart=apart)
    assert join(*shuffled, together=together, apart=apart) == joined
    grouped = {event for group in groups(joined) for event in group}
    assert grouped == set(ids)
    assert sum(len(one.events) for one in joined.incidents) == len(ids)


@settings(max_examples=60, deadline=None)
@given(_STORIES)
def test_an_article_that_has_nothing_to_do_with_them_moves_no_event(stories: list) -> None:  # type: ignore[type-arg]
    drafts = drafts_of(stories)
    other = Draft(
        "On 2 March a cyclone made landfall near Toamasina. Rebels of the Front Uni took the bridge at Mopti; 77 fled.",
        "2025-03-03", "Ocean Daily",
    )  # fmt: skip
    other.event("a cyclone made landfall", "disaster/natural", "2025-03-02", other.place("Toamasina", -18.15, 49.4, "MG"))
    taken = other.event(
        "Rebels of the Front Uni took the bridge", "battle/capture-of-territory", "2025-03-02",
        other.place("Mopti", 14.49, -4.19, "ML"), (other.actor("Front Uni"),),
    )  # fmt: skip
    other.toll("77 fled", "displaced", 77, 77, taken)
    before, after = join(*drafts), join(*drafts, other)
    assert before.incidents == tuple(one for one in after.incidents if not any(e.startswith(other.id) for e in one.events))
    assert before.events == tuple(event for event in after.events if not event.id.startswith(other.id))


def test_two_acts_of_one_raid_in_one_article_are_both_what_another_tells_as_one() -> None:
    one = Draft(
        "Men stormed Diagourou on Thursday, killing 27. They set fire to the granaries of Diagourou.", "2025-11-07", "A"
    )
    village = one.place("Diagourou", None, None, "NE", "village")
    a = one.event("Men stormed Diagourou", "violence-against-civilians/attack", "2025-11-06", village)
    b = one.event("They set fire", "violence-against-civilians/attack", "2025-11-06", village)
    one.toll("killing 27", "killed", 27, 27, a)
    two = Draft("On 6 November fighters attacked Diagourou and burned granaries; 31 died.", "2025-11-15", "B")
    c = two.event(
        "fighters attacked Diagourou",
        "violence-against-civilians/attack",
        "2025-11-06",
        two.place("Diagourou", None, None, "NE", "village"),
    )
    two.toll("31 died", "killed", 31, 31, c)
    assert groups(join(one, two)) == {frozenset({a, b, c})}


def test_nobody_is_attacked_by_being_arrested() -> None:
    one = Draft("Gunmen shot dead four farmers in Gotheye on Friday.", "2025-11-10", "A")
    a = one.event(
        "Gunmen shot dead four farmers",
        "violence-against-civilians/attack",
        "2025-11-07",
        one.place("Gotheye", 13.86, 1.57, "NE", "city"),
    )
    two = Draft("In Gotheye four terrorists were arrested on Friday.", "2025-11-10", "B")
    b = two.event(
        "four terrorists were arrested", "detention/arrest", "2025-11-07", two.place("Gotheye", 13.86, 1.57, "NE", "city")
    )
    assert groups(join(one, two)) == {frozenset({a}), frozenset({b})}


def test_each_side_of_a_clash_counts_its_own_dead_and_the_others() -> None:
    one = Draft("The army said 34 terrorists died in an ambush near Doumba on Saturday.", "2025-11-10", "A")
    village = one.place("Doumba", 14.0, 0.8, "NE", "village")
    a = one.event("an ambush near Doumba", "battle/armed-clash", "2025-11-08", village)
    one.toll("34 terrorists", "killed", 34, 34, a, victims="combatant")
    two = Draft("Fighters ambushed an escort near Doumba on 8 November; 20 soldiers were killed.", "2025-11-15", "B")
    village = two.place("Doumba", 14.0, 0.8, "NE", "village")
    b = two.event("Fighters ambushed an escort", "battle/armed-clash", "2025-11-08", village)
    two.toll("20 soldiers were killed", "killed", 20, 20, b, victims="combatant")
    assert groups(join(one, two)) == {frozenset({a, b})}


def test_one_market_shelled_on_two_days_running_is_two_incidents() -> None:
    drafts, events = [], []
    for day, word in (("2025-09-06", "Saturday"), ("2025-09-07", "Sunday")):
        draft = Draft(f"Shells hit the Naivasha market on {word}, killing 12 people, doctors said.", day, f"Post of {word}")
        event = draft.event(
            "Shells hit the Naivasha market",
            "strike/shelling",
            day,
            draft.place("Naivasha market", 13.66, 25.33, "SD", "facility"),
        )
        draft.toll("killing 12 people", "killed", 12, 12, event)
        drafts.append(draft)
        events.append(event)
    assert groups(join(*drafts)) == {frozenset({event}) for event in events}


def test_the_lead_and_what_tells_it_over_again_are_both_what_another_article_tells() -> None:
    one = Draft(
        "Rebels killed at least 38 people in a church in Komanda. The fighters came to Komanda at 1 a.m., a priest said.",
        "2025-07-28",
        "A",
    )
    place = one.place("Komanda", 1.37, 29.78, "CD", "city")
    a = one.event("Rebels killed at least 38 people", "violence-against-civilians/attack", "", place)
    one.toll("at least 38 people", "killed", 38, None, a)
    b = one.event("The fighters came to Komanda", "violence-against-civilians/attack", "", place, (one.actor("ADF"),))
    two = Draft("27 July: attack at Komanda by rebels. 43 were killed.", "2025-07-29", "B")
    c = two.event(
        "attack at Komanda",
        "violence-against-civilians/attack",
        "2025-07-27",
        two.place("Komanda", 1.37, 29.78, "CD", "city"),
        (two.actor("ADF"),),
    )
    two.toll("43 were killed", "killed", 43, 43, c)
    assert groups(join(one, two)) == {frozenset({a, b, c})}


def test_a_village_of_which_only_its_country_is_known_is_one_place_in_every_report() -> None:
    drafts, events = [], []
    for n, text in enumerate(("A drone hit a car in Beit Lif on 12 June.", "At Beit Lif a car was hit on 12 June.")):
        draft = Draft(text, "2025-06-13", f"Post {n}")
        place = draft.place("Beit Lif", 33.8, 35.8, "LB", "village", precision="country")
        events.append(draft.event(text.split(" on ")[0], "strike/drone", "2025-06-12", place))
        drafts.append(draft)
    assert groups(join(*drafts)) == {frozenset(events)}


def test_a_mother_and_her_two_children_are_the_three_of_another_report() -> None:
    one = Draft(
        "A missile fell on a camp near Marib on Saturday, killing a mother and her two children.", "2025-03-02", "A"
    )
    a = one.event(
        "A missile fell on a camp", "strike/missile", "2025-03-01", one.place("Marib", 15.46, 45.32, "YE", gazetteer="g:1")
    )
    one.toll("a mother", "killed", 1, 1, a, victims="civilian", groups=("women",))
    one.toll("two children", "killed", 2, 2, a, victims="civilian", groups=("children",))
    two = Draft("Three people died in a strike in Marib province on Saturday, officials said.", "2025-03-02", "B")
    province = two.place("Marib province", 15.5, 45.4, "YE", "admin", gazetteer="g:2")
    b = two.event("a strike in Marib province", "strike", "2025-03-01", province)
    two.toll("Three people died", "killed", 3, 3, b)
    assert groups(join(one, two)) == {frozenset({a, b})}


def test_a_rally_is_not_the_attack_on_it() -> None:
    one = Draft("Thousands held a rally in Bukavu on Thursday.", "2025-02-28", "A")
    a = one.event("a rally", "unrest/protest", "2025-02-27", one.place("Bukavu", -2.49, 28.84, "CD"))
    two = Draft("The president condemned the attack in Bukavu on Thursday.", "2025-02-28", "B")
    b = two.event("the attack", "violence-against-civilians/attack", "2025-02-27", two.place("Bukavu", -2.49, 28.84, "CD"))
    assert groups(join(one, two)) == {frozenset({a}), frozenset({b})}


def test_the_growing_toll_of_a_fire_is_told_without_its_day_for_weeks() -> None:
    one = Draft("A fire tore through a club in Kocani on Sunday, killing 59 people.", "2025-03-17", "A")
    a = one.event("A fire tore through a club", "disaster", "2025-03-16", one.place("Kocani", 41.92, 22.41, "MK"))
    one.toll("killing 59 people", "killed", 59, 59, a)
    two = Draft("A former minister was questioned over the fire in Kocani, which has claimed 61 lives.", "2025-03-30", "B")
    b = two.event("the fire in Kocani", "disaster", "", two.place("Kocani", 41.92, 22.41, "MK"))
    two.toll("61 lives", "killed", 61, 61, b)
    assert groups(join(one, two)) == {frozenset({a, b})}

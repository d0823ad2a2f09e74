"""How the figures of one incident are brought down to a range, and what is left out of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.domain.casualty import CasualtyId
from briefing.domain.claim import Review, Status
from briefing.domain.corpus import Corpus
from briefing.domain.event import EventId
from briefing.domain.incident import Toll
from briefing.domain.tally import total
from briefing.reconcile import RULES, Rule, corpus, with_rule
from tests.reconcile.drafting import Draft


def join(*drafts: Draft, rule: Rule = "median-with-range") -> Corpus:
    return corpus([draft.article for draft in drafts], [draft.findings() for draft in drafts], rule=rule)


def strike(text: str, published: str = "2025-09-06", publisher: str | None = "Wire") -> tuple[Draft, EventId]:
    """An article about one air strike on the market of Bara on 5 September, with figures still to come."""
    draft = Draft(f"An air strike hit the market of Bara. {text}", published, publisher)
    place = draft.place("Bara", 13.7, 30.37, "SD")
    return draft, draft.event("An air strike hit the market of Bara", "strike/airstrike", "2025-09-05", place)


def tolls(joined: Corpus) -> dict[tuple[str, str], tuple[int | None, float | None, int | None]]:
    (incident,) = joined.incidents
    return {(toll.effect.value, toll.victims.value): (toll.low, toll.best, toll.high) for toll in incident.tolls}


def reasons(joined: Corpus) -> dict[CasualtyId, str]:
    (incident,) = joined.incidents
    return dict(left for toll in incident.tolls for left in toll.left_out)


# -- whose figure, and which one -------------------------------------------------------------------------------------


def test_a_toll_that_is_said_to_have_risen_builds_on_the_older_ones_of_anybody() -> None:
    one, event = strike("Residents counted at least 19 dead.", "2025-09-06")
    old = one.toll("at least 19", "killed", 19, None, event, said_by=(one.actor("Rescue Board", "ngo"),))
    two, event = strike("One more child died, bringing the death toll to 20, a clinic said.", "2025-09-07")
    two.toll("20", "killed", 20, 20, event, said_by=(two.actor("clinic", "ngo"),))
    joined = join(one, two)
    assert tolls(joined) == {("killed", "unknown"): (20, 20, 20)}
    assert reasons(joined) == {old: "counted in what the toll is later said to have risen to"}


def test_a_higher_figure_alone_does_not_replace_that_of_another_source() -> None:
    one, event = strike("The rescue board counted 19 dead.", "2025-09-06")
    one.toll("19 dead", "killed", 19, 19, event, said_by=(one.actor("Rescue Board", "ngo"),))
    two, event = strike("A clinic spoke of 20 dead.", "2025-09-07")
    two.toll("20", "killed", 20, 20, event, said_by=(two.actor("clinic", "ngo"),))
    assert tolls(join(one, two)) == {("killed", "unknown"): (19, 19.5, 20)}


def test_who_speaks_for_a_body_replaces_its_older_figure() -> None:
    one, event = strike("The Arakan Army counted 14 dead.", "2025-09-06")
    one.toll("14 dead", "killed", 14, 14, event, said_by=(one.actor("Arakan Army", key="a:aa"),))
    two, event = strike("Khaing Thukha spoke of 19 dead.", "2025-09-07")
    army = two.actor("Arakan Army", key="a:aa")
    speaker = two.actor("Khaing Thukha", "person", affiliation=army)
    two.toll("19 dead", "killed", 19, 19, event, said_by=(speaker,))
    assert tolls(join(one, two)) == {("killed", "unknown"): (19, 19, 19)}


def test_two_sources_make_a_range_and_the_best_figure_lies_between() -> None:
    draft, event = strike("Doctors counted 41 dead. The government spoke of 52 dead.")
    draft.toll("41 dead", "killed", 41, 41, event, said_by=(draft.actor("Doctors Network", "ngo"),))
    draft.toll("52 dead", "killed", 52, 52, event, said_by=(draft.actor("Sudan", "government"),))
    assert tolls(join(draft)) == {("killed", "unknown"): (41, 46.5, 52)}


def test_a_newer_figure_of_the_same_source_replaces_its_older_one() -> None:
    one, event = strike("Doctors counted 24 dead.", "2025-09-06")
    old = one.toll("24 dead", "killed", 24, None, event, said_by=(one.actor("Doctors Network", "ngo"),))
    two, event = strike("Doctors now count 41 dead.", "2025-09-07")
    two.toll("41 dead", "killed", 41, 41, event, said_by=(two.actor("Doctors Network", "ngo"),))
    joined = join(one, two)
    assert tolls(joined) == {("killed", "unknown"): (41, 41, 41)}
    assert reasons(joined) == {old: "replaced by a newer figure of the same source"}


def test_a_publisher_is_the_source_of_what_nobody_else_is_said_to_have_said() -> None:
    one, event = strike("At least 24 people died.", "2025-09-06", "Nile Wire")
    one.toll("24 people", "killed", 24, None, event)
    two, event = strike("The dead are 41.", "2025-09-07", "Nile Wire")
    two.toll("41", "killed", 41, 41, event)
    three, event = strike("Some 30 have died.", "2025-09-07", "Delta Post")
    three.toll("30", "killed", 30, 30, event)
    assert tolls(join(one, two, three)) == {("killed", "unknown"): (30, 35.5, 41)}


def test_an_article_that_still_tells_yesterdays_figure_does_not_bring_it_back() -> None:
    drafts = []
    for published, dead in [("2025-09-06", 24), ("2025-09-07", 41), ("2025-09-08", 24)]:
        draft, event = strike(f"On {published} doctors count {dead} dead.", published, f"Paper of {published}")
        draft.toll(f"{dead} dead", "killed", dead, dead, event, said_by=(draft.actor("Doctors Network", "ngo"),))
        drafts.append(draft)
    assert tolls(join(*drafts)) == {("killed", "unknown"): (41, 41, 41)}


def test_an_undated_article_replaces_nothing_and_is_not_replaced() -> None:
    one, event = strike("Doctors counted 24 dead in the market.", "")
    one.toll("24 dead", "killed", 24, 24, event, said_by=(one.actor("Doctors Network", "ngo"),))
    two, event = strike("Doctors counted 24 dead, then 30 dead.", "2025-09-07")
    two.toll("30 dead", "killed", 30, 30, event, said_by=(two.actor("Doctors Network", "ngo"),))
    assert tolls(join(one, two)) == {("killed", "unknown"): (24, 27, 30)}


def test_a_figure_of_two_sources_stands_while_one_of_them_has_not_given_another() -> None:
    one, event = strike("The UN and the army say 12 died.", "2025-09-06")
    un, army = one.actor("United Nations", "igo"), one.actor("army", "military", key="a:army")
    one.toll("12 died", "killed", 12, 12, event, said_by=(un, army))
    two, event = strike("The UN now says 15 died.", "2025-09-07")
    two.toll("15 died", "killed", 15, 15, event, said_by=(two.actor("United Nations", "igo"),))
    assert tolls(join(one, two)) == {("killed", "unknown"): (12, 13.5, 15)}


def test_a_toll_that_is_raised_in_the_same_text_does_not_count_beside_the_new_one() -> None:
    draft, event = strike("14 more bodies were found, raising the death toll to 41. It had been put at 24.")
    doctors = draft.actor("Doctors Network", "ngo")
    earlier = draft.toll("at 24", "killed", 24, 24, event, said_by=(doctors,))
    whole = draft.toll("toll to 41", "killed", 41, 41, event, said_by=(doctors,), replaces=earlier)
    more = draft.toll("14 more bodies", "killed", 14, 14, event, said_by=(doctors,), part_of=whole)
    joined = join(draft)
    assert tolls(joined) == {("killed", "unknown"): (41, 41, 41)}
    assert reasons(joined) == {earlier: "replaced by a later toll in the same text", more: "part of a larger figure"}


# -- parts and running totals ----------------------------------------------------------------------------------------


def test_parts_are_never_added_to_their_whole() -> None:
    draft, event = strike("It killed 12 people, including four children, and wounded 30, ten of them women.")
    whole = draft.toll("12 people", "killed", 12, 12, event)
    draft.toll("four children", "killed", 4, 4, event, groups=("children",), victims="civilian", part_of=whole)
    draft.toll("wounded 30", "wounded", 30, 30, event)
    draft.toll("ten of them women", "wounded", 10, 10, event, groups=("women",))
    assert tolls(join(draft)) == {("killed", "unknown"): (12, 12, 12), ("wounded", "unknown"): (30, 30, 30)}


def test_a_group_without_a_whole_is_the_whole() -> None:
    draft, event = strike("It killed four children.")
    draft.toll("four children", "killed", 4, 4, event, groups=("children",), victims="civilian")
    assert tolls(join(draft)) == {("killed", "civilian"): (4, 4, 4)}


def test_a_part_whose_whole_the_analyst_rejected_counts() -> None:
    draft, event = strike("It killed 12 people, including four boys.")
    whole = draft.toll("12 people", "killed", 12, 12, event)
    draft.toll("four boys", "killed", 4, 4, event, victims="civilian", part_of=whole)
    found = draft.findings()
    rows = tuple(replace(row, review=Review.REJECTED) if row.id == whole else row for row in found.casualties)
    joined = corpus([draft.article], [replace(found, casualties=rows)])
    assert tolls(joined) == {("killed", "civilian"): (4, 4, 4)}
    assert reasons(joined) == {}


def test_a_running_total_never_enters_the_toll_of_one_happening() -> None:
    draft, event = strike("It killed 12. The war has killed 150,000 since 2023.")
    draft.toll("12", "killed", 12, 12, event)
    war = draft.toll("150,000", "killed", 150_000, 150_000, event, cumulative=True)
    joined = join(draft)
    assert tolls(joined) == {("killed", "unknown"): (12, 12, 12)}
    assert reasons(joined) == {war: "running total over a period"}


@pytest.mark.parametrize(("days", "is_counted"), [("2025-09-03/2025-09-05", False), ("2025-09-05", True)])
def test_a_figure_over_several_days_is_no_toll_of_a_blow_on_one_of_them(days: str, is_counted: bool) -> None:
    """12 between the 3rd and the 5th are not 12 beside the 3 of the market: parts are never added to their whole."""
    draft, event = strike("It killed three. At least 12 civilians were killed in those days.")
    draft.toll("three", "killed", 3, 3, event)
    twelve = draft.toll("12 civilians", "killed", 12, None, victims="civilian", when=days)
    (incident,) = join(draft).incidents
    assert (twelve in {row for toll in incident.tolls for row in toll.casualties}) is is_counted


def test_a_smaller_figure_of_the_same_source_in_the_same_article_is_taken_for_a_part() -> None:
    draft, event = strike("Twelve died. Among the dead are two sons of a baker.")
    draft.toll("Twelve died", "killed", 12, 12, event)
    sons = draft.toll("two sons", "killed", 2, 2, event, victims="civilian")
    joined = join(draft)
    assert tolls(joined) == {("killed", "unknown"): (12, 12, 12)}
    assert reasons(joined) == {sons: "smaller figure of the same source in the same article"}


def test_what_only_stands_near_the_happening_does_not_widen_its_range() -> None:
    draft, event = strike("The union counts 58 dead. Two died last weekend.")
    draft.toll("58 dead", "killed", 58, 58, event, said_by=(draft.actor("Drivers' Union", "ngo"),))
    near = draft.toll("Two died", "killed", 2, 2)
    joined = join(draft)
    assert tolls(joined) == {("killed", "unknown"): (58, 58, 58)}
    assert reasons(joined) == {near: "not clearly of this happening"}


def test_what_is_planned_or_feared_is_not_counted() -> None:
    draft, event = strike("It killed 3. Up to 500 could die.")
    draft.toll("killed 3", "killed", 3, 3, event)
    feared = draft.toll("Up to 500", "killed", None, 500, event, status="planned")
    joined = join(draft)
    assert tolls(joined) == {("killed", "unknown"): (3, 3, 3)}
    assert reasons(joined) == {feared: "has not happened"}


# -- denials ---------------------------------------------------------------------------------------------------------


def test_a_denial_is_kept_makes_the_incident_disputed_and_does_not_pull_the_range_to_nought() -> None:
    one, event = strike("The General Staff says 40 soldiers died.", "2025-09-06")
    staff = one.actor("General Staff", "military", country="UA")
    one.toll("40 soldiers", "killed", 40, 40, event, victims="combatant", said_by=(staff,))
    two, event = strike("The ministry said no one was killed. A channel wrote of 12 to 15 dead.", "2025-09-07")
    ministry = two.actor("Defence Ministry", "government", country="RU")
    nought = two.toll("no one was killed", "killed", 0, 0, event, said_by=(ministry,), status="denied")
    two.toll("12 to 15 dead", "killed", 12, 15, event, said_by=(two.actor("Severny Dozor", "media"),))
    joined = join(one, two)
    assert tolls(joined) == {("killed", "combatant"): (12, 26.75, 40)}
    assert reasons(joined) == {nought: "denial by a party"}
    assert {event.status for event in joined.events} == {Status.DISPUTED}


def test_a_party_that_counts_nobody_where_others_count_people_denies() -> None:
    draft, event = strike("Doctors counted 9 dead. The army said nobody had died.")
    found = draft.findings()
    army = draft.actor("army", "military", key="a:army", country="SD")
    draft.toll("9 dead", "killed", 9, 9, event, said_by=(draft.actor("Doctors Network", "ngo"),), perpetrator=army)
    nought = draft.toll("nobody had died", "killed", 0, 0, event, said_by=(army,))
    joined = join(draft)
    assert found.casualties == ()
    assert tolls(joined) == {("killed", "unknown"): (9, 9, 9)}
    assert reasons(joined) == {nought: "denial by a party"}


def test_nobody_hurt_by_the_text_itself_or_by_a_bystander_counts() -> None:
    one, event = strike("It wounded three people.", "2025-09-06", "A")
    one.toll("wounded three", "wounded", 3, 3, event)
    two, event = strike("Nobody was hurt.", "2025-09-07", "B")
    two.toll("Nobody was hurt", "wounded", 0, 0, event)
    three, event = strike("Nobody was hurt, the Red Cross said.", "2025-09-08", "C")
    three.toll("Nobody was hurt", "wounded", 0, 0, event, said_by=(three.actor("Red Cross", "igo"),))
    joined = join(one, two, three)
    assert tolls(joined) == {("wounded", "unknown"): (0, 0, 3)}
    assert {event.status for event in joined.events} == {Status.REPORTED}


def test_a_figure_that_was_withdrawn_is_listed_and_not_counted() -> None:
    draft, event = strike("Police withdrew the figure of 60. They now say 23.")
    police = draft.actor("police", "police", key="a:police")
    gone = draft.toll("60", "killed", 60, 60, event, said_by=(police,), status="denied")
    draft.toll("23", "killed", 23, 23, event, said_by=(police,))
    joined = join(draft)
    assert tolls(joined) == {("killed", "unknown"): (23, 23, 23)}
    assert reasons(joined) == {gone: "denied or withdrawn"}


def test_where_no_figure_stands_the_toll_says_nothing_and_adds_nothing() -> None:
    draft, event = strike("The army denied that anyone had died.")
    draft.toll("anyone had died", "killed", 0, 0, event, said_by=(draft.actor("army", key="a:army"),), status="denied")
    joined = join(draft)
    assert tolls(joined) == {("killed", "unknown"): (None, None, None)}
    (incident,) = joined.incidents
    assert total((toll.low, toll.best, toll.high) for toll in incident.tolls) is None


# -- civilians, combatants and people --------------------------------------------------------------------------------


def test_civilians_and_combatants_are_two_tolls() -> None:
    draft, event = strike("Monitors counted 13 civilians. State media speak of 34 fighters.")
    draft.toll("13 civilians", "killed", 13, 13, event, victims="civilian", said_by=(draft.actor("Monitors", "ngo"),))
    draft.toll("34 fighters", "killed", 34, 34, event, victims="combatant", said_by=(draft.actor("State media", "media"),))
    assert tolls(join(draft)) == {("killed", "civilian"): (13, 13, 13), ("killed", "combatant"): (34, 34, 34)}


def test_people_and_civilians_are_one_toll_where_only_civilians_are_told_of() -> None:
    one, event = strike("It killed 24 civilians.", "2025-09-06", "A")
    one.toll("24 civilians", "killed", 24, 24, event, victims="civilian")
    two, event = strike("It killed 31 people.", "2025-09-07", "B")
    two.toll("31 people", "killed", 31, 31, event)
    assert tolls(join(one, two)) == {("killed", "civilian"): (24, 27.5, 31)}


def test_people_near_the_count_of_civilians_are_those_civilians_though_fighters_are_claimed_too() -> None:
    draft, event = strike("13 civilians died, says A. 34 fighters died, says B. 15 people died, says C.")
    draft.toll("13 civilians", "killed", 13, 13, event, victims="civilian", said_by=(draft.actor("A", "ngo"),))
    draft.toll("34 fighters", "killed", 34, 34, event, victims="combatant", said_by=(draft.actor("B", "media"),))
    draft.toll("15 people", "killed", 15, 15, event, said_by=(draft.actor("C", "ngo"),))
    assert tolls(join(draft)) == {("killed", "civilian"): (13, 14, 15), ("killed", "combatant"): (34, 34, 34)}


def test_a_few_of_one_class_among_many_people_are_no_toll_beside_them() -> None:
    draft, event = strike("Doctors counted 41 dead. The RSF says that 17 soldiers, not traders, were killed.")
    draft.toll("41 dead", "killed", 41, 41, event, said_by=(draft.actor("Doctors Network", "ngo"),))
    soldiers = draft.toll("17 soldiers", "killed", 17, 17, event, victims="combatant", said_by=(draft.actor("RSF"),))
    joined = join(draft)
    assert tolls(joined) == {("killed", "unknown"): (41, 41, 41)}
    assert reasons(joined) == {soldiers: "counts only some of the victims that others count together"}


def test_people_with_children_among_them_are_not_taken_for_soldiers() -> None:
    draft, event = strike("It killed 20 people, nine of them children. The rebels say 18 soldiers died.")
    whole = draft.toll("20 people", "killed", 20, 20, event)
    draft.toll("nine of them children", "killed", 9, 9, event, groups=("children",), victims="civilian", part_of=whole)
    draft.toll(
        "18 soldiers", "killed", 18, 18, event, victims="combatant", said_by=(draft.actor("rebels", key="a:rebels"),)
    )
    assert tolls(join(draft)) == {("killed", "unknown"): (20, 20, 20)}


def test_the_losses_of_two_sides_are_two_tolls_with_their_names() -> None:
    draft, event = strike("The army lost 12 soldiers and killed more than 80 rebels, it said. Rebels say 70 soldiers died.")
    army, rebels = draft.actor("army", "military", key="a:army"), draft.actor("rebels", key="a:rebels")
    draft.toll("12 soldiers", "killed", 12, 12, event, victims="combatant", said_by=(army,), victim_actor=army)
    draft.toll("more than 80 rebels", "killed", 81, None, event, victims="combatant", said_by=(army,), victim_actor=rebels)
    draft.toll("70 soldiers", "killed", 70, 70, event, victims="combatant", said_by=(rebels,), victim_actor=army)
    (incident,) = join(draft).incidents
    told = {toll.victim_actor: (toll.low, toll.best, toll.high) for toll in incident.tolls}
    assert told == {army: (12, 41, 70), rebels: (81, 81, None)}


# -- bounds ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([(24, None)], (24, 24, None)),
        ([(None, 24)], (None, 24, 24)),
        ([(24, 40)], (24, 32, 40)),
        ([(24, 99)], (24, 24, 99)),  # dozens: a word stands for its floor
        ([(24, None), (52, 52)], (24, 38, 52)),
        ([(24, None), (24, 24)], (24, 24, 24)),
        ([(89, 89), (121, None)], (89, 105, None)),
        ([(None, 12), (14, 14)], (None, 13, 14)),
        ([(None, 12), (10, 10)], (10, 11, 12)),
        ([(1, 1), (2, 2), (30, 30)], (1, 2, 30)),
    ],
)
def test_low_is_the_smallest_floor_and_high_the_largest_ceiling(
    figures: list[tuple[int | None, int | None]], expected: tuple[int | None, float, int | None]
) -> None:
    drafts = []
    for at, (low, high) in enumerate(figures):
        draft, event = strike(f"Report {at} says that people died.", "2025-09-06", f"Paper {at}")
        draft.toll("people died", "killed", low, high, event)
        drafts.append(draft)
    assert tolls(join(*drafts)) == {("killed", "unknown"): expected}


# -- origins ---------------------------------------------------------------------------------------------------------

AGENCY = (
    "A drone fired two missiles at the stalls shortly before noon and killed 24 people, a doctors' group said on Friday."
)


def test_ten_copies_of_one_agency_text_are_one_origin() -> None:
    drafts = []
    for paper in range(10):
        draft, event = strike(AGENCY + f" Printed by paper {paper}.", "2025-09-06", f"Paper {paper}")
        draft.toll("24 people", "killed", 24, 24, event)
        drafts.append(draft)
    draft, event = strike("Our own count comes to 60 dead.", "2025-09-06", "Other Wire")
    draft.toll("60 dead", "killed", 60, 60, event)
    (incident,) = join(*drafts, draft).incidents
    (toll,) = incident.tolls
    assert (toll.low, toll.best, toll.high, toll.origins, len(toll.casualties)) == (24, 42, 60, 2, 11)


def test_the_same_source_in_many_articles_is_one_origin() -> None:
    drafts = []
    for paper in range(4):
        draft, event = strike(f"In the words of paper {paper}, 24 died, doctors say.", "2025-09-06", f"Paper {paper}")
        draft.toll("24 died", "killed", 24, 24, event, said_by=(draft.actor("Doctors Network", "ngo"),))
        drafts.append(draft)
    (incident,) = join(*drafts).incidents
    assert incident.tolls[0].origins == 1


def test_an_article_that_repeats_its_sources_figure_in_its_own_voice_adds_no_origin() -> None:
    draft, event = strike("24 people died, doctors said. The 24 dead were buried.")
    draft.toll("24 people died", "killed", 24, 24, event, said_by=(draft.actor("Doctors Network", "ngo"),))
    draft.toll("24 dead were buried", "killed", 24, 24, event)
    (incident,) = join(draft).incidents
    assert incident.tolls[0].origins == 1


def test_a_bulletin_of_the_body_that_others_quote_is_one_source_with_it() -> None:
    one, event = strike("We documented the killing of 13 civilians.", "2025-09-06", "Levant Rights Monitor")
    one.toll("13 civilians", "killed", 13, 13, event, victims="civilian")
    two, event = strike("Levant Rights Monitor now counts 15 civilians.", "2025-09-08", "Wire")
    monitor = two.actor("Levant Rights Monitor", "ngo")
    two.toll("15 civilians", "killed", 15, 15, event, victims="civilian", said_by=(monitor,))
    assert tolls(join(one, two)) == {("killed", "civilian"): (15, 15, 15)}


# -- rules -----------------------------------------------------------------------------------------------------------


def three_sources() -> list[Draft]:
    drafts = []
    for published, source, dead in [
        ("2025-09-06", "Doctors", 24),
        ("2025-09-07", "Doctors", 41),
        ("2025-09-07", "Ministry", 52),
        ("2025-09-07", "Monitor", 45),
    ]:
        draft, event = strike(f"On {published} {source} said {dead} had died.", published)
        draft.toll(f"{dead} had died", "killed", dead, dead, event, said_by=(draft.actor(source, "ngo"),))
        drafts.append(draft)
    return drafts


@pytest.mark.parametrize(
    ("rule", "expected"), [("lowest", (41, 41, 41)), ("median-with-range", (41, 45, 52)), ("widest", (24, 45, 52))]
)
def test_the_rule_is_named_and_can_be_switched(rule: Rule, expected: tuple[int, float, int]) -> None:
    joined = join(*three_sources(), rule=rule)
    assert tolls(joined) == {("killed", "unknown"): expected}
    assert {toll.rule for one in joined.incidents for toll in one.tolls} == {rule}


def test_switching_the_rule_afterwards_is_the_same_as_asking_for_it() -> None:
    drafts = three_sources()
    for before in RULES:
        for after in RULES:
            assert with_rule(join(*drafts, rule=before), after) == join(*drafts, rule=after)


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(ValueError, match="no such rule"):
        join(*three_sources(), rule="highest")  # type: ignore[arg-type]


# -- which incident a row belongs to ---------------------------------------------------------------------------------


def test_a_row_without_an_event_goes_to_the_event_of_its_article_that_fits() -> None:
    draft = Draft(
        "Jets bombed Bara on Sunday. Shells fell on Kosti on Monday. The raid on Bara left 4 dead. In Kosti 9 people died. "
        "Since April 2023 the war has killed thousands.",
        "2025-09-09",
    )
    bara, kosti = draft.place("Bara", 13.7, 30.37, "SD"), draft.place("Kosti", 13.16, 32.66, "SD")
    a = draft.event("Jets bombed Bara", "strike/airstrike", "2025-09-07", bara)
    b = draft.event("Shells fell on Kosti", "strike/shelling", "2025-09-08", kosti)
    rows = [
        draft.toll("4 dead", "killed", 4, 4, when="2025-09-07", place=bara),
        draft.toll("9 people", "killed", 9, 9, when="2025-09-08", place=kosti),
        draft.toll("thousands", "killed", 2000, 9999, cumulative=True),
    ]
    joined = join(draft)
    incident = {event.id: event.incident for event in joined.events}
    assert [row.incident for row in joined.casualties] == [incident[a], incident[b], None]
    assert [row.event for row in joined.casualties] == [None, None, None]
    assert [row.id for row in joined.casualties] == rows


def test_a_row_that_fits_two_events_equally_well_belongs_to_none() -> None:
    draft = Draft("Jets bombed Bara and jets bombed Kosti. It is said that 9 people died.", "2025-09-09")
    draft.event("Jets bombed Bara and jets bombed Kosti", "strike/airstrike", "2025-09-07")
    draft.event("jets bombed Kosti", "strike/airstrike", "2025-09-07")
    draft.toll("9 people", "killed", 9, 9)
    assert join(draft).casualties[0].incident is None


def test_people_displaced_do_not_belong_to_a_strike() -> None:
    draft, _ = strike("Some 900 people fled.")
    draft.toll("900 people fled", "displaced", 900, 900, when="2025-09-05")
    assert join(draft).casualties[0].incident is None


def test_the_rows_of_a_rejected_event_belong_to_nothing() -> None:
    draft, event = strike("It killed 3.")
    draft.toll("killed 3", "killed", 3, 3, event)
    found = draft.findings()
    found = replace(found, events=tuple(replace(one, review=Review.REJECTED) for one in found.events))
    joined = corpus([draft.article], [found])
    assert joined.incidents == ()
    assert joined.casualties[0].incident is None


# -- whatever the figures --------------------------------------------------------------------------------------------

_FIGURE = st.tuples(st.one_of(st.none(), st.integers(0, 300)), st.one_of(st.none(), st.integers(0, 300))).filter(
    lambda pair: pair != (None, None) and (None in pair or pair[0] <= pair[1])
)  # type: ignore[operator]
_ROWS = st.lists(
    st.tuples(
        _FIGURE,
        st.sampled_from(["unknown", "civilian", "combatant", "mixed"]),
        st.sampled_from(["reported", "claimed", "denied", "disputed", "planned", "background"]),
        st.sampled_from([None, "Doctors", "Army", "UN"]),
        st.booleans(),
        st.sampled_from(["2025-09-06", "2025-09-07", ""]),
        st.sampled_from([(), ("children",)]),
    ),
    min_size=1,
    max_size=7,
)


@settings(max_examples=150, deadline=None)
@given(_ROWS, st.sampled_from(RULES))
def test_every_row_is_counted_once_or_left_out_once_with_a_reason(rows: list, rule: Rule) -> None:  # type: ignore[type-arg]
    drafts = []
    for at, ((low, high), victims, status, source, cumulative, published, groups) in enumerate(rows):
        draft, event = strike(f"Report {at} says that people died.", published, f"Paper {at % 3}")
        said_by = (draft.actor(source, "ngo"),) if source else ()
        draft.toll(
            "people died", "killed", low, high, event, victims=victims, status=status, said_by=said_by,
            cumulative=cumulative, groups=groups,
        )  # fmt: skip
        drafts.append(draft)
    joined = join(*drafts, rule=rule)
    found: list[Toll] = [toll for one in joined.incidents for toll in one.tolls]
    counted = [row for toll in found for row in toll.casualties]
    left = [row for toll in found for row, _ in toll.left_out]
    assert sorted([*counted, *left]) == sorted(row.id for row in joined.casualties)
    assert all(reason for toll in found for _, reason in toll.left_out)
    for toll in found:
        assert (toll.low, toll.best, toll.high) == (None, None, None) or toll.casualties
        assert toll.low is None or toll.high is None or toll.low <= toll.high
        assert toll.best is None or toll.low is None or toll.low <= toll.best
        assert toll.best is None or toll.high is None or toll.best <= toll.high
        assert toll.origins <= len(toll.casualties)


def test_a_partys_many_dead_enemies_are_not_the_few_dead_that_rescuers_counted() -> None:
    one, event = strike("Rescuers counted 25 deaths.")
    one.toll("25 deaths", "killed", 25, 25, event, said_by=(one.actor("Rescue Service", "ngo"),))
    two, event = strike("The ministry said some 300 militants were killed.", publisher="State Radio")
    two.toll(
        "some 300 militants", "killed", 300, 300, event, victims="combatant", said_by=(two.actor("Sudan", "government"),)
    )
    assert tolls(join(one, two)) == {("killed", "unknown"): (25, 25, 25), ("killed", "combatant"): (300, 300, 300)}


# -- told in one breath ----------------------------------------------------------------------------------------------


def listed(text: str, *figures: tuple[str, int, str, tuple[str, ...]]) -> Corpus:
    draft, event = strike(text)
    for words, count, victims, groups in figures:
        draft.toll(words, "killed", count, count, event, victims=victims, groups=groups)
    return join(draft)


def test_a_list_that_holds_a_single_person_is_one_figure() -> None:
    joined = listed(
        "It killed Umm Khaled, 71, and four of her grandchildren.",
        ("Khaled", 1, "unknown", ()),
        ("four", 4, "civilian", ("children",)),
    )
    assert tolls(joined) == {("killed", "unknown"): (5, 5, 5)}
    assert reasons(joined) == {}
    assert len(joined.incidents[0].tolls[0].casualties) == 2


def test_kin_told_behind_one_another_are_added() -> None:
    joined = listed(
        "It killed a farmer, Musa Ali, his wife and five of their children.",
        ("farmer", 1, "civilian", ()),
        ("wife", 1, "civilian", ("women",)),
        ("five", 5, "civilian", ("children",)),
    )
    assert tolls(joined) == {("killed", "civilian"): (7, 7, 7)}


def test_what_a_figure_is_made_of_is_not_added_to_it() -> None:
    joined = listed(
        "It killed three people, a father and his two sons.",
        ("three people", 3, "civilian", ()),
        ("father", 1, "civilian", ()),
        ("two sons", 2, "civilian", ("children",)),
    )
    assert tolls(joined) == {("killed", "civilian"): (3, 3, 3)}


def test_two_kinds_of_people_joined_by_and_are_added() -> None:
    joined = listed(
        "It killed nine men and six women.",
        ("nine men", 9, "civilian", ()),
        ("six women", 6, "civilian", ("women",)),
    )
    assert tolls(joined) == {("killed", "civilian"): (15, 15, 15)}
    joined = listed(
        "It killed six troops and four guards.", ("six troops", 6, "combatant", ()), ("four guards", 4, "unknown", ())
    )
    assert tolls(joined) == {("killed", "unknown"): (10, 10, 10)}


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("It killed a farmer. Doctors saw two bodies.", ("farmer", 1, "civilian", ()), ("two", 2, "civilian", ())),
        (
            "It killed 40 people and 12 children.",
            ("40 people", 40, "civilian", ()),
            ("12 children", 12, "civilian", ("children",)),
        ),
        ("It killed 40 or, others say, 12 guards.", ("40", 40, "civilian", ()), ("12 guards", 12, "civilian", ())),
    ],
)
def test_figures_that_may_be_of_the_same_people_are_not_added(
    text: str, one: tuple[str, int, str, tuple[str, ...]], other: tuple[str, int, str, tuple[str, ...]]
) -> None:
    most = max(one[1], other[1])
    assert tolls(listed(text, one, other)) == {("killed", "civilian"): (most, most, most)}


def test_a_soldier_and_a_civilian_stay_apart() -> None:
    joined = listed("It killed a soldier and a baker.", ("soldier", 1, "combatant", ()), ("baker", 1, "civilian", ()))
    assert tolls(joined) == {("killed", "civilian"): (1, 1, 1), ("killed", "combatant"): (1, 1, 1)}


def test_a_list_that_a_newer_figure_replaces_goes_whole() -> None:
    one, event = strike("Doctors counted a farmer and two guards.", "2025-09-06")
    said = (one.actor("Doctors Network", "ngo"),)
    first = one.toll("farmer", "killed", 1, 1, event, victims="civilian", said_by=said)
    second = one.toll("two guards", "killed", 2, 2, event, victims="civilian", said_by=said)
    two, event = strike("Doctors now count 41 dead.", "2025-09-07")
    two.toll("41 dead", "killed", 41, 41, event, victims="civilian", said_by=(two.actor("Doctors Network", "ngo"),))
    joined = join(one, two)
    assert tolls(joined) == {("killed", "civilian"): (41, 41, 41)}
    assert reasons(joined) == dict.fromkeys((first, second), "replaced by a newer figure of the same source")


def test_vague_dead_of_one_side_are_not_the_people_that_others_count() -> None:
    first, a = strike("It killed 25 people, ten of them children.", publisher="Rescuers")
    whole = first.toll("25 people", "killed", 25, 25, a)
    first.toll("ten of them children", "killed", 10, 10, a, victims="civilian", part_of=whole)
    second, b = strike("It killed dozens of terrorists.", publisher="State radio")
    second.toll("dozens of terrorists", "killed", 24, 99, b, victims="combatant")
    assert tolls(join(first, second))["killed", "unknown"] == (25, 25, 25)


def test_fighters_whom_an_army_killed_are_not_counted_with_its_own_dead() -> None:
    draft, event = strike("Nine soldiers fell. The army killed 24 terrorists.")
    army = draft.actor("army", "military", key="a:army", country="SD")
    draft.toll("Nine soldiers", "killed", 9, 9, event, victims="combatant", victim_actor=army)
    draft.toll("24 terrorists", "killed", 24, 24, event, victims="combatant", perpetrator=army)
    joined = join(draft)
    (incident,) = joined.incidents
    assert sorted(toll.best for toll in incident.tolls if toll.best is not None) == [9, 24]

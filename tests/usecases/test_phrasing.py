"""The words in which a briefing puts figures, speakers and titles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.domain.casualty import Casualty, CasualtyId, Effect, Group, Victims
from briefing.domain.choice import Rule
from briefing.domain.event import IncidentId
from briefing.usecases.looking.happenings import StandingToll
from briefing.usecases.looking.totals import preferred_of, result_words
from briefing.usecases.wording import phrasing


def row(low: int | None, high: int | None, qualifier: str | None, key: str = "c") -> Casualty:
    return Casualty(CasualtyId(key), Effect.KILLED, low, high, qualifier)


def toll(*rows: Casualty) -> StandingToll:
    low = min(one.low for one in rows if one.low is not None)
    return StandingToll(IncidentId("i"), Effect.KILLED, Victims.UNKNOWN, low, None, None, rows, ())


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "words"),
    [
        (14_001, None, "More than", "more than 14,000"),
        (371, None, "over", "more than 370"),
        (25, None, "upwards of", "more than 24"),
        (24, None, "at least", "at least 24"),
        (14_001, None, None, "at least 14,001"),
        (24, 40, "more than", "24–40"),
        (None, 40, "up to", "up to 40"),
        (24, 99, "Dozens", "dozens"),
        (3, 9, "a handful", "a handful"),
        (20_000, 99_999, "Tens of thousands", "tens of thousands"),
        (3, 9, "between", "3–9"),
        (24, 999, "Dozens … hundreds", "24–999"),
        (30, 40, "Dozens", "30–40"),  # as the analyst has set it
    ],
)
def test_a_figure_has_no_more_digits_than_its_source(
    low: int | None, high: int | None, qualifier: str | None, words: str
) -> None:
    assert phrasing.figure_of(row(low, high, qualifier)) == words


def test_whom_a_vague_figure_counts_follows_with_of() -> None:
    assert phrasing.figure_and_people(row(24, 99, "Dozens")) == "dozens of people killed (side not reported)"
    assert phrasing.figure_and_people(row(3, 9, "several")) == "several people killed (side not reported)"
    assert phrasing.figure_and_people(row(24, 24, None)) == "24 people killed (side not reported)"


def closed(*rows: Casualty) -> StandingToll:
    low, high = min(one.low or 0 for one in rows), max(one.high or 0 for one in rows)
    return StandingToll(IncidentId("i"), Effect.KILLED, Victims.UNKNOWN, low, high, 24.0, rows, ())


def test_a_toll_that_nobody_gives_a_number_for_has_neither_range_nor_median() -> None:
    vague = closed(row(24, 99, "dozens"), row(24, 99, "Dozens", "d"))
    assert (result_words(vague), preferred_of(Rule.MEDIAN, vague)) == ("dozens", "")
    mixed = closed(row(24, 99, "dozens"), row(25, 25, None, "d"))
    assert (result_words(mixed), preferred_of(Rule.MEDIAN, mixed)) == ("24–99", "median 24")


def test_a_toll_is_put_as_its_only_figure_and_one_of_several_as_their_range() -> None:
    assert result_words(toll(row(31, None, "more than"))) == "more than 30"
    assert result_words(toll(row(31, None, "more than"), row(31, None, "at least", "d"))) == "at least 31"
    assert result_words(toll(row(31, None, "more than"), row(40, 40, None, "d"))) == "31–40 or more"


@pytest.mark.parametrize(
    ("speaker", "stance", "words"),
    [
        ("SANA", "says", "says"),
        ("residents", "says", "say"),
        ("war monitor and residents", "says", "say"),
        ("White Helmets", "denies", "deny"),
        ("Rebel forces", "denies", "deny"),
        ("Syrian Democratic Forces", "calls for", "call for"),
        ("United States", "warns", "warns"),
        ("Associated Press", "says", "says"),
        ("3rd Corps", "denies", "denies"),
    ],
)
def test_the_verb_goes_with_its_speakers(speaker: str, stance: str, words: str) -> None:
    assert phrasing.said_by(speaker, stance) == words


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("Terrorists shell university hostels", "“Terrorists” shell university hostels"),
        ("Units repel every attempt by terrorist organisations", "Units repel every attempt by “terrorist” organisations"),
        ("More than 70 villages liberated", "More than 70 villages “liberated”"),
        ("Martyrs Brigade enters Homs", "Martyrs Brigade enters Homs"),
        ("Statement of the Global Terrorist Unit", "Statement of the Global Terrorist Unit"),
        ("Minister calls them “terrorists”", "Minister calls them “terrorists”"),
        ("Counter-terrorist raid in Homs", "Counter-terrorist raid in Homs"),
        ("Strike on Homs", "Strike on Homs"),
    ],
)
def test_words_that_take_a_side_stand_in_quotation_marks(title: str, printed: str) -> None:
    assert phrasing.quoting(title) == printed
    assert phrasing.quoting(printed) == printed


@pytest.mark.parametrize(
    ("low", "high", "groups", "words"),
    [
        (1, 1, (Group.CHILDREN,), "1 child killed"),
        (1, None, (Group.WOMEN,), "at least 1 woman killed"),
        (3, 3, (Group.CHILDREN,), "3 children killed"),
        (1, 4, (Group.AID_WORKERS,), "1–4 aid workers killed"),
        (1, 1, (), "1 civilian killed"),
        (None, 1, (), "up to 1 civilian killed"),
        (0, 1, (), "0–1 civilians killed"),
    ],
)
def test_of_one_the_people_are_told_in_the_singular(
    low: int | None, high: int | None, groups: tuple[Group, ...], words: str
) -> None:
    figure = replace(row(low, high, "at least" if high is None else None), victims=Victims.CIVILIAN, groups=groups)
    assert phrasing.figure_and_people(figure) == words


@pytest.mark.parametrize("result", ["1", "up to 1", "at least 1"])
def test_a_toll_of_one_is_told_of_one_person(result: str) -> None:
    assert phrasing.toll(result, Effect.WOUNDED, Victims.COMBATANT) == f"{result} combatant wounded"
    assert phrasing.toll(result, Effect.DISPLACED, Victims.UNKNOWN) == f"{result} person displaced"


def test_a_running_total_of_one_is_told_of_one_person() -> None:
    assert phrasing.whom(replace(row(None, 1, None), victims=Victims.UNKNOWN)) == "person killed"
    assert phrasing.whom(replace(row(1, 4, None), victims=Victims.UNKNOWN)) == "people killed"


def test_a_title_of_millions_of_letters_is_not_searched_for_loaded_words() -> None:
    endless = "terrorists " * 500_000
    assert phrasing.quoting(endless) == endless
    assert phrasing.quoting("Army says terrorists fled") == "Army says “terrorists” fled"


def test_words_of_a_source_say_more_than_a_figure_unless_they_are_part_of_it() -> None:
    assert not phrasing.says_more("At least 24 civilians", "at least 24 civilians killed")
    assert not phrasing.says_more("dozens", "dozens of combatants killed")
    assert phrasing.says_more("42", "142 civilians killed")
    assert phrasing.says_more("some 300 militants", "300 combatants killed")

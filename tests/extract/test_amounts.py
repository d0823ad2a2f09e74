"""Amounts: every number with its hedges as a range, and what sort of number it is."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.extract.numbers.amounts import BARE_PLURAL, Amount, AmountKind, bare_plural, find_amounts
from briefing.extract.sentences.words import Word, split

MANUAL = Path(__file__).parents[2] / "docs" / "counting.md"


def read(text: str) -> tuple[Amount, ...]:
    return find_amounts(split(text))


def the_amount(marked: str) -> tuple[str, Amount]:
    """The one amount that meets the brackets, and the text without them."""
    text = marked.replace("[", "").replace("]", "")
    start = marked.index("[")
    end = start + len(re.search(r"\[(.*?)\]", marked).group(1))  # type: ignore[union-attr]
    found = [amount for amount in read(text) if amount.start < end and start < amount.end]
    assert [(amount.start, amount.end) for amount in found] == [(start, end)], [text[a.start : a.end] for a in found]
    return text, found[0]


def manual_rows() -> list[tuple[str, int | None, int | None]]:
    rows = []
    for line in MANUAL.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 3 and re.fullmatch(r"\d+|open", cells[1]):
            low, high = (None if cell == "open" else int(cell) for cell in cells[1:])
            rows += [(phrase.strip(), low, high) for phrase in cells[0].split(";")]
    return rows


@pytest.mark.parametrize(("phrase", "low", "high"), manual_rows())
def test_the_table_of_the_manual_holds(phrase: str, low: int | None, high: int | None) -> None:
    people = "" if re.search(r"casualties|no ?one|nobody|none", phrase) else " people"
    text = f"As they told us, {phrase}{people} died there."
    found = [(amount.low, amount.high) for amount in read(text) if amount.counts]
    assert found == [(low, high)]


def test_the_table_of_the_manual_is_read() -> None:
    assert len(manual_rows()) > 60


# text with the amount in brackets | low | high | qualifier
COUNTED = """
killing [24] people | 24 | 24 | -
killing [twenty-four] people | 24 | 24 | -
[Twelve] people died | 12 | 12 | -
killing [1,234] people | 1234 | 1234 | -
killing [306 887] civilians | 306887 | 306887 | -
killing [12,34,567] people | 1234567 | 1234567 | -
killing [40k] people | 40000 | 40000 | -
some displaced [1.5m] people | 1500000 | 1500000 | -
displaced [2 lakh] people | 200000 | 200000 | -
displaced [3 crore] people | 30000000 | 30000000 | -
killing [one hundred and five] people | 105 | 105 | -
killing [a hundred and one] people | 101 | 101 | -
killing [two thousand and five] people | 2005 | 2005 | -
killing [twelve hundred] men | 1200 | 1200 | -
displaced [three hundred thousand] people | 300000 | 300000 | -
displaced [two and a half million] people | 2500000 | 2500000 | -
displaced [a million and a half] people | 1500000 | 1500000 | -
displaced [half a million] people | 500000 | 500000 | -
displaced [three quarters of a million] people | 750000 | 750000 | -
displaced [a quarter of a million] people | 250000 | 250000 | -
[one or two] men | 1 | 2 | -
[20 or 30] men | 20 | 30 | -
[12-15] dead | 12 | 15 | -
[12 – 15] dead | 12 | 15 | -
[two to three hundred] men | 200 | 300 | -
[5,000-10,000] people | 5000 | 10000 | -
[one to two dozen] men | 12 | 24 | -
[between 12 and 15] dead | 12 | 15 | between
[between 1.5 and 2 million] people | 1500000 | 2000000 | between
[anywhere from 12 to 15] dead | 12 | 15 | anywhere from
abducted [at least 20 and as many as 25] others | 20 | 25 | at least … as many as
[at least 24 but no more than 40] died | 24 | 40 | at least … no more than
[at least 24, possibly up to 40] died | 24 | 40 | at least … up to
[hundreds if not thousands] of people | 200 | 9999 | hundreds … thousands
[at least a dozen] men | 12 | - | at least
[more than a dozen] men | 13 | - | more than
[more than two dozen] men | 25 | - | more than
[fewer than a dozen] men | - | 11 | fewer than
[over a hundred] men | 101 | - | over
[nearly two dozen] men | 24 | 24 | nearly
[up to about 24] men | - | 24 | up to about
[at least some 30] men | 30 | - | at least some
[no more than a handful of] men | - | 9 | no more than a handful
[as many as several hundred] men | - | 999 | as many as several hundred
[at least several dozen] men | 36 | - | at least several dozen
[close to 100] men | 100 | 100 | close to
[just over 100] men | 101 | - | just over
[just under 100] men | - | 99 | just under
[20-odd] men | 20 | 20 | odd
[20-plus] men | 20 | - | plus
[24, at least,] died | 24 | - | at least
[perhaps 30] men | 30 | 30 | perhaps
[approximately 30] men | 30 | 30 | approximately
[tens of millions] of people | 20000000 | 99999999 | tens of millions
[a couple of hundred] men | 200 | 200 | -
[a few thousand] men | 3000 | 9999 | a few thousand
[several million] people | 3000000 | 9999999 | several million
[multiple] casualties | 2 | - | multiple
[a large number of] men | 2 | - | a large number of
[a small number of] men | 3 | 9 | a small number of
[more than 12 million] driven from their homes | 12000001 | - | more than
[Some 4.5 million] people | 4500000 | 4500000 | Some
[not a single] soldier | 0 | 0 | -
there were [no] deaths | 0 | 0 | -
[no] soldiers were hurt | 0 | 0 | -
[no] civilian casualties | 0 | 0 | -
[not one] of them died | 0 | 0 | -
[Dozen] killed in raid | 12 | 12 | -
"""
ROWS = [tuple(cell.strip() for cell in line.split(" | ")) for line in COUNTED.splitlines() if line]


@pytest.mark.parametrize(("marked", "low", "high", "qualifier"), ROWS)
def test_a_number_becomes_a_range(marked: str, low: str, high: str, qualifier: str) -> None:
    _, amount = the_amount(marked)
    ends = tuple("-" if end is None else str(end) for end in (amount.low, amount.high))
    assert (*ends, amount.qualifier or "-") == (low, high, qualifier)
    assert amount.counts


# text with the number in brackets | kind | unit
NOT_COUNTED = """
[37 percent] of it | percent | percent
[40 per cent] more | percent | per cent
[66%] of it | percent | %
[5 percentage points] up | percent | percentage points
[three in ten] of them | share | -
[nine in ten] of them | share | -
[two-thirds] of them | share | -
[one-third] of them | share | -
[three out of five] men | share | -
[one in 10] men | share | -
a price of [$10 million] | money | $
about [$1 million] in fuel | money | $
[€3.5bn] in aid | money | €
[500 euros] in cash | money | euros
[10 million Syrian pounds] in cash | money | Syrian pounds
[5,000 hryvnias] in cash | money | hryvnias
[15 to 20 kilometres] deep | measure | kilometres
[about 360 kilometres] away | measure | kilometres
[3,500 nautical miles] away | measure | nautical miles
[48 tonnes] of food | measure | tonnes
[four minutes] apart | measure | minutes
[more than three years] of war | measure | years
[10 to 14 days] at sea | measure | days
a [nine-storey] block | measure | storey
a [three-day] truce | measure | day
a [12-man] patrol | measure | man
[155mm] shells | measure | mm
[7.62 mm] rounds | measure | mm
[0.07] of a hull | measure | -
a [6m] wall | measure | m
[ten times] as much | multiple | times
a [five-fold] rise | multiple | -fold
an [8-year-old] girl | age | years
[eight months old] then | age | years
[10- to 15-year-olds] fought | age | years
the police officer Hassan Ali, [34], died | age | years
the police officer Hassan Ali ([34]) died | age | years
under the age of [18] | age | years
children as young as [eight] | age | years
at [23.00] they came | clock | -
at [6 p.m.] they came | clock | -
at [ten o'clock] they came | clock | -
at [14:30] they came | clock | -
at [0400 GMT] they came | clock | -
the [418th] Regiment | ordinal | -
the [third] attack | ordinal | -
a T-[72] tank | designation | -
the M[4] highway | designation | -
the M-[5] highway | designation | -
two Su-[24] aircraft | designation | -
the M[23] movement | designation | -
flash update no. [17] says | designation | -
Resolution [2254] says | designation | -
our update [2] says | designation | -
France [24] reported it | designation | -
Unit [8200] is blamed | designation | -
by flight [752] to Kyiv | designation | -
the Boeing [737] burned | designation | -
World War [Two] began | designation | -
it was [9/11] again | designation | -
they won [2-1] there | designation | -
the vote was [14-1] then | designation | -
on day [45] of the war | designation | -
in [2012] they came | date | -
on [5 October] they came | date | -
[since 2011] they came | date | -
in [the 1990s] they came | date | -
"""
OTHERS = [tuple(cell.strip() for cell in line.split(" | ")) for line in NOT_COUNTED.splitlines() if line]


@pytest.mark.parametrize(("marked", "kind", "unit"), OTHERS)
def test_a_number_that_counts_nobody_is_told_apart(marked: str, kind: str, unit: str) -> None:
    _, amount = the_amount(marked)
    assert (amount.kind.value, amount.unit or "-") == (kind, unit)
    assert not amount.counts


def test_the_tables_are_long_enough_to_be_worth_their_names() -> None:
    assert len(ROWS) + len(OTHERS) > 120


@pytest.mark.parametrize(
    "text",
    [
        "They shot at one another.",
        "It was long over, no longer a threat, and no agreement came.",
        "There were no immediate reports of casualties.",
        "Few people came. The others left.",
        "How many came? So many came.",
        "He scores goals in the second half.",
        "This one and that one are the only ones.",
    ],
)
def test_words_that_only_look_like_amounts_are_left_alone(text: str) -> None:
    assert [text[amount.start : amount.end] for amount in read(text) if amount.counts] == []


@pytest.mark.parametrize(
    "text",
    [
        "They call +44 20 7946 0958 now.",
        "They call 0161 496 0000 now.",
        "They call 555-1234 now.",
        "See http://example.org/12 and me12@example.org.",
    ],
)
def test_telephones_and_addresses_count_nobody(text: str) -> None:
    assert not any(amount.counts for amount in read(text))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("12 people, including four children, died.", ["four"]),
        ("24 people died, four of them children, and 38 were hurt.", ["four"]),
        ("13 civilians, including five children and two women, died.", ["five", "two"]),
        ("89 dead, among them 31 women and five children, and 277 injured.", ["31", "five"]),
        ("112 deaths, 21 of them of civilians.", ["21"]),
        ("287 deaths, fewer than 50 of them caused by mines.", ["fewer than 50"]),
        ("30 died, of whom 12 were children.", ["12"]),
        ("30 died, 12 of whom were children.", ["12"]),
        ("Three of the wounded died in hospital.", ["Three"]),
        ("Two of his sons died beside him.", ["Two"]),
        ("One of the peacekeepers was hurt.", ["One"]),
        ("Two of Gaza's hospitals were hit.", ["Two"]),
        ("Among the dead were 12 children.", ["12"]),
        ("Among those killed were two journalists.", ["two"]),
        ("The dead include 12 children.", ["12"]),
        ("Eight died, including a baby and four women.", ["four"]),
        ("All 24 of its crew were saved.", ["All 24"]),
        ("Of the 47 hostages, 12 are dead.", ["12"]),
        ("Eight died, including a woman and her two sons.", ["two"]),
        ("7 died and 15 were hurt.", []),
        ("A family of five died in the street.", []),
    ],
)
def test_a_part_of_a_whole_is_marked(text: str, parts: list[str]) -> None:
    assert [text[amount.start : amount.end] for amount in read(text) if amount.of_whole] == parts


@pytest.mark.parametrize(
    "marked",
    [
        "[another 12] people",
        "[a further 3,400] arrived",
        "[12 more] died",
        "[an additional 40] died",
        "[14 more] bodies",
        "[thousands more] men",
    ],
)
def test_what_comes_on_top_is_marked(marked: str) -> None:
    _, amount = the_amount(marked)
    assert amount.additional


def test_others_are_marked_and_are_no_addition() -> None:
    _, amount = the_amount("killed 7 and wounded [15] others")
    assert (amount.others, amount.additional) == (True, False)


@pytest.mark.parametrize(
    ("marked", "noun"),
    [
        ("[a family of five], two of them children, died", "family"),
        ("[a family of at least five] died", "family"),
        ("the tug has [a crew of eight].", "crew"),
        ("[a couple] were shot dead", "couple"),
        ("an elderly [couple] was shot dead", "couple"),
        ("[nobody] was hurt", "nobody"),
        ("[no one] was hurt", "one"),
    ],
)
def test_the_noun_is_given_where_it_does_not_follow(marked: str, noun: str) -> None:
    text, amount = the_amount(marked)
    assert amount.noun is not None
    assert split(text)[amount.noun].text == noun


def test_a_group_of_people_leaves_the_noun_to_the_caller() -> None:
    text, amount = the_amount("a group of [12] people")
    assert amount.noun is None
    assert split(text)[amount.last + 1].text == "people"


def test_a_toll_that_rose_is_two_figures_and_a_range_is_one() -> None:
    for text in ("The toll rose from 24 to 41.", "They raised the toll from 24 to 41."):
        assert [(amount.low, amount.high) for amount in read(text)] == [(24, 24), (41, 41)]
    for text in ("Estimates ranging from 24 to 41 dead.", "There were 24 to 41 dead."):
        assert [(amount.low, amount.high) for amount in read(text)] == [(24, 41)]


def test_two_figures_with_two_effects_are_not_one_range() -> None:
    found = read("It killed at least 24 people and as many as 40 were wounded.")
    assert [(amount.low, amount.high) for amount in found] == [(24, None), (None, 40)]


@pytest.mark.parametrize(
    ("text", "low", "high", "qualifier"),
    [
        ("Hundreds of civilians, possibly as many as 600, were killed.", 200, 600, "Hundreds … possibly as many as"),
        ("At least 24 people, perhaps 40, died.", 24, 40, "At least … perhaps"),
        ("Dozens of people (possibly more than 100) died.", 24, None, "Dozens … possibly more than"),
    ],
)
def test_a_second_thought_widens_the_figure_it_is_about(text: str, low: int, high: int | None, qualifier: str) -> None:
    assert [(amount.low, amount.high, amount.qualifier) for amount in read(text)] == [(low, high, qualifier)]


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Ahmed, 12, and Sara, 9, were killed.", ["12", "9"]),
        ("The dead included her two sons, aged 4 and 7.", ["4", "7"]),
        ("Three brothers, 6, 9 and 11, were buried.", ["6", "9", "11"]),
        ("In Aleppo, 12, mostly women, died.", []),
        ("Overall, 12, or half, died.", []),
        ("He was wounded, 30 others died.", []),
    ],
)
def test_ages_in_a_list_are_no_tolls(text: str, ages: list[str]) -> None:
    assert [text[amount.start : amount.end] for amount in read(text) if amount.kind is AmountKind.AGE] == ages


def test_exact_means_one_number_and_no_hedge() -> None:
    texts = {
        "killed 24": True,
        "killed exactly 24": True,
        "killed about 24": False,
        "killed 24 to 40": False,
        "killed dozens": False,
    }
    assert {text: read(text)[0].exact for text in texts} == texts


def test_the_words_of_an_amount_and_of_its_number_are_told() -> None:
    text = "It killed at least twenty-four people."
    words = split(text)
    amount = read(text)[0]
    assert [words[n].text for n in amount.words] == ["at", "least", "twenty", "-", "four"]
    assert [words[n].text for n in range(amount.number[0], amount.number[1] + 1)] == ["twenty", "-", "four"]


def test_a_number_beyond_all_people_is_kept_and_flagged() -> None:
    huge, large = read("25,000,000,000,000 dead and 12,000,000 fled")
    assert (huge.low, huge.huge) == (25 * 10**12, True)
    assert not large.huge


def test_numbers_in_dates_that_the_caller_knows_are_dates() -> None:
    text = "The 12 came with 30 men."
    found = find_amounts(split(text), [(4, 6)])
    assert [(amount.kind, amount.low) for amount in found] == [(AmountKind.DATE, None), (AmountKind.CARDINAL, 30)]


def test_a_bare_plural_is_two_or_more_and_a_singular_one() -> None:
    def word(text: str, tag: str = "") -> Word:
        return Word(text, text.lower(), 0, len(text), tag=tag)

    assert bare_plural(word("soldiers")) == bare_plural(word("people")) == bare_plural(word("police")) == BARE_PLURAL
    assert bare_plural(word("forces", "NNS")) == BARE_PLURAL
    assert bare_plural(word("soldier")) is bare_plural(word("bus")) is bare_plural(word("glass")) is None
    assert bare_plural(word("news", "NN")) is None


@pytest.mark.parametrize(
    "whole", ["twenty-four people", "24–40 people", "nine-storey", "$10 million", "aged 8-year-old", "T-72s"]
)
def test_it_does_not_matter_how_the_words_were_cut(whole: str) -> None:
    text = f"It had {whole} there"
    pieces = [
        Word(match.group(), match.group().lower(), match.start(), match.end())
        for match in re.finditer(r"\d+(?:[.,:]\d+)*|[^\W\d_]+|\S", text)
    ]
    tight = [Word(match.group(), match.group().lower(), match.start(), match.end()) for match in re.finditer(r"\S+", text)]

    def told(words: list[Word]) -> list[tuple[int, int, int | None, int | None, AmountKind]]:
        return [(a.start, a.end, a.low, a.high, a.kind) for a in find_amounts(words, [])]

    assert told(pieces) == told(tight) == told(list(split(text)))


WORDS = st.sampled_from(
    "at least more than up to as many as fewer about some between and to or - – of them 24 40 1,234 1.5 0 million "
    "hundred thousand dozen dozens scores hundreds several few a an the one two twenty half couple family nobody no none "
    "another further people children killed percent $ km years old aged , . ( ) T M4 no. including among whom 5 p.m. in "
    "ten third times first 418th + % Monday 2012 more others".split(" ")
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_whatever_the_words_ranges_are_in_order_and_offsets_inside(words: list[str]) -> None:
    text = " ".join(words)
    cut = split(text)
    found = find_amounts(cut)
    end = 0
    for amount in found:
        assert end <= amount.start < amount.end <= len(text)
        end = amount.end
        assert cut[amount.first].start <= amount.start < cut[amount.last].end
        if amount.counts:
            assert amount.low is not None or amount.high is not None
        if amount.low is not None:
            assert amount.low >= 0
            assert amount.high is None or amount.low <= amount.high
        elif amount.high is not None:
            assert amount.high >= 0
    assert found == find_amounts(cut)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    for amount in find_amounts(split(text)):
        assert 0 <= amount.start < amount.end <= len(text)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10**11))
def test_a_number_is_itself_however_it_is_written(value: int) -> None:
    for text in (f"killed {value} people", f"killed {value:,} people", f"killed {in_words(value)} people"):
        if value in range(1900, 2101) and "," not in text and text[7].isdigit():
            continue  # four digits may be a year
        assert [(amount.low, amount.high) for amount in read(text)] == [(value, value)], text


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 10**9))
def test_hedges_open_one_end_and_never_both(value: int) -> None:
    number = f"{value:,}"
    assert [(a.low, a.high) for a in read(f"at least {number} people")] == [(value, None)]
    assert [(a.low, a.high) for a in read(f"more than {number} people")] == [(value + 1, None)]
    assert [(a.low, a.high) for a in read(f"up to {number} people")] == [(None, value)]
    assert [(a.low, a.high) for a in read(f"fewer than {number} people")] == [(None, value - 1)]


@pytest.mark.parametrize(
    "phrase", ["more than at least another ", "one hundred and ", "1 ", "including and four, ", "between 5 and "]
)
def test_the_work_grows_in_step_with_the_text(phrase: str) -> None:
    """Steps are counted, not timed: a call of any function of ours is one."""

    def steps(text: str) -> int:
        count = 0

        def hook(_frame: object, event: str, _arg: object) -> None:
            nonlocal count
            count += event == "call"

        words = split(text)
        before = sys.getprofile()
        sys.setprofile(hook)
        try:
            find_amounts(words, [])
        finally:
            sys.setprofile(before)
        return count

    short, long = steps(phrase * 100), steps(phrase * 400)
    assert long < 4.6 * short


def in_words(value: int) -> str:
    """English for a whole number."""
    small = (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen"
    ).split()
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    if value < 20:
        return small[value]
    if value < 100:
        return tens[value // 10 - 2] + (f"-{small[value % 10]}" if value % 10 else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if value >= size:
            rest = value % size
            joint = " and " if 0 < rest < 100 else " "
            return f"{in_words(value // size)} {name}" + (f"{joint}{in_words(rest)}" if rest else "")
    raise AssertionError(value)

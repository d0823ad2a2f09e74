"""Names are found in every dress and replaced; what was covered holds none of them."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefing.domain.redaction import Hidden, Redaction

ABDI = Hidden("a local official", ("Mazloum Abdi", "Mazlum Abdî", "مظلوم عبدي", "Мазлум Абди"), ("Abdi",))
WIRE = Hidden("Source A", ("North Press", "npasyria.com"))
TOWN = Hidden("Place A", ("Ma'arat al-Nu'man", "Saraqib"))
COVER = Redaction((ABDI, WIRE, TOWN))


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("Mazloum Abdi said so.", "A local official said so."),
        ("MAZLOUM ABDI’S men", "A local official’s men"),
        ("Mazloum Abdi's men", "A local official’s men"),
        ("mazloum\nabdi", "a local official"),
        ("So. The mazloum abdi case", "So. A local official case"),
        ("He said: the Mazloum Abdi case", "He said: a local official case"),
        ("the Saraqibs’ and ‘Saraqibs’", "Place A’s and ‘Place A’"),
        ("Maz\u00adloum\u00a0Ab\u00addi, who", "A local official, who"),
        ("Maz-\nloum Ab-\n  di came", "A local official came"),
        ("Abdi-\nled forces", "A local official-\nled forces"),
        ("Mazlu\u0302m  Abdi\u0302!", "A local official!"),
        ("https://x.org/mazloum-abdi_says", "https://x.org/a local official_says"),
        ("mazloum%20abdi.pdf", "A local official.pdf"),
        ("MazloumAbdi", "a local official"),
        ("General Abdi spoke", "General a local official spoke"),
        ("the abdi bird", "the abdi bird"),
        ("Abdication", "Abdication"),
        ("قال ومظلوم عبدي إن", "قال a local official إن"),
        ("сказал Мазлуму Абди.", "сказал a local official."),
        ("North Press and the north pressed", "Source A and the north pressed"),
        ("North  Press’s reporter", "Source A’s reporter"),
        ("Ｎｏｒｔｈ Ｐｒｅｓｓ", "Source A"),
        ("see www.npasyria.com/en", "see www.Source A/en"),
        ("Maarat al-Numan, Maʿarat al Nuʿman and Maʿarrat", "Place A, Place A and Maʿarrat"),
        ("Saraqib\u200b, SARAQIB", "Place A, Place A"),
        ("", ""),
    ],
)
def test_a_name_is_found_in_every_dress(text: str, covered: str) -> None:
    assert COVER.cover(text).text == covered


def test_what_was_replaced_is_counted() -> None:
    done = COVER.cover("Abdi told North Press that Mazloum Abdi left Saraqib.")
    assert done.counts == {"a local official": 2, "Source A": 1, "Place A": 1}


def test_offsets_move_with_the_text() -> None:
    text = "In Saraqib: then Mazloum Abdi's men killed at least 12."
    done = COVER.cover(text)
    for words in ("In", "men killed", "at least 12"):
        at = text.index(words)
        start, end = done.moved(at, at + len(words))
        assert done.text[start:end] == words
    at = text.index("Abdi's men")
    start, end = done.moved(at, at + len("Abdi's men"))
    assert done.text[start:end] == "a local official’s men"


def test_words_that_stand_for_a_name_may_not_hold_one() -> None:
    with pytest.raises(ValueError, match="holds the name “Abdi”"):
        Redaction([ABDI, Hidden("a friend of Abdi", ("Somebody Else",))])
    with pytest.raises(ValueError, match="stands for two things"):
        Redaction([ABDI, Hidden("Person B", ("Mazloum Abdi",))])
    with pytest.raises(ValueError, match="a letter or a digit"):
        Hidden("Person A", ("…",))
    with pytest.raises(ValueError, match="in place of a name"):
        Hidden(" ", ("Abdi",))


def test_two_things_may_stand_under_the_same_words() -> None:
    both = Redaction([Hidden("a resident", ("Jane Doe",)), Hidden("a resident", ("John Roe",))])
    assert both.cover("Jane Doe and John Roe").text == "A resident and a resident"


def test_words_beside_a_stand_in_make_no_new_name() -> None:
    chain = Redaction([Hidden("Person", ("Xenia",)), Hidden("Group", ("Person Adams",))])
    done = chain.cover("Then Xenia Adams left.")
    assert done.text == "Then Group left."
    assert done.text[slice(*done.moved(5, 16))] == "Group"
    assert done.text[slice(*done.moved(17, 21))] == "left"


def test_nothing_to_hide_leaves_everything() -> None:
    assert Redaction([]).cover("Mazloum Abdi").text == "Mazloum Abdi"
    assert not Redaction([])


NAMES = st.text(st.sampled_from("abcdeéßłfABCDE'’- .абвАمحد漢字한1"), min_size=1, max_size=8)
PADDING = st.text(max_size=12)


@given(st.lists(NAMES, min_size=1, max_size=4, unique=True), st.lists(st.one_of(PADDING, NAMES), max_size=8))
def test_whatever_the_names_and_the_text_nothing_is_found_after_covering(names: list[str], pieces: list[str]) -> None:
    assume(all(any(letter.isalnum() for letter in name) for name in names))
    try:
        cover = Redaction([Hidden(f"[{n}zz]", (name,)) for n, name in enumerate(names)])
    except ValueError:
        assume(False)
    for glue in ("", " ", "-\n", "\u00ad"):
        text = glue.join(pieces)
        try:
            done = cover.cover(text)
        except ValueError:
            continue
        assert cover.find(done.text) == ()


WORDS = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz"), min_size=5, max_size=9)


@st.composite
def dressed(draw: st.DrawFn) -> tuple[str, str]:
    """A name, and the same name as a text may write it."""
    name = " ".join(draw(st.lists(WORDS, min_size=1, max_size=3)))
    out = []
    for letter in name:
        if letter == " ":
            out.append(draw(st.sampled_from([" ", "\n", "\u00a0", "-", "_", "  ", "%20", " \u200f", ""])))
            continue
        out.append(draw(st.sampled_from([letter, letter.upper(), letter + "\u0301", letter + "\u00ad", letter + "’"])))
    out[-1] = out[-1].removesuffix("’")
    cut = draw(st.integers(1, max(1, len(out) - 1)))
    if draw(st.booleans()) and 0 < cut < len(out) and out[cut].isalpha() and out[cut - 1].isalpha():
        out.insert(cut, draw(st.sampled_from(["-\n", "\u00ad\n", "\u2010\r\n  "])))
    return name, "".join(out) + draw(st.sampled_from(["", "'s", "’s", "s"]))


@given(
    dressed(),
    st.sampled_from(["", "x ", "(", "“", "l’", "/", "_", "\n"]),
    st.sampled_from(["", " y", ")", ".", "_", "’", "\n"]),
)
def test_a_name_is_found_however_it_is_dressed(pair: tuple[str, str], before: str, after: str) -> None:
    name, written = pair
    cover = Redaction([Hidden("0000", (name,))])
    done = cover.cover(before + written + after)
    assert done.text.startswith(f"{before}0000")
    assert done.text.removesuffix(after).removesuffix("’s") == f"{before}0000"


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_a_stretch_of_text_never_turns_round_or_leaves_it(text: str, one: int, other: int) -> None:
    cover = Redaction([Hidden("##", ("a",)), Hidden("####", ("ab", "0"))])
    done = cover.cover(text)
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    new_start, new_end = done.moved(start, end)
    assert 0 <= new_start <= len(done.text)
    assert 0 <= new_end <= len(done.text)
    assert new_start < new_end or start == end

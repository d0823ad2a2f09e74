"""Known actors as articles name them: spellings, abbreviations, bodies of states, demonyms and capitals."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.domain.actor import ActorKind, Predicate
from briefing.errors import ResourceMissing
from briefing.knowledge.actor_entries import KnownActor, read_actors
from briefing.knowledge.actors import ActorBook

BOOK = ActorBook.load()


def key_at(text: str, start: int = 0) -> tuple[int, str] | None:
    found = BOOK.match(text.split(), start)
    return (found[0], found[1][0].key) if found else None


@pytest.mark.parametrize(
    ("text", "length", "key"),
    [
        ("Hay'at Tahrir al-Sham ( HTS )", 3, "hts"),
        ("Hayat Tahrir al - Sham said", 5, "hts"),
        ("Hay’at Tahrir ash-Sham", 3, "hts"),
        ("HTS fighters", 1, "hts"),
        ("Rapid Support Forces", 3, "rsf"),
        ("March 23 Movement", 3, "m23"),
        ("M23 officers", 1, "m23"),
        ("al - Shabaab militants", 3, "al-shabaab"),
        ("Al Shabab", 2, "al-shabaab"),
        ("Islamic State group", 3, "islamic-state"),
        ("Islamic State West Africa Province", 5, "iswap"),
        ("Kata'ib Hezbollah", 2, "kataib-hezbollah"),
        ("Iran 's Revolutionary Guards", 4, "islamic-revolutionary-guard-corps"),
        ("Abu Mohammad al - Julani", 5, "ahmed-al-sharaa"),
        ("Hemedti", 1, "mohamed-hamdan-dagalo"),
        ("Médecins Sans Frontières", 3, "msf"),
        ("Medecins Sans Frontieres", 3, "msf"),
        ("Syrian Observatory for Human Rights", 5, "sohr"),
        ("People 's Liberation Army", 4, "china-armed-forces"),
        ("Uganda People 's Defence Force", 5, "uganda-armed-forces"),
        ("FARDC", 1, "dr-congo-armed-forces"),
        ("U.S. Army", 2, "united-states-armed-forces"),
        ("Kremlin", 1, "russia-government"),
        ("Operation Aspides", 2, "eunavfor-aspides"),
    ],
)
def test_a_name_is_found_however_it_is_spelt_and_split_into_tokens(text: str, length: int, key: str) -> None:
    assert key_at(text) == (length, key)


@pytest.mark.parametrize(
    "text",
    [
        "is",
        "- Hezbollah",
        "| OCHA",
        ". HTS",
        "who said",
        "rapid support forces",
        "it is",
        "us forces",
        "polish",
        "the",
        "goal",
        "",
    ],
)
def test_words_without_the_capitals_of_a_name_are_none(text: str) -> None:
    assert key_at(text) is None


@pytest.mark.parametrize(
    ("text", "length", "key"),
    [
        ("Russian defence ministry said", 3, "russia-defence-ministry"),
        ("Russia 's Defense Ministry", 4, "russia-defence-ministry"),
        ("Ministry of Defence of the Russian Federation", 7, "russia-defence-ministry"),
        ("Sudan's army", 2, "sudan-armed-forces"),
        ("South Sudanese army", 3, "south-sudan-armed-forces"),
        ("armed forces of Ukraine", 4, "ukraine-armed-forces"),
        ("General Staff of the Armed Forces of Ukraine", 8, "ukraine-general-staff"),
        ("Turkish foreign ministry", 3, "turkey-foreign-ministry"),
        ("Burkinabe government", 2, "burkina-faso-government"),
        ("Chilean police", 2, "chile-police"),
    ],
)
def test_the_bodies_of_any_state_are_understood(text: str, length: int, key: str) -> None:
    assert key_at(text) == (length, key)


def test_soldiers_and_troops_stay_descriptions_for_they_are_counted() -> None:
    assert key_at("Russian soldiers") is None
    assert key_at("Syrian rebels") is None


def test_a_body_of_a_state_knows_its_state() -> None:
    forces = BOOK.forces_of("SY")
    assert forces is not None
    assert (forces.key, forces.kind, forces.country, forces.affiliation) == (
        "syria-armed-forces",
        ActorKind.MILITARY,
        "SY",
        "syria",
    )
    assert forces.parents == ((Predicate.PART_OF, "syria"),)
    assert "Syrian army" in forces.aliases
    assert BOOK.by_key("syria-armed-forces") == forces
    government = BOOK.government_of("russia")
    assert government is not None
    assert "Kremlin" in government.aliases
    assert BOOK.institution("SY", "weather") is None
    assert BOOK.forces_of("QQ") is None


def test_an_adjective_that_two_states_share_gives_both() -> None:
    assert [one.key for one in BOOK.demonyms("Congolese")] == ["dr-congo", "congo"]
    found = BOOK.match(["Congolese", "army"])
    assert found is not None
    assert [one.key for one in found[1]] == ["dr-congo-armed-forces", "congo-armed-forces"]


def test_adjectives_and_capitals_lead_to_their_states() -> None:
    demonyms = {word: BOOK.demonym(word) for word in ("Syrian", "Syrians", "South Sudanese", "Dutch", "syrian", "Martian")}
    assert {word: one.key if one else None for word, one in demonyms.items()} == {
        "Syrian": "syria",
        "Syrians": "syria",
        "South Sudanese": "south-sudan",
        "Dutch": "netherlands",
        "syrian": None,
        "Martian": None,
    }
    for capital, key in {
        "Kyiv": "ukraine",
        "Kiev": "ukraine",
        "Tehran": "iran",
        "Port Moresby": "papua-new-guinea",
    }.items():
        state = BOOK.capital(capital)
        assert state is not None
        assert state.key == key
    assert BOOK.capital("Aleppo") is None


def test_a_name_that_several_have_gives_all_of_them() -> None:
    found = BOOK.match(["SNA"])
    assert found is not None
    assert {one.key for one in found[1]} == {"syrian-national-army", "somalia-armed-forces"}
    army = BOOK.by_key("syrian-national-army")
    assert army is not None
    assert army.ambiguous


def test_a_name_inside_a_hyphenated_word_is_not_taken() -> None:
    assert key_at("Hezbollah-linked fighters") is None
    assert key_at("Syria-based monitors") is None
    assert key_at("Hezbollah - linked") == (1, "hezbollah")


def test_people_know_whom_they_lead() -> None:
    burhan = BOOK.by_key("abdel-fattah-al-burhan")
    assert burhan is not None
    assert burhan.leads
    assert burhan.affiliation == "sudan-armed-forces"
    assert burhan in BOOK.leader_of("sudan-armed-forces")
    assert BOOK.named("Vladimir Putin")[0].key == "vladimir-putin"
    assert BOOK.named("Vladimir Putin said") == ()


def test_a_paper_whose_name_is_an_article_and_a_word_needs_its_article() -> None:
    assert key_at("the Guardian reported") == (2, "the-guardian")
    assert key_at("Guardian reported") is None
    assert key_at("the Independent Electoral Commission") is None
    assert key_at("the Times of Israel") is None
    assert key_at("Times of Israel said") == (3, "times-of-israel")


def test_spellings_of_one_name_need_not_all_be_listed() -> None:
    assert key_at("Abu Muhammed al-Joulani") == (3, "ahmed-al-sharaa")
    assert key_at("Lebanon Hizbullah", 1) == (1, "hezbollah")
    assert key_at("Organisation of American States") == (4, "oas")


def test_a_weak_alias_says_so() -> None:
    assert BOOK.is_weak("Wagner")
    assert not BOOK.is_weak("Wagner Group")


def test_a_case_adds_actors_and_overrides_known_ones(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        '[night-watch]\nname = "Night Watch"\naliases = ["NW", "Nachtwache"]\nkind = "armed-group"\ncountry = "SY"\n'
        'part-of = ["hts"]\n\n[hts]\nname = "HTS"\nkind = "armed-group"\n',
        encoding="utf-8",
    )
    book = ActorBook.load(extra=read_actors(path))
    found = book.match(["Night", "Watch", "fighters"])
    assert found is not None
    assert found[1][0].parents == ((Predicate.PART_OF, "hts"),)
    assert [one.name for one in book.named("HTS")] == ["HTS"]
    assert len(book) == len(BOOK) + 1


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("[x]\nkind = 'armed-group'", "x needs a name"),
        ("[x]\nname = 'X'\ncolour = 'red'", "unknown fields: colour"),
        ("[x]\nname = 'X'\nkind = 'dragon'", "dragon"),
        ("[x\n", "bad.toml"),
    ],
)
def test_a_file_of_actors_that_cannot_be_understood_says_where(tmp_path: Path, content: str, complaint: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=complaint):
        read_actors(path)


def test_missing_knowledge_is_reported_as_a_missing_resource(tmp_path: Path) -> None:
    with pytest.raises(ResourceMissing, match="knowledge of actors"):
        ActorBook.load(tmp_path)


def test_without_files_a_book_of_own_actors_works() -> None:
    book = ActorBook([], [], [KnownActor("x", "The X Front", ActorKind.ARMED_GROUP)])
    assert [one.key for one in book.named("X Front")] == ["x"]
    assert book.demonym("Syrian") is None


@given(st.lists(st.text(min_size=1, max_size=10), max_size=10), st.integers(0, 10))
def test_any_tokens_can_be_matched(tokens: list[str], start: int) -> None:
    found = BOOK.match(tokens, start)
    assert found is None or (1 <= found[0] <= len(tokens) - start and found[1])


def test_a_body_of_a_state_that_has_an_entry_of_its_own_is_that_entry() -> None:
    for words in (["Lebanon", "'s", "Ministry", "of", "Health"], ["Lebanese", "public", "health", "ministry"]):
        found = BOOK.match(words, 0)
        assert found is not None
        assert {actor.key for actor in found[1]} == {"lebanese-health-ministry"}
    ramallah = BOOK.match(["Palestinian", "ministry", "of", "health"], 0)
    assert ramallah is not None
    assert "gaza-health-ministry" not in {actor.key for actor in ramallah[1]}

"""Offices and ranks over time: read beside the name, dated by their articles, past where a text says so."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.domain.actor import Actor, ActorId, ActorKind
from briefing.domain.text import Article, BlockKind, Span, article_id, assemble
from briefing.usecases.looking.offices import HeldOffice, offices_of

NAME = "Omar Haddad"


def read(*told: tuple[str, date | None], name: str = NAME, kind: ActorKind = ActorKind.PERSON) -> tuple[HeldOffice, ...]:
    articles = {}
    mentions = []
    for sentence, day in told:
        text, blocks = assemble([(BlockKind.PARAGRAPH, sentence)])
        one = Article(article_id(text), text, blocks, published=day)
        articles[one.id] = one
        at = one.text.index(name)
        mentions.append(Span(one.id, at, at + len(name)))
    return offices_of(Actor(ActorId("a"), name, kind, mentions=tuple(mentions)), articles)


@pytest.mark.parametrize(
    ("sentence", "words", "is_former"),
    [
        ("Foreign Minister Omar Haddad left.", "Foreign Minister", False),
        ("On Friday Iranian Foreign Minister Omar Haddad left.", "Iranian Foreign Minister", False),
        ("The foreign minister, Omar Haddad, left.", "Foreign minister", False),
        ("Troops under Brig. Gen. Omar Haddad left.", "Brig. Gen.", False),
        ("Omar Haddad, the commander of the Sultan Murad Division, left.", "Commander of the Sultan Murad Division", False),
        ("Omar Haddad, Turkey's president, left.", "Turkey's president", False),
        ("Former prime minister Omar Haddad left.", "Prime minister", True),
        ("Omar Haddad, the former commander of the brigade, left.", "Commander", True),
        ("The ousted president Omar Haddad left.", "President", True),
    ],
)
def test_an_office_is_read_beside_the_name(sentence: str, words: str, is_former: bool) -> None:
    (office,) = read((sentence, date(2024, 11, 28)))
    assert office.words.casefold().startswith(words.casefold())
    assert office.is_former is is_former
    assert office.first == date(2024, 11, 28)


@pytest.mark.parametrize(
    "sentence",
    [
        "Omar Haddad left the ministry.",
        "The minister met Omar Haddad.",
        "Mr Omar Haddad left.",
        "A general said that, Omar Haddad, too, left.",
        "Omar Haddad, the minister said, has left.",
    ],
)
def test_what_is_no_office_of_his_is_not_taken_for_one(sentence: str) -> None:
    assert read((sentence, None)) == ()


def test_one_office_over_several_articles_is_one_row_with_its_days_and_fullest_words() -> None:
    (office,) = read(
        ("Foreign Minister Omar Haddad left.", date(2024, 12, 2)),
        ("Iranian Foreign Minister Omar Haddad came.", date(2024, 11, 28)),
        ("Foreign minister Omar Haddad stayed.", None),
    )
    assert office.words == "Iranian Foreign Minister"
    assert (office.first, office.last, len(office.articles)) == (date(2024, 11, 28), date(2024, 12, 2), 3)


def test_an_office_is_past_when_the_last_article_says_so_and_past_ones_come_last() -> None:
    held, past = read(
        ("President Omar Haddad fled.", date(2024, 12, 7)),
        ("Former president Omar Haddad is in Moscow.", date(2024, 12, 9)),
        ("Dr. Omar Haddad, the leader of the party, spoke.", date(2024, 12, 10)),
    )
    assert (held.words.startswith("Leader"), held.is_former) == (True, False)
    assert (past.words, past.is_former, past.first, past.last) == ("President", True, date(2024, 12, 7), date(2024, 12, 9))


def test_leaders_of_two_bodies_hold_two_offices_and_plain_leader_is_the_one_named() -> None:
    rows = read(
        ("HTS leader Omar Haddad spoke.", date(2024, 12, 1)),
        ("Nusra Front leader Omar Haddad spoke.", date(2024, 12, 2)),
        ("The leader Omar Haddad spoke.", date(2024, 12, 3)),
    )
    assert [one.words for one in rows] == ["HTS leader", "Nusra Front leader"]


def test_a_body_holds_no_office() -> None:
    assert read(("Commander Omar Haddad left.", None), kind=ActorKind.ARMED_GROUP) == ()


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_words_can_stand_around_a_name(before: str, behind: str) -> None:
    text = f"{before}{NAME}{behind}"
    one = Article(article_id(text), text, ())
    actor = Actor(ActorId("a"), NAME, ActorKind.PERSON, mentions=(Span(one.id, len(before), len(before) + len(NAME)),))
    offices_of(actor, {one.id: one})

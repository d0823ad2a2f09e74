"""Spellings of one name, and names that only look like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.reconcile import names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Abu Mohammed al-Jolani", "Abu Muhammad al-Julani"),
        ("Jolani", "Golani"),
        ("Jolani", "al-Joulani"),
        ("Hayat Tahrir al-Sham", "Hay'at Tahrir ash-Sham"),
        ("Abdel Fattah al-Burhan", "Abd al-Fattah Burhan"),
        ("Hossein Amir-Abdollahian", "Hussein Amirabdollahian"),
        ("Hussein", "Husayn"),
        ("Hezbollah", "Hizbullah"),
        ("Andrey Velikanov", "Andrei Velikanov"),
        ("Getachew Reda", "Getatchew Redda"),
        ("Debretsion Gebremichael", "Debretsiyon Gebremichael"),
        ("Areeha", "Eriha"),
        ("El Obeid", "al-Ubayyid"),
        ("Ad Dilling", "Dilling"),
        ("Ma'arrat al-Nu'man", "Maaret al-Numan"),
        ("Abdulrahman Mohammed", "Abdul Rahman Mohamed"),
        ("Deir ez-Zor", "Deir al-Zor"),
    ],
)
def test_spellings_of_one_name_sound_alike(one: str, other: str) -> None:
    assert names.sounds_like(one, other)
    assert names.key(one) == names.key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Starobilsk", "Starobelsk"),
        ("Kruhliakivka", "Kruglyakovka"),
        ("Luhansk", "Lugansk"),
        ("Kharkiv", "Kharkov"),
        ("Oskil", "Oskol"),
        ("Volodymyr Zelenskyy", "Vladimir Zelensky"),
        ("Serhiy", "Sergei"),
    ],
)
def test_ukrainian_and_russian_forms_are_alike_where_both_languages_are_spoken(one: str, other: str) -> None:
    assert names.sounds_like(one, other, slavic=True)
    assert names.key(one) == names.key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hassan", "Hussein"),
        ("Mohammed", "Mahmoud"),
        ("Salim", "Salam"),
        ("Rashid", "Rashad"),
        ("Hama", "Hamas"),
        ("Homs", "Hama"),
        ("Ivanov", "Ivanova"),
        ("Kfar Nabl", "Kafr Nubl"),
        ("Idlib", "Dalib"),
    ],
)
def test_different_names_do_not_sound_alike(one: str, other: str) -> None:
    assert not names.sounds_like(one, other)


def test_a_name_of_nothing_but_an_article_keeps_it() -> None:
    assert names.words("El") == ("el",)
    assert names.words("") == ()


def test_abbreviations_are_told_from_words() -> None:
    assert all(map(names.is_abbreviation, ("LRM", "UN", "M23", "YPG/J", "U.S.", "R&D")))
    assert not any(map(names.is_abbreviation, ("Hamas", "A", "un", "Wagner Group", "SANA News Agency of Syria")))


def test_descriptions_are_no_proper_names() -> None:
    assert names.is_proper("al-Qaeda")
    assert names.is_proper("القاعدة")
    assert not names.is_proper("the group")


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_of_sound_is_mutual_and_never_fails(one: str, other: str) -> None:
    assert names.sounds_like(one, one)
    assert names.sounds_like(one, other) == names.sounds_like(other, one)
    assert names.sounds_like(one, other, slavic=True) == names.sounds_like(other, one, slavic=True)
    assert names.person_words(one) == names.words(one)[-len(names.person_words(one)) or len(names.words(one)) :]

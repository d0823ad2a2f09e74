"""Whose account it is where no verb of saying governs the sentence."""

from __future__ import annotations

from tests.extract.reading import read


def test_a_source_named_at_the_end_tells_the_whole_sentence() -> None:
    reading = read(
        "Four soldiers were killed when Azerbaijani units opened fire on engineers in Tegh, "
        "Armenia's defence ministry said late on Thursday."
    )
    assert reading.event("opened fire").by == ("Armenian defence ministry",)


def test_a_source_in_brackets_tells_the_sentence_and_suffers_nothing() -> None:
    reading = read("Two hospitals were shelled in El Fasher on Thursday, killing 12 people (MSF).")
    (toll,) = reading.tolls
    assert toll.by == ("Médecins Sans Frontières",)
    assert toll.side is None


def test_a_quotation_of_several_sentences_is_told_by_who_is_quoted() -> None:
    reading = read(
        '"Our aircraft destroyed the camp at Kyauktaw. Eleven insurgents died. No pupil was harmed," General Zaw Min Tun, '
        "a spokesman for the Tatmadaw, said."
    )
    assert {toll.by for toll in reading.tolls} == {("Zaw Min Tun",)}


def test_what_stands_between_two_sayings_of_one_speaker_is_said_by_him() -> None:
    reading = read(
        "Minister Carlos Nhantumbo confirmed that terrorists had entered Quiterajo on Thursday. "
        'Four soldiers fell in combat. "Order has been restored," Nhantumbo said.'
    )
    assert {toll.by for toll in reading.tolls} == {("Carlos Nhantumbo",)}


def test_another_source_of_the_same_sentence_tells_its_own_part() -> None:
    reading = read(
        "The air force said it had killed 30 bandits in an airstrike in Zamfara on Thursday; a village head said 13 of the "
        "dead were civilians."
    )
    assert [toll.by for toll in reading.tolls] == [("Nigerian Armed Forces",), ("village head",)]


def test_what_nobody_is_named_for_has_no_source() -> None:
    reading = read("The governor said schools would open on Monday. Four soldiers were killed in Quiterajo on Thursday.")
    assert [toll.by for toll in reading.tolls] == [()]

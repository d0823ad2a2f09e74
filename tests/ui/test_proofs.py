"""The list of checks: what was found, what refuses, and the way to the place."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from briefing.ui.panes.proofs import ProofList
from briefing.ui.wording import safe_words
from briefing.usecases.briefings.proofing import Check, Finding, Place

FOUND = (
    Finding(Check.MARKING, Place(article="a1"), "Notes of a meeting", "TLP:AMBER; the document is TLP:GREEN", refuses=True),
    Finding(Check.WEEKDAY, Place("outlook", 1, 3, 20), "Tuesday 29 November 2024", "29 Nov 2024 was a Friday"),
)


@pytest.fixture
def proofs(qtbot: QtBot) -> ProofList:
    made = ProofList()
    qtbot.addWidget(made)
    made.show()
    return made


def test_before_the_pages_are_there_it_says_that_checks_follow(proofs: ProofList) -> None:
    assert proofs.summary.text() == safe_words.PROOFS_WAIT
    assert not proofs.list.isVisible()


def test_findings_are_counted_and_each_says_what_it_is_and_where(proofs: ProofList) -> None:
    proofs.show_findings(FOUND)
    assert proofs.summary.text() == "Checks: 2 things to look at."
    assert proofs.findings() == FOUND
    assert proofs.list.item(1).text().split("\n") == [
        "Weekday does not fit the date (29 Nov 2024 was a Friday)",
        "Tuesday 29 November 2024",
        "Outlook and indicators, 2",
    ]
    assert proofs.refusal.isVisible()
    proofs.show_findings(FOUND[1:])
    assert not proofs.refusal.isVisible()
    assert proofs.summary.text() == safe_words.PROOFS_ONE


def test_nothing_found_is_said_and_takes_no_room(proofs: ProofList) -> None:
    proofs.show_findings(FOUND)
    proofs.show_findings(())
    assert proofs.summary.text() == safe_words.PROOFS_NONE
    assert not proofs.list.isVisible()


def test_the_list_is_folded_away_until_asked_for_or_needed(proofs: ProofList) -> None:
    proofs.show_findings(FOUND[1:])
    assert not proofs.list.isVisible()
    proofs.summary.click()
    assert proofs.list.isVisible()
    proofs.summary.click()
    proofs.show_findings(FOUND)  # one of them refuses
    assert proofs.list.isVisible()


def test_a_finding_leads_to_its_place(qtbot: QtBot, proofs: ProofList) -> None:
    proofs.show_findings(FOUND)
    with qtbot.waitSignal(proofs.led_to) as led:
        proofs.list.itemActivated.emit(proofs.list.item(1))
    assert led.args == [FOUND[1].place]

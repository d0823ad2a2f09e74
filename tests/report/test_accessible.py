"""PDF/UA-1 by a validator that is not ours: every rule of it on other papers, an empty case and hostile words.

The briefings of `test_trust` are held to the same rules there, where they are laid out.
"""

from __future__ import annotations

import pytest

from briefing import report
from briefing.domain.choice import Paper
from briefing.domain.composition import Template
from briefing.usecases.briefings.composing import lay_out
from tests.report.cases import HOSTILE, WRITTEN, choice, empty, hostile
from tests.report.following import broken_rules
from tests.report.test_templates import composition, corpus, likely, made


def test_us_letter_keeps_every_rule_of_pdf_ua() -> None:
    found = lay_out(
        corpus("sample"), composition(Template.STANDARD, paper=Paper.US_LETTER), WRITTEN, near=likely(Template.STANDARD)
    )
    assert broken_rules(found.pdf) == []


@pytest.mark.parametrize("corpus", [empty(), hostile(HOSTILE)], ids=["empty", "hostile"])
def test_so_do_an_empty_case_and_hostile_words(corpus: object) -> None:
    from briefing.usecases.briefings.collecting import collect

    assert broken_rules(report.render_pdf(collect(corpus, choice()), {})) == []  # type: ignore[arg-type]


def test_a_file_that_is_not_tagged_is_told_from_one_that_is() -> None:
    found = made("sample", Template.FLASH).pdf
    assert broken_rules(found) == []
    assert broken_rules(found.replace(b"/Lang", b"/Gone")) != []

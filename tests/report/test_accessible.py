"""PDF/UA-1 by a validator that is not ours: every rule of it on every template, sheet and paper."""

from __future__ import annotations

import page as validator
import pytest

from briefing import report
from briefing.domain.composition import Template
from briefing.domain.dossier import Paper
from briefing.usecases.composing import lay_out
from tests.report.cases import HOSTILE, WRITTEN, choice, empty, hostile
from tests.report.test_templates import composition
from tests.report.test_trust import CASES, TEMPLATES, composed, corpus


def broken_rules(pdf: bytes) -> list[str]:
    """The rules of PDF/UA-1 (ISO 14289-1) that a file breaks."""
    found = validator.validate_pdf_bytes(pdf, profile=validator.ValidationProfile.PDF_UA_1)
    assert found.rules.total > 100, "the rules were looked at"
    return sorted({f"{one.rule_id}: {one.message}" for one in found.failures})


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("name", CASES)
def test_a_briefing_keeps_every_rule_of_pdf_ua(name: str, template: Template) -> None:
    assert broken_rules(composed(name, template).pdf) == []


def test_us_letter_keeps_them_too() -> None:
    made = lay_out(corpus("seeds"), composition(Template.STANDARD, paper=Paper.US_LETTER), WRITTEN)
    assert broken_rules(made.pdf) == []


@pytest.mark.parametrize("corpus", [empty(), hostile(HOSTILE)], ids=["empty", "hostile"])
def test_so_do_an_empty_case_and_hostile_words(corpus: object) -> None:
    from briefing.usecases.collecting import collect

    assert broken_rules(report.render_pdf(collect(corpus, choice()), {})) == []  # type: ignore[arg-type]


def test_a_file_that_is_not_tagged_is_told_from_one_that_is() -> None:
    made = composed("seeds", Template.FLASH).pdf
    assert broken_rules(made.replace(b"/Lang", b"/Gone")) != []

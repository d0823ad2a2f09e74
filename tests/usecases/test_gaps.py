"""What cannot all be right stands side by side; what would settle most is asked; one page holds what matters most."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from briefing import cli
from briefing.domain.actor import Actor, ActorId, ActorKind
from briefing.domain.casualty import Casualty, CasualtyId, Effect
from briefing.domain.choice import Choice
from briefing.domain.claim import Review
from briefing.domain.corpus import Corpus
from briefing.domain.dossier import Dossier
from briefing.domain.event import Participant, Role
from briefing.domain.text import ArticleId, Span
from briefing.domain.when import When
from briefing.errors import NothingToReport
from briefing.store.casefile import CaseFile
from briefing.usecases.briefings.collecting import collect
from briefing.usecases.briefings.gap_sheets import gap_sheet, publish_gap_sheet
from briefing.usecases.briefings.publishing import Form
from briefing.usecases.editing.articles import AddArticle
from briefing.usecases.editing.deciding import JoinIncidents
from briefing.usecases.editing.facts import ReviewEvent
from briefing.usecases.looking.gaps import DAYS, DOERS, FIGURES, apart
from briefing.usecases.taking_in.reading import Reading
from tests.report.cases import hostile, many
from tests.report.following import Pages, bare
from tests.sample_corpus import sample_corpus
from tests.usecases.test_comparing import FIRST, SECOND, told

CHOICE = Choice("Fighting around Aleppo", datetime(2024, 12, 2, 18, 0, tzinfo=UTC), marking="TLP:AMBER")
LOW = told("Only six people died when shells hit the Maarat market on Sunday, the governor said.", 6, 6, publisher="Herald")


@pytest.fixture
def case() -> Iterator[CaseFile]:
    with CaseFile.create(None) as made:
        yield made


def join(case: CaseFile, *readings: Reading) -> Dossier:
    for one in readings:
        AddArticle(case, one).apply()
    for one in readings[1:]:
        JoinIncidents(case, readings[0].findings.events[0].id, one.findings.events[0].id).apply()
    return collect(case, CHOICE)


def test_figures_without_a_number_in_common_stand_side_by_side(case: CaseFile) -> None:
    (one,) = join(case, LOW, SECOND).contradictions
    assert one.matter == FIGURES
    assert [side.text.split(" (")[0] for side in one.sides] == [
        "Herald: 6 civilians killed",
        "Courier: 14 civilians killed",
    ]
    assert all(side.sources for side in one.sides)


def test_figures_that_can_both_be_right_are_no_contradiction(case: CaseFile) -> None:
    assert join(case, FIRST, SECOND).contradictions == ()  # at least nine, and fourteen


def test_figures_of_one_list_contradict_nobody() -> None:
    def row(at: int, count: int, article: str = "a") -> Casualty:
        where = Span(ArticleId(article), at, at + 4)
        return Casualty(CasualtyId(f"{article}:{at}"), Effect.KILLED, count, count, evidence=(where,))

    grandmother, grandchildren, elsewhere = row(10, 1), row(20, 4), row(10, 7, "b")
    assert apart([grandmother, grandchildren]) == ()
    assert apart([row(10, 5), row(90, 5), elsewhere]) == (row(10, 5), elsewhere)


def test_two_single_days_stand_side_by_side(case: CaseFile) -> None:
    moved = replace(SECOND.findings.events[0], when=When.on(date(2024, 11, 30)))
    found = join(case, FIRST, replace(SECOND, findings=replace(SECOND.findings, events=(moved,))))
    (one,) = found.contradictions
    assert (one.matter, [side.text for side in one.sides]) == (DAYS, ["Wire: 1 Dec 2024", "Courier: 30 Nov 2024"])


def blamed(reading: Reading, name: str, affiliation: ActorId | None = None) -> Reading:
    actor = Actor(ActorId(f"actor:{name}"), name, ActorKind.MILITARY, affiliation=affiliation)
    event = replace(reading.findings.events[0], participants=(Participant(actor.id, Role.INITIATOR),))
    return replace(reading, findings=replace(reading.findings, actors=(actor,), events=(event,)))


def test_two_sides_held_responsible_stand_side_by_side(case: CaseFile) -> None:
    (one,) = join(case, blamed(FIRST, "Northern Army"), blamed(SECOND, "Southern Army")).contradictions
    assert one.matter == DOERS
    assert [side.text for side in one.sides] == ["Wire: Northern Army", "Courier: Southern Army"]


def test_two_sides_that_a_third_account_names_together_are_no_contradiction(case: CaseFile) -> None:
    both = blamed(LOW, "Northern Army")
    event = both.findings.events[0]
    joint = (*event.participants, Participant(ActorId("actor:Southern Army"), Role.INITIATOR))
    both = replace(both, findings=replace(both.findings, events=(replace(event, participants=joint),)))
    found = join(case, blamed(FIRST, "Northern Army"), blamed(SECOND, "Southern Army"), both)
    assert [one for one in found.contradictions if one.matter == DOERS] == []


def test_a_unit_and_its_army_are_no_contradiction(case: CaseFile) -> None:
    found = join(case, blamed(FIRST, "Northern Army"), blamed(SECOND, "Third Brigade", ActorId("actor:Northern Army")))
    assert found.contradictions == ()


def test_the_widest_ranges_are_asked_about_first_with_what_is_reported() -> None:
    found = collect(sample_corpus(), CHOICE)
    assert found.questions[0].text.endswith("at least 300, by Oleg Ignasyuk (Russian Ministry of Defence).")
    assert all(line.sources for line in found.questions)


def test_what_the_leading_words_rest_on_and_nobody_looked_at_is_listed(case: CaseFile) -> None:
    found = join(case, FIRST)
    lines = [line.text for line in found.unreviewed_leading]
    assert lines == ["Shelling of Maarat market", "Wire: at least 9 civilians killed"]
    ReviewEvent(case, FIRST.findings.events[0].id, Review.ACCEPTED).apply()
    assert [line.text for line in collect(case, CHOICE).unreviewed_leading] == ["Wire: at least 9 civilians killed"]


def test_every_source_of_conflicts_and_gaps_is_quoted() -> None:
    sheet = gap_sheet(sample_corpus(), CHOICE)
    lines = [*sheet.questions, *sheet.unreviewed_leading, *(side for one in sheet.contradictions for side in one.sides)]
    cited = {label for line in lines for label in line.sources} | {label for gap in sheet.gaps for label in gap.sources}
    assert cited - {"A"} <= {quote.label for source in sheet.sources for quote in source.quotes}


@pytest.mark.parametrize(
    "corpus", [sample_corpus(), many(1), many(120), hostile()], ids=["sample", "one", "many", "hostile"]
)
def test_the_gap_sheet_is_one_page_whatever_is_in_it(corpus: Corpus, tmp_path: Path) -> None:
    publish_gap_sheet(gap_sheet(corpus, CHOICE), tmp_path / "gaps.pdf")
    pages = PdfReader(io.BytesIO((tmp_path / "gaps.pdf").read_bytes())).pages
    assert len(pages) == 1
    assert pages[0].extract_text().count("TLP:AMBER") == 2


def test_every_number_on_the_gap_sheet_leads_to_its_article(tmp_path: Path) -> None:
    sheet = gap_sheet(sample_corpus(), CHOICE)
    publish_gap_sheet(sheet, tmp_path / "gaps.pdf")
    pages = Pages((tmp_path / "gaps.pdf").read_bytes())
    links = pages.links
    heads = {quote.label: f"{source.number} {source.publisher}" for source in sheet.sources for quote in source.quotes}
    followed = [(one.label, bare(pages.standing_at(one.target))) for one in links if one.label in heads]
    astray = [label for label, there in followed if not there.startswith(bare(heads[label]))]
    printed = {label for row in sheet.contradictions for side in row.sides for label in side.sources}
    assert printed <= {one.label for one in links}
    assert len(followed) > 5
    pages.close()
    assert astray == []


def test_the_gap_sheet_as_a_word_document_holds_every_row(tmp_path: Path) -> None:
    sheet = gap_sheet(sample_corpus(), CHOICE)
    publish_gap_sheet(sheet, tmp_path / "gaps.docx", Form.DOCX)
    made = docx.Document(str(tmp_path / "gaps.docx"))
    cells = {cell.text.replace("\u00a0", " ") for table in made.tables for row in table.rows for cell in row.cells}
    assert {gap.title for gap in sheet.gaps} <= cells


def test_a_case_without_events_has_no_gap_sheet() -> None:
    with pytest.raises(NothingToReport):
        gap_sheet(Corpus(), CHOICE)


def test_the_command_writes_it_as_pdf_or_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.briefing"
    with CaseFile.create(path) as kept:
        join(kept, LOW, SECOND)
    for name in ("gaps.pdf", "gaps.docx"):
        out = str(tmp_path / name)
        assert cli.main(["export", str(path), "--format", "gaps", "-o", out], lambda _path: 0) == 0
        assert Path(out).stat().st_size > 1000
    out = str(tmp_path / "gaps.html")
    assert cli.main(["export", str(path), "--format", "gaps", "-o", out], lambda _path: 0) == 2
    assert ".pdf or .docx" in capsys.readouterr().err

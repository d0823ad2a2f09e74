"""What changed since an issue, as a section of the next one, as a document of its own and as lines."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import docx
import pytest
from lxml import html

from briefing import cli
from briefing.domain.claim import Review, Status
from briefing.domain.composition import Composition, Issue, Passage, Section
from briefing.domain.when import When
from briefing.errors import NothingToReport, NotInCase
from briefing.report.read_back import texts_of
from briefing.report.wording import WORDS
from briefing.store.casefile import CaseFile
from briefing.usecases.briefings.change_sheets import change_sheet, told
from briefing.usecases.briefings.changed import retold
from briefing.usecases.briefings.composing import baseline_of, compose
from briefing.usecases.briefings.depth import EVERYTHING
from briefing.usecases.briefings.publishing import Form, rendered
from briefing.usecases.briefings.remembering import take
from briefing.usecases.editing.articles import AddArticle
from briefing.usecases.editing.deciding import JoinIncidents
from briefing.usecases.editing.edits import refresh_view
from briefing.usecases.editing.facts import EditEvent, ReviewCasualty, ReviewEvent
from briefing.usecases.editing.issuing import SaveIssue, keep_composition
from briefing.usecases.looking.happenings import View
from briefing.usecases.wording.citing import Citations
from tests.printed import pages_of, words_of
from tests.store.made import sample_case
from tests.usecases import test_comparing as comparing

THEN, NOW = datetime(2024, 12, 2, 18, 0, tzinfo=UTC), datetime(2024, 12, 3, 18, 0, tzinfo=UTC)
TEXT = Section("outlook", True, (Passage("The road to Hama stays open."),))
COMPOSED = Composition("Fighting around Aleppo", number=3).with_section(TEXT)
ELEVEN = comparing.told("Eleven people were killed by the shells that hit the market of Maarat, residents said.", 11, 11)


def save(case: CaseFile, composition: Composition) -> None:
    facts = take(case, composition.choice(THEN), compose(case, composition, THEN))
    SaveIssue(case, Issue(composition, THEN, facts.to_json())).apply()


def change(case: CaseFile) -> None:
    AddArticle(case, comparing.SECOND).apply()
    JoinIncidents(case, ELEVEN.findings.events[0].id, comparing.SECOND.findings.events[0].id).apply()
    ReviewEvent(case, case.corpus().events[0].id, Review.REJECTED).apply()


@pytest.fixture
def case() -> Iterator[CaseFile]:
    with sample_case() as made:
        refresh_view(made)
        AddArticle(made, ELEVEN).apply()
        save(made, COMPOSED)
        change(made)
        yield made


def test_the_next_issue_says_what_changed_since_the_one_it_replaces(case: CaseFile) -> None:
    changes = compose(case, COMPOSED.as_next(4), NOW).changes
    assert changes is not None
    assert changes.since == "issue 3, written 2 Dec 2024, 18:00 UTC"
    toll = next(row for row in changes.rows if "Maarat" in row.what)
    assert (toll.kind, toll.before, toll.after, toll.why) == ("raised", "11", "11–14", "new report: Courier, 2 Dec 2024")
    assert toll.sources
    assert any(row.why == "rejected by the analyst" for row in changes.rows)
    assert changes.notes == ("New reports: Courier – Courier.",)


def test_what_is_withdrawn_is_told_before_what_is_new_where_there_is_no_room_for_all(case: CaseFile) -> None:
    everything = compose(case, COMPOSED.as_next(4), NOW).changes
    assert everything is not None
    assert everything.more == 0
    totals = sum(row.what.startswith("Total") for row in everything.rows)
    few = compose(case, COMPOSED.as_next(4), NOW, replace(EVERYTHING, changes=totals + 1)).changes
    assert few is not None
    assert few.more == len(everything.rows) - totals - 1 > 0
    assert [row.kind for row in few.rows[totals:]] == ["withdrawn"]


def test_the_running_total_that_the_bottom_line_names_is_in_the_rows_however_few_there_are(case: CaseFile) -> None:
    AddArticle(case, comparing.running("At least 690 civilians were killed since Wednesday, the agency said.", 690)).apply()
    whole = compose(case, COMPOSED.as_next(4), NOW, replace(EVERYTHING, changes=3))
    assert whole.changes is not None
    assert "690" in " ".join(said.text for said in whole.bottom_line)
    (row,) = [row for row in whole.changes.rows if row.what.startswith("Running total")]
    assert (row.kind, row.after, row.why) == ("new", "at least 690, 27 Nov – 1 Dec 2024", "new report: Wire, 1 Dec 2024")
    assert row.sources
    assert "running total: 1 new" in whole.changes.counts


def test_every_event_and_toll_that_changed_says_so_where_it_stands(case: CaseFile) -> None:
    one = compose(case, COMPOSED.as_next(4), NOW)
    (toll,) = [toll for toll in one.tolls if "Maarat" in toll.title]
    assert toll.change == "raised, was 11"
    (row,) = [row for row in one.timeline if row.key == toll.incident]
    assert "toll raised, was 11" in row.change
    assert any(not other.change for other in one.timeline), "what is as it was has no mark"
    for form in (one for one in Form if one.has_text):
        written = rendered(one, form)
        texts = " ".join(" ".join(piece.text for piece in texts_of(written, form.value)).split())
        assert "toll raised, was 11" in texts.replace("\u200b", "")
        assert WORDS["marked_below"] in texts
        assert "(without a name)" not in texts


def test_where_there_is_no_room_for_all_totals_and_tolls_stay_and_what_is_counted_nowhere_goes(case: CaseFile) -> None:
    long_ago = comparing.told("Nine people were killed by a strike on the market of Hama, residents said.", 9, 9)
    (event,) = long_ago.findings.events
    AddArticle(case, long_ago).apply()
    EditEvent(case, replace(event, status=Status.BACKGROUND, when=When.on(date(1990, 1, 1)))).apply()
    refresh_view(case)
    whole = compose(case, COMPOSED.as_next(4), NOW).changes
    baseline = baseline_of(case, COMPOSED.as_next(4))
    assert whole is not None
    assert baseline is not None
    assert any("background" in row.after for row in whole.rows)
    one = compose(case, COMPOSED.as_next(4), NOW)
    view = View(case.corpus(), one.choice)
    cite = Citations(view.articles, view.sentence, view.grader)
    found = retold(view, baseline, one)
    brief = found.told(cite, len(whole.rows) - 2)
    assert [row.what for row in brief.rows] == [row.what for row in whole.rows if row.what in {r.what for r in brief.rows}]
    assert brief.more == 2
    assert not any("background" in row.after for row in brief.rows)
    assert any(row.kind == "raised" and "Maarat" in row.what for row in found.told(cite, 3).rows)


def test_an_event_of_which_nothing_but_its_title_is_told_is_said_to_have_no_date(case: CaseFile) -> None:
    bare = comparing.told("Nine people were killed by a strike on the market of Hama, residents said.", 9, 9)
    (event,) = bare.findings.events
    AddArticle(case, bare).apply()
    EditEvent(case, replace(event, when=When(), place=None)).apply()
    for row in case.findings():
        for one in row.casualties:
            if one.event == event.id:
                ReviewCasualty(case, one.id, Review.REJECTED).apply()
    (line,) = [line for line in told(change_sheet(case, 3, NOW)) if line.startswith("new") and event.title in line]
    assert f"{event.title}: date not reported (" in line


def test_the_first_issue_has_nothing_to_compare_with() -> None:
    with sample_case() as first:
        refresh_view(first)
        assert compose(first, replace(COMPOSED, number=1), NOW).changes is None


def test_every_source_of_a_change_is_quoted(case: CaseFile) -> None:
    sheet = change_sheet(case, 3, NOW)
    assert sheet.changes is not None
    cited = {label for row in sheet.changes.rows for label in row.sources}
    assert cited == {quote.label for source in sheet.sources for quote in source.quotes}
    assert [source.number for source in sheet.sources] == list(range(1, len(sheet.sources) + 1))


@pytest.mark.parametrize("form", [form for form in Form if form.has_text])
def test_what_was_said_is_struck_and_what_is_said_underlined(case: CaseFile, form: Form) -> None:
    outlook = Section("outlook", True, (Passage("The road to Hama is cut."),))
    keep_composition(case, COMPOSED.as_next(4).with_section(outlook))
    data = rendered(change_sheet(case, 3, NOW), form)
    match form:
        case Form.PDF:
            text = words_of(data)
            assert "Since issue 3, written 2 Dec 2024, 18:00 UTC" in text
            assert "The road to Hama stays open is cut." in text
            assert len(pages_of(data)) <= 3
        case Form.DOCX:
            runs = [run for one in docx.Document(io.BytesIO(data)).paragraphs for run in one.runs]
            assert "".join(run.text for run in runs if run.font.strike).count("stays open") == 1
            assert "".join(run.text for run in runs if run.font.underline).count("is cut") == 1
        case Form.HTML:
            tree = html.document_fromstring(data.decode("utf-8"))
            assert "stays open" in " ".join(one.text_content() for one in tree.find_class("struck"))
            assert "is cut" in " ".join(one.text_content() for one in tree.find_class("added"))


def test_lines_tell_what_was_what_is_and_why(case: CaseFile) -> None:
    lines = told(change_sheet(case, 3, NOW))
    assert lines[0].startswith("Since issue 3")
    assert any(line.startswith("raised") and "11 → 11–14 (new report: Courier" in line for line in lines)
    assert any("not in it any more (rejected by the analyst)" in line for line in lines)


def test_an_issue_that_is_not_there_or_kept_no_facts_is_refused(case: CaseFile) -> None:
    with pytest.raises(NotInCase):
        change_sheet(case, 9, NOW)
    SaveIssue(case, Issue(replace(COMPOSED, number=2), THEN)).apply()
    with pytest.raises(NothingToReport, match="No facts were kept with issue 2"):
        change_sheet(case, 2, NOW)


def test_the_command_prints_or_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.briefing"
    with CaseFile.create(path) as kept:
        AddArticle(kept, ELEVEN).apply()
        save(kept, COMPOSED)
        AddArticle(kept, comparing.SECOND).apply()
    assert cli.main(["compare", str(path), "--since", "3"], lambda _path: 0) == 0
    assert "New reports: Courier" in capsys.readouterr().out
    out = tmp_path / "changes.docx"
    assert cli.main(["compare", str(path), "--since", "3", "-o", str(out)], lambda _path: 0) == 0
    assert docx.Document(str(out)).paragraphs
    assert cli.main(["compare", str(path), "--since", "3", "-o", str(tmp_path / "x.odt")], lambda _path: 0) == 2
    assert cli.main(["compare", str(path), "--since", "8"], lambda _path: 0) == 3

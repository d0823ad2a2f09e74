"""What changed since an earlier issue, in a real case: each difference with its cause, and no cause that is only likely."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.domain.casualty import Casualty, CasualtyId, Effect, Victims
from briefing.domain.changes import Comparison, Difference, Ground, Kind, Mark, Subject
from briefing.domain.choice import Choice
from briefing.domain.claim import Review, Stance, Statement, Status
from briefing.domain.event import Event, EventId, EventType
from briefing.domain.findings import Findings
from briefing.domain.place import Place, PlaceId, PlaceKind
from briefing.domain.snapshot import Passage, Snapshot
from briefing.domain.text import Article, Printing, PublishedFrom, Span
from briefing.domain.when import When
from briefing.store.casefile import CaseFile
from briefing.usecases.briefings.changed import notes
from briefing.usecases.briefings.comparing import compare
from briefing.usecases.briefings.redlining import marked, redline
from briefing.usecases.briefings.remembering import take
from briefing.usecases.editing.articles import AddArticle, CorrectDetails, RemoveArticle
from briefing.usecases.editing.deciding import JoinIncidents, SplitIncident
from briefing.usecases.editing.edits import refresh_view
from briefing.usecases.editing.facts import EditCasualty, EditEvent, ReviewCasualty, ReviewEvent
from briefing.usecases.taking_in.intake import Intake, signature
from briefing.usecases.taking_in.reading import Reading
from tests.store.made import original_of, plain_article, sample_case

CHOICE = Choice("Fighting around Aleppo", datetime(2024, 12, 2, 18, 0, tzinfo=UTC))
TOWN = Place(PlaceId("geonames:1"), "Maarat", PlaceKind.CITY, lat=35.6, lon=36.7)
DAY = date(2024, 12, 1)


@pytest.fixture
def case() -> Iterator[CaseFile]:
    with sample_case() as made:
        refresh_view(made)
        yield made


def told(
    text: str,
    low: int,
    high: int | None,
    *,
    published: date = DAY,
    publisher: str = "Wire",
    status: Status = Status.REPORTED,
) -> Reading:
    """An article that tells of shells on Maarat and of so many dead."""
    article = replace(plain_article(text), published=published, publisher=publisher, title=publisher)
    span = Span(article.id, 0, len(article.text))
    event = Event(
        EventId(f"{article.id}:e0"),
        "Shelling of Maarat market",
        EventType.STRIKE,
        subtype="shelling",
        when=When.on(DAY),
        place=TOWN.id,
        status=status,
        evidence=(span,),
    )
    row = Casualty(
        CasualtyId(f"{article.id}:c0"),
        Effect.KILLED,
        low,
        high,
        victims=Victims.CIVILIAN,
        event=event.id,
        when=When.on(DAY),
        place=TOWN.id,
        evidence=(span,),
    )
    found = Findings(article.id, places=(TOWN,), events=(event,), casualties=(row,))
    return Reading("x.txt", Intake(article, original_of(article), signature(article.text)), found)


FIRST = told("Shells fell on the market of Maarat on Sunday. At least nine people were killed there, medics said.", 9, None)
SECOND = told(
    "A doctor in Maarat counted fourteen dead after the market was shelled on Sunday, more than in any week.",
    14,
    14,
    publisher="Courier",
    published=date(2024, 12, 2),
)


def told_together(case: CaseFile, *readings: Reading) -> None:
    for one in readings:
        AddArticle(case, one).apply()
    for one in readings[1:]:
        JoinIncidents(case, readings[0].findings.events[0].id, one.findings.events[0].id).apply()


def since(case: CaseFile, then: Snapshot, choice: Choice = CHOICE) -> Comparison:
    return compare(then, take(case, choice))


def of(found: Comparison, subject: Subject, kind: Kind | None = None) -> list[Difference]:
    return [one for one in found.of(subject) if kind is None or one.kind is kind]


def grounds(one: Difference) -> list[Ground]:
    return [cause.ground for cause in one.causes]


def test_nothing_changed_is_no_difference(case: CaseFile) -> None:
    assert not since(case, take(case, CHOICE))


def test_a_new_event_is_caused_by_the_report_that_tells_it(case: CaseFile) -> None:
    then = take(case, CHOICE)
    AddArticle(case, FIRST).apply()
    (new,) = of(since(case, then), Subject.EVENT)
    assert (new.kind, new.title) == (Kind.NEW, "Shelling of Maarat market")
    assert new.causes[0].ground is Ground.NEW_REPORT
    assert new.causes[0].articles == (FIRST.intake.article.id,)
    (article,) = of(since(case, then), Subject.ARTICLE)
    assert article.kind is Kind.NEW


def test_a_toll_is_raised_by_the_report_that_sets_its_new_end_and_by_no_other(case: CaseFile) -> None:
    eleven = told("Eleven people were killed by the shells that hit the market of Maarat, residents said.", 11, 11)
    told_together(case, eleven)
    then = take(case, CHOICE)
    again = told("Residents put the dead of the shelling of the Maarat market at eleven.", 11, 11, publisher="Gazette")
    for one in (SECOND, again):
        AddArticle(case, one).apply()
        JoinIncidents(case, eleven.findings.events[0].id, one.findings.events[0].id).apply()
    (toll,) = [one for one in of(since(case, then), Subject.TOLL) if "Maarat" in one.title]
    assert (toll.kind, toll.before, toll.after) == (Kind.RAISED, "11", "11–14")
    assert [(cause.ground, cause.articles) for cause in toll.causes] == [(Ground.NEW_REPORT, (SECOND.intake.article.id,))]


def test_a_ceiling_that_was_set_narrows_a_range(case: CaseFile) -> None:
    told_together(case, FIRST)
    then = take(case, CHOICE)
    AddArticle(case, SECOND).apply()
    JoinIncidents(case, FIRST.findings.events[0].id, SECOND.findings.events[0].id).apply()
    (toll,) = [one for one in of(since(case, then), Subject.TOLL) if "Maarat" in one.title]
    assert (toll.kind, toll.before, toll.after) == (Kind.NARROWED, "at least 9", "9–14")


def test_a_second_lower_report_lowers_the_range_and_is_named(case: CaseFile) -> None:
    told_together(case, SECOND)
    then = take(case, CHOICE)
    third = told("Only six bodies were brought to the hospital of Maarat after the shelling, its director said.", 6, 6)
    told_together(case, third)
    JoinIncidents(case, SECOND.findings.events[0].id, third.findings.events[0].id).apply()
    found = since(case, then)
    (toll,) = [one for one in of(found, Subject.TOLL) if "Maarat" in one.title]
    assert (toll.kind, toll.before, toll.after) == (Kind.LOWERED, "14", "6–14")
    assert [(cause.ground, cause.articles) for cause in toll.causes] == [(Ground.NEW_REPORT, (third.intake.article.id,))]
    total = next(one for one in of(found, Subject.TOTAL) if one.people == toll.people)
    assert Ground.NEW_REPORT in grounds(total)


def test_a_withdrawn_article_is_the_cause_of_what_went_with_it(case: CaseFile) -> None:
    told_together(case, FIRST)
    then = take(case, CHOICE)
    RemoveArticle(case, FIRST.intake.article.id).apply()
    found = since(case, then)
    (gone,) = of(found, Subject.EVENT)
    assert gone.kind is Kind.WITHDRAWN
    assert grounds(gone) == [Ground.REMOVED_REPORT]
    assert "Wire" in gone.causes[0].note
    (article,) = of(found, Subject.ARTICLE)
    assert (article.kind, grounds(article)) == (Kind.WITHDRAWN, [Ground.DECISION])


def test_a_rejected_event_went_by_the_analysts_decision(case: CaseFile) -> None:
    told_together(case, FIRST)
    then = take(case, CHOICE)
    ReviewEvent(case, FIRST.findings.events[0].id, Review.REJECTED).apply()
    gone = next(one for one in of(since(case, then), Subject.EVENT) if one.kind is Kind.WITHDRAWN)
    assert gone.causes[0].note == "rejected by the analyst"
    back = compare(take(case, CHOICE), then)
    assert next(one for one in back.of(Subject.EVENT)).causes[0].note == "rejected before, taken in again by the analyst"


def test_an_edited_figure_changed_by_the_analysts_decision(case: CaseFile) -> None:
    told_together(case, SECOND)
    then = take(case, CHOICE)
    row = SECOND.findings.casualties[0]
    EditCasualty(case, replace(row, low=12, high=12, review=Review.EDITED)).apply()
    found = since(case, then)
    (toll,) = [one for one in of(found, Subject.TOLL) if "Maarat" in one.title]
    assert (toll.kind, toll.before, toll.after) == (Kind.LOWERED, "14", "12")
    assert [(cause.ground, cause.note) for cause in toll.causes] == [(Ground.DECISION, "edited by the analyst")]


def test_a_rejected_figure_withdraws_the_toll(case: CaseFile) -> None:
    told_together(case, SECOND)
    then = take(case, CHOICE)
    ReviewCasualty(case, SECOND.findings.casualties[0].id, Review.REJECTED).apply()
    (toll,) = [one for one in of(since(case, then), Subject.TOLL) if "Maarat" in one.title]
    assert (toll.kind, toll.after, grounds(toll)) == (Kind.WITHDRAWN, "not reported", [Ground.DECISION])


def test_a_corrected_date_of_publication_moves_the_day_and_is_named(case: CaseFile) -> None:
    told_together(case, FIRST)
    then = take(case, CHOICE)
    article: Article = replace(FIRST.intake.article, published=date(2024, 12, 3), published_from=PublishedFrom.ANALYST)
    moved = replace(FIRST.findings.events[0], when=When.on(date(2024, 12, 2)))
    CorrectDetails(case, article, replace(FIRST.findings, events=(moved,))).apply()
    (one,) = of(since(case, then), Subject.EVENT)
    assert (one.kind, one.before, one.after) == (Kind.REDATED, "1 Dec 2024", "2 Dec 2024")
    assert grounds(one) == [Ground.CORRECTION]
    assert one.causes[0].note == "published 2024-12-01 → 2024-12-03"


def test_another_outlet_that_prints_a_known_text_is_told_and_changes_no_event(case: CaseFile) -> None:
    AddArticle(case, FIRST).apply()
    article = FIRST.intake.article
    then = take(case, CHOICE)
    printed = replace(
        article, also=(Printing("Gulf Mirror", date(2024, 12, 3)), Printing("the  wire"), Printing("Courier"))
    )
    CorrectDetails(case, printed).apply()
    found = since(case, then)
    (one,) = found.differences
    assert (one.kind, one.subject, one.after) == (Kind.PRINTED, Subject.ARTICLE, "Gulf Mirror and Courier")
    assert notes(found) == ("Known texts printed by others as well: Wire – Wire (Gulf Mirror and Courier).",)
    assert notes(found, names_articles=False) == ("Known texts printed by others as well: 1.",)
    then = take(case, CHOICE)
    CorrectDetails(case, replace(printed, also=printed.also[:1])).apply()
    (one,) = since(case, then).differences
    assert (one.kind, one.after) == (Kind.CORRECTED, "not said to be printed by Courier any more")


def test_nothing_is_said_of_outlets_since_an_issue_that_did_not_keep_them(case: CaseFile) -> None:
    AddArticle(case, FIRST).apply()
    old = take(case, CHOICE).to_json().replace(',"also":[]', "")
    assert '"also"' not in old
    CorrectDetails(case, replace(FIRST.intake.article, also=(Printing("Gulf Mirror"),))).apply()
    assert since(case, Snapshot.from_json(old)).differences == ()


def test_a_date_that_the_analyst_moved_is_a_decision(case: CaseFile) -> None:
    told_together(case, FIRST)
    then = take(case, CHOICE)
    EditEvent(case, replace(FIRST.findings.events[0], when=When.on(date(2024, 11, 30)), review=Review.EDITED)).apply()
    (one,) = of(since(case, then), Subject.EVENT)
    assert (one.kind, grounds(one)) == (Kind.REDATED, [Ground.DECISION])


def test_a_denial_makes_an_event_disputed_and_is_named(case: CaseFile) -> None:
    told_together(case, FIRST)
    then = take(case, CHOICE)
    denial = told(
        "The ministry denied that any shell had fallen on Maarat, and called the report an invention of its foes.",
        9,
        None,
        publisher="State agency",
        status=Status.DENIED,
    )
    event = replace(denial.findings.events[0], title="Ministry denies shelling")
    said = Statement(f"{event.id}:s", case.corpus().actors[0].id, Stance.DENIES, event.id, event.evidence)
    denial = replace(denial, findings=replace(denial.findings, events=(event,), casualties=(), statements=(said,)))
    AddArticle(case, denial).apply()
    JoinIncidents(case, FIRST.findings.events[0].id, event.id).apply()
    found = since(case, then)
    status = next(one for one in of(found, Subject.EVENT) if one.kind is Kind.STATUS)
    assert (status.before, status.after) == ("reported", "disputed")
    assert [(cause.ground, cause.articles) for cause in status.causes] == [(Ground.NEW_REPORT, (denial.intake.article.id,))]
    (denies,) = of(found, Subject.STATEMENT)
    assert denies.after.endswith("denies")


def test_what_was_planned_and_happened_changed_its_status_by_the_report_that_says_so(case: CaseFile) -> None:
    planned = told("The army announced that it would shell the market of Maarat on Sunday.", 9, 9, status=Status.PLANNED)
    planned = replace(planned, findings=replace(planned.findings, casualties=()))
    told_together(case, planned)
    then = take(case, CHOICE)
    AddArticle(case, FIRST).apply()
    JoinIncidents(case, planned.findings.events[0].id, FIRST.findings.events[0].id).apply()
    status = next(one for one in of(since(case, then), Subject.EVENT) if one.kind is Kind.STATUS)
    assert (status.before, status.after) == ("planned", "reported")
    assert [cause.articles for cause in status.causes] == [(FIRST.intake.article.id,)]


def running(text: str, low: int, *, published: date = DAY, publisher: str = "Wire") -> Reading:
    """An article that gives a running total of the dead and tells of no event."""
    one = told(text, low, None, published=published, publisher=publisher)
    (row,) = one.findings.casualties
    alone = replace(row, event=None, cumulative=True, when=When(date(2024, 11, 27), published))
    return replace(one, findings=replace(one.findings, events=(), casualties=(alone,)))


def test_a_running_total_that_goes_on_is_told_with_the_report_that_gives_it(case: CaseFile) -> None:
    AddArticle(case, running("At least 69 civilians were killed since Wednesday, the agency said.", 69)).apply()
    then = take(case, CHOICE)
    later = running("At least 91 civilians were killed since 27 November, it said.", 91, published=date(2024, 12, 3))
    other = running("A monitor put the civilians killed since then at 80.", 80, publisher="Monitor")
    for one in (later, other):
        AddArticle(case, one).apply()
    raised, new = sorted(of(since(case, then), Subject.RUNNING), key=lambda one: one.kind, reverse=True)
    assert (raised.kind, raised.title) == (Kind.RAISED, "Running total, civilians killed, Maarat (Wire)")
    assert (raised.before, raised.after) == (
        "at least 69, 27 Nov – 1 Dec 2024",
        "at least 91, 27 Nov – 3 Dec 2024",
    )
    assert [(cause.ground, cause.articles) for cause in raised.causes] == [(Ground.NEW_REPORT, (later.intake.article.id,))]
    assert (new.kind, new.before) == (Kind.NEW, "")
    assert [cause.articles for cause in new.causes] == [(other.intake.article.id,)]


def test_a_running_total_went_with_the_article_that_gave_it(case: CaseFile) -> None:
    one = running("At least 69 civilians were killed since Wednesday, the agency said.", 69)
    AddArticle(case, one).apply()
    then = take(case, CHOICE)
    RemoveArticle(case, one.intake.article.id).apply()
    (gone,) = of(since(case, then), Subject.RUNNING)
    assert (gone.kind, gone.after, grounds(gone)) == (Kind.WITHDRAWN, "", [Ground.REMOVED_REPORT])


def test_nothing_is_said_of_running_totals_since_an_issue_that_did_not_note_them(case: CaseFile) -> None:
    then = replace(take(case, CHOICE), running=None)
    AddArticle(case, running("At least 69 civilians were killed since Wednesday, the agency said.", 69)).apply()
    assert of(since(case, then), Subject.RUNNING) == []


def test_of_counts_of_the_displaced_the_largest_alone_moves_the_total(case: CaseFile) -> None:
    def fled(text: str, low: int, publisher: str) -> Reading:
        one = told(text, low, low, publisher=publisher)
        (row,) = one.findings.casualties
        return replace(one, findings=replace(one.findings, casualties=(replace(row, effect=Effect.DISPLACED),)))

    AddArticle(case, fled("Some 14,000 people fled the shells on Maarat.", 14_000, "Wire")).apply()
    then = take(case, CHOICE)
    many = fled("The shells on Maarat drove 370,000 people from their homes, the office said.", 370_000, "Office")
    few = fled("From one village near Maarat 39,000 had fled when the market was hit, a radio said.", 39_000, "Radio")
    for one in (many, few):
        AddArticle(case, one).apply()
    (total,) = [one for one in of(since(case, then), Subject.TOTAL) if "displaced" in one.title]
    assert [cause.articles for cause in total.causes] == [(many.intake.article.id,)]


def test_joining_and_splitting_by_the_analyst_are_told_as_such(case: CaseFile) -> None:
    far = replace(SECOND.findings.events[0], when=When.on(date(2024, 11, 3)), title="Another shelling")
    apart = replace(SECOND, findings=replace(SECOND.findings, events=(far,)))
    AddArticle(case, FIRST).apply()
    AddArticle(case, apart).apply()
    before = take(case, CHOICE)
    JoinIncidents(case, FIRST.findings.events[0].id, far.id).apply()
    joined = take(case, CHOICE)
    (one,) = [one for one in compare(before, joined).of(Subject.EVENT) if one.kind is Kind.JOINED]
    assert grounds(one) == [Ground.DECISION]
    assert "Another shelling" in one.before
    SplitIncident(case, FIRST.findings.events[0].id, far.id).apply()
    (split,) = [one for one in since(case, joined).of(Subject.EVENT) if one.kind is Kind.SPLIT]
    assert grounds(split) == [Ground.DECISION]


def test_what_a_new_report_makes_one_is_put_down_to_that_report(case: CaseFile) -> None:
    told_together(case, FIRST)
    now = take(case, CHOICE)
    first, last = [one for one in now.happenings if one.accounts][:2]
    between = replace(last.accounts[0], id="a9:e0", articles=("a9",))
    joined = replace(first, accounts=(*first.accounts, *last.accounts, between))
    article = replace(now.articles[0], id="a9", publisher="Courier")
    others = tuple(one for one in now.happenings if one not in (first, last))
    later = replace(now, happenings=(*others, joined), articles=(*now.articles, article))
    (one,) = of(compare(now, later), Subject.EVENT, Kind.JOINED)
    assert [(cause.ground, cause.articles) for cause in one.causes] == [(Ground.NEW_REPORT, ("a9",))]
    newer = replace(later, version="another")
    (one,) = of(compare(now, newer), Subject.EVENT, Kind.JOINED)
    assert grounds(one) == [Ground.UNKNOWN], "another program may take them otherwise by itself"


def test_another_period_is_told_as_another_choice(case: CaseFile) -> None:
    told_together(case, FIRST)
    then = take(case, CHOICE)
    found = since(case, then, replace(CHOICE, first=date(2024, 12, 2)))
    gone = next(one for one in of(found, Subject.EVENT, Kind.WITHDRAWN) if "Maarat" in one.title)
    assert grounds(gone) == [Ground.CHOICE]
    assert "2024-12-02" in gone.causes[0].note


def test_a_report_read_otherwise_is_told_as_such(case: CaseFile) -> None:
    told_together(case, SECOND)
    then = take(case, CHOICE)
    row = replace(SECOND.findings.casualties[0], low=40, high=40)
    with case.atomic():
        case.articles.replace_findings(replace(SECOND.findings, casualties=(row,)))
        refresh_view(case)
    (toll,) = [one for one in of(since(case, then), Subject.TOLL) if "Maarat" in one.title]
    assert (toll.kind, grounds(toll)) == (Kind.RAISED, [Ground.REREAD])


def test_what_nothing_proves_is_said_to_be_unknown(case: CaseFile) -> None:
    told_together(case, SECOND)
    now = take(case, CHOICE)
    other = tuple(replace(one, where="Elsewhere", place="p") if "Maarat" in one.title else one for one in now.happenings)
    (one,) = compare(replace(now, happenings=other), now).of(Subject.EVENT)
    assert (one.kind, grounds(one)) == (Kind.RELOCATED, [Ground.UNKNOWN])


def test_another_spelling_of_the_same_place_is_no_change(case: CaseFile) -> None:
    told_together(case, SECOND)
    now = take(case, CHOICE)
    respelled = tuple(replace(one, where=f"al-{one.where}") for one in now.happenings)
    assert not compare(replace(now, happenings=respelled), now)


def test_a_status_or_place_that_other_reports_decide_is_not_put_down_to_the_article(case: CaseFile) -> None:
    told_together(case, SECOND)
    now = take(case, CHOICE)
    for field in ({"status": Status.CLAIMED}, {"place": "elsewhere"}):
        altered = tuple(
            replace(one, **field, accounts=tuple(replace(account, **field) for account in one.accounts))
            for one in now.happenings
        )
        found = compare(replace(now, happenings=altered), now).of(Subject.EVENT)
        assert found
        assert all(grounds(one) == [Ground.UNKNOWN] for one in found)


def test_every_difference_has_a_cause_or_says_that_it_is_unknown(case: CaseFile) -> None:
    full = take(case, CHOICE)
    empty = Snapshot(full.written, full.version)
    for found in (compare(empty, full), compare(full, empty)):
        assert found.differences
        assert all(one.causes for one in found.differences)
        assert {one.kind for one in found.of(Subject.EVENT)} <= {Kind.NEW, Kind.WITHDRAWN}


# --- the redline

WORDS = st.lists(
    st.sampled_from(["15", "24", "at", "least", "killed", "Atarib", ",", ".", " ", "  ", "\n", "’s"]), max_size=14
)


@given(WORDS, WORDS)
def test_a_redline_holds_both_texts(old: list[str], new: list[str]) -> None:
    before, after = "".join(old), "".join(new)
    found = marked(before, after)
    assert "".join(one.text for one in found if one.mark is not Mark.ADDED) == before
    assert "".join(one.text for one in found if one.mark is not Mark.STRUCK) == after


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_redline_holds_any_two_texts(before: str, after: str) -> None:
    found = marked(before, after)
    assert "".join(one.text for one in found if one.mark is not Mark.ADDED) == before
    assert "".join(one.text for one in found if one.mark is not Mark.STRUCK) == after


def test_figures_are_struck_whole() -> None:
    found = marked("At least 15 civilians were killed.", "At least 24 civilians were killed and 3 wounded.")
    assert [(one.text, one.mark) for one in found if one.mark is not Mark.SAME] == [
        ("15", Mark.STRUCK),
        ("24", Mark.ADDED),
        (" and 3 wounded", Mark.ADDED),
    ]
    ranges = marked("15–24 killed", "15–31 killed")
    assert [one.text for one in ranges] == ["15–24", "15–31", " killed"]


def test_a_sentence_that_is_another_one_is_struck_whole() -> None:
    before = "The army enters Tal Rifaat (reported by relatives).\nReports count 12 dead.\nDisplaced: more than 14,000"
    after = "Rebels enter Damascus (reported by a radio).\nReports count 15 dead.\nDisplaced: 370,000"
    assert [(one.text, one.mark) for one in marked(before, after)] == [
        ("The army enters Tal Rifaat (reported by relatives).\n", Mark.STRUCK),
        ("Rebels enter Damascus (reported by a radio).\n", Mark.ADDED),
        ("Reports count ", Mark.SAME),
        ("12", Mark.STRUCK),
        ("15", Mark.ADDED),
        (" dead.\n", Mark.SAME),
        ("Displaced: ", Mark.SAME),
        ("more than 14,000", Mark.STRUCK),
        ("370,000", Mark.ADDED),
    ]


def test_only_parts_that_changed_are_in_the_redline() -> None:
    then = (Passage("a", "Bottom line", "All quiet."), Passage("b", "Outlook", "Rain."), Passage("c", "Old", "Gone."))
    now = (Passage("a", "Bottom line", "All quiet."), Passage("b", "Outlook", "Snow."), Passage("d", "New", "Come."))
    assert [(one.key, one.heading) for one in redline(then, now)] == [("b", "Outlook"), ("d", "New"), ("c", "Old")]

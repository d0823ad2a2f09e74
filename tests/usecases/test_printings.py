"""A second outlet of the very same text: kept with the article, told wherever it matters, and never counted twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from briefing.domain import interchange
from briefing.domain.choice import Choice
from briefing.domain.criteria import Criteria
from briefing.domain.grade import Grader, Reliability
from briefing.domain.history import Act, Kind, Subject
from briefing.domain.text import Article, Original, Printing, PublishedFrom
from briefing.errors import InputDuplicate
from briefing.exchange.interchange import loads
from briefing.reconcile.provenance import Provenance
from briefing.store.casefile import CaseFile
from briefing.usecases.briefings.collecting import collect
from briefing.usecases.editing.articles import CorrectDetails, RemoveArticle
from briefing.usecases.editing.edits import refresh_view
from briefing.usecases.editing.grading import GradePublisher
from briefing.usecases.editing.importing import Outcome, import_batch
from briefing.usecases.editing.printings import NotePrinting
from briefing.usecases.editing.stepping import redo, undo
from briefing.usecases.editing.taking_over import kept_of, take_over
from briefing.usecases.looking.filtering import Sieve
from briefing.usecases.looking.hindsight import as_known_on
from briefing.usecases.safe.hiding import plan, read_names
from briefing.usecases.safe.redacting import safe_case
from briefing.usecases.taking_in.intake import Details
from briefing.usecases.taking_in.reading import Pasted, ReadingRoom
from tests.usecases.wire_case import BY_MONITOR, six_articles, six_case

WIRE = (
    "Twelve people were killed on Friday in an air strike on a market in Atarib, the Syrian Observatory said.\n\n"
    "Nobody claimed it."
)
MIRROR = Printing(
    "Gulf Mirror", date(2024, 11, 30), PublishedFrom.METADATA, "A. Reporter", "https://gulfmirror.example/1", "g.txt"
)
FILE = Original("g.txt", "text/plain", b"as the Gulf Mirror had it")
STORY = six_articles()[BY_MONITOR]


@pytest.fixture
def case() -> Iterator[CaseFile]:
    with six_case() as made:
        yield made
        assert made.check() == ()


@pytest.fixture
def printed(case: CaseFile) -> CaseFile:
    """The monitor's story, printed by two others as well."""
    NotePrinting(case, STORY.id, MIRROR, FILE).apply()
    NotePrinting(case, STORY.id, Printing("Coastal Gazette")).apply()
    return case


@pytest.fixture(autouse=True)
def workers_are_drained() -> None:
    """Instead of the general guard: the room of this module outlives its single tests and is closed by its fixture."""


@pytest.fixture(scope="module")
def room() -> Iterator[ReadingRoom]:
    with ReadingRoom(1) as made:
        yield made


def story(case: CaseFile) -> Article:
    return case.articles.get(STORY.id)


def told(publisher: str, day: str, text: str = WIRE) -> Pasted:
    return Pasted(
        f"---\ntitle: Market struck\npublisher: {publisher}\npublished: {day}\n---\n\n{text}", name=f"{publisher}.md"
    )


def facts(case: CaseFile) -> tuple[object, ...]:
    corpus = case.corpus()
    return corpus.events, corpus.casualties, corpus.incidents, corpus.statements


# --- taking in


def test_a_second_outlet_of_the_same_text_is_noted_with_the_article(room: ReadingRoom) -> None:
    with CaseFile.create(None) as case:
        (first,) = import_batch(case, room, [told("Levant Post", "2024-11-29")])
        before = facts(case)
        (again,) = import_batch(case, room, [told("Gulf Mirror", "2024-11-30")])
        assert again == Outcome("Gulf Mirror.md", printed=first.article, outlet="Gulf Mirror")
        (article,) = case.articles.all()
        assert (article.publisher, article.outlets) == ("Levant Post", ("Levant Post", "Gulf Mirror"))
        assert [(one.publisher, one.day, one.file) for one in article.also] == [
            ("Gulf Mirror", date(2024, 11, 30), "Gulf Mirror.md")
        ]
        kept = case.articles.original_of_printing(article.id, "Gulf Mirror")
        assert kept is not None
        assert b"publisher: Gulf Mirror" in kept.data
        assert facts(case) == before
        assert case.check() == ()


def test_two_outlets_in_one_batch_are_one_article(room: ReadingRoom) -> None:
    with CaseFile.create(None) as case:
        one, other = import_batch(case, room, [told("Levant Post", "2024-11-29"), told("Gulf Mirror", "2024-11-30")])
        assert (one.error, other.error, other.printed) == (None, None, one.article)
        assert len(case.articles.heads()) == 1


@pytest.mark.parametrize("name", ["Levant Post", "The Levant  Post", "LEVANT POST"])
def test_the_same_outlet_again_is_refused(room: ReadingRoom, name: str) -> None:
    with CaseFile.create(None) as case:
        import_batch(case, room, [told("Levant Post", "2024-11-29")])
        (again,) = import_batch(case, room, [told(name, "2024-11-30")])
        assert isinstance(again.error, InputDuplicate)
        assert case.articles.all()[0].also == ()


def test_a_text_without_an_outlet_tells_nothing_new_and_says_what_to_do(room: ReadingRoom) -> None:
    with CaseFile.create(None) as case:
        import_batch(case, room, [told("Levant Post", "2024-11-29")])
        (again,) = import_batch(case, room, [Pasted(WIRE)])
        assert isinstance(again.error, InputDuplicate)
        assert "name that one when taking it in" in str(again.error)


def test_the_file_of_an_article_whose_publisher_was_corrected_is_no_second_outlet(room: ReadingRoom) -> None:
    with CaseFile.create(None) as case:
        import_batch(case, room, [told("Levant Post", "2024-11-29")])
        CorrectDetails(case, replace(case.articles.all()[0], publisher="Levant Evening Post")).apply()
        (again,) = import_batch(case, room, [told("Levant Post", "2024-11-29")])
        assert isinstance(again.error, InputDuplicate)
        (said,) = import_batch(case, room, [told("Levant Post", "2024-11-29")], Details(publisher="Gulf Mirror"))
        assert said.outlet == "Gulf Mirror"  # unless the analyst says so


# --- undoing and correcting


def test_a_second_outlet_is_undone_and_done_again(case: CaseFile) -> None:
    before = case.corpus()
    edit = NotePrinting(case, STORY.id, MIRROR, FILE)
    edit.apply()
    assert edit.label == f"Note that Gulf Mirror printed “{STORY.title}” too"
    after = case.corpus()
    undo(case)
    assert case.corpus() == before
    assert case.articles.original_of_printing(STORY.id, "Gulf Mirror") is None
    redo(case)
    assert case.corpus() == after
    assert case.articles.original_of_printing(STORY.id, "Gulf Mirror") == FILE
    done, undone, again = case.history.all()[-3:]
    assert [one.act for one in (done, undone, again)] == [Act.DONE, Act.UNDONE, Act.REDONE]
    assert done.after["also_printed_by"] == ["Gulf Mirror, 2024-11-30"]
    assert done.about == (Subject(Kind.ARTICLE, STORY.id),)


def test_an_outlet_is_noted_once(printed: CaseFile) -> None:
    with pytest.raises(InputDuplicate, match="known already that the gulf mirror"):
        NotePrinting(printed, STORY.id, replace(MIRROR, publisher="the gulf mirror")).apply()


def test_what_was_noted_can_be_corrected_and_keeps_its_file(printed: CaseFile) -> None:
    mirror, gazette = story(printed).also
    corrected = replace(mirror, publisher="Mirror of the Gulf", published=date(2024, 12, 1))
    CorrectDetails(printed, replace(story(printed), also=(corrected, gazette))).apply()
    assert story(printed).also == (corrected, gazette)
    assert printed.articles.original_of_printing(STORY.id, "Mirror of the Gulf") == FILE
    CorrectDetails(printed, replace(story(printed), also=(gazette,))).apply()
    assert story(printed).outlets == (STORY.publisher, "Coastal Gazette")
    undo(printed)
    undo(printed)
    assert story(printed).also == (mirror, gazette)
    assert printed.articles.original_of_printing(STORY.id, "Gulf Mirror") == FILE


def test_an_outlet_that_turns_out_to_be_the_publisher_is_not_named_twice(printed: CaseFile) -> None:
    CorrectDetails(printed, replace(story(printed), publisher="Coastal Gazette")).apply()
    assert story(printed).outlets == ("Coastal Gazette", "Gulf Mirror")


def test_an_article_takes_its_printings_with_it_and_brings_them_back(printed: CaseFile) -> None:
    before = story(printed)
    RemoveArticle(printed, STORY.id).apply()
    assert printed.search.find("Coastal Gazette") == ()
    undo(printed)
    assert story(printed) == before
    assert printed.articles.original_of_printing(STORY.id, "Gulf Mirror") == FILE


# --- what it changes


def test_it_is_one_more_report_of_the_same_origin(case: CaseFile) -> None:
    corpus = case.corpus()
    rows = [row for row in corpus.casualties if row.evidence[0].article == STORY.id]
    before = Provenance(corpus, copies=case.articles.copies())
    reports, origins = before.reports(rows), before.origins(rows)
    NotePrinting(case, STORY.id, MIRROR, FILE).apply()
    now = case.corpus()
    assert (now.casualties, now.incidents) == (corpus.casualties, corpus.incidents)
    after = Provenance(now, copies=case.articles.copies())
    assert (after.reports(rows), after.origins(rows)) == (reports + len(rows), origins)


def test_the_chain_names_everybody_who_carried_it(printed: CaseFile) -> None:
    corpus = printed.corpus()
    row = next(row for row in corpus.casualties if row.evidence[0].article == STORY.id)
    names = [link.name for link in Provenance(corpus).chain(row)]
    assert names[0] == "The Orontes Courier, Gulf Mirror, Coastal Gazette"
    assert names[1] == "Syrian Observatory for Human Rights"


def test_an_outlet_that_had_it_first_is_whose_report_it_is(case: CaseFile) -> None:
    earlier = replace(MIRROR, published=date(2024, 11, 28))
    NotePrinting(case, STORY.id, earlier, FILE).apply()
    assert Provenance(case.corpus()).wires.outlet(STORY.id) == "Gulf Mirror"
    assert story(case).first_out == date(2024, 11, 28)
    assert story(case).published == STORY.published  # what "on Friday" hangs on is for the analyst to correct


def test_the_filter_and_the_search_find_it_by_each_outlet(printed: CaseFile) -> None:
    corpus = printed.corpus()
    sieve = Sieve(corpus)
    own = sieve.show(Criteria(sources=frozenset({"The Orontes Courier"})))
    others = sieve.show(Criteria(sources=frozenset({"Gulf Mirror"})))
    assert own == others
    assert STORY.id in own.articles
    assert sieve.source_weights["Gulf Mirror"] == sieve.source_weights["The Orontes Courier"]
    assert STORY.id in {hit.id for hit in printed.search.find("Coastal Gazette")}
    CorrectDetails(printed, replace(story(printed), also=())).apply()
    assert printed.search.find("Coastal Gazette") == ()


def test_of_several_outlets_the_best_is_the_grade_of_the_report(printed: CaseFile) -> None:
    GradePublisher(printed, "The Orontes Courier", Reliability.D).apply()
    GradePublisher(printed, "Gulf Mirror", Reliability.B).apply()
    corpus = printed.corpus()
    row = next(row for row in corpus.casualties if row.evidence[0].article == STORY.id)
    assert Grader.of_corpus(corpus).of(row).grade.reliability is Reliability.B


def test_a_later_printing_was_not_known_before(printed: CaseFile) -> None:
    def known(day: date) -> tuple[str, ...]:
        return next(one.outlets for one in as_known_on(printed, day).corpus.articles if one.id == STORY.id)

    assert known(date(2024, 11, 29)) == ("The Orontes Courier",)
    assert known(date(2024, 11, 30)) == ("The Orontes Courier", "Gulf Mirror")


def test_the_list_of_sources_names_it_with_its_day(printed: CaseFile) -> None:
    dossier = collect(printed, Choice("Atarib", datetime(2024, 12, 4, tzinfo=UTC)))
    source = next(one for one in dossier.sources if one.article == STORY.id)
    assert source.also == ("Gulf Mirror, 30 Nov 2024", "Coastal Gazette")


# --- handing on


def test_it_goes_through_the_json_with_its_file(printed: CaseFile) -> None:
    document = interchange.document(printed.corpus(), kept_of(printed))
    with CaseFile.create(None) as new:
        take_over(new, loads(json.dumps(document).encode(), "case.json"), "case.json")
        assert story(new) == story(printed)
        assert new.articles.original_of_printing(STORY.id, "Gulf Mirror") == FILE
        assert new.check() == ()


def test_a_safe_copy_covers_an_outlet_that_is_to_be_hidden(printed: CaseFile) -> None:
    corpus = printed.corpus()
    safe = safe_case(corpus, plan(corpus, read_names("Gulf Mirror = a newspaper\n")))
    text = json.dumps(interchange.document(safe.corpus())).casefold()
    assert "gulf mirror" not in text
    assert "gulfmirror" not in text
    assert "coastal gazette" in text


def test_a_damaged_file_of_a_printing_is_named(tmp_path: Path) -> None:
    with six_case(tmp_path / "a.briefing") as case:
        NotePrinting(case, STORY.id, MIRROR, FILE).apply()
        refresh_view(case)
        case._db.run("update printing set sha256 = 'x'")
        assert case.check() == (
            f"The file of Gulf Mirror's printing of article {STORY.id} is not the one that was imported.",
        )

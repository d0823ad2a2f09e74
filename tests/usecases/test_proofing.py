"""Checks before a briefing goes out: what is found, where, and what is rightly left alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from briefing import cli
from briefing.domain.claim import Review
from briefing.domain.composition import Composition, Judgement, Passage, Section
from briefing.domain.corpus import Corpus
from briefing.domain.text import Article, Span, article_id
from briefing.domain.when import Turned
from briefing.errors import MarkedHigher
from briefing.store.casefile import CaseFile
from briefing.usecases.briefings.composing import begin, compose
from briefing.usecases.briefings.factsheet import facts
from briefing.usecases.briefings.proofing import Check, Finding, proofread, told
from briefing.usecases.briefings.publishing import Form, Format, export, publish
from briefing.usecases.editing.articles import AddArticle
from briefing.usecases.safe.hiding import plan, read_names
from briefing.usecases.safe.safe_copies import publish_safe
from briefing.usecases.wording.markings import label_in, marking_of
from tests.sample_corpus import sample_corpus
from tests.store.made import sample_case
from tests.usecases.test_review import reading as filed

WRITTEN = datetime(2024, 12, 2, 18, 0, tzinfo=UTC)
SOURCE = (Span(sample_corpus().articles[0].id, 0, 6),)


def check(composition: Composition, corpus: Corpus | None = None) -> tuple[Finding, ...]:
    corpus = corpus or sample_corpus()
    choice = composition.choice(WRITTEN)
    return proofread(corpus, choice, compose(corpus, composition, WRITTEN), composition)


def written(*texts: str, **more: object) -> Composition:
    passages = tuple(Passage(text, SOURCE) for text in texts)
    return Composition("Fighting around Aleppo", bottom_line=passages, **more)  # type: ignore[arg-type]


def of(found: Sequence[Finding], kind: Check) -> list[str]:
    return [one.about or one.words for one in found if one.check is kind]


def texts_of(*texts: str) -> tuple[Finding, ...]:
    composition = written(*texts, first=date(2024, 11, 1), last=date(2024, 12, 31))
    return proofread(Corpus(), composition.choice(WRITTEN), compose(Corpus(), composition, WRITTEN), composition)


def test_a_statement_without_a_source_is_named_with_its_place() -> None:
    section = Section("outlook", True, (Passage("Sourced.", SOURCE), Passage("Out of thin air."), Passage("  ")))
    found = check(written("Said.").with_section(section))
    (one,) = [one for one in found if one.check is Check.UNCITED]
    assert (one.place.section, one.place.number, one.words) == ("outlook", 1, "Out of thin air.")
    assert one.place.name == "Outlook and indicators, 2"


def test_what_is_not_printed_is_not_checked() -> None:
    section = Section("outlook", False, (Passage("Out of thin air."),))
    assert not [one for one in check(written("Said.").with_section(section)) if one.check is Check.UNCITED]


def test_likelihood_and_confidence_may_not_share_a_sentence() -> None:
    found = texts_of(
        "We judge with high confidence that it is likely. It is unlikely. The basis gives moderate confidence."
    )
    (one,) = [one for one in found if one.check is Check.MIXED]
    assert one.about == "“likely” and “high confidence”"
    assert one.words.endswith("that it is likely.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They will probably attack.", ["“probably”"]),
        ("An attack is very likely.", ["“very likely”"]),
        ("It is highly likely, or a realistic possibility, and almost certain.", []),
        ("It is highly unlikely; there is a remote chance.", []),
        ("Perhaps not, maybe so.", ["“Perhaps”", "“maybe”"]),
        ("He said “they will probably attack”.", []),
        ("In May they improbably won.", ["“improbably”"]),
        ("There is a slim chance.", ["“slim chance”"]),
    ],
)
def test_words_of_likelihood_outside_the_scale_are_named(text: str, words: list[str]) -> None:
    assert of(texts_of(text), Check.OFF_SCALE) == words


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("In total 327 people were killed.", True),
        ("A total of 12 died.", True),
        ("In total 327 people were killed by 2 December 2024.", False),
        ("As of Monday a total of 12 died.", False),
        ("Overall the front is quiet.", False),
        ("Since 2011 hundreds of thousands died in total.", False),
        ("The death toll stands at dozens.", True),
    ],
)
def test_a_total_needs_a_date(text: str, is_found: bool) -> None:
    assert bool(of(texts_of(text), Check.UNDATED_TOTAL)) is is_found


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("12 people, including 15 children, were killed on 1 December.", ["15 of 12"]),
        ("1,200 left, among them 300 women.", []),
        ("At least 15 civilians, of whom 6 were children, died.", []),
        ("12 died. Among them 40 per cent were women.", []),
    ],
)
def test_a_part_in_the_text_fits_its_whole(text: str, about: list[str]) -> None:
    assert of(texts_of(text), Check.PARTS) == about


def test_a_part_in_the_case_fits_its_whole() -> None:
    corpus = sample_corpus()
    part = next(row for row in corpus.casualties if row.part_of is not None and row.review is not Review.REJECTED)
    rows = tuple(replace(row, low=9_000, high=9_000) if row.id == part.id else row for row in corpus.casualties)
    whole = next(row for row in corpus.casualties if row.id == part.part_of)
    rows = tuple(replace(row, high=row.low) if row.id == whole.id else row for row in rows)
    (one,) = [one for one in check(written("Said."), replace(corpus, casualties=rows)) if one.check is Check.PARTS]
    assert one.place.casualty == part.id
    assert one.words.startswith("9,000 ")


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("It fell on Tuesday 29 November 2024.", ["29 Nov 2024 was a Friday"]),
        ("It fell on Friday, 29 November 2024.", []),
        ("It fell on Tuesday, November 29, 2024.", ["29 Nov 2024 was a Friday"]),
        ("It fell on Friday the 29th of November.", []),
        ("It fell on Monday 29 Nov.", ["29 Nov 2024 was a Friday"]),
        ("It fell on Friday 2024-11-29.", []),
        ("It fell on Sunday 31 November 2024.", ["there is no such day"]),
        ("On Tuesday 29 people died.", []),
    ],
)
def test_a_weekday_fits_its_date(text: str, about: list[str]) -> None:
    assert of(texts_of(text), Check.WEEKDAY) == about


def test_a_weekday_without_a_year_is_left_alone_where_the_period_does_not_tell_it() -> None:
    assert of(check(written("It fell on Monday 29 November.")), Check.WEEKDAY) == []


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (("Al-Jolani spoke.", "Later al-Julani left."), True),
        (("Hossein Salami spoke.", "Husayn Salami left."), True),
        (("Aleppo fell.", "Aleppo’s airport closed. ALEPPO"), False),
        (("The Syrians left Syria.",), False),
        (("Hama and Homs fell.",), False),
    ],
)
def test_one_name_in_two_spellings_is_named(texts: tuple[str, ...], words: bool) -> None:
    assert bool(of(texts_of(*texts), Check.SPELLING)) is words


def test_a_period_without_events_and_what_nobody_reviewed_are_told() -> None:
    assert of(texts_of("Quiet."), Check.NO_EVENTS) == ["1 Nov – 31 Dec 2024"]
    (one,) = [one for one in check(Composition("Aleppo")) if one.check is Check.UNREVIEWED]
    assert one.words.split()[1] in ("events", "event")
    assert "bear the leading words" in one.about
    assert not of(check(Composition("Aleppo")), Check.NO_EVENTS)


# --- the marking


def marked(text: str, title: str = "Notes") -> tuple[Corpus, Article]:
    """The sample with one more mark in its first article's title."""
    corpus = sample_corpus()
    first = replace(corpus.articles[0], title=f"{title} {text}")
    return replace(corpus, articles=(first, *corpus.articles[1:])), first


@pytest.mark.parametrize(
    ("words", "label"),
    [("TLP:AMBER", "TLP:AMBER"), ("tlp red", "TLP:RED"), ("TLP: AMBER + STRICT", "TLP:AMBER+STRICT"),
     ("TLP:WHITE", "TLP:CLEAR"), ("amber alert", ""), ("TLP:GREEN then TLP:RED", "TLP:RED")],
)  # fmt: skip
def test_labels_are_read_in_every_form(words: str, label: str) -> None:
    assert label_in(words) == label


def test_a_label_counts_at_the_head_or_foot_of_an_article_and_not_in_its_story() -> None:
    story = "\n\n".join(["TLP:AMBER", *(f"Paragraph {n} tells a story." for n in range(12))])
    assert marking_of(Article(article_id(story), story, ())) == "TLP:AMBER"
    inside = "\n\n".join([*(f"Line {n}." for n in range(9)), "The note was TLP:RED.", *(f"Line {n}." for n in range(9))])
    assert marking_of(Article(article_id(inside), inside, ())) == ""


@pytest.mark.parametrize(
    ("marking", "is_refused"),
    [("", True), ("TLP:GREEN", True), ("TLP:AMBER", False), ("TLP:RED", False), ("Internal", False)],
)
def test_what_is_marked_higher_than_the_document_refuses(marking: str, is_refused: bool, tmp_path: Path) -> None:
    corpus, article = marked("[TLP:AMBER]")
    found = check(written("Said.", marking=marking), corpus)
    refusing = [one for one in found if one.refuses]
    assert [one.place.article for one in refusing] == ([article.id] if is_refused else [])
    choice = written("Said.", marking=marking).choice(WRITTEN)
    path = tmp_path / "x.html"
    if is_refused:
        with pytest.raises(MarkedHigher, match="TLP:AMBER"):
            publish(corpus, choice, path, Form.HTML)
        with pytest.raises(MarkedHigher):
            publish_safe(corpus, choice, path, plan(corpus, read_names("Atarib")), Form.HTML)
        assert not path.exists()
    else:
        publish(corpus, choice, path, Form.HTML)
        assert path.exists()


@pytest.mark.parametrize("format_", list(Format))
def test_no_other_export_but_the_case_itself_quotes_what_is_marked_higher(format_: Format, tmp_path: Path) -> None:
    corpus, article = marked("[TLP:AMBER]")
    told = replace(corpus.events[0], evidence=(Span(article.id, 0, 4),))
    corpus = replace(corpus, events=(told, *corpus.events[1:]))
    path = tmp_path / "x"
    if format_ is Format.JSON:
        export(corpus, written("Said.", marking="TLP:GREEN").choice(WRITTEN), path, format_)
        assert path.exists()
        return
    with pytest.raises(MarkedHigher, match="TLP:AMBER"):
        export(corpus, written("Said.", marking="TLP:GREEN").choice(WRITTEN), path, format_)
    assert not path.exists()
    export(corpus, written("Said.", marking="TLP:AMBER").choice(WRITTEN), path, format_)
    assert path.exists()


# --- all of them


def test_a_clean_briefing_has_only_what_is_not_reviewed() -> None:
    judged = Judgement(Passage("The town is likely to fall.", SOURCE))
    composition = replace(written("Insurgents hold the west of Aleppo, as of 2 December 2024."), judgements=(judged,))
    assert {one.check for one in check(composition)} == {Check.UNREVIEWED}


def test_findings_are_told_in_lines_and_many_of_one_kind_are_counted() -> None:
    lines = told(
        texts_of(
            *(f"It fell on Tuesday {n} November 2024." for n in (29, 28, 27, 25, 24, 23, 22, 21, 20, 18, 17, 16, 15, 14))
        )
    )
    assert lines[0].startswith("weekday does not fit the date: Tuesday 29 November 2024 (29 Nov 2024 was a Friday)")
    assert any(line.endswith(": 2 more") for line in lines)


@given(st.text(max_size=120))
def test_no_text_breaks_a_check_and_every_place_lies_in_it(text: str) -> None:
    for one in texts_of(text):
        if one.place.section == "bottom-line":
            assert 0 <= one.place.start <= one.place.end <= len(text)


def test_the_command_lists_them_and_its_status_tells_what_refuses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus, article = marked("TLP:AMBER")
    path = tmp_path / "a.briefing"
    with sample_case() as made, CaseFile.create(path) as case:
        for head in made.articles.heads():
            one = made.articles.get(head.id)
            title = article.title if one.id == article.id else one.title
            findings = next(found for found in made.findings() if found.article == one.id)
            AddArticle(case, filed(replace(one, title=title), findings)).apply()
    assert corpus.articles
    assert cli.main(["proof", str(path), "--marking", "TLP:RED"], lambda _path: 0) == 0
    assert "not reviewed" in capsys.readouterr().out
    assert cli.main(["proof", str(path)], lambda _path: 0) == 5
    assert capsys.readouterr().out.startswith("marked higher than the document")


def test_what_is_endless_or_turned_round_in_the_case_is_named_with_what_is_wrong() -> None:
    corpus = damaged(sample_corpus())
    found = [one for one in check(written("Said."), corpus) if one.check is Check.DAMAGED]
    assert [one.about for one in found if one.place.event == corpus.events[0].id] == [
        "1,000,000 characters long; 200 are printed"
    ]
    assert [one.about for one in found if one.place.event == corpus.events[1].id] == [
        "ends before it begins; the two days are printed in their order"
    ]
    assert [one.place.name for one in found if one.place.article] == ["Sources"]
    assert all(len(one.words) <= 240 for one in found)
    assert not of(check(written("Said.")), Check.DAMAGED)


def test_a_beginning_drafted_from_an_endless_title_is_of_a_length_that_can_be_read() -> None:
    corpus = damaged(sample_corpus(), everywhere=True)
    begun = begin(corpus, Composition("Fighting around Aleppo"))
    texts = [one.text for one in begun.bottom_line] + [one.said.text for one in begun.judgements]
    assert any("characters cut]" in text for text in texts)
    assert max(map(len, texts)) < 2_000
    assert max(len(one.said.text) for one in facts(corpus, begun)) < 2_000


def damaged(corpus: Corpus, *, everywhere: bool = False) -> Corpus:
    """A title of a million letters, a date that a case held the wrong way round, an endless title of an article."""
    endless = "Fighters enter the town " * 41_667
    turned = Turned(date(2024, 11, 27), date(2024, 12, 2))
    events = [replace(one, title=endless) if everywhere else one for one in corpus.events]
    events[:2] = [replace(events[0], title=endless[:1_000_000]), replace(events[1], when=turned)]
    return replace(
        corpus,
        articles=(replace(corpus.articles[0], title="y" * 1_000_000), *corpus.articles[1:]),
        events=tuple(events),
        incidents=tuple(replace(one, title=endless) if everywhere else one for one in corpus.incidents),
    )


FORWARDED = """Dear all, please see below.

---------- Forwarded message ----------
From: Desk
Date: Mon, 2 Dec 2024
Subject: [TLP:AMBER] Shelling near Atarib
To: List"""
TABLE = "| Item | Value |\n| --- | --- |\n| TLP | AMBER+STRICT |\n| Author | Desk |"
CELL = "Report of the day | TLP:RED | page 1"


@pytest.mark.parametrize(
    ("inside", "label"),
    [
        (FORWARDED, "TLP:AMBER"),
        ("> Marking: TLP:RED", "TLP:RED"),
        ("**Classification:** TLP GREEN", "TLP:GREEN"),
        (TABLE, "TLP:AMBER+STRICT"),
        (CELL, "TLP:RED"),
        ("*** TLP:AMBER ***", "TLP:AMBER"),
        ("The subject of the note was TLP:RED, he said.", ""),
        ("Officials re: TLP said that TLP:RED would be lifted.", ""),
    ],
)
def test_the_mark_of_a_forwarded_mail_a_form_or_a_table_is_found_wherever_it_stands(inside: str, label: str) -> None:
    rest = "\n\n".join(f"Paragraph {n} tells a story of its own." for n in range(9))
    text = f"{rest}\n\n{inside}\n\n{rest}"
    assert marking_of(Article(article_id(text), text, ())) == label


def test_what_is_marked_higher_and_only_counted_in_a_total_refuses_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case, folder = tmp_path / "towns.briefing", tmp_path / "notes"
    folder.mkdir()
    towns = "Homs Hama Idlib Daraa Raqqa Palmyra Latakia Tartus Afrin Azaz Jarabulus Kobane Salamiyah Zabadani Bosra Manbij"
    for number, town in enumerate(towns.split(), start=1):
        mark = "TLP:RED" if town == "Manbij" else "By our staff"
        told = f"On {number} December 2024 shelling in {town} killed {20 - number} civilians."
        head = f"---\ntitle: News of {town}\npublisher: {town} News\npublished: 2024-12-20\n---\n\n"
        (folder / f"{town}.md").write_text(f"{head}{mark}\n\n{told}\n", encoding="utf-8")
    assert cli.main(["new", str(case), "--title", "Towns"], lambda _path: 0) == 0
    assert cli.main(["import", str(case), str(folder)], lambda _path: 0) == 0
    out = tmp_path / "flash.pdf"
    given = ["report", str(case), "-o", str(out), "--template", "flash", "--marking"]
    assert cli.main([*given, "TLP:AMBER"], lambda _path: 0) != 0
    assert "“News of Manbij” is TLP:RED" in " ".join(capsys.readouterr().err.split())
    assert not out.exists()
    assert cli.main([*given, "TLP:RED"], lambda _path: 0) == 0
    assert "News of Manbij" not in "".join(page.extract_text() for page in PdfReader(out).pages)

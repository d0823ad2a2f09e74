"""The measurements: what they measure with holds, and README, code and documents name the same goals."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from benchmarks import articles, cases, measuring, strained
from benchmarks.__main__ import PARTS
from benchmarks.measuring import Goal, Row, Sample, Spread, at_least, at_most, compared, ratio, take_turns
from briefing import reconcile
from briefing.domain import interchange
from briefing.store.casefile import CaseFile
from briefing.usecases.checking import check_case

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "benchmarks" / "README.md"
PERFORMANCE = ROOT / "docs" / "performance.md"


def goals_of(text: str) -> dict[str, list[str]]:
    """The goals in the tables of a text: short name -> what each should be."""
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("| ").split("|")]
        if len(cells) >= 2 and re.fullmatch(r"[A-Z]\d", cells[0]):
            found.setdefault(cells[0], []).append(" ".join(cells[2:3]))
    return found


def code() -> str:
    """The sources of all parts."""
    return "\n\n".join(Path(str(sys.modules[part.__module__].__file__)).read_text("utf-8") for part in PARTS.values())


def limits_of_code() -> dict[str, set[str]]:
    """The goals that the code judges: short name -> its limits."""
    found: dict[str, set[str]] = {}
    # From a goal's name to its limit no other goal's name and no end of a function comes between.
    for name, limit in re.findall(r"\"([A-Z]\d)\"(?:(?!\"[A-Z]\d\"|\n\n).)*?at_(?:most|least)\(([\d.]+)\)", code(), re.S):
        found.setdefault(name, set()).add(f"{float(limit):g}")
    return found


# --- the made-up articles ------------------------------------------------------------------------------------------------


def test_the_same_articles_are_made_every_time() -> None:
    one, other = list(articles.made(6)), list(articles.made(6))
    assert [(made.article, made.findings) for made in one] == [(made.article, made.findings) for made in other]
    assert len({made.article.id for made in one}) == 6


def test_an_article_can_be_made_without_those_before_it() -> None:
    few, more = list(articles.made(1, 50, start=4)), list(articles.made(3, 50, start=4))
    assert len(few) == 1
    assert len(more) == 3
    assert few[0].article.publisher == more[0].article.publisher
    assert few[0].article.published == more[0].article.published


def test_made_up_articles_have_the_length_and_the_findings_they_promise() -> None:
    for made in articles.made(12):
        words = len(made.article.text.split())
        assert articles.WORDS - 40 <= words <= articles.WORDS + 200
        assert len(made.findings.events) >= articles.TELLINGS - 2
        assert made.findings.casualties
        for event in made.findings.events:
            assert made.article.quote(event.evidence[0]).strip()


def test_made_up_findings_are_sound_in_a_case_and_in_the_public_json() -> None:
    made = list(articles.made(8))
    with CaseFile.create(None) as case:
        cases.fill(case, made)
        corpus = reconcile.corpus(case.articles.all(), case.findings())
        case.write_view(corpus)
        assert check_case(case) == ()
        document = json.loads(interchange.dumps(corpus))
    assert len(document["events"]) == sum(len(one.findings.events) for one in made)


def test_the_plain_database_holds_the_same_facts(tmp_path: Path) -> None:
    made = list(articles.made(5))
    plain = cases.PlainCase(tmp_path / "plain.db")
    for one in made:
        plain.add_durably(one, cases.original(one).data, cases.signature_bytes(cases.made_signature(one)))

    def count(table: str) -> int:
        return int(plain.db.execute(f"select count(*) from {table}").fetchone()[0])

    found = [one.findings for one in made]
    assert count("article") == 5
    assert count("event") == sum(len(one.events) for one in found)
    assert count("casualty") == sum(len(one.casualties) for one in found)
    assert count("actor") == sum(len(one.actors) for one in found)
    assert count("time") == sum(len(one.times) for one in found)
    assert count("participant") == sum(len(event.participants) for one in found for event in one.events)
    title = made[0].article.title
    assert title is not None
    words = " ".join(f'"{word}"' for word in re.findall(r"\w+", title))
    hits = plain.db.execute("select rowid from article_words where article_words match ?", (words,)).fetchall()
    assert (1,) in hits
    plain.db.close()


def test_what_takes_long_to_make_is_kept_until_its_sources_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cases, "folder", lambda: tmp_path)
    source = tmp_path / "source.py"
    source.write_text("one")
    made: list[Path] = []

    def make(path: Path) -> None:
        made.append(path)
        path.write_text("made")

    first = cases.kept("thing", ".txt", make, source)
    assert cases.kept("thing", ".txt", make, source) == first
    assert len(made) == 1
    source.write_text("two")
    assert cases.kept("thing", ".txt", make, source) != first
    assert len(made) == 2


# --- measuring -----------------------------------------------------------------------------------------------------------


def test_everybody_takes_as_many_turns_and_not_always_in_the_same_order() -> None:
    order: list[str] = []

    def contestant(name: str) -> measuring.Contestant:
        def turn() -> Sample:
            order.append(name)
            return Sample(float(len(order)))

        return turn

    found = take_turns({name: contestant(name) for name in "abc"}, 4, rehearsals=1)
    assert {name: len(samples) for name, samples in found.items()} == dict.fromkeys("abc", 4)
    rounds = ["".join(order[n : n + 3]) for n in range(0, len(order), 3)]
    assert len(rounds) == 5
    assert all(sorted(one) == ["a", "b", "c"] for one in rounds)
    assert len(set(rounds)) == 3


def test_ratios_are_taken_turn_by_turn_and_the_median_decides() -> None:
    ours = [Sample(2.0, 1.0), Sample(30.0, 3.0), Sample(3.0, 2.0)]
    peer = [Sample(1.0, 1.0), Sample(10.0, 2.0), Sample(2.0, 4.0)]
    assert ratio(ours, peer) == Spread(1.5, 2.0, 3.0)
    row = compared("X1", "something", ours, peer, at_most(2.0))
    assert row.met
    assert row.cpu == Spread(0.5, 1.0, 1.5)
    assert not compared("X1", "something", ours, peer, at_most(1.9)).met
    assert compared("X1", "something", ours, peer).met is None


def test_a_goal_can_be_a_least_or_a_most() -> None:
    assert str(at_most(1.5)) == "≤ 1.5"
    assert str(at_least(8)) == "≥ 8"
    assert at_least(8) == Goal(8, least=True)
    assert at_least(8).is_met_by(8.0)
    assert not at_least(8).is_met_by(7.9)
    assert at_most(8).is_met_by(8.0)


def test_a_guest_answers_each_turn_and_goes_when_it_is_sent_home(tmp_path: Path) -> None:
    texts = tmp_path / "texts.json"
    texts.write_text(json.dumps(["Three soldiers were killed in Goma on 12 May 2025."] * 2))
    with measuring.Guest("extractor", texts=str(texts)) as guest:
        sample = guest()
        assert sample.told == {"words": 20, "events": 2}
        assert sample.seconds > 0
        assert guest(first=0, last=1).told["words"] == 10
    with pytest.raises(measuring.Failed, match="extractor"):
        measuring.Guest("extractor", texts=str(tmp_path / "none.json"))


def test_lost_references_are_counted() -> None:
    rows = list(PARTS["references"](True))
    assert [(row.key, row.met) for row in rows] == [("C1", True)]


# --- documents -----------------------------------------------------------------------------------------------------------


def test_the_readme_lists_the_goals_that_the_code_measures() -> None:
    assert goals_of(README.read_text("utf-8")).keys() == set(re.findall(r"\"([A-Z]\d)\"", code()))


def test_the_limits_in_the_readme_are_those_of_the_code() -> None:
    written = goals_of(README.read_text("utf-8"))
    limits = limits_of_code()
    assert len(limits) > 10
    for name, numbers in limits.items():
        told = {f"{float(one):g}" for one in re.findall(r"\d+(?:\.\d+)?", " ".join(written[name]))}
        assert numbers - {"0"} <= told, name


def test_the_document_tells_what_was_measured_of_every_goal() -> None:
    text = PERFORMANCE.read_text("utf-8")
    assert goals_of(text).keys() >= set(re.findall(r"\"([A-Z]\d)\"", code()))
    assert "benchmarks/README.md" in text


def test_help_names_every_part() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--help"], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    listed = " ".join(done.stdout.split())
    for name in PARTS:
        assert name in listed
    usage = README.read_text("utf-8").split("```")[1]
    assert all(name in usage for name in PARTS)


def test_no_line_is_printed_without_its_cells() -> None:
    from benchmarks.__main__ import HEAD, _line

    row = Row("X1", "what", "ours", "peer", Spread(1, 2, 3), at_most(2))
    assert _line(row).count("|") == HEAD.splitlines()[0].count("|")
    assert _line(Row("", "what", "ours", "peer", None)).count("|") == HEAD.splitlines()[0].count("|")
    assert list(islice(_line(row).split("|"), 9))[-1].strip() == "yes"


def test_the_crowd_is_three_hundred_events_in_three_days_each_another(tmp_path: Path) -> None:
    strained.crowd(path := tmp_path / "crowd.briefing")
    with CaseFile.open(path) as case:
        corpus = case.corpus()
    assert len({one.title for one in corpus.events}) == len(corpus.events) == strained.CROWD
    assert len({one.when.earliest for one in corpus.events}) == 3
    assert max(len(one.name) for one in corpus.actors) == 90
    for one in corpus.events:
        article = next(article for article in corpus.articles if article.id == one.evidence[0].article)
        assert article.quote(one.evidence[0]) == one.title

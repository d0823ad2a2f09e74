"""Every field of a fact is told with its value, its rule in words, and the words it went by; what is not noted says so."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefing import cli
from briefing.domain.actor import Actor, ActorId, ActorKind, Predicate, Relation
from briefing.domain.additions import AddedActor, AddedPlace, Additions
from briefing.domain.casualty import Casualty, CasualtyId, Effect, Victims
from briefing.domain.claim import Because, Origin, Review, Stance, Statement, Status
from briefing.domain.event import Event, EventId, EventType, Participant, Role
from briefing.domain.findings import Findings
from briefing.domain.place import Place, PlaceId, PlacePrecision
from briefing.domain.text import Article, Span
from briefing.domain.when import TimeExpression, TimeKind, When
from briefing.knowledge import knowledge
from briefing.usecases.reviewing.explaining import (
    BY_HAND,
    NOT_NOTED,
    Explained,
    Explainer,
    Reason,
    Sort,
    explain,
    holding,
    numbered_sentences,
)
from briefing.usecases.taking_in.learning import additions
from briefing.usecases.taking_in.reading import Pasted, read_here
from tests.sample_corpus import sample_articles, sample_findings
from tests.store.made import plain_article

ROOT = Path(__file__).resolve().parents[2]

TEXT = "On Friday the army shelled Atarib. At least seven civilians were killed there, medics said.\n\nNobody else spoke."


@pytest.fixture(scope="module")
def article() -> Article:
    return plain_article(TEXT)


def words(article: Article, quoted: str) -> Span:
    at = article.text.index(quoted)
    return Span(article.id, at, at + len(quoted))


@pytest.fixture(scope="module")
def findings(article: Article) -> Findings:
    army = Actor(
        ActorId("actor:syria-armed-forces"), "Syrian Arab Army", ActorKind.MILITARY, ("the army", "SAA"), "SY",
        mentions=(words(article, "the army"),), why=(Because("name", "knowledge: syria-armed-forces"),),
    )  # fmt: skip
    medics = Actor(ActorId("actor:x:medic"), "medics", ActorKind.NGO, mentions=(words(article, "medics"),), nameless=True)
    atarib = Place(
        PlaceId("place:geonames-174030"), "Atarib", country="SY", lat=36.139, lon=36.825, precision=PlacePrecision.EXACT,
        gazetteer="geonames:174030", mentions=(words(article, "Atarib"),),
    )  # fmt: skip
    friday = TimeExpression("t", When.on(date(2025, 5, 2)), TimeKind.DATE, words(article, "On Friday"))
    shelling = Event(
        EventId("e"), "Syrian army shells Atarib", EventType.STRIKE, "shelling", friday.when, atarib.id,
        (Participant(army.id, Role.INITIATOR),), Status.CLAIMED, (medics.id,),
        evidence=(words(article, "the army shelled"),),
        why=(
            Because("type", "lexicon: shell", words(article, "shelled")),
            Because("when", "expression of time", words(article, "On Friday")),
            Because("participants", "subject of the verb"),
            Because("weather", "it rained"),
        ),
    )  # fmt: skip
    toll = Casualty(
        CasualtyId("c"), Effect.KILLED, 7, None, "at least", Victims.CIVILIAN, event=shelling.id, when=friday.when,
        evidence=(words(article, "At least seven civilians"),),
        why=(
            Because("effect", "word: kill", words(article, "killed")),
            Because("low", "amount", words(article, "At least seven")),
        ),
    )  # fmt: skip
    said = Statement("s", medics.id, Stance.ASSERTS, shelling.id, (words(article, "medics said"),))
    tie = Relation(
        "r", army.id, Predicate.OPPOSES, medics.id, (words(article, "medics said"),),
        why=(Because("predicate", "verb: oppose", words(article, "said")),),
    )  # fmt: skip
    return Findings(article.id, (army, medics), (atarib,), (friday,), (shelling,), (toll,), (tie,), (said,))


@pytest.fixture(scope="module")
def explainer(article: Article, findings: Findings) -> Explainer:
    return Explainer.of(article, findings, known=knowledge())


def told(explained: Explained) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {one.field: (one.value, tuple(ground.sentence for ground in one.grounds)) for one in explained.reasons}


def reason(explained: Explained, field: str) -> Reason:
    return next(one for one in explained.reasons if one.field == field)


def test_an_event_tells_value_rule_and_words_of_each_field(
    explainer: Explainer, findings: Findings, article: Article
) -> None:
    explained = explainer.event(findings.events[0])
    assert (explained.sort, explained.id, explained.title) == (Sort.EVENT, "e", "Syrian army shells Atarib")
    assert told(explained) == {
        "type": ("strike: shelling", ("“shelled” is in the list of words for such events (shell).",)),
        "when": ("2 May 2025", ("“On Friday” is an expression of time beside it.",)),
        "place": ("Atarib", (NOT_NOTED,)),
        "initiator": ("Syrian Arab Army", ("Subject of the verb.",)),
        "attributed_to": ("medics", (NOT_NOTED,)),
        "status": ("claimed", (NOT_NOTED,)),
        "title": ("Syrian army shells Atarib", (NOT_NOTED,)),
        "weather": ("", ("It rained.",)),
    }
    (ground,) = reason(explained, "type").grounds
    assert (ground.rule, ground.words) == ("lexicon: shell", words(article, "shelled"))


def test_a_figure_tells_how_it_was_counted(explainer: Explainer, findings: Findings) -> None:
    found = told(explainer.casualty(findings.casualties[0]))
    assert found["low"] == ("at least 7", ("“At least seven” is read as an amount of people.",))
    assert found["effect"] == ("killed", ("“killed” says what became of the people counted.",))
    assert found["event"] == ("Syrian army shells Atarib", (NOT_NOTED,))
    assert "perpetrator" not in found
    assert "cumulative" not in found


def test_an_actor_of_the_knowledge_base_tells_its_entry(explainer: Explainer, findings: Findings, article: Article) -> None:
    found = told(explainer.actor(findings.actors[0]))
    entry = "Its name stands in the program's knowledge base: Syrian Arab Army (armed forces, Syria)."
    assert found["name"] == ("Syrian Arab Army", (entry,))
    assert found["kind"] == ("armed forces", ("That of the entry.",))
    assert found["country"] == ("Syria", ("That of the entry.",))
    nameless = told(explainer.actor(findings.actors[1]))
    assert nameless["kind"] == ("non-governmental organisation", (NOT_NOTED,))
    without = Explainer.of(article, findings)
    assert "entry “syria-armed-forces”" in told(without.actor(findings.actors[0]))["name"][1][0]


def test_what_the_analyst_added_is_told_as_such(article: Article, findings: Findings) -> None:
    added = Additions(
        (AddedActor("qamar-brigade", "Qamar Brigade"),), (AddedPlace("tell-nour", "Tell Nour", 36.1, 36.8, near="Atarib"),)
    )
    explainer = Explainer.of(article, findings, added, knowledge().with_additions(added))
    actor = Actor(ActorId("actor:qamar-brigade"), "Qamar Brigade", why=(Because("name", "knowledge: qamar-brigade"),))
    assert "that you added: Qamar Brigade (other)." in told(explainer.actor(actor))["name"][1][0]
    place = Place(
        PlaceId("p"), "Tell Nour", lat=36.1, lon=36.8, precision=PlacePrecision.NEAR, gazetteer="analyst:tell-nour"
    )
    found = told(explainer.place(place))
    assert found["gazetteer"] == ("analyst:tell-nour", ("You added this place, near Atarib.",))
    assert found["lat"] == ("36.1000, 36.8000", ("Somewhere near this point.",))


def test_places_tell_where_their_position_is_from(explainer: Explainer, findings: Findings) -> None:
    (atarib,) = findings.places
    assert told(explainer.place(atarib))["gazetteer"][1] == ("Found in the gazetteer, from GeoNames (number 174030).",)
    for source, part in (("icao:OSLK", "list of airports (OSLK)"), ("briefing:donbas", "own list of places")):
        assert part in told(explainer.place(replace(atarib, gazetteer=source)))["gazetteer"][1][0]
    assert "does not know it" in told(explainer.place(replace(atarib, gazetteer=None)))["gazetteer"][1][0]
    assert "lat" not in told(explainer.place(Place(PlaceId("p"), "Nowhere")))


def test_ties_statements_and_times_are_told(explainer: Explainer, findings: Findings) -> None:
    tie = explainer.relation(findings.relations[0])
    assert tie.title == "Syrian Arab Army: opposes medics"
    assert told(tie)["predicate"] == ("opposes", ("The verb “said” states it (oppose).",))
    assert told(explainer.statement(findings.statements[0]))["event"] == ("Syrian army shells Atarib", (NOT_NOTED,))
    assert told(explainer.time(findings.times[0])) == {
        "when": ("2 May 2025", ("“On Friday” is an expression of time (date).",))
    }


@pytest.mark.parametrize(
    ("rule", "field", "sentence"),
    [
        ("lexicon: deny", "stance", "“shelled” is in the list of words for speaking so (deny)."),
        ("lexicon: deny", "status", "“shelled” is in the lexicon of conflict reporting (deny)."),
        ("time: weekday", "when", "“shelled” is an expression of time (weekday)."),
        ("a rule nobody has told of yet", "place", "A rule nobody has told of yet: “shelled”."),
        ("quarrel: with the neighbours", "place", "Quarrel: with the neighbours: “shelled”."),
        ("carried over from the passage", "when", "taken over from what the passage tells before it, at “shelled”."),
    ],
)
def test_every_rule_becomes_a_sentence(
    explainer: Explainer, article: Article, rule: str, field: str, sentence: str
) -> None:
    assert explainer.rule_in_words(Because(field, rule, words(article, "shelled"))).endswith(sentence)
    bare = explainer.rule_in_words(Because(field, rule))
    assert bare.endswith(".")
    assert "“”" not in bare
    assert "{" not in bare


def test_what_the_analyst_set_or_entered_is_told_as_his(explainer: Explainer, findings: Findings) -> None:
    read = findings.events[0]
    edited = replace(read, title="As the analyst has it", subtype="drone", review=Review.EDITED)
    found = told(explainer.event(edited, read))
    assert found["title"] == (
        "As the analyst has it",
        ("Set by you; the program read “Syrian army shells Atarib” in this article.",),
    )
    assert found["type"][1] == ("Set by you; the program read “strike: shelling” in this article.",)
    assert found["when"][1] == ("“On Friday” is an expression of time beside it.",)
    gone = told(explainer.event(replace(edited, why=()), None))
    assert "does not read it in this article any more" in gone["title"][1][0]
    entered = told(explainer.event(replace(read, origin=Origin.ANALYST)))
    assert {sentence for _, grounds in entered.values() for sentence in grounds} == {BY_HAND}


def test_what_the_join_over_all_articles_made_is_told(explainer: Explainer, findings: Findings) -> None:
    read = findings.events[0]
    found = told(explainer.event(replace(read, status=Status.DISPUTED), read))
    assert found["status"] == ("disputed", ("Joined over all articles; the program read “claimed” in this article.",))
    assert found["place"] == ("Atarib", (NOT_NOTED,))


# --- a whole article


def test_each_fact_stands_in_the_sentence_it_begins_in(explainer: Explainer, findings: Findings, article: Article) -> None:
    first, second, third = explain(article, findings, explainer)
    assert [one.number for one in (first, second, third)] == [1, 2, 3]
    assert first.text == "On Friday the army shelled Atarib."
    assert [fact.sort for fact in first.facts] == [Sort.EVENT, Sort.ACTOR, Sort.PLACE, Sort.TIME]
    assert [fact.sort for fact in second.facts] == [Sort.FIGURE, Sort.STATEMENT, Sort.TIE, Sort.ACTOR]
    assert third.facts == ()
    assert holding([first, second, third], "CIVILIANS   were") == (second,)
    assert holding([first, second, third], " ") == ()


@pytest.mark.parametrize("at", range(len(sample_articles())))
def test_nothing_noted_is_left_out_and_nothing_is_quoted_wrongly(at: int) -> None:
    article, findings = sample_articles()[at], sample_findings()[at]
    explained = explain(article, findings, Explainer.of(article, findings))
    check_whole(article, findings, [fact for one in explained for fact in one.facts])


def check_whole(article: Article, findings: Findings, facts: list[Explained]) -> None:
    by_id = {(fact.sort, fact.id): fact for fact in facts}
    for sort, lists in (
        (Sort.EVENT, findings.events),
        (Sort.FIGURE, findings.casualties),
        (Sort.STATEMENT, findings.statements),
        (Sort.TIE, findings.relations),
        (Sort.ACTOR, tuple(one for one in findings.actors if one.mentions)),
    ):
        one: Any
        for one in lists:
            fact = by_id[sort, one.id]
            noted = {(ground.rule, ground.words) for reason in fact.reasons for ground in reason.grounds}
            assert {(because.rule, because.words) for because in one.why} <= noted, one
    for fact in facts:
        assert fact.title
        for reason in fact.reasons:
            assert reason.label
            assert reason.grounds
            for ground in reason.grounds:
                assert ground.sentence.endswith((".", "…"))
                if ground.words is not None and "“" in ground.sentence:
                    assert " ".join(article.quote(ground.words).split()) in ground.sentence


@pytest.mark.parametrize(
    "name",
    [
        "01-flash-update.md",
        "05-state-media.md",
        "06-follow-up.txt",
        "07-monitor-bulletin.md",
        "08-local-paper-hama.md",
        "10-live-blog.md",
    ],
)
def test_every_field_that_is_read_has_its_reason(name: str) -> None:
    reading = read_here(ROOT / "seeds" / name)
    article, findings = reading.intake.article, reading.findings
    told = explain(article, findings, Explainer.of(article, findings, known=knowledge()))
    silent = {
        (fact.sort.value, reason.field, fact.title)
        for sentence in told
        for fact in sentence.facts
        for reason in fact.reasons
        if reason.value and any(ground.sentence == NOT_NOTED for ground in reason.grounds)
    }
    assert silent == set()


def test_an_article_read_by_the_program_is_explained_whole() -> None:
    reading = read_here(Pasted(sample_articles()[0].text))
    article, findings = reading.intake.article, reading.findings
    explained = explain(article, findings, Explainer.of(article, findings, known=knowledge()))
    assert len(explained) == len(numbered_sentences(article)) > 3
    check_whole(article, findings, [fact for one in explained for fact in one.facts])
    grounds = [ground for one in explained for fact in one.facts for reason in fact.reasons for ground in reason.grounds]
    assert any(ground.rule is not None and ground.words is not None for ground in grounds)


# --- the command


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    def run_(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        status = cli.main([str(one) for one in arguments], lambda case: 0)
        said = capsys.readouterr()
        return status, said.out, said.err

    return run_


def test_the_command_prints_sentences_facts_and_grounds(run: Any, tmp_path: Any, article: Article) -> None:
    file = tmp_path / "note.txt"
    file.write_text(TEXT)
    status, out, err = run("explain", file, "--published", "2025-05-05")
    assert (status, err) == (0, "")
    assert "1   On Friday the army shelled Atarib." in out
    assert "At least seven" in out
    assert "2 May 2025" in out
    assert "Nobody else spoke" in out
    assert all(len(line) <= 110 for line in out.splitlines())
    status, one, _ = run("explain", file, "--sentence", 3, "--published", "2025-05-05")
    assert "nothing read" in one
    assert "shelled" not in one
    status, found, _ = run("explain", file, "--find", "CIVILIANS were", "--published", "2025-05-05")
    assert "2   At least seven" in found
    assert "1   On Friday" not in found


def test_the_command_writes_the_same_as_json(run: Any, tmp_path: Any) -> None:
    file = tmp_path / "note.txt"
    file.write_text(TEXT)
    status, out, _ = run("explain", file, "--published", "2025-05-05", "--format", "json")
    document = json.loads(out)
    assert (status, document["format"], document["document"]["published"]) == (0, "briefing-explain/1", "2025-05-05")
    assert [one["number"] for one in document["sentences"]] == [1, 2, 3]
    for sentence in document["sentences"]:
        assert TEXT[sentence["start"] : sentence["end"]] == sentence["text"]
        for fact in sentence["facts"]:
            for field in fact["fields"]:
                for ground in field["grounds"]:
                    if ground["words"] is not None:
                        assert TEXT[ground["words"]["start"] : ground["words"]["end"]] == ground["words"]["text"]


@pytest.mark.parametrize(
    ("arguments", "status", "words_"),
    [
        (("--sentence", "9"), 2, "There is no sentence 9; the article has 3."),
        (("--find", "wombats"), 0, "No sentence has the words “wombats”."),
        (("--case", "gone.briefing"), 3, "gone.briefing"),
    ],
)
def test_what_is_not_there_is_said(run: Any, tmp_path: Any, arguments: tuple[str, ...], status: int, words_: str) -> None:
    file = tmp_path / "note.txt"
    file.write_text(TEXT)
    found, _, err = run("explain", file, "--published", "2025-05-05", *arguments)
    assert found == status
    assert words_ in err
    assert additions(None) == Additions()

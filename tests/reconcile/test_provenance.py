"""Through whom a report came, and how many independent origins several have: one agency's text is one wherever printed."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest

from briefing import reconcile
from briefing.domain.actor import Actor, ActorId, ActorKind
from briefing.domain.casualty import Casualty, CasualtyId, Effect
from briefing.domain.corpus import Corpus
from briefing.domain.event import Event, EventId, EventType
from briefing.domain.text import Article, BlockKind, Span, article_id, assemble
from briefing.reconcile.provenance import Provenance
from briefing.reconcile.wires import Wires, credited
from tests.usecases.wire_case import (
    AGENCY_AGAIN,
    AGENCY_CUT,
    AGENCY_FIRST,
    BY_MINISTRY,
    BY_MONITOR,
    BY_MONITOR_LATER,
    WIRE,
    six_articles,
    six_case,
    six_findings,
)

SOHR = Actor(ActorId("actor:sohr"), "SOHR", ActorKind.NGO, aliases=("Syrian Observatory for Human Rights",))
HELMETS = Actor(ActorId("actor:helmets"), "White Helmets", ActorKind.NGO)
AFP = Actor(ActorId("actor:afp"), "Agence France-Presse", ActorKind.MEDIA, aliases=("AFP",))
SANA = Actor(ActorId("actor:sana"), "SANA", ActorKind.MEDIA)
DOCTOR = Actor(ActorId("actor:x:doctor"), "doctor", ActorKind.OTHER, nameless=True)
CAST = (SOHR, HELMETS, AFP, SANA, DOCTOR)


def article(*parts: str, publisher: str | None = "BBC", author: str | None = None, day: int = 28) -> Article:
    text, blocks = assemble((BlockKind.PARAGRAPH, part) for part in parts)
    return Article(
        article_id(text), text, blocks, title="T", publisher=publisher, author=author, published=date(2024, 11, day)
    )


def told(
    sentence: str, *speakers: Actor, publisher: str = "BBC", day: int = 28
) -> tuple[Article, Event, tuple[Actor, ...]]:
    """An article of one sentence, an event read in it, and its actors where their words stand."""
    made = article(sentence, publisher=publisher, day=day)
    cast = []
    for one in CAST:
        spans = tuple(
            Span(made.id, at, at + len(name))
            for name in (one.name, *one.aliases)
            if (at := made.text.find(name)) >= 0 and (name.isupper() or not made.text[at - 1 : at].isalpha())
        )
        cast.append(replace(one, mentions=spans))
    event = Event(
        EventId(f"{made.id}:e0"),
        "Strike",
        EventType.STRIKE,
        attributed_to=tuple(one.id for one in speakers),
        evidence=(Span(made.id, 0, 10),),
    )
    return made, event, tuple(cast)


def chain(sentence: str, *speakers: Actor, publisher: str = "BBC") -> str:
    made, event, cast = told(sentence, *speakers, publisher=publisher)
    links = Provenance(Corpus(articles=(made,), actors=cast, events=(event,))).chain(event)
    return " ← ".join(one.name for one in links)


@pytest.mark.parametrize(
    ("sentence", "speaker", "expected"),
    [
        ("Twelve people died in Atarib on Friday.", None, "BBC"),
        ("Twelve people died in Atarib on Friday, SOHR said.", SOHR, "BBC ← SOHR"),
        ("SOHR, citing medical sources, said twelve people died in Atarib.", SOHR, "BBC ← SOHR ← medical sources"),
        ("Twelve people died in Atarib, SOHR said, citing doctors.", SOHR, "BBC ← SOHR ← doctors"),
        ("Citing hospital staff, SOHR said twelve people died in Atarib.", SOHR, "BBC ← SOHR ← hospital staff"),
        ("Twelve died in Atarib, according to SANA, quoting a ministry official.", SANA, "BBC ← SANA ← ministry official"),
        ("SANA quoted a military source as saying that twelve died in Atarib.", SANA, "BBC ← SANA ← military source"),
        ("Twelve died in Atarib, SANA reported, citing the White Helmets.", SANA, "BBC ← SANA ← White Helmets"),
        ("Twelve died in Atarib, a doctor told AFP on Friday.", DOCTOR, "BBC ← Agence France-Presse ← doctor"),
        ("Twelve died in Atarib, a doctor told reporters on Friday.", DOCTOR, "BBC ← doctor"),
        ("Twelve died, a doctor quoted by SANA said on Friday.", DOCTOR, "BBC ← SANA ← doctor"),
        (
            "SOHR, a monitor that is based in Britain, said twelve people had died in the bombing of a market in Atarib "
            "early on Monday, citing medical sources.",
            SOHR,
            "BBC ← SOHR ← medical sources",
        ),
        (
            "SOHR, a monitor that is based in Britain, said twelve people had died in the bombing of a market in Atarib "
            "and the army reported that there had been none, citing its rules.",
            SOHR,
            "BBC ← SOHR",
        ),
        ("Twelve people died, SOHR said. The army, citing rules, kept silent.", SOHR, "BBC ← SOHR"),
    ],
)
def test_a_chain_is_read_from_the_words_of_the_sentence(sentence: str, speaker: Actor | None, expected: str) -> None:
    assert chain(sentence, *([speaker] if speaker is not None else [])) == expected


def test_nobody_passes_on_to_himself_what_he_says() -> None:
    assert chain("Twelve people died in Atarib, SANA said.", SANA, publisher="SANA") == "SANA"
    assert chain("Twelve people died in Atarib, AFP said.", AFP, publisher="AFP") == "Agence France-Presse"
    nameless = replace(AFP, name="Agence France-Presse", aliases=())  # an outlet by the letters of its name
    made, event, _ = told("Twelve people died in Atarib.", nameless, publisher="AFP")
    links = Provenance(Corpus(articles=(made,), actors=(nameless,), events=(event,))).chain(event)
    assert [one.name for one in links] == ["Agence France-Presse"]


def test_what_was_entered_without_an_article_has_no_chain_and_one_origin() -> None:
    event = Event(EventId("analyst:1"), "Seen", EventType.OTHER)
    provenance = Provenance(Corpus(events=(event,)))
    assert provenance.chain(event) == ()
    assert provenance.origins([event]) == 1


def origins(*reports: tuple[Article, Event, tuple[Actor, ...]]) -> int:
    met = [one for _, _, cast in reports for one in cast]
    actors = tuple(
        replace(one, mentions=tuple(span for other in met if other.id == one.id for span in other.mentions)) for one in CAST
    )
    events = tuple(event for _, event, _ in reports)
    return Provenance(Corpus(tuple(made for made, _, _ in reports), actors, events=events)).origins(events)


def test_one_source_is_one_origin_however_many_outlets_quote_it() -> None:
    assert origins(told("Twelve died, SOHR said.", SOHR), told("A dozen died, SOHR said.", SOHR, publisher="CNN")) == 1
    assert origins(told("Twelve died, SOHR said.", SOHR), told("Twelve died, White Helmets said.", HELMETS)) == 2


def test_two_sources_of_one_report_are_two_origins() -> None:
    assert origins(told("Twelve died, SOHR and White Helmets said.", SOHR, HELMETS)) == 2


def test_somebody_unnamed_whom_a_source_cites_is_that_source() -> None:
    assert origins(told("SOHR, citing medics, said twelve died.", SOHR), told("SOHR said twelve died there.", SOHR)) == 1
    cited = told("SANA, citing White Helmets, said twelve died.", SANA)
    assert origins(cited, told("Twelve died, White Helmets said.", HELMETS, publisher="CNN")) == 1


def test_a_long_sentence_printed_twice_is_one_origin_whoever_prints_it() -> None:
    words = "Twelve people died and thirty were hurt when a shell fell on the bakery of the old town at dawn."
    one, other = told(words), told(f"{words} Nobody knew why.", publisher="CNN", day=29)
    assert origins(one, other) == 1
    assert origins(one, told("Eleven people were killed at a bakery.", publisher="CNN")) == 2


# --- texts that outlets share


def test_three_outlets_that_print_one_agencys_text_are_found() -> None:
    ids = [one.id for one in six_articles()]
    wires = Wires(six_articles())
    assert [wires.head(one) for one in ids] == [ids[0], ids[0], ids[0], *ids[3:]]
    assert [wires.outlet(one) for one in ids[:3]] == ["Reuters"] * 3
    assert wires.copies == {ids[0]: (ids[0], *sorted(ids[1:3]))}


def test_shared_texts_are_found_in_whatever_order_articles_come() -> None:
    expected = {one.id: Wires(six_articles()).head(one.id) for one in six_articles()}
    for seed in range(5):
        mixed = list(six_articles())
        random.Random(seed).shuffle(mixed)
        wires = Wires(mixed)
        assert {one.id: wires.head(one.id) for one in mixed} == expected


def test_a_digest_that_holds_two_texts_does_not_make_them_one() -> None:
    other = tuple(
        f"Delegates in the {place} spent the whole of {day} talking about tariffs, grain and the price of diesel fuel, and "
        f"left without a paper that anyone would sign, as the chair of the {body} told those who had waited outside."
        for place, day, body in (
            ("capital", "Monday", "panel"),
            ("port", "Tuesday", "council"),
            ("hills", "Friday", "board"),
        )
    )
    one, two = article(*WIRE, day=27), article(*other, day=27, publisher="CNN")
    digest = article(*WIRE, *other, day=28, publisher="Digest")
    wires = Wires([one, two, digest])
    assert wires.head(one.id) != wires.head(two.id)


@pytest.mark.parametrize(
    ("made", "name", "whole"),
    [
        (article("ALEPPO (Reuters) - Shells fell."), "Reuters", True),
        (article("ALEPPO, Syria, Nov 29 (AP) — Shells fell."), "Associated Press", True),
        (article("Shells fell.", author="Agence France-Presse"), "AFP", True),
        (article("Shells fell.", author="Jane Doe and Reuters"), "Reuters", True),
        (article("Shells fell.", publisher="TASS"), "TASS", True),
        (article("Shells fell.", "Source: Xinhua"), "Xinhua", True),
        (article("Shells fell.", "© 2024 Agence France-Presse"), "AFP", True),
        (article("Shells fell.", "The Associated Press contributed to this report."), "Associated Press", False),
        (article("Shells fell.", "With reporting by AFP."), "AFP", False),
        (article("Shells fell.", "Additional reporting by our staff and Reuters"), "Reuters", False),
        (article("Shells fell (ap) and so on."), None, None),
        (article("Reuters was hit by a cyber attack, it said."), None, None),
        (article("Shells fell.", author="Ana Pa"), None, None),
    ],
)  # fmt: skip
def test_an_agencys_credit_is_read_where_outlets_print_it(made: Article, name: str | None, whole: bool | None) -> None:
    found = credited(made)
    assert found == name
    assert (found.is_whole if found is not None else None) == whole


# --- the whole of it


def test_six_articles_on_one_strike_are_five_reports_of_two_origins() -> None:
    with six_case() as case:
        corpus = case.corpus()
        copies = [head.near_duplicate_of is not None for head in case.articles.heads()]
    assert copies == [False, True, False, False, False, False]  # one copy is so near that nothing is read from it
    provenance = Provenance(corpus)
    strike = next(one for one in corpus.incidents if any(toll.effect is Effect.KILLED for toll in one.tolls))
    toll = strike.tolls[0]
    rows = [row for row in corpus.casualties if row.incident == strike.id]
    assert (provenance.reports(rows), provenance.origins(rows), toll.origins) == (5, 2, 2)
    events = [one for one in corpus.events if one.incident == strike.id]
    assert provenance.told_in(events) == {one.id for one in six_articles()}
    ids = [one.id for one in six_articles()]
    chains = {row.evidence[0].article: [link.name for link in provenance.chain(row)] for row in rows}
    assert chains[ids[AGENCY_FIRST]] == ["Harbour Daily", "Reuters", "residents"]
    assert chains[ids[AGENCY_CUT]] == ["Gulf Morning", "Reuters", "residents"]
    assert chains[ids[BY_MONITOR]] == ["The Orontes Courier", "Syrian Observatory for Human Rights", "medical sources"]
    assert chains[ids[BY_MONITOR_LATER]] == ["Aleppo Letter", "Syrian Observatory for Human Rights"]
    assert ids[AGENCY_AGAIN] not in chains
    assert ids[BY_MINISTRY] not in chains


def test_an_agencys_figure_weighs_once_in_the_middle_however_many_print_it() -> None:
    corpus = reconcile.corpus(six_articles(), six_findings())
    toll = next(toll for one in corpus.incidents for toll in one.tolls if toll.effect is Effect.KILLED)
    assert (toll.low, toll.best, toll.high, toll.origins) == (15, 19.5, 24, 2)


def test_a_figure_without_a_source_in_three_prints_of_one_text_has_one_origin() -> None:
    texts = [
        article(*WIRE, f"The {name} will be closed tomorrow.", publisher=name, day=28 + n)
        for n, name in enumerate(("Courier", "Herald"))
    ]
    rows = [Casualty(CasualtyId(f"{one.id}:c"), Effect.KILLED, 15, None, evidence=(Span(one.id, 0, 20),)) for one in texts]
    assert Provenance(Corpus(tuple(texts), casualties=tuple(rows))).origins(rows) == 1

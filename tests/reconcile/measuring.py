"""Measuring sets read as perfect findings: each gold row becomes what extraction would have given for it.

A set is a folder of `NAME.md` articles beside `NAME.gold.json`, with a `corpus.gold.json` for what shows across articles.
What gold does not say (which event a toll belongs to, which toll is a part of which) is left open here too, so that the
rules of reconciliation have to find it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from briefing.domain.actor import Actor, ActorId, ActorKind, Predicate, Relation
from briefing.domain.casualty import Casualty, CasualtyId, Effect, Group, Victims
from briefing.domain.claim import Stance, Statement, Status
from briefing.domain.corpus import Corpus
from briefing.domain.event import Event, EventId, EventType, Participant, Role
from briefing.domain.findings import Findings
from briefing.domain.place import Place, PlaceId, PlaceKind, PlacePrecision
from briefing.domain.text import Article, BlockKind, Span, article_id, assemble
from briefing.domain.when import UNKNOWN, Precision, When
from briefing.knowledge.folding import fold

Member = tuple[str, str]


@dataclass(frozen=True, slots=True)
class MeasuringSet:
    """The articles of a set with perfect findings, and what gold says of them together."""

    articles: tuple[Article, ...]
    findings: tuple[Findings, ...]
    gold: dict[str, Any]
    event_of: dict[Member, EventId]
    actor_of: dict[Member, ActorId]


def load(folder: Path) -> MeasuringSet:
    """A set from its folder. Articles in other formats than Markdown and plain text are passed over."""
    articles, findings = [], []
    event_of: dict[Member, EventId] = {}
    actor_of: dict[Member, ActorId] = {}
    for path in sorted(p for p in folder.iterdir() if p.suffix in (".md", ".txt")):
        gold_path = path.with_name(f"{path.stem}.gold.json")
        if not gold_path.exists():
            continue
        article = _article(path)
        one = _Gold(article, json.loads(gold_path.read_text("utf-8"))).findings()
        articles.append(article)
        findings.append(one)
        event_of |= {(path.stem, event.id.rsplit(":", 1)[1]): event.id for event in one.events}
        gold = json.loads(gold_path.read_text("utf-8"))
        actor_of |= {
            (path.stem, row["key"]): actor.id for row, actor in zip(gold.get("actors", []), one.actors, strict=True)
        }
    corpus_gold = folder / "corpus.gold.json"
    gold = json.loads(corpus_gold.read_text("utf-8")) if corpus_gold.exists() else {}
    return MeasuringSet(tuple(articles), tuple(findings), gold, event_of, actor_of)


@dataclass(frozen=True, slots=True)
class Marks:
    """How a corpus compares with gold: incident pairs, reconciled totals, and what went wrong in words."""

    right: int
    found: int
    asked: int
    totals_right: int
    totals: int
    faults: tuple[str, ...]

    @property
    def pairs_f1(self) -> float:
        """F1 over pairs of events that gold names."""
        return 2 * self.right / (self.found + self.asked) if self.found + self.asked else 1.0


def compare(corpus: Corpus, measuring: MeasuringSet) -> Marks:
    """Marks a corpus: pairs over the events named in gold, totals by effect, bounds and (where gold says) victims."""
    incident_of = {event.id: event.incident for event in corpus.events}
    incidents = {one.id: one for one in corpus.incidents}
    here = set(measuring.event_of)
    home = {tuple(m): i["key"] for i in measuring.gold.get("incidents", []) for m in i["members"]}
    named = {tuple(m) for pair in measuring.gold.get("apart", []) for m in pair} | set(home)
    right = found = asked = 0
    faults = []
    for a, b in combinations(sorted(m for m in named if m in here), 2):
        joined = incident_of[measuring.event_of[a]] == incident_of[measuring.event_of[b]]
        alike = a in home and home.get(a) == home.get(b)
        right, found, asked = right + (joined and alike), found + joined, asked + alike
        if joined != alike:
            faults.append(f"{'not joined' if alike else 'wrongly joined'}: {'/'.join(a)} and {'/'.join(b)}")
    totals = totals_right = 0
    for gold in measuring.gold.get("incidents", []):
        ids = [incident_of[measuring.event_of[tuple(m)]] for m in gold["members"] if tuple(m) in here]
        ids = [one for one in ids if one is not None]
        best = max(sorted(set(ids)), key=ids.count) if ids else None
        tolls = incidents[best].tolls if best else ()
        for total in gold.get("casualties", []):
            totals += 1
            hit = any(
                (toll.effect, toll.low, toll.high) == (total["effect"], total["low"], total["high"])
                and toll.victims == total.get("victims", toll.victims)
                for toll in tolls
            )
            totals_right += hit
            if not hit:
                told = "; ".join(f"{t.effect} {t.victims} {t.low}..{t.high}" for t in tolls)
                faults.append(f"{gold['key']}: {total} but {told}")
    return Marks(right, found, asked, totals_right, totals, tuple(faults))


def _article(path: Path) -> Article:
    raw = path.read_text("utf-8").replace("\r\n", "\n")
    match = re.match(r"---\n(.*?)\n---\n(.*)\Z", raw, re.S)
    head, body = match.groups() if match else ("", raw)
    front = dict(line.split(":", 1) for line in head.split("\n") if ":" in line)
    told = {key.strip(): value.strip().strip("\"'") for key, value in front.items()}
    text, blocks = assemble((BlockKind.PARAGRAPH, part) for part in re.split(r"\n\s*\n|\n(?=[-#*])", body))
    published = told.get("published")
    return Article(
        article_id(text), text, blocks, title=told.get("title"), publisher=told.get("publisher"),
        published=date.fromisoformat(published) if published and published != "null" else None,
    )  # fmt: skip


class _Gold:
    """One article's gold on its way to findings."""

    def __init__(self, article: Article, gold: dict[str, Any]) -> None:
        self.article = article
        self.gold = gold
        self.actors = {row["key"]: self._actor(row) for row in gold.get("actors", [])}
        self.places = {row["key"]: self._place(row) for row in gold.get("places", [])}

    def findings(self) -> Findings:
        return Findings(
            article=self.article.id,
            actors=tuple(self.actors.values()),
            places=tuple(self.places.values()),
            events=tuple(self._event(row) for row in self.gold.get("events", [])),
            casualties=tuple(self._casualty(row) for row in self.gold.get("casualties", [])),
            relations=tuple(self._relation(n, row) for n, row in enumerate(self.gold.get("relations", []))),
            statements=tuple(self._statement(n, row) for n, row in enumerate(self.gold.get("statements", []))),
        )

    def _actor(self, row: dict[str, Any]) -> Actor:
        name = row["names"][0]
        nameless = _is_description(row)
        affiliation = row.get("affiliation")
        above = next((other for other in self.gold["actors"] if other["key"] == affiliation), None)
        return Actor(
            id=self._actor_id(row),
            name=name,
            kind=ActorKind(row["kind"][0]),
            aliases=tuple(row["names"][1:]),
            title=row.get("title"),
            affiliation=self._actor_id(above) if above else None,
            mentions=tuple(self._spans(next((n for n in row["names"] if n in self.article.text), ""), sentence=False)),
            nameless=nameless,
        )

    def _actor_id(self, row: dict[str, Any]) -> ActorId:
        name = row["names"][0]
        return ActorId(f"{self.article.id}:{row['key']}" if _is_description(row) else f"a:{fold(name)}")

    def _place(self, row: dict[str, Any]) -> Place:
        reach = row.get("tolerance_km", 25)
        name = row["names"][0]
        kind = PlaceKind.COUNTRY if reach >= 400 else PlaceKind.ADMIN if reach > 60 else PlaceKind.CITY
        if any(
            re.search(rf"\b[Vv]illage of {re.escape(n)}|{re.escape(n)}, a village", self.article.text) for n in row["names"]
        ):
            kind = PlaceKind.VILLAGE
        if re.search(r"\b([Rr]iver|Sea|Gulf|Canal)\b", name):
            kind = PlaceKind.WATER
        precision = {PlaceKind.COUNTRY: PlacePrecision.COUNTRY, PlaceKind.ADMIN: PlacePrecision.ADMIN}.get(
            kind, PlacePrecision.EXACT
        )
        located = row.get("lat") is not None
        return Place(
            id=PlaceId(f"p:{fold(name)}"), name=name, kind=kind, aliases=tuple(row["names"][1:]),
            country=row.get("country"), lat=row.get("lat"), lon=row.get("lon"), precision=precision if located else None,
            mentions=tuple(self._spans(next((n for n in row["names"] if n in self.article.text), ""), sentence=False)),
        )  # fmt: skip

    def _event(self, row: dict[str, Any]) -> Event:
        both = [(key, Role.INITIATOR) for key in row.get("participants") or row.get("initiators", [])]
        both += [(key, Role.TARGET) for key in row.get("targets", [])]
        return Event(
            id=EventId(f"{self.article.id}:{row['key']}"),
            title=row["quote"],
            type=EventType(row["type"][0]),
            subtype=_subtype(row),
            when=_when(row),
            place=self._place_id(row),
            participants=tuple(Participant(self.actors[key].id, role) for key, role in both),
            status=Status(row.get("status", ["reported"])[0]),
            attributed_to=tuple(self.actors[key].id for key in row.get("attributed_to", [])),
            confidence=1.0,
            evidence=tuple(
                dict.fromkeys(span for quote in (row["quote"], *row.get("also", [])) for span in self._spans(quote))
            ),
        )

    def _casualty(self, row: dict[str, Any]) -> Casualty:
        def actor(key: str | None) -> ActorId | None:
            return self.actors[key].id if key else None

        return Casualty(
            id=CasualtyId(f"{self.article.id}:{row['key']}"),
            effect=Effect(row["effect"]),
            low=row["low"],
            high=row["high"],
            victims=Victims(row.get("victims", "unknown")),
            groups=tuple(Group(group) for group in row.get("groups", [])),
            victim_actor=actor(row.get("victim_actor")),
            perpetrator=actor(row.get("perpetrator")),
            cumulative=row.get("cumulative", False),
            when=_when(row),
            place=self._place_id(row),
            attributed_to=tuple(self.actors[key].id for key in row.get("attributed_to", [])),
            status=Status(row.get("status", ["reported"])[0]),
            evidence=tuple(self._spans(row["quote"], sentence=False)),
        )

    def _relation(self, n: int, row: dict[str, Any]) -> Relation:
        ends = self.actors[row["subject"]].id, self.actors[row["object"]].id
        evidence = tuple(self._spans(row["quote"]))
        return Relation(f"{self.article.id}:r{n}", ends[0], Predicate(row["predicate"]), ends[1], evidence)

    def _statement(self, n: int, row: dict[str, Any]) -> Statement:
        spans = tuple(self._spans(row["quote"]))
        about = None
        for event in self.gold.get("events", []):
            also = {span for quote in (event["quote"], *event.get("also", [])) for span in self._spans(quote)}
            if also & set(spans):
                about = EventId(f"{self.article.id}:{event['key']}")
                break
        return Statement(f"{self.article.id}:s{n}", self.actors[row["speaker"]].id, Stance(row["stance"]), about, spans)

    def _place_id(self, row: dict[str, Any]) -> PlaceId | None:
        return self.places[row["place"]].id if row.get("place") else None

    def _spans(self, quote: str, *, sentence: bool = True) -> Iterator[Span]:
        text = self.article.text
        words = " ".join(quote.split())
        start = text.find(words) if words else -1
        if start < 0:
            return
        end = start + len(words)
        if sentence:
            start = max((m.end() for m in re.finditer(r"(?<=[a-z0-9\"”)])[.!?]\s+|\n", text[:start])), default=0)
            stop = re.search(r"(?<=[a-z0-9\"”)])[.!?](?=\s|$)|\n|$", text[end:])
            end += stop.end() if stop else 0
            while text[start].isspace():
                start += 1
            end = start + len(text[start:end].rstrip())
        yield Span(self.article.id, start, end)


# What gold leaves out and every extractor reads off the predicate.
_SUBTYPES = {
    "battle": {
        "offensive": r"offensive|operation", "capture-of-territory": r"captur\w+ (of|more|the)|\btaken\b|seized|overran",
    },
    "strike": {
        "drone": r"\bdrones?\b", "missile": r"missiles?|ATACMS", "shelling": r"shell(ed|ing)", "landmine": r"\bmine\b",
        "airstrike": r"air ?strikes?|air raid|\bjets?\b|warplanes?|aircraft|bombed", "bombing": r"car bomb",
    },
    "detention": {"release": r"\bfreed\b|released", "arrest": r"detained|arrest", "prisoner-exchange": r"exchange"},
    "diplomacy": {"talks": r"\btalks\b|meet", "ceasefire": r"announced a ceasefire", "visit": r"visited"},
    "movement": {"displacement": r"fled|displaced|left for", "evacuation": r"evacuat"},
}  # fmt: skip


def _is_description(row: dict[str, Any]) -> bool:
    return bool(row["names"][0][:1].islower()) and "government" not in row["kind"]


def _subtype(row: dict[str, Any]) -> str | None:
    for subtype, pattern in _SUBTYPES.get(row["type"][0], {}).items():
        if re.search(pattern, row["quote"]):
            return subtype
    return None


def _when(row: dict[str, Any]) -> When:
    first, last = (date.fromisoformat(row[end]) if row.get(end) else None for end in ("earliest", "latest"))
    if first is None and last is None:
        return UNKNOWN
    if first is None or last is None:
        return When(first, last, Precision.DAY)
    days = (last - first).days + 1
    if days <= 3:
        precision = Precision.DAY
    elif days <= 7:
        precision = Precision.WEEK
    elif days <= 31:
        precision = Precision.MONTH
    elif (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        precision = Precision.YEAR
    else:
        precision = Precision.DAY
    return When(first, last, precision)

#!/usr/bin/env python3
"""How well articles are read: what the program makes of the measuring sets, held against their answer keys.

    python tests/bench/score.py [SET ...]             one line a measure; a SET is seeds, tuning, a held-out one,
                                                      a name in further/, or a folder
    python tests/bench/score.py SET --predicted FILE  score what `briefing extract` wrote instead of reading here
    python tests/bench/score.py SET --misses          also every miss and every false row; refused where held out
    python tests/bench/score.py --check [SET ...]     are the keys sound?
    python tests/bench/score.py --write-floors        keep today's figures as floors; --lower where one may fall

tests/bench/README.md tells what is in a set and how keys are written. What is counted:

    anchor        A fact of ours stands for a row of the key when a span of its evidence overlaps a quote of the row, or
                  lies in the sentence of the quote. Facts and rows are paired one to one, the closest first.
    actors        F1 over actors mentioned in the article, by shared names; a second entry for one actor is a false one.
    places        share of the key's places that are met by name.
    times         share of the key's expressions met by one with the same first and last day.
    key events    share of the important events met by an event of an acceptable type.
    precision     share of our events, background left out, that meet any event of the key.
    event dates   share of the key's dated events whose counterpart has the same first and last day.
    casualties    F1 over effect, lowest and highest figure, all three equal.
    traps         share of the key's traps that no false casualty of that figure was read from.
    statements    F1 over speaker and stance.         relations    F1 over both ends and the tie.
    incidents     F1 over pairs of events that share an incident; look-alikes that must stay apart are false pairs.
    overall       mean of these.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations, pairwise
from math import floor
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
# Sets that were blind when they were first measured and steered rules afterwards, a folder each.
FURTHER = {folder.name: folder for folder in sorted((HERE / "further").glob("*/"))}
HELD_OUT = {folder.name: folder for folder in sorted(HERE.glob("held-out*/"))}
SETS = {"seeds": ROOT / "seeds", "tuning": HERE / "tuning", **FURTHER, **HELD_OUT}
# What is held out has no floors: a test that rules must pass is a set that rules are written against.
FLOORED = tuple(name for name in SETS if name not in HELD_OUT)
FORMATS = (".md", ".html", ".txt")

Row = dict[str, Any]
Where = tuple[int, int]

MEASURES: dict[str, str] = {
    "actors": "f1",
    "places": "recall",
    "times": "recall",
    "key events": "recall",
    "event precision": "precision",
    "event dates": "recall",
    "casualties": "f1",
    "traps avoided": "recall",
    "statements": "f1",
    "relations": "f1",
    "incident pairs": "f1",
}
EITHER_WAY = {"allied-with", "opposes", "negotiates-with"}


# ---------------------------------------------------------------- sets and their keys
@dataclass(frozen=True)
class Keyed:
    """An article of a set: its name, its file and its answer key."""

    name: str
    file: Path
    key: dict[str, list[Row]]

    def rows(self, kind: str) -> list[Row]:
        return self.key.get(kind, [])

    def optional(self, kind: str) -> set[str]:
        """Keys of entries that are worth neither credit nor blame."""
        return {row["key"] for row in self.rows(kind) if row.get("optional")}

    def quotes(self) -> Iterator[str]:
        for rows in self.key.values():
            for row in rows:
                yield from quotes_of(row)


@dataclass(frozen=True)
class MeasuringSet:
    """The articles of one folder that have keys, and the key of what shows only across them."""

    name: str
    folder: Path
    articles: tuple[Keyed, ...]
    across: dict[str, list[Row]]

    def incidents(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """Each incident with its members: (article, event)."""
        for row in self.across.get("incidents", []):
            members = [*row.get("members", []), *row.get("other_formats", [])]
            yield row["key"], [(article, event) for article, event in members]

    def apart(self) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
        for listed in ("apart", "apart_other_formats"):
            for one, other in self.across.get(listed, []):
                yield (one[0], one[1]), (other[0], other[1])

    def hashes(self) -> dict[str, str]:
        """SHA-256 of all texts and of all keys, so that floors are known to belong to them."""
        texts, keys = hashlib.sha256(), hashlib.sha256()
        for article in self.articles:
            texts.update(article.name.encode() + b"\0" + article.file.read_bytes())
        for file in sorted(self.folder.glob("*.gold.json")):
            keys.update(file.name.encode() + b"\0" + file.read_bytes())
        return {"texts": texts.hexdigest(), "keys": keys.hexdigest()}


def load(name: str) -> MeasuringSet:
    """A set by its name or folder. Raises OSError or ValueError for a folder that holds none."""
    folder = SETS.get(name, Path(name))
    if not folder.is_dir():
        raise OSError(f"{name} is no measuring set and no folder")
    articles = []
    for file in sorted(one for one in folder.iterdir() if one.suffix in FORMATS):
        key = folder / f"{file.stem}.gold.json"
        if key.exists():
            articles.append(Keyed(file.stem, file, json.loads(key.read_text("utf-8"))))
    if not articles:
        raise ValueError(f"{folder} holds no article with an answer key")
    across = folder / "corpus.gold.json"
    return MeasuringSet(name, folder, tuple(articles), json.loads(across.read_text("utf-8")) if across.exists() else {})


def quotes_of(row: Row) -> list[str]:
    """The passages that tell a row of the key, the first one first."""
    return [quote for quote in [row.get("quote"), *row.get("also", [])] if quote]


# ---------------------------------------------------------------- text
def find_quote(quote: str, text: str) -> list[Where]:
    """Every place where the words of a quote stand in a text, whatever is between the words."""
    words = re.findall(r"\w+", quote)
    pattern = r"(?<!\w)" + r"[\W_]+".join(map(re.escape, words)) + r"(?!\w)"
    return [match.span() for match in re.finditer(pattern, text)]


_STOP = re.compile(r"[.!?…][\"'”’)\]*]*\s+(?=[\"'“‘(\[*]*[A-ZÀ-Þ0-9])|\n+")
_NO_STOP = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Brig|Lt|Col|Maj|Capt|Sgt|St|No|approx|Jan|Feb|Aug|Sept|Oct|Nov|Dec)|\b[A-Z]|[ap]\.m)\.$"
)


def sentences(text: str) -> list[Where]:
    """Where sentences begin and end. A line break ends one, an abbreviation's full stop does not."""
    edges = [0]
    for match in _STOP.finditer(text):
        if match[0][0] == "\n" or not _NO_STOP.search(text[: match.start() + 1]):
            edges.append(match.end())
    edges.append(len(text))
    return [(a, b) for a, b in pairwise(edges) if text[a:b].strip()]


def fold_name(name: str) -> str:
    """A name without case, accents, punctuation, possessive and leading article."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"[’'ʼʻ`]s\b", "", plain)
    words = re.sub(r"[^\w\s]|_", lambda m: "" if m[0] in "’'ʼʻ`." else " ", plain).split()
    while len(words) > 1 and words[0] in {"the", "a", "an", "al", "el"}:
        words = words[1:]
    return " ".join(words)


_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBER_WORDS = {word: n for n, word in enumerate([*_UNITS.split(), "eighteen", "nineteen"])}
_NUMBER_WORDS |= {word: 10 * n for n, word in enumerate(_TENS.split(), 2)}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_VAGUE = {"couple": 2, "several": 3, "dozen": 12, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000}
_VAGUE |= {"tens of thousands": 20_000, "hundreds of thousands": 200_000, "millions": 2_000_000}


def figures_in(text: str) -> set[int]:
    """The figures a passage can be read as, hedges included: "more than 50" is 50 and 51."""
    found: set[float] = {n for phrase, n in _VAGUE.items() if re.search(rf"\b{phrase}\b", text.casefold())}
    value: float | None = None
    for word in [*re.findall(r"\d[\d,]*(?:\.\d+)?|[a-z]+", text.casefold()), ""]:
        number = float(word.replace(",", "")) if word[:1].isdigit() else _NUMBER_WORDS.get(word)
        if value is not None and word in _SCALES:
            value *= _SCALES[word]
        elif value is not None and number is not None and number < 10 and value in range(20, 100, 10):
            value += number
        else:
            if value is not None:
                found.add(value)
            value = _SCALES.get(word, number)
    return {int(n) + step for n in found for step in (-1, 0, 1)}


# ---------------------------------------------------------------- one article beside the document for it
@dataclass
class Sheet:
    """What was counted: per measure how many agree, how many the key has, how many we said; and the misses."""

    matched: Counter[str] = field(default_factory=Counter)
    in_key: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def value(self, measure: str) -> float | None:
        """From 0 to 1, or None for a measure of which the key holds nothing."""
        matched, in_key, said = self.matched[measure], self.in_key[measure], self.said[measure]
        match MEASURES[measure]:
            case "f1":
                return 2 * matched / (in_key + said) if in_key else None
            case "precision":
                return matched / said if said else 0.0
            case _:
                return matched / in_key if in_key else None

    def counts(self, measure: str) -> str:
        """What a value is made of, in words."""
        match MEASURES.get(measure):
            case "f1":
                return f"{self.matched[measure]} of {self.in_key[measure]}, said {self.said[measure]}"
            case "precision":
                return f"{self.matched[measure]} of {self.said[measure]} said"
            case "recall":
                return f"{self.matched[measure]} of {self.in_key[measure]}"
            case _:
                return ""

    def values(self) -> dict[str, float]:
        """Every measure that the key speaks of, and their mean as `overall`."""
        values = {measure: value for measure in MEASURES if (value := self.value(measure)) is not None}
        return values | {"overall": sum(values.values()) / len(values)}

    def miss(self, measure: str, article: str, what: str) -> None:
        self.misses.append(f"{measure} | {article} | {what}")


def pair(candidates: Iterable[tuple[Any, int, int]]) -> dict[int, int]:
    """One to one, the highest weight first: row of the key -> row of ours."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, mine, other in sorted(candidates, key=lambda one: (one[0], -one[1], -one[2]), reverse=True):
        if mine not in pairs and other not in taken:
            pairs[mine] = other
            taken.add(other)
    return pairs


class Beside:
    """An article's key beside one document of the interchange format."""

    def __init__(self, article: Keyed, document: Row, said: Row) -> None:
        self.article = article
        self.text: str = document["text"]
        self.sentences = sentences(self.text)
        self.rows: dict[str, list[Row]] = {}
        self.spans: dict[str, list[list[Where]]] = {}
        for kind in ("actors", "places", "times", "events", "casualties", "relations", "statements"):
            self.rows[kind], self.spans[kind] = [], []
            for row in said[kind]:
                if row.get("review") == "rejected":
                    continue
                evidence = row.get("mentions", row.get("evidence", []))
                spans = [(one["start"], one["end"]) for one in evidence if one["document"] == document["id"]]
                if spans:
                    self.rows[kind].append(row)
                    self.spans[kind].append(spans)
        self.actor_pairs, self.who = self._by_name("actors")
        self.place_pairs, _ = self._by_name("places")
        self.event_pairs = self._pair("events", lambda key, row: row["type"] in key["type"])

    def _anchors(self, key: Row) -> list[Where]:
        return [where for quote in quotes_of(key) for where in find_quote(quote, self.text)[:1]]

    def _nearness(self, key: Row, spans: Sequence[Where]) -> int:
        """2 where a span overlaps a quote of the row, 1 where it lies in the sentences of one, else 0."""
        best = 0
        for start, end in self._anchors(key):
            touched = [one for one in self.sentences if one[0] < end and start < one[1]] or [(start, end)]
            for a, b in spans:
                if a < end and start < b:
                    return 2
                if touched[0][0] <= a and b <= touched[-1][1]:
                    best = 1
        return best

    def _pair(self, kind: str, fits: Callable[[Row, Row], bool], only_fitting: bool = False) -> dict[int, int]:
        """Rows of the key with rows of ours at the same anchor; those that fit before those that do not."""
        candidates = []
        for mine, key in enumerate(self.article.rows(kind)):
            for other, row in enumerate(self.rows[kind]):
                fit = fits(key, row)
                nearness = self._nearness(key, self.spans[kind][other]) if fit or not only_fitting else 0
                if nearness:
                    candidates.append(((fit, nearness), mine, other))
        return pair(candidates)

    def _by_name(self, kind: str) -> tuple[dict[int, int], dict[str, str]]:
        """Pairs by shared names, and for every id of ours the key's entry it stands for."""
        keys = [{fold_name(name) for name in row["names"]} for row in self.article.rows(kind)]
        candidates = []
        for other, row in enumerate(self.rows[kind]):
            told = {fold_name(name) for name in [row["name"], *row["aliases"]]}
            told |= {fold_name(self.text[a:b]) for a, b in self.spans[kind][other]}
            for mine, names in enumerate(keys):
                if shared := len(told & names):
                    own = fold_name(row["name"]) in names
                    candidates.append(((own, shared), mine, other))
        pairs = pair(candidates)
        who = {}
        for _, mine, other in sorted(candidates):
            who[self.rows[kind][other]["id"]] = self.article.rows(kind)[mine]["key"]
        for mine, other in pairs.items():
            who[self.rows[kind][other]["id"]] = self.article.rows(kind)[mine]["key"]
        return pairs, who

    def sentence_at(self, spans: Sequence[Where]) -> str:
        start = spans[0][0]
        for a, b in self.sentences:
            if a <= start < b:
                return " ".join(self.text[a:b].split())
        return ""


# ---------------------------------------------------------------- the measures
def score(measuring_set: MeasuringSet, said: Row) -> Sheet:
    """Everything that an interchange document says of the set's articles, held against their keys."""
    sheet = Sheet()
    beside = match_documents(measuring_set, said)
    for article in measuring_set.articles:
        view = beside.get(article.name) or Beside(article, {"id": None, "text": ""}, said)
        _names(sheet, view)
        _times(sheet, view)
        _events(sheet, view)
        _casualties(sheet, view)
        _statements(sheet, view)
        _relations(sheet, view)
    _incidents(sheet, measuring_set, beside)
    return sheet


def match_documents(measuring_set: MeasuringSet, said: Row) -> dict[str, Beside]:
    """For each article the document in which most of its quotes stand, one to one."""
    candidates = []
    for mine, article in enumerate(measuring_set.articles):
        quotes = list(article.quotes())
        for other, document in enumerate(said["documents"]):
            standing = sum(bool(find_quote(quote, document["text"])) for quote in quotes)
            if 3 * standing >= len(quotes):
                candidates.append((standing, mine, other))
    return {
        measuring_set.articles[mine].name: Beside(measuring_set.articles[mine], said["documents"][other], said)
        for mine, other in pair(candidates).items()
    }


def _names(sheet: Sheet, view: Beside) -> None:
    name = view.article.name
    for kind, pairs in (("actors", view.actor_pairs), ("places", view.place_pairs)):
        optional = view.article.optional(kind)
        for mine, key in enumerate(view.article.rows(kind)):
            if key["key"] in optional:
                continue
            sheet.in_key[kind] += 1
            sheet.matched[kind] += mine in pairs
            if mine not in pairs:
                sheet.miss(kind, name, f"missed {key['names'][0]}")
        harmless = {other for mine, other in pairs.items() if view.article.rows(kind)[mine]["key"] in optional}
        for other, row in enumerate(view.rows[kind]):
            if other not in harmless and not (kind == "actors" and view.who.get(row["id"]) in optional):
                sheet.said[kind] += 1
                if kind == "actors" and other not in pairs.values():
                    sheet.miss(kind, name, f"false {row['name']}: {view.sentence_at(view.spans[kind][other])}")


def _same_days(key: Row, row: Row) -> bool:
    return all(key[end] == row[end] for end in ("earliest", "latest") if end in key)


def _times(sheet: Sheet, view: Beside) -> None:
    pairs = view._pair("times", _same_days, only_fitting=True)
    for mine, key in enumerate(view.article.rows("times")):
        sheet.in_key["times"] += 1
        sheet.matched["times"] += mine in pairs
        if mine not in pairs:
            sheet.miss("times", view.article.name, f"missed {key['quote']!r} {key['earliest']}..{key['latest']}")
    sheet.said["times"] += len(view.rows["times"])


def _events(sheet: Sheet, view: Beside) -> None:
    name, keys, rows = view.article.name, view.article.rows("events"), view.rows["events"]
    for mine, key in enumerate(keys):
        row = rows[view.event_pairs[mine]] if mine in view.event_pairs else None
        if key["importance"] == "key":
            sheet.in_key["key events"] += 1
            hit = row is not None and row["type"] in key["type"]
            sheet.matched["key events"] += hit
            if not hit:
                sheet.miss("key events", name, f"missed {key['quote']!r}" + (f", typed {row['type']}" if row else ""))
        if "earliest" in key or "latest" in key:
            sheet.in_key["event dates"] += 1
            hit = row is not None and _same_days(key, row)
            sheet.matched["event dates"] += hit
            if row is not None and not hit:
                told = f"{row['earliest']}..{row['latest']}"
                sheet.miss("event dates", name, f"{key['quote']!r} {key.get('earliest')}..{key.get('latest')}, said {told}")
    for other, row in enumerate(rows):
        if row["status"] == "background":
            continue
        sheet.said["event precision"] += 1
        meets = any(view._nearness(key, view.spans["events"][other]) for key in keys)
        sheet.matched["event precision"] += meets
        if not meets:
            sheet.miss("event precision", name, f"false {row['title']}: {view.sentence_at(view.spans['events'][other])}")


def _same_figure(key: Row, row: Row) -> bool:
    return all(key[part] == row[part] for part in ("effect", "low", "high"))


def _casualties(sheet: Sheet, view: Beside) -> None:
    name, rows = view.article.name, view.rows["casualties"]
    pairs = view._pair("casualties", _same_figure, only_fitting=True)
    for mine, key in enumerate(view.article.rows("casualties")):
        sheet.in_key["casualties"] += 1
        sheet.matched["casualties"] += mine in pairs
        if mine not in pairs:
            sheet.miss("casualties", name, f"missed {key['effect']} {key['low']}..{key['high']} {key['quote']!r}")
    sheet.said["casualties"] += len(rows)
    false = [other for other in range(len(rows)) if other not in pairs.values()]
    for other in false:
        row = rows[other]
        told = f"{row['effect']} {row['low']}..{row['high']}"
        sheet.miss("casualties", name, f"false {told}: {view.sentence_at(view.spans['casualties'][other])}")
    for trap in view.article.rows("traps"):
        figures = figures_in(trap["quote"])
        sprung = [
            other
            for other in false
            if view._nearness(trap, view.spans["casualties"][other]) == 2
            and (not figures or {rows[other]["low"], rows[other]["high"]} & figures)
        ]
        sheet.in_key["traps avoided"] += 1
        sheet.matched["traps avoided"] += not sprung
        if sprung:
            sheet.miss("traps avoided", name, f"sprung {trap['quote']!r}: {trap['why']}")


def _statements(sheet: Sheet, view: Beside) -> None:
    optional = view.article.optional("actors")

    def agrees(key: Row, row: Row) -> bool:
        return bool(view.who.get(row["speaker"]) == key["speaker"] and row["stance"] == key["stance"])

    _ties(sheet, view, "statements", agrees, lambda key: key["speaker"] in optional, lambda row: [row["speaker"]])


def _relations(sheet: Sheet, view: Beside) -> None:
    optional = view.article.optional("actors")

    def agrees(key: Row, row: Row) -> bool:
        ends = (view.who.get(row["subject"]), view.who.get(row["object"]))
        wanted = (key["subject"], key["object"])
        turned = key["predicate"] in EITHER_WAY and ends[::-1] == wanted
        return bool(key["predicate"] == row["predicate"] and (ends == wanted or turned))

    def rests_on_optional(key: Row) -> bool:
        return bool({key["subject"], key["object"]} & optional)

    _ties(sheet, view, "relations", agrees, rests_on_optional, lambda row: [row["subject"], row["object"]])


def _ties(
    sheet: Sheet,
    view: Beside,
    kind: str,
    agrees: Callable[[Row, Row], bool],
    is_optional: Callable[[Row], bool],
    ends: Callable[[Row], list[str]],
) -> None:
    """Statements and relations: those of the key that rest on an optional actor count on neither side."""
    keys, rows, optional = view.article.rows(kind), view.rows[kind], view.article.optional("actors")
    pairs = view._pair(kind, agrees, only_fitting=True)
    idle = [key for key in keys if is_optional(key)]
    for mine, key in enumerate(keys):
        if not is_optional(key):
            sheet.in_key[kind] += 1
            sheet.matched[kind] += mine in pairs
            if mine not in pairs:
                sheet.miss(kind, view.article.name, f"missed {key['quote']!r}")
    counted = {other for mine, other in pairs.items() if not is_optional(keys[mine])}
    for other, row in enumerate(rows):
        harmless = any(view.who.get(end) in optional for end in ends(row)) or any(
            view._nearness(key, view.spans[kind][other]) == 2 for key in idle
        )
        if other in counted or not harmless:
            sheet.said[kind] += 1
        if other not in counted and not harmless:
            sheet.miss(kind, view.article.name, f"false: {view.sentence_at(view.spans[kind][other])}")


def _incidents(sheet: Sheet, measuring_set: MeasuringSet, beside: dict[str, Beside]) -> None:
    home: dict[tuple[str, str], str] = {}
    for key, members in measuring_set.incidents():
        home |= dict.fromkeys(members, key)
    incident_of: dict[tuple[str, str], str | None] = {}
    for name, view in beside.items():
        for mine, row in enumerate(view.article.rows("events")):
            if mine in view.event_pairs:
                incident_of[name, row["key"]] = view.rows["events"][view.event_pairs[mine]].get("incident")
    named = sorted({*home, *(one for two in measuring_set.apart() for one in two)})
    for one, other in combinations(named, 2):
        together = one in home and home[one] == home.get(other)
        joined = incident_of.get(one) is not None and incident_of.get(one) == incident_of.get(other)
        sheet.in_key["incident pairs"] += together
        sheet.said["incident pairs"] += joined
        sheet.matched["incident pairs"] += together and joined
        if together != joined:
            sheet.miss("incident pairs", measuring_set.name, f"{'apart' if together else 'joined'}: {one} and {other}")


# ---------------------------------------------------------------- reading the articles
def read_set(measuring_set: MeasuringSet) -> Row:
    """The interchange document of a case that holds the set's articles, read the way the program reads files."""
    from briefing import reconcile
    from briefing.domain import interchange
    from briefing.extract.pipeline import Extractor
    from briefing.readers import read_file
    from briefing.usecases.taking_in.intake import take_in

    extractor = Extractor()
    articles = [take_in(read_file(article.file)).article for article in measuring_set.articles]
    found = [extractor.read(article) for article in articles]
    document: Row = json.loads(json.dumps(interchange.document(reconcile.corpus(articles, found))))
    return document


# ---------------------------------------------------------------- are the keys sound?
_VALUES = {
    "kind": "state government military armed-group police political igo ngo media company population person other",
    "importance": "key minor",
    "type": "battle strike violence-against-civilians unrest seizure detention movement disruption diplomacy politics "
    "sanction aid statement casualty disaster other",
    "status": "reported claimed denied disputed planned background",
    "effect": "killed wounded missing captured abducted detained displaced",
    "victims": "civilian combatant mixed unknown",
    "groups": "children women journalists medics aid-workers police prisoners clergy officials",
    "predicate": "allied-with backs part-of leads member-of opposes offshoot-of negotiates-with",
    "stance": "asserts denies confirms condemns warns threatens calls-for",
}
_ACTOR_FIELDS = (
    "affiliation",
    "initiators",
    "targets",
    "participants",
    "attributed_to",
    "victim_actor",
    "perpetrator",
    "subject",
    "object",
    "speaker",
)


def faults(measuring_set: MeasuringSet) -> Iterator[str]:
    """What is wrong with the keys of a set, a line each. Texts are those the program's own readers make."""
    from briefing.readers import read_file
    from briefing.usecases.taking_in.intake import take_in

    events = {(article.name, row["key"]) for article in measuring_set.articles for row in article.rows("events")}
    for article in measuring_set.articles:
        taken = take_in(read_file(article.file)).article
        if taken.published is None:
            yield f"{article.name}: the date of publication is not found"
        yield from (f"{article.name}: {line}" for line in _key_faults(article, taken.text))
    members = [member for _, found in measuring_set.incidents() for member in found]
    yield from (f"{one} is in two incidents" for one, times in Counter(members).items() if times > 1)
    for one in [*members, *(one for two in measuring_set.apart() for one in two)]:
        if one not in events:
            yield f"{one} is no event of a key"
    home = {member: key for key, found in measuring_set.incidents() for member in found}
    for one, other in measuring_set.apart():
        if one in home and home[one] == home.get(other):
            yield f"{one} and {other} are apart and in one incident"


def _key_faults(article: Keyed, text: str) -> Iterator[str]:
    known = {kind: Counter(row.get("key") for row in article.rows(kind)) for kind in article.key}
    owner: dict[tuple[str, str], str] = {}
    for kind, rows in article.key.items():
        for row in rows:
            where = f"{kind} {row.get('key') or row.get('quote')!r}"
            if row.get("key") and known[kind][row["key"]] > 1:
                yield f"{where}: the key is used twice"
            for quote in quotes_of(row):
                if (times := len(find_quote(quote, text))) != 1:
                    yield f"{where}: {quote!r} stands {times} times in the text"
            for name, allowed in _VALUES.items():
                told = row.get(name, [])
                for value in told if isinstance(told, list) else [told]:
                    if value not in allowed.split():
                        yield f"{where}: {name} {value!r} is not allowed"
            for name in _ACTOR_FIELDS:
                told = row.get(name) or []
                for value in told if isinstance(told, list) else [told]:
                    if value not in known["actors"]:
                        yield f"{where}: {name} {value!r} is no actor of the key"
            if row.get("place") is not None and row["place"] not in known["places"]:
                yield f"{where}: {row['place']!r} is no place of the key"
            if row.get("expression", "") not in row.get("quote", ""):
                yield f"{where}: the expression is not in the quote"
            days = [date.fromisoformat(row[end]) for end in ("earliest", "latest") if row.get(end)]
            if days != sorted(days):
                yield f"{where}: it ends before it begins"
            if kind == "casualties":
                low, high = row["low"], row["high"]
                if (low is None and high is None) or (high is not None and high < (low or 0)):
                    yield f"{where}: {low}..{high} is no range"
            for name in row.get("names", []):
                if owner.setdefault((kind, fold_name(name)), row["key"]) != row["key"]:
                    yield f"{where}: {name!r} is also {owner[kind, fold_name(name)]}"


# ---------------------------------------------------------------- floors
def read_floors() -> dict[str, Row]:
    """The figures that must not be fallen below, with the hashes of the texts and keys they were measured on."""
    floors: dict[str, Row] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    return floors


def below(values: dict[str, float], floors: dict[str, float]) -> list[str]:
    """A line for every measure that is worse than its floor."""
    return [
        f"{name} {values.get(name, 0):.3f} is below {low:.3f}" for name, low in floors.items() if values.get(name, 0) < low
    ]


def write_floors(figures: dict[str, tuple[MeasuringSet, dict[str, float]]], lower: bool) -> list[str]:
    """Keep today's figures, cut to three digits. Returns what would fall; nothing is written then, unless `lower`."""
    floors = read_floors()
    falls = []
    for name, (measuring_set, values) in figures.items():
        now = {measure: floor(value * 1000) / 1000 for measure, value in values.items()}
        same = measuring_set.hashes()
        before = floors.get(name, {})
        if all(before.get(what) == digest for what, digest in same.items()):
            falls += [f"{name}: {line}" for line in below(now, before["floors"])]
        floors[name] = {**same, "floors": now}
    if not falls or lower:
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", "utf-8")
    return falls


# ---------------------------------------------------------------- command line
def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Measure how well articles are read.")
    parser.add_argument(
        "sets",
        nargs="*",
        metavar="SET",
        help="seeds, tuning, one of further/ or held out, or a folder; all when left out",
    )
    parser.add_argument(
        "--predicted", metavar="FILE", help="score this interchange document instead of reading the articles"
    )
    parser.add_argument("--misses", action="store_true", help="also print every miss and every false row")
    parser.add_argument("--check", action="store_true", help="only look whether the keys are sound")
    parser.add_argument("--write-floors", action="store_true", help="keep today's figures as floors")
    parser.add_argument("--lower", action="store_true", help="with --write-floors: a figure may fall")
    options = parser.parse_args(arguments)
    say = sys.stdout.write
    figures: dict[str, tuple[MeasuringSet, dict[str, float]]] = {}
    worst = 0
    for name in options.sets or list(SETS):
        measuring_set = load(name)
        if options.check:
            found = list(faults(measuring_set))
            say("".join(f"{name}: {line}\n" for line in found) + f"{name}: {len(found)} faults\n")
            worst = max(worst, int(bool(found)))
            continue
        if options.misses and measuring_set.folder.resolve() in {one.resolve() for one in HELD_OUT.values()}:
            parser.error(f"{name} is measured, not looked into: what is learnt from it can no longer be measured with it")
        said = json.loads(Path(options.predicted).read_text("utf-8")) if options.predicted else read_set(measuring_set)
        sheet = score(measuring_set, said)
        values = sheet.values()
        if name in FLOORED:
            figures[name] = measuring_set, values
        say("".join(f"{line}\n" for line in sheet.misses if options.misses))
        for measure, value in values.items():
            say(f"{name:9} {measure:16} {value:.3f}  {sheet.counts(measure)}".rstrip() + "\n")
    if options.write_floors and figures:
        if options.predicted:
            parser.error("floors are measured by reading the articles, not from a file")
        falls = write_floors(figures, options.lower)
        say("".join(f"{line}\n" for line in falls))
        if falls and not options.lower:
            say("Nothing was written. Add --lower to keep the lower figures, and say why in the commit.\n")
            worst = 1
    return worst


if __name__ == "__main__":
    sys.exit(main())

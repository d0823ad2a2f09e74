"""The gazetteer: which places a name can mean, and where they are.

Two tries and one table, made by `resources/gazetteer/build.py` from GeoNames (CC BY 4.0) and from the readable files beside
it, are mapped into memory, not read: opening takes milliseconds, a look-up microseconds, and only the pages touched cost
memory. Nothing here judges which candidate a text means; candidates come with what such a judgement needs.
"""

from __future__ import annotations

import copy
import math
import mmap
import struct
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

import marisa_trie

from briefing.domain.place import PlaceKind
from briefing.errors import ResourceMissing
from briefing.knowledge.folding import fold, sound
from briefing.places import resource

# The layout of places.bin, shared with resources/gazetteer/build.py. All numbers are little-endian.
#   head      magic, version, then for each section its offset and its length in bytes
#   records   one PLACE each, the most important first
#   strings   UTF-8, each with its length in one byte before it; offset 0 is the empty string
#   names     one KEY per id of names.trie: a record and flags, or with LIST the offset of a list in `lists`
#   alike     the same for the ids of alike.trie
#   lists     a count, then as many KEYs, the most important place first
#   countries COUNTRY per state or territory
MAGIC = b"BriefGaz"
VERSION = 1
SECTIONS = ("records", "strings", "names", "alike", "lists", "countries")
HEAD = struct.Struct(f"<8sI{'II' * len(SECTIONS)}")
PLACE = struct.Struct("<IiiIIHBBBB")  # number, lat, lon, population, name, admin1, country, kind, rank, flags
KEY = struct.Struct("<I")
COUNTRY = struct.Struct("<2sHiiHHI")  # alpha-2, spare, lat, lon, radius in km, spare, record; lat and lon in 1e-5 degrees
LIST, COMMON, ALIAS = 1 << 31, 1 << 30, 1 << 29
RECORD_BITS = ALIAS - 1
OWN, AIRPORT = 1, 2  # flags of a record: its number is a string's offset (own key), or an airport's code
KINDS = (
    PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.ADMIN, PlaceKind.CITY, PlaceKind.VILLAGE, PlaceKind.DISTRICT,
    PlaceKind.FACILITY, PlaceKind.ROAD, PlaceKind.BORDER, PlaceKind.WATER, PlaceKind.OTHER,
)  # fmt: skip
COORDINATE = 1e5

EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG

# Words that, after a name, say that its first- or second-level division is meant and not the town.
TYPE_WORDS = frozenset(
    [
        "province",
        "governorate",
        "oblast",
        "region",
        "state",
        "district",
        "county",
        "department",
        "prefecture",
        "territory",
        "raion",
        "rayon",
        "krai",
        "canton",
        "municipality",
        "emirate",
        "division",
        "wilaya",
        "wilayat",
        "zone",
        "cercle",
        "voivodeship",
        "republic",
        "parish",
        "muhafazah",
        "woreda",
        "regency",
    ]
)
_DIVISIONS = frozenset({PlaceKind.ADMIN, PlaceKind.REGION})
_SMALL = frozenset(
    {
        *("al", "el", "ad", "ar", "as", "ash", "at", "an", "az", "de", "del", "da", "do", "dos", "la", "le", "las", "los"),
        *("les", "the", "of", "and", "et", "y", "e", "i", "d", "l", "du", "des", "den", "der", "van", "von", "sur", "sous"),
        *(
            "en",
            "am",
            "upon",
            "na",
            "nad",
            "san",
            "santa",
            "ould",
            "bin",
            "ibn",
            "umm",
            "abu",
            "deir",
            "kafr",
            "tal",
            "tell",
        ),
    }
)
_ENDS_NAME = frozenset([",", ";", ":", "(", ")", "[", "]", "{", "}", '"', "“", "”", "«", "»", "?", "!", "…", "—", "–", "/"])
_POSSESSIVE = frozenset(["'s", "’s", "'", "’"])
_MAX_TOKENS = 8


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that a name can mean.

    Units: `lat`, `lon` in degrees (WGS 84); `population` in persons, 0 where unknown; `rank` 0..255, the higher, the more
    likely to be meant for its size alone (ten times the decimal logarithm of the population, more for countries and
    capitals, less for divisions). `key` is "geonames:170063", "icao:OSLK" or "briefing:donbas". `alias` tells that the name
    asked for is one of the place's lesser names. `common_word`: the name is also an English word, a first name or a
    frequent surname, so that evidence is needed that a place is meant at all. `country` is ISO 3166-1 alpha-2, None for a
    sea or a region of several.
    """

    key: str
    name: str
    kind: PlaceKind
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    population: int = 0
    alias: bool = False
    common_word: bool = False
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory: its middle in degrees, and the radius in km of the circle that holds most of its towns."""

    alpha2: str
    name: str
    key: str
    lat: float
    lon: float
    radius_km: int


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """A place that an analyst or one of the readable files adds. `aliases` are all its other names.

    `source` stands before the key in `Candidate.key`: "briefing" for the program's own files, "analyst" for what was added.
    """

    key: str
    name: str
    aliases: tuple[str, ...]
    kind: PlaceKind
    countries: tuple[str, ...]
    lat: float
    lon: float
    weight: int = 0
    source: str = "briefing"

    @property
    def country(self) -> str | None:
        """Its country; of several, the first for a point (a crossing lies where it is named after), None for an area."""
        if len(self.countries) > 1 and self.kind in (PlaceKind.REGION, PlaceKind.WATER, PlaceKind.OTHER):
            return None
        return self.countries[0] if self.countries else None


class Gazetteer:
    """Names to places. Cheap to open, safe to share between threads, never changes."""

    def __init__(self, folder: Path, extra: Iterable[OwnPlace] = ()) -> None:
        self._names = marisa_trie.Trie()
        self._alike = marisa_trie.Trie()
        table = folder / "places.bin"
        try:
            self._names.mmap(str(folder / "names.trie"))
            self._alike.mmap(str(folder / "alike.trie"))
            with table.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            head = HEAD.unpack_from(self._map)
        except (OSError, ValueError, RuntimeError, struct.error) as error:
            raise _damaged(folder) from error
        if head[:2] != (MAGIC, VERSION):
            raise _damaged(folder)
        self._at = dict(zip(SECTIONS, head[2::2], strict=True))
        self._length = dict(zip(SECTIONS, head[3::2], strict=True))
        if any(self._at[section] + self._length[section] > len(self._map) for section in SECTIONS):
            raise _damaged(folder)
        self._countries = {country.alpha2: country for country in self._read_countries()}
        self._own: dict[str, tuple[Candidate, ...]] = _own_candidates(extra)
        self._own_places = {found[0].key: found[0] for found in self._own.values()}
        self._look_up = lru_cache(maxsize=4096)(self._candidates)

    @classmethod
    def open(cls, path: Path | None = None, extra: Iterable[OwnPlace] = ()) -> Gazetteer:
        """The program's gazetteer, or the one in a folder; `extra` are places that a case adds (see `read_places`).

        Raises ResourceMissing when a file is missing or damaged.
        """
        return cls(path or resource("gazetteer"), extra)

    def with_added(self, added: Iterable[OwnPlace]) -> Gazetteer:
        """A gazetteer that knows these as well, first among the places of their names. It shares the mapped file: closing
        either closes both.
        """
        made = copy.copy(self)
        made._own = dict(self._own)
        for name, found in _own_candidates(added).items():
            made._own[name] = (*found, *made._own.get(name, ()))
        made._own_places = {one.key: one for found in made._own.values() for one in found if not one.alias}
        made._look_up = lru_cache(maxsize=4096)(made._candidates)
        return made

    def candidates(
        self,
        name: str,
        *,
        countries: Collection[str] | None = None,
        kinds: Collection[PlaceKind] | None = None,
        limit: int = 50,
    ) -> tuple[Candidate, ...]:
        """The places of this name, the most important first, at most `limit` after the filters; () for an unknown name.

        A sea or a region of several countries passes the filter by country whatever it is.
        A closing type word ("Idlib province", "Kursk oblast") is understood: only divisions are then returned.
        """
        found = self._look_up(fold(name))
        if countries is not None:
            found = tuple(one for one in found if one.country is None or one.country in countries)
        if kinds is not None:
            found = tuple(one for one in found if one.kind in kinds)
        return found[:limit]

    def longest(self, tokens: Sequence[str], start: int = 0) -> tuple[int, tuple[Candidate, ...]] | None:
        """The longest name that begins at `tokens[start]`: how many tokens it has, and its candidates.

        Tokens are words as a tokeniser leaves them ("Mocimboa", "da", "Praia"; "Khan", "-", "Younis"; "Idlib", "province").
        Names start with a capital, an article ("al-", "el") aside, and end with one, or with a type word. A possessive
        "'s" token, a comma or a bracket ends a name.
        """
        if start >= len(tokens) or tokens[start] in _ENDS_NAME:
            return None
        if not _may_begin(tokens[start]):
            return None
        plain = self._longest(tokens, start, through_possessive=False)
        if any(token in _POSSESSIVE for token in tokens[start + 1 : start + _MAX_TOKENS]):
            whole = self._longest(tokens, start, through_possessive=True)  # "St. John's"
            if whole is not None and (plain is None or (plain[0] > 1 and whole[0] > plain[0])):
                return whole
        return plain

    def _longest(
        self, tokens: Sequence[str], start: int, through_possessive: bool
    ) -> tuple[int, tuple[Candidate, ...]] | None:
        words: list[str] = []
        ends: list[tuple[int, int]] = []  # length in characters of the folded words so far, number of tokens
        joined = ""
        for count, token in enumerate(tokens[start : start + _MAX_TOKENS], 1):
            if token in _POSSESSIVE and words and through_possessive:
                words[-1] += token.strip("'’")
                joined = " ".join(words)
                ends[-1] = len(joined), count
                continue
            if token in _ENDS_NAME or token in _POSSESSIVE:
                break
            owned = token[-2:] in ("'s", "’s") and len(token) > 3
            folded = fold(token[:-2] if owned else token)
            if folded:
                words.append(folded)
                joined = " ".join(words)
                ends.append((len(joined), count))
            if owned:
                break
        best: tuple[int, str] | None = None
        known = {len(key) for key in self._names.prefixes(joined)} if joined else set()
        for characters, count in reversed(ends):
            last = tokens[start + count - 1]
            key = joined[:characters]
            closes = _capital(last) or last.lower() in TYPE_WORDS or last in _POSSESSIVE
            if closes and (characters in known or key in self._own):
                best = count, key
                break
        if best is None:
            return None
        count, key = best
        found = self._look_up(key)
        after = tokens[start + count].lower() if start + count < len(tokens) else ""
        if after in TYPE_WORDS:
            divisions = tuple(one for one in found if one.kind in _DIVISIONS)
            if divisions:
                return count + 1, divisions
        return count, found

    def starts(self, prefix: str, limit: int = 20) -> tuple[Candidate, ...]:
        """Places with a name that begins so, for completing what an analyst types; the most important first."""
        folded = fold(prefix)
        if len(folded) < 2:
            return ()
        found: dict[str, Candidate] = {}
        for tried, key in enumerate(self._names.iterkeys(folded)):
            if tried >= 2000:
                break
            for one in self._look_up(key)[:3]:
                found.setdefault(one.key, one)
        for key, own in self._own.items():
            if key.startswith(folded):
                found.update((one.key, one) for one in own)
        return tuple(sorted(found.values(), key=lambda one: (-one.rank, one.key))[:limit])

    def alike(self, name: str, countries: Collection[str], limit: int = 10) -> tuple[Candidate, ...]:
        """Places in these countries whose name sounds the same in another transliteration ("Areeha" for Ariha).

        Only for countries whose names are not written in Latin letters; () where `candidates` is the better answer.
        """
        heard = sound(fold(name))
        if len(heard) < 4 or heard not in self._alike:
            return ()
        keys = self._postings("alike", self._alike[heard])
        found = (self._candidate(key | ALIAS) for key in keys)
        return tuple(one for one in found if one.country in countries)[:limit]

    def by_key(self, key: str) -> Candidate | None:
        """The place with this key, as found in `Candidate.key`; None when there is none. Slow: it scans the table."""
        for own in self._own_places.values():
            if own.key == key:
                return own
        for number in range(self._length["records"] // PLACE.size):
            if self._key(number) == key:
                return self._candidate(number)
        return None

    def division(self, place: Candidate) -> str | None:
        """The first-level division that a place is or lies in, by its name; None where none is known for certain: for a
        country, a region of its own, a lower division, and where a division bears the name of such a region.
        """
        name = place.admin1
        if place.kind is PlaceKind.ADMIN and (place.country, place.name) in self._divisions:
            name = place.name
        wider = name is not None and any(one.kind is PlaceKind.REGION for one in self.candidates(name))
        return None if wider else name

    @cached_property
    def _divisions(self) -> frozenset[tuple[str | None, str]]:
        """The first-level divisions, by country and name: the first records after the countries."""
        found, number = set(), self._length["countries"] // COUNTRY.size
        while (one := self._candidate(number)).kind is PlaceKind.ADMIN:
            found.add((one.country, one.name))
            number += 1
        return frozenset(found)

    def country(self, alpha2: str) -> Country | None:
        """A state or territory by its ISO 3166-1 alpha-2 code."""
        return self._countries.get(alpha2.upper())

    def countries(self) -> tuple[Country, ...]:
        """All states and territories, by code."""
        return tuple(self._countries[code] for code in sorted(self._countries))

    def near(self, lat: float, lon: float, km: float, limit: int = 20) -> tuple[Candidate, ...]:
        """Places within so many kilometres, the nearest first. Slow: it scans the table, for one click."""
        reach = math.degrees(km / EARTH_RADIUS_KM)
        found = []
        for number in range(self._length["records"] // PLACE.size):
            there = PLACE.unpack_from(self._map, self._at["records"] + number * PLACE.size)
            if abs(there[1] / COORDINATE - lat) <= reach:
                away = distance_km(lat, lon, there[1] / COORDINATE, there[2] / COORDINATE)
                if away <= km:
                    found.append((away, number))
        return tuple(self._candidate(number) for _, number in sorted(found)[:limit])

    def close(self) -> None:
        """Give the mapped file back; look-ups fail afterwards."""
        self._look_up.cache_clear()
        self._map.close()

    def _candidates(self, folded: str) -> tuple[Candidate, ...]:
        found = list(self._own.get(folded, ()))
        if folded in self._names:
            found += [self._candidate(key) for key in self._postings("names", self._names[folded])]
        if not found:
            head, _, last = folded.rpartition(" ")
            if head and last in TYPE_WORDS:
                return tuple(one for one in self._look_up(head) if one.kind in _DIVISIONS)
        return tuple(found)

    def _postings(self, section: str, number: int) -> Iterator[int]:
        (key,) = KEY.unpack_from(self._map, self._at[section] + KEY.size * number)
        if not key & LIST:
            yield key
            return
        common = key & COMMON
        at = self._at["lists"] + (key & RECORD_BITS) * KEY.size
        (count,) = KEY.unpack_from(self._map, at)
        for (one,) in KEY.iter_unpack(self._map[at + KEY.size : at + KEY.size * (count + 1)]):
            yield one | common

    def _string(self, offset: int) -> str:
        at = self._at["strings"] + offset
        return self._map[at + 1 : at + 1 + self._map[at]].decode()

    def _key(self, record: int) -> str:
        place = PLACE.unpack_from(self._map, self._at["records"] + record * PLACE.size)
        if place[9] & OWN:
            return f"briefing:{self._string(place[0])}"
        return f"icao:{self._string(place[0])}" if place[9] & AIRPORT else f"geonames:{place[0]}"

    def _candidate(self, key: int) -> Candidate:
        at = self._at["records"] + (key & RECORD_BITS) * PLACE.size
        number, lat, lon, population, name, admin1, country, kind, rank, flags = PLACE.unpack_from(self._map, at)
        if flags & OWN:
            own = f"briefing:{self._string(number)}"
        else:
            own = f"icao:{self._string(number)}" if flags & AIRPORT else f"geonames:{number}"
        return Candidate(
            key=own,
            name=self._string(name),
            kind=KINDS[kind],
            country=self._country_code(country),
            admin1=self._admin1(admin1),
            lat=lat / COORDINATE,
            lon=lon / COORDINATE,
            population=population,
            alias=bool(key & ALIAS),
            common_word=bool(key & COMMON),
            rank=rank,
        )

    def _country_code(self, number: int) -> str | None:
        if number == 0:
            return None
        at = self._at["countries"] + (number - 1) * COUNTRY.size
        return self._map[at : at + 2].decode()

    def _admin1(self, number: int) -> str | None:
        """Divisions are the first records after the countries; 0 says that none is known."""
        if number == 0:
            return None
        place = PLACE.unpack_from(self._map, self._at["records"] + (number - 1) * PLACE.size)
        return self._string(place[4])

    def _read_countries(self) -> Iterator[Country]:
        for at in range(self._at["countries"], self._at["countries"] + self._length["countries"], COUNTRY.size):
            code, _, lat, lon, radius, _, record = COUNTRY.unpack_from(self._map, at)
            place = self._candidate(record)
            yield Country(code.decode(), place.name, place.key, lat / COORDINATE, lon / COORDINATE, radius)


def read_places(path: Path) -> tuple[OwnPlace, ...]:
    """Places from a readable file: one a line, `name | other names ; ... | kind | countries | lat | lon | weight`.

    Lines that start with # and empty lines are left out. Countries are alpha-2 codes with spaces between, or empty for the
    high seas. The weight stands for a population when candidates are sorted, and may be left out. The key is the folded
    name; a name that is there twice needs its own as an eighth field.

    Raises ValueError that names the file and the line for a line that cannot be understood.
    """
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        fields = [field.strip() for field in line.split("|")]
        try:
            name, aliases, kind, countries, lat, lon = fields[:6]
            place = OwnPlace(
                key=fields[7] if len(fields) > 7 else fold(name).replace(" ", "-"),
                name=name,
                aliases=tuple(alias.strip() for alias in aliases.split(";") if alias.strip()),
                kind=PlaceKind(kind),
                countries=tuple(countries.split()),
                lat=float(lat),
                lon=float(lon),
                weight=int(fields[6]) if len(fields) > 6 and fields[6] else 0,
            )
        except ValueError as error:
            raise ValueError(f"{path.name}, line {number}: {error}") from error
        if not (name and abs(place.lat) <= 90 and abs(place.lon) <= 180):
            raise ValueError(f"{path.name}, line {number}: a place needs a name and a point on Earth")
        found.append(place)
    return tuple(found)


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance in kilometres between two points in degrees, on a sphere (error below 0.6 per cent)."""
    one, other = math.radians(lat), math.radians(other_lat)
    across = math.radians(other_lon - lon)
    half = math.sin((other - one) / 2) ** 2 + math.cos(one) * math.cos(other) * math.sin(across / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, half)))


def rank_of(population: int) -> int:
    """Ten times the decimal logarithm of a population, 0 for none: 100,000 people give 50."""
    return round(10 * math.log10(population)) if population > 1 else 0


def _own_candidates(extra: Iterable[OwnPlace]) -> dict[str, tuple[Candidate, ...]]:
    found: dict[str, tuple[Candidate, ...]] = {}
    for place in extra:
        one = Candidate(
            key=f"{place.source}:{place.key}",
            name=place.name,
            kind=place.kind,
            country=place.country,
            admin1=None,
            lat=place.lat,
            lon=place.lon,
            population=0,
            rank=max(60, rank_of(place.weight)),  # what an analyst added by hand is meant
        )
        for name in (place.name, *place.aliases):
            key = fold(name)
            found[key] = (*found.get(key, ()), replace(one, alias=key != fold(place.name)))
    return found


@lru_cache(maxsize=1 << 13)
def _capital(token: str) -> bool:
    return any(c.isupper() or c.isdigit() for c in token)


@lru_cache(maxsize=1 << 13)
def _may_begin(token: str) -> bool:
    if _capital(token):
        return True
    head, _, rest = token.partition("-")
    return fold(head) in _SMALL and (not rest or _capital(rest))


def _damaged(folder: Path) -> ResourceMissing:
    return ResourceMissing(
        f"The gazetteer in {folder.name} is missing or damaged.", "Install the program again; your cases are not affected."
    )

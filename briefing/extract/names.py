"""Names and descriptions: which words name or describe an actor, a person or a place.

Three witnesses vote: the knowledge base (longest match), the gazetteer, and the statistical tagger with its entities. Syntax
outranks the last one: what follows a rank is a person, what follows "in" or "the village of" is a place, what fights or says
something is an actor. Nothing is resolved here: a mention says what it may be, `cast` and `atlas` decide who and where.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from briefing.domain.actor import ActorKind
from briefing.domain.text import BlockKind
from briefing.extract.parse import Paper, Sentence, Token
from briefing.knowledge import Knowledge
from briefing.knowledge.actors import KnownActor
from briefing.knowledge.collectives import Collective
from briefing.knowledge.folding import fold
from briefing.knowledge.gazetteer import Candidate
from briefing.knowledge.words import lists


class Sort(StrEnum):
    """What a mention is taken for."""

    ACTOR = "actor"  # a named body: group, army, ministry, medium
    PERSON = "person"  # a named person
    PLACE = "place"  # a named place
    STATE = "state"  # the name of a state: a place or an actor, as its context says
    DESCRIPTION = "description"  # "the rebels", "government forces", "a resident"
    THING = "thing"  # a weapon, ship, operation: kept so that nothing else claims its words


@dataclass(slots=True)
class Mention:
    """Some tokens that name or describe one thing. `head` carries the phrase's place in the tree."""

    sort: Sort
    tokens: list[Token]
    head: Token
    known: tuple[KnownActor, ...] = ()
    places: tuple[Candidate, ...] = ()
    kind: ActorKind | None = None
    title: str | None = None
    alias: str | None = None  # an abbreviation in brackets
    descriptor: Token | None = None  # "the outlet Tochka": the noun that says what the name is
    type_word: str | None = None  # "town", "province": the kind of place the text says it is
    rank: bool = False  # a rank or office stands before the name

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.tokens[-1].end

    def text(self, paper: Paper) -> str:
        """The article's own words."""
        return " ".join(paper.article.text[self.start : self.end].split())


@dataclass(slots=True)
class Mentions:
    """All mentions of a paper, in order, and by token."""

    all: list[Mention] = field(default_factory=list)
    at: dict[int, list[Mention]] = field(default_factory=dict)

    def add(self, mention: Mention) -> None:
        """Keep a mention."""
        self.all.append(mention)
        for token in mention.tokens:
            self.at.setdefault(token.i, []).append(mention)

    def headed_by(self, token: Token, *sorts: Sort) -> Mention | None:
        """The mention whose phrase this token heads."""
        for one in self.at.get(token.i, ()):
            if one.head is token and (not sorts or one.sort in sorts):
                return one
        return None

    def over(self, token: Token, *sorts: Sort) -> Mention | None:
        """A mention that this token is part of."""
        return next((one for one in self.at.get(token.i, ()) if not sorts or one.sort in sorts), None)


_DIRECTIONS = re.compile(
    r"^(?:north|south|east|west|central|upper|lower|northern|southern|eastern|western|north-?east(?:ern)?|north-?west(?:ern)?|"
    r"south-?east(?:ern)?|south-?west(?:ern)?|rural|greater|downtown|old)$",
    re.I,
)
_JOINERS = frozenset("of for and the de del da do la le du des al el bin ibn ben abu umm von van der &".split())
_NAME_TAGS = frozenset(("NNP", "NNPS"))
_ORDINAL = re.compile(r"^\d+(?:st|nd|rd|th)$")
_ARTICLES = frozenset("al el ad as ash an ul ar at az".split())
_ACRONYM = re.compile(r"^[A-Z][A-Za-z0-9&/\-]*[A-Z0-9][A-Za-z0-9\-]*$|^[A-Z]{2,}$")


@dataclass(frozen=True, slots=True)
class _Seen:
    """How the article writes its words: in small letters anywhere, and with a capital where no sentence asks for one."""

    lower: Counter[str]
    upper: Counter[str]


def find_mentions(paper: Paper, knowledge: Knowledge) -> Mentions:
    """All names and descriptions in a paper, in text order."""
    found = Mentions()
    seen = _Seen(
        Counter(token.text for token in paper.tokens if token.text[:1].islower()),
        Counter(t.text for t in paper.tokens if t.tag in _NAME_TAGS and t is not t.sent.tokens[0] and not t.sent.label),
    )
    defined = _abbreviations(paper)
    for sentence in paper.sentences:
        _scan(paper, sentence, knowledge, found, seen, defined)
    _apply_abbreviations(paper, found, defined)
    _agree(paper, found)
    for sentence in paper.sentences:
        _describe(sentence, knowledge, found)
    found.all.sort(key=lambda mention: (mention.start, -mention.end))
    return found


def _agree(paper: Paper, found: Mentions) -> None:
    """One unknown name is one kind of thing throughout an article: what most and the surest of its mentions say."""
    votes: dict[str, Counter[Sort]] = {}
    for mention in found.all:
        if mention.sort in (Sort.PERSON, Sort.ACTOR) and not mention.known and not mention.rank and not mention.alias:
            beside = [one for one in mention.head.conjuncts() if one is not mention.head]
            beside += [mention.head.head] if mention.head.dep == "conj" else []
            if any((twin := found.over(one, Sort.PLACE)) is not None and twin.places for one in beside) and not _acts(
                mention.tokens
            ):
                mention.sort = Sort.PLACE  # "Maarat al-Numan and Saraqib"
    unknown = [
        mention
        for mention in found.all
        if not mention.known and not mention.places and mention.sort in (Sort.ACTOR, Sort.PLACE, Sort.PERSON)
    ]
    for mention in [*unknown, *(m for m in found.all if m.sort is Sort.PLACE and m.places)]:
        weight = (
            3 if mention.type_word or mention.rank or mention.places else 2 if mention.descriptor or mention.alias else 1
        )
        votes.setdefault(fold(mention.text(paper)), Counter())[mention.sort] += weight
    for mention in unknown:
        best = votes[fold(mention.text(paper))].most_common(1)[0][0]
        if best is not mention.sort and not mention.alias:
            mention.sort = best
            if best is Sort.PLACE:
                twin = next(
                    m
                    for m in found.all
                    if m.sort is Sort.PLACE and m is not mention and fold(m.text(paper)) == fold(mention.text(paper))
                )
                mention.places, mention.type_word = twin.places, twin.type_word


# ---------------------------------------------------------------- names


def _scan(
    paper: Paper,
    sentence: Sentence,
    knowledge: Knowledge,
    found: Mentions,
    seen: _Seen,
    defined: dict[str, tuple[int, int]],
) -> None:
    tokens = sentence.tokens
    texts = [token.text for token in tokens]
    at = 0
    while at < len(tokens):
        mention = _name_at(paper, sentence, texts, at, knowledge, seen, defined)
        if mention is None:
            at += 1
            continue
        found.add(mention)
        at = mention.tokens[-1].i - tokens[0].i + 1


def _name_at(
    paper: Paper,
    sentence: Sentence,
    texts: list[str],
    at: int,
    knowledge: Knowledge,
    seen: _Seen,
    defined: dict[str, tuple[int, int]],
) -> Mention | None:
    tokens = sentence.tokens
    token = tokens[at]
    if not (token.text[0].isalnum() or token.text[0] in "'‘ʿ’"):
        return None
    if token.text[0].isdigit() and not (at + 1 < len(tokens) and tokens[at + 1].text[:1].isupper()):
        return None
    short = _defined_at(tokens, at, defined)
    if short:
        return _mention(Sort.ACTOR, tokens[at : at + short])
    thing = knowledge.weapons.match(texts, at)
    if thing:
        return _mention(Sort.THING, tokens[at : at + thing])
    road = _road(tokens, at)
    if road and knowledge.actors.match(texts, at) is None:
        mention = _place(sentence, at, road, ())
        mention.type_word = mention.type_word or "road"
        return mention
    office = knowledge.offices.match(texts, at)
    if office is not None and "," not in texts[at : at + office[0]]:
        person = _titled(sentence, texts, at, office[0], knowledge)
        if person is not None:
            return person
    known = knowledge.actors.match(texts, at)
    place = knowledge.gazetteer.longest(texts, at) if token.low not in ("the", "a", "an") else None
    chunk = _chunk(sentence, at, seen)
    known_length = known[0] if known else 0
    place_length = place[0] if place else 0
    if known and place and place_length > known_length and known[1][0].kind is ActorKind.STATE:
        known_length = 0 if place_length > known_length + 1 else known_length
    if known and known_length >= place_length and known_length >= 1:
        entries = known[1]
        if chunk > known_length and _extends(sentence, at, known_length, chunk, entries):
            return _unknown(paper, sentence, at, chunk, knowledge, defined, seen)
        if _glued_before(tokens, at):
            return None
        length = known_length
        if entries[0].kind is ActorKind.PERSON:
            return _mention(Sort.PERSON, tokens[at : at + length], known=entries)
        if entries[0].kind is ActorKind.STATE:
            return _state(sentence, at, length, entries, place[1] if place and place_length == length else ())
        if place and place_length == known_length and _is_locative(tokens[at : at + length]):
            return _place(sentence, at, place_length, place[1])
        return _mention(Sort.ACTOR, tokens[at : at + length], known=entries, kind=entries[0].kind)
    if (
        place
        and place_length == 1
        and token.dep in ("amod", "compound")
        and knowledge.actors.demonym(token.text) is not None
    ):
        return None  # "the Kazakh capital"
    if place and place_length >= 1 and not _glued_before(tokens, at):
        if chunk <= place_length or not _swallowed(sentence, at, place_length, chunk, knowledge):
            if _place_holds(sentence, at, place_length, place[1], seen):
                return _place(sentence, at, place_length, place[1])
    if chunk:
        return _unknown(paper, sentence, at, chunk, knowledge, defined, seen)
    return None


_ROAD = re.compile(r"^(?:[A-Z]{1,2}|RN|Route|Highway)[- ]?\d{1,4}$")


def _road(tokens: list[Token], at: int) -> int:
    """How many tokens of a numbered road begin here: "M-5 highway", "the M4 and M5 highways", "RN4"; 0 for none."""
    for length in (1, 3):
        words = tokens[at : at + length]
        if len(words) < length:
            return 0
        name = "".join(word.text for word in words)
        if _ROAD.match(name):
            after = tokens[at + length : at + length + 4]
            beside = (
                [word.low for word in after[:1]] + [word.low for word in after if after[0].low in ("and", "or", ",")]
                if after
                else []
            )
            if any(word in lists().names.road_nouns for word in beside) or (
                at and tokens[at - 1].low in lists().names.road_nouns
            ):
                return length
    return 0


def _mention(sort: Sort, tokens: list[Token], **fields: object) -> Mention:
    inside = {token.i for token in tokens}
    heads = [token for token in tokens if token.head.i not in inside or token.head is token]
    head = heads[-1] if heads else tokens[-1]
    if head.dep in ("case", "punct") and len(heads) > 1:
        head = heads[0]
    return Mention(sort, tokens, head, **fields)  # type: ignore[arg-type]


def _defined_at(tokens: list[Token], at: int, defined: dict[str, tuple[int, int]]) -> int:
    """How many tokens an abbreviation has that the article itself explains ("ADF"); its own meaning outranks any other."""
    for length in (1, 3):
        words = tokens[at : at + length]
        if (
            len(words) == length
            and "".join(word.text for word in words) in defined
            and not (length == 1 and _hyphened(tokens, at))
        ):
            return length
    return 0


def _hyphened(tokens: list[Token], at: int) -> bool:
    return (
        at + 2 < len(tokens) and tokens[at + 1].text == "-" and not tokens[at].space and tokens[at + 2].text[:1].isupper()
    )


def _glued_before(tokens: list[Token], at: int) -> bool:
    """ "pro-Assad", "anti-Houthi": the name belongs to an adjective."""
    return (
        at >= 2
        and tokens[at - 1].text == "-"
        and not tokens[at - 1].space
        and not tokens[at - 2].space
        and tokens[at - 2].low in ("pro", "anti", "non", "ex", "post", "pre")
    )


def _chunk(sentence: Sentence, at: int, seen: _Seen) -> int:
    """How many tokens from `at` on look like one name; 0 for none."""
    tokens = sentence.tokens
    first = tokens[at]
    numbered = bool(_ORDINAL.match(first.text)) and at + 1 < len(tokens) and tokens[at + 1].text[:1].isupper()
    if not numbered and not _nameish(first, seen, at == 0):
        article = (
            first.low in ("al", "el", "ad", "ash", "as", "an", "abu")
            and at + 2 < len(tokens)
            and tokens[at + 1].text == "-"
        )
        if not (article and tokens[at + 2].text[:1].isupper()):
            return 0
    end = at + 1
    while end < len(tokens):
        token = tokens[end]
        if _nameish(token, seen, False):
            end += 1
        elif (
            token.text == "-"
            and not token.space
            and end + 1 < len(tokens)
            and (
                tokens[end + 1].text[:1].isupper()
                or tokens[end - 1].low in ("al", "el", "ad", "ash", "as", "an", "ul", "e", "i")
                or tokens[end + 1].low in ("al", "el", "e", "on", "sur", "de")
            )
        ):
            end += 2
            if tokens[end - 1].low in ("on", "sur", "de", "e") and end + 1 < len(tokens) and tokens[end].text == "-":
                end += 2
        elif (
            token.low in _ARTICLES
            and end + 2 < len(tokens)
            and tokens[end + 1].text == "-"
            and tokens[end + 2].text[:1].isupper()
        ):
            end += 3  # "Abdel Fattah al-Burhan"
        elif token.low in _JOINERS and _joins(tokens, at, end, seen):
            end += 1
        elif token.text in ("'", "’") and not token.space and end + 1 < len(tokens) and tokens[end + 1].text[:1].isupper():
            end += 2
        else:
            break
    while end > at and (
        (tokens[end - 1].low in _JOINERS and tokens[end - 1].text[:1].islower()) or tokens[end - 1].text == "-"
    ):
        end -= 1
    return end - at


def _nameish(token: Token, seen: _Seen, sentence_start: bool) -> bool:
    text = token.text
    if not text[:1].isupper() or token.low.rstrip(".") in lists().names.not_names or (token.tag == "CD" and text.isalpha()):
        return False
    if token.tag in (
        "PRP",
        "PRP$",
        "DT",
        "IN",
        "CC",
        "WDT",
        "WP",
        "WRB",
        "MD",
        "EX",
        "TO",
        "VBD",
        "VBZ",
        "VBP",
        "RB",
        "UH",
    ):
        return bool(_ACRONYM.match(text)) and len(text) > 2
    if sentence_start:
        if seen.lower.get(text.lower(), 0) or token.tag in ("NN", "NNS", "JJ", "VBG", "VBN", "CD", "VB", "JJS", "JJR"):
            return bool(_ACRONYM.match(text)) and len(text) > 1
        return token.tag in _NAME_TAGS
    if token.ent in ("DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT") and token.low in lists().names.not_names:
        return False
    return token.tag in _NAME_TAGS or token.tag in ("JJ", "NN", "NNS", "VBN", "VBG", "CD", "FW", "NNPS", "XX", "VB", "RB")


def _joins(tokens: list[Token], start: int, at: int, seen: _Seen) -> bool:
    """Whether "of", "for", "and"... at `at` stands inside a name: only where a head noun of bodies stands before it."""
    after = at + 1
    while after < len(tokens) and tokens[after].low in _JOINERS and tokens[after].text[:1].islower() and after - at < 3:
        after += 1
    if after >= len(tokens) or not tokens[after].text[:1].isupper() or not _nameish(tokens[after], seen, False):
        return False
    word = tokens[at].low
    if word in (
        "de",
        "del",
        "da",
        "do",
        "la",
        "le",
        "du",
        "des",
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
        "abu",
        "umm",
        "von",
        "van",
        "der",
    ):
        return True
    before = [token.low for token in tokens[start:at]]
    has_head = any(name in lists().names.bodies or name in lists().names.body_openers for name in before)
    if word == "and":
        # "Missile Forces and Artillery", "Ministry of Defence and ..." but not "Russia and Turkey"
        return (has_head and "of" in before) or (len(before) >= 2 and before[-1] in lists().names.body_pairs)
    if word in ("of", "for", "on", "to", "in", "the"):
        return has_head
    return word == "&"


def _titled(sentence: Sentence, texts: list[str], at: int, length: int, knowledge: Knowledge) -> Mention | None:
    """A person named behind a rank or office: "Lt. Gen. Johnny Luboya", "Mayor Samir Qaddour"."""
    tokens = sentence.tokens
    begin = at + length
    while True:  # ranks may follow each other
        more = knowledge.offices.match(texts, begin) if begin < len(tokens) else None
        if more is None:
            break
        begin += more[0]
    if begin >= len(tokens):
        return None
    if tokens[begin].text == "-" or not tokens[begin - 1].text[:1].isupper():
        return None
    name = _person_chunk(tokens, begin)
    if not name:
        return None
    words = tokens[begin : begin + name]
    if any(token.low in lists().names.bodies for token in words):
        return None
    known = knowledge.actors.match(texts, begin)
    entries = known[1] if known and known[0] == name and known[1][0].kind is ActorKind.PERSON else ()
    if known and known[0] >= name and known[1][0].kind is not ActorKind.PERSON:
        return None
    title = " ".join(token.text + ("" if not token.space else " ") for token in tokens[at:begin]).replace("  ", " ").strip()
    mention = _mention(Sort.PERSON, words, known=entries, kind=ActorKind.PERSON, title=title, rank=True)
    return mention


def _person_chunk(tokens: list[Token], at: int) -> int:
    end = at
    while end < len(tokens):
        token = tokens[end]
        if (
            token.text[:1].isupper()
            and token.text[-1] != ":"
            and token.low not in lists().names.not_names
            and token.tag not in ("PRP", "DT", "WP")
        ):
            end += 1
        elif token.low in (
            "al",
            "el",
            "bin",
            "ibn",
            "ben",
            "de",
            "da",
            "del",
            "van",
            "von",
            "der",
            "ould",
            "ag",
            "ul",
            "abu",
        ) and (end + 1 < len(tokens) and (tokens[end + 1].text == "-" or tokens[end + 1].text[:1].isupper())):
            end += 3 if tokens[end + 1].text == "-" and end + 2 < len(tokens) else 1
        elif (
            token.text == "-"
            and not token.space
            and end > at
            and end + 1 < len(tokens)
            and tokens[end + 1].text[:1].isalpha()
        ):
            end += 2
        else:
            break
        if token.text.endswith(".") and len(token.text) > 2:
            break
    return end - at


def _extends(sentence: Sentence, at: int, known: int, chunk: int, entries: tuple[KnownActor, ...]) -> bool:
    """A longer unknown name that only begins with a known one: "Sudan Doctors Network", "Syria Civil Watch"."""
    rest = sentence.tokens[at + known : at + chunk]
    if rest and rest[0].text in ("'s", "’s", "'", "-"):
        return False
    return any(token.low in lists().names.bodies for token in rest)


def _swallowed(sentence: Sentence, at: int, place: int, chunk: int, knowledge: Knowledge) -> bool:
    """Whether a place's name is only the beginning of a longer name: "Nile Corridor Daily", "Orontes Institute"."""
    rest = sentence.tokens[at + place : at + chunk]
    if any(token.low in lists().names.bodies for token in rest):
        return True
    if any(token.low in lists().names.places for token in rest):
        return False
    words = sentence.tokens[at : at + chunk]
    if rest and (rest[0].text[:1].isupper() or rest[0].low in _ARTICLES):
        return True
    return all(token.ent == "PERSON" for token in words) and not _is_locative(words)


def _state(
    sentence: Sentence, at: int, length: int, entries: tuple[KnownActor, ...], places: tuple[Candidate, ...]
) -> Mention:
    return _mention(Sort.STATE, sentence.tokens[at : at + length], known=entries, places=places, kind=ActorKind.STATE)


def _place_holds(sentence: Sentence, at: int, length: int, places: tuple[Candidate, ...], seen: _Seen) -> bool:
    """Whether a place is really meant by a name that the gazetteer knows."""
    words = sentence.tokens[at : at + length]
    locative = _is_locative(words)
    if (any(word.low in lists().names.not_names for word in words) and length == 1) or not words[0].text[0].isalpha():
        return False
    if all(word.tag not in _NAME_TAGS and not word.text.isupper() for word in words) and not locative:
        return False
    if at == 0 and length == 1 and not locative and seen.lower.get(words[0].low, 0):
        return False
    if length == 1 and len(words[0].text) <= 3 and not locative:
        return False
    if places[0].common_word and not locative:
        return any(word.ent in ("GPE", "LOC", "FAC") for word in words) and places[0].rank >= 50
    if words[-1].ent == "PERSON" and not locative:
        before, after = at - 1, at + length
        tokens = sentence.tokens
        neighbour = (before >= 0 and tokens[before].ent == "PERSON" and tokens[before].text[:1].isupper()) or (
            after < len(tokens) and tokens[after].ent == "PERSON" and tokens[after].text[:1].isupper()
        )
        return not neighbour
    return True


def _is_locative(words: list[Token]) -> bool:
    """Whether the words stand where a place stands: governed by a preposition of place or beside a noun of place."""
    inside = {token.i for token in words}
    head = next((token for token in words if token.head.i not in inside or token.head is token), words[-1])
    one = head.first_conjunct()
    if one.dep == "appos" and one.head is not one:
        one = one.head.first_conjunct()
    governor = one.head
    if one.dep == "pobj" and governor.low in lists().names.locatives:
        if governor.low == "of":
            noun = governor.head
            return noun.lemma in lists().names.places or noun.low in lists().names.parts_of_places
        if governor.low in ("to", "from", "on", "over", "of"):
            return True
        return True
    if one.dep in ("compound", "nmod", "amod", "poss", "appos") and governor.lemma in lists().names.places:
        return True
    sentence = words[0].sent
    before = words[0].i - sentence.tokens[0].i - 1
    if before >= 0 and sentence.tokens[before].low in lists().names.locatives - {"of"}:
        return True
    after = words[-1].i - sentence.tokens[0].i + 1
    if after < len(sentence.tokens) and sentence.tokens[after].low in lists().names.places:
        return True
    return sentence.label


def _place(sentence: Sentence, at: int, length: int, places: tuple[Candidate, ...]) -> Mention:
    after = at + length
    if (
        after < len(sentence.tokens)
        and sentence.tokens[after].low in lists().names.places
        and sentence.tokens[after].text[:1].isupper()
    ):
        length += 1  # "Nyaungbintha Village"
    mention = _mention(Sort.PLACE, sentence.tokens[at : at + length], places=places)
    mention.type_word = _type_word(sentence, at, length)
    return mention


def _type_word(sentence: Sentence, at: int, length: int) -> str | None:
    tokens = sentence.tokens
    last = tokens[at + length - 1].low
    if length > 1 and last in lists().names.places:
        return last
    after = at + length
    if after < len(tokens) and tokens[after].low in lists().names.places and tokens[after - 1].space:
        return tokens[after].low
    if at >= 2 and tokens[at - 1].low == "of" and tokens[at - 2].lemma in lists().names.places:
        return tokens[at - 2].lemma
    if at >= 1 and tokens[at - 1].low in lists().names.places and tokens[at - 1].text[:1].islower():
        return tokens[at - 1].low
    if after + 1 < len(tokens) and tokens[after].text == ",":
        appositive = next((kid for kid in tokens[at + length - 1].kids if kid.dep == "appos"), None)
        if appositive is not None and appositive.lemma in lists().names.places:
            return appositive.lemma
    return None


def _unknown(
    paper: Paper,
    sentence: Sentence,
    at: int,
    length: int,
    knowledge: Knowledge,
    defined: dict[str, tuple[int, int]],
    seen: _Seen,
) -> Mention | None:
    """A name that nobody knows: person, place, body or thing, by its own words, its neighbours and the tagger."""
    tokens = sentence.tokens
    while length and (
        tokens[at].low in ("the", "a", "an")
        or (_DIRECTIONS.match(tokens[at].text) and length > 1 and tokens[at].text[:1].islower())
    ):
        at, length = at + 1, length - 1
    words = tokens[at : at + length]
    if not words:
        return None
    demonym = knowledge.actors.demonym(words[0].text)
    if length == 1 and demonym is not None:
        return None
    lows = [word.low for word in words]
    if length == 1 and (
        words[0].tag.startswith("JJ")
        or (at == 0 and not words[0].ent and not seen.upper.get(words[0].text) and not _ACRONYM.match(words[0].text))
    ):
        return None
    if all(token.text.isupper() or not token.text.isalpha() for token in tokens) and len(tokens) > 3:
        return None  # a line in capitals shouts words, not names
    bodies = [word for word in lows if word in lists().names.bodies]
    of_name = lows[: next((n for n, low in enumerate(lows) if low in ("of", "for")), len(lows))]
    locative = _is_locative(words)
    if length == 1 and at == 0 and words[0].tag not in _NAME_TAGS and not _ACRONYM.match(words[0].text):
        return None
    if length == 1 and collective_of(words[0], knowledge) is not None and not _ACRONYM.match(words[0].text):
        return None
    body = next((lists().names.bodies[word] for word in reversed(of_name) if word in lists().names.bodies), None)
    if bodies and length > 1 and (body is not None):
        return _mention(Sort.ACTOR, words, kind=_body_kind(words, body, knowledge))
    if length > 1 and lows[-1] in lists().names.places:
        return _place(sentence, at, length, ())
    after = at + length
    typed = after < len(tokens) and tokens[after].low in lists().names.places
    if (
        words[-1].dep in ("compound", "nmod")
        and words[-1].head.lemma in lists().names.places
        and words[-1].head.i - words[-1].i <= 2
    ):
        typed = True  # "the Rho displacement site"
    if (
        after + 1 < len(tokens)
        and tokens[after].pos == "NOUN"
        and tokens[after + 1].pos == "NOUN"
        and tokens[after + 1].low in lists().names.places
    ):
        typed = True
    if length > 1 and words[0].low in lists().names.place_prefixes and not bodies:
        return _place(sentence, at, length, ())
    if paper.article.text[words[0].start : words[-1].end] in defined:
        return _mention(Sort.ACTOR, words)
    things = knowledge.lexicon.objects["vessel"] | knowledge.lexicon.objects["vehicle"] | lists().names.things
    if at and tokens[at - 1].lemma in things and tokens[at - 1].text[:1].islower():
        return _mention(Sort.THING, words)
    if any(kid.dep == "appos" and kid.lemma in things for word in words for kid in word.kids) or (
        words[-1].dep == "appos" and words[-1].head.lemma in things
    ):
        return _mention(Sort.THING, words)
    the = at > 0 and tokens[at - 1].low == "the"
    if the and length == 1 and not typed and words[0].low.endswith("s") and words[0].tag in ("NNPS", "NNP", "NNS"):
        return _mention(Sort.ACTOR, words)  # "the Houthis": a people or a group
    if (
        typed
        or (locative and not all(word.ent in ("PERSON", "ORG") for word in words))
        or (locative and length <= 2 and _strongly_locative(words))
    ):
        if not (words[0].ent == "ORG" and _ACRONYM.match(words[0].text) and not typed):
            return _place(sentence, at, length, ())
    descriptor = _descriptor(sentence, at, words)
    if descriptor is not None:
        return _mention(Sort.ACTOR, words, kind=lists().names.descriptors[descriptor.lemma], descriptor=descriptor)
    if sentence.label and paper.block(sentence).kind is not BlockKind.HEADING and not body and length <= 4:
        return _place(sentence, at, length, ())  # "Tal Rifaat, 1 December:"
    entity = Counter(word.ent for word in words).most_common(1)[0][0]
    if entity == "PERSON" and length > 1:
        return _mention(Sort.PERSON, words, kind=ActorKind.PERSON)
    if entity == "PERSON" and length == 1 and not _ACRONYM.match(words[0].text):
        if locative and not _acts(words):
            return _place(sentence, at, length, ())
        return _mention(Sort.PERSON, words, kind=ActorKind.PERSON)
    if entity in ("GPE", "LOC", "FAC") and (locative or length > 1):
        return _place(sentence, at, length, ())
    if entity in ("WORK_OF_ART", "PRODUCT", "EVENT", "LAW", "LANGUAGE"):
        return _mention(Sort.THING, words)
    if entity in ("ORG", "NORP") or any(_ACRONYM.match(word.text) for word in words) or _acts(words):
        return _mention(Sort.ACTOR, words, kind=None)
    return _mention(Sort.THING, words)


def _body_kind(words: list[Token], kind: ActorKind, knowledge: Knowledge) -> ActorKind:
    lows = [word.low for word in words]
    if kind is ActorKind.MILITARY:
        numbered = any(low[0].isdigit() for low in lows)
        state = any(knowledge.actors.demonym(word.text) for word in words)
        if not numbered and not state and any(low in lists().names.armed_marks for low in lows):
            return ActorKind.ARMED_GROUP
    return kind


def _strongly_locative(words: list[Token]) -> bool:
    inside = {token.i for token in words}
    head = next((token for token in words if token.head.i not in inside), words[-1]).first_conjunct()
    if head.dep != "pobj":
        return False
    prep = head.head
    if prep.low == "to":
        return any(kid.low == "from" for kid in prep.head.kids) or prep.head.lemma in lists().names.ways
    return prep.low in ("in", "near", "at", "outside", "towards", "toward", "around", "into", "from")


def _descriptor(sentence: Sentence, at: int, words: list[Token]) -> Token | None:
    """ "the independent outlet Tochka", "Severny Dozor, a Telegram channel": the noun that says what a name stands for."""
    tokens = sentence.tokens
    if (
        at >= 1
        and tokens[at - 1].lemma in lists().names.descriptors
        and tokens[at - 1].pos == "NOUN"
        and tokens[at - 1].text[:1].islower()
    ):
        return tokens[at - 1]
    for word in words:
        for kid in word.kids:
            if kid.dep == "appos" and kid.pos == "NOUN" and kid.lemma in lists().names.descriptors:
                return kid
    after = at + len(words)
    if (
        after < len(tokens)
        and tokens[after].lemma in lists().names.descriptors
        and tokens[after].text[:1].islower()
        and tokens[after].head is not words[-1]
    ):
        return tokens[after]
    return None


def _acts(words: list[Token]) -> bool:
    inside = {token.i for token in words}
    head = next((token for token in words if token.head.i not in inside or token.head is token), words[-1])
    return head.first_conjunct().dep in ("nsubj", "agent", "nsubjpass") or (head.dep == "pobj" and head.head.dep == "agent")


# ---------------------------------------------------------------- abbreviations: "Levant Rights Monitor (LRM)"


def _abbreviations(paper: Paper) -> dict[str, tuple[int, int]]:
    """Abbreviation -> the tokens (first, last) of what it abbreviates, by initials of the words before the bracket."""
    found: dict[str, tuple[int, int]] = {}
    tokens = paper.tokens
    for n, token in enumerate(tokens[:-2]):
        if token.text != "(" or n == 0 or tokens[n + 1].sent is not token.sent:
            continue
        close = next((m for m in range(n + 1, min(n + 5, len(tokens))) if tokens[m].text in (")", ",", ";")), None)
        if close is None or close == n + 1:
            continue
        short = paper.article.text[tokens[n + 1].start : tokens[close - 1].end]
        if not (_ACRONYM.match(short.replace(" ", "")) and 2 <= len(short) <= 12):
            continue
        first = _initials_start(tokens, n - 1, short)
        if first is not None:
            found[short] = (first, n - 1)
    return found


def _initials_start(tokens: list[Token], last: int, short: str) -> int | None:
    letters = [letter.lower() for letter in short if letter.isalnum()]
    sentence = tokens[last].sent
    best = None
    n, steps = last, 0
    matched = len(letters)
    while n >= 0 and tokens[n].sent is sentence and steps < 14 and tokens[n].text not in (",", ";", "(", '"'):
        if (
            tokens[n].text[:1].isupper()
            or tokens[n].low in _JOINERS
            or tokens[n].text == "-"
            or tokens[n].text[:1].isdigit()
        ):
            if tokens[n].text[:1].isalnum() and tokens[n].text[:1].isupper():
                if matched and tokens[n].low[0] == letters[matched - 1]:
                    matched -= 1
                elif matched and tokens[n].low[0] in letters[:matched]:
                    matched = max(i for i, letter in enumerate(letters[:matched]) if letter == tokens[n].low[0])
                best = n
        else:
            break
        if matched == 0:
            return best
        n, steps = n - 1, steps + 1
    return best if best is not None and (matched <= len(letters) // 2 or len(letters) <= 5) else None


def _apply_abbreviations(paper: Paper, found: Mentions, defined: dict[str, tuple[int, int]]) -> None:
    """The name before a bracket takes the abbreviation as its alias and, where it was cut short, its full extent."""
    for short, (first, last) in defined.items():
        tokens = paper.tokens[first : last + 1]
        while tokens and tokens[0].low in ("the", "a", "an"):
            tokens = tokens[1:]
        if not tokens:
            continue
        inside = [mention for mention in found.all if mention.tokens[0].i >= tokens[0].i and mention.tokens[-1].i <= last]
        whole = next(
            (mention for mention in inside if mention.tokens[-1].i == last and mention.sort is not Sort.PLACE), None
        )
        covering = next(
            (
                m
                for m in found.all
                if m.tokens[0].i <= tokens[0].i and m.tokens[-1].i >= last and m.sort in (Sort.ACTOR, Sort.STATE)
            ),
            None,
        )
        if covering is not None:
            covering.alias = short
            continue
        if whole is not None and whole.known and whole.sort is Sort.ACTOR:
            whole.alias = short
            continue
        kind = next((lists().names.bodies[t.low] for t in reversed(tokens) if t.low in lists().names.bodies), None)
        if len(tokens) == 1 and whole is None:
            continue
        for mention in inside:
            found.all.remove(mention)
            for token in mention.tokens:
                found.at[token.i] = [one for one in found.at[token.i] if one is not mention]
        fresh = _mention(Sort.ACTOR, tokens, kind=kind, alias=short, known=whole.known if whole is not None else ())
        found.add(fresh)


# ---------------------------------------------------------------- descriptions


def _describe(sentence: Sentence, knowledge: Knowledge, found: Mentions) -> None:
    """Noun phrases that describe actors: "Syrian rebel groups", "the army", "a senior Syrian security official"."""
    tokens = sentence.tokens
    for token in tokens:
        if token.pos not in ("NOUN", "PROPN", "ADJ") or found.over(token):
            continue
        if token.low in ("nobody", "everyone", "someone", "anyone", "everybody", "somebody"):
            continue
        if token.pos == "ADJ" and token.dep not in ("nsubj", "dobj", "pobj", "nsubjpass", "conj"):
            continue
        if token.dep in ("compound", "amod", "nmod") and token.head.pos in ("NOUN", "PROPN") and token.head is not token:
            continue
        collective = collective_of(token, knowledge)
        if (collective is None and token.lemma not in lists().names.anaphors) or (
            collective is not None and collective.word.replace(" ", "_") in lists().names.materiel
        ):
            continue
        words = [token]
        n = token.i - tokens[0].i - 1
        while (
            n >= 0
            and tokens[n].dep in ("compound", "amod", "nmod", "npadvmod", "punct", "advmod")
            and tokens[n].head in (token, *words)
        ):
            if not (tokens[n].text[:1].isalpha() or tokens[n].text == "-"):
                break
            if found.over(tokens[n], Sort.PERSON) and tokens[n].dep != "compound":
                break
            words.insert(0, tokens[n])
            n -= 1
        while words and words[0].text == "-":
            words.pop(0)
        found.add(Mention(Sort.DESCRIPTION, words, token, kind=collective.kind if collective is not None else None))


def collective_of(noun: Token, knowledge: Knowledge) -> Collective | None:
    """What kind of people or body a generic noun means, compounds first: "rebel group", "aid worker", "police officer"."""
    lemma = noun.lemma.lower()
    for kid in reversed(noun.kids):
        if kid.dep in ("compound", "amod", "nmod") and kid.i < noun.i:
            found = knowledge.collectives.get(f"{kid.lemma.lower()} {lemma}")
            if found is not None:
                return found
    found = knowledge.collectives.get(lemma) or knowledge.collectives.get(noun.low)
    if found is None and noun.pos == "PROPN" and noun.low.endswith("s"):
        found = knowledge.collectives.get(noun.low[:-1])  # "Rebels" at the head of a sentence keeps its plural as its lemma
    return found

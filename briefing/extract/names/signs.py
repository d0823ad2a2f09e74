"""What grammar and the words beside a name say about it: whether a place, an actor or a road is meant, and what kind."""

from __future__ import annotations

import re

from briefing.domain.actor import ActorKind
from briefing.domain.place import PlaceKind
from briefing.extract.names.mentions import Mention, Sort, mention_of, outer_heads
from briefing.extract.sentences.parse import Sentence, Token
from briefing.extract.sentences.tree import called_so
from briefing.knowledge.gazetteer import Candidate
from briefing.knowledge.offices import Offices
from briefing.knowledge.words import lists

LONGEST_PERSON = 5  # words
OLDEST = 110  # years
LONGEST_ACRONYM = 40  # code points
_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9&/\-]*[A-Z0-9][A-Za-z0-9\-]*$|[A-Z]{2,}$")
_ROAD = re.compile(r"(?:[A-Z]{1,2}|RN|Route|Highway)[- ]?\d{1,4}$")
_HANDLING = re.compile(r"TLP *[:\-–]? *(?:RED|AMBER|GREEN|CLEAR|WHITE)\b")  # Traffic Light Protocol, 1.0 and 2.0
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}")


def is_acronym(text: str) -> bool:
    """Whether a word is written as an abbreviation: "SDF", "M23", "CODECO"."""
    return len(text) <= LONGEST_ACRONYM and _ACRONYM.match(text) is not None


def is_handling_label(text: str, token: Token) -> bool:
    """Whether a label begins with a token that says who may read the text: "TLP:RED"."""
    return token.text.startswith("TLP") and _HANDLING.match(text, token.start) is not None


def is_initials(text: str) -> bool:
    """Whether a word is letters with stops between them, as no place is written: "U.N."."""
    return _INITIALS.fullmatch(text) is not None


def governed(words: list[Token]) -> Token:
    """The token that carries a name's place in the tree, seen from outside: its first head, or the first of its list."""
    heads = outer_heads(words)
    return (heads[0] if heads else words[-1]).first_conjunct()


_COMPASS = re.compile(r"(?:north|south|east|west)(?:-?(?:east|west))?$")
_BOUND = frozenset("depart flee head leave make run sail".split())


def is_locative(words: list[Token]) -> bool:
    """Whether the words stand where a place stands: governed by a preposition of place or beside a noun of place."""
    known = lists().names
    one = governed(words)
    if one.dep == "appos" and one.head is not one:
        one = one.head.first_conjunct()
    governor = one.head
    if one.dep == "pobj" and governor.low == "for" and governor.head.lemma in _BOUND:
        return True  # "left for Homs"
    if one.dep == "pobj" and governor.low == "to" and governor.head.low == "according":
        return False  # "according to the Red Cross"
    if one.dep == "pobj" and governor.low in known.locatives:
        of = governor.head
        return governor.low != "of" or of.lemma in known.places or of.low in known.parts_of_places or of.low == "out"
    if one.dep in ("compound", "nmod", "amod", "poss", "appos") and governor.lemma in known.places:
        return True
    tokens = words[0].sent.tokens
    before, after = words[0].i - tokens[0].i - 1, words[-1].i - tokens[0].i + 1
    if before >= 0 and tokens[before].low != "of" and tokens[before].low in known.locatives:
        return True
    if after < len(tokens) and tokens[after].low in known.places:
        return True
    return words[0].sent.label


KIN = frozenset(
    "aunt brother child colleague cousin daughter father fiancé fiancee friend grandchild granddaughter grandfather "
    "grandmother grandson husband mother neighbor neighbour nephew niece sister son uncle widow wife".split()
)


def is_of_kin(sentence: Sentence, at: int) -> bool:
    """ "Her husband Sule", "his brother, Musa": a name straight behind a word for a relative is a person's."""
    tokens = sentence.tokens
    before = at - 2 if at >= 2 and tokens[at - 1].text == "," else at - 1
    if before < 0 or tokens[before].lemma not in KIN or tokens[before].tag != "NN":
        return False
    return before == at - 1 or tokens[before].kid("poss") is not None


def is_of_harm(words: list[Token]) -> bool:
    """ "The murder of Norhata Salik", "the arrest of Osman Kavala": what is done to somebody, of two names or more."""
    if len(words) < 2 or any(is_acronym(word.text) or word.low in lists().names.bodies for word in words):
        return False
    head = governed(words)
    if head.dep != "pobj" or head.head.low != "of" or words[0].low in lists().names.place_prefixes:
        return False
    return head.head.head.lemma in lists().names.done_to_people and words[-1].low not in lists().names.places


def is_placed(words: list[Token]) -> bool:
    """ "Raided Ocholonya, a farming settlement", "overran Jibia": an apposition or a verb of war says that it is one."""
    heads = outer_heads(words)
    head = heads[0] if heads else words[-1]
    called = called_so(head)  # "a hamlet called Kessou", "the spot known as Puente Tabla"
    if called is not None and (called.lemma in lists().names.places or called.lemma in _SOMEWHERE):
        return True
    for kid in head.kids_by("appos"):
        if (
            kid.lemma in lists().names.places
            and kid.pos == "NOUN"
            and kid.kid("det", "amod", "compound", "nummod") is not None
        ):
            return True
    if head.dep == "pobj" and head.head.low == "of" and head.head.head.lemma in _PEOPLE_OF_PLACES and words[0].i > 0:
        return not is_acronym(words[0].text)  # "the martyrs of Diagourou"
    after = words[-1].sent.tokens[words[-1].i - words[-1].sent.tokens[0].i + 1 :][:2]
    if [one.low for one in after] == [",", "where"]:
        return True
    if head.dep in ("dobj", "pobj", "nsubjpass") and not is_acronym(words[0].text) and _is_lying(words[-1]):
        return True
    if head.dep != "dobj" or any(kid.lemma not in _MEASURES for kid in head.kids_by("appos")):
        return False
    return head.head.lemma in _PLACES_ONLY or (head.head.lemma in _FALLEN_UPON and any(map(_are_raiders, head.head.kids)))


def _is_lying(last: Token) -> bool:
    """ "Bombed Mathiang, in Longechuk County", "captured Oria, south of Abala": what follows tells where it lies."""
    tokens = last.sent.tokens
    after = tokens[last.i - tokens[0].i + 1 :][:LYING_REACH]
    if [one.low for one in after[:1]] != [","] or len(after) < LYING_REACH:
        return False
    if _COMPASS.match(after[1].low) and after[2].low == "of":
        return True  # "Li-Rangu, north of Yambio"
    if after[1].low != "in":
        return False
    behind = next((one for one in after[2:] if one.text[:1].isupper() or one.lemma in lists().names.places), None)
    return behind is not None and (behind.lemma in lists().names.places or _next_low(behind) in lists().names.places)


def _next_low(token: Token) -> str:
    """The word behind one, in small letters."""
    tokens = token.sent.tokens
    at = token.i - tokens[0].i + 1
    return tokens[at].low if at < len(tokens) else ""


LYING_REACH = 6  # tokens behind a name that tell where it lies: ", in the neighbouring territory of"


def _are_raiders(subject: Token) -> bool:
    """ "Armed men attacked Dan Kurmi": whom they attack by name is told with what he is, a village is not."""
    raiders = subject.lemma in lists().events.raiders or subject.lemma in _INSURGENTS
    return subject.dep == "nsubj" and subject.tag == "NNS" and raiders


_MEASURES = frozenset("kilometer kilometre km kms metre meter mile".split())  # "Dan Gulbi, 12 kilometres from"
_FALLEN_UPON = frozenset("attack invade ransack sack target torch".split())
_INSURGENTS = frozenset("extremist insurgent islamist jihadist militant terrorist".split())
_PEOPLE_OF_PLACES = frozenset(
    "administrator commissioner headman inhabitant magistrate martyr massacre mayor mukhtar population prefect resident "
    "tragedy villager".split()
)
_PARTS = frozenset("centre center edge edges outskirts suburb suburbs streets".split())
_IN_THE_AIR = frozenset("bring circle crash down explode fly hover intercept shoot".split())
_PLACES_ONLY = frozenset("besiege bombard enter flee overrun pillage pound raid recapture retake shell storm".split())


def is_strongly_locative(words: list[Token]) -> bool:
    """Whether the words stand where nothing but a place can stand, so that the tagger is not asked."""
    head = governed(words)
    if head.dep == "appos" and head.head.pos == "PROPN" and 0 < words[0].i - head.head.i <= 2:
        head = head.head.first_conjunct()  # "in Tuka, Mamasapano"
    if head.dep != "pobj":
        return False
    prep = head.head
    if prep.low == "to":
        return any(kid.low == "from" for kid in prep.head.kids) or prep.head.lemma in lists().names.ways
    if prep.low == "on":
        held = prep.head.dep in ("dobj", "nsubjpass") and prep.head.head.lemma in _FENDING and not is_acronym(words[0].text)
        fallen = prep.head.lemma in _FALLING and any(
            kid.lemma in _SHOTS for kid in prep.head.kids_by("nsubj", "nsubjpass", "dobj")
        )
        # "the missile strike on Sahn al-Jin", "repelled an assault on Birakat", "shells fell on Hosh Qadem"
        return prep.head.lemma in _FROM_ABOVE or fallen or (held and prep.head.lemma in _FENDED)
    if prep.low == "over":
        return prep.head.lemma in _IN_THE_AIR  # "shot down over Oddar Meanchey"
    if prep.low == "of":
        part = prep.head.low
        return _COMPASS.match(part) is not None or part in _PARTS  # "a convoy south of Al-Washka", "the centre of Ibo"
    return prep.low in ("in", "near", "at", "outside", "towards", "toward", "around", "into", "from")


def is_acting(words: list[Token]) -> bool:
    """Whether the words stand where an actor stands: as a subject or behind "by"."""
    heads = outer_heads(words)
    head = heads[0] if heads else words[-1]
    return head.first_conjunct().dep in ("nsubj", "agent", "nsubjpass") or (head.dep == "pobj" and head.head.dep == "agent")


_FROM_ABOVE = frozenset("airstrike bombardment bombing raid shelling strike".split())
_FENDED = frozenset("advance assault attack incursion offensive onslaught raid".split())  # "repelled an assault on Birakat"
_FALLING = frozenset("drop fall hail land rain".split())
_SHOTS = frozenset("bomb debris drone mortar missile munition projectile rocket shell splinter".split())
_SOMEWHERE = frozenset("area hamlet locality location place point sector settlement site spot".split())
_FENDING = frozenset("foil halt repel repulse stop thwart".split())
_RELATIVES = frozenset(
    "brother daughter father grandfather grandmother mother resident sister son survivor villager widow".split()
)


def is_introduced(words: list[Token]) -> bool:
    """ "Zahra, a mother of six, said": the one of whom such words are said is no town, whatever towns are called so."""
    name = words[-1]
    beside = [kid for kid in name.kids_by("appos") if kid.i > name.i and kid.kid("det") is not None]
    people = any(kid.low in ("a", "an") for one in beside[:1] for kid in one.kids_by("det"))
    known = lists().casualties.civilians | _RELATIVES
    return people and name.dep in ("nsubj", "nsubjpass") and beside[0].lemma in known


def told_as_person(words: list[Token], offices: Offices) -> bool:
    """Whether the words beside a name say that it is a person's: "who", an age, an office in apposition."""
    heads = outer_heads(words)
    head = heads[0] if heads else words[-1]
    if len(words) > LONGEST_PERSON or any(word.low in lists().names.bodies for word in words):
        return False
    after = words[-1].sent.tokens[words[-1].i - words[-1].sent.tokens[0].i + 1 :][:2]
    if [one.low for one in after] == [",", "alias"] and len(words) > 1:
        return True
    if is_introduced(words):
        return True
    if (
        head.dep == "attr"
        and len(words) > 1
        and any(offices.get(one.lemma) is not None and one.tag == "NN" for one in head.head.kids_by("nsubj"))
    ):
        return True  # "whose governor is Babajide Sanwo-Olu"
    if head.dep == "nsubj" and head.head.lemma == "be" and any(map(_is_age, head.head.kids_by("attr", "acomp"))):
        return True  # "Mariyae is 57"
    if head.dep == "pobj" and head.head.low == "of" and head.head.head.lemma in KIN | _FOLLOWING and len(words) > 1:
        return True  # "a cousin of Yaya Dillo", "followers of Isnilon Hapilon"
    for kid in head.kids:
        if kid.dep == "relcl" and any(one.low == "who" and one.dep in ("nsubj", "nsubjpass") for one in kid.kids):
            return True
        if kid.dep == "appos" and _is_age(kid):
            return True
        if kid.dep == "appos" and any(one.low.endswith("year-old") or one.low == "old" for one in kid.kids_by("amod")):
            return True  # "Amade, a 31-year-old fish trader"
        if kid.dep == "appos" and kid.pos == "NOUN" and offices.get(kid.lemma) is not None:
            return True
    beside = head.head
    if head.dep == "appos" and beside.dep == "pobj" and beside.head.head.pos == "NOUN" and len(words) > 1:
        beside = beside.head.head  # "a spokesman for the group, Al-Fateh Qurashi"
        if beside.lemma in lists().cast.spokespersons:
            return True
    return head.dep == "appos" and beside.pos == "NOUN" and offices.get(beside.lemma) is not None


_FOLLOWING = frozenset("devotee disciple follower henchman loyalist".split())


def _is_age(token: Token) -> bool:
    return token.pos == "NUM" and token.text.isdigit() and int(token.text) < OLDEST


def told_to_paper(words: list[Token]) -> bool:
    """ "Told the Tribune", "told Sobat Voice": whether a name that ends as papers and stations do is told something."""
    head = governed(words)
    media = lists().names.bodies.get(words[-1].low) is ActorKind.MEDIA or words[-1].low in ("voice", "dispatch")
    return media and head.dep in ("dobj", "dative") and head.head.lemma in ("tell", "inform")


def place_at(sentence: Sentence, at: int, length: int, places: tuple[Candidate, ...]) -> Mention:
    """A mention of a place, with the kind of place that the words beside it say."""
    after = at + length
    tokens = sentence.tokens
    if after < len(tokens) and tokens[after].low in lists().names.places and tokens[after].text[:1].isupper():
        length += 1  # "Nyaungbintha Village"
    if after + 1 < len(tokens) and tokens[after].low in lists().names.ways_that_are and _is_road(tokens[after + 1]):
        length, places = length + 2, ()  # "the Makran coastal highway"
    word = _type_word(tokens, at, length)
    of = at >= 2 and tokens[at - 1].low == "of" and tokens[at - 2].lemma == word
    if of and places and lists().names.places[word or ""] is PlaceKind.FACILITY:
        word = word if any(one.kind is PlaceKind.FACILITY for one in places) else None  # "the market of Zemio": of a town
    return mention_of(Sort.PLACE, tokens[at : at + length], places=places, type_word=word)


def _is_road(token: Token) -> bool:
    return lists().names.places.get(token.low) is PlaceKind.ROAD


def _type_word(tokens: list[Token], at: int, length: int) -> str | None:
    """ "Idlib province", "the village of Lolwa", "the town Saraqib", "Saraqib, a town"."""
    nouns = lists().names.places
    last, after = tokens[at + length - 1], at + length
    if length > 1 and last.low in nouns:
        return last.low
    if after < len(tokens) and last.space and (tokens[after].low in nouns or tokens[after].lemma in nouns):
        return tokens[after].low if tokens[after].low in nouns else tokens[after].lemma
    if at >= 2 and tokens[at - 1].low == "of" and tokens[at - 2].lemma in nouns:
        if tokens[at - 2].tag == "NNS" and nouns[tokens[at - 2].lemma] is PlaceKind.DISTRICT:
            return None  # "the western districts of Aleppo": Aleppo is no district
        named = at >= 3 and tokens[at - 3].text[:1].isupper() and tokens[at - 3].tag in ("NNP", "NNPS")
        return None if named else tokens[at - 2].lemma  # "the El Shati neighbourhood of Um Rawaba"
    if at >= 1 and tokens[at - 1].low in nouns and tokens[at - 1].text[:1].islower():
        return tokens[at - 1].low
    if after + 1 < len(tokens) and tokens[after].text == ",":
        appositive = last.kid("appos")  # "Aleppo, a city"; not "Aleppo, Basel roundabout"
        if appositive is not None and appositive.lemma in nouns and appositive.kid("det") is not None:
            return appositive.lemma
    return None


# words of grammar that the tagger may take for names at the head of a sentence
_FUNCTION_WORDS = frozenset(
    "about after against all among and another as at because before behind beside but by during each even "
    "every for from how if in into near no nor not of off on once one only or other our out over since so some "
    "still than that the their then there these they this those though through to toward under until up we "
    "what when where which while who why with within".split()
)


def is_of_grammar(word: Token) -> bool:
    """Whether a capitalised word is one of grammar at the head of a sentence: "At", "Over"; towns have such names."""
    return word.low in _FUNCTION_WORDS and not word.text.isupper()


def descriptor_of(sentence: Sentence, at: int, words: list[Token]) -> Token | None:
    """ "the independent outlet Tochka", "Severny Dozor, a Telegram channel": the noun that says what a name stands for."""
    tokens, nouns = sentence.tokens, lists().names.descriptors
    before = tokens[at - 1] if at else None
    if before is not None and before.lemma == "station" and at >= 2 and tokens[at - 2].lemma in _NO_BROADCASTERS:
        return None  # "the officer in charge of Ruma police station, Ishtiaq Ahmed"
    if before is not None and before.lemma in nouns and before.pos == "NOUN" and before.text[:1].islower():
        return before
    if before is not None and before.lemma == "station" and at >= 2 and tokens[at - 2].low in ("radio", "television", "tv"):
        return tokens[at - 2] if tokens[at - 2].lemma in nouns else before  # "through its radio station Andalus"
    for word in words:
        for kid in word.kids:
            if kid.dep == "appos" and kid.pos == "NOUN" and kid.lemma in nouns:
                return kid
    after = tokens[at + len(words)] if at + len(words) < len(tokens) else None
    if after is not None and after.lemma in nouns and after.text[:1].islower() and after.head is not words[-1]:
        return after
    return None


_NO_BROADCASTERS = frozenset("bus coach fire fuel gas metro petrol police power railway train".split())


def numbered_road(tokens: list[Token], at: int) -> int:
    """How many tokens of a numbered road begin here: "M-5 highway", "the M4 and M5 highways", "RN4"; 0 for none."""
    if not tokens[at].text[:1].isupper():
        return 0
    nouns = lists().names.road_nouns
    if tokens[at].low in ("route", "highway") and at + 1 < len(tokens) and tokens[at + 1].text.isdecimal():
        return 2
    for length in (1, 3):
        words = tokens[at : at + length]
        if len(words) == length and _ROAD.match("".join(word.text for word in words)):
            after = [word.low for word in tokens[at + length : at + length + 4]]
            beside = after if after and after[0] in ("and", "or", ",") else after[:1]
            if any(word in nouns for word in beside) or (at and tokens[at - 1].low in nouns):
                return length
    return 0


def numbered_height(tokens: list[Token], at: int) -> int:
    """How many tokens of a numbered hill begin here: "Hill 350", "Height 214.2"; 0 for none."""
    if tokens[at].text not in _HEIGHTS or at + 1 >= len(tokens):
        return 0
    return 2 if _FIGURE.match(tokens[at + 1].text) else 0


_HEIGHTS = ("Height", "Hill", "Point")
_FIGURE = re.compile(r"\d{2,4}(?:\.\d)?$")


def is_of_tribe(tokens: list[Token], after: int) -> bool:
    """ "The Sikin tribe", "the Alizai and Bagan tribes": whether a name that ends before `after` is that of a kindred."""
    if [one.low for one in tokens[after : after + 2]] == ["sub", "-"]:
        tokens = [*tokens[:after], *tokens[after + 2 :]]  # "the Sa'ad sub-clan"
    if [one.low for one in tokens[after + 2 : after + 4]] == ["sub", "-"]:
        tokens = [*tokens[: after + 2], *tokens[after + 4 :]]
    if after < len(tokens) and tokens[after].lemma in _KINDREDS:
        return tokens[after].dep != "compound"  # "the Macawisley clan militia" is no clan
    listed = after + 2 < len(tokens) and tokens[after].low == "and" and tokens[after + 1].text[:1].isupper()
    return listed and tokens[after + 2].lemma in _KINDREDS


_KINDREDS = frozenset("clan clansman subclan tribe tribesman".split())


def is_hyphened(tokens: list[Token], at: int) -> bool:
    """Whether a hyphen and another capital follow: "Al-Shabaab"."""
    return (
        at + 2 < len(tokens) and tokens[at + 1].text == "-" and not tokens[at].space and tokens[at + 2].text[:1].isupper()
    )


def is_glued(tokens: list[Token], at: int) -> bool:
    """ "pro-Assad", "anti-Houthi": the name belongs to an adjective."""
    return (
        at >= 2
        and tokens[at - 1].text == "-"
        and not tokens[at - 1].space
        and not tokens[at - 2].space
        and tokens[at - 2].low in ("pro", "anti", "non", "ex", "post", "pre")
    )


def has_given_name(words: list[Token]) -> bool:
    """ "Mahmoud Sallah": two to four words of which the first is what people are called, and none is of a body."""
    known = lists().names
    if not 2 <= len(words) <= 4 or words[0].low not in known.given_names:
        return False
    return all(one.text.isalpha() and one.text[:1].isupper() and one.low not in known.bodies for one in words)

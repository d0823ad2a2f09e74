"""How far a name reaches: which of the words that follow each other could be one name."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from briefing.domain.actor import ActorKind
from briefing.extract.names.signs import is_acronym
from briefing.extract.sentences.numerals import TENS, UNITS
from briefing.extract.sentences.parse import Paper, Sentence, Token
from briefing.knowledge.gazetteer import Gazetteer
from briefing.knowledge.words import lists

LONGEST_NAME = 60  # tokens
LONGEST_WORD = 100  # code points; the longest names of places have 85
NAME_TAGS = frozenset(("NNP", "NNPS"))
JOINERS = frozenset(
    "of for on and the de del da do la le du des al el ash esh ad ed ar er ez az bin ibn ben abu umm von van der &".split()
)
_PARTICLES = JOINERS - frozenset("of for on and the &".split())  # they belong to the name behind them
_ARTICLES = frozenset("al el ad as ash an ul ar at az wal".split())
_FIRST_ARTICLES = frozenset("al el ad ash as an abu".split())
_BEFORE_HYPHEN = frozenset("al el ad ash as an ul e i wal".split())  # "al-", "Sergey-e-"
_BEHIND_HYPHEN = frozenset("al el e on sur de".split())  # "Rostov-on-Don", "Abd-al"
_PERSON_PARTICLES = frozenset("al el bin ibn ben de da del den dos la van von der ould ag ul abu".split())
_OWNERS = frozenset("farmers lawyers men nation people peasants students teachers women workers".split())
_MOTHERS = frozenset("um umm oum omm".split())  # "Um Sayala"; to a tagger a sound of hesitation
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")
_FUNCTION_TAGS = frozenset("PRP PRP$ DT IN CC WDT WP WRB MD EX TO VBD VBZ VBP RB UH".split())
_COMMON_TAGS = frozenset("NN NNS JJ VBG VBN CD VB JJS JJR".split())
_OPEN_TAGS = NAME_TAGS | frozenset("JJ NN NNS VBN VBG CD FW XX VB".split())
_QUANTITIES = frozenset("DATE TIME CARDINAL ORDINAL MONEY PERCENT".split())
_GRADES = frozenset("district general provincial regional teaching".split())  # "Cotabato Regional and Medical Center"
_NUMBERED = frozenset("battalion brigade company division front regiment squadron".split())
_UNIT_WORDS = 3  # between a unit's number and its noun
_NO = frozenset(("no", "no.", "nr", "nr.", "№"))
_UNIT_NUMBER = re.compile(r"\d{1,4}$")


@dataclass(frozen=True, slots=True)
class Seen:
    """How the article writes its words: in small letters anywhere, and with a capital where no sentence asks for one."""

    lower: Counter[str]
    upper: Counter[str]


def look_over(paper: Paper) -> Seen:
    """How a paper writes its words."""
    return Seen(
        Counter(token.text for token in paper.tokens if token.text[:1].islower()),
        Counter(t.text for t in paper.tokens if t.tag in NAME_TAGS and t is not t.sent.tokens[0] and not t.sent.label),
    )


def name_length(sentence: Sentence, at: int, seen: Seen) -> int:
    """How many tokens from `at` on look like one name; 0 for none."""
    tokens = sentence.tokens
    if not _begins_name(tokens, at, seen):
        return 0
    end = at + 1
    while end < len(tokens) and end - at < LONGEST_NAME and (more := _goes_on(tokens, at, end, seen)):
        end += more
    while end > at:
        last = tokens[end - 1]
        if last.text != "-" and not (last.low in JOINERS and last.text[:1].islower()):
            break
        end -= 1
    if tokens[end - 1].low in _NO:  # "Mobile Brigade No. 18"
        return end - at + (_number_behind(tokens, end) or -1)
    return end - at + _has_number(tokens, end)


def _number_behind(tokens: list[Token], end: int) -> int:
    """How many tokens behind "No" are its number: "No. 18"."""
    dotted = end < len(tokens) and tokens[end].text == "."
    at = end + dotted
    return 1 + dotted if at < len(tokens) and _UNIT_NUMBER.match(tokens[at].text) else 0


def _has_number(tokens: list[Token], end: int) -> bool:
    """ "Light Infantry Battalion 542": whether a unit's number follows the words of its name that end before `end`."""
    last = [one.low for one in tokens[max(0, end - 2) : end]]
    numbered = last[-1] in _NUMBERED or last in (["police", "region"], ["regional", "office"])
    if not numbered or end >= len(tokens) or not _UNIT_NUMBER.match(tokens[end].text):
        return False
    after = tokens[end + 1] if end + 1 < len(tokens) else None
    return after is None or after.tag not in ("NNS", "NNPS", "JJ", "NN", "CD", "HYPH")


def _begins_name(tokens: list[Token], at: int, seen: Seen) -> bool:
    first = tokens[at]
    if could_be_name(first, seen, at == 0 or _opens_speech(tokens, at)) or _is_nation_wide(tokens, at):
        return True
    if first.low in _MOTHERS and first.text[:1].isupper():
        return at + 1 < len(tokens) and tokens[at + 1].text[:1].isupper()
    if at + 1 < len(tokens) and tokens[at + 1].text[:1].isupper() and _ORDINAL.match(first.text):
        return True  # "418th Motor Rifle Regiment"
    if first.text.isdigit() and _is_unit_number(tokens, at):
        return True  # "the 21 Special Armoured Brigade"
    return (
        first.low in _FIRST_ARTICLES
        and at + 2 < len(tokens)
        and tokens[at + 1].text == "-"
        and tokens[at + 2].text[:1].isupper()
    )


def _is_unit_number(tokens: list[Token], at: int) -> bool:
    """Whether a number is that of the one unit named behind it: "troops of 3 Division", and no "3 divisions"."""
    if not _UNIT_NUMBER.match(tokens[at].text):
        return False
    for n in range(at + 1, min(len(tokens), at + 2 + _UNIT_WORDS)):
        if not tokens[n].text[:1].isupper():
            return False
        if tokens[n].low in _NUMBERED:  # and no "4 Brigade Commander"
            return n + 1 == len(tokens) or not tokens[n + 1].text[:1].isupper()
    return False


def _opens_speech(tokens: list[Token], at: int) -> bool:
    """ "Peace is good," she says: whether a word stands first in what is quoted, with a capital for that alone."""
    if tokens[at - 1].text not in ('"', "“", "«", "„"):
        return False
    return at == 1 or tokens[at - 2].text in (":", ",")


_BETWEEN_HYPHENS = frozenset("da de di do du e en i ka ke ki la le on sous sur".split())  # "Chakan-da-Bagh"


def _goes_on(tokens: list[Token], start: int, end: int, seen: Seen) -> int:
    """How many tokens from `end` on belong to the name that began at `start`; 0 where it is over."""
    token = tokens[end]
    if token.low.startswith("spokes") and end > start:
        return 0  # "Lawrence Kanyuka Spokesperson for ...": how communiques are signed
    if could_be_name(token, seen, False):
        return 1
    after = tokens[end + 1] if end + 1 < len(tokens) else None
    if after is None:
        return 0
    if token.text == "-" and not token.space and (
        after.text[:1].isupper() or tokens[end - 1].low in _BEFORE_HYPHEN or after.low in _BEHIND_HYPHEN
    ):  # fmt: skip
        more = after.low in _BETWEEN_HYPHENS and end + 3 < len(tokens) and tokens[end + 2].text == "-"
        return 4 if more else 2
    if token.low in _ARTICLES and after.text == "-" and end + 2 < len(tokens) and tokens[end + 2].text[:1].isupper():
        return 3  # "Abdel Fattah al-Burhan"
    if token.low in JOINERS and _joins(tokens, start, end, seen):
        return 1
    if token.text == "," and _is_list_of_matters(tokens, start, end):
        return 1
    if token.low in ("in", "to") and _is_of_cause(tokens, start, end):
        return 1
    if token.text in ("'s", "’s"):
        return 2 if _is_peoples_body(tokens, end) else 0
    if token.text not in ("'", "’") or not after.text[:1].isupper():
        return 0
    of_several = tokens[end - 1].low.endswith("s") and after.low in lists().names.bodies
    return 2 if not token.space or of_several else 0  # "the Palestinian Journalists' Syndicate"


def _is_peoples_body(tokens: list[Token], at: int) -> bool:
    """ "The Chaung-U People's Defense Force": whether the clitic at `at` stands inside the name of such a body."""
    before = tokens[at - 1]
    if before.low not in _OWNERS or not before.text[:1].isupper():
        return False
    end = at + 1
    while end < len(tokens) and tokens[end].text[:1].isupper():
        end += 1
    return any(token.low in lists().names.bodies for token in tokens[at + 1 : end])


def could_be_name(token: Token, seen: Seen, sentence_start: bool) -> bool:
    """Whether a word by itself could be part of a name: by its capital, its tag, and how it is written elsewhere."""
    text, tag = token.text, token.tag
    not_names = lists().names.not_names
    if not text[:1].isupper() or (tag == "CD" and text.isalpha()):
        return False
    if token.low.rstrip(".") in not_names and not (token.low == "new" and not sentence_start and _begins_a_name(token)):
        return False
    if len(text) > LONGEST_WORD:
        return False
    if tag in _FUNCTION_TAGS:
        return len(text) > 2 and is_acronym(text)
    if sentence_start:
        if token.low in UNITS or token.low in TENS:
            return False
        if tag in _COMMON_TAGS or seen.lower.get(text.lower(), 0):
            return len(text) > 1 and is_acronym(text)
        return tag in NAME_TAGS
    if token.ent in _QUANTITIES and token.low in not_names:
        return False
    return tag in _OPEN_TAGS


def _is_of_leader(tokens: list[Token], at: int, after: int, seen: Seen) -> bool:
    """ "The First Support Force of Mohammed Bahroun": whether behind "of" stands the name of who leads it, as the tagger
    says or as the article goes on to call him ("Bahroun said")."""
    named = tokens[after : after + 2]
    if len(named) < 2 or tokens[at - 1].low not in lists().relations.named_units:
        return False
    if not all(one.text[:1].isupper() and one.text.isalpha() for one in named):
        return False
    ends = tokens[after + 2 : after + 3]
    alone = not ends or not ends[0].text[:1].isupper()
    called = alone and seen.upper.get(named[1].text, 0) > max(1, seen.upper.get(named[0].text, 0))
    given = alone and named[0].low in lists().names.given_names
    return called or given or all(one.ent == "PERSON" for one in named)


def _begins_a_name(new: Token) -> bool:
    """ "The New Generation Movement", within a sentence: "new" with a capital belongs to a name, but not before a feast."""
    tokens = new.sent.tokens
    after = tokens[new.i - tokens[0].i + 1 :][:1]
    return bool(after) and after[0].text[:1].isupper() and after[0].low not in lists().names.not_names


def _joins(tokens: list[Token], start: int, at: int, seen: Seen) -> bool:
    """Whether "of", "for", "and"... at `at` stands inside a name: only where a head noun of bodies stands before it."""
    known = lists().names
    after = at + 1
    while after < len(tokens) and tokens[after].low in JOINERS and tokens[after].text[:1].islower() and after - at < 3:
        after += 1
    if after >= len(tokens) or not could_be_name(tokens[after], seen, False):
        return False
    word = tokens[at].low
    if word in _PARTICLES or word == "&":
        return True
    if word == "of" and _is_of_leader(tokens, at, after, seen):
        return False
    before = [token.low for token in tokens[start:at]]
    if word == "of" and len(before) > 1 and before[-1] in _FIRMS:
        return False  # "BAC Consulting of Budapest"
    has_head = any(name in known.bodies or name in known.body_openers for name in before)
    if word == "on":
        return before[-1:] != [] and before[-1] in known.body_matters  # "the Commission on Human Rights"
    if word == "and":
        twin = len(before) == 1 and before[0] in known.body_twins
        graded = before[-1:] != [] and before[-1] in _GRADES and _is_body_behind(tokens, after)
        other = _is_other_body(tokens, at) and not graded and not (twin and tokens[at + 1].low != "the")
        if other and not ("of" in before and before[-1] in _ARMS):
            return False
        if has_head and _LISTING & set(before) and tokens[after].low in known.matters:
            return True  # "the Foundation for Peace and Land"
        if twin and (_ends_as_body(tokens, after) or _is_twin(tokens, after)):
            return True  # "the Defence and Security Forces", "the commission Justice and Peace"
        # "Missile Forces and Artillery", "Ministry of Defence and ..." but not "Russia and Turkey"
        return graded or (has_head and "of" in before) or (len(before) >= 2 and before[-1] in known.body_pairs)
    return has_head


def _is_twin(tokens: list[Token], at: int) -> bool:
    """Whether a name of two such words ends here: "Justice and Peace"."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return tokens[at].low in lists().names.body_twins and (after is None or not after.text[:1].isupper())


# "The General Command of the Army and the Armed Forces" is one
_ARMS = frozenset("air army defence defense navy police".split())
_FIRMS = frozenset("airlines airways consultancy consulting holdings inc industries ltd plc shipping".split())
_LISTING = frozenset("for of on".split())
LONGEST_LIST = 12  # tokens of a list of what a body deals with


def _is_list_of_matters(tokens: list[Token], start: int, at: int) -> bool:
    """ "Commission for Dialogue, Truth and Reconciliation": whether the comma at `at` stands in the list of what a body is
    for, which ends with "and"."""
    known = lists().names
    before = [token.low for token in tokens[start:at]]
    if not _LISTING & set(before) or before[-1] not in known.matters:
        return False
    if not any(name in known.bodies or name in known.body_openers for name in before):
        return False
    for n in range(at + 1, min(len(tokens) - 1, at + LONGEST_LIST)):
        token = tokens[n]
        if token.low in ("and", "&"):
            return n > at + 1 and tokens[n + 1].low in known.matters and tokens[n + 1].text[:1].isupper()
        if token.text != "," and not (token.text[:1].isupper() and token.low in known.matters):
            return False
    return False


def _is_of_cause(tokens: list[Token], start: int, at: int) -> bool:
    """ "Front in Defence of the Forest", "Committee to Protect Journalists": what a body was founded for is in its name."""
    known = lists().names
    after = tokens[at + 1]
    if not after.text[:1].isupper() or not any(token.low in known.bodies for token in tokens[start:at]):
        return False
    if tokens[at].low == "in":
        return after.low in known.causes and tokens[at + 2 : at + 3] != [] and tokens[at + 2].low in ("of", "to", "with")
    return after.tag in ("VB", "VBP", "NNP") and at + 2 < len(tokens) and tokens[at + 2].low in (*known.matters, "the")


def _is_other_body(tokens: list[Token], at: int) -> bool:
    """ "The Law Society of Kenya and the Kenya Medical Association", "the Bank of Khartoum and Sudan Railways": whether
    behind "and" stands the whole name of another body, which ends in the noun for it."""
    article = at + 1 < len(tokens) and tokens[at + 1].low == "the"
    first = end = at + 1 + article
    while end < len(tokens) and tokens[end].text[:1].isupper():
        end += 1
    if end - first < 2 or tokens[first].low in lists().names.matters:
        return False
    bodies = lists().names.bodies
    if article:
        return any(token.low in bodies for token in tokens[first + 1 : end])
    return bodies.get(tokens[end - 1].low, ActorKind.MILITARY) is not ActorKind.MILITARY


def _ends_as_body(tokens: list[Token], at: int) -> bool:
    """Whether the capitals from `at` on end in a noun of bodies: "Television Supreme Council"."""
    end = at
    while end < len(tokens) and tokens[end].text[:1].isupper():
        end += 1
    return end - at > 1 and tokens[end - 1].low in lists().names.bodies


def _is_nation_wide(tokens: list[Token], at: int) -> bool:
    """ "The All Ceylon Traders Association", "the All Tribal Students' Union": "all" within a sentence, with a capital."""
    if tokens[at].text != "All" or not at or at + 2 >= len(tokens) or not tokens[at + 1].text[:1].isupper():
        return False
    words = [
        token.low for token in tokens[at + 1 : at + 6] if token.text[:1].isupper() or token.text in ("'", "’", "'s", "’s")
    ]
    return any(word in lists().names.bodies for word in words)


def _is_body_behind(tokens: list[Token], at: int) -> bool:
    """Whether a noun of bodies follows with a capital behind the word at `at`."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and after.text[:1].isupper() and after.low in lists().names.bodies


def person_length(tokens: list[Token], at: int) -> int:
    """How many tokens from `at` on are the name of a person, known to be one from a rank before it; 0 for none."""
    not_names = lists().names.not_names
    speaking = lists().cast.spokespersons
    end = at
    while end < len(tokens) and end - at < LONGEST_NAME:
        token = tokens[end]
        after = tokens[end + 1] if end + 1 < len(tokens) else None
        if end > at and token.low in speaking:
            break  # "Al-Fateh Qurashi Official Spokesman of ...": how communiques are signed
        if (
            token.text[:1].isupper()
            and token.text[-1] != ":"
            and token.low not in not_names
            and token.tag not in ("PRP", "DT", "WP")
        ):
            end += 1
        elif after is None:
            break
        elif token.low in _PERSON_PARTICLES and after.low in _PERSON_PARTICLES and end + 2 < len(tokens) and end > at:
            if not tokens[end + 2].text[:1].isupper():
                break
            end += 2  # "von der Leyen"
        elif token.low in _PERSON_PARTICLES and (after.text == "-" or after.text[:1].isupper()):
            end += 3 if after.text == "-" and end + 2 < len(tokens) else 1
        elif token.text == "-" and not token.space and end > at and after.text[:1].isalpha():
            end += 2
        else:
            break
        if token.text.endswith(".") and len(token.text) > 2:
            break
    return end - at


# officers that South Asia's papers name with the district between title and name
_SEATED = frozenset("ADC AIG ASP CCPO CPO DIG DPO DSP RPO SHO SP SSP".split())


def seat_before(texts: list[str], at: int, begin: int, gazetteer: Gazetteer) -> int:
    """ "SSP Kashmore Bashir Brohi": how many words from `begin` on, between the title at `at` and the name, are the town
    where it is held."""
    seat = gazetteer.longest(texts, begin) if texts[at] in _SEATED else None
    if seat is None or seat[0] > 2:
        return 0
    rest = texts[begin + seat[0] : begin + seat[0] + 2]
    return seat[0] if len(rest) == 2 and all(one[:1].isupper() and one.isalpha() for one in rest) else 0

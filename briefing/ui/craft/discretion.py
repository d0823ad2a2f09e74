"""What of an article's words is shown outside its text: in lists, profiles, charts and tool tips.

While graphic passages are covered, such words are replaced by a sentence that says so. A rule of words covers a little too
much rather than too little. What is copied, saved and printed stays as it is.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefing.ui.wording import words

# What is done to bodies, and what is left of them.
_LIMBS = r"(?:heads?|limbs?|hands?|arms?|legs?|feet|foot|fingers?|toes?|ears?|noses?|tongues?|eyes?|genitals?)"
_FOUND = (
    r"(?:found|recover\w*|retriev\w*|pull\w*|dump\w*|unearth\w*|dug|bur(?:y|ied)|hang\w*|hung|dragg\w*|strewn"
    r"|lay|lying)"
)
_BODIES = rf"""
    (?:behead|decapitat|dismember|mutilat|disembowel|eviscerat|disfigur|castrat|flay|crucif|immolat|lynch|cannibal)\w*
    | (?:amputat|asphyxiat|bludgeon|garrott|maim|strangl|suffocat)\w* | (?:mangled|impaled|scalped|gouged)
    | (?:sever|hack|chopp|saw)(?:n|ed)?\s+off\b
    | (?:cut|blown|torn|ripped|lopped|sliced)\s+off\s+(?:[\w']+\s+){{0,2}}{_LIMBS}\b
    | (?:cut|chopp?|lopp?|blown|torn|ripped|hack|slic)(?:ed|ting|ping|ing)?\s+(?:[\w']+\s+){{0,2}}{_LIMBS}\s+off\b
    | (?:los[et]|losing)\s+(?:a|an|one|both|his|her|their)\s+{_LIMBS}\b
    | (?:slit|slash|cut)(?:ed|ting|ing)?\s+(?:[\w']+\s+){{0,3}}throats?\b
    | throats?\s+(?:[\w']+\s+){{0,2}}(?:slit|cut|slashed)\b
    | (?:charred|burn(?:ed|t)|decompos\w+|bloated|headless|limbless|bullet-riddled)\s+(?:bod(?:y|ies)|corpses?|remains)
    | (?:body|human)\s+parts | (?:pieces|fragments)\s+of\s+(?:flesh|bod(?:y|ies)|bones?) | body\s+bags?
    | (?:human|skeletal)\s+remains | skulls?\b | skeletons?\b
    | severed\s+{_LIMBS}\b
    | (?:mass\s+graves?|corpses?|entrails|intestines|guts|flesh|gore|exhum\w+)\b
    | burn(?:ed|t|ing)?\s+(?:[\w']+\s+){{0,2}}alive\b | pools?\s+of\s+blood
    | blood(?:ied|[- ]?(?:soaked|stained|spattered))\b
    | bodies\s+(?:of|lay|lying|were|piled|strewn|had) | body\s+of\s+(?:an?|his|her|one)\b
    | (?:his|her|whose|dead|lifeless|naked)\s+bod(?:y|ies)\b | their\s+bodies\b
    | {_FOUND}\s+(?:[\w,'’-]+\s+){{0,4}}bodies\b | bod(?:y|ies)\s+(?:[\w,'’-]+\s+){{0,4}}{_FOUND}\b(?!\s+(?:to|that)\b)
"""
_TORTURE = r"""
    tortur\w+ | electrocut\w+ | electric\s+shocks? | waterboard\w+ | flogg\w+ | whipp(?:ed|ing) | sodomi[sz]\w+
    | brutali[sz]ed
    | (?:gang[- ]?)?rap(?:e|ed|es|ing|ists?)\b | sexual(?:ly)?\s+(?:abus|assault|violen|slave|humiliat|tortur)\w*
    | molest\w+
    | (?:bled|burn(?:ed|t)|beaten|starved|stoned|hacked|stabbed|trampled|clubbed|kicked|crushed|choked)\s+to\s+death
    | beat(?:s|en|ings?)?\b(?!\s+(?:[\w'’-]+\s+){0,5}?(?:back|off|retreat|deadline|odds|track)\b) | bastinad\w+
    | ston(?:ed|ing)\b
    | (?:thrash|lash|can)ed\s+(?:him|her|them|(?:the\s+)?\w+(?:men|women|s))\b | stripped\s+naked
    | (?:kick|punch)(?:ed|ing|es)?\s+and\s+(?:kick|punch|stamp|slapp?|beat)\w*
    | (?:pull|tear|tore|torn)(?:s|ed|ing)?\s+out\s+(?:his|her|their)\s+(?:finger|toe)?(?:nails|teeth|hair|eyes|tongues?)
    | set(?:ting)?\s+(?:him|her|himself|herself|themselves)\s+(?:alight|ablaze|on\s+fire)
"""
_CHILD = r"(?:child(?:ren)?|bab(?:y|ies)|infants?|toddlers?|newborns?|boys?|girls?|schoolchildren|pupils|\d+-year-olds?)"
_DYING = r"(?:kill\w*|die[ds]?|dead|dying|death|bod(?:y|ies)|burn(?:ed|t)|buried|crushed|drown\w*|starv\w+|shot|blood\w*)"
_GRAPHIC = rf"\b(?:{_BODIES}|{_TORTURE})|\b{_CHILD}\b[^.!?]{{0,80}}\b{_DYING}\b|\b{_DYING}\b[^.!?]{{0,80}}\b{_CHILD}\b"


@cache
def _graphic() -> re.Pattern[str]:
    """Put together when words are first looked at: an empty window has none."""
    return re.compile(_GRAPHIC, re.I | re.X)


class _Cover:
    """Whether graphic words are covered, and which passages somebody uncovered since."""

    def __init__(self) -> None:
        self.is_on = False
        self.uncovered: list[str] = []


_cover = _Cover()


def put_on(wanted: bool) -> None:
    """Cover graphic words from now on, or none. What had been uncovered is covered again."""
    _cover.is_on = wanted
    _cover.uncovered.clear()


def is_on() -> bool:
    """Whether graphic words are covered."""
    return _cover.is_on


def uncover(passage: str) -> None:
    """Show one passage, wherever it is quoted."""
    _cover.uncovered.append(_flat(passage))


@lru_cache(maxsize=4096)
def is_graphic(text: str) -> bool:
    """Whether words describe bodies, torture or children who die."""
    return _graphic().search(text) is not None


def quoted(text: str) -> str:
    """Words of an article as they may be shown: as they are, or, where they are covered, what says that they are."""
    if not _cover.is_on or not is_graphic(text):
        return text
    bare = _flat(text).strip("…").strip()
    return text if any(bare in one for one in _cover.uncovered) else words.COVERED


def headline(text: str) -> str:
    """The title of an article or event as it may be shown; one that is covered is uncovered with the words it rests on."""
    return text if quoted(text) == text else words.COVERED_TITLE


def told(text: str) -> str:
    """A line of the program's own words that may end with a title, as "Held responsible for: …"."""
    begins, colon, title = text.partition(": ")
    return f"{begins}{colon}{headline(title)}" if title else headline(text)


def in_quotes(text: str) -> str:
    """Words of an article in quotation marks, or what says that they are covered."""
    shown = quoted(text)
    return f"“{text}”" if shown == text else shown


def with_quotes(text: str) -> str:
    """A line of the program's own words in which what stands in quotation marks may be covered. Marks within marks belong
    to what is quoted.
    """
    if not _cover.is_on:
        return text
    found: list[str] = []
    begun = depth = 0
    for at, letter in enumerate(text):
        if letter == "“":
            if not depth:
                found.append(text[begun:at])
                begun = at
            depth += 1
        elif letter == "”" and depth:
            depth -= 1
            if not depth:
                found.append(in_quotes(text[begun + 1 : at]))
                begun = at + 1
    return "".join(found) + text[begun:]


def _flat(text: str) -> str:
    return " ".join(text.split())

"""Telegraphic writing made legible for the parser: "3x civ KIA", "5 pax inj".

The parser knows running prose. Before it reads a part, abbreviations of the trade are written out, and
a day that opens a sentence is set off by a comma; offsets still refer to the article, whose words nobody changes. The
abbreviations are in words.toml.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from briefing.extract.sentences.stamps import MONTHS
from briefing.knowledge.words import lists


class _Piece(NamedTuple):
    """A stretch of the rewritten text, `until` with the space behind it, and the stretch of the article's it stands for."""

    start: int
    end: int
    until: int
    source_start: int
    source_end: int


class Rewritten:
    """A text written out, and where its stretches lie in the one it was made of."""

    def __init__(self, text: str, pieces: list[_Piece]) -> None:
        self.text = text
        self._pieces = pieces
        self._starts = [piece.start for piece in pieces]

    def source(self, start: int, length: int) -> tuple[int, int] | None:
        """The stretch of the source that a token stands for; None where it stands for none of its own."""
        end = start + length
        n = bisect_right(self._starts, start) - 1
        before = self._pieces[n] if n >= 0 else _Piece(0, 0, 0, 0, 0)
        if start < before.end and before.source_start == before.source_end:
            return None  # a comma put in
        if start < before.end:
            if start > before.start:
                return None  # a further word of one abbreviation
            return before.source_start, before.source_end if end <= before.end else end + before.source_end - before.until
        shift = before.source_end - before.until
        inside = n + 1 < len(self._pieces) and self._pieces[n + 1].start < end
        last = self._pieces[n + 1].source_start if inside else end + shift
        return start + shift, last


@cache
def _short() -> tuple[re.Pattern[str], Mapping[str, str]]:
    words = lists().telegraph
    known = {**words.written_out, **words.read_as, **words.capitals}
    known = {short.replace("_", " "): full for short, full in known.items()}
    listed = "|".join(re.escape(word) for word in sorted(known, key=len, reverse=True))
    return re.compile(rf"(?<![\w.&-])(?:{listed})(?![\w&=]|-\w)", re.I), known


# "3x civilians", "x3"; "w/ 3 others".
_TIMES = re.compile(r"(?<=\d)\s?[x×](?=\s\w)|(?<![\w])[x×](?=\d{1,4}\b)")
# "On 3 September two missiles struck": without a comma the parser takes the day for a part of the subject.
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?: (?:and|to|or) \d{{1,2}})? (?:{MONTHS})|(?:{MONTHS}) \d{{1,2}})(?: (?:19|20)\d\d)?"
)
_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SPACED_DATE = _DATE.replace(" ", "[ ]")
_OPENING_DAY = re.compile(
    rf"""[\s"“'‘(*•–—-]*(?:(?:Early|Late)[ ])?(?:[Oo]n|[Bb]y|[Ss]ince|[Ii]n|[Dd]uring)[ ](?:the[ ])?
    (?:(?:early[ ]hours|night|morning|evening|afternoon|dawn)[ ]of[ ])?
    (?:{_WEEKDAY}(?:[ ](?:and|to)[ ]{_WEEKDAY})?(?:[ ]{_SPACED_DATE})?|{_SPACED_DATE}
    |(?:19|20)\d\d|(?:{MONTHS})(?:[ ](?:19|20)\d\d)?)
    (?:[ ](?:morning|night|evening|afternoon))?
    (?=[ ](?!(?:after|ahead|alone|and|as|at|before|but|by|came|for|from|had|has|in|is|it|near|of|on|or|outside|that|to|until
    |Day|was|were|when|where|which|while|with|\d{{1,2}}[ ](?:{MONTHS}))\b)[\w"“])""",
    re.X,
)
# "At about 15:00 five shells landed": without a comma the parser takes the hour for a part of the number behind it.
_OPENING_HOUR = re.compile(
    rf"""[\s"“'‘(*•–—-]*(?:[Aa]t|[Bb]y|[Aa]round|[Aa]bout|[Tt]owards?|[Ff]rom
    |(?:[Ss]hortly|[Jj]ust|[Ss]oon)[ ](?:before|after)|Before|After)[ ]
    (?:about[ ]|around[ ]|approximately[ ]|roughly[ ]|some[ ])?
    (?:(?:[01]?\d|2[0-4])[:.][0-5]\d|(?:[01]\d|2[0-4])[0-5]\d(?=[ ](?:hrs?|hours|local|GMT|UTC)))
    (?:[ ]?(?:hrs?|hours|[ap]\.?m\.?|local[ ]time|GMT|UTC)(?![\w]))*
    (?=[ ](?!(?:and|to|on|until|till|in|local|of|or|the[ ](?:same|next|previous|following)|that|this|[ap]\.?m|\d{{1,2}}[ ]
    (?:{MONTHS}))\b)[\w"“])""",
    re.X,
)
# "The KIA said", "KIA terrorists", "killed by KIA": the name of a body that is spelt like such an abbreviation.
_NAME_BEFORE = re.compile(r"\b(?:the|by|against|between)\s$", re.I)
_NAME_BEHIND = re.compile(
    r"""['’]s\b|\s(?:and[ ](?:its|the[ ](?!w\.?i\.?a\b)|allied)|-?(?:backed|led|linked)
    |(?:also[ ]|later[ ])?(?:says?|said|claimed|denied|has|had|is)\b
    |(?:ambush|attack|base|battalion|brigade|camp|column|commander|fighter|force|guerrilla|headquarters|insurgent|leader
    |member|militant|official|outpost|position|rebel|soldier|spokes|terrorist|troop|unit))""",
    re.I | re.X,
)
# "Hawban crossing: closed by the Houthis": in lists what is done to a thing stands behind its name and a colon.
_DONE_TO = re.compile(
    r"""(?P<name>[^\W\d_][^:;.,!?\n]{2,50})(?P<colon>:)[ ](?=(?:re)?(?:abandoned|attacked|blocked|bombed|burn(?:ed|t)|
    captured|cleared|closed|cut|damaged|destroyed|evacuated|flooded|hit|looted|mined|opened|raided|retaken|sealed|seized|shelled|shut|struck|
    suspended|taken|torched)[ ](?:again|after|at|by|down|due|during|from|in|off|on|overnight|to|until|with)\b)""",
    re.X,
)
_WITH = re.compile(r"(?<!\w)w/\s?(?=\w)")


def done_to(words: str) -> re.Match[str] | None:
    """What a part says was done to the thing named before a colon, with nobody between: "Hawban crossing: closed by"."""
    return _DONE_TO.match(words) if ": " in words[:56] else None


def rewrite(words: str) -> Rewritten | None:
    """A part of a text written out; None where nothing is to be written out."""
    pattern, known = _short()
    loud = lists().telegraph.capitals.keys() | lists().telegraph.read_as.keys()
    found: list[tuple[int, int, str]] = []
    for match in pattern.finditer(words):
        short = match.group().lower()
        if short in lists().telegraph.capitals and _is_name(words, match.start(), match.end()):
            continue
        if short not in loud or match.group().rstrip("s").isupper():
            found.append((match.start(), match.end(), known[short]))
    found += [(match.start(), match.end(), "") for match in _TIMES.finditer(words)]
    found += [(match.start(), match.end(), "with ") for match in _WITH.finditer(words)]
    if (done := done_to(words)) is not None:
        found.append((done.start("colon"), done.end("colon"), " were" if done["name"].endswith("s") else " was"))
    if (opening := _OPENING_DAY.match(words)) is not None:
        found.append((opening.end(), opening.end(), ","))
    elif (hour := _OPENING_HOUR.match(words)) is not None:
        found.append((hour.end(), hour.end(), ","))
    return _joined(words, sorted(found)) if found else None


def _is_name(words: str, start: int, end: int) -> bool:
    """Whether what stands beside an abbreviation in capitals says that it is a body's name."""
    if words[start - 1 : start] == "(" and words[end : end + 1] == ")":
        return True  # "the Kachin Independence Army (KIA)"
    return _NAME_BEFORE.search(words[max(0, start - 10) : start]) is not None or (
        _NAME_BEHIND.match(words[end : end + 20]) is not None
    )


def lemma_kept(text: str) -> str | None:
    """The lemma of an abbreviation that the parser is given another word for, and that stays itself: "IEDs"."""
    low = text.lower()
    return low.removesuffix("s") if low in lists().telegraph.read_as else None


def _joined(words: str, found: list[tuple[int, int, str]]) -> Rewritten | None:
    pieces: list[_Piece] = []
    made: list[str] = []
    at = length = 0
    for start, end, full in found:
        if start < at:
            continue
        made.append(words[at:start])
        length += start - at
        pad = len(full) - len(full.lstrip())
        bare = full.strip()
        pieces.append(_Piece(length + pad, length + pad + len(bare), length + len(full), start, end))
        made.append(full)
        length += len(full)
        at = end
    if not pieces:
        return None
    made.append(words[at:])
    return Rewritten("".join(made), pieces)

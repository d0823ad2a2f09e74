"""Which blocks of an article are prose that can be read as reporting.

Source code, log lines and rows of values, verse, match reports and paragraphs in other languages hold words that would be
deaths and attacks in a report ("kill the child processes", "a late strike"). They stay in the article and can be cited and
searched; no fact is read from them. In doubt a block is prose: a fact that is missed is worse than one that an analyst
strikes out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from briefing.domain.text import Block, BlockKind, NotRead
from briefing.extract.sentences import stamps
from briefing.extract.sentences.key_figures import is_row_of_boxes

_LONGEST_LOOKED_AT = 20_000  # code points of a block; its beginning tells what it is
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|(?<!\S)\S+@\S+")

# Marks that prose has none of, and marks that it has now and then; several of both make code.
_STRONG = re.compile(
    r"[{}]|</?[a-z][a-z0-9]*(?:\s[^<>]{0,200})?/?>|[=!<>+*/|&-]=|=>|->|::|&&|\|\||/\*|\*/|\"\"\"|'''|\"\w+\"\s?:|\",\""
    r"|;(?=\s*[})]|\w)|\b[a-z_]+\s?=\s?[a-zA-Z\"'(\[]|#include\b|#!/|\b0x[0-9a-f]+\b|\w\]\.\w|\(\s*\*|\*\s*\)|\w\(\)"
    r"|\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d|\b(?:SELECT|INSERT INTO|DELETE FROM)\b.{0,200}\b(?:FROM|VALUES|WHERE)\b"
)
_WEAK = re.compile(
    r"\b[a-z]\w*\((?!e?s\)|ren\)|\d)|\b\w+_\w+\b|\b[a-z]{2,}[A-Z]\w*|\b[a-z_]{2,}\.[a-z_]{2,}\b|\s--?[a-z]\w*|\w/\w+/\w"
    r"|\b(?:ERROR|WARN|WARNING|INFO|DEBUG|FATAL|TRACE)\b|%[sd]\b|\\[nrt]\b|\('|'\)"
)
_CODE_SHARE = 0.08  # marks to words; reports with their brackets, links and hashes stay below 0.04
_VALUES = re.compile(r",(?=[A-Za-z])|(?<=[A-Za-z]),(?=\d)|(?<=\d),(?=\d{1,2}(?!\d))|\t|\s\|\s")
_VALUES_SHARE = 0.3
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s*$")

# Words that verse begins its lines with, and that prose writes small inside a sentence.
_LINE_OPENER = re.compile(
    r"\s(?<=[a-z,;'’]\s)(?:A|All|And|As|At|But|By|Came|For|From|Half|He|Her|His|If|In|Into|It|Its|Like|My|No|Nor|Not|Of|On|Or|Our|"
    r"Rode|She|So|That|The|Their|Then|There|They|Thou|Though|Through|Thy|To|Upon|We|What|When|Where|Which|While|Who|With|"
    r"Without|Yet|You|Your)\s(?=[a-z])"
)
_VERSE_SHARE = 1 / 12

_SCORE = re.compile(r"\d(?<![\d.,–-]\d)\d?\s?[–-]\s?\d{1,2}(?![\d.,]?\d|[–-])")
_RESULT = re.compile(r"[A-Z][a-z]+ \d{1,2}\s?[–-]\s?\d{1,2} [A-Z][a-z]+")
_GAME = frozenset(
    "goal goals striker strikers midfielder defender goalkeeper keeper winger match matches league cup fixture half-time "
    "kick-off equaliser hat-trick penalty penalties referee innings wicket wickets fans coach season semi-final playoff "
    "playoffs touchdown quarterback knockout opponent opponents scored scorer champions clinched".split()
)
# Words of fiction and of markets; a paragraph with several of them tells of neither wars nor crimes.
_FICTION = frozenset(
    "novel novels thriller thrillers novelist film films movie starring stars sequel fiction fictional plot protagonist "
    "heroine screenplay adaptation trailer bestseller paperback sitcom".split()
)
_MARKET = frozenset(
    "shares stocks stock shareholders traders investors bourse bonds bond equities earnings dividend currency index naira "
    "rupee dollar analysts brokers sellers buyers percent".split()
)
_SEVERAL = 3
_COUNTED_DEAD = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|dozens of|scores of)\s+(?:\w+\s+){0,2}"
    r"(?:people|civilians|soldiers|workers|protesters|passengers|others|dead|killed|wounded|injured)\b",
    re.I,
)
_HARM = frozenset(
    "killed dead died deaths bomb bombing gunmen explosion blast airstrike shelling drone militants police stampede".split()
)

_WORD = re.compile(r"[^\W\d_]+")
# The commonest function words of English, and of German, French, Spanish, Portuguese, Italian, Dutch, Polish, Turkish,
# Indonesian, Swahili and the Scandinavian languages: each without what the other has too, or what stands in names.
_ENGLISH = frozenset(
    "the a of and to were said that with from has are its which they their this who but not his will".split()
)
_OTHERS = frozenset(
    """der die und ist nicht mit dem sich auf für wurde wurden eine einer einen am im nach bei aus zum zur über sind haben
    les une est pas dans qui sur plus avec ont été selon leur aux cette sont mais nous vous il elle ils elles
    los las por para con como pero sus fue fueron esta este según sido una
    uma não com dos pelo pela foram também mais seu sua
    gli che sono della delle degli nel nella alla anche più stato stati dopo dal dei
    het een niet zijn werd werden maar ook naar uit voor dat aan
    nie się jest że przez został zostali oraz
    bir bu için ile olarak olan çok daha oldu
    yang dengan untuk tidak dari ini itu dalam adalah
    kwa katika hii hilo alisema watu
    och att det som är av på till från och ikke og blev""".split()
)
_FEWEST_WORDS = 8
_FEWEST_BRIEFS = 3  # headlines in a column without a line of text below them
_BODY = 20  # words of a paragraph that a heading can stand above
_SHORTEST_BRIEF = 4  # words of a headline that tells something
_OTHER_SCRIPT = 0.8  # of the letters


def unread(blocks: Sequence[Block], text: str) -> frozenset[int]:
    """The indices of the blocks of a text that are left unread: tables, and whatever is no English prose."""
    return frozenset(why_unread(blocks, text))


def why_unread(blocks: Sequence[Block], text: str) -> dict[int, NotRead]:
    """The indices of the blocks of a text that are left unread, in order, each with the reason."""
    boxes = [is_row_of_boxes(_words(block, text)) for block in blocks]
    code = [
        block.kind is not BlockKind.TABLE and not boxes[n] and _is_code(_words(block, text))
        for n, block in enumerate(blocks)
    ]
    found: dict[int, NotRead] = {}
    for n, block in enumerate(blocks):
        if code[n]:
            found[n] = NotRead.CODE
        elif boxes[n]:
            continue
        elif block.kind is BlockKind.TABLE:
            found[n] = NotRead.TABLE
        else:
            words = _words(block, text)
            inside = 0 < n < len(blocks) - 1 and code[n - 1] and code[n + 1]
            why = NotRead.CODE if inside and not _SENTENCE_END.search(words) else _why(words)
            if why is not None:
                found[n] = why
    return found


# What editors say of the article itself; figures that it had wrong before are no reports.
_NOTE = re.compile(
    r"(?:(?:this|the)\s+(?:article|story|report|post|item|headline|page)\s+(?:was|has been|is being|is)\s+"
    r"(?:\w+\s+)?(?:amended|corrected|clarified|changed|edited|updated|revised)"
    r"|(?:an|the) (?:earlier|previous|original|initial) version of (?:this|the|our)"
    r"|(?:this|the)\s+(?:article|story|report)\s+(?:originally|previously|initially)\s+(?:said|stated|reported|gave))\b",
    re.I,
)
_NOTE_OPENS = re.compile(
    r"\W*(?:corrections?|clarification|editor(?:'s|\u2019s|s') notes?|corrects|refiles)\b[^.]{0,60}?[:\u2013\u2014]", re.I
)
_LONGEST_NOTE = 600  # code points
# Lines that lead on to other articles: what these tell is no part of this one.
_LEADS_ON = re.compile(
    r"(?:(?:also\s+)?read(?:\s+(?:also|more|next|our|the full (?:story|report)))?|see\s+(?:also|more)"
    r"|also\s+(?:read|see|watch)|related(?:\s+(?:articles?|content|coverage|links?|news|posts?|reading|reports?|stor(?:y|ies)|topics?))?"
    r"|more\s+(?:on|from|about)\s[^:|]{2,40}|more\s+(?:news|stories|coverage)"
    r"|recommended(?:\s+\w+)?|further\s+reading|watch|listen"
    r"|don['’]t\s+miss|most\s+read|you\s+(?:may|might)\s+(?:also\s+)?like|in\s+case\s+you\s+missed\s+it|explore\s+more)"
    r"(?:\s+(?:here|below))?[*_]{0,2}\s*(?:[:|»›→]|[–—]\s)",
    re.I,
)
# Who wrote it, whose it is, whom to ask.
_IMPRINT = re.compile(
    r"(?:(?:(?:additional|further)\s+)?(?:reporting|writing|editing)\s+by\s|(?:edited|compiled|translated|written)\s+by\s"
    r"|(?:©|\(c\)|copyright)\s|all\s+rights\s+reserved|(?:follow|join)\s+us\s|(?:subscribe|sign\s+up)\s+(?:to|for|here|now)\b"
    r"|for\s+(?:further|more)\s+information|(?:media|press)\s+contacts?\s*:)",
    re.I,
)
_LONGEST_LINE = 40  # words


def _is_note(words: str) -> bool:
    """Whether a block is what the editors say of the article: "An earlier version of this said 23 were killed"."""
    if len(words) > _LONGEST_NOTE:
        return False
    bare = words.lstrip(" *_()[]>•·-–—")
    if _LEADS_ON.match(bare) is not None or _IMPRINT.match(bare) is not None:
        return len(words.split()) <= _LONGEST_LINE
    return _NOTE_OPENS.match(words) is not None or _NOTE.match(bare) is not None


def _why(words: str) -> NotRead | None:
    if _is_note(words):
        return NotRead.NOTE
    if _is_verse(words):
        return NotRead.VERSE
    if _is_game(words):
        return NotRead.MATCH
    if _is_foreign(words):
        return NotRead.LANGUAGE
    return _told_of_something_else(words)


def headlines(blocks: Sequence[Block], text: str) -> frozenset[int]:
    """The indices of headings that head nothing and are the news themselves: the lines of a column of briefs, and the
    entries of a live page that are no more than a headline."""
    found: set[int] = set()
    alone = [_stands_alone(blocks, n, text) for n in range(len(blocks))]
    for n, block in enumerate(blocks):
        if block.kind is not BlockKind.HEADING or not alone[n]:
            continue
        stamped = n > 0 and stamps.is_only_time(_words(blocks[n - 1], text))
        run = sum(1 for _ in takewhile(bool, alone[n:])) + sum(1 for _ in takewhile(bool, reversed(alone[:n])))
        if stamped or run >= _FEWEST_BRIEFS:
            found.add(n)
    return frozenset(found)


def _stands_alone(blocks: Sequence[Block], n: int, text: str) -> bool:
    """Whether a heading is a line of news with nothing below it."""
    words = _words(blocks[n], text)
    if blocks[n].kind is not BlockKind.HEADING or len(words.split()) < _SHORTEST_BRIEF or words.isupper():
        return False
    if words.endswith(":"):
        return False
    if n + 1 == len(blocks) or blocks[n + 1].kind is BlockKind.HEADING:
        return True
    below = _words(blocks[n + 1], text)
    brief = blocks[n + 1].kind is BlockKind.PARAGRAPH and not _SENTENCE_END.search(below) and len(below.split()) < _BODY
    return stamps.is_only_time(below) or brief


def _words(block: Block, text: str) -> str:
    return text[block.start : min(block.end, block.start + _LONGEST_LOOKED_AT)]


def _is_code(words: str) -> bool:
    """Whether a block is source code, a log, markup or rows of values."""
    words = _ADDRESS.sub(" ", words)
    count = max(4, len(words.split()))
    strong, weak = (sum(1 for _ in marks.finditer(words)) for marks in (_STRONG, _WEAK))
    if strong and strong + weak >= max(2, _CODE_SHARE * count):
        return True
    if weak >= max(4, 2 * _CODE_SHARE * count):
        return True
    values = sum(1 for _ in _VALUES.finditer(words))
    return values >= 3 and values >= _VALUES_SHARE * count


def _is_verse(words: str) -> bool:
    """Whether lines of verse run on in a block: words that no sentence begins with, written with a capital."""
    lines = sum(1 for _ in _LINE_OPENER.finditer(words))
    return lines >= 2 and lines >= _VERSE_SHARE * len(words.split())


def _is_game(words: str) -> bool:
    """Whether a block tells a match: its score, in the words of sport, and nobody harmed."""
    if not _SCORE.search(words):
        return False
    if sum(1 for _ in _RESULT.finditer(words)) >= 2:
        return True
    lower = set(re.findall(r"[\w-]+", words.lower()))
    return len(lower & _GAME) >= 2 and not lower & _HARM


def _told_of_something_else(words: str) -> NotRead | None:
    """Whether a paragraph tells the plot of a film or novel, or what prices did."""
    lower = set(_WORD.findall(words.lower()))
    if len(lower & _FICTION) >= _SEVERAL:
        return NotRead.FICTION
    return NotRead.MARKET if len(lower & _MARKET) >= _SEVERAL and not _COUNTED_DEAD.search(words) else None


_BEYOND_LATIN = re.compile("[^\0-\u024f]")


def _is_foreign(words: str) -> bool:
    """Whether a block is in another language: most of its letters are of another script, or its small words are."""
    beyond = sum(map(str.isalpha, _BEYOND_LATIN.findall(words)))
    letters = sum(map(str.isalpha, words)) if beyond else 0
    if letters > 1 and beyond > _OTHER_SCRIPT * letters:
        return True
    lower = _WORD.findall(words.lower())
    if len(lower) < _FEWEST_WORDS:
        return False
    others = sum(word in _OTHERS for word in lower)
    return others >= 3 and others > 0.15 * len(lower) and others > 3 * sum(word in _ENGLISH for word in lower)

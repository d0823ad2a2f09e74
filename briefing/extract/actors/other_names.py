"""Other names that the text itself gives: "better known as Abu Hamza", "some outlets gave his name as Pourahmadi".

A name told so belongs to whoever the phrase speaks of: the name just before it, or the person last named where it says
"his name". It is read from the words alone, for a name that nobody knows is seldom found where it is merely quoted.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from briefing.extract.names.mentions import Mention, Mentions, Sort
from briefing.extract.sentences.parse import Paper
from briefing.knowledge.actors import ActorBook
from briefing.knowledge.folding import fold
from briefing.knowledge.words import lists

LONGEST_GAP = 60  # characters between a name and the phrase: "Traore, 43, a former teacher, better known as ..."
FAR_BACK = 300  # characters that "his name" goes back over
_WORD = r"[^\W\d_a-z](?:[\w-]|['’](?!s\b))*"
_PARTICLE = r"(?:al|el|an|as|ash|ar|at|bin|ibn|de|van|von|da|abu)"
_NAME = rf"(?:the\s+)?[\"“‘']?(?P<name>(?>(?:{_PARTICLE}[- ])?{_WORD}(?: (?:{_PARTICLE} )?{_WORD}){{0,3}}))(?![’']s\b)"
_CALLED = (
    r"(?:(?:better|best|also|commonly|popularly|locally|widely|formerly|previously|usually|then)\s+(?:known|called|named)\s+as"
    r"|(?:also|formerly|previously)\s+(?:called|named)|nicknamed"
    r"|(?:known|operating|operates|goes|going|fights|fighting|writes|writing)\s+(?:by|under)\s+(?:his|her|the|its)\s+"
    r"(?:nom de guerre|alias|nickname|pseudonym|name)(?:\s+of)?,?"
    r"|(?:whose\s+)?(?:nom de guerre|real name|birth name|full name|given name|nickname)(?:\s+(?:is|was))?,?"
    r"|a\.k\.a\.?,?|aka|alias)"
)
_WRITTEN = (
    r"(?:(?:also|sometimes|variously|elsewhere|often|alternatively|earlier|initially|previously)\s+)?"
    r"(?:spelled|spelt|written|rendered|transliterated|transcribed|given|reported)"
    r"(?:\s+(?:also|sometimes|elsewhere|earlier|initially|previously|by\s+\w+\s+\w+))?(?:\s+as)?"
)
_GAVE = (
    r"(?:gave|give|gives|spelled|spelt|spell|reported|rendered|wrote|transliterated|put)\s+(?:his|her|the|its)"
    r"\s+(?:\w+\s+)?name\s+as"
)
_IS_WRITTEN = r"(?:whose|his|her|its|the)\s+(?:\w+\s+)?name\s+(?:is|was|has been|had been)\s+" + _WRITTEN
_PHRASE = re.compile(
    rf"\b(?i:(?P<back>{_GAVE}|(?:his|her)\s+(?:\w+\s+)?name\s+(?:is|was|has been|had been)\s+{_WRITTEN})"
    rf"|{_IS_WRITTEN}|(?P<near>known\s+as)|(?:also|sometimes|variously|elsewhere|alternatively)\s+{_WRITTEN}|{_CALLED})\s+{_NAME}"
)
_IS_KNOWN = re.compile(r",?\s+(?:(?:who|which)\s+is\s+|is\s+|are\s+)?")  # what stands between a name and "known as"
_QUICK = re.compile(
    r"\b(?:name|known|called|named|nicknamed|alias|aka|a\.k\.a|nom de guerre|spelled|spelt|transliterated|written|under)\b",
    re.IGNORECASE,
)


def other_names(paper: Paper, mentions: Mentions, book: ActorBook) -> dict[int, list[str]]:
    """For the start of a mention, the other names that the text gives whoever it names.

    A name that the book has for somebody else is left to its own bearer.
    """
    found: dict[int, list[str]] = {}
    text = paper.article.text
    if _QUICK.search(text) is None:
        return found
    named = [one for one in mentions.all if one.sort in (Sort.PERSON, Sort.ACTOR)]
    starts = [one.start for one in named]
    for phrase in _PHRASE.finditer(text):
        name = phrase["name"]
        before = named[max(0, bisect_left(starts, phrase.start()) - 4) : bisect_left(starts, phrase.start())]
        whose = _last_person(before, phrase, text) if phrase["back"] else _just_before(before, phrase, text)
        if whose is not None and phrase["near"] and not _IS_KNOWN.fullmatch(text[whose.end : phrase.start()]):
            whose = None  # "Saleh, who lives in an area known as Sandy Hill"
        if whose is None or whose.text(paper).casefold() == name.casefold():
            continue
        if any(one not in whose.known for one in book.named(name)) or fold(name) in lists().names.not_names:
            continue
        names = found.setdefault(whose.start, [])
        names.append(name)
        given = whose.text(paper).split()
        if whose.sort is Sort.PERSON and phrase["back"] and " " not in name and len(given) > 1:
            names.append(" ".join([*given[:-1], name]))  # his surname in another spelling
    return found


def _just_before(named: list[Mention], phrase: re.Match[str], text: str) -> Mention | None:
    if not named or named[-1].end > phrase.start():
        return None
    between = text[named[-1].end : phrase.start()]
    return named[-1] if len(between) <= LONGEST_GAP and not re.search(r"[.;:!?\n]\s|\n", between) else None


def _last_person(named: list[Mention], phrase: re.Match[str], text: str) -> Mention | None:
    for one in reversed(named):
        between = text[one.end : phrase.start()]
        if len(between) > FAR_BACK or "\n" in between:
            return None
        if one.sort is Sort.PERSON:
            return one
    return None

"""Handling marks: what an article carries of its own, and whether a document may quote it under the mark it has."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from briefing.domain.choice import TLP
from briefing.domain.dossier import Dossier
from briefing.domain.printed import MarkedSource
from briefing.domain.text import Article, ArticleId
from briefing.errors import MarkedHigher

_LABEL = re.compile(r"(?i)\bTLP\s*[:\-–]?\s*(RED|AMBER\s*\+\s*STRICT|AMBER|GREEN|CLEAR|WHITE)\b")
_NAMED = re.compile(r"(?i)tlp")
_LINES = 4  # at the head and foot of a text, where its mark stands
_LONGEST_LINE = 90  # characters; a longer one tells of a mark and is none
# A line, or a cell of a table, that holds nothing but a mark; the head of a mail, a forwarded one too, or of a form; the
# row of a table in which name and label stand in cells of their own.
_BARE = re.compile(r"(?i)[\W_]*TLP\s*[:\-–]?\s*(?:RED|AMBER\s*\+\s*STRICT|AMBER|GREEN|CLEAR|WHITE)[\W_]*")
_HEAD = re.compile(
    r"(?i)[>\s*|_]*(?:subject|re|fwd?|marking|protective marking|classification|handling|sensitivity|distribution|"
    r"x-[\w-]+)[*_]*\s*[:|]"
)
_ROW = re.compile(r"(?i)(?:^|[|\t])[\s*_]*TLP[\s*_]*(?:[|\t]|:\s*[|\t])[\s*_]*(?=(?:RED|AMBER|GREEN|CLEAR|WHITE)\b)")
_CELLS = re.compile(r"[|\t]")
_OLD = {"WHITE": "CLEAR"}  # of version 1 of the protocol
_MOST_NAMED = 4


def label_in(words: str) -> str:
    """A label of the Traffic Light Protocol in some words, as `dossier.TLP` has it; the strictest of several, or ""."""
    found = [re.sub(r"\s", "", match.upper()) for match in _LABEL.findall(words)]
    labels = [f"TLP:{_OLD.get(one, one)}" for one in found]
    return max(labels, key=TLP.index, default="")


def marking_of(article: Article) -> str:
    """The label that an article carries, the strictest of several; "" where it has none.

    It stands in the title, in a short line at the head or foot, or anywhere in a line or a cell of its own, in a row of a
    table, or in the head of a mail or form, also one that was forwarded. A sentence that speaks of a mark is none.
    """
    if not _NAMED.search(article.text):
        return label_in(article.title or "")
    lines = [line.strip() for line in article.text.splitlines() if line.strip()]
    found = [line for line in (*lines[:_LINES], *lines[-_LINES:]) if len(line) <= _LONGEST_LINE]
    for line in lines[_LINES:-_LINES]:
        if _HEAD.match(line):
            found.append(line)
        found += [cell for cell in _CELLS.split(line) if _BARE.fullmatch(cell)]
        found += [f"TLP:{line[row.end() :]}" for row in _ROW.finditer(line)]
    return label_in("\n".join([article.title or "", *found]))


def above(articles: Iterable[Article], used: Collection[ArticleId], marking: str) -> tuple[MarkedSource, ...]:
    """The articles, of those that a document cites or counts, with a stricter label than its marking.

    A document without a marking may quote what is TLP:CLEAR; words of one's own cannot be compared, and hold for as strict
    as TLP:AMBER.
    """
    own = label_in(marking) or ("TLP:AMBER" if marking.strip() else "TLP:CLEAR")
    return tuple(
        MarkedSource(one.id, one.title or one.publisher or "an article", label)
        for one in articles
        if one.id in used and (label := marking_of(one)) and TLP.index(label) > TLP.index(own)
    )


def refuse_marked(dossier: Dossier) -> None:
    """Raises MarkedHigher, naming them, where a document would use articles under a looser mark than their own."""
    refuse_above(dossier.marked_higher, dossier.choice.marking)


def refuse_above(found: Sequence[MarkedSource], marking: str) -> None:
    """Raises MarkedHigher, naming them, where what goes out under a marking uses articles with a stricter one."""
    if not found:
        return
    named = "; ".join(f"“{one.title}” is {one.label}" for one in found[:_MOST_NAMED])
    more = f" and {len(found) - _MOST_NAMED} more" if len(found) > _MOST_NAMED else ""
    marking = marking.strip()
    raise MarkedHigher(
        f"The document is {f'marked {marking}' if marking else 'not marked'} and uses what is marked higher: "
        f"{named}{more}.",
        "Raise the document's marking, or take these articles out of it.",
    )

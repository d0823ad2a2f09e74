"""Tells in words what of an article is not read."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.domain.text import Article
from briefing.ui.wording import unread_words as words
from briefing.usecases.taking_in.leaving_unread import Unread, by_reason, unread


def why(one: Unread) -> str:
    """As "Another language (Arabic script)"."""
    reason = words.WHY[one.why]
    return words.WHY_SCRIPT.format(why=reason, script=one.script) if one.script else reason


def hint(one: Unread) -> str:
    """A sentence for a tool tip: why, and what can be done."""
    reason = why(one)
    return words.HINT.format(why=f"{reason[:1].lower()}{reason[1:]}")


def summary(found: Sequence[Unread]) -> str:
    """As "3 passages are not read: 2 tables, 1 in another language"; empty where all is read."""
    if not found:
        return ""
    told = ", ".join(
        words.COUNTS[reason][0 if number == 1 else 1].format(number=number) for reason, number in by_reason(found).items()
    )
    if len(found) == 1:
        return words.IN_ARTICLE.format(what=told.removeprefix("1 "))
    return words.IN_ARTICLE_MANY.format(number=len(found), what=told)


def in_list(article: Article) -> str:
    """As "2 passages not read", for a list; empty where all is read."""
    number = len(unread(article))
    if not number:
        return ""
    return words.IN_LIST if number == 1 else words.IN_LIST_MANY.format(number=number)

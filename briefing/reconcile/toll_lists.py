"""Figures that are told in one breath and count different people: "nine men and six women" are fifteen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from briefing.domain.casualty import Casualty, Victims
from briefing.domain.claim import Status
from briefing.domain.text import Article, ArticleId
from briefing.reconcile import toll_wording

PEOPLE = frozenset({Victims.UNKNOWN, Victims.MIXED})
_STANDING = frozenset(Status) - {Status.DENIED, Status.PLANNED}


def home(row: Casualty) -> ArticleId | None:
    """The article that a row was read in, None for what an analyst entered."""
    return row.evidence[0].article if row.evidence else None


def lists(rows: Iterable[Casualty], articles: Mapping[ArticleId, Article]) -> list[list[Casualty]]:
    """The rows of one effect that are told in one breath, each list in text order: "killed Umm Khaled, 71, and four of her
    grandchildren", "nine men and six women". Rows that stand alone are in none."""
    able = (row for row in rows if not row.cumulative and row.part_of is None and row.status in _STANDING)
    joined: list[list[Casualty]] = []
    links: list[str] = []
    for row in sorted(able, key=lambda row: (home(row) or "", _where(row))):
        link = _link(joined[-1][-1], row, articles) if joined else None
        if link is None:
            joined.append([row])
            links.append("")
        else:
            joined[-1].append(row)
            links[-1] += link
    return [some for some, words in zip(joined, links, strict=True) if toll_wording.AND.search(words)]


def together(rows: Sequence[Casualty]) -> Casualty:
    """The first row of a list, counting the people of all of them."""
    if len(rows) == 1:
        return rows[0]
    classes = {row.victims for row in rows}
    return replace(
        rows[0],
        low=sum(row.low or 0 for row in rows),
        high=None if any(row.high is None for row in rows) else sum(row.high or 0 for row in rows),
        victims=classes.pop() if len(classes) == 1 else Victims.UNKNOWN,
    )


def _link(one: Casualty, other: Casualty, articles: Mapping[ArticleId, Article]) -> str | None:
    """What stands between two figures of one list; None where they may be of the same people."""
    article = articles.get(home(one) or ArticleId(""))
    same = (home(one), one.event, one.attributed_to) == (home(other), other.event, other.attributed_to)
    if article is None or not same or None in (one.low, other.low):
        return None
    if not PEOPLE & {one.victims, other.victims} and one.victims is not other.victims:
        return None
    link = article.text[one.evidence[-1].end : other.evidence[0].start]
    if len(link) > toll_wording.LONGEST_LINK or not toll_wording.LISTED.fullmatch(link):
        return None
    if "," in link:
        return link if one.low == one.high == 1 else None  # "three people, a father and his two sons" are three
    if 1 in (one.low, other.low):
        return link
    words = article.text[one.evidence[0].start : one.evidence[-1].end]
    among = (
        bool(other.groups) and not one.groups and not toll_wording.MALE.search(words)
    )  # "40 people and 12 children": those may be among them
    return link if words[-1:].isalpha() and not among and not toll_wording.ANYBODY.search(words) else None


def _where(row: Casualty) -> int:
    return row.evidence[0].start if row.evidence else -1

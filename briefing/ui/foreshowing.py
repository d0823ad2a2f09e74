"""What a timeline paints of a case before all of it is read: titles, dates, statuses, decisions; nothing that could be
pointed at, and no Qt."""

from __future__ import annotations

from typing import NamedTuple

from briefing.domain.claim import Review, Status
from briefing.domain.when import When
from briefing.store.casefile import CaseFile
from briefing.ui.view import ASIDE, joint_review, joint_status


class Foreshown(NamedTuple):
    """A happening as it is painted: those fields of `ui.view.Happening`, under the same names."""

    key: str
    title: str
    when: When
    status: Status
    review: Review


def foreshow(file: CaseFile) -> tuple[Foreshown, ...]:
    """The happenings of a case without its rejected ones, in order of time: those that its view will have."""
    statuses: dict[tuple[Status, ...], Status] = {}
    reviews: dict[tuple[Review, ...], Review] = {}
    orders: dict[int, tuple[int, int, int]] = {}  # by the identity of a date: few differ, and hashing one takes long
    found = []
    everything = file.events.told()
    for one in everything:
        status = statuses.get(one.statuses)
        if status is None:
            status = statuses[one.statuses] = joint_status(list(one.statuses))
        review = reviews.get(one.reviews)
        if review is None:
            review = reviews[one.reviews] = joint_review(list(one.reviews))
        order = orders.get(id(one.when))
        if order is None:
            first, last = one.when.sort_key
            order = orders[id(one.when)] = int(not one.when.is_known), first.toordinal(), last.toordinal()
        found.append(((*order, status in ASIDE, one.key), Foreshown(one.key, one.title, one.when, status, review)))
    found.sort(key=_first)
    return tuple(one for _order, one in found)


def _first(pair: tuple[tuple[int, int, int, bool, str], Foreshown]) -> tuple[int, int, int, bool, str]:
    return pair[0]

"""What a timeline paints of a case before all of it is read: titles, dates, statuses, decisions; nothing that could be
pointed at, and no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.domain.claim import Review, Status
from briefing.domain.when import When
from briefing.store.casefile import CaseFile
from briefing.store.connection import without_collection
from briefing.store.facts import Told
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
    with without_collection():
        return _foreshown(file.events.told())


def _foreshown(everything: Sequence[Told]) -> tuple[Foreshown, ...]:
    joint: dict[tuple[tuple[Status, ...], tuple[Review, ...]], tuple[Status, Review, bool]] = {}
    orders: dict[int, int] = {}  # by the identity of a date: few differ, and hashing one takes long
    keyed = []
    for key, title, when, statuses, reviews in everything:
        known = joint.get((statuses, reviews))
        if known is None:
            status, review = joint_status(list(statuses)), joint_review(list(reviews))
            known = joint[statuses, reviews] = status, review, status in ASIDE
        order = orders.get(id(when))
        if order is None:
            first, last = when.sort_key
            order = orders[id(when)] = (not when.is_known) << 48 | first.toordinal() << 24 | last.toordinal()
        keyed.append((order, known[2], key, Foreshown(key, title, when, known[0], known[1])))
    keyed.sort()  # no two keys are the same: what is painted itself is never compared
    return tuple(one[3] for one in keyed)

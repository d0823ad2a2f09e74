"""What became of happenings and their tolls between two issues, and by what: a report, a correction, a decision, a join."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from briefing.domain.changes import UNKNOWN, Cause, Difference, Ground, Kind, Subject
from briefing.domain.claim import Origin, Review, Stance, Status
from briefing.domain.snapshot import (
    KnownAccount,
    KnownArticle,
    KnownHappening,
    KnownReport,
    KnownStatement,
    KnownToll,
    Snapshot,
)
from briefing.usecases.briefings.range_changes import bounds, least, most, range_kind
from briefing.usecases.wording import phrasing

_DECIDED = {
    Review.ACCEPTED: "accepted by the analyst",
    Review.EDITED: "edited by the analyst",
    Review.SUGGESTED: "decision taken back by the analyst",
}
_Item = KnownAccount | KnownReport
_Differs = Callable[[KnownAccount, KnownAccount], bool]
_Bears = Callable[[KnownAccount], bool]


class EventChanges:
    """Happenings matched by the accounts that they share."""

    def __init__(self, then: Snapshot, now: Snapshot) -> None:
        self.then, self.now = then, now
        self.articles_then = {one.id: one for one in then.articles}
        self.articles_now = {one.id: one for one in now.articles}
        self._items_then, self._home_then = _items(then)
        self._items_now, self._home_now = _items(now)
        self._by_key_then = {one.key: one for one in then.happenings}
        self._rejected_then, self._rejected_now = set(then.rejected), set(now.rejected)
        self._left_out_then, self._left_out_now = set(then.left_out), set(now.left_out)
        self._same_choice = then.choice == now.choice

    def differences(self) -> Iterator[Difference]:
        seen: set[str] = set()
        later: list[Difference] = []
        for one in self.now.happenings:
            before = self._before(one)
            seen.update(old.key for old in before)
            if not before:
                yield self._new(one)
                continue
            yield from self._joined(before, one)
            same = max(before, key=lambda old: (len(_shared(old, one)), old.key == one.key))
            yield from self._told_otherwise(same, one)
            yield from self._tolls(before, one)
        for old in self.then.happenings:
            if old.key not in seen:
                later.append(self._gone(old))
            yield from self._split(old)
        yield from later

    def _before(self, one: KnownHappening) -> list[KnownHappening]:
        """The happenings of then whose accounts it has now."""
        homes = dict.fromkeys(home for account in one.accounts if (home := self._home_then.get(account.id)))
        found = [self._by_key_then[key] for key in homes]
        if not found and not one.accounts and one.key in self._by_key_then:
            found = [self._by_key_then[one.key]]
        return found

    # -- whole happenings

    def _new(self, one: KnownHappening) -> Difference:
        causes = merged([self.appeared(account) for account in one.accounts]) or UNKNOWN
        words = _told(one)
        return Difference(Kind.NEW, Subject.EVENT, one.key, one.title, "", words, causes, _ids(one.accounts))

    def _gone(self, old: KnownHappening) -> Difference:
        causes = merged([self.vanished(account) for account in old.accounts]) or UNKNOWN
        return Difference(Kind.WITHDRAWN, Subject.EVENT, old.key, old.title, _told(old), "", causes)

    def _joined(self, before: Sequence[KnownHappening], one: KnownHappening) -> Iterator[Difference]:
        if len(before) < 2:
            return
        titles = "; ".join(f"“{old.title}”" for old in before)
        cause = self._sameness(self.then.together, self.now.together, self.then.apart, self.now.apart, one.accounts)
        yield Difference(
            Kind.JOINED, Subject.EVENT, one.key, one.title, titles, f"“{one.title}”", (cause,), _ids(one.accounts)
        )

    def _split(self, old: KnownHappening) -> Iterator[Difference]:
        homes = dict.fromkeys(home for account in old.accounts if (home := self._home_now.get(account.id)))
        if len(homes) < 2:
            return
        found = {one.key: one for one in self.now.happenings}
        parts = [found[key] for key in homes]
        members = tuple(dict.fromkeys((*old.accounts, *(account for one in parts for account in one.accounts))))
        cause = self._sameness(self.then.apart, self.now.apart, self.then.together, self.now.together, members)
        titles = "; ".join(f"“{one.title}”" for one in parts)
        items = tuple(account.id for one in parts for account in one.accounts)
        yield Difference(Kind.SPLIT, Subject.EVENT, old.key, old.title, f"“{old.title}”", titles, (cause,), items)

    def _sameness(
        self,
        made_then: Iterable[tuple[str, str]],
        made_now: Iterable[tuple[str, str]],
        undone_then: Iterable[tuple[str, str]],
        undone_now: Iterable[tuple[str, str]],
        accounts: Sequence[KnownAccount],
    ) -> Cause:
        """Whether the analyst decided on the sameness of these, or the program takes them otherwise."""
        ids = set(_ids(accounts))
        decided = (set(made_now) - set(made_then)) | (set(undone_then) - set(undone_now))
        if any(ids & set(pair) for pair in decided):
            return Cause(Ground.DECISION, note="decided by the analyst")
        came = [account for account in accounts if account.id not in self._items_then]
        if self.then.version == self.now.version and (new := self._new_of(key for one in came for key in one.articles)):
            # the same program with the same decisions: it is the new report beside them by which they are taken so
            return Cause(Ground.NEW_REPORT, tuple(dict.fromkeys(new)), _ids(came))
        return Cause(Ground.UNKNOWN, note="the program takes them otherwise than before; no decision of the analyst")

    # -- one happening

    def _told_otherwise(self, old: KnownHappening, one: KnownHappening) -> Iterator[Difference]:
        def differs(kind: Kind, before: str, after: str, causes: tuple[Cause, ...]) -> Difference:
            return Difference(kind, Subject.EVENT, one.key, one.title, before, after, causes, _ids(one.accounts))

        if old.when != one.when:
            causes = self._why(
                old,
                one,
                lambda was, is_: was.when != is_.when,
                lambda account: account.when == one.when or account.when.overlaps(one.when),
                lambda account: account.when == old.when,
                is_read=True,
            )
            yield differs(Kind.REDATED, old.day, one.day, causes)
        if old.status is not one.status:
            wanted = {one.status, Status.DENIED} if one.status is Status.DISPUTED else {one.status}
            causes = self._why(
                old,
                one,
                lambda was, is_: was.status is not is_.status,
                lambda account: account.status in wanted,
                lambda account: account.status is old.status or old.status is Status.DISPUTED,
                self._denials(old, one) if Status.DISPUTED in (old.status, one.status) else (),
            )
            yield differs(Kind.STATUS, old.status.value, one.status.value, causes)
        if old.place != one.place:
            causes = self._why(
                old,
                one,
                lambda was, is_: was.place != is_.place,
                lambda account: account.place == one.place,
                lambda account: account.place == old.place,
            )
            yield differs(Kind.RELOCATED, old.where or phrasing.NOT_REPORTED, one.where or phrasing.NOT_REPORTED, causes)

    def _why(
        self,
        old: KnownHappening,
        one: KnownHappening,
        differs: _Differs,
        brings: _Bears,
        brought: _Bears,
        said: Sequence[Cause] = (),
        *,
        is_read: bool = False,
    ) -> tuple[Cause, ...]:
        """The accounts that came, went or were altered and bear on what changed. What `is_read` from the sentence alone can
        only have been read otherwise, where nothing else altered it; place and status depend on other reports as well.
        """
        was = {account.id: account for account in old.accounts}
        is_ = {account.id: account for account in one.accounts}
        altered = [(was[key], is_[key]) for key in is_ if key in was and differs(was[key], is_[key])]
        causes: list[Cause | None] = [self.altered(*pair) for pair in altered if _decided(*pair)]
        causes += [self._corrected(after) for before, after in altered if not _decided(before, after)]
        if not any(causes):
            causes += [self._came(account) for key, account in is_.items() if key not in was and brings(account)]
            causes += [self._went(account) for key, account in was.items() if key not in is_ and brought(account)]
            causes += said
        if is_read and not any(causes):
            causes += [self.altered(*pair) for pair in altered]
        return merged(causes) or self._otherwise()

    def _denials(self, old: KnownHappening, one: KnownHappening) -> list[Cause]:
        """Who denies it now and did not, or did and does not any more."""
        ids = {*_ids(old.accounts), *_ids(one.accounts)}

        def denials(snapshot: Snapshot) -> dict[str, KnownStatement]:
            return {said.id: said for said in snapshot.statements if said.about in ids and said.stance is Stance.DENIES}

        was, is_ = denials(self.then), denials(self.now)
        came = [Cause(Ground.NEW_REPORT, new) for key in is_ if key not in was and (new := self._new_of(is_[key].articles))]
        went = [
            Cause(Ground.REMOVED_REPORT, gone)
            for key in was
            if key not in is_ and (gone := self._gone_of(was[key].articles))
        ]
        return came + went

    def _new_of(self, articles: Iterable[str]) -> tuple[str, ...]:
        return tuple(key for key in articles if self.is_new(key))

    def _gone_of(self, articles: Iterable[str]) -> tuple[str, ...]:
        return tuple(key for key in articles if key not in self.articles_now)

    def _otherwise(self) -> tuple[Cause, ...]:
        return UNKNOWN if self._same_choice else (Cause(Ground.CHOICE, note=choice_words(self.then, self.now)),)

    # -- tolls

    def _tolls(self, before: Sequence[KnownHappening], one: KnownHappening) -> Iterator[Difference]:
        left = [toll for old in before for toll in old.tolls]
        for toll in one.tolls:
            mine = _counterparts(toll, left)
            left = [other for other in left if other not in mine]
            people = phrasing.people(toll.effect, toll.victims)
            title = f"{one.title}: {people}"
            items = _ids(toll.reports)
            if not mine:
                causes = merged([self._came(row) for row in toll.reports if row.is_counted]) or UNKNOWN
                yield Difference(
                    Kind.NEW, Subject.TOLL, one.key, title, phrasing.NOT_REPORTED, toll.result, causes, items, people
                )
            elif (kind := range_kind(mine, toll)) is not None:
                was = "; ".join(other.result for other in mine)
                causes = self._toll_causes(mine, toll)
                yield Difference(kind, Subject.TOLL, one.key, title, was, toll.result, causes, items, people)
        for other in left:
            if any(row.id in self._items_now and self._home_now[row.id] != one.key for row in other.reports):
                continue  # it went to another happening with its reports, where it is told
            people = phrasing.people(other.effect, other.victims)
            causes = merged([self._went(row) for row in other.reports if row.is_counted]) or UNKNOWN
            title = f"{one.title}: {people}"
            yield Difference(
                Kind.WITHDRAWN, Subject.TOLL, one.key, title, other.result, phrasing.NOT_REPORTED, causes, (), people
            )

    def _toll_causes(self, mine: Sequence[KnownToll], toll: KnownToll) -> tuple[Cause, ...]:
        was = {row.id: row for other in mine for row in other.reports if row.is_counted}
        is_ = {row.id: row for row in toll.reports if row.is_counted}
        low_then, high_then = bounds(mine)
        low_now, high_now = least(toll.low), most(toll.high)
        sets_now = [
            row
            for key, row in is_.items()
            if key not in was
            and (
                (low_now != low_then and least(row.low) == low_now)
                or (high_now != high_then and most(row.high) == high_now)
            )
        ]
        set_then = [
            row
            for key, row in was.items()
            if key not in is_
            and (
                (low_now != low_then and least(row.low) == low_then)
                or (high_now != high_then and most(row.high) == high_then)
            )
        ]
        causes: list[Cause | None] = [
            self.altered(was[key], is_[key]) for key in is_ if key in was and _figure(was[key]) != _figure(is_[key])
        ]
        causes += [self._came(row) for row in sets_now] + [self._went(row) for row in set_then]
        if not any(cause is not None for cause in causes):
            causes += [self._came(row) for key, row in is_.items() if key not in was]
            causes += [self._went(row) for key, row in was.items() if key not in is_]
        return merged(causes) or self._otherwise()

    # -- causes

    def _came(self, item: _Item) -> Cause | None:
        """Why an item stands where it did not stand."""
        before = self._items_then.get(item.id)
        if before is None:
            return self.appeared(item)
        if self._home_then[item.id] != self._home_now[item.id] and not self._is_same_home(item.id):
            return Cause(Ground.JOINED, item.articles, (item.id,))
        if isinstance(before, KnownReport) and isinstance(item, KnownReport) and before.is_counted is not item.is_counted:
            return self.altered(before, item) if _decided(before, item) or _figure(before) != _figure(item) else None
        return None

    def _went(self, item: _Item) -> Cause | None:
        """Why an item no longer stands where it stood."""
        after = self._items_now.get(item.id)
        if after is None:
            return self.vanished(item)
        if self._home_then[item.id] != self._home_now[item.id] and not self._is_same_home(item.id):
            return Cause(Ground.SPLIT, item.articles, (item.id,))
        if _decided(item, after) or (
            isinstance(item, KnownReport) and isinstance(after, KnownReport) and _figure(item) != _figure(after)
        ):
            return self.altered(item, after)
        return None  # an older figure of a source that has a newer one: the newer one is the cause

    def _is_same_home(self, item: str) -> bool:
        """Whether the happening is the same one under another key, the analyst or a new report having put it there."""
        old, new = self._home_then[item], self._home_now[item]
        then, now = self._by_key_then.get(old), next((one for one in self.now.happenings if one.key == new), None)
        return then is not None and now is not None and self._before(now) == [then]

    def appeared(self, item: _Item) -> Cause:
        if item.origin is Origin.ANALYST:
            return Cause(Ground.DECISION, item.articles, (item.id,), "entered by the analyst")
        if item.id in self._rejected_then:
            return Cause(Ground.DECISION, item.articles, (item.id,), "rejected before, taken in again by the analyst")
        new = tuple(key for key in item.articles if self.is_new(key))
        if new:
            return Cause(Ground.NEW_REPORT, new, (item.id,))
        if item.id in self._left_out_then:
            return self._left_out(item)
        return self._corrected(item) or Cause(Ground.REREAD, item.articles, (item.id,))

    def vanished(self, item: _Item) -> Cause:
        if item.id in self._rejected_now:
            return Cause(Ground.DECISION, item.articles, (), "rejected by the analyst")
        gone = tuple(key for key in item.articles if key not in self.articles_now)
        if gone:
            return Cause(Ground.REMOVED_REPORT, gone, (), "; ".join(named(self.articles_then[key]) for key in gone))
        if item.id in self._left_out_now or any(self.articles_now[key].is_left_out for key in item.articles):
            return self._left_out(item)
        if item.origin is Origin.ANALYST:
            return Cause(Ground.DECISION, item.articles, (), "taken out by the analyst")
        return self._corrected(item) or Cause(Ground.REREAD, item.articles)

    def _left_out(self, item: _Item) -> Cause:
        """Why a choice left something out once and not the other time."""
        if not self._same_choice:
            return Cause(Ground.CHOICE, item.articles, (item.id,), choice_words(self.then, self.now))
        if item.review is not Review.SUGGESTED:
            return Cause(Ground.DECISION, item.articles, (item.id,), _DECIDED.get(item.review, ""))
        return self._corrected(item) or Cause(Ground.UNKNOWN)

    def altered(self, before: _Item, after: _Item) -> Cause:
        if note := _decided(before, after):
            return Cause(Ground.DECISION, after.articles, (after.id,), note)
        return self._corrected(after) or Cause(Ground.REREAD, after.articles, (after.id,))

    def _corrected(self, item: _Item) -> Cause | None:
        notes = {key: note for key in item.articles if (note := self.correction(key))}
        if not notes:
            return None
        return Cause(Ground.CORRECTION, tuple(notes), (item.id,), "; ".join(notes.values()))

    def correction(self, article: str) -> str:
        """What of an article's details is another than it was, in words; "" where nothing is or it was or is not there."""
        was, is_ = self.articles_then.get(article), self.articles_now.get(article)
        if was is None or is_ is None:
            return ""
        pairs = (
            ("published", was.published or "no date", is_.published or "no date"),
            ("publisher", was.publisher or "none", is_.publisher or "none"),
            ("title", was.title or "none", is_.title or "none"),
            ("author", was.author or "none", is_.author or "none"),
        )
        return "; ".join(f"{name} {before} → {after}" for name, before, after in pairs if before != after)

    def knew(self, item: str) -> bool:
        """Whether an event told an account or figure of this id then."""
        return item in self._items_then

    def knows(self, item: str) -> bool:
        """Whether an event tells an account or figure of this id now."""
        return item in self._items_now

    def is_new(self, article: str) -> bool:
        """Whether the earlier briefing did not have this article."""
        known = self.articles_then.get(article)
        return known is None or known.is_left_out


def _items(snapshot: Snapshot) -> tuple[dict[str, _Item], dict[str, str]]:
    """Accounts and reports by id, and the keys of the happenings that they stand in."""
    items: dict[str, _Item] = {}
    homes: dict[str, str] = {}
    for one in snapshot.happenings:
        members: list[_Item] = [*one.accounts, *(row for toll in one.tolls for row in toll.reports)]
        for item in members:
            items[item.id] = item
            homes[item.id] = one.key
    return items, homes


def _decided(before: _Item, after: _Item) -> str:
    """What the analyst decided between the two, "" for nothing."""
    if after.origin is Origin.ANALYST:
        return "edited by the analyst"
    if before.review is after.review and after.review is not Review.EDITED:
        return ""
    return _DECIDED.get(after.review, "")


def _ids(items: Iterable[_Item]) -> tuple[str, ...]:
    return tuple(item.id for item in items)


def _shared(old: KnownHappening, one: KnownHappening) -> set[str]:
    return set(_ids(old.accounts)) & set(_ids(one.accounts))


def _told(one: KnownHappening) -> str:
    tolls = "; ".join(phrasing.toll(toll.result, toll.effect, toll.victims) for toll in one.tolls)
    parts = [
        one.day if one.when.is_known else "",
        one.where,
        "" if one.status is Status.REPORTED else one.status.value,
        tolls,
    ]
    return ", ".join(part for part in parts if part) or phrasing.DATE_UNKNOWN


def named(article: KnownArticle) -> str:
    number = f"no. {article.number} then, " if article.number else ""
    return f"{number}{article.publisher or article.title or 'an article without a name'}"


def choice_words(then: Snapshot, now: Snapshot) -> str:
    was, is_ = then.choice, now.choice
    found = []
    if (was.first, was.last) != (is_.first, is_.last):
        found.append(f"period {was.first or '…'}–{was.last or '…'} → {is_.first or '…'}–{is_.last or '…'}")
    if was.known_on != is_.known_on:
        found.append(f"as known on {was.known_on or 'any day'} → {is_.known_on or 'any day'}")
    if was.reviewed_only != is_.reviewed_only:
        found.append("reviewed items only" if is_.reviewed_only else "not reviewed items as well")
    if was.rule != is_.rule:
        found.append(f"rule {was.rule} → {is_.rule}")
    return "; ".join(found)


def merged(causes: Iterable[Cause | None]) -> tuple[Cause, ...]:
    """Causes of one ground and note as one, in the order in which they were met."""
    found: dict[tuple[Ground, str], Cause] = {}
    for cause in causes:
        if cause is None:
            continue
        same = found.get((cause.ground, cause.note))
        if same is None:
            found[cause.ground, cause.note] = cause
        else:
            found[cause.ground, cause.note] = Cause(
                cause.ground,
                tuple(dict.fromkeys((*same.articles, *cause.articles))),
                tuple(dict.fromkeys((*same.items, *cause.items))),
                cause.note,
            )
    known = [cause for cause in found.values() if cause.ground is not Ground.UNKNOWN]
    return tuple(known or found.values())


def _counterparts(toll: KnownToll, others: Sequence[KnownToll]) -> list[KnownToll]:
    """The tolls of then that this one goes on: of the same people, or with one of its reports."""
    same = [one for one in others if (one.effect, one.victims, one.side) == (toll.effect, toll.victims, toll.side)]
    if same:
        return same
    ids = set(_ids(toll.reports))
    return [one for one in others if one.effect is toll.effect and ids & set(_ids(one.reports))]


def _figure(row: KnownReport) -> tuple[int | None, int | None, Status]:
    return row.low, row.high, row.status

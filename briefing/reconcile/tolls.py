"""What the sources say about the dead, wounded, missing or displaced of one incident, brought down to a range and a middle.

The rules follow docs/counting.md and the practice behind it (UCDP keeps low, best and high; ACLED takes the lowest; Every
Casualty and Airwars keep what each source said): from each source its latest figure that still stands, parts and running
totals never beside the whole, denials kept and not counted. Nothing disappears: a row that does not count is listed with
the reason.

The tolls of one effect in one incident never count the same people twice by what the sources say, so that they may be
added: there is either one for all the people, or one for the civilians and one for the combatants of each side.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Literal

from briefing.domain.actor import Actor, ActorId, ActorKind
from briefing.domain.casualty import Casualty, CasualtyId, Effect, Victims
from briefing.domain.claim import Review, Status
from briefing.domain.event import Event, Role
from briefing.domain.incident import Toll
from briefing.domain.text import Article, ArticleId
from briefing.knowledge.folding import fold
from briefing.reconcile import toll_wording
from briefing.reconcile.tellings import is_whole, middle, sides
from briefing.reconcile.toll_lists import PEOPLE, home, lists, together
from briefing.reconcile.wires import Wires

Rule = Literal["lowest", "median-with-range", "widest"]
RULES: tuple[Rule, ...] = ("lowest", "median-with-range", "widest")
USUAL: Rule = "median-with-range"

# Reasons, as they are printed beside a row that was left out.
RUNNING_TOTAL = "running total over a period"
PART = "part of a larger figure"
SMALLER = "smaller figure of the same source in the same article"
SUPERSEDED = "replaced by a later toll in the same text"
OUTDATED = "replaced by a newer figure of the same source"
RISEN = "counted in what the toll is later said to have risen to"
DENIED = "denied or withdrawn"
DENIAL = "denial by a party"
NOT_YET = "has not happened"
LOOSE = "not clearly of this happening"
ONE_CLASS = "counts only some of the victims that others count together"

_UNTOLD = "?"  # the side of fighters of whom only their killers are told


@dataclass(frozen=True, slots=True)
class Settled:
    """The tolls of one incident, and whether a denial stands against a figure."""

    tolls: tuple[Toll, ...]
    disputed: bool


@dataclass(frozen=True, slots=True)
class _Claim:
    """A row, who says so, and when it was first said."""

    row: Casualty
    article: ArticleId | None
    day: int | None
    sources: tuple[str, ...]
    side: frozenset[str]
    value: float
    sentence: str
    beside: tuple[CasualtyId, ...] = ()  # the rows told with it in one breath, whose people `row` counts as well
    is_new_total: bool = False  # its words say that the toll has risen to it
    killers: frozenset[str] = frozenset()  # of fighters whose side is not told: the side that is told to have killed them

    @property
    def victims(self) -> Victims:
        return self.row.victims


@dataclass(slots=True)
class _Kind:
    """Claims that count the same kind of victims: all people, the civilians, the combatants of one side.

    `claims` stand, `told` are all that were made; `victim_actor` names the side where it is known.
    """

    victims: Victims
    claims: list[_Claim]
    told: list[_Claim]

    @property
    def values(self) -> list[float]:
        return [claim.value for claim in self.claims]

    @property
    def victim_actor(self) -> ActorId | None:
        named = {claim.row.victim_actor for claim in self.claims} - {None}
        return named.pop() if self.victims is Victims.COMBATANT and len(named) == 1 else None


class Bookkeeper:
    """Settles tolls. Knows the articles and the joined actors; `rule` is one of RULES.

    Raises ValueError for another rule.
    """

    def __init__(self, articles: Iterable[Article], actors: Iterable[Actor], rule: Rule = USUAL) -> None:
        if rule not in RULES:
            raise ValueError(f"no such rule for tolls: {rule!r}; there are {', '.join(RULES)}")
        self._rule = rule
        self._articles = {article.id: article for article in articles}
        self._wires = Wires(self._articles.values())
        everyone = {actor.id: actor for actor in actors}
        self._nameless = {actor_id: fold(actor.name) for actor_id, actor in everyone.items() if actor.nameless}
        self._sides = {actor_id: sides(actor, everyone) for actor_id, actor in everyone.items()}
        self._speaks_as = {
            actor_id: str(actor.affiliation)
            for actor_id, actor in everyone.items()
            if actor.kind is ActorKind.PERSON and actor.affiliation in everyone
        }
        self._by_name: dict[str, ActorId] = {}
        for actor in sorted(everyone.values(), key=lambda one: one.id):
            for name in (actor.name, *actor.aliases):
                self._by_name.setdefault(fold(name), actor.id)

    def differs_in(self, other: Bookkeeper) -> tuple[set[str], set[str]]:
        """What two bookkeepers know differently: the ids of actors whose sides or bodies differ, and the folded names."""
        sides_, names = set(self._sides) | set(other._sides), set(self._by_name) | set(other._by_name)
        return (
            {
                id_
                for id_ in sides_
                if self._sides.get(id_) != other._sides.get(id_) or self._speaks_as.get(id_) != other._speaks_as.get(id_)
            },
            {name for name in names if self._by_name.get(name) != other._by_name.get(name)},
        )

    def settle(self, events: Sequence[Event], casualties: Iterable[Casualty]) -> Settled:
        """The tolls of the incident that these events and rows tell, in the order of effects and of classes of victims."""
        rows = sorted((row for row in casualties if row.review is not Review.REJECTED), key=lambda row: row.id)
        tolls: list[Toll] = []
        disputed = False
        for effect in Effect:
            of_effect = [row for row in rows if row.effect is effect]
            if of_effect:
                found, contested = self._settle(of_effect, events)
                tolls += found
                disputed = disputed or contested
        return Settled(tuple(tolls), disputed)

    def _settle(self, rows: Sequence[Casualty], events: Sequence[Event]) -> tuple[list[Toll], bool]:
        out: dict[CasualtyId, str] = {}
        by_article: dict[ArticleId | None, list[Casualty]] = defaultdict(list)
        for row in rows:
            by_article[home(row)].append(row)
        replaced = {row.replaces for row in rows if row.replaces is not None and row.status is not Status.DENIED}
        in_one_breath = {some[0].id: some for some in lists(rows, self._articles)}
        listed = {row.id for some in in_one_breath.values() for row in some}
        for row in rows:
            beside = [other for other in by_article[home(row)] if row.id not in listed or other.id not in listed]
            reason = self._not_counted(row, beside, replaced)
            if reason:
                out[row.id] = reason
        in_one_breath = {first: some for first, some in in_one_breath.items() if not any(one.id in out for one in some)}
        behind = {row.id for some in in_one_breath.values() for row in some[1:]}
        claims = [
            self._claim(
                together(in_one_breath.get(row.id, [row])), by_article[home(row)], in_one_breath.get(row.id, [row])[1:]
            )
            for row in rows
            if row.id not in out and row.id not in behind
        ]
        told = claims
        claims = self._without_denials(claims, events, out)
        contested = any(reason in (DENIAL, DENIED) for reason in out.values()) and any(claim.value > 0 for claim in claims)
        earlier = [
            self._claim(row, by_article[home(row)])
            for row in rows
            if out.get(row.id) == SUPERSEDED and row.status is not Status.DENIED
        ]
        everything = [*claims, *earlier]
        claims = _without_smaller(claims, out)
        claims = _without_outdated(claims, out)
        claims = _without_loose(claims, out)
        kinds = _kinds(claims, everything, rows, out)
        tolls = [self._toll(rows[0].effect, kind, out) for kind in kinds]
        for claim in told:
            out.update((one, out[claim.row.id]) for one in claim.beside if claim.row.id in out)
        if not tolls:
            classes = {row.victims for row in rows if row.id in out}
            victims = classes.pop() if len(classes) == 1 else Victims.UNKNOWN
            tolls = [Toll(rows[0].effect, victims, None, None, None, (), (), self._rule)]
        return _with_left_out(tolls, {row.id: row for row in rows}, out), contested

    def _not_counted(self, row: Casualty, beside: Sequence[Casualty], replaced: set[CasualtyId]) -> str | None:
        if row.cumulative:
            return RUNNING_TOTAL
        if row.status is Status.PLANNED:
            return NOT_YET
        if row.id in replaced:
            return SUPERSEDED
        if row.status is Status.DENIED:
            return DENIAL if row.high == 0 else DENIED
        return None if is_whole(row, beside) else PART

    def _claim(self, row: Casualty, beside: Sequence[Casualty], listed: Sequence[Casualty] = ()) -> _Claim:
        """`beside`: all rows of its article; `listed`: those told with it in one breath, whose people it counts as well."""
        article = self._articles.get(home(row) or ArticleId(""))
        day = article.day.toordinal() if article is not None and article.day is not None else None
        value = middle(row.low, row.high)
        sources: tuple[str, ...] = tuple(dict.fromkeys(row.attributed_to))
        if not sources:
            # An article that first names its source and then repeats the figure in its own voice has told one thing.
            repeated = [other for other in beside if other.attributed_to and (other.low, other.high) == (row.low, row.high)]
            sources = tuple(dict.fromkeys(source for other in repeated for source in other.attributed_to))
        if not sources:
            sources = (self._outlet(article, row),)
        elif article is not None and not self._nameless.keys().isdisjoint(sources):
            # "residents" of one text are the same people in every outlet that prints it
            head = self._wires.head(article.id)
            unnamed = {str(one): f"{name} in {head}" for one, name in self._nameless.items() if one in sources}
            sources = tuple(unnamed.get(one, one) for one in sources)
        sources = tuple(dict.fromkeys(self._speaks_as.get(ActorId(one), one) for one in sources))
        words = ""
        risen = False
        if article is not None and row.evidence:
            start, end = row.evidence[0].start, row.evidence[0].end
            words = toll_wording.sentence(article.text, start, end)
            risen = toll_wording.has_risen_to(article.text, start)
        side = frozenset[str]()
        if row.victim_actor is not None and row.victims is Victims.COMBATANT:
            side = self._sides.get(row.victim_actor, frozenset({row.victim_actor}))
        killers = frozenset[str]()
        if row.perpetrator is not None and row.victims is Victims.COMBATANT and not side:
            killers = frozenset(self._sides.get(row.perpetrator, ()))
        beside_it = tuple(one.id for one in listed)
        return _Claim(row, home(row), day, sources, side, value, words, beside_it, risen, killers)

    def _outlet(self, article: Article | None, row: Casualty) -> str:
        """Whoever put out the text: for all outlets that print one agency's it is the agency."""
        if article is None:
            return f"row:{row.id}"
        outlet = fold(self._wires.outlet(article.id))
        return self._by_name.get(outlet, f"publisher:{outlet}") if outlet else f"article:{self._wires.head(article.id)}"

    def _without_denials(
        self, claims: Sequence[_Claim], events: Sequence[Event], out: dict[CasualtyId, str]
    ) -> list[_Claim]:
        """Leaves out a 0 that a party says where somebody else counts people. A 0 in the text's own voice counts."""
        people = [claim for claim in claims if claim.value > 0]
        parties = {
            side
            for actor in (
                *(one.actor for event in events for one in event.participants if one.role is not Role.MEDIATOR),
                *(actor for claim in claims for actor in (claim.row.perpetrator, claim.row.victim_actor) if actor),
            )
            for side in self._sides.get(actor, ())
        }
        kept = []
        for claim in claims:
            spoken = claim.row.high == 0 and claim.row.attributed_to
            elsewhere = any(not set(claim.sources) & set(other.sources) for other in people)
            if spoken and elsewhere and self._has_stake(claim.row, parties):
                out[claim.row.id] = DENIAL
            else:
                kept.append(claim)
        return kept

    def _has_stake(self, row: Casualty, parties: set[str]) -> bool:
        if row.status in (Status.CLAIMED, Status.DISPUTED):
            return True
        return any(not parties.isdisjoint(self._sides.get(actor, frozenset({actor}))) for actor in row.attributed_to)

    def _toll(self, effect: Effect, kind: _Kind, out: dict[CasualtyId, str]) -> Toll:
        counted = kind.claims
        if self._rule == "widest":
            # Every whole figure that anybody gave of these people, newer or older.
            older = (claim for claim in kind.told if out.get(claim.row.id) in (OUTDATED, RISEN, SUPERSEDED))
            counted = [*kind.claims, *older]
            for claim in counted:
                out.pop(claim.row.id, None)
        rows = [claim.row for claim in counted]
        low, high = _floor(rows), _ceiling(rows)
        origins = _origins(kind.claims)
        best: float | None = median(value for _, value in origins)
        if self._rule == "lowest":
            smallest = min(counted, key=lambda claim: (claim.value, claim.row.id))
            low = smallest.row.low if smallest.row.low is not None else smallest.row.high
            high, best = low, float(low or 0)
        return Toll(
            effect=effect,
            victims=kind.victims,
            low=low,
            best=best,
            high=high,
            casualties=tuple(sorted(one for claim in counted for one in (claim.row.id, *claim.beside))),
            rule=self._rule,
            origins=len({origin for origin, _ in origins}),
            victim_actor=kind.victim_actor,
        )


def _without_smaller(claims: Sequence[_Claim], out: dict[CasualtyId, str]) -> list[_Claim]:
    """Of several figures that one source gives in one article for the same people the largest counts them all."""
    kept = []
    for claim in claims:
        larger = (
            other
            for other in claims
            if other is not claim
            and other.article == claim.article
            and claim.article is not None
            and set(other.sources) & set(claim.sources)
            and other.value > claim.value
            and _comparable(other, claim)
        )
        if claim.value > 0 and any(larger):
            out[claim.row.id] = SMALLER
        else:
            kept.append(claim)
    return kept


def _comparable(one: _Claim, other: _Claim) -> bool:
    """Whether two claims can count the same people: the same class and side, or a class that tells none apart."""
    if one.victims in PEOPLE or other.victims in PEOPLE:
        return True
    if one.killers & other.side or other.killers & one.side:
        return False  # "24 terrorists killed by the army" are not its nine soldiers
    return one.victims is other.victims and not (one.side and other.side and one.side.isdisjoint(other.side))


def _without_outdated(claims: Sequence[_Claim], out: dict[CasualtyId, str]) -> list[_Claim]:
    """Of each source the figure that it gave last.

    A figure is as old as its first telling, so that an article which still repeats yesterday's toll does not bring it back.
    Undated articles replace nothing and are not replaced. A row that several sources gave stands while it is the last
    word of one of them. A figure to which the text says the toll has risen ("bringing the death toll to 20") replaces the
    smaller ones of older articles, whosoever they are: it builds on them.
    """
    by_source: dict[str, list[_Claim]] = defaultdict(list)
    for claim in claims:
        for source in claim.sources:
            by_source[source].append(claim)
    totals = [claim for claim in claims if claim.is_new_total and claim.day is not None]

    def is_raised(claim: _Claim) -> bool:
        return any(
            claim.day is not None
            and total.day is not None
            and claim.day < total.day
            and 0 < claim.value < total.value
            and _comparable(total, claim)
            for total in totals
        )

    def is_outdated(claim: _Claim, source: str) -> bool:
        told = _first_told(claim, by_source[source])
        if told is None:
            return False
        for other in by_source[source]:
            if other.value != claim.value and _comparable(other, claim):
                newer = _first_told(other, by_source[source])
                if newer is not None and newer > told:
                    return True
        return False

    kept = []
    for claim in claims:
        if all(is_outdated(claim, source) for source in claim.sources):
            out[claim.row.id] = OUTDATED
        elif is_raised(claim):
            out[claim.row.id] = RISEN
        else:
            kept.append(claim)
    return kept


def _first_told(claim: _Claim, among: Iterable[_Claim]) -> int | None:
    days = [
        other.day for other in among if other.day is not None and other.value == claim.value and _comparable(other, claim)
    ]
    return min(days, default=None) if claim.day is not None else None


def _without_loose(claims: Sequence[_Claim], out: dict[CasualtyId, str]) -> list[_Claim]:
    """Where figures belong to the happening by event, time or place, those that only stand near it do not count."""
    firm = [claim for claim in claims if claim.row.event or claim.row.when.is_known or claim.row.place]
    if firm:
        out.update((claim.row.id, LOOSE) for claim in claims if claim not in firm)
    return firm or list(claims)


def _kinds(
    claims: Sequence[_Claim], everything: Sequence[_Claim], rows: Sequence[Casualty], out: dict[CasualtyId, str]
) -> list[_Kind]:
    """Standing claims by the kind of victims they count; no two kinds count the same people.

    "People" and "civilians" are often two words for the same dead, and sometimes they are not. Where no source counts
    people as such, there is a toll for the civilians and one for the combatants of each side. Where some do, their figures
    are put together with those of one kind if it is the only one told of, parts included, and not so small that it may be a
    part of them; or, with several kinds told of, if the figure is near that of one. Else the people are the toll: of the
    other kinds those stand beside it that are larger, and so cannot be among them, and the rest is left out.
    """
    people = [claim for claim in claims if claim.victims in PEOPLE]
    kinds = [
        _Kind(
            Victims.CIVILIAN,
            [claim for claim in claims if claim.victims is Victims.CIVILIAN],
            [claim for claim in everything if claim.victims is Victims.CIVILIAN],
        ),
        *_by_side(claims, everything),
    ]
    kinds = [kind for kind in kinds if kind.claims]
    if not people:
        return kinds
    told_people = [claim for claim in everything if claim.victims in PEOPLE]
    same = _same_people(people, kinds, rows, out)
    if same is not None:
        same.claims += people
        same.told += told_people
        return kinds
    mixed = any(claim.victims is Victims.MIXED for claim in people)
    most = max(claim.value for claim in people)
    beside = []
    for kind in kinds:
        if min(kind.values) > most:
            beside.append(kind)
        else:
            out.update((claim.row.id, ONE_CLASS) for claim in kind.claims)
    return [_Kind(Victims.MIXED if mixed else Victims.UNKNOWN, people, told_people), *beside]


def _by_side(claims: Sequence[_Claim], everything: Sequence[_Claim]) -> list[_Kind]:
    """The combatants, told apart by whose men they are. Who is on no known side is counted where the figure fits best."""
    fighting = [claim for claim in everything if claim.victims is Victims.COMBATANT]
    sides: list[set[str]] = []
    for claim in fighting:
        if claim.side:
            touched = [side for side in sides if not side.isdisjoint(claim.side)]
            sides = [side for side in sides if side not in touched] + [set(claim.side).union(*touched)]
    sides.sort(key=sorted)
    kinds = [_Kind(Victims.COMBATANT, [], []) for _ in sides or [set[str]()]]
    standing = {claim.row.id for claim in claims}
    for claim in sorted(fighting, key=lambda one: not one.side):  # known sides first: the others are measured by them
        at = next((n for n, side in enumerate(sides) if not side.isdisjoint(claim.side)), None)
        if at is None:
            able = [n for n, side in enumerate(sides) if side.isdisjoint(claim.killers)] if sides else [0]
            at = min(able, key=lambda n: _gap(claim.value, kinds[n].told), default=None)
        if at is None:  # killed by the only side that lost men besides: they are men of another
            sides.append({_UNTOLD})
            kinds.append(_Kind(Victims.COMBATANT, [], []))
            at = len(kinds) - 1
        kind = kinds[at]
        kind.told.append(claim)
        if claim.row.id in standing:
            kind.claims.append(claim)
    return kinds


def _gap(value: float, told: Sequence[_Claim]) -> float:
    return min((abs(claim.value - value) for claim in told), default=0.0)


def _same_people(
    people: Sequence[_Claim], kinds: Sequence[_Kind], rows: Sequence[Casualty], out: Mapping[CasualtyId, str]
) -> _Kind | None:
    """The kind whose figures count the same people as the figures that tell no class apart, if there is one."""
    if not kinds or any(claim.victims is Victims.MIXED for claim in people):
        return None
    typical = median(claim.value for claim in people)
    parts = {row.victims for row in rows if out.get(row.id) in (PART, SMALLER)} - PEOPLE
    if len(kinds) == 1:
        least = min(kinds[0].values)
        if least > FAR_MORE * typical:
            return None  # a party's 300 dead enemies are not the 25 dead that a rescue service counted
        return kinds[0] if parts <= {kinds[0].victims} and typical <= 2 * max(kinds[0].values) else None
    near = [
        kind
        for kind in kinds
        if min(kind.values) / NEAR <= typical <= NEAR * max(kind.values)
        # With ten children among the 25 these are not the "terrorists" that one side killed.
        and not (kind.victims is Victims.COMBATANT and parts == {Victims.CIVILIAN})
        and any(not _is_vague(claim.row) for claim in kind.claims)
    ]
    return min(near, key=lambda kind: _gap(typical, kind.claims), default=None)


def _is_vague(row: Casualty) -> bool:
    """ "Dozens" come near to almost any figure."""
    return row.low is not None and row.high is not None and row.high > NEAR * row.low


FAR_MORE = 5  # a figure of one class this many times that of people told without a class is of other people
NEAR = 1.5  # two counts of the same people seldom differ by more, and two different sets seldom by less


def _origins(claims: Iterable[_Claim]) -> list[tuple[int, float]]:
    """Claims with the number of the origin they come from, each figure of an origin once.

    One source has one origin however many articles quote it. Articles without a named source are one origin where they give
    the same figure in all but the same words: copies of one agency text.
    """
    origins: list[list[_Claim]] = []
    for claim in claims:
        for known in origins:
            if any(_one_origin(claim, other) for other in known):
                known.append(claim)
                break
        else:
            origins.append([claim])
    return [(number, value) for number, some in enumerate(origins) for value in sorted({claim.value for claim in some})]


def _one_origin(one: _Claim, other: _Claim) -> bool:
    if set(one.sources) & set(other.sources):
        return True
    if one.value != other.value or one.row.attributed_to or other.row.attributed_to:
        return False
    mine, others = set(_WORDS.findall(one.sentence)), set(_WORDS.findall(other.sentence))
    return len(mine) >= 6 and len(mine & others) >= COPIED * len(mine | others)


COPIED = 0.8  # the share of words that two sentences need in common to be one text
_WORDS = re.compile(r"\w+")


def _floor(rows: Sequence[Casualty]) -> int | None:
    """The smallest floor; None where a figure without one ("up to 12") lies below all others."""
    floors = [row.low for row in rows if row.low is not None]
    bottomless = [row.high for row in rows if row.low is None and row.high is not None]
    lowest = min(floors, default=None)
    return None if lowest is None or any(high < lowest for high in bottomless) else lowest


def _ceiling(rows: Sequence[Casualty]) -> int | None:
    """The largest ceiling; None where a figure without one ("at least 120") lies above all others."""
    ceilings = [row.high for row in rows if row.high is not None]
    open_ended = [row.low for row in rows if row.high is None and row.low is not None]
    highest = max(ceilings, default=None)
    return None if highest is None or any(low > highest for low in open_ended) else highest


def _with_left_out(tolls: Sequence[Toll], rows: Mapping[CasualtyId, Casualty], out: Mapping[CasualtyId, str]) -> list[Toll]:
    """The tolls, each with the rows left out of it: those of its class, and the first with all that fit nowhere else."""
    listed: list[list[tuple[CasualtyId, str]]] = [[] for _ in tolls]
    for row_id in sorted(out):
        at = next((n for n, toll in enumerate(tolls) if toll.victims is rows[row_id].victims), 0)
        listed[at].append((row_id, out[row_id]))
    return [replace(toll, left_out=tuple(left)) for toll, left in zip(tolls, listed, strict=True)]

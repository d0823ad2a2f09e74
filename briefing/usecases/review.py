"""The analyst's edits: each can be applied and taken back any number of times.

An edit is one transaction and one step of undo, leaves one entry in the case's history and writes the joined view again.
`apply` and `revert` say what now shows otherwise; for one edit they always say the same. An edit does not know how it is
taken back: the store records what it writes (`store.journal`).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from briefing import reconcile
from briefing.domain.actor import Actor, ActorId
from briefing.domain.additions import NOTHING_ADDED, Entry
from briefing.domain.casualty import Casualty, CasualtyId
from briefing.domain.change import Change
from briefing.domain.claim import Origin, Review
from briefing.domain.corpus import Decisions
from briefing.domain.event import Event, EventId
from briefing.domain.findings import Findings
from briefing.domain.history import Kind, Subject
from briefing.domain.incident import Pair
from briefing.domain.place import Place
from briefing.domain.tally import figure
from briefing.domain.text import Article, ArticleId
from briefing.store.articles import ArticleHead
from briefing.store.casefile import CaseFile
from briefing.store.facts import Facts
from briefing.usecases.learning import Where, exchange
from briefing.usecases.phrasing import counted
from briefing.usecases.reading import Reading, nearest
from briefing.usecases.stepping import outside, redo, undo

Fact = TypeVar("Fact", bound=Event | Casualty)
Id = TypeVar("Id", bound=str)

_MOST_ABOUT = 8


def refresh_view(case: CaseFile) -> Change:
    """Reconcile all that was read and write the joined view. Returns what now shows otherwise."""
    with case.atomic():
        return case.write_view(reconcile.corpus(case.articles.all(), case.findings(), case.decisions()))


@dataclass(frozen=True, slots=True)
class Done:
    """What an edit did: what it touched of itself, and for the history the values before and after it and what it is about,
    the changed item first; where that is empty it is what was touched.
    """

    touched: Change
    before: Any = None
    after: Any = None
    about: tuple[Subject, ...] = ()


class Edit(ABC):
    """One thing the analyst does. `label` names it in menus and in the history.

    Raises CaseError when it cannot be done; the case is then as it was before.
    """

    label: str

    def __init__(self, case: CaseFile) -> None:
        self._case = case
        self._change = Change()
        self._step: int | None = None

    @property
    def step(self) -> int | None:
        """The number of the step of undo that it became, None before it was applied."""
        return self._step

    def apply(self, *, join: bool = True) -> Change:
        """Do it as one step of undo, once more after `revert`. Without `join` the joined view is left to the caller."""
        with self._case.atomic():
            again = self._case.steps.next_redo()
            if self._step is not None and again is not None and again.n == self._step:
                step, touched = self._step, redo(self._case, self._step).change
            else:
                with self._case.steps.recording(self.label) as recording:
                    recording.change = touched = self.apply_within()
                    recording.needs_joining = self.needs_joining
                step = recording.n
            shown = self._refresh() if join else Change()
        self._step = step
        return self._whole(touched | shown)

    def revert(self, *, join: bool = True) -> Change:
        """Take it back, after `apply`.

        Raises UndoRefused when it is not the last step.
        """
        with self._case.atomic():
            touched = undo(self._case, self._step).change
            shown = self._refresh() if join else Change()
        return self._whole(touched | shown)

    def apply_within(self) -> Change:
        """Do it inside a larger edit, which sees to the step and to the joined view."""
        done = self._do()
        about = done.about or _about(done.touched)
        kind = about[0].kind if about else Kind.CASE
        self._case.history.note(self.label, done.before, done.after, kind, about)
        return done.touched

    def _whole(self, change: Change) -> Change:
        self._change = self._change | change
        return self._change

    def _refresh(self) -> Change:
        return refresh_view(self._case) if self.needs_joining else Change()

    @property
    def needs_joining(self) -> bool:
        """Whether, once it was applied, what is joined over all articles may come out otherwise."""
        return True

    @abstractmethod
    def _do(self) -> Done: ...


class Together(Edit):
    """Several edits as one: all or none, taken back in one step, and the joined view written once.

    In the history each of them has its entry.
    """

    def __init__(self, case: CaseFile, label: str, edits: Sequence[Edit]) -> None:
        super().__init__(case)
        self.label = label
        self._edits = tuple(edits)

    def apply_within(self) -> Change:
        """Do all, in order."""
        touched = Change()
        for edit in self._edits:
            touched |= edit.apply_within()
        return touched

    @property
    def needs_joining(self) -> bool:
        return any(edit.needs_joining for edit in self._edits)

    def _do(self) -> Done:
        return Done(self.apply_within())


class ChangeSetting(Edit):
    """Set what belongs to the case as a whole: its title, its filters. None takes it away."""

    def __init__(self, case: CaseFile, label: str, key: str, value: str | None) -> None:
        super().__init__(case)
        self.label = label
        self._key, self._value = key, value

    @property
    def needs_joining(self) -> bool:
        return False

    def _do(self) -> Done:
        before = self._case.settings.set(self._key, self._value)
        return Done(Change(settings=frozenset({self._key})), before, self._value, (Subject(Kind.SETTING, self._key),))


def _about(touched: Change) -> tuple[Subject, ...]:
    """What was touched, facts before the articles they are in; nothing where it is too much to say."""
    found = (
        *(Subject(Kind.EVENT, id_) for id_ in sorted(touched.events)),
        *(Subject(Kind.CASUALTY, id_) for id_ in sorted(touched.casualties)),
        *(Subject(Kind.ACTOR, id_) for id_ in sorted(touched.actors)),
        *(Subject(Kind.ARTICLE, id_) for id_ in sorted(touched.articles)),
    )
    return found if len(found) <= _MOST_ABOUT else ()


# -- articles -----------------------------------------------------------------------------------------------------------


class AddArticle(Edit):
    """Take in an article with what was read in it. An article that copies one in the case is linked to it.

    With `refresh` off the joined view is left for later, for imports of many: call `refresh_view` when they are in.

    Raises InputDuplicate when this very text is in the case.
    """

    def __init__(self, case: CaseFile, reading: Reading, *, refresh: bool = True) -> None:
        super().__init__(case)
        self.label = f"Add article “{reading.intake.article.title or reading.name}”"
        self._reading = reading
        self._is_refreshed = refresh

    def _refresh(self) -> Change:
        return super()._refresh() if self._is_refreshed else Change()

    def _do(self) -> Done:
        taken, findings = self._reading.intake, self._reading.findings
        likely = dict(self._case.articles.signatures(like=taken.signature))
        self._case.articles.add(
            taken.article,
            taken.original,
            taken.signature,
            findings,
            near_duplicate_of=nearest(taken.signature, likely),
        )
        about = (Subject(Kind.ARTICLE, taken.article.id),)
        return Done(_touched(findings), None, _named(self._case.articles.head(taken.article.id)), about)


class RemoveArticle(Edit):
    """Take out an article with all that was read in it and decided about it."""

    def __init__(self, case: CaseFile, id_: ArticleId) -> None:
        super().__init__(case)
        head = case.articles.head(id_)
        self.label = f"Remove article “{head.title or head.original_name}”"
        self._id = id_

    def _do(self) -> Done:
        touched = _touched_of(self._case, self._id)
        head = self._case.articles.remove(self._id)
        return Done(touched, _named(head), None, (Subject(Kind.ARTICLE, self._id),))


class CorrectDetails(Edit):
    """Correct title, publisher, date or address of an article. A new date changes what "on Friday" means: `findings_after`
    are what is read in it then, None where nothing has to be read again.
    """

    def __init__(self, case: CaseFile, article_after: Article, findings_after: Findings | None = None) -> None:
        super().__init__(case)
        head = case.articles.head(article_after.id)
        self.label = f"Correct details of “{article_after.title or head.original_name}”"
        self._article = article_after
        self._findings = findings_after

    def _do(self) -> Done:
        before = self._case.articles.set_details(self._article)
        touched = Change(articles=frozenset({self._article.id}))
        if self._findings is not None:
            touched |= _touched(self._findings) | _touched(self._case.articles.replace_findings(self._findings))
        return Done(touched, _details(before), _details(self._article), (Subject(Kind.ARTICLE, self._article.id),))


class LinkArticle(Edit):
    """Say that an article is a copy of another, or with None that it is a report of its own and counts."""

    def __init__(self, case: CaseFile, id_: ArticleId, near_duplicate_of: ArticleId | None) -> None:
        super().__init__(case)
        head = case.articles.head(id_)
        name = head.title or head.original_name
        self.label = f"Count “{name}” by itself" if near_duplicate_of is None else f"Count “{name}” as a copy"
        self._id = id_
        self._of = near_duplicate_of

    def _do(self) -> Done:
        before = self._case.articles.link(self._id, self._of)
        now = self._case.articles.head(self._id).near_duplicate_of
        touched = Change()
        for id_ in before:
            touched |= _touched_of(self._case, id_)
        about = (self._id, *(id_ for id_ in (now, before.get(self._id)) if id_ is not None))
        return Done(
            touched,
            {"article": self._id, "copy_of": before.get(self._id)},
            {"article": self._id, "copy_of": now},
            tuple(Subject(Kind.ARTICLE, id_) for id_ in about),
        )


def _touched(findings: Findings) -> Change:
    return Change(
        articles=frozenset({findings.article}),
        events=frozenset(one.id for one in findings.events),
        actors=frozenset(one.id for one in findings.actors),
        casualties=frozenset(one.id for one in findings.casualties),
    )


def _touched_of(case: CaseFile, id_: ArticleId) -> Change:
    return Change(
        articles=frozenset({id_}),
        events=frozenset(one.id for one in case.events.of_article(id_)),
        casualties=frozenset(one.id for one in case.casualties.of_article(id_)),
    )


def _named(head: ArticleHead) -> Mapping[str, Any]:
    # not the text: what the analyst removes must not live on in the history
    return {"article": head.id, "title": head.title, "publisher": head.publisher, "published": head.published}


def _details(article: Article) -> Mapping[str, Any]:
    return {
        "article": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "author": article.author,
        "url": article.url,
        "published": article.published,
        "published_from": article.published_from,
        "language": article.language,
        "also_printed_by": printed_by(article),
    }


def printed_by(article: Article) -> list[str]:
    """The other outlets that printed it, each with its day, as the history tells them."""
    return [f"{one.publisher}, {one.day}" if one.day is not None else one.publisher for one in article.also]


# -- knowledge ----------------------------------------------------------------------------------------------------------


class _ChangeKnowledge(Edit):
    """Let entries come and go, with the findings of the articles that were read again because of them."""

    def __init__(
        self,
        case: CaseFile,
        label: str,
        gone: Sequence[Entry],
        come: Sequence[Entry],
        where: Where,
        again: Sequence[Findings],
    ) -> None:
        super().__init__(case)
        self.label = label
        self._gone, self._come, self._where = tuple(gone), tuple(come), where
        self._again = tuple(again)

    @property
    def needs_joining(self) -> bool:
        return bool(self._again)

    def _do(self) -> Done:
        touched = Change()
        for findings in self._again:
            touched |= _touched(findings) | _touched(self._case.articles.replace_findings(findings))
        # last of all: a file that cannot be written undoes what was done in the case
        if self._gone or self._come:
            exchange(self._case, self._where, self._gone, self._come)
        if self._where is Where.EVERYWHERE:
            gone, come = (NOTHING_ADDED.with_entries(one) for one in (self._gone, self._come))
            self._case.steps.changes_outside(outside(self._where, gone, come))
        names = (Subject(Kind.KNOWLEDGE, one.name) for one in (*self._come, *self._gone))
        articles = (Subject(Kind.ARTICLE, findings.article) for findings in self._again)
        about = tuple(dict.fromkeys((*names, *articles)))
        return Done(touched, self._told(self._gone), self._told(self._come), about)

    def _told(self, entries: Sequence[Entry]) -> Mapping[str, Any] | None:
        return {"where": self._where, "entries": entries} if entries else None


class AddKnowledge(_ChangeKnowledge):
    """Add an actor or place to what the program knows, for this case or for every case. `again` is what is read with it in
    the articles in which it occurs. `instead_of` is the entry that it is a new version of.

    Raises KnowledgeUnreadable or KnowledgeUnwritable as well, when the file of what holds for every case cannot be used.
    """

    def __init__(
        self,
        case: CaseFile,
        entry: Entry,
        again: Sequence[Findings] = (),
        *,
        where: Where = Where.CASE,
        instead_of: Entry | None = None,
    ) -> None:
        verb = "Add" if instead_of is None else "Change"
        gone = () if instead_of is None else (instead_of,)
        super().__init__(case, f"{verb} what is known of “{entry.name}”", gone, (entry,), where, again)


class ReadAgain(_ChangeKnowledge):
    """Put in what is read in some articles with what has been added since they were read; nothing is added or removed."""

    def __init__(self, case: CaseFile, again: Sequence[Findings]) -> None:
        super().__init__(case, f"Read {counted(len(again), 'article')} again", (), (), Where.CASE, again)


class RemoveKnowledge(_ChangeKnowledge):
    """Take out an actor or place that was added. `again` is what is read without it in the articles in which it occurs.

    Raises as AddKnowledge.
    """

    def __init__(self, case: CaseFile, entry: Entry, again: Sequence[Findings] = (), *, where: Where = Where.CASE) -> None:
        super().__init__(case, f"Remove what was added of “{entry.name}”", (entry,), (), where, again)


# -- events and casualties ----------------------------------------------------------------------------------------------


_VERDICTS = {
    Review.SUGGESTED: "Put {} back for review",
    Review.ACCEPTED: "Accept {}",
    Review.EDITED: "Mark {} as edited",
    Review.REJECTED: "Reject {}",
}


class _FactEdit(Edit, Generic[Id, Fact]):
    """Something done to one event or casualty, with the actors and places it needs that the case does not know yet."""

    def __init__(
        self,
        case: CaseFile,
        facts: Facts[Id, Fact],
        verb: str,
        value: Fact,
        actors: Sequence[Actor] = (),
        places: Sequence[Place] = (),
    ) -> None:
        super().__init__(case)
        self._facts = facts
        self.label = verb.format(_called(value))
        self._actors, self._places = tuple(actors), tuple(places)

    def _bring(self) -> Change:
        """Put in actors and places that the case does not know."""
        actors = [one for one in self._actors if not self._case.actors.has(one.id)]
        for actor in actors:
            self._case.actors.add(replace(actor, origin=Origin.ANALYST))
        for place in self._places:
            if not self._case.places.has(place.id):
                self._case.places.add(place)
        return Change(actors=frozenset(one.id for one in actors))

    def _subjects(self, value: Fact) -> tuple[Subject, ...]:
        """The fact itself, for a figure the event it was counted in, and the article it is read in."""
        articles = [Subject(Kind.ARTICLE, one.article) for one in value.evidence[:1]]
        if isinstance(value, Event):
            return Subject(Kind.EVENT, value.id), *articles
        events = [Subject(Kind.EVENT, value.event)] if value.event is not None else []
        return Subject(Kind.CASUALTY, value.id), *events, *articles

    def _touch(self, *values: Fact) -> Change:
        touched = Change()  # nothing of the article itself: only how its facts stand
        for value in values:
            if isinstance(value, Event):
                tolls = frozenset(row.id for row in self._case.casualties.of_event(value.id))
                touched |= Change(events=frozenset({value.id}), casualties=tolls)
            else:
                touched |= Change(casualties=frozenset({value.id}))
        return touched


class _Write(_FactEdit[Id, Fact]):
    """Write the analyst's version of an event or casualty."""

    def __init__(
        self,
        case: CaseFile,
        facts: Facts[Id, Fact],
        verb: str,
        value: Fact,
        actors: Sequence[Actor] = (),
        places: Sequence[Place] = (),
    ) -> None:
        super().__init__(case, facts, verb, value, actors, places)
        self._value = value
        self._before: Fact | None = None

    def _do(self) -> Done:
        brought = self._bring()
        self._before = self._facts.replace(self._value)
        touched = brought | self._touch(self._before, self._value)
        return Done(touched, self._before, self._value, self._subjects(self._value))


class _Judge(_Write[Id, Fact]):
    """Give one a verdict."""

    @property
    def needs_joining(self) -> bool:
        # what is rejected counts for nothing, and what was edited is never disputed; else a verdict changes nothing that is
        # reconciled, and sixty of them in five minutes should not wait for it
        return self._before is None or not {self._before.review, self._value.review} <= {Review.SUGGESTED, Review.ACCEPTED}


class _Add(_FactEdit[Id, Fact]):
    """Put in what the analyst entered."""

    def __init__(
        self, case: CaseFile, facts: Facts[Id, Fact], value: Fact, actors: Sequence[Actor], places: Sequence[Place]
    ) -> None:
        review = Review.ACCEPTED if value.review is Review.SUGGESTED else value.review
        self._value = replace(value, origin=Origin.ANALYST, review=review)
        super().__init__(case, facts, "Add {}", self._value, actors, places)

    def _do(self) -> Done:
        brought = self._bring()
        self._facts.add(self._value)
        return Done(brought | self._touch(self._value), None, self._value, self._subjects(self._value))


class _Remove(_FactEdit[Id, Fact]):
    """Take one out for good; rejecting keeps it in sight."""

    def __init__(self, case: CaseFile, facts: Facts[Id, Fact], id_: Id) -> None:
        super().__init__(case, facts, "Remove {}", facts.get(id_))
        self._id = id_

    def _do(self) -> Done:
        touched = self._touch(self._facts.get(self._id))
        before = self._facts.remove(self._id)
        return Done(touched, before, None, self._subjects(before))


class ReviewEvent(_Judge[EventId, Event]):
    """Accept or reject an event, or put it back for review."""

    def __init__(self, case: CaseFile, id_: EventId, review: Review) -> None:
        super().__init__(case, case.events, _VERDICTS[review], replace(case.events.get(id_), review=review))


class EditEvent(_Write[EventId, Event]):
    """Write the analyst's version of an event; it counts as reviewed. `actors` and `places` are those it needs anew."""

    def __init__(self, case: CaseFile, event: Event, *, actors: Sequence[Actor] = (), places: Sequence[Place] = ()) -> None:
        super().__init__(case, case.events, "Edit {}", _edited(event), actors, places)


class AddEvent(_Add[EventId, Event]):
    """Put in an event that the analyst entered. `actors` and `places` are those it needs that the case does not know."""

    def __init__(self, case: CaseFile, event: Event, *, actors: Sequence[Actor] = (), places: Sequence[Place] = ()) -> None:
        super().__init__(case, case.events, event, actors, places)


class RemoveEvent(_Remove[EventId, Event]):
    """Take an event out, for good. Tolls that were counted in it stay."""

    def __init__(self, case: CaseFile, id_: EventId) -> None:
        super().__init__(case, case.events, id_)


class ReviewCasualty(_Judge[CasualtyId, Casualty]):
    """Accept or reject a toll, or put it back for review."""

    def __init__(self, case: CaseFile, id_: CasualtyId, review: Review) -> None:
        super().__init__(case, case.casualties, _VERDICTS[review], replace(case.casualties.get(id_), review=review))


class EditCasualty(_Write[CasualtyId, Casualty]):
    """Write the analyst's version of a toll; it counts as reviewed. `actors` and `places` are those it needs anew."""

    def __init__(
        self, case: CaseFile, casualty: Casualty, *, actors: Sequence[Actor] = (), places: Sequence[Place] = ()
    ) -> None:
        super().__init__(case, case.casualties, "Edit {}", _edited(casualty), actors, places)


class AddCasualty(_Add[CasualtyId, Casualty]):
    """Put in a toll that the analyst entered. `actors` and `places` are those it needs that the case does not know."""

    def __init__(
        self, case: CaseFile, casualty: Casualty, *, actors: Sequence[Actor] = (), places: Sequence[Place] = ()
    ) -> None:
        super().__init__(case, case.casualties, casualty, actors, places)


class RemoveCasualty(_Remove[CasualtyId, Casualty]):
    """Take a toll out, for good."""

    def __init__(self, case: CaseFile, id_: CasualtyId) -> None:
        super().__init__(case, case.casualties, id_)


def _called(value: Event | Casualty) -> str:
    if isinstance(value, Event):
        return f"event “{value.title}”"
    return f"figure “{figure(value.low, value.high)} {value.effect}”"


def _edited(value: Fact) -> Fact:
    looked_at = value.review in (Review.SUGGESTED, Review.ACCEPTED) and value.origin is not Origin.ANALYST
    return replace(value, review=Review.EDITED) if looked_at else value


# -- actors -------------------------------------------------------------------------------------------------------------


class EditActor(Edit):
    """Take the analyst's word for an actor's name, kind, aliases, country, title or affiliation."""

    def __init__(self, case: CaseFile, actor: Actor) -> None:
        super().__init__(case)
        self.label = f"Edit actor “{actor.name}”"
        self._actor = actor
        self._id = case.actors.get(actor.id).id

    def _do(self) -> Done:
        was = self._case.actors.replace(replace(self._actor, id=self._id))
        return Done(Change(actors=frozenset({self._id})), _bare(was), _bare(replace(self._actor, id=self._id)))


class NoteActor(Edit):
    """Write the analyst's note on an actor; an empty one takes it away."""

    def __init__(self, case: CaseFile, id_: ActorId, words: str) -> None:
        super().__init__(case)
        self.label = f"Note on “{case.actors.get(id_).name}”"
        self._id, self._words = id_, words

    @property
    def needs_joining(self) -> bool:
        return False  # notes are no part of what is joined

    def _do(self) -> Done:
        before = self._case.actors.annotate(self._id, self._words)
        return Done(Change(actors=frozenset({self._id})), before or None, self._words or None)


class _Decide(Edit):
    """Change what is decided about sameness."""

    def __init__(self, case: CaseFile, label: str, touched: Change) -> None:
        super().__init__(case)
        self.label = label
        self._touched = touched

    def _do(self) -> Done:
        before = self._case.decisions()
        after = self._after(before)
        self._case.decide(after)
        return Done(self._touched, _new(before, after), _new(after, before))

    @abstractmethod
    def _after(self, before: Decisions) -> Decisions: ...


class JoinActors(_Decide):
    """Two names of one actor. The second keeps its name and profile; what is imported later is joined as well.

    Raises ValueError for an actor joined with itself.
    """

    def __init__(self, case: CaseFile, from_id: ActorId, into_id: ActorId) -> None:
        one, other = case.actors.get(from_id), case.actors.get(into_id)
        if one.id == other.id:
            raise ValueError(f"{from_id} and {into_id} are one already")
        super().__init__(case, f"Join “{one.name}” with “{other.name}”", Change(actors=frozenset({one.id, other.id})))
        self._from, self._into = one.id, other.id

    def _after(self, before: Decisions) -> Decisions:
        ends = (self._from, self._into)
        same = {one: into for one, into in before.same_actor.items() if one != into or one not in ends}
        at, seen = self._into, {self._from}
        while at in same and at not in seen:  # a chain that leads back would make a circle
            seen.add(at)
            if same[at] == self._from:
                del same[at]
            else:
                at = same[at]
        same[self._from] = self._into
        return replace(before, same_actor=same)


class SplitActor(_Decide):
    """Take apart what was joined under one actor, by the analyst or by the program; it is not joined again by itself."""

    def __init__(self, case: CaseFile, id_: ActorId) -> None:
        shown = case.actors.get(id_)
        super().__init__(case, f"Split “{shown.name}”", Change(actors=frozenset({id_, shown.id})))
        self._id = id_

    def _after(self, before: Decisions) -> Decisions:
        same = dict(before.same_actor)
        joined = [one for one, into in same.items() if into == self._id and one != self._id]
        for one in joined or [self._id]:
            same[one] = one
        return replace(before, same_actor=same)


class _DecidePair(_Decide):
    def __init__(self, case: CaseFile, verb: str, one: EventId, other: EventId) -> None:
        if one == other:
            raise ValueError(f"{one} is one event")
        titles = " and ".join(f"“{case.events.get(id_).title}”" for id_ in (one, other))
        super().__init__(case, f"{verb} {titles}", Change(events=frozenset({one, other})))
        self._pair = Pair.of(one, other)


class JoinIncidents(_DecidePair):
    """Two events tell one happening.

    Raises ValueError for one event given twice.
    """

    def __init__(self, case: CaseFile, one: EventId, other: EventId) -> None:
        super().__init__(case, "Join", one, other)

    def _after(self, before: Decisions) -> Decisions:
        return replace(before, together=before.together | {self._pair}, apart=before.apart - {self._pair})


class SplitIncident(_DecidePair):
    """Two events tell two happenings.

    Raises ValueError for one event given twice.
    """

    def __init__(self, case: CaseFile, one: EventId, other: EventId) -> None:
        super().__init__(case, "Split", one, other)

    def _after(self, before: Decisions) -> Decisions:
        return replace(before, together=before.together - {self._pair}, apart=before.apart | {self._pair})


def _bare(actor: Actor) -> Actor:
    return replace(actor, mentions=(), why=())


def _new(these: Decisions, those: Decisions) -> Decisions:
    """What the one set of decisions has and the other has not."""
    same = {id_: into for id_, into in these.same_actor.items() if those.same_actor.get(id_) != into}
    return Decisions(same, these.together - those.together, these.apart - those.apart)

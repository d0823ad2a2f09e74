"""The profile of an actor: everything that a case says about it, in sections; each line leads to its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from briefing.domain.actor import Actor, ActorId, ActorKind
from briefing.domain.casualty import Casualty
from briefing.domain.claim import Review, Status
from briefing.domain.text import ArticleId, Span
from briefing.domain.tie import Standing, TieKey, TieVerdict
from briefing.ui.seen.rows import Line, first_of
from briefing.ui.wording import tie_words, when_words, words
from briefing.ui.wording.amount_words import with_people
from briefing.ui.wording.plain import apart, shortened
from briefing.usecases.wording.phrasing import figure_of

if TYPE_CHECKING:
    from briefing.ui.seen.view import View
    from briefing.usecases.looking.ties import Tie


class Profiler:
    """Writes profiles of the actors of one view."""

    def __init__(self, view: View) -> None:
        self._view = view

    def profile(self, actor: Actor) -> tuple[Line, ...]:
        """Everything the case says about an actor, in sections; each line leads to its words."""
        lines: list[Line] = []

        def section(title: str, found: list[Line]) -> None:
            if found:
                lines.append(Line(title, is_heading=True))
                lines.extend(found)

        section(words.SECTION_NOTE, self._note(actor))
        section(words.SECTION_PERHAPS, self._perhaps(actor))
        section(words.SECTION_ROLES, self._roles(actor, is_former=False))
        section(tie_words.SECTION_FORMERLY, self._roles(actor, is_former=True))
        section(words.SECTION_TIES, self._ties(actor))
        section(words.SECTION_EVENTS, self._part_in(actor))
        section(words.SECTION_SUFFERED, self._tolls(actor, lambda row: row.victim_actor == actor.id))
        section(words.SECTION_CAUSED, self._tolls(actor, lambda row: row.perpetrator == actor.id))
        section(words.SECTION_SAID, self._said(actor))
        section(words.SECTION_SAID_ABOUT, self._said_about(actor))
        section(words.SECTION_REPORTED, self._reported(actor))
        section(words.SECTION_SOURCES, self._sources(actor))
        section(words.SECTION_MENTIONS, self._met(actor))
        return tuple(lines)

    def _note(self, actor: Actor) -> list[Line]:
        return [Line(line) for line in self._view.notes.get(actor.id, "").splitlines() if line.strip()]

    def _perhaps(self, actor: Actor) -> list[Line]:
        others = [self._view.actors[one] for one in self._view.verdicts.of(actor.id) if one in self._view.actors]
        return [Line(one.name, ", ".join(one.aliases[:3]), actor=one.id, span=first_of(one.mentions)) for one in others]

    def _roles(self, actor: Actor, *, is_former: bool) -> list[Line]:
        """Offices and ranks as articles give them, with the first and last day on which they do, and who does."""
        from briefing.usecases.looking.offices import offices_of

        found = [
            Line(
                one.words,
                self.told_over_time(one.first, one.last, one.articles),
                span=one.called[-1 if is_former else 0].span,
                tone="muted" if is_former else "text",
            )
            for one in offices_of(actor, self._view.articles)
            if one.is_former is is_former
        ]
        if not found and not is_former and actor.title and actor.kind is ActorKind.PERSON:
            return [Line(actor.title[:1].upper() + actor.title[1:], span=first_of(actor.mentions))]
        return found

    def told_over_time(self, first: date | None, last: date | None, articles: Sequence[ArticleId]) -> str:
        """When something was reported and by whom, as "reported 28 Nov – 5 Dec 2024 · BBC and 2 more"."""
        told = [self._view.articles[one] for one in articles if one in self._view.articles]
        if not told:
            return ""
        days = when_words.published(first)
        if first is not None and last is not None and first != last:
            days = when_words.from_to(first, last)
        sources = list(dict.fromkeys(apart(name or words.NO_PUBLISHER) for one in told for name in one.outlets))
        by = sources[0] if len(sources) == 1 else tie_words.AND_MORE.format(first=sources[0], number=len(sources) - 1)
        return tie_words.TOLD_OVER_TIME.format(days=days, by=by)

    def _said_about(self, actor: Actor) -> list[Line]:
        """What others say of events that the actor has part in, denials among them."""
        own = {event.id for event in self._view.corpus.events if any(part.actor == actor.id for part in event.participants)}
        found = []
        for said in self._view.corpus.statements:
            if said.event in own and said.speaker != actor.id:
                about = self._view.events[said.event]
                text = f"{apart(self._view.actor_name(said.speaker))} {words.STANCES[said.stance]}: {about.title}"
                found.append(Line(text, self._source_detail(said.evidence), span=first_of(said.evidence), event=said.event))
        return found

    def _sources(self, actor: Actor) -> list[Line]:
        """The articles that name the actor, with how often."""
        number: dict[ArticleId, int] = defaultdict(int)
        firsts: dict[ArticleId, Span] = {}
        for span in actor.mentions:
            number[span.article] += 1
            firsts.setdefault(span.article, span)
        found = []
        for article in sorted(
            (self._view.articles[one] for one in number if one in self._view.articles), key=lambda one: str(one.day)
        ):
            first, times = firsts[article.id], number[article.id]
            named = tie_words.NAMED_ONCE if times == 1 else words.NAMED_TIMES.format(number=times)
            detail = f"{self._view.source_line(article)} · {named}"
            found.append(Line(self._view.article_name(article), detail, span=first))
        return found

    def _ties(self, actor: Actor) -> list[Line]:
        """Where it belongs, then its ties: those that hold, those claimed or denied, those that are over, rejected ones."""
        own = list(self._view.ties_of(actor.id))
        told = {(one.subject, one.object) for one in own}
        found: list[Line] = []
        if actor.affiliation is not None and (actor.id, actor.affiliation) not in told:
            found.append(
                Line(words.BELONGS_TO.format(other=self._view.actor_name(actor.affiliation)), actor=actor.affiliation)
            )
        order = list(Standing)
        own.sort(key=lambda one: (one.review is Review.REJECTED, order.index(one.standing)))
        found += [self._tie_line(one, actor.id) for one in own]
        for one in self._view.corpus.actors:
            if one.affiliation == actor.id and (one.id, actor.id) not in told:
                text = words.HAS_MEMBER.format(other=one.name)
                found.append(Line(text, one.title or "", actor=one.id, span=first_of(one.mentions)))
        return found

    def _tie_line(self, one: Tie, actor: ActorId) -> Line:
        is_rejected = one.review is Review.REJECTED
        detail = [
            self._lasted(one.verdict),
            self.told_over_time(one.first, one.last, one.articles) or tie_words.NOT_IN_ARTICLES,
            one.verdict.note,
        ]
        return Line(
            self.tie_words(one, actor),
            " · ".join(part for part in detail if part),
            span=first_of(one.spans),
            actor=one.other(actor),
            tone="muted" if is_rejected or one.standing in (Standing.ENDED, Standing.DENIED) else "text",
            chip=tie_words.REJECTED if is_rejected else tie_words.STANDINGS[one.standing],
            review=one.review,
            tie=TieKey.of(*one.key),
            is_open=one.standing in (Standing.CLAIMED, Standing.DISPUTED, Standing.DENIED),
        )

    def tie_words(self, one: Tie, actor: ActorId | None = None) -> str:
        """As seen from one of its ends: "Backed by Turkey"; without an end, "Turkey backs X"."""
        outward = actor is None or one.subject == actor
        other = one.object if outward else one.subject
        text = words.PREDICATES[one.predicate][0 if outward else 1].format(other=apart(self._view.actor_name(other)))
        if actor is None:
            return tie_words.WHOLE.format(subject=apart(self._view.actor_name(one.subject)), tie=text)
        return text[:1].upper() + text[1:]

    @staticmethod
    def _lasted(verdict: TieVerdict) -> str:
        since, until = (when_words.moment(one) if one else "" for one in (verdict.since, verdict.until))
        if since and until:
            return tie_words.FROM_TO.format(first=since, last=until)
        return tie_words.SINCE.format(day=since) if since else tie_words.UNTIL.format(day=until) if until else ""

    def _part_in(self, actor: Actor) -> list[Line]:
        found = []
        for event in sorted(self._view.corpus.events, key=lambda one: (not one.when.is_known, *one.when.sort_key, one.id)):
            roles = [one.role for one in event.participants if one.actor == actor.id]
            if not roles or event.review is Review.REJECTED:
                continue
            parts = [when_words.phrase(event.when), ", ".join(words.ROLES[role].lower() for role in roles)]
            if event.status is not Status.REPORTED:
                parts.append(words.STATUSES[event.status].lower())
            parts += self._view.judged(event)
            found.append(Line(event.title, " · ".join(parts), span=first_of(event.evidence), event=event.id))
        return found

    def _tolls(self, actor: Actor, belongs: Callable[[Casualty], bool]) -> list[Line]:
        found = []
        for row in sorted(self._view.corpus.casualties, key=lambda one: (one.when.sort_key, one.id)):
            if not belongs(row) or row.review is Review.REJECTED:
                continue
            shown = self._view.figure_row(row)
            source = shown.said_by if row.attributed_to else self._publisher(row.evidence)
            parts = [when_words.phrase(row.when), words.ACCORDING_TO.format(source=source)]
            if row.status is not Status.REPORTED:
                parts.append(words.STATUSES[row.status].lower())
            parts += self._view.judged(row)
            if not shown.counted:
                parts.append(shown.because)
            found.append(
                Line(
                    with_people(figure_of(row), shown.who),
                    " · ".join(parts),
                    span=first_of(row.evidence),
                    casualty=row.id,
                    tone="casualty",
                )
            )
        return found

    def _said(self, actor: Actor) -> list[Line]:
        found = []
        for said in self._view.corpus.statements:
            if said.speaker == actor.id:
                about = self._view.events.get(said.event) if said.event is not None else None
                verb = words.STANCES[said.stance].capitalize()
                text = f"{verb}: {about.title}" if about else f"{verb}: “{shortened(self._view.quote(said.evidence), 90)}”"
                found.append(Line(text, self._source_detail(said.evidence), span=first_of(said.evidence), event=said.event))
        return found

    def _reported(self, actor: Actor) -> list[Line]:
        found = []
        for event in self._view.corpus.events:
            if actor.id in event.attributed_to and event.review is not Review.REJECTED:
                found.append(
                    Line(event.title, when_words.phrase(event.when), span=first_of(event.evidence), event=event.id)
                )
        for row in self._view.corpus.casualties:
            if actor.id in row.attributed_to and row.review is not Review.REJECTED:
                shown = self._view.figure_row(row)
                detail = " · ".join(one for one in (when_words.phrase(row.when), shown.what) if one)
                found.append(
                    Line(
                        with_people(figure_of(row), shown.who),
                        detail,
                        span=first_of(row.evidence),
                        casualty=row.id,
                        tone="casualty",
                    )
                )
        return found

    def _met(self, actor: Actor) -> list[Line]:
        found = []
        for span in actor.mentions:
            if (article := self._view.articles.get(span.article)) is not None:
                found.append(
                    Line(f"“{self._view.around(article, span)}”", self._view.source_line(article), span=span, tone="muted")
                )
        return found

    def _publisher(self, spans: Sequence[Span]) -> str:
        article = self._view.source_of(spans)
        return (article.publisher if article else None) or words.THE_ARTICLE

    def _source_detail(self, spans: Sequence[Span]) -> str:
        article = self._view.source_of(spans)
        return self._view.source_line(article) if article else ""

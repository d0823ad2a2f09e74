"""From a case and a choice to a dossier: what is printed, drafted from the facts alone, each item with its sources.

Nothing here invents: a key point is put together from figures, names and quoted words of the case. The order is fixed, so
the same case and choice always give the same dossier.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property, partial

import briefing
from briefing.domain.actor import Actor, ActorId, ActorKind
from briefing.domain.casualty import Casualty, Effect, Victims
from briefing.domain.changes import Baseline
from briefing.domain.charts import GroupChart, GrowthChart
from briefing.domain.claim import Origin, Review, Stance, Statement, Status
from briefing.domain.composition import PERCENT, SECTION, Composition, Judgement, Passage, Template, sections_of
from briefing.domain.corpus import Corpus
from briefing.domain.dossier import (
    ChartSources,
    Choice,
    ClaimChart,
    ClaimRow,
    DayChart,
    Dispute,
    Dossier,
    Gap,
    GapCount,
    Graphic,
    Holding,
    Judged,
    KeyFigure,
    KeyPoint,
    Labels,
    Line,
    Method,
    Part,
    PlaceMap,
    Profile,
    ProfileEvent,
    ResponsibleChart,
    Reviewed,
    Said,
    TimelineRow,
    TollRow,
    TotalRow,
    Voice,
    Worded,
)
from briefing.domain.event import Event, EventType, Role
from briefing.domain.tally import figure
from briefing.domain.text import Span
from briefing.domain.tie import Standing
from briefing.usecases import gaps, glance, phrasing
from briefing.usecases.changed import Retold, retold
from briefing.usecases.charting import chart_by_claim, chart_by_day, chart_by_responsible
from briefing.usecases.citing import Citations
from briefing.usecases.countries import country_name
from briefing.usecases.depth import EVERYTHING, Depth
from briefing.usecases.filter_words import filter_words
from briefing.usecases.happenings import Happening, StandingToll, View, why_not
from briefing.usecases.hindsight import HoldsCorpus, corpus_for
from briefing.usecases.leaving_unread import by_reason, unread, what
from briefing.usecases.mapping import chart_by_place
from briefing.usecases.markings import above
from briefing.usecases.reckoning import by_group, growth
from briefing.usecases.ties import Tie, standing
from briefing.usecases.totals import preferred_words, result_words, total_row

_PROFILE_STATEMENTS = 6
_PROFILE_TOLLS = 6
_DEADLIEST = 2
_TERRITORY = 3
_DISPUTES_LED = 2
_QUESTIONS = 5
_CHANGES_SEEN = (8, 60)  # rows: so many at least, so many at most
_CLAIM_STANCES = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.WARNS, Stance.THREATENS})


WindowChart = DayChart | GrowthChart | ResponsibleChart | GroupChart | ClaimChart
_TollsOf = defaultdict[ActorId, list[tuple[Happening, StandingToll, list[Casualty]]]]


def collect(
    case: HoldsCorpus | Corpus,
    choice: Choice,
    composition: Composition | None = None,
    depth: Depth = EVERYTHING,
    since: Baseline | Retold | None = None,
) -> Dossier:
    """The dossier of a case. Pure: the same corpus and choice always give the same dossier.

    `composition` says which sections there are and holds the analyst's words; without one every section is there, and what
    is said in the leading ones is drafted from the facts. What changed after `since`, an earlier issue, is told. An empty
    case gives a dossier that says so in every part.
    """
    return settled(View(corpus_for(case, choice), choice), composition, depth, since)[0]


def settled(
    view: View, composition: Composition | None, depth: Depth, since: Baseline | Retold | None = None
) -> tuple[Dossier, Citations]:
    """A dossier with what its labels stand for."""
    citations = Citations(view.articles, view.sentence, view.grader)
    draft = _Draft(view, citations, composition, depth, since)
    draft.dossier()  # notes what is cited; labels depend on all of it
    citations.settle()
    return draft.dossier(), citations


def propose(case: HoldsCorpus | Corpus, choice: Choice, most: int = 6) -> tuple[tuple[Passage, ...], tuple[Judgement, ...]]:
    """A bottom line and at most so many key judgements drafted from the facts of a case, each with what it rests on.

    Extracted, never invented: figures, names, dates and quoted words of the case in fixed turns of phrase. How likely
    something is and how good its basis is are the analyst's to say, and stay open.
    """
    dossier, citations = settled(View(corpus_for(case, choice), choice), None, replace(EVERYTHING, points=most))
    said = citations.sentence_of

    def passage(text: str, labels: Labels) -> Passage:
        return Passage(text, tuple(span for label in labels if (span := said(label)) is not None), text)

    line = tuple(passage(one.text, one.sources) for one in dossier.bottom_line)
    points = [passage(f"{point.lead}. {point.text}", point.sources) for point in dossier.key_points]
    return line, tuple(Judgement(point) for point in points)


def collect_charts(
    case: HoldsCorpus | Corpus | View, choice: Choice, effect: Effect = Effect.KILLED
) -> tuple[WindowChart, ...]:
    """What the charts of one effect draw, without the rest of the dossier and without labels of sources: for the window. A
    view is taken as it is, whatever the choice.
    """
    view = case if isinstance(case, View) else View(corpus_for(case, choice), choice)
    main = [one for one in view.happenings if one.counts]
    of_effect = [
        replace(one, tolls=tuple(toll for toll in one.tolls if toll.effect is effect))
        for one in main
        if any(toll.effect is effect for toll in one.tolls)
    ]
    found = (
        chart_by_day(view, main, effect),
        growth(view, effect),
        chart_by_responsible(view, main, effect),
        by_group(view, effect),
        chart_by_claim(view, of_effect, Citations(view.articles, view.sentence, view.grader)),
    )
    return tuple(chart for chart in found if chart is not None)


class _Draft:
    """One pass over a view that puts a dossier together."""

    def __init__(
        self,
        view: View,
        citations: Citations,
        composition: Composition | None,
        depth: Depth,
        since: Baseline | Retold | None = None,
    ) -> None:
        self.view = view
        self.since = since
        self.cite = citations
        self.composition = composition
        self.depth = depth
        sections = composition.printed if composition is not None else sections_of(Template.COMPLETE)
        self.sections = tuple(one for one in sections if one.is_on or SECTION[one.name].is_required)
        self._on = {one.name for one in self.sections}
        self.main = [one for one in view.happenings if one.counts]
        self._lacks: dict[str, tuple[tuple[str, ...], int]] = {}

    # What carries no label is the same in both passes; who has part in what is looked up once for all profiles.

    @cached_property
    def _by_day(self) -> DayChart | None:
        return chart_by_day(self.view, self.main, Effect.KILLED) if self._draws("by_day") else None

    def _draws(self, name: str) -> bool:
        return "casualty-charts" in self._on and name in self.depth.charts

    @property
    def _by_claim(self) -> ClaimChart | None:
        return chart_by_claim(self.view, self.main, self.cite, self.depth.claims) if self._draws("by_claim") else None

    @cached_property
    def _by_responsible(self) -> ResponsibleChart | None:
        return chart_by_responsible(self.view, self.main, Effect.KILLED) if self._draws("by_responsible") else None

    @cached_property
    def _by_place(self) -> PlaceMap | None:
        return chart_by_place(self.view) if "map" in self._on else None

    @cached_property
    def _deeds_of(self) -> dict[ActorId, list[Happening]]:
        found: defaultdict[ActorId, list[Happening]] = defaultdict(list)
        for one in self.view.happenings:
            if one.status is not Status.BACKGROUND:
                for actor in {part.actor for event in one.events for part in event.participants}:
                    found[actor].append(one)
        return found

    @cached_property
    def _words_of(self) -> dict[ActorId, list[Statement]]:
        found: defaultdict[ActorId, list[Statement]] = defaultdict(list)
        for said in self.view.statements:
            found[said.speaker].append(said)
        return found

    @cached_property
    def _caused_by(self) -> _TollsOf:
        return self._tolls_by(lambda row: row.perpetrator)

    @cached_property
    def _suffered_by(self) -> _TollsOf:
        return self._tolls_by(lambda row: row.victim_actor)

    def _tolls_by(self, whose: Callable[[Casualty], ActorId | None]) -> _TollsOf:
        found: _TollsOf = defaultdict(list)
        for one in self.main:
            for toll in one.tolls:
                rows: defaultdict[ActorId, list[Casualty]] = defaultdict(list)
                for row in toll.rows:
                    actor = whose(row)
                    if actor is not None and row.status is not Status.DENIED:
                        rows[actor].append(row)
                for actor, his in rows.items():
                    found[actor].append((one, toll, his))
        return found

    def dossier(self) -> Dossier:
        whole = self._with_conflicts(self._whole())
        if self.since is None or "what-changed" not in self._on:
            return whole
        most = max(_CHANGES_SEEN[0], min(_CHANGES_SEEN[1], self.depth.events))
        found = self.since if isinstance(self.since, Retold) else retold(self.view, self.since, whole)
        return replace(found.marked(whole), changes=found.told(self.cite, most))

    def _with_conflicts(self, whole: Dossier) -> Dossier:
        if "conflicts" not in self._on:
            return whole
        most = max(3, min(24, self.depth.disputes))
        found = gaps.contradictions(self.view, self.cite, self.main, most)
        unreviewed, more = gaps.unreviewed_leading(self.view, self.cite, whole, most)
        return replace(
            whole,
            contradictions=found,
            more_contradictions=gaps.number_of_contradictions(self.view, self.cite, self.main) - len(found),
            questions=gaps.questions(self.view, self.cite, self.main, min(_QUESTIONS, self.depth.gaps)),
            unreviewed_leading=unreviewed,
            more_unreviewed=more,
        )

    def _whole(self) -> Dossier:
        view, choice, depth, composition = self.view, self.view.choice, self.depth, self.composition
        by_status = {
            status: [one for one in view.happenings if one.status is status] if "timeline" in self._on else []
            for status in (Status.PLANNED, Status.DENIED, Status.BACKGROUND)
        }
        asides = {status: glance.weightiest(view, all_, depth.asides) for status, all_ in by_status.items()}
        told = self.main if "timeline" in self._on else []
        rows = glance.weightiest(view, told, depth.events)
        disputed = self._disputed()
        disputes = tuple(map(self._dispute, disputed[: depth.disputes])) if "conflicts" in self._on else ()
        tolls = [(one, toll) for one in self.main for toll in one.tolls]
        shown = _weightiest_tolls(tolls, depth.tolls) if "casualties" in self._on else []
        running = [row for row in view.outside_tolls if row.cumulative] if "casualties" in self._on else []
        loose = [row for row in view.outside_tolls if not row.cumulative] if "casualties" in self._on else []
        profiles, others = self._profiles() if "actors" in self._on else ((), ())
        lacking = self._lacking() if "conflicts" in self._on else []
        judgements = tuple(map(self._judged, composition.judgements)) if composition and "judgements" in self._on else ()
        control, more_holdings = self._control() if "control" in self._on else ((), 0)
        points = self._key_points(disputed, depth.points) if "judgements" in self._on and not judgements else ()
        return Dossier(
            choice=choice,
            period=self._period(),
            cut_off=self._cut_off(),
            is_graded=bool(view.corpus.grades),
            known_on=phrasing.day(choice.known_on) if choice.known_on is not None else "",
            written=phrasing.moment(choice.written),
            key_points=points,
            key_figures=self._key_figures(tolls) if "key-figures" in self._on else (),
            timeline=tuple(self._timeline_row(one) for one in rows if glance.is_near(one.when)),
            undated=tuple(self._timeline_row(one) for one in rows if not glance.is_near(one.when)),
            planned=tuple(self._timeline_row(one) for one in asides[Status.PLANNED]),
            denied=tuple(self._timeline_row(one) for one in asides[Status.DENIED]),
            background=tuple(self._timeline_row(one) for one in asides[Status.BACKGROUND]),
            totals=self._totals(tolls) if "casualties" in self._on else (),
            tolls=tuple(self._toll_row(one, toll) for one, toll in shown),
            running_totals=tuple(self._claim(row, "", scope=self._scope(row)) for row in running[-depth.loose :])
            if depth.loose
            else (),
            unassigned=tuple(self._claim(row, why_not(row), scope=self._scope(row)) for row in loose[: depth.loose]),
            by_day=self._by_day,
            by_responsible=self._by_responsible,
            by_claim=self._by_claim,
            by_place=self._by_place,
            profiles=profiles,
            other_actors=_listed_names(others, depth.others),
            disputes=disputes,
            gaps=tuple(self._gap(*row) for row in lacking[: depth.gaps]),
            more_gaps=max(0, len(lacking) - depth.gaps),
            gap_count=self._gap_count(),
            method=self._method(),
            sources=self.cite.sources() if self.cite.settled else (),
            marked_higher=above(view.articles, self.cite.cited, choice.marking) if self.cite.settled else (),
            has_by_hand=self.cite.has_by_hand,
            parts=tuple(
                Part(one.name, SECTION[one.name].title, tuple(map(self._words, one.text))) for one in self.sections
            ),
            area=composition.area if composition else "",
            issue=str(composition.number) if composition else "",
            replaces=str(composition.replaces) if composition and composition.replaces else "",
            bottom_line=self._bottom_line(disputed, tolls) if "bottom-line" in self._on else (),
            judgements=judgements,
            graphic=self._graphic() if "timeline-graphic" in self._on else None,
            chart_sources=self._chart_sources(),
            control=control,
            more_holdings=more_holdings,
            more_events=len(told) - len(rows),
            more_asides=sum(map(len, by_status.values())) - sum(map(len, asides.values())),
            more_tolls=len(tolls) - len(shown) if "casualties" in self._on else 0,
            more_loose=max(0, len(running) - depth.loose) + max(0, len(loose) - depth.loose),
            more_disputes=len(disputed) - len(disputes) if "conflicts" in self._on else 0,
            longest_quote=depth.quote,
        )

    # -- the analyst's words

    def _words(self, passage: Passage) -> Said:
        known = {article.id: len(article.text) for article in self.view.articles}
        spans = [span for span in passage.sources if span.end <= known.get(span.article, -1)]
        return Said(passage.text, self.cite.of(spans, entered_by_hand=True), passage.is_proposed)

    def _judged(self, one: Judgement) -> Judged:
        likelihood, confidence = one.likelihood, one.confidence
        return Judged(
            self._words(one.said),
            likelihood.value if likelihood else "",
            PERCENT[likelihood] if likelihood else "",
            confidence.value if confidence else "",
            one.basis,
        )

    def _bottom_line(
        self, disputed: Sequence[Happening], tolls: Sequence[tuple[Happening, StandingToll]]
    ) -> tuple[Said, ...]:
        """What the analyst wrote; where that is nothing, two or three sentences drafted from the facts."""
        if self.composition is not None and self.composition.bottom_line:
            return tuple(map(self._words, self.composition.bottom_line))
        found = [
            Said(self._moved_in_a_sentence(one), self._labels(one.spans, one), True) for one in self._territory(())[-1:]
        ]
        civilians = [toll for _, toll in tolls if (toll.effect, toll.victims) == (Effect.KILLED, Victims.CIVILIAN)]
        total_ = self._total(civilians)
        if total_ is not None and total_.result != "0":
            text = (
                f"Reports from {phrasing.counted_in_words(total_.origins, 'origin')} count "
                f"{phrasing.toll(total_.result, Effect.KILLED, Victims.CIVILIAN)} in "
                f"{phrasing.counted_in_words(total_.incidents, 'event')}{self._in_the_period()}."
            )
            found.append(Said(text, total_.sources, True))
        displaced = self._displacement(1)
        if displaced is not None:
            found.append(Said(f"On displacement the latest word is that of {displaced.text}", displaced.sources, True))
        if len(found) < 3 and disputed:
            point = self._dispute_point(self._dispute(disputed[0]))
            lead = point.lead.removeprefix("Disputed: ")
            found.append(Said(f"{lead}, is disputed: {point.text[:1].lower()}{point.text[1:]}", point.sources, True))
        return tuple(found)

    def _moved_in_a_sentence(self, one: Happening) -> str:
        """A change of hands, its day, and who says it how firmly."""
        lead, standing = _lead(one), self._standing(one).removesuffix(".")
        when = phrasing.when(one.when)
        if one.when.is_one_day and lead.endswith(f", {when}"):
            lead = f"{lead.removesuffix(f', {when}')} on {when}"
        return f"{lead} ({standing[:1].lower()}{standing[1:]})." if " by " in standing else f"{lead}."

    def _in_the_period(self) -> str:
        days = self._days()
        return f" {phrasing.from_to(*days)}" if days else ""

    def _graphic(self) -> Graphic | None:
        return glance.graphic(self.view, self.main, self.depth.drawn, self._timeline_row)

    def _control(self) -> tuple[tuple[Holding, ...], int]:
        most = self.depth.holdings
        return glance.holdings(self.view, self.main, most, self._said, lambda one: self._labels(one.spans, one))

    # -- title block

    def _period(self) -> str:
        choice = self.view.choice
        if choice.first or choice.last:
            return phrasing.period(choice.first, choice.last)
        days = self._days()
        return phrasing.period(*days) if days else "no dated events"

    def _days(self) -> tuple[date, date] | None:
        """The first and the last day covered; None where there is none."""
        if self.view.choice.first and self.view.choice.last:
            return self.view.choice.first, self.view.choice.last
        whens = [one.when for one in self.main if glance.is_near(one.when)] or [one.when for one in self.main]
        days = [day for when in whens for day in (when.earliest, when.latest) if day]
        return (min(days), max(days)) if days else None

    def _cut_off(self) -> str:
        """When the analyst stopped taking in reports; else the latest publication among the articles, with its time of day
        where the latest day's article has one.
        """
        if self.composition is not None and self.composition.cut_off is not None:
            return phrasing.moment(self.composition.cut_off)
        dated = [article for article in self.view.articles if article.published is not None]
        if not dated:
            return "no dated article" if self.view.articles else "no article"
        latest = max(article.day for article in dated if article.day is not None)
        timed = [
            article.published for article in dated if article.day == latest and isinstance(article.published, datetime)
        ]
        whole_day = any(article.day == latest and not isinstance(article.published, datetime) for article in dated)
        if timed and not whole_day:
            return phrasing.moment(max(timed, key=lambda moment: moment.isoformat()))
        return phrasing.day(latest)

    # -- key points and figures

    def _key_points(self, disputed: Sequence[Happening], most: int) -> tuple[KeyPoint, ...]:
        """At most so many. Only what is printed is put together: to name a source is to cite it."""
        deadly = self._deadliest()
        told = {one.key for one, _ in deadly}
        disputes = [one for one in disputed if one.key not in told][:_DISPUTES_LED]
        chosen: list[Callable[[], KeyPoint | None]] = [
            *(partial(self._deadly_point, one, kills) for one, kills in deadly),
            *(partial(self._moved, one) for one in self._territory(told)),
            *(partial(self._disputed_point, one) for one in disputes),
            self._displacement,
        ]
        return tuple(point for make in chosen[:most] if (point := make()) is not None)

    def _disputed_point(self, one: Happening) -> KeyPoint:
        return self._dispute_point(self._dispute(one))

    def _deadliest(self) -> list[tuple[Happening, list[StandingToll]]]:
        """The deadliest happenings for civilians, then the deadliest others, in order of time."""
        deadly = [
            (one, kills)
            for one in self.main
            if (kills := [toll for toll in one.tolls if toll.effect is Effect.KILLED and toll.ceiling > 0])
        ]

        def weight(pair: tuple[Happening, list[StandingToll]], *, civilians: bool) -> float:
            return max([t.weight for t in pair[1] if (t.victims is Victims.CIVILIAN) is civilians], default=0)

        found: list[tuple[Happening, list[StandingToll]]] = []
        for civilians in (True, False):
            left = [pair for pair in deadly if pair not in found and weight(pair, civilians=civilians) > 0]
            left.sort(key=lambda pair: (-weight(pair, civilians=civilians), pair[0].key))
            found += left[:_DEADLIEST]
        return sorted(found, key=lambda pair: (pair[0].when.sort_key, pair[0].key))

    def _deadly_point(self, one: Happening, kills: Sequence[StandingToll]) -> KeyPoint:
        sentences: list[str] = []
        spans: list[Span] = []
        for toll in kills:
            voices = list(
                {(self.view.speaker(row), row.low, row.high): self._voice_words(row) for row in toll.counted[::-1]}.values()
            )[::-1]
            words = phrasing.toll(result_words(toll), toll.effect, toll.victims)
            sentences.append(f"{'; '.join(voices)}{': ' if len(voices) == 1 else '; together '}{words}.")
            spans += [span for row in toll.counted for span in row.evidence]
        denied = [row for toll in kills for row, _ in toll.left_out if row.status is Status.DENIED]
        deniers = [self.view.name(actor) for row in denied for actor in row.attributed_to]
        spans += [span for row in denied for span in row.evidence]
        for said in one.statements:
            if said.stance is Stance.DENIES:
                deniers.append(self.view.name(said.speaker))
                spans += said.evidence
        if deniers:
            sentences.append(f"Disputed: denied by {phrasing.listed(list(dict.fromkeys(deniers)), 4)}.")
        return KeyPoint(_lead(one), _sentence(" ".join(sentences)), self._labels(spans, one))

    def _voice_words(self, row: Casualty) -> str:
        words = self.view.wording(row)
        return f"{self.view.speaker(row)} (“{words}”)" if words else self.view.speaker(row)

    def _territory(self, told: Collection[str]) -> list[Happening]:
        """The latest changes of hands; disputed ones are led with as disputes."""
        moves = [
            one
            for one in self.main
            if one.subtypes & glance.TERRITORIAL
            and one.type is EventType.BATTLE
            and one.status is not Status.DISPUTED
            and one.when.is_known
            and one.key not in told
        ]
        return sorted(moves, key=lambda one: (one.when.sort_key, one.key))[-_TERRITORY:]

    def _moved(self, one: Happening) -> KeyPoint:
        return KeyPoint(_lead(one), self._standing(one), self._labels(one.spans, one))

    def _standing(self, one: Happening) -> str:
        """Who says it and how firmly, as a sentence."""
        said = self._said(one)
        by = f" by {said}" if said else ""
        return {
            Status.REPORTED: f"Reported{by}.",
            Status.CLAIMED: f"Claimed{by}.",
        }.get(one.status, f"{one.status.value.capitalize()}{by}.")

    def _dispute_point(self, dispute: Dispute) -> KeyPoint:
        def voices(said: Sequence[Voice]) -> str:
            return phrasing.listed(list(dict.fromkeys(voice.speaker for voice in said)), 4)

        labels = [label for voice in (*dispute.asserted, *dispute.denied) for label in voice.sources]
        text = f"Asserted by {voices(dispute.asserted)}; " if dispute.asserted else ""
        text += f"denied by {voices(dispute.denied)}." if dispute.denied else "reports disagree."
        lead = f"Disputed: {dispute.title}" + (f", {dispute.when}" if dispute.when != phrasing.DATE_UNKNOWN else "")
        return KeyPoint(lead, _sentence(text), tuple(dict.fromkeys(labels)))

    def _displacement(self, most: int = 3) -> KeyPoint | None:
        rows = [row for row in self.view.casualties.values() if row.effect is Effect.DISPLACED and self._is_current(row)]
        if not rows:
            return None
        rows.sort(key=lambda row: (self.view.place_in_text(row.evidence), row.id))
        voices = [
            f"{self.view.speaker(row)}: “{self.view.wording(row)}” ({self._reported_on(row)})" for row in rows[-most:]
        ]
        labels = self.cite.of([span for row in rows[-most:] for span in row.evidence], entered_by_hand=True)
        return KeyPoint("Displaced people", f"{'; '.join(voices)}.", labels)

    def _is_current(self, row: Casualty) -> bool:
        return row.status in (Status.REPORTED, Status.CLAIMED, Status.DISPUTED) and row.part_of is None

    def _reported_on(self, row: Casualty) -> str:
        return f"reported {phrasing.published(self.view.article(row.evidence[0]).day)}" if row.evidence else "by hand"

    def _key_figures(self, tolls: Sequence[tuple[Happening, StandingToll]]) -> tuple[KeyFigure, ...]:
        cells = [
            self._figure_cell(tolls, "Civilians killed", Effect.KILLED, Victims.CIVILIAN, always=True),
            self._figure_cell(tolls, "Combatants killed", Effect.KILLED, Victims.COMBATANT, always=True),
            self._figure_cell(tolls, "Killed, both sides", Effect.KILLED, Victims.MIXED),
            self._figure_cell(tolls, "Killed, side unknown", Effect.KILLED, Victims.UNKNOWN),
            self._figure_cell(tolls, "Civilians wounded", Effect.WOUNDED, Victims.CIVILIAN, always=True),
            self._figure_cell(tolls, "Combatants wounded", Effect.WOUNDED, Victims.COMBATANT),
            self._figure_cell(tolls, "Wounded, both sides", Effect.WOUNDED, Victims.MIXED),
            self._figure_cell(tolls, "Wounded, side unknown", Effect.WOUNDED, Victims.UNKNOWN),
            self._held_cell(tolls),
            self._displaced_cell(tolls),
        ]
        return tuple(cell for cell in cells if cell is not None)

    def _figure_cell(
        self,
        tolls: Sequence[tuple[Happening, StandingToll]],
        label: str,
        effect: Effect,
        victims: Victims,
        *,
        always: bool = False,
    ) -> KeyFigure | None:
        its = [toll for _, toll in tolls if toll.effect is effect and toll.victims is victims]
        if not always and not any(toll.ceiling for toll in its):
            return None
        row = self._total(its)
        if row is None:
            return KeyFigure(label, phrasing.NOT_REPORTED, (), False) if always else None
        return KeyFigure(label, row.result, self._notes(row), True, row.sources, row.more_sources)

    def _held_cell(self, tolls: Sequence[tuple[Happening, StandingToll]]) -> KeyFigure:
        effects = (Effect.CAPTURED, Effect.ABDUCTED, Effect.DETAINED)
        found = [toll for _, toll in tolls if toll.effect in effects]
        row = self._total(found)
        if row is None:
            return KeyFigure("Captured or held", phrasing.NOT_REPORTED, (), False)
        what = phrasing.listed(sorted({phrasing.EFFECTS[toll.effect] for toll in found}))
        return KeyFigure("Captured or held", row.result, (what, *self._notes(row)), True, row.sources, row.more_sources)

    def _displaced_cell(self, tolls: Sequence[tuple[Happening, StandingToll]]) -> KeyFigure:
        row = self._total([toll for _, toll in tolls if toll.effect is Effect.DISPLACED])
        if row is not None:
            return KeyFigure("Displaced", row.result, self._notes(row), True, row.sources, row.more_sources)
        running = [
            one
            for one in self.view.outside_tolls
            if one.effect is Effect.DISPLACED and one.cumulative and self._is_current(one)
        ]
        if not running:
            return KeyFigure("Displaced", phrasing.NOT_REPORTED, (), False)
        latest = running[-1]
        return KeyFigure(
            "Displaced",
            self._figure(latest),
            (self._short_speaker(latest), f"running total, {self._reported_on(latest)}"),
            sources=self.cite.of(latest.evidence, entered_by_hand=True),
        )

    def _short_speaker(self, row: Casualty) -> str:
        if not row.attributed_to:
            return self.view.speaker(row)
        return phrasing.listed([self.view.short_name(actor) for actor in row.attributed_to], 2)

    def _notes(self, row: TotalRow) -> tuple[str, ...]:
        notes = [f"{row.preferred}"] if row.preferred else []
        notes.append(f"{phrasing.counted(row.incidents, 'event')}, {phrasing.counted(row.origins, 'origin')}")
        return tuple(notes)

    def _totals(self, tolls: Sequence[tuple[Happening, StandingToll]]) -> tuple[TotalRow, ...]:
        rows = [
            self._total([toll for _, toll in tolls if toll.effect is effect and toll.victims is victims])
            for effect in Effect
            for victims in Victims
        ]
        return tuple(row for row in rows if row is not None)

    def _total(self, tolls: Sequence[StandingToll]) -> TotalRow | None:
        row = total_row(self.view, tolls)
        if row is None:
            return None
        sources, more = self._weightiest_sources(tolls)
        return replace(row, sources=sources, more_sources=more)

    def _weightiest_sources(self, tolls: Sequence[StandingToll]) -> tuple[Labels, int]:
        """The labels of the largest tolls' reports, at most as many as the depth has, and how many reports have none."""
        rows = {row.id: row for toll in sorted(tolls, key=lambda one: -one.weight) for row in toll.counted}
        chosen = list(rows.values())[: self.depth.labels]
        spans = [span for row in chosen for span in row.evidence[:1]]
        labels = self.cite.of(spans, entered_by_hand=any(not row.evidence for row in chosen))
        return labels, len(rows) - len(chosen)

    def _chart_sources(self) -> tuple[ChartSources, ...]:
        found = []
        killed = [toll for one in self.main for toll in one.tolls if toll.effect is Effect.KILLED]
        for name, chart in (("by_day", self._by_day), ("by_responsible", self._by_responsible)):
            if chart is not None:
                found.append(ChartSources(name, *self._weightiest_sources(killed)))
        if self._by_claim is not None:
            heard = {mark.casualty for one in self._by_claim.incidents for mark in one.marks}
            rows = [self.view.casualties[key] for key in heard]
            labels = self.cite.of([span for row in rows for span in row.evidence], entered_by_hand=True)
            found.append(ChartSources("by_claim", labels))
        return tuple(found)

    # -- timeline

    def _timeline_row(self, one: Happening) -> TimelineRow:
        return TimelineRow(
            key=one.key,
            heading=phrasing.heading(one.when),
            what=one.title,
            where=self.view.where(one.place),
            who=self._who(one),
            toll="; ".join(phrasing.toll(result_words(toll), toll.effect, toll.victims) for toll in one.tolls),
            said=self._told_by(one),
            status=one.status,
            is_reviewed=one.is_reviewed,
            sources=self._labels(one.spans, one),
        )

    def _who(self, one: Happening) -> str:
        acted, target = self.view.names(one.actors(Role.INITIATOR)), self.view.names(one.actors(Role.TARGET))
        if acted and target:
            return f"{acted} against {target}"
        return acted or (f"Target: {target}" if target else self.view.names(one.actors(Role.SUBJECT)))

    def _told_by(self, one: Happening) -> str:
        """Who tells it, when it was first reported, and the best of its grades where it has any."""
        first = self.view.first_reported(one.events)
        reported = f"first reported {phrasing.day(first)}" if first is not None else ""
        grade = phrasing.graded(self.view.grader.best(one.events))
        return ", ".join(part for part in (self._said(one), reported, grade) if part)

    def _said(self, one: Happening) -> str:
        named = [actor for event in one.events for actor in event.attributed_to]
        if named:
            return self.view.names(named, 4)
        if not one.spans:
            return "the analyst"
        return phrasing.listed(list(dict.fromkeys(self.view.outlet(self.view.article(span)) for span in one.spans)), 4)

    # -- casualties

    def _toll_row(self, one: Happening, toll: StandingToll) -> TollRow:
        rows = [(row, "") for row in toll.counted] + list(toll.left_out)
        return TollRow(
            incident=toll.incident,
            title=one.title,
            when=phrasing.when(one.when),
            where=self.view.where(one.place),
            people=phrasing.people(toll.effect, toll.victims),
            result=result_words(toll),
            preferred=preferred_words(self.view.choice.rule, toll.preferred, toll.floor, toll.ceiling, len(toll.counted)),
            is_disputed=any(row.status is Status.DENIED for row in toll.rows),
            reports=self.view.reports(toll.rows),
            origins=self.view.origins(toll.rows),
            claims=tuple(self._claim(row, why) for row, why in rows),
        )

    def _claim(self, row: Casualty, why: str, *, scope: str = "") -> ClaimRow:
        return ClaimRow(
            casualty=row.id,
            speaker=", ".join(one for one in (self.view.speaker(row), phrasing.graded(self.view.grader.of(row))) if one),
            wording=self.view.wording(row),
            figure=self._figure(row),
            people=phrasing.of_row(row),
            status=row.status,
            published=phrasing.published(self.view.article(row.evidence[0]).day) if row.evidence else "by hand",
            is_counted=not why and not row.cumulative,
            why_not=why,
            is_reviewed=row.review is not Review.SUGGESTED,
            sources=self.cite.of(row.evidence, entered_by_hand=True),
            scope=scope,
        )

    def _scope(self, row: Casualty) -> str:
        """What time and place a figure outside the tolls is about."""
        parts = [self.view.where(row.place), phrasing.when(row.when) if row.when.is_known else ""]
        return ", ".join(part for part in parts if part)

    def _figure(self, row: Casualty) -> str:
        return figure(row.low, row.high)

    # -- actors

    def _profiles(self) -> tuple[tuple[Profile, ...], tuple[str, ...]]:
        weights = self._weights()
        named = [actor for actor in self.view.corpus.actors if not actor.nameless and weights.get(actor.id, 0) > 0]
        named.sort(key=lambda actor: (-weights[actor.id], actor.name.casefold(), actor.id))
        profiles: list[Profile] = []
        others: list[str] = []
        for actor in named:
            profile = self._profile(actor) if len(profiles) < self.depth.profiles else None
            if profile is not None and (profile.events or profile.ties or profile.said or profile.suffered):
                profiles.append(profile)
            else:
                others.append(actor.name)
        return tuple(profiles), tuple(others)

    def _weights(self) -> dict[ActorId, float]:
        """How much of the briefing an actor has part in: deeds weigh most, then tolls and ties, then words."""
        weights: dict[ActorId, float] = {}

        def add(actor: ActorId | None, weight: float) -> None:
            if actor is not None:
                weights[actor] = weights.get(actor, 0) + weight

        for one in self.view.happenings:
            for actor in {part.actor for event in one.events for part in event.participants}:
                add(actor, 3 if one.counts else 1)
            for event in one.events:
                for actor in event.attributed_to:
                    add(actor, 0.5)
        for row in self.view.casualties.values():
            add(row.perpetrator, 1)
            add(row.victim_actor, 1)
            for actor in row.attributed_to:
                add(actor, 0.5)
        for said in self.view.statements:
            add(said.speaker, 0.5)
        for tie in self._ties_that_stand:
            add(tie.subject, 1)
            add(tie.object, 1)
        return weights

    def _profile(self, actor: Actor) -> Profile:
        mentions = self.view.spans(actor.mentions)
        events = self._deeds_of.get(actor.id, [])
        said = self._words_of.get(actor.id, [])
        caused, suffered = self._caused_by.get(actor.id, []), self._suffered_by.get(actor.id, [])
        return Profile(
            actor=actor.id,
            name=actor.name,
            kind=phrasing.KINDS[actor.kind],
            title=actor.title or "",
            country=country_name(actor.country) if actor.kind is not ActorKind.STATE else "",
            belongs_to=self.view.name(actor.affiliation) if actor.affiliation else "",
            aliases=actor.aliases,
            first_named=self.cite.of(mentions[:1]),
            mentions=len(mentions),
            ties=self._ties(actor.id),
            events=tuple(self._profile_event(one, actor.id) for one in events[: self.depth.of_profile]),
            more_events=max(0, len(events) - self.depth.of_profile),
            held_responsible=tuple(self._toll_line(*toll, caused=True) for toll in caused[:_PROFILE_TOLLS]),
            more_responsible=max(0, len(caused) - _PROFILE_TOLLS),
            suffered=tuple(self._toll_line(*toll, caused=False) for toll in suffered[:_PROFILE_TOLLS]),
            more_suffered=max(0, len(suffered) - _PROFILE_TOLLS),
            said=tuple(self._statement(one) for one in said[:_PROFILE_STATEMENTS]),
            more_said=max(0, len(said) - _PROFILE_STATEMENTS),
        )

    def _part(self, one: Happening, actor: ActorId) -> str:
        roles = [part.role for event in one.events for part in event.participants if part.actor == actor]
        return phrasing.listed(list(dict.fromkeys(phrasing.ROLES[role] for role in roles)))

    def _profile_event(self, one: Happening, actor: ActorId) -> ProfileEvent:
        return ProfileEvent(
            when=phrasing.when(one.when),
            what=one.title,
            part=self._part(one, actor),
            status=one.status,
            sources=self._labels(one.spans, one),
        )

    def _ties(self, actor: ActorId) -> tuple[Line, ...]:
        found: dict[str, list[Span]] = {}
        for tie in self._ties_that_stand:
            words = self._tie_words(tie, actor)
            if words:
                found.setdefault(words, []).extend(tie.spans)
        return tuple(Line(words, self.cite.of(spans)) for words, spans in found.items())

    @cached_property
    def _ties_that_stand(self) -> tuple[Tie, ...]:
        """The ties that the analyst did not reject."""
        return standing(self.view.corpus)

    def _tie_words(self, tie: Tie, actor: ActorId) -> str:
        """As "backed by Turkey (claimed)": what does not simply hold says so, and since when where the analyst does."""
        if actor not in (tie.subject, tie.object):
            return ""
        words = f"{phrasing.TIES[tie.predicate][0 if tie.subject == actor else 1]} {self.view.name(tie.other(actor))}"
        notes = [] if tie.standing is Standing.STATED else [tie.standing.value]
        notes += [f"{word} {day}" for word, day in (("since", tie.verdict.since), ("until", tie.verdict.until)) if day]
        return f"{words} ({', '.join(notes)})" if notes else words

    def _toll_line(self, one: Happening, toll: StandingToll, rows: Sequence[Casualty], *, caused: bool) -> Line:
        is_all = {row.id for row in toll.counted} <= {row.id for row in rows}
        ranges = result_words(toll) if is_all else self._ranges(rows)
        said = phrasing.listed(list(dict.fromkeys(self.view.speaker(row) for row in rows)), 3)
        denied = " (disputed)" if one.status is Status.DISPUTED and caused else ""
        words = f"{phrasing.toll(ranges, toll.effect, toll.victims)}, {_lead(one)}{denied}; reported by {said}"
        return Line(words, self.cite.of([span for row in rows for span in row.evidence], entered_by_hand=True))

    def _ranges(self, rows: Sequence[Casualty]) -> str:
        return " or ".join(dict.fromkeys(self._figure(row) for row in rows))

    def _statement(self, said: Statement) -> Line:
        event = self.view.events.get(said.event) if said.event is not None else None
        if event is not None:
            about = f": {event.title}"
        else:
            about = f": “{phrasing.shortened(self._sentence_of(said.evidence[0]), 92)}”" if said.evidence else ""
        return Line(f"{phrasing.STANCES[said.stance].capitalize()}{about}", self.cite.of(said.evidence))

    # -- disputes and gaps

    def _disputed(self) -> list[Happening]:
        found = [one for one in self.view.happenings if self._is_disputed(one)]
        return sorted(
            found, key=lambda one: (-max([toll.weight for toll in one.tolls], default=0), one.when.sort_key, one.key)
        )

    def _is_disputed(self, one: Happening) -> bool:
        denied = any(said.stance is Stance.DENIES for said in one.statements)
        denied_toll = any(row.status is Status.DENIED for toll in one.tolls for row in toll.rows)
        return one.status in (Status.DISPUTED, Status.DENIED) or (one.counts and (denied or denied_toll))

    def _dispute(self, one: Happening) -> Dispute:
        asserted = [self._voice(said) for said in one.statements if said.stance in _CLAIM_STANCES]
        denied = [self._voice(said) for said in one.statements if said.stance is Stance.DENIES]
        if not asserted:
            asserted = [self._account(event) for event in one.events if event.status is not Status.DENIED]
        if not denied:
            denied = [self._account(event) for event in one.events if event.status is Status.DENIED]
            rows = [row for toll in one.tolls for row in toll.rows if row.status is Status.DENIED and row.evidence]
            denied += [self._denied_toll(row) for row in rows]
        return Dispute(
            key=one.key,
            title=one.title,
            when=phrasing.when(one.when),
            where=self.view.where(one.place),
            asserted=_without_repeats(asserted),
            denied=_without_repeats(denied),
        )

    def _voice(self, said: Statement) -> Voice:
        span = said.evidence[0]
        return Voice(
            self.view.name(said.speaker),
            phrasing.STANCES[said.stance],
            self._sentence_of(span),
            self.cite.of(said.evidence),
        )

    def _account(self, event: Event) -> Voice:
        stance = "denies" if event.status is Status.DENIED else "says"
        words = self._sentence_of(event.evidence[0]) if event.evidence else event.title
        return Voice(self.view.speaker(event), stance, words, self.cite.of(event.evidence, entered_by_hand=True))

    def _denied_toll(self, row: Casualty) -> Voice:
        return Voice(self.view.speaker(row), "denies", self._sentence_of(row.evidence[0]), self.cite.of(row.evidence))

    def _sentence_of(self, span: Span) -> str:
        return self.view.article(span).quote(self.view.sentence(span))

    def _lacking(self) -> list[tuple[Happening, tuple[str, ...], int]]:
        """Happenings of which something is not told, with what, and of how many origins they are; most lacking first."""
        rows = [(one, *self._lack(one)) for one in self.main]
        rows = [(one, missing, origins) for one, missing, origins in rows if missing or origins < 2]
        rows.sort(
            key=lambda row: (
                -len(row[1]) - (row[2] < 2),
                -max([toll.weight for toll in row[0].tolls], default=0),
                row[0].when.sort_key,
                row[0].key,
            )
        )
        return rows

    def _gap(self, one: Happening, missing: tuple[str, ...], origins: int) -> Gap:
        return Gap(one.key, one.title, phrasing.when(one.when), missing, origins, self._labels(one.spans, one))

    def _lack(self, one: Happening) -> tuple[tuple[str, ...], int]:
        """What is not told of a happening, and how many origins it has."""
        if one.key not in self._lacks:
            self._lacks[one.key] = self._missing(one), self._origins(one)
        return self._lacks[one.key]

    def _missing(self, one: Happening) -> tuple[str, ...]:
        missing = []
        if not one.when.is_known:
            missing.append("when")
        elif not one.when.is_one_day:
            missing.append("the exact day")
        if one.place is None:
            missing.append("where")
        if not any(part.role in (Role.INITIATOR, Role.SUBJECT) for event in one.events for part in event.participants):
            missing.append("who did it" if one.type in phrasing.VIOLENT else "who")
        if one.type in phrasing.VIOLENT and not one.tolls:
            missing.append("toll")
        return tuple(missing)

    def _origins(self, one: Happening) -> int:
        rows = [row for toll in one.tolls for row in toll.rows if row.status is not Status.DENIED]
        return self.view.origins([*one.events, *rows])

    def _gap_count(self) -> GapCount:
        lacks = [self._lack(one) for one in self.main]
        missing = [what for what, _ in lacks]
        return GapCount(
            happenings=len(self.main),
            undated=sum("when" in one for one in missing),
            unplaced=sum("where" in one for one in missing),
            nobody_named=sum("who" in one or "who did it" in one for one in missing),
            no_toll=sum("toll" in one for one in missing),
            single_origin=sum(origins < 2 for _, origins in lacks),
        )

    # -- method

    def _method(self) -> Method:
        view = self.view
        left = [found for article in view.articles if (found := unread(article))]
        reasons = by_reason(one for found in left for one in found)
        return Method(
            rule=view.choice.rule,
            events=_reviewed(view.corpus.events),
            casualties=_reviewed(view.corpus.casualties),
            articles=len(view.articles),
            articles_cited=len(self.cite.sources()) if self.cite.settled else 0,
            articles_undated=sum(article.published is None for article in view.articles),
            articles_later=view.articles_later,
            undated_left_out=view.undated_left_out,
            outside_period=view.outside_period,
            unreviewed_left_out=view.unreviewed_left_out,
            version=briefing.__version__,
            worded=self._worded(),
            filtered=self._filtered(),
            template=self.composition.template.value if self.composition else "",
            articles_unread=len(left),
            unread=tuple(what(why, number) for why, number in reasons.items()),
        )

    def _worded(self) -> Worded:
        composition = self.composition
        passages = composition.printed_passages if composition else ()
        passages = tuple(one for one in passages if one.text.strip())
        drafted = sum(one.is_proposed for one in passages)
        edited = sum(one.is_edited for one in passages)
        if "bottom-line" in self._on and not (composition and composition.bottom_line):
            drafted += 1
        return Worded(
            drafted=drafted,
            edited=edited,
            written=sum(not one.proposed for one in passages),
            unsourced=sum(one.lacks_sources for one in passages),
        )

    def _filtered(self) -> str:
        return filter_words(self.composition.criteria, self.view) if self.composition else ""

    def _labels(self, spans: Iterable[Span], one: Happening) -> Labels:
        labels = self.cite.of(spans)
        by_hand = self.cite.of((), entered_by_hand=True) if one.is_by_hand else ()
        return (*labels, *by_hand)


def _reviewed(all_: Sequence[Event | Casualty]) -> Reviewed:
    proposed = [one.review for one in all_ if one.origin is not Origin.ANALYST]
    counts = Counter(proposed)
    return Reviewed(
        counts[Review.SUGGESTED],
        counts[Review.ACCEPTED],
        counts[Review.EDITED],
        counts[Review.REJECTED],
        len(proposed),
        len(all_) - len(proposed),
    )


def _listed_names(names: tuple[str, ...], most: int) -> tuple[str, ...]:
    return names if len(names) <= most else (*names[:most], f"{len(names) - most} more")


def _weightiest_tolls(tolls: Sequence[tuple[Happening, StandingToll]], most: int) -> list[tuple[Happening, StandingToll]]:
    """At most so many, the largest tolls of dead first, in the order in which they came."""
    if len(tolls) <= most:
        return list(tolls)

    def rank(n: int) -> tuple[bool, float, int, int]:
        _, toll = tolls[n]
        return toll.effect is not Effect.KILLED, -toll.weight, -len(toll.rows), n

    return [tolls[n] for n in sorted(sorted(range(len(tolls)), key=rank)[:most])]


def _lead(one: Happening) -> str:
    return f"{one.title}, {phrasing.when(one.when)}" if one.when.is_known else one.title


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _without_repeats(voices: Sequence[Voice]) -> tuple[Voice, ...]:
    return tuple(dict.fromkeys(voices))

"""The dossier of a case, put together from its parts in a fixed order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, partial

from briefing.domain.casualty import Effect
from briefing.domain.changes import Baseline
from briefing.domain.charts import GroupChart, GrowthChart
from briefing.domain.choice import Choice
from briefing.domain.claim import Status
from briefing.domain.composition import SECTION, Composition, Judgement, Passage
from briefing.domain.corpus import Corpus
from briefing.domain.dossier import Dossier
from briefing.domain.drawn import ClaimChart, DayChart, ResponsibleChart
from briefing.domain.printed import Labels, Part
from briefing.usecases.briefings.changed import Retold, retold
from briefing.usecases.briefings.collecting.charts import Charts
from briefing.usecases.briefings.collecting.disputes import all_disputed, dispute_of
from briefing.usecases.briefings.collecting.first_page import room
from briefing.usecases.briefings.collecting.ground import Ground
from briefing.usecases.briefings.collecting.key_figures import key_figures, totals
from briefing.usecases.briefings.collecting.lacking import Lacking
from briefing.usecases.briefings.collecting.leading import (
    bottom_line,
    judged,
    key_points,
    keys_led_with,
    passage_said,
    running_total,
)
from briefing.usecases.briefings.collecting.method import method_of
from briefing.usecases.briefings.collecting.profiles import Profiles, listed_names
from briefing.usecases.briefings.collecting.timeline import control_of, graphic_of, timeline_row
from briefing.usecases.briefings.collecting.title_block import cut_off, period
from briefing.usecases.briefings.collecting.tolls import claim_row, scope_of, toll_row, weightiest_tolls
from briefing.usecases.briefings.depth import EVERYTHING, Depth
from briefing.usecases.looking import gaps, glance
from briefing.usecases.looking.charting import chart_by_claim, chart_by_day, chart_by_responsible, claim_sheets
from briefing.usecases.looking.happenings import Happening, View, why_not
from briefing.usecases.looking.hindsight import HoldsCorpus, corpus_for
from briefing.usecases.looking.reckoning import by_group, growth
from briefing.usecases.wording import phrasing
from briefing.usecases.wording.citing import Citations
from briefing.usecases.wording.markings import above

_QUESTIONS = 5

WindowChart = DayChart | GrowthChart | ResponsibleChart | GroupChart | ClaimChart


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
    draft = _Draft(Ground(view, citations, composition, depth), since)
    draft.dossier()  # notes what is cited; labels depend on all of it
    citations.settle()
    return draft.dossier(), citations


def propose(case: HoldsCorpus | Corpus, choice: Choice, most: int = 8) -> tuple[tuple[Passage, ...], tuple[Judgement, ...]]:
    """A bottom line and key judgements drafted from the facts of a case, each with what it rests on: at most so many, and
    no more than the first page has room for.

    Extracted, never invented: figures, names, dates and quoted words of the case in fixed turns of phrase. How likely
    something is and how good its basis is are the analyst's to say, and stay open.
    """
    dossier, citations = settled(View(corpus_for(case, choice), choice), None, replace(EVERYTHING, points=most))
    said = citations.sentence_of
    fits = room(choice, dossier.bottom_line, dossier.key_figures, dossier.key_points, are_judgements=True)

    def passage(text: str, labels: Labels) -> Passage:
        return Passage(text, tuple(span for label in labels if (span := said(label)) is not None), text)

    line = tuple(passage(one.text, one.sources) for one in dossier.bottom_line)
    points = [passage(f"{point.lead}. {point.text}", point.sources) for point in dossier.key_points[:fits]]
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

    def __init__(self, ground: Ground, since: Baseline | Retold | None = None) -> None:
        self.ground = ground
        self.since = since
        self.charts = Charts(ground)
        self.profiles = Profiles(ground)
        self.lacking = Lacking(ground)

    def dossier(self) -> Dossier:
        ground = self.ground
        whole = self._with_conflicts(self._whole())
        if self.since is None or "what-changed" not in ground.on:
            return whole
        found = (
            self.since
            if isinstance(self.since, Retold)
            else retold(ground.view, self.since, whole, led_with=self._led_with())
        )
        return replace(found.marked(whole), changes=found.told(ground.cite, ground.depth.changes))

    @cached_property
    def _most_points(self) -> int:
        """As many key points as the template has and the first page has room for, where they stand on it."""
        ground, view = self.ground, self.ground.view
        composition = ground.composition
        first = tuple(one.name for one in ground.sections if one.name in ("bottom-line", "key-figures"))
        names = tuple(one.name for one in ground.sections)
        has_judgements = composition is not None and composition.judgements
        if names[: len(first) + 1] != (*first, "judgements") or has_judgements:
            return ground.depth.points
        # put together aside: what is drafted there is not cited
        aside = Ground(view, Citations(view.articles, view.sentence, view.grader), composition, ground.depth)
        disputed, tolls = all_disputed(aside), [(one, toll) for one in aside.main for toll in one.tolls]

        def drafted() -> int:
            return room(
                view.choice,
                bottom_line(aside, disputed, tolls) if "bottom-line" in first else (),
                key_figures(aside, tolls) if "key-figures" in first else (),
                key_points(aside, disputed, ground.depth.points),
            )

        drafted()
        aside.cite.settle()
        return drafted()  # with labels of about the length that they will have

    def _led_with(self) -> frozenset[str]:
        """The keys of the happenings that the first page names, and the id of the running total in its bottom line."""
        found = self._led(all_disputed(self.ground))
        running = running_total(self.ground)
        return found if running is None else found | {str(running.id)}

    def _led(self, disputed: Sequence[Happening]) -> frozenset[str]:
        return keys_led_with(self.ground, disputed, self._most_points)

    def _with_conflicts(self, whole: Dossier) -> Dossier:
        ground = self.ground
        if "conflicts" not in ground.on:
            return whole
        most = max(3, min(24, ground.depth.disputes))
        found = gaps.contradictions(ground.view, ground.cite, ground.main, most)
        unreviewed, more = gaps.unreviewed_leading(ground.view, ground.cite, whole, most)
        return replace(
            whole,
            contradictions=found,
            more_contradictions=gaps.number_of_contradictions(ground.view, ground.cite, ground.main) - len(found),
            questions=gaps.questions(ground.view, ground.cite, ground.main, min(_QUESTIONS, ground.depth.gaps)),
            unreviewed_leading=unreviewed,
            more_unreviewed=more,
        )

    def _whole(self) -> Dossier:
        ground = self.ground
        view, choice, depth, composition, on = ground.view, ground.view.choice, ground.depth, ground.composition, ground.on
        by_status = {
            status: [one for one in view.happenings if one.status is status] if "timeline" in on else []
            for status in (Status.PLANNED, Status.DENIED, Status.BACKGROUND)
        }
        asides = {status: glance.weightiest(view, all_, depth.asides) for status, all_ in by_status.items()}
        told = ground.main if "timeline" in on else []
        disputed = all_disputed(ground)
        most_points = self._most_points
        led = self._led(disputed)
        rows = glance.weightiest(view, told, depth.events, led)
        disputes = tuple(map(partial(dispute_of, ground), disputed[: depth.disputes])) if "conflicts" in on else ()
        tolls = [(one, toll) for one in ground.main for toll in one.tolls]
        shown = weightiest_tolls(tolls, depth.tolls) if "casualties" in on else []
        running = [row for row in view.outside_tolls if row.cumulative] if "casualties" in on else []
        loose = [row for row in view.outside_tolls if not row.cumulative] if "casualties" in on else []
        profiles, others = self.profiles.all() if "actors" in on else ((), ())
        lacking = self.lacking.all() if "conflicts" in on else []
        judgements = (
            tuple(map(partial(judged, ground), composition.judgements)) if composition and "judgements" in on else ()
        )
        control, more_holdings = control_of(ground) if "control" in on else ((), 0)
        lead = bottom_line(ground, disputed, tolls) if "bottom-line" in on else ()
        is_drafted = not (composition and composition.bottom_line)
        by_claim = self.charts.by_claim
        points = key_points(ground, disputed, most_points) if "judgements" in on and not judgements else ()
        return Dossier(
            choice=choice,
            period=period(ground),
            cut_off=cut_off(ground),
            is_graded=bool(view.corpus.grades),
            known_on=phrasing.day(choice.known_on) if choice.known_on is not None else "",
            written=phrasing.moment(choice.written),
            key_points=points,
            key_figures=key_figures(ground, tolls) if "key-figures" in on else (),
            timeline=tuple(timeline_row(ground, one) for one in rows if glance.is_near(one.when)),
            undated=tuple(timeline_row(ground, one) for one in rows if not glance.is_near(one.when)),
            planned=tuple(timeline_row(ground, one) for one in asides[Status.PLANNED]),
            denied=tuple(timeline_row(ground, one) for one in asides[Status.DENIED]),
            background=tuple(timeline_row(ground, one) for one in asides[Status.BACKGROUND]),
            totals=totals(ground, tolls) if "casualties" in on else (),
            tolls=tuple(toll_row(ground, one, toll) for one, toll in shown),
            running_totals=tuple(claim_row(ground, row, "", scope=scope_of(ground, row)) for row in running[-depth.loose :])
            if depth.loose
            else (),
            unassigned=tuple(
                claim_row(ground, row, why_not(row), scope=scope_of(ground, row)) for row in loose[: depth.loose]
            ),
            by_day=self.charts.by_day,
            by_responsible=self.charts.by_responsible,
            by_claim=by_claim,
            day_sheets=self.charts.day_sheets,
            responsible_sheets=self.charts.responsible_sheets,
            claim_sheets=claim_sheets(view, by_claim),
            by_place=self.charts.by_place,
            profiles=profiles,
            other_actors=listed_names(others, depth.others),
            disputes=disputes,
            gaps=tuple(self.lacking.gap(*row) for row in lacking[: depth.gaps]),
            more_gaps=max(0, len(lacking) - depth.gaps),
            gap_count=self.lacking.count(),
            method=method_of(ground, len(lead) if is_drafted else 0),
            sources=ground.cite.sources() if ground.cite.settled else (),
            marked_higher=above(view.articles, ground.cite.used, choice.marking) if ground.cite.settled else (),
            has_by_hand=ground.cite.has_by_hand,
            parts=tuple(
                Part(one.name, SECTION[one.name].title, tuple(map(partial(passage_said, ground), one.text)))
                for one in ground.sections
            ),
            area=composition.area if composition else "",
            issue=str(composition.number) if composition else "",
            replaces=str(composition.replaces) if composition and composition.replaces else "",
            bottom_line=lead,
            judgements=judgements,
            graphic=graphic_of(ground, led) if "timeline-graphic" in on else None,
            chart_sources=self.charts.sources(),
            control=control,
            more_holdings=more_holdings,
            more_events=len(told) - len(rows),
            more_asides=sum(map(len, by_status.values())) - sum(map(len, asides.values())),
            more_tolls=len(tolls) - len(shown) if "casualties" in on else 0,
            more_loose=max(0, len(running) - depth.loose) + max(0, len(loose) - depth.loose),
            more_disputes=len(disputed) - len(disputes) if "conflicts" in on else 0,
            longest_quote=depth.quote,
        )

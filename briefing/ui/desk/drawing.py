"""Work for the clerk that ends on paper or in a picture: each function gives a piece of work that takes values and gives
values.

What is heavy (matplotlib, Typst, the gazetteer behind a dossier) is imported when the clerk does the work, never before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event as Flag
from typing import TYPE_CHECKING, Any

from briefing.domain.actor import ActorId
from briefing.domain.casualty import Effect
from briefing.domain.changes import Baseline
from briefing.domain.charts import Reckoning, Told
from briefing.domain.choice import Choice, Rule
from briefing.domain.composition import PAGES, Composition, Issue
from briefing.domain.corpus import Corpus, Decisions
from briefing.domain.fact import Fact
from briefing.domain.likeness import Likeness, Verdicts
from briefing.ui.craft.discretion import headline, quoted
from briefing.ui.craft.theme import Tones
from briefing.ui.craft.work import Stopped, Tell
from briefing.ui.panes.chart_picture import Drawn, Spot

if TYPE_CHECKING:
    from briefing.usecases.briefings.proofing import Finding
    from briefing.usecases.looking.hindsight import HoldsCorpus

PIXELS_AN_INCH = 100  # of the charts, before the screen's ratio
PREVIEW_PPI = 110
PRINT_PPI = 300


def _choice(title: str, rule: Rule) -> Choice:
    return Choice(title=title or "-", written=datetime.now(UTC).replace(microsecond=0), rule=rule)


def _drawn(chart: Any, tones: Tones, width: int, ratio: float) -> Drawn:
    from briefing.charts.drawing import draw, painted
    from briefing.charts.theme import DARK, LIGHT, STRONG_DARK, STRONG_LIGHT
    from briefing.ui.craft.theme import STRONG
    from briefing.ui.wording.chart_words import alt_of, chart_words, in_words

    colours = {(False, False): LIGHT, (True, False): DARK, (False, True): STRONG_LIGHT, (True, True): STRONG_DARK}
    shown = _covered(in_words(chart))
    look = colours[tones.dark, tones in STRONG]
    figure = draw(shown, look, width / PIXELS_AN_INCH, words=chart_words())
    png, regions = painted(figure, ratio)
    spots = tuple(
        Spot(one.kind, one.ids, one.left, one.bottom, one.right, one.top, one.effect, one.victims, one.said)
        for one in regions
    )
    return Drawn(shown.title, quoted(alt_of(chart)), png, ratio, spots, chart)


def _covered(chart: Any) -> Any:
    """A chart as it may be seen: titles of events and words of articles in it may be covered."""
    from briefing.domain.drawn import ClaimChart, ResponsibleChart

    if isinstance(chart, ClaimChart):
        told = tuple(
            replace(
                one,
                title=headline(one.title),
                marks=tuple(replace(mark, wording=quoted(mark.wording)) for mark in one.marks),
            )
            for one in chart.incidents
        )
        return chart if told == chart.incidents else replace(chart, incidents=told)
    if isinstance(chart, ResponsibleChart):
        rows = tuple(replace(one, rows=tuple(_covered_row(row) for row in one.rows)) for one in chart.series)
        return chart if rows == chart.series else replace(chart, series=rows)
    return chart


def _covered_row(row: Any) -> Any:
    """Of an actor's deaths by event each row is a title and its day."""
    title, comma, day = row.who.rpartition(", ")
    return row if not title or headline(title) == title else replace(row, who=f"{headline(title)}{comma}{day}")


def charts(
    corpus: Corpus, title: str, rule: Rule, effect: Effect, tones: Tones, width: int, ratio: float
) -> Callable[[Flag], tuple[Drawn, ...]]:
    """The charts of one effect, in the colours of the window, `width` pixels wide, at the screen's ratio."""

    def work(stop: Flag) -> tuple[Drawn, ...]:
        from briefing.usecases.briefings.collecting import collect_charts

        found: list[Drawn] = []
        for chart in collect_charts(corpus, _choice(title, rule), effect):
            if stop.is_set():
                break
            found.append(_drawn(chart, tones, width, ratio))
        return tuple(found)

    return work


def counted(corpus: Corpus, rule: Rule) -> Callable[[Flag], tuple[Reckoning, tuple[Told, ...]]]:
    """How the totals come about by one rule, and the happenings of which one can ask who says what."""

    def work(_stop: Flag) -> tuple[Reckoning, tuple[Told, ...]]:
        from briefing.usecases.looking.happenings import View
        from briefing.usecases.looking.reckoning import reckoning, told

        view = View(corpus, _choice("", rule))
        return reckoning(view), told(view)

    return work


def telling(
    corpus: Corpus, key: str, rule: Rule, tones: Tones, width: int, ratio: float, cover: Callable[[str], str] = str
) -> Callable[[Flag], Drawn | None]:
    """Who says what of one happening; None where no figure is told of it. The words drawn are what `cover` gives for those
    of the articles; those of `Drawn.chart`, from which files are made, are as they were read.
    """

    def work(_stop: Flag) -> Drawn | None:
        from briefing.usecases.looking.happenings import View
        from briefing.usecases.looking.reckoning import telling as tell

        chart = tell(View(corpus, _choice("", rule)), key)
        if chart is None:
            return None
        told = tuple(
            replace(one, reports=tuple(replace(said, wording=cover(said.wording)) for said in one.reports))
            for one in chart.tellings
        )
        return replace(_drawn(replace(chart, tellings=told), tones, width, ratio), chart=chart)

    return work


def activity(
    corpus: Corpus, actor: ActorId, rule: Rule, tones: Tones, width: int, ratio: float
) -> Callable[[Flag], tuple[Drawn, ...]]:
    """The charts of one actor's profile: its events over time, and the deaths of each happening."""

    def work(stop: Flag) -> tuple[Drawn, ...]:
        from briefing.usecases.looking import profiling
        from briefing.usecases.looking.happenings import View

        view = View(corpus, _choice("", rule))
        found = (profiling.activity(view, actor), profiling.deaths(view, actor))
        return tuple(_drawn(chart, tones, width, ratio) for chart in found if chart is not None and not stop.is_set())

    return work


def likenesses(corpus: Corpus, verdicts: Verdicts) -> Callable[[Flag], tuple[Likeness, ...]]:
    """The pairs of actors that may be one."""

    def work(_stop: Flag) -> tuple[Likeness, ...]:
        from briefing.usecases.editing.resembling import likenesses as find

        return find(corpus, verdicts)

    return work


def saved_chart(
    chart: Any, form: str, corpus: Corpus, title: str, rule: Rule, marking: str, path: Path
) -> Callable[[Flag], None]:
    """A chart written as a file, on white and with its rule. Raises the ExportError family."""

    def work(_stop: Flag) -> None:
        from briefing.usecases.briefings.chart_files import Form, notes, publish_chart
        from briefing.usecases.wording import phrasing

        days = [one.day for one in corpus.articles if one.day is not None]
        below = notes(rule, title, phrasing.day(max(days)) if days else "")
        publish_chart(chart, path, Form(form), below, marking)

    return work


@contextmanager
def _held(source: Corpus | Path) -> Iterator[HoldsCorpus | Corpus]:
    """A corpus as it is; of a path the case that lies there, by a connection of its own."""
    if isinstance(source, Corpus):
        yield source
        return
    from briefing.store.casefile import CaseFile

    with CaseFile.open(source, read_only=True) as case:
        yield case


@dataclass(frozen=True, slots=True)
class Laid:
    """A briefing laid out: its pages as PNG, what its labels are (by article and quoted sentence), whether it keeps within
    the pages of its template, and at which of its depths; what the checks found in it.
    """

    pages: tuple[bytes, ...]
    labels: Mapping[tuple[str, str], str]
    is_within: bool
    depth: int
    most: int | None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Begun:
    """The first pages of a briefing, while the rest is still being laid out; they may change yet."""

    pages: tuple[bytes, ...]


def _to_nobody(_part: object) -> None:
    """For work whose parts nobody waits for."""


def pages(
    source: Corpus | Path,
    composition: Composition,
    when: datetime,
    ppi: int = PREVIEW_PPI,
    near: int | None = None,
    since: Baseline | None = None,
    is_first: bool = False,
) -> Callable[..., Laid]:
    """The pages of a briefing, `ppi` pixels an inch; what is there first is told first. `is_first`: nothing is shown yet,
    so that a first page without charts, which takes a tenth of the time, is worth it. Raises what `composing.lay_out`
    raises.
    """

    def work(stop: Flag, tell: Tell = _to_nobody) -> Laid:
        from briefing import report
        from briefing.usecases.briefings.composing import Composed, compose, corpus_of, lay_out, likely_depth
        from briefing.usecases.briefings.depth import LADDER
        from briefing.usecases.briefings.proofing import proofread

        shown: dict[int, tuple[bytes, ...]] = {}

        def pictures(made: Composed) -> tuple[bytes, ...]:
            if made.depth not in shown:
                shown[made.depth] = report.render_pages(made.dossier, made.charts, ppi)
            return shown[made.depth]

        def seen(made: Composed) -> None:
            if stop.is_set():
                raise Stopped
            if made.is_within and not shown:
                tell(Begun(pictures(made)))

        with _held(source) as held:
            corpus = corpus_of(held, composition)
            if is_first:
                at = near if near is not None else likely_depth(composition.template)
                dossier = compose(held, composition, when, LADDER[composition.template][at], since)
                tell(Begun(report.render_pages(dossier, {}, ppi)[:1]))
            if stop.is_set():
                raise Stopped
            made = lay_out(held, composition, when, near, since, seen)
        findings = proofread(corpus, composition.choice(when), made.dossier, composition)
        labels = {
            (str(source.article), quote.sentence): quote.label for source in made.dossier.sources for quote in source.quotes
        }
        return Laid(pictures(made), labels, made.is_within, made.depth, PAGES.get(composition.template), findings)

    return work


def made_ready() -> Callable[[Flag], None]:
    """What the first briefing of a session would wait for, fetched ahead: typesetter, fonts, what draws charts."""

    def work(stop: Flag) -> None:
        from briefing import report
        from briefing.usecases.briefings import (
            composing,  # noqa: F401
            proofing,  # noqa: F401
        )

        if not stop.is_set():
            report.make_ready()
        if not stop.is_set():
            from briefing.charts import drawing, mapping  # noqa: F401

    return work


def facts(source: Corpus | Path, composition: Composition) -> Callable[[Flag], tuple[Fact, ...]]:
    """The facts that can be put into the texts of a briefing."""

    def work(_stop: Flag) -> tuple[Fact, ...]:
        from briefing.usecases.briefings.factsheet import facts as found

        with _held(source) as held:
            return found(held, composition)

    return work


def begun(source: Corpus | Path, composition: Composition) -> Callable[[Flag], Composition]:
    """The composition with drafts of what it has none of."""

    def work(_stop: Flag) -> Composition:
        from briefing.usecases.briefings.composing import begin

        with _held(source) as held:
            return begin(held, composition)

    return work


def issue(source: Corpus | Path, composition: Composition, when: datetime, decisions: Decisions) -> Callable[[Flag], Issue]:
    """A composition as an issue to be kept, with the state of the facts."""

    def work(_stop: Flag) -> Issue:
        from briefing.usecases.briefings.composing import issue_of

        with _held(source) as held:
            return issue_of(held, composition, when, decisions)

    return work


def written(
    source: Corpus | Path,
    composition: Composition,
    when: datetime,
    path: Path,
    form: str,
    case: Path | None = None,
    since: Baseline | None = None,
    kept: tuple[Issue, Decisions] | None = None,
) -> Callable[[Flag], None]:
    """A briefing written in one of its forms, in one move; as the issue `kept` it has that one's time where nothing of it
    changed. Raises the ExportError family.
    """

    def work(_stop: Flag) -> None:
        from briefing.usecases.briefings.composing import publish_composed, written_then
        from briefing.usecases.briefings.files import refuse_case
        from briefing.usecases.briefings.publishing import Form

        refuse_case(case, path)
        with _held(source) as held:
            then = written_then(held, composition, *kept) if kept is not None else None
            publish_composed(held, composition, then or when, path, Form(form), since=since)

    return work

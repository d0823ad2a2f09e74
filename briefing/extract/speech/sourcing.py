"""Who a happening or a toll is told by, and what that makes of it: reported, claimed, denied, planned, background."""

from __future__ import annotations

from datetime import date, timedelta

from briefing.domain.actor import ActorId, ActorKind
from briefing.domain.claim import Stance, Status
from briefing.domain.when import When
from briefing.extract.actors.cast import Cast
from briefing.extract.events.happenings import Happening, is_background, is_stretch
from briefing.extract.events.standing import Mood, Report
from briefing.extract.sentences.parse import Token
from briefing.extract.speech.credits import Credits
from briefing.extract.speech.reading import Speech
from briefing.extract.speech.running_on import RunningOn
from briefing.extract.tolls.rows import Row

STORY_DAYS = -90  # how far back the story of an article about the past goes from its last day
_NO_SOURCE = frozenset((Stance.CALLS_FOR, Stance.THREATENS, Stance.CONDEMNS, Stance.DENIES))
_COUNTING = frozenset((Stance.ASSERTS, Stance.CONFIRMS, Stance.WARNS))
# Who takes part in conflicts has a stake in what is told of them: what they say is a claim.
_PARTIES = frozenset(
    (ActorKind.MILITARY, ActorKind.ARMED_GROUP, ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.POLITICAL)
)


class Sourcing:
    """The sources of one article, whose `day` is the one it was told on.

    `told_up_to` is the last day of the story of an article without news, which is no background to itself.
    """

    def __init__(self, cast: Cast, speech: Speech, day: date | None, told_up_to: date | None = None) -> None:
        self.cast = cast
        self._running_on = RunningOn(cast.paper, cast, speech)
        self._credits = Credits(cast)
        self.speech = speech
        self.day = day
        self.news = day if told_up_to is None else told_up_to + timedelta(days=STORY_DAYS)

    def of_happening(self, happening: Happening) -> list[ActorId]:
        """Who the text gives as the source of a happening, the reports of its first telling first."""
        found: list[ActorId] = []
        for report in happening.reports:
            if report.word.sent.group == happening.trigger.sent.group:
                found += self._speakers(report)
        found = found or self.speech.told_by(happening.trigger) or self._credits.of(happening.trigger)
        found = found or self._running_on.source(happening.trigger)
        return list(dict.fromkeys(found or happening.blamed_by or self._voice(happening.trigger)))

    def of_row(self, row: Row) -> list[ActorId]:
        """Who the text gives as the source of a toll."""
        found: list[ActorId] = []
        according = self.speech.told_by(row.trigger)
        for report in row.standing.reports:
            owns_up = report.word.lemma == "claim" and report.word.kid("ccomp", "xcomp") is None
            if not (according and owns_up):  # who claimed an attack did not count its dead, "according to police"
                found += self._speakers(report, denials=row.high == 0)
        found = found or according or self._counter(row) or self._credits.of(row.trigger)
        found = found or self._running_on.source(row.trigger) or self._voice(row.trigger)
        whole = row.part_of
        if not found and whole is not None and whole.head.sent.block == row.head.sent.block:
            runs_on = 0 < row.head.sent.group - whole.head.sent.group <= 1 and not self.speech.within(row.head.sent)
            found = self.of_row(whole) if runs_on else found  # "Six women were among the dead": of the toll just told
        return list(dict.fromkeys(found))

    def _voice(self, token: Token) -> list[ActorId]:
        """Whoever gives the answer that a word stands in."""
        speaker = self.cast.voices.get(token.sent.block)
        return [speaker] if speaker is not None else []

    def _speakers(self, report: Report, *, denials: bool = False) -> list[ActorId]:
        """Who makes a report. That nobody was harmed is what he says who denies that anybody was."""
        if report.stance in _NO_SOURCE and not (denials and report.stance is Stance.DENIES):
            return []
        return [actor for token in report.speakers for actor in self.cast.speaker(token)]

    def _counter(self, row: Row) -> list[ActorId]:
        """Whoever counts, puts, records the figure in the same sentence part."""
        above = [row.trigger, *row.trigger.ancestors(), *row.head.ancestors()]
        counting = [one for one in self.speech.within(row.trigger.sent) if one.word in above and one.stance in _COUNTING]
        said = min(counting, key=lambda one: above.index(one.word), default=None)
        return said.speakers if said is not None else []

    def status_of_happening(self, happening: Happening, sources: list[ActorId]) -> Status:
        """How certain a happening is."""
        mood, when = happening.standing.mood, happening.when
        ahead = self.day is not None and when.earliest is not None and when.earliest > self.day
        if mood is Mood.PLANNED or (ahead and mood is Mood.HAPPENED):
            return Status.PLANNED
        if happening.denied:
            return Status.DISPUTED if mood is Mood.HAPPENED else Status.DENIED
        if is_background(when, self.news) or is_stretch(when, self.day):
            return Status.BACKGROUND
        return self._told(sources, happening.standing.hedged)

    def status_of_row(self, row: Row, sources: list[ActorId], when: When) -> Status:
        """How certain a toll is; `when` is the time it is given in the end."""
        nobody = row.low == 0 and row.high == 0
        if nobody and any(report.stance is Stance.DENIES for report in row.standing.reports):
            return Status.DENIED
        if row.standing.mood is Mood.DENIED:
            return Status.DENIED
        if row.happening is not None and row.happening.refuted and row.happening.standing.mood is Mood.HAPPENED:
            return Status.DISPUTED
        if is_background(when, self.news):
            return Status.BACKGROUND
        return self._told(sources, row.standing.hedged)

    def _told(self, sources: list[ActorId], hedged: bool) -> Status:
        drafts = self.cast.drafts
        voices = {*sources, *(drafts[actor].affiliation for actor in sources)}  # a spokesman's word is his army's
        stake = any(drafts[actor].kind in _PARTIES for actor in voices if actor in drafts)
        return Status.CLAIMED if hedged or stake else Status.REPORTED

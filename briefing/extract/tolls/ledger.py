"""The ledger of one article's tolls: each figure is entered once, with who, when, where and in which happening."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from briefing.domain.actor import ActorId, ActorKind
from briefing.domain.casualty import Effect, Group, Victims
from briefing.domain.claim import Because
from briefing.domain.when import UNKNOWN, Precision, When
from briefing.extract.events.happenings import BLOWS
from briefing.extract.events.reading import EventReader
from briefing.extract.events.standing import Mood, Standing, is_rumoured, standing_of
from briefing.extract.numbers.amounts import Amount
from briefing.extract.places.placing import where_of
from briefing.extract.sentences.clauses import Clause, is_negated, is_perfect, tense_of
from briefing.extract.sentences.parse import Paper, Sentence, Token
from briefing.extract.sentences.tree import clause_verb
from briefing.extract.times.clause_times import long_after
from briefing.extract.times.found import Direction
from briefing.extract.times.timing import REMAINS, interval, when_of
from briefing.extract.tolls.carried import are_of_the_wounded, is_carried
from briefing.extract.tolls.causes import UP_TO, WHOLE_WAR, Causes, is_counting
from briefing.extract.tolls.custody import is_in_a_case
from briefing.extract.tolls.figures import Figures
from briefing.extract.tolls.killers import Killers
from briefing.extract.tolls.late_deaths import (
    day_of_dying,
    day_of_part,
    is_late_death,
    is_of_hurting,
    is_of_late_death,
)
from briefing.extract.tolls.no_conflict import is_of_illness
from briefing.extract.tolls.numbers import is_number_of
from briefing.extract.tolls.own_side import as_own, own_side
from briefing.extract.tolls.people import People
from briefing.extract.tolls.places_beside import place_beside
from briefing.extract.tolls.rows import NONE, ONE, Counted, Row
from briefing.extract.tolls.runs import (
    SINCE_DAYS,
    is_count_over_days,
    is_counted_period,
    is_counted_up,
    is_cumulative,
    is_of_record,
    is_of_told_blow,
    is_present_perfect,
    runs_in_that_time,
    runs_on,
)
from briefing.extract.tolls.since import run_since
from briefing.extract.tolls.stretches import (
    begun_before,
    is_of_before,
    is_of_beginning,
    is_of_whole_war,
    is_over_days,
)
from briefing.extract.tolls.things import are_machines, are_things

REACH_BLOWS = 6  # happenings
SINCE_STEPS = 6  # up from a day to the "since" that it belongs to
CONTRARY_REACH = 8  # tokens between "contrary to" and the figure
HURT_BACK = 5  # sentences back to the wounded of whom some died
WIDEST = 14  # tokens between a figure and the word that tells the effect, to be shown together
PASSAGE = 3  # sentences back
_ACCUSING = frozenset("accuse suspect want".split())
_ELSEWHERE = frozenset((Effect.DISPLACED, Effect.DETAINED))
REACH = 400  # rows back
HUMANITY = 8_300_000_000  # people alive, by the United Nations' World Population Prospects 2024; no toll is larger
MANY_COUNTED = 100
OWNING_UP = frozenset("acknowledge admit concede confirm mourn".split())
_OF_A_BODY = frozenset("cadre comrade man member militant operative".split())
_HARMS = frozenset((Effect.KILLED, Effect.WOUNDED, Effect.MISSING))
_UNREAL = frozenset((Mood.HYPOTHETICAL, Mood.FEARED, Mood.THREATENED, Mood.DEMANDED, Mood.PLANNED))


class Ledger:
    """Takes the tolls in as they are read."""

    def __init__(self, paper: Paper, reader: EventReader, people: People, figures: Figures) -> None:
        self.paper = paper
        self.reader = reader
        self.people = people
        self.figures = figures
        self.causes = Causes(paper, reader)
        self.killers = Killers(reader)
        self.rows: list[Row] = []
        self._used: set[tuple[int, Effect]] = set()
        self._by_group: dict[int, list[Row]] = {}

    # ------------------------------------------------------------ what is there

    def of(self, sentence: Sentence) -> list[Row]:
        """The rows of a sentence with all its parts, as they were entered."""
        return self._by_group.get(sentence.group, [])

    def recent(self, token: Token, groups: int) -> Row | None:
        """The row entered last that lies before a token, no more than so many sentences back."""
        for row in reversed(self.rows[-REACH:]):
            if row.head.i < token.i and token.sent.group - row.head.sent.group <= groups:
                return row
        return None

    def whole(self, token: Token, effect: Effect, groups: int) -> Row | None:
        """The row of this effect entered last that is no part of another, no more than so many sentences back."""
        for row in reversed(self.rows[-REACH:]):
            if row.effect is effect and row.part_of is None and row.head.sent.group >= token.sent.group - groups:
                return row
        return None

    def is_of_another_passage(self, whole: Row, token: Token) -> bool:
        """Whether a running total was told in another paragraph, and this one has told a blow of its own since."""
        if not whole.cumulative or whole.head.sent.block == token.sent.block:
            return False
        told = self.reader.happenings[: self.reader.count_before(token)][-REACH_BLOWS:]
        return any(one.type in BLOWS and one.trigger.sent.block == token.sent.block for one in told)

    def is_told(self, amount: Amount) -> bool:
        """Whether an amount has been entered, whatever for."""
        return any((amount.start, effect) in self._used for effect in Effect)

    # ------------------------------------------------------------ entering

    def victims(
        self, heads: list[Token], effect: Effect, clause: Clause | None, trigger: Token, word: Token | None = None
    ) -> None:
        """Rows for the people that a verb or word speaks of: named, counted, or neither."""
        standing = standing_of(trigger, self.reader.lexicon)
        for head in dict.fromkeys(heads):
            amount = self.figures.of(head)
            if amount is None and (self._is_counted_with(head) or _is_among_them(head)):
                continue
            if amount is not None and head.first_conjunct() is head and _is_among_them(head) and self.of(head.sent):
                continue  # "80 dead, among them five signatories, and 54,000 were driven out": of the dead
            if self._ends_what_was_told(head, trigger) or (amount is None and is_number_of(head)):
                continue
            own = self.figures.of(word or trigger) if amount is None and (word or trigger).tag == "NNS" else None
            if own is not None and head.tag == "NNS" and not self.is_told(own):
                self.enter(head, effect, own, trigger, standing, clause, word, own)  # "182 executions of civilians"
                continue
            counted: Counted | None
            if self.people.person(head) is not None and (amount is None or amount.low == 1):
                counted = ONE  # not "14 Druze", whom the tagger may take for a person
            elif amount is not None:
                people = self.figures.counts_people(head, amount) or self.people.person(head) is not None
                counted = amount if people else None
            else:
                counted = self.figures.uncounted(head) if standing.mood is not Mood.DENIED else _none_at_all(head)
            nobody = counted is not None and counted.low == 0 and counted.high == 0
            if nobody and any(one.low in ("them", "whom") for one in head.behind("of")) and self.of(head.sent):
                continue  # "six dead, none of them shot by officers": the six are dead
            if counted is not None and not (nobody and effect not in _HARMS):
                self.enter(head, effect, counted, trigger, standing, clause, word)

    def _is_counted_with(self, head: Token) -> bool:
        """ "38 administrators and teachers": the figure counts both."""
        first = head.first_conjunct()
        bare = head.tag in ("NNS", "NNPS") and not any(kid.i < head.i for kid in head.kids if not _is_plain(kid))
        return first is not head and bare and self.figures.of(first) is not None

    def _ends_what_was_told(self, head: Token, trigger: Token) -> bool:
        """ "Killed 40, two of them women, and five children were hurt": the women were read as the first of the hurt."""
        number = head.kid("nummod")
        them = [obj for prep in number.kids_by("prep") for obj in prep.kids_by("pobj")] if number is not None else []
        if not any(one.low in ("them", "whom") for one in them) or not self.of(head.sent):
            return False
        return any(one.i < trigger.i and self.figures.of(one) is not None for one in head.kids_by("conj"))

    def enter(
        self,
        head: Token,
        effect: Effect,
        counted: Counted,
        trigger: Token,
        standing: Standing | None = None,
        clause: Clause | None = None,
        word: Token | None = None,
        amount: Amount | None = None,
        *,
        retold: bool = False,
    ) -> Row | None:
        """Enter a toll, unless its figure is there already or it did not happen.

        `trigger` is the word whose standing counts, `word` the one that tells the effect where that is another, `amount`
        the figure's words where they are not those that count the head.
        """
        amount = amount or self.figures.at(head.i) or self.figures.of(head)
        standing = standing or standing_of(trigger, self.reader.lexicon)
        if _is_contradicted(head):
            standing.mood = Mood.DENIED
        key = (amount.start if amount is not None else -head.i - 1, effect)
        if key in self._used or not _is_possible(counted) or _is_unreal(counted, trigger, standing):
            return None
        if counted.low == 0 and counted.high == 0 and effect not in _HARMS:
            return None  # "Nobody has been detained" is no toll
        things = are_machines(head, self.paper, self.people)
        things |= effect is Effect.MISSING and are_things(head, self.paper, self.people)
        if things or is_of_illness(head, trigger, self.paper):
            return None
        self._used |= {key, (-head.i - 1, effect)}
        words = self.figures.tokens(head, amount)
        tokens = sorted({head, *([word] if word is not None else []), *words}, key=lambda token: token.i)
        if tokens[-1].i - tokens[0].i > WIDEST:
            tokens = [token for token in tokens if token is not word] or [head]
        row = self._row(head, effect, counted, tokens, trigger, standing)
        row.retold = retold
        self._circumstances(row)
        if head.pos == "NUM" or head.lemma in ("other", "more") or head is word:
            self._as_beside(row)
        if (side := own_side(row, self.reader.cast)) is not None:
            as_own(row, side, self.reader.cast)
        self._of_the_hurt(row)
        self._of_them(row)
        if effect is Effect.DISPLACED and row.victims is Victims.COMBATANT:
            return None  # soldiers and fighters who run are not displaced
        told = word or trigger
        row.why.append(Because("effect", f"word: {told.lemma.lower()}", self.paper.span(told)))
        if amount is not None:
            row.why.append(Because("low", "amount", self.paper.of(words or [head])))
        else:
            row.why.append(Because("low", "told without a figure", self.paper.span(head)))
        passage = self._passage(row)
        row.elsewhere |= is_of_before(row.trigger)
        row.happening = None if row.elsewhere else self.causes.happening(row, clause, self.rows, passage)
        if row.victim_actor is None and row.victims is Victims.COMBATANT:
            row.victim_actor = self._owned_up(row)
        if row.victim_actor is None and row.head.lemma in _OF_A_BODY and (body := self._owned_up(row)) is not None:
            row.victim_actor, row.victims = body, Victims.COMBATANT  # "Hezbollah acknowledged the death of one member"
        if row.happening is None and row.detached:
            sibling = next((one for one in reversed(self.of(row.head.sent)) if one.happening is not None), None)
            row.happening = sibling.happening if sibling is not None else None  # "77 bodies and 255 injured"
        if row.happening is not None and row.cumulative and is_of_told_blow(row):
            row.cumulative = False  # "In 2018, 55 people were killed when the market was shelled"
        if row.happening is not None and is_count_over_days(row):
            row.cumulative, row.happening = True, None  # "has documented the killing of 1,448 between 13 and 23 July"
        row.perpetrators = self.killers.of(row, clause)
        if clause is not None and trigger is clause.verb and clause.subjects and self._is_own_side(row):
            row.victim_actor = None  # "Israel killed military commanders": not Israel's
        if row.happening is None and passage is not None and not (row.cumulative or row.detached or row.elsewhere):
            self._continue(row, passage)
        if (
            row.happening is None
            and row.time is None
            and (begun := begun_before(row, self.paper, self.reader.clock)) is not None
        ):
            row.when, row.spot, row.cumulative = begun, None, True
        runs_on(row, self.rows)
        runs_in_that_time(row, self.rows)
        counts_deaths = row.effect is Effect.KILLED and row.part_of is None
        counts_on = row.effect in (Effect.KILLED, Effect.WOUNDED) and row.time is not None and row.time.direction in UP_TO
        counted_up = row.happening is None and row.time is None and (row.low or 0) >= MANY_COUNTED and is_counting(row)
        counted_up |= row.happening is None and row.time is None and counts_deaths and (row.low or 0) >= WHOLE_WAR
        counted_up |= row.happening is None and is_over_days(row)
        told_of = row.happening is None and row.time is None and is_rumoured(row.trigger)
        counted_up |= told_of and (row.low or 0) >= MANY_COUNTED  # "reports of over 370 civilians killed in Hama"
        by_now = counts_deaths and (row.low or 0) >= WHOLE_WAR and is_present_perfect(row.trigger)
        if (by_now and (row.time is None or row.when.precision is not Precision.DAY)) or is_counted_period(row):
            counted_up, row.happening = True, None  # "Israel has killed more than 40,000 people in Gaza"
        if (row.happening is None and counts_on) or counted_up:
            row.cumulative = True  # "As of 3 December at least 69 people had been killed": in no blow that is told
        self._keep(row)
        return row

    def _owned_up(self, row: Row) -> ActorId | None:
        """ "The military confirmed the death of one soldier": an army that owns up to a loss speaks of its own."""
        for report in row.standing.reports[:1]:
            if report.word.lemma not in OWNING_UP:
                continue
            drafts = self.reader.cast.drafts
            for actor in self.reader.cast.ids(report.speakers):
                kind = drafts[actor].kind
                if kind is ActorKind.MILITARY or (kind is ActorKind.ARMED_GROUP and not drafts[actor].nameless):
                    return actor
        return None

    def _is_own_side(self, row: Row) -> bool:
        """Whether those said to have killed are of the side whose people they killed."""
        drafts, side = self.reader.cast.drafts, row.victim_actor
        if side is None:
            return False
        ours = {side, drafts[side].affiliation} - {None}
        return any(ours & ({actor, drafts[actor].affiliation} - {None}) for actor in row.perpetrators)

    def _passage(self, row: Row) -> tuple[When, Token] | None:
        """ "On 3 October gunmen went from house to house. The first reports spoke of 20 killed": the day that a sentence
        just before tells, with the words that tell it."""
        if row.effect not in (Effect.KILLED, Effect.WOUNDED) or (row.time is not None and not row.retold) or row.high == 0:
            return None
        if is_rumoured(row.trigger) or (row.time is not None and row.time.direction in UP_TO):
            return None  # reports of deaths, made on that day
        if is_present_perfect(row.trigger) or is_of_before(row.trigger):
            return None  # "At least 25 people have died": by now
        sent = row.head.sent
        for before in reversed(self.paper.sentences[max(0, sent.index - PASSAGE) : sent.index]):
            if before.block != sent.block or before.label:
                return None
            for time, tie in self.reader.clock.near(before):
                verb = clause_verb(tie)
                if time.earliest is None or time.earliest != time.latest or verb is None or verb.dep != "ROOT":
                    continue
                if is_late_death(verb) or time.direction in UP_TO:
                    continue  # who died of the blow on a later day; how far a count had got
                if tense_of(verb) == "past" and verb.lemma not in self.reader.reporting:
                    return When.on(time.earliest), tie
        return None

    def _continue(self, row: Row, told: tuple[When, Token]) -> None:
        """Take day and place from the passage."""
        (row.when, tie), row.time = told, None
        verb = clause_verb(tie)
        if row.spot is None and (own := place_beside(row, self.reader)) is not None:
            row.spot = own
        elif row.spot is None and verb is not None:
            verbs = [verb, *[kid for kid in verb.kids_by("advcl") if long_after(kid) is kid]]
            found = (where_of(one, [], self.reader.atlas, self.paper, self.reader.reporting)[0] for one in verbs)
            row.spot = next((spot for spot in found if spot is not None), None)
        row.why.append(Because("when", "the day that the sentence before tells", self.paper.span(tie)))

    def _as_beside(self, row: Row) -> None:
        """ "Two soldiers were killed and six wounded": a bare figure counts the same people as the one just before it."""
        beside = next((one for one in reversed(self.of(row.head.sent)) if one.part_of is None), None)
        if beside is None or beside.effect is row.effect or beside.effect in _ELSEWHERE:
            return
        if row.victims is Victims.UNKNOWN:
            row.victims = beside.victims
        row.victim_actor = row.victim_actor or beside.victim_actor
        row.cumulative |= beside.cumulative and row.time is None  # "eight killed since it began and 59 injured"

    def _of_the_hurt(self, row: Row) -> None:
        """ "Five of the injured later died": they are of the people who were told as injured."""
        behind = row.head.behind("of", "among")
        if row.effect is not Effect.KILLED or not any(one.low in ("injured", "wounded") for one in behind):
            return
        hurt = self.whole(row.head, Effect.WOUNDED, HURT_BACK)
        if hurt is None or (row.low or 0) > (hurt.high or hurt.low or 0):
            return
        row.victims = hurt.victims if row.victims is Victims.UNKNOWN else row.victims
        row.victim_actor = row.victim_actor or hurt.victim_actor

    def _of_them(self, row: Row) -> None:
        """ "178,000 are on the move, and 39,000 of them have fled twice": of those counted before in the sentence."""
        behind = row.head.behind("of")
        if row.head.pos != "NUM" or not any(one.low in ("them", "those", "whom") and not one.kids for one in behind):
            return
        for before in reversed(self.of(row.head.sent)):
            if before.head.i < row.head.i and (before.low or before.high or 0) > (row.low or row.high or 0):
                row.victims, row.victim_actor = before.victims, before.victim_actor
                if before.effect is row.effect and before.part_of is None:
                    row.part_of = before
                    row.why.append(Because("part_of", "part of a whole told before it", self.paper.of(before.tokens)))
                    if before.happening is not None and row.trigger in before.happening.triggers:
                        before.happening = None  # that is what the part did
                return

    def enter_part(self, head: Token, counted: Counted, whole: Row, amount: Amount | None = None) -> None:
        """Enter a part of a whole told before it: it shares the whole's word, standing, side, doers and happening."""
        key = (amount.start if amount is not None else -head.i - 1, whole.effect)
        if key in self._used or not _is_possible(counted):
            return
        self._used.add(key)
        words = [] if amount is None else [t for t in head.sent.tokens if amount.start <= t.start < amount.end]
        tokens = sorted({head, *words}, key=lambda token: token.i)
        row = self._row(head, whole.effect, counted, tokens, whole.trigger, self._standing_of_part(head, whole))
        women = Group.WOMEN in row.groups and whole.victims is Victims.COMBATANT and head.lemma != "civilian"
        if row.victims is Victims.UNKNOWN or women:
            row.victims = whole.victims  # "ten guerrillas, three of them women"
        if head.lemma == "officer" and self._are_of_army(whole):  # "nine soldiers, including an officer": no policeman
            row.victim_actor, row.groups = whole.victim_actor, tuple(one for one in row.groups if one is not Group.POLICE)
        if row.victims is not Victims.CIVILIAN or whole.victims is Victims.CIVILIAN:
            row.victim_actor = row.victim_actor or whole.victim_actor  # "two of the five men were farmers"
        row.perpetrators = whole.perpetrators
        row.happening = whole.happening
        row.spot = whole.spot
        row.cumulative = whole.cumulative
        row.part_of = whole
        row.why.append(Because("effect", f"word: {whole.trigger.lemma.lower()}", self.paper.span(whole.trigger)))
        counted_by = "amount" if amount is not None else "told without a figure"
        row.why.append(Because("low", counted_by, self.paper.of(words or [head])))
        row.why.append(Because("part_of", "part of a whole told before it", self.paper.of(whole.tokens)))
        self._keep(row)

    def _are_of_army(self, whole: Row) -> bool:
        side = self.reader.cast.drafts[whole.victim_actor].kind if whole.victim_actor is not None else None
        return side is ActorKind.MILITARY and Group.POLICE not in whole.groups

    def _standing_of_part(self, head: Token, whole: Row) -> Standing:
        """ "The air force said it had killed 30; a village head said 13 of the dead were civilians": as he says."""
        own = standing_of(head, self.reader.lexicon).reports
        if head.sent is whole.trigger.sent or not own:
            return whole.standing
        return replace(whole.standing, reports=own)

    def place_part(self, row: Row) -> None:
        """Give a part that tells itself where or in what it was its own place, day and happening."""
        own = day_of_part(row.head, self.reader.clock) if row.happening is not None else None
        if own is not None:
            row.when, row.time = own.when, own
            return
        for obj in [obj for prep in row.head.kids_by("prep") for obj in prep.kids_by("pobj")]:
            happening = self.reader.by_token.get(obj.i)
            if happening is None and self.reader.lexicon.nouns.get((obj.lemma,)) is not None:
                row.happening, row.cumulative, row.when, row.time = None, False, UNKNOWN, None
            if happening is not None:
                row.happening = happening
                row.perpetrators = self.killers.of(row, None)
                row.when, row.time, row.spot, row.cumulative = happening.when, None, happening.spot, False
                return
        spot, _ = where_of(row.head, [], self.reader.atlas, self.paper, self.reader.reporting)
        row.spot = spot or row.spot

    def _row(
        self, head: Token, effect: Effect, counted: Counted, tokens: list[Token], trigger: Token, standing: Standing
    ) -> Row:
        row = Row(head, effect, counted.low, counted.high, counted.qualifier, tokens, trigger, standing)
        self.people.describe(row)
        return row

    def _keep(self, row: Row) -> None:
        self.rows.append(row)
        self._by_group.setdefault(row.head.sent.group, []).append(row)

    def _circumstances(self, row: Row) -> None:
        """The toll's own time and place, as its own clause tells them."""
        reader = self.reader
        accused = any(kid.lemma in _ACCUSING for kid in row.head.kids_by("acl"))
        case = row.head.subtree() if accused or is_in_a_case(row.head) else []
        rivals = frozenset(one.i for one in case if one.i in reader.by_token)
        row.late = row.effect is Effect.KILLED and (
            is_late_death(row.trigger) or are_of_the_wounded(row, self.recent(row.head, 1))
        )
        if row.late:
            row.when, row.time, row.hurt = day_of_dying(row.trigger, reader, self.paper, rivals)
        for token in () if row.late else dict.fromkeys((row.head, row.trigger)):
            row.when, row.time = when_of(token, reader.clock, self.paper, reporting=reader.reporting, rivals=rivals)
            if row.time is not None:
                break
        if is_carried(row):
            row.when, row.time = UNKNOWN, None
        if row.time is not None and is_of_late_death(row.trigger, row.time, reader):
            row.when, row.time = UNKNOWN, None  # "died on Friday night, bringing the toll to 12"
        if row.time is not None and row.trigger.lemma in REMAINS and self._is_of_taking(row):
            row.when, row.time = UNKNOWN, None
        if row.time is not None and row.trigger.pos == "NOUN" and is_of_hurting(row.head, row.time, reader.clock):
            row.when, row.time, row.elsewhere = UNKNOWN, None, True
        if row.time is None:
            self._as_far_as(row)
        spot, direct = where_of(row.trigger, [row.head], reader.atlas, self.paper, reader.reporting, rivals)
        row.spot = spot if direct and not is_carried(row) else None
        above = [one for one in (row.trigger, *row.trigger.ancestors()) if one.pos in ("VERB", "AUX")]
        row.wide = any(kid.low in ("across", "throughout") for one in above for kid in one.kids_by("prep"))
        words = self.paper.article.text[row.trigger.sent.start : row.trigger.sent.end]
        row.cumulative = is_cumulative(row) or is_of_whole_war(row.low or 0, words)
        if row.high == 0 or (row.low == row.high == 1 and (self.figures.of(row.head) is None or row.head.tag == "NN")):
            row.cumulative = False  # "a midwife was killed this year", "nobody has been harmed since June"
        counted = row.time is not None and row.when.earliest is not None and row.high != 0 and not row.cumulative
        if counted and self._is_counted_since(row):
            row.cumulative = True  # "since the fall of the town in early May it has registered 212 deaths"
            row.when = When(row.when.earliest, self.paper.article.day, row.when.precision)
        if not row.cumulative and row.high != 0 and (row.trigger.pos == "VERB" or is_counted_up(row.trigger)):
            run_since(row, self.reader, self.paper)

    def _is_of_taking(self, row: Row) -> bool:
        """ "The bodies of two brothers who had been kidnapped on 1 June": not the day on which they died."""
        for time, tie in self.reader.clock.near(row.head.sent):
            verb = clause_verb(tie)
            if time is row.time and verb is not None and verb.dep in ("acl", "relcl"):
                return self.reader.lexicon.effect_verbs.get(verb.lemma) is not Effect.KILLED
        return False

    def _as_far_as(self, row: Row) -> None:
        """ "Put the dead at 826 by Friday": hung on the number or on the verb that counts, the day ends the count."""
        verb, day = clause_verb(row.head), self.paper.article.day
        for time, tie in self.reader.clock.near(row.head.sent):
            if day is not None and time.latest is not None and time.latest > day:
                continue  # "postponed the trial over the murder of 50 until next year": nobody has counted so far
            if time.direction in UP_TO and tie.i > row.head.i and clause_verb(tie) is verb:
                row.when, row.time = interval(time), time
                return

    def _is_counted_since(self, row: Row) -> bool:
        """Whether the day that is told for a figure is that of what it has been counted since."""
        time, day = row.time, self.paper.article.day
        if time is None or day is None or row.when.earliest is None or row.when.earliest > day:
            return False
        sentence = row.trigger.sent
        at = next((n for n, token in enumerate(sentence.tokens) if token.end > time.start), 0)
        if at == 0 or time.direction is Direction.SINCE:
            return False
        first = sentence.tokens[at]
        above = [first, *list(first.ancestors())[:SINCE_STEPS]]
        since = any(
            one.low == "since" and one.dep == "prep" and one.kid("pobj") is not None and not is_of_record(one)
            for one in above
        )
        verb = clause_verb(row.trigger)
        begun = is_of_beginning(above) and (day - row.when.earliest).days > SINCE_DAYS
        return (since or begun) and verb is not None and is_perfect(verb)


def _is_plain(kid: Token) -> bool:
    """Whether a word before a noun counts nobody: "servicemen and foreign instructors"."""
    return kid.dep in ("amod", "compound", "punct") and kid.lemma not in (
        "few",
        "many",
        "more",
        "numerous",
        "other",
        "several",
    )


def _none_at_all(head: Token) -> Counted | None:
    """ "Denied that anybody had been injured": nobody was, says who denies it."""
    whoever = head.low in ("anybody", "anyone") or any(kid.low == "any" for kid in head.kids_by("det"))
    return NONE if whoever else None


def _is_possible(counted: Counted) -> bool:
    """Whether a figure says something, and something that can be of people."""
    known = [bound for bound in (counted.low, counted.high) if bound is not None]
    return bool(known) and max(known) <= HUMANITY


def _is_among_them(head: Token) -> bool:
    """ "Killed three people, among them a boy": a part of what was told, though the parser has the verb govern it."""
    first = head.first_conjunct()
    before = first.behind("among")
    tokens = head.sent.tokens
    at = min(token.i for token in first.subtree()) - tokens[0].i
    if at >= 2 and tokens[at - 1].low in ("them", "whom") and tokens[at - 2].low == "among":
        return True
    return any(token.low in ("them", "whom") and token.i < first.i for token in before)


def _is_contradicted(head: Token) -> bool:
    """ "Nobody was killed, contrary to reports of 20 dead": what the text itself says is not so."""
    tokens = head.sent.tokens
    at = head.i - tokens[0].i
    before = [one.low for one in tokens[max(0, at - CONTRARY_REACH) : at]]
    return any(pair == ("contrary", "to") for pair in pairwise(before))


def _is_unreal(counted: Counted, trigger: Token, standing: Standing) -> bool:
    """Whether a toll did not happen; that nobody was hurt is one that did."""
    if standing.mood in _UNREAL:
        return True
    if counted.low == 0 and counted.high == 0:
        return False
    return standing.mood is Mood.NEGATED or (trigger.pos in ("VERB", "AUX") and is_negated(trigger))

"""In which happening people came to harm, and whose doing it was.

The farther the link, the more must fit: a toll that hangs on the wrong event is worse than one that hangs on none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from briefing.domain.casualty import Effect
from briefing.domain.event import EventType
from briefing.domain.place import PlaceKind
from briefing.domain.when import UNKNOWN, TimeKind, When
from briefing.extract.events.happenings import Happening, is_background
from briefing.extract.events.reading import EventReader
from briefing.extract.events.sameness import BY_HAND, REACH
from briefing.extract.events.standing import Mood
from briefing.extract.names.peoples import people_at
from briefing.extract.places.agreeing import places_agree
from briefing.extract.places.scores import CARE
from briefing.extract.sentences.clauses import Clause, clause_of
from briefing.extract.sentences.parse import Paper, Token
from briefing.extract.sentences.tree import clause_verb
from briefing.extract.times.clause_times import is_avenged, long_after, opens_then
from briefing.extract.times.found import Direction
from briefing.extract.times.timing import hangs_on_beginning
from briefing.extract.tolls.custody import is_in_a_case
from briefing.extract.tolls.other_blows import (
    is_by_the_way,
    is_counterclaim,
    is_longer,
    is_no_bombing,
    is_of_another_section,
    is_of_several,
    opens_anew,
    opens_elsewhere,
)
from briefing.extract.tolls.rows import Row
from briefing.knowledge.words import lists

COUNTING = frozenset("confirm count document list put record register speak tally verify".split())
UP_TO = frozenset((Direction.AS_OF, Direction.BY, Direction.UNTIL))  # times that say how far a figure runs, not when
MANY = 100  # dead or hurt: more than one fight is told to have cost without saying so
FAR_MORE_HURT = 20  # wounded for each dead
FEW, FAR_MORE = 10, 3  # a figure this many times an incident's own is no later count of it
WHOLE_WAR = 1000
_FINDING = frozenset("dig discover exhume find locate pull recover retrieve uncover unearth".split())
LASTING_DAYS = 45  # so long after a blow the missing and the treated are still counted as its victims
NEWS_DAYS = 14  # before publication
LONG_AGO = 365  # days: what news tells last of a war is how it began
FLASH_BLOCKS = 2  # paragraphs from the news to one that looks back
_BLOWS = frozenset(
    (
        EventType.STRIKE,
        EventType.VIOLENCE_AGAINST_CIVILIANS,
        EventType.DISASTER,
        EventType.UNREST,
        EventType.CASUALTY,
        EventType.DETENTION,
    )
)
_DEADLY = _BLOWS - {EventType.DETENTION} | {EventType.BATTLE}
_HARMING = frozenset("hurt injure kill shoot wound".split())
_STORMING = frozenset("assault overrun raid storm".split())
_WRECKING = frozenset("burn damage destroy disable wreck".split())
_HARM = (Effect.KILLED, Effect.WOUNDED, Effect.MISSING)
_CAUSES: dict[Effect, frozenset[EventType]] = {
    Effect.KILLED: _DEADLY,
    Effect.WOUNDED: _DEADLY,
    Effect.MISSING: _DEADLY - {EventType.UNREST, EventType.CASUALTY},
    Effect.CAPTURED: frozenset((EventType.BATTLE, EventType.DETENTION, EventType.SEIZURE)),
    Effect.ABDUCTED: frozenset((EventType.VIOLENCE_AGAINST_CIVILIANS, EventType.SEIZURE, EventType.DETENTION)),
    Effect.DETAINED: frozenset((EventType.DETENTION, EventType.UNREST)),
    Effect.DISPLACED: frozenset(
        (EventType.MOVEMENT, EventType.BATTLE, EventType.STRIKE, EventType.VIOLENCE_AGAINST_CIVILIANS, EventType.DISASTER)
    ),
}


_CUSTODY = frozenset("cell custody detention jail prison".split())


def _is_in_custody(clause: Clause) -> bool:
    """ "Fired at those who carried the body of X, who had died in custody": in no blow that was told."""
    return clause.lemma == "die" and any(one.lemma in _CUSTODY for one in clause.behind("in", "inside"))


def _is_by_one_of_them(clause: Clause) -> bool:
    """ "One of them, in Village de Dieu, injured five people": the doer is one of several blows that were told."""
    if clause.passive or not clause.objects:
        return False
    return any(
        one.low in ("one", "another", "two") and any(them.low in ("these", "them", "which") for them in one.behind("of"))
        for one in clause.subjects
    )


def _is_only_denied(one: Happening) -> bool:
    """Whether only the denial of a blow is told, with its place."""
    return one.standing.mood is Mood.DENIED and one.type in _BLOWS and one.spot is not None


class Causes:
    """The happenings of one article, asked for the tolls that are theirs."""

    def __init__(self, paper: Paper, reader: EventReader) -> None:
        self.paper = paper
        self.reader = reader
        self.drafts = reader.cast.drafts
        self._starts = [happening.trigger.i for happening in reader.happenings]
        self._by_group: dict[int, list[Happening]] = {}
        for happening in reader.happenings:
            for group in {token.sent.group for token in happening.triggers}:
                self._by_group.setdefault(group, []).append(happening)

    def happening(
        self, row: Row, clause: Clause | None, rows: Sequence[Row], passage: tuple[When, Token] | None = None
    ) -> Happening | None:
        """The event in which it happened: by grammar first, then in its sentence, then in the passage.

        `passage` is the day that the sentences just before tell: an event told before them is of that day or another one.
        """
        if any(kid.lemma == "die" and _is_in_custody(clause_of(kid)) for kid in row.head.kids_by("relcl")):
            row.elsewhere = True
            return None
        for token in _tied(row, clause, self.reader.classes.is_weapon):
            happening = self.reader.by_token.get(token.i)
            if happening is not None and (_comes_later(token, row.trigger) or _is_his_case(happening, row)):
                continue
            if happening is not None and _can_cause(happening, row) and _is_compatible(happening, row, tied=True):
                return self._killed_in(row, rows) or happening if _is_find(happening) else happening
        if _is_of_answered(row.trigger):
            return None
        if row.time is None and long_after(row.trigger) is not None:
            row.elsewhere = True
            return None  # "to mark a year since marches in which 60 died": in nothing that the sentence tells beside
        row.nation = self._nation(row)
        if row.cumulative or (row.low == 0 and row.high == 0):
            return None  # nobody hurt: only in what grammar says
        if clause is not None and _is_in_custody(clause):
            row.elsewhere = True
            return None
        if clause is not None and _is_by_one_of_them(clause):
            return self._told_as_several(row, rows, passage)
        found = self._in_sentence(row)
        if (
            found is None
            and clause is not None
            and clause.passive
            and clause.subjects
            and not self.reader.doers(clause.subjects)
        ):
            return None  # "killed by shots fired in celebration": the cause is told, and is no event
        if found is None and {row.trigger.lemma, row.trigger.head.lemma} & _FINDING:
            found = self._killed_in(row, rows)
        return found or self._earlier(row, rows, passage)

    def _told_as_several(self, row: Row, rows: Sequence[Row], passage: tuple[When, Token] | None) -> Happening | None:
        """ "They documented 31 strikes. One of them injured five people": what was told just before, and nothing else."""
        before = [one for n in (1, 0) for one in self._by_group.get(row.trigger.sent.group - n, ())]
        found = [one for one in before if one.nominal and one.trigger.tag == "NNS" and one.trigger.i < row.trigger.i]
        if found and _can_cause(found[-1], row):
            return found[-1]
        other = self._in_sentence(row) or self._earlier(row, rows, passage)
        row.elsewhere = other is not None and other not in before
        return other if other in before else None

    def _killed_in(self, row: Row, rows: Sequence[Row]) -> Happening | None:
        """ "A strike hit the market on Thursday. Three bodies were recovered on Friday": they died in the strike."""
        found, when, time = None, row.when, row.time
        if row.effect is Effect.KILLED and not row.cumulative:
            row.when, row.time = UNKNOWN, None  # the day of the find
            found = self._earlier(row, rows, None)
        if found is None or found.when.earliest is None or (when.latest is not None and when.latest < found.when.earliest):
            row.when, row.time = when, time
            return None
        return found

    def _nation(self, row: Row) -> str | None:
        """The country whose people a toll counts, where its words say so: "Israelis", "the Israeli death toll"."""
        words = [row.head, row.trigger, *row.head.kids_by("amod"), *row.trigger.kids_by("amod", "compound")]
        for word in words if row.trigger.pos == "NOUN" else words[:1]:
            state = people_at(word, self.reader.cast.knowledge) if word.text[:1].isupper() else None
            if state is not None:
                return state.country
        for token in row.trigger.sent.tokens:  # "Iran's health ministry says 610 people were killed": its own people
            if token.lemma.lower() == "ministry" and any(kid.low == "health" for kid in token.kids_by("compound")):
                return next((self.drafts[actor].country for actor in self.reader.cast.headed(token)), None)
        return None

    def _fits(self, happening: Happening, row: Row) -> bool:
        """Whether a toll that grammar does not tie to a happening can be its: no state's blows kill its own people."""
        here = [token for token in happening.triggers if token.sent is row.trigger.sent]
        if here and all(_comes_later(token, row.trigger) for token in here):
            return False
        then = self.reader.frames.day(row.trigger) if row.time is None and opens_then(row.trigger.sent) else None
        if then is not None and not (happening.when.is_known and then.when.overlaps(happening.when)):
            return False  # "In July the town was shelled as well. Then, eight people were killed"
        if happening.nominal and hangs_on_beginning(happening.trigger):
            return False  # "since the beginning of the attack on the dam 409 have been killed": not on its first day
        if happening.type is EventType.BATTLE and row.time is None and (row.low or 0) >= MANY:
            return False  # so many do not fall in one clash that no word ties them to
        natural = happening.meaning.subtype == "natural" and happening.trigger.sent.block == row.trigger.sent.block
        if happening.meaning.subtype in BY_HAND and row.effect is Effect.WOUNDED:
            return False  # who was abducted, executed or raped is not who lies wounded elsewhere
        dated = row.time is not None and row.when.is_known and not happening.when.is_known
        apart = row.trigger.sent.block != happening.trigger.sent.block
        if dated and apart and is_background(row.when, self.paper.article.day):
            return False  # an older day: not what the article has just told without one
        if happening.trigger.sent is not row.trigger.sent and self._is_of_own_accident(row):
            return False  # "drowned when their boat capsized": in that
        elsewhere = not natural and row.trigger.sent.group != happening.trigger.sent.group
        if apart and row.time is None and self._tells_another_day(row, happening):
            return False
        if elsewhere and row.time is not None and row.time.kind is TimeKind.RANGE:
            words = self.paper.tokens[row.time.first : row.time.last + 1]
            back = apart or row.trigger.sent.index - happening.trigger.sent.index > 1
            back = back and any(one.low in ("past", "last", "previous") for one in words)  # "over the past day"
            if back or is_longer(row.when, happening.when):
                return False  # what was counted over days is no single day's
        if elsewhere and row.time is not None and row.time.direction in UP_TO:
            of_all = apart and row.head.lemma != "toll" and is_counting(row)  # "has counted 69 killed by 3 December"
            if of_all or not happening.when.is_one_day:
                return False  # what was counted by Friday is of all until then
        if elsewhere and row.spot is not None and happening.spot is None:
            return False  # its own place is told, and nobody knows whether the happening was there
        if (
            elsewhere
            and row.time is not None
            and row.time.direction in UP_TO
            and is_of_several(row, happening, self.reader)
        ):
            return False  # "By Wednesday nine soldiers had died": in all of the blows told before
        if elsewhere and happening.spot is not None and opens_elsewhere(row, happening.spot, self.reader):
            return False  # "In Mayotte, officials fear that hundreds have died": not in Mozambique
        if apart and row.spot is not None and row.spot.kind is PlaceKind.COUNTRY and happening.spot is not row.spot:
            return False  # "In Israel 28 people died": not in the last town that was told of
        if elsewhere and (row.low or row.high or 0) >= WHOLE_WAR:
            return False  # nor thousands in one blow: that is what a whole war has cost
        if (
            apart
            and happening.type is EventType.STRIKE
            and (row.low or 0) >= 2 * MANY
            and self._is_one_of_many(happening, row)
        ):
            return False  # "jets struck Natanz ... bombers hit Fordow ... Iran says 610 died": in neither
        if apart and (is_of_another_section(happening, row, self.reader) or opens_anew(row.trigger, self.reader)):
            return False
        own = row.nation is not None and bool(happening.initiators)
        if own and all(self.drafts[actor].country == row.nation for actor in happening.initiators):
            return False
        return _is_compatible(happening, row) and not is_no_bombing(happening, _named_by(row.trigger))

    def _is_of_own_accident(self, row: Row) -> bool:
        """Whether the clause of a toll says in which accident people died: in no blow told before it."""
        senses = self.reader.lexicon.verbs
        return any(
            kid.kid("advmod", "mark") is not None
            and any(s.meaning.type is EventType.DISASTER for s in senses.get(kid.lemma, ()))
            for kid in row.trigger.kids_by("advcl")
        )

    def _tells_another_day(self, row: Row, happening: Happening) -> bool:
        """ "Three were killed and 13 injured in riots on September 28": not in what the paragraph before told."""
        for time, tie in self.reader.clock.near(row.trigger.sent):
            verb = clause_verb(tie)
            if verb is None or verb.lemma not in _HARMING or verb.dep in ("relcl", "advcl") or time.kind is TimeKind.RANGE:
                continue
            known = time.earliest is not None and time.latest is not None and happening.when.is_known
            if known and not time.when.overlaps(happening.when):
                return True
        return False

    def _is_one_of_many(self, happening: Happening, row: Row) -> bool:
        """Whether strikes in other places have been told before a toll."""
        here = happening.spot
        before = [one for one in self.reader.happenings[:REACH] if one.trigger.i < row.trigger.i and one is not happening]
        told = [one.spot for one in before if one.type is EventType.STRIKE and one.spot is not None]
        return here is not None and any(not places_agree(spot, here) for spot in told)

    def _in_sentence(self, row: Row) -> Happening | None:
        """The nearest blow of the same sentence."""
        trigger = row.trigger
        best: tuple[bool, int, int] | None = None
        found = None
        for happening in self._by_group.get(trigger.sent.group, ()):
            if _is_his_case(happening, row):
                continue
            if _is_told_as_earlier(happening, trigger) or _is_of_next(happening.trigger, clause_verb(trigger) or trigger):
                continue
            if _is_blow(happening, near=True) and _can_cause(happening, row) and self._fits(happening, row):
                here = [token for token in happening.triggers if token.sent.group == trigger.sent.group]
                brought_down = happening.clause is not None and happening.clause.lemma in lists().events.downing
                away = (
                    brought_down,  # who falls with an aircraft is told in so many words
                    min(abs(token.i - trigger.i) for token in here),
                    -happening.trigger.i,
                )
                if best is None or away < best:
                    best, found = away, happening
        return found

    def _earlier(self, row: Row, rows: Sequence[Row], passage: tuple[When, Token] | None) -> Happening | None:
        """The blow the passage was telling: the last fitting one of the paragraph, or of the end of the one before."""
        if row.effect is Effect.DISPLACED:
            return None
        trigger = row.trigger
        if _turns_away(trigger):
            return None
        told = bisect_right(self._starts, trigger.i)
        here = [one for one in rows if one.trigger.sent.block == trigger.sent.block and one.trigger.i < trigger.i]
        counts = [one for one in here if one.part_of is None and trigger.sent.group - one.trigger.sent.group <= 1]
        if (
            trigger.lemma == "toll"
            and row.time is None
            and any(one.cumulative and one.effect is row.effect for one in counts)
        ):
            row.cumulative = True  # "By Friday the ministry had counted 430 dead. A rights group put the toll at 657"
            return None
        before = self.reader.happenings[told - 1] if told else None
        if before is not None and _is_only_denied(before) and before.trigger.sent.block == trigger.sent.block:
            return (
                None  # "denies that its drones struck civilians in Simon Pelé. Fourteen gunmen were killed": not elsewhere
            )
        small: Happening | None = None
        for happening in reversed(self.reader.happenings[max(0, told - REACH) : told]):
            if self._is_blow_told(happening) and _can_cause(happening, row) and self._fits(happening, row):
                last = max(token.i for token in happening.triggers if token.i <= trigger.i)
                sent = self.paper.tokens[last].sent
                if sent is not trigger.sent and (is_by_the_way(happening, self._by_group) or is_counterclaim(happening)):
                    continue
                if sent is not trigger.sent and long_after(happening.trigger) is not None:
                    continue  # "two days after shells killed nine in Bara. Rescuers pulled four bodies from the rubble"
                if happening.trigger.sent.block < trigger.sent.block and any(
                    _lies_elsewhere(one, happening) for one in here
                ):
                    continue  # "In Odesa a strike killed two." / "In Kharkiv two were killed. Eleven were wounded"
                if self.reader.clock.entries.apart(sent.block, trigger.sent.block):
                    return None  # another line of a log
                groups, blocks = trigger.sent.group - sent.group, trigger.sent.block - sent.block
                if _is_left_behind(happening, passage) or self._is_flashback(happening, row):
                    continue
                if _is_smaller(happening, row, rows):
                    passage, row.detached = None, True  # the figure goes back to what was told before this
                    small = small or (happening if sent.block == trigger.sent.block else None)
                    continue
                if small is not None and _is_of_other_scene(small, happening):
                    return None  # nor is it of what another paragraph told of another day or town
                if (blocks == 0 and groups <= 3) or (blocks == 1 and groups <= 4):
                    return happening
        return self._main_blow(row, rows, passage)

    def _is_flashback(self, happening: Happening, row: Row) -> bool:
        """ "In May 2023 shells hit the same depot", between two paragraphs of the news: what follows is of the news."""
        day, told = self.paper.article.day, happening.trigger.sent.block
        if day is None or row.time is not None or not is_background(happening.when, day):
            return False
        if max(token.sent.block for token in happening.triggers) == row.trigger.sent.block:
            return False
        for one in self.reader.happenings[:REACH]:
            before = [token.sent.block for token in one.triggers if token.i < happening.trigger.i]
            latest, block = one.when.latest, max(before, default=-FLASH_BLOCKS - 1)
            fresh = latest is not None and (day - latest).days <= NEWS_DAYS
            long_ago = happening.when.latest is not None and (day - happening.when.latest).days > LONG_AGO
            near = told - block <= FLASH_BLOCKS or (long_ago and 0 <= block < told)
            if fresh and near and self._is_blow_told(one) and _can_cause(one, row):
                return True
        return False

    def _main_blow(self, row: Row, rows: Sequence[Row], passage: tuple[When, Token] | None) -> Happening | None:
        """What the article is about: later tolls that tell no event of their own ("The government spoke of 52 dead")."""
        if row.effect not in _HARM:
            return None
        entries, block = self.reader.clock.entries, row.trigger.sent.block
        blows = [
            happening
            for happening in self.reader.happenings[:REACH]
            if happening.trigger.i < row.trigger.i
            and not entries.apart(happening.trigger.sent.block, block)
            and self._is_blow_told(happening)
            and _can_cause(happening, row)
            and self._fits(happening, row)
            and not _is_left_behind(happening, passage)
            and not self._is_flashback(happening, row)
            and not is_by_the_way(happening, self._by_group)
            and not _is_smaller(happening, row, rows)
        ]
        if len(blows) < 2:
            return blows[0] if blows else None
        tolls = Counter(id(other.happening) for other in rows[:REACH] if other.happening is not None)
        weights = {id(happening): len(happening.triggers) + tolls[id(happening)] for happening in blows}
        best = max(blows, key=lambda happening: (weights[id(happening)], -happening.trigger.i))
        weight = weights[id(best)]
        rivals = any(one is not best and weights[id(one)] > weight / 2 for one in blows)
        return best if weight >= 3 and not rivals else None

    def _is_blow_told(self, happening: Happening) -> bool:
        """Whether people of whom later sentences tell can have died in it: not in "an armoured vehicle was destroyed"."""
        clause = happening.clause
        if clause is not None and clause.passive and clause.objects and clause.lemma in _WRECKING:
            lost = self.reader.cast.knowledge.lexicon.objects
            if all(one.lemma in lost["vehicle"] or one.lemma in lost["munition"] for one in clause.objects):
                return False
        return _is_blow(happening, near=False)


def is_counting(row: Row) -> bool:
    """ "SOHR has counted more than 300 dead", "the newsletter speaks of hundreds killed": of no event, so of them all."""
    above = [row.trigger, *row.trigger.ancestors(), *row.head.ancestors()]
    return any(one.lemma in COUNTING for one in above)


def _turns_away(token: Token) -> bool:
    """ "Separately, ...", "In another incident, ...": a sentence that says itself that it tells something else."""
    first = [one.low for one in token.sent.tokens[:4]]
    if first[:1] in (["separately"], ["elsewhere"]):
        return True
    return first[:1] == ["in"] and bool({"another", "separate", "related", "similar"} & set(first[1:3]))


def _tied(row: Row, clause: Clause | None, is_weapon: Callable[[Token], bool]) -> Iterator[Token]:
    """The tokens that grammar ties a toll to, the closest first."""
    trigger = row.trigger
    weapons = [one for one in clause.subjects if is_weapon(one)] if clause is not None else []
    yield from (kid for one in weapons for kid in one.kids_by("relcl"))  # "a shell that fell in Bara killed two"
    yield trigger
    yield row.head
    if clause is not None:
        yield from clause.subjects
        yield from clause.behind(*clause.preps)
        yield from clause.objects
    for kid in trigger.kids_by("advcl"):
        if any(one.low in ("when", "after", "as") for one in kid.kids_by("advmod", "mark")):
            yield kid  # "remembered those who died when soldiers opened fire": then, and not in remembering
    for one in trigger.ancestors():
        if one.dep == "relcl":
            yield from _named_by(one)
            break
        yield one
        if one.pos == "NOUN" and is_avenged(one):
            return  # "struck in response to an attack that wounded 22": not in what answers it
        for kid in one.kids:
            if kid is not trigger and kid.dep not in ("relcl", "parataxis"):
                yield kid
                if kid.dep in ("prep", "agent") and (obj := kid.kid("pobj")) is not None:
                    yield obj
    yield from (one for one in trigger.subtree() if one is not trigger and not _is_of_next(one, trigger))


def _is_of_answered(trigger: Token) -> bool:
    """ "Struck Sanaa in response to a drone attack that wounded 22 in Eilat": in the attack, and not in what answers it."""
    below = trigger
    for one in trigger.ancestors():
        if below.dep in ("relcl", "acl") and is_avenged(one):
            return True
        below = one
    return False


def _is_of_next(token: Token, trigger: Token) -> bool:
    """ "Put the dead at 14 and accused the police of murdering six": what a second verb tells is no part of the first."""
    one = token
    while one is not trigger and one.head is not one:
        if one.dep == "conj" and one.head is trigger and one.pos == "VERB" and trigger.pos == "VERB":
            return one.kid("nsubj", "nsubjpass") is None and one.kid("dobj", "ccomp") is not None
        one = one.head
    return False


def _comes_later(token: Token, trigger: Token) -> bool:
    """ "In the two days before the assault, 12 people were killed", "since the assault": not in the assault."""
    if token is trigger:
        return False
    below = [token, *[one for one in token.ancestors() if one.i != trigger.i and one not in trigger.ancestors()]]
    return any(one.low in ("before", "since", "until") and one.pos in ("ADP", "SCONJ") for one in below) or any(
        kid.low == "before" for one in below if one.dep == "advcl" for kid in one.kids_by("mark")
    )


def _named_by(verb: Token) -> Iterator[Token]:
    """The nouns above a relative clause: "an attack on a camp, in which 14 died", whichever it was hung on."""
    if not any(token.low in ("which", "whom") for token in verb.subtree()):
        return
    for one in verb.ancestors():
        if one.pos in ("VERB", "AUX"):
            before = [kid for kid in one.kids if kid.dep in ("nsubj", "dobj", "nsubjpass") and kid.i < verb.i]
            yield from reversed(before)
            return
        yield one


def _can_cause(happening: Happening, row: Row) -> bool:
    """Whether events of this kind make victims of this kind, and it happened."""
    if happening.meaning.subtype == "release":
        return False  # "40 are still held; four were freed on Tuesday": that was not when they were taken
    return happening.type in _CAUSES[row.effect] and happening.standing.mood is Mood.HAPPENED


def _is_blow(happening: Happening, *, near: bool) -> bool:
    """Whether a happening is one that people die in: beyond its own sentence only a blow with a place and a moment."""
    if not near and happening.clause is not None and happening.clause.lemma in lists().events.downing:
        return False  # a drone shot down kills whom the same sentence says
    if _is_find(happening):
        return False  # whose bodies were found, another figure need not count
    if happening.type in _BLOWS:
        return True
    subtype = happening.meaning.subtype
    stormed = (
        happening.trigger.lemma in _STORMING and happening.when.is_one_day
    )  # "stormed a school": one blow, not a campaign
    clash = subtype == "armed-clash" or stormed or (near and subtype in (None, "offensive", "siege"))
    return happening.type is EventType.BATTLE and clash


def _is_find(happening: Happening) -> bool:
    """Whether a happening is that bodies were found or brought out: nobody died in it."""
    return happening.type is EventType.CASUALTY and happening.trigger.lemma in _FINDING


def _is_left_behind(happening: Happening, passage: tuple[When, Token] | None) -> bool:
    """Whether the text has gone on to another day since it told a happening."""
    if passage is None or passage[1].i < happening.trigger.i:
        return False
    if not happening.when.is_known:
        return happening.trigger.sent.block != passage[1].sent.block
    return not happening.when.overlaps(passage[0])


def _is_smaller(happening: Happening, row: Row, rows: Sequence[Row]) -> bool:
    """Whether a happening is told to have cost far fewer than a figure that nothing ties to it."""
    if (row.low or 0) < FEW or row.trigger.head.lemma in lists().casualties.growing:
        return False
    own = [
        other
        for other in rows[-REACH:]
        if other.happening is happening and other.part_of is None and other.low == other.high and (other.low or 0) > 0
    ]
    dead = [other.low or 0 for other in own if other.effect is Effect.KILLED]
    same = [other.low or 0 for other in own if other.effect is row.effect]
    if same:
        return (row.low or 0) > FAR_MORE * max(same)
    return row.effect is Effect.WOUNDED and bool(dead) and (row.low or 0) > FAR_MORE_HURT * max(dead)


def _is_of_other_scene(one: Happening, before: Happening) -> bool:
    """Whether a happening is told in an earlier paragraph than one, and of another day or place."""
    if one.trigger.sent.block == before.trigger.sent.block:
        return False
    days = one.when.is_known and before.when.is_known and not one.when.overlaps(before.when)
    return days or (one.spot is not None and before.spot is not None and not places_agree(one.spot, before.spot))


def _lies_elsewhere(row: Row, happening: Happening) -> bool:
    return row.spot is not None and happening.spot is not None and not places_agree(row.spot, happening.spot)


def _is_his_case(happening: Happening, row: Row) -> bool:
    """ "A suspect in Sunday's bombing was killed": not in the bombing."""
    return is_in_a_case(row.head) and row.head in happening.trigger.ancestors()


def _is_told_as_earlier(happening: Happening, trigger: Token) -> bool:
    """ "Hit nine sites, two weeks after gunmen shot dead 26; Pakistan said 31 were killed": not by the gunmen."""
    if happening.trigger is trigger or happening.trigger in trigger.ancestors() or happening.trigger.dep != "advcl":
        return False
    return any(kid.low in ("after", "since") for kid in happening.trigger.kids_by("mark", "prep", "advmod"))


def _ended_before(blow: When, now: When) -> bool:
    if blow.latest is None or now.earliest is None:
        return False
    return 0 <= (now.earliest - blow.latest).days <= LASTING_DAYS


def _died_elsewhere(row: Row) -> bool:
    """ "A boy died of gunshot wounds in Wajir": somebody new, where no ward says that he was brought there."""
    new = any(kid.low in ("a", "an", "another") for kid in row.head.kids_by("det"))
    return new and not any(one.lemma.lower() in CARE and one.dep != "compound" for one in row.trigger.sent.tokens)


def _is_compatible(happening: Happening, row: Row, *, tied: bool = False) -> bool:
    """Whether the toll's own time and place, where it tells them, can be those of the happening.

    `tied`: grammar ties the two, so that what was told "across Hama" was told of both.
    """
    dated = row.time is not None and row.time.direction not in UP_TO and row.when.is_known and happening.when.is_known
    if row.hurt.is_known and happening.when.is_known and not row.hurt.overlaps(happening.when):
        return False
    after = row.lasts or row.late
    if dated and not row.when.overlaps(happening.when) and not (after and _ended_before(happening.when, row.when)):
        return False
    tied = tied or happening.trigger in row.trigger.ancestors()
    if row.wide and not tied and (row.spot is None or happening.spot is None or happening.spot.id != row.spot.id):
        return False  # "Across Hama 370 were killed": not by the shell that fell on one quarter
    late = row.late and (happening.trigger.sent is row.trigger.sent or not _died_elsewhere(row))
    return late or row.spot is None or happening.spot is None or places_agree(row.spot, happening.spot)

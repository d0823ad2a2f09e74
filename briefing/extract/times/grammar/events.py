"""Times told against an event: "three days after the raid", "within a week of the vote", "days after gunmen killed 26"."""

from __future__ import annotations

from fractions import Fraction

from briefing.domain.when import Precision, TimeKind
from briefing.extract.sentences.words import NOTHING, Tense
from briefing.extract.times import dates
from briefing.extract.times import words as vocabulary
from briefing.extract.times.dates import Events, Partial, Setting, Stretch
from briefing.extract.times.grammar.calendar_words import day_number, month_name, year_number
from briefing.extract.times.grammar.line import Line
from briefing.extract.times.grammar.phrase import Phrase, Reference, Resolver, void

LONGEST_REST = 40  # pieces of a sentence that are looked through for its day
LONGEST_SUBJECT = 9  # pieces before the verb of a clause
LONGEST_ASIDE = 8  # pieces between two commas
OPENING = 8  # pieces: what stands before them opens an article, behind its dateline
_COMING = frozenset("came come comes followed follows".split())
_TELLS_MORE = frozenset("where when which".split())  # "overran a lair, where nine were killed"
_ENDS_CLAUSE = frozenset('. , ; : ! ? ) ( — " “ ”'.split())


def within_of(line: Line, i: int) -> Phrase | None:
    """ "within 48 hours of the attack", "within a week of Friday"."""
    count = line.count(i + 1)
    if count is None or line.low(count[2]) not in vocabulary.UNITS or line.low(count[2] + 1) not in ("of", "after"):
        return None
    unit, after = vocabulary.UNITS[line.low(count[2])], count[2] + 2
    base = event_day(line, i, after)
    if base is None:
        return void(after)
    to, stretch_of, _ = base

    def resolve(setting: Setting) -> Stretch | None:
        day = stretch_of(setting)
        return Stretch(day.earliest, dates.stepped(day.latest, unit, int(count[1])), Precision.DAY) if day else None

    return Phrase(to, resolve, "within", Reference.ANAPHORIC, TimeKind.RANGE)


def beside_event(line: Line, i: int, after: int, low: Fraction, high: Fraction, unit: str, sign: int) -> Phrase | None:
    """What "three days after" stands before: a clause, an event with its day, one told before; void where none is known."""
    verb = verb_of_clause(line, after)
    if verb is not None and low == high:
        given = None if line.low(i - 1) == "," and ends_date(line, i - 2) else day_of_clause(line, verb)
        if given is not None:
            return after_clause(line, after, given, low, unit, sign)
        return dates_the_clause(line, i, after, verb, low, unit, sign)
    if line.low(i - 1) == "," and ends_date(line, i - 2):  # "on Saturday, a day after the strike": the day is given
        return dates_the_event(line, i, after, low, high, unit, sign, apposed=True) or void(after)
    base = event_day(line, i, after)
    if base is None:
        return dates_the_event(line, i, after, low, high, unit, sign) or void(after)
    to, stretch_of, noun = base
    opens = i <= OPENING and not goes_on_in_past(line, noun)
    if sign > 0 and low == high and opens and noun >= 0 and not names_day(line, after, noun):
        return opens_with(line, after, noun, low, unit)
    if line.low(i - 1) == "the" and line.low(i - 2) in vocabulary.OVER:

        def throughout(setting: Setting) -> Stretch | None:
            day = stretch_of(setting)
            if day is None:
                return None
            first, last = (
                (dates.stepped(day.earliest, unit, -int(high)), day.earliest)
                if sign < 0
                else (day.latest, dates.stepped(day.latest, unit, int(high)))
            )
            return Stretch(first, last, Precision.DAY)

        return Phrase(to, throughout, "within", Reference.ANAPHORIC, TimeKind.RANGE)

    def resolve(setting: Setting) -> Stretch | None:
        day = stretch_of(setting)
        found = dates.shifted(day, low, high, unit, sign) if day else None
        if found is not None and unit == "hour" and found.days == 1:
            found = dates.on(found.earliest)  # "hours after the strike": on its day
        coming = found is not None and setting.published is not None and found.earliest > setting.published
        return None if coming and setting.tense is Tense.PAST else found  # another event's day was recalled

    return Phrase(to, resolve, "after an event", Reference.ANAPHORIC)


def names_day(line: Line, first: int, last: int) -> bool:
    """Whether a date stands in or just behind a phrase: "Sunday's vote", "the attack on 5 October"."""
    points = (line.point(k) for k in range(first, last + 4) if line.low(k) not in ("a", "an", "the", "may"))
    return any(point is not None and isinstance(point.spec, Partial) and bool(point.rule) for point in points)


def goes_on_in_past(line: Line, i: int) -> bool:
    """ "A day after the attack, troops traded fire": whether the first verb behind a piece is in the past."""
    for k in range(i + 1, i + LONGEST_REST):
        at = line.at(k).word
        if line.at(k) is NOTHING or line.low(k) in (".", ";") or not 0 <= at < len(line.words):
            return False
        if line.words[at].tag in ("VBD", "VBZ", "VBP", "MD"):
            return line.words[at].tag == "VBD"
    return False


def opens_with(line: Line, after: int, noun: int, count: Fraction, unit: str) -> Phrase:
    """ "Eight days after the massacre, the yard is full of women": an article that opens so, in the present, dates the
    massacre from the day it came out."""

    def resolve(setting: Setting) -> Stretch | None:
        if setting.published is None or setting.tense is not None:
            return None
        return dates.shifted(dates.on(setting.published), count, count, unit, -1)

    about = (line.at(after).start, line.at(noun).end)
    return Phrase(after, resolve, "after an event", Reference.ANAPHORIC, about=about)


def event_day(line: Line, i: int, after: int) -> tuple[int, Resolver, int] | None:
    """The day of the event named after "after": index after what was read, its day, index of its noun.

    A date in the noun phrase decides ("Friday's vote", "the 7 October attack", "the attack on 5 October"); else the day
    with which such an event was told before.
    """
    noun = -1
    for k in range(after, after + 8):
        lower = line.low(k)
        if lower in vocabulary.NP_STOPS or lower == " ":
            break
        inner = line.point(k) if lower not in ("a", "an", "the", "may") and lower not in vocabulary.COUNT_WORDS else None
        if inner is not None and isinstance(inner.spec, Partial) and inner.rule:
            spec = inner.spec

            def dated(setting: Setting, spec: Partial = spec) -> Stretch | None:
                return spec.resolve(setting)

            plain = k == after and not (line.says(inner.to, "'", "s") or line.low(inner.to) in vocabulary.EVENT_SORTS)
            if plain:
                return inner.to, dated, noun
            if noun < 0:
                noun = next((n for n in range(inner.to, inner.to + 6) if line.low(n) in vocabulary.EVENT_SORTS), k)
            line.owners[k] = line.at(after).start, max(line.at(noun).end, line.at(inner.to - 1).end)
            return after, dated, noun
        if noun < 0 and lower in vocabulary.EVENT_SORTS:
            noun = k
    if noun < 0 or line.low(after) in ("a", "an") or line.low(after) in vocabulary.PRONOUNS:
        return None
    to = noun + 1
    if line.low(to) in ("on", "in", "at", "of", "near") and line.at(to + 1).is_capital:
        to += 2
        while line.at(to).is_capital or (line.low(to) == "-" and line.at(to).glued):
            to += 1
    event = event_named(line, range(after, min(to, after + 12)))
    return to, lambda setting: setting.recall(event) if setting.recall else None, noun


def verb_of_clause(line: Line, after: int) -> int | None:
    """The verb of a clause that begins behind "after" ("gunmen killed 26 people"); None where a noun stands there."""
    aside = -1  # with which piece an aside ends: "four people, one of them a woman, were shot"
    longest = after + LONGEST_SUBJECT
    for k in range(after + 1, after + LONGEST_SUBJECT + LONGEST_ASIDE):
        at = line.at(k).word
        if k <= aside:
            continue
        if line.low(k) == "," and aside < 0 and (aside := _aside_end(line, k)) >= 0:
            longest += aside - k + 1
            continue
        if k >= longest:
            return None
        if line.low(k) in vocabulary.NP_STOPS or not 0 <= at < len(line.words):
            return None
        if line.words[at].tag == "VBD":
            return k
        unit = line.low(k + 1) == "the" and line.at(k + 3).is_capital  # "soldiers of the 6th Infantry Division overran"
        if line.low(k) in ("of", "on", "in") and not unit and names_day(line, k + 1, k + 1):
            return None  # "three days before the vote of 15 June"
    return None


def _aside_end(line: Line, comma: int) -> int:
    """The comma that closes what another has opened, right before a verb in the past; -1 where none does."""
    for k in range(comma + 2, comma + LONGEST_ASIDE):
        if line.low(k) == ",":
            at = line.at(k + 1).word
            return k if 0 <= at < len(line.words) and line.words[at].tag == "VBD" else -1
        if line.at(k) is NOTHING or line.low(k) in (".", ";", ":"):
            return -1
    return -1


def _is_about_the_last(line: Line, begin: int, i: int) -> bool:
    """ "The fighting comes two days after", "it came a day after": of what was told last, whatever it was called there."""
    known = line.low(begin) in ("the", "this", "that", "these", "those", "it", "they") or line.low(begin) == '"'
    return known and i - begin <= LONGEST_SUBJECT and line.low(i - 1) in _COMING


def dates_the_clause(line: Line, i: int, after: int, verb: int, count: Fraction, unit: str, sign: int) -> Phrase:
    """ "Troops crossed on Friday, two weeks after gunmen killed 26 people": the day told dates the clause."""
    begin = clause_begin(line, i)
    subject = event_named(line, range(begin, i))
    end = verb
    while line.at(end + 1) is not NOTHING and (
        line.low(end + 1) not in _ENDS_CLAUSE or (line.low(end + 1) == "," and line.low(end + 2) in _TELLS_MORE)
    ):
        end += 1
    last = _is_about_the_last(line, begin, i)
    coming = day_behind(line, end + 1) if begin == i else None

    def resolve(setting: Setting) -> Stretch | None:
        told = setting.here or (coming.resolve(setting) if coming is not None else None)
        told = told or (setting.recall(subject) if setting.recall else None)
        told = told or (dates.on(setting.lately) if last and setting.lately else None)
        return dates.shifted(told, count, count, unit, -sign) if told and told.precision is Precision.DAY else None

    about = (line.at(after).start, line.at(end).end)
    return Phrase(after, resolve, "after an event", Reference.ANAPHORIC, about=about)


def day_of_clause(line: Line, verb: int) -> tuple[int, Partial] | None:
    """The day that a clause tells of itself behind its verb: where it begins, and the day."""
    for k in range(verb + 1, verb + LONGEST_REST):
        if line.at(k) is NOTHING or line.low(k) in _ENDS_CLAUSE:
            return None
        point = line.point(k) if line.low(k - 1) == "on" else None
        if point is not None and isinstance(point.spec, Partial) and (point.spec.is_weekday or point.spec.day is not None):
            return k, point.spec
    return None


def after_clause(line: Line, after: int, given: tuple[int, Partial], count: Fraction, unit: str, sign: int) -> Phrase:
    """ "Two days after the truce took effect on 8 February, rebels ambushed a patrol": the clause has its day, so the words
    date the ambush."""
    at, day = given
    end = at
    while line.at(end + 1) is not NOTHING and line.low(end + 1) not in _ENDS_CLAUSE:
        end += 1
    line.owners[at] = line.at(after).start, line.at(end).end

    def resolve(setting: Setting) -> Stretch | None:
        told = day.resolve(setting)
        return dates.shifted(told, count, count, unit, sign) if told and told.precision is Precision.DAY else None

    return Phrase(after, resolve, "after an event", Reference.ANAPHORIC)


def day_behind(line: Line, i: int) -> Partial | None:
    """The one day told in the rest of a sentence: "A week after a drone hit it, a strike killed five on Thursday"."""
    found: list[Partial] = []
    for k in range(i, i + LONGEST_REST):
        if line.at(k) is NOTHING or line.low(k) in (".", "!", "?", ";", ":"):
            break
        point = line.point(k) if line.low(k - 1) == "on" else None
        if point is not None and isinstance(point.spec, Partial) and (point.spec.is_weekday or point.spec.day is not None):
            found.append(point.spec)
    return found[0] if len(found) == 1 else None


def clause_begin(line: Line, i: int) -> int:
    """The piece with which the clause before a piece begins, no more than a dozen pieces back."""
    first = max(-1, i - 13)
    return 1 + next((k for k in range(i - 1, first, -1) if line.low(k) in (".", "!", "?", ";", ":")), first)


def event_named(line: Line, indices: range) -> Events:
    """The words of an event's name by which it can be found again."""
    return Events(
        frozenset(line.low(n) for n in indices if line.low(n) in vocabulary.EVENT_SORTS),
        frozenset(line.low(n) for n in indices if line.at(n).is_capital and line.low(n) not in vocabulary.FUNCTION_WORDS),
    )


def ends_date(line: Line, i: int) -> bool:
    """Whether a date ends at a piece."""
    lower = line.low(i)
    if lower in vocabulary.WEEKDAYS or lower in vocabulary.PARTS_OF_DAY or lower in ("today", "yesterday"):
        return True
    if month_name(line, i) is not None:
        return day_number(line, i - 1) is not None
    day = day_number(line, i) is not None and month_name(line, i - 1) is not None
    return day or (year_number(line, i) is not None and month_name(line, i - 1) is not None)


def dates_the_event(
    line: Line, i: int, after: int, low: Fraction, high: Fraction, unit: str, sign: int, apposed: bool = False
) -> Phrase | None:
    """ "The raid came three days after a drone attack": the news has its day, so the words date the drone attack."""
    if (line.low(after) not in ("a", "an") and not apposed) or low != high:
        return None
    noun = next((k for k in range(after + 1, after + 5) if line.low(k) in vocabulary.EVENT_SORTS), -1)
    if noun < 0 or any(line.low(k) in vocabulary.NP_STOPS for k in range(after, noun)):
        return None
    begin = clause_begin(line, i)
    subject, last = event_named(line, range(begin, i)), _is_about_the_last(line, begin, i)

    def resolve(setting: Setting) -> Stretch | None:
        told = setting.here or (setting.recall(subject) if setting.recall else None)
        told = told or (dates.on(setting.lately) if last and setting.lately else None)
        return dates.shifted(told, low, high, unit, -sign) if told and told.precision is Precision.DAY else None

    about = (line.at(after).start, line.at(noun).end)
    return Phrase(after, resolve, "after an event", Reference.ANAPHORIC, about=about)

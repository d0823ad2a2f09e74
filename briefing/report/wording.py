"""The fixed sentences of a briefing, in one place: printed pages, web page and Word document all read them here.

Pages get them as data, so that what is said under a table on paper is said in the same words on a screen. `{n}` stands for
a number that only whoever lays the page out knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from briefing.report.printed import Printed

_MORE = "{n} more %s in the case and not printed here."

WORDS: Mapping[str, Any] = {
    "no_events": "No event in the case falls in the period covered.",
    "no_timeline": "No event is reported for the period covered.",
    "no_casualties": "No casualties are reported for single events in the period covered.",
    "no_article": "No article is cited.",
    "by_hand": "Entered by the analyst, without an article.",
    "not_judged": "How likely these hold, and how good their basis is, has not been judged.",
    "asides": {
        "undated": [
            "Without a date, or within a long time",
            "Reported to have happened; no report tells when, or none to the nearest three months.",
        ],
        "planned": ["Planned or announced", "Not said to have happened; counted nowhere."],
        "denied": ["Denied", "Told only to be denied; counted nowhere."],
        "background": ["Background", "Older than the events of this briefing; counted nowhere."],
    },
    "charts": {
        "by_place": "The surface of a circle goes by the number of events; a hatched ring means somewhere within.",
        "by_day": "Ranges are ranges of reports. Each panel has its own scale.",
        "by_responsible": "As the reports have it; nobody’s guilt is established here. Each panel has its own scale.",
        "by_claim": "Each mark is one report, named with its speaker and source; beside it the words it was read from.",
    },
    "running_totals": [
        "Running totals",
        "Totals over a longer time. They hold the single events above, so they are never added.",
    ],
    "unassigned": [
        "Not in any total",
        "Figures that could not be tied to one event, or may not be counted, with the reason.",
    ],
    "control": (
        "By the latest report of a change of hands within the period; places of which none is reported are not listed."
    ),
    "others": "Also in the case, with less part in these events:",
    "contradictions": "Reports that cannot all be right",
    "disputes": "Disputed claims",
    "no_assertion": "No report asserts it in so many words.",
    "no_denial": "No denial is quoted; the reports themselves disagree.",
    "questions": ["Questions that would narrow most", "The widest ranges, those without an end first."],
    "unreviewed": [
        "Not reviewed, and leading",
        "What the bottom line and the judgements rest on and no analyst has looked at.",
    ],
    "not_known": "What is not known",
    "more_gaps": "The table shows those with most unknown; {n} more have a gap.",
    "marked_below": "In the tables, framed words beside an event or a toll say what became of it since then.",
    "redline": [
        ["Only what was changed: ", "same"],
        ["struck", "struck"],
        [" what the earlier issue said, ", "same"],
        ["underlined", "added"],
        [" what this one says.", "same"],
    ],
    "statuses": [
        ["reported", "the article states it as fact"],
        ["claimed", "the word of a party with a stake, or hedged"],
        ["disputed", "one source says it, another denies it"],
        ["denied", "told only to be denied"],
        ["planned", "announced or intended"],
        ["background", "older than the events of this briefing"],
    ],
    "grades_explained": (
        "Grades are the analyst’s: a letter for the source, a number for the report, each judged without the other. A "
        "report is as reliable as the weakest link that was judged between it and the reader. What nobody judged is F6 and "
        "carries no grade here."
    ),
    "figures_read": (
        "“At least” sets no ceiling, “up to” no floor. “Several” and “a few” are read as 3–9, “dozens” as 24–99, “scores” "
        "as 40–99, “hundreds” as 200–999, “thousands” as 2,000–9,999; “about” and “nearly” leave the number as it stands. "
        "The words are printed beside the figure."
    ),
    "left_out": {
        name: [_MORE % f"{one} is", _MORE % f"{many} are"]
        for name, one, many in (
            ("events", "event of less weight", "events of less weight"),
            ("asides", "planned, denied or background event", "planned, denied or background events"),
            ("tolls", "toll", "tolls"),
            ("loose", "figure outside the tolls", "figures outside the tolls"),
            ("disputes", "dispute", "disputes"),
            ("contradictions", "contradiction", "contradictions"),
            ("holdings", "place", "places"),
            ("changes", "change", "changes"),
        )
    },
}

GRADES_NOTED = (
    "Sources and reports carry the analyst’s grades of the Admiralty scale: A (completely reliable) to E (unreliable), 1 "
    "(confirmed) to 5 (improbable); F and 6 are what nobody could judge."
)


def how_many_more(name: str, number: int) -> str:
    """How many of a list are not printed, "" where none is missing. Raises KeyError for a list that has no words."""
    one, many = WORDS["left_out"][name]
    return str(one if number == 1 else many).replace("{n}", str(number)) if number > 0 else ""


def figures_note(rule_words: str, *, has_unreviewed: bool) -> str:
    """What stands under the key figures."""
    unreviewed = "◇ marks what no analyst has reviewed yet. " if has_unreviewed else ""
    return (
        f"Figures are what was reported: a range is the range of reports, not a statistical interval. {rule_words} Running "
        "totals and parts of a larger figure are not added. “Only claimed” is what nobody but a party with a stake in it "
        f"tells. {unreviewed}Numbers and letters in brackets lead to the quoted sentence."
    )


def not_drawn(more_: int, undated: int) -> str:
    """Which happenings the drawn timeline has no mark for; "" where it has one for all."""
    parts = []
    if more_:
        parts.append(f"{more_} more {_of(more_, 'event has', 'events have')} less weight")
    if undated:
        parts.append(f"{undated} {_of(undated, 'has', 'have')} no date near enough to be drawn")
    return f"{'; '.join(parts)}." if parts else ""


def not_known(count: Mapping[str, int]) -> str:
    """How many of the happenings lack what; `count` as `dossier.GapCount`."""
    return (
        f"Of {count['happenings']} reported {_of(count['happenings'], 'event', 'events')}, "
        f"{count['single_origin']} {_of(count['single_origin'], 'rests', 'rest')} on a single origin, "
        f"{count['undated']} {_of(count['undated'], 'has', 'have')} no date, {count['unplaced']} no place; "
        f"for {count['nobody_named']} nobody is named as acting, and {count['no_toll']} violent "
        f"{_of(count['no_toll'], 'event has', 'events have')} no reported toll."
    )


def method(data: Mapping[str, Any]) -> list[Printed]:
    """The method note, from the data of a briefing: what really happened, in sentences."""
    sentences = [*_method(data)]
    return [one for n, words in enumerate(sentences) for one in ([" ", *words] if n else words)]


def _method(data: Mapping[str, Any]) -> Iterator[list[Printed]]:
    """The sentences, each in pieces: words of the case are printed as they are."""
    found = data["method"]
    yield [_how(found)]
    yield [data["rule_explained"]]
    yield [
        "An origin is whoever a report goes back to: the last speaker with a name, else the agency or outlet that put the "
        "text out. One text or statement in ten outlets is one origin."
    ]
    if unread := found["articles_unread"]:
        have = _of(unread, "article has", "articles have")
        yield [
            f"{unread} {have} passages that are no English reporting (",
            *_with_commas(found["unread"]),
            "): nothing was read from them, and they stand in the article itself.",
        ]
    if found["filtered"]:
        yield ["A filter leaves in what is ", found["filtered"], "; the counts below are of the whole case."]
    if outside := found["outside_period"]:
        lie = _of(outside, "event lies", "events lie")
        yield [f"{outside} {lie} outside the period and {_of(outside, 'is', 'are')} left out."]
    if data["known_on"]:
        later, undated = found["articles_later"], found["undated_left_out"]
        without = f" and {undated} without a date" if undated else ""
        yield [
            "This is the case as it was known on ",
            data["known_on"],
            f": {later} {_of(later, 'article', 'articles')} published later{without} and what the analyst entered without "
            "an article are left out, and everything was joined and counted anew from the rest.",
        ]
    if data["grades"]:
        yield [GRADES_NOTED]
    if unreviewed := found["unreviewed_left_out"]:
        events = _of(unreviewed, "event", "events")
        yield [f"{unreviewed} {events} that no analyst reviewed {_of(unreviewed, 'is', 'are')} left out."]
    if data["cut_characters"] > 0:
        yield ["Some quoted texts are cut; each cut is marked."]
    if words := _worded(found["worded"]):
        yield [words]
    if data["judgements"]:
        yield [
            f"Likelihood is told in the words of one scale, the {data['likelihood']['scale']}; confidence, low to high, is "
            "about the basis alone."
        ]
    template = f", template “{found['template']}”" if found["template"] else ""
    yield [f"Laid out by Briefing {found['version']}{template}."]
    yield [data["credits"]]


def _with_commas(kinds: Sequence[Printed]) -> list[Printed]:
    return [one for n, kind in enumerate(kinds) for one in ([", ", kind] if n else [kind])]


def _how(found: Mapping[str, Any]) -> str:
    articles, cited, undated = found["articles"], found["articles_cited"], found["articles_undated"]
    no_date = f", and {undated} {_of(undated, 'has', 'have')} no date of publication" if undated else ""
    return (
        f"The program read {articles} {_of(articles, 'article', 'articles')} and proposed events, actors and figures, each "
        f"tied to the words it was read from; {cited} {_of(cited, 'is', 'are')} cited here{no_date}. It records who said "
        "what; it verifies nothing."
    )


def _worded(worded: Mapping[str, int]) -> str:
    """Who worded the statements; of nothing it says nothing."""
    drafted, edited, written, unsourced = (worded[name] for name in ("drafted", "edited", "written", "unsourced"))
    parts = []
    if drafted:
        it = _of(drafted, "it", "them")
        parts.append(f"{drafted} {_of(drafted, 'stands', 'stand')} as the program drafted {it} from the facts (marked ◦)")
    if edited:
        parts.append(f"{edited} {_of(edited, 'was', 'were')} drafted and edited by an analyst")
    if written:
        parts.append(f"{written} {_of(written, 'was', 'were')} written by an analyst")
    if not parts:
        return ""
    listed = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    rest = f"; {unsourced} {_of(unsourced, 'rests', 'rest')} on no quoted source" if unsourced else ""
    return f"Of the statements in the bottom line, the judgements and the texts, {listed}{rest}."


def _of(number: int, one: str, many: str) -> str:
    return one if number == 1 else many

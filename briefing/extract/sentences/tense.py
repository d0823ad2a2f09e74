"""Whether the words around a time look back or ahead: it picks the direction of a bare weekday, month or day of the
month."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing.extract.sentences.words import Tense, Word

_AHEAD = frozenset("will shall would 'll ’ll could might may should must can won wo shan cannot ca".split())
_PLANS = frozenset(  # foretell by themselves, as verb, participle or noun
    "plan plans planning due scheduled slated expected expects expect expecting upcoming forthcoming intend intends "
    "intending hope hopes hoping aim aims aiming going likely poised awaited anticipated deadline ultimatum tomorrow "
    "looming tentatively".split()
)
_PROMISES = frozenset(  # foretell what their infinitive says: "agreed to meet on Monday"
    "planned vow vows vowed promise promises promised pledge pledges pledged agree agrees agreed intended hoped aimed "
    "want wants wanted seek seeks offered order orders ordered urge urges urged ask asks asked call calls called "
    "threaten threatens threatened tell told decide decides decided ready prepared preparing prepares set wait waiting "
    "demand demands demanded decision order deal agreement pledge promise plan invitation invited invite voted vote "
    "arranged proposed proposes propose pact warned instructed".split()
)
_FOR = frozenset(  # foretell with "for": "set for May"
    "planned plan plans planning scheduled set due slated expected prepared preparing timed called announced arranged "
    "proposed billed timetabled earmarked fixed strike meeting election elections talks appointment deadline date "
    "summoned booked invited postponed delayed rescheduled moved adjourned".split()
)
_POSTPONED = frozenset(  # "the vote was put off until Friday"
    "postpone postponed delay delayed adjourn adjourned defer deferred extend extended give gave given remanded remand "
    "put pushed deadline impose imposed declare declared in_force".split()
)
_PUT_OFF = frozenset("adjourned called cancelled canceled deferred delayed postponed put pushed scrapped".split())
_COMING_ABOUT = frozenset(
    "ahead happen happened materialise materialised materialize materialized occur occurred place".split()
)
_MOVED = frozenset("moved postponed pushed put rescheduled shifted brought delayed deferred".split())
_CLOSED = frozenset(  # "closed the airport until Friday", but not "the airport was closed until Friday"
    "suspend suspended has have close closed shut ban banned barred halt halted cancelled canceled allow allowed "
    "cut blocked imposed declared".split()
)
_TIMETABLE = frozenset(  # a present tense that speaks of what is arranged: "talks resume on Monday"
    "resume resumes open opens reopen reopens begin begins start starts meet meets expire expires end ends take takes "
    "vote votes convene convenes return returns leave leaves arrive arrives hold holds go goes travel travels face faces "
    "come comes fall falls visit visits host hosts run runs close closes launch launches depart departs conclude "
    "concludes gather gathers".split()
)
_PRESENT_REPORT = frozenset(
    "say says report reports claim claims tell tells warn warns add adds write writes think believe".split()
)
_PAST = frozenset(
    "was were had did said told took taken hit struck shot fell fallen died killed held met came went gone began begun "
    "left broke broken made brought sent found fought gave given lost won saw seen wrote spoke spoken became fled rose "
    "blew put led set burnt burned been drove driven flew flown ran sank sunk sought taught threw thrown wounded been "
    "bore built caught dug drew fed forgot heard hid hidden kept laid lay lent meant overran overthrew paid rode rang "
    "sang shook shone slew slid split spread stood stole stuck swept swore torn tore understood withdrew withdrawn woke "
    "wore".split()
)
_KNOWN = frozenset("accurate available compiled confirmed correct current known that those valid".split())
_FINITE = frozenset(("VBD", "VBN"))
_JOINTS = frozenset(
    "that which who whom whose where when while because although though if unless whether as after before since".split()
)
_BREAKS = frozenset(('"', "“", "”", ";", ":", "—", "(", ")"))
_LOOK_BACK, _LOOK_AHEAD = 26, 22
_FAR = 12  # words from "declared a truce" to its "until"


def direction(words: Sequence[Word], first: int, last: int) -> Tense | None:
    """The tense that governs the words `first` to `last` of an expression; None where nothing tells.

    The word right before decides first ("for", "until", "ahead of"), then what the caller knows (`Word.tense`), then the
    nearest verb before the expression in its clause, then the first one after it.
    """
    near = _beside(words, first)
    if near is not None:
        return near
    told = next((word.tense for word in words[first : last + 1] if word.tense is not None), None)
    found = _before(words, first)
    if found is Tense.NEAR:
        return found
    if told is not None and not (told is Tense.FUTURE and found is Tense.PAST and not _foretells(words, first)):
        return told
    return found if found is not None else _after(words, last)


def _foretells(words: Sequence[Word], first: int) -> bool:
    """Whether any word before in the sentence looks ahead; an infinitive alone does not: "began to bury the dead"."""
    for at in range(first - 1, max(-1, first - 1 - _LOOK_BACK), -1):
        word = words[at]
        if word.sentence != words[first].sentence:
            return False
        if word.lower in _AHEAD or word.lower in _PLANS or word.lower in _PROMISES or word.lower in ("is", "are"):
            return True
    return False


def _beside(words: Sequence[Word], first: int) -> Tense | None:
    sentence = words[first].sentence
    at = first - 1
    while at >= 0 and words[at].lower in (
        "the",
        "early",
        "late",
        "on",
        "about",
        "around",
        "this",
        "at",
        "least",
        "noon",
        "midnight",
    ):
        at -= 1
    if at < 0 or words[at].sentence != sentence:
        return None
    word = words[at].lower
    before = [one.lower for one in words[max(0, at - 7) : at] if one.sentence == sentence]
    if word == "due" and not {"was", "were", "been"} & set(before[-3:]):
        return Tense.FUTURE  # "a shipment is due on Saturday"
    if word == "for" and any(one in _FOR or one in _PLANS for one in before):
        if _came_to_nothing(words, first):
            return Tense.PAST
        return Tense.NEAR if _was_put_off(words, first) else Tense.FUTURE
    if word == "by" and ("if" in before or "unless" in before):
        return Tense.FUTURE  # "if the army did not withdraw by Friday"
    if word in ("until", "till", "to"):
        far = [one.lower for one in words[max(0, at - _FAR) : at] if one.sentence == sentence]
        if any(one in _POSTPONED for one in (far if word == "until" else before)) and "had" not in far:
            return Tense.FUTURE
        if word != "to" and any(one in _CLOSED for one in before):
            if not _kept(before):
                return Tense.FUTURE
            if "had" not in before and any(one in ("suspended", "banned", "barred") for one in before):
                return Tense.NEAR  # "classes were suspended until Friday": told when it is ordered
    if word == "of" and before and before[-1] == "ahead":
        return Tense.NEAR
    if word == "from" and not _MOVED.isdisjoint(before):
        return Tense.NEAR  # "put off his visit from Friday to Sunday": not yet, or gone by
    if word in ("starting", "beginning"):
        return Tense.NEAR
    return None


def _came_to_nothing(words: Sequence[Word], first: int) -> bool:
    """ "An exchange scheduled for Monday did not take place": the day has gone by."""
    after = [one.lower for one in words[first : first + _LOOK_AHEAD] if one.sentence == words[first].sentence]
    never = next((n for n, pair in enumerate(pairwise(after)) if pair == ("did", "not") or pair[0] == "never"), None)
    return never is not None and not _COMING_ABOUT.isdisjoint(after[never : never + 4])


def _was_put_off(words: Sequence[Word], first: int) -> bool:
    """ "A hearing scheduled for 22 September was put off": the day was ahead once, and may have gone by."""
    after = [one.lower for one in words[first : first + 8] if one.sentence == words[first].sentence]
    return bool({"was", "were", "been"} & set(after)) and not _PUT_OFF.isdisjoint(after)


def _kept(before: Sequence[str]) -> bool:
    return any(one in ("had", "was", "were", "kept", "remained", "stayed", "lasted", "been") for one in before)


def _before(words: Sequence[Word], first: int) -> Tense | None:
    sentence, infinitive, aside = words[first].sentence, False, False
    for at in range(first - 1, max(-1, first - 1 - _LOOK_BACK), -1):
        word = words[at]
        if word.sentence != sentence or word.block != words[first].block or word.lower in _BREAKS:
            return None
        if word.lower in _JOINTS and not (word.lower in ("as", "after", "before", "since") and at == first - 1):
            if word.lower not in ("that", "which", "who") or not _is_standing(words[at + 1 : first]):
                return None
            aside = True  # "due to meet the body that watches over the truce on Monday": the meeting's day
            continue
        if word.lower == "to" and _is_base(words, at + 1):
            infinitive = True
            be = words[at - 1].lower if at else ""
            if be in ("is", "are", "am", "'s", "'re"):
                return Tense.FUTURE
            if be in ("was", "were"):
                return Tense.NEAR  # "the talks were to have resumed on Wednesday": gone by or not
            continue
        told = _tells(words, at, infinitive)
        if told is not None:
            return told if not aside or told is Tense.FUTURE else None
        if word.lower in ("is", "are") and not aside and _stands_alone(words, first):
            known = tells_what_is_known(words, first)
            return Tense.PAST if known else Tense.FUTURE  # "figures are those available on Sunday"; "the vote is on Sunday"
    return None


def _is_standing(clause: Sequence[Word]) -> bool:
    """ "that watches over the truce": a clause that says what somebody is or does as a rule, of no day of its own."""
    present = any(word.tag in ("VBZ", "VBP") and word.lower not in _TIMETABLE for word in clause)
    return present and not any(word.tag in _FINITE or word.lower in _AHEAD for word in clause)


def _stands_alone(words: Sequence[Word], first: int) -> bool:
    """Whether a time is an adverb of its clause and not the owner or name of something: "on Sunday", not "Sunday's
    vote"."""
    after = words[first + 1].lower if first + 1 < len(words) else "."
    return words[first - 1].lower == "on" and after not in ("'s", "’s", "'", "’")


def _after(words: Sequence[Word], last: int) -> Tense | None:
    sentence = words[last].sentence
    if last + 1 < len(words) and words[last + 1].lower == ":":
        return None  # "30 November: Aleppo falls": an annal's present tense
    for at in range(last + 1, min(len(words), last + 1 + _LOOK_AHEAD)):
        word = words[at]
        if word.sentence != sentence or word.block != words[last].block:
            return None
        if word.lower == "to" and at > 0 and words[at - 1].lower in ("is", "are") and _is_base(words, at + 1):
            return Tense.FUTURE
        if word.lower == "being":
            return None  # "the consequences of the attack on Monday are being cleared away"
        told = _tells(words, at, infinitive=False)
        if told is not None:
            return told
    return None


def _tells(words: Sequence[Word], at: int, infinitive: bool) -> Tense | None:
    word = words[at]
    lower = word.lower
    if lower in _AHEAD:
        if lower == "may" and word.text[0].isupper() and at > 0 and words[at - 1].sentence == word.sentence:
            return None  # the month
        after = [one.lower for one in words[at + 1 : at + 4]]
        if lower == "can" or (lower in ("could", "would") and _habit(words, at)):
            return None
        return Tense.PAST if "have" in after[:2] and lower not in ("will", "shall") else Tense.FUTURE
    if lower in _PLANS:
        if lower == "due" and words[min(at + 1, len(words) - 1)].lower == "to" and not _is_base(words, at + 2):
            return None  # "due to": because of
        if lower == "likely" or (lower == "going" and words[min(at + 1, len(words) - 1)].lower != "to"):
            return Tense.FUTURE if infinitive else None
        return (
            Tense.PAST
            if at > 0 and words[at - 1].lower == "been" and at > 1 and words[at - 2].lower == "had"
            else Tense.FUTURE
        )
    if [one.lower for one in words[max(0, at - 2) : at]] == ["to", "have"]:
        return None  # "were to have resumed": what stands before "to" decides
    if infinitive and lower in _PROMISES:
        return Tense.FUTURE
    if word.tag in _FINITE or lower in _PAST or (not word.tag and len(lower) > 4 and lower.endswith("ed")):
        passive = at > 0 and words[at - 1].lower in ("be", "being")  # "will be issued": what stands before decides
        return Tense.PAST if not passive and not _is_adjective(words, at) else None
    if lower in _PRESENT_REPORT:
        return None
    if lower in _TIMETABLE and word.tag in ("VBZ", "VBP", "") and not _is_base_form_elsewhere(words, at):
        return Tense.FUTURE
    if (
        (word.tag == "VBG" or (not word.tag and lower.endswith("ing")))
        and at > 0
        and words[at - 1].lower in ("is", "are", "'s", "'re")
    ):
        return Tense.FUTURE
    return None


def tells_what_is_known(words: Sequence[Word], first: int) -> bool:
    """Whether an expression says when what a report tells was known: "figures are those available on Monday"."""
    sentence = words[first].sentence
    before = [one.lower for one in words[max(0, first - _LOOK_BACK) : first] if one.sentence == sentence]
    be = next((n for n, one in enumerate(before) if one in ("is", "are")), None)
    return be is not None and not _KNOWN.isdisjoint(before[be:])


def _habit(words: Sequence[Word], at: int) -> bool:
    """ "that could not be checked", "would not stop barking": said of now or of then, not of a day to come."""
    if words[at].lower == "would":
        return [one.lower for one in words[at + 1 : at + 2]] == ["not"]
    return words[at].lower == "could" and [one.lower for one in words[at + 1 : at + 3]] == ["not", "be"]


def _is_adjective(words: Sequence[Word], at: int) -> bool:
    """ "the occupied town": a participle between an article and its noun governs nothing."""
    if words[at].tag == "VBD" or at == 0 or at + 1 >= len(words):
        return False
    before, after = words[at - 1], words[at + 1]
    return before.lower in ("the", "a", "an", "its", "their", "his") and (
        after.pos in ("NOUN", "PROPN", "ADJ") or not after.pos
    )


def _is_base(words: Sequence[Word], at: int) -> bool:
    """Whether a word can be an infinitive."""
    if at >= len(words):
        return False
    word = words[at]
    if word.tag:
        return word.tag in ("VB", "VBP") or (word.tag == "RB" and at + 1 < len(words) and words[at + 1].tag == "VB")
    return word.text.isalpha() and word.text.islower() and word.lower not in _NO_VERBS


def _is_base_form_elsewhere(words: Sequence[Word], at: int) -> bool:
    """Without tags "meet" after "to" or a modal, or a noun after an article, is no present tense."""
    if words[at].tag or at == 0:
        return at == 0 and not words[at].tag
    return words[at - 1].lower in _AHEAD | {
        "to",
        "the",
        "a",
        "an",
        "of",
        "in",
        "his",
        "its",
        "their",
        "by",
        "for",
        "after",
        "at",
        "s",
        "'s",
    }


_NO_VERBS = frozenset(
    "the a an this that these those his her its their our your my all at least more some about up it them".split()
)

"""The words that times are made of, and those that show that a word is no time."""

from __future__ import annotations

from briefing.domain.when import Precision
from briefing.extract.sentences import numerals
from briefing.extract.times import dates

MONTHS = {
    name: number
    for number, name in enumerate(
        "january february march april may june july august september october november december".split(), start=1
    )
}
SHORT_MONTHS = {name[:3]: number for name, number in MONTHS.items() if name != "may"} | {"sept": 9}
PLAIN_WORDS_TOO = frozenset("march april may june august".split())  # also a verb, names, an adjective
WEEKDAYS = {name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
SHORT_WEEKDAYS = {name[:3]: number for name, number in WEEKDAYS.items()} | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
PARTS_OF_DAY = frozenset("morning afternoon evening night lunchtime noon midday midnight dawn".split())
ENDS_OF_DAY = frozenset("afternoon dusk evening midday midnight nightfall noon sundown sunset".split())
UNITS = {
    "hour": "hour",
    "hours": "hour",
    "hrs": "hour",
    "day": "day",
    "days": "day",
    "night": "day",
    "nights": "day",
    "week": "week",
    "weeks": "week",
    "fortnight": "fortnight",
    "fortnights": "fortnight",
    "month": "month",
    "months": "month",
    "year": "year",
    "years": "year",
    "decade": "decade",
    "decades": "decade",
}
PLURAL_UNITS = frozenset(unit for unit in UNITS if unit.endswith("s"))
FEW = {
    "hour": (2, 9),
    "day": (2, 7),
    "week": (2, 4),
    "fortnight": (2, 4),
    "month": (2, 6),
    "year": (2, 5),
    "decade": (2, 5),
}
PRECISION = {
    "hour": Precision.DAY,
    "day": Precision.DAY,
    "week": Precision.WEEK,
    "fortnight": Precision.WEEK,
    "month": Precision.MONTH,
    "year": Precision.YEAR,
    "decade": Precision.DECADE,
}
COARSENESS = {precision: rank for rank, precision in enumerate(Precision)}
HOLIDAYS: dict[tuple[str, ...], tuple[int, int]] = {
    ("christmas", "eve"): (12, 24),
    ("christmas", "day"): (12, 25),
    ("boxing", "day"): (12, 26),
    ("new", "year", "'", "s", "eve"): (12, 31),
    ("new", "year", "'", "s", "day"): (1, 1),
    ("new", "years", "eve"): (12, 31),
    ("new", "years", "day"): (1, 1),
    ("valentine", "'", "s", "day"): (2, 14),
    ("may", "day"): (5, 1),
    ("halloween",): (10, 31),
}
FEASTS: dict[tuple[str, ...], int] = {  # days from Easter Sunday
    ("shrove", "tuesday"): -47,
    ("ash", "wednesday"): -46,
    ("palm", "sunday"): -7,
    ("maundy", "thursday"): -3,
    ("holy", "thursday"): -3,
    ("good", "friday"): -2,
    ("holy", "saturday"): -1,
    ("easter", "sunday"): 0,
    ("easter", "day"): 0,
    ("easter", "monday"): 1,
    ("ascension", "day"): 39,
    ("pentecost", "sunday"): 49,
    ("whit", "sunday"): 49,
    ("whit", "monday"): 50,
}
NAMED_AFTER = frozenset(  # "the March 23 Movement", "7 October Street": a name, no date
    "movement brigade brigades battalion regiment division street square bridge avenue road boulevard martyrs martyr "
    "alliance coalition bloc group front party camp district stadium hospital university airport barracks committee "
    "association network foundation forces army city dam school college institute club prize agreement tv newspaper "
    "magazine islands company revolution war uprising".split()
)
EVENTS_AFTER_ALL = frozenset(
    "agreement war uprising revolution".split()
)  # "the February 2020 agreement" is of February 2020
NO_DAY = frozenset("black bloody good holy palm easter ash shrove super girl maundy man ruby".split())
PAPERS = frozenset("times telegraph mirror express post mail herald independent journal tribune sun okoro".split())
HEDGES = frozenset(
    "about some nearly almost roughly around over than least most approximately estimated to another further".split()
)
SPAN_SIGNS = frozenset("to until till through thru - /".split())
MOVED = frozenset(
    "moved moves move moving postponed postpone delayed rescheduled shifted changed brought pushed put advanced "
    "deferred".split()
)
SAID = frozenset(
    "say says said claim claims claimed put report reports reported tell told announce announced deny denied confirm "
    "confirmed give gave given estimate estimated count counted warn warned accuse accused blame blamed speak spoke "
    "spoken publish published write wrote written state stated insist insisted issue issued call called describe "
    "described admit admitted acknowledge acknowledged disclose disclosed reveal revealed divulged bared narrated "
    "recounted quoted relayed".split()
)
CLAUSE_ENDS = frozenset('. , ; : ! ? ) ( — " “ ” and but or when while as to in at near on amid with'.split()) | {" "}
NP_STOPS = frozenset(
    '. , ; : ! ? ( ) " “ ” — and but or that which who when while as because after before until with for by to from'.split()
)
PRONOUNS = frozenset("he she they it we i you his her their its being having taking".split())

# Words that tell the same sort of happening, so that "the attack" finds the day on which somebody "bombed" or "struck".
_SORTS = {
    "violence": (
        "attack attacks attacked strike strikes struck raid raids raided bombing bombings bombed bomb bombs shelling "
        "shelled blast blasts explosion explosions exploded assault assaults assaulted massacre massacred killing "
        "killings killed ambush ambushed airstrike airstrikes shooting shootings shot incident incidents hit fired "
        "clash clashes clashed bombardment stabbing rampage violence stormed overran shelled bombarded torched"
    ),
    "vote": "election elections vote votes voted poll polls referendum ballot runoff",
    "deal": "ceasefire truce agreement deal accord pact signed signing agreed treaty",
    "coup": "coup putsch takeover mutiny overthrow ousted overthrew toppled",
    "campaign": (
        "invasion invaded offensive operation incursion advance launched siege battle fighting war standoff blockade "
        "occupation rebellion uprising crackdown hostilities besieged"
    ),
    "protest": "protest protests demonstration demonstrations rally march riot riots unrest",
    "quake": "earthquake quake tremor tremors",
    "storm": "flood floods flooding storm cyclone hurricane landslide",
    "death": "death deaths died dead assassination assassinated funeral burial murder murdered",
    "talks": "talks meeting met summit negotiations visit visited",
    "capture": "capture captured fall fell seizure seized took taken loss",
    "crash": "crash crashed collapse collapsed derailment sinking sank sunk",
    "announcement": "announcement announced statement warning decision ruling verdict order speech",
    "release": "release released freed exchange swap escape escaped",
    "arrest": "arrest arrests arrested abduction abducted kidnapping kidnapped detention detained disappearance",
    "start": "start started beginning began outbreak launch",
    "end": "end ended withdrawal withdrew retreat departure",
}
KILLINGS = frozenset("killing killings massacre massacres murder murders shooting shootings".split())
SCENES = frozenset(
    "violence coup protest quake storm death capture crash release arrest".split()
)  # sorts that make a scene
EVENT_SORTS: dict[str, str] = {word: sort for sort, listed in _SORTS.items() for word in listed.split()}
FUNCTION_WORDS = frozenset(
    "a an the and or but nor so yet as at by for from in into of off on onto out over past per to toward towards under "
    "until up upon via with within without is are was were be been has have had will would can could may might must "
    "shall should do does did not that which who whom whose when where while if because although though since before "
    "after during between among against amid it its he his him she her they their them we our us you your i my me this "
    "these those there here then than said says told killed wounded injured died began came went saw ended started also "
    "only just still already again later earlier".split()
)
DETERMINERS = frozenset("the a an its his her their our my this that".split())
OPENERS = frozenset(["mid", "early", "late", *MONTHS, *SHORT_MONTHS, *WEEKDAYS, *dates.SEASONS])
OVER = frozenset("in over during for within throughout".split())
MONTH_CUES = frozenset(
    "in since until till by from of during before after between through for last next this that early mid late "
    "throughout around about following previous coming past within on".split()
)
YEAR_CUES = frozenset(
    "in since until till by from of during before after between through year years throughout for to around early late "
    "mid circa summer spring autumn winter fiscal".split()
)
CHOOSERS = frozenset(
    "this last next past coming previous following same that recent upcoming current preceding ensuing".split()
)
COUNT_WORDS = frozenset([*numerals.UNITS, *numerals.TENS, "a", "an", "several", "few", "couple", "half", *(PLURAL_UNITS)])
RULES: tuple[str, ...] = (
    "full date",
    "day and month",
    "day of the month",
    "numeric date",
    "weekday",
    "weekday of a week",
    "month",
    "month and year",
    "year",
    "years",
    "decade",
    "season",
    "quarter",
    "half-year",
    "part of a month",
    "edge of a period",
    "nth weekday",
    "holiday",
    "today",
    "part of today",
    "this, last, next",
    "weekend",
    "earlier or later within",
    "ago",
    "from now",
    "past stretch",
    "coming stretch",
    "overnight",
    "night between",
    "span",
    "since",
    "within",
    "stretch up to a day",
    "after an event",
    "that day",
    "day before or after",
    "that period",
    "period before or after",
    "day of a story",
)

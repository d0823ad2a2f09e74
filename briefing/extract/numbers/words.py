"""The words that amounts are made of: hedges, and those by which numbers are told apart (units, designators, people)."""

from __future__ import annotations

from enum import StrEnum

from briefing.extract.sentences import numerals


class Hedge(StrEnum):
    """How hedging words change a number's range."""

    NONE = "none"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"
    FEWER_THAN = "fewer than"
    ABOUT = "about"


HEDGE_WORDS = {
    Hedge.AT_LEAST: (
        "at least|at the least|at the very least|no fewer than|not fewer than|no less than|not less than|a "
        "minimum of|at a minimum|"
        "minimum|as few as|≥"
    ),
    Hedge.MORE_THAN: (
        "more than|over|upwards of|upward of|in excess of|above|exceeding|greater than|well over|well above|far "
        "more than|"
        "many more than|much more than|well more than|considerably more than|significantly more than|just over|"
        "just above|"
        "just more than|slightly over|slightly more than|a little over|a little more than|way over|better than|>"
    ),
    Hedge.AT_MOST: "up to|as many as|no more than|not more than|at most|at the most|a maximum of|maximum|as much as|≤",
    Hedge.FEWER_THAN: (
        "fewer than|less than|under|below|just under|just below|slightly under|slightly less than|slightly fewer than|"
        "a little under|well under|well below|just short of|<"
    ),
    Hedge.ABOUT: (
        "about|some|around|roughly|nearly|almost|an estimated|estimated|approximately|approx|approx .|circa|ca|ca "
        ".|close to|"
        "perhaps|possibly|maybe|probably|presumably|just about|in the region of|in the order of|on the order of|"
        "an average of|"
        "more or less|somewhere around|somewhere near|virtually|some about|~|≈"
    ),
    Hedge.NONE: (
        "only|just|a mere|exactly|precisely|a total of|a combined|a reported|a record|reportedly|even|a full|"
        "fully|all|altogether|"
        "an unprecedented"
    ),
}
HEDGES = {tuple(phrase.split()): hedge for hedge, phrases in HEDGE_WORDS.items() for phrase in phrases.split("|")}
HEDGES_BY_WORD: dict[str, list[tuple[tuple[str, ...], Hedge]]] = {}
for _words, _kind in sorted(HEDGES.items(), key=lambda entry: -len(entry[0])):
    HEDGES_BY_WORD.setdefault(_words[0], []).append((_words, _kind))
MORE: dict[str, tuple[tuple[str, ...], ...]] = {
    "another": (("another",),),
    "a": (("a", "further"), ("a", "additional")),
    "an": (("an", "additional"), ("an", "extra")),
    "yet": (("yet", "another"),),
    "further": (("further",),),
    "additional": (("additional",),),
}
AFTERWARDS: dict[tuple[str, ...], Hedge] = {
    ("or", "more"): Hedge.AT_LEAST,
    ("and", "more"): Hedge.AT_LEAST,
    ("if", "not", "more"): Hedge.AT_LEAST,
    ("and", "counting"): Hedge.AT_LEAST,
    ("or", "even", "more"): Hedge.AT_LEAST,
    ("and", "upwards"): Hedge.AT_LEAST,
    ("and", "above"): Hedge.AT_LEAST,
    ("at", "least"): Hedge.AT_LEAST,
    ("plus",): Hedge.AT_LEAST,
    ("+",): Hedge.AT_LEAST,
    ("or", "so"): Hedge.ABOUT,
    ("or", "thereabouts"): Hedge.ABOUT,
    ("odd",): Hedge.ABOUT,
    ("or", "fewer"): Hedge.AT_MOST,
    ("or", "less"): Hedge.AT_MOST,
    ("at", "most"): Hedge.AT_MOST,
}
AFTERWARDS_STARTS = frozenset(words[0] for words in AFTERWARDS)
PERHAPS = frozenset("possibly perhaps maybe potentially probably".split())
UP_TO = frozenset(
    [
        ("up", "to"),
        ("as", "many", "as"),
        ("no", "more", "than"),
        ("not", "more", "than"),
        ("at", "most"),
        ("fewer", "than"),
        ("less", "than"),
    ]
)
MEASURES = frozenset(
    "km kms kilometre kilometres kilometer kilometers mile miles metre metres meter meters m cm mm centimetre "
    "centimetres centimeter centimeters millimetre millimetres millimeter millimeters foot feet ft inch inches yard "
    "yards tonne tonnes ton tons kg kgs kilogram kilograms kilogramme kilogrammes gram grams gramme grammes lb lbs litre "
    "litres liter liters gallon gallons barrel barrels hectare hectares acre acres ha degree degrees mph kph kmh knot "
    "knots megawatt megawatts mw gw kw kwh gigawatt gigawatts volt volts kiloton kilotons kilobytes megabytes gigabytes "
    "second seconds minute minutes min mins hour hours hr hrs day days night nights week weeks fortnight month months "
    "year years decade decades century centuries calibre caliber storey storeys story stories floors points point "
    "percentage carats magnitude sq cubic decibels hp horsepower ounces oz bpd".split()
)
MEASURE_MODIFIERS = frozenset(
    "square cubic nautical metric consecutive straight full whole long short further more additional calendar working "
    "sea light extra successive other statute air road".split()
)
DIMENSIONS = frozenset("high tall long wide deep away above below across thick".split())
CURRENCIES = frozenset(
    "dollar dollars euro euros pound pounds rouble roubles ruble rubles lira liras yuan yen rupee rupees shekel shekels "
    "dinar dinars dirham dirhams riyal riyals rial rials franc francs peso pesos hryvnia hryvnias cent cents krona "
    "kroner baht naira birr cedi cedis shilling shillings usd eur gbp rub uah try inr ils cny jpy chf kwacha leu zloty "
    "ringgit tomans toman afghanis taka".split()
)
CURRENCY_SIGNS = frozenset("$ € £ ¥ ₽ ₴ ₪ ₹ ₺ ₦ ¢".split())
CURRENCY_CODES = frozenset("usd eur gbp rub uah inr ils cny jpy chf us rs ksh".split())
FRACTIONS = frozenset(
    "half halves third thirds quarter quarters fifth fifths sixth sixths seventh sevenths eighth eighths ninth ninths "
    "tenth tenths hundredth hundredths".split()
)
ORDINAL_WORDS = frozenset(numerals.ORDINALS)
DESIGNATORS = frozenset(
    "no nos number numbers № update bulletin resolution resolutions article articles section chapter phase page pages "
    "paragraph annex route highway flight channel terminal level stage grade category version decree protocol room "
    "report issue volume appendix figure table item footnote clause rule bus tram".split()
)
PLURAL_DESIGNATORS = frozenset("nos numbers articles pages resolutions chapters phases paragraphs".split())
NAMED_DESIGNATORS = frozenset(
    "day unit area zone sector block gate checkpoint hill height house camp line mine station district order law case "
    "group school hospital ward building battalion brigade division regiment company platoon squadron base facility "
    "operation directive decision boeing airbus su mig mi tu il an ka m t bm btr bmp ah uh mq rq f b c s g platform pier "
    "berth point part round mark mk type model series class sheet room building apartment formation army corps polling "
    "precinct act bill chapter".split()
)
BEFORE_WORDS = frozenset(
    "war phase article chapter part formula round group stage zone unit sector act channel radio force".split()
)
PREPOSITIONS = frozenset("in at near from around outside on of inside across to between".split())
SAID = frozenset(
    "said says reported reports told wrote quoted announced broadcast claimed showed aired added cited".split()
)
BE = frozenset("is are was were be been being has have had will would".split())
DEFINITE = frozenset("them whom which the its his her their these those our my your us you it this that".split())
HURT = frozenset(
    "injured wounded missing hurt dead killed detained arrested displaced abducted kidnapped captured maimed homeless "
    "trapped".split()
)
INCLUDING = frozenset("including include includes included comprising".split())
VERBS = frozenset(
    "is are was were be been has have had did said says told died fell fled took left came went killed wounded injured "
    "shot hit struck destroyed put brought made found held according".split()
)
CONTAINERS = frozenset(
    "family families crew crews group team party squad gang patrol detachment contingent garrison delegation household "
    "band crowd cell staff couple troupe".split()
)
ZERO_NOUNS = frozenset(
    "casualties casualty deaths death injuries injury fatalities fatality victims losses wounded dead killed injured "
    "survivors loss killings arrests".split()
)
ZERO_MODIFIERS = frozenset(
    "civilian civilians military human serious known new confirmed more further major other single army police russian "
    "ukrainian israeli".split()
)
KIN = frozenset("brothers sisters siblings sons daughters children girls boys cousins twins".split())
OPENINGS = frozenset(
    "overall however altogether elsewhere today yesterday here there meanwhile again nearby still later".split()
)
GROWING = frozenset(
    "rise rises rose risen rising raise raises raised raising increase increases increased increasing up climb climbs "
    "climbed climbing grow grew grown jump jumped soar soared fall fell fallen drop dropped cut reduce reduced revise "
    "revised revising lower lowered down went gone changed corrected upped swelled doubled".split()
)
SPREAD = frozenset("range ranges ranged ranging vary varies varied varying anywhere estimates".split())
PLURAL_NOUNS = frozenset(
    "people men women children police cattle staff troops clergy folk folks servicemen policemen gunmen".split()
)
NO_COUNT = frozenset("this that which each every any the by only".split())  # "this one", "one by one"
# Behind "both" no people: "members of both groups", "on both sides", "both in Homs".
NOT_BOTH = frozenset(
    "at by in to armies camps countries factions forces gangs groups militias nations parties sides states".split()
)
NO_SCORES = frozenset("test exam credit his her he she who it".split())
MANY = frozenset("many numerous countless multiple".split())
LARGE = frozenset("large great huge significant considerable unknown unspecified undisclosed growing record high".split())
CALLS = frozenset("call phone telephone tel dial hotline fax whatsapp".split())
SCORE_VERBS = frozenset(
    "won win wins beat beats lost lose loses drew draw defeated score scored voted vote votes victory".split()
)
GLUED = frozenset("k m mn mln bn b tn st nd rd th s percent pc".split())
AGED = frozenset("children child those anyone girls boys men women people everyone males infants babies minors".split())
PEOPLE = frozenset(
    "people persons civilians soldiers troops fighters militants men women children residents refugees migrants "
    "villagers prisoners hostages policemen officers protesters rebels gunmen insurgents workers students girls boys "
    "inhabitants servicemen members passengers sailors marines patients victims".split()
)
STARTS = frozenset(
    [
        *HEDGES_BY_WORD,
        *numerals.UNITS,
        *numerals.TENS,
        *numerals.PLURALS,
        *MANY,
        *ORDINAL_WORDS,
        *MORE,
        *"a an half dozen several few couple handful pair no none nobody without not nil both".split(),
        *"trio duo twins triplets".split(),
        *("between", "anywhere"),
    ]
)

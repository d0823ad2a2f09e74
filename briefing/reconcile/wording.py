"""What the words of an event give away: the site that was hit, and rare words that two articles have in common.

Which words are rare is settled here once and for all, not counted in the corpus: a count would change with every article
that is imported, and with it what was decided before.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.knowledge.folding import fold

# Sites: words of one line mean one kind of site. A strike on a market and a strike on a school are two strikes.
_SITES = """
market marketplace bazaar souk souq stall
academy college graduation cadet
school kindergarten classroom madrasa pupil
university campus faculty
hospital clinic maternity ambulance
mosque minaret
church cathedral chapel monastery parish
temple shrine synagogue pagoda
camp tent
wedding bride
funeral mourner cemetery
bus minibus coach
train railway locomotive
airport airfield airbase runway hangar
barracks garrison outpost
depot warehouse arsenal armoury
range training parade inspection
bridge
dam reservoir
prison jail penitentiary
hotel resort
embassy consulate
convoy column
checkpoint roadblock
apartment residential storey highrise tower
refinery oilfield pipeline
substation powerplant grid
port harbour harbor dock terminal
ship tanker freighter vessel carrier trawler barge
parliament
goldmine quarry
bakery
theatre theater
stadium
nightclub concert festival
restaurant cafe
factory
orphanage
headquarters
courthouse
basement
ferry boat dinghy
roundabout
plantation farm
"""

# Words that any two reports of a conflict share. They say nothing about which happening is told.
_COMMON_WORDS = """
about above accord according account accuse across act action actor added after afternoon again against agency ago air
aircraft alleged allegedly alliance allied allies ally along already also although amid among amongst announce another
any apparently april area arm army around arrest artillery assault attack attacker august authority away axis back
backed background backing base battalion battle became because become been before began begin being believe between
biggest blame blast block bodies body bomb bombard bombardment bombing border both brigade brigadier bring brother
brought burn burned burnt bury call came campaign captain carried carry casualties casualty cause ceasefire center
central centre channel child children circulated citizen city civilian claim clash clear close coalition colonel combat
combatant come coming command commander community condemn condition confirm conflict continue continued control
controlled corps could council counter country cross current cut daily damage data dawn day dead deadliest deadly death
december decide declare defence defend defense demand denied deny deploy deputy despite destroy detain die died dig
direct dismiss displace district division document does door down dozen drone drones drove due dug during dusk earlier
early east eastern eight eighth eighty eleven empty end enemy enter entire escalate escalating escalation even evening
event every explode explosion explosive faction fail fall fallen family far fatalities fatality father fear feared
february fell few fewer field fierce fifteen fifty fight fighter fighting figure fire first five fled flee followed
following footage force forces foreign former forty four fourteen fourth friday from front full funeral further gave
general get give goal gone government governor ground group gun gunman gunmen had half hand happen has have head heavily
heavy held helicopter helicopters help her here high highway him his hit hold home hospitalised hour hours house
household how however hundred hurt image images incident include including independent inform inhabitant injure injured
injury inside insist instead insurgent intense intensified intensify intercept into investigate its itself january jet
jets join journalist july june just kill killed killing know known large largest last late later launch launched
launcher law lead leader least leave led left less lieutenant life line list little live lives local locate long lose
loss lost low loyalist loyalists made main major make man many march massive may mean meanwhile media medic meet member
men met midday might mile militant military militia million minister ministry minute missile missiles mission mobile
moment monday monitor month months more morning mortar mortars most mother mount move movement much multiple munition
must name nation national near nearby nearly need neighborhood neighboring neighbourhood neighbouring network never new
news newspaper next night nine ninety ninth no none noon north northeast northern northwest not note nothing november
now number observatory occupied occur october off offensive office officer official old once one ongoing only open
operation oppose opposition order organisation organization other our out outside outskirt outskirts over overnight own
part party past peace people per person photo place plan plane planned point police popular population position
positions possible post power present press previous pro probe progovernment prompt protect province public push pushed
put quarter quote raid raise reach really rebel receive recent record regime regiment region regional relative release
remain remove repel report reported reportedly reporter rescue rescuer resident resist response responsibility
responsible rest resume retake return rival road rocket rockets round route row rubble ruin rule run said same saturday
saw say scene second secure security see seen seize send senior separate september serious service serviceman servicemen
set seven seventh seventy several severe shatter shell shelling shells shoot shot show side since site situation six
sixth sixty sky small social soldier some son source sources south southeast southern southwest speak spoke spokesman
spokesperson spokeswoman staff stage stand start state statement station stay step still stop strike strikes striking
struck suburb such sunday support supported surround survivor suspect take taken talk tank tanks target telegram
telephone television temporarily ten tension tenth territory terror terrorist than that the their them then there these
they thing think third thirteen thirty this those thousand three through throughout thursday thus time today together
told toll tonne took top total toward towards town troop troops truce truck try tuesday twelve twenty two under
unidentified unit united unknown until update upon use used various vehicle very via victim video village violence visit
volunteer wage war warn warplane warplanes was way weapon wednesday week weekend weeks well went were west western what
when where wherea whereas whether which while who whole whom whose why wide will with within without witness woman women
work worker world worst would wound wounded wreckage write year yesterday yet young zero
"""
_COMMON = frozenset(_COMMON_WORDS.split())
STOP = re.compile(r"[.!?](?=\s)|\n")  # the end of a sentence or line
_WORD = re.compile(r"[^\W\d_]{3,}")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A folded English word without its plural. Verb endings stay: the common verbs are listed in their forms."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "buses")) and word != "abuses":
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


_SITE_OF = {stem(word): line.split()[0] for line in _SITES.strip().splitlines() for word in line.split()}


def _is_common(word: str) -> bool:
    if word in _COMMON:
        return True
    for ending in ("ing", "ed"):
        if word.endswith(ending):
            root = word[: -len(ending)]
            if (
                root in _COMMON
                or root + "e" in _COMMON
                or (len(root) > 2 and root[-1] == root[-2] and root[:-1] in _COMMON)
            ):
                return True
    return word.endswith("ly") and word[:-2] in _COMMON


@lru_cache(maxsize=65536)
def _told_by(form: str) -> tuple[str | None, str | None]:
    """The site and the rare word that a word of a text stands for."""
    word = stem(fold(form))
    site = _SITE_OF.get(word)
    return site, None if site or len(word) < 4 or _is_common(word) else word


def read(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The sites and the rare words of some text."""
    told = {_told_by(form) for form in _WORD.findall(text)}
    return frozenset(site for site, _ in told if site), frozenset(word for _, word in told if word)


_ANOTHER = re.compile(
    r"\b(?:another (?:air|drone|rocket|missile|bomb|attack|strike|raid|blast|explosion|ambush|clash|village|town|incident)"
    r"|(?:a|the) second (?:air|drone|rocket|missile|bomb|attack|strike|raid|blast|explosion|ambush|clash|incident|column)"
    r"|(?:a|in) separate|separately|elsewhere)\b",
    re.IGNORECASE,
)


_MANY = re.compile(
    r"\b(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens of|several|repeated|daily|[3-9]|\d\d+)\s"
    r"(?:\w+\s){0,2}?"
    r"(?:air ?strikes|strikes|raids|attacks|assaults|clashes|ambushes|shellings|bombings|explosions|incidents)\b",
    re.IGNORECASE,
)


def counts_acts(text: str) -> bool:
    """Whether the words count the acts that they tell of: "14 assaults were repelled"."""
    return _MANY.search(text) is not None


_NUMBERS = dict(
    zip("twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty".split(),
        (*range(12, 21), 30, 40, 50), strict=True)
)  # fmt: skip
_COUNT = re.compile(
    r"(?<![\w.,:/-])(\d{1,3}(?:,\d{3})+|\d{1,6}|" + "|".join(_NUMBERS) + r")(?![\w.:/%°-]|,\d)[ \u00a0]+(\w+)"
)
_MEASURES = frozenset(
    """per percent kilometre kilometer km mile metre meter hectare acre tonne ton kg litre liter day hour minute week month
    year o am pm gmt january february march april may june july august september october november december million
    thousand dollar euro degree mm cm foot to and or""".split()
)
TELLING_COUNT = 11  # smaller numbers of things are met by chance


def counts(text: str) -> frozenset[int]:
    """The numbers of some text, from 11 on, that count people or things and are no measure, day or year."""
    found = set()
    for number, unit in _COUNT.findall(text):
        value = _NUMBERS.get(number.lower()) or int(number.replace(",", ""))
        if value >= TELLING_COUNT and stem(unit.lower()) not in _MEASURES and not 1900 <= value <= 2100:
            found.add(value)
    return frozenset(found)


def sets_apart(text: str) -> bool:
    """Whether the words set what they tell apart from what was told before: another, a second, elsewhere."""
    return _ANOTHER.search(text) is not None


_NIGHT = re.compile(
    r"\b(?:(?:over|mid|to)?night|nights|nightfall|pre-?dawn|dawn|daybreak|before sunrise|small hours|early hours"
    r"|late (?:on|in the)|evening|(?:0?[0-4]|1[0-2]|[1-4])(?:[:.]\d\d)? ?a\.?m\b|(?:[89]|1[01])(?:[:.]\d\d)? ?p\.?m\b)",
    re.IGNORECASE,
)


def tells_of_night(text: str) -> bool:
    """Whether the words tell of a night, an evening or an early hour, which two reports may give two dates."""
    return _NIGHT.search(text) is not None


# What sort of place a name is of, in English and in what maps and reports leave untranslated.
_SORTS = frozenset(
    """area barangay base barrio block boma camp cantonment center centre city commune compound county crossing cross
    department district east elementary field governorate hamlet highway hill junction kebele locality military mount
    municipality neighbourhood neighborhood north payam point post primary province quarter region road roundabout
    secondary sector settlement site south square station street subdistrict suburb tehsil town township upazila valley
    village ward west woreda zone high public general central great little lower upper old new saint""".split()
)


def proper(name: str) -> frozenset[str]:
    """The words of a place's name that tell it from others of its sort: "Baguindan Elementary School" has Baguindan."""
    words = (stem(word) for word in re.findall(r"[^\W\d_]{4,}", fold(name)))
    return frozenset(word for word in words if word not in _SORTS and word not in _SITE_OF)

"""Names that nobody knows: person, place, body or thing, by their own words, their neighbours and the tagger."""

from __future__ import annotations

import re
from collections import Counter

from briefing.domain.actor import ActorKind
from briefing.domain.place import PlaceKind
from briefing.domain.text import BlockKind
from briefing.extract.names.abbreviations import Defined
from briefing.extract.names.descriptions import body_told, collective_of
from briefing.extract.names.lengths import NAME_TAGS, Seen
from briefing.extract.names.mentions import Mention, Sort, mention_of
from briefing.extract.names.peoples import people_at
from briefing.extract.names.signs import (
    descriptor_of,
    governed,
    has_given_name,
    is_acronym,
    is_acting,
    is_glued,
    is_initials,
    is_locative,
    is_of_grammar,
    is_of_harm,
    is_of_kin,
    is_of_tribe,
    is_placed,
    is_strongly_locative,
    place_at,
    told_as_person,
    told_to_paper,
)
from briefing.extract.sentences.numerals import ORDINALS
from briefing.extract.sentences.parse import Paper, Sentence, Token
from briefing.knowledge import Knowledge
from briefing.knowledge.words import lists

_DIRECTIONS = re.compile(
    r"(?:north|south|east|west|central|upper|lower|northern|southern|eastern|western|north-?east(?:ern)?|north-?west(?:ern)?|"
    r"south-?east(?:ern)?|south-?west(?:ern)?|rural|greater|downtown|old)$"
)
# who speaks in a transcript: "ANCHOR: Good evening"
_SPEAKERS = frozenset(
    "anchor host presenter moderator interviewer narrator announcer caller reporter correspondent speaker voice question "
    "answer chair operator audience interpreter translator".split()
)

_ARTICLES = frozenset("al el ad as ash an ul ar at az".split())
_PARTICLES = frozenset("da das de del di do dos du la le les".split())
MOST_AT = 3  # words of a name behind "at" that the tagger takes for a person's: "Masjid Ali Guduud"
_IN_HOUSES = frozenset("assembly commons delegates deputies lords peoples representatives".split())
_OF_RIGHTS = frozenset("aid humanitarian justice law legal refugee relief rights".split())
_OF_CRIMES = frozenset(
    "crime criminal detective forensic homicide investigation investigations kidnapping narcotics police robbery".split()
)
_OF_RELIEF = frozenset("aid displacement humanitarian idp protection refugee relief returns".split())
_OF_NEWS = frozenset("broadcasting information media news photo press telegraph telegraphic television wire".split())
_SHIPS = frozenset(
    "ARA ARC BAP BNS BRP HMAS HMCS HMNZS HMS HNLMS INS KD KRI MS MT MV NRP PNS ROKS RSS SLNS TCG USCGC USNS USS".split()
)
_NAMED_PLACES = ("Channel", "Line")
_WORKS = frozenset("factory mill smelter works".split())
_LEAGUES = frozenset(
    "alliance association coalition collective group league monitor network organisation organization".split()
)
_SUM = re.compile(r"(?:[A-Z]{1,3}|KSh|Rs\.?)\d[\d.,]*$")
_COINS = frozenset("dinar dollar euro franc pound riyal rupee shilling".split())
_SCALES = frozenset("billion crore lakh million thousand trillion".split())
_CODE = re.compile(r"[A-Z]{1,3}-\d{1,4}[A-Z]?$")  # a road, an aircraft, a gun
_OF_INQUIRIES = frozenset(
    "customs electoral intelligence investigation investigative parliamentary security senate state".split()
)
_OF_FAITHFUL = frozenset("bishops churches elders imams refugee refugees relief scholars women youth".split())
_SELF_MADE = frozenset(("defence", "defense"))
_OF_STATES = frozenset("air joint national royal security territorial".split())
_OF_FIGHTERS = frozenset("commando engineer engineers infantry rifle signal signals tank transportation".split())
_UN_BODY = re.compile(r"UN[A-Z]{2,6}$|EU[A-Z]{2,5}$")
_UNIONS = frozenset("committee congress council league organisation organization union".split())
_BANDS = frozenset("band cell cult front group movement network organisation organization outfit sect".split())
_CIVIC = frozenset("center centre committee council institute union".split())
_FIRMS = frozenset("consultancy institute ngo outlet thinktank watchdog".split())


class UnknownNames:
    """Decides what the unknown names of one paper are."""

    def __init__(self, paper: Paper, knowledge: Knowledge, defined: Defined, seen: Seen) -> None:
        self.paper = paper
        self.knowledge = knowledge
        self.defined = defined
        self.seen = seen
        self.words = lists().names
        objects = knowledge.lexicon.objects
        self._vehicles = objects["vessel"] | objects["vehicle"] | self.words.things
        self._arms = objects["weapon_subject"] | objects["arms"]
        self._shouted: tuple[int, bool] = (-1, False)

    def mention(self, sentence: Sentence, at: int, length: int) -> Mention | None:
        """What a name of `length` tokens at `at` stands for; None where it is no name after all."""
        tokens = sentence.tokens
        while (
            length
            and (
                tokens[at].low in ("the", "a", "an")
                or (length > 1 and is_glued(tokens, at))  # "the pro-Kurdish DEM Party"
                or (length > 1 and tokens[at].text[:1].islower() and _DIRECTIONS.match(tokens[at].low))
            )
        ):
            at, length = at + 1, length - 1
        words = tokens[at : at + length]
        if words and sentence.voice:
            return self._voice(words)
        if not words or self._shouts(sentence) or (sentence.label and words[-1].low in _SPEAKERS):
            return None
        if words[-1].low.rstrip(".") in self.words.not_alone and all(one.low in self.words.faiths for one in words[:-1]):
            return None  # "an NGO", "wrote on X", "a Catholic Mass"
        if length == 1 and is_initials(words[0].text):
            return None
        if (sentence.label or words[-1].text.isdigit()) and self._is_paper(words):
            return None
        if length == 1 and self._is_of_people(words[0]):
            return None
        if words[0].low == "staff" and [one.low for one in tokens[max(0, at - 2) : at]] == ["chief", "of"]:
            return None  # "the Chief of Staff of the Commission": his office
        if length == 1 and (is_of_grammar(words[0]) or self._is_faith(words[0]) or self._is_currency(tokens, at)):
            return None
        if length == 1 and words[0].low == "office" and (holders := self._holders(tokens, at)):
            return mention_of(Sort.ACTOR, [*holders, *tokens[at - 1 : at + 1]], kind=ActorKind.GOVERNMENT)
        if self.knowledge.offices.get(self.paper.words(words[0], words[-1])) is not None:
            return None  # "The UN Secretary-General, António Guterres"
        if length > 1 and self.knowledge.actors.demonym(" ".join(word.text for word in words)) is not None:
            return None  # "South African", "Sri Lankans"
        if length == 1 and self._is_word(words[0], at == 0) and not self._is_named_part(tokens, at):
            return None
        return (
            self._by_own_words(sentence, at, words)
            or self._by_neighbours(sentence, at, words)
            or self._by_tagger(sentence, at, words)
        )

    def _holders(self, tokens: list[Token], at: int) -> list[Token]:
        """Whose office is at `at`: "the Ombudsman's Office", "the Attorney General's Office"."""
        first = at - 1
        if first < 1 or tokens[first].text not in ("'s", "’s"):
            return []
        while (
            first and tokens[first - 1].text[:1].isupper() and self.knowledge.offices.get(tokens[first - 1].low) is not None
        ):
            first -= 1
        return tokens[first : at - 1]

    def _voice(self, words: list[Token]) -> Mention:
        """Whose words follow, in a dialogue: a body by its name or abbreviation, else a person."""
        body = self._body([word.low for word in words])
        if body is not None:
            return mention_of(Sort.ACTOR, words, kind=body)
        return mention_of(Sort.PERSON, words, kind=ActorKind.PERSON)

    def _shouts(self, sentence: Sentence) -> bool:
        """Whether a whole line is in capitals: it shouts words, not names."""
        if self._shouted[0] != sentence.index:
            tokens = sentence.tokens
            capitals = all(token.text.isupper() or not token.text.isalpha() for token in tokens)
            block = self.paper.block(sentence)
            alone = block.end - block.start <= tokens[-1].end - tokens[0].start + 4  # with the marks of a heading
            loud = capitals and (len(tokens) > 3 or alone or self._is_heading_of_list(sentence))
            self._shouted = sentence.index, loud
        return self._shouted[1]

    def _is_currency(self, tokens: list[Token], at: int) -> bool:
        """ "USD 3.4 million", "4,000 EUR": money by its code."""
        beside = [tokens[n] for n in (at - 1, at + 1) if 0 <= n < len(tokens)]
        if tokens[at].text.isupper() and any(one.lemma in _COINS for one in beside[-1:]):
            return True  # "48,000 CFA francs"
        if _SUM.match(tokens[at].text) and any(one.low in _SCALES for one in beside):
            return True  # "N150 million"
        return (
            tokens[at].text.isupper()
            and tokens[at].low in self.words.currencies
            and any(one.text[:1].isdigit() for one in beside)
        )

    def _is_of_people(self, word: Token) -> bool:
        """ "A Banyamulenge militia", "Hutu militias": of which people they are; "the Hema militia" may be a name."""
        noun = word.head
        if word.low not in self.words.communal or word.dep not in ("compound", "amod", "nmod") or not noun.text.islower():
            return False
        allied = any(kid.low in ("allied", "affiliated") for kid in noun.kids_by("amod"))  # those of them that side so
        return noun.tag in ("NN", "NNS") and not allied and not any(kid.low == "the" for kid in noun.kids_by("det"))

    def _is_faith(self, word: Token) -> bool:
        """ "A Catholic missionary", "the Yazidi militia": what people believe says of what kind they are."""
        return word.low in self.words.faiths and word.dep in ("compound", "amod", "nmod") and word.head.text.islower()

    def _is_heading_of_list(self, sentence: Sentence) -> bool:
        """ "HIGHLIGHTS": a line of its own, of long words in capitals, that no other words of the text name."""
        block = self.paper.article.text[sentence.tokens[0].start :].split("\n", 1)[0]
        words = [token.text for token in sentence.tokens if token.text.isalpha()]
        alone = len(block.split()) == len(sentence.tokens) and sentence.tokens[0].start == self.paper.block(sentence).start
        if not alone or any(self.seen.upper.get(word.title()) for word in words):
            return False
        return all(len(word) > 5 for word in words) or all(word.lower() in self.words.sections for word in words)

    def _is_word(self, word: Token, first: bool) -> bool:
        """Whether a capitalised word by itself is an ordinary one: an adjective, a people's, or just a sentence's first."""
        if people_at(word, self.knowledge) is not None or word.tag.startswith("JJ"):
            return True
        if is_acronym(word.text):
            return False
        if word.low.rstrip(".") in self.words.not_names:
            return True
        if first and word.low in self._arms:
            if word.dep == "compound" and word.head.text.islower():
                return True  # "Grenade explosion in a bar"
            if word.dep in ("nsubj", "nsubjpass") and not word.kids_by("compound", "appos"):
                return True  # "Debris killed a pensioner"
        if word.tag in NAME_TAGS and any(body_told(kid, self.knowledge) is not None for kid in word.kids_by("appos")):
            return False  # "Cristosal, a human rights group, said"
        if first and (word.tag not in NAME_TAGS or (not word.ent and not self.seen.upper.get(word.text))):
            return True
        return collective_of(word, self.knowledge) is not None

    def _is_named_part(self, tokens: list[Token], at: int) -> bool:
        """ "The Arbaeen quarter": what the tagger takes for an adjective names a place."""
        word = tokens[at]
        if at == 0 or not word.tag.startswith("JJ") or at + 1 >= len(tokens) or word.ent == "NORP":
            return False
        if self.knowledge.actors.demonym(word.text) is not None or word.low in self.seen.lower:
            return False
        return tokens[at + 1].low in self.words.places and word.low not in self.words.not_names

    def _by_own_words(self, sentence: Sentence, at: int, words: list[Token]) -> Mention | None:
        """ "Levant Rights Monitor", "Rho District", "Tell Rifaat"."""
        lows, length = [word.low for word in words], len(words)
        if length == 1:
            return None
        if words[0].text in _SHIPS or self._is_storm(lows):
            return mention_of(Sort.THING, words)
        numbered = lows[-1].isdigit() and (lows[0] in ("no", "no.") or lows[0] in self.words.papers)
        if lows[-1] in self.words.papers or numbered:
            return mention_of(Sort.THING, words)  # "the Lachin Accord", "Law No. 412"
        before = sentence.tokens[at - 1] if at else None
        if before is not None and before.pos == "NOUN" and before.lemma in _FIRMS:
            return mention_of(Sort.ACTOR, words, kind=ActorKind.NGO, descriptor=before)  # "the consultancy Beacon Hill"
        of = next((n for n in range(1, length - 1) if lows[n] == "of"), 0)
        if of and lows[of - 1] in self.words.sites_of and not any(low in self.words.bodies for low in lows[of + 1 :]):
            return place_at(sentence, at + of + 1, length - of - 1, ())  # "the Security and Defence Post of Dioura"
        if words[-1].text in _NAMED_PLACES and not is_acting(words) and words[-1].head.lemma != "tell":
            return place_at(sentence, at, length, ())  # "roofed the Babuyan Channel", but "Al Jadeed Channel said"
        body = self._body(lows) or self._by_first_word(lows)
        site = self.words.places.get(lows[-1]) is PlaceKind.FACILITY
        if lows[-1] in ("centre", "center") and lows[-2] in self.words.centres and is_locative(words):
            return place_at(sentence, at, length, ())  # "died at the Trauma Centre"
        if body is not None and site and (sentence.label or is_locative(words)):
            return place_at(sentence, at, length, ())  # "killed in Aleppo University", "Aleppo University, 29 November:"
        if body is not None:
            return mention_of(Sort.ACTOR, words, kind=self._body_kind(words, body))
        if lows[-1] in self.words.places:
            return place_at(sentence, at, length, ())
        if lows[0] in self.words.place_prefixes and not any(low in self.words.bodies for low in lows):
            return place_at(sentence, at, length, ())
        return None

    def _by_first_word(self, lows: list[str]) -> ActorKind | None:
        """ "Jund al-Sham", "Kataib al-Nasr": the word for a group stands first in other languages."""
        first = lows[0].replace("'", "").replace("’", "")
        articled = len(lows) > 3 and lows[1] in _ARTICLES and lows[2] == "-"
        found = self.words.first_words_with_article.get(first) if articled else None
        return found or self.words.first_words.get(first)

    def _is_storm(self, lows: list[str]) -> bool:
        """ "Typhoon Haima", "Severe Tropical Storm Trami": storms have names of people."""
        return any(low in self.words.storms for low in lows[:-1])

    def _body(self, lows: list[str]) -> ActorKind | None:
        """What the head noun of a body's name says it is; behind "of" and "for" stands no head."""
        before = lows[: next((n for n, low in enumerate(lows) if low in ("of", "for", "on")), len(lows))]
        if "agency" in before and not _OF_NEWS & set(lows):
            return ActorKind.GOVERNMENT  # "the National Mine Action Agency"
        if lows[:2] == ["house", "of"] and lows[-1] in _IN_HOUSES:
            return ActorKind.GOVERNMENT  # "the House of Representatives"
        found = next((low for low in reversed(before) if low in self.words.bodies), None)
        if found in ("center", "centre") and len(before) > 1 and self.words.bodies.get(before[-2]) is ActorKind.MILITARY:
            found = before[-2]  # "Battlegroup Centre"
        if found in ("center", "centre", "lab", "laboratory") and _OF_RIGHTS & set(before):
            return ActorKind.NGO  # "Humanitarian Law Center"
        if found == "agency" and any(self.words.bodies.get(low) is ActorKind.MEDIA for low in before):
            return ActorKind.MEDIA  # "Anadolu News Agency"; other agencies are of the state
        kind = self.words.bodies[found] if found is not None else None
        if found == "committee" and _OF_INQUIRIES & set(before):
            return ActorKind.GOVERNMENT  # "the Investigative Committee", "the State Committee for Land"
        if found == "council" and _OF_FAITHFUL & set(lows):
            return ActorKind.NGO  # "the Council of Churches", "the Elders Council"
        if found in ("service", "services") and _OF_NEWS & set(before):
            return ActorKind.MEDIA
        if found in ("service", "services") and _OF_RIGHTS & set(before):
            return ActorKind.NGO  # "the Jesuit Refugee Service"
        if found in ("committees", "committee") and "resistance" in before:
            return ActorKind.POLITICAL
        if found == "company" and (before[0][:1].isdigit() or _OF_FIGHTERS & set(before)):
            return ActorKind.MILITARY  # "the 718th Engineer Company"
        if found == "mission" and any(low in self.words.faiths for low in before):
            return ActorKind.NGO
        if found is None and before[-1] == "squad" and _OF_CRIMES & set(before):
            return ActorKind.POLICE  # "the Special Anti-Robbery Squad"
        if found is None and before[-2:] in (["civil", "protection"], ["civil", "defence"], ["civil", "defense"]):
            return ActorKind.GOVERNMENT
        if found in _CIVIC and any(self.words.bodies.get(low) is ActorKind.NGO for low in before):
            return ActorKind.NGO  # "Kordofan Rights Watch Committee"
        if found in _UNIONS and any(low.endswith("ist") and len(low) > len("marxi") for low in before):
            return ActorKind.POLITICAL  # "Popular Nasserist Organisation"
        if kind in (ActorKind.MILITARY, ActorKind.GOVERNMENT) and _OF_CRIMES & set(before):
            return ActorKind.POLICE  # "Benue State Police Command", "the Homicide Division"
        if found == "force" and "task" in before and _OF_RELIEF & set(lows):
            return ActorKind.OTHER  # "the IDP Task Force"
        return kind

    def _body_kind(self, words: list[Token], kind: ActorKind) -> ActorKind:
        if kind is not ActorKind.MILITARY or any(word.low[0].isdigit() for word in words) or words[0].low in ORDINALS:
            return kind
        of_state = any(self.knowledge.actors.demonym(word.text) for word in words)
        lows = {word.low for word in words}
        local = bool(lows & _SELF_MADE and lows & {"force", "forces"} and not lows & _OF_STATES) and not any(
            self.knowledge.actors.match([word.text], 0) for word in words
        )  # "the Mara Defence Force" is no state's
        marked = local or any(word.low in self.words.armed_marks for word in words)
        return ActorKind.ARMED_GROUP if marked and not of_state else kind

    def _by_neighbours(self, sentence: Sentence, at: int, words: list[Token]) -> Mention | None:
        """ "The tanker Rubymar", "the Houthis", "the village of Lolwa", "the outlet Tochka", "Tal Rifaat, 1 December:"."""
        tokens, length = sentence.tokens, len(words)
        if self.paper.words(words[0], words[-1]) in self.defined:
            return mention_of(Sort.ACTOR, words)
        if is_of_tribe(tokens, at + length):
            return mention_of(Sort.ACTOR, words, kind=ActorKind.POPULATION)
        credit = sentence.label and at and tokens[at - 1].text == "("
        if credit and at + length < len(tokens) and tokens[at + length].text == ")":
            return mention_of(Sort.ACTOR, words, kind=ActorKind.MEDIA)  # "KANO, Nigeria (AFP) -"
        if self._is_vehicle(tokens[at - 1] if at else None, words):
            return mention_of(Sort.THING, words)
        if length <= 3 and (is_of_kin(sentence, at) or is_of_harm(words)):
            return mention_of(Sort.PERSON, words, kind=ActorKind.PERSON)
        rights = self._of_rights(tokens[at - 1] if at else None)
        if rights is not None:
            return mention_of(Sort.ACTOR, words, kind=ActorKind.NGO, descriptor=rights)
        if any(one.low in _WORKS for one in tokens[at + length : at + length + 2]) and words[-1].head.low in _WORKS:
            return mention_of(Sort.THING, words)  # "the Azot chemical factory"
        typed = self._is_typed(tokens, at + length, words[-1]) or self._is_typed_before(tokens, at)
        typed |= length <= 3 and not is_acronym(words[0].text) and is_placed(words)
        if not typed and (tribe := self.tribe(words)) is not None:
            return mention_of(Sort.ACTOR, words, kind=ActorKind.POPULATION, descriptor=tribe)
        told = self._told_as_body(tokens[at - 1] if at else None, words)
        if told is not None:
            return told
        several = words[0].low.endswith("s") and words[0].tag in ("NNPS", "NNP", "NNS")
        if length == 1 and not typed and several and at and tokens[at - 1].low == "the":
            return mention_of(Sort.ACTOR, words)  # "the Houthis": a people or a group
        if typed or (self._in_place(words) and not (words[0].ent == "ORG" and is_acronym(words[0].text))):
            return place_at(sentence, at, length, ())
        if self._is_foreign_make(words):
            return mention_of(Sort.THING, words)
        if told_to_paper(words):
            return mention_of(Sort.ACTOR, words, kind=ActorKind.MEDIA)
        descriptor = descriptor_of(sentence, at, words)
        if descriptor is not None:
            kind = self.words.descriptors[descriptor.lemma]
            return mention_of(Sort.ACTOR, words, kind=kind, descriptor=descriptor)
        if [one.low for one in tokens[max(0, at - 3) : at]] == ["state", "-", "run"] and is_acting(words):
            return mention_of(Sort.ACTOR, words, kind=ActorKind.MEDIA)  # "state-run MRTV"
        if told_as_person(words, self.knowledge.offices):
            return mention_of(Sort.PERSON, words, kind=ActorKind.PERSON)
        label = sentence.label and self.paper.block(sentence).kind is not BlockKind.HEADING
        if label and length <= 4 and self._body([word.low for word in words]) is None:
            return place_at(sentence, at, length, ())  # "Tal Rifaat, 1 December:"
        return None

    def _is_paper(self, words: list[Token]) -> bool:
        """ "COMMUNIQUE No. 11", "PRESS RELEASE 4": what a text is, at its head, and no name."""
        told = [one for one in words if one.text[:1].isalpha() and one.low.rstrip(".") not in ("no", "nr")]
        return bool(told) and all(one.low in self.words.rubrics for one in told)

    def _told_as_body(self, before: Token | None, words: list[Token]) -> Mention | None:
        """ "The self-defence group Jean Denis", "Cristosal, a human rights group": what stands beside says what it is."""
        beside = [kid for word in words for kid in word.kids_by("appos")]
        if before is not None and words[-1].dep in ("appos", "compound", "nmod"):
            beside.append(before)
        men = self._men_of(words)
        beside += men.kids_by("appos") if men is not None else []  # "fighters of Zagros Hawks, a Kurdish armed group"
        for noun in beside:
            kind = body_told(noun, self.knowledge)
            if kind is not None:
                return mention_of(Sort.ACTOR, words, kind=kind, descriptor=noun)
        if men is not None and words[-1].head.lemma in _BANDS and words[-1].dep in ("compound", "nmod", "amod"):
            return mention_of(Sort.ACTOR, words, kind=ActorKind.ARMED_GROUP, descriptor=words[-1].head)
        return None

    def _men_of(self, words: list[Token]) -> Token | None:
        """The noun for armed men whose body a name is told to be: "gunmen of the Maute group"."""
        last = words[-1]
        noun = last.head if last.dep in ("compound", "nmod", "amod") else last
        prep = noun.head
        if noun.dep != "pobj" or prep.low not in ("of", "from") or prep.head.pos != "NOUN":
            return None
        men = collective_of(prep.head, self.knowledge)
        return prep.head if men is not None and men.people and men.kind is ActorKind.ARMED_GROUP else None

    @staticmethod
    def _of_rights(before: Token | None) -> Token | None:
        """ "The human-rights alliance Karapatan": the noun before a name that says what it is."""
        if before is None or before.pos != "NOUN" or before.lemma not in _LEAGUES:
            return None
        return before if any(kid.low in _OF_RIGHTS for kid in before.kids_by("amod", "compound", "nmod")) else None

    @staticmethod
    def tribe(words: list[Token]) -> Token | None:
        """ "Fighters from the Hema tribe", "the Alizai and Bagan tribes": the noun that says it."""
        one = governed(words)
        noun = one.head
        return noun if one.dep in ("compound", "nmod", "amod") and noun.lemma in lists().names.tribes else None

    def _is_foreign_make(self, words: list[Token]) -> bool:
        """ "Thai F-16 jets", "a Ukrainian FPV drone": whose weapon it is, and what it is called."""
        if len(words) < 2 or self.knowledge.actors.demonym(words[0].text) is None:
            return False
        texts = [word.text for word in words]
        return self.knowledge.weapons.match(texts, 1) == len(words) - 1

    def _is_vehicle(self, before: Token | None, words: list[Token]) -> bool:
        if before is not None and before.lemma in self._vehicles and before.text[:1].islower():
            return True
        if len(words) > 1 and words[0].text in _SHIPS:
            return True  # "BRP Sierra Madre"
        beside = [kid for word in words for kid in word.kids_by("appos") if kid.lemma in self._vehicles]
        if any(not any(one.low == "think" for one in kid.kids) for kid in beside):
            return True  # but not "of the Maghreb Forum, a think-tank"
        return words[-1].dep == "appos" and words[-1].head.lemma in self._vehicles

    def _is_typed(self, tokens: list[Token], after: int, last: Token) -> bool:
        """Whether a noun of place follows: "Rho district", "the Rho displacement site"."""
        nouns = self.words.places
        if after < len(tokens) and (tokens[after].low in nouns or tokens[after].lemma in nouns):
            return True
        if last.dep in ("compound", "nmod") and last.head.lemma in nouns and last.head.i - last.i <= 2:
            return True
        if after + 1 >= len(tokens) or tokens[after + 1].low not in nouns:
            return False
        return tokens[after].pos == "NOUN" and tokens[after + 1].pos == "NOUN"

    def _is_typed_before(self, tokens: list[Token], at: int) -> bool:
        """ "The village of Umm Zarzur", "the oil terminal of al-Dhabba"."""
        if at < 2 or tokens[at - 1].low != "of":
            return False
        return tokens[at - 2].lemma in self.words.places or tokens[at - 2].lemma in self.words.sites_of

    @staticmethod
    def _in_place(words: list[Token]) -> bool:
        if not is_locative(words):
            return False
        if not all(word.ent in ("PERSON", "ORG") for word in words):
            return True
        own = [word for word in words if word.text != "-" and word.low not in _ARTICLES and word.low not in _PARTICLES]
        at = governed(words).head.low in ("at", "outside") and not any(word.ent == "ORG" for word in words)
        return len(own) <= (MOST_AT if at else 2) and is_strongly_locative(words)

    def _by_tagger(self, sentence: Sentence, at: int, words: list[Token]) -> Mention:
        """What the tagger's entities say, corrected by what the name does."""
        if _CODE.match(self.paper.words(words[0], words[-1])):
            return mention_of(Sort.THING, words)
        length, locative = len(words), is_locative(words)
        if not locative and has_given_name(words):
            return mention_of(Sort.PERSON, words, kind=ActorKind.PERSON)
        entity = Counter(word.ent for word in words).most_common(1)[0][0]
        if length == 1 and _UN_BODY.match(words[0].text):
            return mention_of(Sort.ACTOR, words, kind=ActorKind.IGO)  # "UNHAS", "EUMA"
        if entity == "PERSON" and length == 1 and at and sentence.tokens[at - 1].low == "the":
            kind = self.words.bodies.get(words[0].low)
            return mention_of(Sort.ACTOR, words, kind=kind) if is_acting(words) or kind else mention_of(Sort.THING, words)
        if entity == "PERSON" and (length > 1 or not is_acronym(words[0].text)):
            if length == 1 and locative and not is_acting(words):
                return place_at(sentence, at, length, ())
            return mention_of(Sort.PERSON, words, kind=ActorKind.PERSON)
        if entity == "GPE" and length == 2 and not locative and _has_own(words):
            return mention_of(Sort.PERSON, words, kind=ActorKind.PERSON)
        if entity in ("GPE", "LOC", "FAC") and (locative or length > 1):
            return place_at(sentence, at, length, ())
        if entity in ("WORK_OF_ART", "PRODUCT", "EVENT", "LAW", "LANGUAGE") and not is_acting(words):
            return mention_of(Sort.THING, words)
        if entity in ("ORG", "NORP") or any(is_acronym(word.text) for word in words) or is_acting(words):
            return mention_of(Sort.ACTOR, words)
        return mention_of(Sort.THING, words)


def _has_own(words: list[Token]) -> bool:
    """ "Hadi Murad counts the flags from his roof": what has a roof of his own is no place."""
    head = governed(words)
    verb = head.head
    return head.dep == "nsubj" and verb.pos == "VERB" and any(one.low in ("his", "her") for one in verb.subtree())

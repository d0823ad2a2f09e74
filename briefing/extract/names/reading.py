"""Names and descriptions: which words name or describe an actor, a person or a place.

Three witnesses vote: the knowledge base (longest match), the gazetteer, and the statistical tagger with its entities.
Syntax outranks the last one: what follows a rank is a person, what follows "in" or "the village of" is a place, what fights
or says something is an actor. Nothing is resolved here: a mention says what it may be, `cast` and `atlas` decide who and
where.
"""

from __future__ import annotations

from collections import Counter

from briefing.domain.actor import ActorKind
from briefing.domain.place import PlaceKind
from briefing.domain.text import BlockKind
from briefing.extract.names.abbreviations import apply_abbreviations, defined_length, find_abbreviations
from briefing.extract.names.descriptions import describe, words_for_itself
from briefing.extract.names.lengths import NAME_TAGS, look_over, name_length, person_length, seat_before
from briefing.extract.names.mentions import Mention, Mentions, Sort, mention_of
from briefing.extract.names.namesakes import people_called_as_towns
from briefing.extract.names.nicknames import nicknamed
from briefing.extract.names.numbered_units import numbered_unit
from briefing.extract.names.signs import (
    is_acronym,
    is_acting,
    is_glued,
    is_handling_label,
    is_hyphened,
    is_initials,
    is_introduced,
    is_locative,
    is_of_grammar,
    is_of_kin,
    is_of_tribe,
    is_strongly_locative,
    numbered_height,
    numbered_road,
    place_at,
)
from briefing.extract.names.unknown_names import UnknownNames
from briefing.extract.sentences.grafting import move
from briefing.extract.sentences.parse import Paper, Sentence, Token
from briefing.extract.sentences.telegraph import lemma_kept
from briefing.knowledge import Knowledge
from briefing.knowledge.actor_entries import KnownActor
from briefing.knowledge.folding import fold
from briefing.knowledge.gazetteer import Candidate
from briefing.knowledge.offices import OfficeSort
from briefing.knowledge.words import lists

# Titles that streets and quarters are named with.
_SAINTLY = frozenset("sheikh cheikh shaykh imam saint st. king general martyr prince queen president".split())
# Articles of names, with which a longer name can go on behind a place's.
_ARTICLES = frozenset("al el ad as ash an ul ar at az".split())
_PARTICLES = frozenset("de del di da do du".split())


def find_mentions(paper: Paper, knowledge: Knowledge) -> Mentions:
    """All names and descriptions in a paper, in text order."""
    reader = _NameReader(paper, knowledge)
    found = Mentions()
    for sentence in paper.sentences:
        reader.scan(sentence, found)
    apply_abbreviations(paper, found, reader.defined, knowledge.actors)
    _follow_neighbours(found)
    people_called_as_towns(found, knowledge)
    _agree(paper, found)
    for sentence in paper.sentences:
        describe(sentence, knowledge, found, reader.own)
    found.all.sort(key=lambda mention: (mention.start, -mention.end))
    return found


def _follow_neighbours(found: Mentions) -> None:
    """ "Maarat al-Numan and Saraqib": an unknown name beside a known place is a place, unless it acts."""
    for mention in found.all:
        if mention.sort in (Sort.PERSON, Sort.ACTOR) and not mention.known and not mention.rank and not mention.alias:
            beside = mention.head.conjuncts()[1:]
            beside += [mention.head.head] if mention.head.dep == "conj" else []
            twins = [twin for one in beside if (twin := found.over(one, Sort.PLACE)) is not None]
            known = any(twin.places or twin.type_word for twin in twins)
            if known and not is_acting(mention.tokens):
                mention.sort = Sort.PLACE


def _agree(paper: Paper, found: Mentions) -> None:
    """One unknown name is one kind of thing throughout an article: what most and the surest of its mentions say."""
    places = [one for one in found.all if one.sort is Sort.PLACE]
    unknown = [
        one
        for one in found.all
        if not one.known and not one.places and (one.sort in _VOTING or (one.sort is Sort.THING and _is_of_event(one)))
    ]
    votes: dict[str, Counter[Sort]] = {}
    for mention in [*unknown, *(one for one in places if one.places)]:
        votes.setdefault(fold(mention.text(paper)), Counter())[mention.sort] += _weight(mention)
    first_place: dict[str, Mention] = {}
    for mention in places:
        first_place.setdefault(fold(mention.text(paper)), mention)
    for mention in unknown:
        name = fold(mention.text(paper))
        best = votes[name].most_common(1)[0][0]
        if mention.kind is ActorKind.POPULATION and mention.sort is Sort.ACTOR:
            continue  # "the Bagan tribe", which lives in Bagan
        if best is not mention.sort and not mention.alias:
            mention.sort = best
            if best is Sort.PLACE:
                mention.places, mention.type_word = first_place[name].places, first_place[name].type_word


_VOTING = (Sort.ACTOR, Sort.PLACE, Sort.PERSON)


def _is_of_event(mention: Mention) -> bool:
    """ "The Mamasapano clash": what a blow is called by is most often where it was."""
    word = mention.tokens[-1]
    return word.dep in ("compound", "nmod") and word.head.lemma in lists().names.called_by_place


def _weight(mention: Mention) -> int:
    if mention.sort is Sort.THING:
        return 0
    if mention.type_word or mention.rank or mention.places:
        return 3
    placed = mention.sort is Sort.PLACE and is_strongly_locative(mention.tokens)
    return 2 if mention.descriptor or mention.alias or placed else 1


KNOWN_TOWN = 40  # the rank of a town from which its spelling alone tells it: "Culiacán has lived"
_FIGHTING_KINDS = (ActorKind.ARMED_GROUP, ActorKind.MILITARY)
_ARMED_KINDS = (ActorKind.ARMED_GROUP, ActorKind.MILITARY, ActorKind.COMPANY)
_OWNING = (*_FIGHTING_KINDS, ActorKind.POLITICAL, ActorKind.STATE, ActorKind.POLICE, ActorKind.GOVERNMENT)
MANY_OF = 5  # letters: titles as short as this have no plural that is told from a name
SHORT = 3  # letters: a name as short as this is a place only where one must stand

_CLITICS = ("'s", "’s")
_KIN = frozenset("brothers clan family household".split())


class _NameReader:
    """Goes through the sentences of one paper and takes the names out of them."""

    def __init__(self, paper: Paper, knowledge: Knowledge) -> None:
        self.paper = paper
        self.knowledge = knowledge
        self.words = lists().names
        self.defined = find_abbreviations(paper, knowledge.actors)
        self.own = words_for_itself(paper.article)
        self.seen = look_over(paper)
        self.unknown = UnknownNames(paper, knowledge, self.defined, self.seen)

    def scan(self, sentence: Sentence, found: Mentions) -> None:
        """Add the names of a sentence, none of which overlap."""
        tokens = sentence.tokens
        texts = [token.text for token in tokens]
        at = 0
        while at < len(tokens):
            mention = self._name_at(sentence, texts, at)
            if mention is None:
                at += 1
                continue
            found.add(mention)
            at = mention.tokens[-1].i - tokens[0].i + 1

    def _name_at(self, sentence: Sentence, texts: list[str], at: int) -> Mention | None:
        if lemma_kept(texts[at]) is not None or is_handling_label(self.paper.article.text, sentence.tokens[at]):
            return None  # "IED" and "TLP:RED" name nobody
        first = texts[at][0]
        if not (first.isalnum() or first in "'‘ʿ’"):
            return None
        if first.isdigit() and not (at + 1 < len(texts) and texts[at + 1][:1].isupper()):
            return numbered_unit(sentence, at)
        if self.own and self._calls_itself(texts, at):
            return None  # "the Centre", of the centre that publishes the report
        if (person := nicknamed(sentence, at, self.knowledge)) is not None:
            return person
        return self._designated(sentence, texts, at) or self._known_or_not(sentence, texts, at)

    def _calls_itself(self, texts: list[str], at: int) -> bool:
        """Whether a publisher's own noun stands alone: "the Centre's activists", not "the Centre for Peace"."""
        if texts[at].lower() not in self.own or not at or texts[at - 1].lower() != "the":
            return False
        behind = texts[at + 1 : at + 2]
        return not behind or not (behind[0][:1].isupper() or behind[0].lower() in ("for", "of", "on"))

    def _designated(self, sentence: Sentence, texts: list[str], at: int) -> Mention | None:
        """What needs no look into the books of names: an abbreviation, a weapon, a numbered road, a person with a rank."""
        tokens = sentence.tokens
        short = defined_length(tokens, at, self.defined)
        if short:
            return mention_of(Sort.ACTOR, tokens[at : at + short])
        if texts[at][0].isdigit() and (unit := numbered_unit(sentence, at)) is not None:
            return unit
        thing = self.knowledge.weapons.match(texts, at)
        if thing == 1 and is_acronym(texts[at]) and self._is_short_for_body(texts, at):
            thing = 0  # the KIA is no Kia
        if thing:
            if tokens[at].low == "operation" and self._is_sent(tokens[max(0, at - 2) : at]):
                return mention_of(Sort.ACTOR, tokens[at : at + thing], kind=ActorKind.MILITARY)
            return mention_of(Sort.THING, tokens[at : at + thing])
        road = numbered_road(tokens, at)
        if road and self.knowledge.actors.match(texts, at) is None:
            mention = place_at(sentence, at, road, ())
            mention.type_word = mention.type_word or "road"
            return mention
        height = numbered_height(tokens, at)
        if height:
            mention = place_at(sentence, at, height, ())
            mention.type_word = "hill"
            return mention
        if texts[at] == "Gen" and texts[at + 1 : at + 2] in (["Z"], ["X"]):
            return None  # the generation
        office = self.knowledge.offices.match(texts, at)
        if office is None and (single := self._of_several(texts, at)) is not None:
            return self._titled(sentence, [*texts[:at], single, *texts[at + 1 :]], at, 1)
        if office is not None and self._is_of_known(texts, at, office[0]):
            return None  # "United Nations Secretary-General António Guterres": the body first, then the title
        if office is not None and "," not in texts[at : at + office[0]]:
            return self._titled(sentence, texts, at, office[0])
        return None

    def _is_short_for_body(self, texts: list[str], at: int) -> bool:
        known = self.knowledge.actors.match(texts, at)
        return known is not None and any(texts[at] in one.names for one in known[1])

    def _is_of_known(self, texts: list[str], at: int, length: int) -> bool:
        """Whether a title begins with the name of the body or state that it is held in."""
        known = self.knowledge.actors.match(texts, at)
        if known is None or known[0] >= length or not texts[at + known[0]][:1].isupper():
            return False
        rest = self.knowledge.offices.match(texts, at + known[0])
        return known[1][0].kind is not ActorKind.PERSON and rest is not None and rest[0] == length - known[0]

    def _is_sent(self, before: list[Token]) -> bool:
        """ "Soldiers of Operation Barkhane": an operation is what is done, and here who does it."""
        return len(before) == 2 and before[1].low in ("of", "from") and before[0].lemma.lower() in self.words.sent_out

    def _of_several(self, texts: list[str], at: int) -> str | None:
        """ "Presidents Erdogan and Putin": the title that the first of them has."""
        word = texts[at]
        if not (word.endswith("s") and word[:1].isupper() and at + 1 < len(texts) and texts[at + 1][:1].isupper()):
            return None
        known = self.knowledge.actors.match(texts, at)
        if known is not None and known[0] > 1:
            return None  # "Doctors Without Borders"
        office = self.knowledge.offices.match([word[:-1]], 0)
        return word[:-1] if office is not None and len(word) > MANY_OF else None

    def _known_or_not(self, sentence: Sentence, texts: list[str], at: int) -> Mention | None:
        """What the books of actors and places know, the longer name first, unless it only begins a longer one."""
        token = sentence.tokens[at]
        known = self._without_clitic(self.knowledge.actors.match(texts, at), texts, at)
        called = at - 1 if not at or texts[at - 1] not in _QUOTES else at - 2  # 'alias "Tutin"'
        alias = called >= 0 and texts[called].lower() in _ALIAS
        if known is not None and alias and known[0] == 1:
            return None  # "Rogelio Posadas, alias Putin"
        if known is not None and known[0] == 1 and token.low in _LITTLE and is_in_capitals(sentence):
            known = None  # "WHO IS HE?"
        if known is not None and known[0] == 1 and not any(self._is_spelt_so(one, token.text) for one in known[1]):
            known = None  # "Saeed Ahmed" is no Saied
        place = (
            self._possessive_place(texts, at) or self.knowledge.gazetteer.longest(texts, at)
            if token.low not in ("the", "a", "an") and not is_initials(token.text) and not alias
            else None
        )
        if place is not None and is_of_tribe(sentence.tokens, at + place[0]):
            place = None  # "the Alizai and Bagan tribes"
        if place is not None and place[0] == 1 and (is_of_grammar(token) or _is_article(sentence.tokens, at)):
            place = None  # there are towns called "At", "Of" and "Al"
        if known is not None and place is not None and known[0] == place[0] == 1 and known[1][0].kind is ActorKind.PERSON:
            known = None if is_strongly_locative([token]) else known  # "an ambush at Bakura": where nobody stands
        length = self._before_owner(texts, at, name_length(sentence, at, self.seen))
        length = self._before_title(sentence, texts, at, length)
        if known is not None and known[0] == 1 and length >= 3 and _is_branch(sentence.tokens, at):
            return self.unknown.mention(sentence, at, 3)  # "BNP-M" is not the BNP
        if known is not None and known[0] == 1 < length and self._begins_other(token, length, known[1]):
            known = None
        if known is None and self._is_heading_word(sentence, at, max(length, place[0] if place else 0), place):
            return None
        glued = is_glued(sentence.tokens, at)
        if known is not None and (place is None or known[0] >= place[0]):
            if length > known[0] and self._extends(sentence, at, known[0], length):
                return self.unknown.mention(sentence, at, length)
            return None if glued else self._known(sentence, at, known, place)
        if place is not None:
            gang = token.dep in ("amod", "compound") and token.head.lemma in _GANGS
            if gang and place[0] == 1 and place[1][0].rank < WELL_KNOWN:
                return self.unknown.mention(sentence, at, length) if length else None  # "the Shar gang"
            if length == place[0] and self.unknown.tribe(sentence.tokens[at : at + length]) is not None:
                return self.unknown.mention(sentence, at, length)  # Hema is a town too
            if (
                place[0] == 1
                and token.dep in ("amod", "compound")
                and self.knowledge.actors.demonym(token.text) is not None
            ):
                return None  # "the Kazakh capital"
            alone = not glued and (length <= place[0] or not self._swallowed(sentence, at, place[0], length))
            if alone and self._place_holds(sentence, at, place[0], place[1]):
                return place_at(sentence, at, place[0], place[1])
        return self.unknown.mention(sentence, at, length) if length else None

    @staticmethod
    def _begins_other(word: Token, length: int, known: tuple[KnownActor, ...]) -> bool:
        """ "Kan Htaunt Gyi" is not of the broadcaster Kan: a body's short name before more of a name is another's."""
        weak = all(word.text in one.weak for one in known)
        return weak and word.dep == "compound" and 0 < word.head.i - word.i < length and word.head.pos == "PROPN"

    @staticmethod
    def _is_spelt_so(one: KnownActor, word: str) -> bool:
        """Whether a word can be a known person's surname alone: another spelling of one is somebody else's name."""
        return one.kind is not ActorKind.PERSON or any(fold(name) == fold(word) for name in one.names)

    def _possessive_place(self, texts: list[str], at: int) -> tuple[int, tuple[Candidate, ...]] | None:
        """ "Cox's Bazar", which the gazetteer writes without the apostrophe."""
        if at + 2 >= len(texts) or texts[at + 1] not in _CLITICS or not texts[at + 2][:1].isupper():
            return None
        place = self.knowledge.gazetteer.longest([texts[at] + "s", *texts[at + 2 : at + 5]], 0)
        return (place[0] + 1, place[1]) if place is not None and place[0] > 1 else None

    @staticmethod
    def _without_clitic(
        known: tuple[int, tuple[KnownActor, ...]] | None, texts: list[str], at: int
    ) -> tuple[int, tuple[KnownActor, ...]] | None:
        """ "The Emirate's forces" are not those of the Emirates: a clitic is none of a name's letters."""
        if known is None:
            return known
        after = texts[at + known[0]].lower() if at + known[0] < len(texts) else ""
        if texts[at + known[0] : at + known[0] + 1] == ["People"] and known[1][0].kind in _ARMED_KINDS:
            return None  # "forces of the Sudan People's Liberation Movement" are none of the Sudan's
        if after in _KIN and known[0] == 1 and known[1][0].kind in _ARMED_KINDS:
            return None  # "the Radwan family" is no Radwan Force
        if texts[at + known[0] - 1].lower() not in _CLITICS:
            return known
        spelt_so = any(name.lower().endswith(_CLITICS) for one in known[1] for name in one.names)
        return known if spelt_so else None

    def _is_heading_word(
        self, sentence: Sentence, at: int, length: int, place: tuple[int, tuple[Candidate, ...]] | None
    ) -> bool:
        """ "Outlook", "KEY FIGURES": words of a heading are capitalised, names or not; names are in the text too."""
        if not sentence.label or length != 1:
            return False
        if _is_rubric(sentence):
            return True
        if not self._is_heading(sentence):
            return False
        if place is not None and not place[1][0].common_word:
            return False
        after = sentence.tokens[at + 1 : at + 2]
        return sentence.tokens[at].text not in self.seen.upper and not (after and after[0].low in self.words.places)

    def _is_heading(self, sentence: Sentence) -> bool:
        return self.paper.block(sentence).kind is BlockKind.HEADING

    def _known(
        self,
        sentence: Sentence,
        at: int,
        known: tuple[int, tuple[KnownActor, ...]],
        place: tuple[int, tuple[Candidate, ...]] | None,
    ) -> Mention:
        """A name of the book of actors; the name of a state can be a place, that of a body a place of the same name."""
        length, entries = known
        words = sentence.tokens[at : at + length]
        if entries[0].kind not in (ActorKind.PERSON, ActorKind.STATE):
            after = sentence.tokens[at + length : at + length + 1]
            state = self.knowledge.actors.match([after[0].text], 0) if after else None
            joined = bool(after) and words[-1].head is after[0] and words[-1].dep == "compound"
            if joined and state is not None and state[1][0].kind is ActorKind.STATE:
                return mention_of(Sort.ACTOR, [*words, after[0]], known=entries, kind=entries[0].kind)  # "Caritas Lebanon"
            _as_one_phrase(words, sentence)
        places = place[1] if place is not None and place[0] == length else ()
        kind = entries[0].kind
        if kind is ActorKind.PERSON:
            return mention_of(Sort.PERSON, words, known=entries)
        if kind is ActorKind.STATE:
            return mention_of(Sort.STATE, words, known=entries, places=places, kind=kind)
        spelt_so = not is_acronym(words[0].text) or any(one.name == words[0].text for one in places)
        if places and entries[0].kind in _ARMED_KINDS and (self._are_men_of(sentence, at) or _is_party(words)):
            places = ()  # "mercenaries from Wagner", "the conflict between the army and Fano"
        if places and kind in _ARMED_KINDS and _is_split_from(words[-1]):
            places = ()  # "which broke away from Hamas"
        if places and kind in _FIGHTING_KINDS and words[-1].dep == "poss":
            places = ()  # "in Hamas's production headquarters"
        if places and is_locative(words) and spelt_so:  # "ambassador to the EU" is to no town of that name
            return place_at(sentence, at, length, places)
        return mention_of(Sort.ACTOR, words, known=entries, kind=kind)

    def _are_men_of(self, sentence: Sentence, at: int) -> bool:
        """Whether armed people stand before "of" or "from" and a name."""
        before = sentence.tokens[max(0, at - 2) : at]
        if len(before) < 2 or before[1].low not in ("from", "of"):
            return False
        collective = self.knowledge.collectives.get(before[0].lemma.lower())
        return collective is not None and collective.armed and collective.people

    def _titled(self, sentence: Sentence, texts: list[str], at: int, length: int) -> Mention | None:
        """A person named behind a rank or office: "Lt. Gen. Johnny Luboya", "Mayor Samir Qaddour"."""
        tokens = sentence.tokens
        begin = at + length
        while begin < len(tokens) and (more := self.knowledge.offices.match(texts, begin)) is not None:
            named = self.knowledge.actors.match(texts, begin)
            if named is not None and named[0] > more[0] and named[1][0].kind is ActorKind.PERSON:
                break  # "Padoh Saw Taw Nee": a title with which the name itself begins
            begin += more[0]  # ranks may follow each other
        if begin >= len(tokens) or tokens[begin].text == "-" or not tokens[begin - 1].text[:1].isupper():
            return None
        begin += seat_before(texts, at, begin, self.knowledge.gazetteer)
        name = person_length(tokens, begin)
        words = tokens[begin : begin + name]
        if not words or any(token.low in self.words.bodies for token in words):
            return None
        if begin + name < len(tokens) and tokens[begin + name].low in self.words.places and tokens[at].low in _SAINTLY:
            return place_at(sentence, at, begin + name - at, ())  # "Sheikh Maqsoud neighbourhood"
        known = self.knowledge.actors.match(texts, begin)
        is_person = known is not None and known[1][0].kind is ActorKind.PERSON
        if known is not None and not is_person and known[0] >= name:
            return None
        if known is not None and is_person and known[0] > name:
            name = known[0]  # "Colonel Saw Chit Thu": whose last word alone is a day
            words = tokens[begin : begin + name]
        entries = known[1] if known is not None and is_person and known[0] == name else ()
        title = " ".join(texts[at:begin])
        return mention_of(Sort.PERSON, words, known=entries, kind=ActorKind.PERSON, title=title, rank=True)

    def _before_owner(self, texts: list[str], at: int, length: int) -> int:
        """How far the name of a unit reaches before the known forces it is of: "the 12th Division of the Syrian National
        Army", "the Joint Brigade of the Sudanese army"."""
        if length < 4:
            return length
        units, wings = lists().relations.units, lists().relations.named_units
        for inner in range(at + 1, at + length - 1):
            last = texts[inner - 1].lower()
            last = last if last in units else last.rstrip("s")  # "corps" is one
            if texts[inner] != "of" or last not in wings | units:
                continue
            owner = inner + 2 if texts[inner + 1].lower() == "the" else inner + 1
            known = self.knowledge.actors.match(texts, owner)
            if last not in units:  # "the Domingo Laín Front of the National Liberation Army"
                if known is not None and known[1][0].kind is ActorKind.ARMED_GROUP and last in ("front", "wing"):
                    return inner - at
                continue
            forces = known is not None and known[1][0].kind in _OWNING
            if forces or texts[owner] in self.defined or self.knowledge.actors.demonym(texts[owner]) is not None:
                return inner - at
        return length

    def _before_title(self, sentence: Sentence, texts: list[str], at: int, length: int) -> int:
        """How far a name reaches before the office of whoever is named behind it: "the Kenyan President William Ruto"."""
        for inner in range(at + 1, at + length):
            office = self.knowledge.offices.match(texts, inner) if texts[inner][:1].isupper() else None
            if office is None or office[1].sort not in (OfficeSort.OFFICE, OfficeSort.SPOKESPERSON):
                continue
            if texts[inner].lower() in self.words.bodies and self.knowledge.offices.match(texts, inner + 1) is not None:
                continue  # "Justice Party Chairman": the noun of the body is its own
            after = inner + office[0]
            if after < at + length and "," not in texts[inner:after] and person_length(sentence.tokens, after) > 1:
                return inner - at if self._titled(sentence, texts, inner, office[0]) is not None else length
        return length

    def _extends(self, sentence: Sentence, at: int, known: int, length: int) -> bool:
        """A longer unknown name that only begins with a known one: "Sudan Doctors Network", "Syria Civil Watch"."""
        rest = sentence.tokens[at + known : at + length]
        if rest[0].text == "-" and not rest[0].space and len(rest) == 2 and known > 1 and rest[1].text[:1].isupper():
            kind = self.words.bodies.get(sentence.tokens[at + known - 1].low)
            return kind in _ARMED_KINDS  # "Chinland Defence Force-Thantlang"
        if rest[0].text in ("'s", "’s", "'", "-"):
            return False
        if known == 1 and rest[0].low in _ARTICLES and len(rest) > 2 and rest[1].text == "-":
            return True  # "Shabab al-Muslim", "Hezbollah al-Nujaba"
        behind = next((n for n, token in enumerate(rest) if token.low == "and"), len(rest))
        if rest[0].low in self.words.faiths and len(rest) > 1:
            return True  # "Cameroon Baptist Convention"
        return any(token.low in self.words.bodies for token in rest[:behind])  # "... and the Special Deterrence Force"

    def _swallowed(self, sentence: Sentence, at: int, place: int, length: int) -> bool:
        """Whether a place's name is only the beginning of a longer name: "Nile Corridor Daily", "Orontes Institute"."""
        words = sentence.tokens[at : at + length]
        rest = words[place:]
        if any(token.low in self.words.bodies for token in rest):
            return True
        if rest[0].text == "-" and len(rest) > 1:
            return self._is_way(sentence, at + length) or not self._is_place(rest[1:])  # "the Shwebo-Myitkyina road"
        if rest[0].low in _PARTICLES and len(rest) > 1:
            return True  # "Plan de Oriente"
        if len(rest) > 1 and rest[-1].low in self.words.places and rest[0].low not in self.words.places:
            return rest[0].text[:1].isupper() and rest[-1].text[:1].isupper()  # "Tom Mboya Street"
        if any(token.low in self.words.places for token in rest):
            return False
        if all(self.knowledge.actors.demonym(token.text) is not None for token in rest):
            return False  # "in the town of Axum Eritrean soldiers"
        if rest[0].text[:1].isupper() or rest[0].low in _ARTICLES:
            return True
        return all(token.ent == "PERSON" for token in words) and not is_locative(words)

    def _is_place(self, words: list[Token]) -> bool:
        """ "The Goma-Bukavu flight" names two towns, "Donga-Mantung" and "Datu Saudi-Ampatuan" one place."""
        return self.knowledge.gazetteer.longest([word.text for word in words], 0) is not None

    def _is_way(self, sentence: Sentence, at: int) -> bool:
        """Whether a noun for a road stands at a token."""
        tokens = sentence.tokens
        return at < len(tokens) and self.words.places.get(tokens[at].lemma) is PlaceKind.ROAD

    def _place_holds(self, sentence: Sentence, at: int, length: int, places: tuple[Candidate, ...]) -> bool:
        """Whether a place is really meant by a name that the gazetteer knows."""
        tokens = sentence.tokens
        words = tokens[at : at + length]
        if is_of_kin(sentence, at) or is_introduced(words):
            return False
        nobody = self.words.not_names | self.words.not_alone
        if not words[0].text[0].isalpha() or (length == 1 and words[0].low.rstrip(".") in nobody):
            return False
        if is_locative(words) or _is_run_in(words, sentence):
            return True
        foreign = not words[0].text.isascii() and places[0].rank >= KNOWN_TOWN
        if all(word.tag not in NAME_TAGS and not word.text.isupper() for word in words) and not foreign:
            return False
        if length == 1 and len(words[0].text) <= SHORT:
            return words[0].dep == "dobj" and words[0].head.lemma in self.words.taking  # "shelled Gao"
        if length == 1 and at == 0 and self.seen.lower.get(words[0].low, 0):
            return False
        if places[0].common_word:
            return any(word.ent in ("GPE", "LOC", "FAC") for word in words) and places[0].rank >= 50
        if words[-1].ent == "PERSON":
            beside = [*tokens[at - 1 : at], *tokens[at + length : at + length + 1]]
            return not any(_is_of_person(token) for token in beside)
        return True


_GANGS = frozenset("cartel clan gang mob".split())
WELL_KNOWN = 45  # from this rank on a gang is told by the town it is of


def _is_run_in(words: list[Token], sentence: Sentence) -> bool:
    """ "Macomia. On Friday a patrol fell into an ambush": a name that stands for itself before what is told there."""
    return [one.i for one in sentence.tokens if one.pos != "PUNCT"] == [one.i for one in words]


def _is_rubric(sentence: Sentence) -> bool:
    """ "Outlook:", "POLITICAL / SECURITY:": a label of words that say what is told there, not where or of whom."""
    words = [token.low for token in sentence.tokens if token.text[:1].isalpha() and token.low != "and"]
    return bool(words) and all(word in lists().names.rubrics for word in words)


def _is_party(words: list[Token]) -> bool:
    """Whether a name stands behind "between" and a word for what two parties have: a conflict, a truce, talks."""
    one = words[-1]
    while one.head in words and one.head is not one:
        one = one.head
    between = one.first_conjunct().head
    return between.low == "between" and between.head.lemma in lists().names.between_parties


_ALIAS = frozenset("aka alias nicknamed".split())
_QUOTES = frozenset(('"', "“", "‘", "'"))
_LITTLE = frozenset("aid and are be can has is it no or our so up us was who".split())


def is_in_capitals(sentence: Sentence) -> bool:
    """Whether a sentence of several words is written in capitals: "WHO IS FITO?"."""
    words = [token.text for token in sentence.tokens if token.text.isalpha()]
    return len(words) > 2 and all(word.isupper() for word in words)


def _is_article(tokens: list[Token], at: int) -> bool:
    """ "Al-Dabab": the article of a longer name."""
    return tokens[at].low in _ARTICLES and is_hyphened(tokens, at)


def _is_branch(tokens: list[Token], at: int) -> bool:
    """ "BNP-M", "JUI-F": one or two capitals behind the hyphen of an abbreviation name another party or wing."""
    words = tokens[at : at + 3]
    if len(words) < 3 or words[1].text != "-" or words[0].space or words[1].space:
        return False
    return is_acronym(words[0].text) and len(words[2].text) <= 2 and words[2].text.isupper()


def _is_split_from(name: Token) -> bool:
    """Whether what a name stands behind came out of it."""
    prep = name.head
    verb = prep.head.head if prep.head.pos == "ADV" else prep.head
    return prep.low == "from" and verb.lemma in lists().relations.splitting


def _is_of_person(token: Token) -> bool:
    return token.ent == "PERSON" and token.text[:1].isupper()


def _as_one_phrase(words: list[Token], sentence: Sentence) -> None:
    """ "The jihadists of the Group for the Support of Islam": the name's own preposition was hung on what stands before."""
    noun, inner = words[0], words[0].head
    at = noun.i - sentence.tokens[0].i
    before = next((one for one in reversed(sentence.tokens[max(0, at - 2) : at]) if one.pos != "DET"), None)
    inside = inner in words and inner.pos == "ADP" and noun.dep in ("compound", "nmod")
    if inside and before is not None and before.pos == "ADP" and before.kid("pobj", "pcomp") is None:
        move(noun, before, "pobj")
    for token in words[1:]:
        if token.pos == "ADP" and token.dep == "prep" and token.head not in words and noun.pos in ("NOUN", "PROPN"):
            move(token, noun, "prep")

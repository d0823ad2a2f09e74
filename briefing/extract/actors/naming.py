"""Who the names are: states, capitals that act, persons with surnames and offices, bodies with their abbreviations."""

from __future__ import annotations

from itertools import islice

from briefing.domain.actor import ActorId, ActorKind
from briefing.extract.actors.acting import acts, apposed
from briefing.extract.actors.cast import MANY, Cast
from briefing.extract.actors.organs import mission_of, organ, state_beside, state_inside
from briefing.extract.actors.other_names import other_names
from briefing.extract.actors.registry import Draft
from briefing.extract.names.descriptions import collective_of
from briefing.extract.names.mentions import Mention, Sort
from briefing.extract.sentences.parse import Token
from briefing.knowledge.actor_entries import ARMED_FORCES, KnownActor
from briefing.knowledge.folding import fold
from briefing.knowledge.words import lists

LONGEST_SURNAME = 12  # words
_LED_BY = frozenset("led dominated majority inhabited populated speaking".split())
_LEADING = frozenset("command staff".split())
_HIGH = frozenset("general high supreme".split())
_OF_ARMIES = frozenset("armed armies army forces military".split())
_OF_COMMANDS = _LEADING | _HIGH | _OF_ARMIES | frozenset("and chief chiefs joint national of people republic the".split())
_HALVES = frozenset("co deputy vice".split())  # before the hyphen of an office
_ARTICLES = frozenset("al el bin ibn".split())
_NAMED_WITH = (ActorKind.ARMED_GROUP, ActorKind.MILITARY, ActorKind.POLITICAL, ActorKind.POPULATION)


class Naming:
    """Enters the named actors of one article into its cast."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.paper = cast.paper
        self.knowledge = cast.knowledge
        self.words = lists().cast
        self._persons: dict[str, ActorId] = {}  # by folded name, and by each tail of it: "al halabi"
        self._bodies: dict[str, ActorId] = {}  # by folded name or abbreviation
        self._ends: dict[str, set[tuple[str, ActorId]]] = {}  # folded names by their first and last words
        self._others = other_names(cast.paper, cast.mentions, cast.knowledge.actors)  # by where the mention starts
        self._counted: dict[ActorId, int] = {}  # of each actor how many of its aliases are in `_ends`
        self._owned: list[tuple[ActorId, Token]] = []  # people told by a pronoun, and the noun that it owns

    def take(self, mention: Mention) -> None:
        """Enter what a mention names. Mentions come in text order."""
        if mention.sort is Sort.STATE:
            self._state(mention)
        elif mention.sort is Sort.PERSON:
            self._person(mention)
        elif mention.sort is Sort.ACTOR:
            self._body(mention)
        elif mention.sort is Sort.PLACE:
            self._capital(mention)

    # ------------------------------------------------------------ states and capitals

    def _state(self, mention: Mention) -> None:
        cast, head = self.cast, mention.head
        named = self._bodies.get(fold(mention.text(self.paper)))
        if named is not None and (head.dep != "pobj" or head.head.low in ("on", "by", "with")):
            cast.enter(cast.drafts[named], mention.tokens, head)
        elif head.dep in ("compound", "nmod") and head.head.lemma.lower() in self.words.groups:
            self._group_with_the_name(mention)
        elif not self._of_an_organ(head) and acts(head, self.knowledge):
            cast.enter(cast.known(mention.known[0]), mention.tokens, head)

    def _group_with_the_name(self, mention: Mention) -> None:
        """ "The Zaïre militia": a group that is called like a state."""
        head, noun = mention.head, mention.head.head
        tokens = self.paper.tokens[mention.tokens[0].i : noun.i + 1] or mention.tokens
        kind = ActorKind.POLITICAL if noun.lemma == "party" else ActorKind.ARMED_GROUP
        name = " ".join(self.paper.words(tokens[0], tokens[-1]).split())
        draft = self.cast.named(name, kind, mention.known[0].country)
        draft.aliases.setdefault(mention.text(self.paper))
        self._bodies.setdefault(fold(mention.text(self.paper)), draft.id)
        self.cast.enter(draft, tokens, head.head)

    def _of_an_organ(self, head: Token) -> bool:
        """ "Sudan's army", "Russia's Defence Ministry": the noun phrase is taken by its own mention."""
        if head.dep not in ("poss", "compound", "nmod"):
            return False
        words, noun = self.words, head.head
        lemma = noun.lemma.lower()
        if lemma in words.armies or lemma in words.troops or lemma in words.organs or lemma in ("government", "regime"):
            return True
        return noun.low in ("forces", "troops", "staff")

    def _capital(self, mention: Mention) -> None:
        state = self.knowledge.actors.capital(mention.text(self.paper))
        if state is not None and not mention.type_word and acts(mention.head, self.knowledge, strict=True):
            self.cast.enter(self.cast.known(state), mention.tokens, mention.head)

    # ------------------------------------------------------------ persons

    def _person(self, mention: Mention) -> None:
        cast = self.cast
        words = mention.text(self.paper)
        words = words.title() if words.isupper() else words  # "MILLER"
        same = None if mention.known else self._same_person(words)
        if mention.known:
            draft = cast.known(self._pick(mention.known, mention.text(self.paper)))
            self._remember(draft.id, [*draft.names, words])
        else:
            draft = cast.drafts[same] if same is not None else cast.named(words, ActorKind.PERSON)
            if same is None or draft.kind is ActorKind.OTHER:
                draft.kind = ActorKind.PERSON
            if same is not None and len(words.split()) > len(draft.name.split()):
                draft.name = words
            self._remember(draft.id, [words])
        for other in self._others.get(mention.start, ()):
            draft.aliases.setdefault(other)
            self._remember(draft.id, [other])
        if mention.rank and mention.title and len(words.split()) == 1:
            draft.aliases.setdefault(f"{mention.title} {words}")  # "Daw Hla", "Mullah Baradar"
        office, noun = self._office(mention)
        draft.title = draft.title or self._title(mention.title, office)
        actor = cast.enter(draft, mention.tokens, mention.head)
        if noun is not None and any(kid.pos == "PRON" for kid in noun.kids_by("poss")):
            self._owned.append((actor, noun))  # "its spokesman": of whom cannot be told before all are known
            return
        body = cast.body_of(noun) if noun is not None else None
        if body and cast.drafts[actor].affiliation is None and body != actor:
            cast.drafts[actor].affiliation = body

    @staticmethod
    def _title(rank: str | None, office: str | None) -> str | None:
        """Rank and office, where both are told: "Brigadier General, top military adviser"."""
        if rank and office and office.lower() not in rank.lower():
            return f"{rank}, {office}"
        return rank or office

    def _remember(self, actor: ActorId, names: list[str]) -> None:
        for name in names:
            words = fold(name).split()
            for n in (n for n in range(len(words)) if n == 0 or n >= len(words) - LONGEST_SURNAME):
                tail = " ".join(words[n:])
                if len(tail) > 2 and words[n] not in _ARTICLES:
                    self._persons.setdefault(tail, actor)

    def _same_person(self, words: str) -> ActorId | None:
        folded = fold(words)
        return self._persons.get(folded) or self._persons.get(folded.removeprefix("al ").removeprefix("el "))

    def settle(self) -> None:
        """Say of whom those are who were told by a pronoun ("its spokesman"), once everybody has been entered."""
        for actor, noun in self._owned:
            body = self.cast.body_of(noun)
            if body and self.cast.drafts[actor].affiliation is None and body != actor:
                self.cast.drafts[actor].affiliation = body

    def _office(self, mention: Mention) -> tuple[str | None, Token | None]:
        """The office that apposition gives a person, and the noun that tells it."""
        head = mention.head
        nouns = [apposed(head, self.knowledge.offices)] if head.dep == "appos" and head.head is not head else []
        nouns += [kid for kid in head.kids_by("appos") if kid.pos == "NOUN"]
        nouns += [
            kid for kid in head.kids_by("compound", "nmod") if kid.pos in ("NOUN", "PROPN") and kid not in mention.tokens
        ]
        for noun in nouns:
            title = " ".join(one.text for one in with_modifiers(noun))
            offices = self.knowledge.offices
            if offices.get(noun.lemma) is not None or offices.get(title) is not None or noun.lemma in self.words.offices:
                return _whole_title(noun), noun
        return None, None

    # ------------------------------------------------------------ bodies

    def _body(self, mention: Mention) -> None:
        cast = self.cast
        words = mention.text(self.paper)
        known = self._meant(mention, words) or self._whose_men(mention)
        known = (mission_of(mention.head, known, cast) if known is not None else None) or known
        if known is None and self._is_people_before_led(mention, words):
            return
        draft = cast.known(known) if known is not None else self._unknown_body(mention, words)
        if mention.kind and draft.kind is ActorKind.OTHER:
            draft.kind = mention.kind
        actor = cast.enter(draft, mention.tokens, mention.head)
        draft = cast.drafts[actor]
        first = mention.tokens[0].i
        if first >= 2 and self.paper.tokens[first - 1].text == "(":
            before = self.paper.tokens[first - 2]
            counted = before.kid("nummod") is not None or cast.atlas.at(before) is not None
            if before.pos == "NOUN" and before.sent is mention.head.sent and not counted:
                cast.stand_for(before, actor)
                described = collective_of(before, self.knowledge)
                if described is not None and draft.kind is ActorKind.OTHER:
                    draft.kind = described.kind  # "Non-state armed groups (NSAG)"
        if mention.alias:
            draft.aliases.setdefault(mention.alias)
            self._bodies[fold(mention.alias)] = actor
        self._bodies.setdefault(fold(words), actor)
        for other in self._others.get(mention.start, ()):
            draft.aliases.setdefault(other)
            self._bodies.setdefault(fold(other), actor)
            if draft.kind is ActorKind.OTHER:
                self._remember(actor, [other])  # it may turn out to be a person's
        descriptors = lists().names.descriptors
        self._with_its_noun(mention, words, draft)
        for kid in mention.head.kids_by("appos"):
            if kid.pos == "NOUN" and kid.lemma in descriptors and draft.kind is ActorKind.OTHER:
                draft.kind = descriptors[kid.lemma]

    def _whose_men(self, mention: Mention) -> KnownActor | None:
        """ "The Mujahideen of Harakat al-Shabaab": men written with a capital are those of the group behind "of"."""
        at = next((n for n, token in enumerate(mention.tokens) if token.low == "of"), 0)
        rest = [word for word in mention.text(self.paper).partition(" of ")[2].split() if word != "the"]
        if at == 0 or not rest or mention.head.i > mention.tokens[at].i:
            return None
        men = collective_of(mention.head, self.knowledge)
        if men is None or not (men.people and men.armed):
            return None
        found = self.knowledge.actors.match(rest, 0)
        whole = found is not None and found[0] == len(rest)
        return found[1][0] if found is not None and whole and found[1][0].kind is ActorKind.ARMED_GROUP else None

    def _with_its_noun(self, mention: Mention, words: str, draft: Draft) -> None:
        """ "Hezbollah's Aziz unit": the noun of a name that nobody knows is part of what it is called."""
        last = mention.tokens[-1]
        after = self.paper.tokens[last.i + 1] if last.i + 1 < len(self.paper.tokens) else None
        if after is None or draft.entry is not None or not after.text.islower() or after.sent is not last.sent:
            return
        kind = lists().names.descriptors.get(after.lemma)
        if kind in _NAMED_WITH and mention.head.head is after:
            draft.aliases.setdefault(f"{words} {after.text}")
            if draft.kind is ActorKind.OTHER:
                draft.kind = kind

    def _is_people_before_led(self, mention: Mention, words: str) -> bool:
        """ "The Kurdish-led forces": who leads them is told by no name, unless the article has named such a body."""
        head = mention.head
        if len(mention.tokens) > 1 or head.dep != "npadvmod" or head.head.low not in _LED_BY:
            return False
        return fold(words) not in self._bodies and self._same_person(words) is None

    def _unknown_body(self, mention: Mention, words: str) -> Draft:
        """A body that nobody knows: one named before, in full or in part, an organ of a state, or a new one."""
        cast = self.cast
        folded = fold(words)
        if folded in self._bodies:
            return cast.drafts[self._bodies[folded]]
        if len(mention.tokens) <= 3:
            person = self._same_person(words)
            if person is not None:
                return cast.drafts[person]
            longer = self._longer(folded)
            if len(longer) == 1:
                return cast.drafts[longer.pop()]
        if len(mention.tokens) == 1 and (inner := self._inside(mention.tokens[0])) is not None:
            return cast.drafts[inner]
        lows = {token.low for token in mention.tokens}
        home = cast.state_fronted(mention.head) or cast.home_state()
        if mention.known and home is not None and mention.tokens[-1].low in self.words.of_every_state:
            return organ(mention.tokens, home, cast)  # "Congress", in an article about Colombia
        if (command := self._command(mention, lows, home)) is not None:
            return command
        is_organ = mention.tokens[-1].lemma.lower() in self.words.organs or lows & {"ministry", "staff", "embassy"}
        state = (state_inside(mention.tokens, cast) or self._state_of(mention)) if is_organ else None
        if state is None and "ministry" in lows:
            state = cast.home_state()
        if state is not None:
            return organ(mention.tokens, state, cast)
        return cast.named(words, mention.kind or ActorKind.OTHER)

    def _command(self, mention: Mention, lows: set[str], home: KnownActor | None) -> Draft | None:
        """ "The General Command of the Army": of the state that the article is about, if its army is spoken of."""
        if home is None or not lows & _LEADING or not lows & _HIGH or state_beside(mention.head, self.cast) is not None:
            return None
        staff, forces = (self.knowledge.actors.institution(home.key, one) for one in ("general-staff", ARMED_FORCES))
        spoken_of = any(
            one.sort is Sort.DESCRIPTION and one.head.lemma in self.words.armies for one in self.cast.mentions.all[:MANY]
        )
        if any(token.text[:1].isupper() and token.low not in _OF_COMMANDS for token in mention.tokens):
            return None  # "the General Command of the Kachin Brotherhood Army"
        own = bool(lows & _OF_ARMIES) or spoken_of or (forces is not None and f"actor:{forces.key}" in self.cast.drafts)
        return self.cast.known(staff) if staff is not None and own else None

    def _inside(self, word: Token) -> ActorId | None:
        """ "The Observatory": the one body named before whose name has this word in it."""
        if word.low not in lists().names.bodies or not any(kid.low == "the" for kid in word.kids_by("det")):
            return None
        drafts = [draft for draft in islice(self.cast.drafts.values(), MANY) if not draft.nameless]
        bodies = [draft for draft in drafts if draft.kind not in (ActorKind.PERSON, ActorKind.STATE)]
        found = [draft.id for draft in bodies if any(word.low in fold(name).split() for name in draft.names)]
        return found[0] if len(found) == 1 else None

    def _meant(self, mention: Mention, words: str) -> KnownActor | None:
        """The known body that a name means; what every state has ("Congress") only where the text is about its state."""
        if not mention.known:
            return None
        called = tuple(one for one in mention.known if mention.alias in one.aliases) if mention.alias else ()
        found = self._pick(called or mention.known, mention.text(self.paper))
        last = mention.tokens[-1].low
        elsewhere = last in self.words.of_every_state or last in lists().relations.units  # "Congress", "the 4th Division"
        if not elsewhere or not self.knowledge.actors.is_weak(words):
            return found
        spoken_of = ActorId(f"actor:{found.key}") in self.cast.drafts
        return found if spoken_of or found.country == self.cast.atlas.main_country else None

    def _longer(self, folded: str) -> set[ActorId]:
        """The named bodies whose name begins or ends with this one."""
        for draft in islice(self.cast.drafts.values(), MANY):
            if not draft.nameless and self._counted.get(draft.id) != len(draft.aliases):
                self._counted[draft.id] = len(draft.aliases)
                for name in map(fold, draft.names):
                    for end in {*name.split()[:1], *name.split()[-1:]}:
                        self._ends.setdefault(end, set()).add((name, draft.id))
        words = folded.split()
        near = [one for end in {*words[:1], *words[-1:]} for one in self._ends.get(end, ()) if _is_part(folded, one[0])]
        return {actor for _, actor in near if self.cast.drafts[actor].kind is not ActorKind.PERSON}

    def _state_of(self, mention: Mention) -> KnownActor | None:
        for token in mention.tokens:
            state = self.knowledge.actors.demonym(token.text)
            if state is not None:
                return state
        return state_beside(mention.head, self.cast)

    def _pick(self, entries: tuple[KnownActor, ...], written: str) -> KnownActor:
        """Which of several bearers of a name: the one of the country the article is about, else whose own name it is."""
        countries, folded = self.cast.atlas.countries, fold(written)
        return max(entries, key=lambda entry: (countries[entry.country or ""], fold(entry.name) == folded))


def _whole_title(noun: Token) -> str:
    """An office as the text gives it: "vice-chairman", "secretary-general", "Chief of Staff"; of several one."""
    tokens = noun.sent.tokens
    at = noun.i - tokens[0].i
    words = [one.text for one in with_modifiers(noun)]
    if noun.tag == "NNS":
        words[-1] = noun.lemma
    if at >= 2 and tokens[at - 1].text == "-" and tokens[at - 2].low in _HALVES:
        words = [word for word in words if word != tokens[at - 2].text]
        words[-1] = f"{tokens[at - 2].text}-{words[-1]}"
    behind = [one.low for one in tokens[at + 1 : at + 5]]
    if behind[:2] == ["-", "general"]:
        words[-1] += "-" + tokens[at + 2].text
    elif behind == ["-", "in", "-", "chief"]:
        words[-1] += "".join(one.text for one in tokens[at + 1 : at + 5])
    elif behind[:2] == ["of", "staff"]:
        words[-1] += f" of {tokens[at + 2].text}"
    return " ".join(words)


def with_modifiers(noun: Token) -> list[Token]:
    """A noun with the adjectives and nouns before it: "deputy defence minister"."""
    words = [kid for kid in noun.kids_by("amod", "compound") if kid.i < noun.i and kid.text[:1].isalpha()]
    return [*words, noun]


def _is_part(short: str, long: str) -> bool:
    """Whether a folded name is the beginning or the end of a longer one."""
    return len(short) > 3 and (long.endswith(" " + short) or long.startswith(short + " "))

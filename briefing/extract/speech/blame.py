"""Blame and denial: what is said of a happening told before changes who did it, or whether it is disputed."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.domain.actor import ActorId, ActorKind
from briefing.domain.event import EventType
from briefing.extract.actors.cast import Cast
from briefing.extract.events.falsehood import denies_own_part, disowns
from briefing.extract.events.happenings import Happening
from briefing.extract.events.reading import EventReader
from briefing.extract.events.sameness import REACH
from briefing.extract.events.standing import Mood
from briefing.extract.sentences.clauses import Clause, lemma_of, spread
from briefing.extract.sentences.parse import Token
from briefing.knowledge.lexicons import Meaning

_BLOWS = frozenset((EventType.STRIKE, EventType.VIOLENCE_AGAINST_CIVILIANS, EventType.BATTLE, EventType.DISASTER))
_NOT_BLAMED = (ActorKind.POPULATION, ActorKind.MEDIA)
_PART = frozenset("complicity hand involvement part responsibility role".split())
_COURSES = frozenset("action deployment interference intervention mediation negotiation presence talk threat".split())
_OFFERED = frozenset("appeal application bid demand invitation offer petition plan proposal request ultimatum".split())
_CLAIMS = frozenset("accusation allegation assertion claim report statement".split())
_FEW = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
SEVERAL_BACK = 12  # sentences
BLAMED_BACK, DENIED_BACK, REJECTED_BACK = 3, 4, 1  # sentences


OpenBlame = tuple[Token, list[ActorId], list[ActorId]]  # the verb, whom it blames, and who blames


class Blame:
    """Finds the happenings that blame and denials are about, and lets them know."""

    def __init__(self, cast: Cast, reader: EventReader) -> None:
        self.cast = cast
        self.reader = reader
        self.lexicon = reader.lexicon
        self.open: list[OpenBlame] = []  # for deaths that no happening tells

    def about(self, verb: Token) -> Happening | None:
        """The happening that a saying speaks of: the first below it."""
        for one in verb.subtree():
            found = self._named(one) if one is not verb else None
            if found is not None and not _is_aside(one, verb):
                return found
        return None

    def blame(self, clause: Clause, speakers: list[ActorId]) -> Happening | None:
        """Who is held responsible, for what: the happening's initiators where the text names no others."""
        verb = clause.verb
        blamed, event = self._blamed(clause)
        if event is None and self._is_for_something_else(clause):
            return None
        event = event or self._meant(verb)
        if event is None and blamed and self._is_for_deaths(clause):
            self.open.append(
                (verb, [one for one in blamed if self.cast.drafts[one].kind not in _NOT_BLAMED], list(speakers))
            )
        if event is None or not blamed:
            return event
        drafts = self.cast.drafts
        blamed = [actor for actor in blamed if drafts[actor].kind not in _NOT_BLAMED]
        for one in self._several(verb):
            if one is not event:
                self._lay_at(one, blamed, speakers)
        self._lay_at(event, blamed, speakers)
        return event

    def _is_for_deaths(self, clause: Clause) -> bool:
        """ "Blames the Guard for the killings": for deaths that were told, and for no other thing."""
        told = [*clause.behind("for", "of"), *_behind(clause.objects, "for"), *_behind(clause.objects, "of")]
        return any(one.lemma in self.lexicon.effect_words or one.lemma == "killing" for one in told)

    def _lay_at(self, event: Happening, blamed: list[ActorId], speakers: list[ActorId]) -> None:
        """Enter the blamed as who did it, where nobody with a name is told to have done it."""
        drafts = self.cast.drafts
        faceless = all(drafts[actor].nameless for actor in event.initiators)
        if blamed and faceless and (not event.initiators or not any(drafts[actor].nameless for actor in blamed)):
            event.initiators = blamed
            event.blamed_by = list(speakers)
            if event.meaning.subtype == "explosion-accident":
                event.meaning = Meaning(EventType.STRIKE, "bombing")  # what somebody is blamed for is no accident

    def _several(self, verb: Token) -> list[Happening]:
        """ "Held the BRN responsible for all three attacks": the blows told last, as many as are counted."""
        for noun in verb.subtree():
            meaning = self.lexicon.nouns.get((noun.lemma,)) if noun.tag == "NNS" and noun.i > verb.i else None
            if meaning is None or meaning.type not in _BLOWS:
                continue
            counted = [_FEW[kid.low] for kid in noun.kids if kid.low in _FEW]
            if not counted:
                continue
            told = [one for one, _ in self._told_before(noun) if is_blow(one) and one.standing.mood is Mood.HAPPENED]
            near = [one for one in told if verb.sent.group - one.triggers[0].sent.group <= SEVERAL_BACK]
            if any(kid.low == "all" for kid in noun.kids):
                return near if len(near) >= counted[0] else []  # the text may tell one of them in several steps
            return near[: counted[0]] if len(near) >= counted[0] else []
        return []

    def _is_for_something_else(self, clause: Clause) -> bool:
        """ "Blamed the United States for the surge": for what is no blow and no deaths."""
        told = clause.behind("for") if clause.verb.dep != "relcl" else []
        effects = self.lexicon.effect_words
        if clause.lemma == "accuse" and not told:  # "accused the government of laxity"
            of = [*clause.behind("of"), *_behind(clause.objects, "of")]
            preps = [kid for one in (clause.verb, *clause.objects) for kid in one.kids_by("prep") if kid.low == "of"]
            done = [kid for prep in preps for kid in prep.kids_by("pcomp")]
            if any(one.pos == "VERB" and self._named(one) is None and not self._harms(one) for one in done):
                return True  # "of hijacking the protests"
            of = [one for one in of if one.lemma not in _PART and self._named(one) is None and not self.cast.of(one)]
            return bool(of) and not any(one.pos == "PRON" or one.lemma in effects or one.low in effects for one in of)
        return bool(told) and not any(one.pos == "PRON" or one.lemma in effects or one.low in effects for one in told)

    def _harms(self, verb: Token) -> bool:
        senses = self.lexicon.verbs.get(lemma_of(verb), ())
        return lemma_of(verb) in self.lexicon.effect_verbs or any(sense.meaning.type in _BLOWS for sense in senses)

    def claim(self, clause: Clause, speakers: list[ActorId]) -> Happening | None:
        """ "Claimed responsibility for the bombing": whoever says it was he is its initiator where no other has a name."""
        event = self._meant(clause.verb)
        told = [self.cast.body_of(one) for one in clause.subjects if one.lemma in ("official", "source")]
        speakers = [body for body in told if body is not None] or speakers  # "a HUR source claims responsibility"
        if event is not None and all(self.cast.drafts[actor].nameless for actor in event.initiators):
            event.initiators = list(speakers)
            event.blamed_by = list(speakers)
        return event

    def _blamed(self, clause: Clause) -> tuple[list[ActorId], Happening | None]:
        """The blamed and, where the clause tells it, what for."""
        verb, cast = clause.verb, self.cast
        if any(kid.low in ("erroneously", "falsely", "mistakenly", "wrongly") for kid in verb.kids_by("advmod")):
            return [], None  # "our last report wrongly attributed the killings to the army"
        people = [obj for obj in clause.objects if cast.of(obj) and obj.i not in self.reader.by_token]
        if verb.lemma == "blame" and (on := clause.preps.get("on") or _behind(clause.objects, "on")):
            return cast.ids(on), self._within(clause.objects)
        if verb.lemma == "attribute" and (to := clause.preps.get("to") or _behind(clause.objects, "to")):
            return cast.ids(to), self._within(clause.objects)
        if people:
            return cast.ids(people), self._within(clause.behind("for", "of", "in"))
        if verb.lemma == "hold":
            below = verb.subtree()
            if any(token.low in ("responsible", "accountable") for token in below):
                return cast.ids([one for one in below if one.i > verb.i and one.dep in ("nsubj", "dobj")]), None
        return (cast.ids(clause.objects) if verb.lemma == "accuse" else []), None

    def deny(self, clause: Clause, speakers: list[ActorId], about: Happening | None) -> Happening | None:
        """A denial without the act named ("denied responsibility", "rejected that claim") is about what was told last."""
        if about is not None:
            others = (self._denies_part(clause) or any(map(disowns, clause.verb.kids_by("ccomp")))) and not self.is_among(
                speakers, about.initiators
            )
            if any(map(disowns, clause.verb.kids_by("ccomp"))):
                about.cleared += speakers
            about.denied = about.denied or not others  # who denies a part in what nobody lays at his door disputes nothing
            about.refuted |= not others and not denies_own_part(clause.verb)
            return about
        verb = clause.verb
        accused = verb.dep == "relcl" and verb.head.lemma in _LAID and verb.head.dep in ("appos", "dep", "npadvmod", "dobj")
        if any(map(_is_course, clause.objects)) or any(obj.lemma == "charge" and not accused for obj in clause.objects):
            return None  # "denied all charges": those of a court, and not what was told just before
        if self._answers_other_claim(clause) or any(map(self._is_of_something_else, clause.objects)):
            return None
        inner = verb.kid("ccomp", "xcomp")
        if inner is not None and _is_general(verb, inner):
            return None
        if inner is not None and self._speaks_of_figures(inner):
            return self.last_blow(verb)
        disowning = any(map(disowns, verb.kids_by("ccomp"))) or self._denies_part(clause)
        for happening, last in self._told_before(verb):
            if verb.sent.group - last.sent.group > DENIED_BACK:
                break
            if disowning and not is_blow(happening):
                continue  # "the US had nothing to do with the offensive": that it has listed the group is not denied
            if set(speakers) & set(happening.initiators):
                happening.denied = True
                return happening
        if any(map(disowns, verb.kids_by("ccomp"))) or (self._denies_part(clause) and clause.behind("in", "for")):
            return self.last_blow(verb)
        for happening, last in self._told_before(verb):
            if (disowning and not is_blow(happening)) or not self._can_be_rejected(happening, speakers):
                continue
            if verb.sent.group - last.sent.group <= REJECTED_BACK:
                if disowning and self._is_of_others(happening, speakers):
                    return happening  # a part in what others are named for, and own up to
                happening.denied = True
                happening.refuted |= not denies_own_part(verb)
                return happening
        return None

    def _answers_other_claim(self, clause: Clause) -> bool:
        """ "Ankara claimed that 24 had been killed. Our forces deny this": what the sentence before claims is
        denied; where that tells no happening, none that was told farther back is meant."""
        verb = clause.verb
        if verb.sent.index == 0 or not any(
            obj.low in ("this", "that", "it") or obj.lemma in _CLAIMS for obj in clause.objects
        ):
            return False
        before = self.cast.paper.sentences[verb.sent.index - 1]
        if before.block != verb.sent.block or any(token.i in self.reader.by_token for token in before.tokens):
            return False
        return any(one.dep == "ROOT" and one.lemma in self.lexicon.stances and one.kid("ccomp") for one in before.tokens)

    def _is_of_something_else(self, claim: Token) -> bool:
        """ "Denied allegations that the sites were stores": a claim that says what it is of, and that is no happening."""
        told = [kid for kid in claim.kids_by("acl", "relcl") if any(one.low == "that" for one in kid.kids_by("mark"))]
        if claim.lemma not in _CLAIMS or not told or told[0].lemma != "be" or told[0].kid("attr", "acomp") is None:
            return False
        return self._within(told) is None and not self._speaks_of_figures(told[0])

    def _can_be_rejected(self, happening: Happening, speakers: list[ActorId]) -> bool:
        """Whether a rejection that names nothing can be of it: of a blow, of what is told, of the speaker's own doing."""
        return is_blow(happening) or bool(happening.reports) or self.is_among(speakers, happening.initiators)

    def _is_of_others(self, happening: Happening, speakers: list[ActorId]) -> bool:
        named = [one for one in happening.initiators if not self.cast.drafts[one].nameless]
        owned = bool(named) and self.is_among(named, happening.blamed_by)
        return owned and not self.is_among(speakers, named)

    def _denies_part(self, clause: Clause) -> bool:
        return any(obj.lemma in _PART for obj in clause.objects)

    def is_among(self, speakers: list[ActorId], doers: list[ActorId]) -> bool:
        """Whether who speaks is one of those, or belongs to them."""
        drafts = self.cast.drafts
        sides = {*speakers, *(drafts[one].affiliation for one in speakers)} - {None}
        return bool(sides & {*doers, *(drafts[one].affiliation for one in doers)})

    # ------------------------------------------------------------ what was told

    def _named(self, token: Token) -> Happening | None:
        return self.reader.by_token.get(token.i)

    def _within(self, tokens: list[Token]) -> Happening | None:
        """The first happening that is named in these phrases."""
        for token in tokens:
            for one in (token, *token.subtree()):
                if one.i in self.reader.by_token:
                    return self.reader.by_token[one.i]
        return None

    def _told_before(self, token: Token) -> Iterator[tuple[Happening, Token]]:
        """The happenings told before a token, the latest begun first, each with the last word that tells it."""
        told = self.reader.count_before(token)
        for happening in reversed(self.reader.happenings[max(0, told - REACH) : told]):
            yield happening, max((one for one in happening.triggers if one.i < token.i), key=lambda one: one.i)

    def _meant(self, verb: Token) -> Happening | None:
        """What somebody is blamed for or owns up to: what the saying names, else the last blow told, else the article's."""
        return self.about(verb) or self.last_blow(verb) or self._main_blow(verb)

    def last_blow(self, token: Token) -> Happening | None:
        for happening, last in self._told_before(token):
            if is_blow(happening) and token.sent.group - last.sent.group <= BLAMED_BACK:
                return happening
        return None

    def _main_blow(self, token: Token) -> Happening | None:
        """The blow the article comes back to most: whoever is blamed without more words is blamed for it."""
        told = self.reader.happenings[: min(REACH, self.reader.count_before(token))]
        blows = [one for one in told if is_blow(one) and one.standing.mood is Mood.HAPPENED]
        return max(blows, key=lambda one: (len(one.triggers), -one.trigger.i), default=None)

    def _speaks_of_figures(self, verb: Token) -> bool:
        effects = self.lexicon.effect_words.keys() | self.lexicon.effect_verbs.keys()
        return any(token.lemma in effects for token in verb.subtree())


def _is_general(verb: Token, inner: Token) -> bool:
    """ "Moscow denies targeting civilians": what somebody never does, not one blow."""
    objects = inner.kids_by("dobj")
    bare = all(obj.tag == "NNS" and obj.kid("det", "poss", "nummod", "prep") is None for obj in objects)
    return verb.tag in ("VBZ", "VBP") and inner.tag == "VBG" and bool(objects) and bare


def _is_course(noun: Token) -> bool:
    """ "Rejected U.S. military action": what somebody is not to do or will not have, nothing that was told."""
    return noun.lemma in _OFFERED or (noun.lemma in _COURSES and noun.kid("det") is None)


_LAID = frozenset("accusation allegation assertion charge claim".split())


def is_blow(happening: Happening) -> bool:
    """Whether a happening is one that somebody is blamed for; a town taken is no such thing."""
    clash = happening.meaning.subtype in (None, "armed-clash")
    return happening.type in _BLOWS and (happening.type is not EventType.BATTLE or clash)


def _is_aside(token: Token, verb: Token) -> bool:
    """Whether a relative clause stands between: what it tells is no part of what is said."""
    one = token
    while one is not verb and one.head is not one:
        if (
            (one.dep == "relcl" and not (one.lemma == "do" and one.head.low == "nothing"))
            or (one.dep == "advcl" and any(kid.tag == "WDT" for kid in one.kids_by("nsubj")))
            or (one.dep == "conj" and one.head is verb and one.pos == "VERB")
        ):
            return True  # "denied a part and said 11 had been killed": that they were is not denied
        one = one.head
    return False


def _behind(objects: list[Token], name: str) -> list[Token]:
    """What hangs with a preposition on an object: "blamed the attack on X", where the parser gives "on X" to the attack."""
    return [one for obj in objects for prep in obj.kids_by("prep") if prep.low == name for one in spread(prep.kid("pobj"))]

"""The cast of one article as other stages ask it: who a noun or a pronoun stands for, who speaks, whose men they are."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from briefing.domain.actor import ActorId, ActorKind
from briefing.domain.event import EventType
from briefing.extract.actors.anaphora import are_lands, counted_again, done_to, it_before, those_counted, those_of_main
from briefing.extract.actors.introductions import goes_on_from
from briefing.extract.actors.issuing import announcing, known_issuer, unknown_force
from briefing.extract.actors.of_the_two import of_the_two
from briefing.extract.actors.quoting import is_quoted, quoting_subject
from briefing.extract.actors.registry import Draft
from briefing.extract.actors.sided import Sided
from briefing.extract.actors.tellers import doer_of_its_own, teller_before, telling_for, told_on
from briefing.extract.actors.whose import whose_noun
from briefing.extract.names.mentions import Mentions, Sort
from briefing.extract.names.peoples import people_at
from briefing.extract.places.atlas import Atlas
from briefing.extract.sentences.clauses import antecedent, clause_of
from briefing.extract.sentences.parse import Paper, Token
from briefing.extract.sentences.tree import clause_verb
from briefing.knowledge import Knowledge
from briefing.knowledge.actor_entries import KnownActor
from briefing.knowledge.folding import fold
from briefing.knowledge.words import lists

_FREED = frozenset("free liberate ransom release rescue".split())
_AT_WORK = frozenset("employee man staff volunteer woman worker youth".split())
_TAKEN = frozenset("abduct arrest capture detain kidnap seize".split())
MANY = 1000  # actors; in an article that names more nobody looks further for one that is not named
REACH = 400  # sentences; the same
_BODIES = frozenset(ActorKind) - {ActorKind.PERSON, ActorKind.POPULATION}
_GROUPS = frozenset("cartel faction gang group militia movement".split())
_ARMED_BODIES = (ActorKind.ARMED_GROUP, ActorKind.MILITARY, ActorKind.POLICE)
_PLURAL = frozenset((ActorKind.ARMED_GROUP, ActorKind.MILITARY, ActorKind.POPULATION, ActorKind.POLICE))
_OWN_FORCES = (ActorKind.MILITARY, ActorKind.ARMED_GROUP, ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.POLICE)
_FIGURES = frozenset("claim count estimate figure number tally toll".split())
_ISSUED = frozenset("statement".split())
_BLOWS = (EventType.STRIKE, EventType.VIOLENCE_AGAINST_CIVILIANS)
_LORRIES = frozenset("car lorry truck vehicle".split())
_SIDES = frozenset("airforce army coastguard government junta military naval navy regime".split())


def _is_main(token: Token) -> bool:
    """Whether a word is the subject of its sentence's main clause: what "it" goes on about."""
    first = token.first_conjunct()
    return first.dep in ("nsubj", "nsubjpass") and first.head.is_root


class Cast(Sided):
    """The actors of one article, and the questions that the other stages have about them.

    `voices` tells who speaks in the answering blocks of a dialogue.
    """

    def __init__(self, paper: Paper, mentions: Mentions, atlas: Atlas, knowledge: Knowledge) -> None:
        super().__init__(paper, mentions, atlas, knowledge)
        self.voices: dict[int, ActorId] = {}

    def of(self, token: Token) -> list[ActorId]:
        """The actors that the noun phrase headed by this token stands for; without its conjuncts."""
        if token.pos == "PRON":
            return self.pronoun(token)
        if token.low in ("former", "latter") and (meant := of_the_two(token, self.paper, self.headed)):
            return meant
        found = (
            self.named_before(token)
            or self.counted_before(token)
            or self._name_beside(token)
            or self.headed(token)
            or self.owner(token)
            or self._listed(token)
        )
        return self._of_both(token, found) if found and token.tag == "NNS" else found

    def named_before(self, token: Token) -> list[ActorId]:
        """ "The Barrio 18 and MS-13 gangs", "the M23 and Twirwaneho groups": the bodies named before the noun."""
        if token.tag != "NNS" or token.lemma not in _GROUPS or not token.i:
            return []
        if self.mentions.over(self.paper.tokens[token.i - 1], Sort.ACTOR) is None:
            return []
        names = [one for kid in token.kids_by("nmod", "compound", "nummod", "amod") for one in kid.conjuncts()]
        found = dict.fromkeys(actor for one in names for actor in self.headed(one))
        second = token.dep == "conj" and self.mentions.over(token.head, Sort.ACTOR) is not None
        bodies = [one for one in found if self.drafts[one].kind in _ARMED_BODIES and not self.drafts[one].nameless]
        return bodies if len(bodies) > 1 or (second and bodies) else []

    def _of_both(self, token: Token, found: list[ActorId]) -> list[ActorId]:
        """ "Mozambican and Rwandan troops" are of both armies."""
        lemma = token.lemma.lower()
        for prep in token.kids_by("prep"):
            obj = prep.kid("pobj") if prep.low == "of" else None
            armed = obj is not None and all(self.drafts[actor].kind in _ARMED_BODIES for actor in found)
            if obj is not None and armed and self.headed(obj) == found and self._is_owned(lemma):
                bodies = [
                    actor for one in obj.conjuncts() for actor in self.headed(one)
                ]  # "units of the police and the army"
                bodies = [actor for actor in bodies if self.drafts[actor].kind in _ARMED_BODIES]
                found = list(dict.fromkeys([*found, *bodies]))
        nations = next((kid.conjuncts() for kid in token.kids_by("amod", "nmod") if len(kid.conjuncts()) > 1), [])
        if not self._is_owned(lemma) or not all(people_at(one, self.knowledge) is not None for one in nations):
            return found
        sides = [actor for one in nations for actor in self.side_named(one, lemma)]
        return list(dict.fromkeys([*found, *sides]))

    def ids(self, tokens: list[Token]) -> list[ActorId]:
        """The actors that any of these heads stand for, each once, in order."""
        return list(dict.fromkeys(actor for token in tokens for actor in self.of(token)))

    def speaker(self, token: Token) -> list[ActorId]:
        """Who speaks when this noun phrase speaks: an unnamed spokesperson speaks as the organisation."""
        lemma = token.lemma.lower()
        if token.pos == "NOUN" and lemma in lists().cast.spokespersons and not self._is_named(token):
            body = self.body_of(token)
            if body and lemma not in ("source", "official"):
                return [body]
        if token.pos == "NOUN" and lemma in lists().cast.speaks_for:
            issuers = [obj for prep in token.kids_by("prep") if prep.low in ("by", "from") for obj in prep.kids_by("pobj")]
            if issuers and (found := self.of(issuers[0])):
                return found  # "a statement by the party"
            body = self.body_of(token) or (self._issuing(token) if lemma in _ISSUED else None)
            if body:
                return [body]
        if (gathering := telling_for(token, self)) is not None:
            return [gathering]
        if not self._is_named(token) and is_told_by_age(token):
            found = self._back(token, lambda draft: draft.kind is ActorKind.PERSON and not draft.nameless, 2)
            if found:
                return found  # "the 44-year-old says"
        return self.of(token)

    def _issuing(self, token: Token) -> ActorId | None:
        """ "The statement put enemy losses at seven": of the body that spoke just before."""
        if (
            not any(kid.low in ("the", "this", "that") for kid in token.kids_by("det"))
            or token.kid("prep", "acl") is not None
        ):
            return None
        for at, actor, subject in self.spoken_back(token, REACH):
            draft = self.drafts[actor]
            if subject and draft.kind in _BODIES and not draft.nameless and self._says(self.paper.tokens[at]):
                return actor  # who spoke last, whoever else was named since
        found = self._back(token, lambda draft: draft.kind in _BODIES and not draft.nameless, 2)
        return found[0] if found else None

    def _says(self, token: Token) -> bool:
        """Whether a word is the subject of a saying."""
        verb = token.first_conjunct().head
        told = verb.kid("ccomp") is not None or verb.dep == "parataxis"
        return token.dep == "nsubj" and told and verb.lemma in self.knowledge.lexicon.stances

    def owner(self, token: Token) -> list[ActorId]:
        """Whose men or machines a noun phrase names: "Russian jets", "army jets", "an HTS sniper", "its drones"."""
        lemma = token.lemma.lower()
        if not self._is_owned(lemma):
            return []
        for kid in token.kids:
            if kid.dep not in ("amod", "compound", "nmod", "poss", "npadvmod"):
                continue
            if lemma in _AT_WORK and kid.dep == "amod" and people_at(kid, self.knowledge) is not None:
                continue  # "two Egyptian mine workers" are none of Egypt's forces
            is_pronoun = kid.dep == "poss" and (kid.pos == "PRON" or kid.low == "whose")
            found = self.pronoun(kid)[:1] if is_pronoun else self.side_named(kid, lemma)
            if found:
                return found
        for prep in token.kids_by("prep"):
            obj = prep.kid("pobj") if prep.low in ("of", "from", "by") else None
            named = obj.kid("appos") if obj is not None and obj.pos == "NOUN" and not self.headed(obj) else None
            if named is not None and obj is not None and named.pos == "PROPN" and named.i == obj.i + 1:
                obj = named  # "a patrol of the UN mission MINUSCA"
            if obj is not None and self.headed(obj) and not self.atlas.at(obj):
                return self.headed(obj)
            if obj is not None and prep.low == "of" and obj.lemma in _LORRIES and obj is not token:
                return self._behind(obj)  # "a convoy of 32 trucks of the Red Crescent"
        return []

    def _behind(self, token: Token) -> list[ActorId]:
        """Who is named behind "of"."""
        for prep in token.kids_by("prep"):
            obj = prep.kid("pobj") if prep.low == "of" else None
            if obj is not None and self.headed(obj):
                return self.headed(obj)
        return []

    def _is_owned(self, lemma: str) -> bool:
        words = lists().cast
        if lemma in words.hardware or lemma in words.people_of or lemma in self.knowledge.lexicon.objects["weapon_subject"]:
            return True
        collective = self.knowledge.collectives.get(lemma)
        return collective is not None and collective.armed and collective.people

    def body_of(self, token: Token) -> ActorId | None:
        """The body that an office-holder or a part belongs to: "the ministry's spokesman", "a spokesman for the group"."""
        for kid in token.kids_by("poss"):
            whose = antecedent(clause_verb(kid) or kid) if kid.low == "whose" else None
            found = self.of(whose or kid)
            if found:
                return self._army_of(found[0], token) or found[0]
        for kid in token.kids_by("prep"):
            told_by = kid.low == "by" and token.lemma.lower() in lists().cast.speaks_for  # "a statement by the party"
            obj = kid.kid("pobj") if told_by or kid.low in ("of", "for", "at", "with", "from", "in") else None
            if obj is not None:
                found = self.headed(obj) or (self.of(obj) if kid.low != "in" else [])
                if found and obj.pos == "NOUN" and found == [one for k in obj.kids_by("appos") for one in self.headed(k)]:
                    found = [one for one in found if self.drafts[one].kind is not ActorKind.PERSON]
                found = found or (self.land(obj) if kid.low in ("of", "for") else [])
                if found:
                    return found[0]
        for kid in token.kids_by("compound", "amod", "nmod"):
            if kid.low == "military":
                continue
            if kid.low in ("government", "regime") and not self.headed(kid):
                home = self.home_state()  # "a government delegation" is no matter of its army
                return self.enter(self.known(home), [kid], kid, names=False) if home is not None else None
            if not self.headed(kid) and (lands := self.land(kid)):
                return lands[0]  # "the United States envoy"
            if not self.headed(kid) and (state := people_at(kid, self.knowledge)) is not None:
                return self.enter(self.known(state), [kid], kid, names=False)
            found = self.headed(kid) or self.side_named(kid, "")
            if found:
                return found[0]
        return None

    def _army_of(self, owner: ActorId, token: Token) -> ActorId | None:
        """ "Its army spokesman", of a state: he speaks for the army."""
        entry = self.drafts[owner].entry if self.drafts[owner].kind is ActorKind.STATE else None
        kid = next((one for one in token.kids_by("compound", "amod", "nmod") if one.low in ("army", "military")), None)
        return self.enter(self.forces(entry), [kid], kid, names=False) if entry is not None and kid is not None else None

    def _name_beside(self, token: Token) -> list[ActorId]:
        """ "The governor of Ituri, Lt. Gen. Johnny Luboya", "the consultancy Tidewater Risk": the name in apposition."""
        if token.pos != "NOUN" and (token.pos != "PROPN" or self.knowledge.offices.get(token.lemma.lower()) is None):
            return []
        if token.pos == "NOUN" and self.mentions.over(token, Sort.ACTOR) is not None:
            return []  # "the FARDC, the FDLR and the Wazalendo": a list of names
        near = token.kids_by("appos")
        for prep in token.kids_by("prep"):
            inner = prep.kid("pobj") if prep.low in ("of", "at", "for", "in", "to") else None
            near += inner.kids_by("appos") if inner is not None else []
        for one in near:
            if token.kid("nummod") is not None and self.paper.tokens[max(0, one.i - 1)].text == "(":
                continue  # "killing 12 people (MSF)": who tells it
            if one.head is token and any(kid.low in ("among", "including") for kid in one.kids_by("prep") if kid.i < one.i):
                continue  # "nine people, among them two Hamas policemen": some of them
            found = self.headed(one)
            draft = self.drafts[found[0]] if found else None
            if draft is None:
                continue
            if draft.kind is ActorKind.PERSON:
                several = one.head is token and token.tag == "NNS"
                return [actor for name in one.conjuncts() for actor in self.headed(name)] if several else found
            if one.head is token and not draft.nameless and draft.kind is not ActorKind.STATE:
                return found
        return []

    def _listed(self, token: Token) -> list[ActorId]:
        """ "The guarantors - Russia, Turkey and Iran": names listed in apposition."""
        found = [actor for kid in token.kids_by("appos") for one in kid.conjuncts() for actor in self.headed(one)]
        return found if len(found) > 1 else []

    def counted_before(self, token: Token) -> list[ActorId]:
        """ "The three groups launched an offensive": as many as the sentence before has named, and no more."""
        number = counted_again(token)
        if not number:
            return []
        if are_lands(token):
            lands = self._lands_before(token)
            return lands if len(lands) == number else []
        before = [spoken for spoken in self.spoken_back(token, 1) if self.paper.tokens[spoken[0]].sent is not token.sent]
        named = dict.fromkeys(actor for _, actor, _ in reversed(before))
        groups = [one for one in named if self.drafts[one].kind is ActorKind.ARMED_GROUP and not self.drafts[one].nameless]
        return groups if len(groups) == number else []

    def _lands_before(self, token: Token) -> list[ActorId]:
        """ "Benin and Niger closed the border. The two countries ...": the states of the sentence before."""
        if not token.sent.index:
            return []
        before = self.paper.sentences[token.sent.index - 1]
        if token.sent.block - before.block > 1 or before.label:
            return []
        found = [actor for one in before.tokens if one.pos == "PROPN" for actor in self.headed(one) or self.land(one)]
        return list(dict.fromkeys(one for one in found if self.drafts[one].kind in (ActorKind.STATE, ActorKind.GOVERNMENT)))

    def _is_named(self, token: Token) -> bool:
        return any(self.headed(kid) for kid in token.kids_by("appos"))

    # ------------------------------------------------------------ pronouns

    def pronoun(self, token: Token) -> list[ActorId]:
        """Who a pronoun means, where that is safe; [] where it is not."""
        word = token.low
        if word in ("i", "me", "my", "we", "us", "our") and (speaker := self.voices.get(token.sent.block)) is not None:
            return [speaker] if word in ("i", "me", "my") else self._side_of_voice(token, speaker)
        if word in ("he", "she") and (same := self._told_on(token)) is not None:
            return same
        if word in ("he", "she") and (before_him := teller_before(token, self)) is not None:
            return [before_him]
        if word in ("he", "she", "him", "her", "his"):
            return self._back(token, lambda draft: draft.kind is ActorKind.PERSON, 3)
        if word == "it" and self.is_thing(token):
            return []
        if word == "it" and (teller := self._teller(token)):
            return teller
        if word == "its" and (owned := self._tells_of_its_own(token)) is not None:
            return owned
        if word == "it" and (before := goes_on_from(token, self.paper)) is not None and (same := self.pronoun(before)):
            return same
        if word == "it" and (same := told_on(token, self)):
            return same
        if word == "its" and (it := it_before(token, self.paper)) is not None:
            return self.pronoun(it)
        if word == "its" and (doer := doer_of_its_own(token, self)):
            return doer
        if word in ("it", "its", "itself"):
            return self._back(token, lambda draft: draft.kind in _BODIES and not _is_plural(draft), 2)
        if word == "they" and self._are_strangers(token):
            return []
        if word == "they" and (taken := self._taken(token)) is not None:
            return taken
        if word == "they" and (told := self._spoken_for(token)) is not None:
            return told
        if word == "they" and (sufferer := done_to(token)) is not None:
            return self.of(sufferer)
        if word == "they" and (whose := self._told_of(token)) is not None:
            return whose
        if word == "them" and (whom := those_of_main(token)) is not None:
            return self.of(whom)
        if word == "them" and (counted := those_counted(token, self.paper)) is not None:
            return self.of(counted)
        if word in ("they", "them", "their", "theirs"):
            ours = self._not_they(token)
            found = self._back(token, lambda one: one.id not in ours and (one.kind in _PLURAL or _is_plural(one)), 2)
            return found or ([] if ours else self._together(token))
        if word in ("we", "our", "us", "ours"):
            return self._ourselves(token)
        return self.headed(noun) if word == "whose" and (noun := whose_noun(token, self.mentions)) is not None else []

    def _side_of_voice(self, token: Token, speaker: ActorId) -> list[ActorId]:
        """ "We" of a dialogue: the forces of whoever speaks, as far as they are known; himself only where he tells."""
        draft = self.drafts[speaker]
        body = self._body_of_speaker(draft) if draft.kind is ActorKind.PERSON else draft
        if body is not None and body.kind in _OWN_FORCES:
            return [body.id] if body.id in self.drafts else [self.enter(body, [token], token, names=False)]
        tells = token.dep == "nsubj" and token.head.lemma in self.knowledge.lexicon.stances
        return [speaker] if tells or draft.kind is not ActorKind.PERSON else []

    def _told_on(self, token: Token) -> list[ActorId] | None:
        """ "He returned after the minister had lifted the ban. Four years later he was arrested": a life is told on of the
        one whom the main clause before tells of, not of who stands in a clause under it. Nor is "he said" behind "a
        resident told us" somebody of the passage before. None where nothing tells who."""
        if token.dep not in ("nsubj", "nsubjpass") or token.head.dep != "ROOT":
            return None
        for sentence in reversed(self.paper.sentences[max(0, token.sent.index - 1) : token.sent.index]):
            if sentence.block != token.sent.block:
                return None
            root = next((one for one in sentence.tokens if one.dep == "ROOT"), None)
            subject = root.kid("nsubj", "nsubjpass") if root is not None else None
            if subject is not None and subject.low == token.low:
                return self.pronoun(subject) or None
            stances = self.knowledge.lexicon.stances
            if subject is not None and root is not None and {root.lemma, token.head.lemma} <= stances.keys():
                unnamed = subject.tag == "NN" and any(kid.low in ("a", "an", "one", "another") for kid in subject.kids)
                return self.of(subject) if unnamed and not self._is_named(subject) else None
        return None

    def _taken(self, token: Token) -> list[ActorId] | None:
        """ "Armed men abducted the chief and his sons. They were released": those taken, and not those who took them. None
        where the word is no such one, [] where those taken are no actors."""
        verb = token.head
        if token.dep != "nsubjpass" or verb.lemma not in _FREED:
            return None
        for sentence in reversed(self.paper.sentences[max(0, token.sent.index - 2) : token.sent.index]):
            for one in sentence.tokens if sentence.block == token.sent.block else ():
                if one.pos == "VERB" and (one.lemma in _TAKEN or (one.lemma == "whisk" and one.kid("prt", "advmod"))):
                    clause = clause_of(one)
                    return [actor for obj in clause.objects for actor in self.of(obj)]
        return None

    def _not_they(self, token: Token) -> frozenset[ActorId]:
        """ "'They bombed their own men,' the rebels' spokesman said": whose doing a side tells so is not its own."""
        verb = token.head
        senses = self.knowledge.lexicon.verbs.get(verb.lemma, ()) if token.dep == "nsubj" else ()
        if not any(sense.meaning.type in _BLOWS for sense in senses) or not is_quoted(token, self.paper):
            return frozenset()
        subject = quoting_subject(token, self.paper, self.knowledge.lexicon.stances)
        speakers = [self.drafts[actor] for actor in self.speaker(subject)] if subject is not None else []
        bodies = [self._body_of_speaker(one) if one.kind is ActorKind.PERSON else one for one in speakers]
        return frozenset(one.id for one in bodies if one is not None and one.kind in _OWN_FORCES)

    def _teller(self, token: Token) -> list[ActorId]:
        """ "ISPR put the dead at 200, a figure it said was based on intelligence": it that gave the figure."""
        verb = token.head
        if token.dep != "nsubj" or verb.dep != "relcl" or verb.head.lemma not in lists().speech.accounts | _FIGURES:
            return []
        main = clause_verb(verb.head)
        subject = main.kid("nsubj") if main is not None and main.i < verb.head.i else None
        return [actor for actor in self.of(subject) if self.drafts[actor].kind in _BODIES] if subject is not None else []

    def _tells_of_its_own(self, token: Token) -> list[ActorId] | None:
        """ "The ministry counts 318 dead, while Israel says three of its soldiers were killed": of who says that, where
        nobody else stands between. None where the word is no such one."""
        noun = token.head
        if noun.dep == "pobj" and noun.head.low == "of" and noun.head.dep == "prep":
            noun = noun.head.head
        told = noun.head
        if (
            noun.dep == "dobj"
        ):  # "said jets had bombed its clinic", "said the troops had opened fire, hurting three of its men"
            told = told.head if told.tag == "VBG" and told.dep == "advcl" else told
            whose = told.kid("nsubj")
            noun = whose if whose is not None and whose.tag == "NNS" else noun
        verb = told.head
        if token.dep != "poss" or noun.dep not in ("nsubj", "nsubjpass") or told.dep != "ccomp":
            return None
        subject = verb.kid("nsubj") if verb.lemma in self.knowledge.lexicon.stances else None
        if subject is None or not verb.i < token.i or subject.i > verb.i:
            return None
        if subject.low in ("which", "that") and verb.dep == "relcl":
            subject = verb.head  # "the emergency room, which said two of its members were hurt": nobody else's
            return [actor for actor in self.headed(subject) if self.drafts[actor].kind in _BODIES]
        return [actor for actor in self.headed(subject) if self.drafts[actor].kind in _BODIES] or None

    def _told_of(self, token: Token) -> list[ActorId] | None:
        """ "Prosecutors say that his men raided the villages. They also looted ...": those told of go on, and not those who
        tell it. None where the sentence before is no such report."""
        verb = token.head
        if token.dep != "nsubj" or verb.lemma in self.knowledge.lexicon.stances or not token.sent.index:
            return None
        before = self.paper.sentences[token.sent.index - 1]
        root = next((one for one in before.tokens if one.dep == "ROOT"), None)
        if before.block != token.sent.block or root is None or root.lemma not in self.knowledge.lexicon.stances:
            return None
        told = next(iter(root.kids_by("ccomp")), None)
        subject = told.kid("nsubj") if told is not None else None
        if told is None or subject is None or subject.tag not in ("NNS", "NNPS") or told.kid("auxpass") is not None:
            return None
        return self.headed(subject)

    def is_thing(self, token: Token) -> bool:
        """ "The convoy was on its way when it came under fire": what the main clause is about, and that is no actor."""
        verb = token.head if token.dep in ("nsubj", "nsubjpass") else None
        if token.low != "it" or verb is None or verb.dep != "advcl":
            return False
        things = self.knowledge.lexicon.objects
        stopped = verb.head.kid("dobj")  # "intercepted the missile before it crossed the border"
        if stopped is not None and stopped.i < token.i and stopped.lemma in things["munition"]:
            return True
        main = verb.head.kid("nsubj", "nsubjpass")
        if main is None or main.i > token.i or main.pos != "NOUN" or main.tag != "NN":
            return False
        thing = any(main.lemma in things[name] for name in ("vehicle", "vessel", "facility", "home", "infra", "munition"))
        return thing and not self.headed(main) and any(kid.low in ("a", "an", "the") for kid in main.kids_by("det"))

    def _are_strangers(self, token: Token) -> bool:
        """ "Two men were shot after they crossed the line": people of the main clause who are nobody's."""
        verb = token.head if token.dep in ("nsubj", "nsubjpass") else None
        main = verb.head.kid("nsubj", "nsubjpass") if verb is not None and verb.dep == "advcl" else None
        if main is None or main.i > token.i or main.tag != "NNS" or self.headed(main):
            return False
        return any(kid.dep == "nummod" or kid.low in ("several", "some") for kid in main.kids)

    def _spoken_for(self, token: Token) -> list[ActorId] | None:
        """ "A rebel spokesman said they had killed six": those for whom he speaks; None where "they" is no such word."""
        verb = token.head if token.dep == "nsubj" else None
        subject = verb.head.kid("nsubj") if verb is not None and verb.dep == "ccomp" else None
        if subject is None or subject.i > token.i or subject.lemma.lower() not in lists().cast.spokespersons:
            return None
        if subject.pos != "NOUN" or self._is_named(subject) or subject.lemma in ("official", "source"):
            return None
        body = self.body_of(subject)
        return [body] if body is not None else []

    def _back(self, token: Token, fits: Callable[[Draft], bool], groups: int) -> list[ActorId]:
        """The last actor before a token that fits: subjects of the same or the last sentence first."""
        best: tuple[int, int, ActorId] | None = None
        not_these = self._own_subjects(token)
        beyond = self._is_speakers_body(token)
        for at, actor, subject in self.spoken_back(token, groups):
            other = self.paper.tokens[at]
            if beyond and is_quoted(other, self.paper):
                continue
            away = token.sent.group - other.sent.group
            one_person = token.low in ("he", "she") and subject
            if (other.sent.block != token.sent.block and away > (3 if one_person else 1)) or not fits(self.drafts[actor]):
                continue
            if actor in not_these:
                continue
            score = 6 * subject + 2 * (subject and _is_main(other)) - 10 * away
            if best is None or (score, at) >= best[:2]:
                best = score, at, actor
        if best is None:
            return []
        if token.low in ("they", "them", "their"):
            together = self._coordinated(self.paper.tokens[best[1]])
            if len(together) > 1 and best[2] in together:
                return list(dict.fromkeys(together))
        return [best[2]]

    def _is_speakers_body(self, token: Token) -> bool:
        """ "'... to positions of the army,' said its director": of whoever was told of before the words quoted."""
        noun, verb = token.head, token.head.head
        told = token.low == "its" and token.dep == "poss" and noun.pos == "NOUN" and verb.i < noun.i
        return told and verb.lemma in self.knowledge.lexicon.stances and not is_quoted(token, self.paper)

    def _own_subjects(self, token: Token) -> set[ActorId]:
        """Who acts in the clause of an object pronoun: "the army killed 17 of them" is not told of the army."""
        verb = clause_verb(token) if token.dep in ("dobj", "pobj", "dative") else None
        subjects = clause_of(verb).subjects if verb is not None else []
        told = [one for one in subjects if one.i < token.i]
        arms = [obj for one in told for prep in one.kids_by("prep") if prep.low == "of" for obj in prep.kids_by("pobj")]
        owners = {actor for one in (*told, *arms) if one.pos == "NOUN" for actor in self.owner(one)}  # "one of its drones"
        return owners | {actor for one in told for actor in self.headed(one)}

    def _coordinated(self, token: Token) -> list[ActorId]:
        """All actors of the coordination that a token stands in."""
        return [actor for one in token.first_conjunct().conjuncts() for actor in self.headed(one)]

    def _together(self, token: Token) -> list[ActorId]:
        """Several named together just before, for "they"."""
        for at, actor, subject in self.spoken_back(token, 1):
            if subject:
                found = self._coordinated(self.paper.tokens[at])
                if len(found) > 1 and actor in found:
                    return list(dict.fromkeys(found))
        return []

    def issuer(self) -> KnownActor | None:
        """The armed group or forces in whose name a communique is written: its publisher, or named in its title."""
        return known_issuer(self.paper.article, self.knowledge.actors)

    def _quoted_self(self, token: Token) -> list[ActorId]:
        """ "'Our aircraft destroyed the camp,' the general said": the side that whoever is quoted belongs to."""
        subject = quoting_subject(token, self.paper, self.knowledge.lexicon.stances)
        speakers = self.speaker(subject) if subject is not None else []
        draft = self.drafts.get(speakers[0]) if len(speakers) == 1 else None
        if draft is not None and subject is not None and subject.pos == "PRON" and not self._is_named_in(draft, subject):
            return []  # "she said", of nobody that the paragraph names
        if draft is not None and draft.kind is ActorKind.PERSON:
            draft = self._body_of_speaker(draft)
        if draft is None or draft.nameless or draft.kind not in _OWN_FORCES:
            return []
        state = self.knowledge.actors.state(draft.country) if draft.country else None
        if draft.kind in (ActorKind.STATE, ActorKind.GOVERNMENT) and state is not None:
            return [self.enter(self.forces(state), [token], token, names=False)]
        return [draft.id if draft.id in self.drafts else self.enter(draft, [token], token, names=False)]

    def _is_named_in(self, draft: Draft, pronoun: Token) -> bool:
        """Whether the paragraph of a pronoun names an actor before it."""
        block = self.paper.block(pronoun.sent)
        return any(block.start <= mention.start < pronoun.start for mention in draft.mentions)

    def _body_of_speaker(self, person: Draft) -> Draft | None:
        """The body that a person belongs to by the article or, where it is of a state, by what is known."""
        if person.affiliation is None or person.affiliation in self.drafts:
            return self.drafts.get(person.affiliation) if person.affiliation is not None else None
        body = self.knowledge.actors.by_key(person.affiliation.removeprefix("actor:"))
        return self.known(body) if body is not None and body.kind in _OWN_FORCES else None

    def _ourselves(self, token: Token) -> list[ActorId]:
        """ "Our teams": the publisher of a report speaks of itself, unless somebody is being quoted."""
        publisher = self.paper.article.publisher
        if token.sent.block in self.paper.turns:
            return []  # somebody who is asked, and not the publisher
        if is_quoted(token, self.paper):
            return self._quoted_self(token)
        if any(one.text in ('"', "“", "”") for one in token.sent.tokens):
            return []
        if token.low == "we" and (announcer := announcing(self)) is not None:
            return [announcer]
        issuer = self.issuer()
        if issuer is not None:
            return [self.enter(self.known(issuer), [token], token, names=False)]
        if not publisher:
            return []
        folded = fold(publisher)
        drafts = list(islice(self.drafts.values(), MANY))
        for draft in drafts:
            if any(fold(name) == folded for name in draft.names):
                return [draft.id]
        if (force := unknown_force(publisher)) is not None:
            named = next((draft for draft in drafts if any(fold(name) == fold(force) for name in draft.names)), None)
            ours = named or self.named(force, ActorKind.ARMED_GROUP)
            return [self.enter(ours, [token], token, names=False)]
        bodies = [draft for draft in drafts if draft.kind is ActorKind.NGO]
        return [bodies[0].id] if len(bodies) == 1 and bodies[0].first < token.i else []


def is_told_by_age(noun: Token) -> bool:
    """ "The 61-year-old teacher", "the 44-year-old": somebody named before, told by age."""
    words = [one.low for one in noun.subtree() if one.i <= noun.i]
    return words[:1] == ["the"] and words[2:6] == ["-", "year", "-", "old"]


def _is_plural(draft: Draft) -> bool:
    return draft.nameless and draft.name.lower().endswith(("s", "men", "people", "mujahideen", "police"))

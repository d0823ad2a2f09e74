"""Who the descriptions are: the owner they name, a side, a body named before or after, or somebody who stays nameless."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import islice

from briefing.domain.actor import ActorId, ActorKind
from briefing.extract.actors.acting import acts, takes_part
from briefing.extract.actors.bands import band_before, fighters_told, rebels_called
from briefing.extract.actors.cast import MANY, Cast
from briefing.extract.actors.officeholders import holder_in, holder_of
from briefing.extract.actors.only_one import fought_at_home, only_group, only_police, publishing
from briefing.extract.actors.organs import forces_under, is_of_breakaway, organ, run_by, state_beside, state_named
from briefing.extract.actors.registry import Draft, plainly
from briefing.extract.actors.tellers import attack_told_by, says_which
from briefing.extract.names.descriptions import (
    are_from_land,
    collective_of,
    is_other_side,
    is_restricted,
    told_apart,
)
from briefing.extract.names.mentions import Mention, Sort
from briefing.extract.names.peoples import people_at
from briefing.extract.sentences.parse import Token
from briefing.extract.sentences.tree import tells_of
from briefing.knowledge.actor_entries import KnownActor
from briefing.knowledge.collectives import Collective
from briefing.knowledge.folding import fold
from briefing.knowledge.words import lists

FIRST = 2  # sentences of an article, in which a body is told by its kind before it is named
_BODY_NOUNS = frozenset(
    "agency charity faction gang group militia monitor movement network organisation organization sect watchdog".split()
)
_OF_ARMIES = frozenset("army assault military naval operational strategic tactical".split())
_FOREIGN = frozenset("enemy foreign invading invasion occupation occupying".split())
_OCCUPYING = frozenset("occupation occupying".split())
_SERVICES = frozenset("army navy".split())
_ORGANISATIONS = frozenset(("organisation", "organization"))
_PORTFOLIOS = frozenset("agency commission committee department ministry".split())
_OF_THE_STATE = frozenset("disaster emergency federal government intelligence provincial relief security state".split())
AHEAD = 4  # sentences in which an office is told before its holder is named
REACH = 12  # sentences that "the group" refers back over
_FORCES = frozenset((ActorKind.MILITARY, ActorKind.ARMED_GROUP, ActorKind.POLICE))

_ABROAD = frozenset("consulate embassy".split())


class Describing:
    """Enters the described actors of one article into its cast, once the named ones are there."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.paper = cast.paper
        self.knowledge = cast.knowledge
        self.words = lists().cast
        self._names = [one for one in cast.mentions.all if one.sort is Sort.ACTOR]
        self._starts = [one.tokens[0].i for one in self._names]
        self._foes: list[Mention] = []  # "the enemy", whom the text may name only later
        self._occupying: ActorId | None = None
        self._ahead: list[tuple[Mention, Mention]] = []  # the description, and the name that follows it

    def take(self, mention: Mention) -> None:
        """Enter whom a description means."""
        cast, head = self.cast, mention.head
        lemma = head.lemma.lower()
        holder = holder_of(cast, head) or holder_in(cast, head) or self._named_later(head, lemma)
        if holder is not None:
            cast.enter(cast.drafts[holder], mention.tokens, head, names=False)
            return
        collective = collective_of(head, self.knowledge)
        if collective is None or self._is_foe(head):
            self._anaphor(mention)
            return
        if (called := self._called(head)) is not None:
            cast.enter(cast.drafts[called], mention.tokens, head, names=False)
            return
        if (apposed := self._apposed_body(head, lemma)) is not None:
            cast.enter(cast.drafts[apposed], mention.tokens, head, names=False)
            return
        definite = any(kid.low in ("the", "that", "this", "these", "those") for kid in head.kids_by("det"))
        if definite and not is_restricted(head) and (ours := publishing(cast, lemma)) is not None:
            cast.enter(ours, mention.tokens, head)
            return
        state = self._state_of(mention)
        owner = self._owner(head, collective) or self._led_by(head)
        if owner is not None:
            cast.enter(cast.drafts[owner], mention.tokens, head, names=False)
        elif state is not None and (only := only_group(cast, lemma, state)) is not None:
            cast.enter(only, mention.tokens, head)
        elif any(kid.lemma.lower() in self.words.rebellious for kid in head.kids_by("compound", "amod")):
            self._rebels(mention, definite, state)
        elif lemma in self.words.armies or lemma in self.words.troops:
            self._forces(mention, state, definite)
        elif lemma in self.words.governments:
            self._government(mention, state)
        elif (back := self._referent(head, lemma) if definite else None) is not None:
            cast.enter(cast.drafts[back], mention.tokens, head)
        elif lemma == "ministry" and (of_state := self._state_of_ministry(head, state)) is not None:
            cast.enter(organ(mention.tokens, of_state, cast), mention.tokens, head)
        elif lemma == "police" and (state := state or self._own_police(head)) is not None:
            cast.enter(organ(mention.tokens, state, cast), mention.tokens, head)
        elif collective.kind is ActorKind.POLICE and state is not None and collective.people:
            self._nameless(mention, ActorKind.POLICE)  # "a Kenyan constable" is none of its army's
        elif collective.sides_with_state and state is not None and collective.kind is not ActorKind.GOVERNMENT:
            cast.enter(cast.forces(state), mention.tokens, head)
        elif state is not None and lemma in _ABROAD:
            cast.enter(cast.known(state), mention.tokens, head)  # "the United States embassy" speaks for its state
        elif lemma in self.words.rebels or lemma.rstrip("s") in self.words.rebels:
            self._rebels(mention, definite, state)
        elif collective.kind is ActorKind.POLICE and state is None and (force := only_police(cast, head)) is not None:
            cast.enter(force, mention.tokens, head, names=False)
        elif not definite and (ahead := self._subject_ahead(head, collective.kind)) is not None:
            self._ahead.append((mention, ahead))
        else:
            self._nameless(mention, collective.kind)

    def finish(self) -> None:
        """What could only be known at the end: descriptions named later, and affiliations that nobody knows."""
        cast = self.cast
        enemy = self._enemy() if self._foes else None
        for mention in self._foes:
            if enemy is not None:
                cast.enter(cast.drafts[enemy], mention.tokens, mention.head)
            else:
                self._nameless(mention, ActorKind.MILITARY)
        for described, named in self._ahead:
            found = cast.headed(named.head)
            if found:
                cast.enter(cast.drafts[found[0]], described.tokens, described.head)
        for draft in cast.drafts.values():
            affiliation = draft.affiliation if draft.entry is not None else None
            if affiliation and affiliation not in cast.drafts:
                known = self.knowledge.actors.by_key(affiliation.removeprefix("actor:"))
                draft.affiliation = affiliation if known is not None else None

    def _named_later(self, head: Token, lemma: str) -> ActorId | None:
        """ "The town's mayor said", and only then "Wilfried Zoungba, the mayor": the one holder that is named."""
        if head.tag != "NN" or self.knowledge.offices.get(lemma) is None or not takes_part(head):
            return None
        owned = head.kid("poss")
        if owned is not None and owned.low not in self.words.localities:
            return None
        if owned is None and not any(kid.low == "the" for kid in head.kids_by("det")):
            return None
        kids = [kid for kid in head.kids if kid.dep not in ("det", "poss", "punct")]
        told = {kid.lemma.lower() for kid in kids if kid.low not in self.words.localities}
        if any(kid.dep not in ("compound", "amod") or not kid.text.islower() for kid in kids):
            return None
        wanted = {lemma, *told}
        people = [
            one for one in islice(self.cast.drafts.values(), MANY) if one.kind is ActorKind.PERSON and not one.nameless
        ]
        holders = [one for one in people if lemma in fold(one.title or "").split()]
        if len(holders) != 1 or not wanted <= set(fold(holders[0].title or "").split()):
            return None
        first = self.paper.tokens[holders[0].first]
        return holders[0].id if 0 < first.sent.group - head.sent.group <= AHEAD else None

    def _own_police(self, head: Token) -> KnownActor | None:
        """ "The national police": of the country that the article is about."""
        national = any(kid.low in ("federal", "national") for kid in head.kids_by("amod", "compound"))
        return self.cast.home_state() if national else None

    def _called(self, head: Token) -> ActorId | None:
        """ "The force that leads the operation is Hay'at Tahrir al-Sham": the one that the sentence names."""
        for kid in head.kids_by("acl"):
            behind = [obj for prep in kid.kids_by("prep") if prep.low == "as" for obj in prep.kids_by("pobj")]
            if kid.lemma in ("know", "call") and behind and (named := self.cast.headed(behind[0])):
                return named[0]  # "clan militias known as Ma'awisley"
        told = head.head.kid("attr") if head.dep == "nsubj" and head.head.lemma == "be" else None
        if told is None or told.i < head.i:
            return None
        kinds = (ActorKind.ARMED_GROUP, ActorKind.MILITARY, ActorKind.POLITICAL, ActorKind.NGO, ActorKind.IGO)
        drafts = [self.cast.drafts[actor] for actor in self.cast.headed(told)]
        return next((one.id for one in drafts if one.kind in kinds and not one.nameless), None)

    def _apposed_body(self, head: Token, lemma: str) -> ActorId | None:
        """ "Hamas's armed wing, the Al-Qassam Brigades": the part that is named, not the whole."""
        if lemma not in lists().relations.parts:
            return None
        named = [actor for kid in head.kids_by("appos") for actor in self.cast.headed(kid)]
        bodies = [actor for actor in named if self.cast.drafts[actor].kind not in (ActorKind.PERSON, ActorKind.STATE)]
        return bodies[0] if bodies else None

    def _state_of(self, mention: Mention) -> KnownActor | None:
        for token in mention.tokens:
            if token is not mention.head and token.dep in ("amod", "compound", "nmod", "poss"):
                state = state_named(token, self.cast) if token.text[:1].isupper() else None
                if state is not None:
                    return state
        return state_beside(mention.head, self.cast)

    def _led_by(self, head: Token) -> ActorId | None:
        """ "Insurgents led by Hayat Tahrir al-Sham": told by the group that leads them."""
        if head.tag != "NNS":
            return None
        for kid in head.kids_by("acl"):
            agent = kid.kid("agent") if kid.lemma in ("lead", "head", "spearhead") else None
            obj = agent.kid("pobj") if agent is not None else None
            for actor in self.cast.headed(obj) if obj is not None else ():
                if self.cast.drafts[actor].kind is ActorKind.ARMED_GROUP:
                    return actor
        return None

    def _state_of_ministry(self, head: Token, state: KnownActor | None) -> KnownActor | None:
        """Whose ministry it is; where only "the ministry" is said, nobody can say which, so none is made up."""
        of_state = state or self._state_of_owner(head)
        which = [kid for kid in head.kids_by("compound", "amod", "nmod", "prep") if kid.low not in lists().cast.organs]
        return of_state or (self.cast.home_state() if which and not is_of_breakaway(head) else None)

    def _state_of_owner(self, head: Token) -> KnownActor | None:
        """ "The Taliban's defence ministry": the state that its owner is of."""
        for kid in head.kids_by("poss"):
            if (land := self.cast.atlas.land_of(kid)) is not None:
                return self.knowledge.actors.state(land)
            for actor in self.cast.pronoun(kid) if kid.pos == "PRON" else self.cast.headed(kid):
                country = self.cast.drafts[actor].country
                if country:
                    return self.knowledge.actors.state(country)
        return None

    # ------------------------------------------------------------ owners

    def _forces_of_person(self, person: Draft, name: Token) -> ActorId | None:
        """ "Mladic's troops": of the force that he is known to belong to, not of his country's army."""
        if person.kind is not ActorKind.PERSON or person.entry is None or person.affiliation is None:
            return None
        force = self.knowledge.actors.by_key(person.affiliation.removeprefix("actor:"))
        if force is None or force.kind not in (ActorKind.ARMED_GROUP, ActorKind.MILITARY):
            return None
        return self.cast.enter(self.cast.known(force), [name], name, names=False)

    def _owner(self, head: Token, collective: Collective) -> ActorId | None:
        """Whose people are described: "HTS fighters", "its men", "armed men of CODECO", "the paramilitaries of Hemedti"."""
        lemma = head.lemma.lower()
        ties = lists().relations
        beside = head.dep in ("appos", "attr") and lemma in ties.parts  # "the Brigades, the armed wing of X": not X itself
        if not (collective.armed or lemma in self.words.people_of) or lemma in ties.offshoots or beside:
            return None
        cast = self.cast
        for kid in head.kids_by("poss", "compound", "nmod"):
            found = cast.pronoun(kid) if kid.pos == "PRON" or kid.low == "whose" else cast.headed(kid)
            if found and cast.drafts[found[0]].kind not in (ActorKind.STATE, ActorKind.PERSON):
                return (forces_under(cast.drafts[found[0]], cast, kid) if collective.armed else None) or found[0]
            if found and kid.dep == "poss" and (led := self._forces_of_person(cast.drafts[found[0]], kid)) is not None:
                return led
            if kid.low in _SERVICES and lemma in self.words.people_of and kid.dep == "compound":
                return self._service(kid)
        for prep in head.kids_by("prep"):
            obj = prep.kid("pobj") if prep.low in ("of", "from") else None
            described = cast.mentions.over(obj, Sort.DESCRIPTION) if obj is not None and obj.i > head.i else None
            if described is not None and not cast.headed(described.head):
                self.take(described)  # "fighters of the group": the group first
            found = cast.headed(obj) if obj is not None and cast.atlas.at(obj) is None else []
            if obj is not None and not found and obj.lemma in _BODY_NOUNS:  # "fighters of the al-Shabaab group"
                named = [actor for kid in obj.kids_by("compound", "nmod") for actor in cast.headed(kid)]
                found = [actor for actor in named if cast.drafts[actor].kind in _FORCES]
            if obj is not None and not found and (occupier := self._occupier(obj)) is not None:
                return occupier
            owner = self._people_of(found[0], head, collective) if found else None
            if owner is not None:
                return owner
        return None

    def _service(self, word: Token) -> ActorId | None:
        """ "Navy personnel": of the service of that name, where the article has one, else of the state's forces."""
        for draft in islice(self.cast.drafts.values(), MANY):
            if draft.kind is ActorKind.MILITARY and not draft.nameless and fold(draft.name).split()[-1:] == [word.low]:
                return draft.id
        return self.cast.state_side(word)

    def _occupier(self, noun: Token) -> ActorId | None:
        """ "Mercenaries of the Turkish occupation", and after it "soldiers of the occupation": the forces of that state."""
        if noun.lemma.lower() not in self.words.occupiers:
            return None
        state = state_beside(noun, self.cast)
        if state is not None:
            self._occupying = self.cast.enter(self.cast.forces(state), [noun], noun, names=False)
        return self._occupying

    def _people_of(self, actor: ActorId, head: Token, collective: Collective) -> ActorId | None:
        """The actor, if people can be of it; of a commander, the forces that are led."""
        cast = self.cast
        draft = cast.drafts[actor]
        if draft.kind in _FORCES or (draft.kind is ActorKind.IGO and collective.armed):
            return draft.id
        if draft.kind is not ActorKind.PERSON or not draft.affiliation:
            return None
        entry = self.knowledge.actors.by_key(draft.affiliation.removeprefix("actor:"))
        if entry is None or entry.kind not in _FORCES:
            return None
        known = cast.known(entry)
        cast.drafts.setdefault(known.id, known)
        known.aliases.setdefault(head.text)
        return known.id

    # ------------------------------------------------------------ references back and ahead

    def _anaphor(self, mention: Mention) -> None:
        """ "The group", "the network": a body named before; "a doctors' group": one that is named next."""
        head = mention.head
        lemma = head.lemma.lower()
        if (lemma == "enemy" and head.kid("prep", "poss") is None) or self._is_foe(head):
            if not any(kid.low in ("many", "multiple", "several") for kid in head.kids):  # "multiple enemy killed"
                self._foes.append(mention)
            return
        definite = any(kid.low in ("the", "that", "this") for kid in head.kids_by("det"))
        own_name = self._own_name(head)
        plain = definite and not own_name and not is_restricted(head) and not self._stands_beside(head)
        ours = publishing(self.cast, lemma) if plain else None
        plain = plain and not says_which(head)
        back = (band_before(head, self.cast) or self._spoken_of(head, lemma)) if plain and ours is None else None
        if ours is not None:
            self.cast.enter(ours, mention.tokens, head)
        elif back is not None:
            self.cast.enter(self.cast.drafts[back], mention.tokens, head)
        elif own_name and lemma in _BODY_NOUNS:
            self._half_named(mention)
        elif lemma == "agency" and {kid.low for kid in head.kids_by("compound", "amod", "nmod")} & _OF_THE_STATE:
            self._nameless(mention, ActorKind.GOVERNMENT)
        elif head.low in self.words.named_next and not self._is_named(head):
            armed = any(kid.lemma.lower() in self.words.armed for kid in head.kids_by("amod", "compound"))
            kind = ActorKind.ARMED_GROUP if armed else ActorKind.NGO
            ahead = self._named_next(head) or self._subject_ahead(head, kind)
            if ahead is not None:
                self._ahead.append((mention, ahead))
            elif plain and lemma in _ORGANISATIONS and (armed_one := self._spoken_of(head, "group")) is not None:
                self.cast.enter(self.cast.drafts[armed_one], mention.tokens, head)  # "the BLA ... The organisation"

    def _stands_beside(self, head: Token) -> bool:
        """ "The Joint Forces, the alliance of former rebels": told of the name before it, and of none named long ago."""
        return head.dep == "appos" and self.cast.mentions.over(head.head, Sort.ACTOR) is not None

    def _own_name(self, head: Token) -> bool:
        """ "The Luhansk operational group": a name stands before it, and not just its people's ("the Lebanese group")."""
        before = [kid for kid in head.kids_by("amod", "compound", "nmod") if kid.text[:1].isupper() and kid.i < head.i]
        return any(people_at(kid, self.knowledge) is None and not self.cast.headed(kid) for kid in before)

    def _half_named(self, mention: Mention) -> None:
        """A body whose name is a place's and what it is: "the Luhansk operational group"."""
        head, cast = mention.head, self.cast
        if self._is_named(head):
            return
        before = {kid.lemma.lower() for kid in head.kids_by("amod", "compound", "nmod")}
        kind = (
            ActorKind.ARMED_GROUP if before & lists().cast.armed or head.lemma in ("gang", "militia") else ActorKind.OTHER
        )
        kind = ActorKind.MILITARY if before & _OF_ARMIES else kind
        place = next((spot for kid in head.kids if (spot := cast.atlas.at(kid)) is not None), None)
        draft = cast.named(mention.text(self.paper), kind, place.country if place is not None else None)
        draft.descriptor = head.lemma.lower()
        cast.enter(draft, mention.tokens, head)

    def _is_foe(self, head: Token) -> bool:
        """ "The opposing side"; of a text that speaks of the enemy also "the intruders", "the attackers"."""
        if is_other_side(head):
            return True
        words = lists().bands
        called = head.lemma.lower() in words.foes | words.attackers and any(kid.low == "the" for kid in head.kids_by("det"))
        plain = called and not any(kid.dep in ("prep", "acl", "relcl", "amod", "compound") for kid in head.kids)
        if not plain or not self._of_one_side or not self._has_foreign_name:
            return False
        before = [self.cast.drafts[actor] for _, actor, _ in self.cast.spoken_back(head, 3)]
        return not any(one.kind is ActorKind.ARMED_GROUP and not one.nameless for one in before)  # they were just told of

    @cached_property
    def _of_one_side(self) -> bool:
        """Whether the article calls somebody the enemy, or the opposing side."""
        tokens = self.paper.tokens
        return any(
            (one.lemma.lower() == "enemy" and one.kid("prep", "poss") is None) or is_other_side(one) for one in tokens
        )

    @cached_property
    def _has_foreign_name(self) -> bool:
        """Whether the names and peoples of the article are of more than one country: else the foe is at home."""
        named = {known.country for one in self.cast.mentions.all for known in one.known if known.country}
        peoples = {state.country for one in self.paper.tokens if (state := people_at(one, self.knowledge)) is not None}
        return len(named | peoples) > 1

    def _enemy(self) -> ActorId | None:
        """ "The enemy" of a communique: the forces of another country than those that speak."""
        cast = self.cast
        drafts = sorted(islice(cast.drafts.values(), MANY), key=lambda draft: draft.first)
        issuer = cast.issuer()
        ours = next((draft for draft in drafts if draft.entry is issuer), None) if issuer is not None else None
        if issuer is None:
            ours = next((one for one in drafts if one.kind in _FORCES or one.kind is ActorKind.GOVERNMENT), None)
        country = ours.country if ours is not None and ours.country else cast.atlas.main_country
        country = issuer.country if issuer is not None and issuer.country else country
        foes = [one for one in drafts if one.kind in _FORCES and not (one.nameless or one.id.endswith("general-staff"))]
        foes = [one for one in foes if one is not ours and one.country not in (None, "", country)]
        at_home = [
            draft for draft in drafts if draft.kind is ActorKind.MILITARY and draft.country and draft.country == country
        ]
        if issuer is not None and issuer.kind is ActorKind.ARMED_GROUP and at_home:
            foes = at_home  # of those who fight their state first its army
        elif issuer is None and ours is not None and ours.entry is None:
            return None  # an office that nobody knows may speak for the army or for those who fight it
        if not foes and ours is not None and (band := fought_at_home(cast, ours)) is not None:
            return band.id
        return max(foes, key=lambda draft: len(draft.mentions)).id if foes else None

    def _referent(self, head: Token, lemma: str) -> ActorId | None:
        """What a definite description ("the rebels", "the party") refers back to."""
        if lemma not in self.words.described or is_restricted(head) or says_which(head):
            return None
        return (self.cast.rebels() if lemma in self.words.rebels else None) or self._spoken_of(head, lemma)

    def _spoken_of(self, head: Token, lemma: str) -> ActorId | None:
        """The named actor last spoken of that is called so, or else is of a kind that can be called so."""
        kinds = self.words.described.get(lemma, frozenset())
        fallback, suffering, inner = None, None, None
        portfolio = {kid.low[:6] for kid in head.kids_by("compound", "amod", "nmod")} if lemma in _PORTFOLIOS else set()
        portfolio -= {"news", "same", "local"}
        for at, actor, is_subject in self.cast.spoken_back(head, REACH):
            draft, sentence = self.cast.drafts[actor], self.paper.tokens[at].sent
            if draft.nameless:
                continue
            if portfolio and not any(portfolio <= {word[:6] for word in fold(name).split()} for name in draft.names):
                continue  # "the interior ministry" is no health ministry that was named before
            far = lemma == "group" and inner is not None and inner.sent is not sentence  # whatever it is called in full
            if draft.descriptor == lemma or (not far and any(lemma in fold(name).split() for name in draft.names)):
                return actor
            if draft.kind not in kinds:
                continue
            if fallback is None:
                fallback, suffering = actor, None if is_subject or sentence is head.sent else sentence
                inner = self.paper.tokens[at]
            elif lemma == "group" and inner is not None and tells_of(self.paper.tokens[at], inner):
                fallback = actor  # "X, a grouping that has absorbed remnants of Y": X is what was told of
            elif is_subject and sentence is suffering and lemma == "group":
                return actor  # "X's fighters ambushed men of Y. ... by the group": it goes on with who acted
            elif actor != fallback and lemma in self.words.rebels:
                return None  # of two groups spoken of nobody can say which are "the rebels"
        return fallback

    def _named_next(self, head: Token) -> Mention | None:
        """The body that the next sentences name, if it shares a word with the description ("a doctors' group")."""
        beside = head.kids_by("poss", "compound", "amod", "nmod")
        stems = {kid.lemma.lower().rstrip("s") for kid in beside if len(kid.lemma) > 4}
        if head.low != "group":
            stems.add(head.lemma.lower())
        for later in self._names[bisect_right(self._starts, head.i) :]:
            if later.tokens[0].sent.group - head.sent.group > 2:
                return None
            if stems & {token.lemma.lower().rstrip("s") for token in later.tokens}:
                return later
        return None

    def _subject_ahead(self, head: Token, kind: ActorKind) -> Mention | None:
        """ "An ethnic armed group denied ... The Arakan Army, ...": a body told by its kind at the beginning, if the
        next two sentences go on with one of that kind that nobody has named yet."""
        said = any(kid.low in ("a", "an") for kid in head.kids_by("det"))
        if not said or head.tag != "NN" or head.sent.group > FIRST or self._is_named(head) or head.lemma not in _BODY_NOUNS:
            return None
        for later in self._names[bisect_right(self._starts, head.i) :]:
            if later.tokens[0].sent.group - head.sent.group > 2:
                return None
            known = later.known[0].kind if later.known else later.kind
            if later.tokens[0].sent is head.sent or known is not kind or later.head.first_conjunct().dep != "nsubj":
                continue
            drafts = self.cast.headed(later.head)
            if drafts and self.cast.drafts[drafts[0]].first >= later.tokens[0].i:
                return later
        return None

    def _is_named(self, head: Token) -> bool:
        """ "The governor of Ituri, Lt. Gen. Johnny Luboya": the description has a name beside it."""
        beside = head.kids_by("appos")
        beside += [head.head] if head.dep == "appos" else []
        sorts = (Sort.ACTOR,) if head.lemma in _BODY_NOUNS else (Sort.PERSON, Sort.ACTOR)
        return any(self.cast.mentions.over(one, *sorts) is not None for one in beside)

    # ------------------------------------------------------------ sides and nameless ones

    def _forces(self, mention: Mention, state: KnownActor | None, definite: bool) -> None:
        """ "The army", "government forces", "Turkish-backed fighters"."""
        cast, head = self.cast, mention.head
        beside = [kid for kid in head.kids if kid.dep in ("amod", "compound")]
        if any(kid.lemma.lower() in self.words.rebels for kid in head.kids if kid.dep != "conj"):
            self._rebels(mention, definite, state)
            return
        if state is None and any(kid.low in _FOREIGN for kid in beside):
            home, holder = cast.home_state(), cast.home_army()
            if holder is not None and holder is not home and any(kid.low in _OCCUPYING for kid in beside):
                cast.enter(cast.forces(holder), mention.tokens, head)
                return
            self._nameless(mention, ActorKind.MILITARY)  # "occupation forces" are never those of the country itself
            return
        if any(kid.low in self.words.of_several for kid in beside):
            home = state or cast.state_fronted(head) or cast.home_state()
            if home is not None and any(kid.low in ("security", "special") for kid in head.kids):
                cast.enter(cast.forces(home, head), mention.tokens, head)
            else:
                security = any(kid.low == "security" for kid in head.kids)
                self._nameless(mention, ActorKind.MILITARY if security else ActorKind.ARMED_GROUP)
            return
        alone = head.low == "force" and definite and state is None and not beside
        if alone and (back := self._spoken_of(head, "force") or self._spoken_of(head, "group")) is not None:
            cast.enter(cast.drafts[back], mention.tokens, head)  # "the RSF ...; the force later announced"
            return
        loyal = next((kid for kid in head.kids if kid.low == "loyal" and kid.i > head.i), None)
        if loyal is not None:
            whose, described = self._loyal_to(loyal), collective_of(head, self.knowledge)
            patron = self._people_of(whose, head, described) if whose is not None and described is not None else None
            if patron is not None:
                cast.enter(cast.drafts[patron], mention.tokens, head, names=False)
            else:
                self._nameless(mention, ActorKind.ARMED_GROUP)  # whoever they are, they are not simply the army
            return
        abroad = state is not None and head.lemma.lower() == "fighter" and cast.is_strange(state)
        if abroad or (state is None and are_from_land(head)):
            self._nameless(mention, ActorKind.ARMED_GROUP if abroad else ActorKind.MILITARY)
            return  # "two Ethiopian fighters", "forces from Tigray" are not simply the army
        of_state = any(kid.low in self.words.of_state for kid in head.kids)
        state = state or self._state_of_pronoun(head)
        if state is None and any(kid.low == "our" for kid in head.kids_by("poss")):
            self._nameless(mention, ActorKind.MILITARY)  # nobody knows who speaks: not the army of the country for that
            return
        near = None if state is not None else cast.state_fronted(head) if of_state else cast.state_before(head)
        owner = state or near or (cast.home_state() if of_state else cast.home_army())
        attacker, attacked = attack_told_by(head, cast) if state is None and owner is not None else (None, None)
        if attacker is not None and owner is not None and owner.country == attacker:
            if attacked is None:
                self._nameless(mention, ActorKind.MILITARY)
                return
            owner = attacked  # "Russia launched 93 drones at Ukraine, the air force said": Ukraine's
        certain = state is not None or of_state or definite or head.lemma.lower() in self.words.armies
        if owner is not None:
            if certain or takes_part(head):
                cast.enter(cast.forces(owner, head), mention.tokens, head)
        elif certain:
            self._nameless(mention, ActorKind.MILITARY)

    def _loyal_to(self, loyal: Token) -> ActorId | None:
        """To whom forces are told to be loyal: "forces loyal to Riek Machar"."""
        ends = [obj for prep in loyal.kids_by("prep") for obj in prep.kids_by("pobj")]
        return next((actor for obj in ends for actor in self.cast.of(obj)), None)

    def _state_of_pronoun(self, head: Token) -> KnownActor | None:
        """ "India said its air force had hit nine sites": whose it is, whatever country the article is about."""
        for kid in head.kids_by("poss"):
            for actor in self.cast.pronoun(kid) if kid.pos == "PRON" else ():
                draft = self.cast.drafts[actor]
                if draft.kind in (ActorKind.STATE, ActorKind.GOVERNMENT) and draft.country:
                    return self.knowledge.actors.state(draft.country)
        return None

    def _government(self, mention: Mention, state: KnownActor | None) -> None:
        cast, head = self.cast, mention.head
        lemma = head.lemma.lower()
        group = run_by(self.paper.tokens[max(0, mention.tokens[0].i) : head.i + 1], cast)
        if group is not None:
            cast.enter(group, mention.tokens, head, names=False)  # "the Hamas-run government"
            return
        owner = state or cast.state_fronted(head) or cast.home_state()
        if owner is None or (state is None and lemma in ("authority", "administration")):
            self._nameless(mention, ActorKind.GOVERNMENT)
        elif state is not None or lemma == "government" or acts(head, self.knowledge):
            cast.enter(cast.known(owner), mention.tokens, head)

    def _rebels(self, mention: Mention, definite: bool, state: KnownActor | None) -> None:
        """ "The rebels": those spoken of, a group named before, or somebody new."""
        cast, head = self.cast, mention.head
        spoken_of = cast.rebels()
        # A capital "Rebel" only begins its sentence.
        beside = [kid for kid in head.kids_by("amod", "compound", "nmod") if kid.low not in self.words.rebellious]
        others = not definite and any(kid.text[:1].isupper() for kid in beside)
        if spoken_of is not None and not others:  # "Iraqi militiamen crossed the border" are not "the rebels"
            cast.enter(cast.drafts[spoken_of], mention.tokens, head)
            return
        back = self._spoken_of(head, "rebel") if definite else None
        if back is not None:
            cast.enter(cast.drafts[back], mention.tokens, head)
            return
        called = rebels_called(head)
        draft = cast.nameless(mention.text(self.paper), ActorKind.ARMED_GROUP, fighters_told(head, called, cast.unnamed))
        draft.descriptor = called
        draft.country = state.country if state else None
        if takes_part(head):
            cast.enter(draft, mention.tokens, head)

    def _nameless(self, mention: Mention, kind: ActorKind) -> None:
        """Somebody without a name, if anything is said of what they do; the fullest description is kept."""
        cast, head = self.cast, mention.head
        if not takes_part(head) or self._is_named(head) or cast.named_before(head):
            return
        words = mention.text(self.paper)
        draft = cast.nameless(words, kind, told_apart(head))
        if len(words) > len(draft.name) and draft.name.lower() == head.low:
            draft.name = plainly(words)
        draft.aliases.setdefault(head.text)
        cast.enter(draft, mention.tokens, head)

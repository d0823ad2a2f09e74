"""Who is who in one article: names, abbreviations, surnames, descriptions and safe pronouns become actors.

Known actors take the knowledge base's key as their id, unknown ones their folded name, so that every article gives them the same
id; nameless ones ("gunmen") belong to their article alone. A state and its government are one actor; its forces are another that is
affiliated to it. A capital that says or does something is its government.
"""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, field

from briefing.domain.actor import Actor, ActorId, ActorKind
from briefing.domain.claim import Because, Origin
from briefing.domain.text import Span
from briefing.extract.atlas import Atlas
from briefing.extract.descriptions import collective_of
from briefing.extract.mentions import Mention, Mentions, Sort
from briefing.extract.parse import Paper, Token
from briefing.knowledge import Knowledge
from briefing.knowledge.actors import KnownActor
from briefing.knowledge.collectives import Collective
from briefing.knowledge.folding import fold
from briefing.knowledge.words import lists

_BODY_KINDS = frozenset(ActorKind) - {ActorKind.PERSON, ActorKind.POPULATION}
_FORCES_KINDS = frozenset((ActorKind.MILITARY, ActorKind.ARMED_GROUP, ActorKind.POLICE))


@dataclass(slots=True)
class Draft:
    """An actor while the article is being read."""

    id: ActorId
    name: str
    kind: ActorKind
    nameless: bool = False
    country: str | None = None
    title: str | None = None
    affiliation: ActorId | None = None
    aliases: dict[str, None] = field(default_factory=dict)
    mentions: set[Span] = field(default_factory=set)
    first: int = 0
    origin: Origin = Origin.EXTRACTED
    descriptor: str | None = None
    because: Because | None = None
    entry: KnownActor | None = None

    def actor(self) -> Actor:
        """The finished value."""
        return Actor(
            self.id,
            self.name,
            self.kind,
            tuple(alias for alias in self.aliases if alias != self.name),
            self.country,
            self.title,
            self.affiliation,
            tuple(sorted(self.mentions)),
            self.origin,
            self.nameless,
            (self.because,) if self.because else (),
        )


class Cast:
    """The actors of one article, by id and by the token that heads a phrase for them."""

    def __init__(self, paper: Paper, mentions: Mentions, atlas: Atlas, knowledge: Knowledge) -> None:
        self.paper = paper
        self.mentions = mentions
        self.atlas = atlas
        self.knowledge = knowledge
        self.drafts: dict[ActorId, Draft] = {}
        self._heads: dict[int, list[ActorId]] = {}
        self._order: list[tuple[int, ActorId, bool]] = []  # (token, actor, is subject), in text order
        self._last_rebels: ActorId | None = None

    # ------------------------------------------------------------ what other stages ask

    def of(self, token: Token) -> list[ActorId]:
        """The actors that the noun phrase headed by this token stands for; without its conjuncts."""
        if token.pos == "PRON":
            return self.pronoun(token)
        name = self._name_beside(token)
        if name:
            return name
        if token.i in self._heads:
            return self._heads[token.i]
        return self.owner(token) or self._listed(token)

    def _name_beside(self, token: Token) -> list[ActorId]:
        """ "The governor of Ituri, Lt. Gen. Johnny Luboya", "the consultancy Tidewater Risk": the name in apposition."""
        if token.pos != "NOUN":
            return []
        near = [kid for kid in token.kids if kid.dep == "appos"]
        for prep in token.kids_by("prep"):
            inner = prep.kid("pobj")
            near += (
                [kid for kid in inner.kids if kid.dep == "appos"]
                if inner is not None and prep.low in ("of", "at", "for")
                else []
            )
        for one in near:
            found = self._heads.get(one.i, [])
            if found and self.drafts[found[0]].kind is ActorKind.PERSON:
                return found
            if (
                found
                and one.head is token
                and not self.drafts[found[0]].nameless
                and self.drafts[found[0]].kind is not ActorKind.STATE
            ):
                return found
        return []

    def _listed(self, token: Token) -> list[ActorId]:
        """ "The guarantors - Russia, Turkey and Iran": names listed in apposition."""
        found: list[ActorId] = []
        for kid in token.kids:
            if kid.dep == "appos":
                for one in kid.conjuncts():
                    found += self._heads.get(one.i, [])
        return found if len(found) > 1 else []

    def ids(self, tokens: list[Token]) -> list[ActorId]:
        """The actors that any of these heads stand for, each once, in order."""
        return list(dict.fromkeys(actor for token in tokens for actor in self.of(token)))

    def speaker(self, token: Token) -> list[ActorId]:
        """Who speaks when this noun phrase speaks: an unnamed spokesperson speaks as the organisation."""
        lemma = token.lemma.lower()
        if token.pos == "NOUN" and lemma in lists().cast.spokespersons and not self._named(token):
            body = self.body_of(token)
            if body and lemma not in ("source", "official"):
                return [body]
        if token.pos == "NOUN" and lemma in lists().cast.speaks_for:
            body = self.body_of(token)
            if body:
                return [body]
        return self.of(token)

    def owner(self, token: Token) -> list[ActorId]:
        """Whose men or machines a noun phrase names: "Russian jets", "army jets", "an HTS sniper", "its drones"."""
        lemma = token.lemma.lower()
        if (
            lemma not in lists().cast.hardware
            and lemma not in self.knowledge.lexicon.objects["weapon_subject"]
            and not self._personnel(lemma)
            and lemma not in lists().cast.people_of
        ):
            return []
        for kid in sorted(token.kids, key=lambda one: one.i):
            if kid.dep not in ("amod", "compound", "nmod", "poss", "npadvmod"):
                continue
            if kid.dep == "poss" and kid.pos == "PRON":
                found = self.pronoun(kid)
                if found:
                    return [self._forces_or_self(found[0], lemma)]
                continue
            found = self._by_modifier(kid, lemma)
            if found:
                return found
        for prep in token.kids_by("prep"):
            if prep.low in ("of", "from", "by"):
                obj = prep.kid("pobj")
                if obj is not None and obj.i in self._heads and not self.atlas.at(obj):
                    return self._heads[obj.i]
        return []

    def body_of(self, token: Token) -> ActorId | None:
        """The body that an office-holder or a part belongs to: "the ministry's spokesman", "a spokesman for the group"."""
        for kid in token.kids:
            if kid.dep == "poss":
                found = self.pronoun(kid) if kid.pos == "PRON" else self.of(kid)
                if found:
                    return found[0]
        for kid in token.kids:
            if kid.dep == "prep" and kid.low in ("of", "for", "at", "with", "from", "in"):
                obj = kid.kid("pobj")
                if obj is not None:
                    found = self._heads.get(obj.i) or (self.of(obj) if kid.low != "in" else [])
                    if found:
                        return found[0]
        for kid in token.kids:
            if kid.dep in ("compound", "amod", "nmod") and kid.low != "military":
                state = (
                    self.knowledge.actors.demonym(kid.text) if kid.text[:1].isupper() and kid.i not in self._heads else None
                )
                if state is not None:
                    return self.enter(self.state(state), [kid], kid, names=False)
                found = self._heads.get(kid.i) or self._by_modifier(kid, "")
                if found:
                    return found[0]
        return None

    def pronoun(self, token: Token) -> list[ActorId]:
        """Who a pronoun means, where that is safe; [] where it is not."""
        word = token.low
        if word in ("he", "she", "him", "her", "his"):
            return self._back(token, lambda draft: draft.kind is ActorKind.PERSON, 3)
        if word in ("it", "its", "itself"):
            return self._back(token, lambda draft: draft.kind in _BODY_KINDS and not _is_plural(draft), 2)
        if word in ("they", "them", "their", "theirs"):
            plural = (ActorKind.ARMED_GROUP, ActorKind.MILITARY, ActorKind.POPULATION, ActorKind.POLICE)
            found = self._back(token, lambda draft: draft.kind in plural or _is_plural(draft), 2)
            return found or self._together(token)
        if word in ("we", "our", "us", "ours"):
            return self._ourselves(token)
        return []

    # ------------------------------------------------------------ building

    def enter(
        self,
        draft: Draft,
        tokens: list[Token],
        head: Token,
        *,
        names: bool = True,
    ) -> ActorId:
        """Note that these tokens mention an actor."""
        known = self.drafts.get(draft.id)
        if known is None:
            self.drafts[draft.id] = known = draft
            known.first = tokens[0].i
        known.title = known.title or draft.title
        known.affiliation = known.affiliation or draft.affiliation
        words = " ".join(self.paper.article.text[tokens[0].start : tokens[-1].end].split())
        known.mentions.add(Span(self.paper.article.id, tokens[0].start, tokens[-1].end))
        if names:
            known.aliases.setdefault(words)
        self._heads.setdefault(head.i, [])
        if draft.id not in self._heads[head.i]:
            self._heads[head.i].append(draft.id)
        subject = head.first_conjunct().dep in ("nsubj", "nsubjpass", "agent") or (
            head.dep == "pobj" and head.head.dep == "agent"
        )
        insort(self._order, (head.i, draft.id, subject))
        return draft.id

    def known(self, entry: KnownActor) -> Draft:
        """A draft for an entry of the knowledge base."""
        if (
            entry.key.endswith("-government")
            and entry.affiliation
            and (state := self.knowledge.actors.by_key(entry.affiliation))
        ):
            entry = state  # a state and its government are one actor
        actor = ActorId(f"actor:{entry.key}")
        if actor in self.drafts:
            return self.drafts[actor]
        draft = Draft(actor, entry.name, entry.kind, country=entry.country, entry=entry)
        for alias in (entry.name, *entry.aliases):
            draft.aliases.setdefault(alias)
        draft.because = Because("name", f"knowledge: {entry.key}")
        if entry.affiliation:
            draft.affiliation = ActorId(f"actor:{entry.affiliation}")
        return draft

    def state(self, entry: KnownActor) -> Draft:
        """A draft for a state, which is also its government."""
        return self.known(entry)

    def forces(self, entry: KnownActor) -> Draft:
        """A draft for the armed forces of a state."""
        forces = self.knowledge.actors.forces_of(entry.key)
        if forces is None:
            return self.state(entry)
        draft = self.known(forces)
        if draft.affiliation is None:
            draft.affiliation = ActorId(f"actor:{entry.key}")
        return draft

    def named(self, name: str, kind: ActorKind, country: str | None = None) -> Draft:
        """A draft for a name that no knowledge covers."""
        actor = ActorId(f"actor:{fold(name).replace(' ', '-')}")
        return self.drafts.get(actor) or Draft(actor, name, kind, country=country)

    def nameless(self, description: str, kind: ActorKind, key: str | None = None) -> Draft:
        """A draft for somebody described and not named; it belongs to this article alone."""
        actor = ActorId(f"actor:{self.paper.article.id}:{fold(key or description).replace(' ', '-')}")
        return self.drafts.get(actor) or Draft(actor, description, kind, nameless=True)

    def home_state(self) -> KnownActor | None:
        """The state that the article is mostly about."""
        country = self.atlas.main_country
        return self.knowledge.actors.state(country) if country else None

    # ------------------------------------------------------------ looking back

    def _back(self, token: Token, fits: object, sentences: int) -> list[ActorId]:
        """The last actor before a token that fits: subjects of the same or the last sentence first."""
        block = token.sent.block
        best: list[tuple[int, int, ActorId]] = []
        for at, actor, subject in self._order:
            if at >= token.i:
                continue
            other = self.paper.tokens[at]
            away = token.sent.group - other.sent.group
            if away > sentences or (other.sent.block != block and token.sent.group - other.sent.group > 1):
                continue
            if not fits(self.drafts[actor]):  # type: ignore[operator]
                continue
            if self.paper.tokens[at].head is token.head and subject and token.dep in ("dobj", "pobj"):
                continue  # "the army said ... them": an object is not its own subject
            best.append((-away * 10 + (6 if subject else 0), at, actor))
        if not best:
            return []
        best.sort(key=lambda one: (-one[0], -one[1]))
        top = best[0]
        found = [top[2]]
        if token.low in ("they", "them", "their"):
            head = self.paper.tokens[top[1]].first_conjunct()
            together = [actor for one in head.conjuncts() for actor in self._heads.get(one.i, [])]
            if len(together) > 1 and top[2] in together:
                found = list(dict.fromkeys(together))
        return found

    def _together(self, token: Token) -> list[ActorId]:
        """Several named together just before, for "they"."""
        for at, actor, subject in reversed(self._order):
            if at < token.i and subject and token.sent.group - self.paper.tokens[at].sent.group <= 1:
                head = self.paper.tokens[at].first_conjunct()
                found = [one for part in head.conjuncts() for one in self._heads.get(part.i, [])]
                if len(found) > 1 and actor in found:
                    return list(dict.fromkeys(found))
        return []

    def _ourselves(self, token: Token) -> list[ActorId]:
        """ "Our teams": the publisher of a report speaks of itself, unless somebody is being quoted."""
        publisher = self.paper.article.publisher
        if not publisher or any(one.text in ('"', "“", "”") for one in token.sent.tokens):
            return []
        folded = fold(publisher)
        for draft in self.drafts.values():
            if folded in {fold(alias) for alias in (draft.name, *draft.aliases)}:
                return [draft.id]
        named = [draft for draft in self.drafts.values() if draft.kind is ActorKind.NGO]
        return [named[0].id] if len(named) == 1 and named[0].first < token.i else []

    def _named(self, token: Token) -> bool:
        return any(kid.dep == "appos" and self._heads.get(kid.i) for kid in token.kids)

    def _personnel(self, lemma: str) -> bool:
        collective = self.knowledge.collectives.get(lemma)
        return collective is not None and collective.armed and collective.people

    def _forces_or_self(self, actor: ActorId, lemma: str) -> ActorId:
        draft = self.drafts[actor]
        if draft.kind is ActorKind.STATE and draft.entry is not None:
            return actor
        return actor

    def _by_modifier(self, kid: Token, lemma: str) -> list[ActorId]:
        """The actor that a modifier of a noun of men or machines names."""
        if kid.i in self._heads:
            found = self._heads[kid.i]
            draft = self.drafts[found[0]]
            if draft.kind is ActorKind.STATE and draft.entry is not None:
                forces = self.forces(draft.entry)
                return [self.enter(forces, [kid], kid, names=False)] if forces.id != draft.id else found
            return found
        state = self.knowledge.actors.demonym(kid.text) if kid.text[:1].isupper() else None
        if state is not None:
            forces = self.forces(state)
            return [self.enter(forces, self._with(kid, lemma), kid)]
        if kid.low in ("army", "government", "regime", "military"):
            home = self._side(kid)
            if home is not None:
                return [home]
        if kid.lemma.lower() in lists().cast.rebels:
            rebels = self._rebels(kid)
            return [rebels] if rebels else []
        return []

    def _with(self, kid: Token, lemma: str) -> list[Token]:
        head = kid.head
        if head.lemma.lower() == lemma and head.i > kid.i and head.i - kid.i <= 3:
            return self.paper.tokens[kid.i : head.i + 1]
        return [kid]

    def _side(self, token: Token) -> ActorId | None:
        """ "the army", "government forces": of the state spoken of last, else of the one the article is about."""
        state = self._state_near(token) or self.home_state()
        if state is None:
            return None
        return (
            self.forces(state).id
            if self.forces(state).id in self.drafts
            else self.enter(self.forces(state), [token], token)
        )

    def _state_near(self, token: Token) -> KnownActor | None:
        for at, actor, _ in reversed(self._order):
            if at < token.i and self.paper.tokens[at].sent.block == token.sent.block:
                draft = self.drafts[actor]
                if draft.kind is ActorKind.MILITARY and draft.entry is not None and draft.country:
                    return self.knowledge.actors.state(draft.country)
        return None

    def _rebels(self, token: Token) -> ActorId | None:
        for draft in self.drafts.values():
            if draft.nameless and draft.kind is ActorKind.ARMED_GROUP and draft.descriptor == "rebel":
                return draft.id
        return None


def _is_plural(draft: Draft) -> bool:
    return draft.nameless and draft.name.split()[-1].endswith("s")


# ---------------------------------------------------------------- assembling


def assemble(paper: Paper, mentions: Mentions, atlas: Atlas, knowledge: Knowledge) -> Cast:
    """Go through the mentions in text order and find out who they are."""
    cast = Cast(paper, mentions, atlas, knowledge)
    builder = _Builder(cast)
    for mention in mentions.all:  # names first, so that a description can look to both sides
        if mention.sort is not Sort.DESCRIPTION:
            builder.take(mention)
    for mention in mentions.all:
        if mention.sort is Sort.DESCRIPTION:
            builder.take(mention)
    builder.finish()
    return cast


class _Builder:
    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.paper = cast.paper
        self.knowledge = cast.knowledge
        self.persons: dict[str, ActorId] = {}
        self.short: dict[str, ActorId] = {}
        self._ahead: dict[int, tuple[Mention, Mention]] = {}

    def take(self, mention: Mention) -> None:
        if mention.sort is Sort.STATE:
            self._state(mention)
        elif mention.sort is Sort.PERSON:
            self._person(mention)
        elif mention.sort is Sort.ACTOR:
            self._body(mention)
        elif mention.sort is Sort.DESCRIPTION:
            self._description(mention)
        elif mention.sort is Sort.PLACE:
            self._capital(mention)

    # -- states and capitals

    def _state(self, mention: Mention) -> None:
        cast, entry = self.cast, mention.known[0]
        head = mention.head
        named = self.short.get(fold(mention.text(self.paper)))
        if (named is not None and mention.head.dep not in ("pobj",)) or (
            named is not None and mention.head.head.low in ("on", "by", "with")
        ):
            cast.enter(cast.drafts[named], mention.tokens, head)
            return
        organ = self._organ_of(mention)
        if organ:
            return
        if acts(head, self.knowledge):
            cast.enter(cast.state(entry), mention.tokens, head)

    def _organ_of(self, mention: Mention) -> bool:
        """ "Sudan's army", "Russia's Defence Ministry": the noun phrase is taken by its own mention."""
        head = mention.head
        if head.dep in ("compound", "nmod") and head.head.lemma.lower() in lists().cast.groups:
            words = self.paper.tokens[mention.tokens[0].i : head.head.i + 1]
            name = " ".join(self.paper.article.text[words[0].start : words[-1].end].split())
            kind = ActorKind.POLITICAL if head.head.lemma == "party" else ActorKind.ARMED_GROUP
            draft = self.cast.named(name, kind, entry_country(mention))
            draft.aliases.setdefault(mention.text(self.paper))
            self.short.setdefault(fold(mention.text(self.paper)), draft.id)
            self.cast.enter(draft, words, head.head)
            return True
        if head.dep not in ("poss", "compound", "nmod"):
            return False
        noun = head.head
        lemma = noun.lemma.lower()
        return (
            lemma in lists().cast.armies
            or lemma in lists().cast.troops
            or noun.low in ("forces", "troops", "staff")
            or lemma in lists().cast.organs
            or (lemma in ("government", "regime"))
        )

    def _capital(self, mention: Mention) -> None:
        state = self.knowledge.actors.capital(mention.text(self.paper))
        if state is None or mention.type_word:
            return
        if acts(mention.head, self.knowledge, strict=True):
            self.cast.enter(self.cast.state(state), mention.tokens, mention.head)

    # -- persons

    def _person(self, mention: Mention) -> None:
        cast = self.cast
        words = mention.text(self.paper)
        if mention.known:
            entry = self._pick(mention.known)
            draft = cast.known(entry)
            self._remember(draft.id, [draft.name, *draft.aliases, words])
        else:
            known = self._same_person(words)
            if known is not None:
                draft = cast.drafts[known]
                if len(words.split()) > len(draft.name.split()):
                    draft.name = words
            else:
                draft = cast.named(words, ActorKind.PERSON)
                draft.kind = ActorKind.PERSON
            self._remember(draft.id, [words])
        office, body, tokens = self._office(mention)
        draft.title = draft.title or mention.title or office
        actor = cast.enter(draft, mention.tokens, mention.head)
        if body and cast.drafts[actor].affiliation is None and body != actor:
            cast.drafts[actor].affiliation = body

    def _remember(self, actor: ActorId, names: list[str]) -> None:
        for name in names:
            words = fold(name).split()
            for n in range(len(words)):
                tail = " ".join(words[n:])
                if len(tail) > 2 and words[n] not in ("al", "el", "bin", "ibn"):
                    self.persons.setdefault(tail, actor)

    def _same_person(self, words: str) -> ActorId | None:
        folded = fold(words)
        plain = folded.removeprefix("al ").removeprefix("el ")
        return self.persons.get(folded) or self.persons.get(plain)

    def _office(self, mention: Mention) -> tuple[str | None, ActorId | None, list[Token]]:
        """The office that apposition gives a person, and the body it is of."""
        head = mention.head
        nouns: list[Token] = []
        if head.dep == "appos" and head.head is not head:
            nouns.append(apposed(head))
        nouns += [kid for kid in head.kids if kid.dep == "appos" and kid.pos == "NOUN"]
        nouns += [
            kid
            for kid in head.kids
            if kid.dep in ("compound", "nmod") and kid.pos in ("NOUN", "PROPN") and kid not in mention.tokens
        ]
        for noun in nouns:
            if self._is_office(noun):
                title = " ".join(one.text for one in _title_words(noun))
                return title, self.cast.body_of(noun), [noun]
        return None, None, []

    def _is_office(self, noun: Token) -> bool:
        title = " ".join(one.text for one in _title_words(noun))
        offices = self.knowledge.offices
        return offices.get(noun.lemma) is not None or offices.get(title) is not None or noun.lemma in lists().cast.offices

    # -- named bodies

    def _body(self, mention: Mention) -> None:
        cast = self.cast
        words = mention.text(self.paper)
        if mention.known:
            entry = self._pick(mention.known)
            draft = cast.known(entry)
        else:
            draft = self._unknown_body(mention, words)
        if mention.kind and draft.kind is ActorKind.OTHER:
            draft.kind = mention.kind
        actor = cast.enter(draft, mention.tokens, mention.head)
        before = self.paper.tokens[mention.tokens[0].i - 2] if mention.tokens[0].i >= 2 else None
        if (
            before is not None
            and self.paper.tokens[before.i + 1].text == "("
            and before.pos == "NOUN"
            and before.sent is mention.head.sent
        ):
            cast._heads.setdefault(before.i, []).insert(0, actor)  # "the UN refugee agency (UNHCR)"
        if mention.alias:
            cast.drafts[actor].aliases.setdefault(mention.alias)
            self.short[fold(mention.alias)] = actor
        self.short.setdefault(fold(words), actor)
        for kid in mention.head.kids:
            if (
                kid.dep == "appos"
                and kid.pos == "NOUN"
                and kid.lemma in lists().names.descriptors
                and cast.drafts[actor].kind is ActorKind.OTHER
            ):
                cast.drafts[actor].kind = lists().names.descriptors[kid.lemma]

    def _unknown_body(self, mention: Mention, words: str) -> Draft:
        cast = self.cast
        folded = fold(words)
        if folded in self.short:
            return cast.drafts[self.short[folded]]
        person = self._same_person(words) if len(mention.tokens) <= 3 else None
        if person is not None:
            return cast.drafts[person]
        tails = [
            draft
            for draft in cast.drafts.values()
            if not draft.nameless
            and draft.kind is not ActorKind.PERSON
            and any(_is_tail(folded, fold(alias)) for alias in (draft.name, *draft.aliases))
        ]
        if len(tails) == 1 and len(mention.tokens) <= 3:
            return tails[0]
        state = self._state_of(mention)
        organ = mention.tokens[-1].lemma.lower()
        if state is not None and (
            organ in lists().cast.organs or any(token.low in ("ministry", "staff", "embassy") for token in mention.tokens)
        ):
            return self._organ(mention.tokens, mention.head, state)
        if any(token.low in ("ministry",) for token in mention.tokens):
            home = cast.home_state()
            if home is not None:
                return self._organ(mention.tokens, mention.head, home)
        return cast.named(words, mention.kind or ActorKind.OTHER)

    def _organ(self, tokens: list[Token], head: Token, state: KnownActor) -> Draft:
        """An organ of a state: the same id whether it is "Russia's Defence Ministry" or "the Russian Ministry of Defence"."""
        cast = self.cast
        demonyms = {fold(name) for name in (state.name, *state.aliases, *getattr(state, "demonyms", ()))}
        words = [
            token.low
            for token in tokens
            if token.pos not in ("DET", "ADP", "PART", "PUNCT")
            and fold(token.text) not in demonyms
            and self.knowledge.actors.demonym(token.text) is None
        ]
        words = [_SPELLING.get(word, word) for word in words]
        if "ministry" in words:
            words = sorted(set(words) - {"ministry"}) + ["ministry"]
        key = "-".join(dict.fromkeys(fold(word) for word in words)) or "government"
        actor = ActorId(f"actor:{state.key}-{key}")
        if actor in cast.drafts:
            return cast.drafts[actor]
        kind = next((lists().cast.organs[word] for word in words if word in lists().cast.organs), ActorKind.GOVERNMENT)
        plain = " ".join(words).title()
        demonym = next(iter(getattr(state, "demonyms", ()) or ()), state.name)
        draft = Draft(actor, f"{demonym} {plain}", kind, country=state.country)
        for alias in (plain, f"{state.name}'s {plain}", f"the {words[-1]}"):
            draft.aliases.setdefault(alias)
        draft.affiliation = ActorId(f"actor:{state.key}")
        draft.descriptor = words[-1]
        return draft

    def _state_of(self, mention: Mention) -> KnownActor | None:
        for token in mention.tokens:
            state = self.knowledge.actors.demonym(token.text)
            if state is not None:
                return state
        head = mention.head
        for kid in head.kids:
            if kid.dep in ("poss", "amod", "compound", "nmod"):
                state = self._state_named(kid)
                if state is not None:
                    return state
            if kid.dep == "prep" and kid.low in ("of", "in"):
                obj = kid.kid("pobj")
                state = self._state_named(obj) if obj is not None else None
                if state is not None:
                    return state
        return None

    def _state_named(self, token: Token) -> KnownActor | None:
        mention = self.cast.mentions.over(token, Sort.STATE)
        if mention is not None:
            return mention.known[0]
        place = self.cast.mentions.over(token, Sort.PLACE)
        if place is not None:
            return self.knowledge.actors.capital(place.text(self.paper))
        return self.knowledge.actors.demonym(token.text) if token.text[:1].isupper() else None

    def _pick(self, entries: tuple[KnownActor, ...]) -> KnownActor:
        """Which of several bearers of a name: the one of the country the article is about."""
        countries = self.cast.atlas.countries
        return max(entries, key=lambda entry: (countries.get(entry.country or "", 0), -entries.index(entry)))

    # -- descriptions

    def _description(self, mention: Mention) -> None:
        """Who a description means: the owner it names, a side, a body named before, or somebody who stays nameless."""
        cast, head = self.cast, mention.head
        lemma = head.lemma.lower()
        collective = collective_of(head, self.knowledge)
        if collective is None:
            self._anaphor(mention)
            return
        definite = any(kid.low in ("the", "that", "this", "these", "those") for kid in head.kids_by("det"))
        state = self._description_state(mention)
        owner = self._owner(head, collective)
        if owner is not None:
            cast.enter(cast.drafts[owner], mention.tokens, head, names=False)
        elif self._rebellious(head):
            self._rebel_description(mention, definite, state)
        elif lemma in lists().cast.armies or lemma in lists().cast.troops:
            self._force_description(mention, state, [], definite)
        elif lemma in lists().cast.governments:
            self._government(mention, state, definite)
        elif (
            lemma in lists().cast.described
            and definite
            and not _restricted(head)
            and (back := self._referent(head, lemma)) is not None
        ):
            cast.enter(cast.drafts[back], mention.tokens, head)
        elif lemma == "ministry" and (of_state := state or cast.home_state()) is not None:
            cast.enter(self._organ(mention.tokens, head, of_state), mention.tokens, head)
        elif collective.sides_with_state and state is not None:
            cast.enter(cast.forces(state), mention.tokens, head)
        elif lemma in lists().cast.rebels or lemma.rstrip("s") in lists().cast.rebels:
            self._rebel_description(mention, definite, state)
        else:
            self._nameless(mention, collective.kind)

    def _enemy(self, head: Token) -> ActorId | None:
        """ "The enemy" of a communique: the forces of another country than those that speak."""
        cast = self.cast
        forces = sorted(
            (d for d in cast.drafts.values() if d.kind in _FORCES_KINDS and not d.nameless), key=lambda d: d.first
        )
        ours = next(
            (
                d
                for d in sorted(cast.drafts.values(), key=lambda d: d.first)
                if d.kind in _FORCES_KINDS | {ActorKind.GOVERNMENT}
            ),
            None,
        )
        country = ours.country if ours is not None and ours.country else cast.atlas.main_country
        foes = [d for d in forces if d is not ours and d.country and d.country != country]
        return max(foes, key=lambda d: len(d.mentions)).id if foes else None

    @staticmethod
    def _rebellious(head: Token) -> bool:
        return any(kid.lemma.lower() in lists().cast.rebellious for kid in head.kids_by("compound", "amod"))

    def _referent(self, head: Token, lemma: str) -> ActorId | None:
        return (self.cast._rebels(head) if lemma in lists().cast.rebels else None) or self._described(head, lemma)

    def _owner(self, head: Token, collective: Collective) -> ActorId | None:
        """Whose people are described: "HTS fighters", "its men", "armed men of CODECO", "the paramilitaries of Hemedti"."""
        if not (collective.armed or head.lemma.lower() in lists().cast.people_of):
            return None
        cast = self.cast
        for kid in head.kids_by("poss", "compound", "nmod"):
            found = cast.pronoun(kid) if kid.pos == "PRON" else cast._heads.get(kid.i, [])
            if found and cast.drafts[found[0]].kind not in (ActorKind.STATE, ActorKind.PERSON):
                return found[0]
        for prep in head.kids_by("prep"):
            obj = prep.kid("pobj") if prep.low in ("of", "from") else None
            found = cast._heads.get(obj.i, []) if obj is not None and cast.atlas.at(obj) is None else []
            if not found:
                continue
            draft = cast.drafts[found[0]]
            if draft.kind in _FORCES_KINDS or (draft.kind is ActorKind.IGO and collective.armed):
                return draft.id
            entry = (
                self.knowledge.actors.by_key(str(draft.affiliation).removeprefix("actor:")) if draft.affiliation else None
            )
            if draft.kind is ActorKind.PERSON and entry is not None and entry.kind in _FORCES_KINDS:
                known = cast.known(entry)
                cast.drafts.setdefault(known.id, known)
                known.aliases.setdefault(head.text)
                return known.id
        return None

    def _anaphor(self, mention: Mention) -> None:
        """ "The group", "the network": a body named before; "a doctors' group": one that is named next."""
        head = mention.head
        lemma = head.lemma.lower()
        definite = any(kid.low in ("the", "that", "this") for kid in head.kids_by("det"))
        if lemma == "enemy" and not head.kids_by("prep", "poss"):
            enemy = self._enemy(head)
            if enemy is not None:
                self.cast.enter(self.cast.drafts[enemy], mention.tokens, head)
            return
        if definite and not _restricted(head):
            back = self._described(head, lemma)
            if back is not None:
                self.cast.enter(self.cast.drafts[back], mention.tokens, head)
                return
        if head.low in lists().cast.named_next and not self._is_named(head):
            ahead = self._named_next(head)
            if ahead is not None:
                self._ahead[head.i] = (ahead, mention)

    def _named_next(self, head: Token) -> Mention | None:
        """The body that the next sentences name, if it shares a word with the description ("a doctors' group")."""
        stems = {
            kid.lemma.lower().rstrip("s")
            for kid in head.kids
            if kid.dep in ("poss", "compound", "amod", "nmod") and len(kid.lemma) > 4
        }
        stems.add(head.lemma.lower()) if head.low != "group" else None
        for later in self.cast.mentions.all:
            first = later.tokens[0]
            if first.i <= head.i or later.sort is not Sort.ACTOR:
                continue
            if first.sent.group - head.sent.group > 2:
                return None
            if stems & {token.lemma.lower().rstrip("s") for token in later.tokens}:
                return later
        return None

    def _nameless(self, mention: Mention, kind: ActorKind) -> None:
        cast, head = self.cast, mention.head
        if not _takes_part(head, self.knowledge) or self._is_named(head):
            return
        words = mention.text(self.paper)
        key = f"{head.lemma.lower()}"
        draft = cast.nameless(words, kind, key)
        if len(words) > len(draft.name) and draft.name.lower() == head.low:
            draft.name = words
        draft.aliases.setdefault(head.text)
        cast.enter(draft, mention.tokens, head)

    def _is_named(self, head: Token) -> bool:
        """ "The governor of Ituri, Lt. Gen. Johnny Luboya": the description has a name beside it."""
        beside = [kid for kid in head.kids if kid.dep == "appos"]
        beside += [head.head] if head.dep == "appos" else []
        return any(self.cast.mentions.over(one, Sort.PERSON, Sort.ACTOR) is not None for one in beside)

    def _force_description(self, mention: Mention, state: KnownActor | None, named: list[ActorId], definite: bool) -> None:
        cast, head = self.cast, mention.head
        if named:
            cast.enter(cast.drafts[named[0]], mention.tokens, head, names=False)
            return
        if any(kid.lemma.lower() in lists().cast.rebels for kid in head.kids):
            self._rebel_description(mention, definite, state)
            return
        if any(kid.dep in ("amod", "compound") and kid.low in lists().cast.of_several for kid in head.kids):
            kind = ActorKind.MILITARY if any(kid.low == "security" for kid in head.kids) else ActorKind.ARMED_GROUP
            home = state or cast.home_state()
            if home is not None and any(kid.low in ("security", "special") for kid in head.kids):
                cast.enter(cast.forces(home), mention.tokens, head)
            else:
                self._nameless(mention, kind)
            return
        government = any(kid.low in lists().cast.of_state for kid in head.kids)
        lemma = head.lemma.lower()
        if state is None and not (government or definite or lemma in lists().cast.armies):
            if lemma not in lists().cast.armies:
                side = cast._state_near(head) or cast.home_state()
                if side is None or not _takes_part(head, self.knowledge):
                    return
                state = side
        owner = state or (cast._state_near(head) if not government else None) or cast.home_state()
        if owner is None:
            self._nameless(mention, ActorKind.MILITARY)
            return
        cast.enter(cast.forces(owner), mention.tokens, head)

    def _government(self, mention: Mention, state: KnownActor | None, definite: bool) -> None:
        cast = self.cast
        owner = state or cast.home_state()
        if owner is None:
            self._nameless(mention, ActorKind.GOVERNMENT)
            return
        if mention.head.lemma.lower() in ("authority", "administration") and state is None:
            self._nameless(mention, ActorKind.GOVERNMENT)
            return
        if mention.head.lemma.lower() == "government" or acts(mention.head, self.knowledge) or state is not None:
            cast.enter(cast.state(owner), mention.tokens, mention.head)

    def _rebel_description(self, mention: Mention, definite: bool, state: KnownActor | None) -> None:
        cast, head = self.cast, mention.head
        existing = cast._rebels(head)
        if existing is None and definite:
            back = self._described(head, "rebel")
            if back is not None:
                cast.enter(cast.drafts[back], mention.tokens, head)
                return
        if existing is not None:
            draft = cast.drafts[existing]
        else:
            draft = cast.nameless(mention.text(self.paper), ActorKind.ARMED_GROUP, head.lemma.lower())
            is_rebel = head.lemma.lower() == "rebel" or any(kid.lemma.lower() == "rebel" for kid in head.kids)
            draft.descriptor = "rebel" if is_rebel else head.lemma.lower()
            draft.country = state.country if state else None
        if not _takes_part(head, self.knowledge) and existing is None:
            return
        cast.enter(draft, mention.tokens, head)

    def _description_state(self, mention: Mention) -> KnownActor | None:
        head = mention.head
        for token in [*mention.tokens, *head.kids]:
            if token is head:
                continue
            if token.dep in ("amod", "compound", "nmod", "poss") and token.text[:1].isupper():
                state = self._state_named(token)
                if state is not None:
                    return state
        for kid in head.kids_by("prep"):
            if kid.low in ("of", "in") and (obj := kid.kid("pobj")) is not None:
                state = self._state_named(obj)
                if state is not None:
                    return state
        return None

    def _described(self, head: Token, lemma: str) -> ActorId | None:
        """What "the group", "the ministry", "the network" refers back to."""
        kinds = lists().cast.described.get(lemma, frozenset())
        cast = self.cast
        fallback = None
        for at, actor, _ in reversed(cast._order):
            if at >= head.i or head.sent.group - self.paper.tokens[at].sent.group > 12:
                continue
            draft = cast.drafts[actor]
            if draft.nameless:
                continue
            if draft.descriptor == lemma or any(lemma in fold(alias).split() for alias in (draft.name, *draft.aliases)):
                return actor
            if draft.kind in kinds and fallback is None:
                fallback = actor
        return fallback

    def finish(self) -> None:
        """What could only be known at the end: descriptions named later, and affiliations that nobody met."""
        for at, (named, described) in self._ahead.items():
            found = self.cast._heads.get(named.head.i)
            if found:
                self.cast.enter(self.cast.drafts[found[0]], described.tokens, self.paper.tokens[at])
        for draft in self.cast.drafts.values():
            if draft.entry is not None and draft.affiliation and draft.affiliation not in self.cast.drafts:
                entry = self.knowledge.actors.by_key(draft.affiliation.removeprefix("actor:"))
                if entry is None:
                    draft.affiliation = None


def apposed(name: Token) -> Token:
    """The noun that a name is in apposition to: "the governor of Ituri, Lt. Gen. Luboya" names the governor, not Ituri."""
    one = name.head
    while one.dep == "pobj" and one.head.pos == "ADP" and one.head.head.pos == "NOUN":
        one = one.head.head
    return one if one.pos == "NOUN" else name.head


def entry_country(mention: Mention) -> str | None:
    """The country of a known mention."""
    return mention.known[0].country if mention.known else None


_SPELLING = {"defense": "defence", "organization": "organisation", "labor": "labour"}


def _title_words(noun: Token) -> list[Token]:
    words = [kid for kid in noun.kids if kid.dep in ("amod", "compound") and kid.i < noun.i and kid.text[:1].isalpha()]
    return [*words, noun]


def _is_tail(short: str, long: str) -> bool:
    return short != long and len(short) > 3 and (long.endswith(" " + short) or long.startswith(short + " "))


def _restricted(head: Token) -> bool:
    """A description with modifiers of its own ("the Zaïre militia", "the town council") is not simply anaphoric."""
    return any(kid.dep in ("compound", "nmod", "relcl", "acl", "appos") and kid.text[:1].isupper() for kid in head.kids)


def acts(head: Token, knowledge: Knowledge, *, strict: bool = False) -> bool:
    """Whether a state's or capital's name stands for its government here, not for the land.

    `strict` asks for a verb of speech or action, as for capitals ("Tehran denied").
    """
    one = head.first_conjunct()
    if one.dep == "appos" and one.head is not one and not strict:
        one = one.head.first_conjunct()
    governor = one.head
    if one.dep in ("nsubj", "nsubjpass") and governor is not one:
        if one.dep == "nsubjpass":
            return not strict and governor.lemma in lists().cast.acted_on
        if (
            governor.lemma in ("be", "have", "lie", "remain", "see", "face", "experience", "become")
            and governor.pos == "AUX"
        ):
            return governor.lemma == "be" and any(
                kid.dep == "attr" and kid.lemma in ("ally", "backer", "supporter") for kid in governor.kids
            )
        return not (strict and governor.lemma in ("be", "have", "lie", "remain", "see", "fall", "wake"))
    if one.dep == "pobj" and governor.dep == "agent":
        return True
    if one.dep == "pobj":
        noun = governor.head
        if governor.low == "by":
            return True
        if governor.low in ("between", "with", "among", "from", "against", "on") and (
            noun.lemma in lists().cast.talks or (noun.pos == "VERB" and noun.lemma in lists().cast.joint_acts)
        ):
            return True
        if governor.low in ("on", "to", "of") and noun.lemma in lists().cast.blame:
            return True
        return governor.low == "to" and noun.lemma in ("sell", "ally", "loyal") and not strict
    if one.dep in ("dobj", "dative", "iobj") and governor.lemma in lists().cast.acted_on:
        return True
    if one.dep == "poss" or (one.dep in ("compound", "nmod") and not strict):
        noun = governor
        lemma = noun.lemma.lower()
        if lemma in lists().cast.states_own and one.dep == "poss":
            return True
        return (lemma,) in knowledge.lexicon.nouns and one.dep == "poss" and not strict
    if one.dep == "npadvmod" and governor.lemma in lists().cast.sides_with:
        return True
    if one.dep == "advmod" and governor.low in ("backed", "led", "aligned"):
        return True
    return False


_INERT = frozenset("have be include".split())


def _takes_part(head: Token, knowledge: Knowledge) -> bool:
    """Whether a nameless description does, says or suffers something, so that it is worth an actor of its own."""
    one = head.first_conjunct()
    governor = one.head
    if one.dep == "nsubj" and governor is not one:
        lemma = governor.lemma
        return lemma not in _INERT or any(kid.dep == "ccomp" for kid in governor.kids)
    if one.dep == "nsubjpass":
        return False
    if one.dep == "pobj":
        if governor.dep == "agent" or governor.low in ("by", "between"):
            return True
        return governor.low == "to" and governor.head.low == "according"
    if one.dep == "dobj":
        return governor.lemma in lists().cast.acted_on and governor.lemma not in ("help", "tell", "join", "face")
    return False

"""Armed people without a name of their own who are told to be of a group: "gunmen of the Abu Sayyaf ... the gunmen".

A text that says once whose men they are goes on without the name. The word is taken for the group where the text ties it to
one group and to no other, and where it points back ("the gunmen") or is a name that one side has for its foe ("41
terrorists were killed"). Gunmen told anew stay nameless.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefing.domain.actor import ActorId, ActorKind
from briefing.extract.actors.cast import Cast
from briefing.extract.actors.registry import Draft
from briefing.extract.names.descriptions import collective_of
from briefing.extract.names.mentions import Mention, Sort
from briefing.extract.names.peoples import people_at
from briefing.extract.sentences.parse import Token
from briefing.knowledge.words import lists

_GROUPS = (
    ActorKind.ARMED_GROUP,
    ActorKind.OTHER,
)  # whose men are called terrorists is a group
_CALLED = frozenset("band gang group".split())
_BACK = frozenset("the these those same said such".split())
_STRANGERS = frozenset("another different foreign local other rival second unidentified unknown".split())
_ANYBODY = frozenset("individual man people person youth".split())
_EMPLOY = frozenset("pay payroll rank service".split())
_TIES = frozenset("as to with".split())


class Bands:
    """Finds out whose men the armed people of one article are, once its names and descriptions are entered."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.words = lists().bands
        self._armed = [one for one in cast.mentions.all if one.sort is Sort.DESCRIPTION and self._are_fighters(one)]
        self._ties: dict[str, list[ActorId]] = {}  # by the word that the article calls a group's men with

    def bind(self) -> None:
        """Let the words that go on speaking of a group's men stand for the group."""
        for mention in self._armed:
            group = self._group_of(mention.head)
            if group is not None:
                self._tie(mention.head, group)
                draft = self.cast.drafts[group]
                draft.kind = ActorKind.ARMED_GROUP if draft.entry is None else draft.kind
                if self._is_open(mention.head):
                    self.cast.rebind(mention.tokens, mention.head, group)
        for mention in self.cast.mentions.all:
            if mention.sort is Sort.DESCRIPTION and mention.head.lemma in _ANYBODY and mention not in self._armed:
                group = self._group_supposed(mention.head)  # "men believed to belong to X"
                if group is not None and self._is_open(mention.head):
                    self.cast.rebind(mention.tokens, mention.head, group)
            if mention.sort is Sort.ACTOR and not mention.known and len(mention.tokens) > 2 and self._are_fighters(mention):
                for group in self._groups(mention.head):  # "the Mujahideen of Harakat al-Shabaab"
                    if self.cast.drafts[group].entry is not None:
                        self._tie(mention.head, group)
        self._told_apart()
        groups = {group for found in self._ties.values() for group in found}
        if not groups:
            return
        for mention in self._armed:
            group = self._meant(mention.head, groups) if self._is_open(mention.head) else None
            if group is not None:
                self.cast.rebind(mention.tokens, mention.head, group)

    def _are_fighters(self, mention: Mention) -> bool:
        collective = collective_of(mention.head, self.cast.knowledge)
        fights = collective is not None and collective.armed and collective.people
        return fights and collective is not None and collective.kind is ActorKind.ARMED_GROUP

    def _tie(self, head: Token, group: ActorId) -> None:
        found = self._ties.setdefault(head.lemma.lower(), [])
        if group not in found:
            found.append(group)

    def _is_open(self, head: Token) -> bool:
        """Whether nobody with a name has been found for a word."""
        return all(self.cast.drafts[actor].nameless for actor in self.cast.headed(head))

    # ------------------------------------------------------------ what the text ties

    def _group_of(self, head: Token) -> ActorId | None:
        """The group that a description names: "AA terrorists", "gunmen of X", "terrorists belonging to the so-called X"."""
        named = self._groups(head)
        if named:
            return named[0] if len(named) == 1 else None
        for kid in head.kids_by("acl", "relcl", "amod"):
            if kid.lemma in self.words.belonging and (group := self._behind(kid)) is not None:
                return group
        if (group := self._group_supposed(head)) is not None:
            return group
        for one in head.behind("in", "on"):
            paid = [group for obj in one.behind("of") for group in self._groups(obj)]
            if one.lemma in _EMPLOY and len(paid) == 1:
                return paid[0]  # "gunmen in the service of X"
        verb = head.head
        if head.dep in ("nsubj", "nsubjpass") and verb.lemma in self.words.belonging and verb.pos == "VERB":
            # "The gunmen belonged to X"; "JNIM, to which the gunmen belonged"
            if verb.dep == "relcl" and any(kid.kid("pobj") is not None for kid in verb.kids_by("prep")):
                above = self._groups(verb.head) or [g for one in verb.head.kids_by("appos") for g in self._groups(one)]
                above = above or (self._groups(verb.head.head) if verb.head.dep == "appos" else [])
                return above[0] if len(above) == 1 else None
            return self._behind(verb)
        return None

    def _group_supposed(self, head: Token) -> ActorId | None:
        told = [kid for kid in head.kids_by("acl", "relcl", "amod") if kid.lemma in self.words.supposing]
        return next((group for kid in told if (group := self._supposed(kid)) is not None), None)

    def _supposed(self, verb: Token) -> ActorId | None:
        """ "Gunmen believed to be fighters of X", "thought to belong to X", "suspected of being from X"."""
        below = [*verb.kids_by("xcomp", "ccomp"), *(one for prep in verb.kids_by("prep") for one in prep.kids_by("pcomp"))]
        for inner in below:
            if inner.lemma in self.words.belonging:
                return self._behind(inner)
            if inner.lemma == "be":
                called = inner.kids_by("attr")
                behind = [one for noun in (*called, inner) for one in noun.behind("of", "from")]
                return next((group for noun in (*called, *behind) for group in self._groups(noun)), None)
        return None

    def _behind(self, verb: Token) -> ActorId | None:
        """The group behind "belonging to", "identified as", "linked with"."""
        for prep in verb.kids_by("prep"):
            obj = prep.kid("pobj") if prep.low in _TIES else None
            found = self._groups(obj) if obj is not None else []
            inner = [kid.kid("pobj") for kid in obj.kids_by("prep") if kid.low in ("of", "from")] if obj is not None else []
            found = found or [group for one in inner if one is not None for group in self._groups(one)]
            if found:
                return found[0]
        return None

    def _groups(self, token: Token) -> list[ActorId]:
        """The named armed groups that a token stands for."""
        drafts = self.cast.drafts
        return [actor for actor in self.cast.headed(token) if drafts[actor].kind in _GROUPS and not drafts[actor].nameless]

    def _told_apart(self) -> None:
        """A word that the article also has for men of whom it says that they are others means nobody in particular."""
        for mention in self._armed:
            if any(kid.low in _STRANGERS for kid in mention.head.kids):
                self._ties.pop(mention.head.lemma.lower(), None)

    # ------------------------------------------------------------ who is meant

    def _meant(self, head: Token, groups: set[ActorId]) -> ActorId | None:
        """The group whose men a word goes on speaking of."""
        if self._is_restricted(head):
            return None
        lemma = head.lemma.lower()
        if lemma in lists().cast.rebels and self.cast.rebels() is not None:
            return None  # "the fighters" of a text that has rebels of no one group may be any of them
        own = self._ties.get(lemma, [])
        back = any(kid.low in _BACK for kid in head.kids_by("det", "amod"))
        if len(own) == 1 and (lemma in self.words.branding or (back and self._is_before(own[0], head))):
            return own[0]
        if own or len(groups) != 1 or not back:
            return None
        only = next(iter(groups))
        others = [
            draft
            for draft in self.cast.drafts.values()
            if draft.kind is ActorKind.ARMED_GROUP and not draft.nameless and draft.id != only
        ]
        return only if not others and self._is_before(only, head) else None

    def _is_before(self, group: ActorId, head: Token) -> bool:
        return self.cast.drafts[group].first < head.i

    def _is_restricted(self, head: Token) -> bool:
        """Whether the words beside say who they are: other men, a people's, those of a place."""
        for kid in head.kids:
            if kid.low in _STRANGERS or kid.dep in ("acl", "relcl", "appos"):
                return True
            if kid.dep in ("amod", "compound", "nmod", "poss") and kid.text[:1].isupper() and kid.i > head.sent.tokens[0].i:
                return True
            if kid.dep in ("amod", "compound") and people_at(kid, self.cast.knowledge) is not None:
                return True
            if kid.dep == "prep" and kid.low in ("of", "from"):
                return True
        return False


def rebels_called(head: Token) -> str:
    """What fighters are called: "rebel" for "the rebels" as for "rebel forces", which are the same to a text."""
    rebellious = lists().cast.rebellious
    words = [kid.lemma.lower() for kid in head.kids_by("amod", "compound", "nmod") if kid.lemma.lower() in rebellious]
    return "rebel" if "rebel" in words else words[-1] if words else head.lemma.lower()


def fighters_told(head: Token, called: str, unnamed: Iterable[Draft]) -> str:
    """Under what fighters without a name are the same, by what they are called: "tribal fighters" are no "Druze
    fighters"; "the fighters" are the only ones that were so told."""
    communal = lists().names.communal
    apart = [kid.low for kid in head.kids_by("compound", "amod", "nmod") if kid.low in communal]
    if not apart and [kid.low for kid in head.kids if kid.dep in ("det", "compound", "amod", "nmod")] == ["the"]:
        told = {one.name.lower().split()[0] for one in unnamed if one.descriptor == called} & communal
        apart = list(told) if len(told) == 1 else []
    return " ".join([*apart, called])


def band_before(head: Token, cast: Cast) -> ActorId | None:
    """ "Bandits raided the village. In March the same group had ...": armed people without a name who were the doers of the
    sentence before; not a group that was named before them."""
    told = head.dep == "nsubj" and head.head.lemma in cast.knowledge.lexicon.stances
    if head.lemma.lower() not in _CALLED or told:
        return None  # "the group added": who counts the dead, and no band
    for at, actor, is_subject in cast.spoken_back(head, 2):
        before, draft = cast.paper.tokens[at].sent, cast.drafts[actor]
        if before is head.sent or before.block != head.sent.block or draft.kind is not ActorKind.ARMED_GROUP:
            continue
        return actor if draft.nameless and is_subject else None
    return None

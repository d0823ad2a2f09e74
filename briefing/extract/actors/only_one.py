"""The one body of its kind that an article names, whom a description without a name can mean."""

from __future__ import annotations

from itertools import islice

from briefing.domain.actor import ActorKind
from briefing.extract.actors.cast import MANY, Cast
from briefing.extract.actors.registry import Draft
from briefing.extract.sentences.parse import Token
from briefing.knowledge.actor_entries import KnownActor
from briefing.knowledge.folding import fold
from briefing.knowledge.words import lists

_OF_ONE_COUNTRY = frozenset("insurgent paramilitary rebel separatist".split())
_OFFICIAL = (ActorKind.GOVERNMENT, ActorKind.IGO, ActorKind.MILITARY, ActorKind.POLICE, ActorKind.POLITICAL)
_PUBLISHERS = {"agency": ActorKind.MEDIA, "newspaper": ActorKind.MEDIA, "outlet": ActorKind.MEDIA}


def only_group(cast: Cast, lemma: str, state: KnownActor) -> Draft | None:
    """ "Sudanese paramilitaries": the one armed group of that country that the article names."""
    if lemma not in _OF_ONE_COUNTRY:
        return None
    named = [draft for draft in islice(cast.drafts.values(), MANY) if draft.kind is ActorKind.ARMED_GROUP]
    named = [draft for draft in named if not draft.nameless and draft.country == state.country]
    return named[0] if len(named) == 1 else None


def fought_at_home(cast: Cast, ours: Draft) -> Draft | None:
    """ "Our forces repelled an attack by X. The enemy lost eight": the one armed group that a text of a state names."""
    if ours.entry is None or ours.kind not in (ActorKind.MILITARY, ActorKind.POLICE, ActorKind.GOVERNMENT):
        return None
    groups = [one for one in islice(cast.drafts.values(), MANY) if one.kind is ActorKind.ARMED_GROUP and not one.nameless]
    return groups[0] if len(groups) == 1 else None


_PRECEDING = frozenset("armed district city federal local military national regional riot the traffic".split())


def only_police(cast: Cast, head: Token) -> Draft | None:
    """ "Police officers arrested three": of the one police force that the article names."""
    for one in islice(cast.mentions.all, MANY) if head.low == "officers" else ():
        of_army = one.head.low == "officers" and any(kid.lemma.lower() in lists().cast.armies for kid in one.head.kids)
        if of_army and one.head.i < head.i:
            return None  # "army officers said they had deposed him. The officers acted ..."
    named = [draft for draft in islice(cast.drafts.values(), MANY) if draft.kind is ActorKind.POLICE]
    named = [draft for draft in named if _is_called_police(draft)]
    known = [draft for draft in named if not draft.nameless]
    found = known or [draft for draft in named if _is_of_place(draft)]
    return found[0] if len(found) == 1 else None


def _is_of_place(draft: Draft) -> bool:
    """ "Balochistan police": a force that goes by the name of its land."""
    first, _, rest = draft.name.partition(" ")
    return first[:1].isupper() and fold(rest) == "police" and fold(first) not in _PRECEDING


def publishing(cast: Cast, lemma: str) -> Draft | None:
    """ "The committee has documented": whoever publishes a report speaks of itself by the noun in its name."""
    publisher = cast.paper.article.publisher or ""
    words = fold(publisher).split()
    if len(words) < 2 or lemma not in words:
        return None
    named = [one for one in islice(cast.drafts.values(), MANY) if not one.nameless]
    called = [one for one in named if any(lemma in fold(name).split() for name in one.names)]
    own = [one for one in called if any(fold(name) == fold(publisher) for name in one.names)]
    if called and not own:
        return None  # another body of that name is spoken of
    if own:
        return own[0]
    called_so = ActorKind.IGO if {"nations", "un"} & set(words) else lists().names.bodies.get(lemma)
    kind = _PUBLISHERS.get(lemma) or (called_so if called_so in _OFFICIAL else ActorKind.NGO)
    return cast.named(publisher, kind)


def _is_called_police(draft: Draft) -> bool:
    """Whether a force has its work in its name: a mission that polices a country, or a station, is not "the police"."""
    names = " ".join(fold(name) for name in draft.names)
    if names.endswith((" station", " thana")):
        return False  # one post of it
    return any(word in names for word in ("polic", "polis", "constab", "gendarm", "carabin"))

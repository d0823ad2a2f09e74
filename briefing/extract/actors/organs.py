"""Organs of states that are named by what they are: "Russia's Defence Ministry", "the Russian Ministry of Defence"."""

from __future__ import annotations

from itertools import product

from briefing.domain.actor import ActorId, ActorKind
from briefing.extract.actors.cast import Cast
from briefing.extract.actors.registry import Draft
from briefing.extract.names.mentions import Sort
from briefing.extract.names.peoples import people_at
from briefing.extract.sentences.parse import Token
from briefing.knowledge.actor_entries import KnownActor
from briefing.knowledge.folding import fold
from briefing.knowledge.words import lists

_RUNNING = frozenset("affiliated aligned appointed controlled held led run".split())
_SPELLING = {"defense": "defence", "organization": "organisation", "labor": "labour"}


def state_named(token: Token, cast: Cast) -> KnownActor | None:
    """The state that a word names: by its name, its people or its capital."""
    mention = cast.mentions.over(token, Sort.STATE)
    if mention is not None:
        return mention.known[0]
    place = cast.mentions.over(token, Sort.PLACE)
    if place is not None:
        return cast.knowledge.actors.capital(place.text(cast.paper))
    return people_at(token, cast.knowledge)


def forces_under(body: Draft, cast: Cast, told: Token) -> ActorId | None:
    """ "The defence ministry said its forces had struck": of a ministry or a staff the forces of its state."""
    if body.kind is not ActorKind.GOVERNMENT and not (body.entry is not None and body.entry.key.endswith("-general-staff")):
        return None
    state = cast.knowledge.actors.state(body.country) if body.country else None
    return cast.enter(cast.forces(state), [told], told, names=False) if state is not None else None


def state_inside(tokens: list[Token], cast: Cast) -> KnownActor | None:
    """The state that an organ's name ends with: "the Ministry of Public Works of Lebanon"."""
    texts = [token.text for token in tokens]
    for n, token in enumerate(tokens):
        rest = n + 2 if texts[n + 1 : n + 2] in (["the"], ["The"]) else n + 1
        known = cast.knowledge.actors.match(texts, rest) if token.low == "of" and rest < len(texts) else None
        if known is not None and rest + known[0] == len(texts) and known[1][0].kind is ActorKind.STATE:
            return known[1][0]
    return None


def state_beside(head: Token, cast: Cast) -> KnownActor | None:
    """The state named in the genitive, by an adjective, or behind "of" and "in"."""
    for kid in head.kids:
        if kid.dep in ("poss", "amod", "compound", "nmod"):
            state = state_named(kid, cast)
        elif kid.dep == "prep" and kid.low in ("of", "in") and (obj := kid.kid("pobj")) is not None:
            state = state_named(obj, cast)
        else:
            continue
        if state is not None:
            return state
    return None


def _known_organ(tokens: list[Token], state: KnownActor, cast: Cast) -> Draft | None:
    """ "Moscow's Defence Ministry": as "Russia's Defence Ministry"."""
    words = [token.text for token in tokens if token.pos not in ("DET", "PART", "PUNCT") and token.ent != "GPE"]
    words = [word for word in words if cast.knowledge.actors.capital(word) is None]
    names = [state.name.split(), ["the", *state.name.split()]]
    orders = [words]
    if len(words) > 2 and words[0].lower() == "ministry" and words[1].lower() in ("of", "for"):
        orders.append([*words[2:], words[0]])  # "the Ministry of Health" is "Lebanon's Health Ministry"
    own = [word for word in words if cast.knowledge.actors.demonym(word) is None]
    if own and len(own) < len(words):
        orders.append(own)  # "the Royal Thai Police"
    for name, order in product(names, orders):
        found = cast.knowledge.actors.match([*name, "'s", *order], 0)
        if found is not None and found[0] == len(name) + 1 + len(order) and found[1][0].key != state.key:
            return cast.known(found[1][0])
    return None


def run_by(tokens: list[Token], cast: Cast) -> Draft | None:
    """The group in whose hands a body is told to be: "the Houthi-run health ministry"."""
    for n, token in enumerate(tokens):
        if token.low in _RUNNING and n >= 2 and tokens[n - 1].text == "-":
            for actor in cast.headed(tokens[n - 2]):
                if cast.drafts[actor].kind in (ActorKind.ARMED_GROUP, ActorKind.POLITICAL):
                    return cast.drafts[actor]
    return None


def _organ_of_group(tokens: list[Token], group: Draft, cast: Cast) -> Draft:
    """A ministry of those who govern a part of a country: not that of the state."""
    behind = next(n for n, token in enumerate(tokens) if token.low in _RUNNING)
    words = [_SPELLING.get(token.low, token.low) for token in tokens[behind + 1 :] if token.pos not in ("DET", "PUNCT")]
    actor = ActorId(f"{group.id}-{'-'.join(fold(word) for word in words)}")
    if actor in cast.drafts:
        return cast.drafts[actor]
    plain = " ".join(words)
    draft = Draft(actor, f"{tokens[behind - 2].text}-run {plain}", ActorKind.GOVERNMENT, country=group.country)
    draft.descriptor, draft.affiliation = words[-1], group.id
    for alias in (plain.title(), f"the {words[-1]}"):
        draft.aliases.setdefault(alias)
    return draft


def organ(tokens: list[Token], state: KnownActor, cast: Cast) -> Draft:
    """A draft for an organ of a state: the same id whichever way round it is written."""
    known = _known_organ(tokens, state, cast)
    if known is not None:
        return known
    group = run_by(tokens, cast)
    if group is not None:
        return _organ_of_group(tokens, group, cast)
    organs = lists().cast.organs
    own = _without_state(tokens, state, cast)
    words = [_SPELLING.get(token.low, token.low) for token in own if token.pos not in ("ADP", "CCONJ")]
    if "ministry" in words:
        words = [*sorted(set(words) - {"ministry"}), "ministry"]
    words = words or ["government"]
    actor = ActorId(f"actor:{state.key}-{'-'.join(dict.fromkeys(fold(word) for word in words))}")
    if actor in cast.drafts:
        return cast.drafts[actor]
    kind = next((organs[word] for word in words if word in organs), ActorKind.GOVERNMENT)
    told = " ".join(token.text if token.pos in ("ADP", "CCONJ") else token.text.title() for token in own)
    plain = " ".join(words).title()
    draft = Draft(actor, f"{state.name} {told or plain}", kind, country=state.country, descriptor=words[-1])
    for alias in (plain, f"{state.name}'s {plain}", f"the {words[-1]}"):
        draft.aliases.setdefault(alias)
    draft.affiliation = ActorId(f"actor:{state.key}")
    return draft


def _without_state(tokens: list[Token], state: KnownActor, cast: Cast) -> list[Token]:
    """The words of an organ's name without its state's: "the Ministry of Peshmerga Affairs" of the Kurdistan Region."""
    names = {fold(name) for name in (state.name, *state.aliases)}
    names |= {fold(word) for word in state.name.split() if word[:1].isupper()}
    own: list[Token] = []
    for token in tokens:
        if (
            token.pos in ("DET", "PART", "PUNCT")
            or fold(token.text) in names
            or people_at(token, cast.knowledge) is not None
        ):
            while own and own[-1].pos == "ADP" and token.pos not in ("DET", "PUNCT"):
                own.pop()  # "the Ministry of Health of Iraq"
        else:
            own.append(token)
    while own and own[-1].pos in ("ADP", "CCONJ"):
        own.pop()
    return own


_BREAKAWAY = frozenset(
    "breakaway unrecognised unrecognized secessionist self-declared self-proclaimed self-styled separatist declared "
    "proclaimed styled".split()
)


UN = "united-nations"


def mission_of(head: Token, known: KnownActor, cast: Cast) -> KnownActor | None:
    """ "The United Nations mission": the one that the article names, or the only one in its country."""
    beside = head.dep in ("compound", "nmod", "poss") and head.head.lemma == "mission" and head.head.tag == "NN"
    country = cast.atlas.main_country
    if known.key != UN or not beside or country is None:
        return None
    there = [
        one
        for one in cast.knowledge.actors
        if one.country == country and any(key == UN for _, key in one.parents) and "mission" in fold(" ".join(one.names))
    ]
    named = [one for one in there if ActorId(f"actor:{one.key}") in cast.drafts]
    found = named or there
    return found[0] if len(found) == 1 else None


def is_of_breakaway(noun: Token) -> bool:
    """ "The health ministry of the unrecognised republic": none of the country that it broke away from."""
    behind = [obj for prep in noun.kids_by("prep") if prep.low == "of" for obj in prep.kids_by("pobj")]
    return any(kid.low in _BREAKAWAY for obj in behind for kid in obj.subtree())

"""Ways through the tree that the readers of times, places and tolls share."""

from __future__ import annotations

from briefing.extract.sentences.parse import Token

TOLD_IN = frozenset("briefing bulletin communique communiqué interview message post release statement tweet".split())
_OWN_CLAUSE = frozenset("relcl acl advcl ccomp".split())


def clause_verb(token: Token) -> Token | None:
    """The verb whose clause a token stands in."""
    if token.pos in ("VERB", "AUX"):
        return token
    return next((one for one in token.ancestors() if one.pos in ("VERB", "AUX")), None)


def clause_verbs(verb: Token) -> list[Token]:
    """A verb and the verbs above it, the nearest first."""
    return [verb, *[one for one in verb.ancestors() if one.pos in ("VERB", "AUX")]]


def below(token: Token, top: Token) -> int | None:
    """How many steps up from `token` to `top`; None where `top` is not above it."""
    steps, one = 0, token
    while one is not top:
        if one.head is one:
            return None
        one = one.head
        steps += 1
    return steps


def path_is_open(token: Token, top: Token, allow: frozenset[str] = frozenset()) -> bool:
    """Whether no clause of its own stands between a token and what it is to tell about."""
    one = token
    while one is not top:
        if one.pos in ("VERB", "AUX") and one is not token and one.dep in _OWN_CLAUSE - allow:
            return False
        if one.head is one:
            return False
        one = one.head
    return True


def verb_links(low: Token, high: Token) -> list[str]:
    """The relations of the verbs on the way from a token up to one above it, that one left out."""
    links = []
    one = low
    while one is not high:
        if one.pos in ("VERB", "AUX"):
            links.append(one.dep)
        one = one.head
    return links


def belongs_elsewhere(token: Token, trigger: Token, rivals: frozenset[int]) -> bool:
    """Whether a time or place hangs below another happening's noun: "the offensive coincides with strikes in Lebanon"."""
    one = token
    while one.head is not one:
        one = one.head
        if one is trigger:
            return False
        if one.i in rivals and not (
            trigger.pos in ("VERB", "AUX") and below(one, trigger) is not None and one.dep in ("dobj", "nsubj", "nsubjpass")
        ):
            during = one.dep == "pobj" and one.head.low == "during" and one.head.head is trigger
            agreed_at = one.dep == "pobj" and one.head.low == "at" and one.lemma in _MEETINGS and trigger.i < one.i
            if during or (agreed_at and (one.head.head is trigger or trigger in one.head.ancestors())):
                return (
                    False  # "arrested two men during a raid in Sake on Friday", "agreed to it at talks in Doha on Friday"
                )
            return below(trigger, one) is None
        if one.pos in ("VERB", "AUX"):
            return False
    return False


_MEETINGS = frozenset("conference congress meeting session summit talk talks".split())


def is_of_statement(token: Token, trigger: Token) -> bool:
    """ "Confirmed the attack in a statement issued in Ilorin on Wednesday": where and when that was told."""
    for one in token.ancestors():
        if one is trigger:
            return False
        if one.lemma in TOLD_IN and one.dep == "pobj" and one.head.low in ("in", "through", "via"):
            return trigger is not one and one not in trigger.ancestors()
    return False


def called_so(name: Token) -> Token | None:
    """ "The place known as Puente Tabla", "a hamlet called Kessou": the noun that a name is told for."""
    verb = name.head.head if name.dep == "pobj" and name.head.low == "as" else name.head
    if verb.lemma not in ("know", "call", "name") or verb.dep != "acl" or verb.tag != "VBN" or name.i < verb.i:
        return None
    return verb.head if (name.head.low == "as") == (verb.lemma == "know") else None


def is_where_they_were(verb: Token) -> bool:
    """ "Struck a hotel where elders were meeting in Beledweyne on Sunday", "shot a girl who was fetching water": whether a
    clause tells what people did when they were hit, so that place and day are of both."""
    aux = {kid.low for kid in verb.kids_by("aux")}
    going_on = verb.tag == "VBG" and bool(aux & {"was", "were"})
    come = "had" in aux and verb.lemma in _COMING
    if verb.dep != "relcl":
        return False
    if any(kid.low == "where" for kid in verb.kids_by("advmod")):
        return going_on or come
    return going_on and any(kid.low in ("who", "that") for kid in verb.kids_by("nsubj"))


_COMING = frozenset("assemble flock gather shelter".split())


def tells_of(outer: Token, inner: Token) -> bool:
    """Whether a name stands in what is told behind another one, in apposition or in a clause of its own."""
    return any(inner in kid.subtree() for kid in outer.kids_by("appos", "relcl"))


def goes_on_telling(verb: Token) -> bool:
    """ "Sent a patrol, which came under fire": a relative clause behind a comma tells what came next."""
    noun, first = verb.head, min(kid.i for kid in (verb, *verb.kids))
    tokens = verb.sent.tokens
    at = first - tokens[0].i
    return verb.dep == "relcl" and at > 0 and tokens[at - 1].text == "," and is_new_noun(noun)


def is_new_noun(noun: Token) -> bool:
    """ "A student", "another farmer": told here for the first time."""
    return any(kid.low in ("a", "an", "another") for kid in noun.kids_by("det"))

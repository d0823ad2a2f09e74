"""Participles: passives without their auxiliary, and clauses in -ing and -ed hung too high or too low."""

from __future__ import annotations

from briefing.extract.sentences.grafting import give_opening, move, put_above, to_root
from briefing.extract.sentences.parse import Sentence, Token
from briefing.extract.sentences.tree import clause_verb
from briefing.knowledge.words import lists

_LENGTHS = frozenset("kilometer kilometre km meter metre mile miles nm nmi".split())
_NEVER_DONE_TO = frozenset("arrive burst capsize collapse crash disappear erupt explode impact perish vanish".split())
_SPREADING = frozenset("race rip roar spread sweep tear".split())  # as a fire does
_COMING_AND_GOING = frozenset("arrive cross die escape flee gather march perish return surrender".split())
_HARMING = frozenset("claim destroy displace injure kill leave wound".split())
_BLOWS = frozenset(
    "ambush attack blow bomb crash detonate drop explode fall fire go hit open plough plow raid ram shell slam storm "
    "strike target tear".split()
)
_HARM = frozenset("injure kill leave maim wound".split())


_DONE_TO_PEOPLE = frozenset(
    "abduct arrest capture detain displace hit hurt injure kidnap kill rescue seize shoot stab strand trap wound".split()
)
# Forms that no past has: without "have" they are passive ("pipeline blown up").
_ONLY_PARTICIPLES = frozenset("beaten blown broken driven given shaken slain stolen taken thrown torn withdrawn".split())
_LINKING = frozenset("and but or then".split())
_JOINING = frozenset("after and as before but since when while".split())
_FIRING = frozenset("drop fire hurl launch lob".split())
_FIRED = frozenset("bomb drone grenade missile mortar projectile rocket round salvo shell shot".split())
_LEFT_SO = frozenset("dead homeless injured missing wounded".split())


def bare_passive(token: Token) -> None:
    """ "Four soldiers killed", "convoy attacked near Bama": in headlines and telegrams the auxiliary is left out.

    What such verbs are done to stands before them and no object behind; verbs that go without an object as well
    ("rebels attacked at dawn") are passive where what stands before is no force.
    """
    if token.tag not in ("VBD", "VBN") or token.kid("aux", "auxpass", "nsubjpass", "agent") is not None:
        return
    words = lists().mending
    subject = token.kid("nsubj")
    if subject is None:
        if token.tag == "VBD" and token.dep == "acl" and token.kid("dobj") is None and token.lemma in words.suffered:
            token.tag = "VBN"  # "Police checkpoint attacked in Maiduguri"
        return
    obj = token.kid("dobj")
    if obj is not None and not _is_set_off(token, obj) and not _is_measure(obj):
        return
    if any(kid.dep == "conj" and kid.kid("dobj") is not None for kid in token.kids):
        return  # "Clashes killed or wounded 40 soldiers"
    participle = token.low in _ONLY_PARTICIPLES
    if subject.i > token.i or subject.pos == "PRON" or token.kid("ccomp", "xcomp", "dative") is not None:
        return
    if token.kid("prt") is not None and not participle:
        return
    always = participle or token.lemma in words.suffered
    if not (always or (token.lemma in words.done_to_things and subject.lemma.lower() in words.things_done_to)):
        return
    if token.dep not in ("ROOT", "conj", "ccomp", "parataxis", "dep") or subject.low in ("who", "which", "that", "it"):
        return
    token.tag, subject.dep = "VBN", "nsubjpass"
    if obj is not None:
        obj.dep = "npadvmod"


def _is_measure(noun: Token) -> bool:
    """ "MV attacked 51 NM W of Hodeidah": how far off it was, not what was attacked."""
    words = {noun.lemma.lower(), *(kid.lemma.lower() for kid in noun.kids)}
    return bool(words & _LENGTHS) and any(one.tag == "CD" for one in noun.subtree())


def _is_set_off(verb: Token, obj: Token) -> bool:
    """Whether a comma or a dash stands between a verb and what was read as its object: "ambushed, Fizi territory"."""
    at = verb.i - verb.sent.tokens[0].i + 1
    return verb.i < obj.i and verb.sent.tokens[at].text in (",", "-", "–", "—", ";")


def participle_after_noun(token: Token) -> None:
    """ "Buried 15 townspeople killed when ...": a participle straight behind the object belongs to the object."""
    if (
        token.tag != "VBN"
        or token.dep not in ("advcl", "xcomp", "ccomp", "dep")
        or token.kid("nsubj", "nsubjpass", "aux", "auxpass") is not None
    ):
        return
    tokens = token.sent.tokens
    at = token.i - tokens[0].i
    if at and tokens[at - 1].pos == "NOUN" and tokens[at - 1].dep == "dobj" and tokens[at - 1].head is token.head:
        move(token, tokens[at - 1], "acl")


def fired_at_the_start(token: Token) -> None:
    """ "Shells fired from the hills landed on the market": they were fired, and landed; a second verb that nothing joins
    to the first tells what they did."""
    verb = token.head
    subject = verb.kid("nsubj", "nsubjpass")
    if token.dep != "conj" or token.tag not in ("VBD", "VBP", "VBZ") or verb.tag not in ("VBD", "VBN") or subject is None:
        return
    if subject.i != verb.i - 1 or subject.pos != "NOUN" or token.kid("nsubj", "nsubjpass") is not None:
        return
    if verb.kid("dobj", "cc", "aux", "auxpass") is not None:
        return
    first = token.sent.tokens[0].i
    between = token.sent.tokens[verb.i - first + 1 : token.i - first]
    if not between or between[0].tag != "IN" or any(one.text in ",;:" or one.low in _LINKING for one in between):
        return
    put_above(token, verb, "acl")
    move(subject, token, "nsubj")
    move(verb, subject, "acl")
    verb.tag = "VBN"


def participle_for_past(sentence: Sentence) -> None:
    """ "JNIM, the affiliate to which they belonged, boasted": a past tense behind an aside was read as a participle."""
    root = next((token for token in sentence.tokens if token.is_root), None)
    if root is None or root.pos not in ("NOUN", "PROPN") or root.kid("appos", "relcl") is None:
        return
    for token in root.kids_by("acl"):
        before = sentence.tokens[token.i - sentence.tokens[0].i - 1]
        if (
            token.tag not in ("VBN", "VBD")
            or not token.low.endswith("ed")
            or before.text != ","
            or token.kid("agent") is not None
        ):
            continue
        to_root(token, root)
        token.tag = "VBD"
        return


def fired_by_what_stands_before(sentence: Sentence) -> None:
    """ "On 9 March a helicopter fired rockets at the hills": what was fired was read as "helicopter-fired rockets"."""
    root = next((token for token in sentence.tokens if token.is_root), None)
    if root is None or root.tag != "NNS":
        return
    verb = next((kid for kid in root.kids_by("amod") if kid.lemma in _FIRING and kid.tag in ("VBN", "VBD")), None)
    doer = verb.kid("npadvmod", "nsubj", "compound") if verb is not None else None
    if verb is None or doer is None or doer.pos not in ("NOUN", "PROPN") or doer.i != verb.i - 1:
        return
    put_above(verb, root, "dobj")
    verb.tag, verb.pos, doer.dep = "VBD", "VERB", "nsubj"
    for kid in [kid for kid in root.kids if kid.dep in ("prep", "punct", "det", "npadvmod", "compound")]:
        own = kid.i < doer.i and kid.dep in ("det", "compound")
        move(kid, doer if own else verb, kid.dep)


def leavers(sentence: Sentence) -> None:
    """ "Around 300 families left for Hangu", "drones bombed a market": with no other verb they did it, and it was not done
    to them."""
    root = next((token for token in sentence.tokens if token.is_root), None)
    if root is None or root.pos != "NOUN":
        return
    acl = next(iter(root.kids_by("acl")), None)
    others = [one for one in sentence.tokens if one.tag in ("VBD", "VBZ", "VBP", "MD") and one is not acl]
    if acl is None or others or acl.tag not in ("VBN", "VBD") or acl.i < root.i or acl.kid("agent") is not None:
        return
    obj = acl.kid("dobj")
    if obj is not None and obj.i > acl.i and acl.low.endswith("ed") and acl.lemma not in _OF_TWO_OBJECTS:
        to_root(acl, root)  # "Upper Nile: government aircraft bombed Mathiang": who is bombed has no object
        acl.tag = "VBD"
        return
    spread = acl.lemma in _SPREADING and any(kid.low in ("across", "through") for kid in acl.kids_by("prep"))
    if root.tag != "NNS" and (not (spread or acl.lemma in _NEVER_DONE_TO) or root.kid("det") is None):
        return
    gone = acl.lemma == "leave" and any(kid.low in ("for", "from") for kid in acl.kids_by("prep"))
    if gone or spread or acl.lemma in _COMING_AND_GOING or acl.lemma in _NEVER_DONE_TO:
        to_root(acl, root)
        acl.tag = "VBD"


_OF_TWO_OBJECTS = frozenset(
    "award call declare deny dub elect grant issue name nickname offer owe pay promise term".split()
)


def left_dead(sentence: Sentence) -> None:
    """ "In the hours that followed, an operation by the army left 11 civilians dead": with whom it left so, it is what is
    told, and no participle of the operation."""
    left = next((one for one in sentence.tokens if one.low == "left" and one.dep == "acl"), None)
    found = left.kid("dobj") if left is not None else None
    if left is None or found is None or left.kid("agent", "aux", "auxpass") is not None:
        return
    results = [*left.kids_by("oprd", "acomp"), *(kid for kid in found.kids if kid.i > found.i)]
    noun = left.head
    if not any(one.low in _LEFT_SO for one in results) or noun.pos not in ("NOUN", "PROPN"):
        return
    first = min((kid.i for kid in noun.kids_by("det", "amod", "compound", "nummod") if kid.i < noun.i), default=noun.i)
    before = [kid for kid in noun.kids if kid.i < first]
    verb = noun.head
    if noun.is_root:
        to_root(left, noun)
    elif (
        noun.dep in ("nsubj", "nsubjpass")
        and verb.low in _LEFT_SO
        and verb.i > left.i
        and not verb.kids_by("aux", "auxpass")
    ):
        put_above(left, verb, "conj")  # "... and ten injured"
        move(noun, left, "nsubj")
        for kid in noun.kids_by("conj"):
            move(kid, found, "conj")
            move(verb, kid, "acl")
        for kid in list(verb.kids):
            move(kid, left, kid.dep)
    else:
        return
    for kid in before:
        move(kid, left, kid.dep)
    left.tag = "VBD"


def participle_behind_comma(token: Token) -> None:
    """ "A ground offensive, planned for this month": a past participle behind a noun and a comma belongs to the noun."""
    if token.tag != "VBN" or token.dep != "advcl" or token.kid("nsubj", "nsubjpass", "aux", "auxpass", "mark") is not None:
        return
    tokens = token.sent.tokens
    at = token.i - tokens[0].i
    if at < 2 or tokens[at - 1].text != "," or tokens[at - 2].pos not in ("NOUN", "PROPN"):
        return
    noun = tokens[at - 2]
    while noun.dep == "compound" and noun.head is not noun:
        noun = noun.head
    if noun.dep in ("dobj", "pobj", "attr") and token.head.i < noun.i:
        move(token, noun, "acl")


def participle_hung_too_low(token: Token) -> None:
    """ "shutting down the road connecting A to B and moving to encircle C": roads connect, they do not move."""
    if (
        token.tag != "VBG"
        or token.dep != "conj"
        or token.head.dep != "acl"
        or token.head.lemma not in lists().mending.stative
    ):
        return
    verb = next((one for one in token.head.ancestors() if one.pos == "VERB" and one.tag == "VBG"), None)
    verb = verb or next((one for one in token.head.ancestors() if one.pos == "VERB"), None)
    if verb is not None:
        move(token, verb, "conj" if verb.tag == "VBG" else "advcl")


def harm_of_the_nearer_clause(token: Token) -> None:
    """ "Rescuers dug through mud after a cyclone tore through Beira, killing 225": the cyclone killed them."""
    verb = token.head
    if token.dep != "advcl" or token.tag != "VBG" or token.lemma not in _HARMING or verb.i > token.i:
        return
    days = [obj for prep in verb.kids_by("prep") for obj in prep.kids_by("pobj")]
    dated = [kid for day in days for kid in day.kids_by("relcl") if any(one.low == "when" for one in kid.kids)]
    nearer = [
        kid
        for kid in [*verb.kids_by("advcl"), *dated]  # "began on 4 May, when gunmen stormed the town, killing 12"
        if verb.i < kid.i < token.i and kid.kid("nsubj", "nsubjpass") is not None and kid.kid("mark", "prep", "advmod")
    ]
    if nearer and max(one.i for one in nearer[-1].subtree()) < token.i:
        move(token, nearer[-1], "advcl")


def harm_of_the_nearest_blow(token: Token) -> None:
    """ "Fired drones in retaliation for a strike on its consulate on 1 April that killed seven": the strike killed them."""
    noun, that = token.head, token.kid("nsubj")
    if token.dep != "relcl" or token.lemma not in _HARMING or that is None or that.low not in ("that", "which"):
        return
    tokens, words = token.sent.tokens, lists().mending
    if noun.lemma in words.told_of or that.i < noun.i:
        return
    between = tokens[noun.i + 1 - tokens[0].i : that.i - tokens[0].i]
    if any(one.tag in ("VBD", "VBZ", "VBP") for one in between):
        return
    blows = [one for one in between if one.pos == "NOUN" and one.lemma in words.told_of and one.dep in ("pobj", "dobj")]
    if len(blows) != 1 or token in blows[0].ancestors():
        return
    move(token, blows[0], "relcl")
    main = clause_verb(noun)
    days = [kid for kid in main.kids_by("prep") if blows[0].i < kid.i < that.i] if main is not None else []
    for day in days:
        if day.low in ("on", "in"):
            move(day, blows[0], "prep")


def harm_of_the_blow(token: Token) -> None:
    """ "A bomber blew himself up as supporters were leaving, killing 14": the bomber killed them, not who was leaving."""
    beside = token.head
    if (
        token.tag != "VBG"
        or token.dep != "advcl"
        or token.lemma not in _HARM
        or beside.dep != "advcl"
        or beside.i > token.i
    ):
        return
    blow = beside.head
    tokens = token.sent.tokens
    before = tokens[token.i - tokens[0].i - 1] if token.i > tokens[0].i else token
    while_ = any(kid.low in ("as", "when", "while") for kid in [*beside.kids, *blow.kids] if kid.i < beside.i)
    if while_ and before.text == "," and blow.i < beside.i and blow.lemma in _BLOWS and beside.lemma not in _BLOWS:
        move(token, blow, "advcl")


def harmed_who_then(token: Token) -> None:
    """ "Two people wounded in an attack on Saturday died", "a rocket fired at the post fell short": the first verb was read
    as the main one, and is a participle.

    Of two verbs that share one subject without a comma or a conjunction between them the first tells who is meant.
    """
    who = token.kid("nsubj", "nsubjpass")
    if who is not None and token.lemma in _FIRING and who.lemma not in _FIRED:
        return
    if (
        token.lemma not in _DONE_TO_PEOPLE | _FIRING
        or token.tag not in ("VBD", "VBN", "VBP")
        or who is None
        or who.i > token.i
    ):
        return
    if token.kid("aux", "auxpass", "dobj", "prt", "ccomp", "mark") is not None or who.pos not in ("NOUN", "NUM", "PROPN"):
        return
    beside = token.head.kids if token.head is not token else []
    then = next((kid for kid in (*token.kids, *beside) if kid.i > token.i and _is_finite_alone(kid)), None)
    if then is None or then.dep not in ("ccomp", "advcl", "dep", "conj", "parataxis", "xcomp"):
        return
    tokens, first = token.sent.tokens, token.sent.tokens[0].i
    begins = min([then.i, *(kid.i for kid in then.kids_by("aux", "auxpass", "neg"))])
    between = tokens[token.i - first + 1 : begins - first]
    if any(one.pos in ("PUNCT", "SCONJ", "VERB") or (one.dep == "cc" and one.head is token) for one in between):
        return
    if any(kid.low in _JOINING for kid in then.kids if kid.i < then.i):
        return
    if then.head is token:
        put_above(then, token, "acl")
    move(who, then, "nsubjpass" if then.kid("auxpass") is not None else "nsubj")
    move(token, who, "acl")
    token.tag = "VBN"
    for kid in [kid for kid in then.kids_by("prep", "npadvmod") if token.i < kid.i < begins]:
        move(kid, token, kid.dep)
    give_opening(token, then)


def _is_finite_alone(verb: Token) -> bool:
    """Whether a verb is finite and has no subject of its own."""
    finite = verb.tag in ("VBD", "VBZ", "VBP") or (
        verb.tag in ("VBN", "VBG", "VB") and verb.kid("aux", "auxpass") is not None
    )
    return finite and verb.pos in ("VERB", "AUX") and verb.kid("nsubj", "nsubjpass", "mark", "expl") is None


def harm_of_the_accused(token: Token) -> None:
    """ "The army accused the rebels of attacking a hospital, killing 70": those killed whom it accuses of the attack."""
    accusing = token.head
    if token.tag != "VBG" or token.dep not in ("advcl", "xcomp") or token.lemma not in _HARMING:
        return
    if accusing.lemma not in lists().speech.blaming or accusing.i > token.i or token.kid("nsubj", "mark") is not None:
        return
    preps = [
        kid for one in (accusing, *accusing.kids_by("dobj")) for kid in one.kids_by("prep") if kid.low in ("of", "for")
    ]
    done = [kid for prep in preps for kid in prep.kids_by("pcomp") if kid.tag == "VBG" and accusing.i < kid.i < token.i]
    blows = [obj for prep in preps for obj in prep.kids_by("pobj") if accusing.i < obj.i < token.i]
    told = [kid for blow in blows[-1:] for kid in blow.kids_by("relcl") if kid.i < token.i]  # "for a drone that hit a bus"
    if done:
        move(token, done[-1], "advcl")
    elif told or any(one.lemma in _BLOWS for one in blows[-1:]):
        end = told[-1] if told else blows[-1]
        days = [kid for kid in accusing.kids_by("prep", "npadvmod") if blows[-1].i < kid.i < token.i and kid.low != "for"]
        for day in days:
            if any(one.ent in ("DATE", "TIME") for one in day.subtree()):
                move(day, end, day.dep)  # "that hit a house in Hpa-An, the capital, on Monday, killing two"
        move(token, end, "advcl" if told else "acl")


def harm_beside_the_blow(token: Token) -> None:
    """ "X attacked the market of Zemio, in the south-east, killing nine, the mayor said": both were hung on who says so."""
    said = token.head
    beside = token.dep in ("ccomp", "dep", "parataxis") and said.i > token.i
    if token.tag != "VBG" or token.lemma not in _HARMING or not beside:
        return
    if said.lemma not in lists().mending.saying or token.kid("nsubj", "nsubjpass", "aux", "mark") is not None:
        return
    tokens = token.sent.tokens
    before = tokens[token.i - tokens[0].i - 1] if token.i > tokens[0].i else token
    told = [kid for kid in said.kids_by("ccomp", "parataxis") if kid.i < token.i]
    told = [kid for kid in told if kid.kid("nsubj", "nsubjpass") is not None]
    if before.text == "," and told:
        move(token, told[-1], "advcl")


def declared_taken(token: Token) -> None:
    """ "Declared Babanusa liberated": what is declared so has been made so."""
    verb = token.head
    if (
        token.tag != "VBN"
        or token.dep not in ("ccomp", "oprd", "xcomp")
        or verb.lemma not in ("declare", "proclaim", "pronounce")
    ):
        return
    subject = token.kid("nsubj")
    if subject is not None and token.kid("aux", "auxpass", "dobj") is None and verb.i < subject.i < token.i:
        subject.dep = "nsubjpass"


def found_dead(token: Token) -> None:
    """ "45 villagers were found shot dead": they were shot, by somebody, before they were found."""
    if token.lemma != "find":
        return
    told = next(
        (kid for kid in token.kids_by("xcomp", "advcl", "oprd") if kid.tag in ("VBN", "VBD") and kid.i > token.i), None
    )
    subject, aux = token.kid("nsubjpass"), token.kid("auxpass")
    if told is None or subject is None or aux is None or told.kid("nsubj", "nsubjpass", "aux"):
        return
    told.tag = "VBN"
    move(subject, told, "nsubjpass")
    move(aux, told, "auxpass")

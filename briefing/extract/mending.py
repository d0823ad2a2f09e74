"""Mends what the small parser often gets wrong in news prose, by rules that hold whatever the words are.

Each rule changes heads and relations of a few tokens and nothing else. They were written from faults seen in many
sentences; a rule that fires on a sound tree is a fault. Trees stay trees: no move makes a circle.
"""

from __future__ import annotations

from briefing.extract.grafting import move as _move
from briefing.extract.grafting import put_above as _raise
from briefing.extract.mending_tolls import mend_tolls
from briefing.extract.mending_verbs import date_swallows_subject, finite_behind_participle, let_go, participle_of_be
from briefing.extract.parse import Sentence, Token
from briefing.extract.signs import KIN
from briefing.knowledge.words import lists

LONGEST_LIST = 8  # names
_RANKS = frozenset("corporal general major private regular".split())
_SHOWING = frozenset("clip footage image photo photograph picture video".split())
_BEFORE_NOUN = frozenset("amod compound nmod npadvmod".split())
_PUTTING = frozenset("estimate place put set".split())
_PUT = frozenset("count figure number tally toll total".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today".split())


_MONTHS = frozenset("january february march april may june july august september october november december".split())
_STRETCH_UNITS = frozenset("minute hour day night week month year decade moment".split())
_LENGTHS = frozenset("kilometer kilometre km meter metre mile miles nm nmi".split())
_STRETCHES = frozenset("afternoon evening month morning night spring summer autumn week weekend winter year".split())
_DOING = frozenset("claims controls demands fields holds pledges runs swears".split())
_PARTS = frozenset("all both half many most several some".split())
_THEM = frozenset("them whom which these those".split())
_CLAIMING = frozenset("accuse add allege announce blame claim confirm deny insist report say vow warn".split())
_SAYING_SO = frozenset("confirm deny dismiss publish refute reject repeat spread".split())
_MAKING_KNOWN = frozenset("air broadcast carry circulate give issue make post print provide release share tell".split())
_COMING_AND_GOING = frozenset("arrive cross die escape flee gather march perish return surrender".split())
_MEMBERS = frozenset(
    "combatant commander defector deserter fighter guerrilla gunman insurgent man member militant militiaman officer rebel "
    "soldier veteran".split()
)
_WEAPONS = frozenset(
    "bombs drones gunships helicopters jets missiles mortars planes rockets shells tanks warplanes".split()
)
_HARMING = frozenset("claim destroy displace injure kill leave wound".split())


def mend(sentence: Sentence) -> None:
    """Mend one sentence in place."""
    tokens = sentence.tokens
    _headline_noun_in_ing(sentence)
    for token in tokens:
        _copula_read_as_noun(token)
        _stroke_joins(token)
        _feared(token)
        _noun_taken_for_verb(token)
        _shown(token)
    _content_read_as_main(sentence)
    _day_read_as_main(sentence)
    _last_speaker(sentence)
    _before_last_speaker(sentence)
    _participle_for_past(sentence)
    _leavers(sentence)
    for token in tokens:
        _said_in_passing(token)
        _said_before_comparison(token)
        _adjective_read_as_main(token)
        _lost_behind_opening(token)
        _bare_passive(token)
        _plural_of_man(token)
        _weapons_read_as_name(token)
        _shot_dead(token)
        _rank_read_as_adjective(token)
        _known_as(token)
        _unknown_past(token)
        _past_read_as_noun(token)
        _noun_in_ing(token)
        _joined_to_the_bracket(token)
        _participle_after_noun(token)
        _doing_behind_of(token)
        _participle_behind_comma(token)
        _mark_swallows_subject(token)
        _set_against(token)
        _told_by_telephone(token)
        _event_beside_its_day(token)
        _date_swallows_subject(token)
        _day_swallows_subject(token)
        _month_beside_subject(token)
        _number_behind_day(token)
        _stretch_beside_subject(token)
        _content_read_as_relative(token)
        _apposition_read_as_object(token)
        _which_hung_on_people(token)
        _stretch_swallows_subject(token)
        _aside_read_as_subject(token)
        _subject_beside_verb(token)
        _clause_of_the_nearer_name(token)
        _verb_read_as_modifier(token)
        _joined_to_the_name(token)
        _place_swallows_subject(token)
        _said_taken_for_participle(token)
        _list_read_as_apposition(token)
        _nouns_read_as_apposition(token)
        _kin_read_as_apposition(token)
        _kin_behind_name(token)
        _two_subjects(token)
        _apposition_read_as_subject(token)
        _participle_hung_too_low(token)
        _name_before_verb(token)
        _range_of_subjects(token)
        _subject_read_as_conjunct(token)
        _harm_of_the_nearer_clause(token)
        _speaker_read_as_victim(token)
        _harm_of_the_blow(token)
        _victims_read_as_speakers(token)
        _declared_taken(token)
        _saying_beside_saying(token)
        _number_behind_name(token)
        _number_of_next_participle(token)
        _figure_before_number(token)
        _town_taken_for_verb(token)
        _found_dead(token)
        let_go(token)
        participle_of_be(token)
        finite_behind_participle(token)
        date_swallows_subject(token)
    mend_tolls(sentence)


def unite(tokens: list[Token], head: Token) -> None:
    """Put the words of one name under its head, where the parser saw several nouns: "Hayat Tahrir al - Sham attacked"."""
    inside = {token.i for token in tokens}
    for token in tokens:
        if token is not head and token.head.i not in inside and not token.is_root and token.pos != "ADP":
            _move(token, head, "punct" if token.pos == "PUNCT" else "compound")


def _noun_taken_for_verb(token: Token) -> None:
    """ "the ceasefire talks planned for ...": a plural noun with an article before it was tagged as a verb."""
    if token.tag not in ("VBZ", "VBP") or not token.low.endswith("s"):
        return
    if token.dep not in ("nsubj", "dobj", "pobj", "nsubjpass", "conj", "attr"):
        return
    before = [kid for kid in token.kids if kid.i < token.i]
    if any(kid.dep in ("det", "compound", "amod", "nsubj") and kid.pos in ("DET", "NOUN", "ADJ") for kid in before):
        token.pos, token.tag = "NOUN", "NNS"
        for kid in before:
            if kid.dep == "nsubj":
                kid.dep = "compound"


def _shown(token: Token) -> None:
    """ "Videos circulated online show clashes": the showing was read as a part of what is shown."""
    show = next((kid for kid in token.kids_by("compound") if kid.low == "show"), None)
    verb = token.head
    subject = verb.kid("nsubj")
    if show is None or token.dep != "dobj" or subject is None or subject.lemma not in _SHOWING:
        return
    for kid in [kid for kid in token.kids if kid.i <= show.i]:
        _move(kid, verb, "advmod")


def _feared(token: Token) -> None:
    """ "At least 30 feared killed": the number of a headline was hung on the participle as its measure."""
    if (
        token.low not in ("feared", "believed", "presumed")
        or not token.is_root
        or token.kid("nsubj", "nsubjpass") is not None
    ):
        return
    number = token.kid("nummod")
    if number is not None and number.i < token.i:
        number.dep, token.tag = "nsubjpass", "VBN"


def _copula_read_as_noun(token: Token) -> None:
    """ "And a nun is missing": the tagger took "is" for a noun, and the nun for a part of it."""
    if token.low not in ("is", "was", "are", "were") or token.pos != "NOUN":
        return
    token.pos, token.tag, token.lemma = "AUX", {"is": "VBZ", "are": "VBP"}.get(token.low, "VBD"), "be"
    before = [kid for kid in token.kids if kid.i < token.i and kid.dep == "compound"]
    if before:
        subject = before[-1]
        for kid in [
            kid for kid in token.kids if kid.i < token.i and kid is not subject and kid.dep in ("det", "amod", "nummod")
        ]:
            _move(kid, subject, kid.dep)
        subject.dep = "nsubj"


def _stroke_joins(token: Token) -> None:
    """ "Army/M23 clashes": a stroke between two names in front of a noun joins them."""
    if token.text != "/" or token.i in (token.sent.tokens[0].i, token.sent.tokens[-1].i):
        return
    tokens, at = token.sent.tokens, token.i - token.sent.tokens[0].i
    left = tokens[at - 1]
    right = next((one for one in [left, *left.ancestors()] if one.i > token.i), None)
    if right is None or right.dep not in _BEFORE_NOUN or left.dep not in _BEFORE_NOUN or right.head.i <= right.i:
        return
    noun = right.head
    _move(left, noun, "compound")
    _move(right, left, "conj")


def _headline_noun_in_ing(sentence: Sentence) -> None:
    """ "Two dead in Kherson shelling": the last word of a headline is the noun that stands behind the preposition."""
    words = [token for token in sentence.tokens if token.pos != "PUNCT"]
    if len(words) < 4 or words[-1].tag != "VBG" or not words[-1].is_root:
        return
    last, name = words[-1], words[-2]
    prep = name.head
    first = words[0]
    if name.dep != "pobj" or name.pos != "PROPN" or prep.dep != "prep" or first.head is not last:
        return
    for kid in list(last.kids):
        if kid is not first:
            _move(kid, first, kid.dep)
    last.kids.remove(first)
    first.head, first.dep = first, "ROOT"
    last.pos, last.tag, last.lemma = "NOUN", "NN", last.low
    last.head, last.dep = prep, "pobj"
    prep.kids.append(last)
    _move(name, last, "compound")


def _bare_passive(token: Token) -> None:
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
    if subject.i > token.i or subject.pos == "PRON" or token.kid("ccomp", "xcomp", "prt", "dative") is not None:
        return
    always = token.lemma in words.suffered
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


def _shot_dead(token: Token) -> None:
    """ "Gunmen shot dead two welders": "dead" was read as an adjective of those shot."""
    if token.low != "dead" or token.dep != "amod" or token.i == token.sent.tokens[0].i:
        return
    verb = token.sent.tokens[token.i - token.sent.tokens[0].i - 1]
    if verb.lemma in ("shoot", "gun", "stab") and verb.pos == "VERB" and token.head.head is verb:
        _move(token, verb, "acomp")


def _plural_of_man(token: Token) -> None:
    """ "Servicemen", "tribesmen": unknown plurals of -man are read as singulars."""
    if token.pos == "NOUN" and token.low.endswith("men") and token.lemma == token.low and len(token.low) > 5:
        token.lemma, token.tag = token.low[:-2] + "an", "NNS"


def _weapons_read_as_name(token: Token) -> None:
    """ "Drones attacked a base": the first word of a sentence was read as a name."""
    if token.low in _WEAPONS and token.tag in ("NNP", "NNPS") and token is token.sent.tokens[0] and token.dep == "nsubj":
        token.tag, token.pos, token.lemma = "NNS", "NOUN", token.low[:-1]


def _rank_read_as_adjective(token: Token) -> None:
    """ "A wounded private, Karen Saroyan, told": a rank behind an article and in the subject's place is a noun."""
    if token.tag == "JJ" and token.dep in ("nsubj", "nsubjpass", "dobj") and token.low in _RANKS and token.kid("det"):
        token.pos, token.tag = "NOUN", "NN"


def _known_as(token: Token) -> None:
    """ "The attackers, known locally as bandits, raided ...": what they are known as was read as the subject."""
    verb = token.head
    known, subject = verb.head, verb.kid("nsubj")
    if token.low != "as" or token.dep != "mark" or known.low not in ("known", "called") or subject is None:
        return
    noun = known.head
    between = {one.text for one in token.sent.tokens if subject.i < one.i < verb.i}
    if noun is known or not known.i < token.i < subject.i < verb.i or "," not in between:
        return
    for kid in [kid for kid in noun.kids if kid.i > verb.i and kid.dep not in ("punct",)]:
        _move(
            kid,
            verb,
            "dobj"
            if kid.dep == "appos" and verb.kid("dobj") is None
            else "prep"
            if kid.pos == "ADP"
            else "advcl"
            if kid.tag == "VBG"
            else kid.dep,
        )
    _raise(verb, noun, "nsubj")
    _move(token, known, "prep")
    _move(subject, token, "pobj")


def _past_read_as_noun(token: Token) -> None:
    """ "A town which the army retook in January": the tagger saw a past, the rules of lemmas a noun."""
    if token.tag != "VBD" or token.pos != "NOUN":
        return
    token.pos = "VERB"
    which, doer = token.kid("nsubj"), token.kid("compound")
    if token.dep == "relcl" and doer is not None and which is not None and which.low in ("which", "that"):
        for kid in token.kids_by("det"):
            _move(kid, doer, "det")
        doer.dep, which.dep = "nsubj", "dobj"


def _unknown_past(token: Token) -> None:
    """ "Retook": a past tense that the lemmatizer does not know."""
    if token.low == "retook":
        token.lemma, token.tag = "retake", "VBD"
    elif token.low == "raped":
        token.lemma = "rape"


def _noun_in_ing(token: Token) -> None:
    """ "Shelling by government forces left a girl dead": a form in -ing without an object is a noun where nouns stand."""
    if token.tag == "VBG" and token.is_root and token.kid("dobj", "aux", "nsubj", "ccomp", "xcomp") is None:
        if any(kid.low == "of" for kid in token.kids_by("prep")):
            token.pos, token.tag, token.lemma = "NOUN", "NN", token.low  # "Shelling of Nikopol."
        return
    if (
        token.tag != "VBG"
        or token.dep not in ("nsubj", "nsubjpass", "csubj", "csubjpass", "dobj", "pobj")
        or token.kid("dobj", "aux", "nsubj") is not None
    ):
        return
    if token.dep == "pobj" and token.kid("det", "amod", "prep", "agent", "poss") is None:
        return
    token.pos, token.tag, token.lemma = "NOUN", "NN", token.low
    token.dep = {"csubj": "nsubj", "csubjpass": "nsubjpass"}.get(token.dep, token.dep)


def _joined_to_the_bracket(token: Token) -> None:
    """ "Between the March 23 Movement (M23) and the Wazalendo": "and" joins to the name, not to its abbreviation."""
    short = token.head
    if token.dep != "conj" or short.dep != "appos" or short.head is short:
        return
    tokens = token.sent.tokens
    at = short.i - tokens[0].i
    if at > 0 and tokens[at - 1].text == "(" and token.i > short.i + 1:
        conjunction = next((kid for kid in short.kids if kid.dep == "cc"), None)
        name = short.head
        _move(token, name, "conj")
        if conjunction is not None:
            _move(conjunction, name, "cc")


def _participle_after_noun(token: Token) -> None:
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
        _move(token, tokens[at - 1], "acl")


def _participle_for_past(sentence: Sentence) -> None:
    """ "JNIM, the affiliate to which they belonged, boasted": a past tense behind an aside was read as a participle."""
    root = next((token for token in sentence.tokens if token.is_root), None)
    if root is None or root.pos not in ("NOUN", "PROPN") or root.kid("appos", "relcl") is None:
        return
    for token in root.kids_by("acl"):
        before = sentence.tokens[token.i - sentence.tokens[0].i - 1]
        if token.tag != "VBN" or not token.low.endswith("ed") or before.text != "," or token.kid("agent") is not None:
            continue
        _to_root(token, root)
        token.tag = "VBD"
        return


def _leavers(sentence: Sentence) -> None:
    """ "Around 300 families left for Hangu": with no other verb they left, and were not left."""
    root = next((token for token in sentence.tokens if token.is_root), None)
    if root is None or root.pos != "NOUN" or root.tag != "NNS":
        return
    acl = next(iter(root.kids_by("acl")), None)
    others = [one for one in sentence.tokens if one.tag in ("VBD", "VBZ", "VBP", "MD") and one is not acl]
    if acl is None or others or acl.tag not in ("VBN", "VBD") or acl.i < root.i or acl.kid("agent") is not None:
        return
    gone = acl.lemma == "leave" and any(kid.low in ("for", "from") for kid in acl.kids_by("prep"))
    if gone or acl.lemma in _COMING_AND_GOING:
        _to_root(acl, root)
        acl.tag = "VBD"


def _to_root(verb: Token, noun: Token) -> None:
    """Make a verb below the sentence's root its root, and the noun its subject."""
    _raise(verb, noun, "nsubj")
    for kid in [kid for kid in noun.kids if kid.i > verb.i]:
        _move(kid, verb, kid.dep)


def _doing_behind_of(token: Token) -> None:
    """ "Boasted on its channel of killing 70": channels are of nothing; who boasts, boasts of doing."""
    noun = token.head
    if token.low != "of" or token.dep != "prep" or token.kid("pcomp") is None or noun.dep != "pobj":
        return
    verb = noun.head.head
    if verb.pos == "VERB" and verb.lemma in lists().mending.of_doing:
        _move(token, verb, "prep")


def _participle_behind_comma(token: Token) -> None:
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
        _move(token, noun, "acl")


def _mark_swallows_subject(token: Token) -> None:
    """ "Until government forces, with air support, retook it": what opens the clause took the subject for its object."""
    verb, noun = token.head, token.kid("pobj")
    if token.dep != "mark" or noun is None or verb.tag == "VBG" or verb.pos not in ("VERB", "AUX"):
        return
    if noun.i < verb.i and verb.kid("nsubj", "nsubjpass") is None:
        _move(noun, verb, "nsubjpass" if verb.kid("auxpass") is not None else "nsubj")


def _set_against(verb: Token) -> None:
    """ "Moscow said its planes had hit militants, whereas the rescuers blame them": that is not what Moscow said."""
    told = verb.head
    if verb.dep != "advcl" or told.dep != "ccomp" or verb.i < told.i or verb.kid("nsubj", "nsubjpass") is None:
        return
    if any(kid.low == "whereas" for kid in verb.kids_by("mark", "advmod")) and told.head.i < told.i:
        _move(verb, told.head, "advcl")


def _told_by_telephone(token: Token) -> None:
    """ "A resident reached by telephone described columns leaving": the verb was read as an adjective of its object."""
    told, by = token.head, token.head.head
    before = token.sent.tokens[token.i - token.sent.tokens[0].i - 1]
    if (
        token.dep != "amod"
        or token.tag != "VBN"
        or before.dep != "npadvmod"
        or before.head is not token
        or not before.space
    ):
        return
    if told.dep != "pobj" or by.dep not in ("agent", "prep") or by.head.dep != "acl" or by.i + 1 != before.i:
        return
    noun = by.head.head
    _move(before, by, "pobj")
    _raise(token, noun, "nsubj")
    _move(told, token, "dobj")
    token.tag, token.pos = "VBD", "VERB"


def _event_beside_its_day(token: Token) -> None:
    """ "Since the 7 October attacks, Israel has killed": the noun that its day stands before was read as a subject too."""
    day = token.kid("pobj")
    if token.low not in ("since", "after", "before", "following", "during") or day is None or day.ent != "DATE":
        return
    noun, verb = next((one for one in token.sent.tokens if one.i == day.i + 1), None), token.head
    subjects = verb.kids_by("nsubj", "nsubjpass")
    if noun in subjects[:1] and len(subjects) > 1 and noun is not None:
        _move(noun, token, "pobj")
        _move(day, noun, "compound")


def _date_swallows_subject(token: Token) -> None:
    """ "On 5 September two nurses and a driver were kidnapped": the date's preposition took a part of the subject."""
    if token.dep != "prep":
        return
    objects = token.kids_by("pobj")
    if (
        len(objects) < 2
        or not (objects[0].pos == "NUM" or objects[0].low in _DAYS)
        or objects[1].pos not in ("NOUN", "PROPN")
    ):
        return
    verb, noun = token.head, objects[1]
    subject = verb.kid("nsubj", "nsubjpass")
    if subject is not None and subject.i > noun.i:
        dep = subject.dep
        _move(noun, verb, dep)
        _move(subject, noun, "conj")
    elif subject is None and verb.pos in ("VERB", "AUX") and verb.i > noun.i:
        _move(noun, verb, "nsubjpass" if verb.kid("auxpass") is not None else "nsubj")


def _said_taken_for_participle(token: Token) -> None:
    """ "Eight have been detained, the prosecution informed on Saturday": the speaker was read as an apposition."""
    noun = token.head
    if token.dep != "acl" or token.tag not in ("VBN", "VBD") or token.lemma not in lists().mending.telling:
        return
    if noun.dep not in ("appos", "conj", "npadvmod") or token.kid("agent", "dobj", "aux", "auxpass") is not None:
        return
    tokens, first = token.sent.tokens, min(one.i for one in noun.subtree())
    at = first - token.sent.tokens[0].i
    root = next((one for one in noun.ancestors() if one.is_root), None)
    beyond = [one for one in tokens if one.i > max(kid.i for kid in token.subtree()) and one.pos != "PUNCT"]
    if at < 3 or tokens[at - 1].text != "," or beyond or root is None or root.pos not in ("VERB", "AUX"):
        return
    noun.kids.remove(token)
    token.head, token.dep, token.tag = token, "ROOT", "VBD"
    noun.head.kids.remove(noun)
    noun.head, noun.dep = token, "nsubj"
    root.head, root.dep = token, "ccomp"
    token.kids += [noun, root]
    token.kids.sort(key=lambda kid: kid.i)


def _place_swallows_subject(token: Token) -> None:
    """ "In Chhattisgarh's Narayanpur, 27 rebels were killed": the subject was read as an apposition to the place."""
    place = token.kid("pobj") if token.dep == "prep" else None
    noun = place.kid("appos") if place is not None else None
    verb = token.head
    if noun is None or verb.pos not in ("VERB", "AUX") or verb.i < noun.i or verb.kid("nsubj", "nsubjpass") is not None:
        return
    if noun.kid("nummod", "det") is None or verb.tag not in ("VBD", "VBN", "VBZ", "VBP"):
        return
    _move(noun, verb, "nsubjpass" if verb.kid("auxpass") is not None else "nsubj")


def _last_speaker(sentence: Sentence) -> None:
    """ "..., killing at least 19 people who had sheltered there, a resistance group and a volunteer said".

    Who stands between the last comma and the closing verb of saying is its subject; what stood farther off and was read as
    the subject is the object of the verb before it.
    """
    words = [token for token in sentence.tokens if token.pos != "PUNCT"]
    if not words or words[-1].lemma not in lists().mending.saying or words[-1].tag not in ("VBD", "VBZ", "VBP"):
        return
    verb = words[-1]
    subject = verb.kid("nsubj")
    if subject is None:
        _lost_speaker(sentence, verb)
        return
    comma = max((token.i for token in sentence.tokens if token.text == "," and token.i < verb.i), default=-1)
    if subject.i > comma or comma < 0:
        return
    inside = [token for token in sentence.tokens if comma < token.i < verb.i]
    heads = [
        token
        for token in inside
        if token.pos in ("NOUN", "PROPN") and not (comma < token.head.i < verb.i and token.head is not token)
    ]
    if not heads:
        return
    left = min(token.i for token in subject.subtree()) - sentence.tokens[0].i
    _move(heads[0], verb, "nsubj")
    if left and (before := sentence.tokens[left - 1]).pos == "VERB" and before.kid("dobj") is None:
        _move(subject, before, "dobj")


def _before_last_speaker(sentence: Sentence) -> None:
    """ "... were killed near Sake, on 16 February, MSF teams report": of what is told, not of the telling."""
    words = [token for token in sentence.tokens if token.pos != "PUNCT"]
    if not words or words[-1].lemma not in lists().mending.saying:
        return
    verb = words[-1]
    subject, told = verb.kid("nsubj"), verb.kid("ccomp")
    if subject is None or told is None or not told.i < subject.i:
        return
    first = min(token.i for token in subject.subtree())
    for kid in list(verb.kids):
        if told.i < kid.i < first and kid.dep in ("prep", "npadvmod", "advmod"):
            _move(kid, told, kid.dep)


def _lost_speaker(sentence: Sentence, verb: Token) -> None:
    """ "... near Djibo, Human Rights Watch reported": the speaker was read as one more place."""
    before = [token for token in sentence.tokens if token.i < verb.i]
    comma = max((token.i for token in before if token.text == ","), default=-1)
    inside = [token for token in before if token.i > comma]
    heads = [token for token in inside if token.pos in ("NOUN", "PROPN") and token.head.i <= comma]
    if comma < 0 or len(heads) != 1 or any(token.pos in ("VERB", "AUX", "ADP") for token in inside if token is not verb):
        return
    _move(heads[0], verb, "nsubj")
    root = verb.head
    if verb.dep in ("ccomp", "conj", "advcl", "parataxis") and root.is_root and root.i < comma:
        _raise(verb, root, "ccomp")


def _day_swallows_subject(token: Token) -> None:
    """ "On Wednesday fighters attacked": the day was read as a modifier of the subject, and both as the object of "on"."""
    if token.low not in _DAYS or token.dep not in ("compound", "nmod", "nummod", "amod"):
        return
    noun = token.head
    prep = noun.head
    if noun.dep != "pobj" or prep.low not in ("on", "since", "by", "until") or prep.i != token.i - 1 or noun.i <= token.i:
        return
    verb = prep.head
    if verb.pos == "NOUN" and verb.dep == "pobj" and verb.head.dep == "prep":
        verb = verb.head.head  # "at dawn on Monday men came"
    if verb.pos not in ("VERB", "AUX") or verb.i < noun.i or verb.kid("nsubj", "nsubjpass") is not None:
        return
    _move(noun, verb, "nsubjpass" if verb.kid("auxpass") is not None else "nsubj")
    _move(token, prep, "pobj")


def _month_beside_subject(token: Token) -> None:
    """ "On 21 November gunmen opened fire": the month was read as a part of the subject, the day as its number."""
    noun = token.head
    if token.low not in _MONTHS or token.dep not in ("compound", "nmod", "amod") or noun.i != token.i + 1:
        return
    tokens, at = token.sent.tokens, token.i - token.sent.tokens[0].i
    day = tokens[at - 1] if at else token
    if at < 1 or not day.text[:1].isdigit() or day.head is not noun or noun.tag not in ("NNS", "NNPS", "NN"):
        return
    prep = next((one for one in reversed(tokens[max(0, at - 3) : at - 1]) if one.pos == "ADP"), None)
    _move(token, prep if prep is not None and prep.kid("pobj") is None else noun.head, "pobj" if prep else "npadvmod")
    _move(day, token, "nummod")


def _number_behind_day(token: Token) -> None:
    """ "On Wednesday five Thai rangers were wounded": the number was read as the day's."""
    day = token.head
    named = day.low in _DAYS or (day.low in _MONTHS and token.text.isalpha())  # "March 3" is a day
    if token.dep != "nummod" or token.pos != "NUM" or not named or day.i != token.i - 1:
        return
    tokens, at = token.sent.tokens, token.i - token.sent.tokens[0].i
    for noun in tokens[at + 1 : at + 5]:
        if noun.pos in ("NOUN", "PROPN") and noun.dep in ("nsubj", "nsubjpass") and noun.kid("nummod", "det") is None:
            _move(token, noun, "nummod")
            return
        if noun.pos not in ("NOUN", "PROPN", "ADJ"):
            return


def _stretch_beside_subject(token: Token) -> None:
    """ "Three hours later gunmen ambushed the convoy": the stretch of time was read as a part of the subject."""
    if token.low not in ("later", "earlier", "afterwards", "before") or token.i == token.sent.tokens[0].i:
        return
    noun, unit = token.head, token.sent.tokens[token.i - token.sent.tokens[0].i - 1]
    if noun.pos not in ("NOUN", "PROPN") or noun.i <= token.i or unit.lemma not in _STRETCH_UNITS:
        return
    if unit.head is not noun and unit.head is not token:
        return
    verb = noun.head
    if verb.pos not in ("VERB", "AUX") or verb.i < noun.i:
        return
    for kid in [
        kid for kid in noun.kids if kid.i < unit.i and (kid.pos == "NUM" or kid.dep in ("det", "quantmod", "nummod"))
    ]:
        _move(kid, unit, kid.dep)
    _move(unit, verb, "npadvmod")
    _move(token, verb, "advmod")
    _move(unit, token, "npadvmod")


def _apposition_read_as_object(token: Token) -> None:
    """ "Blamed the EMC, a faction of former fighters": what the name is was read as a second object."""
    verb = token.head
    if token.dep != "dobj" or token.pos != "NOUN" or verb.pos != "VERB" or token.kid("det") is None:
        return
    name = next((kid for kid in verb.kids_by("dobj") if kid.i < token.i), None)
    if name is None or name.pos != "PROPN":
        return
    tokens, first = token.sent.tokens, min(one.i for one in token.subtree())
    at = first - tokens[0].i
    if at >= 2 and tokens[at - 1].text == "," and tokens[at - 2].i <= max(one.i for one in name.subtree()) + 1:
        _move(token, name, "appos")


def _which_hung_on_people(token: Token) -> None:
    """ "A faction of former fighters which rejected the deal": people are who, the faction is which."""
    noun = token.head
    if token.dep != "relcl" or noun.tag != "NNS" or noun.dep != "pobj" or noun.head.low != "of":
        return
    which = token.kid("nsubj", "nsubjpass")
    body = noun.head.head
    if which is None or which.low != "which" or noun.lemma not in _MEMBERS or body.pos != "NOUN" or body.tag != "NN":
        return
    _move(token, body, "relcl")


def _content_read_as_relative(token: Token) -> None:
    """ "Reports that police shot at the crowd": what is reported, though nothing of the verb's is missing."""
    noun, hearsay = token.head, lists().standing.hearsay_nouns
    if token.dep not in ("relcl", "ccomp", "acl") or token.pos != "VERB" or noun.pos != "NOUN":
        return
    that = next((kid for kid in token.kids if kid.low == "that" and kid.i < token.i), None)
    before = token.sent.tokens[that.i - token.sent.tokens[0].i - 1] if that is not None and that.i > noun.i else noun
    if before is not noun and before.lemma in hearsay and before.pos == "NOUN" and noun in before.ancestors():
        _move(token, before, "acl")  # "no truth in the report that": hung on the truth
        noun = before
    if noun.lemma not in hearsay:
        return
    that = next((kid for kid in token.kids if kid.low == "that" and kid.i < token.i), None)
    subject = token.kid("nsubj", "nsubjpass")
    if that is None or subject is None or subject is that or that.i > subject.i or that.i != noun.i + 1:
        return
    if token.lemma not in _MAKING_KNOWN | _CLAIMING | _SAYING_SO and token.lemma not in (
        "receive",
        "hear",
        "see",
        "spread",
    ):
        token.dep, that.dep = "acl", "mark"


def _stretch_swallows_subject(token: Token) -> None:
    """ "Last month at least 14 people were taken": the stretch of time took the subject for its object."""
    if token.lemma not in _STRETCHES or token.dep not in ("npadvmod", "nsubj", "nsubjpass", "advmod", "dep"):
        return
    noun = next((kid for kid in token.kids_by("pobj", "appos") if kid.i > token.i and kid.pos == "NOUN"), None)
    verb = token.head
    if noun is None or verb.pos not in ("VERB", "AUX") or verb.i < noun.i or noun.kid("nummod", "det", "amod") is None:
        return
    if token.dep in ("nsubj", "nsubjpass"):
        token.dep = "npadvmod"
    subject = verb.kid("nsubj", "nsubjpass")
    if subject is not None and subject.low not in _PARTS:
        return
    _move(noun, verb, "nsubjpass" if verb.kid("auxpass") is not None else "nsubj")
    if subject is not None:
        _move(subject, noun, "appos")


def _aside_read_as_subject(token: Token) -> None:
    """ "14 people, most of them drivers, were taken": the aside was read as the subject, and what it is of hung on it."""
    if token.low not in _PARTS or token.dep not in ("nsubj", "nsubjpass") or token.kid("prep") is None:
        return
    tokens, verb = token.sent.tokens, token.head
    at = token.i - tokens[0].i
    behind = tokens[at + 2 : at + 3]
    if at < 2 or tokens[at - 1].text != "," or tokens[at + 1].low != "of" or not behind or behind[0].low not in _THEM:
        return
    noun = tokens[at - 2]
    if noun.tag not in ("NNS", "NNPS") or verb.i < token.i or noun.head.i > verb.i:
        return
    if noun in verb.kids and noun.dep in ("nsubj", "nsubjpass"):
        _move(token, noun, "appos")
        return
    if noun.dep in ("npadvmod", "dep", "nsubj", "appos", "dobj") and noun.head.i >= verb.i:
        dep = token.dep
        _move(noun, verb, dep)
        _move(token, noun, "appos")


def _lost_behind_opening(token: Token) -> None:
    """ "In a statement issued in Makurdi, its spokesperson, Catherine Anene, said": who says it was hung on the opening."""
    if token.lemma not in lists().mending.saying or token.tag not in ("VBD", "VBZ") or token.kid("nsubj") is not None:
        return
    tokens = token.sent.tokens
    before = tokens[token.i - tokens[0].i - 1] if token.i > tokens[0].i else token
    opening = next((kid for kid in token.kids_by("prep") if kid.i < before.i), None)
    if opening is None or opening.i != tokens[0].i:
        return
    asides = [one for one in opening.subtree() if one.dep == "appos" and one.i > opening.i and one.i < token.i]
    for noun in asides:
        left = min(one.i for one in noun.subtree()) - tokens[0].i
        if left and tokens[left - 1].text == "," and (noun.pos == "PROPN" or noun.kid("det", "poss") is not None):
            beside = [one for one in noun.head.kids_by("appos") if one.i > noun.i]
            _move(noun, token, "nsubj")
            for one in beside:
                _move(one, noun, "appos")
            return


def _joined_to_the_name(token: Token) -> None:
    """ "Her husband Sule and their two sons": the sons are joined to the husband, not to his name."""
    name = token.head
    if token.dep != "conj" or name.dep != "appos" or name.pos != "PROPN" or token.kid("poss", "det", "nummod") is None:
        return
    noun = name.head
    first = min(one.i for one in name.subtree())
    if noun.pos == "NOUN" and noun.i == first - 1 and token.pos == "NOUN":
        for kid in [kid for kid in name.kids_by("cc") if kid.i < token.i]:
            _move(kid, noun, "cc")
        _move(token, noun, "conj")


def _verb_read_as_modifier(token: Token) -> None:
    """ "JNIM is led by X and pledges allegiance to Y": the second verb was taken for a noun before its object."""
    noun, verb = token.head, token.head.head
    if token.tag != "NNS" or token.low not in _DOING or token.dep != "compound" or noun.dep != "conj":
        return
    before = token.sent.tokens[max(0, token.i - token.sent.tokens[0].i - 1)]
    if before.low not in ("and", "but") or verb.pos not in ("VERB", "AUX") or noun.kid("det", "poss") is not None:
        return
    token.pos, token.tag = "VERB", "VBZ"
    _move(token, verb, "conj")
    _move(noun, token, "dobj")


def _subject_beside_verb(token: Token) -> None:
    """ "Seven crews were held and a midwife was raped": the second subject was joined to the first verb."""
    verb = token.head
    if token.dep != "conj" or token.pos != "NOUN" or verb.pos != "VERB" or token.kid("det", "nummod", "poss") is None:
        return
    last = max(one.i for one in token.subtree())
    after = [kid for kid in verb.kids_by("conj") if kid.i > last and kid.pos in ("VERB", "AUX")]
    if not after or after[0].kid("nsubj", "nsubjpass") is not None or after[0].kid("aux", "auxpass") is None:
        return
    between = token.sent.tokens[last + 1 - token.sent.tokens[0].i : after[0].i - token.sent.tokens[0].i]
    if all(one.pos in ("AUX", "PUNCT", "ADV", "PART") for one in between):
        _move(token, after[0], "nsubjpass" if after[0].kid("auxpass") is not None else "nsubj")


def _clause_of_the_nearer_name(token: Token) -> None:
    """ "The capital of North Darfur, El Fasher, which fell": the clause tells of the name that it stands behind."""
    name = token.head
    if token.dep != "relcl" or name.pos != "PROPN":
        return
    near = [kid for kid in name.kids_by("appos") if kid.pos == "PROPN" and name.i < kid.i < token.i]
    first = min(one.i for one in token.subtree())
    before = token.sent.tokens[max(0, first - token.sent.tokens[0].i - 2)]
    if near and before is near[-1]:
        _move(token, near[-1], "relcl")


def _list_read_as_apposition(token: Token) -> None:
    """ "The United States, Saudi Arabia, Egypt and Oman plan": an apposition that goes on with "and" is a list."""
    if token.dep != "appos" or token.pos != "PROPN" or token.head.pos != "PROPN" or token.head.i > token.i:
        return
    listed = [token]
    while len(listed) <= LONGEST_LIST and (following := _next_in_list(listed[-1])) is not None:
        last = following.dep == "conj" and any(kid.dep == "cc" and kid.low in ("and", "or") for kid in listed[-1].kids)
        listed.append(following)
        if last:
            for one in listed:
                one.dep = "conj"
            return


def _nouns_read_as_apposition(token: Token) -> None:
    """ "Wounded a cyclist, a barber and his apprentice": the second of three was read as saying what the first was."""
    first = token.head
    if token.dep != "appos" or token.pos != "NOUN" or first.pos != "NOUN" or first.dep not in ("dobj", "nsubjpass", "pobj"):
        return
    last = next((kid for kid in token.kids if kid.dep == "conj" and kid.pos == "NOUN"), None)
    joined = last is not None and any(kid.dep == "cc" and kid.low == "and" for kid in token.kids)
    if joined and last is not None and all(map(_is_one_of_several, (first, token, last))):
        token.dep = "conj"


def _is_one_of_several(noun: Token) -> bool:
    return noun.tag == "NN" and any(kid.low in ("a", "an", "another", "his", "her") for kid in noun.kids)


def _kin_read_as_apposition(token: Token) -> None:
    """ "Killed a journalist, his wife and their four children": one person and those behind the comma are a list.

    Somebody who is told by what he is ("the commander, a father of two and a veteran") has no number or owner behind.
    """
    first = token.head
    if token.dep != "appos" or token.pos != "NOUN" or first.pos != "NOUN" or first.tag != "NN" or first.i > token.i:
        return
    joined = token.kid("conj")
    if joined is None or token.kid("cc") is None or joined.pos != "NOUN" or first.kid("nummod") is not None:
        return
    owned = [one.kid("poss", "nummod") is not None for one in (token, joined)]
    told = [one.kid("poss", "nummod", "det") is not None for one in (token, joined)]
    if any(owned) and all(told) and first.kid("det", "poss") is not None:
        token.dep = "conj"


def _kin_behind_name(token: Token) -> None:
    """ "Killed Musa Ali, 60, his wife and five of their children", "a farmer, Musa Ali, and his wife": all of them."""
    first, owner = token.head, token.kid("poss")
    if token.pos != "NOUN" or token.lemma not in KIN or owner is None or owner.pos != "PRON" or first.i > token.i:
        return
    if token.dep == "appos" and first.pos == "PROPN" and token.kid("cc", "conj") is not None:
        token.dep = "conj"
    if token.dep == "conj" and first.dep == "appos" and first.pos == "PROPN" and first.head.tag == "NN":
        _move(token, first.head, "conj")


def _said_before_comparison(token: Token) -> None:
    """ "50,000 had been displaced, OCHA said, more than three times as many as": the saying was hung on what follows."""
    later, verb = token.head, token.head.head
    if token.dep != "parataxis" or token.kid("nsubj") is None or later.i < token.i or later.pos in ("VERB", "AUX"):
        return
    if verb.pos in ("VERB", "AUX") and verb.i < token.i:
        _move(token, verb, "parataxis")


def _said_in_passing(token: Token) -> None:
    """ "Gunboats, say the fishermen's union, seized eleven boats": what is said in passing was read as what they do."""
    tokens = token.sent.tokens
    at = token.i - tokens[0].i
    if token.lemma not in lists().mending.saying or token.tag not in ("VBP", "VBZ", "VBD") or at < 2:
        return
    subject, speaker = token.kid("nsubj"), token.kid("dobj")
    told = token.kids_by("nsubj")
    if len(told) == 2 and told[0].i < token.i < told[1].i and token.dep in ("parataxis", "ccomp"):
        if token.head.pos == "VERB" and token.head.kid("nsubj", "nsubjpass") is None and token.head.i > told[1].i:
            _move(told[0], token.head, "nsubjpass" if token.head.kid("auxpass") is not None else "nsubj")
        return
    if subject is None or speaker is None or tokens[at - 1].text != "," or not subject.i < token.i < speaker.i:
        return
    end = max(one.i for one in speaker.subtree()) - tokens[0].i + 1
    if end + 1 >= len(tokens) or tokens[end].text != "," or speaker.i - token.i > LONGEST_LIST:
        return
    verb = next((one for one in tokens[end + 1 : end + 4] if one.tag in ("VBD", "VBZ", "VBP") and one.pos == "VERB"), None)
    if verb is None or verb.kid("nsubj", "nsubjpass") is not None or verb is token.head or verb in token.ancestors():
        return
    _raise(verb, token, "parataxis")
    _move(subject, verb, "nsubjpass" if verb.kid("auxpass") is not None else "nsubj")
    speaker.dep = "nsubj"
    for kid in [kid for kid in token.kids if kid.i < subject.i and kid.dep in ("advmod", "prep", "npadvmod", "mark")]:
        _move(kid, verb, kid.dep)


def _adjective_read_as_main(token: Token) -> None:
    """ "Gunmen loyal to Tareq Saleh exchanged fire": the adjective behind the subject was read as what is told of it."""
    if token.tag != "JJ" or not token.is_root or token.kid("cop", "aux", "cc") is not None:
        return
    subject = token.kid("nsubj")
    verb = next((kid for kid in token.kids_by("conj", "ccomp", "advcl") if kid.tag == "VBD" and kid.i > token.i), None)
    if subject is None or subject.i != token.i - 1 or verb is None or verb.kid("nsubj", "nsubjpass", "mark") is not None:
        return
    _raise(verb, token, "amod")
    _move(subject, verb, "nsubj")
    for kid in [kid for kid in token.kids if kid.i < subject.i or kid.i > verb.i]:
        _move(kid, verb, kid.dep)
    _move(token, subject, "amod")


def _next_in_list(name: Token) -> Token | None:
    return next((kid for kid in name.kids if kid.dep in ("conj", "appos") and kid.pos == "PROPN" and kid.i > name.i), None)


def _apposition_read_as_subject(token: Token) -> None:
    """ "A third, a shopkeeper, died": what stands between two commas says who the first is."""
    if token.dep != "nsubj" or token.pos != "NOUN" or token.kid("det") is None:
        return
    first = next((kid for kid in token.head.kids_by("nsubj") if kid.i < token.i), None)
    tokens, at = token.sent.tokens, min(kid.i for kid in token.subtree()) - token.sent.tokens[0].i
    after = token.i - tokens[0].i + 1
    if first is None or first.pos == "PRON" or at < 1 or after >= len(tokens):
        return
    if tokens[at - 1].text == "," and tokens[at - 2] is first and tokens[after].text == ",":
        _move(token, first, "appos")


def _participle_hung_too_low(token: Token) -> None:
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
        _move(token, verb, "conj" if verb.tag == "VBG" else "advcl")


def _name_before_verb(token: Token) -> None:
    """ "Aleppo falls": a name straight before the only finite verb was read as its modifier."""
    if token.pos != "PROPN" or token.dep not in ("amod", "compound", "nmod") or token.head.tag not in ("VBZ", "VBD", "VBP"):
        return
    verb = token.head
    if verb.is_root and verb.i > token.i and verb.kid("nsubj", "nsubjpass") is None:
        token.dep = "nsubj"


def _two_subjects(token: Token) -> None:
    """ "The independent outlet Tochka quoted": a noun and the name behind it were both read as subjects."""
    if token.dep != "nsubj" or token.pos != "PROPN" or token.head is token:
        return
    first = next((kid for kid in token.head.kids if kid.dep == "nsubj" and kid is not token and kid.i < token.i), None)
    if first is None or first.pos != "NOUN":
        return
    left = min(kid.i for kid in token.subtree())
    if first.i == left - 1:
        _move(first, token, "compound")


def _range_of_subjects(token: Token) -> None:
    """ "Between 300,000 and 600,000 civilians died": who died was hung on "between"."""
    verb = token.head
    if token.low != "between" or token.dep != "prep" or verb.pos != "VERB" or token.i > verb.i:
        return
    counted = token.kid("pobj")
    if counted is None or verb.kid("nsubj", "nsubjpass") is not None or counted.kid("nummod") is None:
        return
    if counted.i < verb.i and counted.tag == "NNS":
        passive = verb.kid("auxpass") is not None
        _move(counted, verb, "nsubjpass" if passive else "nsubj")


def _subject_read_as_conjunct(token: Token) -> None:
    """ "Police surrounded the base of the party, and its leader, Bobi Wine, said": the leader said it, not the police."""
    first = token.head
    if token.dep != "conj" or token.tag not in ("VBD", "VBZ") or first.pos != "VERB" or token.kid("nsubj", "nsubjpass"):
        return
    tokens = token.sent.tokens
    at = token.i - tokens[0].i - 1
    noun = tokens[at]
    if noun.text == ",":
        apposed = next((one for one in reversed(tokens[:at]) if one.dep == "appos"), None)
        if apposed is None or max(one.i for one in apposed.subtree()) != noun.i - 1:
            return
        noun = apposed.head
    joined = noun.dep == "conj" and noun.pos in ("NOUN", "PROPN") and first.i < noun.i < token.i
    if joined and any(one.low == "and" and noun.head.i < one.i < noun.i for one in tokens):
        _move(noun, token, "nsubj")


def _harm_of_the_nearer_clause(token: Token) -> None:
    """ "Rescuers dug through mud after a cyclone tore through Beira, killing 225": the cyclone killed them."""
    verb = token.head
    if token.dep != "advcl" or token.tag != "VBG" or token.lemma not in _HARMING or verb.i > token.i:
        return
    nearer = [
        kid
        for kid in verb.kids_by("advcl")
        if verb.i < kid.i < token.i and kid.kid("nsubj", "nsubjpass") is not None and kid.kid("mark", "prep", "advmod")
    ]
    if nearer and max(one.i for one in nearer[-1].subtree()) < token.i:
        _move(token, nearer[-1], "advcl")


def _speaker_read_as_victim(token: Token) -> None:
    """ "... killing 70 people, security sources and diplomats said, in the most daring raid": they were not killed."""
    if token.lemma not in lists().mending.saying or token.tag not in ("VBD", "VBZ") or token.kid("nsubj", "nsubjpass"):
        return
    tokens = token.sent.tokens
    at = token.i - tokens[0].i
    comma = next((n for n in range(at - 1, -1, -1) if tokens[n].text == ","), None)
    if comma is None or at - comma < 2 or tokens[at - 1].pos not in ("NOUN", "PROPN"):
        return
    between = tokens[comma + 1 : at]
    heads = [one for one in between if one.dep == "conj" and one.head.i < tokens[comma].i]
    if len(heads) == 1 and not any(one.pos in ("VERB", "AUX") for one in between):
        _move(heads[0], token, "nsubj")


def _victims_read_as_speakers(token: Token) -> None:
    """ "..., killing 36 people, mostly women, a doctors' network said": those killed were read as the speakers' first."""
    if token.lemma not in lists().mending.saying or token.tag not in ("VBD", "VBZ"):
        return
    read = token.kid("nsubj")
    tokens = token.sent.tokens
    if read is None or read.i >= token.i:
        return
    first = min(one.i for one in read.subtree()) - tokens[0].i
    doing = tokens[first - 1] if first > 0 else None
    if doing is None or doing.tag != "VBG" or doing.kid("dobj") is not None or doing.lemma not in _HARM:
        return
    between = [one for one in tokens if read.i < one.i < token.i]
    comma = max((one.i for one in between if one.text == ","), default=None)
    if comma is None:
        return
    heads = [one for one in between if one.i > comma and one.pos in ("NOUN", "PROPN") and one.head.i < comma]
    if len(heads) == 1:
        _move(read, doing, "dobj")
        _move(heads[0], token, "nsubj")


def _day_read_as_main(sentence: Sentence) -> None:
    """ "The following day the army killed four": the day heads the sentence and is not what it tells of."""
    for noun in sentence.tokens[1:4]:
        if noun.is_root and noun.lemma in _DAYS and any(kid.low in _WHICH_DAY for kid in noun.kids):
            verb = noun.kid("relcl")
            if verb is None or verb.tag != "VBD" or verb.kid("nsubj", "nsubjpass") is None:
                return
            if not any(kid.tag in ("WDT", "WP", "WRB") or kid.low == "that" for kid in verb.kids):
                _to_root(verb, noun)
                noun.dep = "npadvmod"
            return


_DAYS = frozenset("afternoon day evening month morning night week year".split())
_WHICH_DAY = frozenset("following next previous same".split())


def _harm_of_the_blow(token: Token) -> None:
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
        _move(token, blow, "advcl")


_BLOWS = frozenset(
    "ambush attack blow bomb crash detonate drop explode fall fire go hit open plough plow raid ram shell slam storm "
    "strike target tear".split()
)
_HARM = frozenset("injure kill leave maim wound".split())


def _declared_taken(token: Token) -> None:
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


def _saying_beside_saying(token: Token) -> None:
    """ "Pakistan said 31 were killed and claimed to have downed five": Pakistan claimed it, not the dead."""
    told, said = token.head, token.head.head
    if token.dep != "conj" or token.tag not in ("VBD", "VBZ", "VBN") or token.lemma not in _CLAIMING or told.dep != "ccomp":
        return
    if token.kid("aux", "auxpass") is not None:
        return
    if said.lemma in lists().mending.saying and said.kid("nsubj") is not None and not token.kid("nsubj", "nsubjpass"):
        _move(token, said, "conj")


def _number_behind_name(token: Token) -> None:
    """ "In Kryvyi Rih 26 were wounded": the number counts those hurt, not the town."""
    name = token.head
    if token.dep != "nummod" or token.pos != "NUM" or name.pos != "PROPN" or name.i != token.i - 1 or name.dep != "pobj":
        return
    tokens = token.sent.tokens
    at = token.i - tokens[0].i
    after = tokens[at + 1] if at + 1 < len(tokens) else token
    verb = after if after.pos == "VERB" else after.head
    finite = after.tag in ("VBD", "VBP", "VBZ") and (after is verb or after.dep in ("aux", "auxpass"))
    if finite and verb.pos == "VERB" and verb.kid("nsubj", "nsubjpass") is None:
        _move(token, verb, "nsubjpass" if verb.kid("auxpass") is not None else "nsubj")


def _figure_before_number(token: Token) -> None:
    """ "put at 25 the number of people killed": what is put stands behind its figure, and was read as a new subject."""
    obj, verb = token.kid("pobj") if token.low == "at" else None, token.head
    if obj is None or verb.lemma not in _PUTTING or obj.pos != "NUM":
        return
    words = verb.sent.tokens
    at = next((n for n, word in enumerate(words) if word is obj), 0)
    article, number = (*words[at + 1 : at + 3], token, token)[:2]
    if article.low != "the" or number.lemma not in _PUT:
        return
    told = number.head
    _move(number, verb, "dobj")
    counted = next((one for prep in number.kids_by("prep") if prep.low == "of" and (one := prep.kid("pobj"))), None)
    if counted is not None and told is not verb and told.tag in ("VBN", "VBD") and told.i > counted.i:
        told.tag = "VBN"
        _move(told, counted, "acl")


def _number_of_next_participle(token: Token) -> None:
    """ "Nine people were hurt and around 40 arrested": the second number was hung on the first verb."""
    verb = token.head
    if token.pos != "NUM" or token.dep != "conj" or verb.tag != "VBN" or verb.kid("nsubjpass") is None or verb.i > token.i:
        return
    tokens = token.sent.tokens
    at = token.i - tokens[0].i + 1
    after = tokens[at] if at < len(tokens) else token
    if after.tag in ("VBN", "VBD") and after.head is verb and after.kid("nsubj", "nsubjpass", "dobj") is None:
        after.tag, after.dep = "VBN", "conj"
        _move(token, after, "nsubjpass")


def _that_before_plural(verb: Token) -> Token | None:
    """ "That insurgents had entered": before a plural "that" begins a clause, whatever it was hung on."""
    subject = verb.kid("nsubj", "nsubjpass")
    that = subject.kid("det") if subject is not None and subject.tag in ("NNS", "NNPS") else None
    return that if that is not None and that.low == "that" else None


def _found_dead(token: Token) -> None:
    """ "45 villagers were found shot dead": they were shot, by somebody, before they were found."""
    told = next(
        (kid for kid in token.kids_by("xcomp", "advcl", "oprd") if kid.tag in ("VBN", "VBD") and kid.i > token.i), None
    )
    subject, aux = token.kid("nsubjpass"), token.kid("auxpass")
    if token.lemma != "find" or told is None or subject is None or aux is None or told.kid("nsubj", "nsubjpass", "aux"):
        return
    told.tag = "VBN"
    _move(subject, told, "nsubjpass")
    _move(aux, told, "auxpass")


def _town_taken_for_verb(token: Token) -> None:
    """ "Trucks carrying fuel to Djibo": an unknown name behind "to" was read as an infinitive."""
    to = token.kid("aux")
    if token.tag != "VB" or not token.text[:1].isupper() or to is None or to.low != "to" or to.i != token.i - 1:
        return
    governor = token.head
    if governor is token or token.kid("nsubj", "dobj", "ccomp") is not None:
        return
    for kid in [kid for kid in token.kids if kid is not to]:
        _move(kid, governor, kid.dep)
    _move(to, governor, "prep")
    to.pos, to.tag = "ADP", "IN"
    _move(token, to, "pobj")
    token.pos, token.tag = "PROPN", "NNP"


def _content_read_as_main(sentence: Sentence) -> None:
    """ "The source dismissed the reports, spread by channels, that the army had left": it is what is dismissed."""
    root = next((token for token in sentence.tokens if token.is_root), None)
    if root is None or root.pos != "VERB":
        return
    mark = next((kid for kid in root.kids_by("mark") if kid.low == "that"), None) or _that_before_plural(root)
    said = next((kid for kid in root.kids_by("ccomp", "advcl") if mark is not None and kid.i < mark.i), None)
    if mark is None or said is None or said.kid("nsubj") is None or said.lemma not in _SAYING_SO:
        return
    root.kids.remove(said)
    said.head, said.dep = said, "ROOT"
    root.head, root.dep = said, "ccomp"
    said.kids.append(root)
    said.kids.sort(key=lambda kid: kid.i)
